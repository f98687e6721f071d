//! On the mat: from afar, with closed eyes, with a presenter or a mouse.

use serde_json::json;

use crate::harness::{MORNING, Run};
use crate::kit::{enter, open, practise, settled, settled_with, the_one};

#[test]
fn page_keys_and_a_click_are_enough() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.keys("PageDown");
    run.wait_for("First steps  2 of 7");
    run.advance(300);
    run.keys("PageDown");
    // That it is no key held down is known once no third follows.
    run.advance(200);
    run.wait_for("Easy belly  3 of 7");
    run.advance(800);
    run.keys("PageUp");
    run.wait_for("First steps  2 of 7");
    run.click(40, 8);
    run.wait_for("paused");
    run.advance(60_000);
    run.wait_for("First steps  2 of 7");
    run.click(40, 8);
    run.wait_until_gone("paused");
    run.wait_for("breathe in");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["outcome"], &practice["done_s"]), (&json!("ended_early"), &json!(1)));
}

#[test]
fn what_stands_before_an_exercise_is_passed_by_the_forward_key_of_a_presenter() {
    for key in ["PageDown", "Right", "F5"] {
        let home = settled_with(&json!({ "introduced": [] }));
        let mut run = open(&home, MORNING);
        practise(&mut run);
        run.advance(400_000);
        run.wait_for("not for me");
        run.keys(key);
        run.absent("not for me");
        assert_eq!(home.register("introduced"), json!(["ST1"]), "{key}");
        run.advance(300_000);
        run.wait_for("How was it");
        assert_eq!(the_one(&home, "practice")["outcome"], json!("finished"));
        run.keys("C-s q");
        assert_eq!(run.exit_code(), 0);
    }
}

