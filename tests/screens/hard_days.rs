//! Hard days and coming back, as they are seen.

use chrono::DateTime;
use pelvicoach::coach::Event;
use pelvicoach::diary::{Body, Entry, Ids, Month, MonthState, Outcome, Practice, PractisedBlock, Record, Score, Stamp};

use crate::stage::{Stage, Who};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

/// A month with these entries.
fn month(written: &[(&str, Body)]) -> Event {
    let mut ids = Ids::new(5);
    let mut records = Vec::new();
    let mut month = Month::of(DateTime::parse_from_rfc3339("2026-09-01T00:00:00+02:00").expect("a moment"));
    for (moment, body) in written {
        let at = DateTime::parse_from_rfc3339(moment).expect("a moment");
        let stamp = Stamp { updated: at.to_utc(), device: "before".to_owned() };
        month = Month::of(at);
        records.push(Record::new(ids.next(at), at, "Europe/Berlin", body, &stamp).expect("a record"));
    }
    Event::Month(month, MonthState::Read(records))
}

fn away() -> Vec<(&'static str, Body)> {
    let block = PractisedBlock { exercise: "B1".to_owned(), done_s: 300, ..PractisedBlock::default() };
    let block = PractisedBlock { outcome: Outcome::Finished, ..block };
    let practice = Body::Practice(Practice {
        blocks: vec![block],
        done_s: 300,
        outcome: Outcome::Finished,
        ..Practice::default()
    });
    let ease = |of| Body::CheckIn(Entry { ease: Score::new(of), ..Entry::default() });
    vec![
        ("2026-09-01T07:00:00+02:00", practice.clone()),
        ("2026-09-14T07:00:00+02:00", practice.clone()),
        ("2026-09-14T08:00:00+02:00", ease(3)),
        ("2026-09-17T07:00:00+02:00", practice.clone()),
        ("2026-09-21T07:00:00+02:00", practice.clone()),
        ("2026-09-28T07:00:00+02:00", ease(6)),
    ]
}

#[test]
fn coming_back() {
    see!("today_after_a_gap", Stage::new(Who::Fresh, SMALL).event(month(&away())));
    see!("today_after_a_gap_in_120x40", Stage::new(Who::Fresh, LARGE).event(month(&away())));
    see!("today_after_a_gap_in_40x12", Stage::new(Who::Fresh, TINY).event(month(&away())));
}
