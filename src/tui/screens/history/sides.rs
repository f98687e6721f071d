//! The sides that are told: what settles, what went along, what was expected, and questionnaires.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::picture::{self, pen};
use super::short::Short;
use super::told::Told;
use super::{HistoryScreen, Side, View};
use crate::coach::dates;
use crate::coach::history_scores::{self, LATEST, Scores};
use crate::coach::history_words::{self, one_place};
use crate::diary::daily::tenths;
use crate::diary::{Day, Measure, Month, Signal};
use crate::insight::{
    Answered, Change, Expected, LEAST_DAYS, LOOKED_AT, ORDERS, Opened, Practised, Scored, Settled, Stretch, Together,
    expected, meets_nrs, settles, together,
};
use crate::practice::Area;
use crate::tui::theme::Look;
use crate::tui::widgets::{Chart, text};
use crate::words::{Fill, name, say, tell};

/// What a told side is made of, kept until something changes.
pub(super) enum Found {
    Short(Box<Short>),
    Settles(Vec<Settled>),
    Together(Together),
    Expected(Expected),
    Scores(Scores),
}

impl Found {
    /// The days that were looked at, where they are not those of the range.
    pub(super) const fn stretch(&self) -> Option<Stretch> {
        match self {
            Self::Together(found) => Some(found.stretch),
            _ => None,
        }
    }
}

/// What there is for a told side in these days, with the months that are still to be read; `None` for a drawn one.
pub(super) fn found(side: Side, measure: Measure, stretch: Stretch, view: &View) -> Option<(Found, Vec<Month>)> {
    let (coach, start) = (view.coach, view.coach.day_start);
    Some(match side {
        Side::Line | Side::Small | Side::Calendar => return None,
        Side::Short => {
            let (short, unread) = Short::of(stretch, view);
            (Found::Short(Box::new(short)), unread)
        }
        Side::Settles => of(settles(&coach.diary, stretch, start), Found::Settles),
        Side::Together => {
            let opened = Opened { cycle: coach.is_opened(Area::Cycle), sexual: coach.is_opened(Area::Sexual) };
            of(together(&coach.diary, measure, stretch, start, opened), Found::Together)
        }
        Side::Expected => {
            // Steps of an area that is closed stay out of sight.
            let shown = |id: &str| coach.library.catalogue.get(id).is_none_or(|exercise| coach.sees(exercise));
            of(expected(&coach.diary, stretch, start, shown), Found::Expected)
        }
        Side::Scores => {
            let (found, unread) = coach.scores_of(stretch);
            (Found::Scores(found), unread)
        }
    })
}

fn of<T>(answer: Answered<T>, found: impl FnOnce(T) -> Found) -> (Found, Vec<Month>) {
    (found(answer.value), answer.unread)
}

impl HistoryScreen {
    pub(super) fn draw_told(&self, found: &Found, area: Rect, buf: &mut Buffer, view: &View) {
        let area = beneath_head(area);
        match found {
            Found::Expected(found) if !self.how => draw_expected(found, Told::new(area, view.look), area, buf, view),
            _ => self.told(found, area, view).draw(area, self.read, buf),
        }
    }

    /// How far the lines of a told side can be read on.
    pub(super) fn most_read(&self, found: &Found, area: Rect, view: &View) -> u16 {
        let area = beneath_head(area);
        self.told(found, area, view).most(area.height)
    }

    /// The lines of a told side; those of what was expected stand with its pictures.
    fn told(&self, found: &Found, area: Rect, view: &View) -> Told {
        let mut told = Told::new(area, view.look);
        match found {
            _ if self.how => told.sentence(&how_words(found), view.look.text()),
            Found::Short(short) => short.tell(&mut told, area.height, view),
            Found::Settles(rows) => tell_settles(rows, &mut told, view),
            Found::Together(found) => tell_together(found, &mut told, view),
            Found::Scores(found) => {
                tell_scores(&found.scored, found.pain, &mut told, view);
                tell_signals(&found.signals, &mut told, view);
            }
            Found::Expected(_) => {}
        }
        told
    }
}

/// What is told begins after an empty line.
fn beneath_head(area: Rect) -> Rect {
    Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area }
}

fn how_words(found: &Found) -> String {
    match found {
        Found::Short(_) => say("history-short-how"),
        Found::Settles(_) => say("history-settles-how"),
        Found::Together(found) => {
            let fills = [
                ("days", found.days.into()),
                ("from", dates::chart_day(found.stretch.from).into()),
                ("to", dates::chart_day(found.stretch.to).into()),
                ("compared", found.compared.into()),
                ("orders", ORDERS.into()),
                ("least", (LOOKED_AT.0 / 7).into()),
                ("most", (LOOKED_AT.1 / 7).into()),
            ];
            tell("history-together-how", &fills)
        }
        Found::Expected(_) => say("history-expected-how"),
        Found::Scores(..) => say("history-scores-how"),
    }
}

