//! Backups: the last good copy of each month and of the profile that was changed, one file a day for a week, one a week
//! for a month. They are made after a save, never as a part of it. What takes words out of them is in `forgotten`.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::document::{Parsed, Records, Registers};
use super::folder::{is_left_over_copy, make, names, sweep};
use super::forgotten::forget_in_file;
use super::plans::is_plan;
use super::vault::{Vault, is_shut};
use super::versions::{Earlier, Upgrades, is_earlier};
use super::{Error, Place, Store};
use crate::diary::{Id, Month};
use crate::files;

/// Every copy of so many days is kept; our own choice.
const DAILY: i64 = 7;
/// Of older ones the last of each week, up to so many days; our own choice.
const WEEKLY: i64 = 31;
/// So many of the newest copies are kept whatever their day is: a clock that was wrong once takes nothing away.
const ALWAYS: usize = 2;
/// The most bytes of the list of folders.
const MOST_BYTES: usize = 1024 * 1024;

/// What is to be copied, and where.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The folder that the person chose.
    chosen: Option<PathBuf>,
    /// The months, and with `None` the profile, that were changed since they were copied.
    changed: BTreeSet<Option<Month>>,
    /// That copies cannot be made was told.
    told: bool,
}

impl Copies {
    /// Notes that a month, or the profile, is changed.
    pub(super) fn note(&mut self, which: Option<Month>) {
        self.changed.insert(which);
    }
}

/// What a backup of everything came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Where the copies are.
    pub folder: PathBuf,
    /// How many files there are copies of now.
    pub files: usize,
    /// One line for each file that is damaged and was not copied.
    pub refused: Vec<String>,
}

impl Place {
    /// Where backups are when nothing else is chosen: on this machine, so that no sync program takes them along.
    pub(super) fn backups(&self) -> PathBuf {
        self.state.join("backup")
    }

    /// What is to be known of earlier versions where a file of this store is written.
    pub(super) fn earlier(&self, upgrades: Upgrades, vault: Vault) -> Earlier {
        Earlier { upgrades, copies: self.backups(), vault }
    }

    /// The list of other folders to which copies were written; deleting an entry goes through them.
    pub(super) fn copy_folders(&self) -> PathBuf {
        self.state.join("backup-folders")
    }

    /// Every folder to which copies were written.
    ///
    /// # Errors
    /// When there is a list of them, and it cannot be read.
    pub(super) fn copied_to(&self) -> Result<Vec<PathBuf>, Error> {
        let list = self.copy_folders();
        let bytes = match files::read_first(&list, MOST_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::read(&list, &error)),
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(text.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect())
    }

    fn remember(&self, folder: &Path) -> Result<(), Error> {
        let mut all = self.copied_to()?;
        if folder == self.backups() || all.iter().any(|known| known == folder) {
            return Ok(());
        }
        all.push(folder.to_owned());
        let lines: Vec<String> = all.iter().map(|path| path.display().to_string()).collect();
        let text = format!("{}\n", lines.join("\n"));
        make(&self.state)?;
        let list = self.copy_folders();
        files::replace(&list, text.as_bytes(), || true).map(|_| ()).map_err(|error| Error::write(&list, &error))
    }

    fn original(&self, which: Option<Month>) -> PathBuf {
        which.map_or_else(|| self.profile(), |month| self.month(month))
    }
}

impl Store {
    /// Chooses the folder in which backups are kept. Each machine has a folder of its own in it, so that two diaries
    /// never share one.
    pub fn back_up_to(&mut self, folder: &Path) {
        let chosen = folder != self.place.backups() && folder.is_absolute();
        self.copies.chosen = chosen.then(|| folder.join(&self.device));
    }

    /// Whether something was changed since it was copied, and everything is saved.
    pub(super) fn wants_backup(&self) -> bool {
        !self.copies.changed.is_empty() && !self.copies.told && self.kept() == 0 && !self.is_locked()
    }

    /// Copies what was changed since the last time. What cannot be copied is told once and tried again next time.
    pub fn back_up(&mut self) {
        if !self.wants_backup() {
            return;
        }
        let folder = self.backups();
        let changed: Vec<_> = self.copies.changed.iter().copied().collect();
        match self.copy(&changed, &folder) {
            Ok(_) => self.copies.changed.clear(),
            Err(error) => {
                self.copies.told = true;
                self.trouble.push(format!("no backup for now, what you saved is safe: {error}"));
            }
        }
    }

