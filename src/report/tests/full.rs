//! The fullest diary: forty days with everything that can be written, and in every private field a word that stands
//! nowhere else.

use crate::diary::{
    Bladder, Body, Bowel, Cycle, Day, Diary, Entry, Experiment, Felt, Flag, FlagState, Flare, Ids, LetGo, Level,
    MeasureTaken, Month, NextDay, Note, Offered, Outcome, PainBy, Partner, Practice, PractisedBlock, Question, Record,
    Score, ScoreSource, Soreness, Stamp, StepChange, StepChoice, StopReason, Thought, Visit, lists,
};

fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

/// A diary in which every private field holds a word that stands nowhere else.
pub struct Full {
    pub diary: Diary,
    pub ids: Ids,
}

impl Full {
    pub fn add(&mut self, on: Day, minute: u32, body: &Body) -> crate::diary::Id {
        let at = on.0.and_hms_opt(minute / 60, minute % 60, 0).unwrap().and_utc().fixed_offset();
        let id = self.ids.next(at);
        let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
        self.diary.join(Month::of(at), &Record::new(id, at, "UTC", body, &stamp).unwrap());
        id
    }

    pub fn entry(&mut self, on: Day, n: u8) {
        let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let entry = Entry {
            pain_now: Score::new(n % 8 + 1),
            pain_average: Score::new(n % 7 + 2),
            pain_worst: Score::new(n % 4 + 6),
            ease: Score::new(n % 5),
            mood: Score::new(5),
            stress: Score::new(n % 11),
            sensitivity: Score::new(3),
            sleep_quality: Score::new(4),
            sleep_hours: Some(f64::from(n % 5) + 4.0),
            pain_by: Some(PainBy {
                rest: Score::new(2),
                sitting: Score::new(n % 9),
                penetration: Score::new(9),
                ..PainBy::default()
            }),
            places: all(&lists::PLACES),
            qualities: all(&lists::QUALITIES),
            minutes: Some(30),
            settle_hours: Some(3.5),
            attempt: Some("stopped-by-choice".to_owned()),
            difficulty: Some(2),
            bladder: Some(Bladder { visits: Some(9), urgency: Score::new(6), signs: all(&["burning", "leak"]) }),
            bowel: Some(Bowel { form: Some(2), signs: all(&["straining"]) }),
            cycle: Some(Cycle { day: Some(77), bleeding: Some("spot".to_owned()), ..Cycle::default() }),
            medicines: vec!["planted-medicine".to_owned()],
            visit: Some("manual-external".to_owned()),
            triggers: all(&["sitting", "stress", "cold", "planted-own-trigger"]),
            helped: all(&["breathing", "warmth", "rest"]),
            partner: Some(Partner { heard: Score::new(8), ..Partner::default() }),
            word: Some("planted-notes-word".to_owned()),
            note: Some(format!("planted-notes {n}")),
            tags: vec!["planted-notes-tag".to_owned()],
            ..Entry::default()
        };
        self.add(on, 500 + u32::from(n), &Body::CheckIn(entry));
    }

    pub fn practice(&mut self, on: Day, n: usize) {
        let felt = |pain| Some(Felt { pain: Score::new(pain), fear: Score::new(4), ..Felt::default() });
        let block = |exercise: &str, track: &str| PractisedBlock {
            exercise: exercise.to_owned(),
            track: track.to_owned(),
            planned_s: 180,
            done_s: 170,
            outcome: Outcome::Finished,
            let_go: [LetGo::Yes, LetGo::Partly, LetGo::NotYet, LetGo::NotFelt].get(n % 4).copied(),
            pain: Score::new(3),
            ..PractisedBlock::default()
        };
        let names = ["PF2a", "B1", "B2", "ST1", "ST2", "ST3", "ST5", "MI1", "SC1"];
        let mut blocks: Vec<_> = names.iter().map(|id| block(id, "floor")).collect();
        blocks.push(block("planted-exposure", "exposure"));
        let practice = Practice {
            routine: "own-1:planted-own-step".to_owned(),
            planned_s: 1200,
            done_s: 1100,
            blocks,
            before: felt(4),
            peak: felt(6),
            after: felt(3),
            predicted: felt(7),
            outcome: if n.is_multiple_of(3) { Outcome::Stopped } else { Outcome::Finished },
            stopped_for: n.is_multiple_of(3).then_some(StopReason::ALL[n % 8]),
            note: Some("planted-notes-practice".to_owned()),
            ..Practice::default()
        };
        let id = self.add(on, 450, &Body::Practice(practice));
        let soreness = Soreness::ALL.get(n % 3).copied();
        self.add(on.next(), 430, &Body::NextDay(NextDay { of: vec![id], soreness, pain: Score::new(4) }));
    }

