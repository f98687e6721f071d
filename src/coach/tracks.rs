//! Where the person stands on the four tracks, and what of it holds today: the positions that are kept, the answer that
//! was given to a suggestion, and what a practice that was recorded settles. The rules themselves are the plan's.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::standing::floor_step;
use super::suggestions::Suggested;
use super::today::OfferKind;
use crate::clock::Now;
use crate::diary::{Body, Day, Felt, Practice, StepChange, StepChoice};
use crate::plan::pacing::{Action, Reason, Suggestion};
use crate::plan::tracks::{IN_TURN, least_minutes};
use crate::plan::{PerTrack, TrackPosition};
use crate::practice::{Area, Track};

/// What a track is practised with today.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Today {
    /// The step, from 0.
    pub step: u8,
    /// The most that a practice holds of it, in minutes; 0 leaves it out.
    pub dose_min: f64,
}

impl PerTrack<Today> {
    /// The most minutes of each track.
    #[must_use]
    pub const fn minutes(&self) -> PerTrack<Option<f64>> {
        PerTrack {
            floor: Some(self.floor.dose_min),
            breath: Some(self.breath.dose_min),
            stretch: Some(self.stretch.dose_min),
            attention: Some(self.attention.dose_min),
        }
    }
}

/// The register `answer-<track>`: what was answered to a suggestion; it holds for the day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Answered {
    on: Day,
    choice: StepChoice,
    today: Today,
}

/// The moment that suggestions were worked out for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PacedFor {
    pub(super) day: Day,
    pub(super) hour: u32,
    pub(super) before: Option<Felt>,
    pub(super) changes: u64,
    pub(super) revisions: u64,
}

/// A suggestion, and where it starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Paced {
    /// The track.
    pub track: Track,
    /// Where the person stands.
    pub position: TrackPosition,
    /// What is suggested.
    pub suggestion: Suggestion,
    /// What holds today: the answer, else the suggestion where it makes the practice smaller, else the position.
    pub today: Today,
    /// What was answered today.
    pub answered: Option<StepChoice>,
}

/// Everything that is suggested at one moment.
pub(super) struct WorkedOut {
    paced: Vec<Paced>,
    ladders: Vec<(Area, Suggestion)>,
}

/// The register with the day on which the programme began.
pub(super) const BEGAN: &str = "began";

pub(super) fn position_register(track: Track) -> String {
    format!("track-{}", track.id())
}

fn answer_register(track: Track) -> String {
    format!("answer-{}", track.id())
}

/// Whether what a rule says moves the person's position, and is not for the day alone.
const fn stays(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Stopped
            | Reason::AfterEffect
            | Reason::FearHigh
            | Reason::TooMuchToday
            | Reason::LongBreak
            | Reason::ShortBreak
            | Reason::ALittleLonger
            | Reason::NextStep
            | Reason::PastLockedStep
    )
}

/// Whether the contents of a new week may come in beside this suggestion: nothing moves forward on worsening entries.
const fn lets_a_week_in(suggestion: &Suggestion) -> bool {
    match suggestion.action {
        Action::AdvanceDose | Action::AdvanceStep => true,
        Action::Hold => !matches!(suggestion.reason, Reason::DriftingUp | Reason::FearSettling),
        _ => false,
    }
}

impl Coach {
    /// Where the person stands on a track; before anything was kept, what belongs to the programme week.
    #[must_use]
    pub fn position(&self, track: Track, now: Now) -> TrackPosition {
        self.profile.get(&position_register(track)).unwrap_or_else(|| {
            let today = self.today(now);
            let step = match track {
                Track::Floor => floor_step(&self.profile, &self.library.programme, today),
                _ => self.week(now).saturating_sub(1),
            };
            self.full_position(track, step, today)
        })
    }

    /// A track at the beginning of `step`, at its full length.
    fn full_position(&self, track: Track, step: u8, since: Day) -> TrackPosition {
        TrackPosition { step, dose_min: self.full_minutes(track, step), since, increased: None }
    }

    /// The full length of a track at a step, in minutes.
    pub(super) fn full_minutes(&self, track: Track, step: u8) -> f64 {
        self.library.programme.full_minutes(&self.library.catalogue, track, step)
    }

    /// The first positions: the lowest step of every track. Where one is kept already, they have begun before.
    pub(super) fn begin_tracks(&mut self, now: Now) -> Vec<Effect> {
        let is_kept = |track: Track| self.profile.get::<TrackPosition>(&position_register(track)).is_some();
        if IN_TURN.into_iter().any(is_kept) {
            return Vec::new();
        }
        let today = self.today(now);
        let begin = |coach: &mut Self, track| {
            let position = coach.full_position(track, 0, today);
            coach.set(&position_register(track), json!(position), now)
        };
        let mut effects: Vec<Effect> = IN_TURN.into_iter().map(|track| begin(self, track)).collect();
        effects.push(self.set(BEGAN, json!(today), now));
        effects
    }

