//! Performs what the coach asks for and tells what came of it, for every face of the program. Owns the store's thread
//! and, once it is needed, a thread that writes other files. Decides nothing and draws nothing.

pub mod drive;
mod ear;
mod leaving;
mod waking;

pub use leaving::Leaving;
pub use waking::{Wakes, Waking};

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use zeroize::{Zeroize as _, Zeroizing};

use self::ear::Ear;
use crate::clock::{Clock, Now};
use crate::coach::{Effect, Event, LeftCopy, NoSound, Saving, Secret, Stuck, Unlocked};
use crate::devices::awake::{self, Awake};
use crate::devices::sensor::Wanted;
use crate::devices::{self, News, Sounds};
use crate::store::{self, Desk, Error, Event as StoreEvent, Mode, Opened, Store, Unsaved};
use crate::{config, files};

/// The way in which events come back, from any thread, with the moment at which they arose.
pub type Tell = Arc<dyn Fn(Event, Now) + Send + Sync>;

/// What only the face that shows the program can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Ring the bell once.
    Bell,
    /// Stop, and come back on `fg`.
    Suspend,
    /// Leave.
    Leave,
    /// Leave, and begin anew in the other way of the program.
    Other,
}

/// How a face of the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The program ends with this exit code.
    With(u8),
    /// The other face is to begin.
    ForTheOther,
}

impl Own {
    /// What the face has to do itself for `effect`; `None` when it is the runner's business.
    #[must_use]
    pub fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::Bell => Some(Self::Bell),
            Effect::Suspend => Some(Self::Suspend),
            Effect::Leave => Some(Self::Leave),
            Effect::InLines(_) => Some(Self::Other),
            _ => None,
        }
    }
}

/// How long a tone may take to end softly when the program is left.
const SOFT_END: Duration = Duration::from_millis(300);

/// What performs effects. Given to [`Runner::finish`] at the end; dropped, it saves without telling.
pub struct Runner {
    desk: Desk,
    clock: Clock,
    tell: Tell,
    config_file: PathBuf,
    /// The thread that writes other files, once there was something to write.
    pen: Option<Pen>,
    /// What is run at each cue: a name and its arguments.
    cue_cmd: Option<Vec<String>>,
    /// The thread through which a session is heard, once there was something to hear.
    sounds: Option<Sounds>,
    /// The sensor that may be listened to.
    ear: Ear,
    fence: Fence,
    /// What keeps the screen awake, while it does.
    awake: Option<Awake>,
}

/// The thread that writes other files, one after the other in the order asked for.
struct Pen {
    jobs: Sender<Job>,
    /// Ends when the thread does.
    ended: Receiver<()>,
    /// Jobs given and not yet done.
    open: Arc<AtomicUsize>,
}

enum Job {
    Write { path: PathBuf, bytes: Vec<u8>, over: bool },
    Set { name: String, value: String },
}

/// Tells whether the store has done all it was asked: it answers in order, so that the answer about a month that
/// nobody has comes after everything else. Only tests that drive the time ask.
#[derive(Default)]
struct Fence {
    /// Whether something was asked of the store since the last fence was put up.
    asked: bool,
    put_up: usize,
    passed: Arc<AtomicUsize>,
}

