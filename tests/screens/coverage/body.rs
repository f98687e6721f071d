//! The practices of the body: breath, floor, stretches, hands, cues.

use pelvicoach::diary::{Body, Kind, ScoreSource};
use pelvicoach::practice::Shape;
use pelvicoach::tui::theme::Look;
use pelvicoach::words::{name, say};
use serde_json::{Value, json};

use super::ways::{TALL, called, choose, flat, focus, library, open_row, play, records, someone, to_the_end};
use crate::stage::{Setting, Stage, Who};

pub fn stretches() {
    let mut stage = someone(&[]);
    for id in ["ST1", "ST2", "ST3", "ST4", "ST5", "ST6", "ST7", "ST8", "ST10", "ST11"] {
        stage.keys("2");
        assert!(stage.text().contains(&called(id)), "{id} is not in the list");
    }
    assert_eq!(play(&mut stage, "ST1").blocks[0].track, "stretch");
}

/// Closed, opened by the person's word about a clinician, practised, and closed again.
pub fn strengthening() {
    let mut stage = someone(&[]);
    let waits = |stage: &mut Stage| {
        choose(stage, &called("PF3a"));
        flat(stage).contains("waits for a clinician's agreement")
    };
    assert!(waits(&mut stage), "{}", stage.text());
    let gate = name("plan-gate", "squeeze");
    stage.section(&say("plan-agreements"));
    open_row(&mut stage, &gate);
    stage.paste("Dr Weber");
    focus(&mut stage, &say("plan-agreement"));
    stage.keys("Right C-s Esc");
    let kept: Value = stage.profile.get("gate-squeeze").expect("it is kept");
    assert_eq!((&kept["given"], &kept["by"]), (&json!(true), &json!("Dr Weber")));
    play(&mut stage, "PF3a");
    stage.section(&say("plan-agreements"));
    open_row(&mut stage, &gate);
    focus(&mut stage, &say("plan-agreement"));
    stage.keys("Right C-s Esc");
    assert!(waits(&mut stage), "closed again:\n{}", stage.text());
}

pub fn breathing() {
    let mut stage = someone(&[]);
    let practice = play(&mut stage, "B3");
    assert_eq!((practice.blocks[0].cycles, practice.done_s), (30, 300), "thirty breaths of ten seconds");
}

pub fn awareness() {
    let mut stage = someone(&[]);
    assert_eq!(play(&mut stage, "PF1a").done_s, 160);
}

pub fn manual_therapy() {
    let mut stage = someone(&[]);
    stage.keys("3 p");
    focus(&mut stage, &say("entry-visit"));
    stage.keys("Right C-s");
    let written = records(&stage, &Kind::PainEpisode);
    let Ok(Body::PainEpisode(entry)) = written[0].body() else { panic!("{written:?}") };
    assert!(entry.visit.is_some());
    stage.keys("3 a").paste("What would you do with the scar?").keys("C-s");
    assert_eq!(records(&stage, &Kind::Question).len(), 1);
    play(&mut stage, "ST9");
}

pub fn coordination() {
    let mut stage = someone(&[]);
    play(&mut stage, "PF1b");
    let practice = play(&mut stage, "PF4a");
    assert_eq!(practice.blocks[0].cycles, 10, "ten cues");
}

pub fn contraction() {
    for exercise in library().catalogue.iter() {
        if let Shape::Squeezes { squeeze_ms, release_ms, .. } = exercise.shape {
            assert!(release_ms >= 2 * squeeze_ms, "{}", exercise.id);
        }
    }
    let mut stage = someone(&[("gate-squeeze", json!({ "given": true }))]);
    let practice = play(&mut stage, "PF3a");
    assert_eq!((practice.blocks[0].cycles, practice.done_s), (10, 180), "two sets of five, a minute of rest between");
}

/// Hand, mirror and fist in the set-up; what a clinic's sensor read is typed in, and stands in History.
pub fn feedback() {
    let look = Look { reduced_motion: true, ..Look::default() };
    let mut stage = Stage::set(&Setting { look, ..Setting::of(Who::Fresh, TALL) });
    choose(&mut stage, &called("PF2a"));
    let text = flat(&mut stage);
    for word in ["hand on the lower belly", "mirror", "fist"] {
        assert!(text.contains(word), "{word} is not in the set-up:\n{text}");
    }
    let mut stage = someone(&[]);
    for (reading, figure) in [("emg-rest", "3.5"), ("emg-squeeze", "18"), ("emg-return", "4.5")] {
        choose(&mut stage, &say("questionnaire-heading-total"));
        stage.click_on(&name("questionnaire-total", reading));
        focus(&mut stage, &say("questionnaire-total-score"));
        for digit in figure.chars() {
            stage.keys(&digit.to_string());
        }
        stage.keys("C-s");
    }
    let kept: Vec<(String, Option<f64>, ScoreSource)> = records(&stage, &Kind::Measure)
        .iter()
        .filter_map(|record| if let Ok(Body::Measure(one)) = record.body() { Some(one) } else { None })
        .map(|one| (one.instrument, one.score, one.source))
        .collect();
    let reading = |id: &str, score| (id.to_owned(), Some(score), ScoreSource::Therapist);
    assert_eq!(kept, [reading("emg-rest", 3.5), reading("emg-squeeze", 18.0), reading("emg-return", 4.5)]);
    let journal = stage.keys("3").text();
    assert!(journal.contains("3.5") && journal.contains("microvolts"), "{journal}");
}

/// The word of the cue stands with each out-breath, and with no in-breath.
pub fn cues() {
    let mut stage = someone(&[]);
    choose(&mut stage, &called("PMR-cue"));
    stage.wait(100);
    let word = say("cue-own-word");
    // Beneath the pacer, with the seconds beside it.
    let stands = |screen: &str| screen.lines().any(|line| line.split_whitespace().next() == Some(word.as_str()));
    for breath in 0..6 {
        let screen = stage.wait(1_500).text();
        assert!(!stands(&screen), "breath {breath}, in:\n{screen}");
        let screen = stage.wait(5_000).text();
        assert!(stands(&screen), "breath {breath}, out:\n{screen}");
        stage.wait(3_500);
    }
    let practice = to_the_end(&mut stage);
    assert_eq!((practice.blocks[0].cycles, practice.done_s), (20, 200), "twenty breaths with the word");
}
