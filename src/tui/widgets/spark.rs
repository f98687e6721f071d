//! A handful of days as one small line of bars.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::text::put;
use crate::tui::theme::Look;

/// One column a day; a day without an entry is a quiet dot, never a zero.
#[derive(Clone, Copy, Debug)]
pub struct Spark<'a> {
    /// The days, oldest first.
    pub values: &'a [Option<f64>],
    /// The value of a full bar: 10 for scales, 12 for hours.
    pub top: f64,
    /// The style of the bars.
    pub style: Style,
    /// How to draw.
    pub look: Look,
}

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const FIGURES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl Spark<'_> {
    /// The same as words, for a line that is told.
    pub fn words(values: &[Option<f64>], top: f64, look: Look) -> String {
        values.iter().map(|value| sign(*value, top, look).unwrap_or(look.signs().blank)).collect()
    }
}

impl Widget for &Spark<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        for (x, value) in (0..area.width).zip(self.values) {
            match sign(*value, self.top, self.look) {
                Some(bar) => put(buf, area, (x, 0), bar, self.style),
                None => put(buf, area, (x, 0), self.look.signs().blank, self.look.quiet()),
            };
        }
    }
}

/// The bar of a value; `None` where there is none.
fn sign(value: Option<f64>, top: f64, look: Look) -> Option<&'static str> {
    let signs: &[&'static str] = if look.ascii { &FIGURES } else { &BARS };
    let most = f64::from(u8::try_from(signs.len() - 1).unwrap_or(0));
    let value = value.filter(|value| value.is_finite() && top > 0.0)?;
    Some(step(value / top * most, signs))
}

fn step<'a>(at: f64, signs: &[&'a str]) -> &'a str {
    let index = (0..signs.len()).rev().find(|i| u8::try_from(*i).is_ok_and(|i| f64::from(i) <= at.round()));
    signs[index.unwrap_or(0)]
}
