//! A sensor that prints numbers: a thread of its own reads it and tells points of the level, at most once a frame. What
//! the numbers mean is worked out in `practice`; what is shown and kept is for others.

mod open;
mod source;

use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::clock::Clock;
use crate::files::Recording;
use crate::practice::signal::{Channel, Contact, Heard, Kind, Level, Lines, Look, Point, Stamps, guess};

pub use source::{BadSource, Port, Source, ports};

/// It is read so often: what came meanwhile waits in the system's own memory, and the loop is woken once a frame.
const FRAME: Duration = Duration::from_millis(33);
/// A sensor that went away is looked for again so often.
const AGAIN: Duration = Duration::from_secs(1);
/// How many bytes are taken at a time.
const BYTES: usize = 32 * 1024;
/// More samples in a frame than a sensor of 2000 a second sends in five: a flood, of which a part is taken, evenly.
const FLOOD: usize = 330;
/// Samples that are looked at to guess their kind: a second at the least, two at most.
const GUESSED_OVER_MS: f64 = 2_000.0;

/// What is wanted of a sensor.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Where it is.
    pub source: Source,
    /// Which of its numbers.
    pub channel: Channel,
    /// What they are; none is guessed, and said.
    pub kind: Option<Kind>,
    /// Where the numbers are written as they come, if they are: a new file, private to the account.
    pub record: Option<PathBuf>,
}

/// A sensor that is being read. Dropped, it is let go and tells nothing more.
#[derive(Debug)]
pub struct Sensor {
    over: Arc<AtomicBool>,
    muted: Arc<AtomicBool>,
    child: Kept,
}

/// The command whose output is read, while there is one.
type Kept = Arc<Mutex<Option<Child>>>;

impl Sensor {
    /// Tells nothing for as long as it is muted, and goes on reading: standard input cannot be opened a second time.
    pub fn mute(&self, muted: bool) {
        self.muted.store(muted, Ordering::SeqCst);
    }
}

impl Drop for Sensor {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        open::end(&self.child);
    }
}

/// Begins to read; what is heard goes to `tell`, from a thread of its own.
///
/// # Errors
/// When the system gives no thread.
pub fn start(wanted: Wanted, clock: Clock, tell: impl Fn(Heard) + Send + 'static) -> io::Result<Sensor> {
    let over = Arc::new(AtomicBool::new(false));
    let muted = Arc::new(AtomicBool::new(false));
    let child = Kept::default();
    let reader = Reader::new(wanted, clock, (Arc::clone(&over), Arc::clone(&child)));
    let is_muted = Arc::clone(&muted);
    let tell = move |heard| {
        if !is_muted.load(Ordering::SeqCst) {
            tell(heard);
        }
    };
    thread::Builder::new().name("sensor".to_owned()).spawn(move || reader.run(&tell))?;
    Ok(Sensor { over, muted, child })
}

struct Reader {
    wanted: Wanted,
    clock: Clock,
    over: Arc<AtomicBool>,
    child: Kept,
    lines: Lines,
    stamps: Stamps,
    look: Look,
    level: Option<Level>,
    /// Samples that wait until their kind is known.
    waiting: Vec<(f64, f64)>,
    recording: Option<Recording>,
    heard: Heard,
}

impl Reader {
    fn new(wanted: Wanted, clock: Clock, (over, child): (Arc<AtomicBool>, Kept)) -> Self {
        let lines = Lines::new(wanted.channel.clone(), wanted.source.begins_whole());
        let recording = wanted.record.as_deref().map(Recording::begin).transpose();
        let heard = Heard { kind: wanted.kind, unrecorded: recording.is_err(), ..Heard::default() };
        let level = wanted.kind.map(Level::new);
        let recording = recording.unwrap_or_default();
        Self {
            wanted,
            clock,
            over,
            child,
            lines,
            stamps: Stamps::default(),
            look: Look::default(),
            level,
            waiting: Vec::new(),
            recording,
            heard,
        }
    }

