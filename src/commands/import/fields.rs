//! The fields that a column can become, by the kind of entry: the names of our own tables, where each stands in a record,
//! and what it holds.

use crate::coach::{BLADDER_SIGNS, BOWEL_SIGNS};
use crate::diary::{Kind, lists};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A figure of the scale, 0 to 10.
    Score,
    /// A whole number, from and to.
    Whole(u32, u32),
    /// A number in steps of a half, from 0.
    Halves(u32),
    /// Any number.
    Number,
    /// Yes or no.
    Yes,
    /// One of these ids; the family of their words.
    One(&'static [&'static str], &'static str),
    /// Any of these ids.
    Many(&'static [&'static str], &'static str),
    /// Words.
    Words,
    /// Several words, parted by semicolons.
    List,
    /// A date.
    Date,
    /// The exercises of a practice.
    Exercises,
    /// What the floor did in them.
    LetGo,
    /// The answers to a questionnaire.
    Answers,
    /// It says nothing that the record does not say.
    Known,
}

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in our own tables and for `--map`.
    pub name: &'static str,
    /// Where it stands in the record.
    pub at: &'static [&'static str],
    /// What it holds.
    pub what: What,
    /// The key of its words.
    pub said: &'static str,
}

const fn field(name: &'static str, at: &'static [&'static str], what: What, said: &'static str) -> Field {
    Field { name, at, what, said }
}

use What::{Answers, Date, Exercises, Halves, Known, LetGo, List, Many, Number, One, Score, Whole, Words, Yes};

/// The fields of a check-in and of a pain episode.
pub const ENTRY: &[Field] = &[
    field("pain_now", &["pain_now"], Score, "entry-pain-now"),
    field("pain_average", &["pain_average"], Score, "entry-pain-average"),
    field("pain_worst", &["pain_worst"], Score, "entry-pain-worst"),
    field("ease", &["ease"], Score, "entry-ease"),
    field("mood", &["mood"], Score, "entry-mood"),
    field("stress", &["stress"], Score, "entry-stress"),
    field("anxiety", &["anxiety"], Score, "entry-anxiety"),
    field("fear", &["fear"], Score, "entry-fear"),
    field("shame", &["shame"], Score, "entry-shame"),
    field("sensitivity", &["sensitivity"], Score, "entry-sensitivity"),
    field("sleep_quality", &["sleep_quality"], Score, "entry-sleep-quality"),
    field("sleep_hours", &["sleep_hours"], Halves(24), "entry-sleep-hours"),
    field("woke_with_pain", &["woke_with_pain"], Yes, "entry-woke-with-pain"),
    field("pain_rest", &["pain_by", "rest"], Score, "entry-pain-by-rest"),
    field("pain_activity", &["pain_by", "activity"], Score, "entry-pain-by-activity"),
    field("pain_sitting", &["pain_by", "sitting"], Score, "entry-pain-by-sitting"),
    field("pain_touch", &["pain_by", "touch"], Score, "entry-pain-by-touch"),
    field("pain_penetration", &["pain_by", "penetration"], Score, "entry-pain-by-penetration"),
    field("places", &["places"], Many(&lists::PLACES, "entry-place"), "entry-places"),
    field("qualities", &["qualities"], Many(&lists::QUALITIES, "entry-quality"), "entry-qualities"),
    field("onset", &["onset"], One(&lists::ONSETS, "entry-onset"), "entry-onset"),
    field("minutes", &["minutes"], Whole(0, 10_000), "entry-minutes"),
    field("settle_hours", &["settle_hours"], Halves(240), "entry-settle-hours"),
    field("bladder_visits", &["bladder", "visits"], Whole(0, 60), "entry-bladder-visits"),
    field("bladder_urgency", &["bladder", "urgency"], Score, "entry-bladder-urgency"),
    field("bladder_signs", &["bladder", "signs"], Many(&BLADDER_SIGNS, "entry-bladder-sign"), "entry-bladder-signs"),
    field("bowel_form", &["bowel", "form"], Whole(1, 7), "entry-bowel-form"),
    field("bowel_signs", &["bowel", "signs"], Many(&BOWEL_SIGNS, "entry-bowel-sign"), "entry-bowel-signs"),
    field("treatment", &["visit"], One(&lists::TREATMENTS, "entry-treatment"), "entry-visit"),
    field("triggers", &["triggers"], Many(&lists::TRIGGERS, "entry-trigger"), "entry-triggers"),
    field("helped", &["helped"], Many(&lists::HELPED, "entry-helped"), "entry-helped"),
    field("attempt", &["attempt"], One(&lists::ATTEMPTS, "entry-attempt"), "entry-attempt"),
    field("difficulty", &["difficulty"], Whole(0, 3), "entry-difficulty"),
    field("cycle_day", &["cycle", "day"], Whole(1, 99), "entry-cycle-day"),
    field("cycle_bleeding", &["cycle", "bleeding"], One(&lists::BLEEDING, "entry-bleeding"), "entry-cycle-bleeding"),
    field("cycle_unexpected", &["cycle", "unexpected"], Yes, "entry-cycle-unexpected"),
    field("hormones_changed", &["cycle", "hormones_changed"], Yes, "entry-cycle-hormones-changed"),
    field("medicines", &["medicines"], List, "entry-medicines"),
    field("partner_heard", &["partner", "heard"], Score, "entry-partner-heard"),
    field("partner_closeness", &["partner", "closeness"], Score, "entry-partner-closeness"),
    field("boundaries_kept", &["partner", "boundaries_kept"], Yes, "entry-partner-boundaries-kept"),
    field("unwell", &["unwell"], Yes, "entry-unwell"),
    field("word", &["word"], Words, "entry-word"),
    field("tags", &["tags"], List, "entry-tags"),
    field("for_therapist", &["for_therapist"], Yes, "entry-for-therapist"),
    field("note", &["note"], Words, "entry-note"),
];

/// A field that our own tables alone have: nobody is told of it.
const fn own(name: &'static str, at: &'static [&'static str], what: What) -> Field {
    field(name, at, what, "")
}

const OUTCOMES: What = One(&["finished", "ended_early", "stopped", "not_started"], "");
const REASONS: What = One(&["pain", "dizzy", "panic", "numb", "bleeding", "toilet", "changed_mind", "not_said"], "");

const PRACTICE: &[Field] = &[
    own("routine", &["routine"], Words),
    own("planned_s", &["planned_s"], Whole(0, u32::MAX)),
    own("done_s", &["done_s"], Whole(0, u32::MAX)),
    own("outcome", &["outcome"], OUTCOMES),
    own("stopped_for", &["stopped_for"], REASONS),
    own("comfort", &["comfort"], One(&["easy", "ok", "hard"], "")),
    own("before_pain", &["before", "pain"], Score),
    own("before_ease", &["before", "ease"], Score),
    own("before_fear", &["before", "fear"], Score),
    own("peak_pain", &["peak", "pain"], Score),
    own("peak_ease", &["peak", "ease"], Score),
    own("peak_fear", &["peak", "fear"], Score),
    own("after_pain", &["after", "pain"], Score),
    own("after_ease", &["after", "ease"], Score),
    own("after_fear", &["after", "fear"], Score),
    own("expected_pain", &["predicted", "pain"], Score),
    own("expected_ease", &["predicted", "ease"], Score),
    own("expected_fear", &["predicted", "fear"], Score),
    own("exercises", &["blocks"], Exercises),
    own("let_go", &["blocks"], LetGo),
    own("note", &["note"], Words),
];

const NEXT_DAY: &[Field] =
    &[own("soreness", &["soreness"], One(&["none", "hours", "still"], "")), own("next_day_pain", &["pain"], Score)];

const FLARE: &[Field] = &[own("hard_day_plan", &["state"], One(&["on", "off"], ""))];

const NOTE: &[Field] = &[own("note", &["text"], Words)];

const QUESTION: &[Field] = &[own("question", &["text"], Words)];

const VISIT: &[Field] = &[
    own("next_visit", &["next_at"], Date),
    own("visit_with", &["with"], Words),
    own("note", &["note"], Words),
    own("visited", &[], Known),
];

const FLAG: &[Field] = &[
    own("safety_note", &["flag"], Whole(1, 28)),
    own("safety_level", &["level"], One(&["emergency", "urgent", "soon", "review"], "")),
    own("safety_state", &["state"], One(&["raised", "seen", "ask_again"], "")),
];

const THOUGHT: &[Field] = &[
    own("situation", &["situation"], Words),
    own("body", &["body"], Words),
    own("thought", &["thought"], Words),
    own("believed", &["believed"], Whole(0, 100)),
    own("feeling", &["feeling"], Words),
    own("strength", &["strength"], Score),
    own("supports", &["supports"], Words),
    own("against", &["against"], Words),
    own("fairer", &["fairer"], Words),
    own("believed_after", &["believed_after"], Whole(0, 100)),
    own("next_step", &["next_step"], Words),
];

const EXPERIMENT: &[Field] = &[
    own("prediction", &["prediction"], Words),
    own("test", &["test"], Words),
    own("happened", &["happened"], Words),
    own("learned", &["learned"], Words),
];

const MEASURE: &[Field] = &[
    own("instrument", &["instrument"], Words),
    own("score", &["score"], Number),
    own("source", &["source"], One(&["self", "therapist"], "")),
    own("answers", &["answers"], Answers),
    own("activities", &["items"], List),
];

const STEP: &[Field] = &[
    own("track", &["track"], Words),
    own("step_from", &["from"], Whole(0, 255)),
    own("step_to", &["to"], Whole(0, 255)),
    own("step_minutes", &["minutes"], Number),
    own("choice", &["choice"], One(&["followed", "easier", "same", "own", "therapist"], "")),
];

/// The fields of a kind of entry; none for a kind that our own tables do not hold.
#[must_use]
pub const fn of_kind(kind: &Kind) -> &'static [Field] {
    match kind {
        Kind::CheckIn | Kind::PainEpisode => ENTRY,
        Kind::Practice => PRACTICE,
        Kind::NextDay => NEXT_DAY,
        Kind::Flare => FLARE,
        Kind::Note => NOTE,
        Kind::Question => QUESTION,
        Kind::Visit => VISIT,
        Kind::Flag => FLAG,
        Kind::Thought => THOUGHT,
        Kind::Experiment => EXPERIMENT,
        Kind::Measure => MEASURE,
        Kind::Step => STEP,
        Kind::Milestone | Kind::Unknown(_) => &[],
    }
}

/// The field of that name among `fields`.
#[must_use]
pub fn named(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// Headings by which other programs and spreadsheets call these, in lower case: a guess that is shown before it is taken.
/// Pain alone is the pain of the day, or of the moment where the table has times.
pub const HEADINGS: &[(&str, &[&str])] = &[
    ("date", &["date", "day", "datum", "tag", "fecha", "dia", "when", "entry date", "log date"]),
    ("time", &["time", "uhrzeit", "zeit", "heure", "hora", "entry time"]),
    ("at", &["at", "datetime", "date time", "timestamp", "date and time", "created at", "logged at", "zeitpunkt"]),
    (
        "pain",
        &[
            "pain",
            "pain level",
            "pain score",
            "pain intensity",
            "schmerz",
            "schmerzen",
            "schmerzstarke",
            "douleur",
            "dolor",
            "nrs",
            "vas",
        ],
    ),
    ("pain_now", &["current pain", "pain right now"]),
    ("pain_average", &["average pain", "avg pain", "pain avg", "mean pain", "pain of the day"]),
    ("pain_worst", &["worst pain", "max pain", "pain max", "highest pain", "peak pain", "maximum pain"]),
    ("mood", &["mood score", "stimmung", "humeur", "animo"]),
    ("stress", &["stress level", "estres"]),
    ("anxiety", &["anxious", "angst", "anxiete", "ansiedad"]),
    (
        "sleep_hours",
        &["sleep", "hours of sleep", "hours slept", "sleep duration", "schlaf", "schlafstunden", "sommeil", "sueno"],
    ),
    ("sleep_quality", &["quality of sleep", "schlafqualitat"]),
    ("places", &["place", "location", "locations", "where", "body part", "body parts", "ort"]),
    ("qualities", &["quality", "type of pain", "pain type", "pain quality", "character"]),
    ("triggers", &["trigger", "cause", "causes", "possible triggers", "ausloser"]),
    ("helped", &["relief", "what helped", "helps", "treatments tried"]),
    ("medicines", &["medication", "medications", "medicine", "meds", "drugs", "medikamente", "medicament"]),
    ("minutes", &["duration", "duration minutes", "duration min", "dauer"]),
    ("cycle_day", &["day of cycle", "zyklustag"]),
    ("tags", &["tag list", "labels"]),
    ("word", &["word of the day", "one word"]),
    (
        "note",
        &[
            "notes",
            "comment",
            "comments",
            "remarks",
            "description",
            "text",
            "notiz",
            "notizen",
            "bemerkung",
            "kommentar",
            "remarque",
            "nota",
        ],
    ),
];
