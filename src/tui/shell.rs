//! The full screen: takes and gives back the terminal, brings keys, time and events to the app, draws when something
//! changed, and has the runner perform what the app asks for. Knows nothing of what is on the screen.
//!
//! A still screen has no wake-ups: the loop sleeps in its inbox until a message, [`App::next_wake`] or the next frame.

mod frames;
mod ground;
mod guard;
mod screen;
mod watch;

use std::io::{self, IsTerminal};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};

use self::frames::Frames;
use self::screen::Screen;
use crate::clock::{Clock, Now};
use crate::runner::drive::{self, Order};
use crate::runner::{Ended, Leaving, Own, Runner, Tell, Wakes, Waking};
use crate::tui::app::{App, KeyLines, LastWord, Msg};

/// What the program's exit says.
const LEFT: Ended = Ended::With(0);
const USAGE: u8 = 2;
const NOT_SAVED: u8 = 74;
const PANICKED: u8 = 101;

/// Messages that are taken together before the screen is drawn.
const TOGETHER: usize = 256;

/// What may arrive in the loop's inbox.
#[derive(Debug)]
pub enum Post {
    /// For the app.
    Msg(Msg, Now),
    /// A signal of the system.
    Signal(i32),
    /// A line of a test that drives the time.
    Order(Order),
    /// The reader of keys has ended.
    NoMoreKeys,
}

/// Every key that can be changed, by screen, as these settings have it: lines to be read.
#[must_use]
pub fn key_lines<'a, C>(settings: &'a C) -> Vec<String>
where
    KeyLines: From<&'a C>,
{
    KeyLines::from(settings).0
}

/// Whether the full screen can be shown here; if not, says so in one line on standard error, and with which code to
/// exit. To be asked before any file is touched.
///
/// # Errors
/// The exit code: 2.
pub fn look_for_terminal(keys_elsewhere: bool) -> Result<(), u8> {
    if !(keys_elsewhere || io::stdin().is_terminal()) || !io::stdout().is_terminal() {
        guard::complain(&LastWord::NoTerminal.line());
        return Err(USAGE);
    }
    Ok(())
}

/// Shows the app over `beginning` until the person leaves. `begin` starts the runner once the first frame stands; it is handed the way in
/// which events come back. `places` are named in the one line that says what could not be saved.
///
/// Returns the exit code: 0, 74 when something could not be saved, 101 after a panic, 128 + n after signal n; or
/// that lines are wanted instead.
pub fn run<A, C, B>((beginning, settings): (A, C), clock: &Clock, places: &Places, begin: B) -> Ended
where
    App: From<(A, C, Now)>,
    B: FnOnce(Tell) -> Option<Runner>,
{
    if let Err(code) = look_for_terminal(places.keys_elsewhere) {
        return Ended::With(code);
    }
    let app = App::from((beginning, settings, clock.now()));
    let leaving = Arc::new(Leaving::default());
    guard::leave_on_panic();
    let outcome = catch_unwind(AssertUnwindSafe(|| show(app, clock, &leaving, begin)));
    let unsaved = leaving.finish();
    if guard::is_gone() {
        // Not back through `main`: nothing may try to write a last word.
        std::process::exit(watch::HUNG_UP);
    }
    guard::leave();
    if unsaved > 0 {
        let word = LastWord::Unsaved { diary: &places.diary, drafts: &places.drafts };
        guard::complain(&word.line());
    }
    match outcome {
        Ok(Ok(LEFT | Ended::ForTheOther)) if unsaved > 0 => Ended::With(NOT_SAVED),
        Ok(Ok(ended)) => ended,
        Ok(Err(error)) => {
            guard::complain(&LastWord::NoScreen(error.to_string()).line());
            Ended::With(NOT_SAVED)
        }
        Err(_) => Ended::With(PANICKED),
    }
}

