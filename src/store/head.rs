//! `store.json`: the format of the folder and, where there is a lock, the public keys that its files are sealed to.
//! Knows nothing of the keys that open them.

use std::sync::Arc;

use age::x25519::Recipient;

use super::document::{Broken, Document, Named, Parsed, push_more, quoted};
use super::kept::Contents;

/// What stands in `store.json`.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Fields that this version does not know.
    pub more: Vec<Named>,
    /// What files are sealed to; none without a lock.
    pub recipients: Vec<Recipient>,
    /// The lock is being taken off.
    pub comes_off: bool,
}

const RECIPIENTS: &str = "recipients";
const COMES_OFF: &str = "lock_comes_off";

impl Contents for Head {
    type Item = ();

    const FORMAT: &'static str = "pelvicoach/store";

    fn parse(text: &Arc<String>, _name: &str) -> Result<Parsed<Self>, Broken> {
        let document = Document::<()>::read(text, Self::FORMAT, "")?;
        let mut head = Self { more: document.more(&["format", "version", RECIPIENTS, COMES_OFF]), ..Self::default() };
        if document.newer.is_none() {
            if let Some(raw) = document.found(RECIPIENTS) {
                let names = serde_json::from_str::<Vec<String>>(raw.get()).unwrap_or_default();
                let read: Result<Vec<Recipient>, _> = names.iter().map(|name| name.parse()).collect();
                let read = read.ok().filter(|read| !read.is_empty());
                head.recipients = read.ok_or_else(|| document.at(RECIPIENTS, "these are not the names of keys"))?;
            }
            head.comes_off = document.found(COMES_OFF).is_some_and(|raw| raw.get() == "true");
        }
        Ok(Parsed::of(head, document.newer))
    }

    fn join(&mut self, (): &()) -> bool {
        false
    }

    fn items(&self) -> &[()] {
        &[]
    }

    fn text(&self, _name: &str) -> String {
        let mut text = String::from("{\"format\":\"pelvicoach/store\",\"version\":1");
        if !self.recipients.is_empty() {
            let names: Vec<String> = self.recipients.iter().map(|name| quoted(&name.to_string())).collect();
            text += &[",\"", RECIPIENTS, "\":[", &names.join(","), "]"].concat();
        }
        if self.comes_off {
            text += &[",\"", COMES_OFF, "\":true"].concat();
        }
        self.more.iter().for_each(|field| push_more(&mut text, field));
        text.push_str("}\n");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Head, String> {
        let parsed = Head::parse(&Arc::new(text.to_owned()), "");
        parsed.map(|parsed| parsed.contents).map_err(|broken| broken.what)
    }

    #[test]
    fn what_is_written_is_read_and_what_is_unknown_stays() {
        let key = age::x25519::Identity::generate().to_public();
        let head = Head { recipients: vec![key.clone()], comes_off: true, ..Head::default() };
        let back = read(&head.text("")).unwrap();
        assert_eq!(back.recipients, [key]);
        assert!(back.comes_off);
        let old = "{\"format\":\"pelvicoach/store\",\"version\":1,\"colour\":[1, 2]}\n";
        let head = read(old).unwrap();
        assert!(head.recipients.is_empty() && !head.comes_off);
        assert_eq!(head.text(""), old);
        assert_eq!(Head::default().text(""), "{\"format\":\"pelvicoach/store\",\"version\":1}\n");
    }

    #[test]
    fn a_lock_that_cannot_be_read_is_not_no_lock() {
        for wrong in ["[\"age1x\"]", "[]", "7", "\"x\"", "null"] {
            let text = format!("{{\"format\":\"pelvicoach/store\",\"version\":1,\"recipients\":{wrong}}}");
            assert!(read(&text).is_err(), "{wrong}");
        }
    }
}
