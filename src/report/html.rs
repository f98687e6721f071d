//! The page as one HTML file: the same sheet, set for a screen in light and dark, for paper and for a screen reader, with
//! its charts drawn in it. It holds no script and loads nothing; everything a person wrote is escaped by the template.

use maud::{DOCTYPE, Markup, html};

use super::charts::{Days, Spark, Words, share};
use super::fit::{fitted, shown};
use super::phrases::{figure, row_name, weekday};
use super::sheet::{Block, Body, LABEL, Sheet, Table};
use super::text::COLUMNS;
use crate::insight::Page;
use crate::insight::page::DayMark;
use crate::words::say;

/// What a reader's program may do: set the one style that stands in the file, known by its digest, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'sha256-KHzMYHZhfvXa9MHU44yqlUvOTwqz/JAEEiojNr5OoPo='; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1d2429;--quiet:#56626b;--rule:#c9d1d6;--bar:#216b73;--paper:#fff}\
@media (prefers-color-scheme:dark){:root{--ink:#e4e9ec;--quiet:#a3afb7;--rule:#3c474e;--bar:#62b3bb;--paper:#14191c}}\
body{margin:2rem auto;padding:0 1rem;max-width:50rem;font:0.95rem/1.35 system-ui,sans-serif;color:var(--ink);\
background:var(--paper)}\
h1{font-size:1.4rem;margin:0 0 .2rem}h2{font-size:1em;margin:0;color:var(--quiet)}p,ul{margin:0;padding:0}\
ul{list-style:none}section{position:relative;margin-top:.15rem}section.apart{margin-top:.8rem}\
section>h2{position:absolute;left:0;top:0;width:7rem}section>.beside{margin-left:7.8rem}\
p,li,td{overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\
th{font-weight:600;color:var(--quiet);text-align:start;border-bottom:1px solid var(--rule)}\
th,td{padding:.05rem .4rem .05rem 0;vertical-align:top}.n{text-align:end;padding-right:.9rem}td[colspan]{color:var(--quiet)}\
tbody th{font-weight:400;color:var(--ink);border:0}table.days{width:auto}.days td{width:34px;min-width:34px;padding-right:0}\
svg{display:block}.bar{fill:var(--bar)}.line{stroke:var(--bar)}.level{stroke:var(--quiet)}.end{stroke:var(--rule)}footer{margin-top:.8rem;padding-top:.4rem;border-top:1px solid var(--rule);\
color:var(--quiet);font-size:.85em}\
@page{size:auto;margin:12mm}\
@media print{:root{color-scheme:light;--ink:#000;--quiet:#444;--rule:#bbb;--bar:#216b73;--paper:#fff}\
body{margin:0;padding:0;max-width:none;font-size:8.4pt;line-height:1.2}}";

/// What bars and lines are drawn in where a reader's program leaves the style of the file aside.
const BAR: &str = "#216b73";
/// The width of one day, of its bar, and the height of ten in the picture of the days.
const DAY: [f64; 2] = [34.0, 22.0];
const TEN: f64 = 44.0;
/// The small line of a row: how wide and how high it is, and how far it keeps from its edges.
const SPARK: [f64; 3] = [72.0, 14.0, 1.5];

/// The page as HTML.
#[must_use]
pub fn html(page: &Page) -> String {
    let sheet = fitted(Sheet::of(page));
    let page = html! {
        (DOCTYPE)
        html lang=(say("page-language")) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (sheet.title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (sheet.title) }
                    @for item in &sheet.under { p dir="auto" { (shown(item, COLUMNS)) } }
                    @for block in &sheet.blocks { (section(block)) }
                }
                footer { @for item in &sheet.foot { p { (shown(item, COLUMNS)) } } }
            }
        }
    };
    page.into_string() + "\n"
}

fn section(block: &Block) -> Markup {
    let place = match &block.body {
        Body::Table(table) if table.indent == 0 => "whole",
        _ => "beside",
    };
    html! {
        section class=(if block.apart { "apart" } else { "" }) {
            @if !block.label.is_empty() { h2 { (block.label) } }
            div class=(place) { (body(&block.body)) }
        }
    }
}

fn body(body: &Body) -> Markup {
    match body {
        Body::Lines(items) => html! { @for item in items { p dir="auto" { (shown(item, COLUMNS - LABEL)) } } },
        Body::Boxes(items) => html! {
            ul { @for item in items { li dir="auto" { @if !item.counts { "☐ " } (shown(item, COLUMNS - LABEL - super::fit::BOX)) } } }
        },
        Body::Table(table) => figures(table),
        Body::Days(days) => by_day(days),
    }
}

fn figures(table: &Table) -> Markup {
    let side = |at: usize| if table.columns.get(at).is_some_and(|column| column.right) { "n" } else { "" };
    let lines = table.sparks.iter().any(Option::is_some);
    html! {
        table {
            thead { tr {
                @for (at, cell) in table.head.iter().enumerate() {
                    th scope="col" class=(side(at)) { (cell) }
                    @if at == 0 && lines { td {} }
                }
            } }
            tbody {
                @for (n, row) in table.rows.iter().enumerate() {
                    @let cells = table.cells(row);
                    tr {
                        @if cells.len() == 1 {
                            td colspan=(table.columns.len() + usize::from(lines)) { (cells[0]) }
                        } @else {
                            th scope="row" dir="auto" { (cells[0]) }
                            @if lines { td { @if let Some(Some(spark)) = table.sparks.get(n) { (small_line(spark, n)) } } }
                            @for (at, cell) in cells.iter().enumerate().skip(1) { td dir="auto" class=(side(at)) { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

/// A drawing with its name and its sentence for a screen reader; `id` is one of its own on the page.
fn drawn(words: &Words, id: &str, [wide, high]: [f64; 2], inside: &Markup) -> Markup {
    html! {
        svg role="img" aria-labelledby=(format!("{id}n {id}d")) width=(wide) height=(high)
            viewBox=(format!("0 0 {wide} {high}")) {
            title id=(format!("{id}n")) { (words.name) }
            desc id=(format!("{id}d")) { (words.more) }
            (inside)
        }
    }
}

/// The small line of a row, with the level at the start dashed.
fn small_line(spark: &Spark, n: usize) -> Markup {
    let [wide, high, edge] = SPARK;
    let up = |share: f64| high - edge - share * (high - 2.0 * edge);
    let on = |[x, y]: [f64; 2]| (format!("{:.1}", edge + x * (wide - 2.0 * edge)), format!("{:.1}", up(y)));
    let inside = html! {
        @if let Some(start) = spark.start() { (level(&format!("M0,{:.1}H{wide}", up(start)))) }
        @for run in spark.lines() {
            @if let [one] = run[..] {
                @let (x, y) = on(one);
                circle class="bar" cx=(x) cy=(y) r="1" fill=(BAR) {}
            } @else {
                @let points: Vec<String> = run.into_iter().map(|at| { let (x, y) = on(at); format!("{x},{y}") }).collect();
                polyline class="line" points=(points.join(" ")) fill="none" stroke=(BAR) stroke-width="1.3" {}
            }
        }
    };
    drawn(&spark.words, &format!("r{n}"), [wide, high], &inside)
}

/// The dashed line at the start.
fn level(path: &str) -> Markup {
    html! {
        path class="level" d=(path) fill="none" stroke="#56626b" stroke-width="0.8" stroke-dasharray="3 2" {}
    }
}

/// The days as bars, and the same figures as a table.
fn by_day(days: &Days) -> Markup {
    let marks = &days.marks;
    let cells = |label: String, cell: &dyn Fn(&DayMark) -> String| {
        html! { tr { th scope="row" { (label) } @for day in marks { td { (cell(day)) } } } }
    };
    html! {
        table class="days" {
            thead { tr { td {} @for day in marks { th scope="col" { (weekday(day.day)) } } } }
            tbody {
                tr {
                    td {}
                    td colspan=(marks.len()) {
                        (drawn(&days.words, "d", [DAY[0] * width(marks.len()), TEN + 1.0], &bars(days)))
                    }
                }
                (cells(row_name("worst-pain"), &|day| day.worst.map_or("·".to_owned(), figure)))
                (cells(say("page-by-day-practised"), &|day| if day.practised { "●" } else { "" }.to_owned()))
                @if marks.iter().any(|day| day.hard_day) {
                    (cells(say("page-by-day-hard"), &|day| if day.hard_day { say("page-hard") } else { String::new() }))
                }
            }
        }
    }
}

/// The bars, the ends of the scale and the level at the start.
fn bars(days: &Days) -> Markup {
    let wide = DAY[0] * width(days.marks.len()) - (DAY[0] - DAY[1]);
    let across = |share: f64| format!("M0,{:.1}H{wide:.1}", 0.5 + TEN * (1.0 - share));
    html! {
        @for end in [1.0, 0.0] { path class="end" d=(across(end)) fill="none" stroke="#c9d1d6" stroke-width="0.6" {} }
        @for (at, day) in days.marks.iter().enumerate() {
            @if let Some(worst) = day.worst {
                @let high = share(worst) * TEN + 0.5;
                @let y = format!("{:.1}", TEN + 0.5 - high);
                rect class="bar" x=(width(at) * DAY[0]) y=(y) width=(DAY[1]) height=(format!("{high:.1}")) fill=(BAR) {}
            }
        }
        @if let Some(start) = days.start { (level(&across(share(start)))) }
    }
}

fn width(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "fourteen days")]
    let count = count as f64;
    count
}
