//! How things look: roles instead of colours, for dark and light, for every depth of colour, for none.
//! What the surroundings say is judged in one place, [`Look::from_env`], which is handed everything.

mod contrast;
mod own;
mod palette;
mod xterm;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

pub(crate) use self::contrast::is_light;
pub use self::own::Remark;
pub use self::palette::Palette;
use self::palette::{CONTRAST, DARK, EITHER, LIGHT};
pub(crate) use self::xterm::mix;
use self::xterm::{nearest_256, rgb_of_256};
use crate::config::{Config, Key, environment};

/// A colour as red, green, blue.
pub type Rgb = (u8, u8, u8);

/// Dark, light, or as far apart as it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on a light ground.
    Light,
    /// White letters on black, every word at least 7:1 (WCAG 2.2, 1.4.6).
    Contrast,
}

impl Theme {
    /// The theme that a setting names; nothing for auto.
    fn named(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            "contrast" => Some(Self::Contrast),
            _ => None,
        }
    }

    /// What is read on the terminal's own ground.
    const fn on(ground: Ground) -> Self {
        if matches!(ground, Ground::Light) { Self::Light } else { Self::Dark }
    }

    /// Whether the ground is dark.
    pub(crate) const fn is_dark(self) -> bool {
        !matches!(self, Self::Light)
    }
}

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Depth {
    /// 24-bit colour.
    #[default]
    True,
    /// The 256 colours of xterm.
    C256,
    /// The terminal's own 16.
    C16,
    /// None: bold, underline and reverse alone.
    None,
}

/// The terminal's own ground, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Ground {
    /// Dark.
    #[default]
    Dark,
    /// Light.
    Light,
    /// Nobody knows: what is drawn is read on either.
    Unknown,
}

/// Everything a widget needs to know about how to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// Which letters on which ground.
    pub theme: Theme,
    /// How many colours.
    pub depth: Depth,
    /// Colours of the person's own, in place of the theme's.
    pub own: Option<&'static Palette>,
    /// Whether the ground is painted. The terminal's own background stays as it is (it is what the person chose for
    /// their eyes, and a second rectangle of almost the same black is not calm) unless dark or light was chosen
    /// outright: then the ground must be ours, because letters chosen for one are unreadable on the other.
    pub painted: bool,
    /// The terminal's own ground: what holds where nothing is painted.
    pub ground: Ground,
    /// Draw with ASCII signs alone.
    pub ascii: bool,
    /// Draw still pictures.
    pub reduced_motion: bool,
}

/// What settings and environment say about the terminal. Read by others, judged by [`Look::from_env`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    /// The theme setting: `dark`, `light`, `contrast`, or anything else for auto.
    pub theme: &'a str,
    /// The colour setting: `always`, `never`, or anything else for auto.
    pub color: &'a str,
    /// ASCII was asked for.
    pub ascii: bool,
    /// Reduced motion was asked for.
    pub reduced_motion: bool,
    /// The terminal's background was found to be light (kept from first run); `None` when nobody knows.
    pub light: Option<bool>,
    /// `NO_COLOR`; counts when it is not empty.
    pub no_color: Option<&'a str>,
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `COLORFGBG`, such as `15;0`.
    pub colorfgbg: Option<&'a str>,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is not empty.
    pub locale: Option<&'a str>,
}

/// The signs that widgets draw with, as Unicode or as ASCII.
#[derive(Debug)]
pub struct Signs {
    /// A done or chosen thing.
    pub dot: &'static str,
    /// An open thing.
    pub ring: &'static str,
    /// A chosen box of several.
    pub ticked: &'static str,
    /// An open box of several.
    pub box_open: &'static str,
    /// The row with the cursor.
    pub pointer: &'static str,
    /// No entry.
    pub blank: &'static str,
    /// A thin level line.
    pub rule: &'static str,
    /// A thick level line.
    pub thick: &'static str,
    /// A thin upright line.
    pub upright: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Left out for want of room.
    pub more: &'static str,
    /// More above.
    pub up: &'static str,
    /// More below.
    pub down: &'static str,
    /// Earlier, less.
    pub left: &'static str,
    /// Later, more.
    pub right: &'static str,
}

