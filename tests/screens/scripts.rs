//! The same script of answers goes through the coach and through the keys: what is kept afterwards is equal but for ids.

use std::collections::BTreeMap;

use pelvicoach::coach::{Answer, Coach, Effect, Event, Form, FormKind, Shape, Step};
use pelvicoach::diary::{Change, Kind, Month, MonthState, Profile, Record, Score, merge};
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::stage::{Setting, Stage, Who, coach, key};

const SMALL: (u16, u16) = (80, 24);

type Script = Vec<(String, Answer)>;

/// What is on the disk in the end: records as JSON without their ids, by month, and the values of the registers.
type Ends = (Vec<String>, BTreeMap<String, String>);

fn ends(disk: &BTreeMap<Month, Vec<Record>>, profile: &Profile) -> Ends {
    let of = |month: &Month, record: &Record| {
        let mut json: serde_json::Value = serde_json::from_str(record.json()).expect("a record is JSON");
        json.as_object_mut().expect("an object").remove("id");
        format!("{month} {json}")
    };
    let here = |record: &&Record| record.device() == "stage";
    let mut records: Vec<String> =
        disk.iter().flat_map(|(month, records)| records.iter().filter(here).map(|record| of(month, record))).collect();
    records.sort();
    let register = |(name, register): (&str, &pelvicoach::diary::Register)| {
        (name.to_owned(), format!("{} {}", register.rev, register.value))
    };
    (records, profile.registers().map(register).collect())
}

/// The coach's side: a coach, and what its effects would leave on the disk.
struct Spoken {
    coach: Coach,
    disk: BTreeMap<Month, Vec<Record>>,
    profile: Profile,
}

impl Spoken {
    fn take(&mut self, mut form: Form, script: &Script, now: pelvicoach::clock::Now) -> Step {
        for (id, answer) in script {
            assert!(form.answer(id, Some(answer.clone())), "{id} does not take {answer:?}");
        }
        let (step, effects) = self.coach.take(&form, now).expect("it is taken");
        let mut waiting = effects;
        while !waiting.is_empty() {
            let read: Vec<Month> = waiting.iter().flat_map(|effect| self.kept(effect)).collect();
            for month in &read {
                let state = MonthState::Read(self.disk.get(month).cloned().unwrap_or_default());
                self.coach.hear(&Event::Month(*month, state));
            }
            waiting = if read.is_empty() { Vec::new() } else { self.coach.reach_further(now) };
        }
        step
    }

    /// What an effect leaves on the disk; the months that it asks for.
    fn kept(&mut self, effect: &Effect) -> Vec<Month> {
        match effect {
            Effect::Save(changes) => {
                for change in changes {
                    match change {
                        Change::Record { month, record } => {
                            merge::join(self.disk.entry(*month).or_default(), record);
                        }
                        Change::Register { name, register } => self.profile.join(name, register),
                    }
                }
                Vec::new()
            }
            Effect::Read(months) => months.clone(),
            _ => Vec::new(),
        }
    }
}

/// Both sides before the same morning.
fn both(who: Who, way: &str) -> (Stage, Spoken) {
    // Every area is opened, so that every question there is can be asked.
    let opened = [("opened", serde_json::json!(["partner", "cycle", "sexual"]))];
    let setting = Setting { registers: &opened, ..Setting::of(who, SMALL) };
    let mut stage = Stage::set(&setting);
    // Enter is not taken right after a screen opens.
    stage.keys(way).wait(500);
    let (coach, disk) = coach(&setting, stage.now);
    let profile = coach.profile.clone();
    (stage, Spoken { coach, disk, profile })
}

fn press(stage: &mut Stage, names: &str) {
    for name in names.split_whitespace() {
        stage.press(key(name));
    }
}

fn type_words(stage: &mut Stage, words: &str) {
    for letter in words.chars() {
        let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
        stage.press(KeyEvent::new(code, KeyModifiers::NONE));
    }
}

/// The keys of one answer, in the question with the focus.
fn give(stage: &mut Stage, shape: &Shape, answer: &Answer) {
    match (shape, answer) {
        (_, Answer::Score(score)) if score.value() == 10 => press(stage, "1 0"),
        (_, Answer::Score(score)) => press(stage, &score.to_string()),
        // From nothing to 0, on to 10, and one further.
        (_, Answer::CantTell) => press(stage, &"Right ".repeat(12)),
        (Shape::Choice(choices), Answer::One(id)) => {
            let at = choices.iter().position(|choice| choice.id == *id).expect("a choice");
            press(stage, &"Right ".repeat(at + 1));
        }
        (Shape::Many(choices), Answer::Many(ids)) => {
            let mut here = 0;
            for (at, _) in choices.iter().enumerate().filter(|(_, choice)| ids.contains(&choice.id)) {
                press(stage, &"Right ".repeat(at - here));
                press(stage, "Space");
                here = at;
            }
        }
        (_, Answer::Number(number)) => type_words(stage, &number.to_string()),
        (_, Answer::Text(words) | Answer::Time(words)) => type_words(stage, words),
        other => panic!("{other:?}"),
    }
}

