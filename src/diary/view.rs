//! One pass over the text of a record for what lists, charts and the merge rule need. A field that does not fit takes
//! no other with it; details are read elsewhere, when an entry is opened.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, FixedOffset};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::id::Id;
use super::record::{Figures, Kind};
use super::scales::Score;

/// What one pass found. Absent and `null` are the same.
pub(super) struct View {
    pub id: Option<Id>,
    pub kind: Kind,
    pub at: Option<DateTime<FixedOffset>>,
    pub rev: u64,
    pub updated: Option<DateTime<FixedOffset>>,
    pub device: String,
    pub deleted: bool,
    pub figures: Figures,
    /// Whether everything that was looked for had its type.
    pub fits: bool,
}

/// Where the text of each known field is kept while the pass goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Id,
    Kind,
    At,
    Rev,
    Updated,
    Device,
    Deleted,
    PainNow,
    PainAverage,
    PainWorst,
    Ease,
    Mood,
    Stress,
    Anxiety,
    Fear,
    Shame,
    Sensitivity,
    SleepQuality,
    SleepHours,
    Other,
}

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Slot;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E>(self, name: &str) -> Result<Slot, E> {
                Ok(Slot::named(name))
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

impl Slot {
    fn named(name: &str) -> Self {
        match name {
            "id" => Self::Id,
            "kind" => Self::Kind,
            "at" => Self::At,
            "rev" => Self::Rev,
            "updated" => Self::Updated,
            "device" => Self::Device,
            "deleted" => Self::Deleted,
            "pain_now" => Self::PainNow,
            "pain_average" => Self::PainAverage,
            "pain_worst" => Self::PainWorst,
            "ease" => Self::Ease,
            "mood" => Self::Mood,
            "stress" => Self::Stress,
            "anxiety" => Self::Anxiety,
            "fear" => Self::Fear,
            "shame" => Self::Shame,
            "sensitivity" => Self::Sensitivity,
            "sleep_quality" => Self::SleepQuality,
            "sleep_hours" => Self::SleepHours,
            _ => Self::Other,
        }
    }
}

/// The texts that were found, by slot.
#[derive(Default)]
struct Texts<'a> {
    found: [Option<&'a str>; Slot::Other as usize],
    twice: bool,
}

impl<'de> Deserialize<'de> for Texts<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Texts<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an entry")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts<'de>, A::Error> {
                let mut texts = Texts::default();
                while let Some(slot) = map.next_key::<Slot>()? {
                    let Some(place) = texts.found.get_mut(slot as usize) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    texts.twice |= place.replace(map.next_value::<&RawValue>()?.get()).is_some();
                }
                Ok(texts)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl View {
    /// Reads the view of a record; `None` when it is not one whole JSON object.
    pub(super) fn of(json: &str) -> Option<Self> {
        let texts = serde_json::from_str::<Texts<'_>>(json).ok()?;
        let mut reading = Reading { fits: !texts.twice, texts };
        let deleted = reading.get(Slot::Deleted, |text| text.parse().ok()).unwrap_or(false);
        let kind = reading.text(Slot::Kind).map_or_else(|| Kind::parse(""), |name| Kind::parse(&name));
        let at = reading.text(Slot::At).and_then(|text| DateTime::parse_from_rfc3339(&text).ok());
        let id = reading.text(Slot::Id).and_then(|text| Id::parse(&text));
        let rev = reading.get(Slot::Rev, |text| text.parse().ok()).unwrap_or(0);
        let updated = reading.text(Slot::Updated).and_then(|text| DateTime::parse_from_rfc3339(&text).ok());
        let device = reading.text(Slot::Device).map(Cow::into_owned).unwrap_or_default();
        let has_figures = !deleted && matches!(kind, Kind::CheckIn | Kind::PainEpisode);
        let figures = if has_figures { reading.figures() } else { Figures::default() };
        let shown = deleted || (at.is_some() && !matches!(kind, Kind::Unknown(_)));
        let fits = reading.fits && shown && id.is_some();
        Some(Self { id, kind, at, rev, updated, device, deleted, figures, fits })
    }
}

impl Default for View {
    /// What is seen of something that is no object.
    fn default() -> Self {
        Self {
            id: None,
            kind: Kind::parse(""),
            at: None,
            rev: 0,
            updated: None,
            device: String::new(),
            deleted: false,
            figures: Figures::default(),
            fits: false,
        }
    }
}

struct Reading<'a> {
    texts: Texts<'a>,
    fits: bool,
}

impl<'a> Reading<'a> {
    fn get<T>(&mut self, slot: Slot, read: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        let text = self.texts.found[slot as usize].filter(|text| *text != "null")?;
        let value = read(text);
        self.fits &= value.is_some();
        value
    }

    fn text(&mut self, slot: Slot) -> Option<Cow<'a, str>> {
        self.get(slot, |text| {
            let inner = text.strip_prefix('"')?.strip_suffix('"')?;
            if inner.contains('\\') { serde_json::from_str(text).ok() } else { Some(Cow::Borrowed(inner)) }
        })
    }

    fn score(&mut self, slot: Slot) -> Option<Score> {
        self.get(slot, |text| text.parse().ok().and_then(Score::new))
    }

    fn figures(&mut self) -> Figures {
        Figures {
            pain_now: self.score(Slot::PainNow),
            pain_average: self.score(Slot::PainAverage),
            pain_worst: self.score(Slot::PainWorst),
            ease: self.score(Slot::Ease),
            mood: self.score(Slot::Mood),
            stress: self.score(Slot::Stress),
            anxiety: self.score(Slot::Anxiety),
            fear: self.score(Slot::Fear),
            shame: self.score(Slot::Shame),
            sensitivity: self.score(Slot::Sensitivity),
            sleep_quality: self.score(Slot::SleepQuality),
            sleep_hours: self.get(Slot::SleepHours, |text| text.parse().ok().filter(|hours: &f64| hours.is_finite())),
        }
    }
}
