//! Every key of every table does something: pressing it changes the picture, asks for something outside, or moves on,
//! in at least one of the states in which the table holds.

use pelvicoach::tui::keys::{self, Binding, Keymap, Stroke};
use pelvicoach::tui::theme::Look;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde_json::{Value, json};

use crate::stage::{Setting, Stage, Who};

/// A way to a screen.
pub struct State {
    who: Who,
    size: (u16, u16),
    registers: Vec<(&'static str, Value)>,
    drafts: Vec<(&'static str, String)>,
    keys: &'static str,
    wait_ms: u64,
}

fn state(who: Who, keys: &'static str) -> State {
    State { who, size: (80, 24), registers: Vec::new(), drafts: Vec::new(), keys, wait_ms: 700 }
}

impl State {
    fn register(mut self, name: &'static str, value: Value) -> Self {
        self.registers.push((name, value));
        self
    }

    fn small(mut self) -> Self {
        self.size = (40, 12);
        self
    }

    fn wait(mut self, ms: u64) -> Self {
        self.wait_ms = ms;
        self
    }

    fn stage(&self) -> Stage {
        self.with_keys(Keymap::default())
    }

    /// The same in front of someone with these keys; the way there is taken with the usual ones.
    pub fn with_keys(&self, keymap: Keymap) -> Stage {
        let setting = Setting::of(self.who, self.size);
        let look = Look { reduced_motion: true, ..Look::default() };
        let mut stage = Stage::set(&Setting { registers: &self.registers, drafts: &self.drafts, look, ..setting });
        // F6 means nothing anywhere; it takes away a line that the next key would take away.
        stage.keys(self.keys).wait(self.wait_ms).keys("F6");
        stage.with_keys(keymap)
    }

    /// Whether this key does anything here.
    fn answers_to(&self, stroke: Stroke) -> bool {
        let (mut without, mut with) = (self.stage(), self.stage());
        with.press(pressed(stroke));
        with.buffer() != without.buffer() || with.effects != without.effects
    }
}

/// Every table with the states in which it holds.
pub fn all() -> impl Iterator<Item = (&'static str, &'static [Binding], Vec<State>)> {
    tables().into_iter().chain(of_a_session()).chain(of_ones_own()).chain(of_history())
}

pub fn pressed(stroke: Stroke) -> KeyEvent {
    match stroke {
        Stroke::Char(letter) => KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE),
        Stroke::Key(code) => KeyEvent::new(code, KeyModifiers::NONE),
        Stroke::Ctrl(letter) => KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL),
    }
}

const STOPPED: &str = "Enter C-s Right Esc";

fn emergency() -> Value {
    json!([{ "day": "2026-11-22", "flag": { "flag": 1, "level": "emergency", "state": "raised" } }])
}

fn unfinished() -> State {
    let note = json!({ "kind": "Note", "answers": { "text": { "Text": "half a" } }, "edits": null, "given": {} });
    State { drafts: vec![("form-note", note.to_string())], ..state(Who::Seasoned, "") }
}

/// The tables of History with the states in which they hold.
fn of_history() -> Vec<(&'static str, &'static [Binding], Vec<State>)> {
    use Who::Seasoned;
    vec![
        ("history", keys::HISTORY, vec![state(Seasoned, "4 v"), state(Seasoned, "4 v Left Left Left Left")]),
        ("history, how it was counted", keys::HISTORY_HOW, vec![state(Seasoned, "4 w")]),
        ("history, days that are typed", keys::HISTORY_DAYS, vec![state(Seasoned, "4 d")]),
        ("history, a day that is typed", keys::HISTORY_DAY, vec![state(Seasoned, "4 c d")]),
        ("history, the calendar", keys::HISTORY_CALENDAR, vec![state(Seasoned, "4 c Left Left Up")]),
        (
            "history, told",
            keys::HISTORY_TOLD,
            vec![
                state(Seasoned, "4 r c v").small(),
                state(Seasoned, "4 r c v PageDown").small(),
                state(Seasoned, "4 c v Left"),
            ],
        ),
        ("history, what went along", keys::HISTORY_TOGETHER, vec![state(Seasoned, "4 c v v Left")]),
    ]
}

