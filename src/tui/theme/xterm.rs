//! Colours between colours, and the nearest of xterm's 256.

use super::Rgb;

/// A colour part of the way from one to another.
pub(crate) fn mix(from: Rgb, to: Rgb, part: f64) -> Rgb {
    let between = |a: u8, b: u8| {
        let at = f64::from(a) + (f64::from(b) - f64::from(a)) * part.clamp(0.0, 1.0);
        // The range is that of two bytes, so the cast only drops the fraction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let byte = at.round() as u8;
        byte
    };
    (between(from.0, to.0), between(from.1, to.1), between(from.2, to.2))
}

/// The red, green and blue of one of xterm's colours 16 to 255.
pub(super) fn rgb_of_256(index: u8) -> Rgb {
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return (grey, grey, grey);
    }
    let step = |v: u8| if v == 0 { 0 } else { 55 + 40 * v };
    let i = index.saturating_sub(16);
    (step(i / 36), step(i / 6 % 6), step(i % 6))
}

/// The colour of xterm's cube or of its row of greys that is nearest to `rgb`: the nearest of each, then of the two.
pub(super) fn nearest_256(rgb: Rgb) -> u8 {
    let level = |v: u8| match v {
        0..=47 => 0,
        48..=115 => 1,
        116..=155 => 2,
        156..=195 => 3,
        196..=235 => 4,
        236..=255 => 5,
    };
    let cube = 16 + 36 * level(rgb.0) + 6 * level(rgb.1) + level(rgb.2);
    let weighed = 2 * u32::from(rgb.0) + 4 * u32::from(rgb.1) + 3 * u32::from(rgb.2);
    let grey = 232 + u8::try_from(weighed.saturating_sub(117).div_ceil(90).min(23)).unwrap_or(0);
    let far = |index: u8| {
        let at = rgb_of_256(index);
        let part = |a: u8, b: u8| i32::from(a.abs_diff(b)).pow(2);
        part(at.0, rgb.0) * 2 + part(at.1, rgb.1) * 4 + part(at.2, rgb.2) * 3
    };
    if far(grey) < far(cube) { grey } else { cube }
}
