//! A stage for the app: a terminal that is a buffer, keys as words, time moved by hand, answers of the store fed back.

use chrono::DateTime;
use pelvicoach::clock::{Now, Zone};
use pelvicoach::coach::{Coach, Effect, Event, Opening, Saving, Step};
use pelvicoach::diary::{Day, DayStart, Diary, Profile, Register};
use pelvicoach::made_up;
use pelvicoach::tui::app::{App, Msg};
use pelvicoach::tui::theme::Look;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The app in front of a buffer.
pub struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
    pub now: Now,
    pub effects: Vec<Effect>,
}

/// Who is in front of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Nobody before: the first run.
    New,
    /// Someone after the first run, with nothing written yet.
    Fresh,
    /// Someone with twelve weeks behind them.
    Seasoned,
}

impl Stage {
    pub fn new(who: Who, size: (u16, u16)) -> Self {
        Self::with(who, size, Look::default(), &[], None)
    }

    pub fn with(
        who: Who,
        size: (u16, u16),
        look: Look,
        registers: &[(&str, serde_json::Value)],
        step: Option<fn(&Coach) -> Step>,
    ) -> Self {
        let wall = DateTime::parse_from_rfc3339("2026-11-23T07:05:00+01:00").expect("a moment");
        let now = Now { mono_ms: 10_000, wall };
        let start = DayStart::default();
        let mut diary = Diary::default();
        let mut profile = Profile::default();
        if who == Who::Seasoned {
            let made = made_up::diary(20_260_907, Day(wall.date_naive()).before(), 12, start);
            diary = made.diary();
            for (name, register) in &made.registers {
                profile.join(name, register);
            }
        }
        let register = |value: serde_json::Value| Register {
            value,
            rev: 9,
            updated: wall.to_utc(),
            device: "stage".to_owned(),
            more: serde_json::Map::new(),
        };
        if who == Who::Fresh {
            profile.join("first_run", &register(true.into()));
            let asked = serde_json::json!({ "on": "2026-11-22", "answer": "none" });
            profile.join("safety_asked", &register(asked));
        }
        for (name, value) in registers {
            profile.join(name, &register(value.clone()));
        }
        let coach = Coach::new(Opening {
            diary,
            profile,
            device: "stage".to_owned(),
            tz: "Europe/Berlin".to_owned(),
            day_start: start,
            drafts: Vec::new(),
            seed: 7,
            read_only: None,
            made_up: false,
            library: pelvicoach::library::built_in().expect("the assets are read"),
            zone: Zone::Fixed(*wall.offset()),
            page_folder: "pages".into(),
            bell: false,
            now,
        });
        let step = step.map(|step| step(&coach));
        let mut app = App::open(coach, look, step, false, now);
        app.update(Msg::Resize(size.0, size.1), now);
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
        Self { app, terminal, now, effects: Vec::new() }
    }

    /// Both clocks move on; every wake-up on the way happens at its moment.
    pub fn wait(&mut self, ms: u64) -> &mut Self {
        let until = self.now.mono_ms + ms;
        while let Some(wake) = self.app.next_wake(self.now).filter(|wake| *wake <= until) {
            self.now = self.now.later(wake.saturating_sub(self.now.mono_ms).max(1));
            self.tell(Msg::Wake);
        }
        self.now = self.now.later(until.saturating_sub(self.now.mono_ms));
        self.tell(Msg::Wake);
        self
    }

    fn tell(&mut self, msg: Msg) {
        let effects = self.app.update(msg, self.now);
        let saves = effects.iter().any(|effect| matches!(effect, Effect::Save(_)));
        self.effects.extend(effects);
        if saves {
            let more = self.app.update(Msg::Event(Event::Saving(Saving::Done)), self.now);
            self.effects.extend(more);
        }
    }

    pub fn event(&mut self, event: Event) -> &mut Self {
        self.tell(Msg::Event(event));
        self
    }

    pub fn key(&mut self, key: KeyEvent) -> &mut Self {
        self.tell(Msg::Key(key));
        self
    }

    /// Keys by name, half a second apart, so that Enter is taken on each screen.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.wait(500);
            self.key(key(name));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.to_owned()));
        self
    }

    pub fn buffer(&mut self) -> Buffer {
        let (app, now) = (&self.app, self.now);
        self.terminal.draw(|frame| app.draw(frame, now)).expect("drawn");
        self.terminal.backend().buffer().clone()
    }

    /// The screen as lines of text, blanks at the ends left out.
    pub fn text(&mut self) -> String {
        let buffer = self.buffer();
        let line = |y: u16| {
            let cells: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol().to_owned()).collect();
            cells.trim_end().to_owned()
        };
        (0..buffer.area.height).map(line).collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    pub fn size(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.tell(Msg::Resize(width, height));
        self
    }
}

/// A key by its name.
pub fn key(name: &str) -> KeyEvent {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    match name {
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Tab" => plain(KeyCode::Tab),
        "Space" => plain(KeyCode::Char(' ')),
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "PageDown" => plain(KeyCode::PageDown),
        "F12" => plain(KeyCode::F(12)),
        "C-s" => KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL),
        other => plain(KeyCode::Char(other.chars().next().expect("a key has a name"))),
    }
}
