//! What a day holds: the journal, what sets pain off, everyday things, routines that are known beforehand.

use pelvicoach::diary::{Body, Kind, Score};
use pelvicoach::words::{name, say};
use serde_json::Value;

use super::ways::{called, choose, focus, records, someone, to_the_end};

pub fn triggers() {
    let mut stage = someone(&[]);
    stage.keys("3 p");
    focus(&mut stage, &say("entry-triggers"));
    stage.keys("Space C-s");
    let written = records(&stage, &Kind::PainEpisode);
    let Ok(Body::PainEpisode(entry)) = written[0].body() else { panic!("{written:?}") };
    assert_eq!(entry.triggers, ["sitting"]);
    let page = stage.keys("1 x").text();
    assert!(page.contains("sitting"), "the page counts them:\n{page}");
}

pub fn consistency() {
    let mut stage = someone(&[]);
    let usual = stage.text();
    let longer = stage.keys("L").text();
    assert_ne!(usual, longer, "the length changes on one key");
    stage.keys("s");
    choose(&mut stage, &name("routine", "RT0-name"));
    let practice = to_the_end(&mut stage);
    assert_eq!(practice.routine, "RT0");
    assert!(stage.profile.get::<Value>("weeks").is_some(), "the week counts");
}

/// What is tried is kept; after its week it is asked what it came to.
pub fn everyday() {
    let mut stage = someone(&[]);
    for list in ["BH1", "BH2", "BH3"] {
        choose(&mut stage, &called(list));
        focus(&mut stage, &say("thought-trying"));
        stage.keys("Space C-s");
        let tried: Value = stage.profile.get("trying").expect("what is tried is kept");
        assert_eq!(tried[list]["items"].as_array().map(Vec::len), Some(1), "{list}: {tried}");
    }
    stage.wait(7 * 24 * 3_600_000);
    choose(&mut stage, &called("BH1"));
    assert!(stage.text().contains(&name("thought-found", "helped")), "a week later:\n{}", stage.text());
}

pub fn journal() {
    let mut stage = someone(&[]);
    stage.keys("3 n");
    for label in ["entry-pain-now", "entry-mood", "entry-sensitivity"] {
        focus(&mut stage, &say(label));
        stage.keys("4");
    }
    stage.keys("C-s");
    let written = records(&stage, &Kind::CheckIn);
    let Ok(Body::CheckIn(entry)) = written[0].body() else { panic!("{written:?}") };
    let four = Score::new(4);
    assert_eq!((entry.pain_now, entry.mood, entry.sensitivity), (four, four, four));
}

/// The blocks stand on Today before they begin, in the order in which they are practised.
pub fn predictable() {
    let mut stage = someone(&[]);
    let today = stage.text();
    stage.keys("Enter C-s");
    let practised: Vec<String> = to_the_end(&mut stage).blocks.iter().map(|block| called(&block.exercise)).collect();
    let at: Vec<Option<usize>> = practised.iter().map(|block| today.find(block.as_str())).collect();
    assert!(practised.len() > 2 && at.iter().all(Option::is_some), "{practised:?} are seen before:\n{today}");
    assert!(at.is_sorted(), "{practised:?} in this order:\n{today}");
}

pub fn under_stress() {
    let mut stage = someone(&[]);
    choose(&mut stage, &name("routine", "RT0-name"));
    let practice = to_the_end(&mut stage);
    assert_eq!((practice.done_s, practice.planned_s), (60, 60));
    stage.section(&say("plan-weeks"));
    assert!(stage.text().contains("12"), "{}", stage.text());
}
