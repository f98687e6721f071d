//! Lines of a fixed width: padding and wrapping by what the eye sees, not by bytes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The most characters of one visible sign that are kept; more would only pile up marks on one spot.
const MOST_IN_ONE: usize = 12;

/// How many columns `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// `text` cut to `columns`, with "…" where something was left out.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for sign in text.graphemes(true) {
        let longer = format!("{out}{}", short_sign(sign));
        if width(&longer) > columns.saturating_sub(1) {
            break;
        }
        out = longer;
    }
    if columns > 0 {
        out.push('…');
    }
    out
}

/// `text` in exactly `columns` columns, filled up with spaces on the right.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let missing = columns.saturating_sub(width(&text));
    text + &" ".repeat(missing)
}

/// `text` in exactly `columns` columns, filled up with spaces on the left.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    " ".repeat(columns.saturating_sub(width(&text))) + &text
}

/// `text` in lines of at most `columns`, broken at spaces where there are any, at most `most` lines; the last one ends
/// with "…" when something was left out. At least one line.
#[must_use]
pub fn wrap(text: &str, columns: usize, most: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        place(&mut lines, word, columns, most);
        if lines.len() > most {
            break;
        }
    }
    if lines.len() > most.max(1) {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            *last = if width(last) < columns { format!("{last}…") } else { cut(&format!("{last} …"), columns) };
        }
    }
    lines
}

/// Puts `word` at the end of the last line, or on further ones; a word wider than a line is broken between signs.
fn place(lines: &mut Vec<String>, word: &str, columns: usize, most: usize) {
    let Some(last) = lines.last_mut() else { return };
    let joined = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
    if word.len() <= 4 * columns * MOST_IN_ONE && width(&joined) <= columns {
        *last = joined;
        return;
    }
    let mut line = if last.is_empty() { lines.pop().unwrap_or_default() } else { String::new() };
    for sign in word.graphemes(true) {
        let sign = short_sign(sign);
        let longer = format!("{line}{sign}");
        if width(&longer) <= columns {
            line = longer;
            continue;
        }
        lines.push(std::mem::replace(&mut line, sign.to_owned()));
        if lines.len() > most {
            return;
        }
    }
    lines.push(line);
}

fn short_sign(sign: &str) -> &str {
    sign.char_indices().nth(MOST_IN_ONE).map_or(sign, |(end, _)| &sign[..end])
}
