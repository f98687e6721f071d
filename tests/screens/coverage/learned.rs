//! What is learned: lessons, figures, cards, and the lines before the first breath.

use pelvicoach::diary::Kind;
use pelvicoach::words::say;

use super::ways::{TALL, card, flat, lesson, read, records, someone, to_the_end};
use crate::stage::{Stage, Who};

pub fn assessment() {
    let mut new = Stage::new(Who::New, TALL);
    assert!(flat(&mut new).contains(&say("safety-line-1")), "the emergency lines come first:\n{}", new.text());
    let mut stage = someone(&[]);
    let text = read(&mut stage, &lesson("L03"));
    for word in ["scar", "muscle", "examin"] {
        assert!(text.contains(word), "{word} is not in the lesson on contributors");
    }
    assert!(read(&mut stage, &card("card-doctor")).contains("examin"), "{}", stage.text());
}

pub fn education() {
    let mut stage = someone(&[]);
    read(&mut stage, &lesson("L04"));
    stage.keys("p");
    let practice = to_the_end(&mut stage);
    assert!(practice.done_s > 0, "the lesson leads to its exercise");
    read(&mut stage, &lesson("L08"));
    stage.keys("a").paste("With the breath").keys("C-s");
    assert!(!records(&stage, &Kind::Note).is_empty(), "the answer is in the journal");
}

/// The floor drawn from two sides, each figure with its words, and what lies behind the pain.
pub fn anatomy() {
    let mut stage = someone(&[]);
    let floor = read(&mut stage, &lesson("L02"));
    let words = floor.split_whitespace().collect::<Vec<_>>().join(" ");
    for drawn in ["bone     '---'       '---'     bone", "_____####_____", "the pelvic floor", "tailbone"] {
        assert!(floor.contains(drawn), "{drawn} is not drawn:\n{floor}");
    }
    for said in [
        "The pelvis seen from the side",
        "The floor seen from above, like a bowl",
        "A body with a vulva",
        "A body with a penis",
    ] {
        assert!(words.contains(said), "{said} is not said:\n{floor}");
    }
    let rest = [("L01", "practice"), ("L03", "scar"), ("L04", "breath"), ("L05", "fist")];
    for (id, word) in rest {
        let text = read(&mut stage, &lesson(id));
        assert!(text.contains(word) && text.chars().count() > 1_500, "{id}, {word}:\n{text}");
    }
}
