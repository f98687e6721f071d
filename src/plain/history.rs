//! History in sentences: how a measure went, day by day; what settles; what went along; what was expected. What is
//! worked out stands in `insight`, and its sentences are the coach's.

mod wide;

use std::collections::BTreeSet;

use self::wide::measure_words;
use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::history_words::one_place;
use crate::coach::{Coach, Effect, Event, dates, history_words};
use crate::diary::daily::tenths;
use crate::diary::{Baseline, Day, Measure, Month, StoredBaselines};
use crate::insight::{
    Course, Edges, LEAST_DAYS, Opened, Span, Stretch, course, days, expected, marks, settles, together,
};
use crate::practice::Area;
use crate::words::{name, say, tell};

/// So many days are said at a time.
const DAYS_AT_ONCE: usize = 14;

/// So many weeks are said at once.
const WEEKS_AT_ONCE: usize = 12;

/// The sides, in the order in which they are offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Short,
    Measure,
    Every,
    Days,
    Months,
    Settles,
    Together,
    Expected,
    Scores,
}

impl Side {
    const ALL: [Self; 9] = [
        Self::Short,
        Self::Measure,
        Self::Every,
        Self::Days,
        Self::Months,
        Self::Settles,
        Self::Together,
        Self::Expected,
        Self::Scores,
    ];

    const fn words(self) -> &'static str {
        match self {
            Self::Short => "plain-history-short",
            Self::Measure => "plain-history-measure",
            Self::Every => "plain-history-every",
            Self::Days => "plain-history-day-by-day",
            Self::Months => "plain-history-months",
            Self::Settles => "plain-history-settles",
            Self::Together => "plain-history-together",
            Self::Expected => "plain-history-expected",
            Self::Scores => "plain-history-scores",
        }
    }
}

/// History in front of a person.
pub struct HistoryTalk {
    side: Side,
    measure: Measure,
    span: Span,
    /// How many days of the list were passed.
    from: usize,
    /// Whether the parts were named: later they are one answer away.
    listed: bool,
    /// The months that were asked for; half of them would tell something else.
    asked: BTreeSet<Month>,
    /// It waits for some of them.
    waits: bool,
    /// Nothing is read any more: what is there is told.
    died: bool,
}

