//! Days that come now and then, in lines: a step on a ladder, a questionnaire, a dictated plan, asking less, after a gap,
//! a sensor.

use std::io::Write as _;

use pelvicoach::coach::Beginning;
use pelvicoach::diary::{Body, Entry, Outcome, Practice, PractisedBlock, Score};
use pelvicoach::plain::{Cues, Face, Msg};
use serde_json::json;

use crate::equal::ends;
use crate::harness::piped::Piped;
use crate::harness::{MORNING, Run};
use crate::kit::{ENTER_WAITS_MS, records, settled, settled_with, the_one};
use crate::spoken::{at, coach};

/// How a level begins that is told in lines.
const LEVEL: &str = "Level";

/// The number in front of a line of choices that has these words.
fn number(said: &str, words: &str) -> String {
    let before = said.split(&format!(") {words}")).next().expect("it is offered");
    before.rsplit(' ').next().expect("a number").to_owned()
}

#[test]
fn a_step_on_a_ladder_is_the_same_as_on_the_screen() {
    let sight = json!({ "opened": ["partner"], "partner_read": true });
    let (one, other) = (settled_with(&sight), settled_with(&sight));
    let mut run = Run::at(MORNING).home(&one).variable("PELVICOACH_LEAD_IN", "5").start();
    run.keys("2");
    run.advance(500);
    for _ in 0..80 {
        if run.screen().lines().any(|line| line.contains('›') && line.contains("An agreement for two")) {
            break;
        }
        run.keys("Down");
    }
    run.advance(ENTER_WAITS_MS);
    run.keys("Enter");
    for _ in 0..2 {
        run.keys("1 Down 1 Down 1 Down 1 Down C-s");
    }
    run.wait_for("What do you expect");
    run.keys("Down 6 Down 4 C-s 1");
    run.advance(ENTER_WAITS_MS);
    run.keys("Enter");
    run.advance(121_000);
    run.wait_for("Carry on, softer");
    run.advance(ENTER_WAITS_MS);
    run.keys("3");
    run.wait_for("Fear, at most");
    run.keys("2 Down 3 Down 2 Down 1 C-s");
    run.advance(1_000);

    let mut talk = Piped::start(&other, MORNING, "--plain");
    let said = talk.line("c");
    talk.advance(500 + ENTER_WAITS_MS);
    talk.lines(&format!("{} | 1", number(&said, "Your ladder, with a partner")));
    let said = talk.lines("1 | 1 | 1 | 1 | 1 | 1 | 1 | 1");
    assert!(said.contains("What do you expect") && !said.contains("So far"), "{said}");
    talk.lines("| 6 | 4 | 1");
    talk.advance(ENTER_WAITS_MS);
    talk.line("");
    assert!(talk.advance(121_000).contains("2) softer"), "{}", talk.raw());
    talk.advance(ENTER_WAITS_MS);
    assert!(talk.line("3").contains("Before it you expected: fear 6, pain 4."), "{}", talk.raw());
    talk.lines("2 | 3 | 2 | 1 |");
    talk.advance(1_000);
    assert_eq!(ends(&one), ends(&other));
    assert_eq!(the_one(&other, "practice")["peak"], json!({ "pain": 2, "fear": 3 }));
}

#[test]
fn a_questionnaire_is_answered_and_says_its_score() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.line("c");
    let said = talk.line(&number(&said, "Questionnaires"));
    let said = talk.line(&number(&said, "PEG"));
    assert!(said.contains("pain on average in the past week? 0 is"), "{said}");
    let said = talk.lines("4 | 3 | 5");
    assert!(said.contains("PEG: 4, on a scale from 0 to 10.") && said.contains("no diagnosis"), "{said}");
    talk.line("");
    let peg = the_one(&home, "measure");
    assert_eq!((&peg["answers"], &peg["score"]), (&json!([4, 3, 5]), &json!(4.0)));
}

#[test]
fn a_plan_is_dictated_line_by_line_and_taken() {
    let home = settled_with(&json!({ "weeks": { "count": 2, "last": "2026-W47" } }));
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.line("p");
    let said = talk.line(&number(&said, "From your therapist"));
    let said = talk.line(&number(&said, "Write down a plan"));
    assert!(said.contains("What is the plan called?"), "{said}");
    let said = talk.lines("After the visit |||");
    assert!(said.contains("Which exercise?"), "{said}");
    // Each line of the plan has its questions; empty lines leave them open until the next one.
    let mut said = talk.line("Heel slides");
    for _ in 0..20 {
        if said.contains("How long does all of it last?") {
            break;
        }
        said = talk.line("");
    }
    // A length that cannot be told is asked again, and the rest stands.
    said = talk.line("long");
    for _ in 0..20 {
        if said.contains("wanted is a length of time") {
            break;
        }
        said = talk.line("");
    }
    assert!(said.contains("How long does all of it last?") && said.contains("So far: long."), "{said}");
    said = talk.line("30 s");
    for _ in 0..60 {
        if said.contains("The plan so far") {
            break;
        }
        said = talk.line("");
    }
    assert!(said.contains("Heel slides: for 30 s"), "{said}");
    assert!(talk.line("").contains("1) "), "{}", talk.raw());
    talk.line("1");
    let file = home.register("plan")["file"].as_str().unwrap_or_else(|| panic!("{}", talk.raw())).to_owned();
    let text = std::fs::read_to_string(home.data_dir().join("plans").join(file)).expect("its file");
    assert!(text.contains("After the visit") && text.contains("Heel slides"), "{text}");
    assert!(home.register("gate-squeeze").is_null(), "no agreement is recorded");
}

