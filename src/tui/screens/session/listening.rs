//! What of a running session is heard: every thing that happened is handed to what sounds, and keys turn it on or off.

use super::SessionScreen;
use crate::coach::{Cue, Effect, NoSound};
use crate::practice::Sound;
use crate::tui::screens::{Cx, Reply};
use crate::words::{name, say};

impl SessionScreen {
    /// The reply to what happened, with what is to be heard after it.
    pub(super) fn followed(&mut self, mut reply: Reply, cues: &[Cue], cx: &mut Cx) -> Reply {
        reply.effects.extend(cx.coach.follow(&self.session, &mut self.course, cues));
        reply
    }

    /// `m`: silent, or again as it was.
    pub(super) fn mute(&mut self, cx: &mut Cx) -> Reply {
        let hearing = cx.coach.hearing;
        let sound = if hearing.sound == Sound::Silent { hearing.to_turn_on() } else { Sound::Silent };
        self.sound(sound, cx)
    }

    /// It is heard like this from now on.
    pub(super) fn sound(&mut self, sound: Sound, cx: &mut Cx) -> Reply {
        (self.manner.offers_sound, self.manner.rings_instead) = (false, false);
        // Another way of sounding is tried; of a command nothing has changed.
        self.manner.mark = self.manner.mark.filter(|mark| *mark == NoSound::NoCommand);
        let mut effects = vec![cx.coach.set_sound(sound)];
        if sound == Sound::Bell {
            effects.push(Effect::Bell);
        }
        Reply::effects(effects).saying(name("session-sound", sound.id()))
    }

    /// Nothing sounds: where it never did, the bell stands in; where it did, a small mark says so.
    pub(super) fn hears_nothing(&mut self, why: NoSound) -> Reply {
        match why {
            NoSound::Lost => {
                self.manner.mark = Some(why);
                Reply::stay()
            }
            NoSound::NoCommand => {
                // That there is no sound says more.
                self.manner.mark.get_or_insert(why);
                Reply::stay()
            }
            NoSound::Speechless => Reply::stay().saying(say("session-sound-speechless")),
            NoSound::Absent => {
                self.manner.rings_instead = true;
                Reply::effects(vec![Effect::Bell]).saying(say("session-sound-absent"))
            }
        }
    }
}
