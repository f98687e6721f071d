//! What stands around every screen: header with tabs, footer with keys, the line for the person, the panel of keys,
//! the plain clock. It holds no state.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};

use super::{Letters, View};
use crate::coach::{Saving, Stuck, dates};
use crate::tui::keys::{Binding, Intent, Stroke};
use crate::tui::widgets::{Footer, Header, Hint, Hit, Notice, Panel, Question, Tab, centred, text};
use crate::words::say;

/// The smallest terminal in which everything serves.
const SMALL: (u16, u16) = (40, 12);

/// The widest a screen gets: what is ticked for the page beside the columns of its preview.
const WIDEST: u16 = 116;

const TABS: &[(&str, &str)] = &[
    ("1", "app-tab-today"),
    ("2", "app-tab-practise"),
    ("3", "app-tab-journal"),
    ("4", "app-tab-history"),
    ("5", "app-tab-plan"),
    ("6", "app-tab-learn"),
];

/// What stands around the screen in front.
pub struct Around<'a> {
    /// The screen fills the whole terminal.
    pub whole: bool,
    /// Its tab.
    pub tab: Option<usize>,
    /// Its key tables.
    pub tables: &'a [&'static [Binding]],
    /// What single letters are on it.
    pub letters: Letters,
    /// A line for the person.
    pub line: Option<&'a str>,
}

/// What lies under the mouse around a screen.
pub enum Under {
    /// A tab.
    Tab(usize),
    /// The way to the keys.
    Keys,
    /// A key of the footer.
    Intent(Intent),
}

/// Whether the terminal is too small for anything but a session.
#[must_use]
pub const fn is_small(area: Rect) -> bool {
    area.width < SMALL.0 || area.height < SMALL.1
}

const fn is_bare(area: Rect) -> bool {
    area.height < 6
}

/// The screen's own part of the terminal. What stands above the footer for longer (`standing` lines of it) makes it
/// lower, where it needs more lines than are kept free.
#[must_use]
pub fn body(area: Rect, whole: bool, standing: u16) -> Rect {
    if is_bare(area) {
        return area;
    }
    let above = if whole { 0 } else { Header::height(area.height) + u16::from(area.height >= 20) };
    let free = if area.height >= 16 { 2 } else { 1 };
    // Where there is room an empty line stands above it.
    let apart = if area.height >= 20 && standing > 0 { standing + 1 } else { standing };
    let below = 1 + if whole { free } else { apart.max(free) };
    strip(area, area.y + above, area.height.saturating_sub(above + below))
}

/// The part of a screen that fills the terminal and is read: two lines beneath the upper edge, where there is room.
#[must_use]
pub fn beneath_edge(body: Rect) -> Rect {
    let free = if body.height >= 18 { 2 } else { 0 };
    Rect { y: body.y + free, height: body.height - free, ..body }
}

/// The lines of what stands above the footer until it is over: a third of the terminal at most.
#[must_use]
pub fn standing_lines(area: Rect, view: &View) -> u16 {
    let words = standing(view).unwrap_or_default();
    Notice { words: &words, attention: true, look: view.look }.height(strip(area, area.y, 1).width, area.height / 3)
}

/// Lines of a screen between its edges: the same for all that stands on it, in the middle of a terminal that is wider.
fn strip(area: Rect, y: u16, height: u16) -> Rect {
    let side = if area.width >= 60 { 2 } else { 0 };
    let width = (area.width - 2 * side).min(WIDEST);
    Rect { x: area.x + (area.width - width) / 2, y, width, height }
}

fn header_area(area: Rect) -> Rect {
    strip(area, area.y, Header::height(area.height))
}

fn footer_area(area: Rect) -> Rect {
    strip(area, area.y + area.height.saturating_sub(1), 1)
}

/// Whether a key of an earlier table stands in the place of a later one in the footer: it is shown there already, or it
/// is quiet and called something else.
fn hides(before: &Binding, later: &Binding) -> bool {
    before.label == later.label && (before.in_footer || before.words != later.words)
}

/// The key for help where words begin, and how it is written.
const HELP_NOW: char = '!';
const HELP_NOW_LABEL: &str = "!";

