//! What a session offers at which moment: no key that would do nothing there, every key by what it does, and no line
//! that stands beneath the breath for minutes.

use pelvicoach::coach::{Coach, Step};
use pelvicoach::diary::Felt;
use serde_json::json;

use crate::stage::{Setting, Stage, Who, morning};

const SIZE: (u16, u16) = (80, 24);

fn one(exercise: &str, coach: &Coach) -> Step {
    coach.practise(coach.one(exercise, None, morning()).expect("it is offered"), Felt::default())
}

/// Straight into an exercise that was seen before.
fn of(step: fn(&Coach) -> Step, size: (u16, u16)) -> Stage {
    let seen = ["B3", "PF3a", "ST1", "MI1"];
    let registers = [("introduced", json!(seen))];
    Stage::set(&Setting { registers: &registers, step: Some(step), ..Setting::of(Who::Fresh, size) })
}

fn footer(stage: &mut Stage) -> String {
    stage.text().lines().last().unwrap_or_default().trim().to_owned()
}

/// What begins, whether its breath is paced, and whether parts of it can be passed over.
type Row = (fn(&Coach) -> Step, bool, bool);

/// The squeezes, with something after them.
fn squeezes_first(coach: &Coach) -> Step {
    let mut filled = coach.filled("RT12", morning()).expect("a routine");
    filled.blocks.insert(0, coach.one("PF3a", None, morning()).expect("it is offered").blocks.remove(0));
    coach.practise(filled, Felt::default())
}

#[test]
fn the_pace_is_offered_where_a_breath_is_paced_and_a_part_where_one_can_be_passed_over() {
    let rows: [Row; 4] = [
        (|coach| one("B3", coach), true, false),
        (|coach| one("PF3a", coach), false, false),
        (|coach| one("ST1", coach), false, false),
        (|coach| one("MI1", coach), false, true),
    ];
    for (step, paced, guided) in rows {
        let mut stage = of(step, (120, 40));
        let seen = stage.wait(2_000).text();
        let below = footer(&mut stage);
        assert_eq!(below.contains("smaller breath"), paced, "{seen}");
        assert_eq!(below.contains("pass a part over"), guided, "{seen}");
        stage.keys("?");
        let panel = stage.text();
        assert_eq!(panel.contains("keep this pace"), paced, "{panel}");
        stage.keys("?").keys("-");
        assert_eq!(stage.text().contains("smaller breath, from"), paced, "{}", stage.text());
    }
}

#[test]
fn the_same_key_is_called_by_what_it_does_while_paused_and_while_silent() {
    let mut stage = of(|coach| one("B3", coach), (120, 40));
    stage.wait(2_000);
    assert!(footer(&mut stage).starts_with("Space pause"), "{}", stage.text());
    let row = |stage: &mut Stage| {
        stage.keys("?");
        let panel = stage.text();
        stage.keys("?");
        panel.lines().find(|line| line.contains("  m      ")).unwrap_or_default().to_owned()
    };
    assert!(row(&mut stage).contains("sound"), "{}", stage.text());
    stage.keys("m");
    assert!(row(&mut stage).contains("mute"), "{}", stage.text());
    stage.wait(1_000).keys("Space");
    assert!(footer(&mut stage).starts_with("Space go on"), "{}", stage.text());
    stage.wait(1_000).keys("Space");
    assert!(footer(&mut stage).starts_with("Space pause"), "{}", stage.text());
}

#[test]
fn a_line_beneath_the_breath_goes_by_itself_and_on_a_still_screen_it_stays() {
    let mut stage = of(|coach| one("B3", coach), SIZE);
    stage.wait(2_000).keys("-");
    assert!(stage.wait(3_000).text().contains("A smaller breath"), "{}", stage.text());
    assert!(!stage.wait(3_000).text().contains("A smaller breath"), "{}", stage.text());
    stage.keys("Space").wait(1_000).keys("v");
    assert!(stage.wait(120_000).text().contains("The breath as"), "nothing runs:\n{}", stage.text());
}

#[test]
fn squeezes_rest_at_the_pain_at_which_they_are_not_offered() {
    let mut lower = of(squeezes_first, SIZE);
    lower.wait(2_000).keys("p 3 Enter").wait(500);
    assert!(
        lower.text().contains("Light squeeze") && footer(&mut lower).starts_with("Space pause"),
        "{}",
        lower.text()
    );
    let mut stage = of(squeezes_first, SIZE);
    stage.wait(2_000).keys("p 4 Enter").wait(500);
    let seen = stage.text();
    assert!(seen.contains("Light squeezes rest at this pain. Space goes on with what comes next."), "{seen}");
    assert!(footer(&mut stage).starts_with("Space go on"), "{seen}");
    stage.keys("Space").wait(2_000);
    assert!(!stage.text().contains("Light squeeze") && stage.text().contains("Arrive"), "{}", stage.text());
    let mut alone = of(|coach| one("PF3a", coach), SIZE);
    alone.wait(2_000).keys("p 6 Enter").wait(500);
    assert!(alone.text().contains("Space ends the practice here"), "{}", alone.text());
    alone.keys("Space").wait(500);
    assert!(alone.text().contains("How was it"), "{}", alone.text());
}

#[test]
fn a_rest_belongs_to_the_set_that_is_done() {
    let mut stage = of(|coach| one("PF3a", coach), SIZE);
    for _ in 0..200 {
        let seen = stage.wait(500).text();
        assert!(!seen.contains("set 2 of 2 · 5 of 5") || !seen.contains("another set follows"), "{seen}");
        if seen.contains("another set follows") {
            assert!(seen.contains("set 1 of 2 · 5 of 5"), "{seen}");
            return;
        }
    }
    panic!("no rest came:\n{}", stage.text());
}

