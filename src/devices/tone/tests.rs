//! The tones themselves, measured: no clicks, no surprise in loudness, and each told apart with closed eyes.

use super::*;

/// Lengths of phases from the shortest to the longest, in milliseconds.
const LENGTHS: [u64; 6] = [0, 500, 1_500, 4_000, 6_100, 40_000];

/// The greatest step between neighbours at full swing: a sine of 1.5 kHz makes it, a click is far above.
const STEP: f64 = 0.35;

fn audible() -> impl Iterator<Item = (Tone, u64, Vec<f64>)> {
    Tone::ALL.into_iter().flat_map(|tone| {
        LENGTHS.into_iter().filter_map(move |ms| {
            let wave = Wave::of(tone, ms)?;
            Some((tone, ms, (0..wave.length()).map(|n| wave.at(n)).collect()))
        })
    })
}

/// How strongly a pitch sounds in these samples.
fn strength(samples: &[f64], hz: f64) -> f64 {
    let (mut sin, mut cos) = (0.0, 0.0);
    for (n, sample) in (0_u32..).zip(samples) {
        let turn = TAU * hz * f64::from(n) / f64::from(RATE);
        sin += sample * turn.sin();
        cos += sample * turn.cos();
    }
    let count = f64::from(u32::try_from(samples.len()).unwrap());
    (sin * sin + cos * cos).sqrt() * 2.0 / count
}

/// The strongest pitch of a stretch of samples, to 6 Hz.
fn pitch(samples: &[f64]) -> f64 {
    let candidates = (30..160).map(|step| f64::from(step) * 6.0);
    candidates.max_by(|a, b| strength(samples, *a).total_cmp(&strength(samples, *b))).unwrap()
}

fn seconds(samples: &[f64]) -> f64 {
    f64::from(u32::try_from(samples.len()).unwrap()) / f64::from(RATE)
}

/// The pitch within a share of the tone, from 0 to 1.
fn pitch_at(samples: &[f64], share: f64) -> f64 {
    let window = (samples.len() / 8).min(3_600);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share")]
    let from = ((samples.len() - window) as f64 * share) as usize;
    pitch(&samples[from..from + window])
}

#[test]
fn nothing_clicks_and_nothing_is_too_loud() {
    for (tone, ms, samples) in audible() {
        let name = format!("{} of {ms} ms", tone.id());
        assert!(
            samples[0].abs() < 1e-9 && samples[samples.len() - 1].abs() < 1e-9,
            "{name} begins and ends in silence"
        );
        for pair in samples.windows(2) {
            assert!((pair[1] - pair[0]).abs() < STEP, "{name} clicks: {pair:?}");
        }
        let peak = samples.iter().fold(0.0_f64, |peak, sample| peak.max(sample.abs()));
        assert!((0.2..=1.0).contains(&peak), "{name} peaks at {peak}");
        // The edges are soft: after ten milliseconds it is still far from its peak.
        let early = samples[..240].iter().fold(0.0_f64, |peak, sample| peak.max(sample.abs()));
        assert!(early < peak * 0.1, "{name} begins at once: {early} of {peak}");
        let late = samples[samples.len() - 240..].iter().fold(0.0_f64, |peak, sample| peak.max(sample.abs()));
        assert!(late < peak * 0.1, "{name} ends at once: {late} of {peak}");
    }
}

#[test]
fn a_tone_guides_the_breath_as_long_as_it_lasts() {
    for tone in [Tone::In, Tone::Out, Tone::Hold, Tone::TopUp] {
        assert!(tone.guides());
        for (ms, expected) in [(4_000, 4.0), (6_100, 6.1), (40_000, 12.0), (0, 0.4)] {
            let wave = Wave::of(tone, ms).unwrap();
            let length = f64::from(u32::try_from(wave.length()).unwrap()) / f64::from(RATE);
            assert!((length - expected).abs() < 0.001, "{} of {ms} ms: {length} s", tone.id());
        }
    }
}

#[test]
fn in_rises_out_falls_and_a_hold_is_still() {
    for ms in [1_500, 4_000, 6_100, 12_000] {
        let samples = |tone| audible_of(tone, ms);
        let (rise, fall, still) = (samples(Tone::In), samples(Tone::Out), samples(Tone::Hold));
        let (low, middle, high) = (pitch_at(&rise, 0.1), pitch_at(&rise, 0.5), pitch_at(&rise, 0.9));
        assert!(low + 30.0 < middle && middle + 30.0 < high, "in of {ms} ms: {low} {middle} {high}");
        let (high, middle, low) = (pitch_at(&fall, 0.1), pitch_at(&fall, 0.5), pitch_at(&fall, 0.9));
        assert!(low + 30.0 < middle && middle + 30.0 < high, "out of {ms} ms: {high} {middle} {low}");
        let (early, late) = (pitch_at(&still, 0.1), pitch_at(&still, 0.9));
        assert!((early - late).abs() < 7.0, "hold of {ms} ms: {early} {late}");
    }
}

fn audible_of(tone: Tone, ms: u64) -> Vec<f64> {
    let wave = Wave::of(tone, ms).unwrap();
    (0..wave.length()).map(|n| wave.at(n)).collect()
}

