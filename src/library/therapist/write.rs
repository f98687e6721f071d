//! A plan as text: what was dictated becomes a file that reads back to the same values.

use std::fmt::Write as _;

use chrono::{NaiveDate, Weekday};

use crate::plan::therapist::{Ceilings, Days, Hold, Line, TherapistPlan, What, own_name};

/// The text of a plan. Lines that are set aside are written too: they are part of what the therapist said.
#[must_use]
pub fn to_text(plan: &TherapistPlan) -> String {
    let mut text = Text::default();
    text.words("title", Some(&plan.title));
    text.date("date", plan.date);
    text.date("next_appointment", plan.next_appointment);
    text.words("notes", plan.notes.as_deref());
    if let Some(from) = &plan.from {
        text.head("[from]");
        text.words("name", Some(&from.name));
        text.words("role", from.role.as_deref());
    }
    text.ceilings(&plan.ceilings);
    for hold in &plan.holds {
        text.hold(hold);
    }
    let mut lines: Vec<&Line> = plan.lines.iter().chain(plan.aside.iter().map(|aside| &aside.line)).collect();
    lines.sort_by_key(|line| line.at);
    for line in lines {
        text.line(line);
    }
    text.0
}

#[derive(Default)]
struct Text(String);

impl Text {
    /// One line of the file. Writing to a text cannot be refused.
    fn put(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn head(&mut self, head: &str) {
        let _ = writeln!(self.0, "\n{head}");
    }

    fn words(&mut self, key: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.put(key, quoted(words));
        }
    }

    fn date(&mut self, key: &str, date: Option<NaiveDate>) {
        if let Some(date) = date {
            self.put(key, date);
        }
    }

    fn count(&mut self, key: &str, count: Option<u32>) {
        if let Some(count) = count {
            self.put(key, count);
        }
    }

    fn length(&mut self, key: &str, ms: Option<u32>) {
        let Some(ms) = ms else { return };
        let (seconds, rest) = (ms / 1000, ms % 1000);
        let text = if rest > 0 {
            format!("{seconds}.{rest:03} s")
        } else if seconds >= 60 && seconds % 60 == 0 {
            format!("{} min", seconds / 60)
        } else {
            format!("{seconds} s")
        };
        self.put(key, quoted(&text));
    }

    fn ceilings(&mut self, ceilings: &Ceilings) {
        if *ceilings == Ceilings::default() {
            return;
        }
        self.head("[ceilings]");
        self.count("power", ceilings.power);
        self.length("endurance", ceilings.endurance_ms);
        self.count("repetitions", ceilings.repetitions);
        self.count("fast", ceilings.fast);
        if let Some(every_timed) = ceilings.every_timed {
            self.put("every_timed", every_timed);
        }
    }

    fn hold(&mut self, hold: &Hold) {
        self.head("[[hold]]");
        self.words("track", Some(hold.track.id()));
        self.date("until", hold.until);
        self.words("words", hold.words.as_deref());
    }

    fn line(&mut self, line: &Line) {
        self.head("[[line]]");
        let (What::Known(name) | What::Own(name)) = &line.what;
        self.words("exercise", Some(name));
        self.count("reps", line.asked.reps);
        self.count("sets", line.asked.sets);
        self.length("length", line.asked.length_ms);
        self.length("hold", line.asked.hold_ms);
        self.length("squeeze", line.asked.squeeze_ms);
        self.length("release", line.asked.release_ms);
        self.count("effort", line.asked.effort);
        self.count("times_a_day", line.times_a_day);
        match line.days {
            Days::Any => {}
            Days::Every(days) => self.put("every_days", days),
            Days::Of(days) => {
                let names: Vec<String> = days.iter().map(|day| quoted(day_name(day))).collect();
                self.put("days", format!("[{}]", names.join(", ")));
            }
        }
        self.date("until", line.until);
        self.date("left_out_until", line.left_out_until);
        self.words("instead", line.instead.as_deref().map(|id| own_name(id).unwrap_or(id)));
        self.words("track", line.track.map(crate::practice::Track::id));
        self.words("words", line.words.as_deref());
    }
}

const fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

/// `text` in quotes, with what TOML does not take as it is written as an escape.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
