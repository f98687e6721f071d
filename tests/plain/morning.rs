//! The morning in lines: card, parts, afterwards, saved; and the pace of what is said.

use serde_json::json;

use crate::harness::piped::Piped;
use crate::harness::{Home, MORNING};
use crate::kit::{records, settled, settled_with, the_one};

/// From Today over an empty card into the session.
pub fn practise(home: &Home) -> Piped {
    let mut talk = Piped::start(home, MORNING, "--plain");
    let mut said = talk.line("");
    assert!(said.contains("Before you begin"), "{said}");
    for _ in 0..20 {
        if said.contains("Enter begins now") {
            talk.line("");
            return talk;
        }
        said = talk.line("");
    }
    panic!("no session: {}", talk.raw())
}

#[test]
fn what_has_the_name_of_its_position_is_named_once() {
    let begins = |args: &str| {
        let mut talk = Piped::start(&settled(), MORNING, args);
        let mut said = talk.all();
        for _ in 0..20 {
            if let Some(at) = said.find("It begins with") {
                return said[at..].lines().next().unwrap().to_owned();
            }
            said = talk.line("");
        }
        panic!("no session: {}", talk.raw())
    };
    assert!(begins("--plain practise ST1").starts_with("It begins with Child's pose. "));
    assert!(begins("--plain practise B3").starts_with("It begins with Long out-breath, "));
}

#[test]
fn a_whole_morning_is_on_the_disk_as_it_was_lived() {
    let home = settled_with(&json!({ "weeks": { "count": 4, "last": "2026-W46" } }));
    let mut talk = Piped::start(&home, MORNING, "--plain");
    assert!(talk.all().contains("Good morning. Your practice is ready when you are."), "{}", talk.all());
    let said = talk.line("");
    assert!(said.contains("Average pain yesterday. 0 is none, 10 is worst."), "{said}");
    let said = talk.lines("5 | 4");
    assert!(said.contains("Pelvic floor ease. 0 is tight, 10 is soft. t is can't tell."), "{said}");
    talk.lines("6 | 7,5 | 3 | 10");
    talk.line("");
    talk.advance(60_000);
    // A good deal higher than before: the pacer waits, and stopping is offered.
    let said = talk.line("p 6");
    assert!(said.contains("That is high for now"), "{said}");
    talk.line("g");
    let said = talk.advance(900_000);
    assert!(said.contains("How was it") && said.contains("So far: 6."), "{said}");
    let said = talk.lines("| 3 | 1 | 1 || softer |");
    assert!(said.contains("Saved."), "{said}");
    talk.line("q");
    assert_eq!(talk.exit_code(), Some(0));

    let entries = records(&home, "check_in");
    assert_eq!(entries[0]["pain_average"], 5);
    assert_eq!(entries[0]["at"], "2026-11-23T03:59:00+01:00", "the last minute of yesterday");
    assert_eq!(entries[1]["pain_now"], 4);
    assert_eq!((&entries[1]["ease"], &entries[1]["sleep_hours"]), (&json!(6), &json!(7.5)));
    let practice = the_one(&home, "practice");
    assert_eq!(practice["outcome"], "finished");
    assert_eq!(practice["before"], json!({ "pain": 4, "ease": 6 }));
    assert_eq!((&practice["peak"]["pain"], &practice["after"]["pain"]), (&json!(6), &json!(3)));
    assert_eq!((&practice["comfort"], &practice["note"]), (&json!("easy"), &json!("softer")));
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());

    // The next morning asks once about what is left.
    let mut talk = Piped::start(&home, "2026-11-24T07:00:00+01:00", "--plain");
    let said = talk.lines("| 2 | 3 |");
    assert!(said.contains("Any soreness left from yesterday"), "{said}");
    talk.lines("2 ||||");
    assert_eq!(the_one(&home, "next_day")["soreness"], "hours");
}

#[test]
fn the_bell_or_nothing_in_place_of_breath_lines() {
    for cues in ["bell", "none"] {
        let home = settled();
        let mut talk = Piped::start(&home, MORNING, &format!("--plain breathe B3 --minutes 3 --cues {cues}"));
        talk.line("");
        let said = talk.advance(70_000);
        let means = talk.all().contains("one in, two out or let go, three stay, four look, five move, six over");
        assert_eq!(means, cues == "bell", "{}", talk.all());
        assert!(!said.to_lowercase().contains("breathe out"), "{said}");
        assert!(said.contains("left."), "{said}");
    }
    let (code, _, why) = settled().command(Some(MORNING), &["--plain", "breathe", "--cues", "song"]);
    assert_eq!(code, Some(2));
    assert!(why.contains("--cues takes lines, bell or none"), "{why}");
}

#[test]
fn the_end_of_the_lines_leaves_kindly_and_keeps_what_was_done() {
    let home = settled();
    let mut talk = practise(&home);
    talk.advance(65_000);
    assert_eq!(talk.end(), Some(0));
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["outcome"], &practice["done_s"]), (&json!("ended_early"), &json!(65)));
    assert!(home.drafts().is_empty());
}

#[test]
fn a_signal_leaves_the_session_as_it_was_to_be_kept_next_time() {
    let home = settled();
    let mut talk = practise(&home);
    talk.advance(63_000);
    talk.signal(crate::harness::Signal::TERM);
    assert_eq!(talk.exit_code(), Some(143));
    assert!(records(&home, "practice").is_empty());
    let mut talk = Piped::start(&home, "2026-11-23T09:00:00+01:00", "--plain");
    let said = talk.all();
    assert!(said.contains("a practice was cut short after 1:03"), "{said}");
    assert!(talk.line("1").contains("Enter begins"));
    assert_eq!(the_one(&home, "practice")["done_s"], json!(63));
}

#[test]
fn a_practice_about_which_nothing_is_asked_says_that_it_is_over() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    talk.lines("f |");
    let said = talk.advance(900_000);
    let (over, today) = (said.find("That was the practice."), said.find("Good morning."));
    assert!(over.is_some() && over < today, "{said}");
}
