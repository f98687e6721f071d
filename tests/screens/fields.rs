//! Bad input to every field of every form: what does not fit is not taken, and what is taken as words is kept as it was
//! written and shown harmlessly.

use pelvicoach::coach::{Answer, Ask, Form, Shape};
use pelvicoach::diary::Score;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::forms::{before, every, last_draft};
use crate::sizes::hurts;
use crate::stage::{Stage, key};

/// The questions of a form, each with its page and its row there.
pub fn asks(form: &Form) -> Vec<(usize, usize, Ask)> {
    let pages = form.pages().into_iter().enumerate();
    pages.flat_map(|(page, one)| one.asks.into_iter().enumerate().map(move |(row, ask)| (page, row, ask))).collect()
}

pub const fn is_typed(ask: &Ask) -> bool {
    matches!(ask.shape, Shape::Text { .. } | Shape::Time)
}

/// A stage in front of this question.
pub fn at(form: &Form, page: usize, row: usize) -> Stage {
    let mut stage = before(form);
    for _ in 0..page {
        stage.press(key("PageDown"));
    }
    for _ in 0..row {
        // A text of several lines that holds some is left by its last line.
        stage.press(key("End")).press(key("Down"));
    }
    stage
}

#[test]
fn no_question_takes_an_answer_that_it_cannot_have() {
    for (name, form) in every() {
        for (_, _, ask) in asks(&form) {
            let long = "x".repeat(20_001);
            let mut wrong = vec![
                Answer::One("none of them".to_owned()),
                Answer::One(String::new()),
                Answer::Many(vec!["none of them".to_owned()]),
            ];
            wrong.extend([f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1e9, 1e9].map(Answer::Number));
            match &ask.shape {
                Shape::Number { min, max, .. } => wrong.extend([min - 0.5, max + 0.5].map(Answer::Number)),
                Shape::Text { lines, most } => {
                    wrong.extend([Answer::Text("x".repeat(most + 1)), Answer::Text(long)]);
                    wrong.extend((!lines).then(|| Answer::Text("two\nlines".to_owned())));
                }
                _ => wrong.push(Answer::Text(long)),
            }
            if !matches!(ask.shape, Shape::Scale { .. }) {
                wrong.extend([Answer::CantTell, Answer::Score(Score::new(3).expect("a score"))]);
            }
            for answer in wrong {
                let mut tried = form.clone();
                assert!(!tried.answer(ask.id, Some(answer.clone())), "{name}, {}: {answer:?}", ask.id);
                assert_eq!(tried, form, "{name}, {}", ask.id);
            }
        }
        assert!(!form.clone().answer("no such question", Some(Answer::CantTell)), "{name}");
    }
}

/// Keys that a question without words may be given, by a person or a cat.
fn any_keys() -> Vec<KeyEvent> {
    let signs = "99999.9,,-+eEnaf%xй漢ש\u{202e}\u{7}\u{1b} 0000001";
    let mut keys: Vec<KeyEvent> =
        signs.chars().map(|sign| KeyEvent::new(KeyCode::Char(sign), KeyModifiers::NONE)).collect();
    keys.extend(std::iter::repeat_n(key("Right"), 30));
    keys.extend(["7", "Delete", "1", "0", "0", "Backspace", "5"].map(key));
    keys.extend(std::iter::repeat_n(key("Left"), 40));
    keys.extend([KeyCode::Insert, KeyCode::F(9), KeyCode::Null].map(|code| KeyEvent::new(code, KeyModifiers::NONE)));
    keys.push(KeyEvent::new(KeyCode::Char('9'), KeyModifiers::ALT));
    keys
}

