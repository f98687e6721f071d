//! The lock: the keys that files are sealed to, and the keys that open them while the store is unlocked. Sealing is
//! age's (X25519); the key itself stands in a file that age wraps once with the passphrase (scrypt), so that the
//! standard `age` program reads all of it. No cryptography of our own. What is converted when stands in `locking`.

use std::fmt;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519::{Identity, Recipient};
use age::{Decryptor, Encryptor, scrypt};
use zeroize::Zeroizing;

use crate::files::{self, Placed};

/// What a sealed file begins with.
const HEAD: &[u8] = b"age-encryption.org/v1\n";
/// What each key that opens a sealed file has a line of, in its head.
const STANZA: &[u8] = b"-> X25519 ";
/// The work of unwrapping the key, as the power of two that scrypt takes: 128 MiB and about half a second. Fixed, so
/// that a fast machine does not wrap a key that a slow one cannot open.
pub(super) const WORK: u8 = 17;
/// The most work of a key file that is taken on (1 GiB): a file from elsewhere cannot ask for more.
const MOST_WORK: u8 = 20;
/// More bytes than the head of a sealed file has, and than sealing adds to a plan.
pub(super) const ADDED: usize = 16 * 1024;

/// The keys of a store, shared by everything that reads and writes its files.
#[derive(Clone, Default)]
pub(super) struct Vault(Arc<RwLock<Keys>>);

#[derive(Default)]
struct Keys {
    /// What files are sealed to; none when there is no lock.
    recipients: Vec<Recipient>,
    /// The lock is being taken off: files are written plain.
    comes_off: bool,
    /// What opens them; none while locked. age clears each from memory when it is dropped.
    identities: Vec<Identity>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("locked", &self.is_locked()).finish_non_exhaustive()
    }
}

/// Why a sealed file is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shut {
    /// No passphrase was given yet.
    Locked,
    /// Its key is none of those that the passphrase opened.
    Otherwise,
    /// It is not whole.
    Damaged,
}

impl fmt::Display for Shut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Locked => "it is locked",
            Self::Otherwise => "it is locked with the passphrase of another machine",
            Self::Damaged => "it is locked, and not whole",
        })
    }
}

impl std::error::Error for Shut {}

impl From<Shut> for io::Error {
    fn from(shut: Shut) -> Self {
        Self::new(if shut == Shut::Damaged { ErrorKind::InvalidData } else { ErrorKind::Other }, shut)
    }
}

/// Whether a file could not be read because its key is not here.
pub(super) fn is_shut(error: &io::Error) -> bool {
    let shut = error.get_ref().and_then(|inner| inner.downcast_ref::<Shut>());
    shut.is_some_and(|shut| *shut != Shut::Damaged)
}

impl Vault {
    /// From here on files are sealed to `recipients`; with `comes_off` they are written plain, and sealed ones read.
    pub(super) fn seal_to(&self, recipients: Vec<Recipient>, comes_off: bool) {
        let mut keys = self.0.write().unwrap_or_else(PoisonError::into_inner);
        (keys.recipients, keys.comes_off) = (recipients, comes_off);
    }

    /// Whether there is a lock.
    pub(super) fn has_lock(&self) -> bool {
        !self.keys().recipients.is_empty()
    }

    /// Whether there is a lock, and no key is open.
    pub(super) fn is_locked(&self) -> bool {
        let keys = self.keys();
        !keys.recipients.is_empty() && keys.identities.is_empty()
    }

    /// Takes the keys that a passphrase opened.
    pub(super) fn open(&self, identities: Vec<Identity>) {
        keep_from_dumps();
        self.0.write().unwrap_or_else(PoisonError::into_inner).identities = identities;
    }

    /// The keys that are open.
    pub(super) fn open_keys(&self) -> Vec<Identity> {
        self.keys().identities.clone()
    }

    /// What files are sealed to.
    pub(super) fn recipients(&self) -> Vec<Recipient> {
        self.keys().recipients.clone()
    }

    /// Whether the lock is being taken off.
    pub(super) fn comes_off(&self) -> bool {
        self.keys().comes_off
    }

