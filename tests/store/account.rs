//! The folder of the diary is for one account: what someone loosened is set right when it is opened, and a folder that
//! other machines see is told once.

use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use pelvicoach::store::{Event, Place, Store, Unsaved};
use serde_json::json;

use crate::kit::{Folder, change, entry, november, setting};

#[cfg(unix)]
#[test]
fn what_was_loosened_is_set_right_and_said_in_one_line() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    store.save(&[setting("a", json!(1), 1)]).unwrap();
    store.keep_draft("card", "{}").unwrap();
    drop(store);
    assert_eq!(folder.open().1.trouble, Vec::<String>::new(), "nothing is said of what is as it was made");
    let files =
        ["store.json", "profile.json", "journal/2026-11.json", "local/lock", "local/device", "local/drafts/card.draft"];
    let folders = ["", "journal", "local", "local/drafts"];
    let loosen = |name: &str, mode| fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    for name in files {
        loosen(name, 0o664);
    }
    for name in folders {
        loosen(name, 0o755);
    }
    // A file of someone else's program stays as it is, below a folder that nobody else enters.
    folder.write("pictures/cat.txt", b"cat");
    loosen("pictures/cat.txt", 0o644);
    let trouble = folder.open().1.trouble;
    assert_eq!(trouble.len(), 1, "{trouble:?}");
    let count = files.len() + folders.len();
    // The two files by which other programs leave the machine's own alone are among them where they are open as well.
    assert!(trouble[0].starts_with(&format!("{count} files and folders of the diary could be opened")), "{trouble:?}");
    let mode = |name: &str| fs::metadata(folder.path(name)).unwrap().mode() & 0o777;
    for name in files {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    for name in folders {
        assert_eq!(mode(name), 0o700, "{name}");
    }
    assert_eq!(mode("pictures/cat.txt"), 0o644);
    assert_eq!(folder.open().1.trouble, Vec::<String>::new(), "said once, as it is right again");
    loosen("profile.json", 0o604);
    let trouble = folder.open().1.trouble;
    assert!(trouble[0].starts_with("1 file or folder of the diary could be opened"), "{trouble:?}");
    assert!(folder.open().0.check().is_empty());
}

#[cfg(unix)]
#[test]
fn a_picture_is_not_kept_waiting_for_it() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let folder = Folder::begun();
    let file = folder.path("store.json");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let (store, opened) = Store::open_first(folder.place(), &[november()]).unwrap();
    assert_eq!(opened.trouble, Vec::<String>::new(), "nothing was looked after yet");
    let (send, events) = channel();
    let desk = store.start(move |event| drop(send.send(event))).unwrap();
    let told = events.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(matches!(&told, Event::Trouble(line) if line.starts_with("1 file or folder")), "{told:?}");
    assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
    assert_eq!(desk.finish(Duration::from_secs(20)), Unsaved(0));
}

fn open(data: &Path, state: &Path) -> (Store, Vec<String>) {
    let place = Place { data: data.to_owned(), state: state.to_owned() };
    let (store, opened) = Store::open(place, &[november()]).unwrap();
    (store, opened.trouble)
}

#[test]
fn a_folder_that_a_sync_program_carries_is_told_once_on_each_machine() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("Dropbox/diary");
    let (here, there) = (home.path().join("here"), home.path().join("there"));
    let (mut store, trouble) = open(&data, &here);
    assert!(trouble.is_empty(), "nothing is there yet: {trouble:?}");
    store.save(&[change(&entry(1))]).unwrap();
    drop(store);
    for state in [&here, &there] {
        let trouble = open(&data, state).1;
        assert_eq!(trouble.len(), 1, "{trouble:?}");
        assert!(trouble[0].contains("Dropbox") && trouble[0].contains("passphrase"), "{trouble:?}");
        assert!(open(&data, state).1.is_empty(), "once");
    }
    // Carried elsewhere it is told of that.
    let other = home.path().join("Nextcloud");
    fs::rename(home.path().join("Dropbox"), &other).unwrap();
    assert!(open(&other.join("diary"), &here).1[0].contains("Nextcloud"));
}
