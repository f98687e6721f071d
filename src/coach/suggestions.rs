//! What pacing suggests today: the figures of the diary and the profile put together for its rules, for each track and
//! for each ladder in sight, one change at a time.

use std::collections::BTreeSet;

use super::coach::Coach;
use super::ladder::OnLadder;
use super::standing;
use super::tracks::BEGAN;
use super::wishes::{free_days, is_sensitive};
use crate::clock::Now;
use crate::diary::daily::dated;
use crate::diary::{Day, Felt, Level, Measure, Profile, StoredBaselines};
use crate::insight::hard_days;
use crate::plan::lived::{self, LOOK_BACK, Lived};
use crate::plan::pacing::{Input, PacedTrack, RedFlag, Suggestion, suggest_together};
use crate::plan::tracks::IN_TURN;
use crate::plan::{FloorStep, TrackPosition};
use crate::practice::{Area, Gate, Track};

/// Days a week on which practice is planned, unless the person named more free ones.
const PLANNED_DAYS: u8 = 5;

/// What is suggested: for the four tracks in turn, and for each ladder in sight.
pub(super) struct Suggested {
    pub(super) tracks: Vec<Suggestion>,
    pub(super) ladders: Vec<(Area, Suggestion)>,
}

impl Coach {
    /// What the rules suggest for each of the four tracks and each ladder in sight.
    pub(super) fn suggestions(&self, before: Option<Felt>, now: Now) -> Suggested {
        let today = self.today(now);
        let from = today.plus(-LOOK_BACK);
        let range = self.days(from, today);
        let records = dated(&range.records, self.day_start);
        let lived = Lived::read(&records, from, today);
        let positions = IN_TURN.map(|track| self.position(track, now));
        let tracks: Vec<lived::TrackPosition> =
            IN_TURN.iter().zip(&positions).filter_map(|(track, at)| self.seen_by_rules(*track, at)).collect();
        let ladders = self.on_ladders(now);
        let seen: Vec<lived::TrackPosition> =
            tracks.iter().chain(ladders.iter().map(|one| &one.position)).cloned().collect();
        let resting = resting_days(&records, today);
        let common = self.common(&lived, before, &resting, now);
        let input = |(on, at): (&lived::TrackPosition, &TrackPosition)| {
            common.over(self.bounds(track_of(on.track), at, lived.input(on, &seen), now))
        };
        let on_ladder = |one: &OnLadder| common.over(one.bounded(lived.input(&one.position, &seen)));
        let mut inputs: Vec<Input> = tracks.iter().zip(&positions).map(input).collect();
        inputs.extend(ladders.iter().map(on_ladder));
        let mut tracks = suggest_together(&inputs, self.standing(now).answered, &self.library.pacing);
        let climbed = tracks.split_off(IN_TURN.len().min(tracks.len()));
        Suggested { tracks, ladders: ladders.iter().map(|one| one.area).zip(climbed).collect() }
    }

    /// A position with what the rules need to know about its drill.
    fn seen_by_rules(&self, track: Track, at: &TrackPosition) -> Option<lived::TrackPosition> {
        let mut seen = lived::TrackPosition::new(paced_track(track)?, at.step, at.dose_min, at.since);
        seen.increased = at.increased;
        if track == Track::Floor {
            let row = self.library.programme.floor_step(at.step);
            seen.by_checks = row.is_some_and(FloorStep::is_by_checks);
            seen.drill = row.filter(|_| seen.by_checks).map(|row| row.exercise.clone());
        }
        Some(seen)
    }

    /// What all tracks have in common.
    fn common(&self, lived: &Lived, before: Option<Felt>, resting: &BTreeSet<Day>, now: Now) -> Common {
        let began = self.profile.get::<Day>(BEGAN).unwrap_or(lived.from);
        let stored: StoredBaselines = self.profile.get("baseline").unwrap_or_default();
        let planned = planned_days(&self.profile);
        Common {
            red_flag: match self.standing(now).worst {
                Some(Level::Emergency) => RedFlag::Emergency,
                Some(Level::Urgent) => RedFlag::Urgent,
                Some(Level::Soon) => RedFlag::Soon,
                _ => RedFlag::None,
            },
            crisis: self.is_crisis(now),
            today_pain: before.and_then(|felt| felt.pain).map(|pain| f64::from(pain.value())),
            baseline_mean: stored.get(Measure::Pain).map(|kept| kept.mean),
            week: standing::weeks(&self.profile).count.max(1),
            adherence: lived.adherence(began, planned, resting),
            sensitive: is_sensitive(&self.profile, self.today(now)),
        }
    }

