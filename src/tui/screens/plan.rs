//! Plan: the list of its sections, and each section with its lines. What stands there and what a line does is the
//! coach's.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Deed, Event, NoSound, PlanLine, Section, Step};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{Hit, Outline, OutlineRow};
use crate::words::{name, say};

/// Plan, or one of its sections, in front of a person.
pub struct PlanScreen {
    section: Option<Section>,
    chosen: Option<usize>,
    /// The first line that was shown last.
    offset: usize,
    /// Where a row was chosen by a click: a second one there opens it.
    pressed: Option<Position>,
    /// The section by which the list was left: it stands chosen again on the way back.
    left_by: Option<Section>,
}

impl PlanScreen {
    /// The list of sections.
    #[must_use]
    pub const fn new() -> Self {
        Self { section: None, chosen: None, offset: 0, pressed: None, left_by: None }
    }

    /// One section.
    #[must_use]
    pub const fn of(section: Section) -> Self {
        Self { section: Some(section), chosen: None, offset: 0, pressed: None, left_by: None }
    }

    fn lines(&self, view: &View) -> Vec<PlanLine> {
        let now = view.coach.now();
        match self.section {
            Some(section) => view.coach.section(section, now),
            None => view
                .coach
                .sections()
                .into_iter()
                .map(|section| PlanLine {
                    words: name("plan", section.id()),
                    state: view.coach.section_state(section, now),
                    ..PlanLine::default()
                })
                .collect(),
        }
    }

    fn with_outline<T>(&self, view: &View, does: impl FnOnce(&Outline) -> T) -> T {
        let lines = self.lines(view);
        let heading = self.section.map_or_else(|| say("plan-heading"), |section| view.coach.section_heading(section));
        let intro = self
            .section
            .map_or_else(|| say("plan-intro"), |section| view.coach.section_intro(section, lines.is_empty()));
        let rows: Vec<OutlineRow> = lines
            .iter()
            .map(|line| OutlineRow { words: &line.words, state: &line.state, more: &line.more, begins: line.begins })
            .collect();
        let chosen = self.chosen.filter(|chosen| *chosen < rows.len());
        does(&Outline { heading: &heading, intro: &intro, rows: &rows, chosen, offset: self.offset, look: view.look })
    }

    /// What is seen stays where it is for the next moment.
    fn settle(&mut self, cx: &Cx) {
        self.offset = self.with_outline(&cx.view(), |outline| outline.first_shown(cx.area));
    }

    /// The last row there is, where there is one.
    fn last(&self, view: &View) -> Option<usize> {
        self.lines(view).len().checked_sub(1)
    }

    fn open(&mut self, cx: &mut Cx) -> Reply {
        let Some(chosen) = self.chosen else {
            self.chosen = self.last(&cx.view()).map(|_| 0);
            return Reply::stay();
        };
        if self.section.is_none() {
            let Some(section) = cx.coach.sections().get(chosen).copied() else { return Reply::stay() };
            self.left_by = Some(section);
            return match cx.coach.section_form(section) {
                Some(form) => Reply::turn(Turn::Step(Step::Form(Box::new(form)))),
                None => Reply::turn(Turn::Section(section)),
            };
        }
        let deed = self.lines(&cx.view()).into_iter().nth(chosen).and_then(|line| line.deed);
        self.does(deed, cx)
    }

    /// What Enter does at the chosen row, where it does something.
    fn enter(&self, lines: &[PlanLine]) -> Option<&'static [Binding]> {
        let Some(chosen) = self.chosen else { return (!lines.is_empty()).then_some(keys::OPENS) };
        if self.section.is_none() {
            return Some(keys::OPENS);
        }
        Some(match lines.get(chosen)?.deed.as_ref()? {
            Deed::Area(_)
            | Deed::FreeDay(_)
            | Deed::Rhythm
            | Deed::Switch(_)
            | Deed::Setting(_)
            | Deed::Picture
            | Deed::Numbers
            | Deed::Face => keys::PLAN_CHANGES,
            Deed::BringBack(_) => keys::PLAN_BRINGS_BACK,
            Deed::Hear(_) => keys::PLAN_HEARS,
            Deed::Practise(_) | Deed::BeginRoutine(_) => keys::PLAN_STARTS,
            Deed::PutIntoRoutine(..) => keys::PLAN_ADDS,
            Deed::PutPlanAway => keys::PLAN_PUTS_AWAY,
            _ => keys::OPENS,
        })
    }

    fn remove(&mut self, cx: &mut Cx) -> Reply {
        let line = self.chosen.and_then(|chosen| self.lines(&cx.view()).into_iter().nth(chosen));
        self.does(line.and_then(|line| line.remove), cx)
    }

    fn does(&mut self, deed: Option<Deed>, cx: &mut Cx) -> Reply {
        let Some(deed) = deed else { return Reply::stay() };
        let done = cx.coach.does(&deed, cx.coach.now());
        let last = self.last(&cx.view());
        self.chosen = last.and_then(|last| self.chosen.map(|chosen| chosen.min(last)));
        let turn = done.step.map(Turn::Step).or(done.section.map(Turn::Section)).unwrap_or(Turn::Stay);
        Reply { turn, effects: done.effects, line: done.line }
    }
}

