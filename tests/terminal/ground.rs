//! The terminal is asked for its ground at the first run, and its answer is kept. Real time: asking is waiting.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::harness::{Home, PROGRAM};

const DEADLINE: Duration = Duration::from_secs(20);

/// What the program writes until `shown` is there; where it asks for colours, `answer` is given after `wait`.
fn until(
    shown: &str,
    home: &Home,
    answer: &str,
    wait: Duration,
) -> (String, Box<dyn portable_pty::Child + Send + Sync>) {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(PROGRAM);
    command.env_clear();
    for (name, value) in home.environment() {
        command.env(name, value);
    }
    command.cwd(home.path());
    let child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let (mut reader, mut writer) =
        (pair.master.try_clone_reader().expect("a reader"), pair.master.take_writer().expect("a writer"));
    let (mut seen, mut asked, begun) = (String::new(), false, Instant::now());
    let mut bytes = [0; 4096];
    while !seen.contains(shown) && begun.elapsed() < DEADLINE {
        let read = reader.read(&mut bytes).unwrap_or(0);
        seen.push_str(&String::from_utf8_lossy(&bytes[..read]));
        if !asked && seen.contains("\u{1b}]11;?") && seen.contains("\u{1b}[c") {
            asked = true;
            let (mut writer, answer) = (std::mem::replace(&mut writer, Box::new(std::io::sink())), answer.to_owned());
            std::thread::spawn(move || {
                std::thread::sleep(wait);
                let _ = writer.write_all(answer.as_bytes());
                let _ = writer.flush();
                std::thread::sleep(DEADLINE);
            });
        }
    }
    // Goes on reading, so that the program never waits for this side.
    std::thread::spawn(move || while reader.read(&mut bytes).is_ok_and(|read| read > 0) {});
    std::mem::forget(pair.master);
    (seen, child)
}

fn first_run(home: &Home, answer: &str, wait: Duration) -> (String, Box<dyn portable_pty::Child + Send + Sync>) {
    until("account", home, answer, wait)
}

fn kept(home: &Home) -> String {
    std::fs::read_to_string(home.path().join("config/pelvicoach/config.toml")).unwrap_or_default()
}

const LIGHT: &str = "\u{1b}]10;rgb:0000/0000/0000\u{1b}\\\u{1b}]11;rgb:ffff/ffff/f000\u{1b}\\\u{1b}[?1;2c";

#[test]
fn a_light_terminal_is_found_out_once_and_kept() {
    let home = Home::new();
    let (seen, mut child) = first_run(&home, LIGHT, Duration::ZERO);
    assert!(seen.contains("\u{1b}]11;?"), "it was not asked:\n{seen:?}");
    let begun = Instant::now();
    while !kept(&home).contains("terminal = \"light\"") {
        assert!(begun.elapsed() < DEADLINE, "the answer is not kept: {}", kept(&home));
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("it ends");
    let _ = child.wait();
    let (seen, mut child) = first_run(&home, LIGHT, Duration::ZERO);
    assert!(!seen.contains("\u{1b}]11;?"), "it is asked once:\n{seen:?}");
    child.kill().expect("it ends");
    let _ = child.wait();
}

#[test]
fn an_answer_that_comes_too_late_is_no_key_and_none_is_kept() {
    let home = Home::new();
    let (seen, mut child) = first_run(&home, LIGHT, Duration::from_millis(400));
    assert!(seen.contains("account"), "{seen:?}");
    std::thread::sleep(Duration::from_millis(900));
    assert!(child.try_wait().expect("it can be asked").is_none(), "it runs on");
    assert_eq!(kept(&home), "");
    assert!(home.drafts().is_empty(), "nothing was answered by the terminal's late words: {:?}", home.drafts());
    child.kill().expect("it ends");
    let _ = child.wait();
}

#[test]
fn keys_that_are_typed_while_it_is_asked_are_not_lost() {
    for (before, after) in [("?", ""), ("", "?")] {
        let home = Home::new();
        let answer = format!("{before}{LIGHT}{after}");
        let (seen, mut child) = until("Any key goes back", &home, &answer, Duration::ZERO);
        assert!(seen.contains("Any key goes back"), "{seen:?}");
        child.kill().expect("it ends");
        let _ = child.wait();
    }
}
