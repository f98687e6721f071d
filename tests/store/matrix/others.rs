//! Other windows, other programs and other machines on the same folder: nothing is lost.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread;

use pelvicoach::diary::{Change, Month, MonthState, moved};
use pelvicoach::store::{Place, Store};
use serde_json::json;

use crate::child::child;
use crate::kit::{Folder, change, entry, ids, moment, november, pain, record, setting, stamp};

fn all(count: u128) -> Vec<pelvicoach::diary::Id> {
    let mut all: Vec<_> = (0..count).filter_map(|seed| entry(seed).id).collect();
    all.sort();
    all
}

#[test]
fn two_windows_that_take_turns_lose_nothing() {
    let folder = Folder::new();
    let (mut one, _) = folder.open();
    let (mut two, _) = folder.open();
    for seed in 0..20 {
        let store = if seed % 3 == 0 { &mut one } else { &mut two };
        store.save(&[change(&entry(seed)), setting(&format!("r{seed}"), json!(seed % 7), 1)]).unwrap();
    }
    assert_eq!(ids(&folder.records()), all(20));
    assert_eq!(folder.open().1.profile.registers().count(), 20);
    let MonthState::Read(seen) = one.month(november()) else { panic!() };
    assert_eq!(ids(&seen), all(20), "a window reads what the other wrote");
}

#[test]
fn the_lock_is_the_same_wherever_the_machine_keeps_its_own_files() {
    let folder = Folder::begun();
    let elsewhere = Place { data: folder.data(), state: folder.data().with_file_name("state") };
    let (mut store, _) = Store::open(elsewhere.clone(), &[]).unwrap();
    let lock = fs::File::open(folder.path("local/lock")).unwrap();
    lock.lock().unwrap();
    let error = store.save(&[change(&entry(2)), change(&entry(3))]).unwrap_err();
    assert_eq!(error.code(), 75);
    assert!(error.to_string().ends_with("nothing was changed, 2 entries are kept here"), "{error}");
    drop(lock);
    store.save(&[]).unwrap();
    assert_eq!(folder.records().len(), 3);
    assert!(elsewhere.state.join("device").exists());
}

#[test]
fn eight_threads_that_save_fifty_entries_each_lose_none() {
    let folder = Folder::new();
    thread::scope(|scope| {
        for worker in 0..8u128 {
            let place = folder.place();
            scope.spawn(move || {
                let (mut store, _) = Store::open(place, &[]).unwrap();
                for seed in worker * 50..worker * 50 + 50 {
                    // On a slow disk the others may hold the lock for longer than one save waits.
                    let mut saved = store.save(&[change(&entry(seed))]);
                    for _ in 0..30 {
                        if saved.as_ref().map_err(pelvicoach::store::Error::code) != Err(75) {
                            break;
                        }
                        saved = store.save(&[]);
                    }
                    saved.unwrap();
                }
            });
        }
    });
    assert_eq!(ids(&folder.records()), all(400));
    assert!(folder.left_over().is_empty());
}

#[test]
fn programs_side_by_side_lose_nothing() {
    let folder = Folder::new();
    let children: Vec<_> = (0..3)
        .map(|worker| {
            child(&format!("save {} 15", worker * 15), &folder.data()).stdout(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        let out = child.wait_with_output().unwrap();
        assert!(String::from_utf8_lossy(&out.stdout).contains("kept 0"), "{out:?}");
    }
    assert_eq!(ids(&folder.records()), all(45));
}

#[test]
fn killed_at_any_moment_what_was_said_to_be_saved_is_there() {
    let folder = Folder::new();
    let mut from = 0;
    for round in 1..=6u128 {
        let mut running = child(&format!("save {from} 4000"), &folder.data()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
        let mut last = None;
        for line in lines.by_ref() {
            if let Some(seed) = line.unwrap().strip_prefix("saved ").and_then(|seed| seed.parse::<u128>().ok()) {
                last = Some(seed);
                if seed >= from + 5 * round {
                    break;
                }
            }
        }
        running.kill().unwrap();
        running.wait().unwrap();
        // What it said before it died counts too.
        for line in lines.map_while(Result::ok) {
            last = line.strip_prefix("saved ").and_then(|seed| seed.parse().ok()).or(last);
        }
        let there = folder.records();
        let said = last.unwrap();
        assert!(there.iter().all(|record| record.fits));
        for seed in 0..=said {
            assert!(there.contains(&entry(seed)), "{seed} of {said}");
        }
        from = said + 2;
        if !there.contains(&entry(said + 1)) {
            folder.open().0.save(&[change(&entry(said + 1))]).unwrap();
        }
    }
    folder.open().0.save(&[change(&entry(from))]).unwrap();
    assert!(folder.left_over().is_empty(), "what a killed save left is removed by the next program");
}

#[test]
fn an_edit_beside_is_merged_by_entry() {
    let folder = Folder::new();
    let (mut one, _) = folder.open();
    one.save(&[change(&entry(1)), change(&entry(2))]).unwrap();
    let (mut two, _) = folder.open();
    let at = moment("2026-11-23T07:30:00+01:00");
    let edited = entry(1).edited(at, &pain(9), &stamp()).unwrap();
    let deleted = entry(2).tombstone(&stamp()).unwrap();
    two.save(&[change(&edited)]).unwrap();
    one.save(&[change(&deleted)]).unwrap();
    assert_eq!(folder.records(), [edited, deleted]);
}

#[test]
fn a_hand_that_edits_the_file_is_respected() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    let by_hand = record(
        "{ \"id\":\"019ab0f0-0000-7000-8000-00000000000f\",\"kind\":\"note\",\"at\":\"2026-11-02T07:00:00Z\",\"text\":\"by hand\" }",
    );
    let text = folder.text("journal/2026-11.json").replace(entry(1).json(), by_hand.json());
    folder.write("journal/2026-11.json", text.as_bytes());
    store.save(&[change(&entry(2))]).unwrap();
    assert_eq!(folder.records(), [by_hand, entry(2)], "a line that was removed by hand stays removed");
    fs::remove_file(folder.month_file()).unwrap();
    store.save(&[change(&entry(3))]).unwrap();
    assert_eq!(folder.records(), [entry(3)], "a month that was removed stays removed");
}

/// Puts `text` in place of what stands in the month, so that the file keeps its number, its length and its moment of
/// change: as a copy that keeps times does, or two saves within one tick of the file system's clock.
fn change_behind_the_stamp(folder: &Folder, text: &str) {
    let before = fs::metadata(folder.month_file()).unwrap();
    fs::write(folder.month_file(), text).unwrap();
    let file = fs::File::options().write(true).open(folder.month_file()).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    let after = fs::metadata(folder.month_file()).unwrap();
    assert_eq!((after.len(), after.modified().unwrap()), (before.len(), before.modified().unwrap()));
}

#[test]
fn a_change_that_leaves_length_and_moment_of_the_file_as_they_were_is_seen() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(2))]).unwrap();
    let other = record(&entry(2).json().replace("\"pain_now\":2", "\"pain_now\":7").replace("\"rev\":1", "\"rev\":2"));
    assert_ne!(other, entry(2));
    change_behind_the_stamp(&folder, &folder.text("journal/2026-11.json").replace(entry(2).json(), other.json()));
    assert_eq!(store.month(november()), MonthState::Read(vec![entry(1), other.clone()]), "a window shows it");
    let third = record(&other.json().replace("\"pain_now\":7", "\"pain_now\":9").replace("\"rev\":2", "\"rev\":3"));
    change_behind_the_stamp(&folder, &folder.text("journal/2026-11.json").replace(other.json(), third.json()));
    store.save(&[change(&entry(3))]).unwrap();
    assert_eq!(folder.records(), [entry(1), third, entry(3)], "a save keeps it");
}

