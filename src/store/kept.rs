//! One file of the store: what stands in it, what waits to be written to it, and how the two are joined. Knows nothing
//! of folders, locks or other files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Error;
use super::document::{Broken, Parsed};
use super::vault::{Vault, is_shut};
use super::versions::Earlier;
use crate::files::{self, Placed};

/// What stands in a file, as items that are joined by the merge rule.
pub(super) trait Contents: Clone + Default {
    /// One record or register.
    type Item;
    /// What the document says it is.
    const FORMAT: &'static str;

    /// Reads the text of a file that is named `name`.
    fn parse(text: &Arc<String>, name: &str) -> Result<Parsed<Self>, Broken>;
    /// Joins one item in; says whether anything changed.
    fn join(&mut self, item: &Self::Item) -> bool;
    /// Every item, in the order of the file.
    fn items(&self) -> &[Self::Item];
    /// Lets go of what is worked out of the items.
    fn slim(&mut self) {}
    /// The text of the file; what was not joined over is written as it was read.
    fn text(&self, name: &str) -> String;
}

/// What was seen when the file was looked at last.
///
/// Its bytes are what is compared, never its length, moment of change and number alone: a sync tool, a copy or an
/// editor may leave all three as they were, and a file system may give the number of a file that was just replaced to
/// the next one within the same tick of its clock. A month is read in less time than is ever noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// It was not looked at, or could not be read.
    Nothing,
    /// There is none.
    Absent,
    /// It is there and sealed, and its key is not here.
    Shut,
    /// It is there; the number is drawn from its bytes.
    There(u64),
}

