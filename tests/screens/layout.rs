//! Nothing lies over anything else, and at 80x24 nothing is cut off that cannot be scrolled to.

use pelvicoach::coach::{Coach, Event, Saving, Stuck};
use pelvicoach::diary::{Felt, Month};
use pelvicoach::tui::screens::chrome;
use ratatui::layout::Rect;
use serde_json::json;

use crate::stage::{Setting, Stage, Who, morning};

const SMALL: (u16, u16) = (80, 24);

/// The screens with the words that stand last on them: all of these must be seen at 80x24.
const WHOLE: &[(Who, &str, &[&str])] = &[
    (Who::New, "", &["none of these", "something here", "not now", "Chest pain, fainting", "go on"]),
    (Who::New, "1 C-s", &["7 minutes", "20 minutes", "dark", "light", "begin"]),
    (Who::Fresh, "", &["Arrive", "To finish", "Press w", "Enter start", "! help now"]),
    (Who::Seasoned, "", &["Arrive", "To finish", "Press w", "Worst pain", "Sleep, hours", "Practised"]),
    (Who::Fresh, "w", &["week 1 of twelve", "floor drill", "The floor drill is"]),
    (Who::Seasoned, "w", &["week 12 of twelve", "floor drill", "The floor drill is"]),
    (
        Who::Fresh,
        "Enter",
        &["Average pain yesterday", "Pain now", "floor ease", "can't tell", "Sleep", "Stress", "Mood", "begin"],
    ),
    (Who::Seasoned, "Enter", &["Average pain yesterday", "Soreness from", "still there", "Mood", "begin"]),
    (Who::Fresh, "n", &["Pain now", "Sensitivity", "One word", "Note", "save"]),
    (Who::Fresh, "Enter C-s Right Esc Enter", &["1  pain", "8  rather not say", "Esc leaves it open"]),
    (Who::Fresh, "Enter C-s Right Esc Enter 4", &["yes, it is back", "no, still numb"]),
    (Who::Fresh, "! t", &["I need a person", "emergency number", "in confidence"]),
    (Who::Fresh, "Enter C-s Right d", &["Dizzy", "emergency number now", "Enter end here"]),
    (
        Who::Seasoned,
        "4",
        &["What has moved", "past the 30 % mark", "What settles", "What went with", "the other 34 it was 6"],
    ),
    (Who::Seasoned, "4 v", &["lately", "at the start", "practised", "Sun 22 Nov"]),
    (Who::Seasoned, "x", &["Notes", "Trauma and safety", ".txt"]),
    (Who::Seasoned, "3 D", &["y delete", "n keep"]),
    (Who::Fresh, "Enter C-s Right q", &["y leave", "n stay"]),
];

#[test]
fn nothing_is_cut_off_at_80x24() {
    for (who, way, words) in WHOLE {
        let mut stage = Stage::new(*who, SMALL);
        stage.keys(way).wait(700);
        let text = stage.text();
        for word in *words {
            assert!(text.contains(word), "{word:?} is not to be seen after {way:?}:\n{text}");
        }
    }
}

#[test]
fn what_is_read_on_the_whole_screen_stands_apart_from_its_edges() {
    let ways = ["Enter C-s Right Esc Enter", "Enter C-s Right Esc Enter 4", "! t", "! t 8", "! t 9"];
    for (way, size) in ways.into_iter().flat_map(|way| [(way, SMALL), (way, (120, 40))]) {
        let text = Stage::new(Who::Fresh, size).keys(way).text();
        let lines: Vec<bool> = text.lines().map(|line| !line.trim().is_empty()).collect();
        let above = lines.iter().position(|line| *line).unwrap();
        // The last two lines are the footer's, and what was said last.
        let below = lines.iter().rev().skip(2).position(|line| *line).unwrap();
        assert!(above >= 2 && below >= 1, "{way} {size:?}:\n{text}");
        // Where there is much room, as much of it stands above as below, or a third of the terminal.
        assert!(above + 3 >= below.min(usize::from(size.1) / 3), "{way} {size:?}:\n{text}");
    }
}

