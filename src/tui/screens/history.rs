//! History: one measure as a line over a week, a month or three months, with its baseline, the practices beneath, and
//! the days as a list. What is worked out stands in `insight`.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Coach, Effect, Event, dates};
use crate::diary::{Baseline, Day, Measure, StoredBaselines};
use crate::insight::{Answered, Course, DaySummary, Mark, Span, course, days};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::theme::Look;
use crate::tui::widgets::{Chart, ChartLevel, Hit, Item, List, text};
use crate::words::{name, say, tell};

/// History in front of a person.
pub struct HistoryScreen {
    measure: usize,
    span: Span,
    /// The day under the cursor, in days before today.
    back: i64,
}

impl HistoryScreen {
    /// The last month of worst pain, with the cursor on today.
    #[must_use]
    pub const fn new() -> Self {
        Self { measure: 0, span: Span::Month, back: 0 }
    }

    fn measure(&self) -> Measure {
        Measure::ALL.get(self.measure).copied().unwrap_or(Measure::WorstPain)
    }

    /// The last day of the picture: today, or the end of the span that holds the cursor.
    fn last(&self, view: &View) -> Day {
        let span = i64::from(self.span.days());
        view.coach.today(view.coach.now()).plus(-(self.back / span) * span)
    }

    fn cursor(&self, view: &View) -> Day {
        view.coach.today(view.coach.now()).plus(-self.back)
    }

    fn course(&self, view: &View) -> Answered<Course> {
        let last = self.last(view);
        let stored: StoredBaselines = view.coach.profile.get("baseline").unwrap_or_default();
        let measure = self.measure();
        course(&view.coach.diary, measure, self.span.first_day(last), last, view.coach.day_start, stored.get(measure))
    }

    fn days(&self, view: &View) -> Answered<Vec<DaySummary>> {
        let last = self.last(view);
        days(&view.coach.diary, self.span.first_day(last), last, view.coach.day_start)
    }

    fn reading(&self, view: &View) -> Vec<Effect> {
        let mut unread = self.course(view).unread;
        unread.extend(self.days(view).unread);
        unread.sort_unstable();
        unread.dedup();
        Coach::read(unread)
    }

    fn moved(&mut self, days: i64, cx: &Cx) -> Reply {
        // Not before there is anything, and not into days that have not come.
        let oldest = cx.coach.diary.months().next().map(|(month, _)| month);
        let limit = oldest
            .and_then(|month| chrono::NaiveDate::from_ymd_opt(month.year, u32::from(month.number), 1))
            .map_or(0, |first| cx.coach.today(cx.coach.now()).since(Day(first)));
        self.back = (self.back + days).clamp(0, limit.max(i64::from(self.span.days()) - 1));
        Reply::effects(self.reading(&cx.view()))
    }

    /// To the next day of the list, which holds the days with something.
    fn listed(&mut self, older: bool, cx: &Cx) -> Reply {
        let view = cx.view();
        let here = self.cursor(&view);
        let list = self.days(&view).value;
        let next = if older {
            list.iter().map(|summary| summary.day).find(|day| *day < here)
        } else {
            list.iter().rev().map(|summary| summary.day).find(|day| *day > here)
        };
        match next {
            Some(day) => self.moved(here.since(day), cx),
            None => Reply::stay(),
        }
    }

    fn split(area: Rect) -> (Rect, Rect, Rect) {
        let head = Rect { height: area.height.min(1), ..area };
        let list = if area.height >= 14 { (area.height / 3).clamp(4, 12) } else { 0 };
        let chart = Rect { y: area.y + area.height.min(2), height: area.height.saturating_sub(2 + list), ..area };
        let below = Rect { y: chart.y + chart.height, height: list, ..area };
        (head, chart, below)
    }
}

impl Default for HistoryScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for HistoryScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::HISTORY]
    }

    fn tab(&self) -> Option<usize> {
        Some(3)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let all = Measure::ALL.len();
        match intent {
            Intent::Left => self.moved(1, cx),
            Intent::Right => self.moved(-1, cx),
            Intent::Up => self.listed(false, cx),
            Intent::Down => self.listed(true, cx),
            Intent::Measure => {
                self.measure = (self.measure + 1) % all;
                self.moved(0, cx)
            }
            Intent::MeasureBefore => {
                self.measure = (self.measure + all - 1) % all;
                self.moved(0, cx)
            }
            Intent::Span => {
                self.span = self.span.next();
                self.moved(0, cx)
            }
            Intent::Open => Reply::turn(Turn::Day(self.cursor(&cx.view()))),
            Intent::Search => Reply::turn(Turn::Search),
            Intent::Page => Reply::turn(Turn::Page),
            Intent::Back => Reply::turn(Turn::Back),
            _ => Reply::stay(),
        }
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let view = cx.view();
        let (_, chart, list) = Self::split(cx.area);
        let course = self.course(&view).value;
        let hit = with_chart(&course, None, cx.look, |widget| widget.hit(chart, at.x, at.y));
        if let Some(Hit::Day(day)) = hit {
            let to = course.values.get(day).map(|(day, _)| cx.coach.today(cx.coach.now()).since(*day));
            let by = to.unwrap_or(self.back) - self.back;
            return if by == 0 { self.act(Intent::Open, cx) } else { self.moved(by, cx) };
        }
        let summaries = self.days(&view).value;
        let here = self.cursor(&view);
        let row = with_list(&summaries, here, &view, |widget| widget.hit(list, at.x, at.y));
        let Some(Hit::Row(row)) = row else { return Reply::stay() };
        match summaries.get(row).map(|summary| summary.day) {
            Some(day) if day == here => self.act(Intent::Open, cx),
            Some(day) => self.moved(here.since(day), cx),
            None => Reply::stay(),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        let mut effects = self.reading(&cx.view());
        effects.extend(cx.coach.keep_baselines(cx.coach.now()));
        Reply::effects(effects)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        if matches!(event, Event::Month(..)) { Reply::effects(self.reading(&cx.view())) } else { Reply::stay() }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let (head, chart, list) = Self::split(area);
        let course = self.course(view).value;
        headline(&course, self.span, head, buf, view.look);
        let cursor = self.cursor(view);
        let at = course.values.iter().position(|(day, _)| *day == cursor);
        if course.days_with_values() == 0 {
            let words = tell("history-empty", &[("measure", name("measure", course.measure.id()).into())]);
            for (y, line) in (0..chart.height).zip(text::wrap(&words, chart.width.min(66))) {
                text::put(buf, chart, (0, y), &line, view.look.quiet());
            }
        } else {
            with_chart(&course, at, view.look, |widget| widget.render(chart, buf));
        }
        let summaries = self.days(view).value;
        with_list(&summaries, cursor, view, |widget| {
            let offset = widget.first(list.height);
            List { offset, ..*widget }.render(list, buf);
        });
        None
    }
}

