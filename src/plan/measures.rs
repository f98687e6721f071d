//! Questionnaires: which there are, how they are scored, what a change means, when one is due. Pure; the numbers come
//! from `assets/measures.json`, the questions stand in `questionnaire.ftl`, and no score is a diagnosis.

use serde::Deserialize;

use super::programme::LAST_WEEK;
use crate::diary::Day;
use crate::practice::Area;

/// A number of the asset with where it comes from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    /// The number.
    pub value: T,
    /// Where it comes from.
    pub source: String,
}

/// How a score comes of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scoring {
    /// The mean of the answers.
    Mean,
    /// Their sum.
    Sum,
    /// The one answer.
    Single,
}

/// From which score on a band holds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The least score of it.
    pub from: f64,
    /// Its id; the words are `questionnaire-<instrument>-band-<id>`.
    pub id: String,
}

/// The change that matters, in either direction.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matters {
    /// So many points of the score.
    #[serde(default)]
    pub points: Option<f64>,
    /// So many percent of the score before…
    #[serde(default)]
    pub percent: Option<f64>,
    /// …where that was at least this.
    #[serde(default)]
    pub from: Option<f64>,
    /// So many points of one item.
    #[serde(default)]
    pub item_points: Option<f64>,
    /// Where it comes from.
    pub source: String,
}

/// A questionnaire that can be answered here.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its short id, as in records.
    pub id: String,
    /// How many items it has; with own items, the most.
    pub items: usize,
    /// How many answers a score needs.
    pub needs: usize,
    /// The least answer.
    pub least: u8,
    /// The greatest answer.
    pub most: u8,
    /// How it is scored.
    pub scoring: Scoring,
    /// Whether the items are the person's own activities.
    #[serde(default)]
    pub own_items: bool,
    /// The bands of the score, from the lowest.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Items that make a sum of their own.
    #[serde(default)]
    pub pairs: Vec<[usize; 2]>,
    /// From this sum on a pair says that talking about it may help.
    #[serde(default)]
    pub pair_at: Option<Sourced<u8>>,
    /// From this score on the whole says so.
    #[serde(default)]
    pub talk_at: Option<Sourced<u8>>,
    /// The change that matters.
    #[serde(default)]
    pub matters: Option<Matters>,
    /// From so many percent on a change that does not reach the mark is called small.
    #[serde(default)]
    pub small_percent: Option<Sourced<f64>>,
    /// Up to this answer the answer itself is a change that matters.
    #[serde(default)]
    pub meaningful_to: Option<Sourced<u8>>,
    /// The area that a person opens before it is seen.
    #[serde(default)]
    pub area: Option<Area>,
    /// The programme weeks in which it is due.
    pub weeks: Vec<u8>,
    /// Whether it is due once a month after the programme.
    #[serde(default)]
    pub monthly: bool,
    /// Where it comes from.
    pub source: String,
    /// On what terms its texts stand here.
    pub licence: String,
}

/// What a reading of a clinic's sensor is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Microvolts: how much the muscle does.
    Microvolts,
    /// Seconds.
    Seconds,
}

/// A questionnaire whose total a clinician can give, or a reading of a clinic's sensor; texts of questions are not here.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Its short id, as in records.
    pub id: String,
    /// What it is given in, where it is a reading of a sensor; a total has points.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// The least total.
    pub least: f64,
    /// The greatest total.
    pub most: f64,
    /// Totals come in steps of this.
    pub step: f64,
    /// The change that matters.
    #[serde(default)]
    pub matters: Option<Matters>,
    /// Where its range comes from.
    pub source: String,
}

/// Every questionnaire.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruments {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    /// After the programme a monthly one is due again after so many days.
    pub again_after_days: Sourced<i64>,
    /// What is put off rests for so many days.
    pub put_off_days: Sourced<i64>,
    /// Those that can be answered here, in the order in which they are offered.
    pub instruments: Vec<Instrument>,
    /// Those whose total can be typed in, and readings.
    pub totals: Vec<Total>,
}

impl Instruments {
    /// The questionnaire of that id, in any case.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|one| one.id.eq_ignore_ascii_case(id))
    }

    /// The total of that id, in any case.
    #[must_use]
    pub fn total(&self, id: &str) -> Option<&Total> {
        self.totals.iter().find(|one| one.id.eq_ignore_ascii_case(id))
    }

    /// The change that matters in an instrument or a total.
    #[must_use]
    pub fn matters(&self, id: &str) -> Option<&Matters> {
        self.get(id)
            .and_then(|one| one.matters.as_ref())
            .or_else(|| self.total(id).and_then(|one| one.matters.as_ref()))
    }
}

impl Total {
    /// Whether `value` is one that it can have.
    #[must_use]
    pub fn takes(&self, value: f64) -> bool {
        let steps = value / self.step;
        (self.least..=self.most).contains(&value) && (steps - steps.round()).abs() < 1e-6
    }
}

