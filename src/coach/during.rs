//! What a person does while a session runs, and what becomes of it when it is over: every face of the program asks the
//! same and keeps the same. The stopwatch stands in `session`.

use super::coach::Coach;
use super::effect::{Draft, Effect};
use super::session::{Noticed, Pause, Session, State};
use super::step::{Made, Step};
use super::today::{NOT_FOR_ME, SESSION_DRAFT};
use crate::clock::Now;
use crate::diary::{Id, Outcome, Practice, Score, StopReason};
use crate::plan::fill;
use crate::practice::signal::Heard;
use crate::practice::{Anchor, Gate, Sound};
use crate::words::say;

/// The register of the exercises whose set-up was seen.
pub(super) const INTRODUCED: &str = "introduced";

/// The register that says whether it is heard that a squeeze has let go; it is not, unless that is wanted.
pub(super) const RELEASE_SOUND: &str = "release_sound";

/// What can be chosen before an exercise that comes up for the first time, or instead of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It begins.
    Start,
    /// It begins, with this anchor.
    Anchor(Anchor),
    /// The next position in which it can be done.
    OtherPosition,
    /// Not for this person.
    NotForMe,
    /// Not today.
    NotNow,
}

impl Before {
    /// The key of its words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Start => "session-intro-start",
            Self::Anchor(Anchor::Feet) => "session-intro-feet",
            Self::Anchor(Anchor::Hands) => "session-intro-hands",
            Self::OtherPosition => "session-intro-position",
            Self::NotForMe => "session-intro-not-for-me",
            Self::NotNow => "session-intro-not-now",
        }
    }
}

/// What can be answered when a step on a ladder asks whether to carry on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckIn {
    /// On as it was.
    CarryOn,
    /// On, softer.
    Softer,
    /// Enough for today.
    Finish,
}

impl CheckIn {
    /// Every answer, in the order in which they stand.
    pub const ALL: [Self; 3] = [Self::CarryOn, Self::Softer, Self::Finish];

    /// The key of its words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::CarryOn => "ladder-carry-on",
            Self::Softer => "ladder-softer",
            Self::Finish => "ladder-finish",
        }
    }
}

/// What a figure of pain says while a session runs. The pacer waits; what happens then is the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PainAdvice {
    /// It is high: stop and settle, if you like.
    Stop,
    /// Light squeezes rest at it: what comes next, or stop.
    PassOver,
}

impl PainAdvice {
    /// The key of its words; with `last` nothing comes next.
    #[must_use]
    pub const fn words(self, last: bool) -> &'static str {
        match (self, last) {
            (Self::Stop, _) => "session-advice",
            (Self::PassOver, false) => "session-advice-squeezes",
            (Self::PassOver, true) => "session-advice-squeezes-last",
        }
    }
}

impl Coach {
    /// The draft of a running session.
    pub fn session_draft(&mut self, session: &mut Session, now: Now) -> Option<Effect> {
        self.name_session(&mut session.kept);
        let text = serde_json::to_string(&session.draft(now)).ok()?;
        Some(Effect::KeepDraft(Draft { name: SESSION_DRAFT.to_owned(), text }))
    }

    fn record_session(&mut self, session: &Session, practice: Practice, now: Now) -> (Option<Id>, Vec<Effect>) {
        let (id, mut effects) = self.record(session.kept.id, session.kept.started, practice, now);
        effects.extend(self.keep_own_pace(session, now));
        effects.extend(self.stop_listening());
        (id, effects)
    }

    /// A session stands in front of the person, for the first time or again: the sensor is listened to, where there is
    /// one.
    pub fn session_shown(&mut self, session: &mut Session, now: Now) -> Vec<Effect> {
        self.session_draft(session, now).into_iter().chain(self.listen()).collect()
    }

