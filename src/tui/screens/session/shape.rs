//! Which moving picture belongs to a moment of a session, and how full it is then. How a picture is drawn is the
//! widgets' business; what the moment is, the timeline's.

mod course;
mod pose;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use self::course::{cycle, exact, level, squeezes};
use self::pose::{FADE_MS, GLIDE_MS, softly};
use super::super::View;
use super::SessionScreen;
use crate::coach::Session;
use crate::practice::{Block, Moment, Phase, Track};
use crate::tui::theme::Look;
use crate::tui::widgets::{Band, Bowl, Breath, Still, StillShape, Wave};

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

/// At how many moments the course of a breath is looked at.
const MOMENTS: u32 = 120;

/// Whether a picture that has waited for so many milliseconds is still on its way to rest.
pub(super) fn comes_to_rest(held_ms: u64) -> bool {
    exact(held_ms) < GLIDE_MS
}

/// Which blocks are of the floor.
fn floors(session: &Session) -> Vec<bool> {
    let on_floor =
        |block: &Block| session.catalogue().get(&block.exercise).is_some_and(|exercise| exercise.track == Track::Floor);
    session.kept.blocks.iter().map(on_floor).collect()
}

/// Whether what is seen at a moment is the picture chosen for the breath: a floor drill and a still part have their own.
pub(super) fn is_chosen(screen: &SessionScreen, moment: &Moment) -> bool {
    let (floors, phases) = (floors(&screen.session), screen.session.timeline().phases());
    let (form, look) = (screen.manner.form, Look::default());
    let scene = Scene { form, phases, floors: &floors, waits: &[], held_ms: None, look };
    let at = phases.partition_point(|phase| phase.end_ms <= moment.phase.start_ms);
    match scene.picture(at) {
        Picture::Ring | Picture::Bowl => false,
        Picture::Hill => !squeezes(phases, at),
        Picture::Nothing | Picture::Disc | Picture::Band => true,
    }
}

/// Draws the picture of the moment.
pub fn draw(screen: &SessionScreen, moment: &Moment, area: Rect, buf: &mut Buffer, view: &View) {
    let session = &screen.session;
    let floors = floors(session);
    let scene = Scene {
        form: screen.manner.form,
        phases: session.timeline().phases(),
        floors: &floors,
        waits: session.waits(),
        held_ms: session.held_for(view.coach.now()).map(exact),
        look: view.look,
    };
    scene.draw(moment, area, buf);
}

/// A picture that can stand in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picture {
    Nothing,
    Ring,
    Disc,
    Band,
    Bowl,
    Hill,
}

/// What the picture of a moment is made of, beside the moment.
#[derive(Clone, Copy)]
struct Scene<'a> {
    form: Form,
    phases: &'a [Phase],
    /// Which blocks are of the floor.
    floors: &'a [bool],
    /// How long was waited where on the stopwatch, in milliseconds.
    waits: &'a [(u64, u64)],
    /// How long it has waited so far; nothing while it runs.
    held_ms: Option<f64>,
    look: Look,
}

