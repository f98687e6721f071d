//! The page as blocks of sentences, tables and days, in the order in which a therapist reads: what every format but JSON
//! is made from, so that all of them say the same. How a block is set is for the formats; what fits is for `fit`.

use super::charts::{Days, Spark};
use super::clean::one_line;
use super::columns::cut;
use super::phrases::{
    MISSING, attention, by_day_head, by_days, change_cell, cycle, date_words, dates_words, exercise_name, foot,
    mark_cell, mean_cell, medicines, partner, pattern, practice_pains, practice_sum, row_words, sexual, short,
    short_date, time, under_title,
};
use super::sentences::{
    bladder_and_bowel, exposure, letting_go, pacing_line, pacing_sum, pain_where, phq4, plan_line, sensed, settled,
    thought, treatment, written_at,
};
use super::text::{COLUMNS, LINES};
use crate::diary::Day;
use crate::insight::Page;
use crate::insight::page::{BlockRow, FigureRow, NoteLine};
use crate::words::{say, tell};

/// The page in blocks.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) title: String,
    /// What stands under the title, and the name where it is ticked.
    pub(super) under: Vec<Item>,
    pub(super) blocks: Vec<Block>,
    pub(super) foot: Vec<Item>,
}

/// One block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// What stands beside it, where there is little room.
    pub(super) label: String,
    /// What stands above it, where there is room; empty where it goes on beneath the block before.
    pub(super) heading: String,
    pub(super) body: Body,
    /// The lines that it keeps when there is more than fits.
    pub(super) least: usize,
    /// The lines that it takes at most.
    pub(super) most: usize,
    /// Who is served first when there is more than fits: 0 before 1.
    pub(super) rank: u8,
    /// Whether a blank line comes before it.
    pub(super) apart: bool,
}

/// What a block holds.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// Sentences.
    Lines(Vec<Item>),
    /// Questions with a box to tick.
    Boxes(Vec<Item>),
    /// Figures in columns.
    Table(Table),
    /// Worst pain by day, with practices beneath.
    Days(Days),
}

/// One sentence or more, and how many lines it may take where room is counted.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) most: usize,
    /// Whether it counts what was left out, and is none of the list itself.
    pub(super) counts: bool,
}

/// Figures in columns.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// How far it is set in where labels stand beside blocks.
    pub(super) indent: usize,
    pub(super) columns: &'static [Column],
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// The small line of each row, where the table has them.
    pub(super) sparks: Vec<Option<Spark>>,
    /// The key of the line that counts rows that are left out.
    pub(super) more: &'static str,
}

/// A column of a table, in columns of a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) width: usize,
    pub(super) right: bool,
}

/// Where the second column of the page begins.
pub(super) const LABEL: usize = 12;

const FIGURES: [Column; 6] = [left(20), right(10), right(13), right(9), right(13), left(13)];
// Three digits of minutes on both sides, and still a space before them.
const EXERCISES: [Column; 4] = [left(27), right(6), right(19), right(14)];

const fn left(width: usize) -> Column {
    Column { width, right: false }
}

const fn right(width: usize) -> Column {
    Column { width, right: true }
}

impl Sheet {
    /// The whole page, nothing cut.
    pub(super) fn of(page: &Page) -> Self {
        let name = page.name.as_ref().map(|name| tell("page-name", &[("name", one_line(name).into())]));
        let mut sheet = Self {
            title: tell("page-title", &[("dates", dates_words(page.from, page.to).into())]),
            under: [Some(item(under_title(page), 2)), name.map(|name| item(name, 1))].into_iter().flatten().collect(),
            blocks: Vec::new(),
            foot: foot(page).into_iter().map(|(text, most)| item(text, most)).collect(),
        };
        sheet.head(page);
        sheet.practice(page);
        sheet.body(page);
        sheet.ticked(page);
        sheet.words(page);
        sheet
    }

    fn lines(&mut self, label: &str, rank: u8, least: usize, items: Vec<Item>) -> &mut Block {
        let words = if label.is_empty() { String::new() } else { say(label) };
        let block = Block {
            label: words.clone(),
            heading: words,
            body: Body::Lines(items),
            least,
            most: LINES,
            rank,
            apart: false,
        };
        self.put(block)
    }

