//! A dictated plan: questions page by page, each answer read the way a file is. A form on the screen, numbered lines and
//! a script of answers go through it alike. Nothing of it is in use before the last yes.

use serde_json::json;

use super::ask::{Answer, Ask};
use super::coach::Coach;
use super::dates::day_month;
use super::effect::{Draft, Effect};
use super::flow::{Refusal, Taken};
use super::form::{Form, FormKind, Page, choice, line, lines, yes_no};
use super::step::Step;
use super::therapist::read_plan;
use super::therapist_words as told;
use super::when;
use crate::clock::Now;
use crate::diary::Day;
use crate::library::built_in;
use crate::library::therapist::{Grade, Problem, Reading, Trouble, quoted, to_text};
use crate::plan::therapist::{IN_USE, InUse, What};
use crate::practice::{Exercise, Shape, Track};
use crate::words::{exercise_name, name, tell};

/// The page that a form of this kind is at; the first one without it.
const PAGE: &str = "page";

/// One page of the dictation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// What it is called, who it is from.
    Head,
    /// One exercise; again until one is left open.
    Line,
    /// What was measured, where a squeeze was named.
    Measured,
    /// One track that is paused; again until one is left open.
    Paused,
    /// Anything else, and whether it is used.
    End,
}

impl At {
    /// Every page, in order.
    pub const ALL: [Self; 5] = [Self::Head, Self::Line, Self::Measured, Self::Paused, Self::End];

    /// Its name, and the end of its word keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Line => "line",
            Self::Measured => "measured",
            Self::Paused => "paused",
            Self::End => "end",
        }
    }

    /// Where a form is.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let page = form.given(PAGE);
        Self::ALL.into_iter().find(|at| Some(at.id()) == page).unwrap_or(Self::Head)
    }
}

/// Questions that ask for a day to come.
const DATES: [&str; 3] = ["next_appointment", "until", "left_out_until"];

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let at = At::of(form);
    let ids: Vec<&'static str> = match at {
        At::Head => vec!["title", "next_appointment", "name", "role"],
        At::Line => line_ids(form),
        At::Measured if form.yes("measured") == Some(true) => {
            vec!["measured", "power", "endurance", "repetitions", "fast"]
        }
        At::Measured => vec!["measured"],
        At::Paused if form.one("track").is_some() => vec!["track", "until"],
        At::Paused => vec!["track"],
        At::End => vec!["notes", "use"],
    };
    vec![Page {
        heading: format!("therapist-new-{}", at.id()),
        intro: vec![format!("therapist-new-{}-intro", at.id())],
        asks: ids.into_iter().map(ask).collect(),
    }]
}

fn ask(id: &'static str) -> Ask {
    let words = format!("therapist-ask-{}", id.replace('_', "-"));
    match id {
        "measured" => yes_no(id, &words),
        "use" => choice(id, &words, "therapist-use", &["yes", "later", "drop"]),
        "track" => choice(id, &words, "choose-track", &Track::LISTED.map(Track::id)),
        "notes" | "words" => lines(id, &words),
        _ => line(id, &words),
    }
}

/// The questions about one exercise: those that mean something in it.
fn line_ids(form: &Form) -> Vec<&'static str> {
    let Some(name) = form.text("exercise") else { return vec!["exercise"] };
    let figures: &[&str] = match known(&name).map(|exercise| &exercise.shape) {
        None => &["reps", "sets", "length", "hold", "squeeze"],
        Some(Shape::Holds { .. }) => &["reps", "hold"],
        Some(Shape::Sets { .. }) => &["reps", "sets"],
        Some(Shape::Squeezes { .. }) => &["reps", "sets", "squeeze"],
        Some(Shape::Parts { .. } | Shape::Ramp { .. }) => &["length"],
        Some(Shape::Breath { .. }) => &["reps", "length"],
        Some(_) => &["reps"],
    };
    let mut ids = [&["exercise"], figures].concat();
    if form.text("squeeze").is_some() {
        ids.extend(["release", "effort"]);
    }
    ids.extend(["times_a_day", "days", "until", "left_out_until"]);
    if form.text("left_out_until").is_some() {
        ids.push("instead");
    }
    ids.push("words");
    ids
}

/// The exercise that the program knows by this name.
fn known(name: &str) -> Option<&'static Exercise> {
    let library = built_in().ok()?;
    let reading = reading(&format!("title = \"x\"\n[[line]]\nexercise = {}\n", quoted(name)))?;
    match &reading.plan.lines.first()?.what {
        What::Known(id) => library.catalogue.get(id),
        What::Own(_) => None,
    }
}

fn reading(text: &str) -> Option<Reading> {
    read_plan(text.as_bytes(), built_in().ok()?).ok()
}

/// The dictation at its first question.
#[must_use]
pub fn first() -> Form {
    Form::new(FormKind::Dictated)
}

