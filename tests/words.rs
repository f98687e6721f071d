//! All words that a person reads: each key that is used has a text, each text is used, and none says what this program
//! does not say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is test code")]

#[path = "words/every_exercise.rs"]
mod every_exercise;
#[path = "words/families.rs"]
mod families;
#[path = "words/families_of_entries.rs"]
mod families_of_entries;
#[path = "words/families_of_practice.rs"]
mod families_of_practice;
#[path = "words/families_of_settings.rs"]
mod families_of_settings;
#[path = "words/forbidden.rs"]
mod forbidden;
#[path = "words/pacing_families.rs"]
mod pacing_families;
#[path = "house/source.rs"]
#[expect(dead_code, reason = "the house reads more of it")]
mod source;
#[path = "words/texts.rs"]
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;
use pelvicoach::words::{self, ROOMS};
use proc_macro2::{Delimiter, TokenTree};
use texts::Text;

fn none(broken: &[String]) {
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

/// Every message by key.
fn all_texts() -> BTreeMap<String, Text> {
    ROOMS
        .iter()
        .flat_map(|room| texts::read(words::source(room).unwrap()))
        .map(|text| (text.key.clone(), text))
        .collect()
}

/// A literal that looks like a word key, and where it stands.
struct Mention {
    file: String,
    line: usize,
    text: String,
}

/// `a-{b}-c` as `a-{}-c`, when it begins with the name of a room and holds nothing but what keys hold.
fn as_key(text: &str) -> Option<String> {
    let (room, rest) = text.split_once('-')?;
    let mut pattern = format!("{room}-");
    let mut inside = false;
    for sign in rest.chars() {
        match sign {
            '{' => inside = true,
            '}' if inside => {
                pattern.push_str("{}");
                inside = false;
            }
            _ if inside => {}
            sign if sign.is_ascii_alphanumeric() || "-_".contains(sign) => pattern.push(sign),
            _ => return None,
        }
    }
    (ROOMS.contains(&room) && !inside && !rest.is_empty()).then_some(pattern)
}

fn literal(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    match syn::parse_str::<syn::Lit>(&literal.to_string()).ok()? {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

fn mentions(file: &str, tokens: &[TokenTree], found: &mut Vec<Mention>) {
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            mentions(file, &inside, found);
            let called = at.checked_sub(1).map(|before| tokens[before].to_string()).unwrap_or_default();
            let line = group.span_open().start().line;
            for text in brought(&called, &inside).iter().filter_map(|text| as_key(text)) {
                found.push(Mention { file: file.to_owned(), line, text });
            }
        } else if let Some(text) = literal(token).and_then(|text| as_key(&text)) {
            found.push(Mention { file: file.to_owned(), line: token.span().start().line, text });
        }
    }
}

/// What a call uses beyond its literals: `words::name` a family, a scale the words at its ends.
fn brought(called: &str, inside: &[TokenTree]) -> Vec<String> {
    let argument = |at: usize| inside.get(at).and_then(literal);
    match called {
        "name" => argument(0).map(|family| format!("{family}-{{}}")).into_iter().collect(),
        "scale" | "scale_or_cant_tell" => {
            argument(2).map_or_else(Vec::new, |words| vec![format!("{words}-low"), format!("{words}-high")])
        }
        _ => Vec::new(),
    }
}

/// All mentions in the source, test code left out, and in the assets.
fn all_mentions() -> Vec<Mention> {
    let mut found = Vec::new();
    for (file, text) in source::on_disk("src") {
        if !file.ends_with("tests.rs") && !file.contains("/tests/") {
            mentions(&file, &source::tokens(&file, &text), &mut found);
        }
    }
    for (file, text) in assets("json") {
        let strings = text.split('"').skip(1).step_by(2);
        found.extend(strings.filter_map(as_key).map(|text| Mention { file: file.clone(), line: 0, text }));
    }
    found
}

/// The assets whose names end so, with their texts.
fn assets(ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            let is_schema = path.ends_with("schema");
            if path.is_dir() && !is_schema {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push((
                    path.file_name().unwrap().to_string_lossy().into_owned(),
                    std::fs::read_to_string(&path).unwrap(),
                ));
            }
        }
    }
    found
}

