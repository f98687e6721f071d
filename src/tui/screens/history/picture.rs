//! What every side of History shows: the course of the measure, the marks and the days, worked out once and kept until
//! something changes. And the line above it.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::sides::{Found, found};
use super::told::plain;
use super::{HistoryScreen, Side, View};
use crate::diary::daily::tenths;
use crate::diary::{Baseline, Day, Measure, Month, StoredBaselines};
use crate::insight::{Course, Edges, Mark, Marks, Stretch, course, courses, marks};
use crate::practice::Area;
use crate::tui::theme::Look;
use crate::tui::widgets::{Pen, text};
use crate::words::{Fill, name, say, tell};

/// What is kept of the last picture, and for what it was drawn.
#[derive(Default)]
pub(super) struct Kept(RefCell<Option<(For, Rc<Picture>)>>);

/// What a picture depends on.
#[derive(PartialEq)]
struct For {
    revision: u64,
    today: Day,
    stretch: Stretch,
    measure: Measure,
    side: Side,
}

/// What is shown of a stretch of days.
pub(super) struct Picture {
    /// The days between which everything lies.
    pub(super) edges: Edges,
    /// The days shown.
    pub(super) stretch: Stretch,
    /// The measure in front.
    pub(super) course: Course,
    /// Every measure with figures, where all are shown.
    pub(super) all: Vec<Course>,
    /// What stands beneath.
    pub(super) marks: Marks,
    /// The days with something, newest first.
    pub(super) lived: Vec<Day>,
    /// What a told side is made of.
    pub(super) found: Option<Found>,
    /// Months that are to be read.
    pub(super) unread: Vec<Month>,
}

impl HistoryScreen {
    /// The picture of what is in front; kept as long as it holds.
    pub(super) fn picture(&self, view: &View) -> Rc<Picture> {
        let today = view.coach.today(view.coach.now());
        let edges = Edges::of(&view.coach.diary, today, view.coach.day_start);
        let stretch = self.stretch(edges, view);
        let holds = For { revision: view.coach.revision(), today, stretch, measure: self.measure(), side: self.side };
        if let Some((kept, picture)) = &*self.kept.0.borrow()
            && *kept == holds
        {
            return Rc::clone(picture);
        }
        let picture = Rc::new(self.worked_out(edges, stretch, view));
        *self.kept.0.borrow_mut() = Some((holds, Rc::clone(&picture)));
        picture
    }

    fn worked_out(&self, edges: Edges, stretch: Stretch, view: &View) -> Picture {
        let coach = view.coach;
        let stored: StoredBaselines = coach.profile.get("baseline").unwrap_or_default();
        let (measure, start) = (self.measure(), coach.day_start);
        let one = course(&coach.diary, measure, stretch.from, stretch.to, start, stored.get(measure));
        let marked = marks(&coach.diary, stretch, start, coach.is_opened(Area::Cycle));
        let mut unread = [one.unread, marked.unread].concat();
        let mut all = Vec::new();
        if self.side == Side::Small {
            let every = courses(&coach.diary, &Measure::ALL, stretch, start, &stored);
            unread.extend(every.unread);
            all = every.value.into_iter().filter(|course| course.days_with_values() > 0).collect();
        }
        let found = found(self.side, measure, stretch, view).map(|(found, months)| {
            unread.extend(months);
            found
        });
        unread.sort_unstable();
        unread.dedup();
        let lived = marked.value.lived().collect();
        Picture { edges, stretch, course: one.value, all, marks: marked.value, lived, found, unread }
    }
}

/// "Worst pain  three months   4.1 this week   6.4 at the start   -36 %  past the 30 % mark".
pub(super) fn headline(picture: &Picture, span: &str, chosen: bool, line: Rect, buf: &mut Buffer, look: Look) {
    let (course, stretch) = (&picture.course, picture.stretch);
    let end = text::put(buf, line, (0, 0), &name("measure", course.measure.id()), look.heading());
    let end = text::put(buf, line, (end + 3, 0), span, look.quiet());
    let mut parts: Vec<(String, Style)> = Vec::new();
    let days = (super::range::days_words(stretch), look.quiet());
    // Days that were chosen are told first; those that end today are known.
    if chosen {
        parts.push(days.clone());
    }
    match course.latest_mean {
        Some(mean) => {
            parts.push((tell("history-mean", &[("mean", one(mean.value)), ("n", mean.n.into())]), look.text()));
        }
        None => parts.push((say("history-mean-none"), look.quiet())),
    }
    match course.baseline {
        Baseline::Formed { mean, .. } => parts.push((tell("history-start", &[("mean", one(mean))]), look.quiet())),
        Baseline::Forming { n } => parts.push((tell("history-forming", &[("n", n.into())]), look.quiet())),
    }
    if let Some(change) = course.change {
        if let Some(percent) = change.percent {
            parts.push((signed(percent), look.strong()));
        }
        if change.mark == Mark::Met {
            parts.push((say("history-mark-met"), look.quiet()));
        }
    }
    if !chosen {
        parts.push(days);
    }
    let mut x = end + 3;
    for (words, style) in parts {
        let words = plain(&words, look);
        if x + text::width(&words) > line.width {
            break;
        }
        x = text::put(buf, line, (x, 0), &words, style) + 3;
    }
}

/// The colour of a measure, on every side: teal where more of it is easier, else amber.
pub(super) fn tint(measure: Measure, look: Look) -> Style {
    if measure.less_is_easier() { look.pain() } else { look.in_breath() }
}

/// The register that keeps what lines are drawn with.
pub(super) const PEN: &str = "chart";

/// What lines are drawn with, as it was chosen.
pub(super) fn pen(view: &View) -> Pen {
    match view.coach.profile.get::<String>(PEN).as_deref() {
        Some("blocks") => Pen::Blocks,
        _ => Pen::Braille,
    }
}

/// A share with its sign: "−24 %".
pub(super) fn signed(percent: i32) -> String {
    let sign = match percent.signum() {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    format!("{sign}{} %", percent.abs())
}

/// A figure with one decimal.
pub(super) fn one(value: f64) -> Fill<'static> {
    tenths(value).into()
}
