//! The keys of each screen: one table each, but for those of forms. Every line has its words in `assets/en/keys.ftl`.

use ratatui::crossterm::event::KeyCode;

use super::Stroke::{Char, Ctrl, Key};
use super::{Binding, Intent, Stroke};

pub(super) const fn on(
    strokes: &'static [Stroke],
    intent: Intent,
    label: &'static str,
    words: &'static str,
) -> Binding {
    Binding { strokes, intent, label, words, in_footer: true }
}

pub(super) const fn quiet(
    strokes: &'static [Stroke],
    intent: Intent,
    label: &'static str,
    words: &'static str,
) -> Binding {
    Binding { strokes, intent, label, words, in_footer: false }
}

pub(super) const ENTER: &[Stroke] = &[Key(KeyCode::Enter)];
/// Enter where one line is typed: Ctrl-S, which saves in forms, is no letter there.
pub(super) const ENTER_LINE: &[Stroke] = &[Key(KeyCode::Enter), Ctrl('s')];
pub(super) const ESC: &[Stroke] = &[Key(KeyCode::Esc)];
pub(super) const UP: &[Stroke] = &[Key(KeyCode::Up)];
pub(super) const DOWN: &[Stroke] = &[Key(KeyCode::Down)];
pub(super) const LEFT: &[Stroke] = &[Key(KeyCode::Left)];
pub(super) const RIGHT: &[Stroke] = &[Key(KeyCode::Right)];
pub(super) const PAGE_UP: &[Stroke] = &[Key(KeyCode::PageUp)];
pub(super) const PAGE_DOWN: &[Stroke] = &[Key(KeyCode::PageDown)];

/// Everywhere, also while words are typed.
pub const ALWAYS: &[Binding] = &[
    quiet(&[Key(KeyCode::F(12)), Ctrl('l')], Intent::Hide, "F12", "keys-hide"),
    quiet(&[Ctrl('z')], Intent::Suspend, "Ctrl-Z", "keys-suspend"),
    quiet(&[Ctrl('c')], Intent::Leave, "Ctrl-C", "keys-leave"),
];

