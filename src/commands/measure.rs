//! `measure`: which questionnaires there are and which fit this week; an answered one is kept with its score, so is a
//! total that a clinician gave. Scores are the plan's, their words the coach's.

use super::call::{Call, Refusal};
use super::coached::{Coached, of_kind};
use super::fields::{self, cut};
use crate::cli::Measure;
use crate::coach::questionnaires::out_of_range;
use crate::coach::{Answer, Ask, Effect, Form, GIVEN_ITEMS, Shape, Step};
use crate::config::Config;
use crate::diary::{Kind, Score};
use crate::plan::measures::{Instrument, Total};
use crate::report::wrap;
use crate::store::Place;
use crate::words::{self, Fill};

/// What stands for an answer that is left open.
const OPEN: &str = "-";
/// The most characters of an own activity.
const LONGEST_ACTIVITY: usize = 400;

/// What goes by a name.
enum Named {
    /// A questionnaire whose questions are here.
    Answered(&'static Instrument),
    /// One whose total a clinician gives.
    Given(&'static Total),
}

/// Lists them, shows one, or keeps what was answered.
///
/// # Errors
/// When nothing in sight goes by that name, an answer does not fit, or saving was not possible.
pub fn run(typed: &Measure, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let what = typed.measure.join(" ");
    let gives = typed.total.is_some() || !typed.answers.is_empty() || !typed.activity.is_empty();
    if what.trim().is_empty() && gives {
        return Err(refused("error-measure-which", &[]));
    }
    let mut opened = Coached::open(place, config, call)?;
    if what.trim().is_empty() {
        list(&opened, call);
        return Ok(0);
    }
    match (named(&what, &opened)?, &typed.total) {
        (Named::Given(known), Some(total)) => keep_total(known, total, &mut opened, call),
        (Named::Given(known), None) if gives => Err(refused("error-measure-no-questions", &total_fills(known))),
        (Named::Given(known), None) => {
            let key = if known.unit.is_some() { "command-measure-reading" } else { "command-measure-total" };
            call.say(&words::tell(key, &total_fills(known)));
            Ok(0)
        }
        (Named::Answered(known), Some(_)) => Err(refused("error-measure-no-total", &[("id", known.id.clone().into())])),
        (Named::Answered(known), None) if gives => keep_answers(known, typed, &mut opened, call),
        (Named::Answered(known), None) => show(known, &mut opened, call),
    }
}

fn refused(key: &str, fills: &[(&'static str, Fill<'static>)]) -> Refusal {
    Refusal::usage(format!("{} {}", words::tell(key, fills), words::say("error-nothing-changed")))
}

fn total_name(known: &Total) -> String {
    words::name("questionnaire-total", &known.id)
}

fn total_fills(known: &Total) -> [(&'static str, Fill<'static>); 4] {
    [
        ("name", total_name(known).into()),
        ("id", known.id.clone().into()),
        ("least", known.least.into()),
        ("most", known.most.into()),
    ]
}

fn title(id: &str) -> String {
    words::say(&format!("questionnaire-{id}-name"))
}

fn named(typed: &str, opened: &Coached) -> Result<Named, Refusal> {
    let plain = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is = |id: &str, name: &str| id.to_lowercase() == plain || name.to_lowercase() == plain;
    let coach = &opened.coach;
    let measures = &coach.library.measures;
    let found = coach.questionnaires().find(|one| is(&one.id, &title(&one.id)));
    if let Some(found) = found.and_then(|one| measures.get(&one.id)) {
        return Ok(Named::Answered(found));
    }
    let totals = &measures.totals;
    totals.iter().find(|one| is(&one.id, &total_name(one))).map(Named::Given).ok_or_else(|| {
        let known: Vec<&str> =
            coach.questionnaires().map(|one| one.id.as_str()).chain(totals.iter().map(|one| one.id.as_str())).collect();
        refused("error-measure-unknown", &[("what", cut(typed.trim()).into()), ("known", known.join(", ").into())])
    })
}

// ---- reading

fn list(opened: &Coached, call: &mut Call<'_>) {
    let coach = &opened.coach;
    let due = coach.questionnaires_due(opened.now);
    call.say(&words::say("command-measure-intro"));
    call.say("");
    for one in coach.questionnaires() {
        let state = match coach.taken(&one.id) {
            _ if due.contains(&one.id) => words::say("command-measure-now"),
            Some(taken) => words::tell("command-measure-last", &[("day", taken.on.to_string().into())]),
            None => words::say("command-measure-any-time"),
        };
        let about = words::say(&format!("questionnaire-{}-about", one.id));
        call.say(&format!("{:<12}{}: {about}  ({state})", one.id, title(&one.id)));
    }
    call.say("");
    call.say(&words::say("command-measure-totals"));
    let totals: Vec<&str> = coach.library.measures.totals.iter().map(|one| one.id.as_str()).collect();
    call.say(&totals.join(", "));
}

/// The questions, and how they are answered from here.
fn show(known: &Instrument, opened: &mut Coached, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let form = form_of(known, opened)?;
    let columns = call.columns();
    let mut lines = vec![title(&known.id), String::new()];
    let words_of = |part: &str| words::say(&format!("questionnaire-{}-{part}", known.id));
    lines.push(words_of("intro"));
    let asks = items(&form);
    for (at, ask) in asks.iter().enumerate() {
        lines.push(String::new());
        let label = ask.own.clone().unwrap_or_else(|| words::say(&ask.words));
        lines.push(format!("{}. {label}", at + 1));
        lines.push(format!("   {}", answers_of(ask)));
    }
    lines.push(String::new());
    lines.push(words_of("credit"));
    if known.id == "phq-4" {
        lines.push(words::say("command-measure-safety"));
    }
    lines.push(words::tell("command-measure-how", &[("line", how(known, asks.len()).into())]));
    for line in lines.iter().flat_map(|line| wrapped(line, columns)) {
        call.say(&line);
    }
    Ok(0)
}

/// An empty line stays one.
fn wrapped(line: &str, columns: usize) -> Vec<String> {
    if line.is_empty() { vec![String::new()] } else { wrap(line, columns, usize::MAX) }
}

/// The line that answers it, as it is typed.
fn how(known: &Instrument, asked: usize) -> String {
    let id = &known.id;
    if known.own_items && asked == 0 {
        let activities = words::say("command-measure-activities");
        return format!("pelvicoach measure {id} {activities} --answers 3,5,4");
    }
    let middle = u32::from(known.least.midpoint(known.most));
    let answers = vec![middle.to_string(); asked.max(1)].join(",");
    format!("pelvicoach measure {id} --answers {answers}")
}

/// What an answer means, in one line.
fn answers_of(ask: &Ask) -> String {
    match &ask.shape {
        Shape::Choice(choices) => {
            let one = |choice: &crate::coach::Choice| format!("{} {}", choice.id, words::say(&choice.words));
            choices.iter().map(one).collect::<Vec<_>>().join(" · ")
        }
        Shape::Scale { words: key, .. } => {
            let end = |end: &str| words::say(&format!("{key}-{end}"));
            format!("0 {} … {} {}", end("low"), Score::MAX, end("high"))
        }
        _ => String::new(),
    }
}

/// The questions that have a figure for an answer.
fn items(form: &Form) -> Vec<Ask> {
    let asks = form.pages().into_iter().flat_map(|page| page.asks);
    asks.filter(|ask| matches!(ask.shape, Shape::Choice(_) | Shape::Scale { .. })).collect()
}

/// An empty form of it; own activities are those of last time.
fn form_of(known: &Instrument, opened: &mut Coached) -> Result<Form, Refusal> {
    let nothing = || refused("error-measure-unknown-now", &[]);
    let form = opened.coach.questionnaire_form(&known.id).ok_or_else(nothing)?;
    let reading = opened.coach.reading_for(&form);
    opened.perform(reading)?;
    let mut form = opened.coach.questionnaire_form(&known.id).ok_or_else(nothing)?;
    form.answers.clear();
    Ok(form)
}

// ---- keeping

fn keep_answers(known: &Instrument, typed: &Measure, opened: &mut Coached, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut form = form_of(known, opened)?;
    if !typed.activity.is_empty() {
        form = form.with(GIVEN_ITEMS, &activities(known, &typed.activity)?.join("\n"));
    }
    let asks = items(&form);
    if asks.is_empty() {
        return Err(refused("error-measure-activities", &[("line", how(known, 0).into())]));
    }
    if asks.len() != typed.answers.len() {
        let fills =
            [("name", title(&known.id).into()), ("asked", asks.len().into()), ("given", typed.answers.len().into())];
        return Err(refused("error-measure-count", &fills));
    }
    for (ask, answer) in asks.iter().zip(&typed.answers).filter(|(_, answer)| answer.trim() != OPEN) {
        let figure = fields::whole("--answers", answer, known.least.into(), known.most.into())?;
        let answer = match &ask.shape {
            Shape::Scale { .. } => u8::try_from(figure).ok().and_then(Score::new).map(Answer::Score),
            _ => Some(Answer::One(figure.to_string())),
        };
        form.answer(ask.id, answer);
    }
    let (step, effects) = taken(&form, opened)?;
    keep(&step, effects, opened, call)
}

/// The activities that were named, each in one line; at most as many as there are items.
fn activities(known: &Instrument, typed: &[String]) -> Result<Vec<String>, Refusal> {
    if !known.own_items {
        return Err(refused("error-measure-no-activities", &[("name", title(&known.id).into())]));
    }
    let mut named = Vec::new();
    for text in typed {
        let text = fields::text("--activity", text, LONGEST_ACTIVITY)?;
        named.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if named.len() > known.items || named.iter().any(String::is_empty) {
        return Err(refused("error-measure-activity", &[("most", known.items.into())]));
    }
    Ok(named)
}

fn keep_total(known: &Total, typed: &str, opened: &mut Coached, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let plain = typed.trim().replace(',', ".");
    let shaped = !plain.is_empty() && plain.len() <= 8 && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let total = plain.parse::<f64>().ok().filter(|_| shaped);
    let total = total.ok_or_else(|| fields::refuse("error-number", "--total", typed))?;
    if !known.takes(total) {
        return Err(Refusal::usage(out_of_range(known)));
    }
    let mut form = opened.coach.total_form();
    form.answers.clear();
    form.answer("which", Some(Answer::One(known.id.clone())));
    form.answer("total", Some(Answer::Number(total)));
    let (step, effects) = taken(&form, opened)?;
    keep(&step, effects, opened, call)
}

fn taken(form: &Form, opened: &mut Coached) -> Result<(Step, Vec<Effect>), Refusal> {
    opened.coach.take(form, opened.now).map_err(|refusal| Refusal::usage(refusal.line))
}

/// Saves what was taken, and says what it came to.
fn keep(step: &Step, effects: Vec<Effect>, opened: &mut Coached, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let records = opened.perform(effects)?;
    let Some(record) = of_kind(&records, &Kind::Measure) else {
        return Err(refused("error-measure-open", &[]));
    };
    call.say(&words::say("command-measure-saved"));
    let lines = opened.coach.score_words(&record);
    let talk = lines.contains(&words::say("questionnaire-talk"));
    let raised = matches!(step, Step::Form(form) if form.given.contains_key("raised"));
    let more = [(raised, "questionnaire-raised"), (talk, "command-measure-person")];
    let more = more.into_iter().filter(|(says, _)| *says).map(|(_, key)| words::say(key));
    let columns = call.columns();
    for line in lines.into_iter().chain(more).flat_map(|line| wrap(&line, columns, usize::MAX)) {
        call.say(&line);
    }
    Ok(0)
}
