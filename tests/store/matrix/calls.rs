//! Every call of the system that an operation makes, hindered in every way that it can be, and killed at.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use super::strace::{self, Call, Traced, calls};
use crate::kit::{Folder, change, entry, place_of};
use crate::operations::{ALL, State, aside, copy, deleted_is_gone, open, prepare, waits};
use crate::sealed::{self, nothing_is_plain, state};
use crate::versions::upgraded_with_a_copy;

/// How many children run side by side.
const AT_ONCE: usize = 4;

const KILL: &str = "KILL";
/// A call that wrote nothing at all, and did not say that it failed.
const NOTHING: &str = "nothing written";

/// The ways in which a call can go wrong, of those that the system or a disk gives for it.
fn ways(call: &str) -> Vec<&'static str> {
    let more: &[&str] = match call {
        "openat" | "mkdir" | "rename" | "link" | "linkat" => &["ENOSPC", "EROFS", "EACCES", "EINTR"],
        "unlink" | "chmod" | "fchmod" => &["EROFS", "EACCES"],
        "write" => &["ENOSPC", "EINTR", NOTHING],
        "fsync" | "fdatasync" => &["ENOSPC", "EINTR"],
        "flock" => &["EINTR", "ENOLCK"],
        "read" => &["EINTR"],
        "statx" | "newfstatat" | "access" | "faccessat" | "readlink" => &["EACCES"],
        _ => &[],
    };
    // A number is free after a close, whatever the disk says to it; one that is not closed at all is none of its ways.
    let disk = (call != "close").then_some("EIO");
    [KILL].into_iter().chain(disk).chain(more.iter().copied()).collect()
}

/// How the reason is said, and the exit codes that fit it.
fn reason(way: &str) -> (&'static str, &'static [u8]) {
    match way {
        "ENOSPC" => ("disk full", &[73, 74]),
        "EIO" => ("Input/output error", &[73, 74]),
        "EROFS" => ("the disk is read-only", &[77]),
        "EACCES" => ("no permission", &[77]),
        "EINTR" => ("Interrupted system call", &[73, 74]),
        NOTHING => ("failed to write whole buffer", &[73, 74]),
        other => panic!("{other} is not among the ways"),
    }
}

/// How the operation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Went {
    /// Killed, and what was there before is there.
    Before,
    /// Killed, and all of what was asked for is there.
    After,
    /// Killed between two files, each of which is whole.
    Between,
    /// Done, as if nothing had happened.
    Done,
    /// Not done, said, and done when it was tried again.
    Again,
}

/// An operation with what stands before and after it.
struct Operation {
    name: &'static str,
    prepared: Folder,
    before: State,
    after: State,
    calls: Vec<Call>,
}

impl Operation {
    /// Does the operation once, unhindered; `None` where strace cannot be used.
    fn look_at(name: &'static str) -> Option<Self> {
        let prepared = Folder::quick();
        if ALL.contains(&name) {
            prepare(name, &prepared);
        } else {
            sealed::prepare(name, &prepared);
        }
        let folder = Folder::quick();
        copy(&prepared.data(), &folder.data());
        let traced = strace::run(&["-e", "trace=%file,%desc"], &format!("do {name}"), &folder.data())?;
        assert!(traced.said.contains("\ndone\n"), "{name}: {}", traced.said);
        let mut before = state(&prepared.data()).unwrap();
        let after = state(&folder.data()).unwrap();
        if name == "beside" {
            // What the other window saved is there from the start.
            let unhindered = after.iter().map(|(file, items)| {
                let there = items.iter().filter(|item| *item != entry(5).json()).cloned().collect();
                (file.clone(), there)
            });
            before = unhindered.collect();
        }
        let calls = calls(&traced.log);
        assert!(calls.len() > 5 && before != after, "{name}: {calls:?}");
        Some(Self { name, prepared, before, after, calls })
    }

    /// Does the operation with `call` hindered in one way, and looks at everything that is promised.
    fn hindered(&self, call: &Call, way: &str) -> Result<Went, String> {
        let folder = Folder::quick();
        copy(&self.prepared.data(), &folder.data());
        let traced = strace::run(
            &options(call, way).each_ref().map(String::as_str),
            &format!("do {}", self.name),
            &folder.data(),
        );
        let traced = traced.ok_or("strace could not be used any more")?;
        let begun = traced.said.contains("begun\n");
        let met = if way == KILL { !traced.said.contains("test result") } else { traced.log.contains("INJECTED") };
        if !begun || !met {
            return Err(format!("the call was not met:\n{}", traced.log));
        }
        if sealed::is_sealed(self.name) {
            nothing_is_plain(folder.data().parent().unwrap())?;
        }
        let went =
            if way == KILL { self.killed(&folder.data()) } else { self.told(way, call, &traced, &folder.data()) }?;
        if ["lock", "resume"].contains(&self.name) && way != KILL {
            // It was said that it is locked.
            nothing_is_plain(&folder.data())?;
        }
        if self.name == "upgrade" {
            upgraded_with_a_copy(&folder.data())?;
        }
        next_start_works(&folder)?;
        if self.name == "locked-delete" {
            sealed::take_off(&folder.data())?;
        }
        if self.name.ends_with("delete") {
            deleted_is_gone(&folder.data())?;
        }
        Ok(went)
    }

