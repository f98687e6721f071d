//! The screens: each holds a cursor, a scroll and text areas, draws what the coach offers and hands back what was
//! meant. No screen knows another; where a turn leads is the app's to decide.

pub mod chrome;

mod choose;
mod entry;
mod flare_plan;
mod form;
mod history;
mod journal;
mod learn;
mod lock;
mod page;
mod plan;
mod reading;
mod safety_text;
mod sensor;
mod session;
mod settle;
mod today;
mod unfinished;

pub use choose::ChooseScreen;
pub use entry::EntryScreen;
pub use flare_plan::FlarePlanScreen;
pub use form::FormScreen;
pub use history::HistoryScreen;
pub use journal::JournalScreen;
pub use learn::LearnScreen;
pub use lock::LockScreen;
pub use page::PageScreen;
pub use plan::PlanScreen;
pub use reading::ReadingScreen;
pub use safety_text::SafetyTextScreen;
pub use sensor::SensorScreen;
pub use session::SessionScreen;
pub use settle::SettleScreen;
pub use today::TodayScreen;
pub use unfinished::UnfinishedScreen;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use crate::coach::{Coach, Effect, Event, LeftOpen, Made, Section, Step};
use crate::diary::{Day, Id};

use super::keys::{self, Binding, Intent};
use super::theme::Look;
use super::widgets::Prose;

/// What a screen may look at while it draws.
pub struct View<'a> {
    /// The coach.
    pub coach: &'a Coach,
    /// How to draw.
    pub look: Look,
    /// The area it is drawn in.
    pub area: Rect,
}

/// What a screen may use while it acts.
pub struct Cx<'a> {
    /// The coach.
    pub coach: &'a mut Coach,
    /// How it is drawn, for what lies under the mouse.
    pub look: Look,
    /// The area it was last drawn in.
    pub area: Rect,
}

impl Cx<'_> {
    /// The same, for looking alone.
    pub const fn view(&self) -> View<'_> {
        View { coach: self.coach, look: self.look, area: self.area }
    }
}

/// Where to go after an event.
pub enum Turn {
    /// Stay here.
    Stay,
    /// Go back to the screen beneath.
    Back,
    /// Go where a flow leads.
    Step(Step),
    /// Open the routines and exercises.
    Choose,
    /// Open the journal, with the search open and this in it.
    Search(String),
    /// Open an entry.
    Entry(Id),
    /// Open a day.
    Day(Day),
    /// Open the page for the therapist.
    Page,
    /// Open the plan for hard days.
    FlarePlan,
    /// Open a section of Plan.
    Section(Section),
    /// Open a lesson, a card or the glossary, by its id.
    Read(String),
    /// Open grounding.
    HelpNow,
    /// Open the way to a person.
    Person,
    /// The program is to leave.
    Leave,
}

/// What a screen did with an event.
pub struct Reply {
    /// Where to go.
    pub turn: Turn,
    /// What must happen outside.
    pub effects: Vec<Effect>,
    /// A line for the person, shown until the next key.
    pub line: Option<String>,
}

impl Reply {
    /// Nothing more than a new picture.
    pub const fn stay() -> Self {
        Self { turn: Turn::Stay, effects: Vec::new(), line: None }
    }

    /// Go there.
    pub const fn turn(turn: Turn) -> Self {
        Self { turn, effects: Vec::new(), line: None }
    }

    /// Stay, and have these done.
    pub const fn effects(effects: Vec<Effect>) -> Self {
        Self { turn: Turn::Stay, effects, line: None }
    }

    /// The same with this to be done first.
    #[must_use]
    pub fn and(mut self, effects: Vec<Effect>) -> Self {
        let after = std::mem::replace(&mut self.effects, effects);
        self.effects.extend(after);
        self
    }

    /// What a flow of the coach made; without a way on it stays.
    pub fn made(made: Made) -> Self {
        let turn = made.step.map_or(Turn::Stay, Turn::Step);
        Self { turn, effects: made.effects, line: made.line }
    }

    /// The same with a line for the person.
    #[must_use]
    pub fn saying(mut self, line: String) -> Self {
        self.line = Some(line);
        self
    }
}

/// The first line of `text` to be shown in `area` after a key that reads on or back.
fn read_on(text: &Prose, area: Rect, intent: Intent) -> u16 {
    read_to(text.scroll, text.most_scroll(area), area.height, intent)
}

/// The first line to be shown after a key that reads on or back: a line, or half of the `seen` lines.
fn read_to(scroll: u16, most: u16, seen: u16, intent: Intent) -> u16 {
    let half = (seen / 2).max(1);
    let to = match intent {
        Intent::Up => scroll.saturating_sub(1),
        Intent::PageUp => scroll.saturating_sub(half),
        Intent::Down => scroll.saturating_add(1),
        Intent::PageDown => scroll.saturating_add(half),
        _ => scroll,
    };
    to.min(most)
}

