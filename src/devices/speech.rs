//! Spoken cues through the system's own speech program. What is said is handed in.

use super::program::{Begun, Call, Running};
use super::system::System;
use crate::practice::Due;

/// After so many cues in a row that were over before anything was said, a voice is too slow to be of use.
const MOST_CUT: u8 = 4;

/// What silences a voice is started for no cue.
const HUSH: u64 = u64::MAX;

/// How a program is told how loud it speaks.
#[derive(Clone, Copy)]
enum Loudness {
    /// From -100 to 100, after this option.
    AroundZero(&'static str),
    /// From 0 to 200 with 100 as it is meant to be, after this option: at the volume we begin with it is that.
    AroundHundred(&'static str),
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

/// The programs that are tried, in this order.
fn speakers(system: System) -> Vec<Speaker> {
    let speaker = |call: Call, loudness, reads| Speaker { call, loudness, reads, hush: None };
    match system {
        System::Linux => {
            let call = Call::new("spd-say", &["-w", "-l", "en"]);
            // What is being said, and nothing of what a screen reader has waiting.
            let hush = Some(Call::new("spd-say", &["-S"]));
            vec![
                Speaker { hush, ..speaker(call, Loudness::AroundZero("-i"), false) },
                speaker(Call::new("espeak-ng", &["-v", "en", "--stdin"]), Loudness::AroundHundred("-a"), true),
            ]
        }
        System::Mac => vec![speaker(Call::new("say", &["-f", "-"]), Loudness::Set, true)],
        System::Windows => {
            let speak = "Add-Type -AssemblyName System.Speech; \
                         $words = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); \
                         (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($words.ReadToEnd())";
            vec![speaker(Call::powershell(speak), Loudness::Set, true)]
        }
    }
}

/// What speaks.
pub struct Speech {
    speakers: Vec<Speaker>,
    running: Running,
    /// How many cues in a row were over before they were said.
    cut: u8,
    /// Whether one of the programs has spoken.
    pub has_spoken: bool,
}

impl Speech {
    /// A voice that will try each program there is.
    #[must_use]
    pub fn new() -> Self {
        Self { speakers: speakers(System::HERE), running: Running::default(), cut: 0, has_spoken: false }
    }

    /// Says the words of a cue now, in place of what is still being said; whether there is anything to say it with.
    pub fn begin(&mut self, due: &Due, volume: u8, now_ms: u64) -> bool {
        if due.says.is_empty() || volume == 0 {
            return true;
        }
        if !self.running.is_empty() {
            self.running.keep(&[due.at_ms]);
            self.cut += 1;
            if self.cut >= MOST_CUT && !self.has_spoken {
                self.give_way();
            }
        }
        while let Some(speaker) = self.speakers.first() {
            match self.running.begin(&speaker.says(&due.says, volume), due.at_ms, now_ms) {
                Begun::Yes | Begun::TooMany => return true,
                Begun::No => self.give_way(),
            }
        }
        false
    }

    /// The next program speaks from now on.
    fn give_way(&mut self) {
        if !self.speakers.is_empty() {
            self.speakers.remove(0);
        }
        self.cut = 0;
    }

    /// Falls silent, unless what is said belongs to one of these.
    pub fn keep(&mut self, dues: &[Due], now_ms: u64) {
        let ids: Vec<u64> = dues.iter().map(|due| due.at_ms).collect();
        let spoke = !self.running.is_empty();
        self.running.keep(&ids);
        if spoke && self.running.is_empty() {
            self.hush(now_ms);
        }
    }

    fn hush(&mut self, now_ms: u64) {
        if let Some(hush) = self.speakers.first().and_then(|speaker| speaker.hush.as_ref()) {
            self.running.begin(hush, HUSH, now_ms);
        }
    }

    /// Waits for programs that have ended; one that could not speak is not asked again. Whether there is one left.
    pub fn tick(&mut self, now_ms: u64) -> bool {
        let reaped = self.running.reap(now_ms);
        if reaped.failed {
            self.give_way();
        } else if reaped.content || reaped.overdue {
            self.has_spoken = true;
            self.cut = 0;
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
            Loudness::AroundHundred(option) => call.with(option).with(&(volume * 5 / 4).to_string()),
            Loudness::Set => call,
        };
        if self.reads { call.reading(words) } else { call.with("--").with(words) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::program::Input;

    /// What each program of a system is told so that it says these words, and what it reads.
    fn told(system: System, words: &str, volume: u8) -> Vec<(String, String)> {
        let calls = speakers(system).into_iter().map(|speaker| speaker.says(words, volume));
        let read = |call: &Call| match &call.input {
            Input::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
            _ => String::new(),
        };
        calls.map(|call| (call.line(), read(&call))).collect()
    }

    #[test]
    fn words_reach_the_program_of_each_system_as_words_alone() {
        let odd = "-in; $(x) \"y\" é";
        let linux = told(System::Linux, odd, 80);
        assert_eq!(linux[0], (format!("spd-say -w -l en -i 60 -- {odd}"), String::new()));
        assert_eq!(linux[1], ("espeak-ng -v en --stdin -a 100".to_owned(), odd.to_owned()));
        assert_eq!(told(System::Mac, odd, 80), [("say -f -".to_owned(), odd.to_owned())]);
        let windows = told(System::Windows, odd, 80);
        assert_eq!((windows.len(), windows[0].1.as_str()), (1, odd));
        let line = &windows[0].0;
        assert!(line.starts_with("powershell -NoProfile -NonInteractive -Command Add-Type"), "{line}");
        assert!(line.contains("Encoding]::UTF8") && !line.contains('"') && !line.contains('\n'), "{line}");
        assert!(
            told(System::Linux, "in", 0)[1].0.ends_with("-a 0")
                && told(System::Linux, "in", 255)[1].0.ends_with("-a 125")
        );
    }

    #[test]
    fn a_voice_that_never_comes_to_speak_gives_way() {
        let slow = Speaker {
            call: Call::new("sh", &["-c", "exec sleep 60"]),
            loudness: Loudness::Set,
            reads: true,
            hush: None,
        };
        let mut speech = Speech { speakers: vec![slow], ..Speech::new() };
        let due = |n: u64| Due { at_ms: n * 2_000, tone: crate::practice::Tone::In, ms: 2_000, says: "in".to_owned() };
        let begun: Vec<bool> = (0..5).map(|n| speech.begin(&due(n), 80, n * 2_000)).collect();
        assert_eq!(begun, [true, true, true, true, false]);
        assert!(speech.is_still() && !speech.tick(10_000) && !speech.has_spoken);
    }
}
