//! What each routine offers in each week, and that its seconds add up.

use std::fmt::Write as _;

use super::fill::*;
use crate::library::{Library, built_in};
use crate::practice::limits::check_length;
use crate::practice::{Block, Dose, Gate, Pattern, Position, Shape, Timeline, fit, length_ms};

fn library() -> &'static Library {
    built_in().unwrap()
}

fn week(week: u8) -> Given<'static> {
    Given::week(&library().catalogue, &library().programme, week)
}

fn filled(routine: &str, number: u8) -> Filled {
    fill(&week(number), library().routine(routine).unwrap())
}

/// One line: `B1 90 · B2 90 · > child 15 · …`.
fn line(filled: &Filled) -> String {
    let parts: Vec<String> = filled
        .blocks
        .iter()
        .zip(&filled.seconds)
        .map(|(block, seconds)| {
            let dose = block.dose;
            let many = match library().catalogue.get(&block.exercise).map(|one| &one.shape) {
                Some(Shape::Sets { .. }) => format!(" {}x{}", dose.sets, dose.reps),
                Some(Shape::Rounds { .. } | Shape::Positions { .. } | Shape::Holds { .. }) => {
                    format!(" x{}", dose.reps)
                }
                _ => String::new(),
            };
            match (block.is_change(), block.ramp) {
                (true, _) => format!("> {} {seconds}", block.position.id()),
                (_, Some(ramp)) => format!("B11 {}-{} {seconds}", ramp.start_rate(), ramp.target_rate()),
                _ => format!("{}{many} {seconds}", block.exercise),
            }
        })
        .collect();
    format!("{} s: {}", filled.total_s, parts.join(" · "))
}

#[test]
fn what_each_routine_offers_in_each_week() {
    let mut text = String::new();
    for routine in &library().routines {
        for number in 1..=12 {
            let _ = writeln!(text, "{} week {number}, {}", routine.id, line(&filled(&routine.id, number)));
        }
    }
    insta::assert_snapshot!("weeks", text);
}

#[test]
fn seconds_add_up_to_what_is_shown_and_to_the_timeline() {
    for routine in &library().routines {
        for number in 1..=12 {
            for (step, open) in (0..=11).flat_map(|step| [(step, &[][..]), (step, &[Gate::Squeeze][..])]) {
                let given = Given { step: Some(step), open, ..week(number) };
                let filled = fill(&given, routine);
                assert_eq!(filled.seconds.iter().sum::<u32>(), filled.total_s, "{} {number}", routine.id);
                let timeline = Timeline::compile(given.catalogue, &filled.blocks, &[]);
                assert_eq!(timeline.total_ms(), filled.total_ms);
                assert_eq!(timeline.planned_s(), filled.total_s);
                // Slots are greatest lengths; changes of position come on top.
                let changes = u32::try_from(filled.changes).unwrap() * 15;
                assert!(filled.total_s <= routine.seconds + changes, "{} {number}", routine.id);
                assert!(!filled.is_empty());
            }
        }
    }
}

#[test]
fn a_track_lasts_no_longer_than_its_minutes() {
    use crate::plan::tracks::IN_TURN;
    for (routine, number, minutes) in
        library().routines.iter().flat_map(|one| (1..=12).flat_map(move |week| [1.0, 2.5, 4.0].map(|m| (one, week, m))))
    {
        for track in IN_TURN {
            let free = week(number);
            let given = Given { minutes: free.minutes.with(track, Some(minutes)), ..free };
            let filled = fill(&given, routine);
            let of = |block: &Block| library().catalogue.get(&block.exercise).unwrap().track == track;
            let blocks = filled.blocks.iter().zip(&filled.seconds).filter(|(block, _)| of(block));
            let seconds: u32 = blocks.map(|(_, seconds)| seconds).sum();
            assert!(f64::from(seconds) <= minutes * 60.0 + 1.0, "{} week {number} {track:?} {minutes}", routine.id);
        }
    }
}

#[test]
fn a_track_that_stays_behind_keeps_its_contents() {
    use crate::plan::PerTrack;
    let late = Given { reached: Some(PerTrack::all(7).with(crate::practice::Track::Stretch, 1)), ..week(7) };
    let behind = fill(&late, library().routine("RT12").unwrap());
    assert_eq!(behind.reached.stretch, 1);
    let stretches = behind.blocks.iter().filter(|block| block.exercise.starts_with("ST"));
    assert!(stretches.map(|block| block.exercise.as_str()).eq(["ST1"]), "{:?}", behind.blocks);
    let ahead = Given { reached: Some(PerTrack::all(12)), ..week(2) };
    assert_eq!(fill(&ahead, library().routine("RT12").unwrap()), filled("RT12", 2));
}

