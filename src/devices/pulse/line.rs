//! What is said to the sound server and what it answers: the few commands of PulseAudio's protocol that a stream of
//! tones needs, over one Unix socket. When to say what is decided elsewhere.

use std::ffi::CString;
use std::io::{Cursor, ErrorKind, Read as _, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::UNIX_EPOCH;

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};
use pulseaudio::protocol::{
    self, AuthParams, AuthReply, ChannelMap, Command, CommandReply, CorkStreamParams, CreatePlaybackStreamReply,
    DESCRIPTOR_SIZE, Descriptor, DescriptorFlags, LatencyParams, MAX_VERSION, MIN_VERSION, PlaybackLatency,
    PlaybackStreamParams, Prop, Props, ProtocolError, SampleFormat, SampleSpec, SetClientNameReply, TagStructReader,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::stream::{PIECE_MS, READY_MS};
use crate::clock::Clock;
use crate::devices::tone::RATE;
use crate::files;

/// The length of the file that shows the server whose program it is.
const COOKIE: usize = 256;

/// How long the server may take to answer, in milliseconds.
pub const ANSWER_MS: u64 = 1_000;

/// No message of the server that matters here is longer, in bytes.
const LONGEST: usize = 256 * 1024;

/// The number under which messages that are no samples travel.
const COMMANDS: u32 = u32::MAX;

/// The connection, with one stream of samples.
pub struct Line {
    socket: UnixStream,
    version: u16,
    /// The number of the last command.
    seq: u32,
    /// The number of the stream.
    channel: u32,
    /// What came and is not a whole message yet.
    came: Vec<u8>,
    /// What waits until the server takes it.
    waits: Vec<u8>,
    /// The command whose answer tells how far the server is.
    asked: Option<u32>,
}

/// What the server tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It takes so many more bytes.
    Wants(usize),
    /// It told how far it is: bytes that wait in the stream, microseconds behind those, and whether it plays.
    Far {
        /// Bytes of the stream that it has and has not handed on.
        waiting: i64,
        /// How long what it has handed on takes to the ear, in microseconds.
        delay_us: u64,
        /// Whether it plays at all at this moment.
        plays: bool,
    },
    /// How far it is may have changed.
    Unsettled,
}

/// The server is gone, or says what nobody understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

impl Line {
    /// Connects to the server of this account and asks for a stream, which waits. The server of another machine is
    /// none: its address is passed over.
    /// With it comes how many bytes the server takes at first.
    pub fn open(clock: &Clock) -> Option<(Self, usize)> {
        Self::over(UnixStream::connect(pulseaudio::socket_path_from_env()?).ok()?, clock)
    }

    /// The same over a socket that leads to a server.
    pub(super) fn over(socket: UnixStream, clock: &Clock) -> Option<(Self, usize)> {
        socket.set_nonblocking(true).ok()?;
        let cookie = pulseaudio::cookie_path_from_env().and_then(|path| files::read_up_to(&path, COOKIE).ok());
        // A server that knows the account by its socket wants no cookie, but one of the usual length.
        let cookie = cookie.filter(|cookie| cookie.len() == COOKIE).unwrap_or_else(|| vec![0; COOKIE]);
        let (came, waits) = (Vec::new(), Vec::new());
        let mut line = Self { socket, version: MAX_VERSION, seq: 0, channel: COMMANDS, came, waits, asked: None };
        let ends_ms = clock.now().mono_ms + ANSWER_MS;
        let takes = line.greet(cookie, clock, ends_ms)?;
        Some((line, takes))
    }

    fn greet(&mut self, cookie: Vec<u8>, clock: &Clock, ends_ms: u64) -> Option<usize> {
        let auth = AuthParams { version: MAX_VERSION, supports_shm: false, supports_memfd: false, cookie };
        let told: AuthReply = self.converse(&Command::Auth(auth), clock, ends_ms)?;
        self.version = told.version.min(MAX_VERSION);
        if self.version < MIN_VERSION {
            return None;
        }
        let mut props = Props::new();
        // Mixers show it, and remember it: nothing there tells what this is.
        props.set(Prop::ApplicationName, c"clock");
        props.set(Prop::ApplicationProcessId, CString::new(std::process::id().to_string()).ok()?);
        let _: SetClientNameReply = self.converse(&Command::SetClientName(props), clock, ends_ms)?;
        let stream: CreatePlaybackStreamReply =
            self.converse(&Command::CreatePlaybackStream(wanted()), clock, ends_ms)?;
        self.channel = stream.channel;
        usize::try_from(stream.requested_bytes).ok()
    }

    /// Says something and waits for the answer; only before the stream runs.
    fn converse<R: CommandReply>(&mut self, command: &Command, clock: &Clock, ends_ms: u64) -> Option<R> {
        let seq = self.say(command)?;
        while clock.now().mono_ms < ends_ms {
            let all_sent = self.send().ok()?;
            self.take_in().ok()?;
            while let Some(length) = self.whole().ok()? {
                let message: Vec<u8> = self.came.drain(..length).collect();
                let mut rest = Cursor::new(message.get(DESCRIPTOR_SIZE..)?);
                match understood(|| Command::read_tag_prefixed(&mut rest, self.version)) {
                    Some((told, Command::Reply)) if told == seq => {
                        return understood(|| TagStructReader::new(&mut rest, self.version).read());
                    }
                    Some((told, Command::Error(_))) if told == seq => return None,
                    // What the server tells of other things is no answer.
                    _ => {}
                }
            }
            self.wait(clock, ends_ms, all_sent)?;
        }
        None
    }

