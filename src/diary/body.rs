//! The typed contents of each kind of record. Every value may be absent, and absent is never zero.

use serde::{Deserialize, Serialize};

use super::choices::{Comfort, FlagState, LetGo, Level, Offered, Outcome, Soreness, StopReason};
use super::entry::Entry;
use super::id::Id;
use super::progress::{MeasureTaken, Milestone, StepChange};
use super::record::Kind;
use super::reflection::{Experiment, Thought};
use super::scales::Score;
use super::signal::Signal;

/// What a record says, by kind. Kinds that this version does not write are not here; their records are kept as bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// How a day or a moment was.
    CheckIn(Entry),
    /// One episode of pain.
    PainEpisode(Entry),
    /// A session that was recorded. Its moment, the `at` of its record, is the moment at which it began.
    Practice(Practice),
    /// What was learned the day after.
    NextDay(NextDay),
    /// A hard-day plan that began or ended.
    Flare(Flare),
    /// Free words.
    Note(Note),
    /// A question for the visit.
    Question(Question),
    /// A visit to a clinician.
    Visit(Visit),
    /// A safety note that was raised, seen or put off.
    Flag(Flag),
    /// A prediction and what became of it.
    Experiment(Experiment),
    /// A thought that was looked at.
    Thought(Thought),
    /// A questionnaire that was answered, or a total from elsewhere.
    Measure(MeasureTaken),
    /// A step or a dose that changed, or was chosen to stay.
    Step(StepChange),
    /// Something reached for the first time.
    Milestone(Milestone),
}

impl Body {
    /// The kind under which this is stored.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::CheckIn(_) => Kind::CheckIn,
            Self::PainEpisode(_) => Kind::PainEpisode,
            Self::Practice(_) => Kind::Practice,
            Self::NextDay(_) => Kind::NextDay,
            Self::Flare(_) => Kind::Flare,
            Self::Note(_) => Kind::Note,
            Self::Question(_) => Kind::Question,
            Self::Visit(_) => Kind::Visit,
            Self::Flag(_) => Kind::Flag,
            Self::Experiment(_) => Kind::Experiment,
            Self::Thought(_) => Kind::Thought,
            Self::Measure(_) => Kind::Measure,
            Self::Step(_) => Kind::Step,
            Self::Milestone(_) => Kind::Milestone,
        }
    }

    /// The known fields as JSON, absent ones left out.
    ///
    /// # Errors
    /// Only where a number cannot be written as JSON (not finite).
    pub fn to_value(&self) -> Result<serde_json::Value, serde_json::Error> {
        match self {
            Self::CheckIn(entry) | Self::PainEpisode(entry) => serde_json::to_value(entry),
            Self::Practice(practice) => serde_json::to_value(practice),
            Self::NextDay(next_day) => serde_json::to_value(next_day),
            Self::Flare(flare) => serde_json::to_value(flare),
            Self::Note(note) => serde_json::to_value(note),
            Self::Question(question) => serde_json::to_value(question),
            Self::Visit(visit) => serde_json::to_value(visit),
            Self::Flag(flag) => serde_json::to_value(flag),
            Self::Experiment(experiment) => serde_json::to_value(experiment),
            Self::Thought(thought) => serde_json::to_value(thought),
            Self::Measure(measure) => serde_json::to_value(measure),
            Self::Step(step) => serde_json::to_value(step),
            Self::Milestone(milestone) => serde_json::to_value(milestone),
        }
    }

    /// Reads the known fields of a record of `kind` from its JSON text; fields it does not know are passed over.
    ///
    /// # Errors
    /// When a known field holds something else than it can, with its path (`pain_by.sitting: …`), or the kind is not
    /// one this version shows.
    pub fn from_json(kind: &Kind, json: &str) -> Result<Self, String> {
        fn read<'de, T: Deserialize<'de>>(json: &'de str) -> Result<T, String> {
            // Naming the place costs as much as reading, so it is done for a record that does not read.
            serde_json::from_str(json).or_else(|_| {
                let mut text = serde_json::Deserializer::from_str(json);
                serde_path_to_error::deserialize(&mut text).map_err(|error| error.to_string())
            })
        }
        match kind {
            Kind::CheckIn => read(json).map(Self::CheckIn),
            Kind::PainEpisode => read(json).map(Self::PainEpisode),
            Kind::Practice => read(json).map(Self::Practice),
            Kind::NextDay => read(json).map(Self::NextDay),
            Kind::Flare => read(json).map(Self::Flare),
            Kind::Note => read(json).map(Self::Note),
            Kind::Question => read(json).map(Self::Question),
            Kind::Visit => read(json).map(Self::Visit),
            Kind::Flag => read(json).map(Self::Flag),
            Kind::Experiment => read(json).map(Self::Experiment),
            Kind::Thought => read(json).map(Self::Thought),
            Kind::Measure => read(json).map(Self::Measure),
            Kind::Step => read(json).map(Self::Step),
            Kind::Milestone => read(json).map(Self::Milestone),
            Kind::Unknown(name) => Err(format!("kind {name} is not known to this version")),
        }
    }
}

