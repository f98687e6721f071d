//! The picture of a session at one moment: where each part stands, and which picture belongs to which phase.
//!
//! ```text
//! Long out-breath  2 of 8                                breath 7 of 28
//!                                                     then Pelvic drop
//!                              (  the breath  )
//!
//!                              breathe in   2
//!               let the belly and the seat of the pelvis widen
//! ━━━━━━━━━━━━━━━──────────────────────────────────────────  7:12 left
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::super::View;
use super::shape::Form;
use super::{SessionScreen, check_in, count, feedback, lead_in, set_up, shape};
use crate::coach::{Awake, NoSound, Pause, SessionState, dates};
use crate::practice::{Block, Exercise, Moment, PhaseKind, Shape};
use crate::tui::theme::Look;
use crate::tui::widgets::{Big, Hit, MEASURE, Progress, Prose, ScaleRow, centred, text};
use crate::words::{exercise_name_as, name, say, tell};

/// Beneath this height or width there is no room for a picture: words alone.
const SMALL: (u16, u16) = (30, 9);

/// The cue in whose place the person's own word stands.
const OWN_WORD: &str = "cue-own-word";

/// Whether the screen stays on is asked in what begins within so many milliseconds of the session.
const ASKED_MS: u64 = 15_000;

/// From this height on lines stand free around the picture.
const AIRY: u16 = 14;

/// From this height on a line stands free above the one large word.
const LARGE_AIRY: u16 = 16;

/// Draws the session as it stands.
pub fn draw(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) {
    match screen.session.state {
        SessionState::Introducing { block } => set_up::draw(screen, block, area, buf, view),
        SessionState::AskingPain => asking_pain(screen, area, buf, view.look),
        SessionState::CheckingIn { .. } => check_in::draw(screen.answer, area, buf, view.look),
        SessionState::Dizzy => {
            let words = format!("{}\n\n{}", say("safety-dizzy"), say("safety-chest"));
            let heading = say("session-dizzy");
            let prose = prose(&heading, &words, view.look);
            let spare = area.height.saturating_sub(prose.height(area.width));
            let top = (area.height / 3).min(spare);
            prose.render(Rect { y: area.y + top, height: area.height - top, ..area }, buf);
        }
        SessionState::LeadIn { .. } if is_small(area) => lead_in::words_alone(screen, area, buf, view),
        SessionState::LeadIn { .. } => lead_in::draw(screen, area, buf, view),
        _ if is_small(area) => words_alone(screen, area, buf, view),
        _ => running(screen, area, buf, view),
    }
}

const fn is_small(area: Rect) -> bool {
    area.height < SMALL.1 || area.width < SMALL.0
}

pub(super) const fn prose<'a>(heading: &'a str, words: &'a str, look: Look) -> Prose<'a> {
    Prose { heading, text: words, scroll: 0, centred: true, look }
}

pub(super) fn line_of(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y.min(area.height), height: u16::from(y < area.height), ..area }
}

pub(super) fn centre(area: Rect, y: u16, words: &str, style: Style, buf: &mut Buffer) {
    let line = line_of(area, y);
    let x = line.width.saturating_sub(text::width(words)) / 2;
    text::put(buf, line, (x, 0), words, style);
}

fn right(area: Rect, y: u16, words: &str, style: Style, buf: &mut Buffer) {
    let line = line_of(area, y);
    text::put(buf, line, (line.width.saturating_sub(text::width(words)), 0), words, style);
}

fn cue_style(kind: PhaseKind, look: Look) -> Style {
    match kind {
        PhaseKind::In | PhaseKind::TopUp | PhaseKind::Hold => look.in_breath(),
        PhaseKind::Out | PhaseKind::Pause | PhaseKind::Release | PhaseKind::LetGo => look.out_word(),
        PhaseKind::Attend | PhaseKind::Arrive | PhaseKind::Leave => look.attention(),
        _ => look.strong(),
    }
}

