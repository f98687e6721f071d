//! The sensor outside of a session: its curve as it comes, what it sends, and learning the person's own scale. What the
//! numbers mean is the coach's; reading them is not done here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Asking, Biofeedback, Calibrating, Event, Learnt, Start, Step};
use crate::practice::signal::{Contact, Kind, Scale};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{Big, Curve, text};
use crate::words::{key, name, say, tell};

/// The seconds that are seen, in milliseconds.
const SEEN_MS: f64 = 12_000.0;
/// Frames while the curve moves: 30 a second.
const FRAME_MS: u64 = 33;

/// A sensor in front of a person.
#[derive(Default)]
pub struct SensorScreen {
    listens: bool,
    calibrating: Option<Calibrating>,
    learnt: Option<Learnt>,
    /// What begins afterwards, where a session waits.
    then: Option<Box<Start>>,
}

impl SensorScreen {
    /// A sensor that is about to be listened to.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same before a session: Enter begins it.
    #[must_use]
    pub fn before(start: Box<Start>) -> Self {
        Self { then: Some(start), ..Self::default() }
    }

    /// On to the session that waits.
    fn on(&mut self, cx: &mut Cx) -> Reply {
        let Some(start) = self.then.take() else { return Reply::stay() };
        let kept = cx.coach.scale_answered(cx.coach.now());
        Reply::turn(Turn::Step(Step::Practise(start))).and(kept.into_iter().collect())
    }

    /// A calibration that is over is kept.
    fn settle(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let Some(done) = self.calibrating.take_if(|running| running.is_over(now)) else { return Reply::stay() };
        let learnt = done.learnt();
        let kept = cx.coach.keep_learnt(&learnt, now);
        self.learnt = Some(learnt);
        Reply::effects(kept.into_iter().collect())
    }

    /// The large word, the line beneath it.
    fn words(&self, view: &View) -> (String, String) {
        let now = view.coach.now();
        if let Some(running) = &self.calibrating {
            let (asking, left) = running.asking(now);
            return (
                say(asking.key()),
                tell("signal-asks-left", &[("n", usize::try_from(left.div_ceil(1000)).unwrap_or(0).into())]),
            );
        }
        match &self.learnt {
            Some(learnt) => (String::new(), learnt.words(&key("c", "sensor-calibrate"))),
            None if self.then.is_some() && view.coach.scale().is_none() => (String::new(), say("signal-offer")),
            None => (String::new(), say(if view.coach.scale().is_some() { "signal-known" } else { "signal-unknown" })),
        }
    }
}

