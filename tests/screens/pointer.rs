//! A mouse on every screen and every form: what can be pressed does what its key does, nothing else does anything, and the
//! wheel moves what is longer than its place.

use std::collections::{BTreeMap, BTreeSet};

use pelvicoach::coach::{Answer, Ask, Effect, Form, Shape};
use pelvicoach::tui::theme::Look;
use pelvicoach::words::say;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};
use serde_json::Value;

use crate::forms::{before, every, last_draft};
use crate::sizes::WAYS;
use crate::stage::{Setting, Stage, Who, key};

/// Ways to what the other list of screens does not have.
const MORE_WAYS: [&str; 22] = [
    ",",
    ", Down Down",
    "f",
    "f p",
    "! t",
    "! t 8",
    "! t e",
    "a",
    "x d",
    "4 d",
    "4 r r v v",
    "2 Right Right",
    "2 End",
    "3 c",
    "3 b",
    "5 End Enter",
    "5 Down Down Enter",
    "5 Down Down Down Enter",
    "6 Down Down Enter p",
    "Enter C-s Right i",
    "Enter C-s Right Space",
    "Enter C-s Right Esc Enter",
];

fn ways() -> impl Iterator<Item = (Who, &'static str)> {
    let all = || WAYS.into_iter().chain(MORE_WAYS);
    [Who::New, Who::Fresh, Who::Seasoned].into_iter().flat_map(move |who| all().map(move |way| (who, way)))
}

/// A still picture: with reduced motion nothing moves within a second, and no line of the key before stands there.
pub fn open(who: Who, way: &str, size: (u16, u16)) -> Stage {
    let look = Look { reduced_motion: true, ..Look::default() };
    let mut stage = Stage::set(&Setting { look, ..Setting::of(who, size) });
    stage.keys(way).wait(700).keys("F6");
    stage.effects.clear();
    stage
}

/// Where a click anywhere is meant: a pacer that runs or waits, and the minute of settling.
fn takes_any_click(text: &str) -> bool {
    ["Esc stop", "You are here.", "You stopped in good time."].iter().any(|words| text.contains(words))
}

/// The words of a line, each with its column: what stands between two blanks or more.
pub fn pieces(line: &str) -> Vec<(u16, String)> {
    let (mut found, mut piece, mut start, mut blanks) = (Vec::new(), String::new(), 0, 0);
    for (column, sign) in (0_u16..).zip(line.chars().chain("  ".chars())) {
        blanks = if sign == ' ' { blanks + 1 } else { 0 };
        match (piece.is_empty(), sign) {
            (true, ' ') => {}
            (true, _) => {
                start = column;
                piece.push(sign);
            }
            (false, _) => piece.push(sign),
        }
        if blanks >= 2 && !piece.is_empty() {
            found.push((start, piece.trim_end().to_owned()));
            piece.clear();
        }
    }
    found
}

/// The key that is written like this in a footer.
fn written(sign: &str) -> Option<KeyEvent> {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    Some(match sign {
        "Enter" | "Esc" | "Tab" | "Space" => key(sign),
        "←" => key("Left"),
        "→" => key("Right"),
        "↑" => key("Up"),
        "↓" => key("Down"),
        "PgDn" => key("PageDown"),
        "PgUp" => key("PageUp"),
        "Ctrl-S" => key("C-s"),
        "F2" => plain(KeyCode::F(2)),
        one if one.chars().count() == 1 => key(one),
        _ => return None,
    })
}

/// The footer's keys: the column of each sign, and its key.
fn footer(text: &str, height: u16) -> Vec<(u16, KeyEvent)> {
    let Some(line) = text.lines().nth(usize::from(height) - 1) else { return Vec::new() };
    let mut found = Vec::new();
    for (start, hint) in pieces(line) {
        let mut column = start;
        for word in hint.split(' ') {
            let Some(key) = written(word) else { break };
            found.push((column, key));
            column += u16::try_from(word.chars().count()).expect("short") + 1;
            if !["←", "→", "↑", "↓"].contains(&word) {
                break;
            }
        }
    }
    found
}

#[test]
fn a_key_of_the_footer_does_what_it_does() {
    let mut seen = BTreeSet::new();
    for size in [(80, 24), (120, 40), (40, 12)] {
        for (who, way) in ways() {
            let keys = footer(&open(who, way, size).text(), size.1);
            for (column, key) in keys {
                // What was tried on this screen at another size, or by another person, is tried once.
                if !seen.insert((way, column, format!("{key:?}"))) {
                    continue;
                }
                let (mut clicked, mut pressed) = (open(who, way, size), open(who, way, size));
                clicked.click(column, size.1 - 1);
                pressed.press(key);
                assert_eq!(clicked.text(), pressed.text(), "{way:?} at {size:?}: {key:?}");
                assert_eq!(clicked.effects, pressed.effects, "{way:?} at {size:?}: {key:?}");
            }
        }
    }
    assert!(seen.len() > 250, "{} keys", seen.len());
}

