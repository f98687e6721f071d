//! What a terminal sends for a key.

/// What a terminal sends for a key: a name, `C-x`, `A-x`, or the character itself.
pub(super) fn key_bytes(name: &str) -> Vec<u8> {
    let named: Option<&str> = match name {
        "Enter" => Some("\r"),
        "Esc" => Some("\x1b"),
        "Tab" => Some("\t"),
        "BackTab" => Some("\x1b[Z"),
        "Space" => Some(" "),
        "Backspace" => Some("\x7f"),
        "Delete" => Some("\x1b[3~"),
        "Up" => Some("\x1b[A"),
        "Down" => Some("\x1b[B"),
        "Right" => Some("\x1b[C"),
        "Left" => Some("\x1b[D"),
        "Home" => Some("\x1b[H"),
        "End" => Some("\x1b[F"),
        "PageUp" => Some("\x1b[5~"),
        "PageDown" => Some("\x1b[6~"),
        "F1" => Some("\x1bOP"),
        "F2" => Some("\x1bOQ"),
        "F5" => Some("\x1b[15~"),
        "F12" => Some("\x1b[24~"),
        _ => None,
    };
    let mut letters = name.chars();
    match (named, letters.next(), letters.next(), letters.next(), letters.next()) {
        (Some(bytes), ..) => bytes.as_bytes().to_vec(),
        (None, Some('C'), Some('-'), Some(letter), None) => vec![letter.to_ascii_uppercase() as u8 & 0x1f],
        (None, Some('A'), Some('-'), Some(letter), None) => format!("\x1b{letter}").into_bytes(),
        (None, Some(_), None, ..) => name.as_bytes().to_vec(),
        _ => panic!("`{name}` is not the name of a key"),
    }
}
