//! The letters of the PDF's own fonts (WinAnsi) and how wide Helvetica draws them. Other scripts are told, never drawn
//! wrong. Widths: Adobe's font metrics for Helvetica, in thousandths of the size.

/// Signs from 0x80 to 0x9F; the rest of WinAnsi is Latin-1. `\0` is unused.
const UPPER: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Widths of 0x20 to 0x7E.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
/// Widths of 0x80 to 0x9F.
const UPPER_WIDTHS: [u16; 32] = [
    556, 0, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0, 0, 222, 222, 333, 333, 350, 556, 1000,
    333, 1000, 500, 333, 944, 0, 500, 667,
];
/// Widths of 0xA0 to 0xFF.
const LATIN: [u16; 96] = [
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537,
    278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278,
    278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556,
    556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556,
    556, 500, 556, 500,
];

/// The byte of a letter, where the fonts have it.
pub(super) fn byte(c: char) -> Option<u8> {
    match c {
        ' '..='~' | '\u{A0}'..='\u{FF}' => u8::try_from(u32::from(c)).ok(),
        // What cannot be seen was made visible before; here it is a question mark.
        super::MARK => Some(b'?'),
        _ => {
            let at = UPPER.iter().position(|upper| *upper == c && c != '\0')?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

/// `text` in the letters of the fonts; nothing where they do not have one of its letters.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(byte).collect()
}

/// How wide Helvetica draws these bytes at `size`.
pub(super) fn width(bytes: &[u8], size: f32) -> f32 {
    let one = |byte: &u8| match byte {
        0x20..=0x7E => ASCII[usize::from(byte - 0x20)],
        0x80..=0x9F => UPPER_WIDTHS[usize::from(byte - 0x80)],
        0xA0..=0xFF => LATIN[usize::from(byte - 0xA0)],
        _ => 0,
    };
    bytes.iter().map(|byte| f32::from(one(byte)) * size / 1000.0).sum()
}