fn is_family(pattern: &str, mention: &str) -> bool {
    pattern == mention || pattern.strip_suffix("-{}") == Some(mention)
}

#[test]
fn every_key_that_is_used_has_a_text() {
    let families = families::families();
    let texts = all_texts();
    let mut broken = Vec::new();
    for Mention { file, line, text } in all_mentions() {
        let is_known = texts.contains_key(&text)
            || families.iter().any(|(pattern, _)| is_family(pattern, &text))
            || families::NOT_KEYS.iter().any(|(literal, _)| *literal == text);
        if !is_known {
            let what = if text.contains("{}") { "is no family of tests/words/families.rs" } else { "has no text" };
            broken.push(format!("{file}:{line}: {text} {what}"));
        }
    }
    none(&broken);
}

#[test]
fn every_member_of_a_family_has_a_text() {
    let texts = all_texts();
    let is_empty = |room: &str| words::source(room).is_some_and(|source| texts::read(source).is_empty());
    let mut broken = Vec::new();
    for (pattern, ids) in families::families() {
        // A room without a single word is not furnished yet.
        if is_empty(pattern.split('-').next().unwrap()) {
            continue;
        }
        let filled = families::FILLED.iter().find(|(family, _)| *family == pattern).map_or(&[][..], |(_, with)| *with);
        for key in ids.iter().map(|id| pattern.replace("{}", id)) {
            match texts.get(&key) {
                None => broken.push(format!("{key} has no text")),
                Some(text) if !pattern.ends_with("{}-more") => {
                    let places = text.places();
                    let open = places.iter().filter(|place| !filled.contains(&place.as_str()));
                    broken.extend(open.map(|place| format!("{key} has a place for {place}, and nothing fills it")));
                }
                Some(_) => {}
            }
        }
    }
    none(&broken);
}

#[test]
fn every_text_is_used() {
    let mentioned: BTreeSet<String> = all_mentions().into_iter().map(|mention| mention.text).collect();
    let mut used = mentioned.clone();
    for (pattern, ids) in families::families() {
        let is_built = families::BUILT.iter().any(|(built, _)| *built == pattern);
        if is_built || mentioned.iter().any(|mention| is_family(pattern, mention)) {
            used.extend(ids.iter().map(|id| pattern.replace("{}", id)));
        }
    }
    let texts = all_texts();
    // A text may be used by another one, and a scale brings the words at its ends.
    let is_quoted = |key: &str| texts.values().any(|text| text.source.contains(&format!("{{ {key} }}")));
    let is_end =
        |key: &str| ["-low", "-high"].iter().any(|end| key.strip_suffix(end).is_some_and(|key| used.contains(key)));
    // A text for lines stands in place of another one.
    let is_in_place = |key: &str| key.strip_prefix("plain-").is_some_and(|other| texts.contains_key(other));
    let unused =
        texts.keys().filter(|key| !used.contains(*key) && !is_quoted(key) && !is_end(key) && !is_in_place(key));
    none(&unused.map(|key| format!("{key} is used nowhere")).collect::<Vec<_>>());
    // Asked for by its own name as well, it would be said where the other one is meant.
    let twice = texts.keys().filter(|key| is_in_place(key) && used.contains(*key));
    none(
        &twice.map(|key| format!("{key} stands in place of another text, and is asked for itself")).collect::<Vec<_>>(),
    );
}

#[test]
fn every_file_is_fluent_and_every_key_stands_once_at_home() {
    let mut broken = Vec::new();
    for room in ROOMS {
        let source = words::source(room).unwrap();
        if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
            broken.push(format!("{room}.ftl: {errors:?}"));
        }
        let mut seen = BTreeSet::new();
        for Text { key, line, source } in texts::read(source) {
            if !key.starts_with(&format!("{room}-")) {
                broken.push(format!("{room}.ftl:{line}: {key} belongs to another file"));
            }
            if !seen.insert(key.clone()) {
                broken.push(format!("{room}.ftl:{line}: {key} stands here twice"));
            }
            if source.trim().is_empty() || !words::has(&key) {
                broken.push(format!("{room}.ftl:{line}: {key} is empty or not understood"));
            }
        }
    }
    none(&broken);
}

