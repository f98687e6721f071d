//! What a person wrote in a record, for looking through ten thousand of them: free words, tags, activities. Ids,
//! figures and moments are none of it.

use super::Fields;
use super::record::Record;
use super::scan;

/// The fields that hold words of the person's own.
const OWN: [&str; 20] = [
    "note",
    "text",
    "word",
    "with",
    "tags",
    "medicines",
    "items",
    "situation",
    "body",
    "thought",
    "feeling",
    "supports",
    "against",
    "fairer",
    "next_step",
    "prediction",
    "test",
    "happened",
    "learned",
    "visit",
];

impl Record {
    /// The person's own words in small letters, one field a line; lists stand as they are written. Empty for most
    /// records.
    #[must_use]
    pub fn spoken(&self) -> String {
        let mut words = String::new();
        if scan::fields(self.json(), |name, text| take(&mut words, name, text)).is_none() {
            words.clear();
            let Fields(fields) = serde_json::from_str(self.json()).unwrap_or_default();
            for (name, raw) in &fields {
                take(&mut words, name, raw.get());
            }
        }
        words
    }
}

fn take(words: &mut String, name: &str, text: &str) {
    if OWN.contains(&name) && text != "null" {
        add(words, text);
    }
}

fn add(words: &mut String, text: &str) {
    let plain = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match plain.filter(|plain| !plain.contains('\\')) {
        Some(plain) => words.push_str(&plain.to_lowercase()),
        // With backslashes, or a list.
        None => match serde_json::from_str::<String>(text) {
            Ok(text) => words.push_str(&text.to_lowercase()),
            Err(_) if text.contains('\\') => {
                let all: Vec<String> = serde_json::from_str(text).unwrap_or_default();
                words.push_str(&all.join("\n").to_lowercase());
            }
            Err(_) => words.push_str(&text.to_lowercase()),
        },
    }
    words.push('\n');
}

#[cfg(test)]
mod tests {
    use super::super::record::Record;

    fn spoken(json: &str) -> String {
        Record::from_text(json).unwrap().spoken()
    }

    #[test]
    fn words_are_found_and_nothing_else() {
        let json = r#"{"id":"x","kind":"check_in","at":"2026-11-23T07:30:00+01:00","pain_now":4,"places":["entrance"],"tags":["Work","two words"],"note":"Walked \"home\"\nÜbung","word":null}"#;
        assert_eq!(spoken(json), "[\"work\",\"two words\"]\nwalked \"home\"\nübung\n");
        assert_eq!(spoken(r#"{"kind":"practice","routine":"RT12","blocks":[{"exercise":"B1"}]}"#), "");
        assert_eq!(spoken(r#"{"kind":"check_in","tags":["a\"b"]}"#), "a\"b\n");
        // Written in an unusual way: read the slow way, with the same words.
        assert_eq!(spoken(r#"{"\u006eote":"Slow"}"#), "slow\n");
    }
}
