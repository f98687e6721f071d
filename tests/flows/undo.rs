//! What can be taken back: each action of the person with everything it changed, the last twenty of a run.

use std::collections::BTreeMap;

use pelvicoach::coach::{Answer, Coach, Effect, Event, Form};
use pelvicoach::diary::{
    Body, Change, Comfort, Entry, Flag, FlagState, Id, Level, Month, MonthState, Note, Offered, Outcome, Practice,
    PractisedBlock, Score, Stamp, StepChoice, StopReason,
};
use pelvicoach::practice::Track;
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, standing, written};

fn note(text: &str) -> Body {
    Body::Note(Note { text: text.to_owned(), tags: Vec::new(), for_therapist: None })
}

fn added(coach: &mut Coach, moment: &str, body: &Body) -> Id {
    let (id, effects) = coach.add(at(moment).wall, body, at(MORNING));
    assert_eq!(written(&effects).len(), 1);
    id.unwrap()
}

#[test]
fn an_entry_that_was_added_goes_and_its_words_with_it() {
    let mut coach = coach(&[], &[]);
    let id = added(&mut coach, MORNING, &note("a word too many"));
    let effects = coach.undo(at(MORNING)).unwrap().effects;
    let [(_, gone)] = &written(&effects)[..] else { panic!("one change") };
    assert!(gone.deleted && gone.id == Some(id) && !gone.json().contains("word"));
    assert!(standing(&coach).is_empty());
    assert!(coach.undo(at(MORNING)).is_none());
}

#[test]
fn an_edit_is_taken_back_step_by_step() {
    let mut coach = coach(&[], &[]);
    let entry = |pain| Body::CheckIn(Entry { pain_now: Score::new(pain), ..Entry::default() });
    let id = added(&mut coach, MORNING, &entry(3));
    for pain in [4, 5] {
        coach.edit(id, None, &entry(pain), at(MORNING)).unwrap();
    }
    for pain in [4, 3] {
        coach.undo(at(MORNING)).unwrap();
        assert_eq!(standing(&coach), [("2026-11".to_owned(), entry(pain))]);
    }
    let revision = coach.diary.find(id).unwrap().1.rev;
    assert_eq!(revision, 5, "each change is a later writing, so that it wins everywhere");
}

#[test]
fn a_deleted_entry_comes_back_whole() {
    let mut coach = coach(&[], &[]);
    let id = added(&mut coach, MORNING, &note("kept after all"));
    let effects = coach.delete(id, at(MORNING)).unwrap();
    assert!(effects.contains(&Effect::DropDraft(format!("edit-{id}"))), "its draft goes too");
    assert!(!written(&effects)[0].1.json().contains("kept"), "its words leave the file");
    assert!(standing(&coach).is_empty());
    assert!(coach.delete(id, at(MORNING)).is_err(), "twice is refused");
    coach.undo(at(MORNING)).unwrap();
    assert_eq!(standing(&coach), [("2026-11".to_owned(), note("kept after all"))]);
}

#[test]
fn an_entry_that_moved_to_another_month_comes_home() {
    let mut coach = coach(&[], &[]);
    let id = added(&mut coach, MORNING, &note("when was it"));
    let october = at("2026-10-31T22:00:00+01:00").wall;
    let effects = coach.edit(id, Some(october), &note("in October"), at(MORNING)).unwrap();
    let changes = written(&effects);
    assert_eq!(changes.iter().map(|(month, _)| month.to_string()).collect::<Vec<_>>(), ["2026-10", "2026-11"]);
    let [(_, moved), (_, gone)] = &changes[..] else { panic!("two changes") };
    assert!(gone.deleted && gone.id == Some(id));
    assert_ne!(moved.id, Some(id), "it is a new record, which names the old one");
    assert!(moved.json().contains(&format!("\"replaces\":\"{id}\"")));
    assert_eq!(standing(&coach), [("2026-10".to_owned(), note("in October"))]);
    coach.undo(at(MORNING)).unwrap();
    assert_eq!(standing(&coach), [("2026-11".to_owned(), note("when was it"))]);
    assert!(coach.diary.find(id).is_some_and(|(_, record)| !record.deleted));
}

/// Everything that an undo has to bring back: what stands in the diary, and the registers that have a value.
fn state(coach: &Coach) -> (Vec<String>, BTreeMap<String, Value>) {
    let mut entries: Vec<String> = standing(coach).iter().map(|(month, body)| format!("{month} {body:?}")).collect();
    entries.sort_unstable();
    let registers = coach.profile.registers().filter(|(_, register)| !register.value.is_null());
    (entries, registers.map(|(name, register)| (name.to_owned(), register.value.clone())).collect())
}