#[test]
fn every_file_of_words_is_a_room() {
    let broken: Vec<String> = assets("ftl")
        .into_iter()
        .filter(|(file, _)| !ROOMS.contains(&file.trim_end_matches(".ftl")))
        .map(|(file, _)| format!("{file} is in no list of rooms"))
        .collect();
    none(&broken);
}

#[test]
fn what_is_put_into_a_text_has_a_place_there() {
    let texts = all_texts();
    let mut broken = Vec::new();
    for (file, text) in source::on_disk("src") {
        calls(&source::tokens(&file, &text), &mut |line, key, given| {
            let Some(places) = texts.get(key).map(Text::places) else { return };
            if places != given {
                broken.push(format!("{file}:{line}: {key} has places {places:?} and is given {given:?}"));
            }
        });
    }
    none(&broken);
}

/// Every `say("key")`, and every `tell("key", &[("name", …)])` that names its values in place.
fn calls(tokens: &[TokenTree], found: &mut impl FnMut(usize, &str, BTreeSet<String>)) {
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        calls(&inside, found);
        let called = at.checked_sub(1).map(|before| tokens[before].to_string()).unwrap_or_default();
        let Some(key) = inside.first().and_then(literal).filter(|_| group.delimiter() == Delimiter::Parenthesis) else {
            continue;
        };
        let line = group.span_open().start().line;
        match (called.as_str(), inside.get(3)) {
            ("say", _) => found(line, &key, BTreeSet::new()),
            ("tell", Some(TokenTree::Group(values))) if values.delimiter() == Delimiter::Bracket => {
                let pairs = values.stream().into_iter().filter_map(|token| match token {
                    TokenTree::Group(pair) => pair.stream().into_iter().next(),
                    _ => None,
                });
                found(line, &key, pairs.filter_map(|first| literal(&first)).collect());
            }
            _ => {}
        }
    }
}

/// In lines there are no keys of a screen: what speaks of them has other words there, which are told the same.
#[test]
fn what_speaks_of_keys_has_words_for_lines() {
    const KEYS: [&str; 9] =
        ["Esc", "Space", "PgDn", "Tab", "Ctrl", "-undo } brings", "-delete } takes", "(2)", "this screen"];
    // These belong to the pictures of a screen; they are never said.
    const DRAWN: [&str; 15] = [
        "app-keys-title",
        "app-page-of",
        "app-page-first",
        "journal-narrows",
        "session-paused-hint",
        "session-paused-late",
        "session-waits-for-you",
        "session-advice",
        "session-offers-bell",
        "session-lead-in-own",
        "session-own-breath-more",
        "plan-therapist-put-away-more",
        "plan-therapist-is-away",
        "therapist-ask-intro",
        // Help now is behind the same sign in lines.
        "ladder-once-where",
    ];
    // "press w", "behind c".
    let names_a_key = |source: &str| {
        let words: Vec<&str> = source.split_whitespace().collect();
        words.windows(2).any(|two| {
            ["press", "Press", "behind"].contains(&two[0]) && two[1].trim_matches(['.', ',', ':']).chars().count() == 1
        })
    };
    let texts = all_texts();
    let mut broken = Vec::new();
    for (key, text) in &texts {
        let room = key.split('-').next().unwrap();
        if ["keys", "command", "shell", "error", "plain", "page", "figure", "cue", "exercise"].contains(&room) {
            continue;
        }
        if (KEYS.iter().any(|of| text.source.contains(of)) || names_a_key(&text.source))
            && !DRAWN.contains(&key.as_str())
        {
            match texts.get(&format!("plain-{key}")) {
                None => broken.push(format!("{key} speaks of keys: {}", text.source.trim())),
                Some(other) if !other.places().is_subset(&text.places()) => {
                    broken.push(format!("plain-{key} asks for more"));
                }
                Some(_) => {}
            }
        }
    }
    none(&broken);
}

fn harmless(place: &str, word: &str) -> bool {
    forbidden::HARMLESS.iter().any(|(key, harmless, _)| *key == place && *harmless == word)
}

