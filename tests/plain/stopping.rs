//! Stopping in lines: Enter alone pauses, once more it stops; and what else is at hand on the mat.

use serde_json::json;

use crate::harness::MORNING;
use crate::harness::piped::Piped;
use crate::kit::{settled, the_one};
use crate::morning::practise;

#[test]
fn enter_pauses_at_once_and_once_more_stops_and_settles() {
    let home = settled();
    let mut talk = practise(&home);
    talk.advance(30_000);
    let said = talk.line("");
    assert!(said.contains("Paused."), "{said}");
    let said = talk.advance(60_000);
    assert_eq!(said, "", "it waits");
    let said = talk.line("");
    assert!(said.contains("You stopped in good time."), "{said}");
    // It is on the disk before anything is asked.
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["outcome"], &practice["done_s"]), (&json!("stopped"), &json!(30)));
    let said = talk.advance(60_000);
    assert!(
        said.contains("Feel your feet") && said.contains("What was it?") && said.contains("7) changed my mind"),
        "{said}"
    );
    talk.line("1");
    assert_eq!(the_one(&home, "practice")["stopped_for"], "pain");
}

#[test]
fn the_sign_for_help_stops_at_once_and_bleeding_has_its_text_first() {
    let home = settled();
    let mut talk = practise(&home);
    talk.advance(30_000);
    assert!(talk.line("!").contains("You stopped in good time."));
    talk.line("");
    let said = talk.line("5");
    assert!(said.to_lowercase().contains("bleeding"), "{said}");
    assert_eq!(the_one(&home, "practice")["stopped_for"], "bleeding");
    assert_eq!(the_one(&home, "flag")["state"], "raised");
}

#[test]
fn a_dot_covers_what_is_here_until_the_next_one() {
    let home = settled();
    let mut talk = practise(&home);
    talk.advance(20_000);
    talk.line(".");
    assert!(talk.lines_said.iter().filter(|line| line.is_empty()).count() >= 24, "{:?}", talk.lines_said);
    assert_eq!(talk.lines_said.last().map(String::as_str), Some("07:00"));
    assert_eq!(talk.advance(120_000), "", "nothing is said");
    let said = talk.line("hello");
    assert_eq!(said, "07:02");
    assert!(talk.line(".").contains("Paused."));
    talk.lines("q | 1");
    assert_eq!(talk.exit_code(), Some(0));
    assert_eq!(the_one(&home, "practice")["done_s"], json!(20));
}

#[test]
fn the_mat_has_its_letters() {
    let home = settled();
    let mut talk = practise(&home);
    talk.advance(40_000);
    // Help is said line by line, each in its turn.
    let said = talk.line("?") + &talk.advance(60_000);
    assert!(said.contains("Enter alone pauses at once"), "{said}");
    for (letter, words) in
        [("+", "longer out-breath"), ("-", "smaller breath"), ("k", "This pace stays"), ("m", "are on")]
    {
        let said = talk.line(letter) + &talk.advance(12_000);
        assert!(said.contains(words), "{letter}: {said}");
    }
    assert!(talk.line("d").contains("Let your breath go back to its own size"));
    let said = talk.line("");
    assert!(said.contains("Today") || said.contains("Good morning"), "{said}");
    assert_eq!(the_one(&home, "practice")["stopped_for"], "dizzy");
}

#[test]
fn whoever_wants_no_time_before_the_first_breath_has_none() {
    let home = settled();
    let lead_in = ("PELVICOACH_LEAD_IN", "0");
    let mut talk = Piped::start_with(&home, MORNING, "--plain breathe B3 --minutes 2", lead_in);
    assert!(!talk.all().contains("It begins in a moment"), "{}", talk.raw());
    let said = talk.all() + &talk.advance(1);
    assert!(said.contains("breathe in"), "{said}");
}

#[test]
fn the_own_pace_is_offered_and_taken_from_three_breaths() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain breathe B3 --minutes 2");
    assert!(talk.all().contains("t and Enter with each breath in"), "{}", talk.raw());
    let mut said = talk.line("t");
    assert!(said.contains("the next breath in"), "{said}");
    for _ in 0..3 {
        talk.advance(5_000);
        said = talk.line("t");
    }
    assert!(said.contains("Your pace: 12 breaths a minute."), "{}", talk.raw());
}
