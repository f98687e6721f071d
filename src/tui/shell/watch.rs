//! What wakes the loop from outside: keys, signals, and the watch for a terminal that goes away. Each is a thread that
//! sleeps in the kernel until there is something to tell. None of them draws.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyEventKind, MouseEventKind};
use ratatui::crossterm::terminal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::{Post, guard};
use crate::clock::Clock;
use crate::runner::Leaving;
use crate::tui::app::Msg;

/// The exit code after a hang-up: 128 + SIGHUP.
pub const HUNG_UP: i32 = 129;

/// How long the signal thread waits for the loop, which may be stuck in a terminal that takes no bytes.
const LOOP_TIME: Duration = Duration::from_secs(2);
/// How long a loop that has seen the store finish may take to give the terminal back.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// Catches the signals from this call on. They wait until [`attend`].
///
/// # Errors
/// When the system refuses.
pub fn catch() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])
}

/// Tells the loop of each signal. If the loop does not leave in time, this thread does, in its place.
pub fn attend(mut signals: Signals, posts: Sender<Post>, leaving: Arc<Leaving>) -> io::Result<()> {
    spawn("signals", move || {
        for signal in signals.forever() {
            let _ = posts.send(Post::Signal(signal));
            if signal == SIGTSTP || signal == SIGCONT {
                continue;
            }
            thread::sleep(LOOP_TIME);
            leaving.finish();
            thread::sleep(LAST_WORDS);
            guard::leave_without_a_word();
            std::process::exit(128 + signal);
        }
    })
}

/// Waits for the terminal to go away; then the store finishes, nothing more is written, and the program ends.
pub fn watch_for_hang_up(leaving: Arc<Leaving>) -> io::Result<()> {
    spawn("hang-up", move || {
        if guard::wait_until_gone() {
            leaving.finish();
            std::process::exit(HUNG_UP);
        }
    })
}

/// Reads keys, mouse, pastes and sizes, each with the moment at which it arose.
pub fn read_keys(posts: Sender<Post>, clock: Clock, drawn: (u16, u16)) -> io::Result<()> {
    spawn("keys", move || {
        let posts = LastWord(posts);
        // Polling once sets the reader up; a size that changed before that would have gone unseen.
        let _ = event::poll(Duration::ZERO);
        if let Ok((width, height)) = terminal::size()
            && (width, height) != drawn
        {
            let _ = posts.0.send(Post::Msg(Msg::Resize(width, height), clock.now()));
        }
        loop {
            let msg = match event::read() {
                Ok(event) => translate(event),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
                Err(_) => return,
            };
            if let Some(msg) = msg
                && posts.0.send(Post::Msg(msg, clock.now())).is_err()
            {
                return;
            }
        }
    })
}

/// Tells the loop when the reader of keys ends, also in a panic.
struct LastWord(Sender<Post>);

impl Drop for LastWord {
    fn drop(&mut self) {
        let _ = self.0.send(Post::NoMoreKeys);
    }
}

/// What of the terminal's events the program knows. A moving mouse says nothing and wakes nobody.
fn translate(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Msg::Key(key)),
        Event::Mouse(mouse) if mouse.kind != MouseEventKind::Moved => Some(Msg::Mouse(mouse)),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(width, height)),
        _ => None,
    }
}

/// Starts a thread under a name, with its own small stack.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(|_| ())
}
