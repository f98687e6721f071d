//! When light squeezes are not offered today: one pure function over what is known. Where the facts come from is for
//! the coach, the thresholds stand in `assets/tracks.json`.

use serde::Deserialize;

use crate::practice::limits::Figure;

/// The thresholds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SqueezeTable {
    /// From this pain on they rest.
    pub rests_at_pain: Figure,
    /// So many days they rest after hard days or a step back.
    pub rests_days: Figure,
}

/// What is known today. Days are whole days since; 0 is today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for one reason of its own")]
pub struct SqueezeFacts {
    /// A clinician's agreement is recorded, and was not taken back since: one who says to wait closes it.
    pub agreed: bool,
    /// Pain now, where it is known.
    pub pain_now: Option<u8>,
    /// The last squeezes hurt, or were stopped for pain.
    pub hurt: bool,
    /// Their letting go could not be felt.
    pub release_not_felt: bool,
    /// Days since the last hard day or flare.
    pub since_flare: Option<i64>,
    /// Days since the last step back on any track.
    pub since_step_back: Option<i64>,
    /// Days since the last squeezes.
    pub since_squeezes: Option<i64>,
    /// New trouble emptying bladder or bowel.
    pub emptying: bool,
    /// An infection, new discharge, an open wound or a fissure.
    pub infection: bool,
    /// Within six weeks of a birth or an operation in the pelvis, without clearance.
    pub recovering: bool,
    /// Pregnant, with bleeding, pain or a problem of placenta or cervix.
    pub pregnancy: bool,
    /// Acute pain at the anus or the tailbone.
    pub acute_pain: bool,
}

/// Why squeezes are not offered today. Its words are `choose-squeezes-<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No agreement is recorded.
    NotAgreed,
    /// An infection, new discharge or a wound.
    Infection,
    /// New trouble emptying bladder or bowel.
    Emptying,
    /// Soon after a birth or an operation.
    Recovering,
    /// Pregnant, with bleeding or pain.
    Pregnancy,
    /// Acute pain at the anus or the tailbone.
    AcutePain,
    /// Pain now.
    Pain,
    /// They hurt last time.
    Hurt,
    /// Their letting go could not be felt.
    NotFelt,
    /// Hard days in the last week.
    HardDays,
    /// A step back in the last week.
    StepBack,
    /// They were done today or yesterday.
    SecondDay,
}

impl Hindrance {
    /// Every one, gravest first.
    pub const ALL: [Self; 12] = [
        Self::NotAgreed,
        Self::Infection,
        Self::Emptying,
        Self::Recovering,
        Self::Pregnancy,
        Self::AcutePain,
        Self::Pain,
        Self::Hurt,
        Self::NotFelt,
        Self::HardDays,
        Self::StepBack,
        Self::SecondDay,
    ];

    /// The end of its word key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotAgreed => "not-agreed",
            Self::Infection => "infection",
            Self::Emptying => "emptying",
            Self::Recovering => "recovering",
            Self::Pregnancy => "pregnancy",
            Self::AcutePain => "acute-pain",
            Self::Pain => "pain",
            Self::Hurt => "hurt",
            Self::NotFelt => "not-felt",
            Self::HardDays => "hard-days",
            Self::StepBack => "step-back",
            Self::SecondDay => "second-day",
        }
    }

    fn holds(self, facts: &SqueezeFacts, table: &SqueezeTable, every_days: u8) -> bool {
        let within = |days: Option<i64>| days.is_some_and(|days| as_f64(days) < table.rests_days.value);
        match self {
            Self::NotAgreed => !facts.agreed,
            Self::Infection => facts.infection,
            Self::Emptying => facts.emptying,
            Self::Recovering => facts.recovering,
            Self::Pregnancy => facts.pregnancy,
            Self::AcutePain => facts.acute_pain,
            Self::Pain => facts.pain_now.is_some_and(|pain| f64::from(pain) >= table.rests_at_pain.value),
            Self::Hurt => facts.hurt,
            Self::NotFelt => facts.release_not_felt,
            Self::HardDays => within(facts.since_flare),
            Self::StepBack => within(facts.since_step_back),
            Self::SecondDay => facts.since_squeezes.is_some_and(|days| days < i64::from(every_days)),
        }
    }
}

fn as_f64(days: i64) -> f64 {
    f64::from(i32::try_from(days).unwrap_or(i32::MAX))
}

/// Why squeezes are not offered today, gravest first; empty when they are. `every_days` is how often they are done: 2
/// is every second day.
#[must_use]
pub fn squeezes_today(facts: &SqueezeFacts, table: &SqueezeTable, every_days: u8) -> Vec<Hindrance> {
    Hindrance::ALL.into_iter().filter(|why| why.holds(facts, table, every_days)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::built_in;

    fn today(facts: &SqueezeFacts) -> Vec<Hindrance> {
        squeezes_today(facts, &built_in().unwrap().floor_rules.squeezes, 2)
    }

    fn agreed() -> SqueezeFacts {
        SqueezeFacts { agreed: true, ..SqueezeFacts::default() }
    }

    #[test]
    fn each_reason_alone_keeps_squeezes_away() {
        use Hindrance as H;
        assert!(today(&agreed()).is_empty());
        assert_eq!(today(&SqueezeFacts::default()), [H::NotAgreed]);
        let cases = [
            (SqueezeFacts { pain_now: Some(4), ..agreed() }, H::Pain),
            (SqueezeFacts { hurt: true, ..agreed() }, H::Hurt),
            (SqueezeFacts { release_not_felt: true, ..agreed() }, H::NotFelt),
            (SqueezeFacts { since_flare: Some(6), ..agreed() }, H::HardDays),
            (SqueezeFacts { since_step_back: Some(0), ..agreed() }, H::StepBack),
            (SqueezeFacts { since_squeezes: Some(1), ..agreed() }, H::SecondDay),
            (SqueezeFacts { emptying: true, ..agreed() }, H::Emptying),
            (SqueezeFacts { infection: true, ..agreed() }, H::Infection),
            (SqueezeFacts { recovering: true, ..agreed() }, H::Recovering),
            (SqueezeFacts { pregnancy: true, ..agreed() }, H::Pregnancy),
            (SqueezeFacts { acute_pain: true, ..agreed() }, H::AcutePain),
        ];
        for (facts, why) in cases {
            assert_eq!(today(&facts), [why]);
        }
    }

    #[test]
    fn a_week_later_at_pain_of_three_on_the_second_day_they_are_back() {
        let facts = SqueezeFacts {
            pain_now: Some(3),
            since_flare: Some(7),
            since_step_back: Some(7),
            since_squeezes: Some(2),
            ..agreed()
        };
        assert!(today(&facts).is_empty());
    }
}
