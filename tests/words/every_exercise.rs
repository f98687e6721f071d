//! Every exercise of the library is whole: how to set it up, where, what to leave it out for, where its numbers come
//! from, words for each moment of it, and a place in Practise where it can be begun.

use std::collections::BTreeSet;

use chrono::DateTime;
use pelvicoach::clock::{Now, Zone};
use pelvicoach::coach::{Coach, Hearing, Offered, Opening};
use pelvicoach::diary::{DayStart, Diary, Profile, Register};
use pelvicoach::library::{Library, built_in};
use pelvicoach::practice::{Anchor, Area, Block, Exercise, Gate, Timeline};
use pelvicoach::words;
use serde_json::{Map, Value, json};

use super::none;

fn library() -> &'static Library {
    built_in().unwrap()
}

/// The exercises that the program is to have, by id.
fn wanted() -> Vec<String> {
    let numbered = [("B", 1, 11), ("ST", 1, 11), ("MI", 1, 6), ("SC", 1, 4), ("BH", 1, 7), ("EXS", 0, 5)];
    let ladders = [("SF", 0, 8), ("SFS", 1, 3), ("TR", 0, 8), ("COM", 1, 7)];
    let floor = ["PF1a", "PF1b", "PF2a", "PF2b", "PF2c", "PF3a", "PF3b", "PF3c", "PF4a", "PF4b", "PF5"];
    let muscles = ["PMR", "PMR-long", "PMR-release", "PMR-cue"];
    let thoughts = ["CR3", "CR7", "CRX", "CRW", "CRV"];
    let all = numbered.into_iter().chain(ladders);
    let all = all.flat_map(|(family, from, to)| (from..=to).map(move |at| format!("{family}{at}")));
    all.chain(floor.into_iter().chain(muscles).chain(thoughts).map(str::to_owned)).collect()
}

#[test]
fn every_exercise_that_is_wanted_is_there() {
    let wanted = wanted();
    assert_eq!(wanted.len(), 93);
    let absent: Vec<String> = wanted.into_iter().filter(|id| library().catalogue.get(id).is_none()).collect();
    none(&absent);
    // Step 3 of the floor is a longer dose of step 2; a quiet minute has a short dose and a whole one.
    for (id, dose) in [("PF2a", "long"), ("MI1", "short"), ("MI1", "full")] {
        assert!(library().catalogue.get(id).unwrap().dose(dose).is_some(), "{id} {dose}");
    }
}

#[test]
fn every_exercise_says_how_where_and_from_where() {
    let mut broken = Vec::new();
    for exercise in library().catalogue.iter() {
        let id = &exercise.id;
        let setup = words::say(&format!("exercise-{id}-setup"));
        let lines = setup.lines().filter(|line| !line.trim().is_empty()).count();
        if lines != 3 {
            broken.push(format!("{id}: its set-up has {lines} lines"));
        }
        for part in ["name", "why"] {
            if words::say(&format!("exercise-{id}-{part}")).trim().is_empty() {
                broken.push(format!("{id}: no {part}"));
            }
        }
        if exercise.positions.is_empty() || exercise.source.trim().len() < 10 {
            broken.push(format!("{id}: no position or no source"));
        }
        let line = words::has(&format!("exercise-{id}-leave-out"));
        if line != exercise.leave_out {
            broken.push(format!("{id}: its line of what to leave it out for is not shown, or not there"));
        }
        // What turns inwards, what is a step towards something feared and what tenses a muscle is never without one.
        let inwards = id.starts_with("MI") || id.starts_with("PMR");
        let open_eyes = setup.to_lowercase().contains("eyes open");
        if (inwards && !open_eyes && !line) || (exercise.area.is_some() && !line) {
            broken.push(format!("{id}: no caution"));
        }
    }
    none(&broken);
}

