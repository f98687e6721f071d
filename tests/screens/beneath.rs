//! What stands beneath a question: what follows from its answer, what its figures mean; and what leaving says.

use crate::stage::{Setting, Stage, Who};

const SMALL: (u16, u16) = (80, 24);

fn row_of(text: &str, words: &str) -> Option<usize> {
    text.lines().position(|line| line.contains(words))
}

#[test]
fn what_follows_from_an_answer_stands_beneath_it_and_moves_nothing_above() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("3 Down e Down Down Down Down");
    let before = stage.text();
    let asked = row_of(&before, "› Noticed in the drill");
    assert!(asked.is_some(), "{before}");
    let after = stage.keys("3").text();
    assert_eq!(row_of(&after, "Noticed in the drill"), asked, "{after}");
    assert_eq!(row_of(&after, "Highest pain during it"), row_of(&before, "Highest pain during it"));
    assert_eq!(row_of(&after, "Then leave drops out for now"), asked.map(|row| row + 1), "{after}");
    let taken_back = stage.keys("3").text();
    assert_eq!(row_of(&taken_back, "leave drops out"), None, "{taken_back}");
}

#[test]
fn what_figures_mean_is_whole_beneath_them() {
    let opened = [("opened", serde_json::json!(["sexual"]))];
    let mut stage = Stage::set(&Setting { registers: &opened, ..Setting::of(Who::Seasoned, SMALL) });
    stage.keys("n");
    for _ in 0..9 {
        if row_of(&stage.text(), "How difficult it was").is_some() {
            break;
        }
        stage.keys("PageDown");
    }
    let text = stage.text();
    let asked = row_of(&text, "How difficult it was");
    assert!(asked.is_some(), "{text}");
    assert_eq!(
        row_of(&text, "0 no pain, 1 some, 2 it had to pause, 3 not possible"),
        asked.map(|row| row + 1),
        "{text}"
    );
}

#[test]
fn a_figure_that_is_too_great_is_no_answer_and_says_what_fits() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("n");
    let asks_sleep = |stage: &mut Stage| stage.text().lines().any(|line| line.contains("› Sleep  "));
    for _ in 0..40 {
        if asks_sleep(&mut stage) {
            break;
        }
        stage.keys("Down");
    }
    assert!(asks_sleep(&mut stage), "{}", stage.text());
    let seven = stage.keys("7").text();
    assert!(seven.contains("‹ 7 › hours"), "{seven}");
    let beyond = stage.keys("5").text();
    assert!(beyond.contains("From 0 to 14.") && !beyond.contains("‹ 7"), "{beyond}");
    let again = stage.keys("6 . 5").text();
    assert!(again.contains("‹ 6.5 › hours"), "{again}");
}

#[test]
fn a_form_that_is_left_says_that_it_is_kept() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    let looked_at = stage.keys("n Esc").text();
    assert!(!looked_at.contains("Kept for later."), "{looked_at}");
    let left = stage.keys("n 3 Esc").text();
    assert!(left.contains("Kept for later."), "{left}");
    let again = stage.keys("n").text();
    assert!(again.contains("[3]"), "{again}");
}

#[test]
fn a_practice_edited_from_the_journal_leads_back_to_it() {
    for end in ["Esc", "C-s"] {
        let mut stage = Stage::new(Who::Seasoned, (80, 24));
        stage.keys("3");
        for _ in 0..40 {
            if stage.text().lines().any(|line| line.contains("›") && line.contains("Practice:")) {
                break;
            }
            stage.keys("Down");
        }
        let entry = stage.keys("Enter").text();
        assert!(entry.contains("Practice  "), "{entry}");
        assert!(stage.keys("e").text().contains("How was it?"));
        assert_eq!(stage.keys(end).text().lines().nth(4), entry.lines().nth(4), "{end}");
    }
}