/// What it sends: rate, kind, channel.
fn about(sensor: &Biofeedback) -> String {
    let heard = &sensor.heard;
    let Some(rate) = heard.rate else { return String::new() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some thousand a second")]
    let rate = rate.round().clamp(0.0, 1e6) as u32;
    let kind = match heard.kind {
        None => say("signal-kind-unknown"),
        Some(Kind::Raw) if heard.guessed => say("signal-kind-raw-guessed"),
        Some(Kind::Level) if heard.guessed => say("signal-kind-level-guessed"),
        Some(kind) => name("signal-kind", kind.id()),
    };
    let about = tell("signal-about", &[("rate", rate.into()), ("kind", kind.into())]);
    if heard.names.len() > 1 {
        return format!("{about} · {}", tell("signal-channels", &[("names", heard.names.join(", ").into())]));
    }
    about
}

impl Screen for SensorScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let mut tables = if self.then.is_some() { vec![keys::SENSOR_BEFORE] } else { Vec::new() };
        if self.calibrating.is_some() {
            tables.push(keys::SENSOR_LEARNS);
            return tables;
        }
        // Of a sensor that is away nothing is learned; where it lies can be said all the same.
        let away = |sensor: &Biofeedback| matches!(sensor.heard.contact, Contact::Gone | Contact::Ended);
        tables.extend(view.coach.sensor.as_ref().into_iter().flat_map(|sensor| {
            let learns = (!away(sensor)).then_some(keys::SENSOR);
            learns.into_iter().chain([keys::SENSOR_LIES])
        }));
        tables.push(keys::SENSOR_BACK);
        tables
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match intent {
            Intent::Calibrate if cx.coach.sensor.is_some() => {
                (self.calibrating, self.learnt) = (Some(Calibrating::begin(cx.coach, now)), None);
                Reply::stay()
            }
            Intent::PlaceSensor => {
                let next = cx.coach.placement().next();
                let kept = cx.coach.place_sensor(next, now);
                (self.calibrating, self.learnt) = (None, None);
                Reply::effects(vec![kept])
            }
            Intent::Open => self.on(cx),
            Intent::Back if self.calibrating.take().is_some() => Reply::stay(),
            Intent::Back => Reply::turn(Turn::Back).and(cx.coach.stop_listening().into_iter().collect()),
            _ => Reply::stay(),
        }
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        if !std::mem::replace(&mut self.listens, true) {
            return Reply::effects(cx.coach.listen().into_iter().collect());
        }
        self.settle(cx)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        if let Event::Sensor(heard) = event {
            if let Some(running) = &mut self.calibrating {
                running.hear(heard);
            } else if self.then.is_some() && matches!(heard.contact, Contact::Gone | Contact::Ended) {
                // It is not there: nothing stands in the way of the session.
                cx.coach.pass_scale();
                return self.on(cx);
            }
        }
        self.settle(cx)
    }

    fn hidden(&mut self, _cx: &mut Cx) -> Reply {
        self.calibrating = None;
        Reply::stay()
    }

    fn next_wake(&self, view: &View) -> Option<u64> {
        let now = view.coach.now();
        if !self.listens {
            return Some(now.mono_ms);
        }
        let running = self.calibrating.as_ref()?;
        let (_, left) = running.asking(now);
        Some(now.mono_ms + left % 1000 + if left % 1000 == 0 { 1000.min(left) } else { 0 })
    }

    fn frame_ms(&self, view: &View) -> Option<u64> {
        (!view.look.reduced_motion).then_some(FRAME_MS)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let look = view.look;
        let put = |buf: &mut Buffer, y: u16, words: &str, style| {
            for (y, line) in (y..area.height).zip(text::wrap(words, area.width)) {
                text::put(buf, Rect { y: area.y + y, height: 1, ..area }, (0, 0), &line, style);
            }
        };
        put(buf, 0, &say("signal-heading"), look.heading());
        let Some(sensor) = &view.coach.sensor else {
            put(buf, 2, &say("signal-none"), look.text());
            return None;
        };
        let place = name("signal-place", view.coach.placement().id());
        put(buf, 1, &format!("{} · {place}", sensor.device_words()), look.quiet());
        put(buf, 2, &about(sensor), look.quiet());
        let (large, line) = self.words(view);
        let mark = sensor.mark(view.coach.now()).map(|mark| name("signal-mark", mark.id()));
        let foot = area.height.saturating_sub(2);
        // The curve lies above it, with a line between.
        let big = if large.is_empty() || area.height < 16 { 0 } else { 7 };
        let at = Rect { y: area.y + 4, height: foot.saturating_sub(5 + big), ..area };
        curve(sensor, view.coach.scale(), at, buf, view);
        if big > 0 {
            let place = Rect { y: at.bottom() + 1, height: big - 1, ..area };
            let style = if self.is_asking(view, Asking::Squeeze) { look.strong() } else { look.out_word() };
            Big { words: &large, like: "", style, look }.render(place, buf);
            // Its seconds stand beneath the word; what is not well with the sensor where it always does.
            let beneath = Rect { y: place.bottom(), height: 1, ..area };
            text::put(buf, beneath, (area.width.saturating_sub(text::width(&line)) / 2, 0), &line, look.text());
            put(buf, foot, &mark.unwrap_or_default(), look.text());
            return None;
        } else if !large.is_empty() {
            put(buf, foot.saturating_sub(1), &large, look.strong());
        }
        put(buf, foot, &mark.unwrap_or(line), look.text());
        None
    }
}

impl SensorScreen {
    fn is_asking(&self, view: &View, what: Asking) -> bool {
        self.calibrating.as_ref().is_some_and(|running| running.asking(view.coach.now()).0 == what)
    }
}

fn curve(sensor: &Biofeedback, known: Option<Scale>, area: Rect, buf: &mut Buffer, view: &View) {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a run are exact in a float")]
    let now_ms = view.coach.now().mono_ms as f64;
    let curve = Curve {
        points: &sensor.curve(),
        now_ms,
        seen_ms: (SEEN_MS, 0.0),
        scale: known.unwrap_or_else(|| sensor.unlearned()),
        known: known.is_some(),
        asked: &|_| None,
        look: view.look,
    };
    curve.render(area, buf);
}
