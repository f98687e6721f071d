//! Today: the next practice and its length, block by block, and the last seven days beside it. What is offered and
//! where Enter leads is the coach's.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::{Coach, Effect, FormKind, Offer, OfferKind, Section, Step, dates, offer_name};
use crate::diary::Felt;
use crate::diary::daily::tenths;
use crate::insight::{Glance, WeekGlance, week_glance};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{MEASURE, Prose, Spark, text};
use crate::words::{exercise_name, name, say, tell};

/// Beneath this height no line is left free for looks.
const TIGHT: u16 = 12;
/// The lines that the greeting takes, an empty one with it.
const GREETING_LINES: u16 = 3;
/// The columns of the practice, where the week stands beside it.
const LEFT: u16 = 40;
/// The lines that the week takes.
const WEEK_LINES: u16 = 10;
/// From this width on the week stands beside the practice.
const WIDE: u16 = 74;

/// Today in front of a person.
pub struct TodayScreen {
    /// How it felt on the card, once that was answered and no practice began.
    before: Option<Felt>,
    /// Why the practice is as it is.
    why: bool,
    /// The hard-day plan is offered: yesterday was a hard day too.
    offers_plan: bool,
    /// Asking less is offered: the last weeks were steady.
    offers_less: bool,
}

impl TodayScreen {
    /// Today; `before` is how it felt on a card that led back here.
    #[must_use]
    pub const fn new(before: Option<Felt>) -> Self {
        Self { before, why: false, offers_plan: false, offers_less: false }
    }

    fn offer(&self, view: &View) -> Offer {
        view.coach.offer(self.before, view.coach.now())
    }

    fn offer_kind(&self, view: &View) -> OfferKind {
        view.coach.offer_kind(self.before, view.coach.now())
    }

    fn hard_day(&mut self, cx: &mut Cx) -> Reply {
        let (made, offers_plan) = cx.coach.turn_hard_day(cx.coach.now());
        self.offers_plan = offers_plan;
        Reply::made(made)
    }

    fn answer_plan(&mut self, yes: bool, cx: &mut Cx) -> Reply {
        self.offers_plan = false;
        Reply::made(cx.coach.answer_hard_day_plan(yes, cx.coach.now()))
    }

    fn change_length(&self, longer: bool, cx: &mut Cx) -> Reply {
        let made = cx.coach.turn_length(self.before, longer, cx.coach.now());
        made.map_or(Reply::turn(Turn::Choose), Reply::made)
    }
}

