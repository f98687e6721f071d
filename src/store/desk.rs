//! The desk: a handle on the one thread that owns the files. Nothing here waits for the disk but `finish`.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use zeroize::Zeroizing;

use super::{Error, Event, Key, Store};
use crate::diary::{Change, Month, MonthState};

/// How many changes were not made to last when the thread ended; 0 is all of them saved.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsaved(pub usize);

/// How long nothing is asked before what was saved is copied: a save never waits for a backup.
const QUIET: Duration = Duration::from_secs(3);

/// What is asked of the thread.
enum Order {
    Save(Vec<Change>),
    SaveAgain,
    /// Months to read, and the number of the asking.
    Read(Vec<Month>, usize),
    KeepDraft(String, String),
    DropDraft(String),
    KeepPlan(String, String),
    Unlock(Zeroizing<String>, Vec<Month>),
    LockAgain(Zeroizing<String>),
    JoinCopies(Vec<PathBuf>),
    LookForCopies,
    SetLock(Zeroizing<String>),
    Finish(Sender<()>),
}

/// What is on its way, counted on both sides.
#[derive(Debug, Default)]
struct Counts {
    /// Changes that were sent.
    sent: AtomicUsize,
    /// Changes that the thread took over.
    taken: AtomicUsize,
    /// Changes that the thread keeps because they could not be written.
    kept: AtomicUsize,
    /// How often months were asked for.
    asked: AtomicUsize,
}

/// A handle on the thread that owns the files. Dropped, the thread saves what it has and ends.
#[derive(Debug)]
pub struct Desk {
    orders: Sender<Order>,
    counts: Arc<Counts>,
}

impl Desk {
    pub(super) fn start(store: Store, tell: impl Fn(Event) + Send + 'static) -> Result<Self, Error> {
        let (orders, inbox) = mpsc::channel();
        let counts = Arc::new(Counts::default());
        counts.kept.store(store.kept(), Ordering::SeqCst);
        let shared = Arc::clone(&counts);
        let work = move || {
            // The counts outlive a panic, so that the loop can say how much is not saved.
            let worked = catch_unwind(AssertUnwindSafe(|| {
                Clerk {
                    store,
                    counts: &shared,
                    tell: &tell,
                    drops: Vec::new(),
                    plans: Vec::new(),
                    wanted: Vec::new(),
                    read: BTreeMap::new(),
                    copies: Vec::new(),
                }
                .work(&inbox);
            }));
            if worked.is_err() {
                tell(Event::Died);
            }
        };
        let thread = thread::Builder::new().name("store".to_owned()).spawn(work);
        thread.map_err(|error| Error::Thread(error.to_string()))?;
        Ok(Self { orders, counts })
    }

    /// Makes `changes` last, together with whatever waits; answered by [`Event::Saving`].
    pub fn save(&self, changes: Vec<Change>) {
        self.counts.sent.fetch_add(changes.len(), Ordering::SeqCst);
        self.send(Order::Save(changes));
    }

    /// Tries again to save what is kept in memory; answered by [`Event::Saving`].
    pub fn save_again(&self) {
        self.send(Order::SaveAgain);
    }

    /// Reads months, again where others changed them; each is answered by [`Event::Month`]. Several asked for again before
    /// they were read are read once.
    pub fn read(&self, months: Vec<Month>) {
        let number = self.counts.asked.fetch_add(1, Ordering::SeqCst) + 1;
        self.send(Order::Read(months, number));
    }

    /// Keeps a draft in place of an earlier one of that name.
    pub fn keep_draft(&self, name: String, text: String) {
        self.send(Order::KeepDraft(name, text));
    }

    /// Forgets a draft, once everything that was sent before is on the disk.
    pub fn drop_draft(&self, name: String) {
        self.send(Order::DropDraft(name));
    }

    /// Keeps the text of a plan under this name; where it cannot be written, it is tried again with the next save.
    pub fn keep_plan(&self, file: String, text: String) {
        self.send(Order::KeepPlan(file, text));
    }

    /// Unlocks a locked diary and reads these months; answered by [`Event::Unlocked`].
    pub fn unlock(&self, passphrase: Zeroizing<String>, months: Vec<Month>) {
        self.send(Order::Unlock(passphrase, months));
    }

    /// Shuts an open diary that has a lock, once everything that was sent before is done; `held` is kept sealed until it
    /// is unlocked.
    pub fn lock_again(&self, held: Zeroizing<String>) {
        self.send(Order::LockAgain(held));
    }

    /// Joins copies that another program left; answered by [`Event::Joined`] and [`Event::Copies`], after what changed.
    pub fn join_copies(&self, files: Vec<PathBuf>) {
        self.send(Order::JoinCopies(files));
    }

