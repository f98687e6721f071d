//! A session on its stopwatch: pauses, sleep, arrows, pain, dizziness, stopping, its draft.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Coach, Cue, Draft, Effect, Kept, LATE_MS, Pause, SESSION_DRAFT, Session, SessionState};
use pelvicoach::diary::{Felt, Outcome, Score, StopReason};
use pelvicoach::practice::{Act, PhaseKind, Track};

use crate::kit::{MORNING, at, coach, library};

/// A session and the moment it has come to.
pub struct Run {
    pub session: Session,
    pub now: Now,
}

impl Run {
    /// The seven minutes of the first week, with every set-up seen before.
    pub fn new() -> Self {
        Self::of("RT7", true)
    }

    pub fn of(routine: &str, seen: bool) -> Self {
        let now = at(MORNING);
        let coach = coach(&[], &[]);
        let filled = coach.filled(routine, now).or_else(|| coach.one(routine, None, now)).unwrap();
        let seen = filled.blocks.iter().filter(|_| seen).map(|block| block.exercise.clone()).collect::<Vec<_>>();
        let before = Felt { pain: Score::new(3), ..Felt::default() };
        Self { session: Session::new(&library().catalogue, &filled, before, seen, now), now }
    }

    /// Lets so many milliseconds pass, with every wake-up at its moment.
    pub fn go(&mut self, ms: u64) -> Vec<Cue> {
        let until = self.now.mono_ms + ms;
        let mut cues = Vec::new();
        while let Some(wake) = self.session.next_wake(self.now).filter(|wake| *wake <= until) {
            self.now = self.now.later(wake - self.now.mono_ms);
            cues.extend(self.session.wake(self.now));
        }
        self.now = self.now.later(until.saturating_sub(self.now.mono_ms));
        cues.extend(self.session.wake(self.now));
        cues
    }

    /// Goes on until this holds, a tenth of a second at a time.
    pub fn until(&mut self, holds: impl Fn(PhaseKind, usize) -> bool) {
        for _ in 0..30_000 {
            let here = self.session.moment(self.now).map(|moment| (moment.phase.kind, moment.phase.block));
            if here.is_some_and(|(kind, block)| holds(kind, block)) {
                return;
            }
            self.go(100);
        }
        panic!("it never comes");
    }

    fn elapsed(&self) -> u64 {
        self.session.elapsed(self.now)
    }

    fn block(&self) -> usize {
        self.session.moment(self.now).unwrap().phase.block
    }

    fn since_block(&self) -> u64 {
        let (block, elapsed) = (self.block(), self.elapsed());
        let spans = self.session.timeline().block_spans().iter().filter(|span| span.block == block);
        elapsed - spans.map(|span| span.start_ms).filter(|start| *start <= elapsed).max().unwrap()
    }
}

#[test]
fn a_pause_stops_the_watch_and_goes_on_with_a_new_breath_in() {
    let mut run = Run::new();
    run.until(|kind, _| kind == PhaseKind::Out);
    run.go(1_000);
    let (paused_at, cycle) = (run.elapsed(), run.session.moment(run.now).unwrap().phase.cycle);
    run.session.pause(Pause::Own, run.now);
    assert_eq!(run.session.state, SessionState::Paused(Pause::Own));
    assert_eq!(run.session.next_wake(run.now), None, "a pause has no wake-ups");
    assert!(run.go(600_000).is_empty());
    assert_eq!(run.elapsed(), paused_at, "ten minutes of pause are not practice");
    run.session.resume(run.now);
    run.go(1);
    let moment = run.session.moment(run.now).unwrap();
    assert_eq!((moment.phase.kind, moment.into_ms), (PhaseKind::In, 1));
    assert_eq!(moment.phase.cycle, cycle, "the breath that was cut is taken again");
    let planned = run.session.timeline().planned_s();
    assert!(run.session.timeline().total_ms() > u64::from(planned) * 1000);
}

#[test]
fn a_late_wake_pauses_at_the_moment_that_was_asked_for() {
    for (late, pauses) in [(LATE_MS, false), (LATE_MS + 1, true), (3_600_000, true)] {
        let mut run = Run::new();
        run.go(25_300);
        let asked = run.session.next_wake(run.now).unwrap();
        let expected = run.elapsed() + (asked - run.now.mono_ms);
        run.now = run.now.later(asked - run.now.mono_ms + late);
        let cues = run.session.wake(run.now);
        assert_eq!(run.session.state == SessionState::Paused(Pause::Late), pauses, "{late} ms");
        if pauses {
            assert_eq!(cues, [Cue::Paused], "an automatic pause can be heard");
            assert_eq!(run.elapsed(), expected);
        } else {
            assert_eq!(run.elapsed(), expected + late);
        }
    }
}