#[test]
fn safety_texts_are_whole_at_80x24() {
    for (flag, level) in [(1, "emergency"), (12, "urgent"), (20, "soon"), (27, "review")] {
        let flags = json!([{ "day": "2026-11-22", "flag": { "flag": flag, "level": level, "state": "raised" } }]);
        let mut stage = Stage::set(&Setting { registers: &[("flags", flags)], ..Setting::of(Who::Fresh, SMALL) });
        stage.keys("Enter");
        let text = stage.text();
        if text.contains("Before you begin") {
            continue;
        }
        let last = pelvicoach::words::say(match level {
            "emergency" => "safety-now-grounding",
            "urgent" => "safety-now-breathing",
            "soon" => "safety-level-soon",
            _ => "safety-level-review",
        });
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&text).contains(&flat(&last)), "{level}:\n{text}");
    }
}

/// Everything in the last row of the list can be reached and is seen when it is chosen.
#[test]
fn lists_scroll_to_their_end() {
    for size in [SMALL, (40, 12)] {
        let mut stage = Stage::new(Who::Seasoned, size);
        stage.keys("2 End");
        let text = stage.text();
        let chosen: Vec<_> = text.lines().filter(|line| line.contains('›')).collect();
        assert_eq!(chosen.len(), 1, "{text}");
        stage.keys("3 End");
        let text = stage.text();
        assert!(text.contains('›'), "{text}");
        stage.keys("Esc 1 n PageDown Down Down Down Down Down Down");
        let text = stage.text();
        assert!(text.contains('›'), "{text}");
    }
}

/// On a screen as small as may be the words that a person must be able to read can be scrolled to.
#[test]
fn the_emergency_lines_can_be_read_in_40x12() {
    let mut stage = Stage::new(Who::New, (40, 12));
    let mut seen = stage.text();
    for _ in 0..40 {
        stage.keys("PageDown");
        seen.push_str(&stage.text());
    }
    for words in ["New numbness", "No control of bladder", "Heavy bleeding", "Fever of 38", "Chest pain"] {
        assert!(seen.contains(words), "{words}:\n{}", stage.text());
    }
}

