//! The question on the way up a ladder: carry on, softer, or finish? No answer is chosen beforehand.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::{Cx, Reply};
use super::SessionScreen;
use crate::coach::CheckIn;
use crate::tui::theme::Look;
use crate::tui::widgets::text;
use crate::words::say;

/// The answer that a digit chooses.
pub fn of_digit(digit: u8) -> Option<CheckIn> {
    usize::from(digit).checked_sub(1).and_then(|at| CheckIn::ALL.get(at).copied())
}

/// The answer beneath or above the one the cursor is on; from none, the first or the last.
pub fn moved(from: Option<CheckIn>, down: bool) -> Option<CheckIn> {
    let here = from.and_then(|from| CheckIn::ALL.iter().position(|answer| *answer == from));
    let last = CheckIn::ALL.len() - 1;
    let to = match (here, down) {
        (None, true) => 0,
        (None, false) => last,
        (Some(here), true) => (here + 1).min(last),
        (Some(here), false) => here.saturating_sub(1),
    };
    CheckIn::ALL.get(to).copied()
}

fn place(area: Rect) -> Rect {
    let top = area.height / 4;
    let side = area.width.saturating_sub(44) / 2;
    Rect { x: area.x + side, y: area.y + top, width: area.width - side, height: area.height - top }
}

/// The line of the first answer, beneath the question.
const FIRST: u16 = 2;

/// Draws the question with its answers.
pub fn draw(chosen: Option<CheckIn>, area: Rect, buf: &mut Buffer, look: Look) {
    let place = place(area);
    text::put(buf, place, (0, 0), &say("ladder-check-in"), look.heading());
    for (at, answer) in (FIRST..).zip(CheckIn::ALL) {
        let here = chosen == Some(answer);
        let (sign, style) = if here { (look.signs().pointer, look.selected()) } else { (" ", look.text()) };
        let end = text::put(buf, place, (0, at), sign, style);
        text::put(buf, place, (end + 1, at), &format!("{}  {}", at - FIRST + 1, say(answer.words())), style);
    }
    let below =
        Rect { y: place.y + (FIRST + 4).min(place.height), height: place.height.saturating_sub(FIRST + 4), ..place };
    for (y, line) in (0..below.height).zip(text::wrap(&say("ladder-check-in-waits"), below.width.min(44))) {
        text::put(buf, below, (0, y), &line, look.quiet());
    }
}

/// The answer under the mouse.
pub fn hit(area: Rect, at: Position) -> Option<CheckIn> {
    let place = place(area);
    let row = place.contains(at).then(|| at.y - place.y)?;
    CheckIn::ALL.get(usize::from(row.checked_sub(FIRST)?)).copied()
}

impl SessionScreen {
    /// The answer to "carry on, softer, or finish?"; Enter without one answers nothing.
    pub(super) fn checked_in(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let Some(answer) = self.answer.take() else { return Reply::stay() };
        self.drafted_ms = now.mono_ms;
        Reply::made(cx.coach.session_check_in(&mut self.session, answer, now))
    }
}