impl Screen for TodayScreen {
    fn keys(&self, view: &View) -> Vec<&'static [Binding]> {
        let kind = self.offer_kind(view);
        let mut tables = match kind {
            OfferKind::Rest | OfferKind::Easing => vec![keys::TODAY_RESTS, keys::TODAY_ONE_LENGTH],
            OfferKind::HardDay => vec![keys::TODAY_HARD, keys::TODAY_ONE_LENGTH],
            OfferKind::Emergency => vec![keys::TODAY_WAITS],
            OfferKind::Again if view.coach.experiment_waits(view.coach.now()).is_some() => {
                vec![keys::TODAY, keys::TODAY_EXPERIMENT]
            }
            kind if Coach::has_lengths(kind) => vec![keys::TODAY],
            _ => vec![keys::TODAY_ONE_LENGTH],
        };
        let now = view.coach.now();
        if kind != OfferKind::Emergency && view.coach.open_note(now).is_some() {
            let is_new = view.coach.unread_note(now).is_some();
            tables.insert(0, if is_new { keys::TODAY_NOTE } else { keys::TODAY_NOTE_READ });
        }
        if view.coach.has_copies() && kind != OfferKind::Emergency {
            tables.push(keys::TODAY_COPIES);
        }
        tables
    }

    fn tab(&self) -> Option<usize> {
        Some(0)
    }

    fn question(&self) -> Option<[&'static str; 3]> {
        let plan = self.offers_plan.then_some(["today-plan-offer", "today-plan-yes", "today-plan-no"]);
        plan.or_else(|| self.offers_less.then_some(["today-less-offer", "today-less-yes", "today-less-no"]))
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let form = |kind| Reply::turn(Turn::Step(Step::Form(Box::new(cx.coach.form(kind)))));
        match intent {
            Intent::Yes | Intent::No if self.offers_plan => self.answer_plan(intent == Intent::Yes, cx),
            Intent::Yes | Intent::No if self.offers_less => {
                self.offers_less = false;
                Reply::effects(vec![cx.coach.answer_less(intent == Intent::Yes, cx.coach.now())])
            }
            Intent::Start => Reply::turn(Turn::Step(cx.coach.start(self.before, cx.coach.now()))),
            Intent::SafetyNote => match cx.coach.open_note(cx.coach.now()) {
                Some(level) => Reply::turn(Turn::Step(Step::SafetyText(level))),
                None => Reply::stay(),
            },
            Intent::Planned if matches!(self.offer_kind(&cx.view()), OfferKind::Rest | OfferKind::Easing) => {
                let filled = cx.coach.planned(cx.coach.now());
                Reply::turn(Turn::Step(cx.coach.practise(filled, self.before.unwrap_or_default())))
            }
            Intent::Shorter => self.change_length(false, cx),
            Intent::Longer => self.change_length(true, cx),
            Intent::Choose => Reply::turn(Turn::Choose),
            Intent::Why => {
                let offer = self.offer(&cx.view());
                if matches!(offer.kind, OfferKind::Next | OfferKind::Again | OfferKind::Rest | OfferKind::Easing) {
                    let form = cx.coach.why_form(&offer, cx.coach.now());
                    return Reply::turn(Turn::Step(Step::Form(Box::new(form))));
                }
                self.why = !self.why;
                Reply::stay()
            }
            Intent::HardDay => self.hard_day(cx),
            Intent::FlarePlan => Reply::turn(Turn::FlarePlan),
            Intent::Settings => Reply::turn(Turn::Section(Section::Settings)),
            Intent::Figures => Reply::effects(vec![cx.coach.turn_figures(cx.coach.now())]),
            Intent::Note => form(FormKind::CheckIn),
            Intent::Experiment => {
                let waits = cx.coach.experiment_waits(cx.coach.now());
                match waits.map(|id| cx.coach.edit_form(id)) {
                    Some(Ok(form)) => Reply::turn(Turn::Step(Step::Form(Box::new(form)))),
                    Some(Err(line)) => Reply::stay().saying(line),
                    None => Reply::stay(),
                }
            }
            Intent::Copies => {
                let form = cx.coach.copies_form(cx.coach.now());
                Reply::turn(Turn::Step(Step::Form(Box::new(form))))
            }
            Intent::Ask => form(FormKind::Question),
            Intent::Page => Reply::turn(Turn::Page),
            Intent::Undo => match cx.coach.undo(cx.coach.now()) {
                Some(undone) => Reply::effects(undone.effects).saying(undone.line),
                None => Reply::stay().saying(say("app-nothing-to-undo")),
            },
            _ => Reply::stay(),
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        // After a practice, never before one.
        let now = cx.coach.now();
        let free = self.offer_kind(&cx.view()) == OfferKind::Again && cx.coach.may_offer(now);
        self.offers_less = free && cx.coach.offers_less(now);
        let come_back = Coach::read(cx.coach.come_back_reads(now));
        Reply::effects(cx.coach.refresh(now)).and(come_back).and(vec![Effect::LookForCopies])
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        if self.leads_on(at, cx.area, &cx.view()) { self.act(Intent::Start, cx) } else { Reply::stay() }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let offer = self.offer(view);
        let y = greeting(&offer, area, buf, view);
        let hard = offer.kind == OfferKind::HardDay;
        // Beside what needs help now nothing else is looked at.
        let calm = !matches!(offer.kind, OfferKind::Emergency | OfferKind::Support);
        let beside = area.width >= WIDE && (hard || calm && view.coach.shows_figures());
        let below = Rect { y: area.y + y, height: area.height.saturating_sub(y), ..area };
        let left = Rect { width: left_width(&offer, area), ..below };
        let words = self.words_under(&offer, below, view);
        let lines = u16::try_from(words.len()).unwrap_or(u16::MAX);
        let room = self.practice_room(lines, left.height);
        let drawn = practice(&offer, Rect { height: room, ..left }, buf, view);
        let x = area.x + LEFT + 4;
        let right = Rect { x, width: (area.x + area.width).saturating_sub(x), ..below };
        let plan = if hard && beside { plan_lines(right.width, room, view) } else { Vec::new() };
        let beside_lines = if hard { u16::try_from(plan.len()).unwrap_or(u16::MAX) } else { WEEK_LINES };
        let drawn = if beside { drawn.max(beside_lines) } else { drawn };
        let gap = u16::from(drawn + lines < left.height);
        for (y, line) in (drawn + gap..below.height).zip(&words) {
            text::put(buf, below, (0, y), line, view.look.quiet());
        }
        for (y, line) in (0u16..).zip(&plan) {
            let style = if y == 0 { view.look.heading() } else { view.look.quiet() };
            text::put(buf, right, (0, y), line, style);
        }
        if beside && !hard {
            week(right, buf, view);
        }
        None
    }
}

