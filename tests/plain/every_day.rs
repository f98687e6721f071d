//! Each kind of day through the keys of the screen and through lines: what stands on the disk afterwards is the same but
//! for ids, and every line of it is plain.

use std::os::unix::fs::DirBuilderExt as _;

use pelvicoach::store::{Key, Place, Store};
use serde_json::{Value, json};

use crate::equal::Move::{Both, Seen, Until, Wait};
use crate::equal::{same, same_from};
use crate::harness::{Home, MORNING};
use crate::kit::{leave, open, practise, settled, settled_with, the_one, write_private};

/// From Today over an empty card to the first breath.
const BEGUN: [crate::equal::Move; 3] = [Both("Enter", ""), Both("C-s", "e"), Both("Enter", "")];

/// A day that begins with a practice.
fn practised(then: &[crate::equal::Move]) -> Vec<crate::equal::Move> {
    BEGUN.iter().chain(then).copied().collect()
}

#[test]
fn what_is_left_from_yesterday_is_asked_the_next_morning() {
    let day = practised(&[
        Wait(900_000),
        Both("C-s", "e"),
        Wait(86_400_000),
        Both("Enter", ""),
        Both("Enter Enter Enter 1 C-s", "||| 1 | e"),
        Both("Enter", ""),
        Wait(900_000),
        Both("C-s", "e"),
        Wait(1_000),
    ]);
    let home = same(&json!({}), &day);
    assert_eq!(the_one(&home, "next_day")["soreness"], "none");
}

#[test]
fn on_the_mat() {
    let day = practised(&[
        Wait(30_000),
        Both("-", "-"),
        Wait(10_000),
        Both("+", "+"),
        Wait(10_000),
        Both("k", "k"),
        Wait(5_000),
        Both("p 3 Enter", "p 3"),
        Wait(5_000),
        Both("x", "x"),
        Wait(3_000),
        Both("o", "o"),
        Wait(3_000),
        Both("PageDown", "n"),
        Wait(20_000),
        Both("PageUp", "r"),
        Wait(10_000),
        Both("Space", ""),
        Wait(5_000),
        Both("Space", "g"),
        Wait(900_000),
        Both("C-s", "e"),
        Wait(1_000),
    ]);
    let home = same(&json!({}), &day);
    assert_eq!(the_one(&home, "practice")["peak"]["pain"], 3);
}

#[test]
fn dizzy_and_somebody_comes_in() {
    same(&json!({}), &practised(&[Wait(30_000), Both("d", "d"), Both("Enter", ""), Wait(1_000)]));
    let day = practised(&[
        Wait(30_000),
        Both("F12", "."),
        Wait(60_000),
        Both("F12", "."),
        Both("Space", "g"),
        Wait(20_000),
        Both("q y", "q | 1"),
    ]);
    same(&json!({}), &day);
}

#[test]
fn not_for_me_the_first_time_it_comes_up() {
    let seen = ["PF1a", "B1", "MI1", "SC1", "B2"];
    let day = practised(&[
        Wait(300_000),
        Seen("not for me"),
        Both("3", "3"),
        Both("Enter", ""),
        Wait(900_000),
        Both("C-s", "e"),
        Wait(1_000),
    ]);
    let home = same(&json!({ "introduced": seen }), &day);
    assert!(!home.register("not_for_me").is_null(), "{}", home.diary_file("profile.json"));
}

#[test]
fn help_now_and_a_word_that_is_kept_nowhere() {
    let day = [
        Both("! t 8", "sos | p | 2"),
        Wait(1_000),
        Both("Esc Esc Esc", "b | b"),
        Both("n 6 C-s", "n | 6 | e"),
        Wait(1_000),
    ];
    same(&json!({}), &day);
}

#[test]
fn the_lines_of_the_week_after_the_practice() {
    let asked = json!({ "safety_asked": { "on": "2026-11-16", "answer": "none" } });
    let day = practised(&[Wait(900_000), Both("C-s", "e"), Both("1 C-s", "1"), Wait(1_000)]);
    let home = same(&asked, &day);
    assert_eq!(home.register("safety_asked")["on"], "2026-11-23");
}

#[test]
fn a_note_that_someone_has_seen() {
    for level in ["urgent", "emergency"] {
        let flag = json!({ "day": "2026-11-22", "flag": { "flag": 15, "level": level, "state": "raised" } });
        let day = [Both("Enter", ""), Both("S", "1"), Wait(1_000)];
        let home = same(&json!({ "flags": [flag] }), &day);
        assert_eq!(the_one(&home, "flag")["state"], "seen");
    }
}

#[test]
fn a_visit_is_recorded_and_the_page_begins_there() {
    let day = [
        Both("3 v", "j | v"),
        Both("text:Dr_May Down text:It_went_well Down text:18_Dec C-s", "Dr May | It went well || 18 Dec | e"),
        Wait(1_000),
    ];
    let home = same(&json!({}), &day);
    let visit = the_one(&home, "visit");
    assert_eq!((&visit["with"], &visit["next_at"]), (&json!("Dr May"), &json!("2026-12-18")));
}

#[test]
fn thoughts_and_a_small_experiment() {
    let day = [
        Both("3 c", "j | c"),
        Both("text:it_will_never_settle Down text:it_did_in_May C-s", "it will never settle || it did in May || e"),
        Wait(60_000),
        Both("b text:sitting_will_hurt C-s", "e | sitting will hurt || e"),
        Wait(1_000),
    ];
    let home = same(&json!({}), &day);
    assert_eq!(the_one(&home, "thought")["against"], "it did in May");
    assert_eq!(the_one(&home, "experiment")["prediction"], "sitting will hurt");
}

