//! Names of records: UUID version 7 made from the moment an entry speaks of. Randomness comes in as a seed.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The name of a record; sorts by the moment it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id(pub Uuid);

impl Id {
    /// Reads an id as it is written in a month file or typed on the command line.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A source of ids. Two sources with different seeds do not meet in practice; one with the same seed repeats itself,
/// which is what tests want.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u128,
}

impl Ids {
    /// A source that starts at `seed`; give it 128 random bits outside of tests.
    #[must_use]
    pub const fn new(seed: u128) -> Self {
        Self { state: seed }
    }

    /// The next id, made from `at` (milliseconds) and 74 bits of the source (SplitMix64, Steele et al. 2014, twice).
    pub fn next(&mut self, at: DateTime<FixedOffset>) -> Id {
        let mut random = [0u8; 10];
        let bits = [self.step(), self.step()];
        random[..8].copy_from_slice(&bits[0].to_be_bytes());
        random[8..].copy_from_slice(&bits[1].to_be_bytes()[..2]);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    fn step(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        #[expect(clippy::cast_possible_truncation, reason = "folds 128 bits of state into 64")]
        let mut z = (self.state ^ (self.state >> 64)) as u64;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
