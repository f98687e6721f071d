//! Listens to the sensor while the coach asks for it, and passes on what it tells.

use std::sync::Arc;

use super::Tell;
use crate::clock::Clock;
use crate::coach::Event;
use crate::devices::sensor::{Sensor, Source, Wanted, start};

/// The sensor that is wanted, and the one that is listened to.
#[derive(Default)]
pub(super) struct Ear {
    wanted: Option<Wanted>,
    heard: Option<Sensor>,
}

impl Ear {
    pub(super) fn of(wanted: Option<Wanted>) -> Self {
        Self { wanted, heard: None }
    }

    /// Begins or stops.
    pub(super) fn listen(&mut self, listens: bool, clock: &Clock, tell: &Tell) {
        let Some(wanted) = &self.wanted else { return };
        match (&self.heard, listens) {
            (Some(sensor), _) if wanted.source == Source::Input => sensor.mute(!listens),
            (_, false) => self.heard = None,
            (Some(_), true) => {}
            (None, true) => {
                let (tell, now) = (Arc::clone(tell), clock.clone());
                let out = move |heard| tell(Event::Sensor(heard), now.now());
                // Without a thread there is nothing to hear; the session goes on.
                self.heard = start(wanted.clone(), clock.clone(), out).ok();
            }
        }
    }
}
