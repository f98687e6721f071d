//! What comes out of the pseudo-terminal, read on a thread of its own.

use std::io::Read;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// What has come out of the pseudo-terminal.
pub(super) struct Seen {
    pub(super) state: Mutex<SeenState>,
    pub(super) changed: Condvar,
}

pub(super) struct SeenState {
    pub(super) parser: vt100::Parser,
    pub(super) bytes: Vec<u8>,
    /// While this is set nobody reads: the terminal takes no more.
    pub(super) blocked: bool,
    /// The reader is to let go of the terminal after its next read.
    pub(super) closing: bool,
    pub(super) ended: bool,
}

impl SeenState {
    /// How many bytes have come since the program took the screen; what it complained of before is no frame.
    pub(super) fn drawn(&self) -> usize {
        let taken = self.bytes.windows(TAKES_SCREEN.len()).position(|bytes| bytes == TAKES_SCREEN);
        self.bytes.len() - taken.unwrap_or(0)
    }
}

/// The first that the program sends when it takes the screen: keep the title of the window.
const TAKES_SCREEN: &[u8] = b"\x1b[22;2t";

impl Seen {
    pub(super) fn watch(mut reader: Box<dyn Read + Send>, columns: u16, rows: u16) -> Arc<Self> {
        let state = SeenState {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            blocked: false,
            closing: false,
            ended: false,
        };
        let seen = Arc::new(Self { state: Mutex::new(state), changed: Condvar::new() });
        let thread = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            let mut unread = Vec::new();
            loop {
                let state = thread.state.lock().expect("no test thread panicked");
                drop(thread.changed.wait_while(state, |state| state.blocked).expect("no test thread panicked"));
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut state = thread.state.lock().expect("no test thread panicked");
                state.bytes.extend_from_slice(&buffer[..read]);
                // The parser (vte 0.15) loses a letter that follows a sign which comes in two pieces.
                unread.extend_from_slice(&buffer[..read]);
                let cut = unread.split_off(whole_signs(&unread));
                state.parser.process(&unread);
                unread = cut;
                state.ended = read == 0 || state.closing;
                if state.ended {
                    drop(reader);
                    thread.changed.notify_all();
                    return;
                }
                thread.changed.notify_all();
            }
        });
        seen
    }
}

/// How many of `bytes` are whole signs: all but the beginning of one whose end has not come yet.
fn whole_signs(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let first = bytes.len() - back;
        let length = match bytes[first] {
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF7 => 4,
            0x80..=0xBF => continue,
            _ => 1,
        };
        return if back < length { first } else { bytes.len() };
    }
    bytes.len()
}

/// A number of rows or columns.
pub(super) fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("a terminal has at least one cell")
}
