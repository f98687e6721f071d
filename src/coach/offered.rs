//! Everything that can be practised, in groups: routines, exercises by track, breaths of the person's own, and
//! questionnaires. What a line is, and what choosing it does; drawing is for others.

use serde_json::json;

use super::coach::Coach;
use super::dates;
use super::effect::Effect;
use super::ladder::LADDERS;
use super::own_routines::own_routines;
use super::step::Step;
use crate::clock::Now;
use crate::diary::Id;
use crate::plan::Filled;
use crate::plan::fill::{Length, OWN_BREATH};
use crate::plan::own_routine::OwnRoutine;
use crate::plan::safety::Door;
use crate::plan::therapist::own_name;
use crate::practice::{Area, Exercise, Pattern, Track};
use crate::words::{exercise_name, name, say, tell};

/// What a line of the list stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// The heading of a group.
    Heading,
    /// A routine, by id.
    Routine(String),
    /// A routine of the person's own.
    OwnRoutine(Id),
    /// A new routine of the person's own.
    NewRoutine,
    /// An exercise, by id.
    Exercise(String),
    /// A breath of the person's own, by id.
    Pattern(String),
    /// A new breath of the person's own.
    NewPattern,
    /// The word to let go with.
    CueWord,
    /// A questionnaire, by id.
    Questionnaire(String),
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedLine {
    /// What it stands for.
    pub what: Offered,
    /// Its words.
    pub words: String,
    /// How long it lasts, or what stands at the right.
    pub right: String,
    /// Whether it is among those that are not for this person.
    pub not_for_me: bool,
    /// A line about it, read while it is chosen.
    pub why: String,
}

/// What choosing a line made: where it leads, what must happen outside, and a line for the person.
#[derive(Debug, Default)]
pub struct Opened {
    /// Where it leads, where it leads anywhere.
    pub step: Option<Step>,
    /// What must happen outside.
    pub effects: Vec<Effect>,
    /// A line for the person.
    pub line: Option<String>,
}

fn heading(words: String) -> OfferedLine {
    OfferedLine { what: Offered::Heading, words, right: String::new(), not_for_me: false, why: String::new() }
}

/// A group under its heading; nothing where there is nothing in it.
fn group(words: String, lines: Vec<OfferedLine>) -> Vec<OfferedLine> {
    if lines.is_empty() { Vec::new() } else { [vec![heading(words)], lines].concat() }
}

fn marked(words: &str, mark: Option<String>) -> String {
    mark.map_or_else(|| words.to_owned(), |mark| format!("{words}  ({mark})"))
}

fn length(filled: Option<Filled>) -> String {
    filled.map(|filled| dates::minutes_seconds(filled.total_ms)).unwrap_or_default()
}

impl Coach {
    /// Everything that can be practised.
    #[must_use]
    pub fn offered(&self, now: Now) -> Vec<OfferedLine> {
        let mut lines = vec![heading(say("choose-routines"))];
        lines.extend(self.library.routines.iter().filter(|routine| routine.offered).map(|routine| OfferedLine {
            what: Offered::Routine(routine.id.clone()),
            words: format!(
                "{}  {}",
                name("routine", &format!("{}-name", routine.id)),
                say(&format!("routine-{}-line", routine.id))
            ),
            right: length(self.filled(&routine.id, now)),
            not_for_me: false,
            why: String::new(),
        }));
        lines.extend(self.own_routine_lines(now));
        let not_for_me = self.list(super::today::NOT_FOR_ME);
        // What a therapist's plan brought along stands together, before the program's own.
        let of_plan = |exercise: &&Exercise| own_name(&exercise.id).is_some();
        let theirs: Vec<_> = self.library.catalogue.iter().filter(of_plan).collect();
        if !theirs.is_empty() {
            lines.push(heading(say("choose-plan")));
            lines.extend(theirs.into_iter().map(|exercise| self.exercise_line(exercise, &not_for_me, now)));
        }
        // Ladders come after the others, each with its own name.
        for track in Track::LISTED.into_iter().filter(|track| *track != Track::Exposure) {
            lines.extend(group(name("choose-track", track.id()), self.exercises_of(track, None, &not_for_me, now)));
            match track {
                Track::Breath => lines.extend(self.own_breaths(now)),
                Track::Attention => lines.push(self.cue_word_line()),
                _ => {}
            }
        }
        // What is for two begins where that is said.
        for area in LADDERS {
            let steps = self.exercises_of(Track::Exposure, Some(area), &not_for_me, now);
            lines.extend(group(Self::ladder_name(area), steps));
        }
        lines.push(heading(say("choose-questionnaires")));
        lines.extend(self.asked_of_oneself().into_iter().map(|(id, words, on)| OfferedLine {
            what: Offered::Questionnaire(id),
            words,
            right: on.map(dates::chart_day).unwrap_or_default(),
            not_for_me: false,
            why: String::new(),
        }));
        self.with_rests(lines, now)
    }

