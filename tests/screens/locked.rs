//! The passphrase on the screen: nothing of the diary shows before it, nothing that is typed shows at all.

use pelvicoach::coach::{Effect, Event, Lock, Secret};
use pelvicoach::tui::theme::Look;
use serde_json::json;

use crate::stage::{Setting, Stage, Who, coach, morning};

const SMALL: (u16, u16) = (80, 24);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

fn locked(size: (u16, u16)) -> Stage {
    let setting = Setting::of(Who::Seasoned, size);
    let (mut coach, disk) = coach(&setting, morning());
    coach.lock = Lock::Shut;
    Stage::over(&setting, coach, disk, None)
}

fn asked(size: (u16, u16)) -> Stage {
    Stage::with(Who::New, size, Look::default(), &[("lock_asked", json!(false))], None)
}

#[test]
fn a_locked_diary() {
    see!("lock_asking", locked(SMALL));
    see!("lock_asking_in_40x12", locked(TINY));
    see!("lock_asking_in_120x40", locked((120, 40)));
    let mut stage = locked(SMALL);
    stage.keys("s e c r e t");
    see!("lock_typed", stage);
    stage.keys("Enter").event(Event::NotUnlocked("that does not open the diary; nothing was changed".to_owned()));
    see!("lock_other_passphrase", stage);
}

#[test]
fn no_key_leads_past_it() {
    let mut stage = locked(SMALL);
    for key in "1 2 3 4 5 6 q x n ? F1 Tab Up Down PageDown Enter Esc F12 F12 C-l C-l C-s".split(' ') {
        let text = stage.wait(500).keys(key).text();
        let harmless = text.contains("Passphrase") || text.trim().len() == 5;
        assert!(harmless, "after {key}:\n{text}");
    }
    let text = stage.keys("Esc !").text();
    assert!(text.contains("You are here"), "{text}");
    for key in "t 8 Esc 9 Esc Esc Esc".split(' ') {
        stage.wait(500).keys(key);
    }
    assert!(stage.text().contains("Passphrase"), "{}", stage.text());
}

/// A key of one's own on this screen would be a sign that no passphrase could have.
#[test]
fn whatever_keys_are_asked_for_every_sign_goes_to_the_passphrase() {
    let asked = "[lock]\nopen = [\"e\", \"7\"]\nback = \"B\"\nhelp-now = \"h\"\n";
    let (keymap, remarks) = pelvicoach::tui::keys::Keymap::of(&asked.parse().expect("TOML"));
    let mut stage = locked(SMALL).with_keys(keymap);
    stage.keys("h e 7 b l p Enter");
    let handed: Vec<&Effect> = stage.effects.iter().filter(|effect| matches!(effect, Effect::Unlock { .. })).collect();
    assert!(
        matches!(handed.as_slice(), [Effect::Unlock { passphrase, .. }] if passphrase.text() == "he7blp"),
        "{remarks:?} {}",
        stage.text()
    );
}

/// Help shows nothing of the diary while it is locked: not even whom the person would call.
#[test]
fn a_person_to_reach_is_shown_without_the_own_contacts() {
    let setting = Setting { registers: &[("contacts", json!("Marmalade 0123"))], ..Setting::of(Who::Seasoned, SMALL) };
    let (mut coach, disk) = coach(&setting, morning());
    assert!(coach.person_words().iter().any(|words| words.contains("Marmalade")));
    coach.lock = Lock::Open;
    let effects = coach.put_away(Vec::new(), false);
    assert!(matches!(effects.as_slice(), [Effect::LockAgain(_)]), "{effects:?}");
    assert!(coach.diary.months().all(|(_, state)| *state == pelvicoach::diary::MonthState::Unread));
    let mut stage = Stage::over(&setting, coach, disk, None);
    let text = stage.keys("! t").text();
    assert!(!text.contains("e people"), "no key leads to them: {text}");
    assert!(!text.contains("Marmalade") && text.contains("once the diary is open"), "{text}");
    let text = stage.wait(500).keys("e").text();
    assert!(text.contains("once the diary is open"), "{text}");
}

#[test]
fn what_is_typed_goes_out_once_and_nowhere_else() {
    let mut stage = locked(SMALL);
    stage.keys("a 1 ! Backspace b Enter Enter c Enter");
    let handed: Vec<&Effect> = stage.effects.iter().filter(|effect| matches!(effect, Effect::Unlock { .. })).collect();
    assert!(
        matches!(handed.as_slice(), [Effect::Unlock { passphrase, .. }] if passphrase.text() == "a1b"),
        "{handed:?}"
    );
    assert_eq!(format!("{handed:?}").matches("a1b").count(), 0, "it stands in no message about an effect");
    assert!(stage.effects.iter().all(|effect| !matches!(effect, Effect::KeepDraft(_) | Effect::Save(_))));
}

#[test]
fn the_first_question() {
    see!("lock_others", asked(SMALL));
    see!("lock_others_in_40x12", asked(TINY));
    let mut stage = asked(SMALL);
    stage.keys("1 C-s");
    see!("lock_new", stage);
    let again = "a q u i e t n i g h t Enter";
    stage.wait(500).keys(again);
    see!("lock_again", stage);
    stage.keys(again).event(Event::LockSet(Secret::from("# public key: age1x\nAGE-SECRET-KEY-1X\n")));
    see!("lock_sheet", stage);
    stage.keys("w");
    assert!(stage.effects.iter().any(|effect| matches!(effect, Effect::Write { over: false, .. })));
    let text = stage.wait(500).keys("Enter").text();
    assert!(text.contains("Is any of this new?"), "{text}");
}

#[test]
fn no_answer_is_no_passphrase() {
    for keys in ["C-s", "2 C-s", "Esc"] {
        let mut stage = asked(SMALL);
        let text = stage.wait(500).keys(keys).text();
        assert!(text.contains("Is any of this new?"), "{keys}: {text}");
    }
}
