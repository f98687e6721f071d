//! What many days begin with: folders of a person who has settled in, and the few moves that every day repeats.

use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::harness::{Home, Run, Running};

/// Nobody holds a key longer than this: Enter is taken again once a screen has stood for it.
pub const ENTER_WAITS_MS: u64 = 400;
/// The exercises whose first time has passed, so that nothing is introduced.
const INTRODUCED: &str = "introduced";

/// The folders of a person who has settled in on 22 November 2026 and has seen every exercise.
pub fn settled() -> Home {
    settled_with(&json!({}))
}

/// The same, with these registers of the profile.
pub fn settled_with(registers: &Value) -> Home {
    let seen: Vec<&str> =
        "ST1 ST2 ST3 ST5 ST6 ST7 ST11 PF1a PF1b PF2a PF2b PF2c MI1 PMR SC1 B1 B2 B3 B4 B5 B6 B7 B8 B11"
            .split(' ')
            .collect();
    let mut all = json!({
        "first_run": true,
        "routine": "RT7",
        "eyes_closed": false,
        "safety_asked": { "on": "2026-11-22", "answer": "none" },
        INTRODUCED: seen,
    });
    for (name, value) in registers.as_object().expect("registers by name") {
        all[name] = value.clone();
    }
    let register = |value: &Value| json!({ "value": value, "rev": 1, "updated": "2026-11-22T06:00:00Z", "device": "0123456789ab" });
    let registers: Map<String, Value> =
        all.as_object().expect("registers").iter().map(|(name, value)| (name.clone(), register(value))).collect();
    let home = Home::new();
    let folder = home.data_dir();
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).expect("a folder");
    write_private(&folder.join("store.json"), r#"{"format":"pelvicoach/store","version":1}"#);
    let profile = json!({ "format": "pelvicoach/profile", "version": 1, "registers": registers });
    write_private(&folder.join("profile.json"), profile.to_string());
    home
}

/// A file for this account alone, as the program makes them.
pub fn write_private(path: &Path, text: impl AsRef<[u8]>) {
    fs::write(path, text).expect("a file");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("a file of one's own");
}

/// The program in these folders at this moment.
pub fn open(home: &Home, at: &str) -> Running {
    Run::at(at).home(home).start()
}

/// The screen has stood long enough, then Enter.
pub fn enter(run: &mut Running) {
    run.advance(ENTER_WAITS_MS);
    run.keys("Enter");
}

/// From Today over an empty card into the session.
pub fn practise(run: &mut Running) {
    enter(run);
    run.wait_for("Before you begin");
    run.keys("C-s");
    run.wait_for("Space pause");
}

/// The program is left at once, with code 0.
pub fn leave(mut run: Running) {
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
}

/// The records of one kind in November 2026, in the order of the file.
pub fn records(home: &Home, kind: &str) -> Vec<Value> {
    home.records("2026-11").into_iter().filter(|record| record["kind"] == kind).collect()
}

/// The one record of this kind.
pub fn the_one(home: &Home, kind: &str) -> Value {
    let mut found = records(home, kind);
    assert_eq!(found.len(), 1, "one {kind}: {found:#?}");
    found.remove(0)
}
