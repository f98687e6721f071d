//! Soft tones made in code: rising for in, falling for out, still for a hold, short, low, and a bowl that fades. Pure:
//! the same cue gives the same samples. Playing them is left to others.
//!
//! Every tone has two partials and soft edges, so that nothing clicks; pitches lie where the speaker of a small laptop
//! still sounds. All figures are our own choice: no trial gives a number.

use std::f64::consts::TAU;

use crate::practice::Tone;

/// Samples a second. The highest partial lies below 1.5 kHz.
pub const RATE: u32 = 24_000;

/// The shortest edge of a tone, in seconds: the half of a cosine.
pub const EDGE_S: f64 = 0.1;

/// The longest that a tone which guides a breath sounds, in milliseconds: as long as the longest out-breath.
const LONGEST_MS: u64 = 12_000;
/// The shortest, so that there is something to hear.
const SHORTEST_MS: u64 = 400;

/// How far above the usual -14 dB full volume lies: peaks are then at -10 dB of what the format can hold.
const FULL_DB: f64 = -10.0;
/// By how many dB one step of 1 on the scale of 0 to 100 lowers it.
const STEP_DB: f64 = 0.2;

/// Two parts of a second above the ground tone; a singing bowl's second partial is not a whole multiple.
const OCTAVE: f64 = 2.0;
const BOWL: f64 = 2.76;

/// The factor for a volume of 0 to 100: the peak of a tone. 80, the default, is -14 dB; 0 is silence.
#[must_use]
pub fn gain(volume: u8) -> f64 {
    if volume == 0 {
        return 0.0;
    }
    let below = f64::from(100 - volume.min(100)) * STEP_DB;
    10_f64.powf((FULL_DB - below) / 20.0)
}

/// One note of a tone.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Note {
    start_s: f64,
    length_s: f64,
    /// Where the pitch begins and where it ends, in Hz; it glides evenly to the ear.
    from_hz: f64,
    to_hz: f64,
    /// How loud beside the loudest, 0 to 1.
    level: f64,
    attack_s: f64,
    release_s: f64,
    /// The share of the second partial, and how far above it lies.
    second: (f64, f64),
    /// After how many seconds a struck tone has lost most of its sound; 0 where it is not struck.
    fades_s: f64,
}

impl Note {
    const fn still(start_s: f64, length_s: f64, hz: f64, level: f64) -> Self {
        Self {
            start_s,
            length_s,
            from_hz: hz,
            to_hz: hz,
            level,
            attack_s: EDGE_S,
            release_s: EDGE_S,
            second: (0.25, OCTAVE),
            fades_s: 0.0,
        }
    }

    const fn struck(length_s: f64, hz: f64, level: f64, fades_s: f64) -> Self {
        Self { fades_s, release_s: length_s / 2.0, ..Self::still(0.0, length_s, hz, level) }
    }

    /// A tone that lies under a whole breath: its edges are a part of it.
    const fn guiding(length_s: f64, from_hz: f64, to_hz: f64, level: f64) -> Self {
        let part = length_s / 5.0;
        let edge = if part < EDGE_S { EDGE_S } else { part };
        let (attack_s, release_s) = (if edge > 0.4 { 0.4 } else { edge }, if edge > 1.0 { 1.0 } else { edge });
        Self { from_hz, to_hz, attack_s, release_s, ..Self::still(0.0, length_s, from_hz, level) }
    }

    /// The swing at `t` seconds after the tone began, -1 to 1.
    fn at(&self, t: f64) -> f64 {
        let t = t - self.start_s;
        if t <= 0.0 || t >= self.length_s {
            return 0.0;
        }
        let ratio = self.to_hz / self.from_hz;
        // The whole of the turns since the beginning, for a pitch that glides by the same interval every second.
        let turns = if (ratio - 1.0).abs() < 1e-9 {
            self.from_hz * t
        } else {
            self.from_hz * self.length_s / ratio.ln() * (ratio.powf(t / self.length_s) - 1.0)
        };
        let (share, above) = self.second;
        let (first, second) = ((TAU * turns).sin(), (TAU * turns * above).sin());
        // The higher partial of a struck tone dies away first.
        let fade = |speed: f64| if self.fades_s > 0.0 { (-t * 3.0 * speed / self.fades_s).exp() } else { 1.0 };
        let edges = edge(t / self.attack_s) * edge((self.length_s - t) / self.release_s);
        self.level * edges * ((1.0 - share) * fade(1.0) * first + share * fade(2.0) * second)
    }
}