fn draw_expected(found: &Expected, mut told: Told, area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    if found.tries.is_empty() {
        told.sentence(&say("history-expected-none"), look.quiet());
        return told.draw(area, 0, buf);
    }
    let figures = [
        ("history-expected-fear", found.fear, found.tries.iter().map(|one| one.fear).collect::<Vec<_>>()),
        ("history-expected-pain", found.pain, found.tries.iter().map(|one| one.pain).collect()),
    ];
    for (key, gap, _) in &figures {
        told.sentence(&history_words::gap(key, *gap, &found.tries), look.text());
    }
    told.space();
    told.sentence(&say("history-expected-key"), look.quiet());
    let used = told.most(0).min(area.height);
    told.draw(Rect { height: used, ..area }, 0, buf);
    // Beside each other where there is room, else one beneath the other.
    let beside = area.width >= 60;
    let left = area.height.saturating_sub(used + 1);
    let (wide, high) = if beside { (area.width / 2, left.min(14)) } else { (area.width, left / 2) };
    for (at, (key, _, pairs)) in (0u16..).zip(&figures) {
        let (x, y) = if beside { (at * wide, 0) } else { (0, at * high) };
        let width = wide.saturating_sub(if beside { 3 } else { 0 });
        let place = Rect { x: area.x + x, y: area.y + used + 1 + y, width, height: high };
        if high < 4 || pairs.iter().all(Option::is_none) {
            continue;
        }
        text::put(buf, place, (0, 0), &name(key, "name"), look.heading());
        let expected: Vec<Option<f64>> = pairs.iter().map(|pair| pair.map(|(a, _)| f64::from(a))).collect();
        let felt: Vec<Option<f64>> = pairs.iter().map(|pair| pair.map(|(_, b)| f64::from(b))).collect();
        let chart = Chart {
            values: &expected,
            smooth: &felt,
            top: 10.0,
            baseline: None,
            mark: None,
            rows: &[],
            labels: &[],
            cursor: None,
            style: look.in_breath(),
            pen: pen(view),
            look,
        };
        chart.render(Rect { y: place.y + 1, height: high - 1, ..place }, buf);
    }
}

fn figure(value: f64) -> Fill<'static> {
    one_place(value).into()
}

fn tell_settles(rows: &[Settled], told: &mut Told, view: &View) {
    let look = view.look;
    if rows.is_empty() {
        told.sentence(&say("history-settles-none"), look.quiet());
        return;
    }
    for words in history_words::settles(rows).take(2) {
        told.sentence(&words, look.text());
    }
    // It explains the lines beneath, not the sentences above.
    told.space();
    told.sentence(&say("history-settles-columns"), look.quiet());
    let table = Table::of(rows, told.room());
    let routines = rows.iter().filter(|row| matches!(row.of, Practised::Routine(_)));
    let exercises = rows.iter().filter(|row| matches!(row.of, Practised::Exercise(_)));
    let parts: [(&str, Vec<&Settled>); 2] =
        [("history-settles-routines", routines.collect()), ("history-settles-exercises", exercises.collect())];
    for (key, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        told.space();
        told.row(table.head(key, look));
        for row in rows {
            told.row(table.row(row, look));
        }
    }
}

/// Parts of a line, each with the column it begins in.
type Parts = Vec<(u16, String, Style)>;

/// The columns of what settles: a name, pain at three times, in how many practices it went which way, and ease.
struct Table {
    /// Where pain begins.
    pain: u16,
    /// Where the practices and ease begin, as far as they have room. Without practices the figures of pain stand close.
    turns: Option<u16>,
    ease: Option<u16>,
    /// Whether a figure of pain has a decimal: all have one then.
    decimal: bool,
}

/// The words above the figures of pain, and what stands between them; then those above the practices.
const PAIN: ([&str; 3], &str) =
    (["history-settles-before", "history-settles-after", "history-settles-day-after"], " → ");
const TURNS: ([&str; 3], &str) = (["history-settles-lower", "history-settles-same", "history-settles-higher"], " ");

impl Table {
    fn of(rows: &[Settled], room: u16) -> Self {
        let [pain, turns] = [PAIN, TURNS].map(|(keys, between)| text::width(&keys.map(say).join(between)));
        let names = rows.iter().map(|row| text::width(&history_words::called(&row.of))).max().unwrap_or(0);
        let names = names.clamp(12, 26).min(room.saturating_sub(pain + turns + 4).max(12));
        let at = names + 2;
        let (turns_at, ease_at) = (at + pain + 2, at + pain + turns + 5);
        let figures =
            |row: &Settled| [Some(row.pain.before), Some(row.pain.after), row.day_after.map(|(pain, _)| pain)];
        Self {
            pain: at,
            turns: Some(turns_at).filter(|at| at + turns <= room),
            ease: Some(ease_at).filter(|at| at + 13 <= room),
            decimal: rows.iter().flat_map(figures).flatten().any(|figure| figure.fract() != 0.0),
        }
    }

