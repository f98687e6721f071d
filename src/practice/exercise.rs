//! What an exercise is: how it plays, in which positions, how much of it, and where its numbers come from. The values
//! stand in `assets/exercises.json`; `library` reads and checks them. No words here, and no advice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::limits::Limits;
use super::pattern::Pattern;
use super::phase::PhaseKind;
use super::track::{Area, Gate, Track};
use super::written::Written;

/// How the body is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// On the back, knees supported.
    Lying,
    /// On one side.
    Side,
    /// Child's pose.
    Child,
    /// Leaning forward on a bed or a table.
    Leaning,
    /// Sitting with support.
    Sitting,
    /// Standing.
    Standing,
    /// Half kneeling.
    Kneeling,
    /// On hands and knees.
    AllFours,
    /// Whichever the body is in.
    #[serde(rename = "any")]
    AnyPosition,
}

impl Position {
    /// Every position.
    pub const ALL: [Self; 9] = [
        Self::Lying,
        Self::Side,
        Self::Child,
        Self::Leaning,
        Self::Sitting,
        Self::Standing,
        Self::Kneeling,
        Self::AllFours,
        Self::AnyPosition,
    ];

    /// Its short id; its name is `cue-position-<id>`, how to get there `cue-to-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Lying => "lying",
            Self::Side => "side",
            Self::Child => "child",
            Self::Leaning => "leaning",
            Self::Sitting => "sitting",
            Self::Standing => "standing",
            Self::Kneeling => "kneeling",
            Self::AllFours => "all-fours",
            Self::AnyPosition => "any",
        }
    }
}

/// How an exercise plays. What the figures of a [`Dose`] mean belongs to the shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "plays", rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum Shape {
    /// Paced breaths; `reps` breaths.
    Breath {
        /// The breath.
        pattern: Pattern,
    },
    /// Breaths that slow down; `seconds` is the greatest length (0: until the ramp has ended).
    Ramp {
        /// Breaths a minute at the start, unless the person's own are known.
        start: u32,
        /// Breaths a minute at the end.
        target: u32,
        /// Length of the ramp.
        seconds: u32,
    },
    /// `reps` paced breaths, then `seconds` of quiet noticing, shared evenly among the hints.
    BreathThenAttend {
        /// The breath.
        pattern: Pattern,
        /// What is noticed, one after another (word keys).
        hints: Vec<String>,
    },
    /// `sets` of `reps` paced breaths with a rest between.
    Sets {
        /// The breath.
        pattern: Pattern,
        /// The rest between two sets.
        rest_ms: u32,
    },
    /// `reps` rounds of staying soft, each followed by a rest.
    Rounds {
        /// Soft for.
        soft_ms: u32,
        /// Then off for.
        rest_ms: u32,
    },
    /// `reps` paced breaths in each of several positions.
    Positions {
        /// The breath.
        pattern: Pattern,
        /// The time to change from one to the next.
        change_ms: u32,
        /// The positions in order.
        places: Vec<Position>,
    },
    /// `reps` holds of a stretch (pairs of them with `sides`).
    Holds {
        /// One hold.
        hold_ms: u32,
        /// Between two holds.
        between_ms: u32,
        /// Whether each hold is done on both sides.
        #[serde(default)]
        sides: bool,
    },
    /// `reps` groups of muscles, tensed and let go one after another.
    Groups {
        /// Tensing, at half strength at most.
        tense_ms: u32,
        /// Letting go.
        release_ms: u32,
        /// The groups in order (word keys).
        groups: Vec<String>,
    },
    /// `sets` of `reps` light squeezes on the out-breath, each let go for at least twice as long over the next full
    /// breath, with a rest between sets.
    Squeezes {
        /// Squeezing, lightly.
        squeeze_ms: u32,
        /// Letting go.
        release_ms: u32,
        /// The rest between two sets.
        rest_ms: u32,
        /// The greatest part of one's strength, in percent.
        effort: u32,
    },
    /// `reps` cues that come when they come: the time from one to the next lies between two lengths and is their mean
    /// on the whole.
    OnCue {
        /// The shortest time from one cue to the next.
        least_ms: u32,
        /// The longest.
        most_ms: u32,
        /// How long letting go has, from the cue on.
        drop_ms: u32,
    },
    /// Movements with the breath, one series after another; `reps` are shared out like the `times` of the series.
    Moves {
        /// The series in order.
        series: Vec<Series>,
    },
    /// Calm guided text for `seconds`, shared out like the nearest of the named doses.
    Parts {
        /// The kind of all its phases.
        kind: PhaseKind,
    },
    /// A page to write, tick or read, opened by itself. Within a session it is quiet time of the same length.
    Written {
        /// Which page.
        page: Written,
        /// What a list offers to try, by id.
        #[serde(default)]
        items: Vec<String>,
    },
}

