//! A running session in lines: what is said when, and what a line typed on the mat does. The stopwatch and every
//! decision stand in the coach's session.
//!
//! Enter alone pauses at once, and once more stops; so a hand on the keyboard is enough.

mod spoken;

use self::spoken::Spoken;
use super::ask::{ended, pick};
use super::talk::{Cues, Cx, Reply, Talk, Turn};
use crate::coach::{
    CheckIn, Coach, Course, Cue, Effect, Event, NoSound, Noticed, PainAdvice, Pause, Session, SessionState, Start,
    Step, history_scores,
};
use crate::diary::{Outcome, Score};
use crate::practice::{Act, PhaseKind, Sound};
use crate::words::{begun_large, exercise_name, name, say};

/// So long what comes first is told before the pacer begins; Enter begins at once. Our own choice: two lines are heard
/// by then.
const LEAD_MS: u64 = 8_000;

/// The draft of a running session is written at least this often.
const DRAFT_EVERY_MS: u64 = 5_000;

/// A session in front of a person.
pub struct SessionTalk {
    session: Session,
    spoken: Spoken,
    /// The course of the session as it was heard last.
    course: Course,
    /// The bell stands in for tones or a voice that cannot be had here.
    rings_instead: bool,
    /// What the last figure of pain says.
    advice: Option<PainAdvice>,
    drafted_ms: u64,
}

impl SessionTalk {
    /// A session over `start`, before its first moment.
    #[must_use]
    pub fn new(start: &Start, coach: &Coach) -> Self {
        let (now, introduced) = (coach.now(), coach.list("introduced"));
        let session = Session::new(&coach.library.catalogue, &start.filled, start.before, introduced, now);
        // Whoever wants no time before the first breath has none.
        let lead_ms = if coach.lead_in_ms == 0 { 0 } else { coach.lead_in_ms.max(LEAD_MS) };
        let mut session =
            session.knowing(coach.own_pace()).reading_first(coach.hears_no_words()).leading_in(lead_ms, now);
        session.kept.predicted = start.predicted;
        Self {
            session,
            spoken: Spoken::default(),
            course: Course::default(),
            rings_instead: false,
            advice: None,
            drafted_ms: now.mono_ms,
        }
    }

    fn draft(&mut self, cx: &mut Cx) -> Vec<Effect> {
        let now = cx.coach.now();
        self.drafted_ms = now.mono_ms;
        cx.coach.session_draft(&mut self.session, now).into_iter().collect()
    }

    /// After anything that was done to the session: what stands now is said, and what is over leads on.
    fn after(&mut self, effects: Vec<Effect>, cx: &mut Cx) -> Reply {
        match self.session.state {
            SessionState::Over(outcome) => {
                if let Some(signal) = self.session.signal() {
                    cx.tell("plain-sensor-showed", &[("what", history_scores::of_signal(&signal).into())]);
                }
                let made = cx.coach.session_over(&self.session, cx.coach.now());
                // Where nothing is asked about it, nothing else says that it is over.
                if outcome == Outcome::Finished && made.step == Some(Step::Today) {
                    cx.voice.say(&ended(&begun_large(&say("session-voice-end"))));
                }
                return cx.made(made).and(effects);
            }
            SessionState::Running { .. } => self.spoken.speak(&self.session, cx),
            _ => self.say_state(cx),
        }
        Reply::effects(effects)
    }

    /// What the session waits for.
    fn say_state(&self, cx: &mut Cx) {
        let session = &self.session;
        cx.voice.slow_down(false);
        match session.state {
            SessionState::Introducing { block } => introduce(session, block, cx),
            SessionState::Paused(why) => {
                let change = session.moment(cx.coach.now()).is_some_and(|m| m.phase.kind == PhaseKind::Change);
                cx.say(match why {
                    _ if let Some(advice) = self.advice => advice.words(session.at_ends(cx.coach.now()).1),
                    Pause::Late => "plain-paused-late",
                    _ if change => "plain-paused-waits",
                    _ => "plain-paused",
                });
            }
            SessionState::AskingPain => {
                let fills = [
                    ("question", ended(&say("session-pain")).into()),
                    ("low", say("session-pain-low").into()),
                    ("high", say("session-pain-high").into()),
                ];
                cx.tell("plain-scale", &fills);
                cx.say("session-pain-waits");
            }
            SessionState::CheckingIn { .. } => {
                cx.say("ladder-check-in");
                let answers = CheckIn::ALL.map(|answer| say(answer.words()));
                cx.choices(answers.iter().map(String::as_str));
                cx.say("ladder-check-in-waits");
            }
            SessionState::Dizzy => {
                cx.say("safety-dizzy");
                cx.say("safety-chest");
                cx.say("plain-ends-here");
            }
            SessionState::LeadIn { .. } => {
                cx.voice.say(&spoken::first(session));
                if session.own_breaths().is_some() {
                    cx.say("plain-own-breaths");
                }
            }
            SessionState::Running { .. } | SessionState::Over(_) => {}
        }
    }

