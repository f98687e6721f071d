//! `plan new`: a dictated plan, question by question, in plain numbered lines. Each answer is read the way a file is; one
//! that cannot be told is asked again. Nothing is written before the last answer.

use std::path::PathBuf;

use super::{hand, lines, take};
use crate::cli::PlanNew;
use crate::coach::{therapist_words as told, when};
use crate::commands::book::Book;
use crate::commands::call::{Call, Refusal};
use crate::commands::practise::library;
use crate::config::Config;
use crate::diary::Day;
use crate::files;
use crate::library::therapist::{Grade, Problem, Trouble, quoted, to_text};
use crate::plan::therapist::What;
use crate::practice::{Exercise, Shape};
use crate::store::Place;
use crate::words::{Fill, say, tell};

/// Asks, tells what was written down, and writes it.
///
/// # Errors
/// When the answers end early, or it cannot be written.
pub fn run(typed: &PlanNew, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today().day();
    let mut asking = Asking { call, asked: 0 };
    call_intro(asking.call);
    let text = asking.plan(today)?;
    let reading = hand::of_text(text.as_bytes())?;
    let text = to_text(&reading.plan);
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
    let wanted = asking.yes("therapist-ask-use")?;
    if wanted {
        let mut book = Book::open(place, asking.call)?;
        return take::keep(text.as_bytes(), &reading.plan.title, &mut book, asking.call);
    }
    if typed.output.is_none() {
        let file = config.page_folder().join(format!("plan-{today}.toml"));
        write(&file, &text, asking.call)?;
    }
    Ok(0)
}

fn call_intro(call: &mut Call<'_>) {
    call.say_lines(&say("therapist-ask-intro"));
}

fn write(file: &std::path::Path, text: &str, call: &mut Call<'_>) -> Result<(), Refusal> {
    let file: PathBuf = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    files::write_new(&file, text.as_bytes(), false)?;
    call.say(&tell("therapist-written", &[("file", Fill::from(file.display().to_string()))]));
    Ok(())
}

/// How an answer is kept.
#[derive(Clone, Copy)]
enum As {
    /// As it was typed.
    Words,
    /// A date that is still to come, however it was typed.
    Date,
}

struct Asking<'a, 'b> {
    call: &'a mut Call<'b>,
    asked: usize,
}

impl Asking<'_, '_> {
    /// The next question; nothing when it was left open.
    fn ask(&mut self, question: &str) -> Result<Option<String>, Refusal> {
        self.asked += 1;
        self.ask_again(question)
    }

    /// The same question once more, under the same number.
    fn ask_again(&mut self, question: &str) -> Result<Option<String>, Refusal> {
        self.call.say(&format!("{}. {question}", self.asked));
        let answer = self.call.hear()?.ok_or_else(|| Refusal::data(say("error-plan-ended")))?;
        let answer = answer.trim().to_owned();
        Ok((!answer.is_empty()).then_some(answer))
    }

    fn yes(&mut self, key: &str) -> Result<bool, Refusal> {
        let answer = self.ask(&say(key))?.unwrap_or_default().to_lowercase();
        Ok(["y", "yes"].contains(&answer.as_str()))
    }

    /// Asks for one key of a table until the answer can be told or is left open; `so_far` is the table, and stands in
    /// the file behind `before`.
    fn key(&mut self, before: &str, so_far: &mut String, key: &str, how: As) -> Result<bool, Refusal> {
        let question = say(&format!("therapist-ask-{}", key.replace('_', "-")));
        self.asked += 1;
        loop {
            let Some(answer) = self.ask_again(&question)? else { return Ok(false) };
            let answer = match how {
                As::Words => answer,
                As::Date => match when::coming(&answer, self.call.today()) {
                    Ok(date) => date.to_string(),
                    Err(unclear) => {
                        self.call.say(&unclear.line());
                        continue;
                    }
                },
            };
            let with = format!("{so_far}{key} = {}\n", quoted(&answer));
            let earlier = found(&format!("{before}{so_far}"))?;
            let now = found(&format!("{before}{with}"))?;
            let new: Vec<&Problem> = now.iter().filter(|one| !earlier.contains(one) && says_something(one)).collect();
            for one in &new {
                self.call.say(&told::trouble(&one.trouble));
            }
            if new.iter().all(|one| one.trouble.grade() < Grade::Unclear) {
                *so_far = with;
                return Ok(true);
            }
        }
    }

