//! Any form, question by question. What is asked, and what becomes of the answers, is the coach's; the form itself is
//! its draft.

use super::ask::{self, Heard};
use super::talk::{Cx, Reply, Talk};
use crate::coach::lock::FACE;
use crate::coach::{Answer, Ask, Coach, Draft, Effect, Form, FormKind, LeftOpen, Page, Shape};
use crate::words::{has, say};

/// A form in front of a person.
pub struct FormTalk {
    form: Form,
    page: usize,
    /// The questions of this page that are behind.
    done: Vec<&'static str>,
    at: At,
    /// What was read before the questions, as it was said.
    intro: Vec<String>,
    /// When the time that belongs to it is over, once it has begun.
    until_ms: Option<u64>,
    /// Whether its other pages were named: later they are one answer away.
    listed: bool,
}

/// So many questions of a page are not announced to have an end that can be chosen.
const FEW: usize = 3;

/// The rest stays open.
const ENOUGH: &str = "e";

/// Where it stands.
enum At {
    /// A question.
    Asking(&'static str),
    /// A text of several lines, as far as it is written.
    Writing(&'static str, Vec<String>),
    /// The end of a page that has others beside it.
    Pages,
    /// Nothing is asked: Enter goes on.
    Reading,
}

impl FormTalk {
    /// The form at its first question.
    #[must_use]
    pub const fn new(form: Form) -> Self {
        Self { form, page: 0, done: Vec::new(), at: At::Reading, intro: Vec::new(), until_ms: None, listed: false }
    }

    fn here(&self) -> Option<Page> {
        self.form.pages().into_iter().nth(self.page)
    }

    /// Heading and what is read before the questions.
    fn say_page(&mut self, cx: &mut Cx) {
        let Some(page) = self.here() else { return };
        if self.form.stands_alone() {
            super::away(cx);
        } else {
            cx.voice.gap();
        }
        cx.voice.say(&ask::ended(&say(&page.heading)));
        self.intro.clear();
        self.say_intro(&page, cx);
        if self.hides_typing() && !page.asks.is_empty() {
            cx.voice.say(&cx.typing());
        }
        if page.asks.len() > FEW {
            cx.say("plain-enough");
        }
        if let Some(seconds) = self.form.seconds().filter(|_| self.until_ms.is_none()) {
            cx.tell("plain-timer", &[("minutes", seconds.div_ceil(60).into())]);
        }
    }

    /// What is read before the questions, and what follows from an answer, as far as it was not said yet.
    fn say_intro(&mut self, page: &Page, cx: &mut Cx) {
        let beside = if self.page == 0 { cx.coach.beside(&self.form, cx.coach.now()) } else { Vec::new() };
        let told = page.asks.iter().filter_map(|ask| ask.told.as_deref());
        let lines: Vec<String> = page.intro.iter().map(|key| say(key)).chain(beside).chain(told.map(say)).collect();
        for line in lines.iter().filter(|line| !self.intro.contains(line)) {
            cx.voice.say(line);
        }
        self.intro = lines;
    }

    /// Asks the next question, or comes to the end of the page.
    fn go_on(&mut self, cx: &mut Cx) -> Reply {
        let Some(page) = self.here() else { return self.take(cx) };
        self.say_intro(&page, cx);
        // There are no colours in lines, and whoever reads them has chosen them.
        let needless = [(FormKind::Settings, "theme"), (FormKind::Others, FACE)];
        let is_left = |ask: &&Ask| !self.done.contains(&ask.id) && !needless.contains(&(self.form.kind, ask.id));
        if let Some(next) = page.asks.iter().find(is_left) {
            self.asks(next, cx);
            return Reply::stay();
        }
        let pages = self.form.pages().len();
        if page.asks.is_empty() {
            self.at = At::Reading;
            let words = say(self.form.end());
            cx.tell("plain-enter", &[("words", words.into())]);
            return Reply::stay();
        }
        match (self.form.is_one_walk(), self.page + 1 < pages) {
            (true, true) => self.turn_to(self.page + 1, cx),
            (false, _) if pages > 1 => {
                self.say_pages(cx);
                Reply::stay()
            }
            _ => self.take(cx),
        }
    }

    fn asks(&mut self, ask: &Ask, cx: &mut Cx) {
        self.at = At::Asking(ask.id);
        self.put(ask, cx);
    }

    fn put(&self, ask: &Ask, cx: &mut Cx) {
        // What leaves no trace is not said either.
        let value = ask.value.clone().filter(|_| !self.form.leaves_no_trace());
        ask::put(&Ask { value, ..ask.clone() }, cx);
    }

    fn turn_to(&mut self, page: usize, cx: &mut Cx) -> Reply {
        self.page = page;
        self.done.clear();
        self.say_page(cx);
        self.go_on(cx)
    }

    /// The other pages, for who likes to say more.
    fn say_pages(&mut self, cx: &mut Cx) {
        self.at = At::Pages;
        let words = say(self.form.end());
        if std::mem::replace(&mut self.listed, true) {
            cx.tell("plain-enter-or-page-short", &[("words", words.into())]);
            return;
        }
        cx.tell("plain-enter-or-page", &[("words", words.into())]);
        self.say_headings(cx);
    }

    fn say_headings(&self, cx: &mut Cx) {
        let headings: Vec<String> = self.form.pages().iter().map(|page| say(&page.heading)).collect();
        cx.choices(headings.iter().map(String::as_str));
    }

    /// What is left of this page stays open: the next page of a walk, or the end.
    fn enough(&mut self, cx: &mut Cx) -> Reply {
        if self.form.is_one_walk() && self.page + 1 < self.form.pages().len() {
            return self.turn_to(self.page + 1, cx);
        }
        self.take(cx)
    }

    /// The form goes to the coach.
    fn take(&mut self, cx: &mut Cx) -> Reply {
        match cx.coach.take(&self.form, cx.coach.now()) {
            Ok((step, effects)) => Reply { effects, ..Reply::step(step) },
            Err(refusal) => {
                cx.voice.say(&refusal.line);
                let places = self.form.pages();
                let place = places.iter().position(|page| page.asks.iter().any(|ask| ask.id == refusal.ask));
                self.page = place.unwrap_or(self.page);
                let asks = places.into_iter().nth(self.page).map(|page| page.asks).unwrap_or_default();
                self.done = asks.iter().map(|ask| ask.id).take_while(|id| *id != refusal.ask).collect();
                self.go_on(cx)
            }
        }
    }

    /// Keeps an answer, or takes it back with `None`, and goes on.
    fn keep(&mut self, id: &'static str, answer: Option<Answer>, cx: &mut Cx) -> Reply {
        self.form.answer(id, answer);
        self.done.push(id);
        let drafted = self.draft();
        self.go_on(cx).and(drafted)
    }

    fn draft(&self) -> Vec<Effect> {
        let kept = self.form.draft().filter(|_| self.form.is_begun());
        kept.map(|(name, text)| Effect::KeepDraft(Draft { name, text })).into_iter().collect()
    }

    fn answer(&mut self, id: &'static str, typed: &str, cx: &mut Cx) -> Reply {
        let Some(ask) = self.form.ask(id) else { return self.go_on(cx) };
        match ask::hear(&ask, typed) {
            Heard::Answer(answer) => self.keep(id, Some(answer), cx),
            Heard::TakenBack => self.keep(id, None, cx),
            Heard::AsItIs => {
                self.done.push(id);
                self.go_on(cx)
            }
            Heard::Unclear(line) => {
                cx.voice.say(&line);
                Reply::stay()
            }
        }
    }

    /// One more line of a text; an empty one ends it. What is too long stays as it was, and a line says so.
    fn write(&mut self, id: &'static str, mut lines: Vec<String>, typed: &str, cx: &mut Cx) -> Reply {
        if typed.trim().is_empty() {
            self.done.push(id);
            return self.go_on(cx);
        }
        lines.push(typed.to_owned());
        if !self.form.answer(id, Some(Answer::Text(lines.join("\n")))) {
            cx.say("app-text-full");
            lines.pop();
        }
        self.at = At::Writing(id, lines);
        Reply::effects(self.draft())
    }

    /// Whoever writes has begun.
    fn begin_time(&mut self, cx: &Cx) {
        let length = self.form.seconds().map(|seconds| u64::from(seconds) * 1000);
        self.until_ms = self.until_ms.or(length.map(|length| cx.coach.now().mono_ms + length));
    }
}

impl Talk for FormTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        let reading = cx.coach.reading_for(&self.form);
        if !again || self.intro.is_empty() {
            self.say_page(cx);
        }
        self.go_on(cx).and(reading)
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        match self.at {
            At::Asking(_) if typed == ENOUGH => self.enough(cx),
            At::Asking(id) => self.answer(id, typed, cx),
            At::Pages if typed.is_empty() => self.take(cx),
            At::Pages => match ask::pick(typed, self.form.pages().len()) {
                Some(page) => self.turn_to(page, cx),
                None => cx.unclear(),
            },
            At::Reading if typed.is_empty() && self.page + 1 < self.form.pages().len() => {
                self.turn_to(self.page + 1, cx)
            }
            At::Reading if typed.is_empty() => self.take(cx),
            At::Reading | At::Writing(..) => cx.unclear(),
        }
    }