    // ---- what is typed

    /// While the pacer runs, or waits because it was paused.
    fn on_the_mat(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let session = &mut self.session;
        let running = session.is_running();
        match typed {
            "" if session.is_leading_in() => session.join_in(now),
            "" if running => session.pause(Pause::Own, now),
            "" => session.stop(now),
            "g" if !running => {
                session.go_on(self.advice.take(), now);
                self.spoken.begins_anew();
            }
            "t" if session.is_leading_in() => return self.tapped(cx),
            "n" | "r" => {
                self.advice = None;
                session.jump(typed == "n", now);
            }
            "s" if session.skip(now) => {}
            "d" => session.dizzy(now),
            "p" => session.ask_pain(now),
            "x" | "o" if running => {
                let what = if typed == "x" { Noticed::Grip } else { Noticed::Ease };
                let made = cx.coach.session_notices(session, what, now);
                return cx.made(made);
            }
            "h" => return self.hide_numbers(cx),
            "m" => return self.mute(cx),
            "i" => {
                let block = session.moment(now).map_or(0, |moment| moment.phase.block);
                set_up(session, block, self.spoken.says(), cx);
                return Reply::stay();
            }
            "+" | "=" | "-" | "k" if running => return self.pace(typed, cx),
            other => return self.pain_at_once(other, cx),
        }
        let drafted = self.draft(cx);
        self.after(drafted, cx)
    }

    /// A breath of the person's own begins, before the pacer does.
    fn tapped(&mut self, cx: &mut Cx) -> Reply {
        let Some(own) = self.session.tap(cx.coach.now()) else {
            match self.session.own_breaths() {
                Some((asked, tapped)) => {
                    cx.say(if tapped < asked { "session-own-breath-more" } else { "session-own-breath-last" });
                }
                None => return cx.unclear(),
            }
            return Reply::stay();
        };
        cx.voice.say(&self.session.own_pace_line(own, self.spoken.has_numbers()));
        let drafted = self.draft(cx);
        self.after(drafted, cx)
    }

    fn hide_numbers(&mut self, cx: &mut Cx) -> Reply {
        let shown = self.spoken.turn_numbers();
        cx.say(if shown { "plain-numbers" } else { "plain-no-numbers" });
        Reply::stay()
    }

    /// `m`: silent, or again as it was.
    fn mute(&mut self, cx: &mut Cx) -> Reply {
        let hearing = cx.coach.hearing;
        let sound = if hearing.sound == Sound::Silent { hearing.to_turn_on() } else { Sound::Silent };
        self.rings_instead = false;
        let effect = cx.coach.set_sound(sound);
        cx.voice.say(&name("session-sound", sound.id()));
        Reply::effects([effect].into_iter().chain((sound == Sound::Bell).then_some(Effect::Bell)))
    }

    /// The reply to what happened, with what is to be heard after it.
    fn followed(&mut self, mut reply: Reply, cues: &[Cue], cx: &mut Cx) -> Reply {
        reply.effects.extend(cx.coach.follow(&self.session, &mut self.course, cues));
        reply
    }

    fn pace(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let act = match typed {
            "-" => Act::Faster,
            "k" => Act::Keep,
            _ => Act::Slower,
        };
        let words = self.session.pace(act, cx.coach.now());
        cx.say(words);
        Reply::effects(self.draft(cx))
    }

    /// `p 6`: the figure in the same line.
    fn pain_at_once(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let figure = typed.strip_prefix('p').and_then(|figure| figure.trim().parse().ok()).and_then(Score::new);
        let Some(score) = figure else { return cx.unclear() };
        let session = &mut self.session;
        session.ask_pain(cx.coach.now());
        self.answer_pain(Some(score), cx)
    }

    fn answer_pain(&mut self, score: Option<Score>, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let (made, advice) = cx.coach.session_pain(&mut self.session, score, now);
        (self.advice, self.drafted_ms) = (advice, now.mono_ms);
        if let Some(score) = score.filter(|_| made.step.is_none() && advice.is_none()) {
            cx.tell("plain-noted", &[("n", u32::from(score.value()).into())]);
        }
        self.spoken.begins_anew();
        let leads = made.step.is_some();
        let reply = cx.made(made);
        if leads { reply } else { self.after(reply.effects, cx) }
    }

