//! Contrast, depth and the choice of a look.

use super::contrast::contrast;
use super::own::LEAST;
use super::*;

fn rgb(style: Style) -> Option<Rgb> {
    match style.fg {
        Some(Color::Rgb(r, g, b)) => Some((r, g, b)),
        Some(Color::Indexed(i)) => Some(rgb_of_256(i)),
        _ => None,
    }
}

fn roles(look: Look) -> [(&'static str, Style); 10] {
    [
        ("text", look.text()),
        ("quiet", look.quiet()),
        ("strong", look.strong()),
        ("heading", look.heading()),
        ("accent", look.accent()),
        ("in", look.in_breath()),
        ("out", look.out_breath()),
        ("attention", look.attention()),
        ("selected", look.selected()),
        ("key", look.key()),
    ]
}

#[test]
fn every_text_role_stands_out_from_its_ground() {
    for (theme, least) in [(Theme::Dark, 4.5), (Theme::Light, 4.5), (Theme::Contrast, 7.0)] {
        for depth in [Depth::True, Depth::C256] {
            let look = Look { theme, depth, painted: true, ..Look::default() };
            for (name, style) in roles(look) {
                let found = contrast(rgb(style).unwrap(), look.ground_rgb());
                assert!(found >= least, "{theme:?} {depth:?} {name}: {found:.2}");
            }
        }
    }
}

#[test]
fn on_a_ground_that_nobody_knows_every_role_is_read_on_black_and_on_white() {
    for (term, depth) in [("xterm-direct", Depth::True), ("xterm-256color", Depth::C256), ("xterm", Depth::C16)] {
        let look = Look::from_env(&Surroundings { theme: "auto", term: Some(term), ..Surroundings::default() });
        assert_eq!((look.depth, look.ground), (depth, Ground::Unknown));
        for (name, style) in roles(look) {
            // The terminal's own letters are read on its own ground.
            if style.fg == Some(Color::Reset) {
                continue;
            }
            for ground in [(0, 0, 0), (255, 255, 255)] {
                let found = contrast(rgb(style).unwrap(), ground);
                assert!(found >= LEAST, "{depth:?} {name} on {ground:?}: {found:.2}");
            }
        }
        let is_bold = |style: Style| style.add_modifier.contains(Modifier::BOLD);
        assert!(is_bold(look.strong()) && is_bold(look.accent()) && is_bold(look.key()));
        // Whatever tells of the ground ends it.
        for known in [look.on_ground(true), look.on_ground(false), look.chosen("light")] {
            assert_ne!(known.strong().fg, Some(Color::Reset), "{known:?}");
        }
    }
    let ground = |colorfgbg, term| {
        Look::from_env(&Surroundings { theme: "auto", colorfgbg, term, ..Surroundings::default() }).ground
    };
    assert_eq!(ground(Some("15;0"), Some("xterm")), Ground::Dark);
    assert_eq!(ground(Some("0;15"), Some("xterm")), Ground::Light);
    assert_eq!(ground(Some("default;default"), Some("xterm")), Ground::Unknown);
    assert_eq!(ground(None, Some("linux")), Ground::Dark, "the console is black");
}

/// The colours that words are written in, by the names of all that a theme has: a new one is not forgotten here, and
/// what screens draw is looked at cell by cell in their own tests.
#[test]
fn every_colour_of_a_theme_but_its_lines_can_be_read() {
    for (theme, least) in [(Theme::Dark, LEAST), (Theme::Light, LEAST), (Theme::Contrast, 7.0)] {
        let look = Look { theme, ..Look::default() };
        let Palette { ground, text, quiet, strong, teal, indigo, amber, line: _ } = *look.palette();
        for word in [text, quiet, strong, teal, indigo, amber] {
            assert!(contrast(word, ground) >= least, "{theme:?}: {word:?}");
        }
    }
}

#[test]
fn without_colour_no_role_has_one_and_nothing_is_painted() {
    let look = Look::from_env(&Surroundings { theme: "dark", color: "never", ..Surroundings::default() });
    for (name, style) in roles(look) {
        assert_eq!((style.fg, style.bg), (None, None), "{name}");
    }
    assert_eq!(look.ground(), Style::new());
    assert!(look.selected().add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn nothing_is_red() {
    for theme in [Theme::Dark, Theme::Light, Theme::Contrast] {
        for depth in [Depth::True, Depth::C256, Depth::C16] {
            for (name, style) in roles(Look { theme, depth, painted: true, ..Look::default() }) {
                assert!(!matches!(style.fg, Some(Color::Red | Color::LightRed)), "{name}");
                let reddish = rgb(style).is_some_and(|(r, g, b)| r > 150 && g < r / 2 && b < r / 2);
                assert!(!reddish, "{theme:?} {depth:?} {name}");
            }
        }
    }
}

#[test]
fn the_surroundings_decide() {
    let at = |color, no_color, colorterm, term| {
        Look::from_env(&Surroundings { color, no_color, colorterm, term, ..Surroundings::default() })
    };
    assert_eq!(at("auto", None, Some("truecolor"), Some("xterm-256color")).depth, Depth::True);
    assert_eq!(at("auto", None, None, Some("xterm-256color")).depth, Depth::C256);
    assert_eq!(at("auto", None, None, Some("xterm")).depth, Depth::C16);
    assert_eq!(at("auto", Some("1"), Some("truecolor"), Some("xterm")).depth, Depth::None);
    assert_eq!(at("auto", Some(""), Some("truecolor"), Some("xterm")).depth, Depth::True);
    assert_eq!(at("always", Some("1"), Some("truecolor"), Some("xterm")).depth, Depth::True);
    assert_eq!(at("always", None, None, Some("dumb")).depth, Depth::C16);
    assert_eq!(at("auto", None, None, None).depth, Depth::None);
    assert!(at("auto", None, None, Some("linux")).ascii);
    let says = |theme, colorfgbg, locale| {
        Look::from_env(&Surroundings { theme, colorfgbg, locale, term: Some("xterm"), ..Surroundings::default() })
    };
    assert_eq!(says("auto", Some("0;15"), None).theme, Theme::Light);
    assert!(!says("auto", Some("0;15"), None).painted && says("light", None, None).painted);
    assert!(says("auto", None, Some("de_DE.ISO-8859-1")).ascii && !says("auto", None, Some("C")).ascii);
    assert!(!says("auto", None, Some("de_DE.UTF-8")).ascii);
}

#[test]
fn the_nearest_of_the_256_is_the_nearest_of_all() {
    let far = |index: u8, rgb: Rgb| {
        let at = rgb_of_256(index);
        let part = |a: u8, b: u8| i32::from(a.abs_diff(b)).pow(2);
        part(at.0, rgb.0) * 2 + part(at.1, rgb.1) * 4 + part(at.2, rgb.2) * 3
    };
    let steps: Vec<u8> =
        (0..=255).step_by(7).chain([47, 48, 95, 115, 116, 155, 156, 195, 196, 235, 236, 255]).collect();
    for rgb in
        steps.iter().flat_map(|r| steps.iter().flat_map(move |g| [0, 13, 14, 114, 115, 255].map(|b| (*r, *g, b))))
    {
        let nearest = (16..=255).min_by_key(|index| far(*index, rgb)).expect("some colour");
        assert_eq!(nearest_256(rgb), nearest, "{rgb:?}");
    }
}

/// What eyes without one kind of cone see of a colour, in linear light (Viénot, Brettel and Mollon 1999 for the first
/// two, Brettel, Viénot and Mollon 1997 simplified to one matrix for the third).
const EYES: [(&str, [[f64; 3]; 3]); 3] = [
    ("protan", [[0.112_38, 0.887_62, 0.0], [0.112_38, 0.887_62, 0.0], [0.004_01, -0.004_01, 1.0]]),
    ("deutan", [[0.292_75, 0.707_25, 0.0], [0.292_75, 0.707_25, 0.0], [-0.022_34, 0.022_34, 1.0]]),
    ("tritan", [[1.0, 0.144_61, -0.144_61], [0.0, 0.859_24, 0.140_76], [0.0, 0.859_24, 0.140_76]]),
];

fn seen((r, g, b): Rgb, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let light = |v: u8| (f64::from(v) / 255.0).powf(2.2);
    let lights = [light(r), light(g), light(b)];
    eyes.map(|row| {
        row.iter().zip(lights).map(|(part, light)| part * light).sum::<f64>().clamp(0.0, 1.0).powf(1.0 / 2.2)
    })
}

/// In and out, and what wants attention, are told apart by eyes of every kind, and stay readable to them. Words always
/// say the same beside them.
#[test]
fn in_and_out_are_told_apart_by_every_kind_of_eye() {
    for theme in [Theme::Dark, Theme::Light, Theme::Contrast] {
        let look = Look { theme, depth: Depth::True, painted: true, ..Look::default() };
        let [inward, outward, attention] =
            [look.in_breath(), look.out_breath(), look.attention()].map(|s| rgb(s).unwrap());
        for (name, eyes) in &EYES {
            let far = |a: Rgb, b: Rgb| {
                let (a, b) = (seen(a, eyes), seen(b, eyes));
                a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
            };
            for (one, other) in [(inward, outward), (inward, attention), (outward, attention)] {
                assert!(far(one, other) > 0.12, "{theme:?} {name}: {one:?} {other:?} {:.3}", far(one, other));
            }
        }
    }
}

#[test]
fn an_own_theme_is_painted_in_its_own_colours_and_a_broken_one_changes_nothing() {
    let look = Look { depth: Depth::True, ..Look::default() };
    let (theme, palette, lines) = own::read("ground = \"#fffdf5\"\ntext = \"#223344\"\nin = \"#00594f\"\n").unwrap();
    let own = look.with_own(theme, palette);
    assert!(lines.is_empty() && own.painted, "{lines:?}");
    assert_eq!(own.ground().bg, Some(Color::Rgb(0xff, 0xfd, 0xf5)));
    assert_eq!((rgb(own.text()), rgb(own.in_breath())), (Some((0x22, 0x33, 0x44)), Some((0, 0x59, 0x4f))));
    for (name, style) in roles(own) {
        assert!(contrast(rgb(style).unwrap(), own.ground_rgb()) >= 4.5, "{name}");
    }
    // A theme that is chosen later takes its place.
    assert_eq!(own.chosen("dark"), look.chosen("dark"));
    let plain = Look { depth: Depth::None, ..look }.with_own(theme, palette);
    assert_eq!((plain.ground(), plain.text().fg), (Style::new(), None), "without colour it has none either");
}

#[test]
fn what_the_terminal_answered_holds_until_a_theme_is_chosen() {
    let look = Look::from_env(&Surroundings { theme: "auto", term: Some("xterm-256color"), ..Surroundings::default() });
    assert_eq!((look.on_ground(true).theme, look.on_ground(false).theme), (Theme::Light, Theme::Dark));
    assert!(!look.on_ground(true).painted, "the terminal's own ground stays");
    let chosen = look.chosen("dark");
    assert_eq!((chosen.on_ground(true).theme, chosen.on_ground(true).painted), (Theme::Dark, true));
    // Given up again, the letters are those for the ground that the terminal has.
    assert_eq!(look.chosen("light").chosen("auto"), look, "no light palette stays on a dark ground");
    assert_eq!(chosen.on_ground(true).chosen("auto"), look.on_ground(true));
}
