//! Any form: rows of questions, one with the focus. Holds cursor, scroll and text area; the answers stand in the form.

mod answering;
mod around;
mod layout;
mod pointing;
mod reading;
mod rows;
mod scroll;
mod timer;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, Input, TextArea, WrapMode};

use self::rows::Row;
use self::timer::Timer;
use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::{Answer, Ask, Coach, Draft, Effect, Form, FormKind, LeftOpen, Page, Shape, Step, dates};
use crate::tui::keys::{Binding, Intent};
use crate::tui::widgets::{More, text};
use crate::words::{name, say, tell};

/// A change is written to the draft this long after it was made.
const DRAFT_AFTER_MS: u64 = 1_000;

/// A form in front of a person.
pub struct FormScreen {
    form: Form,
    page: usize,
    focus: usize,
    /// The digits or signs typed into the figure with the focus.
    typed: String,
    /// The chip the cursor is on, in a question with several answers.
    chip: usize,
    text: Option<TextArea<'static>>,
    /// How far what is read before the questions is scrolled, where it does not fit.
    read: u16,
    /// The first line of the questions that was shown last, where not all of them fit.
    top: u16,
    /// The questions are in sight, where there is no room for what is read before them as well.
    asked: bool,
    changed_ms: Option<u64>,
    /// The time that belongs to it, where it has one.
    timer: Option<Timer>,
}

impl FormScreen {
    /// The form at its first question.
    #[must_use]
    pub fn new(form: Form) -> Self {
        let mut screen = Self {
            timer: Timer::of(&form),
            form,
            page: 0,
            focus: 0,
            typed: String::new(),
            chip: 0,
            text: None,
            read: 0,
            top: 0,
            asked: false,
            changed_ms: None,
        };
        screen.focused();
        screen
    }

    fn pages(&self) -> Vec<Page> {
        self.form.pages()
    }

    fn asks(&self) -> Vec<Ask> {
        self.pages().into_iter().nth(self.page).map(|page| page.asks).unwrap_or_default()
    }

    fn ask(&self) -> Option<Ask> {
        self.asks().into_iter().nth(self.focus)
    }

    /// A row got the focus: its text area is laid out, what was typed into another is forgotten.
    fn focused(&mut self) {
        self.typed.clear();
        self.chip = 0;
        self.text = self.ask().and_then(|ask| match (&ask.shape, &ask.value) {
            (Shape::Text { .. }, Some(Answer::Text(words))) | (Shape::Time, Some(Answer::Time(words))) => {
                Some(area(words))
            }
            (Shape::Text { .. } | Shape::Time, _) => Some(area("")),
            _ => None,
        });
    }

    fn go(&mut self, focus: usize) {
        self.focus = focus.min(self.asks().len());
        self.focused();
    }

    fn set(&mut self, answer: Option<Answer>, now_ms: u64) {
        let Some(ask) = self.ask() else { return };
        if ask.value != answer && self.form.answer(ask.id, answer) {
            self.changed_ms = self.changed_ms.or(Some(now_ms));
        }
    }

    fn draft(&mut self) -> Vec<Effect> {
        if self.changed_ms.take().is_none() {
            return Vec::new();
        }
        self.form.draft().map(|(name, text)| Effect::KeepDraft(Draft { name, text })).into_iter().collect()
    }

    fn caret(&mut self, to: CursorMove) {
        if let Some(area) = &mut self.text {
            area.move_cursor(to);
        }
    }

    /// Takes what the text area holds into the form; what is too long stays as it was, and a line says so.
    fn take_text(&mut self, now_ms: u64) -> Option<String> {
        let words = self.text.as_ref()?.lines().join("\n");
        let ask = self.ask()?;
        let answer = match ask.shape {
            Shape::Time => Answer::Time(words.clone()),
            _ => Answer::Text(words.clone()),
        };
        if !ask.shape.takes(&answer) {
            self.focused();
            return Some(say("app-text-full"));
        }
        self.set((!words.is_empty()).then_some(answer), now_ms);
        None
    }

