//! The page of one step, and the page on which a step of one's own is written down: what is asked there, and what
//! becomes of the answers.

use crate::clock::Now;
use crate::coach::ask::Answer;
use crate::coach::ask::{Ask, Choice, Shape};
use crate::coach::coach::Coach;
use crate::coach::flow::{Refusal, Taken};
use crate::coach::form::{Form, FormKind, Page, choice, line, scale, yes_no};
use crate::coach::pacing_words;
use crate::coach::step::Step;
use crate::coach::today::NOT_FOR_ME;
use crate::practice::Area;
use crate::words::{say, tell};

use super::OwnStep;

/// The name under which a form is given its step.
const RUNG: &str = "rung";
/// The name under which it is given its ladder.
const AREA: &str = "area";
/// The name under which it is given what is read.
const LINES: &str = "lines";
/// The name under which it is given what can be chosen, or the steps between which there is a place.
const CHOICES: &str = "choices";
/// What stands for the place before all given steps.
const FIRST: &str = "first";

pub(in crate::coach) fn pages(form: &Form) -> Vec<Page> {
    let given: Vec<&str> = form.given(CHOICES).unwrap_or_default().split(' ').filter(|id| !id.is_empty()).collect();
    if form.kind == FormKind::OwnStep {
        let place = |id: &str| Choice {
            id: id.to_owned(),
            words: if id == FIRST { "ladder-own-first".to_owned() } else { format!("exercise-{id}-name") },
        };
        let places = Shape::Choice(given.into_iter().map(place).collect());
        let after = Ask { id: "after", words: "ladder-own-after".to_owned(), shape: places, ..line("after", "") };
        return vec![Page {
            heading: "ladder-own".to_owned(),
            intro: vec!["ladder-own-intro".to_owned(), "ladder-own-private".to_owned()],
            asks: vec![
                line("name", "ladder-own-name"),
                yes_no("inside", "ladder-own-inside"),
                scale("fear", "ladder-expected-fear"),
                scale("pain", "ladder-expected-pain"),
                // The longest list comes last: the short questions stay together.
                after,
            ],
        }];
    }
    vec![Page {
        heading: form.given("name").unwrap_or_default().to_owned(),
        intro: form.given(LINES).unwrap_or_default().lines().map(str::to_owned).collect(),
        asks: vec![choice("do", "ladder-step-do", "ladder-step-do", &given)],
    }]
}

fn refuse(ask: &str, line: String) -> Refusal {
    Refusal { ask: ask.to_owned(), line }
}

impl Coach {
    /// The page of one step: why it is there, how it was, and what can be done with it.
    #[must_use]
    pub fn step_form(&self, id: &str, now: Now) -> Option<Form> {
        let (area, rung) = self.rung(id)?;
        let ahead = self.is_ahead(area, id, now);
        let mut lines = match &rung.own {
            Some(_) => Vec::new(),
            None => vec![say(&format!("exercise-{id}-why"))],
        };
        if ahead {
            lines.push(say("ladder-step-ahead"));
        }
        let held = self.held_back(rung.exercise, now).map(say);
        if held.is_none()
            && let Some(said) = self.shorter_step(id, now).and_then(|_| self.ladder_suggestion(area, now))
        {
            let told = pacing_words::lines(&said);
            lines.push(format!("{} {}", told.what, told.why));
        }
        lines.extend(held);
        lines.extend(self.foretold_lines(id));
        let mut choices = Vec::new();
        if self.closed_by(rung.exercise).is_none() {
            choices.push("begin");
        }
        if rung.own.is_some() {
            choices.extend(["earlier", "later", "change"]);
        }
        choices.push("out");
        let form = Form::new(FormKind::Rung).with(RUNG, id).with("name", &rung.name());
        Some(form.with(LINES, &lines.join("\n")).with(CHOICES, &choices.join(" ")))
    }

    pub(in crate::coach) fn take_step_form(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let id = form.given(RUNG).unwrap_or_default().to_owned();
        let Some((_, rung)) = self.rung(&id) else { return Ok((Step::Back, Vec::new())) };
        Ok(match form.one("do") {
            Some("begin") => (self.take_step(&id, now).unwrap_or(Step::Back), Vec::new()),
            Some(way @ ("earlier" | "later")) => match self.move_own_step(&id, way == "later", now) {
                Some(effect) => (Step::Back, vec![effect]),
                None => return Err(refuse("do", say("ladder-own-stays"))),
            },
            Some("change") => match rung.own {
                Some(own) => (Step::Form(Box::new(self.own_step_form_of(&own).following())), Vec::new()),
                None => (Step::Back, Vec::new()),
            },
            Some("out") if rung.own.is_some() => (Step::Back, vec![self.drop_own_step(&id, now)]),
            Some("out") => {
                let mut left_out = self.list(NOT_FOR_ME);
                left_out.push(id);
                (Step::Back, vec![self.set(NOT_FOR_ME, serde_json::json!(left_out), now)])
            }
            _ => (Step::Back, Vec::new()),
        })
    }

