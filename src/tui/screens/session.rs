//! The running session: the breath, its words, what is left, what comes next. The stopwatch and every decision stand
//! in the coach's session; this file turns keys into them and draws the moment.

mod check_in;
mod feedback;
mod hands;
mod introduction;
mod lead_in;
mod listening;
mod picture;
mod set_up;
mod shape;
mod tables;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use self::shape::Form;
use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{
    Awake, CheckIn, Coach, Course, Cue, Effect, Event, NoSound, Noticed, PainAdvice, Pause, Session, SessionState,
    Start,
};
use crate::diary::Score;
use crate::practice::{Act, Sound};
use crate::tui::keys::{Binding, Intent};
use crate::words::{say, say_without_figures, tell};

/// The draft of a running session is written at least this often.
const DRAFT_EVERY_MS: u64 = 5_000;

/// Frames while something moves: 30 a second.
const FRAME_MS: u64 = 33;

/// How the person wants to see and hear it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "switches that are thrown one by one, each with a key of its own")]
pub struct Manner {
    /// One very large word.
    pub large: bool,
    /// No number anywhere.
    pub no_numbers: bool,
    /// How the breath is shown.
    pub form: Form,
    /// The set-up is open.
    pub set_up: bool,
    /// Whether the screen of the machine is kept awake, or whether that is asked in this session.
    pub awake: Awake,
    /// The first block offers something to hear: eyes closed, and silence.
    pub offers_sound: bool,
    /// The bell stands in for tones or a voice that cannot be had here.
    pub rings_instead: bool,
    /// What the small mark in the corner tells of: a sound that has gone, a command that does not work.
    pub mark: Option<NoSound>,
}

impl Manner {
    /// How a text is said: with the figures that it names, or without.
    fn say(self) -> fn(&str) -> String {
        if self.no_numbers { say_without_figures } else { say }
    }
}

/// A session in front of a person.
pub struct SessionScreen {
    session: Session,
    manner: Manner,
    /// The choice the cursor is on while an exercise is introduced.
    choice: usize,
    /// The first line shown of its words, where there is no room for all.
    read: u16,
    /// The block whose set-up is read behind `i`, and its first line shown.
    behind: (usize, u16),
    /// The figure that was typed while pain is asked for.
    pain: Option<u8>,
    /// The answer the cursor is on while a step on a ladder asks whether to carry on; none to begin with.
    answer: Option<CheckIn>,
    /// What the last figure of pain says.
    advice: Option<PainAdvice>,
    drafted_ms: u64,
    /// What was pressed last, for keys that are held down.
    pressed: hands::Pressed,
    /// The course of the session as it was heard last.
    course: Course,
    /// The sensor, where there is one, has been asked for.
    listens: bool,
}

impl SessionScreen {
    /// A session over `start`.
    #[must_use]
    pub fn new(start: &Start, view: &View) -> Self {
        let coach = view.coach;
        let introduced = coach.list("introduced");
        let mut session = Session::new(&coach.library.catalogue, &start.filled, start.before, introduced, coach.now())
            .knowing(coach.own_pace())
            .reading_first(coach.hears_no_words())
            .leading_in(coach.lead_in_ms, coach.now());
        let silent = coach.hearing.sound == Sound::Silent;
        let closed: bool = coach.profile.get("eyes_closed").unwrap_or(false);
        let form = Form::parse(&coach.picture());
        session.kept.predicted = start.predicted;
        let manner = Manner {
            large: false,
            no_numbers: coach.hides_numbers(),
            form,
            set_up: false,
            awake: coach.awake,
            offers_sound: closed && silent,
            rings_instead: false,
            mark: None,
        };
        Self {
            session,
            manner,
            choice: 0,
            read: 0,
            behind: (0, 0),
            pain: None,
            answer: None,
            advice: None,
            drafted_ms: view.coach.now().mono_ms,
            pressed: hands::Pressed::default(),
            course: Course::default(),
            listens: view.coach.sensor.is_none(),
        }
    }

    fn draft(&mut self, coach: &mut Coach) -> Option<Effect> {
        let now = coach.now();
        self.drafted_ms = now.mono_ms;
        coach.session_draft(&mut self.session, now)
    }

    fn heard(&mut self, cues: &[Cue], coach: &mut Coach) -> Option<Effect> {
        let by_bell = self.manner.rings_instead || coach.hearing.sound == Sound::Bell;
        by_bell.then(|| coach.bell_for(&self.session, cues)).flatten()
    }

    /// The session is over: what was done is recorded, and the closing questions open.
    fn over(&self, cx: &mut Cx) -> Reply {
        Reply::made(cx.coach.session_over(&self.session, cx.coach.now()))
    }