/// Where things lie, as they are shown to a person.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of the diary.
    pub diary: String,
    /// The folder of drafts.
    pub drafts: String,
    /// Whether standard input is not the terminal's: keys come from the terminal all the same.
    pub keys_elsewhere: bool,
}

/// Everything between taking the terminal and the wish to leave.
fn show<B>(mut app: App, clock: &Clock, leaving: &Arc<Leaving>, begin: B) -> io::Result<Ended>
where
    B: FnOnce(Tell) -> Option<Runner>,
{
    let signals = watch::catch()?;
    let mut screen = Screen::take(app.title())?;
    let (width, height) = screen.size();
    app.fill(width, height);
    // Before anybody reads keys: the answer would be taken for some. A test's terminal gives none.
    let asked = (app.asks_ground() && !clock.is_driven()).then(|| ground::ask(clock));
    let learned = asked.as_ref().and_then(|heard| heard.light).map(|light| app.learn_ground(light));
    let (posts, inbox) = channel();
    let mut the_loop = Loop::new(app, screen, Waking::new(clock.clone(), Arc::clone(leaving), inbox));
    if let Some(heard) = asked {
        let now = clock.now();
        the_loop.late = (!heard.done).then(|| ground::Late::from(now.mono_ms));
        for key in heard.keys {
            // Nobody has hung up the inbox yet.
            let _ = posts.send(Post::Msg(Msg::Key(key), now));
        }
    }
    // The first frame stands before anything else is begun.
    the_loop.draw()?;
    watch::attend(signals, posts.clone(), Arc::clone(leaving))?;
    watch::watch_for_hang_up(Arc::clone(leaving))?;
    watch::read_keys(posts.clone(), clock.clone(), (width, height))?;
    if let Some(runner) = begin(tell(posts.clone())) {
        leaving.begin(runner);
        if let Some(effect) = learned {
            leaving.with(|runner| runner.perform(effect));
        }
    }
    if clock.is_driven() {
        drive::listen(move |order| posts.send(Post::Order(order)).is_ok())?;
    }
    the_loop.run()
}

fn tell(posts: Sender<Post>) -> Tell {
    Arc::new(move |event, now| {
        // A loop that has ended takes no more events, and needs none.
        let _ = posts.send(Post::Msg(Msg::Event(event), now));
    })
}

struct Loop {
    app: App,
    screen: Screen,
    waking: Waking<Post>,
    /// While something moves: when it began, and in which milliseconds.
    frames: Option<Frames>,
    changed: bool,
    /// While the terminal's answer may still come, as keys.
    late: Option<ground::Late>,
    wants_to_stop: bool,
}

impl Loop {
    const fn new(app: App, screen: Screen, waking: Waking<Post>) -> Self {
        Self { app, screen, waking, frames: None, changed: true, late: None, wants_to_stop: false }
    }

    fn run(&mut self) -> io::Result<Ended> {
        self.ask(self.waking.clock.now());
        loop {
            self.obey();
            if let Some(ended) = self.waking.ended {
                return Ok(ended);
            }
            if std::mem::take(&mut self.wants_to_stop) {
                stop_here();
            }
            if self.changed && self.draw().is_err() {
                // The terminal takes no more: it has gone, which the exit tells by itself.
                return Ok(Ended::With(NOT_SAVED));
            }
            if self.answer() {
                continue;
            }
            match self.wait(self.next_frame()) {
                Some(post) => self.take(post),
                None => self.come_due(),
            }
            for _ in 0..TOGETHER {
                let Some(post) = self.waking.arrived() else { break };
                self.take(post);
            }
        }
    }

    fn next_frame(&self) -> Option<u64> {
        self.frames.filter(|_| guard::is_active()).map(Frames::next)
    }

    /// A wake-up or a frame has come.
    fn come_due(&mut self) {
        self.due();
        let clock = &self.waking.clock;
        if !clock.is_driven() && self.frames.is_some_and(|frames| frames.next() <= clock.now().mono_ms) {
            self.changed = true;
        }
    }

