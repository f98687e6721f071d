//! Which days are in front: a length of time that ends today, the same from a day that was chosen, or two days that
//! were; and how these days are typed.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::sides::Found;
use super::{Cx, HistoryScreen, Reply, Side, View};
use crate::coach::{Narrow, dates};
use crate::diary::Day;
use crate::insight::{Edges, Span, Stretch};
use crate::tui::keys::{self, Intent};
use crate::tui::screens::in_one_line;
use crate::tui::theme::Look;
use crate::tui::widgets::TextRow;
use crate::words::{name, say, tell};

/// Which days are in front.
#[derive(Default)]
pub(super) struct Range {
    span: Span,
    /// The day that was chosen to begin with; without one a span ends today.
    begins: Option<Day>,
    /// The day that was chosen to end with, from `begins` on.
    ends: Option<Day>,
}

impl Range {
    /// How many days it has, where that is a fixed number.
    pub(super) fn days(&self) -> Option<i64> {
        match self.begins.zip(self.ends) {
            Some((begins, ends)) => Some(ends.since(begins) + 1),
            None => self.span.days().map(i64::from),
        }
    }

    /// The days that hold `cursor`.
    pub(super) fn stretch(&self, edges: Edges, cursor: Day) -> Stretch {
        match (self.begins, self.ends, self.days()) {
            (Some(begins), Some(_), Some(days)) => Stretch::repeated(begins, days, cursor, edges.today),
            _ => self.span.stretch(edges, cursor, self.begins),
        }
    }

    /// The first day that the cursor may reach.
    pub(super) fn oldest(&self, edges: Edges) -> Day {
        self.begins.map_or(edges.oldest, |begins| begins.min(edges.oldest))
    }

    /// Whether its days were chosen.
    pub(super) const fn is_chosen(&self) -> bool {
        self.begins.is_some()
    }

    /// Its name.
    pub(super) fn words(&self) -> String {
        if self.ends.is_some() { say("history-span-chosen") } else { name("history-span", self.span.id()) }
    }

    /// The next length of time; a day that was chosen to begin with holds. After two chosen days comes the length that
    /// was there before them, from the first day that is in front.
    pub(super) fn next(&mut self, edges: Edges, shown: Stretch) {
        match self.ends.take() {
            Some(_) => self.begins = Some(shown.from),
            None => self.span = self.span.next(edges),
        }
    }
}

/// The days as they are typed.
pub(super) struct Typing {
    from: String,
    /// `None` where there is one day to go to.
    to: Option<String>,
    /// Whether the last day is being typed.
    at_end: bool,
    /// Whether the field is as it was found: the next sign takes its place.
    fresh: bool,
}

/// The signs that a day takes at most: `23 september 2026`, `last wednesday`.
const SIGNS: usize = 18;

impl Typing {
    fn field(&mut self) -> &mut String {
        match &mut self.to {
            Some(to) if self.at_end => to,
            _ => &mut self.from,
        }
    }

    /// Whether one day to go to is typed.
    pub(super) const fn is_one_day(&self) -> bool {
        self.to.is_none()
    }

    fn switch(&mut self) {
        self.at_end = !self.at_end && self.to.is_some();
        self.fresh = true;
    }

    /// Whether nothing is typed yet.
    pub(super) fn is_blank(&self) -> bool {
        self.fresh || self.from.is_empty() && self.to.as_deref().is_none_or(str::is_empty)
    }

    pub(super) fn key(&mut self, key: KeyEvent) {
        let fresh = std::mem::take(&mut self.fresh);
        let field = self.field();
        if let Some(sign) = keys::typed(key) {
            if fresh {
                field.clear();
            }
            if field.chars().count() < SIGNS {
                field.push(sign);
            }
        } else if key.code == KeyCode::Backspace {
            field.pop();
        }
    }

    pub(super) fn paste(&mut self, words: &str) {
        in_one_line(words).trim_end().chars().for_each(|sign| self.key(KeyCode::Char(sign).into()));
    }

