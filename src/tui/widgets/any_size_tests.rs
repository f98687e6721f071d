//! Every widget at every size: no panic, nothing outside its area, no colour where there is none, ASCII where it is asked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::widgets::Widget;

use super::*;
use crate::practice::signal::{Point, Scale, Spread};
use crate::tui::theme::{Depth, Look, Theme};

const WORDS: &str = "let the belly widen";

fn curve_on(area: Rect, buf: &mut Buffer, look: Look) {
    let points = [(0.0, 1.0), (900.0, f64::NAN), (1e300, 1e300), (1000.0, -3.0)];
    let points = points.map(|(at_ms, level)| Point { at_ms, level });
    let scale = Scale { rest: Spread { level: 1.0, spread: 0.1 }, squeeze: Some(5.0) };
    let curve =
        Curve { points: &points, now_ms: 1000.0, seen_ms: (1000.0, 500.0), scale, known: true, asked: &Some, look };
    curve.render(area, buf);
}

/// Draws every picture that moves.
fn draw_moving(look: Look, each: &mut impl FnMut(&str, &dyn Fn(Rect, &mut Buffer))) {
    let (course, came) = ([0.1, 0.9, f64::NAN, 0.2], Some((0.7, 0.4)));
    let (kind, stays, turn, light) = (BreathKind::Out, 0.4, 0.3, 0.8);
    let wave = Wave { course: &course, done: 0.4, came, kind: BreathKind::In, stays, turn, light, look };
    each("wave", &|a, b| wave.render(a, b));
    let band = Band { kind, fill: 0.5, stays, turn, light, look };
    each("band", &|a, b| band.render(a, b));
    let breath = Breath { kind, fill: 0.7, stays, turn, light, look };
    each("breath", &|a, b| breath.render(a, b));
    let bowl = Bowl { fill: 0.7, stays, turn, light, look };
    each("bowl", &|a, b| bowl.render(a, b));
    let ring = Still { done: 0.7, shape: StillShape::Ring, light, look };
    each("ring", &|a, b| ring.render(a, b));
    each("line", &|a, b| Still { done: f64::NAN, shape: StillShape::Line, ..ring }.render(a, b));
}

