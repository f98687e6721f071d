//! What a store is asked for, each by name: prepared by a test, done by the child that is hindered or killed in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use pelvicoach::diary::{Body, Change, Day, Month, MonthState, Note, Record};
use pelvicoach::store::{Error, Opened, Place, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, moment, november, pain, place_of, setting, stamp};
use crate::versions::{FROM_DRAFT, draft};

/// Every operation by name.
pub const ALL: [&str; 10] =
    ["first", "save", "edit", "move", "delete", "answers", "beside", "draft", "plan", "upgrade"];

/// A file that is asked for, and not there, when the operation begins and when it has ended.
pub const BEGIN: &str = "/pelvicoach-begin";
/// See [`BEGIN`].
pub const END: &str = "/pelvicoach-end";

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
    if name == "delete" {
        store.keep_draft(&format!("edit-{}", entry(1).id.unwrap()), "näh").unwrap();
    }
}

fn changes(name: &str) -> Vec<Change> {
    let at = moment("2026-11-23T07:30:00+01:00");
    match name {
        "first" | "save" | "beside" => vec![change(&entry(5))],
        "edit" => vec![change(&entry(1).edited(at, &pain(9), &stamp()).unwrap())],
        "move" => {
            let at = moment("2026-12-01T07:30:00+01:00");
            let moved = entry(1).edited(at, &pain(9), &stamp()).unwrap();
            let moved = moved.replacing(entry(7).id.unwrap(), entry(1).id.unwrap()).unwrap();
            let gone = entry(1).tombstone(&stamp()).unwrap();
            vec![Change::Record { month: december(), record: moved }, change(&gone)]
        }
        "delete" => vec![change(&entry(1).tombstone(&stamp()).unwrap())],
        "answers" => vec![change(&entry(5)), setting("minutes", json!(12), 2), setting("eyes", json!("open"), 1)],
        "upgrade" => vec![change(&entry(5)), setting("minutes", json!(12), 3)],
        other => panic!("no operation is called {other}"),
    }
}

fn act(name: &str, store: &mut Store) -> Result<(), Error> {
    match name {
        "draft" => store.keep_draft("card", "{\"new\":2}"),
        "plan" => {
            let file = store.keep_plan(Day("2026-11-23".parse().unwrap()), PLAN)?;
            store.save(&[setting("plan", json!({ "file": file, "taken": "2026-11-23" }), 1)])
        }
        other => store.save(&changes(other)),
    }
}

/// How many changes wait in memory when the operation could not be done.
pub fn waits(name: &str) -> Vec<usize> {
    match name {
        "move" | "upgrade" => vec![1, 2],
        "answers" => vec![1, 2, 3],
        "draft" => vec![0],
        "plan" => vec![0, 1],
        _ => vec![1],
    }
}

/// Opens a store as the program does, or with the step from a draft, which takes nothing from any other store.
pub fn open(place: Place, want: &[Month]) -> Result<(Store, Opened), Error> {
    Store::open_with(place, want, FROM_DRAFT)
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
    let opened = early.map_or_else(|| open(place.clone(), &[november()]), Ok);
    let mut done = opened.map(|(mut store, opened)| (act(name, &mut store), store, opened));
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
        Err(_) => act(name, &mut open(place, &[]).unwrap().0),
        Ok((Err(_), mut store, _)) if store.kept() == 0 => act(name, &mut store),
        Ok((_, mut store, _)) => store.save(&[]),
    };
    println!("again {again:?}");
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
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// What stands in a store, file by file, as the next start reads it; or why that start does not work.
pub type State = BTreeMap<String, Vec<String>>;

/// See [`State`].
pub fn state(data: &Path) -> Result<State, String> {
    let (mut store, opened) = open(place_of(data), &[]).map_err(|error| error.to_string())?;
    if !opened.trouble.is_empty() {
        return Err(opened.trouble.join("; "));
    }
    let mut state = State::new();
    for month in &opened.months {
        match store.month(*month) {
            MonthState::Read(records) => {
                state.insert(month.to_string(), records.iter().map(|record| record.json().to_owned()).collect())
            }
            other => return Err(format!("{month}: {other:?}")),
        };
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
    Ok(state)
}
