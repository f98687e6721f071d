//! Asks the terminal whether its ground is dark or light, once, while raw mode is on and nobody else reads. What a
//! person types meanwhile is kept and handed on. Whether to ask and what to keep of the answer is decided elsewhere.

use std::io::{self, IsTerminal as _};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::guard;
use crate::clock::Clock;
use crate::tui::app::Msg;
use crate::tui::theme::is_light;

/// So long the answer is waited for, in milliseconds. A terminal that has none says so at once.
const WAITS_MS: u64 = 100;
/// So long an answer that did not come in time may still be on its way over a slow line, in milliseconds.
const LATE_MS: u64 = 30_000;
/// The signs an answer is made of, between its beginning and its end.
const OF_ANSWER: &str = "0123456789abcdefABCDEF;:/rg";
/// What is your ground? And then what every terminal answers (device attributes), so that none is waited for in vain.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";
const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// What came of asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Whether the ground is light; nothing where nobody knows.
    pub light: Option<bool>,
    /// Whether the terminal has said all it has to say.
    pub done: bool,
    /// What was typed meanwhile.
    pub keys: Vec<KeyEvent>,
}

/// Asks, and waits for a moment.
pub fn ask(clock: &Clock) -> Heard {
    let forwards = std::env::var("TERM").is_ok_and(|term| term == "dumb" || term.starts_with("screen"));
    if forwards || !io::stdin().is_terminal() || guard::write(QUESTION).is_err() {
        return Heard { done: true, ..Heard::default() };
    }
    let (end, mut bytes) = (clock.now().mono_ms + WAITS_MS, Vec::new());
    loop {
        let heard = understood(&bytes);
        let left = end.saturating_sub(clock.now().mono_ms);
        if heard.done || left == 0 || !read_on(left, &mut bytes) {
            return heard;
        }
    }
}

/// Reads what is there within the time; whether there may be more.
fn read_on(left_ms: u64, bytes: &mut Vec<u8>) -> bool {
    let input = rustix::stdio::stdin();
    let nanos = i64::try_from(left_ms.min(WAITS_MS) * 1_000_000).unwrap_or(0);
    let wait = Timespec { tv_sec: 0, tv_nsec: nanos };
    match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&wait)) {
        Ok(0) | Err(rustix::io::Errno::INTR) => return true,
        Ok(_) => {}
        Err(_) => return false,
    }
    let mut some = [0; 256];
    match rustix::io::read(input, &mut some) {
        Ok(read) if read > 0 => {
            bytes.extend_from_slice(&some[..read]);
            true
        }
        Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => true,
        _ => false,
    }
}

/// What of the bytes is an answer, and what was typed.
fn understood(mut bytes: &[u8]) -> Heard {
    let mut heard = Heard::default();
    while let Some(first) = bytes.first().copied() {
        let used = match bytes {
            [ESC, b']', rest @ ..] => match rest.iter().position(|byte| matches!(*byte, BEL | ESC)) {
                Some(end) => {
                    heard.light = light_of(&rest[..end]).or(heard.light);
                    2 + end + if rest[end] == ESC { 2 } else { 1 }
                }
                // The rest of it is still to come.
                None => bytes.len(),
            },
            [ESC, b'[', b'?', rest @ ..] => {
                let end = rest.iter().position(u8::is_ascii_alphabetic);
                heard.done |= end.is_some_and(|end| rest[end] == b'c');
                end.map_or(bytes.len(), |end| 3 + end + 1)
            }
            [ESC, b'[' | b'O', rest @ ..] if !rest.is_empty() => {
                let end =
                    rest.iter().position(|byte| byte.is_ascii_alphabetic() || *byte == b'~').unwrap_or(rest.len());
                heard.keys.extend(moving(&rest[..(end + 1).min(rest.len())]).map(KeyEvent::from));
                2 + (end + 1).min(rest.len())
            }
            // The beginning of an answer that is not whole.
            [ESC, b'['] => 2,
            [ESC, ..] => {
                heard.keys.push(KeyEvent::from(KeyCode::Esc));
                1
            }
            _ if first.is_ascii() => {
                heard.keys.push(plain_key(first));
                1
            }
            _ => {
                let text = bytes.utf8_chunks().next();
                let sign = text.as_ref().and_then(|chunk| chunk.valid().chars().next());
                heard.keys.extend(sign.map(|sign| KeyEvent::from(KeyCode::Char(sign))));
                sign.map_or(1, char::len_utf8)
            }
        };
        bytes = bytes.get(used..).unwrap_or_default();
    }
    heard
}

/// The key that a sequence without its beginning stands for.
fn moving(sequence: &[u8]) -> Option<KeyCode> {
    Some(match sequence {
        b"A" => KeyCode::Up,
        b"B" => KeyCode::Down,
        b"C" => KeyCode::Right,
        b"D" => KeyCode::Left,
        b"H" => KeyCode::Home,
        b"F" => KeyCode::End,
        b"Z" => KeyCode::BackTab,
        b"P" => KeyCode::F(1),
        b"3~" => KeyCode::Delete,
        b"5~" => KeyCode::PageUp,
        b"6~" => KeyCode::PageDown,
        b"24~" => KeyCode::F(12),
        _ => return None,
    })
}