#[test]
fn a_wall_that_ran_ahead_of_the_stopwatch_was_a_sleep() {
    for (ahead_ms, pauses) in [(LATE_MS, false), (LATE_MS + 1, true), (7_200_000, true)] {
        let mut run = Run::new();
        run.go(30_000);
        let (before, ahead) = (run.elapsed(), run.now.later(ahead_ms).wall);
        // The monotonic clock stood still while the machine slept.
        run.now = Now { wall: ahead, ..run.now };
        run.session.wake(run.now);
        assert_eq!(run.session.state == SessionState::Paused(Pause::Late), pauses, "{ahead_ms} ms");
        assert_eq!(run.elapsed(), before);
    }
    // A clock that was set back is no sleep.
    let mut run = Run::new();
    run.go(30_000);
    run.now = Now { wall: run.now.wall - chrono::TimeDelta::hours(1), ..run.now };
    run.session.wake(run.now);
    assert!(run.session.is_running());
}

#[test]
fn arrows_go_to_the_next_block_back_to_the_start_and_to_the_one_before() {
    let mut run = Run::new();
    run.session.jump(true, run.now);
    assert_eq!((run.block(), run.since_block()), (1, 0));
    run.go(10_000);
    run.session.jump(false, run.now);
    assert_eq!((run.block(), run.since_block()), (1, 0), "far into a block: back to its own start");
    run.go(2_000);
    run.session.jump(false, run.now);
    assert_eq!((run.block(), run.since_block()), (0, 0), "near its start: the one before");
    run.session.jump(false, run.now);
    assert_eq!(run.block(), 0, "there is nothing before the first");
    let last = run.session.kept.blocks.len() - 1;
    while run.block() < last {
        run.session.jump(true, run.now);
    }
    run.go(500);
    run.session.jump(true, run.now);
    assert_eq!(run.session.state, SessionState::Over(Outcome::EndedEarly));
}

#[test]
fn an_arrow_in_a_pause_goes_on_there() {
    let mut run = Run::new();
    run.go(5_000);
    run.session.pause(Pause::Own, run.now);
    run.session.jump(true, run.now);
    assert!(run.session.is_running());
    assert_eq!((run.block(), run.since_block()), (1, 0));
}

#[test]
fn pain_waits_for_a_figure_and_is_kept_with_its_block() {
    let mut run = Run::new();
    run.until(|kind, block| block == 2 && kind.is_breath());
    run.go(1_500);
    let at = run.elapsed();
    run.session.ask_pain(run.now);
    assert_eq!(run.session.state, SessionState::AskingPain);
    run.go(20_000);
    assert_eq!(run.elapsed(), at, "the pacer waits");
    run.session.pain(Score::new(5), run.now);
    assert!(run.session.is_running());
    run.go(5_000);
    run.session.ask_pain(run.now);
    run.session.pain(None, run.now);
    assert!(run.session.is_running(), "a figure left open goes on as well");
    assert_eq!(run.session.kept.pains, [(2, Score::new(5).unwrap())]);
    let practice = run.session.practice(Outcome::EndedEarly, None);
    assert_eq!(practice.peak.unwrap().pain, Score::new(5));
    let charged: Vec<_> = practice.blocks.iter().filter(|block| block.pain.is_some()).collect();
    assert_eq!(charged.len(), 1);
    assert_eq!(charged[0].exercise, run.session.kept.blocks[2].exercise);
}

#[test]
fn a_figure_two_above_the_beginning_or_of_seven_says_stop_if_you_like() {
    let table = &library().safety.table;
    let says =
        |before: Option<u8>, now: u8| table.is_stop(before.and_then(Score::new), Score::new(now).unwrap(), false);
    assert!(!says(Some(3), 4));
    assert!(says(Some(3), 5));
    assert!(!says(None, 6), "nothing is known about the beginning");
    assert!(says(None, 7));
    assert!(says(Some(7), 7));
    assert!(!says(Some(5), 2));
}

