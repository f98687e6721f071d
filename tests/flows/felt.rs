//! What a session learns from a sensor and from two keys: the figures that its record keeps.

use pelvicoach::coach::{Biofeedback, Effect, Event, FeltWord, Hearing, Noticed, SensorMark, SessionState};
use pelvicoach::diary::SignalSource;
use pelvicoach::practice::signal::{Asks, Contact, Heard, Kind, Point, Scale, Spread};
use pelvicoach::practice::{Sound, Tone};

use serde_json::json;

use crate::kit::coach;
use crate::sessions::Run;

const SCALE: Scale = Scale { rest: Spread { level: 4.0, spread: 0.3 }, squeeze: Some(20.0) };

/// A level as a person makes it who lets go in `release_s`: at rest 4, in a squeeze 20.
struct Muscle {
    level: f64,
    release_s: f64,
}

impl Muscle {
    /// The next 20 ms of what is asked.
    fn does(&mut self, asks: Asks) -> f64 {
        let towards = if asks == Asks::Squeeze { 20.0 } else { 4.0 };
        let tau_s = if asks == Asks::Squeeze { 0.1 } else { self.release_s / std::f64::consts::LN_10 };
        self.level += (towards - self.level) * (1.0 - (-0.02 / tau_s).exp());
        self.level
    }
}

/// Lets the session run for `seconds`, its muscle doing what is asked.
fn feel(run: &mut Run, muscle: &mut Muscle, seconds: u32, scale: Option<Scale>) {
    for _ in 0..seconds * 50 {
        if run.session.is_over() {
            return;
        }
        if let SessionState::Introducing { .. } = run.session.state {
            run.session.start_block(run.now);
        }
        run.go(20);
        let level = muscle.does(run.session.asked_at(run.session.elapsed(run.now)));
        let at_ms = f64::from(u32::try_from(run.now.mono_ms).unwrap());
        run.session.feel(&[Point { at_ms, level }], Some(Kind::Level), scale);
    }
}

#[test]
fn squeezes_that_are_let_go_keep_their_time_and_how_fully() {
    let mut run = Run::of("PF3a", true);
    let mut muscle = Muscle { level: 4.0, release_s: 1.2 };
    feel(&mut run, &mut muscle, 600, Some(SCALE));
    let signal = run.session.signal().unwrap();
    assert_eq!((signal.source, signal.kind.as_deref(), signal.releases), (SignalSource::Sensor, Some("level"), 10));
    assert!((signal.release_s.unwrap() - 1.2).abs() <= 0.1, "{signal:?}");
    assert!((signal.rest.unwrap() - 4.0).abs() < 0.1 && signal.fully.unwrap() > 0.98, "{signal:?}");
    assert_eq!((signal.noticed, signal.unnoticed), (0, 0));
    assert_eq!(run.session.practice(pelvicoach::diary::Outcome::Finished, None).signal, Some(signal.clone()));
    assert_eq!(run.session.draft(run.now).signal, Some(signal), "the draft holds it too");
}

#[test]
fn without_a_scale_the_first_quiet_seconds_are_one_and_nothing_is_asked() {
    let mut run = Run::of("B1", true);
    let mut muscle = Muscle { level: 4.0, release_s: 1.0 };
    feel(&mut run, &mut muscle, 10, None);
    assert_eq!(run.session.felt_word(), Some(FeltWord::Learning));
    assert_eq!(run.session.felt_scale(), None);
    feel(&mut run, &mut muscle, 15, None);
    assert_eq!(run.session.felt_word(), None);
    assert!((run.session.felt_scale().unwrap().rest.level - 4.0).abs() < 0.01);
}

#[test]
fn tension_that_nothing_asked_for_is_told_softly_and_effort_above_the_target_is_enough() {
    let mut run = Run::of("B1", true);
    let mut muscle = Muscle { level: 4.0, release_s: 1.0 };
    feel(&mut run, &mut muscle, 5, Some(SCALE));
    for _ in 0..150 {
        run.go(20);
        let at_ms = f64::from(u32::try_from(run.now.mono_ms).unwrap());
        run.session.feel(&[Point { at_ms, level: 12.0 }], Some(Kind::Level), Some(SCALE));
    }
    assert_eq!(run.session.felt_word(), Some(FeltWord::Grips));
    run.session.notice(Noticed::Grip, run.now);
    assert_eq!(run.session.felt_word(), None, "noticed, it is not told again");
    feel(&mut run, &mut muscle, 5, Some(SCALE));
    let signal = run.session.signal().unwrap();
    assert_eq!((signal.noticed, signal.unnoticed), (1, 0), "{signal:?}");

    let mut run = Run::of("PF3a", true);
    feel(&mut run, &mut muscle, 1, Some(SCALE));
    while run.session.asked_at(run.session.elapsed(run.now)) != Asks::Squeeze {
        feel(&mut run, &mut muscle, 1, Some(SCALE));
    }
    let at_ms = f64::from(u32::try_from(run.now.mono_ms).unwrap());
    run.session.feel(&[Point { at_ms, level: 40.0 }], Some(Kind::Level), Some(SCALE));
    assert_eq!(run.session.felt_word(), Some(FeltWord::Enough));
}

