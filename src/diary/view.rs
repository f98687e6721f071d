//! One pass over the text of a record for what lists, charts and the merge rule need. A field that does not fit takes
//! no other with it; details are read elsewhere, when an entry is opened.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::id::Id;
use super::record::{Figures, Kind};
use super::scales::Score;
use super::scan;

/// What one pass found. Absent and `null` are the same.
pub(super) struct View {
    pub id: Option<Id>,
    pub kind: Kind,
    pub at: Option<DateTime<FixedOffset>>,
    pub rev: u64,
    pub updated: Option<DateTime<FixedOffset>>,
    /// Where the name of the machine stands in the text, without its quotes.
    pub device: (u32, u32),
    pub deleted: bool,
    pub figures: Figures,
    /// Whether everything that was looked for had its type.
    pub fits: bool,
    /// Whether it says that it moved.
    pub has_moved: bool,
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
    Moved,
    MovedTo,
    Other,
}

impl Slot {
    fn named(name: &str) -> Self {
        match name.as_bytes() {
            b"id" => Self::Id,
            b"kind" => Self::Kind,
            b"at" => Self::At,
            b"rev" => Self::Rev,
            b"updated" => Self::Updated,
            b"device" => Self::Device,
            b"deleted" => Self::Deleted,
            b"pain_now" => Self::PainNow,
            b"pain_average" => Self::PainAverage,
            b"pain_worst" => Self::PainWorst,
            b"ease" => Self::Ease,
            b"mood" => Self::Mood,
            b"stress" => Self::Stress,
            b"anxiety" => Self::Anxiety,
            b"fear" => Self::Fear,
            b"shame" => Self::Shame,
            b"sensitivity" => Self::Sensitivity,
            b"sleep_quality" => Self::SleepQuality,
            b"sleep_hours" => Self::SleepHours,
            b"moved" => Self::Moved,
            b"moved_to" => Self::MovedTo,
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

impl<'a> Texts<'a> {
    /// Of the object that `json` begins with, and where it ends; `None` when it is written in an unusual way.
    fn quick(json: &'a str) -> Option<(Self, usize)> {
        let mut texts = Self::default();
        let end = scan::fields(json, |name, text| texts.take(name, text))?;
        Some((texts, end))
    }

    /// Of an object in any writing; `None` when `json` is not one whole object.
    fn any(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    fn take(&mut self, name: &str, text: &'a str) {
        if let Some(place) = self.found.get_mut(Slot::named(name) as usize) {
            self.twice |= place.replace(text).is_some();
        }
    }
}

/// Only what is looked for is kept, however many fields there are.
impl<'de> Deserialize<'de> for Texts<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self::default())
    }
}

impl<'de> Visitor<'de> for Texts<'de> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some((name, raw)) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
            self.take(&name, raw.get());
        }
        Ok(self)
    }
}

impl View {
    /// Reads the view of a record; `None` when it is not one whole JSON object.
    pub(super) fn of(json: &str) -> Option<Self> {
        match Self::first(json) {
            Some((view, end)) if json[end..].trim_ascii_end().is_empty() => Some(view),
            _ => Texts::any(json).map(|texts| Self::read(texts, json)),
        }
    }

    /// The view of the record that `json` begins with, and where that ends; `None` when it is no object, or one that
    /// is written in an unusual way.
    pub(super) fn first(json: &str) -> Option<(Self, usize)> {
        Texts::quick(json).map(|(texts, end)| (Self::read(texts, json), end))
    }

    fn read(texts: Texts<'_>, json: &str) -> Self {
        let mut reading = Reading { fits: !texts.twice, texts };
        let deleted = reading.get(Slot::Deleted, |text| text.parse().ok()).unwrap_or(false);
        let kind = reading.parsed(Slot::Kind, Kind::known);
        let kind = kind.unwrap_or_else(|| Kind::Unknown(reading.words(Slot::Kind).unwrap_or_default().into()));
        let at = reading.parsed(Slot::At, moment);
        let id = reading.parsed(Slot::Id, Id::parse);
        let rev = reading.get(Slot::Rev, |text| text.parse().ok()).unwrap_or(0);
        let updated = reading.parsed(Slot::Updated, moment);
        let device = reading.inner(Slot::Device).map_or((0, 0), |name| {
            let from = (name.as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            (place(from), place(from + name.len()))
        });
        let has_figures = !deleted && matches!(kind, Kind::CheckIn | Kind::PainEpisode);
        let figures = if has_figures { reading.figures() } else { Figures::default() };
        let shown = deleted || (at.is_some() && !matches!(kind, Kind::Unknown(_)));
        let fits = reading.fits && shown && id.is_some();
        let has_moved = [Slot::Moved, Slot::MovedTo].iter().any(|slot| reading.texts.found[*slot as usize].is_some());
        Self { id, kind, at, rev, updated, device, deleted, figures, fits, has_moved }
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
            device: (0, 0),
            deleted: false,
            figures: Figures::default(),
            fits: false,
            has_moved: false,
        }
    }
}

