//! The check-in and the pain episode as a form: the first page is the 30-second one, the others are optional.

use serde_json::Value;

use super::ask::{Answer, Ask};
use super::form::{Form, FormKind, Page, choice, line, lines, many, number, scale, time, yes_no};
use crate::diary::{Bladder, Body, Bowel, Cycle, Entry, PainBy, Partner, Score, lists};

/// The name under which a form is given the groups of intimate questions that are in sight: opened by the person in
/// Plan, never by themselves.
pub(super) const IN_SIGHT: &str = "in_sight";

/// These groups.
pub(super) const GROUPS: [&str; 4] = ["attempt", "cycle", "partner", "sexual"];

/// Triggers that belong to an area: they can be ticked once it is opened.
const OF_AREA: [(&str, &str); 2] = [("sex", "sexual"), ("period", "cycle")];

/// The scales of an entry: the id of the question, which is the field, and the key of its words.
const SCALES: [(&str, &str); 11] = [
    ("pain_now", "entry-pain-now"),
    ("pain_average", "entry-pain-average"),
    ("pain_worst", "entry-pain-worst"),
    ("ease", "entry-ease"),
    ("mood", "entry-mood"),
    ("stress", "entry-stress"),
    ("anxiety", "entry-anxiety"),
    ("fear", "entry-fear"),
    ("shame", "entry-shame"),
    ("sensitivity", "entry-sensitivity"),
    ("sleep_quality", "entry-sleep-quality"),
];

fn scales(ids: &[&str]) -> Vec<Ask> {
    ids.iter()
        .filter_map(|id| SCALES.iter().find(|(field, _)| field == id))
        .map(|(field, words)| scale(field, words))
        .collect()
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let mut pages = vec![first_page(form)];
    let is_episode = form.kind == FormKind::PainEpisode;
    let mut place = vec![
        many("places", "entry-places", "entry-place", &lists::PLACES),
        many("qualities", "entry-qualities", "entry-quality", &lists::QUALITIES),
        choice("onset", "entry-onset", "entry-onset", &lists::ONSETS),
        number("minutes", "entry-minutes", (0.0, 10_000.0, 5.0), "entry-unit-minutes"),
        number("settle_hours", "entry-settle-hours", (0.0, 240.0, 0.5), "entry-unit-hours"),
        time("at", "entry-at"),
    ];
    let mut what = vec![
        triggers(form),
        many("helped", "entry-helped", "entry-helped", &lists::HELPED),
        line("medicines", "entry-medicines"),
        choice("visit", "entry-visit", "entry-treatment", &lists::TREATMENTS),
        yes_no("unwell", "entry-unwell"),
    ];
    if is_episode {
        // These stand on the first page of an episode.
        place.remove(0);
        what.drain(..2);
    }
    pages.push(page(if is_episode { "how" } else { "where" }, place));
    let mut pain_by = vec![
        scale("pain_by.rest", "entry-pain-by-rest"),
        scale("pain_by.activity", "entry-pain-by-activity"),
        scale("pain_by.sitting", "entry-pain-by-sitting"),
        scale("pain_by.touch", "entry-pain-by-touch"),
    ];
    if !is_episode {
        pain_by.insert(0, scale("pain_average", "entry-pain-average"));
    }
    pages.push(page("pain-by", pain_by));
    pages.push(page(if is_episode { "treatment" } else { "what" }, what));
    let mut mind = scales(&["anxiety", "fear", "shame"]);
    if is_episode {
        mind.extend(scales(&["ease", "mood", "stress", "sensitivity"]));
    }
    pages.push(page("mind", mind));
    pages.push(page(
        "body",
        vec![
            yes_no("woke_with_pain", "entry-woke-with-pain"),
            number("bladder.visits", "entry-bladder-visits", (0.0, 60.0, 1.0), "entry-unit-visits"),
            scale("bladder.urgency", "entry-bladder-urgency"),
            many("bladder.signs", "entry-bladder-signs", "entry-bladder-sign", &BLADDER_SIGNS),
            number("bowel.form", "entry-bowel-form", (1.0, 7.0, 1.0), "entry-unit-form"),
            many("bowel.signs", "entry-bowel-signs", "entry-bowel-sign", &BOWEL_SIGNS),
        ],
    ));
    pages.push(page("words", vec![line("tags", "entry-tags"), yes_no("for_therapist", "entry-for-therapist")]));
    pages.extend(opened_pages(form));
    pages
}

