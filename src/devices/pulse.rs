//! Tones through the sound server that most Linux desktops run: PulseAudio's protocol, which PipeWire speaks too, over
//! the server's own Unix socket in this account. Any other address is refused. Knows no session and no schedule.

mod line;
mod stream;

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::mixer::Mixer;
use crate::clock::Clock;
use crate::practice::Due;
use line::Line;
use stream::{READY_MS, Stream};

/// A connection over which tones sound. While nothing sounds, nothing is sent and nobody is woken.
pub struct Pulse {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What the two sides of the connection share: who has something sound, and the thread that hands it on.
struct Shared {
    mixer: Mutex<Mixer>,
    /// What lies ready at the server is to be taken back.
    takes_back: AtomicBool,
    /// The connection is over.
    ends: AtomicBool,
    /// A byte into this wakes the thread.
    bell: UnixStream,
}

impl Pulse {
    /// Connects to the server of this account; `None` where there is none, or it takes no sound. `lost` is called from
    /// another thread when the server goes away, and when the connection is closed.
    #[must_use]
    pub fn open(clock: &Clock, lost: impl FnOnce() + Send + 'static) -> Option<Self> {
        Self::over(Line::open(clock)?, clock, lost)
    }

    /// The same over a line to a server that takes so many bytes at first.
    fn over((line, takes): (Line, usize), clock: &Clock, lost: impl FnOnce() + Send + 'static) -> Option<Self> {
        let (bell, rung) = UnixStream::pair().ok()?;
        bell.set_nonblocking(true).ok()?;
        rung.set_nonblocking(true).ok()?;
        let shared = Arc::new(Shared {
            mixer: Mutex::default(),
            takes_back: AtomicBool::new(false),
            ends: AtomicBool::new(false),
            bell,
        });
        let stream = Stream::new(line, takes, Arc::clone(&shared), clock.clone());
        let lost = Lost(Some(lost));
        let work = move || {
            stream.run(rung);
            drop(lost);
        };
        let thread = thread::Builder::new().name("tones".to_owned()).spawn(work).ok()?;
        Some(Self { shared, thread: Some(thread) })
    }

    /// Has a tone sound at its moment.
    pub fn add(&self, due: &Due, volume: u8) {
        self.shared.mixer().add(due, volume);
        self.shared.wake();
    }

    /// Fades whatever is not among these; `at_once` also takes back what lies ready at the server.
    pub fn keep(&self, dues: &[Due], at_once: bool) {
        self.shared.mixer().keep(dues);
        if at_once {
            self.shared.takes_back.store(true, Ordering::SeqCst);
            self.shared.wake();
        }
    }

    /// Whether nothing sounds or waits to.
    #[must_use]
    pub fn is_still(&self) -> bool {
        self.shared.mixer().is_still()
    }

    /// Lets what sounds fade, and waits for that.
    pub fn fade_out(&self) {
        if !self.is_still() {
            self.keep(&[], false);
            thread::sleep(Duration::from_millis(READY_MS));
        }
    }
}

impl Drop for Pulse {
    fn drop(&mut self) {
        self.shared.ends.store(true, Ordering::SeqCst);
        self.shared.wake();
        if let Some(thread) = self.thread.take() {
            // It waits for nothing but the bell and the server.
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// The mixer, also after a panic: samples are no worse for it.
    fn mixer(&self) -> MutexGuard<'_, Mixer> {
        self.mixer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        // A bell that was rung often enough to be full wakes all the same.
        let _ = (&self.bell).write(&[0]);
    }

    /// Takes note of every ring so far.
    fn quieten(rung: &mut UnixStream) {
        let mut rings = [0; 64];
        while rung.read(&mut rings).is_ok_and(|count| count == rings.len()) {}
    }
}

/// Tells that the connection is over, also when its thread ends by a mistake of its own.
struct Lost<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for Lost<F> {
    fn drop(&mut self) {
        if let Some(lost) = self.0.take() {
            lost();
        }
    }
}

#[cfg(test)]
mod tests;
