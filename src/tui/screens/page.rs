//! The page for the visit: what is ticked, the preview, and the file that is exactly the preview.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Coach, Effect, Event};
use crate::diary::Day;
use crate::insight::{Answered, Page, RecordRow, Section};
use crate::report::{self, Format, Handed};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{More, text};
use crate::words::{name, say, tell};

/// Beneath this height one box stands at a time, so that the preview keeps room.
const TIGHT: u16 = 14;

/// The columns of the list where it stands beside the preview.
const LIST: u16 = 30;

/// Three months in days, as in History: thirteen whole weeks.
const QUARTER: i64 = 91;

/// How far the page reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Since the last recorded visit, else the week.
    Usual,
    Week,
    /// A calendar month.
    Month,
    ThreeMonths,
    /// The programme so far.
    Programme,
}

/// The page in front of a person.
pub struct PageScreen {
    include: BTreeSet<Section>,
    /// The section the cursor is on.
    at: usize,
    format: Format,
    scroll: u16,
    reach: Reach,
    /// A day of the page, where it is not of today.
    around: Option<Day>,
    folder: PathBuf,
    asks_over: bool,
}

impl PageScreen {
    /// The page, with nothing ticked. `folder` is where it is written.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self {
            include: BTreeSet::new(),
            at: 0,
            format: Format::Text,
            scroll: 0,
            reach: Reach::Usual,
            around: None,
            folder,
            asks_over: false,
        }
    }

    fn days(&self, view: &View) -> (Day, Day) {
        let now = view.coach.now();
        let today = view.coach.today(now);
        let around = self.around.unwrap_or(today);
        match self.reach {
            Reach::Usual => view.coach.page_days(now),
            Reach::Week => (around.week().first_day(), around.week().last_day()),
            Reach::Month => month_of(around),
            Reach::ThreeMonths => (around.plus(1 - QUARTER), around),
            Reach::Programme => view.coach.programme_days(now),
        }
    }

    fn page(&self, view: &View) -> Answered<Page> {
        let (from, to) = self.days(view);
        view.coach.page(from, to, &self.include, view.coach.now())
    }

    /// The records of the days, where the format holds them.
    fn rows(&self, view: &View) -> Answered<Vec<RecordRow>> {
        let (from, to) = self.days(view);
        if self.format.has_records() {
            return view.coach.record_rows(from, to, &self.include);
        }
        Answered { value: Vec::new(), unread: Vec::new(), refused: Vec::new() }
    }

    /// The lines of the preview: those of the file, one that is too long for the screen on as many as it needs.
    fn lines(&self, width: u16, view: &View) -> Vec<String> {
        let (page, rows) = (self.page(view).value, self.rows(view).value);
        let written = report::preview(&Handed { page: &page, rows: &rows }, self.format);
        let shown = |line: &str| {
            if text::width(line) <= width { vec![line.to_owned()] } else { text::wrap(line, width.saturating_sub(1)) }
        };
        written.lines().flat_map(shown).collect()
    }

    fn most_scroll(&self, preview: Rect, view: &View) -> u16 {
        let lines = u16::try_from(self.lines(preview.width, view).len()).unwrap_or(u16::MAX);
        lines.saturating_sub(preview.height)
    }

    fn path(&self, view: &View) -> PathBuf {
        let (from, to) = self.days(view);
        self.folder.join(report::file_name(from, to, self.format))
    }

    fn write(&mut self, over: bool, cx: &Cx) -> Reply {
        let view = cx.view();
        self.asks_over = false;
        let (page, rows) = (self.page(&view).value, self.rows(&view).value);
        match report::write(&Handed { page: &page, rows: &rows }, self.format) {
            Ok(bytes) => Reply::effects(vec![Effect::Write { path: self.path(&view), bytes, over }]),
            Err(why) => Reply::stay().saying(why),
        }
    }

    /// As many days earlier or later. From the usual days it is the week that today is in that comes first, and the whole
    /// programme has nothing before it.
    fn step(&mut self, later: bool, cx: &Cx) -> Reply {
        let view = cx.view();
        let today = view.coach.today(view.coach.now());
        let (from, to) = self.days(&view);
        let around = match self.reach {
            Reach::Programme => return Reply::stay(),
            Reach::Usual if from != today.week().first_day() => today,
            Reach::ThreeMonths => to.plus(if later { QUARTER } else { -QUARTER }),
            _ if later => to.next(),
            _ => from.before(),
        };
        if around > today {
            return Reply::stay();
        }
        if self.reach == Reach::Usual {
            self.reach = Reach::Week;
        }
        self.around = Some(around);
        self.scroll = 0;
        self.reading(&view)
    }

    /// The next longer range, with today in it.
    fn next_reach(&mut self, cx: &Cx) -> Reply {
        let view = cx.view();
        let today = view.coach.today(view.coach.now());
        let usual_is_week = view.coach.page_days(view.coach.now()).0 == today.week().first_day();
        self.reach = match self.reach {
            Reach::Usual if usual_is_week => Reach::Month,
            Reach::Usual => Reach::Week,
            Reach::Week => Reach::Month,
            Reach::Month => Reach::ThreeMonths,
            Reach::ThreeMonths => Reach::Programme,
            Reach::Programme => Reach::Usual,
        };
        (self.around, self.scroll) = (None, 0);
        self.reading(&view)
    }

    fn reading(&self, view: &View) -> Reply {
        let mut unread = self.page(view).unread;
        unread.extend(self.rows(view).unread);
        Reply::effects(Coach::read(unread))
    }

    fn split(area: Rect, sections: &[Section]) -> (Rect, Rect) {
        let left = LIST;
        if area.width < left + 2 + 78 {
            // The page wants its eighty columns: what is ticked stands above it.
            let rows = beside(area.width, sections).last().map_or(0, |(_, row)| row + 1);
            let top = if area.height < TIGHT { 2 } else { 1 + rows }.min(area.height);
            let list = Rect { height: top, ..area };
            let aside = if area.width == 76 { 2 } else { 0 };
            let preview = Rect { x: area.x - aside, y: area.y + top, width: area.width + 2 * aside, ..area };
            return (list, Rect { height: area.height - top, ..preview });
        }
        let list = Rect { width: left, ..area };
        (list, Rect { x: area.x + left + 2, width: area.width - left - 2, ..area })
    }

    /// Where the boxes stand: beneath each other where there is room, else beside each other; where there is little room
    /// the one with the cursor alone.
    fn boxes(&self, list: Rect, sections: &[Section]) -> Vec<(usize, Rect)> {
        if list.height <= 2 {
            return vec![(self.at, Rect { y: list.y + 1, height: 1, ..list }.intersection(list))];
        }
        if list.width <= LIST {
            let row = |y: u16| Rect { y: list.y + 2 + y, height: 1, ..list }.intersection(list);
            return (0u16..).zip(0..sections.len()).map(|(y, at)| (at, row(y))).collect();
        }
        let place = |(at, (x, row)): (usize, (u16, u16))| {
            let width = box_width(sections[at]);
            (at, Rect { x: list.x + x, y: list.y + 1 + row, width, height: 1 }.intersection(list))
        };
        beside(list.width, sections).into_iter().enumerate().map(place).collect()
    }

    fn toggle(&mut self, at: usize, cx: &Cx) {
        if let Some(section) = sections(cx.coach).get(at).copied()
            && !self.include.remove(&section)
        {
            self.include.insert(section);
        }
    }
}