    /// Waits until the server tells something, or takes more, or that moment has come.
    fn wait(&self, clock: &Clock, until_ms: u64, all_sent: bool) -> Option<()> {
        let interest = if all_sent { PollFlags::IN } else { PollFlags::IN | PollFlags::OUT };
        let patience = Timespec::try_from(clock.until(until_ms)).ok();
        match poll(&mut [PollFd::new(&self.socket, interest)], patience.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Some(()),
            Err(_) => None,
        }
    }

    fn say(&mut self, command: &Command) -> Option<u32> {
        self.seq += 1;
        protocol::write_command_message(&mut self.waits, self.seq, command, self.version).ok()?;
        Some(self.seq)
    }

    /// Has the server play what it is handed, or wait. What was asked before is of no matter any more.
    pub fn play(&mut self, plays: bool) {
        self.asked = None;
        self.say(&Command::CorkPlaybackStream(CorkStreamParams { channel: self.channel, cork: !plays }));
    }

    /// Takes back what the server has and has not played. What was asked before is of no matter any more.
    pub fn take_back(&mut self) {
        self.asked = None;
        self.say(&Command::FlushPlaybackStream(self.channel));
    }

    /// Asks how far the server is.
    pub fn ask(&mut self) {
        // The time that belongs there is sent back as it is.
        let params = LatencyParams { channel: self.channel, now: UNIX_EPOCH };
        self.asked = self.say(&Command::GetPlaybackLatency(params));
    }

    /// Hands over samples: room for `length` bytes that `fill` fills.
    pub fn hand_over(&mut self, length: usize, fill: impl FnOnce(&mut [u8])) {
        let head = Descriptor {
            length: u32::try_from(length).unwrap_or(0),
            channel: self.channel,
            offset: 0,
            flags: DescriptorFlags::empty(),
        };
        if protocol::write_descriptor(&mut self.waits, &head).is_ok() {
            let begins = self.waits.len();
            self.waits.resize(begins + length, 0);
            self.waits.get_mut(begins..).map(fill);
        }
    }

    /// Sends as much as the server takes; whether all of it went.
    ///
    /// # Errors
    /// When the server is gone.
    pub fn send(&mut self) -> Result<bool, Gone> {
        while !self.waits.is_empty() {
            match self.socket.write(&self.waits) {
                Ok(0) => return Err(Gone),
                Ok(sent) => drop(self.waits.drain(..sent)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(Gone),
            }
        }
        Ok(true)
    }

    /// What the server has told since; never waits.
    ///
    /// # Errors
    /// When it is gone, or takes the stream away.
    pub fn hear(&mut self) -> Result<Vec<Told>, Gone> {
        self.take_in()?;
        let mut told = Vec::new();
        while let Some(length) = self.whole()? {
            let message: Vec<u8> = self.came.drain(..length).collect();
            told.extend(self.understand(&message)?);
        }
        Ok(told)
    }

    /// Takes in what the server has said; never waits. One that says more than can be a message is not understood.
    fn take_in(&mut self) -> Result<(), Gone> {
        let (mut bytes, before) = ([0; 4096], self.came.len());
        while self.came.len() <= 2 * LONGEST {
            match self.socket.read(&mut bytes) {
                // What it said last is understood first.
                Ok(0) if self.came.len() > before => return Ok(()),
                Ok(0) => return Err(Gone),
                Ok(count) => self.came.extend(bytes.iter().take(count)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(Gone),
            }
        }
        Err(Gone)
    }

    /// The length of the message that has come whole, with its head.
    fn whole(&self) -> Result<Option<usize>, Gone> {
        let Some(head) = self.came.get(..DESCRIPTOR_SIZE) else { return Ok(None) };
        let head = protocol::read_descriptor(&mut Cursor::new(head)).map_err(|_| Gone)?;
        let length = usize::try_from(head.length).ok().filter(|length| *length <= LONGEST).ok_or(Gone)?;
        Ok(Some(DESCRIPTOR_SIZE + length).filter(|length| *length <= self.came.len()))
    }

    fn understand(&mut self, message: &[u8]) -> Result<Option<Told>, Gone> {
        let mut rest = Cursor::new(message.get(DESCRIPTOR_SIZE..).unwrap_or_default());
        // A command that is not known is of no matter here.
        let Some((seq, command)) = understood(|| Command::read_tag_prefixed(&mut rest, self.version)) else {
            return Ok(None);
        };
        Ok(match command {
            Command::Reply if self.asked == Some(seq) => {
                self.asked = None;
                let told: PlaybackLatency =
                    understood(|| TagStructReader::new(&mut rest, self.version).read()).ok_or(Gone)?;
                let waiting = told.write_offset.saturating_sub(told.read_offset);
                Some(Told::Far { waiting, delay_us: told.sink_usec, plays: told.playing })
            }
            Command::Error(_) if self.asked == Some(seq) => {
                self.asked = None;
                Some(Told::Far { waiting: 0, delay_us: 0, plays: false })
            }
            Command::Request(request) if request.channel == self.channel => {
                usize::try_from(request.length).ok().map(Told::Wants)
            }
            Command::PlaybackStreamKilled(channel) if channel == self.channel => return Err(Gone),
            Command::Started(_)
            | Command::Underflow(_)
            | Command::PlaybackStreamMoved(_)
            | Command::PlaybackStreamSuspended(_) => Some(Told::Unsettled),
            _ => None,
        })
    }
}

impl AsFd for Line {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

/// What was read, where it can be; of some things that no server says the reader makes a panic of its own.
fn understood<T>(read: impl FnOnce() -> Result<T, ProtocolError>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()?.ok()
}

/// What is asked of the server: one channel, little delay, and to wait until there is something to hear.
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
        flags: StreamFlags { adjust_latency: true, start_corked: true, ..StreamFlags::default() },
        ..PlaybackStreamParams::default()
    }
}
