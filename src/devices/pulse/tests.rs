//! Sound servers of the test's own, each with an oddity: one is old, one says nothing, one says what nobody understands,
//! one goes away. A practice goes on through all of them, so that the line ends in time and nothing here panics.

use std::io::Cursor;
use std::os::unix::net::UnixStream;
use std::sync::atomic::AtomicUsize;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Instant, UNIX_EPOCH};

use proptest::prelude::*;
use pulseaudio::protocol::{
    self, AuthReply, Command, CreatePlaybackStreamReply, DESCRIPTOR_SIZE, Descriptor, DescriptorFlags, MAX_VERSION,
    MIN_VERSION, PlaybackLatency, SetClientNameReply, write_ack_message, write_reply_message,
};

use super::line::{Gone, Told};
use super::*;
use crate::practice::Tone;

/// Longer than anything here takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a server does that no other does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Oddity {
    #[default]
    None,
    /// It never answers.
    Silent,
    /// Its device is suspended: it plays nothing and wants nothing.
    Suspended,
    /// Asked how far it is, it says nothing any more.
    FallsSilent,
    /// Asked how far it is, it says what nobody understands.
    Babbles,
    /// Asked how far it is, it is gone.
    Leaves,
}

/// A server of this version.
#[derive(Clone, Copy, Debug)]
struct Server {
    version: u16,
    oddity: Oddity,
}

/// What it was handed.
#[derive(Default)]
struct Handed {
    samples: AtomicUsize,
    loud: AtomicUsize,
}

impl Server {
    fn new(oddity: Oddity) -> Self {
        Self { version: MAX_VERSION, oddity }
    }

    /// This end of a line to it; it serves until the line is closed.
    fn start(self) -> (UnixStream, Arc<Handed>) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let handed = Arc::new(Handed::default());
        let counts = Arc::clone(&handed);
        thread::spawn(move || drop(self.serve(theirs, &counts)));
        (ours, handed)
    }

    fn serve(self, mut socket: UnixStream, handed: &Handed) -> std::io::Result<()> {
        loop {
            let mut head = [0; DESCRIPTOR_SIZE];
            socket.read_exact(&mut head)?;
            let head = protocol::read_descriptor(&mut Cursor::new(head)).unwrap();
            let mut message = vec![0; head.length as usize];
            socket.read_exact(&mut message)?;
            if self.oddity == Oddity::Silent {
                continue;
            }
            if head.channel != u32::MAX {
                let loud = message.chunks(2).filter(|two| two != &[0, 0]).count();
                handed.loud.fetch_add(loud, Ordering::SeqCst);
                handed.samples.fetch_add(message.len() / 2, Ordering::SeqCst);
                continue;
            }
            let told = Command::read_tag_prefixed(&mut Cursor::new(&message), self.version);
            let (seq, command) = told.expect("the program says what a server of this version understands");
            let mut says = Vec::new();
            let ends = self.answer(seq, &command, &mut says);
            socket.write_all(&says)?;
            if ends {
                return Ok(());
            }
        }
    }

    /// What it says to a command; whether it is gone then.
    fn answer(self, seq: u32, command: &Command, says: &mut Vec<u8>) -> bool {
        let version = self.version;
        match command {
            Command::Auth(_) => {
                write_reply_message(says, seq, &AuthReply { version, ..AuthReply::default() }, version).unwrap();
            }
            Command::SetClientName(_) => {
                write_reply_message(says, seq, &SetClientNameReply { client_id: 1 }, version).unwrap();
            }
            Command::CreatePlaybackStream(_) => write_reply_message(says, seq, &stream(), version).unwrap(),
            Command::GetPlaybackLatency(_) => match self.oddity {
                Oddity::FallsSilent => {}
                Oddity::Babbles => says.extend(b"a line of text, as from the wrong kind of server\n\n"),
                Oddity::Leaves => return true,
                oddity => {
                    let mut told = latency();
                    told.playing = oddity != Oddity::Suspended;
                    write_reply_message(says, seq, &told, version).unwrap();
                    if told.playing {
                        let more = protocol::Request { channel: 0, length: 4_800 };
                        protocol::write_command_message(says, u32::MAX, &Command::Request(more), version).unwrap();
                    }
                }
            },
            _ => write_ack_message(says, seq).unwrap(),
        }
        false
    }
}

fn stream() -> CreatePlaybackStreamReply {
    CreatePlaybackStreamReply { requested_bytes: 5_760, ..CreatePlaybackStreamReply::default() }
}

fn latency() -> PlaybackLatency {
    PlaybackLatency {
        sink_usec: 10_000,
        source_usec: 0,
        playing: true,
        local_time: UNIX_EPOCH,
        remote_time: UNIX_EPOCH,
        write_offset: 0,
        read_offset: 0,
        underrun_for: 0,
        playing_for: 0,
    }
}

/// A connection to such a server, and the word that it is lost.
fn connect(server: Server, clock: &Clock) -> Option<(Pulse, Arc<Handed>, Receiver<()>)> {
    let (socket, handed) = server.start();
    let (tell, lost) = channel();
    let told = move || {
        let _ = tell.send(());
    };
    let pulse = Pulse::over(Line::over(socket, clock)?, clock, told)?;
    Some((pulse, handed, lost))
}

