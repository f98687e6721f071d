//! A person's words made harmless for a terminal and for Markdown. What they say stays the same.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What stands in place of a character that cannot be seen or would turn the line around.
pub const MARK: char = '\u{FFFD}';

/// Whether `c` controls the terminal or the direction of text instead of being seen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}')
        || matches!(c, '\u{00AD}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// `text` in one line: line breaks and tabs become spaces, other hidden characters the visible mark.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            hidden if is_hidden(hidden) => out.push(MARK),
            seen => out.push(seen),
        }
    }
    out
}

/// `text` in one line, with whatever Markdown or HTML would take for its own escaped.
#[must_use]
pub fn markdown(text: &str) -> String {
    let text = one_line(text);
    // At the start of a line these would open a list, a heading or a rule.
    let opens = text.starts_with(['-', '+', '=', ':']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && text[digits..].starts_with(['.', ')']);
    let first = if opens { Some(0) } else { numbered.then_some(digits) };
    escaped(&text, first)
}

/// The same for a cell of a table, where nothing begins a line.
#[must_use]
pub fn markdown_cell(text: &str) -> String {
    escaped(&one_line(text), None)
}

fn escaped(text: &str, first: Option<usize>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '$' | '^' | '@'
        );
        // "http://" and "www." would become links by themselves in some readers.
        let link = (c == ':' && text[at..].starts_with("://"))
            || (c == '.' && text[..at].get(at.saturating_sub(3)..).is_some_and(|w| w.eq_ignore_ascii_case("www")));
        if special || first == Some(at) || link {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// JSON text with hidden characters that JSON allows as they are written as escapes instead.
#[must_use]
pub fn json(text: &str) -> Cow<'_, str> {
    // Line breaks between values are the only control characters that JSON text has outside of its strings.
    let hidden = |c: char| is_hidden(c) && c != '\n';
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if !hidden(c) {
            out.push(c);
        } else if c.is_ascii_whitespace() {
            out.push(' ');
        } else {
            let mut units = [0u16; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a String cannot be refused.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    Cow::Owned(out)
}
