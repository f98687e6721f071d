//! What an asset must keep to: limits, lengths, letting go at least twice as long as squeezing, known ids, sources.

use super::{Broken, Library};
use crate::practice::limits::{check_ramp, check_release, check_with};
use crate::practice::{BREATHING, Block, Catalogue, Fill, GENTLE, Gate, Holds, NamedDose, REST};
use crate::practice::{Exercise, Limits, Position, Ramp, Routine, Series, Shape, Track, Written, length_ms};

const EXERCISES: &str = "exercises.json";
const ROUTINES: &str = "routines.json";
const PROGRAMME: &str = "programme.json";
const TRACKS: &str = "tracks.json";

/// The most that a list offers to try: digits choose.
const MOST_ITEMS: usize = 9;

/// Checks everything.
pub(super) fn library(library: &Library) -> Result<(), Broken> {
    let catalogue = &library.catalogue;
    limits(catalogue.limits())?;
    for exercise in catalogue.iter() {
        one_exercise(exercise, catalogue).map_err(|what| at(EXERCISES, &exercise.id, &what))?;
    }
    for own in ["change", "arrive", "leave"] {
        ensure(catalogue.get(own).is_some_and(|one| one.track == Track::Own), "there is no such block")
            .map_err(|what| at(EXERCISES, own, &what))?;
    }
    for routine in &library.routines {
        one_routine(routine, library).map_err(|what| at(ROUTINES, &routine.id, &what))?;
    }
    for id in [GENTLE, BREATHING, REST] {
        ensure(library.routine(id).is_some(), "there is no such routine").map_err(|what| at(ROUTINES, id, &what))?;
    }
    library.plan.check().map_err(|what| Broken { asset: "plan.json", what })?;
    steps(library)?;
    weeks(library)
}

fn at(asset: &'static str, id: &str, what: &str) -> Broken {
    Broken { asset, what: format!("{id}: {what}") }
}