const UNICODE: Signs = Signs {
    dot: "●",
    ring: "○",
    ticked: "■",
    box_open: "□",
    pointer: "›",
    blank: "·",
    rule: "─",
    thick: "━",
    upright: "│",
    corners: ["╭", "╮", "╰", "╯"],
    more: "…",
    up: "↑",
    down: "↓",
    left: "‹",
    right: "›",
};
const ASCII: Signs = Signs {
    dot: "*",
    ring: "o",
    ticked: "[x]",
    box_open: "[ ]",
    pointer: ">",
    blank: ".",
    rule: "-",
    thick: "=",
    upright: "|",
    corners: ["+", "+", "+", "+"],
    more: "~",
    up: "^",
    down: "v",
    left: "<",
    right: ">",
};

impl Look {
    /// The look that settings and environment ask for, and a remark for each thing of an own theme that was not taken.
    #[must_use]
    pub fn of(config: &Config) -> (Self, Vec<Remark>) {
        let read = |name: &str| environment(name).map(|value| value.to_string_lossy().into_owned());
        let variables = ["NO_COLOR", "COLORTERM", "TERM", "COLORFGBG", "LC_ALL", "LC_CTYPE", "LANG"].map(read);
        let [no_color, colorterm, term, colorfgbg, all, ctype, lang] = &variables;
        let locale = [all, ctype, lang].into_iter().flatten().find(|value| !value.is_empty());
        let look = Self::from_env(&Surroundings {
            theme: config.value(Key::Theme),
            color: config.value(Key::Color),
            ascii: config.is_on(Key::Ascii),
            reduced_motion: config.is_on(Key::ReducedMotion),
            light: match config.value(Key::Terminal) {
                "light" => Some(true),
                "dark" => Some(false),
                _ => None,
            },
            no_color: no_color.as_deref(),
            colorterm: colorterm.as_deref(),
            term: term.as_deref(),
            colorfgbg: colorfgbg.as_deref(),
            locale: locale.map(String::as_str),
        });
        match config.own_theme.as_deref().map(own::read) {
            None => (look, Vec::new()),
            Some(Ok((theme, palette, lines))) => (look.with_own(theme, palette), lines),
            Some(Err(remark)) => (look, vec![remark]),
        }
    }

    /// The same in colours of the person's own; they are read once, when the program starts.
    fn with_own(self, theme: Theme, palette: Palette) -> Self {
        let own: &'static Palette = Box::leak(Box::new(palette));
        Self { theme, own: Some(own), painted: self.depth != Depth::None, ..self }
    }

    /// The same on the ground that the terminal was found to have; where a theme was chosen outright, that holds.
    #[must_use]
    pub fn on_ground(self, light: bool) -> Self {
        let ground = if light { Ground::Light } else { Ground::Dark };
        let theme = if self.painted || self.own.is_some() { self.theme } else { Theme::on(ground) };
        Self { theme, ground, ..self }
    }

    /// Whether letters stand on a ground that nobody knows.
    fn is_blind(self) -> bool {
        self.ground == Ground::Unknown && !self.painted && self.own.is_none()
    }
}

impl Look {
    /// The look that fits these surroundings. A setting weighs more than the environment.
    pub fn from_env(s: &Surroundings<'_>) -> Self {
        let depth = match s.color {
            "never" => Depth::None,
            "always" => depth_of(s).max_colour(),
            _ if s.no_color.is_some_and(|v| !v.is_empty()) => Depth::None,
            _ => depth_of(s),
        };
        // The Linux console is black.
        let console = || (s.term == Some("linux")).then_some(false);
        let ground = match s.light.or_else(|| light_ground(s.colorfgbg)).or_else(console) {
            Some(true) => Ground::Light,
            Some(false) => Ground::Dark,
            None => Ground::Unknown,
        };
        let named = Theme::named(s.theme);
        let (theme, chosen) = (named.unwrap_or_else(|| Theme::on(ground)), named.is_some());
        // Without colour there is no ground to paint: the letters are the terminal's own.
        let painted = chosen && depth != Depth::None;
        let ascii = s.ascii || needs_ascii(s);
        Self { theme, depth, own: None, painted, ground, ascii, reduced_motion: s.reduced_motion }
    }

