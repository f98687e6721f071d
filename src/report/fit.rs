//! What of a page fits on one sheet: sixty lines of 78 columns. Every block gets its least, then those that matter
//! most get the rest; what is left out is counted. Text, PDF and HTML are all set from this.

use super::columns::wrap;
use super::sheet::{Block, Body, Item, LABEL, Sheet, Table};
use super::text::{COLUMNS, LINES};
use crate::words::tell;

/// Lines that may be left out before the blank lines between blocks are given up.
const FOR_AIR: usize = 6;
/// How far questions are set in behind their boxes.
pub(super) const BOX: usize = 4;

/// The sheet with as much as fits.
pub(super) fn fitted(mut sheet: Sheet) -> Sheet {
    let lines = |items: &[Item]| items.iter().map(|item| wrap(&item.text, COLUMNS, item.most).len()).sum::<usize>();
    let head = 1 + lines(&sheet.under);
    let foot = 1 + lines(&sheet.foot);
    let room = LINES.saturating_sub(head + foot);
    let wanted: Vec<usize> = sheet.blocks.iter().map(|block| height(block).min(block.most)).collect();
    let mut air = sheet.blocks.iter().filter(|block| block.apart).count();
    if wanted.iter().sum::<usize>() + air > room + FOR_AIR {
        // The blank line under the title stays.
        for block in sheet.blocks.iter_mut().skip(1) {
            block.apart = false;
        }
        air = 1;
    }
    let given = share(&sheet.blocks, &wanted, room.saturating_sub(air));
    for (block, given) in sheet.blocks.iter_mut().zip(given) {
        cut(block, given);
    }
    sheet.blocks.retain(|block| height(block) > 0);
    sheet
}

/// How many lines a block takes.
fn height(block: &Block) -> usize {
    match &block.body {
        Body::Lines(items) => items.iter().map(|item| lines(item, 0)).sum(),
        Body::Boxes(items) => items.iter().map(|item| lines(item, BOX)).sum(),
        Body::Table(table) if table.rows.is_empty() => 0,
        Body::Table(table) => 1 + table.rows.len(),
        Body::Days(days) => 4 + usize::from(days.marks.iter().any(|day| day.hard_day)),
    }
}

fn lines(item: &Item, indent: usize) -> usize {
    wrap(&item.text, COLUMNS - LABEL - indent, item.most).len()
}

/// Shares `room` lines: everybody gets its least first, then the first in rank takes what it wants, and so on.
fn share(blocks: &[Block], wanted: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|at| blocks[*at].rank);
    let mut given = vec![0; blocks.len()];
    let mut left = room;
    for with_rest in [false, true] {
        for &at in &order {
            let wish = if with_rest { wanted[at] } else { wanted[at].min(blocks[at].least) };
            let more = wish.saturating_sub(given[at]).min(left);
            given[at] += more;
            left -= more;
        }
    }
    given
}

/// Cuts a block to `room` lines.
fn cut(block: &mut Block, room: usize) {
    match &mut block.body {
        Body::Lines(items) => *items = as_many(std::mem::take(items), 0, room, block.least > 0),
        Body::Boxes(items) => *items = as_many(std::mem::take(items), BOX, room, true),
        Body::Table(table) => rows(table, room),
        Body::Days(_) => {}
    }
}

/// As many items as fit into `room` lines; where some are left out, the last line counts them. `may_cut` says whether the
/// first one may be cut: half of what went together would say something else.
fn as_many(items: Vec<Item>, indent: usize, room: usize, may_cut: bool) -> Vec<Item> {
    if items.iter().map(|item| lines(item, indent)).sum::<usize>() <= room {
        return items;
    }
    let all = items.len();
    let (mut kept, mut used) = (Vec::new(), 0);
    for item in items {
        let last = kept.len() + 1 == all;
        let free = room.saturating_sub(used + usize::from(!last));
        let wants = lines(&item, indent);
        if wants <= free {
            used += wants;
            kept.push(item);
            continue;
        }
        // The first one is cut rather than left out; with one line alone it says that there is more.
        if !may_cut {
            break;
        }
        if kept.is_empty() && free > 0 {
            kept.push(Item { most: free, ..item });
        } else if kept.is_empty() && room == 1 {
            return vec![Item { text: format!("{} …", item.text), most: 1, counts: false }];
        }
        break;
    }
    let left_out = all - kept.len();
    if left_out > 0 && room > 0 {
        kept.push(Item { text: tell("page-more", &[("count", left_out.into())]), most: 1, counts: true });
    }
    kept
}

fn rows(table: &mut Table, room: usize) {
    if table.rows.len() < room {
        return;
    }
    // A head, one row and a count are the least that says something.
    let keep = room.saturating_sub(2);
    let left_out = table.rows.len() - keep.min(table.rows.len());
    table.rows.truncate(keep);
    table.sparks.truncate(keep);
    if !table.rows.is_empty() && left_out > 0 {
        table.rows.push(vec![tell(table.more, &[("count", left_out.into())])]);
    }
}

/// What of an item fits in lines of so many columns; words that are not cut keep their own breaks.
pub(super) fn shown(item: &Item, columns: usize) -> String {
    let lines = wrap(&item.text, columns, item.most);
    let whole = wrap(&item.text, columns, usize::MAX).len() == lines.len();
    if whole { item.text.clone() } else { lines.join(" ") }
}

/// What each chart of the sheet shows, in the order of the sheet.
pub(super) fn charts(sheet: &Sheet) -> Vec<String> {
    let words = sheet.blocks.iter().flat_map(|block| match &block.body {
        Body::Table(table) => table.sparks.iter().flatten().map(|spark| spark.words.line()).collect(),
        Body::Days(days) => vec![days.words.line()],
        Body::Lines(_) | Body::Boxes(_) => Vec::new(),
    });
    words.collect()
}
