//! What the rules say: what to do, why, and with which figures. The sentences are made of this elsewhere.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::input::{Stopped, words};

words! {
    /// What is suggested.
    Action {
        /// Medical help now, no practice.
        ReferEmergency = "refer_emergency",
        /// A person first, no practice.
        SupportFirst = "support_first",
        /// A doctor today or tomorrow, no practice on this track.
        ReferUrgent = "refer_urgent",
        /// No practice on this track, as a clinician asked.
        ClinicianHold = "clinician_hold",
        /// A clinician in the next one to two weeks; nothing new until then.
        ReferSoon = "refer_soon",
        /// One step easier.
        StepBack = "step_back",
        /// Breathing and rest in place of this track.
        RestGentle = "rest_gentle",
        /// The same step, shorter.
        ReduceDose = "reduce_dose",
        /// Smaller after a time away.
        ResumeLower = "resume_lower",
        /// A lighter day.
        LighterDay = "lighter_day",
        /// The same as last time.
        Hold = "hold",
        /// The same step, a little longer: forward.
        AdvanceDose = "advance_dose",
        /// Another step, at a shorter length: forward.
        AdvanceStep = "advance_step",
    }
}

impl Action {
    /// Whether this moves forward.
    #[must_use]
    pub const fn is_forward(self) -> bool {
        matches!(self, Self::AdvanceDose | Self::AdvanceStep)
    }
}

words! {
    /// Why, by the rule that matched; also the end of its word keys.
    Reason {
        /// An emergency note is open.
        Emergency = "R1_emergency",
        /// The person said that they may not be safe.
        Crisis = "R2_crisis",
        /// An urgent note, or the last session was stopped for bleeding or numbness.
        Urgent = "R3_urgent",
        /// A clinician asked to pause.
        ClinicianHold = "R4_clinician_hold",
        /// A note for the next weeks is open.
        Soon = "R5_soon",
        /// Pain has been above the baseline for two weeks.
        WorseTwoWeeks = "R6_worse_two_weeks",
        /// The last session was stopped for pain, panic or dizziness.
        Stopped = "R7_stopped",
        /// The day after was worse.
        AfterEffect = "R8_after_effect",
        /// Fear was high.
        FearHigh = "R9_fear_high",
        /// The last three days were worse than the week before.
        Flare = "R10_flare",
        /// Pain is high now.
        HighToday = "R10_high_today",
        /// The person chose, or somebody changed their mind.
        YourChoice = "R11_your_choice",
        /// It was too much and settled.
        TooMuchToday = "R12_too_much_today",
        /// A long time away.
        LongBreak = "R13_long_break",
        /// A short time away.
        ShortBreak = "R13_short_break",
        /// Several loads at once.
        LoadedDay = "R14_loaded_day",
        /// Too few entries, or no session yet.
        NeedMoreEntries = "R15_need_more_entries",
        /// The last session has no figure from the day after yet.
        WaitForNextDay = "R15_wait_for_next_day",
        /// One load.
        OneLoadFactor = "R16_one_load_factor",
        /// Pain is drifting up.
        DriftingUp = "R17_drifting_up",
        /// Fear is settling.
        FearSettling = "R18_fear_settling",
        /// Fewer than three comfortable sessions.
        ThreeGoodSessions = "R19_three_good_sessions",
        /// The last move forward is too near.
        OnceAWeek = "R20_once_a_week",
        /// A little longer.
        ALittleLonger = "R21_a_little_longer",
        /// The next step is locked, and there is no way round.
        Gate = "R22_gate",
        /// The next step.
        NextStep = "R23_next_step",
        /// The chosen end is reached.
        Maintain = "R24_maintain",
        /// The next step is locked, and a later one is open.
        PastLockedStep = "R25_past_locked_step",
    }
}

impl Reason {
    /// Whether the person may take the next step by hand all the same, after reading the reason: never against a
    /// safety rule, a rule of the body or their own wish (the first fourteen).
    #[must_use]
    pub const fn leaves_open_a_harder_choice(self) -> bool {
        !matches!(
            self,
            Self::Emergency
                | Self::Crisis
                | Self::Urgent
                | Self::ClinicianHold
                | Self::Soon
                | Self::WorseTwoWeeks
                | Self::Stopped
                | Self::AfterEffect
                | Self::FearHigh
                | Self::Flare
                | Self::HighToday
                | Self::YourChoice
                | Self::TooMuchToday
                | Self::LongBreak
                | Self::ShortBreak
                | Self::LoadedDay
                // The lock itself opens by an agreement alone.
                | Self::Gate
        )
    }
}