#[test]
fn an_older_file_that_a_sync_tool_puts_in_place_takes_nothing_from_this_session() {
    let folder = Folder::begun();
    let older = fs::read(folder.month_file()).unwrap();
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(2))]).unwrap();
    folder.write("journal/2026-11.json", &older);
    let MonthState::Read(seen) = store.month(november()) else { panic!() };
    assert_eq!(ids(&seen).len(), 2);
    store.save(&[]).unwrap();
    assert_eq!(folder.records(), [entry(1), entry(2)]);
}

#[test]
fn saving_the_same_again_writes_nothing() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    let before = fs::metadata(folder.month_file()).unwrap();
    store.save(&[change(&entry(1))]).unwrap();
    store.save(&[Change::Record { month: november(), record: entry(1) }]).unwrap();
    assert_eq!(fs::metadata(folder.month_file()).unwrap().modified().unwrap(), before.modified().unwrap());
}

#[test]
fn a_program_that_is_killed_while_it_holds_the_lock_holds_up_nobody() {
    let folder = Folder::begun();
    let mut holder = child("hold", &folder.data()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("held")));
    let (mut store, _) = folder.open();
    let error = store.save(&[change(&entry(2))]).unwrap_err();
    assert!(error.code() == 75 && error.to_string().contains("another window is saving"), "{error}");
    assert_eq!(folder.records(), [entry(1)], "reading needs no lock");
    holder.kill().unwrap();
    holder.wait().unwrap();
    store.save(&[]).unwrap();
    assert_eq!(folder.records(), [entry(1), entry(2)]);
}

#[test]
fn a_lock_that_cannot_be_had_is_said_and_the_entry_waits() {
    let folder = Folder::begun();
    fs::remove_file(folder.path("local/lock")).unwrap();
    fs::create_dir(folder.path("local/lock")).unwrap();
    let (mut store, _) = folder.open();
    let error = store.save(&[change(&entry(2))]).unwrap_err();
    let said = "local/lock: it is a folder; nothing was changed, 1 entry is kept here";
    assert!(error.code() == 73 && error.to_string().ends_with(said), "{error}");
    fs::remove_dir(folder.path("local/lock")).unwrap();
    store.save(&[]).unwrap();
    assert_eq!(folder.records(), [entry(1), entry(2)]);
}

/// An entry that moves to a month which cannot be written stays where it was until it can.
#[test]
fn an_entry_that_moves_is_never_in_no_month() {
    let folder = Folder::begun();
    let december: Month = "2026-12".parse().unwrap();
    folder.write("journal/2026-12.json", b"broken");
    let edited = entry(1).edited(moment("2026-12-01T08:00:00+01:00"), &pain(2), &stamp()).unwrap();
    let (moved, gone) = moved(&entry(1), november(), &edited, entry(7).id.unwrap(), &stamp()).unwrap();
    assert_eq!((moved.replaces(), gone.moved_to()), (entry(1).id, Some((entry(7).id.unwrap(), december))));
    let (mut store, _) = folder.open();
    let changes = [Change::Record { month: december, record: moved.clone() }, change(&gone)];
    assert_eq!(store.save(&changes).unwrap_err().code(), 65);
    assert_eq!((folder.records(), store.kept()), (vec![entry(1)], 2));
    fs::remove_file(folder.path("journal/2026-12.json")).unwrap();
    store.save(&[]).unwrap();
    assert_eq!((folder.records(), store.kept()), (vec![gone], 0));
    assert_eq!(folder.open().0.month(december), MonthState::Read(vec![moved]));
}
