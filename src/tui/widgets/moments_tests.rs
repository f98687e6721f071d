//! Each widget as it looks at a few moments, and what the mouse finds there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::widgets::Widget;

use super::*;
use crate::tui::theme::{Depth, Ground, Look, Theme};

const DARK: Look = Look {
    theme: Theme::Dark,
    depth: Depth::True,
    own: None,
    painted: true,
    ground: Ground::Dark,
    ascii: false,
    reduced_motion: false,
};
const PLAIN: Look = Look { depth: Depth::None, painted: false, ..DARK };
const ASCII: Look = Look { ascii: true, ..PLAIN };

fn drawn(widget: impl Widget, wide: u16, high: u16) -> Buffer {
    let area = Rect::new(0, 0, wide, high);
    let mut buf = Buffer::empty(area);
    widget.render(area, &mut buf);
    buf
}

fn text(buf: &Buffer) -> String {
    let line = |y| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..buf.area.height).map(line).collect::<Vec<_>>().join("\n")
}

fn scale(look: Look) -> ScaleRow<'static> {
    ScaleRow {
        label: "Now",
        low: "none",
        high: "worst I know",
        value: Some(3),
        focused: true,
        cursor: Some(5),
        cant_tell: Some("can't tell"),
        cannot_tell: false,
        columns: (12, 0),
        look,
    }
}

const PLACES: [Chip<'static>; 4] = [
    Chip { words: "entrance", key: None, chosen: true },
    Chip { words: "bladder", key: None, chosen: false },
    Chip { words: "tailbone", key: None, chosen: false },
    Chip { words: "lower back", key: None, chosen: true },
];

fn places(look: Look) -> ChoiceRow<'static> {
    ChoiceRow { label: "Where", chips: &PLACES, many: true, focused: true, cursor: Some(1), column: 12, look }
}

#[test]
fn a_scale_on_one_line_and_on_several() {
    insta::assert_snapshot!("scale_wide", text(&drawn(&scale(DARK), 90, 1)));
    let row = scale(DARK);
    insta::assert_snapshot!("scale_at_40_columns", text(&drawn(&row, 40, row.height(40))));
    let row = ScaleRow { cannot_tell: true, value: None, focused: false, ..scale(ASCII) };
    insta::assert_snapshot!("scale_cannot_tell_in_ascii", text(&drawn(&row, 70, row.height(70))));
}

#[test]
fn every_figure_can_be_clicked_where_it_stands() {
    for wide in 12..110 {
        let row = scale(DARK);
        let area = Rect::new(3, 2, wide, row.height(wide));
        let mut found = Vec::new();
        for (x, y) in area.positions().map(|p| (p.x, p.y)) {
            found.extend(row.hit(area, x, y));
        }
        for figure in 0..=10 {
            assert!(found.contains(&Hit::Score(figure)), "{figure} at {wide} columns");
        }
        assert!(found.contains(&Hit::CantTell) && found.contains(&Hit::Field), "{wide}");
        assert_eq!(row.hit(area, 2, 2), None);
    }
}

#[test]
fn what_is_chosen_is_seen_without_colour() {
    let signs = |value, cursor| text(&drawn(&ScaleRow { value, cursor, ..scale(ASCII) }, 90, 1));
    assert!(signs(Some(3), None).contains("[3]") && signs(None, Some(5)).contains("<5>"));
    let here = drawn(&places(PLAIN), 80, 2);
    let reversed = |x: u16| here[(x, 0)].modifier.contains(Modifier::REVERSED);
    assert!((0..80).any(reversed), "the cursor stands on a chip");
    insta::assert_snapshot!("places_two_chosen", text(&here));
    let row = places(ASCII);
    insta::assert_snapshot!("places_at_40_columns_in_ascii", text(&drawn(&row, 40, row.height(40))));
    assert_eq!(places(DARK).hit(Rect::new(0, 0, 80, 1), 17, 0), Some(Hit::Choice(0)));
}

