//! The same page in every format: its figures read back and compared, a fullest week on one sheet, words of sections that
//! are off in no format, hostile words harmless in all of them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::diary::{Body, Day, DayStart, Diary, Ids, Level, Note, Question, StoredBaselines};
use crate::insight::page::PlanInUse;
use crate::insight::{OpenFlag, PageInput, Section, page, record_rows};
use crate::library::therapist::schema_tests::checker;
use crate::library::therapist::{Against, bounds, read};
use crate::made_up;

#[path = "tests/full.rs"]
mod full;
use full::{Full, full};

fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

fn made(diary: &Diary, from: Day, to: Day, include: &[Section]) -> (Page, Vec<RecordRow>) {
    let include: BTreeSet<Section> = include.iter().copied().collect();
    let instruments = &crate::library::built_in().unwrap().measures;
    let baselines = StoredBaselines::default();
    let open: Vec<OpenFlag> = (1..=28).map(|flag| OpenFlag { flag, level: Level::Soon }).collect();
    let start = DayStart::default();
    let library = crate::library::built_in().unwrap();
    let (limits, known) = (bounds().unwrap(), |text: &str| library.catalogue.get(text).map(|one| one.id.clone()));
    let against = Against { catalogue: &library.catalogue, bounds: limits, known: &known };
    let plan = read(PLAN.as_bytes(), against).plan;
    assert_eq!((plan.lines.len(), plan.aside.len()), (3, 0), "{plan:?}");
    let taken = day("2026-10-14");
    let input = PageInput {
        diary,
        from,
        to,
        start,
        today: to,
        programme_week: Some(12),
        floor_step: Some(5),
        include: &include,
        open_flags: &open,
        name: Some("planted-name"),
        plan: Some(PlanInUse { plan: &plan, exercises: &library.catalogue, bounds: limits, taken }),
        appointment: None,
        reviews: &["mdt_review"],
        instruments,
        baselines: &baselines,
        version: "0.1.0",
    };
    let rows = record_rows(diary, from, to, start, &include, instruments).value;
    (page(&input).value, rows)
}

/// A therapist's plan that is in use for as long as the diary is full.
const PLAN: &str = "title = \"x\"\ndate = 2026-10-14\n[[line]]\nexercise = \"PF2a\"\n[[line]]\nexercise = \"ST7\"\n\
    [[line]]\nexercise = \"Heel slides\"\nlength = \"2 min\"\n";

fn week(include: &[Section]) -> (Page, Vec<RecordRow>) {
    made(&full(), day("2026-11-16"), day("2026-11-22"), include)
}

fn written((page, rows): &(Page, Vec<RecordRow>), format: Format) -> String {
    let bytes = write(&Handed { page, rows }, format).unwrap();
    if format == Format::Pdf { pdf_words(&bytes).join("\n") } else { String::from_utf8(bytes).unwrap() }
}

/// The strings that a PDF of ours shows, in order; a reader of its own, so that the writer is not its own witness.
fn pdf_words(bytes: &[u8]) -> Vec<String> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"));
    assert_eq!(text.matches("/Type /Page\n").count(), 1, "one page");
    let at = |offset: usize, what: &str| bytes[offset..].starts_with(what.as_bytes());
    let start: usize = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
    assert!(at(start, "xref"), "the table of objects is where the file says");
    let table = text.rsplit("xref\n0 ").next().unwrap().lines().skip(2);
    let table: Vec<&str> = table.take_while(|line| line.trim_end().ends_with(" n")).collect();
    assert!(table.len() > 10, "{table:?}");
    for (n, line) in table.into_iter().enumerate() {
        assert!(at(line[..10].parse().unwrap(), &format!("{} 0 obj", n + 1)), "object {}", n + 1);
    }
    let content = &text[text.find("stream\n").unwrap()..text.find("endstream").unwrap()];
    content.lines().filter_map(|line| line.trim_end().strip_suffix(" Tj")).map(shown).collect()
}

/// A string of a PDF: in brackets with escapes, or in hexadecimal.
fn shown(text: &str) -> String {
    if let Some(hex) = text.strip_prefix('<') {
        let pairs = hex.trim_end_matches('>').as_bytes().chunks(2);
        return pairs.map(|pair| letter(u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())).collect();
    }
    let inner = text.strip_prefix('(').unwrap().strip_suffix(')').unwrap();
    let mut out = String::new();
    let mut signs = inner.chars();
    while let Some(c) = signs.next() {
        out.push(if c == '\\' { signs.next().unwrap() } else { c });
    }
    out.chars().map(|c| u8::try_from(u32::from(c)).map_or(c, letter)).collect()
}

