//! Damaged, newer and unreadable files: one clear line, the file untouched, the entry still there.

use std::fs;

use pelvicoach::diary::MonthState;
use pelvicoach::store::{Mode, Place, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, november, setting};

const WHOLE: &str = "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n";

/// Reads and saves over a damaged month: a line that holds `said`, the bytes as they were, the entry kept.
fn refused(bytes: &[u8], said: &str) {
    let folder = Folder::begun();
    folder.write("journal/2026-11.json", bytes);
    let (mut store, opened) = folder.open();
    let [(_, MonthState::Refused(line))] = opened.read.as_slice() else { panic!("{said}: {:?}", opened.read) };
    assert!(line.contains(said), "{said}: {line}");
    assert!(line.contains("2026-11.json") && !line.contains('\n'), "{line}");
    let error = store.save(&[change(&entry(2)), setting("minutes", json!(12), 1)]).unwrap_err();
    assert_eq!(error.code(), 65);
    assert!(error.to_string().ends_with("1 entry is kept here"), "{error}");
    assert_eq!(fs::read(folder.month_file()).unwrap(), bytes);
    assert_eq!(folder.open().1.profile.get::<u8>("minutes"), Some(12), "the profile is not held up");
    assert!(folder.left_over().is_empty());
    // Mended by hand, what was kept is written.
    folder.write("journal/2026-11.json", format!("{WHOLE}]}}").as_bytes());
    store.save(&[]).unwrap();
    assert_eq!(folder.records(), [entry(2)]);
}

#[test]
fn garbage_truncation_emptiness_and_zeros_are_left_alone() {
    refused(b"", "the file is empty");
    refused(b" \n\n", "the file is empty");
    refused(b"hello", "line 1: expected value");
    refused(&[0; 300], "bytes that are not text");
    refused(b"{\"format\":\n\xff\xfe\"}", "line 2: it holds bytes that are not text");
    refused(format!("{WHOLE}{}", entry(1).json()).as_bytes(), "line 2: the file ends too early");
    refused(format!("{WHOLE}{} {}\n]}}", entry(1).json(), entry(2).json()).as_bytes(), "line 2: expected `,` or `]`");
    refused(format!("{WHOLE}]}}\n{WHOLE}").as_bytes(), "line 3: trailing characters");
    refused(b"[]", "line 1: invalid type: sequence");
    refused(b"{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\"}", "records is absent");
    refused(b"{\"format\":\"pelvicoach/month\",\"version\":1,\"records\":[]}", "month is absent");
    refused(b"{\"version\":1,\"records\":[]}", "format is absent");
    refused(
        b"{\"format\":\"pelvicoach/month\",\n\"version\":\"1\",\"records\":[]}",
        "line 2: version: it is not a whole",
    );
    refused(b"{\"format\":\"pelvicoach/page\",\"version\":1,\"records\":[]}", "it says \"pelvicoach/page\"");
    refused(
        b"{\"format\":\"pelvicoach/month\",\"version\":1,\n\"month\":\"2026-10\",\"records\":[]}",
        "line 2: month: it says \"2026-10\" where \"2026-11\" is wanted",
    );
    refused(
        b"{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[],\n\"records\":[]}",
        "line 2: records stands twice",
    );
}

#[test]
fn every_flipped_bit_is_read_or_refused_and_never_written_over_unread() {
    let folder = Folder::begun();
    let whole = fs::read(folder.month_file()).unwrap();
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        folder.write("journal/2026-11.json", &bytes);
        let (_, opened) = folder.open();
        match &opened.read[0].1 {
            MonthState::Read(records) => {
                let text = String::from_utf8(bytes).unwrap();
                assert!(records.iter().all(|record| text.contains(record.json())));
            }
            MonthState::Refused(line) => assert!(line.contains("2026-11.json")),
            MonthState::Unread => panic!(),
        }
    }
}

#[test]
fn a_newer_version_is_shown_and_not_written() {
    for (name, text) in [
        ("store.json", "{\"format\":\"pelvicoach/store\",\"version\":3}".to_owned()),
        ("profile.json", "{\"format\":\"pelvicoach/profile\",\"version\":3,\"registers\":[\"other\"]}".to_owned()),
        ("journal/2026-11.json", format!("{}{}]}}", WHOLE.replace(":1,", ":3,"), entry(1).json())),
    ] {
        let folder = Folder::begun();
        folder.write(name, text.as_bytes());
        let (mut store, opened) = folder.open();
        let Mode::Newer(line) = &opened.mode else { panic!("{name}") };
        assert!(line.contains(name) && line.starts_with("a newer version (3) wrote "), "{line}");
        assert_eq!(opened.read, [(november(), MonthState::Read(vec![entry(1)]))]);
        let before = fs::read(folder.month_file()).unwrap();
        let error = store.save(&[change(&entry(2)), setting("a", json!(1), 1)]).unwrap_err();
        assert!(error.code() == 65 && error.to_string().contains("newer version (3)"), "{error}");
        assert_eq!(fs::read(folder.month_file()).unwrap(), before);
        assert_eq!(folder.text(name), text);
        assert_eq!(store.kept(), 2);
    }
}