impl Seen {
    /// What is to be seen at `path` now.
    fn at(path: &Path, vault: &Vault) -> Self {
        match vault.read(path) {
            Ok(bytes) => Self::There(sum_of(&bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::Absent,
            Err(_) => Self::Nothing,
        }
    }
}

/// From so many items on a month is given away when it is read, and not kept beside: years of entries, or no diary.
const LONG: usize = 2000;

/// How often a file that other programs keep changing is read again before saving waits for the next time.
const ROUNDS: usize = 5;

/// One file.
#[derive(Debug)]
pub(super) struct Kept<C: Contents> {
    path: PathBuf,
    name: String,
    earlier: Earlier,
    disk: C,
    seen: Seen,
    refused: Option<Error>,
    newer: Option<u64>,
    older: Option<u64>,
    /// What is not on the disk yet, joined.
    pending: C,
    /// What was written from here; joined in again when a sync tool puts an older file in its place.
    own: C,
    /// The last write stands in its place and may not outlast a power cut, or the file is to be written for another reason.
    unsure: bool,
    /// What was read differs from what was last told.
    news: bool,
    /// What was read was given away, and is read again when it is needed here.
    given: bool,
}

impl<C: Contents> Kept<C> {
    pub(super) fn new(path: PathBuf, name: String, earlier: Earlier) -> Self {
        Self {
            path,
            name,
            earlier,
            disk: C::default(),
            seen: Seen::Nothing,
            refused: None,
            newer: None,
            older: None,
            pending: C::default(),
            own: C::default(),
            unsure: false,
            news: false,
            given: false,
        }
    }

    /// Adds to what waits.
    pub(super) fn add(&mut self, item: &C::Item) {
        self.pending.join(item);
    }

    /// What waits.
    pub(super) fn pending(&self) -> &[C::Item] {
        self.pending.items()
    }

    /// Whether it is to be written: something waits, or what stands there is not as it is to be.
    pub(super) fn is_to_be_written(&self) -> bool {
        self.unsure || !self.pending.items().is_empty()
    }

    /// What was read last, and what waits.
    pub(super) fn both(&self) -> (&C, &C) {
        (&self.disk, &self.pending)
    }

    /// One line when a newer version wrote the file.
    pub(super) fn newer(&self) -> Option<String> {
        self.newer.map(|version| format!("a newer version ({version}) wrote {}", self.path.display()))
    }

    /// Whether there is a file.
    pub(super) fn is_there(&self) -> bool {
        self.seen != Seen::Absent
    }

    /// Whether there is a file, and it could be read.
    pub(super) fn was_read(&self) -> bool {
        matches!(self.seen, Seen::There(_))
    }

    /// Whether it could not be read because its key is not here.
    pub(super) fn is_shut(&self) -> bool {
        self.seen == Seen::Shut
    }

    /// Whether it cannot be read.
    pub(super) const fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Whether nothing waits, and nothing stands in the way of writing.
    pub(super) fn is_settled(&self) -> bool {
        self.pending.items().is_empty() && self.refused.is_none() && self.newer.is_none() && !self.unsure
    }

    /// What waits is kept elsewhere on the disk until the file can be read.
    pub(super) fn kept_elsewhere(&mut self) {
        self.settle();
    }

    /// Forgets what was read; what waits is kept.
    pub(super) fn forget(&mut self) {
        self.disk = C::default();
        self.own = C::default();
        (self.seen, self.given, self.refused) = (Seen::Nothing, false, None);
    }

    /// Whether what was read since [`Kept::shown`] differs; asked once.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.news)
    }

    /// What stands in the file with what waits joined in, or why it cannot be read.
    pub(super) fn shown(&mut self) -> Result<C, Error> {
        if self.given {
            self.read();
        }
        self.news = false;
        if let Some(refused) = &self.refused {
            return Err(refused.clone());
        }
        let mut shown = self.disk.clone();
        for item in self.pending.items() {
            shown.join(item);
        }
        Ok(shown)
    }

    /// Lets go of a long month that nothing waits for; it is read again when it is needed.
    pub(super) fn let_go(&mut self) {
        if self.is_long() && self.pending.items().is_empty() {
            self.disk = C::default();
            self.given = true;
        }
    }

    /// What `look` makes of what [`Kept::shown`] would give, without a copy where nothing waits.
    pub(super) fn look<T>(&mut self, look: impl FnOnce(&C) -> T) -> Result<T, Error> {
        if self.refused.is_none() && !self.given && self.pending.items().is_empty() {
            self.news = false;
            return Ok(look(&self.disk));
        }
        self.shown().map(|shown| look(&shown))
    }

    /// Whether it is so long that nobody wants a second copy of it.
    pub(super) fn is_long(&self) -> bool {
        self.disk.items().len() > LONG
    }

    /// What stands in the file now, given away: the first reading is shown and not written to, so nobody needs a second
    /// copy of it.
    pub(super) fn given(&mut self) -> Result<C, Error> {
        self.read();
        if self.pending.items().is_empty() && self.refused.is_none() {
            self.news = false;
            self.given = true;
            return Ok(std::mem::take(&mut self.disk));
        }
        self.shown()
    }

    /// Reads the file; its text is taken apart when its bytes are others than before.
    pub(super) fn read(&mut self) {
        match self.earlier.vault.read(&self.path) {
            Ok(bytes) => self.take(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => self.take_absence(),
            Err(error) => {
                self.refuse(Error::read(&self.path, &error));
                if is_shut(&error) {
                    self.seen = Seen::Shut;
                }
            }
        }
    }

    fn take(&mut self, bytes: Vec<u8>) {
        let seen = Seen::There(sum_of(&bytes));
        let known = self.seen == seen;
        if known && !self.given {
            return;
        }
        match self.earlier.upgrades.read(bytes, &self.name) {
            Ok(Parsed { contents, newer, older, twice }) => {
                self.disk = contents;
                // The other writing may be one of what was deleted.
                self.unsure |= twice;
                self.newer = newer;
                self.older = older;
                self.refused = None;
                self.news |= !known;
                self.given = false;
                self.seen = seen;
                self.bring_back();
            }
            Err(Broken { line, what }) => {
                let place = line.map(|line| format!(", line {line}")).unwrap_or_default();
                let line = format!("{}{place}: {what}", self.path.display());
                self.refuse(Error::Refused { line, kept: 0 });
            }
        }
    }

    /// A file that is gone was removed by someone, and what was in it stays removed.
    fn take_absence(&mut self) {
        self.given = false;
        self.news |= !matches!(self.seen, Seen::Absent | Seen::Nothing | Seen::Shut) || self.refused.is_some();
        self.seen = Seen::Absent;
        self.disk = C::default();
        self.own = C::default();
        self.refused = None;
        self.newer = None;
        self.older = None;
    }

    fn refuse(&mut self, error: Error) {
        self.news |= self.refused.as_ref() != Some(&error);
        self.refused = Some(error);
        self.newer = None;
        self.older = None;
        self.seen = Seen::Nothing;
    }

    /// What was written from here and is not in the file any more waits again.
    fn bring_back(&mut self) {
        if self.own.items().is_empty() {
            return;
        }
        let mut with = self.disk.clone();
        for item in self.own.items() {
            if with.join(item) {
                self.pending.join(item);
            }
        }
    }

    /// Writes a file of an earlier version in the present one, whether or not something waits.
    pub(super) fn upgrade(&mut self) -> Result<(), Error> {
        if self.older.is_none() {
            return Ok(());
        }
        self.unsure = true;
        self.write()
    }

    /// Keeps the file as it is, when its version is about to change; `false` when it is another by now.
    fn keep_earlier(&self) -> Result<bool, Error> {
        let Some(version) = self.older else { return Ok(true) };
        let bytes = self.earlier.vault.read(&self.path).map_err(|error| Error::read(&self.path, &error))?;
        let sum = sum_of(&bytes);
        if self.seen != Seen::There(sum) {
            return Ok(false);
        }
        self.earlier.keep(&self.path, version, &bytes, sum).map(|()| true)
    }

    /// Joins what waits into what stands in the file now, and puts the result in its place: two syncs, or none when
    /// everything is there already.
    pub(super) fn write(&mut self) -> Result<(), Error> {
        for _ in 0..ROUNDS {
            self.read();
            if let Some(refused) = &self.refused {
                return Err(refused.clone());
            }
            if let Some(line) = self.newer() {
                return Err(Error::Refused { line, kept: 0 });
            }
            if !self.keep_earlier()? {
                continue;
            }
            // A long month is held once: what is joined in here waits as well, so that a reading shows the same, and
            // until it is written the file is read again.
            let (disk, pending) = (&mut self.disk, &self.pending);
            let changes = pending.items().iter().filter(|item| disk.join(item)).count();
            if changes == 0 && !self.unsure {
                self.settle();
                return Ok(());
            }
            self.given = true;
            self.disk.slim();
            let text = self.disk.text(&self.name);
            // While it is written a long month is held as its text alone.
            let is_long = self.is_long();
            if is_long {
                self.disk = C::default();
            }
            let (path, vault, before) = (&self.path, &self.earlier.vault, self.seen);
            match vault.replace(path, text.as_bytes(), || Seen::at(path, vault) == before) {
                Ok(None) => {}
                Ok(Some(placed)) => {
                    self.given = is_long;
                    return self.placed(&text, placed);
                }
                Err(error) => return Err(Error::write(&self.path, &error)),
            }
        }
        Err(Error::Busy { path: self.path.display().to_string(), kept: 0 })
    }

    fn placed(&mut self, text: &str, placed: Placed) -> Result<(), Error> {
        self.older = None;
        self.seen = Seen::There(sum_of(text.as_bytes()));
        match placed {
            Placed::Synced => {
                self.settle();
                Ok(())
            }
            // It waits on, and is written anew: a sync that failed once cannot be asked again for the same file.
            Placed::Unsure(error) => {
                self.unsure = true;
                Err(Error::Unsure { path: self.path.display().to_string(), why: files::reason(&error), kept: 0 })
            }
        }
    }

    fn settle(&mut self) {
        self.unsure = false;
        for item in std::mem::take(&mut self.pending).items() {
            self.own.join(item);
        }
    }
}

/// A number drawn from all bytes, in four rows of eight (multiply and rotate, as rustc's own FxHash): two texts that
/// differ in one place never share it. It tells one's own file from another's; it is no protection against anyone.
fn sum_of(bytes: &[u8]) -> u64 {
    let mix = |sum: u64, word: u64| (sum.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut rows = [1u64, 2, 3, 4];
    for block in blocks {
        for (row, word) in rows.iter_mut().zip(block.as_chunks::<8>().0) {
            *row = mix(*row, u64::from_le_bytes(*word));
        }
    }
    let sum = rows.into_iter().fold(bytes.len() as u64, mix);
    rest.iter().fold(sum, |sum, byte| mix(sum, u64::from(*byte)))
}