#[test]
fn the_fullest_week_fits_on_one_sheet_with_everything_ticked() {
    for include in [&[][..], &Section::ALL[..]] {
        let made = week(include);
        let text = text(&made.0);
        let all = sheet::Sheet::of(&made.0);
        for label in all.blocks.iter().map(|block| block.label.as_str()).filter(|label| *label != "Together") {
            assert!(text.contains(&format!("\n{label}")), "{label} is not in\n{text}");
        }
        assert!(text.lines().count() <= LINES, "{} lines:\n{text}", text.lines().count());
        for line in text.lines() {
            assert!(line.width() <= COLUMNS, "{line}");
        }
        for part in [
            "Warnings",
            "In short",
            "PEG",
            "PHQ-4",
            "Let go",
            "By plan",
            "Pacing",
            "Body",
            "Questions",
            "Marked",
            "Next visit",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }
    insta::assert_snapshot!(text(&week(&Section::ALL).0));
}

#[path = "tests/sheet.rs"]
mod on_the_sheet;
#[path = "tests/private.rs"]
mod private;

/// The letter of a byte, from the table of the fonts.
fn letter(byte: u8) -> char {
    let upper = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".chars();
    upper.into_iter().find(|c| letters::byte(*c) == Some(byte)).unwrap_or(char::from(byte))
}

#[test]
fn the_plan_stands_with_what_was_done_and_left_out() {
    // The last day of the page is today, which is not over yet.
    let text = text(&week(&[]).0);
    assert!(text.contains("By plan     Pelvic drop: done on 6 of 6 days\n"), "{text}");
    assert!(!text.contains("Heel slides"), "a hard day on which nothing of it was done counts neither way");
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let markdown = written(&made(&made_up.diary(), day("2026-11-16"), day("2026-11-22"), &[]), Format::Markdown);
    assert!(markdown.contains("- Heel slides: done on 0 of 6 days, left out on 6\n"), "{markdown}");
}

#[test]
fn words_of_sections_that_are_off_stand_in_no_format() {
    let words = |section: Section| match section {
        Section::Notes => &["planted-notes"][..],
        Section::Thoughts => &["planted-thoughts"],
        Section::Partner => &["Felt heard", "partner_heard", "\"heard\""],
        Section::Sexual => &["ith penetration", "pain_penetration", "stopped-by-choice", "FSFI", "fsfi"],
        Section::Exposure => &["planted-exposure"],
        Section::Cycle => &["Bleeding: ", "cycle_", "hormones_changed"],
        Section::Medicines => &["planted-medicine"],
        Section::Phq4 => &["3, 2, 1, 3", "3; 2; 1; 3"],
        Section::Name => &["planted-name"],
        Section::Trauma => &["assault"],
        Section::LeftOut => &["Left out:"],
    };
    let has = |text: &str, section: Section| words(section).iter().any(|word| text.contains(word));
    let hidden = |text: &str| text.replace(['\\', '\n'], "");
    let nothing = week(&[]);
    for format in Format::ALL {
        let plain = hidden(&written(&nothing, format));
        for section in Section::ALL.into_iter().filter(|section| *section != Section::Trauma) {
            assert!(!has(&plain, section), "{section:?} is in {format:?}");
        }
        for word in ["planted-own", "\"flag\": 9"] {
            assert!(!plain.contains(word), "{word} is in {format:?}");
        }
        if !format.has_records() {
            assert!(plain.contains("shown-question") && plain.contains("shown-marked"), "{format:?}");
        }
    }
    for section in Section::ALL {
        let ticked = week(&[section]);
        for format in Format::ALL {
            let text = hidden(&written(&ticked, format));
            for other in Section::ALL.into_iter().filter(|other| ![section, Section::Trauma].contains(other)) {
                assert!(!has(&text, other), "{other:?} is in {format:?} with {section:?}");
            }
        }
        let text = hidden(&written(&ticked, Format::Markdown));
        if section != Section::Trauma {
            assert!(has(&text, section), "{section:?} is not there when it is ticked:\n{text}");
        }
    }
}

/// The rows of the table as every format that shows it must have them: name, cells.
fn expected(page: &Page) -> Vec<Vec<String>> {
    let rows = page.figures.iter().map(|row| {
        vec![
            phrases::row_words(row),
            phrases::mean_cell(row.now, row.now_days),
            phrases::mean_cell(row.before, row.before_days),
            phrases::mean_cell(row.baseline, row.baseline_days),
            phrases::change_cell(row.change),
        ]
    });
    rows.collect()
}

#[test]
fn every_format_holds_the_same_figures() {
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let made = made(&made_up.diary(), day("2026-11-16"), day("2026-11-22"), &[]);
    let rows = expected(&made.0);
    assert!(rows.len() >= 8, "{rows:?}");
    let markdown = written(&made, Format::Markdown);
    let html = written(&made, Format::Html);
    let text = written(&made, Format::Text);
    let pdf: Vec<String> = written(&made, Format::Pdf).lines().map(str::to_owned).collect();
    for row in &rows {
        assert!(markdown.contains(&format!("| {} |", row.join(" | "))), "{row:?} in\n{markdown}");
        let line = text.lines().find(|line| line.starts_with(&row[0])).unwrap();
        let cells: Vec<&str> =
            line[row[0].len()..].split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        assert_eq!(cells[..4], row[1..].iter().map(String::as_str).collect::<Vec<_>>()[..]);
        let at = html.find(&format!("<th scope=\"row\" dir=\"auto\">{}</th>", row[0])).unwrap();
        let cells: Vec<&str> = html[at..]
            .split("<td dir=\"auto\"")
            .skip(1)
            .take(4)
            .map(|cell| cell.split_once('>').unwrap().1.split_once("</td>").unwrap().0)
            .collect();
        assert_eq!(cells, row[1..].iter().map(String::as_str).collect::<Vec<_>>());
        let at = pdf.iter().position(|words| *words == row[0]).unwrap();
        assert_eq!(pdf[at..at + 5], row[..]);
    }
    let json: serde_json::Value = serde_json::from_str(&written(&made, Format::Json)).unwrap();
    let fhir: serde_json::Value = serde_json::from_str(&written(&made, Format::Fhir)).unwrap();
    for (row, in_json) in made.0.figures.iter().zip(json["figures"].as_array().unwrap()) {
        assert_eq!((in_json["now"].as_f64(), in_json["now_days"].as_u64()), (row.now, Some(row.now_days as u64)));
        let name = format!("Mean (days): {}", phrases::row_words(row));
        let found = fhir["entry"].as_array().unwrap().iter().find(|it| it["resource"]["code"]["text"] == name.as_str());
        assert_eq!(found.and_then(|it| it["resource"]["valueQuantity"]["value"].as_f64()), row.now, "{name}");
        let n = found.and_then(|it| it["resource"]["component"][0]["valueInteger"].as_u64());
        assert_eq!(n, row.now.map(|_| row.now_days as u64));
    }
}

#[test]
fn the_rows_of_the_csv_give_the_figures_of_the_page() {
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let made = made(&made_up.diary(), day("2026-11-16"), day("2026-11-22"), &[]);
    let text = written(&made, Format::Csv);
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (on, worst) = (column("day"), column("pain_worst"));
    let mut days: std::collections::BTreeMap<String, f64> = std::collections::BTreeMap::new();
    let mut practices = 0;
    for row in reader.records() {
        let row = row.unwrap();
        practices += usize::from(&row[column("kind")] == "practice");
        if let Ok(value) = row[worst].parse::<f64>() {
            let day = days.entry(row[on].to_owned()).or_default();
            *day = day.max(value);
        }
    }
    let mean = crate::diary::daily::mean(days.values().copied()).unwrap().value;
    let row = made.0.figures.iter().find(|row| row.id == "worst-pain").unwrap();
    assert_eq!((row.now, row.now_days), (Some(mean), days.len()));
    assert_eq!(practices, made.0.practice.count);
}

#[test]
fn hostile_words_are_harmless_in_every_format() {
    let words = "<script>alert(1)</script> =1+1 \\ | `x` \u{202E}abc\u{7}\u{1b}[2J & \"q\" (b";
    let mut full = Full { diary: Diary::default(), ids: Ids::new(6) };
    let on = day("2026-11-18");
    for text in [words, "=1+1", "@sum", "+4 km", "-5"] {
        full.add(on, 600, &Body::Question(Question { text: text.to_owned(), answered: None }));
        full.add(on, 601, &Body::Note(Note { text: text.to_owned(), for_therapist: Some(true), ..Note::default() }));
    }
    let made = made(&full.diary, day("2026-11-16"), day("2026-11-22"), &[Section::Notes]);
    for format in Format::ALL {
        let text = written(&made, format);
        let found: Vec<char> = text.chars().filter(|c| is_hidden(*c) && !matches!(c, '\n' | '\r')).collect();
        assert!(found.is_empty(), "{found:?} in {format:?}");
    }
    let html = written(&made, Format::Html);
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script") && html.contains("default-src 'none'"));
    let mut reader = ::csv::Reader::from_reader(written(&made, Format::Csv).into_bytes().leak() as &[u8]);
    let cells: Vec<String> =
        reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    for cell in ["'=1+1", "'@sum", "'+4 km", "-5"] {
        assert!(cells.iter().any(|found| found == cell), "{cell} in {cells:?}");
    }
    assert!(cells.iter().any(|cell| cell.contains("<script>alert(1)</script> =1+1 \\ | `x`")));
    assert!(written(&made, Format::Pdf).contains("<script>alert(1)</script> =1+1 \\ | `x` ?abc??[2J & \"q\" (b"));
}

#[test]
fn the_json_is_what_its_schema_says() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../assets/schema/page.json")).unwrap();
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let (from, to) = (day("2026-11-16"), day("2026-11-22"));
    for made in
        [week(&[]), week(&Section::ALL), made(&Diary::default(), from, to, &[]), made(&made_up.diary(), from, to, &[])]
    {
        let mut page: serde_json::Value = serde_json::from_str(&written(&made, Format::Json)).unwrap();
        assert!(checker::fits(&schema, &schema, &page), "{page}");
        page["figures"][0]["now"] = "five".into();
        assert!(!checker::fits(&schema, &schema, &page));
        page["figures"][0]["now"] = serde_json::Value::Null;
        page["more"] = 1.into();
        assert!(!checker::fits(&schema, &schema, &page));
    }
}