/// The room of the picture, or of what stands behind `i`, and the line of the cue below it.
pub(super) fn middle(screen: &SessionScreen, area: Rect, view: &View) -> (Rect, u16) {
    // In words alone the words are what one looks at.
    let alone = screen.manner.form == Form::Words && !screen.manner.set_up;
    // In little room no line stands free: the picture has it.
    let gap = u16::from(area.height >= AIRY || screen.session.kept.blocks.iter().any(|block| block.anchor.is_some()));
    let foot = area.height.saturating_sub(1);
    let cue_y = if alone && view.coach.sensor.is_none() { area.height / 2 } else { foot.saturating_sub(3 + gap) };
    (Rect { y: area.y + 2, height: cue_y.saturating_sub(2 + gap), ..area }, cue_y)
}

fn running(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) {
    let Some(moment) = screen.session.moment(view.coach.now()) else { return };
    let look = view.look;
    head(screen, &moment, area, buf, view);
    let foot = area.height.saturating_sub(1);
    if screen.manner.large && !screen.manner.set_up {
        let top = if area.height < LARGE_AIRY { 2 } else { 3 };
        let room = Rect { y: area.y + top, height: foot.saturating_sub(2 * top - 2), ..area };
        large_alone(screen, &moment, room, buf, view);
        no_sound(screen, area, buf, look);
        progress(screen, &moment, line_of(area, foot), buf, look);
        return;
    }
    let (middle, cue_y) = middle(screen, area, view);
    let hint_y = cue_y + 1;
    let middle = feedback::draw(screen, middle, buf, view);
    let paused = !screen.session.is_running();
    let (cue, hint) = words(screen, &moment, view);
    if screen.manner.set_up {
        set_up::behind_i(screen, &moment, middle, buf, view);
    } else {
        shape::draw(screen, &moment, middle, buf, view);
    }
    // When a cue comes by chance, nothing tells how long it takes.
    let untold = moment.phase.kind == PhaseKind::Await;
    let seconds = if screen.manner.no_numbers || paused || untold {
        String::new()
    } else {
        format!("   {}", dates::seconds_left(moment.left_ms))
    };
    let style = if paused { look.strong() } else { cue_style(moment.phase.kind, look) };
    let width = text::width(&cue) + text::width(&seconds);
    let line = line_of(area, cue_y);
    let end =
        text::put(buf, line, (line.width.saturating_sub(width) / 2, 0), &cue, style.patch(look.strong()).patch(style));
    text::put(buf, line, (end, 0), &seconds, look.text());
    let lines = hint.lines().flat_map(|line| text::wrap(line, area.width.min(MEASURE)));
    for (y, line) in (hint_y..foot).zip(lines) {
        centre(area, y, &line, look.quiet(), buf);
    }
    no_sound(screen, area, buf, look);
    progress(screen, &moment, line_of(area, foot), buf, look);
}

/// A small mark where nothing is heard that was to be.
fn no_sound(screen: &SessionScreen, area: Rect, buf: &mut Buffer, look: Look) {
    if let Some(mark) = screen.manner.mark {
        let key = if mark == NoSound::NoCommand { "session-no-command" } else { "session-sound-lost" };
        right(area, 2, &say(key), look.quiet(), buf);
    }
}

