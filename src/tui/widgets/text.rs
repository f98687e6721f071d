//! Text as it may stand on a screen: made harmless, measured, clipped and wrapped by the width it takes there.
//! Knows nothing of styles.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text with every character that could move the cursor, hide or reorder its neighbours replaced by a visible sign:
/// control pictures for C0, U+FFFD for C1, bidi controls, invisible marks and line separators. Joiners that letters
/// and emoji need stay.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| stand_in(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| stand_in(c).unwrap_or(c)).collect())
}

fn stand_in(c: char) -> Option<char> {
    match c {
        '\t' | '\u{a0}' => Some(' '),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e007f}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// The text with typographic signs as plain ASCII ones, for terminals that cannot show them. Letters stay: they are a
/// person's own words.
pub fn plain_signs(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '–' | '—' | '−' | '‐' | '‑' | '─' => out.push('-'),
            '…' => out.push_str("..."),
            '‘' | '’' | '‚' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '×' => out.push('x'),
            '→' => out.push_str("->"),
            '←' => out.push_str("<-"),
            '↑' => out.push('^'),
            '↓' => out.push('v'),
            '›' => out.push('>'),
            '‹' => out.push('<'),
            '≥' => out.push_str(">="),
            '≤' => out.push_str("<="),
            '°' => out.push_str(" deg"),
            '½' => out.push_str("1/2"),
            '\u{2400}'..='\u{2426}' | '\u{fffd}' => out.push('?'),
            '·' | '•' | '\u{2500}'..='\u{28ff}' => out.push('*'),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The columns that the text takes.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The text within `room` columns; what is cut ends in `more`, a sign of one column.
pub fn clip<'a>(text: &'a str, room: u16, more: &str) -> Cow<'a, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    if room == 0 {
        return Cow::Borrowed("");
    }
    let mut out = String::new();
    let mut used = 0;
    for g in text.graphemes(true) {
        let w = width(g);
        if used + w + 1 > room {
            break;
        }
        used += w;
        out.push_str(g);
    }
    // What stood between two parts does not stay behind the first of them.
    Cow::Owned(out.trim_end_matches([' ', '·']).to_owned() + more)
}

/// The text such that `place`, bytes of it, is seen in its first `room` columns: as it is where it is seen anyway, else
/// from a few words before it, after `more`, a sign of one column. It is clipped by whoever draws it.
pub fn around<'a>(text: &'a str, place: &Range<usize>, room: u16, more: &str) -> Cow<'a, str> {
    let (Some(before), Some(until)) = (text.get(..place.start), text.get(..place.end)) else {
        return Cow::Borrowed(text);
    };
    if width(until) < room {
        return Cow::Borrowed(text);
    }
    // What follows takes the room it needs, up to two thirds of it.
    let follows = text.get(place.start..).map_or(0, width);
    let most = (room / 3).max(room.saturating_sub(follows.saturating_add(1)));
    let (mut from, mut used) = (before.len(), 0);
    for (at, g) in before.grapheme_indices(true).rev() {
        used += width(g);
        if used > most {
            break;
        }
        from = at;
    }
    // Whole words where there are any.
    let word = before.get(from..).and_then(|kept| Some(from + kept.find(' ')? + 1)).filter(|_| from > 0);
    let piece = text.get(word.unwrap_or(from)..).unwrap_or_default();
    Cow::Owned(format!("{more}{piece}"))
}

/// What stands between the parts of a line, such as those of an entry.
pub const BETWEEN: &str = " · ";

/// As many whole parts of a line as have room, then `more`, a sign of one column; the first words of the next part where
/// more than half of the room would stay empty.
pub fn parts(parts: &[String], room: u16, more: &str) -> String {
    let whole = parts.join(BETWEEN);
    if width(&whole) <= room {
        return whole;
    }
    let cut = (1..parts.len()).rev().map(|n| (n, parts[..n].join(BETWEEN)));
    let Some((n, kept)) = cut.into_iter().find(|(_, line)| width(line).saturating_add(2) <= room) else {
        return parts.first().map(|first| words(first, room, more)).unwrap_or_default();
    };
    let left = room.saturating_sub(width(&kept));
    if left > room / 2 {
        let begun = words(&parts[n], left.saturating_sub(width(BETWEEN)), more);
        // A name without what it names says nothing.
        if !begun.trim_end_matches(more).ends_with(':') {
            return format!("{kept}{BETWEEN}{begun}");
        }
    }
    format!("{kept} {more}")
}

