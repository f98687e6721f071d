//! Before the first breath: the position, the seconds, one's own pace.

use pelvicoach::coach::{Coach, Step};
use pelvicoach::diary::Felt;
use pelvicoach::practice::Sound;
use serde_json::json;

use crate::stage::{Setting, Stage, Who, coach, morning};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn one(exercise: &str, coach: &Coach) -> Step {
    coach.practise(coach.one(exercise, None, morning()).expect("it is offered"), Felt::default())
}

/// A session of `exercise` with five seconds before its first breath.
fn led_in(exercise: &str, size: (u16, u16)) -> Stage {
    led_in_at(exercise, size, json!(null))
}

/// The same, where this pace of the person's own is known.
fn led_in_at(exercise: &str, size: (u16, u16), own_pace: serde_json::Value) -> Stage {
    let registers = [("introduced", json!([exercise])), ("own_pace", own_pace)];
    let setting = Setting { registers: &registers, ..Setting::of(Who::Fresh, size) };
    let (mut coach, disk) = coach(&setting, morning());
    coach.lead_in_ms = 5_000;
    let step = one(exercise, &coach);
    Stage::over(&setting, coach, disk, Some(step))
}

#[test]
fn how_to_lie_is_read_before_the_first_breath_and_the_pacer_waits_for_it() {
    for on in ["i", "Space"] {
        let mut stage = led_in("B3", (80, 24));
        let read = stage.keys("i").wait(30_000).text();
        assert!(read.contains("knees") && !read.contains("breathe in"), "{read}");
        let led = stage.keys(on).text();
        assert!(led.contains("settle in   5"), "it leads in anew: {led}");
        let breathing = stage.wait(5_500).text();
        assert!(breathing.contains("breathe in") && breathing.contains("breath 1 of"), "{breathing}");
    }
}

#[test]
fn before_the_first_breath_there_is_nothing_to_stop() {
    for key in ["Esc", "Backspace"] {
        let mut stage = led_in("B3", (80, 24));
        let seen = stage.text();
        assert!(seen.contains("Esc back") && !seen.contains("Esc stop"), "{seen}");
        let left = stage.keys(key).text();
        assert!(left.contains("Good morning") && left.contains("Another time is fine."), "{left}");
    }
    let stopped = led_in("B3", (80, 24)).keys("!").text();
    assert!(stopped.contains("nothing more to do for a minute"), "help is there as everywhere: {stopped}");
    let breathing = led_in("B3", (80, 24)).wait(7_000).text();
    assert!(breathing.contains("Esc stop"), "{breathing}");
}

#[test]
fn five_seconds_with_the_position_before_the_first_breath() {
    for size in SIZES {
        let mut stage = led_in("B3", size);
        let seen = stage.text();
        assert!(seen.contains("settle in   5") && seen.contains("on your back, knees supported"), "{seen}");
        assert!(seen.contains("Enter begin now") && !seen.contains("breathe in  "), "{seen}");
        let seen = stage.wait(4_001).text();
        assert!(seen.contains("settle in   1"), "{seen}");
        let seen = stage.wait(1_000).text();
        assert!(seen.contains("breathe in   4") && !seen.contains("settle in"), "{seen}");
        // The four seconds of the in-breath begin only then.
        let seen = stage.wait(4_000).text();
        assert!(seen.contains("breathe out   6"), "{seen}");
    }
}

/// Someone whose eyes are closed, who hears it in this way, in front of an exercise.
fn closed(exercise: &str, sound: Sound, size: (u16, u16)) -> Stage {
    let registers = [("eyes_closed", json!(true))];
    let setting = Setting { registers: &registers, ..Setting::of(Who::Fresh, size) };
    let (mut coach, disk) = coach(&setting, morning());
    coach.lead_in_ms = 5_000;
    let _ = coach.set_sound(sound);
    let step = one(exercise, &coach);
    Stage::over(&setting, coach, disk, Some(step))
}

