//! The keys: what a key press is, what it can mean, and how it is looked up. Which keys mean what stands in `tables`,
//! one table a screen, for matching, the footer and `?`; what a person changed of it in `own`. What an intent does
//! stands in the screens.

mod forms;
mod history;
mod own;
mod tables;

pub use forms::*;
pub use history::*;
pub use own::{Keymap, Listed, Remark};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde::{Deserialize, Serialize};
pub use tables::*;

/// What a person wants when a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is named by its words, `keys-<intent>`, which `?` shows")]
pub enum Intent {
    // everywhere
    Help,
    HelpNow,
    Hide,
    Leave,
    Back,
    Suspend,
    Today,
    Practise,
    Journal,
    History,
    Plan,
    Learn,
    // moving
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    // Today
    Start,
    Shorter,
    Longer,
    Choose,
    FewerBreaths,
    MoreBreaths,
    Why,
    HardDay,
    Figures,
    Settings,
    Note,
    Ask,
    Page,
    Planned,
    FlarePlan,
    /// A safety note that stands open and was read before.
    SafetyNote,
    // session
    Pause,
    BlockBack,
    BlockNext,
    SmallerBreath,
    LongerBreath,
    KeepPace,
    HideNumbers,
    NextPicture,
    NoticeGrip,
    NoticeEase,
    Calibrate,
    PlaceSensor,
    Mute,
    SetUp,
    Large,
    Dizzy,
    Pain,
    Stop,
    BellOn,
    Awake,
    Skip,
    // forms
    Save,
    NextField,
    FieldBefore,
    Begin,
    SafetyLines,
    // journal
    PainEpisode,
    FreeNote,
    Thought,
    Worry,
    Experiment,
    Visit,
    /// What another machine left beside the diary.
    Copies,
    Edit,
    Delete,
    Undo,
    Search,
    Complete,
    // history and page
    Measure,
    MeasureBefore,
    Span,
    Pen,
    From,
    Side,
    SideBefore,
    Calendar,
    Tick,
    Format,
    Write,
    // lessons
    Try,
    MarkRead,
    // answers
    Yes,
    No,
    Person,
    NotSafe,
    Hurt,
    Keep,
    Discard,
    Seen,
    AskAgain,
}

/// One key press that a table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// A character as it is typed.
    Char(char),
    /// A key that types nothing.
    Key(KeyCode),
    /// A letter with Ctrl.
    Ctrl(char),
}

impl Stroke {
    /// Whether it types a letter where words are typed.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(self, Self::Char(_))
    }
}

/// The sign that a key types where one line is typed; a letter with Ctrl or Alt types none. Both together are how some
/// systems tell of AltGr.
#[must_use]
pub fn typed(key: KeyEvent) -> Option<char> {
    let KeyCode::Char(sign) = key.code else { return None };
    let modifiers = key.modifiers - KeyModifiers::SHIFT;
    let types = modifiers.is_empty() || modifiers == KeyModifiers::CONTROL | KeyModifiers::ALT;
    Some(sign).filter(|sign| types && !sign.is_control())
}

/// One line of a key table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The keys.
    pub strokes: &'static [Stroke],
    /// What they mean.
    pub intent: Intent,
    /// How the keys are written, such as `Enter` or `- +`.
    pub label: &'static str,
    /// The key of its words.
    pub words: &'static str,
    /// Whether the footer shows it; `?` shows all.
    pub in_footer: bool,
}

use Stroke::{Char, Ctrl, Key};

/// What `key` means in the first of `tables` that knows it. Repeats count as presses; releases never arrive here.
#[must_use]
pub fn find(tables: &[&[Binding]], key: KeyEvent) -> Option<Intent> {
    let stroke = stroke(key)?;
    let bindings = tables.iter().copied().flatten();
    bindings.into_iter().find(|binding| binding.strokes.contains(&stroke)).map(|binding| binding.intent)
}

/// The stroke of a key press. Alt and other modifiers make it none that a table knows.
#[must_use]
pub fn stroke(key: KeyEvent) -> Option<Stroke> {
    let modifiers = key.modifiers - KeyModifiers::SHIFT;
    match key.code {
        KeyCode::Char(letter) if modifiers == KeyModifiers::CONTROL => Some(Ctrl(letter.to_ascii_lowercase())),
        KeyCode::Char(letter) if modifiers.is_empty() => Some(Char(letter)),
        code if modifiers.is_empty() => Some(Key(code)),
        _ => None,
    }
}
