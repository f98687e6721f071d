//! Daily values and baselines of small diaries made by hand.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;

use super::baseline::{Baseline, StoredBaselines, baseline, to_keep};
use super::daily::{dated, mean, tenths, to_hundredths, values};
use super::*;

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn record(ids: &mut Ids, text: &str, body: &Body) -> Record {
    let stamp = Stamp { updated: at(text).to_utc(), device: "test".to_owned() };
    Record::new(ids.next(at(text)), at(text), "UTC", body, &stamp).unwrap()
}

fn score(value: u8) -> Option<Score> {
    Score::new(value)
}

fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

fn of(records: &[Record], measure: Measure) -> Vec<(String, f64)> {
    let records: Vec<&Record> = records.iter().collect();
    let values = values(&dated(&records, DayStart::default()), measure);
    values.into_iter().map(|(day, value)| (day.to_string(), value)).collect()
}

/// A diary with one worst pain on each of `pains`, a day each from 1 November on.
fn diary_of(pains: &[u8]) -> Diary {
    let mut ids = Ids::new(1);
    let mut diary = Diary::default();
    for (n, pain) in pains.iter().enumerate() {
        let text = format!("2026-11-{:02}T21:00:00+01:00", n + 1);
        let body = Body::CheckIn(Entry { pain_worst: score(*pain), ..Entry::default() });
        diary.join(Month::of(at(&text)), &record(&mut ids, &text, &body));
    }
    diary
}

#[test]
fn a_days_pain_is_the_median_of_its_averages_else_of_its_moments() {
    let mut ids = Ids::new(1);
    let now = |pain| Body::CheckIn(Entry { pain_now: score(pain), ..Entry::default() });
    let average = |pain| Body::CheckIn(Entry { pain_average: score(pain), ..Entry::default() });
    let records = [
        record(&mut ids, "2026-11-01T08:00:00+01:00", &now(2)),
        record(&mut ids, "2026-11-01T12:00:00+01:00", &now(5)),
        // After midnight and before the day starts: still the first.
        record(&mut ids, "2026-11-02T01:00:00+01:00", &now(3)),
        record(&mut ids, "2026-11-02T08:00:00+01:00", &now(9)),
        record(&mut ids, "2026-11-03T03:59:00+01:00", &average(4)),
        record(&mut ids, "2026-11-03T03:59:00+01:00", &average(5)),
    ];
    let expected = vec![("2026-11-01".to_owned(), 3.0), ("2026-11-02".to_owned(), 4.5)];
    assert_eq!(of(&records, Measure::Pain), expected);
}

#[test]
fn a_days_worst_is_its_greatest_and_a_zero_is_a_figure() {
    let mut ids = Ids::new(1);
    let worst = |pain| Entry { pain_worst: score(pain), ..Entry::default() };
    let records = [
        record(&mut ids, "2026-11-01T08:00:00+01:00", &Body::CheckIn(worst(3))),
        record(&mut ids, "2026-11-01T12:00:00+01:00", &Body::PainEpisode(worst(7))),
        record(&mut ids, "2026-11-01T20:00:00+01:00", &Body::CheckIn(worst(4))),
        record(&mut ids, "2026-11-02T20:00:00+01:00", &Body::CheckIn(worst(0))),
        record(&mut ids, "2026-11-03T20:00:00+01:00", &Body::CheckIn(Entry::default())),
    ];
    let expected = vec![("2026-11-01".to_owned(), 7.0), ("2026-11-02".to_owned(), 0.0)];
    assert_eq!(of(&records, Measure::WorstPain), expected);
    assert_eq!(of(&records, Measure::Ease), vec![]);
}