    /// The same for who comes to a practice without the first run, as by `practise` on the command line: otherwise each
    /// day would be the first, and nothing of the days before would count.
    pub(super) fn begin_by_practising(&mut self, now: Now) -> Vec<Effect> {
        if self.is_settled_in() { Vec::new() } else { self.begin_tracks(now) }
    }

    fn answered(&self, track: Track, now: Now) -> Option<Answered> {
        let answered: Option<Answered> = self.profile.get(&answer_register(track));
        answered.filter(|answered| answered.on == self.today(now))
    }

    /// What pacing suggests for each track, in turn, and what holds today.
    #[must_use]
    pub fn paced(&self, before: Option<Felt>, now: Now) -> Vec<Paced> {
        self.worked_out(before, now, |worked| worked.paced.clone())
    }

    /// What pacing suggests for each ladder in sight.
    pub(super) fn paced_ladders(&self, now: Now) -> Vec<(Area, Suggestion)> {
        self.worked_out(None, now, |worked| worked.ladders.clone())
    }

    /// Reads what is suggested; worked out anew where anything changed since it was asked for last.
    fn worked_out<T>(&self, before: Option<Felt>, now: Now, read: impl FnOnce(&WorkedOut) -> T) -> T {
        let moment = self.moment_of_pacing(before, now);
        if let Some((kept_for, worked)) = &*self.paced.borrow()
            && *kept_for == moment
        {
            return read(worked);
        }
        let worked = self.paced_anew(before, now);
        let answer = read(&worked);
        *self.paced.borrow_mut() = Some((moment, worked));
        answer
    }

    fn paced_anew(&self, before: Option<Felt>, now: Now) -> WorkedOut {
        let Suggested { tracks, ladders } = self.suggestions(before, now);
        let mut suggestions = tracks.into_iter();
        let paced = |track: Track| {
            let suggestion = suggestions.next()?;
            let position = self.position(track, now);
            let answered = self.answered(track, now);
            let today =
                answered.map_or_else(|| self.unanswered(track, &position, &suggestion), |answered| answered.today);
            let today = Today { step: self.week_let_in(track, today.step, &position, &suggestion, now), ..today };
            let answered = answered.map(|answered| answered.choice);
            Some(Paced { track, position, suggestion, today, answered })
        };
        WorkedOut { paced: IN_TURN.into_iter().map_while(paced).collect(), ladders }
    }

    /// The step of a track that goes by weeks, one further where a new week has begun since and nothing speaks against
    /// it; a track that was taken back stays back until a step forward is followed.
    fn week_let_in(&self, track: Track, step: u8, position: &TrackPosition, next: &Suggestion, now: Now) -> u8 {
        let newest = self.week(now).saturating_sub(1);
        let kept_up = position.step + 1 == newest && position.since.week() < self.today(now).week();
        let enters = track != Track::Floor && step == position.step && kept_up && lets_a_week_in(next);
        if enters { newest } else { step }
    }

    /// What each track is practised with today.
    #[must_use]
    pub fn tracks_today(&self, now: Now) -> PerTrack<Today> {
        let nothing = PerTrack::all(Today { step: 0, dose_min: 0.0 });
        self.paced(None, now).into_iter().fold(nothing, |all, one| all.with(one.track, one.today))
    }

    /// What asks for breathing and rest in place of the practice, where the person did not choose otherwise: how high
    /// pain is today, else the last days.
    pub(super) fn rests_today(&self, before: Option<Felt>, now: Now) -> Option<OfferKind> {
        let paced = self.paced(before, now);
        let rests = |reason: Reason| {
            paced.iter().any(|one| {
                one.suggestion.action == Action::RestGentle
                    && one.suggestion.reason == reason
                    && one.answered.is_none_or(|choice| choice == StepChoice::Followed)
            })
        };
        match (rests(Reason::HighToday), rests(Reason::Flare)) {
            (true, _) => Some(OfferKind::Rest),
            (false, true) => Some(OfferKind::Easing),
            (false, false) => None,
        }
    }

    /// The longest and the shortest that a track can be chosen for at a step, in minutes.
    #[must_use]
    pub fn dose_range(&self, track: Track, step: u8) -> (f64, f64) {
        let full = self.full_minutes(track, step);
        (least_minutes(full), full)
    }

    /// Takes the answer to a suggestion. `own` is the step and length that the person chose; it holds for today.
    pub fn answer_suggestion(
        &mut self,
        paced: &Paced,
        choice: StepChoice,
        own: Option<Today>,
        now: Now,
    ) -> Vec<Effect> {
        let (position, suggestion) = (paced.position, &paced.suggestion);
        let today = match choice {
            StepChoice::Followed | StepChoice::Therapist => self.suggested(paced.track, &position, suggestion),
            StepChoice::Easier => self.easier(paced.track, self.unanswered(paced.track, &position, suggestion)),
            StepChoice::Same => Today { step: position.step, dose_min: position.dose_min },
            StepChoice::Own => own
                .map_or_else(|| self.unanswered(paced.track, &position, suggestion), |own| self.held(paced, own, now)),
        };
        self.begin_action();
        let mut effects = Vec::new();
        if choice == StepChoice::Followed && stays(suggestion.reason) {
            effects.extend(self.move_to(paced, today, now));
        }
        let answered = Answered { on: self.today(now), choice, today };
        effects.push(self.set(&answer_register(paced.track), json!(answered), now));
        effects.extend(self.note_step(paced, today, choice, now));
        self.end_action();
        effects
    }

