//! The rules of the house: which room may look at which, and which words stay home.

use std::collections::BTreeSet;

use proc_macro2::TokenTree;

use super::paths::{Found, used};
use super::source::{Files, Tree, is_punct, tree};

/// The rooms without a picture: what knows no terminal.
const ALL_BUT_TUI: &[&str] = &[
    "clock", "words", "files", "config", "practice", "diary", "plan", "insight", "library", "report", "coach", "store",
    "devices", "runner", "made_up", "commands", "plain", "cli",
];

/// What each room may look at. Everything that is not listed is forbidden.
pub const ARROWS: &[(&str, &[&str])] = &[
    ("lib", &[]),
    ("clock", &[]),
    ("words", &[]),
    ("files", &[]),
    ("practice", &[]),
    ("cli", &[]),
    ("config", &["files"]),
    ("diary", &["clock"]),
    ("plan", &["diary", "practice"]),
    ("insight", &["diary", "practice", "plan"]),
    ("library", &["practice", "plan"]),
    ("report", &["insight", "diary", "words"]),
    ("coach", &["diary", "practice", "plan", "insight", "library", "report", "config", "clock", "words"]),
    ("store", &["diary", "plan", "files"]),
    ("devices", &["practice", "clock", "config", "files"]),
    ("runner", &["coach", "store", "devices", "files", "clock", "config"]),
    ("made_up", &["diary", "practice", "plan"]),
    ("keys", &["config"]),
    ("theme", &["config"]),
    ("widgets", &["theme", "practice", "insight", "words"]),
    (
        "screens",
        &["widgets", "coach", "keys", "theme", "words", "diary", "practice", "plan", "insight", "library", "report"],
    ),
    ("app", &["screens", "coach", "keys", "theme", "words", "clock", "config"]),
    ("shell", &["app", "runner", "keys", "theme", "clock"]),
    ("tui", &["shell", "app", "screens", "widgets", "keys", "theme"]),
    ("plain", ALL_BUT_TUI),
    ("commands", ALL_BUT_TUI),
    ("main", &["cli", "commands", "tui", "shell", "plain"]),
];

const TUI_ROOMS: &[&str] = &["shell", "app", "screens", "widgets", "keys", "theme", "tui"];

/// Packages that draw.
const DRAWING: &[&str] = &["ratatui", "crossterm", "ratatui_textarea", "tui_big_text"];

/// What asks the machine what time it is.
const CLOCKS: &[[&str; 2]] = &[
    ["Local", "now"],
    ["Utc", "now"],
    ["Instant", "now"],
    ["SystemTime", "now"],
    ["Uuid", "now_v7"],
    ["Timestamp", "now"],
];

/// Types and functions that reach a network.
const SOCKETS: &[&str] =
    &["TcpStream", "TcpListener", "UdpSocket", "UnixStream", "UnixListener", "UnixDatagram", "ToSocketAddrs"];

/// Where sockets of this machine are opened, and no others: the sensor's, which refuses every other address.
const LOCAL_SOCKETS: &[&str] = &["src/devices/pulse.rs", "src/devices/pulse/", "src/devices/sensor/"];

/// The room of a module.
pub fn room(path: &[String]) -> String {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    match names[..] {
        [] => "lib".to_owned(),
        ["main"] => "main".to_owned(),
        ["main" | "tui", room, ..] | [room, ..] => room.to_owned(),
    }
}

fn screen(path: &[String]) -> Option<&str> {
    match path {
        [tui, screens, name, ..] if tui == "tui" && screens == "screens" => Some(name),
        _ => None,
    }
}