#[test]
fn without_a_device_two_keys_tell_what_was_felt() {
    let mut run = Run::of("B1", true);
    run.go(10_000);
    for seconds in [2, 4, 9] {
        run.session.notice(Noticed::Grip, run.now);
        run.go(1_000 * seconds);
        run.session.notice(Noticed::Ease, run.now);
        run.go(1_000);
    }
    let signal = run.session.signal().unwrap();
    assert_eq!((signal.source, signal.noticed, signal.eased_s), (SignalSource::Felt, 3, Some(4.0)));
    assert_eq!(signal.rest, None);
    let mut still = Run::of("B1", true);
    still.go(20_000);
    assert_eq!(still.session.signal(), None, "nothing told is nothing kept");
}

#[test]
fn what_came_while_the_pacer_waited_is_not_measured() {
    let mut run = Run::of("B1", true);
    let mut muscle = Muscle { level: 4.0, release_s: 1.0 };
    feel(&mut run, &mut muscle, 5, Some(SCALE));
    run.session.pause(pelvicoach::coach::Pause::Own, run.now);
    for _ in 0..500 {
        run.now = run.now.later(20);
        let at_ms = f64::from(u32::try_from(run.now.mono_ms).unwrap());
        run.session.feel(&[Point { at_ms, level: 60.0 }], Some(Kind::Level), Some(SCALE));
    }
    let signal = run.session.signal().unwrap();
    assert_eq!((signal.in_band, signal.noticed + signal.unnoticed), (Some(1.0), 0), "{signal:?}");
}

/// The moments at which it is heard in a minute of light squeezes that one has let go, and how often at all.
fn heard_easing(wanted: bool, sound: Sound) -> (Vec<u64>, usize) {
    let mut coach = coach(&[("release_sound", json!(wanted))], &[]);
    coach.hearing = Hearing::new(sound, 80, false);
    coach.sensor = Some(Biofeedback::new("-".to_owned(), "1".to_owned()));
    let _ = coach.learn_scale(SCALE, coach.now());
    let (mut run, mut muscle) = (Run::of("PF3a", true), Muscle { level: 4.0, release_s: 1.2 });
    let (mut moments, mut effects) = (Vec::new(), 0);
    for _ in 0..60 * 50 {
        if let SessionState::Introducing { .. } = run.session.state {
            run.session.start_block(run.now);
        }
        run.go(20);
        coach.at(run.now);
        let level = muscle.does(run.session.asked_at(run.session.elapsed(run.now)));
        let at_ms = f64::from(u32::try_from(run.now.mono_ms).unwrap());
        let heard = Heard { points: vec![Point { at_ms, level }], kind: Some(Kind::Level), ..Heard::default() };
        let effect = coach.session_feels(&mut run.session, &heard);
        effects += usize::from(effect.is_some());
        if let Some(Effect::Sound(schedule)) = effect {
            moments.extend(schedule.dues.iter().filter(|due| due.tone == Tone::Eased).map(|due| due.at_ms));
            assert!(schedule.dues.len() > 1, "what sounds anyway goes on");
        }
    }
    (moments, effects)
}

#[test]
fn that_a_squeeze_has_let_go_is_heard_once_each_time_where_it_is_wanted() {
    let (moments, effects) = heard_easing(true, Sound::Tones);
    assert!((3..=5).contains(&moments.len()) && effects == moments.len(), "{moments:?}");
    assert!(moments.windows(2).all(|two| two[1] - two[0] >= 10_000), "{moments:?}");
    assert_eq!(heard_easing(true, Sound::Bell).1, moments.len());
    assert_eq!(heard_easing(true, Sound::Silent).1, 0);
    assert_eq!(heard_easing(false, Sound::Tones).1, 0);
}

#[test]
fn a_scale_is_kept_for_its_device_and_place_alone() {
    let mut coach = coach(&[], &[]);
    let now = coach.now();
    coach.sensor = Some(Biofeedback::new("/dev/ttyUSB0".to_owned(), "1".to_owned()));
    assert!(coach.scale().is_none());
    let _ = coach.learn_scale(SCALE, now);
    assert_eq!(coach.scale(), Some(SCALE));
    let elsewhere = coach.placement().next();
    let _ = coach.place_sensor(elsewhere, now);
    assert_eq!(coach.scale(), None, "in another place another scale");
    coach.sensor = Some(Biofeedback::new("/dev/ttyUSB1".to_owned(), "1".to_owned()));
    assert_eq!(coach.scale(), None);
}

#[test]
fn what_is_not_well_with_a_sensor_is_a_small_mark() {
    let mut coach = coach(&[], &[]);
    let now = coach.now();
    coach.sensor = Some(Biofeedback::new("-".to_owned(), "1".to_owned()));
    let mark = |coach: &pelvicoach::coach::Coach, now| coach.sensor.as_ref().unwrap().mark(now);
    assert_eq!(mark(&coach, now), Some(SensorMark::Opening));
    let there = Heard { contact: Contact::There, read: 50, ..Heard::default() };
    let told = [
        (there.clone(), None),
        (Heard { flood: true, ..there.clone() }, Some(SensorMark::Flood)),
        (Heard { unreadable: 20, ..there.clone() }, Some(SensorMark::Unreadable)),
        (Heard { unrecorded: true, ..there.clone() }, Some(SensorMark::Unrecorded)),
        (Heard { contact: Contact::Gone, ..there.clone() }, Some(SensorMark::Gone)),
        (Heard { contact: Contact::Ended, ..there.clone() }, Some(SensorMark::Ended)),
    ];
    for (heard, expected) in told {
        coach.hear(&Event::Sensor(heard));
        assert_eq!(mark(&coach, now), expected);
    }
    coach.hear(&Event::Sensor(there));
    assert_eq!(mark(&coach, now.later(2_500)), Some(SensorMark::Stalled));
}