    fn run(mut self, tell: &dyn Fn(Heard)) {
        loop {
            if let Ok(stream) = open::open(&self.wanted.source, &self.child) {
                self.read(stream, tell);
                open::end(&self.child);
            }
            if self.is_over() {
                return;
            }
            let comes_back = self.wanted.source.comes_back();
            self.lines.interrupted();
            self.heard.contact = if comes_back { Contact::Gone } else { Contact::Ended };
            self.tell(tell, Vec::new());
            if !comes_back {
                return;
            }
            thread::sleep(AGAIN);
        }
    }

    /// Reads until it ends, fails, or is not wanted any more.
    fn read(&mut self, mut stream: Box<dyn Read + Send>, tell: &dyn Fn(Heard)) {
        let mut bytes = vec![0; BYTES];
        let mut values = Vec::new();
        while !self.is_over() {
            match stream.read(&mut bytes) {
                Ok(0) => return,
                Ok(count) => {
                    self.lines.push(bytes.get(..count).unwrap_or_default(), &mut values);
                    let points = self.take(&values);
                    values.clear();
                    self.heard.contact = Contact::There;
                    if !self.is_over() {
                        self.tell(tell, points);
                    }
                    thread::sleep(FRAME);
                }
                Err(error) if matches!(error.kind(), ErrorKind::Interrupted) => {}
                // A port tells so when nothing came for a while.
                Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {}
                Err(_) => return,
            }
        }
    }

    /// The points that `values`, which arrived now, give.
    fn take(&mut self, values: &[f64]) -> Vec<Point> {
        let every = values.len().div_ceil(FLOOD).max(1);
        self.heard.flood = every > 1;
        let taken: Vec<f64> = values.iter().copied().step_by(every).collect();
        if let Some(rate) = self.stamps.rate() {
            self.look.push(&taken, rate);
        }
        let now = f64::from(u32::try_from(self.clock.now().mono_ms).unwrap_or(u32::MAX));
        let moments: Vec<f64> = self.stamps.stamp(now, u32::try_from(taken.len()).unwrap_or(u32::MAX)).collect();
        let samples: Vec<(f64, f64)> = moments.into_iter().zip(taken).collect();
        self.record(&samples);
        if let Some(level) = &mut self.level {
            return samples.into_iter().filter_map(|(at, value)| level.push(at, value)).collect();
        }
        self.waiting.extend(samples);
        self.settle_kind()
    }

    /// Guesses the kind once enough has come, and goes through what waited.
    fn settle_kind(&mut self) -> Vec<Point> {
        let (Some(first), Some(last)) = (self.waiting.first(), self.waiting.last()) else { return Vec::new() };
        let over = last.0 - first.0;
        let values: Vec<f64> = self.waiting.iter().map(|(_, value)| *value).collect();
        let guessed = self.stamps.rate().and_then(|rate| guess(&values, rate));
        // So few numbers that nothing can be guessed come from a slow sensor, which smooths by itself.
        let kind = guessed.or_else(|| (over >= GUESSED_OVER_MS).then_some(Kind::Level));
        let Some(kind) = kind.filter(|_| over >= GUESSED_OVER_MS / 2.0) else { return Vec::new() };
        (self.heard.kind, self.heard.guessed) = (Some(kind), true);
        let level = self.level.insert(Level::new(kind));
        std::mem::take(&mut self.waiting).into_iter().filter_map(|(at, value)| level.push(at, value)).collect()
    }

    fn record(&mut self, samples: &[(f64, f64)]) {
        if self.recording.as_mut().is_some_and(|recording| recording.add(samples).is_err()) {
            self.recording = None;
            self.heard.unrecorded = true;
        }
    }

    fn tell(&mut self, tell: &dyn Fn(Heard), points: Vec<Point>) {
        self.heard.rate = self.stamps.rate();
        (self.heard.read, self.heard.unreadable) = (self.lines.read(), self.lines.unreadable());
        if self.heard.names != self.lines.names() {
            self.heard.names = self.lines.names().to_vec();
        }
        self.heard.looked = self.look.looked();
        self.heard.tip = self.level.as_ref().and_then(Level::tip);
        tell(Heard { points, ..self.heard.clone() });
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }
}
