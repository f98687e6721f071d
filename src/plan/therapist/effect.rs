//! What a plan does on a day: tracks that are paused, exercises that are left out, doses that are laid over the
//! program's own. Pure: the day comes from the caller, and nothing here fills a routine.

use chrono::NaiveDate;

use super::bounds::{Bounds, whole};
use super::{Days, Hold, Line, TherapistPlan, What, own};
use crate::diary::Day;
use crate::practice::{Catalogue, Exercise, Track};

/// What a plan says about an exercise on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limit<'a> {
    /// Why it is not done on this day, where it is not.
    pub left_out: Option<Why>,
    /// The line that holds, for its words and how often a day; its dose is laid over by
    /// [`TherapistPlan::laid_over`].
    pub line: Option<&'a Line>,
}

/// Why an exercise is not done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its track is paused, until a day where one was said.
    Paused(Option<NaiveDate>),
    /// It is left out until this day.
    LeftOut(NaiveDate),
    /// Its days are others.
    OtherDays,
    /// A ceiling leaves nothing of it.
    Ceiling,
}

impl Line {
    /// Whether it has not ended yet.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.until.is_none_or(|until| day.0 <= until)
    }

    /// Its days; squeezes of which nothing was said have days of rest between them.
    #[must_use]
    pub fn days_of(&self, exercise: &Exercise, bounds: &Bounds) -> Days {
        match self.days {
            Days::Any if own::squeeze_of(&exercise.shape).is_some() => {
                Days::Every(whole(bounds.squeeze_every_days.min))
            }
            days => days,
        }
    }
}

impl TherapistPlan {
    /// The last day of a plan whose lines and pauses are all over on `day`; nothing while one of them holds, or has no
    /// end. Ceilings of an ended plan stay until it is put away: they never make anything looser.
    #[must_use]
    pub fn ended(&self, day: Day) -> Option<NaiveDate> {
        let lines = self.lines.iter().map(|line| line.until);
        let holds = self.holds.iter().map(|hold| hold.until.and_then(|open| open.pred_opt()));
        let last = lines.chain(holds).collect::<Option<Vec<NaiveDate>>>()?.into_iter().max()?;
        (last < day.0).then_some(last)
    }

    /// The pause of a track on a day.
    #[must_use]
    pub fn held(&self, track: Track, day: Day) -> Option<&Hold> {
        self.holds.iter().find(|hold| hold.track == track && hold.until.is_none_or(|until| day.0 < until))
    }

    /// What the plan says about an exercise on a day.
    #[must_use]
    pub fn limits_for(&self, exercise: &Exercise, day: Day, bounds: &Bounds) -> Limit<'_> {
        let lines: Vec<&Line> = self.lines_of(&exercise.id, day).collect();
        let due = |line: &&&Line| line.days_of(exercise, bounds).contain(day.0, self.date);
        let line = lines.iter().find(due).or(lines.first()).copied();
        let left_out = if let Some(hold) = self.held(exercise.track, day) {
            Some(Why::Paused(hold.until))
        } else if let Some(until) = lines.iter().filter_map(|line| line.left_out_until).filter(|on| day.0 < *on).max() {
            Some(Why::LeftOut(until))
        } else if line.is_some_and(|line| !due(&&line)) {
            Some(Why::OtherDays)
        } else {
            let mut cut = exercise.clone();
            (!own::under(&mut cut, &self.ceilings, bounds)).then_some(Why::Ceiling)
        };
        Limit { left_out, line }
    }

    /// The ids of exercises that are not done on a day, beside those that are not for the person.
    #[must_use]
    pub fn left_out(&self, catalogue: &Catalogue, day: Day, bounds: &Bounds) -> Vec<String> {
        let out = catalogue.iter().filter(|one| self.limits_for(one, day, bounds).left_out.is_some());
        out.map(|one| one.id.clone()).collect()
    }

    /// The catalogue as the plan has it on a day: doses and holds of its lines, squeezes cut to the ceilings, what is
    /// done instead, and the exercises that the program does not know. Letting go is never shorter than before for the
    /// same squeeze.
    #[must_use]
    pub fn laid_over(&self, catalogue: &Catalogue, day: Day, bounds: &Bounds) -> Catalogue {
        let mut exercises: Vec<Exercise> = catalogue.iter().cloned().collect();
        for exercise in &mut exercises {
            let line = self.limits_for(exercise, day, bounds).line;
            if let Some(line) = line {
                own::lay_dose(exercise, line, bounds);
            }
            own::under(exercise, &self.ceilings, bounds);
        }
        for line in self.lines.iter().filter(|line| line.holds_on(day)) {
            let What::Own(name) = &line.what else { continue };
            let mut exercise = own::exercise(line, name, bounds);
            own::under(&mut exercise, &self.ceilings, bounds);
            match exercises.iter_mut().find(|there| there.id == exercise.id) {
                // Two lines of one name have different days; the one of this day is played.
                Some(there) if line.days_of(&exercise, bounds).contain(day.0, self.date) => *there = exercise,
                Some(_) => {}
                None => exercises.push(exercise),
            }
        }
        let ids: Vec<String> = exercises.iter().map(|exercise| exercise.id.clone()).collect();
        let is_there = |id: &String| ids.iter().any(|there| there.eq_ignore_ascii_case(id));
        for exercise in exercises.iter_mut().filter(|one| one.alternative.as_ref().is_some_and(|id| !is_there(id))) {
            // What was meant to be done instead has ended: the program's own choice stands again.
            exercise.alternative = catalogue.get(&exercise.id).and_then(|usual| usual.alternative.clone());
        }
        Catalogue::new(exercises, catalogue.limits().clone(), catalogue.version())
    }

    /// The lines that hold on a day and are done on it, in order.
    pub fn due<'a>(&'a self, catalogue: &'a Catalogue, day: Day, bounds: &'a Bounds) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| {
            let exercise = catalogue.get(&line.what.id());
            let limit = exercise.map(|exercise| self.limits_for(exercise, day, bounds));
            limit.is_some_and(|limit| limit.left_out.is_none() && limit.line == Some(line))
        })
    }

    fn lines_of(&self, id: &str, day: Day) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.holds_on(day) && line.what.id().eq_ignore_ascii_case(id))
    }
}