/// The one very large word, said once; beneath it, where there is room or it waits, what belongs to it.
fn large_alone(screen: &SessionScreen, moment: &Moment, area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let paused = !screen.session.is_running();
    let (cue, hint) = words(screen, moment, view);
    let told = paused || area.height >= LARGE_AIRY - 4;
    let hint = if told { text::wrap(&hint, area.width.min(MEASURE)) } else { Vec::new() };
    let style = if paused { look.strong() } else { cue_style(moment.phase.kind, look) };
    let word = large_word(&cue, moment.phase.kind, paused);
    // When a cue comes by chance, nothing tells how long it takes.
    let timed = !paused && !screen.manner.no_numbers && moment.phase.kind != PhaseKind::Await;
    let seconds = if timed { dates::seconds_left(moment.left_ms) } else { String::new() };
    // Beside a long word they have no room: they stand beneath it.
    let beside = word.chars().count() <= SHORT_WORD && seconds.chars().count() <= SHORT_SECONDS;
    let (beside, beneath) = if beside { (seconds, String::new()) } else { (String::new(), seconds) };
    let first = u16::from(!beneath.is_empty());
    let below = (u16::try_from(hint.len()).unwrap_or(0) + first).min(area.height / 2);
    let above = Rect { height: area.height - below, ..area };
    large((&word, style), &beside, above, buf, look);
    if first > 0 {
        centre(area, above.height, &beneath, look.text(), buf);
    }
    for (y, line) in (above.height + first..area.height).zip(&hint) {
        centre(area, y, line, look.quiet(), buf);
    }
}

/// The longest word beside which the seconds have room, and the most digits of theirs.
const SHORT_WORD: usize = 4;
const SHORT_SECONDS: usize = 2;

/// The one very large word, and the seconds beside it, as large, where there are any.
fn large((word, style): (&str, Style), seconds: &str, area: Rect, buf: &mut Buffer, look: Look) {
    let beside = if seconds.is_empty() { 0 } else { area.width / 4 };
    let left = Rect { width: area.width - beside, ..area };
    // In and out are said in one size, whichever is longer.
    let breath = ["session-large-in", "session-large-out"].map(say);
    let longest = breath.iter().max_by_key(|said| text::width(said)).filter(|_| breath.iter().any(|said| said == word));
    Big { words: word, like: longest.map_or("", String::as_str), style, look }.render(left, buf);
    if beside > 0 {
        let right = Rect { x: left.x + left.width, width: beside, ..area };
        Big { words: seconds, like: "", style: look.text(), look }.render(right, buf);
    }
}

/// The one very large word: of a breath only its direction.
fn large_word(cue: &str, kind: PhaseKind, paused: bool) -> String {
    match kind {
        _ if paused => cue.to_owned(),
        PhaseKind::In => say("session-large-in"),
        PhaseKind::Out => say("session-large-out"),
        _ => cue.to_owned(),
    }
}

pub(super) fn head(screen: &SessionScreen, moment: &Moment, area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let blocks = &screen.session.kept.blocks;
    let counted: Vec<usize> = (0..blocks.len()).filter(|at| !blocks[*at].is_change()).collect();
    let here = moment.phase.block;
    let place = counted.iter().filter(|at| **at <= here).count().max(1);
    let end = text::put(buf, area, (0, 0), &block_name(screen, here), look.heading());
    let next = counted.iter().find(|at| **at > here).map(|at| block_name(screen, *at));
    let then = next.map_or_else(|| say("session-last"), |next| tell("session-then", &[("next", next.into())]));
    // A practice of one exercise has no order to tell.
    let several = counted.len() > 1;
    // To arrive and to finish are not counted: they are one thing each.
    let counted_here = !screen.manner.no_numbers && is_offered(screen, here);
    let counts = if counted_here { count(moment.phase, in_places(screen, here)) } else { String::new() };
    let free = area.width.saturating_sub(end + 2);
    let beside = text::width(&counts) <= free;
    // Beside a long name there is no room for it: it stands beneath.
    let below = Some(place_words(screen, moment)).filter(|place| !place.is_empty() || beside);
    let below = below.unwrap_or_else(|| counts.clone());
    let end_of_place = text::put(buf, line_of(area, 1), (0, 0), &below, look.text());
    // Where the body is now comes before what follows.
    if several && (end_of_place == 0 || end_of_place + 2 + text::width(&then) <= area.width) {
        right(area, 1, &then, look.quiet(), buf);
    }
    if beside {
        right(area, 0, &counts, look.quiet(), buf);
    }
    if several && !screen.manner.no_numbers {
        let of = tell("session-block-of", &[("n", place.into()), ("of", counted.len().into())]);
        // Where there is no room for both, which of how many it is gives way.
        let taken = if beside && !counts.is_empty() { text::width(&counts) + 2 } else { 0 };
        if text::width(&of) + taken <= free {
            text::put(buf, line_of(area, 0), (end + 2, 0), &of, look.quiet());
        }
    }
}

