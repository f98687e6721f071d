//! The merge rule: commutative, associative, idempotent, by itself, through the diary and through the store.

use pelvicoach::diary::{Change, Diary, MonthState, Profile, Record, Register, merge};
use proptest::prelude::*;

use crate::kit::{Folder, november, record};

const IDS: [&str; 3] = [
    "019ab0f0-0000-7000-8000-000000000001",
    "019ab0f0-0000-7000-8000-000000000002",
    "019AB0F0-0000-7000-8000-000000000002",
];

fn any_record() -> impl Strategy<Value = Record> {
    let updated = prop_oneof![Just("2026-11-23T08:00:00Z"), Just("2026-11-23T09:00:00+01:00"), Just("later")];
    (0..4usize, 0..4u64, any::<bool>(), updated, "[ab]", 0..3u8, any::<bool>()).prop_map(
        |(id, rev, deleted, updated, device, payload, spaced)| {
            let id = IDS.get(id).map(|id| format!("\"id\":\"{id}\",")).unwrap_or_default();
            let space = if spaced { " " } else { "" };
            record(&format!(
                "{{{id}{space}\"rev\":{rev},\"deleted\":{deleted},\"updated\":\"{updated}\",\"device\":\"{device}\",\
                 \"x\":{payload}}}"
            ))
        },
    )
}

fn joined<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let mut all = Vec::new();
    records.into_iter().for_each(|record| {
        merge::join(&mut all, record);
    });
    sorted(&all)
}

fn sorted(records: &[Record]) -> Vec<String> {
    let mut texts: Vec<String> = records.iter().map(|record| record.json().to_owned()).collect();
    texts.sort();
    texts
}

fn in_diary<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let mut diary = Diary::default();
    records.into_iter().for_each(|record| diary.join(november(), record));
    match diary.month(november()) {
        Some(MonthState::Read(records)) => sorted(records),
        _ => Vec::new(),
    }
}

fn any_register() -> impl Strategy<Value = Register> {
    (0..3u64, 0..2u8, "[ab]", 0..4u8, any::<bool>()).prop_map(|(rev, hour, device, value, more)| {
        let value = match value {
            0 => "{\"given\":false}".to_owned(),
            1 => "{\"given\":true}".to_owned(),
            number => number.to_string(),
        };
        let more = if more { ",\"by\":1" } else { "" };
        let text = format!(
            "{{\"value\":{value},\"rev\":{rev},\"updated\":\"2026-11-23T0{hour}:00:00Z\",\"device\":\"{device}\"{more}}}"
        );
        Register::parse(&text).unwrap()
    })
}

proptest! {
    #[test]
    fn any_order_any_grouping_any_repetition_ends_the_same(
        records in prop::collection::vec(any_record(), 0..8),
        cut in 0..8usize,
        turn in 0..8usize,
    ) {
        let once = joined(&records);
        let mut turned = records.clone();
        turned.rotate_left(turn.min(records.len()));
        turned.reverse();
        prop_assert_eq!(&joined(&turned), &once, "order");
        prop_assert_eq!(&joined(records.iter().chain(&records)), &once, "repetition");
        let (left, right) = records.split_at(cut.min(records.len()));
        let mut both = Vec::new();
        for record in left {
            merge::join(&mut both, record);
        }
        let mut other = Vec::new();
        for record in right {
            merge::join(&mut other, record);
        }
        for record in &other {
            merge::join(&mut both, record);
        }
        prop_assert_eq!(&sorted(&both), &once, "grouping");
        prop_assert_eq!(&in_diary(&records), &once, "diary");
        prop_assert_eq!(&in_diary(&turned), &once, "diary, other order");
    }

    #[test]
    fn joining_says_whether_it_changed_anything(records in prop::collection::vec(any_record(), 1..6)) {
        let mut all = Vec::new();
        for record in &records {
            let before = sorted(&all);
            let changed = merge::join(&mut all, record);
            prop_assert_eq!(changed, before != sorted(&all));
        }
    }

    #[test]
    fn registers_end_the_same_in_any_order(registers in prop::collection::vec(any_register(), 1..6)) {
        let end = |order: Vec<&Register>| {
            let mut profile = Profile::default();
            for register in order {
                profile.join("x", register);
            }
            profile
        };
        let once = end(registers.iter().collect());
        prop_assert_eq!(&end(registers.iter().rev().collect()), &once);
        prop_assert_eq!(&end(registers.iter().chain(&registers).collect()), &once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn two_stores_end_with_what_the_rule_says(
        records in prop::collection::vec((any_record(), any::<bool>()), 1..8),
    ) {
        let folder = Folder::new();
        let (mut one, _) = folder.open();
        let (mut two, _) = folder.open();
        for (record, first) in &records {
            let store = if *first { &mut one } else { &mut two };
            store.save(&[Change::Record { month: november(), record: record.clone() }]).unwrap();
        }
        prop_assert_eq!(sorted(&folder.records()), joined(records.iter().map(|(record, _)| record)));
    }
}

#[test]
fn a_gate_that_was_closed_stays_closed_on_a_tie() {
    let register = |given: bool, hour: u8| {
        let text = format!(
            "{{\"value\":{{\"given\":{given}}},\"rev\":2,\"updated\":\"2026-11-23T0{hour}:00:00Z\",\"device\":\"a\"}}"
        );
        Register::parse(&text).unwrap()
    };
    let mut profile = Profile::default();
    profile.join("step-5", &register(false, 1));
    profile.join("step-5", &register(true, 2));
    assert_eq!(profile.register("step-5"), Some(&register(false, 1)));
}
