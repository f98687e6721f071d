//! What becomes of a form when the person is done with it: what is kept, and where it leads.

use chrono::{DateTime, FixedOffset};
use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind};
use super::kept::Kept;
use super::safety_check::{self, Checked};
use super::standing::{self, OpenNote, open_notes};
use super::step::Step;
use super::{after, card, entry_form, first_run, when, words_form};
use crate::clock::Now;
use crate::config::Key;
use crate::diary::{Body, Entry, Flag, FlagState, Id, Level, Outcome, Practice, StopReason};
use crate::plan::safety::{ScreenAnswer, Where};
use crate::words::say;

/// Why a form could not be taken: the question, and one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The id of the question.
    pub ask: String,
    /// One calm line.
    pub line: String,
}

/// What a flow makes: where it leads, and what must happen outside.
pub type Taken = (Step, Vec<Effect>);

impl Coach {
    /// Takes a form that the person is done with.
    ///
    /// # Errors
    /// The question that cannot be taken as it is, and why; nothing was changed then.
    pub fn take(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        self.as_one(|coach| coach.take_whole(form, now))
    }

    fn take_whole(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let dropped = self.drop_draft(&form.draft_name());
        let (step, mut effects) = match form.kind {
            FormKind::Others => self.take_others(form, now),
            FormKind::Safety => self.take_safety(form, now),
            FormKind::Settings => self.take_settings(form, now),
            FormKind::Card => self.take_card(form, now),
            FormKind::After => self.take_after(form, now),
            FormKind::Pacing => self.take_pacing(form, now),
            FormKind::CheckIn | FormKind::PainEpisode => {
                let body = entry_form::body(form);
                let empty = matches!(&body, Body::CheckIn(e) | Body::PainEpisode(e) if *e == Entry::default());
                self.take_entry(form, (!empty).then_some(body), now)?
            }
            FormKind::Note | FormKind::Question | FormKind::Visit | FormKind::Lesson => self.take_words(form, now)?,
            FormKind::Agreement => self.take_agreement(form, now)?,
            FormKind::Thought
            | FormKind::ShortThought
            | FormKind::Experiment
            | FormKind::Worry
            | FormKind::WorryWindow
            | FormKind::Values
            | FormKind::Letter
            | FormKind::Setback => self.take_written(form, now)?,
            FormKind::Checklist => self.take_checklist(form, now),
            FormKind::Days => self.take_days(form, now)?,
            FormKind::Word => self.take_word(form, now),
            FormKind::Hold => self.take_hold(form, now),
            FormKind::FlarePlan => self.take_flare_plan(form, now),
            FormKind::Questionnaire => self.take_questionnaire(form, now)?,
            FormKind::Total => self.take_total(form, now)?,
            FormKind::Result => (Step::Back, Vec::new()),
            FormKind::Consent => self.take_consent(form, now),
            FormKind::NotToday => (self.something_gentle(now), Vec::new()),
            FormKind::NextStep => self.take_next_step(form, now),
            FormKind::Rung => self.take_step_form(form, now)?,
            FormKind::OwnStep => self.take_own_step(form, now)?,
            FormKind::Offer => self.take_offer(form, now),
            FormKind::Dictated => self.take_dictated(form, now)?,
            FormKind::Pattern => self.take_pattern(form, now)?,
            FormKind::CueWord => self.take_cue_word(form, now)?,
            FormKind::RoutineName => self.take_routine_name(form, now)?,
            FormKind::RoutineBlock => self.take_routine_block(form, now)?,
            FormKind::Copies => self.take_copies(form, now),
            FormKind::Contacts => (Step::Back, vec![self.set(standing::CONTACTS, json!(form.text("text")), now)]),
        };
        if form.kind == FormKind::Dictated {
            // The draft of the next page has the same name, and stays.
            effects.insert(0, dropped);
        } else {
            effects.extend(self.draft_of_stuck(form, &effects));
            effects.push(dropped);
        }
        if form.kind == FormKind::After || effects.iter().any(Effect::saves_a_record) {
            effects.extend(self.reach(now));
        }
        Ok((step, effects))
    }

    pub(super) fn take_entry(&mut self, form: &Form, body: Option<Body>, now: Now) -> Result<Taken, Refusal> {
        let refuse = |ask: &str, line: String| Refusal { ask: ask.to_owned(), line };
        let at = match form.text("at") {
            Some(text) => Some(when::moment(&text, self.when(now)).map_err(|why| refuse("at", why.line()))?),
            None => None,
        };
        match (body, form.edits) {
            (None, _) => Ok((Step::Back, Vec::new())),
            (Some(body), None) => Ok((Step::Back, self.add(at.unwrap_or(now.wall), &body, now).1)),
            (Some(body), Some(id)) => {
                let effects = self.edit(id, at, &body, now).map_err(|line| refuse("note", line))?;
                Ok((Step::Back, effects))
            }
        }
    }

