//! A suggestion in sentences: what, why with its figures, and what would change it. Pure; which of them a screen shows,
//! and when, is for the screen.

use crate::plan::pacing::{Action, Facts, Figure, Load, Reason, Suggestion, Way};
use crate::report::figure;
use crate::words::{self, Fill};

/// The sentences of one suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What is suggested, with the length in minutes.
    pub what: String,
    /// Why, with the figures that made the rule speak.
    pub why: String,
    /// What would change it.
    pub change: String,
    /// An invitation to write more, where that is what is lacking; said at most once a week, which is for the caller.
    pub invitation: Option<String>,
    /// What stands beside it: a milestone, or a review that could help.
    pub notes: Vec<String>,
}

/// The sentences of `suggestion`.
#[must_use]
pub fn lines(suggestion: &Suggestion) -> Lines {
    let facts = &suggestion.facts;
    let few = suggestion.reason == Reason::NeedMoreEntries && facts.way == Way::Entries;
    Lines {
        what: what(suggestion),
        why: told("why", suggestion, &way_id(facts.way)),
        change: told("change", suggestion, &way_id(facts.way)),
        invitation: few.then(|| words::say("pacing-more-notes")),
        notes: suggestion.notes.iter().map(|note| words::name("pacing-note", note.id())).collect(),
    }
}

/// What is suggested: the safety texts where a note or a person comes first, as everywhere in the program.
fn what(suggestion: &Suggestion) -> String {
    let stays = suggestion.step_delta == 0;
    match (suggestion.reason, suggestion.action) {
        (Reason::Emergency, _) => words::say("safety-level-emergency"),
        (Reason::Crisis, _) => words::say("safety-crisis"),
        (Reason::Urgent, _) => words::say("safety-level-urgent"),
        (Reason::Soon, _) => words::say("safety-level-soon"),
        (Reason::Stopped | Reason::AfterEffect | Reason::FearHigh, Action::RestGentle) => {
            words::tell("pacing-what-gentle-rest", &fills(suggestion))
        }
        (Reason::LongBreak, _) if stays => told("what", suggestion, "lowest"),
        _ => told("what", suggestion, &way_id(suggestion.facts.way)),
    }
}

/// The sentence of a part (`what`, `why`, `change`): the one for this way where there is one, else the rule's.
fn told(part: &str, suggestion: &Suggestion, way: &str) -> String {
    let key = format!("pacing-{part}-{}", suggestion.reason);
    let own = format!("{key}-{way}");
    words::tell(if words::has(&own) { &own } else { &key }, &fills(suggestion))
}

/// How a way is written at the end of a key.
fn way_id(way: Way) -> String {
    let id = match way {
        Way::Plain => "plain",
        Way::Note => "note",
        Way::Stop(why) => return format!("stop-{why}"),
        Way::Rise => "rise",
        Way::Soreness => "soreness",
        Way::Peak => "peak",
        Way::Consent => "consent",
        Way::Easier => "easier",
        Way::Same => "same",
        Way::Entries => "entries",
        Way::NoSession => "no-session",
        Way::SinceIncrease => "since-increase",
        Way::AtStep => "at-step",
        Way::OtherForward => "other-forward",
        Way::OtherBack => "other-back",
        Way::Unanswered => "unanswered",
    };
    id.to_owned()
}

/// Every figure that there is, by the name it has in the texts.
fn fills(suggestion: &Suggestion) -> Vec<(&'static str, Fill<'static>)> {
    let facts = &suggestion.facts;
    let mut fills: Vec<_> = facts.figures.iter().map(|(figure, value)| fill(*figure, *value)).collect();
    fills.push(("dose", figure(suggestion.dose_min).into()));
    fills.push(("loads", loads(facts).into()));
    let done = facts.get(Figure::Count).or(facts.get(Figure::Days));
    if let (Some(done), Some(needed)) = (done, facts.get(Figure::Needed)) {
        fills.push(("left", Fill::Number(needed - done)));
    }
    fills
}

/// Heights and lengths as they are written; numbers of things as numbers, which texts choose by.
fn fill(of: Figure, value: f64) -> (&'static str, Fill<'static>) {
    let counted = matches!(of, Figure::Days | Figure::Needed | Figure::Count | Figure::Step);
    (of.id(), if counted { Fill::Number(value) } else { Fill::from(figure(value)) })
}

/// What weighs on the day, in one list: "4.5 h of sleep, stress 9 and feeling unwell".
fn loads(facts: &Facts) -> String {
    let mut words: Vec<String> = facts.loads.iter().map(|(load, value)| load_words(*load, *value)).collect();
    match (words.pop(), words.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => {
            words::tell("pacing-load-and", &[("one", words.join(", ").into()), ("other", last.into())])
        }
    }
}

fn load_words(load: Load, value: Option<f64>) -> String {
    let figure = value.map(figure).unwrap_or_default();
    match load {
        Load::Sleep => words::tell("pacing-load-sleep", &[("figure", figure.into())]),
        Load::Stress => words::tell("pacing-load-stress", &[("figure", figure.into())]),
        Load::Mood => words::tell("pacing-load-mood", &[("figure", figure.into())]),
        Load::Unwell => words::say("pacing-load-unwell"),
        Load::Sensitive => words::say("pacing-load-sensitive"),
    }
}

#[cfg(test)]
#[path = "pacing_words_tests.rs"]
mod tests;