#[test]
fn no_breath_is_slower_than_eight_before_week_three() {
    for routine in &library().routines {
        for number in 1..=2 {
            for block in filled(&routine.id, number).blocks {
                let exercise = library().catalogue.get(&block.exercise).unwrap();
                if let Shape::Breath { pattern } = exercise.shape {
                    assert!(pattern.rate() >= 8.0, "{} {number}", routine.id);
                }
                assert!(block.ramp.is_none_or(|ramp| number == 2 && ramp.target_rate() >= 8.0));
            }
        }
    }
}

#[test]
fn the_position_changes_as_seldom_as_it_can() {
    for (routine, number, changes) in
        [("RT0", 1, 0), ("RT7", 1, 1), ("RT12", 12, 1), ("RT20", 3, 1), ("RT-evening", 5, 0), ("gentle", 1, 0)]
    {
        assert_eq!(filled(routine, number).changes, changes, "{routine} {number}");
    }
    for routine in &library().routines {
        for number in 1..=12 {
            let filled = filled(&routine.id, number);
            let mut now = filled.blocks[0].position;
            for block in &filled.blocks {
                assert!(block.is_change() || block.position == now, "{} {number}: {block:?}", routine.id);
                let exercise = library().catalogue.get(&block.exercise).unwrap();
                assert!(exercise.fits_position(block.position));
                now = exercise.ends_in(block.position);
            }
        }
    }
}

#[test]
fn not_for_me_brings_the_alternative_everywhere() {
    let not = ["ST2".to_owned(), "pf2c".to_owned(), "PMR".to_owned(), "B3".to_owned()];
    for routine in &library().routines {
        for number in 1..=12 {
            let filled = fill(&Given { not_for_me: &not, ..week(number) }, routine);
            for block in &filled.blocks {
                assert!(!not.iter().any(|id| id.eq_ignore_ascii_case(&block.exercise)), "{} {number}", routine.id);
            }
            assert_eq!(filled.seconds.iter().sum::<u32>(), filled.total_s);
        }
    }
    let filled = fill(&Given { not_for_me: &not, ..week(8) }, library().routine("RT12").unwrap());
    let swapped = filled.blocks.iter().find(|block| block.instead_of.as_deref() == Some("ST2")).unwrap();
    assert_eq!(swapped.exercise, "ST11");
    let all: Vec<String> = library().catalogue.iter().map(|one| one.id.clone()).filter(|id| id.len() < 5).collect();
    let nothing = fill(&Given { not_for_me: &all, ..week(8) }, library().routine("RT12").unwrap());
    assert!(nothing.blocks.iter().all(|block| block.exercise == "arrive" || block.exercise == "leave"));
}

#[test]
fn a_block_is_swapped_in_its_place() {
    let mut blocks = filled("RT12", 8).blocks;
    let index = blocks.iter().position(|block| block.exercise == "ST1").unwrap();
    let before = length_ms(&library().catalogue, &blocks[index]);
    assert!(swap(&library().catalogue, &mut blocks, index, &["ST1".to_owned()]));
    assert_eq!((blocks[index].exercise.as_str(), blocks[index].position), ("ST3", Position::Lying));
    assert_eq!(blocks[index - 1].position, Position::Lying);
    assert!(length_ms(&library().catalogue, &blocks[index]) <= before);
    set_position(&mut blocks, index, Position::Sitting);
    assert_eq!((blocks[index].position, blocks[index - 1].position), (Position::Sitting, Position::Sitting));
}

#[test]
fn one_exercise_in_so_many_minutes() {
    let given = week(1);
    let of = |id: &str, minutes| one(&given, id, minutes).map(|filled| line(&filled));
    assert_eq!(of("pf2a", None).as_deref(), Some("190 s: PF2a 2x8 190"));
    assert_eq!(of("PF2a", Some(5)).as_deref(), Some("300 s: PF2a 3x8 300"));
    assert_eq!(of("PF2a", Some(30)).as_deref(), Some("360 s: PF2a 3x10 360"));
    assert_eq!(of("MI1", Some(5)).as_deref(), Some("300 s: MI1 300"));
    assert_eq!(of("B1", Some(20)).as_deref(), Some("600 s: B1 600"));
    assert_eq!(of("B11", None).as_deref(), Some("299 s: B11 12-8 126 · B2 173"));
    assert_eq!(one(&week(5), "B11", Some(10)).map(|one| line(&one)).as_deref(), Some("597 s: B11 12-6 367 · B3 230"));
    assert!(one(&given, "arrive", None).is_none() && one(&given, "nothing", None).is_none());
    for exercise in library().catalogue.iter().filter(|exercise| exercise.is_offered() && exercise.id != "own") {
        for minutes in [None, Some(0), Some(1), Some(3), Some(90)] {
            let filled = one(&given, &exercise.id, minutes).unwrap();
            assert!(!filled.is_empty() && filled.total_s <= 1210, "{} {minutes:?}", exercise.id);
        }
    }
}

