//! What an import weighs, from the command line to its end: no more than ten times the file, whatever stands in it, for a
//! look, for the taking, and where all of it is here already. What the program weighs by itself is taken off.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Child, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};

use super::world::World;

/// About so many bytes are read, or as many as `PELVICOACH_WEIGH_BYTES` says.
static LONG: LazyLock<usize> = LazyLock::new(|| {
    std::env::var("PELVICOACH_WEIGH_BYTES").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(1_500_000)
});

/// The most memory that the program had at any moment, in bytes, and what it said.
fn weigh(world: &World, words: &[&str]) -> (usize, i32, String) {
    let (out, err) = (world.home().join("out.txt"), world.home().join("err.txt"));
    let to = |path| Stdio::from(fs::File::create(path).unwrap());
    let mut child = world.command(words).stdout(to(&out)).stderr(to(&err)).spawn().unwrap();
    let mut most = 0;
    let code = loop {
        most = most.max(memory(&child));
        if let Some(status) = child.try_wait().unwrap() {
            break status.code().unwrap_or(-1);
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    (most, code, fs::read_to_string(out).unwrap() + &fs::read_to_string(err).unwrap())
}

fn memory(child: &Child) -> usize {
    // The system wakes us a moment before the child leaves our own memory behind, and that is not to be weighed.
    let program = fs::read_link(format!("/proc/{}/exe", child.id()));
    if program.is_ok_and(|program| !program.ends_with("pelvicoach")) {
        return 0;
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    most.map_or(0, |most| most.trim().trim_end_matches("kB").trim().parse::<usize>().unwrap() * 1024)
}

/// What the program weighs by itself: the most of a few imports of next to nothing, since some of them end before they
/// are looked at.
fn own_weight() -> usize {
    static OWN: LazyLock<usize> = LazyLock::new(|| {
        let small = World::new();
        fs::write(small.home().join("in.csv"), "date,pain\n2026-11-01,4\n").unwrap();
        (0..6).map(|_| weigh(&small, &["import", "in.csv", "--yes"]).0).max().unwrap()
    });
    *OWN
}

/// Each call with a file of `text`, from an empty diary; `says` stands in the answer to the second one.
#[track_caller]
fn weighs(what: &str, file: &str, bytes: &[u8], more: &[&str], says: &str) {
    let own = own_weight();
    let world = World::new();
    fs::write(world.home().join(file), bytes).unwrap();
    let (mut said, begun) = (String::new(), Instant::now());
    for (call, words) in [("a look", "--dry-run"), ("taking it", "--yes"), ("again", "--yes")] {
        let words = [&["import", file, words][..], more].concat();
        let (most, code, answer) = weigh(&world, &words);
        let tenths = most.saturating_sub(own) * 10 / bytes.len();
        println!(
            "{what}, {call}: {} KB, {} KB more, {tenths} tenths, exit {code}",
            bytes.len() / 1024,
            most.saturating_sub(own) / 1024
        );
        assert!(tenths <= 100, "{what}, {call}: {tenths} tenths of its length\n{answer}");
        if call == "taking it" {
            said = answer;
        }
    }
    assert!(said.contains(says), "{what}: {said}");
    println!("{what}: {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_mins(2), "{what}: {:?}", begun.elapsed());
}

/// A day, `back` days before the one that the program stands at.
fn day(back: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() - Days::new(u64::try_from(back).unwrap())
}

/// A table of rows of one entry each, so many of them a day.
fn table(head: &str, a_day: usize, row: &dyn Fn(NaiveDate, usize) -> String) -> String {
    let mut text = format!("{head}\n");
    for at in 0.. {
        if text.len() >= *LONG {
            break;
        }
        text += &row(day(at / a_day), at % a_day);
        text.push('\n');
    }
    text
}

#[test]
fn a_table_of_another_program() {
    let narrow = |date, at: usize| format!("{date},{:02}:{:02},{}", at / 12, at % 12 * 5, at % 10);
    let text = table("date,time,pain", 144, &narrow);
    weighs("narrow rows", "in.csv", text.as_bytes(), &[], "Saved: ");
    let words = "ä slow day, and words about it that go on for a while ".repeat(6);
    let wide = table("date,time,pain,note", 24, &|date, at| format!("{date},{at:02}:00,4,\"{words}\""));
    weighs("wide rows", "in.csv", wide.as_bytes(), &[], "Saved: ");
    let mapped = text.replacen("date,time,pain", "a,b,c", 1);
    let mapped: Vec<u8> = [0xFF, 0xFE].into_iter().chain(mapped.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let map = ["--map", "a=date", "--map=b=time", "--map=c=mood"];
    weighs("two bytes a sign, with a mapping", "in.csv", &mapped, &map, "Saved: ");
}

#[test]
fn our_own_table() {
    let own = |date, at: usize| format!("{date},{date}T{:02}:{:02}:00+01:00,check_in,4", at / 12, at % 12 * 5);
    weighs("narrow rows", "in.csv", table("day,at,kind,pain_now", 144, &own).as_bytes(), &[], "Saved: ");
    let words = "a slow day; ".repeat(40);
    let wide = |date, at: usize| format!("{date},{date}T{at:02}:00:00+01:00,note,\"{words}\",{words}");
    weighs("wide rows", "in.csv", table("day,at,kind,text,odd", 24, &wide).as_bytes(), &[], "Saved: ");
}

const WHOLE: &str = "{\"format\":\"pelvicoach/diary\",\"version\":1,\"profile\":{},\"records\":[";

/// A whole diary of these entries.
fn whole(entry: &dyn Fn(usize) -> String) -> Vec<u8> {
    let mut text = WHOLE.to_owned() + &entry(0);
    for at in 1.. {
        if text.len() >= *LONG {
            break;
        }
        text.push_str(",\n");
        text += &entry(at);
    }
    (text + "]}").into_bytes()
}

#[test]
fn a_whole_diary() {
    let id = |at: usize| format!("\"id\":\"019ab0f0000070008000{at:012x}\"");
    let entry = |at: usize| {
        format!(
            "{{{},\"kind\":\"check_in\",\"at\":\"{}T08:00:00+01:00\",\"tz\":\"Europe/Berlin\",\"updated\":\"2026-11-22T07:02:11.004Z\",\"rev\":1,\"device\":\"3f9c0a71d2be\",\"pain_now\":{}}}",
            id(at),
            day(at / 4),
            at % 10
        )
    };
    weighs("entries of years", "in.json", &whole(&entry), &[], "Saved: ");
    let bare = |at: usize| format!("{{{},\"at\":\"2026-11-01T07:30:00Z\"}}", id(at));
    weighs("names and moments, all of one month", "in.json", &whole(&bare), &[], "Saved: ");
    let same = |_: usize| format!("{{{},\"at\":\"2026-11-01T07:30:00Z\"}}", id(1));
    weighs("one name for all", "in.json", &whole(&same), &[], "Saved: one new entry");
    let numbers = |_: usize| "1".to_owned();
    weighs("numbers", "in.json", &whole(&numbers), &[], "nothing new");
    let fields = (0..*LONG / 12).map(|at| format!("\"a{at}\":{at}")).collect::<Vec<_>>().join(",");
    let long = format!("{WHOLE}{{{},\"at\":\"2026-11-01T07:30:00Z\",{fields}}}]}}", id(1));
    weighs("one entry of many fields", "in.json", long.as_bytes(), &[], "Saved: one new entry");
    let list = vec!["1"; *LONG / 2].join(",");
    let long = format!("{WHOLE}{{{},\"at\":\"2026-11-01T07:30:00Z\",\"a\":[{list}]}}]}}", id(1));
    weighs("one entry with a long list", "in.json", long.as_bytes(), &[], "Saved: one new entry");
    let setting = |value: &str| {
        let stamp = "\"rev\":1,\"updated\":\"2026-11-01T07:02:11.004Z\",\"device\":\"3f9c0a71d2be\"";
        WHOLE.replace("{}", &format!("{{\"a\":{{\"value\":{value},{stamp}}}}}")) + "]}"
    };
    weighs("one setting with a long list", "in.json", setting(&format!("[{list}]")).as_bytes(), &[], "");
    let settings = WHOLE.replace("{}", &format!("{{{fields}}}")) + "]}";
    weighs("tiny settings", "in.json", settings.as_bytes(), &[], "not a whole diary");
    let deep = format!("{WHOLE}{}{}]}}", "[".repeat(*LONG / 2), "]".repeat(*LONG / 2));
    weighs("depth", "in.json", deep.as_bytes(), &[], "not");
}

#[test]
fn what_is_no_table() {
    let shapes = [
        (
            "a month of a row a minute",
            table("date,time,pain", 1440, &|d, at| format!("{d},{:02}:{:02},4", at / 60, at % 60)),
            "alone has more than",
        ),
        ("many names", "a,".repeat(*LONG / 2), "cannot be read"),
        ("many values in a row", format!("date,pain\n2026-11-01,{}", "4,".repeat(*LONG / 2)), "cannot be read"),
        ("empty values", format!("date,pain\n{}", ",".repeat(*LONG)), "cannot be read"),
        ("empty rows", format!("date,pain\n{}", ",\n".repeat(*LONG / 2)), "no table"),
        ("line breaks", "\n".repeat(*LONG), "cannot be read"),
        ("a quote that has no end", format!("date,note\n2026-11-01,\"{}", "x".repeat(*LONG)), "cannot be read"),
        ("a list of a great many", format!("date,triggers\n2026-11-01,{}", "a;".repeat(200_000)), "longer than"),
        ("a long day", format!("date,pain\n{},4", "1 ".repeat(200_000)), "does not read as a day"),
        ("values that do not fit", table("date,pain", 24, &|date, _| format!("{date},99")), "more values"),
    ];
    for (what, text, says) in shapes {
        weighs(what, "in.csv", text.as_bytes(), &[], says);
    }
}
