//! The program and its terminal: whatever ends or stops it, the terminal is given back, and nothing spins or waits for
//! ever. These tests are about real signals and real waiting, so they run in real time; they know nothing of what is
//! on the screen but that it opens with some first line.

#![allow(clippy::expect_used, reason = "all of this is test code, outside of test functions too")]

mod ground;
#[path = "../days/harness/mod.rs"]
mod harness;
mod private;
mod process;

use std::time::{Duration, Instant};

use harness::{Home, Run, Running, Signal};

/// Something that is on the first screen.
fn landmark(run: &Running) -> String {
    let screen = run.screen();
    let lines = screen.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric));
    let words = lines.max_by_key(|line| line.len()).expect("something is on the first screen");
    words.split("  ").next().unwrap_or_default().to_owned()
}

/// Starts and waits until the first screen stands.
fn started(run: Run) -> Running {
    let mut running = run.start();
    running.wait_until_full_screen(true);
    running
}

fn assert_given_back(run: &Running, before: &str) {
    run.look(|screen| {
        assert!(!screen.alternate_screen(), "the alternate screen is still on");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still taken");
    });
    assert_eq!(run.line_settings(), before, "the line settings are not as they were");
}

/// The settings of a terminal before the program takes it.
fn untouched() -> String {
    let mut shell = Run::in_real_time().through_shell(&["-c", "read line"]).start();
    let settings = shell.line_settings();
    shell.kill(Signal::KILL);
    settings
}

#[test]
fn signals_end_it_with_their_code_and_the_terminal_given_back() {
    let before = untouched();
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut run = started(Run::in_real_time());
        assert_ne!(run.line_settings(), before);
        assert_eq!(run.kill(signal), code, "{signal:?}");
        assert_given_back(&run, &before);
    }
}

#[test]
fn leaving_gives_the_terminal_back_with_code_0() {
    let before = untouched();
    let mut run = started(Run::in_real_time());
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
    assert_given_back(&run, &before);
}

#[test]
fn the_window_title_is_neutral_and_put_back() {
    let mut run = started(Run::in_real_time());
    run.kill(Signal::TERM);
    let bytes = String::from_utf8_lossy(&run.bytes()).into_owned();
    let kept = bytes.find("\x1b[22;2t").expect("the title is kept");
    let set = bytes.find("\x1b]0;clock\x07").expect("a title is set");
    let back = bytes.find("\x1b[23;2t").expect("the title is given back");
    assert!(kept < set && set < back);
}

#[test]
fn what_was_said_about_colour_holds_to_the_last_byte() {
    let written = |color: &str| {
        let run = Run::in_real_time().variable("NO_COLOR", "1").variable("COLORTERM", "truecolor");
        let mut run = started(run.args(color));
        run.kill(Signal::TERM);
        String::from_utf8_lossy(&run.bytes()).into_owned()
    };
    let (asked_for, none) = (written("--color always"), written("--color auto"));
    assert!(asked_for.contains("\x1b[38;2;"), "colour was asked for outright");
    assert!(!none.contains("\x1b[38;") && none.contains("\x1b[1m"), "bold stays where there is no colour");
    // An empty colour is a reset: it takes bold and underline with it.
    assert!(!asked_for.contains("\x1b[;m") && !none.contains("\x1b[;m"));
}

#[test]
fn a_terminal_that_goes_away_ends_it_at_once() {
    let mut run = started(Run::in_real_time());
    run.close_terminal();
    let begun = Instant::now();
    assert_eq!(run.exit_code(), 129);
    assert!(begun.elapsed() < Duration::from_secs(2), "it took {:?}", begun.elapsed());
}