/// What the line of an exercise names as a reason to leave it out, to change it or to wait.
const LEFT_OUT_FOR: [(&str, &[&str]); 23] = [
    ("B7", &["bulge", "heaviness"]),
    ("B9", &["dizzy"]),
    ("B10", &["dizzy"]),
    ("PF2a", &["bulge", "heaviness", "clinician"]),
    ("PF2b", &["bulge", "heaviness"]),
    ("PF2c", &["bulge", "heaviness"]),
    ("PF3a", &["4 or more", "squeeze hurts", "cannot feel it let go", "hard day", "bladder or bowel"]),
    ("PF3b", &["infection", "discharge", "wound", "anus or tailbone", "six weeks", "birth", "operation"]),
    ("PF3c", &["pregnancy", "clinician"]),
    ("ST1", &["knee", "ankle", "pregnancy", "leaning"]),
    ("ST2", &["hip replacement", "pinches in the hip", "exposed"]),
    ("ST3", &["pubic joint", "angle smaller"]),
    ("ST4", &["heaviness", "knee", "hip", "pregnancy"]),
    ("ST5", &["knee", "standing lunge"]),
    ("ST6", &["hip replacement"]),
    ("ST8", &["wrists", "forearms"]),
    ("ST9", &["blood clot", "infection", "wounds", "pregnancy", "outside, always"]),
    ("ST10", &["reflux", "blood pressure", "chair"]),
    ("MI3", &["Eyes open", "stopping"]),
    ("MI4", &["4 or less", "climbs by 2"]),
    ("PMR", &["cramps", "recent injury", "blood pressure", "eyes open"]),
    ("PMR-long", &["cramps", "recent injury", "blood pressure", "eyes open"]),
    ("SF6", &["pregnancy", "infection", "sores", "bleeding", "clinician"]),
];

#[test]
fn what_is_a_reason_to_leave_an_exercise_out_is_named() {
    let mut broken = Vec::new();
    let mut names = |id: &str, reasons: &[&str]| {
        let line = words::say(&format!("exercise-{id}-leave-out"));
        let absent = reasons.iter().filter(|reason| !line.contains(**reason));
        broken.extend(absent.map(|reason| format!("{id}: {reason} is not in: {line}")));
    };
    for (id, reasons) in LEFT_OUT_FOR {
        names(id, reasons);
    }
    let trainer = ["pregnancy", "infection", "sores", "birth", "surgery", "radiotherapy", "pessary"];
    let inside = ["pregnancy", "infection", "sores", "bleeding"];
    let afraid = ["pressured", "hurt", "afraid"];
    for exercise in library().catalogue.iter() {
        match (exercise.area, exercise.gate) {
            (_, Some(Gate::Trainer)) => names(&exercise.id, &trainer),
            (_, Some(Gate::Penetration)) => names(&exercise.id, &inside),
            (Some(Area::Partner), _) if exercise.id.starts_with("SFS") => {}
            (Some(Area::Partner), _) => names(&exercise.id, &afraid),
            _ => {}
        }
    }
    none(&broken);
}

/// Every block in which an exercise can be played: each dose, in each position, with each anchor.
fn blocks(exercise: &Exercise) -> Vec<Block> {
    let anchors: &[Option<Anchor>] =
        if exercise.anchored { &[Some(Anchor::Feet), Some(Anchor::Hands)] } else { &[None] };
    let mut blocks = Vec::new();
    for dose in &exercise.doses {
        for position in &exercise.positions {
            for anchor in anchors {
                let block = Block::new(&exercise.id, *position, dose.dose());
                blocks.push(Block { anchor: *anchor, seed: 7, ..block });
            }
        }
    }
    blocks
}

#[test]
fn every_moment_of_an_exercise_has_words() {
    let mut broken = BTreeSet::new();
    for exercise in library().catalogue.iter() {
        for block in blocks(exercise) {
            let timeline = Timeline::compile(&library().catalogue, std::slice::from_ref(&block), &[]);
            assert!(!timeline.phases().is_empty(), "{} {:?}", exercise.id, block.dose);
            for phase in timeline.phases() {
                for key in std::iter::once(&phase.cue).chain(&phase.hint) {
                    if !words::has(key) || words::say(key).trim().is_empty() {
                        broken.insert(format!("{}: {key}", exercise.id));
                    }
                }
            }
        }
    }
    none(&broken.into_iter().collect::<Vec<_>>());
}