    /// The text of the whole plan.
    fn plan(&mut self, today: Day) -> Result<String, Refusal> {
        let mut head = String::new();
        if !self.key("", &mut head, "title", As::Words)? {
            let date = crate::coach::dates::day_month(today.0, today);
            head = format!("title = {}\n", quoted(&tell("therapist-plan-of", &[("date", date.into())])));
        }
        head = format!("{head}date = {today}\n");
        self.key("", &mut head, "next_appointment", As::Date)?;
        let mut from = String::new();
        if self.key("title = \"x\"\n[from]\n", &mut from, "name", As::Words)? {
            self.key("title = \"x\"\n[from]\n", &mut from, "role", As::Words)?;
            from = format!("[from]\n{from}");
        }
        let mut all = Vec::new();
        let mut squeezes = false;
        while let Some((line, squeeze)) = self.line(&all)? {
            all.push(line);
            squeezes |= squeeze;
        }
        let ceilings = if squeezes && self.yes("therapist-ask-measured")? { self.ceilings()? } else { String::new() };
        let holds = self.holds()?;
        self.key("", &mut head, "notes", As::Words)?;
        Ok([head, from, ceilings, holds, all.concat()].concat())
    }

    /// One line, and whether it has a squeeze; nothing when there is no more.
    fn line(&mut self, before: &[String]) -> Result<Option<(String, bool)>, Refusal> {
        let head = format!("title = \"x\"\n{}[[line]]\n", before.concat());
        let mut line = String::new();
        if !self.key(&head, &mut line, "exercise", As::Words)? {
            return Ok(None);
        }
        let library = library()?;
        let reading = hand::of_text(format!("title = \"x\"\n[[line]]\n{line}").as_bytes())?;
        let what = reading.plan.lines.first().map(|line| line.what.clone());
        let known = match what {
            Some(What::Known(id)) => library.catalogue.get(&id),
            _ => None,
        };
        let mut squeezes = matches!(known.map(|one| &one.shape), Some(Shape::Squeezes { .. }));
        for key in keys_for(known) {
            let answered = self.key(&head, &mut line, key, As::Words)?;
            if *key == "squeeze" && answered {
                squeezes = true;
                self.key(&head, &mut line, "release", As::Words)?;
                self.key(&head, &mut line, "effort", As::Words)?;
            }
        }
        self.key(&head, &mut line, "until", As::Date)?;
        if self.key(&head, &mut line, "left_out_until", As::Date)? {
            self.key(&head, &mut line, "instead", As::Words)?;
        }
        self.key(&head, &mut line, "words", As::Words)?;
        Ok(Some((format!("[[line]]\n{line}"), squeezes)))
    }

    fn ceilings(&mut self) -> Result<String, Refusal> {
        let mut table = String::new();
        for key in ["power", "endurance", "repetitions", "fast"] {
            self.key("title = \"x\"\n[ceilings]\n", &mut table, key, As::Words)?;
        }
        Ok(if table.is_empty() { table } else { format!("[ceilings]\n{table}") })
    }

    fn holds(&mut self) -> Result<String, Refusal> {
        let mut all = String::new();
        loop {
            let mut hold = String::new();
            let head = "title = \"x\"\n[[hold]]\n";
            if !self.key(head, &mut hold, "track", As::Words)? {
                return Ok(all);
            }
            self.key(head, &mut hold, "until", As::Date)?;
            all = format!("{all}[[hold]]\n{hold}");
        }
    }
}

/// The figures that are asked for, beside those that every line has.
fn keys_for(known: Option<&Exercise>) -> &'static [&'static str] {
    match known.map(|exercise| &exercise.shape) {
        None => &["reps", "sets", "length", "hold", "squeeze", "times_a_day", "days"],
        Some(Shape::Holds { .. }) => &["reps", "hold", "times_a_day", "days"],
        Some(Shape::Sets { .. }) => &["reps", "sets", "times_a_day", "days"],
        Some(Shape::Squeezes { .. }) => &["reps", "sets", "squeeze", "times_a_day", "days"],
        Some(Shape::Parts { .. } | Shape::Ramp { .. }) => &["length", "times_a_day", "days"],
        Some(Shape::Breath { .. }) => &["reps", "length", "times_a_day", "days"],
        Some(_) => &["reps", "times_a_day", "days"],
    }
}

/// What is found in a text so far.
fn found(text: &str) -> Result<Vec<Problem>, Refusal> {
    Ok(hand::of_text(text.as_bytes())?.problems)
}

/// Whether a problem is about an answer: keys that are not there yet are asked for next.
fn says_something(problem: &Problem) -> bool {
    !matches!(problem.trouble, Trouble::Absent(_) | Trouble::Nothing | Trouble::Timer(_))
}
