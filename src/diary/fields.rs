//! The fields of a JSON object, each as its own text, and an edit that lays changed fields over them. What is not
//! changed stays as it was written, digit by digit. Knows no field by name.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// The fields of an object in their order, each with its text.
#[derive(Debug, Default)]
pub(crate) struct Fields<'a>(pub Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry::<String, &RawValue>()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(All)
    }
}

/// The text of an object with `set` behind its other fields, each a name and its JSON text; one without a text is left out.
///
/// # Errors
/// When `json` is not an object.
pub(super) fn with(json: &str, set: &[(&str, Option<&str>)]) -> Result<String, serde_json::Error> {
    let mut text = String::with_capacity(json.len() + 80);
    With { text: &mut text, set }.deserialize(&mut serde_json::Deserializer::from_str(json))?;
    set.iter()
        .filter_map(|(name, value)| Some((name, (*value)?)))
        .for_each(|(name, value)| push(&mut text, name, value));
    text.push('}');
    Ok(text)
}

fn push(text: &mut String, name: &str, value: &str) {
    text.push(if text.is_empty() { '{' } else { ',' });
    text.push_str(&Value::from(name).to_string());
    text.push(':');
    text.push_str(value);
}

/// Writes down the fields that are not set anew, one by one as they are read.
struct With<'a> {
    text: &'a mut String,
    set: &'a [(&'a str, Option<&'a str>)],
}

impl<'de> DeserializeSeed<'de> for With<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for With<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
            if self.set.iter().all(|(other, _)| *other != name) {
                push(self.text, &name, value.get());
            }
        }
        Ok(())
    }
}

/// An object that is being edited.
pub(super) struct Object<'a>(Vec<(String, Cow<'a, str>)>);

impl<'a> Object<'a> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Takes an object apart.
    ///
    /// # Errors
    /// When `json` is not an object.
    pub(super) fn read(json: &'a str) -> Result<Self, serde_json::Error> {
        let Fields(fields) = serde_json::from_str(json)?;
        Ok(Self(fields.into_iter().map(|(name, raw)| (name, Cow::Borrowed(raw.get()))).collect()))
    }

    /// Sets a field, at its place when it is there, else at the end.
    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.set_text(name, value.into().to_string());
    }

    fn set_text(&mut self, name: &str, text: String) {
        match self.0.iter_mut().find(|(other, _)| other == name) {
            Some((_, there)) => *there = Cow::Owned(text),
            None => self.0.push((name.to_owned(), Cow::Owned(text))),
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, text)| text.as_ref())
    }

    /// Takes these fields away.
    pub(super) fn without(&mut self, names: &[&str]) {
        self.0.retain(|(name, _)| !names.contains(&name.as_str()));
    }

    /// Sets these fields as they are written in another object, where they are.
    pub(super) fn copy(&mut self, from: &Object<'_>, names: &[&str]) {
        for name in names {
            if let Some(text) = from.get(name) {
                self.set_text(name, text.to_owned());
            }
        }
    }

    /// Sets what differs between `old` and `new`; fields of neither stay untouched, in nested objects too.
    pub(super) fn overlay(&mut self, old: &Map<String, Value>, new: &Map<String, Value>) {
        for (name, was) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
            // A nested object goes when it holds nothing of another version.
            let emptied = self.get(name).and_then(|text| laid_over(text, was, &Value::Object(Map::new())));
            match emptied.filter(|text| text != "{}") {
                Some(text) => self.set_text(name, text),
                None => self.0.retain(|(other, _)| other != name),
            }
        }
        for (name, value) in new.iter().filter(|(name, value)| old.get(*name) != Some(*value)) {
            let nested = self.get(name).zip(old.get(name)).and_then(|(text, was)| laid_over(text, was, value));
            self.set_text(name, nested.unwrap_or_else(|| value.to_string()));
        }
    }

    /// Its JSON text, on one line but for texts that were not.
    pub(super) fn text(&self) -> String {
        joined('{', self.0.iter().map(|(name, text)| format!("{}:{text}", Value::from(name.as_str()))), '}')
    }
}

fn joined(open: char, items: impl Iterator<Item = String>, close: char) -> String {
    let mut text = String::from(open);
    for (place, item) in items.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&item);
    }
    text.push(close);
    text
}

/// `text`, which reads as `old`, with what differs in `new` laid over it; `None` where they are not two objects or two
/// lists.
fn laid_over(text: &str, old: &Value, new: &Value) -> Option<String> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let mut object = Object::read(text).ok()?;
            object.overlay(old, new);
            Some(object.text())
        }
        (Value::Array(old), Value::Array(new)) => {
            let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            (items.len() == old.len()).then(|| laid_over_list(&items, old, new))
        }
        _ => None,
    }
}

/// The items of `new`, each with what its text holds beyond `old` where it is the same item: one that is equal, or, in
/// a list of the same length, the one at its place.
fn laid_over_list(texts: &[&RawValue], old: &[Value], new: &[Value]) -> String {
    let item = |(place, value): (usize, &Value)| {
        let same = if old.get(place) == Some(value) { Some(place) } else { old.iter().position(|was| was == value) };
        if let Some(kept) = same.and_then(|same| texts.get(same)) {
            return kept.get().to_owned();
        }
        let there = texts.get(place).zip(old.get(place)).filter(|_| old.len() == new.len());
        there.and_then(|(text, was)| laid_over(text.get(), was, value)).unwrap_or_else(|| value.to_string())
    };
    joined('[', new.iter().enumerate().map(item), ']')
}