    /// Looks whether another program left copies meanwhile, or took some away; where it did, that is told by
    /// [`Event::Copies`].
    pub fn look_for_copies(&self) {
        self.send(Order::LookForCopies);
    }

    /// Sets a lock; answered by [`Event::LockSet`].
    pub fn set_lock(&self, passphrase: Zeroizing<String>) {
        self.send(Order::SetLock(passphrase));
    }

    /// Saves what waits, at most for `wait`, and ends the thread.
    pub fn finish(self, wait: Duration) -> Unsaved {
        let (done, finished) = mpsc::channel();
        self.send(Order::Finish(done));
        // Both a late and a dead thread leave the counts as they are.
        let _ = finished.recv_timeout(wait);
        self.unsaved()
    }

    /// How many changes are not on the disk at this moment.
    pub fn unsaved(&self) -> Unsaved {
        let count = |number: &AtomicUsize| number.load(Ordering::SeqCst);
        let Counts { sent, taken, kept, asked: _ } = &*self.counts;
        Unsaved(count(sent).saturating_sub(count(taken)) + count(kept))
    }

    fn send(&self, order: Order) {
        // A thread that died was told of by `Died`; what is sent to it counts as unsaved.
        let _ = self.orders.send(order);
    }
}

impl Store {
    /// What others changed and this process read while it saved.
    fn news(&mut self) -> Vec<Event> {
        let mut news = Vec::new();
        if self.is_locked() {
            return news;
        }
        if self.profile.take_news()
            && let Ok(registers) = self.profile.shown()
        {
            news.push(Event::Profile(registers.profile()));
        }
        let changed =
            self.months.iter_mut().filter_map(|(month, kept)| kept.take_news().then(|| (*month, kept.shown())));
        for (month, shown) in changed.collect::<Vec<_>>() {
            news.push(Event::Month(month, self.state_of(month, shown)));
        }
        news
    }
}

/// The one who works at the desk.
struct Clerk<'a, F: Fn(Event)> {
    store: Store,
    counts: &'a Counts,
    tell: &'a F,
    /// Drafts to be forgotten once nothing is kept in memory any more: until then they are the only copy on the disk.
    drops: Vec<String>,
    /// Plans that could not be written yet.
    plans: Vec<(String, String)>,
    /// Months that were asked for while the diary was locked.
    wanted: Vec<Month>,
    /// Up to which asking each month was read, since anything else was done: a search asks for all that it lacks with each month
    /// that comes, which read ten years fifty times over.
    read: BTreeMap<Month, usize>,
    /// The copies that were told last, each with the moment of its last change.
    copies: Vec<(PathBuf, Option<SystemTime>)>,
}

