//! The keys of forms: while something is asked, at the end of it, and where nothing of it is kept.

use ratatui::crossterm::event::KeyCode;

use super::Stroke::{Char, Ctrl, Key};
use super::tables::{ENTER, ESC, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, on, quiet};
use super::{Binding, Intent};

/// A form, beneath the table with Enter and with what ends it; letters belong to it while words are typed.
pub const FORM: &[Binding] = &[
    quiet(&[Key(KeyCode::Down), Key(KeyCode::Tab)], Intent::NextField, "↓", "keys-next-field"),
    quiet(&[Key(KeyCode::Up), Key(KeyCode::BackTab)], Intent::FieldBefore, "↑", "keys-field-before"),
    quiet(LEFT, Intent::Left, "←", "keys-left"),
    quiet(RIGHT, Intent::Right, "→", "keys-right"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-after"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-before"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];
/// A page of a form with something to tick, laid before its table.
pub const FORM_TICKS: &[Binding] = &[quiet(&[Char(' ')], Intent::Tick, "Space", "keys-tick")];

/// A form about a thought: a new symptom is for the safety lines, not for another sentence about it.
pub const FORM_SAFETY: &[Binding] = &[on(&[Key(KeyCode::F(2))], Intent::SafetyLines, "F2", "keys-safety-lines")];

/// A form with a time of its own, before it begins.
pub const FORM_BEGINS: &[Binding] = &[on(ENTER, Intent::Begin, "Enter", "keys-begin")];
/// In a text of several lines that holds words, laid before the table of forms: Enter makes a new line there.
pub const FORM_LINES: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-new-line"),
    on(&[Key(KeyCode::Down), Key(KeyCode::Tab)], Intent::NextField, "↓", "keys-next-field"),
];

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

/// Where going back leaves the questions open and leads on, laid right before the table of forms.
pub const FORM_OPEN: &[Binding] = &[on(ESC, Intent::Back, "Esc", "keys-leave-open")];

/// While something is asked, laid before the table of forms: one for each word that says what ends a form.
pub const FORM_ASKS: [&[Binding]; 4] =
    [&asking("keys-save"), &asking("keys-go-on"), &asking("keys-begin-practice"), &asking("keys-easy-breathing")];

/// The same on its last row, where Enter does that.
pub const FORM_ENDS: [&[Binding]; 4] =
    [&ending("keys-save"), &ending("keys-go-on"), &ending("keys-begin-practice"), &ending("keys-easy-breathing")];

/// Of tables such as [`FORM_ASKS`] the one with this word key; that of saving where none has it.
#[must_use]
pub fn form_with(tables: [&'static [Binding]; 4], words: &str) -> &'static [Binding] {
    let [saving, ..] = tables;
    tables.into_iter().find(|table| table.iter().any(|binding| binding.words == words)).unwrap_or(saving)
}

const fn asking(words: &'static str) -> [Binding; 2] {
    [on(ENTER, Intent::Open, "Enter", "keys-next"), on(&[Ctrl('s')], Intent::Save, "Ctrl-S", words)]
}

const fn ending(words: &'static str) -> [Binding; 2] {
    [on(ENTER, Intent::Open, "Enter", words), quiet(&[Ctrl('s')], Intent::Save, "Ctrl-S", words)]
}