/// Everywhere but in a text and in a session.
pub const EVERYWHERE: &[Binding] = &[
    on(&[Char('!')], Intent::HelpNow, "!", "keys-help-now"),
    quiet(&[Char('?'), Key(KeyCode::F(1))], Intent::Help, "?", "keys-help"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];

/// The screens that a digit leads to, laid after that where no digit is an answer.
pub const TABS: &[Binding] = &[
    quiet(&[Char('1')], Intent::Today, "1", "keys-today"),
    quiet(&[Char('2')], Intent::Practise, "2", "keys-practise"),
    quiet(&[Char('3')], Intent::Journal, "3", "keys-journal"),
    quiet(&[Char('4')], Intent::History, "4", "keys-history"),
    quiet(&[Char('5')], Intent::Plan, "5", "keys-plan"),
    quiet(&[Char('6')], Intent::Learn, "6", "keys-learn"),
];

/// Reading on, where a text may be longer than the screen; laid beside the table of such a screen.
pub const READ: &[Binding] = &[
    quiet(UP, Intent::Up, "↑", "keys-up"),
    quiet(DOWN, Intent::Down, "↓", "keys-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
];
/// Before the first run is over.
pub const FIRST_RUN: &[Binding] = &[
    on(&[Char('!')], Intent::HelpNow, "!", "keys-help-now"),
    quiet(&[Char('?'), Key(KeyCode::F(1))], Intent::Help, "?", "keys-help"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];

/// Today.
pub const TODAY: &[Binding] = &[
    on(ENTER, Intent::Start, "Enter", "keys-start"),
    // These two are left out below, where they would change nothing.
    on(&[Char('s')], Intent::Shorter, "s", "keys-shorter"),
    on(&[Char('L')], Intent::Longer, "L", "keys-longer"),
    on(&[Char('f')], Intent::HardDay, "f", "keys-hard-day"),
    on(&[Char(',')], Intent::Settings, ",", "keys-settings"),
    on(&[Char('n')], Intent::Note, "n", "keys-check-in"),
    on(&[Char('x')], Intent::Page, "x", "keys-page"),
    on(&[Char('w')], Intent::Why, "w", "keys-why"),
    on(&[Char('a')], Intent::Ask, "a", "keys-ask"),
    // The same list has a tab.
    on(&[Char('c')], Intent::Choose, "c", "keys-choose"),
    on(&[Char('v')], Intent::Figures, "v", "keys-figures"),
    quiet(&[Char('u')], Intent::Undo, "u", "keys-undo"),
];
/// The same where the practice has one length.
pub const TODAY_ONE_LENGTH: &[Binding] =
    &[TODAY[0], TODAY[3], TODAY[4], TODAY[5], TODAY[6], TODAY[7], TODAY[8], TODAY[9], TODAY[10], TODAY[11]];
/// Today after a practice, while an experiment of an earlier day waits for what happened.
pub const TODAY_EXPERIMENT: &[Binding] = &[on(&[Char('e')], Intent::Experiment, "e", "keys-happened")];
/// Today, while a safety note waits to be read: it comes before the practice.
pub const TODAY_NOTE: &[Binding] = &[on(ENTER, Intent::Start, "Enter", "keys-the-note")];
/// The same once it was read: the practice that it leaves open begins, and the note is one key away.
pub const TODAY_NOTE_READ: &[Binding] =
    &[on(ENTER, Intent::Start, "Enter", "keys-start"), on(&[Char('i')], Intent::SafetyNote, "i", "keys-the-note")];
/// Today, while copies of another machine lie beside the diary.
pub const TODAY_COPIES: &[Binding] = &[on(&[Char('m')], Intent::Copies, "m", "keys-copies")];
/// Today, at high pain: the one key to choose otherwise stands first.
pub const TODAY_RESTS: &[Binding] =
    &[on(ENTER, Intent::Start, "Enter", "keys-start"), on(&[Char('o')], Intent::Planned, "o", "keys-planned")];
/// Today on a hard day: its plan, and the way back to the usual practice.
pub const TODAY_HARD: &[Binding] = &[
    on(ENTER, Intent::Start, "Enter", "keys-start"),
    on(&[Char('p')], Intent::FlarePlan, "p", "keys-flare-plan"),
    on(&[Char('f')], Intent::HardDay, "f", "keys-usual-practice"),
];
/// Today, while something needs help now: its text, and what never closes.
pub const TODAY_WAITS: &[Binding] = &[
    on(ENTER, Intent::Start, "Enter", "keys-open"),
    on(&[Char('n')], Intent::Note, "n", "keys-check-in"),
    on(&[Char('x')], Intent::Page, "x", "keys-page"),
    on(&[Char('a')], Intent::Ask, "a", "keys-ask"),
];

/// A running session: the ways on and out.
pub const SESSION: &[Binding] = &[
    on(&[Char(' ')], Intent::Pause, "Space", "keys-pause"),
    on(&[Key(KeyCode::Esc), Key(KeyCode::Backspace)], Intent::Stop, "Esc", "keys-stop"),
    quiet(&[Char('!')], Intent::Stop, "!", "keys-help-now"),
    on(&[Char('p')], Intent::Pain, "p", "keys-pain"),
    on(&[Char('d')], Intent::Dizzy, "d", "keys-dizzy"),
    on(&[Char('?'), Key(KeyCode::F(1))], Intent::Help, "?", "keys-help"),
    on(&[Key(KeyCode::Right), Key(KeyCode::PageDown)], Intent::BlockNext, "→", "keys-block-next"),
    on(&[Key(KeyCode::Left), Key(KeyCode::PageUp)], Intent::BlockBack, "←", "keys-block-back"),
    // What a presenter types to make a screen dark, and to begin.
    quiet(&[Char('.'), Char('b'), Key(KeyCode::F(5))], Intent::Pause, ". b F5", "keys-pause-presenter"),
];
/// Where a breath is paced, laid after the table of a session: its pace.
pub const SESSION_PACE: &[Binding] = &[
    on(&[Char('-')], Intent::SmallerBreath, "-", "keys-smaller-breath"),
    on(&[Char('+'), Char('=')], Intent::LongerBreath, "+", "keys-longer-breath"),
    on(&[Char('k')], Intent::KeepPace, "k", "keys-keep-pace"),
];
/// Where a guided text runs, laid after the table of a session: a part of it can be passed over.
pub const SESSION_PARTS: &[Binding] = &[on(DOWN, Intent::Skip, "↓", "keys-skip")];
/// What is seen and heard of a session, and what is noticed in it; laid last.
pub const SESSION_SEEN: &[Binding] = &[
    on(&[Char('h')], Intent::HideNumbers, "h", "keys-hide-numbers"),
    on(&[Char('z')], Intent::Large, "z", "keys-large"),
    on(&[Char('v')], Intent::NextPicture, "v", "keys-next-picture"),
    quiet(&[Char('x')], Intent::NoticeGrip, "x", "keys-notice-grip"),
    quiet(&[Char('o')], Intent::NoticeEase, "o", "keys-notice-ease"),
    on(&[Char('m')], Intent::Mute, "m", "keys-mute"),
    on(&[Char('i')], Intent::SetUp, "i", "keys-set-up"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];
/// A session that was paused, laid before its table: the same key goes on.
pub const SESSION_PAUSED: &[Binding] = &[on(&[Char(' ')], Intent::Pause, "Space", "keys-go-on")];
/// A session that was paused because of what hurts, where nothing comes next: the same key ends it.
pub const SESSION_ENDS: &[Binding] = &[on(&[Char(' ')], Intent::Pause, "Space", "keys-end-here")];
/// A session of which nothing is heard, laid before what is seen and heard of it.
pub const SESSION_SILENT: &[Binding] = &[on(&[Char('m')], Intent::Mute, "m", "keys-sound")];
/// The last block of a session, laid before its table: nothing follows it.
pub const SESSION_LAST: &[Binding] =
    &[quiet(&[Key(KeyCode::Right), Key(KeyCode::PageDown)], Intent::BlockNext, "→", "keys-end-here")];
/// The first block of a session, laid before its table: nothing comes before it.
pub const SESSION_FIRST: &[Binding] =
    &[quiet(&[Key(KeyCode::Left), Key(KeyCode::PageUp)], Intent::BlockBack, "←", "keys-block-again")];
/// The first block of a session that is silent for closed eyes, laid before its table.
pub const SESSION_OFFERS: &[Binding] = &[quiet(&[Char('b')], Intent::BellOn, "b", "keys-bell-on")];
/// A session with how to lie or sit in sight, laid before its table: the way back to the breath stands first, and what
/// has no room is read line by line.
pub const SESSION_SET_UP: &[Binding] = &[
    on(&[Char('i')], Intent::SetUp, "i", "keys-set-up-away"),
    quiet(UP, Intent::Up, "↑", "keys-up"),
    quiet(DOWN, Intent::Down, "↓", "keys-down"),
    // They lead to other blocks otherwise, and past the last one to the end: whoever reads on does not mean that.
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
];
/// A session on a machine whose screen can be kept on.
pub const SESSION_AWAKE: &[Binding] = &[quiet(&[Char('y')], Intent::Awake, "y", "keys-awake")];
/// Before the first breath, laid before the table of a session: it can begin at once.
pub const SESSION_LEADS: &[Binding] =
    &[on(&[Key(KeyCode::Enter), Key(KeyCode::F(5))], Intent::Open, "Enter", "keys-begin-now")];
/// Nothing of a session has been done yet, laid before its table and that of those that wait: there is nothing to stop.
pub const SESSION_NOT_BEGUN: &[Binding] =
    &[on(&[Key(KeyCode::Esc), Key(KeyCode::Backspace)], Intent::Back, "Esc", "keys-back")];
/// Before the first breath, laid beside `SESSION_LEADS`: one's own pace can be tapped.
pub const SESSION_OWN_PACE: &[Binding] = &[on(&[Char(' ')], Intent::Pause, "Space", "keys-own-pace")];
/// A session that waits for an exercise to begin, or for a figure.
pub const SESSION_WAITS: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Key(KeyCode::Esc), Key(KeyCode::Backspace)], Intent::Stop, "Esc", "keys-stop"),
    quiet(&[Char('!')], Intent::Stop, "!", "keys-help-now"),
    on(&[Char('?'), Key(KeyCode::F(1))], Intent::Help, "?", "keys-help"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];

/// Before a way on that begins something, laid before the table of a session that waits.
pub const SESSION_STARTS: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-start")];
/// With an answer under the cursor, laid before the table of a session that waits.
pub const SESSION_CHOOSES: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-choose")];
/// No answer is under the cursor yet, laid before the table of a session that waits: Enter answers nothing.
pub const SESSION_ASKS: &[Binding] = &[quiet(ENTER, Intent::Open, "Enter", "keys-choose")];

/// What stands before an exercise, laid beside the table of those that wait: a presenter has no Enter.
pub const SESSION_BEFORE: &[Binding] = &[
    quiet(RIGHT, Intent::BlockNext, "→", "keys-start"),
    quiet(&[Key(KeyCode::F(5))], Intent::Open, "F5", "keys-start"),
];
/// The same while not all of it is in sight.
pub const SESSION_READS: &[Binding] = &[on(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-read-on")];

/// A session that was ended by being dizzy, laid before the table of those that wait: it is over then, and every way on
/// ends it.
pub const SESSION_DIZZY: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-end-here"),
    on(&[Char('t')], Intent::Person, "t", "keys-person"),
    on(&[Char('!')], Intent::HelpNow, "!", "keys-help-now"),
    quiet(&[Key(KeyCode::Esc), Key(KeyCode::Backspace)], Intent::Stop, "Esc", "keys-end-here"),
];

/// The sensor before a session.
pub const SENSOR_BEFORE: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-start")];

/// The sensor outside of a session, while it is there.
pub const SENSOR: &[Binding] = &[on(&[Char('c')], Intent::Calibrate, "c", "keys-calibrate")];

/// Where one is set, there or away.
pub const SENSOR_LIES: &[Binding] = &[on(&[Char('p')], Intent::PlaceSensor, "p", "keys-place-sensor")];

/// Out of it.
pub const SENSOR_BACK: &[Binding] = &[on(ESC, Intent::Back, "Esc", "keys-back")];

/// The sensor while the person's own scale is learnt: it can be left.
pub const SENSOR_LEARNS: &[Binding] = &[on(ESC, Intent::Back, "Esc", "keys-stop")];

/// Grounding, after a stop and for `!`.
pub const SETTLE: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('t')], Intent::Person, "t", "keys-person"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
    quiet(&[Char('?'), Key(KeyCode::F(1))], Intent::Help, "?", "keys-help"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];
/// Grounding after a stop, laid before its table: nothing goes on from here, and there is no way back into a practice.
pub const SETTLE_STOPPED: &[Binding] =
    &[on(ENTER, Intent::Open, "Enter", "keys-end-here"), quiet(ESC, Intent::Back, "Esc", "keys-end-here")];
/// "What was it?", laid before the table of grounding: it can be left open.
pub const SETTLE_OPEN: &[Binding] =
    &[quiet(ENTER, Intent::Open, "Enter", "keys-leave-open"), on(ESC, Intent::Back, "Esc", "keys-leave-open")];
/// The same with an answer under the cursor.
pub const SETTLE_CHOOSES: &[Binding] =
    &[on(ENTER, Intent::Open, "Enter", "keys-choose"), on(ESC, Intent::Back, "Esc", "keys-leave-open")];
/// Where a person can be reached: own contacts can be written down there.
pub const CONTACTS: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('8')], Intent::NotSafe, "8", "keys-not-safe"),
    on(&[Char('9')], Intent::Hurt, "9", "keys-hurt"),
    on(&[Char('e')], Intent::Edit, "e", "keys-contacts"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];
