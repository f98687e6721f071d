//! Opening a diary that may be locked: where its passphrase comes from, and asking for it without showing it. The
//! passphrase is never an argument nor in the environment. Knows no command.

use std::io;

use zeroize::Zeroizing;

use super::call::{Call, Refusal};
use crate::diary::Month;
use crate::store::{Error, Key, Opened, Place, Store};
use crate::{files, words};

/// How often a passphrase is asked for on a terminal.
const TRIES: usize = 3;
/// The most signs of a passphrase that are read.
const LONGEST: usize = 1024;

/// Opens the diary, and unlocks it where it is locked.
///
/// # Errors
/// When the folder cannot be read, nobody can be asked, or the passphrase is another.
pub fn open(place: Place, want: &[Month], call: &mut Call<'_>) -> Result<(Store, Opened), Refusal> {
    let (mut store, opened) = Store::open(place, want)?;
    if !opened.locked {
        return Ok((store, opened));
    }
    for line in &opened.trouble {
        call.refuse(line);
    }
    let opened = unlock(&mut store, want, call)?;
    Ok((store, opened))
}

/// Unlocks a locked diary with the passphrase of this call, or one that is asked for.
///
/// # Errors
/// When nobody can be asked, or the passphrase is another.
pub fn unlock(store: &mut Store, want: &[Month], call: &mut Call<'_>) -> Result<Opened, Refusal> {
    if let Some(passphrase) = call.passphrase.take() {
        return Ok(store.unlock(Key::Passphrase(&passphrase), want)?);
    }
    let given = call.passphrases.is_some() || !call.can_ask();
    for _ in 1..TRIES {
        let passphrase = secret("lock-ask", call)?;
        match store.unlock(Key::Passphrase(&passphrase), want) {
            Err(Error::Passphrase) if !given => call.refuse(&Error::Passphrase.to_string()),
            other => {
                call.passphrase = Some(passphrase);
                return Ok(other?);
            }
        }
    }
    let passphrase = secret("lock-ask", call)?;
    Ok(store.unlock(Key::Passphrase(&passphrase), want)?)
}

/// A new passphrase; on a terminal it is asked for twice.
///
/// # Errors
/// When nobody can be asked, or the two are not the same.
pub fn new_passphrase(call: &mut Call<'_>) -> Result<Zeroizing<String>, Refusal> {
    let first = secret("lock-ask-new", call)?;
    if call.passphrases.is_none() && *secret("lock-ask-again", call)? != *first {
        return Err(Refusal::usage(words::say("error-lock-differ")));
    }
    Ok(first)
}

/// One secret: the next line of what `--passphrase-fd` names, or what is typed unseen.
fn secret(question: &str, call: &mut Call<'_>) -> Result<Zeroizing<String>, Refusal> {
    if let Some(waiting) = &mut call.passphrases {
        let next = if waiting.is_empty() { None } else { Some(waiting.remove(0)) };
        return next.ok_or_else(|| Refusal { code: 77, line: words::say("error-lock-no-line") });
    }
    if !call.can_ask() {
        // While a passphrase is chosen there may be no lock yet.
        let line = if question == "lock-ask" { "error-lock-ask" } else { "error-lock-ask-new" };
        return Err(Refusal { code: 77, line: words::say(line) });
    }
    call.prompt(&words::say(question));
    let typed = typed_unseen();
    call.prompt("\n");
    match typed {
        Ok(Some(typed)) => Ok(typed),
        Ok(None) => Err(Refusal { code: 130, line: words::say("error-nothing-changed") }),
        Err(error) => {
            Err(Refusal { code: 74, line: words::tell("error-input", &[("why", files::reason(&error).into())]) })
        }
    }
}

/// Reads every line of the file descriptor that `--passphrase-fd` names: 0 is standard input.
///
/// # Errors
/// When it cannot be read.
pub fn hear(descriptor: u32, call: &mut Call<'_>) -> Result<(), Refusal> {
    let mut lines = Vec::new();
    if descriptor == 0 {
        while let Some(line) = call.hear()? {
            let line = Zeroizing::new(line);
            lines.push(Zeroizing::new(line.trim_end_matches(['\n', '\r']).to_owned()));
        }
    } else {
        let unread = |error: io::Error| Refusal {
            code: 74,
            line: words::tell("error-input", &[("why", files::reason(&error).into())]),
        };
        for line in files::lines_of(format!("/dev/fd/{descriptor}").as_ref()).map_err(unread)? {
            lines.push(Zeroizing::new(line.map_err(unread)?));
        }
    }
    call.passphrases = Some(lines);
    Ok(())
}

/// A line that is typed on the terminal, which shows nothing of it meanwhile; `None` after Ctrl-C or Ctrl-D.
#[cfg(unix)]
fn typed_unseen() -> io::Result<Option<Zeroizing<String>>> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    let terminal = rustix::stdio::stdin();
    let before = tcgetattr(terminal)?;
    let mut unseen = before.clone();
    unseen.local_modes -= LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG;
    unseen.special_codes[SpecialCodeIndex::VMIN] = 1;
    unseen.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(terminal, OptionalActions::Now, &unseen)?;
    let typed = bytes_typed(|byte| match rustix::io::read(terminal, byte) {
        Err(error) if error == rustix::io::Errno::INTR => Ok(None),
        other => Ok(Some(other?)),
    });
    // What the terminal was is wanted back, whatever came of reading.
    let back = tcsetattr(terminal, OptionalActions::Now, &before);
    let typed = typed?;
    back?;
    Ok(typed)
}

#[cfg(not(unix))]
fn typed_unseen() -> io::Result<Option<Zeroizing<String>>> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The line that comes in byte by byte, with the keys that take a sign back.
fn bytes_typed(
    mut next: impl FnMut(&mut [u8; 1]) -> io::Result<Option<usize>>,
) -> io::Result<Option<Zeroizing<String>>> {
    // Of its full length from the beginning: a text that grows would leave pieces of itself in memory.
    let mut typed = Zeroizing::new(Vec::with_capacity(LONGEST));
    loop {
        let mut byte = [0];
        match next(&mut byte)? {
            None => continue,
            Some(0) => return Ok(None),
            Some(_) => {}
        }
        match byte[0] {
            b'\n' | b'\r' => break,
            0x03 | 0x04 => return Ok(None),
            0x15 => typed.clear(),
            0x08 | 0x7f => while typed.pop().is_some_and(|byte| byte & 0xc0 == 0x80) {},
            byte if typed.len() < LONGEST => typed.push(byte),
            _ => {}
        }
    }
    let text = std::str::from_utf8(&typed).map_err(|_| io::Error::other("it is not text"))?;
    Ok(Some(Zeroizing::new(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[u8]) -> Option<String> {
        let mut keys = keys.iter();
        let line = bytes_typed(|byte| {
            Ok(Some(keys.next().map_or(0, |key| {
                byte[0] = *key;
                1
            })))
        });
        line.unwrap().map(|line| line.to_string())
    }

    #[test]
    fn signs_are_taken_back_whole() {
        assert_eq!(typed(b"calm\n").as_deref(), Some("calm"));
        assert_eq!(typed("cä\u{7f}alx\u{8}m\r".as_bytes()).as_deref(), Some("calm"));
        assert_eq!(typed(b"\x7f\x7fother\x15calm\n").as_deref(), Some("calm"));
        assert_eq!(typed(b"calm\x03"), None);
        assert_eq!(typed(b"calm\x04"), None);
        assert_eq!(typed(b"calm"), None);
    }
}