/// The same such that `place`, bytes of the part with this index, is seen: from that part on where there is no room for
/// those before it.
pub fn parts_around(all: &[String], (at, place): (usize, &Range<usize>), room: u16, more: &str) -> String {
    let until = format!("{} {more}", all.get(..=at).unwrap_or_default().join(BETWEEN));
    let last = at + 1 == all.len();
    if width(&until).saturating_sub(if last { 2 } else { 0 }) <= room {
        return parts(all, room, more);
    }
    let Some(found) = all.get(at) else { return parts(all, room, more) };
    let room = room.saturating_sub(if at > 0 { 2 } else { 0 });
    let seen = found.get(..place.end).map_or(0, width);
    let words = if seen + 1 < room {
        parts(&all[at..], room, more)
    } else {
        words(&around(found, place, room, more), room, more)
    };
    // Words that begin within their part bear the sign already.
    if at == 0 || words.starts_with(more) { words } else { format!("{more} {words}") }
}

/// The text within `room` columns, cut between words where there are any.
fn words(text: &str, room: u16, more: &str) -> String {
    let cut = clip(text, room, more);
    let Some(kept) = cut.strip_suffix(more).filter(|kept| kept.len() < text.len()) else { return cut.into_owned() };
    let whole = text.get(kept.len()..).is_some_and(|left| left.starts_with(' '));
    match kept.rfind(' ').filter(|at| !whole && at * 2 > kept.len()) {
        Some(at) => kept[..at].trim_end_matches([' ', '·', ',']).to_owned() + more,
        None => cut.into_owned(),
    }
}

/// The text in lines of at most `room` columns, broken at spaces, a word too long for a line at any letter; a command in
/// quotes stays whole where it can. Line breaks in the text hold. At least one line; every line is harmless.
pub fn wrap(text: &str, room: u16) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = harmless(paragraph.strip_suffix('\r').unwrap_or(paragraph));
        let mut line = String::new();
        for word in unbroken(&paragraph, room) {
            let needs = if line.is_empty() { width(word) } else { width(&line).saturating_add(1 + width(word)) };
            if needs <= room {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = break_word(word, room, &mut lines);
        }
        lines.push(line);
    }
    lines
}

/// What a command of ours in quotes begins with.
const COMMAND: &str = "\"pelvicoach ";

