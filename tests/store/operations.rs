//! What a store is asked for, each by name: prepared by a test, done by the child that is hindered or killed in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use pelvicoach::diary::{Body, Change, Day, Month, MonthState, Note, Record, moved};
use pelvicoach::store::{Error, Opened, Place, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, moment, november, pain, place_of, private, private_folders, setting, stamp};
use crate::sealed;
use crate::versions::{FROM_DRAFT, draft};

/// Every operation without a lock, by name; those with one are in `sealed`.
pub const ALL: [&str; 14] = [
    "first", "save", "edit", "move", "delete", "answers", "beside", "draft", "plan", "upgrade", "backup", "restore",
    "merge", "repair",
];

/// A file that is asked for, and not there, when the operation begins and when it has ended.
pub const BEGIN: &str = "/pelvicoach-begin";
/// See [`BEGIN`].
pub const END: &str = "/pelvicoach-end";

/// A copy that a sync program left.
const CONFLICT: &str = "journal/2026-11.sync-conflict-20261126-101010-ABCDEFG.json";

const PLAN: &[u8] = b"title = \"from Ana\"\n";

fn december() -> Month {
    "2026-12".parse().unwrap()
}

/// A note of some length, so that a file of it is written in more than one go when there is little room.
fn long_note() -> Record {
    let at = moment("2026-11-24T07:30:00+01:00");
    let id = entry(90).id.unwrap();
    let note = Note { text: "an evening in many words, ".repeat(60), ..Note::default() };
    Record::new(id, at, "Europe/Berlin", &Body::Note(note), &stamp()).unwrap()
}

/// The folder as it is before the operation.
pub fn prepare(name: &str, folder: &Folder) {
    match name {
        "first" => return,
        "upgrade" => return draft(folder),
        _ => {}
    }
    let (mut store, _) = folder.open();
    store.save(&[change(&entry(1)), change(&long_note()), setting("minutes", json!(7), 1)]).unwrap();
    store.keep_draft("card", "{\"old\":1}").unwrap();
    match name {
        "delete" => {
            store.keep_draft(&format!("edit-{}", entry(1).id.unwrap()), "näh").unwrap();
            store.back_up_all(None).unwrap();
            let month = fs::read(folder.month_file()).unwrap();
            folder.write(CONFLICT, &month);
            folder.write("local/aside/2026-11.0123456789ab.kept", &month);
        }
        "backup" => drop(store.keep_plan(Day("2026-11-23".parse().unwrap()), PLAN).unwrap()),
        "restore" => {
            store.back_up_all(None).unwrap();
            fs::rename(copies(&folder.data(), "backup", "2026-11")[0].clone(), folder.path("copy.json")).unwrap();
            store.save(&changes("edit")).unwrap();
        }
        "merge" => {
            let other = Folder::new();
            let (mut theirs, _) = other.open();
            theirs.save(&[change(&entry(5)), change(&entry(6)), setting("minutes", json!(20), 9)]).unwrap();
            folder.write(CONFLICT, &fs::read(other.month_file()).unwrap());
            folder
                .write(&CONFLICT.replace("journal/2026-11", "profile"), &fs::read(other.path("profile.json")).unwrap());
        }
        "repair" => {
            let damaged = folder.text("journal/2026-11.json").replace(",\n{", ",\n\u{0}{\n{");
            folder.write("journal/2026-11.json", damaged.as_bytes());
        }
        _ => {}
    }
}

/// Whether the entry that was deleted left every file of the folder; fine when it was not deleted.
pub fn deleted_is_gone(data: &Path) -> Result<(), String> {
    let month = fs::read_to_string(data.join("journal/2026-11.json")).unwrap();
    let id = entry(1).id.unwrap().to_string();
    let says = |text: &str| text.lines().any(|line| line.contains(&id) && line.contains("pain_now"));
    if says(&month) {
        return Ok(());
    }
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().contains(&id) || says(&String::from_utf8_lossy(&fs::read(&path).unwrap()))
            {
                return Err(format!("{} still says what was deleted", path.display()));
            }
        }
    }
    if data.join("local/deleting").exists() { Err("the list of deletions is there".to_owned()) } else { Ok(()) }
}

/// The files in a folder of this machine that are copies of `stem`.
fn copies(data: &Path, folder: &str, stem: &str) -> Vec<PathBuf> {
    let Ok(names) = fs::read_dir(place_of(data).state.join(folder)) else { return Vec::new() };
    let mut found: Vec<PathBuf> = names.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("{stem}.")));
    found.sort();
    found
}

