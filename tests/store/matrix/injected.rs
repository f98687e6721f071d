//! Single calls of the system that fail, are counted, or end in a kill, by `strace`; skipped where it is not there.

use std::fs;
use std::path::Path;

use crate::child::under;
use crate::kit::{Folder, change, entry, ids};

/// Runs `save 5 1` with `inject` (an argument of `-e`), and gives what it said.
fn strace(folder: &Folder, options: &[&str]) -> Option<String> {
    let log = folder.data().with_file_name("strace.log");
    let log = log.to_str().unwrap();
    let mut before = vec!["-f", "-qq", "-o", log];
    before.extend(options);
    let out = under("strace", &before, "save 5 1", &folder.data()).output().ok();
    let Some(out) = out.filter(|out| !String::from_utf8_lossy(&out.stderr).contains("ptrace")) else {
        println!("skipped: strace cannot be used here");
        return None;
    };
    Some(format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr)))
}

fn log(folder: &Folder) -> String {
    fs::read_to_string(folder.data().with_file_name("strace.log")).unwrap()
}

/// What a save that was hindered leaves: the month as it was, and no left-over file.
fn nothing_changed(folder: &Folder, before: &[u8]) {
    assert_eq!(fs::read(folder.month_file()).unwrap(), before);
    assert!(folder.left_over().is_empty());
}

#[test]
fn a_save_asks_for_exactly_two_syncs() {
    let folder = Folder::begun();
    let Some(said) = strace(&folder, &["-e", "trace=fsync,fdatasync,sync,syncfs,rename"]) else { return };
    assert!(said.contains("saved 5"), "{said}");
    let log = log(&folder);
    assert_eq!(log.matches("sync(").count(), 2, "{log}");
    let order: Vec<&str> = log.lines().map(|line| if line.contains("rename") { "rename" } else { "sync" }).collect();
    assert_eq!(order, ["sync", "rename", "sync"]);
}

#[test]
fn what_fails_before_the_rename_changes_nothing_and_is_tried_again() {
    for (inject, why) in [
        ("inject=fsync:error=EIO:when=1", "Input/output error"),
        ("inject=rename:error=ENOSPC:when=1", "disk full"),
        ("inject=rename:error=EROFS:when=1", "the disk is read-only"),
    ] {
        let folder = Folder::begun();
        let before = fs::read(folder.month_file()).unwrap();
        let Some(said) = strace(&folder, &["-e", inject]) else { return };
        assert!(said.contains(why) && said.contains("nothing was changed, 1 entry is kept here"), "{inject}: {said}");
        // Its second try, with a new file, was not hindered.
        assert!(said.contains("saved later") && said.contains("kept 0"), "{inject}: {said}");
        assert_eq!(folder.records(), [entry(1), entry(5)]);
        assert_ne!(fs::read(folder.month_file()).unwrap(), before);
        let folder = Folder::begun();
        let always = inject.replace(":when=1", "");
        let said = strace(&folder, &["-e", &always]).unwrap_or_default();
        assert!(said.contains("kept 1"), "{inject}: {said}");
        nothing_changed(&folder, &before);
    }
}

#[test]
fn a_folder_that_could_not_be_synced_is_not_called_saved() {
    let folder = Folder::begun();
    let Some(said) = strace(&folder, &["-e", "inject=fsync:error=EIO:when=2"]) else { return };
    assert!(said.contains("it is not certain yet that it outlasts a power cut"), "{said}");
    assert!(said.contains("1 entry is kept here") && said.contains("saved later"), "{said}");
    assert_eq!(folder.records(), [entry(1), entry(5)]);
}

#[test]
fn interrupted_calls_are_asked_again() {
    for inject in
        ["inject=rename:error=EINTR:when=1", "inject=flock:error=EINTR:when=1", "inject=fsync:error=EINTR:when=1"]
    {
        let folder = Folder::begun();
        let Some(said) = strace(&folder, &["-e", inject]) else { return };
        assert!(said.contains("saved 5") && !said.contains("error"), "{inject}: {said}");
        assert_eq!(folder.records(), [entry(1), entry(5)]);
    }
}

#[test]
fn a_disk_without_locks_is_said_and_saved_to() {
    let folder = Folder::begun();
    let Some(said) = strace(&folder, &["-e", "inject=flock:error=ENOLCK"]) else { return };
    assert!(said.contains("saved 5") && said.contains("trouble the disk of"), "{said}");
    assert_eq!(folder.records(), [entry(1), entry(5)]);
}

/// The write of a program without a lock is held up before its rename, and another program writes the same month: what
/// stands there is compared, and joined.
#[test]
fn without_locks_what_another_program_wrote_meanwhile_stays() {
    let folder = Folder::begun();
    let (mut other, _) = folder.open();
    other.save(&[change(&entry(6))]).unwrap();
    let options = ["-e", "inject=flock:error=ENOLCK", "-e", "inject=fsync:delay_enter=700000"];
    let waits = || folder.left_over().iter().any(|name| name.starts_with("2026-11"));
    let said = std::thread::scope(|scope| {
        let writes = scope.spawn(|| strace(&folder, &options));
        while !waits() && !writes.is_finished() {
            std::thread::yield_now();
        }
        if waits() {
            other.save(&[change(&entry(7))]).unwrap();
        }
        writes.join().unwrap()
    });
    let Some(said) = said else { return };
    assert!(said.contains("saved 5"), "{said}");
    assert_eq!(ids(&folder.records()), ids(&[entry(1), entry(5), entry(6), entry(7)]));
}

#[test]
fn a_month_that_cannot_be_read_is_never_written() {
    for inject in ["inject=openat:error=EIO", "inject=openat:error=EACCES", "inject=read:error=EIO"] {
        let folder = Folder::begun();
        let before = fs::read(folder.month_file()).unwrap();
        let month = folder.month_file();
        let Some(said) = strace(&folder, &["-P", month.to_str().unwrap(), "-e", inject]) else { return };
        assert!(said.contains("could not read") && said.contains("2026-11.json"), "{inject}: {said}");
        assert!(said.contains("kept 1"), "{inject}: {said}");
        nothing_changed(&folder, &before);
    }
}

#[test]
fn killed_in_the_middle_of_a_save_the_month_is_the_old_or_the_new_one() {
    for inject in ["fsync:signal=KILL:when=1", "rename:signal=KILL:when=1", "fsync:signal=KILL:when=2"] {
        let folder = Folder::begun();
        let Some(_) = strace(&folder, &["-e", &format!("inject={inject}")]) else { return };
        let there = folder.records();
        assert!(there == [entry(1)] || there == [entry(1), entry(5)], "{inject}");
        folder.open().0.save(&[crate::kit::change(&entry(6))]).unwrap();
        assert!(folder.left_over().is_empty(), "{inject}");
        assert!(Path::new(&folder.month_file()).exists() && folder.records().len() > 1);
    }
}
