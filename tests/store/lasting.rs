//! What was written is there again, in the layout that is promised, and nothing else was touched.

use std::fs;

use pelvicoach::diary::{Change, Month, MonthState};
use pelvicoach::store::{Mode, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, ids, moment, november, pain, record, setting, stamp};

#[test]
fn opening_writes_nothing_and_the_first_save_makes_the_folder() {
    let folder = Folder::new();
    let (mut store, opened) = folder.open();
    assert!(!folder.data().exists());
    assert_eq!((opened.months, opened.read, opened.mode), (vec![], vec![], Mode::ReadWrite));
    assert!(opened.trouble.is_empty() && opened.profile_reads);
    assert_eq!(store.month(november()), MonthState::Read(vec![]));
    store.save(&[]).unwrap();
    assert!(!folder.data().exists());
    store.save(&[change(&entry(1)), setting("minutes", json!(12), 1)]).unwrap();
    assert_eq!(folder.text("store.json"), "{\"format\":\"pelvicoach/store\",\"version\":1}\n");
    assert_eq!(folder.text(".gitignore"), "local/\n*.tmp\n");
    assert_eq!(folder.text(".stignore"), "local/\n*.tmp\n");
    assert_eq!(folder.text("local/device").trim(), opened.device);
    assert!(folder.left_over().is_empty());
    assert_eq!(folder.open().1.device, opened.device);
}

#[test]
fn the_layout_is_one_record_and_one_register_a_line() {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    store
        .save(&[change(&entry(1)), change(&entry(2)), setting("b", json!(1), 1), setting("a", json!("x"), 1)])
        .unwrap();
    assert_eq!(
        folder.text("journal/2026-11.json"),
        format!(
            "{{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n{},\n{}\n]}}\n",
            entry(1).json(),
            entry(2).json()
        )
    );
    let rest = "\"rev\":1,\"updated\":\"2026-11-23T08:00:00Z\",\"device\":\"d1\"}";
    assert_eq!(
        folder.text("profile.json"),
        format!(
            "{{\"format\":\"pelvicoach/profile\",\"version\":1,\"registers\":{{\n\
             \"b\":{{\"value\":1,{rest},\n\"a\":{{\"value\":\"x\",{rest}\n}}}}\n"
        )
    );
}

#[test]
fn written_dropped_reopened_equal() {
    let folder = Folder::new();
    let records: Vec<_> = (0..40).map(entry).collect();
    let (mut store, _) = folder.open();
    store.save(&records.iter().map(change).collect::<Vec<_>>()).unwrap();
    store.save(&[setting("minutes", json!(20), 1)]).unwrap();
    let before = store.month(november());
    drop(store);
    let (_, opened) = folder.open();
    assert_eq!(opened.read, [(november(), before)]);
    assert_eq!(opened.months, [november()]);
    assert_eq!(opened.profile.get::<u8>("minutes"), Some(20));
    assert_eq!(folder.records(), records);
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_for_this_account_only() {
    use std::os::unix::fs::MetadataExt as _;
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    store.save(&[setting("a", json!(1), 1)]).unwrap();
    store.keep_draft("card", "{}").unwrap();
    let mode = |name: &str| fs::metadata(folder.path(name)).unwrap().mode() & 0o777;
    for name in ["", "journal", "local", "local/drafts"] {
        assert_eq!(mode(name), 0o700, "{name}");
    }
    for name in
        ["store.json", "profile.json", "journal/2026-11.json", "local/lock", "local/device", "local/drafts/card.draft"]
    {
        assert_eq!(mode(name), 0o600, "{name}");
    }
}

/// Records of other versions, of an editor, and some that are none at all.
const STRANGE: &str = "{\n  \"month\" : \"2026-11\",\"later\":{\"n\":123456789012345678901234567890},\n \"format\":\"pelvicoach/month\",\n\"version\":1, \"records\" : [\n\
    {\"id\":\"019ab0f0-0000-7000-8000-000000000001\", \"kind\":\"dream\",\"at\":\"2026-11-02T07:00:00+01:00\",\"rev\":1,\"x\":[1.50,98765432109876543210]},\n\
    {\n      \"id\": \"019ab0f0-0000-7000-8000-000000000002\",\n      \"kind\": \"note\", \"at\":\"2026-11-02T07:00:00+01:00\",\n      \"text\": \"a\\u00e4\"\n    },\n\
    7, [null], {\"pain_now\":99}, {\"id\":\"019ab0f0-0000-7000-8000-000000000003\",\"kind\":\"check_in\",\"pain_now\":\"much\"}\n\
    ], \"after\" : [1.0]\n}";

#[test]
fn what_is_not_changed_is_written_byte_for_byte() {
    let folder = Folder::begun();
    folder.write("journal/2026-11.json", STRANGE.as_bytes());
    let strange = folder.records();
    assert_eq!(strange.len(), 6);
    assert_eq!(strange.iter().filter(|record| record.fits).count(), 1);
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(9))]).unwrap();
    let text = folder.text("journal/2026-11.json");
    assert!(text.starts_with(
        "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\
         \"later\":{\"n\":123456789012345678901234567890},\"after\":[1.0],\"records\":[\n"
    ));
    for record in &strange {
        assert!(STRANGE.contains(record.json()) && text.contains(record.json()), "{}", record.json());
    }
    let after = folder.records();
    assert_eq!(after[..6], strange[..]);
    assert_eq!(after[6], entry(9));
    // Written once in this layout, it stays as it is.
    store.save(&[change(&entry(10))]).unwrap();
    let again = folder.text("journal/2026-11.json");
    assert_eq!(again.replace(&format!(",\n{}", entry(10).json()), ""), text);
}

