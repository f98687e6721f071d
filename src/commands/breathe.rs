//! `breathe`: which breath is meant, by id, by name or by its seconds, for how long. It is checked here against the
//! limits and begun elsewhere.

use super::Start;
use super::call::Refusal;
use super::fields::{self, cut};
use super::practise::{library, minutes, named, out_of_limits};
use crate::cli::Breathe;
use crate::library::Library;
use crate::plan::fill::{self, Given, Length};
use crate::practice::{Gate, Pattern, Shape, Track};
use crate::words;

/// A session of breathing that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Breaths {
    /// Which breath.
    pub breath: Breath,
    /// How long.
    pub length: Length,
    /// Whether it slows down to that breath first.
    pub ramp: bool,
}

/// The breath that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Breath {
    /// None was named: the one of the week.
    OfTheWeek,
    /// One of the catalogue, by id (B3).
    Preset(String),
    /// The person's own, within the limits.
    Own(Pattern),
    /// Perhaps one of the person's own, by the name they gave it.
    Named(String),
}

/// The breath that stands in for the one of the week while lengths are checked.
const USUAL: &str = "B3";

/// What is begun.
///
/// # Errors
/// When there is no such breath, or a figure is outside of the limits.
pub fn start(typed: &Breathe) -> Result<Start, Refusal> {
    let library = library()?;
    let length = match (&typed.minutes, &typed.breaths) {
        (Some(text), _) => Length::Minutes(minutes(text, library)?),
        (None, Some(text)) => Length::Breaths(fields::whole("--breaths", text, 1, 999)?),
        (None, None) => Length::Usual,
    };
    let breath = breath(&typed.how.join(" "), library)?;
    check(&breath, length, typed.ramp, library)?;
    Ok(Start::Breathe(Breaths { breath, length, ramp: typed.ramp }))
}

fn breath(typed: &str, library: &Library) -> Result<Breath, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Breath::OfTheWeek);
    }
    if typed.contains('-') && typed.starts_with(|c: char| c.is_ascii_digit()) {
        return pattern(typed)
            .map(Breath::Own)
            .ok_or_else(|| Refusal::usage(words::tell("error-breathe-pattern", &[("how", cut(typed).into())])));
    }
    let breaths = library.catalogue.iter().filter(|exercise| exercise.is_offered() && exercise.track == Track::Breath);
    let preset = named(typed, breaths.map(|exercise| ("exercise", exercise.id.as_str())));
    // Whether there is one of the person's own by that name is known once the diary is open.
    Ok(preset.map_or_else(|| Breath::Named(typed.to_owned()), Breath::Preset))
}

/// The line for a name that no breath has.
pub fn unknown(name: &str) -> Refusal {
    Refusal::usage(words::tell("error-breathe-unknown", &[("how", cut(name).into())]))
}

/// Seconds for in, hold, out and pause, such as `4-0-6-0` or `4.5-0-6-0.5`; also in and out alone, `4-6`.
fn pattern(typed: &str) -> Option<Pattern> {
    let parts: Vec<u32> = typed.split('-').map(milliseconds).collect::<Option<_>>()?;
    match parts[..] {
        [in_ms, hold_ms, out_ms, pause_ms] => Some(Pattern { in_ms, top_up_ms: 0, hold_ms, out_ms, pause_ms }),
        [in_ms, out_ms] => Some(Pattern::new(in_ms, out_ms)),
        _ => None,
    }
}

/// Seconds with at most one decimal, as milliseconds.
fn milliseconds(typed: &str) -> Option<u32> {
    let (whole, tenths) = typed.trim().split_once(['.', ',']).unwrap_or((typed.trim(), "0"));
    let figures =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !figures(whole, 3) || !figures(tenths, 1) {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 1000 + tenths.parse::<u32>().ok()? * 100)
}

/// Fills the session once, so that whatever the limits do not take is said before a screen opens.
fn check(breath: &Breath, length: Length, ramp: bool, library: &Library) -> Result<(), Refusal> {
    let catalogue = &library.catalogue;
    let preset = |id: &str| catalogue.get(id).ok_or_else(|| unknown(id));
    let breath = match breath {
        Breath::OfTheWeek => fill::Breath::Preset(preset(USUAL)?),
        Breath::Preset(id) => fill::Breath::Preset(preset(id)?),
        Breath::Own(pattern) => fill::Breath::Own(*pattern),
        Breath::Named(_) => return Ok(()),
    };
    if ramp && matches!(breath, fill::Breath::Preset(exercise) if matches!(exercise.shape, Shape::Ramp { .. })) {
        return Err(Refusal::usage(words::say("error-breathe-ramp")));
    }
    // Whether the breath may be held is asked once the diary is open.
    let given = Given { open: &[Gate::Hold], ..Given::week(catalogue, &library.programme, 1) };
    fill::breathe(&given, breath, length, ramp).map(|_| ()).map_err(|refusal| out_of_limits(&refusal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_a_breath() {
        assert_eq!(pattern("4-0-6-0"), Some(Pattern::new(4000, 6000)));
        assert_eq!(pattern("4-6"), Some(Pattern::new(4000, 6000)));
        let own = pattern("4.5-0-6-0,5").unwrap();
        assert_eq!((own.in_ms, own.hold_ms, own.out_ms, own.pause_ms), (4500, 0, 6000, 500));
        for text in ["4-0-6", "4-0-6-0-1", "4--6-0", "4-0-x-0", "-4-0-6-0", "4-0-6-", "1e3-6", "4444-6", "4.55-6", ""] {
            assert_eq!(pattern(text), None, "{text}");
        }
    }
}
