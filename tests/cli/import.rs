//! `import`: our own table and those of other programs, what is said before anything is taken, what is known again, and
//! taking an import back.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::world::World;

/// A home with a file `in.csv` of these bytes.
fn with(bytes: &[u8]) -> World {
    let world = World::new();
    std::fs::write(world.home().join("in.csv"), bytes).unwrap();
    world
}

/// What stands in the diary, oldest first: moment and fields without those of the record.
fn entries(world: &World) -> Vec<Value> {
    let mut records = world.records();
    records.reverse();
    for record in &mut records {
        for name in ["id", "tz", "updated", "rev", "device", "batch"] {
            record.as_object_mut().unwrap().remove(name);
        }
    }
    records
}

const OTHER: &str = "Date;Time;Pain;Mood (0-10);Sleep;Triggers;Weather;Notes\n\
    21.11.2026;08:15;4;6;7,5;sitting, the cold wind;rain;\"slow\nmorning\"\n\
    22.11.2026;;7;;;;;\n\
    23.11.2026;;;;;;;\n";

#[test]
fn of_one_entry_it_is_said_whether_it_is_new() {
    let world = with(b"Date,Pain\n2026-11-21,4\n");
    let said = world.say("import in.csv --yes").well();
    assert!(said.contains("One entry read, new here"), "{said}");
    let said = world.say("import in.csv --yes").well();
    assert!(said.contains("One entry read, not new here"), "{said}");
}