/// What is to be said about an answer that was taken.
pub type Notes = Vec<String>;

/// Looks at the answer to one question; a day comes to stand as it is written in a file.
///
/// # Errors
/// What cannot be told about it, in lines; it is asked again.
pub fn check(form: &mut Form, id: &'static str, today: when::Today) -> Result<Notes, Notes> {
    let Some(text) = form.text(id) else { return Ok(Vec::new()) };
    if DATES.contains(&id) {
        let date = when::coming(&text, today).map_err(|unclear| vec![unclear.line()])?;
        form.answers.insert(id.to_owned(), Answer::Text(date.to_string()));
    }
    let asked: Vec<&'static str> = pages(form).into_iter().flat_map(|page| page.asks).map(|ask| ask.id).collect();
    let upto: Vec<&str> = asked.iter().copied().take_while(|there| *there != id).collect();
    let before = before(form, id);
    let found = |ids: &[&str]| {
        reading(&format!("{before}{}", table(form, ids))).map(|reading| reading.problems).unwrap_or_default()
    };
    let earlier = found(&upto);
    let now = found(&[&upto[..], &[id]].concat());
    let new: Vec<&Problem> = now.iter().filter(|one| !earlier.contains(one) && says_something(one)).collect();
    let lines = new.iter().map(|one| told::of_answer(&one.trouble)).collect();
    if new.iter().all(|one| one.trouble.grade() < Grade::Unclear) { Ok(lines) } else { Err(lines) }
}

/// Whether a problem is about an answer: keys that are not there yet are asked for next.
fn says_something(problem: &Problem) -> bool {
    !matches!(problem.trouble, Trouble::Absent(_) | Trouble::Nothing | Trouble::Timer(_))
}

/// The text that stands before the table of a question.
fn before(form: &Form, id: &str) -> String {
    let so_far = |part| form.given(part).unwrap_or_default();
    match (At::of(form), id) {
        (At::Head, "name" | "role") => "title = \"x\"\n[from]\n".to_owned(),
        (At::Head | At::End, _) => String::new(),
        (At::Line, _) => format!("title = \"x\"\n{}[[line]]\n", so_far("lines")),
        (At::Measured, _) => "title = \"x\"\n[ceilings]\n".to_owned(),
        (At::Paused, _) => format!("title = \"x\"\n{}[[hold]]\n", so_far("holds")),
    }
}

/// The answers to these questions as lines of a file.
fn table(form: &Form, ids: &[&str]) -> String {
    let given = |id: &str| form.text(id).or_else(|| form.one(id).map(str::to_owned));
    let key = |id: &&str| given(id).map(|text| format!("{id} = {}\n", quoted(&text)));
    ids.iter().filter_map(key).collect()
}

/// The next page; nothing after the last one. Answers are taken as they were checked.
#[must_use]
pub fn next(form: &Form, today: Day) -> Option<Form> {
    let with = |form: Form, part: &str, more: &str| {
        let so_far = form.given(part).unwrap_or_default().to_owned();
        form.with(part, &format!("{so_far}{more}"))
    };
    let mut then = Form::new(FormKind::Dictated);
    then.given.clone_from(&form.given);
    let to = match At::of(form) {
        At::Head => {
            let title = form
                .text("title")
                .unwrap_or_else(|| tell("therapist-plan-of", &[("date", day_month(today.0, today).into())]));
            let head = format!("title = {}\ndate = {today}\n{}", quoted(&title), table(form, &["next_appointment"]));
            let from = table(form, &["name", "role"]);
            let from = if form.text("name").is_some() { format!("[from]\n{from}") } else { String::new() };
            then = with(with(then, "head", &head), "from", &from);
            At::Line
        }
        At::Line if form.text("exercise").is_some() => {
            then = with(then, "lines", &format!("[[line]]\n{}", table(form, &line_ids(form))));
            if has_squeeze(form) {
                then = then.with("squeezes", "yes");
            }
            At::Line
        }
        At::Line if form.given("squeezes").is_some() => At::Measured,
        At::Line => At::Paused,
        At::Measured => {
            let all = table(form, &["power", "endurance", "repetitions", "fast"]);
            if form.yes("measured") == Some(true) && !all.is_empty() {
                then = with(then, "ceilings", &format!("[ceilings]\n{all}"));
            }
            At::Paused
        }
        At::Paused if form.one("track").is_some() => {
            then = with(then, "holds", &format!("[[hold]]\n{}", table(form, &["track", "until"])));
            At::Paused
        }
        At::Paused => At::End,
        At::End => return None,
    };
    Some(then.with(PAGE, to.id()))
}

fn has_squeeze(form: &Form) -> bool {
    let exercise = form.text("exercise").and_then(|name| known(&name));
    let own = exercise.is_some_and(|exercise| matches!(exercise.shape, Shape::Squeezes { .. }));
    own || form.text("squeeze").is_some()
}

