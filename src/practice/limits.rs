//! The limits that breathing, lengths and letting go keep to, and the check of a pattern against them. The numbers
//! stand in `assets/exercises.json` with their sources; the words for a refusal in `assets/en/exercise.ftl`.

use serde::{Deserialize, Serialize};

use super::pattern::{Pattern, Ramp};

/// A figure and what it may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// At least.
    pub min: f64,
    /// At most.
    pub max: f64,
    /// Below this there is a note.
    #[serde(default)]
    pub note_below: Option<f64>,
    /// Above this there is a note.
    #[serde(default)]
    pub note_above: Option<f64>,
    /// Where the figures come from.
    pub source: String,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// Where it comes from.
    pub source: String,
}

/// What holds for the one breath with a longer hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LongHold {
    /// The id of the exercise.
    pub exercise: String,
    /// The longest hold, milliseconds.
    pub hold_ms: f64,
    /// The fewest breaths a minute.
    pub rate: f64,
    /// Where the figures come from.
    pub source: String,
}

/// Which holds a breath may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// None.
    Off,
    /// Short ones: the questions about holds were all answered with no.
    Agreed,
    /// The long one of the one breath that has it.
    Long,
}

/// All limits of practising.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// In-breath, milliseconds.
    pub in_ms: Range,
    /// Top-up, milliseconds, where there is one.
    pub top_up_ms: Range,
    /// Hold after the in-breath, milliseconds.
    pub hold_ms: Range,
    /// Out-breath, milliseconds.
    pub out_ms: Range,
    /// Pause after the out-breath, milliseconds.
    pub pause_ms: Range,
    /// Out-breath over in-breath.
    pub out_per_in: Range,
    /// Breaths a minute.
    pub rate: Range,
    /// Whole breath, milliseconds.
    pub cycle_ms: Range,
    /// Length of one session, seconds.
    pub session_s: Range,
    /// The least that a session counted in breaths has; it may then be shorter than `session_s`.
    pub least_breaths: Figure,
    /// Greatest length of a session that was typed by the person, seconds.
    pub typed_session_s: Figure,
    /// Guided breathing in a day after which there is a note, seconds.
    pub day_note_s: Figure,
    /// How far one press makes the out-breath longer or shorter, milliseconds.
    pub pace_step_ms: Figure,
    /// Rate at which a ramp may start, breaths a minute.
    pub ramp_start: Range,
    /// Rate at which a ramp starts when the person's own is not known.
    pub ramp_start_usual: Figure,
    /// Rate at which a ramp may end, breaths a minute.
    pub ramp_target: Range,
    /// Greatest fall of the rate in a minute.
    pub ramp_fall: Figure,
    /// Usual fall of the rate in a minute.
    pub ramp_fall_usual: Figure,
    /// So many breaths of one's own are tapped before the first one that is paced.
    pub own_breaths: Figure,
    /// So long the next tap is waited for, in seconds; then the pacer begins.
    pub own_breath_waits_s: Figure,
    /// The hold after the in-breath, milliseconds, once the questions about holds are answered.
    pub hold_agreed_ms: Range,
    /// The pause after the out-breath, milliseconds, once they are.
    pub pause_agreed_ms: Range,
    /// The one breath with a longer hold.
    pub long_hold: LongHold,
    /// Days after which the questions about holds are asked again.
    pub holds_asked_days: Figure,
    /// Letting go lasts at least so many times as long as squeezing the floor.
    pub release_per_squeeze: Figure,
    /// Letting go lasts at least so many times as long as tensing another group of muscles.
    pub release_per_tense: Figure,
    /// The greatest effort of a squeeze, in percent of one's strength.
    pub squeeze_effort: Figure,
    /// Time for a change of position between two blocks, seconds.
    pub change_s: Figure,
    /// On a ladder: after so many seconds it asks whether to carry on.
    pub check_in_s: Figure,
    /// So long that question waits, in seconds; then the step ends.
    pub check_in_waits_s: Figure,
    /// So many steps of the person's own a ladder takes.
    pub ladder_own_steps: Figure,
}

