//! Days that come now and then, and what a person sets up: through the keys of the screen, in lines between two pipes, and
//! in lines in a terminal. What stands on the disk afterwards is the same but for ids.

use pelvicoach::store::{Key, Place, Store};
use serde_json::json;

use crate::equal::Move::{self, Both, Row, Seen, Until, Wait};
use crate::equal::{ends, in_a_terminal, in_lines, on_the_screen, same, same_from};
use crate::harness::piped::Piped;
use crate::harness::{MORNING, Run};
use crate::kit::{settled, settled_with, the_one};

/// To the list of the plan, and to one of its sections.
const PLAN: Move = Both("5", "p");

#[test]
fn the_people_to_reach() {
    let day = [PLAN, Row("Your people"), Both("text:Mum_555 C-s", "Mum 555 |"), Wait(1_000)];
    let home = same_from(settled, &day);
    assert_eq!(home.register("contacts"), "Mum 555");
}

#[test]
fn a_routine_of_ones_own() {
    let day = [
        PLAN,
        Row("Your own routines"),
        Row("New routine"),
        Both("text:Before_the_day C-s", "Before the day"),
        Row("Add an exercise"),
        Row("Long out-breath"),
        Row("Child's pose"),
        Wait(1_000),
    ];
    let home = same_from(settled, &day);
    let blocks = ends(&home).1["own_routine"][0]["blocks"].clone();
    assert_eq!((&blocks[0]["exercise"], &blocks[1]["exercise"]), (&json!("B3"), &json!("ST1")));
}

#[test]
fn why_it_is_this_practice_and_a_step_that_is_chosen() {
    let day = [Both("w", "w |"), Both("PageDown 2 C-s", "2"), Until("Enter begins"), Wait(1_000)];
    same_from(settled, &day);
}

#[test]
fn a_plan_that_was_dictated() {
    let day = [
        PLAN,
        Row("From your therapist"),
        Row("Write down a plan"),
        Both("text:After_the_visit C-s", "After the visit | e"),
        Both("text:Heel_slides Enter C-s", "Heel slides | e"),
        Both("C-s", ""),
        Both("C-s", ""),
        Both("Down 1 C-s", " | 1"),
        Wait(1_000),
    ];
    let homes = [(), (), ()].map(|()| settled_with(&json!({ "weeks": { "count": 2, "last": "2026-W47" } })));
    on_the_screen(&homes[0], &day);
    in_lines(&homes[1], &day);
    in_a_terminal(&homes[2], &day);
    let texts = homes.each_ref().map(|home| {
        let file = home.register("plan")["file"].as_str().expect("a plan in use").to_owned();
        std::fs::read_to_string(home.data_dir().join("plans").join(file)).expect("its file")
    });
    assert!(texts[0].contains("Heel slides") && texts[0].contains("After the visit"), "{}", texts[0]);
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
}

#[test]
fn the_day_after_a_gap() {
    let away = || {
        let home = settled();
        for (day, pain) in [("2026-11-02T07:30:00+01:00", "4"), ("2026-11-03T07:30:00+01:00", "5")] {
            assert_eq!(home.command(Some(day), &["log", "--pain", pain]).0, Some(0));
        }
        home
    };
    let day = [
        Both("Enter", ""),
        Both("5 C-s", "5 | e"),
        Both("Enter", ""),
        Wait(900_000),
        Both("2 C-s", "2 | e"),
        Wait(1_000),
    ];
    let home = same_from(away, &day);
    assert_eq!(the_one(&home, "practice")["outcome"], "finished");
}

#[test]
fn settings() {
    let day = [PLAN, Row("Settings"), Row("Numbers in a practice"), Row("Less movement"), Wait(1_000)];
    let homes = [settled(), settled(), settled()];
    on_the_screen(&homes[0], &day);
    in_lines(&homes[1], &day);
    in_a_terminal(&homes[2], &day);
    let kept = homes.each_ref().map(|home| std::fs::read_to_string(home.config_file()).unwrap_or_default());
    assert!(kept[0].contains("reduced_motion = true"), "{}", kept[0]);
    assert!(kept.iter().all(|text| *text == kept[0]), "{kept:?}");
    let [seen, piped, typed] = homes.each_ref().map(ends);
    assert_eq!((&seen, &seen), (&piped, &typed));
}

