//! What Today offers: the week, the lead of safety, soreness once and in its window, a second practice.

use pelvicoach::coach::{Answer, Coach, Form, OfferKind, Ready, Step, offer_name};
use pelvicoach::diary::{
    Body, Day, Entry, Felt, Flag, FlagState, Level, NextDay, Offered, Outcome, Practice, PractisedBlock, Score,
    Soreness, StopReason,
};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, written};

fn practice() -> Practice {
    let block = PractisedBlock { exercise: "B1".to_owned(), done_s: 300, ..PractisedBlock::default() };
    let block = PractisedBlock { outcome: Outcome::Finished, ..block };
    let whole = Practice { routine: "RT7".to_owned(), planned_s: 420, done_s: 420, ..Practice::default() };
    Practice { blocks: vec![block], outcome: Outcome::Finished, ..whole }
}

fn felt(pain: u8) -> Felt {
    Felt { pain: Score::new(pain), ..Felt::default() }
}

fn flags(level: &str, flag: u8, state: &str) -> (&'static str, Value) {
    ("flags", json!([{ "day": "2026-11-23", "flag": { "flag": flag, "level": level, "state": state } }]))
}

#[test]
fn weeks_count_when_there_was_a_practice_in_them() {
    let mut coach = coach(&[], &[]);
    // Monday, Wednesday; a gap of two weeks; Sunday and the Monday after it.
    let days =
        [("2026-11-23", 1, 1), ("2026-11-25", 1, 1), ("2026-12-16", 2, 2), ("2026-12-20", 2, 2), ("2026-12-21", 3, 3)];
    for (day, before, after) in days {
        let now = at(&format!("{day}T07:00:00+01:00"));
        assert_eq!(coach.week(now), before, "{day}, before the practice");
        coach.record(None, now.wall, practice(), now);
        assert_eq!(coach.week(now), after, "{day}, after it");
    }
    assert_eq!(coach.week(at("2027-03-01T07:00:00+01:00")), 4, "a gap takes nothing back");
    for week in 0..20 {
        let now = at("2027-01-04T07:00:00+01:00").wall + chrono::TimeDelta::weeks(week);
        coach.record(None, now, practice(), at(&now.to_rfc3339()));
    }
    assert_eq!(coach.week(at("2027-08-02T07:00:00+01:00")), 12, "the programme ends with twelve");
}

#[test]
fn a_practice_before_the_day_starts_belongs_to_the_week_before() {
    let mut coach = coach(&[], &[]);
    let night = at("2026-11-30T02:30:00+01:00");
    coach.record(None, night.wall, practice(), night);
    assert_eq!(coach.week(at("2026-11-29T22:00:00+01:00")), 1);
    assert_eq!(coach.week(at("2026-11-30T07:00:00+01:00")), 2);
}

#[test]
fn a_practice_counts_for_the_week_in_which_it_began() {
    let mut coach = coach(&[], &[]);
    // Begun on Sunday before the day's boundary, over on Monday after it.
    let after_the_boundary = at("2026-11-30T04:05:00+01:00");
    coach.record(None, at("2026-11-30T03:55:00+01:00").wall, practice(), after_the_boundary);
    let count = |coach: &Coach| coach.profile.get::<Value>("weeks").unwrap();
    assert_eq!(count(&coach), json!({ "count": 1, "last": "2026-W48" }));
    // Kept late, after another week was counted: nothing is counted twice, and the last week stays the last.
    let later = at("2026-12-08T07:00:00+01:00");
    coach.record(None, later.wall, practice(), later);
    coach.record(None, at("2026-12-01T07:00:00+01:00").wall, practice(), later);
    assert_eq!(count(&coach), json!({ "count": 2, "last": "2026-W50" }));
}

#[test]
fn stopped_across_the_boundary_of_the_day_is_stopped_in_the_new_day() {
    let stopped = Practice { outcome: Outcome::Stopped, done_s: 660, ..practice() };
    let coach = coach(&[], &[("2026-11-23T03:55:00+01:00", Body::Practice(stopped))]);
    assert_eq!(coach.offer(None, at(MORNING)).kind, OfferKind::Settled, "stopped at 04:06, on Monday");
    assert_eq!(coach.offer(None, at("2026-11-24T07:00:00+01:00")).kind, OfferKind::Next);
}

