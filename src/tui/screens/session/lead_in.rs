//! The few seconds before the first breath as they are seen: how to lie or sit, the seconds left, and the breaths of
//! one's own as they are tapped. Nothing moves in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::super::{Cx, Reply, View};
use super::picture::{centre, head, line_of, progress};
use super::{SessionScreen, set_up};
use crate::practice::{Moment, Sound};
use crate::tui::widgets::{Big, Figure, MEASURE, text};
use crate::words::say;

/// The word, the seconds left (empty without numbers, and while breaths are tapped), and the lines beneath.
struct Told {
    word: String,
    seconds: String,
    lines: Vec<String>,
}

fn told(screen: &SessionScreen, moment: &Moment, view: &View) -> Told {
    let position = say(&format!("cue-position-{}", moment.phase.position.id()));
    let own = screen.session.own_breaths();
    if let Some((asked, tapped)) = own.filter(|(_, tapped)| *tapped > 0) {
        let signs = view.look.signs();
        let sign = |at| if at < tapped { signs.dot } else { signs.ring };
        let dots: Vec<&str> = (0..asked).map(sign).collect();
        let next = if tapped < asked { "session-own-breath-more" } else { "session-own-breath-last" };
        return Told { word: say("session-own-breath"), seconds: dots.join(" "), lines: vec![position, say(next)] };
    }
    let left = screen.session.begins_in(view.coach.now()).filter(|_| !screen.manner.no_numbers);
    let mut lines = vec![position];
    lines.extend(own.map(|_| say("session-lead-in-own")));
    lines.extend(means(screen, view));
    Told {
        word: say("session-lead-in"),
        seconds: left.map(|left| left.div_ceil(1000).to_string()).unwrap_or_default(),
        lines,
    }
}

/// What the sounds mean, for whoever is about to close the eyes.
fn means(screen: &SessionScreen, view: &View) -> Option<String> {
    let by_bell = screen.manner.rings_instead || view.coach.hearing.sound == Sound::Bell;
    if by_bell {
        return Some(say("session-bell-means"));
    }
    view.coach.hears_no_words().then(|| say("session-tones-mean"))
}

/// Draws the lead-in.
pub fn draw(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) {
    let Some(moment) = screen.session.moment(view.coach.now()) else { return };
    let (look, told) = (view.look, told(screen, &moment, view));
    head(screen, &moment, area, buf, view);
    let foot = area.height.saturating_sub(1);
    let lines: Vec<String> = told.lines.iter().flat_map(|line| text::wrap(line, area.width.min(MEASURE))).collect();
    let cue_y = foot.saturating_sub(2 + u16::try_from(lines.len()).unwrap_or(2));
    let middle = Rect { y: area.y + 2, height: cue_y.saturating_sub(3), ..area };
    if screen.manner.large {
        Big { words: &told.word, like: "", style: look.strong(), look }.render(middle, buf);
    } else if let Some(id) = set_up::figure(screen, moment.phase.block, moment.phase.position) {
        let high = Figure { id, look }.height(middle);
        let above = middle.height.saturating_sub(high) / 2;
        Figure { id, look }.render(Rect { y: middle.y + above, height: high, ..middle }, buf);
    }
    // The one large word is said once.
    let word = if screen.manner.large { "" } else { told.word.as_str() };
    let gap = if told.seconds.is_empty() || word.is_empty() { "" } else { "   " };
    let line = line_of(area, cue_y);
    let width = text::width(word) + text::width(gap) + text::width(&told.seconds);
    let end = text::put(buf, line, (line.width.saturating_sub(width) / 2, 0), word, look.strong());
    text::put(buf, line, (end, 0), &format!("{gap}{}", told.seconds), look.text());
    for (y, line) in (cue_y + 1..foot).zip(&lines) {
        centre(area, y, line, look.quiet(), buf);
    }
    progress(screen, &moment, line_of(area, foot), buf, look);
}

/// The lead-in where there is room for a few lines alone.
pub fn words_alone(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) {
    let Some(moment) = screen.session.moment(view.coach.now()) else { return };
    let told = told(screen, &moment, view);
    let end = text::put(buf, line_of(area, 0), (0, 0), &told.word, view.look.strong());
    text::put(buf, line_of(area, 0), (end + 2, 0), &told.seconds, view.look.text());
    for (y, line) in (1..area.height).zip(&told.lines) {
        text::put(buf, line_of(area, y), (0, 0), line, view.look.quiet());
    }
}

impl SessionScreen {
    /// Space or a click before the first breath: a breath of one's own where that is asked, else it waits.
    pub(super) fn tapped(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        if self.session.own_breaths().is_none() {
            self.session.pause(crate::coach::Pause::Own, now);
            return Reply::stay();
        }
        let Some(own) = self.session.tap(now) else { return Reply::stay() };
        let line = self.session.own_pace_line(own, !self.manner.no_numbers);
        let rings = self.heard(&[crate::coach::Cue::Turn], cx.coach);
        Reply::effects(rings.into_iter().chain(self.draft(cx.coach)).collect()).saying(line)
    }
}
