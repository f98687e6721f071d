//! The numbers of the pacing rules. Each stands in `assets/pacing.json` with its source; here stands what each one means
//! and between which limits it may lie, so that an asset can make the rules more careful and never less.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::plan::safety;

/// The asset before it is checked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThresholdsDraft {
    #[serde(rename = "format")]
    name: String,
    version: u32,
    /// Where the numbers come from, by short name.
    sources: BTreeMap<String, String>,
    thresholds: BTreeMap<String, Number>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    value: f64,
    /// In which unit; for people who read the asset.
    #[serde(rename = "unit")]
    _unit: String,
    source: String,
    /// What it is for; for people who read the asset.
    #[serde(rename = "note")]
    _note: String,
}

macro_rules! thresholds {
    ($($(#[$doc:meta])* $name:ident: $least:literal to $most:literal),+ $(,)?) => {
        /// The checked numbers. Pain, fear, stress and mood are on the 0–10 scale.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Thresholds {
            /// Pain at which a practice stops or turns into rest; pacing goes by the same numbers.
            pub safety: safety::Thresholds,
            $($(#[$doc])* pub $name: f64,)+
        }

        /// The name of each number with the least and the most it may be.
        pub const HARD_LIMITS: &[(&str, f64, f64)] = &[$((stringify!($name), $least, $most)),+];

        impl Thresholds {
            fn gather(
                safety: safety::Thresholds,
                mut number: impl FnMut(&str, f64, f64) -> Result<f64, String>,
            ) -> Result<Self, String> {
                Ok(Self { safety, $($name: number(stringify!($name), $least, $most)?,)+ })
            }
        }
    };
}

thresholds! {
    /// Pain that is this much higher is worse, from wherever it started.
    worse_by: 1.0 to 2.0,
    /// Pain that is this much higher is worse when it is also `worse_part` higher.
    worse_by_with_part: 0.5 to 1.0,
    /// The part of the earlier pain by which it is then higher.
    worse_part: 0.1 to 0.3,
    /// The earlier pain from which a part of it says anything.
    worse_part_from: 0.5 to 1.0,
    /// The fewest days with a figure for the mean of a week.
    week_entries: 3.0 to 7.0,
    /// The fewest of the last three days with a figure for their mean.
    flare_entries: 1.0 to 2.0,
    /// The fewest of the seven days before them with a figure for their mean.
    flare_entries_before: 1.0 to 4.0,
    /// The rise of the weekly mean above which nothing moves forward.
    drift: 0.0 to 0.5,
    /// The rise until the next day from which the next practice is a step easier.
    next_day_rise: 1.0 to 2.0,
    /// Hours of soreness above which it is a step easier.
    soreness_hours: 0.0 to 24.0,
    /// Fear from which it is a step easier.
    fear_high: 4.0 to 7.0,
    /// Fear above which it stays until fear has settled.
    fear_settled: 0.0 to 3.0,
    /// Days away from which it is a step easier and much shorter.
    long_break_days: 7.0 to 14.0,
    /// Days away from which it is shorter.
    short_break_days: 3.0 to 7.0,
    /// Hours of sleep below which a night is a load.
    sleep_hours: 5.0 to 9.0,
    /// Stress from which it is a load.
    stress_high: 1.0 to 8.0,
    /// Mood up to which it is a load.
    mood_low: 2.0 to 9.0,
    /// So many loads make a lighter day.
    loads_for_lighter: 2.0 to 2.0,
    /// So many comfortable sessions, one after the other, before anything moves forward.
    good_sessions: 3.0 to 10.0,
    /// The highest pain in a comfortable session, unless it started higher.
    good_peak: 0.0 to 3.0,
    /// The most that pain rises in a comfortable session.
    good_rise: 0.0 to 1.0,
    /// The most that pain is higher the day after a comfortable session.
    good_next_day: 0.0 to 1.0,
    /// Days between two moves forward.
    increase_days: 7.0 to 28.0,
    /// Days at a step before anything moves forward.
    step_days: 5.0 to 28.0,
    /// The part by which a practice becomes longer.
    longer_part: 0.0 to 0.2,
    /// The least it becomes longer, in minutes.
    longer_least: 0.5 to 0.5,
    /// The most it becomes longer, in minutes.
    longer_most: 0.5 to 2.0,
    /// The part that is left when pain has been worse for two weeks.
    worse_weeks_part: 0.1 to 0.5,
    /// The part that is left after a step back.
    back_part: 0.1 to 0.7,
    /// The part that is left of a gentle rest.
    rest_part: 0.1 to 0.5,
    /// The part that is left when the person asks for easier.
    easier_part: 0.1 to 0.7,
    /// The part that is left when a practice was too much and settled.
    settle_part: 0.1 to 0.8,
    /// The part that is left after a long time away.
    long_break_part: 0.1 to 0.5,
    /// The part that is left after a short time away.
    short_break_part: 0.1 to 0.7,
    /// The part that is left on a day with several loads.
    lighter_part: 0.1 to 0.7,
    /// The part of the length with which a new step begins.
    new_step_part: 0.1 to 0.7,
    /// Minutes below which a practice is not made shorter, where half of the full length is not less.
    floor_minutes: 1.0 to 3.0,
    /// The programme week from which a review is suggested.
    review_week: 4.0 to 8.0,
    /// The programme week from which it is one by several professions.
    wide_review_week: 8.0 to 12.0,
    /// The part of the planned days from which practice was steady.
    steady_part: 0.5 to 0.6,
    /// The part of the baseline by which pain is meaningfully lower.
    better_part: 0.3 to 0.5,
    /// The baseline below which parts of it say nothing.
    baseline_least: 2.0 to 4.0,
}

/// The greatest values of the safety numbers that pacing goes by: pain now, the rise, the peak, the peak on a ladder.
const SAFETY_AT_MOST: [u8; 4] = [7, 2, 7, 4];

impl Thresholds {
    /// Checks what the asset says.
    ///
    /// # Errors
    /// One line: another format, a number that is missing, not known, without a source or outside of its hard limits,
    /// or numbers that contradict each other.
    pub fn checked(draft: &ThresholdsDraft, safety: safety::Thresholds) -> Result<Self, String> {
        if draft.name != "pelvicoach/pacing" || draft.version != 1 {
            return Err(format!("format {} {} is not known", draft.name, draft.version));
        }
        for (name, text) in &draft.sources {
            filled(text).ok_or_else(|| format!("source {name} is empty"))?;
        }
        let known = |name: &str| HARD_LIMITS.iter().any(|(known, _, _)| *known == name);
        if let Some(name) = draft.thresholds.keys().find(|name| !known(name)) {
            return Err(format!("{name} is not known"));
        }
        let checked = Self::gather(safety, |name, least, most| {
            let number = draft.thresholds.get(name).ok_or_else(|| format!("{name} is missing"))?;
            if !draft.sources.contains_key(&number.source) {
                return Err(format!("{name} names a source that is not listed: {}", number.source));
            }
            let fits = (least..=most).contains(&number.value);
            if fits { Ok(number.value) } else { Err(format!("{name} is {}, not {least} to {most}", number.value)) }
        })?;
        checked.agree().map(|()| checked)
    }

    /// Whether the numbers go together.
    fn agree(&self) -> Result<(), String> {
        let safety = &self.safety;
        let used = [
            safety.rest_at_pain.value(),
            safety.stop_rise,
            safety.stop_at_pain.value(),
            safety.stop_at_pain_exposure.value(),
        ];
        let holds = [
            (used.iter().zip(SAFETY_AT_MOST).all(|(is, most)| *is <= most), "safety.json stops later than pacing may"),
            (self.fear_settled < self.fear_high, "fear_settled is not below fear_high"),
            (self.short_break_days < self.long_break_days, "short_break_days is not below long_break_days"),
            (self.longer_least <= self.longer_most, "longer_least is above longer_most"),
            (self.review_week < self.wide_review_week, "review_week is not before wide_review_week"),
        ];
        holds.iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, what)| Err((*what).to_owned()))
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