fn practice() -> Practice {
    let block = |exercise: &str, track: &str| PractisedBlock {
        exercise: exercise.to_owned(),
        track: track.to_owned(),
        done_s: 300,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    let blocks = vec![block("B1", "breath"), block("PF1a", "floor")];
    let whole = Practice { routine: "RT7".to_owned(), planned_s: 600, done_s: 600, ..Practice::default() };
    Practice { blocks, outcome: Outcome::Finished, ..whole }
}

fn after(coach: &Coach, id: Id, comfort: Comfort) -> Form {
    let mut form = coach.after_form(id, &practice());
    assert!(form.answer("comfort", Some(Answer::One(comfort.id().to_owned()))));
    form
}

#[test]
fn a_practice_and_its_afterwards_are_two_steps_and_all_of_each_goes() {
    let mut coach = coach(&[], &[]);
    let before = state(&coach);
    let id = coach.record(None, at(MORNING).wall, practice(), at(MORNING)).0.unwrap();
    let practised = state(&coach);
    assert!(practised.1.len() > before.1.len(), "a practice notes where the person stands: {practised:?}");
    let form = after(&coach, id, Comfort::Hard);
    coach.take(&form, at(MORNING)).unwrap();
    assert_ne!(state(&coach), practised);
    let undone = coach.undo(at(MORNING)).unwrap();
    assert!(undone.line.starts_with("As it was before: practice, 07:00."), "{}", undone.line);
    assert_eq!(state(&coach).0, practised.0);
    let undone = coach.undo(at(MORNING)).unwrap();
    assert!(undone.line.starts_with("Taken back: practice, 07:00."), "{}", undone.line);
    assert_eq!(state(&coach), before);
    assert!(coach.undo(at(MORNING)).is_none());
}

#[test]
fn a_stop_that_raised_a_note_is_one_step() {
    let mut coach = coach(&[], &[]);
    let id = coach.record(None, at(MORNING).wall, practice(), at(MORNING)).0;
    let before = state(&coach);
    coach.stopped_for(id, Some(StopReason::Bleeding), at(MORNING));
    assert!(state(&coach).1.contains_key("flags") && state(&coach).0.len() > before.0.len());
    let undone = coach.undo(at(MORNING)).unwrap();
    assert!(undone.line.ends_with("What came with it is as it was, too."), "{}", undone.line);
    assert_eq!(state(&coach).0, before.0);
    assert_eq!(state(&coach).1.get("flags"), None);
}

#[test]
fn what_was_set_is_named_when_it_is_back() {
    let mut coach = coach(&[], &[]);
    coach.add_to("not_for_me", "ST1", at(MORNING));
    coach.hard_day(at(MORNING));
    assert_eq!(coach.undo(at(MORNING)).unwrap().line, "As it was before: the hard day.");
    assert!(!coach.is_hard_day(at(MORNING)));
    assert_eq!(coach.undo(at(MORNING)).unwrap().line, "As it was before: what is not for you.");
    assert!(coach.list("not_for_me").is_empty());
    // What the program notes for itself is no step.
    coach.set("figures", json!(true), at(MORNING));
    assert!(coach.undo(at(MORNING)).is_none());
    assert_eq!(coach.profile.get("figures"), Some(true));
}

#[test]
fn the_last_twenty_can_be_taken_back() {
    let mut coach = coach(&[], &[]);
    for n in 0..25 {
        added(&mut coach, MORNING, &note(&format!("word {n}")));
    }
    let back = std::iter::from_fn(|| coach.undo(at(MORNING))).count();
    assert_eq!((back, standing(&coach).len()), (20, 5));
}

#[test]
fn what_another_window_wrote_since_stays() {
    let mut coach = coach(&[], &[]);
    let first = added(&mut coach, MORNING, &note("first"));
    let second = added(&mut coach, MORNING, &note("here"));
    let (month, record) = coach.diary.find(second).map(|(month, record)| (month, record.clone())).unwrap();
    let stamp = Stamp { updated: at("2026-11-23T07:05:00+01:00").wall.to_utc(), device: "there".to_owned() };
    let theirs = record.edited(at(MORNING).wall, &note("there"), &stamp).unwrap();
    coach.hear(&Event::Month(month, MonthState::Read(vec![theirs])));
    let undone = coach.undo(at(MORNING)).unwrap();
    let [(_, gone)] = &written(&undone.effects)[..] else { panic!("one change") };
    assert_eq!(gone.id, Some(first), "the step before is taken back");
    assert_eq!(standing(&coach), [("2026-11".to_owned(), note("there"))]);
}

#[test]
fn nothing_that_was_heard_from_outside_is_a_step() {
    let mut coach = coach(&[], &[]);
    coach.begin_action();
    let (id, _) = coach.add(at(MORNING).wall, &note("heard"), at(MORNING));
    coach.end_event();
    assert!(id.is_some() && coach.undo(at(MORNING)).is_none());
}

/// A small source of chance that is the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// Does something that a person can do; whether it changed anything.
fn acts(coach: &mut Coach, chance: &mut Chance) {
    let now = at(MORNING);
    let ids: Vec<Id> = standing_ids(coach);
    let some = ids.get(chance.below(ids.len())).copied();
    match (chance.below(10), some) {
        (0 | 1, _) | (2..=4, None) => {
            let moment = ["2026-11-22T08:00:00+01:00", "2026-10-30T08:00:00+01:00", MORNING][chance.below(3)];
            added(coach, moment, &note(&format!("words {}", chance.below(1000))));
        }
        (2, Some(id)) => drop(coach.edit(id, None, &note(&format!("other {}", chance.below(1000))), now)),
        (3, Some(id)) => {
            let moment = ["2026-09-30T22:00:00+02:00", "2026-11-01T22:00:00+01:00"][chance.below(2)];
            drop(coach.edit(id, Some(at(moment).wall), &note(&format!("moved {}", chance.below(1000))), now));
        }
        (4, Some(id)) => drop(coach.delete(id, now)),
        (5, _) => {
            let id = coach.record(None, now.wall, practice(), now).0;
            if chance.below(2) == 0 {
                coach.stopped_for(id, Some(StopReason::Numb), now);
            }
        }
        (6, _) => drop(coach.set_hard_day_plan(!coach.hard_day_plan(), Offered::Own, now)),
        (7, _) => {
            let flag = Flag { flag: 5, level: Level::Urgent, state: FlagState::Raised };
            coach.raise(flag, now);
        }
        (8, _) => drop(coach.acknowledge(5, chance.below(2) == 0, now)),
        _ => {
            if let Some(paced) = coach.paced(None, now).into_iter().find(|it| it.track == Track::Floor) {
                coach.answer_suggestion(&paced, StepChoice::Followed, None, now);
            }
        }
    }
}

fn standing_ids(coach: &Coach) -> Vec<Id> {
    let read = coach.diary.months().filter_map(|(_, state)| match state {
        MonthState::Read(records) => Some(records),
        _ => None,
    });
    read.flatten().filter(|record| !record.deleted).filter_map(|record| record.id).collect()
}

/// The profile without what the program notes for itself between two actions.
type Whole = (Vec<String>, BTreeMap<String, Value>);

#[test]
fn whatever_was_done_is_taken_back_action_by_action() {
    for seed in 0..60 {
        let mut chance = Chance(seed);
        let mut coach = coach(&[], &[(MORNING, note("from before"))]);
        let mut states: Vec<Whole> = vec![state(&coach)];
        for _ in 0..18 {
            coach.begin_action();
            acts(&mut coach, &mut chance);
            coach.end_action();
            let here = state(&coach);
            if states.last() != Some(&here) {
                states.push(here);
            }
        }
        let mut saved: BTreeMap<(Month, Id), u64> = BTreeMap::new();
        while states.len() > 1 {
            states.pop();
            let undone = coach.undo(at(MORNING)).unwrap_or_else(|| panic!("seed {seed}: {} are left", states.len()));
            assert_eq!(Some(&state(&coach)), states.last(), "seed {seed}: {}", undone.line);
            let changes = undone.effects.iter().filter_map(|effect| match effect {
                Effect::Save(changes) => Some(changes),
                _ => None,
            });
            for change in changes.flatten() {
                let Change::Record { month, record } = change else { continue };
                let before = saved.insert((*month, record.id.unwrap()), record.rev);
                assert!(before.is_none_or(|before| before < record.rev), "seed {seed}: it wins everywhere");
            }
        }
        assert!(coach.undo(at(MORNING)).is_none(), "seed {seed}");
    }
}
