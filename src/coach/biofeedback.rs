//! What a sensor tells while the program runs: how it is with it, its last half minute, the person's own scale. Reads no
//! port and draws nothing; what a session makes of it stands with the session.

use std::cell::Cell;
use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::coach::Coach;
use super::effect::Effect;
use super::history_words::one_place;
use crate::clock::Now;
use crate::diary::Day;
use crate::practice::signal::{Contact, Heard, Kind, Point, Scale, Spread, eased};
use crate::words::{say, tell};

/// How much of the level is held to be shown, in milliseconds.
const SHOWN_MS: f64 = 30_000.0;
/// A sensor that has sent nothing for so long has stalled.
const STALLED_MS: u64 = 2_000;
/// The register that keeps the scales.
const SCALES: &str = "sensor_scales";
/// The register that keeps where the sensor lies.
const PLACE: &str = "sensor_place";
/// The register that keeps the day on which learning the scale was put off.
const PUT_OFF: &str = "sensor_put_off";
/// It is offered again after so many days, as everything that can be put off.
const AGAIN_DAYS: i64 = 7;
/// At most so many scales are kept; the oldest goes.
const MOST_SCALES: usize = 12;

/// Where a sensor lies, as far as it matters: what was learned in one place is not true of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// On the skin.
    #[default]
    Skin,
    /// Within the body.
    Inside,
    /// On the belly.
    Belly,
    /// Anywhere else.
    Elsewhere,
}

impl Placement {
    /// Each, in order.
    pub const ALL: [Self; 4] = [Self::Skin, Self::Inside, Self::Belly, Self::Elsewhere];

    /// Its id in word keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Skin => "skin",
            Self::Inside => "inside",
            Self::Belly => "belly",
            Self::Elsewhere => "elsewhere",
        }
    }

    /// The next one, around.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|place| *place == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// A scale as it is kept: for one device and channel in one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// The name of the device.
    pub device: String,
    /// Its channel.
    pub channel: String,
    /// Where it lay.
    pub place: Placement,
    /// Raw, or a level.
    pub kind: String,
    /// The resting level.
    pub rest: f64,
    /// Its spread.
    pub spread: f64,
    /// The level of a gentle squeeze, where one was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub squeeze: Option<f64>,
    /// The day on which it was learned.
    pub on: String,
}

/// How it is with the sensor, in the order in which it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is being looked for, or has sent nothing yet.
    Opening,
    /// It went away and is looked for again.
    Gone,
    /// It ended.
    Ended,
    /// It has sent nothing for two seconds.
    Stalled,
    /// More came than a sensor sends.
    Flood,
    /// Of what it sends, more than a tenth is no number.
    Unreadable,
    /// The numbers could not be recorded.
    Unrecorded,
}

impl Mark {
    /// Each, in order.
    pub const ALL: [Self; 7] =
        [Self::Opening, Self::Gone, Self::Ended, Self::Stalled, Self::Flood, Self::Unreadable, Self::Unrecorded];

    /// Its id in word keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Gone => "gone",
            Self::Ended => "ended",
            Self::Stalled => "stalled",
            Self::Flood => "flood",
            Self::Unreadable => "unreadable",
            Self::Unrecorded => "unrecorded",
        }
    }
}

/// A scale that was looked up, and for which state of the profile and which kind.
type Found = (u64, Option<Kind>, Option<Scale>);

/// A sensor that is configured, and what it told.
#[derive(Clone, Debug)]
pub struct Biofeedback {
    /// The name of the device, without its speed or a command's options.
    pub device: String,
    /// The channel, as it was typed.
    pub channel: String,
    /// What was told last, without its points.
    pub heard: Heard,
    recent: VecDeque<Point>,
    heard_ms: u64,
    /// Whether learning its scale is not offered any more in this run.
    passed: bool,
    /// The scale that was looked up last: it is asked for with every picture.
    found: Cell<Option<Found>>,
}

impl Biofeedback {
    /// A sensor that has told nothing yet.
    #[must_use]
    pub fn new(device: String, channel: String) -> Self {
        Self {
            device,
            channel,
            heard: Heard::default(),
            recent: VecDeque::new(),
            heard_ms: 0,
            passed: false,
            found: Cell::new(None),
        }
    }

    /// Takes in what was told at `now`.
    pub fn hear(&mut self, heard: &Heard, now: Now) {
        if heard.contact == Contact::There {
            self.heard_ms = now.mono_ms;
        }
        self.recent.extend(&heard.points);
        if let Some(last) = self.recent.back().map(|point| point.at_ms) {
            while self.recent.front().is_some_and(|point| last - point.at_ms > SHOWN_MS) {
                self.recent.pop_front();
            }
        }
        self.heard = Heard { points: Vec::new(), ..heard.clone() };
    }

    /// The curve of the last half minute up to the newest samples, oldest first, as it is shown.
    #[must_use]
    pub fn curve(&self) -> Vec<Point> {
        let points: Vec<Point> = self.recent().chain(self.heard.tip).collect();
        eased(&points, self.heard.kind)
    }

