//! A kill -9 in every unfinished form and in every moment of a session: it is offered again, with what was there a
//! second before.

use pelvicoach::store::{Place, Store};

use crate::harness::{Home, MORNING, Run, Running, Signal};
use crate::kit::{enter, leave, open, practise, settled, the_one};

const LATER: &str = "2026-11-23T08:00:00+01:00";

/// Ways into forms, from Today or from the command line; what is offered at the next start, and what stands in it then.
const FORMS: [(&str, &str, &str, &str); 18] = [
    ("", "n 4", "A check-in", "[4]"),
    ("", "3 p 4", "A pain entry", "[4]"),
    ("", "3 t text:half_a", "A note", "half a"),
    ("", "3 t text:half_a Down text:one,_two", "A note", "one, two"),
    ("", "a text:half_a", "A question for the visit", "half a"),
    ("", "3 c text:half_a", "A thought", "half a"),
    ("", "3 w text:half_a", "A worry", "half a"),
    ("", "3 b text:half_a", "A small experiment", "half a"),
    ("", "! t e text:Ana_555", "The list of your people", "Ana 555"),
    ("", "6 Enter a text:half_a", "An answer to a lesson", "half a"),
    ("practise CR7", "text:half_a", "A thought", "half a"),
    ("practise CRV", "text:half_a", "The line about why this matters", "half a"),
    ("practise CRW", "text:half_a", "A worry window", "half a"),
    ("practise SC2", "text:half_a", "A letter", "half a"),
    ("practise SC4", "text:half_a", "A kind look back", "half a"),
    ("practise BH1", "1", "A list of things to try", "1"),
    ("", "2 End Enter 1", "A figure from your therapist", "●"),
    ("", "2 End Up Up Up Up Enter 4", "A questionnaire", "[4]"),
];

fn start(home: &Home, command: &str) -> Running {
    if command.is_empty() { open(home, MORNING) } else { Run::at(MORNING).home(home).args(command).start() }
}

#[test]
fn every_form_is_offered_again_with_what_stood_in_it() {
    for (command, keys, offered, there) in FORMS {
        let what = format!("{command} {keys}");
        let home = settled();
        let mut run = start(&home, command);
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            // Enter is taken once a screen has stood for a moment.
            run.advance(500);
            run.keys(key);
        }
        run.advance(1_000);
        assert!(!run.has_ended(), "{what}:\n{}", run.screen());
        run.kill(Signal::KILL);
        assert_eq!(home.drafts().len(), 1, "{what}: {:?}\n{}", home.drafts(), run.screen());
        let mut run = open(&home, LATER);
        run.wait_for(&format!("{offered} was not finished"));
        enter(&mut run);
        run.wait_for(there);
        // Saved, or let go of, it is not offered a third time.
        run.keys("Esc");
        leave(run);
        let mut run = open(&home, LATER);
        run.wait_for(&format!("{offered} was not finished"));
        run.keys("D");
        run.wait_for("Good morning");
        leave(run);
        assert!(home.drafts().is_empty(), "{what}: {:?}", home.drafts());
    }
}

/// The same in a diary that has a passphrase: what was typed stands on the disk sealed, and nowhere else.
#[test]
fn with_a_passphrase_every_form_is_offered_again_and_no_word_of_it_is_plain() {
    for (command, keys, offered, there) in FORMS {
        let what = format!("{command} {keys}");
        let home = settled();
        let place = Place { data: home.data_dir(), state: home.state_dir() };
        let (mut store, _) = Store::open(place, &[]).expect("it opens");
        store.wrap_lightly();
        store.set_lock("a calm evening").expect("a lock");
        let unlocked = |mut run: Running| {
            run.wait_for("Passphrase");
            run.text("a calm evening");
            enter(&mut run);
            run.absent("Passphrase");
            run
        };
        let mut run = unlocked(start(&home, command));
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            run.advance(500);
            run.keys(key);
        }
        run.advance(1_000);
        run.kill(Signal::KILL);
        assert_eq!(home.drafts().len(), 1, "{what}: {:?}\n{}", home.drafts(), run.screen());
        for draft in home.drafts() {
            let bytes = std::fs::read(home.state_dir().join("drafts").join(&draft)).expect("a draft");
            assert!(bytes.starts_with(b"age-encryption.org"), "{what}: {draft} is plain");
        }
        let mut run = unlocked(open(&home, LATER));
        run.wait_for(&format!("{offered} was not finished"));
        enter(&mut run);
        run.wait_for(there);
        run.kill(Signal::KILL);
    }
}

#[test]
fn the_card_of_the_morning_holds_what_was_answered() {
    let home = settled();
    let mut run = open(&home, MORNING);
    enter(&mut run);
    run.wait_for("Before you begin");
    run.keys("3 Down 5");
    run.advance(1_000);
    run.kill(Signal::KILL);
    let mut run = open(&home, LATER);
    run.wait_for("Good morning");
    enter(&mut run);
    run.wait_for("[3]");
    run.wait_for("[5]");
    leave_form(run);
}

fn leave_form(mut run: Running) {
    run.keys("Esc");
    leave(run);
}

#[test]
fn an_edit_is_offered_again_and_the_entry_is_as_it_was_until_it_is_saved() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("3 t text:first_words C-s");
    run.wait_for("first words");
    run.advance(500);
    run.keys("Enter e text:_and_more");
    run.advance(1_000);
    run.kill(Signal::KILL);
    assert_eq!(the_one(&home, "note")["text"], "first words");
    let mut run = open(&home, LATER);
    run.wait_for("A note was not finished");
    enter(&mut run);
    run.wait_for("first words and more");
    run.keys("C-s");
    run.wait_for("Saved.");
    leave(run);
    assert_eq!(the_one(&home, "note")["text"], "first words and more");
}

#[test]
fn the_questions_after_a_practice_are_offered_again() {
    let home = settled();
    let mut run = Run::at(MORNING).home(&home).args("breathe B1 --breaths 3").start();
    run.advance(120_000);
    run.wait_for("How was it");
    run.keys("3 Down 2");
    run.advance(1_000);
    run.kill(Signal::KILL);
    assert_eq!(the_one(&home, "practice")["outcome"], "finished");
    let mut run = open(&home, LATER);
    run.wait_for("The short form after a practice was not finished");
    enter(&mut run);
    run.wait_for("[3]");
    run.keys("C-s");
    run.wait_for("Good morning");
    leave(run);
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["peak"]["pain"], &practice["after"]["pain"]), (&3.into(), &2.into()));
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

/// Running, paused, asked about pain, light-headed, set up, hidden, with the keys over it: whatever it is doing, the
/// practice is kept as ended early, with the seconds that were done.
#[test]
fn a_session_is_offered_again_whatever_it_was_doing() {
    for keys in ["", "Space", "p", "p 4", "d", "i", "z", "F12", "?", "q", "Right", "Space Right"] {
        let home = settled();
        let mut run = open(&home, MORNING);
        practise(&mut run);
        run.advance(60_000);
        run.keys(keys);
        run.advance(5_000);
        run.kill(Signal::KILL);
        let mut run = open(&home, LATER);
        run.wait_for("cut short after");
        enter(&mut run);
        run.wait_for("Good morning");
        leave(run);
        let practice = the_one(&home, "practice");
        let done = practice["done_s"].as_u64().expect("seconds");
        assert!((55..=65).contains(&done), "{keys}: {done}");
        assert_eq!(practice["outcome"], "ended_early", "{keys}");
        assert!(home.drafts().is_empty(), "{keys}: {:?}", home.drafts());
    }
}