    /// Copies every month and the profile to `folder`, or to where backups are kept.
    ///
    /// # Errors
    /// What stood in the way; copies that were there are whole.
    pub fn back_up_all(&mut self, folder: Option<&Path>) -> Result<BackedUp, Error> {
        let folder = folder.map_or_else(|| self.backups(), Path::to_owned);
        if self.place.months()?.is_empty() && !self.place.profile().exists() {
            return Ok(BackedUp { folder, files: 0, refused: Vec::new() });
        }
        let all: Vec<_> = std::iter::once(None).chain(self.place.months()?.into_iter().map(Some)).collect();
        let (files, refused) = self.copy(&all, &folder)?;
        Ok(BackedUp { folder, files, refused })
    }

    pub(super) fn backups(&self) -> PathBuf {
        self.copies.chosen.clone().unwrap_or_else(|| self.place.backups())
    }

    fn copy(&mut self, which: &[Option<Month>], folder: &Path) -> Result<(usize, Vec<String>), Error> {
        let _lock = match self.lock() {
            Err(busy @ Error::Busy { .. }) => return Err(busy),
            // A diary on a disk that cannot be written can be copied all the same.
            other => other.ok(),
        };
        make(folder)?;
        sweep(folder, is_left_over_copy);
        self.place.remember(folder)?;
        let (mut files, mut refused) = (0, Vec::new());
        let earlier = self.earlier();
        for which in which {
            match copy_one(&self.place.original(*which), *which, folder, &earlier)? {
                Copied::Is => files += 1,
                Copied::Absent => {}
                Copied::Refused(line) => refused.push(line),
            }
        }
        files += self.copy_plans(folder)?;
        Ok((files, refused))
    }

    /// Copies the plans; they never change, so that one copy of each is enough.
    fn copy_plans(&self, folder: &Path) -> Result<usize, Error> {
        let mut files = 0;
        for name in names(&self.place.plans())?.iter().filter(|name| is_plan(name)) {
            let plan = self.place.plans().join(name);
            let bytes = self.vault.read(&plan).map_err(|error| Error::read(&plan, &error))?;
            let copy = folder.join(copied_plan(name));
            if self.vault.read(&copy).ok().as_deref() != Some(&bytes) {
                self.vault.replace(&copy, &bytes, || true).map_err(|error| Error::write(&copy, &error))?;
            }
            files += 1;
        }
        Ok(files)
    }
}

enum Copied {
    Is,
    Absent,
    Refused(String),
}

/// Copies one file that reads well under the day on which it was changed last, and lets go of copies that are old.
fn copy_one(file: &Path, which: Option<Month>, folder: &Path, earlier: &Earlier) -> Result<Copied, Error> {
    let bytes = match earlier.vault.read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Copied::Absent),
        // A folder or a pipe in its place is told, and keeps no other file from being copied.
        Err(error) if !file.is_file() => {
            return Ok(Copied::Refused(format!("{}: {}", file.display(), files::reason(&error))));
        }
        Err(error) if is_shut(&error) => return Ok(Copied::Refused(format!("{}: {error}", file.display()))),
        Err(error) => return Err(Error::read(file, &error)),
    };
    let looked = match which {
        Some(month) => earlier
            .upgrades
            .read::<Records>(bytes.clone(), &month.to_string())
            .map(|Parsed { newer, contents, .. }| (newer, deleted_in(&contents))),
        None => earlier.upgrades.read::<Registers>(bytes.clone(), "").map(|Parsed { newer, .. }| (newer, Vec::new())),
    };
    let deleted = match looked {
        Ok((None, deleted)) => deleted,
        Ok((Some(version), _)) => {
            let line = format!("a newer version ({version}) wrote {}", file.display());
            return Ok(Copied::Refused(line));
        }
        Err(broken) => return Ok(Copied::Refused(format!("{}: {}", file.display(), broken.what))),
    };
    let changed = fs::metadata(file).and_then(|there| there.modified()).map_err(|error| Error::read(file, &error))?;
    let day = DateTime::<Utc>::from(changed).date_naive();
    let stem = which.map_or_else(|| "profile".to_owned(), |month| month.to_string());
    let copy = folder.join(format!("{stem}.{day}.json"));
    if earlier.vault.read(&copy).ok().as_deref() != Some(&bytes) {
        earlier.vault.replace(&copy, &bytes, || true).map_err(|error| Error::write(&copy, &error))?;
    }
    thin(folder, &stem, day);
    // What another machine deleted leaves the earlier copies too.
    if !deleted.is_empty() {
        let others = names(folder).unwrap_or_default();
        for name in others.iter().filter(|name| day_of(name, &stem).is_some_and(|other| other != day)) {
            forget_in_file(&folder.join(name), name, &deleted, earlier);
        }
    }
    Ok(Copied::Is)
}