#[test]
fn an_empty_diary_has_every_format_too() {
    let made = made(&Diary::default(), day("2026-12-28"), day("2027-01-03"), &[]);
    for format in Format::ALL {
        let _ = written(&made, format);
    }
    assert_eq!(written(&made, Format::Csv), "day,at,kind\r\n");
    let text = written(&made, Format::Text);
    assert!(text.contains("28 December 2026 to 3 January 2027"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Any part of the fullest diary, anything ticked: sixty lines of 78 columns, and a PDF of one page.
    #[test]
    fn any_part_of_the_fullest_diary_fits(back in 0i64..30, length in 1i64..40, ticked in any::<u16>()) {
        let to = day("2026-11-22").plus(-back);
        let include: Vec<Section> =
            Section::ALL.into_iter().enumerate().filter(|(n, _)| ticked >> n & 1 == 1).map(|(_, it)| it).collect();
        let made = made(&full(), to.plus(1 - length), to, &include);
        let text = written(&made, Format::Text);
        prop_assert!(text.lines().count() <= LINES);
        prop_assert!(text.lines().all(|line| line.width() <= COLUMNS));
        prop_assert!(text.contains("It does not diagnose or treat.") && text.contains("Next visit"));
        prop_assert!(!written(&made, Format::Pdf).is_empty());
    }

    /// A page says what stands in its days and in those it compares them with: entries of later days change nothing.
    #[test]
    fn a_page_of_these_days_stays_as_later_days_are_written(length in 1i64..20, later in 3i64..20, n in 0u8..40) {
        let (from, to) = (day("2026-11-01").plus(1 - length), day("2026-11-01"));
        let cut = |until: Day| {
            let mut diary = Diary::default();
            for (month, state) in full().months() {
                if let crate::diary::MonthState::Read(records) = state {
                    let start = DayStart::default();
                    let kept = records.iter().filter(|record| record.at.is_some_and(|at| start.day_of(at) <= until));
                    kept.for_each(|record| diary.join(month, record));
                }
            }
            diary
        };
        let mut longer = Full { diary: cut(to.plus(2)), ids: Ids::new(u128::from(n) + 77) };
        let before = made(&longer.diary, from, to, &Section::ALL);
        longer.entry(to.plus(later), n);
        longer.practice(to.plus(later), usize::from(n));
        prop_assert_eq!(before, made(&longer.diary, from, to, &Section::ALL));
    }
}
