//! Plans from a therapist: whole or not at all, named by a register, and nothing outside of their folder is ever read.

use pelvicoach::diary::Day;
use serde_json::json;

use crate::kit::{Folder, change, entry, setting};

fn day() -> Day {
    Day("2026-11-23".parse().unwrap())
}

#[test]
fn a_plan_is_kept_under_a_new_name_and_read_when_the_register_names_it() {
    let folder = Folder::new();
    let (mut store, opened) = folder.open();
    assert_eq!(opened.plan, None);
    let first = store.keep_plan(day(), b"title = \"one\"").unwrap();
    let second = store.keep_plan(day(), b"title = \"two\"").unwrap();
    assert_ne!(first, second, "a plan is never written over");
    assert!(first.starts_with("2026-11-23-"), "{first}");
    assert_eq!(folder.open().1.plan, None, "kept is not in use");
    store.save(&[setting("plan", json!({ "file": second, "taken": "2026-11-23" }), 1)]).unwrap();
    let (_, opened) = folder.open();
    assert_eq!((opened.plan.as_deref(), opened.trouble.len()), (Some(&b"title = \"two\""[..]), 0));
    store.save(&[setting("plan", json!(null), 2)]).unwrap();
    assert_eq!(folder.open().1.plan, None);
}

#[test]
fn a_register_never_leads_out_of_the_folder() {
    let folder = Folder::begun();
    folder.write("secret.toml", b"title = \"not a plan\"");
    for name in ["../secret.toml", "/etc/passwd", "a/../../secret.toml", "", "..", "Plan.toml", "x.json"] {
        let (mut store, _) = folder.open();
        let rev = 1 + folder.open().1.profile.register("plan").map_or(0, |before| before.rev);
        store.save(&[setting("plan", json!({ "file": name, "taken": "2026-11-23" }), rev)]).unwrap();
        let (mut store, opened) = folder.open();
        assert_eq!((opened.plan, opened.trouble.len()), (None, 1), "{name}");
        assert!(opened.trouble[0].contains("goes on without the plan"), "{:?}", opened.trouble);
        assert_eq!(store.check().len(), 1, "{:?}", store.check());
    }
}

#[test]
fn what_a_cut_off_write_left_is_removed_and_other_files_stay() {
    let folder = Folder::begun();
    let left = "plans/2026-11-23-0123456789ab.toml.0123456789ab.tmp";
    folder.write(left, b"tit");
    folder.write("plans/mine.txt", b"mine");
    let (mut store, opened) = folder.open();
    assert!(opened.trouble.is_empty());
    let found: Vec<String> = store.check().iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|line| line.contains("left over")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("mine.txt") && line.contains("not a plan")), "{found:?}");
    store.save(&[change(&entry(2))]).unwrap();
    assert!(!folder.path(left).exists() && folder.path("plans/mine.txt").exists());
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_no_plan_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::begun();
    std::fs::create_dir(folder.path("plans")).unwrap();
    let mode = |mode| std::fs::set_permissions(folder.path("plans"), std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o500);
    let refused = folder.open().0.keep_plan(day(), b"title = \"one\"");
    mode(0o700);
    // Who may do everything is not held by permissions.
    if let Err(error) = refused {
        assert_eq!(error.code(), 77, "{error}");
        assert_eq!(std::fs::read_dir(folder.path("plans")).unwrap().count(), 0);
    }
}
