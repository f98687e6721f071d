//! The keys of forms: while something is asked, at the end of it, and where nothing of it is kept.

use ratatui::crossterm::event::KeyCode;

use super::Stroke::{Char, Ctrl, Key};
use super::tables::{ENTER, ESC, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, on, quiet};
use super::{Binding, Intent};

/// A form; letters belong to it while words are typed.
pub const FORM: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-next"),
    on(&[Ctrl('s')], Intent::Save, "Ctrl-S", "keys-save"),
    quiet(&[Key(KeyCode::Down), Key(KeyCode::Tab)], Intent::NextField, "↓", "keys-next-field"),
    quiet(&[Key(KeyCode::Up), Key(KeyCode::BackTab)], Intent::FieldBefore, "↑", "keys-field-before"),
    quiet(LEFT, Intent::Left, "←", "keys-left"),
    quiet(RIGHT, Intent::Right, "→", "keys-right"),
    quiet(&[Char(' ')], Intent::Tick, "Space", "keys-tick"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// A form about a thought: a new symptom is for the safety lines, not for another sentence about it.
pub const FORM_SAFETY: &[Binding] = &[on(&[Key(KeyCode::F(2))], Intent::SafetyLines, "F2", "keys-safety-lines")];

/// A form with a time of its own, before it begins.
pub const FORM_BEGINS: &[Binding] = &[on(ENTER, Intent::Begin, "Enter", "keys-begin")];
/// In a text of several lines that holds words, laid before the table of forms: Enter makes a new line there.
pub const FORM_LINES: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-new-line"),
    on(&[Key(KeyCode::Down), Key(KeyCode::Tab)], Intent::NextField, "↓", "keys-next-field"),
];

/// On the row that ends a form, laid before its table.
pub const FORM_ENDS: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-done")];

/// A questionnaire: a person is one key away.
pub const FORM_PERSON: &[Binding] = &[on(&[Char('t')], Intent::Person, "t", "keys-person")];

/// What a questionnaire came to: nothing is asked.
pub const FORM_READ: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('t')], Intent::Person, "t", "keys-person"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// A form that leads on, or of which no answer is kept, laid before the table of forms: it is not for saving.
pub const FORM_GOES_ON: &[Binding] =
    &[on(ENTER, Intent::Open, "Enter", "keys-next"), on(&[Ctrl('s')], Intent::Save, "Ctrl-S", "keys-go-on")];

/// The same on its last row, where Enter does that.
pub const FORM_GOES_ON_ENDS: &[Binding] =
    &[on(ENTER, Intent::Open, "Enter", "keys-go-on"), quiet(&[Ctrl('s')], Intent::Save, "Ctrl-S", "keys-go-on")];
