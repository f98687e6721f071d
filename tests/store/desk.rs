//! The thread that owns the files: it answers, keeps what it cannot save, and says when it is gone.

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use pelvicoach::diary::{MonthState, Profile};
use pelvicoach::store::{Counts, Desk, Event, Joined, Stuck, Unsaved};
use serde_json::json;

use crate::kit::{Folder, change, entry, ids, november, pain, setting, stamp};

const LONG: Duration = Duration::from_secs(20);

fn start(folder: &Folder) -> (Desk, Receiver<Event>) {
    let (send, events) = channel();
    let desk = folder
        .open()
        .0
        .start(move |event| {
            // The test may have ended.
            let _ = send.send(event);
        })
        .unwrap();
    (desk, events)
}

fn next(events: &Receiver<Event>) -> Event {
    events.recv_timeout(LONG).unwrap()
}

const SAVED: Event = Event::Saving { kept: 0, why: None };

#[test]
fn it_saves_reads_and_keeps_drafts() {
    let folder = Folder::new();
    let (desk, events) = start(&folder);
    desk.save(vec![change(&entry(1)), setting("minutes", json!(12), 1)]);
    assert_eq!(next(&events), SAVED);
    desk.read(vec![november(), "2020-01".parse().unwrap()]);
    assert_eq!(next(&events), Event::Month(november(), MonthState::Read(vec![entry(1)])));
    assert_eq!(next(&events), Event::Month("2020-01".parse().unwrap(), MonthState::Read(vec![])));
    desk.keep_draft("card".to_owned(), "{}".to_owned());
    desk.keep_draft("a/b".to_owned(), String::new());
    assert!(matches!(next(&events), Event::Trouble(line) if line.contains("a/b")));
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert_eq!(folder.open().1.drafts.len(), 1);
    assert_eq!(folder.records(), [entry(1)]);
}

fn drafts_offered(folder: &Folder) -> Vec<String> {
    folder.open().1.drafts.into_iter().map(|(_, text)| text).collect()
}

/// What one window has unfinished is its own for as long as it runs, however it ends.
#[test]
fn a_draft_is_not_offered_while_its_window_runs() {
    let folder = Folder::begun();
    let window = |text: &str| {
        let (desk, events) = start(&folder);
        desk.keep_draft("session".to_owned(), text.to_owned());
        desk.read(vec![november()]);
        assert!(matches!(next(&events), Event::Month(..)));
        desk
    };
    let (one, two) = (window("one"), window("two"));
    assert!(drafts_offered(&folder).is_empty());
    // Neither takes the other's away; one that goes without a word leaves its own.
    one.drop_draft("session".to_owned());
    assert_eq!(one.finish(LONG), Unsaved(0));
    let three = window("three");
    assert!(drafts_offered(&folder).is_empty());
    assert_eq!((two.finish(LONG), three.finish(LONG)), (Unsaved(0), Unsaved(0)));
    assert_eq!(drafts_offered(&folder), ["three"], "one after the other");
    // What a window offers is its own from then on; the other's turn comes with the next.
    let (four, events) = start(&folder);
    four.read(vec![november()]);
    assert!(matches!(next(&events), Event::Month(..)));
    assert_eq!(drafts_offered(&folder), ["two"]);
    four.drop_draft("session".to_owned());
    assert_eq!(four.finish(LONG), Unsaved(0));
    assert_eq!(drafts_offered(&folder), ["two"]);
    let mut last = folder.open().0;
    last.drop_draft("session").unwrap();
    assert!(drafts_offered(&folder).is_empty() && fs::read_dir(folder.path("local/drafts")).unwrap().count() == 0);
}

#[test]
fn when_a_month_is_told_all_that_was_asked_before_is_done() {
    let folder = Folder::begun();
    folder.open().0.keep_draft("card", "{}").unwrap();
    let draft = folder.path("local/drafts/card.draft");
    assert!(draft.exists());
    let ((go, wait), (send, events)) = (channel(), channel());
    let first = std::cell::Cell::new(true);
    let there = draft.clone();
    let tell = move |event| {
        if let Event::Month(..) = event {
            // At the first, the thread is held until all three orders lie before it at once.
            if first.replace(false) { wait.recv().unwrap() } else { send.send(there.exists()).unwrap() }
        }
    };
    let desk = folder.open().0.start(tell).unwrap();
    desk.read(vec![november()]);
    desk.save(vec![change(&entry(2))]);
    desk.drop_draft("card".to_owned());
    desk.read(vec![november()]);
    go.send(()).unwrap();
    assert!(!events.recv_timeout(LONG).unwrap(), "the draft is still there when the month is told");
    assert_eq!(desk.finish(LONG), Unsaved(0));
}

