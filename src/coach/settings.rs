//! The settings as they hold in this window, and changing one of them: each goes back to the place where it is kept, in
//! `config.toml` or in the profile. What they are is worked out elsewhere; which are shown, by a section of Plan.

use super::coach::{Awake, Coach};
use super::effect::Effect;
use crate::clock::Now;
use crate::config::{Config, Key, Setting, Source};
use crate::practice::Sound;

/// The register with the picture of the breath.
pub const PICTURE: &str = "picture";
/// The pictures there are, by the names under which they are kept.
pub const PICTURES: [&str; 4] = ["disc", "wave", "band", "words"];
/// The register that hides every number in a session.
pub const NO_NUMBERS: &str = "no_numbers";

/// What can be chosen for the settings that are numbers; our own choice: no trial gives a number.
const VOLUMES: [u8; 10] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
const LEAD_INS: [u8; 5] = [0, 3, 5, 10, 20];
const MINUTES: [u8; 6] = [0, 5, 10, 20, 30, 60];

/// The settings as they hold now. Empty where nobody asked for them.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    all: Vec<Setting>,
    /// Where backups are kept.
    pub backups: String,
}

impl Settings {
    /// The settings of `config`.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self::made(config.settings().to_vec(), config.backup_folder().display().to_string())
    }

    /// These settings, with backups kept in this folder.
    #[must_use]
    pub const fn made(all: Vec<Setting>, backups: String) -> Self {
        Self { all, backups }
    }

    /// The value of a setting as text; `None` where nobody asked for the settings.
    #[must_use]
    pub fn value(&self, key: Key) -> Option<&str> {
        self.all.iter().find(|setting| setting.key == key).map(|setting| setting.value.as_str())
    }

    /// Where the value of a setting comes from.
    #[must_use]
    pub fn source(&self, key: Key) -> Option<Source> {
        self.all.iter().find(|setting| setting.key == key).map(|setting| setting.source)
    }

    fn hold(&mut self, key: Key, value: &str) {
        if let Some(setting) = self.all.iter_mut().find(|setting| setting.key == key) {
            value.clone_into(&mut setting.value);
        }
    }
}

/// The one after `value`, round and round; the first where `value` is none of them.
fn after<'a>(value: &str, all: &[&'a str]) -> Option<&'a str> {
    let at = all.iter().position(|one| *one == value).map_or(0, |at| (at + 1) % all.len());
    all.get(at).copied()
}

/// The next greater number as text; the smallest after the greatest.
fn greater(value: &str, all: &[u8]) -> Option<String> {
    let value: u8 = value.parse().unwrap_or(0);
    all.iter().find(|one| **one > value).or(all.first()).map(u8::to_string)
}

impl Coach {
    /// What a setting would be after the next key on it; `None` where it is not changed in this way.
    fn next_value(&self, key: Key) -> Option<String> {
        let value = self.settings.value(key).unwrap_or_default();
        match key {
            Key::Sound => after(self.hearing.sound.id(), &["silent", "tones", "voice", "bell"]).map(str::to_owned),
            Key::Volume => greater(&self.hearing.volume.to_string(), &VOLUMES),
            Key::Theme => after(value, &["auto", "dark", "light", "contrast"]).map(str::to_owned),
            Key::ReducedMotion => after(value, &["false", "true"]).map(str::to_owned),
            Key::Awake => Some(if self.awake == Awake::On { "off" } else { "on" }.to_owned()),
            Key::LeadIn => greater(value, &LEAD_INS),
            Key::LockAfter => greater(value, &MINUTES),
            _ => None,
        }
    }

    /// Makes a setting what it is next, from now on, and keeps it.
    pub fn turn_setting(&mut self, key: Key) -> Vec<Effect> {
        let Some(value) = self.next_value(key) else { return Vec::new() };
        self.settings.hold(key, &value);
        match key {
            Key::Sound => {
                let hush = self.hearing.silence(true);
                let kept = self.set_sound(Sound::parse(&value).unwrap_or_default());
                return hush.into_iter().chain([kept]).collect();
            }
            Key::Volume => return vec![self.set_volume(value.parse().unwrap_or(super::VOLUME))],
            Key::Awake => self.awake = if value == "on" { Awake::On } else { Awake::Off },
            Key::LeadIn => self.lead_in_ms = value.parse::<u64>().unwrap_or(0) * 1000,
            _ => {}
        }
        let keep = |key: Key, value: String| Effect::Set { name: key.name().to_owned(), value };
        // As the terminal is now: at the next start it is asked again.
        let asks = (key == Key::Theme && value == "auto").then(|| keep(Key::Terminal, "ask".to_owned()));
        std::iter::once(keep(key, value)).chain(asks).collect()
    }

    /// Another picture of the breath, kept for every practice.
    pub fn turn_picture(&mut self, now: Now) -> Effect {
        let next = after(&self.picture(), &PICTURES).unwrap_or_default();
        self.set(PICTURE, next.into(), now)
    }

    /// The picture of the breath, by its name.
    #[must_use]
    pub fn picture(&self) -> String {
        let kept = self.profile.get::<String>(PICTURE).filter(|kept| PICTURES.contains(&kept.as_str()));
        kept.unwrap_or_else(|| PICTURES.first().copied().unwrap_or_default().to_owned())
    }

    /// Whether a session begins without numbers.
    #[must_use]
    pub fn hides_numbers(&self) -> bool {
        self.profile.get(NO_NUMBERS).unwrap_or(false)
    }

    /// Shows the numbers of a session, or hides them, in every practice.
    pub fn turn_numbers(&mut self, now: Now) -> Effect {
        let hides = self.hides_numbers();
        self.set(NO_NUMBERS, (!hides).into(), now)
    }
}

#[cfg(test)]
mod tests {
    use super::{MINUTES, VOLUMES, after, greater};

    #[test]
    fn each_value_is_followed_by_the_next_round_and_round() {
        let all = ["auto", "dark", "light"];
        assert_eq!(
            (after("auto", &all), after("light", &all), after("/a/theme", &all)),
            (Some("dark"), Some("auto"), Some("auto"))
        );
        let volume = |from: &str| greater(from, &VOLUMES).unwrap();
        assert_eq!(
            (volume("80"), volume("83"), volume("100"), volume("0")),
            ("90".into(), "90".into(), "10".into(), "10".into())
        );
        assert_eq!(
            (greater("60", &MINUTES).unwrap(), greater("0", &MINUTES).unwrap()),
            ("0".to_owned(), "5".to_owned())
        );
    }
}