/// Repetitions of one movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// How many of them the full dose has.
    pub times: u32,
    /// What one repetition consists of, in order.
    pub parts: Vec<Move>,
}

impl Series {
    /// How long one repetition lasts, in milliseconds.
    pub fn ms(&self) -> u32 {
        self.parts.iter().fold(0, |sum, part| sum.saturating_add(part.ms))
    }
}

/// One part of a movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// How the breath goes with it.
    pub kind: PhaseKind,
    /// How long it lasts, in milliseconds.
    pub ms: u32,
    /// Its word key.
    pub hint: String,
}

/// One part of a guided text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its word key; `cue-to` stands for how to get into the block's position, `cue-anchor` for the block's anchor.
    pub hint: String,
    /// Further word keys, each for an equal share of its length.
    #[serde(default)]
    pub then: Vec<String>,
    /// Its length.
    pub seconds: u32,
}

impl Part {
    /// A part of one line.
    pub fn new(hint: &str, seconds: u32) -> Self {
        Self { hint: hint.to_owned(), then: Vec::new(), seconds }
    }
}

/// How much of an exercise: see [`Shape`] for what counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// Breaths, repetitions, holds, rounds or groups; within one set where there are sets.
    #[serde(default)]
    pub reps: u32,
    /// Sets; 1 for most.
    #[serde(default = "one")]
    pub sets: u32,
    /// Seconds, for shapes that are measured in time.
    #[serde(default)]
    pub seconds: u32,
}

const fn one() -> u32 {
    1
}

/// A dose with a name (`full`, `short`, `long`, `mini`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedDose {
    /// Its name; unique within the exercise.
    pub id: String,
    /// Breaths, repetitions, holds, rounds or groups.
    #[serde(default)]
    pub reps: u32,
    /// Sets.
    #[serde(default = "one")]
    pub sets: u32,
    /// Seconds.
    #[serde(default)]
    pub seconds: u32,
    /// The parts of a guided text; their seconds add up to `seconds`.
    #[serde(default)]
    pub parts: Vec<Part>,
}

impl NamedDose {
    /// The figures without the name.
    pub const fn dose(&self) -> Dose {
        Dose { reps: self.reps, sets: self.sets, seconds: self.seconds }
    }
}

/// The words of one kind of phase in one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The key of the first line, where it is not `cue-<kind>`.
    #[serde(default)]
    pub line: Option<String>,
    /// Keys of the second line, taken in turn.
    #[serde(default)]
    pub hints: Vec<String>,
}

/// What must have been before an exercise is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterEasy {
    /// So many sessions that were easy…
    pub sessions: u32,
    /// …of any of these.
    pub of: Vec<String>,
}

/// What is less in the first days of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstDays {
    /// For so many days from the first time on…
    pub days: u32,
    /// …it lasts so many seconds at most.
    pub max_s: u32,
}

/// One exercise. Its words are `exercise-<id>-name`, `-why`, `-setup` (three lines) and, with `leave_out`,
/// `-leave-out`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Short id, such as `PF2a`; unique in any case.
    pub id: String,
    /// The track it belongs to.
    pub track: Track,
    /// Where it can be done, the preferred position first.
    pub positions: Vec<Position>,
    /// How it plays.
    pub shape: Shape,
    /// Its doses, the usual one first.
    pub doses: Vec<NamedDose>,
    /// The longest it may be taken for, in seconds (breathing); 0: its longest dose.
    #[serde(default)]
    pub max_s: u32,
    /// What is less in its first days.
    #[serde(default)]
    pub first_days: Option<FirstDays>,
    /// How often a day is enough: a note after that, never a block; 0 for no such note.
    #[serde(default)]
    pub per_day: u32,
    /// Whether the floor is dropped in it: questions about bearing down belong to it.
    #[serde(default)]
    pub drops: bool,
    /// Whether an anchor is chosen first, to come back to at any time.
    #[serde(default)]
    pub anchored: bool,
    /// It is for pain of this much at most, where it says so.
    #[serde(default)]
    pub at_most_pain: Option<u8>,
    /// The programme week from which routines offer it.
    #[serde(default = "week_one")]
    pub from_week: u8,
    /// What must have been before it is offered.
    #[serde(default)]
    pub after_easy: Option<AfterEasy>,
    /// What has to be agreed before it is open.
    #[serde(default)]
    pub gate: Option<Gate>,
    /// The area that a person opens before it is seen.
    #[serde(default)]
    pub area: Option<Area>,
    /// What is done instead by those for whom it is not.
    #[serde(default)]
    pub alternative: Option<String>,
    /// Whether there is a "leave this out if" line.
    #[serde(default)]
    pub leave_out: bool,
    /// The figure that shows it in a position, where that is another one than the position's own.
    #[serde(default)]
    pub figures: BTreeMap<Position, String>,
    /// Its cues by kind of phase.
    #[serde(default)]
    pub cues: BTreeMap<PhaseKind, Cue>,
    /// Where its numbers come from.
    pub source: String,
}

