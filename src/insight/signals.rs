//! What sensors and the person's own noticing showed over days: how practices went, one by one and together. Never a
//! figure for how hard, never beside other people.

use serde::Serialize;

use super::answered::Answered;
use super::practised::was_practised;
use super::span::Stretch;
use crate::diary::daily::{Dated, dated};
use crate::diary::{Body, Day, DayStart, Diary, Signal, SignalSource};
use crate::practice::signal::median;

/// What several practices with a sensor came to: medians over practices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct SensorSum {
    /// Practices with a sensor.
    pub practices: usize,
    /// The resting level in the sensor's own unit, where all of them had one kind of signal.
    pub rest: Option<f64>,
    /// Seconds from "let go" until nine tenths were let go.
    pub release_s: Option<f64>,
    /// Squeezes that were let go, over all of them.
    pub releases: u32,
    /// How fully they were let go, 0 to 1.
    pub fully: Option<f64>,
    /// The share of quiet time within the resting band, 0 to 1.
    pub in_band: Option<f64>,
    /// Gripping that was noticed, over all of them.
    pub noticed: u32,
    /// Gripping that went by unnoticed, over all of them.
    pub unnoticed: u32,
}

/// What was noticed without a device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct NoticedSum {
    /// Practices in which something was noticed.
    pub practices: usize,
    /// How often gripping was noticed.
    pub noticed: u32,
    /// Seconds until it let go: the median over practices.
    pub eased_s: Option<f64>,
}

/// The practices of these records that hold a signal, oldest first.
pub(super) fn signals<'a>(records: impl Iterator<Item = Dated<'a>>) -> Vec<(Day, Signal)> {
    records
        .filter(|(_, record)| was_practised(record))
        .filter_map(|(day, record)| match record.body() {
            Ok(Body::Practice(practice)) => Some((day, practice.signal?)),
            _ => None,
        })
        .collect()
}

/// The practices with a signal on the days of `stretch`, oldest first.
#[must_use]
pub fn signal_course(diary: &Diary, stretch: Stretch, start: DayStart) -> Answered<Vec<(Day, Signal)>> {
    let range = diary.days(stretch.from, stretch.to, start);
    let found = signals(dated(&range.records, start).into_iter());
    Answered::from(found, &range, [])
}

/// What the practices with a sensor came to; none without any.
#[must_use]
pub fn sensor_sum(signals: &[(Day, Signal)]) -> Option<SensorSum> {
    let sensed: Vec<&Signal> =
        signals.iter().map(|(_, signal)| signal).filter(|signal| signal.source == SignalSource::Sensor).collect();
    let first = sensed.first()?;
    let one_kind = sensed.iter().all(|signal| signal.kind == first.kind);
    let of = |figure: fn(&Signal) -> Option<f64>| {
        median(&sensed.iter().filter_map(|signal| figure(signal)).collect::<Vec<_>>())
    };
    let sum = |figure: fn(&Signal) -> u32| sensed.iter().fold(0_u32, |sum, one| sum.saturating_add(figure(one)));
    Some(SensorSum {
        practices: sensed.len(),
        rest: of(|signal| signal.rest).filter(|_| one_kind),
        release_s: of(|signal| signal.release_s),
        releases: sum(|signal| signal.releases),
        fully: of(|signal| signal.fully),
        in_band: of(|signal| signal.in_band),
        noticed: sum(|signal| signal.noticed),
        unnoticed: sum(|signal| signal.unnoticed),
    })
}

/// What was noticed without a device; none where nothing was.
#[must_use]
pub fn noticed_sum(signals: &[(Day, Signal)]) -> Option<NoticedSum> {
    let felt: Vec<&Signal> =
        signals.iter().map(|(_, signal)| signal).filter(|signal| signal.source == SignalSource::Felt).collect();
    (!felt.is_empty()).then(|| NoticedSum {
        practices: felt.len(),
        noticed: felt.iter().fold(0_u32, |sum, one| sum.saturating_add(one.noticed)),
        eased_s: median(&felt.iter().filter_map(|signal| signal.eased_s).collect::<Vec<_>>()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(number: i64, signal: Signal) -> (Day, Signal) {
        (Day("2026-11-02".parse().unwrap()).plus(number), signal)
    }

    #[test]
    fn medians_stand_for_practices_and_counts_add_up() {
        let sensed = |rest, release_s, noticed| Signal {
            kind: Some("raw".to_owned()),
            rest: Some(rest),
            release_s,
            releases: u32::from(release_s.is_some()) * 5,
            noticed,
            unnoticed: 1,
            ..Signal::default()
        };
        let felt = |noticed, eased_s| Signal { source: SignalSource::Felt, noticed, eased_s, ..Signal::default() };
        let all = [
            on(0, sensed(5.0, Some(2.0), 1)),
            on(1, felt(3, Some(4.0))),
            on(2, sensed(4.0, None, 0)),
            on(3, sensed(4.5, Some(1.0), 2)),
        ];
        let sum = sensor_sum(&all).unwrap();
        assert_eq!((sum.practices, sum.rest, sum.release_s, sum.releases), (3, Some(4.5), Some(1.5), 10));
        assert_eq!((sum.noticed, sum.unnoticed), (3, 3));
        assert_eq!(noticed_sum(&all), Some(NoticedSum { practices: 1, noticed: 3, eased_s: Some(4.0) }));
        let mixed =
            [on(0, sensed(5.0, None, 0)), on(1, Signal { kind: Some("level".to_owned()), ..sensed(900.0, None, 0) })];
        assert_eq!(sensor_sum(&mixed).unwrap().rest, None, "two units have no middle");
        assert_eq!((sensor_sum(&[]), noticed_sum(&[])), (None, None));
    }
}