#[test]
fn registers_of_other_versions_stay_byte_for_byte() {
    let folder = Folder::begun();
    let odd = "\"odd\":{ \"value\":  12345678901234567890123,\"rev\":1,\"updated\":\"2026-11-23T08:00:00.1Z\",\"device\":\"z\"}";
    let none = "\"none\": [1,\n2]";
    folder.write(
        "profile.json",
        format!("{{\"format\":\"pelvicoach/profile\",\"version\":1,\"x\":1.0,\"registers\":{{{odd},{none}}}}}")
            .as_bytes(),
    );
    let (mut store, opened) = folder.open();
    assert_eq!(opened.profile.registers().count(), 1);
    store.save(&[setting("minutes", json!(7), 1)]).unwrap();
    let text = folder.text("profile.json");
    assert!(text.contains(odd) && text.contains("\"none\":[1,\n2]") && text.contains("\"x\":1.0"), "{text}");
}

#[test]
fn deleted_is_gone_from_the_file_and_so_are_its_drafts() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    let id = entry(1).id.unwrap();
    store.keep_draft(&format!("entry-{id}"), "näh").unwrap();
    store.keep_draft("card", "kept").unwrap();
    assert!(folder.text("journal/2026-11.json").contains("näh"));
    let tombstone = entry(1).tombstone(&stamp()).unwrap();
    store.save(&[change(&tombstone)]).unwrap();
    assert!(!folder.text("journal/2026-11.json").contains("näh"));
    assert_eq!(folder.records(), std::slice::from_ref(&tombstone));
    assert_eq!(folder.open().1.drafts, [("card".to_owned(), "kept".to_owned())]);
    // Undo, and an old writing that arrives late.
    let restored = entry(1).restored(tombstone.rev, &stamp()).unwrap();
    store.save(&[change(&restored)]).unwrap();
    store.save(&[change(&tombstone), change(&entry(1))]).unwrap();
    assert_eq!(folder.records(), [restored]);
}

#[test]
fn months_do_not_touch_each_other() {
    let folder = Folder::begun();
    let before = fs::metadata(folder.month_file()).unwrap().modified().unwrap();
    let december: Month = "2026-12".parse().unwrap();
    let (mut store, _) = folder.open();
    let moved = entry(5).edited(moment("2026-12-01T08:00:00+01:00"), &pain(2), &stamp()).unwrap();
    store.save(&[Change::Record { month: december, record: moved.clone() }]).unwrap();
    assert_eq!(fs::metadata(folder.month_file()).unwrap().modified().unwrap(), before);
    let (_, opened) = Store::open(folder.place(), &[december, "2020-01".parse().unwrap()]).unwrap();
    assert_eq!(opened.months, [november(), december]);
    assert_eq!(opened.read, [(december, MonthState::Read(vec![moved]))]);
}

#[test]
fn drafts_are_kept_by_name() {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    store.keep_draft("form", "one").unwrap();
    store.keep_draft("form", "two").unwrap();
    store.keep_draft("a-1", "").unwrap();
    let kept = folder.open().1.drafts;
    assert_eq!(kept, [("a-1".to_owned(), String::new()), ("form".to_owned(), "two".to_owned())]);
    store.drop_draft("form").unwrap();
    store.drop_draft("form").unwrap();
    for bad in ["", "../x", "A", "a.b", "ä", &"a".repeat(81)] {
        assert_eq!(store.keep_draft(bad, "x").map_err(|error| error.code()), Err(65));
    }
    assert_eq!(folder.open().1.drafts.len(), 1);
    assert!(!folder.path("store.json").exists());
}

#[test]
fn two_writings_of_one_name_in_a_file_become_one() {
    let folder = Folder::begun();
    let later = entry(1).edited(moment("2026-11-23T07:30:00+01:00"), &pain(8), &stamp()).unwrap();
    let other = record(
        "{\"id\":\"019ab0f0-0000-7000-8000-00000000000f\",\"kind\":\"note\",\"at\":\"2026-11-02T07:00:00Z\",\"text\":\"\"}",
    );
    let text = folder
        .text("journal/2026-11.json")
        .replace(entry(1).json(), &[entry(1).json(), other.json(), later.json(), entry(1).json()].join(",\n"));
    folder.write("journal/2026-11.json", text.as_bytes());
    assert_eq!(ids(&folder.records()).len(), 2);
    assert_eq!(folder.records(), [later, other]);
}
