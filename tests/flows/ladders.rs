//! Up and down a ladder by the rules, beside the tracks: one change at a time.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Answer, Coach, Step};
use pelvicoach::diary::{
    Body, Comfort, Entry, Felt, NextDay, Outcome, Practice, PractisedBlock, Score, Soreness, StepChange, StopReason,
};
use pelvicoach::plan::pacing::{Action, Reason, Way};
use pelvicoach::practice::{Area, Track};
use serde_json::{Value, json};

use crate::kit::{at, coach, standing};

/// Three weeks after its beginning.
const LATER: &str = "2026-12-14T07:00:00+01:00";

fn felt(pain: u8, fear: Option<u8>) -> Felt {
    Felt { pain: Score::new(pain), fear: fear.and_then(Score::new), ..Felt::default() }
}

/// A step of a ladder, or the drill of a track, that was comfortable.
fn done(exercise: &str, track: &str, fear: u8) -> Practice {
    let block = PractisedBlock {
        exercise: exercise.to_owned(),
        track: track.to_owned(),
        done_s: 120,
        planned_s: 120,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    Practice {
        routine: exercise.to_owned(),
        planned_s: 120,
        done_s: 120,
        blocks: vec![block],
        before: Some(felt(2, None)),
        after: Some(felt(2, None)),
        peak: Some(felt(2, Some(fear))),
        comfort: Some(Comfort::Easy),
        outcome: Outcome::Finished,
        ..Practice::default()
    }
}

/// Two quiet weeks of figures up to the day before `LATER`, with these practices on top.
fn quiet(practices: &[(&'static str, Practice)]) -> Vec<(String, Body)> {
    let entry = Entry { pain_now: Score::new(2), pain_average: Score::new(2), ..Entry::default() };
    let days = (1..=13).map(|day| (format!("2026-12-{day:02}T20:00:00+01:00"), Body::CheckIn(entry.clone())));
    let practised = practices.iter().map(|(day, one)| (format!("{day}T08:00:00+01:00"), Body::Practice(one.clone())));
    days.chain(practised).collect()
}

fn someone(registers: &[(&str, Value)], written: &[(String, Body)]) -> Coach {
    let written: Vec<(&str, Body)> = written.iter().map(|(at, body)| (at.as_str(), body.clone())).collect();
    let began = [("opened", json!(["alone"])), ("began", json!("2026-11-23"))];
    let registers: Vec<(&str, Value)> = began.into_iter().chain(registers.iter().cloned()).collect();
    let coach = coach(&registers, &written);
    coach.at(at(LATER));
    coach
}

const THRICE: [&str; 3] = ["2026-12-08", "2026-12-10", "2026-12-12"];

fn thrice(exercise: &str, track: &str, fear: u8) -> Vec<(&'static str, Practice)> {
    THRICE.map(|day| (day, done(exercise, track, fear))).into()
}

fn ladder(coach: &Coach, now: Now) -> (Action, Reason, Way) {
    let said = coach.ladder_suggestion(Area::Alone, now).unwrap();
    (said.action, said.reason, said.facts.way)
}

#[test]
fn three_comfortable_times_offer_the_next_step_and_fear_of_four_does_not() {
    let now = at(LATER);
    let coach = someone(&[], &quiet(&thrice("EXS0", "exposure", 2)));
    assert_eq!(ladder(&coach, now), (Action::AdvanceStep, Reason::NextStep, Way::Plain));
    let coach = someone(&[], &quiet(&thrice("EXS0", "exposure", 4)));
    assert_eq!(ladder(&coach, now).1, Reason::FearSettling);
    let coach = someone(&[], &quiet(&thrice("EXS0", "exposure", 2)[..2]));
    assert_eq!(ladder(&coach, now).0, Action::Hold);
}

#[test]
fn the_floor_goes_first_and_the_ladder_waits_for_its_turn() {
    let now = at(LATER);
    let floor = |since: &str| ("track-floor", json!({ "step": 2, "dose_min": 5.0, "since": since }));
    let both = [thrice("EXS0", "exposure", 2), thrice("PF1a", "floor", 0)].concat();
    let coach = someone(&[floor("2026-11-25")], &quiet(&both));
    let of_floor =
        |coach: &Coach| coach.paced(None, now).into_iter().find(|one| one.track == Track::Floor).unwrap().suggestion;
    assert!(of_floor(&coach).action.is_forward(), "{:?}", of_floor(&coach));
    assert_eq!(ladder(&coach, now), (Action::Hold, Reason::OnceAWeek, Way::OtherForward));
    // A floor that moved four days ago holds the ladder for the rest of the week.
    let moved = json!({ "step": 2, "dose_min": 5.0, "since": "2026-12-10", "increased": "2026-12-10" });
    let coach = someone(&[("track-floor", moved)], &quiet(&thrice("EXS0", "exposure", 2)));
    assert_eq!(ladder(&coach, now), (Action::Hold, Reason::OnceAWeek, Way::SinceIncrease));
    // And a ladder that moved holds the floor.
    let moved = json!({ "step": 1, "since": "2026-12-10", "increased": "2026-12-10" });
    let coach = someone(&[floor("2026-11-25"), ("ladder-alone", moved)], &quiet(&both));
    assert_eq!((of_floor(&coach).reason, of_floor(&coach).facts.way), (Reason::OnceAWeek, Way::SinceIncrease));
}

#[test]
fn a_step_back_on_a_ladder_holds_the_tracks_and_a_ladder_that_rests_does_not() {
    let now = at(LATER);
    let place = ("ladder-alone", json!({ "step": 2, "since": "2026-11-25" }));
    let floor = ("track-floor", json!({ "step": 2, "dose_min": 5.0, "since": "2026-11-25" }));
    let afraid = [thrice("EXS2", "exposure", 8), thrice("PF1a", "floor", 0)].concat();
    let coach = someone(&[place.clone(), floor.clone()], &quiet(&afraid));
    assert_eq!(ladder(&coach, now).0, Action::StepBack);
    let of_floor = |coach: &Coach| coach.paced(None, now).remove(0).suggestion;
    assert_eq!((of_floor(&coach).action, of_floor(&coach).facts.way), (Action::Hold, Way::OtherBack));
    // Until it is lived, the step before it is the one that is open.
    assert_eq!((coach.place(Area::Alone, now).step, coach.step_today(Area::Alone, now)), (2, 1));
    // The ladder has lain still for more than two weeks: it would begin lower, and nothing waits for that.
    let long_ago = [vec![("2026-11-26", done("EXS2", "exposure", 2))], thrice("PF1a", "floor", 0)].concat();
    let coach = someone(&[place, floor], &quiet(&long_ago));
    assert_eq!(ladder(&coach, now), (Action::ResumeLower, Reason::LongBreak, Way::Plain));
    assert_eq!(coach.step_today(Area::Alone, now), 1);
    assert!(of_floor(&coach).action.is_forward(), "{:?}", of_floor(&coach));
    // Climbed again, it is stood on there.
    let mut coach = coach;
    coach.record(None, now.wall, done("EXS1", "exposure", 2), now);
    assert_eq!(coach.place(Area::Alone, now).step, 1);
}

#[test]
fn notes_a_crisis_and_the_emergency_lines_hold_a_ladder_as_they_hold_the_rest() {
    let now = at(LATER);
    let ready = quiet(&thrice("EXS0", "exposure", 2));
    let note = json!([{ "day": "2026-12-13", "flag": { "flag": 20, "level": "soon", "state": "raised" } }]);
    assert_eq!(ladder(&someone(&[("flags", note)], &ready), now).1, Reason::Soon);
    let asked = json!({ "on": "2026-12-13", "answer": "not_now" });
    assert_eq!(ladder(&someone(&[("safety_asked", asked)], &ready), now).2, Way::Unanswered);
    let mut coach = someone(&[], &ready);
    assert!(ladder(&coach, now).0.is_forward());
    coach.note_crisis(now);
    assert_eq!(ladder(&coach, now).1, Reason::Crisis);
}

#[test]
fn soreness_a_day_later_takes_the_step_back_when_the_ladder_is_climbed_again() {
    let now = at(LATER);
    let mut coach = someone(&[("ladder-alone", json!({ "step": 2, "since": "2026-11-25" }))], &quiet(&[]));
    let (id, _) = coach.record(None, at("2026-12-13T08:00:00+01:00").wall, done("EXS2", "exposure", 2), now);
    let sore = NextDay { of: vec![id.unwrap()], soreness: Some(Soreness::Still), pain: None };
    coach.add(now.wall, &Body::NextDay(sore), now);
    assert_eq!(ladder(&coach, now).1, Reason::AfterEffect);
    assert_eq!((coach.place(Area::Alone, now).step, coach.step_today(Area::Alone, now)), (2, 1));

    assert!(coach.is_ahead(Area::Alone, "EXS2", now));
    let practice = done("EXS1", "exposure", 2);
    let (id, _) = coach.record(None, now.wall, practice.clone(), now);
    let form = coach.after_form(id.unwrap(), &practice);
    coach.take(&form, now).unwrap();
    assert_eq!(coach.place(Area::Alone, now).step, 1, "once, and not twice");
}

#[test]
fn a_changed_mind_is_never_a_step_back_and_a_stop_for_pain_is() {
    let now = at(LATER);
    for (reason, to) in [(StopReason::ChangedMind, 2), (StopReason::Toilet, 2), (StopReason::Pain, 1)] {
        let place = ("ladder-alone", json!({ "step": 2, "since": "2026-11-25" }));
        let mut coach = someone(&[place], &quiet(&[]));
        let mut stopped = Practice { outcome: Outcome::Stopped, ..done("EXS2", "exposure", 2) };
        stopped.blocks[0].outcome = Outcome::Stopped;
        let (id, _) = coach.record(None, now.wall, stopped, now);
        coach.stopped_for(id, Some(reason), now);
        assert_eq!(coach.place(Area::Alone, now).step, to, "{reason:?}");
    }
}

#[test]
fn the_answer_to_the_next_step_is_kept_with_its_ladder_by_name() {
    let now = at(LATER);
    let mut coach = someone(&[], &quiet(&thrice("EXS0", "exposure", 2)));
    let mut form = coach.next_step_form(Area::Alone, now).unwrap();
    assert!(form.answer("answer", Some(Answer::One("on".to_owned()))));
    let (step, effects) = coach.take(&form, now).unwrap();
    assert_eq!(step, Step::Back);
    assert_eq!(coach.place(Area::Alone, now).step, 1);
    let is_change = |body: &Body| matches!(body, Body::Step(_));
    let (_, body) = standing(&coach).into_iter().find(|(_, body)| is_change(body)).unwrap();
    let Body::Step(StepChange { track, from, to, .. }) = &body else { panic!("{body:?}") };
    assert_eq!((track.as_str(), *from, *to), ("ladder-alone", 0, 1));
    let told = pelvicoach::report::body_parts(body, true);
    assert!(told[0].starts_with("Your ladder, on your own"), "{told:?}");
    assert!(!effects.is_empty());
    // Without an answer nothing moves.
    let form = coach.next_step_form(Area::Alone, now).unwrap();
    coach.take(&form, now).unwrap();
    assert_eq!(coach.place(Area::Alone, now).step, 1);
}

/// The length in seconds with which a step begins that was said yes to, a day later.
fn begins_with(coach: &mut Coach, step: &str, now: Now) -> u32 {
    let Some(Step::Form(mut form)) = coach.take_step(step, now) else { panic!("the questions before {step}") };
    for id in ["want", "stop", "upset", "privacy"] {
        assert!(form.answer(id, Some(Answer::One("yes".to_owned()))));
    }
    let Step::Form(expected) = coach.take(&form, now).unwrap().0 else { panic!("what is expected") };
    let Step::Practise(start) = coach.take(&expected, now).unwrap().0 else { panic!("the step") };
    start.filled.total_s
}

#[test]
fn after_a_changed_mind_the_step_is_shorter_once_and_then_as_long_as_before() {
    let later = at(LATER);
    let place = ("ladder-alone", json!({ "step": 2, "since": "2026-11-25" }));
    let mut stopped = Practice { outcome: Outcome::Stopped, ..done("EXS2", "exposure", 2) };
    stopped.stopped_for = Some(StopReason::ChangedMind);
    stopped.blocks[0].outcome = Outcome::Stopped;
    let changed = [("2026-12-13", stopped)];
    let mut coach = someone(std::slice::from_ref(&place), &quiet(&changed));
    assert_eq!(ladder(&coach, later), (Action::ReduceDose, Reason::YourChoice, Way::Consent));
    assert_eq!(begins_with(&mut coach, "EXS2", later), 90, "a minute and a half of two");
    let form = coach.step_form("EXS2", later).unwrap();
    assert!(form.pages()[0].intro.iter().any(|line| line.contains("1.5 min")), "its page says so: {form:?}");
    // A step further down is as long as ever: it is easier already.
    assert_eq!(begins_with(&mut coach, "EXS1", later), 120);
    // Taken once more to its end, it is whole again.
    let since = [changed[0].clone(), ("2026-12-13", done("EXS2", "exposure", 2))];
    let mut coach = someone(&[place], &quiet(&since));
    assert_eq!(begins_with(&mut coach, "EXS2", later), 120);
}
