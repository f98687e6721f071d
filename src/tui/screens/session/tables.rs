//! Which keys hold at which moment of a session: what a key would not do there is neither in the footer nor behind `?`.
//! The tables themselves stand with the others.

use super::super::View;
use super::{SessionScreen, set_up};
use crate::coach::{Awake, Before, PainAdvice, Pause, SessionState};
use crate::practice::Sound;
use crate::tui::keys::{self, Binding};

type Tables = Vec<&'static [Binding]>;

impl SessionScreen {
    /// The key tables that hold now, the nearest first.
    pub(super) fn tables(&self, view: &View) -> Tables {
        match self.session.state {
            SessionState::Introducing { block } => self.before(block, view),
            SessionState::AskingPain => vec![keys::SESSION_WAITS, keys::READ],
            SessionState::CheckingIn { .. } => {
                let enter = if self.answer.is_some() { keys::SESSION_CHOOSES } else { keys::SESSION_ASKS };
                vec![enter, keys::SESSION_WAITS, keys::READ]
            }
            SessionState::Dizzy => vec![keys::SESSION_DIZZY, keys::SESSION_WAITS, keys::READ],
            _ => self.under_way(view),
        }
    }

    fn before(&self, block: usize, view: &View) -> Tables {
        let choice = self.choices(view.coach, block).get(self.choice).copied();
        let starts = matches!(choice, None | Some(Before::Start | Before::Anchor(_)));
        let mut tables = vec![if starts { keys::SESSION_STARTS } else { keys::SESSION_CHOOSES }];
        if set_up::reads_on(self, block, view) {
            tables.push(keys::SESSION_READS);
        }
        if self.session.kept.is_empty() {
            tables.push(keys::SESSION_NOT_BEGUN);
        }
        tables.extend([keys::SESSION_WAITS, keys::SESSION_BEFORE, keys::READ]);
        tables
    }

    /// The breath runs, is about to, or waits.
    fn under_way(&self, view: &View) -> Tables {
        let now = view.coach.now();
        let (first, last) = self.session.at_ends(now);
        let leads = self.session.is_leading_in();
        let offers = self.manner.offers_sound && self.session.moment(now).is_some_and(|moment| moment.phase.block == 0);
        let paused = matches!(self.session.state, SessionState::Paused(Pause::Own | Pause::Late));
        let ends = paused && last && self.advice == Some(PainAdvice::PassOver);
        let reads = self.manner.set_up && set_up::reads_behind_i(self, view);
        let held: [(bool, &'static [Binding]); 16] = [
            (self.manner.set_up, keys::SESSION_SET_UP),
            (reads, keys::SESSION_READS),
            (offers, keys::SESSION_OFFERS),
            (first, keys::SESSION_FIRST),
            (last, keys::SESSION_LAST),
            (leads, keys::SESSION_LEADS),
            (leads && self.session.own_breaths().is_some(), keys::SESSION_OWN_PACE),
            (leads, keys::SESSION_NOT_BEGUN),
            (ends, keys::SESSION_ENDS),
            (paused, keys::SESSION_PAUSED),
            (true, keys::SESSION),
            (!leads && self.session.paces(now), keys::SESSION_PACE),
            (!leads && self.session.passes_over(now), keys::SESSION_PARTS),
            (view.coach.hearing.sound == Sound::Silent, keys::SESSION_SILENT),
            (true, keys::SESSION_SEEN),
            (self.manner.awake != Awake::Never, keys::SESSION_AWAKE),
        ];
        held.into_iter().filter(|(holds, _)| *holds).map(|(_, table)| table).collect()
    }
}