#[test]
fn the_dark_key_of_a_presenter_pauses_and_goes_on_and_the_one_that_begins_begins() {
    let run = Run::at(MORNING).args("breathe B3").home(&settled());
    let mut run = run.variable("PELVICOACH_LEAD_IN", "5").start();
    run.wait_for("settle in");
    run.keys("F5");
    run.wait_for("breathe in");
    for key in [".", "b", "F5"] {
        run.advance(3_000);
        run.keys(key);
        run.wait_for("paused");
        run.advance(1_000);
        run.keys(key);
        run.wait_until_gone("paused");
    }
    // Pressed again, the key of some presenters that begins says Esc.
    run.keys("Esc");
    run.wait_for("nothing more to do for a minute");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn one_very_large_word_on_one_key() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(21_000);
    let circle = run.screen();
    run.keys("z");
    let large = run.screen();
    assert_ne!(circle, large);
    let blocks = |screen: &str| screen.chars().filter(|sign| "▀▄█".contains(*sign)).count();
    assert!(blocks(&large) > 60, "no large word:\n{large}");
    run.advance(3_000);
    assert_ne!(run.screen(), large, "it stands still");
    run.keys("z");
    run.wait_for("breathe");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn with_closed_eyes_and_no_sound_the_bell_is_one_key_away() {
    let home = settled_with(&json!({ "eyes_closed": true }));
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.wait_for("b turns the bell on");
    run.keys("b");
    run.absent("b turns the bell on");
    run.absent("paused");
    let rung = |run: &crate::harness::Running| {
        // The title ends with a bell of its own.
        run.bytes().split(|byte| *byte == 0x1b).filter(|part| !part.starts_with(b"]") && part.contains(&7)).count()
    };
    let before = rung(&run);
    run.advance(21_000);
    assert!(rung(&run) > before, "the end of the block was not to be heard");
    let config = std::fs::read_to_string(home.path().join("config/pelvicoach/config.toml")).expect("settings");
    assert!(config.contains("sound = \"bell\""), "{config}");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

/// How often the bell rang in one go, each time it did, with the seconds since the beginning.
fn by_the_bell(run: &mut crate::harness::Running, tenths: u64) -> Vec<(u64, usize)> {
    let rung = |run: &crate::harness::Running| {
        // The title ends with a bell of its own.
        run.bytes()
            .split(|byte| *byte == 0x1b)
            .filter(|part| !part.starts_with(b"]"))
            .flatten()
            .filter(|byte| **byte == 7)
            .count()
    };
    let (mut heard, mut before, mut last): (Vec<(u64, usize)>, usize, u64) = (Vec::new(), 0, 0);
    for tenth in 0..tenths {
        let now = rung(run);
        if now > before {
            match heard.last_mut() {
                Some((_, count)) if tenth < last + 6 => *count += now - before,
                _ => heard.push((tenth / 10, now - before)),
            }
            (before, last) = (now, tenth);
        }
        run.advance(100);
    }
    heard
}

#[test]
fn with_the_bell_alone_in_out_and_the_end_are_told_apart_by_counting() {
    let home = settled();
    let run = Run::at(MORNING).args("breathe 4-0-6-2 --breaths 3 --bell").home(&home);
    let mut run = run.variable("PELVICOACH_LEAD_IN", "5").start();
    run.wait_for("one in, two out or let go");
    let heard = by_the_bell(&mut run, 450);
    let breath = |at| [(at, 1), (at + 4, 2)];
    // The last seconds before it, each breath, and the end.
    let counted = [(2, 1), (3, 1), (4, 1)];
    assert_eq!(heard, [&counted[..], &breath(5), &breath(17), &breath(29), &[(41, 6)]].concat());
    run.wait_for("How was it");
    run.keys("C-s q");
    assert_eq!(run.exit_code(), 0);
    let mut run = Run::at(MORNING).args("practise PMR --bell").home(&home).start();
    let heard = by_the_bell(&mut run, 400);
    assert!(heard.windows(2).any(|pair| pair[0].1 == 1 && pair[1].1 == 2), "squeeze and let go: {heard:?}");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    // Staying, the other side, and staying again.
    let mut run = Run::at(MORNING).args("practise ST5 --bell").home(&home).start();
    let heard: Vec<usize> = by_the_bell(&mut run, 900).into_iter().map(|(_, count)| count).collect();
    assert!(heard.windows(2).any(|pair| pair == [5, 3]), "the other side: {heard:?}");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn before_the_first_breath_the_position_stands_and_space_sets_the_pace() {
    let home = settled();
    let mut run =
        Run::at(MORNING).args("breathe B3 --breaths 12").home(&home).variable("PELVICOACH_LEAD_IN", "5").start();
    run.wait_for("settle in   5");
    run.wait_for("on your back, knees supported");
    run.keys("Space");
    for _ in 0..3 {
        run.advance(4_000);
        run.keys("Space");
    }
    run.wait_for("15 breaths a minute");
    // A session of two minutes that began at four seconds a breath ends near its length, on a whole out-breath.
    run.advance(118_000);
    run.keys("k");
    run.advance(20_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
    let practice = the_one(&home, "practice");
    let block = &practice["blocks"][0];
    assert_eq!((&practice["outcome"], &block["outcome"]), (&json!("finished"), &json!("finished")));
    assert!(block["cycles"].as_u64() > Some(12), "quicker breaths are more of them: {block}");
}

/// Whether a process with this id runs.
fn lives(id: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", id.trim())).unwrap_or_default();
    stat.rsplit_once(") ").is_some_and(|(_, state)| !state.starts_with('Z'))
}

#[test]
fn the_screen_is_kept_awake_if_wanted_asked_once_and_let_go_with_the_practice() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = settled();
    let (folder, note) = (home.path().join("bin"), home.path().join("held"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let command = folder.join("systemd-inhibit");
    let script = format!("#!/bin/sh\necho $$ > {0}.part; /bin/mv {0}.part {0}\nexec /bin/cat\n", note.display());
    std::fs::write(&command, script).expect("a command");
    std::fs::set_permissions(&command, std::fs::Permissions::from_mode(0o755)).expect("a command");
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let start = || Run::at(MORNING).home(&home).variable("PATH", &path).variable("PELVICOACH_AWAKE", "").start();
    let mut run = start();
    practise(&mut run);
    run.wait_for("y keeps the screen on");
    assert!(!note.exists(), "nothing is held before it is wanted");
    run.keys("y");
    run.wait_for("The screen stays on");
    let held = |note: &std::path::Path| {
        let begun = std::time::Instant::now();
        while !note.exists() {
            assert!(begun.elapsed().as_secs() < 20, "the screen is not held");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        std::fs::read_to_string(note).expect("an id")
    };
    let id = held(&note);
    assert!(lives(&id), "it is held while the practice runs");
    run.advance(7_000);
    run.keys("Esc");
    run.wait_for("nothing more to do for a minute");
    assert!(!lives(&id), "it is let go with the practice");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
    // The next time it is held without a word.
    std::fs::remove_file(&note).expect("a note");
    let mut run = start();
    enter(&mut run);
    run.wait_for("Space pause");
    run.absent("keeps the screen on");
    let id = held(&note);
    // Whatever ends the program lets it go.
    run.kill(crate::harness::Signal::KILL);
    let begun = std::time::Instant::now();
    while lives(&id) {
        assert!(begun.elapsed().as_secs() < 20, "it is still held");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn a_screen_that_nothing_keeps_on_is_told_once() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = settled();
    let folder = home.path().join("bin");
    std::fs::create_dir_all(&folder).expect("a folder");
    for name in ["gnome-session-inhibit", "systemd-inhibit"] {
        std::fs::write(folder.join(name), "#!/bin/sh\nexit 1\n").expect("a command");
        std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(0o755)).expect("a command");
    }
    let path = folder.display().to_string();
    let start = || Run::at(MORNING).home(&home).variable("PATH", &path).variable("PELVICOACH_AWAKE", "").start();
    let mut run = start();
    practise(&mut run);
    run.keys("y");
    run.wait_for("Nothing here keeps the screen on.");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let config = std::fs::read_to_string(home.config_file()).expect("settings");
    assert!(config.contains("awake = \"off\""), "{config}");
    let mut run = start();
    practise(&mut run);
    run.absent("keeps the screen on");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn another_position_is_taken_and_the_exercise_is_shown_again() {
    let home = settled_with(&json!({ "introduced": [] }));
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(400_000);
    // A figure shows the position; in words it is told where there is no room for one.
    run.wait_for("another position");
    let first = run.screen();
    assert!(first.contains("Child's pose"), "{first}");
    run.keys("2");
    run.wait_for("start");
    let second = run.screen();
    assert!(second.contains("Child's pose") && second != first, "{second}");
    enter(&mut run);
    run.wait_for("Space pause");
    assert_eq!(home.register("introduced"), json!(["ST1"]));
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

/// How long each breath in and out lasts that is whole within so many tenths of a second, in tenths.
fn breaths(run: &mut crate::harness::Running, tenths: u64) -> Vec<(u64, u64)> {
    let goes_out = |run: &crate::harness::Running| run.screen().contains("breathe out");
    let (mut turns, mut was): (Vec<(bool, u64)>, bool) = (Vec::new(), goes_out(run));
    for tenth in 1..=tenths {
        run.advance(100);
        let now = goes_out(run);
        if now != was {
            turns.push((now, tenth));
            was = now;
        }
    }
    // From one turn to a breath in over the turn to its breath out to the next one.
    let whole = turns.windows(3).filter(|turns| !turns[0].0);
    whole.map(|turns| (turns[1].1 - turns[0].1, turns[2].1 - turns[1].1)).collect()
}

#[test]
fn the_pace_is_ones_own_and_its_keys_do_what_they_say() {
    let home = settled();
    let run = Run::at(MORNING).args("breathe B3 --breaths 24").home(&home);
    let mut run = run.variable("PELVICOACH_LEAD_IN", "5").start();
    run.wait_for("settle in   5");
    for (seen, wait) in [("● ○ ○", 5_000), ("● ● ○", 5_000), ("● ● ●", 5_000), ("12 breaths a minute", 0)]
    {
        run.keys("Space");
        run.wait_for(seen);
        run.advance(wait);
    }
    // It begins at twelve a minute and slows down by two a minute at most.
    let rate = |breath: &(u64, u64)| 600.0 / f64::from(u32::try_from(breath.0 + breath.1).expect("a breath"));
    let eased = breaths(&mut run, 600);
    assert!((rate(&eased[0]) - 12.0).abs() < 0.5, "{eased:?}");
    let last = eased.last().expect("a breath");
    assert!((9.5..11.5).contains(&rate(last)), "{eased:?}");
    assert!(eased.windows(2).all(|pair| rate(&pair[0]) + 0.01 >= rate(&pair[1])), "{eased:?}");
    // Kept, it stays.
    run.keys("k");
    run.wait_for("This pace stays.");
    let kept = breaths(&mut run, 250);
    assert!(kept[1..].iter().all(|breath| *breath == kept[1]) && kept.len() > 2, "{kept:?}");
    // Half a second of the breath out, from the next one on; and back.
    run.keys("+");
    run.wait_for("A longer out-breath, from the next one on.");
    let longer = breaths(&mut run, 200);
    assert_eq!(longer.last(), Some(&(kept[1].0, kept[1].1 + 5)), "{kept:?} {longer:?}");
    run.keys("-");
    run.wait_for("A smaller breath, from the next one on.");
    let back = breaths(&mut run, 200);
    assert_eq!(back.last(), Some(&kept[1]), "{longer:?} {back:?}");
    // Without numbers there is none, wherever one looks.
    run.keys("h");
    for key in ["z", "z", "i", "v", "?", "Esc", "q", "n", "i"] {
        run.advance(300);
        run.keys(key);
        // The name of a key is no number.
        let seen = run.screen().replace("F5", "").replace("F12", "");
        assert!(!seen.chars().any(|sign| sign.is_ascii_digit()), "{key}:\n{seen}");
    }
    // It waits since leaving was asked, and ends with the end of a breath out.
    run.keys("Space");
    let mut last = String::new();
    for _ in 0..4_000 {
        if run.screen().contains("How was it") {
            break;
        }
        last = run.screen();
        run.advance(100);
    }
    run.wait_for("How was it");
    assert!(last.contains("breathe out"), "{last}");
    run.keys("C-s q");
    assert_eq!(run.exit_code(), 0);
}
