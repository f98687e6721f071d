//! How far two colours stand apart (WCAG 2.2, relative luminance and contrast ratio).

use super::Rgb;

/// The relative luminance of a colour, 0 (black) to 1 (white).
pub(crate) fn luminance((r, g, b): Rgb) -> f64 {
    let part = |v: u8| {
        let c = f64::from(v) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

/// Whether a ground is light: dark text is read better on it than light text.
pub(crate) fn is_light(ground: Rgb) -> bool {
    luminance(ground) > 0.18
}

/// The contrast of two colours, 1 (the same) to 21.
pub(crate) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
