//! Pages of days that are not like others: across a time change, a year, the date line; one entry, one day, no practice.

use serde_json::{Value, json};

use super::world::World;

const FORMATS: [&str; 7] = ["txt", "md", "html", "pdf", "json", "csv", "fhir"];

/// A check-in as it stands in a month file.
fn entry(n: usize, at: &str, fields: &Value) -> (String, Value) {
    let mut record = json!({
        "id": format!("01980000-0000-7000-8000-{n:012}"),
        "kind": "check_in",
        "at": at,
        "updated": "2026-11-23T10:00:00.000Z",
        "rev": 1,
        "device": "3f9c0a71d2be",
    });
    for (name, value) in fields.as_object().unwrap() {
        record[name] = value.clone();
    }
    (at[..7].to_owned(), record)
}

/// A home whose diary holds these records.
fn world(now: &str, records: &[(String, Value)]) -> World {
    let world = World::new().at(now);
    world.put(&world.data().join("store.json"), "{\"format\":\"pelvicoach/store\",\"version\":1}\n");
    for (month, _) in records {
        let mine: Vec<&Value> = records.iter().filter(|(of, _)| of == month).map(|(_, record)| record).collect();
        let file = json!({ "format": "pelvicoach/month", "version": 1, "month": month, "records": mine });
        world.put(&world.data().join(format!("journal/{month}.json")), &file.to_string());
    }
    world
}

/// The page as data; every other format is written too, without a word of trouble.
fn page(world: &World, what: &str) -> Value {
    for format in FORMATS {
        let mut words: Vec<&str> = vec!["export"];
        words.extend(what.split_whitespace());
        words.extend(["--format", format, "--output", "-"]);
        let output = world.command(&words).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {output:?}");
    }
    serde_json::from_str(&world.say(&format!("export {what} --format json --output -")).well()).unwrap()
}

fn row<'a>(page: &'a Value, id: &str) -> &'a Value {
    page["figures"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap()
}

/// Worst pain by day.
fn by_day(page: &Value) -> Vec<Option<f64>> {
    page["by_day"].as_array().unwrap().iter().map(|day| day["worst"].as_f64()).collect()
}

#[test]
fn a_week_across_a_time_change_keeps_each_entry_on_its_day() {
    let worst = |pain: u8| json!({ "pain_worst": pain, "pain_now": pain });
    let entries = [
        entry(1, "2026-10-24T20:00:00+02:00", &worst(3)),
        // Half past two comes twice in this night; both belong to the evening before.
        entry(2, "2026-10-25T02:30:00+02:00", &worst(5)),
        entry(3, "2026-10-25T02:30:00+01:00", &worst(6)),
        entry(4, "2026-10-25T04:00:00+01:00", &worst(2)),
        entry(5, "2026-10-26T03:59:00+01:00", &worst(4)),
        entry(6, "2026-10-26T04:00:00+01:00", &worst(9)),
    ];
    let world = world("2026-11-01T10:00:00+01:00", &entries);
    let made = page(&world, "week --week 2026-W43");
    assert_eq!(made["days"], 7, "a week has seven days, also when one of them has 25 hours");
    assert_eq!(by_day(&made), [None, None, None, None, None, Some(6.0), Some(4.0)]);
    assert_eq!(row(&made, "pain")["now_days"], 2);
    assert_eq!(page(&world, "week --week 2026-W44")["by_day"][0]["worst"], 9.0);
}

#[test]
fn a_week_across_a_year_is_one_week() {
    let days = ["2026-12-28", "2026-12-31", "2027-01-01", "2027-01-03"];
    let entries: Vec<_> = (3u8..)
        .zip(days)
        .map(|(pain, day)| {
            entry(usize::from(pain), &format!("{day}T09:00:00+01:00"), &json!({ "pain_now": pain, "pain_worst": pain }))
        })
        .collect();
    let world = world("2027-01-05T10:00:00+01:00", &entries);
    let made = page(&world, "week --week 2026-W53");
    assert_eq!((&made["from"], &made["to"]), (&json!("2026-12-28"), &json!("2027-01-03")));
    assert_eq!((row(&made, "pain")["now"].as_f64(), row(&made, "pain")["now_days"].as_u64()), (Some(4.5), Some(4)));
    assert_eq!(by_day(&made), [Some(3.0), None, None, Some(4.0), Some(5.0), None, Some(6.0)]);
    let text = world.say("export week --week 2026-W53 --format txt --output -").well();
    assert!(text.contains("28 December 2026 to 3 January 2027"), "{text}");
    let _ = world.say("export week --week 2026-W53 --format pdf").well();
    assert!(world.home().join("week-2026-53.pdf").is_file());
    assert_eq!(page(&world, "week --week 2027-W01")["from"], "2027-01-04");
    let _ = world.say("export week --week 2027-W53").refused(2);
}