fn due(clock: &Clock) -> Due {
    Due { at_ms: clock.now().mono_ms + 50, tone: Tone::Squeeze, ms: 1_000, says: String::new() }
}

fn wait_until(what: &str, done: impl Fn() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < PATIENCE, "waited for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn servers_of_every_version_since_the_oldest_are_handed_tones() {
    let clock = Clock::real();
    for version in [MIN_VERSION, 14, 15, 17, 18, 20, 21, 26, 32, MAX_VERSION, MAX_VERSION + 1] {
        let server = Server { version: version.min(MAX_VERSION), oddity: Oddity::None };
        let (pulse, handed, lost) = connect(server, &clock).unwrap_or_else(|| panic!("version {version}"));
        pulse.add(&due(&clock), 80);
        wait_until("a tone", || handed.loud.load(Ordering::SeqCst) > 1_000);
        assert!(lost.try_recv().is_err(), "version {version} was lost");
    }
    let older = Server { version: MIN_VERSION - 1, oddity: Oddity::None };
    assert!(connect(older, &clock).is_none(), "one that is older than that is left alone");
}

#[test]
fn a_server_that_never_answers_is_none_after_a_second() {
    let clock = Clock::real();
    let begun = Instant::now();
    assert!(connect(Server::new(Oddity::Silent), &clock).is_none());
    let took = begun.elapsed();
    assert!(took > Duration::from_millis(900) && took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_server_that_answers_byte_by_byte_is_none_after_a_second() {
    let (socket, mut other) = UnixStream::pair().unwrap();
    let drips = thread::spawn(move || {
        // A message of 200 bytes that takes ten seconds.
        let mut all = vec![0, 0, 0, 200, 0xff, 0xff, 0xff, 0xff];
        all.resize(220, 0);
        for byte in all {
            if other.write_all(&[byte]).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    });
    let begun = Instant::now();
    assert!(Line::over(socket, &Clock::real()).is_none());
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    drips.join().unwrap();
}

#[test]
fn a_suspended_device_holds_up_nothing() {
    let clock = Clock::real();
    let (pulse, handed, lost) = connect(Server::new(Oddity::Suspended), &clock).unwrap();
    for _ in 0..50 {
        pulse.add(&due(&clock), 80);
    }
    wait_until("the first samples", || handed.samples.load(Ordering::SeqCst) > 0);
    pulse.keep(&[], true);
    assert!(lost.try_recv().is_err(), "it is there");
    let begun = Instant::now();
    drop(pulse);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[test]
fn a_server_that_falls_silent_babbles_or_leaves_is_told_of_once() {
    for oddity in [Oddity::FallsSilent, Oddity::Babbles, Oddity::Leaves] {
        let clock = Clock::real();
        let (pulse, _, lost) = connect(Server::new(oddity), &clock).unwrap();
        pulse.add(&due(&clock), 80);
        assert_eq!(lost.recv_timeout(PATIENCE), Ok(()), "{oddity:?}");
        // Whatever is asked of it then comes to nothing.
        pulse.add(&due(&clock), 80);
        pulse.keep(&[], true);
        drop(pulse);
        assert!(lost.recv().is_err(), "{oddity:?}: told once");
    }
}

/// What a server says first: an answer to each of the three commands of the greeting, and one about how far it is.
fn said() -> Vec<u8> {
    let mut all = Vec::new();
    let auth = AuthReply { version: MAX_VERSION, ..AuthReply::default() };
    write_reply_message(&mut all, 1, &auth, MAX_VERSION).unwrap();
    write_reply_message(&mut all, 2, &SetClientNameReply { client_id: 1 }, MAX_VERSION).unwrap();
    write_reply_message(&mut all, 3, &stream(), MAX_VERSION).unwrap();
    write_reply_message(&mut all, 4, &latency(), MAX_VERSION).unwrap();
    all
}

/// A line to a server that has said all this, whatever it is asked, and is gone.
fn heard(bytes: &[u8]) -> Option<Result<Vec<Told>, Gone>> {
    let (socket, mut other) = UnixStream::pair().unwrap();
    other.write_all(bytes).unwrap();
    other.shutdown(std::net::Shutdown::Write).unwrap();
    let (mut line, _) = Line::over(socket, &Clock::real())?;
    line.ask();
    Some(line.hear())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_a_server_says_ends_in_silence_and_never_in_a_panic(
        changes in proptest::collection::vec((0_usize..400, any::<u8>()), 0..6),
        cut in proptest::option::of(0_usize..400),
    ) {
        let mut bytes = said();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(cut.unwrap_or(usize::MAX));
        let _ = heard(&bytes);
    }

    #[test]
    fn noise_is_no_server(noise in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(heard(&noise).is_none());
    }
}

#[test]
fn a_message_that_claims_to_be_endless_is_none() {
    let endless = Descriptor { length: u32::MAX, channel: u32::MAX, offset: 0, flags: DescriptorFlags::empty() };
    let mut bytes = Vec::new();
    protocol::write_descriptor(&mut bytes, &endless).unwrap();
    assert!(heard(&bytes).is_none());
}