fn plain_key(byte: u8) -> KeyEvent {
    match byte {
        b'\r' | b'\n' => KeyEvent::from(KeyCode::Enter),
        b'\t' => KeyEvent::from(KeyCode::Tab),
        0x7f | 0x08 => KeyEvent::from(KeyCode::Backspace),
        1..=26 => KeyEvent::new(KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL),
        _ => KeyEvent::from(KeyCode::Char(char::from(byte))),
    }
}

/// Whether a colour as XTerm tells it, `11;rgb:ffff/ffff/f000`, is a light ground.
fn light_of(told: &[u8]) -> Option<bool> {
    let told = std::str::from_utf8(told).ok()?;
    let rgb = told.strip_prefix("11;rgb:").or_else(|| told.strip_prefix("11;rgba:"))?;
    let mut parts = rgb.split('/').map(|part| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        u8::try_from(u32::from_str_radix(part, 16).ok()? * 255 / most).ok()
    });
    Some(is_light((parts.next()??, parts.next()??, parts.next()??)))
}

/// Keeps an answer that comes too late from being taken for keys.
#[derive(Clone, Copy, Debug)]
pub struct Late {
    until_ms: u64,
    inside: bool,
}

impl Late {
    /// From now on, for as long as one may still come.
    pub const fn from(now_ms: u64) -> Self {
        Self { until_ms: now_ms + LATE_MS, inside: false }
    }

    /// Whether a message is a piece of an answer; what a person types is none, and a sign that no answer has ends it.
    pub fn takes(&mut self, msg: &Msg, now_ms: u64) -> bool {
        let Msg::Key(key) = msg else { return false };
        if now_ms >= self.until_ms {
            return false;
        }
        let (alt, ctrl) = (key.modifiers == KeyModifiers::ALT, key.modifiers == KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char(']') if alt => self.inside = true,
            KeyCode::Char('\\') if alt && self.inside => {
                self.inside = false;
                return true;
            }
            KeyCode::Char('g') if ctrl && self.inside => {
                self.inside = false;
                return true;
            }
            KeyCode::Char(sign) if !OF_ANSWER.contains(sign) => self.inside = false,
            KeyCode::Char(_) => {}
            _ => self.inside = false,
        }
        self.inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[KeyEvent]) -> String {
        keys.iter().filter_map(|key| key.code.as_char()).collect()
    }

    #[test]
    fn keys_between_the_answers_are_kept_in_order() {
        let heard =
            understood("a\u{1b}]11;rgb:ffff/ffff/f000\u{1b}\\bü\u{1b}[?1;2c\u{65e5}\r\u{1b}[B\u{1b}".as_bytes());
        assert_eq!((heard.light, heard.done), (Some(true), true));
        assert_eq!(typed(&heard.keys), "abü日");
        let codes: Vec<_> = heard.keys.iter().skip(4).map(|key| key.code).collect();
        assert_eq!(codes, [KeyCode::Enter, KeyCode::Down, KeyCode::Esc]);
        assert_eq!(understood(b"\x1b]11;rgb:1c/1c/1c\x07").light, Some(false));
        assert_eq!(understood(b"\x1b]11;rgb:/zz\x07\x1b]11;rgb:1/2\x07"), Heard::default());
    }

    #[test]
    fn half_an_answer_is_no_key() {
        let whole = "\u{1b}]11;rgb:ffff/ffff/f000\u{1b}\\\u{1b}[?1;2c".as_bytes();
        for end in 2..whole.len() {
            // A lone Esc at the end is what a person may have typed.
            let typed = understood(&whole[..end]).keys;
            assert!(typed.iter().all(|key| key.code == KeyCode::Esc), "{end}: {typed:?}");
        }
    }

    #[test]
    fn what_is_typed_around_a_late_answer_goes_on() {
        let alt = |sign| Msg::Key(KeyEvent::new(KeyCode::Char(sign), KeyModifiers::ALT));
        let key = |sign| Msg::Key(KeyEvent::from(KeyCode::Char(sign)));
        let mut late = Late::from(0);
        let taken: Vec<bool> = [key('1'), alt(']'), key('1'), key('f'), alt('\\'), key('2')]
            .iter()
            .map(|msg| late.takes(msg, 10))
            .collect();
        assert_eq!(taken, [false, true, true, true, true, false]);
        // Seconds later it is still none of the keys; a word that follows the same beginning is.
        let answer = "]11;rgb:ffff/ffff/f000\\2";
        let taken: Vec<bool> = answer
            .chars()
            .map(|sign| late.takes(&if matches!(sign, ']' | '\\') { alt(sign) } else { key(sign) }, 9_000))
            .collect();
        assert_eq!(taken.iter().filter(|taken| **taken).count(), answer.len() - 1, "{taken:?}");
        let typed = [alt(']'), key('p'), key('a')].map(|msg| late.takes(&msg, 9_500));
        assert_eq!(typed, [true, false, false], "no key is lost to an answer that never came");
        assert!(!late.takes(&alt(']'), LATE_MS), "no longer than it may be on its way");
    }
}