/// Signs of the bladder.
pub const BLADDER_SIGNS: [&str; 4] = ["filling-pain", "burning", "incomplete", "leak"];
/// Signs of the bowel.
pub const BOWEL_SIGNS: [&str; 3] = ["straining", "pain", "incomplete"];

fn page(id: &str, asks: Vec<Ask>) -> Page {
    Page { heading: format!("entry-group-{id}"), intro: Vec::new(), asks }
}

/// Whether a group of questions is in sight.
fn is_open(form: &Form, group: &str) -> bool {
    form.given(IN_SIGHT).unwrap_or_default().split(' ').any(|id| id == group)
}

/// What may have set it off; what belongs to an area that is out of sight is offered where it was ticked before.
fn triggers(form: &Form) -> Ask {
    let ticked = form.many("triggers");
    let shown = |id: &&str| {
        let area = OF_AREA.iter().find(|(trigger, _)| trigger == id);
        area.is_none_or(|(_, group)| is_open(form, group)) || ticked.iter().any(|one| one == id)
    };
    let ids: Vec<&str> = lists::TRIGGERS.into_iter().filter(shown).collect();
    many("triggers", "entry-triggers", "entry-trigger", &ids)
}

fn first_page(form: &Form) -> Page {
    let hours = number("sleep_hours", "entry-sleep-hours", (0.0, 14.0, 0.5), "entry-unit-hours");
    if form.kind == FormKind::PainEpisode {
        let mut asks = scales(&["pain_now", "pain_worst"]);
        asks.push(many("places", "entry-places", "entry-place", &lists::PLACES));
        asks.push(triggers(form));
        asks.push(many("helped", "entry-helped", "entry-helped", &lists::HELPED));
        asks.push(lines("note", "entry-note"));
        return page("episode", asks);
    }
    let mut asks = scales(&["pain_now", "pain_worst", "ease", "mood", "stress"]);
    asks.push(hours);
    asks.extend(scales(&["sleep_quality", "sensitivity"]));
    asks.push(line("word", "entry-word"));
    asks.push(lines("note", "entry-note"));
    page("first", asks)
}

/// The intimate groups come last, and are there once the person has opened them in Plan (opt in, never opt out).
fn opened_pages(form: &Form) -> Vec<Page> {
    let mut pages = Vec::new();
    if is_open(form, "attempt") {
        pages.push(page(
            "attempt",
            vec![
                choice("attempt", "entry-attempt", "entry-attempt", &lists::ATTEMPTS),
                number("difficulty", "entry-difficulty", (0.0, 3.0, 1.0), "entry-unit-difficulty"),
                scale("pain_by.penetration", "entry-pain-by-penetration"),
            ],
        ));
    }
    if is_open(form, "cycle") {
        pages.push(page(
            "cycle",
            vec![
                number("cycle.day", "entry-cycle-day", (1.0, 99.0, 1.0), "entry-unit-day"),
                choice("cycle.bleeding", "entry-bleeding", "entry-bleeding", &lists::BLEEDING),
                yes_no("cycle.unexpected", "entry-cycle-unexpected"),
                yes_no("cycle.hormones_changed", "entry-cycle-hormones-changed"),
            ],
        ));
    }
    if is_open(form, "partner") {
        pages.push(page(
            "partner",
            vec![
                scale("partner.heard", "entry-partner-heard"),
                scale("partner.closeness", "entry-partner-closeness"),
                yes_no("partner.boundaries_kept", "entry-partner-boundaries-kept"),
            ],
        ));
    }
    pages
}

