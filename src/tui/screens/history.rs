//! History: what was written, seen from several sides. Here stand the range, the cursor and the way from one side to
//! the next; each side draws itself in a file of its own, and what is worked out stands in `insight`.

mod beneath;
mod calendar;
mod days;
mod line;
mod picture;
mod range;
mod short;
mod sides;
mod small;
mod told;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};
use serde_json::json;

use self::picture::{Kept, Picture};
use self::range::{Range, Typing, days_words};
use self::sides::Found;
use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::{Coach, Effect, Event, history_words};
use crate::diary::{Day, Measure};
use crate::insight::{Edges, Stretch, Year};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::{Pen, text};
use crate::words::{begun_large, name, say};

/// One side from which History is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    /// What has moved, what settles and what went along, in short.
    #[default]
    Short,
    /// One measure as a line.
    Line,
    /// Every measure as a small line.
    Small,
    /// A year of days.
    Calendar,
    /// Before, after and the day after a practice.
    Settles,
    /// What went along with a measure.
    Together,
    /// Expected and felt on the ladders.
    Expected,
    /// Questionnaires.
    Scores,
}

impl Side {
    const ALL: [Self; 8] = [
        Self::Short,
        Self::Line,
        Self::Small,
        Self::Calendar,
        Self::Settles,
        Self::Together,
        Self::Expected,
        Self::Scores,
    ];

    /// Whether it is drawn day by day; the others are told in lines.
    const fn is_drawn(self) -> bool {
        matches!(self, Self::Line | Self::Small | Self::Calendar)
    }

    /// The end of its word key.
    const fn id(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Line => "line",
            Self::Small => "small",
            Self::Calendar => "calendar",
            Self::Settles => "settles",
            Self::Together => "together",
            Self::Expected => "expected",
            Self::Scores => "scores",
        }
    }
}

/// History in front of a person.
pub struct HistoryScreen {
    side: Side,
    measure: usize,
    /// Whether the person has chosen it.
    measured: bool,
    range: Range,
    /// The day under the cursor, in days before today.
    back: i64,
    /// Whether the calendar shows practices instead of the measure.
    by_practice: bool,
    /// Whether it is told how a told side was counted.
    how: bool,
    /// The first line shown of a told side.
    read: u16,
    /// The days, while they are typed.
    typing: Option<Typing>,
    kept: Kept,
}