    /// Forgets the open keys.
    pub(super) fn shut(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).identities.clear();
    }

    fn keys(&self) -> std::sync::RwLockReadGuard<'_, Keys> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a file says, opened where it is sealed.
    ///
    /// # Errors
    /// As [`files::read_plain`]; and when it is sealed and cannot be opened.
    pub(super) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.opened(files::read_plain(path)?)
    }

    /// What a file says, when it has at most `most` bytes.
    ///
    /// # Errors
    /// One line.
    pub(super) fn read_up_to(&self, path: &Path, most: usize) -> Result<Vec<u8>, String> {
        let bytes = files::read_up_to(path, most + ADDED).map_err(|error| error.to_string())?;
        self.opened(bytes).map_err(|error| format!("could not read {}: {}", path.display(), files::reason(&error)))
    }

    /// Puts a file in place as [`files::replace`] does, sealed where there is a lock.
    ///
    /// # Errors
    /// As [`files::replace`].
    pub(super) fn replace(
        &self,
        path: &Path,
        bytes: &[u8],
        still: impl FnOnce() -> bool,
    ) -> io::Result<Option<Placed>> {
        let keys = self.keys();
        if keys.recipients.is_empty() || keys.comes_off {
            drop(keys);
            return files::replace(path, bytes, still);
        }
        let sealed = seal(&keys.recipients, bytes)?;
        drop(keys);
        files::replace(path, &sealed, still)
    }

    /// `bytes` opened, where they are sealed.
    ///
    /// # Errors
    /// When they cannot be opened.
    pub(super) fn opened(&self, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        if is_sealed(&bytes) { Ok(unseal(&self.keys().identities, &bytes)?) } else { Ok(bytes) }
    }

    /// A text sealed as files are; `None` where there is no lock.
    pub(super) fn sealed(&self, text: &str) -> Option<Vec<u8>> {
        let keys = self.keys();
        if keys.recipients.is_empty() { None } else { seal(&keys.recipients, text.as_bytes()).ok() }
    }

    /// The text that was sealed; `None` where its key is not here.
    pub(super) fn unsealed(&self, sealed: &[u8]) -> Option<Zeroizing<String>> {
        let bytes = Zeroizing::new(unseal(&self.keys().identities, sealed).ok()?);
        Some(Zeroizing::new(std::str::from_utf8(&bytes).ok()?.to_owned()))
    }

    /// Whether these bytes of a file stand on the disk as they are to: sealed to every key, or plain without a lock.
    pub(super) fn is_as_wanted(&self, bytes: &[u8]) -> bool {
        let keys = self.keys();
        if keys.recipients.is_empty() || keys.comes_off {
            !is_sealed(bytes)
        } else {
            is_sealed(bytes) && keys_of(bytes) >= keys.recipients.len()
        }
    }
}

/// Whether these are the bytes of a sealed file.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD)
}

/// How many keys open these sealed bytes.
fn keys_of(bytes: &[u8]) -> usize {
    let lines = bytes.split(|byte| *byte == b'\n');
    lines.take_while(|line| !line.starts_with(b"---")).filter(|line| line.starts_with(STANZA)).count()
}

fn seal(recipients: &[Recipient], bytes: &[u8]) -> io::Result<Vec<u8>> {
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    sealed(Encryptor::with_recipients(recipients).map_err(io::Error::other)?, bytes)
}

fn sealed(encryptor: Encryptor, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::with_capacity(bytes.len() + 512);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(bytes)?;
    writer.finish()?;
    Ok(sealed)
}

fn unseal(identities: &[Identity], bytes: &[u8]) -> Result<Vec<u8>, Shut> {
    if identities.is_empty() {
        return Err(Shut::Locked);
    }
    let decryptor = Decryptor::new_buffered(bytes).map_err(|_| Shut::Damaged)?;
    let identities = identities.iter().map(|identity| identity as &dyn age::Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => Shut::Otherwise,
        _ => Shut::Damaged,
    })?;
    let mut plain = Vec::with_capacity(bytes.len());
    reader.read_to_end(&mut plain).map_err(|_| Shut::Damaged)?;
    Ok(plain)
}

/// The text of a key file: `identity`, wrapped with the passphrase by `work` (a power of two), as `age -i` takes it.
///
/// # Errors
/// When age does not take it.
pub(super) fn wrap(identity: &Identity, passphrase: &str, work: u8) -> io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    sealed(Encryptor::with_recipients(recipients).map_err(io::Error::other)?, key_text(identity).as_bytes())
}

/// The key of a key file; `None` when the passphrase is another, or it is no key file.
pub(super) fn unwrap(key_file: &[u8], passphrase: &str) -> Option<Identity> {
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let decryptor = Decryptor::new_buffered(key_file).ok()?;
    let mut text = Zeroizing::new(String::with_capacity(256));
    decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).ok()?.read_to_string(&mut text).ok()?;
    key_in(&text)
}

/// A key with its line about whom it opens for, as age's own program writes it.
pub(super) fn key_text(identity: &Identity) -> Zeroizing<String> {
    Zeroizing::new(format!("# public key: {}\n{}\n", identity.to_public(), identity.to_string().expose_secret()))
}

/// The key that stands on a line of `text`, such as a recovery sheet.
pub(super) fn key_in(text: &str) -> Option<Identity> {
    text.lines().find_map(|line| line.trim().parse().ok())
}

