//! Sentences of the blocks about letting go, places, bladder and bowel, pacing, and of three ticked sections. Words come
//! from `page.ftl`; nothing is worked out here.

use super::clean::one_line;
use super::phrases::{MISSING, counts, exercise_name, figure, listed, mean_words, short_date};
use crate::diary::Mean;
use crate::diary::daily::tenths;
use crate::insight::page::{Care, Exposure, LettingGo, Of, Pacing, PacingLine, PainDetail, Phq4Line, ThoughtLine};
use crate::insight::{LineCount, NoticedSum, SensorSum};
use crate::words::{has, say, tell};

/// "Let go 9 of 14, could not be felt 3."
pub(super) fn letting_go(answers: &LettingGo) -> String {
    let rest = [
        ("page-let-go-partly", answers.partly),
        ("page-let-go-not-yet", answers.not_yet),
        ("page-let-go-not-felt", answers.not_felt),
    ];
    let mut told = String::new();
    for (key, count) in rest.into_iter().filter(|(_, count)| *count > 0) {
        told.push_str(", ");
        told.push_str(&tell(key, &[("count", count.into())]));
    }
    tell("page-let-go", &[("yes", answers.let_go.into()), ("of", answers.of.into()), ("rest", told.into())])
}

/// "Sensor, 6 practices: rest 4.1, let go in 1.4 s (18), gripping noticed 5, unnoticed 2." What was not measured is left
/// out; without a device, what was noticed.
pub(super) fn sensed(sensor: Option<&SensorSum>, noticed: Option<&NoticedSum>) -> Vec<String> {
    let percent = |share: f64| figure((share * 100.0).round());
    let with = sensor.map(|sum| {
        let parts = [
            sum.rest.map(|rest| tell("page-sensor-rest", &[("rest", figure(rest).into())])),
            sum.release_s.map(|s| tell("page-sensor-release", &[("s", tenths(s).into()), ("n", sum.releases.into())])),
            sum.fully.map(|share| tell("page-sensor-fully", &[("percent", percent(share).into())])),
            sum.in_band.map(|share| tell("page-sensor-band", &[("percent", percent(share).into())])),
            (sum.noticed + sum.unnoticed > 0).then(|| {
                let fills = [("noticed", sum.noticed.into()), ("unnoticed", sum.unnoticed.into())];
                tell("page-sensor-grips", &fills)
            }),
        ];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        tell("page-sensor", &[("n", sum.practices.into()), ("parts", parts.into())])
    });
    let without = noticed.map(|sum| {
        let eased = sum.eased_s.map(|s| tell("page-noticed-eased", &[("s", tenths(s).into())])).unwrap_or_default();
        let fills = [("n", sum.practices.into()), ("count", sum.noticed.into()), ("eased", eased.into())];
        tell("page-noticed", &fills)
    });
    with.into_iter().chain(without).collect()
}

/// Place, quality and what was going on, in one line; nothing without any.
pub(super) fn pain_where(pain: &PainDetail) -> Option<String> {
    let ids = |all: &[Of], family: &'static str| {
        if all.is_empty() { None } else { Some(counts(all, |id| listed(family, id))) }
    };
    let with = |one: &crate::insight::page::ActivityPain| {
        let what = tell("page-activity", &[("activity", one.id.into())]);
        format!("{what} {}", mean_words(Some(one.pain)))
    };
    let with: Vec<String> = pain.activities.iter().map(with).collect();
    let with = (!with.is_empty()).then(|| with.join(", "));
    let parts = [ids(&pain.places, "entry-place"), ids(&pain.qualities, "entry-quality"), with];
    joined(&parts.into_iter().flatten().collect::<Vec<_>>(), "; ")
}

/// "Time to settle 3.5 h (4)."
pub(super) fn settled(pain: &PainDetail) -> Option<String> {
    let hours = pain.settle_hours?;
    let n = hours.n;
    Some(tell("page-settle", &[("hours", tenths(hours.value).into()), ("n", n.into())]))
}

/// "Written: morning (9), evening (4)."
pub(super) fn written_at(pain: &PainDetail) -> Option<String> {
    let word = |id: &str| tell("page-time-of-day", &[("time", id.into())]);
    (!pain.times.is_empty()).then(|| tell("page-written", &[("times", counts(&pain.times, word).into())]))
}

/// Bladder and bowel in one line; nothing without any.
pub(super) fn bladder_and_bowel(care: &Care) -> Option<String> {
    let mean = |key: &str, mean: Option<Mean>| mean.map(|mean| tell(key, &[("mean", mean_words(Some(mean)).into())]));
    let signs = |all: &[Of], family: &'static str| (!all.is_empty()).then(|| super::phrases::by_days(all, family));
    let bladder = [
        mean("page-bladder-visits", care.bladder_visits),
        mean("page-bladder-urgency", care.bladder_urgency),
        signs(&care.bladder_signs, "entry-bladder-sign"),
    ];
    let bowel = [mean("page-bowel-form", care.bowel_form), signs(&care.bowel_signs, "entry-bowel-sign")];
    let told = |key: &str, parts: Vec<String>| joined(&parts, ", ").map(|text| tell(key, &[("text", text.into())]));
    let parts = [
        told("page-bladder", bladder.into_iter().flatten().collect()),
        told("page-bowel", bowel.into_iter().flatten().collect()),
    ];
    joined(&parts.into_iter().flatten().collect::<Vec<_>>(), " ")
}

