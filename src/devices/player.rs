//! Tones through a program that plays files, where no sound server answers: each tone is written once, to a folder that
//! only this account can read, and removed at the end.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::program::{Begun, Call, Running};
use super::tone::{Wave, wav};
use crate::files;
use crate::practice::{Due, Tone};

/// Breaths of nearly the same length share a file: steps of half a second.
const STEP_MS: u64 = 500;

/// So many files are kept; beyond that they are written anew.
const MOST_FILES: usize = 48;

/// The programs that are tried, in this order; the path of the file comes last.
fn programs() -> Vec<Call> {
    if cfg!(target_os = "macos") {
        vec![Call::new("afplay", &[])]
    } else if cfg!(windows) {
        let play = "(New-Object System.Media.SoundPlayer $args[0]).PlaySync()";
        vec![Call::new("powershell", &["-NoProfile", "-NonInteractive", "-Command", &format!("& {{ {play} }}")])]
    } else {
        vec![Call::new("pw-play", &[]), Call::new("paplay", &[]), Call::new("aplay", &["-q"])]
    }
}

/// A player of files.
pub struct Player {
    programs: Vec<Call>,
    folder: Option<PathBuf>,
    written: BTreeMap<(Tone, u64, u8), PathBuf>,
    running: Running,
    /// Whether one of the programs has played.
    pub has_played: bool,
}

impl Player {
    /// A player that will try each program there is.
    #[must_use]
    pub fn new() -> Self {
        Self {
            programs: programs(),
            folder: None,
            written: BTreeMap::new(),
            running: Running::default(),
            has_played: false,
        }
    }

    /// Writes the tone, so that it lies ready when its moment comes.
    pub fn ready(&mut self, due: &Due, volume: u8) -> Option<PathBuf> {
        let ms = if due.tone.guides() { (due.ms / STEP_MS * STEP_MS).max(STEP_MS) } else { 0 };
        let name = (due.tone, ms, volume);
        if let Some(path) = self.written.get(&name) {
            return Some(path.clone());
        }
        let wave = Wave::of(due.tone, ms)?;
        if self.folder.is_none() || self.written.len() >= MOST_FILES {
            self.tidy();
            self.folder = files::make_temp_folder().ok();
        }
        let path = self.folder.as_ref()?.join(format!("{}-{ms}-{volume}.wav", due.tone.id()));
        files::write_new(&path, &wav(&wave, volume), true).ok()?;
        self.written.insert(name, path.clone());
        Some(path)
    }

    /// Plays the tone of a cue now; whether there is anything to play it with.
    pub fn begin(&mut self, due: &Due, volume: u8, now_ms: u64) -> bool {
        if due.tone == Tone::Pause || volume == 0 {
            return true;
        }
        let Some(path) = self.ready(due, volume) else { return false };
        while let Some(program) = self.programs.first() {
            let call = program.clone().with(&path.display().to_string());
            match self.running.begin(&call, due.at_ms, now_ms) {
                Begun::Yes | Begun::TooMany => return true,
                Begun::No => drop(self.programs.remove(0)),
            }
        }
        false
    }

    /// Ends whatever does not belong to one of these.
    pub fn keep(&mut self, dues: &[Due]) {
        let ids: Vec<u64> = dues.iter().map(|due| due.at_ms).collect();
        self.running.keep(&ids);
    }

    /// Waits for programs that have ended; one that could not play is not asked again. Whether there is one left.
    pub fn tick(&mut self, now_ms: u64) -> bool {
        let ran = !self.running.is_empty();
        if self.running.reap(now_ms) {
            self.programs.remove(0);
        } else if ran && self.running.is_empty() {
            self.has_played = true;
        }
        !self.programs.is_empty()
    }

    /// Whether nothing plays.
    #[must_use]
    pub const fn is_still(&self) -> bool {
        self.running.is_empty()
    }

    fn tidy(&mut self) {
        self.written.clear();
        if let Some(folder) = self.folder.take() {
            // It holds tones, and lies where the system tidies up.
            let _ = files::remove_temp_folder(&folder);
        }
    }
}

impl Default for Player {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.running.keep(&[]);
        self.tidy();
    }
}
