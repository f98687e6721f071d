//! The files of the keys: one for each key, named after whom it opens for, wrapped with a passphrase. Two machines that
//! each set one never write the same file. What is done with the keys is decided in `locking`.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use age::x25519::{Identity, Recipient};
use zeroize::Zeroizing;

use super::folder::names;
use super::vault::{key_in, unwrap, wrap};
use super::{Error, Place};
use crate::files::{self, Placed};

/// What the name of a key file begins with; the name of the key follows.
const KEY: &str = "key-";
/// What it begins with once the lock was taken off: copies that were locked elsewhere still open with it.
const OLD: &str = "old-";
const ENDING: &str = ".age";

/// The text of a recovery sheet: the keys, as `age` takes them. Cleared from memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet(pub(super) Zeroizing<String>);

impl Sheet {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sheet")
    }
}

/// What opens a locked store.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// The passphrase.
    Passphrase(&'a str),
    /// The text of a recovery sheet.
    Sheet(&'a str),
}

/// The key whose file is called `name`, or a copy that a sync program left of it.
fn key_of(name: &str) -> Option<Recipient> {
    let name = name.strip_suffix(ENDING)?.strip_prefix(KEY)?;
    name.split(|sign: char| !sign.is_ascii_alphanumeric()).next()?.parse().ok()
}

/// Whether this is the name of the file of a key.
pub(super) fn is_key_file(name: &str) -> bool {
    key_of(name).is_some()
}

impl Place {
    /// The file of a key.
    pub(super) fn key_file(&self, key: &Recipient) -> PathBuf {
        self.data.join(format!("{KEY}{key}{ENDING}"))
    }

    /// Every key file with its key, and copies that a sync program left.
    ///
    /// # Errors
    /// When the folder is there and cannot be listed.
    pub(super) fn key_files(&self) -> Result<Vec<(Recipient, PathBuf)>, Error> {
        let mut found = names(&self.data)?;
        found.sort_unstable();
        Ok(found.iter().filter_map(|name| Some((key_of(name)?, self.data.join(name)))).collect())
    }

    /// Every key of which there is a file.
    ///
    /// # Errors
    /// As for [`Place::key_files`].
    pub(super) fn recipients(&self) -> Result<Vec<Recipient>, Error> {
        let mut recipients: Vec<Recipient> = self.key_files()?.into_iter().map(|(key, _)| key).collect();
        recipients.dedup();
        Ok(recipients)
    }

    /// The files of keys whose lock was taken off.
    fn old_key_files(&self) -> Result<Vec<(Recipient, PathBuf)>, Error> {
        let found = names(&self.data)?;
        let old = found.iter().filter_map(|name| Some((key_of(name.strip_prefix(OLD)?)?, self.data.join(name))));
        Ok(old.collect())
    }

    /// The keys that `key` opens, of those that files are sealed to; without a lock, of the old ones.
    ///
    /// # Errors
    /// When it opens none, or a file cannot be read.
    pub(super) fn opened_by(&self, key: Key<'_>, recipients: &[Recipient]) -> Result<Vec<Identity>, Error> {
        let files = if recipients.is_empty() { self.old_key_files()? } else { self.key_files()? };
        let mut opened: Vec<Identity> = Vec::new();
        match key {
            Key::Sheet(text) => {
                let known = |key: &Recipient| recipients.contains(key) || files.iter().any(|(there, _)| there == key);
                opened.extend(key_in(text).filter(|key| known(&key.to_public())));
            }
            Key::Passphrase(passphrase) => {
                for (recipient, path) in &files {
                    let bytes = files::read_plain(path).map_err(|error| Error::read(path, &error))?;
                    opened.extend(unwrap(&bytes, passphrase).filter(|key| key.to_public() == *recipient));
                }
            }
        }
        if opened.is_empty() { Err(Error::Passphrase) } else { Ok(opened) }
    }

    /// Writes the file of a key, wrapped with `passphrase` by `work` (a power of two), in place of the one that is there; other copies of it go.
    /// What was wrapped is opened once before it takes the place of anything.
    ///
    /// # Errors
    /// What stood in the way; the file that was there is whole.
    pub(super) fn write_key(&self, key: &Identity, passphrase: &str, work: u8) -> Result<(), Error> {
        let recipient = key.to_public();
        let path = self.key_file(&recipient);
        let failed = |error: &std::io::Error| Error::write(&path, error);
        let wrapped = wrap(key, passphrase, work).map_err(|error| failed(&error))?;
        if unwrap(&wrapped, passphrase).is_none_or(|back| back.to_public() != recipient) {
            return Err(failed(&std::io::Error::other("what was wrapped does not open")));
        }
        match files::replace(&path, &wrapped, || true) {
            Ok(None | Some(Placed::Synced)) => {}
            Ok(Some(Placed::Unsure(error))) => {
                return Err(Error::Unsure { path: path.display().to_string(), why: files::reason(&error), kept: 0 });
            }
            Err(error) => return Err(failed(&error)),
        }
        for (_, copy) in self.key_files()?.iter().filter(|(other, copy)| *other == recipient && *copy != path) {
            fs::remove_file(copy).map_err(|error| Error::write(copy, &error))?;
        }
        Ok(())
    }

    /// Removes the file of a key to which nothing is sealed. Where it cannot be removed it asks for its passphrase.
    pub(super) fn remove_key(&self, key: &Recipient) {
        let _ = fs::remove_file(self.key_file(key));
    }

    /// Puts every key file away: it is known as old from here on.
    ///
    /// # Errors
    /// What stood in the way.
    pub(super) fn put_keys_away(&self) -> Result<(), Error> {
        for (_, path) in self.key_files()? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let old = self.data.join(format!("{OLD}{name}"));
            while let Err(error) = fs::rename(&path, &old) {
                if error.kind() != ErrorKind::Interrupted {
                    return Err(Error::write(&path, &error));
                }
            }
        }
        files::sync_folder(&self.data).map_err(|error| Error::write(&self.data, &error))
    }
}

impl fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_key_file_is_named_after_its_key() {
        let key = Identity::generate().to_public();
        let place = Place { data: Path::new("/d").to_owned(), state: Path::new("/s").to_owned() };
        let name = place.key_file(&key).file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(key_of(&name), Some(key.clone()));
        let copy = name.replace(".age", ".sync-conflict-20261126-101010-ABCDEFG.age");
        assert_eq!(key_of(&copy), Some(key));
        for other in ["key-.age", "key-age1x.age", "key.age", &name.replace("key-", "old-key-"), &name[..20]] {
            assert_eq!(key_of(other), None, "{other}");
        }
    }
}
