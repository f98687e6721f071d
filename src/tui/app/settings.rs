//! The app as the settings ask for it: keys, colours, and what of them could not be taken. What the settings are is
//! worked out elsewhere.

use super::App;
use crate::clock::Now;
use crate::coach::Beginning;
use crate::config::{Config, Key, Source};
use crate::tui::keys::{self, Keymap};
use crate::tui::theme::Look;
use crate::words::tell;

impl From<(Beginning, Config, Now)> for App {
    /// The app over what was opened, looking as the settings ask.
    fn from((beginning, config, now): (Beginning, Config, Now)) -> Self {
        let (keymap, mut told) = Keymap::of(&config.keys);
        let (look, of_theme) = Look::of(&config);
        told.extend(of_theme);
        let line = |(words, fills): keys::Remark| {
            let fills: Vec<_> = fills.into_iter().map(|(name, fill)| (name, fill.into())).collect();
            tell(words, &fills)
        };
        let told: Vec<String> = told.into_iter().map(line).collect();
        let mut app = Self::open(beginning.coach, look, beginning.step, beginning.sos, now);
        app.cover.begin(beginning.then, config.lock_after_ms());
        // The terminal is asked for its ground at the first run, or when the settings say so, and its answer is kept.
        let asked = config.setting(Key::Terminal).filter(|setting| setting.value == "ask");
        let first = !app.coach.is_settled_in();
        let asks_ground =
            config.value(Key::Theme) == "auto" && asked.is_some_and(|of| first || of.source == Source::File);
        Self { keymap, asks_ground, line: (!told.is_empty()).then(|| told.join(" ")), ..app }
    }
}
