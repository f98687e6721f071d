//! The samples of the next moments: every tone that sounds, each begun at the very sample at which it is to be heard.
//! Pure; a sound server asks for samples, and tells how long they take to the ear.

use super::queue::LATE_MS;
use super::tone::{RATE, Wave, gain, sixteen_bits};
use crate::practice::{Due, Tone};

/// How long a tone takes to fade when it is cut short, in samples: 30 ms.
const FADE: u64 = RATE as u64 * 30 / 1000;

/// For so long nothing sounds while the server has not told how far it is, in milliseconds.
const UNTIMED_MS: f64 = 1_500.0;

/// An estimate that is off by less than this, in milliseconds, is left as it is.
const CLOSE_MS: f64 = 4.0;

/// Tones on their way to the ear.
#[derive(Debug, Default)]
pub struct Mixer {
    /// How many samples were given out.
    written: u64,
    /// When sample 0 is heard, in milliseconds of the monotonic clock, once the server has told.
    zero_ms: Option<f64>,
    /// The same as it was guessed with the first samples.
    guessed_ms: Option<f64>,
    sounding: Vec<Sounding>,
}

#[derive(Debug)]
struct Sounding {
    at_ms: u64,
    tone: Tone,
    /// How long what it announces lasts, in milliseconds.
    ms: u64,
    wave: Wave,
    gain: f64,
    /// The sample with which it begins, once that is settled.
    begins: Option<u64>,
    /// The sample from which it fades.
    fades: Option<u64>,
    /// Its moment was long over when the server took samples again.
    dropped: bool,
}

impl Mixer {
    /// Has this tone sound at its moment.
    pub fn add(&mut self, due: &Due, volume: u8) {
        if let Some(wave) = Wave::of(due.tone, due.ms) {
            let gain = gain(volume);
            let (at_ms, tone) = (due.at_ms, due.tone);
            self.sounding.push(Sounding {
                at_ms,
                tone,
                ms: due.ms,
                wave,
                gain,
                begins: None,
                fades: None,
                dropped: false,
            });
        }
    }

    /// Fades whatever is not among these.
    pub fn keep(&mut self, dues: &[Due]) {
        let written = self.written;
        for one in &mut self.sounding {
            if !dues.iter().any(|due| (due.at_ms, due.tone) == (one.at_ms, one.tone)) {
                one.fades.get_or_insert(written);
            }
        }
        self.sounding.retain(|one| one.fades.is_none() || one.begins.is_some());
    }

    /// Whether nothing sounds or waits to.
    pub fn is_still(&self) -> bool {
        self.sounding.is_empty()
    }

    /// A sample was heard at a moment: both as the server tells them.
    pub fn heard(&mut self, sample: f64, at_ms: f64) {
        let zero = at_ms - sample * 1000.0 / f64::from(RATE);
        if self.zero_ms.is_none_or(|before| (before - zero).abs() > CLOSE_MS) {
            self.zero_ms = Some(zero);
        }
    }

    /// How many samples were given out.
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// How long samples take to the ear is not known any more: they did not flow, or some were taken back.
    pub const fn begin_anew(&mut self) {
        self.zero_ms = None;
        self.guessed_ms = None;
    }

    /// The next samples, of which the first is heard about `delay_ms` after `now_ms` where the server has told nothing
    /// better for [`UNTIMED_MS`]; until then it is silent, so that no tone begins at a wrong moment.
    pub fn fill(&mut self, samples: &mut [u8], now_ms: u64, delay_ms: u64) {
        let count = samples.len() as u64 / 2;
        #[expect(clippy::cast_precision_loss, reason = "milliseconds and samples of one sitting")]
        let (now, written_ms) = ((now_ms + delay_ms) as f64, self.written as f64 * 1000.0 / f64::from(RATE));
        let guessed = *self.guessed_ms.get_or_insert(now - written_ms);
        let zero = self.zero_ms.or((now - guessed > UNTIMED_MS).then_some(guessed));
        for one in &mut self.sounding {
            if let Some(zero) = zero {
                one.settle(zero, self.written, count);
            }
        }
        for (n, two) in (self.written..).zip(samples.chunks_exact_mut(2)) {
            let swing: f64 = self.sounding.iter().map(|one| one.at(n)).sum();
            two.copy_from_slice(&sixteen_bits(swing).to_le_bytes());
        }
        self.written += count;
        let written = self.written;
        self.sounding.retain(|one| !one.is_over(written));
    }
}

