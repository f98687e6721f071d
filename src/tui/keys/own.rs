//! A person's own keys, as `[keys]` of `config.toml` names them, laid over the tables. What would take a way out, help
//! or Enter away is not taken; where a key would mean two things, the usual keys hold and one line says so.
//!
//! ```toml
//! [keys]
//! hide-numbers = "n"          # on every screen that has it
//! [keys.session]
//! dizzy = ["e", "F6"]         # on one screen
//! ```

use ratatui::crossterm::event::KeyCode;
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as NoSuch, StrDeserializer};
use toml::{Table, Value};

mod groups;

use self::groups::{GROUPS, Group};
use super::Stroke::{Char, Ctrl, Key};
use super::{Binding, Intent, Stroke};

/// Keys that stay what they are, whatever is asked for: the ways out, help, the hidden screen, and Enter, which leads
/// to something gentle.
const FIRM: &[Stroke] =
    &[Char('!'), Key(KeyCode::Esc), Key(KeyCode::Enter), Key(KeyCode::F(12)), Ctrl('l'), Ctrl('c'), Ctrl('z')];

/// Keys that texts name beside what they lead to; they stay, and others come beside them.
const NAMED: &[(Intent, Stroke)] = &[
    (Intent::Pause, Char(' ')),
    (Intent::Why, Char('w')),
    (Intent::PageDown, Key(KeyCode::PageDown)),
    (Intent::Today, Char('1')),
    (Intent::Practise, Char('2')),
    (Intent::Journal, Char('3')),
    (Intent::History, Char('4')),
    (Intent::Plan, Char('5')),
    (Intent::Learn, Char('6')),
];

/// Something to tell: the key of its words, and what is filled in.
pub type Remark = (&'static str, Vec<(&'static str, String)>);

/// The tables as a person has them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keymap {
    /// The tables that differ, each beside its usual one.
    changed: &'static [(&'static [Binding], &'static [Binding])],
}

/// One thing that was asked for.
#[derive(Clone, Debug)]
struct Wish {
    /// The screen; all of them where none is named.
    group: Option<&'static str>,
    intent: Intent,
    strokes: Vec<Stroke>,
    /// As it is named in the file: `session.dizzy`.
    path: String,
}

impl Keymap {
    /// The keys that `[keys]` of the settings asks for, and what could not be taken, a remark each.
    #[must_use]
    pub fn of(asked: &Table) -> (Self, Vec<Remark>) {
        let (mut wishes, mut lines) = wishes(asked);
        let mut clashing: Vec<String> = Vec::new();
        // What gives way may have made room for something that now clashes in its turn.
        loop {
            let clash = clashes(&wishes);
            if clash.is_empty() {
                break;
            }
            for (place, told) in clash.into_iter().rev() {
                wishes.remove(place);
                clashing.splice(0..0, told);
            }
        }
        if !clashing.is_empty() {
            lines.push(("keys-own-clash", vec![("keys", clashing.join(", "))]));
        }
        if wishes.is_empty() {
            return (Self::default(), lines);
        }
        let all = GROUPS.iter().flat_map(|group| group.tables.iter().map(move |table| (group.name, *table)));
        let changed: Vec<(&'static [Binding], &'static [Binding])> = all
            .filter_map(|(name, table)| Some((table, &*Box::leak(changed(name, table, &wishes)?.into_boxed_slice()))))
            .collect();
        // Read once when the program starts, and held until it ends.
        (Self { changed: Box::leak(changed.into_boxed_slice()) }, lines)
    }

    /// The tables with the person's own keys.
    #[must_use]
    pub fn apply(self, mut tables: Vec<&'static [Binding]>) -> Vec<&'static [Binding]> {
        for table in &mut tables {
            if let Some((_, own)) = self.changed.iter().find(|(usual, _)| usual == table) {
                *table = own;
            }
        }
        tables
    }
}

/// A key that can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The screen, as the file names it.
    pub screen: &'static str,
    /// What it does, as the file names it.
    pub name: String,
    /// The keys that do it now.
    pub keys: String,
    /// The key of its words.
    pub words: &'static str,
}

impl Keymap {
    /// How the first key of each is written, by its screen and its name: what texts speak of.
    #[must_use]
    pub fn spoken(self) -> Vec<(String, String)> {
        if self.changed.is_empty() {
            return Vec::new();
        }
        let first = |keys: &str| keys.split(' ').next().unwrap_or_default().to_owned();
        self.list().into_iter().map(|key| (format!("{}-{}", key.screen, key.name), first(&key.keys))).collect()
    }