    fn easier(&self, track: Track, today: Today) -> Today {
        let (least, _) = self.dose_range(track, today.step);
        let easier = today.dose_min * self.library.pacing.easier_part;
        let dose_min =
            if today.dose_min <= 0.0 { 0.0 } else { ((easier * 2.0).round() / 2.0).max(least).min(today.dose_min) };
        Today { dose_min, ..today }
    }

    /// An own choice held within what is open: one step further at most, and none against a rule of safety or the body.
    fn held(&self, paced: &Paced, own: Today, now: Now) -> Today {
        let further = self.steps_open(paced, now);
        let step = own.step.min(further);
        let (least, full) = self.dose_range(paced.track, step);
        Today { step, dose_min: own.dose_min.clamp(least, full) }
    }

    /// The furthest step that can be chosen by hand.
    #[must_use]
    pub fn steps_open(&self, paced: &Paced, now: Now) -> u8 {
        let at = paced.position.step;
        if paced.suggestion.reason.leaves_open_a_harder_choice() {
            self.next_open_step(paced.track, at, now)
        } else {
            at
        }
    }

    /// What a practice settles before it is recorded, for the tracks that it holds: reductions that were followed
    /// without a word become the position, and the contents of a new week are kept. Who asked for easier still keeps
    /// them, and nothing smaller: easier was for the day.
    pub(super) fn settle_tracks(&mut self, practice: &Practice, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        let holds = |track: Track| practice.blocks.iter().any(|block| block.done_s > 0 && block.track == track.id());
        for paced in self.paced(practice.before, now).into_iter().filter(|paced| holds(paced.track)) {
            let reduces = stays(paced.suggestion.reason) && !paced.suggestion.action.is_forward();
            if reduces && paced.answered == Some(StepChoice::Easier) {
                let unasked = self.unanswered(paced.track, &paced.position, &paced.suggestion);
                effects.extend(self.move_to(&paced, unasked, now));
            } else if reduces && paced.answered.is_none() {
                effects.extend(self.move_to(&paced, paced.today, now));
                effects.extend(self.note_step(&paced, paced.today, StepChoice::Followed, now));
            } else if paced.track != Track::Floor && paced.answered.is_none() && paced.today.step > paced.position.step
            {
                let position = TrackPosition { step: paced.today.step, since: self.today(now), ..paced.position };
                effects.push(self.set(&position_register(paced.track), json!(position), now));
            }
        }
        effects
    }

    /// Keeps another position. A step back waits a week before anything moves forward again, as an increase does.
    fn move_to(&mut self, paced: &Paced, to: Today, now: Now) -> Option<Effect> {
        let (day, before) = (self.today(now), paced.position);
        let waits = !matches!(paced.suggestion.reason, Reason::TooMuchToday | Reason::ShortBreak);
        let position = TrackPosition {
            step: to.step,
            dose_min: to.dose_min,
            since: if to.step == before.step { before.since } else { day },
            increased: if waits { Some(day) } else { before.increased },
        };
        (position != before).then(|| self.set(&position_register(paced.track), json!(position), now))
    }

    fn note_step(&mut self, paced: &Paced, to: Today, choice: StepChoice, now: Now) -> Vec<Effect> {
        let change = StepChange {
            track: paced.track.id().to_owned(),
            from: paced.position.step,
            to: to.step,
            minutes: Some(to.dose_min),
            reason: Some(paced.suggestion.reason.id().to_owned()),
            choice,
        };
        self.add(now.wall, &Body::Step(change), now).1
    }

    /// Whether anything waits for a word: a step or a length forward that was not answered today.
    #[must_use]
    pub fn forward_waits(&self, paced: &[Paced]) -> bool {
        paced.iter().any(|one| one.answered.is_none() && one.suggestion.action.is_forward())
    }

    /// The step and the length of a suggestion; no longer than the step is at its fullest.
    fn suggested(&self, track: Track, position: &TrackPosition, suggestion: &Suggestion) -> Today {
        let step = i16::from(position.step) + suggestion.step_delta;
        let step = u8::try_from(step.max(0)).unwrap_or(u8::MAX);
        Today { step, dose_min: suggestion.dose_min.min(self.full_minutes(track, step)) }
    }

    /// What holds without an answer: a suggestion that makes the practice smaller, else what was.
    fn unanswered(&self, track: Track, position: &TrackPosition, suggestion: &Suggestion) -> Today {
        match suggestion.action {
            Action::AdvanceDose | Action::AdvanceStep | Action::Hold => {
                Today { step: position.step, dose_min: position.dose_min }
            }
            _ => self.suggested(track, position, suggestion),
        }
    }
}