/// Draws every widget, one after the other, each on a fresh buffer given by `fresh`.
fn draw_all(look: Look, wild: bool, mut each: impl FnMut(&str, &dyn Fn(Rect, &mut Buffer))) {
    let words = if wild { "漢字 \u{202e}\u{1b}[31m\u{0} é👩‍🦽 incomprehensibilities" } else { WORDS };
    let tabs = [Tab { key: "1", words }, Tab { key: "2", words: "Journal" }];
    let header =
        Header { name: words, mark: Some(words), tabs: &tabs, chosen: Some(1), date: words, keys: words, look };
    let hints = [Hint { key: "Enter", words, firm: false }, Hint { key: "!", words, firm: true }];
    let chips = [Chip { words, key: Some("e"), chosen: true }, Chip { words: "ok", key: None, chosen: false }];
    let items = [
        Item::Day { words: words.into(), right: words.into() },
        Item::Row { lead: words.into(), words: words.into(), about: words.into(), right: words.into(), marked: true },
    ];
    let values: Vec<Option<f64>> =
        vec![Some(3.0), None, Some(f64::NAN), Some(-4.0), Some(1e9), Some(10.0), Some(f64::INFINITY)];
    let level = Some(ChartLevel { value: 4.0, words });
    let style = look.attention();
    let kinds = [vec!["o", "", "o", "o", "", "o", "o", "o", "o"], vec!["~"; 9]];
    let marks = MarkRow { words, kinds: &kinds, shares: true, style };
    let rows = [("Enter", words), (words, words)];
    let answers = [("y", words), ("n", "no")];
    let scale = ScaleRow {
        label: words,
        low: words,
        high: words,
        value: Some(10),
        focused: true,
        cursor: Some(2),
        cant_tell: Some(words),
        cannot_tell: true,
        columns: (9, 4),
        look,
    };
    let chart = Chart {
        values: &values,
        smooth: &values,
        top: 10.0,
        baseline: level,
        mark: level,
        rows: &[marks, marks],
        labels: &[(0, "Mon"), (3, "Thu"), (99, "never")],
        cursor: Some(3),
        style,
        pen: Pen::Braille,
        look,
    };
    draw_moving(look, &mut each);
    each("curve", &|a, b| curve_on(a, b, look));
    each("header", &|a, b| header.render(a, b));
    each("figure", &|a, b| Figure { id: "lying", look }.render(a, b));
    each("footer", &|a, b| Footer { hints: &hints, look }.render(a, b));
    each("scale", &|a, b| scale.render(a, b));
    let choice =
        ChoiceRow { label: words, chips: &chips, many: false, focused: true, cursor: Some(1), column: 9, look };
    each("choice", &|a, b| choice.render(a, b));
    each("many", &|a, b| ChoiceRow { many: true, column: 0, ..choice }.render(a, b));
    let number = NumberRow { label: words, value: words, unit: words, focused: true, column: 9, look };
    each("number", &|a, b| number.render(a, b));
    let text = TextRow { label: words, value: words, hint: words, cursor: Some(5), focused: true, column: 9, look };
    each("text", &|a, b| text.render(a, b));
    each("text past its end", &|a, b| TextRow { cursor: Some(999), ..text }.render(a, b));
    each("frame", &|a, b| TextFrame { label: words, left: words, focused: true, look }.render(a, b));
    each("list", &|a, b| List { items: &items, chosen: Some(1), offset: 9, look }.render(a, b));
    let outlined = [
        OutlineRow { words, state: words, more: words, begins: false },
        OutlineRow { words: "2", state: "", more: "", begins: true },
    ];
    let outline = Outline { heading: words, intro: words, rows: &outlined, chosen: Some(0), offset: 3, look };
    each("outline", &|a, b| outline.render(a, b));
    let prose = Prose { heading: words, text: "# one\n- two\n\nthree", scroll: 9, centred: true, look };
    each("prose", &|a, b| prose.render(a, b));
    let drawn = [words.to_owned(), "  --".to_owned()];
    let passages = [Passage::Heading(words), Passage::Text(words), Passage::Point("a [b] c"), Passage::Lines(&drawn)];
    each("reading", &|a, b| Reading { heading: words, passages: &passages, scroll: 3, look }.render(a, b));
    each("progress", &|a, b| Progress { done: 0.4, words, look }.render(a, b));
    each("spark", &|a, b| Spark { values: &values, top: 10.0, style, look }.render(a, b));
    each("chart", &|a, b| chart.render(a, b));
    each("chart of blocks", &|a, b| Chart { pen: Pen::Blocks, ..chart }.render(a, b));
    let bare = Chart { values: &[], smooth: &[], rows: &[], labels: &[], top: 0.0, ..chart };
    let squares = [Square::Strong(9), Square::Empty, Square::Out, Square::Sign("o")].repeat(95);
    let weekdays = vec![words.to_owned(); 7];
    let year = YearDays {
        days: &squares,
        months: &[(0, words), (9, "Feb"), (999, "never")],
        weekdays: &weekdays,
        cursor: Some(40),
        style,
        look,
    };
    each("year", &|a, b| year.render(a, b));
    each("no year", &|a, b| YearDays { days: &[], cursor: None, ..year }.render(a, b));
    each("empty chart", &|a, b| bare.render(a, b));
    each("notice", &|a, b| Notice { words, attention: true, look }.render(a, b));
    each("panel", &|a, b| Panel { title: words, text: words, rows: &rows, foot: words, scroll: 9, look }.render(a, b));
    each("question", &|a, b| Question { words, answers: &answers, cursor: Some(0), look }.render(a, b));
    each("big", &|a, b| Big { words, like: "", style, look }.render(a, b));
    each("big figure", &|a, b| Big { words: "12", like: "out", style, look }.render(a, b));
}

