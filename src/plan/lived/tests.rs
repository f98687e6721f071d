//! Figures from small diaries made by hand, and from a made-up one through the rules.

use std::collections::BTreeSet;

use super::charge::word;
use super::*;
use crate::diary::daily::dated;
use crate::diary::{
    Comfort, DayStart, Felt as FeltAt, Flag, Ids, Level, Outcome, PractisedBlock, Record, Score, Soreness, Stamp,
    StopReason,
};
use crate::plan::pacing::{Felt, Reason, Session, Stopped, suggest};
use crate::plan::safety::Counts;

/// A Monday.
const TODAY: &str = "2026-11-23";

fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

fn score(value: u8) -> Option<Score> {
    Score::new(value)
}

/// A diary that is written moment by moment.
struct Written {
    ids: Ids,
    records: Vec<Record>,
}

impl Written {
    fn new() -> Self {
        Self { ids: Ids::new(1), records: Vec::new() }
    }

    fn add(&mut self, at: &str, body: &Body) -> Id {
        let at = DateTime::parse_from_rfc3339(&format!("{at}:00+01:00")).unwrap();
        let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
        let record = Record::new(self.ids.next(at), at, "Europe/Berlin", body, &stamp).unwrap();
        let id = record.id.unwrap();
        self.records.push(record);
        id
    }

    fn pain(&mut self, at: &str, pain: u8) {
        self.entry(at, Entry { pain_now: score(pain), ..Entry::default() });
    }

    fn entry(&mut self, at: &str, entry: Entry) {
        self.add(at, &Body::CheckIn(entry));
    }

    fn lived(&self) -> Lived {
        let records: Vec<&Record> = self.records.iter().collect();
        Lived::read(&dated(&records, DayStart::default()), day("2026-10-26"), day(TODAY))
    }
}

fn block(track: &str, exercise: &str, step: u8) -> PractisedBlock {
    PractisedBlock {
        exercise: exercise.to_owned(),
        track: track.to_owned(),
        step: Some(step),
        planned_s: 120,
        done_s: 120,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    }
}

fn practice(blocks: Vec<PractisedBlock>) -> Practice {
    let felt = |pain| Some(FeltAt { pain: score(pain), ..FeltAt::default() });
    Practice {
        routine: "RT12".to_owned(),
        blocks,
        before: felt(3),
        peak: felt(4),
        comfort: Some(Comfort::Ok),
        outcome: Outcome::Finished,
        ..Practice::default()
    }
}

/// Breath, floor and stretch.
fn morning() -> Practice {
    practice(vec![block("breath", "B3", 2), block("floor", "PF2a", 2), block("stretch", "ST1", 2)])
}

fn on(track: PacedTrack) -> TrackPosition {
    TrackPosition::new(track, 2, 6.0, day("2026-11-02"))
}

fn last(lived: &Lived, track: PacedTrack) -> Session {
    *lived.sessions(&on(track)).last().unwrap()
}

#[test]
fn pain_is_that_of_the_fourteen_days_before_today() {
    let mut written = Written::new();
    written.pain("2026-11-08T12:00", 9);
    written.pain("2026-11-09T12:00", 1);
    written.pain("2026-11-22T08:00", 2);
    written.pain("2026-11-22T20:00", 4);
    written.pain("2026-11-23T08:00", 7);
    written.pain("2026-11-23T09:00", 6);
    let lived = written.lived();
    let days = lived.pain_days();
    assert_eq!((days[0], days[1], days[12], days[13]), (Some(1.0), None, None, Some(3.0)));
    assert_eq!(lived.pain_now(), Some(6.0));
    let average = Entry { pain_average: score(5), ..Entry::default() };
    written.entry("2026-11-23T03:59", average);
    assert_eq!(written.lived().pain_days()[13], Some(5.0), "the last minute of yesterday is yesterday");
}

#[test]
fn loads_are_those_noted_last_today() {
    let mut written = Written::new();
    let loads = |sleep: f64, stress: u8, mood: u8, unwell: Option<bool>| Entry {
        sleep_hours: Some(sleep),
        stress: score(stress),
        mood: score(mood),
        unwell,
        ..Entry::default()
    };
    written.entry("2026-11-22T08:00", loads(3.0, 9, 1, Some(true)));
    let empty = written.lived();
    assert_eq!((empty.sleep(), empty.stress(), empty.mood(), empty.unwell()), (None, None, None, false));
    written.entry("2026-11-23T08:00", loads(4.5, 8, 3, Some(true)));
    written.entry("2026-11-23T12:00", Entry { stress: score(5), ..Entry::default() });
    let lived = written.lived();
    assert_eq!((lived.sleep(), lived.stress(), lived.mood(), lived.unwell()), (Some(4.5), Some(5.0), Some(3.0), true));
    written.entry("2026-11-23T13:00", loads(99.0, 5, 3, Some(false)));
    assert_eq!((written.lived().sleep(), written.lived().unwell()), (None, false));
}