/// The same while the diary is locked.
pub const CONTACTS_SHUT: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('8')], Intent::NotSafe, "8", "keys-not-safe"),
    on(&[Char('9')], Intent::Hurt, "9", "keys-hurt"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];

/// The passphrase of a locked diary; a letter is a sign of it, but for help while there is none yet.
pub const LOCK: &[Binding] = &[
    on(ENTER_LINE, Intent::Open, "Enter", "keys-unlock"),
    on(ESC, Intent::Back, "Esc", "keys-clear"),
    on(&[Char('!')], Intent::HelpNow, "!", "keys-help-now"),
];
/// A passphrase that is chosen.
pub const LOCK_NEW: &[Binding] = &[
    on(ENTER_LINE, Intent::Open, "Enter", "keys-go-on"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
    on(&[Char('!')], Intent::HelpNow, "!", "keys-help-now"),
];
/// The recovery sheet while its key is on the screen, laid before `LOCK_SHEET`.
pub const LOCK_KEY: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('w')], Intent::Write, "w", "keys-write-sheet"),
    on(&[Char('v')], Intent::Side, "v", "keys-hide-sheet"),
];
/// The recovery sheet.
pub const LOCK_SHEET: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('w')], Intent::Write, "w", "keys-write-sheet"),
    on(&[Char('v')], Intent::Side, "v", "keys-show-sheet"),
    on(&[Char('!')], Intent::HelpNow, "!", "keys-help-now"),
    quiet(&[Char('q')], Intent::Leave, "q", "keys-leave"),
];