/// The words of a paragraph, a quoted command being one of them where it fits into a line.
fn unbroken(paragraph: &str, room: u16) -> impl Iterator<Item = &str> {
    let mut rest = Some(paragraph);
    std::iter::from_fn(move || {
        let text = rest?;
        let quoted = text.starts_with(COMMAND).then(|| text[1..].find('"')).flatten().map(|end| end + 2);
        let whole = quoted.filter(|end| width(&text[..*end]) < room);
        let from = whole.unwrap_or(0);
        let end = text[from..].find(' ').map(|at| from + at);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// A last line shorter than this stands alone.
const SHORTEST: u16 = 16;

/// The same, as it is pleasant to read: words come down to a last line that would stand alone, where that takes no line
/// more.
pub fn wrap_read(text: &str, room: u16) -> Vec<String> {
    let lines = wrap(text, room);
    let alone = |lines: &[String]| lines.last().is_some_and(|line| width(line) < SHORTEST);
    if lines.len() < 2 || !alone(&lines) {
        return lines;
    }
    let narrower = (1..room).rev().map(|room| wrap(text, room)).take_while(|narrow| narrow.len() == lines.len());
    narrower.into_iter().find(|narrow| !alone(narrow)).unwrap_or(lines)
}

/// The same with lines of about one length: no more of them than `room` columns need, each as short as that allows.
pub fn balanced(text: &str, room: u16) -> Vec<String> {
    let lines = wrap(text, room);
    let narrower = (1..room).rev().map(|room| wrap(text, room)).take_while(|narrow| narrow.len() == lines.len());
    narrower.last().unwrap_or(lines)
}

/// Puts all but the last part of a long word into `lines` and gives the last one.
fn break_word(word: &str, room: u16, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    let mut used = 0;
    for g in word.graphemes(true) {
        let w = width(g);
        if used + w > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push_str(g);
        used += w;
    }
    line
}

/// Writes one line at (`x`, `y`) of `area`, counted from its corner; clipped, harmless, never outside. Gives the column
/// after it.
pub fn put(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if x >= area.width || y >= area.height {
        return x;
    }
    let (end, _) = buf.set_stringn(area.x + x, area.y + y, harmless(text), usize::from(area.width - x), style);
    end - area.x
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_harm_is_shown_instead() {
        assert_eq!(harmless("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(harmless("x\u{202e}y\u{2066}z\u{200b}"), "x\u{fffd}y\u{fffd}z\u{fffd}");
        assert_eq!(harmless("\u{9b}2J\u{7f}\r\n\t."), "\u{fffd}2J␡␍␊ .");
        assert!(matches!(harmless("Grüße 👩‍🦽 שלום می‌خواهم"), Cow::Borrowed(_)));
    }

    #[test]
    fn no_word_stands_alone_where_that_takes_no_line_more() {
        let words = "One hand on the belly, one on the chest, for as long as it feels good.";
        assert_eq!(wrap(words, 66).last().map(String::as_str), Some("good."));
        let read = wrap_read(words, 66);
        assert_eq!(read, ["One hand on the belly, one on the chest, for as long", "as it feels good."]);
        assert_eq!(wrap_read("Rest.", 66), ["Rest."], "a short line alone is as it is");
    }

    #[test]
    fn a_command_in_quotes_stays_whole() {
        let text = "It is kept. \"pelvicoach store repair\" helps.";
        assert_eq!(wrap(text, 30), ["It is kept.", "\"pelvicoach store repair\"", "helps."]);
        assert_eq!(wrap(text, 20), ["It is kept.", "\"pelvicoach store", "repair\" helps."], "too long for a line");
        assert_eq!(wrap("an \"open quote pelvicoach ", 9), ["an \"open", "quote", "pelvicoac", "h "]);
    }

    #[test]
    fn clipping_counts_columns() {
        assert_eq!(clip("breathe", 7, "…"), "breathe");
        assert_eq!(clip("breathe", 4, "…"), "bre…");
        assert_eq!(clip("pain 3 · note", 10, "…"), "pain 3…");
        assert_eq!(clip("漢字漢字", 5, "…"), "漢字…");
        assert_eq!(clip("漢字漢字", 4, "…"), "漢…");
        assert_eq!(clip("abc", 0, "…"), "");
    }

    #[test]
    fn what_is_looked_for_is_seen() {
        let of = |text: &str, wanted: &str, room| {
            let start = text.find(wanted).expect("it is there");
            around(text, &(start..start + wanted.len()), room, "…").into_owned()
        };
        assert_eq!(of("a warm bath", "bath", 20), "a warm bath");
        assert_eq!(of("a long day, then a warm bath, then bed", "bath", 20), "…warm bath, then bed");
        assert_eq!(of("a long day, then a warm bath", "bath", 20), "…then a warm bath");
        assert_eq!(of("漢字漢字漢字漢字漢字漢字 bath", "bath", 12), "…bath");
        assert_eq!(of("incomprehensiblebath", "bath", 12), "…ensiblebath");
        assert_eq!(of("a long day, then a warm bath", "bath", 2), "…bath");
    }

    #[test]
    fn a_line_of_parts_is_cut_between_them() {
        let all = ["Pain now 4", "Where: deep inside", "Note: after a walk"].map(str::to_owned);
        assert_eq!(parts(&all, 60, "…"), "Pain now 4 · Where: deep inside · Note: after a walk");
        assert_eq!(parts(&all, 40, "…"), "Pain now 4 · Where: deep inside …");
        assert_eq!(parts(&all, 20, "…"), "Pain now 4 …");
        assert_eq!(parts(&["Sat for three hours on the train".to_owned()], 20, "…"), "Sat for three hours…");
        assert_eq!(parts(&["Sat for three hours on the train".to_owned()], 21, "…"), "Sat for three hours…");
        let of = |at: usize, wanted: &str, room| {
            let start = all[at].find(wanted).expect("it is there");
            parts_around(&all, (at, &(start..start + wanted.len())), room, "…")
        };
        assert_eq!(of(0, "now", 40), "Pain now 4 · Where: deep inside …");
        assert_eq!(of(1, "deep", 40), "Pain now 4 · Where: deep inside …");
        assert_eq!(of(1, "deep", 24), "… Where: deep inside …");
        assert_eq!(of(2, "walk", 40), "… Note: after a walk");
        assert_eq!(of(2, "walk", 16), "…after a walk");
    }

    #[test]
    fn wrapping_keeps_words_and_breaks() {
        assert_eq!(wrap("let the belly widen", 10), ["let the", "belly", "widen"]);
        assert_eq!(wrap("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(balanced("let the belly widen now", 20), ["let the belly", "widen now"]);
        assert_eq!(balanced("let the belly", 20), ["let the belly"]);
        assert_eq!(wrap("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        assert_eq!(wrap("", 6), [""]);
        assert_eq!(plain_signs("8 × 2 … – ●"), "8 x 2 ... - *");
    }

    proptest! {
        #[test]
        fn any_text_fits(text in any::<String>(), room in 2_u16..90) {
            for line in wrap(&text, room) {
                prop_assert!(width(&line) <= room || line.graphemes(true).count() == 1);
                prop_assert!(!line.chars().any(char::is_control));
            }
            prop_assert!(width(&clip(&harmless(&text), room, "…")) <= room);
            for (start, sign) in text.char_indices() {
                let piece = around(&text, &(start..start + sign.len_utf8()), room, "…");
                prop_assert!(piece.contains(sign));
            }
        }
    }
}