    fn text(&mut self, typed: &str, cx: &mut Cx) -> Option<Reply> {
        match &mut self.at {
            At::Writing(id, lines) => {
                let (id, lines) = (*id, std::mem::take(lines));
                Some(self.write(id, lines, typed, cx))
            }
            At::Asking(id) => {
                let id = *id;
                let ask = self.form.ask(id)?;
                let Shape::Text { lines, .. } = ask.shape else { return None };
                if typed == ENOUGH {
                    return None;
                }
                self.begin_time(cx);
                let begins = lines && !matches!(typed.trim(), "" | "-");
                Some(if begins { self.write(id, Vec::new(), typed, cx) } else { self.answer(id, typed, cx) })
            }
            At::Pages | At::Reading => None,
        }
    }

    /// The question before; before the first one, out of the form.
    fn back(&mut self, cx: &mut Cx) -> Reply {
        if let At::Writing(id, _) = self.at {
            self.done.retain(|done| *done != id);
            return self.go_on(cx);
        }
        if let Some(before) = self.done.pop() {
            if self.form.leaves_no_trace() {
                // It is answered anew: Enter is never a yes.
                self.form.answer(before, None);
            }
            return self.go_on(cx);
        }
        if self.page > 0 {
            return self.turn_to(self.page - 1, cx);
        }
        // There is nothing before the first of what has to be asked: it is asked once more, and b never goes on.
        if self.form.must_be_answered() {
            return self.go_on(cx);
        }
        // Leaving is no loss, and whoever leaves is told so; what was only looked at is not kept as if it were begun.
        if self.form.is_begun() && cx.coach.draft(&self.form.draft_name()).is_some() {
            cx.say("app-form-kept");
        }
        Reply::turn(super::talk::Turn::Back)
    }

