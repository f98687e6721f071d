//! Copies beside the diary: what a deletion that was cut off leaves to be done, how many files are kept aside, which
//! folders are looked at, and plans among them.

use std::fs;
use std::path::PathBuf;

use pelvicoach::diary::Day;
use pelvicoach::store::KEPT_ASIDE;
use serde_json::json;

use crate::kit::{Folder, change, entry, pain, setting, stamp};

const PLAN: &[u8] = b"title = \"from Ana\"\n";

fn the_day() -> Day {
    Day("2026-11-23".parse().unwrap())
}

fn names(folder: PathBuf) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The month as a deletion leaves it that was cut off before the first copy: the tombstone stands, the list too.
fn cut_off(folder: &Folder) {
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(1)), change(&entry(2))]).unwrap();
    store.back_up_all(None).unwrap();
    let id = entry(1).id.unwrap();
    let (edit, session) = (format!("edit-{id}"), format!("{{\"id\":\"{id}\",\"pains\":[7]}}"));
    store.keep_draft(&edit, "half a word").unwrap();
    store.keep_draft("session", &session).unwrap();
    store.keep_draft("form-note", "another").unwrap();
    let gone = entry(1).tombstone(&stamp()).unwrap();
    let text = folder.text("journal/2026-11.json").replace(entry(1).json(), gone.json());
    folder.write("journal/2026-11.json", text.as_bytes());
    folder.write("local/deleting", format!("{id}\n{}\nno name\n", entry(2).id.unwrap()).as_bytes());
}

fn backup(folder: &Folder) -> String {
    let name = names(folder.path("local/backup")).into_iter().find(|name| name.starts_with("2026-11.")).unwrap();
    folder.text(&format!("local/backup/{name}"))
}

#[test]
fn a_deletion_that_was_cut_off_is_finished_at_the_next_start() {
    let folder = Folder::new();
    cut_off(&folder);
    let (mut store, opened) = folder.open();
    assert_eq!(opened.drafts, [("form-note".to_owned(), "another".to_owned())], "its words are not offered again");
    assert!(backup(&folder).contains(entry(1).json()), "opening writes nothing");
    store.finish_deleting();
    assert_eq!(store.take_trouble(), Vec::<String>::new());
    assert!(!backup(&folder).contains(entry(1).json()));
    assert!(backup(&folder).contains(entry(2).json()), "one that was not deleted after all stays");
    assert_eq!(names(folder.path("local/drafts")), ["form-note.draft"]);
    assert!(!folder.path("local/deleting").exists());
}

#[test]
fn a_window_finishes_it_by_itself() {
    let folder = Folder::new();
    cut_off(&folder);
    let (store, _) = folder.open();
    let desk = store.start(|_| ()).unwrap();
    let _ = desk.finish(std::time::Duration::from_secs(20));
    assert!(!backup(&folder).contains(entry(1).json()));
    assert_eq!(names(folder.path("local/drafts")), ["form-note.draft"]);
}