#[test]
fn months_asked_for_again_while_they_wait_are_read_once() {
    let folder = Folder::begun();
    let months: Vec<_> = (1..=12).map(|month| format!("2020-{month:02}").parse().unwrap()).collect();
    let ((go, wait), (send, events)) = (channel(), channel());
    let first = std::cell::Cell::new(true);
    let tell = move |event| {
        // At the first month, the thread is held until all that a search asks for lies before it.
        if first.replace(false) {
            wait.recv().unwrap();
        }
        send.send(event).unwrap();
    };
    let desk = folder.open().0.start(tell).unwrap();
    for from in 0..months.len() {
        desk.read(months[from..].to_vec());
    }
    go.send(()).unwrap();
    // A month alone is answered each time: it comes last, and once more than the others.
    let told: Vec<_> = (0..13).map(|_| next(&events)).collect();
    for (at, month) in months.iter().enumerate() {
        assert_eq!(
            told.iter().filter(|event| matches!(event, Event::Month(m, _) if m == month)).count(),
            if at == 11 { 2 } else { 1 }
        );
    }
    desk.save(vec![change(&entry(1))]);
    desk.read(months.clone());
    assert_eq!(next(&events), SAVED);
    let again: Vec<_> = (0..12).map(|_| next(&events)).collect();
    assert!(again.iter().all(|event| matches!(event, Event::Month(..))), "after a save all is read again");
}

#[test]
fn many_changes_sent_at_once_are_all_saved() {
    let folder = Folder::new();
    let (desk, _events) = start(&folder);
    for seed in 0..200 {
        desk.save(vec![change(&entry(seed))]);
    }
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert_eq!(ids(&folder.records()).len(), 200);
}

#[test]
fn what_others_wrote_is_told_with_what_is_kept_here() {
    let folder = Folder::begun();
    let (desk, events) = start(&folder);
    let (mut beside, _) = folder.open();
    beside.save(&[change(&entry(2)), setting("minutes", json!(7), 1)]).unwrap();
    desk.save(vec![change(&entry(3)), setting("sound", json!("bell"), 1)]);
    let Event::Profile(profile) = next(&events) else { panic!() };
    assert_eq!((profile.get::<u8>("minutes"), profile.get::<String>("sound")), (Some(7), Some("bell".to_owned())));
    assert_eq!(next(&events), Event::Month(november(), MonthState::Read(vec![entry(1), entry(2), entry(3)])));
    assert_eq!(next(&events), SAVED);
    desk.save(vec![change(&entry(4))]);
    assert_eq!(next(&events), SAVED, "what only this window wrote is no news to it");
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert_ne!(profile, Profile::default());
}

#[test]
fn what_cannot_be_saved_is_kept_joined_and_tried_again() {
    let folder = Folder::begun();
    let (desk, events) = start(&folder);
    let whole = fs::read(folder.month_file()).unwrap();
    folder.write("journal/2026-11.json", b"broken");
    desk.save(vec![change(&entry(2))]);
    assert!(matches!(next(&events), Event::Month(_, MonthState::Refused(_))));
    let Event::Saving { kept: 1, why: Some(why) } = next(&events) else { panic!() };
    assert_eq!(why, Stuck::Unread(Some(november())), "the screens say it without a path");
    desk.save(vec![change(&entry(2)), change(&entry(3))]);
    assert!(matches!(next(&events), Event::Saving { kept: 2, why: Some(_) }));
    assert_eq!(desk.unsaved(), Unsaved(2));
    fs::write(folder.month_file(), whole).unwrap();
    desk.read(vec![november()]);
    assert_eq!(next(&events), Event::Month(november(), MonthState::Read(vec![entry(1), entry(2), entry(3)])));
    desk.save_again();
    assert_eq!(next(&events), SAVED);
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert_eq!(folder.records().len(), 3);
}

#[test]
fn leaving_tries_once_more_and_says_what_is_not_saved() {
    let folder = Folder::begun();
    let (desk, _events) = start(&folder);
    folder.write("journal/2026-11.json", b"broken");
    desk.save(vec![change(&entry(2)), change(&entry(3)), setting("a", json!(1), 1)]);
    assert_eq!(desk.finish(LONG), Unsaved(2));
    // It was broken when it was opened, which is no news.
    let (desk, events) = start(&folder);
    desk.save(vec![change(&entry(2))]);
    assert!(matches!(next(&events), Event::Saving { kept: 1, .. }));
    fs::remove_file(folder.month_file()).unwrap();
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert_eq!(folder.records(), [entry(2)]);
}