type Registers<'a> = &'a [(&'a str, serde_json::Value)];

/// What a person must be able to read can be scrolled to on a screen as small as may be.
#[test]
fn texts_that_matter_can_be_read_in_40x12() {
    let raised = json!([{ "day": "2026-11-22", "flag": { "flag": 1, "level": "emergency", "state": "raised" } }]);
    let flags = [("flags", raised)];
    let new = "Enter C-s Right Right Right Right Right";
    let cases: [(&str, Registers, u64, &[&str]); 6] = [
        ("Enter", &flags, 0, &["New numbness", "emergency department", "settle for two minutes"]),
        ("! t", &[], 0, &["someone you trust", "nearest emergency", "crisis", "pressured", "in confidence"]),
        ("Enter C-s Right Esc Enter 4", &[], 0, &["Move a little", "emergency department", "Has the feeling"]),
        ("Enter C-s Right d", &[], 0, &["its own size", "emergency number now"]),
        ("Enter C-s Right p", &[], 0, &["The pacer waits", "without a figure"]),
        (new, &[], 20_000, &["It widens", "Kneel", "Leave this out", "late in pregnancy", "not for me"]),
    ];
    for (way, registers, wait, words) in cases {
        let mut stage = Stage::set(&Setting { registers, ..Setting::of(Who::Fresh, (40, 12)) });
        stage.keys(way).wait(wait);
        let mut seen = stage.text();
        for _ in 0..12 {
            stage.keys("PageDown");
            seen.push('\n');
            seen.push_str(&stage.text());
        }
        let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(seen.contains(word), "{word:?} cannot be read after {way:?}:\n{}", stage.text());
        }
        assert!(!stage.text().contains('↓'), "the end is the end:\n{}", stage.text());
    }
}

/// Rows of the body and rows around it, by what [`chrome`] gives to each.
#[test]
fn header_footer_and_line_stay_out_of_the_body() {
    for width in [1, 10, 39, 40, 59, 60, 80, 120, 400] {
        for height in 1..=100 {
            let area = Rect::new(0, 0, width, height);
            for whole in [false, true] {
                let body = chrome::body(area, whole, 0);
                assert_eq!(body.intersection(area), body, "{area} {whole}");
                // Below stand the line for the person and the keys, unless there is no room for either.
                if height >= 6 {
                    assert!(body.bottom() + 2 <= area.bottom(), "{area} {whole}: {body}");
                }
            }
        }
    }
}

/// What a screen draws stays the same, row by row, whatever line stands beneath it.
#[test]
fn a_line_for_the_person_covers_nothing() {
    for size in [(40, 12), (60, 16), SMALL, (120, 40)] {
        for way in ["", "w", "Enter", "Enter C-s Right Space", "2", "3", "4", "x", "n", "Enter C-s Right Esc Enter"] {
            let mut stage = Stage::new(Who::Seasoned, size);
            // Any line that stands there is taken away by the next key; F6 means nothing anywhere.
            stage.keys(way).keys("F6");
            let before = stage.buffer();
            let why = Stuck::Else("disk full".to_owned());
            stage.event(Event::Saving(Saving::Waiting { kept: 1, why }));
            let after = stage.buffer();
            let changed = |y: u16| (0..size.0).any(|x| before[(x, y)] != after[(x, y)]);
            let rows: Vec<u16> = (0..size.1).filter(|y| changed(*y)).collect();
            // Where it needs a second line the screen is a line lower, and the line is whole.
            let whole = stage
                .text()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains("disk full. What you wrote is kept in this window until then.");
            let lower = size.0 <= 60 && rows.contains(&(size.1 - 3)) && whole;
            assert!(rows == [size.1 - 2] || lower, "{way:?} in {size:?}: {rows:?}\n{}", stage.text());
        }
    }
}

/// What stands there until it is over takes two lines at 80 columns at most, and stands apart from the screen.
#[test]
fn what_is_not_saved_is_told_in_two_lines() {
    let others = [
        "disk full",
        "the disk space of this account is used up",
        "another window is saving right now",
        "nothing can be written to the diary here (a file stands where a folder is wanted)",
    ];
    let others = others.map(|why| Stuck::Else(why.to_owned()));
    let september = Month { year: 2026, number: 9 };
    for why in [Stuck::Newer, Stuck::Unread(None), Stuck::Unread(Some(september))].into_iter().chain(others) {
        for way in ["", "3", "5"] {
            let mut stage = Stage::new(Who::Seasoned, SMALL);
            stage.keys(way).event(Event::Saving(Saving::Waiting { kept: 1, why: why.clone() }));
            let text = stage.text();
            let lines: Vec<&str> = text.lines().collect();
            let words = Saving::Waiting { kept: 1, why: why.clone() }.line().unwrap();
            let first = lines.iter().position(|line| line.trim().len() > 20 && words.starts_with(line.trim())).unwrap();
            assert!(first >= 21 && lines[first - 1].trim().is_empty(), "{way:?} {why:?}\n{text}");
            let said: Vec<&str> = lines[first..23].iter().map(|line| line.trim()).collect();
            assert_eq!(said.join(" "), words, "{way:?}");
        }
    }
}

#[test]
fn the_keys_and_the_line_are_seen_together() {
    let mut stage =
        Stage::set(&Setting { read_only: Some("Another window writes."), ..Setting::of(Who::Fresh, SMALL) });
    let text = stage.text();
    assert!(text.contains("Another window writes.") && text.contains("Enter start"), "{text}");
}

/// The last line of the screen.
fn footer(stage: &mut Stage) -> String {
    stage.text().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn the_footer_offers_what_there_is_to_do_here() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    assert!(footer(&mut stage).contains(", settings"), "{}", stage.text());
    // A page that tells and asks nothing has nothing to save.
    stage.keys("w");
    assert!(footer(&mut stage).starts_with("  Enter go on   Esc back"), "{}", stage.text());
    stage.keys("Esc Enter");
    assert!(footer(&mut stage).contains("Ctrl-S begin"), "{}", stage.text());
    // Nothing follows the block of a practice of one.
    let breath =
        |coach: &Coach| coach.practise(coach.one("B3", None, morning()).expect("it is offered"), Felt::default());
    let registers = [("introduced", json!(["B3"]))];
    let mut stage =
        Stage::set(&Setting { registers: &registers, step: Some(breath), ..Setting::of(Who::Fresh, (120, 40)) });
    stage.wait(9_000);
    let seen = footer(&mut stage);
    assert!(seen.contains("smaller breath") && !seen.contains("block"), "{seen}");
}