impl Runner {
    /// Starts the store's thread. `config_file` is where settings are kept; events go to `tell`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: Store, config_file: PathBuf, clock: Clock, tell: Tell) -> Result<Self, Error> {
        let fence = Fence { asked: true, ..Fence::default() };
        let (passed, now, out) = (Arc::clone(&fence.passed), clock.clone(), Arc::clone(&tell));
        let desk = store.start(move |event| {
            let event = translate(event);
            if event.is_fence() {
                passed.fetch_add(1, Ordering::SeqCst);
                return;
            }
            if event == Event::Died {
                // Nobody will answer any more, so nobody needs to be waited for.
                passed.store(usize::MAX, Ordering::SeqCst);
            }
            out(event, now.now());
        })?;
        Ok(Self {
            desk,
            clock,
            tell,
            config_file,
            pen: None,
            cue_cmd: None,
            sounds: None,
            ear: Ear::default(),
            awake: None,
            fence,
        })
    }

    /// The same, with a program that is run at each cue of a session; `typed` is left out where it names none.
    #[must_use]
    pub fn with_cue_cmd(mut self, typed: &str) -> Self {
        self.cue_cmd = devices::words_of(typed);
        self
    }

    /// With a sensor to listen to when the coach asks for it.
    #[must_use]
    pub fn hearing(self, wanted: Option<Wanted>) -> Self {
        Self { ear: Ear::of(wanted), ..self }
    }

    /// Begins to do what `effect` asks for; what comes of it is told. The face's [`Own`] business is nothing here.
    pub fn perform(&mut self, effect: Effect) {
        self.fence.asked = true;
        match effect {
            Effect::Save(changes) => self.desk.save(changes),
            Effect::SaveAgain => self.desk.save_again(),
            Effect::Read(months) => self.desk.read(months),
            Effect::KeepDraft(draft) => self.desk.keep_draft(draft.name, draft.text),
            Effect::DropDraft(name) => self.desk.drop_draft(name),
            Effect::KeepPlan { file, text } => self.desk.keep_plan(file, text),
            Effect::Write { path, bytes, over } => self.write(Job::Write { path, bytes, over }),
            Effect::Set { name, value } => self.write(Job::Set { name, value }),
            Effect::Sound(schedule) => {
                if let Some(sounds) = self.sounds(schedule.at_once) {
                    sounds.play(schedule);
                }
            }
            Effect::Listen(listens) => self.ear.listen(listens, &self.clock, &self.tell),
            Effect::KeepAwake(on) => self.awake = on.then(|| self.awake()),
            Effect::Unlock { passphrase, months } => self.desk.unlock(handed(&passphrase), months),
            Effect::LockAgain(held) => self.desk.lock_again(handed(&held)),
            Effect::LookForCopies => self.desk.look_for_copies(),
            Effect::JoinCopies(files) => self.desk.join_copies(files),
            Effect::SetLock(passphrase) => self.desk.set_lock(handed(&passphrase)),
            Effect::Bell | Effect::Suspend | Effect::Leave | Effect::InLines(_) => {}
        }
    }

    /// Whether everything asked for so far has been done and told. Asking has the store look; ask again.
    pub fn is_idle(&mut self) -> bool {
        let writes = self.pen.as_ref().map_or(0, |pen| pen.open.load(Ordering::SeqCst));
        if self.fence.asked {
            self.fence.put_up += 1;
            self.perform(Effect::fence());
            self.fence.asked = false;
        }
        writes == 0 && self.fence.passed.load(Ordering::SeqCst) >= self.fence.put_up
    }

    /// Whether something that was asked to be saved is not on the disk yet. Word of it comes later, so that an
    /// [`Event::Saving`] heard meanwhile speaks of what was saved before, and not of all.
    pub fn has_more_to_save(&self) -> bool {
        self.desk.unsaved() != Unsaved(0)
    }

    /// Saves what waits, for at most about `wait`, and ends the threads; how many changes could not be saved.
    pub fn finish(self, wait: Duration) -> usize {
        let Self { desk, pen, sounds, .. } = self;
        if let Some(sounds) = sounds {
            sounds.finish(SOFT_END);
        }
        let Unsaved(kept) = desk.finish(wait);
        if let Some(Pen { jobs, ended, .. }) = pen {
            drop(jobs);
            // Nothing is ever sent: the channel closes when the thread has ended.
            let _ = ended.recv_timeout(wait);
        }
        kept
    }

    /// The thread through which a session is heard, begun when it is needed: not for silence. Under a test's hand the
    /// time stands still, and nothing sounds.
    fn sounds(&mut self, is_silence: bool) -> Option<&Sounds> {
        if self.sounds.is_none() && (is_silence || self.clock.is_driven()) {
            return None;
        }
        if self.sounds.is_none() {
            let (tell, clock) = (Arc::clone(&self.tell), self.clock.clone());
            let told = Box::new(move |news| tell(Event::NoSound(no_sound(news)), clock.now()));
            match Sounds::start(self.clock.clone(), self.cue_cmd.clone(), told) {
                Ok(sounds) => self.sounds = Some(sounds),
                Err(_) => (self.tell)(Event::NoSound(NoSound::Absent), self.clock.now()),
            }
        }
        self.sounds.as_ref()
    }

    /// Holds the screen by the system's own command, and tells where none does.
    fn awake(&self) -> Awake {
        let (tell, clock) = (Arc::clone(&self.tell), self.clock.clone());
        let holders = awake::holders(config::environment("PATH").as_deref());
        Awake::hold(holders, move || tell(Event::NotAwake, clock.now()))
    }

    fn write(&mut self, job: Job) {
        if self.pen.is_none() {
            match Pen::take_up(self.config_file.clone(), self.clock.clone(), Arc::clone(&self.tell)) {
                Ok(pen) => self.pen = Some(pen),
                Err(error) => {
                    let event = not_done(&job, files::reason(&error), false);
                    (self.tell)(event, self.clock.now());
                    return;
                }
            }
        }
        if let Some(pen) = &self.pen {
            pen.open.fetch_add(1, Ordering::SeqCst);
            let _ = pen.jobs.send(job);
        }
    }
}