#[test]
fn across_the_date_line_a_day_is_lived_twice_or_not_at_all() {
    let worst = |pain: u8| json!({ "pain_worst": pain });
    let twice = [
        entry(1, "2026-11-18T21:00:00+13:00", &worst(4)),
        // Later, and the same day again.
        entry(2, "2026-11-18T07:00:00-10:00", &worst(6)),
        entry(3, "2026-11-19T09:00:00-10:00", &worst(3)),
    ];
    let there = world("2026-11-20T09:00:00-10:00", &twice);
    let made = page(&there, "range --from 2026-11-17 --to 2026-11-19");
    assert_eq!(by_day(&made), [None, Some(6.0), Some(3.0)]);
    let table = there.say("export range --from 2026-11-17 --to 2026-11-19 --format csv --output -").well();
    let at: Vec<&str> = table.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    let lived = ["2026-11-18T21:00:00+13:00", "2026-11-18T07:00:00-10:00", "2026-11-19T09:00:00-10:00"];
    assert_eq!(at, lived, "in the order in which it was lived, each with its own clock");

    let never = [entry(1, "2026-11-17T20:00:00-10:00", &worst(4)), entry(2, "2026-11-19T08:00:00+13:00", &worst(6))];
    let back = world("2026-11-20T09:00:00+13:00", &never);
    let made = page(&back, "range --from 2026-11-17 --to 2026-11-19");
    assert_eq!(by_day(&made), [Some(4.0), None, Some(6.0)], "a day that was not lived is blank, not zero");
    assert_eq!((&row(&made, "worst-pain")["now"], &row(&made, "worst-pain")["now_days"]), (&Value::Null, &json!(2)));
}

#[test]
fn one_entry_makes_a_page_without_a_mean() {
    let one = [entry(1, "2026-11-18T09:00:00+01:00", &json!({ "pain_now": 5, "pain_worst": 0 }))];
    let world = world("2026-11-23T10:00:00+01:00", &one);
    let made = page(&world, "week --week 2026-W47");
    for id in ["pain", "worst-pain"] {
        let row = row(&made, id);
        assert_eq!((&row["now"], &row["now_days"], &row["baseline"]), (&Value::Null, &json!(1), &Value::Null), "{id}");
        assert_eq!((&row["change"], &row["mark"]), (&Value::Null, &json!("none")), "{id}");
    }
    assert_eq!(
        by_day(&made)[1..4],
        [None, Some(0.0), None],
        "a zero that was written is a zero, and no other day has one"
    );
    let text = world.say("export week --week 2026-W47 --format txt --output -").well();
    assert!(text.contains("Too few days with a figure for a mean.") && text.contains("- (1)"), "{text}");
}

#[test]
fn one_day_makes_a_page() {
    let one = [
        entry(1, "2026-11-18T09:00:00+01:00", &json!({ "pain_now": 5, "pain_worst": 8 })),
        entry(2, "2026-11-19T09:00:00+01:00", &json!({ "pain_now": 1 })),
    ];
    let world = world("2026-11-23T10:00:00+01:00", &one);
    let made = page(&world, "range --from 2026-11-18 --to 2026-11-18");
    assert_eq!((&made["days"], by_day(&made)), (&json!(1), vec![Some(8.0)]));
    assert_eq!((&row(&made, "pain")["now_days"], &row(&made, "pain")["before_days"]), (&json!(1), &json!(0)));
    let text = world.say("export range --from 2026-11-18 --to 2026-11-18 --format txt --output -").well();
    assert!(text.starts_with("For the visit: 18 November 2026\n"), "{text}");
}

#[test]
fn days_without_a_practice_say_so_and_show_no_zero() {
    let entries: Vec<_> = (16..23)
        .map(|day| entry(day, &format!("2026-11-{day}T09:00:00+01:00"), &json!({ "pain_now": 4, "ease": 5 })))
        .collect();
    let world = world("2026-11-23T10:00:00+01:00", &entries);
    let made = page(&world, "week --week 2026-W47");
    let practice = &made["practice"];
    assert_eq!((&practice["count"], &practice["blocks"], &practice["before"]), (&json!(0), &json!([]), &Value::Null));
    assert_eq!(made["short"]["longest_floor"], Value::Null);
    assert_eq!(row(&made, "pain")["now"], 4.0);
    for format in ["txt", "md"] {
        let text = world.say(&format!("export week --week 2026-W47 --format {format} --output -")).well();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("none noted") && text.contains("No practice noted on these 7 days."), "{text}");
        assert!(!text.contains("Let go") && !text.contains("0 min"), "{text}");
    }
}