#[test]
fn a_form_of_other_rows() {
    let number = NumberRow { label: "Sleep", value: "7.5", unit: "hours", focused: true, column: 12, look: DARK };
    let value = "warm \u{1b}[2J \u{202e}soft";
    let word = TextRow { label: "A word", value, hint: "", cursor: Some(4), focused: true, column: 12, look: DARK };
    let open = TextRow { value: "", hint: "a word, if you like", cursor: None, focused: false, ..word };
    let mut lines = vec![text(&drawn(&number, 60, 1)), text(&drawn(&word, 60, 1)), text(&drawn(&open, 60, 1))];
    let frame = TextFrame { label: "A note", left: "1980 left", focused: true, look: DARK };
    lines.push(text(&drawn(&frame, 40, 4)));
    insta::assert_snapshot!("form_rows", lines.join("\n"));
    assert_eq!(frame.inner(Rect::new(0, 0, 40, 4)), Rect::new(2, 1, 36, 2));
    let less = number.hit(Rect::new(0, 0, 60, 1), 16, 0);
    assert_eq!(less, Some(Hit::Less));
}

const TABS: [Tab<'static>; 4] = [
    Tab { key: "1", words: "Today" },
    Tab { key: "2", words: "Practise" },
    Tab { key: "3", words: "Journal" },
    Tab { key: "4", words: "History" },
];

fn header(look: Look) -> Header<'static> {
    let (name, date, keys) = ("pelvicoach", "Monday 23 November", "? keys");
    Header { name, mark: None, tabs: &TABS, chosen: Some(2), date, keys, look }
}

#[test]
fn the_header_keeps_the_open_tab_when_narrow() {
    insta::assert_snapshot!("header_at_80_columns", text(&drawn(&header(DARK), 80, 3)));
    let marked = Header { mark: Some("made-up days"), ..header(DARK) };
    insta::assert_snapshot!("header_made_up_at_40_columns", text(&drawn(&marked, 40, 2)));
    assert_eq!(header(DARK).hit(Rect::new(0, 0, 80, 3), 12, 2), Some(Hit::Tab(1)));
    assert_eq!(header(DARK).hit(Rect::new(0, 0, 80, 3), 78, 2), Some(Hit::Field));
    let buf = drawn(&header(PLAIN), 80, 3);
    let lined: String = (0..80)
        .map(|x| &buf[(x, 2)])
        .filter(|c| c.modifier.contains(Modifier::UNDERLINED))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert_eq!(lined, "Journal");
}

#[test]
fn the_footer_drops_what_matters_least() {
    let hint = |key, words, firm| Hint { key, words, firm };
    let hints = [
        hint("Enter", "start", false),
        hint("s", "shorter", false),
        hint("L", "longer", false),
        hint("n", "note", false),
        hint("!", "help now", true),
    ];
    let footer = Footer { hints: &hints, look: DARK };
    let at = |wide| text(&drawn(&footer, wide, 1));
    assert_eq!(at(80), "Enter start   s shorter   L longer   n note   ! help now");
    assert_eq!(at(50), "Enter start   s shorter   L longer   ! help now");
    assert_eq!(at(30), "Enter start   ! help now");
    assert_eq!(at(12), "! help now");
    assert_eq!(footer.hit(Rect::new(0, 9, 30, 1), 15, 9), Some(Hit::Hint(4)));
}

#[test]
fn progress_says_how_much_is_left() {
    let at = |done, words, look, wide| text(&drawn(&Progress { done, words, look }, wide, 1));
    assert_eq!(at(0.25, "7:12 left", DARK, 31), "━━━━━───────────────  7:12 left");
    assert_eq!(at(0.5, "0:30", ASCII, 16), "=====-----  0:30");
    assert_eq!(at(0.5, "7:12 left", DARK, 12), "7:12 left");
    assert_eq!(at(f64::NAN, "", DARK, 4), "");
}

#[test]
fn days_as_small_bars() {
    let values = [Some(0.0), Some(2.0), Some(5.0), None, Some(9.9), Some(10.0), Some(99.0), Some(f64::NAN)];
    let spark = |look| text(&drawn(&Spark { values: &values, top: 10.0, style: DARK.accent(), look }, 12, 1));
    assert_eq!(spark(DARK), "▁▂▅·███·");
    assert_eq!(spark(ASCII), "025.999.");
}

fn entries() -> Vec<Item<'static>> {
    let row = |lead: &'static str, words: &'static str, right: &'static str, marked| Item::Row {
        lead: lead.into(),
        words: words.into(),
        about: "".into(),
        right: right.into(),
        marked,
    };
    let day = |words: &'static str| Item::Day { words: words.into(), right: "worst 4".into() };
    vec![
        day("Monday 23 November"),
        row("08:15", "Practice, 12 minutes", "3 to 2", false),
        row("13:40", "Pain episode: entrance, after sitting for a long while", "6", true),
        day("Sunday 22 November"),
        row("21:10", "Note", "", false),
    ]
}

