//! The settings: how they are seen, and that each is changed, kept, and holds at once.

use pelvicoach::coach::settings::Settings;
use pelvicoach::coach::{Awake, Effect, Event, Lock, NoSound};
use pelvicoach::config::{Key, Setting as Kept, Source};
use pelvicoach::practice::{Sound, Tone};

use crate::stage::{Setting, Stage, Who, coach, morning};

const SMALL: (u16, u16) = (80, 24);
const TINY: (u16, u16) = (40, 12);

/// The settings as a start finds them; the volume as a variable of the environment has it.
fn settings() -> Settings {
    let value = |key: Key| match key {
        Key::Theme => "auto",
        Key::Sound => "silent",
        Key::Volume => "80",
        Key::LeadIn => "5",
        Key::LockAfter => "10",
        Key::Awake => "off",
        _ => "false",
    };
    let source = |key: Key| match key {
        Key::Volume => Source::Environment("PELVICOACH_VOLUME"),
        Key::Theme => Source::Option,
        _ => Source::Default,
    };
    let all = Key::ALL.map(|key| Kept { key, value: value(key).to_owned(), source: source(key) });
    Settings::made(all.to_vec(), "/home/me/.local/state/pelvicoach/backup".to_owned())
}

fn stage_with(size: (u16, u16), lock: Lock) -> Stage {
    let setting = Setting::of(Who::Seasoned, size);
    let (mut coach, disk) = coach(&setting, morning());
    (coach.settings, coach.awake, coach.lock) = (settings(), Awake::Off, lock);
    Stage::over(&setting, coach, disk, None)
}

fn stage(size: (u16, u16)) -> Stage {
    stage_with(size, Lock::None)
}

/// The line with the cursor.
fn here(stage: &mut Stage) -> String {
    stage.text().lines().find(|line| line.contains('›')).unwrap_or_default().to_owned()
}

/// Goes to the line of this name.
fn to(stage: &mut Stage, words: &str) {
    stage.keys("Home");
    for _ in 0..20 {
        if here(stage).contains(words) {
            return;
        }
        stage.keys("Down");
    }
    panic!("no line {words}:\n{}", stage.text());
}

/// What was kept in `config.toml`, in order.
fn kept(stage: &Stage) -> Vec<(String, String)> {
    let set = stage.effects.iter().filter_map(|effect| match effect {
        Effect::Set { name, value } => Some((name.clone(), value.clone())),
        _ => None,
    });
    set.collect()
}

/// What was to be heard last.
fn heard(stage: &Stage) -> Option<(Sound, u8, Vec<Tone>)> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::Sound(schedule) if !schedule.dues.is_empty() => {
            Some((schedule.sound, schedule.volume, schedule.dues.iter().map(|due| due.tone).collect()))
        }
        _ => None,
    })
}

#[test]
fn settings_are_seen_in_both_sizes() {
    insta::assert_snapshot!("settings", stage(SMALL).keys(",").text());
    insta::assert_snapshot!("settings_in_40x12", stage(TINY).keys(",").text());
    let mut sounds = stage(SMALL);
    to(sounds.keys(","), "Hear each sound");
    insta::assert_snapshot!("settings_sounds", sounds.keys("Enter").text());
    let mut last = stage_with(SMALL, Lock::Open);
    insta::assert_snapshot!("settings_with_a_lock", last.keys(", End Up").text());
}

#[test]
fn they_are_one_key_from_today_and_from_plan() {
    for keys in [",", "5 ,"] {
        let mut stage = stage(SMALL);
        stage.keys(keys);
        assert!(stage.text().contains("Hear each sound"), "{keys}: {}", stage.text());
        stage.keys("Esc");
        assert!(!stage.text().contains("Hear each sound"), "{keys}: {}", stage.text());
    }
}