    fn answer_pain(&mut self, cx: &mut Cx) -> Reply {
        let score = self.pain.take().and_then(Score::new);
        let now = cx.coach.now();
        let (made, advice) = cx.coach.session_pain(&mut self.session, score, now);
        (self.advice, self.drafted_ms) = (advice, now.mono_ms);
        Reply::made(made)
    }

    fn pace(&mut self, act: Act, coach: &mut Coach) -> Reply {
        let words = self.session.pace(act, coach.now());
        Reply::effects(self.draft(coach).into_iter().collect()).saying(say(words))
    }

    fn act_running(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        // Another key tells that the one before was pressed twice.
        if let Some(before) = self.pressed.before(intent) {
            let earlier = self.run(before, cx);
            return if self.session.is_over() { earlier } else { self.act_running(intent, cx).and(earlier.effects) };
        }
        let counts = self.pressed.counts(intent, cx.coach.now().mono_ms);
        if counts { self.run(intent, cx) } else { Reply::stay() }
    }

    fn run(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match intent {
            Intent::Pause => {
                let advice = self.advice.take();
                if self.session.is_running() {
                    self.session.pause(Pause::Own, now);
                } else {
                    // Whoever read how to lie or sit sees the first breath.
                    self.manner.set_up &= !self.session.kept.is_empty();
                    self.session.go_on(advice, now);
                }
            }
            // What rests because of pain is not begun again by the way back.
            Intent::BlockBack if self.advice == Some(PainAdvice::PassOver) => return Reply::stay(),
            Intent::BlockBack | Intent::BlockNext => {
                self.advice = None;
                self.session.jump(intent == Intent::BlockNext, now);
            }
            Intent::SmallerBreath => return self.pace(Act::Faster, cx.coach),
            Intent::LongerBreath => return self.pace(Act::Slower, cx.coach),
            Intent::KeepPace => return self.pace(Act::Keep, cx.coach),
            Intent::Skip if !self.session.skip(now) => return Reply::stay(),
            Intent::Skip => {}
            Intent::HideNumbers => self.manner.no_numbers = !self.manner.no_numbers,
            Intent::Large => self.manner.large = !self.manner.large,
            Intent::NextPicture => return self.next_picture(cx),
            Intent::SetUp => {
                (self.manner.set_up, self.behind) = (!self.manner.set_up, (0, 0));
                // Before the first breath it waits until that was read.
                if self.manner.set_up && self.session.is_leading_in() {
                    self.session.pause(Pause::Own, now);
                } else if !self.manner.set_up && self.session.kept.is_empty() {
                    self.session.resume(now);
                }
            }
            Intent::NoticeGrip => return Reply::made(cx.coach.session_notices(&mut self.session, Noticed::Grip, now)),
            Intent::NoticeEase => return Reply::made(cx.coach.session_notices(&mut self.session, Noticed::Ease, now)),
            Intent::Mute => return self.mute(cx),
            Intent::BellOn => return self.sound(Sound::Bell, cx),
            Intent::Awake => return self.keep_awake(cx),
            Intent::Dizzy => self.session.dizzy(now),
            Intent::Pain => {
                self.session.ask_pain(now);
                self.pain = None;
            }
            _ => return Reply::stay(),
        }
        if self.session.is_over() {
            return self.over(cx);
        }
        Reply::effects(self.draft(cx.coach).into_iter().collect())
    }

    /// Another picture, kept for the next practice too.
    fn next_picture(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let kept = cx.coach.turn_picture(now);
        let form = Form::parse(&cx.coach.picture());
        self.manner.form = form;
        let mut words = say(&format!("session-picture-{}", form.id()));
        if self.session.moment(now).is_some_and(|moment| !shape::is_chosen(self, &moment)) {
            words = format!("{words} {}", say("session-picture-later"));
        }
        Reply::effects(vec![kept]).saying(words)
    }
}

impl SessionScreen {
    /// The screen stays on, from now on and in the next practice, or no longer.
    fn keep_awake(&mut self, cx: &mut Cx) -> Reply {
        if self.manner.awake == Awake::Never {
            return Reply::stay();
        }
        let on = self.manner.awake != Awake::On;
        let (awake, value, words) =
            if on { (Awake::On, "on", "session-awake-on") } else { (Awake::Off, "off", "session-awake-off") };
        (self.manner.awake, cx.coach.awake) = (awake, awake);
        Reply::effects(vec![Effect::Set { name: "awake".to_owned(), value: value.to_owned() }]).saying(say(words))
    }
}

