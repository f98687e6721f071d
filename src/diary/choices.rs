//! The closed words of records: how something ended, how it felt, why it stopped. Their texts stand in `entry.ftl` and
//! `safety.ftl`.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }
        impl $name {
            /// Every value, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word under which it is stored, also the end of its word key.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads the stored word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// How a session or a block ended.
    Outcome {
        /// It ran to its end.
        Finished = "finished",
        /// It was left early, with what was done kept.
        EndedEarly = "ended_early",
        /// The person stopped it and settled.
        Stopped = "stopped",
        /// It did not start.
        NotStarted = "not_started",
    }
}

impl Default for Outcome {
    /// What a record that does not say has: it was left early, so that nothing is built on it.
    fn default() -> Self {
        Self::EndedEarly
    }
}

words! {
    /// How a practice was, in one word of three.
    Comfort {
        /// Easy.
        Easy = "easy",
        /// All right.
        Ok = "ok",
        /// Hard.
        Hard = "hard",
    }
}

words! {
    /// Whether the floor let go.
    LetGo {
        /// It let go.
        Yes = "let_go",
        /// Partly.
        Partly = "partly",
        /// Not yet.
        NotYet = "not_yet",
        /// It could not be felt.
        NotFelt = "not_felt",
    }
}

words! {
    /// Why a session was stopped. Only the toilet and a changed mind are neutral for pacing.
    StopReason {
        /// Pain.
        Pain = "pain",
        /// Dizzy.
        Dizzy = "dizzy",
        /// Panic, or feeling far away.
        Panic = "panic",
        /// Numb.
        Numb = "numb",
        /// Bleeding.
        Bleeding = "bleeding",
        /// The toilet.
        Toilet = "toilet",
        /// A changed mind.
        ChangedMind = "changed_mind",
        /// Rather not say; counts as pain.
        NotSaid = "not_said",
    }
}

words! {
    /// Soreness left from yesterday's practices.
    Soreness {
        /// None (0 h for pacing).
        None = "none",
        /// Gone within hours (12 h for pacing).
        Hours = "hours",
        /// Still there (25 h for pacing).
        Still = "still",
    }
}

words! {
    /// The level of a safety note.
    Level {
        /// Emergency now.
        Emergency = "emergency",
        /// The same day, or within 48 hours.
        Urgent = "urgent",
        /// Within one to two weeks.
        Soon = "soon",
        /// At the next visit.
        Review = "review",
    }
}

words! {
    /// Where a safety note stands.
    FlagState {
        /// It was raised and is open.
        Raised = "raised",
        /// A clinician has seen it; closed.
        Seen = "seen",
        /// Ask again later; open.
        AskAgain = "ask_again",
    }
}

words! {
    /// Who began a hard-day plan.
    Offered {
        /// The person.
        Own = "self",
        /// The program offered it.
        Offered = "offered",
    }
}

words! {
    /// What a person answered to a suggestion.
    StepChoice {
        /// Followed it.
        Followed = "followed",
        /// Took it easier.
        Easier = "easier",
        /// Stayed the same.
        Same = "same",
        /// Chose for themselves.
        Own = "own",
        /// The therapist's plan says so.
        Therapist = "therapist",
    }
}

impl Default for StepChoice {
    /// A record that does not say: nothing was followed, the person chose.
    fn default() -> Self {
        Self::Own
    }
}

words! {
    /// Where the score of a measure comes from.
    ScoreSource {
        /// Answered here.
        Own = "self",
        /// Given by a clinician.
        Therapist = "therapist",
    }
}

impl Default for ScoreSource {
    /// What this program asks is answered here.
    fn default() -> Self {
        Self::Own
    }
}