fn changes(name: &str) -> Vec<Change> {
    let at = moment("2026-11-23T07:30:00+01:00");
    match name {
        "first" | "save" | "beside" => vec![change(&entry(5))],
        "edit" => vec![change(&entry(1).edited(at, &pain(9), &stamp()).unwrap())],
        "move" => {
            let at = moment("2026-12-01T07:30:00+01:00");
            let edited = entry(1).edited(at, &pain(9), &stamp()).unwrap();
            let (moved, gone) = moved(&entry(1), november(), &edited, entry(7).id.unwrap(), &stamp()).unwrap();
            vec![Change::Record { month: december(), record: moved }, change(&gone)]
        }
        "delete" => vec![change(&entry(1).tombstone(&stamp()).unwrap())],
        "answers" => vec![change(&entry(5)), setting("minutes", json!(12), 2), setting("eyes", json!("open"), 1)],
        "upgrade" => vec![change(&entry(5)), setting("minutes", json!(12), 3)],
        other => panic!("no operation is called {other}"),
    }
}

fn act(name: &str, data: &Path, store: &mut Store) -> Result<(), Error> {
    if sealed::ALL.contains(&name) {
        return sealed::act(name, store);
    }
    match sealed::plain_name(name).unwrap_or(name) {
        "draft" => store.keep_draft("card", "{\"new\":2}"),
        "plan" => {
            let file = store.keep_plan(Day("2026-11-23".parse().unwrap()), PLAN)?;
            store.save(&[setting("plan", json!({ "file": file, "taken": "2026-11-23" }), 1)])
        }
        "backup" => {
            let line = |line: &String| Error::Refused { line: line.clone(), kept: 0 };
            whole(store.back_up_all(None)?.refused.iter().map(line))
        }
        "restore" => {
            let copy = data.join("copy.json");
            let restoring = store.restoring(&copy, &stamp())?;
            if restoring.is_empty() { Ok(()) } else { store.restore(&restoring).map(drop) }
        }
        "merge" => {
            let found = store.conflicts()?;
            whole(found.iter().filter_map(|conflict| conflict.refused.clone()))?;
            store.join(&found)?;
            whole(store.remove_joined(&found)?.stayed)
        }
        "repair" => {
            let found = store.salvage()?;
            whole(found.unreadable)?;
            store.repair(&found.damaged).map(drop)
        }
        other => store.save(&changes(other)),
    }
}

/// The first of what could not be done.
fn whole(left: impl IntoIterator<Item = Error>) -> Result<(), Error> {
    left.into_iter().next().map_or(Ok(()), Err)
}

/// How many changes wait in memory when the operation could not be done.
pub fn waits(name: &str) -> Vec<usize> {
    if sealed::ALL.contains(&name) {
        return sealed::waits(name);
    }
    match sealed::plain_name(name).unwrap_or(name) {
        "move" | "upgrade" => vec![1, 2],
        "answers" => vec![1, 2, 3],
        "draft" | "backup" | "repair" => vec![0],
        "plan" | "restore" => vec![0, 1],
        "merge" => vec![0, 1, 2, 3],
        _ => vec![1],
    }
}

/// Opens a store as the program does, or with the step from a draft, which takes nothing from any other store.
pub fn open(place: Place, want: &[Month]) -> Result<(Store, Opened), Error> {
    Store::open_with(place, want, FROM_DRAFT)
}

/// Opens the store for an operation, and unlocks it where that comes first.
fn begin(name: &str, place: Place, want: &[Month]) -> Result<(Store, Opened), Error> {
    let (mut store, opened) = open(place, want)?;
    if !(opened.locked && sealed::opens_first(name)) {
        return Ok((store, opened));
    }
    let opened = sealed::open_unlocked(&mut store)?;
    Ok((store, opened))
}

/// Opens the store, does the operation, and tells how it went; what could not be done is kept aside as it was left, and
/// done again.
pub fn run(name: &str, data: &Path) {
    let place = place_of(data);
    let early = (name == "beside").then(|| {
        let early = Store::open(place.clone(), &[november()]).unwrap();
        Store::open(place.clone(), &[]).unwrap().0.save(&[change(&entry(2))]).unwrap();
        early
    });
    count_on();
    println!("begun");
    let _ = fs::metadata(BEGIN);
    let opened = early.map_or_else(|| begin(name, place.clone(), &[november()]), Ok);
    let mut done = opened.map(|(mut store, opened)| (act(name, data, &mut store), store, opened));
    let _ = fs::metadata(END);
    let failed = match &mut done {
        Err(error) => vec![format!("closed {} {error}", error.code())],
        Ok((did, store, opened)) => told(did, store, opened),
    };
    for line in &failed {
        println!("{line}");
    }
    if failed.iter().all(|line| line.starts_with("trouble ")) {
        // What is left to do after a deletion is done with whatever is saved next.
        if let Ok((_, store, _)) = &mut done {
            store.save(&[]).unwrap();
        }
        println!("done");
        return;
    }
    copy(data, &aside(data));
    let again = match done {
        Err(_) => act(name, data, &mut begin(name, place, &[]).unwrap().0),
        Ok((Err(_), mut store, _)) if store.kept() == 0 => act(name, data, &mut store),
        Ok((_, mut store, _)) => store.save(&[]).and_then(|()| finish(name, data, &mut store)),
    };
    println!("again {again:?}");
}