    /// The sensor told something: what it means is worked out for the moment at which it arose.
    /// A squeeze that has let go is heard, where that is wanted.
    pub fn session_feels(&mut self, session: &mut Session, heard: &Heard) -> Option<Effect> {
        let eased = session.feel(&heard.points, heard.kind, self.scale());
        if !eased || !self.profile.get(RELEASE_SOUND).unwrap_or(false) {
            return None;
        }
        let now = self.now();
        session.eases(now);
        if self.hearing.is_followed() {
            let dues = session.dues(now, self.hearing.speaks());
            return Some(self.hearing.play(dues, session.lapses_ms(now), false));
        }
        (self.hearing.sound == Sound::Bell).then_some(Effect::Bell)
    }

    /// What the person noticed with a key; the line that says so.
    pub fn session_notices(&mut self, session: &mut Session, what: Noticed, now: Now) -> Made {
        if !session.is_running() {
            return Made::default();
        }
        session.notice(what, now);
        let line = Some(say(if what == Noticed::Grip { "signal-noticed" } else { "signal-eased" }));
        Made { line, ..Made::effects(self.session_draft(session, now)) }
    }

    /// A session that is over: what was done is recorded, and the closing questions follow; nothing for one that runs.
    pub fn session_over(&mut self, session: &Session, now: Now) -> Made {
        let State::Over(outcome) = session.state else { return Made::default() };
        if session.kept.is_empty() && outcome != Outcome::Finished {
            // Left before its first breath there is nothing to record, and nothing to ask. Whoever stops is led to
            // grounding from there too.
            let effects = self.not_begun();
            return match outcome {
                Outcome::Stopped => Made { step: Some(Step::Settle(None)), effects, line: None },
                _ => Made { step: Some(Step::Today), effects, line: Some(say("session-put-off")) },
            };
        }
        let practice = session.practice(outcome, None);
        let (id, effects) = self.record_session(session, practice.clone(), now);
        let step = match (outcome, id) {
            (Outcome::Stopped, id) => Step::Settle(id),
            (_, Some(id)) if !self.is_hard_day(now) => Step::Form(Box::new(self.after_form(id, &practice))),
            _ => Step::Today,
        };
        Made { step: Some(step), effects, line: None }
    }

    /// What becomes of a session in which nothing was done.
    fn not_begun(&mut self) -> Vec<Effect> {
        [self.drop_draft(SESSION_DRAFT)].into_iter().chain(self.stop_listening()).collect()
    }

    /// A session that dizziness ended: recorded with its reason, no figure asked.
    pub fn session_dizzy(&mut self, session: &Session, now: Now) -> Made {
        let practice = session.practice(Outcome::Stopped, Some(StopReason::Dizzy));
        let (_, effects) = self.record_session(session, practice, now);
        Made { step: Some(Step::Today), effects, line: self.no_repeat(now) }
    }

    /// A session that is left together with the program: what was done is kept as ended early.
    pub fn session_left(&mut self, session: &mut Session, now: Now) -> Vec<Effect> {
        session.leave(now);
        if session.kept.is_empty() {
            return self.not_begun();
        }
        let practice = session.practice(Outcome::EndedEarly, None);
        self.record_session(session, practice, now).1
    }

    /// A figure of pain while a session runs, or none, and what it says. On a ladder a figure that says stop ends it.
    pub fn session_pain(
        &mut self,
        session: &mut Session,
        score: Option<Score>,
        now: Now,
    ) -> (Made, Option<PainAdvice>) {
        session.pain(score, now);
        let before = session.kept.before.pain;
        let on_ladder = session.is_on_ladder();
        let is_stop = score.is_some_and(|pain| self.library.safety.table.is_stop(before, pain, on_ladder));
        if is_stop && on_ladder {
            session.stop(now);
            return (self.session_over(session, now), None);
        }
        let squeezes = session.exercise(now).is_some_and(|exercise| exercise.gate == Some(Gate::Squeeze));
        let rests = f64::from(score.map_or(0, Score::value)) >= self.library.floor_rules.squeezes.rests_at_pain.value;
        let advice = if squeezes && rests { Some(PainAdvice::PassOver) } else { is_stop.then_some(PainAdvice::Stop) };
        if advice.is_some() {
            session.pause(Pause::Own, now);
        }
        (Made::effects(self.session_draft(session, now)), advice)
    }

