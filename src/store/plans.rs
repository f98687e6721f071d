//! Plans from a therapist: each a file of its own in `plans/`, never changed once it is written. Which one is in use
//! stands in the register that names it; what is in a plan is not looked at here.

use std::path::PathBuf;

use super::folder::{is_name, make, names};
use super::vault::Vault;
use super::{Error, Place, Store};
use crate::diary::{Day, Profile, Register};
use crate::files::{self, Placed};
use crate::plan::therapist::{IN_USE, InUse};

const ENDING: &str = ".toml";

/// The most bytes of a plan that are read back: more than any that was taken into use.
const MOST_BYTES: usize = 1024 * 1024;

impl Place {
    /// Where plans are.
    pub(super) fn plans(&self) -> PathBuf {
        self.data.join("plans")
    }
}

impl Store {
    /// Keeps the text of a plan under a new name, whole or not at all; the name comes back. The plan is in use once the
    /// register [`IN_USE`] names it.
    ///
    /// # Errors
    /// What stood in the way; no plan was changed.
    pub fn keep_plan(&mut self, day: Day, text: &[u8]) -> Result<String, Error> {
        let name = format!("{day}-{}{ENDING}", files::random_name());
        self.keep_plan_as(&name, text).map(|()| name)
    }

    /// Hands every plan to `look`, one after the other: its file, and its text or why it cannot be read.
    pub fn each_plan(&self, mut look: impl FnMut(PathBuf, Result<Vec<u8>, String>)) {
        let mut names = names(&self.place.plans()).unwrap_or_default();
        names.retain(|name| is_plan(name));
        names.sort_unstable();
        for name in names {
            let path = self.place.plans().join(name);
            let read = self.vault.read_up_to(&path, MOST_BYTES);
            look(path, read);
        }
    }

    /// Keeps the text of a plan under this name, whole or not at all.
    ///
    /// # Errors
    /// What stood in the way, or that the name is none of ours; no plan was changed.
    pub(super) fn keep_plan_as(&mut self, name: &str, text: &[u8]) -> Result<(), Error> {
        let folder = self.place.plans();
        let path = folder.join(name);
        if !is_plan(name) {
            return Err(Error::write(&path, &std::io::ErrorKind::InvalidInput.into()));
        }
        let _lock = self.ready_to_write()?;
        make(&folder)?;
        match self.vault.replace(&path, text, || true) {
            Ok(None | Some(Placed::Synced)) => Ok(()),
            Ok(Some(Placed::Unsure(error))) => {
                Err(Error::Unsure { path: path.display().to_string(), why: files::reason(&error), kept: 0 })
            }
            Err(error) => Err(Error::write(&path, &error)),
        }
    }
}

impl Place {
    /// The text of the plan that the profile names, where it names one.
    ///
    /// # Errors
    /// One line, when its file is gone or cannot be read, or it names none of ours.
    pub(super) fn plan_in_use(&self, profile: &Profile, vault: &Vault) -> Option<Result<Vec<u8>, String>> {
        let InUse { file, .. } = profile.get(IN_USE)?;
        let path = self.plans().join(&file);
        let read = if is_plan(&file) {
            vault.read_up_to(&path, MOST_BYTES)
        } else {
            Err(format!("{}: the plan in use has a name that is not ours", self.profile().display()))
        };
        Some(read.map_err(|why| format!("{why}; the practice goes on without the plan until it can be read")))
    }
}

/// The file of the plan that a register names, where it is the one that does and names one of ours.
pub(super) fn named_plan(name: &str, register: &Register) -> Option<String> {
    let named: InUse = (name == IN_USE).then(|| serde_json::from_value(register.value.clone()).ok())??;
    is_plan(&named.file).then_some(named.file)
}

/// Whether this is the name of a plan.
pub(super) fn is_plan(name: &str) -> bool {
    name.strip_suffix(ENDING).is_some_and(is_name)
}