#[test]
fn no_keys_make_an_answer_that_a_question_cannot_have() {
    // Keys that mean something on the screen around the form are left out: they lead away from it.
    let leads_away = |key: &KeyEvent| matches!(key.code, KeyCode::Char('t' | '!' | '?' | 'q'));
    for (name, form) in every() {
        for (page, row, ask) in asks(&form).into_iter().filter(|(_, _, ask)| !is_typed(ask)) {
            let mut stage = at(&form, page, row);
            for pressed in any_keys().into_iter().filter(|key| !leads_away(key)) {
                stage.press(pressed);
            }
            assert!(!stage.buffer().content.iter().any(|cell| cell.symbol().chars().any(hurts)), "{name}");
            // What is answered is written before the clock is seen.
            stage.press(key("F12"));
            let Some((_, text)) = last_draft(&stage) else { continue };
            let kept: Form = serde_json::from_str(&text).expect("a form");
            for (id, answer) in &kept.answers {
                let shape = kept.ask(id).map(|ask| ask.shape);
                let fits = shape.as_ref().is_some_and(|shape| shape.takes(answer));
                assert!(fits || form.answers.get(id) == Some(answer), "{name}, {}: {id} {answer:?}", ask.id);
            }
        }
    }
}

/// Every page of every form at any size, and a click anywhere on it.
#[test]
fn every_form_draws_at_any_size_and_takes_a_click_anywhere() {
    for (name, form) in every() {
        for page in 0..form.pages().len() {
            for (width, height) in
                [(1, 1), (2, 1), (1, 40), (10, 5), (20, 10), (39, 12), (40, 12), (80, 24), (400, 100)]
            {
                let mut stage = at(&form, page, 0);
                stage.size(width, height);
                let buffer = stage.buffer();
                assert_eq!((buffer.area.width, buffer.area.height), (width, height), "{name}");
                for (column, row) in [(0, 0), (width / 2, height / 2), (width / 3, height / 3), (width - 1, height - 1)]
                {
                    stage.click(column, row);
                    stage.buffer();
                }
            }
        }
    }
}

fn hurtful() -> Vec<String> {
    vec![
        "\u{1b}]0;title\u{7}\u{1b}[2J\u{9b}31m \u{202e}txt.exe \u{2066}x\u{2069} \u{200b}".to_owned(),
        "全角文字 שלום עולם 👩‍🦽 e\u{301}\u{301}\u{301} ﷽".to_owned(),
        "a\r\nb\nc\td\u{0}e\u{7f}".to_owned(),
        "long ".repeat(2_000),
        "漢".repeat(10_000),
        "-1".to_owned(),
        "2026-02-30".to_owned(),
        "99999999999999999999-99-99 99:99".to_owned(),
        " ".to_owned(),
    ]
}

#[test]
fn words_of_any_kind_in_any_field_are_shown_harmlessly_and_kept_or_refused_in_a_line() {
    let mut saved = 0;
    for (name, form) in every() {
        for (page, row, ask) in asks(&form).into_iter().filter(|(_, _, ask)| is_typed(ask)) {
            for words in hurtful() {
                let mut stage = at(&form, page, row);
                stage.paste(&words);
                for size in [(40, 12), (80, 24)] {
                    stage.size(size.0, size.1);
                    let buffer = stage.buffer();
                    let bad = buffer.content.iter().find(|cell| cell.symbol().chars().any(hurts));
                    assert!(bad.is_none(), "{name}, {}: {bad:?}", ask.id);
                }
                stage.effects.clear();
                stage.press(key("C-s"));
                assert!(!stage.buffer().content.iter().any(|cell| cell.symbol().chars().any(hurts)), "{name}");
                saved += usize::from(!stage.disk.is_empty());
                for record in stage.disk.values().flatten().filter(|record| record.device() == "stage") {
                    let read = pelvicoach::diary::Record::from_text(record.json()).expect("it can be read again");
                    assert!(read.fits && read.body().is_ok(), "{name}, {}: {}", ask.id, record.json());
                    assert!(!record.json().bytes().any(|byte| byte < 0x20), "{name}: escaped in the file");
                }
            }
        }
    }
    assert!(saved > 100, "{saved}");
}