#[test]
fn dizzy_and_stop_are_at_once_wherever_it_stands() {
    for paused in [false, true] {
        let mut run = Run::new();
        run.go(40_250);
        let at = run.elapsed();
        if paused {
            run.session.pause(Pause::Own, run.now);
        }
        run.session.dizzy(run.now);
        assert_eq!(run.session.state, SessionState::Dizzy);
        run.go(5_000);
        assert_eq!(run.elapsed(), at);
        let practice = run.session.practice(Outcome::Stopped, Some(StopReason::Dizzy));
        assert_eq!((practice.outcome, practice.stopped_for), (Outcome::Stopped, Some(StopReason::Dizzy)));
        assert_eq!(practice.done_s, 40);

        let mut run = Run::new();
        run.go(40_250);
        if paused {
            run.session.pause(Pause::Own, run.now);
        }
        run.session.stop(run.now);
        assert_eq!(run.session.state, SessionState::Over(Outcome::Stopped));
        assert_eq!(run.elapsed(), at);
        let practice = run.session.practice(Outcome::Stopped, None);
        let outcomes: Vec<_> = practice.blocks.iter().map(|block| block.outcome).collect();
        assert_eq!(outcomes[..2], [Outcome::Finished, Outcome::Stopped]);
        assert!(outcomes[2..].iter().all(|outcome| *outcome == Outcome::NotStarted));
    }
}

#[test]
fn pace_moves_the_next_breath_and_not_a_pause() {
    let mut run = Run::new();
    run.until(|kind, _| kind == PhaseKind::Out);
    let usual = run.session.moment(run.now).unwrap().phase.ms();
    run.session.pace(Act::Slower, run.now);
    run.go(500);
    assert_eq!(run.session.moment(run.now).unwrap().phase.ms(), usual, "this breath stays as it is");
    run.until(|kind, _| kind == PhaseKind::In);
    run.until(|kind, _| kind == PhaseKind::Out);
    assert_eq!(run.session.moment(run.now).unwrap().phase.ms(), usual + 500);
    run.session.pause(Pause::Own, run.now);
    let acts = run.session.kept.acts.len();
    run.session.pace(Act::Faster, run.now);
    assert_eq!(run.session.kept.acts.len(), acts);
}

#[test]
fn a_new_exercise_waits_to_be_read_about_and_is_read_about_once() {
    let mut run = Run::of("RT7", false);
    let mut read = Vec::new();
    for _ in 0..600 {
        run.go(1_000);
        if let SessionState::Introducing { block } = run.session.state {
            assert_eq!(run.session.next_wake(run.now), None);
            read.push(run.session.kept.blocks[block].exercise.clone());
            run.session.start_block(run.now);
        }
    }
    assert_eq!(run.session.state, SessionState::Over(Outcome::Finished));
    let expected = run.session.kept.blocks.iter().map(|block| &block.exercise);
    let leaves_out = |id: &&String| library().catalogue.get(id).is_some_and(|exercise| exercise.leave_out);
    assert_eq!(read.iter().collect::<Vec<_>>(), expected.filter(leaves_out).collect::<Vec<_>>());
    assert!(!read.is_empty());
}

#[test]
fn it_ends_by_itself_with_everything_done() {
    let mut run = Run::new();
    let planned = run.session.timeline().total_ms();
    let cues = run.go(planned + 10);
    assert_eq!(cues.last(), Some(&Cue::End));
    let ends = cues.iter().filter(|cue| **cue == Cue::BlockEnd).count();
    assert_eq!(ends, run.session.kept.blocks.len() - 1, "each block's end can be heard");
    let practice = run.session.practice(Outcome::Finished, None);
    assert_eq!(practice.done_s, practice.planned_s);
    for block in &practice.blocks {
        assert_eq!((block.outcome, block.done_s), (Outcome::Finished, block.planned_s), "{}", block.exercise);
        let own = library().catalogue.get(&block.exercise).unwrap().track == Track::Own;
        assert_eq!(block.step.is_none(), own, "{}", block.exercise);
    }
}

