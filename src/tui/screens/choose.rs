//! Practise: every routine and every exercise, to be chosen by name. What is not for this person can be brought back.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use serde_json::json;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::dates;
use crate::plan::Filled;
use crate::plan::fill::OWN_BREATH;
use crate::plan::therapist::own_name;
use crate::practice::Exercise;
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{Hit, Item, List, text};
use crate::words::{exercise_name, name, say};

/// The list in front of a person.
pub struct ChooseScreen {
    chosen: Option<usize>,
    offset: usize,
}

/// One line of the list.
enum Line {
    Heading(String),
    Practice { id: String, name: String, length: String, not_for_me: bool, mark: Option<String> },
}

impl ChooseScreen {
    /// The list at its first routine.
    #[must_use]
    pub const fn new() -> Self {
        Self { chosen: Some(1), offset: 0 }
    }

    fn lines(view: &View) -> Vec<Line> {
        let coach = view.coach;
        let length = |filled: Option<Filled>| filled.map(|f| dates::minutes_seconds(f.total_ms)).unwrap_or_default();
        let mut lines = vec![Line::Heading(say("choose-routines"))];
        for routine in coach.library.routines.iter().filter(|routine| routine.offered) {
            lines.push(Line::Practice {
                id: routine.id.clone(),
                name: format!(
                    "{}  {}",
                    name("routine", &format!("{}-name", routine.id)),
                    say(&format!("routine-{}-line", routine.id))
                ),
                length: length(coach.filled(&routine.id, view.coach.now())),
                not_for_me: false,
                mark: None,
            });
        }
        let not_for_me = coach.list("not_for_me");
        let by_plan = |e: &Exercise| {
            let left_out = coach.plan_limit(e, coach.now()).left_out;
            left_out.map(|_| say("choose-plan-not-today"))
        };
        let of_plan = |e: &&Exercise| own_name(&e.id).is_some();
        let mut group = |heading: String, exercises: Vec<&Exercise>| {
            if !exercises.is_empty() {
                lines.push(Line::Heading(heading));
            }
            lines.extend(exercises.into_iter().map(|exercise| Line::Practice {
                id: exercise.id.clone(),
                name: exercise_name(&exercise.id),
                length: length(coach.one(&exercise.id, None, view.coach.now())),
                not_for_me: not_for_me.contains(&exercise.id),
                mark: coach.ready(exercise, coach.now()).mark().or_else(|| by_plan(exercise)),
            }));
        };
        group(say("choose-plan"), coach.library.catalogue.iter().filter(of_plan).collect());
        for track in ["breath", "floor", "stretch", "attention", "thought", "exposure"] {
            // A list that was left out is out of sight; Plan and its own name bring it back.
            let hidden = |e: &Exercise| e.written().is_some() && not_for_me.contains(&e.id);
            let seen = |e: &&Exercise| e.track.id() == track && coach.sees(e) && e.id != OWN_BREATH && !hidden(e);
            let exercises = coach.library.catalogue.iter().filter(seen).filter(|e| !of_plan(e));
            group(name("choose-track", track), exercises.collect());
        }
        lines.push(Line::Heading(say("choose-questionnaires")));
        lines.extend(coach.asked_of_oneself().into_iter().map(|(id, name, on)| Line::Practice {
            id,
            name,
            length: on.map(dates::chart_day).unwrap_or_default(),
            not_for_me: false,
            mark: None,
        }));
        lines
    }

    fn with_list<T>(&self, lines: &[Line], view: &View, does: impl FnOnce(&List) -> T) -> T {
        let mark = say("choose-not-for-me");
        let marked: Vec<String> = lines
            .iter()
            .map(|line| match line {
                Line::Practice { name, not_for_me: true, .. } => format!("{name}  ({mark})"),
                Line::Practice { name, mark: Some(mark), .. } => format!("{name}  ({mark})"),
                Line::Practice { name, .. } => name.clone(),
                Line::Heading(_) => String::new(),
            })
            .collect();
        let items: Vec<Item> = lines
            .iter()
            .zip(&marked)
            .map(|(line, words)| match line {
                Line::Heading(words) => Item::Day { words: words.into(), right: "".into() },
                Line::Practice { length, .. } => {
                    Item::Row { lead: "".into(), words: words.into(), right: length.into(), marked: false }
                }
            })
            .collect();
        does(&List { items: &items, chosen: self.chosen, offset: self.offset, look: view.look })
    }

