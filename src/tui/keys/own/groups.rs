//! Which tables belong to which screen, for the names in `config.toml` and for the keys that clash there.

use crate::tui::keys::{self as tables, Binding};

/// The tables that a name in `config.toml` stands for, and the names of those that lie on the same screens.
pub(super) struct Group {
    pub name: &'static str,
    pub tables: &'static [&'static [Binding]],
    pub beside: &'static [&'static str],
}

const fn group(name: &'static str, tables: &'static [&'static [Binding]], beside: &'static [&'static str]) -> Group {
    Group { name, tables, beside }
}

/// Every table by the name of its screen.
pub(super) const GROUPS: &[Group] = &[
    group("everywhere", &[tables::EVERYWHERE, tables::TABS, tables::FIRST_RUN], &EVERY),
    group(
        "today",
        &[
            tables::TODAY,
            tables::TODAY_ONE_LENGTH,
            tables::TODAY_EXPERIMENT,
            tables::TODAY_NOTE,
            tables::TODAY_NOTE_READ,
            tables::TODAY_COPIES,
            tables::TODAY_RESTS,
            tables::TODAY_HARD,
            tables::TODAY_WAITS,
        ],
        &["everywhere"],
    ),
    group(
        "session",
        &[
            tables::SESSION,
            tables::SESSION_PACE,
            tables::SESSION_PARTS,
            tables::SESSION_SEEN,
            tables::SESSION_PAUSED,
            tables::SESSION_ENDS,
            tables::SESSION_SILENT,
            tables::SESSION_LAST,
            tables::SESSION_FIRST,
            tables::SESSION_AWAKE,
            tables::SESSION_OFFERS,
            tables::SESSION_LEADS,
            tables::SESSION_OWN_PACE,
            tables::SESSION_NOT_BEGUN,
            tables::SESSION_WAITS,
            tables::SESSION_STARTS,
            tables::SESSION_CHOOSES,
            tables::SESSION_ASKS,
            tables::SESSION_BEFORE,
            tables::SESSION_READS,
            tables::SESSION_DIZZY,
            tables::SESSION_SET_UP,
        ],
        &["read"],
    ),
    group("lock", &[tables::LOCK, tables::LOCK_NEW, tables::LOCK_KEY, tables::LOCK_SHEET], &[]),
    group(
        "settle",
        &[
            tables::SETTLE,
            tables::SETTLE_STOPPED,
            tables::SETTLE_OPEN,
            tables::SETTLE_CHOOSES,
            tables::CONTACTS,
            tables::CONTACTS_SHUT,
        ],
        &["read"],
    ),
    group("list", &[tables::OPENS, tables::LIST], &["everywhere", "choose", "plan", "journal"]),
    group(
        "choose",
        &[
            tables::CHOOSE,
            tables::CHOOSE_BRINGS_BACK,
            tables::CHOOSE_BREATH,
            tables::CHOOSE_OWN,
            tables::CHOOSE_ROUTINE,
        ],
        &["everywhere", "list"],
    ),
    group(
        "plan",
        &[
            tables::PLAN_LIST,
            tables::PLAN,
            tables::PLAN_OWN,
            tables::PLAN_CHANGES,
            tables::PLAN_BRINGS_BACK,
            tables::PLAN_HEARS,
            tables::PLAN_STARTS,
            tables::PLAN_ADDS,
            tables::PLAN_PUTS_AWAY,
        ],
        &["everywhere", "list"],
    ),
    group("journal", &[tables::JOURNAL, tables::JOURNAL_SEARCH, tables::JOURNAL_SEARCH_NONE], &["everywhere", "list"]),
    group(
        "sensor",
        &[tables::SENSOR, tables::SENSOR_LIES, tables::SENSOR_BACK, tables::SENSOR_BEFORE, tables::SENSOR_LEARNS],
        &["everywhere"],
    ),
    group("entry", &[tables::ENTRY, tables::ENTRY_GONE], &["everywhere", "read"]),
    group(
        "history",
        &[
            tables::HISTORY,
            tables::HISTORY_DAYS,
            tables::HISTORY_DAY,
            tables::HISTORY_CALENDAR,
            tables::HISTORY_TOLD,
            tables::HISTORY_HOW,
            tables::HISTORY_TOGETHER,
        ],
        &["everywhere"],
    ),
    group("page", &[tables::PAGE, tables::PAGE_DATES], &["everywhere"]),
    group(
        "reading",
        &[tables::READING, tables::READING_ENDS, tables::LESSON, tables::LESSON_READ, tables::CARD],
        &["everywhere", "read"],
    ),
    group("safety", &[tables::SAFETY], &["everywhere", "read"]),
    group(
        "form",
        &[
            tables::FORM,
            tables::FORM_TICKS,
            tables::FORM_SAFETY,
            tables::FORM_BEGINS,
            tables::FORM_LINES,
            tables::FORM_PERSON,
            tables::FORM_READ,
            tables::FORM_OPEN,
            tables::FORM_ASKS[0],
            tables::FORM_ASKS[1],
            tables::FORM_ASKS[2],
            tables::FORM_ASKS[3],
            tables::FORM_ENDS[0],
            tables::FORM_ENDS[1],
            tables::FORM_ENDS[2],
            tables::FORM_ENDS[3],
        ],
        &["everywhere"],
    ),
    group("unfinished", &[tables::UNFINISHED, tables::UNFINISHED_FORM], &["everywhere"]),
    group("question", &[tables::YES_NO], &[]),
    group("read", &[tables::READ], &["session", "settle", "entry", "reading", "safety", "everywhere"]),
];

/// Every other name.
const EVERY: [&str; 15] = [
    "sensor",
    "today",
    "list",
    "choose",
    "plan",
    "journal",
    "entry",
    "history",
    "page",
    "reading",
    "safety",
    "form",
    "unfinished",
    "read",
    "settle",
];
