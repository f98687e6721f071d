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
            loop {
                let state = thread.state.lock().expect("no test thread panicked");
                drop(thread.changed.wait_while(state, |state| state.blocked).expect("no test thread panicked"));
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut state = thread.state.lock().expect("no test thread panicked");
                state.parser.process(&buffer[..read]);
                state.bytes.extend_from_slice(&buffer[..read]);
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

/// A number of rows or columns.
pub(super) fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("a terminal has at least one cell")
}
