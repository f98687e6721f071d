//! The sentences that text and Markdown share. Words come from `assets/en/page.ftl`; nothing is worked out here.

use chrono::Datelike;

use super::clean::one_line;
use crate::diary::daily::tenths;
use crate::diary::{Day, Mean};
use crate::insight::page::{Attention, Factor, FigureRow, FlagLine, Of, Pattern, PracticeBlock, SexualDetail};
use crate::insight::page::{CycleDays, PartnerMeans};
use crate::insight::{Change, Mark, Page, Section};
use crate::words::{self, has, name, say, tell};

/// What stands for a value that is not there.
pub(super) const MISSING: &str = "-";

/// "23 November 2026".
#[must_use]
pub fn date_words(day: Day) -> String {
    let month = tell("page-month", &[("month", day.0.month().into())]);
    tell(
        "page-date",
        &[("day", day.0.day().into()), ("month", month.into()), ("year", day.0.year().to_string().into())],
    )
}

/// "17 to 23 November 2026", with as much of the first date as differs.
#[must_use]
pub fn dates_words(from: Day, to: Day) -> String {
    if from == to {
        return date_words(to);
    }
    let first = match (from.0.year() == to.0.year(), from.0.month() == to.0.month()) {
        (true, true) => from.0.day().to_string(),
        (true, false) => short_date(from),
        _ => date_words(from),
    };
    tell("page-dates", &[("from", first.into()), ("to", date_words(to).into())])
}

pub(super) fn short_date(day: Day) -> String {
    let month = tell("page-month", &[("month", day.0.month().into())]);
    tell("page-date-short", &[("day", day.0.day().into()), ("month", month.into())])
}

pub(super) fn weekday(day: Day) -> String {
    tell("page-weekday", &[("weekday", day.0.weekday().number_from_monday().into())])
}

/// The name of an exercise, or its id where this version has no name for it.
#[must_use]
pub fn exercise_name(id: &str) -> String {
    let is_own = id.contains(':');
    if is_own || has(&format!("exercise-{id}-name")) { one_line(&words::exercise_name(id)) } else { one_line(id) }
}

/// The words of an id of a list, or the id itself with spaces.
pub(super) fn listed(family: &str, id: &str) -> String {
    if has(&format!("{family}-{id}")) { name(family, id) } else { one_line(id).replace(['-', '_'], " ") }
}

/// As whole as the value is, one decimal at most: 5, 4.5.
#[must_use]
pub fn figure(value: f64) -> String {
    tenths(value).trim_end_matches(".0").to_owned()
}

/// "4.1 (6)", "- (2)" where there are too few days, "-" without any.
pub(super) fn mean_cell(value: Option<f64>, n: usize) -> String {
    match (value, n) {
        (Some(value), n) => format!("{} ({n})", tenths(value)),
        (None, 0) => MISSING.to_owned(),
        (None, n) => format!("{MISSING} ({n})"),
    }
}

pub(super) fn mean_words(mean: Option<Mean>) -> String {
    mean.map_or_else(|| MISSING.to_owned(), |mean| mean_cell(Some(mean.value), mean.n))
}

pub(super) fn change_cell(change: Option<Change>) -> String {
    let Some(change) = change else { return MISSING.to_owned() };
    let by = tenths(change.by);
    let by = if change.by > 0.0 && by != "0.0" { format!("+{by}") } else { by };
    change.percent.map_or(by.clone(), |percent| format!("{by}, {}", percent_words(percent)))
}

fn percent_words(percent: i32) -> String {
    if percent > 0 { format!("+{percent} %") } else { format!("{percent} %") }
}

/// Whether a change is meaningful, or the band of a score.
pub(super) fn mark_cell(row: &FigureRow) -> String {
    let word = match row.mark {
        Mark::None => {
            let band = row.band.as_ref().map(|band| tell("page-band", &[("band", band.as_str().into())]));
            return band.unwrap_or_else(|| MISSING.to_owned());
        }
        Mark::Met => "met",
        Mark::NotMet => "not_met",
        Mark::TooFew => "too_few",
    };
    tell("page-mark", &[("mark", word.into())])
}

pub(super) fn row_name(id: &str) -> String {
    let keys = [format!("questionnaire-{id}-name"), format!("questionnaire-total-{id}")];
    match keys.iter().find(|key| has(key)) {
        _ if id == "next-day" => say("page-next-day"),
        Some(key) => say(key),
        None => listed("measure", id),
    }
}

/// The name of a row; under a questionnaire about own activities stands the activity, or its number.
pub(super) fn row_words(row: &FigureRow) -> String {
    match (&row.item, row.activity) {
        (Some(item), _) => format!("· {}", one_line(item)),
        (None, Some(number)) => format!("· {}", tell("page-own-activity", &[("number", number.into())])),
        (None, None) => row_name(&row.id),
    }
}

