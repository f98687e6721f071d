//! Somebody lives day by day through pacing: what is offered, what is suggested, and what an answer does.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Coach, Kept, OfferKind, Paced, Section, Session, Step};
use pelvicoach::diary::{
    Body, Comfort, Entry, Felt, Flag, FlagState, Level, Outcome, Practice, Score, StepChoice, StopReason,
};
use pelvicoach::plan::pacing::{Action, Reason};
use pelvicoach::practice::{Gate, Track};
use serde_json::json;

use crate::kit::{MORNING, at, coach, library};

/// One life, a day at a time.
struct Life {
    coach: Coach,
    day: u32,
}

impl Life {
    fn begin() -> Self {
        let mut life = Self { coach: coach(&[("first_run", json!(false))], &[]), day: 0 };
        let mut form = life.coach.form(pelvicoach::coach::FormKind::Settings);
        form.answer("minutes", Some(pelvicoach::coach::Answer::One("12".to_owned())));
        let now = life.now();
        let (step, _) = life.coach.take(&form, now).unwrap();
        assert!(matches!(step, Step::Practise(_)), "the first breath follows the first run");
        life
    }

    /// Seven in the morning of the day.
    fn now(&self) -> Now {
        let start = at("2026-01-05T07:00:00+01:00");
        let wall = start.wall + chrono::TimeDelta::days(i64::from(self.day));
        Now { mono_ms: 50_000 + u64::from(self.day) * 86_400_000, wall }
    }

    fn paced(&self, track: Track) -> Paced {
        self.coach.paced(None, self.now()).into_iter().find(|one| one.track == track).unwrap()
    }

    fn reason(&self, track: Track) -> Reason {
        self.paced(track).suggestion.reason
    }

    /// The morning's figures.
    fn note(&mut self, pain: u8) {
        let now = self.now();
        // The emergency lines were answered with "none" all along.
        let asked = json!({ "on": self.coach.today(now), "answer": "none" });
        self.coach.set("safety_asked", asked, now);
        let pain = Score::new(pain);
        let entry = Entry { pain_now: pain, pain_average: pain, ..Entry::default() };
        self.coach.add(now.wall, &Body::CheckIn(entry), now);
        self.coach.keep_baselines(now);
    }

    /// The practice that is offered, to its end, with pain that hardly moves.
    fn practise(&mut self, pain: u8, finish: impl FnOnce(Practice) -> Practice) -> Practice {
        let now = self.now();
        let filled = self.coach.offer(None, now).filled;
        let kept = Kept {
            id: None,
            routine: filled.routine.clone(),
            step: filled.step,
            reached: filled.reached,
            blocks: filled.blocks.clone(),
            acts: Vec::new(),
            elapsed_ms: filled.total_ms,
            started: now.wall,
            predicted: Felt::default(),
            before: felt(pain),
            pains: Vec::new(),
            noticed: Vec::new(),
            signal: None,
        };
        let session = Session::over(&library().catalogue, kept, now);
        let practice = session.practice(Outcome::Finished, None);
        let practice = finish(Practice { peak: Some(felt(pain)), comfort: Some(Comfort::Easy), ..practice });
        self.coach.record(None, now.wall, practice.clone(), now);
        practice
    }

    /// A calm day: figures, practice, and a yes to whatever moves forward.
    fn calm_day(&mut self, pain: u8) {
        self.note(pain);
        for paced in self.coach.paced(None, self.now()) {
            if paced.suggestion.action.is_forward() {
                self.coach.answer_suggestion(&paced, StepChoice::Followed, None, self.now());
            }
        }
        self.practise(pain, |practice| practice);
        self.day += 1;
    }

    fn step(&self) -> u8 {
        self.paced(Track::Floor).position.step
    }
}

fn felt(pain: u8) -> Felt {
    Felt { pain: Score::new(pain), ..Felt::default() }
}