    fn measures(&mut self, on: Day, n: u8) {
        let mut taken = |instrument: &str, answers: &[u8], items: &[&str], score: f64| {
            let measure = MeasureTaken {
                instrument: instrument.to_owned(),
                answers: answers.iter().map(|answer| Some(*answer)).collect(),
                items: items.iter().map(|item| (*item).to_owned()).collect(),
                score: Some(score),
                source: ScoreSource::Own,
            };
            self.add(on, 700 + u32::from(n), &Body::Measure(measure));
        };
        taken("peg", &[4, 5, 5], &[], 14.0 / 3.0);
        taken("phq-4", &[3, 2, 1, 3], &[], 9.0);
        taken("pgic", &[2], &[], 2.0);
        taken(
            "psfs",
            &[n, 3, 4, 5, 6],
            &["planted-notes-walking", "planted-notes-sitting", "cycling", "lifting", "standing"],
            4.2,
        );
        taken("fsfi", &[], &[], 24.7);
        for total in ["gupi", "pfdi-20", "pcs", "csi", "vpaq", "promis", "dass-21"] {
            taken(total, &[], &[], 3.0);
        }
    }

    fn words(&mut self, on: Day, n: usize) {
        let text = |field: &str| Some(format!("planted-thoughts-{field}"));
        let thought = Thought { thought: text("thought"), fairer: text("fairer"), ..Thought::default() };
        self.add(on, 600, &Body::Thought(Thought { situation: text("situation"), ..thought }));
        self.add(on, 601, &Body::Experiment(Experiment { prediction: text("prediction"), ..Experiment::default() }));
        let note = |text: &str, marked| Note { text: text.to_owned(), for_therapist: marked, ..Note::default() };
        self.add(on, 602, &Body::Note(note("planted-notes-note", None)));
        self.add(on, 603, &Body::Note(note(&format!("shown-marked {n}"), Some(true))));
        let question = Question { text: format!("shown-question {n}"), answered: None };
        self.add(on, 604, &Body::Question(question));
        let with = Some("planted-notes-with".to_owned());
        self.add(on, 605, &Body::Visit(Visit { with, note: Some("planted-notes-visit".to_owned()), next_at: None }));
        let step = |track: &str| StepChange {
            track: track.to_owned(),
            from: 3,
            to: 4,
            minutes: Some(3.5),
            reason: Some("R23_next_step".to_owned()),
            choice: StepChoice::ALL[n % 5],
        };
        self.add(on, 606, &Body::Step(step("floor")));
        self.add(on, 607, &Body::Step(step("ladder-planted-exposure")));
        self.add(on, 608, &Body::Flag(Flag { flag: 9, level: Level::Urgent, state: FlagState::Raised }));
        self.add(on, 609, &Body::Flare(Flare { on: n.is_multiple_of(2), by: Offered::Own }));
    }
}

/// Forty days with everything in them.
pub fn full() -> Diary {
    let mut full = Full { diary: Diary::default(), ids: Ids::new(5) };
    for n in 0u8..40 {
        let on = day("2026-10-14").plus(i64::from(n));
        full.entry(on, n);
        full.practice(on, usize::from(n));
        full.words(on, usize::from(n));
        if n % 9 == 0 {
            full.measures(on, n / 9);
        }
    }
    full.diary
}