    /// The same with another theme: `dark`, `light`, `contrast`, or anything else for what the terminal has.
    #[must_use]
    pub fn chosen(self, theme: &str) -> Self {
        let painted = self.depth != Depth::None;
        match Theme::named(theme) {
            Some(theme) => Self { theme, own: None, painted, ..self },
            None => Self { theme: Theme::on(self.ground), own: None, painted: false, ..self },
        }
    }

    /// The signs to draw with.
    pub fn signs(self) -> &'static Signs {
        if self.ascii { &ASCII } else { &UNICODE }
    }

    /// The whole screen, laid down before anything else.
    pub fn ground(self) -> Style {
        if !self.painted {
            return Style::new();
        }
        let sixteen = if self.theme.is_dark() { Color::Black } else { Color::White };
        Style::new().bg(self.color(self.palette().ground, sixteen)).patch(self.text())
    }

    /// Lays the ground over all of `area`, before anything is drawn on it.
    pub fn paint(&self, area: Rect, buf: &mut Buffer) {
        buf.set_style(area, self.ground());
    }

    /// What is read.
    pub fn text(self) -> Style {
        if !self.painted && self.theme == Theme::Dark && self.depth != Depth::None {
            // The terminal's own letters are readable on its own ground whatever that is. They are named, so that a word
            // on a border does not take the border's colour.
            return Style::new().fg(Color::Reset);
        }
        self.ink(self.palette().text, Color::White, Color::Black)
    }

    /// What stands beside it.
    pub fn quiet(self) -> Style {
        let dark16 = if self.theme == Theme::Contrast { Color::White } else { Color::Gray };
        // Of a terminal's own 16, no grey is dark enough on white.
        self.ink(self.palette().quiet, dark16, Color::Black)
    }

    /// The one figure or word that matters.
    pub fn strong(self) -> Style {
        let style =
            if self.is_blind() { self.text() } else { self.ink(self.palette().strong, Color::White, Color::Black) };
        style.add_modifier(Modifier::BOLD)
    }

    /// The head of a part.
    pub fn heading(self) -> Style {
        self.strong()
    }

    /// The program's own voice: its name, the practice, what is chosen.
    pub fn accent(self) -> Style {
        // The terminal's own cyan is too pale on white, so on a light ground of 16 colours weight says it.
        self.ink(self.palette().teal, Color::Cyan, Color::Black).add_modifier(Modifier::BOLD)
    }

    /// Breathing in.
    pub fn in_breath(self) -> Style {
        self.ink(self.palette().teal, Color::Cyan, Color::Black)
    }

    /// Breathing out, letting go.
    pub fn out_breath(self) -> Style {
        self.ink(self.palette().indigo, Color::LightBlue, Color::Blue)
    }

    /// The word for it: of the terminal's own 16 colours, its blue is too dark on black to be read.
    pub fn out_word(self) -> Style {
        match (self.depth, self.theme.is_dark()) {
            (Depth::C16, true) => self.strong(),
            _ => self.out_breath(),
        }
    }

    /// What wants to be looked at. Never red.
    pub fn attention(self) -> Style {
        let weight = Modifier::BOLD | Modifier::UNDERLINED;
        match (self.depth, self.theme) {
            (Depth::None, _) | (Depth::C16, Theme::Light) => self.pain().add_modifier(weight),
            // Of the 256 none that is amber is read on black and on white.
            (Depth::C256 | Depth::C16, _) if self.is_blind() => self.text().add_modifier(weight),
            _ => self.pain(),
        }
    }

    /// What is drawn of a measure that is easier where it is less: the same colour, without the weight of a warning.
    pub fn pain(self) -> Style {
        self.ink(self.palette().amber, Color::LightYellow, Color::Black)
    }

    /// Borders and rules.
    pub fn line(self) -> Style {
        let dark16 = if self.theme == Theme::Contrast { Color::Gray } else { Color::DarkGray };
        self.ink(self.palette().line, dark16, Color::DarkGray)
    }

    /// What the cursor is on. A sign stands beside it as well, so that it is seen without colour.
    pub fn selected(self) -> Style {
        match self.depth {
            Depth::None => Style::new().add_modifier(Modifier::REVERSED),
            _ => self.accent(),
        }
    }

    /// A key in a hint.
    pub fn key(self) -> Style {
        self.strong()
    }

    /// The same style, half way into the ground: for what stands behind something else.
    pub(crate) fn faded(self, style: Style) -> Style {
        let rgb = match style.fg {
            Some(Color::Rgb(r, g, b)) => (r, g, b),
            Some(Color::Indexed(i)) if i >= 16 => rgb_of_256(i),
            _ => return style,
        };
        style.fg(self.color(mix(self.ground_rgb(), rgb, 0.55), Color::Reset)).remove_modifier(Modifier::BOLD)
    }

    /// The colour pictures fade into: the ground, or what it probably is.
    pub(crate) fn ground_rgb(self) -> Rgb {
        self.palette().ground
    }

    /// A colour at this depth; `sixteen` is the nearest of the terminal's own.
    pub(crate) fn color(self, rgb: Rgb, sixteen: Color) -> Color {
        match self.depth {
            Depth::True => Color::Rgb(rgb.0, rgb.1, rgb.2),
            Depth::C256 => Color::Indexed(nearest_256(rgb)),
            Depth::C16 => sixteen,
            Depth::None => Color::Reset,
        }
    }

    fn ink(self, rgb: Rgb, dark16: Color, light16: Color) -> Style {
        if self.depth == Depth::None {
            return Style::new();
        }
        // Of a terminal's own 16 its letters alone are read on a ground that nobody knows.
        let sixteen = match self.theme.is_dark() {
            _ if self.is_blind() => Color::Reset,
            true => dark16,
            false => light16,
        };
        Style::new().fg(self.color(rgb, sixteen))
    }

    /// The two colours of the breath, in and out, as its pictures have them; nothing where the theme's own hold.
    pub(crate) fn own_breath(self) -> Option<[Rgb; 2]> {
        self.own.map(|palette| [palette.teal, palette.indigo])
    }

    fn palette(self) -> &'static Palette {
        if let Some(own) = self.own {
            return own;
        }
        match self.theme {
            _ if self.is_blind() => &EITHER,
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
            Theme::Contrast => &CONTRAST,
        }
    }
}