impl Sounding {
    /// Settles with which sample it begins, once that lies within the next `count`.
    fn settle(&mut self, zero_ms: f64, written: u64, count: u64) {
        if self.begins.is_some() {
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "milliseconds and samples of one sitting"
        )]
        let (wanted, late_ms) = {
            let from_now_ms = self.at_ms as f64 - zero_ms;
            let wanted = (from_now_ms * f64::from(RATE) / 1000.0).max(0.0) as u64;
            (wanted, (written as f64 * 1000.0 / f64::from(RATE) - from_now_ms).max(0.0) as u64)
        };
        if wanted >= written + count {
            return;
        }
        // A breath that is joined late still ends when it ends; anything else that is late is not so any more.
        self.dropped = late_ms > if self.tone.guides() { self.ms } else { LATE_MS };
        self.begins = Some(wanted.max(written)).filter(|_| !self.dropped);
        if late_ms > 0
            && self.tone.guides()
            && let Some(wave) = Wave::of(self.tone, self.ms.saturating_sub(late_ms))
        {
            self.wave = wave;
        }
    }

    fn at(&self, n: u64) -> f64 {
        let Some(into) = self.begins.and_then(|begins| n.checked_sub(begins)) else { return 0.0 };
        let fade = match self.fades {
            None => 1.0,
            Some(from) if n < from => 1.0,
            Some(from) => {
                let faded = u32::try_from((n - from).min(FADE)).unwrap_or(u32::MAX);
                #[expect(clippy::cast_precision_loss, reason = "720 samples")]
                let part = f64::from(faded) / FADE as f64;
                0.5 + 0.5 * (std::f64::consts::PI * part).cos()
            }
        };
        self.wave.at(into) * self.gain * fade
    }

    fn is_over(&self, written: u64) -> bool {
        let ended = self.begins.is_some_and(|begins| begins + self.wave.length() <= written);
        ended || self.dropped || self.fades.is_some_and(|from| from + FADE <= written)
    }
}

#[cfg(test)]
mod tests {
    use super::{FADE, Mixer};
    use crate::devices::tone::RATE;
    use crate::practice::{Due, Tone};

    /// Samples of 20 ms.
    const PIECE: usize = RATE as usize / 50;

    fn due(at_ms: u64, tone: Tone, ms: u64) -> Due {
        Due { at_ms, tone, ms, says: String::new() }
    }

    /// A mixer whose first sample is heard at this moment.
    fn mixer_at(ms: u32) -> Mixer {
        let mut mixer = Mixer::default();
        mixer.heard(0.0, f64::from(ms));
        mixer
    }

    fn pieces(mixer: &mut Mixer, from_ms: u64, count: u64) -> Vec<i16> {
        let mut all = Vec::new();
        for piece in 0..count {
            let mut bytes = vec![0; PIECE * 2];
            mixer.fill(&mut bytes, from_ms + piece * 20, 0);
            all.extend(bytes.chunks(2).map(|two| i16::from_le_bytes([two[0], two[1]])));
        }
        all
    }

    fn first_sound(samples: &[i16]) -> usize {
        samples.iter().position(|sample| sample.unsigned_abs() > 20).unwrap()
    }

    #[test]
    fn a_tone_begins_at_the_sample_that_is_heard_at_its_moment() {
        let mut mixer = mixer_at(10_000);
        mixer.add(&due(10_110, Tone::Squeeze, 1_000), 80);
        let samples = pieces(&mut mixer, 10_000, 40);
        let at_ms = first_sound(&samples) * 1000 / RATE as usize;
        assert!((110..116).contains(&at_ms), "{at_ms}");
        assert!(mixer.is_still());
    }

    #[test]
    fn a_breath_that_is_joined_late_ends_with_its_phase() {
        let mut mixer = mixer_at(10_260);
        mixer.add(&due(10_000, Tone::In, 2_000), 80);
        let samples = pieces(&mut mixer, 10_260, 150);
        assert!(first_sound(&samples) < PIECE, "it begins at once");
        let last = samples.iter().rposition(|sample| sample.unsigned_abs() > 5).unwrap() * 1000 / RATE as usize;
        assert!((1_690..1_745).contains(&last), "{last}");
    }

    #[test]
    fn what_the_server_tells_moves_the_moment() {
        let mut mixer = mixer_at(10_000);
        pieces(&mut mixer, 10_000, 1);
        // It takes 60 ms longer to the ear than was thought, so that a tone is begun that much earlier.
        mixer.heard(0.0, 10_060.0);
        mixer.add(&due(10_260, Tone::Squeeze, 1_000), 80);
        let at_ms = 20 + first_sound(&pieces(&mut mixer, 10_020, 40)) * 1000 / RATE as usize;
        assert!((200..206).contains(&at_ms), "{at_ms}");
    }

