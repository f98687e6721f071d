//! Practise: every routine and every exercise, to be chosen by name. What is not for this person can be brought back.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{By, Event, Offered, OfferedLine, Section, Step};
use crate::plan::fill::Length;
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::{Hit, Item, List, MEASURE, text};
use crate::words::say;

/// The list in front of a person.
pub struct ChooseScreen {
    /// What stands there, as it was when the list was last looked at anew.
    lines: Vec<OfferedLine>,
    chosen: Option<usize>,
    offset: usize,
    /// The line that was chosen a moment ago and told what it comes after.
    told: Option<Offered>,
    /// The length that was chosen for the line the cursor is on.
    length: Option<Length>,
}

impl ChooseScreen {
    /// The list at its first routine.
    #[must_use]
    pub const fn new() -> Self {
        Self { lines: Vec::new(), chosen: Some(1), offset: 0, told: None, length: None }
    }

    /// Looks at the list anew: something in it may have changed.
    fn look_again(&mut self, cx: &Cx) {
        self.lines = cx.coach.offered(cx.coach.now());
        self.chosen = self.chosen.map(|at| at.min(self.lines.len().saturating_sub(1)));
    }

    fn with_list<T>(&self, look: Look, does: impl FnOnce(&List) -> T) -> T {
        let item = |line: &OfferedLine| {
            if line.what == Offered::Heading {
                return Item::Day { words: line.words.clone().into(), right: "".into() };
            }
            // The name, and what is said about it.
            let (words, about) = line.words.split_once("  ").unwrap_or((&line.words, ""));
            Item::Row {
                lead: "".into(),
                words: words.to_owned().into(),
                about: about.to_owned().into(),
                right: line.right.clone().into(),
                marked: false,
            }
        };
        let items: Vec<Item> = self.lines.iter().map(item).collect();
        does(&List { items: &items, chosen: self.chosen, offset: self.offset, look })
    }

    fn here(&self) -> Option<&OfferedLine> {
        self.chosen.and_then(|at| self.lines.get(at))
    }

    fn open(&mut self, cx: &mut Cx) -> Reply {
        let Some(what) = self.here().map(|line| line.what.clone()) else { return Reply::stay() };
        let again = self.told.take().is_some_and(|told| told == what);
        let mut opened = cx.coach.open_offered(&what, again, cx.coach.now());
        if let Some(length) = self.length {
            opened = cx.coach.at_length(opened, &what, length, cx.coach.now());
        }
        self.told = opened.step.is_none().then_some(what);
        Reply { turn: opened.step.map_or(Turn::Stay, Turn::Step), effects: opened.effects, line: opened.line }
    }

    /// Brings back the exercise that is not for this person, else takes back what was done last.
    fn bring_back(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let reply = match self.here() {
            Some(OfferedLine { what: Offered::Exercise(id), not_for_me: true, .. }) => {
                Reply::effects(vec![cx.coach.take_from("not_for_me", id, now)]).saying(say("choose-back"))
            }
            _ => match cx.coach.undo(now) {
                Some(undone) => Reply::effects(undone.effects).saying(undone.line),
                None => Reply::stay().saying(say("app-nothing-to-undo")),
            },
        };
        self.look_again(cx);
        reply
    }

    fn edit(&self, cx: &Cx) -> Reply {
        match self.here().map(|line| &line.what) {
            Some(Offered::Pattern(id)) => {
                Reply::turn(Turn::Step(Step::Form(Box::new(cx.coach.pattern_form(Some(id))))))
            }
            Some(Offered::OwnRoutine(id)) => Reply::turn(Turn::Section(Section::OwnRoutine(*id))),
            _ => Reply::stay(),
        }
    }

    fn delete(&mut self, cx: &mut Cx) -> Reply {
        let Some(Offered::Pattern(id)) = self.here().map(|line| line.what.clone()) else { return Reply::stay() };
        let Some(effect) = cx.coach.drop_pattern(&id, cx.coach.now()) else { return Reply::stay() };
        self.look_again(cx);
        Reply::effects(vec![effect]).saying(say("choose-pattern-gone"))
    }

    /// A minute or a breath more or less of the breathing under the cursor; both are shown.
    fn lengthen(&mut self, by: By, cx: &Cx) -> Reply {
        let (now, from) = (cx.coach.now(), self.length.unwrap_or(Length::Usual));
        let Some(what) = self.here().map(|line| line.what.clone()) else { return Reply::stay() };
        match cx.coach.other_length(&what, from, by, now) {
            Some(Ok(length)) => {
                self.length = Some(length);
                let both = cx.coach.both_lengths(&what, length, now);
                if let Some(line) = self.chosen.and_then(|at| self.lines.get_mut(at)) {
                    line.right = both.unwrap_or_default();
                }
                Reply::stay()
            }
            Some(Err(line)) => Reply::stay().saying(line),
            None => Reply::stay(),
        }
    }