impl TodayScreen {
    /// Whether the practice stands there, or what comes before it: an open note, in the line that names Enter.
    fn leads_on(&self, at: Position, area: Rect, view: &View) -> bool {
        let offer = self.offer(view);
        let note = Rect { y: area.y + 1, height: 1, ..area };
        if note.contains(at) {
            return view.coach.open_note(view.coach.now()).is_some();
        }
        let below = Rect { y: area.y + GREETING_LINES, height: area.height.saturating_sub(GREETING_LINES), ..area };
        let width = left_width(&offer, area);
        let lines = u16::try_from(self.words_under(&offer, below, view).len()).unwrap_or(u16::MAX);
        let room = self.practice_room(lines, below.height);
        let place = Rect { width, height: room, ..below };
        let drawn = practice(&offer, place, &mut Buffer::empty(place), view);
        Rect { height: drawn, ..place }.contains(at)
    }

    /// How many of `height` lines the practice has, where so many lines stand beneath it: those stand whole where there is
    /// room for them and for the first lines of the practice.
    fn practice_room(&self, lines: u16, height: u16) -> u16 {
        height.saturating_sub(lines).max(if self.why { 1 } else { height / 2 })
    }

    /// The lines beneath the practice.
    fn words_under(&self, offer: &Offer, room: Rect, view: &View) -> Vec<String> {
        let now = view.coach.now();
        let mut lines = if self.why { view.coach.why(offer) } else { vec![view.coach.under(offer, now)] };
        let said = view.coach.said_today(offer, now);
        // Cut in half it would say something else, so it stands where there is room for all of it.
        let roomy = room.height >= TIGHT;
        if roomy && !said.is_empty() && matches!(offer.kind, OfferKind::Again | OfferKind::Rest | OfferKind::Settled) {
            lines.push(String::new());
        }
        lines.extend(said);
        if roomy {
            lines.extend(view.coach.came_back_words(offer, now));
        }
        text::wrap(&lines.join("\n"), room.width.min(MEASURE))
    }
}

/// The columns of the practice: lengths stand not far from their names, also where nothing stands beside them.
fn left_width(offer: &Offer, area: Rect) -> u16 {
    let reads = offer.kind == OfferKind::Emergency || area.width < WIDE;
    area.width.min(if reads { MEASURE } else { LEFT })
}

/// The first two lines; how many lines were used.
fn greeting(offer: &Offer, area: Rect, buf: &mut Buffer, view: &View) -> u16 {
    let (heading, words) = view.coach.greeting(offer.kind, view.coach.now());
    let has_note = view.coach.open_note(view.coach.now()).is_some();
    let style = if has_note { view.look.attention() } else { view.look.quiet() };
    text::put(buf, area, (0, 0), &heading, view.look.heading());
    // Where there is little room the line that stays free otherwise is used.
    let lines = if area.height < TIGHT { text::wrap(&words, area.width) } else { vec![words] };
    for (y, line) in (1..GREETING_LINES).zip(&lines) {
        text::put(buf, area, (0, y), line, style);
    }
    GREETING_LINES
}

/// The blocks with their seconds; how many lines were used.
fn practice(offer: &Offer, area: Rect, buf: &mut Buffer, view: &View) -> u16 {
    let look = view.look;
    if offer.kind == OfferKind::Emergency {
        let words = say("safety-level-emergency");
        let prose = Prose { heading: "", text: &words, scroll: 0, centred: false, look };
        prose.render(area, buf);
        return prose.height(area.width);
    }
    let filled = &offer.filled;
    let length = tell("today-length", &[("time", dates::minutes_seconds(filled.total_ms).into())]);
    let title = format!("{}  ", offer_name(offer, view.coach.now()));
    let end = text::put(buf, area, (0, 0), &title, look.accent());
    text::put(buf, area, (end, 0), &length, look.quiet());
    let room = area.height.saturating_sub(1);
    let rows: Vec<(usize, &crate::practice::Block)> = filled.blocks.iter().enumerate().collect();
    let tight = rows.len() > usize::from(room);
    // Where there is little room, a change of position gives up its line, not its seconds.
    let rows: Vec<_> = rows.into_iter().filter(|(_, block)| !(tight && block.is_change())).collect();
    let mut y = 1;
    for (row, (at, block)) in rows.iter().enumerate() {
        if y > room {
            break;
        }
        let left = rows.len() - row;
        if y == room && left > 1 {
            let words = tell("today-more", &[("n", left.into())]);
            text::put(buf, Rect { y: area.y + y, height: 1, ..area }, (3, 0), &words, look.quiet());
            y += 1;
            break;
        }
        block_row(Rect { y: area.y + y, height: 1, ..area }, buf, view, block, filled.seconds.get(*at).copied());
        y += 1;
    }
    y
}