#[test]
fn its_draft_is_the_session() {
    let mut run = Run::new();
    run.go(45_000);
    run.session.pace(Act::Slower, run.now);
    run.go(30_000);
    run.session.ask_pain(run.now);
    run.session.pain(Score::new(4), run.now);
    run.go(12_345);
    let text = serde_json::to_string(&run.session.draft(run.now)).unwrap();
    let kept: Kept = serde_json::from_str(&text).unwrap();
    assert_eq!(kept, run.session.draft(run.now));
    let again = Session::over(&library().catalogue, kept, at("2026-11-23T18:00:00+01:00"));
    assert_eq!(again.state, SessionState::Paused(Pause::Own));
    assert_eq!(again.kept.started, at(MORNING).wall);
    run.session.leave(run.now);
    let (was, is) = (run.session.practice(Outcome::EndedEarly, None), again.practice(Outcome::EndedEarly, None));
    assert_eq!(was, is, "kept as ended early, exactly");
    assert_eq!(is.done_s, 87);
}

/// A coach, and what a kill between the save of a practice and the removal of its draft leaves behind.
fn recorded_with_its_draft() -> (Coach, Kept) {
    let mut coach = coach(&[], &[]);
    let mut run = Run::new();
    coach.name_session(&mut run.session.kept);
    run.go(60_000);
    let kept = run.session.draft(run.now);
    run.session.leave(run.now);
    let practice = run.session.practice(Outcome::EndedEarly, None);
    let (id, _) = coach.record(kept.id, kept.started, practice, run.now);
    assert_eq!(id, kept.id, "the record has the name that the draft has");
    coach.keep_draft(&left(&kept));
    (coach, kept)
}

fn left(kept: &Kept) -> Draft {
    Draft { name: SESSION_DRAFT.to_owned(), text: serde_json::to_string(kept).unwrap() }
}

#[test]
fn a_draft_whose_practice_is_recorded_is_dropped_without_a_word() {
    let (mut coach, _) = recorded_with_its_draft();
    assert!(coach.unfinished().is_empty());
    assert_eq!(coach.drop_done_with(), Some(Effect::DropDraft(SESSION_DRAFT.to_owned())));
    assert!(coach.draft(SESSION_DRAFT).is_none());
    assert_eq!(coach.drop_done_with(), None);
}

#[test]
fn a_draft_of_less_than_a_second_is_dropped_unless_something_was_noted() {
    let mut coach = coach(&[], &[]);
    let mut run = Run::new();
    coach.name_session(&mut run.session.kept);
    let empty = Kept { elapsed_ms: 999, ..run.session.draft(run.now) };
    let noted = Kept { pains: vec![(0, Score::new(4).unwrap())], ..empty.clone() };
    let begun = Kept { elapsed_ms: 1000, ..empty.clone() };
    for kept in [noted, begun] {
        coach.keep_draft(&left(&kept));
        assert_eq!((coach.unfinished().len(), coach.drop_done_with()), (1, None));
    }
    coach.keep_draft(&left(&empty));
    assert!(coach.unfinished().is_empty(), "there is nothing to take up");
    assert_eq!(coach.drop_done_with(), Some(Effect::DropDraft(SESSION_DRAFT.to_owned())));
}

#[test]
fn a_draft_whose_practice_was_deleted_is_dropped_too_and_any_other_is_offered() {
    let (mut coach, kept) = recorded_with_its_draft();
    coach.delete(kept.id.unwrap(), at(MORNING)).unwrap();
    assert!(coach.unfinished().is_empty(), "what was deleted does not come back as unfinished");
    let (mut other, mut unnamed) = (kept.clone(), kept);
    other.id = None;
    coach.name_session(&mut other);
    unnamed.id = None;
    for offered in [other, unnamed] {
        coach.keep_draft(&left(&offered));
        assert_eq!(coach.unfinished(), [SESSION_DRAFT]);
        assert_eq!(coach.drop_done_with(), None);
    }
}

#[test]
fn a_draft_of_an_earlier_version_has_no_name_and_is_read_all_the_same() {
    let kept = Run::new().session.kept;
    let mut text: serde_json::Value = serde_json::to_value(&kept).unwrap();
    text.as_object_mut().unwrap().remove("id");
    assert_eq!(serde_json::from_value::<Kept>(text).unwrap(), kept);
}

#[test]
fn a_sleep_through_the_very_end_ends_it_when_it_goes_on() {
    let mut run = Run::of("RT0", true);
    let total = run.session.timeline().total_ms();
    run.go(total - 500);
    run.now = run.now.later(60_000);
    run.session.wake(run.now);
    assert!(!run.session.is_running() && !run.session.is_over(), "it waits where it was asked to wake: its end");
    run.session.resume(run.now);
    assert_eq!(run.go(1_000), [Cue::End]);
    assert_eq!(run.session.state, SessionState::Over(Outcome::Finished));
}
