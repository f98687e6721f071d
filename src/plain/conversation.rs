//! The loop: brings lines, time and events to the face, writes what it says, and has the runner perform what it asks
//! for. It sleeps until a line, an event or the moment that was asked for. Knows nothing of what is said.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::face::{Face, Msg};
use super::voice::COLUMNS;
use super::{Cues, typing};
use crate::clock::{Clock, Now};
use crate::coach::{Beginning, Effect, Event, Saving};
use crate::commands::terminal_columns;
use crate::config::{Config, Key, environment};
use crate::runner::drive::{self, Order};
use crate::runner::{Ended, Leaving, Own, Runner, Tell, lines_of};
use crate::words::{say, tell};

/// What the program's exit says.
const LEFT: Ended = Ended::With(0);
const NOT_SAVED: u8 = 74;
const PANICKED: u8 = 101;
const GONE: u8 = 129;

/// The terminal that the program belongs to, by name.
const TERMINAL: &str = if cfg!(windows) { "CONIN$" } else { "/dev/tty" };

/// How long the signal thread waits for the loop, which may be stuck in an output that takes no bytes.
const LOOP_TIME: Duration = Duration::from_secs(2);
/// The longest line that is taken, in bytes; longer ones are cut into several.
const LONGEST_LINE: u64 = 1 << 18;
/// If a wake-up asks for another one at once, it waits this long (ms).
const LEAST_SLEEP: u64 = 33;

/// What may arrive in the loop's inbox.
#[derive(Debug)]
enum Post {
    Msg(Msg, Now),
    Signal(i32),
    Order(Order),
}

/// Where things lie, as they are shown to a person.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of the diary.
    pub diary: String,
    /// The folder of drafts.
    pub drafts: String,
    /// Whether standard input is a sensor's: lines come from the terminal all the same.
    pub lines_elsewhere: bool,
}

/// Talks until the person leaves or no more lines come. `begin` starts the runner; it is handed the way in which events
/// come back. `places` are named in the one line that says what could not be saved.
///
/// Returns the exit code: 0, 74 when something could not be saved, 101 after a panic, 128 + n after signal n; or that
/// the full screen is wanted instead.
pub fn run<B>((beginning, config, cues): (Beginning, Config, Cues), clock: &Clock, places: &Places, begin: B) -> Ended
where
    B: FnOnce(Tell) -> Option<Runner>,
{
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        complain(&tell("shell-stopped", &[("place", place.into())]));
    }));
    let leaving = Arc::new(Leaving::default());
    // A terminal that moves no cursor has no screen.
    let moves = environment("TERM").is_some_and(|term| term != "dumb");
    let screen = moves && io::stdin().is_terminal() && io::stdout().is_terminal();
    let face = Face::open(beginning, config.is_on(Key::Ascii), cues)
        .locking_after(config.lock_after_ms())
        .beside_a_screen(screen);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut the_loop = Loop::begin(face, clock, &leaving, begin, places.lines_elsewhere)?;
        let ended = the_loop.run();
        Ok::<(Ended, bool), io::Error>((ended, the_loop.face.owes_saved()))
    }));
    let unsaved = leaving.finish();
    typing::hide(false);
    if unsaved > 0 {
        let (place, drafts) = (places.diary.as_str(), places.drafts.as_str());
        complain(&tell(
            "shell-unsaved",
            &[("kept", unsaved.into()), ("place", place.into()), ("drafts", drafts.into())],
        ));
    }
    match outcome {
        Ok(Ok((LEFT | Ended::ForTheOther, _))) if unsaved > 0 => Ended::With(NOT_SAVED),
        Ok(Ok((LEFT, true))) => {
            let _ = write_lines(&[say("app-saved")]);
            LEFT
        }
        Ok(Ok((ended, _))) => ended,
        Ok(Err(error)) => {
            complain(&tell("shell-no-screen", &[("why", error.to_string().into())]));
            Ended::With(NOT_SAVED)
        }
        Err(_) => Ended::With(PANICKED),
    }
}

fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn write_lines(lines: &[String]) -> io::Result<u64> {
    let mut text = lines.join("\n");
    if !lines.is_empty() {
        text.push('\n');
    }
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(text.len() as u64)
}

