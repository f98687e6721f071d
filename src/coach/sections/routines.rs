//! Routines of the person's own as lines of Plan: all of them, the parts of one, and what can be added to it.

use super::{Deed, Done, Line, Section};
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::coach::own_routines::own_routines;
use crate::diary::Id;
use crate::plan::own_routine::OwnRoutine;
use crate::words::{exercise_name, name, say, tell};

pub(super) fn state(coach: &Coach) -> String {
    tell("plan-own-routines-count", &[("n", own_routines(&coach.profile).len().into())])
}

fn time(seconds: u32) -> String {
    dates::minutes_seconds(u64::from(seconds) * 1000)
}

pub(super) fn all(coach: &Coach, now: Now) -> Vec<Line> {
    let line = |(id, own): (Id, OwnRoutine)| Line {
        state: coach.own_length(&own, now),
        more: tell("plan-routine-parts", &[("n", own.blocks.len().into())]),
        words: own.name,
        deed: Some(Deed::Routine(id)),
        remove: Some(Deed::DropRoutine(id)),
        ..Line::default()
    };
    let new = Line {
        words: say("plan-routine-new"),
        more: say("plan-routine-new-more"),
        deed: Some(Deed::NameRoutine(None)),
        ..Line::default()
    };
    own_routines(&coach.profile).into_iter().map(line).chain([new]).collect()
}

/// The parts of one routine, what it lasts today, and what can be done with it.
pub(super) fn one(coach: &Coach, id: Id, now: Now) -> Vec<Line> {
    let Some(own) = coach.own_routine_of(id) else { return Vec::new() };
    let parts = own.blocks.iter().enumerate().map(|(at, block)| Line {
        words: exercise_name(&block.exercise),
        state: time(block.seconds),
        more: say("plan-routine-part-more"),
        deed: Some(Deed::RoutinePart(id, at)),
        remove: Some(Deed::DropRoutinePart(id, at)),
        ..Line::default()
    });
    let mut lines: Vec<Line> = parts.collect();
    lines.push(Line {
        words: say("plan-routine-add"),
        more: say("plan-routine-add-more"),
        deed: Some(Deed::AddToRoutine(id)),
        ..Line::default()
    });
    lines.push(Line {
        words: say("plan-routine-rename"),
        state: own.name.clone(),
        more: say("plan-routine-rename-more"),
        deed: Some(Deed::NameRoutine(Some(id))),
        ..Line::default()
    });
    if !own.blocks.is_empty() {
        let filled = coach.filled_own(&own, None, now);
        let stands_in = filled.blocks.iter().any(|block| block.instead_of.is_some());
        let parts = [
            Some(tell("plan-routine-changes", &[("n", filled.changes.into())])),
            stands_in.then(|| say("plan-routine-instead")),
            filled.cut.then(|| say("plan-routine-cut")),
        ];
        lines.push(Line {
            words: say("plan-routine-begin"),
            state: time(filled.total_s),
            more: parts.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            deed: Some(Deed::BeginRoutine(id)),
            ..Line::default()
        });
    }
    lines
}

/// What can be added to a routine.
pub(super) fn to_add(coach: &Coach, id: Id, now: Now) -> Vec<Line> {
    if coach.own_routine_of(id).is_none() {
        return Vec::new();
    }
    let line = |exercise: &crate::practice::Exercise| Line {
        words: exercise_name(&exercise.id),
        state: format!(
            "{}  {:>5}",
            name("choose-track", exercise.track.id()),
            time(coach.usual_in_routine(exercise, now))
        ),
        more: coach.exercise_words(&exercise.id, "why").unwrap_or_default(),
        deed: Some(Deed::PutIntoRoutine(id, exercise.id.clone())),
        ..Line::default()
    };
    coach.for_routines(now).into_iter().map(line).collect()
}

pub(super) fn put(coach: &mut Coach, id: Id, exercise: &str, now: Now) -> Done {
    match coach.put_into_routine(id, exercise, now) {
        Ok(effect) => {
            let own = coach.own_routine_of(id).unwrap_or_default();
            let fills = [
                ("exercise", exercise_name(exercise).into()),
                ("n", own.blocks.len().into()),
                ("time", coach.own_length(&own, now).into()),
            ];
            Done { line: Some(tell("plan-routine-added", &fills)), ..Done::saved(vec![effect]) }
        }
        Err(line) => Done::said(line),
    }
}

pub(super) fn remove_part(coach: &mut Coach, id: Id, at: usize, now: Now) -> Done {
    let effect = coach.take_from_routine(id, at, now);
    Done { line: Some(say("plan-removed")), ..Done::saved(effect.into_iter().collect()) }
}

pub(super) fn remove(coach: &mut Coach, id: Id, now: Now) -> Done {
    let effect = coach.drop_routine(id, now);
    Done { line: Some(say("plan-removed")), ..Done::saved(vec![effect]) }
}

pub(super) fn begin(coach: &Coach, id: Id, now: Now) -> Done {
    let Some(own) = coach.own_routine_of(id) else { return Done::said(say("plan-routine-gone")) };
    match coach.begin_own(&own, None, now) {
        Ok(step) => Done { step: Some(step), ..Done::default() },
        Err(line) => Done::said(line),
    }
}

pub(super) fn open(section: Section) -> Done {
    Done { section: Some(section), ..Done::default() }
}