/// Everything in these files that breaks a rule of arrows or words, one line each.
pub fn broken(files: &Files) -> Vec<String> {
    let tree = tree(files);
    let mut lines = BTreeSet::new();
    for (path, module) in &tree {
        let at = |line: usize, what: String| format!("{}:{line}: {what}", module.file);
        if !ARROWS.iter().any(|(name, _)| *name == room(path)) {
            lines.insert(at(1, format!("room {} is not in the table of arrows", room(path))));
        }
        for found in used(&tree, path) {
            for what in arrows(&tree, path, &found).into_iter().chain(outside(&module.file, &found)) {
                lines.insert(at(found.line, format!("{what} ({})", found.written)));
            }
        }
        let mut panics = Vec::new();
        calls_that_panic(&module.tokens, &mut panics);
        lines.extend(panics.into_iter().map(|(line, what)| at(line, what)));
    }
    lines.into_iter().collect()
}

fn arrows(tree: &Tree, from: &[String], found: &Found) -> Vec<String> {
    let here = room(from);
    let allowed = ARROWS.iter().find(|(name, _)| *name == here).map_or(&[][..], |(_, allowed)| allowed);
    let mut broken = Vec::new();
    for to in found.inside.iter().filter(|to| tree.contains_key(*to)) {
        let there = room(to);
        if there == here {
            match (screen(from), screen(to)) {
                (Some(a), Some(b)) if a != b => broken.push(format!("screen {a} may not know screen {b}")),
                _ => {}
            }
        } else if !allowed.contains(&there.as_str()) {
            broken.push(format!("{here} may not look at {there}"));
        }
    }
    broken
}

fn outside(file: &str, found: &Found) -> Vec<String> {
    let mut broken = Vec::new();
    let is_home = |home: &[&str]| home.iter().any(|home| file.starts_with(home));
    for path in &found.outside {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let has = |word: &str| names.contains(&word);
        if names.windows(2).any(|pair| CLOCKS.iter().any(|clock| clock == pair)) && file != "src/clock.rs" {
            broken.push("the clock is read in clock.rs alone".to_owned());
        }
        let touches_disk = matches!(names[..], ["std" | "rustix", "fs", ..] | ["File" | "OpenOptions" | "fs", _, ..])
            || matches!(names[..], ["std", "os", _, "fs", ..]);
        if touches_disk && !is_home(&["src/store/", "src/store.rs", "src/files/", "src/files.rs"]) {
            broken.push("files are touched in store/ and files.rs alone".to_owned());
        }
        if DRAWING.iter().any(|package| names[0] == *package) && !is_home(&["src/tui/", "src/tui.rs"]) {
            broken.push("drawing stays in tui/".to_owned());
        }
        let is_net = matches!(names[..], ["std" | "core" | "rustix", "net", ..]) || (has("os") && has("net"));
        if (is_net || SOCKETS.iter().any(|socket| has(socket))) && !is_home(LOCAL_SOCKETS) {
            broken.push("there is no network code".to_owned());
        }
        if matches!(names[..], [.., _, "unwrap" | "expect"]) {
            broken.push("no unwrap outside of tests".to_owned());
        }
    }
    broken
}

fn calls_that_panic(tokens: &[TokenTree], found: &mut Vec<(usize, String)>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                calls_that_panic(&group.stream().into_iter().collect::<Vec<_>>(), found);
            }
            TokenTree::Ident(word) => {
                let word_text = word.to_string();
                let next = tokens.get(at + 1);
                let is_method = at > 0 && is_punct(&tokens[at - 1], '.') && matches!(next, Some(TokenTree::Group(_)));
                let is_macro = next.is_some_and(|next| is_punct(next, '!'));
                let panics = match word_text.as_str() {
                    "unwrap" | "expect" | "unwrap_err" | "expect_err" => is_method,
                    "panic" | "todo" | "unimplemented" => is_macro,
                    _ => false,
                };
                if panics {
                    found.push((word.span().start().line, format!("no {word_text} outside of tests")));
                }
            }
            _ => {}
        }
    }
}

/// Whether a room belongs to the terminal, for the test of the table itself.
pub fn is_tui(room: &str) -> bool {
    TUI_ROOMS.contains(&room)
}