#[test]
fn a_tab_does_what_its_digit_does() {
    for (who, way) in [(Who::Fresh, ""), (Who::Seasoned, "3"), (Who::Seasoned, "4 c"), (Who::Fresh, "5 Enter")] {
        for (digit, name) in ["Today", "Practise", "Journal", "History", "Plan", "Learn"].iter().enumerate() {
            let (mut clicked, mut pressed) = (open(who, way, (80, 24)), open(who, way, (80, 24)));
            let text = clicked.text();
            let (row, line) = (0_u16..).zip(text.lines()).find(|(_, line)| line.contains("1 Today")).expect("tabs");
            let at = line.find(name).map(|at| line[..at].chars().count()).expect("a tab");
            clicked.click(u16::try_from(at).expect("a column"), row);
            pressed.keys(&(digit + 1).to_string());
            clicked.wait(500);
            assert_eq!(clicked.text(), pressed.text(), "{way:?}: {name}");
        }
    }
}

/// A line without a sign leads nowhere, other buttons and dragging do nothing, nor does what lies outside.
#[test]
fn nothing_else_does_anything() {
    for size in [(80, 24), (40, 12)] {
        for (who, way) in ways() {
            let mut stage = open(who, way, size);
            let there = stage.text();
            let still = |stage: &mut Stage, what: &str| {
                assert_eq!(stage.text(), there, "{way:?} at {size:?}: {what}");
                assert_eq!(stage.effects, [], "{way:?} at {size:?}: {what}\n{there}");
            };
            for row in 0..size.1 {
                for column in (0..size.0).step_by(7) {
                    for button in [MouseButton::Left, MouseButton::Middle, MouseButton::Right] {
                        stage.mouse(MouseEventKind::Drag(button), column, row);
                        stage.mouse(MouseEventKind::Up(button), column, row);
                    }
                    stage.mouse(MouseEventKind::Down(MouseButton::Right), column, row);
                    stage.mouse(MouseEventKind::Moved, column, row);
                    stage.mouse(MouseEventKind::ScrollLeft, column, row);
                }
            }
            still(&mut stage, "dragged");
            // The panel of keys goes with a click beside it.
            if takes_any_click(&there) || there.contains("Any key goes back.") {
                continue;
            }
            let lines: Vec<String> = there.lines().map(str::to_owned).collect();
            let blank = |row: &u16| lines.get(usize::from(*row)).is_none_or(|line| line.trim().is_empty());
            for row in (0..size.1).filter(blank) {
                for column in [0, size.0 / 4, size.0 / 2, size.0 - 1] {
                    stage.click(column, row);
                    still(&mut stage, &format!("a click on nothing at {column},{row}"));
                }
            }
            for (column, row) in [(size.0, 3), (3, size.1), (9_999, 9_999)] {
                stage.click(column, row);
                still(&mut stage, "a click outside");
            }
        }
    }
}

/// Where a screen has no room it is not there to be pressed either.
#[test]
fn what_is_not_seen_is_not_pressed() {
    for way in ["", "2", "3", "5 Enter", "n", "x"] {
        let mut stage = open(Who::Seasoned, way, (80, 24));
        let there = stage.text();
        stage.size(39, 11).text();
        for (column, row) in (0..39).flat_map(|column| (0..11).map(move |row| (column, row))) {
            stage.click(column, row).mouse(MouseEventKind::ScrollDown, column, row);
        }
        assert_eq!(stage.effects, [], "{way}");
        assert_eq!(stage.size(80, 24).text(), there, "{way}");
    }
}

/// Whether an effect keeps or changes something.
const fn keeps(effect: &Effect) -> bool {
    matches!(effect, Effect::Save(_) | Effect::KeepDraft(_) | Effect::Set { .. } | Effect::Write { .. } | Effect::Leave)
}

