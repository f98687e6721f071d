//! Which screen stands where a turn leads, and where the program opens.

use crate::coach::{Opens, Step};
use crate::tui::screens::{
    ChooseScreen, EntryScreen, FlarePlanScreen, FormScreen, HistoryScreen, JournalScreen, LearnScreen, LockScreen,
    PageScreen, PlanScreen, ReadingScreen, SafetyTextScreen, Screen, SensorScreen, SessionScreen, SettleScreen,
    TodayScreen, Turn, UnfinishedScreen, View,
};

/// A screen to be opened.
pub struct Door {
    /// The screen.
    pub screen: Box<dyn Screen>,
    /// Where it stands.
    pub place: Opens,
}

fn over(screen: impl Screen + 'static) -> Door {
    Door { screen: Box::new(screen), place: Opens::Over }
}

/// The screen of a tab.
pub fn tab(tab: usize, view: &View) -> Box<dyn Screen> {
    match tab {
        1 => Box::new(ChooseScreen::new()),
        2 => Box::new(JournalScreen::new()),
        3 => Box::new(HistoryScreen::new()),
        4 => Box::new(PlanScreen::new()),
        5 => Box::new(LearnScreen::new()),
        _ => today(view),
    }
}

/// Today; before the first run is over, the emergency lines.
fn today(view: &View) -> Box<dyn Screen> {
    if view.coach.is_settled_in() {
        return Box::new(TodayScreen::new(None));
    }
    Box::new(FormScreen::new(view.coach.first_form()))
}

/// Where the program opens: first run, unfinished work, or Today.
pub fn first(view: &View) -> Vec<Box<dyn Screen>> {
    let today = today(view);
    match UnfinishedScreen::of(view).filter(|_| view.coach.is_settled_in()) {
        Some(unfinished) => vec![today, Box::new(unfinished)],
        None => vec![today],
    }
}

/// The screen to which `turn` leads; `None` where it leads to none.
pub fn open(turn: Turn, view: &View) -> Option<Door> {
    Some(match turn {
        Turn::Choose => over(ChooseScreen::new()),
        Turn::Search(given) => over(JournalScreen::with_search(given)),
        Turn::Entry(id) => over(EntryScreen::new(id)),
        Turn::Day(day) => over(JournalScreen::of_day(day)),
        Turn::Page => over(PageScreen::new(view.coach.page_folder.clone())),
        Turn::FlarePlan => over(FlarePlanScreen::new()),
        Turn::Section(section) => over(PlanScreen::of(section)),
        Turn::Read(id) => over(ReadingScreen::of(&id, view)?),
        Turn::HelpNow => over(SettleScreen::help(view.coach.now().mono_ms)),
        Turn::Person => over(SettleScreen::person(view.coach.now().mono_ms)),
        Turn::Step(step) => return of_step(step, view),
        Turn::Stay | Turn::Back | Turn::Leave => return None,
    })
}

fn of_step(step: Step, view: &View) -> Option<Door> {
    let place = step.opens();
    let screen: Box<dyn Screen> = match step {
        Step::Form(form) => Box::new(FormScreen::new(*form)),
        Step::Practise(start) if view.coach.offers_scale() => Box::new(SensorScreen::before(start)),
        Step::Practise(start) => Box::new(SessionScreen::new(&start, view)),
        Step::Ready(before) => Box::new(TodayScreen::new(Some(before))),
        Step::Settle(id) => Box::new(SettleScreen::after_stop(id, view.coach.now().mono_ms)),
        Step::SafetyText(level) => Box::new(SafetyTextScreen::new(level)),
        Step::Read(id) => Box::new(ReadingScreen::of(&id, view)?),
        Step::Section(section) => Box::new(PlanScreen::of(section)),
        Step::Sensor => Box::new(SensorScreen::new()),
        Step::SetLock => Box::new(LockScreen::choosing()),
        Step::Back | Step::Today => return None,
    };
    Some(Door { screen, place })
}