    /// The same lines while a note is open: what rests says so, where its length stood.
    fn with_rests(&self, mut lines: Vec<OfferedLine>, now: Now) -> Vec<OfferedLine> {
        let standing = self.standing(now);
        for line in &mut lines {
            let door = match &line.what {
                Offered::Routine(id) | Offered::Exercise(id) => self.door(id),
                Offered::OwnRoutine(_) | Offered::Pattern(_) => Door::GentleBreathing,
                _ => continue,
            };
            if !standing.allows(door) {
                line.right = say("choose-mark-rests");
            }
        }
        lines
    }

    /// The exercises of a track that are in sight; of one area, where one is named.
    fn exercises_of(&self, track: Track, area: Option<Area>, not_for_me: &[String], now: Now) -> Vec<OfferedLine> {
        // A list that was left out is out of sight; Plan and its own name bring it back.
        let hidden = |e: &Exercise| e.written().is_some() && not_for_me.contains(&e.id);
        let apart = |e: &Exercise| e.id == OWN_BREATH || e.is_own_step() || own_name(&e.id).is_some();
        let of_track = |e: &Exercise| e.track == track && (area.is_none() || e.area == area);
        let seen = |e: &&Exercise| of_track(e) && self.sees(e) && !apart(e) && !hidden(e);
        let seen = self.library.catalogue.iter().filter(seen);
        seen.map(|exercise| self.exercise_line(exercise, not_for_me, now)).collect()
    }

    fn exercise_line(&self, exercise: &Exercise, not_for_me: &[String], now: Now) -> OfferedLine {
        let not_for_me = not_for_me.contains(&exercise.id);
        let by_plan = || self.plan_limit(exercise, now).left_out.map(|_| say("choose-plan-not-today"));
        let is_here = || exercise.area.is_some_and(|area| self.stands_on(area, &exercise.id, now));
        let mark =
            if not_for_me { Some(say("choose-not-for-me")) } else { self.ready(exercise, now).mark().or_else(by_plan) };
        let mark = mark.or_else(|| is_here().then(|| say("plan-week-here")));
        OfferedLine {
            what: Offered::Exercise(exercise.id.clone()),
            words: marked(&exercise_name(&exercise.id), mark),
            right: length(self.one(&exercise.id, None, now)),
            not_for_me,
            why: self.exercise_words(&exercise.id, "why").unwrap_or_default(),
        }
    }

    fn own_routine_lines(&self, now: Now) -> Vec<OfferedLine> {
        let line = |(id, own): (Id, OwnRoutine)| OfferedLine {
            what: Offered::OwnRoutine(id),
            right: self.own_length(&own, now),
            why: tell("choose-own-routine-why", &[("n", own.blocks.len().into())]),
            words: own.name,
            not_for_me: false,
        };
        let new = OfferedLine {
            what: Offered::NewRoutine,
            words: say("plan-routine-new"),
            right: String::new(),
            not_for_me: false,
            why: say("plan-routine-new-more"),
        };
        own_routines(&self.profile).into_iter().map(line).chain([new]).collect()
    }

    fn own_breaths(&self, now: Now) -> Vec<OfferedLine> {
        let line = |(id, own): (String, super::patterns::NamedPattern)| OfferedLine {
            right: length(self.breathe_own(&own, Length::Usual, false, now).ok()),
            why: self.about_pattern(&own.pattern),
            words: own.name,
            what: Offered::Pattern(id),
            not_for_me: false,
        };
        let new = OfferedLine {
            what: Offered::NewPattern,
            words: say("choose-new-pattern"),
            right: String::new(),
            not_for_me: false,
            why: say("choose-new-pattern-why"),
        };
        self.patterns().into_iter().map(line).chain([new]).collect()
    }