    #[test]
    fn until_it_is_known_how_long_samples_take_nothing_begins_at_a_wrong_moment() {
        let mut mixer = Mixer::default();
        mixer.add(&due(1_000, Tone::BlockEnd, 0), 80);
        mixer.add(&due(2_700, Tone::BlockEnd, 0), 80);
        assert!(pieces(&mut mixer, 1_000, 75).iter().all(|sample| *sample == 0));
        // A server that never tells is taken at its word after a while: what is late by then is left out.
        let at_ms = 2_500 + first_sound(&pieces(&mut mixer, 2_500, 50)) * 1000 / RATE as usize;
        assert!((2_700..2_710).contains(&at_ms), "{at_ms}");
    }

    #[test]
    fn what_a_server_that_was_suspended_did_not_take_is_dropped_and_never_stacked() {
        let mut mixer = mixer_at(1_000);
        for n in 0..20 {
            mixer.add(&due(1_000 + n * 2_000, Tone::In, 2_000), 80);
            mixer.add(&due(1_000 + n * 2_000, Tone::Squeeze, 1_000), 80);
        }
        mixer.begin_anew();
        mixer.heard(0.0, 60_000.0);
        mixer.add(&due(60_200, Tone::Squeeze, 1_000), 80);
        let at_ms = first_sound(&pieces(&mut mixer, 60_000, 40)) * 1000 / RATE as usize;
        assert!((200..206).contains(&at_ms), "{at_ms}");
        assert!(mixer.is_still(), "nothing of the past waits");
    }

    #[test]
    fn after_a_rest_it_is_told_anew_how_far_the_server_is() {
        let mut mixer = mixer_at(1_000);
        pieces(&mut mixer, 1_000, 10);
        // Half a minute without a sample; the next one is heard when the server says so.
        mixer.begin_anew();
        mixer.add(&due(30_300, Tone::Squeeze, 1_000), 80);
        assert!(pieces(&mut mixer, 30_000, 2).iter().all(|sample| *sample == 0));
        #[expect(clippy::cast_precision_loss, reason = "few samples")]
        let written = mixer.written() as f64;
        mixer.heard(written, 30_100.0);
        let at_ms = first_sound(&pieces(&mut mixer, 30_040, 40)) * 1000 / RATE as usize;
        assert!((200..206).contains(&at_ms), "{at_ms}");
    }

    #[test]
    fn what_is_cut_short_fades_without_a_click() {
        let mut mixer = mixer_at(1_000);
        mixer.add(&due(1_000, Tone::Out, 6_000), 100);
        let mut samples = pieces(&mut mixer, 1_000, 100);
        mixer.keep(&[]);
        samples.extend(pieces(&mut mixer, 3_000, 5));
        let steps = samples.windows(2).map(|pair| (i32::from(pair[1]) - i32::from(pair[0])).abs());
        assert!(steps.max().unwrap() < 4_000, "a click");
        let cut = 100 * PIECE + usize::try_from(FADE).unwrap();
        assert!(samples[cut..].iter().all(|sample| *sample == 0));
        assert!(mixer.is_still());
    }

    #[test]
    fn what_is_told_again_goes_on_and_what_had_not_begun_is_dropped() {
        let mut mixer = mixer_at(1_000);
        let (sounds, waits) = (due(1_000, Tone::Out, 6_000), due(1_500, Tone::In, 4_000));
        mixer.add(&sounds, 80);
        mixer.add(&waits, 80);
        pieces(&mut mixer, 1_000, 10);
        mixer.keep(std::slice::from_ref(&sounds));
        let mut twin = mixer_at(1_000);
        twin.add(&sounds, 80);
        pieces(&mut twin, 1_000, 10);
        assert_eq!(pieces(&mut mixer, 1_200, 100), pieces(&mut twin, 1_200, 100));
    }

    #[test]
    fn two_at_once_stay_within_what_can_be_heard() {
        let mut mixer = mixer_at(1_000);
        for tone in [Tone::BlockEnd, Tone::In, Tone::End] {
            mixer.add(&due(1_000, tone, 4_000), 100);
        }
        let peak = pieces(&mut mixer, 1_000, 100).iter().map(|sample| sample.unsigned_abs()).max().unwrap();
        assert!(peak < 32_767, "{peak}");
    }
}
