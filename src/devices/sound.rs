//! The thread through which a session is heard. It takes schedules of the next two seconds, and begins each cue at its
//! moment: as a tone, as words, as a command. It waits for nobody, so that neither a slow picture nor a stopped terminal
//! delays a cue. A device that is lost is told once; then it is silent.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::program::{Begun, Call, Running};
use super::queue::Queue;
use super::way::Way;
use crate::clock::Clock;
use crate::practice::{Due, Schedule, Sound, Tone};

/// After this long without a cue, in milliseconds, the device is let go of.
const IDLE_MS: u64 = 20_000;

/// The variable that tells a command which cue it is.
const VARIABLE: &str = "PELVICOACH_CUE";

/// What a device tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing was found that makes a sound.
    Absent,
    /// What made the sound has gone.
    Lost,
    /// Nothing speaks here; tones sound instead.
    Speechless,
    /// The command that is run at each cue cannot be started, fails or does not end.
    NoCommand,
    /// The thread has ended by a mistake of its own.
    Died,
}

/// How news are told.
pub type Tell = Box<dyn Fn(News) + Send>;

/// The thread, from outside. Dropped, it falls silent.
pub struct Sounds {
    orders: Sender<Order>,
    ended: Receiver<()>,
}

enum Order {
    Play(Schedule),
    /// The connection of this number is gone.
    Gone(u64),
    End,
}

impl Sounds {
    /// Starts the thread; no device is touched before there is something to hear. `command` is run at each cue: its
    /// name and arguments.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(clock: Clock, command: Option<Vec<String>>, tell: Tell) -> std::io::Result<Self> {
        let (orders, inbox) = channel();
        let (end, ended) = channel::<()>();
        let own = orders.clone();
        thread::Builder::new().name("sound".to_owned()).spawn(move || {
            let work = AssertUnwindSafe(|| Conductor::new(&clock, own, command, &tell).run(&inbox));
            if catch_unwind(work).is_err() {
                tell(News::Died);
            }
            drop(end);
        })?;
        Ok(Self { orders, ended })
    }

    /// Takes a schedule in place of the one before.
    pub fn play(&self, schedule: Schedule) {
        // A thread that has ended plays nothing, and has said so.
        let _ = self.orders.send(Order::Play(schedule));
    }

    /// Falls silent and ends, within about `wait`.
    pub fn finish(self, wait: Duration) {
        let _ = self.orders.send(Order::End);
        // Nothing is ever sent: the channel closes when the thread has ended.
        let _ = self.ended.recv_timeout(wait);
    }
}

impl Drop for Sounds {
    fn drop(&mut self) {
        let _ = self.orders.send(Order::End);
    }
}

struct Conductor<'a> {
    clock: &'a Clock,
    own: Sender<Order>,
    tell: &'a Tell,
    command: Option<Call>,
    /// Commands that run.
    running: Running,
    /// It was told that the command does not work.
    told_of_command: bool,
    /// Nothing speaks, which is told once it is known that tones sound.
    speechless: bool,
    calls: Queue,
    tones: Queue,
    epoch: u64,
    sound: Sound,
    volume: u8,
    way: Option<Way>,
    /// The number of the connection that is open, or was last.
    opened: u64,
    /// There was nothing to sound with, or it was lost: it is left at that until the practice is over.
    given_up: bool,
    /// When the device is looked after next.
    tick_ms: Option<u64>,
    /// Since when nothing sounded.
    still_ms: Option<u64>,
}

impl<'a> Conductor<'a> {
    fn new(clock: &'a Clock, own: Sender<Order>, command: Option<Vec<String>>, tell: &'a Tell) -> Self {
        let command = command.and_then(|words| {
            let (name, arguments) = words.split_first()?;
            Some(Call { arguments: arguments.to_vec(), ..Call::new(name, &[]) })
        });
        Self {
            clock,
            own,
            tell,
            command,
            running: Running::default(),
            told_of_command: false,
            speechless: false,
            calls: Queue::new(0),
            tones: Queue::new(0),
            epoch: 0,
            sound: Sound::Silent,
            volume: 0,
            way: None,
            opened: 0,
            given_up: false,
            tick_ms: None,
            still_ms: None,
        }
    }

    fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            let order = match self.next() {
                Some(at) => inbox.recv_timeout(self.clock.until(at)),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match order {
                Ok(Order::Play(schedule)) => self.play(&schedule),
                Ok(Order::Gone(number)) if number == self.opened && self.way.is_some() => self.lose(News::Lost),
                Ok(Order::Gone(_)) | Err(RecvTimeoutError::Timeout) => {}
                Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => break,
            }
            self.turn();
        }
        if let Some(way) = self.way.take() {
            way.fade_out();
        }
    }

    fn next(&self) -> Option<u64> {
        let calls = self.calls.next().filter(|_| self.command.is_some());
        let tones = self.tones.next().filter(|_| self.way.is_some());
        [calls, tones, self.tick_ms].into_iter().flatten().min()
    }

    fn play(&mut self, schedule: &Schedule) {
        if !self.tones.take(schedule) {
            return;
        }
        self.calls.take(schedule);
        if schedule.begins {
            // Another practice: what could not be done in the one before is tried again.
            (self.given_up, self.told_of_command) = (false, false);
        }
        if schedule.sound != self.sound {
            self.sound = schedule.sound;
            self.way = None;
            self.given_up = false;
        }
        if schedule.at_once {
            self.running.keep(&[]);
        }
        self.volume = schedule.volume;
        let now = self.clock.now().mono_ms;
        if schedule.epoch != self.epoch {
            self.epoch = schedule.epoch;
            if let Some(way) = &mut self.way {
                way.keep(&schedule.dues, schedule.at_once, now);
            }
        }
        let is_heard = matches!(self.sound, Sound::Tones | Sound::Voice);
        // Also while nothing is due yet: a device takes its time to wake up.
        if is_heard && !schedule.at_once && self.way.is_none() && !self.given_up {
            self.open();
        }
        if let Some(way) = &mut self.way {
            way.ready(&schedule.dues, self.volume);
        }
        self.tick_ms.get_or_insert(now);
    }

    fn open(&mut self) {
        self.opened += 1;
        let (own, number) = (self.own.clone(), self.opened);
        let gone = move || drop(own.send(Order::Gone(number)));
        self.way = Way::open(self.sound, self.clock, gone);
        match &self.way {
            Some(way) => {
                self.tones.set_lead(way.lead_ms());
                self.tick_ms = Some(self.clock.now().mono_ms);
            }
            None => self.lose(News::Absent),
        }
    }

    fn lose(&mut self, news: News) {
        self.way = None;
        (self.given_up, self.speechless) = (true, false);
        (self.tell)(news);
    }

    /// What has its turn at this moment.
    fn turn(&mut self) {
        let now = self.clock.now().mono_ms;
        self.call(now);
        if self.way.is_some() {
            for due in self.tones.due(now) {
                let begun = self.way.as_mut().is_none_or(|way| way.begin(&due, self.volume, now));
                if !begun {
                    self.find_another();
                }
            }
        }
        if self.tick_ms.is_some_and(|at| at <= now) {
            self.tick_ms = self.tick(now);
        }
    }

    /// Runs the command for each cue that is due. With the last one the others of a practice end.
    fn call(&mut self, now: u64) {
        let Some(command) = self.command.clone() else { return };
        for due in self.calls.due(now) {
            if due.tone == Tone::End {
                self.running.keep(&[]);
            }
            match self.running.begin(&told(&command, &due), due.at_ms, now) {
                Begun::Yes => self.tick_ms = Some(self.tick_ms.map_or(now, |at| at.min(now))),
                Begun::TooMany => {}
                Begun::No => self.tell_of_command(),
            }
        }
    }

    /// Tells once that the command does not work.
    fn tell_of_command(&mut self) {
        if !std::mem::replace(&mut self.told_of_command, true) {
            (self.tell)(News::NoCommand);
        }
    }

    /// Looks after what runs; when to do so again.
    fn tick(&mut self, now: u64) -> Option<u64> {
        let reaped = self.running.reap(now);
        if reaped.failed || reaped.overdue {
            self.tell_of_command();
        }
        let commands = (!self.running.is_empty()).then_some(now + 200);
        let Some(way) = &mut self.way else { return commands };
        if !way.tick(now) {
            self.find_another();
            return self.tick_ms.max(commands).filter(|at| *at > now).or(Some(now + 50));
        }
        if way.was_heard() && std::mem::take(&mut self.speechless) {
            (self.tell)(News::Speechless);
        }
        let pause = way.tick_again_ms();
        if way.is_still() && self.tones.next().is_none() {
            let since = *self.still_ms.get_or_insert(now);
            if since + IDLE_MS <= now {
                self.way = None;
                self.still_ms = None;
                return commands;
            }
        } else {
            self.still_ms = None;
        }
        Some(now + pause).into_iter().chain(commands).min()
    }

    /// What was to sound does not: without a voice there are tones; without those nothing.
    fn find_another(&mut self) {
        let Some(way) = self.way.take() else { return };
        let news = if way.was_heard() { News::Lost } else { News::Absent };
        let speaks = way.speaks();
        drop(way);
        if speaks && news == News::Absent {
            let sound = std::mem::replace(&mut self.sound, Sound::Tones);
            self.open();
            self.sound = sound;
            self.speechless = self.way.is_some();
        } else {
            self.lose(news);
        }
    }
}

/// A command that is told of a cue: by its last argument, and by a variable.
fn told(command: &Call, due: &Due) -> Call {
    let id = due.tone.id();
    Call { variable: Some((VARIABLE, id.to_owned())), ..command.clone().with(id) }
}
