//! The page of made-up and of hostile diaries, read as a person, a terminal and a Markdown reader read it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::columns::{cut, pad, wrap};
use super::*;
use crate::diary::{
    Body, Day, DayStart, Diary, Entry, Id, Ids, Month, Note, Practice, PractisedBlock, Question, Record, Stamp,
    StoredBaselines,
};
use crate::insight::{OpenFlag, Page, PageInput, Section, page};
use crate::made_up;

fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

fn all_sections() -> BTreeSet<Section> {
    Section::ALL.into_iter().collect()
}

struct Wish<'a> {
    from: Day,
    to: Day,
    include: BTreeSet<Section>,
    open_flags: &'a [OpenFlag],
    name: Option<&'a str>,
}

fn week_to(to: &str) -> Wish<'static> {
    let to = day(to);
    Wish { from: to.plus(-6), to, include: BTreeSet::new(), open_flags: &[], name: None }
}

fn page_of(diary: &Diary, baselines: &StoredBaselines, wish: &Wish<'_>) -> Page {
    let input = PageInput {
        diary,
        from: wish.from,
        to: wish.to,
        start: DayStart::default(),
        today: wish.to.next(),
        programme_week: Some(12),
        floor_step: Some(5),
        include: &wish.include,
        open_flags: wish.open_flags,
        name: wish.name,
        reviews: &[],
        instruments: &crate::library::built_in().unwrap().measures,
        plan: None,
        appointment: None,
        baselines,
        version: "0.1.0",
    };
    page(&input).value
}

fn made_up_page(seed: u64, wish: &Wish<'_>) -> Page {
    let made = made_up::diary(seed, day("2026-11-22"), 12, DayStart::default());
    page_of(&made.diary(), &made.baselines(), wish)
}

/// Adds an entry at 10 in the morning.
fn write(diary: &mut Diary, ids: &mut Ids, on: Day, body: &Body) -> Id {
    let at = on.0.and_hms_opt(10, 0, 0).unwrap().and_utc().fixed_offset();
    let id = ids.next(at);
    let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
    diary.join(Month::of(at), &Record::new(id, at, "UTC", body, &stamp).unwrap());
    id
}

fn assert_fits(text: &str) {
    assert!(text.lines().count() <= LINES, "{} lines:\n{text}", text.lines().count());
    for line in text.lines() {
        assert!(line.width() <= COLUMNS, "{} columns: {line}\nin\n{text}", line.width());
        assert_eq!(line.trim_end(), line);
    }
    assert!(!text.contains(|c: char| is_hidden(c) && c != '\n'), "a hidden character in {text:?}");
}

#[test]
fn the_week_of_the_made_up_diary_as_text() {
    insta::assert_snapshot!(text(&made_up_page(7, &week_to("2026-11-22"))));
}

#[test]
fn the_week_of_the_made_up_diary_as_markdown() {
    insta::assert_snapshot!(markdown(&made_up_page(7, &week_to("2026-11-22"))));
}

#[test]
fn the_week_of_the_made_up_diary_as_json() {
    insta::assert_snapshot!(json(&made_up_page(7, &week_to("2026-11-22"))));
}

#[test]
fn a_hard_week_with_everything_ticked_as_text() {
    let wish = Wish { include: all_sections(), name: Some("Kim"), ..week_to("2026-10-04") };
    insta::assert_snapshot!(text(&made_up_page(7, &wish)));
}

#[test]
fn an_empty_week_shows_what_is_missing_and_no_zero() {
    let page = page_of(&Diary::default(), &StoredBaselines::default(), &week_to("2026-11-22"));
    let text = text(&page);
    assert_fits(&text);
    insta::assert_snapshot!(text);
    let foot = text.find("Scales 0 to 10").unwrap();
    let head = text.split_once('\n').unwrap().0.len();
    let body = text[head..foot].replace("30 %", "");
    assert!(!body.contains('0'), "{body}");
    let markdown = markdown(&page);
    let body = markdown[..markdown.find("Scales 0").unwrap()].replace("30 %", "").replace("2026", "");
    assert!(!body.contains('0'), "{body}");
}

