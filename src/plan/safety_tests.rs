//! The sentences of the safety texts and of promise 1, one test each.

use super::*;
use crate::library::safety::safety;

fn table() -> SafetyTable {
    safety().unwrap().table
}

fn day(n: i64) -> Day {
    Day(chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap()).plus(n)
}

fn screen(n: i64, answer: impl Into<Option<ScreenAnswer>>) -> Option<Asked> {
    answer.into().map(|answer| Asked { on: day(n), answer })
}

fn flag(number: u8, state: FlagState) -> Flag {
    Flag { state, ..table().raise(number, false).unwrap() }
}

/// The standing on day 1 after these flags were raised on day 0, the screen answered.
fn with(numbers: &[u8]) -> Standing {
    let flags: Vec<Flag> = numbers.iter().map(|number| flag(*number, FlagState::Raised)).collect();
    table().standing(flags.iter().map(|flag| (day(0), flag)), screen(0, ScreenAnswer::Something), day(1))
}

fn nothing() -> Standing {
    table().standing([], screen(0, ScreenAnswer::None), day(1))
}

fn score(value: u8) -> Option<Score> {
    Score::new(value)
}

#[test]
fn the_lists_leave_out_8_9_15_and_27() {
    let asked = |place| table().asked_at(place).map(|row| row.flag).collect::<Vec<_>>();
    let expected: Vec<u8> = (1..=28).filter(|flag| ![8, 9, 15, 27].contains(flag)).collect();
    assert_eq!(asked(Where::FirstRun), expected);
    assert_eq!(asked(Where::Weekly), expected);
    assert_eq!(asked(Where::Practice), [15]);
    assert_eq!(asked(Where::Help), [8, 9]);
    let lines: Vec<u8> = table().emergency_lines(Where::FirstRun).map(|row| row.flag).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn levels_are_those_of_the_specification() {
    let levels: String = table().rows().iter().map(|row| row.level.id().chars().next().unwrap()).collect();
    assert_eq!(levels, "eeeeeeeeuuuuuuussssssssrrrrr");
    let more: Vec<_> = table().rows().iter().filter_map(|row| row.more.map(|more| (row.flag, more))).collect();
    assert_eq!(more, [(9, Level::Emergency), (15, Level::Emergency), (23, Level::Urgent)]);
}

#[test]
fn enter_leads_to_practice_when_nothing_is_open() {
    assert_eq!(table().lead(&nothing(), None), Lead::Practice);
    assert_eq!(table().lead(&nothing(), score(6)), Lead::Practice);
}

#[test]
fn with_an_emergency_note_open_enter_opens_its_text() {
    let standing = with(&[1, 10, 16]);
    assert_eq!(standing.worst, Some(Level::Emergency));
    assert_eq!(table().lead(&standing, None), Lead::EmergencyText);
    assert_eq!(table().lead(&standing, score(9)), Lead::EmergencyText);
    assert!(!standing.allows(Door::Practice) && !standing.allows(Door::GentleBreathing));
}

#[test]
fn with_an_urgent_note_open_enter_leads_to_gentle_breathing() {
    let standing = with(&[10, 16]);
    assert_eq!(table().lead(&standing, score(8)), Lead::GentleBreathing);
    assert!(!standing.allows(Door::Practice) && standing.allows(Door::GentleBreathing));
}

#[test]
fn at_pain_seven_or_more_enter_leads_to_breathing_and_rest() {
    assert_eq!(table().lead(&nothing(), score(7)), Lead::BreathingAndRest);
    assert_eq!(table().lead(&with(&[16]), score(10)), Lead::BreathingAndRest);
    assert!(nothing().allows(Door::Practice), "one key chooses otherwise");
}

#[test]
fn soon_leaves_practice_as_it_is_and_nothing_new() {
    let standing = with(&[16]);
    assert_eq!(table().lead(&standing, None), Lead::Practice);
    assert!(standing.allows(Door::Practice) && standing.advances_blocked());
}

#[test]
fn review_adds_a_question_and_blocks_nothing() {
    assert!(adds_question(Level::Review) && !adds_question(Level::Soon));
    let standing = with(&[24]);
    assert_eq!(table().lead(&standing, None), Lead::Practice);
    assert!(!standing.advances_blocked());
}

#[test]
fn any_emergency_urgent_or_soon_blocks_advances_and_never_journal_lessons_or_help() {
    for row in table().rows() {
        let standing = with(&[row.flag]);
        assert_eq!(standing.advances_blocked(), row.level != Level::Review, "flag {}", row.flag);
        for door in [Door::Journal, Door::Lessons, Door::Help] {
            assert!(standing.allows(door), "flag {}", row.flag);
        }
    }
}

#[test]
fn a_note_stays_on_today_until_a_clinician_has_seen_it() {
    let raised = flag(1, FlagState::Raised);
    let stays = table().standing([(day(0), &raised)], screen(0, ScreenAnswer::Something), day(60));
    assert_eq!(stays.shown().map(|open| (open.flag, open.since)), Some((1, day(0))));
    let seen = stays.open[0].acknowledged(Acknowledge::Seen);
    let closed = table().standing([(day(0), &raised), (day(60), &seen)], screen(0, ScreenAnswer::Something), day(60));
    assert!(closed.open.is_empty() && !closed.advances_blocked());
}

#[test]
fn ask_me_again_leaves_today_for_two_days_but_holds() {
    let raised = flag(1, FlagState::Raised);
    let later = flag(1, FlagState::AskAgain);
    let on = |n| table().standing([(day(0), &raised), (day(0), &later)], screen(0, ScreenAnswer::Something), day(n));
    assert!(on(1).shown().is_none() && !on(1).ask_again);
    assert!(on(2).shown().is_some() && on(2).ask_again);
    assert_eq!(table().lead(&on(1), None), Lead::EmergencyText);
}

#[test]
fn none_of_these_closes_what_was_put_off_but_not_what_was_raised() {
    let raised = [flag(10, FlagState::Raised), flag(11, FlagState::Raised), flag(11, FlagState::AskAgain)];
    let flags = || raised.iter().map(|flag| (day(0), flag));
    let standing = table().standing(flags(), screen(2, ScreenAnswer::None), day(2));
    assert_eq!(standing.open.iter().map(|open| open.flag).collect::<Vec<_>>(), [10]);
    let practice = [flag(15, FlagState::Raised), flag(15, FlagState::AskAgain)];
    let kept = table().standing(practice.iter().map(|flag| (day(0), flag)), screen(2, ScreenAnswer::None), day(2));
    assert_eq!(kept.open.len(), 1, "the screen does not ask for 15");
}

#[test]
fn not_now_is_not_none() {
    for asked in [screen(0, ScreenAnswer::NotNow), screen(0, ScreenAnswer::Something), None] {
        let standing = table().standing([], asked, day(0));
        assert!(standing.advances_blocked(), "{asked:?}");
        assert_eq!(table().lead(&standing, None), Lead::Practice, "practice itself stays open");
        let within = (0..=3).any(|n| table().standing([], asked, day(n)).ask_again);
        assert!(within, "{asked:?} is asked again within three days");
    }
    assert!(!table().standing([], screen(0, ScreenAnswer::NotNow), day(0)).ask_again);
}

#[test]
fn the_screen_comes_once_a_week() {
    let due = |asked, n| table().standing([], asked, day(n)).weekly_due;
    assert!(due(None, 0));
    assert!(!due(screen(0, ScreenAnswer::None), 6));
    assert!(due(screen(0, ScreenAnswer::None), 7));
}

#[test]
fn a_graver_level_stays_until_it_was_seen() {
    let grave = table().numbness_stays().unwrap();
    let mild = flag(15, FlagState::Raised);
    let standing = table().standing([(day(0), &grave), (day(1), &mild)], screen(0, ScreenAnswer::None), day(1));
    assert_eq!((standing.worst, standing.open[0].since), (Some(Level::Emergency), day(0)));
    let seen = flag(15, FlagState::Seen);
    let flags = [(day(0), &grave), (day(1), &seen), (day(2), &mild)];
    assert_eq!(table().standing(flags, screen(0, ScreenAnswer::None), day(2)).worst, Some(Level::Urgent));
}

#[test]
fn toilet_and_a_changed_mind_alone_are_neutral() {
    for reason in StopReason::ALL {
        let neutral = table().stopped(Some(*reason)).counts == Counts::Neutral;
        assert_eq!(neutral, matches!(reason, StopReason::Toilet | StopReason::ChangedMind), "{reason:?}");
    }
    assert_eq!(table().stopped(None).counts, Counts::Stop(StopReason::Pain));
    assert_eq!(table().stopped(Some(StopReason::NotSaid)).counts, Counts::Stop(StopReason::Pain));
}

#[test]
fn bleeding_and_numbness_show_their_text_first_and_raise_15() {
    for reason in StopReason::ALL {
        let stop = table().stopped(Some(*reason));
        let flagged = matches!(reason, StopReason::Bleeding | StopReason::Numb);
        assert_eq!((stop.text_first, stop.raises.is_some()), (flagged, flagged), "{reason:?}");
        assert!(stop.raises.is_none_or(|flag| (flag.flag, flag.level) == (15, Level::Urgent)));
    }
}

#[test]
fn numbness_that_does_not_go_is_an_emergency() {
    assert!(table().stopped(Some(StopReason::Numb)).ask_if_gone);
    assert!(!table().stopped(Some(StopReason::Bleeding)).ask_if_gone);
    assert_eq!(table().numbness_stays().map(|flag| (flag.flag, flag.level)), Some((15, Level::Emergency)));
}

#[test]
fn pain_says_stop_at_a_rise_of_two_at_seven_and_at_four_on_a_ladder() {
    let stop = |before: u8, now: u8, ladder| table().is_stop(score(before), score(now).unwrap(), ladder);
    assert!(!stop(3, 4, false) && stop(3, 5, false));
    assert!(!stop(5, 6, false) && stop(6, 7, false));
    assert!(!stop(2, 3, true) && stop(3, 4, true));
    assert!(!table().is_stop(None, score(6).unwrap(), false));
}
