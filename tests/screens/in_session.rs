//! A session in front of a person: where the body is, and what comes instead of what is not for them.

use pelvicoach::coach::{Coach, Effect, Step};
use pelvicoach::diary::{Change, Felt, Kind};
use serde_json::json;

use crate::stage::{Setting, Stage, Who, morning};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn one(exercise: &str, coach: &Coach) -> Step {
    coach.practise(coach.one(exercise, None, morning()).expect("it is offered"), Felt::default())
}

fn stage_of(step: fn(&Coach) -> Step, introduced: &[&str], size: (u16, u16)) -> Stage {
    let registers = [("introduced", json!(introduced))];
    Stage::set(&Setting { registers: &registers, step: Some(step), ..Setting::of(Who::Fresh, size) })
}

/// Six drops of ten seconds in each of five positions, fifteen seconds to change between them.
#[test]
fn five_positions_say_which_it_is_now() {
    let places = [
        (5_000, "on your back, knees supported · 1 of 5"),
        (60_000, "next: on your side · 2 of 5"),
        (15_000, "on your side · 2 of 5"),
        (75_000, "child's pose · 3 of 5"),
        (75_000, "sitting · 4 of 5"),
        (60_000, "next: standing · 5 of 5"),
        (15_000, "standing · 5 of 5"),
    ];
    for size in SIZES {
        for large in [false, true] {
            let mut stage = stage_of(|coach| one("PF2c", coach), &["PF2c"], size);
            if large {
                stage.keys("z");
            }
            for (after, words) in places {
                stage.wait(after);
                let seen = stage.text();
                assert!(seen.contains(words), "{words} at {size:?}, large: {large}\n{seen}");
                assert!(!seen.contains("set "), "a position is no set:\n{seen}");
            }
        }
        let mut stage = stage_of(|coach| one("PF2c", coach), &["PF2c"], size);
        stage.keys("h").wait(100_000);
        let seen = stage.text();
        assert!(seen.contains("on your side") && !seen.contains("of 5"), "without numbers:\n{seen}");
    }
}

#[test]
fn in_a_routine_the_position_comes_before_what_follows() {
    let stage = |size| {
        let step = |coach: &Coach| {
            let mut filled = coach.filled("RT12", morning()).expect("a routine");
            filled.blocks.insert(0, coach.one("PF2c", None, morning()).expect("it is offered").blocks.remove(0));
            coach.practise(filled, Felt::default())
        };
        let mut stage = stage_of(step, &["PF2c"], size);
        stage.wait(5_000).text()
    };
    let wide = stage((80, 24));
    assert!(wide.contains("knees supported · 1 of 5") && wide.contains("then Arrive"), "{wide}");
    let narrow = stage((40, 12));
    assert!(narrow.contains("knees supported · 1 of 5") && !narrow.contains("then Arrive"), "{narrow}");
}

fn practices(stage: &Stage) -> usize {
    let saved =
        stage.effects.iter().filter_map(|effect| if let Effect::Save(saved) = effect { Some(saved) } else { None });
    saved
        .flatten()
        .filter(|change| matches!(change, Change::Record { record, .. } if record.kind == Kind::Practice))
        .count()
}

#[test]
fn not_for_me_says_what_comes_instead_and_waits() {
    for size in SIZES {
        // The alternative was seen before: it is told and offered all the same.
        let mut stage = stage_of(|coach| one("ST2", coach), &["ST11"], size);
        assert!(stage.text().contains("Happy baby"), "{}", stage.text());
        stage.click_on("not for me");
        stage.wait(30_000);
        let seen = stage.text();
        assert!(seen.contains("Knees to chest") && seen.contains("1  start"), "at {size:?}:\n{seen}");
        let words = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Instead of Happy baby: Knees to chest"), "at {size:?}:\n{seen}");
        assert!(
            seen.contains("not now") && seen.contains("Left out. Practise (2) brings it back."),
            "at {size:?}:\n{seen}"
        );
        assert_eq!(stage.profile.get::<Vec<String>>("not_for_me"), Some(vec!["ST2".to_owned()]));
        // It begins when the person says so.
        stage.keys("1").wait(1_000);
        let seen = stage.text();
        assert!(!seen.contains("not now") && seen.contains("left"), "at {size:?}:\n{seen}");
    }
}

#[test]
fn not_now_leads_out_of_a_single_exercise_and_records_nothing() {
    let mut stage = stage_of(|coach| one("ST2", coach), &["ST11"], (80, 24));
    stage.click_on("not for me");
    stage.click_on("not now");
    let seen = stage.text();
    assert!(seen.contains("Another time is fine.") && seen.contains("Enter start"), "{seen}");
    assert_eq!(practices(&stage), 0, "there was nothing to record");
    assert!(stage.effects.contains(&Effect::DropDraft("session".to_owned())));
}

