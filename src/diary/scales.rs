//! The 0–10 score, the measures that are kept as figures, and the closed lists of words an entry may hold.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A rating from 0 to 10 (numeric rating scale, NRS-11; a generic scale that is nobody's property).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// The greatest value of the scale.
    pub const MAX: u8 = 10;

    /// `value` as a score, or `None` above 10.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        if value <= Self::MAX { Some(Self(value)) } else { None }
    }

    /// The number, 0 to 10.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u8::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| serde::de::Error::custom(format_args!("{value} is not between 0 and 10")))
    }
}

/// A measure that is drawn as a line in History. All are 0–10 but sleep, which is in hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Average pain of the day: the median of `pain_average`, else of `pain_now` (design: one statistic).
    Pain,
    /// Worst pain of the day: the greatest `pain_worst`.
    WorstPain,
    /// How easily the floor lets go, 10 is easiest; an own item, not validated.
    Ease,
    /// Mood, 10 is good.
    Mood,
    /// Stress, 10 is most.
    Stress,
    /// Anxiety, 10 is most.
    Anxiety,
    /// Fear of next time, 10 is most.
    Fear,
    /// Shame, 10 is most.
    Shame,
    /// Sensitivity to touch, 10 is most; an own item, not validated.
    Sensitivity,
    /// Sleep quality, 10 is best.
    SleepQuality,
    /// Hours of sleep, 0 to 24.
    SleepHours,
}

impl Measure {
    /// Every measure, in the order in which screens offer them.
    pub const ALL: [Self; 11] = [
        Self::WorstPain,
        Self::Pain,
        Self::Ease,
        Self::Mood,
        Self::Stress,
        Self::SleepQuality,
        Self::SleepHours,
        Self::Sensitivity,
        Self::Anxiety,
        Self::Fear,
        Self::Shame,
    ];

    /// The id used in word keys (`measure-<id>`) and on the page as data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pain => "pain",
            Self::WorstPain => "worst-pain",
            Self::Ease => "ease",
            Self::Mood => "mood",
            Self::Stress => "stress",
            Self::Anxiety => "anxiety",
            Self::Fear => "fear",
            Self::Shame => "shame",
            Self::Sensitivity => "sensitivity",
            Self::SleepQuality => "sleep-quality",
            Self::SleepHours => "sleep-hours",
        }
    }

    /// Whether a smaller figure is the easier one (used for words such as "lower", never for a colour).
    #[must_use]
    pub const fn less_is_easier(self) -> bool {
        !matches!(self, Self::Ease | Self::Mood | Self::SleepQuality | Self::SleepHours)
    }
}

/// The closed lists of an entry, as ids; their words have keys such as `place-<id>`.
pub mod lists {
    /// Where it hurts.
    pub const PLACES: [&str; 13] = [
        "entrance", "deep", "left", "right", "front", "perineum", "anus", "tailbone", "bladder", "belly", "hip",
        "back", "all-over",
    ];
    /// What it feels like.
    pub const QUALITIES: [&str; 10] =
        ["burning", "stabbing", "aching", "pulling", "pressure", "electric", "itching", "throbbing", "raw", "cramping"];
    /// When it began, relative to what set it off.
    pub const ONSETS: [&str; 4] = ["before", "at-start", "during", "after"];
    /// What became of an attempt at penetration; never exported unless ticked.
    pub const ATTEMPTS: [&str; 5] = ["none", "chose-not", "stopped-by-choice", "stopped-for-pain", "comfortable"];
    /// What may have set it off.
    pub const TRIGGERS: [&str; 15] = [
        "sitting",
        "tight-clothes",
        "exercise",
        "stress",
        "poor-sleep",
        "constipation",
        "full-bladder",
        "period",
        "infection",
        "pad-or-soap",
        "sex",
        "examination",
        "conflict",
        "cold",
        "other",
    ];
    /// What helped.
    pub const HELPED: [&str; 12] = [
        "breathing",
        "drops",
        "stretch",
        "warmth",
        "walk",
        "rest",
        "talking",
        "medicine",
        "stopping-early",
        "lubricant",
        "distraction",
        "other",
    ];
    /// Bleeding of the cycle.
    pub const BLEEDING: [&str; 5] = ["none", "spot", "light", "medium", "heavy"];
    /// What a visit was with.
    pub const TREATMENTS: [&str; 4] = ["clinician", "manual-external", "manual-internal", "other"];
}
