//! The house: which room may look at which, which words stay home, and how long a file may be. Reads the source alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is test code")]

#[path = "house/paths.rs"]
mod paths;
#[path = "house/rules.rs"]
mod rules;
#[path = "house/source.rs"]
mod source;

use source::{Files, on_disk};
use syn::spanned::Spanned;
use syn::visit::Visit;

const LONGEST_FILE: usize = 500;
const LONG_FUNCTION: usize = 40;

fn none(broken: &[String]) {
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_arrow_is_in_the_table_and_words_stay_home() {
    none(&rules::broken(&on_disk("src")));
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut broken = Vec::new();
    for (name, text) in on_disk("src").into_iter().chain(on_disk("tests")) {
        if !text.starts_with("//! ") {
            broken.push(format!("{name}:1: does not open with a line that says what it is"));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            broken.push(format!("{name}: {lines} lines"));
        }
    }
    none(&broken);
}

#[test]
fn no_file_is_a_drawer() {
    let drawers = ["util", "utils", "common", "manager", "helper", "helpers", "handler", "handlers", "misc"];
    let names = on_disk("src").into_keys().chain(on_disk("tests").into_keys());
    let broken: Vec<String> = names
        .filter(|name| name.split(['/', '_', '.', '-']).any(|part| drawers.contains(&part)))
        .map(|name| format!("{name}: named after programming, not after what it means"))
        .collect();
    none(&broken);
}

#[test]
fn every_file_is_part_of_the_house() {
    let files = on_disk("src");
    let tree = source::tree(&files);
    let broken: Vec<String> = files
        .into_keys()
        .filter(|name| !tree.values().any(|module| module.file == *name))
        .filter(|name| !name.ends_with("tests.rs") && !name.contains("/tests/"))
        .map(|name| format!("{name}: no module leads here"))
        .collect();
    none(&broken);
}

/// Nothing that the program is built from speaks to a network: no client, no server, no runtime for either.
#[test]
fn no_package_reaches_a_network() {
    const REACHES: &[&str] = &[
        "reqwest",
        "ureq",
        "hyper",
        "curl",
        "isahc",
        "attohttpc",
        "minreq",
        "surf",
        "h2",
        "h3",
        "quinn",
        "rustls",
        "native-tls",
        "openssl",
        "openssl-sys",
        "tokio",
        "async-std",
        "smol",
        "async-io",
        "socket2",
        "tungstenite",
        "websocket",
        "trust-dns-resolver",
        "hickory-resolver",
        "lettre",
        "self_update",
        "sentry",
        "opentelemetry",
        "zmq",
        "zbus",
        "dbus",
        "actix-web",
        "awc",
        "axum",
        "ehttp",
        "hickory-proto",
        "hyper-util",
        "oauth2",
        "octocrab",
        "paho-mqtt",
        "reqwest-middleware",
        "rumqttc",
        "russh",
        "s2n-quic",
        "ssh2",
        "tonic",
        "tower",
        "ureq-proto",
        "warp",
        "webpki",
        "webpki-roots",
    ];
    // mio is there by crossterm, which waits with it for keys: of its types for sockets none is used, as the traced run
    // in tests/terminal shows. rustix and nix are used for files and terminals, pulseaudio speaks to the sound server's
    // socket alone.
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"pelvicoach") && names.len() > 100, "the list of packages was read");
    let broken: Vec<String> =
        names.iter().filter(|name| REACHES.contains(name)).map(|name| (*name).to_owned()).collect();
    none(&broken);
}

#[test]
fn functions_are_mostly_short() {
    let mut lengths = Lengths::default();
    for (name, text) in on_disk("src") {
        lengths.file = name;
        lengths.visit_file(&syn::parse_file(&text).unwrap());
    }
    let long: Vec<_> = lengths.found.iter().filter(|(length, _)| *length > LONG_FUNCTION).collect();
    assert!(long.len() * 20 <= lengths.found.len(), "more than one function in twenty is long: {long:#?}");
}