impl<F: Fn(Event)> Clerk<'_, F> {
    fn work(mut self, inbox: &Receiver<Order>) {
        self.store.be_a_window();
        self.store.keep_to_account();
        self.store.finish_deleting();
        self.tell_trouble();
        self.look_for_copies();
        while let Some(first) = self.next(inbox) {
            let mut waiting = vec![first];
            waiting.extend(inbox.try_iter());
            let leave = self.take(waiting);
            if let Some(done) = leave {
                self.back_up();
                self.store.be_no_window();
                // Whoever asked may have stopped waiting.
                let _ = done.send(());
                return;
            }
        }
        // The desk was dropped: what is kept gets a last try, with nobody left to tell.
        let _ = self.store.save(&[]);
        self.store.back_up();
    }

    /// The next order; in a quiet moment what was saved is copied. None once the desk was dropped.
    fn next(&mut self, inbox: &Receiver<Order>) -> Option<Order> {
        if self.store.wants_backup() {
            match inbox.recv_timeout(QUIET) {
                Ok(order) => return Some(order),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => self.back_up(),
            }
        }
        inbox.recv().ok()
    }

    fn back_up(&mut self) {
        self.store.back_up();
        self.tell_trouble();
    }

    /// Does what waits, in order; changes are gathered and written together at the end.
    fn take(&mut self, waiting: Vec<Order>) -> Option<Sender<()>> {
        let (mut changes, mut save, mut leave) = (Vec::new(), false, None);
        for order in waiting {
            // Whatever else is done may change what is in the months.
            if !matches!(order, Order::Read(..)) {
                self.read.clear();
            }
            match order {
                Order::Save(more) => {
                    save = true;
                    changes.extend(more);
                }
                Order::SaveAgain => save = true,
                Order::Read(mut months, number) => {
                    // What was asked before is done first: what was saved shows in what is read.
                    self.settle(&std::mem::take(&mut changes), &mut save);
                    // One month alone is always answered: a fence counts its answers.
                    if months.len() > 1 {
                        months.retain(|month| self.read.get(month).is_none_or(|read| *read < number));
                    }
                    self.read(&months);
                }
                Order::KeepDraft(name, text) => {
                    self.drops.retain(|dropped| *dropped != name);
                    let kept = self.store.keep_own_draft(&name, &text);
                    self.note(kept);
                }
                Order::DropDraft(name) => self.drops.push(name),
                Order::KeepPlan(file, text) => {
                    self.plans.push((file, text));
                    self.keep_plans();
                }
                Order::Unlock(passphrase, months) => self.unlock(&passphrase, &months),
                Order::LockAgain(held) => {
                    self.settle(&std::mem::take(&mut changes), &mut save);
                    self.back_up();
                    self.store.lock_again(&held);
                }
                Order::JoinCopies(files) => {
                    self.settle(&std::mem::take(&mut changes), &mut save);
                    self.join_copies(&files);
                }
                Order::LookForCopies => self.look_for_copies(),
                Order::SetLock(passphrase) => self.set_lock(&passphrase),
                Order::Finish(done) => {
                    save |= self.store.kept() > 0;
                    leave = Some(done);
                }
            }
        }
        self.settle(&changes, &mut save);
        leave
    }

    /// Saves what was gathered, and does what waits for that.
    fn settle(&mut self, changes: &[Change], save: &mut bool) {
        self.save(changes, save);
        self.drop_drafts();
        self.tell_trouble();
    }

    fn tell_trouble(&mut self) {
        self.store.take_trouble().into_iter().for_each(|line| (self.tell)(Event::Trouble(line)));
    }

    fn save(&mut self, changes: &[Change], save: &mut bool) {
        if !std::mem::take(save) {
            return;
        }
        self.keep_plans();
        let saved = self.store.save(changes);
        let kept = self.store.kept();
        self.counts.kept.store(kept, Ordering::SeqCst);
        self.counts.taken.fetch_add(changes.len(), Ordering::SeqCst);
        self.store.news().into_iter().for_each(self.tell);
        let why = saved.err().map(|error| self.store.stuck(&error));
        (self.tell)(Event::Saving { kept, why });
        self.look_for_copies();
    }

    fn keep_plans(&mut self) {
        for (file, text) in std::mem::take(&mut self.plans) {
            if let Err(error) = self.store.keep_plan_as(&file, text.as_bytes()) {
                self.note(Err(error));
                self.plans.push((file, text));
            }
        }
    }

    fn drop_drafts(&mut self) {
        if self.store.kept() == 0 {
            for name in std::mem::take(&mut self.drops) {
                let dropped = self.store.drop_draft(&name);
                self.note(dropped);
            }
        }
    }

    fn read(&mut self, months: &[Month]) {
        for month in months {
            self.read.insert(*month, self.counts.asked.load(Ordering::SeqCst));
            let state = self.store.month(*month);
            if self.store.is_locked() && matches!(state, MonthState::Refused(_)) {
                self.wanted.push(*month);
            } else {
                (self.tell)(Event::Month(*month, state));
            }
        }
    }

    /// Tells of copies that another program left, where they are others than were told last.
    fn look_for_copies(&mut self) {
        let there = self.store.copies_there();
        if there != self.copies {
            self.tell_copies();
        }
    }

    fn tell_copies(&mut self) {
        self.copies = self.store.copies_there();
        let copies = self.store.copies();
        (self.tell)(Event::Copies(copies));
    }

    fn join_copies(&mut self, files: &[PathBuf]) {
        let (joined, months) = self.store.join_copies(files);
        self.counts.kept.store(self.store.kept(), Ordering::SeqCst);
        self.read(&months);
        match self.store.profile() {
            Ok(profile) => (self.tell)(Event::Profile(profile)),
            Err(error) => (self.tell)(Event::Trouble(error.to_string())),
        }
        self.tell_copies();
        (self.tell)(Event::Joined(joined));
    }

    fn unlock(&mut self, passphrase: &str, months: &[Month]) {
        let unlocked = self.store.unlock(Key::Passphrase(passphrase), months);
        let unlocked = unlocked.map(Box::new).map_err(|error| error.to_string());
        (self.tell)(Event::Unlocked(unlocked));
        if !self.store.is_locked() {
            let wanted = std::mem::take(&mut self.wanted);
            self.read(&wanted);
            self.look_for_copies();
        }
    }

    fn set_lock(&mut self, passphrase: &str) {
        let set = self.store.set_lock(passphrase).map_err(|error| error.to_string());
        let set = set.and_then(|(sheet, converted)| converted.left.into_iter().next().map_or(Ok(sheet), Err));
        let strangers = self.store.strangers_line().filter(|_| set.is_ok());
        (self.tell)(Event::LockSet(set));
        if let Some(line) = strangers {
            (self.tell)(Event::Trouble(line));
        }
    }

    fn note(&self, done: Result<(), Error>) {
        if let Err(error) = done {
            (self.tell)(Event::Trouble(error.to_string()));
        }
    }
}