    /// The points of the last half minute, oldest first.
    fn recent(&self) -> impl DoubleEndedIterator<Item = Point> + '_ {
        self.recent.iter().copied()
    }

    /// The scale before anything was learned: what has come so far is rest.
    #[must_use]
    pub fn unlearned(&self) -> Scale {
        let levels: Vec<f64> = self.recent().map(|point| point.level).collect();
        Scale { rest: Spread::of(&levels).unwrap_or(Spread { level: 0.0, spread: 0.0 }), squeeze: None }
    }

    /// Its name in words.
    #[must_use]
    pub fn device_words(&self) -> String {
        if self.device == "-" { say("signal-input") } else { self.device.clone() }
    }

    /// What is not well with it at `now`, if anything is.
    #[must_use]
    pub fn mark(&self, now: Now) -> Option<Mark> {
        let heard = &self.heard;
        match heard.contact {
            Contact::Opening => Some(Mark::Opening),
            Contact::Gone => Some(Mark::Gone),
            Contact::Ended => Some(Mark::Ended),
            Contact::There if now.mono_ms > self.heard_ms + STALLED_MS => Some(Mark::Stalled),
            Contact::There if heard.flood => Some(Mark::Flood),
            Contact::There if heard.unreadable > 1 && heard.unreadable.saturating_mul(9) > heard.read => {
                Some(Mark::Unreadable)
            }
            Contact::There if heard.unrecorded => Some(Mark::Unrecorded),
            Contact::There => None,
        }
    }

    /// Forgets what it told: it is begun anew.
    pub fn forget(&mut self) {
        self.recent.clear();
        self.heard = Heard::default();
    }
}

impl Coach {
    /// Begins to listen to the sensor, where there is one.
    pub fn listen(&mut self) -> Option<Effect> {
        let sensor = self.sensor.as_mut()?;
        sensor.forget();
        Some(Effect::Listen(true))
    }

    /// Stops listening, where there is a sensor.
    pub fn stop_listening(&self) -> Option<Effect> {
        self.sensor.as_ref().map(|_| Effect::Listen(false))
    }

    /// Where the sensor lies.
    #[must_use]
    pub fn placement(&self) -> Placement {
        self.profile.get(PLACE).unwrap_or_default()
    }

    /// Notes that the sensor lies elsewhere.
    pub fn place_sensor(&mut self, place: Placement, now: Now) -> Effect {
        self.set(PLACE, place.id().into(), now)
    }

    /// The person's scale with this device, channel and kind in this place, where it was learned.
    #[must_use]
    pub fn scale(&self) -> Option<Scale> {
        let sensor = self.sensor.as_ref()?;
        let (revision, kind) = (self.revision(), sensor.heard.kind);
        if let Some((_, _, scale)) = sensor.found.get().filter(|found| (found.0, found.1) == (revision, kind)) {
            return scale;
        }
        let learned = self.scales().into_iter().rev().find(|learned| self.is_of_now(learned));
        let rest = |learned: &Learned| Spread { level: learned.rest, spread: learned.spread };
        let scale = learned.map(|learned| Scale { rest: rest(&learned), squeeze: learned.squeeze });
        sensor.found.set(Some((revision, kind, scale)));
        scale
    }

    /// Keeps a scale that was learned, in place of an earlier one of the same device, channel, kind and place.
    pub fn learn_scale(&mut self, scale: Scale, now: Now) -> Option<Effect> {
        let sensor = self.sensor.as_ref()?;
        let learned = Learned {
            device: sensor.device.clone(),
            channel: sensor.channel.clone(),
            place: self.placement(),
            kind: sensor.heard.kind.unwrap_or(Kind::Level).id().to_owned(),
            rest: rounded(scale.rest.level),
            spread: rounded(scale.rest.spread),
            squeeze: scale.squeeze.map(rounded),
            on: self.today(now).to_string(),
        };
        let mut scales = self.scales();
        scales.retain(|before| !self.is_of_now(before));
        scales.push(learned);
        let from = scales.len().saturating_sub(MOST_SCALES);
        let value = serde_json::to_value(&scales[from..]).ok()?;
        Some(self.set(SCALES, value, now))
    }

    /// Whether learning the own scale is offered before a session: there is a sensor whose scale is not known where it
    /// lies, and it was not put off this week.
    #[must_use]
    pub fn offers_scale(&self) -> bool {
        let today = self.today(self.now());
        let lately = self.profile.get::<Day>(PUT_OFF).is_some_and(|day| day.plus(AGAIN_DAYS) > today && day <= today);
        self.sensor.as_ref().is_some_and(|sensor| !sensor.passed) && !lately && self.scale().is_none()
    }

    /// The offer was answered: where nothing was learned it waits for a week. A sensor that was not there is none to put
    /// off.
    pub fn scale_answered(&mut self, now: Now) -> Option<Effect> {
        let passed = std::mem::replace(&mut self.sensor.as_mut()?.passed, true);
        let today = serde_json::to_value(self.today(now)).ok()?;
        (!passed && self.scale().is_none()).then(|| self.set(PUT_OFF, today, now))
    }

    /// The sensor is not there: nothing is offered in this run.
    pub const fn pass_scale(&mut self) {
        if let Some(sensor) = &mut self.sensor {
            sensor.passed = true;
        }
    }

    /// The level in words; none before the first number.
    #[must_use]
    pub fn level_words(&self) -> Option<String> {
        let sensor = self.sensor.as_ref()?;
        let level = sensor.curve().last()?.level;
        Some(match self.scale() {
            None => tell("signal-level", &[("n", one_place(level).into())]),
            Some(scale) if level <= scale.band() => say("signal-level-rests"),
            Some(scale) => tell("signal-level-above", &[("n", one_place(scale.percent(level).round()).into())]),
        })
    }

    fn scales(&self) -> Vec<Learned> {
        self.profile.get(SCALES).unwrap_or_default()
    }

    fn is_of_now(&self, learned: &Learned) -> bool {
        self.sensor.as_ref().is_some_and(|sensor| {
            let kind = sensor.heard.kind.is_none_or(|kind| kind.id() == learned.kind);
            kind && learned.device == sensor.device
                && learned.channel == sensor.channel
                && learned.place == self.placement()
        })
    }
}

/// A figure with four digits after the point at most: more would be noise.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
