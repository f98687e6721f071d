//! Earlier formats: pure steps from the text of one version to that of the next, and the copy of a file that is kept
//! before its new version takes its place. A file is upgraded when it is written; until then it is upgraded as it is read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::Error;
use super::document::{Broken, Parsed, text_of, zero_in};
use super::folder::make;
use super::head::Head;
use super::kept::Contents;
use super::marks::writings;
use super::vault::Vault;

/// The version of every format that this program writes.
pub const VERSION: u64 = 1;

/// A step from one version to the next: the format of the document (`pelvicoach/month`) and the document. It changes
/// `version` too, keeps what it does not know, and looks at nothing but what it is given.
pub type Step = fn(format: &str, document: Value) -> Result<Value, String>;

/// The steps that lead to [`VERSION`], oldest first. There was one format so far, so that the program itself knows none;
/// tests have one from a draft that was never shipped.
#[derive(Clone, Copy, Debug)]
pub struct Upgrades(&'static [Step]);

/// The one field by which a version is known.
#[derive(Deserialize)]
struct Versioned {
    version: Option<u64>,
}

impl Upgrades {
    /// The steps from every version that was ever shipped.
    pub const SHIPPED: Self = Self(&[]);

    /// These steps; the last one leads to [`VERSION`].
    #[must_use]
    pub const fn new(steps: &'static [Step]) -> Self {
        Self(steps)
    }

    /// Reads a whole document; one of an earlier version as it is after the steps. One that is broken because it is no
    /// text is told as that.
    pub(super) fn read<C: Contents>(self, bytes: Vec<u8>, name: &str) -> Result<Parsed<C>, Broken> {
        let text = text_of(bytes)?;
        let read = self.document(&text, name);
        // Of the head nothing is joined: a lock that one of the two does not know of is none to write without.
        let joins = read.is_err() && C::FORMAT != Head::FORMAT;
        match joins.then(|| writings(&text)).flatten() {
            Some([ours, theirs]) => self.joined(ours, theirs, name).or(read),
            None => read,
        }
    }

    /// Reads two writings of a document as one.
    fn joined<C: Contents>(self, ours: String, theirs: String, name: &str) -> Result<Parsed<C>, Broken> {
        let mut ours: Parsed<C> = self.document(&ours.into(), name)?;
        let theirs: Parsed<C> = self.document(&theirs.into(), name)?;
        for item in theirs.contents.items() {
            ours.contents.join(item);
        }
        let (newer, older) = (ours.newer.max(theirs.newer), ours.older.or(theirs.older));
        Ok(Parsed { newer, older, twice: true, contents: ours.contents })
    }

    fn document<C: Contents>(self, text: &Arc<String>, name: &str) -> Result<Parsed<C>, Broken> {
        match self.lifted(text, C::FORMAT)? {
            None => C::parse(text, name).map_err(|broken| zero_in(text.as_bytes()).unwrap_or(broken)),
            Some((version, lifted)) => {
                // Lines of the lifted text are not lines of the file.
                let parsed = C::parse(&lifted.into(), name).map_err(|broken| Broken { line: None, ..broken });
                parsed.map(|parsed| Parsed { older: Some(version), ..parsed })
            }
        }
    }

    /// The text as [`VERSION`] would have it, and the version that it has; `None` when there is no step to take.
    pub(super) fn lifted(self, text: &str, format: &str) -> Result<Option<(u64, String)>, Broken> {
        let Some(version) = self.version_before(text) else { return Ok(None) };
        let broken = |what: String| Broken { line: None, what: format!("version {version}: {what}") };
        let mut document: Value = serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
        for step in self.steps_from(version) {
            document = step(format, document).map_err(broken)?;
        }
        Ok(Some((version, document.to_string())))
    }

    /// The version of a document that comes before [`VERSION`] and from which there are steps.
    fn version_before(self, text: &str) -> Option<u64> {
        if self.0.is_empty() {
            return None;
        }
        let Versioned { version } = serde_json::from_str(text).ok()?;
        version.filter(|version| *version < VERSION && !self.steps_from(*version).is_empty())
    }

    fn steps_from(self, version: u64) -> &'static [Step] {
        let missing = usize::try_from(VERSION.saturating_sub(version)).unwrap_or(usize::MAX);
        self.0.len().checked_sub(missing).and_then(|from| self.0.get(from..)).unwrap_or_default()
    }
}

/// What is to be known of earlier versions where a file is written: the steps, where copies are kept, and the lock.
#[derive(Clone, Debug)]
pub(super) struct Earlier {
    pub upgrades: Upgrades,
    pub copies: PathBuf,
    /// What files are sealed with, copies too.
    pub vault: Vault,
}

impl Earlier {
    /// Keeps a file of an earlier version as it is, before its new version takes its place. The name is drawn from the
    /// bytes, so that the same file is kept once and no other is written over: `2026-11.v1.0123456789abcdef.json`.
    pub(super) fn keep(&self, path: &Path, version: u64, bytes: &[u8], sum: u64) -> Result<(), Error> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut name = format!("{stem}.v{version}.");
        // Writing to a text cannot go wrong.
        let _ = write!(name, "{sum:016x}.json");
        let copy = self.copies.join(name);
        if self.vault.read(&copy).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        make(&self.copies)?;
        self.vault.replace(&copy, bytes, || true).map(|_| ()).map_err(|error| Error::write(&copy, &error))
    }
}

/// Whether this is the name of a copy that was kept before an upgrade of the file `stem`.
pub(super) fn is_earlier(name: &str, stem: &str) -> bool {
    let rest =
        name.strip_prefix(stem).and_then(|rest| rest.strip_prefix(".v")).and_then(|rest| rest.strip_suffix(".json"));
    rest.and_then(|rest| rest.split_once('.')).is_some_and(|(version, sum)| {
        version.parse::<u64>().is_ok() && sum.len() == 16 && sum.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A document of any version without the objects of its lists that have one of these names; `None` when there are none,
/// or it is no document.
pub(super) fn without(bytes: &[u8], is_named: &impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(bytes).ok()?;
    strip(&mut document, is_named).then(|| format!("{document}\n").into_bytes())
}

/// Takes the named objects out of every list; says whether there was one.
fn strip(value: &mut Value, is_named: &impl Fn(&str) -> bool) -> bool {
    let goes = |item: &Value| {
        let id = item.get("id").and_then(Value::as_str);
        item.get("deleted") != Some(&Value::Bool(true)) && id.is_some_and(is_named)
    };
    match value {
        Value::Array(items) => {
            let before = items.len();
            items.retain(|item| !goes(item));
            let inside: Vec<bool> = items.iter_mut().map(|item| strip(item, is_named)).collect();
            items.len() < before || inside.contains(&true)
        }
        Value::Object(fields) => {
            let inside: Vec<bool> = fields.values_mut().map(|item| strip(item, is_named)).collect();
            inside.contains(&true)
        }
        _ => false,
    }
}