impl Screen for SessionScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        self.tables(view)
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn keeps_awake(&self) -> bool {
        self.manner.awake == Awake::On && !self.session.is_over()
    }

    fn asks_before_leaving(&self) -> bool {
        true
    }

    fn is_at_work(&self) -> bool {
        self.session.is_running() || self.session.is_leading_in()
    }

    fn goes_on(&self) -> bool {
        !self.session.is_over()
    }

    fn takes_digits(&self) -> bool {
        matches!(
            self.session.state,
            SessionState::AskingPain | SessionState::Introducing { .. } | SessionState::CheckingIn { .. }
        )
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let reply = self.does(intent, cx);
        self.followed(reply, &[], cx)
    }

    fn key(&mut self, key: KeyEvent, cx: &mut Cx) -> Reply {
        let reply = self.digit(key, cx);
        self.followed(reply, &[], cx)
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let reply = self.clicked(at, cx);
        self.followed(reply, &[], cx)
    }

    fn wheel(&mut self, down: bool, _at: Position, cx: &mut Cx) -> Reply {
        self.reads(down, cx)
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        if let Some(intent) = self.pressed.counted(now.mono_ms) {
            let reply = self.run(intent, cx);
            return self.followed(reply, &[], cx);
        }
        let cues = self.session.wake(now);
        let mut effects: Vec<Effect> = self.heard(&cues, cx.coach).into_iter().collect();
        if !std::mem::replace(&mut self.listens, true) {
            effects.extend(cx.coach.listen());
        }
        if self.session.is_over() {
            let reply = self.over(cx).and(effects);
            return self.followed(reply, &cues, cx);
        }
        let block_ended = cues.contains(&Cue::BlockEnd) || cues.contains(&Cue::Paused);
        if block_ended || (self.session.is_running() && now.mono_ms >= self.drafted_ms + DRAFT_EVERY_MS) {
            effects.extend(self.draft(cx.coach));
        }
        self.followed(Reply::effects(effects), &cues, cx)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        match event {
            Event::Sensor(heard) => {
                Reply::effects(cx.coach.session_feels(&mut self.session, heard).into_iter().collect())
            }
            Event::NoSound(why) => self.hears_nothing(*why),
            // It was said once, and is not tried again before it is wanted again.
            Event::NotAwake => {
                (self.manner.awake, cx.coach.awake) = (Awake::Off, Awake::Off);
                Reply::effects(vec![Effect::Set { name: "awake".to_owned(), value: "off".to_owned() }])
            }
            _ => Reply::stay(),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        // Coming back from a screen above: the session waits where it was.
        let now = cx.coach.now();
        self.drafted_ms = now.mono_ms;
        let mut effects: Vec<Effect> = cx.coach.session_shown(&mut self.session, now).into_iter().collect();
        if cx.coach.awake == Awake::Ask {
            // It is asked in this session and in no other.
            cx.coach.awake = Awake::Off;
            effects.push(Effect::Set { name: "awake".to_owned(), value: "off".to_owned() });
        }
        self.followed(Reply::effects(effects), &[], cx)
    }

    fn hidden(&mut self, cx: &mut Cx) -> Reply {
        if !self.session.is_running() && !self.session.is_leading_in() {
            return Reply::stay();
        }
        self.session.pause(Pause::Hidden, cx.coach.now());
        let reply = Reply::effects(self.draft(cx.coach).into_iter().collect());
        self.followed(reply, &[], cx)
    }

    fn shown(&mut self, cx: &mut Cx) -> Reply {
        if self.session.state == SessionState::Paused(Pause::Hidden) {
            self.session.resume(cx.coach.now());
        }
        self.followed(Reply::stay(), &[], cx)
    }

    fn next_wake(&self, view: &View) -> Option<u64> {
        let now = view.coach.now();
        // A screen that has been opened is woken once at once, so that the sensor is asked for before the first breath.
        if !self.listens {
            return Some(now.mono_ms);
        }
        if self.course.is_unheard() && self.session.is_running() && view.coach.hearing.is_followed() {
            return Some(now.mono_ms);
        }
        self.session.next_wake(now).into_iter().chain(self.pressed.counts_at()).min()
    }

    fn frame_ms(&self, view: &View) -> Option<u64> {
        // After a pause the picture comes to rest, and is still from then on.
        let moves =
            self.session.is_running() || self.session.held_for(view.coach.now()).is_some_and(shape::comes_to_rest);
        (moves && !view.look.reduced_motion && !self.manner.large).then_some(FRAME_MS)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        picture::draw(self, area, buf, view);
        None
    }
}

