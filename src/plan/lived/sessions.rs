//! The sessions of a track at its step, oldest first. What is charged to which track stands in `charge`.

use chrono::TimeDelta;

use super::charge::{bears_fear, bears_the_day_after, has_note, peak, stop};
use super::{Lived, Practised, TrackPosition};
use crate::diary::{Comfort, NextDay, PractisedBlock, Score, Soreness};
use crate::plan::pacing::{DAYS, Felt, Session, Stopped};

/// The hours after a practice between which a figure says how the day after was.
const DAY_AFTER: (i64, i64) = (12, 36);
/// Hours that stand for the words about soreness: none, gone within hours, still there (more than a day).
const SORENESS_H: [f64; 3] = [0.0, 12.0, 25.0];

impl Lived {
    /// The sessions on a track at its step, of the last fourteen days and since the step began.
    #[must_use]
    pub fn sessions(&self, on: &TrackPosition) -> Vec<Session> {
        let first = self.today.plus(1 - DAYS_BACK).max(on.since);
        let of = |practised: &&Practised| practised.day >= first && is_session(practised, on);
        self.practices.iter().filter(of).map(|practised| self.session(practised, on)).collect()
    }

    fn session(&self, practised: &Practised, on: &TrackPosition) -> Session {
        let practice = &practised.practice;
        let figure = |score: Score| f64::from(score.value());
        let before = practice.before.and_then(|felt| felt.pain).map(figure);
        let day: Vec<&Practised> = self.practices.iter().filter(|other| other.day == practised.day).collect();
        let (mut h24, mut soreness_h) = (self.next_pain(practised), self.soreness(practised));
        if !bears_the_day_after(on.track, &day) {
            // The figures are known, and nothing in them is charged here.
            h24 = h24.map(|pain| before.map_or(pain, |before| pain.min(before)));
            soreness_h = soreness_h.map(|_| SORENESS_H[0]);
        }
        let fear = practice.peak.and_then(|felt| felt.fear).filter(|_| bears_fear(on.track, practised));
        let seen = self.seen.is_some_and(|seen| seen > practised.at);
        let session = Session {
            before,
            peak: peak(on.track, practised).map(figure),
            h24,
            soreness_h,
            stopped: stop(on.track, practised, seen),
            fear_peak: fear.map(figure),
            comfort: practice.comfort.map(felt),
        };
        if on.by_checks { unasked(session) } else { session }
    }

    /// Pain on the day after: what was asked for, else the first figure of a moment 12 to 36 hours later.
    fn next_pain(&self, practised: &Practised) -> Option<f64> {
        let asked = self.day_after(practised).find_map(|next| next.pain).map(|pain| f64::from(pain.value()));
        let (from, to) = (TimeDelta::hours(DAY_AFTER.0), TimeDelta::hours(DAY_AFTER.1));
        let within = |at| (from..=to).contains(&(at - practised.at));
        asked.or_else(|| self.moments.iter().find(|(at, _)| within(*at)).map(|(_, pain)| *pain))
    }

    fn soreness(&self, practised: &Practised) -> Option<f64> {
        let left = self.day_after(practised).filter_map(|next| next.soreness).last()?;
        Some(match left {
            Soreness::None => SORENESS_H[0],
            Soreness::Hours => SORENESS_H[1],
            Soreness::Still => SORENESS_H[2],
        })
    }

    /// What was learned about this practice, oldest first.
    fn day_after(&self, practised: &Practised) -> impl Iterator<Item = &NextDay> {
        let id = practised.id;
        self.next_days.iter().filter(move |next| id.is_some_and(|id| next.of.contains(&id)))
    }
}

#[expect(clippy::cast_possible_wrap, reason = "fourteen")]
const DAYS_BACK: i64 = DAYS as i64;

/// Whether a practice holds a session of the track at its step: a block of its drill, or a note in another block of
/// the track.
fn is_session(practised: &Practised, on: &TrackPosition) -> bool {
    let at_step = |block: &PractisedBlock| block.step.is_none_or(|step| step == on.step);
    let is_drill = |block: &PractisedBlock| on.drill.as_ref().is_none_or(|drill| *drill == block.exercise);
    let of_track = |block: &&PractisedBlock| block.track == on.track.id() && block.done_s > 0 && at_step(block);
    let is_own =
        on.own.as_ref().is_none_or(|own| practised.practice.routine.split_once(':').is_some_and(|(id, _)| id == own));
    practised.practice.blocks.iter().filter(of_track).any(|block| (is_own && is_drill(block)) || has_note(block))
}

const fn felt(comfort: Comfort) -> Felt {
    match comfort {
        Comfort::Easy => Felt::Easy,
        Comfort::Ok => Felt::Ok,
        Comfort::Hard => Felt::Hard,
    }
}

/// A check off the keyboard is asked about nothing: what was not noted stayed as it was.
fn unasked(session: Session) -> Session {
    // Where nothing was asked before it, the day after has nothing to be compared with.
    let before = session.before.or(session.h24).unwrap_or(0.0);
    let stopped = session.stopped != Stopped::No;
    Session {
        before: Some(before),
        peak: session.peak.or(Some(before)),
        h24: session.h24.or(Some(before)),
        comfort: session.comfort.or(if stopped { None } else { Some(Felt::Ok) }),
        ..session
    }
}
