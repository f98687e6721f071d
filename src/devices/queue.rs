//! Which cue is begun when: what is left of a schedule. A new epoch drops the rest, a late cue is dropped and never
//! stacked, and in one epoch none is begun twice. Pure; the clock is handed in.

use crate::practice::{Due, Schedule, Tone};

/// A cue that is later than this, in milliseconds, says something that is not so any more.
pub const LATE_MS: u64 = 300;

/// Cues that wait for their moment.
#[derive(Debug)]
pub struct Queue {
    /// How long before its moment a cue is handed out.
    lead_ms: u64,
    epoch: u64,
    waiting: Vec<Due>,
    /// What was begun or dropped, of what the schedule still tells.
    begun: Vec<(u64, Tone)>,
    lapses_ms: Option<u64>,
    /// What is said then.
    waits: String,
    /// The last schedule ran out, and that was heard.
    lapsed: bool,
}

impl Queue {
    /// Cues that are handed out `lead_ms` before their moment.
    #[must_use]
    pub const fn new(lead_ms: u64) -> Self {
        Self {
            lead_ms,
            epoch: 0,
            waiting: Vec::new(),
            begun: Vec::new(),
            lapses_ms: None,
            waits: String::new(),
            lapsed: false,
        }
    }

    /// Hands cues out `lead_ms` before their moment from now on.
    pub const fn set_lead(&mut self, lead_ms: u64) {
        self.lead_ms = lead_ms;
    }

    /// Takes a schedule in place of what was left of the one before; whether it was taken: one of an epoch that is over
    /// is not.
    pub fn take(&mut self, schedule: &Schedule) -> bool {
        if schedule.epoch < self.epoch {
            return false;
        }
        self.begun.retain(|(at, tone)| schedule.dues.iter().any(|due| (due.at_ms, due.tone) == (*at, *tone)));
        let is_new = |due: &&Due| !self.begun.contains(&(due.at_ms, due.tone));
        self.waiting = schedule.dues.iter().filter(is_new).cloned().collect();
        if self.lapsed && schedule.epoch > self.epoch {
            // That it waits was heard when the schedule ran out.
            self.waiting.retain(|due| due.tone != Tone::Waits);
            self.lapsed = false;
        }
        self.epoch = schedule.epoch;
        self.waits.clone_from(&schedule.waits);
        // A session that stops by itself before then is not waited for: nobody tells of it any more.
        let stops = |due: &Due, lapses| matches!(due.tone, Tone::Waits | Tone::End) && due.at_ms <= lapses;
        self.lapses_ms = schedule.lapses_ms.filter(|lapses| !schedule.dues.iter().any(|due| stops(due, *lapses)));
        true
    }

    /// What has its turn at `now_ms`, in order.
    pub fn due(&mut self, now_ms: u64) -> Vec<Due> {
        if self.lapses_ms.is_some_and(|lapses| lapses <= now_ms) {
            self.lapses_ms = None;
            self.lapsed = true;
            self.waiting.clear();
            return vec![Due { at_ms: now_ms, tone: Tone::Waits, ms: 0, says: self.waits.clone() }];
        }
        let (turn, waiting): (Vec<Due>, Vec<Due>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|due| due.at_ms <= now_ms + self.lead_ms);
        self.waiting = waiting;
        self.begun.extend(turn.iter().map(|due| (due.at_ms, due.tone)));
        turn.into_iter().filter(|due| due.at_ms + LATE_MS >= now_ms).collect()
    }

