//! The colours of the built-in themes, a palette each. Which one holds is judged one room up.

use super::Rgb;

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub(super) ground: Rgb,
    pub(super) text: Rgb,
    pub(super) quiet: Rgb,
    pub(super) strong: Rgb,
    pub(super) teal: Rgb,
    pub(super) indigo: Rgb,
    pub(super) amber: Rgb,
    pub(super) line: Rgb,
}

// Contrast of every text role on its ground is at least 4.5:1 (WCAG 2.2, 1.4.3); the tests compute it.
pub(super) const DARK: Palette = Palette {
    ground: (16, 20, 24),
    text: (205, 211, 217),
    // Read on the greys that many terminals have for a dark ground too.
    quiet: (149, 158, 166),
    strong: (236, 240, 243),
    teal: (116, 203, 188),
    indigo: (150, 164, 232),
    amber: (224, 176, 104),
    line: (66, 74, 82),
};
pub(super) const LIGHT: Palette = Palette {
    ground: (250, 250, 247),
    text: (44, 50, 56),
    quiet: (92, 100, 107),
    strong: (14, 18, 22),
    teal: (0, 105, 94),
    // Redder than the name says: to eyes without blue cones it is as dark as the teal otherwise.
    indigo: (88, 58, 166),
    amber: (138, 82, 0),
    line: (198, 202, 200),
};

pub(super) const CONTRAST: Palette = Palette {
    ground: (0, 0, 0),
    text: (255, 255, 255),
    quiet: (200, 204, 208),
    strong: (255, 255, 255),
    teal: (120, 240, 220),
    indigo: (176, 186, 255),
    amber: (255, 206, 120),
    line: (140, 146, 152),
};

/// At least 4.5:1 on black and on white, each of them one of the 256; what fades goes into the likelier ground.
pub(super) const EITHER: Palette = Palette {
    ground: DARK.ground,
    text: (118, 118, 118),
    quiet: (118, 118, 118),
    strong: (118, 118, 118),
    teal: (0, 135, 95),
    indigo: (95, 95, 255),
    amber: (158, 106, 0),
    line: (118, 118, 118),
};
