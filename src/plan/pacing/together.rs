//! All tracks together: one change at a time. What holds for one track alone stands in `rules`.

use super::input::Input;
use super::seen::Seen;
use super::suggest;
use super::suggestion::{Action, Facts, Reason, Suggestion, Way};
use super::thresholds::Thresholds;

/// The suggestions for several tracks, in the order of `inputs`. At most one moves forward, the floor first, then
/// breath, stretch, attention and ladders; none does while another takes a step back, or while the emergency lines have
/// no answer (`answered` is false: "not now" is not "none"). What is held for that has the reason of once a week.
#[must_use]
pub fn suggest_together(inputs: &[Input], answered: bool, limits: &Thresholds) -> Vec<Suggestion> {
    let mut all: Vec<Suggestion> = inputs.iter().map(|input| suggest(input, limits)).collect();
    let back = all.iter().any(|suggestion| suggestion.action == Action::StepBack);
    let forward = |place: &usize| all.get(*place).is_some_and(|suggestion| suggestion.action.is_forward());
    let mut moving: Vec<usize> = (0..inputs.len()).filter(forward).collect();
    moving.sort_by_key(|place| inputs.get(*place).map(|input| input.track));
    let (free, way) = match (answered, back) {
        (false, _) => (0, Way::Unanswered),
        (true, true) => (0, Way::OtherBack),
        (true, false) => (1, Way::OtherForward),
    };
    for place in moving.into_iter().skip(free) {
        if let (Some(suggestion), Some(input)) = (all.get_mut(place), inputs.get(place)) {
            held(suggestion, &Seen::new(input, limits), way);
        }
    }
    all
}

/// The suggestion in place of a move that another track holds.
fn held(suggestion: &mut Suggestion, see: &Seen<'_>, way: Way) {
    suggestion.action = Action::Hold;
    suggestion.reason = Reason::OnceAWeek;
    suggestion.step_delta = 0;
    suggestion.dose_min = see.part(1.0);
    suggestion.facts = Facts::way(way);
}

#[cfg(test)]
mod tests {
    use super::super::case_tests::{limits, steady_input};
    use super::super::{PacedTrack, Stopped, Wish};
    use super::*;

    fn track(track: PacedTrack) -> Input {
        Input { track, ..steady_input() }
    }

    fn said(inputs: &[Input]) -> Vec<(Action, i16, Way)> {
        let all = suggest_together(inputs, true, limits());
        all.into_iter().map(|one| (one.action, one.step_delta, one.facts.way)).collect()
    }

    #[test]
    fn one_track_moves_at_a_time_the_floor_first() {
        let held = (Action::Hold, 0, Way::OtherForward);
        let forward = (Action::AdvanceStep, 1, Way::Plain);
        let order = [PacedTrack::Attention, PacedTrack::Stretch, PacedTrack::Floor, PacedTrack::Breath].map(track);
        assert_eq!(said(&order), [held, held, forward, held]);
        let mut order = order;
        order[2].wish = Wish::Same;
        assert_eq!(said(&order)[3], forward, "the breath comes after the floor");
        assert_eq!(said(&order)[2], (Action::Hold, 0, Way::Same));
        assert_eq!(said(&[]), []);
    }

    #[test]
    fn a_step_back_of_one_holds_the_others() {
        let mut floor = track(PacedTrack::Floor);
        floor.sessions[2].stopped = Stopped::Pain;
        let all = suggest_together(&[track(PacedTrack::Breath), floor], true, limits());
        assert_eq!((all[0].reason, all[0].dose_min, all[0].facts.way), (Reason::OnceAWeek, 10.0, Way::OtherBack));
        assert_eq!(all[1].action, Action::StepBack);
    }

    #[test]
    fn nothing_moves_forward_while_the_emergency_lines_have_no_answer() {
        let mut careful = track(PacedTrack::Breath);
        careful.today_pain = Some(8.0);
        let all = suggest_together(&[track(PacedTrack::Floor), careful], false, limits());
        assert_eq!((all[0].action, all[0].facts.way), (Action::Hold, Way::Unanswered));
        assert_eq!(all[1].action, Action::RestGentle, "what is careful stays");
    }
}