    /// Every key by screen and name, as this person has them.
    #[must_use]
    pub fn list(self) -> Vec<Listed> {
        let mut all: Vec<Listed> = Vec::new();
        for group in GROUPS {
            for binding in self.apply(group.tables.to_vec()).concat() {
                let name = name_of(binding.intent);
                let keys: Vec<String> = binding.strokes.iter().map(|stroke| written(*stroke)).collect();
                match all.iter_mut().find(|other| (other.screen, &other.name) == (group.name, &name)) {
                    Some(listed) => keys.iter().for_each(|key| {
                        if !listed.keys.split(' ').any(|known| known == key) {
                            listed.keys.push(' ');
                            listed.keys.push_str(key);
                        }
                    }),
                    None => all.push(Listed { screen: group.name, name, keys: keys.join(" "), words: binding.words }),
                }
            }
        }
        all
    }
}

/// A table with the wishes that are about it; nothing where none is.
fn changed(group: &str, table: &'static [Binding], wishes: &[Wish]) -> Option<Vec<Binding>> {
    let mine: Vec<&Wish> = wishes.iter().filter(|wish| wish.group.is_none_or(|name| name == group)).collect();
    let own = |binding: &Binding| {
        // What is named for one screen weighs more than what holds on all.
        let wish = mine.iter().filter(|wish| wish.intent == binding.intent).max_by_key(|wish| wish.group.is_some())?;
        let stays = |stroke: &&Stroke| FIRM.contains(stroke) || NAMED.contains(&(binding.intent, **stroke));
        let mut strokes = wish.strokes.clone();
        strokes.extend(binding.strokes.iter().filter(stays).filter(|stroke| !wish.strokes.contains(stroke)));
        let label = written(*strokes.first()?);
        Some(Binding { strokes: Box::leak(strokes.into_boxed_slice()), label: Box::leak(label.into()), ..*binding })
    };
    let all: Vec<Option<Binding>> = table.iter().map(own).collect();
    all.iter()
        .any(Option::is_some)
        .then(|| all.into_iter().zip(table).map(|(own, usual)| own.unwrap_or(*usual)).collect())
}

/// The wishes that would make a key mean two things on one screen, in order, each with how it is told; of two that clash
/// with each other the first tells it.
fn clashes(wishes: &[Wish]) -> Vec<(usize, Option<String>)> {
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    for (place, wish) in wishes.iter().enumerate() {
        let about = |group: &&Group| {
            wish.group.is_none_or(|name| name == group.name)
                && group.tables.iter().any(|table| table.iter().any(|binding| binding.intent == wish.intent))
        };
        let taken = GROUPS.iter().filter(about).find_map(|group| {
            let beside = GROUPS.iter().filter(|other| group.beside.contains(&other.name));
            let on_screen =
                beside.chain([group]).flat_map(|other| other.tables.iter().map(move |table| (other.name, *table)));
            let mut always = vec![("everywhere", super::ALWAYS)];
            always.extend(on_screen);
            let bindings = always
                .into_iter()
                .flat_map(|(name, table)| changed(name, table, wishes).unwrap_or_else(|| table.to_vec()));
            bindings.filter(|other| other.intent != wish.intent).find_map(|other| {
                let stroke = wish.strokes.iter().find(|stroke| other.strokes.contains(stroke))?;
                Some((other.intent, *stroke))
            })
        });
        if let Some((other, stroke)) = taken {
            let is_told = seen.contains(&(other, wish.intent, stroke));
            seen.push((wish.intent, other, stroke));
            let told = || format!("{} / {} ({})", wish.path, name_of(other), written(stroke));
            found.push((place, (!is_told).then(told)));
        }
    }
    found
}

/// What the table of the file asks for, and a line for each thing in it that says nothing.
fn wishes(asked: &Table) -> (Vec<Wish>, Vec<Remark>) {
    let (mut wishes, mut lines) = (Vec::new(), Vec::new());
    for (name, value) in asked {
        let Value::Table(of_screen) = value else {
            match wish(None, name, value) {
                Ok(wish) => wishes.push(wish),
                Err(line) => lines.push(line),
            }
            continue;
        };
        let Some(group) = GROUPS.iter().find(|group| group.name == name) else {
            let known: Vec<&str> = GROUPS.iter().map(|group| group.name).collect();
            lines.push(("keys-own-screen", vec![("name", plain(name)), ("known", known.join(", "))]));
            continue;
        };
        for (intent, value) in of_screen {
            match wish(Some(group), intent, value) {
                Ok(wish) => wishes.push(wish),
                Err(line) => lines.push(line),
            }
        }
    }
    (wishes, lines)
}