fn block_row(line: Rect, buf: &mut Buffer, view: &View, block: &crate::practice::Block, seconds: Option<u32>) {
    let look = view.look;
    let (sign, style): (&str, Style) =
        if block.is_change() { (" ", look.quiet()) } else { (look.signs().ring, look.text()) };
    let end = text::put(buf, line, (1, 0), sign, look.quiet());
    let words = if block.is_change() {
        let position = say(&format!("cue-position-{}", block.position.id()));
        tell("today-change", &[("position", position.into())])
    } else {
        exercise_name(&block.exercise)
    };
    let room = line.width.saturating_sub(10);
    let words = text::clip(&words, room, look.signs().more).into_owned();
    text::put(buf, line, (end + 1, 0), &words, style);
    let time = seconds.map(|s| dates::minutes_seconds(u64::from(s) * 1000)).unwrap_or_default();
    text::put(buf, line, (line.width.saturating_sub(text::width(&time) + 1), 0), &time, look.quiet());
}

/// The plan for hard days in at most `room` lines: what helps, then words for oneself. A line that is cut off would be
/// half of what helps, so how to read all of it stands in the place of what does not fit.
fn plan_lines(width: u16, room: u16, view: &View) -> Vec<String> {
    let plan = view.coach.flare_plan();
    let mut lines = vec![say("flare-today")];
    for (help, n) in plan.helps.iter().zip(1_u32..) {
        // Its further lines stand under its words.
        let number = format!("{n}. ");
        let before = text::width(&number);
        for (at, line) in text::wrap(help, width.saturating_sub(before).max(1)).into_iter().enumerate() {
            lines.push(if at == 0 {
                format!("{number}{line}")
            } else {
                format!("{}{line}", " ".repeat(before.into()))
            });
        }
    }
    lines.push(String::new());
    lines.extend(text::wrap(&plan.words, width));
    let room = usize::from(room);
    if lines.len() > room {
        lines.truncate(room.saturating_sub(1));
        lines.push(say("flare-more"));
    }
    lines
}

/// The last seven days. Days without practice are blank.
fn week(area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let today = view.coach.today(view.coach.now());
    let week = week_glance(&view.coach.diary, today, view.coach.day_start).value;
    text::put(buf, area, (0, 0), &say("today-week"), look.heading());
    if week.is_empty() {
        for (y, line) in (2..area.height).zip(text::wrap(&say("today-week-empty"), area.width)) {
            text::put(buf, area, (0, y), &line, look.quiet());
        }
        return;
    }
    measures(&week, area, buf, view);
    practised(&week, area, buf, view);
}

fn measures(week: &WeekGlance, area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let rows: [(&Glance, f64, Style); 3] = [
        (&week.pain, 10.0, look.pain()),
        (&week.ease, 10.0, look.in_breath()),
        // In ASCII they are figures, to be read as words are.
        (&week.sleep, 12.0, if look.ascii { look.out_word() } else { look.out_breath() }),
    ];
    let label =
        rows.iter().map(|(glance, ..)| text::width(&name("today-measure", glance.measure.id()))).max().unwrap_or(0);
    for (row, (glance, top, style)) in (0u16..).zip(rows) {
        let y = 2 + row * 2;
        if y >= area.height {
            break;
        }
        let line = Rect { y: area.y + y, height: 1, ..area };
        text::put(buf, line, (0, 0), &name("today-measure", glance.measure.id()), look.quiet());
        let x = (label + 2).min(line.width);
        let spark = Rect { x: line.x + x, width: 7.min(line.width - x), ..line };
        Spark { values: &glance.values, top, style, look }.render(spark, buf);
        let mean = glance.mean.map_or_else(|| "-".to_owned(), |mean| tenths(mean.value));
        let end = text::put(buf, line, (x + 9, 0), &mean, look.strong());
        if let Some(before) = glance.before {
            let words = tell("today-before", &[("mean", tenths(before.value).into())]);
            if end + 2 + text::width(&words) <= line.width {
                text::put(buf, line, (end + 2, 0), &words, look.quiet());
            }
        }
    }
}

fn practised(week: &WeekGlance, area: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let y = 8;
    if y + 1 >= area.height {
        return;
    }
    let line = Rect { y: area.y + y, height: 2, ..area };
    text::put(buf, line, (0, 0), &say("today-practised"), look.quiet());
    let mut x = text::width(&say("today-practised")) + 2;
    for ((day, practised), hard) in week.days.iter().zip(&week.practised).zip(&week.hard_days) {
        text::put(buf, line, (x, 0), &dates::weekday(*day), look.quiet());
        let sign = match (practised, hard) {
            (true, _) => look.signs().dot,
            (false, true) => look.signs().ring,
            (false, false) => " ",
        };
        text::put(buf, line, (x, 1), sign, look.in_breath());
        x += 3;
    }
}
