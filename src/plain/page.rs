//! The page for the visit: its days, what is ticked, the preview, and the file that is exactly the preview.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::{Coach, Effect, Event};
use crate::diary::Day;
use crate::insight::Section;
use crate::report::{self, Format, Handed};
use crate::words::{name, say, tell};

/// The page in front of a person.
pub struct PageTalk {
    include: BTreeSet<Section>,
    format: Format,
    /// The days that were typed; without them those since the last visit, else the week.
    days: Option<(Day, Day)>,
    asks: Asks,
}

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// What is ticked, and what is done with the page.
    Sections,
    /// The first day, then the last, in one line.
    Days,
    /// There is a file of that name: is it replaced?
    Over,
}

impl PageTalk {
    /// The page with nothing ticked.
    #[must_use]
    pub const fn new() -> Self {
        Self { include: BTreeSet::new(), format: Format::Text, days: None, asks: Asks::Sections }
    }

    fn days(&self, coach: &Coach) -> (Day, Day) {
        self.days.unwrap_or_else(|| coach.page_days(coach.now()))
    }

    fn sections(coach: &Coach) -> Vec<Section> {
        Section::ALL.into_iter().filter(|section| coach.sees_section(*section)).collect()
    }

    /// The months that the page still needs.
    fn reading(&self, coach: &Coach) -> Vec<Effect> {
        let (from, to) = self.days(coach);
        let mut unread = coach.page(from, to, &self.include, coach.now()).unread;
        if self.format.has_records() {
            unread.extend(coach.record_rows(from, to, &self.include).unread);
        }
        Coach::read(unread)
    }

    fn with_page<T>(&self, coach: &Coach, does: impl FnOnce(&Handed) -> T) -> T {
        let (from, to) = self.days(coach);
        let page = coach.page(from, to, &self.include, coach.now()).value;
        let rows =
            if self.format.has_records() { coach.record_rows(from, to, &self.include).value } else { Vec::new() };
        does(&Handed { page: &page, rows: &rows })
    }

    fn path(&self, coach: &Coach) -> PathBuf {
        let (from, to) = self.days(coach);
        coach.page_folder.join(report::file_name(from, to, self.format))
    }

    fn say_all(&self, cx: &mut Cx) {
        cx.voice.gap();
        cx.voice.say(&ended(&say("page-screen-heading")));
        self.say_file(cx);
        cx.say("plain-page-private");
        self.say_parts(cx);
    }

    /// Its days, and the file as it would be written.
    fn say_file(&self, cx: &mut Cx) {
        let (from, to) = self.days(cx.coach);
        let file = self.path(cx.coach).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let fills = [("days", report::dates_words(from, to).into()), ("file", file.into())];
        cx.tell("plain-page", &fills);
    }

    fn say_parts(&self, cx: &mut Cx) {
        let lines: Vec<String> = Self::sections(cx.coach)
            .into_iter()
            .map(|section| {
                let state = say(if self.include.contains(&section) { "plain-ticked" } else { "plain-not-ticked" });
                let words = name("page-section", section.id());
                tell("plain-state", &[("words", words.into()), ("state", state.into())])
            })
            .collect();
        cx.choices(lines.iter().map(String::as_str));
        cx.say("plain-page-ways");
    }

    fn read_out(&self, cx: &mut Cx) {
        if let Some(contents) = self.with_page(cx.coach, |handed| report::contents(handed, self.format)) {
            // It is made for programs: what it holds is told, and its text where that is wanted.
            cx.voice.gap();
            for words in contents {
                cx.voice.say(&words);
            }
            cx.say("plain-page-own-text");
        } else {
            let whole = self.format == Format::Markdown;
            for (heading, lines) in self.with_page(cx.coach, |handed| report::spoken(handed.page, whole)) {
                cx.voice.gap();
                cx.voice.say(&ended(&heading));
                for line in &lines {
                    cx.voice.say(&crate::words::begun_large(&ended(line)));
                }
            }
        }
        cx.voice.gap();
        cx.say("plain-page-ways");
    }