/// The calendar month that a day is in.
fn month_of(day: Day) -> (Day, Day) {
    let first = day.plus(1 - i64::from(day.0.day()));
    // Every month has a 28th day, and none a 32nd.
    let next = first.plus(31);
    (first, next.plus(-i64::from(next.0.day())))
}

fn box_width(section: Section) -> u16 {
    text::width(&name("page-section", section.id())) + 4
}

/// Boxes beside each other in so many columns: the column and the row of each.
fn beside(width: u16, sections: &[Section]) -> Vec<(u16, u16)> {
    let (mut x, mut row) = (0, 0);
    let mut places = Vec::new();
    for section in sections {
        let wide = box_width(*section);
        if x > 0 && x + wide > width {
            (x, row) = (0, row + 1);
        }
        places.push((x, row));
        x += wide + 1;
    }
    places
}

/// The sections that can be ticked: those about partner, sex and cycle once the person has opened them.
fn sections(coach: &Coach) -> Vec<Section> {
    Section::ALL.into_iter().filter(|section| coach.sees_section(*section)).collect()
}

impl Screen for PageScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::PAGE]
    }

    fn tab(&self) -> Option<usize> {
        Some(3)
    }

    fn question(&self) -> Option<[&'static str; 3]> {
        self.asks_over.then_some(["page-screen-over", "page-screen-over-yes", "page-screen-over-no"])
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match intent {
            Intent::Yes if self.asks_over => return self.write(true, cx),
            Intent::No => self.asks_over = false,
            Intent::Write => return self.write(false, cx),
            Intent::Up => self.at = self.at.saturating_sub(1),
            Intent::Down => self.at = (self.at + 1).min(sections(cx.coach).len().saturating_sub(1)),
            Intent::Tick => {
                self.toggle(self.at, cx);
                return self.reading(&cx.view());
            }
            Intent::Left | Intent::Right => return self.step(intent == Intent::Right, cx),
            Intent::Span => return self.next_reach(cx),
            Intent::Format => {
                self.format = self.format.next();
                self.scroll = 0;
                return self.reading(&cx.view());
            }
            Intent::PageDown | Intent::PageUp => {
                let (_, preview) = Self::split(cx.area, &sections(cx.coach));
                let most = self.most_scroll(preview, &cx.view());
                self.scroll = super::read_to(self.scroll, most, preview.height, intent);
            }
            Intent::Back => return Reply::turn(Turn::Back),
            _ => {}
        }
        Reply::stay()
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let sections = sections(cx.coach);
        let (list, _) = Self::split(cx.area, &sections);
        let Some((row, _)) = self.boxes(list, &sections).into_iter().find(|(_, place)| place.contains(at)) else {
            return Reply::stay();
        };
        self.at = row;
        self.toggle(row, cx);
        self.reading(&cx.view())
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        self.reading(&cx.view())
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        match event {
            Event::Month(..) => self.reading(&cx.view()),
            Event::Written(path) => {
                Reply::stay().saying(tell("page-screen-written", &[("path", path.display().to_string().into())]))
            }
            Event::NotWritten { exists: true, .. } => {
                self.asks_over = true;
                Reply::stay()
            }
            Event::NotWritten { why, .. } => Reply::stay().saying(why.clone()),
            _ => Reply::stay(),
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let look = view.look;
        let sections = sections(view.coach);
        let (list, preview) = Self::split(area, &sections);
        let file = self.path(view);
        let file = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let heading = format!("{}  ", say("page-screen-heading"));
        let end = text::put(buf, list, (0, 0), &heading, look.heading());
        for (at, place) in self.boxes(list, &sections) {
            let Some(section) = sections.get(at) else { break };
            let here = at == self.at;
            let ticked = self.include.contains(section);
            let sign = if ticked { look.signs().ticked } else { look.signs().box_open };
            let pointer = if here { look.signs().pointer } else { " " };
            let style = if here { look.selected() } else { look.text() };
            let words = format!("{pointer} {sign} {}", name("page-section", section.id()));
            let end = text::put(buf, place, (0, 0), &words, style);
            if list.height <= 2 {
                let fills = [("n", (at + 1).into()), ("of", sections.len().into())];
                text::put(buf, place, (end + 2, 0), &tell("page-screen-box-of", &fills), look.quiet());
            }
        }
        if list.width <= LIST {
            let used = u16::try_from(sections.len()).unwrap_or(u16::MAX).saturating_add(3).min(list.height);
            let under = Rect { y: list.y + used, height: list.height - used, ..list };
            let words = tell("page-screen-file", &[("file", file.into())]);
            for (y, line) in (0..under.height).zip(text::wrap(&words, under.width)) {
                text::put(buf, under, (0, y), &line, look.quiet());
            }
        } else {
            text::put(buf, list, (end, 0), &file, look.quiet());
        }
        let scroll = self.scroll.min(self.most_scroll(preview, view));
        for (y, line) in (0..preview.height).zip(self.lines(preview.width, view).iter().skip(usize::from(scroll))) {
            text::put(buf, preview, (0, y), line, look.text());
        }
        let below = scroll < self.most_scroll(preview, view);
        More { above: scroll > 0, below, look }.render(preview, buf);
        None
    }
}