fn looks() -> [Look; 6] {
    let dark = Look { painted: true, ..Look::default() };
    [
        dark,
        Look { theme: Theme::Light, depth: Depth::C256, ..dark },
        Look { depth: Depth::C16, painted: false, ..dark },
        Look { depth: Depth::None, painted: false, ..dark },
        Look { depth: Depth::None, painted: false, ascii: true, ..dark },
        Look { reduced_motion: true, ascii: true, ..dark },
    ]
}

/// Draws at an offset in a marked buffer and finds any mark outside the area that is gone.
fn check(look: Look, wide: u16, high: u16) {
    let area = Rect::new(2, 1, wide, high);
    let mut fresh = Buffer::empty(Rect::new(0, 0, wide + 4, high + 2));
    for cell in &mut fresh.content {
        cell.set_symbol("~");
    }
    draw_all(look, true, |name, draw| {
        let mut buf = fresh.clone();
        draw(area, &mut buf);
        for (i, cell) in buf.content.iter().enumerate() {
            let (x, y) = buf.pos_of(i);
            assert!(area.contains((x, y).into()) || cell.symbol() == "~", "{name} at {wide}x{high} wrote at {x},{y}");
            assert!(!cell.symbol().contains(['\u{1b}', '\u{202e}', '\0']), "{name} let a control character through");
        }
    });
}

#[test]
fn nothing_is_drawn_outside_at_any_size() {
    for (i, look) in looks().into_iter().enumerate() {
        for wide in [0, 1, 2, 3, 5, 8, 11, 13, 19, 24, 35, 40, 59, 80, 133, 200] {
            for high in [0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 24, 60] {
                // The large sizes cost time and differ little: each look takes its share.
                if u32::from(wide) * u32::from(high) < 200 || usize::from(wide + high) % 18 == i {
                    check(look, wide, high);
                }
            }
        }
        check(look, 80, 24);
    }
}

#[test]
fn an_area_that_leaves_the_screen_is_cut() {
    for look in looks() {
        for area in [Rect::new(30, 5, 60, 20), Rect::new(0, 0, 90, 3), Rect::new(90, 90, 9, 9)] {
            draw_all(look, true, |_, draw| draw(area, &mut Buffer::empty(Rect::new(0, 0, 40, 12))));
        }
    }
}

#[test]
fn without_colour_there_is_none_and_everything_is_still_seen() {
    let area = Rect::new(0, 0, 80, 24);
    let empty = Buffer::empty(area);
    draw_all(looks()[3], false, |name, draw| {
        let mut buf = empty.clone();
        draw(area, &mut buf);
        assert!(buf.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "{name}");
        assert!(buf.content.iter().any(|c| c.symbol() != " "), "{name} is drawn by signs");
    });
}

#[test]
fn a_background_never_speaks_alone() {
    let area = Rect::new(0, 0, 80, 24);
    for look in [Look { painted: false, ..Look::default() }, Look { depth: Depth::C256, ..Look::default() }] {
        draw_all(look, false, |name, draw| {
            let mut buf = Buffer::empty(area);
            draw(area, &mut buf);
            assert!(buf.content.iter().all(|c| c.bg == Color::Reset || c.symbol() != " "), "{name}");
        });
    }
}

#[test]
fn ascii_is_ascii() {
    let area = Rect::new(0, 0, 80, 24);
    for look in [looks()[4], looks()[5]] {
        draw_all(look, false, |name, draw| {
            let mut buf = Buffer::empty(area);
            draw(area, &mut buf);
            let other = buf.content.iter().find(|c| !c.symbol().is_ascii());
            assert!(other.is_none(), "{name}: {other:?}");
        });
    }
}
