//! The same flows in lines: for screen readers, pipes and terminals without a screen. Lines come in and lines go out;
//! there is no cursor, no colour and no picture. What is asked, and what becomes of an answer, is the coach's.
//!
//! | file | what it holds |
//! |---|---|
//! | `conversation` | the loop: lines and time in, lines out, effects to the runner |
//! | `face` | which talk stands in front, what is understood everywhere |
//! | `talk` | what a talk is |
//! | `cover` | somebody comes in; the lock |
//! | `doors` | which talk stands where a turn leads |
//! | `voice` | lines, their width and their pace |
//! | `ask`, `form` | a question, a form |
//! | the others | one talk each |

mod ask;
mod choose;
mod conversation;
mod cover;
mod doors;
mod face;
mod form;
mod history;
mod journal;
mod learn;
mod lock;
mod note;
mod page;
mod plan;
mod sensor;
mod session;
mod settle;
mod talk;
mod today;
mod told;
mod typing;
mod unfinished;
mod voice;

pub use conversation::{Places, run};
pub use face::{Face, Msg};
pub use talk::Cues;
pub use voice::LINE_MS;

use self::talk::{Cx, Reply};

/// So many lines take what was said before out of sight.
const SCREENFUL: usize = 40;

/// What was said before goes out of sight, and a person is asked to look that it did: lines cannot be taken back.
fn away(cx: &mut Cx) {
    cx.voice.push_away(SCREENFUL);
}

/// Takes back the last change to an entry.
fn undo(cx: &mut Cx) -> Reply {
    if let Some(undone) = cx.coach.undo(cx.coach.now()) {
        cx.voice.say(&undone.line);
        return Reply::effects(undone.effects);
    }
    cx.say("app-nothing-to-undo");
    Reply::stay()
}
