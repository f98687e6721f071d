//! How it goes on: suggestions and answers to them, the day after, milestones, the page, a review.

use std::collections::BTreeMap;

use pelvicoach::coach::Effect;
use pelvicoach::diary::Kind;
use pelvicoach::words::{name, say};
use serde_json::{Value, json};

use super::ways::{TALL, after_the_first_run, choose, flat, focus, home, play, records, someone, to_the_end};
use crate::stage::{Stage, Who};

/// From one moment to the same of the next day.
const DAY_MS: u64 = 24 * 3_600_000;

pub fn pacing() {
    let mut stage = someone(&[]);
    let mut text = stage.keys("w").text();
    text.push_str(&stage.keys("PageDown").text());
    for part in ["pacing-heading", "pacing-answer-followed", "pacing-answer-easier", "pacing-answer-own"] {
        assert!(text.contains(&say(part)), "{part} is not there:\n{text}");
    }
}

/// A morning on which something of yesterday's practice is still there: the drill is shorter, and that is recorded.
pub fn day_after() {
    let mut stage = after_the_first_run();
    play(&mut stage, "PF1a");
    home(&mut stage).wait(DAY_MS);
    stage.keys("1 Enter");
    focus(&mut stage, &say("card-soreness"));
    stage.keys("Right Right Right C-s");
    assert_eq!(records(&stage, &Kind::NextDay).len(), 1);
    let practice = to_the_end(&mut stage);
    let floor: u32 = practice.blocks.iter().filter(|block| block.track == "floor").map(|block| block.done_s).sum();
    assert!((1..160).contains(&floor), "shorter than yesterday, and not left out: {practice:?}");
    let steps: Vec<String> = records(&stage, &Kind::Step).iter().map(|record| record.json().to_owned()).collect();
    assert!(
        steps.iter().any(|step| step.contains("R8_after_effect")),
        "{steps:?}\n{}",
        home(&mut stage).keys("w").text()
    );
}

pub fn choices() {
    let mut stage = someone(&[]);
    stage.keys("w PageDown");
    for answer in ["followed", "easier", "same", "own"] {
        assert!(stage.text().contains(&name("pacing-answer", answer)), "{answer}:\n{}", stage.text());
    }
    stage.keys("Right Right C-s");
    let recorded = records(&stage, &Kind::Step);
    assert!(recorded.iter().any(|step| step.json().contains("\"choice\":\"easier\"")), "{recorded:?}");
}

pub fn follow_up() {
    let mut stage = Stage::new(Who::Seasoned, TALL);
    let page = stage.keys("x").text();
    assert!(page.contains(&say("page-triggers")), "{page}");
    stage.keys("Enter Enter");
    let written = stage.effects.iter().any(|effect| matches!(effect, Effect::Write { .. }));
    assert!(written, "{}", stage.text());
}

/// Three days of practice in one week are a milestone; it stays when the practices are deleted.
pub fn milestones() {
    let mut stage = someone(&[]);
    for _ in 0..3 {
        choose(&mut stage, &name("routine", "RT0-name"));
        to_the_end(&mut stage);
        home(&mut stage).wait(DAY_MS);
    }
    assert_eq!(records(&stage, &Kind::Milestone).len(), 1, "three days of practice in a week are one");
    let kept: BTreeMap<String, Value> = stage.profile.get("milestones").expect("they are kept");
    let first = pelvicoach::words::begun_large(&name("milestone", kept.keys().next().expect("one")));
    stage.section(&say("plan-milestones"));
    assert!(stage.text().contains(&first), "{}", stage.text());
}

/// Eleven weeks of practice and a baseline of 5; then days with a pain of 5 and a practice: Today's why and the page
/// for the clinician both speak of a review by several professions.
pub fn review() {
    let baseline = json!({ "pain": { "mean": 5.0, "n": 7, "formed": "2026-09-06" } });
    let weeks = json!({ "count": 12, "last": "2026-W48" });
    let mut stage = someone(&[("baseline", baseline), ("weeks", weeks), ("began", json!("2026-11-23"))]);
    for _ in 0..14 {
        stage.keys("3 n");
        focus(&mut stage, &say("entry-pain-now"));
        stage.keys("5 C-s");
        choose(&mut stage, &name("routine", "RT0-name"));
        to_the_end(&mut stage);
        home(&mut stage).wait(DAY_MS);
    }
    stage.keys("1 w");
    let mut why = flat(&mut stage);
    for _ in 0..4 {
        stage.keys("PageDown");
        why.push_str(&flat(&mut stage));
    }
    let note = say("pacing-note-mdt_review");
    assert!(why.contains(&note), "{why}");
    for word in ["physiotherapy", "psychologist", "Hormones", "nerve", "medicines and injections"] {
        assert!(note.contains(word), "{word}");
    }
    stage.keys("Esc Esc 1 x");
    let page = flat(&mut stage);
    assert!(page.contains("a review by several professions"), "{page}");
}
