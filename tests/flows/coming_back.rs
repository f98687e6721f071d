//! After a gap: the person's own earlier come-back, told on Today, and nothing about the gap.

use std::collections::BTreeSet;

use pelvicoach::coach::{Coach, pacing_words};
use pelvicoach::diary::{Body, Entry, Month, MonthState, Outcome, Practice, PractisedBlock, Score};

use pelvicoach::practice::Track;
use serde_json::json;

use crate::kit::{MORNING, at, coach};

fn practice() -> Body {
    let block = PractisedBlock { exercise: "B1".to_owned(), done_s: 300, ..PractisedBlock::default() };
    let block = PractisedBlock { outcome: Outcome::Finished, ..block };
    Body::Practice(Practice { blocks: vec![block], done_s: 300, outcome: Outcome::Finished, ..Practice::default() })
}

fn ease(of: u8) -> Body {
    Body::CheckIn(Entry { ease: Score::new(of), ..Entry::default() })
}

/// Practised in July, back on 3 September after a gap, and nothing since the middle of September.
fn away() -> Vec<(&'static str, Body)> {
    vec![
        ("2026-07-20T07:00:00+02:00", practice()),
        ("2026-09-03T07:00:00+02:00", practice()),
        ("2026-09-03T07:10:00+02:00", ease(3)),
        ("2026-09-06T07:00:00+02:00", practice()),
        ("2026-09-10T07:00:00+02:00", practice()),
        ("2026-09-16T07:00:00+02:00", practice()),
        ("2026-09-17T07:00:00+02:00", ease(6)),
    ]
}

fn told(coach: &Coach) -> Option<String> {
    coach.came_back_before(true, at(MORNING))
}

#[test]
fn an_earlier_come_back_is_told_in_the_persons_own_figures() {
    let coach = coach(&[], &away());
    let line = "You have come back before. On Thursday 3 September you began again, and practised on 4 of the 14 days \
                from there.";
    assert_eq!(told(&coach), Some(format!("{line} Ease was 6 of 10 by then.")));
    assert_eq!(coach.came_back_before(false, at(MORNING)), Some(line.to_owned()), "no figure where figures are hidden");
}

#[test]
fn nothing_is_told_without_a_gap_or_without_an_earlier_come_back() {
    let lately = [away(), vec![("2026-11-20T07:00:00+01:00", practice())]].concat();
    assert_eq!(told(&coach(&[], &lately)), None, "three days are no gap");
    let first = &away()[..1];
    assert_eq!(told(&coach(&[], first)), None, "there was no come-back yet");
    let hundreds = coach(&[], &away());
    let later = at("2027-11-23T07:00:00+01:00");
    assert_eq!(hundreds.came_back_before(true, later), None, "more than a year ago");
}

#[test]
fn the_months_that_are_needed_are_asked_for_after_a_gap_alone() {
    let mut coach = coach(&[], &away());
    let months = ["2026-07", "2026-09"].map(|month| month.parse::<Month>().unwrap());
    let read = coach.diary.month(months[1]).cloned().unwrap();
    for month in months {
        coach.diary.set(month, MonthState::Unread);
    }
    assert_eq!(told(&coach), None, "nothing is read yet");
    assert_eq!(coach.come_back_reads(at(MORNING)), months);
    coach.diary.set(months[1], read);
    assert_eq!(coach.come_back_reads(at(MORNING)), [months[0]]);
    let now = at(MORNING);
    coach.add(now.wall, &practice(), now);
    assert_eq!(coach.come_back_reads(at(MORNING)), [], "there is a practice: no gap");
}

#[test]
fn after_a_long_gap_what_is_told_is_true() {
    let position = json!({ "step": 1, "dose_min": 3.0, "since": "2026-07-20" });
    let weeks = json!({ "count": 3, "last": "2026-W38" });
    let coach = coach(&[("track-floor", position.clone()), ("track-breath", position), ("weeks", weeks)], &away());
    let now = at(MORNING);
    let paced = coach.paced(None, now);
    for of in [Track::Floor, Track::Breath] {
        let said = paced.iter().find(|one| one.track == of).map(|one| pacing_words::lines(&one.suggestion).why);
        let said = said.unwrap();
        assert!(said.starts_with("It is four weeks or more since this was practised."), "sixty-eight days: {said}");
    }
    // The page says where the person stands, not what the week of the programme would have.
    let page = coach.page(coach.today(now), coach.today(now), &BTreeSet::new(), now).value;
    assert_eq!((page.programme_week, page.floor_step), (Some(4), Some(1)));
}