/// Someone to whom everything is open: each part of the program, and each agreement given.
fn coach(now: Now) -> Coach {
    let agreed = json!({ "given": true, "by": "a clinician" });
    let mut registers = vec![
        ("first_run".to_owned(), json!(true)),
        ("safety_asked".to_owned(), json!({ "on": "2026-11-22", "answer": "none" })),
        ("opened".to_owned(), json!(Area::ALL.map(Area::id))),
    ];
    registers.extend(Gate::ALL.map(|gate| (format!("gate-{}", gate.id()), agreed.clone())));
    let mut profile = Profile::default();
    for (name, value) in registers {
        let register = Register::parse(&register(&value)).unwrap();
        profile.join(&name, &register);
    }
    Coach::new(Opening {
        diary: Diary::default(),
        profile,
        device: "here".to_owned(),
        tz: "Europe/Berlin".to_owned(),
        day_start: DayStart::default(),
        drafts: Vec::new(),
        seed: 11,
        read_only: None,
        made_up: false,
        library: library(),
        zone: Zone::Fixed(*now.wall.offset()),
        page_folder: "pages".into(),
        hearing: Hearing::default(),
        now,
    })
}

fn register(value: &Value) -> String {
    let mut map = Map::new();
    map.insert("value".into(), value.clone());
    map.insert("rev".into(), json!(1));
    map.insert("updated".into(), json!("2026-11-22T06:00:00Z"));
    map.insert("device".into(), json!("before"));
    Value::Object(map).to_string()
}

#[test]
fn every_exercise_can_be_begun_from_practise() {
    let now = Now { mono_ms: 50_000, wall: DateTime::parse_from_rfc3339("2026-11-23T07:00:00+01:00").unwrap() };
    let lines = coach(now).offered(now);
    let mut broken = Vec::new();
    // The program's own short blocks belong to routines, a step of one's own to its ladder.
    for exercise in library().catalogue.iter().filter(|one| one.is_offered() && !one.is_own_step()) {
        let own_breath = exercise.id == "own";
        let what = if own_breath { Offered::NewPattern } else { Offered::Exercise(exercise.id.clone()) };
        let stands: Vec<_> = lines.iter().filter(|line| line.what == what).collect();
        if stands.len() != 1 {
            broken.push(format!("{}: stands {} times in Practise", exercise.id, stands.len()));
            continue;
        }
        let line = stands[0];
        if line.words.trim().is_empty() || line.why.trim().is_empty() {
            broken.push(format!("{}: stands there without words", exercise.id));
        }
        // Chosen twice, what comes later in the programme begins too.
        let opened = coach(now).open_offered(&what, true, now);
        if opened.step.is_none() {
            broken.push(format!("{}: does not begin: {:?}", exercise.id, opened.line));
        }
    }
    none(&broken);
}

/// The numbers of which are its words: two agree what a 2, a 3 and a 4 mean to them.
const OF_NUMBERS: &str = "COM3";

#[test]
fn while_numbers_are_hidden_a_session_names_none() {
    let has_digit = |text: &str| text.chars().any(|sign| sign.is_ascii_digit());
    let mut broken = BTreeSet::new();
    for exercise in library().catalogue.iter().filter(|exercise| exercise.id != OF_NUMBERS) {
        let mut keys: BTreeSet<String> =
            ["name", "setup", "feel", "why"].map(|part| format!("exercise-{}-{part}", exercise.id)).into();
        for block in blocks(exercise) {
            let timeline = Timeline::compile(&library().catalogue, std::slice::from_ref(&block), &[]);
            keys.extend(
                timeline.phases().iter().flat_map(|phase| std::iter::once(&phase.cue).chain(&phase.hint)).cloned(),
            );
        }
        for key in keys.iter().filter(|key| words::has(key)) {
            let (quiet, with) = (words::say_without_figures(key), words::say(key));
            // What stood beside the figure is said all the same.
            let as_many = quiet.lines().count() == with.lines().count() && !quiet.contains('{');
            if has_digit(&quiet) || !as_many {
                broken.insert(format!("{key}: {quiet}"));
            }
        }
    }
    none(&broken.into_iter().collect::<Vec<_>>());
}