/// Whether a block is an exercise, not what the routine brings along.
fn is_offered(screen: &SessionScreen, block: usize) -> bool {
    let block = screen.session.kept.blocks.get(block);
    block.and_then(|block| screen.session.catalogue().get(&block.exercise)).is_none_or(Exercise::is_offered)
}

/// Whether a block leads through several positions.
fn in_places(screen: &SessionScreen, block: usize) -> bool {
    let block = screen.session.kept.blocks.get(block);
    let exercise = block.and_then(|block| screen.session.catalogue().get(&block.exercise));
    exercise.is_some_and(|exercise| matches!(exercise.shape, Shape::Positions { .. }))
}

/// Which of several positions it is now, or is being changed to: "on your side, 2 of 5".
fn place_words(screen: &SessionScreen, moment: &Moment) -> String {
    let phase = moment.phase;
    if !in_places(screen, phase.block) {
        return String::new();
    }
    let position = say(&format!("cue-position-{}", phase.position.id()));
    let position = match phase.kind {
        PhaseKind::Switch => tell("session-place-next", &[("position", position.into())]),
        _ => position,
    };
    if screen.manner.no_numbers {
        return position;
    }
    let fills = [("position", position.into()), ("n", phase.set.into()), ("of", phase.sets.into())];
    tell("session-place-of", &fills)
}

pub(super) fn block_name(screen: &SessionScreen, block: usize) -> String {
    let named = |b: &Block| b.called.clone().unwrap_or_else(|| exercise_name_as(&b.exercise, screen.manner.say()));
    screen.session.kept.blocks.get(block).map(named).unwrap_or_default()
}

/// The cue and the quieter line beneath it.
fn words(screen: &SessionScreen, moment: &Moment, view: &View) -> (String, String) {
    let said = screen.manner.say();
    let hint = |key: Option<&String>| key.map(|key| said(key)).unwrap_or_default();
    let cue = || own_word(&moment.phase.cue, said, view);
    // What is to be done comes first; what is offered stands beneath it.
    let offering = |key: &str| match hint(moment.phase.hint.as_ref()) {
        first if first.is_empty() => say(key),
        first => format!("{first}\n{}", say(key)),
    };
    match screen.session.state {
        SessionState::Paused(_) if let Some(advice) = screen.advice => {
            let last = screen.session.at_ends(view.coach.now()).1;
            (say("session-paused"), say(advice.words(last)))
        }
        SessionState::Paused(_) if moment.phase.kind == PhaseKind::Change => {
            (say(&moment.phase.cue), say("session-waits-for-you"))
        }
        SessionState::Paused(_) => {
            let goes_on = say(if moment.phase.kind.is_breath() { "session-paused-hint" } else { "session-paused-on" });
            let late = screen.session.state == SessionState::Paused(Pause::Late);
            (say("session-paused"), if late { format!("{} {goes_on}", say("session-paused-late")) } else { goes_on })
        }
        _ if screen.manner.offers_sound && moment.phase.block == 0 => (cue(), offering("session-offers-sound")),
        _ if screen.manner.awake == Awake::Ask && moment.phase.start_ms < ASKED_MS => {
            (cue(), offering("session-offers-awake"))
        }
        _ => (cue(), with_anchor(screen, moment, hint(moment.phase.hint.as_ref()))),
    }
}

/// The first line; for the word that a person chose to let go with, that word.
fn own_word(cue: &str, say: fn(&str) -> String, view: &View) -> String {
    let own = (cue == OWN_WORD).then(|| view.coach.cue_word()).flatten();
    own.unwrap_or_else(|| say(cue))
}

