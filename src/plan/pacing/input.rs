//! What the pacing rules look at, as plain figures and words: nothing here knows a diary, a profile or a clock. Whoever
//! has those fills an [`Input`]; a file may hold one too.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The days that the rules look back on.
pub const DAYS: usize = 14;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }
        impl $name {
            /// Every value, in the order of the rules.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word, as in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id())
            }
        }
    };
}
pub(super) use words;

words! {
    /// The gravest open safety note. Notes for the next visit are "none" here: they stop nothing.
    RedFlag {
        /// Nothing above "at the next visit".
        None = "none",
        /// Within one to two weeks.
        Soon = "soon",
        /// The same day, or within 48 hours.
        Urgent = "urgent",
        /// Emergency now.
        Emergency = "emergency",
    }
}

words! {
    /// A series of steps that is paced. On a ladder (`exposure`) pain counts from a lower height.
    PacedTrack {
        /// Pelvic floor.
        Floor = "floor",
        /// Breathing.
        Breath = "breath",
        /// Stretches.
        Stretch = "stretch",
        /// Attention.
        Attention = "attention",
        /// A ladder, alone, with a partner or with a trainer.
        Exposure = "exposure",
    }
}

words! {
    /// Why a session was stopped, as far as pacing goes. A stop without a reason is [`Stopped::Pain`]; the toilet is
    /// [`Stopped::No`], and so is a changed mind off the ladders.
    Stopped {
        /// It was not, or for something neutral.
        No = "no",
        /// Pain, or no reason was said.
        Pain = "pain",
        /// Panic, or feeling far away.
        Panic = "panic",
        /// Dizzy.
        Dizzy = "dizzy",
        /// Fresh bleeding.
        Bleeding = "bleeding",
        /// Numb.
        Numb = "numb",
        /// On a ladder or with a partner somebody changed their mind: shorter next time, never a step back.
        Consent = "consent",
    }
}

words! {
    /// What the person asks for.
    Wish {
        /// Nothing in particular.
        None = "none",
        /// Easier; always honoured.
        Easier = "easier",
        /// The same as last time.
        Same = "same",
        /// Harder; never changes what is suggested.
        Harder = "harder",
    }
}

words! {
    /// How a session was, in one word of three.
    Felt {
        /// Easy.
        Easy = "easy",
        /// All right.
        Ok = "ok",
        /// Hard.
        Hard = "hard",
    }
}

/// One session of a track at its current step. A figure that is absent is not known, which is never zero; a session
/// counts as comfortable when `before`, `peak`, `h24` and `comfort` are known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    /// Pain before it, 0 to 10.
    #[serde(deserialize_with = "rating")]
    pub before: Option<f64>,
    /// Highest pain during it, 0 to 10.
    #[serde(deserialize_with = "rating")]
    pub peak: Option<f64>,
    /// Pain on the next day, 12 to 36 hours after it, 0 to 10.
    #[serde(deserialize_with = "rating")]
    pub h24: Option<f64>,
    /// How long it left soreness, in hours; 25 stands for "still there a day later".
    #[serde(deserialize_with = "soreness")]
    pub soreness_h: Option<f64>,
    /// Why it was stopped; default `no`.
    pub stopped: Stopped,
    /// Highest fear during it, 0 to 10.
    #[serde(deserialize_with = "rating")]
    pub fear_peak: Option<f64>,
    /// How it was.
    pub comfort: Option<Felt>,
}

impl Default for Session {
    /// A session of which nothing is known but that it was not stopped.
    fn default() -> Self {
        Self {
            before: None,
            peak: None,
            h24: None,
            soreness_h: None,
            stopped: Stopped::No,
            fear_peak: None,
            comfort: None,
        }
    }
}