/// Why a figure is not taken: `exercise-limit-<what>` with `value`, `min` and `max` (seconds, a ratio or a rate).
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The word key.
    pub key: &'static str,
    /// The figure that was asked for.
    pub value: f64,
    /// The least it may be.
    pub min: f64,
    /// The most it may be.
    pub max: f64,
}

/// Something worth knowing about a pattern that is taken: `exercise-advice-<what>` with `value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The word key.
    pub key: &'static str,
    /// The figure it is about.
    pub value: f64,
}

/// Checks a breath without holds against the limits.
///
/// # Errors
/// The first limit that it breaks.
pub fn check(pattern: &Pattern, limits: &Limits) -> Result<Vec<Advice>, Refusal> {
    check_with(pattern, Holds::Off, limits)
}

/// Checks a breath against the limits, with the holds that are open to it.
///
/// # Errors
/// The first limit that it breaks.
pub fn check_with(pattern: &Pattern, holds: Holds, limits: &Limits) -> Result<Vec<Advice>, Refusal> {
    let ms = |key, ms: u32, range| within(key, f64::from(ms), range, 1000.0);
    let long = &limits.long_hold;
    let (hold, pause, rate) = match holds {
        Holds::Off => (ends(&limits.hold_ms), &limits.pause_ms, ends(&limits.rate)),
        Holds::Agreed => (ends(&limits.hold_agreed_ms), &limits.pause_agreed_ms, ends(&limits.rate)),
        Holds::Long => ((0.0, long.hold_ms), &limits.pause_agreed_ms, (long.rate, limits.rate.max)),
    };
    if pattern.hold_ms > 0 {
        ms(hold_key(holds), pattern.hold_ms, hold)?;
    }
    ms("exercise-limit-in", pattern.in_ms, ends(&limits.in_ms))?;
    if pattern.top_up_ms > 0 {
        ms("exercise-limit-top-up", pattern.top_up_ms, ends(&limits.top_up_ms))?;
    }
    ms("exercise-limit-out", pattern.out_ms, ends(&limits.out_ms))?;
    ms("exercise-limit-pause", pattern.pause_ms, ends(pause))?;
    within("exercise-limit-ratio", pattern.out_per_in(), ends(&limits.out_per_in), 1.0)?;
    within("exercise-limit-rate", pattern.rate(), rate, 1.0)?;
    ms("exercise-limit-cycle", pattern.cycle_ms(), ends(&limits.cycle_ms))?;
    let mut notes = Vec::new();
    if limits.in_ms.note_above.is_some_and(|above| f64::from(pattern.in_ms) > above) {
        notes.push(Advice { key: "exercise-advice-in", value: f64::from(pattern.in_ms) / 1000.0 });
    }
    if limits.out_per_in.note_below.is_some_and(|below| pattern.out_per_in() < below) {
        notes.push(Advice { key: "exercise-advice-ratio", value: pattern.out_per_in() });
    }
    Ok(notes)
}

/// Checks the length of a session in seconds; `typed` when the person wrote the length themselves.
///
/// # Errors
/// When it is shorter or longer than the limits.
pub fn check_length(seconds: u32, typed: bool, limits: &Limits) -> Result<(), Refusal> {
    let max = if typed { limits.typed_session_s.value } else { limits.session_s.max };
    within("exercise-limit-session", f64::from(seconds), (limits.session_s.min, max), 60.0)
}

/// Checks a session counted in breaths, `seconds` long: a few breaths are a short practice of their own, so that the
/// count has a least and the length a greatest alone.
///
/// # Errors
/// When it has fewer breaths, or is longer, than the limits.
pub fn check_breaths(breaths: u32, seconds: u32, limits: &Limits) -> Result<(), Refusal> {
    let min = limits.least_breaths.value;
    if f64::from(breaths) < min {
        return Err(Refusal { key: "exercise-limit-breaths", value: f64::from(breaths), min, max: f64::INFINITY });
    }
    within("exercise-limit-session", f64::from(seconds), (0.0, limits.typed_session_s.value), 60.0)
        .map_err(|refusal| Refusal { min: limits.session_s.min / 60.0, ..refusal })
}

