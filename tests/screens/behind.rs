//! Behind the plain clock, from every screen, form and moment of a session: it comes with the next frame, nothing is heard,
//! nothing is seen, no key but the one brings anything back, and that key does nothing else.

use pelvicoach::coach::{Effect, Hearing};
use pelvicoach::practice::Sound;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde_json::{Value, json};

use crate::sizes::WAYS;
use crate::stage::{Setting, Stage, Who, coach, key, morning};

/// Moments of a session, as keys and the milliseconds after them.
const SESSION: [(&str, u64); 16] = [
    ("Enter", 0),
    ("Enter C-s", 0),
    ("Enter C-s", 4_000),
    ("Enter C-s Right", 9_000),
    ("Enter C-s Right Space", 1_000),
    ("Enter C-s Right p", 500),
    ("Enter C-s Right d", 500),
    ("Enter C-s Right i", 500),
    ("Enter C-s Right z", 2_000),
    ("Enter C-s Right v", 2_000),
    ("Enter C-s Right m", 2_000),
    ("Enter C-s Right q", 500),
    ("Enter C-s Right ?", 500),
    ("Enter C-s Right Esc", 3_000),
    ("Enter C-s Right Right Right Right Right Right", 500),
    ("!", 5_000),
];

/// Keys that a person might press to see what is there.
const TRIED: [&str; 14] =
    ["Enter", "Esc", "q", "!", "?", "1", "3", "Space", "Tab", "Up", "PageDown", "u", "Backspace", "F6"];

/// Someone whose session is heard in this way.
fn heard(sound: Sound) -> Stage {
    let registers: [(&str, Value); 1] = [("introduced", json!(["B1", "PF1a", "ST1", "MI1"]))];
    let setting = Setting { registers: &registers, ..Setting::of(Who::Fresh, (80, 24)) };
    let (mut coach, disk) = coach(&setting, morning());
    coach.hearing = Hearing::new(sound, 80, false);
    Stage::over(&setting, coach, disk, None)
}

/// Whether somebody in the room, or on the machine, would notice it.
fn is_noticed(effect: &Effect) -> bool {
    // What lasts is kept as ever; nothing of it is seen or heard. A schedule without a cue is silence.
    if let Effect::Sound(schedule) = effect {
        return !schedule.dues.is_empty();
    }
    !matches!(
        effect,
        Effect::Save(_)
            | Effect::SaveAgain
            | Effect::Read(_)
            | Effect::LookForCopies
            | Effect::KeepDraft(_)
            | Effect::DropDraft(_)
            | Effect::Set { .. }
    )
}

fn hides(stage: &mut Stage, hide: KeyEvent, what: &str) {
    let sounds =
        |effect: &Effect| if let Effect::Sound(schedule) = effect { Some(!schedule.dues.is_empty()) } else { None };
    let sounding = stage.effects.iter().rev().find_map(sounds).unwrap_or(false);
    stage.effects.clear();
    stage.press(hide);
    let silenced = stage.effects.iter().rev().find_map(sounds) == Some(false);
    assert!(!sounding || silenced, "{what}: what sounds falls silent with the key: {:?}", stage.effects);
    let clock = stage.text();
    let is_clock = |text: &str| text.split_whitespace().count() == 1 && text.trim().len() == 5;
    assert!(is_clock(&clock), "{what}: the next frame is the clock:\n{clock}");
    for tried in TRIED {
        stage.press(key(tried));
    }
    stage.click(5, 5).paste("words").size(100, 30).size(80, 24);
    assert_eq!(stage.text(), clock, "{what}");
    for other in hide_keys().into_iter().filter(|other| *other != hide) {
        stage.press(other).press(other).press(other);
        assert_eq!(stage.text(), clock, "{what}: the other key brings nothing back");
    }
    stage.wait(15 * 60_000);
    assert!(is_clock(&stage.text()), "{what}:\n{}", stage.text());
    let noticed: Vec<&Effect> = stage.effects.iter().filter(|effect| is_noticed(effect)).collect();
    assert!(noticed.is_empty(), "{what}: {noticed:?}");
    stage.effects.clear();
    stage.press(hide);
    assert!(!is_clock(&stage.text()), "{what}: it is back");
    let noticed: Vec<&Effect> = stage.effects.iter().filter(|effect| is_noticed(effect)).collect();
    assert!(noticed.is_empty(), "{what}: the key that wakes it does nothing else: {noticed:?}");
}

fn hide_keys() -> [KeyEvent; 2] {
    [key("F12"), KeyEvent::new(KeyCode::Char('l'), KeyModifiers::CONTROL)]
}

#[test]
fn no_moment_of_a_session_is_seen_or_heard() {
    for sound in Sound::ALL {
        for (way, after) in SESSION {
            for hide in hide_keys() {
                let mut stage = heard(sound);
                stage.keys(way).wait(after);
                hides(&mut stage, hide, &format!("{sound:?} {way} {after}"));
            }
        }
        // In a session that nobody hides it is heard: there is something to be silent about.
        let mut stage = heard(sound);
        stage.keys("Enter C-s Right").wait(120_000);
        let is_heard = |effect: &Effect| *effect == Effect::Bell || is_noticed(effect);
        assert_eq!(stage.effects.iter().any(is_heard), sound != Sound::Silent, "{sound:?}");
    }
}

#[test]
fn no_screen_is() {
    for who in [Who::New, Who::Fresh, Who::Seasoned] {
        for way in WAYS {
            for hide in hide_keys() {
                let mut stage = Stage::new(who, (80, 24));
                stage.keys(way);
                hides(&mut stage, hide, way);
            }
        }
    }
}

#[test]
fn no_form_is() {
    for (name, form) in crate::forms::every() {
        for hide in hide_keys() {
            let mut stage = crate::forms::before(&form);
            stage.size(80, 24);
            hides(&mut stage, hide, &name);
        }
    }
}
