//! An entry that several machines edit, move and delete before they meet: machines that were cloned and share a name,
//! clocks that agree to the millisecond and clocks that run backwards. They end with the same diary, and the entry is in it.

use chrono::{DateTime, Duration, FixedOffset, Utc};
use pelvicoach::diary::{Change, Id, Ids, Month, MonthState, Record, Stamp};
use pelvicoach::store::Store;
use proptest::prelude::*;

use crate::kit::{Folder, change, entry, moment, pain};

/// What a machine does.
#[derive(Clone, Debug)]
enum Deed {
    Edit(u8),
    Move(u8),
    Delete,
    /// It takes in what is on another machine.
    Meet(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (0..11u8).prop_map(Deed::Edit),
        4 => (9..13u8).prop_map(Deed::Move),
        1 => Just(Deed::Delete),
        3 => (0..3usize).prop_map(Deed::Meet),
    ]
}

fn months() -> Vec<Month> {
    (9..13).map(|number| Month { year: 2026, number }).collect()
}

fn all(store: &mut Store) -> Vec<(Month, Record)> {
    let read = |month| match store.month(month) {
        MonthState::Read(records) => records.into_iter().map(|record| (month, record)).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    months().into_iter().flat_map(read).collect()
}

fn live(store: &mut Store) -> Vec<(Month, Record)> {
    all(store).into_iter().filter(|(_, record)| !record.deleted).collect()
}

/// The whole diary, whatever the order in which it came together.
fn sorted(store: &mut Store) -> Vec<String> {
    let mut texts: Vec<String> =
        all(store).iter().map(|(month, record)| format!("{month} {}", record.json())).collect();
    texts.sort();
    texts
}

fn in_month(number: u8) -> DateTime<FixedOffset> {
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

    fn next(&mut self, at: DateTime<FixedOffset>) -> Id {
        self.ids.next(at)
    }

    fn act(&mut self, deed: &Deed) {
        let Some((month, there)) = live(&mut self.store).into_iter().next() else { return };
        let stamp = self.stamp();
        let changes = match deed {
            Deed::Edit(value) => {
                vec![change_in(month, there.edited(there.at.unwrap(), &pain(*value), &stamp).unwrap())]
            }
            Deed::Move(number) if month.number == *number => return,
            Deed::Move(number) => {
                let at = in_month(*number);
                let edited = there.edited(at, &there.body().unwrap(), &stamp).unwrap();
                let moved = edited.replacing(self.next(at), there.id.unwrap()).unwrap();
                vec![change_in(Month::of(at), moved), change_in(month, there.tombstone(&stamp).unwrap())]
            }
            Deed::Delete => vec![change_in(month, there.tombstone(&stamp).unwrap())],
            Deed::Meet(_) => return,
        };
        self.store.save(&changes).unwrap();
    }

    fn meet(&mut self, other: &Folder) {
        let found = self.store.other(&other.data()).unwrap();
        self.store.join(&found).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn moves_that_cross_lose_nothing_and_end_in_the_same_diary_everywhere(
        deeds in prop::collection::vec((0..3usize, deed()), 1..12),
        same_name in any::<bool>(),
        back in prop::array::uniform3(any::<bool>()),
    ) {
        let mut machines: Vec<Machine> =
            (0..3u64).map(|number| Machine::new(number, same_name, back[usize::try_from(number).unwrap()])).collect();
        for (who, deed) in &deeds {
            match deed {
                Deed::Meet(other) if other != who => {
                    let (left, right) = machines.split_at_mut((*who).max(*other));
                    let (one, two) = (&mut left[(*who).min(*other)], &mut right[0]);
                    if who < other { one.meet(&two.folder) } else { two.meet(&one.folder) }
                }
                Deed::Meet(_) => {}
                _ => machines[*who].act(deed),
            }
        }
        // They meet until nothing changes any more: three rounds carry everything to everyone.
        for _ in 0..3 {
            for (a, b) in [(0, 1), (1, 2), (0, 2), (1, 0), (2, 1), (2, 0)] {
                let (low, high) = (a.min(b), a.max(b));
                let (left, right) = machines.split_at_mut(high);
                let (one, two) = (&mut left[low], &mut right[0]);
                if a < b { one.meet(&two.folder) } else { two.meet(&one.folder) }
            }
        }
        let first = sorted(&mut machines[0].store);
        let shown = live(&mut machines[0].store).len();
        for machine in &mut machines[1..] {
            prop_assert_eq!(&sorted(&mut machine.store), &first);
        }
        // Of an entry that two machines moved to two months both stand: to take one away on what one machine knows lost
        // both where another had decided the other way round.
        if !deeds.iter().any(|(_, deed)| matches!(deed, Deed::Delete)) {
            prop_assert!(shown >= 1, "{:?}", first);
        }
    }
}