#[test]
fn no_text_says_what_this_program_does_not_say() {
    let mut broken = Vec::new();
    for (key, text) in all_texts() {
        let found = forbidden::forbidden(&text.read_aloud());
        broken.extend(found.iter().filter(|word| !harmless(&key, word)).map(|word| format!("{key}: {word}")));
    }
    let lessons = assets("md");
    assert!(lessons.len() >= 18, "fourteen lessons, a glossary and three cards");
    let sources = assets("json").into_iter().filter(|(file, _)| file == "sources.json");
    for (file, text) in lessons.into_iter().chain(sources) {
        let found = forbidden::forbidden(&text);
        broken.extend(found.iter().filter(|word| !harmless(&file, word)).map(|word| format!("{file}: {word}")));
    }
    none(&broken);
}

/// Terminals differ in how they show curly quotes, and what is quoted is often typed again.
#[test]
fn quotes_are_straight() {
    let texts = all_texts().into_iter().map(|(key, text)| (key, text.source)).chain(assets("md"));
    let curly = |text: &str| text.contains(['“', '”', '„', '‘', '’']);
    none(&texts.filter(|(_, text)| curly(text)).map(|(place, _)| place).collect::<Vec<_>>());
}

#[test]
fn the_help_of_the_command_line_is_read_too() {
    let files = source::on_disk("src");
    let Some(text) = files.get("src/cli.rs") else { return };
    let lines =
        text.lines().enumerate().filter_map(|(number, line)| Some((number + 1, line.trim().strip_prefix("///")?)));
    let broken: Vec<String> = lines
        .flat_map(|(number, line)| {
            forbidden::forbidden(line).into_iter().map(move |word| format!("cli.rs:{number}: {word}"))
        })
        .filter(|line| !line.ends_with(": !"))
        .collect();
    none(&broken);
}

#[test]
fn safety_texts_name_no_disease() {
    let texts = all_texts();
    let texts = texts.values().filter(|text| text.key.starts_with("safety-"));
    let broken: Vec<String> = texts
        .flat_map(|text| {
            let said = forbidden::plain(&text.source);
            let named = forbidden::DISEASES.iter().filter(move |name| said.contains(&format!(" {name} ")));
            named.map(|name| format!("{}: {name}", text.key)).collect::<Vec<_>>()
        })
        .collect();
    none(&broken);
}

// The test itself is tested.

#[test]
fn forbidden_words_are_found_whole_and_in_any_case() {
    for planted in
        ["You MUST rest.", "Relax!", "It is only pain.", "Good girl.", "\u{1F525} 3 days in a row", "You missed a day"]
    {
        assert!(!forbidden::forbidden(planted).is_empty(), "{planted}");
    }
    for harmless in
        ["Adjust the mustard-coloured cushion.", "Press ! for help now.", "A lonely, unjust word.", "`!` help"]
    {
        assert_eq!(forbidden::forbidden(harmless), Vec::<String>::new(), "{harmless}");
    }
}

#[test]
fn keys_families_and_calls_are_recognised() {
    assert_eq!(as_key("entry-place-{id}"), Some("entry-place-{}".to_owned()));
    assert_eq!(as_key("today-start"), Some("today-start".to_owned()));
    for other in ["today", "low-pain", "today - start", "today-x.md", "not-a room"] {
        assert_eq!(as_key(other), None, "{other}");
    }
    let mut found = Vec::new();
    let code =
        "fn f() { say(\"a-b\"); words::tell(\"a-c\", &[(\"n\", 1.into()), (\"m\", x)]); tell(\"a-d\", &fills); }";
    calls(&source::tokens("planted", code), &mut |_, key, given| found.push((key.to_owned(), given.len())));
    assert_eq!(found, [("a-b".to_owned(), 0), ("a-c".to_owned(), 2)]);
    let planted = "#[cfg(test)] mod t { const X: &str = \"today-in-a-test\"; } const Y: &str = \"today-real\";";
    let mut seen = Vec::new();
    mentions("planted", &source::tokens("planted", planted), &mut seen);
    assert_eq!(seen.iter().map(|mention| mention.text.as_str()).collect::<Vec<_>>(), ["today-real"]);
}

#[test]
fn what_is_read_aloud_leaves_out_values_and_choices() {
    let text =
        &texts::read("a-b =\n    { $count ->\n        [one] one day\n       *[other] { $count } days\n    }\n")[0];
    assert_eq!(forbidden::plain(&text.read_aloud()), " one day days ");
    assert_eq!(text.places().into_iter().collect::<Vec<_>>(), ["count"]);
}
