//! An entry that several machines edit, move and delete before they meet: machines that were cloned and share a name,
//! clocks that agree to the millisecond and clocks that run backwards, months that arrive one by one. They end with the
//! same diary, and the entry stands in it once.

use std::collections::BTreeSet;
use std::fs;

use chrono::{DateTime, Duration, FixedOffset, Utc};
use pelvicoach::diary::{Change, Ids, Month, MonthState, Record, Stamp, moved};
use pelvicoach::store::Store;
use proptest::prelude::*;

use crate::kit::{Folder, change, entry, moment, november, pain, record, stamp};

/// What a machine does.
#[derive(Clone, Debug)]
enum Deed {
    Edit(u8),
    Move(u8),
    Delete,
    /// It takes in what is on another machine.
    Meet(usize, Way),
}

/// How what is on another machine comes in.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// All of it.
    Whole,
    /// One month, as a copy that a sync program leaves; where there is none here, as the file itself.
    Copy(u8),
    /// One month, of whose lines git kept both writings.
    Git(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let way = prop_oneof![Just(Way::Whole), (9..13u8).prop_map(Way::Copy), (9..13u8).prop_map(Way::Git)];
    prop_oneof![
        3 => (0..11u8).prop_map(Deed::Edit),
        4 => (9..13u8).prop_map(Deed::Move),
        1 => Just(Deed::Delete),
        4 => (0..3usize, way).prop_map(|(other, way)| Deed::Meet(other, way)),
    ]
}

fn months() -> Vec<Month> {
    (9..13).map(in_2026).collect()
}

const fn in_2026(number: u8) -> Month {
    Month { year: 2026, number }
}