/// The tables of a session with the states in which they hold.
fn of_a_session() -> Vec<(&'static str, &'static [Binding], Vec<State>)> {
    use Who::{Fresh, Seasoned};
    vec![
        (
            "session",
            keys::SESSION,
            vec![
                state(Fresh, "Enter C-s Right"),
                state(Fresh, "Enter C-s").register("eyes_closed", json!(true)),
                state(Seasoned, "Enter C-s Right"),
            ],
        ),
        ("session, a paced breath", keys::SESSION_PACE, vec![state(Fresh, "Enter C-s Right")]),
        ("session, a guided text", keys::SESSION_PARTS, vec![state(Fresh, "Enter C-s").wait(5_000)]),
        ("session, what is seen", keys::SESSION_SEEN, vec![state(Fresh, "Enter C-s Right")]),
        ("session, paused", keys::SESSION_PAUSED, vec![state(Fresh, "Enter C-s Right Space")]),
        ("session, silent", keys::SESSION_SILENT, vec![state(Fresh, "Enter C-s Right")]),
        (
            "session, waiting",
            keys::SESSION_WAITS,
            vec![
                state(Fresh, "Enter C-s Right p 3"),
                state(Fresh, "Enter C-s Right d"),
                state(Fresh, "Enter C-s Right Right Right Right Right").wait(20_000),
                state(Fresh, "Enter C-s Right Right Right Right Right Right PageDown").small(),
            ],
        ),
        ("session, dizzy", keys::SESSION_DIZZY, vec![state(Fresh, "Enter C-s Right d")]),
        (
            "settling",
            keys::SETTLE,
            vec![
                state(Fresh, STOPPED),
                state(Fresh, "Enter C-s Right Esc Enter Down Down"),
                state(Fresh, "Enter C-s Right Esc Enter 4 PageDown").small(),
                state(Fresh, "Enter C-s Right Esc Enter 4").small(),
            ],
        ),
    ]
}

/// The tables of what stands outside a session, with the states in which they hold.
fn tables() -> Vec<(&'static str, &'static [Binding], Vec<State>)> {
    use Who::{Fresh, New, Seasoned};
    vec![
        ("always", keys::ALWAYS, vec![state(Seasoned, "")]),
        ("everywhere", keys::EVERYWHERE, vec![state(Seasoned, ""), state(Seasoned, "3")]),
        ("first run", keys::FIRST_RUN, vec![state(New, "")]),
        ("Today", keys::TODAY, vec![state(Seasoned, ""), state(Fresh, "L")]),
        ("Today, one length", keys::TODAY_ONE_LENGTH, vec![state(Seasoned, "Enter 3 Enter 9 C-s")]),
        ("Today, resting", keys::TODAY_RESTS, vec![state(Seasoned, "Enter 3 Enter 9 C-s")]),
        ("Today, waiting", keys::TODAY_WAITS, vec![state(Fresh, "").register("flags", emergency())]),
        ("a person", keys::CONTACTS, vec![state(Fresh, "! t").small()]),
        (
            "reading on",
            keys::READ,
            vec![
                state(Fresh, "! t").small(),
                state(Fresh, "! t Down").small(),
                state(Seasoned, "3 Enter Down").small(),
            ],
        ),
        (
            "form",
            keys::FORM,
            vec![
                state(Fresh, "Enter 3"),
                state(Fresh, "n PageDown Right"),
                state(Fresh, "n Down 4"),
                state(Fresh, "3 t x y"),
            ],
        ),
        ("form, something to tick", keys::FORM_TICKS, vec![state(Fresh, "n PageDown Right")]),
        ("form, while it asks", keys::FORM_ASKS[0], vec![state(Fresh, "n")]),
        ("form, in a text", keys::FORM_LINES, vec![state(Fresh, "3 t x y")]),
        ("form, at its end", keys::FORM_ENDS[0], vec![state(Fresh, "3 t x y Down Down Down Down")]),
        ("list", keys::LIST, vec![state(Seasoned, "3 Down Down"), state(Seasoned, "2 Down Down Down")]),
        (
            "choose",
            keys::CHOOSE,
            vec![state(Fresh, "2 Down Down Down Down Down Down").register("not_for_me", json!(["B1"]))],
        ),
        (
            "choose, not for me",
            keys::CHOOSE_BRINGS_BACK,
            vec![state(Fresh, "2 Down Down Down Down Down Down").register("not_for_me", json!(["B1"]))],
        ),
        ("plan", keys::PLAN, vec![state(Fresh, "5 Down Down Down Down Down Down Enter Enter")]),
        (
            "plan, own lines",
            keys::PLAN_OWN,
            vec![
                state(Fresh, "5 Down Down Down Down Down Down Down Enter")
                    .register("sensitive_days", json!([{ "from": "2026-12-03", "to": "2026-12-05" }])),
            ],
        ),
        ("journal", keys::JOURNAL, vec![state(Seasoned, "3")]),
        ("journal, a search", keys::JOURNAL_SEARCH, vec![state(Seasoned, "3 /")]),
        ("journal, a search without any", keys::JOURNAL_SEARCH_NONE, vec![state(Seasoned, "3 / x y z z y")]),
        ("entry", keys::ENTRY, vec![state(Seasoned, "3 Down Enter").small(), state(Seasoned, "3 Enter Down").small()]),
        ("page, its days", keys::PAGE_DATES, vec![state(Seasoned, "x d"), state(Seasoned, "x d Down")]),
        ("page", keys::PAGE, vec![state(Seasoned, "x"), state(Seasoned, "x Left Down PageDown")]),
        (
            "safety",
            keys::SAFETY,
            vec![
                state(Fresh, "Enter").register("flags", emergency()).small(),
                state(Fresh, "Enter Down").register("flags", emergency()).small(),
            ],
        ),
        ("reading", keys::READING, vec![state(Fresh, "6 Enter PageDown")]),
        ("reading, at its end", keys::READING_ENDS, vec![state(Fresh, "6 Enter End")]),
        ("lesson", keys::LESSON, vec![state(Fresh, "6 Enter")]),
        ("card", keys::CARD, vec![state(Fresh, "6 End Enter")]),
        ("unfinished", keys::UNFINISHED, vec![unfinished()]),
        ("yes or no", keys::YES_NO, vec![state(Seasoned, "3 D"), state(Fresh, "Enter C-s Right q")]),
    ]
}

