//! The lock as the person meets it: what is handed over and back, the recovery sheet. Knows nothing of keys and files.

use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

use super::coach::Coach;
use super::effect::{Effect, Event, Stuck, refused};
use super::flow::Taken;
use super::form::{Form, FormKind, Page, choice};
use super::step::Step;
use crate::clock::Now;
use crate::config::Key;
use crate::diary::{Month, MonthState, Profile};
use crate::plan::lived::LOOK_BACK;
use crate::words::{say, tell};

/// Something that stands nowhere but in memory, which is cleared when it is dropped: a passphrase, or a recovery key.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

/// So many bytes fit without moving: a text that grows would leave pieces of itself in memory.
const ROOM: usize = 4096;

impl Secret {
    /// None yet.
    #[must_use]
    pub fn empty() -> Self {
        Self(Zeroizing::new(String::with_capacity(ROOM)))
    }

    /// The text, to be handed on.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// How many signs it has.
    #[must_use]
    pub fn signs(&self) -> usize {
        self.0.chars().count()
    }

    /// Adds a sign, while there is room.
    pub fn push(&mut self, sign: char) {
        if self.0.len() + sign.len_utf8() <= self.0.capacity() && !sign.is_control() {
            self.0.push(sign);
        }
    }

    /// Takes the last sign back.
    pub fn pop(&mut self) {
        self.0.pop();
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Whether there is a lock on the diary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lock {
    /// There is none.
    #[default]
    None,
    /// There is one, and the diary is open.
    Open,
    /// It is locked.
    Shut,
}

/// What there is once a diary is unlocked.
#[derive(Clone, Debug, PartialEq)]
pub struct Unlocked {
    /// Every month that has a file, oldest first.
    pub months: Vec<Month>,
    /// The months that were read.
    pub read: Vec<(Month, MonthState)>,
    /// The profile.
    pub profile: Profile,
    /// Unfinished work, by name.
    pub drafts: Vec<(String, String)>,
    /// What was sealed when it locked, earliest first.
    pub held: Vec<Secret>,
    /// The text of the therapist's plan in use.
    pub plan: Option<Vec<u8>>,
    /// Why nothing can be written, where that is so.
    pub read_only: Option<Stuck>,
    /// One calm line for each thing that is not as it could be.
    pub trouble: Vec<String>,
}

/// The months in which the last four weeks lie, which is what pacing looks back on; the others are read when they are
/// asked for.
#[must_use]
pub fn months_of_today(now: Now) -> Vec<Month> {
    let month = Month::of(now.wall);
    let days = chrono::Days::new(LOOK_BACK.unsigned_abs() + 1);
    let earliest = now.wall.checked_sub_days(days).map_or(month, Month::of);
    std::iter::successors(Some(earliest), |month| Some(month.next())).take_while(|one| *one <= month).collect()
}

impl Coach {
    /// Hands over the passphrase; answered by [`Event::Unlocked`].
    #[must_use]
    pub fn unlock(passphrase: Secret, now: Now) -> Effect {
        Effect::Unlock { passphrase, months: months_of_today(now) }
    }

    /// Takes in what there is once the diary is unlocked. What is in memory already stays, joined.
    pub(super) fn take_unlocked(&mut self, unlocked: &Unlocked) {
        self.lock = Lock::Open;
        for month in &unlocked.months {
            if self.diary.month(*month).is_none() {
                self.diary.set(*month, MonthState::Unread);
            }
        }
        for (month, state) in &unlocked.read {
            self.hear(&Event::Month(*month, state.clone()));
        }
        self.hear(&Event::Profile(unlocked.profile.clone()));
        for (name, text) in &unlocked.drafts {
            self.keep_draft(&super::Draft { name: name.clone(), text: text.clone() });
        }
        self.take_held(&unlocked.held);
        self.read_only.clone_from(&unlocked.read_only);
    }

    /// What follows when a diary was locked as the program began: the plan in use, unfinished work that is done, and
    /// the months of an earlier come-back. A line when the plan or a month cannot be read.
    pub fn begin_unlocked(&mut self, unlocked: &Unlocked, now: Now) -> (Vec<Effect>, Option<String>) {
        let plan = unlocked.plan.as_deref().and_then(|text| self.take_plan(text).err());
        let mut effects = Self::read(self.come_back_reads(now));
        effects.extend(Self::read(self.months_to_undo()));
        if let Some(month) = self.unfinished_session().map(|kept| Month::of(kept.started))
            && self.diary.month(month) == Some(&MonthState::Unread)
        {
            effects.extend(Self::read(vec![month]));
        }
        effects.extend(self.drop_done_with());
        let refused = || unlocked.read.iter().find_map(|(month, state)| refused(*month, state));
        (effects, plan.or_else(refused).or_else(|| unlocked.trouble.first().cloned()))
    }
}

/// The fewest signs of a passphrase; the store holds to the same.
const FEWEST: usize = 8;

/// The name of the file of a recovery sheet, which says nothing of what it is for.
const SHEET_FILE: &str = "recovery-sheet.txt";

/// The question whether one reads a full screen or lines, and its second answer.
pub const FACE: &str = "face";
const LINES: &str = "lines";

/// The register that tells that the question about others who use the account was answered.
pub(super) const ASKED: &str = "lock_asked";

/// Where the talk about a passphrase stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The passphrase is asked for.
    Asking,
    /// A new one is chosen.
    New,
    /// The same once more.
    Again(Secret),
    /// The lock is set, and a recovery sheet is offered.
    Sheet(Secret),
}

/// A passphrase as it is asked for or chosen. It is no form: nothing of it is ever a draft.
#[derive(Debug)]
pub struct Entry {
    part: Part,
    typed: Secret,
    /// One line about what came of the last try.
    line: Option<String>,
    /// An answer is waited for.
    waits: bool,
    /// The key of the recovery sheet is on the screen.
    shows: bool,
}

impl Entry {
    /// The passphrase of a locked diary.
    #[must_use]
    pub fn asking() -> Self {
        Self { part: Part::Asking, typed: Secret::empty(), line: None, waits: false, shows: false }
    }

