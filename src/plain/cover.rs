//! Somebody comes in: the time and nothing else, until the sign comes again. Where there is a passphrase the diary locks
//! meanwhile, as it does after idle minutes, and asks for it. A practice waits; everything else leaves memory, and what was
//! begun is opened again from its draft.

use super::face::{Face, Over};
use super::talk::{Reply, Talk};
use super::{SCREENFUL, doors};
use crate::clock::Now;
use crate::coach::{Effect, Lock, Then, Unlocked, dates};
use crate::words::say;

/// What is set aside while the diary is locked, and when it locks itself.
#[derive(Default)]
pub(super) struct Cover {
    /// A practice that waits.
    aside: Option<Box<dyn Talk>>,
    /// The diary was open before.
    again: bool,
    /// Where the program begins once it is unlocked for the first time.
    then: Option<Then>,
    /// After so many milliseconds without a line it locks itself; `None` is never.
    after_ms: Option<u64>,
    /// The moment of the last line.
    pub(super) touched: Option<Now>,
}

impl Cover {
    /// Nothing is covered; of a locked diary, where the program begins once it is unlocked.
    pub(super) fn begin(then: Option<Then>) -> Self {
        Self { then, ..Self::default() }
    }
}

impl Face {
    /// A diary with a passphrase locks itself after so many milliseconds without a line; `None` is never.
    #[must_use]
    pub fn locking_after(mut self, after_ms: Option<u64>) -> Self {
        self.cover.after_ms = after_ms;
        self
    }

    pub(super) const fn is_locked(&self) -> bool {
        matches!(self.coach.lock, Lock::Shut)
    }

    /// Covers what is here.
    pub(super) fn cover(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.hide();
        effects.extend(self.coach.hearing.silence(true));
        self.over = Over::Covered;
        self.voice.slow_down(false);
        self.voice.let_go();
        self.voice.push_away(SCREENFUL);
        self.voice.say(&dates::clock(now.wall));
        effects.extend(self.lock());
        effects
    }

    /// A line over the cover: the sign takes it away.
    pub(super) fn covered(&mut self, again: bool, now: Now) -> Vec<Effect> {
        if !again {
            self.voice.say(&dates::clock(now.wall));
            return Vec::new();
        }
        self.over = Over::Nothing;
        if !self.is_locked() {
            self.voice.say(&say("plain-uncovered"));
        }
        self.front(|talk, cx| talk.opened(true, cx), now)
    }

    /// Locks the diary, where there is a lock; the passphrase is asked for in front.
    fn lock(&mut self) -> Vec<Effect> {
        if self.coach.lock != Lock::Open {
            return Vec::new();
        }
        let mut talks = std::mem::take(&mut self.talks);
        let practice = talks.pop_if(|talk| talk.goes_on());
        let open = talks.iter().filter_map(|talk| talk.left_open()).collect();
        let effects = self.coach.put_away(if practice.is_some() { Vec::new() } else { open }, practice.is_some());
        self.cover.aside = practice;
        self.cover.again = true;
        self.talks = vec![doors::today(&self.coach)];
        effects
    }

    /// Locks it when no line came for too long. A practice that runs is no idle time.
    pub(super) fn lock_when_idle(&mut self, typed: bool, now: Now) -> Vec<Effect> {
        let touched = *self.cover.touched.get_or_insert(now);
        let wall = u64::try_from((now.wall - touched.wall).num_milliseconds()).unwrap_or(0);
        let since = now.mono_ms.saturating_sub(touched.mono_ms).max(wall);
        let late = self.cover.after_ms.is_some_and(|after| since >= after);
        let at_work = self.talks.last().is_some_and(|talk| talk.is_running());
        if typed || late || at_work {
            self.cover.touched = Some(now);
        }
        if late && !at_work && !typed && self.coach.lock == Lock::Open { self.cover(now) } else { Vec::new() }
    }

    /// When it locks itself if no line comes.
    pub(super) fn locks_at(&self) -> Option<u64> {
        let after = self.cover.after_ms.filter(|_| self.coach.lock == Lock::Open)?;
        self.cover.touched.map(|touched| touched.mono_ms.saturating_add(after))
    }

    /// The diary is unlocked: what was set aside is there again; at first, where the program begins.
    pub(super) fn uncover(&mut self, unlocked: &Unlocked, now: Now) -> Vec<Effect> {
        self.cover.touched = Some(now);
        if std::mem::take(&mut self.cover.again) {
            self.voice.say(&say("plain-uncovered"));
        }
        if let Some(practice) = self.cover.aside.take() {
            self.talks = vec![practice];
            let effects = self.coach.refresh(now);
            return effects.into_iter().chain(self.front(|talk, cx| talk.opened(true, cx), now)).collect();
        }
        let (mut effects, line) = self.coach.begin_unlocked(unlocked, now);
        self.talks = doors::first(&self.coach);
        let open = self.coach.left_open(now);
        let open: Vec<_> = open.into_iter().filter_map(|step| doors::of_step(step, &self.coach)).collect();
        if !open.is_empty() {
            self.talks.truncate(1);
            self.talks.extend(open);
        }
        let step = self.cover.then.take().map(|then| then(&self.coach, now));
        let (step, refused) = match step {
            Some(Ok(step)) => (step, None),
            Some(Err(line)) => (None, Some(line)),
            None => (None, None),
        };
        for line in line.into_iter().chain(refused) {
            self.voice.say(&line);
        }
        self.talks.extend(step.and_then(|step| doors::of_step(step, &self.coach)));
        effects.extend(self.front(|talk: &mut dyn Talk, cx| -> Reply { talk.opened(false, cx) }, now));
        effects
    }
}