/// Words that were pasted, as a place of one line holds them: where a line ended, and for each other sign that steers a
/// terminal, stands a space, so that no two words become one.
fn in_one_line(pasted: &str) -> String {
    pasted.replace("\r\n", "\n").replace(char::is_control, " ")
}

/// So many lines of a text go by with one notch of the wheel.
const NOTCH: u8 = 3;

/// What one notch of the wheel means.
const fn notch(down: bool) -> Intent {
    if down { Intent::Down } else { Intent::Up }
}

/// What single letters are on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Keys, as the tables say.
    Keys,
    /// Signs of words; but none are there yet, and help is one key away all the same.
    Begin,
    /// Signs of words that were begun.
    Signs,
}

impl Letters {
    /// What they are where words are typed; `blank` says whether none are there yet.
    #[must_use]
    pub const fn of_words(blank: bool) -> Self {
        if blank { Self::Begin } else { Self::Signs }
    }

    /// Whether the letter `code` that means `intent` is a key. Before the first word that is `!` alone: with a letter of
    /// one's own for help, no words and no passphrase could begin with it.
    #[must_use]
    pub const fn are_key_of(self, intent: Intent, code: KeyCode) -> bool {
        match self {
            Self::Keys => true,
            Self::Begin => matches!((intent, code), (Intent::HelpNow, KeyCode::Char('!'))),
            Self::Signs => false,
        }
    }
}

/// A full page.
pub trait Screen {
    /// The key tables that hold now, the nearest first.
    fn keys(&self, view: &View) -> Vec<&'static [Binding]>;

    /// Whether the screen of the machine is kept awake while it stands there.
    fn keeps_awake(&self) -> bool {
        false
    }

    /// The tab it belongs to: 0 Today, 1 Practise, 2 Journal, 3 History, 4 Plan, 5 Learn.
    fn tab(&self) -> Option<usize> {
        None
    }

    /// Whether it fills the whole terminal, without header and tabs.
    fn is_whole(&self) -> bool {
        false
    }

    /// Whether words begin at its upper edge: where it fills the terminal it stands beneath that, as headings do elsewhere.
    fn is_read(&self) -> bool {
        false
    }

    /// Whether `q` asks once before it leaves.
    fn asks_before_leaving(&self) -> bool {
        false
    }

    /// Whether something runs that needs no key, so that no key is no idle time.
    fn is_at_work(&self) -> bool {
        false
    }

    /// Whether it stays in memory, with the person's settings, while the diary is locked: a practice waits behind the
    /// clock.
    fn goes_on(&self) -> bool {
        false
    }

    /// What is opened again in its place, once a diary that locked is unlocked.
    fn left_open(&self) -> Option<LeftOpen> {
        None
    }

    /// What single letters are here: keys of the tables, or signs that it types.
    fn letters(&self) -> Letters {
        Letters::Keys
    }

    /// Whether digits are answers here.
    fn takes_digits(&self) -> bool {
        false
    }

    /// The yes or no that stands over it: the keys of its words, of yes and of no. Its answers are the intents `Yes`
    /// and `No`.
    fn question(&self) -> Option<[&'static str; 3]> {
        None
    }

    /// Something that a key table knows.
    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply;

    /// A key that no table knows: digits in a question, letters in a text.
    fn key(&mut self, _key: KeyEvent, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// Words that were pasted.
    fn paste(&mut self, _text: &str, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// A click in its area.
    fn click(&mut self, _at: Position, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// The wheel over its area: what is longer than its place moves by a few lines of text, or by one row of a list. It
    /// answers nothing.
    fn wheel(&mut self, down: bool, _at: Position, cx: &mut Cx) -> Reply {
        let lines = if self.keys(&cx.view()).contains(&keys::READ) { NOTCH } else { 1 };
        let mut reply = self.act(notch(down), cx);
        for _ in 1..lines {
            reply = self.act(notch(down), cx).and(reply.effects);
        }
        reply
    }

    /// The moment that [`Screen::next_wake`] asked for, or a later one.
    fn wake(&mut self, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// Something happened outside.
    fn hear(&mut self, _event: &Event, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// It came to the front.
    fn opened(&mut self, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// The screen was hidden, or is about to be left: what must not be lost is handed out.
    fn hidden(&mut self, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// What lay over it alone, the panel of keys, is gone again.
    fn shown(&mut self, _cx: &mut Cx) -> Reply {
        Reply::stay()
    }

    /// Milliseconds of the monotonic clock at which something must happen.
    fn next_wake(&self, _view: &View) -> Option<u64> {
        None
    }

    /// Milliseconds between two frames while something moves.
    fn frame_ms(&self, _view: &View) -> Option<u64> {
        None
    }

    /// Draws it; where the cursor stands, if it is shown.
    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position>;
}
