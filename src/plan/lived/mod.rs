//! What was lived, as far as pacing looks at it: the records of four weeks turned into the figures of an
//! [`Input`](super::pacing::Input). Pure, and it knows diary types alone; who agreed to what, which notes are open and
//! where a ladder ends is filled in by whoever has the profile.

mod charge;
mod days;
mod sessions;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::pacing::{Input, PacedTrack};
use super::safety::DURING_PRACTICE;
use crate::diary::daily::{Dated, values};
use crate::diary::{Body, Day, Entry, FlagState, Id, Kind, Measure, NextDay, Practice};

/// The days of records that are looked at: four weeks before today, and today.
pub const LOOK_BACK: i64 = 28;

/// Where a person stands on a track.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackPosition {
    /// The track.
    pub track: PacedTrack,
    /// The step, from 0.
    pub step: u8,
    /// The length now, in minutes.
    pub dose_min: f64,
    /// The day on which this step began.
    pub since: Day,
    /// The last day on which something moved forward, or on which a rule of the body (R7 to R10) set it back: a week
    /// is counted from there. Absent where there was none. Tracks share it: at most one moves in seven days.
    pub increased: Option<Day>,
    /// The exercise of the step. Blocks of others in the track are not sessions at it, but what was noted in them
    /// counts. Absent: every block of the track is one.
    pub drill: Option<String>,
    /// Whether the step is done off the keyboard and passed by days with a finished block of its drill: such a session
    /// needs no figures, and the days at the step are the days with one.
    pub by_checks: bool,
    /// The id of the person's own step, where it is one: several of them are played as the same exercise.
    pub own: Option<String>,
}

impl TrackPosition {
    /// A step that began on `since`, with nothing else known.
    #[must_use]
    pub const fn new(track: PacedTrack, step: u8, dose_min: f64, since: Day) -> Self {
        Self { track, step, dose_min, since, increased: None, drill: None, by_checks: false, own: None }
    }
}

/// A practice with its moment, which is its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Practised {
    /// The name of its record.
    pub id: Option<Id>,
    /// The person's day.
    pub day: Day,
    /// When it ended.
    pub at: DateTime<FixedOffset>,
    /// What was done.
    pub practice: Practice,
}

/// The records that pacing looks at, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Lived {
    /// The person's day.
    pub today: Day,
    /// The first day from which on all records are here.
    pub from: Day,
    /// Daily pain (the median of the averages, else of the moments).
    pub pain: BTreeMap<Day, f64>,
    /// Pain at moments, oldest first.
    pub moments: Vec<(DateTime<FixedOffset>, f64)>,
    /// Today's check-ins and episodes, oldest first.
    pub entries: Vec<Entry>,
    /// Practices of which something was done, oldest first.
    pub practices: Vec<Practised>,
    /// What was learned on days after, oldest first.
    pub next_days: Vec<NextDay>,
    /// When a clinician last saw the note about bleeding or numbness in a practice.
    pub seen: Option<DateTime<FixedOffset>>,
}

impl Lived {
    /// Reads the records, in any order; those that cannot be read are left out, and so is what is still to come. All
    /// records from the day `from` on are among them: [`LOOK_BACK`] days are enough.
    #[must_use]
    pub fn read(records: &[Dated<'_>], from: Day, today: Day) -> Self {
        let mut records: Vec<Dated<'_>> =
            records.iter().filter(|(day, _)| (from..=today).contains(day)).copied().collect();
        records.sort_by_key(|(_, record)| record.at);
        let pain = values(&records, Measure::Pain);
        let mut lived = Self {
            today,
            from,
            pain,
            moments: Vec::new(),
            entries: Vec::new(),
            practices: Vec::new(),
            next_days: Vec::new(),
            seen: None,
        };
        for (day, record) in records {
            let Some(at) = record.at else { continue };
            if let Some(pain) = record.figures.pain_now {
                lived.moments.push((at, f64::from(pain.value())));
            }
            let is_entry = matches!(record.kind, Kind::CheckIn | Kind::PainEpisode);
            let is_read = matches!(record.kind, Kind::Practice | Kind::NextDay | Kind::Flag);
            if is_read || (is_entry && day == today) {
                lived.take(record.id, day, at, record.body().ok());
            }
        }
        lived
    }

    fn take(&mut self, id: Option<Id>, day: Day, at: DateTime<FixedOffset>, body: Option<Body>) {
        match body {
            Some(Body::CheckIn(entry) | Body::PainEpisode(entry)) => self.entries.push(entry),
            Some(Body::Practice(practice)) if practice.outcome != crate::diary::Outcome::NotStarted => {
                self.practices.push(Practised { id, day, at, practice });
            }
            Some(Body::NextDay(next_day)) => self.next_days.push(next_day),
            Some(Body::Flag(flag)) if flag.flag == DURING_PRACTICE && flag.state == FlagState::Seen => {
                self.seen = Some(at);
            }
            _ => {}
        }
    }

    /// The part of an input that the diary says: pain, sessions, loads and days. `all` are the positions on every track,
    /// because they share the last move forward. Notes, agreements, the ladder's bounds, full lengths, the baseline, the
    /// programme week, steadiness and the wish have their defaults.
    #[must_use]
    pub fn input(&self, on: &TrackPosition, all: &[TrackPosition]) -> Input {
        let moved = all.iter().chain([on]).filter_map(|position| position.increased).max();
        let days = |day: Day| u32::try_from(self.today.since(day)).unwrap_or(0);
        Input {
            track: on.track,
            step: on.step,
            dose_min: on.dose_min,
            days_since_last_increase: moved.map(days),
            days_at_step: if on.by_checks { self.check_days(on) } else { days(on.since) },
            days_since_last_session: self.days_since_last_session(on),
            pain_days: self.pain_days(),
            today_pain: self.pain_now(),
            sessions: self.sessions(on),
            sleep_h: self.sleep(),
            stress: self.stress(),
            mood: self.mood(),
            unwell: self.unwell(),
            ..Input::default()
        }
    }
}
