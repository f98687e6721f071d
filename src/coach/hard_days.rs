//! Hard days: gentle rest on one key, the plan for several of them, and what rests for how long once they began. What
//! the plan itself says stands in `flare_plan`.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::{Value, json};

use super::agreements::{agreement, opened};
use super::coach::Coach;
use super::dates;
use super::effect::Effect;
use super::ladder::LADDERS;
use super::standing;
use super::step::Step;
use crate::clock::Now;
use crate::diary::{Body, Day, DayStart, Felt, Flare, Kind, Month, Offered, Profile, Record};
use crate::library::Library;
use crate::plan::hard_days::{Turn, rests_until};
use crate::practice::Gate;
use crate::words::{name, say, tell};

/// What rests because of hard days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resting {
    /// The plan for hard days is on: both rest while it is.
    pub on: bool,
    /// The moment until which steps on a ladder rest at least, while it is to come.
    pub steps_until: Option<DateTime<FixedOffset>>,
    /// The day on which light squeezes are back, while it is to come; not known while the plan is on.
    pub squeezes_back: Option<Day>,
}

/// What the moments at which the plan went on and off, and a single hard day, let rest.
#[must_use]
pub fn resting(profile: &Profile, turns: &[Turn], now: Now, start: DayStart, library: &Library) -> Resting {
    let today = start.day_of(now.wall);
    let on = standing::hard_day_plan(profile);
    let rule = &library.plan.hard_days;
    let said: Option<Day> = profile.get(standing::HARD_DAY);
    // Of a single hard day the day is known: as many whole days as the hours make.
    let of_day = said.map(|day| start.last_minute(day.plus(i64::from(rule.rest_hours) / 24 - 1), now.wall));
    let of_day = of_day.map(|last| last + TimeDelta::minutes(1)).filter(|until| *until > now.wall);
    let last = turns.iter().map(|(at, _)| start.day_of(*at)).chain(said).max();
    let days = squeezes_rest_days(library);
    Resting {
        on,
        steps_until: rests_until(turns, now.wall, rule).max(of_day),
        squeezes_back: last.map(|day| day.plus(days)).filter(|back| *back > today && !on),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a few days, from an asset")]
const fn squeezes_rest_days(library: &Library) -> i64 {
    library.floor_rules.squeezes.rests_days.value as i64
}

/// What rests, in a line each: squeezes where they are agreed to, steps where a ladder is in sight.
#[must_use]
pub fn resting_lines(profile: &Profile, resting: Resting, now: Now) -> Vec<String> {
    let areas: Vec<String> = LADDERS
        .into_iter()
        .filter(|area| opened(profile).contains(area))
        .map(|area| name("plan-area", area.id()))
        .collect();
    let mut lines = Vec::new();
    if !areas.is_empty() {
        let areas = areas.join(", ");
        match (resting.on, resting.steps_until.map(|until| moment(until, now))) {
            (true, Some(until)) => {
                lines.push(tell("flare-steps-while", &[("areas", areas.into()), ("until", until.into())]));
            }
            (true, None) => lines.push(tell("flare-steps-on", &[("areas", areas.into())])),
            (false, Some(until)) => {
                lines.push(tell("flare-steps-until", &[("areas", areas.into()), ("until", until.into())]));
            }
            (false, None) => {}
        }
    }
    if agreement(profile, Gate::Squeeze).given {
        match (resting.on, resting.squeezes_back) {
            (true, _) => lines.push(say("flare-squeezes-on")),
            (false, Some(back)) => {
                lines.push(tell("flare-squeezes-until", &[("until", dates::short_day(back).into())]));
            }
            (false, None) => {}
        }
    }
    lines
}

/// "Wed 25 Nov, 07:00", where the person is now.
fn moment(at: DateTime<FixedOffset>, now: Now) -> String {
    let at = at.with_timezone(now.wall.offset());
    format!("{}, {}", dates::short_day(Day(at.date_naive())), dates::clock(at))
}

/// The turns that records tell of.
pub fn turns<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<Turn> {
    let told = records.into_iter().filter(|record| record.kind == Kind::Flare && !record.deleted);
    told.filter_map(|record| match record.body() {
        Ok(Body::Flare(flare)) => Some((record.at?, flare.on)),
        _ => None,
    })
    .collect()
}

/// The months in which turns that still let something rest can stand: a rest is shorter than a month.
#[must_use]
pub fn months(now: Now) -> [Month; 2] {
    let month = Month::of(now.wall);
    [month.before(), month]
}

/// How far back turns are looked for, in days: further than any rest lasts.
const LOOK_BACK: i64 = 14;

impl Coach {
    /// Whether the hard-day plan is on.
    #[must_use]
    pub fn hard_day_plan(&self) -> bool {
        standing::hard_day_plan(&self.profile)
    }

    /// Turns the hard-day plan on or off; nothing is recorded where it is so already, as another window may have done it.
    pub fn set_hard_day_plan(&mut self, on: bool, by: Offered, now: Now) -> Vec<Effect> {
        if self.hard_day_plan() == on {
            return Vec::new();
        }
        self.begin_action();
        let mut effects = vec![self.set(standing::HARD_DAY_PLAN, json!(on), now)];
        effects.extend(self.add(now.wall, &Body::Flare(Flare { on, by }), now).1);
        if !on {
            effects.extend(self.end_hard_day(now));
        }
        self.end_action();
        effects
    }

    /// `f` on Today: gentle rest at once, no number asked. Whether yesterday was a hard day too comes back, so that
    /// the plan can be offered.
    pub fn hard_day(&mut self, now: Now) -> (Step, bool, Vec<Effect>) {
        let today = self.today(now);
        let before: Option<Day> = self.profile.get(standing::HARD_DAY);
        let again = before == Some(today.before());
        let mut effects = vec![self.set(standing::HARD_DAY, json!(today), now)];
        if self.profile.get::<Day>(standing::HARD_DAY_OVER).is_some() {
            effects.push(self.set(standing::HARD_DAY_OVER, Value::Null, now));
        }
        (self.practise(self.own_routine("gentle", now), Felt::default()), again, effects)
    }

    /// `f` on a hard day: the usual practice is back. What rests because of it goes on resting.
    pub fn end_hard_day(&mut self, now: Now) -> Option<Effect> {
        let today = self.today(now);
        let is_said = self.profile.get(standing::HARD_DAY) == Some(today);
        is_said.then(|| self.set(standing::HARD_DAY_OVER, json!(today), now))
    }

    /// Whether today is a hard day, or the plan for such days is on: then nothing is asked.
    #[must_use]
    pub fn is_hard_day(&self, now: Now) -> bool {
        standing::is_hard_day(&self.profile, self.today(now))
    }

    /// For so many days light squeezes rest after hard days or a step back.
    pub(super) const fn squeezes_rest_days(&self) -> i64 {
        squeezes_rest_days(self.library)
    }

    /// Days since the last hard day, or since the hard-day plan was on; 0 while it is.
    pub(super) fn since_hard_days(&self, now: Now) -> Option<i64> {
        let today = self.today(now);
        if self.hard_day_plan() {
            return Some(0);
        }
        let turns = self.turns(today).into_iter().map(|(at, _)| self.day_start.day_of(at));
        turns.chain(self.profile.get::<Day>(standing::HARD_DAY)).max().map(|day| today.since(day))
    }

    fn turns(&self, today: Day) -> Vec<Turn> {
        turns(self.days(today.plus(-LOOK_BACK), today).records)
    }

    /// What rests because of hard days.
    #[must_use]
    pub fn resting(&self, now: Now) -> Resting {
        let turns = self.turns(self.today(now));
        resting(&self.profile, &turns, now, self.day_start, self.library)
    }

    /// What rests because of hard days and until when, a line each; nothing where nothing does, or nothing of it is in
    /// sight.
    #[must_use]
    pub fn resting_lines(&self, now: Now) -> Vec<String> {
        resting_lines(&self.profile, self.resting(now), now)
    }

    /// Why no step on a ladder is offered because of hard days, and when they are back; `None` when they do not rest.
    #[must_use]
    pub fn steps_rest(&self, now: Now) -> Option<String> {
        let resting = self.resting(now);
        let until = resting.steps_until.map(|until| moment(until, now));
        match (self.is_hard_day(now), until) {
            (true, None) => Some(say("ladder-why-hard-day")),
            (_, Some(until)) => Some(tell("ladder-why-after-hard-day", &[("until", until.into())])),
            (false, None) => None,
        }
    }
}
