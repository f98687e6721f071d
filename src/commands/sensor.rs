//! `sensor`: what can be tried without a session. The made-up signal comes from `practice`; here it is paced and
//! printed.

use std::fmt::Write as _;
use std::thread;

use super::call::{Call, Refusal};
use super::fields::{self, refuse};
use crate::cli::{Sensor, SensorAct, Simulate};
use crate::devices::sensor::ports;
use crate::practice::signal::{Kind, MadeUp, Part, Truth};
use crate::words;

/// Samples are printed together so often, in milliseconds: as a sensor on a cable sends them.
const BATCH_MS: u64 = 20;
/// The rate where none was asked for, a second.
const RATE: u32 = 50;
/// From this rate on a signal is raw where nothing else was asked for, as sensors of muscle activity print it.
const RAW_FROM: u32 = 500;

/// Does what was asked.
///
/// # Errors
/// When a value does not fit.
pub fn run(typed: &Sensor, call: &mut Call<'_>) -> Result<u8, Refusal> {
    match &typed.act {
        SensorAct::Simulate(typed) => simulate(typed, call),
        SensorAct::List => Ok(list(call)),
        // It has a screen, which is opened elsewhere.
        SensorAct::Test(_) => Ok(0),
    }
}

/// The serial ports of this machine.
fn list(call: &mut Call<'_>) -> u8 {
    let ports = ports();
    if ports.is_empty() {
        call.say(&words::say("signal-no-ports"));
    }
    for port in ports {
        match port.product {
            Some(product) => call.say(&format!("{}  {product}", port.name)),
            None => call.say(&port.name),
        }
    }
    0
}

/// Prints one number a line, as they arise, until nobody listens.
fn simulate(typed: &Simulate, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let rate = typed.rate.as_deref().map_or(Ok(RATE), |text| fields::whole("--rate", text, 1, 2000))?;
    let seconds = typed.seconds.as_deref().map(|text| fields::whole("--seconds", text, 1, 86_400)).transpose()?;
    let mut signal = signal(typed, rate)?;
    let last = seconds.map(|seconds| u64::from(seconds) * u64::from(rate));
    let begun = call.clock.now().mono_ms;
    let (mut printed, mut batch) = (0, 0);
    loop {
        batch += 1;
        let due = (batch * BATCH_MS * u64::from(rate) / 1000).min(last.unwrap_or(u64::MAX));
        let mut lines = String::new();
        for value in signal.by_ref().take(usize::try_from(due - printed).unwrap_or(0)) {
            // Three places are as much as a sensor gives; a text always takes what is written to it.
            let _ = writeln!(lines, "{value:.3}");
        }
        printed = due;
        thread::sleep(call.clock.until(begun + batch * BATCH_MS));
        if !call.pass_on(lines.as_bytes())? || last.is_some_and(|last| printed >= last) {
            return Ok(0);
        }
    }
}

fn signal(typed: &Simulate, rate: u32) -> Result<MadeUp, Refusal> {
    let usual = Truth::default();
    let truth = Truth {
        rest: number("--rest", typed.rest.as_deref(), usual.rest)?,
        squeeze: number("--squeeze", typed.squeeze.as_deref(), usual.squeeze)?,
        release_ms: 1000.0 * number("--release", typed.release.as_deref(), usual.release_ms / 1000.0)?,
        noise: number("--noise", typed.noise.as_deref(), usual.noise)?,
        ..usual
    };
    let kind = match typed.signal.as_deref() {
        None => {
            if rate >= RAW_FROM {
                Kind::Raw
            } else {
                Kind::Level
            }
        }
        Some(text) => Kind::of(&text.trim().to_lowercase())
            .ok_or_else(|| fields::not_listed("--signal", text, &[Kind::Raw.id(), Kind::Level.id()]))?,
    };
    let seed = typed.seed.as_deref().map_or(Ok(1), |text| fields::whole("--seed", text, 0, u32::MAX))?;
    let made_up = MadeUp::new(kind, rate, u64::from(seed)).with_truth(truth);
    match typed.parts.as_deref() {
        None => Ok(made_up),
        Some(text) => Part::parse(text)
            .map(|parts| made_up.with_parts(parts))
            .ok_or_else(|| refuse("error-sensor-parts", "--parts", text)),
    }
}

/// A number from 0 to a million; `usual` where nothing was typed.
fn number(option: &str, typed: Option<&str>, usual: f64) -> Result<f64, Refusal> {
    let Some(text) = typed else { return Ok(usual) };
    let number = text.trim().replace(',', ".").parse::<f64>().ok();
    number.filter(|number| (0.0..=1e6).contains(number)).ok_or_else(|| refuse("error-number", option, text))
}
