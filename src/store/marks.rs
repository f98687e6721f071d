//! The marks that git leaves in a file of which it could not join two writings: `<<<<<<<`, `=======`, `>>>>>>>`. Both
//! writings are whole documents, and are joined as two machines' are. Reads no file.

/// The two writings of a text with git's marks in it; `None` where there are none, or they are not as git sets them. No
/// line of a document of this program begins with one: a line break within a text is written as `\n`.
pub(super) fn writings(text: &str) -> Option<[String; 2]> {
    let [mut ours, mut theirs] = [String::new(), String::new()];
    let mut part = Part::Both;
    let mut any = false;
    for line in text.split_inclusive('\n') {
        let mark = |mark: &str| {
            line.strip_prefix(mark).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
        };
        part = match part {
            Part::Both if mark("<<<<<<<") => Part::Ours,
            Part::Ours if mark("|||||||") => Part::Before,
            Part::Ours | Part::Before if mark("=======") => Part::Theirs,
            Part::Theirs if mark(">>>>>>>") => Part::Both,
            _ => {
                if matches!(part, Part::Both | Part::Ours) {
                    ours.push_str(line);
                }
                if matches!(part, Part::Both | Part::Theirs) {
                    theirs.push_str(line);
                }
                continue;
            }
        };
        any = true;
    }
    (any && matches!(part, Part::Both)).then_some([ours, theirs])
}

/// What a line is a part of.
#[derive(Clone, Copy)]
enum Part {
    Both,
    Ours,
    /// What both came from, where git was asked to show it.
    Before,
    Theirs,
}

#[cfg(test)]
mod tests {
    use super::writings;

    #[test]
    fn a_text_with_marks_is_two_texts() {
        let both = |text: &str| writings(text).map(|[ours, theirs]| format!("{ours}/{theirs}"));
        let marked = "a\n<<<<<<< HEAD\nb\n||||||| 1234\nx\n=======\nc\n>>>>>>> other\nd\n";
        assert_eq!(both(marked).unwrap(), "a\nb\nd\n/a\nc\nd\n");
        assert_eq!(both("<<<<<<<\r\n=======\r\nc\n>>>>>>>\r\n").unwrap(), "/c\n");
        for text in ["", "a\n", "a\n<<<<<<< HEAD\nb\n=======\nc\n", "<<<<<<<HEAD\n=======\n>>>>>>> a\n"] {
            assert_eq!(both(text), None, "{text}");
        }
    }
}
