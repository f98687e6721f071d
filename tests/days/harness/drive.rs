//! Time in the test's hand: the other end of the program's orders.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

use super::Home;

/// Time in the test's hand.
pub(super) struct Drive {
    orders: File,
    answers: PathBuf,
    pub(super) syncs: u64,
}

impl Drive {
    pub(super) fn new(home: &Home, at: &str, mut set: impl FnMut(&str, &OsStr)) -> Self {
        static RUNS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        let run = RUNS.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let (pipe, answers) = (home.path().join(format!("orders-{run}")), home.path().join(format!("answers-{run}")));
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).expect("a pipe");
        set("PELVICOACH_DRIVE", pipe.as_os_str());
        set("PELVICOACH_DRIVE_ACK", answers.as_os_str());
        set("PELVICOACH_DRIVE_AT", OsStr::new(at));
        // Open for both, so that neither side waits for the other.
        let orders = OpenOptions::new().read(true).write(true).open(&pipe).expect("the pipe opens");
        Self { orders, answers, syncs: 0 }
    }

    pub(super) fn order(&mut self, line: &str) {
        self.orders.write_all(format!("{line}\n").as_bytes()).expect("the pipe takes an order");
    }

    /// How many bytes the program had written when it answered `token`.
    pub(super) fn answer(&self, token: &str) -> Option<u64> {
        let text = fs::read_to_string(&self.answers).ok()?;
        // A line without its end is still being written.
        let whole = text.rsplit_once('\n')?.0;
        let line = whole.lines().find_map(|line| line.strip_prefix(token)?.strip_prefix(' '));
        line.and_then(|bytes| bytes.parse().ok())
    }
}
