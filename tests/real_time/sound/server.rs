//! A sound server of the test's own, without a loudspeaker, whose output is recorded with the moment of each sample.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const RATE: u32 = 24_000;
/// Samples that are judged together: 2 ms.
const STEP: usize = 48;
/// What is louder than this sounds.
const LOUD: u16 = 60;

/// Samples as they came in: when, how many had come before, and what they are.
type Recorded = Vec<(Instant, usize, Vec<i16>)>;

pub struct Server {
    folder: TempDir,
    child: Child,
    recorder: Child,
    recorded: Arc<Mutex<Recorded>>,
}

/// Where a server will be.
pub struct Place(TempDir);

impl Place {
    /// As the program is told it.
    pub fn address(&self) -> String {
        format!("unix:{}/native", self.0.path().display())
    }

    /// The server begins.
    pub fn start(self) -> Server {
        Server::start_in(self.0)
    }
}

impl Server {
    /// Starts it; `None`, with a line, where the programs for it are not installed.
    pub fn start() -> Option<Self> {
        Self::place().map(Place::start)
    }

    /// Where it will be; `None`, with a line, where the programs for it are not installed.
    pub fn place() -> Option<Place> {
        let there = |name: &str| Command::new(name).arg("--version").output().is_ok_and(|said| said.status.success());
        if !there("pulseaudio") || !there("parec") {
            println!("skipped: pulseaudio and parec are not installed");
            return None;
        }
        Some(Place(tempfile::tempdir().unwrap()))
    }

    fn start_in(folder: TempDir) -> Self {
        let path = folder.path().display().to_string();
        let socket = format!("{path}/native");
        let quiet = |command: &mut Command| {
            command.env("HOME", &path).env("XDG_RUNTIME_DIR", &path).stderr(Stdio::null());
        };
        let mut server = Command::new("pulseaudio");
        server.args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]);
        server.args(["-L", "module-null-sink sink_name=test rate=48000"]);
        server.args(["-L", &format!("module-native-protocol-unix socket={socket} auth-anonymous=1")]);
        quiet(&mut server);
        let child = server.stdout(Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while !std::path::Path::new(&socket).exists() {
            assert!(begun.elapsed() < Duration::from_secs(20), "the sound server does not start");
            thread::sleep(Duration::from_millis(20));
        }
        let mut recorder = Command::new("parec");
        recorder.args(["-d", "test.monitor", "--raw", "--format=s16le", "--channels=1", "--latency-msec=10"]);
        recorder.args([format!("--rate={RATE}")]).env("PULSE_SERVER", format!("unix:{socket}"));
        quiet(&mut recorder);
        let mut recorder = recorder.stdout(Stdio::piped()).spawn().unwrap();
        let samples = Arc::new(Mutex::new(Vec::new()));
        let (mut output, into) = (recorder.stdout.take().unwrap(), Arc::clone(&samples));
        thread::spawn(move || {
            let (mut bytes, mut half, mut count) = ([0; 4096], Vec::new(), 0);
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                half.extend_from_slice(&bytes[..read]);
                let whole = half.len() / 2 * 2;
                let piece: Vec<i16> =
                    half.drain(..whole).as_slice().chunks(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect();
                let before = count;
                count += piece.len();
                into.lock().unwrap().push((Instant::now(), before, piece));
            }
        });
        let server = Self { folder, child, recorder, recorded: samples };
        // An idle server works in steps of two seconds; from then on in the small ones that the recorder wants.
        while server.recorded.lock().unwrap().iter().map(|(_, _, samples)| samples.len()).sum::<usize>() < 12_000 {
            assert!(begun.elapsed() < Duration::from_secs(20), "nothing is recorded");
            thread::sleep(Duration::from_millis(20));
        }
        server
    }

    pub fn address(&self) -> String {
        format!("unix:{}/native", self.folder.path().display())
    }

    pub fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Whether each step of what was recorded sounds, and the moment of the first one.
    fn steps(&self) -> (Instant, Vec<bool>) {
        let recorded = self.recorded.lock().unwrap();
        let samples: Vec<i16> = recorded.iter().flat_map(|(_, _, samples)| samples.iter().copied()).collect();
        let seconds = |count: usize| Duration::from_secs_f64(count as f64 / f64::from(RATE));
        // Whatever comes late came late: the earliest tells when the first sample was recorded.
        let zero = recorded.iter().filter_map(|(at, before, samples)| at.checked_sub(seconds(before + samples.len())));
        let loud = |step: &[i16]| step.iter().any(|sample| sample.unsigned_abs() > LOUD);
        (zero.min().expect("something was recorded"), samples.chunks(STEP).map(loud).collect())
    }

    fn moment(zero: Instant, step: usize) -> Instant {
        zero + Duration::from_secs_f64((step * STEP) as f64 / f64::from(RATE))
    }

    /// When a tone began after at least 8 ms of silence.
    pub fn onsets(&self) -> Vec<Instant> {
        let (zero, steps) = self.steps();
        let (mut silent, mut onsets) = (0, Vec::new());
        for (at, sounds) in steps.into_iter().enumerate() {
            if sounds && silent >= 4 {
                onsets.push(Self::moment(zero, at));
            }
            silent = if sounds { 0 } else { silent + 1 };
        }
        onsets
    }

    /// When something sounded last.
    pub fn last_sound(&self) -> Option<Instant> {
        let (zero, steps) = self.steps();
        steps.iter().rposition(|sounds| *sounds).map(|step| Self::moment(zero, step + 1))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.recorder.kill();
        let _ = self.recorder.wait();
        self.end();
    }
}
