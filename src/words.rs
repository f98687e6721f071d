//! Every text a person reads, by key. The texts stand in `assets/en/`, one file a room; the part of a key before its
//! first dash names the file. Nothing here decides what is said.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

type Bundle = FluentBundle<FluentResource>;

macro_rules! rooms {
    ($($name:literal),+ $(,)?) => {
        /// The rooms that have a file of words, in the order of the interface.
        pub const ROOMS: &[&str] = &[$($name),+];

        fn bundle(room: &str) -> Option<&'static Bundle> {
            match room {
                $($name => {
                    // Each room is parsed when its first word is asked for: the first screen needs two or three.
                    static WORDS: LazyLock<Bundle> =
                        LazyLock::new(|| read(include_str!(concat!("../assets/en/", $name, ".ftl"))));
                    Some(&WORDS)
                })+
                _ => None,
            }
        }

        /// The source text of a room, for the tests that read every word.
        #[must_use]
        pub fn source(room: &str) -> Option<&'static str> {
            match room { $($name => Some(include_str!(concat!("../assets/en/", $name, ".ftl"))),)+ _ => None }
        }
    };
}

rooms!(
    "app", "first", "today", "choose", "session", "cue", "exercise", "routine", "card", "after", "entry", "journal",
    "history", "plan", "pacing", "measure", "page", "safety", "settle", "error", "command", "keys", "demo", "shell"
);

fn read(source: &str) -> Bundle {
    let resource = match FluentResource::try_new(source.to_owned()) {
        // A broken line loses itself alone; the words test names it.
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut bundle = Bundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A value that is put into a text.
#[derive(Clone, Debug)]
pub enum Fill<'a> {
    /// A number; texts may choose by it (one, other).
    Number(f64),
    /// Words.
    Text(Cow<'a, str>),
}

impl From<usize> for Fill<'_> {
    #[expect(clippy::cast_precision_loss, reason = "counts on a screen are small")]
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}

impl From<u32> for Fill<'_> {
    fn from(value: u32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<f64> for Fill<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl<'a> From<&'a str> for Fill<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Fill<'_> {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

/// The text of `key`, or the key itself where there is none (a test finds such keys).
#[must_use]
pub fn say(key: &str) -> String {
    tell(key, &[])
}

/// The text of `key` with values put in.
#[must_use]
pub fn tell(key: &str, fills: &[(&str, Fill)]) -> String {
    look_up(key, fills).unwrap_or_else(|| key.to_owned())
}

/// The text of `<family>-<id>`: words that belong to an id of an asset or a list.
#[must_use]
pub fn name(family: &str, id: &str) -> String {
    say(&format!("{family}-{id}"))
}

/// Whether there is a text for `key`.
#[must_use]
pub fn has(key: &str) -> bool {
    let room = key.split('-').next().unwrap_or_default();
    bundle(room).is_some_and(|bundle| bundle.has_message(key))
}

fn look_up(key: &str, fills: &[(&str, Fill)]) -> Option<String> {
    let room = key.split('-').next().unwrap_or_default();
    let bundle = bundle(room)?;
    let pattern = bundle.get_message(key)?.value()?;
    let mut args = FluentArgs::new();
    for (name, fill) in fills {
        match fill {
            Fill::Number(value) => args.set(*name, FluentValue::from(*value)),
            Fill::Text(text) => args.set(*name, FluentValue::from(text.clone())),
        }
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
}