    fn open(&self, cx: &mut Cx) -> Reply {
        let lines = Self::lines(&cx.view());
        let Some(Line::Practice { id, .. }) = self.chosen.and_then(|at| lines.get(at)) else { return Reply::stay() };
        let now = cx.coach.now();
        if !cx.coach.standing(now).allows(cx.coach.door(id)) {
            return Reply::stay().saying(say("choose-rests"));
        }
        let exercise = cx.coach.library.catalogue.get(id);
        if let Some(line) = exercise.and_then(|exercise| cx.coach.ready(exercise, now).line()) {
            return Reply::stay().saying(line);
        }
        let Some(step) = cx.coach.begin(id, None, now) else { return Reply::stay() };
        let is_routine = cx.coach.library.routine(id).is_some();
        // A length of the morning is remembered without comment; the evening and the minute are not a choice of it.
        let effects = if is_routine && cx.coach.is_morning_length(id) {
            vec![cx.coach.set("routine", json!(id), now)]
        } else {
            Vec::new()
        };
        let line = exercise.and_then(|exercise| cx.coach.often(exercise, now));
        Reply { turn: Turn::Step(step), effects, line }
    }

    fn bring_back(&self, cx: &mut Cx) -> Reply {
        let lines = Self::lines(&cx.view());
        match self.chosen.and_then(|at| lines.get(at)) {
            Some(Line::Practice { id, not_for_me: true, .. }) => {
                Reply::effects(vec![cx.coach.take_from("not_for_me", id, cx.coach.now())]).saying(say("choose-back"))
            }
            _ => Reply::stay(),
        }
    }

    fn list_area(area: Rect) -> Rect {
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(4), ..area }
    }

    fn move_to(&mut self, to: Option<usize>, cx: &Cx) {
        let view = cx.view();
        let lines = Self::lines(&view);
        self.chosen = to;
        self.offset = self.with_list(&lines, &view, |list| list.first(Self::list_area(cx.area).height));
    }
}

impl Default for ChooseScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for ChooseScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::LIST, keys::CHOOSE]
    }

    fn tab(&self) -> Option<usize> {
        Some(1)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let view = cx.view();
        let lines = Self::lines(&view);
        let step = |from: Option<usize>, forward: bool| self.with_list(&lines, &view, |list| list.next(from, forward));
        let far = |forward: bool| {
            (0..8).fold(self.chosen, |at, _| self.with_list(&lines, &view, |list| list.next(at, forward)).or(at))
        };
        let to = match intent {
            Intent::Up => step(self.chosen, false),
            Intent::Down => step(self.chosen, true),
            Intent::First => step(None, true),
            Intent::Last => step(None, false),
            Intent::PageUp => far(false),
            Intent::PageDown => far(true),
            Intent::Open => return self.open(cx),
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
        let view = cx.view();
        let lines = Self::lines(&view);
        let area = Self::list_area(cx.area);
        let hit = self.with_list(&lines, &view, |list| list.hit(area, at.x, at.y));
        let Some(Hit::Row(row)) = hit else { return Reply::stay() };
        if self.chosen == Some(row) {
            return self.open(cx);
        }
        self.move_to(Some(row), cx);
        Reply::stay()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let lines = Self::lines(view);
        text::put(buf, area, (0, 0), &say("choose-heading"), view.look.heading());
        self.with_list(&lines, view, |list| list.render(Self::list_area(area), buf));
        let why = match self.chosen.and_then(|at| lines.get(at)) {
            Some(Line::Practice { id, .. }) if view.coach.library.catalogue.get(id).is_some() => {
                view.coach.exercise_words(id, "why").unwrap_or_default()
            }
            _ => String::new(),
        };
        let foot = Rect { y: area.y + area.height.saturating_sub(1), height: area.height.min(1), ..area };
        text::put(buf, foot, (0, 0), &text::clip(&why, foot.width, view.look.signs().more), view.look.quiet());
        None
    }
}
