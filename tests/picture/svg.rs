//! A ratatui buffer as an SVG picture: text as text, block signs, rules and dots as shapes, so that it looks the same with
//! any font. Knows true colour and the default colours; which buffer is drawn is left to the test.

use std::fmt::Write;
use std::path::PathBuf;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell in points.
pub const WIDE: u16 = 9;
pub const HIGH: u16 = 18;
/// The space around the screen.
pub const EDGE: u16 = 16;
/// What the terminal's own colours are in the picture.
pub const GROUND: &str = "#101418";
const LETTERS: &str = "#cdd3d9";

/// The buffer as an SVG document.
pub fn svg(buf: &Buffer, title: &str) -> String {
    let mut inside = String::new();
    for y in 0..buf.area.height {
        grounds(buf, y, &mut inside);
        halves(buf, y, &mut inside);
        letters(buf, y, &mut inside);
    }
    frame(buf, title, &inside)
}

/// A document of the size of `buf` around what was drawn of it.
pub fn frame(buf: &Buffer, title: &str, inside: &str) -> String {
    let (wide, high) = (buf.area.width * WIDE + 2 * EDGE, buf.area.height * HIGH + 2 * EDGE);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         role=\"img\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <title>{}</title>\n<rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{GROUND}\"/>\n{inside}</svg>\n",
        escaped(title)
    )
}

/// Compares a picture with the committed one, or writes it when `PELVICOACH_PICTURES` is `write`.
pub fn same_as_committed(name: &str, drawn: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/pictures").join(format!("{name}.svg"));
    if std::env::var("PELVICOACH_PICTURES").is_ok_and(|v| v == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let hint = "run `PELVICOACH_PICTURES=write cargo test --test pictures` and look at the change";
    assert!(kept == drawn, "{} is not what the program draws now; {hint}", path.display());
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn color(color: Color, own: &str) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => own.to_owned(),
    }
}

/// Letters and ground of a cell, after a reversal.
pub fn colors(cell: &Cell) -> (String, String) {
    let (fg, bg) = (color(cell.fg, LETTERS), color(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) }
}

/// Runs of equal colours along a line, as start and length; `None` stays empty.
fn runs(of: impl Iterator<Item = Option<String>>) -> Vec<(u16, u16, String)> {
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for (x, color) in (0_u16..).zip(of) {
        let Some(color) = color else { continue };
        match runs.last_mut() {
            Some((start, long, before)) if *start + *long == x && *before == color => *long += 1,
            _ => runs.push((x, 1, color)),
        }
    }
    runs
}

fn rect(out: &mut String, (x, y, wide, high): (f64, f64, f64, f64), fill: &str) {
    let (x, y) = (x + f64::from(EDGE), y + f64::from(EDGE));
    writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"{fill}\"/>").unwrap();
}

fn cells(buf: &Buffer, y: u16) -> impl Iterator<Item = &Cell> {
    (0..buf.area.width).map(move |x| &buf[(x + buf.area.x, y + buf.area.y)])
}

fn grounds(buf: &Buffer, y: u16, out: &mut String) {
    let of = cells(buf, y).map(|c| {
        let ground = colors(c).1;
        (ground != GROUND && !is_half(c.symbol())).then_some(ground)
    });
    for (x, long, fill) in runs(of) {
        let place = (f64::from(x * WIDE), f64::from(y * HIGH), f64::from(long * WIDE), f64::from(HIGH));
        rect(out, place, &fill);
    }
}

pub fn is_half(sign: &str) -> bool {
    matches!(sign, "▀" | "▄" | "█")
}

/// Blocks: the upper halves of a line in one go, then the lower ones.
fn halves(buf: &Buffer, y: u16, out: &mut String) {
    for lower in [false, true] {
        let of = cells(buf, y).map(|c| {
            let (fg, bg) = colors(c);
            let full = match c.symbol() {
                "█" => true,
                "▀" => !lower,
                "▄" => lower,
                _ => return None,
            };
            let seen = if full { fg } else { bg };
            (seen != GROUND).then_some(seen)
        });
        let half = f64::from(HIGH) / 2.0;
        for (x, long, fill) in runs(of) {
            let top = f64::from(y * HIGH) + if lower { half } else { 0.0 };
            rect(out, (f64::from(x * WIDE), top, f64::from(long * WIDE), half), &fill);
        }
    }
}

