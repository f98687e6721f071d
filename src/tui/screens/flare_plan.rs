//! The plan for hard days as it is read, with what rests and until when. What it says is the coach's.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::Prose;
use crate::words::say;

/// The plan in front of a person.
pub struct FlarePlanScreen {
    /// The first line shown, where there is no room for all.
    read: u16,
}

impl FlarePlanScreen {
    /// The plan at its first line.
    #[must_use]
    pub const fn new() -> Self {
        Self { read: 0 }
    }

    fn words(view: &View) -> String {
        view.coach.flare_plan_read(view.coach.now()).join("\n\n")
    }

    const fn prose<'a>(&self, heading: &'a str, words: &'a str, look: Look) -> Prose<'a> {
        Prose { heading, text: words, scroll: self.read, centred: false, look }
    }
}

impl Default for FlarePlanScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for FlarePlanScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::SETTLE, keys::READ]
    }

    fn tab(&self) -> Option<usize> {
        Some(0)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match intent {
            Intent::Open | Intent::Back => Reply::turn(Turn::Back),
            Intent::Person => Reply::turn(Turn::Person),
            _ => {
                let (heading, words) = (say("flare-heading"), Self::words(&cx.view()));
                self.read = super::read_on(&self.prose(&heading, &words, cx.look), cx.area, intent);
                Reply::stay()
            }
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (heading, words) = (say("flare-heading"), Self::words(view));
        self.prose(&heading, &words, view.look).render(area, buf);
        None
    }
}
