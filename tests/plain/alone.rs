//! The same days three times: with the keys of the screen, in lines, and with the coach alone, which no face asks
//! anything. What stands in the diary afterwards is the same but for ids.

use std::collections::BTreeMap;

use pelvicoach::clock::Now;
use pelvicoach::coach::{Answer, Coach, Cue, Form, FormKind, Session, Step};
use pelvicoach::diary::{MonthState, Score};
use serde_json::{Value, json};

use crate::equal::{Move, bare, ends, in_lines, on_the_screen};
use crate::harness::{Home, MORNING};
use crate::kit::{ENTER_WAITS_MS, settled_with};
use crate::spoken::{at, coach};

/// The coach over a profile, and the moment.
struct Alone {
    coach: Coach,
    now: Now,
}

impl Alone {
    /// Over what stands in these folders.
    fn over(home: &Home) -> Self {
        let profile: Value = serde_json::from_str(&home.diary_file("profile.json")).expect("a profile");
        let registers = profile["registers"].as_object().expect("registers").iter();
        let owned: Vec<(String, Value)> = registers
            .filter(|(name, _)| !["first_run", "safety_asked"].contains(&name.as_str()))
            .map(|(name, register)| (name.clone(), register["value"].clone()))
            .collect();
        let lent: Vec<(&str, Value)> = owned.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let alone = Self { coach: coach(&lent, &[]), now: at(MORNING) };
        let _ = alone.coach.refresh(alone.now);
        alone
    }

    fn wait(&mut self, ms: u64) {
        self.now = self.now.later(ms);
        self.coach.at(self.now);
    }

    /// Answers the questions of the first page in their order, and hands the form in.
    fn answer(&mut self, mut form: Form, answers: &[Answer]) -> Step {
        let asks: Vec<&str> = form.pages()[0].asks.iter().map(|ask| ask.id).collect();
        for (id, answer) in asks.iter().zip(answers) {
            assert!(form.answer(id, Some(answer.clone())), "{id}: {answer:?}");
        }
        self.coach.take(&form, self.now).expect("it is taken").0
    }

    /// A session from its first breath to its end; the questions that follow.
    fn practise(&mut self, step: Step) -> Step {
        let Step::Practise(start) = step else { panic!("no practice: {step:?}") };
        let introduced = self.coach.list("introduced");
        let mut session =
            Session::new(&self.coach.library.catalogue, &start.filled, start.before, introduced, self.now)
                .leading_in(5_000, self.now);
        session.kept.predicted = start.predicted;
        self.coach.session_shown(&mut session, self.now);
        self.wait(ENTER_WAITS_MS);
        session.join_in(self.now);
        while let Some(wake) = session.next_wake(self.now) {
            self.wait(wake.saturating_sub(self.now.mono_ms));
            if session.wake(self.now).contains(&Cue::End) || session.is_over() {
                break;
            }
        }
        self.coach.session_over(&session, self.now).step.expect("it leads on")
    }

    /// What stands in the diary, as [`ends`] tells it of folders.
    fn ends(&self) -> (Vec<String>, BTreeMap<String, Value>) {
        let read = self.coach.diary.months().filter_map(|(_, state)| match state {
            MonthState::Read(records) => Some(records),
            _ => None,
        });
        let parsed = |json: &str| serde_json::from_str::<Value>(json).expect("a record");
        let mut records: Vec<String> = read.flatten().map(|record| bare(parsed(record.json()))).collect();
        records.sort();
        let registers = self.coach.profile.registers();
        (records, registers.map(|(name, one)| (name.to_owned(), json!([one.value, one.rev]))).collect())
    }
}

fn score(of: u8) -> Answer {
    Answer::Score(Score::new(of).expect("0 to 10"))
}

/// The three ends, which are the same. `first_run` and `safety_asked` are set once more in a coach made for a test.
fn thrice(day: &[Move], alone: impl FnOnce(&mut Alone)) {
    let homes = [settled_with(&json!({})), settled_with(&json!({})), settled_with(&json!({}))];
    on_the_screen(&homes[0], day);
    in_lines(&homes[1], day);
    let mut third = Alone::over(&homes[2]);
    alone(&mut third);
    let (seen, spoken, mut by_itself) = (ends(&homes[0]), ends(&homes[1]), third.ends());
    for name in ["first_run", "safety_asked"] {
        by_itself.1.insert(name.to_owned(), seen.1[name].clone());
    }
    assert_eq!(seen, spoken);
    assert_eq!(seen, by_itself);
    assert!(!seen.0.is_empty(), "something was written");
}

#[test]
fn noon() {
    let day = [
        Move::Both("n 6 C-s", "n | 6"),
        Move::Until("Saved."),
        Move::Wait(60_000),
        Move::Both("a text:swim C-s", "a | swim |"),
        Move::Wait(1_000),
    ];
    thrice(&day, |alone| {
        alone.wait(ENTER_WAITS_MS);
        let form = alone.coach.form(FormKind::CheckIn);
        alone.answer(form, &[score(6)]);
        alone.wait(60_000 + ENTER_WAITS_MS);
        let form = alone.coach.form(FormKind::Question);
        alone.answer(form, &[Answer::Text("swim".to_owned())]);
    });
}

#[test]
fn a_morning() {
    let day = [
        Move::Both("Enter", ""),
        Move::Both("5 Enter 4 Enter 6 Enter 7 . 5 Enter 3 Enter 1 0 C-s", "5 | 4 | 6 | 7.5 | 3 | 10"),
        Move::Both("Enter", ""),
        Move::Wait(900_000),
        Move::Both("2 Enter 3 Enter 1 Enter 1 Enter C-s", "2 | 3 | 1 | 1"),
        Move::Until("Saved."),
        Move::Wait(60_000),
    ];
    thrice(&day, |alone| {
        alone.wait(ENTER_WAITS_MS);
        let Step::Form(card) = alone.coach.start(None, alone.now) else { panic!("no card") };
        alone.wait(ENTER_WAITS_MS);
        let begun = alone.now;
        let answers = [score(5), score(4), score(6), Answer::Number(7.5), score(3), score(10)];
        let step = alone.answer(*card, &answers);
        let Step::Form(after) = alone.practise(step) else { panic!("no questions") };
        // The questions are answered a quarter of an hour after the first breath.
        let since = alone.now.mono_ms - begun.mono_ms;
        alone.wait(900_000 + 2 * ENTER_WAITS_MS - since);
        let one = |id: &str| Answer::One(id.to_owned());
        alone.answer(*after, &[score(2), score(3), one("easy"), one("let_go")]);
    });
}
