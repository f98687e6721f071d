//! What is said while a session runs: each part by its name, the first breaths, every turn of what is no breath, and a
//! line after a quiet minute. When two turns lie closer than a line, both are said in one.

use crate::coach::{Coach, Session};
use crate::plain::talk::{Cues, Cx};
use crate::plain::told::length;
use crate::plain::voice::LINE_MS;
use crate::practice::{Moment, Phase, PhaseKind};
use crate::words::{begun_large, exercise_name, say, say_without_figures, tell};

/// So many breaths of a part are said; then they go on by themselves, or by the bell.
const BREATHS: u32 = 3;

/// After so long without a line one is said.
const QUIET_MS: u64 = 60_000;

/// What was said last, so that nothing is said twice.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Where the phase began that was spoken of last.
    phase_ms: Option<u64>,
    block: Option<usize>,
    /// Breaths of this part that began.
    breaths: u32,
    /// The words of the last turn.
    words: String,
    /// The monotonic moment of the last line.
    last_ms: u64,
    /// No figures are said.
    no_numbers: bool,
}

impl Spoken {
    /// After a pause the breath begins anew, and is said again.
    pub const fn begins_anew(&mut self) {
        (self.phase_ms, self.breaths) = (None, 0);
    }

    /// Whether figures are said from now on.
    pub const fn turn_numbers(&mut self) -> bool {
        self.no_numbers = !self.no_numbers;
        !self.no_numbers
    }

    /// Whether figures are said.
    pub const fn has_numbers(&self) -> bool {
        !self.no_numbers
    }

    /// How a text is said: with the figures that it names, or without.
    pub fn says(&self) -> fn(&str) -> String {
        if self.no_numbers { say_without_figures } else { say }
    }

    /// Says what begins now, or that it goes on.
    pub fn speak(&mut self, session: &Session, cx: &mut Cx) {
        let now = cx.coach.now();
        let Some(moment) = session.moment(now) else { return };
        if self.phase_ms != Some(moment.phase.start_ms) {
            self.phase_ms = Some(moment.phase.start_ms);
            self.begins(session, &moment, cx);
        } else if now.mono_ms >= self.last_ms + QUIET_MS {
            self.goes_on(&moment, cx);
        }
    }

    fn begins(&mut self, session: &Session, moment: &Moment, cx: &mut Cx) {
        let phase = moment.phase;
        let new_block = self.block != Some(phase.block);
        if new_block {
            (self.block, self.breaths) = (Some(phase.block), 0);
            self.words.clear();
        }
        if phase.kind.is_breath() && phase.cycle_start {
            self.breaths += 1;
        }
        let turn = self.turn(session, phase, cx);
        let ways = match (new_block, turn) {
            (true, turn) => headed(session, phase, turn, self.no_numbers, cx.coach),
            (false, Some(turn)) => turn,
            (false, None) => {
                // Of a quiet stretch the minute is told, also where each breath is a phase of its own.
                if cx.coach.now().mono_ms >= self.last_ms + QUIET_MS {
                    self.goes_on(moment, cx);
                }
                return;
            }
        };
        // Which part it is stays worth saying a moment later.
        let later = new_block.then(|| ways.last().cloned()).flatten();
        self.say(&ways, later, cx);
    }

    fn say(&mut self, ways: &[String], later: Option<String>, cx: &mut Cx) {
        self.last_ms = cx.coach.now().mono_ms;
        let ways: Vec<String> = ways.iter().map(|way| begun_large(way)).collect();
        cx.voice.cue(&ways, later, self.last_ms);
    }

    fn goes_on(&mut self, moment: &Moment, cx: &mut Cx) {
        let words = if self.no_numbers {
            say("plain-goes-on")
        } else {
            let minutes = u32::try_from(moment.total_left_ms.div_ceil(60_000)).unwrap_or(u32::MAX);
            tell("plain-minutes-left", &[("minutes", minutes.into())])
        };
        self.say(&[words], None, cx);
    }

