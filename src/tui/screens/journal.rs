//! The journal: entries by day, newest first, with search. Opening, editing and deleting an entry is the entry's own
//! screen.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::{Coach, Event, FormKind, Found, Search, Step};
use crate::diary::{Day, Id, Record};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{Hit, Item, List, MEASURE, MORE_ROOM, TextRow, text};
use crate::words::{say, tell};

/// Months that are read at once while scrolling towards the past.
const MONTHS_AT_ONCE: usize = 6;

/// Entries that are laid out around the cursor: a list of ten years is not put into words for one screen.
const SHOWN: usize = 400;

/// The journal in front of a person.
pub struct JournalScreen {
    /// The chosen entry, from the newest.
    chosen: usize,
    offset: usize,
    search: Option<String>,
    searching: bool,
    /// What the search began with.
    given: String,
    /// Whether the search was opened over another screen.
    over: bool,
    asks_delete: bool,
    day: Option<Day>,
    /// The end of the search before it was completed, and how often it was since.
    completing: Option<(String, usize)>,
    kept: Kept,
}

/// The most signs of a search.
const MOST_SIGNS: usize = 80;

/// The entries that were found last, and for what: a search goes through ten years of them.
type Kept = RefCell<Option<(For, Rc<Vec<Found>>)>>;

/// The state of the diary, what is searched for, and the one day.
type For = (u64, String, Option<Day>);

impl JournalScreen {
    /// The journal at its newest entry.
    #[must_use]
    pub fn new() -> Self {
        Self {
            chosen: 0,
            offset: 0,
            search: None,
            searching: false,
            given: String::new(),
            over: false,
            asks_delete: false,
            day: None,
            completing: None,
            kept: RefCell::default(),
        }
    }

    /// The journal with the search open and `given` in it, such as the days that were in front before.
    #[must_use]
    pub fn with_search(given: String) -> Self {
        Self { search: Some(given.clone()), given, searching: true, over: true, ..Self::new() }
    }

    /// The entries of one day.
    #[must_use]
    pub fn of_day(day: Day) -> Self {
        Self { day: Some(day), ..Self::new() }
    }

    /// Where the entries stand that are in front, newest first.
    fn entries(&self, coach: &Coach) -> Rc<Vec<Found>> {
        let typed = self.search.as_deref().unwrap_or_default();
        let holds = (coach.revision(), typed.to_owned(), self.day);
        if let Some((kept, found)) = &*self.kept.borrow()
            && *kept == holds
        {
            return Rc::clone(found);
        }
        let search = match self.day {
            Some(day) => Search::of_day(day),
            None => Search::new(typed),
        };
        let found = Rc::new(coach.found(&search.starting(coach.day_start)));
        *self.kept.borrow_mut() = Some((holds, Rc::clone(&found)));
        found
    }

    fn chosen_id(&self, coach: &Coach) -> Option<Id> {
        let found = self.entries(coach).get(self.chosen).copied()?;
        coach.at_place(found).and_then(|record| record.id)
    }

    /// Completes the filter that is being typed, or takes the next one that fits.
    fn complete(&mut self, cx: &Cx) -> Reply {
        let Some(search) = &self.search else { return Reply::stay() };
        let (mut typed, times) = self.completing.take().unwrap_or_else(|| (search.clone(), 0));
        // A word that is no filter is done: what comes after it may be one.
        let is_word = !typed.ends_with(' ') && !typed.rsplit(' ').next().is_some_and(|part| part.contains(':'));
        if is_word && cx.coach.narrows(&typed).is_empty() {
            typed.push(' ');
        }
        let fitting = cx.coach.narrows(&typed);
        let Some(next) = fitting.get(times % fitting.len().max(1)) else { return Reply::stay() };
        let before =
            if typed.ends_with(' ') { typed.as_str() } else { typed.rsplit_once(' ').map_or("", |(before, _)| before) };
        let gap = if before.is_empty() || before.ends_with(' ') { "" } else { " " };
        self.search = Some(format!("{before}{gap}{next}"));
        self.completing = Some((typed, times + 1));
        self.moved(0, cx)
    }