/// Once a key is open, the memory of this program goes to no file when it ends badly. What the system does not do is
/// no reason to keep the diary shut.
fn keep_from_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let now = getrlimit(Resource::Core);
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: now.maximum });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As little work as scrypt takes: these tests are about what is wrapped, not about how long it takes.
    const LITTLE: u8 = 1;

    fn open_vault(identities: &[&Identity], recipients: &[&Identity]) -> Vault {
        let vault = Vault::default();
        vault.seal_to(recipients.iter().map(|key| key.to_public()).collect(), false);
        vault.open(identities.iter().map(|key| (*key).clone()).collect());
        vault
    }

    #[test]
    fn a_key_comes_back_with_its_own_passphrase_alone() {
        let key = Identity::generate();
        let file = wrap(&key, "a calm evening", LITTLE).unwrap();
        let back = unwrap(&file, "a calm evening").unwrap();
        assert_eq!(back.to_public().to_string(), key.to_public().to_string());
        for other in ["", "a calm evening ", "A calm evening", "x"] {
            assert!(unwrap(&file, other).is_none(), "{other:?}");
        }
        let plain = key.to_string();
        assert!(!String::from_utf8_lossy(&file).contains(plain.expose_secret()), "the key stands in its file");
        assert_eq!(key_in(&key_text(&key)).unwrap().to_public().to_string(), key.to_public().to_string());
    }

    #[test]
    fn more_work_than_the_most_is_not_taken_on() {
        // The work stands in the head of the file; a changed head is refused before anything is worked out.
        let file = wrap(&Identity::generate(), "a calm evening", LITTLE).unwrap();
        let text = String::from_utf8_lossy(&file[..120]).into_owned();
        let stanza = text.lines().find(|line| line.starts_with("-> scrypt ")).unwrap();
        assert!(stanza.ends_with(" 1"), "{stanza}");
        let mut heavy = stanza.trim_end_matches('1').as_bytes().to_vec();
        heavy.extend_from_slice(b"30");
        let at = file.windows(stanza.len()).position(|part| part == stanza.as_bytes()).unwrap();
        let changed = [&file[..at], &heavy, &file[at + stanza.len()..]].concat();
        assert!(unwrap(&changed, "a calm evening").is_none());
    }

    #[test]
    fn a_file_is_sealed_opened_and_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-11.json");
        let (mine, other) = (Identity::generate(), Identity::generate());
        let vault = open_vault(&[&mine], &[&mine, &other]);
        vault.replace(&path, b"pain 6", || true).unwrap();
        let bytes = files::read_plain(&path).unwrap();
        assert!(is_sealed(&bytes) && !String::from_utf8_lossy(&bytes).contains("pain"));
        assert_eq!(keys_of(&bytes), 2);
        assert!(vault.is_as_wanted(&bytes) && !vault.is_as_wanted(b"pain 6"));
        for key in [&mine, &other] {
            assert_eq!(open_vault(&[key], &[&mine]).read(&path).unwrap(), b"pain 6");
        }
        let stranger = Identity::generate();
        let error = open_vault(&[&stranger], &[&mine]).read(&path).unwrap_err();
        assert!(is_shut(&error), "{error}");
        vault.shut();
        assert!(vault.is_locked() && is_shut(&vault.read(&path).unwrap_err()));
        assert_eq!(vault.read_up_to(&path, 3).map_err(|line| line.ends_with("it is locked")), Err(true));
        vault.open(vec![mine]);
        for at in [60, bytes.len() / 2, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let error = vault.opened(changed).unwrap_err();
            assert!(!is_shut(&error) || at == 60, "{at}: {error}");
            let error = vault.opened(bytes[..at].to_vec()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData, "{at}: {error}");
        }
    }

    #[test]
    fn without_a_lock_files_are_as_they_always_were() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let vault = Vault::default();
        assert!(!vault.is_locked() && !vault.has_lock());
        vault.replace(&path, b"pain 6", || true).unwrap();
        assert_eq!(files::read_plain(&path).unwrap(), b"pain 6");
        assert!(vault.is_as_wanted(b"pain 6"));
    }

    #[cfg(unix)]
    #[test]
    fn no_memory_goes_to_a_file_once_a_key_is_open() {
        open_vault(&[&Identity::generate()], &[]);
        assert_eq!(rustix::process::getrlimit(rustix::process::Resource::Core).current, Some(0));
    }

    #[test]
    fn nothing_is_said_about_a_key() {
        let key = Identity::generate();
        let said = format!("{:?}", open_vault(&[&key], &[&key]));
        assert_eq!(said, "Vault { locked: false, .. }");
    }
}