#[test]
fn a_list_shows_what_is_chosen_with_its_day() {
    let items = entries();
    let list = List { items: &items, chosen: Some(2), offset: 0, look: DARK };
    insta::assert_snapshot!("list_of_two_days", text(&drawn(&list, 60, 7)));
    assert_eq!(list.hit(Rect::new(0, 4, 60, 7), 5, 6), Some(Hit::Row(2)));
    assert_eq!(list.hit(Rect::new(0, 4, 60, 7), 5, 4), None, "a heading is not a row");
    let low = List { chosen: Some(4), ..list };
    assert_eq!(low.first(2), 4);
    insta::assert_snapshot!("list_scrolled_to_the_last", text(&drawn(&low, 40, 2)));
    assert_eq!(
        (list.next(Some(2), true), list.next(Some(1), false), list.next(None, true)),
        (Some(4), Some(1), Some(1))
    );
    assert_eq!(List { chosen: Some(1), offset: 3, ..list }.first(3), 0, "up again, the day's heading too");
}

#[test]
fn prose_keeps_to_a_readable_column() {
    let words = "When you breathe in, the belly widens and the floor follows down by itself.\n\n- nothing to lift\n- nothing to squeeze, and a point that is longer than its line";
    let prose = Prose { heading: "Let it widen", text: words, scroll: 0, centred: true, look: DARK };
    insta::assert_snapshot!("prose_at_44_columns", text(&drawn(&prose, 44, 12)));
    let wide = drawn(&prose, 120, 12);
    assert!(text(&wide).lines().all(|l| l.trim().chars().count() <= usize::from(MEASURE)));
    assert_eq!(prose.most_scroll(Rect::new(0, 0, 44, 5)), prose.height(44) - 5);
    let below = Prose { scroll: 99, ..prose };
    assert!(text(&drawn(&below, 44, 5)).contains("longer"), "scrolling stops at the end");
}

#[test]
fn panels_and_questions_stand_in_the_middle() {
    let rows = [
        ("Enter", "start the practice"),
        ("f", "a hard day: no number is asked, gentle rest at once"),
        ("F12", "a plain clock"),
    ];
    let panel = Panel { title: "Keys here", text: "", rows: &rows, foot: "Esc closes", scroll: 0, look: DARK };
    insta::assert_snapshot!("keys_at_50_columns", text(&drawn(&panel, 50, 12)));
    assert_eq!(panel.hit(Rect::new(0, 0, 50, 12), 25, 5), Some(Hit::Row(1)), "a row is a key to press");
    assert_eq!(panel.hit(Rect::new(0, 0, 80, 24), 0, 0), None);
    let answers = [("y", "yes, keep it"), ("n", "go on")];
    let words = "Leave the practice here? What you did so far is kept.";
    let question = Question { words, answers: &answers, cursor: Some(1), look: DARK };
    insta::assert_snapshot!("question_at_40_columns", text(&drawn(&question, 40, 12)));
    let screen = Rect::new(0, 0, 40, 12);
    let hits: Vec<Hit> = screen.positions().filter_map(|p| question.hit(screen, p.x, p.y)).collect();
    assert!(hits.contains(&Hit::Choice(0)) && hits.contains(&Hit::Choice(1)) && hits.contains(&Hit::Inside));
    assert!(text(&drawn(&question, 24, 6)).contains("go on"), "the answers stay on a small screen");
    let notice = Notice { words: "not saved yet: disk full, 2 entries kept here", attention: true, look: DARK };
    assert_eq!(text(&drawn(&notice, 24, 1)), "not saved yet: disk ful…");
}

#[test]
fn one_word_as_large_as_it_fits() {
    let big = |words, look| Big { words, like: "", style: DARK.accent(), look };
    insta::assert_snapshot!("large_word_at_40x12", text(&drawn(&big("out", DARK), 40, 12)));
    insta::assert_snapshot!("large_figure_in_ascii", text(&drawn(&big("7", ASCII), 20, 10)));
    assert_eq!(text(&drawn(&big("breathe out", DARK), 11, 1)), "breathe out");
    assert_eq!(text(&drawn(&big("漢字", DARK), 40, 1)).trim(), "漢 字", "letters that have no large form");
}

