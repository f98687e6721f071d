//! The questions after a practice: highest during it, now, how it was, whether the floor let go, a word or a note. In
//! the first sessions with drops, and whenever letting go could not be felt, one more about bearing down.

use super::ask::Ask;
use super::consent::LADDER;
use super::form::{Form, Page, choice, lines, many, scale};
use super::new_step::{EXPECTED_FEAR, after_intro};
use crate::diary::{Comfort, Felt, LetGo, Practice, PractisedBlock};

/// The name under which the form keeps the drills that are asked about.
const DRILLS: &str = "floor";
/// The name under which it keeps whether drops are among them…
const DROPS: &str = "drops";
/// …and whether bearing down is asked about whatever is answered.
const STRAIN: &str = "strain";

/// The form, told what was practised: ids of drills, whether drops are among them, whether bearing down is asked.
pub(super) fn about(form: Form, drills: &[&str], drops: bool, strain: bool) -> Form {
    let form = if drills.is_empty() { form } else { form.with(DRILLS, &drills.join(" ")) };
    let form = if drops { form.with(DROPS, "yes") } else { form };
    if drops && strain { form.with(STRAIN, "yes") } else { form }
}

fn is_about(form: &Form, block: &PractisedBlock) -> bool {
    let drills = form.given(DRILLS).unwrap_or_default();
    block.done_s > 0 && drills.split(' ').any(|id| id == block.exercise)
}

/// What to do about an answer, once it is given: drops left out, or effort halved.
fn strain_words(form: &Form) -> Option<String> {
    let answered = form.many("strain");
    let says = |of: &str| answered.iter().any(|one| one == of);
    let means = match () {
        () if says("heaviness") => "heaviness",
        () if says("breath") || says("belly") => "effort",
        () => return None,
    };
    Some(format!("after-strain-means-{means}"))
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let mut asks = Vec::new();
    if form.given("less").is_none() {
        asks.push(scale("peak", "after-peak"));
        if form.given(LADDER).is_some() || form.given(EXPECTED_FEAR).is_some() {
            asks.push(scale("peak_fear", "ladder-peak-fear"));
        }
        asks.push(scale("now", "after-now"));
    }
    asks.push(choice("comfort", "after-comfort", "after-comfort", &["easy", "ok", "hard"]));
    if form.given(DRILLS).is_some() {
        asks.push(choice("let_go", "after-let-go", "after-let-go", &["let_go", "partly", "not_yet", "not_felt"]));
        let not_felt = form.one("let_go") == Some("not_felt") && form.given(DROPS).is_some();
        if not_felt || form.given(STRAIN).is_some() {
            let strain = many("strain", "after-strain", "after-strain", &["breath", "belly", "heaviness"]);
            asks.push(Ask { told: strain_words(form), ..strain });
        }
    }
    asks.push(lines("note", "after-note"));
    vec![Page { heading: "after-heading".to_owned(), intro: after_intro(form), asks }]
}

/// Lays the answers over the practice that was recorded when the session ended.
#[must_use]
pub fn answered(form: &Form, mut practice: Practice) -> Practice {
    let felt = |pain| (pain != Felt::default()).then_some(pain);
    let fear = form.score("peak_fear").or_else(|| practice.peak.and_then(|felt| felt.fear));
    practice.peak = felt(Felt { pain: form.score("peak"), fear, ..practice.peak.unwrap_or_default() });
    practice.after = felt(Felt { pain: form.score("now"), ..practice.after.unwrap_or_default() });
    practice.comfort = form.one("comfort").and_then(Comfort::parse);
    practice.note = form.text("note");
    let let_go = form.one("let_go").and_then(LetGo::parse);
    let strain = form.many("strain");
    for block in practice.blocks.iter_mut().filter(|block| is_about(form, block)) {
        block.let_go = let_go;
        block.strain.clone_from(&strain);
    }
    practice
}

/// Puts what a practice already says into its form.
pub(super) fn fill(form: &mut Form, practice: &Practice) {
    use super::ask::Answer::{Many, One, Score, Text};
    let block = practice.blocks.iter().find(|block| is_about(form, block));
    let answers = [
        ("peak", practice.peak.and_then(|felt| felt.pain).map(Score)),
        ("peak_fear", practice.peak.and_then(|felt| felt.fear).map(Score)),
        ("now", practice.after.and_then(|felt| felt.pain).map(Score)),
        ("comfort", practice.comfort.map(|comfort| One(comfort.id().to_owned()))),
        ("let_go", block.and_then(|block| block.let_go).map(|let_go| One(let_go.id().to_owned()))),
        ("strain", block.filter(|block| !block.strain.is_empty()).map(|block| Many(block.strain.clone()))),
        ("note", practice.note.clone().map(Text)),
    ];
    form.answers.extend(answers.into_iter().filter_map(|(id, answer)| Some((id.to_owned(), answer?))));
}
