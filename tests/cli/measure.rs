//! `measure`: the list, the questions of one, answers with their score, totals that a clinician gave, and what is
//! refused.

use serde_json::{Value, json};

use super::world::World;

/// The entries about questionnaires, newest first.
fn kept(world: &World) -> Vec<Value> {
    super::world::entries(&world.say("journal --json --kind measure").well())
}

#[test]
fn the_list_says_what_fits_this_week_and_what_was_answered() {
    let world = World::new();
    let said = world.say("measure").well();
    let line = |said: &str, id: &str| said.lines().find(|line| line.starts_with(id)).map(str::to_owned);
    for id in ["peg", "phq-4", "psfs"] {
        assert!(line(&said, id).unwrap().ends_with("(fits this week)"), "{said}");
    }
    assert!(line(&said, "pgic").unwrap().ends_with("(at any time)"), "{said}");
    assert_eq!(line(&said, "difficulty"), None, "its area is opened in Plan");
    assert!(said.contains("gupi, fsfi, fsds-r") && world.files().is_empty(), "looking writes nothing");
    let _ = world.say("measure peg --answers 4,5,6").well();
    let after = world.say("measure").well();
    assert!(line(&after, "peg").unwrap().ends_with("(last on 2026-11-23)"), "{after}");
    assert_eq!(line(&after, "psfs"), line(&said, "psfs"));
}

#[test]
fn one_is_shown_with_its_questions_and_how_to_answer() {
    let world = World::new();
    let peg = world.say("measure PEG").well();
    let whole = peg.replace('\n', " ");
    assert!(whole.contains("1. What number best describes your pain on average in the past week?"), "{peg}");
    assert!(peg.contains("0 no pain … 10 pain as bad as you can imagine"), "{peg}");
    assert!(whole.contains("pelvicoach measure peg --answers 5,5,5"), "{peg}");
    let phq = world.say("measure phq-4").well().replace('\n', " ");
    assert!(phq.contains("0 not at all · 1 several days") && phq.contains("pelvicoach sos"), "{phq}");
    assert!(!phq.contains(" t leads"), "there is no such key on the command line");
    let psfs = world.say("measure psfs").well().replace('\n', " ");
    assert!(psfs.contains("--activity"), "{psfs}");
    assert!(world.say("measure promis, t-score").well().contains("--total N"));
    assert!(world.files().is_empty());
    assert!(peg.lines().all(|line| line.chars().count() <= 72), "{peg}");
}

#[test]
fn answers_are_kept_with_their_score_and_band() {
    let world = World::new();
    let first = world.say("measure peg --answers 6,7,5").well();
    assert!(first.starts_with("Saved.\nPEG: 6, on a scale from 0 to 10.\n"), "{first}");
    assert!(first.contains("no diagnosis"));
    let record = &kept(&world)[0];
    assert_eq!((&record["instrument"], &record["answers"]), (&json!("peg"), &json!([6, 7, 5])));
    assert_eq!((&record["score"], &record["source"]), (&json!(6.0), &json!("self")));
    let next = world.at("2026-12-20T10:00:00+01:00");
    let second = next.say("measure peg --answers 4,4,4").well();
    assert!(second.contains("lower by 2") && second.contains("A change that matters."), "{second}");
    let phq = next.say("measure phq-4 --answers 1,2,0,1").well();
    assert!(phq.contains("PHQ-4: 4, on a scale from 0 to 12.") && phq.contains("this range mild"), "{phq}");
    assert!(next.say("measure pgic --answers 2").well().contains("much better"));
    let open = next.at("2026-12-21T10:00:00+01:00");
    let said = open.say("measure peg --answers 4,-,4").well();
    assert!(said.contains("no score this time"), "{said}");
    assert_eq!(kept(&open)[0]["answers"], json!([4, null, 4]));
}

#[test]
fn own_activities_are_named_once() {
    let world = World::new();
    let refusal = world.say("measure psfs --answers 3,4,5").refused(2);
    assert!(refusal.contains("--activity"), "{refusal}");
    let words = ["measure", "psfs", "--activity", "sitting  through a film", "--activity", "riding a bike"];
    let first = world.call(&[&words[..], &["--activity", "running", "--answers", "3,4,5"]].concat()).well();
    assert!(first.contains("PSFS: 4,"), "{first}");
    let shown = world.say("measure psfs").well();
    assert!(shown.contains("1. sitting through a film") && shown.contains("3. running"), "{shown}");
    let world = world.at("2026-12-21T10:00:00+01:00");
    let again = world.say("measure psfs --answers 6,4,5").well();
    assert!(again.contains("sitting through a film: 3 last time, 6 now."), "{again}");
    assert_eq!(kept(&world)[0]["items"], json!(["sitting through a film", "riding a bike", "running"]));
}

