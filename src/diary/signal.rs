//! What a sensor, or the person's own noticing, showed of letting go in a practice: figures, never the numbers they
//! came from. How they are measured is worked out elsewhere; nothing in here is compared with other people.

use serde::{Deserialize, Serialize};

/// Where the figures come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalSource {
    /// A sensor.
    #[default]
    Sensor,
    /// What the person felt, told with two keys.
    Felt,
}

/// The figures of one practice. What was not measured is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signal {
    /// Where they come from.
    pub source: SignalSource,
    /// What the sensor sent: raw, or a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The resting level, in the sensor's own unit: the median while softness was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<f64>,
    /// How far it spread, in the same unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<f64>,
    /// The person's own rest and gentle squeeze, as they were learned before: 0 and 100 of their scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<[f64; 2]>,
    /// Seconds from "let go" until nine tenths were let go: the median over squeezes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release_s: Option<f64>,
    /// How many squeezes were let go.
    #[serde(skip_serializing_if = "is_none")]
    pub releases: u32,
    /// How fully they were let go, 0 to 1: the median.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fully: Option<f64>,
    /// The share of the time in which softness was asked that lay within the resting band, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_band: Option<f64>,
    /// Gripping that was noticed.
    #[serde(skip_serializing_if = "is_none")]
    pub noticed: u32,
    /// Gripping that a sensor saw and that went by unnoticed.
    #[serde(skip_serializing_if = "is_none")]
    pub unnoticed: u32,
    /// Seconds from noticing until it let go, as it was felt: the median.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eased_s: Option<f64>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_none(count: &u32) -> bool {
    *count == 0
}
