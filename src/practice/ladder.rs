//! Ladders: which exercises are steps of one, and in which order; what a step of the person's own is played as; and
//! which of the exposure track are talks, that need less asking. How a person climbs one is the coach's.

use super::exercise::{Catalogue, Exercise};
use super::track::{Area, Gate, Track};

/// How the ids of the steps of each ladder begin; the step stands behind it, from 0.
const LADDERS: [(Area, &str); 3] = [(Area::Alone, "EXS"), (Area::Partner, "SF"), (Area::Trainer, "TR")];

/// How the ids of talks for two begin.
const TALK: &str = "COM";

/// What a step of the person's own is played as: on which ladder, behind which gate.
const OWN_STEPS: [(Area, Option<Gate>, &str); 5] = [
    (Area::Alone, None, "EXO"),
    (Area::Alone, Some(Gate::Penetration), "EXI"),
    (Area::Partner, None, "SFO"),
    (Area::Partner, Some(Gate::Penetration), "SFI"),
    (Area::Trainer, Some(Gate::Trainer), "TRO"),
];

impl Exercise {
    /// Whether steps of the person's own are played as this one; by itself it has no name.
    #[must_use]
    pub fn is_own_step(&self) -> bool {
        OWN_STEPS.iter().any(|(_, _, id)| *id == self.id)
    }

    /// The ladder and the step, from 0, where it is one.
    #[must_use]
    pub fn rung(&self) -> Option<(Area, u8)> {
        let (area, step) =
            LADDERS.iter().find_map(|(area, start)| Some((*area, self.id.strip_prefix(start)?.parse().ok()?)))?;
        (self.track == Track::Exposure && self.area == Some(area)).then_some((area, step))
    }

    /// Whether it is a talk for two: nothing is touched but hands.
    #[must_use]
    pub fn is_talk(&self) -> bool {
        self.track == Track::Exposure && self.id.starts_with(TALK)
    }

    /// Whether it goes towards what is feared: it asks first, each time, and once more on the way.
    #[must_use]
    pub fn is_exposure(&self) -> bool {
        self.track == Track::Exposure && !self.is_talk()
    }
}

impl Catalogue {
    /// The steps of a ladder, lowest first.
    #[must_use]
    pub fn ladder(&self, area: Area) -> Vec<&Exercise> {
        let mut steps: Vec<(u8, &Exercise)> = self
            .iter()
            .filter_map(|exercise| exercise.rung().filter(|(of, _)| *of == area).map(|(_, step)| (step, exercise)))
            .collect();
        steps.sort_by_key(|(step, _)| *step);
        steps.into_iter().map(|(_, exercise)| exercise).collect()
    }

    /// What a step of the person's own on this ladder is played as. With something inside it, or above a step with a
    /// gate, it stands behind that gate too.
    #[must_use]
    pub fn own_step(&self, area: Area, inside: bool) -> Option<&Exercise> {
        let of_area = || OWN_STEPS.iter().filter(|(of, ..)| *of == area);
        let (_, _, id) = of_area().find(|(_, gate, _)| gate.is_some() == inside).or_else(|| of_area().next())?;
        self.get(id)
    }

    /// The given step of a ladder after which, at the earliest, something may be inside in a step of the person's own:
    /// the last one before penetration; with trainers the one at the entrance.
    #[must_use]
    pub fn last_outside(&self, area: Area) -> Option<&Exercise> {
        let ladder = self.ladder(area);
        match area {
            Area::Trainer => ladder.into_iter().nth(2),
            _ => ladder.into_iter().take_while(|step| step.gate.is_none()).last(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::built_in;

    #[test]
    fn each_ladder_has_its_steps_in_order_and_each_leads_to_something_gentle() {
        let catalogue = &built_in().unwrap().catalogue;
        for (area, count) in [(Area::Alone, 6), (Area::Partner, 9), (Area::Trainer, 9), (Area::Cycle, 0)] {
            let ladder = catalogue.ladder(area);
            assert_eq!(ladder.len(), count, "{area:?}");
            for (step, exercise) in ladder.iter().enumerate() {
                assert_eq!(exercise.rung(), u8::try_from(step).ok().map(|step| (area, step)));
                assert!(exercise.leave_out && exercise.is_exposure());
                assert_eq!(exercise.alternative.as_deref(), Some("B2"), "{}", exercise.id);
            }
        }
        let of = |start: &str| catalogue.iter().filter(|exercise| exercise.id.starts_with(start)).count();
        assert_eq!((of("SFS"), of("COM")), (3, 7));
        for (area, gate, id) in OWN_STEPS {
            let own = catalogue.get(id).unwrap();
            assert!(own.is_own_step() && own.rung().is_none() && own.is_exposure());
            assert_eq!((own.area, own.gate), (Some(area), gate));
            assert_eq!(catalogue.own_step(area, gate.is_some()).map(|one| one.id.as_str()), Some(id));
        }
        let outside = |area| catalogue.last_outside(area).map(|one| one.id.as_str());
        assert_eq!([Area::Alone, Area::Partner, Area::Trainer].map(outside), [Some("EXS5"), Some("SF5"), Some("TR2")]);
        assert!(catalogue.get("SFS1").is_some_and(|own| own.rung().is_none() && own.is_exposure()));
        assert!(catalogue.get("COM1").is_some_and(|talk| talk.is_talk() && !talk.is_exposure()));
    }

    #[test]
    fn trainers_and_penetration_wait_for_an_agreement_and_nothing_else_does() {
        let catalogue = &built_in().unwrap().catalogue;
        for exercise in catalogue.iter().filter(|exercise| exercise.track == Track::Exposure) {
            let own = OWN_STEPS.iter().find(|(_, _, id)| *id == exercise.id);
            let gate = match exercise.rung() {
                None if own.is_some() => own.and_then(|(_, gate, _)| *gate),
                Some((Area::Trainer, _)) => Some(Gate::Trainer),
                Some((Area::Partner, 6..)) => Some(Gate::Penetration),
                _ => None,
            };
            assert_eq!(exercise.gate, gate, "{}", exercise.id);
            assert!(exercise.area.is_some(), "{} is in sight before its area is opened", exercise.id);
        }
    }
}
