//! The page as one HTML file: the same sheet, set for a screen in light and dark, for paper and for a screen reader. It
//! holds no script and loads nothing; everything a person wrote is escaped by the template.

use maud::{DOCTYPE, Markup, html};

use super::fit::fitted;
use super::phrases::{figure, row_name, weekday};
use super::sheet::{Block, Body, Item, LABEL, Sheet, Table};
use super::text::COLUMNS;
use crate::insight::Page;
use crate::insight::page::DayMark;
use crate::words::{say, tell};

/// What a reader's program may do: set the style that stands in the file, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1d2429;--quiet:#56626b;--rule:#c9d1d6;--bar:#216b73;--paper:#fff}\
@media (prefers-color-scheme:dark){:root{--ink:#e4e9ec;--quiet:#a3afb7;--rule:#3c474e;--bar:#62b3bb;--paper:#14191c}}\
body{margin:2rem auto;padding:0 1rem;max-width:50rem;font:0.95rem/1.35 system-ui,sans-serif;color:var(--ink);\
background:var(--paper)}\
h1{font-size:1.4rem;margin:0 0 .2rem}h2{font-size:1em;margin:0;color:var(--quiet)}p,ul{margin:0;padding:0}\
ul{list-style:none}section{display:grid;grid-template-columns:7rem 1fr;gap:0 .8rem;margin-top:.15rem}\
section.apart{margin-top:.8rem}section>.whole{grid-column:1/-1}section>.beside{grid-column:2}\
p,li,td{overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\
th{font-weight:600;color:var(--quiet);text-align:start;border-bottom:1px solid var(--rule)}\
th,td{padding:.05rem .4rem .05rem 0;vertical-align:top}.n{text-align:end}td[colspan]{color:var(--quiet)}\
svg{display:block;fill:var(--bar)}footer{margin-top:.8rem;padding-top:.4rem;border-top:1px solid var(--rule);\
color:var(--quiet);font-size:.85em}\
@page{size:auto;margin:12mm}\
@media print{:root{--ink:#000;--quiet:#444;--rule:#bbb;--bar:#216b73;--paper:#fff}\
body{margin:0;padding:0;max-width:none;font-size:8.4pt;line-height:1.2}}";

/// The width of one day and the height of ten in the picture of the days.
const DAY: usize = 34;
const TEN: f64 = 30.0;

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
            @if !block.heading.is_empty() {
                h2 class=(if place == "whole" { "whole" } else { "" }) { (block.heading) }
            }
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
    html! {
        table {
            thead { tr { @for (at, cell) in table.head.iter().enumerate() { th scope="col" class=(side(at)) { (cell) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @if row.len() == 1 {
                            td colspan=(table.columns.len()) { (row[0]) }
                        } @else {
                            @for (at, cell) in row.iter().enumerate() { td dir="auto" class=(side(at)) { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

/// The days as a picture, and the same figures as a table for whoever reads them.
fn by_day(days: &[DayMark]) -> Markup {
    let cells = |label: String, cell: &dyn Fn(&DayMark) -> String| {
        html! { tr { th scope="row" { (label) } @for day in days { td { (cell(day)) } } } }
    };
    let width = days.len() * DAY;
    html! {
        svg role="img" aria-label=(tell("page-by-day-picture", &[("days", days.len().into())])) width=(width)
            height=(TEN) viewBox=(format!("0 0 {width} {TEN}")) {
            @for (at, day) in days.iter().enumerate() {
                @if let Some(worst) = day.worst {
                    @let height = worst.clamp(0.0, 10.0) * TEN / 10.0 + 0.5;
                    rect x=(at * DAY) y=(format!("{:.1}", TEN - height)) width=(DAY - 8) height=(format!("{height:.1}")) {}
                }
            }
        }
        table {
            thead { tr { th {} @for day in days { th scope="col" { (weekday(day.day)) } } } }
            tbody {
                (cells(row_name("worst-pain"), &|day| day.worst.map_or("·".to_owned(), figure)))
                (cells(say("page-by-day-practised"), &|day| if day.practised { "●" } else { "" }.to_owned()))
                @if days.iter().any(|day| day.hard_day) {
                    (cells(say("page-by-day-hard"), &|day| if day.hard_day { say("page-hard") } else { String::new() }))
                }
            }
        }
    }
}

/// What of an item fits; words that are not cut keep their own breaks.
fn shown(item: &Item, columns: usize) -> String {
    let lines = super::columns::wrap(&item.text, columns, item.most);
    let whole = super::columns::wrap(&item.text, columns, usize::MAX).len() == lines.len();
    if whole { item.text.clone() } else { lines.join(" ") }
}
