//! The pace of what is said, over every practice there is and over made-up ones, with the face alone: no process, no
//! disk.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Beginning, Coach, Start, Step};
use pelvicoach::diary::Felt;
use pelvicoach::plain::{Cues, Face, LINE_MS, Msg};
use pelvicoach::plan::{Filled, Given, fill};
use pelvicoach::practice::{Block, Dose, Pattern, Timeline};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;

use crate::spoken::{MORNING, at, coach, library};

/// A quiet stretch is no longer than this: the minute after which a line is due, and the breath it waits for.
const QUIET_MS: u64 = 75_000;

/// Somebody who has seen every exercise.
fn seen() -> Coach {
    let all: Vec<String> = library().catalogue.iter().map(|one| one.id.clone()).collect();
    let mut coach = coach(&[("introduced", json!(all)), ("weeks", json!({ "count": 4, "last": "2026-W46" }))], &[]);
    coach.lead_in_ms = 5_000;
    coach
}

/// A line that was said.
#[derive(Clone, Debug)]
struct Said {
    /// The moment, in milliseconds of the practice since Enter began it; what is done waits while it is paused.
    at: u64,
    line: String,
    /// Whether something was typed since the line before.
    asked: bool,
}

/// A practice of these blocks from its first breath to its end, with lines typed after so many milliseconds each; what was
/// said on the way.
fn practise(blocks: &[Block], cues: Cues, typed: &[(u64, &str)]) -> Vec<Said> {
    let filled = Filled { routine: "RT7".to_owned(), blocks: blocks.to_vec(), ..Filled::default() };
    let start = Start { filled, before: Felt::default(), predicted: Felt::default() };
    let (step, mut now) = (Some(Step::Practise(Box::new(start))), at(MORNING));
    let mut face = Face::open(Beginning { coach: seen(), step, sos: false, then: None, told: Vec::new() }, false, cues);
    face.begin(80, now);
    face.lines(80, now);
    let mut typed = typed.iter().peekable();
    let mut own = false;
    while typed.next_if(|(_, line)| *line == TAP).is_some() {
        face.update(Msg::Line(TAP.to_owned()), now);
        let lines = face.lines(80, now);
        own = lines.iter().any(|line| line.starts_with("Your pace"));
        // Where it is not offered, Enter begins.
        now = now.later(if own || lines.iter().any(|line| line.contains("none of the answers")) { 0 } else { 5_000 });
    }
    let began = now.mono_ms;
    let mut next = typed.next().map(|(after, line)| (now.mono_ms + after, *line));
    if !own {
        face.update(Msg::Line(String::new()), now);
    }
    let (mut said, mut asked): (Vec<Said>, bool) = (Vec::new(), true);
    for _ in 0..20_000 {
        let lines = face.lines(80, now);
        if lines.iter().any(|line| line.contains("begins now")) {
            // What comes before it was read first.
            face.update(Msg::Line(String::new()), now);
            continue;
        }
        if lines.iter().any(|line| line.starts_with("Carry on, softer")) {
            // A step waits for its answer.
            face.update(Msg::Line("1".to_owned()), now);
            asked = true;
            continue;
        }
        for line in lines {
            // What follows is asked at its end.
            if line.is_empty() || line == "Saved." || line.starts_with("What it showed") {
                return said;
            }
            said.push(Said { at: now.mono_ms - began, line, asked: std::mem::take(&mut asked) });
        }
        let wake = face.next_wake(now).unwrap_or(u64::MAX).max(now.mono_ms + 1);
        match next.filter(|(moment, _)| *moment <= wake) {
            Some((moment, line)) => {
                now = to(now, moment);
                face.update(Msg::Line(line.to_owned()), now);
                next = typed.next().map(|(after, line)| (now.mono_ms + after, *line));
                asked = true;
            }
            None if wake == u64::MAX => return said,
            None => {
                now = to(now, wake);
                face.update(Msg::Wake, now);
            }
        }
    }
    panic!("it goes on and on: {said:?}");
}

fn to(now: Now, moment: u64) -> Now {
    now.later(moment.saturating_sub(now.mono_ms))
}

/// What every practice keeps to: four seconds between two lines that nobody asked for, each in the width, and none silent
/// for long.
fn paced(said: &[Said]) -> Result<(), String> {
    for two in said.windows(2) {
        let apart = two[1].at - two[0].at;
        let in_time = two[1].asked || (LINE_MS..=QUIET_MS).contains(&apart);
        if !in_time {
            return Err(format!("{apart} ms between {two:?}"));
        }
    }
    said.iter().find(|said| said.line.chars().count() > 80).map_or(Ok(()), |wide| Err(format!("wide: {wide:?}")))
}