    fn killed(&self, data: &Path) -> Result<Went, String> {
        let there = state(data)?;
        self.whole(&there)?;
        if there == self.after {
            return Ok(Went::After);
        }
        Ok(if there == self.before { Went::Before } else { Went::Between })
    }

    fn told(&self, way: &str, call: &Call, traced: &Traced, data: &Path) -> Result<Went, String> {
        let said = &traced.said;
        let end = state(data)?;
        if end != self.after {
            return Err(format!("not all is there in the end: {end:?}\n{said}"));
        }
        if said.contains("\ndone\n") {
            return Ok(Went::Done);
        }
        if way == "ENOLCK"
            || (way == "EINTR" && ["openat", "read", "write", "fsync", "flock", "rename"].contains(&call.name.as_str()))
        {
            return Err(format!("this is no reason to stop: {said}"));
        }
        let line = said.lines().find(|line| line.starts_with("error ") || line.starts_with("closed "));
        let line = line.ok_or_else(|| format!("nothing was said: {said}"))?;
        let (why, codes) = reason(way);
        let code = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        let holds =
            ["nothing was changed", "not certain yet", "left as it is"].iter().any(|words| line.contains(words));
        let in_lines = sealed::tells_lines(self.name) && code == 65;
        let fits = codes.contains(&code) || (line.contains("not certain yet") && code == 74) || in_lines;
        if !line.contains(why) || !fits || !holds {
            return Err(format!("not the right words: {line}"));
        }
        let kept = said.lines().find_map(|line| line.strip_prefix("kept ")).and_then(|kept| kept.parse().ok());
        if line.starts_with("error ") && !kept.is_some_and(|kept| waits(self.name).contains(&kept)) {
            return Err(format!("{kept:?} wait in memory: {said}"));
        }
        if !said.contains("again Ok(())") {
            return Err(format!("it was not done when it was tried again: {said}"));
        }
        if aside(data).exists() {
            self.whole(&state(&aside(data))?)?;
        }
        Ok(Went::Again)
    }

    /// Whether every file is the old or the new one, and no entry is in neither place.
    fn whole(&self, there: &State) -> Result<(), String> {
        let files = self.before.keys().chain(self.after.keys()).chain(there.keys());
        for file in files {
            let now = there.get(file);
            if file == sealed::PLAIN && ["lock", "unlock"].contains(&self.name) {
                continue;
            }
            if now != self.before.get(file) && now != self.after.get(file) {
                return Err(format!("{file} is neither the old nor the new one: {now:?}"));
            }
        }
        let shown = |state: &State| state.values().flatten().filter(|item| item.contains("\"pain_now\"")).count();
        if self.name.ends_with("move") && shown(there) < 1 {
            return Err(format!("the entry is in no month: {there:?}"));
        }
        Ok(())
    }
}

fn options(call: &Call, way: &str) -> [String; 4] {
    let what = match way {
        KILL => "signal=KILL".to_owned(),
        NOTHING => "retval=0".to_owned(),
        errno => format!("error={errno}"),
    };
    let Call { name, count, .. } = call;
    ["-e".to_owned(), format!("trace={name}"), "-e".to_owned(), format!("inject={name}:{what}:when={count}")]
}

