//! A text to read: a lesson with its question and its exercise, the glossary, or a card. A lesson whose end was seen is
//! noted as read.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::reading::{Part, apart, of_card, of_glossary, of_lesson};
use crate::coach::{Effect, Event, Step, learn};
use crate::library::{Card, Lesson};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::{Passage, Reading};
use crate::words::{say, tell};

/// A text in front of a person.
pub struct ReadingScreen {
    what: What,
    title: String,
    parts: Vec<Part>,
    /// The first line shown.
    read: u16,
}

enum What {
    Lesson(Box<Lesson>),
    Card(Card),
    Glossary,
}

impl ReadingScreen {
    /// The lesson, the card or the glossary that goes by `id`; `None` where nothing in sight does.
    #[must_use]
    pub fn of(id: &str, view: &View) -> Option<Self> {
        let profile = &view.coach.profile;
        let open = |what, title: String, parts| Some(Self { what, title, parts, read: 0 });
        if id == learn::GLOSSARY {
            return open(What::Glossary, say("learn-glossary"), of_glossary(&learn::glossary(profile)));
        }
        if let Some(card) = learn::cards(profile).into_iter().find(|card| card.id == id) {
            let parts = of_card(&card);
            return open(What::Card(card.clone()), card.title, parts);
        }
        let lesson = learn::lesson(profile, id)?;
        let (title, parts) = (lesson.head.title.clone(), of_lesson(&lesson));
        open(What::Lesson(Box::new(lesson)), title, parts)
    }

    fn with_reading<T>(&self, look: Look, does: impl FnOnce(&Reading) -> T) -> T {
        let mut passages: Vec<Passage> = vec![Passage::Gap];
        for (at, part) in self.parts.iter().enumerate() {
            if at.checked_sub(1).is_some_and(|before| apart(&self.parts[before], part)) {
                passages.push(Passage::Gap);
            }
            passages.push(match part {
                Part::Heading(text) => Passage::Heading(text),
                Part::Text(text) => Passage::Text(text),
                Part::Point(text) => Passage::Point(text),
                Part::Drawn(lines) | Part::Lines(lines) => Passage::Lines(lines),
                Part::Aside(text) => Passage::Aside(text),
            });
        }
        does(&Reading { heading: &self.title, passages: &passages, scroll: self.read, look })
    }

    /// Notes the lesson as read once its text is seen to the end; its sources need not be.
    fn seen(&self, cx: &mut Cx) -> Vec<Effect> {
        let sources = |passage: &Passage| matches!(passage, Passage::Heading(_));
        let at_end = self.with_reading(cx.look, |reading| {
            let sources = reading.passages.iter().rposition(sources);
            reading.has_reached(sources.unwrap_or(reading.passages.len()), cx.area)
        });
        match &self.what {
            What::Lesson(lesson) if at_end => {
                cx.coach.set_read(&lesson.head.id, true, cx.coach.now()).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn read_on(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let (most, seen) = (self.with_reading(cx.look, |reading| reading.most_scroll(cx.area)), cx.area.height);
        self.read = match intent {
            // A page further; two lines stay in sight, so that the eye finds its place.
            Intent::Open => (self.read + seen.saturating_sub(2).max(1)).min(most),
            Intent::First => 0,
            Intent::Last => most,
            _ => super::read_to(self.read, most, seen, intent),
        };
        Reply::effects(self.seen(cx))
    }

    fn is_at_end(&self, look: Look, area: Rect) -> bool {
        self.with_reading(look, |reading| self.read >= reading.most_scroll(area))
    }

    fn practise(lesson: &Lesson, cx: &Cx) -> Reply {
        let name = say(&format!("exercise-{}-name", lesson.head.action));
        cx.coach.lesson_practice(&lesson.head, cx.coach.now()).map_or_else(
            || Reply::stay().saying(tell("learn-waits", &[("name", name.into())])),
            |step| Reply::turn(Turn::Step(step)),
        )
    }

    fn mark(lesson: &Lesson, cx: &mut Cx) -> Reply {
        let id = &lesson.head.id;
        let is_read = learn::read_lessons(&cx.coach.profile).contains_key(id);
        let effects = cx.coach.set_read(id, !is_read, cx.coach.now()).into_iter().collect();
        Reply::effects(effects).saying(say(if is_read { "learn-unmarked" } else { "learn-marked" }))
    }

    /// Writes a card to the folder of pages; a file that is there stays.
    fn write(card: &Card, cx: &Cx) -> Reply {
        let path: PathBuf = cx.coach.page_folder.join(format!("{}.txt", card.id));
        let bytes = format!("{}\n", card.lines.join("\n")).into_bytes();
        Reply::effects(vec![Effect::Write { path, bytes, over: false }])
    }
}

impl Screen for ReadingScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let ends = self.is_at_end(view.look, view.area).then_some(keys::READING_ENDS);
        let more = match &self.what {
            What::Lesson(lesson) if learn::read_lessons(&view.coach.profile).contains_key(&lesson.head.id) => {
                Some(keys::LESSON_READ)
            }
            What::Lesson(_) => Some(keys::LESSON),
            What::Card(_) => Some(keys::CARD),
            What::Glossary => None,
        };
        ends.into_iter().chain([keys::READING, keys::READ]).chain(more).collect()
    }

    fn tab(&self) -> Option<usize> {
        Some(5)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        match (intent, &self.what) {
            (Intent::Back, _) => Reply::turn(Turn::Back),
            (Intent::Open, _) if self.is_at_end(cx.look, cx.area) => Reply::turn(Turn::Back).and(self.seen(cx)),
            (Intent::Ask, What::Lesson(lesson)) => {
                Reply::turn(Turn::Step(Step::Form(Box::new(cx.coach.lesson_form(&lesson.head)))))
            }
            (Intent::Try, What::Lesson(lesson)) => Self::practise(lesson, cx),
            (Intent::MarkRead, What::Lesson(lesson)) => Self::mark(lesson, cx),
            (Intent::Write, What::Card(card)) => Self::write(card, cx),
            (Intent::Ask | Intent::Try | Intent::MarkRead | Intent::Write, _) => Reply::stay(),
            _ => self.read_on(intent, cx),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        Reply::effects(self.seen(cx))
    }

    fn hear(&mut self, event: &Event, _cx: &mut Cx) -> Reply {
        match event {
            Event::Written(path) => {
                Reply::stay().saying(tell("learn-card-written", &[("file", path.display().to_string().into())]))
            }
            Event::NotWritten { path, exists: true, .. } => {
                Reply::stay().saying(tell("learn-card-there", &[("file", path.display().to_string().into())]))
            }
            Event::NotWritten { why, .. } => Reply::stay().saying(why.clone()),
            _ => Reply::stay(),
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        self.with_reading(view.look, |reading| reading.render(area, buf));
        None
    }
}