#[test]
fn twelve_steady_weeks_climb_one_change_a_week_and_go_round_the_squeezes() {
    let mut life = Life::begin();
    let mut moves: Vec<(u32, String, u8, u8)> = Vec::new();
    let mut played = std::collections::BTreeSet::new();
    for _ in 0..84 {
        let before = life.coach.days(life.coach.today(life.now()), life.coach.today(life.now())).records.len();
        assert_eq!(before, 0);
        played.insert(life.step());
        life.calm_day(3);
    }
    let records = life.coach.days(life.coach.today(at("2026-01-05T07:00:00+01:00")), life.coach.today(life.now()));
    for record in records.records {
        if let Ok(Body::Step(step)) = record.body()
            && step.choice == StepChoice::Followed
        {
            let day = record.at.unwrap().signed_duration_since(at("2026-01-05T00:00:00+01:00").wall).num_days();
            moves.push((u32::try_from(day).unwrap(), step.track, step.from, step.to));
        }
    }
    assert!(moves.len() >= 6, "{moves:?}");
    for pair in moves.windows(2) {
        assert!(pair[1].0 >= pair[0].0 + 7, "two changes within seven days: {pair:?}");
    }
    assert!(played.iter().all(|step| !(6..=8).contains(step)), "squeezes need an agreement: {played:?}");
    assert!(life.step() >= 4, "{played:?} {moves:?}");
}

#[test]
fn without_notes_nothing_moves() {
    let mut life = Life::begin();
    for _ in 0..30 {
        life.practise(3, |practice| Practice { before: None, peak: None, comfort: None, ..practice });
        assert_eq!(life.reason(Track::Floor), Reason::NeedMoreEntries);
        life.day += 1;
    }
    assert_eq!(life.step(), 0);
}

#[test]
fn a_suggestion_waits_for_a_word_and_every_answer_does_what_it_says() {
    let waiting = || {
        let mut life = Life::begin();
        while !life.paced(Track::Floor).suggestion.action.is_forward() {
            life.note(3);
            if life.paced(Track::Floor).suggestion.action.is_forward() {
                break;
            }
            life.practise(3, |practice| practice);
            life.day += 1;
            assert!(life.day < 21, "{:?}", life.paced(Track::Floor).suggestion);
        }
        life
    };
    let life = waiting();
    let paced = life.paced(Track::Floor);
    assert_eq!((paced.today.step, paced.position.step), (0, 0), "nothing moves without a yes");
    assert!(life.coach.forward_waits(&life.coach.paced(None, life.now())));
    for (choice, step) in
        [(StepChoice::Followed, 1), (StepChoice::Easier, 0), (StepChoice::Same, 0), (StepChoice::Own, 0)]
    {
        let mut life = waiting();
        let paced = life.paced(Track::Floor);
        let now = life.now();
        life.coach.answer_suggestion(&paced, choice, None, now);
        let after = life.paced(Track::Floor);
        assert_eq!((after.today.step, after.answered), (step, Some(choice)), "{choice:?}");
        match choice {
            StepChoice::Easier => assert!(after.today.dose_min < paced.today.dose_min),
            StepChoice::Followed => assert_eq!(after.position.increased, Some(life.coach.today(now))),
            _ => assert_eq!(after.position, paced.position, "{choice:?}"),
        }
        let noted = life.coach.days(life.coach.today(now), life.coach.today(now));
        let noted = noted.records.iter().filter_map(|record| record.body().ok());
        assert_eq!(noted.filter(|body| matches!(body, Body::Step(step) if step.choice == choice)).count(), 1);
    }
}

#[test]
fn a_stop_for_pain_takes_a_step_back_that_the_next_practice_follows() {
    let mut life = Life::begin();
    while life.step() < 2 {
        life.calm_day(3);
        assert!(life.day < 60);
    }
    for _ in 0..3 {
        life.calm_day(3);
    }
    let step = life.step();
    life.note(3);
    life.practise(3, |practice| Practice {
        outcome: Outcome::Stopped,
        stopped_for: Some(StopReason::Pain),
        ..practice
    });
    life.day += 1;
    life.note(3);
    let paced = life.paced(Track::Floor);
    assert_eq!((paced.suggestion.reason, paced.today.step), (Reason::Stopped, step - 1));
    assert_eq!(paced.position.step, step, "it is kept once it is practised");
    assert!(life.coach.paced(None, life.now()).iter().all(|one| !one.suggestion.action.is_forward()));
    life.practise(3, |practice| practice);
    assert_eq!(life.step(), step - 1);
    life.day += 1;
    life.note(3);
    assert_eq!(life.paced(Track::Floor).today.step, step - 1, "it does not fall further");
}

