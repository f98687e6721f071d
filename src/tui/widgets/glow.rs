//! Soft pictures out of light: a shape says how bright each point is, and this draws it as the terminal allows.