/// Everything that the rules look at for one track. Every field may be left out of a file; the default stands with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "the fields of a case, each a question of its own")]
pub struct Input {
    /// The gravest open safety note; default `none`.
    pub red_flag: RedFlag,
    /// Whether the person said that they may not be safe; default no.
    pub crisis: bool,
    /// Whether a clinician asked to pause this track; default no.
    pub clinician_hold: bool,
    /// The track; default `floor`.
    pub track: PacedTrack,
    /// The step of the track, from `step_min` to `step_max`; default 0.
    pub step: u8,
    /// The lowest step; default 0.
    pub step_min: u8,
    /// The highest step that this person has chosen; default 11.
    pub step_max: u8,
    /// The step to go back to where that is not the one before: steps between are locked. Default none.
    pub prev_step: Option<u8>,
    /// Whether the next step asks for an agreement; default no.
    pub next_gate_needed: bool,
    /// Whether that agreement is there; default no.
    pub next_gate_open: bool,
    /// A later step that may be taken while the next one is locked; default none.
    pub gate_skip_to: Option<u8>,
    /// The length now, in minutes, 0 to 120; default 3. A length below the floor counts as the floor.
    #[serde(deserialize_with = "minutes")]
    pub dose_min: f64,
    /// The full length of the step, in minutes, 0 to 120; default 10.
    #[serde(deserialize_with = "minutes")]
    pub dose_full_min: f64,
    /// The length below which a practice is not made shorter, in minutes; default the smaller of three minutes and half
    /// of the full length, rounded up to half a minute.
    #[serde(deserialize_with = "floor")]
    pub dose_floor_min: Option<f64>,
    /// Days since the last move forward; absent where there was none, which is the default.
    pub days_since_last_increase: Option<u32>,
    /// Days at this step; default 0.
    pub days_at_step: u32,
    /// Days since the last session; absent where there was none, which is the default.
    pub days_since_last_session: Option<u32>,
    /// The pain of the last fourteen days, oldest first, yesterday last; absent where there is no entry. A shorter list
    /// holds the last of these days. Default without entries.
    #[serde(deserialize_with = "pain_days")]
    pub pain_days: [Option<f64>; DAYS],
    /// Pain now, 0 to 10; default not known.
    #[serde(deserialize_with = "rating")]
    pub today_pain: Option<f64>,
    /// The mean pain of the first days, 0 to 10; absent while it is forming, which is the default.
    #[serde(deserialize_with = "rating")]
    pub baseline_mean: Option<f64>,
    /// The week of the programme, from 1, weeks without practice left out; default 1.
    pub week_in_programme: u32,
    /// Days with a practice for each planned day of the last four weeks, 0 to 2; default not known.
    #[serde(deserialize_with = "adherence")]
    pub adherence_4w: Option<f64>,
    /// Sessions at this step in the last fourteen days, oldest first; default none.
    #[serde(deserialize_with = "sessions")]
    pub sessions: Vec<Session>,
    /// Hours of sleep last night, 0 to 24; default not known.
    #[serde(deserialize_with = "hours")]
    pub sleep_h: Option<f64>,
    /// Stress today, 0 to 10; default not known.
    #[serde(deserialize_with = "rating")]
    pub stress: Option<f64>,
    /// Mood today, 10 is good; default not known.
    #[serde(deserialize_with = "rating")]
    pub mood: Option<f64>,
    /// Whether the person is unwell; default no.
    pub unwell: bool,
    /// Whether today lies in days that the person marked as sensitive; default no.
    pub sensitive_window: bool,
    /// What the person asks for; default `none`.
    pub wish: Wish,
}

impl Default for Input {
    fn default() -> Self {
        Self {
            red_flag: RedFlag::None,
            crisis: false,
            clinician_hold: false,
            track: PacedTrack::Floor,
            step: 0,
            step_min: 0,
            step_max: 11,
            prev_step: None,
            next_gate_needed: false,
            next_gate_open: false,
            gate_skip_to: None,
            dose_min: 3.0,
            dose_full_min: 10.0,
            dose_floor_min: None,
            days_since_last_increase: None,
            days_at_step: 0,
            days_since_last_session: None,
            pain_days: [None; DAYS],
            today_pain: None,
            baseline_mean: None,
            week_in_programme: 1,
            adherence_4w: None,
            sessions: Vec::new(),
            sleep_h: None,
            stress: None,
            mood: None,
            unwell: false,
            sensitive_window: false,
            wish: Wish::None,
        }
    }
}