    /// When something has its turn next, on the monotonic clock.
    #[must_use]
    pub fn next(&self) -> Option<u64> {
        let due = self.waiting.iter().map(|due| due.at_ms.saturating_sub(self.lead_ms)).min();
        [due, self.lapses_ms].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use super::{LATE_MS, Queue};
    use crate::practice::{Due, Schedule, Tone};

    fn due(at_ms: u64, tone: Tone) -> Due {
        Due { at_ms, tone, ms: 4_000, says: String::new() }
    }

    fn schedule(epoch: u64, dues: &[(u64, Tone)]) -> Schedule {
        Schedule { epoch, dues: dues.iter().map(|(at, tone)| due(*at, *tone)).collect(), ..Schedule::default() }
    }

    fn heard(queue: &mut Queue, now: u64) -> Vec<(u64, Tone)> {
        queue.due(now).into_iter().map(|due| (due.at_ms, due.tone)).collect()
    }

    #[test]
    fn each_is_begun_once_at_its_moment_however_often_it_is_told() {
        let mut queue = Queue::new(0);
        for from in [1_000, 1_500, 2_000] {
            assert!(queue.take(&schedule(1, &[(1_000, Tone::In), (5_000, Tone::Out)])));
            let expected = if from == 1_000 { vec![(1_000, Tone::In)] } else { Vec::new() };
            assert_eq!(heard(&mut queue, from), expected);
        }
        assert_eq!(queue.next(), Some(5_000));
        assert!(heard(&mut queue, 4_999).is_empty());
        assert_eq!(heard(&mut queue, 5_000), [(5_000, Tone::Out)]);
        assert_eq!(queue.next(), None);
    }

    #[test]
    fn a_new_epoch_drops_the_rest_and_an_old_one_is_not_taken() {
        let mut queue = Queue::new(0);
        queue.take(&schedule(1, &[(1_000, Tone::In), (5_000, Tone::Out)]));
        heard(&mut queue, 1_000);
        assert!(queue.take(&schedule(2, &[])));
        assert_eq!(queue.next(), None, "a pause is silence");
        assert!(!queue.take(&schedule(1, &[(5_000, Tone::Out)])));
        assert!(heard(&mut queue, 5_000).is_empty());
        // The same moment in a new epoch is another one: the breath was taken again.
        queue.take(&schedule(3, &[(5_000, Tone::In)]));
        assert_eq!(heard(&mut queue, 5_000), [(5_000, Tone::In)]);
    }

    #[test]
    fn what_sounds_goes_on_in_a_new_epoch_that_tells_of_it() {
        let mut queue = Queue::new(0);
        queue.take(&schedule(1, &[(1_000, Tone::Out)]));
        heard(&mut queue, 1_000);
        queue.take(&schedule(2, &[(1_000, Tone::Out), (7_500, Tone::In)]));
        assert!(heard(&mut queue, 1_100).is_empty(), "not begun a second time");
        assert_eq!(queue.next(), Some(7_500));
    }

    #[test]
    fn late_cues_are_dropped_and_never_stacked() {
        let mut queue = Queue::new(0);
        queue.take(&schedule(1, &[(1_000, Tone::In), (5_000, Tone::Out), (11_000, Tone::In)]));
        assert_eq!(heard(&mut queue, 11_000 + LATE_MS), [(11_000, Tone::In)]);
        queue.take(&schedule(1, &[(11_000, Tone::In), (15_000, Tone::Out)]));
        assert!(heard(&mut queue, 15_001 + LATE_MS).is_empty());
        assert_eq!(queue.next(), None);
    }

    #[test]
    fn with_a_lead_they_are_handed_out_before_their_moment() {
        let mut queue = Queue::new(400);
        queue.take(&schedule(1, &[(1_000, Tone::In), (2_000, Tone::Out)]));
        assert_eq!(queue.next(), Some(600));
        assert_eq!(heard(&mut queue, 600), [(1_000, Tone::In)]);
        assert_eq!(queue.next(), Some(1_600));
    }

    #[test]
    fn after_a_stop_that_was_foretold_nothing_is_missed() {
        for stop in [Tone::End, Tone::Waits] {
            let mut queue = Queue::new(0);
            queue.take(&Schedule { lapses_ms: Some(3_000), ..schedule(1, &[(1_000, Tone::Out), (2_900, stop)]) });
            assert_eq!(heard(&mut queue, 2_900), [(2_900, stop)]);
            assert_eq!(queue.next(), None);
            assert!(heard(&mut queue, 9_000).is_empty(), "{stop:?}");
        }
        // One that lies further ahead than that is none: the session pauses before it.
        let mut queue = Queue::new(0);
        queue.take(&Schedule { lapses_ms: Some(2_000), ..schedule(1, &[(2_900, Tone::End)]) });
        assert_eq!(heard(&mut queue, 2_000), [(2_000, Tone::Waits)]);
        assert!(heard(&mut queue, 2_900).is_empty());
    }

    #[test]
    fn a_schedule_that_runs_out_is_heard_once() {
        let mut queue = Queue::new(0);
        let waits = "it waits".to_owned();
        let lapsing = Schedule { lapses_ms: Some(3_000), waits, ..schedule(1, &[(4_000, Tone::Out)]) };
        queue.take(&lapsing);
        assert_eq!(queue.next(), Some(3_000));
        let waits = queue.due(3_000);
        assert_eq!((waits.len(), waits[0].tone, waits[0].says.as_str()), (1, Tone::Waits, "it waits"));
        assert!(heard(&mut queue, 4_000).is_empty(), "the session paused");
        // When the loop comes back, it says the same of that pause.
        queue.take(&schedule(2, &[(9_000, Tone::Waits)]));
        assert!(heard(&mut queue, 9_000).is_empty());
        queue.take(&schedule(3, &[(12_000, Tone::Waits)]));
        assert_eq!(heard(&mut queue, 12_000), [(12_000, Tone::Waits)]);
    }
}