#[test]
fn a_session_has_its_figures_and_the_day_after() {
    let mut written = Written::new();
    let id = written.add("2026-11-20T08:00", &Body::Practice(morning()));
    written.pain("2026-11-20T12:00", 9);
    assert_eq!(last(&written.lived(), PacedTrack::Floor).h24, None, "four hours are not the day after");
    written.pain("2026-11-21T07:00", 5);
    written.pain("2026-11-21T09:00", 8);
    let floor = last(&written.lived(), PacedTrack::Floor);
    let figures = (floor.before, floor.peak, floor.h24, floor.soreness_h);
    assert_eq!(figures, (Some(3.0), Some(4.0), Some(5.0), None));
    assert_eq!((floor.stopped, floor.comfort), (Stopped::No, Some(Felt::Ok)));
    for (left, hours) in [(Soreness::None, 0.0), (Soreness::Hours, 12.0), (Soreness::Still, 25.0)] {
        let next = NextDay { of: vec![id], soreness: Some(left), pain: score(6) };
        written.add("2026-11-21T09:30", &Body::NextDay(next));
        let floor = last(&written.lived(), PacedTrack::Floor);
        assert_eq!((floor.soreness_h, floor.h24), (Some(hours), Some(6.0)));
    }
    let breath = last(&written.lived(), PacedTrack::Breath);
    assert_eq!((breath.soreness_h, breath.h24), (Some(0.0), Some(3.0)), "the body's tracks bear the day after");
    assert_eq!(last(&written.lived(), PacedTrack::Stretch).soreness_h, Some(25.0));
}

#[test]
fn the_day_after_of_breathing_alone_is_its_own() {
    let mut written = Written::new();
    written.add("2026-11-20T08:00", &Body::Practice(practice(vec![block("breath", "B3", 2)])));
    written.pain("2026-11-21T08:00", 6);
    assert_eq!(last(&written.lived(), PacedTrack::Breath).h24, Some(6.0));
    written.add("2026-11-20T18:00", &Body::Practice(morning()));
    let breath = written.lived().sessions(&on(PacedTrack::Breath));
    assert_eq!(breath[0].h24, Some(3.0), "the floor was practised on that day too");
}

#[test]
fn the_highest_pain_is_charged_where_it_was_noted_else_to_the_body() {
    let peaks = |change: &dyn Fn(&mut Practice)| {
        let mut written = Written::new();
        let mut practice = morning();
        change(&mut practice);
        written.add("2026-11-20T08:00", &Body::Practice(practice));
        let lived = written.lived();
        [PacedTrack::Breath, PacedTrack::Floor, PacedTrack::Stretch].map(|track| last(&lived, track).peak)
    };
    let highest = |pain| Some(FeltAt { pain: score(pain), ..FeltAt::default() });
    assert_eq!(peaks(&|practice| practice.peak = highest(6)), [Some(3.0), Some(6.0), Some(6.0)]);
    let in_breath = |practice: &mut Practice| {
        practice.peak = highest(6);
        practice.blocks[0].pain = score(6);
        practice.blocks[1].pain = score(2);
    };
    assert_eq!(peaks(&in_breath), [Some(6.0), Some(3.0), Some(3.0)]);
    let lower = |practice: &mut Practice| {
        practice.peak = highest(6);
        practice.blocks[0].pain = score(4);
    };
    assert_eq!(peaks(&lower), [Some(4.0), Some(6.0), Some(6.0)], "the highest came at no block in particular");
    assert_eq!(peaks(&|practice| practice.peak = None), [None, None, None]);
    let unknown = |practice: &mut Practice| (practice.before, practice.blocks[1].pain) = (None, score(4));
    assert_eq!(peaks(&unknown), [None, Some(4.0), None]);
}