impl Input {
    /// Reads one from its JSON text; a whole case, with the input under `input`, will do.
    ///
    /// # Errors
    /// One line with the path of what does not fit: `sessions[2].peak: 11 is not between 0 and 10`.
    pub fn from_json(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Case {
            input: Object<Input>,
        }
        let input = if has_input(text) { read::<Case>(text)?.input.0 } else { read::<Object<Self>>(text)?.0 };
        input.agrees().map(|()| input)
    }

    /// Whether the steps go together.
    fn agrees(&self) -> Result<(), String> {
        let Self { step, step_min, step_max, prev_step, gate_skip_to, .. } = *self;
        if step_min > step_max {
            return Err(format!("step_min: {step_min} is above step_max, {step_max}"));
        }
        if !(step_min..=step_max).contains(&step) {
            return Err(format!("step: {step} is not between step_min and step_max, {step_min} and {step_max}"));
        }
        if let Some(prev) = prev_step.filter(|prev| !(step_min..step).contains(prev)) {
            return Err(format!("prev_step: {prev} is not between step_min, {step_min}, and the step before {step}"));
        }
        if let Some(skip) = gate_skip_to.filter(|skip| *skip <= step || *skip > step_max) {
            return Err(format!("gate_skip_to: {skip} is not after step, {step}, and up to step_max, {step_max}"));
        }
        Ok(())
    }
}

/// Whether a text is an object with something under `input`.
fn has_input(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Outer {
        #[serde(rename = "input")]
        _input: serde::de::IgnoredAny,
    }
    serde_json::from_str::<Outer>(text).is_ok()
}

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut json).map_err(|error| error.to_string())?;
    json.end().map_err(|error| error.to_string()).map(|()| read)
}

/// What is written with the names of its fields; a list of bare values could mean anything.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }
        deserializer.deserialize_map(Fields(PhantomData))
    }
}

fn sessions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Session>, D::Error> {
    Ok(Vec::<Object<Session>>::deserialize(deserializer)?.into_iter().map(|session| session.0).collect())
}

fn within<'de, D: Deserializer<'de>>(figure: f64, most: f64) -> Result<f64, D::Error> {
    if (0.0..=most).contains(&figure) {
        Ok(figure)
    } else {
        Err(D::Error::custom(format_args!("{figure} is not between 0 and {most}")))
    }
}

fn perhaps<'de, D: Deserializer<'de>>(deserializer: D, most: f64) -> Result<Option<f64>, D::Error> {
    Option::<f64>::deserialize(deserializer)?.map(|figure| within::<D>(figure, most)).transpose()
}

fn rating<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    perhaps(deserializer, 10.0)
}

fn hours<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    perhaps(deserializer, 24.0)
}

/// Two weeks in hours: longer than that no session is looked back on.
fn soreness<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    perhaps(deserializer, 336.0)
}

fn adherence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    perhaps(deserializer, 2.0)
}

fn minutes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    within::<D>(f64::deserialize(deserializer)?, 120.0)
}

fn floor<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    perhaps(deserializer, 120.0)
}

fn pain_days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[Option<f64>; DAYS], D::Error> {
    /// One day, so that the path names it.
    #[derive(Deserialize)]
    struct DayValue(#[serde(deserialize_with = "rating")] Option<f64>);
    let days = Vec::<DayValue>::deserialize(deserializer)?;
    let Some(first) = DAYS.checked_sub(days.len()) else {
        return Err(D::Error::custom(format_args!("{} days, and {DAYS} are looked at", days.len())));
    };
    let mut all = [None; DAYS];
    for (place, day) in all.iter_mut().skip(first).zip(days) {
        *place = day.0;
    }
    Ok(all)
}
