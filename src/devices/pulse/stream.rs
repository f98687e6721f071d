//! The thread that hands samples to the sound server as it takes them, and has the server wait while nothing sounds, so
//! that neither side is woken then. What is said to the server is written down in `line`.

use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Shared;
use super::line::{ANSWER_MS, Gone, Line, Told};
use crate::clock::Clock;
use crate::devices::tone::RATE;

/// How much sound lies ready at the server, in milliseconds: enough for a busy machine, and soon silent.
pub const READY_MS: u64 = 120;
/// How much the server asks for at once.
pub const PIECE_MS: u64 = 30;

/// More than this is not handed over at once, in bytes: half a second.
const MOST: usize = RATE as usize;

/// How soon the server is asked how far it is while that is not known, and how often later, in milliseconds.
const ASK_SOON_MS: u64 = 20;
const ASK_AGAIN_MS: u64 = 1_000;
/// So often it is asked soon; a device that does not play by then may never.
const MOST_SOON: u8 = 100;

/// A device that is further away than this, in milliseconds, is not waited for before the stream rests.
const FARTHEST_MS: u64 = 2_000;

/// The stream as its thread knows it.
pub struct Stream {
    line: Line,
    shared: Arc<Shared>,
    clock: Clock,
    /// Whether the server plays what it is handed.
    plays: bool,
    /// How many bytes the server takes.
    takes: usize,
    /// What is asked now and was not answered: since when, and how many samples had been handed over.
    asked: Option<(u64, u64)>,
    /// When it is asked next.
    ask_ms: u64,
    /// How often it is still asked soon.
    soon: u8,
    /// How long the last sample takes to the ear beyond what lies ready, in milliseconds.
    delay_ms: u64,
    /// When the stream rests, where nothing is to sound.
    rest_ms: Option<u64>,
}

impl Stream {
    /// A stream that waits for the first tone, of which the server takes so many bytes at first.
    pub fn new(line: Line, takes: usize, shared: Arc<Shared>, clock: Clock) -> Self {
        let (plays, soon, delay_ms) = (false, MOST_SOON, 0);
        Self { line, shared, clock, plays, takes, asked: None, ask_ms: 0, soon, delay_ms, rest_ms: None }
    }

    /// Runs until the connection is over; `rung` wakes it.
    pub fn run(mut self, mut rung: UnixStream) {
        while !self.shared.ends.load(Ordering::SeqCst) {
            if self.turn(&mut rung).is_err() {
                return;
            }
        }
    }

    fn turn(&mut self, rung: &mut UnixStream) -> Result<(), Gone> {
        let now = self.clock.now().mono_ms;
        if self.asked.is_some_and(|(since, _)| since + ANSWER_MS <= now) {
            return Err(Gone);
        }
        self.take_back(now);
        self.begin_or_rest(now);
        self.hand_over(now);
        let all_sent = self.line.send()?;
        self.wait(rung, all_sent)?;
        Shared::quieten(rung);
        for told in self.line.hear()? {
            self.take_in(told);
        }
        Ok(())
    }

    fn take_back(&mut self, now: u64) {
        if self.shared.takes_back.swap(false, Ordering::SeqCst) && self.plays {
            self.line.take_back();
            // How far the server is has changed with that.
            self.shared.mixer().begin_anew();
            (self.asked, self.ask_ms, self.soon) = (None, now, MOST_SOON);
        }
    }

    /// Has the server play when there is something to hear, and wait once the last of it was heard.
    fn begin_or_rest(&mut self, now: u64) {
        let mut mixer = self.shared.mixer();
        if !mixer.is_still() {
            self.rest_ms = None;
            if !self.plays {
                mixer.begin_anew();
                self.line.play(true);
                (self.plays, self.ask_ms, self.soon) = (true, now, MOST_SOON);
            }
        } else if self.plays {
            let rest = *self.rest_ms.get_or_insert(now + 2 * READY_MS + self.delay_ms.min(FARTHEST_MS));
            if rest <= now {
                self.line.play(false);
                (self.plays, self.asked, self.rest_ms) = (false, None, None);
            }
        }
    }

    fn hand_over(&mut self, now: u64) {
        if !self.plays {
            return;
        }
        // Whole samples alone.
        let length = self.takes.min(MOST) / 2 * 2;
        if length > 0 {
            let mut mixer = self.shared.mixer();
            self.line.hand_over(length, |samples| mixer.fill(samples, now, READY_MS));
            self.takes = 0;
        }
        if self.asked.is_none() && self.ask_ms <= now {
            // After the samples, on the same line: what the server then has is known.
            self.line.ask();
            self.asked = Some((now, self.shared.mixer().written()));
        }
    }

    /// Sleeps until the server tells something, the bell rings, or it is time to ask or to rest.
    fn wait(&self, rung: &UnixStream, all_sent: bool) -> Result<(), Gone> {
        let asks = match self.asked {
            Some((since, _)) => since + ANSWER_MS,
            None => self.ask_ms,
        };
        let until = self.plays.then_some(asks).into_iter().chain(self.rest_ms).min();
        let patience = until.and_then(|at| Timespec::try_from(self.clock.until(at)).ok());
        let interest = if all_sent { PollFlags::IN } else { PollFlags::IN | PollFlags::OUT };
        let mut watched = [PollFd::new(&self.line, interest), PollFd::new(rung, PollFlags::IN)];
        match poll(&mut watched, patience.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(_) => Err(Gone),
        }
    }

    fn take_in(&mut self, told: Told) {
        let now = self.clock.now().mono_ms;
        match told {
            Told::Wants(bytes) => self.takes = self.takes.saturating_add(bytes),
            Told::Unsettled => self.ask_ms = now,
            Told::Far { waiting, delay_us, plays } => {
                let Some((since, written)) = self.asked.take() else { return };
                if plays {
                    #[expect(clippy::cast_precision_loss, reason = "bytes and microseconds of one sitting")]
                    let behind = waiting as f64 / 2.0 + delay_us as f64 * f64::from(RATE) / 1e6;
                    #[expect(clippy::cast_precision_loss, reason = "samples and milliseconds of one sitting")]
                    let (written, middle) = (written as f64, (since + now) as f64 / 2.0);
                    self.shared.mixer().heard(written - behind, middle);
                    self.delay_ms = delay_us / 1_000;
                }
                let is_soon = !plays && self.soon > 0;
                self.soon -= u8::from(is_soon);
                self.ask_ms = now + if is_soon { ASK_SOON_MS } else { ASK_AGAIN_MS };
            }
        }
    }
}
