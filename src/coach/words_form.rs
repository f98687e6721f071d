//! Notes, answers to the question of a lesson, questions for the visit and visits as forms.

use super::form::{Form, FormKind, Page, line, lines, time, yes_no};
use crate::diary::{Body, Note, Question, Visit};

pub(super) fn pages(form: &Form) -> Vec<Page> {
    if form.kind == FormKind::Contacts {
        let intro = vec!["safety-contacts-hint".to_owned()];
        return vec![Page {
            heading: "safety-contacts".to_owned(),
            intro,
            asks: vec![lines("text", "safety-contacts-each")],
        }];
    }
    if form.kind == FormKind::Lesson {
        // The question stands with its lesson, not among the words of the interface.
        let intro = form.given("question").map(str::to_owned).into_iter().collect();
        return vec![Page { heading: "learn-question".to_owned(), intro, asks: vec![lines("text", "learn-answer")] }];
    }
    let asks = match form.kind {
        // Whether it was answered can be said once it has been asked.
        FormKind::Question if form.edits.is_none() => vec![lines("text", "entry-question")],
        FormKind::Question => vec![lines("text", "entry-question"), yes_no("answered", "entry-answered")],
        FormKind::Visit => vec![
            line("with", "entry-visit-with"),
            lines("note", "entry-visit-note"),
            line("next_at", "entry-visit-next"),
            time("at", "entry-at"),
        ],
        _ => vec![
            lines("text", "entry-note"),
            line("tags", "entry-tags"),
            yes_no("for_therapist", "entry-for-therapist"),
            time("at", "entry-at"),
        ],
    };
    vec![Page { heading: format!("entry-group-{}", form.kind.id()), intro: Vec::new(), asks }]
}

/// The body of the record that the answers make, or `None` where nothing was written.
#[must_use]
pub fn body(form: &Form) -> Option<Body> {
    match form.kind {
        FormKind::Lesson => super::learn::body(form),
        FormKind::Question => {
            let text = form.text("text")?;
            Some(Body::Question(Question { text, answered: form.yes("answered").filter(|yes| *yes) }))
        }
        FormKind::Visit => Some(Body::Visit(Visit {
            with: form.text("with"),
            note: form.text("note"),
            next_at: form.text("next_at").and_then(|text| text.parse().ok()),
        })),
        _ => {
            let text = form.text("text")?;
            let tags = form.text("tags").unwrap_or_default();
            Some(Body::Note(Note {
                text,
                tags: tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
                for_therapist: form.yes("for_therapist").filter(|yes| *yes),
            }))
        }
    }
}

/// The form that shows a note, question or visit for editing.
#[must_use]
pub fn opened_on(body: &Body, id: crate::diary::Id) -> Option<Form> {
    use super::ask::Answer::{One, Text};
    let (kind, answers) = match body {
        Body::Note(note) => (
            FormKind::Note,
            vec![
                ("text", Some(Text(note.text.clone()))),
                ("tags", Some(Text(note.tags.join(", ")))),
                ("for_therapist", note.for_therapist.map(|yes| One(if yes { "yes" } else { "no" }.to_owned()))),
            ],
        ),
        Body::Question(question) => (
            FormKind::Question,
            vec![
                ("text", Some(Text(question.text.clone()))),
                ("answered", question.answered.map(|yes| One(if yes { "yes" } else { "no" }.to_owned()))),
            ],
        ),
        Body::Visit(visit) => (
            FormKind::Visit,
            vec![
                ("with", visit.with.clone().map(Text)),
                ("note", visit.note.clone().map(Text)),
                ("next_at", visit.next_at.map(|date| Text(date.to_string()))),
            ],
        ),
        _ => return None,
    };
    let mut form = Form::new(kind);
    form.edits = Some(id);
    form.answers = answers.into_iter().filter_map(|(id, answer)| Some((id.to_owned(), answer?))).collect();
    Some(form)
}
