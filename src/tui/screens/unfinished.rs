//! What an earlier start left unfinished: a practice that was cut short, or an entry. Kept, or let go.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{SESSION_DRAFT, Step};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::Prose;
use crate::words::say;

/// Unfinished work in front of a person, one piece after another.
pub struct UnfinishedScreen {
    put_off: usize,
}

impl UnfinishedScreen {
    /// The first piece; `None` when nothing was left.
    #[must_use]
    pub fn of(view: &View) -> Option<Self> {
        (!view.coach.unfinished().is_empty()).then_some(Self { put_off: 0 })
    }

    fn here(&self, view: &View) -> Option<String> {
        view.coach.unfinished().into_iter().nth(self.put_off)
    }

    fn words(&self, view: &View) -> (String, String) {
        let Some(draft) = self.here(view) else { return (String::new(), String::new()) };
        (say("app-unfinished-heading"), view.coach.unfinished_words(&draft))
    }

    fn next(&mut self, cx: &Cx) -> Turn {
        if self.here(&cx.view()).is_some() { Turn::Stay } else { Turn::Step(Step::Today) }
    }

    fn keep(&mut self, cx: &mut Cx) -> Reply {
        let Some(draft) = self.here(&cx.view()) else { return Reply::turn(Turn::Step(Step::Today)) };
        if draft != SESSION_DRAFT {
            let form = cx.coach.unfinished_form(&draft);
            return match form {
                Some(form) => {
                    self.put_off += 1;
                    Reply::turn(Turn::Step(Step::Form(Box::new(form))))
                }
                None => self.discard(cx),
            };
        }
        let effects = cx.coach.keep_unfinished_session(cx.coach.now());
        let turn = self.next(cx);
        Reply { turn, effects, line: None }
    }

    fn discard(&mut self, cx: &mut Cx) -> Reply {
        let Some(draft) = self.here(&cx.view()) else { return Reply::turn(Turn::Step(Step::Today)) };
        let effects = vec![cx.coach.drop_draft(&draft)];
        let turn = self.next(cx);
        Reply { turn, effects, line: None }
    }
}

impl Screen for UnfinishedScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let is_form = self.here(view).is_some_and(|draft| draft != SESSION_DRAFT);
        vec![if is_form { keys::UNFINISHED_FORM } else { keys::UNFINISHED }]
    }

    fn tab(&self) -> Option<usize> {
        Some(0)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match intent {
            Intent::Keep => self.keep(cx),
            Intent::Discard => self.discard(cx),
            Intent::Back => {
                self.put_off += 1;
                Reply::turn(self.next(cx))
            }
            _ => Reply::stay(),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        Reply::turn(self.next(cx))
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (heading, words) = self.words(view);
        Prose { heading: &heading, text: &words, scroll: 0, centred: false, look: view.look }.render(area, buf);
        None
    }
}
