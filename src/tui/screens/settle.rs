//! Grounding: the minute after a stop, and the two minutes behind "help now". A person is always one key below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Coach, LeftOpen, Lock, Step};
use crate::diary::{Id, StopReason};
use crate::library::Grounding;
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{MEASURE, Progress, Prose, text};
use crate::words::{begun_large, name, say};

/// What is in front.
enum Part {
    /// The words of the moment, since this many milliseconds of the monotonic clock.
    Grounding(u64),
    /// "What happened?", with the cursor on an answer once it was moved: Enter without one leaves it open.
    Reason(Option<usize>),
    /// The text that bleeding and numbness have; for numbness, whether it has gone is asked beneath, with the cursor on
    /// an answer once it was moved: Enter is never a yes.
    Text(StopReason, Option<usize>),
    /// The crisis text and how to reach a person.
    Person(Box<Part>),
    /// What is said to someone who may not be safe, or whom somebody hurt: a heading and a text. Nothing is kept.
    Said(&'static str, &'static str),
}

/// What grounding comes after.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// A stop; the practice that was recorded.
    Stop(Option<Id>),
    /// "Help now".
    Help,
}

/// Grounding in front of a person.
pub struct SettleScreen {
    /// What it comes after.
    after: After,
    part: Part,
    /// The first line shown of a text, where there is no room for all.
    read: u16,
}

/// Beneath this height no line is left free for looks.
const TIGHT: u16 = 14;

/// The answers to "has it gone?" beneath the text of numbness.
const GONE: [&str; 2] = ["safety-numb-gone-yes", "safety-numb-gone-no"];

/// A reason as a heading.
fn named(reason: StopReason) -> String {
    begun_large(&name("safety-stop", reason.id()))
}

impl SettleScreen {
    /// The minute after a stop.
    #[must_use]
    pub const fn after_stop(practice: Option<Id>, now_ms: u64) -> Self {
        Self { after: After::Stop(practice), part: Part::Grounding(now_ms), read: 0 }
    }

    /// The two minutes behind "help now".
    #[must_use]
    pub const fn help(now_ms: u64) -> Self {
        Self { after: After::Help, part: Part::Grounding(now_ms), read: 0 }
    }

    /// How to reach a person, with grounding beneath it.
    #[must_use]
    pub fn person(now_ms: u64) -> Self {
        Self { after: After::Help, part: Part::Person(Box::new(Part::Grounding(now_ms))), read: 0 }
    }

    const fn after_a_stop(&self) -> bool {
        matches!(self.after, After::Stop(_))
    }