struct Loop {
    face: Face,
    clock: Clock,
    leaving: Arc<Leaving>,
    inbox: Receiver<Post>,
    /// Orders of a test that wait for their turn.
    orders: VecDeque<Order>,
    /// How many lines have been taken.
    taken: u64,
    /// How many bytes were written.
    sent: u64,
    /// The last wake-up, so that it is not asked for again.
    woken: Option<u64>,
    ended: Option<Ended>,
}

impl Loop {
    fn begin<B>(face: Face, clock: &Clock, leaving: &Arc<Leaving>, begin: B, elsewhere: bool) -> io::Result<Self>
    where
        B: FnOnce(Tell) -> Option<Runner>,
    {
        let (posts, inbox) = channel();
        attend(posts.clone(), Arc::clone(leaving))?;
        if let Some(runner) = begin(tells(posts.clone())) {
            leaving.begin(runner);
        }
        if clock.is_driven() {
            let posts = posts.clone();
            drive::listen(move |order| posts.send(Post::Order(order)).is_ok())?;
        }
        let mut the_loop = Self {
            face,
            clock: clock.clone(),
            leaving: Arc::clone(leaving),
            inbox,
            orders: VecDeque::new(),
            taken: 0,
            sent: 0,
            woken: None,
            ended: None,
        };
        let effects = the_loop.face.begin(columns(), clock.now());
        the_loop.perform(effects);
        if elsewhere {
            read_terminal(posts, clock.clone())?;
        } else {
            read_lines(posts, clock.clone())?;
        }
        Ok(the_loop)
    }

    fn run(&mut self) -> Ended {
        loop {
            self.obey();
            if self.speak().is_err() && self.ended.is_none() {
                // Nobody listens any more: what was done is kept.
                let effects = self.face.update(Msg::Stopped, self.clock.now());
                self.perform(effects);
                return Ended::With(GONE);
            }
            if let Some(ended) = self.ended {
                return ended;
            }
            if self.answer() {
                continue;
            }
            match self.wait() {
                Some(post) => self.take(post),
                None => self.due(),
            }
        }
    }

    /// Writes the lines whose time has come, and lets the terminal show what is typed or not.
    fn speak(&mut self) -> io::Result<()> {
        typing::hide(self.ended.is_none() && self.face.hides_typing());
        let lines = self.face.lines(columns(), self.clock.now());
        self.sent += write_lines(&lines)?;
        Ok(())
    }

    /// Sleeps until a message, or until the next wake-up is due (`None`).
    fn wait(&self) -> Option<Post> {
        let due = self.next_wake(self.clock.now());
        if !self.clock.is_driven() {
            let Some(due) = due else { return self.inbox.recv().ok() };
            return self.inbox.recv_timeout(self.clock.until(due)).ok();
        }
        // Under a test's hand only what is due at this very moment comes by itself.
        if due.is_some_and(|at| at <= self.clock.now().mono_ms) {
            return self.inbox.try_recv().ok();
        }
        match self.orders.front() {
            Some(Order::Sync(_)) => self.inbox.recv_timeout(Duration::from_millis(1)).ok(),
            _ => self.inbox.recv().ok(),
        }
    }

    /// When the face wants to be woken, but never twice for the same moment.
    fn next_wake(&self, now: Now) -> Option<u64> {
        let wish = self.face.next_wake(now)?;
        Some(self.woken.map_or(wish, |woken| if wish <= woken { woken + LEAST_SLEEP } else { wish }))
    }

    fn due(&mut self) {
        let now = self.clock.now();
        if self.next_wake(now).is_some_and(|at| at <= now.mono_ms) {
            self.wake(now);
        }
    }

    fn wake(&mut self, now: Now) {
        self.woken = Some(now.mono_ms);
        self.update(Msg::Wake, now);
    }

    fn take(&mut self, post: Post) {
        match post {
            // It speaks of what was saved before; "saved" is said when that is true of everything.
            Post::Msg(Msg::Event(Event::Saving(Saving::Done)), _) if self.leaving.has_more_to_save() => {}
            Post::Msg(msg, now) => {
                self.taken += u64::from(matches!(msg, Msg::Line(_)));
                self.update(msg, now);
            }
            Post::Signal(signal) => {
                self.update(Msg::Stopped, self.clock.now());
                self.ended = Some(Ended::With(u8::try_from(128 + signal).unwrap_or(u8::MAX)));
            }
            Post::Order(order) => self.orders.push_back(order),
        }
    }

