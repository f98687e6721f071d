//! The text of a safety note: what it is, what to do, and the two answers that close it or put it off.

use super::ask::{ended, pick};
use super::doors;
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::Step;
use crate::diary::Level;
use crate::words::{name, say};

/// A safety note in front of a person.
pub struct NoteTalk {
    level: Level,
}

impl NoteTalk {
    /// The text of notes of this level.
    #[must_use]
    pub const fn new(level: Level) -> Self {
        Self { level }
    }

    fn say_answers(&self, cx: &mut Cx) {
        let choices = [say("plain-note-seen"), say("plain-note-ask-again")];
        cx.choices(choices.iter().map(String::as_str));
        let quiet = self.level == Level::Emergency && cx.coach.is_settled_in();
        cx.say(if quiet { "plain-note-enter-quiet" } else { "plain-note-enter" });
    }

    fn on(cx: &mut Cx) -> Reply {
        let step: Step = cx.coach.after_notes();
        Reply::step(step)
    }
}

impl Talk for NoteTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        cx.voice.gap();
        if !again {
            cx.voice.say(&crate::words::begun_large(&ended(&name("safety-name", self.level.id()))));
            for words in cx.coach.note_words(self.level, cx.coach.now()) {
                cx.voice.say(&words);
            }
        }
        self.say_answers(cx);
        Reply::stay()
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match pick(typed, 2) {
            Some(at) => {
                let made = cx.coach.answer_notes(self.level, at == 0, now);
                cx.made(made)
            }
            None if !typed.is_empty() => cx.unclear(),
            None if self.level == Level::Emergency && cx.coach.is_settled_in() => {
                cx.coach.note_was_read();
                Reply::turn(Turn::Over(doors::help_now()))
            }
            None => Self::on(cx),
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        Self::on(cx)
    }

    fn help(&self, cx: &mut Cx) {
        self.say_answers(cx);
    }
}