    fn update(&mut self, msg: Msg, now: Now) {
        self.changed = true;
        for effect in self.app.update(msg, now) {
            match Own::of(&effect) {
                Some(Own::Bell) => self.screen.ring(),
                Some(Own::Suspend) => self.wants_to_stop = true,
                Some(Own::Leave) => self.waking.ended = Some(LEFT),
                Some(Own::Other) => self.waking.ended = Some(Ended::ForTheOther),
                None => self.waking.leaving.with(|runner| runner.perform(effect)),
            }
        }
        self.ask(now);
    }

    /// Draws, if the terminal is ours; the first frame of something that moves sets the moments of all that follow.
    fn draw(&mut self) -> io::Result<()> {
        self.changed = false;
        if !guard::is_active() {
            return Ok(());
        }
        let now = self.waking.clock.now();
        self.frames = self.app.frame_ms(now).map(|ms| Frames::at(self.frames, ms.max(1), now.mono_ms));
        let app = &self.app;
        self.screen.draw(|frame| app.draw(frame, now))
    }

    /// The program goes on after Ctrl-Z or SIGSTOP: whatever ran meanwhile has used the terminal.
    fn come_back(&mut self) {
        guard::leave_without_a_word();
        if self.screen.take_again(self.app.title()).is_ok() {
            self.update(Msg::Resumed, self.waking.clock.now());
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
        self.app.next_wake(now)
    }

    fn wake(&mut self, now: Now) {
        self.update(Msg::Wake, now);
    }

    fn take(&mut self, post: Post) {
        match post {
            // It speaks of what was saved before; "saved" is said when that is true of everything.
            Post::Msg(msg, _) if msg.says_all_is_saved() && self.waking.leaving.has_more_to_save() => {}
            Post::Msg(msg, now) if self.late.as_mut().is_some_and(|late| late.takes(&msg, now.mono_ms)) => {}
            Post::Msg(msg, now) => {
                if matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_)) {
                    self.waking.count_taken();
                    panic_if_asked();
                }
                if msg.brings_a_frame() {
                    self.frames = self.frames.map(|frames| frames.brought(self.waking.clock.now().mono_ms));
                }
                self.update(msg, now);
            }
            Post::Signal(SIGTSTP) => self.wants_to_stop = true,
            Post::Signal(SIGCONT) => self.come_back(),
            Post::Signal(signal) => {
                self.waking.ended = Some(Ended::With(u8::try_from(128 + signal).unwrap_or(u8::MAX)));
            }
            Post::Order(order) => self.waking.order(order),
            Post::NoMoreKeys => {
                if !guard::is_gone() {
                    guard::leave();
                    guard::complain(&LastWord::NoKeys.line());
                }
                self.waking.ended = Some(Ended::With(u8::try_from(128 + SIGHUP).unwrap_or(u8::MAX)));
            }
        }
    }

    fn sent(&self) -> u64 {
        self.screen.sent()
    }
}

/// Gives the terminal back and stops, as every program does on Ctrl-Z. Without a shell that could bring it back, as
/// the only program of a window, it goes on.
fn stop_here() {
    let shell = rustix::process::getsid(None).and_then(|session| rustix::process::getpgid(Some(session)));
    if shell.is_ok_and(|shell| shell == rustix::process::getpgrp()) {
        return;
    }
    guard::leave();
    // Returns when the program goes on; SIGCONT then has its turn in the inbox.
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// With `PELVICOACH_PANIC` set, the first key ends in a panic: tests look whether the terminal survives it.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "a test asks for it; not in a released program")]
fn panic_if_asked() {
    if std::env::var_os("PELVICOACH_PANIC").is_some() {
        std::panic::panic_any("asked to, in words that nobody sees");
    }
}

#[cfg(not(debug_assertions))]
fn panic_if_asked() {}
