//! The full screen: theme and widgets here, screens, keys and shell beside them. The only room that knows ratatui.

pub mod theme;
pub mod widgets;
