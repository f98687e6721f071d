//! The app as the settings ask for it: keys, colours, and what of them could not be taken. What the settings are is
//! worked out elsewhere.

use super::App;
use crate::clock::Now;
use crate::coach::Beginning;
use crate::config::{Config, Key, Source};
use crate::tui::keys::{self, Keymap};
use crate::tui::theme::{Depth, Look};
use crate::words::{say, speak_of_keys, tell};

impl App {
    /// The same with the keys of a person.
    #[must_use]
    pub fn with_keys(self, keymap: Keymap) -> Self {
        speak_of_keys(keymap.spoken());
        Self { keymap, ..self }
    }
}

impl From<(Beginning, Config, Now)> for App {
    /// The app over what was opened, looking as the settings ask.
    fn from((beginning, config, now): (Beginning, Config, Now)) -> Self {
        let (keymap, of_keys) = Keymap::of(&config.keys);
        let (look, of_theme) = Look::of(&config);
        let told = beginning.told.into_iter().chain(of_keys.into_iter().chain(of_theme).map(remark));
        let mut app = Self::open(beginning.coach, look, beginning.step, beginning.sos, now);
        app.cover.begin(beginning.then, config.lock_after_ms());
        // The terminal is asked for its ground at the first run, or when the settings say so, and its answer is kept.
        let asked = config.setting(Key::Terminal).filter(|setting| setting.value == "ask");
        let first = !app.coach.is_settled_in();
        // Without colour nothing depends on it.
        let is_open = config.value(Key::Theme) == "auto" && look.depth != Depth::None;
        let asks_ground = is_open && asked.is_some_and(|of| first || of.source == Source::File);
        // One by one: the next comes with the next key.
        told.for_each(|line| app.notices.hear(line));
        Self { asks_ground, ..app }.with_keys(keymap)
    }
}

/// Every key that can be changed, by screen: its name in the file of settings, the keys as they hold now, what they do;
/// at the end what of that file could not be taken.
pub struct KeyLines(pub Vec<String>);

impl From<&Config> for KeyLines {
    fn from(config: &Config) -> Self {
        let (keymap, told) = Keymap::of(&config.keys);
        let file = config.folders.config_file.display().to_string();
        let mut lines = vec![tell("keys-own-file", &[("file", file.into())])];
        let mut screen = "";
        for keys::Listed { screen: here, name, keys, words } in keymap.list() {
            if here != screen {
                lines.extend([String::new(), format!("[keys.{here}]")]);
                screen = here;
            }
            lines.push(format!("{name:<15} {keys:<22} {}", say(words)));
        }
        if !told.is_empty() {
            lines.push(String::new());
        }
        lines.extend(told.into_iter().map(remark));
        Self(lines)
    }
}

fn remark((words, fills): keys::Remark) -> String {
    let fills: Vec<_> = fills.into_iter().map(|(name, fill)| (name, fill.into())).collect();
    tell(words, &fills)
}

impl App {
    /// What a setting that was changed in this window means for what is seen, and for when it locks.
    pub(super) fn take_setting(&mut self, name: &str, value: &str) {
        match Key::parse(name) {
            Some(Key::Theme) => self.look = self.look.chosen(value),
            Some(Key::ReducedMotion) => self.look.reduced_motion = value == "true",
            Some(Key::LockAfter) => {
                let minutes: u64 = value.parse().unwrap_or(0);
                self.cover.lock_after((minutes > 0).then_some(minutes * 60_000));
            }
            _ => {}
        }
    }
}