/// A list whose chosen row leads somewhere, laid before `LIST`.
pub const OPENS: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-open")];
/// Lists: arrows everywhere, hjkl in lists only.
pub const LIST: &[Binding] = &[
    quiet(&[Key(KeyCode::Up), Char('k')], Intent::Up, "↑", "keys-up"),
    quiet(&[Key(KeyCode::Down), Char('j')], Intent::Down, "↓", "keys-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    quiet(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
    quiet(&[Key(KeyCode::Home), Char('g')], Intent::First, "Home", "keys-first"),
    quiet(&[Key(KeyCode::End), Char('G')], Intent::Last, "End", "keys-last"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// The list of routines and exercises.
pub const CHOOSE: &[Binding] = &[
    quiet(RIGHT, Intent::Right, "→", "keys-group-next"),
    quiet(LEFT, Intent::Left, "←", "keys-group-before"),
    on(&[Char('u')], Intent::Undo, "u", "keys-undo"),
];
/// An exercise that is not for this person, laid before the table of that list.
pub const CHOOSE_BRINGS_BACK: &[Binding] = &[on(&[Char('u')], Intent::Undo, "u", "keys-bring-back")];

/// Breathing in that list: how long it lasts, by minutes or by breaths.
pub const CHOOSE_BREATH: &[Binding] = &[
    on(&[Char('s')], Intent::Shorter, "s", "keys-shorter"),
    on(&[Char('L')], Intent::Longer, "L", "keys-longer"),
    on(&[Char('-')], Intent::FewerBreaths, "-", "keys-fewer-breaths"),
    on(&[Char('+'), Char('=')], Intent::MoreBreaths, "+", "keys-more-breaths"),
];

/// A breath of the person's own in that list.
pub const CHOOSE_OWN: &[Binding] = &[
    on(&[Char('e')], Intent::Edit, "e", "keys-edit"),
    on(&[Key(KeyCode::Delete), Char('D')], Intent::Delete, "D", "keys-delete"),
];

/// A routine of the person's own in that list: it is changed in Plan.
pub const CHOOSE_ROUTINE: &[Binding] = &[on(&[Char('e')], Intent::Edit, "e", "keys-edit")];

/// The list of Plan.
pub const PLAN_LIST: &[Binding] = &[on(&[Char(',')], Intent::Settings, ",", "keys-settings")];

/// A row of Plan that Enter changes where it stands, laid before `LIST`.
pub const PLAN_CHANGES: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-change")];
/// An exercise that Enter brings back.
pub const PLAN_BRINGS_BACK: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-bring-back")];
/// A sound that Enter lets be heard.
pub const PLAN_HEARS: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-hear")];
/// A routine or an exercise that Enter begins.
pub const PLAN_STARTS: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-start")];
/// An exercise that Enter puts into a routine.
pub const PLAN_ADDS: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-add")];
/// A therapist's plan that Enter puts away.
pub const PLAN_PUTS_AWAY: &[Binding] = &[on(ENTER, Intent::Open, "Enter", "keys-put-away")];

/// A section of Plan.
pub const PLAN: &[Binding] = &[on(&[Char('u')], Intent::Undo, "u", "keys-undo")];

/// A section of Plan from which lines can be taken out.
pub const PLAN_OWN: &[Binding] = &[on(&[Key(KeyCode::Delete), Char('D')], Intent::Delete, "D", "keys-take-out")];

/// The journal.
pub const JOURNAL: &[Binding] = &[
    on(&[Char('n')], Intent::Note, "n", "keys-check-in"),
    on(&[Char('p')], Intent::PainEpisode, "p", "keys-pain-episode"),
    on(&[Char('t')], Intent::FreeNote, "t", "keys-free-note"),
    on(&[Char('a')], Intent::Ask, "a", "keys-ask"),
    on(&[Char('/')], Intent::Search, "/", "keys-search"),
    on(&[Char('e')], Intent::Edit, "e", "keys-edit"),
    on(&[Key(KeyCode::Delete), Char('D')], Intent::Delete, "D", "keys-delete"),
    on(&[Char('u')], Intent::Undo, "u", "keys-undo"),
    on(&[Char('x')], Intent::Page, "x", "keys-page"),
    on(&[Char('c')], Intent::Thought, "c", "keys-thought"),
    on(&[Char('w')], Intent::Worry, "w", "keys-worry"),
    on(&[Char('b')], Intent::Experiment, "b", "keys-experiment"),
    on(&[Char('v')], Intent::Visit, "v", "keys-visit"),
];

/// The journal while a search is typed.
pub const JOURNAL_SEARCH: &[Binding] = &[
    on(ENTER_LINE, Intent::Open, "Enter", "keys-to-list"),
    on(&[Key(KeyCode::Tab)], Intent::Complete, "Tab", "keys-narrow"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// The same while nothing fits what is searched.
pub const JOURNAL_SEARCH_NONE: &[Binding] = &[JOURNAL_SEARCH[1], JOURNAL_SEARCH[2]];

/// One entry.
pub const ENTRY: &[Binding] = &[
    on(&[Char('e')], Intent::Edit, "e", "keys-edit"),
    on(&[Key(KeyCode::Delete), Char('D')], Intent::Delete, "D", "keys-delete"),
    on(&[Char('u')], Intent::Undo, "u", "keys-undo"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// An entry that is no longer there.
pub const ENTRY_GONE: &[Binding] = &[ENTRY[2], ENTRY[3]];

/// The page for the therapist.
pub const PAGE: &[Binding] = &[
    on(ENTER, Intent::Write, "Enter", "keys-write"),
    on(&[Char(' ')], Intent::Tick, "Space", "keys-tick"),
    on(&[Char('f')], Intent::Format, "f", "keys-format"),
    on(&[Char('r')], Intent::Span, "r", "keys-span"),
    on(LEFT, Intent::Left, "← →", "keys-page-days"),
    on(&[Char('d')], Intent::From, "d", "keys-page-dates"),
    quiet(RIGHT, Intent::Right, "→", "keys-range-after"),
    quiet(UP, Intent::Up, "↑", "keys-up"),
    quiet(DOWN, Intent::Down, "↓", "keys-down"),
    on(PAGE_DOWN, Intent::PageDown, "PgDn", "keys-page-down"),
    quiet(PAGE_UP, Intent::PageUp, "PgUp", "keys-page-up"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// The same while the two days are typed.
pub const PAGE_DATES: &[Binding] = &[
    on(ENTER_LINE, Intent::Open, "Enter", "keys-next"),
    quiet(&[Key(KeyCode::Down), Key(KeyCode::Tab)], Intent::NextField, "↓", "keys-next-field"),
    quiet(&[Key(KeyCode::Up), Key(KeyCode::BackTab)], Intent::FieldBefore, "↑", "keys-field-before"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// A text to read: a lesson, the glossary, a card; `READ` lies beside it.
pub const READING: &[Binding] = &[
    on(&[Key(KeyCode::Enter), Char(' ')], Intent::Open, "Enter", "keys-read-on"),
    quiet(&[Key(KeyCode::Home)], Intent::First, "Home", "keys-first"),
    quiet(&[Key(KeyCode::End)], Intent::Last, "End", "keys-last"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
];

/// The same with its end in sight, laid before it: nothing is left to read on.
pub const READING_ENDS: &[Binding] = &[quiet(&[Key(KeyCode::Enter), Char(' ')], Intent::Open, "Enter", "keys-back")];

/// What a lesson has besides its text.
pub const LESSON: &[Binding] = &[
    on(&[Char('a')], Intent::Ask, "a", "keys-answer"),
    on(&[Char('p')], Intent::Try, "p", "keys-try"),
    on(&[Char('r')], Intent::MarkRead, "r", "keys-mark-read"),
];

/// The same once the lesson is marked as read.
pub const LESSON_READ: &[Binding] =
    &[LESSON[0], LESSON[1], on(&[Char('r')], Intent::MarkRead, "r", "keys-mark-unread")];

/// What a card has besides its text.
pub const CARD: &[Binding] = &[on(&[Char('w')], Intent::Write, "w", "keys-write-card")];

/// A text to read, with something to say about it. Closing a note takes a capital: `s` is shorter on Today before it.
pub const SAFETY: &[Binding] = &[
    on(ENTER, Intent::Open, "Enter", "keys-go-on"),
    on(&[Char('S')], Intent::Seen, "S", "keys-seen"),
    on(&[Char('t')], Intent::Person, "t", "keys-person"),
    on(ESC, Intent::Back, "Esc", "keys-back"),
    on(&[Char('l')], Intent::AskAgain, "l", "keys-ask-again"),
];

/// Unfinished work of an earlier start.
pub const UNFINISHED: &[Binding] = &[
    on(ENTER, Intent::Keep, "Enter", "keys-keep"),
    on(&[Key(KeyCode::Delete), Char('D')], Intent::Discard, "D", "keys-discard"),
    on(ESC, Intent::Back, "Esc", "keys-later"),
];

/// A form that an earlier start left unfinished: it is opened again.
pub const UNFINISHED_FORM: &[Binding] = &[on(ENTER, Intent::Keep, "Enter", "keys-open"), UNFINISHED[1], UNFINISHED[2]];

/// A yes or no. The question itself shows them beside its answers, so the footer does not.
pub const YES_NO: &[Binding] = &[
    quiet(&[Char('y')], Intent::Yes, "y", "keys-yes"),
    quiet(&[Char('n'), Key(KeyCode::Esc), Key(KeyCode::Enter)], Intent::No, "n", "keys-no"),
];
