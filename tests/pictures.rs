//! The pictures of the README are drawn from the program's own buffers; a committed picture that differs from what the
//! program draws fails here. `PELVICOACH_PICTURES=write cargo test --test pictures` writes them anew.

// A test may stop at the first thing that is not as it was set up.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

mod picture {
    pub mod moving;
    pub mod sheet;
    pub mod svg;
}
#[path = "screens/stage.rs"]
#[allow(dead_code, reason = "the stage serves the screens' tests too")]
mod stage;

use pelvicoach::coach::Coach;
use pelvicoach::diary::Felt;
use pelvicoach::report::drawing;
use pelvicoach::tui::theme::Look;
use pelvicoach::tui::widgets::{Breath, BreathKind};
use picture::moving;
use picture::svg::{same_as_committed, svg};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use stage::{Setting, Stage, Who};

#[test]
fn the_breath_as_it_swells() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 50, 20));
    (&Breath { kind: BreathKind::In, fill: 0.8, stays: 0.0, turn: 0.0, light: 1.0, look: Look::default() })
        .render(buf.area, &mut buf);
    same_as_committed("breath", &svg(&buf, "A soft teal disc: breathing in"));
}

/// One breath of the default pattern, four seconds in and six out, as the session shows it without numbers.
#[test]
fn a_breath_that_moves() {
    const FRAMES: u64 = 40;
    const CYCLE_MS: u64 = 10_000;
    let breath = |coach: &Coach| {
        coach.practise(coach.one("B3", None, stage::morning()).expect("it is offered"), Felt::default())
    };
    let registers = [("introduced", serde_json::json!(["B3"]))];
    let setting = Setting { registers: &registers, step: Some(breath), ..Setting::of(Who::Fresh, (46, 20)) };
    let mut stage = Stage::set(&setting);
    // The first breath of all comes up softly; one that follows another is a whole circle.
    stage.press(stage::key("h")).wait(CYCLE_MS);
    let frames: Vec<Buffer> = (0..FRAMES)
        .map(|_| {
            let mut seen = stage.buffer();
            // The breath alone: keys and the line of time belong to the screen, not to the picture.
            seen.resize(Rect::new(0, 0, 46, 16));
            stage.wait(CYCLE_MS / FRAMES);
            seen
        })
        .collect();
    let drawn =
        moving::svg(&frames, 10, 15, "A soft disc that swells with each breath in and sinks with each breath out");
    assert!(drawn.len() < 300_000, "{} bytes", drawn.len());
    assert!(drawn.contains("prefers-reduced-motion") && drawn.matches("<g class").count() == 40);
    same_as_committed("breathing", &drawn);
}

#[test]
fn the_journal_of_a_few_days() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("3");
    same_as_committed("journal", &svg(&stage.buffer(), "The journal: entries by day, newest first"));
}

#[test]
fn the_card_before_a_practice() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("Enter 3");
    same_as_committed(
        "card",
        &svg(&stage.buffer(), "Before a practice: a few figures, each of which can be left open"),
    );
}

#[test]
fn today_after_twelve_weeks() {
    let buf = Stage::new(Who::Seasoned, (80, 24)).buffer();
    same_as_committed("today", &svg(&buf, "Today: the next practice, block by block, and the last seven days"));
}

#[test]
fn a_session_in_the_middle_of_an_out_breath() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("Enter C-s Right").wait(33_000);
    for _ in 0..40 {
        stage.wait(300);
        if stage.text().contains("breathe out   3") {
            break;
        }
    }
    same_as_committed("session", &svg(&stage.buffer(), "A session: one circle of breath, one word, the seconds left"));
}

#[test]
fn history_of_three_months() {
    let mut stage = Stage::new(Who::Demo, (100, 30));
    stage.keys("4 v r");
    same_as_committed(
        "history",
        &svg(
            &stage.buffer(),
            "History: three months of worst pain, its mean, where it began; practices, hard days, steps and visits beneath",
        ),
    );
}

#[test]
fn the_page_before_it_is_written() {
    let mut stage = Stage::new(Who::Seasoned, (116, 40));
    stage.keys("x");
    same_as_committed(
        "page",
        &svg(&stage.buffer(), "The page for a visit as it will be written, beside what is ticked"),
    );
}

#[test]
fn the_page_as_it_is_printed() {
    let now = stage::morning();
    let (coach, _) = stage::coach(&stage::Setting::of(Who::Seasoned, (80, 24)), now);
    let last_week = coach.today(now).week().first_day().plus(-7);
    let page = coach.page(last_week, last_week.plus(6), &BTreeSet::new(), now).value;
    let drawn =
        picture::sheet::svg(&drawing(&page), "The page for a visit as its PDF: figures, small charts, practice");
    same_as_committed("page-printed", &drawn);
}