/// From 0 to 1 along the half of a cosine.
fn edge(x: f64) -> f64 {
    if x >= 1.0 {
        return 1.0;
    }
    0.5 - 0.5 * (std::f64::consts::PI * x.clamp(0.0, 1.0)).cos()
}

/// The samples of one tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Wave {
    notes: Vec<Note>,
    length: u64,
}

impl Wave {
    /// What is heard for a cue that announces something `ms` long; `None` for one that is silent.
    #[must_use]
    pub fn of(tone: Tone, ms: u64) -> Option<Self> {
        #[expect(clippy::cast_precision_loss, reason = "at most twelve thousand")]
        let breath_s = ms.clamp(SHORTEST_MS, LONGEST_MS) as f64 / 1000.0;
        let notes = match tone {
            Tone::Pause => return None,
            Tone::In => vec![Note::guiding(breath_s, 330.0, 494.0, 0.9)],
            Tone::TopUp => vec![Note::guiding(breath_s, 494.0, 659.0, 0.9)],
            Tone::Hold => vec![Note::guiding(breath_s, 494.0, 494.0, 0.45)],
            Tone::Out => vec![Note::guiding(breath_s, 494.0, 330.0, 0.9)],
            Tone::Squeeze => vec![Note::still(0.0, 0.3, 392.0, 0.8)],
            Tone::Release => vec![Note { second: (0.4, OCTAVE), ..Note::struck(1.6, 220.0, 1.0, 2.4) }],
            Tone::Eased => vec![Note::struck(1.2, 440.0, 0.5, 1.6)],
            Tone::Count => vec![Note::struck(0.3, 523.0, 0.6, 0.6)],
            Tone::GoesOn => vec![Note::struck(0.6, 349.0, 0.45, 0.8)],
            Tone::Turn => vec![Note::struck(0.8, 587.0, 0.9, 0.8)],
            Tone::Change => vec![Note::still(0.0, 0.4, 392.0, 0.8), Note::still(0.4, 0.7, 523.0, 0.8)],
            Tone::BlockEnd => vec![Note::struck(1.8, 659.0, 0.8, 1.8)],
            Tone::Waits => vec![Note::still(0.0, 0.35, 440.0, 0.7), Note::still(0.55, 0.35, 440.0, 0.7)],
            Tone::End => vec![Note { second: (0.35, BOWL), ..Note::struck(7.0, 262.0, 1.0, 6.0) }],
        };
        let length_s = notes.iter().map(|note| note.start_s + note.length_s).fold(0.0, f64::max);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most twelve seconds of samples"
        )]
        let length = (length_s * f64::from(RATE)).ceil() as u64 + 1;
        Some(Self { notes, length })
    }

    /// How many samples there are.
    #[must_use]
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// The sample `n` from the beginning, -1 to 1; silence beyond the end.
    #[must_use]
    pub fn at(&self, n: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most twelve seconds of samples")]
        let t = n as f64 / f64::from(RATE);
        self.notes.iter().map(|note| note.at(t)).sum()
    }
}

/// A swing of -1 to 1 as the sixteen bits that players take.
#[must_use]
pub fn sixteen_bits(swing: f64) -> i16 {
    #[expect(clippy::cast_possible_truncation, reason = "held within the range before")]
    let sample = (swing.clamp(-1.0, 1.0) * f64::from(i16::MAX)).round() as i16;
    sample
}

/// A tone as a WAV file of one channel, for programs that play files.
#[must_use]
pub fn wav(wave: &Wave, volume: u8) -> Vec<u8> {
    let gain = gain(volume);
    let samples: Vec<u8> = (0..wave.length()).flat_map(|n| sixteen_bits(wave.at(n) * gain).to_le_bytes()).collect();
    let size = u32::try_from(samples.len()).unwrap_or(0);
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend(b"RIFF");
    file.extend((36 + size).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    file.extend([1, 0, 1, 0]);
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    // Two bytes a sample, sixteen bits.
    file.extend([2, 0, 16, 0]);
    file.extend(b"data");
    file.extend(size.to_le_bytes());
    file.extend(samples);
    file
}

#[cfg(test)]
mod tests;
