//! Every word that stands on a screen is told from its ground (WCAG 2.2, 1.4.3 and 1.4.6), computed from the cells that
//! were drawn: whatever a new style is called, it is looked at here as soon as a screen has it.

use pelvicoach::tui::theme::{Depth, Look, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::sizes::WAYS;
use crate::stage::{Setting, Stage, Who};

type Rgb = (u8, u8, u8);

/// The sixteen colours as xterm has them, in the order of their numbers.
const XTERM: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];
/// The same as the Linux console has them.
const CONSOLE: [Rgb; 16] = [
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 85, 0),
    (0, 0, 170),
    (170, 0, 170),
    (0, 170, 170),
    (170, 170, 170),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (85, 85, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
];

/// What a colour looks like; none for the terminal's own.
fn seen(color: Color, sixteen: &[Rgb; 16]) -> Option<Rgb> {
    let at = match color {
        Color::Rgb(r, g, b) => return Some((r, g, b)),
        Color::Indexed(at @ 232..) => {
            let level = 8 + (at - 232) * 10;
            return Some((level, level, level));
        }
        Color::Indexed(at @ 16..) => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let at = at - 16;
            return Some((level(at / 36), level(at / 6 % 6), level(at % 6)));
        }
        Color::Indexed(at) => at,
        Color::Reset => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Some(sixteen[usize::from(at)])
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |(r, g, b): Rgb| {
        let part = |v: u8| {
            let c = f64::from(v) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Whether the cell is part of a word or a figure. Lines, dots and pictures are not read.
fn is_read(cell: &Cell) -> bool {
    cell.symbol().chars().next().is_some_and(|sign| sign.is_alphanumeric() || (sign.is_ascii_punctuation()))
}

/// The terminal's own letters and ground, where nothing else was asked for.
fn own(theme: Theme) -> (Rgb, Rgb) {
    match theme {
        Theme::Light => ((0, 0, 0), (255, 255, 255)),
        _ => ((229, 229, 229), (0, 0, 0)),
    }
}

fn holds(buffer: &Buffer, look: Look, what: &str) {
    let sixteens: &[&[Rgb; 16]] = if look.depth == Depth::C16 { &[&XTERM, &CONSOLE] } else { &[&XTERM] };
    for sixteen in sixteens {
        holds_in(buffer, look, sixteen, what);
    }
}

fn holds_in(buffer: &Buffer, look: Look, sixteen: &[Rgb; 16], what: &str) {
    let least = if look.theme == Theme::Contrast { 7.0 } else { 4.5 };
    let (letters, ground) = own(look.theme);
    for (at, cell) in buffer.content.iter().enumerate().filter(|(_, cell)| is_read(cell)) {
        let mut colours = [seen(cell.fg, sixteen).unwrap_or(letters), seen(cell.bg, sixteen).unwrap_or(ground)];
        if cell.modifier.contains(Modifier::REVERSED) {
            colours.reverse();
        }
        let found = contrast(colours[0], colours[1]);
        let place = buffer.pos_of(at);
        assert!(
            found >= least && !cell.modifier.contains(Modifier::DIM),
            "{what}, {look:?}: {:?} at {place:?} is {:?} on {:?}, {found:.2}:1",
            cell.symbol(),
            cell.fg,
            cell.bg
        );
    }
}

/// Every look with colours: each theme in each depth, and on the terminal's own ground.
fn looks() -> Vec<Look> {
    let themes = [Theme::Dark, Theme::Light, Theme::Contrast];
    let depths = [Depth::True, Depth::C256, Depth::C16];
    let painted = themes.into_iter().flat_map(|theme| depths.map(|depth| Look { theme, depth, ..Look::default() }));
    let mut looks: Vec<Look> = painted.map(|look| Look { painted: true, ..look }).collect();
    looks.extend([Theme::Dark, Theme::Light].map(|theme| Look { theme, ..Look::default() }));
    looks
}

/// Moments that [`WAYS`] does not come to: what is chosen, typed, waits or lies over a screen.
const MORE: [(&str, u64); 14] = [
    ("Enter 3 Down 4", 0),
    ("Enter C-s Right Space", 1_000),
    ("Enter C-s Right i", 500),
    ("Enter C-s Right Right Right", 9_000),
    ("Enter C-s Right Right Right Right Right Right", 20_000),
    ("Enter C-s Right Esc Enter Down", 500),
    ("Enter C-s Right Esc Enter 4", 500),
    ("3 t h a l f", 0),
    ("3 / p a i n", 0),
    ("2 Down Down Enter", 500),
    ("4 c Left", 0),
    ("x Space Down", 0),
    ("f", 500),
    ("! t", 500),
];

#[test]
fn every_word_on_every_screen_stands_out_from_its_ground() {
    for look in looks() {
        for who in [Who::Fresh, Who::Seasoned] {
            for (way, wait) in WAYS.iter().map(|way| (*way, 1_300)).chain(MORE) {
                let mut stage = Stage::set(&Setting { look, ..Setting::of(who, (80, 24)) });
                stage.keys(way).wait(wait);
                holds(&stage.buffer(), look, way);
            }
        }
        for way in ["", "2 Down", "1 C-s", "! t"] {
            let mut stage = Stage::set(&Setting { look, ..Setting::of(Who::New, (80, 24)) });
            stage.keys(way);
            holds(&stage.buffer(), look, way);
        }
    }
}

#[test]
fn every_word_of_every_form_stands_out_from_its_ground() {
    for look in looks() {
        for (name, form) in crate::forms::every() {
            let mut stage = crate::forms::before_in(&form, look);
            for keys in ["F6", "1 Down"] {
                stage.keys(keys);
                holds(&stage.buffer(), look, &name);
            }
        }
    }
}