    /// "4 in, 6 out · 6 breaths a minute", and what is worth knowing about it.
    fn about_pattern(&self, pattern: &Pattern) -> String {
        let seconds = |ms: u32| f64::from(ms) / 1000.0;
        let part = |key: &str, ms: u32| (ms > 0).then(|| tell(key, &[("seconds", seconds(ms).into())]));
        let parts = [
            part("choose-part-in", pattern.in_ms),
            part("choose-part-top-up", pattern.top_up_ms),
            part("choose-part-hold", pattern.hold_ms),
            part("choose-part-out", pattern.out_ms),
            part("choose-part-pause", pattern.pause_ms),
        ];
        let rate = (pattern.rate() * 10.0).round() / 10.0;
        let mut about = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        about = format!("{about} · {}", tell("choose-part-rate", &[("rate", rate.into())]));
        let limits = self.library.catalogue.limits();
        let notes = crate::practice::limits::check_with(pattern, crate::practice::Holds::Agreed, limits);
        for note in notes.unwrap_or_default() {
            about = format!("{about}. {}", tell(note.key, &[("value", note.value.into())]));
        }
        about
    }

    fn cue_word_line(&self) -> OfferedLine {
        OfferedLine {
            what: Offered::CueWord,
            words: say("choose-word"),
            right: self.cue_word().unwrap_or_else(|| say("cue-own-word")),
            not_for_me: false,
            why: say("choose-word-how"),
        }
    }

    /// What choosing a line does; `again` when it was chosen a moment ago already and a line was told instead.
    pub fn open_offered(&mut self, what: &Offered, again: bool, now: Now) -> Opened {
        let step = |step| Opened { step: Some(step), ..Opened::default() };
        let says = |line| Opened { line: Some(line), ..Opened::default() };
        match what {
            Offered::Heading => Opened::default(),
            Offered::NewPattern => step(Step::Form(Box::new(self.pattern_form(None)))),
            Offered::CueWord => step(Step::Form(Box::new(self.cue_word_form()))),
            Offered::NewRoutine => step(Step::Form(Box::new(self.routine_name_form(None)))),
            Offered::OwnRoutine(id) => match self.own_routine_of(*id).map(|own| self.begin_own(&own, None, now)) {
                Some(Ok(next)) => step(next),
                Some(Err(line)) => says(line),
                None => Opened::default(),
            },
            Offered::Pattern(id) => {
                let own = super::patterns::patterns(&self.profile).remove(id);
                match own.map(|own| self.breathe_own(&own, Length::Usual, false, now)) {
                    _ if !self.standing(now).allows(Door::GentleBreathing) => says(say("choose-rests")),
                    Some(Ok(filled)) => step(self.practise_or_ask(filled)),
                    Some(Err(refusal)) => says(super::patterns::reason(&refusal)),
                    None => Opened::default(),
                }
            }
            Offered::Routine(id) | Offered::Exercise(id) | Offered::Questionnaire(id) => {
                self.open_named(id, again, now)
            }
        }
    }

    fn open_named(&mut self, id: &str, again: bool, now: Now) -> Opened {
        let says = |line| Opened { line: Some(line), ..Opened::default() };
        if !self.standing(now).allows(self.door(id)) {
            return says(say("choose-rests"));
        }
        let exercise = self.library.catalogue.get(id);
        if let Some(ready) = exercise.map(|exercise| self.ready(exercise, now))
            && let Some(line) = ready.line()
        {
            match (ready.is_closed(), again) {
                (true, _) => return says(line),
                // What comes later is no more than not offered: who wants it has it.
                (false, false) => return says(format!("{line} {}", say("choose-later-again"))),
                (false, true) => {}
            }
        }
        if !again && self.is_morning_length(id) && self.stopped_today(now) {
            return says(format!("{} {}", say("safety-no-repeat"), say("choose-later-again")));
        }
        let step = self.begin(id, None, now);
        // A length of the morning is remembered without comment; the evening and the minute are not a choice of it.
        let remembers = step.is_some() && self.is_morning_length(id);
        let effects = if remembers { vec![self.set("routine", json!(id), now)] } else { Vec::new() };
        Opened { step, effects, line: exercise.and_then(|exercise| self.often(exercise, now)) }
    }
}