#[test]
fn gentle_breathing_holds_breathing_whatever_the_stop_was_for() {
    for reason in StopReason::ALL {
        let mut coach = coach(&[], &[]);
        let stopped = Practice { outcome: Outcome::Stopped, ..practice() };
        let (id, _) = coach.record(None, at(MORNING).wall, stopped, at(MORNING));
        coach.stopped_for(id, Some(*reason), at(MORNING));
        let offer = coach.offer(None, at(MORNING));
        if matches!(offer.kind, OfferKind::Gentle | OfferKind::Settled) {
            let blocks = &offer.filled.blocks;
            assert!(
                blocks.iter().any(|block| ["B1", "B2"].contains(&block.exercise.as_str())),
                "{reason:?}: {blocks:?}"
            );
        }
    }
}

#[test]
fn pain_after_a_practice_leads_as_pain_on_the_card_does() {
    for (pain, kind) in [(6, OfferKind::Again), (7, OfferKind::Rest), (10, OfferKind::Rest)] {
        let mut coach = coach(&[], &[]);
        let sore = Practice { after: Some(felt(pain)), ..practice() };
        coach.record(None, at(MORNING).wall, sore, at(MORNING));
        assert_eq!(coach.offer(None, at(MORNING)).kind, kind, "{pain}");
        let words = coach.greeting(kind, at(MORNING)).1;
        assert_eq!(words.contains("after your practice"), kind == OfferKind::Rest, "{words}");
        assert_eq!(coach.offer(Some(felt(3)), at(MORNING)).kind, OfferKind::Again, "the card is newer");
        let tomorrow = at("2026-11-24T07:00:00+01:00");
        assert_ne!(coach.offer(None, tomorrow).kind, OfferKind::Rest, "{pain}, the day after");
    }
}

#[test]
fn the_hard_day_plan_counts_nothing() {
    let mut coach = coach(&[], &[]);
    coach.set_hard_day_plan(true, Offered::Own, at(MORNING));
    coach.record(None, at(MORNING).wall, practice(), at(MORNING));
    assert_eq!(coach.week(at("2026-12-01T07:00:00+01:00")), 1);
}

#[test]
fn the_lead_of_safety_comes_before_everything() {
    let lead = |registers: &[(&str, Value)], before: Option<Felt>| {
        let coach = coach(registers, &[]);
        (coach.offer(before, at(MORNING)).kind, coach.start(before, at(MORNING)))
    };
    assert_eq!(lead(&[], None).0, OfferKind::Next);
    assert!(matches!(lead(&[], None).1, Step::Form(_)), "the card comes first");
    assert!(matches!(lead(&[], Some(felt(6))).1, Step::Practise(_)));
    for pain in 7..=10 {
        assert_eq!(lead(&[], Some(felt(pain))).0, OfferKind::Rest, "{pain}");
    }
    for pain in 0..=6 {
        assert_eq!(lead(&[], Some(felt(pain))).0, OfferKind::Next, "{pain}");
    }
    let hard = ("flare", json!(true));
    assert_eq!(lead(std::slice::from_ref(&hard), Some(felt(9))).0, OfferKind::HardDay);
    let (kind, step) = lead(&[("hard_day", json!("2026-11-23"))], None);
    assert_eq!(kind, OfferKind::HardDay);
    assert!(matches!(step, Step::Practise(start) if start.before == Felt::default()), "no number is asked");
    assert_eq!(lead(&[("hard_day", json!("2026-11-22"))], None).0, OfferKind::Next, "that was yesterday");
    let urgent = flags("urgent", 12, "raised");
    assert_eq!(lead(&[urgent.clone(), hard.clone()], Some(felt(9))).0, OfferKind::Gentle);
    assert!(matches!(lead(&[urgent], None).1, Step::SafetyText(Level::Urgent)));
    let (kind, step) = lead(&[flags("emergency", 1, "raised"), hard], Some(felt(2)));
    assert_eq!(kind, OfferKind::Emergency);
    assert!(matches!(step, Step::SafetyText(Level::Emergency)));
    assert_eq!(lead(&[flags("review", 30, "raised")], None).0, OfferKind::Next, "a question for the visit");
}

#[test]
fn what_is_named_after_the_morning_has_another_name_later_in_the_day() {
    let coach = coach(&[], &[]);
    let named = |moment: &str| offer_name(&coach.offer(None, at(moment)), at(moment));
    assert_eq!(named(MORNING), "Short morning");
    for later in ["2026-11-23T11:00:00+01:00", "2026-11-23T20:00:00+01:00", "2026-11-24T03:59:00+01:00"] {
        assert_eq!(named(later), "Short practice", "{later}");
    }
    assert_eq!(named("2026-11-24T04:00:00+01:00"), "Short morning");
}

