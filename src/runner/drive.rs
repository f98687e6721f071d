//! Time in a test's hand, for both faces: orders come as lines through a pipe that the environment names, and a clock
//! that stands still moves as they say. Hidden from users; without the variable none of this runs.
//!
//! | line | what happens |
//! |---|---|
//! | `advance MS` | both clocks move; every wake-up on the way happens at its moment, in order; one draw at the end |
//! | `wall RFC3339` | the wall clock alone jumps, as when someone sets it |
//! | `sleep MS` | the wall clock alone moves on, as when the machine was suspended |
//! | `taken N` | what follows waits until N keys, mouse events and pastes have been taken since the start |
//! | `sync TOKEN` | once all before it is done, drawn and saved: `TOKEN BYTES` is added to the file of answers, where BYTES counts what the terminal was sent |

use std::path::Path;
use std::{io, thread};

use chrono::{DateTime, FixedOffset};

use crate::files::{add_line, lines_of};

/// The variable with the path of the pipe (or file) of orders.
const ORDERS: &str = "PELVICOACH_DRIVE";
/// The variable with the path of the file that answers are added to.
const ANSWERS: &str = "PELVICOACH_DRIVE_ACK";

/// One line of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Both clocks move on by milliseconds.
    Advance(u64),
    /// The wall clock is set.
    Wall(DateTime<FixedOffset>),
    /// The wall clock moves on by milliseconds.
    Sleep(u64),
    /// Wait until so many keys have been taken.
    Taken(u64),
    /// Answer with this token.
    Sync(String),
}

/// Reads the orders on a thread of their own, if there are any, and gives them to `give` until it takes no more.
///
/// # Errors
/// When the system gives no thread.
pub fn listen(give: impl Fn(Order) -> bool + Send + 'static) -> io::Result<()> {
    let Some(path) = std::env::var_os(ORDERS) else { return Ok(()) };
    let read_all = move || {
        let Ok(lines) = lines_of(Path::new(&path)) else { return };
        for line in lines.map_while(Result::ok) {
            if read(&line).is_some_and(|order| !give(order)) {
                return;
            }
        }
    };
    thread::Builder::new().name("drive".to_owned()).spawn(read_all).map(|_| ())
}

/// Adds an answer to the file of answers.
pub fn answer(token: &str, sent: u64) {
    let Some(path) = std::env::var_os(ANSWERS) else { return };
    // A test that does not listen is none.
    let _ = add_line(Path::new(&path), &format!("{token} {sent}"));
}

fn read(line: &str) -> Option<Order> {
    let (order, value) = line.trim().split_once(' ')?;
    match order {
        "advance" => value.parse().ok().map(Order::Advance),
        "wall" => DateTime::parse_from_rfc3339(value).ok().map(Order::Wall),
        "sleep" => value.parse().ok().map(Order::Sleep),
        "taken" => value.parse().ok().map(Order::Taken),
        "sync" => Some(Order::Sync(value.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, read};

    #[test]
    fn orders_are_read_and_other_lines_passed_over() {
        assert_eq!(read("advance 1500"), Some(Order::Advance(1500)));
        assert_eq!(read("sync a-1\n"), Some(Order::Sync("a-1".to_owned())));
        assert!(matches!(read("wall 2026-11-23T07:00:00+01:00"), Some(Order::Wall(_))));
        assert_eq!(read("advance soon"), None);
        assert_eq!(read("dance 3"), None);
        assert_eq!(read(""), None);
    }
}