/// Text in runs of one style; signs that are not ASCII stand alone, so that a font's own widths move nothing.
pub fn letters(buf: &Buffer, y: u16, out: &mut String) {
    let mut x = 0;
    while x < buf.area.width {
        let first = &buf[(x + buf.area.x, y + buf.area.y)];
        let sign = first.symbol();
        if sign == " " || sign.is_empty() || is_half(sign) {
            x += 1;
            continue;
        }
        if shape(out, first, x, y) {
            x += 1;
            continue;
        }
        let mut text = sign.to_owned();
        let alike = |c: &Cell| c.symbol().is_ascii() && c.fg == first.fg && c.modifier == first.modifier;
        let mut end = x + 1;
        while sign.is_ascii() && end < buf.area.width && alike(&buf[(end + buf.area.x, y + buf.area.y)]) {
            text.push_str(buf[(end + buf.area.x, y + buf.area.y)].symbol());
            end += 1;
        }
        put_text(out, first, (x, y), &text);
        x = end;
    }
}

fn put_text(out: &mut String, cell: &Cell, (x, y): (u16, u16), text: &str) {
    let words = text.trim_end();
    let mut style = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    if words.is_ascii() {
        let long = u16::try_from(words.len()).unwrap() * WIDE;
        write!(style, " textLength=\"{long}\" lengthAdjust=\"spacingAndGlyphs\"").unwrap();
    }
    let (left, base) = (x * WIDE + EDGE, y * HIGH + EDGE + 14);
    let (fill, words) = (colors(cell).0, escaped(words));
    writeln!(out, "<text x=\"{left}\" y=\"{base}\" fill=\"{fill}\" xml:space=\"preserve\"{style}>{words}</text>")
        .unwrap();
}

/// Rules, corners, bars and braille as shapes; whether the sign was one of them.
fn shape(out: &mut String, cell: &Cell, x: u16, y: u16) -> bool {
    let Some(sign) = cell.symbol().chars().next() else { return false };
    let (fill, left, top) = (colors(cell).0, f64::from(x * WIDE), f64::from(y * HIGH));
    let (wide, high) = (f64::from(WIDE), f64::from(HIGH));
    let (middle, half) = (left + wide / 2.0, top + high / 2.0);
    match sign {
        '─' => rect(out, (left, half - 0.5, wide, 1.0), &fill),
        '━' => rect(out, (left, half - 1.5, wide, 3.0), &fill),
        '│' => rect(out, (middle - 0.5, top, 1.0, high), &fill),
        '╭' | '╮' | '╰' | '╯' | '└' => {
            let side = if matches!(sign, '╭' | '╰' | '└') { left + wide } else { left };
            let end = if matches!(sign, '╭' | '╮') { top + high } else { top };
            let edge = f64::from(EDGE);
            let (mx, my, sx, ey) = (middle + edge, half + edge, side + edge, end + edge);
            writeln!(out, "<path d=\"M{sx} {my}Q{mx} {my} {mx} {ey}\" fill=\"none\" stroke=\"{fill}\"/>").unwrap();
        }
        '▁'..='▇' => {
            let bar = high * f64::from(u32::from(sign) - 0x2580) / 8.0;
            rect(out, (left, top + high - bar, wide, bar), &fill);
        }
        '\u{2800}'..='\u{28ff}' => {
            let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
            for (bit, (dx, dy)) in places.into_iter().enumerate() {
                if (u32::from(sign) - 0x2800) & (1 << bit) != 0 {
                    let cx = left + wide * (f64::from(dx) + 0.5) / 2.0 + f64::from(EDGE);
                    let cy = top + high * (f64::from(dy) + 0.5) / 4.0 + f64::from(EDGE);
                    writeln!(out, "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"1.3\" fill=\"{fill}\"/>").unwrap();
                }
            }
        }
        _ => return false,
    }
    true
}