    fn take_words(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        if let Some(text) = form.text("next_at") {
            let refuse = |line| Refusal { ask: "next_at".to_owned(), line };
            let date = when::coming(&text, self.when(now)).map_err(|why| refuse(why.line()))?;
            let mut dated = form.clone();
            dated.answers.insert("next_at".to_owned(), super::ask::Answer::Text(date.to_string()));
            return self.take_entry(&dated, words_form::body(&dated), now);
        }
        self.take_entry(form, words_form::body(form), now)
    }

    pub(super) fn when(&self, now: Now) -> when::Today {
        when::Today { now, start: self.day_start, zone: self.zone }
    }

    // ---- first run and the emergency lines

    /// Whether the first run is over.
    #[must_use]
    pub fn is_settled_in(&self) -> bool {
        self.profile.get("first_run").unwrap_or(false)
    }

    /// The people who can be reached, in the person's own lines; empty when none are kept.
    #[must_use]
    pub fn contacts(&self) -> String {
        standing::contacts(&self.profile).unwrap_or_default()
    }

    /// The form in which they are kept.
    #[must_use]
    pub fn contacts_form(&self) -> Form {
        let mut form = Form::new(FormKind::Contacts);
        form.answers.insert("text".to_owned(), super::ask::Answer::Text(self.contacts()));
        form
    }

    /// The emergency lines as a form: those of the first run, or of the week.
    #[must_use]
    pub fn safety_form(&self) -> Form {
        let place = if self.is_settled_in() { Where::Weekly } else { Where::FirstRun };
        let mut form = Form::new(FormKind::Safety);
        if self.is_settled_in() {
            form = form.with("weekly", "yes");
        }
        for level in Level::ALL {
            let rows = self.library.safety.table.asked_at(place).filter(|row| row.level == *level);
            let numbers: Vec<String> = rows.map(|row| row.flag.to_string()).collect();
            form = form.with(level.id(), &numbers.join(" "));
        }
        form
    }

    fn take_safety(&mut self, form: &Form, now: Now) -> Taken {
        let checked = safety_check::checked(form);
        let answer = match checked {
            Checked::None => ScreenAnswer::None,
            Checked::Something(_) => ScreenAnswer::Something,
            Checked::NotNow => ScreenAnswer::NotNow,
        };
        let mut effects =
            vec![self.set(standing::SAFETY_ASKED, json!({ "on": self.today(now), "answer": answer }), now)];
        let mut worst: Option<Level> = None;
        if let Checked::Something(lines) = checked {
            for flag in lines.iter().filter_map(|(line, more)| self.library.safety.table.raise(*line, *more)) {
                worst = Some(worst.map_or(flag.level, |worst| worst.min(flag.level)));
                effects.extend(self.raise(flag, now));
            }
        }
        let step = match worst {
            Some(level) => Step::SafetyText(level),
            None if self.is_settled_in() => Step::Today,
            None => Step::Form(Box::new(Form::new(FormKind::Settings))),
        };
        (step, effects)
    }

    /// Records a safety note and keeps it open in the profile; one of level review joins the questions.
    pub fn raise(&mut self, flag: Flag, now: Now) -> Vec<Effect> {
        self.begin_action();
        let mut notes = open_notes(&self.profile);
        notes.push(OpenNote { day: self.today(now), flag: flag.clone() });
        let mut effects = vec![self.set("flags", json!(notes), now)];
        if crate::plan::safety::adds_question(flag.level) && flag.state == FlagState::Raised {
            let text = say(&format!("safety-flag-{}", flag.flag));
            effects.extend(self.add(now.wall, &Body::Question(crate::diary::Question { text, answered: None }), now).1);
        }
        effects.extend(self.add(now.wall, &Body::Flag(flag), now).1);
        self.end_action();
        effects
    }

    /// Notes a safety note as seen by a clinician, or as to be asked again.
    pub fn acknowledge(&mut self, flag: u8, seen: bool, now: Now) -> Vec<Effect> {
        let Some(level) =
            open_notes(&self.profile).iter().find(|note| note.flag.flag == flag).map(|note| note.flag.level)
        else {
            return Vec::new();
        };
        self.begin_action();
        let state = if seen { FlagState::Seen } else { FlagState::AskAgain };
        let told = Flag { flag, level, state };
        let mut notes = open_notes(&self.profile);
        if seen {
            notes.retain(|note| note.flag.flag != flag);
        } else {
            notes.push(OpenNote { day: self.today(now), flag: told.clone() });
        }
        let mut effects = vec![self.set("flags", json!(notes), now)];
        effects.extend(self.add(now.wall, &Body::Flag(told), now).1);
        self.end_action();
        effects
    }

    fn take_settings(&mut self, form: &Form, now: Now) -> Taken {
        let chosen = first_run::chosen(form);
        let mut effects = self.begin_tracks(now);
        effects.extend([
            self.set("routine", json!(format!("RT{}", chosen.minutes)), now),
            self.set("eyes_closed", json!(chosen.eyes_closed), now),
            self.set("first_run", json!(true), now),
            self.set_sound(chosen.sound),
        ]);
        effects.extend(chosen.theme.map(|value| Effect::Set { name: Key::Theme.name().to_owned(), value }));
        (self.first_breath(now), effects)
    }

