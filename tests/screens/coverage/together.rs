//! Touch, step by step, alone and with a partner, and what is said to each other.

use pelvicoach::words::{name, say};

use super::ways::{
    called, card, choose, done, flat, four_times_yes, open_row, opened, play, read, someone, to_the_end, with_plan,
};
use crate::stage::Stage;

/// Four times yes, what is expected left open, and the step begins.
fn say_yes(stage: &mut Stage) {
    four_times_yes(stage);
    stage.keys("C-s");
}

pub fn desensitization() {
    let mut stage = someone(&[]);
    stage.section(&say("plan-areas"));
    open_row(&mut stage, &name("plan-area", "alone"));
    stage.keys("Esc");
    choose(&mut stage, &called("EXS0"));
    assert!(stage.text().contains(&say("ladder-want")), "it asks first:\n{}", stage.text());
    say_yes(&mut stage);
    let practice = to_the_end(&mut stage);
    assert!(done(&practice, "EXS0"), "{practice:?}");
}

/// Each of two answers on a cleared screen; one who is not sure is enough for another day, and nobody says who.
pub fn sensate_focus() {
    let with_partner = || {
        let mut stage = someone(&opened(&["partner"]));
        choose(&mut stage, &called("SF0"));
        assert!(flat(&mut stage).contains(&say("ladder-consent-first")), "{}", stage.text());
        four_times_yes(&mut stage);
        assert!(flat(&mut stage).contains(&say("ladder-consent-second")), "{}", stage.text());
        stage
    };
    let mut unsure = with_partner();
    unsure.keys("Right Enter Right Enter Right Enter Right Right Enter Enter");
    assert!(unsure.text().contains(&say("ladder-not-today")), "{}", unsure.text());
    let mut both = with_partner();
    say_yes(&mut both);
    let practice = to_the_end(&mut both);
    assert!(done(&practice, "SF0"), "{practice:?}");
    let mut alone = someone(&opened(&["alone"]));
    choose(&mut alone, &called("SFS1"));
    say_yes(&mut alone);
    assert!(done(&to_the_end(&mut alone), "SFS1"));
}

/// A therapist's plan with lines for two and for one: Today and Plan follow it, and what it leaves out is gone.
pub fn home_programme() {
    let plan = "title = \"At home, as in the clinic\"\ndate = 2026-11-20\n\
        [from]\nname = \"Ms Brandt\"\nrole = \"physiotherapist\"\n\
        [[line]]\nexercise = \"SF0\"\ndays = \"monday, thursday\"\nwords = \"Fifteen minutes, clothes on.\"\n\
        [[line]]\nexercise = \"PF1a\"\nreps = 3\n\
        [[line]]\nexercise = \"Heel slides\"\nlength = 60\nwords = \"Slowly, on your back.\"\n";
    let registers = opened(&["partner"]);
    let (mut usual, mut stage) = (someone(&registers), with_plan(&registers, Some(plan)));
    assert_ne!(usual.text(), stage.text(), "the practice of today is another:\n{}", stage.text());
    stage.section("From your");
    let lines = flat(&mut stage);
    for part in [&called("SF0"), &called("PF1a"), "Heel slides"] {
        assert!(lines.contains(part), "{part} is not in Plan:\n{lines}");
    }
    stage.keys("Esc");
    let practice = play(&mut stage, "PF1a");
    let before = play(&mut usual, "PF1a");
    assert_eq!((practice.done_s, before.done_s), (90, 160), "seven breaths of ten seconds fewer");
    choose(&mut stage, "Heel slides");
    assert_eq!(to_the_end(&mut stage).done_s, 60);
    choose(&mut stage, &called("SF0"));
    assert!(flat(&mut stage).contains(&say("ladder-consent-first")), "a plan is no agreement:\n{}", stage.text());
}

/// After two minutes it asks; softer goes on, and says how.
pub fn response_to_touch() {
    let mut stage = someone(&opened(&["alone"]));
    choose(&mut stage, &called("SFS1"));
    say_yes(&mut stage);
    let text = stage.wait(125_000).text();
    assert!(text.contains(&say("ladder-check-in")), "after two minutes it asks:\n{text}");
    stage.keys("2").wait(2_000);
    assert!(!stage.text().contains(&say("ladder-check-in")), "it goes on:\n{}", stage.text());
    let text = stage.wait(125_000).text();
    assert!(text.contains(&say("ladder-check-in")), "and asks again:\n{text}");
    stage.keys("3");
    let practice = to_the_end(&mut stage);
    assert!(done(&practice, "SFS1") && practice.done_s < practice.planned_s, "{practice:?}");
    play(&mut someone(&[]), "MI5");
}

pub fn first_touch() {
    let mut stage = someone(&opened(&["partner", "alone"]));
    choose(&mut stage, &called("SF1"));
    let asks = flat(&mut stage);
    assert!(!asks.contains(&say("ladder-consent-first")), "one step at a time:\n{asks}");
    let mut gentle = someone(&opened(&["partner"]));
    choose(&mut gentle, &called("SF0"));
    assert!(flat(&mut gentle).contains(&say("ladder-consent-first")), "the first one is there:\n{}", gentle.text());
}

pub fn talks() {
    let mut stage = someone(&opened(&["partner"]));
    choose(&mut stage, &called("COM1"));
    stage.keys("Right Enter C-s");
    let practice = to_the_end(&mut stage);
    assert!(done(&practice, "COM1"), "{practice:?}");
}

pub fn partner_support() {
    let mut stage = someone(&opened(&["partner"]));
    let card = read(&mut stage, &card("card-partner"));
    assert!(card.contains("helps"), "{card}");
    choose(&mut stage, &called("COM6"));
    stage.keys("Right Enter C-s");
    let practice = to_the_end(&mut stage);
    assert!(done(&practice, "COM6"), "{practice:?}");
}