#[test]
fn who_may_not_be_safe_is_asked_nothing_until_tomorrow() {
    let mut coach = coach(&[], &[]);
    coach.note_crisis(at(MORNING));
    let offer = coach.offer(None, at(MORNING));
    assert_eq!((offer.kind, offer.filled.routine.as_str()), (OfferKind::Support, "breathing"));
    assert!(matches!(coach.start(None, at(MORNING)), Step::Practise(start) if start.before == Felt::default()));
    assert_eq!(coach.offer(Some(felt(9)), at(MORNING)).kind, OfferKind::Support, "also above high pain");
    assert_eq!(coach.offer(None, at("2026-11-24T07:00:00+01:00")).kind, OfferKind::Next, "tomorrow is another day");
}

#[test]
fn a_note_that_was_read_leads_on_and_one_put_off_rests() {
    let mut coach = coach(&[flags("urgent", 12, "raised")], &[]);
    coach.note_was_read();
    assert!(matches!(coach.start(None, at(MORNING)), Step::Practise(start) if start.filled.routine == "breathing"));
    coach.acknowledge(12, false, at(MORNING));
    assert_eq!(coach.open_note(at(MORNING)), None, "put off: Today does not show it for three days");
    assert_eq!(coach.offer(None, at(MORNING)).kind, OfferKind::Gentle, "and it acts all the same");
    assert_eq!(coach.open_note(at("2026-11-26T07:00:00+01:00")), Some(Level::Urgent));
    let effects = coach.acknowledge(12, true, at(MORNING));
    assert_eq!(coach.offer(None, at(MORNING)).kind, OfferKind::Next, "seen by someone: it is closed");
    let [(_, record)] = &written(&effects)[..] else { panic!("one record") };
    let seen = Flag { flag: 12, level: Level::Urgent, state: FlagState::Seen };
    assert_eq!(record.body().unwrap(), Body::Flag(seen));
}

/// Whether the card of this moment asks about soreness.
fn asks_soreness(coach: &Coach, moment: &str) -> bool {
    coach.card_form(at(moment)).ask("soreness").is_some()
}

#[test]
fn soreness_is_asked_from_12_to_36_hours_after_and_never_after_a_gap() {
    let practised = |moment: &'static str| coach(&[], &[(moment, Body::Practice(practice()))]);
    let cases = [
        ("2026-11-22T07:00:00+01:00", true, "yesterday morning: 24 hours"),
        ("2026-11-22T19:00:00+01:00", true, "exactly 12 hours"),
        ("2026-11-22T19:01:00+01:00", false, "a minute less"),
        ("2026-11-21T19:00:00+01:00", false, "36 hours, but the day before yesterday"),
        ("2026-11-21T07:00:00+01:00", false, "two days: a gap"),
        ("2026-11-23T05:00:00+01:00", false, "this morning"),
    ];
    for (practice, asks, why) in cases {
        assert_eq!(asks_soreness(&practised(practice), MORNING), asks, "{why}");
    }
    // Late in the evening of the next day 36 hours are over.
    let coach = practised("2026-11-22T06:00:00+01:00");
    assert!(asks_soreness(&coach, "2026-11-23T18:00:00+01:00"));
    assert!(!asks_soreness(&coach, "2026-11-23T18:01:00+01:00"));
}

#[test]
fn soreness_that_was_left_open_is_asked_once_a_day() {
    let morning_and_noon =
        ["2026-11-22T07:00:00+01:00", "2026-11-22T22:00:00+01:00"].map(|at| (at, Body::Practice(practice())));
    let mut coach = coach(&[], &morning_and_noon);
    let card = coach.card_form(at(MORNING));
    assert!(card.ask("soreness").is_some());
    let (_, effects) = coach.take(&card, at(MORNING)).unwrap();
    assert!(written(&effects).is_empty(), "nothing was answered, so there is no entry about it");
    // The second practice of yesterday has its 12 hours by now: the question was for all of them.
    for later in [MORNING, "2026-11-23T12:00:00+01:00", "2026-11-24T03:59:00+01:00"] {
        assert!(!asks_soreness(&coach, later), "{later}: a skip is an answer");
    }
    let now = at("2026-11-23T12:00:00+01:00");
    coach.record(None, now.wall, practice(), now);
    assert!(asks_soreness(&coach, "2026-11-24T07:00:00+01:00"), "the next day has a question of its own");
}

