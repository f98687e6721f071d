//! Which screen stands where a turn leads, and where the program opens.

use crate::coach::{FormKind, Step};
use crate::tui::screens::{
    ChooseScreen, EntryScreen, FlarePlanScreen, FormScreen, HistoryScreen, JournalScreen, LearnScreen, PageScreen,
    PlanScreen, ReadingScreen, SafetyTextScreen, Screen, SensorScreen, SessionScreen, SettleScreen, TodayScreen, Turn,
    UnfinishedScreen, View,
};

/// A screen to be opened.
pub struct Door {
    /// The screen.
    pub screen: Box<dyn Screen>,
    /// Where it stands.
    pub place: Place,
}

/// Where a screen stands that is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Over the one in front, to which "back" leads.
    Over,
    /// In the place of the one in front.
    Front,
    /// Alone.
    Alone,
}

fn over(screen: impl Screen + 'static) -> Door {
    Door { screen: Box::new(screen), place: Place::Over }
}

fn instead(screen: impl Screen + 'static) -> Door {
    Door { screen: Box::new(screen), place: Place::Alone }
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
    Box::new(FormScreen::new(view.coach.safety_form()))
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
    Some(match step {
        Step::Form(form) => {
            let place = match form.kind {
                FormKind::Safety
                | FormKind::Settings
                | FormKind::After
                | FormKind::Consent
                | FormKind::NotToday
                | FormKind::Offer => Place::Alone,
                _ if form.follows() => Place::Front,
                _ => Place::Over,
            };
            Door { screen: Box::new(FormScreen::new(*form)), place }
        }
        Step::Practise(start) => instead(SessionScreen::new(&start, view)),
        Step::Ready(before) => instead(TodayScreen::new(Some(before))),
        Step::Settle(id) => instead(SettleScreen::after_stop(id, view.coach.now().mono_ms)),
        Step::SafetyText(level) => instead(SafetyTextScreen::new(level)),
        Step::Read(id) => instead(ReadingScreen::of(&id, view)?),
        // A form leads there, and is done.
        Step::Section(section) => Door { screen: Box::new(PlanScreen::of(section)), place: Place::Front },
        Step::Sensor => over(SensorScreen::new()),
        Step::Back | Step::Today => return None,
    })
}
