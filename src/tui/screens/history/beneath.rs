//! What stands beneath the days of a line: practices, and the other marks in rows of their own where there is room,
//! else in few rows with a legend that names what is there. Each kind has a sign of its own, so that none needs a colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::insight::{DayMarks, Marks, Turned};
use crate::tui::theme::Look;
use crate::tui::widgets::{MarkRow, text};
use crate::words::say;

/// One kind of mark.
struct Kind {
    /// The key of its words.
    words: &'static str,
    /// Whether it lasts for days; such kinds share one row, moments another.
    lasts: bool,
    /// Its sign on a day; empty for none.
    sign: fn(&DayMarks, Look) -> &'static str,
}

/// The kinds of marks beneath practices.
const KINDS: [Kind; 5] = [
    Kind { words: "history-mark-hard-day", lasts: true, sign: |marks, look| one(marks.hard_day, hard_day(look)) },
    Kind {
        words: "history-mark-step",
        lasts: false,
        sign: |marks, look| match (marks.step, look.ascii) {
            (Some(Turned::On), true) => "^",
            (Some(Turned::On), false) => "↗",
            (Some(Turned::Back), true) => "v",
            (Some(Turned::Back), false) => "↘",
            (None, _) => "",
        },
    },
    Kind { words: "history-mark-visit", lasts: false, sign: |marks, _| one(marks.visit, "+") },
    Kind {
        words: "history-mark-therapist",
        lasts: false,
        sign: |marks, look| one(marks.for_therapist, if look.ascii { "!" } else { "◆" }),
    },
    Kind {
        words: "history-mark-bleeding",
        lasts: true,
        sign: |marks, look| one(marks.bleeding, if look.ascii { "=" } else { "▪" }),
    },
];

const fn one(there: bool, sign: &'static str) -> &'static str {
    if there { sign } else { "" }
}

/// The sign of a hard day.
pub(super) const fn hard_day(look: Look) -> &'static str {
    if look.ascii { "~" } else { "≈" }
}

/// A row of signs with its words.
pub(super) struct Row {
    words: String,
    kinds: Vec<Vec<&'static str>>,
    shares: bool,
    style: Style,
}

impl Row {
    pub(super) fn drawn(&self) -> MarkRow<'_> {
        MarkRow { words: &self.words, kinds: &self.kinds, shares: self.shares, style: self.style }
    }
}

/// A sign, or several of one kind, with its words.
type Named = (String, String, Style);

/// The rows beneath a line, and what their signs mean where no words stand beside them.
pub(super) struct Beneath {
    pub(super) rows: Vec<Row>,
    pub(super) legend: Vec<Named>,
}

/// The rows of the picture that are not given away for rows of marks, for few of them, and for a legend.
const LEAST: [u16; 3] = [6, 5, 4];
/// The axis and the names of days.
const AXIS: u16 = 2;

impl Beneath {
    /// What has room beneath a chart in `area`, with the chart itself.
    pub(super) fn of(marks: &Marks, area: Rect, look: Look) -> Self {
        let practised = marks.days.iter().map(|day| one(day.practised, look.signs().dot)).collect();
        let first =
            Row { words: say("history-practised"), kinds: vec![practised], shares: true, style: look.in_breath() };
        let signs = |kind: &Kind| marks.days.iter().map(|day| (kind.sign)(day, look)).collect::<Vec<_>>();
        let all = KINDS.iter().map(|kind| (kind, signs(kind)));
        let there: Vec<(&Kind, Vec<&'static str>)> =
            all.filter(|(_, signs)| signs.iter().any(|sign| !sign.is_empty())).collect();
        let beside = has_margin(area);
        let room = |rows: usize, legend: bool| {
            let rows = u16::try_from(rows).unwrap_or(u16::MAX);
            area.height.saturating_sub(AXIS).saturating_sub(rows).saturating_sub(u16::from(legend))
        };
        if room(1 + there.len(), !beside) >= LEAST[0] {
            let legend = if beside { Vec::new() } else { legend(Some(&first), &there, false, look) };
            let rows = there.into_iter().map(|(kind, signs)| row(say(kind.words), vec![signs], look));
            return Self { rows: std::iter::once(first).chain(rows).collect(), legend };
        }
        let mut legend = legend(Some(&first).filter(|_| !beside), &there, true, look);
        let (lasting, moments): (Vec<_>, Vec<_>) = there.into_iter().partition(|(kind, _)| kind.lasts);
        let of = |kinds: Vec<(&Kind, Vec<&'static str>)>| kinds.into_iter().map(|(_, signs)| signs).collect::<Vec<_>>();
        let mut rows: Vec<Vec<Vec<&'static str>>> = vec![of(lasting), of(moments)];
        rows.retain(|kinds| !kinds.is_empty());
        if room(1 + rows.len(), true) < LEAST[1] {
            rows = vec![rows.concat()];
        }
        if room(2, true) < LEAST[2] {
            legend.clear();
        }
        // The legend says what they are; the first row says that they are marks.
        let words = [say("history-marks"), String::new()];
        let rows = rows.into_iter().zip(words).map(|(kinds, words)| row(words, kinds, look));
        Self { rows: std::iter::once(first).chain(rows).collect(), legend }
    }

    /// The legend in one line.
    pub(super) fn draw_legend(&self, line: Rect, buf: &mut Buffer, look: Look) {
        let mut x = if line.width >= 24 { 4 } else { 0 };
        for (sign, words, style) in &self.legend {
            if x + text::width(sign) + 1 + text::width(words) > line.width {
                break;
            }
            let end = text::put(buf, line, (x, 0), sign, *style);
            x = text::put(buf, line, (end + 1, 0), words, look.quiet()) + 2;
        }
    }
}

fn row(words: String, kinds: Vec<Vec<&'static str>>, look: Look) -> Row {
    Row { words, kinds, shares: false, style: look.out_breath() }
}

/// Whether words have room beside the rows.
const fn has_margin(area: Rect) -> bool {
    area.width >= 60
}

/// What the signs of `there` mean. With `shared` rows a figure says how many stand in one place, where that happens.
fn legend(first: Option<&Row>, there: &[(&Kind, Vec<&'static str>)], shared: bool, look: Look) -> Vec<Named> {
    let practised = first.map(|row| (look.signs().dot.to_owned(), row.words.clone(), row.style));
    let of_kind = |(kind, signs): &(&Kind, Vec<&'static str>)| {
        let mut different: Vec<&str> = signs.iter().copied().filter(|sign| !sign.is_empty()).collect();
        different.sort_unstable();
        different.dedup();
        (different.join(" "), say(kind.words), look.out_breath())
    };
    let mut all: Vec<Named> = practised.into_iter().chain(there.iter().map(of_kind)).collect();
    let days = there.first().map_or(0, |(_, signs)| signs.len());
    let on = |day: usize| there.iter().filter(|(_, signs)| signs.get(day).is_some_and(|sign| !sign.is_empty())).count();
    // Where many days share a column their marks do too.
    let meets = there.len() > 1 && (days > 60 || (0..days).any(|day| on(day) > 1));
    if shared && meets {
        all.push(("2".to_owned(), say("history-mark-several"), look.out_word()));
    }
    all
}