    fn update(&mut self, msg: Msg, now: Now) {
        let effects = self.face.update(msg, now);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match Own::of(&effect) {
                Some(Own::Bell) => ring(),
                Some(Own::Leave) => self.ended = Some(LEFT),
                Some(Own::Other) => self.ended = Some(Ended::ForTheOther),
                Some(Own::Suspend) => {}
                None => self.leaving.with(|runner| runner.perform(effect)),
            }
        }
    }

    // ---- a test that drives the time

    /// Carries out the orders of a test whose turn has come.
    fn obey(&mut self) {
        while self.ended.is_none() {
            match self.orders.front() {
                None | Some(Order::Sync(_)) => return,
                Some(Order::Taken(lines)) if self.taken < *lines => return,
                Some(_) => {}
            }
            let now = self.clock.now();
            match self.orders.pop_front() {
                Some(Order::Advance(ms)) => self.advance(now, ms),
                Some(Order::Wall(wall)) => self.set(Now { wall, ..now }),
                Some(Order::Sleep(ms)) => self.set(Now { wall: now.later(ms).wall, ..now }),
                _ => {}
            }
        }
    }

    fn set(&mut self, now: Now) {
        self.clock.set(now);
        self.wake(now);
        if self.speak().is_err() {
            self.ended = Some(Ended::With(GONE));
        }
    }

    fn advance(&mut self, from: Now, ms: u64) {
        let (mut now, end) = (from, from.later(ms));
        while let Some(at) = self.next_wake(now).filter(|at| *at < end.mono_ms && self.ended.is_none()) {
            now = now.later(at.saturating_sub(now.mono_ms));
            self.set(now);
        }
        if self.ended.is_none() {
            self.set(end);
        }
    }

    /// Answers a test that waits, once all before is done, said and saved; whether it did.
    fn answer(&mut self) -> bool {
        let Some(Order::Sync(token)) = self.orders.front() else { return false };
        if !self.leaving.is_idle() {
            return false;
        }
        // What the store told before it was idle comes first.
        if let Ok(post) = self.inbox.try_recv() {
            self.take(post);
            return true;
        }
        drive::answer(token, self.sent);
        self.orders.pop_front();
        true
    }
}

fn tells(posts: Sender<Post>) -> Tell {
    Arc::new(move |event, now| {
        // A loop that has ended takes no more events, and needs none.
        let _ = posts.send(Post::Msg(Msg::Event(event), now));
    })
}

/// The columns of the terminal that is written to; elsewhere a fixed number.
fn columns() -> usize {
    let seen = if io::stdout().is_terminal() { terminal_columns() } else { None };
    seen.map_or(COLUMNS, usize::from)
}

/// Rings the bell of the terminal; there is none in a pipe.
fn ring() {
    if io::stdout().is_terminal() {
        let mut out = io::stdout().lock();
        let _ = out.write_all(b"\x07").and_then(|()| out.flush());
    }
}

/// Reads what is typed, line by line, each with the moment at which it arose.
fn read_lines(posts: Sender<Post>, clock: Clock) -> io::Result<()> {
    let read = move || {
        let mut input = io::stdin().lock();
        loop {
            let mut bytes = Vec::new();
            let msg = match input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes) {
                Ok(0) => Msg::End,
                Ok(_) => Msg::Line(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Msg::End,
            };
            let ends = matches!(msg, Msg::End);
            if posts.send(Post::Msg(msg, clock.now())).is_err() || ends {
                return;
            }
        }
    };
    thread::Builder::new().name("lines".to_owned()).spawn(read).map(|_| ())
}

/// Reads lines from the terminal itself, where standard input is a sensor's.
fn read_terminal(posts: Sender<Post>, clock: Clock) -> io::Result<()> {
    let lines = lines_of(Path::new(TERMINAL))?;
    let read = move || {
        let msgs = lines.map_while(Result::ok).map(Msg::Line).chain(std::iter::once(Msg::End));
        for msg in msgs {
            if posts.send(Post::Msg(msg, clock.now())).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("lines".to_owned()).spawn(read).map(|_| ())
}

/// Tells the loop of each signal. If the loop does not leave in time, this thread does, in its place.
fn attend(posts: Sender<Post>, leaving: Arc<Leaving>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    let watch = move || {
        let Some(signal) = signals.forever().next() else { return };
        let _ = posts.send(Post::Signal(signal));
        thread::sleep(LOOP_TIME);
        leaving.finish();
        typing::hide(false);
        std::process::exit(128 + signal);
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map(|_| ())
}
