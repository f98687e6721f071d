//! The made-up person's weeks with something of every kind: steps that changed, questionnaires, a ladder with what was
//! expected and felt, words for the therapist, a thought, the cycle. What was there before stays as it is.

use serde_json::{Value, json};

use super::{FIRSTS, Life, MadeUp};
use crate::diary::{
    Bladder, Body, Bowel, Comfort, Cycle, Day, DayStart, Entry, Experiment, Felt, Id, MeasureTaken, Note, Outcome,
    Practice, PractisedBlock, Question, Score, ScoreSource, StepChange, StepChoice, Thought, Visit,
};
use crate::practice::Area;

/// How many weeks it has.
const WEEKS: u32 = 12;

/// The twelve weeks of [`diary`](super::diary), and something of every other kind of entry. The areas *steps alone* and
/// *cycle* are opened.
#[must_use]
pub fn everything(seed: u64, last_day: Day, start: DayStart) -> MadeUp {
    let mut life = Life::lived(seed, last_day, WEEKS, start, &MORE_FIRSTS);
    life.steps();
    life.questionnaires();
    life.ladder();
    life.words();
    life.thoughts();
    life.body();
    let first = life.first;
    let mut made = life.made_up(last_day, WEEKS);
    made.set(registers(first), last_day, start);
    made
}

/// What is reached with these entries, as [`FIRSTS`] says it of the others.
const MORE_FIRSTS: [(i64, &str); FIRSTS.len() + 5] = [
    (5, "week"),
    (7, "step"),
    (13, "pain-10"),
    (20, "practices-10"),
    (20, "let-go"),
    (20, "stop"),
    (48, "kind"),
    (48, "ease-6"),
    (48, "practices-25"),
    (52, "question"),
    (55, "psfs"),
    (69, "pain-30"),
    (79, "practices-50"),
];

/// On which day, from 0, the floor went to which step.
const FLOOR: [(i64, u8); 5] = [(7, 1), (14, 2), (28, 3), (35, 4), (42, 5)];

/// Questionnaires by day: answers, and the score that follows from them.
const PEG: [(i64, [u8; 3]); 4] = [(5, [6, 6, 5]), (26, [5, 6, 5]), (54, [4, 4, 3]), (82, [4, 3, 3])];
const PHQ: [(i64, [u8; 4]); 6] = [
    (6, [2, 1, 1, 1]),
    (20, [1, 1, 1, 1]),
    (37, [1, 2, 1, 1]),
    (48, [1, 1, 1, 0]),
    (62, [1, 1, 0, 0]),
    (76, [1, 0, 0, 0]),
];
const OWN: [(i64, [u8; 3]); 3] = [(5, [3, 2, 5]), (55, [5, 4, 8]), (82, [6, 4, 8])];
const ACTIVITIES: [&str; 3] = ["sitting through a film", "cycling to work", "a long walk"];
const IMPRESSION: [(i64, u8); 3] = [(27, 4), (55, 3), (83, 2)];

/// Fear and pain.
type Both = (u8, u8);
/// Tries on the ladder by day: the step, and fear and pain as expected and as felt.
const TRIES: [(i64, u8, Both, Both); 11] = [
    (44, 0, (6, 3), (3, 1)),
    (47, 0, (4, 2), (2, 1)),
    (50, 1, (7, 4), (4, 2)),
    (53, 1, (5, 3), (3, 2)),
    (56, 1, (4, 2), (2, 2)),
    (63, 2, (6, 5), (4, 3)),
    (67, 2, (5, 4), (2, 2)),
    (70, 2, (5, 3), (3, 2)),
    (74, 3, (7, 4), (4, 3)),
    (78, 3, (5, 4), (3, 2)),
    (81, 3, (3, 3), (3, 2)),
];
/// The seconds of each of its steps.
const LENGTHS: [u32; 4] = [120, 120, 120, 75];

/// Words for the therapist, by day.
const FOR_THE_THERAPIST: [(i64, &str); 3] = [
    (12, "Sharp for a moment when I got up from the low chair, then gone."),
    (47, "Letting go is easier lying on the side than on the back."),
    (79, "After the drive the burning was back for a day, then it settled with warmth."),
];

