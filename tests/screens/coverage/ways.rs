//! Ways through the screens that the checks share: opening a row, playing to the end, going to a question, reading.

use pelvicoach::diary::{Body, Kind, Practice, Record};
use pelvicoach::tui::theme::Look;
use pelvicoach::words::say;
use serde_json::{Value, json};

use crate::stage::{Setting, Stage, Who};

/// So high that every list and every page stands whole.
pub const TALL: (u16, u16) = (100, 180);

/// Someone after the first run, who has read every set-up.
pub fn someone(registers: &[(&str, Value)]) -> Stage {
    with_plan(registers, None)
}

/// The same, with a therapist's plan in use.
pub fn with_plan(registers: &[(&str, Value)], plan: Option<&str>) -> Stage {
    let all: Vec<&str> = library().catalogue.iter().map(|one| one.id.as_str()).collect();
    let mut with = vec![("introduced", json!(all))];
    with.extend(registers.iter().cloned());
    let look = Look { reduced_motion: true, ..Look::default() };
    Stage::set(&Setting { registers: &with, look, plan, ..Setting::of(Who::Fresh, TALL) })
}

/// Someone who has been through the first run on this morning: none of the emergency lines, and every setting as it is.
#[track_caller]
pub fn after_the_first_run() -> Stage {
    let all: Vec<&str> = library().catalogue.iter().map(|one| one.id.as_str()).collect();
    let look = Look { reduced_motion: true, ..Look::default() };
    let with = [("introduced", json!(all))];
    let mut stage = Stage::set(&Setting { registers: &with, look, ..Setting::of(Who::New, TALL) });
    stage.keys("1 Enter Enter C-s");
    to_the_end(&mut stage);
    home(&mut stage);
    assert!(stage.profile.get::<Value>("began").is_some(), "the first run is over:\n{}", stage.text());
    stage
}

/// These areas opened; what is read once before the first step for two was read.
pub fn opened(areas: &[&str]) -> [(&'static str, Value); 2] {
    [("opened", json!(areas)), ("partner_read", json!(true))]
}

pub fn library() -> &'static pelvicoach::library::Library {
    pelvicoach::library::built_in().expect("the assets are read")
}

pub fn called(exercise: &str) -> String {
    say(&format!("exercise-{exercise}-name"))
}

/// Puts the cursor on the row that begins so, and opens it.
#[track_caller]
pub fn open_row(stage: &mut Stage, start: &str) {
    stage.wait(500);
    let screen = stage.text();
    let bare = |line: &str| line.trim_start_matches(['›', ' ']).to_owned();
    let is = |line: &str| {
        let line = bare(line);
        line == start || line.starts_with(&format!("{start} "))
    };
    let row = screen.lines().position(is);
    assert!(row.is_some(), "{start} is not on the screen:\n{screen}");
    // A click on the row that is chosen opens it by itself.
    if !screen.lines().nth(row.unwrap_or_default()).is_some_and(|line| line.contains('›')) {
        stage.click(6, u16::try_from(row.unwrap_or_default()).expect("a row"));
    }
    stage.keys("Enter");
}

/// The screen in one line, as wrapped texts are read.
pub fn flat(stage: &mut Stage) -> String {
    stage.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Opens an exercise, a routine or a questionnaire of the list.
#[track_caller]
pub fn choose(stage: &mut Stage, row: &str) {
    stage.keys("2");
    open_row(stage, row);
}

/// Leaves what is offered after a practice as it is, for Today.
pub fn home(stage: &mut Stage) -> &mut Stage {
    stage.keys("Esc Esc Esc 1")
}

/// Lets a session run to its end, and saves the questions that follow.
#[track_caller]
pub fn to_the_end(stage: &mut Stage) -> Practice {
    let end = say("after-heading");
    for _ in 0..200 {
        if stage.text().contains(&end) {
            stage.keys("C-s");
            return practices(stage).pop().expect("a practice");
        }
        let before = stage.text();
        stage.wait(20_000);
        if stage.text() == before {
            stage.keys("Enter");
        }
    }
    panic!("it never ends:\n{}", stage.text());
}

pub fn done(practice: &Practice, exercise: &str) -> bool {
    practice.blocks.iter().any(|block| block.exercise == exercise && block.done_s > 0)
}

/// Plays an exercise from the list; it was practised for more than nothing.
#[track_caller]
pub fn play(stage: &mut Stage, exercise: &str) -> Practice {
    choose(stage, &called(exercise));
    let practice = to_the_end(stage);
    assert!(done(&practice, exercise), "{exercise} was not practised: {practice:?}");
    practice
}

/// Every record of a kind as it would stand on the disk, oldest first.
pub fn records(stage: &Stage, kind: &Kind) -> Vec<Record> {
    let mut all: Vec<Record> =
        stage.disk.values().flatten().filter(|record| record.kind == *kind && !record.deleted).cloned().collect();
    all.sort_by_key(|record| (record.at, record.id));
    all
}

pub fn practices(stage: &Stage) -> Vec<Practice> {
    let bodies = records(stage, &Kind::Practice).into_iter().filter_map(|record| record.body().ok());
    bodies.filter_map(|body| if let Body::Practice(practice) = body { Some(practice) } else { None }).collect()
}

/// Goes to the question with this label, over the pages of a form.
#[track_caller]
pub fn focus(stage: &mut Stage, label: &str) {
    let here = |stage: &mut Stage| stage.text().lines().any(|line| line.contains('›') && line.contains(label));
    for _ in 0..10 {
        if stage.text().contains(label) {
            break;
        }
        stage.keys("PageDown");
    }
    for _ in 0..40 {
        if here(stage) {
            return;
        }
        stage.keys("Tab");
    }
    panic!("{label} is not asked:\n{}", stage.text());
}

/// The whole text of a lesson or a card, page by page.
#[track_caller]
pub fn read(stage: &mut Stage, title: &str) -> String {
    stage.keys("6");
    open_row(stage, title);
    let mut whole = stage.text();
    for _ in 0..10 {
        let before = stage.text();
        whole.push_str(&stage.keys("PageDown").text());
        if stage.text() == before {
            break;
        }
    }
    whole
}

/// A profile with every area in sight, to know what lessons and cards are called.
fn everything() -> pelvicoach::diary::Profile {
    someone(&opened(&["alone", "partner", "trainer", "cycle", "sexual"])).profile
}

pub fn lesson(id: &str) -> String {
    let all = pelvicoach::coach::learn::lessons(&everything(), 12);
    all.into_iter().find(|one| one.head.id == id).expect("a lesson").head.title.clone()
}

pub fn card(id: &str) -> String {
    let all = pelvicoach::coach::learn::cards(&everything());
    all.into_iter().find(|one| one.id == id).expect("a card").title
}

/// Four times yes, on one screen.
pub fn four_times_yes(stage: &mut Stage) {
    for _ in 0..4 {
        stage.keys("Right Enter");
    }
    stage.keys("Enter");
}
