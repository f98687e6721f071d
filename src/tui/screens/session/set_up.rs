//! What stands before an exercise that comes up for the first time, and behind `i`: its small figure where there is
//! room, why, where, how to set up, when to leave it out, and what can be chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::super::{Cx, View};
use super::SessionScreen;
use super::picture::{block_name, line_of, middle, prose};
use crate::coach::{Before, SessionState};
use crate::practice::{Moment, Position as Place};
use crate::tui::keys::Intent;
use crate::tui::theme::Look;
use crate::tui::widgets::{Figure, MEASURE, Prose, text};
use crate::words::{exercise_name_as, say, tell};

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n\n")
}

/// The id of the figure of a block in a position.
pub(super) fn figure(screen: &SessionScreen, block: usize, position: Place) -> Option<&str> {
    let exercise = &screen.session.kept.blocks.get(block)?.exercise;
    screen.session.catalogue().get(exercise)?.figure(position)
}

/// Where the figure stands above `below` lines, if it fits with an empty line beneath it, and the lines that both take.
fn figure_place(figure: Option<&str>, below: u16, area: Rect, look: Look) -> Option<(Rect, u16)> {
    let id = figure?;
    let room = area.height.checked_sub(below + 1)?;
    let high = Figure { id, look }.height(Rect { height: room, ..area });
    (high > 0).then(|| (Rect { height: high, ..area }, high + 1))
}

/// The places that a block leads to, each a point of a list; with `whole` every line of it.
fn places(screen: &SessionScreen, block: usize, whole: bool) -> String {
    let places = screen.session.places(block, screen.manner.say());
    if places.is_empty() {
        return String::new();
    }
    let line = |place: &Vec<String>| {
        let lines = if whole { place.as_slice() } else { &place[..1] };
        format!("\n- {}", lines.join("; "))
    };
    format!("{}{}", say("session-places"), places.iter().map(line).collect::<String>())
}

/// What stands behind `i`: the figure, where it has room, and words with their places.
struct Behind {
    figure: Option<(String, Rect)>,
    words: String,
    text: Rect,
}

fn behind(screen: &SessionScreen, moment: &Moment, area: Rect, view: &View) -> Behind {
    let (look, block) = (view.look, moment.phase.block);
    let id = screen.session.kept.blocks.get(block).map(|block| block.exercise.clone()).unwrap_or_default();
    let part = |part: &str| view.coach.exercise_words_as(&id, part, screen.manner.say()).unwrap_or_default();
    let words = joined(&[part("setup"), part("feel"), places(screen, block, false)]);
    // What comes next is what one looks up on the way.
    let too_long = prose("", &words, look).height(area.width) > area.height;
    let words = if too_long { joined(&[places(screen, block, false), part("setup"), part("feel")]) } else { words };
    let words = if words.is_empty() { say("session-no-set-up") } else { words };
    let figure = figure(screen, block, moment.phase.position);
    let height = prose("", &words, look).height(area.width);
    if let (Some(id), Some((place, used))) = (figure, figure_place(figure, height, area, look)) {
        let text = Rect { y: area.y + used, height: area.height - used, ..area };
        return Behind { figure: Some((id.to_owned(), place)), words, text };
    }
    Behind { figure: None, words, text: area }
}

/// Draws the set-up behind `i`.
pub fn behind_i(screen: &SessionScreen, moment: &Moment, area: Rect, buf: &mut Buffer, view: &View) {
    let (look, behind) = (view.look, behind(screen, moment, area, view));
    if let Some((id, place)) = &behind.figure {
        Figure { id, look }.render(*place, buf);
    }
    let scroll = read_so_far(screen, moment);
    Prose { scroll, ..prose("", &behind.words, look) }.render(behind.text, buf);
}

/// The first line shown of the set-up behind `i`; each block begins with its own first one.
const fn read_so_far(screen: &SessionScreen, moment: &Moment) -> u16 {
    if screen.behind.0 == moment.phase.block { screen.behind.1 } else { 0 }
}

/// The block whose set-up is read behind `i`, and its first line shown, after a key that reads on or back.
pub fn read_behind_i(screen: &SessionScreen, cx: &Cx, intent: Intent) -> (usize, u16) {
    let Some(moment) = screen.session.moment(cx.coach.now()) else { return screen.behind };
    let (area, _) = middle(screen, cx.area, &cx.view());
    let behind = behind(screen, &moment, area, &cx.view());
    let prose = Prose { scroll: read_so_far(screen, &moment), ..prose("", &behind.words, cx.look) };
    (moment.phase.block, super::super::read_on(&prose, behind.text, intent))
}

/// Whether there is more to read behind `i`.
pub fn reads_behind_i(screen: &SessionScreen, view: &View) -> bool {
    let Some(moment) = screen.session.moment(view.coach.now()) else { return false };
    let (area, _) = middle(screen, view.area, view);
    let behind = behind(screen, &moment, area, view);
    read_so_far(screen, &moment) < prose("", &behind.words, view.look).most_scroll(behind.text)
}

/// What is told of an exercise that comes instead of another one; empty otherwise.
fn instead(screen: &SessionScreen, block: usize) -> String {
    let old = screen.session.kept.blocks.get(block).and_then(|at| at.instead_of.as_ref());
    old.map_or_else(String::new, |old| {
        let old = exercise_name_as(old, screen.manner.say());
        tell("session-intro-instead", &[("old", old.into()), ("new", block_name(screen, block).into())])
    })
}

