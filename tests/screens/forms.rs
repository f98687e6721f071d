//! Every form that there is, as the coach makes it, so that a test can go through all of them and a new one cannot be
//! forgotten.

use std::collections::BTreeSet;

use pelvicoach::coach::own_routines::own_routines;
use pelvicoach::coach::{Answer, Coach, Effect, Form, FormKind, Step};
use pelvicoach::diary::Kind;
use pelvicoach::practice::Gate;
use pelvicoach::tui::theme::Look;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::stage::{Setting, Stage, Who, coach, key, morning};

/// Wide enough and high enough for every form to be seen whole.
pub const WHOLE: (u16, u16) = (100, 60);

/// Every kind of form: whoever reads one is told all that there are when it is none of them.
pub fn kinds() -> Vec<FormKind> {
    let told = serde_json::from_str::<FormKind>("\"none of them\"").expect_err("no kind").to_string();
    let names: Vec<&str> = told.split('`').skip(3).step_by(2).collect();
    assert!(names.len() > 30, "{told}");
    names.iter().map(|name| serde_json::from_str(&format!("\"{name}\"")).expect("a kind")).collect()
}

/// Forms of every kind, with a name each. A person of twelve weeks has them, with every area opened.
pub fn every() -> Vec<(String, Form)> {
    let (coach, _) = coach(&opened(WHOLE, &areas()), morning());
    let mut forms = simple(&coach);
    forms.extend(given(&coach));
    let here: BTreeSet<String> = forms.iter().map(|(_, form)| form.kind.id().to_owned()).collect();
    let all: BTreeSet<String> = kinds().into_iter().map(|kind| kind.id().to_owned()).collect();
    assert_eq!(here, all, "a kind of form is not gone through");
    forms
}