/// Reads a moment (RFC 3339). One as this program writes it, such as `2026-11-23T07:30:00+01:00`, is read by its
/// places, in a tenth of the time.
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    usual_moment(text.as_bytes()).or_else(|| DateTime::parse_from_rfc3339(text).ok())
}

fn usual_moment(text: &[u8]) -> Option<DateTime<FixedOffset>> {
    let number = |from: usize, to: usize| {
        text.get(from..to)?.iter().try_fold(0u32, |all, digit| {
            let digit = digit.wrapping_sub(b'0');
            (digit < 10).then(|| all * 10 + u32::from(digit))
        })
    };
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if text.len() < 20 || marks.iter().any(|(place, mark)| text[*place] != *mark) {
        return None;
    }
    let (millis, zone) = if text[19] == b'.' { (number(20, 23)?, 23) } else { (0, 19) };
    let minutes = |from: usize| -> Option<i32> {
        (text.len() == from + 6 && text[from + 3] == b':').then_some(())?;
        let (hours, minutes) =
            (number(from + 1, from + 3)?, number(from + 4, from + 6).filter(|minutes| *minutes < 60)?);
        i32::try_from(hours * 60 + minutes).ok()
    };
    let east = match text.get(zone)? {
        b'Z' if text.len() == zone + 1 => 0,
        b'+' => minutes(zone)?,
        b'-' => -minutes(zone)?,
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)?;
    let local = date.and_hms_milli_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?, millis)?;
    local.and_local_timezone(FixedOffset::east_opt(east * 60)?).single()
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

    /// What stands between the quotes of a text.
    fn inner(&mut self, slot: Slot) -> Option<&'a str> {
        self.get(slot, |text| text.strip_prefix('"')?.strip_suffix('"'))
    }

    /// What a text says, without backslashes.
    fn words(&mut self, slot: Slot) -> Option<Cow<'a, str>> {
        let inner = self.inner(slot)?;
        if inner.contains('\\') {
            serde_json::from_str(&format!("\"{inner}\"")).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// What `read` makes of a text; what it looks for is usually written without backslashes.
    fn parsed<T>(&mut self, slot: Slot, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        read(self.inner(slot)?).or_else(|| self.words(slot).and_then(|words| read(&words)))
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

#[cfg(test)]
mod tests {
    use chrono::{DateTime, FixedOffset};
    use proptest::prelude::*;

    use super::{moment, usual_moment};

    #[test]
    fn moments_are_read_as_chrono_reads_them() {
        for text in ["2026-11-23T07:30:00+01:00", "2026-11-23T08:00:00.000Z", "2024-02-29T23:59:59.999-09:30"] {
            let (quick, slow) = (usual_moment(text.as_bytes()).unwrap(), DateTime::parse_from_rfc3339(text).unwrap());
            assert_eq!((quick, quick.offset()), (slow, slow.offset()), "{text}");
        }
        // Unusual ones are read all the same.
        for text in
            ["2026-11-23t07:30:00z", "2026-11-23 07:30:00.12Z", "2026-06-30T23:59:60Z", "2026-11-23T07:30:00-00:00"]
        {
            assert_eq!(moment(text), DateTime::parse_from_rfc3339(text).ok(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_by_its_places_is_what_chrono_reads(
            seconds in -60_000_000_000i64..250_000_000_000, millis in 0..1000u32, east in -1500..1500i32,
            change in prop::option::of((0..30usize, 0..128u8)), short in any::<bool>(),
        ) {
            let zone = FixedOffset::east_opt(east * 57).unwrap();
            let at = DateTime::from_timestamp(seconds, millis * 1_000_000).unwrap().with_timezone(&zone);
            let places = if short { chrono::SecondsFormat::Secs } else { chrono::SecondsFormat::Millis };
            let mut text = at.to_rfc3339_opts(places, true).into_bytes();
            if let Some((place, byte)) = change && place < text.len() {
                text[place] = byte;
            }
            let text = String::from_utf8(text).unwrap();
            if let Some(quick) = usual_moment(text.as_bytes()) {
                let slow = DateTime::parse_from_rfc3339(&text).unwrap();
                prop_assert_eq!((quick, quick.offset()), (slow, slow.offset()));
            }
        }
    }
}