#[test]
fn a_stop_is_charged_where_it_was_else_to_the_body() {
    let stops = |at: Option<usize>, reason: Option<StopReason>| {
        let mut written = Written::new();
        let mut stopped = Practice { outcome: Outcome::Stopped, stopped_for: reason, ..morning() };
        if let Some(at) = at {
            stopped.blocks[at].outcome = Outcome::Stopped;
        }
        written.add("2026-11-20T08:00", &Body::Practice(stopped));
        let lived = written.lived();
        [PacedTrack::Breath, PacedTrack::Floor, PacedTrack::Stretch].map(|track| last(&lived, track).stopped)
    };
    let (no, pain) = (Stopped::No, Stopped::Pain);
    assert_eq!(stops(Some(0), Some(StopReason::Dizzy)), [Stopped::Dizzy, no, no]);
    assert_eq!(stops(Some(1), None), [no, pain, no], "no answer counts as pain");
    assert_eq!(stops(None, Some(StopReason::Panic)), [no, Stopped::Panic, Stopped::Panic]);
    assert_eq!(stops(Some(2), Some(StopReason::Toilet)), [no, no, no]);
    assert_eq!(stops(Some(2), Some(StopReason::ChangedMind)), [no, no, no]);
}

#[test]
fn a_stop_counts_in_pacing_as_it_does_for_safety() {
    let table = crate::library::safety::safety().unwrap().table;
    for reason in StopReason::ALL.iter().copied().map(Some).chain([None]) {
        let counted = match table.stopped(reason).counts {
            Counts::Neutral => Stopped::No,
            Counts::Stop(counts) => word(Some(counts), false),
        };
        assert_eq!(word(reason, false), counted, "{reason:?}");
    }
    assert_eq!(word(Some(StopReason::ChangedMind), true), Stopped::Consent);
}

#[test]
fn bleeding_counts_until_a_clinician_has_seen_it() {
    let mut written = Written::new();
    let mut stopped = Practice { stopped_for: Some(StopReason::Bleeding), outcome: Outcome::Stopped, ..morning() };
    stopped.blocks[1].outcome = Outcome::Stopped;
    written.add("2026-11-20T08:00", &Body::Practice(stopped));
    let mut flag = Flag { flag: DURING_PRACTICE, level: Level::Urgent, state: FlagState::Raised };
    written.add("2026-11-20T08:01", &Body::Flag(flag.clone()));
    assert_eq!(last(&written.lived(), PacedTrack::Floor).stopped, Stopped::Bleeding);
    flag.state = FlagState::Seen;
    written.add("2026-11-21T10:00", &Body::Flag(flag));
    assert_eq!(last(&written.lived(), PacedTrack::Floor).stopped, Stopped::Pain);
}

#[test]
fn sessions_are_those_at_the_step_since_it_began_in_fourteen_days() {
    let mut written = Written::new();
    for at in ["2026-11-09T08:00", "2026-11-10T08:00", "2026-11-12T08:00", "2026-11-20T08:00"] {
        written.add(at, &Body::Practice(morning()));
    }
    written.add("2026-11-21T08:00", &Body::Practice(practice(vec![block("floor", "PF2a", 3)])));
    written.add("2026-11-22T08:00", &Body::Practice(Practice { outcome: Outcome::NotStarted, ..morning() }));
    let lived = written.lived();
    let count = |position: &TrackPosition| lived.sessions(position).len();
    assert_eq!(count(&on(PacedTrack::Floor)), 3);
    assert_eq!(count(&TrackPosition { since: day("2026-11-12"), ..on(PacedTrack::Floor) }), 2);
    assert_eq!(count(&TrackPosition { step: 3, ..on(PacedTrack::Floor) }), 1);
    assert_eq!(count(&on(PacedTrack::Exposure)), 0);
    let drill = |id: &str| TrackPosition { drill: Some(id.to_owned()), ..on(PacedTrack::Floor) };
    assert_eq!((count(&drill("PF2a")), count(&drill("PF2b"))), (3, 0));
}

#[test]
fn what_was_noted_in_another_block_of_the_track_counts() {
    let mut written = Written::new();
    let mut check = block("floor", "PF1b", 2);
    check.pain = score(7);
    written.add("2026-11-20T08:00", &Body::Practice(practice(vec![check])));
    let position = TrackPosition { drill: Some("PF2a".to_owned()), ..on(PacedTrack::Floor) };
    assert_eq!(written.lived().sessions(&position)[0].peak, Some(7.0));
}

#[test]
fn fear_belongs_to_the_ladder() {
    let mut written = Written::new();
    let mut ladder = practice(vec![block("exposure", "EXS", 2), block("breath", "B3", 2)]);
    ladder.peak = Some(FeltAt { pain: score(3), fear: score(6), ..FeltAt::default() });
    written.add("2026-11-20T08:00", &Body::Practice(ladder));
    assert_eq!(last(&written.lived(), PacedTrack::Exposure).fear_peak, Some(6.0));
    assert_eq!(last(&written.lived(), PacedTrack::Breath).fear_peak, None);
}

