//! Learning the person's own scale, in under a minute: twenty seconds at rest with the breath and, where squeezing is
//! open to them, three gentle squeezes. Draws nothing and reads no sensor.

use super::coach::Coach;
use super::effect::Effect;
use crate::clock::Now;
use crate::practice::Gate;
use crate::practice::signal::{Calibration, Doubt, Heard, Scale, Told};
use crate::words::{name, say, tell};

/// How long rest is listened to, in milliseconds; our own choice: two or three slow breaths.
const REST_MS: u64 = 20_000;
/// A gentle squeeze, in milliseconds: as the first squeezes of the programme.
const SQUEEZE_MS: u64 = 3_000;
/// Letting go after it: more than twice as long, as everywhere.
const LET_GO_MS: u64 = 7_000;
/// How many squeezes.
const SQUEEZES: u64 = 3;

/// What is asked at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// To rest and breathe.
    Rest,
    /// A gentle squeeze.
    Squeeze,
    /// To let go.
    LetGo,
    /// Nothing more: it is over.
    Nothing,
}

impl Asking {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rest => "signal-asks-rest",
            Self::Squeeze => "signal-asks-squeeze",
            Self::LetGo => "signal-asks-let-go",
            Self::Nothing => "signal-asks-nothing",
        }
    }
}

/// A calibration that runs.
#[derive(Debug)]
pub struct Calibrating {
    begun_ms: u64,
    squeezes: bool,
    gathered: Calibration,
    /// The squeeze that the last point belonged to, from 1.
    squeeze: u64,
    /// What the sensor had told of its samples before it began.
    before: Heard,
}

/// What a calibration came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Learnt {
    /// The scale; none where nothing came.
    pub scale: Option<Scale>,
    /// What is doubtful about it.
    pub doubts: Vec<Doubt>,
}

impl Calibrating {
    /// One that begins at `now`, with squeezes where they are open to the person.
    #[must_use]
    pub fn begin(coach: &Coach, now: Now) -> Self {
        let before = coach.sensor.as_ref().map(|sensor| sensor.heard.clone()).unwrap_or_default();
        let mut gathered = Calibration::default();
        gathered.asked_rest(20_000.0);
        Self { begun_ms: now.mono_ms, squeezes: coach.agreement(Gate::Squeeze).given, gathered, squeeze: 0, before }
    }

    /// What is asked at `now`, and for how many milliseconds more.
    #[must_use]
    pub fn asking(&self, now: Now) -> (Asking, u64) {
        let into = now.mono_ms.saturating_sub(self.begun_ms);
        if into < REST_MS {
            return (Asking::Rest, REST_MS - into);
        }
        let (round, at) = ((into - REST_MS) / (SQUEEZE_MS + LET_GO_MS), (into - REST_MS) % (SQUEEZE_MS + LET_GO_MS));
        match at {
            _ if !self.squeezes || round >= SQUEEZES => (Asking::Nothing, 0),
            at if at < SQUEEZE_MS => (Asking::Squeeze, SQUEEZE_MS - at),
            at => (Asking::LetGo, SQUEEZE_MS + LET_GO_MS - at),
        }
    }

    /// Whether it is over at `now`.
    #[must_use]
    pub fn is_over(&self, now: Now) -> bool {
        self.asking(now).0 == Asking::Nothing
    }

    /// The whole length in seconds.
    #[must_use]
    pub const fn seconds(&self) -> u64 {
        (REST_MS + if self.squeezes { SQUEEZES * (SQUEEZE_MS + LET_GO_MS) } else { 0 }) / 1000
    }

    /// Takes in what the sensor told.
    pub fn hear(&mut self, heard: &Heard) {
        self.gathered.tell(Told {
            read: heard.read.saturating_sub(self.before.read),
            unreadable: heard.unreadable.saturating_sub(self.before.unreadable),
            looked: heard.looked.since(self.before.looked),
            kind: heard.kind,
        });
        for point in &heard.points {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds of a run are exact in a float")]
            let into = point.at_ms - self.begun_ms as f64;
            if into < 0.0 {
                continue;
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "not negative, and under a minute"
            )]
            let into = into as u64;
            match into.checked_sub(REST_MS) {
                None => self.gathered.rest(*point),
                Some(after) => self.gather_squeeze(after, *point),
            }
        }
    }

    fn gather_squeeze(&mut self, after: u64, point: crate::practice::signal::Point) {
        let round = after / (SQUEEZE_MS + LET_GO_MS) + 1;
        if !self.squeezes || round > SQUEEZES || after % (SQUEEZE_MS + LET_GO_MS) >= SQUEEZE_MS {
            return;
        }
        if self.squeeze != round {
            self.squeeze = round;
            self.gathered.begin_squeeze();
        }
        self.gathered.squeeze(point);
    }

    /// What it came to.
    #[must_use]
    pub fn learnt(&self) -> Learnt {
        let (scale, doubts) = self.gathered.scale();
        Learnt { scale, doubts }
    }
}

impl Learnt {
    /// What it came to, in a line: the doubt, where there is one, and that `key` tries again.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        match self.doubts.first() {
            Some(doubt) => {
                tell("signal-doubt", &[("why", name("signal-doubt", doubt.id()).into()), ("key", key.into())])
            }
            None => say("signal-learnt"),
        }
    }
}

impl Coach {
    /// Keeps what a calibration came to, where it came to a scale; a doubtful one is kept too, and the doubt is said.
    pub fn keep_learnt(&mut self, learnt: &Learnt, now: Now) -> Option<Effect> {
        learnt.scale.and_then(|scale| self.learn_scale(scale, now))
    }
}