/// Whatever happened: the next program opens the store, saves, and leaves nothing that was cut off.
fn next_start_works(folder: &Folder) -> Result<(), String> {
    let (mut store, opened) = open(place_of(&folder.data()), &[]).map_err(|e| e.to_string())?;
    if opened.locked {
        let opened = sealed::open_unlocked(&mut store).map_err(|error| format!("it does not open: {error}"))?;
        if let Some(line) = opened.trouble.first() {
            return Err(format!("the next start says: {line}"));
        }
    }
    let damaged = store.salvage().map_err(|error| error.to_string())?;
    if !damaged.damaged.is_empty() {
        store.repair(&damaged.damaged).map_err(|error| format!("the next start does not repair: {error}"))?;
    }
    store.save(&[change(&entry(77))]).map_err(|error| format!("the next start does not save: {error}"))?;
    store.keep_draft("card", "{}").and_then(|()| store.drop_draft("card")).map_err(|error| error.to_string())?;
    if store.has_lock() {
        nothing_is_plain(&folder.data())?;
    }
    let left: Vec<String> = ["", "journal", "plans", "inbox", "local", "local/drafts", "local/backup", "local/aside"]
        .iter()
        .filter_map(|name| fs::read_dir(folder.path(name)).ok())
        .flat_map(|names| names.map(|entry| entry.unwrap().file_name().into_string().unwrap()))
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "tmp"))
        .collect();
    if left.is_empty() { Ok(()) } else { Err(format!("left over: {left:?}")) }
}

/// An operation, the call in it that is hindered, and how.
type Case<'a> = (&'a Operation, &'a Call, &'static str);

/// In a run that nobody asked for by name, each call is hindered in one of so many of its ways, turn by turn.
const ONE_IN: usize = 5;
/// The same of what is done to the lock, which makes many calls of a kind; of an operation that is hindered without a lock
/// as well, in one of twice as many.
const ONE_IN_LOCK: usize = 15;

fn one_in(name: &str) -> usize {
    match name {
        _ if sealed::plain_name(name).is_some() => ONE_IN_LOCK * 2,
        _ if sealed::ALL.contains(&name) => ONE_IN_LOCK,
        _ => ONE_IN,
    }
}

type Table = BTreeMap<(&'static str, &'static str), BTreeMap<Went, usize>>;

#[test]
fn every_call_of_every_operation_hindered_in_every_way() {
    let wanted = std::env::var("PELVICOACH_MATRIX").unwrap_or_default();
    let whole = !wanted.is_empty();
    let named = |name: &&str| !whole || wanted == "all" || wanted.split(',').any(|other| other == *name);
    let all = ALL.into_iter().chain(sealed::ALL).chain(sealed::LOCKED).filter(named);
    let Some(operations) = all.map(Operation::look_at).collect::<Option<Vec<_>>>() else {
        println!("skipped: strace cannot be used here");
        return;
    };
    let every: Vec<(usize, Case<'_>)> = operations
        .iter()
        .flat_map(|operation| operation.calls.iter().map(move |call| (operation, call)))
        .enumerate()
        .flat_map(|(at, (operation, call))| {
            let ways = ways(&call.name).into_iter().enumerate();
            ways.map(move |(number, way)| (at + number, (operation, call, way)))
        })
        .collect();
    let (of, begun) = (every.len(), Instant::now());
    let chosen = every.into_iter().filter(|(turn, (of, ..))| whole || turn.is_multiple_of(one_in(of.name)));
    let cases: Vec<Case<'_>> = chosen.map(|(_, case)| case).collect();
    let (next, broken, table) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(Table::new()));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((operation, call, way)) = cases.get(next.fetch_add(1, Ordering::SeqCst)) {
                    match operation.hindered(call, way) {
                        Ok(went) => {
                            let mut table = table.lock().unwrap();
                            *table.entry((operation.name, *way)).or_default().entry(went).or_default() += 1;
                        }
                        Err(why) => {
                            let line = format!("{}, {way} at {}: {why}", operation.name, call.line);
                            broken.lock().unwrap().push(line);
                        }
                    }
                }
            });
        }
    });
    show(&operations, &table.into_inner().unwrap());
    println!("{} of {of} cases in {} s", cases.len(), begun.elapsed().as_secs());
    if !whole {
        println!(
            "each call in one of its ways out of {ONE_IN}, of the lock in one out of {ONE_IN_LOCK}; PELVICOACH_MATRIX=all runs every case"
        );
    }
    let broken = broken.into_inner().unwrap();
    assert!(broken.is_empty(), "{} of {} broken:\n{}", broken.len(), cases.len(), broken.join("\n"));
}

fn show(operations: &[Operation], table: &Table) {
    let columns = [Went::Before, Went::Between, Went::After, Went::Done, Went::Again];
    println!(
        "| operation | calls | hindered by | runs | as before | between two files | as after | done all the same | said, then done |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for ((name, way), went) in table {
        let calls = operations.iter().find(|operation| operation.name == *name).map_or(0, |found| found.calls.len());
        let figures: Vec<String> =
            columns.iter().map(|column| went.get(column).copied().unwrap_or_default().to_string()).collect();
        println!("| {name} | {calls} | {way} | {} | {} |", went.values().sum::<usize>(), figures.join(" | "));
    }
}
