//! The page's screen: how far it reaches, chosen with a key or typed, and what is seen where there is little room.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::stage::{Stage, Who};

/// The line that says which days the page is of.
fn days(stage: &mut Stage) -> String {
    let text = stage.text();
    let line = text.lines().find(|line| line.contains("For the visit: ")).unwrap_or_default();
    line[line.find("For the visit: ").unwrap_or_default()..].trim().to_owned()
}

#[test]
fn a_key_chooses_how_far_the_page_reaches() {
    let mut stage = Stage::new(Who::Seasoned, (120, 40));
    stage.keys("x");
    let mut seen = vec![days(&mut stage)];
    for _ in 0..4 {
        stage.keys("r");
        seen.push(days(&mut stage));
    }
    let different: std::collections::BTreeSet<&String> = seen.iter().collect();
    assert_eq!(different.len(), 5, "since the visit, week, month, three months, the programme: {seen:?}");
    assert!(seen[2].contains(": 1 to 30 November 2026"), "a calendar month: {seen:?}");
    stage.keys("r");
    assert_eq!(days(&mut stage), seen[0]);
    stage.keys("r r Left");
    assert_eq!(days(&mut stage), "For the visit: 1 to 31 October 2026");
    stage.keys("Right");
    assert_eq!(days(&mut stage), seen[2]);
    stage.keys("Right");
    assert_eq!(days(&mut stage), seen[2], "nothing after today");
}

#[test]
fn format_range_and_days_are_seen_in_eighty_columns() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("x");
    let text = stage.text();
    let footer = text.lines().last().unwrap_or_default();
    for hint in ["Enter write it", "f format", "r range", "← → days"] {
        assert!(footer.contains(hint), "{hint} is not in {footer}");
    }
}

/// The page of these typed days.
fn typed(stage: &mut Stage, from: &str, to: &str) -> String {
    stage.keys("d").paste(from).keys("Enter").paste(to).keys("Enter");
    days(stage)
}

#[test]
fn any_days_are_typed_in_the_words_of_the_command_line() {
    // Today is Monday 23 November 2026.
    let mut stage = Stage::new(Who::Seasoned, (120, 40));
    stage.keys("x");
    assert_eq!(typed(&mut stage, "2026-10-05", "2026-10-18"), "For the visit: 5 to 18 October 2026");
    assert!(stage.text().contains("days-2026-10-05-2026-10-18.txt"));
    stage.keys("Left");
    assert_eq!(days(&mut stage), "For the visit: 21 September to 4 October 2026", "as many days earlier");
    stage.keys("Right");
    assert_eq!(days(&mut stage), "For the visit: 5 to 18 October 2026");
    assert_eq!(
        typed(&mut stage, "3 weeks ago", ""),
        "For the visit: 2 to 23 November 2026",
        "without a last day, today"
    );
    assert_eq!(typed(&mut stage, "last monday", "yesterday"), "For the visit: 16 to 22 November 2026");
    assert_eq!(typed(&mut stage, "", "2026-11-18"), "For the visit: 16 to 18 November 2026", "the first day stays");
    stage.keys("r");
    assert!(!days(&mut stage).contains("16 to 18 November"), "a range takes its place");
}

#[test]
fn what_does_not_read_as_a_day_is_said_and_can_be_mended() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("x r");
    let before = days(&mut stage);
    for (from, to, said) in [
        ("soon", "", "\"soon\""),
        ("2026-02-30", "", "2026-02-30"),
        ("2026-11-18", "2026-11-16", "2026-11-18"),
        ("2027-01-04", "", "still to come"),
        ("\u{1b}[2J", "", "\"[2J\""),
    ] {
        stage.keys("d").paste(from).keys("Enter");
        if !to.is_empty() {
            stage.paste(to).keys("Enter");
        }
        let text = stage.text();
        assert!(text.contains(said), "{from}, {to}: {text}");
        // What was typed is still there, and Esc leaves the page as it was.
        assert!(text.contains("From"), "{text}");
        stage.keys("Esc");
        assert_eq!(days(&mut stage), before, "{from}, {to}");
    }
    stage.keys("d").paste("2026-11-1x").keys("Enter Enter Up Backspace").paste("6").keys("Enter Enter");
    assert_eq!(days(&mut stage), "For the visit: 16 to 23 November 2026", "mended where it stands");
}

#[test]
fn the_days_are_typed_with_keys_and_chosen_with_the_mouse() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("x d m o n d a y Enter");
    stage.click_on("From").keys("Backspace Backspace Backspace Backspace Backspace Backspace s u n d a y Enter Enter");
    assert_eq!(days(&mut stage), "For the visit: 22 to 23 November 2026");
}

#[test]
fn where_one_line_is_typed_ctrl_s_goes_on_and_no_letter_with_ctrl_is_typed() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("x d").paste("2026-11-16").keys("C-w C-s C-s");
    assert_eq!(days(&mut stage), "For the visit: 16 to 23 November 2026");
    stage.keys("Esc 4 d").paste("2026-11-16").keys("C-w C-s");
    assert!(stage.text().contains("16 Nov to 23 Nov"), "{}", stage.text());
    stage.keys("3 / s l e e p C-w C-s");
    assert!(stage.text().contains("Search  sleep\n"), "{}", stage.text());
}

#[test]
fn the_name_of_the_file_is_never_cut_and_nothing_stands_alone_after_it() {
    for width in (40..=160).step_by(3) {
        for height in [12, 24, 40] {
            let mut stage = Stage::new(Who::Seasoned, (width, height));
            stage.keys("x d").paste("2026-08-31").keys("Enter").paste("2026-11-22").keys("Enter f f f f f f");
            let text = stage.text();
            let alone = text.lines().any(|line| matches!(line.split("  ").next().map(str::trim), Some("." | ",")));
            assert!(!alone, "{width}x{height}:\n{text}");
            let name = "days-2026-08-31-2026-11-22.fhir.json";
            let in_two =
                || text.contains("days-2026-08-31-2026-11-22\n") || text.contains("days-2026-08-31-2026-11-22 ");
            assert!(text.contains(name) || (in_two() && text.contains(" .fhir.json")), "{width}x{height}:\n{text}");
        }
    }
}

#[test]
fn a_file_of_very_many_lines_is_read_on_and_says_how_many_are_left() {
    let mut stage = Stage::new(Who::Seasoned, (120, 40));
    stage.keys("x r r r");
    stage.keys("f f f f f f");
    assert!(stage.text().contains(".fhir.json"), "{}", stage.text());
    let page_down = KeyEvent::new(KeyCode::PageDown, KeyModifiers::NONE);
    for _ in 0..1_000 {
        stage.press(page_down);
    }
    let text = stage.text();
    let line = text.lines().find(|line| line.contains(" more lines in the file")).unwrap_or_default();
    let left: usize = line.split_whitespace().rev().nth(5).and_then(|count| count.parse().ok()).unwrap_or_default();
    assert!(left > 1_000, "{line}: {text}");
}
