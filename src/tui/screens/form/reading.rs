//! Reading on and back through what stands before the questions of a form.

use super::FormScreen;
use crate::tui::screens::Cx;

impl FormScreen {
    /// Whether what is read before the questions stands alone.
    pub(super) fn reads_alone(&self, cx: &Cx) -> bool {
        self.laid(cx.area, &self.row_words(), &cx.view()).alone
    }

    /// Reads on, where not all of what stands before the questions is shown yet; whether it did.
    pub(super) fn reads_on(&mut self, cx: &Cx) -> bool {
        let laid = self.laid(cx.area, &self.row_words(), &cx.view());
        let Some(place) = laid.intro.filter(|_| self.focus == 0 || laid.alone) else { return false };
        let most = self.intro_prose(&laid.words, cx.look).most_scroll(place);
        if self.read < most {
            // A line is seen twice, so that the eye finds its place.
            self.read = (self.read + place.height.saturating_sub(1).max(1)).min(most);
            return true;
        }
        self.asked |= laid.alone;
        laid.alone
    }

    /// Reads back, from the first question or within what stands before it; whether it did.
    pub(super) fn reads_back(&mut self, cx: &Cx) -> bool {
        let laid = self.laid(cx.area, &self.row_words(), &cx.view());
        if let Some(place) = laid.intro.filter(|_| laid.alone) {
            self.read = self.read.saturating_sub(place.height.saturating_sub(1).max(1));
            return true;
        }
        if self.focus > 0 || laid.intro.is_some() || self.intro(cx.coach).is_empty() {
            return false;
        }
        self.asked = false;
        true
    }
}
