//! `plan new`: a dictated plan, question by question, in plain numbered lines. What is asked, and how an answer is read,
//! is the coach's; one that cannot be told is asked again. Nothing is written before the last answer.

use std::path::PathBuf;

use super::{lines, take};
use crate::cli::PlanNew;
use crate::coach::dictation::{self, At};
use crate::coach::{Answer, Ask, Choice, Form, Shape};
use crate::commands::book::Book;
use crate::commands::call::{Call, Refusal};
use crate::config::Config;
use crate::files;
use crate::store::Place;
use crate::words::{Fill, say, tell};

/// Asks, tells what was written down, and writes it.
///
/// # Errors
/// When the answers end early, or it cannot be written.
pub fn run(typed: &PlanNew, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today().day();
    call.say_lines(&say("therapist-ask-intro"));
    let mut asking = Asking { call, asked: 0 };
    let form = asking.form()?;
    let (text, reading) = dictation::written(&form).map_err(Refusal::data)?;
    asking.call.say("");
    lines::plan(&reading.plan, lines::Reasons::Beneath, today, asking.call);
    asking.call.say("");
    if !reading.can_be_taken() {
        lines::problems(&reading, asking.call);
        return Err(Refusal::data(lines::summary(&reading).unwrap_or_default()));
    }
    if let Some(file) = &typed.output {
        write(file, &text, asking.call)?;
    }
    if asking.yes(&say("therapist-ask-use"))? {
        let mut book = Book::open(place, asking.call)?;
        return take::keep(text.as_bytes(), &reading.plan.title, &mut book, asking.call);
    }
    if typed.output.is_none() {
        let file = config.page_folder().join(format!("plan-{today}.toml"));
        write(&file, &text, asking.call)?;
    }
    Ok(0)
}

fn write(file: &std::path::Path, text: &str, call: &mut Call<'_>) -> Result<(), Refusal> {
    let file: PathBuf = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    files::write_new(&file, text.as_bytes(), false)?;
    call.say(&tell("therapist-written", &[("file", Fill::from(file.display().to_string()))]));
    Ok(())
}

struct Asking<'a, 'b> {
    call: &'a mut Call<'b>,
    asked: usize,
}

impl Asking<'_, '_> {
    /// The same question once more, under the same number; nothing when it was left open.
    fn ask_again(&mut self, question: &str) -> Result<Option<String>, Refusal> {
        self.call.say(&format!("{}. {question}", self.asked));
        let answer = self.call.hear()?.ok_or_else(|| Refusal::data(say("error-plan-ended")))?;
        let answer = answer.trim().to_owned();
        Ok((!answer.is_empty()).then_some(answer))
    }

    fn yes(&mut self, question: &str) -> Result<bool, Refusal> {
        self.asked += 1;
        let question = tell("therapist-ask-yes-no", &[("question", question.into())]);
        let answer = self.ask_again(&question)?.unwrap_or_default().to_lowercase();
        Ok(["y", "yes"].contains(&answer.as_str()))
    }

    /// The answers to every page, at the last one.
    fn form(&mut self) -> Result<Form, Refusal> {
        let mut form = dictation::first();
        loop {
            let mut done: Vec<&'static str> = Vec::new();
            // What is asked next may follow from the last answer.
            let left = |form: &Form, done: &[&str]| {
                let asks = form.pages().into_iter().flat_map(|page| page.asks);
                asks.into_iter().find(|ask| !done.contains(&ask.id) && ask.id != "use")
            };
            while let Some(ask) = left(&form, &done) {
                self.answer(&mut form, &ask)?;
                done.push(ask.id);
            }
            if At::of(&form) == At::End {
                return Ok(form);
            }
            form = dictation::next(&form, self.call.today().day()).unwrap_or(form);
        }
    }

    /// Asks for one of several names until it is one of them or left open.
    fn one_of(&mut self, form: &mut Form, ask: &Ask, choices: &[Choice]) -> Result<(), Refusal> {
        self.asked += 1;
        let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
        let question =
            tell("therapist-ask-one-of", &[("question", ask.label().into()), ("names", ids.join(", ").into())]);
        while let Some(answer) = self.ask_again(&question)? {
            let is = |name: &str| name.eq_ignore_ascii_case(&answer);
            let meant = |choice: &&Choice| is(&choice.id) || is(&say(&choice.words));
            if let Some(choice) = choices.iter().find(meant) {
                form.answer(ask.id, Some(Answer::One(choice.id.clone())));
                return Ok(());
            }
        }
        Ok(())
    }

    /// Asks one question until its answer can be told or it is left open.
    fn answer(&mut self, form: &mut Form, ask: &Ask) -> Result<(), Refusal> {
        if let Shape::Choice(choices) = &ask.shape {
            if !choices.iter().any(|choice| choice.id == "yes") {
                return self.one_of(form, ask, choices);
            }
            if self.yes(&ask.label())? {
                form.answer(ask.id, Some(Answer::One("yes".to_owned())));
            }
            return Ok(());
        }
        self.asked += 1;
        loop {
            let Some(answer) = self.ask_again(&ask.label())? else {
                form.answer(ask.id, None);
                return Ok(());
            };
            if !form.answer(ask.id, Some(Answer::Text(answer))) {
                self.call.say(&say("app-text-full"));
                continue;
            }
            let checked = dictation::check(form, ask.id, self.call.today());
            for line in checked.as_ref().unwrap_or_else(|lines| lines) {
                self.call.say(line);
            }
            if checked.is_ok() {
                return Ok(());
            }
        }
    }
}