    /// Where a track ends, what locks it, and how long it is at its fullest.
    fn bounds(&self, track: Track, at: &TrackPosition, input: Input, now: Now) -> Input {
        let floor = track == Track::Floor;
        let by_checks = floor && self.library.programme.floor_step(at.step).is_some_and(FloorStep::is_by_checks);
        // A step that is passed by its check has no length to grow; nor does one grow beyond what the chosen routine holds.
        let full = match self.slot_minutes(track) {
            _ if by_checks => at.dose_min,
            Some(slot) => self.full_minutes(track, at.step).min(slot),
            None => self.full_minutes(track, at.step),
        };
        let last = if floor { self.last_floor_step() } else { self.week(now).saturating_sub(1).max(at.step) };
        let next = at.step.saturating_add(1);
        let gate = (floor && next <= last).then(|| self.gate_of_step(next)).flatten();
        let shut = floor && next <= last && !self.is_step_open(next, now);
        Input {
            step_max: last,
            prev_step: Some(self.previous_open_step(track, at.step, now)).filter(|before| *before + 1 < at.step),
            next_gate_needed: gate.is_some(),
            next_gate_open: gate.is_some() && !shut,
            gate_skip_to: shut.then(|| self.next_open_step(track, at.step, now)).filter(|to| *to > next),
            dose_full_min: full,
            dose_floor_min: None,
            clinician_hold: self.is_held_by_plan(track, at.step, now),
            ..input
        }
    }

    /// The minutes that the chosen routine has for a track, to the half above; nothing where it has none.
    fn slot_minutes(&self, track: Track) -> Option<f64> {
        let routine = self.library.routine(&self.routine())?;
        let seconds: u32 =
            routine.slots.iter().filter(|slot| slot.fill.track() == Some(track)).map(|s| s.seconds).sum();
        (seconds > 0).then(|| f64::from(seconds.div_ceil(30)) / 2.0)
    }

    // ---- steps

    fn last_floor_step(&self) -> u8 {
        self.library.programme.floor.last().map_or(0, |row| row.step)
    }

    /// The gate of a step of the floor track: that of its drill.
    fn gate_of_step(&self, step: u8) -> Option<Gate> {
        let row = self.library.programme.floor_step(step)?;
        self.library.catalogue.get(&row.exercise)?.gate
    }

    /// Whether its gate is open, and a plan in use leaves something of its drill.
    fn is_step_open(&self, step: u8, now: Now) -> bool {
        let agreed = self.gate_of_step(step).is_none_or(|gate| self.agreement(gate).given);
        agreed && !self.is_cut_by_plan(step, now)
    }

    /// The next step of a track that is open: locked ones are passed over; the last one stays.
    pub(super) fn next_open_step(&self, track: Track, step: u8, now: Now) -> u8 {
        if track != Track::Floor {
            return step.saturating_add(1).min(self.week(now).saturating_sub(1)).max(step);
        }
        (step.saturating_add(1)..=self.last_floor_step()).find(|next| self.is_step_open(*next, now)).unwrap_or(step)
    }

    /// The step before, passing over locked ones; the first one stays.
    pub(super) fn previous_open_step(&self, track: Track, step: u8, now: Now) -> u8 {
        let open = |before: &u8| track != Track::Floor || self.is_step_open(*before, now);
        (0..step).rev().find(open).unwrap_or(0)
    }

    // ---- what the person or a clinician said

    /// Whether the person said, behind "help now", that they may not be safe: until the day is over, kept in memory
    /// alone.
    #[must_use]
    pub fn is_crisis(&self, now: Now) -> bool {
        self.crisis == Some(self.today(now))
    }

    /// The person said that they may not be safe. Nothing of it is written down.
    pub fn note_crisis(&mut self, now: Now) {
        self.crisis = Some(self.today(now));
        // What was suggested before it does not hold any more.
        *self.paced.borrow_mut() = None;
    }
}

/// What all tracks have in common.
struct Common {
    red_flag: RedFlag,
    crisis: bool,
    today_pain: Option<f64>,
    baseline_mean: Option<f64>,
    week: u32,
    adherence: Option<f64>,
    sensitive: bool,
}

impl Common {
    fn over(&self, input: Input) -> Input {
        Input {
            red_flag: self.red_flag,
            crisis: self.crisis,
            today_pain: self.today_pain.or(input.today_pain),
            baseline_mean: self.baseline_mean,
            week_in_programme: self.week,
            adherence_4w: self.adherence,
            sensitive_window: self.sensitive,
            ..input
        }
    }
}

/// Days a week on which practice is planned.
pub(super) fn planned_days(profile: &Profile) -> u8 {
    // Of two free days those that are not named are any.
    let unnamed = 7_usize.saturating_sub(free_days(profile).len());
    u8::try_from(unnamed).map_or(PLANNED_DAYS, |left| left.min(PLANNED_DAYS))
}

/// Days on which nothing was planned: those of a hard-day plan, as far back as pacing looks.
pub(super) fn resting_days(records: &[crate::diary::daily::Dated<'_>], today: Day) -> BTreeSet<Day> {
    hard_days(records, today.plus(-LOOK_BACK), today)
}

const fn paced_track(track: Track) -> Option<PacedTrack> {
    match track {
        Track::Floor => Some(PacedTrack::Floor),
        Track::Breath => Some(PacedTrack::Breath),
        Track::Stretch => Some(PacedTrack::Stretch),
        Track::Attention => Some(PacedTrack::Attention),
        Track::Exposure => Some(PacedTrack::Exposure),
        Track::Thought | Track::Own => None,
    }
}

const fn track_of(track: PacedTrack) -> Track {
    match track {
        PacedTrack::Floor => Track::Floor,
        PacedTrack::Breath => Track::Breath,
        PacedTrack::Stretch => Track::Stretch,
        PacedTrack::Attention => Track::Attention,
        PacedTrack::Exposure => Track::Exposure,
    }
}
