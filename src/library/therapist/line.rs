//! The lines of a plan: each becomes a value, held against the limits, and is taken or set aside.

use super::problem::Trouble;
use super::table::{Notes, Table};
use super::{Against, NAME_MOST, TIMES, WORDS_MOST, track_named};
use crate::plan::therapist::{
    Aside, Asked, Days, Line, Objection, TherapistPlan, What, check, circles, own_id, said_before, timer, too_high,
};

pub(super) const LINE: &[&str] = &[
    "exercise",
    "reps",
    "sets",
    "length",
    "hold",
    "squeeze",
    "release",
    "effort",
    "times_a_day",
    "days",
    "every_days",
    "until",
    "left_out_until",
    "instead",
    "track",
    "words",
];

/// Reads lines into a plan.
pub(super) struct Reader<'a> {
    pub(super) notes: &'a Notes,
    pub(super) against: Against<'a>,
}

impl Reader<'_> {
    /// All lines of the file.
    pub(super) fn lines(&self, top: &Table, plan: &mut TherapistPlan) {
        let tables = top.tables("line", LINE);
        let most = super::whole(self.against.bounds.lines.value) as usize;
        if let Some(beyond) = tables.get(most) {
            self.notes.note(beyond.at, Trouble::TooManyLines(most));
        }
        let mut read: Vec<(&Table, Line)> =
            tables.iter().take(most).filter_map(|table| Some((table, self.line(table)?))).collect();
        let own: Vec<String> = read
            .iter()
            .filter_map(|(_, line)| if let What::Own(name) = &line.what { Some(name.clone()) } else { None })
            .collect();
        for (table, line) in &mut read {
            let Some(text) = table.words("instead", NAME_MOST, false) else { continue };
            let named = |name: &&String| name.to_lowercase() == text.to_lowercase();
            line.instead = (self.against.known)(&text).or_else(|| own.iter().find(named).map(|name| own_id(name)));
            if line.instead.is_none() {
                table.note("instead", Trouble::InsteadUnknown(super::table::cut(&text)));
            }
        }
        for (table, line) in read {
            self.take(table, line, plan);
        }
        let circles = circles(plan);
        for table in tables.iter().filter(|table| circles.contains(&table.at)) {
            table.note("instead", Trouble::Circle);
        }
    }

    /// One line; what is done instead is looked up when all of them are known.
    fn line(&self, table: &Table) -> Option<Line> {
        let named = table.words("exercise", NAME_MOST, false);
        let asked = Asked {
            reps: table.count("reps", TIMES),
            sets: table.count("sets", &["sets", "set"]),
            length_ms: table.length("length"),
            hold_ms: table.length("hold"),
            squeeze_ms: table.length("squeeze"),
            release_ms: table.length("release"),
            effort: table.count("effort", &["%", "percent"]),
        };
        let times_a_day = table.count("times_a_day", &["times", "time", "x", "times a day", "a day"]);
        let days = days(table);
        let (until, left_out_until) = (table.date("until"), table.date("left_out_until"));
        let words = table.words("words", WORDS_MOST, true);
        let track = table.words("track", NAME_MOST, false).and_then(|name| {
            let track = track_named(&name);
            if track.is_none() {
                table.note("track", Trouble::NotATrack(super::table::cut(&name)));
            }
            track
        });
        let Some(name) = named else {
            table.absent("exercise");
            return None;
        };
        let what = (self.against.known)(&name).map_or(What::Own(name), What::Known);
        Some(Line { asked, times_a_day, days, until, left_out_until, track, words, ..Line::new(table.at, what) })
    }

    /// Takes a line or sets it aside, with everything that is to be said about it.
    fn take(&self, table: &Table, line: Line, plan: &mut TherapistPlan) {
        let Against { catalogue, bounds, .. } = self.against;
        let mut why = check(&line, catalogue, bounds);
        why.extend(said_before(&line, &plan.lines));
        if !why.is_empty() {
            for one in &why {
                table.note(key_of(one), Trouble::Against(one.clone()));
            }
            plan.aside.push(Aside { line, why });
            return;
        }
        let shape = match &line.what {
            What::Known(id) => catalogue.get(id).map(|exercise| &exercise.shape),
            What::Own(name) => {
                table.note("exercise", Trouble::BecomesOwn(name.clone()));
                None
            }
        };
        if let Some(ms) = timer(&line, bounds).filter(|_| !table.has("length")) {
            table.note("exercise", Trouble::Timer(ms));
        }
        for (quantity, value, most) in too_high(&line, shape, &plan.ceilings, bounds) {
            table.note(quantity.id(), Trouble::AboveCeiling { quantity, value, most });
        }
        plan.lines.push(line);
    }
}

/// The key that an objection is about.
const fn key_of(objection: &Objection) -> &'static str {
    match objection {
        Objection::Outside { quantity, .. } | Objection::NotOfIt(quantity) => quantity.id(),
        Objection::Release { .. } => "release",
        Objection::TooOften { .. } => "days",
        Objection::BreathHold => "hold",
        Objection::TooLong { .. } | Objection::Again { .. } => "exercise",
    }
}

fn days(table: &Table) -> Days {
    let (of, every) = (table.days("days"), table.count("every_days", &["days", "day"]));
    match (of, every) {
        (Some(_), Some(_)) => {
            table.note("every_days", Trouble::DaysTwice);
            Days::Any
        }
        (Some(days), None) => days,
        (None, Some(days)) => Days::Every(days),
        (None, None) => Days::Any,
    }
}