#[test]
fn long_and_wide_words_do_not_break_the_page() {
    let made = made_up::diary(3, day("2026-11-22"), 12, DayStart::default());
    let (mut diary, mut ids) = (made.diary(), Ids::new(9));
    let long = "日本語のとても長い文章。".repeat(900);
    let words =
        ["a ".repeat(5000), long.clone(), "x".repeat(10_000), "e\u{301}\u{301}\u{301}".repeat(3000), "👩‍👩‍👧".repeat(900)];
    for (n, text) in words.iter().cycle().take(30).enumerate() {
        let on = day("2026-11-22").plus(-i64::try_from(n % 7).unwrap());
        write(&mut diary, &mut ids, on, &Body::Question(Question { text: text.clone(), answered: None }));
        write(&mut diary, &mut ids, on, &Body::Note(Note { text: text.clone(), ..Note::default() }));
        let block =
            PractisedBlock { exercise: text.clone(), track: "own".to_owned(), done_s: 9, ..PractisedBlock::default() };
        let practice = Practice { routine: text.clone(), blocks: vec![block], ..Practice::default() };
        write(&mut diary, &mut ids, on, &Body::Practice(practice));
        let entry = Entry { medicines: vec![text.clone()], attempt: Some(text.clone()), ..Entry::default() };
        write(&mut diary, &mut ids, on, &Body::CheckIn(entry));
    }
    let open: Vec<OpenFlag> = (1..=28).map(|flag| OpenFlag { flag, level: crate::diary::Level::Soon }).collect();
    let wish = Wish { include: all_sections(), open_flags: &open, name: Some(&long), ..week_to("2026-11-22") };
    let page = page_of(&diary, &made.baselines(), &wish);
    let text = text(&page);
    assert_fits(&text);
    for part in ["Warnings", "In short", "Worst pain", "Practice", "Questions", "Next visit", "does not diagnose"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(text.contains("and 24 more") || text.contains("more"), "{text}");
}

#[test]
fn a_persons_words_stay_words_in_markdown() {
    let (mut diary, mut ids) = (Diary::default(), Ids::new(2));
    let words = [
        "# not a heading\n## nor this",
        "| a | b |\n|---|---|",
        "<script>alert(1)</script> &amp; [link](http://a.b) ![x](y)",
        "```\ncode\n```",
        "1. one",
        "- [x] done",
        "*bold* _it_ ~~no~~ `code` \\",
        "\u{1b}[31mred\u{7} \u{202e}turned\u{9b}2J",
    ];
    for text in words {
        write(
            &mut diary,
            &mut ids,
            day("2026-11-20"),
            &Body::Question(Question { text: text.to_owned(), answered: None }),
        );
    }
    let page = page_of(&diary, &StoredBaselines::default(), &week_to("2026-11-22"));
    let markdown = markdown(&page);
    let questions: Vec<&str> = markdown.lines().filter(|line| line.starts_with("- [ ] ")).collect();
    assert_eq!(
        questions,
        [
            r"- [ ] \# not a heading \#\# nor this",
            r"- [ ] \| a \| b \| \|---\|---\|",
            r"- [ ] \<script\>alert(1)\</script\> \&amp; \[link\](http\://a.b) \!\[x\](y)",
            r"- [ ] \`\`\` code \`\`\`",
            r"- [ ] 1\. one",
            r"- [ ] \- \[x\] done",
            r"- [ ] \*bold\* \_it\_ \~\~no\~\~ \`code\` \\",
            "- [ ] \u{fffd}\\[31mred\u{fffd} \u{fffd}turned\u{fffd}2J",
        ]
    );
    let json = json(&page);
    assert!(!json.contains(|c: char| is_hidden(c) && c != '\n'));
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(read["questions"][7]["text"], words[7], "JSON keeps every character, as an escape");
}

#[test]
fn file_names_say_nothing_but_the_days() {
    let name = |from: &str, to: &str, format| file_name(day(from), day(to), format);
    assert_eq!(name("2026-11-16", "2026-11-22", Format::Markdown), "week-2026-47.md");
    assert_eq!(name("2026-12-28", "2027-01-03", Format::Text), "week-2026-53.txt");
    assert_eq!(name("2026-11-01", "2026-11-30", Format::Json), "month-2026-11.json");
    assert_eq!(name("2026-10-02", "2026-11-05", Format::Markdown), "days-2026-10-02-2026-11-05.md");
    assert_eq!(Format::parse("Markdown"), Some(Format::Markdown));
    assert_eq!(name("2026-11-16", "2026-11-22", Format::Fhir), "week-2026-47.fhir.json");
    assert_eq!(Format::parse("pdf"), Some(Format::Pdf));
    assert_eq!(Format::parse("docx"), None);
}

#[test]
fn dates_are_told_once_where_they_are_the_same() {
    assert_eq!(dates_words(day("2026-11-16"), day("2026-11-22")), "16 to 22 November 2026");
    assert_eq!(dates_words(day("2026-10-28"), day("2026-11-03")), "28 October to 3 November 2026");
    assert_eq!(dates_words(day("2026-12-28"), day("2027-01-03")), "28 December 2026 to 3 January 2027");
    assert_eq!(dates_words(day("2026-11-22"), day("2026-11-22")), "22 November 2026");
}

#[test]
fn the_journal_tells_each_entry_in_a_paragraph() {
    let made = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let newest: Vec<&Record> = made.records.iter().rev().take(10).collect();
    let strange = |text: &str| Record::from_raw(serde_json::value::RawValue::from_string(text.to_owned()).unwrap());
    let unknown =
        strange(r#"{"id":"01a2022e-ef00-759e-83e6-61e45da87788","kind":"weather","at":"2026-11-22T01:30:00Z"}"#);
    let misfit =
        strange(r#"{"id":"01a2022e-ef00-759e-83e6-61e45da87789","kind":"note","at":"2026-11-22T09:00:00Z","text":5}"#);
    let lines = journal_lines(&[newest, vec![&unknown, &misfit]].concat(), DayStart::default());
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_journal_as_json_keeps_what_this_version_does_not_know() {
    let raw = r#"{"id":"01a2022e-ef00-759e-83e6-61e45da87788","kind":"weather","wind":99999999999999999999,"x":""}"#;
    let raw = raw.replace("\"x\":\"\"", "\"x\":\"a\u{9b}b\"");
    let record = Record::from_raw(serde_json::value::RawValue::from_string(raw).unwrap());
    let json = journal_json(&[&record, &record]);
    assert!(json.contains("99999999999999999999") && json.contains("a\\u009bb"));
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(read["entries"].as_array().map(Vec::len), Some(2));
    assert_eq!(journal_json(&[]), "{\"format\":\"pelvicoach/journal\",\"version\":1,\"entries\":[]}\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_made_up_page_fits(seed in any::<u64>(), back in 0i64..90, length in 1i64..40, ticked in any::<u16>(), words in ".{0,300}") {
        let to = day("2026-11-22").plus(-back);
        let include = Section::ALL.into_iter().enumerate().filter(|(n, _)| ticked >> n & 1 == 1).map(|(_, s)| s).collect();
        let wish = Wish { from: to.plus(1 - length), to, include, open_flags: &[], name: Some(&words) };
        let made = made_up::diary(seed, day("2026-11-22"), 12, DayStart::default());
        let (mut diary, mut ids) = (made.diary(), Ids::new(4));
        write(&mut diary, &mut ids, to, &Body::Question(Question { text: words.clone(), answered: None }));
        write(&mut diary, &mut ids, to, &Body::Note(Note { text: words.clone(), ..Note::default() }));
        let page = page_of(&diary, &made.baselines(), &wish);
        assert_fits(&text(&page));
        prop_assert!(!markdown(&page).contains(|c: char| is_hidden(c) && c != '\n'));
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json(&page)).is_ok());
    }

    #[test]
    fn lines_never_grow_beyond_their_columns(words in ".{0,400}", columns in 2usize..90, most in 1usize..5) {
        let words = one_line(&words);
        let lines = wrap(&words, columns, most);
        prop_assert!((1..=most).contains(&lines.len()));
        for line in &lines {
            prop_assert!(line.width() <= columns, "{} in {columns}: {line:?}", line.width());
        }
        prop_assert!(cut(&words, columns).width() <= columns);
        prop_assert_eq!(pad(&words, columns).width(), columns);
    }
}
