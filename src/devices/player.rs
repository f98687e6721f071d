//! Tones through a program that plays files, where no sound server answers. A tone is handed over without leaving
//! anything behind: as a file without a name or through a pipe, and where the system's player takes neither, in a folder
//! that only this account can read and that goes with this program.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::program::{Begun, Call, Input, Running};
use super::system::System;
use super::tone::{Wave, wav};
use crate::files::{ToneFolder, Unnamed};
use crate::practice::{Due, Tone};

/// Breaths of nearly the same length share a file: steps of half a second.
const STEP_MS: u64 = 500;

/// So many tones are kept, each of at most half a megabyte; beyond that they are made anew.
const MOST_TONES: usize = 24;

/// How a player is handed a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handing {
    /// As its standard input, which is a file without a name; it is told the path of that.
    Unnamed,
    /// Through a pipe that it reads.
    Pipe,
    /// As the path of a file.
    Named,
}

/// The programs that are tried, in this order, and how they are handed a tone.
fn players(system: System) -> (Vec<Call>, Handing) {
    match system {
        System::Linux => {
            let calls = [("pw-play", &[][..]), ("paplay", &[]), ("aplay", &["-q"])];
            let calls = calls.map(|(name, arguments)| Call::new(name, arguments).with("/dev/stdin"));
            (calls.to_vec(), Handing::Unnamed)
        }
        System::Mac => (vec![Call::new("afplay", &[])], Handing::Named),
        System::Windows => {
            // `SoundPlayer` plays a stream as well as a file; without a path there is nothing to be quoted.
            let play = "(New-Object System.Media.SoundPlayer ([Console]::OpenStandardInput())).PlaySync()";
            (vec![Call::powershell(play)], Handing::Pipe)
        }
    }
}

/// A player of files.
pub struct Player {
    programs: Vec<Call>,
    handing: Handing,
    folder: Option<ToneFolder>,
    made: BTreeMap<(Tone, u64, u8), Handed>,
    running: Running,
    /// Whether one of the programs has played.
    pub has_played: bool,
}

/// A tone that lies ready.
#[derive(Clone)]
enum Handed {
    Input(Input),
    Path(String),
}

impl Player {
    /// A player that will try each program there is.
    #[must_use]
    pub fn new() -> Self {
        Self::of(System::HERE)
    }

    fn of(system: System) -> Self {
        let (programs, handing) = players(system);
        let (made, running) = (BTreeMap::new(), Running::default());
        Self { programs, handing, folder: None, made, running, has_played: false }
    }

    /// Makes the tone, so that it lies ready when its moment comes; nothing where there is no room for it.
    pub fn ready(&mut self, due: &Due, volume: u8) {
        let _ = self.tone(due, volume);
    }

    fn tone(&mut self, due: &Due, volume: u8) -> Option<Handed> {
        let ms = if due.tone.guides() { (due.ms / STEP_MS * STEP_MS).max(STEP_MS) } else { 0 };
        let name = (due.tone, ms, volume);
        if let Some(handed) = self.made.get(&name) {
            return Some(handed.clone());
        }
        let file = wav(&Wave::of(due.tone, ms)?, volume);
        if self.made.len() >= MOST_TONES {
            self.made.clear();
            self.folder = None;
        }
        let handed = match self.handing {
            Handing::Unnamed => Handed::Input(Input::File(Arc::new(Unnamed::of(&file).ok()?))),
            Handing::Pipe => Handed::Input(Input::Bytes(file.into())),
            Handing::Named => {
                if self.folder.is_none() {
                    self.folder = ToneFolder::make().ok();
                }
                Handed::Path(self.folder.as_mut()?.put(&file).ok()?.display().to_string())
            }
        };
        self.made.insert(name, handed.clone());
        Some(handed)
    }

    /// Plays the tone of a cue now; whether there is anything to play it with.
    pub fn begin(&mut self, due: &Due, volume: u8, now_ms: u64) -> bool {
        if due.tone == Tone::Pause || volume == 0 {
            return true;
        }
        let Some(tone) = self.tone(due, volume) else { return false };
        while let Some(program) = self.programs.first() {
            let call = match &tone {
                Handed::Input(input) => Call { input: input.clone(), ..program.clone() },
                Handed::Path(path) => program.clone().with(path),
            };
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
        let reaped = self.running.reap(now_ms);
        if reaped.failed || reaped.overdue {
            self.programs.remove(0);
            // What others of it still do is of no matter for the next one.
            self.running.keep(&[]);
        } else if reaped.content {
            self.has_played = true;
        }
        !self.programs.is_empty()
    }

    /// Whether nothing plays.
    #[must_use]
    pub const fn is_still(&self) -> bool {
        self.running.is_empty()
    }
}

impl Default for Player {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due() -> Due {
        Due { at_ms: 0, tone: Tone::In, ms: 4_000, says: String::new() }
    }

    #[test]
    fn each_system_has_players_that_are_told_what_to_play_without_a_shell() {
        let told = |system| {
            let (calls, handing) = players(system);
            let lines: Vec<String> = calls.iter().map(Call::line).collect();
            (lines, handing)
        };
        let linux = ["pw-play /dev/stdin", "paplay /dev/stdin", "aplay -q /dev/stdin"].map(str::to_owned);
        assert_eq!(told(System::Linux), (linux.to_vec(), Handing::Unnamed));
        assert_eq!(told(System::Mac), (vec!["afplay".to_owned()], Handing::Named));
        let (windows, handing) = told(System::Windows);
        let play = "(New-Object System.Media.SoundPlayer ([Console]::OpenStandardInput())).PlaySync()";
        assert_eq!(windows, [format!("powershell -NoProfile -NonInteractive -Command {play}")]);
        assert_eq!(handing, Handing::Pipe);
    }

    #[test]
    fn a_tone_is_made_once_and_handed_over_as_the_system_takes_it() {
        for system in [System::Linux, System::Mac, System::Windows] {
            let mut player = Player::of(system);
            player.ready(&due(), 80);
            let nearly = Due { ms: 4_300, ..due() };
            let handed = player.tone(&nearly, 80).unwrap();
            assert_eq!(player.made.len(), 1, "breaths of nearly the same length share a tone");
            match (system, handed) {
                (System::Linux, Handed::Input(Input::File(_))) => assert!(player.folder.is_none()),
                (System::Windows, Handed::Input(Input::Bytes(bytes))) => {
                    assert!(player.folder.is_none() && bytes.starts_with(b"RIFF"));
                }
                (System::Mac, Handed::Path(path)) => {
                    assert!(std::fs::read(&path).unwrap().starts_with(b"RIFF"));
                    drop(player);
                    assert!(!std::path::Path::new(&path).exists());
                }
                (system, _) => panic!("{system:?} is handed something else"),
            }
        }
    }

    #[test]
    fn only_so_many_tones_are_kept() {
        let mut player = Player::of(System::Windows);
        for step in 1..60 {
            player.ready(&Due { ms: step * STEP_MS, ..due() }, 80);
            assert!(player.made.len() <= MOST_TONES);
        }
        assert!(player.tone(&due(), 80).is_some());
    }
}