    // ---- the morning card

    fn take_card(&mut self, form: &Form, now: Now) -> Taken {
        let yesterday = self.day_start.last_minute(self.today(now).before(), now.wall);
        let outcome = card::outcome(form, now.wall, yesterday);
        let mut effects = Vec::new();
        if form.given("sore_of").is_some() {
            effects.push(self.set(super::today::SORENESS_ASKED, json!(self.today(now)), now));
        }
        for (at, body) in &outcome.records {
            effects.extend(self.add(*at, body, now).1);
        }
        effects.extend(self.note_asked(form, now));
        (self.after_card(outcome.before, outcome.predicted, now), effects)
    }

    // ---- after

    /// Records what was practised, at the moment at which it began, also when that was in an earlier start of the
    /// program: the name of the record (`id` when its session had one) and what must happen outside.
    pub fn record(
        &mut self,
        id: Option<Id>,
        began: DateTime<FixedOffset>,
        practice: Practice,
        now: Now,
    ) -> (Option<Id>, Vec<Effect>) {
        self.begin_action();
        let mut effects = self.begin_by_practising(now);
        effects.extend(self.settle_tracks(&practice, now));
        effects.extend(self.settle_ladders(&practice, now));
        effects.extend(self.count_week(began, now));
        effects.extend(self.note_drills(&practice, self.day_start.day_of(began), now));
        let id = id.unwrap_or_else(|| self.new_id(began));
        let (id, added) = self.add_as(id, began, &Body::Practice(practice), now);
        effects.extend(added);
        effects.push(self.drop_draft(super::today::SESSION_DRAFT));
        self.end_action();
        (id, effects)
    }

    /// Gives a session the name that its record will have, before its first draft is written.
    pub fn name_session(&mut self, kept: &mut Kept) {
        if kept.id.is_none() {
            kept.id = Some(self.new_id(kept.started));
        }
    }

    /// The closing questions about the practice `id`.
    #[must_use]
    pub fn after_form(&self, id: Id, practice: &Practice) -> Form {
        let form = Form::new(FormKind::After).with("practice", &id.to_string());
        let mut form = super::new_step::about_expected(self.about_drills(form, practice), practice);
        if self.asks_less() {
            form = form.with("less", "yes");
        }
        if self.is_on_ladder(practice) {
            form = form.with(super::consent::LADDER, "yes");
        }
        if let Some(peak) = practice.peak.and_then(|peak| peak.pain) {
            form.answers.insert("peak".to_owned(), super::ask::Answer::Score(peak));
        }
        form
    }

    fn take_after(&mut self, form: &Form, now: Now) -> Taken {
        let id = form.given("practice").and_then(Id::parse);
        let mut effects = id
            .and_then(|id| {
                let (_, record) = self.diary.find(id)?;
                let Ok(Body::Practice(practice)) = record.body() else { return None };
                let answered = after::answered(form, practice.clone());
                if answered == practice {
                    return None;
                }
                let mut effects = self.edit(id, None, &Body::Practice(answered.clone()), now).ok()?;
                effects.extend(self.note_let_go(&answered, now));
                let (told, raised) = self.note_strain(&practice, &answered, now);
                effects.extend(told);
                Some((effects, raised))
            })
            .unwrap_or_default();
        effects.0.extend(self.note_earned(now));
        if form.is_right_after_a_step() {
            effects.0.extend(self.settle_ladders_of(id, now));
        }
        let (effects, raised) = effects;
        let (step, more) = match raised {
            Some(level) => (Step::SafetyText(level), Vec::new()),
            // What was opened from the journal leads back there.
            None if form.is_later() => (Step::Back, Vec::new()),
            None if form.is_right_after_a_step() => (Self::close_ladder(), Vec::new()),
            None => self.after_practice(now),
        };
        (step, [effects, more].concat())
    }

    /// Adds the reason to a practice that was stopped; bleeding and numbness raise their note.
    pub fn stopped_for(&mut self, id: Option<Id>, reason: Option<StopReason>, now: Now) -> Vec<Effect> {
        self.begin_action();
        let mut effects = Vec::new();
        let found = id.and_then(|id| self.diary.find(id)).and_then(|(_, record)| record.body().ok());
        if let (Some(id), Some(Body::Practice(practice))) = (id, found) {
            let told = Practice { stopped_for: reason, outcome: Outcome::Stopped, ..practice };
            effects.extend(self.note_neutral_stop(&told, reason, now));
            effects.extend(self.edit(id, None, &Body::Practice(told), now).unwrap_or_default());
        }
        effects.extend(self.settle_ladders_of(id, now));
        if let Some(flag) = self.library.safety.table.stopped(reason).raises {
            effects.extend(self.raise(flag, now));
        }
        effects.extend(self.reach(now));
        self.end_action();
        effects
    }
}