/// The plan as it was dictated so far, written as a file.
///
/// # Errors
/// When the program's own assets are broken, which a test keeps from happening.
pub fn written(form: &Form) -> Result<(String, Reading), String> {
    let part = |name| form.given(name).unwrap_or_default();
    let notes = table(form, &["notes"]);
    let text = [part("head"), &notes, part("from"), part("ceilings"), part("holds"), part("lines")].concat();
    let library = built_in().map_err(ToString::to_string)?;
    let text = to_text(&read_plan(text.as_bytes(), library)?.plan);
    let reading = read_plan(text.as_bytes(), library)?;
    Ok((text, reading))
}

/// What was taken on this page before, by its names.
fn so_far(form: &Form) -> Option<String> {
    let part = form.given(match At::of(form) {
        At::Line => "lines",
        At::Paused => "holds",
        _ => return None,
    })?;
    let plan = reading(&format!("title = \"x\"\n{part}"))?.plan;
    let lines = plan.lines.iter().chain(plan.aside.iter().map(|aside| &aside.line));
    let names = lines.map(|line| exercise_name(&line.what.id()));
    let names: Vec<String> = names.chain(plan.holds.iter().map(|hold| name("choose-track", hold.track.id()))).collect();
    (!names.is_empty()).then(|| tell("therapist-so-far", &[("names", names.join(", ").into())]))
}

/// Whether the first page of it is behind.
pub(super) fn is_under_way(form: &Form) -> bool {
    At::of(form) != At::Head
}

/// What is read beside a page: what was taken so far, and at the end the whole plan in words, for who is asked whether
/// to use it.
pub(super) fn beside(form: &Form, today: Day) -> Vec<String> {
    if let Some(line) = so_far(form) {
        return vec![line];
    }
    let (At::End, Ok((_, reading))) = (At::of(form), written(form)) else { return Vec::new() };
    let plan = &reading.plan;
    let aside = plan.aside.iter().flat_map(|aside| {
        let line = tell("therapist-change-aside", &[("line", told::line(&aside.line, today).into())]);
        std::iter::once(line).chain(aside.why.iter().map(told::objection))
    });
    let lines = plan.lines.iter().map(|line| told::line(line, today)).chain(aside);
    let holds = plan.holds.iter().map(|hold| told::hold(hold, today));
    lines.chain(holds).chain(told::ceilings(&plan.ceilings)).collect()
}

impl Coach {
    /// A dictation: as it was left, or anew.
    #[must_use]
    pub fn dictation(&self) -> Form {
        self.form(FormKind::Dictated)
    }

    pub(super) fn take_dictated(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let (today, mut form) = (self.when(now), form.clone());
        let asks: Vec<&'static str> = pages(&form).into_iter().flat_map(|page| page.asks).map(|ask| ask.id).collect();
        for id in asks {
            check(&mut form, id, today).map_err(|lines| Refusal { ask: id.to_owned(), line: lines.join(" ") })?;
        }
        if let Some(next) = next(&form, self.today(now)) {
            let kept = self.kept(&next);
            return Ok((Step::Form(Box::new(next.following())), kept));
        }
        match form.one("use") {
            Some("yes") => self.use_dictated(&form, now),
            Some("drop") => Ok((Step::Back, Vec::new())),
            _ => Ok((Step::Back, self.kept(&form))),
        }
    }

    /// Keeps a form as a draft at once: what was dictated before is in it.
    fn kept(&mut self, form: &Form) -> Vec<Effect> {
        let Some((name, text)) = form.draft() else { return Vec::new() };
        let draft = Draft { name, text };
        self.keep_draft(&draft);
        vec![Effect::KeepDraft(draft)]
    }

    /// Puts a dictated plan into use. No agreement is recorded by it.
    fn use_dictated(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let refuse = |line: String| Refusal { ask: "use".to_owned(), line };
        let (text, reading) = written(form).map_err(refuse)?;
        if !reading.can_be_taken() {
            let why = reading.problems.iter().find(|one| one.trouble.grade() == Grade::Unclear);
            return Err(refuse(why.map(|one| told::trouble(&one.trouble)).unwrap_or_default()));
        }
        let taken = self.today(now);
        let id: String = self.new_id(now.wall).to_string().chars().filter(char::is_ascii_alphanumeric).collect();
        let file = format!("{taken}-{}.toml", id.get(id.len().saturating_sub(12)..).unwrap_or(&id));
        let keep = Effect::KeepPlan { file: file.clone(), text: text.clone() };
        let set = self.set(IN_USE, json!(InUse { file, taken }), now);
        self.keep_plan_current();
        self.take_plan(text.as_bytes()).map_err(refuse)?;
        Ok((Step::Back, vec![keep, set]))
    }
}