impl SessionScreen {
    fn does(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match (intent, self.session.state) {
            // Leaving: what was done is kept as ended early.
            (Intent::Yes, _) => Reply::effects(cx.coach.session_left(&mut self.session, now)),
            (Intent::Stop | Intent::Open, SessionState::Dizzy) => {
                Reply::made(cx.coach.session_dizzy(&self.session, now))
            }
            (Intent::Person, _) => Reply::turn(Turn::Person),
            // There is nothing to stop yet.
            (Intent::Back, _) => {
                self.session.leave(now);
                self.over(cx)
            }
            (Intent::Stop, _) => {
                self.session.stop(now);
                self.over(cx)
            }
            (Intent::Open, SessionState::Introducing { block }) => self.introduced(block, cx),
            (Intent::Open, SessionState::AskingPain) => self.answer_pain(cx),
            (Intent::Open, SessionState::CheckingIn { .. }) => self.checked_in(cx),
            (Intent::Open, SessionState::LeadIn { .. }) => {
                self.session.join_in(now);
                Reply::effects(self.heard(&[Cue::Turn], cx.coach).into_iter().collect())
            }
            (Intent::Pause, SessionState::LeadIn { .. }) => self.tapped(cx),
            (Intent::Up | Intent::Down, SessionState::CheckingIn { .. }) => {
                self.answer = check_in::moved(self.answer, intent == Intent::Down);
                Reply::stay()
            }
            (Intent::Up, SessionState::Introducing { .. }) => {
                self.choice = self.choice.saturating_sub(1);
                Reply::stay()
            }
            (Intent::Down, SessionState::Introducing { block }) => {
                self.choice = (self.choice + 1).min(self.choices(cx.coach, block).len() - 1);
                Reply::stay()
            }
            (Intent::PageUp | Intent::PageDown, SessionState::Introducing { block }) => {
                let read = self.read;
                self.read = set_up::read_on(self, block, cx, intent);
                // Where nothing is left out of sight the key is that of a presenter: it goes on.
                let goes_on = intent == Intent::PageDown && (read, self.read, self.choice) == (0, 0, 0);
                if goes_on { self.introduced(block, cx) } else { Reply::stay() }
            }
            (Intent::BlockNext, SessionState::Introducing { block }) if self.choice == 0 => self.introduced(block, cx),
            (Intent::Up | Intent::Down, SessionState::AskingPain) => {
                let now = self.pain;
                self.pain = Some(match (now, intent) {
                    (Some(pain), Intent::Up) => (pain + 1).min(Score::MAX),
                    (Some(pain), _) => pain.saturating_sub(1),
                    (None, _) => 0,
                });
                Reply::stay()
            }
            (Intent::Up | Intent::Down | Intent::PageUp | Intent::PageDown, _) if self.manner.set_up => {
                self.behind = set_up::read_behind_i(self, cx, intent);
                Reply::stay()
            }
            (intent, _) => self.act_running(intent, cx),
        }
    }

    fn digit(&mut self, key: KeyEvent, cx: &mut Cx) -> Reply {
        let KeyCode::Char(digit @ '0'..='9') = key.code else { return Reply::stay() };
        let digit = digit as u8 - b'0';
        match self.session.state {
            SessionState::AskingPain => {
                self.pain = Some(if digit == 0 && self.pain == Some(1) { 10 } else { digit });
                Reply::stay()
            }
            SessionState::Introducing { block } => {
                let at = usize::from(digit).wrapping_sub(1);
                if at >= self.choices(cx.coach, block).len() {
                    return Reply::stay();
                }
                self.choice = at;
                self.introduced(block, cx)
            }
            SessionState::CheckingIn { .. } => match check_in::of_digit(digit) {
                Some(answer) => {
                    self.answer = Some(answer);
                    self.checked_in(cx)
                }
                None => Reply::stay(),
            },
            _ => Reply::stay(),
        }
    }
}

/// The words beside a block: "breath 7 of 28", "set 1 of 2 · 3 of 8". Of several places the place stands elsewhere.
fn count(phase: &crate::practice::Phase, in_places: bool) -> String {
    let (n, of) = (phase.cycle, phase.of);
    match phase.kind {
        _ if of <= 1 => String::new(),
        _ if phase.sets > 1 && !in_places => tell(
            "session-count-set",
            &[("n", n.into()), ("of", of.into()), ("set", phase.set.into()), ("sets", phase.sets.into())],
        ),
        kind if kind.is_breath() => tell("session-count-breath", &[("n", n.into()), ("of", of.into())]),
        _ => tell("session-count", &[("n", n.into()), ("of", of.into())]),
    }
}