/// Some chains of programs keep SIGHUP from arriving; a reader of keys alone then spins for ever.
#[test]
fn a_terminal_that_goes_away_without_a_signal_ends_it_at_once() {
    let script = "trap '' HUP; setsid --wait \"$PROGRAM\"; echo $? > \"$HOME/code\"";
    let home = Home::new();
    let mut run = started(Run::in_real_time().home(&home).through_shell(&["-c", script]));
    let program = process::descendant(run.pid(), "pelvicoach");
    run.close_terminal();
    let begun = Instant::now();
    while process::is_there(program) {
        let busy = process::cpu(program);
        assert!(busy < Duration::from_millis(500), "it spins: {busy:?} of processor time");
        assert!(begun.elapsed() < Duration::from_secs(20), "it goes on without a terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
    run.exit_code();
    assert_eq!(std::fs::read_to_string(home.path().join("code")).expect("the shell wrote it").trim(), "129");
}

#[test]
fn control_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    let mut run = Run::in_real_time().variable("PS1", "ready> ").through_shell(&["-i"]).start();
    run.wait_for("ready>");
    run.text("\"$PROGRAM\"\r");
    run.wait_until_full_screen(true);
    let landmark = landmark(&run);
    let in_use = run.line_settings();
    let program = process::descendant(run.pid(), "pelvicoach");
    run.keys("C-z");
    process::wait_until(|| process::state(program) == 'T');
    run.wait_until_full_screen(false);
    run.text("echo $((40 + 2))-in-the-shell\r");
    run.wait_for("42-in-the-shell");
    run.text("fg\r");
    run.wait_until_full_screen(true);
    run.wait_for(&landmark);
    assert_eq!(run.line_settings(), in_use);

    // The same from outside.
    process::signal(program, Signal::TSTP);
    process::wait_until(|| process::state(program) == 'T');
    run.wait_until_full_screen(false);
    run.text("echo $((40 + 3))-in-the-shell; fg\r");
    run.wait_until_full_screen(true);
    run.wait_for(&landmark);
    process::signal(program, Signal::TERM);
    process::wait_until(|| !process::is_there(program));
    run.wait_until_full_screen(false);
    run.text("echo code-$?\r");
    run.wait_for("code-143");
}

#[test]
fn control_z_in_a_window_without_a_shell_stops_nothing() {
    let mut run = started(Run::in_real_time());
    let landmark = landmark(&run);
    run.keys("C-z");
    run.wait_for(&landmark);
    assert_eq!(run.kill(Signal::TERM), 143);
}

#[test]
fn after_a_stop_from_outside_everything_is_drawn_again() {
    let mut run = started(Run::in_real_time());
    let (landmark, in_use) = (landmark(&run), run.line_settings());
    run.signal(Signal::STOP);
    process::wait_until(|| process::state(run.pid()) == 'T');
    run.forget_screen();
    run.signal(Signal::CONT);
    run.wait_until_full_screen(true);
    run.wait_for(&landmark);
    assert_eq!(run.line_settings(), in_use);
}

#[test]
fn a_blocked_terminal_does_not_hold_it_up() {
    let mut run = started(Run::in_real_time().size(200, 60));
    let main = run.pid();
    run.block(true);
    let mut sizes = (100..300).cycle();
    process::wait_until(|| {
        run.resize(sizes.next().expect("a cycle goes on"), 60);
        // Stuck in one write, not on its way through one.
        (0..50).all(|_| {
            std::thread::sleep(Duration::from_millis(2));
            process::is_writing(main)
        })
    });
    let begun = Instant::now();
    assert_eq!(run.kill(Signal::TERM), 143);
    let took = begun.elapsed();
    assert!(took > Duration::from_secs(1), "the terminal was not blocked: it took {took:?}");
    assert!(took < Duration::from_secs(5), "it took {took:?}");
}

#[test]
fn any_size_and_a_storm_of_sizes_are_lived_through() {
    let mut run = started(Run::in_real_time());
    let landmark = landmark(&run);
    for round in 0..20 {
        for (columns, rows) in [(10, 5), (1, 1), (2, 2), (400, 100), (40, 12), (1, 50), (120, 1), (81, 25)] {
            run.resize(columns, rows);
            if round == 0 {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
    run.resize(80, 24);
    run.wait_for(&landmark);
    assert_eq!(run.kill(Signal::TERM), 143);
}

#[test]
fn it_starts_in_a_terminal_of_one_cell() {
    let mut run = started(Run::in_real_time().size(1, 1));
    run.resize(80, 24);
    run.until_some_text();
    assert_eq!(run.kill(Signal::TERM), 143);
}

#[test]
fn a_still_screen_wakes_nobody_and_writes_nothing() {
    let run = started(Run::in_real_time());
    let pid = run.pid();
    let mut last = process::switches(pid);
    // The store's first answers may still be on their way.
    process::wait_until(|| {
        std::thread::sleep(Duration::from_millis(200));
        std::mem::replace(&mut last, process::switches(pid)) == process::switches(pid)
    });
    let (switches, bytes) = (process::switches(pid), run.bytes().len());
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(process::switches(pid), switches, "something woke up");
    assert_eq!(run.bytes().len(), bytes, "something was written");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_gives_the_terminal_back_and_says_where_and_nothing_else() {
    let before = untouched();
    let mut run = started(Run::in_real_time().variable("PELVICOACH_PANIC", "1"));
    run.keys("x");
    assert_eq!(run.exit_code(), 101);
    assert_given_back(&run, &before);
    let screen = run.screen();
    assert!(screen.contains("shell.rs:"), "{screen}");
    assert!(!screen.contains("nobody sees"), "{screen}");
}

#[test]
fn without_a_terminal_there_is_one_line_and_code_2() {
    let home = Home::new();
    let (code, out, err) = home.command(None, &[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(!err.contains('\x1b'), "{err:?}");
    assert!(!home.data_dir().exists(), "a folder was made");

    // Only the output is somewhere else.
    let mut run = Run::in_real_time().through_shell(&["-c", "\"$PROGRAM\" > out; echo code-$?-$(wc -c < out)"]).start();
    run.wait_for("code-2-0");
    run.exit_code();
}

#[test]
fn a_dumb_terminal_is_spoken_to_in_lines() {
    let mut run = Run::in_real_time().variable("TERM", "dumb").in_lines().start();
    run.wait_for("none for now");
    run.line("q");
    assert_eq!(run.exit_code(), 0);
    assert!(!run.bytes().contains(&0x1b));
}

/// With `strace`, where it is there: whatever the program does in a morning and on the way out, it opens no socket.
#[test]
fn it_opens_no_socket() {
    let home = Home::default();
    let log = home.path().join("sockets");
    let line = format!("strace -f -qq -e trace=socket,connect,bind -o '{}' \"$PROGRAM\"", log.display());
    if std::process::Command::new("strace").args(["-qq", "true"]).output().is_ok_and(|out| out.status.success()) {
        let mut run = Run::in_real_time().home(&home).through_shell(&["-c", &line]).start();
        run.wait_until_full_screen(true);
        run.keys("? Esc ! Esc 3 4 q");
        run.wait_until_full_screen(false);
        run.exit_code();
        let calls = std::fs::read_to_string(&log).expect("strace wrote what it saw");
        let sockets: Vec<&str> = calls.lines().filter(|line| line.contains('(')).collect();
        assert!(sockets.is_empty(), "{sockets:#?}");
    } else {
        println!("skipped: strace cannot be used here");
    }
}
