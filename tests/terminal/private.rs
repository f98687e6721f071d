//! Nothing of the diary leaves the screen: everything is drawn on the alternate screen, the title says nothing, and no
//! socket is opened.

use std::process::Command;

use crate::harness::{Home, Run, Signal};
use crate::started;

const ENTER: &str = "\x1b[?1049h";
const LEAVE: &str = "\x1b[?1049l";

/// What a terminal would show of these bytes: everything but escape sequences and control codes.
fn shown(bytes: &str) -> String {
    let mut screen = vt100::Parser::new(rows(50), rows(200), 0);
    screen.process(bytes.as_bytes());
    screen.screen().contents().trim().to_owned()
}

fn rows(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("more than none")
}

/// Each title that was set (OSC 0, 1 and 2, and the name of a window in screen and tmux).
fn titles(bytes: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for start in ["\x1b]0;", "\x1b]1;", "\x1b]2;", "\x1bk"] {
        for (at, _) in bytes.match_indices(start) {
            let title: String = bytes[at + start.len()..].chars().take_while(|c| !c.is_control()).collect();
            titles.push(title);
        }
    }
    titles
}

/// Opens the program, looks at every tab, writes a word, hides it and comes back, and leaves in one of the usual ways.
fn walked(leave: impl FnOnce(&mut crate::harness::Running)) -> String {
    let mut run = started(Run::in_real_time());
    run.keys("F12");
    run.keys("F12");
    run.keys("!");
    run.keys("Esc");
    run.resize(100, 30);
    run.keys("?");
    leave(&mut run);
    String::from_utf8_lossy(&run.bytes()).into_owned()
}

#[test]
fn everything_is_drawn_on_the_alternate_screen_and_nothing_stays_behind() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let bytes = walked(|run| {
            run.kill(signal);
        });
        let (before, rest) = bytes.split_once(ENTER).expect("the alternate screen is entered");
        let (drawn, after) = rest.rsplit_once(LEAVE).expect("and left");
        assert_eq!((shown(before), shown(after)), (String::new(), String::new()), "{signal:?}");
        assert_eq!(shown(drawn), "", "the last picture is cleared: {signal:?}");
        let (pictures, _) = drawn.rsplit_once("\x1b[2J").expect("it is cleared");
        assert!(!shown(pictures).is_empty());
        // A terminal that has no other screen, such as the console of Linux, passes over both.
        assert_eq!(shown(&bytes.replace(ENTER, "").replace(LEAVE, "")), "", "{signal:?}");
        assert!(!drawn.contains(ENTER) && !drawn.contains(LEAVE), "once: {signal:?}");
        // A line that scrolls off the alternate screen of some terminals lands in their scrollback.
        assert!(!drawn.contains("\x1b[S") && !drawn.contains("\x1bD"), "nothing is scrolled");
    }
}

/// However it is left or stopped, nothing of it stands on a terminal that has no other screen.
#[test]
fn nothing_stays_where_there_is_no_other_screen() {
    let stays = |run: &crate::harness::Running| {
        let bytes = String::from_utf8_lossy(&run.bytes()).into_owned();
        shown(&bytes.replace(ENTER, "").replace(LEAVE, ""))
    };
    for term in ["linux", "vt100", "xterm-256color"] {
        let mut run = started(Run::in_real_time().variable("TERM", term));
        run.keys("q");
        assert_eq!(run.exit_code(), 0);
        assert_eq!(stays(&run), "", "{term}");
    }
    if cfg!(debug_assertions) {
        let mut run = started(Run::in_real_time().variable("PELVICOACH_PANIC", "1"));
        run.keys("x");
        run.exit_code();
        let stays = stays(&run);
        assert!(stays.contains("shell.rs:") && stays.lines().count() == 1, "{stays}");
    }
    let mut run = Run::in_real_time().variable("PS1", "ready> ").through_shell(&["-i"]).start();
    run.wait_for("ready>");
    run.text("\"$PROGRAM\"\r");
    run.wait_until_full_screen(true);
    let landmark = crate::landmark(&run);
    let program = crate::process::descendant(run.pid(), "pelvicoach");
    run.keys("C-z");
    crate::process::wait_until(|| crate::process::state(program) == 'T');
    run.wait_until_full_screen(false);
    assert!(!stays(&run).contains(&landmark), "{}", stays(&run));
    crate::process::signal(program, Signal::KILL);
}

