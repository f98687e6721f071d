//! Around the day: someone comes in, help on every screen, the demonstration, the evening.

use crate::harness::{MORNING, Run};
use crate::kit::{enter, leave, open, practise, records, settled, the_one};

#[test]
fn when_someone_comes_in_there_is_a_plain_clock_and_the_session_waits() {
    for key in ["F12", "C-l"] {
        let home = settled();
        let mut run = open(&home, MORNING);
        practise(&mut run);
        run.advance(10_000);
        run.keys(key);
        let screen = run.screen();
        let words: Vec<&str> = screen.split_whitespace().collect();
        assert_eq!(words.len(), 1, "{screen}");
        assert!(words[0].starts_with("07:0"), "{screen}");
        run.keys("Enter Space q x");
        run.advance(120_000);
        assert_eq!(run.screen().split_whitespace().count(), 1);
        run.keys(key);
        run.wait_for("paused");
        run.keys("q y");
        assert_eq!(run.exit_code(), 0);
        assert_eq!(the_one(&home, "practice")["done_s"], 10);
    }
}

#[test]
fn every_size_is_known_from_the_first_picture_on() {
    let home = settled();
    let mut run = Run::at(MORNING).home(&home).size(120, 40).start();
    run.wait_for("Good morning.");
    run.click_on("settings");
    run.wait_for("Enter changes a line.");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
    // What is cut off in little room is read on with a key, without the window being pulled first.
    let mut run = Run::at(MORNING).size(40, 12).start();
    run.wait_for("Who uses this account");
    let before = run.screen();
    run.advance(500);
    run.keys("PageDown");
    run.sync();
    assert_ne!(run.screen(), before, "it is read on");
}

#[test]
fn own_keys_hold_and_what_would_mean_two_things_is_told_at_the_start() {
    let home = settled();
    let folder = home.path().join("config/pelvicoach");
    std::fs::create_dir_all(&folder).expect("a folder");
    let keys = "theme = \"dark\"\n[keys]\nnote = \"f\"\n[keys.session]\npain = \"u\"\nstop = \"Q\"\n";
    std::fs::write(folder.join("config.toml"), keys).expect("settings");
    let mut run = open(&home, MORNING);
    run.wait_for("note / hard-day (f) would mean two things");
    run.keys("f");
    // The usual key holds: it is a hard day, and gentle rest begins at once.
    run.wait_for("u pain");
    run.keys("p");
    run.absent("Pain now");
    run.keys("u");
    run.wait_for("Pain now");
    run.keys("Enter");
    run.advance(2_000);
    // The way out is where it always is.
    run.keys("Esc");
    run.wait_for("nothing more to do for a minute");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
    let kept = std::fs::read_to_string(folder.join("config.toml")).expect("settings");
    assert_eq!(kept, keys, "nothing was written over them");
}

#[test]
fn what_the_settings_cannot_take_is_told_on_today_line_by_line() {
    let home = settled();
    let folder = home.path().join("config/pelvicoach");
    std::fs::create_dir_all(&folder).expect("a folder");
    let settings = "theme = \"dusk\"\nreduced_motion = \"maybe\"\nsensor = \"tcp:elsewhere.example:80\"\n";
    std::fs::write(folder.join("config.toml"), settings).expect("settings");
    let mut run = open(&home, MORNING);
    run.wait_for("reduced_motion");
    // The next line comes with the next key.
    for next in ["themes/dusk.toml", "elsewhere.example"] {
        run.absent(next);
        run.keys("Down");
        run.wait_for(next);
    }
    run.keys("Down");
    run.absent("elsewhere.example");
    leave(run);
}

#[test]
fn help_is_one_key_away_on_every_screen_and_leads_back() {
    let home = settled();
    let mut run = open(&home, MORNING);
    for tab in ["1", "2", "3", "4", "x"] {
        run.keys(tab);
        let lines = |screen: String| screen.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        let before = lines(run.screen());
        run.keys("!");
        run.wait_for("You are here.");
        run.keys("Esc");
        assert_eq!(lines(run.screen()), before);
    }
    leave(run);
}

#[test]
fn the_demonstration_is_marked_on_every_screen_and_leaves_nothing() {
    let mut run = Run::at(MORNING).args("demo").start();
    run.wait_for("made up");
    for keys in ["2", "3", "Enter", "4", "x", "1", "n"] {
        run.keys(keys);
        run.wait_for("made up");
    }
    run.keys("Esc 1");
    practise(&mut run);
    run.wait_for("made up");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert!(!run.home().data_dir().exists(), "nothing was written where the diary would be");
}

#[test]
fn the_evening_has_a_routine_of_its_own_and_a_day_opens_from_history() {
    let home = settled();
    let mut run = Run::at("2026-11-23T21:00:00+01:00").home(&home).args("practise RT-evening").start();
    run.advance(700_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("Good evening");
    run.keys("4");
    run.wait_for("What has moved");
    enter(&mut run);
    run.wait_for("Evening");
    leave(run);
    assert_eq!(the_one(&home, "practice")["outcome"], "finished");
}

#[test]
fn a_reason_is_one_key_and_a_person_is_one_key_below() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(30_000);
    run.keys("Esc");
    run.wait_for("You stopped in good time.");
    run.keys("t");
    run.wait_for("You deserve support from a person");
    run.keys("e text:Ana_555 C-s");
    run.wait_for("Ana 555");
    run.keys("Esc");
    run.advance(61_000);
    run.wait_for("What was it?");
    run.keys("6");
    run.wait_for("Good morning");
    leave(run);
    assert_eq!(the_one(&home, "practice")["stopped_for"], "toilet");
    assert!(records(&home, "flag").is_empty());
}