#[test]
fn two_people() {
    let day = [
        Both("2", "c | 7"),
        Row("An agreement for two"),
        Both("1 Down 1 Down 1 Down 1 Down C-s", "1 | 1 | 1 | 1"),
        Both("1 Down 1 Down 1 Down 1 Down C-s", "1 | 1 | 1 | 1"),
        Both("Down 6 Down 4 C-s 1", " | 6 | 4 | 1"),
        Both("Enter", ""),
        Wait(121_000),
        Both("3", "3"),
        Both("2 Down 3 Down 2 Down 1 C-s", "2 | 3 | 2 | 1 |"),
        Wait(1_000),
    ];
    let home = same(&json!({ "opened": ["partner"], "partner_read": true }), &day);
    assert_eq!(the_one(&home, "practice")["peak"], json!({ "pain": 2, "fear": 3 }));
}

const PASSPHRASE: &str = "a calm evening";

#[test]
fn a_passphrase_is_set_and_opens_the_diary() {
    let day = [
        PLAN,
        Row("Settings"),
        Row("Passphrase"),
        Both("text:a_calm_evening Enter", "a calm evening"),
        Both("text:a_calm_evening Enter", "a calm evening"),
        Seen("The lock is set"),
        Both("Enter", ""),
        Wait(1_000),
    ];
    let then = [Both("text:a_calm_evening Enter", "a calm evening"), Both("n 6 C-s", "n | 6 | e"), Wait(1_000)];
    let homes = [settled(), settled(), settled()];
    for day in [&day[..], &then[..]] {
        on_the_screen(&homes[0], day);
        in_lines(&homes[1], day);
        in_a_terminal(&homes[2], day);
    }
    let opened = homes.each_ref().map(|home| {
        let place = Place { data: home.data_dir(), state: home.state_dir() };
        let (mut store, _) = Store::open(place, &[]).expect("it opens");
        store.unlock(Key::Passphrase(PASSPHRASE), &[]).expect("it is unlocked");
        store.take_lock_off().expect("the lock is off");
        ends(home)
    });
    assert_eq!(opened[0], opened[1]);
    assert_eq!(opened[0], opened[2]);
    assert_eq!(homes[0].records("2026-11").len(), 1);
}

#[test]
fn history_has_the_same_figures_and_changes_nothing() {
    let lived = || {
        let home = settled();
        for day in 1..=22_u32 {
            let at = format!("2026-11-{day:02}T08:00:00+01:00");
            let (worst, ease) = ((3 + day % 5).to_string(), (2 + day % 4).to_string());
            assert_eq!(home.command(Some(&at), &["log", "--worst", &worst, "--ease", &ease]).0, Some(0));
        }
        home
    };
    let (one, other) = (lived(), lived());
    let mut run = Run::at(MORNING).home(&one).size(100, 40).start();
    run.keys("4");
    run.advance(500);
    let mut talk = Piped::start(&other, MORNING, "--plain");
    talk.line("h");
    let said = talk.line("2");
    // The mean of the last seven days, and that of the first.
    let mean =
        |from: u32, to: u32| f64::from((from..=to).map(|day| 3 + day % 5).sum::<u32>()) / f64::from(to - from + 1);
    // Of this day nothing is written yet.
    let (start, lately) = (mean(1, 7), mean(17, 22));
    run.wait_for(&format!("Worst pain  {start:.1} → {lately:.1}"));
    for told in [format!("{lately:.1} lately"), format!("{start:.1} at the start")] {
        assert!(said.contains(&told), "{told}: {said}");
    }
    assert_eq!(ends(&one), ends(&other));
}
