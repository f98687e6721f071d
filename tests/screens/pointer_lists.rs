//! A mouse in lists and in a session: a click chooses the row under it, the second opens it, and two clicks in a row do
//! nothing twice.

use pelvicoach::coach::Effect;
use ratatui::crossterm::event::MouseEventKind;

use crate::pointer::{open, pieces};
use crate::stage::{Stage, Who};

/// The words of the row with the pointer.
fn chosen(stage: &mut Stage) -> String {
    let text = stage.text();
    text.lines().find(|line| line.contains('›')).unwrap_or_default().replace('›', " ").trim().to_owned()
}

/// The rows of a list in front: all that has words of its own at the column of the words of the chosen row.
fn rows(stage: &mut Stage) -> Vec<(u16, u16, String)> {
    let text = stage.text();
    let Some(column) = text.lines().find_map(|line| line.chars().position(|sign| sign == '›')) else {
        return Vec::new();
    };
    let column = u16::try_from(column).expect("a column") + 2;
    let begins = |line: &str| pieces(&line.replace('›', " ")).into_iter().find(|(at, _)| *at == column);
    (0_u16..).zip(text.lines()).filter_map(|(row, line)| Some((column, row, begins(line)?.1))).collect()
}

#[test]
fn a_click_chooses_a_row_and_the_second_opens_it() {
    let ways =
        ["2", "2 End", "3", "3 End", "5 Down", "5 End", ", Down", ", End", "6", "6 End", "5 Down Down Enter Down"];
    let mut opened = 0;
    for way in ways {
        for size in [(80, 24), (40, 12), (120, 40)] {
            for (column, row, words) in rows(&mut open(Who::Seasoned, way, size)) {
                let mut stage = open(Who::Seasoned, way, size);
                let before = chosen(&mut stage);
                stage.click(column, row);
                if before.starts_with(&words) {
                    continue;
                }
                let now = chosen(&mut stage);
                // Headings of groups stand at the column of the rows in some lists; a click there chooses nothing.
                if now == before {
                    continue;
                }
                assert!(now.contains(&words), "{way:?} at {size:?}: {words:?} was pressed, {now:?} is chosen");
                // As fast as a double click; what it opens is what Enter opens.
                stage.wait(150).click(column, row);
                let mut pressed = open(Who::Seasoned, way, size);
                pressed.click(column, row).wait(150).keys("").press(crate::stage::key("Enter"));
                assert_eq!(stage.text(), pressed.text(), "{way:?} at {size:?}: {words:?}");
                assert_eq!(stage.effects, pressed.effects, "{way:?} at {size:?}: {words:?}");
                opened += 1;
            }
        }
    }
    assert!(opened > 150, "{opened}");
}

/// What is seen of a long list stays where it is when a row of it is pressed.
#[test]
fn nothing_moves_under_the_mouse() {
    for way in ["2 End", "3 End", "6 End"] {
        let mut stage = open(Who::Seasoned, way, (80, 24));
        let rows = rows(&mut stage);
        let (column, row, words) = rows.iter().rev().nth(6).cloned().expect("a row above");
        stage.click(column, row);
        let text = stage.text();
        let line = text.lines().nth(usize::from(row)).unwrap_or_default();
        assert!(line.contains(&words) && line.contains('›'), "{way}: {words:?} is not at {row}:\n{text}");
    }
}

#[test]
fn two_clicks_on_the_practice_answer_nothing_on_the_card() {
    for size in [(80, 24), (40, 12), (120, 40)] {
        let mut once = open(Who::Fresh, "", size);
        let rows: Vec<(u16, u16)> = (0_u16..)
            .zip(once.text().lines())
            .filter(|(_, line)| line.contains("Arrive") || line.contains("Twelve minutes"))
            .map(|(row, _)| (4, row))
            .collect();
        assert!(!rows.is_empty(), "{}", once.text());
        for (column, row) in rows {
            let (mut once, mut twice) = (open(Who::Fresh, "", size), open(Who::Fresh, "", size));
            once.click(column, row).wait(120);
            twice.click(column, row).wait(120).click(column, row);
            assert!(twice.text().contains("Before you begin"), "{}", twice.text());
            assert_eq!(once.text(), twice.text());
            assert_eq!(once.effects, twice.effects);
        }
    }
}

