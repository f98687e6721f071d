//! Copies that another machine left: told on Today, looked at, joined or left; and what of an entry stands in settings.

use std::path::PathBuf;

use chrono::DateTime;
use pelvicoach::coach::{Answer, Coach, Effect, Event, FormKind, LeftCopy, OfferKind, Shape};
use serde_json::Value;

use crate::kit::{MORNING, at, coach, standing};

fn copy(name: &str) -> LeftCopy {
    LeftCopy {
        file: PathBuf::from("/diary/journal").join(name),
        written: DateTime::from_timestamp(1_795_500_000, 0),
        new: 2,
        changed: 1,
        gone: 0,
        settings: 0,
        same: 40,
        refused: None,
    }
}

fn with(copies: Vec<LeftCopy>) -> Coach {
    let mut coach = coach(&[], &[]);
    coach.hear(&Event::Copies(copies));
    coach
}

fn said(coach: &Coach) -> Vec<String> {
    let offer = coach.offer(None, at(MORNING));
    assert_eq!(offer.kind, OfferKind::Next);
    coach.said_today(&offer, at(MORNING))
}

fn answered(coach: &mut Coach, answer: Option<&str>) -> Vec<Effect> {
    let mut form = coach.copies_form(at(MORNING));
    assert!(form.draft().is_none(), "names of files are no draft");
    if let Some(answer) = answer {
        assert!(form.answer("copies", Some(Answer::One(answer.to_owned()))));
    }
    let (_, effects) = coach.take(&form, at(MORNING)).unwrap();
    effects.into_iter().filter(|effect| !matches!(effect, Effect::DropDraft(_))).collect()
}

#[test]
fn what_each_would_bring_is_told_and_a_yes_joins_those_that_can_be() {
    let broken =
        LeftCopy { refused: Some("line 3: a comma is not there".to_owned()), ..copy("b\u{1b}[31m\n.json.orig") };
    let mut coach = with(vec![copy("2026-11.sync-conflict-1.json"), broken]);
    assert!(said(&coach).iter().any(|line| line.starts_with("2 copies")), "{:?}", said(&coach));
    let page = coach.copies_form(at(MORNING)).pages().remove(0);
    let told = page.intro.join("\n");
    for words in
        ["2026-11.sync-conflict-1.json", "2 new entries, 1 entry was changed later there, 40 here already", "line 3"]
    {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains('\u{1b}'), "{told}");
    let effects = answered(&mut coach, Some("join"));
    assert_eq!(effects, [Effect::JoinCopies(vec![copy("2026-11.sync-conflict-1.json").file])]);
    coach.hear(&Event::Copies(Vec::new()));
    assert!(!coach.has_copies() && said(&coach).is_empty());
    let joined = Event::Joined { taken: 3, trouble: Vec::new() };
    assert_eq!(joined.line().as_deref(), Some("Joined: 3 changes came in."));
    let told = Event::Joined { taken: 3, trouble: vec!["one line".to_owned()] };
    assert_eq!(told.line().as_deref(), Some("one line"));
}

#[test]
fn not_now_waits_and_those_that_are_left_are_not_told_again_until_they_change() {
    for nothing in [None, Some("later")] {
        let mut coach = with(vec![copy("a.json.orig")]);
        assert_eq!(answered(&mut coach, nothing), []);
        assert!(!coach.has_copies(), "until the program opens again");
    }
    let mut coach = with(vec![copy("a.json.orig")]);
    assert!(matches!(answered(&mut coach, Some("leave"))[..], [Effect::Save(_)]));
    assert!(!coach.has_copies());
    let anew = LeftCopy { written: DateTime::from_timestamp(1_795_600_000, 0), ..copy("a.json.orig") };
    coach.hear(&Event::Copies(vec![copy("a.json.orig"), anew]));
    assert!(said(&coach).iter().any(|line| line.starts_with("A copy")), "{:?}", said(&coach));
}

/// Copies of the settings are not gone through when an entry is deleted: nothing that it says stands there.
#[test]
fn no_words_of_an_entry_stand_in_a_setting() {
    let mut coach = coach(&[], &[]);
    let now = at(MORNING);
    let mut marks = 0;
    for kind in [
        FormKind::CheckIn,
        FormKind::PainEpisode,
        FormKind::Note,
        FormKind::Question,
        FormKind::Visit,
        FormKind::Thought,
        FormKind::ShortThought,
        FormKind::Experiment,
        FormKind::Worry,
        FormKind::WorryWindow,
        FormKind::Letter,
        FormKind::Setback,
    ] {
        let mut form = coach.form(kind);
        for ask in form.pages().into_iter().flat_map(|page| page.asks) {
            let answer = match &ask.shape {
                Shape::Text { .. } if !["at", "next_at"].contains(&ask.id) => {
                    marks += 1;
                    Answer::Text(format!("mark{marks}x"))
                }
                Shape::Choice(choices) => Answer::One(choices[0].id.clone()),
                Shape::Many(choices) => Answer::Many(vec![choices[0].id.clone()]),
                _ => continue,
            };
            form.answer(ask.id, Some(answer));
        }
        coach.take(&form, now).unwrap_or_else(|refusal| panic!("{kind:?}: {refusal:?}"));
    }
    let entries = format!("{:?}", standing(&coach));
    let in_entries: Vec<String> =
        (1..=marks).map(|mark| format!("mark{mark}x")).filter(|mark| entries.contains(mark)).collect();
    assert!(in_entries.len() > 25, "{in_entries:?}");
    for (name, register) in coach.profile.registers() {
        let value = Value::to_string(&register.value);
        let found: Vec<&String> = in_entries.iter().filter(|mark| value.contains(*mark)).collect();
        assert!(found.is_empty(), "{name} holds {found:?}: {value}");
    }
}