#[test]
fn of_files_that_are_put_aside_the_last_few_stay() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    for round in 0..KEPT_ASIDE + 3 {
        folder.write("journal/2026-11.json", format!("{round} is no document").as_bytes());
        folder.write("profile.json", format!("{round} is none either").as_bytes());
        let found = store.salvage().unwrap();
        assert_eq!((found.damaged.len(), found.unreadable.len()), (2, 0));
        store.repair(&found.damaged).unwrap();
        // The moments of change are what tells them apart.
        std::thread::sleep(std::time::Duration::from_millis(15));
    }
    let kept = names(folder.path("local/aside"));
    assert_eq!(kept.len(), 2 * KEPT_ASIDE, "{kept:?}");
    let texts: Vec<String> = kept.iter().map(|name| folder.text(&format!("local/aside/{name}"))).collect();
    for round in 3..KEPT_ASIDE + 3 {
        assert!(texts.contains(&format!("{round} is no document")), "{texts:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_from_the_disk_is_not_called_whole() {
    let folder = Folder::begun();
    fs::remove_file(folder.month_file()).unwrap();
    fs::create_dir(folder.month_file()).unwrap();
    let found = folder.open().0.salvage().unwrap();
    assert!(found.damaged.is_empty());
    assert!(found.unreadable[0].to_string().contains("2026-11.json: it is a folder"), "{found:?}");
}

#[test]
fn check_looks_at_the_folder_that_was_chosen_for_backups_and_at_what_is_in_it() {
    let folder = Folder::begun();
    let chosen = folder.data().with_file_name("chosen");
    let (mut store, opened) = folder.open();
    store.back_up_to(&chosen);
    store.save(&[change(&entry(2)), setting("minutes", json!(12), 1)]).unwrap();
    store.back_up();
    let copies = chosen.join(&opened.device);
    let month = names(copies.clone()).into_iter().find(|name| name.starts_with("2026-11.")).unwrap();
    let whole = fs::read_to_string(copies.join(&month)).unwrap();
    fs::write(copies.join(&month), whole.replace("\"pain_now\":2", "\"pain_now\":22")).unwrap();
    fs::write(copies.join("profile.2026-11-01.json"), "{\n\"format\"").unwrap();
    fs::write(copies.join("2026-11.2026-11-02.json.0123456789ab.tmp"), "cut").unwrap();
    let told: Vec<String> = store
        .check()
        .iter()
        .map(ToString::to_string)
        .filter(|line| !line.contains("permissions"))
        .map(|line| line.replace(&format!("{}/", copies.display()), ""))
        .collect();
    for line in [
        format!("{month}, line 3, pain_now: 22 is not between 0 and 10"),
        "profile.2026-11-01.json, line 2: the file ends too early".to_owned(),
        "2026-11.2026-11-02.json.0123456789ab.tmp: left over from a write that was cut off".to_owned(),
    ] {
        assert!(told.contains(&line), "{line}\n{told:#?}");
    }
    // Another program, which was not told of the folder, knows it all the same.
    assert!(folder.open().0.check().iter().any(|found| found.file.starts_with(&copies)));
    store.save(&[change(&entry(3))]).unwrap();
    store.back_up();
    assert!(!copies.join("2026-11.2026-11-02.json.0123456789ab.tmp").exists(), "what was cut off is cleared away");
}

#[test]
fn plans_are_copied_and_come_back_by_themselves_and_with_the_settings_that_name_them() {
    let folder = Folder::begun();
    let (mut store, _) = folder.open();
    let plan = store.keep_plan(the_day(), PLAN).unwrap();
    store.save(&[setting("plan", json!({ "file": plan, "taken": "2026-11-23" }), 1)]).unwrap();
    store.back_up();
    let copies = folder.path("local/backup");
    let copy = copies.join(format!("plan.{plan}"));
    assert_eq!(fs::read(&copy).unwrap(), PLAN);
    let settings = names(copies.clone()).into_iter().find(|name| name.starts_with("profile.")).unwrap();
    for from in [copy, copies.join(settings)] {
        fs::remove_file(folder.path("plans").join(&plan)).unwrap();
        assert!(folder.open().1.plan.is_none());
        let restoring = store.restoring(&from, &stamp()).unwrap();
        assert_eq!(restoring.plans, std::slice::from_ref(&plan), "{}", from.display());
        store.restore(&restoring).unwrap();
        assert_eq!(folder.open().1.plan.as_deref(), Some(PLAN));
        assert!(store.restoring(&from, &stamp()).unwrap().is_empty());
    }
}

#[test]
fn a_plan_of_another_machine_comes_with_the_settings_that_name_it() {
    let (folder, other) = (Folder::begun(), Folder::begun());
    let (mut theirs, _) = other.open();
    let plan = theirs.keep_plan(the_day(), PLAN).unwrap();
    theirs.save(&[setting("plan", json!({ "file": plan, "taken": "2026-11-23" }), 1)]).unwrap();
    let (mut store, _) = folder.open();
    let found = store.other(&other.data()).unwrap();
    store.join(&found).unwrap();
    let opened = folder.open().1;
    assert_eq!((opened.plan.as_deref(), opened.trouble), (Some(PLAN), Vec::new()));
}

#[test]
fn a_folder_in_the_place_of_a_month_keeps_no_other_month_from_being_copied() {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(1))]).unwrap();
    fs::create_dir(folder.path("journal/2026-10.json")).unwrap();
    let done = store.back_up_all(None).unwrap();
    assert_eq!(done.files, 1, "{done:?}");
    assert!(done.refused.len() == 1 && done.refused[0].contains("2026-10.json: it is a folder"), "{done:?}");
    assert!(backup(&folder).contains(entry(1).json()));
}

/// Git leaves its marks where two machines wrote the same lines: both writings are read, and joined with the next save.
#[test]
fn what_git_could_not_join_is_read_whole() {
    let folder = Folder::begun();
    let edited = entry(1).edited(entry(1).at.unwrap(), &pain(9), &stamp()).unwrap();
    folder.open().0.save(&[setting("minutes", json!(12), 1)]).unwrap();
    let marked = |text: String, ours: &str, theirs: &str| {
        text.replace(ours, &format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> 1f2e3d\n"))
    };
    let line = format!("{}\n", entry(1).json());
    let month =
        marked(folder.text("journal/2026-11.json"), &line, &format!("{},\n{}\n", edited.json(), entry(3).json()));
    folder.write("journal/2026-11.json", month.as_bytes());
    let profile = folder.text("profile.json");
    let line = format!("{}\n", profile.lines().find(|line| line.contains("minutes")).unwrap());
    let theirs = line.replace(":12,", ":20,").replace("\"rev\":1", "\"rev\":2");
    folder.write("profile.json", marked(profile, &line, &theirs).as_bytes());
    let (mut store, opened) = folder.open();
    assert_eq!((opened.trouble, opened.profile.get::<u32>("minutes")), (Vec::<String>::new(), Some(20)));
    assert_eq!(folder.records(), [edited.clone(), entry(3)]);
    let told = store.check();
    let marks = |finding: &pelvicoach::store::Finding| finding.what.starts_with("git left its marks");
    assert!(told.len() == 2 && told.iter().all(marks), "{told:?}");
    store.save(&[]).unwrap();
    for name in ["journal/2026-11.json", "profile.json"] {
        assert!(!folder.text(name).contains("HEAD"), "{}", folder.text(name));
    }
    assert_eq!(folder.records(), [edited, entry(3)]);
}
