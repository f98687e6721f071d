//! A breath as an SVG picture that moves: what stays the same in every frame is drawn once, what changes is a group a
//! frame, each shown for its part of the cycle. It stands still for eyes that asked for less motion.

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::Color;

use super::svg::{EDGE, GROUND, HIGH, WIDE, colors, frame, is_half, letters};

/// The frames of one whole cycle of `seconds`, and which of them stands where nothing moves.
pub fn svg(frames: &[Buffer], seconds: u32, still: usize, title: &str) -> String {
    let first = &frames[0];
    let changes = |x, y| frames.iter().any(|other| other[(x, y)] != first[(x, y)]);
    let of = |buf: &Buffer, changing: bool| {
        let mut part = buf.clone();
        for y in 0..part.area.height {
            for x in 0..part.area.width {
                if changes(x, y) != changing {
                    part[(x, y)].reset();
                }
            }
        }
        part
    };
    let style = format!(
        "<style>.f{{opacity:0;animation:b {seconds}s step-end infinite}}@keyframes b{{0%{{opacity:1}}{share:.3}%{{opacity:0}}}}\
         @media (prefers-reduced-motion:reduce){{.f{{animation:none}}.s{{opacity:1}}}}</style>\n",
        share = 100.0 / count(frames.len())
    );
    let mut inside = style + &drawn(&of(first, false));
    for (at, buf) in frames.iter().enumerate() {
        // Begun one cycle ago, so that every frame is in its place from the first moment on.
        let delay = f64::from(seconds) * (count(at) / count(frames.len()) - 1.0);
        let class = if at == still { "f s" } else { "f" };
        writeln!(inside, "<g class=\"{class}\" style=\"animation-delay:{delay:.3}s\">").unwrap();
        inside.push_str(&drawn(&of(buf, true)));
        inside.push_str("</g>\n");
    }
    frame(first, title, &inside)
}

fn count(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap())
}

/// Half blocks as one path a colour, so that a frame stays small; letters as they are.
fn drawn(buf: &Buffer) -> String {
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    for row in 0..buf.area.height * 2 {
        let mut x = 0;
        while x < buf.area.width {
            let Some(fill) = half(buf, x, row) else {
                x += 1;
                continue;
            };
            let begin = x;
            while x < buf.area.width && half(buf, x, row).as_ref() == Some(&fill) {
                x += 1;
            }
            let (left, top, long, high) = (begin * WIDE + EDGE, row * (HIGH / 2) + EDGE, (x - begin) * WIDE, HIGH / 2);
            write!(paths.entry(fill).or_default(), "M{left} {top}h{long}v{high}h-{long}z").unwrap();
        }
    }
    let mut out = String::new();
    for (fill, path) in paths {
        writeln!(out, "<path fill=\"{fill}\" d=\"{path}\"/>").unwrap();
    }
    for y in 0..buf.area.height {
        letters(buf, y, &mut out);
    }
    out
}

/// The colour of one half of a cell; nothing where it is the ground.
fn half(buf: &Buffer, x: u16, row: u16) -> Option<String> {
    let cell = &buf[(x, row / 2)];
    if !is_half(cell.symbol()) {
        return None;
    }
    let (letter, ground) = colors(cell);
    let lower = row % 2 == 1;
    let is_letter = match cell.symbol() {
        "▀" => !lower,
        "▄" => lower,
        _ => true,
    };
    let fill = if is_letter { letter } else { ground };
    (fill != GROUND && (is_letter || cell.bg != Color::Reset)).then_some(fill)
}
