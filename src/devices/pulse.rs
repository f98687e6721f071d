//! Tones through the sound server that most Linux desktops run: PulseAudio's protocol, which PipeWire speaks too, over
//! the server's own Unix socket in this account. Any other address is refused. Knows no session and no schedule.

use std::future::Future;
use std::os::unix::net::UnixStream;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};
use pulseaudio::protocol::{ChannelMap, PlaybackStreamParams, SampleFormat, SampleSpec};
use pulseaudio::{AsPlaybackSource as _, Client, PlaybackStream};

use super::mixer::Mixer;
use super::tone::RATE;
use crate::clock::Clock;
use crate::files;
use crate::practice::Due;

/// How much sound lies ready at the server, in milliseconds: enough for a busy machine, and soon silent.
const READY_MS: u64 = 120;
/// How much the server asks for at once.
const PIECE_MS: u64 = 30;

/// The length of the file that shows the server whose program it is.
const COOKIE: usize = 256;

/// How long the server may take to answer, in milliseconds.
const ANSWER_MS: u64 = 1_000;

/// A connection over which tones sound.
pub struct Pulse {
    // Before the client: it takes its leave through it.
    stream: PlaybackStream,
    _client: Client,
    mixer: Arc<Mutex<Mixer>>,
    clock: Clock,
    /// How often the server was asked how far it is.
    asked: AtomicU64,
}

impl Pulse {
    /// Connects to the server of this account; `None` where there is none, or it takes no sound. `lost` is called from
    /// another thread when the server goes away, and when the connection is closed.
    #[must_use]
    pub fn open(clock: &Clock, lost: impl FnOnce() + Send + 'static) -> Option<Self> {
        let client = connect(clock)?;
        let mixer = Arc::new(Mutex::new(Mixer::default()));
        let mut source = Source { mixer: Arc::clone(&mixer), clock: clock.clone(), lost: Some(Box::new(lost)) };
        let source = move |samples: &mut [u8]| source.fill(samples);
        let stream = answer(clock, client.create_playback_stream(wanted(), source.as_playback_source()))?.ok()?;
        Some(Self { stream, _client: client, mixer, clock: clock.clone(), asked: AtomicU64::new(0) })
    }

    /// Has a tone sound at its moment.
    pub fn add(&self, due: &Due, volume: u8) {
        held(&self.mixer).add(due, volume);
    }

    /// Fades whatever is not among these; `at_once` also takes back what lies ready at the server.
    pub fn keep(&self, dues: &[Due], at_once: bool) {
        held(&self.mixer).keep(dues);
        if at_once {
            let _ = answer(&self.clock, self.stream.flush());
        }
    }

    /// Whether nothing sounds or waits to.
    #[must_use]
    pub fn is_still(&self) -> bool {
        held(&self.mixer).is_still()
    }

    /// Asks the server how far it is, so that tones are heard at their moment; whether it still answers.
    pub fn listen(&self) -> bool {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let before = self.clock.now().mono_ms;
        let Some(Ok(told)) = answer(&self.clock, self.stream.timing_info()) else { return false };
        let after = self.clock.now().mono_ms;
        if told.playing {
            #[expect(clippy::cast_precision_loss, reason = "bytes and microseconds of one sitting")]
            let (read, delay_us) = (told.read_offset as f64 / 2.0, told.sink_usec as f64);
            #[expect(clippy::cast_precision_loss, reason = "milliseconds of one sitting")]
            let middle = (before + after) as f64 / 2.0;
            held(&self.mixer).heard(read - delay_us * f64::from(RATE) / 1e6, middle);
        }
        true
    }

    /// How long until it is asked again, in milliseconds: soon at first, while it is not known how far it is.
    #[must_use]
    pub fn listen_again_ms(&self) -> u64 {
        if !held(&self.mixer).is_timed() && self.asked.load(Ordering::Relaxed) < 100 { 20 } else { 1_000 }
    }

    /// Lets what sounds fade, and waits for that.
    pub fn fade_out(&self) {
        if !self.is_still() {
            self.keep(&[], false);
            thread::sleep(Duration::from_millis(READY_MS));
        }
    }
}

/// Connects over the server's Unix socket. The server of another machine is none: its address is passed over.
fn connect(clock: &Clock) -> Option<Client> {
    let socket = UnixStream::connect(pulseaudio::socket_path_from_env()?).ok()?;
    let patience = clock.until(clock.now().mono_ms + ANSWER_MS);
    socket.set_read_timeout(Some(patience)).ok()?;
    socket.set_write_timeout(Some(patience)).ok()?;
    let cookie = pulseaudio::cookie_path_from_env().and_then(|path| files::read_up_to(&path, COOKIE).ok());
    // A server that knows the account by its socket wants no cookie, but one of the usual length.
    let cookie = cookie.filter(|cookie| cookie.len() == COOKIE).unwrap_or_else(|| vec![0; COOKIE]);
    Client::new_unix(c"pelvicoach", socket, Some(cookie)).ok()
}

/// What is asked of the server: one channel, little delay.
fn wanted() -> PlaybackStreamParams {
    let bytes = |ms: u64| u32::try_from(u64::from(RATE) * 2 * ms / 1000).unwrap_or(u32::MAX);
    PlaybackStreamParams {
        sample_spec: SampleSpec { format: SampleFormat::S16Le, channels: 1, sample_rate: RATE },
        channel_map: ChannelMap::mono(),
        buffer_attr: BufferAttr {
            target_length: bytes(READY_MS),
            minimum_request_length: bytes(PIECE_MS),
            ..BufferAttr::default()
        },
        flags: StreamFlags { adjust_latency: true, ..StreamFlags::default() },
        ..PlaybackStreamParams::default()
    }
}

/// Where the server's thread gets its samples.
struct Source {
    mixer: Arc<Mutex<Mixer>>,
    clock: Clock,
    lost: Option<Box<dyn FnOnce() + Send>>,
}

impl Source {
    fn fill(&mut self, samples: &mut [u8]) -> usize {
        // Whole samples alone.
        let whole = samples.len() / 2 * 2;
        if let Some(samples) = samples.get_mut(..whole) {
            held(&self.mixer).fill(samples, self.clock.now().mono_ms, READY_MS);
        }
        whole
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        if let Some(lost) = self.lost.take() {
            lost();
        }
    }
}

/// What a lock holds, also after a panic: samples are no worse for it.
fn held<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for an answer of the server, but not for long.
fn answer<T>(clock: &Clock, question: impl Future<Output = T>) -> Option<T> {
    let mut question = pin!(question);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let end = clock.now().mono_ms + ANSWER_MS;
    loop {
        if let Poll::Ready(answer) = question.as_mut().poll(&mut context) {
            return Some(answer);
        }
        let left = clock.until(end);
        if left == Duration::ZERO {
            return None;
        }
        thread::park_timeout(left);
    }
}
