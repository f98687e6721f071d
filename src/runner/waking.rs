//! What the loops of both faces share: an inbox, the moments at which a face asked to be woken, and the time in a test's
//! hand. What a message means, and what is drawn or said of it, is the face's own.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::drive::{self, Order};
use super::{Ended, Leaving};
use crate::clock::{Clock, Now};

/// If a wake-up asks for another one at once, it waits this long (ms): a mistake costs frames, not the processor.
const LEAST_SLEEP: u64 = 33;

/// Where the loop of a face stands; `P` is what may arrive in its inbox.
pub struct Waking<P> {
    /// The one clock.
    pub clock: Clock,
    /// The runner, and the way out.
    pub leaving: Arc<Leaving>,
    /// How the face ended, once it has.
    pub ended: Option<Ended>,
    inbox: Receiver<P>,
    /// Orders of a test that wait for their turn.
    orders: VecDeque<Order>,
    /// How many keys or lines have been taken.
    taken: u64,
    /// The last wake-up, so that it is not asked for again.
    woken: Option<u64>,
    /// The wake-up that was asked for last. It stands until it has come: asked again a moment too late, the face would
    /// name the one after it.
    asked: Option<u64>,
}

impl<P> Waking<P> {
    /// Before the first round.
    #[must_use]
    pub const fn new(clock: Clock, leaving: Arc<Leaving>, inbox: Receiver<P>) -> Self {
        Self { clock, leaving, ended: None, inbox, orders: VecDeque::new(), taken: 0, woken: None, asked: None }
    }

    /// Something that the person typed was taken.
    pub const fn count_taken(&mut self) {
        self.taken += 1;
    }

    /// An order of a test waits for its turn.
    pub fn order(&mut self, order: Order) {
        self.orders.push_back(order);
    }

    /// What has arrived already.
    pub fn arrived(&self) -> Option<P> {
        self.inbox.try_recv().ok()
    }
}

/// A face of the program that is brought through the time.
pub trait Wakes {
    /// What may arrive in its inbox.
    type Post;

    /// Where its loop stands.
    fn waking(&self) -> &Waking<Self::Post>;

    /// Where its loop stands, to be moved on.
    fn waking_mut(&mut self) -> &mut Waking<Self::Post>;

    /// When it wants to be woken, in milliseconds of the monotonic clock.
    fn wish(&self, now: Now) -> Option<u64>;

    /// The moment that it asked for has come. It calls [`Wakes::ask`] at the end, as after every message.
    fn wake(&mut self, now: Now);

    /// Takes what has arrived.
    fn take(&mut self, post: Self::Post);

    /// A test has moved the clock, and the wake-up of that moment has been.
    fn moved(&mut self) {}

    /// How many bytes were written.
    fn sent(&self) -> u64;

    /// When the face wants to be woken, but never twice for the same moment.
    fn next_wake(&self, now: Now) -> Option<u64> {
        let wish = self.wish(now)?;
        Some(self.waking().woken.map_or(wish, |woken| if wish <= woken { woken + LEAST_SLEEP } else { wish }))
    }

    /// The face is asked for its next wake-up, at the moment of what it has just taken in.
    fn ask(&mut self, now: Now) {
        self.waking_mut().asked = self.next_wake(now);
    }

    /// Sleeps until a message, or until the wake-up that was asked for, or `sooner`, is due (`None`).
    fn wait(&self, sooner: Option<u64>) -> Option<Self::Post> {
        let waking = self.waking();
        if waking.clock.is_driven() {
            return self.wait_for_a_test();
        }
        let Some(due) = [sooner, waking.asked].into_iter().flatten().min() else { return waking.inbox.recv().ok() };
        waking.inbox.recv_timeout(waking.clock.until(due)).ok()
    }

    /// Under a test's hand only what is due at this very moment comes by itself.
    fn wait_for_a_test(&self) -> Option<Self::Post> {
        let Waking { clock, inbox, orders, .. } = self.waking();
        let now = clock.now();
        if self.next_wake(now).is_some_and(|at| at <= now.mono_ms) {
            return inbox.try_recv().ok();
        }
        match orders.front() {
            // Whether the store is idle has to be asked again and again.
            Some(Order::Sync(_)) => inbox.recv_timeout(Duration::from_millis(1)).ok(),
            _ => inbox.recv().ok(),
        }
    }

    /// Wakes the face if the moment it asked for has come.
    fn due(&mut self) {
        let Waking { clock, asked, .. } = self.waking();
        let now = clock.now();
        if asked.is_some_and(|at| at <= now.mono_ms) {
            self.wake_at(now);
        }
    }

    /// Wakes the face.
    fn wake_at(&mut self, now: Now) {
        self.waking_mut().woken = Some(now.mono_ms);
        self.wake(now);
    }

    /// Carries out the orders of a test whose turn has come.
    fn obey(&mut self) {
        while self.waking().ended.is_none() {
            let waking = self.waking_mut();
            match waking.orders.front() {
                None | Some(Order::Sync(_)) => return,
                Some(Order::Taken(typed)) if waking.taken < *typed => return,
                Some(_) => {}
            }
            let now = waking.clock.now();
            match waking.orders.pop_front() {
                Some(Order::Advance(ms)) => self.advance(now, ms),
                Some(Order::Wall(wall)) => self.set(Now { wall, ..now }),
                Some(Order::Sleep(ms)) => self.set(Now { wall: now.later(ms).wall, ..now }),
                _ => {}
            }
        }
    }

    /// Sets the clock of a test, and wakes the face.
    fn set(&mut self, now: Now) {
        self.waking().clock.set(now);
        self.wake_at(now);
        self.moved();
    }

    /// Moves the clock of a test, with every wake-up on the way.
    fn advance(&mut self, from: Now, ms: u64) {
        let (mut now, end) = (from, from.later(ms));
        while let Some(at) = self.next_wake(now).filter(|at| *at < end.mono_ms && self.waking().ended.is_none()) {
            now = now.later(at.saturating_sub(now.mono_ms));
            self.set(now);
        }
        if self.waking().ended.is_none() {
            self.set(end);
        }
    }

    /// Answers a test that waits, once all before is done, written and saved; whether it did.
    fn answer(&mut self) -> bool {
        let Some(Order::Sync(token)) = self.waking().orders.front().cloned() else { return false };
        if !self.waking().leaving.is_idle() {
            return false;
        }
        // What the store told before it was idle comes first.
        if let Some(post) = self.waking().arrived() {
            self.take(post);
            return true;
        }
        drive::answer(&token, self.sent());
        self.waking_mut().orders.pop_front();
        true
    }
}