#[derive(Default)]
struct Lengths {
    file: String,
    found: Vec<(usize, String)>,
}

impl Visit<'_> for Lengths {
    fn visit_block(&mut self, _: &syn::Block) {}

    fn visit_item_fn(&mut self, item: &syn::ItemFn) {
        self.measure(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        self.measure(&item.sig, &item.block);
    }
}

impl Lengths {
    fn measure(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let lines = body.span().end().line + 1 - signature.span().start().line;
        self.found.push((lines, format!("{}: {}", self.file, signature.ident)));
    }
}

// The test itself is tested: each way of breaking a rule is planted and has to be found.

/// A small house, with `planted` put into `file`.
fn house(file: &str, planted: &str) -> Vec<String> {
    let mut files = Files::new();
    for (name, text) in [
        ("src/lib.rs", "pub mod clock; pub mod diary; pub mod plan; pub mod library; pub mod store; pub mod tui;"),
        ("src/main.rs", "fn main() { pelvicoach::tui::run(); }"),
        ("src/clock.rs", "use std::time::Instant; pub fn now() -> Instant { Instant::now() }"),
        ("src/diary/mod.rs", "mod score; pub use score::Score;"),
        ("src/diary/score.rs", "pub struct Score;"),
        ("src/plan/mod.rs", "pub use crate::diary::Score; pub use crate::diary as past; pub struct Step;"),
        ("src/library/mod.rs", "use crate::plan::Step; pub fn read() -> Step { Step }"),
        ("src/store/mod.rs", "use std::fs; pub fn read() { let _ = fs::read(\"x\"); }"),
        ("src/tui/mod.rs", "pub mod screens; pub mod app; pub fn run() {}"),
        ("src/tui/app.rs", "use super::screens::today; pub fn go() { today::draw(); }"),
        ("src/tui/screens/mod.rs", "pub mod today; pub mod journal;"),
        ("src/tui/screens/today.rs", "use ratatui::Frame; use crate::diary::Score; pub fn draw() {}"),
        ("src/tui/screens/journal.rs", "pub fn draw() {}"),
    ] {
        files.insert(name.to_owned(), text.to_owned());
    }
    files.entry(file.to_owned()).or_default().push_str(planted);
    rules::broken(&files)
}

#[track_caller]
fn found(file: &str, planted: &str, what: &str) {
    let broken = house(file, planted);
    assert!(broken.iter().any(|line| line.starts_with(file) && line.contains(what)), "{planted}\n{broken:?}");
}

#[test]
fn a_house_in_order_has_nothing_to_say() {
    none(&house("src/lib.rs", ""));
}

#[test]
fn forbidden_arrows_are_found_however_they_are_written() {
    let arrow = "library may not look at diary";
    let file = "src/library/mod.rs";
    found(file, "use crate::diary::Score;", arrow);
    found(file, "use crate::{plan::{self, Step as S}, diary::score::{Score}};", arrow);
    found(file, "use super::diary as past;", arrow);
    found(file, "use pelvicoach::diary;", arrow);
    found(file, "fn f(_: &crate::diary::Score) {}", arrow);
    found(file, "fn f() -> Vec<<super::diary::Score as Clone>::Out> { vec![] }", arrow);
    found(file, "fn f() { println!(\"{:?}\", crate::diary::Score); }", arrow);
    found(file, "fn f() { use crate::diary::Score; }", arrow);
    found(file, "mod inner { use super::super::diary::Score; }", arrow);
    found(file, "use crate as house; fn f(_: house::diary::Score) {}", arrow);
    found(file, "use crate::*; fn f(_: diary::Score) {}", arrow);
    found(file, "#[serde(with = \"x\", default = crate::diary::y)] struct S;", arrow);
}

