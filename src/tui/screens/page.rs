//! The page for the visit: what is ticked, the preview, and the file that is exactly the preview.

mod dates;
mod layout;
mod reach;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use self::dates::Dates;
use self::layout::{Boxes, Layout};
use self::reach::Reach;
use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::{Coach, Effect, Event};
use crate::diary::Day;
use crate::insight::{Answered, Page, RecordRow, Section};
use crate::report::{self, Format, Handed};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{More, text};
use crate::words::{name, say, tell};

/// The most lines of a preview: our own choice. A bundle of months has more, and the last line says how many.
const MOST_LINES: usize = 5_000;

/// What the lines of a preview depend on: the diary, today, the days, what is ticked, the format, and the columns.
type Holds = (u64, Day, (Day, Day), BTreeSet<Section>, Format, u16);

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
    /// The two days, while they are typed.
    dates: Option<Dates>,
    folder: PathBuf,
    asks_over: bool,
    /// The lines of the preview, as long as what they depend on holds.
    kept: RefCell<Option<(Holds, Rc<Vec<String>>)>>,
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
            dates: None,
            folder,
            asks_over: false,
            kept: RefCell::default(),
        }
    }

    fn days(&self, view: &View) -> (Day, Day) {
        let today = view.coach.today(view.coach.now());
        self.reach.days(self.around.unwrap_or(today), view)
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
    fn lines(&self, width: u16, view: &View) -> Rc<Vec<String>> {
        let today = view.coach.today(view.coach.now());
        let holds: Holds = (view.coach.revision(), today, self.days(view), self.include.clone(), self.format, width);
        if let Some((kept, lines)) = &*self.kept.borrow()
            && *kept == holds
        {
            return Rc::clone(lines);
        }
        let (page, rows) = (self.page(view).value, self.rows(view).value);
        let written = report::preview(&Handed { page: &page, rows: &rows }, self.format);
        let shown = |line: &str| {
            if text::width(line) <= width { vec![line.to_owned()] } else { text::wrap(line, width.saturating_sub(1)) }
        };
        let mut lines: Vec<String> = written.lines().flat_map(shown).collect();
        if lines.len() > MOST_LINES {
            let more = lines.split_off(MOST_LINES).len();
            lines.push(tell("page-screen-more", &[("count", more.into())]));
        }
        let lines = Rc::new(lines);
        *self.kept.borrow_mut() = Some((holds, Rc::clone(&lines)));
        lines
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

    /// As many days earlier or later.
    fn step(&mut self, later: bool, cx: &Cx) -> Reply {
        let view = cx.view();
        let today = view.coach.today(view.coach.now());
        let Some((reach, around)) = self.reach.step(self.days(&view), later, today) else { return Reply::stay() };
        (self.reach, self.around, self.scroll) = (reach, Some(around), 0);
        self.reading(&view)
    }

    /// The next longer range, with today in it.
    fn next_reach(&mut self, cx: &Cx) -> Reply {
        let view = cx.view();
        let today = view.coach.today(view.coach.now());
        let usual_is_week = view.coach.page_days(view.coach.now()).0 == today.week().first_day();
        (self.reach, self.around, self.scroll) = (self.reach.next(usual_is_week), None, 0);
        self.reading(&view)
    }

    /// Goes on to the last day, or takes both; what does not read as a day is said, and stays to be mended.
    fn take_dates(&mut self, cx: &Cx) -> Reply {
        let view = cx.view();
        let shown = self.days(&view).0;
        let Some(dates) = &mut self.dates else { return Reply::stay() };
        let [from, to] = dates.ends();
        let last = dates.is_last();
        // A first day that does not read is said at once, beside the cursor.
        match view.coach.typed_days([from, to.filter(|_| last)], shown) {
            Ok(_) if !last => {
                dates.go(true);
                Reply::stay()
            }
            Ok((from, to)) => {
                (self.dates, self.reach, self.around, self.scroll) = (None, Reach::Own(from, to), None, 0);
                self.reading(&view)
            }
            Err(line) => Reply::stay().saying(line),
        }
    }

    fn layout(&self, area: Rect, sections: &[Section]) -> Layout {
        Layout::of(area, sections, self.dates.is_some())
    }

    fn reading(&self, view: &View) -> Reply {
        let mut unread = self.page(view).unread;
        unread.extend(self.rows(view).unread);
        Reply::effects(Coach::read(unread))
    }

    fn read_on(&mut self, intent: Intent, cx: &Cx) {
        let preview = self.layout(cx.area, &sections(cx.coach)).preview;
        let most = self.most_scroll(preview, &cx.view());
        self.scroll = super::read_to(self.scroll, most, preview.height, intent);
    }

    fn toggle(&mut self, at: usize, cx: &Cx) {
        if let Some(section) = sections(cx.coach).get(at).copied()
            && !self.include.remove(&section)
        {
            self.include.insert(section);
        }
    }
}

fn box_width(section: Section) -> u16 {
    text::width(&name("page-section", section.id())) + 4
}

/// The sections that can be ticked: those about partner, sex and cycle once the person has opened them.
fn sections(coach: &Coach) -> Vec<Section> {
    Section::ALL.into_iter().filter(|section| coach.sees_section(*section)).collect()
}

impl PageScreen {
    /// What is ticked, and the name of the file.
    fn draw_list(&self, layout: Layout, sections: &[Section], buf: &mut Buffer, view: &View) {
        let (list, look) = (layout.list, view.look);
        let file = self.path(view);
        let file = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let heading = format!("{}  ", say("page-screen-heading"));
        // Where there is no room for both, the name of the file is the heading.
        let both = layout.boxes == Boxes::Beside || text::width(&heading) + text::width(&file) <= list.width;
        let end = if both { text::put(buf, list, (0, 0), &heading, look.heading()) } else { 0 };
        for (at, place) in layout.places(sections, self.at) {
            let Some(section) = sections.get(at) else { break };
            let ticked = self.include.contains(section);
            let sign = if ticked { look.signs().ticked } else { look.signs().box_open };
            // While the days are typed the pointer is theirs.
            let here = at == self.at && self.dates.is_none();
            let (pointer, style) = if here { (look.signs().pointer, look.selected()) } else { (" ", look.text()) };
            let words = format!("{pointer} {sign} {}", name("page-section", section.id()));
            let end = text::put(buf, place, (0, 0), &words, style);
            if layout.boxes == Boxes::One {
                let fills = [("n", (at + 1).into()), ("of", sections.len().into())];
                text::put(buf, place, (end + 2, 0), &tell("page-screen-box-of", &fills), look.quiet());
            }
        }
        if layout.boxes == Boxes::Beside {
            let used = u16::try_from(sections.len()).unwrap_or(u16::MAX).saturating_add(3).min(list.height);
            let under = Rect { y: list.y + used, height: list.height - used, ..list };
            // The name of the file has lines of its own: it may be longer than the list is wide.
            let breaks = if text::width(&file) > under.width { file.find('.') } else { None };
            let (stem, ending) = file.split_at(breaks.unwrap_or(file.len()));
            let words = [&say("page-screen-file"), stem, ending];
            let lines = words.into_iter().filter(|words| !words.is_empty()).flat_map(|it| text::wrap(it, under.width));
            for (y, line) in (0..under.height).zip(lines) {
                text::put(buf, under, (0, y), &line, look.quiet());
            }
        } else {
            text::put(buf, list, (end, 0), &file, look.quiet());
        }
        if layout.boxes == Boxes::Above && list.height > 1 {
            // Here the sheet begins.
            let edge = look.signs().rule.repeat(usize::from(list.width));
            text::put(buf, Rect { y: list.bottom() - 1, height: 1, ..list }, (0, 0), &edge, look.line());
        }
    }
}

impl Screen for PageScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![if self.dates.is_some() { keys::PAGE_DATES } else { keys::PAGE }]
    }

    fn letters(&self) -> Letters {
        self.dates.as_ref().map_or(Letters::Keys, |dates| Letters::of_words(dates.is_blank()))
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
            Intent::Open => return self.take_dates(cx),
            Intent::NextField | Intent::FieldBefore => {
                if let Some(dates) = &mut self.dates {
                    dates.go(intent == Intent::NextField);
                }
            }
            Intent::From => self.dates = Some(Dates::default()),
            Intent::Back if self.dates.is_some() => self.dates = None,
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
            Intent::PageDown | Intent::PageUp => self.read_on(intent, cx),
            Intent::Back => return Reply::turn(Turn::Back),
            _ => {}
        }
        Reply::stay()
    }

    fn key(&mut self, key: KeyEvent, _cx: &mut Cx) -> Reply {
        if let Some(dates) = &mut self.dates {
            dates.key(key);
        }
        Reply::stay()
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx) -> Reply {
        if let Some(dates) = &mut self.dates {
            dates.put(text);
        }
        Reply::stay()
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let sections = sections(cx.coach);
        let layout = self.layout(cx.area, &sections);
        if let Some(dates) = self.dates.as_mut().filter(|_| layout.dates.contains(at)) {
            dates.click(at.y - layout.dates.y);
            return Reply::stay();
        }
        let places = layout.places(&sections, self.at);
        let Some((row, _)) = places.into_iter().find(|(_, place)| place.contains(at)) else { return Reply::stay() };
        self.at = row;
        self.toggle(row, cx);
        self.reading(&cx.view())
    }

    /// The wheel reads the page, wherever the mouse is: what is ticked stands whole.
    fn wheel(&mut self, down: bool, _at: Position, cx: &mut Cx) -> Reply {
        (0..super::NOTCH).for_each(|_| self.read_on(super::notch(down), cx));
        Reply::stay()
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
        let layout = self.layout(area, &sections);
        let preview = layout.preview;
        self.draw_list(layout, &sections, buf, view);
        if let Some(dates) = &self.dates {
            let today = view.coach.today(view.coach.now());
            dates.draw((self.days(view).0, today), layout.dates, buf, look);
        }
        let scroll = self.scroll.min(self.most_scroll(preview, view));
        for (y, line) in (0..preview.height).zip(self.lines(preview.width, view).iter().skip(usize::from(scroll))) {
            text::put(buf, preview, (0, y), line, look.text());
        }
        let below = scroll < self.most_scroll(preview, view);
        // The sign that there is more stands beside the page's own columns, apart from its last figure where there is room.
        let beside = if preview.right() + 2 <= buf.area.right() { 2 } else { 1 };
        More { above: scroll > 0, below, look }.render(Rect { width: preview.width + beside, ..preview }, buf);
        None
    }
}
