//! The page as Markdown: the same figures and sentences, with nothing cut short. A person's words are escaped, so that
//! they stay words.

use super::clean::markdown as escaped;
use super::phrases::{
    MISSING, attention, by_day_head, by_days, change_cell, cycle, date_words, dates_words, exercise_name, figure, foot,
    mark_cell, mean_cell, medicines, partner, pattern, practice_pains, practice_sum, row_name, sexual, short,
    short_date, time, under_title, weekday,
};
use crate::diary::Day;
use crate::insight::Page;
use crate::insight::page::{BlockRow, DayMark, FigureRow};
use crate::words::{say, tell};

/// The page as Markdown, with a line break at the end.
#[must_use]
pub fn markdown(page: &Page) -> String {
    let mut out = Lines::default();
    let title = tell("page-title", &[("dates", dates_words(page.from, page.to).into())]);
    out.add(&format!("# {}", escaped(&title)));
    out.paragraph(&escaped(&under_title(page)));
    if let Some(name) = &page.name {
        out.paragraph(&escaped(&tell("page-name", &[("name", name.as_str().into())])));
    }
    out.list("page-attention", attention(&page.attention).iter().map(|line| escaped(line)));
    out.heading("page-short");
    out.paragraph(&escaped(&short(page)));
    figures(&mut out, page);
    by_day(&mut out, page);
    practice(&mut out, page);
    together(&mut out, page);
    extras(&mut out, page);
    let mine = page.questions.iter().map(|question| format!("[ ] {}", escaped(&question.text)));
    let none = page.questions.is_empty().then(|| escaped(&say("page-questions-none")));
    out.list("page-questions-mine", mine.chain(none));
    let next = page.next_appointment.map_or(MISSING.to_owned(), |date| date_words(Day(date)));
    out.paragraph(&format!("{}: {}", say("page-next"), escaped_value(&next)));
    out.list("page-foot", foot(page).iter().map(|line| escaped(line)));
    out.0
}

/// The text as it grows, one blank line between blocks.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.add("");
        self.add(text);
    }

    fn heading(&mut self, key: &str) {
        self.paragraph(&format!("## {}", say(key)));
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = String>) {
        self.heading(key);
        self.add("");
        for item in items {
            self.add(&format!("- {item}"));
        }
    }

    fn table<const N: usize>(&mut self, head: [String; N], rows: impl Iterator<Item = [String; N]>) {
        self.add("");
        self.row(head);
        self.row(std::array::from_fn::<_, N, _>(|at| if at == 0 { "---".to_owned() } else { "--:".to_owned() }));
        for row in rows {
            self.row(row);
        }
    }

    fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.add(&format!("| {} |", cells.join(" | ")));
    }
}

/// A value that may be the sign for "missing", which is not to become a list.
fn escaped_value(value: &str) -> String {
    if value == MISSING { value.to_owned() } else { escaped(value) }
}

fn figures(out: &mut Lines, page: &Page) {
    out.heading("page-figures");
    let words = |key: &str| tell(key, &[("days", page.days.into())]);
    let head = [
        words("page-figures-head"),
        words("page-figures-now"),
        words("page-figures-before"),
        words("page-figures-start"),
        words("page-figures-change"),
        words("page-figures-mark"),
    ];
    let row = |row: &FigureRow| {
        [
            row_name(row.id),
            mean_cell(row.now, row.now_days),
            mean_cell(row.before, row.before_days),
            mean_cell(row.baseline, row.baseline_days),
            change_cell(row.change),
            mark_cell(row.change),
        ]
    };
    out.table(head, page.figures.iter().map(row));
}

fn by_day(out: &mut Lines, page: &Page) {
    let days = &page.by_day;
    out.paragraph(&format!("## {}", by_day_head(page)));
    out.add("");
    let mut row = |label: String, cell: &dyn Fn(&DayMark) -> String| {
        let cells: Vec<String> = days.iter().map(cell).collect();
        out.add(&format!("| {label} | {} |", cells.join(" | ")));
    };
    row(String::new(), &|day| weekday(day.day));
    row("---".to_owned(), &|_| "---".to_owned());
    row(row_name("worst-pain"), &|day| day.worst.map_or("·".to_owned(), figure));
    row(say("page-by-day-practised"), &|day| if day.practised { "●" } else { "" }.to_owned());
    if days.iter().any(|day| day.hard_day) {
        row(say("page-by-day-hard"), &|day| if day.hard_day { say("page-hard") } else { String::new() });
    }
}

fn practice(out: &mut Lines, page: &Page) {
    out.heading("page-practice");
    out.paragraph(&escaped(&practice_sum(page)));
    if !page.practice.blocks.is_empty() {
        let head = ["exercise", "times", "done", "highest"].map(|part| say(&format!("page-practice-{part}")));
        let row = |row: &BlockRow| {
            [
                escaped(&exercise_name(&row.exercise)),
                row.times.to_string(),
                format!("{} / {}", time(row.done_s), time(row.planned_s)),
                row.highest.map_or(MISSING.to_owned(), |highest| highest.to_string()),
            ]
        };
        out.table(head, page.practice.blocks.iter().map(row));
    }
    for line in practice_pains(&page.practice) {
        out.paragraph(&escaped(&line));
    }
}

fn together(out: &mut Lines, page: &Page) {
    let triggers = escaped_value(&by_days(&page.triggers, "entry-trigger"));
    let helped = escaped_value(&by_days(&page.helped, "entry-helped"));
    let listed = [format!("{}: {triggers}", say("page-triggers")), format!("{}: {helped}", say("page-helped"))];
    let found = page.patterns.iter().map(|found| escaped(&pattern(found)));
    let note = (!page.patterns.is_empty()).then(|| escaped(&say("page-together-note")));
    out.list("page-patterns", listed.into_iter().chain(found).chain(note));
}

fn extras(out: &mut Lines, page: &Page) {
    let extras = &page.extras;
    let mut add = |key: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            out.heading(key);
            out.paragraph(&escaped(&text));
        }
    };
    add("page-section-partner", extras.partner.as_ref().map(partner));
    add("page-section-sexual", extras.sexual.as_ref().map(sexual));
    add("page-section-cycle", extras.cycle.as_ref().map(cycle));
    add("page-medicines", extras.medicines.as_deref().map(medicines));
    if let Some(notes) = &extras.notes {
        let line = |note: &crate::insight::page::NoteLine| format!("{}: {}", short_date(note.day), escaped(&note.text));
        out.list("page-section-notes", notes.iter().map(line));
    }
}