#[test]
fn two_clicks_or_a_key_held_down_pause_once() {
    let session = || {
        let mut stage = open(Who::Fresh, "Enter C-s Right", (80, 24));
        stage.wait(2_000);
        stage
    };
    let mut stage = session();
    stage.click(20, 8).wait(150).click(20, 8);
    assert!(stage.text().contains("paused"), "{}", stage.text());
    stage.wait(1_000).click(20, 8);
    assert!(!stage.text().contains("paused"), "{}", stage.text());
    // A keyboard waits half a second or more before it repeats, and does so some thirty times a second then.
    for delay in [250, 500, 660] {
        let mut stage = session();
        stage.press(crate::stage::key("Space")).wait(delay);
        for _ in 0..60 {
            stage.press(crate::stage::key("Space")).wait(33);
        }
        assert!(stage.text().contains("paused"), "after {delay}: {}", stage.text());
        // Also once it has been let go; and the next press is one of its own again.
        stage.wait(2_000);
        assert!(stage.text().contains("paused"), "after {delay}: {}", stage.text());
        stage.press(crate::stage::key("Space"));
        assert!(!stage.text().contains("paused"), "after {delay}: {}", stage.text());
    }
}

/// A pause that is thought better of: a second press counts, however soon a hand can do it, and another key tells at once
/// that it was one.
#[test]
fn a_second_press_on_purpose_counts() {
    for apart in [200, 300, 500, 690] {
        let mut stage = open(Who::Fresh, "Enter C-s Right", (80, 24));
        stage.wait(2_000).press(crate::stage::key("Space")).wait(apart).press(crate::stage::key("Space"));
        assert!(stage.text().contains("paused"), "{apart}: {}", stage.text());
        stage.wait(201);
        assert!(!stage.text().contains("paused"), "{apart}: {}", stage.text());
        let mut stage = open(Who::Fresh, "Enter C-s Right", (80, 24));
        stage.wait(2_000).press(crate::stage::key("Space")).wait(apart).press(crate::stage::key("Space"));
        stage.wait(50).press(crate::stage::key("h"));
        assert!(!stage.text().contains("paused"), "{apart}: {}", stage.text());
    }
    // A presenter leads on twice; one that is held leads on once.
    let place = |stage: &mut Stage| stage.text().lines().next().unwrap_or_default().to_owned();
    let (mut twice, mut held) = (open(Who::Fresh, "Enter C-s", (80, 24)), open(Who::Fresh, "Enter C-s", (80, 24)));
    for stage in [&mut twice, &mut held] {
        stage.wait(2_000).press(crate::stage::key("PageDown")).wait(400).press(crate::stage::key("PageDown"));
    }
    twice.wait(300);
    for _ in 0..30 {
        held.wait(33).press(crate::stage::key("PageDown"));
    }
    held.wait(1_000);
    assert!(place(&mut twice).contains("3 of 7") && place(&mut held).contains("2 of 7"), "{}", held.text());
}

#[test]
fn a_mouse_is_enough_for_a_form_of_several_pages() {
    let mut stage = open(Who::Fresh, "n", (80, 24));
    let first = stage.text();
    stage.click_on("more, if you like");
    assert!(stage.text().contains("more, if you like · 1 of"), "{}", stage.text());
    let pages = (0..20).take_while(|_| {
        stage.click_on("more, if you like");
        stage.text().contains("· ")
    });
    assert!(pages.count() > 2);
    assert_eq!(stage.text(), first, "after the last page comes the first");
}

#[test]
fn the_wheel_leaves_a_session_and_its_questions_alone() {
    for way in ["Enter C-s", "Enter C-s Right", "Enter C-s Right Space", "Enter C-s Right p 3", "Enter C-s Right d"] {
        let mut stage = open(Who::Fresh, way, (80, 24));
        let there = stage.text();
        for kind in [MouseEventKind::ScrollDown, MouseEventKind::ScrollUp, MouseEventKind::ScrollDown] {
            stage.mouse(kind, 30, 10);
        }
        assert_eq!(stage.text(), there, "{way}");
        assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::KeepDraft(_))), "{way}");
    }
}

#[test]
fn a_number_is_pressed_up_and_down() {
    for size in [(80, 24), (40, 12)] {
        let mut stage = open(Who::Fresh, "n", size);
        for _ in 0..20 {
            if stage.text().contains("Sleep  ") {
                break;
            }
            stage.mouse(MouseEventKind::ScrollDown, 10, 8);
        }
        stage.click_on("Sleep  ");
        let place = |stage: &mut Stage, sign: char, last: bool| {
            let text = stage.text();
            let (row, line) = (0_u16..).zip(text.lines()).find(|(_, line)| line.contains("Sleep  ")).expect("its row");
            let signs: Vec<char> = line.chars().collect();
            let is = |one: &char| *one == sign;
            let at = if last { signs.iter().rposition(is) } else { signs.iter().position(is) };
            (u16::try_from(at.expect("a sign")).expect("a column"), row)
        };
        for (sign, last, told) in [('›', true, "7"), ('›', true, "7.5"), ('‹', false, "7"), ('‹', false, "6.5")]
        {
            let (column, row) = place(&mut stage, sign, last);
            stage.wait(20).click(column, row);
            let text = stage.text();
            let line = text.lines().nth(usize::from(row)).unwrap_or_default();
            assert!(line.contains(&format!(" {told} ")), "at {size:?}: {told} in {line}\n{text}");
        }
    }
}