impl Pen {
    fn take_up(config_file: PathBuf, clock: Clock, tell: Tell) -> std::io::Result<Self> {
        let (jobs, desk) = channel::<Job>();
        let (end, ended) = channel::<()>();
        let open = Arc::new(AtomicUsize::new(0));
        let left = Arc::clone(&open);
        thread::Builder::new().name("files".to_owned()).spawn(move || {
            for job in desk {
                if let Some(event) = do_job(job, &config_file) {
                    tell(event, clock.now());
                }
                left.fetch_sub(1, Ordering::SeqCst);
            }
            drop(end);
        })?;
        Ok(Self { jobs, ended, open })
    }
}

/// Does one job; a setting that is kept needs no word.
fn do_job(job: Job, config_file: &std::path::Path) -> Option<Event> {
    match job {
        Job::Write { path, mut bytes, over } => {
            let written = files::write_new(&path, &bytes, over);
            // A page may be a recovery sheet.
            bytes.zeroize();
            Some(match written {
                Ok(()) => Event::Written(path),
                Err(error) => {
                    let exists = matches!(error, files::Error::Exists(_));
                    Event::NotWritten { path, exists, why: error.to_string() }
                }
            })
        }
        Job::Set { name, value } => {
            config::set(config_file, &name, &value).err().map(|error| Event::Trouble(error.to_string()))
        }
    }
}

fn not_done(job: &Job, why: String, exists: bool) -> Event {
    match job {
        Job::Write { path, .. } => Event::NotWritten { path: path.clone(), exists, why },
        Job::Set { .. } => Event::Trouble(why),
    }
}

const fn no_sound(news: News) -> NoSound {
    match news {
        News::Absent => NoSound::Absent,
        News::Lost | News::Died => NoSound::Lost,
        News::Speechless => NoSound::Speechless,
        News::NoCommand => NoSound::NoCommand,
    }
}

fn translate(event: StoreEvent) -> Event {
    match event {
        StoreEvent::Month(month, state) => Event::Month(month, state),
        StoreEvent::Profile(profile) => Event::Profile(profile),
        StoreEvent::Saving { kept: 0, .. } => Event::Saving(Saving::Done),
        StoreEvent::Saving { kept, why } => {
            let why = why.map_or_else(|| Stuck::Else(String::new()), stuck);
            Event::Saving(Saving::Waiting { kept, why })
        }
        StoreEvent::Unlocked(Ok(opened)) => Event::Unlocked(Box::new(unlocked(*opened))),
        StoreEvent::Unlocked(Err(line)) => Event::NotUnlocked(line),
        StoreEvent::LockSet(Ok(sheet)) => Event::LockSet(Secret::from(sheet.text())),
        StoreEvent::LockSet(Err(line)) => Event::LockNotSet(line),
        StoreEvent::Copies(copies) => Event::Copies(copies.into_iter().map(left_copy).collect()),
        StoreEvent::Joined(joined) => Event::Joined { taken: joined.taken, trouble: joined.trouble },
        StoreEvent::Trouble(line) => Event::Trouble(line),
        StoreEvent::Died => Event::Died,
    }
}

/// Why nothing of what was opened can be written, where that is so.
#[must_use]
pub fn read_only(opened: &Opened) -> Option<Stuck> {
    match &opened.mode {
        Mode::Newer(_) => Some(Stuck::Newer),
        Mode::ReadOnly(why) => Some(Stuck::Else(why.clone())),
        Mode::ReadWrite => (!opened.profile_reads).then_some(Stuck::Unread(None)),
    }
}

fn stuck(why: store::Stuck) -> Stuck {
    match why {
        store::Stuck::Newer => Stuck::Newer,
        store::Stuck::Unread(month) => Stuck::Unread(month),
        store::Stuck::Else(why) => Stuck::Else(why),
    }
}

fn left_copy(copy: store::Copy) -> LeftCopy {
    let store::Copy { file, written, counts, refused } = copy;
    let store::Counts { new, changed, gone, same, settings } = counts;
    LeftCopy { file, written, new, changed, gone, settings, same, refused }
}

fn handed(secret: &Secret) -> Zeroizing<String> {
    Zeroizing::new(secret.text().to_owned())
}