impl HistoryScreen {
    /// The last month in short, with the cursor on today.
    #[must_use]
    pub fn new() -> Self {
        Self {
            side: Side::default(),
            measure: 0,
            measured: false,
            range: Range::default(),
            back: 0,
            by_practice: false,
            how: false,
            read: 0,
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
        if self.side == Side::Calendar {
            let year = Year::of(self.cursor(view), edges.today).stretch();
            return Stretch { to: year.to.min(edges.today), ..year };
        }
        self.range.stretch(edges, self.cursor(view))
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
        let known = edges.today.since(self.range.oldest(edges));
        // A calendar goes no further than its year before the first day.
        let span = if self.side == Side::Calendar { 0 } else { self.range.days().map_or(0, |days| days - 1) };
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

    fn side_by(&mut self, forward: bool, cx: &Cx) -> Reply {
        let all = Side::ALL.len();
        let at = Side::ALL.iter().position(|side| *side == self.side).unwrap_or(0);
        let to = (at + if forward { 1 } else { all - 1 }) % all;
        self.show(Side::ALL.get(to).copied().unwrap_or_default(), cx)
    }

    fn show(&mut self, side: Side, cx: &Cx) -> Reply {
        (self.side, self.how, self.read) = (side, false, 0);
        self.turned(cx)
    }

    /// The next measure or the one before; in the calendar practices stand after the last one.
    fn measure_by(&mut self, forward: bool, cx: &Cx) -> Reply {
        let all = Measure::ALL.len();
        let places = all + usize::from(self.side == Side::Calendar);
        let at = if self.side == Side::Calendar && self.by_practice { all } else { self.measure };
        let to = (at + if forward { 1 } else { places - 1 }) % places;
        self.by_practice = to == all;
        self.measure = to % all;
        self.measured = true;
        self.turned(cx)
    }

    /// Half blocks instead of braille, or braille again; remembered.
    fn other_pen(cx: &mut Cx) -> Reply {
        if cx.look.ascii {
            return Reply::stay().saying(say("history-pen-ascii"));
        }
        let to = if picture::pen(&cx.view()) == Pen::Blocks { "braille" } else { "blocks" };
        Reply::effects(vec![cx.coach.set(picture::PEN, json!(to), cx.coach.now())])
    }

    /// Arrows and what else moves: days in a picture, lines in what is told.
    fn moves(&mut self, intent: Intent, cx: &Cx) -> Reply {
        let calendar = self.side == Side::Calendar;
        if !self.side.is_drawn() {
            let view = cx.view();
            let (_, _, rest) = Self::split(cx.area);
            let picture = self.picture(&view);
            let most = picture.found.as_ref().map_or(0, |found| self.most_read(found, rest, &view));
            self.read = super::read_to(self.read, most, rest.height, intent);
            return match intent {
                Intent::Left => self.ranged(-1, cx),
                Intent::Right => self.ranged(1, cx),
                _ => Reply::stay(),
            };
        }
        match intent {
            Intent::Left if calendar => self.moved(7, cx),
            Intent::Right if calendar => self.moved(-7, cx),
            Intent::Up if calendar => self.moved(1, cx),
            Intent::Down if calendar => self.moved(-1, cx),
            Intent::Left => self.moved(1, cx),
            Intent::Right => self.moved(-1, cx),
            Intent::Up => self.listed(false, cx),
            Intent::Down => self.listed(true, cx),
            Intent::PageUp => self.ranged(-1, cx),
            Intent::PageDown => self.ranged(1, cx),
            Intent::First => self.moved(i64::from(i32::MAX), cx),
            _ => self.moved(i64::from(i32::MIN), cx),
        }
    }

    /// The names of the sides, what is shown, and the picture itself.
    const fn split(area: Rect) -> (Rect, Rect, Rect) {
        // A small window keeps its lines for the picture.
        let top = if area.height >= 10 { 1 } else { 0 };
        let free = if area.height >= 24 { 1 } else { 0 };
        let sides = Rect { height: top, ..area };
        let head = Rect { y: area.y + top + free, height: if area.height > top { 1 } else { 0 }, ..area };
        let used = top + head.height + free;
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

    fn draw_sides(&self, line: Rect, buf: &mut Buffer, view: &View) {
        let look = view.look;
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

    /// The name of this side at the head of a small window, which has no line for the names of all, and what is left.
    fn side_before(&self, line: Rect, buf: &mut Buffer, view: &View) -> Rect {
        let end = text::put(buf, line, (0, 0), &name("history-side", self.side.id()), view.look.accent());
        let used = (end + 2).min(line.width);
        Rect { x: line.x + used, width: line.width - used, ..line }
    }

    fn draw_head(&self, line: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        let Some(typed) = &self.typing else {
            match self.side {
                Side::Calendar if self.by_practice => calendar::practice_head(picture, line, buf, view.look),
                Side::Short | Side::Settles | Side::Expected | Side::Scores => {
                    told_head(&begun_large(&self.range.words()), picture.stretch, line, buf, view.look);
                }
                Side::Together => self.together_head(line, buf, view, picture),
                side => {
                    let calendar = side == Side::Calendar;
                    let span = if calendar { name("history-span", "year") } else { self.range.words() };
                    let before = picture.stretch.to < picture.edges.today;
                    let chosen = before || (self.range.is_chosen() && !calendar);
                    picture::headline(picture, &span, chosen, line, buf, view.look);
                }
            }
            return;
        };
        typed.draw(line, buf, view.look);
    }

    /// "Worst pain   13 weeks   29 Aug to 27 Nov", where more or fewer days are looked at than the range has.
    fn together_head(&self, line: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        let looked_at = picture.found.as_ref().and_then(Found::stretch).unwrap_or(picture.stretch);
        let end = text::put(buf, line, (0, 0), &name("measure", self.measure().id()), view.look.heading());
        let span = if looked_at == picture.stretch { self.range.words() } else { history_words::looked_at(looked_at) };
        let end = put_whole(buf, line, end + 3, &span, view.look);
        put_whole(buf, line, end + 3, &days_words(looked_at), view.look);
    }
}

impl Default for HistoryScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for HistoryScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        match self.side {
            _ if let Some(typing) = &self.typing => {
                vec![if typing.is_one_day() { keys::HISTORY_DAY } else { keys::HISTORY_DAYS }]
            }
            Side::Together if self.how => vec![keys::HISTORY_HOW, keys::HISTORY_TOGETHER, keys::HISTORY],
            _ if self.how => vec![keys::HISTORY_HOW, keys::HISTORY_TOLD, keys::HISTORY],
            Side::Line | Side::Small => vec![keys::HISTORY],
            Side::Calendar => vec![keys::HISTORY_CALENDAR, keys::HISTORY],
            Side::Together => vec![keys::HISTORY_TOGETHER, keys::HISTORY],
            Side::Short | Side::Settles | Side::Expected | Side::Scores => vec![keys::HISTORY_TOLD, keys::HISTORY],
        }
    }

    fn tab(&self) -> Option<usize> {
        Some(3)
    }

    fn letters(&self) -> Letters {
        self.typing.as_ref().map_or(Letters::Keys, |typed| Letters::of_words(typed.is_blank()))
    }

    fn paste(&mut self, words: &str, _cx: &mut Cx) -> Reply {
        if let Some(typed) = &mut self.typing {
            typed.paste(words);
        }
        Reply::stay()
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        if self.typing.is_some() {
            return self.typed(intent, cx);
        }
        match intent {
            Intent::Measure => self.measure_by(true, cx),
            Intent::MeasureBefore => self.measure_by(false, cx),
            Intent::Span => {
                let picture = self.picture(&cx.view());
                self.range.next(picture.edges, picture.stretch);
                self.read = 0;
                self.turned(cx)
            }
            Intent::Pen => Self::other_pen(cx),
            Intent::From => self.type_days(&cx.view()),
            Intent::Side => self.side_by(true, cx),
            Intent::SideBefore => self.side_by(false, cx),
            Intent::Calendar => self.show(Side::Calendar, cx),
            Intent::Why => {
                (self.how, self.read) = (!self.how && !self.side.is_drawn(), 0);
                Reply::stay()
            }
            Intent::Open => Reply::turn(Turn::Day(self.cursor(&cx.view()))),
            Intent::Search => Reply::turn(Turn::Search(self.looked_for(&cx.view()))),
            Intent::Page => Reply::turn(Turn::Page),
            Intent::Back if self.how => {
                (self.how, self.read) = (false, 0);
                Reply::stay()
            }
            Intent::Back => Reply::turn(Turn::Back),
            Intent::Left
            | Intent::Right
            | Intent::Up
            | Intent::Down
            | Intent::PageUp
            | Intent::PageDown
            | Intent::First
            | Intent::Last => self.moves(intent, cx),
            _ => Reply::stay(),
        }
    }

    fn key(&mut self, key: KeyEvent, _cx: &mut Cx) -> Reply {
        if let Some(typing) = self.typing.as_mut() {
            typing.key(key);
        }
        Reply::stay()
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let (sides, _, rest) = Self::split(cx.area);
        if sides.contains(at) {
            let under =
                |(_, x, words): &(Side, u16, String)| (sides.x + x..sides.x + x + text::width(words)).contains(&at.x);
            let places = Self::places(sides);
            return match places.into_iter().find(under) {
                Some((side, ..)) => self.show(side, cx),
                None => Reply::stay(),
            };
        }
        let view = cx.view();
        let day = match self.side {
            Side::Line => self.line_hit(rest, at, &view),
            Side::Small => self.small_hit(rest, at, &view),
            Side::Calendar => self.calendar_hit(rest, at, &view),
            _ => None,
        };
        let here = self.cursor(&view);
        match day {
            Some(day) if day == here => self.act(Intent::Open, cx),
            Some(day) => self.moved(here.since(day), cx),
            None => Reply::stay(),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        let stretch = self.picture(&cx.view()).stretch;
        if !self.measured {
            let first = cx.coach.first_measure(stretch);
            self.measure = Measure::ALL.iter().position(|measure| *measure == first).unwrap_or(0);
        }
        let mut effects = self.reading(&cx.view());
        effects.extend(cx.coach.keep_baselines(cx.coach.now()));
        Reply { line: cx.coach.history_without(), ..Reply::effects(effects) }
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        if matches!(event, Event::Month(..)) { Reply::effects(self.reading(&cx.view())) } else { Reply::stay() }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (sides, head, rest) = Self::split(area);
        let picture = self.picture(view);
        self.draw_sides(sides, buf, view);
        let head = if sides.is_empty() && self.typing.is_none() { self.side_before(head, buf, view) } else { head };
        self.draw_head(head, buf, view, &picture);
        match (self.side, &picture.found) {
            (Side::Small, _) => self.draw_small(rest, buf, view, &picture),
            (Side::Calendar, _) => self.draw_calendar(rest, buf, view, &picture),
            (_, Some(found)) => self.draw_told(found, rest, buf, view),
            (_, None) => self.draw_line(rest, buf, view, &picture),
        }
        None
    }
}

/// "A month   24 Oct to 22 Nov", above what is told.
fn told_head(words: &str, stretch: Stretch, line: Rect, buf: &mut Buffer, look: Look) {
    let end = text::put(buf, line, (0, 0), words, look.heading());
    put_whole(buf, line, end + 3, &days_words(stretch), look);
}

/// Quiet words where all of them have room.
fn put_whole(buf: &mut Buffer, line: Rect, x: u16, words: &str, look: Look) -> u16 {
    if x + text::width(words) <= line.width { text::put(buf, line, (x, 0), words, look.quiet()) } else { x }
}
