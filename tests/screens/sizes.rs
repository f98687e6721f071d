//! Any size draws, and text that could hurt a terminal never reaches it.

use crate::stage::{Stage, Who};

/// Ways to every screen.
const WAYS: [&str; 20] = [
    "",
    "w",
    "Enter",
    "Enter C-s",
    "Enter C-s Right",
    "Enter C-s Right z",
    "Enter C-s Right p",
    "Enter C-s Right d",
    "Enter C-s Right Esc",
    "Enter C-s q",
    "2",
    "3",
    "3 Enter",
    "3 D",
    "3 /",
    "n PageDown",
    "4",
    "x",
    "?",
    "!",
];

#[test]
fn every_screen_draws_at_any_size() {
    for who in [Who::New, Who::Fresh, Who::Seasoned] {
        for way in WAYS {
            let mut stage = Stage::new(who, (80, 24));
            stage.keys(way).wait(1_300);
            for (width, height) in [
                (1, 1),
                (2, 1),
                (1, 40),
                (10, 5),
                (20, 10),
                (39, 12),
                (40, 11),
                (40, 12),
                (60, 20),
                (80, 24),
                (200, 5),
                (400, 100),
            ] {
                stage.size(width, height);
                let buffer = stage.buffer();
                assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            }
        }
    }
}

#[test]
fn text_that_hurts_is_shown_harmlessly() {
    let hurtful = format!(
        "\u{1b}[31mred \u{7} bell \u{202e}txt.exe \u{200b}zero 全角文字 שלום \u{9b}2J {}",
        "long ".repeat(2_000)
    );
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    // Written as a note by pasting, then seen in the form, in the list, as an entry, in a search and on the page.
    stage.keys("3 t").paste(&hurtful);
    let mut pictures = vec![stage.buffer()];
    stage.keys("C-s");
    pictures.push(stage.buffer());
    stage.keys("Enter");
    pictures.push(stage.buffer());
    stage.keys("Esc / r e d");
    pictures.push(stage.buffer());
    stage.keys("Esc x Space");
    pictures.push(stage.buffer());
    for buffer in &pictures {
        for cell in &buffer.content {
            let hurts = |letter: char| letter.is_control() || ('\u{202a}'..='\u{202e}').contains(&letter);
            assert!(!cell.symbol().chars().any(hurts), "{:?}", cell.symbol());
        }
    }
    let kept = stage.effects.iter().any(|effect| format!("{effect:?}").contains("2J"));
    assert!(kept, "the words themselves are kept as they were written");
}