#[test]
fn a_re_export_is_an_arrow_to_its_origin() {
    let arrow = "library may not look at diary";
    let file = "src/library/mod.rs";
    found(file, "use crate::plan::Score;", arrow);
    found(file, "use crate::plan; fn f(_: plan::Score) {}", arrow);
    found(file, "use crate::plan::past::Score;", arrow);
    found(file, "use crate::plan::*; fn f(_: Score) {}", arrow);
    let mut aliased = house("src/plan/mod.rs", "pub type Mark = crate::diary::Score;");
    assert!(aliased.is_empty(), "{aliased:?}");
    aliased = house("src/library/mod.rs", "mod m { pub type Mark = crate::diary::Score; }");
    assert!(aliased.iter().any(|line| line.contains(arrow)), "{aliased:?}");
}

#[test]
fn sub_rooms_of_the_terminal_and_screens_are_told_apart() {
    found("src/tui/screens/today.rs", "use super::journal;", "screen today may not know screen journal");
    found("src/tui/screens/today.rs", "use crate::tui::app;", "screens may not look at app");
    found("src/tui/app.rs", "use crate::diary::Score;", "app may not look at diary");
    found("src/diary/score.rs", "use crate::plan::Step;", "diary may not look at plan");
    found("src/main.rs", "use pelvicoach::diary;", "main may not look at diary");
    found("src/lib.rs", "pub mod drawer { }", "room drawer is not in the table");
}

#[test]
fn words_that_left_home_are_found() {
    let file = "src/diary/score.rs";
    for clock in [
        "fn f() { chrono::Local::now(); }",
        "use chrono::Utc as U; fn f() { U::now(); }",
        "use std::time::{Duration, Instant}; fn f() { Instant::now(); }",
        "fn f() { assert!(std::time::SystemTime::now() > x); }",
        "use chrono::*; fn f() -> X { Local::now() }",
    ] {
        found(file, clock, "the clock is read in clock.rs alone");
    }
    for disk in
        ["use std::fs;", "use std::{io, fs::File};", "fn f() { std::fs::read(\"x\"); }", "use rustix::fs::sync;"]
    {
        found(file, disk, "files are touched");
    }
    found(file, "use ratatui::style::Color;", "drawing stays in tui/");
    found(file, "use std::net::TcpStream;", "there is no network code");
    found(file, "use std::os::unix::net::UnixStream;", "there is no network code");
    found(file, "fn f() { x.unwrap(); }", "no unwrap");
    found(file, "fn f() { x.map(Option::unwrap); }", "no unwrap");
    found(file, "fn f() { y(x.expect(\"z\")); }", "no expect");
    found(file, "fn f() { panic!(\"z\"); }", "no panic");
}

#[test]
fn test_code_and_comments_are_left_out() {
    let file = "src/diary/score.rs";
    for harmless in [
        "#[cfg(test)] mod tests { use crate::plan::Step; fn f() { x.unwrap(); } }",
        "#[cfg(test)] #[path = \"far.rs\"] mod tests;",
        "#[cfg(test)] use crate::plan::Step;",
        "#[cfg(test)] fn f<A, B>() { std::fs::read(\"x\").unwrap(); }",
        "/// Not `crate::plan::Step`, and no `x.unwrap()`.\nstruct S;",
        "fn f() { x.unwrap_or(1); let s = \"std::fs::read\"; }",
    ] {
        none(&house(file, harmless));
    }
    found(file, "#[cfg(not(test))] fn f() { x.unwrap(); }", "no unwrap");
}

#[test]
fn the_table_holds_together() {
    let rooms: Vec<&str> = rules::ARROWS.iter().map(|(room, _)| *room).collect();
    for (room, allowed) in rules::ARROWS {
        for to in *allowed {
            assert!(rooms.contains(to) || *to == "devices" || *to == "plain", "{room} -> {to} leads nowhere");
            let upwards = rules::is_tui(to) && !rules::is_tui(room) && *room != "main";
            assert!(!upwards, "{room} -> {to}: no room but main knows the terminal");
        }
    }
}
