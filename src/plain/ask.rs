//! One question as lines, and one line as its answer. What is asked is the coach's.

use super::talk::Cx;
use crate::coach::{Answer, Ask, Choice, Shape};
use crate::diary::Score;
pub use crate::words::ended;
use crate::words::{begun_large, say, tell};

/// What a line says to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// This answer.
    Answer(Answer),
    /// It stays as it stands: open, or as it was answered before.
    AsItIs,
    /// An answer that was given before is taken back.
    TakenBack,
    /// None of the answers; what can be answered.
    Unclear(String),
}

/// Says the question: its words with the ends of a scale, its choices a line each, and how it was answered before.
pub fn put(ask: &Ask, cx: &mut Cx) {
    let question = begun_large(&ended(&ask.label()));
    match &ask.shape {
        Shape::Scale { words, cant_tell } => {
            let fills = [
                ("question", question.into()),
                ("low", say(&format!("{words}-low")).into()),
                ("high", say(&format!("{words}-high")).into()),
            ];
            let scale = tell("plain-scale", &fills);
            cx.voice.say(&if *cant_tell { format!("{scale} {}", say("plain-cant-tell")) } else { scale });
        }
        Shape::Choice(choices) => {
            cx.voice.say(&question);
            cx.choices(words(choices).iter().map(String::as_str));
        }
        Shape::Many(choices) => {
            cx.voice.say(&format!("{question} {}", say("plain-many")));
            cx.choices(words(choices).iter().map(String::as_str));
        }
        Shape::Number { min, max, unit, .. } => {
            let fills = [
                ("question", question.into()),
                ("unit", say(unit).into()),
                ("min", (*min).into()),
                ("max", (*max).into()),
            ];
            cx.tell(number_words(unit), &fills);
        }
        Shape::Text { lines: true, .. } => cx.voice.say(&format!("{question} {}", say("plain-lines"))),
        Shape::Text { .. } => cx.voice.say(&question),
        Shape::Time => cx.voice.say(&format!("{question} {}", say("plain-time"))),
    }
    let is_empty = |value: &&Answer| matches!(value, Answer::Text(text) if text.trim().is_empty());
    if let Some(value) = ask.value.as_ref().filter(|value| !is_empty(value)) {
        cx.tell("plain-answered", &[("answer", ended(&answer_words(&ask.shape, value)).into())]);
    }
}

fn words(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| say(&choice.words)).collect()
}

/// An answer in words.
fn answer_words(shape: &Shape, answer: &Answer) -> String {
    let named = |id: &String| {
        let (Shape::Choice(choices) | Shape::Many(choices)) = shape else { return id.clone() };
        choices.iter().find(|choice| choice.id == *id).map_or_else(|| id.clone(), |choice| say(&choice.words))
    };
    match answer {
        Answer::Score(score) => score.to_string(),
        Answer::CantTell => say("app-cant-tell"),
        Answer::One(id) => named(id),
        Answer::Many(ids) => ids.iter().map(named).collect::<Vec<_>>().join(", "),
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) | Answer::Time(text) => text.clone(),
    }
}

/// What `typed` says to the question. Choices are named by their number or by their words.
#[must_use]
pub fn hear(ask: &Ask, typed: &str) -> Heard {
    let typed = typed.trim();
    match typed {
        "" => return Heard::AsItIs,
        "-" if ask.value.is_some() => return Heard::TakenBack,
        _ => {}
    }
    let unclear = |key: &str| Heard::Unclear(say(key));
    let answer = match &ask.shape {
        Shape::Scale { cant_tell, .. } => scale(typed, *cant_tell).ok_or("plain-unclear-scale"),
        Shape::Choice(choices) => chosen(choices, typed).map(Answer::One).ok_or("plain-unclear-choice"),
        Shape::Many(choices) => several(choices, typed).map(Answer::Many).ok_or("plain-unclear-choice"),
        Shape::Number { .. } => number(typed).map(Answer::Number).ok_or("plain-unclear-number"),
        Shape::Text { .. } => Ok(Answer::Text(typed.to_owned())),
        Shape::Time => Ok(Answer::Time(typed.to_owned())),
    };
    match answer {
        Err(key) => unclear(key),
        Ok(answer) if ask.shape.takes(&answer) => Heard::Answer(answer),
        Ok(Answer::Text(_)) => unclear("app-text-full"),
        Ok(_) => unclear("plain-unclear-number"),
    }
}

/// How the range of a figure is said: with its unit, without one that the question names already, or with what its
/// figures mean.
fn number_words(unit: &str) -> &'static str {
    match unit {
        "thought-unit-percent" | "entry-unit-day" | "pacing-unit-step" => "plain-number-alone",
        "entry-unit-form" | "entry-unit-difficulty" => "plain-number-means",
        _ => "plain-number",
    }
}