/// Where everything stands before an exercise.
struct Laid {
    heading: String,
    words: String,
    figure: Option<(String, Rect)>,
    text: Rect,
    choices: Rect,
}

/// Lines that stand free above all of it, where there is room.
const ABOVE: u16 = 2;

/// What is told before an exercise, with its position or without. What does not fit whole says first when to leave it
/// out, and names its places alone.
fn told(screen: &SessionScreen, block: usize, position: &str, whole: bool, view: &View) -> String {
    let Some(at) = screen.session.kept.blocks.get(block) else { return String::new() };
    let of = |of: &str| view.coach.exercise_words_as(&at.exercise, of, screen.manner.say()).unwrap_or_default();
    let (first, last) = if whole { (String::new(), of("leave-out")) } else { (of("leave-out"), String::new()) };
    let (set_up, feel) = (of("setup"), of("feel"));
    let (instead, places) = (instead(screen, block), places(screen, block, whole));
    joined(&[instead, of("why"), first, position.to_owned(), set_up, feel, places, last])
}

fn laid(screen: &SessionScreen, block: usize, choices: usize, area: Rect, view: &View) -> Laid {
    let look = view.look;
    let Some(at) = screen.session.kept.blocks.get(block) else {
        let nothing = Rect { height: 0, ..area };
        return Laid { heading: String::new(), words: String::new(), figure: None, text: nothing, choices: nothing };
    };
    let list = u16::try_from(choices).unwrap_or(0).min(area.height);
    let heading = exercise_name_as(&at.exercise, screen.manner.say());
    let high = |words: &str| prose(&heading, words, look).height(area.width);
    let exercise = screen.session.catalogue().get(&at.exercise);
    let position = say(&format!("cue-position-{}", at.position.id()));
    let position = tell("session-intro-in", &[("position", position.into())]);
    // A figure that shows the position tells it; in words it is told where there is none, or no room for it.
    let beside = if exercise.is_some_and(|exercise| exercise.shows(at.position)) { "" } else { position.as_str() };
    let shown = told(screen, block, beside, true, view);
    let id = figure(screen, block, at.position);
    let place = figure_place(id, high(&shown) + 1 + list, area, look);
    let used = place.map_or(0, |(_, used)| used);
    let room = (area.height - used).saturating_sub(list + 1);
    let whole = if place.is_some() { shown } else { told(screen, block, &position, true, view) };
    let words = if high(&whole) <= room { whole } else { told(screen, block, &position, false, view) };
    let wanted = high(&words).min(room);
    let above = (room - wanted).min(ABOVE);
    let side = area.width.saturating_sub(MEASURE) / 2;
    let y = area.y + above + used;
    let below = Rect { x: area.x + side, y: y + wanted + 1, width: area.width - side, height: list };
    Laid {
        heading,
        words,
        figure: place.and_then(|(place, _)| Some((id?.to_owned(), Rect { y: place.y + above, ..place }))),
        text: Rect { y, height: wanted, ..area },
        choices: below.intersection(area),
    }
}

/// Whether some of what stands before an exercise is still out of sight.
pub fn reads_on(screen: &SessionScreen, block: usize, view: &View) -> bool {
    let laid = laid(screen, block, screen.choices(view.coach, block).len(), view.area, view);
    screen.read < prose(&laid.heading, &laid.words, view.look).most_scroll(laid.text)
}

/// Draws what stands before an exercise.
pub fn draw(screen: &SessionScreen, block: usize, area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let choices = screen.choices(view.coach, block);
    let laid = laid(screen, block, choices.len(), area, view);
    if let Some((id, place)) = &laid.figure {
        Figure { id, look }.render(*place, buf);
    }
    Prose { scroll: screen.read, ..prose(&laid.heading, &laid.words, look) }.render(laid.text, buf);
    for (at, choice) in choices.iter().enumerate() {
        let y = u16::try_from(at).unwrap_or(u16::MAX);
        let here = at == screen.choice;
        let style = if here { look.selected() } else { look.text() };
        let sign = if here { look.signs().pointer } else { " " };
        let line = line_of(laid.choices, y);
        let end = text::put(buf, line, (0, 0), sign, style);
        text::put(buf, line, (end + 1, 0), &format!("{}  {}", at + 1, say(choice.words())), style);
    }
}

/// The first line shown of what stands before an exercise, after a key that reads on or back.
pub fn read_on(screen: &SessionScreen, block: usize, cx: &Cx, intent: Intent) -> u16 {
    let choices: Vec<Before> = screen.choices(cx.coach, block);
    let laid = laid(screen, block, choices.len(), cx.area, &cx.view());
    let prose = Prose { scroll: screen.read, ..prose(&laid.heading, &laid.words, cx.look) };
    super::super::read_on(&prose, laid.text, intent)
}

/// The choice under the mouse while an exercise is introduced.
pub fn choice_at(screen: &SessionScreen, area: Rect, view: &View, at: Position) -> Option<usize> {
    let SessionState::Introducing { block } = screen.session.state else { return None };
    let choices = screen.choices(view.coach, block);
    let laid = laid(screen, block, choices.len(), area, view);
    laid.choices.contains(at).then(|| usize::from(at.y - laid.choices.y))
}