    fn head(&self, key: &str, look: Look) -> Parts {
        let words = |(keys, between): ([&str; 3], &str)| keys.map(say).join(between);
        let mut parts = vec![(0, say(key), look.heading()), (self.pain, words(PAIN), look.quiet())];
        parts.extend(self.turns.map(|at| (at, words(TURNS), look.quiet())));
        parts.extend(self.ease.map(|at| (at, say("history-settles-ease"), look.quiet())));
        parts
    }

    fn row(&self, row: &Settled, look: Look) -> Parts {
        let one = |value: f64| if self.decimal { tenths(value) } else { one_place(value) };
        let after = row.day_after.map_or_else(|| "-".to_owned(), |(pain, _)| one(pain));
        let figures = [one(row.pain.before), one(row.pain.after), after];
        let line = if self.turns.is_some() { beneath(PAIN, figures) } else { figures.join(PAIN.1) };
        let called = history_words::called(&row.of);
        let called = text::clip(&called, self.pain.saturating_sub(2), look.signs().more).into_owned();
        let mut parts = vec![(0, called, look.text()), (self.pain, line, look.strong())];
        if let Some(at) = self.turns {
            let turns = row.pain.turns;
            let turns = [turns.lower, turns.same, turns.higher].map(|count| count.to_string());
            parts.push((at, beneath(TURNS, turns), look.text()));
        }
        if let Some((at, ease)) = self.ease.zip(row.ease) {
            parts.push((at, format!("{} → {}", one_place(ease.before), one_place(ease.after)), look.text()));
        }
        parts
    }
}

/// Figures beneath their words, each ending where its word does.
fn beneath((keys, between): ([&str; 3], &str), figures: [String; 3]) -> String {
    let pairs = keys.into_iter().zip(figures);
    let ended = pairs.map(|(key, figure)| format!("{figure:>wide$}", wide = usize::from(text::width(&say(key)))));
    ended.collect::<Vec<_>>().join(between)
}

fn tell_together(found: &Together, told: &mut Told, view: &View) {
    let look = view.look;
    let measure = name("measure", found.measure.id()).to_lowercase();
    if found.days < LEAST_DAYS {
        let fills = [("days", found.days.into()), ("least", LEAST_DAYS.into()), ("measure", measure.into())];
        told.sentence(&tell("history-together-few", &fills), look.quiet());
        return;
    }
    if found.found.is_empty() {
        let fills = [("days", found.days.into()), ("compared", found.compared.into()), ("measure", measure.into())];
        told.sentence(&tell("history-together-none", &fills), look.quiet());
        return;
    }
    for one in &found.found {
        told.sentence(&history_words::along(one, &measure), look.text());
        told.space();
    }
    told.sentence(&say("history-together-no-cause"), look.quiet());
}

fn tell_scores(scored: &[Scored], pain: Option<(f64, f64, Change)>, told: &mut Told, view: &View) {
    let look = view.look;
    if let Some((start, lately, change)) = pain {
        told.heading(&name("measure", Measure::WorstPain.id()));
        let key = if meets_nrs(change) { "history-scores-pain-meets" } else { "history-scores-pain" };
        told.sentence(&tell(key, &[("start", picture::one(start)), ("now", picture::one(lately))]), look.text());
    }
    for one in scored {
        instrument_head(one, told, view);
        let shown = one.scores.len().saturating_sub(6);
        let line = |(day, score): &(crate::diary::Day, f64)| {
            let score = view.coach.answer_words(one, *score).map_or_else(|| figure(*score), Fill::from);
            tell("history-scores-one", &[("day", dates::chart_day(*day).into()), ("score", score)])
        };
        let all: Vec<String> = one.scores.iter().skip(shown).map(line).collect();
        told.beside(&all, look.text());
        told.sentence(&view.coach.change_words(one), look.quiet());
        for item in &one.items {
            told.sentence(&history_scores::of_item(item), look.text());
        }
    }
    if scored.is_empty() {
        told.space();
        told.sentence(&say("history-scores-none"), look.quiet());
    }
}

/// What a sensor or two keys showed: each of the last practices, then the first of them beside the latest.
fn tell_signals(signals: &[(Day, Signal)], told: &mut Told, view: &View) {
    if signals.is_empty() {
        return;
    }
    told.heading(&say("history-signal"));
    for (day, signal) in signals.iter().skip(signals.len().saturating_sub(LATEST)) {
        let line = tell(
            "history-signal-day",
            &[("day", dates::chart_day(*day).into()), ("what", history_scores::of_signal(signal).into())],
        );
        told.sentence(&line, view.look.text());
    }
    told.sentence(&say("history-signal-own"), view.look.quiet());
}

/// The name of a questionnaire, and what it is about.
fn instrument_head(one: &Scored, told: &mut Told, view: &View) {
    let id = &one.instrument;
    if view.coach.library.measures.get(id).is_none() {
        return told.heading(&name("questionnaire-total", id));
    }
    let words = say(&format!("questionnaire-{id}-name"));
    let x = text::width(&words) + 3;
    let about = say(&format!("questionnaire-{id}-about"));
    told.space();
    told.row(vec![(0, words, view.look.heading()), (x, about, view.look.quiet())]);
}