    /// The file as it is.
    fn read_file(&self, cx: &mut Cx) {
        cx.voice.gap();
        cx.voice.say(&self.with_page(cx.coach, |handed| report::preview(handed, self.format)));
        cx.voice.gap();
        cx.say("plain-page-ways");
    }

    fn write(&mut self, over: bool, cx: &mut Cx) -> Reply {
        self.asks = Asks::Sections;
        match self.with_page(cx.coach, |handed| report::write(handed, self.format)) {
            Ok(bytes) => Reply::effects([Effect::Write { path: self.path(cx.coach), bytes, over }]),
            Err(why) => {
                cx.voice.say(&why);
                Reply::stay()
            }
        }
    }

    fn typed_days(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let mut ends = typed.splitn(2, [',', ';']).map(str::trim).map(|end| Some(end).filter(|end| !end.is_empty()));
        let ends = [ends.next().flatten(), ends.next().flatten()];
        let shown = self.days(cx.coach).0;
        match cx.coach.typed_days(ends, shown) {
            Ok(days) => {
                (self.days, self.asks) = (Some(days), Asks::Sections);
                self.say_file(cx);
                Reply::effects(self.reading(cx.coach))
            }
            Err(line) => {
                cx.voice.say(&line);
                Reply::stay()
            }
        }
    }

    fn way(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let sections = Self::sections(cx.coach);
        match (typed, pick(typed, sections.len()).and_then(|at| sections.get(at))) {
            ("", _) => self.read_out(cx),
            ("t", _) => self.read_file(cx),
            ("w", _) => return self.write(false, cx),
            ("f", _) => {
                self.format = self.format.next();
                self.say_file(cx);
            }
            ("d", _) => {
                self.asks = Asks::Days;
                cx.say("plain-page-days");
            }
            (_, Some(section)) => {
                if !self.include.remove(section) {
                    self.include.insert(*section);
                }
                let state = say(if self.include.contains(section) { "plain-ticked" } else { "plain-not-ticked" });
                let words = name("page-section", section.id());
                cx.tell("plain-state", &[("words", words.into()), ("state", state.into())]);
            }
            (_, None) => return cx.unclear(),
        }
        Reply::effects(self.reading(cx.coach))
    }
}

impl Default for PageTalk {
    fn default() -> Self {
        Self::new()
    }
}

impl Talk for PageTalk {
    fn opened(&mut self, _again: bool, cx: &mut Cx) -> Reply {
        self.say_all(cx);
        Reply::effects(self.reading(cx.coach))
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        match self.asks {
            Asks::Sections => self.way(typed, cx),
            Asks::Days => self.typed_days(typed, cx),
            Asks::Over if pick(typed, 2) == Some(0) || typed == "y" => self.write(true, cx),
            Asks::Over => {
                self.asks = Asks::Sections;
                self.say_all(cx);
                Reply::stay()
            }
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        if self.asks == Asks::Sections {
            return Reply::turn(Turn::Back);
        }
        self.asks = Asks::Sections;
        self.say_all(cx);
        Reply::stay()
    }

    fn help(&self, cx: &mut Cx) {
        self.say_all(cx);
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        match event {
            Event::Month(..) => return Reply::effects(self.reading(cx.coach)),
            Event::Written(path) => {
                let path = path.display().to_string();
                cx.tell("page-screen-written", &[("path", path.into())]);
            }
            Event::NotWritten { exists: true, .. } => {
                self.asks = Asks::Over;
                cx.say("page-screen-over");
                let answers = [say("page-screen-over-yes"), say("page-screen-over-no")];
                cx.choices(answers.iter().map(String::as_str));
            }
            Event::NotWritten { why, .. } => cx.voice.say(why),
            _ => {}
        }
        Reply::stay()
    }
}