fn unlocked(opened: Opened) -> Unlocked {
    let read_only = read_only(&opened);
    let Opened { months, read, profile, drafts, held, plan, trouble, .. } = opened;
    let held = held.iter().map(|held| Secret::from(held.as_str())).collect();
    Unlocked { months, read, profile, drafts, held, plan, read_only, trouble }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use chrono::{DateTime, Utc};
    use serde_json::json;

    use super::{Runner, Tell};
    use crate::clock::Clock;
    use crate::coach::{Draft, Effect, Event, Saving};
    use crate::diary::{Change, Register};
    use crate::store::{Place, Store};

    const PATIENCE: Duration = Duration::from_secs(20);

    fn begin(folder: &std::path::Path) -> (Runner, Receiver<Event>) {
        let place = Place { data: folder.join("data"), state: folder.join("state") };
        let (store, _) = Store::open(place, &[]).expect("an empty folder opens");
        let (events, told) = channel();
        let tell: Tell = std::sync::Arc::new(move |event, _| drop(events.send(event)));
        let clock = Clock::driven(DateTime::UNIX_EPOCH.fixed_offset());
        let runner = Runner::start(store, folder.join("config.toml"), clock, tell).expect("a thread");
        (runner, told)
    }

    fn wait_until_idle(runner: &mut Runner) {
        while !runner.is_idle() {
            std::thread::yield_now();
        }
    }

    fn saving() -> Effect {
        let register = Register {
            value: json!(12),
            rev: 1,
            updated: DateTime::<Utc>::UNIX_EPOCH,
            device: "0123456789abcdef".to_owned(),
            more: serde_json::Map::new(),
        };
        Effect::Save(vec![Change::Register { name: "minutes".to_owned(), register }])
    }

    #[test]
    fn finishing_waits_for_what_was_asked_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut runner, told) = begin(folder.path());
        runner.perform(saving());
        runner.perform(Effect::KeepDraft(Draft { name: "note".to_owned(), text: "half a word".to_owned() }));
        let page = folder.path().join("page.md");
        runner.perform(Effect::Write { path: page.clone(), bytes: b"a page".to_vec(), over: false });
        assert_eq!(runner.finish(PATIENCE), 0);
        assert!(fs::read_to_string(folder.path().join("data/profile.json")).expect("a profile").contains("minutes"));
        assert_eq!(fs::read(&page).expect("a page"), b"a page");
        assert_eq!(fs::read_dir(folder.path().join("state/drafts")).expect("drafts").count(), 1);
        let told: Vec<Event> = told.try_iter().collect();
        assert!(told.contains(&Event::Saving(Saving::Done)), "{told:?}");
        assert!(told.contains(&Event::Written(page)), "{told:?}");
    }

    #[test]
    fn when_idle_everything_has_been_told_and_the_fence_has_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut runner, told) = begin(folder.path());
        let page = folder.path().join("page.md");
        for _ in 0..2 {
            runner.perform(Effect::Write { path: page.clone(), bytes: b"a page".to_vec(), over: false });
        }
        runner.perform(saving());
        wait_until_idle(&mut runner);
        let told: Vec<Event> = told.try_iter().collect();
        assert!(told.contains(&Event::Saving(Saving::Done)), "{told:?}");
        let exists = told.iter().any(|event| matches!(event, Event::NotWritten { exists: true, .. }));
        assert!(exists, "a file that is there is not replaced: {told:?}");
        assert!(!told.iter().any(|event| matches!(event, Event::Month(..))), "{told:?}");
        let months = fs::read_dir(folder.path().join("data/journal")).map_or(0, Iterator::count);
        assert_eq!(months, 0, "the fence wrote a month");
    }

    #[test]
    fn what_is_asked_while_something_else_is_saved_counts_as_not_saved_yet() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Place { data: folder.path().join("data"), state: folder.path().join("state") };
        let (store, _) = Store::open(place, &[]).expect("an empty folder opens");
        let ((go, wait), (events, told)) = (channel(), channel());
        let wait = std::sync::Mutex::new(wait);
        let tell: Tell = std::sync::Arc::new(move |event, _| {
            events.send(event).expect("the test listens");
            wait.lock().expect("one at a time").recv().expect("the test lets it go on");
        });
        let clock = Clock::driven(DateTime::UNIX_EPOCH.fixed_offset());
        let mut runner = Runner::start(store, folder.path().join("config.toml"), clock, tell).expect("a thread");
        runner.perform(saving());
        assert_eq!(told.recv_timeout(PATIENCE), Ok(Event::Saving(Saving::Done)));
        assert!(!runner.has_more_to_save(), "nothing else was asked");
        // The thread is still telling of the first when the second is asked.
        runner.perform(saving());
        assert!(runner.has_more_to_save());
        go.send(()).expect("it waits");
        assert_eq!(told.recv_timeout(PATIENCE), Ok(Event::Saving(Saving::Done)));
        assert!(!runner.has_more_to_save());
        go.send(()).expect("it waits");
        assert_eq!(runner.finish(PATIENCE), 0);
    }

    #[test]
    fn settings_are_kept_and_a_wrong_one_is_told_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut runner, told) = begin(folder.path());
        runner.perform(Effect::Set { name: "theme".to_owned(), value: "light".to_owned() });
        runner.perform(Effect::Set { name: "theme".to_owned(), value: "loud".to_owned() });
        wait_until_idle(&mut runner);
        assert!(fs::read_to_string(folder.path().join("config.toml")).expect("settings").contains("light"));
        let told: Vec<Event> = told.try_iter().collect();
        assert!(matches!(told.as_slice(), [Event::Trouble(_)]), "{told:?}");
    }
}