fn answered(mut form: Form, answers: &[(&str, Answer)]) -> Form {
    for (id, answer) in answers {
        assert!(form.answer(id, Some(answer.clone())), "{id}");
    }
    form
}

#[test]
fn soreness_is_asked_once_for_all_practices_of_the_day() {
    let written_yesterday =
        ["2026-11-22T07:00:00+01:00", "2026-11-22T12:00:00+01:00"].map(|at| (at, Body::Practice(practice())));
    let mut coach = coach(&[], &written_yesterday);
    let form = answered(coach.card_form(at(MORNING)), &[("soreness", Answer::One("hours".to_owned()))]);
    let (_, effects) = coach.take(&form, at(MORNING)).unwrap();
    let [(_, record)] = &written(&effects)[..] else { panic!("one record: {effects:?}") };
    let Ok(Body::NextDay(NextDay { of, soreness, pain })) = record.body() else { panic!("the day after") };
    assert_eq!((of.len(), soreness, pain), (2, Some(Soreness::Hours), None));
    assert!(!asks_soreness(&coach, MORNING), "asked and answered");
}

#[test]
fn yesterday_is_kept_at_its_last_minute_and_asked_once() {
    let mut coach = coach(&[], &[]);
    let score = |n| Answer::Score(Score::new(n).unwrap());
    let form = answered(coach.card_form(at(MORNING)), &[("yesterday", score(4)), ("now", score(0))]);
    let (step, effects) = coach.take(&form, at(MORNING)).unwrap();
    assert!(matches!(step, Step::Practise(start) if start.before.pain == Score::new(0)));
    let records: Vec<_> = written(&effects).into_iter().map(|(_, record)| record).collect();
    assert_eq!(records[0].at.unwrap().to_rfc3339(), "2026-11-23T03:59:00+01:00", "the day begins at four");
    let average = Entry { pain_average: Score::new(4), ..Entry::default() };
    let now = Entry { pain_now: Score::new(0), ..Entry::default() };
    let bodies: Vec<_> = records.iter().map(|record| record.body().unwrap()).collect();
    assert_eq!(bodies, [Body::CheckIn(average), Body::CheckIn(now)], "nothing is not zero, and zero is not nothing");
    assert!(coach.card_form(at(MORNING)).ask("yesterday").is_none());
}

#[test]
fn a_second_practice_on_the_same_day_is_short_and_asks_less() {
    let coach = coach(&[], &[("2026-11-23T06:00:00+01:00", Body::Practice(practice()))]);
    let offer = coach.offer(None, at(MORNING));
    assert_eq!((offer.kind, offer.filled.routine.as_str()), (OfferKind::Again, "RT0"));
    let ids: Vec<_> =
        coach.card_form(at(MORNING)).pages().into_iter().flat_map(|page| page.asks).map(|ask| ask.id).collect();
    assert_eq!(ids, ["now", "ease"]);
    // What was offered begins, also once the card was answered.
    let Step::Practise(start) = coach.start(Some(felt(3)), at(MORNING)) else { panic!("a practice") };
    assert_eq!(start.filled.routine, "RT0");
    assert_eq!(coach.offer(Some(felt(8)), at(MORNING)).kind, OfferKind::Rest, "high pain comes before it");
    assert_eq!(coach.offer(None, at("2026-11-24T07:00:00+01:00")).kind, OfferKind::Next);
    // The same evening, after the day's boundary, is the next day.
    assert_eq!(coach.offer(None, at("2026-11-24T03:59:00+01:00")).kind, OfferKind::Again);
}

#[test]
fn a_practice_left_in_its_first_minute_is_offered_again_whole() {
    let left = Practice {
        done_s: 40,
        outcome: Outcome::EndedEarly,
        blocks: vec![PractisedBlock { done_s: 40, outcome: Outcome::EndedEarly, ..practice().blocks[0].clone() }],
        ..practice()
    };
    let coach = coach(&[], &[("2026-11-23T06:00:00+01:00", Body::Practice(left))]);
    assert_eq!(coach.offer(None, at(MORNING)).kind, OfferKind::Next);
}

#[test]
fn longer_and_shorter_stop_at_the_ends() {
    let mut coach = coach(&[], &[]);
    let mut lengths = vec![coach.routine()];
    while coach.change_length(true, at(MORNING)).is_some() {
        lengths.push(coach.routine());
    }
    assert_eq!(lengths, ["RT7", "RT12", "RT20"]);
    while coach.change_length(false, at(MORNING)).is_some() {}
    assert_eq!(coach.routine(), "RT0");
}

