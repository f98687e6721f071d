//! A stand-in for the app, to run the shell against.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Stylize;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas, Circle};
use ratatui::widgets::{Block, Paragraph};

use crate::clock::Now;
use crate::coach::{Draft, Effect, Event};

/// What arrives.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// Pasted text.
    Paste(String),
    /// A new size.
    Resize(u16, u16),
    /// The moment asked for.
    Wake,
    /// Something from outside.
    Event(Event),
    /// Back after a stop.
    Resumed,
}

/// The state.
#[derive(Debug, Default)]
pub struct App {
    lines: Vec<String>,
    breath: Option<Now>,
    next_second: Option<u64>,
    seconds: u64,
    draws: std::cell::Cell<u64>,
}

impl App {
    /// Takes one message.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => {
                self.lines.push(format!("key {:?} at {}", key.code, now.wall.format("%H:%M:%S")));
                match (key.code, key.modifiers) {
                    (KeyCode::Char('z'), KeyModifiers::CONTROL) => return vec![Effect::Suspend],
                    (KeyCode::Char('q'), _) => return vec![Effect::Leave],
                    (KeyCode::Char('r'), _) => return vec![Effect::Bell],
                    (KeyCode::Char('k'), _) => {
                        return vec![Effect::KeepDraft(Draft { name: "note".into(), text: "half a word".into() })];
                    }
                    (KeyCode::Char('w'), _) => {
                        let path = std::path::PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join("page");
                        return vec![Effect::Write { path, bytes: b"a page".to_vec(), over: false }];
                    }
                    (KeyCode::Char('s'), _) => {
                        let register = crate::diary::Register {
                            value: serde_json::json!(12),
                            rev: 1,
                            updated: now.wall.to_utc(),
                            device: "0123456789abcdef".to_owned(),
                            more: serde_json::Map::new(),
                        };
                        return vec![Effect::Save(vec![crate::diary::Change::Register {
                            name: "minutes".to_owned(),
                            register,
                        }])];
                    }
                    (KeyCode::Char('b'), _) => {
                        self.breath = Some(now);
                        self.next_second = Some(now.mono_ms + 1000);
                    }
                    (KeyCode::Esc, _) => (self.breath, self.next_second) = (None, None),
                    _ => {}
                }
            }
            Msg::Wake => {
                while self.next_second.is_some_and(|at| at <= now.mono_ms) {
                    self.seconds += 1;
                    self.next_second = self.next_second.map(|at| at + 1000);
                }
            }
            msg => self.lines.push(format!("{msg:?}")),
        }
        Vec::new()
    }

    /// Draws.
    pub fn draw(&self, frame: &mut ratatui::Frame, now: Now) {
        self.draws.set(self.draws.get() + 1);
        let [head, middle, foot] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(1), Constraint::Length(3)]).areas(frame.area());
        frame.render_widget(
            Paragraph::new(format!("stub app   seconds {}   wall {}", self.seconds, now.wall.format("%F %T %:z"))),
            head,
        );
        if let Some(start) = self.breath {
            let at = now.since(start).as_secs_f64() % 10.0;
            let part = if at < 4.0 { at / 4.0 } else { 1.0 - (at - 4.0) / 6.0 };
            let radius = 0.3 + 0.7 * part * part * (3.0 - 2.0 * part);
            let canvas =
                Canvas::default().marker(Marker::Braille).x_bounds([-1.8, 1.8]).y_bounds([-1.1, 1.1]).paint(|paint| {
                    for radius in [radius, radius - 0.05] {
                        paint.draw(&Circle { x: 0.0, y: 0.0, radius, color: ratatui::style::Color::Cyan });
                    }
                });
            frame.render_widget(canvas, middle);
        } else {
            let text = self.lines.iter().rev().take(20).cloned().collect::<Vec<_>>().join("\n");
            frame.render_widget(Paragraph::new(text).dim().block(Block::bordered()), middle);
        }
        frame.render_widget(Paragraph::new("q leave").block(Block::bordered()), foot);
    }

    /// When it wants to be woken.
    pub fn next_wake(&self, _now: Now) -> Option<u64> {
        self.next_second
    }

    /// How often it moves.
    pub fn frame_ms(&self) -> Option<u64> {
        self.breath.map(|_| 33)
    }

    /// The title of the window.
    pub fn title(&self) -> &'static str {
        "pelvicoach"
    }
}