impl Scene<'_> {
    fn draw(&self, moment: &Moment, area: Rect, buf: &mut Buffer) {
        let at = self.phases.partition_point(|phase| phase.end_ms <= moment.phase.start_ms);
        let into_ms = self.drawn_ms(at, moment);
        let Some(age) = self.age(at, into_ms).filter(|_| !self.look.reduced_motion) else {
            return self.part(at, into_ms, 1.0, area, buf);
        };
        // The course of a hill that was cut is not known any more: it is gone, and the next picture comes at once.
        let before = at
            .checked_sub(1)
            .filter(|before| self.picture(*before) != Picture::Hill || self.phases[*before].cut_ms == 0);
        match before {
            Some(before) if age < FADE_MS => {
                let was = Scene { held_ms: None, ..*self };
                was.part(before, exact(self.phases[before].ms()), 1.0 - age / FADE_MS, area, buf);
            }
            Some(_) => self.part(at, into_ms, (age - FADE_MS) / FADE_MS, area, buf),
            None => self.part(at, into_ms, age / FADE_MS, area, buf),
        }
    }

    /// Milliseconds into the phase, as they are drawn. With reduced motion a breath goes in steps, one a second: each shows
    /// where it is at the end of that second, so that a breath out begins with a first step down and ends at its end.
    fn drawn_ms(&self, at: usize, moment: &Moment) -> f64 {
        if !self.look.reduced_motion || self.picture(at) == Picture::Ring {
            return exact(moment.into_ms);
        }
        let seconds_after = moment.left_ms.div_ceil(1000).saturating_sub(1) * 1000;
        exact(moment.phase.ms().saturating_sub(seconds_after))
    }

    /// The picture of the phase `at` with so much of its light.
    fn part(&self, at: usize, into_ms: f64, light: f64, area: Rect, buf: &mut Buffer) {
        let (look, light) = (self.look, light.clamp(0.0, 1.0));
        let (kind, pose) = (self.kind(at), self.pose(at, into_ms));
        let (fill, stays, turn) = (pose.full, pose.stays, pose.turn);
        match self.picture(at) {
            Picture::Nothing => {}
            Picture::Ring => {
                Still { done: self.closed(at, into_ms), shape: StillShape::Ring, light, look }.render(area, buf);
            }
            Picture::Disc => Breath { kind, fill, stays, turn, light, look }.render(area, buf),
            Picture::Band => Band { kind, fill, stays, turn, light, look }.render(area, buf),
            Picture::Bowl => Bowl { fill, stays, turn, light, look }.render(area, buf),
            Picture::Hill => self.hill(at, into_ms, light, area, buf),
        }
    }

    /// The breath as a hill, or the squeeze as a low one with a long way down.
    fn hill(&self, at: usize, into_ms: f64, light: f64, area: Rect, buf: &mut Buffer) {
        let (phases, look, pose) = (self.phases, self.look, self.pose(at, into_ms));
        let (first, end) = cycle(phases, at);
        let (Some(from), Some(last)) = (phases.get(first), phases.get(end.saturating_sub(1))) else { return };
        let (start, whole) = (from.start_ms, last.end_ms + last.cut_ms - from.start_ms);
        let low = squeezes(phases, at);
        let mut phase = first;
        let course: Vec<f64> = (0..=MOMENTS)
            .map(|step| {
                let ms = start + whole * u64::from(step) / u64::from(MOMENTS);
                while phase + 1 < end && phases[phase].end_ms <= ms {
                    phase += 1;
                }
                level(phases, phase, course::progress(phases, phase, exact(ms - phases[phase].start_ms)), low)
            })
            .collect();
        let done_ms = exact(phases[at].start_ms - start) + into_ms;
        let (kind, done) = (self.kind(at), done_ms / exact(whole.max(1)));
        let came = self.came_from(first, done_ms).map(|(ms, light)| (ms / exact(whole.max(1)), light));
        Wave { course: &course, done, came, kind, stays: pose.stays, turn: pose.turn, light, look }.render(area, buf);
    }

    /// Where on the hill the light was when the breath before was cut, in milliseconds from its beginning, and how much of
    /// it is still there.
    fn came_from(&self, first: usize, done_ms: f64) -> Option<(f64, f64)> {
        let before = first.checked_sub(1)?;
        let (was, here) = (&self.phases[before], &self.phases[first]);
        let cut = was.cut_ms > 0 && was.block == here.block && self.picture(before) == Picture::Hill;
        let age = done_ms + self.held_ms.or_else(|| self.waited(first)).unwrap_or(0.0);
        let still = 1.0 - softly(age, GLIDE_MS);
        if !cut || still <= 0.0 || self.look.reduced_motion {
            return None;
        }
        let began = self.phases[cycle(self.phases, before).0].start_ms;
        Some((exact(was.end_ms - began), still))
    }
}

#[cfg(test)]
mod smooth_tests;