#[test]
fn every_title_is_neutral() {
    let bytes = walked(|run| {
        run.kill(Signal::TERM);
    });
    let titles = titles(&bytes);
    assert!(!titles.is_empty() && titles.iter().all(|title| title == "clock"), "{titles:?}");
}

/// tmux names a window after the program that runs in it, whatever title that sets.
#[test]
fn the_list_of_windows_of_tmux_is_neutral() {
    let home = Home::new();
    let tmux = |words: &[&str]| {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", "quiet", "-f", "/dev/null"]).args(words).env_clear();
        tmux.envs(home.environment()).env("TMUX_TMPDIR", home.path()).env("PATH", "/usr/bin:/bin").output()
    };
    let call = [crate::harness::PROGRAM, "--theme", "dark"].join(" ");
    if tmux(&["new-session", "-d", "-s", "one", "-x", "80", "-y", "24", "exec sh"]).is_err() {
        println!("tmux is not here: what it shows was not looked at");
        return;
    }
    let said = |words: &[&str]| String::from_utf8_lossy(&tmux(words).expect("it answers").stdout).into_owned();
    said(&["send-keys", "-t", "one", &call, "Enter"]);
    let listed = || said(&["list-windows", "-F", "#{window_name} #{pane_title} #{pane_current_command}"]);
    crate::process::wait_until(|| listed().trim() == "clock clock clock");
    assert!(
        !said(&["list-panes", "-F", "#{T:status-left} #{T:status-right} #{W:#{E:window-status-format}}"])
            .contains("pelvi")
    );
    said(&["kill-server"]);
}

/// The calls of a traced run that make a socket or connect one.
fn calls(trace: &str) -> Vec<&str> {
    let calls = trace.lines().filter(|line| line.contains("socket(") || line.contains("connect("));
    calls.filter(|line| !line.contains("resumed>")).collect()
}

#[test]
fn no_socket_is_opened() {
    if Command::new("strace").arg("--version").output().is_err() {
        println!("strace is not here: whether a socket is opened was not looked at");
        return;
    }
    let home = Home::new();
    let traced = |args: &str| {
        format!("strace -f -qq -e trace=socket,connect,sendto,bind -o \"$HOME/trace\" \"$PROGRAM\" {args}")
    };
    let read = || std::fs::read_to_string(home.path().join("trace")).expect("the trace was written");
    // The trace itself is tried: a program that opens a socket is seen. How many it opens is the machine's own matter:
    // a name service or a wrapper around the interpreter may ask for some more.
    let seen =
        format!("strace -f -qq -e trace=socket -o \"$HOME/trace\" {}", "python3 -c 'import socket; socket.socket()'");
    let python = Command::new("sh").args(["-c", &seen]).env("HOME", home.path()).status();
    if python.is_ok_and(|status| status.success()) {
        assert!(!calls(&read()).is_empty(), "{}", read());
    }
    for args in
        ["log --pain 3 --note words", "journal", "export week --output -", "status", "store check", "demo --help"]
    {
        let mut run = Run::in_real_time().home(&home).through_shell(&["-c", &traced(args)]).start();
        assert_eq!(run.exit_code(), 0, "{args}");
        assert!(calls(&read()).is_empty(), "{args}: {}", read());
    }
    let mut run = Run::in_real_time().home(&home).through_shell(&["-c", &traced("practise B1 --sound bell")]).start();
    run.wait_until_full_screen(true);
    for key in ["Enter", "Right", "F12", "F12", "Esc"] {
        run.keys(key);
    }
    let program = crate::process::descendant(run.pid(), "pelvicoach");
    crate::process::signal(program, Signal::TERM);
    run.exit_code();
    assert!(calls(&read()).is_empty(), "{}", read());
}
