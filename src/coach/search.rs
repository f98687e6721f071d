//! Looking for entries: words, and filters such as `kind:note` or `place:entrance`. What a record holds of the person's
//! own words is the diary's to say; the names of lists, routines and exercises are looked up here once for a search, so
//! that no entry has to be put into words to be found.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::coach::Coach;
use super::journal::newest_first;
use crate::diary::{
    Comfort, Day, DayStart, Kind, LetGo, Month, MonthState, Outcome, Record, Soreness, StopReason, lists,
};
use crate::library::Library;
use crate::words::{has, name, say};

/// Names of lists are looked up from so many letters on: fewer stand in nearly all of them.
const LEAST_LETTERS: usize = 3;

/// What a search can be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrow {
    /// The kind of an entry.
    Kind,
    /// A tag of the person's own.
    Tag,
    /// Where it hurt.
    Place,
    /// What may have set it off.
    Trigger,
    /// From a day on.
    From,
    /// Up to a day.
    To,
}

impl Narrow {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Kind, Self::Tag, Self::Place, Self::Trigger, Self::From, Self::To];

    /// The end of its word key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Tag => "tag",
            Self::Place => "place",
            Self::Trigger => "trigger",
            Self::From => "from",
            Self::To => "to",
        }
    }

    /// What is typed before its colon.
    #[must_use]
    pub fn word(self) -> String {
        name("journal-narrow", self.id())
    }
}

/// Where a record stands: its month and its place in it.
pub type Found = (Month, usize);

/// Words and filters that entries are looked through for, in any case.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Words of the person's own are to hold this.
    wanted: String,
    /// Kinds whose name holds it.
    kinds: Vec<Kind>,
    /// Ids whose name holds it, as they stand in a record.
    ids: Vec<String>,
    /// The same of lists that are shown where their area is opened.
    private: Vec<String>,
    filter: Filter,
}

#[derive(Clone, Debug, Default)]
struct Filter {
    kinds: Option<Vec<Kind>>,
    tags: Vec<String>,
    places: Option<Vec<String>>,
    triggers: Option<Vec<String>>,
    from: Option<Day>,
    to: Option<Day>,
    start: DayStart,
}

impl Search {
    /// A search for what was typed; without any words or filters it finds everything. A filter whose value is not
    /// finished or not known by name finds what it can: a day that does not read yet is left out, a place that is none
    /// finds nothing.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut search = Self::default();
        let mut words = Vec::new();
        for part in typed.split_whitespace() {
            let narrow = part.split_once(':').and_then(|(key, value)| {
                let key = key.to_lowercase();
                Narrow::ALL.into_iter().find(|narrow| narrow.word() == key).map(|narrow| (narrow, value.to_lowercase()))
            });
            match narrow {
                Some((_, value)) if value.is_empty() => {}
                Some((narrow, value)) => search.filter.narrow(narrow, &value),
                None => words.push(part),
            }
        }
        search.wanted = words.join(" ").to_lowercase();
        if !search.wanted.is_empty() {
            search.kinds = of_kinds(|name| name.contains(&search.wanted));
            search.ids = ids(&search.wanted);
            let lists = [("entry-attempt", lists::ATTEMPTS.as_slice()), ("entry-bleeding", &lists::BLEEDING)];
            search.private = of_lists(&search.wanted, &lists);
        }
        search
    }

    /// A search for everything of one day.
    #[must_use]
    pub fn of_day(day: Day) -> Self {
        Self { filter: Filter { from: Some(day), to: Some(day), ..Filter::default() }, ..Self::default() }
    }

    /// The same for a day that begins at this hour.
    #[must_use]
    pub const fn starting(mut self, start: DayStart) -> Self {
        self.filter.start = start;
        self
    }

    /// Whether it finds everything.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.wanted.is_empty() && self.filter.is_open()
    }

    /// Whether a record is one of those that are looked for. `parts` puts one into words as it may be shown: that is
    /// asked for where a private list alone may hold what is wanted.
    #[must_use]
    pub fn finds(&self, record: &Record, parts: impl FnOnce(&Record) -> Vec<String>) -> bool {
        let holds = |ids: &[String]| ids.iter().any(|id| record.json().contains(id.as_str()));
        self.filter.takes(record)
            && (self.wanted.is_empty()
                || self.kinds.contains(&record.kind)
                || holds(&self.ids)
                || record.spoken().contains(&self.wanted)
                || (holds(&self.private)
                    && parts(record).iter().any(|part| part.to_lowercase().contains(&self.wanted))))
    }

    /// Where `words` hold what is looked for: the bytes of the first place, as they stand there in any case. `None`
    /// without anything to look for, or where nothing is found.
    #[must_use]
    pub fn place(&self, words: &str) -> Option<std::ops::Range<usize>> {
        if self.wanted.is_empty() {
            return None;
        }
        let lower = words.to_lowercase();
        let start = lower.find(&self.wanted)?;
        let end = start + self.wanted.len();
        // Some letters are longer or shorter in the other case: the places are counted letter by letter then.
        let (mut here, mut found) = (0, None);
        for (at, letter) in words.char_indices() {
            if here <= start {
                found = Some(at);
            }
            if here >= end {
                return found.map(|from| from..at);
            }
            here += letter.to_lowercase().map(char::len_utf8).sum::<usize>();
        }
        found.map(|from| from..words.len())
    }
}

