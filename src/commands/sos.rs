//! `sos` where no screen can be shown: grounding and words for a hard moment, printed. Works whatever else is wrong.

use super::call::Call;
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
    let contacts = profile.and_then(|profile| {
        profile.get::<Vec<String>>("contacts").or_else(|| profile.get::<String>("contacts").map(|one| vec![one]))
    });
    if let Some(contacts) = contacts.filter(|contacts| !contacts.is_empty()) {
        call.say("");
        call.say(&words::say("safety-contacts"));
        for contact in contacts {
            call.say_lines(&contact);
        }
    }
    0
}