/// Notes with a tag, by day: more pain went with the one, less with the other.
const TAGGED: [(&str, &[(i64, &str)]); 2] = [
    (
        "desk day",
        &[
            (10, "Nine hours at the desk, stood up twice."),
            (19, "Desk, then the appointment."),
            (26, "Desk until late."),
            (40, "Long meeting, sat on the front of the chair."),
            (46, "Desk, but with a pause every hour."),
            (54, "Two calls back to back."),
            (65, "Desk again, shoulders up."),
            (76, "Desk. Warmth in the evening."),
        ],
    ),
    (
        "walk",
        &[
            (11, "By the river with a friend."),
            (16, "The long way home."),
            (20, "Round the park, slowly. Warm feet, soft belly."),
            (37, "By the river."),
            (44, "To the market and back."),
            (50, "A walk before breakfast."),
            (64, "The long way home along the river."),
            (78, "In the woods, an hour."),
        ],
    ),
];

/// The days of bleeding, from the first one of each cycle.
const BLEEDING: [i64; 3] = [3, 31, 60];
const FLOWS: [&str; 4] = ["medium", "medium", "light", "spot"];

/// How many entries of these kinds happen how long after the start of the day, in minutes.
const MORNING: i64 = 4 * 60;
const NOON: i64 = 8 * 60;
const EVENING: i64 = 15 * 60;

impl Life {
    fn on(&mut self, n: i64, minutes: i64, body: Body) -> Option<Id> {
        self.add(self.first.plus(n), minutes, body)
    }

    fn steps(&mut self) {
        for (n, to) in FLOOR {
            let (track, reason) = ("floor".to_owned(), Some("R23_next_step".to_owned()));
            let (from, minutes, choice) = (to - 1, Some(3.5), StepChoice::Followed);
            self.on(n, MORNING - 60, Body::Step(StepChange { track, from, to, minutes, reason, choice }));
        }
    }

    fn measure(&mut self, n: i64, instrument: &str, answers: &[u8], items: &[&str]) {
        let sum: f64 = answers.iter().map(|answer| f64::from(*answer)).sum();
        let means = matches!(instrument, "peg" | "psfs");
        let count = f64::from(u32::try_from(answers.len()).unwrap_or(1));
        let taken = MeasureTaken {
            instrument: instrument.to_owned(),
            answers: answers.iter().copied().map(Some).collect(),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            score: Some(if means { sum / count } else { sum }),
            source: ScoreSource::Own,
        };
        self.on(n, MORNING + 20, Body::Measure(taken));
    }

    fn questionnaires(&mut self) {
        for (n, answers) in PEG {
            self.measure(n, "peg", &answers, &[]);
        }
        for (n, answers) in PHQ {
            self.measure(n, "phq-4", &answers, &[]);
        }
        for (n, answers) in OWN {
            self.measure(n, "psfs", &answers, &ACTIVITIES);
        }
        for (n, answer) in IMPRESSION {
            self.measure(n, "pgic", &[answer], &[]);
        }
    }

    fn ladder(&mut self) {
        let felt = |(fear, pain): Both| Some(Felt { fear: Score::new(fear), pain: Score::new(pain), ease: None });
        let mut before = 0;
        for (n, step, predicted, peak) in TRIES {
            if step > before {
                let (track, reason) = (ladder(), Some("R23_next_step".to_owned()));
                let choice = StepChoice::Followed;
                let moved = StepChange { track, from: before, to: step, minutes: None, reason, choice };
                self.on(n, NOON - 10, Body::Step(moved));
                before = step;
            }
            let seconds = LENGTHS.get(usize::from(step)).copied().unwrap_or_default();
            let block = PractisedBlock {
                exercise: format!("EXS{step}"),
                track: "exposure".to_owned(),
                step: Some(step),
                planned_s: seconds,
                done_s: seconds,
                outcome: Outcome::Finished,
                ..PractisedBlock::default()
            };
            let practice = Practice {
                routine: format!("EXS{step}"),
                planned_s: seconds + 120,
                done_s: seconds + 120,
                predicted: felt(predicted),
                peak: felt(peak),
                comfort: Some(if peak.0 > 3 { Comfort::Ok } else { Comfort::Easy }),
                outcome: Outcome::Finished,
                blocks: vec![block],
                ..Practice::default()
            };
            self.on(n, NOON, Body::Practice(practice));
        }
    }

