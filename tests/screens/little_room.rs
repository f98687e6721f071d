//! 40 columns and 12 lines: what matters is read in pieces that are worth reading, and a sign says that there is more.

use pelvicoach::words::say;
use serde_json::json;

use crate::stage::{Setting, Stage, Who};

const TINY: (u16, u16) = (40, 12);

fn flat(text: &str) -> String {
    text.split_whitespace().filter(|word| !["↓", "↑", "·"].contains(word)).collect::<Vec<_>>().join(" ")
}

/// Lines of a screen that stand between its header and its footer and hold something.
fn lines_of_body(text: &str) -> usize {
    text.lines().skip(2).take(8).filter(|line| !line.trim().is_empty()).count()
}

/// The emergency lines at first run, and those of the week.
fn emergency_lines() -> [(Stage, &'static str); 2] {
    let seen = json!(["ST1", "B1", "B2", "PF1a", "MI1"]);
    let asked = [("safety_asked", json!({ "on": "2026-11-10", "answer": "none" })), ("introduced", seen)];
    let mut weekly = Stage::set(&Setting { registers: &asked, ..Setting::of(Who::Fresh, TINY) });
    // After a practice, once a week.
    weekly.keys("Enter C-s Right").wait(500_000).keys("C-s");
    [(Stage::new(Who::New, TINY), "Before you start"), (weekly, "Anything new this week?")]
}

#[test]
fn the_emergency_lines_are_read_in_whole_screens_and_then_the_question_stands() {
    for (mut stage, heading) in emergency_lines() {
        let mut seen = String::new();
        let mut screens = 0;
        while !stage.text().contains("none of these") {
            let text = stage.text();
            assert!(text.contains(heading), "{text}");
            assert_eq!(lines_of_body(&text), 8, "every line is used:\n{text}");
            seen.push_str(&text);
            seen.push('\n');
            screens += 1;
            assert!(screens < 6, "{text}");
            stage.keys("Enter");
        }
        let seen = flat(&seen);
        for line in (1..=7).map(|line| say(&format!("safety-line-{line}"))) {
            // A line may stand on two screens; its first and last words are read.
            let words: Vec<&str> = line.split(' ').collect();
            assert!(
                seen.contains(&words[..3].join(" ")) && seen.contains(&words[words.len() - 2..].join(" ")),
                "{line}"
            );
        }
        let asked = stage.text();
        for words in ["none of these", "something here", "not now", "go on", "↑"] {
            assert!(asked.contains(words), "{words}:\n{asked}");
        }
        // What was read can be read again, and the way on is the same.
        stage.keys("Up");
        let again = flat(&stage.text());
        assert!(!again.contains("none of these") && again.contains("badly out of breath"), "{again}");
        stage.keys("Down 1 Down Enter");
        assert!(!stage.text().contains(heading), "{}", stage.text());
    }
}

#[test]
fn a_figure_does_not_answer_a_question_that_is_not_in_sight() {
    for (mut stage, heading) in emergency_lines() {
        stage.keys("1");
        let text = stage.text();
        assert!(text.contains(heading) && text.contains("1○ none of these"), "it leads to the question:\n{text}");
        stage.keys("1");
        assert!(stage.text().contains("1● none of these"), "{}", stage.text());
    }
}

#[test]
fn why_is_read_to_its_end() {
    let mut stage = Stage::new(Who::Seasoned, TINY);
    let today = stage.text();
    assert!(today.contains("and ") && today.contains(" more"), "the list goes on:\n{today}");
    stage.keys("w");
    let mut seen = String::new();
    // Each page is read with Enter to its end, and PgDn turns it.
    for _ in 0..40 {
        let text = stage.text();
        seen.push_str(&text);
        seen.push('\n');
        let at_its_end = text.contains("Enter go on");
        if at_its_end && text.contains("page 5 of 5") {
            break;
        }
        stage.keys(if at_its_end { "PageDown" } else { "Enter" });
    }
    let seen = flat(&seen);
    for words in ["week 12 of twelve", "floor drill", "page 1 of 5", "page 5 of 5", "The same as last time"] {
        assert!(seen.contains(words), "{words}:\n{seen}");
    }
}

#[test]
fn why_it_is_gentle_today_stands_whole_on_today() {
    let raised = json!([{ "day": "2026-11-22", "flag": { "flag": 12, "level": "urgent", "state": "ask_again" } }]);
    let cases = [("today-why-hard-day", ("hard_day", json!("2026-11-23"))), ("today-why-gentle", ("flags", raised))];
    for (key, register) in cases {
        let registers = [register];
        let mut stage = Stage::set(&Setting { registers: &registers, ..Setting::of(Who::Fresh, TINY) });
        stage.keys("w");
        assert!(flat(&stage.text()).contains(&flat(&say(key))), "{key}:\n{}", stage.text());
    }
}

#[test]
fn the_page_is_read_whole_before_it_is_written() {
    use pelvicoach::coach::Effect;
    let mut stage = Stage::new(Who::Seasoned, TINY);
    stage.keys("x Space");
    assert!(stage.text().contains("Notes  1 of "), "{}", stage.text());
    let mut seen = String::new();
    for _ in 0..120 {
        let text = stage.text();
        seen.push_str(&text.lines().skip(4).take(6).collect::<Vec<_>>().join("\n"));
        seen.push('\n');
        if !text.contains('↓') {
            break;
        }
        stage.keys("PageDown");
    }
    assert!(!stage.text().contains('↓'), "it has an end:\n{}", stage.text());
    stage.keys("Enter");
    let written = stage.effects.iter().find_map(|effect| match effect {
        Effect::Write { bytes, .. } => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    });
    let seen = flat(&seen);
    for line in written.expect("a page").lines() {
        for word in line.split_whitespace().filter(|word| word.len() < 38 && *word != "·") {
            assert!(seen.contains(word), "{word:?} of {line:?} is not to be read");
        }
    }
}

#[test]
fn what_was_it_shows_its_answers_and_how_to_leave_it_open() {
    let mut stage = Stage::new(Who::Fresh, TINY);
    stage.keys("Enter C-s Right Esc Enter");
    let text = stage.text();
    for words in ["What was it?", "One key, or none: Esc leaves it open.", "1  pain", "8  rather not say"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}

#[test]
fn a_form_begins_with_a_whole_question_and_says_that_it_goes_on() {
    let mut stage = Stage::new(Who::Fresh, TINY);
    stage.keys("n");
    assert!(stage.text().contains("half a minute") && stage.text().contains('↓'), "{}", stage.text());
    for _ in 0..12 {
        stage.keys("Down");
        let text = stage.text();
        let third = text.lines().nth(3).unwrap_or_default();
        assert!(third.trim_start().starts_with(|c: char| c.is_alphabetic() || "›╭".contains(c)), "{text}");
    }
    assert!(stage.text().contains("save") && !stage.text().contains('↓'), "{}", stage.text());
}

#[test]
fn a_text_that_is_longer_than_its_field_says_so() {
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    stage.keys("3 t").paste("one\ntwo\n-\n-\n-\n-\n-\nfive");
    let text = stage.text();
    assert!(text.contains("five") && text.contains("↑│") && !text.contains("↓│"), "{text}");
    stage.keys("Up Up Up Up Up Up Up");
    let text = stage.text();
    assert!(text.contains("one") && text.contains("↓│") && !text.contains("five"), "{text}");
}

/// The first line of a session: a name, which of how many it is where there is room for that, and what is counted.
#[test]
fn nothing_lies_over_anything_at_the_head_of_a_session() {
    for width in 40..=80 {
        let mut stage = Stage::new(Who::Seasoned, (80, 24));
        stage.keys("Enter C-s Right").wait(9_000).size(width, 12);
        let text = stage.text();
        let head = text.lines().next().unwrap_or_default().trim();
        let parts: Vec<&str> = head.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
        let whole = ["Slow down gradually", "2 of 7", "breath 2 of 27"];
        assert!(parts.iter().all(|part| whole.contains(part)), "{width}: {head}");
        assert!(parts.len() > 1 && parts[0] == whole[0], "{width}: {head}");
    }
}

#[test]
fn where_nothing_is_seen_keys_wait_and_the_ways_out_are_there() {
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    let today = stage.text();
    let small = stage.size(30, 10).text();
    assert_eq!(stage.keys("3 n f a g a i n Enter Tab").text(), small);
    stage.size(80, 24);
    assert_eq!(stage.text(), today, "keys did something that nobody saw");
    let mut stage = Stage::new(Who::Fresh, (30, 10));
    stage.keys("!").size(80, 24);
    assert!(stage.text().contains("You are here."), "{}", stage.text());
}
