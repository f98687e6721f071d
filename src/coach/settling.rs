//! After a stop and beside an open note: what is read, and what becomes of the one question. The reasons and the texts
//! they have stand in the safety table.

use super::coach::Coach;
use super::dates;
use super::form::{Form, FormKind};
use super::lock::Lock;
use super::step::{Made, Step};
use super::today::OfferKind;
use crate::clock::Now;
use crate::diary::{Id, Level, StopReason};
use crate::plan::safety::Counts;
use crate::words::{name, say, tell};

impl Coach {
    /// The answer to "what was it?" about the practice `id`, or none: the reason whose text is read first, and what
    /// follows; with a text to be read it leads nowhere yet.
    pub fn answer_stop(&mut self, id: Option<Id>, reason: Option<StopReason>, now: Now) -> (Option<StopReason>, Made) {
        let effects = self.stopped_for(id, reason, now);
        if let Some(reason) = reason.filter(|_| self.library.safety.table.stopped(reason).text_first) {
            return (Some(reason), Made::effects(effects));
        }
        let (step, more) = self.after_stop(now);
        // Whoever had to go, or changed their mind, may come back today.
        let counts = self.library.safety.table.stopped(reason).counts != Counts::Neutral;
        let line = self.no_repeat(now).filter(|_| counts);
        (None, Made { step: Some(step), effects: [effects, more].concat(), line })
    }

    /// That what was stopped can wait until tomorrow, where something was recorded and Today does not say it already.
    pub(super) fn no_repeat(&self, now: Now) -> Option<String> {
        let says_it = self.offer_kind(None, now) == OfferKind::Settled;
        (self.stopped_today(now) && !says_it).then(|| say("safety-no-repeat"))
    }

    /// Numbness that did not go: its note is raised, and its text opens.
    pub fn numbness_stays(&mut self, now: Now) -> Made {
        let stays = self.library.safety.table.numbness_stays();
        let effects = stays.map(|flag| self.raise(flag, now)).unwrap_or_default();
        Made { step: Some(Step::SafetyText(Level::Emergency)), effects, line: None }
    }

    /// How to reach a person: the person's own contacts, the crisis text, and a word for those who are afraid of
    /// someone; a paragraph each.
    #[must_use]
    pub fn person_words(&self) -> Vec<String> {
        let contacts = self.contacts();
        let own = if self.lock == Lock::Shut {
            say("lock-contacts")
        } else if contacts.is_empty() {
            say("safety-contacts-none")
        } else {
            format!("{}\n{contacts}", say("safety-contacts"))
        };
        vec![say("safety-person-text"), own, say("safety-crisis"), say("safety-relationship")]
    }

    /// What is read about the open notes of a level, a paragraph each: which they are, what to do, what rests.
    #[must_use]
    pub fn note_words(&self, level: Level, now: Now) -> Vec<String> {
        let standing = self.standing(now);
        let open = standing.open.iter().filter(|note| note.level == level);
        let mut parts: Vec<String> = open
            .map(|note| {
                let since = tell("safety-since", &[("day", dates::short_day(note.since).into())]);
                format!("{} ({since})", say(&format!("safety-flag-{}", note.flag)))
            })
            .collect();
        parts.push(match level {
            // What becomes of the practice is in the text itself.
            Level::Soon if self.drops_rest() => say("safety-level-soon-drops"),
            _ => name("safety-level", level.id()),
        });
        parts.extend(match level {
            // Before the first run is over there is no journal to write in yet.
            Level::Emergency => self.is_settled_in().then(|| say("safety-now-grounding")),
            Level::Urgent => Some(say("safety-now-breathing")),
            Level::Soon | Level::Review => None,
        });
        parts
    }

    /// The notes of a level were seen by a clinician, or are to be asked about again.
    pub fn answer_notes(&mut self, level: Level, seen: bool, now: Now) -> Made {
        let standing = self.standing(now);
        let open: Vec<u8> = standing.open.iter().filter(|note| note.level == level).map(|note| note.flag).collect();
        let effects = open.into_iter().flat_map(|flag| self.acknowledge(flag, seen, now)).collect();
        let line = say(if seen { "safety-seen-done" } else { "safety-ask-again-done" });
        Made { step: Some(self.after_notes()), effects, line: Some(line) }
    }

    /// Where it leads once the text of a note was read: the first run goes on, else Today.
    pub fn after_notes(&mut self) -> Step {
        self.note_was_read();
        if self.is_settled_in() { Step::Today } else { Step::Form(Box::new(Form::new(FormKind::Settings))) }
    }
}
