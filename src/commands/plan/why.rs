//! `plan why`: why the practice is as it is, track by track: the rule, its figures, what would change it. Reads the
//! diary and changes nothing; answers are given in the program.

use serde_json::{Map, Value, json};

use crate::cli::PlanWhy;
use crate::clock::Now;
use crate::coach::{Coach, LADDERS, Paced, pacing_words};
use crate::commands::call::{Call, Refusal};
use crate::commands::coached::Coached;
use crate::config::Config;
use crate::plan::pacing::{Reason, Suggestion};
use crate::practice::{Area, Track};
use crate::report::{figure, wrap};
use crate::store::Place;
use crate::words::{self, Fill};

/// How far the lines of a track are set in.
const INDENT: usize = 2;

/// One track, and what the rules say about it.
struct Told {
    /// Its id: a track, or `ladder-` and the area.
    id: String,
    /// Its name.
    name: String,
    /// The step on which the person stands, and what it is called where it has a name.
    step: u8,
    drill: Option<String>,
    /// The most minutes of it in a practice; 0 leaves it out.
    minutes: f64,
    suggestion: Suggestion,
    /// What was answered today, by id.
    answered: Option<&'static str>,
}

/// Prints the reasons.
///
/// # Errors
/// When the diary cannot be opened.
pub fn run(typed: PlanWhy, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let opened = Coached::open(place, config, call)?;
    let (coach, now) = (&opened.coach, opened.now);
    let paced = coach.paced(None, now);
    let ladders = LADDERS.into_iter().filter(|area| coach.is_opened(*area));
    let all: Vec<Told> = paced
        .iter()
        .map(|paced| of_track(coach, paced))
        .chain(ladders.filter_map(|area| of_ladder(coach, area, now)))
        .collect();
    if typed.json {
        let tracks: Vec<Value> = all.iter().map(as_json).collect();
        let day = coach.today(now).to_string();
        let document = json!({ "format": "pelvicoach/why", "version": 1, "day": day, "tracks": tracks });
        call.hand_over(format!("{document}\n").as_bytes())?;
        return Ok(0);
    }
    let columns = call.columns();
    for line in coach.why(&coach.offer(None, now)) {
        say_wrapped(&line, 0, columns, call);
    }
    for told in &all {
        call.say("");
        print(told, columns, call);
    }
    call.say("");
    say_wrapped(&words::say("command-why-end"), 0, columns, call);
    Ok(0)
}

fn of_track(coach: &Coach, paced: &Paced) -> Told {
    let step = paced.position.step;
    let row = coach.library.programme.floor_step(step).filter(|_| paced.track == Track::Floor);
    Told {
        id: paced.track.id().to_owned(),
        name: words::name("choose-track", paced.track.id()),
        step,
        drill: row.map(|row| words::say(&format!("exercise-{}-name", row.exercise))),
        minutes: paced.position.dose_min,
        suggestion: paced.suggestion.clone(),
        answered: paced.answered.map(crate::diary::StepChoice::id),
    }
}

/// A ladder, once it is in sight: its steps are as long as they are.
fn of_ladder(coach: &Coach, area: Area, now: Now) -> Option<Told> {
    let suggestion = coach.ladder_suggestion(area, now)?;
    let step = coach.place(area, now).step;
    let here = coach.ladder(area).into_iter().nth(usize::from(step))?;
    Some(Told {
        id: format!("ladder-{}", area.id()),
        name: Coach::ladder_name(area),
        step,
        drill: Some(here.name()),
        minutes: f64::from(here.exercise.usual().seconds) / 60.0,
        suggestion,
        answered: None,
    })
}

fn print(told: &Told, columns: usize, call: &mut Call<'_>) {
    let fills = [
        ("track", Fill::from(told.name.clone())),
        ("step", Fill::from(u32::from(told.step))),
        ("minutes", Fill::from(figure(told.minutes))),
    ];
    let mut head = words::tell("command-why-track", &fills);
    if let Some(drill) = &told.drill {
        head = words::tell("command-why-drill", &[("track", head.into()), ("drill", drill.clone().into())]);
    }
    say_wrapped(&head, 0, columns, call);
    let lines = pacing_words::lines(&told.suggestion);
    let rule = words::tell("command-why-rule", &[("rule", rule(told.suggestion.reason).into())]);
    let answered = told.answered.map(|choice| words::name("pacing-answered", choice));
    let said = [lines.what, lines.why, lines.change].into_iter().chain(lines.notes).chain(answered).chain([rule]);
    for line in said {
        say_wrapped(&line, INDENT, columns, call);
    }
}

/// The number of the rule, as it is called in the list of rules: R19.
fn rule(reason: Reason) -> String {
    reason.id().split('_').next().unwrap_or_default().to_owned()
}

fn as_json(told: &Told) -> Value {
    let (said, lines) = (&told.suggestion, pacing_words::lines(&told.suggestion));
    let figures: Map<String, Value> =
        said.facts.figures.iter().map(|(figure, value)| (figure.id().to_owned(), json!(value))).collect();
    let loads: Map<String, Value> =
        said.facts.loads.iter().map(|(load, value)| (load.id().to_owned(), json!(value))).collect();
    json!({
        "track": told.id, "step": told.step, "minutes": told.minutes,
        "rule": said.reason, "action": said.action, "step_delta": said.step_delta, "suggested_min": said.dose_min,
        "figures": figures, "loads": loads, "notes": said.notes,
        "what": lines.what, "why": lines.why, "change": lines.change, "answered": told.answered,
    })
}

fn say_wrapped(text: &str, indent: usize, columns: usize, call: &mut Call<'_>) {
    for line in text.lines().flat_map(|line| wrap(line, columns.saturating_sub(indent), usize::MAX)) {
        call.say(&format!("{}{line}", " ".repeat(indent)));
    }
}