    const fn steps<'a>(&self, view: &View<'a>) -> &'a Grounding {
        let safety = &view.coach.library.safety;
        if self.after_a_stop() { &safety.after_stop } else { &safety.help }
    }

    /// What follows the grounding: the one question after a stop; "help now" goes back.
    fn on(&mut self) -> Reply {
        if self.after_a_stop() {
            self.part = Part::Reason(None);
            return Reply::stay();
        }
        Reply::turn(Turn::Back)
    }

    fn reason(&mut self, reason: Option<StopReason>, cx: &mut Cx) -> Reply {
        let id = if let After::Stop(id) = self.after { id } else { None };
        let (text, made) = cx.coach.answer_stop(id, reason, cx.coach.now());
        if let Some(reason) = text {
            self.part = Part::Text(reason, None);
        }
        Reply::made(made)
    }

    fn open(&mut self, cx: &mut Cx) -> Reply {
        match &self.part {
            Part::Grounding(_) => self.on(),
            Part::Reason(at) => {
                let reason = at.and_then(|at| StopReason::ALL.get(at)).copied();
                self.reason(reason, cx)
            }
            Part::Text(StopReason::Numb, None) => Reply::stay(),
            Part::Text(StopReason::Numb, Some(1)) => Reply::made(cx.coach.numbness_stays(cx.coach.now())),
            Part::Text(..) => Reply::turn(Turn::Step(Step::Today)),
            Part::Person(_) | Part::Said(..) => self.back(cx),
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        match std::mem::replace(&mut self.part, Part::Reason(None)) {
            Part::Person(before) => {
                self.part = *before;
                Reply::stay()
            }
            // Leaving the question open is an answer too.
            Part::Reason(_) if self.after_a_stop() => self.reason(None, cx),
            Part::Grounding(_) => self.on(),
            Part::Text(..) => Reply::turn(Turn::Step(Step::Today)),
            Part::Said(..) => {
                self.part = Part::Person(Box::new(Part::Grounding(cx.coach.now().mono_ms)));
                Reply::stay()
            }
            Part::Reason(_) => Reply::turn(Turn::Back),
        }
    }

    fn step(&mut self, down: bool) -> Reply {
        let moved = |at: usize, last: usize| if down { (at + 1).min(last) } else { at.saturating_sub(1) };
        match &mut self.part {
            Part::Reason(at) => *at = Some(at.map_or(0, |at| moved(at, StopReason::ALL.len() - 1))),
            Part::Text(StopReason::Numb, at) => *at = Some(at.map_or(0, |at| moved(at, GONE.len() - 1))),
            _ => {}
        }
        Reply::stay()
    }

    fn answers(&self) -> (Vec<String>, Option<usize>) {
        match &self.part {
            Part::Reason(at) => (StopReason::ALL.iter().map(|reason| name("safety-stop", reason.id())).collect(), *at),
            Part::Text(StopReason::Numb, at) => (GONE.iter().map(|key| say(key)).collect(), *at),
            _ => (Vec::new(), None),
        }
    }

    /// Heading and words; where there is little room no line stands free between them, and how the question is answered
    /// comes first.
    fn words(&self, coach: &Coach, area: Rect) -> (String, String) {
        let (heading, mut words) = self.whole_words(coach);
        if area.height < TIGHT && !heading.is_empty() {
            if matches!(self.part, Part::Reason(_)) {
                words = ["settle-what-happened-hint", "settle-kind", "settle-warmth"].map(say).join("\n\n");
            }
            return (String::new(), format!("# {heading}\n{words}"));
        }
        (heading, words)
    }

    fn whole_words(&self, coach: &Coach) -> (String, String) {
        match &self.part {
            Part::Reason(_) => {
                let parts = ["settle-kind", "settle-warmth", "settle-what-happened-hint"].map(say);
                (say("settle-what-happened"), parts.join("\n\n"))
            }
            Part::Text(StopReason::Numb, _) => {
                let text = name("safety-stop-text", StopReason::Numb.id());
                (named(StopReason::Numb), format!("{text}\n\n{}", say("safety-numb-gone")))
            }
            Part::Text(reason, _) => (named(*reason), name("safety-stop-text", reason.id())),
            Part::Person(_) => (say("safety-person"), coach.person_words().join("\n\n")),
            Part::Said(heading, text) => (say(heading), say(text)),
            Part::Grounding(_) => (String::new(), String::new()),
        }
    }

    fn read_on(&self, intent: Intent, cx: &Cx) -> u16 {
        let (heading, words) = self.words(cx.coach, cx.area);
        let prose = Prose { heading: &heading, text: &words, scroll: self.read, centred: true, look: cx.look };
        let answers = self.answers().0.len();
        let area = Self::place(cx.area, &prose, answers);
        let list = Self::list_place(area, &prose, answers);
        super::read_on(&prose, Rect { height: list.y.saturating_sub(area.y), ..area }, intent)
    }

    /// Where words and answers stand: not at the upper edge of a terminal that is much higher, near where the minute before
    /// stood.
    fn place(area: Rect, prose: &Prose, answers: usize) -> Rect {
        let rows = u16::try_from(answers).unwrap_or(u16::MAX);
        let used = prose.height(area.width).saturating_add(rows).saturating_add(1);
        let top = (area.height.saturating_sub(used) / 2).min(area.height / 3);
        Rect { y: area.y + top, height: area.height - top, ..area }
    }

    fn list_place(area: Rect, prose: &Prose, answers: usize) -> Rect {
        let rows = u16::try_from(answers).unwrap_or(0).min(area.height);
        let above = (prose.height(area.width) + 1).min(area.height - rows);
        let side = area.width.saturating_sub(MEASURE) / 2;
        Rect { x: area.x + side, y: area.y + above, width: area.width - side, height: rows }
    }

    fn draw_grounding(&self, since: u64, area: Rect, buf: &mut Buffer, view: &View) {
        let steps = self.steps(view);
        let elapsed = view.coach.now().mono_ms.saturating_sub(since);
        let Some((_, key)) = steps.at(elapsed) else { return };
        let words = say(key);
        let lines = text::balanced(&words, area.width.min(56));
        let height = u16::try_from(lines.len()).unwrap_or(1);
        let top = area.height.saturating_sub(height) / 2;
        for (y, line) in (top..area.height).zip(&lines) {
            let x = area.width.saturating_sub(text::width(line)) / 2;
            text::put(buf, area, (x, y), line, view.look.strong());
        }
        #[expect(clippy::cast_precision_loss, reason = "a share of two minutes in milliseconds")]
        let done = elapsed as f64 / (f64::from(steps.seconds()) * 1000.0).max(1.0);
        let foot = Rect { y: area.y + area.height.saturating_sub(1), height: area.height.min(1), ..area };
        Progress { done: done.min(1.0), words: "", look: view.look }.render(foot, buf);
    }
}

