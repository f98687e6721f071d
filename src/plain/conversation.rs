//! The loop: brings lines, time and events to the face, writes what it says, and has the runner perform what it asks
//! for. It sleeps until a line, an event or the moment that was asked for. Knows nothing of what is said.

use std::io::{self, IsTerminal as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::face::{Face, Msg};
use super::voice::COLUMNS;
use super::{Cues, typing};
use crate::clock::{Clock, Now};
use crate::coach::{Beginning, Effect, Event, Saving};
use crate::commands::{for_terminal, terminal_columns};
use crate::config::{Config, Key, environment};
use crate::files;
use crate::runner::drive::{self, Order};
use crate::runner::{Ended, Leaving, Own, Runner, Tell, Wakes, Waking};
use crate::words::{say, tell};

/// What the program's exit says.
const LEFT: Ended = Ended::With(0);
const NOT_SAVED: u8 = 74;
const PANICKED: u8 = 101;
const GONE: u8 = 129;

/// How long the signal thread waits for the loop, which may be stuck in an output that takes no bytes.
const LOOP_TIME: Duration = Duration::from_secs(2);
/// The longest line that is taken, in bytes; longer ones are cut into several.
const LONGEST_LINE: usize = 1 << 18;

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
    let the_loop = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        // Whoever waits for another thread notices, and says what it means.
        if thread::current().id() != the_loop {
            return;
        }
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        complain(&tell("shell-stopped", &[("place", place.into())]));
    }));
    let leaving = Arc::new(Leaving::default());
    // A terminal that moves no cursor has no screen.
    let moves = environment("TERM").is_some_and(|term| term != "dumb");
    let screen = moves && io::stdin().is_terminal() && io::stdout().is_terminal();
    let face = Face::open(beginning, config.is_on(Key::Ascii), cues)
        .locking_after(config.lock_after_ms())
        .beside_a_screen(screen)
        .hiding(typing::can_hide(places.lines_elsewhere));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut the_loop = Loop::begin(face, clock, &leaving, begin, places.lines_elsewhere)?;
        let ended = the_loop.run();
        Ok::<(Ended, bool), io::Error>((ended, the_loop.face.owes_saved()))
    }));
    let unsaved = leaving.finish();
    typing::hide(false);
    if unsaved > 0 {
        let (place, drafts) = (places.diary.as_str(), places.drafts.as_str());
        complain(&tell("shell-unsaved", &[("place", place.into()), ("drafts", drafts.into())]));
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
    let _ = writeln!(io::stderr(), "{}", for_terminal(line, io::stderr().is_terminal()));
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
    waking: Waking<Post>,
    /// The moment of what the face took in last.
    heard: Now,
    /// How many bytes were written.
    sent: u64,
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
        let heard = clock.now();
        let waking = Waking::new(clock.clone(), Arc::clone(leaving), inbox);
        let mut the_loop = Self { face, waking, heard, sent: 0 };
        let effects = the_loop.face.begin(columns(), heard);
        the_loop.perform(effects);
        the_loop.ask(heard);
        if elsewhere {
            read_lines(files::terminal()?, posts, clock.clone())?;
        } else {
            read_lines(io::stdin(), posts, clock.clone())?;
        }
        Ok(the_loop)
    }

    fn run(&mut self) -> Ended {
        loop {
            self.obey();
            if self.speak().is_err() && self.waking.ended.is_none() {
                // Nobody listens any more: what was done is kept.
                let effects = self.face.update(Msg::Stopped, self.waking.clock.now());
                self.perform(effects);
                return Ended::With(GONE);
            }
            if let Some(ended) = self.waking.ended {
                return ended;
            }
            if self.answer() {
                continue;
            }
            match self.wait(None) {
                Some(post) => self.take(post),
                None => self.due(),
            }
        }
    }

    /// Writes the lines whose time has come, and lets the terminal show what is typed or not.
    fn speak(&mut self) -> io::Result<()> {
        typing::hide(self.waking.ended.is_none() && self.face.hides_typing());
        let lines = self.face.lines(columns(), self.waking.clock.now());
        if !lines.is_empty() {
            // The next line has a moment of its own.
            self.ask(self.heard);
        }
        self.sent += write_lines(&lines)?;
        Ok(())
    }

    fn update(&mut self, msg: Msg, now: Now) {
        self.heard = now;
        let effects = self.face.update(msg, now);
        self.perform(effects);
        self.ask(now);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match Own::of(&effect) {
                Some(Own::Bell) => ring(),
                Some(Own::Leave) => self.waking.ended = Some(LEFT),
                Some(Own::Other) => self.waking.ended = Some(Ended::ForTheOther),
                Some(Own::Suspend) => {}
                None => self.waking.leaving.with(|runner| runner.perform(effect)),
            }
        }
    }
}

impl Wakes for Loop {
    type Post = Post;

    fn waking(&self) -> &Waking<Post> {
        &self.waking
    }

    fn waking_mut(&mut self) -> &mut Waking<Post> {
        &mut self.waking
    }

    fn wish(&self, now: Now) -> Option<u64> {
        self.face.next_wake(now)
    }

    fn wake(&mut self, now: Now) {
        self.update(Msg::Wake, now);
    }

    fn take(&mut self, post: Post) {
        match post {
            // It speaks of what was saved before; "saved" is said when that is true of everything.
            Post::Msg(Msg::Event(Event::Saving(Saving::Done)), _) if self.waking.leaving.has_more_to_save() => {}
            Post::Msg(msg, now) => {
                if matches!(msg, Msg::Line(_)) {
                    self.waking.count_taken();
                }
                self.update(msg, now);
            }
            Post::Signal(signal) => {
                self.update(Msg::Stopped, self.waking.clock.now());
                self.waking.ended = Some(Ended::With(u8::try_from(128 + signal).unwrap_or(u8::MAX)));
            }
            Post::Order(order) => self.waking.order(order),
        }
    }

    /// What is due on the way is said at its moment.
    fn moved(&mut self) {
        if self.speak().is_err() {
            self.waking.ended = Some(Ended::With(GONE));
        }
    }

    fn sent(&self) -> u64 {
        self.sent
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
fn read_lines(from: impl io::Read + Send + 'static, posts: Sender<Post>, clock: Clock) -> io::Result<()> {
    let read = move || {
        let mut lines = typing::Lines::of(from, LONGEST_LINE);
        loop {
            let msg = lines.next_line().map_or(Msg::End, Msg::Line);
            let ends = matches!(msg, Msg::End);
            if posts.send(Post::Msg(msg, clock.now())).is_err() || ends {
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
