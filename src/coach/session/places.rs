//! What stands before a block begins: whether its set-up is to be read first, and the places it leads to one after the
//! other, for whoever hears of each only that it is the next.

use std::collections::BTreeSet;

use super::{Session, State};
use crate::clock::Now;
use crate::coach::Coach;
use crate::practice::{Exercise, Shape, Sound, Timeline};

impl Coach {
    /// Whether a session is heard with closed eyes and without words.
    #[must_use]
    pub fn hears_no_words(&self) -> bool {
        let closed: bool = self.profile.get("eyes_closed").unwrap_or(false);
        closed && matches!(self.hearing.sound, Sound::Tones | Sound::Bell)
    }
}

/// Whether an exercise leads from place to place by its lines.
fn guides(exercise: &Exercise) -> bool {
    let leads = matches!(exercise.shape, Shape::Parts { .. } | Shape::Groups { .. } | Shape::BreathThenAttend { .. });
    leads && exercise.is_offered()
}

impl Session {
    /// The same, where what guides by lines is read before it begins the first time.
    #[must_use]
    pub fn reading_first(mut self, reads_first: bool) -> Self {
        self.reads_first = reads_first;
        if self.is_running() && self.kept.elapsed_ms == 0 {
            self.introduce(0);
        }
        self
    }

    /// The places a block leads to, in their order: for each what is told of it, line by line, where `say` says a key.
    /// Empty for a block that does not guide by lines.
    #[must_use]
    pub fn places(&self, block: usize, say: fn(&str) -> String) -> Vec<Vec<String>> {
        let Some(block) = self.kept.blocks.get(block) else { return Vec::new() };
        if !self.catalogue.get(&block.exercise).is_some_and(guides) {
            return Vec::new();
        }
        let mut places: Vec<Vec<String>> = Vec::new();
        for phase in Timeline::compile(self.catalogue, std::slice::from_ref(block), &[]).phases() {
            let Some(line) = phase.hint.as_ref().filter(|_| !phase.kind.is_breath()).map(|hint| say(hint)) else {
                continue;
            };
            match places.last_mut() {
                Some(place) if place.contains(&line) => {}
                Some(place) if !phase.cycle_start => place.push(line),
                _ => places.push(vec![line]),
            }
        }
        places
    }

    pub(super) fn is_new(&self, block: usize) -> bool {
        self.kept.blocks.get(block).is_some_and(|block| {
            let exercise = self.catalogue.get(&block.exercise);
            let asks_anchor = exercise.is_some_and(|exercise| exercise.anchored) && block.anchor.is_none();
            let is_told = |exercise: &Exercise| exercise.leave_out || self.reads_first && guides(exercise);
            asks_anchor || !self.introduced.contains(&block.exercise) && exercise.is_some_and(is_told)
        })
    }

    pub(super) fn introduce(&mut self, block: usize) {
        if self.is_new(block) {
            self.state = State::Introducing { block };
        }
    }

    /// The set-up was read: the pacer starts.
    pub fn start_block(&mut self, now: Now) {
        if let State::Introducing { block } = self.state {
            if let Some(block) = self.kept.blocks.get(block) {
                self.introduced.insert(block.exercise.clone());
            }
            self.begin(now);
        }
    }

    /// The exercises whose set-up has been seen.
    #[must_use]
    pub const fn introduced(&self) -> &BTreeSet<String> {
        &self.introduced
    }
}