/// "Worst pain  three months   4.1 this week   6.4 at the start   -36 %  past the 30 % mark".
fn headline(course: &Course, span: Span, line: Rect, buf: &mut Buffer, look: Look) {
    let end = text::put(buf, line, (0, 0), &name("measure", course.measure.id()), look.heading());
    let end = text::put(buf, line, (end + 3, 0), &name("history-span", span.id()), look.quiet());
    let mut parts: Vec<(String, Style)> = Vec::new();
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
            let sign = match percent.signum() {
                1 => "+",
                -1 => "−",
                _ => "",
            };
            parts.push((format!("{sign}{} %", percent.abs()), look.strong()));
        }
        if change.mark == Mark::Met {
            parts.push((say("history-mark-met"), look.quiet()));
        }
    }
    let mut x = end + 3;
    for (words, style) in parts {
        if x + text::width(&words) > line.width {
            break;
        }
        x = text::put(buf, line, (x, 0), &words, style) + 3;
    }
}

fn one(value: f64) -> crate::words::Fill<'static> {
    format!("{value:.1}").into()
}

fn with_chart<T>(course: &Course, cursor: Option<usize>, look: Look, does: impl FnOnce(&Chart) -> T) -> T {
    let values: Vec<Option<f64>> = course.values.iter().map(|(_, value)| *value).collect();
    let top = if course.measure == Measure::SleepHours { 12.0 } else { 10.0 };
    let start = course.baseline.mean();
    let words = say("history-baseline");
    let mark_words = say("history-mark");
    let pain = matches!(course.measure, Measure::Pain | Measure::WorstPain);
    // The 30 % mark (Dworkin et al. 2008); beneath a baseline of 2 a share says nothing.
    let mark = start.filter(|start| pain && *start >= 2.0).map(|start| start * 0.7);
    let labels: Vec<(usize, String)> = labels(course);
    let labels: Vec<(usize, &str)> = labels.iter().map(|(at, words)| (*at, words.as_str())).collect();
    let practised_words = say("history-practised");
    let style = if course.measure.less_is_easier() { look.attention() } else { look.in_breath() };
    does(&Chart {
        values: &values,
        smooth: &course.smooth,
        top,
        baseline: start.map(|value| ChartLevel { value, words: &words }),
        mark: mark.map(|value| ChartLevel { value, words: &mark_words }),
        practised: &course.practised,
        practised_words: &practised_words,
        labels: &labels,
        cursor,
        style,
        look,
    })
}

/// A name beneath every day of a week, else beneath the first of some weeks.
fn labels(course: &Course) -> Vec<(usize, String)> {
    let days = course.values.len();
    let every = if days <= 7 {
        1
    } else if days <= 31 {
        7
    } else {
        28
    };
    let label = |day: Day| if days <= 7 { dates::weekday(day) } else { dates::chart_day(day) };
    course.values.iter().enumerate().step_by(every).map(|(at, (day, _))| (at, label(*day))).collect()
}

fn with_list<T>(summaries: &[DaySummary], cursor: Day, view: &View, does: impl FnOnce(&List) -> T) -> T {
    let items: Vec<Item> = summaries.iter().map(|summary| day_row(summary)).collect();
    let chosen = summaries.iter().position(|summary| summary.day == cursor);
    does(&List { items: &items, chosen, offset: 0, look: view.look })
}

fn day_row(summary: &DaySummary) -> Item<'static> {
    let figure = |key: &str, value: Option<f64>| value.map(|value| tell(key, &[("n", one_place(value).into())]));
    let mut parts = vec![
        figure("history-day-worst", summary.worst),
        figure("history-day-pain", summary.pain),
        figure("history-day-ease", summary.ease),
        figure("history-day-sleep", summary.sleep),
    ];
    if summary.practices > 0 {
        parts.push(Some(tell("history-day-practised", &[("minutes", summary.minutes.into())])));
    }
    if summary.hard_day {
        parts.push(Some(say("history-day-hard")));
    }
    if summary.notes {
        parts.push(Some(say("history-day-note")));
    }
    Item::Row {
        lead: dates::short_day(summary.day).into(),
        words: parts.into_iter().flatten().collect::<Vec<_>>().join(" · ").into(),
        right: "".into(),
        marked: false,
    }
}

fn one_place(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}
