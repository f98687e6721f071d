//! Families of word keys of the settings.

/// Lines of the settings.
const LINES: [&str; 13] = [
    "sound", "volume", "try", "lead-in", "picture", "numbers", "motion", "theme", "lines", "awake", "lock", "idle",
    "backup",
];
/// The sounds that can be heard there.
const SOUNDS: [&str; 10] = ["in", "out", "hold", "squeeze", "release", "turn", "change", "block-end", "waits", "end"];

/// Every family of the settings.
pub fn of_settings() -> Vec<(&'static str, Vec<String>)> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    vec![
        ("settings-{}", own(&LINES)),
        ("settings-more-{}", own(&LINES)),
        ("settings-sound-{}", own(&["silent", "tones", "voice", "bell"])),
        ("settings-picture-{}", own(&pelvicoach::coach::settings::PICTURES)),
        ("settings-theme-{}", own(&["auto", "dark", "light", "contrast"])),
        ("settings-cue-{}", own(&SOUNDS)),
        ("settings-heard-{}", own(&SOUNDS)),
    ]
}
