//! Makes any text harmless to print: nothing in it can steer a terminal or turn the direction of what stands around it.

/// `text` on one line: line breaks become a slash, control characters a visible sign, and marks that turn the writing
/// direction are left out. With `ascii` the typographic signs of our own words are written plainly too.
#[must_use]
pub fn one_line(text: &str, ascii: bool) -> String {
    clean(text, ascii, |line| line.push_str(" / "))
}

/// The same with its line breaks kept.
#[must_use]
pub fn printable(text: &str, ascii: bool) -> String {
    clean(text, ascii, |line| line.push('\n'))
}

fn clean(text: &str, ascii: bool, line_break: impl Fn(&mut String)) -> String {
    let mut clean = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => line_break(&mut clean),
            '\t' => clean.push(' '),
            c if turns_direction(c) => {}
            c if c.is_control() && ascii => clean.push('?'),
            // The control pictures show what was there: U+241B for escape.
            '\0'..='\x1f' => clean.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\x7f' => clean.push('\u{2421}'),
            c if c.is_control() => clean.push('\u{fffd}'),
            c if ascii => clean.push_str(plain(c).unwrap_or(c.encode_utf8(&mut [0; 4]))),
            c => clean.push(c),
        }
    }
    clean
}

/// Marks that embed, override or isolate a direction, and the invisible tags.
pub(super) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}')
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '·' => "-",
        '–' | '—' => "-",
        '…' => "...",
        _ => return None,
    })
}

/// JSON text with every character escaped that could steer a terminal; the values stay the same.
#[must_use]
pub fn json(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        // Outside of strings JSON holds none of these, so that an escape always stands inside one.
        if (c.is_control() && c != '\n') || turns_direction(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                clean.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            clean.push(c);
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        let wild = "a\u{1b}[31mb\u{7}\u{9b}1m\u{202e}c\r\nd\te\u{7f}";
        assert_eq!(one_line(wild, false), "a␛[31mb␇\u{fffd}1mc / d e␡");
        assert_eq!(printable(wild, true), "a?[31mb??1mc\nd e?");
        assert_eq!(one_line("“x” · …", true), "\"x\" - ...");
        assert_eq!(one_line("שלום 日本", true), "שלום 日本");
    }

    proptest::proptest! {
        #[test]
        fn no_text_keeps_a_control_character(text in proptest::prelude::any::<String>(), ascii: bool) {
            let line = one_line(&text, ascii);
            proptest::prop_assert!(!line.chars().any(|c| c.is_control() || turns_direction(c)));
        }

        #[test]
        fn json_means_the_same(text in proptest::prelude::any::<String>()) {
            let written = serde_json::to_string(&text).unwrap();
            let safe = json(&written);
            proptest::prop_assert!(!safe.chars().any(char::is_control));
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
        }
    }
}
