//! The text of a safety note: what it is, what to do, and the two answers that close it or put it off.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::diary::Level;
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::Prose;
use crate::words::{begun_large, name};

/// A safety note in front of a person.
pub struct SafetyTextScreen {
    level: Level,
    /// The first line shown, where there is no room for all.
    read: u16,
}

impl SafetyTextScreen {
    /// The text of notes of this level.
    #[must_use]
    pub const fn new(level: Level) -> Self {
        Self { level, read: 0 }
    }

    fn words(&self, view: &View) -> String {
        view.coach.note_words(self.level, view.coach.now()).join("\n\n")
    }

    const fn prose<'a>(&self, heading: &'a str, words: &'a str, look: Look) -> Prose<'a> {
        Prose { heading, text: words, scroll: self.read, centred: false, look }
    }
}

impl Screen for SafetyTextScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::SAFETY, keys::READ]
    }

    fn tab(&self) -> Option<usize> {
        Some(0)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match intent {
            Intent::Seen | Intent::AskAgain => {
                let now = cx.coach.now();
                Reply::made(cx.coach.answer_notes(self.level, intent == Intent::Seen, now))
            }
            Intent::Open if self.level == Level::Emergency && cx.coach.is_settled_in() => {
                cx.coach.note_was_read();
                Reply::turn(Turn::HelpNow)
            }
            Intent::Open | Intent::Back => Reply::turn(Turn::Step(cx.coach.after_notes())),
            Intent::Person => Reply::turn(Turn::HelpNow),
            _ => {
                let (heading, words) = (begun_large(&name("safety-name", self.level.id())), self.words(&cx.view()));
                self.read = super::read_on(&self.prose(&heading, &words, cx.look), cx.area, intent);
                Reply::stay()
            }
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (heading, words) = (begun_large(&name("safety-name", self.level.id())), self.words(view));
        self.prose(&heading, &words, view.look).render(area, buf);
        None
    }
}