fn wish(group: Option<&'static Group>, name: &str, value: &Value) -> Result<Wish, Remark> {
    let path = group.map_or_else(|| plain(name), |group| format!("{}.{}", group.name, plain(name)));
    let has = |intent: Intent| {
        let groups: Vec<&Group> = group.map_or_else(|| GROUPS.iter().collect(), |group| vec![group]);
        groups.iter().any(|group| group.tables.iter().any(|table| table.iter().any(|one| one.intent == intent)))
    };
    let Some(intent) = intent_of(name).filter(|intent| has(*intent)) else {
        return Err(match group {
            Some(group) => ("keys-own-action", vec![("name", path), ("known", names(group))]),
            None => ("keys-own-no-action", vec![("name", path)]),
        });
    };
    let texts: Vec<&str> = match value {
        Value::String(text) => text.split_whitespace().collect(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let strokes: Option<Vec<Stroke>> = texts.iter().map(|text| stroke_of(text)).collect();
    let Some(strokes) = strokes.filter(|strokes| !strokes.is_empty()) else {
        return Err(("keys-own-key", vec![("name", path)]));
    };
    let firm = strokes
        .iter()
        .find(|stroke| FIRM.contains(stroke) || NAMED.iter().any(|(of, key)| key == *stroke && *of != intent));
    match firm {
        Some(stroke) => Err(("keys-own-firm", vec![("name", path), ("key", written(*stroke))])),
        None => Ok(Wish { group: group.map(|group| group.name), intent, strokes, path }),
    }
}

/// A name from a file, as it can be shown.
fn plain(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(30).collect()
}

/// The name of an intent in the file: `hide-numbers`.
fn name_of(intent: Intent) -> String {
    serde_json::to_value(intent).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn intent_of(name: &str) -> Option<Intent> {
    let text: StrDeserializer<'_, NoSuch> = name.into_deserializer();
    Intent::deserialize(text).ok()
}

/// What can be named on a screen.
fn names(group: &'static Group) -> String {
    let mut names: Vec<String> =
        group.tables.iter().flat_map(|table| table.iter().map(|binding| name_of(binding.intent))).collect();
    names.sort();
    names.dedup();
    names.join(", ")
}

/// The keys that type nothing, as they are written.
const WRITTEN: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

/// The key that is written like this: a sign, `Space`, `F5`, `Ctrl-G`, `PageDown`.
fn stroke_of(text: &str) -> Option<Stroke> {
    let mut signs = text.chars();
    if let (Some(sign), None) = (signs.next(), signs.next()) {
        return (!sign.is_control() && !sign.is_whitespace()).then_some(Char(sign));
    }
    let same = |name: &str| name.eq_ignore_ascii_case(text);
    if same("Space") {
        return Some(Char(' '));
    }
    if let Some((_, code)) = WRITTEN.iter().find(|(name, _)| same(name)) {
        return Some(Key(*code));
    }
    if let Some(number) = text.strip_prefix(['F', 'f']).and_then(|number| number.parse().ok()) {
        return (1..=12).contains(&number).then_some(Key(KeyCode::F(number)));
    }
    let (ctrl, letter) = text.split_once('-')?;
    let mut letter = letter.chars();
    match (ctrl.eq_ignore_ascii_case("ctrl"), letter.next(), letter.next()) {
        (true, Some(letter), None) if letter.is_ascii_alphabetic() => Some(Ctrl(letter.to_ascii_lowercase())),
        _ => None,
    }
}

/// A key as it is written in the footer.
fn written(stroke: Stroke) -> String {
    match stroke {
        Char(' ') => "Space".to_owned(),
        Char(sign) => sign.to_string(),
        Ctrl(letter) => format!("Ctrl-{}", letter.to_ascii_uppercase()),
        Key(KeyCode::F(number)) => format!("F{number}"),
        Key(code) => {
            WRITTEN.iter().find(|(_, known)| *known == code).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests;