impl HistoryTalk {
    /// The last month in short.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            side: Side::Short,
            measure: Measure::WorstPain,
            span: Span::Month,
            from: 0,
            listed: false,
            asked: BTreeSet::new(),
            waits: false,
            died: false,
        }
    }

    fn stretch(&self, coach: &Coach) -> Stretch {
        let today = coach.today(coach.now());
        let edges = Edges::of(&coach.diary, today, coach.day_start);
        self.span.stretch(edges, today, None)
    }

    fn course(&self, coach: &Coach) -> (Course, Vec<Effect>) {
        let stretch = self.stretch(coach);
        let stored: StoredBaselines = coach.profile.get("baseline").unwrap_or_default();
        let kept = stored.get(self.measure);
        let course = course(&coach.diary, self.measure, stretch.from, stretch.to, coach.day_start, kept);
        (course.value, Coach::read(course.unread))
    }

    fn say_side(&mut self, cx: &mut Cx) -> Reply {
        let (place, from) = (cx.voice.place(), self.from);
        cx.voice.gap();
        let effects = match self.side {
            Side::Short => self.say_short(cx),
            Side::Measure => self.say_measure(cx),
            Side::Every => self.say_every(cx),
            Side::Months => self.say_months(cx),
            Side::Scores => self.say_scores(cx),
            Side::Days => self.say_days(cx),
            Side::Settles => self.say_settles(cx),
            Side::Together => self.say_together(cx),
            Side::Expected => self.say_expected(cx),
        };
        let months = |effect: &Effect| if let Effect::Read(months) = effect { months.clone() } else { Vec::new() };
        let unread: BTreeSet<Month> = effects.iter().flat_map(months).collect();
        self.waits = !unread.is_empty() && !self.died;
        if self.waits {
            cx.voice.unsay(place);
            self.from = from;
            let new: Vec<Month> = unread.difference(&self.asked).copied().collect();
            self.asked.extend(&new);
            return Reply::effects(Coach::read(new));
        }
        cx.voice.gap();
        if std::mem::replace(&mut self.listed, true) {
            cx.say("plain-history-ways-short");
        } else {
            Self::say_ways(cx);
        }
        Reply::effects(effects)
    }

    fn say_ways(cx: &mut Cx) {
        let sides: Vec<String> = Side::ALL.iter().map(|side| say(side.words())).collect();
        cx.choices(sides.iter().map(String::as_str));
        cx.say("plain-history-ways");
    }

    fn span_words(&self, coach: &Coach) -> String {
        span_words(&name("history-span", self.span.id()), self.stretch(coach))
    }

    fn say_measure(&self, cx: &mut Cx) -> Vec<Effect> {
        let (course, effects) = self.course(cx.coach);
        let measure = name("measure", self.measure.id());
        cx.voice.say(&format!("{} {}", ended(&measure_words(self.measure)), self.span_words(cx.coach)));
        let told: Vec<(Day, f64)> = course.values.iter().filter_map(|(day, value)| Some((*day, (*value)?))).collect();
        if told.is_empty() {
            cx.tell("history-empty", &[("measure", measure.to_lowercase().into())]);
            return effects;
        }
        for words in level_words(&course) {
            cx.voice.say(&words);
        }
        let today = cx.coach.today(cx.coach.now());
        let day = |(day, value): &(Day, f64)| {
            tell("plain-on-day", &[("day", dates::day_month(day.0, today).into()), ("n", one_place(*value).into())])
        };
        let by_value = |a: &&(Day, f64), b: &&(Day, f64)| a.1.total_cmp(&b.1);
        if let (Some(least), Some(most)) = (told.iter().min_by(by_value), told.iter().max_by(by_value)) {
            cx.tell("plain-history-range", &[("least", day(least).into()), ("most", day(most).into())]);
        }
        let weeks = weeks_words(&course, today);
        if weeks.len() > 1 {
            cx.tell("plain-history-weeks", &[("weeks", weeks.join(", ").into())]);
        }
        let last: Vec<String> = told.iter().rev().take(DAYS_AT_ONCE).map(day).collect();
        cx.tell("plain-history-last", &[("days", last.join(", ").into())]);
        effects
    }

    fn say_days(&mut self, cx: &mut Cx) -> Vec<Effect> {
        let stretch = self.stretch(cx.coach);
        let (start, cycle) = (cx.coach.day_start, cx.coach.is_opened(Area::Cycle));
        let marked = marks(&cx.coach.diary, stretch, start, cycle);
        let lived: Vec<Day> = marked.value.lived().skip(self.from).take(DAYS_AT_ONCE).collect();
        cx.voice.say(&self.span_words(cx.coach));
        if let (Some(last), Some(first)) = (lived.first(), lived.last()) {
            Self::say_scales(&[Measure::WorstPain, Measure::Pain, Measure::Ease], cx);
            let found = days(&cx.coach.diary, *first, *last, start).value;
            for summary in found.iter().filter(|summary| lived.contains(&summary.day)) {
                let words = history_words::day(summary, marked.value.of(summary.day));
                cx.voice.say(&format!("{} {words}", ended(&dates::long_day(summary.day))));
            }
        } else {
            cx.say("history-nothing-yet");
        }
        self.from += lived.len();
        Coach::read(marked.unread)
    }

    fn say_settles(&self, cx: &mut Cx) -> Vec<Effect> {
        let found = settles(&cx.coach.diary, self.stretch(cx.coach), cx.coach.day_start);
        cx.voice.say(&self.span_words(cx.coach));
        if found.value.is_empty() {
            cx.say("history-settles-none");
        }
        for words in history_words::settles(&found.value) {
            cx.voice.say(&words);
        }
        Self::say_scales(&[Measure::Pain], cx);
        for row in &found.value {
            let after = row.day_after.map_or_else(|| say("plain-unknown"), |(pain, _)| one_place(pain));
            let fills = [
                ("what", history_words::called(&row.of).into()),
                ("before", one_place(row.pain.before).into()),
                ("after", one_place(row.pain.after).into()),
                ("day_after", after.into()),
                ("lower", row.pain.turns.lower.into()),
                ("same", row.pain.turns.same.into()),
                ("higher", row.pain.turns.higher.into()),
            ];
            cx.tell("plain-history-settled", &fills);
        }
        cx.say("history-settles-how");
        Coach::read(found.unread)
    }

    fn say_together(&self, cx: &mut Cx) -> Vec<Effect> {
        let coach = &*cx.coach;
        let opened = Opened { cycle: coach.is_opened(Area::Cycle), sexual: coach.is_opened(Area::Sexual) };
        let found = together(&coach.diary, self.measure, self.stretch(coach), coach.day_start, opened);
        let together = found.value;
        // More or fewer days may be looked at than the span has.
        let span = if together.stretch == self.stretch(coach) {
            name("history-span", self.span.id())
        } else {
            history_words::looked_at(together.stretch)
        };
        let measure = name("measure", self.measure.id());
        cx.voice.say(&format!("{} {}", ended(&measure), span_words(&span, together.stretch)));
        let measure = measure.to_lowercase();
        if together.days < LEAST_DAYS {
            let fills = [("days", together.days.into()), ("least", LEAST_DAYS.into()), ("measure", measure.into())];
            cx.tell("history-together-few", &fills);
        } else if together.found.is_empty() {
            let fills =
                [("days", together.days.into()), ("compared", together.compared.into()), ("measure", measure.into())];
            cx.tell("history-together-none", &fills);
        } else {
            Self::say_scales(&[self.measure], cx);
            for one in &together.found {
                cx.voice.say(&history_words::along(one, &measure));
            }
            cx.say("history-together-no-cause");
        }
        Coach::read(found.unread)
    }

    fn say_expected(&self, cx: &mut Cx) -> Vec<Effect> {
        let coach = &*cx.coach;
        let shown = |id: &str| coach.library.catalogue.get(id).is_none_or(|exercise| coach.sees(exercise));
        let found = expected(&coach.diary, self.stretch(coach), coach.day_start, shown);
        if found.value.tries.is_empty() {
            cx.say("history-expected-none");
        } else {
            Self::say_scales(&[Measure::Fear, Measure::Pain], cx);
            for (key, gap) in [("history-expected-fear", found.value.fear), ("history-expected-pain", found.value.pain)]
            {
                cx.voice.say(&history_words::gap(key, gap, &found.value.tries));
            }
        }
        Coach::read(found.unread)
    }

    /// The ends of the scales that the figures of a side stand on.
    fn say_scales(measures: &[Measure], cx: &mut Cx) {
        let scales: Vec<String> = measures.iter().map(|measure| ended(&measure_words(*measure))).collect();
        cx.voice.say(&scales.join(" "));
    }

    fn measure_by(&mut self, step: usize) {
        let at = Measure::ALL.iter().position(|one| *one == self.measure).unwrap_or(0);
        self.measure = Measure::ALL.get((at + step) % Measure::ALL.len()).copied().unwrap_or(self.measure);
    }
}