    fn words(&mut self) {
        for (n, text) in FOR_THE_THERAPIST {
            let note = Note { text: text.to_owned(), tags: Vec::new(), for_therapist: Some(true) };
            self.on(n, EVENING + 60, Body::Note(note));
        }
        for (tag, notes) in TAGGED {
            for (n, text) in notes {
                let note = Note { text: (*text).to_owned(), tags: vec![tag.to_owned()], for_therapist: None };
                self.on(*n, EVENING + 60, Body::Note(note));
            }
        }
        let text = "Is it usual that the hips ache in the first week?".to_owned();
        self.on(52, EVENING, Body::Question(Question { text, answered: Some(true) }));
        let note = Some("Breath and letting go first. Come back in five weeks.".to_owned());
        let next_at = Some(self.first.plus(self.days - 30).0);
        self.on(19, MORNING + 180, Body::Visit(Visit { with: Some("physiotherapist".to_owned()), note, next_at }));
    }

    fn thoughts(&mut self) {
        let words = |text: &str| Some(text.to_owned());
        let thought = Thought {
            situation: words("Sore again on the morning after a good week."),
            thought: words("It is all back to the beginning."),
            believed: Some(70),
            feeling: words("low"),
            strength: Score::new(6),
            against: words("Last time it was better after two days."),
            fairer: words("A sore day is a sore day. The week before still counts."),
            believed_after: Some(30),
            ..Thought::default()
        };
        self.on(48, EVENING + 30, Body::Thought(thought));
        let experiment = Experiment {
            prediction: words("A whole film in the cinema will hurt for days."),
            test: words("One hour, on the aisle, with a cushion."),
            happened: words("A dull ache, gone by the time I was home."),
            learned: words("Getting up once helps more than the cushion."),
        };
        self.on(66, EVENING + 90, Body::Experiment(experiment));
    }

    fn body(&mut self) {
        for first in BLEEDING {
            for (n, flow) in (first..).zip(FLOWS) {
                let bleeding = Some((*flow).to_owned());
                let cycle = Some(Cycle { day: u8::try_from(n - first + 1).ok(), bleeding, ..Cycle::default() });
                self.on(n, EVENING - 30, Body::CheckIn(Entry { cycle, ..Entry::default() }));
            }
        }
        for (n, urgency) in [(9, 6), (33, 5), (61, 4)] {
            let bladder = Some(Bladder { visits: Some(9), urgency: Score::new(urgency), signs: Vec::new() });
            let bowel = Some(Bowel { form: Some(2), signs: vec!["straining".to_owned()] });
            self.on(n, EVENING - 20, Body::CheckIn(Entry { bladder, bowel, ..Entry::default() }));
        }
    }
}

/// The name under which the ladder of one's own is kept.
fn ladder() -> String {
    format!("ladder-{}", Area::Alone.id())
}

/// Where the person stands with all of this.
fn registers(first: Day) -> Vec<(String, Value)> {
    let taken = |id: &str, n: i64| (format!("measure-{id}"), json!({ "on": first.plus(n), "week": n / 7 + 1 }));
    let on_ladder = json!({ "step": 3, "at": "EXS3", "since": first.plus(74), "increased": first.plus(74) });
    let known =
        ["PF2a", "PF2b", "PF2c", "ST1", "ST2", "ST3", "ST5", "ST6", "ST11", "PMR", "EXS0", "EXS1", "EXS2", "EXS3"];
    vec![
        ("opened".to_owned(), json!(["alone", "cycle"])),
        ("introduced".to_owned(), json!(known)),
        (ladder(), on_ladder),
        taken("peg", 82),
        taken("phq-4", 76),
        taken("psfs", 82),
        taken("pgic", 83),
    ]
}
