//! Whatever was left open is offered again with what stood in it: every kind of draft there is, as it is written a
//! second after a change.

use pelvicoach::coach::FormKind;
use pelvicoach::tui::theme::Look;

use crate::forms::{WHOLE, answer_page, before, every, last_draft};
use crate::stage::{Setting, Stage, Who};

/// Kinds that leave nothing behind, each with the reason.
const WITHOUT: [(FormKind, &str); 13] = [
    (FormKind::Safety, "a few keys, and not-now is asked again by itself"),
    (FormKind::Settings, "a few keys"),
    (FormKind::Hold, "a few keys"),
    (FormKind::RoutineBlock, "two figures, of a part that may have moved meanwhile"),
    (FormKind::Pacing, "its reasons belong to their day"),
    (FormKind::Result, "nothing is asked"),
    (FormKind::Offer, "it is offered again by itself"),
    (FormKind::Consent, "what two people answer is theirs"),
    (FormKind::NotToday, "nothing is asked"),
    (FormKind::Others, "one key, before anything is written"),
    (FormKind::NextStep, "nothing of a ladder is kept unless it is done"),
    (FormKind::Copies, "names of files; the copies are told again"),
    (FormKind::Rung, "nothing of a ladder is kept unless it is done"),
];

#[test]
fn every_form_that_was_left_open_is_offered_again_with_its_answers() {
    for (name, form) in every() {
        let mut stage = before(&form);
        answer_page(&mut stage, &form, |_, _| {});
        // A second after the last key, with no other key after it: all that a kill leaves.
        stage.wait(1_000);
        let Some((draft, text)) = last_draft(&stage) else {
            assert!(WITHOUT.iter().any(|(kind, _)| *kind == form.kind), "{name} leaves no draft");
            continue;
        };
        assert!(!WITHOUT.iter().any(|(kind, why)| *kind == form.kind && !why.is_empty()), "{name}");
        let there = stage.text();
        // The next start, an hour later or so.
        let drafts = [(draft.as_str(), text)];
        let registers = [("opened", serde_json::json!(["partner", "cycle", "sexual", "alone", "trainer"]))];
        let setting = Setting {
            drafts: &drafts,
            registers: &registers,
            look: Look::default(),
            ..Setting::of(Who::Seasoned, WHOLE)
        };
        let mut again = Stage::set(&setting);
        if form.kind == FormKind::Card {
            // Today's card comes with Enter, as every morning.
            again.keys("Enter");
        } else {
            let offered = again.text();
            assert!(offered.contains("was not finished"), "{name}:\n{offered}");
            again.keys("Enter");
        }
        // To the row in which it was left.
        for _ in &form.pages()[0].asks {
            again.press(crate::stage::key("Down"));
        }
        let body = |text: &str| text.lines().skip(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(body(&again.text()), body(&there), "{name}:\n{there}\n---\n{}", again.text());
    }
}

#[test]
fn a_form_that_is_opened_again_holds_what_was_left_in_it() {
    // Within one start as well: Esc leaves it, and the same way leads back to what stood there.
    for (way, words) in [("3 t", "half a"), ("3 a", "half a"), ("3 c", "half a"), ("3 w", "half a"), ("3 b", "half a")]
    {
        let mut stage = Stage::new(Who::Fresh, WHOLE);
        stage.keys(way);
        crate::forms::type_words(&mut stage, words);
        stage.keys("Esc");
        assert!(!stage.text().contains(words), "{way}: it is left:\n{}", stage.text());
        stage.keys(way.split(' ').next_back().expect("a key"));
        assert!(stage.text().contains(words), "{way}:\n{}", stage.text());
    }
}

#[test]
fn unfinished_pieces_come_one_after_the_other_and_each_can_wait() {
    let mut drafts = Vec::new();
    for (_, form) in every().into_iter().filter(|(name, _)| ["note", "question", "worry"].contains(&name.as_str())) {
        let mut stage = before(&form);
        answer_page(&mut stage, &form, |_, _| {});
        stage.wait(1_000);
        drafts.push(last_draft(&stage).expect("a draft"));
    }
    let drafts: Vec<(&str, String)> = drafts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let mut stage = Stage::set(&Setting { drafts: &drafts, ..Setting::of(Who::Fresh, (80, 24)) });
    for left in (1..=3).rev() {
        assert!(stage.text().contains("was not finished"), "{left}:\n{}", stage.text());
        stage.keys("Esc");
    }
    assert!(stage.text().contains("Good morning"), "{}", stage.text());
}

#[test]
fn the_table_of_those_without_is_no_longer_than_it_needs_to_be() {
    for (kind, why) in WITHOUT {
        let forms: Vec<_> = every().into_iter().filter(|(_, form)| form.kind == kind).collect();
        assert!(!forms.is_empty() && !why.is_empty());
        assert!(forms.iter().all(|(_, form)| form.draft().is_none()) || kind == FormKind::Result, "{kind:?}");
    }
}