    fn waiting(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let session = &mut self.session;
        match session.state {
            SessionState::Introducing { block } => {
                let choices = cx.coach.choices_before(session, block);
                let at = if typed.is_empty() { Some(0) } else { pick(typed, choices.len()) };
                let Some(choice) = at.and_then(|at| choices.get(at)).copied() else { return cx.unclear() };
                let made = cx.coach.choose_before(session, block, choice, now);
                self.drafted_ms = now.mono_ms;
                self.led(made, cx)
            }
            SessionState::AskingPain if typed.is_empty() => self.answer_pain(None, cx),
            SessionState::AskingPain => {
                if let Some(score) = typed.parse().ok().and_then(Score::new) {
                    return self.answer_pain(Some(score), cx);
                }
                cx.say("plain-unclear-scale");
                Reply::stay()
            }
            SessionState::CheckingIn { .. } => {
                let answer = pick(typed, CheckIn::ALL.len()).and_then(|at| CheckIn::ALL.get(at)).copied();
                let Some(answer) = answer else { return cx.unclear() };
                let made = cx.coach.session_check_in(session, answer, now);
                self.drafted_ms = now.mono_ms;
                self.led(made, cx)
            }
            _ if typed == "p" => Reply::turn(Turn::Over(super::doors::person())),
            _ => {
                let made = cx.coach.session_dizzy(session, now);
                cx.made(made)
            }
        }
    }

    /// What the coach made of an answer; where it leads nowhere, the session goes on.
    fn led(&mut self, made: crate::coach::Made, cx: &mut Cx) -> Reply {
        let leads = made.step.is_some();
        let reply = cx.made(made);
        if leads {
            return reply;
        }
        self.spoken.begins_anew();
        self.after(reply.effects, cx)
    }

    // ---- what is heard

    fn by_bell(&self, cx: &Cx) -> bool {
        self.rings_instead || cx.coach.hearing.sound == Sound::Bell || cx.cues == Cues::Bell
    }

    fn rings(&self, cues: &[Cue], cx: &mut Cx) -> Option<Effect> {
        self.by_bell(cx).then(|| cx.coach.bell_for(&self.session, cues)).flatten()
    }
}

/// Before an exercise that comes up for the first time: what it is, and what can be chosen.
fn introduce(session: &Session, block: usize, cx: &mut Cx) {
    let Some(at) = session.kept.blocks.get(block) else { return };
    cx.voice.gap();
    cx.voice.say(&ended(&exercise_name(&at.exercise)));
    if let Some(old) = &at.instead_of {
        let fills = [("old", exercise_name(old).into()), ("new", spoken::called(session, block).into())];
        cx.tell("session-intro-instead", &fills);
    }
    if let Some(why) = cx.coach.exercise_words(&at.exercise, "why") {
        cx.voice.say(&why);
    }
    set_up(session, block, say, cx);
    if let Some(words) = cx.coach.exercise_words(&at.exercise, "leave-out") {
        cx.voice.say(&words);
    }
    let choices: Vec<String> =
        cx.coach.choices_before(session, block).iter().map(|choice| say(choice.words())).collect();
    cx.choices(choices.iter().map(String::as_str));
    cx.say("plain-enter-first");
}

/// The position in words and as its figure shows it, and how it is set up.
fn set_up(session: &Session, block: usize, say: fn(&str) -> String, cx: &mut Cx) {
    let Some(at) = session.kept.blocks.get(block) else { return };
    let position = say(&format!("cue-position-{}", at.position.id()));
    cx.tell("session-intro-in", &[("position", position.into())]);
    let figure = session.catalogue().get(&at.exercise).and_then(|exercise| exercise.figure(at.position));
    if let Some(figure) = figure {
        cx.voice.say(&name("figure", figure));
    }
    let parts = ["setup", "feel"].map(|part| cx.coach.exercise_words_as(&at.exercise, part, say));
    for words in parts.into_iter().flatten() {
        cx.voice.say(&words);
    }
    let places = session.places(block, say);
    if !places.is_empty() {
        cx.say("session-places");
    }
    for place in places {
        cx.voice.say(&ended(&place.join("; ")));
    }
}

