//! Which moving picture belongs to a moment of a session, and how full it is then. How a picture is drawn is the
//! widgets' business; what the moment is, the timeline's.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::SessionScreen;
use crate::practice::{Moment, Phase, PhaseKind, Track};
use crate::tui::theme::Look;
use crate::tui::widgets::{Band, Bowl, Breath, BreathKind, NEARLY, Still, StillShape, Wave, fill, stay};

/// How the breath is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Form {
    /// A disc that swells and sinks.
    #[default]
    Disc,
    /// A hill with a light that walks over it.
    Wave,
    /// A band that widens and narrows.
    Band,
    /// No picture: the words and the seconds.
    Words,
}

impl Form {
    const ALL: [Self; 4] = [Self::Disc, Self::Wave, Self::Band, Self::Words];

    /// The name under which the choice is kept.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Disc => "disc",
            Self::Wave => "wave",
            Self::Band => "band",
            Self::Words => "words",
        }
    }

    /// The form with this name; the disc for any other.
    pub fn parse(id: &str) -> Self {
        Self::ALL.into_iter().find(|form| form.id() == id).unwrap_or_default()
    }
}

/// Nothing breathed in.
const EMPTY: f64 = 0.12;
/// How high a light squeeze stands over rest: a third of what could be drawn, because less is enough.
const SQUEEZED: f64 = 0.34;
/// At how many moments the course of a breath is looked at.
const MOMENTS: u32 = 120;

/// Draws the picture of the moment.
pub fn draw(screen: &SessionScreen, moment: &Moment, area: Rect, buf: &mut Buffer, look: Look) {
    let scene = Scene {
        form: screen.manner.form,
        phases: screen.session.timeline().phases(),
        floor: on_the_floor(screen, moment),
        running: screen.session.is_running(),
        look,
    };
    scene.draw(moment, area, buf);
}

/// What the picture of a moment is made of, beside the moment.
#[derive(Clone, Copy)]
struct Scene<'a> {
    form: Form,
    phases: &'a [Phase],
    /// The exercise is one of the floor.
    floor: bool,
    running: bool,
    look: Look,
}

impl Scene<'_> {
    fn draw(&self, moment: &Moment, area: Rect, buf: &mut Buffer) {
        let look = self.look;
        let Some(kind) = breath_kind(moment.phase.kind) else {
            if self.form != Form::Words {
                let done = if moment.phase.kind == PhaseKind::Await { 0.0 } else { into(moment) };
                Still { done, shape: StillShape::Ring, look }.render(area, buf);
            }
            return;
        };
        let stays = staying(moment, kind, self.running);
        let moment = &stepped(moment, look);
        let at = self.phases.partition_point(|phase| phase.end_ms <= moment.phase.start_ms);
        let full = level(self.phases, at, into(moment), false);
        match self.form {
            Form::Words => {}
            _ if squeezes(self.phases, at) => self.hill(at, moment, (kind, stays), area, buf),
            _ if self.floor => Bowl { kind, fill: full, stays, look }.render(area, buf),
            Form::Disc => Breath { kind, fill: full, stays, look }.render(area, buf),
            Form::Band => Band { kind, fill: full, stays, look }.render(area, buf),
            Form::Wave => self.hill(at, moment, (kind, stays), area, buf),
        }
    }

    /// The breath as a hill, or the squeeze as a low one with a long way down.
    fn hill(&self, at: usize, moment: &Moment, (kind, stays): (BreathKind, f64), area: Rect, buf: &mut Buffer) {
        let (phases, look) = (self.phases, self.look);
        let (first, end) = cycle(phases, at);
        let (Some(from), Some(last)) = (phases.get(first), phases.get(end.saturating_sub(1))) else { return };
        let (start, whole) = (from.start_ms, last.end_ms - from.start_ms);
        let low = squeezes(phases, at);
        let mut phase = first;
        let course: Vec<f64> = (0..=MOMENTS)
            .map(|step| {
                let ms = start + whole * u64::from(step) / u64::from(MOMENTS);
                while phase + 1 < end && phases[phase].end_ms <= ms {
                    phase += 1;
                }
                level(phases, phase, share(ms - phases[phase].start_ms, phases[phase].ms()), low)
            })
            .collect();
        let done = share(moment.phase.start_ms + moment.into_ms - start, whole);
        Wave { course: &course, done, kind, fill: level(phases, at, into(moment), low), stays, look }.render(area, buf);
    }
}

/// With reduced motion a picture goes in steps, one a second: each shows where the breath is at the end of that second,
/// so that a breath out begins with a first step down and ends at its end.
fn stepped<'a>(moment: &Moment<'a>, look: Look) -> Moment<'a> {
    if !look.reduced_motion {
        return *moment;
    }
    let seconds_after = moment.left_ms.div_ceil(1000).saturating_sub(1) * 1000;
    Moment { into_ms: moment.phase.ms().saturating_sub(seconds_after), ..*moment }
}