#[test]
fn in_a_routine_not_now_leads_to_the_next_block() {
    let routine = |coach: &Coach| {
        let mut filled = coach.filled("RT12", morning()).expect("a routine");
        filled.blocks.insert(0, coach.one("ST2", None, morning()).expect("it is offered").blocks.remove(0));
        coach.practise(filled, Felt::default())
    };
    let mut stage = stage_of(routine, &[], (80, 24));
    stage.click_on("not for me");
    stage.click_on("not now");
    let seen = stage.wait(1_000).text();
    assert!(seen.contains("Arrive") && !seen.contains("not now"), "{seen}");
}

#[test]
fn what_nothing_stands_in_for_is_left_out_with_a_word() {
    let catalogue = &pelvicoach::library::built_in().expect("the assets are read").catalogue;
    let others: Vec<&str> = catalogue.iter().map(|one| one.id.as_str()).filter(|id| *id != "ST2").collect();
    let registers = [("not_for_me", json!(others))];
    let setting = Setting::of(Who::Fresh, (80, 24));
    let mut stage = Stage::set(&Setting { registers: &registers, step: Some(|coach| one("ST2", coach)), ..setting });
    stage.click_on("not for me");
    let seen = stage.text();
    assert!(seen.contains("Left out. Practise (2) brings it back.") && seen.contains("Enter start"), "{seen}");
    assert_eq!(practices(&stage), 0);
}

#[test]
fn another_picture_of_the_breath_is_one_key_away_and_kept() {
    let breath: fn(&Coach) -> Step = |coach| one("B3", coach);
    let lit =
        |stage: &mut Stage| stage.text().chars().filter(|sign| "\u{2580}\u{2584}\u{2588}".contains(*sign)).count();
    let mut stage = stage_of(breath, &["B3"], (80, 24));
    stage.wait(2_000);
    let mut seen = vec![stage.text()];
    for (picture, words) in [("wave", "a wave"), ("band", "a bar"), ("words", "words alone"), ("disc", "a disc")] {
        stage.keys("v");
        assert!(stage.text().contains(words), "{picture}:\n{}", stage.text());
        assert_eq!(stage.profile.get::<String>("picture").as_deref(), Some(picture));
        assert_eq!(lit(&mut stage) == 0, picture == "words", "{picture}:\n{}", stage.text());
        assert!(seen.iter().all(|other| *other != stage.text()), "{picture}");
        seen.push(stage.text());
    }
    // The next practice begins as this one was left.
    let registers = [("introduced", json!(["B3"])), ("picture", json!("words"))];
    let setting = Setting { registers: &registers, step: Some(breath), ..Setting::of(Who::Fresh, (80, 24)) };
    let mut stage = Stage::set(&setting);
    assert_eq!(lit(stage.wait(2_000)), 0, "{}", stage.text());
    assert!(stage.text().contains("breathe in"), "{}", stage.text());
}

/// With `h` no number stands anywhere, in any part of a practice, whatever is pressed meanwhile; how to lie is words.
#[test]
fn without_numbers_there_is_none_in_a_whole_practice() {
    let catalogue = &pelvicoach::library::built_in().expect("the assets are read").catalogue;
    let all: Vec<&str> = catalogue.iter().map(|one| one.id.as_str()).collect();
    for size in SIZES {
        let routine =
            |coach: &Coach| coach.practise(coach.filled("RT12", morning()).expect("a routine"), Felt::default());
        let registers = [("introduced", json!(all))];
        let setting = Setting { registers: &registers, step: Some(routine), ..Setting::of(Who::Seasoned, size) };
        let mut stage = Stage::set(&setting);
        stage.keys("h");
        let mut seen = 0;
        for key in "- + k v v v v z z m m - F6".split(' ').cycle().take(120) {
            stage.keys(key).wait(4_500);
            let text = stage.text();
            if !text.contains("Esc stop") {
                break;
            }
            assert!(!text.chars().any(|sign| sign.is_ascii_digit()), "{key} at {size:?}:\n{text}");
            seen += 1;
        }
        assert!(seen > 100, "{seen} moments at {size:?}");
    }
}

/// Behind `i` too: how much a pull or a squeeze is asked for is said without its figure, and with it once numbers are back.
#[test]
fn without_numbers_the_set_up_has_none_either() {
    for size in [(80, 24), (120, 40)] {
        let mut stage = stage_of(|coach| one("ST2", coach), &["ST2"], size);
        stage.wait(1_000).keys("i");
        assert!(stage.text().contains("3 of 10 at most"), "at {size:?}:\n{}", stage.text());
        stage.keys("h");
        let seen = stage.text();
        assert!(!seen.chars().any(|sign| sign.is_ascii_digit()), "at {size:?}:\n{seen}");
        assert!(seen.contains("no more than that"), "at {size:?}:\n{seen}");
    }
}
