//! Plan: the list of its sections, and each section with its lines. What stands there and what a line does is the
//! coach's.

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use super::told;
use crate::coach::{Deed, PlanLine, Section, Step};
use crate::words::{name, say, tell};

/// The list of sections.
pub struct SectionsTalk {
    /// The section that was opened last.
    opened: Option<Section>,
}

impl SectionsTalk {
    /// The list.
    #[must_use]
    pub const fn new() -> Self {
        Self { opened: None }
    }

    /// A section, and how it stands.
    fn row(section: Section, cx: &Cx) -> String {
        with_state(&name("plan", section.id()), &cx.coach.section_state(section, cx.coach.now()))
    }

    fn say_list(cx: &mut Cx) {
        let lines: Vec<String> = cx.coach.sections().into_iter().map(|section| Self::row(section, cx)).collect();
        cx.choices(lines.iter().map(String::as_str));
        cx.say("plain-enter-back");
    }
}

impl Default for SectionsTalk {
    fn default() -> Self {
        Self::new()
    }
}

fn with_state(words: &str, state: &str) -> String {
    if state.is_empty() {
        return words.to_owned();
    }
    let state = told::clock(state).unwrap_or_else(|| state.to_owned());
    tell("plain-state", &[("words", words.into()), ("state", state.into())])
}

impl Talk for SectionsTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        cx.voice.gap();
        cx.voice.say(&ended(&say("plan-heading")));
        if again {
            // What was changed is heard as it stands now.
            let has_state = |section: &Section| !cx.coach.section_state(*section, cx.coach.now()).is_empty();
            if let Some(section) = self.opened.filter(has_state) {
                cx.voice.say(&ended(&Self::row(section, cx)));
            }
            cx.say("plain-list-again");
        } else {
            cx.say("plan-intro");
            Self::say_list(cx);
        }
        Reply::effects(cx.coach.refresh(cx.coach.now()))
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        if typed.is_empty() {
            return Reply::turn(Turn::Back);
        }
        let sections = cx.coach.sections();
        let Some(section) = pick(typed, sections.len()).and_then(|at| sections.get(at)).copied() else {
            return cx.unclear();
        };
        self.opened = Some(section);
        match cx.coach.section_form(section) {
            Some(form) => Reply::step(Step::Form(Box::new(form))),
            None => Reply::over(SectionTalk::of(section)),
        }
    }

    fn help(&self, cx: &mut Cx) {
        Self::say_list(cx);
    }
}

/// One section.
pub struct SectionTalk {
    section: Section,
}

impl SectionTalk {
    /// This section.
    #[must_use]
    pub const fn of(section: Section) -> Self {
        Self { section }
    }

    fn say_all(&self, intro: bool, cx: &mut Cx) {
        let lines = cx.coach.section(self.section, cx.coach.now());
        cx.voice.gap();
        cx.voice.say(&ended(&cx.coach.section_heading(self.section)));
        if lines.is_empty() || intro {
            cx.voice.say(&cx.coach.section_intro(self.section, lines.is_empty()));
        }
        let words: Vec<String> = lines.iter().map(|line| with_state(&line.words, &line.state)).collect();
        cx.choices(words.iter().map(String::as_str));
        let can = |has: fn(&PlanLine) -> bool| lines.iter().any(has);
        if can(|line| line.remove.is_some()) {
            cx.say("plain-section-remove");
        }
        cx.say(if lines.is_empty() { "plain-enter-back" } else { "plain-section" });
    }

    fn does(&self, deed: &Deed, cx: &mut Cx) -> Reply {
        let done = cx.coach.does(deed, cx.coach.now());
        if let Some(line) = &done.line {
            cx.voice.say(line);
        }
        let leads = done.step.is_some() || done.section.is_some();
        if !leads {
            self.say_all(false, cx);
        }
        let section = done.section.map(|section| Turn::Over(Box::new(Self::of(section)) as Box<dyn Talk>));
        Reply { turn: done.step.map(Turn::Step).or(section).unwrap_or(Turn::Stay), effects: done.effects }
    }
}

impl Talk for SectionTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        self.say_all(!again, cx);
        let further = cx.coach.reading_for_section(self.section);
        Reply::effects(cx.coach.refresh(cx.coach.now()).into_iter().chain(further))
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        match typed {
            "" => return Reply::turn(Turn::Back),
            "u" => {
                let reply = super::undo(cx);
                self.say_all(false, cx);
                return reply;
            }
            _ => {}
        }
        let lines = cx.coach.section(self.section, cx.coach.now());
        let (removes, number) = typed.strip_prefix("- ").map_or((false, typed), |number| (true, number));
        let Some(line) = pick(number, lines.len()).and_then(|at| lines.get(at)).cloned() else { return cx.unclear() };
        let deed = if removes { line.remove } else { line.deed };
        if !removes && !line.more.is_empty() {
            cx.voice.say(&line.more);
        }
        match deed {
            Some(deed) => self.does(&deed, cx),
            None if line.more.is_empty() || removes => cx.unclear(),
            None => Reply::stay(),
        }
    }

    fn help(&self, cx: &mut Cx) {
        self.say_all(true, cx);
    }
}
