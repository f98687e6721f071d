//! History in short, the first thing that is seen: what has moved since the start, what settles, and what went with
//! harder days, each in a line or two. Where a part is told whole is for its own side.

use ratatui::style::Style;

use super::View;
use super::picture::{signed, tint};
use super::small::short_name;
use super::told::Told;
use crate::coach::history_words;
use crate::diary::daily::tenths;
use crate::diary::{Measure, Month, StoredBaselines};
use crate::insight::{Course, LEAST_DAYS, Mark, Opened, Settled, Stretch, Together, courses, moved, settles, together};
use crate::practice::Area;
use crate::tui::widgets::{Spark, text};
use crate::words::{name, say, tell};

/// The most measures that are told where there is little room, and where there is more.
const MEASURES: [usize; 2] = [3, 5];
/// The most sentences of a part, in the same way.
const SENTENCES: [usize; 2] = [1, 2];
/// The rows from which there is more room.
const ROOMY: u16 = 20;
/// The columns of a small line.
const SPARK: usize = 10;

/// What is told in short.
pub(super) struct Short {
    /// The measures that are compared with their start: pain, then what moved most.
    moved: Vec<Course>,
    /// Days so far of a start that is not there yet; `None` once it is.
    forming: Option<usize>,
    settles: Vec<Settled>,
    together: Together,
    /// The days that all of it is about, but for what went along where that needs more.
    stretch: Stretch,
}

impl Short {
    /// What there is to tell of these days, with the months that are still to be read.
    pub(super) fn of(stretch: Stretch, view: &View) -> (Self, Vec<Month>) {
        let (coach, start) = (view.coach, view.coach.day_start);
        let stored: StoredBaselines = coach.profile.get("baseline").unwrap_or_default();
        let every = courses(&coach.diary, &Measure::ALL, stretch, start, &stored);
        let settled = settles(&coach.diary, stretch, start);
        let opened = Opened { cycle: coach.is_opened(Area::Cycle), sexual: coach.is_opened(Area::Sexual) };
        let along = together(&coach.diary, Measure::WorstPain, stretch, start, opened);
        let formed = every.value.iter().any(|course| course.baseline.mean().is_some());
        let forming = every.value.iter().map(|course| course.baseline.n()).max().filter(|_| !formed);
        let short = Self { moved: moved(every.value), forming, settles: settled.value, together: along.value, stretch };
        (short, [every.unread, settled.unread, along.unread].concat())
    }

    /// Tells it so that each part is seen in a place so many rows high.
    pub(super) fn tell(&self, told: &mut Told, high: u16, view: &View) {
        let at = usize::from(high >= ROOMY);
        self.tell_moved(told, MEASURES[at], view);
        self.tell_settles(told, SENTENCES[at], view);
        self.tell_along(told, SENTENCES[at], view);
    }

    fn tell_moved(&self, told: &mut Told, most: usize, view: &View) {
        let look = view.look;
        told.heading(&say("history-short-moved"));
        if self.moved.is_empty() {
            let words = match self.forming {
                Some(n) => tell("history-short-forming", &[("n", n.into())]),
                None => say("history-short-no-days"),
            };
            told.sentence(&words, look.quiet());
            return;
        }
        let shown = || self.moved.iter().take(most);
        let narrow = told.room() < 64;
        let widest = if narrow { 12 } else { 20 };
        let called = |course: &Course| {
            let full = name("measure", course.measure.id());
            if text::width(&full) > widest { short_name(course.measure) } else { full }
        };
        let names: Vec<String> = shown().map(called).collect();
        let wide = names.iter().map(|words| text::width(words)).max().unwrap_or(0).min(widest) + 2;
        for (course, words) in shown().zip(names) {
            let words = text::clip(&words, widest, look.signs().more).into_owned();
            told.row(moved_row(course, words, wide, narrow, view));
        }
        told.sentence(&self.sides_words(!narrow), look.quiet());
    }

    /// How many days stand on both sides of the measure that is told first, and what the bars are, where there are any.
    fn sides_words(&self, bars: bool) -> String {
        let first = self.moved.first();
        let lately = first.and_then(|course| course.latest_mean).map_or(0, |mean| mean.n);
        let start = first.map_or(0, |course| course.baseline.n());
        let sides = tell("history-short-sides", &[("start", start.into()), ("lately", lately.into())]);
        if bars { format!("{sides} {}", say("history-short-bars")) } else { sides }
    }

    fn tell_settles(&self, told: &mut Told, most: usize, view: &View) {
        told.heading(&say("history-short-settles"));
        let mut sentences = history_words::settles(&self.settles).take(most).peekable();
        if sentences.peek().is_none() {
            let key = if self.settles.is_empty() { "history-short-settles-few" } else { "history-short-settles-none" };
            told.sentence(&say(key), view.look.quiet());
        }
        for words in sentences {
            told.sentence(&words, view.look.text());
        }
    }

    fn tell_along(&self, told: &mut Told, most: usize, view: &View) {
        told.heading(&history_words::along_heading(self.together.stretch, self.stretch));
        let measure = name("measure", self.together.measure.id()).to_lowercase();
        for one in self.together.found.iter().take(most) {
            told.sentence(&history_words::along(one, &measure), view.look.text());
        }
        if self.together.found.is_empty() {
            let fills = [("days", self.together.days.into()), ("least", LEAST_DAYS.into())];
            let few = self.together.days < LEAST_DAYS;
            let key = if few { "history-short-along-few" } else { "history-short-along-none" };
            told.sentence(&tell(key, &fills), view.look.quiet());
        }
    }
}

/// "Worst pain   6.6 → 5.0   −24 %   ▇▆▅▅▄   past the 30 % mark"; without the last two where it is narrow.
fn moved_row(course: &Course, words: String, wide: u16, narrow: bool, view: &View) -> Vec<(u16, String, Style)> {
    let look = view.look;
    let (Some(start), Some(mean)) = (course.baseline.mean(), course.latest_mean) else { return Vec::new() };
    let percent = course.change.and_then(|change| change.percent).map(signed).unwrap_or_default();
    let met = course.change.is_some_and(|change| change.mark == Mark::Met);
    let mut parts = vec![
        (0, words, look.text()),
        (wide, format!("{} → {}", tenths(start), tenths(mean.value)), look.strong()),
        (wide + 13, percent, look.text()),
    ];
    if !narrow {
        let bars = Spark::words(&sampled(&course.smooth), super::line::top(course.measure), look);
        parts.push((wide + 20, bars, tint(course.measure, look)));
        parts.push((wide + 32, if met { say("history-mark-met") } else { String::new() }, look.quiet()));
    }
    parts
}

/// A few of the values, the first and the last among them.
fn sampled(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let (last, columns) = (values.len().saturating_sub(1), SPARK.min(values.len()));
    (0..columns).map(|at| values.get(at * last / (columns - 1).max(1)).copied().flatten()).collect()
}
