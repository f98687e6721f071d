//! What a frame costs: a practice drawn through the terminal's own backend, byte by byte, in every form. The bounds are a
//! little above what was measured.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use pelvicoach::coach::{Coach, Step};
use pelvicoach::diary::Felt;
use pelvicoach::tui::theme::{Depth, Look};
use ratatui::layout::Rect;
use ratatui::prelude::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};
use serde_json::json;

use crate::stage::{Setting, Stage, Who, morning};

/// Milliseconds between two frames: thirty a second.
const FRAME_MS: u64 = 33;

/// The bytes that have reached the terminal.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn session(exercise: &'static str, picture: &str, size: (u16, u16), look: Look) -> Stage {
    let step = |coach: &Coach, exercise: &str| -> Step {
        coach.practise(coach.one(exercise, None, morning()).expect("it is offered"), Felt::default())
    };
    let registers = [("introduced", json!([exercise])), ("picture", json!(picture))];
    let setting = Setting { registers: &registers, look, ..Setting::of(Who::Fresh, size) };
    let (coach, disk) = crate::stage::coach(&setting, morning());
    let step = step(&coach, exercise);
    Stage::over(&setting, coach, disk, Some(step))
}

/// The bytes of each frame after the first one, over so many seconds; in their middle there is a pause.
fn bytes_per_frame(stage: &mut Stage, (wide, high): (u16, u16), seconds: u64) -> Vec<usize> {
    let sent = Wire::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, wide, high));
    let backend = CrosstermBackend::new(sent.clone());
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).expect("a terminal");
    let mut frames = Vec::new();
    let count = seconds * 1000 / FRAME_MS;
    for frame in 0..count {
        // The pause comes where the breath is full, and lasts until its picture rests.
        if frame == count / 2 || frame == count / 2 + 60 {
            stage.press(crate::stage::key("Space"));
        }
        stage.draw_on(&mut terminal);
        let bytes = std::mem::take(&mut *sent.0.borrow_mut());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(frame == 0 || !text.contains("\u{1b}[2J"), "a whole repaint at frame {frame}");
        frames.push(bytes.len());
        stage.wait(FRAME_MS);
    }
    frames.split_off(1)
}

#[test]
fn a_frame_takes_few_bytes_in_every_form() {
    let mut told = Vec::new();
    for (size, mean, most) in [((80, 24), 700, 6_500), ((120, 40), 2_000, 14_000), ((40, 12), 500, 3_000)] {
        for (exercise, picture) in [
            ("B3", "disc"),
            ("B3", "wave"),
            ("B3", "band"),
            ("B3", "words"),
            ("B8", "disc"),
            ("PF2a", "disc"),
            ("ST1", "disc"),
        ] {
            for depth in [Depth::True, Depth::None] {
                let look = Look { depth, ..Look::default() };
                let frames = bytes_per_frame(&mut session(exercise, picture, size, look), size, 14);
                let (sum, largest) = (frames.iter().sum::<usize>(), frames.iter().max().copied().unwrap_or(0));
                let average = sum / frames.len();
                told.push(format!("{exercise} {picture} {depth:?} {size:?}: {average} in the mean, {largest} at most"));
                // The wall of the bowl moves over more points than the edge of a disc.
                let (mean, most) = if exercise == "PF2a" { (mean * 3 / 2, most * 3 / 2) } else { (mean, most) };
                assert!(average > 0 && average <= mean && largest <= most, "{}", told.join("\n"));
            }
        }
    }
    println!("{}", told.join("\n"));
}
