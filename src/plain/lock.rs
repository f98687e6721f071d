//! The passphrase in lines: asked for while the diary is locked, or chosen, with a recovery sheet at the end. What is
//! typed is not shown. What it means stands in the coach.

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::lock::{Entry, Part};
use crate::coach::{Event, Step};
use crate::words::say;

/// A passphrase in front of a person.
pub struct LockTalk {
    entry: Entry,
    /// The line that was said last of what came of it.
    said: Option<String>,
    /// What was read before the question.
    read: Vec<String>,
}

impl LockTalk {
    /// The passphrase of a locked diary is asked for.
    #[must_use]
    pub fn asking() -> Self {
        Self { entry: Entry::asking(), said: None, read: Vec::new() }
    }

    /// A passphrase is chosen.
    #[must_use]
    pub fn choosing() -> Self {
        Self { entry: Entry::choosing(), said: None, read: Vec::new() }
    }

    /// What is asked, with what is read before it.
    fn say_part(&self, cx: &mut Cx) {
        if let Some(heading) = self.entry.heading() {
            cx.voice.say(&ended(&heading));
        }
        for words in self.entry.words().into_iter().filter(|words| !self.read.contains(words)) {
            cx.voice.say(&words);
        }
        if let Some(label) = self.entry.label() {
            let enter =
                if *self.entry.part() == Part::Asking { "plain-lock-enter" } else { "plain-lock-enter-or-back" };
            cx.voice.say(&format!("{} {} {}", ended(&label), cx.typing(), say(enter)));
            return;
        }
        let ways = [say("plain-lock-write"), say("plain-lock-say")];
        cx.choices(ways.iter().map(String::as_str));
        cx.say("plain-enter-on");
    }

    /// What came of the last line: the line about it, and what is asked now.
    fn say_news(&mut self, before: &Part, cx: &mut Cx) {
        let line = self.entry.line().map(str::to_owned);
        if line != self.said
            && let Some(line) = &line
        {
            cx.voice.say(line);
        }
        self.said = line;
        if self.entry.part() != before {
            self.say_part(cx);
            self.read = self.entry.words();
        }
    }
}

impl Talk for LockTalk {
    fn opened(&mut self, _again: bool, cx: &mut Cx) -> Reply {
        cx.voice.gap();
        self.say_part(cx);
        self.read = self.entry.words();
        Reply::stay()
    }

    fn text(&mut self, typed: &str, cx: &mut Cx) -> Option<Reply> {
        let before = self.entry.part().clone();
        if matches!(before, Part::Sheet(_)) {
            return None;
        }
        // The same answer is said again to another try.
        self.said = None;
        typed.chars().for_each(|sign| self.entry.push(sign));
        let effects: Vec<_> = self.entry.enter(cx.coach.now()).into_iter().collect();
        self.say_news(&before, cx);
        Some(Reply::effects(effects))
    }

    /// The recovery sheet is offered.
    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        match (typed, pick(typed, 2)) {
            ("", _) => {
                let (step, effects) = cx.coach.lock_was_set(cx.coach.now());
                Reply { effects, ..Reply::step(step) }
            }
            (_, Some(0)) => Reply::effects(self.entry.write_sheet(&cx.coach.page_folder)),
            (_, Some(_)) => {
                self.entry.show_sheet();
                for words in self.entry.words() {
                    cx.voice.say(&words);
                }
                self.entry.show_sheet();
                cx.say("plain-enter-on");
                Reply::stay()
            }
            (_, None) => cx.unclear(),
        }
    }

    /// From the second time to the first; from there to the question whether there is to be one.
    fn back(&mut self, cx: &mut Cx) -> Reply {
        if self.entry.back() {
            let first = cx.coach.first_form();
            return if cx.coach.is_settled_in() {
                Reply::turn(Turn::Back)
            } else {
                Reply::step(Step::Form(Box::new(first)))
            };
        }
        self.say_part(cx);
        Reply::stay()
    }

    fn help(&self, cx: &mut Cx) {
        self.say_part(cx);
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        let before = self.entry.part().clone();
        self.entry.hear(event);
        self.say_news(&before, cx);
        if matches!(event, Event::NotUnlocked(_)) {
            self.say_part(cx);
        }
        Reply::stay()
    }

    fn hides_typing(&self) -> bool {
        !matches!(self.entry.part(), Part::Sheet(_))
    }
}
