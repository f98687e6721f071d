//! Attention, thoughts and kindness, for oneself.

use pelvicoach::diary::{Body, Kind};
use pelvicoach::words::say;

use super::ways::{called, choose, flat, focus, lesson, play, read, records, someone};

pub fn reframing() {
    let mut stage = someone(&[]);
    stage.keys("3 c").paste("It will never be better");
    focus(&mut stage, &say("thought-sentence"));
    stage.keys("Right C-s");
    let written = records(&stage, &Kind::Thought);
    let Ok(Body::Thought(thought)) = written[0].body() else { panic!("{written:?}") };
    assert_eq!(thought.thought.as_deref(), Some("It will never be better"));
    assert!(thought.fairer.is_some_and(|fairer| fairer.contains("signal to slow down")));
}

pub fn body_scan() {
    let mut stage = someone(&[]);
    assert_eq!(play(&mut stage, "MI3").done_s, 600);
}

pub fn attention() {
    let mut stage = someone(&[]);
    choose(&mut stage, &called("MI1"));
    let mut seen = String::new();
    for _ in 0..40 {
        stage.wait(5_000);
        seen.push_str(&flat(&mut stage).to_lowercase());
    }
    for word in ["heart", "breath", "contact", "no good, no bad"] {
        assert!(seen.contains(word), "{word}:\n{seen}");
    }
}

pub fn self_compassion() {
    let mut stage = someone(&[]);
    play(&mut stage, "SC1");
    let text = read(&mut stage, &lesson("L01"));
    assert!(text.contains("uneven") || text.contains("not in a straight line"), "{text}");
}
