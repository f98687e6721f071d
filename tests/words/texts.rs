//! The Fluent files as keys and texts, read line by line. Formats nothing.

use std::collections::BTreeSet;

/// One message.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its key.
    pub key: String,
    /// Its source, all lines.
    pub source: String,
    /// Where it begins.
    pub line: usize,
}

/// The messages of a Fluent file.
pub fn read(source: &str) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let is_key = line.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '-');
        if let Some((key, text)) = line.split_once('=').filter(|_| is_key) {
            texts.push(Text { key: key.trim().to_owned(), source: text.trim().to_owned(), line: number + 1 });
        } else if let Some(last) = texts.last_mut().filter(|_| !line.starts_with('#')) {
            last.source.push('\n');
            last.source.push_str(line);
        }
    }
    texts
}

impl Text {
    /// Names of the values that are put in; keys of a screen fill themselves in.
    pub fn places(&self) -> BTreeSet<String> {
        let name = |part: &str| -> String {
            part.chars().take_while(|sign| sign.is_alphanumeric() || "-_".contains(*sign)).collect()
        };
        self.source.split('$').skip(1).map(name).filter(|name| !name.starts_with("key-")).collect()
    }

    /// What a person reads: the source without what stands for values and choices.
    pub fn read_aloud(&self) -> String {
        let mut said = String::new();
        for line in self.source.lines() {
            let variant = line.trim_start().trim_start_matches('*');
            let line =
                if variant.starts_with('[') { variant.split_once(']').map_or("", |(_, rest)| rest) } else { line };
            let mut depth = 0;
            for sign in line.chars() {
                match sign {
                    '{' => depth += 1,
                    '}' => depth = i32::max(0, depth - 1),
                    sign if depth == 0 => said.push(sign),
                    _ => {}
                }
            }
            said.push('\n');
        }
        said
    }
}
