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
use crate::words::{exercise_name_as, name, say, tell};

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n\n")
}

/// The id of the figure of a block in a position.
pub(super) fn figure(screen: &SessionScreen, block: usize, position: Place) -> Option<&str> {
    let exercise = &screen.session.kept.blocks.get(block)?.exercise;
    screen.session.catalogue().get(exercise)?.figure(position)
}

/// Where the figure stands above `below` lines, if it fits: with an empty line beneath it where there is one to spare.
fn figure_place(figure: Option<&str>, below: u16, area: Rect, look: Look) -> Option<(Rect, u16)> {
    let id = figure?;
    let room = area.height.checked_sub(below)?;
    let high = Figure { id, look }.height(Rect { height: room, ..area });
    (high > 0).then(|| (Rect { height: high, ..area }, (high + 1).min(room)))
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

/// What stands behind `i`: figure and words with their places; where the figure has no room, what it shows is told.
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
    let told = figure.map(|id| name("figure", id)).unwrap_or_default();
    Behind { figure: None, words: joined(&[words, told]), text: area }
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

fn laid(screen: &SessionScreen, block: usize, choices: usize, area: Rect, view: &View) -> Laid {
    let look = view.look;
    let Some(at) = screen.session.kept.blocks.get(block) else {
        let nothing = Rect { height: 0, ..area };
        return Laid { heading: String::new(), words: String::new(), figure: None, text: nothing, choices: nothing };
    };
    let of = |of: &str| view.coach.exercise_words_as(&at.exercise, of, screen.manner.say()).unwrap_or_default();
    let list = u16::try_from(choices).unwrap_or(0).min(area.height);
    let heading = exercise_name_as(&at.exercise, screen.manner.say());
    let rest = || [of("setup"), of("feel"), places(screen, block, true), of("leave-out")];
    // A figure shows the position; in words it is told where there is no room for one.
    let before = [instead(screen, block), of("why")];
    let shown = joined(&[before.to_vec(), rest().to_vec()].concat());
    let below = prose(&heading, &shown, look).height(area.width) + 1 + list;
    let id = figure(screen, block, at.position);
    let place = figure_place(id, below, area, look);
    let position = say(&format!("cue-position-{}", at.position.id()));
    let position = tell("session-intro-in", &[("position", position.into())]);
    let told = || joined(&[before.to_vec(), vec![position.clone()], rest().to_vec()].concat());
    let words = if place.is_some() { shown } else { told() };
    let used = place.map_or(0, |(_, used)| used);
    let left = area.height - used;
    let wanted = prose(&heading, &words, look).height(area.width).min(left.saturating_sub(list + 1));
    let side = area.width.saturating_sub(MEASURE) / 2;
    let y = area.y + used;
    let below = Rect { x: area.x + side, y: y + wanted + 1, width: area.width - side, height: list };
    Laid {
        heading,
        words,
        figure: place.and_then(|(place, _)| Some((id?.to_owned(), place))),
        text: Rect { y, height: wanted, ..area },
        choices: below.intersection(area),
    }
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
