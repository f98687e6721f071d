//! The full screen: theme and widgets here, screens, keys and shell beside them. The only room that knows ratatui.

pub mod app;
pub mod shell;