#[test]
fn a_version_that_arrives_while_the_store_is_open_is_seen() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    folder.write("store.json", b"{\"format\":\"pelvicoach/store\",\"version\":2}");
    assert!(store.save(&[change(&entry(2))]).unwrap_err().to_string().contains("newer version (2)"));
    assert_eq!(folder.records().len(), 1);
}

#[test]
fn a_damaged_profile_or_head_is_said_and_left_alone() {
    let folder = Folder::begun();
    folder.write("profile.json", b"{\"format\":");
    let (mut store, opened) = folder.open();
    assert!(!opened.profile_reads && opened.mode == Mode::ReadWrite);
    assert!(opened.trouble[0].contains("profile.json, line 1: the file ends too early"), "{:?}", opened.trouble);
    store.save(&[change(&entry(2)), setting("first_run", json!(true), 1)]).unwrap_err();
    assert_eq!(folder.text("profile.json"), "{\"format\":");
    assert_eq!(folder.records().len(), 2, "the month is not held up");
    folder.write("store.json", b"");
    let (mut store, opened) = folder.open();
    assert!(matches!(&opened.mode, Mode::ReadOnly(line) if line.contains("store.json: the file is empty")));
    assert_eq!(store.save(&[change(&entry(3))]).unwrap_err().code(), 65);
    assert_eq!(folder.text("store.json"), "");
}

#[test]
fn what_is_not_a_plain_file_is_not_waited_for() {
    let folder = Folder::begun();
    fs::remove_file(folder.month_file()).unwrap();
    fs::create_dir(folder.month_file()).unwrap();
    let (mut store, opened) = folder.open();
    assert!(matches!(&opened.read[0].1, MonthState::Refused(line) if line.contains("it is a folder")));
    assert!(store.save(&[change(&entry(2))]).is_err());
    fs::remove_dir(folder.month_file()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.month_file()).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(matches!(store.month(november()), MonthState::Refused(line) if line.contains("not a plain file")));
    }
}

#[test]
fn a_file_where_a_folder_is_wanted_is_one_clear_error() {
    let folder = Folder::new();
    fs::write(folder.data(), b"mine").unwrap();
    let error = Store::open(folder.place(), &[]).unwrap_err();
    assert!(error.code() == 73 && error.to_string().contains("a file stands where a folder is wanted"), "{error}");
    let below = Place { data: folder.data().join("deeper"), state: folder.data().join("state") };
    assert_eq!(Store::open(below, &[]).map(|_| ()).map_err(|error| error.code()), Err(73));
    let other = Folder::begun();
    fs::remove_dir_all(other.path("journal")).unwrap();
    fs::write(other.path("journal"), b"mine").unwrap();
    assert_eq!(Store::open(other.place(), &[]).map(|_| ()).map_err(|error| error.code()), Err(73));
    assert_eq!(fs::read(other.path("journal")).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_links_to_nothing_refused() {
    use std::os::unix::fs::symlink;
    let folder = Folder::begun();
    let elsewhere = folder.data().with_file_name("elsewhere.json");
    fs::rename(folder.month_file(), &elsewhere).unwrap();
    symlink(&elsewhere, folder.month_file()).unwrap();
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(2))]).unwrap();
    assert!(fs::symlink_metadata(folder.month_file()).unwrap().is_symlink());
    assert!(fs::read_to_string(&elsewhere).unwrap().contains(entry(2).json()));
    assert_eq!(folder.records().len(), 2);
    fs::remove_file(&elsewhere).unwrap();
    let said = "it is a link to a file that is not there";
    let MonthState::Refused(line) = store.month(november()) else { panic!() };
    assert!(line.contains(said), "{line}");
    assert!(store.save(&[change(&entry(3))]).unwrap_err().to_string().contains(said));
    assert!(fs::symlink_metadata(folder.month_file()).unwrap().is_symlink() && !elsewhere.exists());
    let dangling = folder.data().with_file_name("dangling");
    symlink("nowhere", &dangling).unwrap();
    assert!(Store::open(Place { state: dangling.join("local"), data: dangling }, &[]).is_err());
}

#[test]
fn a_folder_that_went_away_is_not_begun_anew() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    let away = folder.data().with_file_name("away");
    fs::rename(folder.data(), &away).unwrap();
    let error = store.save(&[change(&entry(2))]).unwrap_err();
    assert!(error.code() == 74 && error.to_string().contains("is no longer there"), "{error}");
    assert!(!folder.data().exists());
    fs::rename(&away, folder.data()).unwrap();
    store.save(&[]).unwrap();
    assert_eq!(folder.records().len(), 2);
}

#[test]
fn a_machine_name_that_cannot_be_read_is_said_and_kept() {
    let folder = Folder::begun();
    folder.write("local/device", b"../Not A Name\n");
    let (mut store, opened) = folder.open();
    assert!(opened.trouble[0].contains("device: it holds no name"), "{:?}", opened.trouble);
    store.save(&[change(&entry(2))]).unwrap();
    assert_eq!(folder.text("local/device"), "../Not A Name\n");
}