/// Treatment and medicines, counted by days; nothing without any.
pub(super) fn treatment(care: &Care) -> Option<String> {
    let treated = (!care.treatments.is_empty()).then(|| super::phrases::by_days(&care.treatments, "entry-treatment"));
    let medicine =
        (care.medicine_days > 0).then(|| tell("page-medicine-days", &[("count", care.medicine_days.into())]));
    joined(&[treated, medicine].into_iter().flatten().collect::<Vec<_>>(), ", ")
}

/// "Answers to suggestions: as suggested (2), easier (1)."
pub(super) fn pacing_sum(pacing: &Pacing) -> String {
    let word = |id: &str| listed("entry-step-choice", id);
    tell("page-pacing-sum", &[("choices", counts(&pacing.choices, word).into())])
}

/// "12 November: Pelvic floor, step 4 to 5, 3 min; chosen: as suggested (three good practices)."
pub(super) fn pacing_line(line: &PacingLine) -> String {
    let (from, to) = (u32::from(line.from), u32::from(line.to));
    let step = tell(
        if line.from == line.to { "page-pacing-same" } else { "page-pacing-step" },
        &[("from", from.into()), ("to", to.into())],
    );
    let minutes = line.minutes.filter(|minutes| *minutes > 0.0);
    let minutes = minutes.map(|minutes| format!(", {}", tell("page-minutes", &[("minutes", figure(minutes).into())])));
    let why = line.rule.as_ref().map(|rule| format!(" ({})", tell("page-rule", &[("rule", rule.as_str().into())])));
    tell(
        "page-pacing-line",
        &[
            ("date", short_date(line.day).into()),
            ("track", track(&line.track).into()),
            ("step", step.into()),
            ("minutes", minutes.unwrap_or_default().into()),
            ("choice", listed("entry-step-choice", line.choice.id()).into()),
            ("why", why.unwrap_or_default().into()),
        ],
    )
}

fn track(id: &str) -> String {
    let ladder = id.strip_prefix("ladder-").map(|of| format!("ladder-of-{of}")).filter(|key| has(key));
    ladder.map_or_else(|| listed("choose-track", id), |key| say(&key))
}

/// What was done on ladders, one sentence a line.
pub(super) fn exposure(exposure: &Exposure) -> Vec<String> {
    let mean = |mean| mean_words(mean);
    let fills = [
        ("count", exposure.sessions.into()),
        ("pain", mean(exposure.peak_pain).into()),
        ("expectedpain", mean(exposure.predicted_pain).into()),
        ("fear", mean(exposure.peak_fear).into()),
        ("expectedfear", mean(exposure.predicted_fear).into()),
    ];
    let sum = tell("page-exposure-sum", &fills);
    [sum].into_iter().chain(exposure.steps.iter().rev().map(pacing_line)).collect()
}

/// A thought record in a line, in the person's words.
pub(super) fn thought(line: &ThoughtLine) -> String {
    let percent = |believed: Option<u8>| believed.map_or(MISSING.to_owned(), |percent| format!("{percent} %"));
    let thought = tell(
        "page-thought",
        &[
            ("date", short_date(line.day).into()),
            ("thought", one_line(&line.thought).into()),
            ("before", percent(line.believed).into()),
            ("after", percent(line.believed_after).into()),
        ],
    );
    let fairer = line.fairer.as_deref().map(one_line).filter(|words| !words.is_empty());
    match fairer {
        Some(words) => format!("{thought} {}", tell("page-thought-fairer", &[("fairer", words.into())])),
        None => thought,
    }
}

/// "12 November: 1, 2, 0, 3".
pub(super) fn phq4(line: &Phq4Line) -> String {
    let answers = line.answers.iter().map(|answer| answer.map_or(MISSING.to_owned(), |answer| answer.to_string()));
    format!("{}: {}", short_date(line.day), answers.collect::<Vec<_>>().join(", "))
}

/// "Pelvic drop: done on 4 of 6 days, something else instead on 1, left out on 1; 12 November: the chair hurt".
pub(super) fn plan_line(line: &LineCount) -> String {
    let rest = [("page-plan-swapped", line.swapped), ("page-plan-left-out", line.left_out)];
    let rest = rest.into_iter().filter(|(_, count)| *count > 0);
    let rest: Vec<String> = rest.map(|(key, count)| tell(key, &[("count", count.into())])).collect();
    let fills = [
        ("exercise", exercise_name(&line.exercise).into()),
        ("done", line.done.into()),
        ("days", line.days.into()),
        ("rest", rest.concat().into()),
    ];
    let wrote = line.wrote.iter().map(|it| format!("; {}: {}", short_date(it.day), one_line(&it.text)));
    tell("page-plan-line", &fills) + &wrote.collect::<String>()
}

fn joined(parts: &[String], between: &str) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(between))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sensor_showed_is_one_line_without_what_was_not_measured() {
        let sum = SensorSum {
            practices: 6,
            rest: Some(4.053),
            release_s: Some(1.4),
            releases: 18,
            fully: Some(0.97),
            in_band: Some(0.82),
            noticed: 5,
            unnoticed: 2,
        };
        let line = "Sensor, 6 practices: rest 4.1, let go in 1.4 s (18), 97 % of the way, 82 % of quiet time at rest, gripping noticed 5, unnoticed 2.";
        assert_eq!(sensed(Some(&sum), None), [line]);
        let little = SensorSum { practices: 1, in_band: Some(1.0), ..SensorSum::default() };
        assert_eq!(sensed(Some(&little), None), ["Sensor, 1 practice: 100 % of quiet time at rest."]);
        let noticed = NoticedSum { practices: 2, noticed: 3, eased_s: Some(4.0) };
        let line = "Noticed without a device, 2 practices: gripping 3, let go after 4.0 s.";
        assert_eq!(sensed(None, Some(&noticed)), [line]);
        assert!(sensed(None, None).is_empty());
    }
}
