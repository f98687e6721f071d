//! The sensor outside of a session, in lines: how it is with it once in some seconds, and learning the person's own
//! scale. What the numbers mean is the coach's.

use super::ask::{ended, pick};
use super::talk::{Cx, Reply, Talk, Turn};
use crate::coach::{Asking, Calibrating, Coach, Event, Start, Step};
use crate::practice::signal::Contact;
use crate::words::{name, say};

/// How often it is told how it is; our own choice: a line is heard by then, and the next one is not waited for long.
const TOLD_EVERY_MS: u64 = 6_000;

/// A sensor in front of a person.
pub struct SensorTalk {
    /// What begins afterwards, where a session waits.
    then: Option<Box<Start>>,
    calibrating: Option<Calibrating>,
    asked: Option<Asking>,
    told_ms: u64,
    /// What was told last.
    told: Option<String>,
}

impl SensorTalk {
    /// A sensor that is about to be listened to.
    #[must_use]
    pub const fn new(then: Option<Box<Start>>) -> Self {
        Self { then, calibrating: None, asked: None, told_ms: 0, told: None }
    }

    fn ask(&self, cx: &mut Cx) {
        cx.choices([say("keys-calibrate").as_str(), say("keys-place-sensor").as_str()]);
        cx.say(if self.then.is_some() { "plain-sensor-enter" } else { "plain-enter-back" });
    }

    /// On to the session, or back.
    fn on(&mut self, cx: &mut Cx) -> Reply {
        match self.then.take() {
            Some(start) => {
                let kept = cx.coach.scale_answered(cx.coach.now());
                Reply::step(Step::Practise(start)).and(kept.into_iter().collect())
            }
            None => Reply::turn(Turn::Back).and(cx.coach.stop_listening().into_iter().collect()),
        }
    }

    /// How it is now, in words.
    fn tell_level(&mut self, cx: &mut Cx) {
        self.told_ms = cx.coach.now().mono_ms;
        let words = cx.coach.sensor.as_ref().and_then(|sensor| {
            let mark = sensor.mark(cx.coach.now()).map(|mark| name("signal-mark", mark.id()));
            mark.or_else(|| cx.coach.level_words())
        });
        // What has not changed is not said again and again.
        if let Some(words) = words.filter(|words| self.told.as_ref() != Some(words)) {
            cx.voice.say(&words);
            self.told = Some(words);
        }
    }

    /// What is asked while the scale is learned, as it turns; at its end what it came to.
    fn guide(&mut self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let Some(running) = &self.calibrating else { return Reply::stay() };
        let (asking, left) = running.asking(now);
        if self.asked.replace(asking) == Some(asking) {
            return Reply::stay();
        }
        if asking != Asking::Nothing {
            let seconds = u32::try_from(left.div_ceil(1000)).unwrap_or(0);
            cx.tell("plain-sensor-asks", &[("what", say(asking.key()).into()), ("n", seconds.into())]);
            return Reply::stay();
        }
        let learnt = running.learnt();
        (self.calibrating, self.asked, self.told_ms) = (None, None, now.mono_ms);
        let kept = cx.coach.keep_learnt(&learnt, now);
        cx.voice.say(&learnt.words("1"));
        self.ask(cx);
        Reply::effects(kept)
    }
}

impl Talk for SensorTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        cx.voice.gap();
        cx.voice.say(&ended(&say("signal-heading")));
        let Some(sensor) = &cx.coach.sensor else {
            cx.say("signal-none");
            return Reply::turn(Turn::Back);
        };
        let (device, place) = (sensor.device_words(), name("signal-place", cx.coach.placement().id()));
        cx.voice.say(&crate::words::begun_large(&ended(&format!("{device}, {place}"))));
        if self.then.is_some() {
            cx.say("plain-sensor-offer");
        }
        self.ask(cx);
        self.told_ms = cx.coach.now().mono_ms;
        if again { Reply::stay() } else { Reply::effects(cx.coach.listen()) }
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match pick(typed, 2) {
            _ if typed.is_empty() => self.on(cx),
            Some(0) => {
                (self.calibrating, self.asked) = (Some(Calibrating::begin(cx.coach, now)), None);
                self.guide(cx)
            }
            Some(_) => {
                let next = cx.coach.placement().next();
                let kept = cx.coach.place_sensor(next, now);
                self.calibrating = None;
                cx.voice.say(&ended(&name("signal-place", next.id())));
                Reply::effects([kept])
            }
            None => cx.unclear(),
        }
    }

    fn back(&mut self, cx: &mut Cx) -> Reply {
        self.then = None;
        self.on(cx)
    }

    fn help(&self, cx: &mut Cx) {
        self.ask(cx);
    }

    fn wake(&mut self, cx: &mut Cx) -> Reply {
        if self.calibrating.is_some() {
            return self.guide(cx);
        }
        if cx.coach.now().mono_ms >= self.told_ms + TOLD_EVERY_MS {
            self.tell_level(cx);
        }
        Reply::stay()
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx) -> Reply {
        let Event::Sensor(heard) = event else { return Reply::stay() };
        if let Some(running) = &mut self.calibrating {
            running.hear(heard);
        } else if self.then.is_some() && matches!(heard.contact, Contact::Gone | Contact::Ended) {
            // It is not there: nothing stands in the way of the session.
            cx.coach.pass_scale();
            return self.on(cx);
        }
        Reply::stay()
    }

    fn left(&mut self, cx: &mut Cx) -> Vec<crate::coach::Effect> {
        cx.coach.stop_listening().into_iter().collect()
    }

    fn next_wake(&self, coach: &Coach) -> Option<u64> {
        let now = coach.now();
        Some(match &self.calibrating {
            Some(running) => now.mono_ms + running.asking(now).1,
            None => self.told_ms + TOLD_EVERY_MS,
        })
    }
}
