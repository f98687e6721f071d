//! After a gap: a line about an earlier time at which the person came back, from their own diary. What counts as one is
//! for `insight`; nothing is said about the gap itself.

use super::coach::Coach;
use super::dates;
use crate::clock::Now;
use crate::diary::Month;
use crate::insight::{Answered, ComeBack, come_back};
use crate::report::figure;
use crate::words::tell;

impl Coach {
    fn come_back(&self, now: Now) -> Answered<Option<ComeBack>> {
        come_back(&self.diary, self.today(now), self.day_start, &self.library.plan.come_back)
    }

    /// One line about an earlier come-back, while there is a gap and the months that are read hold one; with its figure
    /// of ease where `figures` are shown.
    #[must_use]
    pub fn came_back_before(&self, figures: bool, now: Now) -> Option<String> {
        let told = self.come_back(now).value?;
        let days = self.library.plan.come_back.later_days;
        let fills = [
            ("day", dates::long_day(told.on).into()),
            ("practised", told.practised.into()),
            ("days", u32::from(days).into()),
        ];
        let ease =
            told.ease.filter(|_| figures).map(|ease| tell("today-came-back-ease", &[("ease", figure(ease).into())]));
        Some([Some(tell("today-came-back", &fills)), ease].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// The months to be read before that line can be told; none where there is no gap.
    #[must_use]
    pub fn come_back_reads(&self, now: Now) -> Vec<Month> {
        let answer = self.come_back(now);
        if answer.value.is_some() { Vec::new() } else { answer.unread }
    }
}
