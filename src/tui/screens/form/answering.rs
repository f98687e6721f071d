//! How keys become answers: digits, signs, arrows and ticks in the question with the focus.

use ratatui_textarea::CursorMove;

use super::FormScreen;
use crate::coach::{Answer, Ask, Shape};
use crate::diary::Score;
use crate::words::tell;

impl FormScreen {
    /// A digit; a line where it makes a figure that does not fit.
    pub(super) fn digit(&mut self, digit: u8, now_ms: u64) -> Option<String> {
        let ask = self.ask()?;
        match &ask.shape {
            Shape::Scale { .. } => {
                // 0 right after 1 makes 10.
                let ten = digit == 0 && self.typed == "1";
                self.typed = digit.to_string();
                self.set(Score::new(if ten { 10 } else { digit }).map(Answer::Score), now_ms);
            }
            Shape::Choice(choices) => {
                if let Some(choice) = usize::from(digit).checked_sub(1).and_then(|at| choices.get(at)) {
                    self.set(Some(Answer::One(choice.id.clone())), now_ms);
                }
            }
            Shape::Many(_) => self.toggle(usize::from(digit).wrapping_sub(1), now_ms),
            Shape::Number { .. } => return self.type_number(char::from(b'0' + digit), now_ms),
            Shape::Text { .. } | Shape::Time => {}
        }
        None
    }

    /// A digit or the point of a figure. What is too great leaves the question open, with a line: half of it would be
    /// another answer than the one that was meant.
    pub(super) fn type_number(&mut self, sign: char, now_ms: u64) -> Option<String> {
        let mut typed = self.typed.clone();
        if sign == '.' && (typed.contains('.') || typed.is_empty()) || typed.len() >= 5 {
            return None;
        }
        typed.push(sign);
        let number = typed.trim_end_matches('.').parse::<f64>().ok()?;
        let Ask { id, shape, .. } = self.ask()?;
        if let Shape::Number { min, max, .. } = shape
            && number > max
        {
            self.typed.clear();
            self.set(None, now_ms);
            return Some(tell("entry-number-range", &[("min", min.into()), ("max", max.into())]));
        }
        self.typed = typed;
        if self.form.answer(id, Some(Answer::Number(number))) {
            self.changed_ms = self.changed_ms.or(Some(now_ms));
        }
        None
    }

    pub(super) fn toggle(&mut self, at: usize, now_ms: u64) {
        let Some(ask) = self.ask() else { return };
        let Shape::Many(choices) = &ask.shape else { return };
        let Some(choice) = choices.get(at) else { return };
        self.chip = at;
        let mut chosen = match ask.value {
            Some(Answer::Many(ids)) => ids,
            _ => Vec::new(),
        };
        if chosen.contains(&choice.id) {
            chosen.retain(|id| *id != choice.id);
        } else {
            chosen.push(choice.id.clone());
        }
        self.set((!chosen.is_empty()).then_some(Answer::Many(chosen)), now_ms);
    }

    /// Left or right in the question with the focus.
    pub(super) fn step(&mut self, forward: bool, now_ms: u64) {
        let Some(ask) = self.ask() else { return };
        self.typed.clear();
        match (&ask.shape, &ask.value) {
            (Shape::Scale { cant_tell, .. }, value) => {
                self.set(stepped_score(value.as_ref(), forward, *cant_tell), now_ms);
            }
            (Shape::Choice(choices), value) => {
                let at = match value {
                    Some(Answer::One(id)) => choices.iter().position(|choice| choice.id == *id),
                    _ => None,
                };
                let to = if forward {
                    at.map_or(0, |at| (at + 1).min(choices.len() - 1))
                } else {
                    at.map_or(0, |at| at.saturating_sub(1))
                };
                self.set(choices.get(to).map(|choice| Answer::One(choice.id.clone())), now_ms);
            }
            (Shape::Many(choices), _) => {
                let last = choices.len().saturating_sub(1);
                self.chip = if forward { (self.chip + 1).min(last) } else { self.chip.saturating_sub(1) };
            }
            (Shape::Number { min, max, step, .. }, value) => {
                let to = match (value, forward) {
                    (Some(Answer::Number(number)), true) => (number + step).min(*max),
                    (Some(Answer::Number(number)), false) => (number - step).max(*min),
                    // Sleep begins where most nights are; other numbers begin at their least.
                    _ => {
                        if ask.id == "sleep_hours" {
                            7.0
                        } else {
                            *min
                        }
                    }
                };
                self.set(Some(Answer::Number(to)), now_ms);
            }
            (Shape::Text { .. } | Shape::Time, _) => {
                self.caret(if forward { CursorMove::Forward } else { CursorMove::Back });
            }
        }
    }
}

fn stepped_score(value: Option<&Answer>, forward: bool, cant_tell: bool) -> Option<Answer> {
    let at = |value: u8| Score::new(value).map(Answer::Score);
    match (value, forward) {
        (Some(Answer::Score(score)), true) if score.value() == Score::MAX && cant_tell => Some(Answer::CantTell),
        (Some(Answer::Score(score)), true) => at((score.value() + 1).min(Score::MAX)),
        (Some(Answer::Score(score)), false) => score.value().checked_sub(1).and_then(at),
        (Some(Answer::CantTell), false) => at(Score::MAX),
        (Some(other), _) => Some(other.clone()),
        (None, true) => at(0),
        (None, false) => None,
    }
}
