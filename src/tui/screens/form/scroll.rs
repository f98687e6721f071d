//! How far the questions of a form are scrolled, and where each of them stands then. How high they are is theirs to say.

use ratatui::layout::Rect;

/// One row on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its index; the one after the last question is the row that saves.
    pub row: usize,
    /// Where it stands.
    pub area: Rect,
    /// How many of its first lines are scrolled out of sight.
    pub skip: u16,
}

/// Where each row ends, counted from the first line of the first one.
fn ends(heights: &[u16]) -> Vec<u16> {
    let sum = |end: &mut u16, height: &u16| {
        *end = end.saturating_add(*height);
        Some(*end)
    };
    heights.iter().scan(0, sum).collect()
}

/// The first line seen of rows of these heights in `room` lines. Where `line` of the row with the focus is in sight from
/// `before`, that is kept, so that nothing moves under the mouse; else a row begins at the top.
#[must_use]
pub fn top(room: u16, heights: &[u16], (focus, line): (usize, u16), before: u16) -> u16 {
    let ends = ends(heights);
    let start_of = |row: usize| row.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let starts_from = |least: u16| (0..heights.len()).map(start_of).find(|start| *start >= least);
    let all = ends.last().copied().unwrap_or(0);
    let least = (start_of(focus) + line + 1).saturating_sub(room);
    let before = before.min(starts_from(all.saturating_sub(room)).unwrap_or(before));
    // Of a row that is higher than the place a later line may be the first.
    let tall = heights.get(focus).is_some_and(|height| *height > room);
    let latest = if tall { start_of(focus) + line } else { start_of(focus) };
    if before > latest {
        return start_of(focus).max(least);
    }
    if before >= least {
        return before;
    }
    (0..=focus).map(start_of).find(|start| *start >= least).unwrap_or(least)
}

/// Where rows of these heights stand in `area`, seen from the line `top` on, and whether there are lines above and below.
#[must_use]
pub fn scrolled(area: Rect, heights: &[u16], top: u16, gap: u16) -> (Vec<Place>, bool, bool) {
    let (room, ends) = (area.height, ends(heights));
    let all = ends.last().copied().unwrap_or(0);
    let mut places = Vec::new();
    for (row, (height, end)) in heights.iter().zip(&ends).enumerate() {
        let start = end - height;
        if *end <= top || start >= top.saturating_add(room) {
            continue;
        }
        let skip = top.saturating_sub(start);
        let at = start.saturating_sub(top);
        let whole = (*height - gap.min(height.saturating_sub(1))).saturating_sub(skip);
        places.push(Place { row, area: Rect { y: area.y + at, height: whole.min(room - at), ..area }, skip });
    }
    (places, top > 0, all > top.saturating_add(room))
}
