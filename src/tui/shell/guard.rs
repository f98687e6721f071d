//! The terminal's modes: taken once, given back once, whatever happens. Draws nothing.

use std::io::{self, IsTerminal as _, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::style::{Attribute, Print, SetAttribute, force_color_output};
use ratatui::crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{Command, queue};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::tui::app::LastWord;

/// Whether the terminal is in our modes.
static ACTIVE: AtomicBool = AtomicBool::new(false);
/// Whether the terminal has gone away; from then on nothing is written to it.
static GONE: AtomicBool = AtomicBool::new(false);

/// XTerm's "keep the window title on a stack" and "take it back"; other terminals pass over both.
const KEEP_TITLE: &str = "\x1b[22;2t";
const GIVE_TITLE_BACK: &str = "\x1b[23;2t";

/// Takes the terminal: raw mode at once, the other modes as bytes at the end of `page`, sent with the first frame.
///
/// # Errors
/// When raw mode is refused; the terminal is then as it was.
pub fn enter(page: &mut impl Write, title: &str) -> io::Result<()> {
    // First of all, and before any byte is written: a program in the background is stopped here by the kernel.
    enable_raw_mode()?;
    ACTIVE.store(true, Ordering::SeqCst);
    // Which colours there are was decided when the look was chosen, NO_COLOR heard; a second opinion on the way out
    // would take bold and underline with the colours.
    force_color_output(true);
    queue!(
        page,
        Print(KEEP_TITLE),
        EnterAlternateScreen,
        // Some terminals, such as the console of Linux, have no other screen: what stands there would show through.
        Clear(ClearType::All),
        SetTitle(title),
        EnableBracketedPaste,
        EnableMouseCapture,
        Hide
    )
}

/// Gives the terminal back, once; a second call does nothing, and a terminal that has gone is left alone.
pub fn leave() {
    if !ACTIVE.swap(false, Ordering::SeqCst) || is_gone() {
        return;
    }
    let mut bytes = Vec::with_capacity(128);
    // One command at a time: none may keep the next from being given.
    give(&mut bytes, EndSynchronizedUpdate);
    give(&mut bytes, DisableMouseCapture);
    give(&mut bytes, DisableBracketedPaste);
    give(&mut bytes, Show);
    // The last picture stays on no screen: neither on one that is shown again, nor where there is no other one.
    give(&mut bytes, SetAttribute(Attribute::Reset));
    give(&mut bytes, Clear(ClearType::All));
    give(&mut bytes, MoveTo(0, 0));
    give(&mut bytes, LeaveAlternateScreen);
    give(&mut bytes, Print(GIVE_TITLE_BACK));
    let _ = write(&bytes);
    let _ = disable_raw_mode();
}

fn give(bytes: &mut Vec<u8>, command: impl Command) {
    let _ = queue!(bytes, command);
}

/// Takes raw mode off and writes nothing: for a terminal that takes no bytes.
pub fn leave_without_a_word() {
    if ACTIVE.swap(false, Ordering::SeqCst) && !is_gone() {
        let _ = disable_raw_mode();
    }
}

/// Whether the terminal is in our modes, so that it may be drawn to.
pub fn is_active() -> bool {
    ACTIVE.load(Ordering::SeqCst)
}

/// Whether the terminal has gone away.
pub fn is_gone() -> bool {
    if GONE.load(Ordering::SeqCst) {
        return true;
    }
    let gone = hung_up(Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
    if gone {
        GONE.store(true, Ordering::SeqCst);
    }
    gone
}

/// Sleeps until the terminal goes away; returns at once where it cannot be watched, with `false`.
///
/// No events are asked for, so that keys do not wake it. The reader of keys does not see a hang-up: it spins.
pub fn wait_until_gone() -> bool {
    let gone = hung_up(None);
    if gone {
        GONE.store(true, Ordering::SeqCst);
    }
    gone
}

fn hung_up(patience: Option<&Timespec>) -> bool {
    // Standard input may be a pipe; what is drawn on is the terminal then.
    let terminal = if io::stdin().is_terminal() { rustix::stdio::stdin() } else { rustix::stdio::stdout() };
    loop {
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut watched, patience) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(0) | Err(_) => return false,
            Ok(_) => return watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL),
        }
    }
}

/// Writes all of `bytes` to the terminal, past the buffer of `std`, which would cut a frame in pieces.
///
/// # Errors
/// When the terminal takes no more; it has then most likely gone away.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    let terminal = rustix::stdio::stdout();
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(terminal, rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(taken) => rest = rest.get(taken..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            // Another program that shares the terminal may have set it not to block.
            Err(rustix::io::Errno::AGAIN) => {
                let _ = poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// From here on a panic of this thread, the loop, gives the terminal back first, and says where it was and nothing
/// else: a panic's message may hold what a person wrote. Other threads say nothing; whoever waits for them notices.
pub fn leave_on_panic() {
    let the_loop = thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().id() != the_loop {
            return;
        }
        leave();
        if !is_gone() {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            complain(&LastWord::Stopped(place).line());
        }
    }));
}

/// One line on standard error, which may be gone as well.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