#[test]
fn before_closed_eyes_stands_what_the_sounds_mean() {
    for size in SIZES {
        let says = |sound| {
            let text = closed("B3", sound, size).text();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let bell = says(Sound::Bell);
        assert!(bell.contains("one in, two out or let go, three stay, four look, five move, six over"), "{bell}");
        let tones = says(Sound::Tones);
        assert!(tones.contains("rises: in · falls: out · low: let go · two steps: move"), "{tones}");
        let voice = says(Sound::Voice);
        assert!(voice.contains("settle in 5") && !voice.contains("rises"), "{voice}");
    }
}

#[test]
fn the_places_of_a_guided_part_are_read_before_the_eyes_close_and_again_on_one_key() {
    for sound in [Sound::Tones, Sound::Bell] {
        let mut stage = closed("MI1", sound, (80, 24));
        let places = ["In this order, one sound for each:", "the breath at the nose or belly", "the whole body"];
        let read = stage.text();
        assert!(places.iter().all(|words| read.contains(words)) && read.contains("start"), "{read}");
        assert!(stage.keys("PageDown").text().contains("settle in"), "{}", stage.text());
        let again = stage.keys("Enter i").text();
        assert!(places.iter().all(|words| again.contains(words)), "{again}");
        assert_eq!(closed("MI1", sound, (80, 24)).keys("Enter Enter").text().matches("the heartbeat").count(), 0);
    }
    // Where the lines are spoken there is nothing to be read first.
    assert!(closed("MI1", Sound::Voice, (80, 24)).text().contains("settle in"));
    // The longest of them is seen as a whole behind the key, and read as a whole before.
    let mut scan = closed("MI3", Sound::Tones, (80, 24));
    scan.keys("Enter Enter i");
    let seen = scan.text();
    assert!(seen.contains("both feet") && seen.contains("the whole body at once"), "{seen}");
}

#[test]
fn enter_begins_at_once_and_what_is_no_breathing_has_no_pace_to_tap() {
    let mut stage = led_in("B3", (80, 24));
    assert!(stage.keys("Enter").text().contains("breathe in   4"), "{}", stage.text());
    let mut stage = led_in("ST1", (80, 24));
    assert!(stage.text().contains("settle in   5") && !stage.text().contains("own pace"), "{}", stage.text());
    // Space waits there, as it does everywhere else, and settling in begins anew.
    assert!(stage.keys("Space").text().contains("paused"), "{}", stage.text());
    assert!(stage.keys("Space").text().contains("settle in   5"), "{}", stage.text());
}

/// Taps, `ms` apart; Space half of the time and a click the other half: a mouse on the mat is enough.
fn tap(stage: &mut Stage, taps: usize, ms: u64) -> String {
    for at in 0..taps {
        if at > 0 {
            stage.wait(ms);
        }
        if at % 2 == 0 {
            stage.press(crate::stage::key("Space"));
        } else {
            stage.click(20, 6);
        }
    }
    stage.text()
}

#[test]
fn three_own_breaths_set_the_pace_at_which_it_begins() {
    for size in SIZES {
        let mut stage = led_in("B3", size);
        let seen = tap(&mut stage, 1, 0);
        assert!(seen.contains("your breath   ● ○ ○"), "{seen}");
        stage.wait(5_000);
        let seen = tap(&mut stage, 2, 5_000);
        assert!(seen.contains("● ● ●") && seen.contains("one more"), "{seen}");
        stage.wait(5_000);
        let seen = tap(&mut stage, 1, 0);
        // Twelve a minute: 2 s in, 3 s out; the pacer joins in with the in-breath.
        assert!(seen.contains("12 breaths a minute") && seen.contains("breathe in   2"), "{seen}");
        let seen = stage.wait(2_000).text();
        assert!(seen.contains("breathe out   3"), "{seen}");
        // Four minutes later it has come to six a minute.
        stage.wait(240_000);
        let arrived = (0..40).any(|_| stage.wait(250).text().contains("breathe out   6"));
        assert!(arrived, "{}", stage.text());
    }
}

#[test]
fn a_held_key_counts_once_and_a_forgotten_tap_ends_by_itself() {
    let mut stage = led_in("B3", (80, 24));
    for _ in 0..30 {
        stage.press(crate::stage::key("Space"));
        stage.wait(33);
    }
    assert!(stage.text().contains("● ○ ○"), "{}", stage.text());
    let seen = stage.wait(14_500).text();
    assert!(seen.contains("breathe in   4"), "the usual pace, as nothing was measured:\n{seen}");
}

#[test]
fn without_numbers_there_is_none_and_hiding_settles_in_anew() {
    let digits = |stage: &mut Stage| {
        let seen = stage.text();
        let body: Vec<String> = seen.lines().take(22).map(str::to_owned).collect();
        body.iter().filter(|line| line.chars().any(|sign| sign.is_ascii_digit())).cloned().collect::<Vec<_>>()
    };
    let mut stage = led_in("B3", (80, 24));
    stage.keys("h");
    assert_eq!(digits(&mut stage), Vec::<String>::new());
    stage.wait(10_000);
    assert_eq!(digits(&mut stage), Vec::<String>::new());
    let mut stage = led_in("B3", (80, 24));
    stage.wait(3_000).keys("F12").wait(60_000).keys("F12");
    assert!(stage.text().contains("paused"), "{}", stage.text());
    stage.keys("Space");
    assert!(stage.text().contains("settle in   5"), "{}", stage.text());
    // Pain and a way out are there before the first breath too.
    stage.keys("p");
    assert!(stage.text().contains("Pain now"), "{}", stage.text());
    stage.keys("Esc");
    assert!(stage.text().contains("Enter"), "{}", stage.text());
}

#[test]
fn a_ramp_begins_where_the_own_breath_was_the_last_time() {
    let begins = |exercise: &str, own_pace| led_in_at(exercise, (80, 24), own_pace).wait(5_001).text();
    // Ten a minute: 2.4 s in; without it twelve: 2 s in.
    let seen = begins("B11", json!(10_000));
    assert!(seen.contains("breathe in   3"), "{seen}");
    let seen = begins("B11", json!(null));
    assert!(seen.contains("breathe in   2"), "{seen}");
    // What has a pace of its own keeps it, and a figure that is none does no harm.
    let seen = begins("B3", json!(10_000));
    assert!(seen.contains("breathe in   4"), "{seen}");
    let seen = begins("B11", json!("fast"));
    assert!(seen.contains("breathe in   2"), "{seen}");
}

#[test]
fn the_pace_that_was_tapped_is_kept_for_the_next_time() {
    let mut stage = led_in("B11", (80, 24));
    tap(&mut stage, 4, 6_000);
    stage.wait(20_000);
    assert_eq!(stage.profile.get::<u32>("own_pace"), None, "not before the practice is recorded");
    stage.keys("Esc");
    assert_eq!(stage.profile.get::<u32>("own_pace"), Some(10_000), "{}", stage.text());
}

#[test]
fn what_was_tapped_is_said_as_it_is_taken() {
    // (milliseconds between the taps, what is said, the seconds that the first breath in begins with)
    let ways = [
        (4_000, "Your pace: 15 breaths a minute.", "breathe in   2"),
        (2_200, "Your pace: 27.2 breaths a minute. It begins a little slower.", "breathe in   2"),
        (12_000, "You breathe slowly already: 5 a minute. The breath here has its own pace.", "breathe in   4"),
    ];
    for (ms, said, begins) in ways {
        let mut stage = led_in("B3", (80, 24));
        let seen = tap(&mut stage, 4, ms);
        assert!(seen.contains(said) && seen.contains(begins), "{ms}:\n{seen}");
        let mut stage = led_in("B3", (80, 24));
        stage.keys("h");
        let seen = tap(&mut stage, 4, ms);
        assert!(!seen.chars().any(|sign| sign.is_ascii_digit()), "{ms}:\n{seen}");
    }
}

/// What a key of the pace says is what it does.
#[test]
fn a_pace_that_cannot_change_is_said_to_stay() {
    let mut stage = led_in("B3", (80, 24));
    let before = stage.text();
    assert_eq!(stage.keys("+").text(), before, "before the first breath there is no pace yet");
    stage.wait(5_000).keys("+");
    let longer = "A longer out-breath, from the next one on.";
    assert!(stage.text().contains(longer), "{}", stage.text());
    // Up to the longest that is allowed, and no further.
    let pressed = (0..40).take_while(|_| stage.keys("+").text().contains(longer)).count();
    assert!((2..20).contains(&pressed), "{pressed}");
    assert!(stage.text().contains("The breath stays as it is."), "{}", stage.text());
    assert!(stage.keys("-").text().contains("A smaller breath, from the next one on."), "{}", stage.text());
    stage.wait(1_000).keys("Space").wait(1_000).keys("+");
    assert!(stage.text().contains("The breath stays as it is."), "while it waits:\n{}", stage.text());
    let mut stretch = led_in("ST1", (80, 24));
    stretch.wait(6_000).keys("-");
    assert!(!stretch.text().contains("breath stays") && !stretch.text().contains("smaller"), "{}", stretch.text());
}