#[test]
fn a_stop_counts_also_before_the_first_run() {
    let mut life = Life { coach: coach(&[("first_run", json!(false))], &[]), day: 0 };
    life.practise(3, |practice| Practice {
        outcome: Outcome::Stopped,
        stopped_for: Some(StopReason::Pain),
        ..practice
    });
    life.day += 1;
    assert_eq!(life.reason(Track::Floor), Reason::Stopped);
    let begun = life.paced(Track::Floor).position;
    let mut form = life.coach.form(pelvicoach::coach::FormKind::Settings);
    form.answer("minutes", Some(pelvicoach::coach::Answer::One("12".to_owned())));
    let now = life.now();
    life.coach.take(&form, now).unwrap();
    assert_eq!(life.paced(Track::Floor).position, begun, "the first run begins nothing anew");
    assert_eq!(life.reason(Track::Floor), Reason::Stopped);
}

#[test]
fn a_flare_offers_rest_and_the_week_after_it_moves_again() {
    let mut life = Life::begin();
    for _ in 0..14 {
        life.calm_day(3);
    }
    // The day after the last practice is calm; then it rises.
    life.note(3);
    life.day += 1;
    for _ in 0..3 {
        life.note(6);
        life.day += 1;
    }
    life.note(6);
    assert_eq!(life.reason(Track::Floor), Reason::Flare);
    assert_eq!(life.coach.offer(None, life.now()).kind, OfferKind::Easing);
    let practised = life.practise(6, |practice| practice);
    assert!(practised.blocks.iter().all(|block| block.track != "stretch"), "{practised:?}");
    life.day += 1;
    for _ in 0..12 {
        life.note(3);
        life.day += 1;
    }
    life.note(3);
    assert_eq!(life.coach.offer(None, life.now()).kind, OfferKind::Next);
}

#[test]
fn after_a_gap_it_is_smaller_and_grows_from_there() {
    let mut life = Life::begin();
    for _ in 0..10 {
        life.calm_day(3);
    }
    let before = life.paced(Track::Breath);
    life.day += 9;
    life.note(3);
    let paced = life.paced(Track::Breath);
    assert_eq!(paced.suggestion.reason, Reason::ShortBreak);
    assert!(paced.today.dose_min < before.today.dose_min);
    life.practise(3, |practice| practice);
    assert!(life.paced(Track::Breath).position.dose_min < before.today.dose_min, "kept once it is practised");
}

#[test]
fn easier_after_a_long_time_away_is_no_more_than_saying_nothing() {
    let back = |choice: Option<StepChoice>| {
        let mut life = Life::begin();
        for _ in 0..10 {
            life.calm_day(3);
        }
        life.day += 20;
        life.note(3);
        let now = life.now();
        let paced = life.paced(Track::Breath);
        assert_eq!(paced.suggestion.reason, Reason::LongBreak);
        if let Some(choice) = choice {
            life.coach.answer_suggestion(&paced, choice, None, now);
        }
        let today = life.paced(Track::Breath).today;
        life.practise(3, |practice| practice);
        life.day += 1;
        life.note(3);
        (today, life.paced(Track::Breath).position)
    };
    let (unasked, kept) = back(None);
    let (easier, kept_too) = back(Some(StepChoice::Easier));
    assert!(easier.dose_min <= unasked.dose_min && easier.step <= unasked.step, "{easier:?} {unasked:?}");
    assert_eq!((kept_too.step, kept_too.dose_min), (kept.step, kept.dose_min), "the day after is small too");
}

