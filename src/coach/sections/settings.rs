//! The settings as lines: what each does in one line, how it stands, and each sound to be heard by its name.

use super::{Deed, Done, Line, Section};
use crate::clock::Now;
use crate::coach::coach::{Awake, Coach};
use crate::coach::lock::Lock;
use crate::coach::session::rings;
use crate::coach::step::Step;
use crate::config::{Key, Source};
use crate::practice::{Sound, Tone};
use crate::words::{name, say, tell};

/// The sounds that can be heard one by one, and for how long each lasts, in milliseconds.
const SOUNDS: [(Tone, u64); 10] = [
    (Tone::In, 3_000),
    (Tone::Out, 4_000),
    (Tone::Hold, 2_000),
    (Tone::Squeeze, 2_000),
    (Tone::Release, 2_000),
    (Tone::Turn, 0),
    (Tone::Change, 0),
    (Tone::BlockEnd, 0),
    (Tone::Waits, 0),
    (Tone::End, 0),
];

fn on_or_off(on: bool) -> String {
    say(if on { "plan-on" } else { "plan-off" })
}

/// A line of the settings that are kept in `config.toml`; beneath it what it does, and what overrides it.
fn kept(coach: &Coach, key: Key, id: &str, state: String) -> Line {
    let more = name("settings-more", id);
    let told = match coach.settings.source(key) {
        Some(Source::Option) => Some(say("settings-by-option")),
        Some(Source::Environment(variable)) => Some(tell("settings-by-variable", &[("variable", variable.into())])),
        _ => None,
    };
    let more = told.into_iter().fold(more, |more, told| format!("{more}\n{told}"));
    Line { words: name("settings", id), state, more, deed: Some(Deed::Setting(key)), ..Line::default() }
}

fn plain(id: &str, state: String, deed: Option<Deed>) -> Line {
    Line { words: name("settings", id), state, more: name("settings-more", id), deed, ..Line::default() }
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let value = |key: Key| coach.settings.value(key).map(str::to_owned);
    let mut lines = vec![
        kept(coach, Key::Sound, "sound", name("settings-sound", coach.hearing.sound.id())),
        kept(coach, Key::Volume, "volume", coach.hearing.volume.to_string()),
        plain("try", String::new(), Some(Deed::Sounds)),
    ];
    let seconds = |value: String| match value.parse::<u32>() {
        Ok(n @ 1..) => tell("settings-seconds", &[("n", n.into())]),
        _ => say("settings-none"),
    };
    lines.extend(value(Key::LeadIn).map(|value| kept(coach, Key::LeadIn, "lead-in", seconds(value))));
    lines.push(plain("picture", name("settings-picture", &coach.picture()), Some(Deed::Picture)));
    let numbers = say(if coach.hides_numbers() { "settings-numbers-hidden" } else { "settings-numbers-shown" });
    lines.push(plain("numbers", numbers, Some(Deed::Numbers)));
    let motion = value(Key::ReducedMotion).map(|value| on_or_off(value == "true"));
    lines.extend(motion.map(|state| kept(coach, Key::ReducedMotion, "motion", state)));
    lines.extend(value(Key::Theme).map(|value| kept(coach, Key::Theme, "theme", theme(&value))));
    let face = value(Key::Plain).map(|value| on_or_off(value == "true"));
    lines.extend(face.map(|state| Line { deed: Some(Deed::Face), ..kept(coach, Key::Plain, "lines", state) }));
    if coach.awake != Awake::Never && value(Key::Awake).is_some() {
        lines.push(kept(coach, Key::Awake, "awake", on_or_off(coach.awake == Awake::On)));
    }
    lines.extend(locking(coach));
    if !coach.settings.backups.is_empty() {
        lines.push(plain("backup", coach.settings.backups.clone(), None));
    }
    lines
}

/// The name of a theme; of one of the person's own, its file.
fn theme(value: &str) -> String {
    let known = ["auto", "dark", "light", "contrast"].contains(&value);
    if known { name("settings-theme", value) } else { value.to_owned() }
}

fn locking(coach: &Coach) -> Vec<Line> {
    if coach.lock == Lock::None {
        return vec![plain("lock", say("settings-lock-none"), Some(Deed::ChooseLock))];
    }
    let set = Line { more: say("settings-lock-change"), ..plain("lock", say("settings-lock-set"), None) };
    let minutes = coach.settings.value(Key::LockAfter).map(|value| match value.parse::<u32>() {
        Ok(n @ 1..) => tell("settings-minutes", &[("n", n.into())]),
        _ => say("settings-never"),
    });
    let after = minutes.map(|state| kept(coach, Key::LockAfter, "idle", state));
    std::iter::once(set).chain(after).collect()
}

pub(super) fn sounds(coach: &Coach) -> Vec<Line> {
    let by_bell = coach.hearing.sound == Sound::Bell;
    let rung = |tone: Tone| tell("settings-rings", &[("n", u32::from(rings(tone)).into())]);
    let line = |(tone, _): &(Tone, u64)| Line {
        words: name("settings-cue", tone.id()),
        state: if by_bell { rung(*tone) } else { name("settings-heard", tone.id()) },
        deed: Some(Deed::Hear(*tone)),
        ..Line::default()
    };
    SOUNDS.iter().map(line).collect()
}

/// Lets a sound be heard now, in the way that is chosen, and says its name.
pub(super) fn hear(coach: &mut Coach, tone: Tone) -> Done {
    let ms = SOUNDS.iter().find(|(one, _)| *one == tone).map_or(0, |(_, ms)| *ms);
    if coach.hearing.sound == Sound::Silent {
        return Done::said(say("settings-try-silent"));
    }
    let words = name("settings-cue", tone.id());
    let effects = coach.try_sound(tone, ms, &words).into_iter().collect();
    Done { effects, line: Some(words), ..Done::default() }
}

pub(super) fn turn(coach: &mut Coach, deed: &Deed, now: Now) -> Done {
    match deed {
        Deed::Setting(key) => Done::saved(coach.turn_setting(*key)),
        Deed::Picture => Done::saved(vec![coach.turn_picture(now)]),
        Deed::Numbers => Done::saved(vec![coach.turn_numbers(now)]),
        Deed::Face => {
            let in_lines = coach.settings.value(Key::Plain) == Some("true");
            Done::saved(Coach::in_lines(!in_lines).into())
        }
        Deed::ChooseLock => Done { step: Some(Step::SetLock), ..Done::default() },
        Deed::Sounds => Done { section: Some(Section::Sounds), ..Done::default() },
        Deed::Hear(tone) => hear(coach, *tone),
        _ => Done::default(),
    }
}