/// "A month, Thursday 29 October to Friday 27 November."
fn span_words(span: &str, Stretch { from, to }: Stretch) -> String {
    let fills = [("from", dates::long_day(from).into()), ("to", dates::long_day(to).into())];
    let days = tell("history-days", &fills);
    crate::words::begun_large(&tell("plain-history-span", &[("span", span.to_owned().into()), ("days", days.into())]))
}

/// How it is lately, how it was at the start, and what moved, in sentences.
fn level_words(course: &Course) -> Vec<String> {
    let lately = match course.latest_mean {
        Some(mean) => tell("history-mean", &[("mean", tenths(mean.value).into()), ("n", mean.n.into())]),
        None => say("history-mean-none"),
    };
    let start = match course.baseline {
        Baseline::Formed { mean, .. } => tell("history-start", &[("mean", tenths(mean).into())]),
        Baseline::Forming { n } => tell("history-forming", &[("n", n.into())]),
    };
    let mut words = vec![ended(&lately), ended(&start)];
    words.extend(percent_words(course));
    words
}

/// How far it moved from the start, in percent; `None` where it did not, or where percent say nothing.
fn percent_words(course: &Course) -> Option<String> {
    let percent = course.change.and_then(|change| change.percent).filter(|percent| *percent != 0)?;
    let key = if percent < 0 { "plain-history-lower" } else { "plain-history-higher" };
    Some(tell(key, &[("percent", percent.unsigned_abs().into())]))
}

/// The mean of each seven days, the newest first: what a drawn line shows.
fn weeks_words(course: &Course, today: Day) -> Vec<String> {
    let smooth = course.values.iter().zip(&course.smooth).rev().step_by(7).take(WEEKS_AT_ONCE);
    let week = |((day, _), mean): (&(Day, Option<f64>), &Option<f64>)| {
        Some(tell("plain-on-day", &[("day", dates::day_month(day.0, today).into()), ("n", tenths((*mean)?).into())]))
    };
    smooth.filter_map(week).collect()
}

impl Default for HistoryTalk {
    fn default() -> Self {
        Self::new()
    }
}

impl Talk for HistoryTalk {
    fn waits(&self) -> bool {
        self.waits
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        self.died |= matches!(event, Event::Died);
        let read = matches!(event, Event::Month(..) | Event::Died);
        if read && self.waits { self.say_side(cx) } else { Reply::stay() }
    }

    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        if !again {
            self.measure = cx.coach.first_measure(self.stretch(cx.coach));
        }
        let kept = cx.coach.keep_baselines(cx.coach.now());
        self.from = 0;
        if let Some(line) = cx.coach.history_without() {
            cx.voice.say(&line);
        }
        let reply = self.say_side(cx);
        reply.and(kept.into_iter().collect())
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        match (typed, pick(typed, Side::ALL.len())) {
            ("", _) if self.side == Side::Days && self.from > 0 => {}
            ("", _) => return Reply::turn(Turn::Back),
            ("m", _) => {
                self.measure_by(1);
                // The next figure is wanted where one is told; elsewhere its own side comes.
                if !matches!(self.side, Side::Together | Side::Months) {
                    self.side = Side::Measure;
                }
            }
            ("s", _) => {
                let today = cx.coach.today(cx.coach.now());
                self.span = self.span.next(Edges::of(&cx.coach.diary, today, cx.coach.day_start));
                self.from = 0;
            }
            (_, Some(side)) => (self.side, self.from) = (Side::ALL[side], 0),
            (_, None) => return cx.unclear(),
        }
        let before = self.from;
        let reply = self.say_side(cx);
        // At the end of the days Enter goes back.
        if self.side == Side::Days && self.from == before {
            self.from = 0;
        }
        reply
    }

    fn help(&self, cx: &mut Cx) {
        Self::say_ways(cx);
    }
}