/// The second line, and beneath it the anchor that was chosen, for as long as there is one.
fn with_anchor(screen: &SessionScreen, moment: &Moment, hint: String) -> String {
    let block = screen.session.kept.blocks.get(moment.phase.block);
    match block.and_then(|block| block.anchor) {
        Some(anchor) => format!("{hint}\n{}", name("session-anchor", anchor.id())),
        None => hint,
    }
}

pub(super) fn progress(screen: &SessionScreen, moment: &Moment, line: Rect, buf: &mut Buffer, look: Look) {
    let total = screen.session.timeline().total_ms().max(1);
    let left = moment.total_left_ms;
    #[expect(clippy::cast_precision_loss, reason = "a share of a length in milliseconds")]
    let done = total.saturating_sub(left) as f64 / total as f64;
    let words = if screen.manner.no_numbers {
        String::new()
    } else {
        tell("session-left", &[("time", dates::minutes_seconds(left).into())])
    };
    Progress { done, words: &words, look }.render(line, buf);
}

/// A terminal without room for a picture: the session goes on in words.
fn words_alone(screen: &SessionScreen, area: Rect, buf: &mut Buffer, view: &View) {
    let Some(moment) = screen.session.moment(view.coach.now()) else { return };
    let (cue, hint) = words(screen, &moment, view);
    let look = view.look;
    let end = text::put(buf, line_of(area, 0), (0, 0), &cue, cue_style(moment.phase.kind, look));
    let told = moment.phase.kind != PhaseKind::Await;
    if !screen.manner.no_numbers && screen.session.is_running() && told {
        let seconds = dates::seconds_left(moment.left_ms);
        text::put(buf, line_of(area, 0), (end + 2, 0), &seconds, look.text());
    }
    let place = place_words(screen, &moment);
    let below = u16::from(!place.is_empty() && area.height > 3);
    if below > 0 {
        text::put(buf, line_of(area, 1), (0, 0), &place, look.text());
    }
    // Half a sentence would say something else.
    let hint = hint.lines().next().filter(|hint| text::width(hint) <= area.width).unwrap_or_default();
    text::put(buf, line_of(area, 1 + below), (0, 0), hint, look.quiet());
    progress(screen, &moment, line_of(area, 2 + below), buf, look);
}

fn with_pain_row<T>(screen: &SessionScreen, look: Look, does: impl FnOnce(&ScaleRow) -> T) -> T {
    let (label, low, high) = (say("session-pain"), say("session-pain-low"), say("session-pain-high"));
    does(&ScaleRow {
        label: &label,
        low: &low,
        high: &high,
        value: screen.pain,
        focused: true,
        cursor: None,
        cant_tell: None,
        cannot_tell: false,
        columns: (0, 0),
        look,
    })
}

fn pain_place(area: Rect) -> Rect {
    let top = (area.height / 3).min(area.height.saturating_sub(1));
    let column = centred(area, MEASURE, area.height);
    Rect { y: area.y + top, height: area.height - top, ..column }
}

fn asking_pain(screen: &SessionScreen, area: Rect, buf: &mut Buffer, look: Look) {
    let place = pain_place(area);
    with_pain_row(screen, look, |row| row.render(place, buf));
    let below = with_pain_row(screen, look, |row| row.height(place.width)) + 1;
    for (y, line) in (below..place.height).zip(text::wrap(&say("session-pain-waits"), place.width)) {
        text::put(buf, place, (0, y), &line, look.quiet());
    }
}

/// The figure under the mouse while pain is asked for.
pub fn pain_at(screen: &SessionScreen, area: Rect, look: Look, at: Position) -> Option<u8> {
    match with_pain_row(screen, look, |row| row.hit(pain_place(area), at.x, at.y)) {
        Some(Hit::Score(score)) => Some(score),
        _ => None,
    }
}
