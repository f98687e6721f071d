//! `sos` where no screen can be shown: grounding and words for a hard moment, printed. Works whatever else is wrong.

use super::call::Call;
use crate::coach::standing::contacts;
use crate::library::safety::safety;
use crate::store::{Place, Store};
use crate::words;

/// Prints it. The diary is read for the person's own contacts alone, and nothing happens when it cannot be.
pub fn print(call: &mut Call<'_>, place: Option<Place>) -> u8 {
    // The same words as on the screen, in their order; a broken asset leaves the words of a person.
    if let Ok(safety) = safety() {
        for (_, key) in &safety.help.steps {
            call.say(&words::say(key));
        }
        call.say("");
    }
    call.say_lines(&words::say("safety-crisis"));
    let profile = place.and_then(|place| Store::open(place, &[]).ok()).map(|(_, opened)| opened.profile);
    if let Some(contacts) = profile.as_ref().and_then(contacts) {
        call.say("");
        call.say(&words::say("safety-contacts"));
        call.say_lines(&contacts);
    }
    0
}
