//! What files weigh: reading one takes no more memory than ten times its length, whatever stands in it: a month, the profile,
//! a plan, a table or a whole diary to import. Each is read by another program, whose most memory is looked at.
#![cfg(target_os = "linux")]

use std::time::{Duration, Instant};

use pelvicoach::library::built_in;
use pelvicoach::library::therapist::{self, Against};

use crate::child::child;
use crate::fuzz::{MONTH, PROFILE, grown, rounds, seeds};
use crate::kit::{Folder, change, entry};

/// Reading takes no more memory than ten times the file, whatever shape it has.
#[test]
fn reading_takes_no_more_than_ten_times_the_file() {
    const LONG: usize = 3_000_000;
    let note = |text: &str| format!("{{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"kind\":\"note\",{text}}}");
    let many =
        |one: &dyn Fn(usize) -> String, about: usize| (0..LONG / about).map(one).collect::<Vec<String>>().join(",\n");
    let entries = many(&|seed| entry(u128::try_from(seed).unwrap()).json().to_owned(), 240);
    let id = |seed: usize| format!("{{\"id\":\"019ab0f0000070008000{seed:012x}\"}}");
    let shapes = [
        ("nothing in braces", many(&|_| "{}".to_owned(), 4)),
        ("nothing in braces, on one line", many(&|_| "{}".to_owned(), 4).replace('\n', "")),
        ("numbers, on one line", many(&|_| "1".to_owned(), 2).replace('\n', "")),
        ("a field each", many(&|at| format!("{{\"a{at}\":1}}"), 16)),
        ("a moment each", many(&|_| "{\"at\":\"2026-11-23T07:30:00Z\"}".to_owned(), 32)),
        ("a name each", many(&id, 44)),
        ("a name each, on one line", many(&id, 43).replace('\n', "")),
        ("one name for all", many(&|_| id(1), 44)),
        ("escaped fields", note(&many(&|at| format!("\"\\u0061{at}\":1"), 16))),
        ("entries", entries.clone()),
        ("entries, cut off", entries[..entries.len() - 9].to_owned() + "\u{0}"),
        ("one long text", note(&format!("\"text\":\"{}\"", "ä".repeat(LONG / 2)))),
        ("a text of escapes", note(&format!("\"text\":\"{}\"", "\\u00e4".repeat(LONG / 6)))),
        ("depth", format!("{}{}", "[".repeat(LONG / 2), "]".repeat(LONG / 2))),
        ("fields", note(&many(&|at| format!("\"a{at}\":{at}"), 16))),
    ];
    for (what, records) in shapes {
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        let text = format!(
            "{{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n{records}\n]}}\n"
        );
        folder.write(MONTH, text.as_bytes());
        let out = child("weigh", &folder.data()).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        weighed(what, &text, &said);
    }
}

/// What each kind of look at a file of `text` took.
fn weighed(what: &str, text: &str, said: &str) {
    for look in ["read", "save", "check"] {
        weighed_one(what, look, text.len(), said);
    }
}

/// Putting a damaged month right takes no more either, also where it holds one giant object.
#[test]
fn a_damaged_month_takes_no_more_than_ten_times_its_length_to_repair() {
    const LONG: usize = 3_000_000;
    let fields = (0..LONG / 12).map(|at| format!("\"a{at}\":{at}")).collect::<Vec<String>>().join(",\n");
    let named = "{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"at\":\"2026-11-23T07:30:00+01:00\"";
    let lists = "[1,".repeat(100) + &"1,".repeat(LONG / 2);
    let shapes = [
        ("one object", format!("[{named},\n{fields}}}")),
        ("one object that has no end", format!("[{named},\n{fields}")),
        ("one list", format!("[{named},\n\"a\":{lists}")),
        ("objects that have no end", "{\"a\":".repeat(LONG / 40)),
        ("zeros", "\0".repeat(LONG)),
    ];
    for (what, records) in shapes {
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        let text = format!("{{\"format\":\"pelvicoach/month\",\"version\":1,\"records\":{records}");
        folder.write(MONTH, text.as_bytes());
        let begun = Instant::now();
        let out = child("weigh-repair", &folder.data()).output().unwrap();
        weighed_one(what, "repair", text.len(), &String::from_utf8_lossy(&out.stdout));
        assert!(begun.elapsed() < Duration::from_mins(1), "{what}: {:?}", begun.elapsed());
    }
}

