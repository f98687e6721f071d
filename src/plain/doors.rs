//! Which talk stands where a turn leads, and where the program opens.

use super::form::FormTalk;
use super::learn::ReadingTalk;
use super::lock::LockTalk;
use super::note::NoteTalk;
use super::plan::SectionTalk;
use super::sensor::SensorTalk;
use super::session::SessionTalk;
use super::settle::SettleTalk;
use super::talk::Talk;
use super::today::TodayTalk;
use super::unfinished::UnfinishedTalk;
use crate::coach::{Coach, Lock, Step};

/// Today; before the first run is over, its first question; of a locked diary, the passphrase.
#[must_use]
pub fn today(coach: &Coach) -> Box<dyn Talk> {
    match (coach.lock, coach.is_settled_in()) {
        (Lock::Shut, _) => Box::new(LockTalk::asking()),
        (_, true) => Box::new(TodayTalk::new(None)),
        (_, false) => Box::new(FormTalk::new(coach.first_form())),
    }
}

/// Grounding.
#[must_use]
pub fn help_now() -> Box<dyn Talk> {
    Box::new(SettleTalk::help())
}

/// The way to a person, with grounding beneath it.
#[must_use]
pub fn person() -> Box<dyn Talk> {
    Box::new(SettleTalk::to_a_person())
}

/// Where the program opens: first run, unfinished work, or Today.
#[must_use]
pub fn first(coach: &Coach) -> Vec<Box<dyn Talk>> {
    let mut talks = vec![today(coach)];
    if coach.is_settled_in() && !coach.unfinished().is_empty() {
        talks.push(Box::new(UnfinishedTalk::new()));
    }
    talks
}

/// The talk to which a flow leads; `None` where it leads to none.
#[must_use]
pub fn of_step(step: Step, coach: &Coach) -> Option<Box<dyn Talk>> {
    Some(match step {
        Step::Form(form) => Box::new(FormTalk::new(*form)),
        Step::Practise(start) if coach.offers_scale() => Box::new(SensorTalk::new(Some(start))),
        Step::Practise(start) => Box::new(SessionTalk::new(&start, coach)),
        Step::Ready(before) => Box::new(TodayTalk::new(Some(before))),
        Step::Settle(id) => Box::new(SettleTalk::after_stop(id)),
        Step::SafetyText(level) => Box::new(NoteTalk::new(level)),
        Step::Read(id) => Box::new(ReadingTalk::of(&id, coach)?),
        Step::Section(section) => Box::new(SectionTalk::of(section)),
        Step::SetLock => Box::new(LockTalk::choosing()),
        Step::Sensor => Box::new(SensorTalk::new(None)),
        Step::Back | Step::Today => return None,
    })
}
