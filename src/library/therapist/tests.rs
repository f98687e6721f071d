//! Plans are read: the examples that ship with the program, and bad ones, each problem with its line.

use chrono::NaiveDate;

use super::*;
use crate::library::built_in;
use crate::plan::therapist::{Days, Line, Weekdays, What};
use crate::words;

/// The id of an exercise by id or by the name that is shown.
pub(super) fn known(text: &str) -> Option<String> {
    let plain = text.trim().to_lowercase();
    let shown = |id: &str| words::say(&format!("exercise-{id}-name")).to_lowercase();
    let mut offered = built_in().unwrap().catalogue.iter().filter(|exercise| exercise.is_offered());
    offered.find(|one| one.id.to_lowercase() == plain || shown(&one.id) == plain).map(|one| one.id.clone())
}

pub(super) fn reading(bytes: &[u8]) -> Reading {
    let (catalogue, bounds) = (&built_in().unwrap().catalogue, bounds().unwrap());
    read(bytes, Against { catalogue, bounds, known: &known })
}

macro_rules! plan {
    ($name:literal) => {
        reading(include_bytes!(concat!("../../../tests/fixtures/plans/", $name, ".toml")))
    };
}

/// What was found, each as its line and the beginning of what it is.
#[track_caller]
fn found(reading: &Reading, grade: Option<Grade>, expected: &[(usize, &str)]) {
    assert_eq!(reading.grade(), grade, "{:#?}", reading.problems);
    let said: Vec<String> = reading.problems.iter().map(|one| format!("{} {:?}", one.at, one.trouble)).collect();
    let fits = said.len() == expected.len()
        && said.iter().zip(expected).all(|(said, (at, what))| said.starts_with(&format!("{at} {what}")));
    assert!(fits, "{said:#?}");
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_example_is_read_whole() {
    let reading = plan!("example");
    found(&reading, Some(Grade::Note), &[(41, "BecomesOwn(\"Heel slides\")")]);
    assert!(reading.can_be_taken());
    let plan = reading.plan;
    assert_eq!((plan.title.as_str(), plan.date), ("Letting go first", Some(day("2026-11-20"))));
    assert_eq!(plan.from.as_ref().unwrap().role.as_deref(), Some("pelvic health physiotherapist"));
    assert_eq!(plan.next_appointment, Some(day("2026-12-18")));
    let most = (plan.ceilings.endurance_ms, plan.ceilings.repetitions, plan.ceilings.fast, plan.ceilings.every_timed);
    assert_eq!(most, (Some(4_000), Some(4), Some(5), Some(true)));
    assert_eq!((plan.holds.len(), plan.holds[0].track, plan.holds[0].at), (1, Track::Exposure, 17));
    let drop = &plan.lines[0];
    assert_eq!((drop.at, &drop.what), (21, &What::Known("PF2a".to_owned())));
    assert_eq!((drop.asked.reps, drop.asked.sets, drop.times_a_day), (Some(8), Some(2), Some(1)));
    assert_eq!((drop.days, drop.until), (Days::Of(Weekdays::WORKING), Some(day("2026-12-20"))));
    assert_eq!(plan.lines[2].instead.as_deref(), Some("ST11"));
    assert_eq!(plan.lines[3].what, What::Own("Heel slides".to_owned()));
    assert_eq!((plan.lines.len(), plan.aside.len()), (4, 0));
}

#[test]
fn one_line_is_a_plan() {
    let reading = plan!("least");
    found(&reading, None, &[]);
    assert_eq!(reading.plan.lines, [Line::new(3, What::Known("B2".to_owned()))]);
}

#[test]
fn a_looser_line_is_set_aside_alone_with_its_figure() {
    let reading = plan!("looser");
    let outside = "Against(Outside { quantity:";
    found(
        &reading,
        Some(Grade::Aside),
        &[
            (7, "Against(Release { squeeze_ms: 5000, release_ms: 5000, least_ms: 10000 })"),
            (16, &format!("{outside} Reps, value: 30,")),
            (17, &format!("{outside} Sets, value: 3,")),
            (18, &format!("{outside} Squeeze, value: 12000,")),
            (20, &format!("{outside} Effort, value: 100,")),
            (21, &format!("{outside} TimesADay, value: 3,")),
            (22, "Against(TooOften { gap: 1, least: 2 })"),
            (28, "Against(TooOften { gap: 1, least: 2 })"),
            (32, &format!("{outside} Length, value: 5000,")),
            (36, &format!("{outside} Length, value: 2700000,")),
            (40, "Against(BreathHold)"),
            (44, "Against(NotOfIt(Squeeze))"),
        ],
    );
    assert!(reading.can_be_taken());
    assert_eq!(reading.plan.lines.len(), 1, "the rest is taken");
    assert_eq!(reading.plan.aside.len(), 7);
    assert_eq!(reading.plan.aside[0].line.asked.release_ms, Some(5_000), "the figure stays in sight");
}

#[test]
fn a_wrong_unit_is_told_on_its_line() {
    found(
        &plan!("wrong_unit"),
        Some(Grade::Unclear),
        &[
            (5, "Against(Outside { quantity: Squeeze, value: 600000,"),
            (10, "Against(Outside { quantity: Hold, value: 600000,"),
            (13, "BecomesOwn(\"Walking\")"),
            (14, "Wants { key: \"length\", written: Some(\"2 hours\"), wants: Length }"),
            (17, "BecomesOwn(\"Sitting\")"),
            (18, "Wants { key: \"length\", written: Some(\"30 kg\"), wants: Length }"),
            (19, "Wants { key: \"reps\", written: Some(\"2.5\"), wants: Count }"),
            (20, "Wants { key: \"sets\", written: Some(\"-1\"), wants: Count }"),
            (21, "Wants { key: \"times_a_day\", written: Some(\"often\"), wants: Count }"),
        ],
    );
}

#[test]
fn impossible_days_are_told_on_their_lines() {
    found(
        &plan!("impossible_days"),
        Some(Grade::Unclear),
        &[
            (2, "NoSuchDate { key: \"date\", written: \"2026-02-30\" }"),
            (3, "NoSuchDate { key: \"next_appointment\", written: \"2026-13-01\" }"),
            (7, "NotADay(\"foo-day\")"),
            (8, "NoSuchDate { key: \"until\", written: \"2026-02-30\" }"),
            (13, "DaysTwice"),
            (17, "Wants { key: \"left_out_until\", written: Some(\"next spring\"), wants: Date }"),
        ],
    );
}

#[test]
fn a_circle_is_told_on_each_of_its_lines() {
    let reading = plan!("circle");
    let circles: Vec<usize> =
        reading.problems.iter().filter(|one| one.trouble == Trouble::Circle).map(|one| one.at).collect();
    assert_eq!(circles, [5, 9, 13, 17]);
    assert_eq!(reading.problems.last().unwrap().trouble, Trouble::InsteadUnknown("no such thing".to_owned()));
    assert_eq!((reading.problems.last().unwrap().at, reading.can_be_taken()), (22, false));
}

#[test]
fn unknown_keys_are_told_and_not_fatal() {
    let reading = plan!("unknown_keys");
    found(
        &reading,
        Some(Grade::Note),
        &[
            (1, "UnknownKey { key: \"titel\", near: Some(\"title\") }"),
            (3, "UnknownKey { key: \"colour\", near: None }"),
            (7, "UnknownKey { key: \"repts\", near: Some(\"reps\") }"),
            (8, "UnknownKey { key: \"mood\", near: None }"),
            (12, "UnknownKey { key: \"phone\", near: None }"),
        ],
    );
    assert!(reading.can_be_taken());
}

#[test]
fn what_is_no_toml_is_told_line_by_line_and_the_rest_is_read_too() {
    found(
        &plan!("not_toml"),
        Some(Grade::Unclear),
        &[
            (2, "NotToml("),
            (5, "NotToml("),
            (7, "NotToml(\"duplicate key\")"),
            (11, "NotADay(\"foo-day\")"),
            (12, "NotToml("),
        ],
    );
    let letter =
        reading("Dear Anna,\nhere is your plan.\n\n[[line]]\nexercise = \"PF2a\"\nreps = \"some\"\n".as_bytes());
    found(&letter, Some(Grade::Unclear), &[(1, "NotToml("), (2, "NotToml("), (6, "Wants { key: \"reps\"")]);
}

#[test]
fn the_same_exercise_on_the_same_day_is_set_aside() {
    let reading = plan!("twice");
    let again: Vec<(usize, &Trouble)> = reading
        .problems
        .iter()
        .filter(|one| matches!(one.trouble, Trouble::Against(_)))
        .map(|one| (one.at, &one.trouble))
        .collect();
    let of = |of| Trouble::Against(crate::plan::therapist::Objection::Again { of });
    assert_eq!(again, [(14, &of(3)), (22, &of(18))]);
    assert_eq!(reading.plan.lines.len(), 3);
}

#[test]
fn signs_that_cannot_be_seen_are_taken_out() {
    let reading = plan!("hidden");
    assert!(reading.can_be_taken());
    let hidden: Vec<(usize, &Trouble)> = reading
        .problems
        .iter()
        .filter(|one| matches!(one.trouble, Trouble::Hidden(_)))
        .map(|one| (one.at, &one.trouble))
        .collect();
    assert_eq!(
        hidden,
        [(1, &Trouble::Hidden("title")), (4, &Trouble::Hidden("exercise")), (5, &Trouble::Hidden("words"))]
    );
    assert_eq!(reading.plan.title, "Signs [31mthat cannot be seen");
    assert_eq!(reading.plan.lines[0].words.as_deref(), Some("one line\nand another"));
}

#[test]
fn ceilings_and_holds_that_cannot_be_read_are_never_dropped_silently() {
    found(
        &plan!("ceilings"),
        Some(Grade::Unclear),
        &[
            (4, "CeilingOutside { key: \"power\", value: 6, min: 0, max: 5,"),
            (5, "CeilingOutside { key: \"endurance\", value: 12000, min: 0, max: 10000, is_time: true }"),
            (6, "CeilingOutside { key: \"repetitions\", value: 11,"),
            (7, "Wants { key: \"fast\""),
            (8, "Wants { key: \"every_timed\""),
            (9, "UnknownKey { key: \"strength\", near: None }"),
            (12, "NotATrack(\"knee\")"),
            (14, "Absent(\"track\")"),
            (17, "Absent(\"exercise\")"),
        ],
    );
}

#[test]
fn an_empty_file_and_one_that_is_no_text_are_one_calm_answer() {
    found(&plan!("empty"), Some(Grade::Unclear), &[(1, "Absent(\"title\")"), (1, "Nothing")]);
    found(&plan!("latin1"), Some(Grade::Unclear), &[(4, "NotText")]);
    for text in
        ["x".repeat(1_000_000), "\n".repeat(2000), "a = 1\n".repeat(900) + &"[".repeat(4000), "x y ".repeat(5000)]
    {
        found(&reading(text.as_bytes()), Some(Grade::Unclear), &[(1, "TooLarge")]);
    }
}

#[test]
fn signs_are_counted_where_they_part_things() {
    for (text, count) in [
        ("reps = 4\n", 4),
        ("words = \"a, b. c = d\" # e, f, g\n", 5),
        ("notes = \"\"\"\na, b\nc, d\"\"\"\n[x]", 7),
        ("'a, b\nc.d", 2),
        ("\"\"\"a, b", 1),
        ("\"\", \"", 4),
        ("#", 0),
    ] {
        assert_eq!(super::signs(text.as_bytes()), count, "{text}");
    }
}

#[test]
fn a_file_of_the_greatest_size_is_read_whole() {
    let comment = format!("# {}\n", "nothing ".repeat(15)).repeat(990);
    let text = format!("title = \"Long\"\n{comment}[[line]]\nexercise = \"PF2a\"\nreps = \"x\"\n");
    assert!(text.len() < MOST_BYTES);
    found(&reading(text.as_bytes()), Some(Grade::Unclear), &[(994, "Wants { key: \"reps\"")]);
    let lines = format!("title = \"Many\"\n{}", "[[line]]\nexercise = \"PF2a\"\ndays = \"monday\"\n".repeat(60));
    let many = reading(lines.as_bytes());
    assert!(many.problems.contains(&Problem { at: 122, trouble: Trouble::TooManyLines(40) }), "{:?}", many.problems);
}

#[test]
fn a_figure_above_a_ceiling_of_the_same_plan_is_told() {
    let text = "title = \"x\"\n[ceilings]\nendurance = 4\nrepetitions = 3\n[[line]]\nexercise = \"Lifts\"\n\
                squeeze = 6\nreps = 5\nevery_days = 2\n";
    found(
        &reading(text.as_bytes()),
        Some(Grade::Note),
        &[
            (6, "BecomesOwn(\"Lifts\")"),
            (7, "AboveCeiling { quantity: Squeeze, value: 6000, most: 4000 }"),
            (8, "AboveCeiling { quantity: Reps, value: 5, most: 3 }"),
        ],
    );
}

#[test]
fn the_figures_of_the_asset_hold_together() {
    let text = include_str!("../../../assets/therapist.json");
    assert!(read_bounds(text).is_ok());
    let broken = |old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        read_bounds(&text.replacen(old, new, 1)).unwrap_err().to_string()
    };
    assert!(
        broken("\"usual_release\": {\"value\": 3", "\"usual_release\": {\"value\": 1.9").contains("at least twice")
    );
    assert!(broken("\"sets\": {\"min\": 1, \"max\": 6", "\"sets\": {\"min\": 7, \"max\": 6").contains("sets"));
    assert!(broken("\"lines\": {\"value\": 40", "\"lines\": {\"value\": 0").contains("lines"));
    assert!(broken("\"rep_ms\"", "\"rep\"").contains("unknown field"));
    let squeezes = bounds().unwrap();
    assert!(squeezes.squeeze_every_days.min >= 2.0 && squeezes.effort.max <= 40.0, "no strengthening programme");
}
