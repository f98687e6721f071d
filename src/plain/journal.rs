//! The journal: entries by day, newest first, with search; and one entry, whole, with the ways to change it.

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use super::told::{of_planned, scored};
use crate::coach::{Coach, FormKind, Step};
use crate::diary::{Day, Id};
use crate::words::begun_large;
use crate::words::{say, tell};

/// So many entries are said at a time.
const AT_ONCE: usize = 10;

/// Months that are read further back at once.
const MONTHS_AT_ONCE: usize = 6;

/// What can be written, in the order in which it is offered; a letter each, as on the screen.
const KINDS: [(FormKind, &str, &str); 8] = [
    (FormKind::CheckIn, "n", "plain-write-check-in"),
    (FormKind::PainEpisode, "p", "plain-write-pain-episode"),
    (FormKind::Note, "t", "plain-write-note"),
    (FormKind::Question, "a", "plain-write-question"),
    (FormKind::ShortThought, "c", "plain-write-thought"),
    (FormKind::Worry, "w", "plain-write-worry"),
    (FormKind::Experiment, "e", "plain-write-experiment"),
    (FormKind::Visit, "v", "plain-write-visit"),
];

/// The journal in front of a person.
pub struct JournalTalk {
    search: String,
    /// How many entries were passed already.
    from: usize,
}

impl JournalTalk {
    /// At the newest entry.
    #[must_use]
    pub const fn new() -> Self {
        Self { search: String::new(), from: 0 }
    }

    /// The entries that are said now, by their ids.
    fn here(&self, coach: &Coach) -> Vec<Id> {
        let found = coach.entries(&self.search);
        found.into_iter().skip(self.from).take(AT_ONCE).filter_map(|record| record.id).collect()
    }

    fn say_all(&self, cx: &mut Cx) {
        let now = cx.coach.now();
        cx.voice.gap();
        let found = cx.coach.entries(&self.search);
        if self.search.is_empty() {
            cx.voice.say(&ended(&say("app-tab-journal")));
        } else {
            cx.voice.say(&ended(&tell("journal-found", &[("n", found.len().into())])));
        }
        let mut day: Option<Day> = None;
        for (at, record) in found.iter().skip(self.from).take(AT_ONCE).enumerate() {
            let here = record.at.map(|moment| cx.coach.day_start.day_of(moment));
            if here != day {
                day = here;
                let words = here.map(|day| cx.coach.journal_day(day, now)).unwrap_or_default();
                cx.voice.say(&ended(&words));
            }
            let time = record.at.map(|at| cx.coach.time_of(at).unwrap_or_else(|| say("journal-whole-day")));
            let (kind, parts) = cx.coach.entry_line(record);
            let words = format!("{} {kind}{}", time.unwrap_or_default(), sentences(&parts));
            cx.voice.say(&tell("plain-choice", &[("n", (at + 1).into()), ("words", words.into())]));
        }
        if found.is_empty() {
            cx.voice.say(&say(if self.search.is_empty() { "journal-empty" } else { "journal-none-found" }));
        }
        let more = found.len() > self.from + AT_ONCE || !cx.coach.unread(1).is_empty();
        cx.say(if more { "plain-journal-more" } else { "plain-journal" });
    }

    fn reading(&self, coach: &Coach) -> Vec<crate::coach::Effect> {
        let most = if self.search.is_empty() { MONTHS_AT_ONCE } else { usize::MAX };
        let wants = !self.search.is_empty() || self.here(coach).len() < AT_ONCE;
        if wants { Coach::read(coach.unread(most)) } else { Vec::new() }
    }
}

impl Default for JournalTalk {
    fn default() -> Self {
        Self::new()
    }
}

impl Talk for JournalTalk {
    fn opened(&mut self, _again: bool, cx: &mut Cx) -> Reply {
        self.say_all(cx);
        let effects = cx.coach.refresh(cx.coach.now());
        Reply::effects(effects.into_iter().chain(self.reading(cx.coach)))
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        if let Some(search) = typed.strip_prefix('/') {
            (self.search, self.from) = (search.trim().to_owned(), 0);
            self.say_all(cx);
            return Reply::effects(self.reading(cx.coach));
        }
        let here = self.here(cx.coach);
        match typed {
            "" if cx.coach.entries(&self.search).len() > self.from + AT_ONCE || !cx.coach.unread(1).is_empty() => {
                self.from += AT_ONCE.min(here.len());
                self.say_all(cx);
                return Reply::effects(self.reading(cx.coach));
            }
            "" => return Reply::turn(Turn::Back),
            "u" => return super::undo(cx),
            _ => {}
        }
        if let Some((kind, ..)) = KINDS.iter().find(|(_, letter, _)| *letter == typed) {
            return Reply::step(Step::Form(Box::new(cx.coach.form(*kind))));
        }
        match pick(typed, here.len()).and_then(|at| here.get(at)) {
            Some(id) => Reply::over(EntryTalk { id: *id, asks_delete: false }),
            None => cx.unclear(),
        }
    }