#[test]
fn days_since_a_session_reach_beyond_the_records() {
    let mut written = Written::new();
    let position = on(PacedTrack::Floor);
    let since = |written: &Written, position: &TrackPosition| written.lived().days_since_last_session(position);
    assert_eq!(since(&written, &position), None, "a track that is new has no gap");
    let old = TrackPosition { since: day("2026-06-01"), ..position.clone() };
    assert_eq!(since(&written, &old), Some(28));
    written.add("2026-11-13T08:00", &Body::Practice(practice(vec![block("floor", "PF1a", 0)])));
    written.add("2026-11-20T08:00", &Body::Practice(practice(vec![block("breath", "B3", 2)])));
    assert_eq!(since(&written, &position), Some(10), "any step of the track");
}

#[test]
fn days_of_checks_pass_a_step_that_is_done_off_the_keyboard() {
    let mut written = Written::new();
    let position = TrackPosition { step: 1, drill: Some("PF1b".to_owned()), by_checks: true, ..on(PacedTrack::Floor) };
    let check = || Practice {
        routine: "RT0".to_owned(),
        blocks: vec![block("floor", "PF1b", 1)],
        outcome: Outcome::Finished,
        ..Practice::default()
    };
    let limits = &crate::library::built_in().unwrap().pacing;
    for (number, day) in (1..).zip(["16", "17", "18", "19", "20"]) {
        written.pain(&format!("2026-11-{day}T07:00"), 3);
        written.add(&format!("2026-11-{day}T08:00"), &Body::Practice(check()));
        written.add(&format!("2026-11-{day}T18:00"), &Body::Practice(check()));
        let input = Input { dose_full_min: 6.0, ..written.lived().input(&position, &[]) };
        assert_eq!((input.days_at_step, input.sessions.len()), (number, 2 * number as usize));
        let reason = suggest(&input, limits).reason;
        assert_eq!(reason == Reason::NextStep, number == 5, "{reason} after {number}");
    }
    let stopped = Practice { outcome: Outcome::Stopped, ..check() };
    written.add("2026-11-22T08:00", &Body::Practice(stopped));
    let input = written.lived().input(&position, &[]);
    assert_eq!(suggest(&input, limits).reason, Reason::Stopped);
}

#[test]
fn tracks_share_the_last_move_forward() {
    let written = Written::new();
    let moved = |day: Option<Day>, track| TrackPosition { increased: day, ..on(track) };
    let all = [moved(Some(day("2026-11-01")), PacedTrack::Floor), moved(Some(day("2026-11-20")), PacedTrack::Breath)];
    let input = written.lived().input(&all[0], &all);
    assert_eq!((input.days_since_last_increase, input.days_at_step), (Some(3), 21));
    assert_eq!(written.lived().input(&on(PacedTrack::Floor), &[]).days_since_last_increase, None);
}

#[test]
fn steadiness_counts_planned_days_without_hard_ones() {
    let mut written = Written::new();
    for number in 2..=21 {
        if number % 7 < 5 {
            written.add(&format!("2026-11-{number:02}T08:00"), &Body::Practice(morning()));
        }
    }
    let lived = written.lived();
    let steady = |began: &str, planned, resting: &[&str]| {
        lived.adherence(day(began), planned, &resting.iter().map(|text| day(text)).collect::<BTreeSet<_>>())
    };
    let near = |value: Option<f64>, expected: f64| assert!((value.unwrap() - expected).abs() < 1e-9, "{value:?}");
    near(steady("2026-11-02", 5, &[]), 14.0 / 15.0);
    near(steady("2026-01-01", 5, &[]), 14.0 / 20.0);
    near(steady("2026-11-02", 5, &["2026-11-22", "2026-11-02"]), 13.0 / (19.0 * 5.0 / 7.0));
    assert_eq!(steady("2026-11-17", 5, &[]), None, "six days say nothing");
    near(steady("2026-11-02", 1, &[]), 2.0);
}

#[test]
fn a_made_up_diary_gives_inputs_that_read() {
    let made = crate::made_up::diary(7, day(TODAY), 12, DayStart::default());
    let records: Vec<&Record> = made.records.iter().collect();
    let dated = dated(&records, DayStart::default());
    for back in 0..60 {
        let today = day(TODAY).plus(-back);
        let lived = Lived::read(&dated, today.plus(-LOOK_BACK), today);
        for track in PacedTrack::ALL {
            let position = TrackPosition::new(*track, 2, 6.0, today.plus(-20));
            let input = lived.input(&position, &[]);
            let text = serde_json::to_string(&input).unwrap();
            assert_eq!(Input::from_json(&text), Ok(input));
        }
    }
}
