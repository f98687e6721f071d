//! Plays blocks and acts into phases, strictly forward: nothing that was laid down before an act is touched by it.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::block::{Act, Block};
use super::ease::Ease;
use super::exercise::{Catalogue, Exercise, Shape};
use super::limits;
use super::pattern::Pattern;
use super::phase::{Phase, PhaseKind};
use super::script::{Body, Piece, Script, Unit, script};
use super::timeline::Span;
use super::track::Track;

/// What playing gives.
#[derive(Debug, Default)]
pub(super) struct Played {
    pub phases: Vec<Phase>,
    pub spans: Vec<Span>,
}

/// Plays `blocks` with what happened to them.
pub(super) fn play(catalogue: &Catalogue, blocks: &[Block], acts: &[(u64, Act)]) -> Played {
    let mut sorted = acts.to_vec();
    sorted.sort_by_key(|(at, _)| *at);
    let mut player = Player::new(catalogue, blocks, sorted);
    let mut index = 0;
    while index < blocks.len() {
        match player.block(index) {
            Next::Block => index += 1,
            Next::Jump(to) => index = to,
            Next::End => break,
        }
    }
    player.played
}

/// How long each of `blocks` lasts when nothing happens to it, in milliseconds; 0 for an unknown exercise. The same as
/// playing them, without laying down a phase.
pub(super) fn lengths(catalogue: &Catalogue, blocks: &[Block]) -> Vec<u64> {
    let player = Player::new(catalogue, blocks, Vec::new());
    (0..blocks.len()).map(|index| player.begin(index).map_or(0, |mut run| player.length(&mut run))).collect()
}

/// What follows a block, or a unit that was cut.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Next {
    Block,
    Jump(usize),
    End,
}

struct Player<'a> {
    catalogue: &'a Catalogue,
    blocks: &'a [Block],
    acts: Peekable<IntoIter<(u64, Act)>>,
    played: Played,
    t: u64,
    /// How much longer than planned the out-breath is by now, in milliseconds.
    shift: i32,
    /// The pace at which the next breathing begins, in thousandths of a breath a minute.
    own: Option<u32>,
    /// The person's own pace, where breathing began at it or it was kept.
    ease: Option<Ease>,
}

/// How far a block has come.
struct Run<'a> {
    index: usize,
    exercise: &'a Exercise,
    script: Script,
    /// Units of a list that are done.
    units: usize,
    /// Whole breaths that are done…
    cycles: u32,
    /// …and the time they took.
    credited_ms: u64,
    /// The breath at which a ramp was kept.
    kept: Option<Pattern>,
    /// What is left of a unit that was paused.
    left: Option<Unit>,
    /// How many breaths there are in all at the present pace.
    of: Option<u32>,
}

impl<'a> Player<'a> {
    fn new(catalogue: &'a Catalogue, blocks: &'a [Block], acts: Vec<(u64, Act)>) -> Self {
        let acts = acts.into_iter().peekable();
        Self { catalogue, blocks, acts, played: Played::default(), t: 0, shift: 0, own: None, ease: None }
    }

