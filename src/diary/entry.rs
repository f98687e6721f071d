//! A check-in or a pain episode: figures, places, body, care and words. Every value may be absent, and absent is never
//! zero. What the other kinds of records hold stands in `body`, `reflection` and `progress`.

use serde::{Deserialize, Serialize};

use super::scales::Score;

/// A check-in or a pain episode. Ids in the lists are those of [`super::lists`]; unknown ids are kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Pain at this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_now: Option<Score>,
    /// Pain of the day on average.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_average: Option<Score>,
    /// Worst pain of the last 24 hours, or of the episode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_worst: Option<Score>,
    /// How easily the floor lets go; 10 is easiest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ease: Option<Score>,
    /// Mood; 10 is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<Score>,
    /// Stress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stress: Option<Score>,
    /// Anxiety.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anxiety: Option<Score>,
    /// Fear of next time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fear: Option<Score>,
    /// Shame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shame: Option<Score>,
    /// Sensitivity to touch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Score>,
    /// Sleep quality; 10 is best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep_quality: Option<Score>,
    /// Hours of sleep, 0 to 24 in steps of a half.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep_hours: Option<f64>,
    /// Whether pain woke the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub woke_with_pain: Option<bool>,
    /// Pain by what was going on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_by: Option<PainBy>,
    /// Where it hurt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// What it felt like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub qualities: Vec<String>,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onset: Option<String>,
    /// How long it lasted, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Hours until it settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settle_hours: Option<f64>,
    /// What became of an attempt; intimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<String>,
    /// How difficult it was, 0 to 3 (after Marinoff); intimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u8>,
    /// Bladder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bladder: Option<Bladder>,
    /// Bowel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bowel: Option<Bowel>,
    /// Cycle; intimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Cycle>,
    /// Medicines or creams taken, in the person's words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub medicines: Vec<String>,
    /// What kind of treatment there was that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit: Option<String>,
    /// What may have set it off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<String>,
    /// What helped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub helped: Vec<String>,
    /// Partner; intimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<Partner>,
    /// Whether the person was unwell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unwell: Option<bool>,
    /// One word for the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// Free words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Own tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether the person marked this for the therapist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_therapist: Option<bool>,
}

/// Pain by what was going on, each 0–10; absent means it did not apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PainBy {
    /// At rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<Score>,
    /// With activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<Score>,
    /// With sitting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sitting: Option<Score>,
    /// With touch, a tampon or an examination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touch: Option<Score>,
    /// With penetration; intimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penetration: Option<Score>,
}

/// Bladder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bladder {
    /// Visits in a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visits: Option<u8>,
    /// Urgency, 0–10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Score>,
    /// Any of `filling-pain`, `burning`, `incomplete`, `leak`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<String>,
}

/// Bowel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bowel {
    /// Stool form, 1 (hard lumps) to 7 (liquid) (Bristol stool form scale).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<u8>,
    /// Any of `straining`, `pain`, `incomplete`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<String>,
}

/// Cycle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cycle {
    /// Day of the cycle, 1 to 99.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Bleeding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bleeding: Option<String>,
    /// Bleeding outside of the expected days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unexpected: Option<bool>,
    /// Hormones or contraception changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hormones_changed: Option<bool>,
}

/// Partner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Partner {
    /// Felt heard, 0–10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard: Option<Score>,
    /// Closeness, 0–10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closeness: Option<Score>,
    /// Agreed boundaries were kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boundaries_kept: Option<bool>,
}