/// The same for the profile.
#[test]
fn a_profile_takes_no_more_than_ten_times_its_length() {
    const LONG: usize = 3_000_000;
    let register = |at: usize| {
        format!(
            "\"a{at}\":{{\"value\":1,\"rev\":1,\"updated\":\"2026-11-01T07:02:11.004Z\",\"device\":\"3f9c0a71d2be\"}}"
        )
    };
    let fields = |one: &dyn Fn(usize) -> String, count: usize| (0..count).map(one).collect::<Vec<String>>().join(",");
    let shapes = [
        ("settings", fields(&register, LONG / 105), String::new()),
        ("settings, as many as are read", fields(&register, 4900), String::new()),
        ("tiny fields", fields(&|at| format!("\"a{at}\":1"), LONG / 10), String::new()),
        ("one long value", format!("\"a\":[{}]", fields(&|_| "1".to_owned(), LONG / 2)), String::new()),
        (
            "one setting with a long value",
            register(1).replace(":1,", &format!(":[{}],", "1,".repeat(LONG / 2) + "1")),
            String::new(),
        ),
        ("fields of the head", String::new(), fields(&|at| format!("\"a{at}\":1"), LONG / 10) + ","),
    ];
    for (what, registers, head) in shapes {
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        let text = format!("{{\"format\":\"pelvicoach/profile\",\"version\":1,{head}\"registers\":{{{registers}}}}}\n");
        folder.write(PROFILE, text.as_bytes());
        let begun = Instant::now();
        let out = child("weigh-profile", &folder.data()).output().unwrap();
        weighed(what, &text, &String::from_utf8_lossy(&out.stdout));
        assert!(begun.elapsed() < Duration::from_secs(20), "{what} took {:?}", begun.elapsed());
    }
}

/// Texts of `long` bytes that were grown from the seeds, each handed to another program by `task`, as the file `name`: it
/// takes no more memory than `most` of their length.
fn weigh_grown(seeds: &[Vec<u8>], long: usize, name: &str, task: &str, most: impl Fn(usize) -> usize) {
    for round in 0..rounds(1200) / 80 {
        let bytes = grown(round, seeds, long);
        if bytes.len() < long / 2 {
            continue;
        }
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        folder.write(name, &bytes);
        let begun = Instant::now();
        let out = child(task, &folder.data()).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        let grew = said.lines().filter_map(|line| line.split_once(" grew ")?.1.parse::<usize>().ok()).max();
        let grew =
            grew.unwrap_or_else(|| panic!("{task}, round {round}: {said}\n{}", String::from_utf8_lossy(&out.stderr)));
        let tenths = grew * 1024 * 10 / bytes.len();
        println!(
            "{task}, round {round}: {} KB, {grew} KB more, {tenths} tenths, {:?}",
            bytes.len() / 1024,
            begun.elapsed()
        );
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(3000)]);
        assert!(grew * 1024 <= most(bytes.len()), "{task}, round {round}: {tenths} tenths\n{shown}");
        assert!(begun.elapsed() < Duration::from_mins(1), "{task}, round {round}: {:?}\n{shown}", begun.elapsed());
    }
}

/// The seeds of each kind, with a part of them a million times over.
#[test]
fn whatever_stands_there_a_million_times_takes_no_more_than_ten_times_its_length() {
    let of = |format: &str| {
        let mut seeds = seeds("v1", "json");
        seeds.extend(super::fuzz::seeds("v1/journal", "json"));
        seeds.retain(|seed| String::from_utf8_lossy(seed).contains(format));
        seeds
    };
    let ten_times = |length: usize| length * 10;
    weigh_grown(&of("\"2026-11\""), 2_000_000, MONTH, "weigh", ten_times);
    weigh_grown(&of("pelvicoach/profile"), 2_000_000, PROFILE, "weigh-profile", ten_times);
    let imports = [seeds("import", "csv"), seeds("import", "json")].concat();
    weigh_grown(&imports, 2_000_000, "import", "weigh-import", ten_times);
    // A plan is so short that the least takes more than its length; none takes more than this.
    weigh_grown(&seeds("plans", "toml"), therapist::MOST_BYTES - 20_000, "plan.toml", "weigh-plan", |_| A_PLAN);
}

/// The most bytes of memory for a plan.
const A_PLAN: usize = 2_500_000;

