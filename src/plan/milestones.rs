//! Milestones: small things that a person's diary holds for the first time. They count ever, never days that follow
//! each other, and what was reached is kept as a record of its own, so that nothing takes it back. The numbers stand in
//! `assets/plan.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::diary::daily::{DAYS_FOR_A_MEAN, Dated, mean_between, values};
use crate::diary::{Body, Comfort, Day, Kind, LetGo, Measure, Outcome, Practice, Week};
use crate::practice::Catalogue;

/// One milestone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its id; its words are `milestone-<id>`.
    pub id: String,
    /// What is counted.
    pub counts: Counts,
    /// It is reached from here on: a number, seconds, points or per cent, as `counts` says.
    pub least: f64,
    /// Where the figure comes from.
    pub source: String,
}

/// What a milestone counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Days with a practice in one calendar week.
    PracticesInAWeek,
    /// Practices.
    Practices,
    /// The longest out-breath of a breath that was finished in a practice rated easy or ok, in seconds.
    OutBreath,
    /// The highest ease of one day.
    Ease,
    /// Times that the floor let go whole.
    LetGo,
    /// Practices that were stopped.
    Stops,
    /// Steps forward on any track.
    Steps,
    /// How much lower the mean of any seven days lies than the baseline, in per cent.
    PainLower,
    /// How much higher the own activities were scored than the first time, in points.
    PsfsUp,
    /// Talks with a partner that were finished.
    Talks,
    /// Questions for a clinician that were answered.
    QuestionsAnswered,
    /// Kind or fairer sentences that were written.
    KindSentences,
}

/// What is known besides the diary.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Every exercise, for its breath.
    pub catalogue: &'a Catalogue,
    /// The baseline of pain and the last of its days, once it is formed.
    pub baseline: Option<(f64, Day)>,
}

/// The tags of notes that are kind words to oneself: a letter, and a kind look at a setback.
pub const KIND_TAGS: [&str; 2] = ["letter", "setback"];

/// Below this baseline a share says nothing.
const LEAST_BASELINE: f64 = 2.0;

/// What the milestones are worked out from: read once, asked for each of them.
struct Read {
    practices: Vec<(Day, Practice)>,
    ease: BTreeMap<Day, f64>,
    pain: BTreeMap<Day, f64>,
    steps: usize,
    psfs: Vec<f64>,
    answered: usize,
    kind: usize,
}

/// The ids of the milestones that these records reach, in the order of `all`.
#[must_use]
pub fn reached<'a>(all: &'a [Milestone], records: &[Dated<'_>], known: Known) -> Vec<&'a str> {
    let read = Read::of(records);
    let met = |one: &&Milestone| read.figure(one.counts, known).is_some_and(|figure| figure >= one.least);
    all.iter().filter(met).map(|one| one.id.as_str()).collect()
}

impl Read {
    fn of(records: &[Dated<'_>]) -> Self {
        let (ease, pain) = (values(records, Measure::Ease), values(records, Measure::Pain));
        let mut read = Self { practices: Vec::new(), ease, pain, steps: 0, psfs: Vec::new(), answered: 0, kind: 0 };
        let told = [Kind::Practice, Kind::Step, Kind::Measure, Kind::Question, Kind::Thought, Kind::Note];
        for (day, record) in records.iter().filter(|(_, record)| !record.deleted && told.contains(&record.kind)) {
            let Ok(body) = record.body() else { continue };
            match body {
                Body::Practice(practice) if practice.outcome != Outcome::NotStarted => {
                    read.practices.push((*day, practice));
                }
                Body::Step(step) if step.to > step.from => read.steps += 1,
                Body::Measure(measure) if measure.instrument == "psfs" => read.psfs.extend(measure.score),
                Body::Question(question) if question.answered == Some(true) => read.answered += 1,
                Body::Note(note) => {
                    read.kind += usize::from(note.tags.iter().any(|tag| KIND_TAGS.contains(&tag.as_str())));
                }
                Body::Thought(thought) => {
                    read.kind += usize::from(thought.fairer.is_some_and(|words| !words.trim().is_empty()));
                }
                _ => {}
            }
        }
        read
    }

    fn figure(&self, counts: Counts, known: Known) -> Option<f64> {
        match counts {
            Counts::Practices => Some(number(self.practices.len())),
            Counts::PracticesInAWeek => self.fullest_week().map(number),
            Counts::OutBreath => self.longest_out_breath(known.catalogue),
            Counts::Ease => self.ease.values().copied().reduce(f64::max),
            Counts::LetGo => Some(number(self.blocks(|_, block| block.let_go == Some(LetGo::Yes)))),
            Counts::Stops => {
                let stopped = self.practices.iter().filter(|(_, practice)| practice.outcome == Outcome::Stopped);
                Some(number(stopped.count()))
            }
            Counts::Steps => Some(number(self.steps)),
            Counts::PainLower => self.pain_lower(known.baseline?),
            Counts::PsfsUp => {
                let first = *self.psfs.first()?;
                self.psfs.iter().copied().reduce(f64::max).map(|best| best - first)
            }
            Counts::Talks => Some(number(
                self.blocks(|_, block| block.exercise.starts_with("COM") && block.outcome == Outcome::Finished),
            )),
            Counts::QuestionsAnswered => Some(number(self.answered)),
            Counts::KindSentences => Some(number(self.kind)),
        }
    }

    fn blocks(&self, takes: impl Fn(&Practice, &crate::diary::PractisedBlock) -> bool) -> usize {
        let of = |practice: &Practice| practice.blocks.iter().filter(|block| takes(practice, block)).count();
        self.practices.iter().map(|(_, practice)| of(practice)).sum()
    }

    fn fullest_week(&self) -> Option<usize> {
        let mut weeks: BTreeMap<Week, BTreeSet<Day>> = BTreeMap::new();
        for (day, _) in &self.practices {
            weeks.entry(day.week()).or_default().insert(*day);
        }
        weeks.values().map(BTreeSet::len).max()
    }

    fn longest_out_breath(&self, catalogue: &Catalogue) -> Option<f64> {
        let easy = |practice: &&(Day, Practice)| matches!(practice.1.comfort, Some(Comfort::Easy | Comfort::Ok));
        let blocks = self.practices.iter().filter(easy).flat_map(|(_, practice)| &practice.blocks);
        let finished = blocks.filter(|block| block.outcome == Outcome::Finished && block.track == "breath");
        let out = finished.filter_map(|block| catalogue.get(&block.exercise)?.pattern());
        out.map(|pattern| f64::from(pattern.out_ms) / 1000.0).reduce(f64::max)
    }

    /// By how many per cent the lowest mean of seven days after the baseline lies under it; each mean needs three days.
    fn pain_lower(&self, (baseline, formed): (f64, Day)) -> Option<f64> {
        if baseline < LEAST_BASELINE {
            return None;
        }
        let lasts = self.pain.keys().filter(|last| **last >= formed.plus(7));
        let means = lasts.filter_map(|last| mean_between(&self.pain, last.plus(-6), *last));
        let lowest = means.filter(|mean| mean.n >= DAYS_FOR_A_MEAN).map(|mean| mean.value).reduce(f64::min)?;
        Some((baseline - lowest) / baseline * 100.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a diary are small")]
fn number(count: usize) -> f64 {
    count as f64
}
