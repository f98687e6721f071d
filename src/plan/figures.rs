//! The numbers of what Plan counts and shows: free days, rhythm, steadiness, coming back, hard days, milestones. The
//! values stand in `assets/plan.json` with their sources.

use serde::Deserialize;

use super::milestones::Milestone;

/// All of them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// The version of the asset.
    pub version: u32,
    /// How many days of a week are free.
    pub free_days: FreeDays,
    /// The share of planned days.
    pub rhythm: Rhythm,
    /// When less is asked, if the person likes.
    pub steady: Steady,
    /// What counts as a gap, and what is told of an earlier one.
    pub come_back: ComeBack,
    /// What a hard-day plan rests, and how long.
    pub hard_days: HardDays,
    /// Milestones, in the order in which they are shown.
    pub milestones: Vec<Milestone>,
}

/// Free days of a week.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreeDays {
    /// How many, 0 to 6.
    pub value: u8,
    /// Where it comes from.
    pub source: String,
}

/// The share of planned days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rhythm {
    /// Over so many days.
    pub days: u16,
    /// Nothing is said before there are so many.
    pub least_days: u16,
    /// Where they come from.
    pub source: String,
}

/// Weeks that are steady.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steady {
    /// So many weeks.
    pub weeks: u8,
    /// Each with at least so many days with a pain figure…
    pub least_entries: u8,
    /// …and so many days with a practice.
    pub least_practices: u8,
    /// The means of any two of them are no further apart, in points of 0 to 10.
    pub most_apart: f64,
    /// No day's worst pain is this high.
    pub below: u8,
    /// After a no, it is offered again after so many days.
    pub offer_again_days: u16,
    /// Where they come from.
    pub source: String,
}

/// Coming back after a gap.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComeBack {
    /// So many days without a practice are a gap.
    pub gap_days: u16,
    /// So many days after it are looked at…
    pub later_days: u16,
    /// …or the nearest day with a figure, this far from them at the most.
    pub about_days: u16,
    /// An earlier come-back is told when there were at least so many days with a practice in that time.
    pub least_practices: u16,
    /// Come-backs of so many days back are looked for: a year, so that a day and a month name one of them.
    pub look_back_days: u16,
    /// Where they come from.
    pub source: String,
}

/// The plan for hard days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardDays {
    /// Steps of exposure rest for so many hours after it began, a multiple of 24; squeezes rest at least as long.
    pub rest_hours: u16,
    /// Warmth lasts at least so many minutes…
    pub warm_least_min: u8,
    /// …and at most so many.
    pub warm_most_min: u8,
    /// Where they come from.
    pub source: String,
}

impl Figures {
    /// Checks what the rules rely on.
    ///
    /// # Errors
    /// What is wrong, in one line.
    pub fn check(&self) -> Result<(), String> {
        let ensure = |holds: bool, what: &str| if holds { Ok(()) } else { Err(what.to_owned()) };
        ensure(self.free_days.value <= 6, "free_days: a week has one day of practice at least")?;
        ensure(
            (1..=28).contains(&self.rhythm.least_days) && self.rhythm.least_days <= self.rhythm.days,
            "rhythm: days",
        )?;
        ensure(self.steady.weeks > 0 && self.steady.most_apart > 0.0 && self.steady.below <= 10, "steady: figures")?;
        ensure(
            self.come_back.gap_days > 0
                && self.come_back.about_days < self.come_back.later_days
                && self.come_back.later_days < self.come_back.look_back_days
                && self.come_back.look_back_days <= 365,
            "come_back: days",
        )?;
        let whole_days = self.hard_days.rest_hours > 0 && self.hard_days.rest_hours.is_multiple_of(24);
        ensure(whole_days, "hard_days: whole days of rest")?;
        ensure(self.hard_days.warm_least_min <= self.hard_days.warm_most_min, "hard_days: warmth")?;
        let sources = [
            &self.free_days.source,
            &self.rhythm.source,
            &self.steady.source,
            &self.come_back.source,
            &self.hard_days.source,
        ];
        let of_milestones = self.milestones.iter().map(|one| &one.source);
        let none_empty = sources.into_iter().chain(of_milestones).all(|source| !source.trim().is_empty());
        ensure(none_empty, "a source is empty")?;
        for (at, one) in self.milestones.iter().enumerate() {
            let twice = self.milestones.iter().take(at).any(|other| other.id == one.id);
            ensure(!twice && one.least > 0.0, &format!("milestones: {}", one.id))?;
        }
        Ok(())
    }
}