/// How clearly the picture tells that the breath goes neither in nor out: while it is held, rests, or is topped up, and
/// all of it while the session waits.
#[expect(clippy::cast_precision_loss, reason = "a phase in milliseconds")]
fn staying(moment: &Moment, kind: BreathKind, running: bool) -> f64 {
    match kind {
        _ if !running => 1.0,
        BreathKind::Hold | BreathKind::Pause | BreathKind::TopUp => stay(moment.into_ms as f64, moment.left_ms as f64),
        _ => 0.0,
    }
}

fn on_the_floor(screen: &SessionScreen, moment: &Moment) -> bool {
    let block = screen.session.kept.blocks.get(moment.phase.block);
    let exercise = block.and_then(|block| screen.session.catalogue().get(&block.exercise));
    exercise.is_some_and(|exercise| exercise.track == Track::Floor)
}

#[expect(clippy::cast_precision_loss, reason = "a share of a phase in milliseconds")]
fn into(moment: &Moment) -> f64 {
    moment.into_ms as f64 / moment.phase.ms().max(1) as f64
}

/// The breath or repetition that the phase `at` belongs to: from its first phase to behind its last.
fn cycle(phases: &[Phase], at: usize) -> (usize, usize) {
    let same = |other: &Phase| phases.get(at).is_some_and(|here| here.block == other.block);
    let begins = |at: usize| phases.get(at).is_none_or(|phase| phase.cycle_start);
    let mut first = at;
    while first > 0 && !begins(first) && phases.get(first - 1).is_some_and(same) {
        first -= 1;
    }
    let mut end = at + 1;
    while !begins(end) && phases.get(end).is_some_and(same) {
        end += 1;
    }
    (first, end.min(phases.len()))
}

/// Whether the floor gathers in this repetition: then what is shown is how little is asked, and how long letting go is.
fn squeezes(phases: &[Phase], at: usize) -> bool {
    let (first, end) = cycle(phases, at);
    phases[first..end].iter().any(|phase| phase.kind == PhaseKind::Squeeze)
}

#[expect(clippy::cast_precision_loss, reason = "a share of a breath in milliseconds")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// How full it is at `progress` of the phase `at`; `low`: how far the floor is gathered.
fn level(phases: &[Phase], at: usize, progress: f64, low: bool) -> f64 {
    let Some(phase) = phases.get(at) else { return EMPTY };
    let Some(kind) = breath_kind(phase.kind) else { return EMPTY };
    let (from, to) = if low { gathered(phases, at) } else { edges(phases, at) };
    fill(kind, progress, from, to)
}

/// How far the floor is gathered at the edges of a phase: it rises softly, and what it takes to let go is all the rest.
fn gathered(phases: &[Phase], at: usize) -> (f64, f64) {
    let before = at.checked_sub(1).and_then(|at| phases.get(at)).map(|phase| phase.kind);
    match phases[at].kind {
        PhaseKind::Squeeze => (EMPTY, SQUEEZED),
        PhaseKind::Release | PhaseKind::LetGo | PhaseKind::Out | PhaseKind::In
            if before == Some(PhaseKind::Squeeze) =>
        {
            (SQUEEZED, EMPTY)
        }
        _ => (EMPTY, EMPTY),
    }
}

/// How full a breath is at the edges of its phases; a top-up comes on top of the in-breath.
fn edges(phases: &[Phase], at: usize) -> (f64, f64) {
    let phase = &phases[at];
    let tops_up = || phases.get(at + 1).is_some_and(|next| next.kind == PhaseKind::TopUp);
    let before = at.checked_sub(1).and_then(|at| phases.get(at)).map(|phase| phase.kind);
    match phase.kind {
        PhaseKind::In if tops_up() => (EMPTY, NEARLY),
        // Let go over a whole breath: what has widened stays wide.
        PhaseKind::Release if before == Some(PhaseKind::Release) => (1.0, 1.0),
        PhaseKind::In | PhaseKind::Release | PhaseKind::LetGo => (EMPTY, 1.0),
        PhaseKind::TopUp => (NEARLY, 1.0),
        PhaseKind::Hold => (1.0, 1.0),
        PhaseKind::Out => (1.0, EMPTY),
        PhaseKind::Squeeze | PhaseKind::Tense => (0.5, EMPTY),
        _ => (EMPTY, EMPTY),
    }
}

const fn breath_kind(kind: PhaseKind) -> Option<BreathKind> {
    match kind {
        PhaseKind::In => Some(BreathKind::In),
        PhaseKind::TopUp => Some(BreathKind::TopUp),
        PhaseKind::Hold => Some(BreathKind::Hold),
        PhaseKind::Out => Some(BreathKind::Out),
        PhaseKind::Pause => Some(BreathKind::Pause),
        PhaseKind::Squeeze | PhaseKind::Tense => Some(BreathKind::Gather),
        PhaseKind::Release | PhaseKind::LetGo => Some(BreathKind::Release),
        _ => None,
    }
}

#[cfg(test)]
mod smooth_tests;
