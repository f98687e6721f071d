//! Everything that can be practised: first the groups, then what is in one. What a line is, and what choosing it does,
//! is the coach's.

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use super::told;
use crate::coach::{Coach, Offered, OfferedLine, Step};
use crate::words::{say, tell};

/// The groups, or one of them.
pub struct ChooseTalk {
    /// The group that is open, from 0.
    group: Option<usize>,
    /// What was chosen last without beginning: chosen again, it begins.
    told: Option<Offered>,
}

/// A group: its heading and its lines.
type Group = (String, Vec<OfferedLine>);

impl ChooseTalk {
    /// At the groups.
    #[must_use]
    pub const fn new() -> Self {
        Self { group: None, told: None }
    }

    fn groups(coach: &Coach) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for line in coach.offered(coach.now()) {
            match (&line.what, groups.last_mut()) {
                (Offered::Heading, _) => groups.push((line.words, Vec::new())),
                (_, Some((_, lines))) => lines.push(line),
                (_, None) => {}
            }
        }
        groups
    }

    fn here(&self, coach: &Coach) -> Option<Group> {
        self.group.and_then(|group| Self::groups(coach).into_iter().nth(group))
    }

    fn say_here(&self, cx: &mut Cx) {
        cx.voice.gap();
        match self.here(cx.coach) {
            None => {
                cx.voice.say(&ended(&say("choose-heading")));
                let headings: Vec<String> = Self::groups(cx.coach).into_iter().map(|(heading, _)| heading).collect();
                cx.choices(headings.iter().map(String::as_str));
                cx.say("plain-enter-back");
            }
            Some((heading, lines)) => {
                cx.voice.say(&ended(&heading));
                let has_own = lines.iter().any(|line| matches!(line.what, Offered::Pattern(_)));
                let lines: Vec<String> = lines.iter().map(line_words).collect();
                cx.choices(lines.iter().map(String::as_str));
                cx.say("plain-choose-why");
                if has_own {
                    cx.say("plain-choose-remove");
                }
                cx.say("plain-enter-back");
            }
        }
    }

    fn open(&mut self, line: &OfferedLine, cx: &mut Cx) -> Reply {
        let again = self.told.take().is_some_and(|told| told == line.what);
        let opened = cx.coach.open_offered(&line.what, again, cx.coach.now());
        if let Some(words) = &opened.line {
            cx.voice.say(words);
        }
        self.told = opened.step.is_none().then(|| line.what.clone());
        Reply { turn: opened.step.map_or(Turn::Stay, Turn::Step), effects: opened.effects }
    }

    /// What a line is for; of one that is not for this person, it is brought back.
    fn about(line: &OfferedLine, cx: &mut Cx) -> Reply {
        if !line.why.is_empty() {
            cx.voice.say(&line.why);
        }
        match &line.what {
            Offered::Exercise(id) if line.not_for_me => {
                let effect = cx.coach.take_from(crate::coach::NOT_FOR_ME, id, cx.coach.now());
                cx.say("choose-back");
                Reply::effects([effect])
            }
            Offered::Pattern(id) => Reply::step(Step::Form(Box::new(cx.coach.pattern_form(Some(id))))),
            Offered::OwnRoutine(id) => {
                Reply::over(super::plan::SectionTalk::of(crate::coach::Section::OwnRoutine(*id)))
            }
            _ => Reply::stay(),
        }
    }

    fn take_away(line: &OfferedLine, cx: &mut Cx) -> Reply {
        let Offered::Pattern(id) = &line.what else { return cx.unclear() };
        let effect = cx.coach.drop_pattern(id, cx.coach.now());
        cx.say("choose-pattern-gone");
        Reply::effects(effect)
    }
}

impl Default for ChooseTalk {
    fn default() -> Self {
        Self::new()
    }
}

/// "Belly breathing, 2 minutes": what stands at the right of a list is said after a comma, and a length in words.
fn line_words(line: &OfferedLine) -> String {
    let words = line.words.split("  ").collect::<Vec<_>>().join(": ").replace(": (", " (");
    if line.right.is_empty() {
        words
    } else {
        let right = told::clock(&line.right).unwrap_or_else(|| line.right.clone());
        tell("plain-state", &[("words", words.into()), ("state", right.into())])
    }
}

impl Talk for ChooseTalk {
    fn opened(&mut self, _again: bool, cx: &mut Cx) -> Reply {
        self.say_here(cx);
        Reply::stay()
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        if typed.is_empty() {
            return self.back(cx);
        }
        let Some((_, lines)) = self.here(cx.coach) else {
            let Some(group) = pick(typed, Self::groups(cx.coach).len()) else { return cx.unclear() };
            self.group = Some(group);
            self.say_here(cx);
            return Reply::stay();
        };
        if typed == "u" {
            return super::undo(cx);
        }
        let (sign, number) = match typed.split_once(' ') {
            Some((sign @ ("w" | "-"), number)) => (sign, number),
            _ => ("", typed),
        };
        match (sign, pick(number, lines.len()).and_then(|at| lines.get(at))) {
            ("w", Some(line)) => Self::about(line, cx),
            ("-", Some(line)) => Self::take_away(line, cx),
            (_, Some(line)) => self.open(line, cx),
            (_, None) => cx.unclear(),
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        if self.group.take().is_some() {
            self.say_here(cx);
            return Reply::stay();
        }
        Reply::turn(Turn::Back)
    }

    fn help(&self, cx: &mut Cx) {
        self.say_here(cx);
    }
}