/// The entry that the answers make; what was not answered is absent.
#[must_use]
pub fn entry(form: &Form) -> Entry {
    let small = |id: &str| form.number(id).and_then(|number| u8::try_from(whole(number)).ok());
    Entry {
        pain_now: form.score("pain_now"),
        pain_average: form.score("pain_average"),
        pain_worst: form.score("pain_worst"),
        ease: form.score("ease"),
        mood: form.score("mood"),
        stress: form.score("stress"),
        anxiety: form.score("anxiety"),
        fear: form.score("fear"),
        shame: form.score("shame"),
        sensitivity: form.score("sensitivity"),
        sleep_quality: form.score("sleep_quality"),
        sleep_hours: form.number("sleep_hours"),
        woke_with_pain: form.yes("woke_with_pain"),
        pain_by: some(PainBy {
            rest: form.score("pain_by.rest"),
            activity: form.score("pain_by.activity"),
            sitting: form.score("pain_by.sitting"),
            touch: form.score("pain_by.touch"),
            penetration: form.score("pain_by.penetration"),
        }),
        places: form.many("places"),
        qualities: form.many("qualities"),
        onset: form.one("onset").map(str::to_owned),
        minutes: form.number("minutes").map(whole),
        settle_hours: form.number("settle_hours"),
        attempt: form.one("attempt").map(str::to_owned),
        difficulty: small("difficulty"),
        bladder: some(Bladder {
            visits: small("bladder.visits"),
            urgency: form.score("bladder.urgency"),
            signs: form.many("bladder.signs"),
        }),
        bowel: some(Bowel { form: small("bowel.form"), signs: form.many("bowel.signs") }),
        cycle: some(Cycle {
            day: small("cycle.day"),
            bleeding: form.one("cycle.bleeding").map(str::to_owned),
            unexpected: form.yes("cycle.unexpected"),
            hormones_changed: form.yes("cycle.hormones_changed"),
        }),
        medicines: listed(form, "medicines"),
        visit: form.one("visit").map(str::to_owned),
        triggers: form.many("triggers"),
        helped: form.many("helped"),
        partner: some(Partner {
            heard: form.score("partner.heard"),
            closeness: form.score("partner.closeness"),
            boundaries_kept: form.yes("partner.boundaries_kept"),
        }),
        unwell: form.yes("unwell"),
        word: form.text("word"),
        note: form.text("note"),
        tags: listed(form, "tags"),
        for_therapist: form.yes("for_therapist"),
    }
}

/// The body of the record that the answers make.
#[must_use]
pub fn body(form: &Form) -> Body {
    if form.kind == FormKind::PainEpisode { Body::PainEpisode(entry(form)) } else { Body::CheckIn(entry(form)) }
}

/// A group that holds nothing is absent.
fn some<T: Default + PartialEq>(group: T) -> Option<T> {
    (group != T::default()).then_some(group)
}

/// Forms hold numbers within the range of their question, so this only drops what is behind the point.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 to 10 000 by the question")]
fn whole(number: f64) -> u32 {
    number.clamp(0.0, 10_000.0) as u32
}

fn listed(form: &Form, id: &str) -> Vec<String> {
    let text = form.text(id).unwrap_or_default();
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The form that shows an entry for editing, every value in place: also those of groups that are out of sight, so that
/// an edit keeps them.
#[must_use]
pub fn opened_on(kind: FormKind, entry: &Entry, id: crate::diary::Id) -> Form {
    let mut form = Form::new(kind).with(IN_SIGHT, &GROUPS.join(" "));
    form.edits = Some(id);
    let Ok(Value::Object(fields)) = serde_json::to_value(entry) else { return form };
    let flat = fields.into_iter().flat_map(|(name, value)| match value {
        Value::Object(group) => {
            group.into_iter().map(|(inner, value)| (format!("{name}.{inner}"), value)).collect::<Vec<_>>()
        }
        value => vec![(name, value)],
    });
    for (id, value) in flat {
        if let Some(answer) = form.ask(&id).and_then(|ask| answer_from(&ask, &value)) {
            form.answers.insert(id, answer);
        }
    }
    form
}

fn answer_from(ask: &Ask, value: &Value) -> Option<Answer> {
    use super::ask::Shape;
    let answer = match (&ask.shape, value) {
        (Shape::Scale { .. }, value) => Answer::Score(Score::new(u8::try_from(value.as_u64()?).ok()?)?),
        (Shape::Choice(_), Value::Bool(yes)) => Answer::One(if *yes { "yes" } else { "no" }.to_owned()),
        (Shape::Choice(_), Value::String(id)) => Answer::One(id.clone()),
        (Shape::Many(_), Value::Array(ids)) => {
            Answer::Many(ids.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect())
        }
        (Shape::Number { .. }, value) => Answer::Number(value.as_f64()?),
        (Shape::Text { .. }, Value::String(text)) => Answer::Text(text.clone()),
        (Shape::Text { .. }, Value::Array(parts)) => {
            Answer::Text(parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
        }
        _ => return None,
    };
    ask.shape.takes(&answer).then_some(answer)
}
