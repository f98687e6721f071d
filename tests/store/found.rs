//! `store check`, and the store of version 1 that every later version reads.

use std::fs;
use std::path::Path;

use pelvicoach::diary::{Kind, MonthState};
use pelvicoach::store::{Mode, Place, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, november, setting};

/// Copies the fixture to a folder of its own.
fn version_1() -> Folder {
    let folder = Folder::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1");
    for name in ["store.json", "profile.json", "journal/2026-10.json", "journal/2026-11.json"] {
        folder.write(name, &fs::read(from.join(name)).unwrap());
    }
    folder
}

#[test]
fn the_store_of_version_1_reads_and_stays_byte_for_byte() {
    let folder = version_1();
    let (mut store, opened) = folder.open();
    assert_eq!((opened.mode, opened.trouble.len(), opened.months.len()), (Mode::ReadWrite, 0, 2));
    assert_eq!(opened.profile.get::<bool>("first_run"), Some(true));
    assert_eq!(opened.profile.get::<u8>("minutes"), Some(12));
    let [(_, MonthState::Read(records))] = opened.read.as_slice() else { panic!() };
    let fitting: Vec<&Kind> = records.iter().filter(|record| record.fits).map(|record| &record.kind).collect();
    assert_eq!(fitting.len(), 15);
    for kind in &Kind::ALL {
        assert!(fitting.contains(&kind), "{kind}");
    }
    for record in records.iter().filter(|record| record.fits && !record.deleted) {
        record.body().unwrap();
    }
    let lines = folder.text("journal/2026-11.json");
    store.save(&[change(&entry(1)), setting("sound", json!("bell"), 1)]).unwrap();
    let after = folder.text("journal/2026-11.json");
    assert!(after.starts_with(lines.strip_suffix("\n]}\n").unwrap()));
    assert!(after.ends_with(&format!(",\n{}\n]}}\n", entry(1).json())));
}

#[test]
fn a_store_in_order_has_no_findings() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    store.save(&[setting("a", json!(1), 1)]).unwrap();
    store.keep_draft("card", "{}").unwrap();
    assert_eq!(store.check(), []);
    let none = Place { data: folder.path("none"), state: folder.path("none/local") };
    assert_eq!(Store::open(none, &[]).unwrap().0.check(), []);
}

#[test]
fn findings_name_file_line_field_and_what() {
    let folder = Folder::begun();
    let id = "\"id\":\"019ab0f0-0000-7000-8000-00000000000";
    let lines = [
        format!(
            "{{{id}1\",\"kind\":\"check_in\",\"at\":\"2026-11-02T07:00:00Z\",\"rev\":1,\n\"pain_by\":{{\"sitting\":15}}}}"
        ),
        format!("{{{id}2\",\"kind\":\"dream\",\"at\":\"2026-11-02T07:00:00Z\",\"rev\":1}}"),
        format!("{{{id}3\",\"kind\":\"note\",\"at\":\"2026-10-02T07:00:00Z\",\"rev\":1,\"text\":\"\"}}"),
        format!("{{{id}3\",\"deleted\":true,\"rev\":2,\"note\":\"still\"}}"),
        "7".to_owned(),
    ];
    let head = "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n";
    folder.write("journal/2026-11.json", format!("{head}{}\n]}}\n", lines.join(",\n")).as_bytes());
    folder.write("journal/2026-12.json", b"{\n\"format\"");
    folder.write("journal/2026-11.sync-conflict-1.json", b"{}");
    folder.write("journal/2026-11.json.0123456789ab.tmp", b"{}");
    folder.write(
        "profile.json",
        b"{\"format\":\"pelvicoach/profile\",\"version\":2,\"registers\":{\n\"a\":{\"value\":1}}}",
    );
    let (mut store, _) = folder.open();
    let found: Vec<String> = store
        .check()
        .iter()
        .map(|finding| finding.to_string().replace(&format!("{}/", folder.data().display()), ""))
        .filter(|line| !line.contains("permissions"))
        .collect();
    let expected = [
        "profile.json, version: written by a newer version (2)",
        "profile.json, line 2, a: rev: absent",
        "journal/2026-11.json, line 3, pain_by.sitting: 15 is not between 0 and 10",
        "journal/2026-11.json, line 4, kind: this version cannot show an entry of kind \"dream\"",
        "journal/2026-11.json, line 5, at: it belongs to 2026-10",
        "journal/2026-11.json, line 6, note: a deleted entry still says this",
        "journal/2026-11.json, line 6, id: the same entry stands on line 5 too",
        "journal/2026-11.json, line 7, id: absent, or not the name of an entry",
        "journal/2026-11.json.0123456789ab.tmp: left over from a write that was cut off",
        "journal/2026-11.sync-conflict-1.json: a copy that another program left; store merge joins it",
        "journal/2026-12.json, line 2: the file ends too early",
    ];
    for line in expected {
        assert!(found.iter().any(|found| found == line), "{line}\n{found:#?}");
    }
    assert!(found.iter().all(|line| !line.contains('\n')));
}

#[cfg(unix)]
#[test]
fn permissions_that_are_too_wide_are_found_and_not_changed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    fs::set_permissions(folder.month_file(), fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(folder.data(), fs::Permissions::from_mode(0o755)).unwrap();
    let found = store.check();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|finding| finding.what.contains("644") && finding.file == folder.month_file()));
    assert_eq!(fs::metadata(folder.data()).unwrap().permissions().mode() & 0o777, 0o755);
}

#[test]
fn a_month_of_four_hundred_entries_is_read_and_saved_whole() {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    store.save(&(0..400).map(|seed| change(&entry(seed))).collect::<Vec<_>>()).unwrap();
    assert_eq!(folder.records().len(), 400);
    assert!(matches!(store.month(november()), MonthState::Read(records) if records.len() == 400));
}