    /// From a search to all entries; else out of the journal.
    fn back(&mut self, cx: &mut Cx) -> Reply {
        if self.search.is_empty() && self.from == 0 {
            return Reply::turn(Turn::Back);
        }
        (self.search, self.from) = (String::new(), 0);
        self.say_all(cx);
        Reply::stay()
    }

    fn help(&self, cx: &mut Cx) {
        cx.say("plain-help-journal");
        for (_, letter, words) in KINDS {
            cx.tell("plain-letter", &[("letter", letter.into()), ("words", say(words).into())]);
        }
    }

    fn hear(&mut self, event: &crate::coach::Event, cx: &mut Cx) -> Reply {
        // What was read further back is said where the page had room for it.
        let read = matches!(event, crate::coach::Event::Month(..));
        if read && !self.search.is_empty() {
            return Reply::effects(self.reading(cx.coach));
        }
        Reply::stay()
    }
}

/// The parts of an entry, each a sentence: with commas between them it is not heard where one ends. The first one, which
/// may be the person's own words, begins as it is.
fn sentences(parts: &[String]) -> String {
    let mut parts = parts.iter().map(|part| ended(&of_planned(part)));
    let first = parts.next().unwrap_or_default();
    std::iter::once(first).chain(parts.map(|part| begun_large(&part))).collect::<Vec<_>>().join(" ")
}

/// One entry in front of a person.
pub struct EntryTalk {
    id: Id,
    asks_delete: bool,
}

impl EntryTalk {
    fn say_all(&self, cx: &mut Cx) {
        cx.voice.gap();
        let coach = &*cx.coach;
        let record = coach.diary.find(self.id).filter(|(_, record)| !record.deleted);
        let words: Vec<String> = match record {
            Some((_, record)) => {
                let heading = coach.entry_heading(record).split_whitespace().collect::<Vec<_>>().join(" ");
                std::iter::once(begun_large(&ended(&heading)))
                    .chain(coach.entry_parts(record).iter().map(|part| scored(part)))
                    .collect()
            }
            None => vec![say("journal-gone")],
        };
        for line in words {
            cx.voice.say(&line);
        }
        let ways = [say("plain-entry-edit"), say("plain-entry-delete")];
        cx.choices(ways.iter().map(String::as_str));
        cx.say("plain-enter-back");
    }

    fn asked(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        self.asks_delete = false;
        if pick(typed, 2) != Some(0) && typed != "y" {
            self.say_all(cx);
            return Reply::stay();
        }
        match cx.coach.delete(self.id, cx.coach.now()) {
            Ok(effects) => {
                cx.say("journal-deleted");
                Reply { effects, ..Reply::turn(Turn::Back) }
            }
            Err(line) => {
                cx.voice.say(&line);
                Reply::stay()
            }
        }
    }
}

impl Talk for EntryTalk {
    fn opened(&mut self, _again: bool, cx: &mut Cx) -> Reply {
        self.say_all(cx);
        Reply::stay()
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        if self.asks_delete {
            return self.asked(typed, cx);
        }
        match (typed, pick(typed, 2)) {
            ("", _) => Reply::turn(Turn::Back),
            ("u", _) => super::undo(cx),
            (_, Some(0)) => match cx.coach.edit_form(self.id) {
                Ok(form) => Reply::step(Step::Form(Box::new(form))),
                Err(line) => {
                    cx.voice.say(&line);
                    Reply::stay()
                }
            },
            (_, Some(_)) => {
                self.asks_delete = true;
                cx.say("journal-ask-delete");
                let answers = [say("journal-delete-yes"), say("journal-delete-no")];
                cx.choices(answers.iter().map(String::as_str));
                Reply::stay()
            }
            (_, None) => cx.unclear(),
        }
    }

    fn help(&self, cx: &mut Cx) {
        self.say_all(cx);
    }
}
