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

/// The longest word of a line about trouble, in characters, and how many of its first and last ones stay.
const LONGEST: usize = 240;
const FIRST: usize = 120;
const LAST: usize = 100;

/// `line` with the middle of its longest words left out: a path of thousands of signs stays one line to read, and its
/// end, which says most, stays too.
#[must_use]
pub fn short_words(line: &str) -> String {
    let short = |word: &str| {
        let letters = word.chars().count();
        if letters <= LONGEST {
            return word.to_owned();
        }
        let first = word.chars().take(FIRST);
        first.chain(['…']).chain(word.chars().skip(letters - LAST)).collect()
    };
    line.split(' ').map(short).collect::<Vec<String>>().join(" ")
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

    #[test]
    fn a_word_of_thousands_of_signs_keeps_its_ends() {
        let line = format!("could not read /a/{}/file.json: why", "漢".repeat(5_000));
        let short = short_words(&line);
        assert!(short.starts_with("could not read /a/漢") && short.ends_with("/file.json: why"), "{short}");
        assert!(short.chars().count() < 260, "{short}");
        assert_eq!(short_words("a plain  line"), "a plain  line");
    }

    proptest::proptest! {
        #[test]
        fn no_line_keeps_a_hidden_character(text in proptest::prelude::any::<String>(), ascii: bool) {
            proptest::prop_assert!(!one_line(&text, ascii).chars().any(is_hidden));
        }
    }
}