    pub(super) fn draw(&self, line: Rect, buf: &mut Buffer, look: Look) {
        let row = |label: &str, value: &str, hint: &str, focused: bool, line: Rect, buf: &mut Buffer| {
            let cursor = focused.then(|| value.chars().count());
            TextRow { label, value, hint, cursor, focused, column: 0, look }.render(line, buf);
        };
        let wide = (line.width / 2).min(26);
        let (first, last) =
            (Rect { width: wide, ..line }, Rect { x: line.x + wide, width: line.width.saturating_sub(wide), ..line });
        match &self.to {
            None => row(&say("history-go-to"), &self.from, &say("history-day-hint"), true, line, buf),
            Some(to) => {
                row(&say("history-from"), &self.from, "", !self.at_end, first, buf);
                row(&say("history-to"), to, &say("history-to-hint"), self.at_end, last, buf);
            }
        }
    }
}

impl HistoryScreen {
    /// Lets the first and the last day be typed, beginning with those in front; in the calendar a day to go to.
    pub(super) fn type_days(&mut self, view: &View) -> Reply {
        let stretch = self.picture(view).stretch;
        let (from, to) = match self.side {
            Side::Calendar => (self.cursor(view), None),
            _ => (stretch.from, Some(stretch.to.to_string())),
        };
        self.typing = Some(Typing { from: from.to_string(), to, at_end: false, fresh: true });
        Reply::stay()
    }

    pub(super) fn typed(&mut self, intent: Intent, cx: &Cx) -> Reply {
        match (intent, &mut self.typing) {
            (Intent::Open, _) => return self.take_days(cx),
            (Intent::Back, _) => self.typing = None,
            (Intent::Measure, Some(typing)) => typing.switch(),
            _ => {}
        }
        Reply::stay()
    }

    /// Takes the days that were typed; no day at all lets the range end today again.
    fn take_days(&mut self, cx: &Cx) -> Reply {
        let Some(typing) = &self.typing else { return Reply::stay() };
        let today = cx.coach.today(cx.coach.now());
        let of = |typed: &str| cx.coach.typed_day(typed);
        let (from, to) = match (of(&typing.from), of(typing.to.as_deref().unwrap_or_default())) {
            (Ok(from), Ok(to)) => (from, to),
            (Err(line), _) | (_, Err(line)) => return Reply::stay().saying(line),
        };
        if self.side == Side::Calendar {
            // Nothing typed is today.
            let day = from.unwrap_or(today);
            (self.typing, self.back) = (None, today.since(day));
            return self.moved(0, cx);
        }
        let edges = self.picture(&cx.view()).edges;
        let (begins, ends) = match (from, to) {
            (None, Some(to)) => {
                (Some(self.range.days().map_or(edges.oldest.min(to), |days| to.plus(1 - days))), Some(to))
            }
            (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
            (from, None) => (from, None),
        };
        (self.range.begins, self.range.ends, self.typing) = (begins, ends, None);
        self.read = 0;
        // The cursor stands on the last of these days.
        let last = match (ends, begins, self.range.days()) {
            (Some(ends), ..) => ends,
            (None, Some(begins), Some(days)) => begins.plus(days - 1).min(today),
            _ => today,
        };
        self.back = today.since(last);
        self.moved(0, cx)
    }

    /// The days in front, as a search takes them: nothing where they are all days.
    pub(super) fn looked_for(&self, view: &View) -> String {
        let picture = self.picture(view);
        let stretch = picture.found.as_ref().and_then(Found::stretch).unwrap_or(picture.stretch);
        let whole = self.side != Side::Calendar && self.range.days().is_none() && !self.range.is_chosen();
        if whole && stretch.from == picture.edges.oldest {
            return String::new();
        }
        let from = format!("{}:{} ", Narrow::From.word(), stretch.from);
        if stretch.to >= picture.edges.today { from } else { format!("{from}{}:{} ", Narrow::To.word(), stretch.to) }
    }
}

/// "3 Oct 2026 to 2 Nov 2026" without the year where it is this one.
pub(super) fn days_words(stretch: Stretch) -> String {
    use chrono::Datelike;
    let far = stretch.from.0.year() != stretch.to.0.year();
    let words = |day: Day| {
        let short = dates::chart_day(day);
        if far { format!("{short} {}", day.0.year()) } else { short }
    };
    tell("history-days", &[("from", words(stretch.from).into()), ("to", words(stretch.to).into())])
}