/// A plan takes no more than ten times its length, and one that is longer than any plan is not read.
#[test]
fn a_plan_takes_no_more_than_ten_times_its_length() {
    let long = therapist::MOST_BYTES - 100;
    let many = |one: &dyn Fn(usize) -> String| {
        let mut text = String::from("title = \"x\"\n");
        for at in 0.. {
            let next = one(at);
            if text.len() + next.len() > long {
                break;
            }
            text += &next;
        }
        text
    };
    let shapes = [
        ("lines", many(&|_| "[[line]]\n".to_owned())),
        ("tables of nothing", many(&|_| "[[x]]\n".to_owned())),
        ("tables", many(&|at| format!("[a{at}]\n"))),
        ("keys", many(&|at| format!("a{at}=1\n"))),
        ("one key", many(&|_| "a=1\n".to_owned())),
        ("long keys", many(&|at| format!("{}{at}=1\n", "k".repeat(10_000)))),
        ("keys of keys", format!("{}=1", "a.".repeat(long / 2))),
        ("dotted keys", many(&|at| format!("a.b{at}.c=1\n"))),
        ("a list", format!("a=[{}]", "1,".repeat(long / 2 - 4))),
        ("lists in lists", format!("a={}", "[".repeat(long - 4))),
        ("lists in lists, closed", format!("a={}{}", "[".repeat(long / 2 - 4), "]".repeat(long / 2 - 4))),
        ("tables in a line", format!("a={}", "{a=".repeat(long / 3 - 4))),
        ("one long text", format!("title=\"{}\"", "ä".repeat(long / 2 - 10))),
        ("words", many(&|_| "please do this\n".to_owned())),
        ("line breaks", "\n".repeat(long)),
        ("quotes", "\"".repeat(long)),
        ("notes", many(&|_| "#\n".to_owned())),
        ("own exercises", many(&|at| format!("[[line]]\nexercise=\"{at}\"\n"))),
    ];
    for (what, text) in shapes {
        let folder = Folder::quick();
        folder.write("plan.toml", text.as_bytes());
        let begun = Instant::now();
        let out = child("weigh-plan", &folder.data()).output().unwrap();
        weighed_one(what, "read", text.len(), &String::from_utf8_lossy(&out.stdout));
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}: {:?}", begun.elapsed());
    }
    // Of a short one of what costs most, as many as are read.
    for (what, text) in [
        ("broken lines", "= 3\n".repeat(990)),
        ("lines", "[[line]]\n".repeat(990)),
        ("keys", (0..990).map(|at| format!("a{at}=1\n")).collect::<Vec<_>>().concat()),
        ("keys of keys", format!("{}=1", "a.".repeat(2900))),
        ("a list", format!("a=[{}]", "1,".repeat(2900))),
        ("tables in a list", format!("a=[{}]", "{},".repeat(1400))),
        ("tables in a line", format!("a={}", "{a=".repeat(1400))),
        ("signs of no meaning", "x y ".repeat(30_000)),
    ] {
        let folder = Folder::quick();
        folder.write("plan.toml", text.as_bytes());
        let said = child("weigh-plan", &folder.data()).output().unwrap().stdout;
        let said = String::from_utf8(said).unwrap();
        let grew = said.lines().find_map(|line| line.strip_prefix("read grew ")?.parse::<usize>().ok()).unwrap();
        println!("{what}, few: {} KB, {grew} KB more", text.len() / 1024);
        assert!(grew * 1024 < A_PLAN, "{what}: {grew} KB");
    }
    let (catalogue, bounds) = (&built_in().unwrap().catalogue, therapist::bounds().unwrap());
    let reading =
        therapist::read(&vec![b'\n'; therapist::MOST_BYTES + 1], Against { catalogue, bounds, known: &|_| None });
    assert!(!reading.can_be_taken() && reading.problems.len() == 1, "{reading:?}");
}

fn weighed_one(what: &str, look: &str, length: usize, said: &str) {
    let grew = said.lines().find_map(|line| line.strip_prefix(&format!("{look} grew "))?.parse::<usize>().ok());
    let grew = grew.unwrap_or_else(|| panic!("{what}: {said}"));
    let tenths = grew * 1024 * 10 / length;
    println!("{what}: {} KB, {grew} KB more after {look}, {tenths} tenths", length / 1024);
    assert!(tenths <= 100, "{what}: {tenths} tenths to {look}");
}

/// What is told here can be too much: twelve copies of a file are seen.
#[test]
fn more_than_ten_times_is_seen() {
    let folder = Folder::quick();
    folder.write("import", "x\n".repeat(1_000_000).as_bytes());
    let out = child("weigh-twelve", &folder.data()).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    let grew = said.lines().find_map(|line| line.strip_prefix("read grew ")?.parse::<usize>().ok()).unwrap();
    assert!(grew * 1024 > 20_000_000, "{said}");
}