/// How far a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is called small.
    Small,
    /// It reaches the mark that matters.
    Meets,
}

/// What two scores say beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The score less the one before.
    pub by: f64,
    /// How far it goes, where that is known.
    pub mark: Option<Mark>,
}

impl Instrument {
    /// Whether `answer` is one that its items can have.
    #[must_use]
    pub fn takes(&self, answer: u8) -> bool {
        (self.least..=self.most).contains(&answer)
    }

    /// The score of these answers; `None` where too few items were answered for one, or an answer is none of its own.
    #[must_use]
    pub fn score(&self, answers: &[Option<u8>]) -> Option<f64> {
        let given: Vec<f64> = answers.iter().flatten().map(|answer| f64::from(*answer)).collect();
        let fits = answers.len() <= self.items && answers.iter().flatten().all(|answer| self.takes(*answer));
        if !fits || given.len() < self.needs {
            return None;
        }
        let sum: f64 = given.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "five items at most")]
        let mean = sum / given.len() as f64;
        Some(match self.scoring {
            Scoring::Mean => mean,
            Scoring::Sum | Scoring::Single => sum,
        })
    }

    /// The band of a score.
    #[must_use]
    pub fn band(&self, score: f64) -> Option<&str> {
        self.bands.iter().rev().find(|band| score >= band.from).map(|band| band.id.as_str())
    }

    /// Which of its pairs reach their mark; a pair with an item left open does not.
    #[must_use]
    pub fn pairs_at_mark(&self, answers: &[Option<u8>]) -> Vec<usize> {
        let Some(at) = &self.pair_at else { return Vec::new() };
        let sum = |[a, b]: [usize; 2]| Some(answers.get(a).copied()?? + answers.get(b).copied()??);
        let reaches = |(_, pair): &(usize, &[usize; 2])| sum(**pair).is_some_and(|sum| sum >= at.value);
        self.pairs.iter().enumerate().filter(reaches).map(|(index, _)| index).collect()
    }

    /// Whether these answers say that talking about it may help: the score or a pair reaches its mark.
    #[must_use]
    pub fn says_talk(&self, answers: &[Option<u8>]) -> bool {
        let score = self.score(answers);
        let whole = self.talk_at.as_ref().zip(score).is_some_and(|(at, score)| score >= f64::from(at.value));
        whole || !self.pairs_at_mark(answers).is_empty()
    }

    /// Whether it is due: in or after one of its weeks for which it was not taken yet, and once a month after the
    /// programme. `week` counts weeks with a practice from 1 and goes beyond twelve.
    #[must_use]
    pub fn is_due(&self, week: u32, taken: Option<Taken>, today: Day, again_after_days: i64) -> bool {
        if week > u32::from(LAST_WEEK) && self.monthly {
            return taken.is_none_or(|taken| today.since(taken.on) >= again_after_days);
        }
        let last = self.weeks.iter().copied().map(u32::from).filter(|due| *due <= week).max();
        last.is_some_and(|due| taken.is_none_or(|taken| taken.week < due))
    }
}

/// When a questionnaire was taken last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, Deserialize)]
pub struct Taken {
    /// The day.
    pub on: Day,
    /// The programme week of that day.
    pub week: u32,
}

