//! Every lesson, source, term and card as it ships; and texts that are not taken.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::lesson::{self, Block, Lesson, WIDEST_FIGURE};
use super::shelf::{self, Confidence};
use crate::practice::Area;

/// How many words a person reads in a minute, when nothing presses.
const WORDS_A_MINUTE: usize = 190;

fn all() -> Vec<Lesson> {
    shelf::heads().unwrap().iter().map(|head| shelf::read(&head.id).unwrap().unwrap()).collect()
}

#[test]
fn there_are_fourteen_lessons_and_each_is_read_in_the_minutes_it_names() {
    let lessons = all();
    let ids: Vec<String> = (1..=14).map(|number| format!("L{number:02}")).collect();
    assert_eq!(lessons.iter().map(|lesson| lesson.head.id.as_str()).collect::<Vec<_>>(), ids);
    for lesson in &lessons {
        let (id, words) = (&lesson.head.id, lesson.words());
        assert!((350..=750).contains(&words), "{id} has {words} words");
        let minutes = (words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
        assert_eq!(minutes, usize::from(lesson.head.minutes), "{id}: {words} words");
        assert!(lesson.head.question.ends_with('?'), "{id}");
        assert!(lesson.head.reviewer.is_none(), "{id}: a clinician's name belongs here once one has read it");
    }
    let weeks: Vec<u8> = lessons.iter().map(|lesson| lesson.head.week).collect();
    assert_eq!(weeks, [1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12]);
}

#[test]
fn touch_trainers_and_partner_stay_out_of_sight_until_they_are_opened() {
    let hidden: Vec<(&str, &[Area])> = shelf::heads()
        .unwrap()
        .iter()
        .filter(|head| !head.opened.is_empty())
        .map(|head| (head.id.as_str(), head.opened.as_slice()))
        .collect();
    let expected: [(&str, &[Area]); 3] =
        [("L11", &[Area::Alone, Area::Partner, Area::Sexual]), ("L12", &[Area::Trainer]), ("L13", &[Area::Partner])];
    assert_eq!(hidden, expected);
    let hidden = shelf::cards().unwrap().into_iter().filter(|card| !card.opened.is_empty());
    assert_eq!(hidden.map(|card| card.id).collect::<Vec<_>>(), ["card-partner"]);
    let hidden = shelf::glossary().unwrap().into_iter().filter(|term| !term.opened.is_empty());
    assert_eq!(hidden.map(|term| term.word).collect::<Vec<_>>(), ["Desensitization", "Sensate focus", "Trainer"]);
}

#[test]
fn every_marker_leads_to_a_source_and_every_source_is_used() {
    let sources = shelf::sources().unwrap();
    let known: BTreeSet<&str> = sources.iter().map(|source| source.short.as_str()).collect();
    assert_eq!(known.len(), sources.len(), "a source is there twice");
    let lessons = all();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for lesson in &lessons {
        for marker in lesson.markers() {
            assert!(known.contains(marker), "{}: {marker} is in no list", lesson.head.id);
            used.insert(marker);
        }
        let from_elsewhere =
            lesson.markers().iter().filter(|marker| !["clinical knowledge", "own choice"].contains(*marker)).count();
        assert!(from_elsewhere > 0 || lesson.head.id == "L14", "{} names no source of its own", lesson.head.id);
    }
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new());
    for source in sources {
        assert!(source.full.ends_with('.') && source.full.len() > 10, "{}", source.short);
        assert!(source.doi.as_ref().is_none_or(|doi| doi.starts_with("10.") && doi.contains('/')), "{}", source.short);
    }
    let own = sources.iter().filter(|source| source.confidence == Confidence::Own);
    assert_eq!(own.map(|source| source.short.as_str()).collect::<Vec<_>>(), ["own choice"]);
}

#[test]
fn figures_stand_in_forty_columns_and_are_told_in_words() {
    let lessons = all();
    let figures = lessons.iter().flat_map(|lesson| lesson.blocks.iter().map(move |block| (&lesson.head.id, block)));
    let figures: Vec<_> = figures
        .filter_map(|(id, block)| if let Block::Figure(figure) = block { Some((id.as_str(), figure)) } else { None })
        .collect();
    assert_eq!(figures.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["L02", "L02", "L02", "L02", "L04", "L08"]);
    for (id, figure) in figures {
        assert!(figure.art.iter().all(|line| line.len() <= WIDEST_FIGURE), "{id}: {}", figure.title);
        assert!(figure.words.split_whitespace().count() >= 20, "{id}: {} is hardly told in words", figure.title);
    }
}

#[test]
fn the_glossary_is_in_order_and_each_term_is_a_sentence_or_two() {
    let terms = shelf::glossary().unwrap();
    assert!((35..=50).contains(&terms.len()), "{}", terms.len());
    let words: Vec<String> = terms.iter().map(|term| term.word.to_lowercase()).collect();
    assert!(words.is_sorted() && words.iter().collect::<BTreeSet<_>>().len() == words.len());
    for term in &terms {
        let sentences = term.says.matches(['.', '?']).count();
        assert!((1..=3).contains(&sentences) && term.says.ends_with('.'), "{}: {}", term.word, term.says);
    }
}

