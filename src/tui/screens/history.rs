//! History: what was written, seen from several sides. Here stand the range, the cursor and the way from one side to
//! the next; each side draws itself in a file of its own, and what is worked out stands in `insight`.

mod days;
mod line;
mod picture;
mod small;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use self::picture::{Kept, Picture};
use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::{Coach, Effect, Event};
use crate::diary::{Day, Measure};
use crate::insight::{Edges, Span, Stretch};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::{TextRow, text};
use crate::words::{name, say, tell};

/// One side from which History is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    /// One measure as a line.
    #[default]
    Line,
    /// Every measure as a small line.
    Small,
}

impl Side {
    const ALL: [Self; 2] = [Self::Line, Self::Small];

    /// The end of its word key.
    const fn id(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Small => "small",
        }
    }
}

/// History in front of a person.
pub struct HistoryScreen {
    side: Side,
    measure: usize,
    span: Span,
    /// The day that was chosen to begin with; without one a span ends today.
    begins: Option<Day>,
    /// The day under the cursor, in days before today.
    back: i64,
    /// The day to begin with, while it is typed.
    typing: Option<String>,
    kept: Kept,
}

impl HistoryScreen {
    /// The last month of worst pain, with the cursor on today.
    #[must_use]
    pub fn new() -> Self {
        Self {
            side: Side::Line,
            measure: 0,
            span: Span::Month,
            begins: None,
            back: 0,
            typing: None,
            kept: Kept::default(),
        }
    }

    fn measure(&self) -> Measure {
        Measure::ALL.get(self.measure).copied().unwrap_or(Measure::WorstPain)
    }

    fn cursor(&self, view: &View) -> Day {
        view.coach.today(view.coach.now()).plus(-self.back)
    }

    fn stretch(&self, edges: Edges, view: &View) -> Stretch {
        self.span.stretch(edges, self.cursor(view), self.begins)
    }

    fn reading(&self, view: &View) -> Vec<Effect> {
        Coach::read(self.picture(view).unread.clone())
    }

    /// The months that are missing are read, the cursor stays where it may stand.
    fn turned(&mut self, cx: &Cx) -> Reply {
        self.moved(0, cx)
    }

    fn moved(&mut self, days: i64, cx: &Cx) -> Reply {
        let view = cx.view();
        let edges = self.picture(&view).edges;
        // Not before there is anything, and not into days that have not come.
        let oldest = self.begins.map_or(edges.oldest, |begins| begins.min(edges.oldest));
        let known = edges.today.since(oldest);
        let span = self.span.days().map_or(0, |days| i64::from(days) - 1);
        self.back = (self.back + days).clamp(0, known.max(span));
        Reply::effects(self.reading(&view))
    }

    /// To the next day of the list, which holds the days with something.
    fn listed(&mut self, older: bool, cx: &Cx) -> Reply {
        let view = cx.view();
        let (here, picture) = (self.cursor(&view), self.picture(&view));
        let next = if older {
            picture.lived.iter().find(|day| **day < here)
        } else {
            picture.lived.iter().rev().find(|day| **day > here)
        };
        match next {
            Some(day) => self.moved(here.since(*day), cx),
            None => Reply::stay(),
        }
    }

    /// A whole range back (`-1`) or on (`1`).
    fn ranged(&mut self, ranges: i64, cx: &Cx) -> Reply {
        let days = i64::try_from(self.picture(&cx.view()).stretch.days()).unwrap_or(1);
        self.moved(-ranges * days, cx)
    }

    fn side_by(&mut self, steps: usize, cx: &Cx) -> Reply {
        let all = Side::ALL.len();
        let at = Side::ALL.iter().position(|side| *side == self.side).unwrap_or(0);
        self.side = Side::ALL.get((at + steps) % all).copied().unwrap_or_default();
        self.turned(cx)
    }

    /// Takes the day that was typed; no day at all lets the range end today again.
    fn take_date(&mut self, cx: &Cx) -> Reply {
        let Some(typed) = self.typing.as_deref().map(str::trim) else { return Reply::stay() };
        if typed.is_empty() {
            (self.begins, self.typing, self.back) = (None, None, 0);
            return self.turned(cx);
        }
        let today = cx.coach.today(cx.coach.now());
        match NaiveDate::parse_from_str(typed, "%Y-%m-%d").map(Day) {
            Ok(day) if day <= today => {
                self.begins = Some(day);
                self.typing = None;
                self.back = today.since(day);
                let span = self.span.days().map_or(i64::MAX, i64::from);
                self.moved(-(span - 1).min(self.back), cx)
            }
            _ => Reply::stay().saying(say("history-date-unread")),
        }
    }