    fn put(&mut self, block: Block) -> &mut Block {
        let at = self.blocks.len();
        self.blocks.push(block);
        &mut self.blocks[at]
    }

    /// Warnings, the sentence, the table, the days.
    fn head(&mut self, page: &Page) {
        let flags = attention(page).into_iter().map(|line| item(line, 2)).collect();
        let attention = self.lines("page-attention", 0, 2, flags);
        (attention.apart, attention.most) = (true, 6);
        self.lines("page-short", 0, 3, vec![item(short(page), 3)]);
        let words = |key: &str| tell(key, &[("days", page.days.into())]);
        let head = [
            words("page-figures-head"),
            words("page-figures-now"),
            words("page-figures-before"),
            words("page-figures-start"),
            words("page-figures-change"),
            words("page-figures-mark"),
        ];
        let rows = page.figures.iter().map(figure_cells).collect();
        let sparks = page.figures.iter().map(|row| Spark::of(row, page.course_days)).collect();
        let more = "page-figures-more";
        let table = Table { indent: 0, columns: &FIGURES, head: head.to_vec(), rows, sparks, more };
        let heading = say("page-figures");
        self.put(Block {
            label: String::new(),
            heading,
            body: Body::Table(table),
            least: 10,
            most: LINES,
            rank: 1,
            apart: true,
        });
        let label = by_day_head(page);
        let least = 4 + usize::from(page.by_day.iter().any(|day| day.hard_day));
        let body = Body::Days(Days::of(page));
        self.put(Block { heading: label.clone(), label, body, least, most: LINES, rank: 0, apart: true });
    }

    /// Letting go first, then what was done, then pain around it.
    fn practice(&mut self, page: &Page) {
        let practice = &page.practice;
        let first: Vec<Item> = practice.letting_go.map(|answers| item(letting_go(&answers), 2)).into_iter().collect();
        let sum = item(practice_sum(page), 2);
        let sensed = sensed(practice.sensor.as_ref(), practice.noticed.as_ref());
        let sensed = sensed.into_iter().map(|line| item(line, 2));
        self.lines("page-practice", 0, 2, first.into_iter().chain([sum]).chain(sensed).collect()).apart = true;
        if !practice.blocks.is_empty() {
            let head = ["page-practice-exercise", "page-practice-times", "page-practice-done", "page-practice-highest"];
            let table = Table {
                indent: LABEL,
                columns: &EXERCISES,
                head: head.map(say).to_vec(),
                rows: practice.blocks.iter().map(exercise_cells).collect(),
                sparks: Vec::new(),
                more: "page-practice-more",
            };
            let body = Body::Table(table);
            self.put(Block {
                label: String::new(),
                heading: String::new(),
                body,
                least: 3,
                most: LINES,
                rank: 4,
                apart: false,
            });
        }
        let pains = practice_pains(practice).into_iter().map(|line| item(line, 2));
        let pains: Vec<Item> = pains.collect();
        if !pains.is_empty() {
            self.lines("", 3, 1, pains);
        }
    }

    /// Where it hurt, bladder and bowel, triggers and what helped, pacing.
    fn body(&mut self, page: &Page) {
        if !page.plan.is_empty() {
            let lines = page.plan.iter().map(|line| item(plan_line(line), 2)).collect();
            self.lines("page-plan", 2, 2, lines);
        }
        let pain = [pain_where(&page.pain), settled(&page.pain), written_at(&page.pain)];
        let pain: Vec<Item> = pain.into_iter().flatten().map(|line| item(line, 2)).collect();
        if !pain.is_empty() {
            self.lines("page-pain", 2, 1, pain).apart = true;
        }
        let care = [bladder_and_bowel(&page.care), treatment(&page.care)];
        let care: Vec<Item> = care.into_iter().flatten().map(|line| item(line, 2)).collect();
        if !care.is_empty() {
            self.lines("page-care", 4, 1, care);
        }
        self.lines("page-triggers", 3, 1, vec![item(by_days(&page.triggers, "entry-trigger"), 2)]).apart = true;
        self.lines("page-helped", 3, 1, vec![item(by_days(&page.helped, "entry-helped"), 2)]);
        if !page.patterns.is_empty() {
            let found = page.patterns.iter().map(|found| item(pattern(found), 3));
            let together = found.chain([item(say("page-together-note"), 1)]).collect();
            self.lines("page-together", 6, 0, together);
        }
        if !page.pacing.lines.is_empty() {
            let sum = item(pacing_sum(&page.pacing), 1);
            let lines = page.pacing.lines.iter().map(|line| item(pacing_line(line), 2));
            self.lines("page-pacing", 4, 1, [sum].into_iter().chain(lines).collect());
        }
    }

