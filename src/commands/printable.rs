//! Makes any line harmless to print: nothing in it can steer a terminal or turn the direction of what stands around it.

use crate::report::{MARK, is_hidden};

/// `text` on one line: line breaks become a slash and hidden characters a visible mark. With `ascii` the typographic
/// signs of our own words are written plainly too; a person's own words stay as they are.
#[must_use]
pub fn one_line(text: &str, ascii: bool) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => line.push_str(" / "),
            '\t' => line.push(' '),
            c if is_hidden(c) => line.push(if ascii { '?' } else { MARK }),
            c if ascii => match plain(c) {
                Some(sign) => line.push_str(sign),
                None => line.push(c),
            },
            c => line.push(c),
        }
    }
    line
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '·' | '–' | '—' => "-",
        '…' => "...",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        let wild = "a\u{1b}[31mb\u{7}\u{9b}1m\u{202e}c\r\nd\te\u{7f}";
        assert_eq!(one_line(wild, true), "a?[31mb??1m?c / d e?");
        assert!(one_line(wild, false).starts_with("a\u{fffd}[31m"));
        assert_eq!(one_line("“x” · …", true), "\"x\" - ...");
        assert_eq!(one_line("שלום 日本", true), "שלום 日本");
    }

    proptest::proptest! {
        #[test]
        fn no_line_keeps_a_hidden_character(text in proptest::prelude::any::<String>(), ascii: bool) {
            proptest::prop_assert!(!one_line(&text, ascii).chars().any(is_hidden));
        }
    }
}