#[test]
fn the_wheel_reads_on_and_answers_nothing() {
    let mut moved = 0;
    for size in [(80, 24), (40, 12)] {
        for (who, way) in ways() {
            let mut stage = open(who, way, size);
            // What was typed on the way is written by then.
            stage.wait(1_500).effects.clear();
            let there = stage.text();
            let edge = |line: &str| line.ends_with('↓') && line.chars().count() + 3 >= usize::from(size.0);
            let longer = there.lines().take(usize::from(size.1) - 1).any(edge);
            for _ in 0..3 {
                stage.mouse(MouseEventKind::ScrollDown, size.0 / 2, size.1 / 2);
            }
            // A lesson whose end was seen is read, whichever way its end came into sight.
            let read = there.contains("Learn") && !way.contains('a');
            assert!(read || !stage.effects.iter().any(keeps), "{way:?} at {size:?}: {:?}", stage.effects);
            let after = stage.text();
            // A yes or no, and a pacer, are left alone; what stands behind `i` is read.
            let asked = there.lines().any(|line| line.contains("│    y "));
            let reads = ["1  start", "i back to the practice"].iter().any(|words| there.contains(words));
            if asked || (there.contains("Esc stop") && !reads) {
                assert_eq!(after, there, "{way:?} at {size:?}: it is left alone");
            } else if longer && !["4 c", "4 d"].contains(&way) {
                // In the calendar the wheel goes from day to day, and the last one is chosen; days that are typed wait.
                assert_ne!(after, there, "{way:?} at {size:?}: there is more below");
                moved += 1;
            }
            for _ in 0..9 {
                stage.mouse(MouseEventKind::ScrollUp, size.0 / 2, size.1 / 2);
            }
            assert!(read || !stage.effects.iter().any(keeps), "{way:?} at {size:?}: {:?}", stage.effects);
        }
    }
    assert!(moved > 40, "{moved} were longer than their place");
}

