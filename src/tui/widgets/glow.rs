//! Soft pictures out of light: a shape says how bright each point is, and this draws it as the terminal allows: half
//! blocks in true colour and 256 colours, braille dots in 16 colours and none, letters in ASCII. Brightness goes in few
//! steps, so that little changes from one moment to the next. Which shapes there are is left to others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::tui::theme::{Depth, Look, Rgb, Theme, mix};

/// The light at one point.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Light {
    /// How bright, 0 (the ground) to 1.
    pub bright: f64,
    /// From the pale middle (0) to the full colour of the rim (1).
    pub rim: f64,
}

/// From teal (0) to indigo (1), in steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hue(f64);

impl Hue {
    /// A hue this far from teal to indigo.
    pub fn new(turn: f64) -> Self {
        Self((turn.clamp(0.0, 1.0) * 4.0).round() / 4.0)
    }

    fn is_indigo(self) -> bool {
        self.0 > 0.5
    }
}

/// The steps of brightness: two of the halo, then the edge, then the body.
const STEPS: [f64; 7] = [0.0, 0.07, 0.16, 0.36, 0.6, 0.82, 1.0];
/// The rings between the middle and the rim.
const RINGS: f64 = 6.0;
/// From nothing to full, in ASCII.
const LETTERS: [&str; 7] = [" ", " ", ".", ":", "o", "O", "0"];

struct Pigment {
    pale: Rgb,
    full: Rgb,
}

fn pigments(look: Look) -> [Pigment; 2] {
    if let Some(own) = look.own_breath() {
        // As in the built-in themes: the rim deeper than the word, the middle paler than the rim.
        let ground = look.ground_rgb();
        return own.map(|rgb| Pigment { pale: mix(ground, rgb, 0.92), full: mix(ground, rgb, 0.74) });
    }
    match look.theme {
        Theme::Dark => [
            Pigment { pale: (136, 208, 194), full: (70, 164, 152) },
            Pigment { pale: (128, 152, 216), full: (70, 104, 188) },
        ],
        Theme::Contrast => [
            Pigment { pale: (168, 244, 230), full: (96, 206, 190) },
            Pigment { pale: (168, 184, 255), full: (112, 138, 236) },
        ],
        Theme::Light => [
            // The palest of it is 3:1 on its ground (WCAG 2.2, 1.4.11): on a hill the light alone moves.
            Pigment { pale: (74, 156, 145), full: (32, 122, 111) },
            Pigment { pale: (118, 136, 208), full: (70, 90, 186) },
        ],
    }
}

/// The half size of an area in square points: half its columns, and its rows, because a cell is twice as high as wide.
pub(super) fn half_size(area: Rect) -> (f64, f64) {
    (f64::from(area.width) / 2.0, f64::from(area.height))
}

/// Draws what `light` says about each point, counted in square points from the middle of the area, y downwards. There is
/// no light beyond `reach` to either side of the middle, so nothing is worked out there.
pub(super) fn draw(
    (look, hue): (Look, Hue),
    reach: (f64, f64),
    area: Rect,
    buf: &mut Buffer,
    light: impl Fn(f64, f64) -> Light,
) {
    let clipped = area.intersection(buf.area);
    let brush = Brush { look, hue, pigment: blended(look, hue) };
    let (half_wide, half_high) = half_size(area);
    for row in clipped.top()..clipped.bottom() {
        let y = f64::from(row - area.y) * 2.0 - half_high;
        if y.abs() > reach.1 + 2.0 {
            continue;
        }
        for column in clipped.left()..clipped.right() {
            let x = f64::from(column - area.x) - half_wide;
            if x.abs() > reach.0 + 1.0 {
                continue;
            }
            let Some(cell) = buf.cell_mut((column, row)) else { continue };
            if let Some((sign, style)) = brush.cell(&light, x, y, (column - area.x, row - area.y)) {
                cell.set_symbol(sign.as_ref()).set_style(style);
            }
        }
    }
}

fn blended(look: Look, hue: Hue) -> Pigment {
    let [teal, indigo] = pigments(look);
    Pigment { pale: mix(teal.pale, indigo.pale, hue.0), full: mix(teal.full, indigo.full, hue.0) }
}

struct Brush {
    look: Look,
    hue: Hue,
    pigment: Pigment,
}