    /// Reads on where the cursor comes near the end of what is read, or all of it while searching.
    fn reading(&self, coach: &Coach) -> Vec<crate::coach::Effect> {
        if self.day.is_some() {
            return Coach::read(self.day.map(|day| coach.days(day, day).unread).unwrap_or_default());
        }
        let near_end = self.chosen + 100 >= self.entries(coach).len();
        let most = if self.search.as_deref().is_some_and(|search| !search.is_empty()) {
            usize::MAX
        } else if near_end {
            MONTHS_AT_ONCE
        } else {
            return Vec::new();
        };
        Coach::read(coach.unread(most))
    }

    fn moved(&mut self, to: usize, cx: &Cx) -> Reply {
        let last = self.entries(cx.coach).len().saturating_sub(1);
        self.chosen = to.min(last);
        let view = cx.view();
        self.offset = self.with_list(&view, None, |list, _| list.first(self.list_area(cx.area).height));
        Reply::effects(self.reading(cx.coach))
    }

    fn list_area(&self, area: Rect) -> Rect {
        let above = match (&self.search, self.day) {
            (Some(_), None) if area.height >= 10 => 3,
            (None, None) => 0,
            _ => 2,
        };
        Rect { y: area.y + above.min(area.height), height: area.height.saturating_sub(above), ..area }
    }

    /// The list around the cursor, with the number of the first entry that is in it. What stands in `place` is put into
    /// words and nothing else: with ten years in the diary each month that comes in lays the list out again.
    fn with_list<T>(&self, view: &View, place: Option<Rect>, does: impl FnOnce(&List, usize) -> T) -> T {
        let entries = self.entries(view.coach);
        let first = self.chosen.saturating_sub(SHOWN / 2);
        let (mut items, mut records, mut chosen, mut day) = (Vec::new(), Vec::new(), None, None);
        let shown = entries.iter().enumerate().skip(first).take(SHOWN);
        for (at, record) in shown.filter_map(|(at, found)| Some((at, view.coach.at_place(*found)?))) {
            let here = record.at.map(|moment| view.coach.day_start.day_of(moment));
            if here != day {
                day = here;
                // Of one day alone the heading says which it is.
                if self.day.is_none() {
                    items.push(Item::Day { words: "".into(), right: "".into() });
                    records.push(record);
                }
            }
            if at == self.chosen {
                chosen = Some(items.len());
            }
            items.push(Item::Row {
                lead: "".into(),
                words: "".into(),
                about: "".into(),
                right: "".into(),
                marked: false,
            });
            records.push(record);
        }
        let (offset, look) = (self.offset, view.look);
        if let Some(place) = place {
            let search = Search::new(self.search.as_deref().unwrap_or_default());
            let seen = List { items: &items, chosen, offset, look }.seen(place.height);
            for at in seen {
                items[at] = match &items[at] {
                    Item::Day { .. } => heading(records[at], view),
                    Item::Row { .. } => row(records[at], view, &search, place.width),
                };
            }
        }
        does(&List { items: &items, chosen, offset, look }, first)
    }

    fn delete(&mut self, cx: &mut Cx) -> Reply {
        self.asks_delete = false;
        let Some(id) = self.chosen_id(cx.coach) else { return Reply::stay() };
        match cx.coach.delete(id, cx.coach.now()) {
            Ok(effects) => Reply::effects(effects).saying(say("journal-deleted")),
            Err(line) => Reply::stay().saying(line),
        }
    }

    fn edit(&self, cx: &Cx) -> Reply {
        let Some(id) = self.chosen_id(cx.coach) else { return Reply::stay() };
        match cx.coach.edit_form(id) {
            Ok(form) => Reply::turn(Turn::Step(Step::Form(Box::new(form)))),
            Err(line) => Reply::stay().saying(line),
        }
    }
}

impl JournalScreen {
    /// How the search could be narrowed, or how many entries it found.
    fn draw_narrows(&self, search: &str, line: Rect, buf: &mut Buffer, view: &View) {
        let typed = self.completing.as_ref().map_or(search, |(typed, _)| typed);
        let fitting = view.coach.narrows(typed);
        let found = tell("journal-found", &[("n", self.entries(view.coach).len().into())]);
        // Of a filter that is begun its values are enough.
        let ways = fitting.iter().map(|way| match way.split_once(':') {
            Some((_, value)) if !value.is_empty() => value,
            _ => way.as_str(),
        });
        let ways = ways.collect::<Vec<_>>().join("  ");
        let narrows = || tell("journal-narrows", &[("ways", ways.clone().into())]);
        let words = match (self.searching && !fitting.is_empty(), search.is_empty()) {
            (true, true) => narrows(),
            (true, false) => format!("{found}   {}", narrows()),
            (false, _) => found,
        };
        text::put(buf, line, (0, 0), &text::clip(&words, line.width, view.look.signs().more), view.look.quiet());
    }
}