/// The answers that a draft holds.
fn answers(text: &str) -> BTreeMap<String, Value> {
    let form: Value = serde_json::from_str(text).expect("a draft is JSON");
    let all = form["answers"].as_object().cloned().unwrap_or_default();
    all.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

fn plain(words: &str) -> String {
    words.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// What an answer reads as, where it is one that a click can give.
fn reads(shape: &Shape, value: &Value) -> Vec<String> {
    let answer: Answer = serde_json::from_value(value.clone()).expect("an answer");
    let of = |id: &String| match shape {
        Shape::Choice(all) | Shape::Many(all) => {
            all.iter().filter(|choice| choice.id == *id).map(|choice| say(&choice.words)).collect::<String>()
        }
        _ => String::new(),
    };
    match answer {
        Answer::Score(score) => vec![score.to_string()],
        Answer::CantTell => vec![say("app-cant-tell")],
        Answer::One(id) => vec![of(&id)],
        Answer::Many(ids) => ids.iter().map(of).collect(),
        Answer::Number(_) => vec![String::new()],
        Answer::Text(_) | Answer::Time(_) => Vec::new(),
    }
}

/// Clicks on the beginning and the end of everything that stands there: what each answered, as question and words.
fn swept(name: &str, form: &Form, size: (u16, u16)) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let Some((of, text)) = form.draft() else { return found };
    let asks = form.pages().into_iter().next().map(|page| page.asks).unwrap_or_default();
    let fresh = || {
        let mut stage = before(form);
        stage.size(size.0, size.1).wait(500);
        (stage, answers(&text))
    };
    let (mut stage, mut given) = fresh();
    let first = stage.text();
    // Tabs have a test of their own.
    let tabs = first.lines().position(|line| line.contains("? keys")).map_or(0, |row| row + 1);
    let heading = |text: &str| text.lines().skip(tabs).take(2).collect::<String>();
    let rows = u16::try_from(tabs).expect("a row")..size.1 - 2;
    // What has the focus shows digits, so that what stands there has moved: each line is gone through twice.
    let mut waiting: Vec<u16> = rows.flat_map(|row| [row, row]).rev().collect();
    let mut body: Vec<(u16, u16)> = Vec::new();
    loop {
        let Some((column, row)) = body.pop() else {
            let Some(row) = waiting.pop() else { break };
            body = words_of(&stage.text(), row);
            continue;
        };
        let seen = stage.text();
        let line = seen.lines().nth(usize::from(row)).unwrap_or_default().to_owned();
        stage.effects.clear();
        stage.wait(20).click(column, row);
        let left = stage.effects.iter().any(|effect| matches!(effect, Effect::Save(_) | Effect::DropDraft(_)));
        if let Some((_, draft)) = last_draft(&stage).filter(|(name, _)| *name == of) {
            let now = answers(&draft);
            let changed: Vec<&String> = now
                .keys()
                .chain(given.keys())
                .filter(|id| now.get(*id) != given.get(*id))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect();
            assert!(changed.len() <= 1, "{name} at {column},{row}: {changed:?}\n{seen}");
            for id in changed {
                let ask = asks.iter().find(|ask| ask.id == id).unwrap_or_else(|| panic!("{name}: {id} is elsewhere"));
                let either = |given: &BTreeMap<String, Value>| {
                    given.get(id).map(|value| reads(&ask.shape, value)).unwrap_or_default()
                };
                let (new, old) = (either(&now), either(&given));
                let told: Vec<&String> = new
                    .iter()
                    .filter(|words| !old.contains(words))
                    .chain(old.iter().filter(|words| !new.contains(words) && matches!(ask.shape, Shape::Many(_))))
                    .collect();
                let under = plain(&around(&seen, column, row));
                for words in told {
                    // The digit before a choice is its place among them.
                    let digit = under.parse().ok().and_then(|n: usize| n.checked_sub(1));
                    let by_digit = match &ask.shape {
                        Shape::Choice(all) | Shape::Many(all) => {
                            digit.and_then(|at| all.get(at)).is_some_and(|choice| say(&choice.words) == *words)
                        }
                        _ => false,
                    };
                    let there =
                        by_digit || words.is_empty() || plain(words).contains(&under) || under.contains(&plain(words));
                    assert!(
                        there,
                        "{name}, {id} at {column},{row}: {words:?} is not under {under:?} in {line:?}\n{seen}"
                    );
                    found.insert((id.clone(), words.clone()));
                }
            }
            given = now;
        }
        if left || heading(&stage.text()) != heading(&first) {
            (stage, given) = fresh();
        }
    }
    found
}

/// Whether one click, and nothing before it, gives this answer: where the focus goes what stands beneath it moves.
fn is_pressed(form: &Form, ask: &Ask, words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let text = before(form).text();
    let places = (0_u16..).zip(text.lines()).flat_map(|(row, line)| {
        let at = |(at, _)| (u16::try_from(line[..at].chars().count()).expect("a column"), row);
        line.match_indices(first).map(at).collect::<Vec<_>>()
    });
    places.into_iter().any(|(column, row)| {
        let mut stage = before(form);
        stage.wait(500).effects.clear();
        stage.click(column, row);
        let given = last_draft(&stage).map(|(_, text)| answers(&text)).unwrap_or_default();
        given.get(ask.id).is_some_and(|value| reads(&ask.shape, value).iter().any(|told| told == words))
    })
}

/// The first sign of each word in a line of the screen, but for what turns the page, which has a test of its
/// own.
fn words_of(screen: &str, row: u16) -> Vec<(u16, u16)> {
    let line = screen.lines().nth(usize::from(row)).unwrap_or_default();
    let turns = |words: &str| ["PgDn", "· ", "page "].iter().any(|part| words.contains(part));
    let mut places = Vec::new();
    for (column, piece) in pieces(line).into_iter().filter(|(_, words)| !turns(words)) {
        let mut at = column;
        for word in piece.split(' ') {
            let long = u16::try_from(word.chars().count()).expect("short");
            places.push((at, row));
            at += long + 1;
        }
    }
    places
}

/// The word at a place of the screen.
fn around(screen: &str, column: u16, row: u16) -> String {
    let line: Vec<char> = screen.lines().nth(usize::from(row)).unwrap_or_default().chars().collect();
    let at = usize::from(column).min(line.len().saturating_sub(1));
    let start = (0..=at).rev().take_while(|x| line[*x] != ' ').last().unwrap_or(at);
    line[start..].iter().take_while(|sign| **sign != ' ').collect()
}

#[test]
fn every_answer_of_every_form_can_be_pressed_and_no_press_gives_another() {
    let mut pressed = 0;
    for (at, (name, form)) in every().into_iter().enumerate() {
        // Whole, and some of them in the usual window or in the smallest one.
        let others = [Some((80, 24)), None, Some((40, 12)), None][at % 4];
        for size in [crate::forms::WHOLE].into_iter().chain(others) {
            let found = swept(&name, &form, size);
            if size != crate::forms::WHOLE || form.draft().is_none() {
                continue;
            }
            // Where all of it is seen each answer is found.
            let asks = form.pages().into_iter().next().map(|page| page.asks).unwrap_or_default();
            for ask in &asks {
                let of = |words: &str| found.contains(&(ask.id.to_owned(), words.to_owned()));
                let given = |words: &str| {
                    let now = ask.value.as_ref().map(|value| serde_json::to_value(value).expect("JSON"));
                    now.is_some_and(|value| reads(&ask.shape, &value).iter().any(|told| told == words))
                };
                let wanted: Vec<String> = match &ask.shape {
                    Shape::Scale { cant_tell, .. } => {
                        let scores = (0..=10).map(|score: u8| score.to_string());
                        scores.chain(cant_tell.then(|| say("app-cant-tell"))).collect()
                    }
                    Shape::Choice(all) | Shape::Many(all) => all.iter().map(|choice| say(&choice.words)).collect(),
                    // Its arrows stand there once it has the focus; that has a test of its own.
                    Shape::Number { .. } | Shape::Text { .. } | Shape::Time => Vec::new(),
                };
                for words in wanted {
                    let there = of(&words) || given(&words) || is_pressed(&form, ask, &words);
                    assert!(there, "{name}, {}: {words:?} cannot be pressed", ask.id);
                    pressed += 1;
                }
            }
        }
    }
    assert!(pressed > 400, "{pressed}");
}
