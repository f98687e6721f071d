//! The person's open questions, entries that they marked for the therapist, and the next appointment that is known.

use serde::Serialize;

use super::{NoteLine, PageInput, Scope};
use crate::diary::daily::dated;
use crate::diary::{Body, Day, Kind, Month};

/// How far back open questions are looked for, in days: a quarter of a year, about the time between two visits.
const BACK: i64 = 92;

/// A question for the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionLine {
    /// The day on which it was kept.
    pub asked: Day,
    /// The person's words.
    pub text: String,
}

pub(super) struct Asked {
    pub(super) questions: Vec<QuestionLine>,
    pub(super) next_appointment: Option<chrono::NaiveDate>,
    pub(super) unread: Vec<Month>,
}

pub(super) fn read(input: &PageInput<'_>) -> Asked {
    let today = input.today.max(input.to);
    let range = input.diary.days(today.plus(-BACK), today, input.start);
    let mut asked = Asked { questions: Vec::new(), next_appointment: None, unread: range.unread.clone() };
    let mut last_visit = None;
    let wanted = |kind: &Kind| matches!(kind, Kind::Question | Kind::Visit);
    let records: Vec<_> = range.records.into_iter().filter(|record| wanted(&record.kind)).collect();
    for (day, record) in dated(&records, input.start) {
        match record.body() {
            Ok(Body::Question(question)) if question.answered != Some(true) && !question.text.trim().is_empty() => {
                asked.questions.push(QuestionLine { asked: day, text: question.text });
            }
            // A later visit says what holds, also when it names no further one.
            Ok(Body::Visit(visit)) => {
                asked.next_appointment = visit.next_at;
                last_visit = Some(day);
            }
            _ => {}
        }
    }
    // A plan is taken after the visit that it comes from, often on its day.
    let by_plan = input.appointment.filter(|(taken, _)| last_visit.is_none_or(|visit| visit <= *taken));
    asked.next_appointment = by_plan.map_or(asked.next_appointment, |(_, date)| Some(date));
    asked.next_appointment = asked.next_appointment.filter(|date| *date >= input.today.0);
    asked
}

/// What the person marked for the therapist on these days, oldest first: a note, or the words of an entry.
pub(super) fn marked(scope: &Scope<'_>) -> Vec<NoteLine> {
    let words =
        scope.own().filter(|(_, record)| record.json().contains("\"for_therapist\"")).filter_map(|(day, record)| {
            let text = match record.body().ok()? {
                Body::Note(note) if note.for_therapist == Some(true) => note.text,
                Body::CheckIn(entry) | Body::PainEpisode(entry) if entry.for_therapist == Some(true) => entry.note?,
                _ => return None,
            };
            Some(NoteLine { day, text })
        });
    words.filter(|note| !note.text.trim().is_empty()).collect()
}
