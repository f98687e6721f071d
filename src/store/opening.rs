//! Opening a store: what is read at once, and what is looked after beside it. Writes nothing of the diary.

use std::collections::BTreeMap;

use super::kept::Kept;
use super::vault::{self, Vault};
use super::versions::Upgrades;
use super::windows::Windows;
use super::{Error, Mode, Opened, Place, Store, backup, drafts, error, folder};
use crate::diary::{Month, Profile};

impl Store {
    /// Opens the store at `place`, reads the profile and the months asked for. Writes nothing of the diary: folders and
    /// `store.json` come with the first save. What others could open is closed to them.
    ///
    /// # Errors
    /// When the folder cannot be read at all, or is not a folder. Damaged or newer files are not errors: see
    /// [`MonthState::Refused`], [`Opened::mode`] and [`Opened::trouble`].
    pub fn open(place: Place, want: &[Month]) -> Result<(Self, Opened), Error> {
        Self::open_with(place, want, Upgrades::SHIPPED)
    }

    /// [`Store::open`] for a picture that waits: what others could open is closed, and said, by the store's thread when
    /// it begins, which also tells of copies.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_first(place: Place, want: &[Month]) -> Result<(Self, Opened), Error> {
        Self::opened(place, want, Upgrades::SHIPPED)
    }

    /// [`Store::open`] with the steps that lead from earlier versions: how tests take one that was never shipped.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_with(place: Place, want: &[Month], upgrades: Upgrades) -> Result<(Self, Opened), Error> {
        let (mut store, mut opened) = Self::opened(place, want, upgrades)?;
        store.keep_to_account();
        opened.trouble.splice(0..0, store.take_trouble());
        opened.copies = store.place.conflicts_line().filter(|_| !opened.locked);
        Ok((store, opened))
    }

    fn opened(place: Place, want: &[Month], upgrades: Upgrades) -> Result<(Self, Opened), Error> {
        folder::look_at(&place.data)?;
        let (device, strange) = place.device_name();
        let vault = Vault::default();
        let mut store = Self {
            head: Kept::new(place.head(), String::new(), place.earlier(upgrades, Vault::default())),
            profile: Kept::new(place.profile(), String::new(), place.earlier(upgrades, vault.clone())),
            place,
            upgrades,
            device,
            months: BTreeMap::new(),
            known: false,
            begun: false,
            told_newer: false,
            deleted: Vec::new(),
            gave_way: BTreeMap::new(),
            trouble: strange.into_iter().collect(),
            copies: backup::Copies::default(),
            vault,
            work: vault::WORK,
            held: Vec::new(),
            windows: Windows::default(),
        };
        store.head.read();
        store.known = store.head.was_read();
        store.note_keys(true);
        store.tell_shared();
        let opened = store.look(want)?;
        Ok((store, opened))
    }

    /// What there is; of a locked store its device alone.
    pub(super) fn look(&mut self, want: &[Month]) -> Result<Opened, Error> {
        if self.vault.is_locked() {
            return Ok(self.look_from_outside());
        }
        let months = self.place.months()?;
        let (mut drafts, trouble) = self.drafts_here();
        self.trouble.splice(0..0, trouble);
        self.trouble.extend(self.place.inbox_line());
        self.take_up_deleting();
        drafts.retain(|(name, text)| !drafts::is_of(name, text, &self.deleted));
        let profile = self.read_profile();
        let read: Vec<_> =
            want.iter().filter(|m| months.contains(m)).map(|month| (*month, self.give_month(*month))).collect();
        let plan = profile.as_ref().ok().and_then(|profile| self.place.plan_in_use(profile, &self.vault));
        let plan = plan.and_then(|read| read.map_err(|line| self.trouble.push(line)).ok());
        let opened = Opened {
            device: self.device.clone(),
            profile_reads: profile.is_ok(),
            mode: self.mode(),
            profile: profile.unwrap_or_else(|error| {
                self.trouble.push(error.to_string());
                Profile::default()
            }),
            months,
            read,
            drafts,
            held: std::mem::take(&mut self.held)
                .into_iter()
                .filter_map(|sealed| self.vault.unsealed(&sealed))
                .collect(),
            plan,
            locked: false,
            copies: None,
            trouble: std::mem::take(&mut self.trouble),
        };
        self.told_newer = self.newer().is_some();
        Ok(opened)
    }

    pub(super) fn mode(&mut self) -> Mode {
        if let Some(line) = self.newer() {
            return Mode::Newer(format!("{line}; {}", error::UNTIL));
        }
        if let Err(error) = self.head.shown() {
            return Mode::ReadOnly(error.to_string());
        }
        let places = [self.place.data.clone(), self.place.journal(), self.place.state.clone()];
        places.iter().find_map(|path| folder::unwritable(path)).map_or(Mode::ReadWrite, Mode::ReadOnly)
    }
}