#[test]
fn breathing_by_name_and_by_figures() {
    let given = week(3);
    let b3 = Breath::Preset(library().catalogue.get("B3").unwrap());
    assert_eq!(breathe(&given, b3, Length::Minutes(10), false).unwrap().total_s, 600);
    assert_eq!(breathe(&given, b3, Length::Breaths(7), false).unwrap().total_s, 70);
    let ramped = breathe(&given, b3, Length::Minutes(10), true).unwrap();
    assert_eq!(ramped.blocks.len(), 2);
    let own = breathe(&given, Breath::Own(Pattern::new(4500, 7000)), Length::Minutes(5), false).unwrap();
    assert_eq!((own.routine.as_str(), own.blocks[0].dose.reps, own.total_ms), (OWN_BREATH, 26, 299_000));
    let held = Pattern { hold_ms: 7000, ..Pattern::new(4000, 8000) };
    assert_eq!(breathe(&given, Breath::Own(held), Length::Usual, false).unwrap_err().key, "exercise-limit-hold");
    assert_eq!(breathe(&given, b3, Length::Minutes(31), false).unwrap_err().key, "exercise-limit-session");
    assert_eq!(breathe(&given, b3, Length::Breaths(2), false).unwrap_err().key, "exercise-limit-breaths");
    // Three breaths are a practice of their own, however short they are; a length in minutes is half of one at least.
    let b1 = Breath::Preset(library().catalogue.get("B1").unwrap());
    let three = breathe(&given, b1, Length::Breaths(3), false).unwrap();
    assert_eq!((three.total_s, three.blocks[0].dose.reps), (18, 3));
    assert_eq!(breathe(&given, b1, Length::Breaths(4), false).unwrap().total_s, 24);
    let long = breathe(&given, b1, Length::Breaths(301), false).unwrap_err();
    assert_eq!((long.key, long.min, long.max), ("exercise-limit-session", 0.5, 30.0));
    assert_eq!(check_length(29, true, given.catalogue.limits()).unwrap_err().key, "exercise-limit-session");
    assert_eq!(breathe(&given, b3, Length::Breaths(u32::MAX), false).unwrap_err().key, "exercise-limit-session");
    assert!(breathe(&given, b1, Length::Minutes(11), false).is_err());
    // A ramp is never steeper than two breaths a minute in each minute, whatever its length and start.
    for minutes in 1..=20 {
        for start in [8.0, 12.0, 20.0, 40.0] {
            for id in ["B1", "B2", "B3", "B6"] {
                let given = Given { start_rate: Some(start), ..given };
                let preset = Breath::Preset(library().catalogue.get(id).unwrap());
                let Ok(filled) = breathe(&given, preset, Length::Minutes(minutes), true) else { continue };
                for ramp in filled.blocks.iter().filter_map(|block| block.ramp) {
                    assert!(crate::practice::limits::check_ramp(&ramp, given.catalogue.limits()).is_ok(), "{ramp:?}");
                }
                assert!(filled.total_s.abs_diff(minutes * 60) <= 12, "{id} {minutes} {start}: {}", filled.total_s);
            }
        }
    }
}

fn id(routine: Option<&crate::practice::Routine>) -> Option<&str> {
    routine.map(|one| one.id.as_str())
}

#[test]
fn shorter_longer_and_lasting() {
    let routines = &library().routines;
    assert_eq!([id(shorter(routines, "RT7")), id(longer(routines, "rt7"))], [Some("RT0"), Some("RT12")]);
    assert_eq!([id(shorter(routines, "RT0")), id(longer(routines, "RT20"))], [None, None]);
    assert_eq!(id(longer(routines, "RT-evening")), None);
    assert_eq!(
        [7, 12, 20, 60].map(|minutes| id(of_minutes(routines, minutes)).unwrap()),
        ["RT7", "RT12", "RT20", "RT20"]
    );
    let ten = fill(&week(6), &lasting(library().routine("RT12").unwrap(), 600));
    assert!((540..=615).contains(&ten.total_s), "{}", line(&ten));
}

#[test]
fn sets_are_cut_to_the_most_repetitions() {
    let drop = library().catalogue.get("PF2a").unwrap();
    let long = drop.dose("long").unwrap();
    let cut = |seconds: u64| fit(drop, long, seconds * 1000).map(|dose| (dose.sets, dose.reps));
    assert_eq!(
        [cut(9), cut(80), cut(100), cut(190), cut(360)],
        [None, Some((1, 8)), Some((1, 10)), Some((2, 8)), Some((3, 10))]
    );
    let block = Block::new("PF2a", Position::Lying, Dose { reps: 10, sets: 3, seconds: 0 });
    assert_eq!(length_ms(&library().catalogue, &block), 360_000);
}