/// A session that was recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Practice {
    /// Short id of the routine or of the one exercise (RT12, B3).
    pub routine: String,
    /// Planned length in seconds.
    pub planned_s: u32,
    /// Length that was done, in seconds.
    pub done_s: u32,
    /// What became of each block.
    pub blocks: Vec<PractisedBlock>,
    /// Before it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Felt>,
    /// After it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Felt>,
    /// Highest during it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peak: Option<Felt>,
    /// What was expected before a ladder step or a new step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicted: Option<Felt>,
    /// How it was, in one word of three.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comfort: Option<Comfort>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was stopped; absent with `outcome` stopped means the person did not say, which counts as pain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_for: Option<StopReason>,
    /// What a sensor or the person's own noticing showed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
    /// A word or a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Pain, ease and fear at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Felt {
    /// Pain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain: Option<Score>,
    /// Ease.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ease: Option<Score>,
    /// Fear.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fear: Option<Score>,
}

/// What became of one block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PractisedBlock {
    /// Short id of the exercise (PF2a).
    pub exercise: String,
    /// The track it belongs to: floor, breath, stretch, attention, thought, exposure.
    pub track: String,
    /// The step of its track at that time, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<u8>,
    /// Planned length in seconds.
    pub planned_s: u32,
    /// Length that was done, in seconds.
    pub done_s: u32,
    /// Whole breaths or repetitions that were done.
    pub cycles: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// After a floor block: whether it let go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub let_go: Option<LetGo>,
    /// The exercise that this one stood in for, after *not for me*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// Signs of pushing: any of `breath`, `belly`, `heaviness`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strain: Vec<String>,
    /// Pain noted while it ran (`p`): the highest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain: Option<Score>,
}

/// What was learned 12 to 36 hours after a day's practices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NextDay {
    /// The practices of that day.
    #[serde(default)]
    pub of: Vec<Id>,
    /// Soreness left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soreness: Option<Soreness>,
    /// Pain, where it was asked for; else the first `pain_now` 12 to 36 hours after counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Score>,
}

/// A hard-day plan that began or ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flare {
    /// `true` when it began; kept as `state`, `on` or `off`.
    #[serde(rename = "state", with = "on_off")]
    pub on: bool,
    /// Who began it.
    pub by: Offered,
}

/// Free words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// The words.
    pub text: String,
    /// Own tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether the person marked this for the therapist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_therapist: Option<bool>,
}

/// A question for the visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// The words.
    pub text: String,
    /// Whether it has been answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
}

/// A visit to a clinician.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// With whom, in the person's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The next appointment, as a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_at: Option<chrono::NaiveDate>,
}

/// A safety note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    /// The number of the question in the table of the safety texts, 1 to 28.
    pub flag: u8,
    /// Its level.
    pub level: Level,
    /// Where it stands.
    pub state: FlagState,
}

/// `on` and `off` as they are kept.
mod on_off {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
    pub fn serialize<S: Serializer>(on: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if *on { "on" } else { "off" })
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "on" => Ok(true),
            "off" => Ok(false),
            other => Err(D::Error::custom(format_args!("{other} is neither on nor off"))),
        }
    }
}