    fn typed(&mut self, intent: Intent, cx: &Cx) -> Reply {
        match intent {
            Intent::Open => self.take_date(cx),
            Intent::Back => {
                self.typing = None;
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    /// The names of the sides, what is shown, and the picture itself.
    const fn split(area: Rect) -> (Rect, Rect, Rect) {
        // A small window keeps its lines for the picture.
        let top = if area.height >= 10 { 1 } else { 0 };
        let sides = Rect { height: top, ..area };
        let head = Rect { y: area.y + top, height: if area.height > top { 1 } else { 0 }, ..area };
        let used = top + head.height;
        let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        (sides, head, rest)
    }

    /// Where the name of each side stands.
    fn places(line: Rect) -> Vec<(Side, u16, String)> {
        let mut x = 0;
        let mut places = Vec::new();
        for side in Side::ALL {
            let words = name("history-side", side.id());
            let wide = text::width(&words);
            places.push((side, x, words));
            x += wide + 3;
        }
        // Where they have no room beside each other the name of this one stands alone.
        if x > line.width + 3 { Vec::new() } else { places }
    }

    fn draw_sides(&self, line: Rect, buf: &mut Buffer, look: Look) {
        let places = Self::places(line);
        if places.is_empty() {
            let words = name("history-side", self.side.id());
            text::put(
                buf,
                line,
                (0, 0),
                &format!("{} {words} {}", look.signs().left, look.signs().right),
                look.accent(),
            );
        }
        for (side, x, words) in places {
            let style = if side == self.side { look.accent() } else { look.quiet() };
            text::put(buf, line, (x, 0), &words, style);
        }
    }

    fn draw_head(&self, line: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        let Some(typed) = &self.typing else {
            let width = picture::headline(&picture.course, self.span, picture.stretch, line, buf, view.look);
            debug_assert!(width <= line.width.max(1), "a headline keeps to its line");
            return;
        };
        let (label, hint) = (say("history-from"), say("history-from-hint"));
        let cursor = Some(typed.chars().count());
        let row =
            TextRow { label: &label, value: typed, hint: &hint, cursor, focused: true, column: 0, look: view.look };
        row.render(line, buf);
    }
}

impl Default for HistoryScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for HistoryScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::HISTORY]
    }

    fn tab(&self) -> Option<usize> {
        Some(3)
    }

    fn letters(&self) -> Letters {
        self.typing.as_ref().map_or(Letters::Keys, |typed| Letters::of_words(typed.is_empty()))
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        if self.typing.is_some() {
            return self.typed(intent, cx);
        }
        let all = Measure::ALL.len();
        match intent {
            Intent::Left => self.moved(1, cx),
            Intent::Right => self.moved(-1, cx),
            Intent::Up => self.listed(false, cx),
            Intent::Down => self.listed(true, cx),
            Intent::PageUp => self.ranged(-1, cx),
            Intent::PageDown => self.ranged(1, cx),
            Intent::First => self.moved(i64::from(i32::MAX), cx),
            Intent::Last => self.moved(i64::from(i32::MIN), cx),
            Intent::Measure => {
                self.measure = (self.measure + 1) % all;
                self.turned(cx)
            }
            Intent::MeasureBefore => {
                self.measure = (self.measure + all - 1) % all;
                self.turned(cx)
            }
            Intent::Span => {
                self.span = self.span.next(self.picture(&cx.view()).edges);
                self.turned(cx)
            }
            Intent::From => {
                self.typing = Some(self.cursor(&cx.view()).to_string());
                Reply::stay()
            }
            Intent::Side => self.side_by(1, cx),
            Intent::SideBefore => self.side_by(Side::ALL.len() - 1, cx),
            Intent::Open => Reply::turn(Turn::Day(self.cursor(&cx.view()))),
            Intent::Search => Reply::turn(Turn::Search),
            Intent::Page => Reply::turn(Turn::Page),
            Intent::Back => Reply::turn(Turn::Back),
            _ => Reply::stay(),
        }
    }

    fn key(&mut self, key: KeyEvent, _cx: &mut Cx) -> Reply {
        let Some(typed) = self.typing.as_mut() else { return Reply::stay() };
        match key.code {
            KeyCode::Char(letter) if typed.chars().count() < 10 && (letter.is_ascii_digit() || letter == '-') => {
                typed.push(letter);
            }
            KeyCode::Backspace => {
                typed.pop();
            }
            _ => {}
        }
        Reply::stay()
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let (sides, _, rest) = Self::split(cx.area);
        if sides.contains(at) {
            let under =
                |(_, x, words): &(Side, u16, String)| (sides.x + x..sides.x + x + text::width(words)).contains(&at.x);
            if let Some((side, ..)) = Self::places(sides).into_iter().find(under) {
                self.side = side;
            }
            return self.turned(cx);
        }
        let view = cx.view();
        let day = match self.side {
            Side::Line => self.line_hit(rest, at, &view),
            Side::Small => self.small_hit(rest, at, &view),
        };
        let here = self.cursor(&view);
        match day {
            Some(day) if day == here => self.act(Intent::Open, cx),
            Some(day) => self.moved(here.since(day), cx),
            None => Reply::stay(),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        let mut effects = self.reading(&cx.view());
        effects.extend(cx.coach.keep_baselines(cx.coach.now()));
        Reply::effects(effects)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        if matches!(event, Event::Month(..)) { Reply::effects(self.reading(&cx.view())) } else { Reply::stay() }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (sides, head, rest) = Self::split(area);
        let picture = self.picture(view);
        self.draw_sides(sides, buf, view.look);
        self.draw_head(head, buf, view, &picture);
        match self.side {
            Side::Line => self.draw_line(rest, buf, view, &picture),
            Side::Small => self.draw_small(rest, buf, view, &picture),
        }
        None
    }
}

/// "3 Oct 2026 to 2 Nov 2026" without the year where it is this one.
fn days_words(stretch: Stretch) -> String {
    use chrono::Datelike;
    let far = stretch.from.0.year() != stretch.to.0.year();
    let words = |day: Day| {
        let short = crate::coach::dates::chart_day(day);
        if far { format!("{short} {}", day.0.year()) } else { short }
    };
    tell("history-days", &[("from", words(stretch.from).into()), ("to", words(stretch.to).into())])
}