    /// The answer to "carry on, softer, or finish?".
    pub fn session_check_in(&mut self, session: &mut Session, answer: CheckIn, now: Now) -> Made {
        if answer == CheckIn::Finish {
            session.finish();
            return self.session_over(session, now);
        }
        session.carry_on(now);
        let line = (answer == CheckIn::Softer).then(|| say("ladder-softer-line"));
        Made { line, ..Made::effects(self.session_draft(session, now)) }
    }

    // ---- before an exercise

    /// What can be chosen before a block: when it stands in for another one it can wait for another day as well.
    #[must_use]
    pub fn choices_before(&self, session: &Session, block: usize) -> Vec<Before> {
        let Some(block) = session.kept.blocks.get(block) else { return vec![Before::Start] };
        let exercise = self.library.catalogue.get(&block.exercise);
        let anchored = exercise.is_some_and(|exercise| exercise.anchored);
        let mut choices = if anchored { Anchor::ALL.map(Before::Anchor).to_vec() } else { vec![Before::Start] };
        let others = [
            (Before::OtherPosition, self.other_position(block).is_some()),
            (Before::NotForMe, exercise.is_some_and(|exercise| exercise.leave_out)),
            (Before::NotNow, block.instead_of.is_some()),
        ];
        choices.extend(others.into_iter().filter(|(_, offered)| *offered).map(|(choice, _)| choice));
        choices
    }

    /// Does what was chosen before a block.
    pub fn choose_before(&mut self, session: &mut Session, block: usize, choice: Before, now: Now) -> Made {
        let Some(at) = session.kept.blocks.get(block).cloned() else { return Made::default() };
        let (mut effects, mut line) = (Vec::new(), None);
        match choice {
            Before::Start => effects.extend(self.begin_block(session, &at.exercise, now)),
            Before::Anchor(anchor) => {
                session.change_blocks(now, |blocks| blocks[block].anchor = Some(anchor));
                effects.extend(self.begin_block(session, &at.exercise, now));
            }
            Before::OtherPosition => {
                if let Some(position) = self.other_position(&at) {
                    session.change_blocks(now, |blocks| fill::set_position(blocks, block, position));
                }
            }
            Before::NotForMe => {
                effects.extend(self.add_to(NOT_FOR_ME, &at.exercise, now));
                line = Some(self.swap_block(session, block, now));
            }
            Before::NotNow => session.jump(true, now),
        }
        if session.is_over() {
            let over = self.session_over(session, now);
            effects.extend(over.effects);
            return Made { step: over.step, effects, line: line.or(over.line) };
        }
        effects.extend(self.session_draft(session, now));
        Made { step: None, effects, line }
    }

    fn begin_block(&mut self, session: &mut Session, exercise: &str, now: Now) -> Option<Effect> {
        let effect = self.add_to(INTRODUCED, exercise, now);
        session.start_block(now);
        effect
    }

    /// Puts the alternative in the place of what is not for this person; it is introduced before it begins. Where
    /// nothing stands in for it, it is passed over. A line says which.
    fn swap_block(&self, session: &mut Session, block: usize, now: Now) -> String {
        let not_for_me = self.not_done(now);
        let exercise = |session: &Session| session.kept.blocks.get(block).map(|block| block.exercise.clone());
        let before = exercise(session);
        session.change_blocks(now, |blocks| {
            // What has no alternative stands as it was, and is passed over when its turn comes.
            let _ = fill::swap(&self.library.catalogue, blocks, block, &not_for_me);
        });
        if exercise(session) == before {
            session.start_block(now);
            session.jump(true, now);
        }
        say("session-left-out")
    }
}