#[test]
fn a_squeeze_is_short_letting_go_is_low_and_the_end_fades_for_seconds() {
    let (squeeze, release, end) =
        (audible_of(Tone::Squeeze, 3_000), audible_of(Tone::Release, 9_000), audible_of(Tone::End, 0));
    assert!(seconds(&squeeze) < 0.5);
    let low = pitch_at(&release, 0.3);
    for (tone, ms, samples) in audible().filter(|(tone, _, _)| *tone != Tone::Release) {
        assert!(low + 30.0 < pitch_at(&samples, 0.3), "letting go is lower than {} of {ms} ms", tone.id());
    }
    assert!(seconds(&end) > 5.0);
    let loudness = |samples: &[f64]| samples.iter().map(|sample| sample * sample).sum::<f64>();
    let fifths: Vec<f64> = end.chunks(end.len() / 5).take(5).map(loudness).collect();
    assert!(fifths.windows(2).all(|pair| pair[1] < pair[0] * 0.7), "the bowl fades: {fifths:?}");
}

#[test]
fn they_are_about_as_loud_as_each_other_and_what_is_no_turn_is_softer() {
    /// What does not ask for anything: it may be passed over.
    const SOFT: [Tone; 4] = [Tone::Count, Tone::Hold, Tone::Eased, Tone::GoesOn];
    // The loudest tenth of a second.
    let loudness = |samples: &[f64]| {
        let power = |window: &[f64]| window.iter().map(|sample| sample * sample).sum::<f64>() / 2_400.0;
        10.0 * samples.windows(2_400).step_by(240).map(power).fold(0.0, f64::max).log10()
    };
    let of = |tone: Tone| loudness(&audible_of(tone, 4_000));
    let loudest = Tone::ALL.into_iter().filter(|tone| *tone != Tone::Pause).map(of).fold(f64::MIN, f64::max);
    for tone in Tone::ALL.into_iter().filter(|tone| *tone != Tone::Pause) {
        let below = loudest - of(tone);
        let bound = if SOFT.contains(&tone) { 5.0..12.0 } else { 0.0..4.5 };
        assert!(bound.contains(&below), "{} is {below:.1} dB below the loudest", tone.id());
    }
}

/// What an ear takes in: how long, how high at its beginning and its end, how many times it sounds.
fn impression(samples: &[f64]) -> (f64, f64, f64, usize) {
    let blocks: Vec<bool> = samples.chunks(480).map(|block| block.iter().any(|sample| sample.abs() > 0.03)).collect();
    let sounds = blocks.windows(2).filter(|pair| !pair[0] && pair[1]).count() + usize::from(blocks[0]);
    (seconds(samples), pitch_at(samples, 0.15), pitch_at(samples, 0.85), sounds)
}

#[test]
fn each_is_told_apart_from_every_other() {
    let impressions: Vec<_> = Tone::ALL
        .into_iter()
        .filter(|tone| *tone != Tone::Pause)
        .map(|tone| (tone, impression(&audible_of(tone, 4_000))))
        .collect();
    for (at, (one, a)) in impressions.iter().enumerate() {
        for (other, b) in &impressions[at + 1..] {
            let longer = a.0.max(b.0) / a.0.min(b.0) > 1.6;
            // A third of an octave is heard by everyone.
            let apart = |x: f64, y: f64| (x / y).ln().abs() > 0.17;
            let differs = longer || apart(a.1, b.1) || apart(a.2, b.2) || a.3 != b.3;
            assert!(differs, "{} and {}: {a:?} {b:?}", one.id(), other.id());
        }
    }
}

#[test]
fn the_pause_after_a_breath_is_silent() {
    assert_eq!(Wave::of(Tone::Pause, 4_000), None);
}

#[test]
fn volume_goes_from_silence_to_full_in_even_steps() {
    assert!(gain(0).abs() < f64::EPSILON);
    let db = |volume| 20.0 * gain(volume).log10();
    assert!((db(80) + 14.0).abs() < 0.01, "the default peaks at -14 dB");
    assert!((db(100) + 10.0).abs() < 0.01 && (db(50) + 20.0).abs() < 0.01);
    assert!((1..100_u8).all(|volume| gain(volume) < gain(volume + 1)));
    assert!((gain(255) - gain(100)).abs() < f64::EPSILON);
}

#[test]
fn the_file_for_players_holds_what_it_says() {
    let wave = Wave::of(Tone::In, 1_000).unwrap();
    let file = wav(&wave, 80);
    assert_eq!((&file[..4], &file[8..16], &file[36..40]), (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..]));
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    assert_eq!((number(4) as usize, number(40) as usize), (file.len() - 8, file.len() - 44));
    assert_eq!((number(24), number(28)), (RATE, RATE * 2));
    assert_eq!(file.len() as u64, 44 + wave.length() * 2);
    let peak = file[44..].chunks(2).map(|two| i16::from_le_bytes([two[0], two[1]]).unsigned_abs()).max().unwrap();
    assert!((4_000..6_600).contains(&peak), "a peak of {peak}");
}
