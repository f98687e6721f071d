//! The full screen: terminal, app, screens and widgets. The only room that knows ratatui.

pub mod app;
pub mod keys;
pub mod screens;
pub mod shell;
pub mod theme;
pub mod widgets;