    /// What is said of a turn, the longest way first; `None` where it goes by itself.
    fn turn(&mut self, session: &Session, phase: &Phase, cx: &Cx) -> Option<Vec<String>> {
        let cue = cue_words(phase, cx.coach);
        let hint = phase.hint.as_ref().map(|hint| self.says()(hint)).filter(|hint| !hint.is_empty());
        if phase.kind.is_breath() {
            if self.breaths > BREATHS || cx.cues != Cues::Lines {
                return None;
            }
            let breath = breath_of(session, phase);
            if breath.iter().any(|part| part.ms() < LINE_MS) {
                return phase.cycle_start.then(|| vec![in_one(&breath, cx.coach, self.no_numbers)]);
            }
        } else if phase.ms() < LINE_MS && !phase.cycle_start && self.words == cue {
            return None;
        }
        self.words.clone_from(&cue);
        // To arrive and to finish are called by their names already.
        let alone = matches!(phase.kind, PhaseKind::Arrive | PhaseKind::Leave | PhaseKind::Attend);
        let both = |hint: &String| tell("plain-cue", &[("cue", cue.as_str().into()), ("hint", hint.as_str().into())]);
        Some(match &hint {
            Some(hint) if alone => vec![hint.clone(), cue],
            Some(hint) => vec![both(hint), hint.clone(), cue],
            None => vec![cue],
        })
    }
}

/// The phases of the breath that `phase` belongs to.
fn breath_of<'a>(session: &'a Session, phase: &Phase) -> Vec<&'a Phase> {
    let phases = session.timeline().phases();
    let here = phases.iter().position(|one| one.start_ms == phase.start_ms).unwrap_or(0);
    let first = phases[..=here].iter().rposition(|one| one.cycle_start).unwrap_or(here);
    let rest = phases[first + 1..].iter().take_while(|one| !one.cycle_start && one.kind.is_breath());
    phases.get(first).into_iter().chain(rest).collect()
}

/// A breath in one line: "breathe in for 4, hold lightly for 2, breathe out for 6".
fn in_one(breath: &[&Phase], coach: &Coach, no_numbers: bool) -> String {
    let part = |phase: &&Phase| {
        let words = cue_words(phase, coach);
        if no_numbers {
            return words;
        }
        let seconds = u32::try_from(phase.ms().div_ceil(1000)).unwrap_or(u32::MAX);
        tell("plain-cue-seconds", &[("cue", words.into()), ("seconds", seconds.into())])
    };
    breath.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// The first line of a phase; for the word that a person chose to let go with, that word.
fn cue_words(phase: &Phase, coach: &Coach) -> String {
    let own = (phase.cue == "cue-own-word").then(|| coach.cue_word()).flatten();
    own.unwrap_or_else(|| say(&phase.cue))
}

/// The name of a part, as it is called in this session.
pub fn called(session: &Session, block: usize) -> String {
    let named = session.kept.blocks.get(block);
    named.map(|block| block.called.clone().unwrap_or_else(|| exercise_name(&block.exercise))).unwrap_or_default()
}

/// Where the body goes, or which part begins, with its first turn where both have room.
fn headed(session: &Session, phase: &Phase, turn: Option<Vec<String>>, no_numbers: bool, coach: &Coach) -> Vec<String> {
    if phase.kind == PhaseKind::Change {
        let position = say(&format!("cue-position-{}", phase.position.id()));
        let next = tell("plain-next-position", &[("position", position.into())]);
        if no_numbers {
            return vec![next];
        }
        let seconds = tell("plain-within", &[("words", next.as_str().into()), ("length", length(phase.ms()).into())]);
        return vec![seconds, next];
    }
    let heading = called(session, phase.block);
    let turns = turn.unwrap_or_else(|| vec![cue_words(phase, coach)]);
    let both =
        turns.iter().map(|turn| tell("plain-cue", &[("cue", heading.as_str().into()), ("hint", turn.as_str().into())]));
    both.chain([heading.clone()]).collect()
}

/// What comes first, before the pacer begins.
pub fn first(session: &Session) -> String {
    let blocks = &session.kept.blocks;
    let position = blocks.first().map(|block| say(&format!("cue-position-{}", block.position.id())));
    let (name, position) = (called(session, 0), position.unwrap_or_default());
    // Of a stretch that has the name of its position, one of them is enough.
    let key = if name.eq_ignore_ascii_case(&position) { "plain-first-part-alone" } else { "plain-first-part" };
    let length = length(session.timeline().total_ms());
    tell(key, &[("name", name.into()), ("position", position.into()), ("length", length.into())])
}
