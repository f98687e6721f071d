//! One entry, whole: every figure and word that it holds, and the ways to change it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::Step;
use crate::diary::Id;
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::Prose;
use crate::words::say;

/// An entry in front of a person.
pub struct EntryScreen {
    id: Id,
    /// The first line shown, where there is no room for all.
    read: u16,
    asks_delete: bool,
}

impl EntryScreen {
    /// The entry with this name.
    #[must_use]
    pub const fn new(id: Id) -> Self {
        Self { id, read: 0, asks_delete: false }
    }

    fn is_there(&self, view: &View) -> bool {
        view.coach.diary.find(self.id).is_some_and(|(_, record)| !record.deleted)
    }

    fn words(&self, view: &View) -> (String, String) {
        let Some((_, record)) = view.coach.diary.find(self.id).filter(|(_, record)| !record.deleted) else {
            return (say("journal-gone"), String::new());
        };
        let heading = view.coach.entry_heading(record);
        (heading, view.coach.entry_parts(record).join("\n\n"))
    }

    const fn prose<'a>(&self, heading: &'a str, words: &'a str, look: Look) -> Prose<'a> {
        Prose { heading, text: words, scroll: self.read, centred: false, look }
    }
}

impl Screen for EntryScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        vec![if self.is_there(view) { keys::ENTRY } else { keys::ENTRY_GONE }, keys::READ]
    }

    fn tab(&self) -> Option<usize> {
        Some(2)
    }

    fn question(&self) -> Option<[&'static str; 3]> {
        self.asks_delete.then_some(["journal-ask-delete", "journal-delete-yes", "journal-delete-no"])
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match intent {
            Intent::Back => return Reply::turn(Turn::Back),
            Intent::Delete => self.asks_delete = true,
            Intent::No => self.asks_delete = false,
            Intent::Yes => {
                self.asks_delete = false;
                return match cx.coach.delete(self.id, cx.coach.now()) {
                    Ok(effects) => Reply { turn: Turn::Back, effects, line: Some(say("journal-deleted")) },
                    Err(line) => Reply::stay().saying(line),
                };
            }
            Intent::Edit => {
                return match cx.coach.edit_form(self.id) {
                    Ok(form) => Reply::turn(Turn::Step(Step::Form(Box::new(form)))),
                    Err(line) => Reply::stay().saying(line),
                };
            }
            Intent::Undo => {
                return match cx.coach.undo(cx.coach.now()) {
                    Some(undone) => Reply::effects(undone.effects).saying(undone.line),
                    None => Reply::stay().saying(say("app-nothing-to-undo")),
                };
            }
            _ => {
                let (heading, words) = self.words(&cx.view());
                self.read = super::read_on(&self.prose(&heading, &words, cx.look), cx.area, intent);
            }
        }
        Reply::stay()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (heading, words) = self.words(view);
        self.prose(&heading, &words, view.look).render(area, buf);
        None
    }
}