/// Checks a ramp: its rates, and that it does not slow down faster than allowed.
///
/// # Errors
/// The first limit that it breaks.
pub fn check_ramp(ramp: &Ramp, limits: &Limits) -> Result<(), Refusal> {
    // The person's own rate is held to `ramp_start`; a short ramp may have to begin lower than that.
    within("exercise-limit-rate", ramp.start_rate(), (limits.ramp_target.min, limits.ramp_start.max), 1.0)?;
    within("exercise-limit-rate", ramp.target_rate(), ends(&limits.ramp_target), 1.0)?;
    let fall = (ramp.start_rate() - ramp.target_rate()) * 60_000.0 / f64::from(ramp.ms.max(1));
    let max = limits.ramp_fall.value;
    if fall > max + 0.001 { Err(Refusal { key: "exercise-limit-fall", value: fall, min: 0.0, max }) } else { Ok(()) }
}

/// Checks that letting go after a squeeze lasts long enough.
///
/// # Errors
/// When it is shorter than so many times the squeeze (in seconds), or there is no squeeze.
pub fn check_release(squeeze_ms: u32, release_ms: u32, limits: &Limits) -> Result<(), Refusal> {
    let least = f64::from(squeeze_ms.max(1)) * limits.release_per_squeeze.value;
    within("exercise-limit-release", f64::from(release_ms), (least, f64::from(u32::MAX)), 1000.0)
}

/// A hold is refused as one that stays off, or as one that is too long.
const fn hold_key(holds: Holds) -> &'static str {
    match holds {
        Holds::Off => "exercise-limit-hold",
        Holds::Agreed | Holds::Long => "exercise-limit-hold-length",
    }
}

const fn ends(range: &Range) -> (f64, f64) {
    (range.min, range.max)
}

fn within(key: &'static str, value: f64, (min, max): (f64, f64), unit: f64) -> Result<(), Refusal> {
    if (min..=max).contains(&value) {
        Ok(())
    } else {
        // Two places are enough to read, rounded away from the range so that they never look as if they were in it.
        let hundredths = value / unit * 100.0;
        let shown = if value < min { hundredths.floor() } else { hundredths.ceil() } / 100.0;
        Err(Refusal { key, value: shown, min: min / unit, max: max / unit })
    }
}

/// A note once the guided breathing of a day, in seconds, is more than enough; never a block.
#[must_use]
pub fn day_note(guided_s: u32, limits: &Limits) -> Option<Advice> {
    let value = f64::from(guided_s);
    (value > limits.day_note_s.value).then_some(Advice { key: "exercise-advice-day", value: value / 60.0 })
}

impl Limits {
    /// The shortest in-breath and out-breath.
    #[must_use]
    pub fn least(&self) -> Pattern {
        Pattern::new(whole(self.in_ms.min), whole(self.out_ms.min))
    }

    /// The holds that `pattern` needs in the exercise of that id.
    #[must_use]
    pub fn holds_of(&self, exercise: &str, pattern: &Pattern) -> Holds {
        let fits = |range: &Range, ms: u32| f64::from(ms) <= range.max;
        match (fits(&self.hold_ms, pattern.hold_ms), fits(&self.pause_ms, pattern.pause_ms)) {
            (true, true) => Holds::Off,
            _ if exercise.eq_ignore_ascii_case(&self.long_hold.exercise) => Holds::Long,
            _ => Holds::Agreed,
        }
    }

    /// How far one press makes the out-breath longer or shorter, milliseconds.
    pub fn pace_step(&self) -> i32 {
        i32::try_from(whole(self.pace_step_ms.value)).unwrap_or(0)
    }

    /// Time for a change of position, milliseconds.
    pub fn change_ms(&self) -> u32 {
        whole(self.change_s.value).saturating_mul(1000)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "limits are small and never below zero")]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 1e9) as u32
}
