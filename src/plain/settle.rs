//! Grounding: the minute after a stop, and the two minutes behind "help now". A person is always one answer below.

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::{Coach, LeftOpen, Lock, Made, Step};
use crate::diary::{Id, StopReason};
use crate::library::Grounding;
use crate::words::{begun_large, name, say};

/// What is in front.
enum Part {
    /// The words of the moment: since when, and how many of them were said.
    Grounding { since_ms: u64, said: usize },
    /// "What was it?"
    Reason,
    /// The text that bleeding and numbness have.
    Text(StopReason),
    /// The crisis text and how to reach a person.
    Person(Box<Part>),
}

/// Grounding in front of a person.
pub struct SettleTalk {
    after: After,
    part: Part,
}

/// What grounding comes after.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// A stop; the practice that was recorded.
    Stop(Option<Id>),
    /// "Help now".
    Help,
}

const BEGIN: Part = Part::Grounding { since_ms: 0, said: 0 };

impl SettleTalk {
    /// The minute after a stop.
    #[must_use]
    pub const fn after_stop(practice: Option<Id>) -> Self {
        Self { after: After::Stop(practice), part: BEGIN }
    }

    /// The two minutes behind "help now".
    #[must_use]
    pub const fn help() -> Self {
        Self { after: After::Help, part: BEGIN }
    }

    /// How to reach a person, with grounding beneath it.
    #[must_use]
    pub fn to_a_person() -> Self {
        Self { after: After::Help, part: Part::Person(Box::new(BEGIN)) }
    }

    const fn is_after_a_stop(&self) -> bool {
        matches!(self.after, After::Stop(_))
    }

    const fn steps(&self, coach: &Coach) -> &'static Grounding {
        let safety = &coach.library.safety;
        if self.is_after_a_stop() { &safety.after_stop } else { &safety.help }
    }

    fn say_part(&mut self, cx: &mut Cx) {
        match &self.part {
            Part::Grounding { .. } => self.ground(cx),
            Part::Reason => {
                cx.voice.gap();
                for key in ["settle-kind", "settle-warmth", "settle-what-happened", "settle-what-happened-hint"] {
                    cx.say(key);
                }
                self.say_answers(cx);
            }
            Part::Text(reason) => {
                cx.voice.gap();
                cx.voice.say(&ended(&begun_large(&name("safety-stop", reason.id()))));
                cx.voice.say(&name("safety-stop-text", reason.id()));
                self.say_answers(cx);
            }
            Part::Person(_) => {
                cx.voice.gap();
                for words in cx.coach.person_words() {
                    cx.voice.say(&words);
                }
                self.say_answers(cx);
            }
        }
    }

    /// Where Enter leads, and the way to a person: after a stop nothing goes on.
    const fn ways_on(&self) -> &'static str {
        if self.is_after_a_stop() { "plain-ends-here" } else { "plain-grounding" }
    }

    /// What can be answered here.
    fn say_answers(&self, cx: &mut Cx) {
        match &self.part {
            Part::Reason => {
                let reasons: Vec<String> =
                    StopReason::ALL.iter().map(|reason| name("safety-stop", reason.id())).collect();
                cx.choices(reasons.iter().map(String::as_str));
            }
            Part::Text(StopReason::Numb) => {
                cx.say("safety-numb-gone");
                let answers = [say("safety-numb-gone-yes"), say("safety-numb-gone-no")];
                cx.choices(answers.iter().map(String::as_str));
            }
            Part::Grounding { .. } | Part::Text(_) => cx.say(self.ways_on()),
            Part::Person(_) => {
                let ways: Vec<String> = ways(cx.coach).iter().map(|way| say(way)).collect();
                cx.choices(ways.iter().map(String::as_str));
                cx.say("plain-enter-back");
            }
        }
    }

    /// The words of this moment, once each; with the first ones, how to go on and how to reach a person.
    fn ground(&mut self, cx: &mut Cx) {
        let (steps, ways_on) = (self.steps(cx.coach), self.ways_on());
        let Part::Grounding { since_ms, said } = &mut self.part else { return };
        let now_ms = cx.coach.now().mono_ms;
        if *said == 0 {
            *since_ms = now_ms;
        }
        let Some((at, key)) = steps.at(now_ms.saturating_sub(*since_ms)) else { return };
        if at < *said {
            return;
        }
        if *said == 0 {
            cx.voice.gap();
        }
        cx.say(key);
        if *said == 0 {
            cx.say(ways_on);
        }
        *said = at + 1;
    }

    fn turn_to(&mut self, part: Part, cx: &mut Cx) -> Reply {
        self.part = part;
        self.say_part(cx);
        Reply::stay()
    }

    /// What follows the grounding: the one question after a stop; "help now" goes back.
    fn on(&mut self, cx: &mut Cx) -> Reply {
        if self.is_after_a_stop() { self.turn_to(Part::Reason, cx) } else { Reply::turn(Turn::Back) }
    }

    fn reason(&mut self, reason: Option<StopReason>, cx: &mut Cx) -> Reply {
        let id = if let After::Stop(id) = self.after { id } else { None };
        let (text, made) = cx.coach.answer_stop(id, reason, cx.coach.now());
        let reply = cx.made(made);
        match text {
            Some(reason) => self.turn_to(Part::Text(reason), cx).and(reply.effects),
            None => reply,
        }
    }

    fn person(&mut self, cx: &mut Cx) -> Reply {
        let before = std::mem::replace(&mut self.part, Part::Reason);
        self.turn_to(Part::Person(Box::new(before)), cx)
    }

    fn in_person(typed: &str, cx: &mut Cx) -> Reply {
        let ways = ways(cx.coach);
        match pick(typed, ways.len()).and_then(|at| ways.get(at).copied()) {
            Some(CONTACTS) => Reply::step(Step::Form(Box::new(cx.coach.contacts_form()))),
            Some(NOT_SAFE) => {
                cx.coach.note_crisis(cx.coach.now());
                cx.say("safety-not-safe");
                cx.say("safety-crisis");
                Reply::stay()
            }
            Some(_) => {
                cx.say("safety-hurt");
                cx.say("safety-hurt-text");
                Reply::stay()
            }
            None => cx.unclear(),
        }
    }
}