/// The hints of the footer: label, words, whether they stay when there is little room, and what they mean.
fn hints(tables: &[&'static [Binding]], letters: Letters) -> Vec<(&'static str, String, bool, Intent)> {
    let mut seen: Vec<&'static Binding> = Vec::new();
    let mut hints = Vec::new();
    for binding in tables.iter().copied().flatten() {
        let letter = binding.strokes.iter().all(|stroke| stroke.types());
        let key = KeyCode::Char(HELP_NOW);
        if (letter && !letters.are_key_of(binding.intent, key)) || seen.iter().any(|before| hides(before, binding)) {
            continue;
        }
        seen.push(binding);
        if !binding.in_footer {
            continue;
        }
        let firm = matches!(binding.intent, Intent::HelpNow | Intent::Stop);
        // A letter of one's own for help is one of the words here.
        let label = if letter && letters == Letters::Begin { HELP_NOW_LABEL } else { binding.label };
        hints.push((label, say(binding.words), firm, binding.intent));
    }
    hints
}

/// Draws header, line and footer.
pub fn draw(area: Rect, buf: &mut Buffer, view: &View, around: &Around) {
    if is_bare(area) {
        return;
    }
    if !around.whole {
        with_header(view, around.tab, |header| header.render(header_area(area), buf));
    }
    let hints = hints(around.tables, around.letters);
    let hints: Vec<Hint> = hints.iter().map(|(key, words, firm, _)| Hint { key, words, firm: *firm }).collect();
    Footer { hints: &hints, look: view.look }.render(footer_area(area), buf);
    let (line, attention) = notice(view, around.line);
    if !line.is_empty() {
        let notice = Notice { words: &line, attention, look: view.look };
        let width = strip(area, area.y, 1).width;
        // What stands there for longer has room of its own; a line that the next key takes away may cover something. A
        // session has neither.
        let most = match () {
            () if around.whole => 1,
            () if attention => standing_lines(area, view).max(1),
            () => (area.height / 4).max(1),
        };
        let high = notice.height(width, most);
        notice.render(strip(area, area.y + area.height - 1 - high, high), buf);
    }
    if around.whole && view.coach.made_up {
        let mark = say("demo-mark");
        let width = text::width(&mark).min(area.width);
        let line = strip(area, area.y + area.height - 2, 1);
        let at = Rect { x: line.x + line.width.saturating_sub(width), width: width.min(line.width), ..line };
        text::put(buf, at, (0, 0), &mark, view.look.attention());
    }
}

/// The line above the footer: what is not saved yet comes before anything else.
fn notice(view: &View, line: Option<&str>) -> (String, bool) {
    match (&view.coach.saving, line) {
        (Saving::Done, Some(line)) => (line.to_owned(), false),
        _ => (standing(view).unwrap_or_default(), true),
    }
}

/// What stands there until it is over: what waits to be saved, else why nothing is saved.
fn standing(view: &View) -> Option<String> {
    view.coach.saving.line().or_else(|| view.coach.read_only.as_ref().map(Stuck::line))
}

fn with_header(view: &View, tab: Option<usize>, does: impl FnOnce(&Header)) {
    let names: Vec<String> = TABS.iter().map(|(_, words)| say(words)).collect();
    // Before the first run is over there is nowhere else to go.
    let shown = if view.coach.is_settled_in() { TABS.len() } else { 0 };
    let tabs: Vec<Tab> = TABS.iter().take(shown).zip(&names).map(|((key, _), words)| Tab { key, words }).collect();
    let (mark, date, keys) = (say("demo-mark"), dates::long_day(view.coach.today(view.coach.now())), say("app-keys"));
    does(&Header {
        name: &say("app-name"),
        mark: view.coach.made_up.then_some(mark.as_str()),
        tabs: &tabs,
        chosen: tab,
        date: &date,
        keys: &keys,
        look: view.look,
    });
}

/// What lies under the mouse around the screen.
#[must_use]
pub fn hit(view: &View, area: Rect, around: &Around, at: Position) -> Option<Under> {
    if is_bare(area) {
        return None;
    }
    let mut under = None;
    if !around.whole {
        with_header(view, None, |header| {
            under = match header.hit(header_area(area), at.x, at.y) {
                Some(Hit::Tab(tab)) => Some(Under::Tab(tab)),
                Some(Hit::Field) => Some(Under::Keys),
                _ => None,
            };
        });
    }
    under.or_else(|| {
        let all = hints(around.tables, around.letters);
        let shown: Vec<Hint> = all.iter().map(|(key, words, firm, _)| Hint { key, words, firm: *firm }).collect();
        let footer = Footer { hints: &shown, look: view.look };
        let Some(Hit::Hint(number)) = footer.hit(footer_area(area), at.x, at.y) else { return None };
        let sign = footer.sign_at(footer_area(area), at.x, at.y);
        let meant = sign.and_then(|sign| of_sign(around.tables, sign));
        meant.or_else(|| all.get(number).map(|hint| hint.3)).map(Under::Intent)
    })
}

/// What a sign of the footer means alone, where it stands among others: the `→` of `← →`.
fn of_sign(tables: &[&'static [Binding]], sign: &str) -> Option<Intent> {
    tables.iter().copied().flatten().find(|binding| binding.label == sign).map(|binding| binding.intent)
}

/// The keys of a screen as they are listed: those of its tables, then those that hold everywhere; none that an earlier
/// table has taken, what two tables lead to (leaving) told once, and a sign that is told beside another (the `→` of
/// `← →`) not again alone.
fn listed(tables: &[&'static [Binding]]) -> Vec<&'static Binding> {
    let mut listed: Vec<&'static Binding> = Vec::new();
    for binding in tables.iter().copied().flatten().chain(crate::tui::keys::ALWAYS) {
        let taken = |stroke: &Stroke| listed.iter().any(|before| before.strokes.contains(stroke));
        let told = listed.iter().any(|before| {
            let same = before.words == binding.words && before.intent == binding.intent;
            same || is_arrow(binding.label) && before.label.split(' ').any(|sign| sign == binding.label)
        });
        if !told && !binding.strokes.iter().all(taken) {
            listed.push(binding);
        }
    }
    listed
}

/// The label of a binding without those of its keys that one listed before has taken: `. F5` for `. b F5`.
fn label_left(binding: &Binding, before: &[&'static Binding]) -> String {
    let signs: Vec<&str> = binding.label.split(' ').collect();
    if signs.len() != binding.strokes.len() {
        return binding.label.to_owned();
    }
    let free = |stroke: &Stroke| !before.iter().any(|before| before.strokes.contains(stroke));
    let left = signs.iter().zip(binding.strokes).filter(|(_, stroke)| free(stroke));
    left.map(|(sign, _)| *sign).collect::<Vec<_>>().join(" ")
}

fn is_arrow(label: &str) -> bool {
    matches!(label, "←" | "→" | "↑" | "↓")
}

fn with_keys<T>(
    area: Rect,
    view: &View,
    tables: &[&'static [Binding]],
    scroll: u16,
    does: impl FnOnce(&Panel) -> T,
) -> T {
    let listed = listed(tables);
    let row = |(at, binding): (usize, &&'static Binding)| (label_left(binding, &listed[..at]), say(binding.words));
    let rows: Vec<(String, String)> = listed.iter().enumerate().map(row).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(label, words)| (label.as_str(), words.as_str())).collect();
    let (title, foot, more) = (say("app-keys-title"), say("app-keys-foot"), say("app-keys-foot-more"));
    let panel = Panel { title: &title, text: "", rows: &rows, foot: &foot, scroll, look: view.look };
    let foot = if panel.most_scroll(area) > 0 { &more } else { &foot };
    does(&Panel { foot, ..panel })
}

/// Every key that holds here.
pub fn keys(area: Rect, buf: &mut Buffer, view: &View, tables: &[&'static [Binding]], scroll: u16) {
    with_keys(area, view, tables, scroll, |panel| panel.render(area, buf));
}

/// The first line of the panel of keys after a key that reads on or back.
#[must_use]
pub fn keys_read(area: Rect, view: &View, tables: &[&'static [Binding]], scroll: u16, intent: Intent) -> u16 {
    with_keys(area, view, tables, scroll, |panel| {
        super::read_to(scroll, panel.most_scroll(area), panel.lines_seen(area), intent)
    })
}

/// What the key under the mouse means in the panel of keys.
#[must_use]
pub fn keys_hit(area: Rect, view: &View, tables: &[&'static [Binding]], scroll: u16, at: Position) -> Option<Intent> {
    match with_keys(area, view, tables, scroll, |panel| panel.hit(area, at.x, at.y)) {
        Some(Hit::Row(row)) => listed(tables).get(row).map(|binding| binding.intent),
        _ => None,
    }
}

/// The one question before a session is left.
pub const LEAVE_SESSION: [&str; 3] = ["session-leave", "session-leave-yes", "session-leave-no"];

/// The key that means this, as it is written: the person's own where they have one.
fn label(tables: &[&'static [Binding]], intent: Intent) -> &'static str {
    tables.iter().copied().flatten().find(|binding| binding.intent == intent).map_or("", |binding| binding.label)
}

fn with_question<T>(
    keys: [&str; 3],
    tables: &[&'static [Binding]],
    view: &View,
    does: impl FnOnce(&Question) -> T,
) -> T {
    let [words, yes, no] = keys.map(say);
    let answers = [(label(tables, Intent::Yes), yes.as_str()), (label(tables, Intent::No), no.as_str())];
    does(&Question { words: &words, answers: &answers, cursor: None, look: view.look })
}

/// A yes or no over the middle of the screen, for the keys of `tables`; `keys` name the words of the question, of yes
/// and of no.
pub fn question(area: Rect, buf: &mut Buffer, view: &View, tables: &[&'static [Binding]], keys: [&str; 3]) {
    with_question(keys, tables, view, |question| question.render(area, buf));
}

/// The answer under the mouse.
#[must_use]
pub fn question_hit(
    area: Rect,
    view: &View,
    tables: &[&'static [Binding]],
    keys: [&str; 3],
    at: Position,
) -> Option<Intent> {
    match with_question(keys, tables, view, |question| question.hit(area, at.x, at.y)) {
        Some(Hit::Choice(0)) => Some(Intent::Yes),
        Some(Hit::Choice(_)) => Some(Intent::No),
        _ => None,
    }
}

/// The plain clock: nothing of the program, nothing of the diary.
pub fn clock(area: Rect, buf: &mut Buffer, view: &View) {
    Clear.render(area, buf);
    view.look.paint(area, buf);
    let time = dates::clock(view.coach.now().wall);
    let place = centred(area, text::width(&time), 1);
    text::put(buf, place, (0, 0), &time, view.look.text());
}

/// The terminal is too small for this screen.
pub fn too_small(area: Rect, buf: &mut Buffer, view: &View) {
    let lines = text::wrap(&say("app-too-small"), area.width);
    for (y, line) in (0..area.height).zip(&lines) {
        text::put(buf, area, (0, y), line, view.look.text());
    }
}