impl Default for JournalScreen {
    fn default() -> Self {
        Self::new()
    }
}

/// The day of an entry, which stands above its first one.
fn heading(record: &Record, view: &View) -> Item<'static> {
    let day = record.at.map(|moment| view.coach.day_start.day_of(moment));
    let words = day.map(|day| view.coach.journal_day(day, view.coach.now())).unwrap_or_default();
    Item::Day { words: words.into(), right: "".into() }
}

/// The columns of the time of an entry: "02:30 Fri".
const TIME: usize = 9;

/// An entry in one line, cut between its parts. Where `search` is found further right than the place is wide, the words
/// begin near it.
fn row(record: &Record, view: &View, search: &Search, width: u16) -> Item<'static> {
    // The words stand in one column, whether a night or a whole day is in sight or not.
    let time = record.at.map(|at| view.coach.time_of(at).unwrap_or_else(|| say("journal-whole-day")));
    let time = format!("{:TIME$}", time.unwrap_or_default());
    let (kind, parts) = view.coach.entry_line(record);
    let marked = record.json().contains("\"for_therapist\":true");
    // Beside the words stand the pointer, the time, the mark and the sign that there is more.
    let beside = 4 + text::width(&time) + text::width(&kind) + MORE_ROOM + if marked { 2 } else { 0 };
    let (room, more) = (width.saturating_sub(beside), view.look.signs().more);
    let place = parts.iter().enumerate().find_map(|(at, part)| Some((at, search.place(part)?)));
    let words = match &place {
        Some((at, place)) => text::parts_around(&parts, (*at, place), room, more),
        None => text::parts(&parts, room, more),
    };
    Item::Row { lead: time.into(), words: (kind + &words).into(), about: "".into(), right: "".into(), marked }
}

