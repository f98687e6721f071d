//! Exercises that are not for this person, each with what is practised in its place; any of them can be brought back.

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::today::NOT_FOR_ME;
use crate::words::{exercise_name, say, tell};

pub(super) fn state(coach: &Coach) -> String {
    tell("plan-left-out-count", &[("n", coach.list(NOT_FOR_ME).len().into())])
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let left_out = coach.list(NOT_FOR_ME);
    let name = exercise_name;
    let known = left_out.iter().filter(|id| coach.library.catalogue.get(id).is_some());
    known
        .map(|id| {
            let instead = coach.library.catalogue.instead(id, &left_out);
            Line {
                words: name(id),
                state: String::new(),
                more: match instead {
                    Some(other) => tell("plan-left-out-instead", &[("exercise", name(&other.id).into())]),
                    None => say("plan-left-out-nothing"),
                },
                deed: Some(Deed::BringBack(id.clone())),
                ..Line::default()
            }
        })
        .collect()
}

pub(super) fn bring_back(coach: &mut Coach, exercise: &str, now: Now) -> Done {
    let left: Vec<String> = coach.list(NOT_FOR_ME).into_iter().filter(|id| id != exercise).collect();
    let effect = coach.set(NOT_FOR_ME, serde_json::json!(left), now);
    Done { effects: vec![effect], line: Some(say("choose-back")), ..Done::default() }
}