#[test]
fn a_thread_that_dies_says_so_and_its_changes_count_as_unsaved() {
    let folder = Folder::begun();
    let (send, events) = channel();
    let tell = move |event| match event {
        Event::Month(..) => panic!("on purpose, in a test"),
        other => drop(send.send(other)),
    };
    let desk = folder.open().0.start(tell).unwrap();
    desk.read(vec![november()]);
    desk.save(vec![change(&entry(2)), change(&entry(3))]);
    assert_eq!(next(&events), Event::Died);
    desk.save(vec![change(&entry(4))]);
    assert_eq!(desk.finish(LONG), Unsaved(3));
}

#[test]
fn a_desk_that_is_dropped_saves_what_it_has() {
    let folder = Folder::new();
    let (desk, events) = start(&folder);
    desk.save(vec![change(&entry(1))]);
    drop(desk);
    assert_eq!(next(&events), SAVED);
    assert!(events.recv_timeout(LONG).is_err(), "the thread ends");
    assert_eq!(folder.records(), [entry(1)]);
}

#[test]
fn copies_of_another_machine_are_told_and_joined_when_it_is_said() {
    let folder = Folder::new();
    folder.open().0.save(&[change(&entry(1)), change(&entry(2)), change(&entry(3))]).unwrap();
    let name = "journal/2026-11.sync-conflict-20261126-101010-ABCDEFG.json";
    let edited = entry(1).edited(entry(1).at.unwrap(), &pain(9), &stamp()).unwrap();
    let gone = entry(2).tombstone(&stamp()).unwrap();
    let lines: Vec<String> =
        [edited.clone(), gone.clone(), entry(3), entry(4)].iter().map(|record| record.json().to_owned()).collect();
    let head = "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n";
    folder.write(name, format!("{head}{}\n]}}\n", lines.join(",\n")).as_bytes());
    folder.write("journal/2026-10.json.orig", b"{\"format\"");
    let (desk, events) = start(&folder);
    let Event::Copies(copies) = next(&events) else { panic!() };
    assert_eq!(copies.len(), 2);
    assert!(copies[0].refused.is_some() && copies[0].written.is_some(), "{copies:?}");
    assert_eq!(copies[1].counts, Counts { new: 1, changed: 1, gone: 1, same: 1, settings: 0 });
    desk.join_copies(vec![folder.path(name)]);
    let Event::Month(month, MonthState::Read(records)) = next(&events) else { panic!() };
    assert_eq!((month, records.len()), (november(), 4));
    assert!(records.contains(&edited) && records.contains(&gone), "{records:?}");
    assert!(matches!(next(&events), Event::Profile(_)));
    assert!(matches!(next(&events), Event::Copies(left) if left.len() == 1));
    assert_eq!(next(&events), Event::Joined(Joined { taken: 3, removed: 1, trouble: Vec::new() }));
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert!(!folder.path(name).exists() && folder.path("journal/2026-10.json.orig").exists());
    assert_eq!(folder.records(), records);
}

/// A sync program leaves a copy while the diary is open: it is told with the next save, or when it is looked for, and once.
#[test]
fn a_copy_that_comes_while_it_is_open_is_told_once() {
    const COPY: &str = "journal/2026-11.sync-conflict-20261126-101010-ABCDEFG.json";
    let folder = Folder::begun();
    let (desk, events) = start(&folder);
    let text = folder.text("journal/2026-11.json");
    desk.read(vec![november()]);
    assert!(matches!(next(&events), Event::Month(..)));
    folder.write(COPY, text.as_bytes());
    desk.save(vec![change(&entry(2))]);
    assert_eq!(next(&events), SAVED);
    assert!(matches!(next(&events), Event::Copies(copies) if copies.len() == 1));
    desk.save(vec![change(&entry(3))]);
    assert_eq!(next(&events), SAVED);
    desk.look_for_copies();
    fs::remove_file(folder.path(COPY)).unwrap();
    desk.look_for_copies();
    assert_eq!(next(&events), Event::Copies(Vec::new()));
    folder.write("journal/2026-11.json.orig", text.as_bytes());
    desk.look_for_copies();
    assert!(matches!(next(&events), Event::Copies(copies) if copies.len() == 1));
    assert_eq!(desk.finish(LONG), Unsaved(0));
    assert!(events.try_recv().is_err());
}
