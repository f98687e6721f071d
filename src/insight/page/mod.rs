//! The page for a visit as plain data: twelve blocks, worked out once.
//! How it reads is for `report`. What was not ticked is not in it at all.

mod attention;
mod care;
mod extras;
mod figures;
mod paced;
mod patterns;
mod places;
mod plan_lines;
mod practice;
mod private;
mod questions;
mod rows;
mod scores;
mod section;

use std::collections::BTreeSet;

use serde::Serialize;

pub use attention::{Attention, FlagLine, OpenFlag};
pub use care::Care;
pub use extras::{CycleDays, Extras, NoteLine, PartnerMeans, SexualDetail};
pub use figures::{DayMark, FigureRow, Of, Short};
pub use paced::{Pacing, PacingLine};
pub use patterns::{Factor, Pattern, Share};
pub use places::{ActivityPain, PainDetail};
pub use plan_lines::PlanInUse;
pub use practice::{BlockRow, LettingGo, PracticeBlock};
pub use private::{Exposure, Phq4Line, ThoughtLine};
pub use questions::QuestionLine;
pub use rows::{Cell, RecordRow, record_rows};
pub use section::Section;

use super::answered::Answered;
use super::by_plan::LineCount;
use crate::diary::daily::{Dated, dated};
use crate::diary::{Day, DayStart, Diary, StoredBaselines};
use crate::plan::measures::Instruments;

/// Days after the last one in which the answer to "any soreness left?" may stand.
const DAYS_AFTER: i64 = 2;

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct PageInput<'a> {
    /// The diary.
    pub diary: &'a Diary,
    /// The first day of the page.
    pub from: Day,
    /// The last day of the page.
    pub to: Day,
    /// When a person's day starts.
    pub start: DayStart,
    /// The day on which the page is made.
    pub today: Day,
    /// The week of the programme, where it is known.
    pub programme_week: Option<u32>,
    /// The step of the floor track, 0 to 11, where it is known.
    pub floor_step: Option<u8>,
    /// The sections that the person ticked; empty by default.
    pub include: &'a BTreeSet<Section>,
    /// The safety notes that are open.
    pub open_flags: &'a [OpenFlag],
    /// The name to print, if the person gave one; printed only with [`Section::Name`].
    pub name: Option<&'a str>,
    /// The therapist's plan in use.
    pub plan: Option<PlanInUse<'a>>,
    /// Reviews that could help, by id.
    pub reviews: &'a [&'static str],
    /// Every questionnaire.
    pub instruments: &'a Instruments,
    /// The next appointment that a therapist's plan in use names, and the day on which the plan was taken: a visit that
    /// was recorded later says what holds.
    pub appointment: Option<(Day, chrono::NaiveDate)>,
    /// The kept baselines.
    pub baselines: &'a StoredBaselines,
    /// The version of the program.
    pub version: &'a str,
}