    fn save(&mut self, cx: &mut Cx) -> Reply {
        match cx.coach.take(&self.form, cx.coach.now()) {
            Ok((step, effects)) => {
                self.changed_ms = None;
                Reply { turn: Turn::Step(step), effects, line: None }
            }
            Err(refusal) => {
                if let Some(place) = self.place_of(&refusal.ask) {
                    (self.page, self.focus) = place;
                    self.focused();
                }
                Reply::stay().saying(refusal.line)
            }
        }
    }

    fn place_of(&self, id: &str) -> Option<(usize, usize)> {
        self.pages()
            .iter()
            .enumerate()
            .find_map(|(page, asks)| asks.asks.iter().position(|ask| ask.id == id).map(|ask| (page, ask)))
    }

    fn turn_page(&mut self, forward: bool) -> Vec<Effect> {
        let last = self.pages().len().saturating_sub(1);
        let to = if forward { (self.page + 1).min(last) } else { self.page.saturating_sub(1) };
        if to != self.page {
            (self.page, self.read, self.asked) = (to, 0, false);
        }
        self.go(0);
        self.draft()
    }

    fn next(&mut self, cx: &mut Cx) -> Reply {
        if self.focus >= self.asks().len() {
            return if self.goes_on() { Reply::effects(self.turn_page(true)) } else { self.save(cx) };
        }
        self.go(self.focus + 1);
        Reply::effects(self.draft())
    }

    /// Whether the row at the end of this page leads to the next one.
    fn goes_on(&self) -> bool {
        self.form.is_one_walk() && self.page + 1 < self.pages().len()
    }

    /// Whether Enter makes a new line: in a text of several lines. In an empty one it goes on, as in every question that
    /// is left open.
    fn takes_lines(&self) -> bool {
        let several = matches!(self.ask().map(|ask| ask.shape), Some(Shape::Text { lines: true, .. }));
        several && self.text.as_ref().is_some_and(|area| !area.is_empty())
    }

    /// Up and down leave a text of several lines where its first or last line ends.
    fn leaves_text(&mut self, down: bool) -> bool {
        let several = matches!(self.ask().map(|ask| ask.shape), Some(Shape::Text { lines: true, .. }));
        let Some(area) = self.text.as_mut().filter(|_| several) else { return true };
        let before = area.cursor();
        area.move_cursor(if down { CursorMove::Down } else { CursorMove::Up });
        area.cursor() == before
    }

    fn row_words(&self) -> Vec<Row> {
        let asks = self.asks();
        let focus = self.focus;
        let rows = asks.into_iter().enumerate().map(|(at, ask)| {
            Row::of(
                ask,
                (at == focus).then(|| rows::Focus { chip: self.chip, typed: &self.typed, text: self.text.as_ref() }),
            )
        });
        rows.collect()
    }

    fn heading(&self, now_ms: u64) -> (String, String) {
        let pages = self.pages();
        let heading = pages.get(self.page).map(|page| say(&page.heading)).unwrap_or_default();
        if let Some(timer) = self.timer {
            return (heading, dates::minutes_seconds(timer.left(now_ms)));
        }
        // The first page of an entry is whole in itself; the others are there for who likes to say more.
        let entry = matches!(self.form.kind, FormKind::CheckIn | FormKind::PainEpisode);
        let more = match (self.page, pages.len().saturating_sub(1)) {
            (_, 0) => String::new(),
            (page, others) if !entry => {
                tell("app-page-of", &[("page", (page + 1).into()), ("pages", (others + 1).into())])
            }
            (0, _) => say("app-page-first"),
            (page, others) => tell("app-page-more", &[("page", page.into()), ("pages", others.into())]),
        };
        (heading, more)
    }

    /// What is read before the questions: a paragraph, and points beneath it. One line more is a sentence of its own, not a
    /// list.
    fn intro(&self, coach: &Coach) -> String {
        let keys = self.pages().into_iter().nth(self.page).map(|page| page.intro).unwrap_or_default();
        let beside = if self.page == 0 { coach.beside(&self.form, coach.now()) } else { Vec::new() };
        // What a person wrote in several lines is one point of the list.
        let own = beside.into_iter().map(|words| words.replace('\n', " "));
        let lines: Vec<String> = keys.iter().map(|key| say(key)).chain(own).collect();
        lines.join(if lines.len() > 2 { "\n- " } else { "\n" })
    }
}

