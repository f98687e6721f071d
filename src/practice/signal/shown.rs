//! A level as it is shown: the swing of a raw muscle signal stays in its root mean square, and is eased for the eye.
//! Nothing is measured by what is shown.

use super::kind::Kind;
use super::level::Point;

/// A point is shown as the mean of those so long before it, in milliseconds; our own choice: the swing of a raw signal
/// goes, and a release keeps its shape.
const BEFORE_MS: f64 = 300.0;
/// And of those so long after it, where they have come: less, so that the end of the curve keeps its place.
const AFTER_MS: f64 = 150.0;
/// Points further apart than this were parted by a silence.
const APART_MS: f64 = 500.0;

/// The points of a curve, oldest first, as they are shown. A level is shown as it is.
#[must_use]
pub fn eased(points: &[Point], kind: Option<Kind>) -> Vec<Point> {
    if kind != Some(Kind::Raw) {
        return points.to_vec();
    }
    let (mut from, mut to, mut sum) = (0, 0, 0.0);
    let mut shown = Vec::with_capacity(points.len());
    for (index, point) in points.iter().enumerate() {
        while let Some(next) = points.get(to).filter(|next| next.at_ms - point.at_ms <= AFTER_MS) {
            sum += next.level;
            to += 1;
        }
        while points.get(from).is_some_and(|first| point.at_ms - first.at_ms > BEFORE_MS) {
            sum -= points[from].level;
            from += 1;
        }
        // What lies behind a silence is no neighbour.
        if index > 0 && point.at_ms - points[index - 1].at_ms > APART_MS {
            sum = points[index..to].iter().map(|point| point.level).sum();
            from = index;
        }
        let count = u32::try_from(to - from).unwrap_or(u32::MAX).max(1);
        shown.push(Point { at_ms: point.at_ms, level: sum / f64::from(count) });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::super::{Level, MadeUp, Part, Spread};
    use super::*;

    #[test]
    fn a_raw_curve_is_calmer_and_stays_where_it_was() {
        let (mut level, signal) = (Level::new(Kind::Raw), MadeUp::new(Kind::Raw, 500, 1));
        let points: Vec<Point> = (0..10_000_u32)
            .zip(signal.with_parts(Part::rest(60.0)))
            .filter_map(|(index, value)| level.push(f64::from(index) * 2.0, value))
            .collect();
        let shown = eased(&points, Some(Kind::Raw));
        let spread =
            |points: &[Point]| Spread::of(&points.iter().map(|point| point.level).collect::<Vec<_>>()).unwrap();
        let (as_it_is, calm) = (spread(&points), spread(&shown));
        assert!(calm.spread < 0.8 * as_it_is.spread, "{calm:?} of {as_it_is:?}");
        assert!((calm.level / as_it_is.level - 1.0).abs() < 0.03, "{calm:?} of {as_it_is:?}");
        assert_eq!(eased(&points, Some(Kind::Level)), points);
        let step = |at: u32| Point { at_ms: f64::from(at) * 20.0, level: if at < 100 { 4.0 } else { 20.0 } };
        let steps: Vec<Point> = (0..200).map(step).collect();
        let half = eased(&steps, Some(Kind::Raw)).into_iter().find(|point| point.level > 12.0).unwrap();
        assert!((half.at_ms - 2_000.0).abs() <= 100.0, "{half:?}");
    }

    #[test]
    fn neighbours_across_a_silence_are_none() {
        let near: Vec<Point> = [(0.0, 4.0), (20.0, 4.0), (9_000.0, 20.0), (9_020.0, 20.0)]
            .map(|(at_ms, level)| Point { at_ms, level })
            .to_vec();
        assert_eq!(eased(&near, Some(Kind::Raw)), near);
    }
}
