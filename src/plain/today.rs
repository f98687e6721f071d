//! Today: the next practice in words, and what else can be done. What is offered and where beginning leads is the
//! coach's.

use super::ask::{ended, pick};
use super::choose::ChooseTalk;
use super::history::HistoryTalk;
use super::journal::JournalTalk;
use super::learn::LearnTalk;
use super::page::PageTalk;
use super::plan::SectionsTalk;
use super::talk::{Cx, Reply, Talk, Turn};
use super::told;
use crate::clock::Now;
use crate::coach::{Coach, Effect, FormKind, Offer, OfferKind, Step, offer_name};
use crate::diary::Felt;
use crate::practice::Block;
use crate::words::begun_large;
use crate::words::{exercise_name, say, tell};

/// What can be done on Today besides beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Why,
    Shorter,
    Longer,
    Choose,
    HardDay,
    Entry,
    Question,
    Week,
    Journal,
    History,
    Page,
    Plan,
    Learn,
    Undo,
    Planned,
    FlarePlan,
    Experiment,
    Screen,
    Copies,
    Note,
}

impl Act {
    /// Those that are always there, in their order; a person remembers their numbers.
    const ALWAYS: [Self; 14] = [
        Self::Why,
        Self::Shorter,
        Self::Longer,
        Self::Choose,
        Self::HardDay,
        Self::Entry,
        Self::Question,
        Self::Week,
        Self::Journal,
        Self::History,
        Self::Page,
        Self::Plan,
        Self::Learn,
        Self::Undo,
    ];

    /// The key of its words, and its letter.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Why => ("plain-today-why", "w"),
            Self::Shorter => ("plain-today-shorter", "s"),
            Self::Longer => ("plain-today-longer", "l"),
            Self::Choose => ("plain-today-choose", "c"),
            Self::HardDay => ("plain-today-hard-day", "f"),
            Self::Entry => ("plain-today-entry", "n"),
            Self::Question => ("plain-today-question", "a"),
            Self::Week => ("plain-today-seven-days", "v"),
            Self::Journal => ("plain-today-journal", "j"),
            Self::History => ("plain-today-history", "h"),
            Self::Page => ("plain-today-page", "x"),
            Self::Plan => ("plain-today-plan", "p"),
            Self::Learn => ("plain-today-learn", "r"),
            Self::Undo => ("plain-today-undo", "u"),
            Self::Planned => ("plain-today-planned", "o"),
            Self::FlarePlan => ("plain-today-flare-plan", "g"),
            Self::Copies => ("plain-today-copies", "m"),
            Self::Note => ("plain-today-the-note", "i"),
            Self::Experiment => ("plain-today-act-experiment", "e"),
            Self::Screen => ("plain-today-screen", "k"),
        }
    }
}

/// What is asked over Today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    /// The hard-day plan is offered: yesterday was a hard day too.
    Plan,
    /// Asking less is offered: the last weeks were steady.
    Less,
}

/// Today in front of a person.
pub struct TodayTalk {
    /// How it felt on the card, once that was answered and no practice began.
    before: Option<Felt>,
    asks: Asks,
}

impl TodayTalk {
    /// Today; `before` is how it felt on a card that led back here.
    #[must_use]
    pub const fn new(before: Option<Felt>) -> Self {
        Self { before, asks: Asks::Nothing }
    }

    fn acts(&self, cx: &Cx) -> Vec<Act> {
        let now = cx.coach.now();
        let kind = cx.coach.offer_kind(self.before, now);
        let beginning = [Act::Why, Act::Shorter, Act::Longer, Act::Choose, Act::HardDay];
        let waits = kind == OfferKind::Emergency;
        let lengths = [Act::Shorter, Act::Longer];
        let is_there =
            |act: &Act| !(waits && beginning.contains(act)) && (Coach::has_lengths(kind) || !lengths.contains(act));
        let mut acts: Vec<Act> = Act::ALWAYS.into_iter().filter(is_there).collect();
        match kind {
            OfferKind::Rest | OfferKind::Easing => acts.push(Act::Planned),
            OfferKind::HardDay => acts.push(Act::FlarePlan),
            OfferKind::Again if cx.coach.experiment_waits(now).is_some() => acts.push(Act::Experiment),
            _ => {}
        }
        if !waits && cx.coach.open_note(now).is_some() && cx.coach.unread_note(now).is_none() {
            acts.push(Act::Note);
        }
        if cx.coach.has_copies() && !waits {
            acts.push(Act::Copies);
        }
        acts.extend(cx.screen.then_some(Act::Screen));
        acts
    }

