//! A theme of the person's own: a small TOML file with colours, each held to the contrast that every word needs.
//!
//! ```toml
//! base = "dark"          # what is not named here, and what a terminal of 16 colours shows
//! ground = "#1a1423"
//! text = "#e6e1ee"
//! quiet = "#a79fb5"
//! strong = "#ffffff"
//! in = "#8fd6c8"         # breathing in, and the program's own voice
//! out = "#b6a8ff"        # breathing out, letting go
//! attention = "#e8c07a"
//! line = "#4a4258"
//! ```

use super::contrast::contrast;
use super::{CONTRAST, DARK, LIGHT, Palette, Rgb, Theme};

/// Every word stands out from its ground at least like this (WCAG 2.2, 1.4.3).
pub(super) const LEAST: f64 = 4.5;

/// A colour of a palette by its name in the file.
type Part = (&'static str, fn(&mut Palette) -> &mut Rgb);

const PARTS: [Part; 8] = [
    ("ground", |palette| &mut palette.ground),
    ("text", |palette| &mut palette.text),
    ("quiet", |palette| &mut palette.quiet),
    ("strong", |palette| &mut palette.strong),
    ("in", |palette| &mut palette.teal),
    ("out", |palette| &mut palette.indigo),
    ("attention", |palette| &mut palette.amber),
    ("line", |palette| &mut palette.line),
];
/// Those of them that words are written in.
const WORDS: [usize; 6] = [1, 2, 3, 4, 5, 6];

/// Something to tell: the key of its words, and what is filled in.
pub type Remark = (&'static str, Vec<(&'static str, String)>);

/// The theme that a file describes: what it is based on, its colours, and a line for each thing that could not be
/// taken; nothing where it is no theme at all.
pub(super) fn read(text: &str) -> Result<(Theme, Palette, Vec<Remark>), Remark> {
    let table: toml::Table = text.parse().map_err(|_| ("shell-theme-broken", Vec::new()))?;
    let (mut lines, mut colours) = (Vec::new(), Vec::new());
    let mut base = None;
    for (name, value) in &table {
        let part = PARTS.iter().position(|(part, _)| part == name);
        match (name.as_str(), part, value.as_str()) {
            ("base", _, text) => match text.and_then(Theme::named) {
                Some(theme) => base = Some(theme),
                None => lines.push(("shell-theme-base", Vec::new())),
            },
            (_, Some(part), text) => match text.and_then(colour) {
                Some(rgb) => colours.push((part, rgb)),
                None => lines.push(("shell-theme-colour", vec![("name", name.clone())])),
            },
            _ => lines.push(("shell-theme-unknown", vec![("name", plain(name))])),
        }
    }
    let ground = colours.iter().find(|(part, _)| *part == 0).map(|(_, rgb)| *rgb);
    let base = base.unwrap_or_else(|| based_on(ground));
    let (palette, low) = laid(base, &colours);
    if !low.is_empty() {
        lines.push(("shell-theme-low", vec![("names", low.join(", "))]));
    }
    Ok((base, palette, lines))
}

/// Light letters on what is dark.
fn based_on(ground: Option<Rgb>) -> Theme {
    let is_light = |ground: Rgb| contrast(ground, (0, 0, 0)) > contrast(ground, (255, 255, 255));
    if ground.is_some_and(is_light) { Theme::Light } else { Theme::Dark }
}

const fn built_in(theme: Theme) -> Palette {
    match theme {
        Theme::Dark => DARK,
        Theme::Light => LIGHT,
        Theme::Contrast => CONTRAST,
    }
}

