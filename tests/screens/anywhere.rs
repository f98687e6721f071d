//! Help and the plain clock are one key away from every form and every screen, and lead back to what was there: what
//! was answered stands there still, and its draft is written before anything else is seen.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::forms::{answer_page, before, every, last_draft};
use crate::sizes::WAYS;
use crate::stage::{Stage, Who, key};

fn hide_keys() -> [KeyEvent; 2] {
    [key("F12"), KeyEvent::new(KeyCode::Char('l'), KeyModifiers::CONTROL)]
}

/// The plain clock comes and goes; what was there is there again.
fn someone_comes_in(stage: &mut Stage, what: &str) {
    let there = stage.text();
    for hide in hide_keys() {
        stage.press(hide);
        let clock = stage.text();
        assert_eq!(clock.split_whitespace().count(), 1, "{what}:\n{clock}");
        assert!(clock.trim().starts_with("07:0"), "{what}:\n{clock}");
        // Nothing else wakes it.
        for other in ["Enter", "Esc", "q", "!", "1", "Space"] {
            stage.press(key(other));
        }
        assert_eq!(stage.text(), clock, "{what}");
        stage.press(hide);
        assert_eq!(stage.text(), there, "{what}");
    }
}

fn help_and_back(stage: &mut Stage, what: &str) {
    let there = stage.text();
    stage.press(key("!"));
    let help = stage.text();
    assert!(help.contains("You are here."), "{what}:\n{help}");
    stage.press(key("Esc"));
    assert_eq!(stage.text(), there, "{what}");
}

#[test]
fn from_every_row_of_every_form() {
    for (name, form) in every() {
        for size in [(80, 24), (40, 12)] {
            let mut stage = before(&form);
            answer_page(&mut stage, &form, |stage, typed| {
                stage.size(size.0, size.1);
                someone_comes_in(stage, &name);
                if typed {
                    // In words that were begun it is a sign like any other; Esc and then `!` is the way.
                    // What is typed comes into sight, where what is read before it stood alone.
                    stage.press(key("!")).press(key("Backspace"));
                    let there = stage.text();
                    stage.press(key("!")).press(key("Backspace"));
                    assert_eq!(stage.text(), there, "{name}");
                } else {
                    help_and_back(stage, &name);
                }
                stage.size(crate::forms::WHOLE.0, crate::forms::WHOLE.1);
            });
        }
    }
}

#[test]
fn help_is_one_key_away_where_words_can_be_typed_and_none_are_there_yet() {
    for way in ["3 t", "3 a", "3 c", "6 Enter a", "3 /"] {
        let mut stage = Stage::new(Who::Fresh, (80, 24));
        stage.keys(way);
        let footer = stage.text().lines().last().unwrap_or_default().to_owned();
        assert!(footer.contains("! help now"), "{way}: {footer}");
        help_and_back(&mut stage, way);
        stage.keys("x");
        let footer = stage.text().lines().last().unwrap_or_default().to_owned();
        assert!(!footer.contains("! help now"), "{way}: {footer}");
        stage.keys("!");
        assert!(stage.text().contains("x!"), "{way}:\n{}", stage.text());
    }
}

#[test]
fn what_was_answered_is_written_before_help_or_the_clock_is_seen() {
    for (name, form) in every() {
        for leave in [key("!"), key("F12"), key("?"), KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL)] {
            let mut stage = before(&form);
            let mut answered = false;
            let asks = form.pages().into_iter().next().map(|page| page.asks).unwrap_or_default();
            for ask in asks {
                use pelvicoach::coach::Shape;
                if matches!(ask.shape, Shape::Text { .. } | Shape::Time) {
                    stage.press(key("Down"));
                    continue;
                }
                stage.press(key("2"));
                answered = true;
                break;
            }
            // Neither time nor another row has written it.
            stage.effects.clear();
            stage.press(leave);
            let draft = last_draft(&stage);
            if !answered || form.draft().is_none() {
                assert!(draft.is_none(), "{name} leaves no draft");
                continue;
            }
            let (_, text) = draft.unwrap_or_else(|| panic!("{name}: {leave:?} left the answer unwritten"));
            assert_ne!(text, form.draft().expect("a draft").1, "{name}: {text}");
        }
    }
}

/// Where `!` is no way to help and back, each told by what is seen there: a session stops by it, which leads to the same
/// place; help is there already.
const OTHERWISE: [&str; 4] =
    ["Esc stop", "You are here.", "You stopped in good time.", "Leave now? What you have done is kept."];

#[test]
fn from_every_screen() {
    let mut otherwise = 0;
    for who in [Who::New, Who::Fresh, Who::Seasoned] {
        for way in WAYS {
            let mut stage = Stage::new(who, (80, 24));
            stage.keys(way);
            let there = stage.text();
            let what = format!("{way:?}:\n{there}");
            if OTHERWISE.iter().any(|words| there.contains(words)) {
                otherwise += 1;
            } else if there.contains("Any key goes back.") {
                stage.keys("!");
                assert!(stage.text().contains("You are here."), "{what}:\n{}", stage.text());
            } else {
                help_and_back(&mut stage, &what);
            }
            let rests = !OTHERWISE.iter().any(|words| there.contains(words));
            if rests && way != "?" {
                someone_comes_in(&mut stage, &what);
            }
        }
    }
    assert!(otherwise <= 30, "{otherwise} of {} do otherwise", 3 * WAYS.len());
}

#[test]
fn help_comes_through_what_lies_over_a_screen() {
    for way in ["Enter C-s Right ?", "Enter C-s Right q"] {
        let mut stage = Stage::new(Who::Fresh, (80, 24));
        stage.keys(way).keys("!");
        assert!(stage.text().contains("You stopped in good time."), "{way}:\n{}", stage.text());
    }
    for way in ["?", "3 ?", "3 Enter ?"] {
        let mut stage = Stage::new(Who::Seasoned, (80, 24));
        stage.keys(way).keys("!");
        assert!(stage.text().contains("You are here."), "{way}:\n{}", stage.text());
        stage.keys("Esc");
        assert!(!stage.text().contains("Any key goes back."), "{way}:\n{}", stage.text());
    }
}

#[test]
fn a_session_pauses_behind_the_clock_and_stops_for_help() {
    for way in ["Enter C-s", "Enter C-s Right", "Enter C-s Right z"] {
        for hide in hide_keys() {
            let mut stage = Stage::new(Who::Fresh, (80, 24));
            stage.keys(way).wait(1_000).press(hide);
            assert_eq!(stage.text().split_whitespace().count(), 1, "{}", stage.text());
            stage.wait(90_000).press(hide);
            assert!(stage.text().contains("Space goes on"), "{way}:\n{}", stage.text());
        }
        let mut stage = Stage::new(Who::Fresh, (80, 24));
        stage.keys(way).wait(1_000).keys("!");
        assert!(stage.text().contains("You stopped in good time."), "{way}:\n{}", stage.text());
    }
}