impl Screen for SettleScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        match self.part {
            Part::Person(_) if view.coach.lock == Lock::Shut => vec![keys::CONTACTS_SHUT, keys::READ],
            Part::Person(_) => vec![keys::CONTACTS, keys::READ],
            Part::Reason(None) | Part::Text(StopReason::Numb, None) => {
                vec![keys::SETTLE_OPEN, keys::SETTLE, keys::READ]
            }
            Part::Reason(Some(_)) | Part::Text(StopReason::Numb, Some(_)) => {
                vec![keys::SETTLE_CHOOSES, keys::SETTLE, keys::READ]
            }
            // The words of a minute are whole; a text may go on.
            Part::Grounding(_) if self.after_a_stop() => vec![keys::SETTLE_STOPPED, keys::SETTLE],
            Part::Grounding(_) => vec![keys::SETTLE],
            Part::Text(..) if self.after_a_stop() => vec![keys::SETTLE_STOPPED, keys::SETTLE, keys::READ],
            _ => vec![keys::SETTLE, keys::READ],
        }
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn is_read(&self) -> bool {
        !matches!(self.part, Part::Grounding(_))
    }

    fn takes_digits(&self) -> bool {
        matches!(self.part, Part::Reason(_) | Part::Text(StopReason::Numb, _))
    }

    fn left_open(&self) -> Option<LeftOpen> {
        match self.after {
            After::Stop(practice) => Some(LeftOpen::Stop(practice)),
            After::Help => None,
        }
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let reads = match intent {
            Intent::PageUp | Intent::PageDown => true,
            Intent::Up | Intent::Down => matches!(self.part, Part::Person(_)),
            _ => false,
        };
        self.read = if reads { self.read_on(intent, cx) } else { 0 };
        match intent {
            Intent::Open => self.open(cx),
            Intent::Person => {
                if !matches!(self.part, Part::Person(_)) {
                    let before = std::mem::replace(&mut self.part, Part::Reason(None));
                    self.part = Part::Person(Box::new(before));
                }
                Reply::stay()
            }
            Intent::Edit if matches!(self.part, Part::Person(_)) && cx.coach.lock != Lock::Shut => {
                Reply::turn(Turn::Step(Step::Form(Box::new(cx.coach.contacts_form()))))
            }
            Intent::NotSafe if matches!(self.part, Part::Person(_)) => {
                cx.coach.note_crisis(cx.coach.now());
                self.part = Part::Said("safety-not-safe", "safety-crisis");
                Reply::stay()
            }
            Intent::Hurt if matches!(self.part, Part::Person(_)) => {
                self.part = Part::Said("safety-hurt", "safety-hurt-text");
                Reply::stay()
            }
            Intent::Back => self.back(cx),
            Intent::Up | Intent::Down => self.step(intent == Intent::Down),
            _ => Reply::stay(),
        }
    }

    fn key(&mut self, key: ratatui::crossterm::event::KeyEvent, cx: &mut Cx) -> Reply {
        let ratatui::crossterm::event::KeyCode::Char(digit @ '1'..='9') = key.code else { return Reply::stay() };
        let at = usize::from(digit as u8 - b'1');
        match (&self.part, StopReason::ALL.get(at)) {
            (Part::Reason(_), Some(reason)) => self.reason(Some(*reason), cx),
            (Part::Text(StopReason::Numb, _), _) if at < GONE.len() => {
                self.part = Part::Text(StopReason::Numb, Some(at));
                self.open(cx)
            }
            _ => Reply::stay(),
        }
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let (heading, words) = self.words(cx.coach, cx.area);
        let prose = Prose { heading: &heading, text: &words, scroll: self.read, centred: true, look: cx.look };
        let (answers, _) = self.answers();
        let place = Self::list_place(Self::place(cx.area, &prose, answers.len()), &prose, answers.len());
        if !place.contains(at) {
            return if matches!(self.part, Part::Grounding(_)) { self.on() } else { Reply::stay() };
        }
        let row = usize::from(at.y - place.y);
        match &mut self.part {
            Part::Reason(cursor) | Part::Text(_, cursor) => *cursor = Some(row),
            _ => return Reply::stay(),
        }
        self.open(cx)
    }

    fn wheel(&mut self, down: bool, _at: Position, cx: &mut Cx) -> Reply {
        (0..super::NOTCH).for_each(|_| self.read = self.read_on(super::notch(down), cx));
        Reply::stay()
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        let Part::Grounding(since) = self.part else { return Reply::stay() };
        let length = u64::from(self.steps(&cx.view()).seconds()) * 1000;
        if cx.coach.now().mono_ms.saturating_sub(since) >= length { self.on() } else { Reply::stay() }
    }

    fn next_wake(&self, view: &View) -> Option<u64> {
        match self.part {
            Part::Grounding(since) => Some(since + (view.coach.now().mono_ms.saturating_sub(since) / 1000 + 1) * 1000),
            _ => None,
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        if let Part::Grounding(since) = self.part {
            self.draw_grounding(since, area, buf, view);
            return None;
        }
        let (heading, words) = self.words(view.coach, area);
        let prose = Prose { heading: &heading, text: &words, scroll: self.read, centred: true, look: view.look };
        let (answers, cursor) = self.answers();
        let area = Self::place(area, &prose, answers.len());
        let place = Self::list_place(area, &prose, answers.len());
        prose.render(Rect { height: place.y.saturating_sub(area.y), ..area }, buf);
        for (y, (at, words)) in (0..place.height).zip(answers.iter().enumerate()) {
            let here = Some(at) == cursor;
            let style = if here { view.look.selected() } else { view.look.text() };
            let sign = if here { view.look.signs().pointer } else { " " };
            text::put(buf, place, (0, y), &format!("{sign} {}  {words}", at + 1), style);
        }
        None
    }
}