/// Goes through every question of the form with the keys, page after page, and saves.
fn go_through(stage: &mut Stage, mut form: Form, script: &Script) {
    let mut page = 0;
    while page < form.pages().len() {
        let mut row = 0;
        while let Some(ask) = form.pages()[page].asks.get(row).cloned() {
            if let Some((id, answer)) = script.iter().find(|(id, _)| id == ask.id) {
                give(stage, &ask.shape, answer);
                assert!(form.answer(id, Some(answer.clone())));
            }
            press(stage, "Down");
            row += 1;
        }
        page += 1;
        if page < form.pages().len() {
            press(stage, "PageDown");
        }
    }
    press(stage, "C-s");
}

fn check(who: Who, way: &str, form: impl Fn(&Coach) -> Form, script: &Script) -> Stage {
    let (mut stage, mut spoken) = both(who, way);
    let now = stage.now;
    go_through(&mut stage, form(&spoken.coach), script);
    spoken.take(form(&spoken.coach), script, now);
    assert_eq!(ends(&stage.disk, &stage.profile), ends(&spoken.disk, &spoken.profile), "{script:?}\n{}", stage.text());
    stage
}

fn score(n: u8) -> Answer {
    Answer::Score(Score::new(n).expect("a score"))
}

fn one(id: &str) -> Answer {
    Answer::One(id.to_owned())
}

fn many(ids: &[&str]) -> Answer {
    Answer::Many(ids.iter().map(|id| (*id).to_owned()).collect())
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn script(pairs: &[(&str, Answer)]) -> Script {
    pairs.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect()
}

#[test]
fn the_card() {
    let card = |coach: &Coach| coach.card_form(coach.now());
    let answers = [
        ("yesterday", score(4)),
        ("now", score(0)),
        ("ease", Answer::CantTell),
        ("soreness", one("hours")),
        ("sleep_hours", Answer::Number(7.5)),
        ("stress", score(10)),
        ("mood", score(6)),
    ];
    check(Who::Seasoned, "Enter", card, &script(&answers));
    for answer in &answers {
        check(Who::Seasoned, "Enter", card, &script(std::slice::from_ref(answer)));
    }
    let stage = check(Who::Fresh, "Enter", card, &Vec::new());
    assert!(stage.disk.is_empty(), "a card that was left open writes nothing");
}

#[test]
fn the_first_run() {
    let settings =
        script(&[("minutes", one("12")), ("eyes", one("closed")), ("sound", one("bell")), ("theme", one("light"))]);
    let lines = [
        script(&[("answer", one("none"))]),
        script(&[("answer", one("not_now"))]),
        Script::new(),
        script(&[("answer", one("something")), ("lines_emergency", many(&["1", "3"]))]),
        script(&[("answer", one("something")), ("lines_review", many(&["30"]))]),
    ];
    for lines in &lines {
        let (mut stage, mut spoken) = both(Who::New, "");
        let now = stage.now;
        let mut known = spoken.coach.safety_form();
        let lines: Script =
            lines.iter().filter(|(id, answer)| known.answer(id, Some(answer.clone()))).cloned().collect();
        go_through(&mut stage, spoken.coach.safety_form(), &lines);
        let step = spoken.take(spoken.coach.safety_form(), &lines, now);
        if let Step::SafetyText(_) = step {
            stage.wait(500);
            press(&mut stage, "Enter");
        }
        let now = stage.now;
        let form = Form::new(FormKind::Settings);
        go_through(&mut stage, form.clone(), &settings);
        let step = spoken.take(form, &settings, now);
        assert_eq!(ends(&stage.disk, &stage.profile), ends(&spoken.disk, &spoken.profile), "{lines:?}");
        let emergency = lines.iter().any(|(id, _)| id == "lines_emergency");
        assert_eq!(matches!(step, Step::Practise(_)), !emergency, "{lines:?}");
        let set = |name: &str, value: &str| Effect::Set { name: name.to_owned(), value: value.to_owned() };
        assert!(stage.effects.contains(&set("theme", "light")) && stage.effects.contains(&set("sound", "bell")));
    }
}

#[test]
fn a_check_in_with_everything() {
    let form = |coach: &Coach| coach.form(FormKind::CheckIn);
    let answers = script(&[
        ("pain_now", score(3)),
        ("pain_worst", score(10)),
        ("ease", score(5)),
        ("mood", score(1)),
        ("sleep_hours", Answer::Number(6.0)),
        ("word", text("a word, or 1 0 q?")),
        ("note", text("two lines\nwith ! and 4")),
        ("places", many(&["entrance", "bladder"])),
        ("minutes", Answer::Number(90.0)),
        ("settle_hours", Answer::Number(2.5)),
        ("at", Answer::Time("yesterday 21:00".to_owned())),
        ("pain_by.sitting", score(2)),
        ("triggers", many(&["stress"])),
        ("medicines", text("one, two")),
        ("unwell", one("no")),
        ("bladder.visits", Answer::Number(9.0)),
        ("bladder.signs", many(&["burning", "leak"])),
        ("bowel.form", Answer::Number(4.0)),
        ("tags", text("train")),
        ("for_therapist", one("yes")),
        ("difficulty", Answer::Number(2.0)),
        ("partner.boundaries_kept", one("yes")),
    ]);
    let stage = check(Who::Seasoned, "n", form, &answers);
    let newest = stage.disk.values().flatten().filter(|record| record.device() == "stage");
    let told: Vec<_> = newest.map(|record| (record.kind.clone(), record.at.expect("a moment").to_rfc3339())).collect();
    assert_eq!(told, [(Kind::CheckIn, "2026-11-22T21:00:00+01:00".to_owned())]);
}

#[test]
fn an_entry_with_nothing_in_it_writes_nothing() {
    for (way, kind) in [("3 n", FormKind::CheckIn), ("3 p", FormKind::PainEpisode), ("3 t", FormKind::Note)] {
        let stage = check(Who::Fresh, way, |_| Form::new(kind), &Vec::new());
        assert!(stage.disk.is_empty(), "{kind:?}");
    }
}

#[test]
fn a_time_that_cannot_be_read_changes_nothing_and_says_so() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("n 3 PageDown Down Down Down Down Down x y z C-s");
    assert!(stage.disk.is_empty());
    let words = stage.text();
    assert!(words.contains("xyz"), "it stands there to be mended:\n{words}");
    stage.keys("Backspace Backspace Backspace C-s");
    assert_eq!(stage.disk.values().flatten().count(), 1);
}