/// The palette, and the names of the colours that stand too near to the ground: the built-in ones hold there. Where not
/// even they stand out from that ground, its colour is the built-in one too.
fn laid(base: Theme, colours: &[(usize, Rgb)]) -> (Palette, Vec<&'static str>) {
    let usual = built_in(base);
    let mut asked = usual;
    for (part, rgb) in colours {
        *PARTS[*part].1(&mut asked) = *rgb;
    }
    let at = |palette: &mut Palette, part: usize| *PARTS[part].1(palette);
    let stands_out = |rgb: Rgb, ground: Rgb| contrast(rgb, ground) >= LEAST;
    let (mut own, mut plain) = (asked, usual);
    let holds = WORDS
        .into_iter()
        .all(|part| stands_out(at(&mut own, part), asked.ground) || stands_out(at(&mut plain, part), asked.ground));
    let mut low = Vec::new();
    if !holds {
        asked.ground = usual.ground;
        low.push("ground");
    }
    for part in WORDS {
        if !stands_out(at(&mut own, part), asked.ground) {
            *PARTS[part].1(&mut asked) = at(&mut plain, part);
            low.push(PARTS[part].0);
        }
    }
    (asked, low)
}

/// `#rrggbb`.
fn colour(text: &str) -> Option<Rgb> {
    let hex = text.trim().strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// A name from a file, as it can be shown.
fn plain(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(30).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn holds(palette: &Palette) -> bool {
        let mut palette = *palette;
        WORDS.into_iter().all(|part| contrast(*PARTS[part].1(&mut palette), palette.ground) >= LEAST)
    }

    #[test]
    fn a_whole_theme_is_taken_as_it_is() {
        let text = "ground = \"#1a1423\"\ntext = \"#e6e1ee\"\nin = \"#8fd6c8\"\n";
        let (base, palette, lines) = read(text).unwrap();
        assert_eq!((base, lines), (Theme::Dark, Vec::new()));
        assert_eq!((palette.ground, palette.text, palette.teal), ((26, 20, 35), (230, 225, 238), (143, 214, 200)));
        assert_eq!(palette.indigo, DARK.indigo, "what is not named is the built-in one");
        assert_eq!(read("ground = \"#fffdf5\"").unwrap().0, Theme::Light);
        assert_eq!(read("base = \"contrast\"").unwrap().1, CONTRAST);
    }

    #[test]
    fn a_colour_that_is_too_near_to_the_ground_gives_way_and_is_named() {
        let (_, palette, lines) = read("ground = \"#101418\"\ntext = \"#303030\"\nout = \"#222244\"\n").unwrap();
        assert_eq!((palette.text, palette.indigo), (DARK.text, DARK.indigo));
        assert!(lines.len() == 1 && lines[0].1[0].1 == "text, out", "{lines:?}");
        // On a middle grey nothing stands out: the ground itself gives way.
        let (_, palette, lines) = read("ground = \"#777777\"\ntext = \"#808080\"\n").unwrap();
        assert!(holds(&palette) && lines[0].1[0].1.contains("ground"), "{lines:?}");
    }

    #[test]
    fn what_is_no_colour_or_no_theme_is_told() {
        assert!(read("this is not").is_err());
        let (_, palette, lines) =
            read("text = \"blue\"\nsky = \"#ffffff\"\nbase = \"loud\"\nin = 7\nout = \"#ééé\"").unwrap();
        assert_eq!((palette, lines.len()), (DARK, 5), "{lines:?}");
        // A name that is right is told what it takes; one that there is not is told so.
        let told = |words| lines.iter().filter(|line| line.0 == words).count();
        let each = ["shell-theme-base", "shell-theme-colour", "shell-theme-unknown"].map(told);
        assert_eq!(each, [1, 3, 1], "{lines:?}");
    }

    proptest! {
        #[test]
        fn whatever_a_file_says_words_can_be_read(colours in prop::collection::vec((0_usize..8, any::<(u8, u8, u8)>()), 0..9), base in 0_usize..4) {
            let mut text = ["", "base = \"dark\"\n", "base = \"light\"\n", "base = \"contrast\"\n"][base].to_owned();
            let mut named = std::collections::BTreeMap::new();
            named.extend(colours);
            for (part, (r, g, b)) in named {
                let line = format!("{} = \"#{r:02x}{g:02x}{b:02x}\"\n", PARTS[part].0);
                text.push_str(&line);
            }
            let (_, palette, _) = read(&text).unwrap();
            prop_assert!(holds(&palette), "{}", text);
        }
    }
}