/// What stands before each exercise: the arrow has a column of its own, the key that reads on is named while there is
/// more, and when to leave it out is in sight from the beginning.
#[test]
fn what_stands_before_an_exercise_is_read_whole() {
    let catalogue = &pelvicoach::library::built_in().expect("the assets are read").catalogue;
    let mut longer = 0;
    for exercise in catalogue.iter().filter(|exercise| exercise.is_offered() && exercise.written().is_none()) {
        for size in [SIZE, (120, 40)] {
            let setting = Setting::of(Who::Fresh, size);
            let (coach, _) = crate::stage::coach(&setting, morning());
            let Some(filled) = coach.one(&exercise.id, None, morning()) else { continue };
            let mut stage = Stage::at(&setting, coach.practise(filled, Felt::default()));
            let seen = stage.text();
            if !seen.contains("1  start") {
                continue;
            }
            assert!(footer(&mut stage).starts_with("Enter start"), "{seen}");
            let arrows = seen.lines().filter(|line| line.trim_end().ends_with('↓'));
            assert!(arrows.clone().all(|line| line.trim_end().ends_with(" ↓")), "{}\n{seen}", exercise.id);
            let more = footer(&mut stage).contains("PgDn read on");
            assert_eq!(more, arrows.count() > 0, "{} at {size:?}\n{seen}", exercise.id);
            longer += usize::from(more);
            let leaves = coach.exercise_words_as(&exercise.id, "leave-out", pelvicoach::words::say);
            let first = leaves.unwrap_or_default().chars().take(14).collect::<String>();
            assert!(seen.contains(&first), "{} at {size:?}: {first}\n{seen}", exercise.id);
            for _ in 0..9 {
                stage.keys("Down PageDown").wait(500);
            }
            assert!(!footer(&mut stage).contains("PgDn"), "{} at {size:?}\n{}", exercise.id, stage.text());
        }
    }
    assert!(longer > 3, "some are longer than a terminal: {longer}");
}

#[test]
fn the_position_is_told_where_the_figure_does_not_show_it() {
    let of = |step: fn(&Coach) -> Step| Stage::set(&Setting { step: Some(step), ..Setting::of(Who::Fresh, (120, 40)) });
    let squeeze = of(|coach| one("PF3a", coach)).text();
    assert!(squeeze.contains("Position: on your back"), "{squeeze}");
    assert!(squeeze.lines().next().is_some_and(|line| line.trim().is_empty()), "a line stands free above:\n{squeeze}");
    let stretch = of(|coach| one("ST2", coach)).text();
    assert!(!stretch.contains("Position:"), "its figure shows it:\n{stretch}");
}

#[test]
fn dizzy_and_stopped_lead_out_by_one_word_each() {
    let mut stage = of(|coach| one("B3", coach), SIZE);
    stage.wait(5_000).keys("d").wait(500);
    let seen = stage.text();
    assert!(
        seen.contains("Dizzy") && footer(&mut stage).starts_with("Enter end here   t a person   ! help now"),
        "{seen}"
    );
    assert!(!footer(&mut stage).contains("stop"), "{seen}");
    stage.keys("t").wait(500);
    assert!(stage.text().contains("emergency") && !stage.text().contains("Dizzy"), "{}", stage.text());
    let mut stopped = of(|coach| one("B3", coach), SIZE);
    stopped.wait(5_000).keys("Esc").wait(500);
    assert!(footer(&mut stopped).starts_with("Enter end here"), "{}", stopped.text());
    assert!(!footer(&mut stopped).contains("back") && !footer(&mut stopped).contains("go on"), "{}", stopped.text());
    stopped.keys("Enter").wait(500);
    let below = footer(&mut stopped);
    assert!(below.contains("Esc leave it open") && !below.contains("Enter"), "nothing is chosen yet: {below}");
    stopped.keys("Down");
    assert!(footer(&mut stopped).contains("Enter choose"), "{}", stopped.text());
    stopped.keys("5").wait(500);
    assert!(stopped.text().contains("Bleeding"), "{}", stopped.text());
}

#[test]
fn the_panel_of_keys_is_whole_at_80x24_and_says_how_to_read_on_where_it_is_not() {
    let mut stage = of(|coach| one("B3", coach), SIZE);
    stage.wait(2_000).keys("?");
    let seen = stage.text();
    assert!(seen.contains("to the shell") && seen.contains("Any key goes back.") && !seen.contains('↓'), "{seen}");
    let mut small = of(|coach| one("B3", coach), (40, 12));
    small.wait(2_000).keys("?");
    assert!(small.text().contains("↓ more · others go back"), "{}", small.text());
}

#[test]
fn a_letter_stands_once_in_the_panel_of_keys() {
    let registers = [("introduced", json!(["B3"])), ("eyes_closed", json!(true))];
    let step: fn(&Coach) -> Step = |coach| one("B3", coach);
    let mut stage = Stage::set(&Setting { registers: &registers, step: Some(step), ..Setting::of(Who::Fresh, SIZE) });
    stage.wait(2_000).keys("?");
    let seen = stage.text();
    assert!(seen.contains("bell on") && seen.contains(". F5") && !seen.contains(". b F5"), "{seen}");
    let mut without = of(|coach| one("B3", coach), SIZE);
    without.wait(2_000).keys("?");
    assert!(without.text().contains(". b F5"), "{}", without.text());
}
