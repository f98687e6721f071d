//! The app: which screen stands in front, what a key means there, where a turn leads. It draws and decides nothing of
//! what a screen holds, and touches neither terminal nor disk nor clock.

mod cover;
mod doors;
mod last_word;
mod mouse;
mod msg;
mod notices;
mod over;
mod settings;
mod ways;

pub use last_word::LastWord;
pub use msg::Msg;
pub use settings::KeyLines;

use cover::Cover;
use notices::Notices;
use over::Overlay;
use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use ratatui::layout::Rect;

use super::keys::{self, Binding, Intent, Keymap};
use super::screens::{Cx, Letters, Reply, Screen, Turn, View, chrome};
use super::theme::Look;
use crate::clock::Now;
use crate::coach::{Coach, Effect, Event, Lock, Saving, Step};
use crate::config::Key;
use crate::words::say;

/// Enter and a click are not taken for this long after a screen opens, so that a key held too long, or the second of two
/// clicks, answers nothing.
const ENTER_WAITS_MS: u64 = 400;

/// The whole interface between keys and pictures.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own that comes and goes by itself")]
pub struct App {
    coach: Coach,
    look: Look,
    keymap: Keymap,
    /// Whether nobody knows yet if the terminal's ground is dark or light.
    asks_ground: bool,
    stack: Vec<Box<dyn Screen>>,
    /// What stands before everything else while the diary is locked.
    cover: Cover,
    overlay: Option<Overlay>,
    area: Rect,
    hidden: bool,
    /// The key that hid it, which alone takes the clock away; none where a click did.
    hidden_by: Option<keys::Stroke>,
    notices: Notices,
    opened_ms: u64,
    enter_waits: bool,
    says_saved: bool,
    /// Whether the screen is kept awake.
    awake: bool,
}

impl App {
    /// The app in front of its first screen: where `step` leads, grounding with `sos`, else Today.
    #[must_use]
    pub fn open(coach: Coach, look: Look, step: Option<Step>, sos: bool, now: Now) -> Self {
        let area = Rect::new(0, 0, 80, 24);
        let view = View { coach: &coach, look, area };
        let locked = coach.lock == Lock::Shut;
        let mut stack = if locked { Vec::new() } else { doors::first(&view) };
        let turn = if sos { Some(Turn::HelpNow) } else { step.map(Turn::Step) };
        let opened = turn.and_then(|turn| doors::open(turn, &view)).map(|door| door.screen);
        let mut cover = Cover::at(now);
        if locked {
            cover.stand(opened);
        } else {
            stack.extend(opened);
        }
        Self {
            coach,
            look,
            keymap: Keymap::default(),
            asks_ground: false,
            stack,
            cover,
            overlay: None,
            area,
            hidden: false,
            hidden_by: None,
            notices: Notices::default(),
            opened_ms: now.mono_ms,
            // Before the first picture nobody has held a key on it.
            enter_waits: false,
            says_saved: false,
            awake: false,
        }
    }

