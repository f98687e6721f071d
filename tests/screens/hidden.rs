//! What is about steps alone, a partner, trainers, the cycle and sex is out of sight until the person opens it in Plan:
//! one walk through every screen and every form, before and after.

use pelvicoach::words::name;
use serde_json::{Value, json};

use crate::stage::{Setting, Stage, Who};

/// So high that every list and every page stands whole.
const TALL: (u16, u16) = (110, 170);

/// Words that belong to one of the areas, at the beginning of a word.
const WORDS: [&str; 10] =
    ["partner", "trainer", "penetrat", "exposure", "cycle", "period", "sex", "intercourse", "your ladder", "attempt"];

/// Each place with what stands there.
type Seen = Vec<(String, String)>;

fn stage(registers: &[(&str, Value)]) -> Stage {
    Stage::set(&Setting { registers, ..Setting::of(Who::Fresh, TALL) })
}

fn see(stage: &mut Stage, place: &str, keys: &str, seen: &mut Seen) {
    let text = stage.keys(keys).text();
    seen.push((place.to_owned(), text));
}

/// A form, page by page, closed again.
fn form(stage: &mut Stage, place: &str, keys: &str, seen: &mut Seen) {
    see(stage, place, keys, seen);
    for page in 2..12 {
        let before = stage.text();
        let after = stage.keys("PageDown").text();
        if after == before {
            break;
        }
        seen.push((format!("{place}, page {page}"), after));
    }
    stage.keys("Esc Esc");
}

/// Everything that a person comes by; the section of Plan in which areas are opened is left out.
fn walk(registers: &[(&str, Value)]) -> Seen {
    let mut seen = Vec::new();
    let mut at = stage(registers);
    for (place, keys) in [("Today", "1"), ("Today, figures", "v"), ("Practise", "2"), ("Practise, its end", "End")] {
        see(&mut at, place, keys, &mut seen);
    }
    form(&mut at, "Today, why", "1 w", &mut seen);
    form(&mut at, "the card", "1 Enter", &mut seen);
    for key in ["n", "p", "t", "a", "c", "w", "b"] {
        form(&mut at, &format!("Journal, {key}"), &format!("3 {key}"), &mut seen);
    }
    see(&mut at, "Journal", "3", &mut seen);
    see(&mut at, "History", "4", &mut seen);
    for _ in 0..12 {
        see(&mut at, "History, measures", "Tab", &mut seen);
    }
    see(&mut at, "the page", "x", &mut seen);
    see(&mut at, "Plan", "5", &mut seen);
    for section in pelvicoach::coach::Section::ALL.iter().filter(|one| **one != pelvicoach::coach::Section::Areas) {
        let title = name("plan", section.id());
        at.section(&title);
        let whole = at.text();
        seen.push((format!("Plan, {title}"), whole));
        for _ in 0..14 {
            see(&mut at, &format!("Plan, {title}, a line"), "Down", &mut seen);
        }
        at.keys("Esc");
    }
    see(&mut at, "Learn", "6", &mut seen);
    for _ in 0..20 {
        see(&mut at, "Learn, a line", "Down", &mut seen);
    }
    seen
}

fn begins(line: &str, word: &str) -> bool {
    let lower = line.to_lowercase();
    lower.match_indices(word).any(|(at, _)| !lower[..at].chars().next_back().is_some_and(char::is_alphabetic))
}

/// Each line that holds one of the words, with its place, once.
fn found(seen: &Seen) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (place, text) in seen {
        for line in text.lines().map(str::trim).filter(|line| WORDS.iter().any(|word| begins(line, word))) {
            if !found.iter().any(|(_, there)| there == line) {
                found.push((place.clone(), line.to_owned()));
            }
        }
    }
    found
}

fn of(found: &[(String, String)], place: &str, word: &str) -> bool {
    found.iter().any(|(at, line)| at.starts_with(place) && begins(line, &word.to_lowercase()))
}

#[test]
fn nothing_of_it_is_in_sight_before_it_is_opened() {
    let seen = walk(&[]);
    assert!(seen.len() > 120, "the walk goes everywhere: {}", seen.len());
    for heading in ["Check-in, half a minute", "What may have set it off", "Before you begin", "Why this practice"] {
        assert!(seen.iter().any(|(_, text)| text.contains(heading)), "{heading} was not come by");
    }
    let found = found(&seen);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_area_brings_its_own_and_no_other() {
    for (area, brings) in [
        ("alone", &[("Practise", "your ladder"), ("Plan", "penetrat")][..]),
        ("partner", &[("Practise", "your ladder"), ("Journal, n", "partner"), ("Learn", "talking with a partner")]),
        ("trainer", &[("Practise", "your ladder"), ("Learn", "trainers"), ("Plan", "trainers")]),
        ("cycle", &[("Journal, n", "cycle"), ("Journal, p", "period"), ("the page", "cycle")]),
        (
            "sexual",
            &[("Journal, n", "attempt"), ("Journal, p", "sex"), ("the page", "sexual"), ("Practise", "penetrat")],
        ),
    ] {
        let found = found(&walk(&[("opened", json!([area]))]));
        for (place, word) in brings {
            assert!(of(&found, place, word), "{area} does not bring {word} to {place}: {found:#?}");
        }
        let others: &[&str] = match area {
            "cycle" => &["partner", "trainer", "penetrat", "exposure", "sex", "attempt", "your ladder"],
            "sexual" => &["partner", "trainer", "cycle", "period", "your ladder"],
            "alone" | "trainer" => &["partner", "cycle", "period", "sex", "attempt"],
            _ => &["trainer", "cycle", "period", "sex", "attempt"],
        };
        for word in others {
            assert!(!found.iter().any(|(_, line)| begins(line, word)), "{area} brings {word}: {found:#?}");
        }
    }
}

#[test]
fn opened_and_closed_again_with_the_keys_of_plan() {
    let mut stage = stage(&[]);
    let list = |stage: &mut Stage| stage.keys("2").text().contains("Your ladder,");
    assert!(!list(&mut stage));
    stage.section(&name("plan", "areas"));
    stage.keys("Enter");
    assert!(list(&mut stage), "{}", stage.text());
    stage.section(&name("plan", "areas"));
    stage.keys("Enter");
    assert!(!list(&mut stage), "{}", stage.text());
}

#[test]
fn a_trigger_that_was_ticked_stays_in_its_entry() {
    let mut stage = stage(&[("opened", json!(["sexual"]))]);
    stage.keys("3 p");
    let ticks = |stage: &mut Stage| stage.text().lines().any(|line| line.contains("sitting"));
    assert!(ticks(&mut stage));
    for _ in 0..20 {
        if stage.text().lines().any(|line| line.contains('›') && line.contains("What may have set it off")) {
            break;
        }
        stage.keys("Down");
    }
    let screen = stage.text();
    let box_of = |screen: &str| screen.contains("sex");
    assert!(box_of(&screen), "{screen}");
    stage.click_on("sex");
    stage.keys("C-s");
    let kept: Vec<String> = stage.disk.values().flatten().map(|record| record.json().to_owned()).collect();
    assert!(kept.iter().any(|json| json.contains("\"triggers\":[\"sex\"]")), "{kept:?}");
    stage.section(&name("plan", "areas"));
    stage.keys("End Enter");
    assert_eq!(stage.profile.get::<Vec<String>>("opened"), Some(Vec::new()), "it is closed again");
    stage.keys("3 Enter e");
    assert!(box_of(&stage.text()), "an edit keeps what was ticked:\n{}", stage.text());
}