fn course() -> (Vec<Option<f64>>, Vec<Option<f64>>, Vec<bool>) {
    let day = |i: u8| f64::from(i);
    let values = (0..30)
        .map(|i| (i % 7 != 4 && !(12..17).contains(&i)).then(|| (7.0 - day(i) / 8.0 + day(i * 5 % 3) - 1.0).round()));
    let smooth = (0..30).map(|i| (!(13..17).contains(&i)).then(|| 7.0 - day(i) / 8.0));
    (values.collect(), smooth.collect(), (0..30).map(|i| i % 3 != 1).collect())
}

fn chart_at((look, pen): (Look, Pen), wide: u16, high: u16) -> Buffer {
    let (values, smooth, practised) = course();
    let signs = vec![practised.iter().map(|practised| if *practised { look.signs().dot } else { "" }).collect()];
    let rows = [MarkRow { words: "practised", kinds: &signs, shares: true, style: look.in_breath() }];
    let labels = [(0, "25 Oct"), (7, "1 Nov"), (14, "8 Nov"), (29, "23 Nov")];
    let chart = Chart {
        values: &values,
        smooth: &smooth,
        top: 10.0,
        baseline: Some(ChartLevel { value: 6.8, words: "start 6.8" }),
        mark: Some(ChartLevel { value: 4.8, words: "30 % less" }),
        rows: &rows,
        labels: &labels,
        cursor: Some(20),
        style: look.attention(),
        pen,
        look,
    };
    let area = Rect::new(0, 0, wide, high);
    assert_eq!(chart.hit(area, 3, 3), None);
    let last = (0..wide).rev().find_map(|x| chart.hit(area, x, 3));
    assert_eq!(last, Some(Hit::Day(29)));
    drawn(&chart, wide, high)
}

#[test]
fn a_month_with_a_gap() {
    insta::assert_snapshot!("month_at_80_columns", text(&chart_at((DARK, Pen::Braille), 80, 16)));
    insta::assert_snapshot!("month_at_40_columns", text(&chart_at((DARK, Pen::Braille), 40, 10)));
    insta::assert_snapshot!("month_in_blocks", text(&chart_at((DARK, Pen::Blocks), 80, 16)));
    insta::assert_snapshot!("month_in_ascii", text(&chart_at((ASCII, Pen::Braille), 80, 16)));
    let plain = chart_at((PLAIN, Pen::Braille), 80, 16);
    assert!(plain.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset));
    assert!(plain.content.iter().all(|c| !c.modifier.contains(Modifier::UNDERLINED)));
}

#[test]
fn the_breath_without_true_colour() {
    let breath = |look| Breath { kind: BreathKind::In, fill: 0.5, stays: 0.0, turn: 0.0, light: 1.0, look };
    insta::assert_snapshot!("half_a_breath_in_dots", text(&drawn(&breath(PLAIN), 40, 14)));
    insta::assert_snapshot!("half_a_breath_in_ascii", text(&drawn(&breath(ASCII), 40, 14)));
    insta::assert_snapshot!("half_a_breath_in_blocks", text(&drawn(&breath(DARK), 40, 14)));
    for (name, kind, fill) in
        [("hold", BreathKind::Hold, 1.0), ("pause", BreathKind::Pause, 0.12), ("top_up", BreathKind::TopUp, 1.0)]
    {
        for (look, how) in [(PLAIN, "dots"), (ASCII, "ascii"), (DARK, "blocks")] {
            let breath = Breath { kind, fill, stays: 1.0, turn: turn_of(kind), light: 1.0, look };
            insta::assert_snapshot!(format!("{name}_in_{how}"), text(&drawn(&breath, 40, 14)));
        }
    }
    let bowl = Bowl { fill: 1.0, stays: 0.0, turn: 1.0, light: 1.0, look: ASCII };
    insta::assert_snapshot!("bowl_wide_in_ascii", text(&drawn(&bowl, 50, 12)));
    let ring = Still { done: 0.4, shape: StillShape::Ring, light: 1.0, look: ASCII };
    insta::assert_snapshot!("ring_two_fifths_in_ascii", text(&drawn(&ring, 40, 14)));
}
