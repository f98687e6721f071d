//! Locking and unlocking: the lock set and taken off file by file, taken up again where it was cut off, the diary
//! opened with its passphrase and shut again. What sealing is stands in `vault`, where keys lie in `keys`.

use std::path::{Path, PathBuf};

use age::x25519::{Identity, Recipient};
use zeroize::Zeroizing;

use super::aside::ASIDE;
use super::backup::is_backup;
use super::conflicts::copy_of;
use super::drafts::is_draft;
use super::folder::names;
use super::head::Head;
use super::kept::Contents as _;
use super::keys::Sheet;
use super::plans::is_plan;
use super::vault::{ADDED, is_sealed, is_shut, key_text};
use super::{Error, Key, Opened, Place, Store};
use crate::diary::{Month, Profile};
use crate::files::{self, Placed};

/// How often a file that another window keeps writing is converted anew.
const ROUNDS: usize = 5;
/// The fewest signs of a passphrase; our own choice.
pub(super) const FEWEST: usize = 8;

/// What locking or unlocking every file came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// One line for each file or folder that could not be reached; when there is none, every file is as was asked.
    pub left: Vec<String>,
}

impl Place {
    /// Every file that holds something private and is this program's, with those in the folders `copies`; and why some
    /// folder could not be looked into.
    pub(super) fn private_files(&self, copies: Result<Vec<PathBuf>, Error>) -> (Vec<PathBuf>, Vec<Error>) {
        let mut unread = Vec::new();
        let copies = copies.unwrap_or_else(|error| {
            unread.push(error);
            Vec::new()
        });
        let is_month = |name: &str| name.strip_suffix(".json").is_some_and(|month| month.parse::<Month>().is_ok());
        let mut found = Vec::new();
        let mut take = |folder: &Path, ours: &dyn Fn(&str) -> bool| {
            let mut names = names(folder).unwrap_or_else(|error| {
                unread.push(error);
                Vec::new()
            });
            names.sort_unstable();
            found.extend(names.iter().filter(|name| ours(name)).map(|name| folder.join(name)));
        };
        take(&self.data, &|name| name == "profile.json" || copy_of(name).is_some());
        take(&self.journal(), &|name| is_month(name) || copy_of(name).is_some());
        take(&self.plans(), &is_plan);
        take(&self.inbox(), &super::inbox::is_inbox);
        take(&self.drafts(), &is_draft);
        take(&self.aside(), &|name| name.ends_with(ASIDE));
        take(&self.backups(), &is_backup);
        copies.iter().filter(|folder| **folder != self.backups()).for_each(|folder| take(folder, &is_backup));
        (found, unread)
    }

    /// Removes what writes that were cut off left of private files.
    fn sweep_private(&self, copies: &[PathBuf]) {
        self.sweep();
        let folders = [self.drafts(), self.aside(), self.backups()];
        for folder in folders.iter().chain(copies) {
            for name in names(folder).unwrap_or_default().iter().filter(|name| is_cut_off(name)) {
                // What cannot be removed stays and is shown by `store check`.
                let _ = std::fs::remove_file(folder.join(name));
            }
        }
    }
}

