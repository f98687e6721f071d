//! Keys of a person's own, on every screen: what the key does, what the footer says, what `?` says and what texts say is
//! one thing. And `Esc`, which leaves nothing behind it but the screen.

use pelvicoach::coach::Effect;
use pelvicoach::tui::keys::{self, Keymap, Stroke};
use pelvicoach::words;
use ratatui::crossterm::event::KeyCode;

use crate::handled::{all, pressed};
use crate::sizes::WAYS;
use crate::stage::{Setting, Stage, Who, key};

/// A key that nothing has.
const OWN: (&str, KeyCode) = ("F7", KeyCode::F(7));

fn asked(text: &str) -> Keymap {
    let (keymap, told) = Keymap::of(&text.parse::<toml::Table>().expect("TOML"));
    assert!(told.is_empty(), "{text}: {told:?}");
    keymap
}

/// Every line of the panel of keys: it stands whole in a high window.
fn panel(stage: &mut Stage) -> String {
    stage.size(100, 60).press(key("?")).text()
}

#[test]
fn a_changed_key_is_matched_shown_in_the_footer_and_told_by_the_panel() {
    let names = Keymap::default().list();
    let (mut tried, mut in_footer, mut in_panel) = (0, 0, 0);
    for (screen, table, states) in all() {
        for binding in table {
            let name = serde_json::to_value(binding.intent).expect("a name");
            let name = name.as_str().expect("a name");
            // Hiding, stopping and leaving by their own signs are no keys of a screen.
            if !names.iter().any(|listed| listed.name == name) {
                continue;
            }
            if binding.strokes.iter().all(|stroke| [Stroke::Ctrl('c'), Stroke::Ctrl('z')].contains(stroke)) {
                continue;
            }
            let keymap = asked(&format!("{name} = \"{}\"", OWN.0));
            let own = pressed(Stroke::Key(OWN.1));
            let held = |state: &&crate::handled::State| {
                let mut stage = state.with_keys(keymap);
                stage.effects.clear();
                let before = stage.buffer();
                stage.press(own);
                stage.buffer() != before || !stage.effects.is_empty()
            };
            let Some(state) = states.iter().find(held) else {
                panic!("{screen}: {name} has {}, and it does nothing", OWN.0);
            };
            tried += 1;
            let words = words::say(binding.words);
            let told = format!("{} {words}", OWN.0);
            let footer = |stage: &mut Stage| stage.text().lines().last().unwrap_or_default().to_owned();
            let mut usual = state.with_keys(Keymap::default());
            let room = usize::from(usual.buffer().area.width);
            let usual = footer(&mut usual);
            if binding.in_footer && usual.contains(&format!("{} {words}", binding.label)) {
                let now = footer(&mut state.with_keys(keymap));
                // The longer name of a key may leave no room for the last of them.
                assert!(now.contains(&told) || usual.chars().count() + 14 > room, "{screen}: {usual}\n{now}");
                in_footer += usize::from(now.contains(&told));
            }
            // Where words are typed `?` is one of them.
            let listed = panel(&mut state.with_keys(keymap));
            if listed.contains("Any key goes back.") {
                // A nearer table may have other words for it.
                assert!(listed.contains(&format!("  {}      ", OWN.0)), "{screen}: {name} is not told:\n{listed}");
                in_panel += 1;
            }
        }
    }
    assert!(tried > 150 && in_footer > 60 && in_panel > 100, "{tried} {in_footer} {in_panel}");
}

