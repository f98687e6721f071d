//! No room and no permission: what was there is whole, the entry is kept and offered again.

use std::fs;
use std::process::Command;

use pelvicoach::store::{Mode, Place, Store};

use crate::child::{self, own_path};
use crate::kit::{Folder, change, entry};

fn said(command: &mut Command) -> Option<String> {
    let out = command.output().ok()?;
    let text = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    text.contains("kept ").then_some(text)
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_stays_as_it_was() {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    store.save(&(0..40).map(|seed| change(&entry(seed))).collect::<Vec<_>>()).unwrap();
    let before = fs::read(folder.month_file()).unwrap();
    // Without the trap the system kills the program, as `kill -9` would; with it the write is refused.
    let script = "trap '' XFSZ; ulimit -f 4; exec \"$@\"";
    let mut command = child::under("sh", &["-c", script, "sh"], "save 100 2", &folder.data());
    let said = said(&mut command).unwrap();
    assert!(said.contains("error 74 could not write"), "{said}");
    assert!(said.contains("files may not grow any more here; nothing was changed, 1 entry is kept here"), "{said}");
    assert!(said.contains("2 entries are kept here") && said.contains("kept 2"), "{said}");
    assert_eq!(fs::read(folder.month_file()).unwrap(), before);
    assert!(folder.left_over().is_empty());
}

/// Writes that are cut short at any length: refused, or ended by the system as by `kill -9`.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_is_cut_short_at_any_length_leaves_the_old_month() {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    store.save(&(0..12).map(|seed| change(&entry(seed))).collect::<Vec<_>>()).unwrap();
    let before = fs::read(folder.month_file()).unwrap();
    for most in [0, 1, 41, 512, before.len() - 1, before.len(), before.len() + 1] {
        let refused = format!("trap '' XFSZ; exec prlimit --fsize={most} -- \"$@\"");
        let mut command = child::under("sh", &["-c", &refused, "sh"], "save 100 1", &folder.data());
        let Some(said) = said(&mut command) else {
            println!("skipped: prlimit is not here");
            return;
        };
        assert!(said.contains("files may not grow any more here; nothing was changed, 1 entry is kept here"), "{said}");
        assert!(said.contains("kept 1") && fs::read(folder.month_file()).unwrap() == before, "{most}: {said}");
        assert!(folder.left_over().is_empty());
        let killed = format!("exec prlimit --core=0 --fsize={most} -- \"$@\"");
        let ended = child::under("sh", &["-c", &killed, "sh"], "save 100 1", &folder.data()).output().unwrap();
        assert!(!ended.status.success() && fs::read(folder.month_file()).unwrap() == before, "{most}: {ended:?}");
    }
    assert!(!folder.left_over().is_empty());
    folder.open().0.save(&[change(&entry(100))]).unwrap();
    assert_eq!((folder.records().len(), folder.left_over().len()), (13, 0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_what_it_has() {
    let folder = Folder::new();
    fs::create_dir_all(folder.data()).unwrap();
    // A small disk of its own, for this one child; the folder is copied out before the disk goes.
    let script = "mount -t tmpfs -o size=64k,mode=700 tmpfs \"$PELVICOACH_TEST_FOLDER\" || exit 9; \
                  copy=\"$PELVICOACH_TEST_FOLDER.copy\"; \"$@\"; cp -r \"$PELVICOACH_TEST_FOLDER\" \"$copy\"";
    let before = ["-rm", "sh", "-c", script, "sh"];
    let Some(said) = said(&mut child::under("unshare", &before, "save 0 150", &folder.data())) else {
        println!("skipped: no disk of one's own can be mounted here");
        return;
    };
    assert!(said.contains("error 74 could not write") && said.contains("disk full; nothing was changed"), "{said}");
    let copy = Place { data: folder.path("").with_file_name("data.copy"), state: folder.path("state") };
    let saved = said.lines().filter(|line| line.starts_with("saved ")).count();
    let (mut store, _) = Store::open(copy, &[]).unwrap();
    let pelvicoach::diary::MonthState::Read(records) = store.month(crate::kit::november()) else { panic!() };
    assert!(saved > 10 && records.len() == saved, "{saved} said, {} there", records.len());
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::begun();
    let journal = folder.path("journal");
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(journal.join("probe"), b"").is_ok() {
        fs::remove_file(journal.join("probe")).unwrap();
        println!("skipped: this account may write anywhere");
    } else {
        let (mut store, opened) = folder.open();
        assert!(matches!(&opened.mode, Mode::ReadOnly(line) if line.contains("journal: no permission")));
        assert_eq!(opened.read.len(), 1);
        let error = store.save(&[change(&entry(2))]).unwrap_err();
        assert!(error.code() == 77 && error.to_string().contains("no permission; nothing was changed"), "{error}");
        fs::set_permissions(&journal, fs::Permissions::from_mode(0o700)).unwrap();
        store.save(&[]).unwrap();
        assert_eq!(folder.records().len(), 2);
    }
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_read_only_is_read_and_not_written() {
    let folder = Folder::begun();
    let script = "mount --bind \"$PELVICOACH_TEST_FOLDER\" \"$PELVICOACH_TEST_FOLDER\" && \
                  mount -o remount,bind,ro \"$PELVICOACH_TEST_FOLDER\" || exit 9; exec \"$@\"";
    let before = ["-rm", "sh", "-c", script, "sh"];
    let Some(said) = said(&mut child::under("unshare", &before, "save 5 1", &folder.data())) else {
        println!("skipped: no mount of one's own is possible here");
        return;
    };
    assert!(said.contains("error 77 could not write") && said.contains("the disk is read-only"), "{said}");
    assert_eq!(folder.records(), [entry(1)]);
}

#[test]
fn a_folder_that_cannot_be_made_is_said_at_once_and_at_saving() {
    let folder = Folder::new();
    fs::create_dir_all(folder.data()).unwrap();
    fs::write(folder.path("local"), b"mine").unwrap();
    let (mut store, opened) = folder.open();
    assert!(matches!(&opened.mode, Mode::ReadOnly(line) if line.contains("a file stands where a folder is wanted")));
    let error = store.save(&[change(&entry(1))]).unwrap_err();
    assert!(error.code() == 73 && error.to_string().contains("1 entry is kept here"), "{error}");
    assert_eq!(fs::read(folder.path("local")).unwrap(), b"mine");
    fs::remove_file(folder.path("local")).unwrap();
    store.save(&[]).unwrap();
    assert_eq!(folder.records().len(), 1);
    assert!(own_path().exists());
}