fn deleted_in(records: &Records) -> Vec<Id> {
    records.records.iter().filter(|record| record.deleted).filter_map(|record| record.id).collect()
}

/// Removes the copies that are not wanted any more.
fn thin(folder: &Path, stem: &str, today: NaiveDate) {
    let names = names(folder).unwrap_or_default();
    let days: BTreeSet<NaiveDate> = names.iter().filter_map(|name| day_of(name, stem)).collect();
    for day in unwanted(&days, today) {
        // One that stays is looked at again next time.
        let _ = fs::remove_file(folder.join(format!("{stem}.{day}.json")));
    }
}

/// The day of the copy `name` of the file `stem`.
fn day_of(name: &str, stem: &str) -> Option<NaiveDate> {
    name.strip_prefix(stem)?.strip_prefix('.')?.strip_suffix(".json")?.parse().ok()
}

/// The name of the copy of a plan.
pub(super) fn copied_plan(name: &str) -> String {
    format!("plan.{name}")
}

/// Whether this is the name of a copy.
pub(super) fn is_backup(name: &str) -> bool {
    if name.strip_prefix("plan.").is_some_and(is_plan) {
        return true;
    }
    let Some((stem, _)) = name.split_once('.') else { return false };
    let own = stem == "profile" || stem.parse::<Month>().is_ok();
    (own && day_of(name, stem).is_some()) || ((own || stem == "store") && is_earlier(name, stem))
}

/// The days whose copies are let go of on `today`.
fn unwanted(days: &BTreeSet<NaiveDate>, today: NaiveDate) -> Vec<NaiveDate> {
    let age = |day: NaiveDate| today.signed_duration_since(day).num_days();
    let last_of_its_week =
        |day: NaiveDate| !days.iter().any(|other| *other > day && other.iso_week() == day.iso_week());
    let wanted = |day: NaiveDate| age(day) < DAILY || (age(day) <= WEEKLY && last_of_its_week(day));
    days.iter().rev().skip(ALWAYS).copied().filter(|day| !wanted(*day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The copies that are there after `count` days of writing every day, as ages.
    fn after(count: u64, skip: impl Fn(u64) -> bool) -> Vec<i64> {
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        let mut days = BTreeSet::new();
        let mut today = first;
        for number in (0..count).filter(|number| !skip(*number)) {
            today = first + chrono::Days::new(number);
            days.insert(today);
            for day in unwanted(&days, today) {
                days.remove(&day);
            }
        }
        days.iter().rev().map(|day| today.signed_duration_since(*day).num_days()).collect()
    }

    #[test]
    fn each_day_of_a_week_and_each_week_of_a_month() {
        for count in 60..67 {
            let ages = after(count, |_| false);
            assert_eq!(ages[..7], [0, 1, 2, 3, 4, 5, 6], "{ages:?}");
            assert!((10..=11).contains(&ages.len()), "{ages:?}");
            assert!(ages.windows(2).all(|two| two[1] - two[0] <= 7), "{ages:?}");
            assert!(ages.last().is_some_and(|oldest| (24..=31).contains(oldest)), "{ages:?}");
        }
    }

    #[test]
    fn the_last_two_stay_whatever_the_day_is() {
        assert_eq!(after(400, |day| day > 0 && day < 399), [0, 399]);
        assert_eq!(after(1, |_| false), [0]);
        assert!(is_backup("2026-11.2026-11-26.json") && is_backup("profile.2026-11-26.json"));
        assert!(is_backup("2026-11.v1.0123456789abcdef.json") && !is_backup("2026-11.v1.0123456789abcde.json"));
        assert!(!is_backup("2026-11.json") && !is_backup("x.2026-11-26.json") && !is_backup("2026-11.x.json"));
    }
}