    /// A block at its beginning; nothing for an unknown exercise.
    fn begin(&self, index: usize) -> Option<Run<'a>> {
        let (exercise, script) = script(self.catalogue, self.blocks.get(index)?)?;
        Some(Run { index, exercise, script, units: 0, cycles: 0, credited_ms: 0, kept: None, left: None, of: None })
    }

    fn block(&mut self, index: usize) -> Next {
        let Some(mut run) = self.begin(index) else { return Next::Block };
        let (start_ms, first) = (self.t, self.played.phases.len());
        let next = self.run(&mut run);
        if self.t > start_ms {
            self.played.spans.push(Span { block: index, start_ms, end_ms: self.t, first_phase: first });
        }
        next
    }

    fn run(&mut self, run: &mut Run<'a>) -> Next {
        loop {
            self.own_pace(run);
            let Some(unit) = self.next_unit(run) else { break };
            let start = self.t;
            let pieces = self.pieces(&unit);
            let length: u64 = pieces.iter().map(|piece| u64::from(piece.ms)).sum();
            let Some((at, what)) = self.act_within(run, &unit, &pieces, length) else {
                self.lay(run, &unit, &pieces, start + length);
                self.t = start + length;
                run.finish(&unit, length);
                if let Some(ease) = self.ease.as_mut().filter(|_| run.eases()) {
                    ease.pass(length);
                }
                continue;
            };
            self.lay(run, &unit, &pieces, at);
            self.t = at;
            match what {
                Act::Jump(to) => return Next::Jump(to),
                Act::Cut => run.left = rest_of(&unit, &pieces, at - start),
                Act::Skip => run.units += 1,
                _ => return Next::End,
            }
        }
        if let Some(last) = self.played.phases.last_mut().filter(|last| last.block == run.index) {
            last.block_end = true;
        }
        Next::Block
    }

    /// How long a block lasts from here on when nothing happens to it.
    fn length(&self, run: &mut Run) -> u64 {
        let ms = |unit: &Unit| match &unit.body {
            Body::Pieces(pieces) => pieces.iter().map(|piece| u64::from(piece.ms)).sum(),
            Body::Breath(pattern) => u64::from(self.paced(*pattern).cycle_ms()),
        };
        if let Script::List(units) = &run.script {
            return units.iter().map(ms).sum();
        }
        let mut all = 0;
        while let Some(unit) = self.next_unit(run) {
            let length = ms(&unit);
            run.finish(&unit, length);
            all += length;
        }
        all
    }

    /// Takes the acts that fall into the unit that begins now. Those that change the pace take hold with the next
    /// breath; one that cuts the unit is given back with its time.
    fn act_within(&mut self, run: &mut Run, unit: &Unit, pieces: &[Piece], length: u64) -> Option<(u64, Act)> {
        let end = self.t + length;
        while let Some((at, act)) = self.acts.next_if(|(at, _)| *at < end) {
            let at = at.max(self.t);
            match act {
                Act::Slower | Act::Faster => {
                    if let Body::Breath(pattern) = unit.body
                        && kind_at(pieces, at - self.t).is_some_and(PhaseKind::is_breath)
                    {
                        let step = self.catalogue.limits().pace_step();
                        self.pace(pattern, if act == Act::Slower { step } else { -step });
                        run.of = None;
                    }
                }
                Act::Keep => self.keep(run, unit),
                Act::OwnBreath(rate) => self.own = Some(rate),
                Act::Jump(to) if to >= self.blocks.len() => {}
                Act::Skip if !unit.skips => {}
                Act::Cut | Act::Skip | Act::Jump(_) | Act::Dizzy | Act::Settle => return Some((at, act)),
            }
        }
        None
    }

    /// Begins at the pace that was told before the breath that begins now; where there is no breathing yet, it waits.
    fn own_pace(&mut self, run: &mut Run) {
        let t = self.t;
        while let Some((_, act)) = self.acts.next_if(|(at, act)| *at <= t && matches!(act, Act::OwnBreath(_))) {
            if let Act::OwnBreath(rate) = act {
                self.own = Some(rate);
            }
        }
        let (target, ms) = match &run.script {
            _ if self.own.is_none() || !run.eases() => return,
            Script::Breaths { pattern, planned_ms } => (pattern.rate(), *planned_ms),
            Script::Ramp { ramp, max_ms } => (ramp.target_rate(), u64::from(ramp.ms).max(*max_ms)),
            Script::List(_) => return,
        };
        if let Some(own) = self.own.take() {
            self.ease = Some(Ease::new(own, target, ms, self.catalogue.limits()));
            (run.kept, run.of) = (None, None);
        }
    }

    /// The pace stays as it is now, in this block and in those after it that would slow it down.
    fn keep(&mut self, run: &mut Run, unit: &Unit) {
        let Body::Breath(pattern) = unit.body else { return };
        match (&run.script, self.ease) {
            (Script::Ramp { .. } | Script::Breaths { .. }, Some(ease)) if run.eases() => self.ease = Some(ease.keep()),
            (Script::Ramp { .. }, None) => {
                run.kept = Some(run.kept.unwrap_or(pattern));
                self.ease = Some(Ease::kept(pattern.rate()));
            }
            _ => return,
        }
        run.of = None;
    }

    /// Makes the out-breath longer or shorter by `by`, where `pattern` stays within the limits with it.
    fn pace(&mut self, pattern: Pattern, by: i32) {
        let shift = self.shift_for(pattern) + by;
        if self.fits(pattern.with_out_by(shift)) {
            self.shift = shift;
        }
    }

    /// As much of the shift as `pattern` can take.
    fn shift_for(&self, pattern: Pattern) -> i32 {
        let (mut shift, step) = (self.shift, self.catalogue.limits().pace_step().max(1));
        while shift != 0 && !self.fits(pattern.with_out_by(shift)) {
            shift -= shift.clamp(-step, step);
        }
        shift
    }

    /// Whether a breath keeps to the limits. Whether it may have its holds was settled before the session.
    fn fits(&self, pattern: Pattern) -> bool {
        let limits = self.catalogue.limits();
        let holds = limits.holds_of(&limits.long_hold.exercise, &pattern);
        limits::check_with(&pattern, holds, limits).is_ok()
    }

    /// The breath as it is paced now.
    fn paced(&self, pattern: Pattern) -> Pattern {
        if self.shift == 0 { pattern } else { pattern.with_out_by(self.shift_for(pattern)) }
    }

    fn next_unit(&self, run: &mut Run) -> Option<Unit> {
        if let Some(left) = run.left.take() {
            return Some(left);
        }
        let (pattern, of) = match &run.script {
            Script::List(units) => return units.get(run.units).cloned(),
            Script::Breaths { pattern, planned_ms } if self.ease.is_none() || !run.eases() => {
                let left = planned_ms.saturating_sub(run.credited_ms);
                let of = run.cycles + self.breaths_in(*pattern, left, run.cycles == 0);
                (*pattern, of)
            }
            Script::Breaths { .. } | Script::Ramp { .. } => {
                let of = run.of.unwrap_or_else(|| self.breaths_ahead(run));
                run.of = Some(of);
                (self.breath_at(run, run.credited_ms, self.ease), of)
            }
        };
        let position = self.blocks.get(run.index)?.position;
        (run.cycles < of).then(|| Unit {
            body: Body::Breath(pattern),
            position,
            cycle: run.cycles + 1,
            of,
            set: 1,
            sets: 1,
            counts: true,
            resumed: false,
            skips: false,
        })
    }

    /// How many whole breaths come nearest to `left` milliseconds: a session ends after a complete out-breath.
    fn breaths_in(&self, pattern: Pattern, left: u64, none_yet: bool) -> u32 {
        let cycle = u64::from(self.paced(pattern).cycle_ms().max(1));
        let breaths = u32::try_from((left * 2 + cycle) / (cycle * 2)).unwrap_or(u32::MAX);
        breaths.max(none_yet.into())
    }

    /// The breath of a block whose pace changes, `t_ms` into it, with the person's own pace as it is then.
    fn breath_at(&self, run: &Run, t_ms: u64, ease: Option<Ease>) -> Pattern {
        let least = self.catalogue.limits().least();
        match (&run.script, ease) {
            (Script::Breaths { pattern, .. }, Some(ease)) => ease.breath(*pattern, least),
            (Script::Ramp { ramp, .. }, Some(ease)) if run.kept.is_none() => ease.breath(ramp.last(least), least),
            _ => run.ramp_breath(t_ms, least),
        }
    }

    /// How many breaths a block whose pace changes has in all when nothing more happens to it.
    fn breaths_ahead(&self, run: &Run) -> u32 {
        let (until, max_ms, half) = match &run.script {
            Script::Ramp { ramp, max_ms } => (u64::from(ramp.ms), *max_ms, 0),
            Script::Breaths { planned_ms, .. } => (*planned_ms, 0, 1),
            Script::List(_) => return 0,
        };
        let (mut t, mut breaths, mut ease) = (run.credited_ms, run.cycles, self.ease);
        while t < until {
            let cycle = u64::from(self.paced(self.breath_at(run, t, ease)).cycle_ms().max(1));
            let too_long = max_ms > 0 && t + cycle > max_ms;
            // Of breaths up to a length the last one is the one that comes nearest to it.
            if breaths > 0 && (too_long || t + half * (cycle / 2) > until) {
                break;
            }
            t += cycle;
            breaths += 1;
            if let Some(ease) = &mut ease {
                ease.pass(cycle);
            }
        }
        breaths
    }

    fn pieces(&self, unit: &Unit) -> Vec<Piece> {
        match &unit.body {
            Body::Pieces(pieces) => pieces.clone(),
            Body::Breath(pattern) => {
                let paced = self.paced(*pattern);
                let piece = |(kind, ms)| Piece { kind, ms, hint: None, position: unit.position };
                [
                    (PhaseKind::In, paced.in_ms),
                    (PhaseKind::TopUp, paced.top_up_ms),
                    (PhaseKind::Hold, paced.hold_ms),
                    (PhaseKind::Out, paced.out_ms),
                    (PhaseKind::Pause, paced.pause_ms),
                ]
                .map(piece)
                .into()
            }
        }
    }

    /// Lays down the pieces of a unit from now on, up to `until`.
    fn lay(&mut self, run: &Run, unit: &Unit, pieces: &[Piece], until: u64) {
        let (mut t, first) = (self.t, self.played.phases.len());
        for piece in pieces {
            let end = (t + u64::from(piece.ms)).min(until);
            if end > t {
                let cut_ms = t + u64::from(piece.ms) - end;
                self.played.phases.push(Phase { cut_ms, ..run.phase(unit, piece, (t, end)) });
            }
            t += u64::from(piece.ms);
        }
        let whole = t <= until;
        if let Some(phase) = self.played.phases.get_mut(first) {
            phase.cycle_start = !unit.resumed;
        }
        if let Some(phase) = self.played.phases[first..].last_mut() {
            phase.cycle_end = whole && unit.counts;
        }
    }
}