    /// A new passphrase.
    #[must_use]
    pub fn choosing() -> Self {
        Self { part: Part::New, ..Self::asking() }
    }

    /// Where it stands.
    #[must_use]
    pub const fn part(&self) -> &Part {
        &self.part
    }

    /// How many signs were typed.
    #[must_use]
    pub fn signs(&self) -> usize {
        self.typed.signs()
    }

    /// One line about what came of the last try, or what is being done.
    #[must_use]
    pub fn line(&self) -> Option<&str> {
        self.line.as_deref()
    }

    /// Its heading; none where the passphrase is asked for, which names nothing.
    #[must_use]
    pub fn heading(&self) -> Option<String> {
        let key = match self.part {
            Part::Asking => return None,
            Part::New | Part::Again(_) => "lock-heading",
            Part::Sheet(_) if self.shows => "lock-key-heading",
            Part::Sheet(_) => "lock-set-heading",
        };
        Some(say(key))
    }

    /// What is asked for; `None` when nothing is.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        let key = match self.part {
            Part::Asking => "lock-passphrase",
            Part::New => "lock-new",
            Part::Again(_) => "lock-again",
            Part::Sheet(_) => return None,
        };
        Some(say(key))
    }

    /// What is read before it, a paragraph each.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        match &self.part {
            Part::Asking => Vec::new(),
            Part::New | Part::Again(_) => vec![say("lock-lost"), say("lock-sheet-later")],
            // The line about whom it opens for is no part of what is copied.
            Part::Sheet(key) if self.shows => {
                key.text().lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
            }
            Part::Sheet(_) => vec![say("lock-is-set"), say("lock-sheet-offer")],
        }
    }

    /// Types a sign.
    pub fn push(&mut self, sign: char) {
        if !self.waits {
            self.line = None;
            self.typed.push(sign);
        }
    }

    /// Takes a sign back.
    pub fn pop(&mut self) {
        if !self.waits {
            self.typed.pop();
        }
    }

    /// Esc: what was typed goes; whether this leads back.
    pub fn back(&mut self) -> bool {
        if self.waits {
            return false;
        }
        self.typed = Secret::empty();
        self.line = None;
        match self.part {
            Part::Asking | Part::Sheet(_) => false,
            Part::New => true,
            Part::Again(_) => {
                self.part = Part::New;
                false
            }
        }
    }

    /// Enter.
    pub fn enter(&mut self, now: Now) -> Option<Effect> {
        if self.waits || self.typed.signs() == 0 {
            return None;
        }
        let typed = std::mem::replace(&mut self.typed, Secret::empty());
        match &self.part {
            Part::Asking => {
                self.wait("lock-opening");
                Some(Coach::unlock(typed, now))
            }
            Part::New if typed.signs() < FEWEST => {
                self.line = Some(say("lock-short"));
                None
            }
            Part::New => {
                (self.part, self.line) = (Part::Again(typed), None);
                None
            }
            Part::Again(first) if *first == typed => {
                self.wait("lock-setting");
                Some(Effect::SetLock(typed))
            }
            Part::Again(_) => {
                (self.part, self.line) = (Part::New, Some(say("lock-differ")));
                None
            }
            Part::Sheet(_) => None,
        }
    }

    fn wait(&mut self, words: &str) {
        (self.waits, self.line) = (true, Some(say(words)));
    }

    /// Takes in what came of it.
    pub fn hear(&mut self, event: &Event) {
        match event {
            Event::NotUnlocked(line) if self.part == Part::Asking => {
                (self.waits, self.line) = (false, Some(begun(line)));
            }
            Event::LockSet(key) if matches!(self.part, Part::Again(_)) => {
                (self.part, self.waits, self.line) = (Part::Sheet(key.clone()), false, None);
            }
            Event::LockNotSet(line) if matches!(self.part, Part::Again(_)) => {
                (self.part, self.waits, self.line) = (Part::New, false, Some(begun(line)));
            }
            Event::Written(path) if matches!(self.part, Part::Sheet(_)) => {
                let file = path.display().to_string();
                self.line = Some(tell("command-sheet-done", &[("file", file.into())]));
            }
            Event::NotWritten { why, .. } if matches!(self.part, Part::Sheet(_)) => self.line = Some(why.clone()),
            _ => {}
        }
    }

    /// Writes the recovery sheet where pages are written.
    #[must_use]
    pub fn write_sheet(&self, folder: &Path) -> Option<Effect> {
        let Part::Sheet(key) = &self.part else { return None };
        let bytes = sheet_page(key.text()).as_bytes().to_vec();
        Some(Effect::Write { path: folder.join(SHEET_FILE), bytes, over: false })
    }

    /// Whether the key of the recovery sheet is on the screen.
    #[must_use]
    pub const fn shows_key(&self) -> bool {
        self.shows
    }

    /// Shows the key, or takes it off the screen.
    pub fn show_sheet(&mut self) {
        self.shows = !self.shows;
    }
}