words! {
    /// What is worth saying beside any suggestion.
    Note {
        /// Pain is lower by a meaningful part of the baseline.
        Milestone30 = "milestone_30",
        /// A visit could help.
        ReviewVisit = "review_visit",
        /// A review by several professions could help.
        MdtReview = "mdt_review",
        /// What gets in the way, without a verdict.
        LookAtBarriers = "look_at_barriers",
    }
}

words! {
    /// What weighs on a day.
    Load {
        /// A short night.
        Sleep = "sleep",
        /// High stress.
        Stress = "stress",
        /// Low mood.
        Mood = "mood",
        /// Being unwell.
        Unwell = "unwell",
        /// Days that the person marked as sensitive.
        Sensitive = "sensitive",
    }
}

/// A figure that a rule went by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// The mean of the days that were looked at (a).
    Recent,
    /// The mean of the days before, or the baseline (b).
    Earlier,
    /// The mean of the week before, where both weeks are looked at.
    WeekBefore,
    /// How much pain rose (n).
    Rise,
    /// Pain now, or its peak (n).
    Pain,
    /// Fear (n).
    Fear,
    /// Hours of soreness (h).
    Hours,
    /// Days since something (n).
    Days,
    /// Days, sessions or entries that it takes.
    Needed,
    /// Comfortable sessions (m), or days with an entry.
    Count,
    /// The number of the rule: from here on, or up to here, it speaks.
    Limit,
    /// The length now, in minutes.
    From,
    /// The length that is suggested, in minutes.
    To,
    /// The step that is suggested.
    Step,
}

impl Figure {
    /// Its name, in texts and in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Earlier => "earlier",
            Self::WeekBefore => "before",
            Self::Rise => "rise",
            Self::Pain => "pain",
            Self::Fear => "fear",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Needed => "needed",
            Self::Count => "count",
            Self::Limit => "limit",
            Self::From => "from",
            Self::To => "to",
            Self::Step => "step",
        }
    }
}

/// In which of several ways a rule matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In its one way.
    #[default]
    Plain,
    /// An open note.
    Note,
    /// A stop.
    Stop(Stopped),
    /// A rise of pain.
    Rise,
    /// Soreness.
    Soreness,
    /// The height of pain.
    Peak,
    /// Somebody changed their mind.
    Consent,
    /// The person asked for easier.
    Easier,
    /// The person asked for the same.
    Same,
    /// Too few days with an entry.
    Entries,
    /// No session yet.
    NoSession,
    /// The last move forward.
    SinceIncrease,
    /// The days at the step.
    AtStep,
    /// Another track moves forward.
    OtherForward,
    /// Another track takes a step back.
    OtherBack,
    /// The emergency lines have no answer yet.
    Unanswered,
}

/// The figures that made a rule match.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// In which way.
    pub way: Way,
    /// Each figure by name, in the units of the input.
    pub figures: Vec<(Figure, f64)>,
    /// The loads of the day, each with its figure where it has one.
    pub loads: Vec<(Load, Option<f64>)>,
}

impl Facts {
    /// A match without figures.
    #[must_use]
    pub fn way(way: Way) -> Self {
        Self { way, ..Self::default() }
    }

    /// The same with figures.
    #[must_use]
    pub fn with(mut self, figures: &[(Figure, f64)]) -> Self {
        self.figures.extend_from_slice(figures);
        self
    }

    /// The figure of that name.
    #[must_use]
    pub fn get(&self, figure: Figure) -> Option<f64> {
        self.figures.iter().find(|(name, _)| *name == figure).map(|(_, value)| *value)
    }
}

/// One suggestion. Its JSON holds what a case expects; the facts are for the words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    /// What is suggested.
    pub action: Action,
    /// The rule that matched.
    pub reason: Reason,
    /// How many steps forward, or back when negative.
    pub step_delta: i16,
    /// The length that is suggested, in minutes, in halves; 0 where no practice is offered on this track.
    pub dose_min: f64,
    /// What is worth saying beside it.
    pub notes: Vec<Note>,
    /// Why, in figures.
    #[serde(skip)]
    pub facts: Facts,
}