impl Filter {
    fn narrow(&mut self, narrow: Narrow, value: &str) {
        match narrow {
            Narrow::Kind => self.kinds = Some(of_kinds(|name| dashed(name).starts_with(value))),
            Narrow::Tag => self.tags.push(value.to_owned()),
            Narrow::Place => self.places = Some(of_list(&lists::PLACES, "entry-place", value)),
            Narrow::Trigger => self.triggers = Some(of_list(&lists::TRIGGERS, "entry-trigger", value)),
            Narrow::From => self.from = day(value, false).or(self.from),
            Narrow::To => self.to = day(value, true).or(self.to),
        }
    }

    const fn is_open(&self) -> bool {
        self.kinds.is_none()
            && self.tags.is_empty()
            && self.places.is_none()
            && self.triggers.is_none()
            && self.from.is_none()
            && self.to.is_none()
    }

    fn takes(&self, record: &Record) -> bool {
        if self.is_open() {
            return true;
        }
        let day = || record.at.map(|at| self.start.day_of(at));
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&record.kind))
            && self.from.is_none_or(|from| day().is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| day().is_some_and(|day| day <= to))
            && self.lists_fit(record)
    }

    fn lists_fit(&self, record: &Record) -> bool {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Lists {
            tags: Vec<String>,
            places: Vec<String>,
            triggers: Vec<String>,
        }
        let json = record.json();
        // Most records hold none of these lists, and need not be read.
        let asks = |asked: bool, field: &str| !asked || json.contains(field);
        if self.tags.is_empty() && self.places.is_none() && self.triggers.is_none() {
            return true;
        }
        if !(asks(!self.tags.is_empty(), "\"tags\"")
            && asks(self.places.is_some(), "\"places\"")
            && asks(self.triggers.is_some(), "\"triggers\""))
        {
            return false;
        }
        let held: Lists = serde_json::from_str(json).unwrap_or_default();
        let any = |wanted: &Option<Vec<String>>, held: &[String]| {
            wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|id| held.contains(id)))
        };
        let tagged = |tag: &String| held.tags.iter().any(|held| dashed(&held.to_lowercase()).starts_with(tag));
        self.tags.iter().all(tagged) && any(&self.places, &held.places) && any(&self.triggers, &held.triggers)
    }
}

/// Words of several parts are typed with dashes.
fn dashed(words: &str) -> String {
    words.replace(' ', "-")
}

fn of_kinds(fits: impl Fn(&str) -> bool) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| fits(&name("entry-kind", kind.id()).to_lowercase())).collect()
}

fn of_list(list: &[&str], family: &str, value: &str) -> Vec<String> {
    let fits = |id: &&&str| id.starts_with(value) || dashed(&name(family, id).to_lowercase()).starts_with(value);
    list.iter().filter(fits).map(|id| (*id).to_owned()).collect()
}

/// The day that `2026-10-03`, `2026-10` or `2026` begins, or ends.
fn day(typed: &str, ends: bool) -> Option<Day> {
    let first = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).map(Day);
    let parts: Vec<&str> = typed.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            let year: i32 = year.parse().ok()?;
            if ends { first(year + 1, 1).map(Day::before) } else { first(year, 1) }
        }
        [year, month] if year.len() == 4 && month.len() == 2 => {
            let (year, month) = (year.parse().ok()?, month.parse().ok()?);
            let next = if month == 12 { first(year + 1, 1) } else { first(year, month + 1) };
            if ends { next.map(Day::before) } else { first(year, month) }
        }
        _ => NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().map(Day),
    }
}

