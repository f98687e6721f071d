//! The cover: while the diary is locked one screen stands before everything else, asks for the passphrase, and lets
//! nothing through but help. A practice goes on beneath it, unseen; everything else leaves memory, and what was begun is
//! opened again from its draft once it is unlocked.

use super::{App, Msg, Notices, doors};
use crate::clock::Now;
use crate::coach::{Effect, Lock, Then, Unlocked};
use crate::tui::screens::{Cx, LockScreen, Reply, Screen, Turn};

/// What stands in front while the diary is locked, and when it locks itself.
pub(super) struct Cover {
    stack: Vec<Box<dyn Screen>>,
    /// Where the program begins once it is unlocked for the first time.
    then: Option<Then>,
    /// After so many milliseconds without a key it locks itself; `None` is never.
    after_ms: Option<u64>,
    /// The moment of the last key.
    touched: Now,
}

impl Cover {
    /// None, as seen at `now`.
    pub(super) const fn at(now: Now) -> Self {
        Self { stack: Vec::new(), then: None, after_ms: None, touched: now }
    }

    /// What the settings and the command line ask for.
    pub(super) fn begin(&mut self, then: Option<Then>, after_ms: Option<u64>) {
        (self.then, self.after_ms) = (then, after_ms);
    }

    /// After so many milliseconds without a key it locks itself from now on; `None` is never.
    pub(super) const fn lock_after(&mut self, after_ms: Option<u64>) {
        self.after_ms = after_ms;
    }

    /// Stands in front, with `over` before it.
    pub(super) fn stand(&mut self, over: Option<Box<dyn Screen>>) {
        self.stack.push(Box::new(LockScreen::asking()));
        self.stack.extend(over);
    }

    pub(super) const fn is_there(&self) -> bool {
        !self.stack.is_empty()
    }

    pub(super) fn last(&self) -> Option<&dyn Screen> {
        self.stack.last().map(AsRef::as_ref)
    }

    pub(super) const fn stack(&mut self) -> &mut Vec<Box<dyn Screen>> {
        &mut self.stack
    }
}

impl App {
    pub(super) const fn is_covered(&self) -> bool {
        self.cover.is_there()
    }

    /// The screen in front.
    pub(super) fn front(&self) -> Option<&dyn Screen> {
        self.cover.last().or_else(|| self.stack.last().map(AsRef::as_ref))
    }

    /// Lets the screen beneath the cover do something; nothing without a cover.
    pub(super) fn beneath(&mut self, now: Now, does: impl FnOnce(&mut dyn Screen, &mut Cx) -> Reply) -> Vec<Effect> {
        if !self.is_covered() {
            return Vec::new();
        }
        let cover = std::mem::take(&mut self.cover.stack);
        let notices = std::mem::take(&mut self.notices);
        let effects = self.with_screen(now, does);
        // What it says is not for whoever sees the cover.
        self.notices = notices;
        self.cover.stack = cover;
        effects
    }

    /// Locks the diary, where there is a lock, and covers what is shown.
    pub(super) fn cover_up(&mut self) -> Vec<Effect> {
        if self.coach.lock != Lock::Open {
            return Vec::new();
        }
        self.overlay = None;
        self.notices = Notices::default();
        self.cover.stand(None);
        self.put_away()
    }

    /// What lies beneath the cover leaves memory: what was begun is a draft. A practice goes on, and goes once it is over.
    fn put_away(&mut self) -> Vec<Effect> {
        if self.stack.last().is_some_and(|screen| screen.goes_on()) {
            let at = self.stack.len() - 1;
            self.stack.drain(..at);
            return self.coach.put_away(Vec::new(), true);
        }
        let open = self.stack.iter().filter_map(|screen| screen.left_open()).collect();
        self.stack.clear();
        self.coach.put_away(open, false)
    }

    /// What came after a practice that ended behind the cover leaves memory too.
    pub(super) fn put_away_after(&mut self) -> Vec<Effect> {
        let over = self.is_covered() && self.stack.last().is_some_and(|screen| !screen.goes_on());
        if over { self.put_away() } else { Vec::new() }
    }

    /// Locks it when no key came for too long. A practice that is running is no idle time.
    pub(super) fn lock_when_idle(&mut self, msg: &Msg, now: Now) -> Vec<Effect> {
        let late = self.cover.after_ms.is_some_and(|after| {
            let wall = (now.wall - self.cover.touched.wall).num_milliseconds();
            let wall = u64::try_from(wall).unwrap_or(0);
            now.mono_ms.saturating_sub(self.cover.touched.mono_ms).max(wall) >= after
        });
        let at_work = self.stack.last().is_some_and(|screen| screen.is_at_work());
        let touched = matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_));
        if late && !at_work && self.coach.lock == Lock::Open {
            self.cover.touched = now;
            let mut effects = self.with_screen(now, |screen, cx| screen.hidden(cx));
            effects.extend(self.coach.hearing.silence(true));
            effects.extend(self.cover_up());
            return effects;
        }
        // It is counted from the end of a practice on.
        if touched || late || at_work {
            self.cover.touched = now;
        }
        Vec::new()
    }

    /// When it locks itself if no key comes.
    pub(super) fn locks_at(&self) -> Option<u64> {
        let after = self.cover.after_ms.filter(|_| self.coach.lock == Lock::Open)?;
        Some(self.cover.touched.mono_ms.saturating_add(after))
    }

    /// The diary is unlocked: what lay beneath is there again; at first, where the program begins.
    pub(super) fn uncover(&mut self, unlocked: &Unlocked, now: Now) -> Vec<Effect> {
        self.cover.stack.clear();
        self.cover.touched = now;
        let mut effects = Vec::new();
        if self.stack.is_empty() {
            let (more, line) = self.coach.begin_unlocked(unlocked, now);
            effects.extend(more);
            if let Some(line) = line {
                self.notices.hear(line);
            }
            self.stack = doors::first(&self.view(now));
            let open = self.coach.left_open(now);
            let view = self.view(now);
            let open: Vec<_> = open.into_iter().filter_map(|step| doors::open(Turn::Step(step), &view)).collect();
            if !open.is_empty() {
                self.stack.truncate(1);
                self.stack.extend(open.into_iter().map(|door| door.screen));
            }
            effects.extend(self.opened(now));
            match self.cover.then.take().map(|then| then(&self.coach, now)) {
                Some(Ok(Some(step))) => effects.extend(self.turn(Turn::Step(step), now)),
                Some(Err(line)) => self.notices.hear(line),
                Some(Ok(None)) | None => {}
            }
        } else {
            effects.extend(self.coach.refresh(now));
            effects.extend(self.opened(now));
        }
        // The hide key came faster than the key was unwrapped.
        if self.hidden {
            effects.extend(self.cover_up());
        }
        effects
    }

    /// Where a screen of the cover leads: to help and back, and nowhere else.
    pub(super) fn turn_covered(&mut self, turn: Turn, now: Now) -> Vec<Effect> {
        match turn {
            Turn::Stay => return Vec::new(),
            Turn::Leave => return vec![Effect::Leave],
            Turn::HelpNow | Turn::Person => {
                let door = doors::open(turn, &self.view(now));
                self.cover.stack.extend(door.map(|door| door.screen));
            }
            _ => {
                self.cover.stack.truncate(1);
            }
        }
        self.opened(now)
    }
}