    /// The window title: neutral, and the same whether the screen is hidden or not.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        "clock"
    }

    /// The columns and rows that there are, from the first picture on: what a key or a click reaches depends on them.
    pub const fn fill(&mut self, width: u16, height: u16) {
        self.area = Rect::new(0, 0, width, height);
    }

    /// Whether the terminal is to be asked for its ground before the first picture.
    #[must_use]
    pub const fn asks_ground(&self) -> bool {
        self.asks_ground
    }

    /// What the terminal answered; it is kept, so that it is asked once.
    pub fn learn_ground(&mut self, light: bool) -> Effect {
        (self.look, self.asks_ground) = (self.look.on_ground(light), false);
        Effect::Set { name: Key::Terminal.name().to_owned(), value: if light { "light" } else { "dark" }.to_owned() }
    }

    /// Takes in what happened; what must happen outside comes back.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        self.coach.at(now);
        self.coach.keep_plan_current();
        self.coach.begin_action();
        let heard = matches!(msg, Msg::Event(_));
        let mut effects = self.lock_when_idle(&msg, now);
        let locked = !effects.is_empty();
        effects.extend(match msg {
            // It was meant for what stood there before.
            Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_) if locked => Vec::new(),
            Msg::Resize(width, height) => {
                self.fill(width, height);
                Vec::new()
            }
            Msg::Key(key) if key.kind == KeyEventKind::Release => Vec::new(),
            Msg::Key(key) => self.key(key, now),
            Msg::Mouse(mouse) => self.mouse(mouse, now),
            Msg::Paste(text) if !self.hidden && self.overlay.is_none() => {
                self.with_screen(now, |screen, cx| screen.paste(&text, cx))
            }
            Msg::Paste(_) => Vec::new(),
            Msg::Wake | Msg::Resumed => {
                if self.front().is_some_and(Screen::is_at_work) {
                    self.notices.fade(now.mono_ms);
                }
                let mut effects: Vec<Effect> = self.coach.rings_on().into_iter().collect();
                effects.extend(self.beneath(now, |screen, cx| screen.wake(cx)));
                effects.extend(self.with_screen(now, |screen, cx| screen.wake(cx)));
                effects
            }
            Msg::Event(event) => self.hear(&event, now),
        });
        if heard {
            self.coach.end_event();
        } else {
            self.coach.end_action();
        }
        effects.extend(self.put_away_after());
        self.coach.note_drafts(&effects);
        for effect in &effects {
            if let Effect::Set { name, value } = effect {
                self.take_setting(name, value);
            }
        }
        let mut effects = effects;
        let awake = self.stack.iter().any(|screen| screen.keeps_awake());
        if std::mem::replace(&mut self.awake, awake) != awake {
            effects.push(Effect::KeepAwake(awake));
        }
        self.says_saved |= effects.iter().any(Effect::saves_a_record);
        effects
    }

    fn hear(&mut self, event: &Event, now: Now) -> Vec<Effect> {
        self.coach.hear(event);
        match event {
            // A line that says more, such as "Deleted", stays.
            Event::Saving(Saving::Done) if std::mem::take(&mut self.says_saved) => {
                if self.notices.line().is_none() {
                    self.notices.say(say("app-saved"));
                }
            }
            _ => {
                if let Some(line) = event.line() {
                    self.notices.hear(line);
                }
            }
        }
        let mut effects = self.beneath(now, |screen, cx| screen.hear(event, cx));
        effects.extend(self.with_screen(now, |screen, cx| screen.hear(event, cx)));
        if let Event::Unlocked(unlocked) = event {
            effects.extend(self.uncover(unlocked, now));
        }
        effects.extend(self.coach.reach_further(now));
        effects
    }

    fn key(&mut self, key: KeyEvent, now: Now) -> Vec<Effect> {
        let always = keys::find(&[keys::ALWAYS], key);
        if always == Some(Intent::Hide) {
            let by = keys::stroke(key);
            // Who finds a clock might well try Ctrl-L.
            if self.hidden && self.hidden_by.is_some_and(|hid| Some(hid) != by) {
                return Vec::new();
            }
            self.hidden_by = by;
            return self.hide(now);
        }
        if self.hidden {
            return Vec::new();
        }
        self.notices.read();
        let mut effects = self.saves_again();
        if always == Some(Intent::Suspend) {
            effects.extend(self.act(Intent::Suspend, now));
            return effects;
        }
        effects.extend(self.pressed(key, always, now));
        self.notices.go_on();
        effects
    }

    /// What is not saved yet is tried again with each key and each click.
    fn saves_again(&self) -> Vec<Effect> {
        match self.coach.saving {
            Saving::Waiting { .. } => vec![Effect::SaveAgain],
            Saving::Done => Vec::new(),
        }
    }

    /// Whether the screen in front has only just opened, so that what comes may have been meant for the one before.
    const fn has_just_opened(&self, now: Now) -> bool {
        self.enter_waits && now.mono_ms < self.opened_ms + ENTER_WAITS_MS
    }

    fn pressed(&mut self, key: KeyEvent, always: Option<Intent>, now: Now) -> Vec<Effect> {
        if let Some(overlay) = self.overlay.take() {
            return self.over(overlay, key, now);
        }
        if key.code == KeyCode::Enter && self.has_just_opened(now) {
            return Vec::new();
        }
        let meant = always.or_else(|| self.meaning(key, now));
        // Nothing of the screen is seen: the ways out and help are there, and the rest waits for room.
        let leads_out = matches!(meant, Some(Intent::HelpNow | Intent::Back | Intent::Leave));
        if self.has_no_room() && !leads_out {
            return Vec::new();
        }
        match meant {
            Some(intent) => self.act(intent, now),
            None => self.with_screen(now, |screen, cx| screen.key(key, cx)),
        }
    }

    /// What a key means on the screen in front; `None` leaves it to the screen.
    fn meaning(&self, key: KeyEvent, now: Now) -> Option<Intent> {
        let screen = self.front()?;
        let letter = matches!(key.code, KeyCode::Char(_)) && keys::stroke(key).is_some_and(keys::Stroke::types);
        if screen.takes_digits() && matches!(key.code, KeyCode::Char('0'..='9')) {
            return None;
        }
        let letters = screen.letters();
        keys::find(&self.tables(now), key).filter(|intent| !letter || letters.are_key_of(*intent, key.code))
    }

    fn tables(&self, now: Now) -> Vec<&'static [Binding]> {
        let Some(screen) = self.front() else { return Vec::new() };
        let mut tables = if screen.question().is_some() { vec![keys::YES_NO] } else { screen.keys(&self.view(now)) };
        match (screen.is_whole(), self.coach.is_settled_in() && !self.is_covered()) {
            (true, _) => {}
            (false, true) => {
                tables.push(keys::EVERYWHERE);
                if !screen.takes_digits() && screen.letters() == Letters::Keys {
                    tables.push(keys::TABS);
                }
            }
            // Before the first run is over there is nowhere else to go, but help is there and so is the door.
            (false, false) => tables.push(keys::FIRST_RUN),
        }
        self.keymap.apply(tables)
    }

    /// The tables that the footer shows: those of a question that lies over the screen come before its own.
    fn shown_tables(&self, now: Now) -> Vec<&'static [Binding]> {
        match self.overlay {
            Some(Overlay::LeaveSession) => self.keymap.apply(vec![keys::YES_NO]),
            _ => self.tables(now),
        }
    }

    fn view(&self, now: Now) -> View<'_> {
        self.coach.at(now);
        let view = View { coach: &self.coach, look: self.look, area: self.area };
        View { area: self.front().map_or(self.area, |screen| body(screen, self.area, &view)), ..view }
    }

    fn act(&mut self, intent: Intent, now: Now) -> Vec<Effect> {
        let quiet = matches!(intent, Intent::HelpNow | Intent::Suspend | Intent::Leave);
        let hush = quiet.then(|| self.coach.hearing.silence(true)).flatten();
        hush.into_iter().chain(self.acts(intent, now)).collect()
    }

    fn acts(&mut self, intent: Intent, now: Now) -> Vec<Effect> {
        match intent {
            Intent::Help => {
                self.overlay = Some(Overlay::Keys(0));
                self.with_screen(now, |screen, cx| screen.hidden(cx))
            }
            Intent::Hide => {
                self.hidden_by = None;
                self.hide(now)
            }
            Intent::Suspend => {
                let mut effects = self.with_screen(now, |screen, cx| screen.hidden(cx));
                effects.push(Effect::Suspend);
                effects
            }
            Intent::Leave => self.leave(now),
            Intent::HelpNow => self.turn(Turn::HelpNow, now),
            Intent::Today => self.tab(0, now),
            Intent::Practise => self.tab(1, now),
            Intent::Journal => self.tab(2, now),
            Intent::History => self.tab(3, now),
            Intent::Plan => self.tab(4, now),
            Intent::Learn => self.tab(5, now),
            other => self.with_screen(now, |screen, cx| screen.act(other, cx)),
        }
    }

    /// Shows the plain clock, or takes it away. Whatever runs is paused first.
    fn hide(&mut self, now: Now) -> Vec<Effect> {
        self.hidden = !self.hidden;
        if !self.hidden {
            return Vec::new();
        }
        let mut effects = self.with_screen(now, |screen, cx| screen.hidden(cx));
        effects.extend(self.coach.hearing.silence(true));
        effects.extend(self.cover_up());
        effects
    }

    fn with_screen(&mut self, now: Now, does: impl FnOnce(&mut dyn Screen, &mut Cx) -> Reply) -> Vec<Effect> {
        let area = self.view(now).area;
        let stack = if self.cover.is_there() { self.cover.stack() } else { &mut self.stack };
        let Some(screen) = stack.last_mut() else { return Vec::new() };
        let mut cx = Cx { coach: &mut self.coach, look: self.look, area };
        let reply = does(screen.as_mut(), &mut cx);
        if let Some(line) = reply.line {
            self.notices.say(line);
        }
        let mut effects = reply.effects;
        effects.extend(self.turn(reply.turn, now));
        effects
    }

    /// Milliseconds of the monotonic clock at which something must happen; `None` sleeps until a message.
    #[must_use]
    pub fn next_wake(&self, now: Now) -> Option<u64> {
        if self.hidden {
            let seconds = u64::try_from(now.wall.timestamp().rem_euclid(60)).unwrap_or(0);
            let millis = u64::from(now.wall.timestamp_subsec_millis().min(999));
            return Some(now.mono_ms + 60_000 - seconds * 1000 - millis);
        }
        let boundary = self.coach.day_start.next_boundary(now.wall) - now.wall;
        let boundary = now.mono_ms + u64::try_from(boundary.num_milliseconds()).unwrap_or(0).max(1);
        let screens = [self.stack.last().map(AsRef::as_ref), self.cover.last()].into_iter().flatten();
        let wakes = screens.filter_map(|screen| screen.next_wake(&self.view(now)));
        wakes.chain(self.locks_at()).chain(self.coach.rings_on_ms()).chain([boundary]).min()
    }

    /// Milliseconds between two frames while something moves; `None` on a still screen.
    #[must_use]
    pub fn frame_ms(&self, now: Now) -> Option<u64> {
        if self.hidden {
            return None;
        }
        self.front().and_then(|screen| screen.frame_ms(&self.view(now)))
    }

    /// Draws the picture of this moment.
    pub fn draw(&self, frame: &mut Frame, now: Now) {
        let area = frame.area();
        let view = self.view(now);
        if self.hidden {
            chrome::clock(area, frame.buffer_mut(), &view);
            return;
        }
        let Some(screen) = self.front() else { return };
        let tables = self.shown_tables(now);
        let whole = screen.is_whole();
        self.look.paint(area, frame.buffer_mut());
        let body = body(screen, area, &view);
        if !whole && chrome::is_small(area) {
            chrome::too_small(area, frame.buffer_mut(), &view);
            return;
        }
        let cursor = screen.draw(body, frame.buffer_mut(), &view);
        chrome::draw(
            area,
            frame.buffer_mut(),
            &view,
            &chrome::Around {
                whole,
                tab: screen.tab(),
                tables: &tables,
                letters: screen.letters(),
                line: self.notices.line(),
            },
        );
        if let Some(question) = screen.question() {
            chrome::question(area, frame.buffer_mut(), &view, &tables, question);
        }
        match &self.overlay {
            Some(Overlay::Keys(scroll)) => chrome::keys(area, frame.buffer_mut(), &view, &tables, *scroll),
            Some(Overlay::LeaveSession) => {
                chrome::question(area, frame.buffer_mut(), &view, &tables, chrome::LEAVE_SESSION);
            }
            None => {
                if let Some(cursor) = cursor.filter(|at| area.contains(*at)) {
                    frame.set_cursor_position(cursor);
                }
            }
        }
    }
}

/// The part of the terminal that is the screen's own.
fn body(screen: &dyn Screen, area: Rect, view: &View) -> Rect {
    let body = chrome::body(area, screen.is_whole(), chrome::standing_lines(area, view));
    if screen.is_whole() && screen.is_read() { chrome::beneath_edge(body) } else { body }
}