const fn week_one() -> u8 {
    1
}

impl Exercise {
    /// The usual dose.
    pub fn usual(&self) -> Dose {
        self.doses.first().map(NamedDose::dose).unwrap_or_default()
    }

    /// The dose of that name.
    pub fn dose(&self, name: &str) -> Option<Dose> {
        self.doses.iter().find(|dose| dose.id == name).map(NamedDose::dose)
    }

    /// The position in which it ends when it begins in `begin`.
    pub fn ends_in(&self, begin: Position) -> Position {
        match &self.shape {
            Shape::Positions { places, .. } => places.last().copied().unwrap_or(begin),
            _ => begin,
        }
    }

    /// The id of the figure that shows it in `position`; nothing where the body stays as it is.
    pub fn figure(&self, position: Position) -> Option<&str> {
        let own = self.figures.get(&position).map(String::as_str);
        own.or((position != Position::AnyPosition).then(|| position.id()))
    }

    /// Whether its figure shows `position`: one that stands for several shows none of them.
    pub fn shows(&self, position: Position) -> bool {
        let figure = self.figure(position);
        figure.is_some() && self.figures.values().filter(|own| Some(own.as_str()) == figure).count() <= 1
    }

    /// Whether it can begin in `position`.
    pub fn fits_position(&self, position: Position) -> bool {
        self.positions.iter().any(|own| *own == Position::AnyPosition || *own == position)
    }

    /// The breath it is paced by, where it is paced by one that stays the same.
    pub const fn pattern(&self) -> Option<Pattern> {
        match &self.shape {
            Shape::Breath { pattern }
            | Shape::BreathThenAttend { pattern, .. }
            | Shape::Sets { pattern, .. }
            | Shape::Positions { pattern, .. } => Some(*pattern),
            _ => None,
        }
    }

    /// The page that it opens, and what a list offers there; `None` where it is played.
    pub fn written(&self) -> Option<(Written, &[String])> {
        match &self.shape {
            Shape::Written { page, items } => Some((*page, items)),
            _ => None,
        }
    }

    /// Whether a person can choose it by itself (the routine's own blocks are not offered).
    pub fn is_offered(&self) -> bool {
        self.track != Track::Own
    }
}

/// Every exercise there is, with the limits they keep to.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// In the order of the asset.
    exercises: Vec<Exercise>,
    /// Breathing and ratio limits.
    limits: Limits,
    /// The version of the asset, kept with drafts of sessions.
    version: u32,
}

impl Catalogue {
    /// A catalogue of these; `library` checks them first.
    #[must_use]
    pub const fn new(exercises: Vec<Exercise>, limits: Limits, version: u32) -> Self {
        Self { exercises, limits, version }
    }

    /// The exercise of that id, in any case.
    pub fn get(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id.eq_ignore_ascii_case(id))
    }

    /// Every exercise in order.
    pub fn iter(&self) -> impl Iterator<Item = &Exercise> {
        self.exercises.iter()
    }

    /// The limits.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The version of the asset.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// `id` itself, or what is done instead of it: the first alternative that is not in `not_for_me`.
    pub fn instead<'a>(&'a self, id: &str, not_for_me: &[String]) -> Option<&'a Exercise> {
        self.instead_of(id, |exercise| !not_for_me.iter().any(|not| not.eq_ignore_ascii_case(&exercise.id)))
    }

    /// `id` itself, or the first of its alternatives that `fits`.
    pub fn instead_of(&self, id: &str, fits: impl Fn(&Exercise) -> bool) -> Option<&Exercise> {
        let mut now = self.get(id)?;
        for _ in 0..self.exercises.len() {
            if fits(now) {
                return Some(now);
            }
            now = self.get(now.alternative.as_deref()?)?;
        }
        None
    }
}