type Mark = (std::borrow::Cow<'static, str>, Style);

impl Brush {
    /// What a cell shows whose upper left corner is at (`x`, `y`).
    fn cell(&self, light: &impl Fn(f64, f64) -> Light, x: f64, y: f64, at: (u16, u16)) -> Option<Mark> {
        if self.look.ascii {
            return self.letter(light(x + 0.5, y + 1.0));
        }
        match self.look.depth {
            Depth::True | Depth::C256 => self.halves(light(x + 0.5, y + 0.5), light(x + 0.5, y + 1.5)),
            Depth::C16 | Depth::None => self.dots(light, x, y, at),
        }
    }

    fn letter(&self, light: Light) -> Option<Mark> {
        let sign = LETTERS[step(light.bright)];
        (sign != " ").then(|| (sign.into(), self.ink()))
    }

    /// An upper and a lower point in one cell. A dark point shows the ground, so nothing is drawn for it.
    fn halves(&self, upper: Light, lower: Light) -> Option<Mark> {
        match (self.color(upper), self.color(lower)) {
            (None, None) => None,
            (Some(u), None) => Some(("▀".into(), Style::new().fg(u))),
            (None, Some(l)) => Some(("▄".into(), Style::new().fg(l))),
            (Some(u), Some(l)) if u == l => Some(("█".into(), Style::new().fg(u))),
            (Some(u), Some(l)) => Some(("▀".into(), Style::new().fg(u).bg(l))),
        }
    }

    /// Eight dots in one cell: brightness is how many of them stand, in a fixed pattern, so that only edges move.
    fn dots(&self, light: &impl Fn(f64, f64) -> Light, x: f64, y: f64, (column, row): (u16, u16)) -> Option<Mark> {
        let mut mask = 0_u8;
        for (bit, (dx, dy)) in DOTS.into_iter().enumerate() {
            let l = light(x + f64::from(dx) / 2.0 + 0.25, y + f64::from(dy) / 2.0 + 0.25);
            let (px, py) = (usize::from((column % 2) * 2 + dx), usize::from((row % 2) * 4 + dy) % 4);
            // Three quarters of the dots at the rim, a little less in the middle, so that the rim is seen.
            let share = STEPS[step(l.bright)] * (0.55 + 0.3 * l.rim.clamp(0.0, 1.0));
            if share > (PATTERN[py][px] + 0.5) / 16.0 {
                mask |= 1 << bit;
            }
        }
        (mask > 0).then(|| (braille(mask).to_string().into(), self.ink()))
    }

    fn color(&self, light: Light) -> Option<Color> {
        let step = step(light.bright);
        if step == 0 {
            return None;
        }
        let rim = (light.rim.clamp(0.0, 1.0) * RINGS).round() / RINGS;
        if self.look.depth == Depth::C256 && self.look.own_breath().is_none() {
            return Some(Color::Indexed(index_of(self.look.theme, self.hue, step, rim)));
        }
        let full = mix(self.pigment.pale, self.pigment.full, rim);
        Some(self.look.color(mix(self.look.ground_rgb(), full, STEPS[step]), Color::Reset))
    }

    fn ink(&self) -> Style {
        if self.hue.is_indigo() { self.look.out_breath() } else { self.look.in_breath() }
    }
}

/// The places of the eight dots of a braille cell, in the order of their bits.
pub(super) const DOTS: [(u16, u16); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
/// An ordered pattern of 16 thresholds (Bayer): each next dot stands as far as it can from those before.
const PATTERN: [[f64; 4]; 4] =
    [[0.0, 8.0, 2.0, 10.0], [12.0, 4.0, 14.0, 6.0], [3.0, 11.0, 1.0, 9.0], [15.0, 7.0, 13.0, 5.0]];

/// The braille sign with these dots.
pub(super) fn braille(mask: u8) -> char {
    char::from_u32(0x2800 + u32::from(mask)).unwrap_or(' ')
}

/// Chosen by eye: the nearest of the 256 to a dark teal is grey, and a grey rim is not soft.
fn index_of(theme: Theme, hue: Hue, step: usize, rim: f64) -> u8 {
    let (edge, pale, full) = match (theme, hue.is_indigo()) {
        (Theme::Dark | Theme::Contrast, false) => ([234, 235, 23, 30, 73], 116, 73),
        (Theme::Dark | Theme::Contrast, true) => ([234, 235, 236, 24, 67], 110, 68),
        (Theme::Light, false) => ([255, 254, 152, 116, 73], 73, 30),
        (Theme::Light, true) => ([255, 254, 189, 146, 110], 68, 62),
    };
    match edge.get(step.saturating_sub(1)) {
        Some(index) => *index,
        None if rim < 0.3 => pale,
        None => full,
    }
}

/// The nearest step of brightness.
fn step(bright: f64) -> usize {
    STEPS.iter().rposition(|s| *s <= bright + 1e-9).unwrap_or(0)
}
