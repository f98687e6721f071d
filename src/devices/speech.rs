//! Spoken cues through the system's own speech program. What is said is handed in.

use super::program::{Begun, Call, Running};
use crate::practice::Due;

/// How a program is told how loud it speaks.
#[derive(Clone, Copy)]
enum Loudness {
    /// From -100 to 100, after this option.
    AroundZero(&'static str),
    /// From 0 to 200, after this option.
    TwoHundred(&'static str),
    /// As the system is set.
    Set,
}

/// One program that speaks.
#[derive(Clone)]
struct Speaker {
    call: Call,
    loudness: Loudness,
    /// Whether it reads what to say; otherwise that is its last argument.
    reads: bool,
    /// What silences it, where ending it does not.
    hush: Option<Call>,
}

fn speakers() -> Vec<Speaker> {
    let speaker = |call: Call, loudness, reads| Speaker { call, loudness, reads, hush: None };
    if cfg!(target_os = "macos") {
        vec![speaker(Call::new("say", &["-f", "-"]), Loudness::Set, true)]
    } else if cfg!(windows) {
        let speak = "Add-Type -AssemblyName System.Speech; \
                     (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())";
        let call = Call::new("powershell", &["-NoProfile", "-NonInteractive", "-Command", speak]);
        vec![speaker(call, Loudness::Set, true)]
    } else {
        let hush = Some(Call::new("spd-say", &["-C"]));
        let call = Call::new("spd-say", &["-w", "-l", "en"]);
        vec![
            Speaker { hush, ..speaker(call, Loudness::AroundZero("-i"), false) },
            speaker(Call::new("espeak-ng", &["-v", "en", "--stdin"]), Loudness::TwoHundred("-a"), true),
        ]
    }
}

/// What speaks.
pub struct Speech {
    speakers: Vec<Speaker>,
    running: Running,
    /// Whether one of the programs has spoken.
    pub has_spoken: bool,
}

impl Speech {
    /// A voice that will try each program there is.
    #[must_use]
    pub fn new() -> Self {
        Self { speakers: speakers(), running: Running::default(), has_spoken: false }
    }

    /// Says the words of a cue now, in place of what is still being said; whether there is anything to say it with.
    pub fn begin(&mut self, due: &Due, volume: u8, now_ms: u64) -> bool {
        if due.says.is_empty() || volume == 0 {
            return true;
        }
        self.running.keep(&[due.at_ms]);
        while let Some(speaker) = self.speakers.first() {
            match self.running.begin(&speaker.says(&due.says, volume), due.at_ms, now_ms) {
                Begun::Yes | Begun::TooMany => return true,
                Begun::No => drop(self.speakers.remove(0)),
            }
        }
        false
    }

    /// Falls silent, unless what is said belongs to one of these.
    pub fn keep(&mut self, dues: &[Due], now_ms: u64) {
        let ids: Vec<u64> = dues.iter().map(|due| due.at_ms).collect();
        let spoke = !self.running.is_empty();
        self.running.keep(&ids);
        if spoke
            && self.running.is_empty()
            && let Some(hush) = self.speakers.first().and_then(|speaker| speaker.hush.as_ref())
        {
            self.running.begin(hush, u64::MAX, now_ms);
        }
    }

    /// Waits for programs that have ended; one that could not speak is not asked again. Whether there is one left.
    pub fn tick(&mut self, now_ms: u64) -> bool {
        let ran = !self.running.is_empty();
        if self.running.reap(now_ms) {
            self.speakers.remove(0);
        } else if ran && self.running.is_empty() {
            self.has_spoken = true;
        }
        !self.speakers.is_empty()
    }

    /// Whether nothing is being said.
    #[must_use]
    pub const fn is_still(&self) -> bool {
        self.running.is_empty()
    }
}

impl Default for Speech {
    fn default() -> Self {
        Self::new()
    }
}

impl Speaker {
    fn says(&self, words: &str, volume: u8) -> Call {
        let volume = i32::from(volume.min(100));
        let call = self.call.clone();
        let call = match self.loudness {
            Loudness::AroundZero(option) => call.with(option).with(&(volume * 2 - 100).min(60).to_string()),
            Loudness::TwoHundred(option) => call.with(option).with(&(volume * 2).to_string()),
            Loudness::Set => call,
        };
        if self.reads { Call { input: words.to_owned(), ..call } } else { call.with("--").with(words) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Loudness, Speaker};
    use crate::devices::program::Call;

    #[test]
    fn words_reach_the_program_as_words_alone() {
        let call = Call::new("speaks", &["-l", "en"]);
        let told = Speaker { call: call.clone(), loudness: Loudness::AroundZero("-i"), reads: false, hush: None };
        let told = told.says("-in; $(x)", 80);
        assert_eq!(told.arguments, ["-l", "en", "-i", "60", "--", "-in; $(x)"]);
        let reads = Speaker { call, loudness: Loudness::TwoHundred("-a"), reads: true, hush: None };
        let reads = reads.says("-in", 50);
        assert_eq!((reads.arguments.last().map(String::as_str), reads.input.as_str()), (Some("100"), "-in"));
    }
}