fn ensure(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

fn limits(limits: &Limits) -> Result<(), Broken> {
    let ranges = [
        ("in_ms", &limits.in_ms),
        ("top_up_ms", &limits.top_up_ms),
        ("hold_ms", &limits.hold_ms),
        ("out_ms", &limits.out_ms),
        ("pause_ms", &limits.pause_ms),
        ("hold_agreed_ms", &limits.hold_agreed_ms),
        ("pause_agreed_ms", &limits.pause_agreed_ms),
        ("out_per_in", &limits.out_per_in),
        ("rate", &limits.rate),
        ("cycle_ms", &limits.cycle_ms),
        ("session_s", &limits.session_s),
        ("ramp_start", &limits.ramp_start),
        ("ramp_target", &limits.ramp_target),
    ];
    for (name, range) in ranges {
        let holds = range.min <= range.max && range.min >= 0.0 && !range.source.trim().is_empty();
        ensure(holds, "needs a minimum, a maximum that is not below it, and a source")
            .map_err(|what| at(EXERCISES, &format!("limits.{name}"), &what))?;
    }
    ensure(
        limits.least_breaths.value >= 1.0 && !limits.least_breaths.source.trim().is_empty(),
        "needs a count and a source",
    )
    .map_err(|what| at(EXERCISES, "limits.least_breaths", &what))?;
    let twice = [
        (
            "release_per_squeeze",
            limits.release_per_squeeze.value,
            "letting go lasts at least twice as long as squeezing",
        ),
        ("release_per_tense", limits.release_per_tense.value, "letting go lasts at least twice as long as tensing"),
    ];
    for (name, value, what) in twice {
        ensure(value >= 2.0, what).map_err(|what| at(EXERCISES, &format!("limits.{name}"), &what))?;
    }
    Ok(())
}

fn one_exercise(exercise: &Exercise, catalogue: &Catalogue) -> Result<(), String> {
    let same = catalogue.iter().filter(|other| other.id.eq_ignore_ascii_case(&exercise.id)).count();
    ensure(same == 1, "this id is there twice")?;
    ensure(!exercise.source.trim().is_empty(), "has no source")?;
    ensure(!exercise.positions.is_empty(), "has no position")?;
    ensure((1..=12).contains(&exercise.from_week), "from_week is not one of the twelve weeks")?;
    let alternative = exercise.alternative.as_deref();
    ensure(alternative.is_none_or(|id| catalogue.get(id).is_some()), "its alternative is not known")?;
    ensure(alternative.is_some() || !exercise.is_offered(), "has no alternative")?;
    let closed = alternative.and_then(|id| catalogue.get(id)).is_some_and(|other| other.gate.is_some());
    ensure(!closed, "its alternative waits for an agreement")?;
    let after = exercise.after_easy.iter().flat_map(|after| &after.of);
    ensure(after.into_iter().all(|id| catalogue.get(id).is_some()), "comes after an exercise that is not known")?;
    shape(exercise, catalogue.limits())?;
    doses(exercise, catalogue)
}

fn shape(exercise: &Exercise, limits: &Limits) -> Result<(), String> {
    if let Some(pattern) = exercise.pattern() {
        let holds = limits.holds_of(&exercise.id, &pattern);
        ensure(holds == Holds::Off || exercise.gate == Some(Gate::Hold), "holds the breath without its questions")?;
        check_with(&pattern, holds, limits).map_err(|refusal| {
            format!("{} is {}, allowed are {} to {}", refusal.key, refusal.value, refusal.min, refusal.max)
        })?;
    }
    match &exercise.shape {
        Shape::Breath { pattern } => {
            let most = f64::from(exercise.max_s);
            let fits = most > 0.0 && most <= limits.session_s.max && most * 1000.0 >= f64::from(pattern.cycle_ms());
            ensure(fits, "max_s is outside of the session limits")
        }
        Shape::Ramp { start, target, seconds } => {
            let ramp = Ramp::new(f64::from(*start), f64::from(*target), seconds.saturating_mul(1000));
            check_ramp(&ramp, limits).map_err(|refusal| format!("{} is {}", refusal.key, refusal.value))
        }
        Shape::Groups { tense_ms, release_ms, groups } => {
            ensure(!groups.is_empty() && *tense_ms > 0, "has no groups")?;
            let least = f64::from(*tense_ms) * limits.release_per_tense.value;
            ensure(f64::from(*release_ms) >= least, "letting go is too short for the tensing")
        }
        Shape::Squeezes { squeeze_ms, release_ms, effort, .. } => {
            ensure(*squeeze_ms > 0, "has no squeeze")?;
            check_release(*squeeze_ms, *release_ms, limits)
                .map_err(|_| "letting go lasts less than twice the squeeze")?;
            ensure(exercise.gate == Some(Gate::Squeeze), "squeezes without a clinician's agreement")?;
            let fits = *effort > 0 && f64::from(*effort) <= limits.squeeze_effort.value;
            ensure(fits, "squeezes harder than lightly")
        }
        Shape::OnCue { least_ms, most_ms, drop_ms } => {
            let fits = *drop_ms >= 1_000 && least_ms <= most_ms && *least_ms >= drop_ms.saturating_add(1_000);
            ensure(fits, "its cues come before the last one is let go")
        }
        Shape::Moves { series } => {
            let whole = |one: &Series| one.times > 0 && one.parts.iter().all(|part| part.ms >= 500);
            let fits = !series.is_empty() && series.iter().all(|one| whole(one) && !one.parts.is_empty());
            ensure(fits, "a movement has no length")
        }
        Shape::Holds { hold_ms, .. } => ensure((5_000..=120_000).contains(hold_ms), "a hold of 5 to 120 s"),
        Shape::Rounds { soft_ms, .. } => ensure(*soft_ms >= 5_000, "soft for at least 5 s"),
        Shape::Positions { places, .. } => {
            let known = places.len() > 1 && !places.contains(&Position::AnyPosition);
            ensure(known && places.first() == exercise.positions.first(), "its places do not begin where it does")
        }
        Shape::BreathThenAttend { hints, .. } => ensure(!hints.is_empty(), "has nothing to notice"),
        Shape::Written { page, items } => {
            ensure(exercise.track == Track::Thought, "what is written is of the track of thoughts")?;
            ensure((*page == Written::Checklist) != items.is_empty(), "a list has items, and nothing else has")?;
            ensure(items.len() <= MOST_ITEMS, "has more items than its page has room for")
        }
        Shape::Sets { .. } | Shape::Parts { .. } => Ok(()),
    }
}

fn doses(exercise: &Exercise, catalogue: &Catalogue) -> Result<(), String> {
    ensure(!exercise.doses.is_empty(), "has no dose")?;
    for dose in &exercise.doses {
        let same = exercise.doses.iter().filter(|other| other.id == dose.id).count();
        ensure(same == 1, "a dose is there twice")?;
        counts(exercise, dose).map_err(|what| format!("dose {}: {what}", dose.id))?;
        let position = exercise.positions.first().copied().unwrap_or(Position::AnyPosition);
        let length = length_ms(catalogue, &Block::new(&exercise.id, position, dose.dose()));
        ensure(length > 0, "a dose lasts no time")?;
        // Two people who take turns need longer than a practice of the morning.
        let limits = catalogue.limits();
        let long = exercise.track == Track::Exposure;
        let most = if long { limits.typed_session_s.value } else { limits.session_s.max } * 1000.0;
        ensure(u32::try_from(length).is_ok_and(|ms| f64::from(ms) <= most), "a dose is longer than a session")?;
    }
    Ok(())
}

fn counts(exercise: &Exercise, dose: &NamedDose) -> Result<(), String> {
    match &exercise.shape {
        Shape::Parts { .. } | Shape::Written { .. } => {
            let sum: u32 = dose.parts.iter().map(|part| part.seconds).sum();
            ensure(sum == dose.seconds && !dose.parts.is_empty(), "its parts do not add up to its seconds")
        }
        Shape::Ramp { .. } => ensure(dose.seconds > 0, "has no length"),
        Shape::Moves { series } => {
            let times: u32 = series.iter().map(|one| one.times).sum();
            ensure((1..=times).contains(&dose.reps), "has more repetitions than its series")
        }
        Shape::Groups { groups, .. } => {
            ensure((1..=groups.len()).contains(&(dose.reps as usize)), "has more repetitions than groups")
        }
        _ => ensure(dose.reps > 0 && dose.sets > 0, "has no repetitions"),
    }
}

fn one_routine(routine: &Routine, library: &Library) -> Result<(), String> {
    let same = library.routines.iter().filter(|other| other.id.eq_ignore_ascii_case(&routine.id)).count();
    ensure(same == 1 && library.catalogue.get(&routine.id).is_none(), "this id is there twice")?;
    ensure(!routine.source.trim().is_empty(), "has no source")?;
    let sum: u32 = routine.slots.iter().map(|slot| slot.seconds).sum();
    ensure(sum == routine.seconds, "its slots do not add up to its seconds")?;
    let (least, most) = (library.catalogue.limits().session_s.min, library.catalogue.limits().session_s.max);
    ensure((least..=most).contains(&f64::from(sum)), "is shorter or longer than a session")?;
    for slot in &routine.slots {
        let Some(exercise) = library.catalogue.get(&slot.exercise) else {
            return Err(format!("{} is not known", slot.exercise));
        };
        let fits = match slot.fill {
            Fill::Fixed => true,
            Fill::Breath | Fill::EasyBreath => exercise.track == Track::Breath,
            Fill::Floor | Fill::Stage => exercise.track == Track::Floor,
            Fill::Stretch => exercise.track == Track::Stretch,
            Fill::Attention => exercise.track == Track::Attention,
        };
        ensure(fits, &format!("{} is of another track than its slot", slot.exercise))?;
        let known = slot.later.iter().all(|later| library.catalogue.get(&later.exercise).is_some());
        let sum: u32 = slot.later.iter().map(|later| later.seconds).sum();
        ensure(known && sum <= slot.seconds, "what comes later in a slot does not fit it")?;
    }
    Ok(())
}

fn steps(library: &Library) -> Result<(), Broken> {
    for (index, row) in library.programme.floor.iter().enumerate() {
        let broken = |what: &str| at(TRACKS, &format!("floor.{}", row.step), what);
        if usize::from(row.step) != index {
            return Err(broken("the steps are not in order from 0"));
        }
        let exercise = library.catalogue.get(&row.exercise).ok_or_else(|| broken("its exercise is not known"))?;
        ensure(exercise.track == Track::Floor, "its exercise is of another track").map_err(|what| broken(&what))?;
        ensure(exercise.dose(&row.dose).is_some(), "its dose is not known").map_err(|what| broken(&what))?;
        let squeezes = exercise.gate == Some(Gate::Squeeze);
        ensure(row.locked == squeezes, "it is locked and does not squeeze, or the other way round")
            .map_err(|what| broken(&what))?;
        ensure(row.min_days > 0 && (1..=7).contains(&row.every_days), "has no days").map_err(|what| broken(&what))?;
        let other = row.in_routines.as_deref();
        ensure(other.is_none_or(|id| library.catalogue.get(id).is_some()), "its exercise in routines is not known")
            .map_err(|what| broken(&what))?;
        ensure(!row.source.trim().is_empty(), "has no source").map_err(|what| broken(&what))?;
    }
    ensure(!library.programme.floor.is_empty(), "has no steps").map_err(|what| at(TRACKS, "floor", &what))?;
    for track in [Track::Stretch, Track::Attention] {
        let row = library.programme.lengths.iter().find(|row| row.track == track);
        let holds =
            row.is_some_and(|row| row.full_minutes > 0.0 && row.full_minutes <= 20.0 && !row.source.trim().is_empty());
        ensure(holds, "needs a length of at most 20 minutes and a source")
            .map_err(|what| at(TRACKS, track.id(), &what))?;
    }
    Ok(())
}

fn weeks(library: &Library) -> Result<(), Broken> {
    let programme = &library.programme;
    for (index, row) in programme.weeks.iter().enumerate() {
        let broken = |what: String| at(PROGRAMME, &format!("week {}", row.week), &what);
        ensure(usize::from(row.week) == index + 1, "the weeks are not in order").map_err(broken)?;
        let breaths = row.breath.iter().chain([&row.easy]);
        let known = breaths.into_iter().all(|id| library.catalogue.get(id).is_some_and(|one| one.pattern().is_some()));
        ensure(known && !row.breath.is_empty(), "a breath is not known").map_err(broken)?;
        ensure(programme.floor.iter().any(|step| step.step == row.floor_step), "its step is not known")
            .map_err(broken)?;
        let least = library.catalogue.limits().ramp_target.min;
        ensure(row.ramp_target >= if row.week < 3 { 8.0 } else { least }, "its ramp ends too slow").map_err(broken)?;
        ensure(!row.source.trim().is_empty(), "has no source").map_err(broken)?;
    }
    ensure(programme.weeks.len() == 12, "there are not twelve weeks").map_err(|what| at(PROGRAMME, "weeks", &what))
}