/// The page. Absent values are `None` here, `null` in JSON and "-" in words, never zero.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// Always `pelvicoach/page`.
    pub format: &'static str,
    /// The version of this format.
    pub version: u32,
    /// The version of the program.
    pub program: String,
    /// Always true: what stands here was reported by the person and is not a medical record.
    pub self_reported: bool,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// How many days it covers.
    pub days: usize,
    /// How many of them have come on the day on which it is made, that day included.
    #[serde(skip)]
    pub days_so_far: usize,
    /// The person's name, if ticked.
    pub name: Option<String>,
    /// The week of the programme.
    pub programme_week: Option<u32>,
    /// The step of the floor track.
    pub floor_step: Option<u8>,
    /// Safety notes and stops.
    pub attention: Attention,
    /// What the one sentence needs.
    pub short: Short,
    /// The table.
    pub figures: Vec<FigureRow>,
    /// How many days a point of the rows' courses stands for: 1 up to a month, whole weeks beyond it.
    pub course_days: usize,
    /// Worst pain by day, oldest first, at most fourteen days.
    pub by_day: Vec<DayMark>,
    /// What was practised.
    pub practice: PracticeBlock,
    /// What of the therapist's plan was done, left out and swapped, line by line; empty without a plan.
    pub plan: Vec<LineCount>,
    /// Where, how, with what and when it hurt.
    pub pain: PainDetail,
    /// Bladder, bowel, treatment, medicines.
    pub care: Care,
    /// The three most frequent triggers, by days.
    pub triggers: Vec<Of>,
    /// The three things that helped most often, by days.
    pub helped: Vec<Of>,
    /// What went together, with counts on both sides.
    pub patterns: Vec<Pattern>,
    /// Suggestions and what became of them.
    pub pacing: Pacing,
    /// What was ticked for this page alone.
    pub extras: Extras,
    /// The person's open questions, oldest first.
    pub questions: Vec<QuestionLine>,
    /// What the person marked for the therapist, oldest first.
    pub marked: Vec<NoteLine>,
    /// The next appointment that is known.
    pub next_appointment: Option<chrono::NaiveDate>,
    /// Which sections were ticked.
    pub included: Vec<Section>,
    /// Months that could not be read, so that what they hold is missing here.
    pub unreadable: Vec<String>,
}

/// What the blocks share: the records of the days around the page, and the two stretches that are compared.
struct Scope<'a> {
    input: &'a PageInput<'a>,
    records: Vec<Dated<'a>>,
    /// The days of the page.
    now: (Day, Day),
    /// As many days before them.
    before: (Day, Day),
}

impl<'a> Scope<'a> {
    fn includes(&self, section: Section) -> bool {
        self.input.include.contains(&section)
    }

    /// The records of the page's own days.
    fn own(&self) -> impl Iterator<Item = Dated<'a>> {
        super::days::within(&self.records, self.now.0, self.now.1)
    }
}

/// Works out the page. With `from` after `to` the page is of the one day `to`.
#[must_use]
pub fn page(input: &PageInput<'_>) -> Answered<Page> {
    let (from, to) = (input.from.min(input.to), input.to);
    let length = to.since(from) + 1;
    let before = (from.plus(-length), from.before());
    let earliest = before.0.min(to.plus(1 - patterns::DAYS));
    let range = input.diary.days(earliest, to.plus(DAYS_AFTER), input.start);
    let scope = Scope { input, records: dated(&range.records, input.start), now: (from, to), before };
    let asked = questions::read(input);
    let table = figures::figures(&scope);
    let practice = practice::practice(&scope);
    let entries = places::entries(&scope);
    let page = Page {
        format: "pelvicoach/page",
        version: 2,
        program: input.version.to_owned(),
        self_reported: true,
        from,
        to,
        days: usize::try_from(length).unwrap_or(1),
        days_so_far: usize::try_from(to.min(input.today).since(from) + 1).unwrap_or(0),
        name: input.name.filter(|_| scope.includes(Section::Name)).map(str::to_owned),
        programme_week: input.programme_week,
        floor_step: input.floor_step,
        attention: attention::attention(&scope, &practice),
        short: figures::short(&table.rows, &practice),
        by_day: figures::by_day(&scope),
        figures: table.rows,
        course_days: usize::try_from(figures::course_days(&scope)).unwrap_or(1),
        practice,
        plan: plan_lines::plan_lines(&scope),
        pain: places::pain_detail(&scope, &entries),
        care: care::care(&entries),
        triggers: patterns::most_often(&scope, patterns::Listed::Triggers),
        helped: patterns::most_often(&scope, patterns::Listed::Helped),
        patterns: patterns::patterns(&scope),
        pacing: paced::pacing(&scope),
        extras: extras::extras(&scope, &entries),
        questions: asked.questions,
        marked: questions::marked(&scope),
        next_appointment: asked.next_appointment,
        included: input.include.iter().copied().collect(),
        unreadable: range.refused.iter().map(ToString::to_string).collect(),
    };
    Answered::from(page, &range, table.unread.into_iter().chain(asked.unread))
}