/// What a score says beside the one before.
#[must_use]
pub fn difference(score: f64, before: f64, matters: Option<&Matters>, small_percent: Option<f64>) -> Difference {
    let by = score - before;
    let percent = (before.abs() > f64::EPSILON).then(|| by.abs() / before.abs() * 100.0);
    let reaches = |value: f64, mark: f64| value + 1e-9 >= mark;
    let mark = matters.and_then(|matters| {
        let percent = percent.filter(|_| matters.from.is_none_or(|from| before >= from));
        let meets = matters.points.is_some_and(|points| reaches(by.abs(), points))
            || matters.percent.zip(percent).is_some_and(|(mark, percent)| reaches(percent, mark));
        let small = small_percent.zip(percent).is_some_and(|(small, percent)| reaches(percent, small));
        if meets {
            Some(Mark::Meets)
        } else if small {
            Some(Mark::Small)
        } else {
            None
        }
    });
    Difference { by, mark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::built_in;

    fn instrument(id: &str) -> &'static Instrument {
        built_in().unwrap().measures.get(id).unwrap()
    }

    /// Worked out by hand: answers, score.
    #[test]
    fn scores_are_those_worked_out_by_hand() {
        let some = |answers: &[u8]| answers.iter().map(|answer| Some(*answer)).collect::<Vec<_>>();
        let cases = [
            ("peg", some(&[0, 0, 0]), Some(0.0)),
            ("peg", some(&[10, 10, 10]), Some(10.0)),
            ("peg", some(&[6, 7, 5]), Some(6.0)),
            ("peg", some(&[4, 5, 5]), Some(14.0 / 3.0)),
            ("peg", vec![Some(4), None, Some(5)], None),
            ("peg", some(&[4, 5]), None),
            ("peg", some(&[4, 5, 11]), None),
            ("phq-4", some(&[0, 0, 0, 0]), Some(0.0)),
            ("phq-4", some(&[3, 3, 3, 3]), Some(12.0)),
            ("phq-4", some(&[1, 2, 0, 3]), Some(6.0)),
            ("phq-4", vec![Some(3), Some(3), Some(3), None], None),
            ("phq-4", some(&[1, 2, 0, 4]), None),
            ("pgic", some(&[7]), Some(7.0)),
            ("pgic", some(&[0]), None),
            ("psfs", some(&[2, 3, 7]), Some(4.0)),
            ("psfs", vec![Some(2), None, Some(3), None, Some(7)], Some(4.0)),
        ];
        for (id, answers, score) in cases {
            assert_eq!(instrument(id).score(&answers), score, "{id} {answers:?}");
        }
    }

    #[test]
    fn bands_and_pairs_begin_where_the_form_says() {
        let phq = instrument("phq-4");
        let bands: Vec<_> = (0..=12).map(|score| phq.band(f64::from(score)).unwrap()).collect();
        let expected = [["none"; 3], ["mild"; 3], ["moderate"; 3]].concat();
        assert_eq!((&bands[..9], &bands[9..]), (&expected[..], &["severe"; 4][..]));
        let answers = |all: [u8; 4]| all.map(Some).to_vec();
        assert_eq!(phq.pairs_at_mark(&answers([1, 2, 1, 1])), [0]);
        assert_eq!(phq.pairs_at_mark(&answers([0, 0, 3, 0])), [1]);
        assert_eq!(phq.pairs_at_mark(&answers([3, 0, 1, 2])), [0, 1]);
        assert_eq!(phq.pairs_at_mark(&[Some(3), None, Some(1), Some(1)]), [0_usize; 0], "an open item makes no pair");
        for (all, says) in [([1, 1, 1, 1], false), ([2, 1, 1, 1], true), ([2, 0, 2, 0], false), ([0, 3, 0, 0], true)] {
            assert_eq!(phq.says_talk(&answers(all)), says, "{all:?}");
        }
        // Six without a pair of three is not possible; the whole counts all the same.
        assert!(phq.says_talk(&answers([2, 1, 2, 1])));
        assert_eq!(instrument("peg").band(5.0), None, "it has no bands of its own");
    }

    #[test]
    fn a_change_is_small_or_meets_its_mark_in_both_directions() {
        let mark = |id: &str, score: f64, before: f64| {
            let all = &built_in().unwrap().measures;
            let small = all.get(id).and_then(|one| one.small_percent.as_ref()).map(|small| small.value);
            difference(score, before, all.matters(id), small).mark
        };
        assert_eq!(mark("peg", 3.5, 5.0), Some(Mark::Meets), "30 percent");
        assert_eq!(mark("peg", 6.5, 5.0), Some(Mark::Meets), "also upwards");
        assert_eq!(mark("peg", 3.6, 5.0), Some(Mark::Small));
        assert_eq!(mark("peg", 4.5, 5.0), Some(Mark::Small), "10 percent");
        assert_eq!(mark("peg", 4.6, 5.0), None);
        assert_eq!(mark("peg", 0.5, 1.5), None, "no percentages beneath a score of 2");
        assert_eq!([mark("psfs", 5.0, 3.0), mark("psfs", 4.9, 3.0)], [Some(Mark::Meets), None]);
        assert_eq!([mark("gupi", 20.0, 27.0), mark("gupi", 21.0, 27.0)], [Some(Mark::Meets), None]);
        assert_eq!([mark("pfdi-20", 100.0, 145.0), mark("fsfi", 36.0, 2.0)], [Some(Mark::Meets), None]);
        assert_eq!(mark("phq-4", 0.0, 12.0), None, "no change of it is agreed to matter");
        assert_eq!([mark("difficulty", 1.0, 2.0), mark("difficulty", 2.0, 2.0)], [Some(Mark::Meets), None]);
        assert!((difference(3.0, 5.0, None, None).by + 2.0).abs() < 1e-12);
    }

    #[test]
    fn totals_keep_to_their_range_and_steps() {
        let all = &built_in().unwrap().measures;
        let takes = |id: &str, value: f64| all.total(id).unwrap().takes(value);
        for (id, value) in
            [("gupi", 0.0), ("gupi", 45.0), ("fsfi", 26.5), ("fsfi", 2.0), ("vpaq", 3.75), ("promis", 61.2)]
        {
            assert!(takes(id, value), "{id} {value}");
        }
        for (id, value) in [("gupi", 45.5), ("gupi", -1.0), ("fsfi", 36.1), ("fsfi", 26.55), ("pcs", f64::NAN)] {
            assert!(!takes(id, value), "{id} {value}");
        }
    }
}