impl Screen for JournalScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let opens = self.chosen_id(view.coach).is_some();
        let tables: [(bool, &'static [Binding]); 5] = [
            (self.searching && opens, keys::JOURNAL_SEARCH),
            (self.searching && !opens, keys::JOURNAL_SEARCH_NONE),
            (opens, keys::OPENS),
            (true, keys::LIST),
            (!self.searching, keys::JOURNAL),
        ];
        tables.into_iter().filter(|(holds, _)| *holds).map(|(_, table)| table).collect()
    }

    fn tab(&self) -> Option<usize> {
        Some(if self.day.is_some() { 3 } else { 2 })
    }

    fn letters(&self) -> Letters {
        let search = self.search.as_deref().filter(|_| self.searching);
        search.map_or(Letters::Keys, |search| Letters::of_words(search == self.given))
    }

    fn question(&self) -> Option<[&'static str; 3]> {
        self.asks_delete.then_some(["journal-ask-delete", "journal-delete-yes", "journal-delete-no"])
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let form = |kind| Reply::turn(Turn::Step(Step::Form(Box::new(cx.coach.form(kind)))));
        match intent {
            Intent::Yes if self.asks_delete => return self.delete(cx),
            Intent::No if self.asks_delete => {
                self.asks_delete = false;
                return Reply::stay();
            }
            Intent::Note => return form(FormKind::CheckIn),
            Intent::PainEpisode => return form(FormKind::PainEpisode),
            Intent::FreeNote => return form(FormKind::Note),
            Intent::Ask => return form(FormKind::Question),
            Intent::Thought => return form(FormKind::ShortThought),
            Intent::Worry => return form(FormKind::Worry),
            Intent::Experiment => return form(FormKind::Experiment),
            Intent::Visit => return form(FormKind::Visit),
            Intent::Page => return Reply::turn(Turn::Page),
            Intent::Edit => return self.edit(cx),
            _ => {}
        }
        let page = usize::from(cx.area.height / 2).max(1);
        match intent {
            // From what is typed an arrow goes to the entries, as Enter does.
            Intent::Up | Intent::Down | Intent::PageUp | Intent::PageDown | Intent::Open if self.searching => {
                self.searching = false;
                Reply::stay()
            }
            Intent::Up => self.moved(self.chosen.saturating_sub(1), cx),
            Intent::Down => self.moved(self.chosen + 1, cx),
            Intent::PageUp => self.moved(self.chosen.saturating_sub(page), cx),
            Intent::PageDown => self.moved(self.chosen + page, cx),
            Intent::First => self.moved(0, cx),
            Intent::Last => self.moved(usize::MAX, cx),
            Intent::Complete => self.complete(cx),
            Intent::Open => match self.chosen_id(cx.coach) {
                Some(id) => Reply::turn(Turn::Entry(id)),
                None => Reply::stay(),
            },
            Intent::Delete => {
                self.asks_delete = self.chosen_id(cx.coach).is_some();
                Reply::stay()
            }
            Intent::Undo => match cx.coach.undo(cx.coach.now()) {
                Some(undone) => Reply::effects(undone.effects).saying(undone.line),
                None => Reply::stay().saying(say("app-nothing-to-undo")),
            },
            Intent::Search => {
                self.search.get_or_insert_default();
                self.searching = true;
                self.moved(0, cx)
            }
            // A search that was opened over another screen leads back there.
            Intent::Back if self.search.is_some() && !self.over => {
                self.search = None;
                self.searching = false;
                self.moved(0, cx)
            }
            Intent::Back => Reply::turn(Turn::Back),
            _ => Reply::stay(),
        }
    }

    fn key(&mut self, key: KeyEvent, cx: &mut Cx) -> Reply {
        let Some(search) = self.search.as_mut().filter(|_| self.searching) else { return Reply::stay() };
        let sign = keys::typed(key).filter(|_| search.chars().count() < MOST_SIGNS);
        match key.code {
            _ if sign.is_some() => search.extend(sign),
            // What was not typed goes a filter at a time.
            KeyCode::Backspace if *search == self.given => {
                let left = search.trim_end().rsplit_once(' ').map_or("", |(left, _)| left);
                *search = if left.is_empty() { String::new() } else { format!("{left} ") };
                self.given.clone_from(search);
            }
            KeyCode::Backspace => {
                search.pop();
            }
            _ => return Reply::stay(),
        }
        self.completing = None;
        self.moved(0, cx)
    }

    fn paste(&mut self, words: &str, cx: &mut Cx) -> Reply {
        let Some(search) = self.search.as_mut().filter(|_| self.searching) else { return Reply::stay() };
        let room = MOST_SIGNS.saturating_sub(search.chars().count());
        search.extend(super::in_one_line(words).chars().take(room));
        self.completing = None;
        self.moved(0, cx)
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let view = cx.view();
        let area = self.list_area(cx.area);
        let entry = self.with_list(&view, None, |list, first| {
            let Some(Hit::Row(row)) = list.hit(area, at.x, at.y) else { return None };
            let rows = list.items.iter().take(row).filter(|item| matches!(item, Item::Row { .. })).count();
            Some(first + rows)
        });
        let Some(entry) = entry else { return Reply::stay() };
        if entry == self.chosen { self.act(Intent::Open, cx) } else { self.moved(entry, cx) }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        let refreshed = cx.coach.refresh(cx.coach.now());
        self.moved(self.chosen, cx).and(refreshed)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        if matches!(event, Event::Month(..)) { self.moved(self.chosen, cx) } else { Reply::stay() }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        if let Some(day) = self.day {
            text::put(buf, area, (0, 0), &view.coach.journal_day(day, view.coach.now()), view.look.heading());
        } else if let Some(search) = &self.search {
            let label = say("journal-search");
            let cursor = self.searching.then(|| search.chars().count());
            let row = TextRow {
                label: &label,
                value: search,
                hint: "",
                cursor,
                focused: self.searching,
                column: 0,
                look: view.look,
            };
            row.render(Rect { height: area.height.min(1), ..area }, buf);
            self.draw_narrows(
                search,
                Rect { y: area.y + 1, height: area.height.min(2).saturating_sub(1), ..area },
                buf,
                view,
            );
        }
        let place = self.list_area(area);
        if self.entries(view.coach).is_empty() {
            let key = if self.search.is_some() { "journal-none-found" } else { "journal-empty" };
            for (y, line) in (0..place.height).zip(text::wrap(&say(key), place.width.min(MEASURE))) {
                text::put(buf, place, (0, y), &line, view.look.quiet());
            }
        }
        self.with_list(view, Some(place), |list, _| {
            // While a search is typed the one pointer stands there.
            let (chosen, offset) = (list.chosen.filter(|_| !self.searching), list.first(place.height));
            List { chosen, offset, ..*list }.render(place, buf);
        });
        None
    }
}
