//! What a person has agreed to and opened: gates with who gave the agreement and when, areas that are in sight. What
//! a gate keeps closed stands with the exercise; this file reads and sets the registers.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use crate::clock::Now;
use crate::diary::{Day, Profile};
use crate::insight::Section;
use crate::practice::{Area, Exercise, Gate};

/// The register with the areas that are in sight, by id.
pub const OPENED: &str = "opened";

/// The register that says that penetration is no goal.
pub const NO_PENETRATION: &str = "no_penetration";

/// The register `gate-<id>`: on a tie between two machines the closed one stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Whether it is given.
    pub given: bool,
    /// Who gave it, in the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day on which it was given, as the person said; else the day on which it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// What was agreed about a gate; nothing was, until it is recorded.
#[must_use]
pub fn agreement(profile: &Profile, gate: Gate) -> Agreement {
    profile.get(&register(gate)).unwrap_or_default()
}

/// The areas in sight.
#[must_use]
pub fn opened(profile: &Profile) -> Vec<Area> {
    let ids: Vec<String> = profile.get(OPENED).unwrap_or_default();
    ids.iter().filter_map(|id| Area::parse(id)).collect()
}

pub(super) fn register(gate: Gate) -> String {
    format!("gate-{}", gate.id())
}

impl Coach {
    /// What was agreed about a gate.
    #[must_use]
    pub fn agreement(&self, gate: Gate) -> Agreement {
        agreement(&self.profile, gate)
    }

    /// Records an agreement, or takes it back. It is asked of the person, never taken from a file.
    pub fn agree(&mut self, gate: Gate, given: bool, by: Option<&str>, on: Option<Day>, now: Now) -> Effect {
        let by = by.map(str::trim).filter(|by| !by.is_empty()).map(str::to_owned);
        let agreement = Agreement { given, by, on: on.or_else(|| Some(self.today(now))) };
        self.set(&register(gate), json!(agreement), now)
    }

    /// Whether an area is in sight.
    #[must_use]
    pub fn is_opened(&self, area: Area) -> bool {
        opened(&self.profile).contains(&area)
    }

    /// Brings an area into sight, or takes it out again; what was written in it stays.
    pub fn open_area(&mut self, area: Area, open: bool, now: Now) -> Option<Effect> {
        if self.is_opened(area) == open {
            return None;
        }
        let mut areas: Vec<String> = self.list(OPENED).into_iter().filter(|id| id != area.id()).collect();
        if open {
            areas.push(area.id().to_owned());
        }
        Some(self.set(OPENED, json!(areas), now))
    }

    /// Whether the person sees this exercise: it can be chosen, its area, if it has one, is opened, and it does not lead
    /// to penetration where that is no goal.
    #[must_use]
    pub fn sees(&self, exercise: &Exercise) -> bool {
        let inside = matches!(exercise.gate, Some(Gate::Penetration | Gate::Trainer));
        let wanted = !inside || !self.no_penetration();
        exercise.is_offered() && wanted && exercise.area.is_none_or(|area| self.is_opened(area))
    }

    /// Whether penetration is no goal: a whole goal of its own, the steps end before it.
    #[must_use]
    pub fn no_penetration(&self) -> bool {
        self.profile.get(NO_PENETRATION).unwrap_or(false)
    }

    /// Whether the journal asks the questions of this group: `attempt`, `cycle`, `partner` or `sexual`.
    pub(super) fn sees_group(&self, group: &str) -> bool {
        match group {
            "attempt" => self.is_opened(Area::Sexual) && !self.no_penetration(),
            "cycle" => self.is_opened(Area::Cycle),
            "sexual" => self.is_opened(Area::Sexual),
            _ => self.is_opened(Area::Partner),
        }
    }

    /// Whether the page for the therapist offers this section: those about partner, sex and cycle once they are opened.
    #[must_use]
    pub fn sees_section(&self, section: Section) -> bool {
        match section {
            Section::Partner => self.is_opened(Area::Partner),
            Section::Sexual => self.is_opened(Area::Sexual),
            Section::Cycle => self.is_opened(Area::Cycle),
            Section::Exposure => {
                [Area::Alone, Area::Partner, Area::Trainer].into_iter().any(|area| self.is_opened(area))
            }
            _ => true,
        }
    }

    /// The gate that keeps this exercise closed now, if one does.
    #[must_use]
    pub fn closed_by(&self, exercise: &Exercise) -> Option<Gate> {
        exercise.gate.filter(|gate| match gate {
            Gate::Hold => !self.holds_are_open(),
            other => !self.agreement(*other).given,
        })
    }

    /// Whether the breath may be held: the questions about it were all answered with no, within the last year.
    #[must_use]
    pub fn holds_are_open(&self) -> bool {
        let answered = self.agreement(Gate::Hold);
        let days = self.library.catalogue.limits().holds_asked_days.value;
        let fresh = |on: Day| f64::from(i32::try_from(self.today(self.now()).since(on)).unwrap_or(i32::MAX)) < days;
        answered.given && answered.on.is_some_and(fresh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Stamp;
    use chrono::DateTime;

    fn stamp(minute: u32, device: &str) -> Stamp {
        let at = format!("2026-11-23T07:{minute:02}:00Z");
        Stamp { updated: DateTime::parse_from_rfc3339(&at).unwrap().to_utc(), device: device.to_owned() }
    }

    #[test]
    fn nothing_is_agreed_or_opened_until_it_is_said() {
        let profile = Profile::default();
        assert!(Gate::ALL.iter().all(|gate| !agreement(&profile, *gate).given));
        assert!(opened(&profile).is_empty());
    }

    #[test]
    fn a_gate_that_one_machine_closed_stays_closed_on_a_tie() {
        let name = register(Gate::Squeeze);
        let mut profile = Profile::default();
        let open = profile.setting(&name, json!({"given": true}), &stamp(9, "b"));
        let closed = profile.setting(&name, json!({"given": false}), &stamp(1, "a"));
        for order in [[&open, &closed], [&closed, &open]] {
            profile = Profile::default();
            for register in order {
                profile.join(&name, register);
            }
            assert!(!agreement(&profile, Gate::Squeeze).given);
        }
    }
}