#[test]
fn another_table_is_shown_by_column_and_taken_after_a_yes() {
    let world = with(OTHER.as_bytes());
    let said = world.say("import in.csv --dry-run").well();
    for line in [
        "Date: date (the day)",
        "Pain: pain_now",
        "Mood (0-10): mood",
        "Sleep: sleep_hours",
        "Weather: line (a line of the note, behind the name of the column)",
        "3 entries read, 2 of them new here, from 21 November to 22 November.",
        "One row holds a day and nothing else.",
        "Nothing was changed.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert_eq!(world.files().len(), 1, "a dry run writes nothing");
    let refusal = world.say("import in.csv");
    assert_eq!(refusal.code, 2, "nobody can be asked: {refusal:?}");
    assert!(refusal.err.contains("--yes"), "{refusal:?}");
    assert!(world.say("import in.csv --yes").well().contains("Saved: 2 new entries."));
    let expected = [
        json!({ "kind": "check_in", "at": "2026-11-21T08:15:00+01:00", "pain_now": 4, "mood": 6, "sleep_hours": 7.5,
            "triggers": ["sitting"], "note": "Triggers: the cold wind\nWeather: rain\nslow\nmorning" }),
        json!({ "kind": "check_in", "at": "2026-11-22T12:00:00+01:00", "pain_now": 7 }),
    ];
    assert_eq!(entries(&world), expected);
}

#[test]
fn the_same_rows_are_known_again_and_an_import_goes_as_one() {
    let world = with(OTHER.as_bytes());
    let _ = world.say("log --pain 2").well();
    let before = entries(&world);
    let _ = world.say("import in.csv --yes").well();
    let again = world.say("import in.csv --yes").well();
    assert!(again.contains("2 are here already") && again.contains("nothing new"), "{again}");
    let more = OTHER.replace("23.11.2026;;;;;;;", "20.11.2026;;1;;;;;");
    std::fs::write(world.home().join("in.csv"), more).unwrap();
    let said = world.say("import in.csv --yes").well();
    assert!(said.contains("Saved: one new entry."), "{said}");
    assert_eq!(entries(&world).len(), 4);
    let dry = world.say("import --undo --dry-run").well();
    assert!(dry.contains("one entry goes."), "{dry}");
    assert_eq!(world.say("import --undo").code, 2, "nobody can be asked");
    let _ = world.say("import --undo --yes").well();
    assert_eq!(entries(&world).len(), 3, "the last import alone");
    let _ = world.say("import --undo --yes").well();
    assert_eq!(entries(&world), before);
    assert!(world.say("import --undo --yes").refused(1).contains("no import"));
    // The words are gone from the files, and can come in again.
    assert!(
        !world
            .files()
            .iter()
            .any(|(path, bytes)| { !path.ends_with("in.csv") && bytes.windows(9).any(|part| part == b"cold wind") })
    );
    let _ = world.say("import in.csv --yes").well();
    assert_eq!(entries(&world).len(), 4);
}

#[test]
fn what_was_changed_since_stays_and_what_was_deleted_stays_deleted() {
    let world = with(OTHER.as_bytes());
    let _ = world.say("import in.csv --yes").well();
    let ids: Vec<String> = world.records().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect();
    let world = world.at("2026-11-23T15:00:00+01:00");
    let _ = world.call(&["journal", "edit", &ids[0], "--pain", "6"]).well();
    let _ = world.call(&["journal", "delete", &ids[1], "--yes"]);
    let again = world.say("import in.csv --yes").well();
    assert!(again.contains("One is here already") && again.contains("One was deleted here"), "{again}");
    let _ = world.say("import --undo --yes").well();
    assert_eq!(entries(&world).len(), 1, "an entry of the person's own hand now");
}

#[test]
fn what_does_not_fit_is_told_by_line_and_column_and_nothing_is_taken() {
    for (text, told) in [
        ("date,pain\n2026-11-20,4\n2026-11-21,11\n", "Line 3, column pain: 11 is not a whole number from 0 to 10."),
        ("date,pain\n2026-11-20,4.5\n", "Line 2, column pain: 4.5"),
        ("date,pain\n2026-02-30,4\n", "Line 2, column date: 2026-02-30 does not read as a day"),
        ("date,pain\n2026-11-24,4\n", "2026-11-24 is still to come."),
        ("date,pain\n,4\n", "There is no day."),
        ("date,pain\n2026-11-20,4,5\n", "Line 2 has 3 values"),
        ("pain,mood\n3,4\n", "No column reads as the day."),
        ("date,pain\n1/2/2026,4\n", "--dates dmy or --dates mdy"),
        ("date\n", "It holds no table"),
    ] {
        let world = with(text.as_bytes());
        let answer = world.say("import in.csv --yes");
        assert_eq!(answer.code, 65, "{text}: {answer:?}");
        assert!(answer.err.contains(told), "{told}\n{}", answer.err);
        assert!(answer.err.contains("Nothing was changed."), "{}", answer.err);
        assert_eq!(world.files().len(), 1, "{text}");
    }
    let world = with(b"date,pain\n2026-11-20,4\n\xfcber,3\n");
    assert!(world.say("import in.csv --yes").refused(65).contains("UTF-8"));
    let many: String = (0..60).fold("date,pain\n".to_owned(), |all, _| all + "2026-11-20,99\n");
    let answer = with(many.as_bytes()).say("import in.csv --yes");
    assert!(answer.err.lines().count() < 25 && answer.err.contains("40 more values"), "{}", answer.err);
}

#[test]
fn what_is_told_goes_before_what_is_guessed() {
    let world = with(b"date,pain,strange\n1/2/2026,4.5,12\n");
    let said = world.say("import in.csv --yes --dates mdy --map pain=line --map 3=bladder_visits").well();
    assert!(said.contains("strange: bladder_visits"), "{said}");
    let expected = json!({ "kind": "check_in", "at": "2026-01-02T12:00:00+01:00", "bladder": { "visits": 12 },
        "note": "pain: 4.5" });
    assert_eq!(entries(&world), [expected]);
    let world = with(b"date,pain,id\n2026-11-20,4,77\n");
    let said = world.say("import in.csv --yes --map id=skip").well();
    assert!(said.contains("id: skip (left out)"), "{said}");
    assert!(entries(&world)[0].get("note").is_none());
}

const ALL: &str = "export all --format csv --output - --include notes,thoughts,partner,sexual,exposure,cycle,medicines,phq4,name,trauma";

#[test]
fn our_own_table_comes_back_whole_and_is_known_again_where_it_came_from() {
    let world = World::new();
    for words in [
        &[
            "log",
            "--pain",
            "6",
            "--sleep",
            "6.5",
            "--place",
            "entrance",
            "--trigger",
            "sitting",
            "--note",
            "=slow, \"warm\"\nday",
        ][..],
        &["log", "--mood", "3", "--at", "2026-10-30 21:00"],
        &["ask", "is this how it goes?"],
        &["visit", "--with", "Dr Weber", "--next", "2026-12-01", "--note", "well"],
        &["flare", "on"],
        &["measure", "peg", "--answers", "4,5,6"],
    ] {
        let _ = world.call(words).well();
    }
    let table = world.say(ALL).well();
    std::fs::write(world.home().join("out.csv"), &table).unwrap();
    let said = world.say("import out.csv").well();
    assert!(said.contains("0 of them new"), "{said}");
    assert_eq!(world.say(ALL).well(), table);
    let other = with(table.as_bytes());
    assert!(other.say("import in.csv").well().contains("Saved: 6 new entries."), "{table}");
    assert_eq!(other.say(ALL).well(), table);
    let _ = other.say("import --undo --yes").well();
    assert!(other.records().is_empty());
}

/// The rows of a table by the names of its columns, empty cells left out.
fn rows(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let cells = |row: csv::StringRecord| {
        let cells = header.iter().cloned().zip(row.iter().map(str::to_owned));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    };
    reader.records().map(|row| cells(row.unwrap())).collect()
}

#[test]
fn twelve_weeks_go_out_as_a_table_and_come_in_with_every_value() {
    let world = World::new().at("2026-11-24T20:00:00+01:00");
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/twelve-weeks");
    std::fs::create_dir_all(world.data().join("journal")).unwrap();
    for file in ["store.json", "profile.json"] {
        std::fs::copy(fixture.join(file), world.data().join(file)).unwrap();
    }
    for month in std::fs::read_dir(fixture.join("journal")).unwrap() {
        let month = month.unwrap();
        std::fs::copy(month.path(), world.data().join("journal").join(month.file_name())).unwrap();
    }
    let table = world.say(ALL).out;
    let out = rows(&table);
    let kinds: std::collections::BTreeSet<&str> = out.iter().map(|row| row["kind"].as_str()).collect();
    assert!(out.len() > 100 && kinds.len() >= 8, "{} rows, {kinds:?}", out.len());
    let other = with(table.as_bytes()).at("2026-11-24T20:00:00+01:00");
    let said = other.say("import in.csv").well();
    assert!(said.contains(&format!("Saved: {} new entries.", out.len())), "{said}");
    let back = rows(&other.say(ALL).well());
    let beside: Vec<Value> = other.records().into_iter().filter(|record| !record["imported"].is_null()).collect();
    assert_eq!(out.len(), back.len());
    for (out, back) in out.iter().zip(&back) {
        for (column, cell) in out {
            let kept = || beside.iter().any(|record| record["imported"][column] == cell.as_str());
            assert!(back.get(column) == Some(cell) || kept(), "{column} of {out:?}: {back:?}");
        }
        assert!(back.keys().all(|column| out.contains_key(column)), "nothing is made up: {back:?}");
    }
}

#[test]
fn a_large_table_is_read_in_time_and_memory() {
    let mut text = String::from("date,time,pain,note\n");
    for n in 0..50_000_u32 {
        let (day, slot) = (n / 120, n % 120);
        let date = chrono::NaiveDate::from_ymd_opt(2025, 9, 1).unwrap() + chrono::Days::new(day.into());
        writeln!(text, "{date},{:02}:{:02},{},row {n}", 2 + slot / 6, slot % 6 * 10, n % 11).unwrap();
    }
    let world = with(text.as_bytes());
    let begun = std::time::Instant::now();
    let said = world.say("import in.csv --yes").well();
    assert!(said.contains("Saved: 50000 new entries."), "{said}");
    let again = world.say("import in.csv --yes").well();
    assert!(again.contains("50000 are here already"), "{again}");
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}

#[test]
fn an_import_that_was_killed_goes_on_and_goes_as_one() {
    let day = |back: u64| chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() - chrono::Days::new(back);
    let rows = (0..1500).fold(String::from("date,pain\n"), |all, back| all + &format!("{},4\n", day(back)));
    let months = |world: &World| std::fs::read_dir(world.data().join("journal")).map_or(0, Iterator::count);
    for wanted in [0, 1, 20] {
        let world = with(rows.as_bytes());
        let _ = world.say("log --pain 2 --at yesterday").well();
        let before = entries(&world);
        let mut child =
            world.command(&["import", "in.csv", "--yes"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        while months(&world) <= wanted && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        child.kill().unwrap();
        let _ = child.wait().unwrap();
        let came = entries(&world).len() - before.len();
        assert!(came < 1500, "it was killed before its end");
        let dry = world.say("import --undo --dry-run");
        assert!(came == 0 || dry.out.contains(&format!("{came} entries go")), "{came}: {dry:?}");
        let said = world.say("import in.csv --yes").well();
        assert!(said.contains(&format!("Saved: {} new entries.", 1500 - came)), "{came}: {said}");
        assert_eq!(entries(&world).len(), before.len() + 1500);
        let _ = world.say("import --undo --yes").well();
        assert_eq!(entries(&world), before);
    }
}

#[test]
fn a_row_of_today_without_a_time_comes_in_once_whenever_the_file_is_read() {
    let mut world = with(b"date,pain,note\n2026-11-23,4,before noon\n").at("2026-11-23T09:00:00+01:00");
    assert!(world.say("import in.csv --yes").well().contains("Saved: one new entry."));
    for later in ["2026-11-23T10:30:00+01:00", "2026-11-23T18:00:00+01:00", "2026-11-24T09:00:00+01:00"] {
        world = world.at(later);
        let said = world.say("import in.csv --yes").well();
        assert!(said.contains("One is here already") && said.contains("nothing new"), "{later}: {said}");
    }
    // Far from home, too.
    world = world.with("TZ", "America/New_York").at("2026-11-24T09:00:00-05:00");
    let said = world.say("import in.csv --yes").well();
    assert!(said.contains("One is here already"), "{said}");
    assert_eq!(entries(&world).len(), 1);
}

#[test]
fn a_part_that_a_whole_diary_does_not_have_is_told_and_nothing_is_taken() {
    let world = World::new();
    let _ = world.say("log --pain 2 --note first").well();
    let whole = world.say("export all --format json --output -").well();
    let other = World::new();
    std::fs::write(other.home().join("whole.json"), whole.replacen('{', "{\"letters\":[1],", 1)).unwrap();
    let answer = other.say("import whole.json --yes");
    assert!(answer.code == 65 && answer.err.contains("It holds letters, which"), "{answer:?}");
    assert!(!other.data().exists(), "{:?}", other.files());
}

#[test]
fn a_whole_diary_goes_back_as_one_with_what_it_took_the_place_of() {
    let world = World::new();
    let _ = world.say("log --pain 2 --note first").well();
    let first = world.say("export all --format json --output -").well();
    let id = world.records()[0]["id"].as_str().unwrap().to_owned();
    let _ = world.call(&["journal", "edit", &id, "--pain", "6"]).well();
    let _ = world.say("log --pain 3").well();
    let _ = world.say("flare on").well();
    let second = world.say("export all --format json --output -").well();
    let other = with(first.as_bytes());
    std::fs::write(other.home().join("first.json"), first).unwrap();
    std::fs::write(other.home().join("second.json"), second).unwrap();
    let _ = other.say("import first.json --yes").well();
    let (before, hard) = (entries(&other), other.say("flare show").well());
    let said = other.say("import second.json --yes").well();
    assert!(said.contains("One stands in the file in a later writing"), "{said}");
    let after = entries(&other);
    assert!(after != before && after.iter().any(|entry| entry["pain_now"] == 6), "{after:?}");
    let again = other.say("import second.json --yes").well();
    assert!(again.contains("nothing new"), "{again}");
    let said = other.say("import --undo --yes").well();
    assert!(said.contains("One entry is again as it was before."), "{said}");
    let mut back = entries(&other);
    for entry in &mut back {
        entry.as_object_mut().unwrap().remove("taken_back");
    }
    assert_eq!(back, before);
    assert_eq!(other.say("flare show").well(), hard);
    // What was taken back comes in again, and changes nothing a second time.
    let _ = other.say("import second.json --yes").well();
    assert_eq!(entries(&other).len(), after.len());
    assert!(entries(&other).iter().any(|entry| entry["pain_now"] == 6));
    assert!(other.say("import second.json --yes").well().contains("nothing new"));
}
