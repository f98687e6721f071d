//! What comes after a practice: at most one thing, and one a day, in a fixed order. Never before a practice, never on a
//! hard day; who asked for less is asked the emergency lines alone. What each of them is stands elsewhere.

/// What waits when a practice is done with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that waits, or one reason to ask nothing")]
pub struct Waiting {
    /// Today is a hard day, or the plan for such days is on: nothing is asked.
    pub hard_day: bool,
    /// The person asked for less.
    pub asks_less: bool,
    /// There was no practice in the days before: someone begins, or comes back.
    pub begins: bool,
    /// Something was asked after a practice today already.
    pub asked_today: bool,
    /// The emergency lines are due, or were put off.
    pub lines: bool,
    /// A practice was stopped today, or a track went a step back.
    pub setback: bool,
    /// A questionnaire is due, by id.
    pub questionnaire: Option<String>,
    /// An experiment of an earlier day has no ending yet.
    pub experiment: bool,
    /// A list of things to try is a week old, by the id of its exercise.
    pub list: Option<String>,
    /// A lesson goes with this week, by id.
    pub lesson: Option<String>,
    /// The line about why this matters was not shown this week.
    pub values: bool,
}

/// What is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// The emergency lines.
    Lines,
    /// A kind look at a setback.
    Setback,
    /// A questionnaire, by id.
    Questionnaire(String),
    /// What became of an experiment.
    Experiment,
    /// What a list came to, by the id of its exercise.
    List(String),
    /// A lesson, by id.
    Lesson(String),
    /// The line about why this matters.
    Values,
}

/// The one thing that comes next, if any does.
#[must_use]
pub fn after_practice(waiting: Waiting) -> Option<After> {
    if waiting.hard_day {
        return None;
    }
    if waiting.lines {
        return Some(After::Lines);
    }
    if waiting.asks_less || waiting.asked_today {
        return None;
    }
    if waiting.setback {
        return Some(After::Setback);
    }
    if waiting.begins {
        return None;
    }
    let questionnaire = waiting.questionnaire.map(After::Questionnaire);
    questionnaire
        .or_else(|| waiting.experiment.then_some(After::Experiment))
        .or_else(|| waiting.list.map(After::List))
        .or_else(|| waiting.lesson.map(After::Lesson))
        .or_else(|| waiting.values.then_some(After::Values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everything() -> Waiting {
        Waiting {
            lines: true,
            setback: true,
            questionnaire: Some("peg".to_owned()),
            experiment: true,
            list: Some("BH1".to_owned()),
            lesson: Some("L04".to_owned()),
            values: true,
            ..Waiting::default()
        }
    }

    #[test]
    fn one_thing_comes_after_a_practice_in_this_order() {
        let mut waiting = everything();
        let mut order = Vec::new();
        while let Some(next) = after_practice(waiting.clone()) {
            match &next {
                After::Lines => waiting.lines = false,
                After::Setback => waiting.setback = false,
                After::Questionnaire(_) => waiting.questionnaire = None,
                After::Experiment => waiting.experiment = false,
                After::List(_) => waiting.list = None,
                After::Lesson(_) => waiting.lesson = None,
                After::Values => waiting.values = false,
            }
            order.push(next);
        }
        let expected = [
            After::Lines,
            After::Setback,
            After::Questionnaire("peg".to_owned()),
            After::Experiment,
            After::List("BH1".to_owned()),
            After::Lesson("L04".to_owned()),
            After::Values,
        ];
        assert_eq!(order, expected);
    }

    #[test]
    fn hard_days_rest_and_one_thing_is_enough_for_a_day() {
        let asked = |change: fn(&mut Waiting)| {
            let mut waiting = everything();
            change(&mut waiting);
            let with_lines = after_practice(waiting.clone());
            waiting.lines = false;
            (with_lines, after_practice(waiting))
        };
        assert_eq!(asked(|waiting| waiting.hard_day = true), (None, None));
        assert_eq!(asked(|waiting| waiting.asked_today = true), (Some(After::Lines), None), "the lines are never lost");
        assert_eq!(asked(|waiting| waiting.asks_less = true), (Some(After::Lines), None));
        assert_eq!(asked(|waiting| waiting.begins = true), (Some(After::Lines), Some(After::Setback)));
        let begins = Waiting { begins: true, setback: false, lines: false, ..everything() };
        assert_eq!(after_practice(begins), None, "a first day, and a day of coming back, is enough by itself");
    }
}