#[test]
fn that_there_is_something_and_not_what_is_asked_again() {
    let mut coach = coach(&[], &[]);
    let mut form = coach.safety_form();
    assert!(form.answer("answer", Some(Answer::One("something".to_owned()))));
    coach.take(&form, at(MORNING)).unwrap();
    let asked: Value = coach.profile.get("safety_asked").unwrap();
    assert_eq!(asked["answer"], "not_now", "nothing is known of what it is");
}

#[test]
fn high_pain_today_is_called_that_and_not_harder_days() {
    let entry = |pain| Body::CheckIn(Entry { pain_now: Score::new(pain), ..Entry::default() });
    let steady: Vec<(String, Body)> = (1..=20)
        .map(|back| (Day(at(MORNING).wall.date_naive()).plus(-back), entry(3)))
        .map(|(day, body)| (format!("{day}T08:00:00+01:00"), body))
        .chain([("2026-11-23T06:30:00+01:00".to_owned(), entry(9))])
        .collect();
    let written: Vec<(&str, Body)> = steady.iter().map(|(at, body)| (at.as_str(), body.clone())).collect();
    let coach = coach(&[], &written);
    let kind = coach.offer(None, at(MORNING)).kind;
    assert_eq!(kind, OfferKind::Rest);
    assert!(coach.greeting(kind, at(MORNING)).1.contains("high right now"));
}

#[test]
fn what_was_stopped_waits_until_tomorrow_unless_it_is_wanted() {
    let block = |exercise: &str, track: &str, done_s| PractisedBlock {
        exercise: exercise.to_owned(),
        track: track.to_owned(),
        done_s,
        ..PractisedBlock::default()
    };
    let stopped = |reason| Practice {
        outcome: Outcome::Stopped,
        stopped_for: Some(reason),
        blocks: vec![block("B3", "breath", 60), block("PF2a", "floor", 30), block("ST1", "stretch", 0)],
        ..practice()
    };
    let exercise = |coach: &Coach, id: &str| coach.library.catalogue.get(id).unwrap().clone();
    let mut mine = coach(&[], &[("2026-11-23T06:00:00+01:00", Body::Practice(stopped(StopReason::Pain)))]);
    let ready = mine.ready(&exercise(&mine, "PF2a"), at(MORNING));
    assert_eq!(ready, Ready::Stopped);
    assert!(ready.line().unwrap().contains("can wait until tomorrow") && ready.mark().is_some());
    for open in ["B3", "ST1", "PF1a"] {
        assert_eq!(mine.ready(&exercise(&mine, open), at(MORNING)), Ready::Now, "{open}");
    }
    for what in [
        pelvicoach::coach::Offered::Exercise("PF2a".to_owned()),
        pelvicoach::coach::Offered::Routine("RT12".to_owned()),
    ] {
        let told = mine.open_offered(&what, false, at(MORNING));
        assert!(told.step.is_none() && told.line.unwrap().contains("Enter again"), "{what:?}");
        assert!(mine.open_offered(&what, true, at(MORNING)).step.is_some(), "{what:?}");
    }
    assert_eq!(mine.answer_stop(None, Some(StopReason::Pain), at(MORNING)).1.line, None, "Today says it already");
    let nothing = coach(&[], &[]).answer_stop(None, Some(StopReason::Pain), at(MORNING)).1.line;
    assert_eq!(nothing, None, "nothing was recorded, and the same practice is offered");
    let at_once = Practice { blocks: vec![block("PF2a", "floor", 0)], ..stopped(StopReason::Pain) };
    let at_once = coach(&[], &[("2026-11-23T06:00:00+01:00", Body::Practice(at_once))]);
    assert_eq!(at_once.ready(&exercise(&at_once, "PF2a"), at(MORNING)), Ready::Stopped);
    let tomorrow = at("2026-11-24T07:00:00+01:00");
    assert_eq!(mine.ready(&exercise(&mine, "PF2a"), tomorrow), Ready::Now);
    let toilet = coach(&[], &[("2026-11-23T06:00:00+01:00", Body::Practice(stopped(StopReason::Toilet)))]);
    assert_eq!(toilet.ready(&exercise(&toilet, "PF2a"), at(MORNING)), Ready::Now, "that was no reason to wait");
}