impl Default for PlanScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for PlanScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let lines = self.lines(view);
        let mut tables: Vec<_> = self.enter(&lines).into_iter().chain([keys::LIST]).collect();
        if self.section.is_none() {
            tables.push(keys::PLAN_LIST);
        }
        if lines.iter().any(|line| line.remove.is_some()) {
            tables.push(keys::PLAN_OWN);
        }
        // A setting is turned on and on; there is nothing to take back.
        let turns = matches!(self.section, Some(Section::Settings | Section::Sounds));
        let changes = !turns && lines.iter().any(|line| line.deed.is_some());
        if view.coach.has_done() && (changes || matches!(self.section, Some(Section::LeftOut | Section::Therapist))) {
            tables.push(keys::PLAN);
        }
        tables
    }

    fn tab(&self) -> Option<usize> {
        Some(4)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        self.pressed = None;
        let last = self.last(&cx.view());
        let at = self.chosen;
        self.chosen = match intent {
            // Above the first row what stands before it is read.
            Intent::Up => at.and_then(|at| at.checked_sub(1)),
            Intent::Down => last.map(|last| at.map_or(0, |at| (at + 1).min(last))),
            Intent::First => None,
            Intent::Last => last,
            Intent::PageUp => at.and_then(|at| at.checked_sub(8)),
            Intent::PageDown => last.map(|last| at.map_or(0, |at| (at + 8).min(last))),
            Intent::Open => return self.open(cx),
            Intent::Delete => return self.remove(cx),
            Intent::Undo => {
                return match cx.coach.undo(cx.coach.now()) {
                    Some(undone) => Reply::effects(undone.effects).saying(undone.line),
                    None => Reply::stay().saying(say("app-nothing-to-undo")),
                };
            }
            Intent::Settings => return Reply::turn(Turn::Section(Section::Settings)),
            Intent::Back => return Reply::turn(Turn::Back),
            _ => return Reply::stay(),
        };
        // Where the first row is in sight with all that stands before it, there is nothing to go up to without one.
        let area = cx.area;
        if self.chosen.is_none()
            && last.is_some()
            && self.with_outline(&cx.view(), |outline| outline.begins_whole(area))
        {
            (self.chosen, self.offset) = (Some(0), 0);
        }
        self.settle(cx);
        Reply::stay()
    }

    fn hear(&mut self, event: &Event, _cx: &mut Cx) -> Reply {
        match event {
            // A sound that was to be heard once is not there.
            Event::NoSound(NoSound::Absent | NoSound::Lost) => Reply::stay().saying(say("settings-no-sound")),
            Event::NoSound(NoSound::Speechless) => Reply::stay().saying(say("session-sound-speechless")),
            Event::NoSound(NoSound::NoCommand) => Reply::stay().saying(say("plain-no-command")),
            _ => Reply::stay(),
        }
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let area = cx.area;
        // The words beneath the row that was chosen before have gone, so what lay there may lie elsewhere now.
        if self.pressed.replace(at) == Some(at) {
            return self.open(cx);
        }
        match self.with_outline(&cx.view(), |outline| outline.hit(area, at)) {
            Some(Hit::Row(row)) if self.chosen == Some(row) => self.open(cx),
            Some(Hit::Row(row)) => {
                self.chosen = Some(row);
                self.settle(cx);
                Reply::stay()
            }
            _ => {
                self.pressed = None;
                Reply::stay()
            }
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        let area = cx.area;
        // What was opened there may have brought rows of its own.
        let back = self.left_by.take().and_then(|left| cx.coach.sections().iter().position(|there| *there == left));
        if back.is_some() {
            self.chosen = back;
            self.settle(cx);
        }
        if self.chosen.is_none() && self.with_outline(&cx.view(), |outline| outline.begins_whole(area)) {
            let lines = self.lines(&cx.view());
            self.chosen = lines.iter().position(|line| line.here).or((!lines.is_empty()).then_some(0));
            self.settle(cx);
        }
        let further = self.section.map(|section| cx.coach.reading_for_section(section)).unwrap_or_default();
        Reply::effects([cx.coach.refresh(cx.coach.now()), further].concat())
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        self.with_outline(view, |outline| outline.render(area, buf));
        None
    }
}