fn areas() -> [(&'static str, serde_json::Value); 2] {
    let own = serde_json::json!({ "name": "Quiet evening", "blocks": [{ "exercise": "B3", "seconds": 120 }] });
    [
        ("opened", serde_json::json!(["partner", "cycle", "sexual", "alone", "trainer"])),
        ("own_routine-01940000-0000-7000-8000-000000000001", own),
    ]
}

fn opened<'a>(size: (u16, u16), registers: &'a [(&'a str, serde_json::Value)]) -> Setting<'a> {
    Setting { registers, ..Setting::of(Who::Seasoned, size) }
}

/// A stage in front of this form, opened over Today.
pub fn before(form: &Form) -> Stage {
    before_in(form, Look::default())
}

/// The same in another look.
pub fn before_in(form: &Form, look: Look) -> Stage {
    Stage::at(&Setting { look, ..opened(WHOLE, &areas()) }, Step::Form(Box::new(form.clone())))
}

/// Those that need nothing but their kind.
fn simple(coach: &Coach) -> Vec<(String, Form)> {
    use FormKind::{
        CheckIn, Experiment, Letter, Note, Others, PainEpisode, Question, Setback, Settings, ShortThought, Thought,
        Values, Visit, Worry, WorryWindow,
    };
    let kinds = [
        Others,
        Settings,
        CheckIn,
        PainEpisode,
        Note,
        Question,
        Visit,
        Thought,
        ShortThought,
        Experiment,
        Worry,
        WorryWindow,
        Values,
        Letter,
        Setback,
    ];
    let mut forms: Vec<Form> = kinds.into_iter().map(|kind| coach.form(kind)).collect();
    let now = morning();
    forms.extend([coach.safety_form(), coach.card_form(now), coach.contacts_form(), coach.total_form()]);
    forms.extend([coach.agreement_form(Gate::Squeeze), coach.days_form(None), coach.word_form("entrance")]);
    forms.extend([coach.pattern_form(None), coach.cue_word_form(), coach.routine_name_form(None)]);
    let own = own_routines(&coach.profile).into_iter().map(|(id, _)| id);
    forms.extend(own.filter_map(|id| coach.routine_block_form(id, 0)));
    forms.push(coach.flare_plan_form());
    forms.push(coach.why_form(&coach.offer(None, now), now));
    forms.into_iter().map(|form| (form.kind.id().to_owned(), form)).collect()
}

/// Those that are about something.
fn given(coach: &Coach) -> Vec<(String, Form)> {
    let now = morning();
    let of = |kind: FormKind, given: &[(&str, &str)]| {
        given.iter().fold(Form::new(kind), |form, (name, value)| form.with(name, value))
    };
    let mut forms = vec![
        ("lesson".to_owned(), coach.lesson_form(coach.lessons(now).first().expect("a lesson").head)),
        ("hold".to_owned(), coach.hold_form(&coach.one("B9", None, now).expect("a breath with a hold"))),
        ("next step".to_owned(), of(FormKind::NextStep, &[("lines", "One\nTwo"), ("area", "alone"), ("open", "yes")])),
        ("not today".to_owned(), of(FormKind::NotToday, &[("why", "ladder-not-today-kind")])),
        ("step".to_owned(), coach.step_form("EXS0", now).expect("a step")),
        ("own step".to_owned(), coach.own_step_form(pelvicoach::practice::Area::Alone, now)),
        ("copies".to_owned(), of(FormKind::Copies, &[("lines", "2026-11.sync-conflict-1.json\n2 new entries")])),
        ("result".to_owned(), of(FormKind::Result, &[("of", "none")])),
    ];
    for page in ["head", "line", "measured", "paused", "end"] {
        forms.push((format!("dictated, {page}"), of(FormKind::Dictated, &[("page", page)])));
    }
    for stage in ["alone", "first", "second", "both", "expected", "closing"] {
        let form = of(FormKind::Consent, &[("stage", stage), ("exercise", "EXS1")]);
        forms.push((format!("consent, {stage}"), form));
    }
    for what in ["setback", "questionnaire", "experiment", "list", "lesson", "values"] {
        let about = if what == "questionnaire" {
            "peg"
        } else if what == "list" {
            "BH1"
        } else {
            "L01"
        };
        forms.push((format!("offer, {what}"), of(FormKind::Offer, &[("what", what), ("of", about)])));
    }
    for id in ["peg", "phq-4", "pgic", "psfs", "difficulty"] {
        forms.push((format!("questionnaire, {id}"), coach.questionnaire_form(id).expect("a questionnaire")));
    }
    let Some(Step::Form(list)) = coach.begin("BH1", None, now) else { panic!("a list is a form") };
    forms.push(("checklist".to_owned(), *list));
    let practice = coach.entries("").into_iter().find(|record| record.kind == Kind::Practice).expect("a practice");
    let Ok(pelvicoach::diary::Body::Practice(done)) = practice.body() else { panic!("a practice") };
    forms.push(("after".to_owned(), coach.after_form(practice.id.expect("an id"), &done)));
    for kind in [Kind::CheckIn, Kind::Practice] {
        let entry = coach.entries("").into_iter().find(|record| record.kind == kind).expect("an entry");
        let form = coach.edit_form(entry.id.expect("an id")).expect("its form");
        forms.push((format!("edited, {}", kind.id()), form));
    }
    forms
}

/// What is typed into words.
pub const WORDS: &str = "half a";

/// Answers every question of the page in front and stands on the row that ends it. What `seen` does is done in every
/// row, with whether words are typed there.
pub fn answer_page(stage: &mut Stage, form: &Form, mut seen: impl FnMut(&mut Stage, bool)) {
    use pelvicoach::coach::Shape;
    let asks = form.pages().into_iter().next().map(|page| page.asks).unwrap_or_default();
    for ask in asks {
        let typed = matches!(ask.shape, Shape::Text { .. } | Shape::Time);
        if typed {
            type_words(stage, WORDS);
        } else if ask.value != Some(Answer::One("yes".to_owned())) {
            stage.press(key("1"));
        }
        seen(stage, typed);
        stage.press(key("Down"));
    }
    seen(stage, false);
}

pub fn type_words(stage: &mut Stage, words: &str) {
    for letter in words.chars() {
        let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
        stage.press(KeyEvent::new(code, KeyModifiers::NONE));
    }
}

/// The draft that was written last, by name and text.
pub fn last_draft(stage: &Stage) -> Option<(String, String)> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft(draft) => Some((draft.name.clone(), draft.text.clone())),
        _ => None,
    })
}