#[test]
fn each_line_goes_to_its_next_value_holds_at_once_and_is_kept() {
    let mut stage = stage_with((80, 40), Lock::Open);
    stage.keys(",");
    let turns = [
        ("Sound", "tones", "sound", "tones"),
        ("Volume", "90", "volume", "90"),
        ("Time before", "10 seconds", "lead_in", "10"),
        ("Less movement", "on", "reduced_motion", "true"),
        ("Colours", "dark", "theme", "dark"),
        ("Screen stays on", "on", "awake", "on"),
        ("Locks by itself", "20 minutes", "lock_after", "20"),
    ];
    for (words, state, name, value) in turns {
        to(&mut stage, words);
        stage.keys("Enter");
        assert!(here(&mut stage).trim_end().ends_with(state), "{words}: {}", here(&mut stage));
        assert_eq!(kept(&stage).last(), Some(&(name.to_owned(), value.to_owned())));
    }
    // The two that belong to the person and not to the machine stand in the profile.
    to(&mut stage, "Picture");
    stage.keys("Enter");
    to(&mut stage, "Numbers");
    stage.keys("Enter");
    assert!(here(&mut stage).contains("hidden"), "{}", stage.text());
    assert_eq!(stage.profile.get::<String>("picture").as_deref(), Some("wave"));
    assert_eq!(stage.profile.get::<bool>("no_numbers"), Some(true));
}

#[test]
fn each_sound_is_heard_by_its_name_at_the_volume_that_was_chosen() {
    let mut stage = stage(SMALL);
    to(stage.keys(","), "Hear each sound");
    stage.keys("Enter Home Enter");
    assert!(stage.text().contains("It is silent now."), "{}", stage.text());
    assert_eq!(heard(&stage), None);
    stage.keys("Esc");
    to(&mut stage, "Sound");
    stage.keys("Enter");
    to(&mut stage, "Hear each sound");
    stage.keys("Enter Home");
    let all = [
        ("In", Tone::In),
        ("Out", Tone::Out),
        ("Hold", Tone::Hold),
        ("Squeeze", Tone::Squeeze),
        ("Release", Tone::Release),
        ("Next place", Tone::Turn),
        ("Another position", Tone::Change),
        ("Next part", Tone::BlockEnd),
        ("It waits", Tone::Waits),
        ("The end", Tone::End),
    ];
    for (name, tone) in all {
        stage.keys("Enter");
        assert_eq!(heard(&stage), Some((Sound::Tones, 80, vec![tone])));
        assert!(stage.text().lines().filter(|line| line.contains(name)).count() >= 2, "{}", stage.text());
        stage.keys("Down");
    }
    stage.event(Event::NoSound(NoSound::Absent));
    assert!(stage.text().contains("Nothing here plays sound."), "{}", stage.text());
    // By the bell each is counted.
    stage.keys("Esc");
    to(&mut stage, "Sound");
    stage.keys("Enter Enter");
    assert!(here(&mut stage).trim_end().ends_with("bell"), "{}", here(&mut stage));
    to(&mut stage, "Hear each sound");
    stage.keys("Enter Home Down");
    assert!(here(&mut stage).trim_end().ends_with("twice"), "{}", stage.text());
    let rings = |stage: &Stage| stage.effects.iter().filter(|effect| **effect == Effect::Bell).count();
    let before = rings(&stage);
    stage.keys("Enter").wait(1_000);
    assert_eq!(rings(&stage), before + 2);
}

#[test]
fn the_mouse_changes_a_line_and_a_passphrase_is_chosen_on_its_own_page() {
    let mut stage = stage((80, 40));
    stage.keys(",").click_on("Sound ");
    assert_eq!(kept(&stage), [("sound".to_owned(), "tones".to_owned())]);
    to(&mut stage, "Passphrase");
    stage.keys("Enter");
    assert!(!stage.text().contains("Hear each sound"), "{}", stage.text());
    stage.keys("Esc");
    assert!(stage.text().contains("Hear each sound"), "{}", stage.text());
}

#[test]
fn a_line_says_what_overrides_it() {
    let mut stage = stage((80, 40));
    to(stage.keys(","), "Volume");
    assert!(stage.text().contains("PELVICOACH_VOLUME says so at every start."), "{}", stage.text());
    to(&mut stage, "Colours");
    assert!(stage.text().contains("The command line said so for this start."), "{}", stage.text());
}