/// What is left of an operation once what waited is saved.
fn finish(name: &str, data: &Path, store: &mut Store) -> Result<(), Error> {
    if ["merge", "restore", "inbox"].contains(&sealed::plain_name(name).unwrap_or(name)) {
        act(name, data, store)
    } else {
        Ok(())
    }
}

/// Calls that change nothing, more of each than the program makes before its tests: a call is hindered by its number, and
/// the numbers of the thread that tests begin is not to meet those of the first.
fn count_on() {
    for _ in 0..60 {
        let mut null = fs::File::options().read(true).write(true).open("/dev/null").unwrap();
        null.read_exact(&mut [0]).unwrap_err();
        null.write_all(&[0]).unwrap();
    }
    for _ in 0..20 {
        fs::metadata("/dev/null").unwrap();
        rustix::fs::access("/dev/null", rustix::fs::Access::READ_OK).unwrap();
        assert!(fs::read_dir("/proc/self/task").unwrap().count() > 0);
    }
}

fn told(did: &Result<(), Error>, store: &mut Store, opened: &Opened) -> Vec<String> {
    let mut lines: Vec<String> =
        opened.trouble.iter().chain(&store.take_trouble()).map(|line| format!("trouble {line}")).collect();
    if let Err(error) = did {
        lines.push(format!("error {} {error}", error.code()));
        lines.push(format!("kept {}", store.kept()));
    }
    lines
}

/// Where the child keeps what a hindered operation left, before it tries again.
pub fn aside(data: &Path) -> PathBuf {
    data.with_file_name("aside")
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    if !from.exists() {
        return;
    }
    private_folders(to);
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
            private(&to, 0o600);
        }
    }
}

/// What stands in a store, file by file, as the next start reads it; or why that start does not work.
pub type State = BTreeMap<String, Vec<String>>;

/// Copies that were made, files that were kept aside and copies that a sync program left: each text once, whatever day
/// or chance is in its name.
fn beside(data: &Path, state: &mut State) {
    for (folder, stems) in [("backup", &["profile", "2026-11", "plan"][..]), ("aside", &["profile", "2026-11"])] {
        for stem in stems {
            let whole = |path: &&PathBuf| path.extension().is_some_and(|ending| ending != "tmp");
            let found = copies(data, folder, stem);
            let mut texts: Vec<String> = found.iter().filter(whole).map(|path| read_anyhow(path)).collect();
            texts.sort();
            texts.dedup();
            if !texts.is_empty() {
                state.insert(format!("{folder} {stem}"), texts);
            }
        }
    }
    for name in ["journal/2026-11", "profile"] {
        let path = data.join(CONFLICT.replace("journal/2026-11", name));
        if path.exists() {
            state.insert(format!("conflict {name}"), vec![read_anyhow(&path)]);
        }
    }
}

/// What stands in a file; one that is sealed is no text.
fn read_anyhow(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()
}

/// See [`State`]; of a store without a lock.
pub fn plain_state(data: &Path) -> Result<State, String> {
    let (mut store, opened) = open(place_of(data), &[]).map_err(|error| error.to_string())?;
    let mut trouble = opened.trouble.iter().filter(|line| !line.contains("another program left"));
    if let Some(line) = trouble.next_back() {
        return Err(line.clone());
    }
    let mut state = State::new();
    for month in &opened.months {
        match store.month(*month) {
            MonthState::Read(records) => {
                state.insert(month.to_string(), records.iter().map(|record| record.json().to_owned()).collect());
            }
            MonthState::Refused(why) if why.contains("bytes that are not text") => {
                let text = fs::read_to_string(place_of(data).data.join(format!("journal/{month}.json"))).unwrap();
                state.insert(month.to_string(), vec![text]);
            }
            other => return Err(format!("{month}: {other:?}")),
        }
    }
    let plan = opened.plan.as_deref().map(|text| String::from_utf8_lossy(text).into_owned());
    let named = |(name, register): (&str, &pelvicoach::diary::Register)| match name {
        // The name of a plan is another each time.
        "plan" => format!("plan {plan:?}"),
        _ => format!("{name} {}", register.json()),
    };
    state.insert("profile".to_owned(), opened.profile.registers().map(named).collect());
    for (name, text) in opened.drafts {
        state.insert(format!("draft {}", name.split('-').next().unwrap_or_default()), vec![text]);
    }
    beside(data, &mut state);
    Ok(state)
}
