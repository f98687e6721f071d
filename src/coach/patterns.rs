//! Breaths of the person's own, as many as wanted, with names: kept in the register `patterns` by id, checked against
//! the limits with the reason said. Beside them the one word to let go with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ask::Answer::{Number, Text};
use super::coach::Coach;
use super::drills::CUE_WORD;
use super::effect::Effect;
use super::flow::{Refusal, Taken};
use super::form::{Form, FormKind, Page, line, number};
use super::plan_forms::OF;
use super::step::Step;
use crate::clock::Now;
use crate::diary::Profile;
use crate::plan::Filled;
use crate::plan::fill::{Breath, Length};
use crate::practice::{self, Holds, Pattern, limits};
use crate::words::{exercise_name, say, tell};

/// The register.
pub(super) const PATTERNS: &str = "patterns";
/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 30;
/// The longest word to let go with: it stands where the words of a breath stand.
const LONGEST_WORD: usize = 14;

/// A breath with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPattern {
    /// What the person calls it.
    pub name: String,
    /// The breath.
    pub pattern: Pattern,
}

/// All of them, by id.
#[must_use]
pub fn patterns(profile: &Profile) -> BTreeMap<String, NamedPattern> {
    profile.get(PATTERNS).unwrap_or_default()
}

/// The fields of the form, with the least, the greatest and the step of what can be typed, in seconds: wider than any
/// limit, so that the limit can say why.
const SECONDS: [&str; 5] = ["in", "top_up", "hold", "out", "pause"];
const TYPED: (f64, f64, f64) = (0.0, 60.0, 0.5);

pub(super) fn pages(form: &Form) -> Vec<Page> {
    if form.kind == FormKind::CueWord {
        let intro = vec!["choose-word-intro".to_owned(), "choose-word-how".to_owned()];
        return vec![Page { heading: "choose-word".to_owned(), intro, asks: vec![line("word", "choose-word-ask")] }];
    }
    let mut asks = vec![line("name", "choose-pattern-name")];
    asks.extend(SECONDS.map(|id| number(id, &format!("choose-pattern-{id}"), TYPED, "entry-unit-seconds")));
    let intro = vec!["choose-pattern-intro".to_owned(), "choose-pattern-holds".to_owned()];
    vec![Page { heading: "choose-pattern".to_owned(), intro, asks }]
}

/// Words without signs that steer a terminal, and without blank ends.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).collect::<String>().trim().to_owned()
}

fn refuse(ask: &str, line: String) -> Refusal {
    Refusal { ask: ask.to_owned(), line }
}

/// The question that a limit is about.
fn asked_by(refusal: &practice::Refusal) -> &'static str {
    match refusal.key {
        "exercise-limit-top-up" => "top_up",
        "exercise-limit-hold" | "exercise-limit-hold-length" => "hold",
        "exercise-limit-out" | "exercise-limit-ratio" => "out",
        "exercise-limit-pause" => "pause",
        _ => "in",
    }
}

/// Why a figure is not taken, in one line.
pub(super) fn reason(refusal: &practice::Refusal) -> String {
    let fills = [("value", refusal.value.into()), ("min", refusal.min.into()), ("max", refusal.max.into())];
    tell(refusal.key, &fills)
}

/// The breath that the answers make.
fn pattern(form: &Form) -> Result<Pattern, Refusal> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 60 seconds")]
    let ms = |id: &str| form.number(id).map(|seconds| (seconds.clamp(TYPED.0, TYPED.1) * 1000.0).round() as u32);
    let asked = |id: &str| ms(id).ok_or_else(|| refuse(id, say("choose-pattern-needs")));
    let left = |id: &str| ms(id).unwrap_or(0);
    Ok(Pattern {
        in_ms: asked("in")?,
        top_up_ms: left("top_up"),
        hold_ms: left("hold"),
        out_ms: asked("out")?,
        pause_ms: left("pause"),
    })
}

/// Whether one of them has that name, in any case.
#[must_use]
pub fn is_named(profile: &Profile, name: &str) -> bool {
    let name = plain(name).to_lowercase();
    patterns(profile).values().any(|own| own.name.to_lowercase() == name)
}

