//! The plan for hard days: kind defaults from the first day, made personal in calm days, read on a hard one. A field that
//! says what the default says is not kept, so that a better default reaches it. When the plan is on stands in
//! `hard_days`.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ask::Answer::Text;
use super::coach::Coach;
use super::flow::Taken;
use super::form::{Form, FormKind, Page, line, lines};
use super::step::Step;
use crate::clock::Now;
use crate::diary::Profile;
use crate::plan::figures::HardDays;
use crate::words::{say, tell};

/// The register.
pub const FLARE_PLAN: &str = "flare_plan";

/// The parts of the plan, in the order in which they are read. Their words are `flare-<id>`.
const PARTS: [&str; 4] = ["helps", "leave_out", "tell", "words"];

/// What a person wrote of the plan; a part that they left as it was is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// What helps, first things first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<String>,
    /// What is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_out: Option<String>,
    /// Whom they tell, and with which words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tell: Option<String>,
    /// Words for themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// The plan as it stands: the person's own words where there are some, else the kind ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlarePlan {
    /// What helps, first things first.
    pub helps: Vec<String>,
    /// What is left out.
    pub leave_out: String,
    /// Whom they tell, and with which words.
    pub tell: String,
    /// Words for themselves.
    pub words: String,
    /// Whether any of it is the person's own.
    pub is_own: bool,
}

/// What a person wrote of the plan.
#[must_use]
pub fn own(profile: &Profile) -> Own {
    profile.get(FLARE_PLAN).unwrap_or_default()
}

/// The plan as it stands.
#[must_use]
pub fn plan(profile: &Profile, figures: &HardDays) -> FlarePlan {
    let (own, kind) = (own(profile), kind(figures));
    FlarePlan {
        is_own: own != Own::default(),
        helps: if own.helps.is_empty() { kind.helps } else { own.helps },
        leave_out: own.leave_out.unwrap_or(kind.leave_out),
        tell: own.tell.unwrap_or(kind.tell),
        words: own.words.unwrap_or(kind.words),
    }
}

/// The kind plan that is there from the first day.
fn kind(figures: &HardDays) -> FlarePlan {
    let warmth = [("least", figures.warm_least_min.into()), ("most", figures.warm_most_min.into())];
    FlarePlan {
        helps: vec![
            say("flare-kind-breath"),
            tell("flare-kind-warmth", &warmth.map(|(name, minutes): (_, u32)| (name, minutes.into()))),
            say("flare-kind-legs"),
            say("flare-kind-clothes"),
            say("flare-kind-walk"),
        ],
        leave_out: say("flare-kind-leave-out"),
        tell: say("flare-kind-tell"),
        words: say("flare-kind-words"),
        is_own: false,
    }
}

impl FlarePlan {
    /// The whole plan as it is read, a paragraph each: what helps, what is left out, who hears of it, words, and when it
    /// is for a clinician.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<String> {
        let numbered = self.helps.iter().zip(1..).map(|(help, n): (&String, u32)| format!("{n}. {help}"));
        let helps: Vec<String> = std::iter::once(say("flare-helps")).chain(numbered).collect();
        let part = |label: &str, words: &str| format!("{}\n{words}", say(label));
        vec![
            helps.join("\n"),
            part("flare-leave-out", &self.leave_out),
            part("flare-tell", &self.tell),
            part("flare-words", &self.words),
            say("flare-clinician"),
        ]
    }
}

pub(super) fn pages() -> Vec<Page> {
    let asks = vec![
        lines("helps", "flare-helps"),
        line("leave_out", "flare-leave-out"),
        lines("tell", "flare-tell"),
        line("words", "flare-words"),
    ];
    vec![Page { heading: "flare-heading".to_owned(), intro: vec!["flare-how".to_owned()], asks }]
}

impl Coach {
    /// The plan for hard days as it stands.
    #[must_use]
    pub fn flare_plan(&self) -> FlarePlan {
        plan(&self.profile, &self.library.plan.hard_days)
    }

    /// The form in which it is made personal, with the words that stand there now.
    #[must_use]
    pub fn flare_plan_form(&self) -> Form {
        let plan = self.flare_plan();
        let mut form = Form::new(FormKind::FlarePlan);
        let texts = [plan.helps.join("\n"), plan.leave_out, plan.tell, plan.words];
        form.answers = PARTS.into_iter().zip(texts).map(|(part, text)| (part.to_owned(), Text(text))).collect();
        form
    }

    /// The plan as it is read, a paragraph each, with what rests and until when.
    #[must_use]
    pub fn flare_plan_read(&self, now: Now) -> Vec<String> {
        let resting = self.resting_lines(now);
        let mut paragraphs = self.flare_plan().paragraphs();
        if !resting.is_empty() {
            paragraphs.insert(1, resting.join("\n"));
        }
        paragraphs
    }

    pub(super) fn take_flare_plan(&mut self, form: &Form, now: Now) -> Taken {
        let kind = kind(&self.library.plan.hard_days);
        let own = |part: &str, kind: &str| form.text(part).filter(|words| words != kind);
        let helps: Vec<String> = form.text("helps").unwrap_or_default().lines().map(bare).collect();
        let helps: Vec<String> = helps.into_iter().filter(|help| !help.is_empty()).collect();
        let plan = Own {
            helps: if helps == kind.helps { Vec::new() } else { helps },
            leave_out: own("leave_out", &kind.leave_out),
            tell: own("tell", &kind.tell),
            words: own("words", &kind.words),
        };
        (Step::Back, vec![self.set(FLARE_PLAN, json!(plan), now)])
    }
}

/// A line without the mark or number that a person may have put before it.
fn bare(line: &str) -> String {
    let line = line.trim();
    let unmarked = line.trim_start_matches(['-', '*', '•']).trim_start();
    let digits = unmarked.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let numbered = digits.len() < unmarked.len() && digits.starts_with(['.', ')']);
    let words = if numbered { digits[1..].trim_start() } else { unmarked };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_number_or_a_mark_before_a_line_is_taken_away() {
        for line in ["1. warmth", "  2) warmth ", "- warmth", "• warmth", "warmth"] {
            assert_eq!(bare(line), "warmth");
        }
        assert_eq!(bare("20 minutes of warmth"), "20 minutes of warmth");
        assert_eq!(bare(" - "), "");
    }
}