#[test]
fn a_text_names_the_key_that_a_person_has() {
    let empty = |keymap: &str| {
        let mut stage = Stage::new(Who::Fresh, (120, 40)).with_keys(asked(keymap));
        stage.keys("3").text().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(empty("").contains("Press n for how it is now, p for pain"), "{}", empty(""));
    let own = empty("[journal]\nnote = \"F7\"\npain-episode = [\"F8\", \"p\"]\n");
    assert!(own.contains("Press F7 for how it is now, F8 for pain, t for a note"), "{own}");
    let session = |keymap: &str| {
        let registers = [("eyes_closed", serde_json::json!(true))];
        let mut stage = Stage::set(&Setting { registers: &registers, ..Setting::of(Who::Fresh, (80, 24)) });
        stage.keys("Enter C-s").wait(700);
        stage.with_keys(asked(keymap)).text()
    };
    assert!(session("").contains("m turns soft tones on, b turns the bell on"), "{}", session(""));
    let own = session("[session]\nmute = \"F7\"\nbell-on = \"F8\"\n");
    assert!(own.contains("F7 turns soft tones on, F8 turns the bell on"), "{own}");
    // A text that chooses by a number names it as well.
    let copies = |count: usize| words::tell("copies-today", &[("count", count.into())]);
    assert!(copies(1).contains(": m looks at it") && copies(3).contains(": m looks at them"));
    words::speak_of_keys(asked("copies = \"F9\"").spoken());
    assert!(copies(1).contains(": F9 looks at it") && copies(3).contains(": F9 looks at them"), "{}", copies(3));
}

/// Keys that stay what they are may stand in a text; any other stands there as what it does.
#[test]
fn no_text_names_a_key_that_can_be_changed() {
    let stays = ["w", "a", "A", "I"];
    let verbs = [
        "turns", "opens", "brings", "changes", "looks", "learns", "says", "takes", "leads", "keeps", "shows", "begins",
        "for", "to", "if", "when", "hides", "writes", "adds", "ends",
    ];
    let mut found = Vec::new();
    // The command line is read outside of the screens, and lines of text have answers of their own.
    let rooms =
        words::ROOMS.iter().filter(|room| !["keys", "plain", "command", "error", "exercise", "page"].contains(room));
    for room in rooms {
        for line in words::source(room).expect("a room").lines().filter(|line| !line.starts_with('#')) {
            let said: Vec<&str> = line.split(' ').collect();
            for pair in said.windows(2) {
                let sign = |word: &str| word.trim_matches([',', '.', '(', ')']).to_owned();
                let (first, then) = (sign(pair[0]), sign(pair[1]));
                let is_key = |word: &str| {
                    word.chars().count() == 1
                        && word.chars().all(|one| one.is_ascii_alphabetic())
                        && !stays.contains(&word)
                };
                if is_key(&first) && verbs.contains(&then.as_str())
                    || is_key(&then) && ["Press", "press", "key", "with"].contains(&first.as_str())
                {
                    found.push(format!("{room}: {line}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    // Each key that a text names is one of a screen.
    let known: Vec<String> =
        Keymap::default().list().iter().map(|key| format!("{}-{}", key.screen, key.name)).collect();
    let mut named = 0;
    for room in words::ROOMS {
        for name in words::source(room).expect("a room").split("$key-").skip(1) {
            let name = name.split([' ', '}']).next().unwrap_or_default();
            let (usual, what) = name.split_once('-').expect("a key and what it does");
            let all = Keymap::default().list();
            let listed = all.iter().find(|key| format!("{}-{}", key.screen, key.name) == what);
            assert!(known.contains(&what.to_owned()), "{room}: nothing is called {what}");
            let keys = listed.map(|key| key.keys.clone()).unwrap_or_default();
            assert!(keys.split(' ').any(|key| key == usual), "{room}: {what} has {keys}, not {usual}");
            named += 1;
        }
    }
    assert!(named > 20, "{named}");
}

#[test]
fn esc_never_quits() {
    for size in [(80, 24), (40, 12)] {
        for who in [Who::New, Who::Fresh, Who::Seasoned] {
            for way in WAYS {
                let mut stage = Stage::new(who, size);
                stage.keys(way);
                stage.effects.clear();
                for pause in [0, 40, 500, 0, 40, 500, 500, 500, 0, 500] {
                    stage.press(key("Esc")).wait(pause);
                    assert!(!stage.effects.contains(&Effect::Leave), "{way:?}");
                }
            }
        }
    }
    for (name, form) in crate::forms::every() {
        let mut stage = crate::forms::before(&form);
        for _ in 0..10 {
            stage.press(key("Esc")).wait(200);
            assert!(!stage.effects.contains(&Effect::Leave), "{name}");
        }
    }
}

/// Everything that is bound is bound to one press: no table knows of a key that is let go or held.
#[test]
fn nothing_waits_for_a_key_to_be_held_or_let_go() {
    use ratatui::crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers};
    for (screen, table, states) in all() {
        let Some(state) = states.first() else { continue };
        for binding in table.iter().take(6) {
            let stroke = binding.strokes[0];
            let mut once = state.with_keys(Keymap::default());
            let mut thrice = state.with_keys(Keymap::default());
            once.press(pressed(stroke));
            // A terminal that tells when a key is let go tells no more than one that does not.
            let let_go = KeyEvent { kind: KeyEventKind::Release, ..pressed(stroke) };
            thrice.press(pressed(stroke)).press(let_go).press(KeyEvent { modifiers: KeyModifiers::NONE, ..let_go });
            assert_eq!(once.text(), thrice.text(), "{screen}: {stroke:?}");
            assert_eq!(once.effects, thrice.effects, "{screen}: {stroke:?}");
            let again = KeyEvent { kind: KeyEventKind::Repeat, ..pressed(stroke) };
            let (mut pressed_again, mut repeated) =
                (state.with_keys(Keymap::default()), state.with_keys(Keymap::default()));
            pressed_again.press(pressed(stroke)).press(pressed(stroke));
            repeated.press(pressed(stroke)).press(again);
            assert_eq!(pressed_again.text(), repeated.text(), "{screen}: {stroke:?}");
        }
    }
    let bound = keys::find(&[keys::SESSION], key("Space"));
    assert_eq!(bound, Some(keys::Intent::Pause));
}