impl Depth {
    fn max_colour(self) -> Self {
        if self == Self::None { Self::C16 } else { self }
    }
}

fn depth_of(s: &Surroundings<'_>) -> Depth {
    let term = s.term.unwrap_or_default();
    if matches!(term, "" | "dumb" | "vt100" | "vt102" | "vt220") {
        return Depth::None;
    }
    if s.colorterm.is_some_and(|c| c.contains("truecolor") || c.contains("24bit")) {
        return Depth::True;
    }
    let true_terms = ["direct", "kitty", "ghostty", "alacritty", "wezterm", "foot"];
    if true_terms.iter().any(|t| term.contains(t)) {
        Depth::True
    } else if term.contains("256") {
        Depth::C256
    } else {
        Depth::C16
    }
}

/// The Linux console has no braille and few signs; a locale that names another character set cannot show them.
fn needs_ascii(s: &Surroundings<'_>) -> bool {
    let other_set = s.locale.is_some_and(|l| {
        l.split_once('.').is_some_and(|(_, set)| !set.to_ascii_lowercase().replace('-', "").starts_with("utf8"))
    });
    other_set || matches!(s.term.unwrap_or_default(), "dumb" | "linux" | "vt100" | "vt102" | "vt220" | "ansi")
}

/// `COLORFGBG` ends in the number of the background colour: 7 and 15 are the light ones.
fn light_ground(colorfgbg: Option<&str>) -> Option<bool> {
    let number: u8 = colorfgbg?.rsplit(';').next()?.trim().parse().ok()?;
    Some(matches!(number, 7 | 15))
}

#[cfg(test)]
mod tests;