const CONTACTS: &str = "safety-contacts-add";
const NOT_SAFE: &str = "plain-not-safe";

/// What can be chosen where a person is reached; of a locked diary nobody writes the own contacts.
fn ways(coach: &Coach) -> &'static [&'static str] {
    let all = &[CONTACTS, NOT_SAFE, "plain-hurt"];
    if coach.lock == Lock::Shut { &all[1..] } else { all }
}

impl Talk for SettleTalk {
    fn is_grounding(&self) -> bool {
        true
    }

    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        if let Part::Grounding { said, .. } = &mut self.part
            && again
        {
            *said = 0;
        }
        self.say_part(cx);
        Reply::stay()
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let enter = typed.is_empty();
        match &self.part {
            Part::Person(_) if !enter => Self::in_person(typed, cx),
            Part::Person(_) => self.back(cx),
            _ if typed == "p" => self.person(cx),
            Part::Grounding { .. } if enter => self.on(cx),
            Part::Grounding { .. } => cx.unclear(),
            Part::Reason if enter => self.reason(None, cx),
            Part::Reason => match pick(typed, StopReason::ALL.len()) {
                Some(at) => self.reason(StopReason::ALL.get(at).copied(), cx),
                None => cx.unclear(),
            },
            Part::Text(StopReason::Numb) => match pick(typed, 2) {
                Some(1) => {
                    let made: Made = cx.coach.numbness_stays(cx.coach.now());
                    cx.made(made)
                }
                Some(_) => Reply::step(Step::Today),
                None => cx.unclear(),
            },
            Part::Text(_) => Reply::step(Step::Today),
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        match std::mem::replace(&mut self.part, Part::Reason) {
            Part::Person(before) => {
                self.part = *before;
                self.opened(true, cx)
            }
            // Leaving the question open is an answer too.
            Part::Reason if self.is_after_a_stop() => self.reason(None, cx),
            Part::Reason | Part::Grounding { .. } => self.on(cx),
            Part::Text(_) => Reply::step(Step::Today),
        }
    }

    fn left_open(&self) -> Option<LeftOpen> {
        match self.after {
            After::Stop(practice) => Some(LeftOpen::Stop(practice)),
            After::Help => None,
        }
    }

    fn help(&self, cx: &mut Cx) {
        self.say_answers(cx);
    }

    fn help_now(&mut self, cx: &mut Cx) -> Option<Reply> {
        // Help is here already: the words begin again.
        if !matches!(self.part, Part::Grounding { .. }) {
            return None;
        }
        Some(self.opened(true, cx))
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        let Part::Grounding { since_ms, .. } = self.part else { return Reply::stay() };
        let length = u64::from(self.steps(cx.coach).seconds()) * 1000;
        if cx.coach.now().mono_ms.saturating_sub(since_ms) >= length {
            return self.on(cx);
        }
        self.ground(cx);
        Reply::stay()
    }

    fn next_wake(&self, coach: &Coach) -> Option<u64> {
        let Part::Grounding { since_ms, .. } = self.part else { return None };
        let elapsed = coach.now().mono_ms.saturating_sub(since_ms);
        let ends = self.steps(coach).steps.iter().scan(0, |end, (seconds, _)| {
            *end += u64::from(*seconds) * 1000;
            Some(*end)
        });
        ends.into_iter().find(|end| *end > elapsed).map(|end| since_ms + end)
    }
}
