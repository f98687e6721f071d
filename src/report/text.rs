//! The page as plain text: at most 60 lines of 80 columns, whatever a person has written.

use super::clean::one_line;
use super::columns::{pad, pad_left, wrap};
use super::phrases::{
    MISSING, attention, by_day_head, by_days, change_cell, cycle, dates_words, exercise_name, figure, foot, mark_cell,
    mean_cell, medicines, partner, pattern, practice_pains, practice_sum, row_name, sexual, short, short_date, time,
    under_title, weekday,
};
use crate::insight::Page;
use crate::insight::page::{BlockRow, DayMark, FigureRow};
use crate::words::{say, tell};

/// The most columns of a line.
pub const COLUMNS: usize = 80;
/// The most lines of the page.
pub const LINES: usize = 60;

/// Where the second column begins.
const LABEL: usize = 12;
/// What is left for it.
const REST: usize = COLUMNS - LABEL;
/// Lines that one question or note takes at most.
const ITEM_LINES: usize = 2;
/// Safety lines that are shown at most; further ones are counted.
const FLAGS: usize = 4;
/// What questions, practice rows and ticked sections keep when there is more than fits.
const LEAST: [usize; 3] = [6, 3, 4];
/// Exercises that are shown at most.
const EXERCISES: usize = 6;

/// The page as text, with a line break at the end.
#[must_use]
pub fn text(page: &Page) -> String {
    let head = head(page);
    let tail = tail(page);
    let questions = questions(page);
    let exercises: Vec<Vec<String>> = page.practice.blocks.iter().map(|row| vec![exercise(row)]).collect();
    let extras = extras(page);
    let practice_head = practice_head(page);
    let practice_foot = practice_foot(page);
    let next = next_visit(page);
    let fixed = head.len() + practice_head.len() + practice_foot.len() + next.len() + tail.len() + 2;
    let wanted = [total(&questions), total(&exercises).min(EXERCISES), total(&extras)];
    let [for_questions, for_exercises, for_extras] = share(LINES.saturating_sub(fixed), wanted);
    let mut lines = head;
    lines.extend(practice_head);
    lines.extend(fit(exercises, for_exercises, "page-practice-more", LABEL));
    lines.extend(practice_foot);
    lines.extend(fit(extras, for_extras, "page-more", LABEL));
    lines.push(String::new());
    lines.extend(labelled_items(&say("page-questions"), fit(questions, for_questions, "page-more", 0)));
    lines.extend(next);
    lines.push(String::new());
    lines.extend(tail);
    lines.truncate(LINES);
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Title to the small line of days.
fn head(page: &Page) -> Vec<String> {
    let mut lines = wrap(&tell("page-title", &[("dates", dates_words(page.from, page.to).into())]), COLUMNS, 1);
    lines.extend(wrap(&under_title(page), COLUMNS, 2));
    if let Some(name) = &page.name {
        lines.extend(wrap(&tell("page-name", &[("name", one_line(name).into())]), COLUMNS, 1));
    }
    lines.push(String::new());
    let flags = attention(&page.attention).into_iter().map(|line| wrap(&line, REST, ITEM_LINES)).collect();
    lines.extend(labelled_items(&say("page-attention"), fit(flags, FLAGS, "page-more", 0)));
    lines.extend(labelled(&say("page-short"), &short(page), 3));
    lines.push(String::new());
    lines.extend(table(page));
    lines.push(String::new());
    lines.extend(by_day(page));
    lines
}

fn table(page: &Page) -> Vec<String> {
    let words = |key: &str| tell(key, &[("days", page.days.into())]);
    let columns = |cells: [&str; 6]| {
        let [name, now, before, start, change, mark] = cells;
        let figures = [pad_left(now, 10), pad_left(before, 13), pad_left(start, 10), pad_left(change, 13)];
        format!("{}{}  {}", pad(name, 21), figures.concat(), pad(mark, 11))
    };
    let row = |row: &FigureRow| {
        let baseline = mean_cell(row.baseline, row.baseline_days);
        let (change, mark) = (change_cell(row.change), mark_cell(row.change));
        let (now, before) = (mean_cell(row.now, row.now_days), mean_cell(row.before, row.before_days));
        columns([&row_name(row.id), &now, &before, &baseline, &change, &mark])
    };
    let mut lines = vec![columns([
        &words("page-figures-head"),
        &words("page-figures-now"),
        &words("page-figures-before"),
        &words("page-figures-start"),
        &words("page-figures-change"),
        &words("page-figures-mark"),
    ])];
    lines.extend(page.figures.iter().map(row));
    lines
}

/// Worst pain by day as a bar and as a figure, and the practices beneath; a dot where there is no entry.
fn by_day(page: &Page) -> Vec<String> {
    let days = &page.by_day;
    let line = |label: &str, cell: &dyn Fn(&DayMark) -> String| {
        pad(label, LABEL) + &days.iter().map(|day| pad(&cell(day), 4)).collect::<String>()
    };
    let mut lines = vec![
        line(&by_day_head(page), &|day| weekday(day.day)),
        line(&row_name("worst-pain"), &|day| day.worst.map_or("·".to_owned(), |worst| bar(worst).to_string())),
        line("", &|day| day.worst.map_or("·".to_owned(), figure)),
        line(&say("page-by-day-practised"), &|day| if day.practised { "●" } else { "" }.to_owned()),
    ];
    if days.iter().any(|day| day.hard_day) {
        lines.push(line(&say("page-by-day-hard"), &|day| {
            if day.hard_day { say("page-hard") } else { String::new() }
        }));
    }
    lines
}

/// A bar for a figure from 0 to 10.
fn bar(value: f64) -> char {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let level = BARS.iter().enumerate().rev().find(|(level, _)| {
        let level = u32::try_from(*level).unwrap_or_default();
        value >= (f64::from(level) - 0.5) * 10.0 / 7.0
    });
    level.map_or(BARS[0], |(_, bar)| *bar)
}

fn practice_head(page: &Page) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(labelled(&say("page-practice"), &practice_sum(page), 2));
    if !page.practice.blocks.is_empty() {
        lines.push(practice_row([
            &say("page-practice-exercise"),
            &say("page-practice-times"),
            &say("page-practice-done"),
            &say("page-practice-highest"),
        ]));
    }
    lines
}

