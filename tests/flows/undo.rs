//! What can be taken back: an entry that was added, edited, moved to another month, deleted.

use pelvicoach::coach::{Coach, Effect};
use pelvicoach::diary::{Body, Entry, Id, Note, Score};

use crate::kit::{MORNING, at, coach, standing, written};

fn note(text: &str) -> Body {
    Body::Note(Note { text: text.to_owned(), tags: Vec::new(), for_therapist: None })
}

fn added(coach: &mut Coach, moment: &str, body: &Body) -> Id {
    let (id, effects) = coach.add(at(moment).wall, body, at(MORNING));
    assert_eq!(written(&effects).len(), 1);
    id.unwrap()
}

#[test]
fn an_entry_that_was_added_goes_and_its_words_with_it() {
    let mut coach = coach(&[], &[]);
    let id = added(&mut coach, MORNING, &note("a word too many"));
    let effects = coach.undo(at(MORNING)).unwrap();
    let [(_, gone)] = &written(&effects)[..] else { panic!("one change") };
    assert!(gone.deleted && gone.id == Some(id) && !gone.json().contains("word"));
    assert!(standing(&coach).is_empty());
    assert_eq!(coach.undo(at(MORNING)), None);
}

#[test]
fn an_edit_is_taken_back_step_by_step() {
    let mut coach = coach(&[], &[]);
    let entry = |pain| Body::CheckIn(Entry { pain_now: Score::new(pain), ..Entry::default() });
    let id = added(&mut coach, MORNING, &entry(3));
    for pain in [4, 5] {
        coach.edit(id, None, &entry(pain), at(MORNING)).unwrap();
    }
    for pain in [4, 3] {
        coach.undo(at(MORNING)).unwrap();
        assert_eq!(standing(&coach), [("2026-11".to_owned(), entry(pain))]);
    }
    let revision = coach.diary.find(id).unwrap().1.rev;
    assert_eq!(revision, 5, "each change is a later writing, so that it wins everywhere");
}

#[test]
fn a_deleted_entry_comes_back_whole() {
    let mut coach = coach(&[], &[]);
    let id = added(&mut coach, MORNING, &note("kept after all"));
    let effects = coach.delete(id, at(MORNING)).unwrap();
    assert!(effects.contains(&Effect::DropDraft(format!("edit-{id}"))), "its draft goes too");
    assert!(!written(&effects)[0].1.json().contains("kept"), "its words leave the file");
    assert!(standing(&coach).is_empty());
    assert!(coach.delete(id, at(MORNING)).is_err(), "twice is refused");
    coach.undo(at(MORNING)).unwrap();
    assert_eq!(standing(&coach), [("2026-11".to_owned(), note("kept after all"))]);
}

#[test]
fn an_entry_that_moved_to_another_month_comes_home() {
    let mut coach = coach(&[], &[]);
    let id = added(&mut coach, MORNING, &note("when was it"));
    let october = at("2026-10-31T22:00:00+01:00").wall;
    let effects = coach.edit(id, Some(october), &note("in October"), at(MORNING)).unwrap();
    let changes = written(&effects);
    assert_eq!(changes.iter().map(|(month, _)| month.to_string()).collect::<Vec<_>>(), ["2026-10", "2026-11"]);
    let [(_, moved), (_, gone)] = &changes[..] else { panic!("two changes") };
    assert!(gone.deleted && gone.id == Some(id));
    assert_ne!(moved.id, Some(id), "it is a new record, which names the old one");
    assert!(moved.json().contains(&format!("\"replaces\":\"{id}\"")));
    assert_eq!(standing(&coach), [("2026-10".to_owned(), note("in October"))]);
    coach.undo(at(MORNING)).unwrap();
    assert_eq!(standing(&coach), [("2026-11".to_owned(), note("when was it"))]);
    assert!(coach.diary.find(id).is_some_and(|(_, record)| !record.deleted));
}

#[test]
fn what_is_settled_is_not_undone_by_accident() {
    let mut coach = coach(&[], &[]);
    added(&mut coach, MORNING, &note("stays"));
    coach.settle_undo();
    assert_eq!(coach.undo(at(MORNING)), None);
    assert_eq!(standing(&coach).len(), 1);
}