/// Ids and seconds of the floor blocks of the twenty minutes.
fn floor_of_twenty(step: u8, open: &[Gate]) -> Vec<(String, u32)> {
    let filled = fill(&Given { step: Some(step), open, ..week(12) }, library().routine("RT20").unwrap());
    let is_floor = |id: &str| id.starts_with("PF");
    let both = filled.blocks.iter().zip(&filled.seconds);
    both.filter(|(block, _)| is_floor(&block.exercise)).map(|(block, s)| (block.exercise.clone(), *s)).collect()
}

#[test]
fn the_slot_of_the_stage_follows_the_steps() {
    let blocks = |wanted: &[(&str, u32)]| wanted.iter().map(|(id, s)| ((*id).to_owned(), *s)).collect::<Vec<_>>();
    let agreed = [Gate::Squeeze];
    for open in [&[][..], &agreed] {
        assert_eq!(floor_of_twenty(2, open), blocks(&[("PF2a", 190)]));
        assert_eq!(floor_of_twenty(4, open), blocks(&[("PF2a", 190), ("PF2b", 150)]));
        assert_eq!(floor_of_twenty(9, open), blocks(&[("PF2a", 190), ("PF4a", 120), ("PF4b", 58)]));
        assert_eq!(floor_of_twenty(11, open), blocks(&[("PF2a", 190), ("PF4a", 120), ("PF4b", 58)]));
    }
    assert_eq!(floor_of_twenty(6, &agreed), blocks(&[("PF2a", 190), ("PF3a", 180)]));
    assert_eq!(floor_of_twenty(8, &agreed), blocks(&[("PF2a", 190), ("PF3c", 80)]));
    // On a day without squeezes, and without an agreement: the last step before them.
    assert_eq!(floor_of_twenty(7, &[]), blocks(&[("PF2c", 360)]));
}

#[test]
fn no_closed_gate_is_in_any_routine() {
    let mut fixed = library().routine("RT7").unwrap().clone();
    fixed.slots[1].fill = crate::practice::Fill::Fixed;
    "B9".clone_into(&mut fixed.slots[1].exercise);
    let ids =
        |open| fill(&Given { open, ..week(12) }, &fixed).blocks.iter().map(|b| b.exercise.clone()).collect::<Vec<_>>();
    assert!(ids(&[Gate::Hold]).contains(&"B9".to_owned()));
    assert!(!ids(&[]).contains(&"B9".to_owned()) && ids(&[]).contains(&"B3".to_owned()));
    for routine in &library().routines {
        for step in 0..=11 {
            let filled = fill(&Given { step: Some(step), ..week(12) }, routine);
            let gated = |block: &&Block| library().catalogue.get(&block.exercise).unwrap().gate.is_some();
            assert_eq!(filled.blocks.iter().find(gated), None, "{} {step}", routine.id);
        }
    }
}

#[test]
fn a_drill_that_was_partly_let_go_of_has_more_rest_and_fewer_repetitions() {
    let eased = ["PF2a".to_owned()];
    let given = Given { eased: &eased, ease: Some(&library().floor_rules.ease), ..week(3) };
    let filled = one(&given, "PF2a", None).unwrap();
    // Two sets of six drops, and 45 seconds between them.
    assert_eq!((filled.blocks[0].dose, filled.total_s), (Dose { reps: 6, sets: 2, seconds: 0 }, 165));
    assert!(!filled.cut);
    let again = one(&week(3), "PF2a", None).unwrap();
    assert_eq!((again.blocks[0].dose.reps, again.total_s), (8, 190));
    let squeeze = ["PF3a".to_owned()];
    let given = Given { eased: &squeeze, ..given };
    let filled = one(&given, "PF3a", None).unwrap();
    assert_eq!(filled.total_s, 2 * 3 * (3 + 13) + 2 * 3 / 2 + 90, "thirteen and a half seconds to let go");
}

#[test]
fn the_first_days_of_a_breath_are_shorter() {
    let new = ["B10".to_owned()];
    let exercise = library().catalogue.get("B10").unwrap();
    let of = |given: &Given, breaths| breathe(given, Breath::Preset(exercise), Length::Breaths(breaths), false);
    let open = [Gate::Hold];
    let first = Given { new_to: &new, open: &open, ..week(3) };
    assert!(of(&first, 4).is_ok() && of(&first, 5).is_err());
    let later = Given { open: &open, ..week(3) };
    assert!(of(&later, 8).is_ok() && of(&later, 9).is_err());
    assert_eq!(of(&week(3), 4).unwrap_err().key, "exercise-limit-hold");
    let own = Breath::Own(Pattern { in_ms: 3000, hold_ms: 5000, out_ms: 4000, ..Pattern::default() });
    assert_eq!(breathe(&later, own, Length::Usual, false).unwrap_err().key, "exercise-limit-hold-length");
}
