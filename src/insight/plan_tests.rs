//! Rhythm, steady weeks and coming back, over diaries written for them.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::*;
use crate::diary::{
    Body, Day, DayStart, Diary, Entry, Flare, Ids, Month, Offered, Outcome, Practice, Record, Score, Stamp,
};
use crate::plan::Figures;

/// A diary to which days are added, counted back from today.
struct Written {
    diary: Diary,
    ids: Ids,
    today: DateTime<FixedOffset>,
}

impl Written {
    fn new() -> Self {
        let today = DateTime::parse_from_rfc3339("2026-11-23T09:00:00+01:00").unwrap();
        Self { diary: Diary::default(), ids: Ids::new(5), today }
    }

    fn add(&mut self, back: i64, body: &Body) {
        let at = self.today - TimeDelta::days(back);
        let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
        let record = Record::new(self.ids.next(at), at, "UTC", body, &stamp).unwrap();
        self.diary.join(Month::of(at), &record);
    }

    fn practised(&mut self, backs: impl IntoIterator<Item = i64>) -> &mut Self {
        let practice = Practice { outcome: Outcome::Finished, done_s: 400, ..Practice::default() };
        backs.into_iter().for_each(|back| self.add(back, &Body::Practice(practice.clone())));
        self
    }

    fn felt(&mut self, back: i64, pain: u8, ease: Option<u8>) -> &mut Self {
        let entry = Entry { pain_now: Score::new(pain), ease: ease.and_then(Score::new), ..Entry::default() };
        self.add(back, &Body::CheckIn(entry));
        self
    }

    fn day(&self) -> Day {
        DayStart::default().day_of(self.today)
    }

    fn share(&self, free: &[u8]) -> Option<(usize, usize)> {
        let share = rhythm(&self.diary, self.day(), DayStart::default(), free, figures()).value;
        share.map(|share| (share.practised, share.planned))
    }

    fn steady(&self) -> bool {
        is_steady(&self.diary, self.day(), DayStart::default(), &figures().steady).value
    }

    fn back(&self) -> Option<ComeBack> {
        come_back(&self.diary, self.day(), DayStart::default(), &figures().come_back).value
    }
}

fn figures() -> &'static Figures {
    static FIGURES: std::sync::LazyLock<Figures> =
        std::sync::LazyLock::new(|| serde_json::from_str(include_str!("../../assets/plan.json")).unwrap());
    &FIGURES
}

#[test]
fn rhythm_is_a_share_of_planned_days() {
    let mut diary = Written::new();
    assert_eq!(diary.share(&[]), None, "nothing before there was a practice");
    diary.practised([5]);
    assert_eq!(diary.share(&[]), None, "nothing in the first week");
    diary.practised([27, 1, 2, 3]);
    // 23 November is a Monday and is not over: 27 days, of which five of seven are planned.
    assert_eq!(diary.share(&[]), Some((5, 19)));
    // Two named days are left out, whether there was a practice on them or not.
    assert_eq!(diary.share(&[6, 7]), Some((3, 19)), "Saturday and Sunday");
    // With one of them named the other one is still any: as much is asked as before.
    assert_eq!(diary.share(&[7]), Some((4, 19)), "Sunday alone");
    diary.practised([0]);
    assert_eq!(diary.share(&[]), Some((6, 20)), "today counts once there was a practice");
    let mut daily = Written::new();
    assert_eq!(daily.practised(0..28).share(&[]), Some((20, 20)), "more than planned is not more");
}

#[test]
fn hard_days_are_left_out_of_the_rhythm() {
    let mut diary = Written::new();
    diary.practised([20, 19, 1]);
    let before = diary.share(&[]).unwrap();
    diary.add(12, &Body::Flare(Flare { on: true, by: Offered::Own }));
    diary.add(6, &Body::Flare(Flare { on: false, by: Offered::Own }));
    let after = diary.share(&[]).unwrap();
    assert_eq!((before, after), ((3, 14), (3, 9)), "seven days were hard: 13 of 20 are left");
}

#[test]
fn four_weeks_are_steady_when_each_is_like_the_others() {
    let steady = |pains: [u8; 4]| {
        let mut diary = Written::new();
        for (week, pain) in (0..).zip(pains) {
            diary.practised([week * 7 + 1]);
            for day in 0..3 {
                diary.felt(week * 7 + day, pain, None);
            }
        }
        diary
    };
    assert!(steady([3, 3, 4, 3]).steady());
    assert!(!steady([3, 3, 5, 3]).steady(), "two points apart");
    assert!(!steady([7, 7, 7, 7]).steady(), "steady, and high");
    assert!(!Written::new().steady());
    let mut hard = steady([3, 3, 3, 3]);
    hard.add(9, &Body::Flare(Flare { on: true, by: Offered::Own }));
    assert!(!hard.steady());
    let mut few = Written::new();
    few.practised([1, 8, 15, 22]);
    (0..28).step_by(4).for_each(|back| {
        few.felt(back, 3, None);
    });
    assert!(!few.steady(), "two figures a week are too few");
}

#[test]
fn an_earlier_come_back_is_told_after_a_gap_and_nothing_else() {
    let mut diary = Written::new();
    diary.practised([90, 89]);
    assert_eq!(diary.back(), None, "there was no come-back yet");
    // Twelve days without, then back on four days, with ease noted two weeks later.
    diary.practised([76, 74, 70, 66]).felt(76, 4, Some(3)).felt(61, 3, Some(5));
    let told = diary.back().unwrap();
    assert_eq!((told.after_days, told.practised, told.ease), (12, 4, Some(5.0)));
    assert_eq!(told.on, diary.day().plus(-76));
    diary.felt(62, 3, Some(2));
    assert_eq!(diary.back().unwrap().ease, None, "an ease that fell is not told");
    diary.practised([7]);
    assert_eq!(diary.back(), None, "six days are no gap");
    let mut few = Written::new();
    few.practised([90, 70, 69]);
    assert_eq!(few.back(), None, "two days do not show that it went on");
}
