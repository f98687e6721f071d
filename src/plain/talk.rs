//! A talk: what stands in front, said in lines and answered in lines. It holds where it is, asks the coach for
//! everything else, and says through the voice.

use super::voice::Voice;
use crate::coach::{Coach, Effect, Event, LeftOpen, Made, Step};
use crate::words::{Fill, say, tell};

/// What is said while a session runs, besides where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cues {
    /// The first breaths in lines, then one line a minute.
    #[default]
    Lines,
    /// The bell at each turn, and one line a minute.
    Bell,
    /// One line a minute.
    None,
}

/// What a talk may use.
pub struct Cx<'a> {
    /// The coach.
    pub coach: &'a mut Coach,
    /// The voice.
    pub voice: &'a mut Voice,
    /// How a session is heard.
    pub cues: Cues,
    /// Whether there could be a full screen instead.
    pub screen: bool,
    /// Whether the terminal can be asked not to show what is typed.
    pub hides: bool,
}

impl Cx<'_> {
    /// Says the text of `key`.
    pub fn say(&mut self, key: &str) {
        self.voice.say(&say(key));
    }

    /// Says the text of `key` with values put in.
    pub fn tell(&mut self, key: &str, fills: &[(&str, Fill)]) {
        self.voice.say(&tell(key, fills));
    }

    /// Says what can be chosen, a line each, counted from 1.
    pub fn choices<'b>(&mut self, choices: impl IntoIterator<Item = &'b str>) {
        for (at, words) in choices.into_iter().enumerate() {
            self.voice.say(&tell("plain-choice", &[("n", (at + 1).into()), ("words", words.into())]));
        }
    }

    /// What a flow of the coach made, with its line said.
    pub fn made(&mut self, made: Made) -> Reply {
        if let Some(line) = &made.line {
            self.voice.say(line);
        }
        Reply { turn: made.step.map_or(Turn::Stay, Turn::Step), effects: made.effects }
    }

    /// Whether what is typed here will be shown; said before anybody types it.
    pub fn typing(&self) -> String {
        say(if self.hides { "plain-typing-unseen" } else { "plain-typing-seen" })
    }

    /// Says that this was none of the answers; the question still stands.
    pub fn unclear(&mut self) -> Reply {
        self.say("plain-unclear");
        Reply::stay()
    }
}

/// Where to go after an answer.
pub enum Turn {
    /// Stay here.
    Stay,
    /// Back to what was in front before.
    Back,
    /// Where a flow leads.
    Step(Step),
    /// To another talk, over this one.
    Over(Box<dyn Talk>),
}

/// What a talk did with an answer.
pub struct Reply {
    /// Where to go.
    pub turn: Turn,
    /// What must happen outside.
    pub effects: Vec<Effect>,
}

impl Reply {
    /// Nothing more.
    pub const fn stay() -> Self {
        Self { turn: Turn::Stay, effects: Vec::new() }
    }

    /// Go there.
    pub const fn turn(turn: Turn) -> Self {
        Self { turn, effects: Vec::new() }
    }

    /// Go where a flow leads.
    pub const fn step(step: Step) -> Self {
        Self::turn(Turn::Step(step))
    }

    /// Open this over what is in front.
    pub fn over(talk: impl Talk + 'static) -> Self {
        Self::turn(Turn::Over(Box::new(talk)))
    }

    /// Stay, and have these done.
    pub fn effects(effects: impl IntoIterator<Item = Effect>) -> Self {
        Self { turn: Turn::Stay, effects: effects.into_iter().collect() }
    }

    /// The same, with these to be done first.
    #[must_use]
    pub fn and(mut self, effects: Vec<Effect>) -> Self {
        let after = std::mem::replace(&mut self.effects, effects);
        self.effects.extend(after);
        self
    }
}

/// What stands in front.
pub trait Talk {
    /// It came to the front, or is there again after something that lay over it: it says where it is, and asks.
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply;

    /// A line was typed, without its blank ends; empty when Enter alone was.
    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply;

    /// A whole line as it was typed, where a text is written; `None` when it is no text, and [`Talk::line`] has it.
    fn text(&mut self, _typed: &str, _cx: &mut Cx) -> Option<Reply> {
        None
    }

    /// Whether words are wanted, so that a word is no sign. A passphrase is longer than any of them.
    fn takes_text(&self) -> bool {
        false
    }

    /// Back was asked for.
    fn back(&mut self, _cx: &mut Cx) -> Reply {
        Reply::turn(Turn::Back)
    }

    /// What can be answered here is asked for.
    fn help(&self, cx: &mut Cx);

    /// Help now was asked for; `None` where it lies over what is in front, as everywhere but in a session.
    fn help_now(&mut self, _cx: &mut Cx) -> Option<Reply> {
        None
    }

    /// The moment that [`Talk::next_wake`] asked for, or a later one.
    fn wake(&mut self, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// Whether it speaks once what it asked for is read: what is typed meanwhile comes after that.
    fn waits(&self) -> bool {
        false
    }

    /// Something happened outside.
    fn hear(&mut self, _event: &Event, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// It is covered, or the program ends: what must not be lost is handed out.
    fn hidden(&mut self, _cx: &mut Cx) -> Vec<Effect> {
        Vec::new()
    }

    /// The program is left from here: what was done is kept.
    fn left(&mut self, cx: &mut Cx) -> Vec<Effect> {
        self.hidden(cx)
    }

    /// Whether leaving the program is asked about once.
    fn asks_before_leaving(&self) -> bool {
        false
    }

    /// Whether it stays in memory, with the person's settings, while the diary is locked: a practice waits.
    fn goes_on(&self) -> bool {
        false
    }

    /// What is opened again in its place, once a diary that locked is unlocked.
    fn left_open(&self) -> Option<LeftOpen> {
        None
    }

    /// Whether a session runs, so that lines wait for each other.
    fn is_running(&self) -> bool {
        false
    }

    /// Whether it is for a hard moment: its words come at once.
    fn is_grounding(&self) -> bool {
        false
    }

    /// Whether what is typed here is not shown, where the terminal can be asked for that.
    fn hides_typing(&self) -> bool {
        false
    }

    /// Milliseconds of the monotonic clock at which something must happen.
    fn next_wake(&self, _coach: &Coach) -> Option<u64> {
        None
    }
}