#[test]
fn a_note_that_asks_for_an_appointment_holds_everything_and_seen_frees_it() {
    let mut life = Life::begin();
    for _ in 0..9 {
        life.calm_day(3);
    }
    let now = life.now();
    life.coach.raise(Flag { flag: 16, level: Level::Soon, state: FlagState::Raised }, now);
    for _ in 0..14 {
        life.note(3);
        assert!(life.coach.paced(None, life.now()).iter().all(|one| one.suggestion.reason == Reason::Soon));
        life.practise(3, |practice| practice);
        life.day += 1;
    }
    let (now, step) = (life.now(), life.step());
    life.coach.acknowledge(16, true, now);
    life.calm_day(3);
    assert!(life.coach.paced(None, life.now()).iter().all(|one| one.suggestion.action != Action::ReferSoon));
    for _ in 0..14 {
        life.calm_day(3);
    }
    assert!(life.step() > step || life.paced(Track::Breath).position.increased.is_some());
}

#[test]
fn a_gate_opens_and_closes_what_comes_next() {
    let mut life = Life::begin();
    let last = library().programme.floor.last().map_or(0, |row| row.step);
    if last < 9 {
        return;
    }
    let now = life.now();
    let stand = |life: &mut Life, step: u8| {
        let position = json!({ "step": step, "dose_min": 6.0, "since": "2026-01-05" });
        life.coach.set("track-floor", position, now);
    };
    stand(&mut life, 5);
    assert_eq!(life.coach.steps_open(&life.paced(Track::Floor), now), 9);
    life.coach.agree(Gate::Squeeze, true, Some("physiotherapist"), None, now);
    assert_eq!(life.coach.steps_open(&life.paced(Track::Floor), now), 6);
    life.coach.agree(Gate::Squeeze, false, None, None, now);
    assert_eq!(life.coach.steps_open(&life.paced(Track::Floor), now), 9);
}

/// What Plan says is the person's own step, not that of the programme's week.
#[test]
fn plan_says_where_each_track_is_and_what_the_next_step_takes() {
    let at_step_two = [
        ("track-floor", json!({ "step": 2, "dose_min": 3.0, "since": "2026-11-10" })),
        ("weeks", json!({ "count": 11, "last": "2026-W47" })),
    ];
    let coach = coach(&at_step_two, &[]);
    let lines = coach.section(Section::Steps, at(MORNING));
    let states: Vec<&str> = lines.iter().map(|line| line.state.as_str()).collect();
    assert_eq!(states[..2], ["week 12 of 12", "step 2, Pelvic drop"]);
    assert_eq!(lines.len(), 5, "the programme and four tracks");
    for track in &lines[1..] {
        assert!(track.more.contains("Staying on this step"), "what is suggested: {}", track.more);
        assert!(track.more.contains("3 more days with a pain figure"), "what it takes: {}", track.more);
    }
}

#[test]
fn crisis_is_in_memory_alone_and_rests_until_tomorrow() {
    let mut life = Life::begin();
    life.note(2);
    let now = life.now();
    life.coach.note_crisis(now);
    assert!(life.coach.paced(None, now).iter().all(|one| one.suggestion.reason == Reason::Crisis));
    life.day += 1;
    assert!(life.coach.paced(None, life.now()).iter().all(|one| one.suggestion.reason != Reason::Crisis));
}

#[test]
fn nothing_moves_forward_on_sensitive_days() {
    let mut life = Life::begin();
    while !life.paced(Track::Floor).suggestion.action.is_forward() {
        life.note(3);
        if life.paced(Track::Floor).suggestion.action.is_forward() {
            break;
        }
        life.practise(3, |practice| practice);
        life.day += 1;
        assert!(life.day < 21);
    }
    let now = life.now();
    let today = life.coach.today(now);
    life.coach.set("sensitive_days", json!([{ "from": today, "to": today }]), now);
    assert_eq!(life.reason(Track::Floor), Reason::OneLoadFactor);
    assert!(life.coach.paced(None, now).iter().all(|one| !one.suggestion.action.is_forward()));
}