impl Talk for SessionTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        if again {
            self.say_state(cx);
            return Reply::stay();
        }
        if self.session.is_running() {
            // What is said now would keep the first breath waiting.
            let shown = cx.coach.session_shown(&mut self.session, cx.coach.now());
            let reply = self.after(shown, cx);
            return self.followed(reply, &[], cx);
        }
        cx.voice.gap();
        // Who has practised before knows the rest.
        let new = cx.coach.list("introduced").is_empty();
        cx.say(if new { "plain-how" } else { "plain-how-short" });
        if cx.coach.profile.get("eyes_closed").unwrap_or(false) && cx.coach.hearing.sound == Sound::Silent {
            cx.say("plain-offers-bell");
        }
        if self.by_bell(cx) {
            cx.say("session-bell-means");
        }
        let shown = cx.coach.session_shown(&mut self.session, cx.coach.now());
        let reply = self.after(shown, cx);
        self.followed(reply, &[], cx)
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let reply = match self.session.state {
            SessionState::Running { .. } | SessionState::Paused(_) | SessionState::LeadIn { .. } => {
                self.on_the_mat(typed, cx)
            }
            _ => self.waiting(typed, cx),
        };
        self.followed(reply, &[], cx)
    }

    /// This part again, or the one before; before the first breath, back to where it was chosen.
    fn back(&mut self, cx: &mut Cx) -> Reply {
        match self.session.state {
            SessionState::LeadIn { .. } | SessionState::Introducing { block: 0 } => {
                self.session.leave(cx.coach.now());
                let reply = self.after(Vec::new(), cx);
                self.followed(reply, &[], cx)
            }
            SessionState::AskingPain => self.line("", cx),
            SessionState::Running { .. } => self.line("r", cx),
            // What waits goes on waiting, until it is told to go on.
            SessionState::Paused(_) => {
                self.say_state(cx);
                Reply::stay()
            }
            _ => cx.unclear(),
        }
    }

    fn help(&self, cx: &mut Cx) {
        match self.session.state {
            SessionState::Running { .. } | SessionState::Paused(_) | SessionState::LeadIn { .. } => {
                cx.say("plain-help-session");
                let now = cx.coach.now();
                if self.session.paces(now) {
                    cx.say("plain-help-session-pace");
                }
                if self.session.passes_over(now) {
                    cx.say("plain-help-session-parts");
                }
            }
            _ => self.say_state(cx),
        }
    }

    /// Everything quiet at once, then grounding.
    fn help_now(&mut self, cx: &mut Cx) -> Option<Reply> {
        let session = &mut self.session;
        if session.state == SessionState::Dizzy {
            return None;
        }
        session.stop(cx.coach.now());
        let reply = self.after(Vec::new(), cx);
        Some(self.followed(reply, &[], cx))
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let session = &mut self.session;
        let before = session.state;
        let cues = session.wake(now);
        let changed = std::mem::discriminant(&before) != std::mem::discriminant(&session.state);
        let running = session.is_running();
        let mut effects: Vec<Effect> = self.rings(&cues, cx).into_iter().collect();
        let block_ended = cues.contains(&Cue::BlockEnd) || cues.contains(&Cue::Paused);
        if block_ended || (running && now.mono_ms >= self.drafted_ms + DRAFT_EVERY_MS) {
            effects.extend(self.draft(cx));
        }
        let reply = if running || changed { self.after(effects, cx) } else { Reply::effects(effects) };
        self.followed(reply, &cues, cx)
    }

    /// Nothing sounds: where it never did, the bell stands in.
    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        match event {
            Event::Sensor(heard) => Reply::effects(cx.coach.session_feels(&mut self.session, heard)),
            Event::NoSound(NoSound::Absent) => {
                self.rings_instead = true;
                cx.say("session-sound-absent");
                Reply::effects([Effect::Bell])
            }
            Event::NoSound(why) => {
                cx.say(match why {
                    NoSound::Speechless => "session-sound-speechless",
                    NoSound::NoCommand => "plain-no-command",
                    NoSound::Absent | NoSound::Lost => "plain-sound-lost",
                });
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn hidden(&mut self, cx: &mut Cx) -> Vec<Effect> {
        if self.session.is_over() {
            return Vec::new();
        }
        self.session.pause(Pause::Hidden, cx.coach.now());
        let drafted = Reply::effects(self.draft(cx));
        self.followed(drafted, &[], cx).effects
    }

    fn left(&mut self, cx: &mut Cx) -> Vec<Effect> {
        let now = cx.coach.now();
        if self.session.is_over() { Vec::new() } else { cx.coach.session_left(&mut self.session, now) }
    }

    fn asks_before_leaving(&self) -> bool {
        true
    }

    fn goes_on(&self) -> bool {
        !self.session.is_over()
    }

    fn is_running(&self) -> bool {
        self.session.is_running()
    }

    fn next_wake(&self, coach: &Coach) -> Option<u64> {
        if self.course.is_unheard() && self.session.is_running() && coach.hearing.is_followed() {
            return Some(coach.now().mono_ms);
        }
        self.session.next_wake(coach.now())
    }
}
