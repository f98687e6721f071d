//! The input as the rules see it: means with enough days, the last session, the length between its bounds.

use super::input::{DAYS, Felt, Input, PacedTrack, Session, Stopped};
use super::suggestion::Load;
use super::thresholds::Thresholds;

/// Sums of decimal figures may lie a hair beside the number that they are; a comparison forgives that much.
const HAIR: f64 = 1e-9;

/// `value >= limit`, a hair forgiven.
pub(super) fn at_least(value: f64, limit: f64) -> bool {
    value >= limit - HAIR
}

/// `value > limit`, by more than a hair.
pub(super) fn above(value: f64, limit: f64) -> bool {
    value > limit + HAIR
}

/// An input with what follows from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub input: &'a Input,
    pub limits: &'a Thresholds,
    /// The last session at this step.
    pub last: Option<&'a Session>,
    /// The mean pain of the last seven days.
    pub week: Option<f64>,
    /// The mean pain of the seven days before these.
    pub week_before: Option<f64>,
    /// The length below which nothing is made shorter, in minutes.
    pub floor: f64,
    /// The length now, in minutes.
    pub dose: f64,
}

impl<'a> Seen<'a> {
    pub(super) fn new(input: &'a Input, limits: &'a Thresholds) -> Self {
        // Half of the full length, rounded up to half a minute.
        let half = input.dose_full_min.ceil() / 2.0;
        let floor = input.dose_floor_min.unwrap_or_else(|| half.min(limits.floor_minutes));
        Self {
            input,
            limits,
            last: input.sessions.last(),
            week: mean(&input.pain_days[DAYS - 7..], limits.week_entries),
            week_before: mean(&input.pain_days[..DAYS - 7], limits.week_entries),
            floor,
            dose: input.dose_min.max(floor),
        }
    }

    /// How many of the last seven days have an entry.
    pub(super) fn entries(&self) -> f64 {
        count(&self.input.pain_days[DAYS - 7..])
    }

    /// The mean pain of the last three days, and of the seven before them.
    pub(super) fn three_days(&self) -> Option<(f64, f64)> {
        let days = &self.input.pain_days;
        let recent = mean(&days[DAYS - 3..], self.limits.flare_entries)?;
        Some((recent, mean(&days[DAYS - 10..DAYS - 3], self.limits.flare_entries_before)?))
    }

    /// Whether pain of `a` is worse than `b`.
    pub(super) fn worse(&self, a: f64, b: f64) -> bool {
        let limits = self.limits;
        let by = a - b;
        at_least(by, limits.worse_by)
            || (at_least(by, limits.worse_by_with_part)
                && at_least(b, limits.worse_part_from)
                && at_least(by / b, limits.worse_part))
    }

    /// Pain now from which it is rest today.
    pub(super) fn pain_limit(&self) -> f64 {
        let safety = &self.limits.safety;
        f64::from(self.on_ladder(safety.stop_at_pain_exposure.value(), safety.rest_at_pain.value()))
    }

    /// Pain during a session from which it was too much.
    pub(super) fn peak_limit(&self) -> f64 {
        let safety = &self.limits.safety;
        f64::from(self.on_ladder(safety.stop_at_pain_exposure.value(), safety.stop_at_pain.value()))
    }

    fn on_ladder<T>(&self, there: T, elsewhere: T) -> T {
        if self.input.track == PacedTrack::Exposure { there } else { elsewhere }
    }

    /// What weighs on today, with its figure.
    pub(super) fn loads(&self) -> Vec<(Load, Option<f64>)> {
        let (input, limits) = (self.input, self.limits);
        let sleep = input.sleep_h.filter(|hours| *hours < limits.sleep_hours).map(|hours| (Load::Sleep, Some(hours)));
        let stress = input.stress.filter(|stress| *stress >= limits.stress_high).map(|it| (Load::Stress, Some(it)));
        let mood = input.mood.filter(|mood| *mood <= limits.mood_low).map(|mood| (Load::Mood, Some(mood)));
        let unwell = input.unwell.then_some((Load::Unwell, None));
        let sensitive = input.sensitive_window.then_some((Load::Sensitive, None));
        [sleep, stress, mood, unwell, sensitive].into_iter().flatten().collect()
    }

    /// How many of the last sessions, counted back from the newest, were comfortable.
    pub(super) fn good_sessions(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "sessions of two weeks")]
        let good = self.input.sessions.iter().rev().take_while(|session| self.is_good(session)).count() as f64;
        good
    }

    fn is_good(&self, session: &Session) -> bool {
        let limits = self.limits;
        let (Some(before), Some(peak), Some(h24)) = (session.before, session.peak, session.h24) else { return false };
        peak <= limits.good_peak.max(before)
            && !above(peak - before, limits.good_rise)
            && !above(h24 - before, limits.good_next_day)
            // Soreness that was not asked about is no soreness: the pain of that day is known.
            && session.soreness_h.is_none_or(|hours| hours <= limits.soreness_hours)
            && session.stopped == Stopped::No
            && matches!(session.comfort, Some(Felt::Easy | Felt::Ok))
    }

    /// The length that is a little longer, in minutes, or `None` where the full length is reached.
    pub(super) fn longer(&self) -> Option<f64> {
        let limits = self.limits;
        let by = (self.dose * limits.longer_part).clamp(limits.longer_least, limits.longer_most);
        let longer = halves((self.dose + by).min(self.input.dose_full_min));
        (self.dose < self.input.dose_full_min && above(longer, self.dose)).then_some(longer)
    }

    /// Whether the next step asks for an agreement that is not there.
    pub(super) fn is_locked(&self) -> bool {
        self.input.next_gate_needed && !self.input.next_gate_open
    }

    /// The step that may be taken past a locked one.
    pub(super) fn way_round(&self) -> Option<u8> {
        self.input.gate_skip_to.filter(|skip| *skip > self.input.step && *skip <= self.input.step_max)
    }

    /// The step below this one: never a locked one, and none at the lowest.
    pub(super) fn step_below(&self) -> Option<u8> {
        let Input { step, step_min, prev_step, .. } = *self.input;
        let below = prev_step.or_else(|| step.checked_sub(1))?;
        (step_min..step).contains(&below).then_some(below)
    }

    /// The length of `part` of the dose, between the bounds, in halves of a minute.
    pub(super) fn part(&self, part: f64) -> f64 {
        halves(self.dose * part).max(self.floor)
    }
}

/// Minutes to the nearest half, halves up.
pub(super) fn halves(minutes: f64) -> f64 {
    (minutes * 2.0 + 0.5 + HAIR).floor() / 2.0
}

#[expect(clippy::cast_precision_loss, reason = "a number of days")]
fn count(days: &[Option<f64>]) -> f64 {
    days.iter().flatten().count() as f64
}

/// The mean of the days that have a value, when there are enough of them.
fn mean(days: &[Option<f64>], fewest: f64) -> Option<f64> {
    let n = count(days);
    (n >= fewest.max(1.0)).then(|| days.iter().flatten().sum::<f64>() / n)
}