/// Ids of lists, as they stand in a record, whose names hold what is wanted.
fn of_lists(wanted: &str, families: &[(&str, &[&str])]) -> Vec<String> {
    if wanted.chars().count() < LEAST_LETTERS {
        return Vec::new();
    }
    let all = families.iter().flat_map(|(family, list)| list.iter().map(|id| (*family, *id)));
    let named = all.filter(|(family, id)| *id != "none" && name(family, id).to_lowercase().contains(wanted));
    named.map(|(_, id)| format!("\"{id}\"")).collect()
}

/// Ids, as they stand in a record, whose names hold what is wanted: of lists, answers, routines, exercises and
/// questionnaires.
fn ids(wanted: &str) -> Vec<String> {
    let families: [(&str, &[&str]); 6] = [
        ("entry-place", &lists::PLACES),
        ("entry-quality", &lists::QUALITIES),
        ("entry-onset", &lists::ONSETS),
        ("entry-trigger", &lists::TRIGGERS),
        ("entry-helped", &lists::HELPED),
        ("entry-treatment", &lists::TREATMENTS),
    ];
    let mut found = of_lists(wanted, &families);
    if wanted.chars().count() < LEAST_LETTERS {
        return found;
    }
    let mut look = |words: String, id: &str| {
        if words.to_lowercase().contains(wanted) || id.eq_ignore_ascii_case(wanted) {
            found.push(format!("\"{id}\""));
        }
    };
    let answers = Comfort::ALL.iter().map(|one| ("entry-comfort", one.id()));
    let answers = answers.chain(LetGo::ALL.iter().map(|one| ("entry-let-go", one.id())));
    let answers = answers.chain(Soreness::ALL.iter().map(|one| ("entry-soreness", one.id())));
    let answers = answers.chain(StopReason::ALL.iter().map(|one| ("safety-stop", one.id())));
    let answers = answers.chain(Outcome::ALL.iter().map(|one| ("entry-outcome", one.id())));
    for (family, id) in answers {
        look(name(family, id), id);
    }
    if let Ok(library) = crate::library::built_in() {
        of_library(library, look);
    }
    found
}

fn of_library(library: &Library, mut look: impl FnMut(String, &str)) {
    for exercise in library.catalogue.iter() {
        look(say(&format!("exercise-{}-name", exercise.id)), &exercise.id);
    }
    for id in library.routines.iter().map(|routine| routine.id.as_str()) {
        let key = format!("routine-{id}-name");
        look(if has(&key) { say(&key) } else { id.to_owned() }, id);
    }
    for one in &library.measures.instruments {
        look(say(&format!("questionnaire-{}-name", one.id)), &one.id);
    }
    for one in &library.measures.totals {
        look(name("questionnaire-total", &one.id), &one.id);
    }
    for one in &library.plan.milestones {
        look(name("milestone", &one.id), &one.id);
    }
}

impl Coach {
    /// Where every entry stands that is read, not deleted and looked for, newest first.
    #[must_use]
    pub fn found(&self, search: &Search) -> Vec<Found> {
        let mut found = Vec::new();
        for (month, _) in self.diary.months().rev() {
            let records = self.diary.records(month);
            let of_month = found.len();
            let fits = |record: &Record| {
                !record.deleted && record.kind != Kind::Flag && search.finds(record, |record| self.entry_parts(record))
            };
            found.extend((0..records.len()).filter(|at| fits(&records[*at])).map(|at| (month, at)));
            // Months are in order already.
            found[of_month..].sort_by_key(|(_, at)| newest_first(&records[*at]));
        }
        found
    }

    /// The record that stands there.
    #[must_use]
    pub fn at_place(&self, (month, at): Found) -> Option<&Record> {
        self.diary.records(month).get(at)
    }

    /// The person's own tags in what is read, the most frequent first.
    fn tags(&self) -> Vec<String> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Tagged {
            tags: Vec<String>,
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let read = self.diary.months().filter_map(|(_, state)| match state {
            MonthState::Read(records) => Some(records),
            _ => None,
        });
        for record in read.flatten().filter(|record| !record.deleted && record.json().contains("\"tags\"")) {
            let tagged: Tagged = serde_json::from_str(record.json()).unwrap_or_default();
            for tag in tagged.tags {
                *counts.entry(tag).or_default() += 1;
            }
        }
        let mut tags: Vec<(String, usize)> = counts.into_iter().collect();
        tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        tags.into_iter().map(|(tag, _)| tag).collect()
    }