    fn say_all(&self, again: bool, cx: &mut Cx) {
        let now = cx.coach.now();
        let offer = cx.coach.offer(self.before, now);
        let (first, words) = cx.coach.greeting(offer.kind, now);
        let mut lines = vec![format!("{} {}", begun_large(&ended(&first)), begun_large(&ended(&words)))];
        lines.push(if offer.kind == OfferKind::Emergency {
            say("safety-level-emergency")
        } else {
            practice_words(&offer, now)
        });
        lines.push(cx.coach.under(&offer, now));
        let said = cx.coach.said_today(&offer, now);
        lines.extend(said.into_iter().chain(cx.coach.came_back_words(&offer, now)).map(|line| ended(&line)));
        cx.voice.gap();
        // Whoever comes back to it has heard it.
        let is_new = cx.voice.is_new(&lines);
        if again && !is_new && offer.kind != OfferKind::Emergency {
            let (name, length) = (offer_name(&offer, now), told::length(offer.filled.total_ms));
            lines = vec![tell("plain-today-back", &[("name", name.into()), ("length", length.into())])];
        }
        for line in &lines {
            cx.voice.say(line);
        }
        // The whole list is said to who is new here; later it is one answer away.
        let listed = !again && cx.coach.list("introduced").is_empty();
        if listed {
            Self::say_way_in(offer.kind, cx);
            self.say_acts(cx);
        } else {
            cx.say(if offer.kind == OfferKind::Emergency { "plain-today-note-again" } else { "plain-today-again" });
        }
    }

    fn say_way_in(kind: OfferKind, cx: &mut Cx) {
        cx.say(if kind == OfferKind::Emergency { "plain-today-note" } else { "plain-today" });
    }

    fn say_acts(&self, cx: &mut Cx) {
        let line = |act: Act| {
            let (words, letter) = act.words();
            tell("plain-state", &[("words", say(words).into()), ("state", letter.into())])
        };
        let words: Vec<String> = self.acts(cx).into_iter().map(line).collect();
        cx.choices(words.iter().map(String::as_str));
    }

    fn say_question(&self, cx: &mut Cx) {
        let [question, yes, no] = match self.asks {
            Asks::Nothing => return,
            Asks::Plan => ["today-plan-offer", "today-plan-yes", "today-plan-no"],
            Asks::Less => ["today-less-offer", "today-less-yes", "today-less-no"],
        };
        cx.say(question);
        cx.choices([say(yes).as_str(), say(no).as_str()]);
    }

    fn answer(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        let yes = match (pick(typed, 2), typed) {
            (Some(at), _) => at == 0,
            (None, "y") => true,
            (None, "n" | "") => false,
            _ => return cx.unclear(),
        };
        let now = cx.coach.now();
        if std::mem::replace(&mut self.asks, Asks::Nothing) == Asks::Plan {
            let made = cx.coach.answer_hard_day_plan(yes, now);
            return cx.made(made);
        }
        let effect = cx.coach.answer_less(yes, now);
        self.say_all(false, cx);
        Reply::effects([effect])
    }

    fn act(&mut self, act: Act, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let form = |form| Reply::step(Step::Form(Box::new(form)));
        match act {
            Act::Why => self.why(cx),
            Act::Shorter | Act::Longer => self.length(act == Act::Longer, cx),
            Act::Choose => Reply::over(ChooseTalk::new()),
            Act::HardDay => self.hard_day(cx),
            Act::Entry => form(cx.coach.form(FormKind::CheckIn)),
            Act::Question => form(cx.coach.form(FormKind::Question)),
            Act::Week => {
                told::week(cx);
                Reply::stay()
            }
            Act::Journal => Reply::over(JournalTalk::new()),
            Act::History => Reply::over(HistoryTalk::new()),
            Act::Page => Reply::over(PageTalk::new()),
            Act::Plan => Reply::over(SectionsTalk::new()),
            Act::Learn => Reply::over(LearnTalk::new()),
            Act::Undo => super::undo(cx),
            Act::Screen => Reply::effects(Coach::in_lines(false)),
            Act::Copies => form(cx.coach.copies_form(now)),
            Act::Note => cx.coach.open_note(now).map_or_else(Reply::stay, |level| Reply::step(Step::SafetyText(level))),
            Act::Planned => {
                let filled = cx.coach.planned(now);
                Reply::step(cx.coach.practise(filled, self.before.unwrap_or_default()))
            }
            Act::FlarePlan => {
                cx.voice.gap();
                for words in cx.coach.flare_plan_read(now) {
                    cx.voice.say(&words);
                }
                Reply::stay()
            }
            Act::Experiment => match cx.coach.experiment_waits(now).map(|id| cx.coach.edit_form(id)) {
                Some(Ok(experiment)) => form(experiment),
                Some(Err(line)) => {
                    cx.voice.say(&line);
                    Reply::stay()
                }
                None => Reply::stay(),
            },
        }
    }