#[test]
fn less_is_asked() {
    let day = [
        Both("Enter", ""),
        Both("1 Down 3 C-s", "1 | 3 | e"),
        Both("Enter", ""),
        Wait(900_000),
        Both("C-s", "e"),
        Wait(1_000),
    ];
    same(&json!({ "ask_less": true }), &day);
}

#[test]
fn the_last_change_is_taken_back() {
    let day = [
        Both("n 6 C-s", "n | 6 | e"),
        Wait(60_000),
        Both("a text:swim C-s", "a | swim |"),
        Wait(1_000),
        Both("u", "u"),
        Wait(1_000),
    ];
    same(&json!({}), &day);
}

/// A month that another machine wrote as well.
fn two_machines() -> Home {
    let home = settled();
    let entry = |id: &str, pain: u8| {
        let at = "2026-11-21T12:00:00+01:00";
        json!({ "id": id, "kind": "check_in", "at": at, "tz": "Europe/Berlin", "updated": "2026-11-21T11:00:00Z", "rev": 1, "device": "00112233445566aa", "pain_now": pain })
    };
    let month = |entries: &[Value]| {
        json!({ "format": "pelvicoach/month", "version": 1, "month": "2026-11", "records": entries }).to_string()
    };
    let folder = home.data_dir().join("journal");
    std::fs::DirBuilder::new().mode(0o700).create(&folder).expect("a folder");
    let (one, other) =
        (entry("019aa0f0-0000-7000-8000-000000000001", 3), entry("019aa0f0-0000-7000-8000-000000000002", 5));
    write_private(&folder.join("2026-11.json"), month(std::slice::from_ref(&one)));
    write_private(&folder.join("2026-11.sync-conflict-20261122-080000-ABCDEFG.json"), month(&[one, other]));
    home
}

#[test]
fn what_another_machine_left_is_joined() {
    let home = same_from(two_machines, &[Both("m", "m"), Both("1 C-s", "1 | e"), Wait(1_000)]);
    assert_eq!(home.records("2026-11").len(), 2);
}

const PASSPHRASE: &str = "a calm evening";

#[test]
fn a_diary_with_a_passphrase() {
    let place = |home: &Home| Place { data: home.data_dir(), state: home.state_dir() };
    let locked = || {
        let home = settled();
        Store::open(place(&home), &[]).expect("it opens").0.set_lock(PASSPHRASE).expect("a lock");
        home
    };
    let opened = |home: &Home| {
        let (mut store, _) = Store::open(place(home), &[]).expect("it opens");
        store.unlock(Key::Passphrase(PASSPHRASE), &[]).expect("it is unlocked");
        store.take_lock_off().expect("the lock is off");
        crate::equal::ends(home)
    };
    let day = [
        Both("text:a_calm_evening Enter", "a calm evening"),
        Both("n 6 C-s", "n | 6 | e"),
        Wait(1_000),
        Both("F12", "."),
        Both("F12", "."),
        Both("text:a_calm_evening Enter", "a calm evening"),
        Both("a text:swim C-s", "a | swim |"),
        Wait(1_000),
    ];
    let (one, other) = (locked(), locked());
    crate::equal::on_the_screen(&one, &day);
    crate::equal::in_lines(&other, &day);
    assert_eq!(opened(&one), opened(&other));
    assert_eq!(one.records("2026-11").len(), 2);
}

#[test]
fn a_questionnaire_after_the_practice() {
    let taken = |week: u32| json!({ "on": "2026-11-10", "week": week });
    let due = json!({
        "weeks": { "count": 3, "last": "2026-W47" },
        "measure-peg": taken(1), "measure-phq-4": taken(3), "measure-psfs": taken(1), "measure-pgic": taken(4),
        "lessons": { "L01": "2026-11-01", "L02": "2026-11-01", "L03": "2026-11-01", "L04": "2026-11-01" },
        "put_off": { "lesson": "2027-01-01" },
        "safety_asked": { "on": "2026-11-27", "answer": "none" },
    });
    let home = || {
        let home = settled_with(&due);
        // A first day by itself asks nothing more.
        assert_eq!(home.command(Some("2026-11-22T08:00:00+01:00"), &["log", "--pain", "3"]).0, Some(0));
        let mut run = open(&home, "2026-11-22T09:00:00+01:00");
        practise(&mut run);
        run.advance(600_000);
        run.keys("C-s");
        leave(run);
        home
    };
    let day = practised(&[
        Wait(900_000),
        Both("C-s", "e"),
        Seen("PEG"),
        Both("1 C-s", "1"),
        Both("4 Down 3 Down 5 C-s", "4 | 3 | 5"),
        Both("Enter", ""),
        Wait(1_000),
    ]);
    let home = same_from(home, &day);
    assert_eq!(the_one(&home, "measure")["answers"], json!([4, 3, 5]));
}

#[test]
fn a_practice_that_ends_by_itself_is_asked_about_to_the_last_question() {
    let day = practised(&[
        Wait(900_000),
        Both("2 Enter 3 Enter 2 Enter 3 Enter C-s", "2 | 3 | 2 | 3"),
        Until("Saved."),
        Wait(60_000),
    ]);
    let home = same(&json!({}), &day);
    assert_eq!(the_one(&home, "practice")["comfort"], "ok");
    let (code, said, _) = home.command(Some(MORNING), &["status"]);
    assert_eq!(code, Some(0), "{said}");
}
