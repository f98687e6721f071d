//! What an earlier start left unfinished: a practice that was cut short, or an entry. Kept, or let go.

use super::ask::pick;
use super::talk::{Cx, Reply, Talk};
use crate::coach::{Coach, Form, SESSION_DRAFT, Step};
use crate::words::say;

/// Unfinished work in front of a person, one piece after another.
pub struct UnfinishedTalk {
    put_off: usize,
}

impl UnfinishedTalk {
    /// At the first piece.
    #[must_use]
    pub const fn new() -> Self {
        Self { put_off: 0 }
    }

    fn here(&self, coach: &Coach) -> Option<String> {
        coach.unfinished().into_iter().nth(self.put_off)
    }

    /// The next piece, or Today once there is none.
    fn next(&self, cx: &mut Cx) -> Reply {
        let Some(draft) = self.here(cx.coach) else { return Reply::step(Step::Today) };
        cx.voice.gap();
        cx.voice.say(&super::ask::ended(&say("app-unfinished-heading")));
        cx.voice.say(&cx.coach.unfinished_words(&draft));
        let go_on = if draft == SESSION_DRAFT { "plain-unfinished-keep" } else { "plain-unfinished-go-on" };
        let choices = [say(go_on), say("plain-unfinished-drop")];
        cx.choices(choices.iter().map(String::as_str));
        cx.say("plain-unfinished-later");
        Reply::stay()
    }

    fn keep(&mut self, draft: &str, cx: &mut Cx) -> Reply {
        let form: Option<Form> = cx.coach.unfinished_form(draft).filter(|_| draft != SESSION_DRAFT);
        if let Some(form) = form {
            self.put_off += 1;
            return Reply::step(Step::Form(Box::new(form)));
        }
        if draft != SESSION_DRAFT {
            return self.drop(draft, cx);
        }
        let effects = cx.coach.keep_unfinished_session(cx.coach.now());
        self.next(cx).and(effects)
    }

    fn drop(&self, draft: &str, cx: &mut Cx) -> Reply {
        let dropped = vec![cx.coach.drop_draft(draft)];
        self.next(cx).and(dropped)
    }
}

impl Default for UnfinishedTalk {
    fn default() -> Self {
        Self::new()
    }
}

impl Talk for UnfinishedTalk {
    fn opened(&mut self, _again: bool, cx: &mut Cx) -> Reply {
        self.next(cx)
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let Some(draft) = self.here(cx.coach) else { return Reply::step(Step::Today) };
        match pick(typed, 2) {
            Some(0) => self.keep(&draft, cx),
            Some(_) => self.drop(&draft, cx),
            None if typed.is_empty() => self.back(cx),
            None => cx.unclear(),
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        self.put_off += 1;
        self.next(cx)
    }

    fn help(&self, cx: &mut Cx) {
        drop(self.next(cx));
    }
}