#[test]
fn low_answers_twice_raise_a_note_and_a_person_is_named_at_once() {
    let world = World::new();
    let first = world.say("measure phq-4 --answers 3,3,2,2").well();
    assert!(first.contains("severe") && first.contains("\"pelvicoach sos\" leads to a person now."), "{first}");
    assert!(!first.contains("t leads"), "{first}");
    let later = world.at("2026-12-08T10:00:00+01:00");
    let second = later.say("measure phq-4 --answers 3,3,2,2").well();
    assert!(second.replace('\n', " ").contains("joined your questions"), "{second}");
    assert!(later.records().iter().any(|record| record["kind"] == "question"));
}

#[test]
fn a_total_from_a_clinician_is_kept_within_its_range() {
    let world = World::new();
    let said = world.say("measure fsfi --total 22,4").well();
    assert!(said.contains("FSFI: 22.4, on a scale from 2 to 36."), "{said}");
    let record = &kept(&world)[0];
    assert_eq!((&record["score"], &record["source"]), (&json!(22.4), &json!("therapist")));
    for (total, part) in [("36.1", "from 2 to 36"), ("26.55", "steps of 0.1"), ("1", "from 2 to 36")] {
        let refusal = world.call(&["measure", "fsfi", "--total", total]).refused(2);
        assert!(refusal.contains(part), "{refusal}");
    }
    assert_eq!(kept(&world).len(), 1);
}

#[test]
fn what_a_sensor_at_the_clinic_read_is_kept_without_a_verdict() {
    let world = World::new();
    let asked = world.say("measure emg-rest").well().replace('\n', " ");
    assert!(asked.contains("from 0 to 300") && asked.contains("measure emg-rest --total N"), "{asked}");
    let said = world.say("measure emg-rest --total 3,5").well().replace('\n', " ");
    assert!(said.contains("Sensor at rest, microvolts: 3.5.") && !said.contains("on a scale"), "{said}");
    assert!(said.contains("Your therapist can say what it means for you"), "{said}");
    let next = world.at("2026-12-20T10:00:00+01:00");
    let again = next.say("measure emg-rest --total 3").well();
    assert!(again.contains("lower by 0.5") && !again.contains("mark that matters"), "{again}");
    let _ = next.say("measure emg-return --total 4.5").well();
    let records = kept(&next);
    let last = records.iter().find(|record| record["instrument"] == "emg-return").unwrap();
    assert_eq!((&last["score"], &last["source"]), (&json!(4.5), &json!("therapist")));
    let refusal = next.call(&["measure", "emg-squeeze", "--total", "301"]).refused(2);
    assert!(refusal.contains("from 0 to 300"), "{refusal}");
}

#[test]
fn what_does_not_fit_is_one_calm_line_and_writes_nothing() {
    let world = World::new();
    let long = "x".repeat(4000);
    for (words, part) in [
        (&["measure", "mood"][..], "peg, phq-4"),
        (&["measure", "difficulty"], "peg, phq-4"),
        (&["measure", "\u{1b}[2J"], "There is no questionnaire"),
        (&["measure", &long], "There is no questionnaire"),
        (&["measure", "--answers", "3"], "lists them"),
        (&["measure", "--total", "3"], "lists them"),
        (&["measure", "peg", "--answers", "4,5"], "3 answers; 2 came"),
        (&["measure", "peg", "--answers", "4,5,6,7"], "3 answers; 4 came"),
        (&["measure", "peg", "--answers", "4,5,11"], "from 0 to 10"),
        (&["measure", "peg", "--answers", "4,5,six"], "\"six\""),
        (&["measure", "peg", "--answers", "4,5,-6"], "\"-6\""),
        (&["measure", "peg", "--answers", "4,5,"], "--answers"),
        (&["measure", "peg", "--answers", "-,-,-"], "nothing to keep"),
        (&["measure", "phq-4", "--answers", "1,1,1,4"], "from 0 to 3"),
        (&["measure", "pgic", "--answers", "0"], "from 1 to 7"),
        (&["measure", "peg", "--total", "5"], "shows its questions"),
        (&["measure", "peg", "--activity", "running", "--answers", "1,2,3"], "takes no activities"),
        (&["measure", "psfs", "--activity", " ", "--answers", "1"], "takes words"),
        (&["measure", "fsfi", "--answers", "1,2"], "not in this program"),
        (&["measure", "fsfi", "--total", "many"], "takes a number"),
        (&["measure", "fsfi", "--total", "-3"], "takes a number"),
        (&["measure", "fsfi", "--total", "1e1"], "takes a number"),
        (&["measure", "fsfi", "--total", "20", "--answers", "3"], "do not go together"),
        (&["measure", "peg", "--answers"], "--answers"),
    ] {
        let refusal = world.call(words).refused(2);
        assert!(refusal.contains(part), "{words:?}: {refusal}");
    }
    assert!(!world.data().join("journal").exists(), "nothing was written");
}
