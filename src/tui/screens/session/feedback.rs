//! The curve of a sensor beneath the breath: the last seconds, what is asked now and next, the resting band, one quiet
//! line. What the points mean stands in the coach's session.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::super::View;
use super::SessionScreen;
use super::picture::line_of;
use crate::coach::{Biofeedback, FeltWord, SessionState};
use crate::practice::signal::Asks;
use crate::tui::widgets::{Curve, text};
use crate::words::say;

/// How many rows it takes, with its line.
const ROWS: u16 = 6;
/// What is left for the breath is at least this high, else the curve gives way.
const LEAST: u16 = 7;
/// From this height on a line stands free between the words and the curve.
const AIRY: u16 = 20;
/// The seconds before and after now that are seen, in milliseconds.
const SEEN_MS: (f64, f64) = (12_000.0, 4_000.0);

/// Draws the curve at the foot of `area`, where a sensor is listened to; what is left for the breath.
pub(super) fn draw(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) -> Rect {
    let Some(sensor) = &view.coach.sensor else { return area };
    if screen.manner.large || screen.manner.set_up || area.height < LEAST + ROWS {
        return area;
    }
    let free = u16::from(area.height >= AIRY);
    let above = Rect { height: area.height - ROWS - free, ..area };
    let strip = Rect { y: above.bottom(), height: ROWS + free, ..area };
    line(screen, sensor, line_of(strip, 0), buf, view);
    curve(screen, sensor, Rect { y: strip.y + 1 + free, height: ROWS - 1, ..strip }, buf, view);
    above
}

/// What is not well with the sensor, else what the session has to say, else what the curve is.
fn line(screen: &SessionScreen, sensor: &Biofeedback, line: Rect, buf: &mut Buffer, view: &View) {
    let mark = sensor.mark(view.coach.now()).map(|mark| format!("signal-mark-{}", mark.id()));
    let (words, style) = match (mark, screen.session.felt_word()) {
        (Some(mark), _) => (say(&mark), view.look.attention()),
        // Nothing is asked while rest is learned: it is as quiet as what follows it.
        (None, Some(word @ FeltWord::Learning)) => (say(word.key()), view.look.quiet()),
        (None, Some(word)) => (say(word.key()), view.look.attention()),
        (None, None) => (say("signal-curve"), view.look.quiet()),
    };
    let x = line.width.saturating_sub(text::width(&words)) / 2;
    text::put(buf, line, (x, 0), &words, style);
}

fn curve(screen: &SessionScreen, sensor: &Biofeedback, area: Rect, buf: &mut Buffer, view: &View) {
    let shown = screen.session.felt_scale();
    let running = match screen.session.state {
        SessionState::Running { since_ms, from_ms } => Some(exact(from_ms) - exact(since_ms)),
        _ => None,
    };
    let curve = Curve {
        points: &sensor.curve(),
        now_ms: exact(view.coach.now().mono_ms),
        seen_ms: SEEN_MS,
        scale: shown.unwrap_or_else(|| sensor.unlearned()),
        known: shown.is_some(),
        asked: &|at_ms| running.and_then(|ahead| asked(screen, at_ms + ahead)),
        look: view.look,
    };
    curve.render(area, buf);
}

/// What is asked at a moment of the stopwatch, on the person's scale.
fn asked(screen: &SessionScreen, elapsed_ms: f64) -> Option<f64> {
    if elapsed_ms < 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and a session is short")]
    let asks = screen.session.asked_at(elapsed_ms as u64);
    match asks {
        Asks::Squeeze => Some(100.0),
        Asks::LetGo | Asks::Quiet => Some(0.0),
        Asks::Nothing => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a run are exact in a float")]
const fn exact(ms: u64) -> f64 {
    ms as f64
}