fn scale(typed: &str, cant_tell: bool) -> Option<Answer> {
    let plain = typed.to_lowercase();
    if cant_tell && (plain == "t" || plain == say("app-cant-tell")) {
        return Some(Answer::CantTell);
    }
    typed.parse().ok().and_then(Score::new).map(Answer::Score)
}

fn number(typed: &str) -> Option<f64> {
    typed.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

/// A choice by its number, by its words, or a yes or no by its first letter.
fn chosen(choices: &[Choice], typed: &str) -> Option<String> {
    let plain = typed.to_lowercase();
    if let Ok(number) = plain.parse::<usize>() {
        return number.checked_sub(1).and_then(|at| choices.get(at)).map(|choice| choice.id.clone());
    }
    let by_words = choices.iter().find(|choice| say(&choice.words).to_lowercase() == plain);
    let by_letter =
        || choices.iter().find(|choice| ["yes", "no"].contains(&choice.id.as_str()) && choice.id[..1] == plain);
    by_words.or_else(by_letter).map(|choice| choice.id.clone())
}

/// Several choices, with spaces or commas between their numbers; in the order in which they stand.
fn several(choices: &[Choice], typed: &str) -> Option<Vec<String>> {
    let parts = typed.split([',', ' ']).filter(|part| !part.is_empty());
    let named: Option<Vec<String>> = parts.map(|part| chosen(choices, part)).collect();
    let named = named.or_else(|| chosen(choices, typed).map(|one| vec![one]))?;
    let ids = choices.iter().map(|choice| &choice.id).filter(|id| named.contains(id));
    Some(ids.cloned().collect())
}

/// The number of a choice among `of`, from 0; `None` when `typed` is none.
#[must_use]
pub fn pick(typed: &str, of: usize) -> Option<usize> {
    typed.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(shape: Shape, value: Option<Answer>) -> Ask {
        Ask { id: "x", words: "card-now".to_owned(), own: None, shape, value, may_skip: true, told: None }
    }

    fn places() -> Vec<Choice> {
        ["entrance", "bladder", "left"]
            .map(|id| Choice { id: id.to_owned(), words: format!("entry-place-{id}") })
            .to_vec()
    }

    fn score(n: u8) -> Heard {
        Heard::Answer(Answer::Score(Score::new(n).unwrap()))
    }

    #[test]
    fn a_scale_takes_its_figures_and_nothing_else() {
        let scale = ask(Shape::Scale { words: "card-ease", cant_tell: true }, None);
        assert_eq!(hear(&scale, " 10 "), score(10));
        assert_eq!(hear(&scale, "0"), score(0));
        assert_eq!(hear(&scale, "t"), Heard::Answer(Answer::CantTell));
        assert_eq!(hear(&scale, ""), Heard::AsItIs);
        for typed in ["11", "-1", "six", "3.5", "-", "999999999999999999999"] {
            assert!(matches!(hear(&scale, typed), Heard::Unclear(_)), "{typed}");
        }
        let answered = ask(Shape::Scale { words: "card-ease", cant_tell: false }, Score::new(0).map(Answer::Score));
        assert_eq!(hear(&answered, "-"), Heard::TakenBack);
        assert!(matches!(hear(&answered, "t"), Heard::Unclear(_)));
    }

    #[test]
    fn choices_go_by_number_or_words() {
        let one = ask(Shape::Choice(places()), None);
        for typed in ["2", "Bladder", &say("entry-place-bladder")] {
            assert_eq!(hear(&one, typed), Heard::Answer(Answer::One("bladder".to_owned())), "{typed}");
        }
        for typed in ["0", "4", "nowhere"] {
            assert!(matches!(hear(&one, typed), Heard::Unclear(_)), "{typed}");
        }
        let many = ask(Shape::Many(places()), None);
        let both = Heard::Answer(Answer::Many(vec!["entrance".to_owned(), "left".to_owned()]));
        for typed in ["3 1", "1, 3", "3,1,3"] {
            assert_eq!(hear(&many, typed), both, "{typed}");
        }
        assert!(matches!(hear(&many, "1 9"), Heard::Unclear(_)));
    }

    #[test]
    fn numbers_keep_to_their_range() {
        let sleep = ask(Shape::Number { min: 0.0, max: 14.0, step: 0.5, unit: "entry-unit-hours" }, None);
        assert_eq!(hear(&sleep, "7,5"), Heard::Answer(Answer::Number(7.5)));
        for typed in ["15", "-2", "nan", "inf", "long"] {
            assert!(matches!(hear(&sleep, typed), Heard::Unclear(_)), "{typed}");
        }
    }
}