impl Run<'_> {
    fn finish(&mut self, unit: &Unit, length: u64) {
        self.units += 1;
        if unit.counts {
            self.cycles += 1;
            self.credited_ms += length;
        }
    }

    /// Whether its breaths follow the person's own pace: breathing in and out alone, from the breath's own track.
    fn eases(&self) -> bool {
        let plain = match &self.script {
            Script::Breaths { pattern, .. } => pattern.is_plain(),
            Script::Ramp { .. } => true,
            Script::List(_) => false,
        };
        plain && self.exercise.track == Track::Breath
    }

    fn ramp_breath(&self, t_ms: u64, least: Pattern) -> Pattern {
        match (&self.script, self.kept) {
            (_, Some(kept)) => kept,
            (Script::Ramp { ramp, .. }, None) => ramp.breath(t_ms, least),
            _ => least,
        }
    }

    fn phase(&self, unit: &Unit, piece: &Piece, (start_ms, end_ms): (u64, u64)) -> Phase {
        let (cue, hint) = self.words(unit, piece);
        Phase {
            start_ms,
            end_ms,
            cut_ms: 0,
            kind: piece.kind,
            block: self.index,
            cycle: unit.cycle,
            of: unit.of,
            set: unit.set,
            sets: unit.sets,
            position: piece.position,
            cue,
            hint,
            cycle_start: false,
            cycle_end: false,
            block_end: false,
        }
    }

    /// The keys of both lines of a phase.
    fn words(&self, unit: &Unit, piece: &Piece) -> (String, Option<String>) {
        let cue = self.exercise.cues.get(&piece.kind);
        let line = cue.and_then(|cue| cue.line.clone()).unwrap_or_else(|| format!("cue-{}", piece.kind.id()));
        if let Some(hint) = &piece.hint {
            let to_position = hint == "cue-to";
            return (line, Some(if to_position { format!("cue-to-{}", piece.position.id()) } else { hint.clone() }));
        }
        let long = matches!(self.exercise.shape, Shape::Breath { .. } | Shape::Ramp { .. }) && unit.of >= 8;
        // The last two breaths of a longer row go without counting: what feels softer?
        if long && unit.cycle + 1 >= unit.of && matches!(piece.kind, PhaseKind::In | PhaseKind::Out) {
            return (line, Some(format!("cue-last-{}", piece.kind.id())));
        }
        // In a long row the second line stays for three breaths before it changes.
        let turn = unit.cycle.saturating_sub(1) / if long { 3 } else { 1 };
        let hints = cue.map_or(&[][..], |cue| &cue.hints);
        let hint = (!hints.is_empty()).then(|| hints[turn as usize % hints.len()].clone());
        (line, hint)
    }
}

fn kind_at(pieces: &[Piece], mut into: u64) -> Option<PhaseKind> {
    for piece in pieces {
        if into < u64::from(piece.ms) {
            return Some(piece.kind);
        }
        into -= u64::from(piece.ms);
    }
    None
}

/// What is left of a unit that was paused `into` milliseconds after its start: nothing when it begins anew, as every
/// breath does; the rest of it where it was still.
fn rest_of(unit: &Unit, pieces: &[Piece], mut into: u64) -> Option<Unit> {
    let was_resumed = unit.resumed.then(|| unit.clone());
    for (index, piece) in pieces.iter().enumerate() {
        let ms = u64::from(piece.ms);
        if into < ms {
            if !piece.kind.is_still() {
                return was_resumed;
            }
            let mut left = pieces[index..].to_vec();
            left[0].ms = u32::try_from(ms - into).unwrap_or(piece.ms);
            return Some(Unit {
                body: Body::Pieces(left),
                resumed: unit.resumed || index > 0 || into > 0,
                ..unit.clone()
            });
        }
        into -= ms;
    }
    was_resumed
}
