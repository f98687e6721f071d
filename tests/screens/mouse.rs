//! The mouse on what stands over a screen: the answers of a yes or no, and the panel of keys.

use pelvicoach::coach::{Effect, Event};
use ratatui::crossterm::event::KeyCode;
use serde_json::json;

use crate::stage::{Setting, Stage, Who, key};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// Each yes or no: the way to it, its words, a piece of its no and of its yes, and what stands there after a yes.
fn questions() -> Vec<(&'static str, Setting<'static>, &'static str, [&'static str; 3])> {
    let of = |who| Setting::of(who, (80, 24));
    let yesterday: &'static [_] = Box::leak(Box::new([("hard_day", json!("2026-11-22"))]));
    vec![
        ("3 D", of(Who::Seasoned), "Deleted.", ["Delete this entry", "n keep", "y delete"]),
        ("3 Enter D", of(Who::Seasoned), "Deleted.", ["Delete this entry", "n keep", "y delete"]),
        (
            "f",
            Setting { registers: yesterday, ..of(Who::Fresh) },
            "Space pause",
            ["second hard day", "n no, for today", "y yes, keep"],
        ),
        ("Enter C-s Right q", of(Who::Fresh), "", ["Leave", "n stay", "y leave"]),
    ]
}

#[test]
fn the_answers_of_a_yes_or_no_take_clicks() {
    for (way, setting, after, [asks, no, yes]) in questions() {
        for size in SIZES {
            let stage = || {
                let mut stage = Stage::set(&Setting { size, ..Setting { ..copied(&setting) } });
                stage.keys(way);
                stage
            };
            let mut open = stage();
            assert!(open.text().contains(asks), "{way}:\n{}", open.text());
            // Beside its answers it waits, on the tabs as well.
            for (column, row) in [(1, 0), (size.0 / 2, size.1 / 2 - 2), (size.0 - 1, size.1 - 1)] {
                open.click(column, row);
                assert!(open.text().contains(asks), "{way}, a click at {column},{row}:\n{}", open.text());
            }
            open.click_on(no);
            assert!(!open.text().contains(asks), "{way}, no:\n{}", open.text());
            assert!(!open.effects.contains(&Effect::Leave));
            let mut open = stage();
            open.click_on(yes);
            let seen = open.text();
            if after.is_empty() {
                assert!(open.effects.contains(&Effect::Leave), "{way}, yes:\n{seen}");
            } else {
                assert!(seen.contains(after), "{way}, yes:\n{seen}");
            }
        }
    }
}

fn copied<'a>(setting: &Setting<'a>) -> Setting<'a> {
    Setting { registers: setting.registers, ..Setting::of(setting.who, setting.size) }
}

#[test]
fn replacing_a_page_takes_a_click() {
    for (answer, writes) in [("y replace", true), ("n keep", false)] {
        let mut stage = Stage::new(Who::Seasoned, (80, 24));
        stage.keys("x");
        stage.event(Event::NotWritten { path: "pages/week.txt".into(), exists: true, why: "is there".to_owned() });
        stage.click_on(answer);
        let over = stage.effects.iter().any(|effect| matches!(effect, Effect::Write { over: true, .. }));
        assert_eq!(over, writes, "{answer}");
        assert!(!stage.text().contains("Replace it?"), "{}", stage.text());
    }
}

#[test]
fn the_keys_in_the_panel_take_clicks() {
    for size in SIZES {
        let mut stage = Stage::new(Who::Seasoned, size);
        stage.keys("?");
        assert!(stage.text().contains("Keys on this screen"), "{}", stage.text());
        stage.click_on("w        why");
        assert!(stage.text().contains("week 12 of twelve"), "{}", stage.text());
        stage.keys("?").click(0, size.1 - 1);
        assert!(!stage.text().contains("Keys on this screen"), "a click beside it takes it away");
        assert!(stage.text().contains("week 12 of twelve"), "and does nothing else:\n{}", stage.text());
        // What is further down is reached by the wheel, or by PgDn, and taken from there.
        stage.keys("?");
        for _ in 0..20 {
            stage.keys("PageDown");
        }
        stage.click_on("hide the screen");
        assert!(!stage.text().contains("pelvicoach") && stage.text().contains("07:0"), "{}", stage.text());
    }
}

#[test]
fn a_click_on_a_key_in_a_session_goes_on_with_the_session() {
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    stage.keys("Enter C-s Right ?");
    stage.click_on("large");
    stage.wait(500).press(key("F6"));
    assert!(!stage.text().contains("paused"), "{}", stage.text());
    let large = stage.text();
    stage.keys("z");
    assert_ne!(stage.text(), large, "the one large word was there");
    stage.press(KeyCode::Char(' ').into());
    assert!(stage.text().contains("paused"), "{}", stage.text());
}

/// While words are typed fewer keys stand in the footer, and each lies where it is seen.
#[test]
fn a_click_on_a_key_of_the_footer_while_words_are_typed() {
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    stage.keys("3 c w h a t Down");
    let footer = stage.text().lines().last().unwrap_or_default().to_owned();
    assert!(footer.contains("Ctrl-S save"), "{footer}");
    stage.click_on("Ctrl-S save");
    assert!(stage.text().contains("Saved."), "{}", stage.text());
}

/// The panel of keys says that it goes on, and PgDn, Up and Down stop at its ends.
#[test]
fn the_panel_of_keys_says_that_there_is_more() {
    for size in [(56, 18), (40, 12)] {
        let mut stage = Stage::new(Who::Seasoned, size);
        stage.keys("?");
        let first = stage.text();
        assert!(first.contains('↓') && !first.contains("Ctrl-Z"), "{first}");
        for _ in 0..20 {
            stage.keys("PageDown");
        }
        let last = stage.text();
        assert!(last.contains("6        learn") && last.contains("Ctrl-Z") && !last.contains("↓│"), "{last}");
        stage.keys("Up");
        assert_ne!(stage.text(), last, "one line back, at once");
        for _ in 0..20 {
            stage.keys("PageUp");
        }
        assert_eq!(stage.text(), first);
    }
}