/// Numbers of a seed, for which answer is taken.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n
    }
}

/// An answer of any kind that the question takes.
fn any_answer(shape: &Shape, dice: &mut Dice) -> Answer {
    const WORDS: [&str; 5] = ["a", "left side, again", "q 1 ! ?", "全角 שלום", "x\ty"];
    match shape {
        Shape::Scale { cant_tell: true, .. } if dice.below(5) == 0 => Answer::CantTell,
        Shape::Scale { .. } => score(u8::try_from(dice.below(11)).expect("small")),
        Shape::Choice(choices) => Answer::One(choices[dice.below(choices.len())].id.clone()),
        Shape::Many(choices) => {
            let mut ids: Vec<String> =
                choices.iter().filter(|_| dice.below(3) == 0).map(|choice| choice.id.clone()).collect();
            if ids.is_empty() {
                ids.push(choices[0].id.clone());
            }
            Answer::Many(ids)
        }
        Shape::Number { min, max, step, .. } => {
            let steps = u32::try_from(dice.below(20)).expect("small");
            Answer::Number((min + f64::from(steps) * step).min(*max))
        }
        Shape::Text { lines, .. } => {
            let words = WORDS[dice.below(4)];
            text(&if *lines && dice.below(2) == 0 { format!("{words}\n{words}") } else { words.to_owned() })
        }
        Shape::Time => Answer::Time(["yesterday 21:00", "06:30", "2026-10-31 12:00"][dice.below(3)].to_owned()),
    }
}

/// Answers to about a third of the questions, in the order in which they are asked.
fn any_script(mut form: Form, seed: u64) -> Script {
    let mut dice = Dice(seed);
    let mut script = Script::new();
    let mut page = 0;
    while page < form.pages().len() {
        let mut row = 0;
        while let Some(ask) = form.pages()[page].asks.get(row).cloned() {
            if dice.below(3) == 0 {
                let answer = any_answer(&ask.shape, &mut dice);
                assert!(form.answer(ask.id, Some(answer.clone())), "{} takes {answer:?}", ask.id);
                script.push((ask.id.to_owned(), answer));
            }
            row += 1;
        }
        page += 1;
    }
    script
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_to_any_form(seed in any::<u64>(), which in 0_usize..6) {
        let (way, kind) = [
            ("Enter", FormKind::Card),
            ("3 n", FormKind::CheckIn),
            ("3 p", FormKind::PainEpisode),
            ("3 t", FormKind::Note),
            ("3 a", FormKind::Question),
            ("3 n", FormKind::CheckIn),
        ][which];
        let form = |coach: &Coach| if kind == FormKind::Card { coach.card_form(coach.now()) } else { coach.form(kind) };
        let (_, spoken) = both(Who::Seasoned, way);
        let script = any_script(form(&spoken.coach), seed);
        check(Who::Seasoned, way, form, &script);
    }
}
