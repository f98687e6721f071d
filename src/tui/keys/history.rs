//! The keys of History: its pictures, its calendar, what is told in lines, and its days while they are typed.

use ratatui::crossterm::event::KeyCode;

use super::Stroke::{Char, Key};
use super::tables::{DOWN, ENTER, ENTER_LINE, ESC, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, UP, on, quiet};
use super::{Binding, Intent};

/// History.
pub const HISTORY: &[Binding] = &[
    on(&[Char('v')], Intent::Side, "v", "keys-side"),
    on(LEFT, Intent::Left, "← →", "keys-days"),
    quiet(RIGHT, Intent::Right, "→", "keys-day-after"),
    on(ENTER, Intent::Open, "Enter", "keys-open-day"),
    on(&[Key(KeyCode::Tab)], Intent::Measure, "Tab", "keys-measure"),
    on(&[Char('r')], Intent::Span, "r", "keys-span"),
    on(&[Char('c')], Intent::Calendar, "c", "keys-calendar"),
    on(&[Char('/')], Intent::Search, "/", "keys-search"),
    on(&[Char('d')], Intent::From, "d", "keys-from"),
    on(&[Char('x')], Intent::Page, "x", "keys-page"),
    on(&[Char('b')], Intent::Pen, "b", "keys-pen"),
    quiet(&[Char('V')], Intent::SideBefore, "V", "keys-side-before"),
    quiet(&[Key(KeyCode::BackTab)], Intent::MeasureBefore, "Shift-Tab", "keys-measure-before"),
    quiet(&[Key(KeyCode::Up), Char('k')], Intent::Up, "↑", "keys-up"),
    quiet(&[Key(KeyCode::Down), Char('j')], Intent::Down, "↓", "keys-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-range-before"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-range-after"),
    quiet(&[Key(KeyCode::Home)], Intent::First, "Home", "keys-first-day"),
    quiet(&[Key(KeyCode::End)], Intent::Last, "End", "keys-last-day"),
    quiet(ESC, Intent::Back, "Esc", "keys-back"),
];

/// The days of History while they are typed.
pub const HISTORY_DAYS: &[Binding] = &[
    on(ENTER_LINE, Intent::Open, "Enter", "keys-take-days"),
    on(
        &[Key(KeyCode::Tab), Key(KeyCode::BackTab), Key(KeyCode::Up), Key(KeyCode::Down)],
        Intent::Measure,
        "Tab",
        "keys-other-day",
    ),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// The same where one day is typed.
pub const HISTORY_DAY: &[Binding] = &[on(ENTER_LINE, Intent::Open, "Enter", "keys-go-to-day"), HISTORY_DAYS[2]];

/// The calendar of History: left and right are weeks there.
pub const HISTORY_CALENDAR: &[Binding] = &[
    on(&[Char('v')], Intent::Side, "v", "keys-side"),
    on(LEFT, Intent::Left, "← →", "keys-weeks"),
    quiet(RIGHT, Intent::Right, "→", "keys-week-after"),
    on(UP, Intent::Up, "↑ ↓", "keys-days"),
    quiet(DOWN, Intent::Down, "↓", "keys-day-after"),
    on(ENTER, Intent::Open, "Enter", "keys-open-day"),
    on(&[Char('d')], Intent::From, "d", "keys-go-to-day"),
];

/// What of History is told in lines.
pub const HISTORY_TOLD: &[Binding] = &[
    on(&[Char('v')], Intent::Side, "v", "keys-side"),
    on(&[Char('w')], Intent::Why, "w", "keys-how-counted"),
    on(LEFT, Intent::Left, "← →", "keys-ranges"),
    quiet(RIGHT, Intent::Right, "→", "keys-range-after"),
    on(&[Char('r')], Intent::Span, "r", "keys-span"),
    quiet(ENTER, Intent::Open, "Enter", "keys-open-day"),
    quiet(&[Key(KeyCode::Up), Char('k')], Intent::Up, "↑", "keys-up"),
    quiet(&[Key(KeyCode::Down), Char('j')], Intent::Down, "↓", "keys-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
];

/// How it was counted, in front of what is told.
pub const HISTORY_HOW: &[Binding] = &[
    on(&[Char('w')], Intent::Why, "w", "keys-figures"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
    on(&[Char('v')], Intent::Side, "v", "keys-side"),
];

/// What went along with a measure: the measure is the first thing that is chosen there.
pub const HISTORY_TOGETHER: &[Binding] = &[
    on(&[Char('v')], Intent::Side, "v", "keys-side"),
    on(&[Char('w')], Intent::Why, "w", "keys-how-counted"),
    on(&[Key(KeyCode::Tab)], Intent::Measure, "Tab", "keys-measure"),
    on(LEFT, Intent::Left, "← →", "keys-ranges"),
    quiet(RIGHT, Intent::Right, "→", "keys-range-after"),
    on(&[Char('r')], Intent::Span, "r", "keys-span"),
    quiet(ENTER, Intent::Open, "Enter", "keys-open-day"),
];
