//! The curve of a sensor on the person's own scale, with what belongs to it in words: where their rest is, where a gentle
//! squeeze. What the points mean and what is asked is left to others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text;
use super::trace::{Trace, row_of};
use crate::practice::signal::{Point, Scale};
use crate::tui::theme::Look;
use crate::words::say;

/// Narrower than this there is no room for words beside the curve.
const WITH_WORDS: u16 = 56;
/// The moments at which it is looked what is asked.
const MOMENTS: u32 = 80;

/// The step of a curve that does not move, in milliseconds.
const STEP_MS: f64 = 1_000.0;

/// A curve in time.
pub struct Curve<'a> {
    /// The points as they are shown, oldest first, in milliseconds on the clock of `now_ms`.
    pub points: &'a [Point],
    /// Now.
    pub now_ms: f64,
    /// The milliseconds before and after now that are seen.
    pub seen_ms: (f64, f64),
    /// What the points are drawn by.
    pub scale: Scale,
    /// Whether that scale is the person's own; else there is no band.
    pub known: bool,
    /// What is asked at a moment, on the scale; none where nothing is.
    pub asked: &'a dyn Fn(f64) -> Option<f64>,
    /// How to draw.
    pub look: Look,
}

impl Curve<'_> {
    /// Now as it is drawn: without movement the curve goes on in steps, one a second.
    fn now(&self) -> f64 {
        if self.look.reduced_motion { (self.now_ms / STEP_MS).floor() * STEP_MS } else { self.now_ms }
    }

    /// How far along the area a moment lies, 0 to 1.
    fn place(&self, at_ms: f64) -> f64 {
        (at_ms - self.now() + self.seen_ms.0) / (self.seen_ms.0 + self.seen_ms.1)
    }

    /// What stands beside the curve, and at which place of the scale.
    fn words(&self) -> Vec<(f64, String)> {
        let squeeze = self.scale.squeeze.map(|_| (100.0, say("signal-beside-squeeze")));
        let rest = self.known.then(|| (0.0, say("signal-beside-rest")));
        squeeze.into_iter().filter(|_| self.known).chain(rest).collect()
    }
}

impl Widget for &Curve<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let words = if area.width < WITH_WORDS { Vec::new() } else { self.words() };
        let beside = words.iter().map(|(_, words)| text::width(words) + 1).max().unwrap_or(0);
        let curve = Rect { x: area.x + beside, width: area.width - beside, ..area };
        for (place, words) in &words {
            let line = Rect { y: area.y + row_of(*place, area.height), height: 1, ..area };
            text::put(buf, line, (beside - 1 - text::width(words), 0), words, self.look.quiet());
        }
        let points: Vec<(f64, f64)> = self
            .points
            .iter()
            .filter(|point| !self.look.reduced_motion || point.at_ms <= self.now())
            .map(|point| (self.place(point.at_ms), self.scale.percent(point.level)))
            .filter(|(place, _)| (0.0..=1.0).contains(place))
            .collect();
        let (from, over) = (self.now() - self.seen_ms.0, self.seen_ms.0 + self.seen_ms.1);
        let moments = (0..=MOMENTS).map(|moment| from + over * f64::from(moment) / f64::from(MOMENTS));
        let target: Vec<Option<f64>> = moments.map(self.asked).collect();
        let band = self.known.then(|| self.scale.percent(self.scale.band()));
        Trace { points: &points, target: &target, band, look: self.look }.render(curve, buf);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::signal::Spread;

    fn drawn(width: u16, known: bool, squeeze: Option<f64>) -> Vec<String> {
        drawn_at(12_000.0, width, known, squeeze, false)
    }

    fn drawn_at(now_ms: f64, width: u16, known: bool, squeeze: Option<f64>, reduced_motion: bool) -> Vec<String> {
        let area = Rect::new(0, 0, width, 5);
        let mut buf = Buffer::empty(area);
        let points: Vec<Point> = (0..600)
            .map(|at| Point { at_ms: f64::from(at) * 20.0, level: if at < 300 { 4.0 } else { 20.0 } })
            .collect();
        Curve {
            points: &points,
            now_ms,
            seen_ms: (12_000.0, 4_000.0),
            scale: Scale { rest: Spread { level: 4.0, spread: 0.2 }, squeeze },
            known,
            asked: &|at| (at > 12_000.0).then_some(0.0),
            look: Look { ascii: true, reduced_motion, ..Look::default() },
        }
        .render(area, &mut buf);
        (0..5).map(|y| (0..width).map(|x| buf[(x, y)].symbol()).collect()).collect()
    }

    #[test]
    fn rest_and_squeeze_are_named_at_their_height() {
        let rows = drawn(80, true, Some(20.0));
        assert!(rows[1].starts_with("gentle squeeze") && rows[1].contains("***"), "{rows:?}");
        assert!(rows[4].trim_start().starts_with("your rest ***"), "{rows:?}");
        assert!(rows[4].trim_end().ends_with("==="), "what is asked next stands after now: {rows:?}");
    }

    #[test]
    fn with_reduced_motion_it_goes_on_in_steps() {
        let at = |now_ms, reduced| drawn_at(now_ms, 80, true, Some(20.0), reduced);
        assert!((0..50).all(|batch| at(8_000.0 + f64::from(batch) * 19.0, true) == at(8_000.0, true)));
        assert_ne!(at(9_000.0, true), at(8_000.0, true));
        assert_ne!(at(8_300.0, false), at(8_000.0, false), "it moves where movement is wanted");
    }

    #[test]
    fn without_an_own_scale_and_without_room_there_are_no_words() {
        for rows in [drawn(80, false, None), drawn(40, true, Some(20.0)), drawn(3, true, Some(20.0))] {
            assert!(!rows.concat().contains("rest"), "{rows:?}");
        }
        assert!(!drawn(80, true, None).concat().contains("squeeze"));
    }
}
