//! The face without a picture: which talk stands in front, what is understood everywhere, where a turn leads. It writes
//! and decides nothing, and touches neither disk nor clock.

use std::collections::VecDeque;

use zeroize::{Zeroize as _, Zeroizing};

use super::cover::Cover;
use super::talk::{Cues, Cx, Reply, Talk, Turn};
use super::voice::Voice;
use super::{ask, doors};
use crate::clock::Now;
use crate::coach::{Beginning, Coach, Effect, Event, Opens, Saving, Step};
use crate::words::{say, speak_plainly};

/// Something that reached the program.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A line was typed.
    Line(String),
    /// No more lines come.
    End,
    /// The moment that was asked for has come.
    Wake,
    /// Something happened outside.
    Event(Event),
    /// The program is ended from outside.
    Stopped,
}

/// What is understood everywhere; a space before it makes it a part of a text.
const HELP_NOW: &str = "!";
const HELP: &str = "?";
/// The same in words, for who hears no signs; where a text is written they are words of it.
const IN_WORDS: [(&str, &str); 2] = [("sos", HELP_NOW), ("help", HELP)];
const COVER: [&str; 2] = [".", "\u{c}"];
const BACK: &str = "b";
const LEAVE: &str = "q";

/// What comes next waits for "saved" at most this long: our own choice, no trial gives a number; a slow disk has answered
/// by then, and nobody notices it.
const SAVED_WITHIN_MS: u64 = 400;

/// What lies over the talk in front.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Nothing,
    /// Leave the session, and keep what was done?
    Leaving,
    /// Somebody came in: the time, and nothing else.
    Covered,
}

/// The whole conversation.
pub struct Face {
    pub(super) coach: Coach,
    pub(super) voice: Voice,
    cues: Cues,
    pub(super) talks: Vec<Box<dyn Talk>>,
    pub(super) over: Over,
    pub(super) cover: Cover,
    screen: bool,
    hides: bool,
    says_saved: bool,
    /// Where the words of what comes next begin, behind those about the answer.
    next_words: Option<usize>,
    /// What was typed while the talk in front waited for something to be read, and whether that was the end.
    meanwhile: (VecDeque<Zeroizing<String>>, bool),
}

impl Face {
    /// The conversation over what was opened, before its first word.
    #[must_use]
    pub fn open(beginning: Beginning, ascii: bool, cues: Cues) -> Self {
        speak_plainly();
        // What was told on the way here stands above the first word.
        let Beginning { coach, step, sos, then, told: _ } = beginning;
        let (voice, cover) = (Voice::new(ascii), Cover::begin(then));
        let (talks, over) = (Vec::new(), Over::Nothing);
        let (screen, hides, says_saved, next_words) = (false, false, false, None);
        let meanwhile = (VecDeque::new(), false);
        let mut face =
            Self { coach, voice, cues, talks, over, cover, screen, hides, says_saved, next_words, meanwhile };
        face.talks = doors::first(&face.coach);
        if sos {
            face.talks.push(doors::help_now());
        } else if let Some(talk) = step.and_then(|step| doors::of_step(step, &face.coach)) {
            face.talks.push(talk);
        }
        face
    }

    /// Whether there could be a full screen instead, so that it is offered.
    #[must_use]
    pub const fn beside_a_screen(mut self, screen: bool) -> Self {
        self.screen = screen;
        self
    }

    /// Whether the terminal can be asked not to show what is typed.
    #[must_use]
    pub const fn hiding(mut self, hides: bool) -> Self {
        self.hides = hides;
        self
    }

    /// Says the first words, once the width is known.
    pub fn begin(&mut self, columns: usize, now: Now) -> Vec<Effect> {
        self.voice.set_columns(columns);
        self.coach.at(now);
        self.cover.touched = Some(now);
        if self.coach.is_settled_in() || self.is_locked() {
            self.voice.say(&say("plain-hello"));
        } else {
            self.voice.say(&say("plain-hello-first"));
            self.voice.say_once(&say("plain-stays"));
        }
        if self.coach.made_up {
            self.voice.say(&say("demo-mark"));
        }
        if let Some(why) = self.coach.read_only.clone() {
            self.voice.say(&why.line());
        }
        let effects = self.front(|talk, cx| talk.opened(false, cx), now);
        self.settle(effects, now)
    }

