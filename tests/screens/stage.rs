//! A stage for the app: a terminal that is a buffer, keys as words, time moved by hand, answers of the store fed back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use chrono::DateTime;
use pelvicoach::clock::{Now, Zone};
use pelvicoach::coach::{Coach, Effect, Event, Hearing, Opening, Saving, Step, Stuck};
use pelvicoach::diary::{Change, Day, DayStart, Diary, Month, MonthState, Profile, Record, Register, merge};
use pelvicoach::made_up;
use pelvicoach::tui::app::{App, Msg};
use pelvicoach::tui::theme::Look;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The app in front of a buffer.
pub struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
    pub now: Now,
    pub effects: Vec<Effect>,
    /// The months as they would stand on the disk, and the registers.
    pub disk: BTreeMap<Month, Vec<Record>>,
    pub profile: Profile,
}

/// What stands before the app opens.
pub struct Setting<'a> {
    pub who: Who,
    pub size: (u16, u16),
    pub look: Look,
    pub registers: &'a [(&'a str, serde_json::Value)],
    pub drafts: &'a [(&'a str, String)],
    pub read_only: Option<&'a str>,
    pub made_up: bool,
    pub step: Option<fn(&Coach) -> Step>,
    /// The text of a therapist's plan in use, taken on Friday 20 November.
    pub plan: Option<&'a str>,
}

impl Setting<'_> {
    pub fn of(who: Who, size: (u16, u16)) -> Self {
        Self {
            who,
            size,
            look: Look::default(),
            registers: &[],
            drafts: &[],
            read_only: None,
            made_up: false,
            step: None,
            plan: None,
        }
    }
}

/// The moment at which the app opens.
pub fn morning() -> Now {
    let wall = DateTime::parse_from_rfc3339("2026-11-23T07:05:00+01:00").expect("a moment");
    Now { mono_ms: 10_000, wall }
}

/// What was made up for the days up to `last`; made once, since nearly every test of a screen stands on it.
fn made(demo: bool, last: Day) -> Arc<made_up::MadeUp> {
    static MADE: Mutex<BTreeMap<(bool, Day), Arc<made_up::MadeUp>>> = Mutex::new(BTreeMap::new());
    let (seed, start) = (20_260_907, DayStart::default());
    let mut all = MADE.lock().expect("no test fails while it makes up");
    let made = all.entry((demo, last)).or_insert_with(|| {
        Arc::new(if demo { made_up::everything(seed, last, start) } else { made_up::diary(seed, last, 12, start) })
    });
    Arc::clone(made)
}