/// What is left of the first line beside the heading.
fn beside(heading: &str, area: Rect) -> Rect {
    let used = (text::width(heading) + 2).min(area.width);
    Rect { x: area.x + used, width: area.width - used, height: area.height.min(1), ..area }
}

fn area(words: &str) -> TextArea<'static> {
    let mut area = TextArea::new(words.split('\n').map(str::to_owned).collect());
    area.set_cursor_line_style(ratatui::style::Style::new());
    area.set_wrap_mode(WrapMode::Word);
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

/// Stays, with a line where there is one.
fn said(line: Option<String>) -> Reply {
    line.map_or_else(Reply::stay, |line| Reply::stay().saying(line))
}

impl Screen for FormScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        self.tables()
    }

    fn is_whole(&self) -> bool {
        self.form.stands_alone()
    }

    fn is_read(&self) -> bool {
        true
    }

    fn tab(&self) -> Option<usize> {
        Some(if self.form.is_from_today() { 0 } else { around::tab(self.form.kind) })
    }

    fn is_at_work(&self) -> bool {
        matches!(self.timer, Some(Timer::Running { .. }))
    }

    fn left_open(&self) -> Option<LeftOpen> {
        self.form.left_open()
    }

    fn letters(&self) -> Letters {
        self.text.as_ref().map_or(Letters::Keys, |text| Letters::of_words(text.is_empty()))
    }

    fn takes_digits(&self) -> bool {
        self.ask().is_some()
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let reply = self.does(intent, cx);
        self.settle(cx);
        reply
    }

    fn key(&mut self, key: KeyEvent, cx: &mut Cx) -> Reply {
        // Whoever writes has begun.
        if let Some(timer) = &mut self.timer {
            timer.begin(cx.coach.now().mono_ms);
        }
        if self.reads_alone(cx) {
            // What is answered is in sight first: a letter or a figure leads to it.
            self.asked = true;
            if self.text.is_none() {
                return Reply::stay();
            }
        }
        if let Some(area) = &mut self.text {
            area.input(Input::from(key));
            let line = self.take_text(cx.coach.now().mono_ms);
            return said(line);
        }
        match key.code {
            KeyCode::Char(sign @ '0'..='9') => said(self.digit(sign as u8 - b'0', cx.coach.now().mono_ms)),
            KeyCode::Char('.' | ',') => said(self.type_number('.', cx.coach.now().mono_ms)),
            KeyCode::Backspace | KeyCode::Delete => {
                self.typed.clear();
                self.set(None, cx.coach.now().mono_ms);
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn paste(&mut self, words: &str, cx: &mut Cx) -> Reply {
        let several = matches!(self.ask().map(|ask| ask.shape), Some(Shape::Text { lines: true, .. }));
        self.asked |= self.reads_alone(cx);
        let Some(area) = &mut self.text else { return Reply::stay() };
        area.insert_str(if several {
            words.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            super::in_one_line(words)
        });
        said(self.take_text(cx.coach.now().mono_ms))
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let reply = self.clicked(at, cx);
        self.settle(cx);
        reply
    }

    fn wheel(&mut self, down: bool, _at: Position, cx: &mut Cx) -> Reply {
        self.act(if down { Intent::NextField } else { Intent::FieldBefore }, cx)
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        Reply::effects(cx.coach.reading_for(&self.form))
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        let now_ms = cx.coach.now().mono_ms;
        let due = self.changed_ms.is_some_and(|since| now_ms >= since + DRAFT_AFTER_MS);
        let mut reply = if due { Reply::effects(self.draft()) } else { Reply::stay() };
        if self.timer.as_mut().is_some_and(|timer| timer.ends(now_ms)) {
            reply.effects.extend(cx.coach.rings());
            reply.line = Some(name("thought-over", self.form.kind.id()));
        }
        reply
    }

    fn hidden(&mut self, _cx: &mut Cx) -> Reply {
        Reply::effects(self.draft())
    }

    fn next_wake(&self, view: &View) -> Option<u64> {
        let clock = self.timer.and_then(|timer| timer.next_wake(view.coach.now().mono_ms));
        let draft = self.changed_ms.map(|since| since + DRAFT_AFTER_MS);
        clock.into_iter().chain(draft).min()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (heading, more) = self.heading(view.coach.now().mono_ms);
        let beside = beside(&heading, area);
        text::put(buf, area, (0, 0), &heading, view.look.heading());
        let more = text::clip(&more, beside.width, view.look.signs().more).into_owned();
        text::put(buf, beside, (0, 0), &more, view.look.quiet());
        let rows = self.row_words();
        let laid = self.laid(area, &rows, view);
        if let Some(place) = laid.intro {
            self.intro_prose(&laid.words, view.look).render(place, buf);
        }
        for place in laid.places {
            match rows.get(place.row) {
                Some(row) => row.draw(place, laid.columns, buf, view.look),
                None => self.draw_done(place.area, buf, view),
            }
        }
        More { above: laid.above, below: laid.below, look: view.look }.render(laid.rows, buf);
        None
    }
}

impl FormScreen {
    fn does(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match intent {
            Intent::Open if self.takes_lines() && !self.reads_alone(cx) => {
                if let Some(area) = &mut self.text {
                    area.insert_newline();
                }
                said(self.take_text(cx.coach.now().mono_ms))
            }
            Intent::Begin => {
                if let Some(timer) = &mut self.timer {
                    timer.begin(cx.coach.now().mono_ms);
                }
                Reply::stay()
            }
            Intent::Person => {
                let drafted = self.draft();
                Reply::turn(Turn::Person).and(drafted)
            }
            Intent::SafetyLines => {
                let drafted = self.draft();
                Reply::turn(Turn::Step(Step::Form(Box::new(cx.coach.safety_form())))).and(drafted)
            }
            Intent::Open | Intent::NextField | Intent::PageDown if self.reads_on(cx) => Reply::stay(),
            Intent::FieldBefore | Intent::PageUp if self.reads_back(cx) => Reply::stay(),
            Intent::Left | Intent::Right | Intent::Tick if self.reads_alone(cx) => Reply::stay(),
            Intent::Open => self.next(cx),
            Intent::Save => self.save(cx),
            Intent::NextField if self.leaves_text(true) => {
                self.go(self.focus + 1);
                Reply::effects(self.draft())
            }
            Intent::FieldBefore if self.leaves_text(false) => {
                self.go(self.focus.saturating_sub(1));
                Reply::effects(self.draft())
            }
            Intent::Left | Intent::Right => {
                self.step(intent == Intent::Right, cx.coach.now().mono_ms);
                Reply::stay()
            }
            Intent::Tick => {
                self.toggle(self.chip, cx.coach.now().mono_ms);
                Reply::stay()
            }
            Intent::PageDown | Intent::PageUp => Reply::effects(self.turn_page(intent == Intent::PageDown)),
            Intent::Back if self.form.must_be_answered() => self.save(cx),
            Intent::Back => {
                let drafted = self.draft();
                // Leaving is no loss, and whoever leaves is told so.
                let kept = !drafted.is_empty() || cx.coach.draft(&self.form.draft_name()).is_some();
                let left = Reply::turn(Turn::Back).and(drafted);
                if kept && self.form.is_begun() { left.saying(say("app-form-kept")) } else { left }
            }
            _ => Reply::stay(),
        }
    }

    fn draw_done(&self, place: Rect, buf: &mut Buffer, view: &View) {
        let focused = self.focus >= self.asks().len();
        let (sign, style) =
            if focused { (view.look.signs().pointer, view.look.selected()) } else { (" ", view.look.quiet()) };
        let end = text::put(buf, place, (0, 0), sign, style);
        let words = if self.goes_on() { say("app-next-page") } else { say(self.form.end()) };
        text::put(buf, place, (end + 1, 0), &words, style);
    }
}
