//! The reasons of pacing as families of word keys: with which endings each is said.

use pelvicoach::plan::pacing;

/// The reasons of pacing but those whose ids begin with one of `without`, each alone or with its endings; an ending of
/// nothing is the reason alone.
pub fn reasons(without: &[&str], endings: &[(&str, &[&str])]) -> Vec<String> {
    let all = pacing::Reason::ALL.iter().map(|reason| reason.id());
    let said = all.filter(|id| !without.iter().any(|start| id.starts_with(start)));
    said.flat_map(|id| match endings.iter().find(|(reason, _)| *reason == id) {
        None => vec![id.to_owned()],
        Some((_, endings)) => endings.iter().map(|end| format!("{id}{end}")).collect(),
    })
    .collect()
}

pub const WHAT: [(&str, &[&str]); 3] = [
    ("R11_your_choice", &["-easier", "-consent", "-same"]),
    ("R13_long_break", &["", "-lowest"]),
    ("R15_need_more_entries", &["", "-no-session"]),
];

pub const WHY: [(&str, &[&str]); 7] = [
    ("R3_urgent", &["-note", "-stop-bleeding", "-stop-numb"]),
    ("R7_stopped", &["", "-stop-panic", "-stop-dizzy"]),
    ("R8_after_effect", &["-rise", "-soreness"]),
    ("R11_your_choice", &["-easier", "-consent", "-same"]),
    ("R12_too_much_today", &["-rise", "-peak"]),
    ("R15_need_more_entries", &["-entries", "-no-session"]),
    ("R20_once_a_week", &["-since-increase", "-at-step", "-other-forward", "-other-back", "-unanswered"]),
];

pub const CHANGE: [(&str, &[&str]); 5] = [
    ("R8_after_effect", &["-rise", "-soreness"]),
    ("R11_your_choice", &["", "-consent"]),
    ("R12_too_much_today", &["-rise", "-peak"]),
    ("R15_need_more_entries", &["", "-no-session"]),
    ("R20_once_a_week", &["", "-other-forward", "-other-back", "-unanswered"]),
];
