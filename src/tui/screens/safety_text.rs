//! The text of a safety note: what it is, what to do, and the two answers that close it or put it off.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Form, FormKind, Step, dates};
use crate::diary::Level;
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::Prose;
use crate::words::{name, say, tell};

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
        let standing = view.coach.standing(view.coach.now());
        let open = standing.open.iter().filter(|note| note.level == self.level);
        let mut parts: Vec<String> = open
            .map(|note| {
                let since = tell("safety-since", &[("day", dates::short_day(note.since).into())]);
                format!("{} ({since})", say(&format!("safety-flag-{}", note.flag)))
            })
            .collect();
        parts.push(name("safety-level", self.level.id()));
        parts.push(say(match self.level {
            Level::Emergency => "safety-now-grounding",
            Level::Urgent => "safety-now-breathing",
            Level::Soon | Level::Review => "safety-nothing-new",
        }));
        parts.join("\n\n")
    }

    const fn prose<'a>(&self, heading: &'a str, words: &'a str, look: Look) -> Prose<'a> {
        Prose { heading, text: words, scroll: self.read, centred: false, look }
    }

    fn answer(&self, seen: bool, cx: &mut Cx) -> Reply {
        let standing = cx.coach.standing(cx.coach.now());
        let open: Vec<u8> =
            standing.open.iter().filter(|note| note.level == self.level).map(|note| note.flag).collect();
        let effects = open.into_iter().flat_map(|flag| cx.coach.acknowledge(flag, seen, cx.coach.now())).collect();
        let line = say(if seen { "safety-seen-done" } else { "safety-ask-again-done" });
        Reply { turn: Turn::Step(Self::onward(cx)), effects, line: Some(line) }
    }

    /// Where it leads from here: the first run goes on, else Today.
    fn onward(cx: &mut Cx) -> Step {
        cx.coach.note_was_read();
        if cx.coach.is_settled_in() { Step::Today } else { Step::Form(Box::new(Form::new(FormKind::Settings))) }
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
            Intent::Seen => self.answer(true, cx),
            Intent::AskAgain => self.answer(false, cx),
            Intent::Open if self.level == Level::Emergency && cx.coach.is_settled_in() => {
                cx.coach.note_was_read();
                Reply::turn(Turn::HelpNow)
            }
            Intent::Open | Intent::Back => {
                let step = Self::onward(cx);
                Reply::turn(Turn::Step(step))
            }
            Intent::Person => Reply::turn(Turn::HelpNow),
            _ => {
                let (heading, words) = (name("safety-name", self.level.id()), self.words(&cx.view()));
                self.read = super::read_on(&self.prose(&heading, &words, cx.look), cx.area, intent);
                Reply::stay()
            }
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (heading, words) = (name("safety-name", self.level.id()), self.words(view));
        self.prose(&heading, &words, view.look).render(area, buf);
        None
    }
}
