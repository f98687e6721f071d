//! The curve of a sensor beneath the breath: the last seconds, what is asked now and next, the resting band, one quiet
//! line. What the points mean stands in the coach's session.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::super::View;
use super::SessionScreen;
use super::picture::line_of;
use crate::coach::{Biofeedback, SessionState};
use crate::practice::signal::Asks;
use crate::tui::widgets::{Trace, text};
use crate::words::say;

/// How many rows it takes, with its line.
const ROWS: u16 = 6;
/// What is left for the breath is at least this high, else the curve gives way.
const LEAST: u16 = 7;
/// The seconds before and after now that are seen, in milliseconds.
const SEEN_MS: (f64, f64) = (12_000.0, 4_000.0);
/// The moments at which it is looked what is asked.
const MOMENTS: u32 = 80;

/// Draws the curve at the foot of `area`, where a sensor is listened to; what is left for the breath.
pub(super) fn draw(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) -> Rect {
    let Some(sensor) = &view.coach.sensor else { return area };
    if screen.manner.large || screen.manner.set_up || area.height < LEAST + ROWS {
        return area;
    }
    let above = Rect { height: area.height - ROWS, ..area };
    let strip = Rect { y: above.bottom(), height: ROWS, ..area };
    line(screen, sensor, line_of(strip, 0), buf, view);
    curve(screen, sensor, Rect { y: strip.y + 1, height: ROWS - 1, ..strip }, buf, view);
    above
}

/// What is not well with the sensor, else what the session has to say.
fn line(screen: &SessionScreen, sensor: &Biofeedback, line: Rect, buf: &mut Buffer, view: &View) {
    let mark = sensor.mark(view.coach.now()).map(|mark| format!("signal-mark-{}", mark.id()));
    let word = || screen.session.felt_word().map(|word| word.key().to_owned());
    let Some(key) = mark.or_else(word) else { return };
    let words = say(&key);
    let x = line.width.saturating_sub(text::width(&words)) / 2;
    text::put(buf, line, (x, 0), &words, view.look.attention());
}

fn curve(screen: &SessionScreen, sensor: &Biofeedback, area: Rect, buf: &mut Buffer, view: &View) {
    let now = exact(view.coach.now().mono_ms);
    let whole = SEEN_MS.0 + SEEN_MS.1;
    let shown = screen.session.felt_scale();
    let scale = shown.unwrap_or_else(|| sensor.unlearned());
    let points: Vec<(f64, f64)> = sensor
        .curve()
        .into_iter()
        .map(|point| ((point.at_ms - now + SEEN_MS.0) / whole, scale.percent(point.level)))
        .filter(|(place, _)| (0.0..=1.0).contains(place))
        .collect();
    let target: Vec<Option<f64>> = match screen.session.state {
        SessionState::Running { since_ms, from_ms } => (0..=MOMENTS)
            .map(|moment| now - SEEN_MS.0 + whole * f64::from(moment) / f64::from(MOMENTS))
            .map(|at| asked(screen, at - exact(since_ms) + exact(from_ms)))
            .collect(),
        _ => Vec::new(),
    };
    let band = shown.map(|scale| scale.percent(scale.band()));
    Trace { points: &points, target: &target, band, look: view.look }.render(area, buf);
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