    /// Whether something was saved that was not told of yet.
    #[must_use]
    pub const fn owes_saved(&self) -> bool {
        self.says_saved
    }

    /// Whether what is typed now is not to be shown.
    #[must_use]
    pub fn hides_typing(&self) -> bool {
        self.over == Over::Nothing && self.talks.last().is_some_and(|talk| talk.hides_typing())
    }

    /// Takes in what happened; what must happen outside comes back.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        self.coach.at(now);
        self.coach.keep_plan_current();
        self.next_words = None;
        let idle = self.lock_when_idle(matches!(msg, Msg::Line(_)), now);
        let effects = match msg {
            Msg::Line(typed) if self.waits_before(&typed) => {
                self.meanwhile.0.push_back(Zeroizing::new(typed));
                Vec::new()
            }
            Msg::End if self.waits_before("") => {
                self.meanwhile.1 = true;
                Vec::new()
            }
            Msg::Line(mut typed) => {
                let effects = self.line(&typed, now);
                // It may have been a passphrase.
                typed.zeroize();
                effects
            }
            Msg::End => self.end(now),
            Msg::Wake if self.over == Over::Covered => Vec::new(),
            Msg::Wake => {
                let rings = self.coach.rings_on();
                rings.into_iter().chain(self.front(|talk, cx| talk.wake(cx), now)).collect()
            }
            Msg::Event(event) => {
                let mut effects = self.hear(&event, now);
                effects.extend(self.after_waiting(now));
                effects
            }
            Msg::Stopped => self.hide(),
        };
        self.settle(idle.into_iter().chain(effects).collect(), now)
    }

    fn settle(&mut self, effects: Vec<Effect>, now: Now) -> Vec<Effect> {
        self.coach.note_drafts(&effects);
        if effects.iter().any(|effect| matches!(effect, Effect::InLines(false))) {
            self.voice.say_once(&say("plain-stays"));
        }
        let saves = effects.iter().any(Effect::saves_a_record);
        self.says_saved |= saves;
        let waits = saves && self.over == Over::Nothing && self.talks.last().is_some_and(|talk| !talk.is_grounding());
        if let Some(place) = self.next_words.filter(|_| waits) {
            self.voice.hold_back(place, now.mono_ms + SAVED_WITHIN_MS);
        }
        let running = self.over == Over::Nothing && self.talks.last().is_some_and(|talk| talk.is_running());
        self.voice.slow_down(running);
        effects
    }

    /// The lines whose time has come, for a terminal of so many columns.
    pub fn lines(&mut self, columns: usize, now: Now) -> Vec<String> {
        let lines = self.voice.take(now.mono_ms);
        self.voice.set_columns(columns);
        lines
    }

    /// Milliseconds of the monotonic clock at which something must happen; `None` sleeps until a message.
    #[must_use]
    pub fn next_wake(&self, now: Now) -> Option<u64> {
        self.coach.at(now);
        let talk = self.talks.last().filter(|_| self.over != Over::Covered);
        let talk = talk.and_then(|talk| talk.next_wake(&self.coach));
        let others = [self.voice.due_ms(), self.locks_at(), self.coach.rings_on_ms()];
        talk.into_iter().chain(others.into_iter().flatten()).min()
    }

    // ---- what is typed

    /// Whether a line comes after what the talk in front waits to say. Help and the cover wait for nothing.
    fn waits_before(&self, typed: &str) -> bool {
        let word = typed.trim();
        let at_once = COVER.contains(&word) || word == HELP_NOW || word.eq_ignore_ascii_case(IN_WORDS[0].0);
        !at_once && self.over == Over::Nothing && self.talks.last().is_some_and(|talk| talk.waits())
    }

    /// Takes what was typed meanwhile, as far as nothing is waited for.
    fn after_waiting(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.over == Over::Nothing && !self.waits_before("") {
            match self.meanwhile.0.pop_front() {
                Some(typed) => effects.extend(self.line(&typed, now)),
                None if std::mem::take(&mut self.meanwhile.1) => effects.extend(self.end(now)),
                None => break,
            }
        }
        effects
    }

    fn line(&mut self, typed: &str, now: Now) -> Vec<Effect> {
        let again = matches!(self.coach.saving, Saving::Waiting { .. }).then_some(Effect::SaveAgain);
        let word = if typed.starts_with(' ') { "" } else { typed.trim() };
        let texts = self.over == Over::Nothing && self.talks.last().is_some_and(|talk| talk.takes_text());
        let sign = IN_WORDS.iter().find(|(words, _)| !texts && word.eq_ignore_ascii_case(words));
        let word = sign.map_or(word, |(_, sign)| sign);
        let effects = match (self.over, word) {
            (Over::Covered, word) => self.covered(COVER.contains(&word), now),
            (Over::Leaving, word) if word != HELP_NOW => self.answer_leaving(word, now),
            (_, HELP_NOW) => self.help_now(now),
            (_, HELP) => self.front(|talk, cx| Self::helped(talk, cx), now),
            (_, word) if COVER.contains(&word) => self.cover(now),
            (_, BACK) => self.front(|talk, cx| talk.back(cx), now),
            (_, LEAVE) => self.leave(now),
            _ => self.front(|talk, cx| talk.text(typed, cx).unwrap_or_else(|| talk.line(typed.trim(), cx)), now),
        };
        again.into_iter().chain(effects).collect()
    }

    fn helped(talk: &mut dyn Talk, cx: &mut Cx) -> Reply {
        talk.help(cx);
        cx.say("plain-help-everywhere");
        Reply::stay()
    }

    fn help_now(&mut self, now: Now) -> Vec<Effect> {
        self.over = Over::Nothing;
        // What was meant for something else is not an answer here.
        self.meanwhile.0.clear();
        self.voice.let_go();
        let hush = self.coach.hearing.silence(true);
        let help = |talk: &mut dyn Talk, cx: &mut Cx| {
            talk.help_now(cx).unwrap_or_else(|| Reply::turn(Turn::Over(doors::help_now())))
        };
        hush.into_iter().chain(self.front(help, now)).collect()
    }

    fn leave(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.hide();
        if self.talks.last().is_some_and(|talk| talk.asks_before_leaving()) {
            self.over = Over::Leaving;
            self.voice.say(&say("session-leave"));
            self.front(
                |_, cx| {
                    cx.choices([say("session-leave-yes").as_str(), say("session-leave-no").as_str()]);
                    Reply::stay()
                },
                now,
            );
            return effects;
        }
        self.goodbye();
        effects.push(Effect::Leave);
        effects
    }

    fn answer_leaving(&mut self, word: &str, now: Now) -> Vec<Effect> {
        self.over = Over::Nothing;
        if ask::pick(word, 2) == Some(0) || word == "y" {
            return self.end(now);
        }
        self.front(|talk, cx| talk.opened(true, cx), now)
    }

    /// No more answers come, or none are wanted: what was done is kept.
    fn end(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.front_effects(|talk, cx| talk.left(cx));
        self.coach.at(now);
        self.goodbye();
        effects.push(Effect::Leave);
        effects
    }

    fn goodbye(&mut self) {
        self.voice.slow_down(false);
        self.voice.let_go();
        if self.coach.saving == Saving::Done {
            self.voice.say_once(&say("plain-goodbye"));
        }
        self.voice.say_once(&say("plain-stays"));
    }

    pub(super) fn hide(&mut self) -> Vec<Effect> {
        self.front_effects(|talk, cx| talk.hidden(cx))
    }

    // ---- what happens outside

    fn hear(&mut self, event: &Event, now: Now) -> Vec<Effect> {
        let changed = self.coach.hear(event);
        if let Event::Unlocked(unlocked) = event {
            return self.uncover(unlocked, now);
        }
        if self.over != Over::Covered && !self.is_locked() {
            self.say_event(event, changed);
        }
        let mut effects = self.front(|talk, cx| talk.hear(event, cx), now);
        effects.extend(self.coach.reach_further(now));
        effects
    }

    fn say_event(&mut self, event: &Event, changed: bool) {
        match event {
            Event::Saving(Saving::Done) if std::mem::take(&mut self.says_saved) => {
                self.voice.say_before(&say("app-saved"));
            }
            Event::Saving(waiting) if changed => {
                waiting.line().iter().for_each(|line| self.voice.say_before(line));
            }
            Event::Died => self.voice.say(&say("app-store-died")),
            // It is read again for what needs it; that it cannot be read stands here already.
            Event::Month(..) => event.line().iter().for_each(|line| self.voice.say_once(line)),
            _ => event.line().iter().for_each(|line| self.voice.say(line)),
        }
    }

    // ---- talks

    fn front_effects(&mut self, does: impl FnOnce(&mut dyn Talk, &mut Cx) -> Vec<Effect>) -> Vec<Effect> {
        let Some(talk) = self.talks.last_mut() else { return Vec::new() };
        let (cues, screen, hides) = (self.cues, self.screen, self.hides);
        let mut cx = Cx { coach: &mut self.coach, voice: &mut self.voice, cues, screen, hides };
        does(talk.as_mut(), &mut cx)
    }

    pub(super) fn front(&mut self, does: impl FnOnce(&mut dyn Talk, &mut Cx) -> Reply, now: Now) -> Vec<Effect> {
        let Some(talk) = self.talks.last_mut() else { return Vec::new() };
        let (cues, screen, hides) = (self.cues, self.screen, self.hides);
        let mut cx = Cx { coach: &mut self.coach, voice: &mut self.voice, cues, screen, hides };
        let Reply { turn, mut effects } = does(talk.as_mut(), &mut cx);
        self.next_words.get_or_insert(self.voice.place());
        // What was begun is known before what comes next is opened.
        self.coach.note_drafts(&effects);
        effects.extend(self.turn(turn, now));
        effects
    }

    fn turn(&mut self, turn: Turn, now: Now) -> Vec<Effect> {
        match turn {
            // Over a locked diary there is help, and nothing else.
            Turn::Step(_) if self.is_locked() => self.today(now),
            Turn::Stay => Vec::new(),
            Turn::Back | Turn::Step(Step::Back) => {
                self.talks.pop();
                if self.talks.is_empty() {
                    return self.today(now);
                }
                self.front(|talk, cx| talk.opened(true, cx), now)
            }
            Turn::Step(Step::Today) => self.today(now),
            Turn::Over(talk) => self.open_as(talk, Opens::Over, now),
            Turn::Step(step) => {
                let opens = step.opens();
                let Some(talk) = doors::of_step(step, &self.coach) else { return Vec::new() };
                self.open_as(talk, opens, now)
            }
        }
    }

    fn today(&mut self, now: Now) -> Vec<Effect> {
        let again = !self.talks.is_empty() || self.coach.is_settled_in();
        self.talks = vec![doors::today(&self.coach)];
        self.front(|talk, cx| talk.opened(again, cx), now)
    }

    fn open_as(&mut self, talk: Box<dyn Talk>, opens: Opens, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        match opens {
            Opens::Over => effects.extend(self.hide()),
            Opens::Instead => drop(self.talks.pop()),
            Opens::Alone => self.talks.clear(),
        }
        self.talks.push(talk);
        let running = self.talks.last().is_some_and(|talk| talk.is_running());
        self.voice.slow_down(running);
        effects.extend(self.front(|talk, cx| talk.opened(false, cx), now));
        effects
    }
}