    fn why(&self, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let offer = cx.coach.offer(self.before, now);
        if matches!(offer.kind, OfferKind::Next | OfferKind::Again | OfferKind::Rest | OfferKind::Easing) {
            return Reply::step(Step::Form(Box::new(cx.coach.why_form(&offer, now))));
        }
        for line in cx.coach.why(&offer) {
            cx.voice.say(&line);
        }
        Reply::stay()
    }

    fn length(&self, longer: bool, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        let Some(made) = cx.coach.turn_length(self.before, longer, now) else { return Reply::over(ChooseTalk::new()) };
        let changed = made.line.is_none();
        let reply = cx.made(made);
        if changed {
            cx.voice.say(&practice_words(&cx.coach.offer(self.before, now), now));
        }
        reply
    }

    fn hard_day(&mut self, cx: &mut Cx) -> Reply {
        let (made, offers_plan) = cx.coach.turn_hard_day(cx.coach.now());
        if offers_plan {
            self.asks = Asks::Plan;
            self.say_question(cx);
        }
        let stays = made.step.is_none() && !offers_plan;
        let reply = cx.made(made);
        if stays { Reply { turn: Turn::Step(Step::Today), ..reply } } else { reply }
    }
}

impl Talk for TodayTalk {
    fn opened(&mut self, again: bool, cx: &mut Cx) -> Reply {
        // After a practice, never before one.
        let now = cx.coach.now();
        let free = cx.coach.offer_kind(self.before, now) == OfferKind::Again && cx.coach.may_offer(now);
        if free && cx.coach.offers_less(now) {
            self.asks = Asks::Less;
        }
        if self.asks == Asks::Nothing {
            self.say_all(again, cx);
        } else {
            self.say_question(cx);
        }
        let come_back = Coach::read(cx.coach.come_back_reads(now));
        Reply::effects(cx.coach.refresh(now)).and(come_back).and(vec![Effect::LookForCopies])
    }

    fn line(&mut self, typed: &str, cx: &mut Cx) -> Reply {
        if self.asks != Asks::Nothing {
            return self.answer(typed, cx);
        }
        if typed.is_empty() {
            return Reply::step(cx.coach.start(self.before, cx.coach.now()));
        }
        let acts = self.acts(cx);
        let by_letter = || acts.iter().find(|act| act.words().1 == typed).copied();
        match pick(typed, acts.len()).and_then(|at| acts.get(at).copied()).or_else(by_letter) {
            Some(act) => self.act(act, cx),
            None => cx.unclear(),
        }
    }

    /// There is nothing behind Today.
    fn back(&mut self, cx: &mut Cx) -> Reply {
        self.say_all(true, cx);
        Reply::turn(Turn::Stay)
    }

    fn help(&self, cx: &mut Cx) {
        if self.asks == Asks::Nothing {
            Self::say_way_in(cx.coach.offer_kind(self.before, cx.coach.now()), cx);
            self.say_acts(cx);
        } else {
            self.say_question(cx);
        }
    }
}

/// The practice in words: its name, its length, and its parts in order.
fn practice_words(offer: &Offer, now: Now) -> String {
    let filled = &offer.filled;
    let parts: Vec<String> =
        filled.blocks.iter().zip(&filled.seconds).map(|(block, seconds)| part_words(block, *seconds)).collect();
    let fills = [
        ("name", offer_name(offer, now).into()),
        ("length", told::length(filled.total_ms).into()),
        ("parts", parts.join(", ").into()),
    ];
    tell("plain-today-practice", &fills)
}

fn part_words(block: &Block, seconds: u32) -> String {
    let length = told::length(u64::from(seconds) * 1000);
    let words = if block.is_change() {
        let position = say(&format!("cue-position-{}", block.position.id()));
        tell("today-change", &[("position", position.into())])
    } else {
        exercise_name(&block.exercise)
    };
    tell("plain-today-part", &[("part", words.into()), ("length", length.into())])
}