    /// How the filter that is being typed could go on: whole filters where none is begun, else the values that fit.
    #[must_use]
    pub fn narrows(&self, typed: &str) -> Vec<String> {
        let part = if typed.ends_with(' ') { "" } else { typed.split(' ').next_back().unwrap_or_default() };
        let part = part.to_lowercase();
        let Some((key, value)) = part.split_once(':') else {
            let all = Narrow::ALL.into_iter().map(|narrow| format!("{}:", narrow.word()));
            return all.filter(|word| word.starts_with(&part)).collect();
        };
        let values: Vec<String> = match Narrow::ALL.into_iter().find(|narrow| narrow.word() == key) {
            Some(Narrow::Kind) => {
                Kind::ALL.iter().filter(|kind| **kind != Kind::Flag).map(|kind| name("entry-kind", kind.id())).collect()
            }
            Some(Narrow::Place) => lists::PLACES.iter().map(|id| name("entry-place", id)).collect(),
            Some(Narrow::Trigger) => lists::TRIGGERS.iter().map(|id| name("entry-trigger", id)).collect(),
            Some(Narrow::Tag) => self.tags(),
            _ => Vec::new(),
        };
        let values = values.into_iter().map(|value| dashed(&value.to_lowercase()));
        values.filter(|there| there.starts_with(value)).map(|there| format!("{key}:{there}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str) -> Record {
        let at = r#""id":"0193543a-b000-7000-8000-000000000001","at":"2026-10-03T07:30:00+02:00""#;
        Record::from_text(&format!("{{{at},{json}}}")).unwrap()
    }

    fn finds(typed: &str, json: &str) -> bool {
        Search::new(typed).finds(&record(json), crate::report::entry_parts)
    }

    const EPISODE: &str = r#""kind":"pain_episode","pain_worst":7,"places":["entrance","left"],"triggers":["tight-clothes"],"tags":["Work trip"],"note":"On the BUS""#;

    #[test]
    fn words_and_names_are_found() {
        for typed in ["bus", "the bus", "work", "tight", "", "  ", "pain epi"] {
            assert!(finds(typed, EPISODE), "{typed}");
        }
        for typed in ["train", "2026", "worst", "bus the", "0193543a"] {
            assert!(!finds(typed, EPISODE), "{typed}");
        }
        let practice = r#""kind":"practice","routine":"RT12","blocks":[{"exercise":"B1","let_go":"partly"}]"#;
        assert!(finds(&say("exercise-B1-name").to_lowercase(), practice) && finds("partly", practice));
    }

    #[test]
    fn filters_narrow() {
        for typed in [
            "place:ent",
            "trigger:tight-clothes",
            "kind:pain",
            "tag:work-trip",
            "from:2026-10-03 to:2026-10-03",
            "from:2026 to:2026-10 bus",
            "place: bus",
            "from:2026-1",
        ] {
            assert!(finds(typed, EPISODE), "{typed}");
        }
        for typed in
            ["place:deep", "trigger:sitting", "kind:note", "tag:home", "from:2026-10-04", "to:2026-09", "place:nowhere"]
        {
            assert!(!finds(typed, EPISODE), "{typed}");
        }
        assert!(Search::new(" place: ").is_open() && !Search::new("to:2026").is_open());
    }

    #[test]
    fn what_is_private_is_found_where_it_is_shown() {
        let entry = record(r#""kind":"check_in","cycle":{"bleeding":"medium"}"#);
        let search = Search::new(&name("entry-bleeding", "medium"));
        assert!(search.finds(&entry, crate::report::entry_parts) && !search.finds(&entry, |_| Vec::new()));
    }

    #[test]
    fn a_place_is_where_the_words_stand_in_any_case() {
        let of = |wanted: &str, words: &str| Search::new(wanted).place(words).map(|place| words[place].to_owned());
        assert_eq!(of("warm", "A Warm bath"), Some("Warm".to_owned()));
        assert_eq!(of("warm bath", "İİİ: after a WARM BATH"), Some("WARM BATH".to_owned()));
        assert_eq!(of("ß", "ẞ ist größer"), Some("ẞ".to_owned()));
        assert_eq!(of("漢字", "痛み、漢字"), Some("漢字".to_owned()));
        assert_eq!(of("bath", "at the very end of a bath"), Some("bath".to_owned()));
        assert_eq!(of("", "anything"), None);
        assert_eq!(of("cold", "a warm bath"), None);
    }
}