fn practice_row([exercise, times, done, highest]: [&str; 4]) -> String {
    let cells = [pad(exercise, 30), pad_left(times, 6), pad_left(done, 17), pad_left(highest, 15)];
    " ".repeat(LABEL) + &cells.concat()
}

fn exercise(row: &BlockRow) -> String {
    let done = format!("{} / {}", time(row.done_s), time(row.planned_s));
    let highest = row.highest.map_or(MISSING.to_owned(), |highest| highest.to_string());
    practice_row([&exercise_name(&row.exercise), &row.times.to_string(), &done, &highest])
}

/// Pain around practices, then triggers, helps and what went together.
fn practice_foot(page: &Page) -> Vec<String> {
    let pains = practice_pains(&page.practice);
    let mut lines: Vec<String> = pains.iter().flat_map(|line| labelled("", line, 2)).collect();
    lines.push(String::new());
    lines.extend(labelled(&say("page-triggers"), &by_days(&page.triggers, "entry-trigger"), 2));
    lines.extend(labelled(&say("page-helped"), &by_days(&page.helped, "entry-helped"), 2));
    if !page.patterns.is_empty() {
        let together: Vec<String> = page.patterns.iter().flat_map(|found| wrap(&pattern(found), REST, 3)).collect();
        lines.extend(labelled_items(&say("page-together"), together));
        lines.extend(labelled("", &say("page-together-note"), 1));
    }
    lines
}

/// The ticked sections, each item with its label, so that any number of them can be cut off at the end.
fn extras(page: &Page) -> Vec<Vec<String>> {
    let extras = &page.extras;
    let mut items = Vec::new();
    let mut add = |label: &str, text: String, most: usize| {
        if !text.is_empty() {
            items.push(labelled(label, &text, most));
        }
    };
    add(&say("page-section-partner"), extras.partner.as_ref().map(partner).unwrap_or_default(), 2);
    add(&say("page-sexual"), extras.sexual.as_ref().map(sexual).unwrap_or_default(), 3);
    add(&say("page-section-cycle"), extras.cycle.as_ref().map(cycle).unwrap_or_default(), 2);
    add(&say("page-medicines"), extras.medicines.as_deref().map(medicines).unwrap_or_default(), 3);
    for (at, note) in extras.notes.iter().flatten().enumerate() {
        let label = if at == 0 { say("page-section-notes") } else { String::new() };
        add(&label, format!("{}: {}", short_date(note.day), one_line(&note.text)), ITEM_LINES);
    }
    items
}

fn questions(page: &Page) -> Vec<Vec<String>> {
    if page.questions.is_empty() {
        return vec![vec![say("page-questions-none")]];
    }
    let lines = |text: &str| {
        let wrapped = wrap(&one_line(text), REST - 4, ITEM_LINES);
        wrapped
            .iter()
            .enumerate()
            .map(|(at, line)| if at == 0 { format!("[ ] {line}") } else { format!("    {line}") })
            .collect()
    };
    page.questions.iter().map(|question| lines(&question.text)).collect()
}

fn next_visit(page: &Page) -> Vec<String> {
    let words = |date| super::phrases::date_words(crate::diary::Day(date));
    labelled(&say("page-next"), &page.next_appointment.map_or(MISSING.to_owned(), words), 1)
}

fn tail(page: &Page) -> Vec<String> {
    foot(page).iter().flat_map(|line| wrap(line, COLUMNS, 2)).collect()
}

/// A label and its text, wrapped beside it.
fn labelled(label: &str, text: &str, most: usize) -> Vec<String> {
    labelled_items(label, wrap(text, REST, most))
}

fn labelled_items(label: &str, lines: Vec<String>) -> Vec<String> {
    let beside = |(at, line): (usize, String)| pad(if at == 0 { label } else { "" }, LABEL) + &line;
    lines.into_iter().enumerate().map(beside).collect()
}

fn total(items: &[Vec<String>]) -> usize {
    items.iter().map(Vec::len).sum()
}

/// Shares `room` lines: everybody gets its least first, then the first takes what it wants, and so on.
fn share(room: usize, wanted: [usize; 3]) -> [usize; 3] {
    let mut given = [0; 3];
    let mut left = room;
    for most in [LEAST, wanted] {
        for (given, (wanted, most)) in given.iter_mut().zip(wanted.into_iter().zip(most)) {
            let more = wanted.min(most).saturating_sub(*given).min(left);
            *given += more;
            left -= more;
        }
    }
    given
}

/// As many whole items as fit into `room` lines; where some are left out, the last line counts them.
fn fit(items: Vec<Vec<String>>, room: usize, more: &str, indent: usize) -> Vec<String> {
    if total(&items) <= room {
        return items.concat();
    }
    let mut lines = Vec::new();
    let mut left_out = items.len();
    for item in items {
        if lines.len() + item.len() >= room {
            break;
        }
        left_out -= 1;
        lines.extend(item);
    }
    if room > 0 {
        lines.push(" ".repeat(indent) + &tell(more, &[("count", left_out.into())]));
    }
    lines
}