/// A practice and a steady figure.
fn practised() -> Body {
    let block = PractisedBlock { exercise: "B1".to_owned(), done_s: 300, ..PractisedBlock::default() };
    let block = PractisedBlock { outcome: Outcome::Finished, ..block };
    Body::Practice(Practice { blocks: vec![block], done_s: 300, outcome: Outcome::Finished, ..Practice::default() })
}

fn steady() -> Body {
    Body::CheckIn(Entry { pain_average: Score::new(3), ..Entry::default() })
}

/// What the face says over this diary on this morning, and the face.
fn opened(written: &[(String, Body)]) -> (Face, String) {
    let lent: Vec<(&str, Body)> = written.iter().map(|(moment, body)| (moment.as_str(), body.clone())).collect();
    let beginning = Beginning { coach: coach(&[], &lent), step: None, sos: false, then: None, told: Vec::new() };
    let mut face = Face::open(beginning, false, Cues::Lines);
    let now = at(MORNING);
    face.begin(80, now);
    let said = face.lines(80, now).join(" ");
    (face, said)
}

#[test]
fn after_four_steady_weeks_less_is_offered_and_asked() {
    let days = (0..28).map(|back| at(MORNING).wall - chrono::Days::new(back));
    let each = |day: chrono::DateTime<chrono::FixedOffset>| {
        let early = day - chrono::TimeDelta::minutes(50);
        [(early.to_rfc3339(), practised()), (early.to_rfc3339(), steady())]
    };
    let written: Vec<(String, Body)> = days.flat_map(each).collect();
    let (mut face, said) = opened(&written);
    let offer = pelvicoach::words::say("today-less-offer");
    assert!(said.contains(&offer[..20]) && said.contains("1)") && said.contains("2)"), "{said}");
    let now = at(MORNING);
    face.update(Msg::Line("1".to_owned()), now);
    face.lines(80, now);
    // From then on the card asks what could be done before how much it hurts.
    let home = settled_with(&json!({ "ask_less": true }));
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.lines("| more than last week | 3");
    assert!(said.contains("What you could do this week.") && !said.contains("(ease)"), "{said}");
    assert!(records(&home, "check_in").iter().any(|entry| entry["pain_now"] == 3), "{}", talk.raw());
}

#[test]
fn after_a_gap_the_persons_own_come_back_is_told_and_nothing_about_the_gap() {
    let ease = |of| Body::CheckIn(Entry { ease: Score::new(of), ..Entry::default() });
    let away = [
        ("2026-07-20T07:00:00+02:00", practised()),
        ("2026-09-03T07:00:00+02:00", practised()),
        ("2026-09-03T07:10:00+02:00", ease(3)),
        ("2026-09-06T07:00:00+02:00", practised()),
        ("2026-09-10T07:00:00+02:00", practised()),
        ("2026-09-17T07:00:00+02:00", ease(6)),
    ];
    let (_, said) = opened(&away.map(|(moment, body)| (moment.to_owned(), body)));
    assert!(said.contains("You have come back before. On Thursday 3 September"), "{said}");
    for word in ["missed", "gap", "days ago", "since you"] {
        assert!(!said.contains(word), "{said}");
    }
}

#[test]
fn a_sensor_says_its_level_and_learns_the_own_scale() {
    let home = settled();
    let talk = Piped::start(&home, MORNING, "--plain sensor test");
    assert!(talk.all().contains("No sensor is set.") && talk.all().contains("Good morning"), "{}", talk.raw());
    let pipe = home.path().join("sensor");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).expect("a pipe");
    let mut sensor = std::fs::OpenOptions::new().read(true).write(true).open(&pipe).expect("it opens");
    let arguments = format!("--plain sensor test --signal level --sensor {}", pipe.display());
    let mut talk = Piped::start(&home, MORNING, &arguments);
    let mut said = String::new();
    for _ in 0..20_000 {
        if said.contains(LEVEL) {
            break;
        }
        sensor.write_all(b"5.0\n5.1\n").expect("it takes numbers");
        said = talk.advance(5);
    }
    assert!(said.contains(LEVEL), "{}", talk.raw());
    assert!(talk.line("2").contains("ithin the body"));
    assert_eq!(home.register("sensor_place"), json!("inside"));
    assert!(talk.line("1").contains("20 seconds"));
    talk.advance(21_000);
    talk.line("b");
    // Where the sensor has the input and there is no terminal, nobody could answer.
    let (code, _, why) = home.command(Some(MORNING), &["--plain", "sensor", "test", "--sensor", "-"]);
    assert_eq!(code, Some(2));
    assert!(why.contains("no terminal to answer in"), "{why}");
}