fn live(store: &mut Store) -> Vec<(Month, Record)> {
    let read = |month| match store.month(month) {
        MonthState::Read(records) => records.into_iter().map(|record| (month, record)).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    months().into_iter().flat_map(read).filter(|(_, record)| !record.deleted).collect()
}

/// What is shown, whatever the order in which it came together.
fn shown(store: &mut Store) -> Vec<String> {
    let mut texts: Vec<String> =
        live(store).iter().map(|(month, record)| format!("{month} {}", record.json())).collect();
    texts.sort();
    texts
}

fn at_in(number: u8) -> DateTime<FixedOffset> {
    moment(&format!("2026-{number:02}-20T07:30:00+01:00"))
}

fn change_in(month: Month, record: Record) -> Change {
    Change::Record { month, record }
}

struct Machine {
    folder: Folder,
    store: Store,
    name: String,
    clock: DateTime<Utc>,
    back: bool,
    ids: Ids,
}

impl Machine {
    fn new(number: u64, same_name: bool, back: bool) -> Self {
        let folder = Folder::quick();
        let (mut store, _) = folder.open();
        store.save(&[change(&entry(1))]).unwrap();
        let name = if same_name { "clone".to_owned() } else { format!("m{number}") };
        let clock = moment("2026-11-25T08:00:00Z").to_utc();
        Self { folder, store, name, clock, back, ids: Ids::new(u128::from(number) + 100) }
    }

    fn stamp(&mut self) -> Stamp {
        if self.back {
            self.clock -= Duration::hours(1);
        }
        Stamp { updated: self.clock, device: self.name.clone() }
    }

    fn act(&mut self, deed: &Deed) {
        let Some((month, there)) = live(&mut self.store).into_iter().next() else { return };
        let stamp = self.stamp();
        let changes = match deed {
            Deed::Edit(value) => {
                vec![change_in(month, there.edited(there.at.unwrap(), &pain(*value), &stamp).unwrap())]
            }
            Deed::Move(number) if month.number != *number => {
                let at = at_in(*number);
                let edited = there.edited(at, &there.body().unwrap(), &stamp).unwrap();
                let (here, gone) = moved(&there, month, &edited, self.ids.next(at), &stamp).unwrap();
                vec![change_in(Month::of(at), here), change_in(month, gone)]
            }
            Deed::Delete => vec![change_in(month, there.tombstone(&stamp).unwrap())],
            Deed::Move(_) | Deed::Meet(..) => return,
        };
        self.store.save(&changes).unwrap();
    }

    fn meet(&mut self, other: &Folder, way: Way) {
        match way {
            Way::Whole => {
                let found = self.store.other(&other.data()).unwrap();
                self.store.join(&found).unwrap();
            }
            Way::Copy(number) => {
                let month = in_2026(number);
                let Ok(theirs) = fs::read(other.path(&format!("journal/{month}.json"))) else { return };
                let beside = if self.folder.path(&format!("journal/{month}.json")).exists() {
                    ".sync-conflict-20261126-101010-ABCDEFG"
                } else {
                    ""
                };
                self.folder.write(&format!("journal/{month}{beside}.json"), &theirs);
                let found = self.store.conflicts().unwrap();
                self.store.join(&found).unwrap();
                assert!(self.store.remove_joined(&found).unwrap().stayed.is_empty());
            }
            Way::Git(number) => {
                let name = format!("journal/{}.json", in_2026(number));
                let Ok(theirs) = fs::read_to_string(other.path(&name)) else { return };
                let Ok(own) = fs::read_to_string(self.folder.path(&name)) else { return };
                let lines = theirs.lines().filter(|line| line.starts_with("{\"id\""));
                let added: Vec<&str> = lines.map(|line| line.trim_end_matches(',')).collect();
                let added = format!("\"records\":[\n{},\n", added.join(",\n"));
                let both = own.replace("\"records\":[\n", &added);
                self.folder.write(&name, both.as_bytes());
                self.store = self.folder.open().0;
            }
        }
    }
}

fn meet(machines: &mut [Machine], who: usize, other: usize, way: Way) {
    let (left, right) = machines.split_at_mut(who.max(other));
    let (one, two) = (&mut left[who.min(other)], &mut right[0]);
    if who < other { one.meet(&two.folder, way) } else { two.meet(&one.folder, way) }
}

/// They meet until nothing changes any more: three rounds carry everything to everyone.
fn all_meet(machines: &mut [Machine]) {
    for _ in 0..3 {
        for (who, other) in [(0, 1), (1, 2), (0, 2), (1, 0), (2, 1), (2, 0)] {
            meet(machines, who, other, Way::Whole);
        }
    }
}

/// The entries of which a month file says more than that they are gone.
fn with_words(folder: &Folder) -> BTreeSet<String> {
    let text = |month| fs::read_to_string(folder.path(&format!("journal/{month}.json"))).unwrap_or_default();
    let lines = months().into_iter().map(text).collect::<String>();
    let said = lines.lines().filter(|line| line.contains("\"kind\"")).map(|line| line.trim_end_matches(','));
    said.map(|line| record(line.trim_end_matches("]}")).id.unwrap().to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn moves_that_cross_end_in_one_entry_that_is_the_same_everywhere(
        deeds in prop::collection::vec((0..3usize, deed()), 1..14),
        same_name in any::<bool>(),
        back in prop::array::uniform3(any::<bool>()),
    ) {
        let mut machines: Vec<Machine> =
            (0..3u64).map(|number| Machine::new(number, same_name, back[usize::try_from(number).unwrap()])).collect();
        for (who, deed) in &deeds {
            match deed {
                Deed::Meet(other, way) if other != who => meet(&mut machines, *who, *other, *way),
                _ => machines[*who].act(deed),
            }
        }
        all_meet(&mut machines);
        let first = shown(&mut machines[0].store);
        for machine in &mut machines[1..] {
            prop_assert_eq!(&shown(&mut machine.store), &first);
        }
        prop_assert!(first.len() <= 1, "it stands twice: {:?}", first);
        if !deeds.iter().any(|(_, deed)| matches!(deed, Deed::Delete)) {
            prop_assert_eq!(first.len(), 1, "it is lost");
        }
        // With the next save the words of what gave way are gone, and nothing else is.
        for machine in &mut machines {
            machine.store.save(&[change(&entry(2))]).unwrap();
            prop_assert_eq!(with_words(&machine.folder).len(), first.len() + 1);
        }
        all_meet(&mut machines);
        let mut with_second = first.clone();
        with_second.push(format!("{} {}", november(), entry(2).json()));
        with_second.sort();
        for machine in &mut machines {
            prop_assert_eq!(&shown(&mut machine.store), &with_second);
        }
    }
}

/// An entry that moved to October, and the machine on which it did.
fn moved_to_october() -> (Machine, Record, Record) {
    let mut machine = Machine::new(1, false, false);
    machine.act(&Deed::Move(10));
    let here = live(&mut machine.store).remove(0).1;
    let gone = machine.folder.records().remove(0);
    (machine, here, gone)
}

#[test]
fn what_an_earlier_version_moved_stands() {
    let (mut machine, here, gone) = moved_to_october();
    assert_eq!((here.replaces(), gone.moved_to()), (entry(1).id, here.id.map(|id| (id, in_2026(10)))));
    let earlier =
        here.on_its_own().unwrap().json().replace('}', &format!(",\"replaces\":\"{}\"}}", entry(1).id.unwrap()));
    assert_eq!(record(&earlier).replaces(), entry(1).id);
    let later = entry(1).restored(7, &stamp()).unwrap();
    let head = |month| format!("{{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"{month}\",\"records\":[\n");
    machine.folder.write("journal/2026-10.json", format!("{}{earlier}\n]}}\n", head("2026-10")).as_bytes());
    machine.store.save(&[change(&later)]).unwrap();
    assert_eq!(live(&mut machine.folder.open().0).len(), 2);
}

/// A month is brought back from before the move: the entry stands once. It comes back where it is nowhere else any more.
#[test]
fn an_entry_that_moved_does_not_come_back_beside_itself() {
    let (mut machine, here, _) = moved_to_october();
    let other = Folder::begun();
    let restoring = machine.store.restoring(&other.month_file(), &stamp()).unwrap();
    assert!(restoring.is_empty());
    let gone = here.tombstone(&stamp()).unwrap();
    machine.store.save(&[change_in(in_2026(10), gone)]).unwrap();
    let restoring = machine.store.restoring(&other.month_file(), &stamp()).unwrap();
    assert_eq!(restoring.back, [entry(1)]);
    machine.store.restore(&restoring).unwrap();
    assert_eq!(live(&mut machine.store).len(), 1);
}