    /// The page for a new step of one's own on a ladder.
    #[must_use]
    pub fn own_step_form(&self, area: Area, now: Now) -> Form {
        let given = self.library.catalogue.ladder(area);
        let in_sight = given.iter().filter(|step| self.sees(step)).map(|step| step.id.as_str());
        let places: Vec<&str> = std::iter::once(FIRST).chain(in_sight).collect();
        let mut form = Form::new(FormKind::OwnStep).with(AREA, area.id()).with(CHOICES, &places.join(" "));
        // The place that is offered is the one after where the person stands.
        let ladder = self.ladder(area);
        let upto = ladder.iter().take(usize::from(self.step_today(area, now)) + 1).rev();
        let here = upto.filter(|rung| rung.own.is_none()).map(|rung| rung.id.clone()).next();
        form.answers.insert("after".to_owned(), Answer::One(here.unwrap_or_else(|| FIRST.to_owned())));
        form
    }

    fn own_step_form_of(&self, own: &OwnStep) -> Form {
        let area = Area::parse(&own.area).unwrap_or(Area::Alone);
        let mut form = self.own_step_form(area, self.now()).with(RUNG, &own.id);
        let yes = |yes: bool| Answer::One(if yes { "yes" } else { "no" }.to_owned());
        let answers = [
            ("name", Some(Answer::Text(own.name.clone()))),
            ("inside", Some(yes(own.inside))),
            ("after", Some(Answer::One(own.after.clone().unwrap_or_else(|| FIRST.to_owned())))),
            ("fear", own.fear.map(Answer::Score)),
            ("pain", own.pain.map(Answer::Score)),
        ];
        form.answers.extend(answers.into_iter().filter_map(|(id, answer)| Some((id.to_owned(), answer?))));
        form
    }

    pub(in crate::coach) fn take_own_step(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let Some(area) = form.given(AREA).and_then(Area::parse) else { return Ok((Step::Back, Vec::new())) };
        let Some(name) = form.text("name").map(|name| crate::report::one_line(&name)).filter(|name| !name.is_empty())
        else {
            return if form.yes("inside").is_none() {
                Ok((Step::Back, Vec::new()))
            } else {
                Err(refuse("name", say("ladder-own-name-needed")))
            };
        };
        let inside = form.yes("inside").ok_or_else(|| refuse("inside", say("ladder-own-inside-needed")))?;
        let after = form.one("after").filter(|after| *after != FIRST).map(str::to_owned);
        self.place_is_open(area, inside, after.as_deref()).map_err(|line| refuse("after", line))?;
        let known = form.given(RUNG).map(str::to_owned);
        let others =
            self.own_steps().into_iter().filter(|own| own.area == area.id() && Some(&own.id) != known.as_ref());
        let most = self.library.catalogue.limits().ladder_own_steps.value;
        if f64::from(u32::try_from(others.count()).unwrap_or(u32::MAX)) >= most {
            return Err(refuse("name", tell("ladder-own-enough", &[("most", most.into())])));
        }
        let id = known.unwrap_or_else(|| self.new_own_id());
        let (fear, pain) = (form.score("fear"), form.score("pain"));
        let step = OwnStep { id, area: area.id().to_owned(), name, after, inside, fear, pain };
        Ok((Step::Back, vec![self.keep_own_step(step, now)]))
    }

    /// Whether an own step may stand after a given one.
    fn place_is_open(&self, area: Area, inside: bool, after: Option<&str>) -> Result<(), String> {
        let ladder = self.library.catalogue.ladder(area);
        let place = |id: &str| ladder.iter().position(|step| step.id == id);
        let last = self.library.catalogue.last_outside(area);
        match last {
            Some(last) if inside && after.and_then(place) < place(&last.id) => {
                let name = say(&format!("exercise-{}-name", last.id));
                Err(tell("ladder-own-inside-later", &[("step", name.into())]))
            }
            _ => Ok(()),
        }
    }
}