    fn list_area(area: Rect) -> Rect {
        // Not so wide that the eye loses the line on the way to its length.
        let area = Rect { width: area.width.min(MEASURE), ..area };
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2 + WHY + 1), ..area }
    }

    fn move_to(&mut self, to: Option<usize>, cx: &Cx) {
        if self.length.take().is_some() {
            self.look_again(cx);
        }
        self.chosen = to;
        self.offset = self.with_list(cx.look, |list| list.first(Self::list_area(cx.area).height));
    }
}

/// Lines below the list that say what the chosen one is for: the longest takes two at 80 columns.
const WHY: u16 = 2;

/// So many lines are brought into sight with the first row of a group.
const SEEN: usize = 8;

/// The first row of the group after the one that `from` stands in, or of the one before.
fn group(lines: &[OfferedLine], from: Option<usize>, forward: bool) -> Option<usize> {
    let from = from.unwrap_or(0);
    let mut headings = lines.iter().enumerate().filter(|(_, line)| line.what == Offered::Heading).map(|(at, _)| at);
    let heading = if forward {
        headings.find(|at| *at > from)
    } else {
        let before: Vec<usize> = headings.take_while(|at| *at < from).collect();
        // At the first row of a group the one before is meant, further down its own first row.
        let own = before.last().copied()?;
        if own + 1 < from { Some(own) } else { before.iter().rev().nth(1).copied() }
    };
    heading.map(|at| at + 1)
}

impl Default for ChooseScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for ChooseScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let here = self.here();
        let of_it: &[&'static [Binding]] = match here.map(|line| &line.what) {
            Some(Offered::Pattern(_)) => &[keys::CHOOSE_BREATH, keys::CHOOSE_OWN],
            Some(what) if view.coach.has_breaths(what) => &[keys::CHOOSE_BREATH],
            Some(Offered::OwnRoutine(_)) => &[keys::CHOOSE_ROUTINE],
            _ => &[],
        };
        let back = here.is_some_and(|line| line.not_for_me).then_some(keys::CHOOSE_BRINGS_BACK);
        let tables = [keys::OPENS].into_iter().chain(back).chain([keys::LIST]).chain(of_it.iter().copied());
        tables.chain([keys::CHOOSE]).collect()
    }

    fn tab(&self) -> Option<usize> {
        Some(1)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let look = cx.look;
        self.told = self.told.take().filter(|_| intent == Intent::Open);
        match intent {
            Intent::Longer | Intent::Shorter => return self.lengthen(By::Minute(intent == Intent::Longer), cx),
            Intent::MoreBreaths | Intent::FewerBreaths => {
                return self.lengthen(By::Breath(intent == Intent::MoreBreaths), cx);
            }
            _ => {}
        }
        let step = |from: Option<usize>, forward: bool| self.with_list(look, |list| list.next(from, forward));
        let far = |forward: bool| (0..8).fold(self.chosen, |at, _| step(at, forward).or(at));
        let to = match intent {
            Intent::Up => step(self.chosen, false),
            Intent::Down => step(self.chosen, true),
            Intent::First => step(None, true),
            Intent::Last => step(None, false),
            Intent::PageUp => far(false),
            Intent::PageDown => far(true),
            Intent::Right | Intent::Left => {
                let to = group(&self.lines, self.chosen, intent == Intent::Right);
                // The rows of the group are brought into sight with its first one.
                self.move_to(
                    to.and_then(|to| (to..to + SEEN).rev().find(|at| *at < self.lines.len())).or(self.chosen),
                    cx,
                );
                to
            }
            Intent::Open => return self.open(cx),
            Intent::Edit => return self.edit(cx),
            Intent::Delete => return self.delete(cx),
            Intent::Undo => return self.bring_back(cx),
            Intent::Back => return Reply::turn(Turn::Back),
            _ => return Reply::stay(),
        };
        if to.is_some() {
            self.move_to(to, cx);
        }
        Reply::stay()
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let area = Self::list_area(cx.area);
        let hit = self.with_list(cx.look, |list| list.hit(area, at.x, at.y));
        let Some(Hit::Row(row)) = hit else { return Reply::stay() };
        if self.chosen == Some(row) {
            return self.open(cx);
        }
        self.move_to(Some(row), cx);
        Reply::stay()
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        self.look_again(cx);
        Reply::stay()
    }

    fn hear(&mut self, _event: &Event, cx: &mut Cx) -> Reply {
        self.look_again(cx);
        Reply::stay()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        text::put(buf, area, (0, 0), &say("choose-heading"), view.look.heading());
        self.with_list(view.look, |list| list.render(Self::list_area(area), buf));
        let why = self.here().map(|line| line.why.as_str()).unwrap_or_default();
        let foot = Rect { y: area.y + area.height.saturating_sub(WHY), height: area.height.min(WHY), ..area };
        for (y, line) in (0..foot.height).zip(text::wrap_read(why, foot.width.min(MEASURE))) {
            text::put(buf, foot, (0, y), &line, view.look.quiet());
        }
        None
    }
}
