//! Every text a person reads, by key. The texts stand in `assets/en/`, one file a room; the part of a key before its
//! first dash names the file. Nothing here decides what is said.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use memchr::{memchr_iter, memmem};

mod figures;

pub use figures::{FIGURES, figure};

macro_rules! rooms {
    ($($name:literal),+ $(,)?) => {
        /// The rooms that have a file of words, in the order of the interface.
        pub const ROOMS: &[&str] = &[$($name),+];

        fn room(name: &str) -> Option<&'static Room> {
            match name {
                $($name => {
                    static ROOM: LazyLock<Room> = LazyLock::new(|| Room::of(include_str!(concat!("../assets/en/", $name, ".ftl"))));
                    Some(&ROOM)
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
    "app",
    "first",
    "today",
    "choose",
    "session",
    "signal",
    "cue",
    "exercise",
    "routine",
    "card",
    "after",
    "entry",
    "journal",
    "undo",
    "copies",
    "history",
    "plan",
    "settings",
    "milestone",
    "pacing",
    "flare",
    "hold",
    "therapist",
    "figure",
    "measure",
    "ladder",
    "questionnaire",
    "thought",
    "learn",
    "lock",
    "page",
    "safety",
    "settle",
    "error",
    "command",
    "import",
    "keys",
    "demo",
    "shell",
    "plain",
);

/// The words of one room. A text is looked for in its file, and what stands in it is read, when it is asked for, so that
/// no start gets slower with what is never said.
struct Room {
    source: &'static str,
    /// Texts with something to fill in, as far as they were asked for.
    filled: Mutex<FluentBundle<FluentResource>>,
}

impl Room {
    fn of(source: &'static str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        Self { source, filled: Mutex::new(bundle) }
    }

    /// The text of `key` as it stands in the file, with its key.
    fn text(&self, key: &str) -> Option<&'static str> {
        found(self.source, key)
    }

    fn tell(&self, key: &str, fills: &[(&str, Fill)]) -> Option<String> {
        let text = self.text(key)?;
        plain(text, fills).or_else(|| self.fill(key, text, fills))
    }

    fn fill(&self, key: &str, text: &str, fills: &[(&str, Fill)]) -> Option<String> {
        let mut bundle = self.filled.lock().unwrap_or_else(PoisonError::into_inner);
        self.read(key, text, &mut bundle);
        let pattern = bundle.get_message(key)?.value()?;
        let mut args = FluentArgs::new();
        for name in text.split('$').skip(1).filter_map(|rest| rest.split([' ', '}']).next()) {
            if let Some(key) = key_in(name) {
                args.set(name.to_owned(), FluentValue::from(key));
            }
        }
        for (name, fill) in fills {
            match fill {
                Fill::Number(value) => args.set(*name, FluentValue::from(*value)),
                Fill::Text(text) => args.set(*name, FluentValue::from(text.clone())),
            }
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    /// Reads one text, and those of this room that it names, unless they were read before.
    fn read(&self, key: &str, text: &str, bundle: &mut FluentBundle<FluentResource>) {
        if bundle.has_message(key) {
            return;
        }
        let resource = match FluentResource::try_new(text.to_owned()) {
            // A broken text loses itself alone; the words test names it.
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        for name in text.split('{').skip(1) {
            let name = name.trim_start();
            let end = name.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-').unwrap_or(name.len());
            if let Some(named) = self.text(&name[..end]) {
                self.read(&name[..end], named, bundle);
            }
        }
    }
}

/// The text of `key` in a file, from its key to where the next begins. Looking through the file costs less than an
/// index of it, of which most mornings use a tenth.
fn found<'a>(source: &'a str, key: &str) -> Option<&'a str> {
    let begin = format!("\n{key} =");
    // A file opens with a comment; the text that opens one has no line before it.
    let at = memmem::find(source.as_bytes(), begin.as_bytes()).map(|at| at + 1);
    let text = source.get(at.or_else(|| source.starts_with(&begin[1..]).then_some(0))?..)?;
    let end = memchr_iter(b'\n', text.as_bytes())
        .map(|at| at + 1)
        .find(|at| !text[*at..].starts_with([' ', '\n', '}']))
        .unwrap_or(text.len());
    Some(&text[..end])
}

/// What a text says that has nothing to choose: its lines without their common indent, with values put in where it
/// names them. `None` for any other, which Fluent reads.
fn plain(text: &str, fills: &[(&str, Fill)]) -> Option<String> {
    let (_, said) = text.split_once('=')?;
    let mut lines = said.trim_end().split('\n');
    let first = lines.next()?.trim_start_matches(' ');
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let least = lines.clone().filter(|line| !line.trim_start_matches(' ').is_empty()).map(|line| indent(&line)).min();
    let mut all = String::with_capacity(said.len());
    put_in(&mut all, first, fills)?;
    for (place, line) in lines.enumerate() {
        let line = line.get(least.unwrap_or(0)..).unwrap_or_default();
        // An attribute, or what only looks like one.
        if line.starts_with(['.', '[', '*']) {
            return None;
        }
        if place > 0 || !first.is_empty() {
            all.push('\n');
        }
        put_in(&mut all, line, fills)?;
    }
    Some(all)
}

/// Adds a line to `all`, each `{ $name }` in it replaced by its value; nothing comes back when it holds anything else
/// in braces, or a name without a value.
fn put_in(all: &mut String, line: &str, fills: &[(&str, Fill)]) -> Option<()> {
    let mut parts = line.split('{');
    all.push_str(parts.next()?);
    for part in parts {
        let (name, after) = part.split_once('}')?;
        let name = name.trim_matches(' ').strip_prefix('$')?;
        match fills.iter().find(|(fill, _)| *fill == name) {
            Some((_, Fill::Number(value))) => all.push_str(&value.to_string()),
            Some((_, Fill::Text(text))) => all.push_str(text),
            None => all.push_str(&key_in(name)?),
        }
        all.push_str(after);
    }
    Some(())
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

thread_local! {
    /// The person's own words in place of texts, by key.
    static OWN: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };

    /// Whether texts that speak of keys of a screen have others in their place.
    static PLAINLY: Cell<bool> = const { Cell::new(false) };

    /// How the keys that texts speak of are written, by what they do: `journal-undo`.
    static KEYS: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// From now on, on this thread, texts speak of these keys: each as it is written, by the screen it is on and what it does
/// there. A text names a key as `{ $key-u-journal-undo }`: the usual one, the screen, what it does.
pub fn speak_of_keys(keys: Vec<(String, String)>) {
    KEYS.set(keys);
}

/// The key that does `what` (`journal-undo`), as it is written; `usual` where the person has no other.
#[must_use]
pub fn key(usual: &str, what: &str) -> String {
    let own = KEYS.with_borrow(|keys| keys.iter().find(|(of, _)| of == what).map(|(_, key)| key.clone()));
    own.unwrap_or_else(|| usual.to_owned())
}

/// The key that a text names.
fn key_in(name: &str) -> Option<String> {
    let (usual, what) = name.strip_prefix("key-")?.split_once('-')?;
    Some(key(usual, what))
}

/// From now on, on this thread, a text `plain-<key>` stands in place of the text of `key` where there is one: it speaks
/// of answers in lines and not of keys of a screen.
pub fn speak_plainly() {
    PLAINLY.set(true);
}

fn plainly(key: &str, fills: &[(&str, Fill)]) -> Option<String> {
    PLAINLY.get().then(|| look_up(&["plain", key].join("-"), fills)).flatten()
}

/// From now on these words stand in place of the texts with these keys, on this thread: what a person calls something.
pub fn speak_with(own: Vec<(String, String)>) {
    OWN.set(own);
}

/// The person's own word in place of the text of `key`.
fn own(key: &str) -> Option<String> {
    OWN.with_borrow(|own| own.iter().find(|(there, _)| there == key).map(|(_, word)| word.clone()))
}

/// The text of `key`, or the key itself where there is none (a test finds such keys).
#[must_use]
pub fn say(key: &str) -> String {
    tell(key, &[])
}

/// The text of `key` with values put in.
#[must_use]
pub fn tell(key: &str, fills: &[(&str, Fill)]) -> String {
    own(key).or_else(|| plainly(key, fills)).or_else(|| look_up(key, fills)).unwrap_or_else(|| key.to_owned())
}

/// The text of `key` without the figures that it names otherwise: while every number is hidden.
#[must_use]
pub fn say_without_figures(key: &str) -> String {
    tell(key, &[("figures", "none".into())])
}

/// The text of `<family>-<id>`: words that belong to an id of an asset or a list.
#[must_use]
pub fn name(family: &str, id: &str) -> String {
    say(&format!("{family}-{id}"))
}

/// The name of an exercise. One from a therapist's plan that the program does not know carries it in its id, behind a
/// colon.
#[must_use]
pub fn exercise_name(id: &str) -> String {
    exercise_name_as(id, say)
}

/// The same, where `say` says a key: [`say`], or [`say_without_figures`].
#[must_use]
pub fn exercise_name_as(id: &str, say: fn(&str) -> String) -> String {
    id.split_once(':').map_or_else(|| say(&format!("exercise-{id}-name")), |(_, name)| name.to_owned())
}

/// Whether there is a text for `key`.
#[must_use]
pub fn has(key: &str) -> bool {
    room_of(key).is_some_and(|room| room.text(key).is_some())
}

fn look_up(key: &str, fills: &[(&str, Fill)]) -> Option<String> {
    room_of(key)?.tell(key, fills)
}

fn room_of(key: &str) -> Option<&'static Room> {
    room(key.split('-').next().unwrap_or_default())
}

/// Words as a sentence, a heading or a label begins: with a capital.
#[must_use]
pub fn begun_large(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words as a sentence ends: with a full stop, where they have no end of their own.
#[must_use]
pub fn ended(words: &str) -> String {
    let words = words.trim_end();
    // A quoted sentence has its end before the quotes.
    if words.trim_end_matches('"').ends_with(['.', '?', ':', '!']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentBundle;

    use super::*;

    #[test]
    fn a_sentence_has_one_end() {
        for (words, sentence) in [
            ("soft", "soft."),
            ("Whatever can wait.", "Whatever can wait."),
            ("Who is it from?", "Who is it from?"),
            ("\"I am resting.\"", "\"I am resting.\""),
            ("\"resting\" ", "\"resting\"."),
        ] {
            assert_eq!(ended(words), sentence);
        }
    }

    /// Every text of every room, read by Fluent as a whole file.
    #[test]
    fn each_text_alone_says_what_its_file_says() {
        let numbers: Vec<f64> = vec![0.0, 1.0, 2.0, 7.5];
        for name in ROOMS {
            let room = room(name).unwrap();
            let resource = FluentResource::try_new(source(name).unwrap().to_owned()).expect(name);
            let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.add_resource(resource).unwrap();
            let begin = |line: &&str| line.starts_with(|sign: char| sign.is_alphabetic());
            let keys = source(name).unwrap().lines().filter(begin);
            let keys: Vec<&str> = keys.map(|line| line.split([' ', '=']).next().unwrap()).collect();
            for (place, key) in keys.iter().enumerate() {
                assert!(!keys[..place].contains(key), "{name}: {key} stands twice");
                let text = room.text(key).unwrap();
                let names: Vec<&str> =
                    text.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap()).collect();
                for number in &numbers {
                    for words in [false, true] {
                        let fill =
                            |_: &&str| if words { Fill::from(format!("x{number}")) } else { Fill::from(*number) };
                        let fills: Vec<(&str, Fill)> = names.iter().map(|name| (*name, fill(name))).collect();
                        let mut args = FluentArgs::new();
                        for (name, fill) in &fills {
                            match fill {
                                Fill::Number(value) => args.set(*name, FluentValue::from(*value)),
                                Fill::Text(text) => args.set(*name, FluentValue::from(text.clone())),
                            }
                        }
                        let pattern = bundle.get_message(key).unwrap().value().unwrap();
                        let whole = bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
                        assert_eq!(tell(key, &fills), whole, "{key}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_text_says_its_key() {
        assert_eq!(say("today-no-such-text"), "today-no-such-text");
        assert_eq!(say("nowhere"), "nowhere");
        assert!(!has("today-no-such-text") && !has("") && has("app-saved"));
    }

    #[test]
    fn lines_keep_their_place() {
        assert_eq!(plain("a-b = one\n", &[]).as_deref(), Some("one"));
        assert_eq!(plain("a-b =\n    one\n      two\n\n    three\n\n\n", &[]).as_deref(), Some("one\n  two\n\nthree"));
        assert_eq!(plain("a-b = one\n    two\n", &[]).as_deref(), Some("one\ntwo"));
        let two = [("n", Fill::from(2.0)), ("who", Fill::from("you"))];
        assert_eq!(plain("a-b = { $n } of {$who}.\n", &two).as_deref(), Some("2 of you."));
        for other in
            ["{ $m }", "{ a-c }", "{ $n ->\n    [one] x\n   *[other] y\n    }", "{ NUMBER($n) }", "{ $n", "{ { $n } }"]
        {
            assert_eq!(plain(&format!("a-b = {other}\n"), &two), None, "{other}");
        }
        let file = "# a room\n\na-b = one\n    two\n# between\nc-d =\n    { $n ->\n        [one] x\n       *[other] y\n    }\n";
        assert_eq!(found(file, "a-b"), Some("a-b = one\n    two\n"));
        assert_eq!(found(file, "c-d").map(|text| text.lines().count()), Some(5));
        assert_eq!((found(file, "a"), found(file, "b"), found("a-b = 1", "a-b")), (None, None, Some("a-b = 1")));
    }
}