/// Seconds as minutes, or as seconds below one minute.
pub(super) fn time(seconds: u32) -> String {
    if seconds < 60 {
        tell("page-seconds", &[("seconds", seconds.into())])
    } else {
        tell("page-minutes", &[("minutes", (seconds.saturating_add(30) / 60).into())])
    }
}

/// What stands under the title.
pub(super) fn under_title(page: &Page) -> String {
    let week = page.programme_week.map(|week| tell("page-week", &[("week", week.into())]));
    let step = page.floor_step.map(|step| tell("page-step", &[("step", u32::from(step).into())]));
    [week, step, Some(say("page-self-reported"))].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The lines of the attention block, the most pressing first. Where a month could not be read nobody knows that there
/// was none.
pub(super) fn attention(page: &Page) -> Vec<String> {
    let attention: &Attention = &page.attention;
    let mut lines: Vec<String> = attention.flags.iter().copied().map(flag).collect();
    if !attention.stops.is_empty() {
        lines.push(tell("page-stops", &[("stops", counts(&attention.stops, stop).into())]));
    }
    let review = |id: &&'static str| tell("page-review", &[("review", (*id).into())]);
    lines.extend(attention.reviews.iter().map(review));
    if !page.unreadable.is_empty() {
        lines.push(tell("page-unreadable", &[("months", page.unreadable.join(", ").into())]));
    }
    if lines.is_empty() {
        lines.push(say(if attention.held_back { "page-attention-held" } else { "page-attention-none" }));
    }
    lines
}

fn flag(line: FlagLine) -> String {
    let key = format!("safety-flag-{}", line.flag);
    let text = if has(&key) { say(&key) } else { tell("page-flag-other", &[("flag", u32::from(line.flag).into())]) };
    let level = listed("safety-name", line.level.id());
    match line.raised {
        Some(day) => {
            let open = if line.open { "yes" } else { "no" };
            let date = short_date(day);
            let fills = [("level", level.into()), ("text", text.into()), ("date", date.into()), ("open", open.into())];
            tell("page-flag-raised", &fills)
        }
        None => tell("page-flag-open", &[("level", level.into()), ("text", text.into())]),
    }
}

fn stop(reason: &str) -> String {
    tell("page-stop", &[("reason", reason.into())])
}

/// "for pain 2, for dizziness 1".
pub(super) fn counts(all: &[Of], words: impl Fn(&str) -> String) -> String {
    let one = |of: &Of| tell("page-counted", &[("what", words(&of.id).into()), ("count", of.count.into())]);
    all.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The sentence in short, one part a line of thought.
pub(super) fn short(page: &Page) -> String {
    let short = &page.short;
    let mut parts = Vec::new();
    match (&short.measure, short.now) {
        (Some(measure), Some(now)) => {
            let value = |key: &str, value: f64| tell(key, &[("value", tenths(value).into())]);
            let compared: Vec<String> = [
                short.before.map(|before| value("page-short-before", before)),
                short.baseline.map(|start| value("page-short-start", start)),
                short.percent.map(percent_words),
            ]
            .into_iter()
            .flatten()
            .collect();
            let compared = if compared.is_empty() { String::new() } else { format!(" ({})", compared.join(", ")) };
            let fills =
                [("measure", row_name(measure).into()), ("now", tenths(now).into()), ("compared", compared.into())];
            parts.push(tell("page-short-figure", &fills));
        }
        _ => parts.push(say("page-short-no-figure")),
    }
    let key = so_far(page, ["page-short-practised", "page-short-practised-so-far"]);
    parts.push(tell(key, &[("days", short.practised_days.into()), ("of", page.days_so_far.into())]));
    if let Some((exercise, seconds)) = &short.longest_floor {
        let fills = [("exercise", exercise_name(exercise).into()), ("time", time(*seconds).into())];
        parts.push(tell("page-short-floor", &fills));
    }
    parts.join(" ")
}

/// Of the two keys of a sentence that counts days the second one while some of them are still to come.
fn so_far(page: &Page, keys: [&'static str; 2]) -> &'static str {
    keys[usize::from(page.days_so_far < page.days)]
}

/// "5 practices on 5 of 7 days; 58 min of 60 min planned."
pub(super) fn practice_sum(page: &Page) -> String {
    let practice = &page.practice;
    if practice.count == 0 {
        return say("page-practice-none");
    }
    tell(
        so_far(page, ["page-practice-sum", "page-practice-sum-so-far"]),
        &[
            ("count", practice.count.into()),
            ("days", practice.days.into()),
            ("of", page.days_so_far.into()),
            ("done", time(practice.done_s).into()),
            ("planned", time(practice.planned_s).into()),
        ],
    )
}

/// Pain around the practices and soreness after them, as far as there is any.
pub(super) fn practice_pains(practice: &PracticeBlock) -> Vec<String> {
    let mut lines = Vec::new();
    if practice.before.is_some() || practice.highest.is_some() || practice.next_day.is_some() {
        let fills = [
            ("before", mean_words(practice.before).into()),
            ("highest", mean_words(practice.highest).into()),
            ("after", mean_words(practice.next_day).into()),
        ];
        lines.push(tell("page-practice-pain", &fills));
    }
    if !practice.soreness.is_empty() {
        let words = |id: &str| tell("page-soreness", &[("soreness", id.into())]);
        lines.push(tell("page-practice-soreness", &[("soreness", counts(&practice.soreness, words).into())]));
    }
    lines
}

/// "sitting on 3 days, stress on 2 days".
pub(super) fn by_days(all: &[Of], family: &str) -> String {
    let one =
        |of: &Of| tell("page-days-counted", &[("what", listed(family, &of.id).into()), ("count", of.count.into())]);
    if all.is_empty() { MISSING.to_owned() } else { all.iter().map(one).collect::<Vec<_>>().join(", ") }
}

pub(super) fn pattern(pattern: &Pattern) -> String {
    let factor = match &pattern.factor {
        Factor::ShortSleep => say("page-factor-short-sleep"),
        Factor::HighStress => say("page-factor-high-stress"),
        Factor::Trigger(id) => listed("entry-trigger", id),
    };
    tell(
        "page-pattern",
        &[
            ("high", pattern.high.days.into()),
            ("highof", pattern.high.of.into()),
            ("factor", factor.into()),
            ("other", pattern.other.days.into()),
            ("otherof", pattern.other.of.into()),
            ("days", pattern.looked_at.into()),
        ],
    )
}

pub(super) fn partner(means: &PartnerMeans) -> String {
    let kept = if means.boundaries_of == 0 {
        String::new()
    } else {
        tell("page-partner-kept", &[("count", means.boundaries_kept.into()), ("of", means.boundaries_of.into())])
    };
    let (heard, closeness) = (mean_words(means.heard), mean_words(means.closeness));
    tell("page-partner-line", &[("heard", heard.into()), ("closeness", closeness.into()), ("kept", kept.into())])
}

pub(super) fn sexual(detail: &SexualDetail) -> String {
    let mut parts = Vec::new();
    if !detail.attempts.is_empty() {
        let words = |id: &str| listed("entry-attempt", id);
        parts.push(tell("page-sexual-attempts", &[("attempts", counts(&detail.attempts, words).into())]));
    }
    if detail.pain.is_some() {
        parts.push(tell("page-sexual-pain", &[("pain", mean_words(detail.pain).into())]));
    }
    if let Some(difficulty) = detail.difficulty {
        parts.push(tell("page-sexual-difficulty", &[("difficulty", u32::from(difficulty).into())]));
    }
    parts.join(" ")
}

pub(super) fn cycle(cycle: &CycleDays) -> String {
    let mut parts = Vec::new();
    if !cycle.bleeding.is_empty() {
        let words = |id: &str| listed("entry-bleeding", id);
        parts.push(tell("page-cycle-bleeding", &[("bleeding", counts(&cycle.bleeding, words).into())]));
    }
    if cycle.unexpected > 0 {
        parts.push(tell("page-cycle-unexpected", &[("count", cycle.unexpected.into())]));
    }
    if cycle.hormones_changed > 0 {
        parts.push(tell("page-cycle-hormones", &[("count", cycle.hormones_changed.into())]));
    }
    parts.join(" ")
}

pub(super) fn medicines(all: &[Of]) -> String {
    counts(all, one_line)
}

/// The heading of the small line: it shows fewer days than a long page has.
pub(super) fn by_day_head(page: &Page) -> String {
    let shown = page.by_day.len();
    if shown < page.days { tell("page-by-day-last", &[("days", shown.into())]) } else { say("page-by-day") }
}

/// Which sections were ticked, where any were.
fn ticked(page: &Page) -> Option<String> {
    let names = section_names(|section| page.included.contains(&section));
    (!names.is_empty()).then(|| tell("page-ticked", &[("sections", names.into())]))
}

/// What was left out, if the person wants that said.
fn left_out(page: &Page) -> Option<String> {
    let names = section_names(|section| !page.included.contains(&section));
    let wanted = page.included.contains(&Section::LeftOut) && !names.is_empty();
    wanted.then(|| tell("page-left-out", &[("sections", names.into())]))
}

fn section_names(which: impl Fn(Section) -> bool) -> String {
    let sections = Section::ALL.into_iter().filter(|section| *section != Section::LeftOut && which(*section));
    sections.map(|section| listed("page-section", section.id())).collect::<Vec<_>>().join(", ")
}

/// What the foot says, each with the lines it may take.
pub(super) fn foot(page: &Page) -> Vec<(String, usize)> {
    let mut lines: Vec<(String, usize)> =
        [ticked(page), left_out(page)].into_iter().flatten().map(|l| (l, 2)).collect();
    lines.extend([(say("page-foot-scales"), 2), (say("page-foot-means"), 2), (say("page-foot-start"), 2)]);
    lines.push((tell("page-foot-program", &[("version", page.program.as_str().into())]), 1));
    lines
}