/// Whether a file that was being written in place of one of ours was left: `card.draft.0123456789ab.tmp`.
fn is_cut_off(name: &str) -> bool {
    let Some((file, random)) = name.strip_suffix(files::TEMPORARY).and_then(|rest| rest.rsplit_once('.')) else {
        return false;
    };
    let ours = is_draft(file) || file.ends_with(ASIDE) || is_backup(file);
    ours && random.len() == 12 && random.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Store {
    /// Whether there is a lock on the diary.
    #[must_use]
    pub fn has_lock(&self) -> bool {
        self.vault.has_lock()
    }

    /// Whether any file of ours is sealed.
    #[must_use]
    pub fn has_sealed_files(&self) -> bool {
        let first = |path: &PathBuf| files::read_first(path, ADDED);
        self.files().0.iter().any(|path| first(path).is_ok_and(|bytes| is_sealed(&bytes)))
    }

    /// Whether it is locked now.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.vault.is_locked()
    }

    /// Takes note of the keys that stand in `store.json` and, where there may be others, of those that have a file.
    pub(super) fn note_keys(&mut self, opening: bool) {
        if !opening {
            self.head.read();
        }
        // A head that cannot be read is told, and what was known of the lock holds; there may be a lock if there are key
        // files.
        let known =
            || Head { recipients: self.vault.recipients(), comes_off: self.vault.comes_off(), ..Head::default() };
        let head = self.head.shown().unwrap_or_else(|_| known());
        let mut recipients = head.recipients;
        if opening || !recipients.is_empty() || self.vault.has_lock() {
            let files = self.place.recipients();
            let listed = files.is_ok();
            let files = files.unwrap_or_else(|error| {
                self.trouble.push(error.to_string());
                Vec::new()
            });
            if listed && files.is_empty() && head.comes_off {
                recipients.clear();
            }
            for key in files {
                if !recipients.contains(&key) {
                    recipients.push(key);
                }
            }
        }
        self.vault.seal_to(recipients, head.comes_off);
    }

    /// What can be seen of a locked store.
    pub(super) fn look_from_outside(&mut self) -> Opened {
        Opened {
            device: self.device.clone(),
            profile: Profile::default(),
            profile_reads: true,
            months: Vec::new(),
            read: Vec::new(),
            drafts: Vec::new(),
            held: Vec::new(),
            plan: None,
            locked: true,
            mode: self.mode(),
            copies: None,
            trouble: std::mem::take(&mut self.trouble),
        }
    }

    /// Opens a locked diary: goes on with what was cut off, folds in what was written meanwhile, and reads as
    /// [`Store::open`] does.
    ///
    /// # Errors
    /// [`Error::Passphrase`] when `key` opens nothing; else what stood in the way.
    pub fn unlock(&mut self, key: Key<'_>, want: &[Month]) -> Result<Opened, Error> {
        self.note_keys(false);
        let opened = self.place.opened_by(key, &self.vault.recipients())?;
        self.vault.open(opened);
        self.go_on();
        self.fold_in();
        let copies = self.place.conflicts_line();
        Ok(Opened { copies, ..self.look(want)? })
    }

    /// Shuts an open diary: the key and what was read leave the memory of the store; what waits to be saved stays.
    /// `held` is kept sealed, in memory alone, and is in what the next [`Store::unlock`] gives.
    pub fn lock_again(&mut self, held: &str) {
        self.held.extend(self.vault.sealed(held).filter(|_| !held.is_empty()));
        self.vault.shut();
        self.profile.forget();
        self.months.retain(|_, kept| !kept.pending().is_empty());
        self.months.values_mut().for_each(super::kept::Kept::forget);
    }

    /// From here on keys are wrapped with next to no work: for tests that set thousands of locks. Nothing of the program
    /// asks for it, which a test holds.
    pub const fn wrap_lightly(&mut self) {
        self.work = 1;
    }

    /// Sets a lock: a new key, wrapped with `passphrase`, and every file sealed to it. The text for a recovery sheet
    /// comes back with what could not be reached; the diary stays open.
    ///
    /// # Errors
    /// What stood in the way. Cut off at any moment, it is gone on with at the next unlocking.
    pub fn set_lock(&mut self, passphrase: &str) -> Result<(Sheet, Converted), Error> {
        fits(passphrase)?;
        self.note_keys(false);
        if self.is_locked() {
            return Err(Error::Refused { line: "there is a lock on the diary already".to_owned(), kept: 0 });
        }
        if self.has_lock() {
            return self.set_lock_to_the_end(passphrase);
        }
        let _lock = self.ready_to_write()?;
        let key = Identity::generate();
        let recipient = key.to_public();
        let sheet = Sheet(key_text(&key));
        let mut left = Vec::new();
        match self
            .place
            .write_key(&key, passphrase, self.work)
            .and_then(|()| self.write_head(vec![recipient.clone()], false))
        {
            Ok(()) => {}
            // The key is safe on the disk, and the lock is there.
            Err(error @ Error::Unsure { .. }) if self.head_names(&recipient) => left.push(error.to_string()),
            Err(error) => {
                // No lock was set, so that nobody is to be asked for its passphrase.
                self.place.remove_key(&recipient);
                return Err(error);
            }
        }
        self.vault.open(vec![key]);
        self.vault.seal_to(vec![recipient], false);
        self.note_keys(false);
        left.extend(self.convert().left);
        Ok((sheet, Converted { left }))
    }

    /// Whether `store.json` says that files are sealed to `key`.
    fn head_names(&mut self, key: &Recipient) -> bool {
        self.head.read();
        self.head.shown().is_ok_and(|head| head.recipients.contains(key))
    }

    /// The lock was set a moment ago in this window, and not every file could be reached: the passphrase is this one
    /// from now on, and what was left is gone on with.
    fn set_lock_to_the_end(&mut self, passphrase: &str) -> Result<(Sheet, Converted), Error> {
        self.change_passphrase(passphrase)?;
        let _lock = self.ready_to_write()?;
        let (head, keys) = (self.head.shown()?, self.place.recipients()?);
        if head.comes_off || keys.iter().any(|key| !head.recipients.contains(key)) {
            self.write_head(keys, false)?;
            self.note_keys(false);
        }
        Ok((self.sheet(), self.convert()))
    }

    /// Takes the lock off: every file is plain again, and the key files are put away as old.
    ///
    /// # Errors
    /// When the diary is not open, some file cannot be opened, or something stood in the way; then the lock stays.
    pub fn take_lock_off(&mut self) -> Result<Converted, Error> {
        if self.is_locked() {
            return Err(Error::Locked);
        }
        let lock = self.ready_to_write()?;
        let (files, unread) = self.files();
        if let Some(error) = unread.into_iter().next() {
            return Err(error);
        }
        if let Some(path) = files.into_iter().find(|path| self.vault.read(path).is_err_and(|e| is_shut(&e))) {
            let line = format!("{} is locked with the passphrase of another machine", path.display());
            return Err(Error::Refused { line, kept: 0 });
        }
        let recipients = self.head.shown()?.recipients;
        self.write_head(recipients, true)?;
        self.vault.seal_to(self.vault.recipients(), true);
        let converted = self.convert();
        if converted.left.is_empty() {
            self.come_off()?;
        }
        drop(lock);
        self.fold_in();
        Ok(converted)
    }

    /// The end of taking a lock off: nothing is sealed any more, so the keys are put away.
    fn come_off(&mut self) -> Result<(), Error> {
        self.place.put_keys_away()?;
        self.write_head(Vec::new(), false)?;
        self.vault.seal_to(Vec::new(), false);
        Ok(())
    }

    /// Wraps the open keys with another passphrase. No other file changes.
    ///
    /// # Errors
    /// When the diary is not open, or something stood in the way; then the old passphrase holds.
    pub fn change_passphrase(&mut self, passphrase: &str) -> Result<(), Error> {
        fits(passphrase)?;
        if !self.has_lock() || self.is_locked() {
            return Err(Error::Locked);
        }
        let _lock = self.ready_to_write()?;
        for key in self.vault.open_keys() {
            self.place.write_key(&key, passphrase, self.work)?;
        }
        Ok(())
    }

    /// The text of a recovery sheet: the open keys; none while locked.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let keys = self.vault.open_keys();
        let mut text = Zeroizing::new(String::with_capacity(keys.len() * 256));
        for key in &keys {
            text.push_str(&key_text(key));
        }
        Sheet(text)
    }

    /// Goes on with a lock that was being set or taken off, and seals to keys that came from other machines. What
    /// stands in the way is told, and keeps nobody from reading.
    fn go_on(&mut self) {
        let head = match self.head.shown() {
            Ok(head) => head,
            Err(error) => return self.trouble.push(error.to_string()),
        };
        let keys = match self.place.recipients() {
            Ok(keys) => keys,
            Err(error) => return self.trouble.push(error.to_string()),
        };
        let known = keys.iter().all(|key| head.recipients.contains(key));
        let (files, unread) = self.files();
        let done = known && !head.comes_off && unread.is_empty() && files.iter().all(|path| self.is_as_wanted(path));
        if done {
            return;
        }
        if let Err(error) = self.go_on_writing(&head, &keys) {
            self.trouble.push(error.to_string());
        }
    }

    fn go_on_writing(&mut self, head: &Head, keys: &[Recipient]) -> Result<(), Error> {
        let _lock = self.ready_to_write()?;
        let mut recipients = head.recipients.clone();
        recipients.extend(keys.iter().filter(|key| !head.recipients.contains(key)).cloned());
        if !head.comes_off && recipients != head.recipients {
            self.write_head(recipients.clone(), false)?;
        }
        self.vault.seal_to(recipients, head.comes_off);
        let Converted { left } = self.convert();
        if head.comes_off && left.is_empty() {
            self.come_off()?;
        }
        self.trouble.extend(left);
        Ok(())
    }

    fn is_as_wanted(&self, path: &Path) -> bool {
        // The keys that it is sealed to stand at its beginning.
        let first = match files::read_first(path, ADDED) {
            Ok(first) => first,
            Err(error) => return error.kind() == std::io::ErrorKind::NotFound,
        };
        let theirs = || is_sealed(&first) && self.vault.read(path).is_err_and(|error| is_shut(&error));
        self.vault.is_as_wanted(&first) || theirs()
    }

    fn copy_folders(&self) -> Result<Vec<PathBuf>, Error> {
        let mut folders = self.place.copied_to()?;
        folders.push(self.backups());
        folders.sort();
        folders.dedup();
        Ok(folders)
    }

    /// See [`Place::private_files`].
    fn files(&self) -> (Vec<PathBuf>, Vec<Error>) {
        self.place.private_files(self.copy_folders())
    }

    /// Makes every file as it is to be, one after the other. A line for each that is not.
    fn convert(&mut self) -> Converted {
        self.place.sweep_private(&self.copy_folders().unwrap_or_default());
        let (files, unread) = self.files();
        let mut left: Vec<String> = unread.iter().map(Error::to_string).collect();
        for path in files {
            if let Err(error) = self.convert_file(&path) {
                left.push(error.to_string());
            }
        }
        left.extend(self.folders_away());
        Converted { left }
    }

    /// What is not as it is to be yet: sealed where there is a lock, else plain.
    #[must_use]
    pub fn unconverted(&self) -> Converted {
        let (files, unread) = self.files();
        let open = files.iter().filter(|path| !self.is_as_wanted(path));
        let open = open.map(|path| format!("{} is as it was before", path.display()));
        Converted { left: unread.iter().map(Error::to_string).chain(open).chain(self.folders_away()).collect() }
    }

    /// A line for each folder of copies that is not there, so that what is in it cannot be reached.
    fn folders_away(&self) -> Vec<String> {
        let folders = self.place.copied_to().unwrap_or_default();
        let away = folders.iter().filter(|folder| !folder.is_dir());
        away.map(|folder| format!("{} is not there now: copies in it are as they were", folder.display())).collect()
    }

    fn convert_file(&self, path: &Path) -> Result<(), Error> {
        for _ in 0..ROUNDS {
            let bytes = match files::read_plain(path) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(Error::read(path, &error)),
            };
            if self.vault.is_as_wanted(&bytes) {
                return Ok(());
            }
            let plain = match self.vault.opened(bytes.clone()) {
                Ok(plain) => Zeroizing::new(plain),
                // Sealed to another machine's key alone: it is locked, and stays as it is.
                Err(error) if is_shut(&error) && !self.vault.comes_off() => return Ok(()),
                Err(error) => return Err(Error::read(path, &error)),
            };
            let still = || files::read_plain(path).is_ok_and(|now| now == bytes);
            match self.vault.replace(path, &plain, still) {
                Ok(None) => {}
                Ok(Some(Placed::Synced)) => return Ok(()),
                Ok(Some(Placed::Unsure(error))) => {
                    return Err(Error::Unsure {
                        path: path.display().to_string(),
                        why: files::reason(&error),
                        kept: 0,
                    });
                }
                Err(error) => return Err(Error::write(path, &error)),
            }
        }
        Err(Error::write(path, &std::io::Error::other("another window keeps writing it")))
    }

    fn write_head(&mut self, recipients: Vec<Recipient>, comes_off: bool) -> Result<(), Error> {
        self.head.read();
        let head = Head { recipients, comes_off, ..self.head.shown()? };
        let path = self.place.head();
        match files::replace(&path, head.text("").as_bytes(), || true) {
            Ok(None | Some(Placed::Synced)) => Ok(()),
            Ok(Some(Placed::Unsure(error))) => {
                Err(Error::Unsure { path: path.display().to_string(), why: files::reason(&error), kept: 0 })
            }
            Err(error) => Err(Error::write(&path, &error)),
        }
    }
}

/// Whether this can be a passphrase. One that begins with `!` would open help where it is asked for.
fn fits(passphrase: &str) -> Result<(), Error> {
    if passphrase.chars().count() < FEWEST || passphrase.starts_with('!') || passphrase.chars().any(char::is_control) {
        return Err(Error::NotAPassphrase(FEWEST));
    }
    Ok(())
}