/// What a person made, in the list of what can be practised.
fn of_ones_own() -> Vec<(&'static str, &'static [Binding], Vec<State>)> {
    use Who::Fresh;
    vec![
        (
            "choose, own routine",
            keys::CHOOSE_ROUTINE,
            vec![state(Fresh, "2 Down Down Down Down Down").register(
                "own_routine-01940000-0000-7000-8000-000000000001",
                json!({ "name": "Quiet evening", "blocks": [{ "exercise": "B3", "seconds": 120 }] }),
            )],
        ),
        (
            "choose, own breath",
            keys::CHOOSE_OWN,
            vec![state(Fresh, "2 Right Right Up Up").register(
                "patterns",
                json!({ "0192": { "name": "Long", "pattern": { "in_ms": 4000, "out_ms": 7000 } } }),
            )],
        ),
    ]
}

/// Keys that do nothing in any state here, each with the reason why they stand in a table all the same.
const QUIET: &[(&str, Stroke, &str)] = &[];

#[test]
fn every_key_of_a_table_does_something_on_its_screen() {
    let mut idle = Vec::new();
    for (screen, table, states) in all() {
        for binding in table {
            for stroke in binding.strokes {
                let quiet = QUIET.iter().any(|(of, key, why)| *of == screen && key == stroke && !why.is_empty());
                if quiet != states.iter().all(|state| !state.answers_to(*stroke)) {
                    idle.push(format!("{screen}: {stroke:?} ({:?})", binding.intent));
                }
            }
        }
    }
    assert!(idle.is_empty(), "these do nothing, or are listed as if they did: {idle:#?}");
}

#[test]
fn every_key_of_a_table_is_matched() {
    for (screen, table, _) in all() {
        for binding in table {
            for stroke in binding.strokes {
                assert_eq!(keys::find(&[table], pressed(*stroke)), Some(binding.intent), "{screen}: {stroke:?}");
            }
        }
    }
}

/// The footer says what Enter does: on with it, a new line in words that were begun, done at the end.
#[test]
fn the_footer_says_what_enter_does_in_a_form() {
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    let enter = |stage: &mut Stage| {
        let text = stage.text();
        let footer = text.lines().last().unwrap_or_default().trim().to_owned();
        footer.split("   ").next().unwrap_or_default().to_owned()
    };
    stage.keys("3 t");
    assert_eq!(enter(&mut stage), "Enter next", "in an empty text Enter goes on");
    stage.keys("x");
    assert_eq!(enter(&mut stage), "Enter new line");
    let before = stage.text();
    stage.keys("Enter y");
    assert!(stage.text().lines().any(|line| line.contains("│ y")), "{before}\n{}", stage.text());
    stage.keys("Down");
    assert_eq!(enter(&mut stage), "Enter next", "tags are one line");
    stage.keys("Down Down Down");
    assert_eq!(enter(&mut stage), "Enter save");
    stage.keys("Enter");
    assert!(stage.text().contains("Saved."), "{}", stage.text());
}

#[test]
fn the_first_page_of_a_check_in_is_whole_in_itself() {
    for (way, first) in [
        ("n", "Check-in, half a minute  more, if you like: PgDn"),
        ("3 p", "Pain episode, half a minute  more, if you like: PgDn"),
    ] {
        let mut stage = Stage::new(Who::Fresh, (80, 24));
        stage.keys(way);
        let text = stage.text();
        assert!(text.contains(first) && text.contains("save") && !text.contains("page"), "{text}");
        stage.keys("PageDown");
        assert!(stage.text().contains("more, if you like · 1 of "), "{}", stage.text());
    }
}