/// Of a practice in which nothing was typed: each part has the lines of three breaths at most, and after them one line a
/// minute; without lines for the breath it has none of them.
fn sparing(blocks: &[Block], said: &[Said], cues: Cues) -> Result<(), String> {
    let most = if cues == Cues::Lines { 3 } else { 0 };
    let timeline = Timeline::compile(&library().catalogue, blocks, &[]);
    for (nth, here) in said.iter().enumerate() {
        if nth > 0 && here.asked {
            // A step was asked about, and the breath began anew.
            return Ok(());
        }
        let Some(moment) = timeline.at(here.at) else { continue };
        let phase = moment.phase;
        let begun = |one: &&pelvicoach::practice::Phase| one.block == phase.block && one.start_ms <= here.at;
        let breath =
            timeline.phases().iter().filter(begun).filter(|one| one.kind.is_breath() && one.cycle_start).count();
        // The first line of a part names it.
        let names = nth == 0 || timeline.at(said[nth - 1].at).is_none_or(|last| last.phase.block != phase.block);
        if !phase.kind.is_breath() || names || breath <= most {
            continue;
        }
        let since = here.at - said[nth - 1].at;
        if since < 60_000 || !(here.line.starts_with("About ") || here.line.starts_with("It goes on")) {
            return Err(format!("breath {breath}, after {since} ms: {here:?}"));
        }
    }
    Ok(())
}

/// Every dose of every exercise, and every routine of some weeks.
fn everything() -> Vec<(String, Vec<Block>)> {
    let library = library();
    let exercises = library.catalogue.iter().flat_map(|one| {
        let block = |dose: &pelvicoach::practice::NamedDose| Block::new(&one.id, one.positions[0], dose.dose());
        one.doses.iter().map(move |dose| (format!("{} {}", one.id, dose.id), vec![block(dose)]))
    });
    let routines = library.routines.iter().flat_map(|routine| {
        [1, 2, 4, 7, 12].map(|week| {
            let given = Given::week(&library.catalogue, &library.programme, week);
            (format!("{} week {week}", routine.id), fill::fill(&given, routine).blocks)
        })
    });
    exercises.chain(routines).collect()
}

#[test]
fn over_every_exercise_and_routine_lines_keep_their_distance_and_breaths_are_said_three_times() {
    let mut practices = 0;
    for (name, blocks) in everything() {
        for cues in [Cues::Lines, Cues::Bell, Cues::None] {
            let said = practise(&blocks, cues, &[]);
            assert!(!said.is_empty(), "{name}");
            paced(&said).unwrap_or_else(|why| panic!("{name}, {cues:?}: {why}"));
            sparing(&blocks, &said, cues).unwrap_or_else(|why| panic!("{name}, {cues:?}: {why}"));
            practices += 1;
        }
    }
    assert!(practices > 300, "{practices}");
}

/// A breath of one's own, before the first one.
const TAP: &str = "t";

/// What can be typed while it goes on; some of it pauses, and the next goes on.
const TYPED: [&str; 12] = ["-", "+", "k", "n", "r", "x", "o", "h", "m", "p 3", "g", "s"];

fn some_blocks() -> impl Strategy<Value = Vec<Block>> {
    let block = (any::<Index>(), 1..=12_u32, 1..=3_u32, 20..=600_u32, 50..=100_u32, any::<u64>());
    let block = block.prop_map(|(pick, reps, sets, seconds, rest_percent, seed)| {
        let all: Vec<_> = library().catalogue.iter().collect();
        let one = pick.get(&all);
        Block { rest_percent, seed, ..Block::new(&one.id, one.positions[0], Dose { reps, sets, seconds }) }
    });
    let breath = (2_000..8_000_u32, 0..4_000_u32, 2_000..12_000_u32, 0..4_000_u32, 20..=600_u32);
    let breath = breath.prop_map(|(in_ms, hold_ms, out_ms, pause_ms, seconds)| {
        let own = Some(Pattern { in_ms, top_up_ms: 0, hold_ms, out_ms, pause_ms });
        let one = library().catalogue.get("B2").unwrap();
        Block { own, ..Block::new("B2", one.positions[0], Dose { reps: 0, sets: 1, seconds }) }
    });
    prop::collection::vec(prop_oneof![block, breath], 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn over_made_up_practices_with_anything_typed_lines_keep_their_distance(
        blocks in some_blocks(),
        cues in select(vec![Cues::Lines, Cues::Bell, Cues::None]),
        typed in prop::collection::vec((0..90_000_u64, select(TYPED.to_vec())), 0..12),
    ) {
        let quiet = practise(&blocks, cues, &[]);
        prop_assert_eq!(paced(&quiet).and_then(|()| sparing(&blocks, &quiet, cues)), Ok(()));
        prop_assert_eq!(paced(&practise(&blocks, cues, &typed)), Ok(()));
        let own: Vec<_> = [(0, TAP); 4].into_iter().chain(typed).collect();
        prop_assert_eq!(paced(&practise(&blocks, cues, &own)), Ok(()));
    }
}

#[test]
fn the_first_three_breaths_are_said_and_then_a_line_a_minute() {
    let one = library().catalogue.get("B3").unwrap();
    let blocks = [Block::new("B3", one.positions[0], one.usual())];
    for (cues, breaths) in [(Cues::Lines, 3), (Cues::Bell, 0), (Cues::None, 0)] {
        let said = practise(&blocks, cues, &[]);
        let has = |words: &str| said.iter().filter(|said| said.line.to_lowercase().contains(words)).count();
        // Without lines for the breath its part is named with its first turn.
        assert_eq!(has("breathe in"), breaths.max(usize::from(cues != Cues::Lines)), "{cues:?}: {said:?}");
        assert!(has("about ") >= 3, "{said:?}");
    }
}
