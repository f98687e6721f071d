//! Scores of questionnaires and what a sensor or two keys showed, as History tells them: what there is, and its words.
//! What is worked out stands in `insight`.

use super::coach::Coach;
use super::history_words::one_place;
use crate::diary::{Day, Measure, Month, Signal, SignalSource, StoredBaselines};
use crate::insight::{Change, Item, Scored, Stretch, course, scores, signal_course};
use crate::plan::measures::Mark;
use crate::words::{Fill, has, say, tell};

/// How many of the latest practices with a signal are told.
pub const LATEST: usize = 8;

/// What there is over some days.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// The questionnaires of areas that are open.
    pub scored: Vec<Scored>,
    /// Worst pain at the start, lately, and how far it moved; once there is a start.
    pub pain: Option<(f64, f64, Change)>,
    /// The practices with a signal, oldest first.
    pub signals: Vec<(Day, Signal)>,
}

fn figure(value: f64) -> Fill<'static> {
    one_place(value).into()
}

impl Coach {
    /// What there is over the days of `stretch`, with the months that are still to be read.
    #[must_use]
    pub fn scores_of(&self, stretch: Stretch) -> (Scores, Vec<Month>) {
        let start = self.day_start;
        let stored: StoredBaselines = self.profile.get("baseline").unwrap_or_default();
        let kept = stored.get(Measure::WorstPain);
        let pain = course(&self.diary, Measure::WorstPain, stretch.from, stretch.to, start, kept);
        let both = pain.value.baseline.mean().zip(pain.value.latest_mean).zip(pain.value.change);
        let known = scores(&self.diary, stretch, start, &self.library.measures);
        // A questionnaire of an area that is closed stays out of sight.
        let area = |one: &Scored| self.library.measures.get(&one.instrument).and_then(|known| known.area);
        let open = |one: &Scored| area(one).is_none_or(|area| self.is_opened(area));
        let found = Scores {
            scored: known.value.into_iter().filter(open).collect(),
            pain: both.map(|((start, mean), change)| (start, mean.value, change)),
            signals: signal_course(&self.diary, stretch, start).value,
        };
        (found, [pain.unread, known.unread].concat())
    }

    /// The words of a score that is one answer, or the band that it lies in.
    #[must_use]
    pub fn answer_words(&self, one: &Scored, score: f64) -> Option<String> {
        let known = self.library.measures.get(&one.instrument)?;
        if known.items == 1 {
            let key = format!("questionnaire-{}-answer-{score:.0}", one.instrument);
            return has(&key).then(|| say(&key));
        }
        let band = known.band(score)?;
        let band = say(&format!("questionnaire-{}-band-{band}", one.instrument));
        Some(format!("{}, {band}", one_place(score)))
    }

    /// How the latest score stands beside the first one, in words.
    #[must_use]
    pub fn change_words(&self, one: &Scored) -> String {
        let measures = &self.library.measures;
        let known = measures.get(&one.instrument);
        // A judgement of change is the answer itself.
        if let Some(to) = known.and_then(|known| known.meaningful_to.as_ref()) {
            let meets = one.scores.last().is_some_and(|(_, score)| *score <= f64::from(to.value));
            return say(if meets { "questionnaire-meaningful" } else { "history-scores-judged" });
        }
        let Some(change) = one.change else { return say("history-scores-first") };
        // What differs is what is shown: both figures as they stand there, in tenths.
        let tenths = |at: Option<&(Day, f64)>| at.map_or(0.0, |(_, score)| (score * 10.0).round());
        let moved_by = tenths(one.scores.last()) - tenths(one.scores.first());
        let by = [("by", figure(moved_by.abs() / 10.0))];
        let moved = match moved_by.total_cmp(&0.0) {
            std::cmp::Ordering::Less => tell("history-scores-lower", &by),
            std::cmp::Ordering::Equal => say("history-scores-same"),
            std::cmp::Ordering::Greater => tell("history-scores-higher", &by),
        };
        let mark = match change.mark {
            Some(Mark::Meets) => "questionnaire-mark-meets",
            Some(Mark::Small) => "questionnaire-mark-small",
            None if measures.matters(&one.instrument).is_some() => "history-scores-not-yet",
            None => return moved,
        };
        format!("{moved} {}", say(mark))
    }
}

/// What one question of a questionnaire was at first and is now, and whether that is a change that counts.
#[must_use]
pub fn of_item(item: &Item) -> String {
    let key = if item.meets { "history-scores-item-meets" } else { "history-scores-item" };
    let (first, latest) = (u32::from(item.first), u32::from(item.latest));
    tell(key, &[("item", item.words.clone().into()), ("first", first.into()), ("latest", latest.into())])
}

/// "rest 4.1, let go in 1.4 s, 82 % of quiet time at rest, gripping noticed 2, unnoticed 1".
#[must_use]
pub fn of_signal(signal: &Signal) -> String {
    let number = |key: &'static str, value: Option<f64>| value.map(|value| tell(key, &[("n", figure(value))]));
    let grips = match signal.source {
        SignalSource::Sensor => (signal.noticed + signal.unnoticed > 0).then(|| {
            tell("history-signal-grips", &[("noticed", signal.noticed.into()), ("unnoticed", signal.unnoticed.into())])
        }),
        SignalSource::Felt => Some(tell("history-signal-felt", &[("noticed", signal.noticed.into())])),
    };
    let parts = [
        number("history-signal-rest", signal.rest),
        number("history-signal-release", signal.release_s),
        number("history-signal-band", signal.in_band.map(|share| (share * 100.0).round())),
        grips,
        number("history-signal-eased", signal.eased_s),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
