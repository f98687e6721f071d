//! Each practice that the program promises: reached from the screens, and doing what it is for. One row of the table is
//! one check; a row that cannot be reached fails by its name.

mod alone;
mod body;
mod course;
mod days;
mod learned;
mod together;
mod ways;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Each practice by name, with its check.
const ROWS: &[(&str, fn())] = &[
    ("assessment by a clinician, and what contributes", learned::assessment),
    ("gradual desensitization", together::desensitization),
    ("targeted stretches", body::stretches),
    ("gentle strengthening, with a clinician's agreement alone", body::strengthening),
    ("triggers found out", days::triggers),
    ("pacing", course::pacing),
    ("another look at a thought: a signal to slow down, no threat", alone::reframing),
    ("diaphragmatic breathing", body::breathing),
    ("guided awareness of the floor, without judgement", body::awareness),
    ("manual therapy, logged; self-massage from outside", body::manual_therapy),
    ("daily consistency", days::consistency),
    ("education together with practice", learned::education),
    ("sensate focus", together::sensate_focus),
    ("noticing, coordination, letting go on purpose", body::coordination),
    ("contraction followed by complete letting go", body::contraction),
    ("biofeedback without a sensor, and readings from a clinic", body::feedback),
    ("a home programme for two, as the clinic's plan has it", together::home_programme),
    ("body awareness", alone::body_scan),
    ("sleep, food, stress", days::everyday),
    ("a journal of pain, mood and sensitivity", days::journal),
    ("predictable routines", days::predictable),
    ("careful progression: the day after decides", course::day_after),
    ("reliable cues to let go", body::cues),
    ("attention to breath, heartbeat and contact, without good or bad", alone::attention),
    ("noticing a response to touch, softer or finished at any moment", together::response_to_touch),
    ("exposure from touch that is not sexual", together::first_touch),
    ("thresholds, preferences, boundaries said aloud", together::talks),
    ("anatomy and contributors", learned::anatomy),
    ("clear expectations and a choice at every suggestion", course::choices),
    ("timely follow-up, and a page for the team", course::follow_up),
    ("a settled baseline under stress", days::under_stress),
    ("small milestones that stay", course::milestones),
    ("partner support", together::partner_support),
    ("self-compassion, and uneven progress as usual", alone::self_compassion),
    ("persistent pain: a review by several professions", course::review),
];

#[test]
fn each_practice_is_reached_from_the_screens_and_acts() {
    assert_eq!(ROWS.len(), 35);
    let missing: Vec<&str> =
        ROWS.iter().filter(|(_, holds)| catch_unwind(AssertUnwindSafe(holds)).is_err()).map(|(row, _)| *row).collect();
    assert!(missing.is_empty(), "not reached, or not acting: {missing:#?}");
}
