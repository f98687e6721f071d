//! The algorithms against what a program in another language came to, in another way, from the same numbers:
//! `tests/fixtures/signal/reference.py` made the file beside it.

use serde::Deserialize;

use super::{Asks, Calibration, Kind, Level, Point, Scale, Watch};

#[derive(Deserialize)]
struct Case {
    kind: String,
    rate: u32,
    values: Vec<f64>,
    /// Every tenth point of the level.
    levels: Vec<(f64, f64)>,
    rest: (f64, f64),
    squeeze: f64,
    band: f64,
    percent_of_10: f64,
    in_band: f64,
    nine_tenths_ms: f64,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("../../../tests/fixtures/signal/reference.json")).unwrap()
}

fn points(case: &Case) -> Vec<Point> {
    let mut level = Level::new(Kind::of(&case.kind).unwrap());
    let at = |index: u32| f64::from(index) * 1000.0 / f64::from(case.rate);
    (0_u32..).zip(&case.values).filter_map(|(index, value)| level.push(at(index), *value)).collect()
}

fn scale(points: &[Point]) -> Scale {
    let mut calibration = Calibration::default();
    points.iter().filter(|point| point.at_ms < 3_900.0).for_each(|point| calibration.rest(*point));
    calibration.begin_squeeze();
    let squeezed = points.iter().filter(|point| (4_500.0..7_000.0).contains(&point.at_ms));
    squeezed.for_each(|point| calibration.squeeze(*point));
    calibration.scale().0.unwrap()
}

#[track_caller]
fn near(what: &str, found: f64, expected: f64, share: f64) {
    assert!((found - expected).abs() <= share * expected.abs(), "{what}: {found} against {expected}");
}

#[test]
fn smoothing_and_outliers() {
    for case in cases() {
        let found = points(&case);
        for (index, (at_ms, level)) in case.levels.iter().enumerate() {
            let point = found[index * 10];
            assert!((point.at_ms - at_ms).abs() < 0.01, "{} {}: {point:?} at {at_ms}", case.kind, case.rate);
            near(&format!("{} {} at {at_ms}", case.kind, case.rate), point.level, *level, 1e-4);
        }
        assert!(found.len().div_ceil(10) == case.levels.len(), "as many points");
        assert!(found.iter().all(|point| point.level < 40.0), "outliers of 5000 leave no mark");
    }
}

#[test]
fn the_own_scale() {
    for case in cases() {
        let scale = scale(&points(&case));
        near("rest", scale.rest.level, case.rest.0, 1e-4);
        near("its spread", scale.rest.spread, case.rest.1, 1e-3);
        near("squeeze", scale.squeeze.unwrap(), case.squeeze, 1e-4);
        near("band", scale.band(), case.band, 1e-3);
        near("percent", scale.percent(10.0), case.percent_of_10, 1e-3);
    }
}

#[test]
fn the_share_at_rest_and_the_time_to_let_go() {
    for case in cases() {
        let points = points(&case);
        let mut watch = Watch::new(scale(&points));
        for point in points {
            let (asks, since) = match point.at_ms {
                ..4_000.0 => (Asks::Quiet, 0.0),
                ..7_000.0 => (Asks::Squeeze, 4_000.0),
                _ => (Asks::LetGo, 7_000.0),
            };
            watch.push(point, asks, since);
        }
        let found = watch.measures();
        near("share at rest", found.in_band.unwrap(), case.in_band, 1e-3);
        let took = found.release_ms().unwrap();
        assert!((took - case.nine_tenths_ms).abs() <= 15.0, "{took} against {}", case.nine_tenths_ms);
    }
}