    fn left_open(&self) -> Option<LeftOpen> {
        self.form.left_open()
    }

    fn help(&self, cx: &mut Cx) {
        cx.say("plain-help-form");
        match self.at {
            At::Asking(id) => {
                if let Some(ask) = self.form.ask(id) {
                    self.put(&ask, cx);
                }
            }
            At::Pages => self.say_headings(cx),
            At::Writing(..) | At::Reading => {}
        }
    }

    fn takes_text(&self) -> bool {
        match self.at {
            At::Asking(id) => {
                self.form.ask(id).is_some_and(|ask| matches!(ask.shape, Shape::Text { .. } | Shape::Time))
            }
            At::Writing(..) => true,
            At::Pages | At::Reading => false,
        }
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        let over = self.until_ms.is_some_and(|until| cx.coach.now().mono_ms >= until);
        if !over {
            return Reply::stay();
        }
        self.until_ms = Some(u64::MAX);
        let key = format!("thought-over-{}", self.form.kind.id());
        if has(&key) {
            cx.say(&key);
        }
        Reply::effects(cx.coach.rings())
    }

    fn hidden(&mut self, _cx: &mut Cx) -> Vec<Effect> {
        self.draft()
    }

    fn hides_typing(&self) -> bool {
        self.form.kind == FormKind::Consent
    }

    fn next_wake(&self, _coach: &Coach) -> Option<u64> {
        self.until_ms.filter(|until| *until < u64::MAX)
    }
}