/// What is pasted is put where the cursor is, whole and in its order: where a line ends, a text of several lines has
/// another one and any other a space. It sends nothing off, and moves nowhere.
#[test]
fn what_is_pasted_into_any_field_is_taken_whole_and_sends_nothing_off() {
    const PASTED: &str = "one\r\ntwo\nthree\tfour\rfive\u{7}six\u{1b}[31mseven\n";
    let (mut lines, mut single) = (0, 0);
    for (name, form) in every() {
        for (page, row, ask) in asks(&form).into_iter().filter(|(_, _, ask)| is_typed(ask) && ask.value.is_none()) {
            let mut stage = at(&form, page, row);
            stage.effects.clear();
            stage.paste(PASTED);
            let sent = stage.effects.iter().any(|effect| format!("{effect:?}").starts_with("Save"));
            assert!(!sent, "{name}, {}: {:?}", ask.id, stage.effects);
            // It is written before the clock is seen.
            stage.press(key("F12"));
            let Some((_, text)) = last_draft(&stage) else { continue };
            let kept: Form = serde_json::from_str(&text).expect("a form");
            let Some(Answer::Text(words) | Answer::Time(words)) = kept.answers.get(ask.id) else {
                panic!("{name}, {}: {:?}", ask.id, kept.answers.get(ask.id));
            };
            let said: Vec<&str> = ["one", "two", "three", "four", "five", "six", "seven"].into();
            let places: Vec<Option<usize>> = said.iter().map(|word| words.find(word)).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{name}, {}: {words:?}", ask.id);
            let several = matches!(ask.shape, Shape::Text { lines: true, .. });
            assert_eq!(words.contains('\n'), several, "{name}, {}: {words:?}", ask.id);
            assert!(words.contains(if several { "one\ntwo" } else { "one two" }), "{name}, {}: {words:?}", ask.id);
            (lines, single) = (lines + usize::from(several), single + usize::from(!several));
        }
    }
    assert!(lines > 5 && single > 5, "{lines} of several lines, {single} of one");
    // Words that are typed outside of a form.
    for (way, seen) in [("3 /", "one two three"), ("x d", "one two three"), ("4 d", "one two three")] {
        let mut stage = Stage::new(crate::stage::Who::Seasoned, (80, 24));
        stage.keys(way).paste("one\r\ntwo\tthree\u{7}\n");
        assert!(stage.text().contains(seen), "{way}:\n{}", stage.text());
    }
}

/// A time or a day that cannot be read: the form stays, with what was typed, and one line says so.
#[test]
fn an_impossible_time_is_said_in_a_line_and_nothing_is_lost() {
    let mut tried = 0;
    for (name, form) in every() {
        for (page, row, ask) in asks(&form).into_iter().filter(|(_, _, ask)| ask.shape == Shape::Time) {
            for words in ["2026-02-30", "25:61", "soon", "9999-99-99", "שלום", "31.4.", "-3"] {
                // Something else has to be there, so that there is an entry for the time.
                let mut filled = form.clone();
                for (_, _, other) in asks(&form).into_iter().filter(|(_, _, other)| other.id != ask.id) {
                    filled.answer(other.id, Some(any_answer(&other.shape)));
                }
                let mut stage = at(&filled, page, row);
                stage.effects.clear();
                for _ in 0..60 {
                    stage.press(key("Backspace"));
                }
                stage.paste(words).press(key("C-s"));
                let seen = stage.text();
                assert!(seen.contains(words), "{name}, {}: {words}\n{seen}", ask.id);
                let wrote = stage.effects.iter().any(|effect| format!("{effect:?}").starts_with("Save"));
                assert!(!wrote, "{name}, {}: {words}", ask.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 30, "{tried}");
}

fn any_answer(shape: &Shape) -> Answer {
    match shape {
        Shape::Scale { .. } => Answer::Score(Score::new(3).expect("a score")),
        Shape::Choice(choices) => Answer::One(choices[0].id.clone()),
        Shape::Many(choices) => Answer::Many(vec![choices[0].id.clone()]),
        Shape::Number { min, .. } => Answer::Number(*min),
        Shape::Text { .. } => Answer::Text("words".to_owned()),
        Shape::Time => Answer::Time("06:30".to_owned()),
    }
}