#[test]
fn a_baseline_forms_on_the_fourth_day_and_stands_after_the_seventh() {
    let start = DayStart::default();
    let found = |pains: &[u8]| baseline(&diary_of(pains), Measure::WorstPain, start, None).0;
    assert_eq!(found(&[]), Baseline::Forming { n: 0 });
    assert_eq!(found(&[6, 6, 6]), Baseline::Forming { n: 3 });
    assert_eq!(found(&[6, 6, 6, 4]), Baseline::Formed { mean: 5.5, n: 4 });
    assert_eq!(found(&[6, 6, 6, 4, 6, 6, 8, 0, 0]), Baseline::Formed { mean: 6.0, n: 7 });
}

#[test]
fn a_baseline_is_kept_once_its_seventh_day_is_over() {
    let start = DayStart::default();
    let diary = diary_of(&[6, 6, 6, 4, 6, 6, 8]);
    let none = StoredBaselines::default();
    assert_eq!(to_keep(&diary, start, &none, day("2026-11-07")), None);
    let kept = to_keep(&diary, start, &none, day("2026-11-08")).unwrap();
    assert_eq!(serde_json::to_string(&kept).unwrap(), r#"{"worst-pain":{"mean":6.0,"n":7,"formed":"2026-11-07"}}"#);
    assert_eq!(to_keep(&diary, start, &kept, day("2026-11-09")), None);
    // Kept is kept, whatever the months say later.
    let later = baseline(&diary_of(&[1, 1, 1, 1, 1, 1, 1]), Measure::WorstPain, start, kept.get(Measure::WorstPain));
    assert_eq!(later.0, Baseline::Formed { mean: 6.0, n: 7 });
}

#[test]
fn a_baseline_names_the_first_months_that_are_not_read() {
    let mut diary = diary_of(&[6, 6, 6, 4]);
    let first: Month = "2026-10".parse().unwrap();
    diary.set(first, MonthState::Unread);
    let (_, unread) = baseline(&diary, Measure::WorstPain, DayStart::default(), None);
    assert_eq!(unread, [first]);
    assert_eq!(to_keep(&diary, DayStart::default(), &StoredBaselines::default(), day("2026-12-01")), None);
}

proptest! {
    #[test]
    fn a_mean_lies_between_the_least_and_the_greatest(pains in prop::collection::vec(0u8..=10, 1..40)) {
        let found = mean(pains.iter().map(|pain| f64::from(*pain))).unwrap();
        let least = f64::from(*pains.iter().min().unwrap());
        let greatest = f64::from(*pains.iter().max().unwrap());
        prop_assert!((least..=greatest).contains(&found.value));
        prop_assert_eq!(found.n, pains.len());
    }
}

#[test]
fn halves_go_away_from_zero_as_by_hand() {
    let shown =
        [(6.25, "6.3"), (6.24, "6.2"), (-2.75, "-2.8"), (4.15, "4.2"), (0.04, "0.0"), (-0.04, "0.0"), (7.0, "7.0")];
    for (value, text) in shown {
        assert_eq!(tenths(value), text);
    }
    // Held in binary as a little less than the half that it is.
    for (value, hundredths) in [(4.145, "4.15"), (1.005, "1.01"), (-1.005, "-1.01"), (2.0049, "2.00")] {
        assert_eq!(format!("{:.2}", to_hundredths(value)), hundredths);
    }
}

proptest! {
    /// Every mean of whole figures, worked out once more in whole numbers.
    #[test]
    fn a_mean_is_rounded_as_in_whole_numbers(figures in proptest::collection::vec(0u32..=10, 1..60)) {
        let (sum, n) = (figures.iter().sum::<u32>(), u32::try_from(figures.len()).unwrap());
        let found = mean(figures.iter().copied().map(f64::from)).unwrap().value;
        prop_assert_eq!(format!("{found:.2}"), format!("{:.2}", f64::from((sum * 200 + n) / (2 * n)) / 100.0));
        let hundredths = (sum * 200 + n) / (2 * n);
        prop_assert_eq!(tenths(found), format!("{:.1}", f64::from((hundredths + 5) / 10) / 10.0));
    }
}
