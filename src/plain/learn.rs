//! Learn: the list of lessons, the glossary and the cards; and a text, read out whole. A lesson that was read out is
//! noted as read.

use std::path::PathBuf;

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::reading::{Part, of_card, of_glossary, of_lesson};
use crate::coach::{Coach, Effect, Event, Step, learn};
use crate::library::{Card, Lesson};
use crate::words::{say, tell};

/// The list.
pub struct LearnTalk;

impl LearnTalk {
    /// The list.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    fn say_list(cx: &mut Cx) {
        let lines = Self::lines(cx.coach);
        cx.choices(lines.iter().map(|(words, _)| words.as_str()));
        cx.say("plain-enter-back");
    }

    /// The words of each line, and what it opens.
    fn lines(coach: &Coach) -> Vec<(String, String)> {
        let with = |words: &str, state: &str| tell("plain-state", &[("words", words.into()), ("state", state.into())]);
        let lessons = coach.lessons(coach.now());
        let mut lines: Vec<(String, String)> =
            lessons.iter().map(|one| (with(&one.head.title, &learn::state(one)), one.head.id.clone())).collect();
        let glossary = with(&say("learn-glossary"), &say("learn-glossary-state"));
        lines.push((glossary, learn::GLOSSARY.to_owned()));
        let cards = learn::cards(&coach.profile);
        lines.extend(cards.into_iter().map(|card| (with(&card.title, &say("learn-card-state")), card.id.to_owned())));
        lines
    }
}

impl Default for LearnTalk {
    fn default() -> Self {
        Self::new()
    }
}

impl Talk for LearnTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        cx.voice.gap();
        cx.voice.say(&ended(&say("learn-heading")));
        if again {
            cx.say("plain-list-again");
        } else {
            cx.say("learn-intro");
            Self::say_list(cx);
        }
        Reply::stay()
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        if typed.is_empty() {
            return Reply::turn(Turn::Back);
        }
        let lines = Self::lines(cx.coach);
        let chosen = pick(typed, lines.len()).and_then(|at| lines.get(at));
        match chosen.and_then(|(_, id)| ReadingTalk::of(id, cx.coach)) {
            Some(reading) => Reply::over(reading),
            None => cx.unclear(),
        }
    }

    fn help(&self, cx: &mut Cx) {
        Self::say_list(cx);
    }
}

/// A text.
pub struct ReadingTalk {
    what: What,
    title: String,
    parts: Vec<Part>,
}

enum What {
    Lesson(Box<Lesson>),
    Card(Card),
    Glossary,
}

impl ReadingTalk {
    /// The lesson, the card or the glossary that goes by `id`; `None` where nothing in sight does.
    #[must_use]
    pub fn of(id: &str, coach: &Coach) -> Option<Self> {
        let profile = &coach.profile;
        if id == learn::GLOSSARY {
            let parts = of_glossary(&learn::glossary(profile));
            return Some(Self { what: What::Glossary, title: say("learn-glossary"), parts });
        }
        if let Some(card) = learn::cards(profile).into_iter().find(|card| card.id == id) {
            let (title, parts) = (card.title.clone(), of_card(&card));
            return Some(Self { what: What::Card(card), title, parts });
        }
        let lesson = learn::lesson(profile, id)?;
        let (title, parts) = (lesson.head.title.clone(), of_lesson(&lesson));
        Some(Self { what: What::Lesson(Box::new(lesson)), title, parts })
    }

    fn say_text(&self, cx: &mut Cx) {
        cx.voice.gap();
        cx.voice.say(&ended(&self.title));
        for part in &self.parts {
            match part {
                Part::Heading(text) => {
                    cx.voice.gap();
                    cx.voice.say(&ended(text));
                }
                Part::Text(text) | Part::Point(text) | Part::Aside(text) => cx.voice.say(text),
                // What a drawing shows is told by the aside after it.
                Part::Drawn(_) => {}
                Part::Lines(lines) => lines.iter().filter(|line| !line.is_empty()).for_each(|line| cx.voice.say(line)),
            }
        }
    }

    fn say_choices(&self, cx: &mut Cx) {
        cx.voice.gap();
        let keys: &[&str] = match self.what {
            What::Lesson(_) => &["plain-lesson-answer", "plain-lesson-try", "plain-lesson-mark"],
            What::Card(_) => &["plain-card-write"],
            What::Glossary => &[],
        };
        let words: Vec<String> = keys.iter().map(|key| say(key)).collect();
        cx.choices(words.iter().map(String::as_str));
        cx.say("plain-enter-back");
    }

    fn of_lesson(lesson: &Lesson, at: usize, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match at {
            0 => Reply::step(Step::Form(Box::new(cx.coach.lesson_form(&lesson.head)))),
            1 => {
                if let Some(step) = cx.coach.lesson_practice(&lesson.head, now) {
                    return Reply::step(step);
                }
                let name = say(&format!("exercise-{}-name", lesson.head.action));
                cx.tell("learn-waits", &[("name", name.into())]);
                Reply::stay()
            }
            _ => {
                let id = &lesson.head.id;
                let is_read = learn::read_lessons(&cx.coach.profile).contains_key(id);
                let effects = cx.coach.set_read(id, !is_read, now);
                cx.say(if is_read { "learn-unmarked" } else { "learn-marked" });
                Reply::effects(effects)
            }
        }
    }

    /// Writes a card to the folder of pages; a file that is there stays.
    fn write(card: &Card, cx: &Cx) -> Reply {
        let path: PathBuf = cx.coach.page_folder.join(format!("{}.txt", card.id));
        let bytes = format!("{}\n", card.lines.join("\n")).into_bytes();
        Reply::effects([Effect::Write { path, bytes, over: false }])
    }
}

impl Talk for ReadingTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        let mut effects = None;
        if !again {
            self.say_text(cx);
            if let What::Lesson(lesson) = &self.what {
                effects = cx.coach.set_read(&lesson.head.id, true, cx.coach.now());
            }
        }
        self.say_choices(cx);
        Reply::effects(effects)
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        match (&self.what, typed) {
            (_, "") => Reply::turn(Turn::Back),
            (What::Lesson(lesson), _) => match pick(typed, 3) {
                Some(at) => Self::of_lesson(lesson, at, cx),
                None => cx.unclear(),
            },
            (What::Card(card), "1") => Self::write(card, cx),
            _ => cx.unclear(),
        }
    }

    fn help(&self, cx: &mut Cx) {
        self.say_choices(cx);
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        let file = |path: &std::path::Path| path.display().to_string();
        match event {
            Event::Written(path) => cx.tell("learn-card-written", &[("file", file(path).into())]),
            Event::NotWritten { path, exists: true, .. } => cx.tell("learn-card-there", &[("file", file(path).into())]),
            Event::NotWritten { why, .. } => cx.voice.say(why),
            _ => {}
        }
        Reply::stay()
    }
}
