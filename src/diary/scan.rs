//! Reads the fields of a JSON object in a single pass over its bytes, for texts that are read by the ten thousand. It
//! takes objects as they are usually written; an unusual one, and what is no JSON, is left to serde_json.

/// How deep values may be nested here.
const DEEPEST: u8 = 24;

/// Hands name and text of each field of the object that `text` begins with to `found`, in order, and gives back where
/// the object ends. `None`: it is to be read the other way, and what was handed out until then counts for nothing.
pub(super) fn fields<'a>(text: &'a str, mut found: impl FnMut(&'a str, &'a str)) -> Option<usize> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    scan.space();
    scan.take(b'{')?;
    scan.space();
    if scan.peek()? == b'}' {
        return Some(scan.at + 1);
    }
    loop {
        let name = scan.at + 1;
        let escaped = scan.string()?;
        let name = text.get(name..scan.at - 1).filter(|_| !escaped)?;
        scan.space();
        scan.take(b':')?;
        scan.space();
        let value = scan.at;
        scan.value(0)?;
        found(name, text.get(value..scan.at)?);
        scan.space();
        match scan.next()? {
            b',' => scan.space(),
            b'}' => return Some(scan.at),
            _ => return None,
        }
    }
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Passes a value of any kind.
    fn value(&mut self, depth: u8) -> Option<()> {
        match self.peek()? {
            b'"' => self.string().map(|_| ()),
            b'n' => self.word(b"null"),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'-' | b'0'..=b'9' => self.number(),
            b'[' if depth < DEEPEST => self.list(b']', |scan| scan.value(depth + 1)),
            b'{' if depth < DEEPEST => self.list(b'}', |scan| {
                scan.string()?;
                scan.space();
                scan.take(b':')?;
                scan.space();
                scan.value(depth + 1)
            }),
            _ => None,
        }
    }

    /// Passes what stands between brackets, separated by commas, each part by `part`.
    fn list(&mut self, end: u8, mut part: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.peek()? == end {
            self.at += 1;
            return Some(());
        }
        loop {
            part(self)?;
            self.space();
            match self.next()? {
                b',' => self.space(),
                byte => return (byte == end).then_some(()),
            }
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        let found = self.bytes.get(self.at..)?.starts_with(word);
        self.at += word.len();
        found.then_some(())
    }

    fn number(&mut self) -> Option<()> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.next()? {
            b'0' => {}
            b'1'..=b'9' => self.digits(),
            _ => return None,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.some_digits()?;
        }
        Some(())
    }

    fn some_digits(&mut self) -> Option<()> {
        let before = self.at;
        self.digits();
        (self.at > before).then_some(())
    }

    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    /// Passes a string; whether there was a backslash in it. One that names a sign by its number is unusual.
    fn string(&mut self) -> Option<bool> {
        self.take(b'"')?;
        let mut escaped = false;
        loop {
            self.letters();
            match self.next()? {
                b'"' => return Some(escaped),
                b'\\' => {
                    escaped = true;
                    if !matches!(self.next()?, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') {
                        return None;
                    }
                }
                _ => return None,
            }
        }
    }

    /// Passes everything up to the next quote, backslash or control character, eight bytes at a time.
    fn letters(&mut self) {
        const ONES: u64 = u64::from_ne_bytes([1; 8]);
        const HIGH: u64 = ONES << 7;
        let holds = |bytes: u64, byte: u8| {
            let zero = bytes ^ (ONES * u64::from(byte));
            zero.wrapping_sub(ONES) & !zero
        };
        while let Some(eight) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk()) {
            let eight = u64::from_le_bytes(*eight);
            let control = eight.wrapping_sub(ONES * 0x20) & !eight;
            // Of several marks the lowest is right; those above it may come from carrying over.
            let marks = (holds(eight, b'"') | holds(eight, b'\\') | control) & HIGH;
            if marks != 0 {
                self.at += (marks.trailing_zeros() / 8) as usize;
                return;
            }
            self.at += 8;
        }
        while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::super::fields::Fields;
    use super::fields;

    type Found<'a> = Vec<(&'a str, &'a str)>;

    fn quick(text: &str) -> Option<(Found<'_>, usize)> {
        let mut all = Vec::new();
        let end = fields(text, |name, value| all.push((name, value)))?;
        Some((all, end))
    }

    /// What serde_json finds in a text that is one object and nothing else.
    fn slow(text: &str) -> Option<Vec<(String, &RawValue)>> {
        serde_json::from_str::<Fields<'_>>(text).ok().map(|fields| fields.0)
    }

    /// Where the quick way takes a text, serde_json finds the same in it.
    fn agree(text: &str) {
        let Some((quick, end)) = quick(text) else { return };
        let slow = slow(&text[..end]).unwrap_or_else(|| panic!("no object: {text}"));
        let slow: Found<'_> = slow.iter().map(|(name, raw)| (name.as_str(), raw.get())).collect();
        assert_eq!(quick, slow, "{text}");
    }

    #[test]
    fn an_object_as_this_program_writes_it_is_read_the_quick_way() {
        let text = r#"{"id":"x","n":-1.5e+3,"deep":{"a":[1,{"b":null}],"c":{}},"empty":[],"w\"":1}"#;
        assert_eq!(quick(text), None, "a name with a backslash is left to serde_json");
        let text = r#"{"id":"x","note":"näh, \"so\"\n…","n":-1.5e+3,"deep":{"a":[1,{"b":null}]},"yes":true} after"#;
        let (all, end) = quick(text).unwrap();
        assert_eq!(all.len(), 5);
        assert_eq!((all[1], all[2]), (("note", r#""näh, \"so\"\n…""#), ("n", "-1.5e+3")));
        assert_eq!(&text[end..], " after");
        agree(text);
        assert_eq!(quick(" { } "), Some((Vec::new(), 4)));
    }

    #[test]
    fn what_is_no_json_is_never_taken() {
        let broken = [
            "",
            "{",
            "[]",
            "7",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "{\"a\":01}",
            "{\"a\":1.}",
            "{\"a\":1e}",
            "{\"a\":-}",
            "{\"a\":+1}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":nul}",
            "{\"a\":[1,]}",
            "{\"a\":[1}",
            "{\"a\":\"x",
            "{\"a\":\"x\\",
            "{\"a\":{\"b\"}}",
            "{\"a\":tru",
            "{,}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":.5}",
        ];
        for text in broken {
            assert_eq!(quick(text), None, "{text}");
            assert!(slow(text).is_none(), "{text}");
        }
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(200), "]".repeat(200));
        assert_eq!(quick(&deep), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_serde_json_reads_it(text in "[{}\\[\\]\",:0-9a-e\\\\ .+\\-\nä…\u{7f}]{0,40}") {
            agree(&text);
            agree(&format!("{{\"a\":{text}}}"));
            agree(&format!("{{\"a\":\"{text}\",\"b\":1}}"));
        }

        #[test]
        fn an_object_with_any_byte_changed_is_read_as_serde_json_reads_it(place in 0..120usize, byte in 0..128u8) {
            let text = r#"{"id":"019ab0f0","kind":"check_in","at":"2026-11-23T07:30:00+01:00","pain_by":{"rest":2,"sitting":null},"n":[1.5e-3,-0,true]}"#;
            let mut bytes = text.as_bytes().to_vec();
            bytes[place] = byte;
            agree(&String::from_utf8(bytes).unwrap());
        }
    }
}