/// The line as a sentence of its own.
fn begun(line: &str) -> String {
    let mut signs = line.chars();
    let first: String = signs.next().map(|sign| sign.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", signs.as_str())
}

/// The question whether others use the account, the first of all.
pub(super) fn pages(_form: &Form) -> Vec<Page> {
    vec![Page {
        heading: "lock-others-heading".to_owned(),
        intro: ["first-welcome", "lock-others-intro", "lock-lost", "lock-others-later"].map(str::to_owned).to_vec(),
        asks: vec![
            choice("others", "lock-others", "lock-others", &["yes", "no"]),
            choice(FACE, "first-face", "first-face", &["screen", LINES]),
        ],
    }]
}

impl Coach {
    /// The form with which the first run begins: whether others use the account, while that was not asked; then the
    /// emergency lines.
    #[must_use]
    pub fn first_form(&self) -> Form {
        let asked = self.profile.get(ASKED).unwrap_or(false);
        if asked || self.is_settled_in() || self.lock != Lock::None || self.made_up || self.read_only.is_some() {
            self.safety_form()
        } else {
            Form::new(FormKind::Others)
        }
    }

    /// Yes leads to a passphrase; no, and no answer, go on without one. Whoever wants lines goes on in lines, where a
    /// yes is asked for once more.
    pub(super) fn take_others(&mut self, form: &Form, now: Now) -> Taken {
        let (step, mut effects) =
            if form.one("others") == Some("yes") { (Step::SetLock, Vec::new()) } else { self.lock_was_set(now) };
        if form.one(FACE) == Some(LINES) {
            effects.extend(Self::in_lines(true));
        }
        (step, effects)
    }

    /// From now on all is said in lines of text, or shown on the full screen: kept for the next start, and begun anew.
    #[must_use]
    pub fn in_lines(lines: bool) -> [Effect; 2] {
        [Effect::Set { name: Key::Plain.name().to_owned(), value: lines.to_string() }, Effect::InLines(lines)]
    }

    /// The passphrase is chosen, or none is wanted, and the first run goes on; later it leads back to where it was chosen.
    pub fn lock_was_set(&mut self, now: Now) -> Taken {
        if self.is_settled_in() {
            return (Step::Back, Vec::new());
        }
        let asked = self.set(ASKED, true.into(), now);
        (Step::Form(Box::new(self.safety_form())), vec![asked])
    }
}

/// The recovery sheet: a page of words, each line marked so that the `age` program takes the page as a key file, and
/// the key itself.
#[must_use]
pub fn sheet_page(key: &str) -> Zeroizing<String> {
    let mut page = Zeroizing::new(String::with_capacity(4096));
    for line in say("lock-sheet").lines() {
        page.push_str(format!("# {line}").trim_end());
        page.push('\n');
    }
    page.push_str("#\n");
    page.push_str(key);
    page
}