/// Whether a name says something, is not too long, and is not the name of an exercise.
pub(super) fn check_free(coach: &Coach, name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err(say("choose-pattern-unnamed"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(tell("choose-pattern-long", &[("most", LONGEST_NAME.into())]));
    }
    let small = name.to_lowercase();
    let taken = coach
        .library
        .catalogue
        .iter()
        .any(|exercise| exercise.id.to_lowercase() == small || exercise_name(&exercise.id).to_lowercase() == small);
    if taken { Err(tell("choose-pattern-taken", &[("name", name.to_owned().into())])) } else { Ok(()) }
}

impl Coach {
    /// The person's own breaths, by name.
    #[must_use]
    pub fn patterns(&self) -> Vec<(String, NamedPattern)> {
        let mut all: Vec<(String, NamedPattern)> = patterns(&self.profile).into_iter().collect();
        all.sort_by_key(|(id, own)| (own.name.to_lowercase(), id.clone()));
        all
    }

    /// The own breath of that name, in any case.
    #[must_use]
    pub fn pattern_named(&self, name: &str) -> Option<NamedPattern> {
        let name = plain(name).to_lowercase();
        self.patterns().into_iter().map(|(_, own)| own).find(|own| own.name.to_lowercase() == name)
    }

    /// The form of an own breath: a new one, or one that there is.
    #[must_use]
    pub fn pattern_form(&self, id: Option<&str>) -> Form {
        let form = Form::new(FormKind::Pattern);
        let Some((id, own)) = id.and_then(|id| Some((id, patterns(&self.profile).remove(id)?))) else { return form };
        let mut form = form.with(OF, id);
        form.answers.insert("name".to_owned(), Text(own.name));
        let breath = own.pattern;
        let figures = [breath.in_ms, breath.top_up_ms, breath.hold_ms, breath.out_ms, breath.pause_ms];
        for (id, ms) in SECONDS.into_iter().zip(figures).filter(|(_, ms)| *ms > 0) {
            form.answers.insert(id.to_owned(), Number(f64::from(ms) / 1000.0));
        }
        form
    }

    pub(super) fn take_pattern(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        if form.is_empty() {
            return Ok((Step::Back, Vec::new()));
        }
        let (id, name) = (form.given(OF), plain(&form.text("name").unwrap_or_default()));
        self.check_name(id, &name).map_err(|line| refuse("name", line))?;
        let pattern = pattern(form)?;
        let limits = self.library.catalogue.limits();
        limits::check_with(&pattern, Holds::Agreed, limits)
            .map_err(|refusal| refuse(asked_by(&refusal), reason(&refusal)))?;
        let id = id.map_or_else(|| self.new_id(now.wall).to_string(), str::to_owned);
        let mut all = patterns(&self.profile);
        all.insert(id, NamedPattern { name, pattern });
        Ok((Step::Back, vec![self.set(PATTERNS, json!(all), now)]))
    }

    /// A name that is free for a breath.
    fn check_name(&self, id: Option<&str>, name: &str) -> Result<(), String> {
        check_free(self, name)?;
        let small = name.to_lowercase();
        let mut others = self.patterns().into_iter().filter(|(there, _)| Some(there.as_str()) != id);
        if others.any(|(_, own)| own.name.to_lowercase() == small) {
            return Err(tell("choose-pattern-taken", &[("name", name.to_owned().into())]));
        }
        Ok(())
    }

    /// Takes an own breath away.
    pub fn drop_pattern(&mut self, id: &str, now: Now) -> Option<Effect> {
        let mut all = patterns(&self.profile);
        all.remove(id)?;
        Some(self.set(PATTERNS, json!(all), now))
    }

    /// A practice of an own breath.
    ///
    /// # Errors
    /// When its length is outside of the limits, or it is itself: it may have come from elsewhere.
    pub fn breathe_own(
        &self,
        own: &NamedPattern,
        length: Length,
        ramp: bool,
        now: Now,
    ) -> Result<Filled, practice::Refusal> {
        let mut filled = self.breathe(Breath::Own(own.pattern), length, ramp, now)?;
        for block in filled.blocks.iter_mut().filter(|block| block.own.is_some()) {
            block.called = Some(own.name.clone());
        }
        Ok(filled)
    }

    /// The form of the word to let go with.
    #[must_use]
    pub fn cue_word_form(&self) -> Form {
        let mut form = Form::new(FormKind::CueWord);
        if let Some(word) = self.cue_word() {
            form.answers.insert("word".to_owned(), Text(word));
        }
        form
    }

    pub(super) fn take_cue_word(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let word = plain(&form.text("word").unwrap_or_default());
        if word.chars().count() > LONGEST_WORD {
            return Err(refuse("word", tell("choose-word-long", &[("most", LONGEST_WORD.into())])));
        }
        let effects = if word == self.cue_word().unwrap_or_default() {
            Vec::new()
        } else {
            vec![self.set(CUE_WORD, json!(word), now)]
        };
        Ok((Step::Back, effects))
    }
}
