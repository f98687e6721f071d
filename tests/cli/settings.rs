//! Settings and folders: which source holds, and what a broken file does.

use super::world::World;

fn row(said: &str, name: &str) -> Vec<String> {
    let line = said.lines().find(|line| line.split_whitespace().next() == Some(name)).unwrap_or_default();
    line.split_whitespace().skip(1).map(str::to_owned).collect()
}

#[test]
fn each_value_is_shown_with_its_source() {
    let world = World::new().with("PELVICOACH_SOUND", "bell").with("NO_COLOR", "1");
    world.put(&world.config_file(), "theme = \"light\"\nday_start = 3\nsound = \"silent\"\n");
    let said = world.say("config show --reduced-motion").well();
    assert_eq!(row(&said, "theme"), ["light", "config.toml"]);
    assert_eq!(row(&said, "day_start"), ["3", "config.toml"]);
    assert_eq!(row(&said, "sound"), ["bell", "PELVICOACH_SOUND"]);
    assert_eq!(row(&said, "color"), ["never", "NO_COLOR"]);
    assert_eq!(row(&said, "reduced_motion"), ["true", "option"]);
    assert_eq!(row(&said, "ascii"), ["false", "default"]);
    assert_eq!(row(&said, "page_folder")[0], world.home().display().to_string());
    assert!(said.contains(&world.config_file().display().to_string()));
    let path = world.say("config path").well();
    assert_eq!(path.trim_end(), world.config_file().display().to_string());
}

#[test]
fn what_does_not_fit_warns_and_never_fails() {
    let world = World::new().with("PELVICOACH_THEME", "blue");
    world.put(&world.config_file(), "shape = true\nday_start = 99\n");
    let answer = world.say("config show");
    assert_eq!(answer.code, 0);
    assert_eq!(answer.err.lines().count(), 3, "{}", answer.err);
    assert_eq!(row(&answer.out, "day_start"), ["4", "default"]);
    world.put(&world.config_file(), "theme = \n");
    let answer = World::say(&world, "log --pain 3");
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.err.contains("config.toml, line 1"), "{}", answer.err);
}

#[test]
fn the_day_starts_when_the_person_says() {
    let world = World::new().at("2026-11-24T02:00:00+01:00");
    let _ = world.say("log --pain 3").well();
    assert!(world.say("journal").well().starts_with("Mo 23 November 2026"));
    world.put(&world.config_file(), "day_start = 0\n");
    assert!(world.say("journal").well().starts_with("Tu 24 November 2026"));
}

#[test]
fn the_diary_can_live_elsewhere() {
    let world = World::new();
    let _ = world.say("--data-dir elsewhere log --pain 3").well();
    assert!(world.home().join("elsewhere/journal/2026-11.json").is_file());
    assert!(world.home().join("elsewhere/local").is_dir(), "what is this machine's stands in local");
    assert!(!world.data().exists());
    let path = world.say("store path --data-dir elsewhere").well();
    assert_eq!(path.trim_end(), world.home().join("elsewhere").canonicalize().unwrap().display().to_string());
    let world = World::new().with("PELVICOACH_DATA_DIR", "/nowhere/at/all");
    assert_eq!(world.say("store path").well(), "/nowhere/at/all\n");
    assert_eq!(World::new().say("store path").well().trim_end().rsplit('/').next(), Some("pelvicoach"));
}

#[cfg(unix)]
#[test]
fn what_is_written_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new();
    let _ = world.say("log --pain 3").well();
    let _ = world.say("export week").well();
    for (path, _) in world.files() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} is {mode:o}", path.display());
    }
    let mode = std::fs::metadata(world.data()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_store_that_reads_says_so() {
    let world = World::new();
    assert!(world.say("store check").well().starts_with("Nothing is kept yet"));
    assert!(world.files().is_empty());
    let _ = world.say("log --pain 3").well();
    let said = world.say("store check").well();
    assert!(said.starts_with("Everything reads: 1 entry in 1 month"), "{said}");
}

#[test]
fn without_a_home_there_is_a_way() {
    let world = World::new();
    let mut command = world.command(&["--data-dir", "here", "log", "--pain", "3"]);
    let output = command.env("HOME", "").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(world.home().join("here/journal/2026-11.json").is_file());
}

#[test]
fn a_theme_of_ones_own_is_a_file_or_a_name_beside_the_settings() {
    let world = World::new();
    let folder = world.config_file().parent().unwrap().join("themes");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("dusk.toml"), "ground = \"#1a1423\"\n").unwrap();
    let path = folder.join("dusk.toml").display().to_string();
    let said = world.say("config show --theme dusk").well();
    assert_eq!(row(&said, "theme"), [path.as_str(), "option"]);
    assert_eq!(row(&world.say(&format!("config show --theme {path}")).well(), "theme"), [path.as_str(), "option"]);
    world.put(&world.config_file(), "theme = \"dusk\"\n");
    assert_eq!(row(&world.say("config show").well(), "theme"), [path.as_str(), "config.toml"]);
    // What is not there is refused, or told and passed over.
    let answer = world.say("config show --theme dawn");
    assert_eq!(answer.code, 2, "{answer:?}");
    let looked = folder.join("dawn.toml").display().to_string();
    assert!(answer.err.contains("theme of your own") && answer.err.contains(&looked), "{}", answer.err);
    world.put(&world.config_file(), "theme = \"dawn\"\n");
    let answer = world.say("config show");
    assert_eq!((answer.code, answer.err.lines().count()), (0, 1), "{answer:?}");
    assert!(answer.err.contains(&looked), "{}", answer.err);
    assert_eq!(row(&answer.out, "theme"), ["auto", "default"]);
    assert!(world.say("config show --theme themes/").err.contains("none at themes/"), "a folder is no theme");
}

#[test]
fn every_name_that_keys_lists_can_be_given_a_key() {
    let world = World::new();
    let said = world.say("keys").well();
    assert!(said.contains("[keys.today]") && said.contains("[keys.session]"), "{said}");
    assert_eq!(row(&said, "hide-numbers"), ["h", "hide", "numbers"]);
    let file = |key: &str| {
        let rows = said.lines().skip(1).filter(|line| !line.is_empty());
        rows.fold(String::from("[keys]\n"), |file, line| match line.split_whitespace().next() {
            Some(head) if head.starts_with('[') => format!("{file}{head}\n"),
            Some(name) => format!("{file}{name} = \"{key}\"\n"),
            None => file,
        })
    };
    // Under a key for all of them each name is known; that it would mean two things is another matter.
    world.put(&world.config_file(), &file("F9"));
    let said = world.say("keys").well();
    assert!(!said.contains("nothing called") && !said.contains("no screen"), "{said}");
    world.put(&world.config_file(), "[keys]\nhide-numbers = \"n\"\nshape = \"F5\"\n");
    let said = world.say("keys").well();
    assert_eq!(row(&said, "hide-numbers")[0], "n");
    assert!(said.contains("there is nothing called shape"), "{said}");
}
