//! The last screen of the first run: eyes, sound, minutes, dark or light.

use super::form::{Form, Page, choice};
use crate::practice::Sound;

pub(super) fn pages(_form: &Form) -> Vec<Page> {
    vec![Page {
        heading: "first-heading".to_owned(),
        intro: ["safety-intended-use", "safety-adults", "safety-place", "first-intro"].map(str::to_owned).to_vec(),
        asks: vec![
            choice("minutes", "first-minutes", "first-minutes", &["7", "12", "20"]),
            choice("eyes", "first-eyes", "first-eyes", &["open", "closed"]),
            choice("sound", "first-sound", "first-sound", &["silent", "bell", "tones", "voice"]),
            choice("theme", "first-theme", "first-theme", &["auto", "dark", "light", "contrast"]),
        ],
    }]
}

/// What was chosen; what was left open has its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// 7, 12 or 20 (default 7: the first days are short).
    pub minutes: u32,
    /// Whether the eyes are closed during practice (default open).
    pub eyes_closed: bool,
    /// How it is heard (default silent).
    pub sound: Sound,
    /// `auto`, `dark`, `light` or `contrast`; left open, colours stay as they are.
    pub theme: Option<String>,
}

/// Reads the answers.
#[must_use]
pub fn chosen(form: &Form) -> Chosen {
    Chosen {
        minutes: form.one("minutes").and_then(|text| text.parse().ok()).unwrap_or(7),
        eyes_closed: form.one("eyes") == Some("closed"),
        sound: form.one("sound").and_then(Sound::parse).unwrap_or_default(),
        theme: form.one("theme").map(str::to_owned),
    }
}