    /// The sections that were ticked.
    fn ticked(&mut self, page: &Page) {
        let extras = &page.extras;
        let mut add = |label: &str, items: Vec<Item>| {
            let items: Vec<Item> = items.into_iter().filter(|item| !item.text.is_empty()).collect();
            if !items.is_empty() {
                self.lines(label, 3, 1, items);
            }
        };
        let one = |text: Option<String>, most: usize| text.map(|text| item(text, most)).into_iter().collect();
        add("page-exposure", extras.exposure.iter().flat_map(exposure).map(|line| item(line, 2)).collect());
        add("page-partner", one(extras.partner.as_ref().map(partner), 2));
        add("page-sexual", one(extras.sexual.as_ref().map(sexual), 3));
        add("page-cycle", one(extras.cycle.as_ref().map(cycle), 2));
        add("page-medicines", one(extras.medicines.as_deref().map(medicines), 3));
        add("page-phq4", extras.phq4.iter().flatten().map(|line| item(phq4(line), 1)).collect());
        add("page-thoughts", extras.thoughts.iter().flatten().map(|line| item(thought(line), 2)).collect());
        add("page-notes", extras.notes.iter().flatten().map(|line| item(note(line), 2)).collect());
    }

    /// The person's own words, and what comes next.
    fn words(&mut self, page: &Page) {
        let (label, heading) = (say("page-questions"), say("page-questions-mine"));
        let body = if page.questions.is_empty() {
            Body::Lines(vec![item(say("page-questions-none"), 1)])
        } else {
            Body::Boxes(page.questions.iter().map(|question| item(one_line(&question.text), 2)).collect())
        };
        self.put(Block { label, heading, body, least: 3, most: LINES, rank: 1, apart: true });
        if !page.marked.is_empty() {
            self.lines("page-marked", 2, 2, page.marked.iter().map(|line| item(note(line), 2)).collect());
        }
        let next = page.next_appointment.map_or(MISSING.to_owned(), |date| date_words(Day(date)));
        self.lines("page-next", 0, 1, vec![item(next, 1)]);
    }
}

impl Table {
    /// How many columns of a terminal the cell at `at` may take. A last column at the left keeps a space from the one
    /// before it.
    pub(super) fn room(&self, at: usize) -> usize {
        let gap = if at > 0 && !self.columns[at].right { 2 } else { 0 };
        self.columns[at].width - gap
    }

    /// The cells of a row as far as there is room for them; a row of one cell has the whole line.
    pub(super) fn cells(&self, row: &[String]) -> Vec<String> {
        match row {
            [one] => vec![cut(one, COLUMNS - self.indent)],
            _ => row.iter().enumerate().map(|(at, cell)| cut(cell, self.room(at))).collect(),
        }
    }
}

pub(super) fn item(text: String, most: usize) -> Item {
    Item { text, most, counts: false }
}

fn note(line: &NoteLine) -> String {
    format!("{}: {}", short_date(line.day), one_line(&line.text))
}

fn figure_cells(row: &FigureRow) -> Vec<String> {
    vec![
        row_words(row),
        mean_cell(row.now, row.now_days),
        mean_cell(row.before, row.before_days),
        mean_cell(row.baseline, row.baseline_days),
        change_cell(row.change),
        mark_cell(row),
    ]
}

fn exercise_cells(row: &BlockRow) -> Vec<String> {
    vec![
        exercise_name(&row.exercise),
        row.times.to_string(),
        format!("{} / {}", time(row.done_s), time(row.planned_s)),
        row.highest.map_or(MISSING.to_owned(), |highest| highest.to_string()),
    ]
}
