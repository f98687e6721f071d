//! The way out, which three threads may take: the loop, the signal thread when the loop is stuck, and the hang-up
//! watch. Whoever comes first lets the store finish, the others wait for that. Decides no exit code.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Runner;

/// How long the store may take for what waits to be saved.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The runner, shared, until someone takes it to finish.
#[derive(Default)]
pub struct Leaving {
    runner: Mutex<Option<Runner>>,
    finishing: Mutex<Finishing>,
    told: Condvar,
}

#[derive(Clone, Copy, Default)]
enum Finishing {
    /// There is no runner yet, or it has finished with so many changes unsaved.
    #[default]
    NotBegun,
    Open,
    Done(usize),
}

impl Leaving {
    /// From here on there is something to finish.
    pub fn begin(&self, runner: Runner) {
        *held(&self.finishing) = Finishing::Open;
        *held(&self.runner) = Some(runner);
    }

    /// Lets `work` have the runner; once someone is leaving, nothing begins any more.
    pub fn with(&self, work: impl FnOnce(&mut Runner)) {
        if let Some(runner) = held(&self.runner).as_mut() {
            work(runner);
        }
    }

    /// Whether all that the runner was given has been done.
    pub fn is_idle(&self) -> bool {
        held(&self.runner).as_mut().is_none_or(Runner::is_idle)
    }

    /// Whether something that the runner was asked to save is not on the disk yet.
    pub fn has_more_to_save(&self) -> bool {
        held(&self.runner).as_ref().is_some_and(Runner::has_more_to_save)
    }

    /// Lets the store finish, or waits for the thread that does; how many changes could not be saved.
    pub fn finish(&self) -> usize {
        let taken = held(&self.runner).take();
        if let Some(runner) = taken {
            let unsaved = runner.finish(PATIENCE);
            *held(&self.finishing) = Finishing::Done(unsaved);
            self.told.notify_all();
            return unsaved;
        }
        let open = |state: &mut Finishing| matches!(state, Finishing::Open);
        let state = match self.told.wait_timeout_while(held(&self.finishing), PATIENCE, open) {
            Ok((state, _)) => *state,
            Err(broken) => *broken.into_inner().0,
        };
        if let Finishing::Done(unsaved) = state { unsaved } else { 0 }
    }
}

/// What a lock holds, also after a panic: there is nothing half done in these few words.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