/// A coach over this setting, with the months as they stand on the disk: two are read, as in the program.
pub fn coach(setting: &Setting<'_>, now: Now) -> (Coach, BTreeMap<Month, Vec<Record>>) {
    let start = DayStart::default();
    let mut disk = BTreeMap::new();
    let mut profile = Profile::default();
    if matches!(setting.who, Who::Seasoned | Who::Demo) {
        let made = made(setting.who == Who::Demo, Day(now.wall.date_naive()).before());
        disk = made.months();
        for (name, register) in &made.registers {
            profile.join(name, register);
        }
    }
    let register = |value: serde_json::Value| Register {
        value,
        rev: 9,
        updated: now.wall.to_utc(),
        device: "stage".to_owned(),
        more: serde_json::Map::new(),
    };
    if setting.who == Who::Fresh {
        profile.join("first_run", &register(true.into()));
        let asked = serde_json::json!({ "on": "2026-11-22", "answer": "none" });
        if setting.registers.iter().all(|(name, _)| *name != "safety_asked") {
            profile.join("safety_asked", &register(asked));
        }
    }
    // The question before the first screen has tests of its own.
    if setting.who == Who::New && setting.registers.iter().all(|(name, _)| *name != "lock_asked") {
        profile.join("lock_asked", &register(true.into()));
    }
    for (name, value) in setting.registers {
        profile.join(name, &register(value.clone()));
    }
    if setting.plan.is_some() {
        let file = serde_json::json!({ "file": "2026-11-20-0123456789ab.toml", "taken": "2026-11-20" });
        profile.join("plan", &register(file));
    }
    let this = Month::of(now.wall);
    let mut diary = Diary::default();
    for (month, records) in &disk {
        let read = *month == this || *month == this.before();
        diary.set(*month, if read { MonthState::Read(records.clone()) } else { MonthState::Unread });
    }
    let mut coach = Coach::new(Opening {
        diary,
        profile,
        device: "stage".to_owned(),
        tz: "Europe/Berlin".to_owned(),
        day_start: start,
        drafts: setting.drafts.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect(),
        seed: 7,
        read_only: setting.read_only.map(|line| Stuck::Else(line.to_owned())),
        made_up: setting.made_up,
        library: pelvicoach::library::built_in().expect("the assets are read"),
        zone: Zone::Fixed(*now.wall.offset()),
        page_folder: "pages".into(),
        hearing: Hearing::default(),
        now,
    });
    if let Some(plan) = setting.plan {
        coach.take_plan(plan.as_bytes()).expect("a plan");
    }
    (coach, disk)
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
    /// The person of the demonstration: the same weeks with something of every kind.
    Demo,
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
        Self::set(&Setting { look, registers, step, ..Setting::of(who, size) })
    }

    pub fn set(setting: &Setting<'_>) -> Self {
        let (coach, disk) = coach(setting, morning());
        let step = setting.step.map(|step| step(&coach));
        Self::over(setting, coach, disk, step)
    }

    /// The same, opened where `step` leads.
    pub fn at(setting: &Setting<'_>, step: Step) -> Self {
        let (coach, disk) = coach(setting, morning());
        Self::over(setting, coach, disk, Some(step))
    }

    /// Over a coach that a test has prepared.
    pub fn over(setting: &Setting<'_>, coach: Coach, disk: BTreeMap<Month, Vec<Record>>, step: Option<Step>) -> Self {
        let (now, size) = (morning(), setting.size);
        let profile = coach.profile.clone();
        let mut app = App::open(coach, setting.look, step, false, now);
        app.update(Msg::Resize(size.0, size.1), now);
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
        Self { app, terminal, now, effects: Vec::new(), disk, profile }
    }

    /// The same with keys of the person's own.
    pub fn with_keys(self, keymap: pelvicoach::tui::keys::Keymap) -> Self {
        Self { app: self.app.with_keys(keymap), ..self }
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
        let mut waiting = self.app.update(msg, self.now);
        while !waiting.is_empty() {
            let mut answers = Vec::new();
            for effect in waiting {
                answers.extend(self.outside(&effect));
                self.effects.push(effect);
            }
            waiting = answers.into_iter().flat_map(|event| self.app.update(Msg::Event(event), self.now)).collect();
        }
    }

    /// What the store would do, and answer.
    fn outside(&mut self, effect: &Effect) -> Vec<Event> {
        match effect {
            Effect::Save(changes) => {
                for change in changes {
                    match change {
                        Change::Record { month, record } => {
                            merge::join(self.disk.entry(*month).or_default(), record);
                        }
                        Change::Register { name, register } => self.profile.join(name, register),
                    }
                }
                vec![Event::Saving(Saving::Done)]
            }
            Effect::Read(months) => {
                let read = |month: &Month| MonthState::Read(self.disk.get(month).cloned().unwrap_or_default());
                months.iter().map(|month| Event::Month(*month, read(month))).collect()
            }
            _ => Vec::new(),
        }
    }

    pub fn event(&mut self, event: Event) -> &mut Self {
        self.tell(Msg::Event(event));
        self
    }

    /// A key pressed now, without a moment passing.
    pub fn press(&mut self, key: KeyEvent) -> &mut Self {
        self.tell(Msg::Key(key));
        self
    }

    /// Keys by name, half a second apart, so that Enter is taken on each screen.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.wait(500);
            self.press(key(name));
        }
        self
    }

    /// The left button on the first sign of `words` as they stand on the screen.
    pub fn click_on(&mut self, words: &str) -> &mut Self {
        self.wait(500);
        let screen = self.text();
        let found = screen.lines().zip(0u16..).find_map(|(line, row)| {
            let before = line.split_once(words)?.0.chars().count();
            Some((u16::try_from(before).expect("a column"), row))
        });
        assert!(found.is_some(), "{words} is not on the screen:\n{screen}");
        let (column, row) = found.expect("the words are there");
        self.click(column, row)
    }

    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Anything that a mouse does, without a moment passing.
    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.tell(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Opens the section of Plan with this name.
    pub fn section(&mut self, name: &str) -> &mut Self {
        self.keys("5 Home");
        for _ in 0..20 {
            if self.text().lines().any(|line| line.contains('›') && line.contains(name)) {
                break;
            }
            self.keys("Down");
        }
        self.keys("Enter")
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.to_owned()));
        self
    }

    /// Draws the picture of this moment on another terminal.
    pub fn draw_on<B: ratatui::backend::Backend>(&self, terminal: &mut Terminal<B>) {
        let (app, now) = (&self.app, self.now);
        assert!(terminal.draw(|frame| app.draw(frame, now)).is_ok(), "drawn");
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
        "S-Tab" => plain(KeyCode::BackTab),
        "Space" => plain(KeyCode::Char(' ')),
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "PageDown" => plain(KeyCode::PageDown),
        "PageUp" => plain(KeyCode::PageUp),
        "Home" => plain(KeyCode::Home),
        "End" => plain(KeyCode::End),
        "Delete" => plain(KeyCode::Delete),
        "Backspace" => plain(KeyCode::Backspace),
        "F5" => plain(KeyCode::F(5)),
        "F6" => plain(KeyCode::F(6)),
        "F12" => plain(KeyCode::F(12)),
        other => {
            let (letter, with) = match other.strip_prefix("C-") {
                Some(letter) => (letter, KeyModifiers::CONTROL),
                None => (other, KeyModifiers::NONE),
            };
            KeyEvent::new(KeyCode::Char(letter.chars().next().expect("a key has a name")), with)
        }
    }
}