#[test]
fn cards_fit_on_paper_and_give_nothing_away_in_their_first_line() {
    let cards = shelf::cards().unwrap();
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), ["card-doctor", "card-partner", "card-friend"]);
    for card in &cards {
        assert!(card.lines.len() <= 40 && card.lines.iter().all(|line| line.len() <= 72), "{}", card.id);
        assert_eq!(card.lines[0], card.title);
        assert!(card.lines.iter().filter(|line| line.contains("____")).count() >= 4, "{}: nothing to fill in", card.id);
        let said = card.lines.join(" ").to_lowercase();
        for word in ["pelvicoach", "vulv", "vagin", "dyspareunia", "penetrat"] {
            assert!(!said.contains(word), "{}: {word}", card.id);
        }
        assert!(!card.title.to_lowercase().contains("pain") && !card.title.contains("pelvi"), "{}", card.title);
    }
}

const SMALL: &str = "---\nid: L99\ntitle: A small one\nweek: 3\nminutes: 2\nreviewed: 2026-11-26\nreviewer:\naction: B1\nquestion: What was new?\nopened: partner, alone\n---\n\nOne line\nand its second. [Brotto 2019]\n\n## A heading\n\n- a point\n  that goes on;\n- another. [own choice]\n\n```figure A line\n -- --\n---\nA line\nin words.\n```\n";

#[test]
fn a_lesson_is_read_into_its_parts() {
    let lesson = lesson::lesson("L99", SMALL).unwrap();
    assert_eq!(lesson.head.opened, [Area::Partner, Area::Alone]);
    assert_eq!(lesson.blocks[0], Block::Paragraph("One line and its second. [Brotto 2019]".to_owned()));
    assert_eq!(lesson.blocks[1], Block::Heading("A heading".to_owned()));
    let points = ["a point that goes on;", "another. [own choice]"].map(str::to_owned).to_vec();
    assert_eq!(lesson.blocks[2], Block::Points(points));
    let Block::Figure(figure) = &lesson.blocks[3] else { panic!("{:?}", lesson.blocks) };
    assert_eq!((figure.art.join("/"), figure.words.as_str()), (" -- --".to_owned(), "A line in words."));
    assert_eq!(lesson.markers(), ["Brotto 2019", "own choice"]);
    assert_eq!(lesson.words(), 5 + 2 + 5 + 1 + 2 + 4);
}

#[test]
fn what_is_not_a_lesson_is_refused_with_its_line() {
    let cases = [
        ("---\nid", "--\nid", "does not begin"),
        ("alone\n---\n", "alone\n", "line 11: has no colon"),
        ("week: 3", "week: 13", "week is not one of 1 to 12"),
        ("minutes: 2", "minutes: two", "minutes is not one of 2 to 4"),
        ("title: A small one", "title:", "title is empty"),
        ("title: A small one", "titel: A small one", "line 3: titel is not known"),
        ("title: A small one", "id: L98", "line 3: id is there twice"),
        ("action: B1\n", "", "action is not there"),
        ("2026-11-26", "2026-13-26", "reviewed is no date"),
        ("opened: partner", "opened: pelvis", "pelvis is no area"),
        ("[Brotto 2019]", "[Brotto 2019", "line 13: a bracket"),
        ("[own choice]", "[own [choice]]", "a bracket"),
        ("another.", "*another*.", "is not used in a lesson"),
        ("One line", "One\u{1b}[31m line", "is not used in a lesson"),
        ("## A heading", "### A heading", "is not used in a lesson"),
        ("\n---\nA line", "\nA line", "a figure without its words"),
        (" -- --", " -- -- -- -- -- -- -- -- -- -- -- -- -- -- --", "at most 40"),
        (" -- --", " \u{2500}\u{2500}", "at most 40"),
    ];
    let headless = lesson::lesson("L99", "---\nid: L99\n\nOne line\n").unwrap_err().to_string();
    assert_eq!(headless, "L99: its head does not end with a line of three dashes");
    for (old, new, what) in cases {
        assert!(SMALL.contains(old), "{old}");
        let line = lesson::lesson("L99", &SMALL.replacen(old, new, 1)).unwrap_err().to_string();
        assert!(line.starts_with("L99: ") && line.contains(what), "{old:?}: {line}");
        assert_eq!(line.lines().count(), 1, "{line}");
        assert!(!line.contains('\u{1b}'), "{line}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in any::<String>(), at in 0_usize..400) {
        let _ = lesson::lesson("L99", &text);
        let at = (0..=at.min(SMALL.len())).rev().find(|at| SMALL.is_char_boundary(*at)).unwrap_or(0);
        let _ = lesson::lesson("L99", &format!("{}{text}{}", &SMALL[..at], &SMALL[at..]));
        let _ = lesson::lesson("L99", &SMALL[..at]);
        let _ = lesson::markers(&text);
    }
}
