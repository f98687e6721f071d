//! What the person ticked for this one page: notes, partner, sexual detail, cycle, medicines. Thoughts, ladders and the
//! PHQ-4 stand in `private`. What is not ticked is not read.

use serde::Serialize;

use super::practice::counted;
use super::private::{Exposure, Phq4Line, ThoughtLine, exposure, phq4, thoughts};
use super::{Of, Scope, Section};
use crate::diary::daily::{DAYS_FOR_A_MEAN, Mean, mean};
use crate::diary::{Body, Day, Entry, Score};

/// A free note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteLine {
    /// Its day.
    pub day: Day,
    /// The person's words.
    pub text: String,
}

/// What was noted about a partner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartnerMeans {
    /// Felt heard, from three entries on.
    pub heard: Option<Mean>,
    /// Closeness, from three entries on.
    pub closeness: Option<Mean>,
    /// Entries on which agreed boundaries were kept.
    pub boundaries_kept: usize,
    /// Entries that answer it.
    pub boundaries_of: usize,
}

/// Attempts and pain with penetration.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SexualDetail {
    /// What became of attempts, by id.
    pub attempts: Vec<Of>,
    /// Pain with penetration, from three entries on.
    pub pain: Option<Mean>,
    /// The greatest difficulty, 0 to 3.
    pub difficulty: Option<u8>,
}

/// The cycle, counted by entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CycleDays {
    /// Bleeding, by id.
    pub bleeding: Vec<Of>,
    /// Entries with bleeding outside of the expected days.
    pub unexpected: usize,
    /// Entries that say hormones or contraception changed.
    pub hormones_changed: usize,
}

/// The ticked sections; `None` where not ticked, and where ticked with nothing to show.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Extras {
    /// Free notes, oldest first.
    pub notes: Option<Vec<NoteLine>>,
    /// Partner.
    pub partner: Option<PartnerMeans>,
    /// Sexual detail.
    pub sexual: Option<SexualDetail>,
    /// Cycle.
    pub cycle: Option<CycleDays>,
    /// Medicines in the person's words, with the number of entries.
    pub medicines: Option<Vec<Of>>,
    /// Thought records, oldest first.
    pub thoughts: Option<Vec<ThoughtLine>>,
    /// Steps on a ladder.
    pub exposure: Option<Exposure>,
    /// The PHQ-4, answer by answer, oldest first.
    pub phq4: Option<Vec<Phq4Line>>,
}

pub(super) fn extras(scope: &Scope<'_>, entries: &[(Day, Entry)]) -> Extras {
    let ticked = |section| scope.includes(section);
    let entries: Vec<&Entry> = entries.iter().map(|(_, entry)| entry).collect();
    Extras {
        notes: ticked(Section::Notes).then(|| notes(scope)).filter(|notes| !notes.is_empty()),
        partner: ticked(Section::Partner).then(|| partner(&entries)).flatten(),
        sexual: ticked(Section::Sexual).then(|| sexual(&entries)).flatten(),
        cycle: ticked(Section::Cycle).then(|| cycle(&entries)).flatten(),
        medicines: ticked(Section::Medicines)
            .then(|| counted(entries.iter().flat_map(|entry| entry.medicines.iter().cloned())))
            .filter(|medicines| !medicines.is_empty()),
        thoughts: ticked(Section::Thoughts).then(|| thoughts(scope)).filter(|thoughts| !thoughts.is_empty()),
        exposure: ticked(Section::Exposure).then(|| exposure(scope)).flatten(),
        phq4: ticked(Section::Phq4).then(|| phq4(scope)).filter(|answers| !answers.is_empty()),
    }
}

fn notes(scope: &Scope<'_>) -> Vec<NoteLine> {
    let words = scope.own().filter_map(|(day, record)| {
        let text = match record.body().ok()? {
            Body::Note(note) => Some(note.text),
            Body::CheckIn(entry) | Body::PainEpisode(entry) => entry.note,
            Body::Practice(practice) => practice.note,
            Body::Visit(visit) => visit.note,
            _ => None,
        }?;
        Some(NoteLine { day, text })
    });
    words.filter(|note| !note.text.trim().is_empty()).collect()
}

fn partner(entries: &[&Entry]) -> Option<PartnerMeans> {
    let partners: Vec<_> = entries.iter().filter_map(|entry| entry.partner.as_ref()).collect();
    let kept: Vec<bool> = partners.iter().filter_map(|partner| partner.boundaries_kept).collect();
    (!partners.is_empty()).then(|| PartnerMeans {
        heard: of_entries(partners.iter().map(|partner| partner.heard)),
        closeness: of_entries(partners.iter().map(|partner| partner.closeness)),
        boundaries_kept: kept.iter().filter(|kept| **kept).count(),
        boundaries_of: kept.len(),
    })
}

fn sexual(entries: &[&Entry]) -> Option<SexualDetail> {
    let detail = SexualDetail {
        attempts: counted(entries.iter().filter_map(|entry| entry.attempt.clone())),
        pain: of_entries(entries.iter().map(|entry| entry.pain_by.as_ref().and_then(|by| by.penetration))),
        difficulty: entries.iter().filter_map(|entry| entry.difficulty).max(),
    };
    let any = !detail.attempts.is_empty() || detail.pain.is_some() || detail.difficulty.is_some();
    any.then_some(detail)
}

fn cycle(entries: &[&Entry]) -> Option<CycleDays> {
    let cycles: Vec<_> = entries.iter().filter_map(|entry| entry.cycle.as_ref()).collect();
    (!cycles.is_empty()).then(|| CycleDays {
        bleeding: counted(cycles.iter().filter_map(|cycle| cycle.bleeding.clone())),
        unexpected: cycles.iter().filter(|cycle| cycle.unexpected == Some(true)).count(),
        hormones_changed: cycles.iter().filter(|cycle| cycle.hormones_changed == Some(true)).count(),
    })
}

fn of_entries(scores: impl Iterator<Item = Option<Score>>) -> Option<Mean> {
    mean(scores.flatten().map(|score| f64::from(score.value()))).filter(|mean| mean.n >= DAYS_FOR_A_MEAN)
}
