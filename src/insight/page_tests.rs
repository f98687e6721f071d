//! Small diaries for the blocks about letting go, questionnaires, pacing, places, ladders and what was marked; figures
//! worked out by hand.

use super::tests::{Hand, day, finished, page_made, page_of};
use super::*;
use crate::diary::{
    Body, Bowel, Entry, Felt, Flare, LetGo, MeasureTaken, Note, Offered, PainBy, Practice, PractisedBlock, Score,
    ScoreSource, StepChange, StepChoice, Thought,
};

fn answered(let_go: LetGo) -> Practice {
    let mut practice = finished(3);
    practice.blocks[0].let_go = Some(let_go);
    practice
}

fn taken(instrument: &str, answers: &[u8], score: f64) -> Body {
    Body::Measure(MeasureTaken {
        instrument: instrument.to_owned(),
        answers: answers.iter().map(|answer| Some(*answer)).collect(),
        items: Vec::new(),
        score: Some(score),
        source: ScoreSource::Own,
    })
}

fn row<'a>(page: &'a Page, id: &str) -> &'a page::FigureRow {
    page.figures.iter().find(|row| row.id == id && row.activity.is_none()).unwrap()
}

#[test]
fn letting_go_is_counted_answer_by_answer() {
    let mut hand = Hand::default();
    for (at, answer) in [(8, LetGo::Yes), (9, LetGo::Yes), (10, LetGo::Partly), (11, LetGo::NotFelt)] {
        hand.practice(at, answered(answer));
    }
    hand.practice(12, finished(3));
    let found = page_of(&hand, 8, 14, &[], &[]).practice.letting_go.unwrap();
    assert_eq!((found.of, found.let_go, found.partly, found.not_yet, found.not_felt), (4, 2, 1, 0, 1));
    assert_eq!(page_of(&hand, 12, 14, &[], &[]).practice.letting_go, None, "no answer is not a no");
}

#[test]
fn questionnaires_stand_with_their_first_score_and_their_own_mark() {
    let mut hand = Hand::default();
    hand.write(2, 600, &taken("peg", &[6, 6, 6], 6.0));
    hand.write(9, 600, &taken("peg", &[4, 4, 4], 4.0));
    hand.write(3, 600, &taken("phq-4", &[1, 2, 1, 2], 6.0));
    hand.write(10, 600, &taken("phq-4", &[1, 1, 1, 0], 3.0));
    hand.write(10, 601, &taken("pgic", &[2], 2.0));
    hand.write(10, 602, &taken("fsfi", &[], 20.0));
    hand.write(10, 603, &taken("weather", &[], 20.0));
    let activity = |sitting: u8| {
        let items = vec!["sitting an hour".to_owned()];
        let answers = vec![Some(sitting)];
        let score = Some(f64::from(sitting));
        let instrument = "psfs".to_owned();
        Body::Measure(MeasureTaken { instrument, answers, items, score, source: ScoreSource::Own })
    };
    hand.write(2, 610, &activity(3));
    hand.write(11, 610, &activity(5));
    let page = page_of(&hand, 8, 14, &[], &[]);
    let peg = row(&page, "peg");
    assert_eq!((peg.now, peg.now_days, peg.before, peg.baseline), (Some(4.0), 1, Some(6.0), Some(6.0)));
    assert_eq!((peg.change.unwrap().percent, peg.mark), (Some(-33), Mark::Met));
    let phq = row(&page, "phq-4");
    assert_eq!((phq.now, phq.band.as_deref(), phq.mark), (Some(3.0), Some("mild"), Mark::None));
    assert_eq!((row(&page, "pgic").mark, row(&page, "pgic").baseline), (Mark::Met, None));
    assert_eq!(row(&page, "psfs").mark, Mark::Met, "two points of the mean");
    let item = page.figures.iter().find(|row| row.activity == Some(1)).unwrap();
    assert_eq!((item.now, item.mark), (Some(5.0), Mark::NotMet), "three points of one activity");
    assert_eq!(item.item, None, "its words are the person's own");
    let notes = page_of(&hand, 8, 14, &[Section::Notes], &[]);
    assert!(notes.figures.iter().any(|row| row.activity == Some(1) && row.item.as_deref() == Some("sitting an hour")));
    assert!(!page.figures.iter().any(|row| row.id == "fsfi" || row.id == "weather"));
    let ticked = page_of(&hand, 8, 14, &[Section::Sexual], &[]);
    assert_eq!(row(&ticked, "fsfi").now, Some(20.0));
    assert_eq!(page_of(&hand, 13, 14, &[], &[]).figures.iter().find(|row| row.id == "peg").unwrap().now, None);
}

#[test]
fn places_qualities_activities_and_hours_are_counted() {
    let mut hand = Hand::default();
    let entry = |places: &[&str], sitting, settle| {
        Body::CheckIn(Entry {
            places: places.iter().map(|id| (*id).to_owned()).collect(),
            qualities: vec!["burning".to_owned(), "own words".to_owned()],
            pain_by: Some(PainBy { sitting: Score::new(sitting), penetration: Score::new(9), ..PainBy::default() }),
            settle_hours: settle,
            ..Entry::default()
        })
    };
    hand.write(8, 480, &entry(&["entrance", "left"], 4, Some(2.0)));
    hand.write(9, 1100, &entry(&["entrance"], 6, None));
    hand.write(9, 1380, &entry(&[], 5, Some(5.0)));
    let pain = page_of(&hand, 8, 14, &[], &[]).pain;
    let ids = |all: &[page::Of]| all.iter().map(|of| (of.id.clone(), of.count)).collect::<Vec<_>>();
    let of = |id: &str, count| (id.to_owned(), count);
    assert_eq!(ids(&pain.places), [of("entrance", 2), of("left", 1)]);
    assert_eq!(ids(&pain.qualities), [of("burning", 3)]);
    assert_eq!(ids(&pain.times), [of("morning", 1), of("evening", 1), of("night", 1)]);
    assert_eq!(pain.settle_hours.map(|mean| (mean.value, mean.n)), Some((3.5, 2)));
    assert_eq!(pain.activities.iter().map(|one| (one.id, one.pain.value)).collect::<Vec<_>>(), [("sitting", 5.0)]);
    let ticked = page_of(&hand, 8, 14, &[Section::Sexual], &[]).pain;
    assert_eq!(ticked.activities[0].id, "penetration");
}

#[test]
fn bladder_and_bowel_are_counted_by_days_and_medicines_stay_without_names() {
    let mut hand = Hand::default();
    let entry = |form| Entry {
        bowel: Some(Bowel { form: Some(form), signs: vec!["straining".to_owned()] }),
        medicines: vec!["a cream".to_owned()],
        ..Entry::default()
    };
    hand.write(8, 480, &Body::CheckIn(entry(1)));
    hand.write(8, 900, &Body::CheckIn(entry(4)));
    let page = page_of(&hand, 8, 14, &[], &[]);
    assert_eq!(page.care.bowel_form.map(|mean| (mean.value, mean.n)), Some((2.5, 2)));
    assert_eq!((page.care.bowel_signs[0].count, page.care.medicine_days), (1, 1));
    assert!(!serde_json::to_string(&page).unwrap().contains("a cream"));
}

#[test]
fn ladders_are_on_the_page_when_they_are_ticked_and_nowhere_else() {
    let mut hand = Hand::default();
    let step = |track: &str, to| {
        let reason = Some("R23_next_step".to_owned());
        let choice = StepChoice::Followed;
        Body::Step(StepChange { track: track.to_owned(), from: 1, to, minutes: Some(3.0), reason, choice })
    };
    hand.write(9, 600, &step("floor", 2));
    hand.write(9, 601, &step("ladder-trainer", 3));
    let felt = |fear| Some(Felt { fear: Score::new(fear), pain: Score::new(3), ..Felt::default() });
    let block = PractisedBlock {
        exercise: "TR2".to_owned(),
        track: "exposure".to_owned(),
        done_s: 300,
        outcome: crate::diary::Outcome::Finished,
        ..PractisedBlock::default()
    };
    hand.practice(9, Practice { blocks: vec![block], predicted: felt(7), peak: felt(4), ..finished(5) });
    let page = page_of(&hand, 8, 14, &[], &[]);
    assert_eq!(page.pacing.lines.len(), 1);
    assert_eq!(page.pacing.lines[0].rule.as_deref(), Some("R23"));
    let plain = serde_json::to_string(&page).unwrap();
    assert!(!plain.contains("TR2") && !plain.contains("ladder-"), "{plain}");
    let ticked = page_of(&hand, 8, 14, &[Section::Exposure], &[]);
    let exposure = ticked.extras.exposure.unwrap();
    assert_eq!((exposure.sessions, exposure.steps.len()), (1, 1));
    assert_eq!(exposure.predicted_fear.map(|mean| mean.value), Some(7.0));
    assert_eq!(ticked.practice.blocks[0].exercise, "TR2");
}

#[test]
fn what_was_marked_is_on_the_page_and_thoughts_when_they_are_ticked() {
    let mut hand = Hand::default();
    let note =
        |text: &str, marked| Body::Note(Note { text: text.to_owned(), for_therapist: marked, ..Note::default() });
    hand.write(9, 600, &note("for you", Some(true)));
    hand.write(9, 601, &note("for me", None));
    hand.write(9, 602, &note("not for you", Some(false)));
    let thought = Thought { thought: Some("it will hurt".to_owned()), believed: Some(80), ..Thought::default() };
    hand.write(9, 603, &Body::Thought(thought));
    let page = page_of(&hand, 8, 14, &[], &[]);
    assert_eq!(page.marked.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["for you"]);
    assert_eq!(page.extras, page::Extras::default());
    assert_eq!(page_of(&hand, 8, 14, &[Section::Thoughts], &[]).extras.thoughts.unwrap()[0].believed, Some(80));
    assert_eq!(page_of(&hand, 10, 14, &[], &[]).marked, []);
    assert_eq!(day(9), page.marked[0].day);
}

#[test]
fn a_hard_day_plan_that_is_on_marks_no_day_to_come() {
    let mut hand = Hand::default();
    hand.write(10, 480, &Body::Flare(Flare { on: true, by: Offered::Own }));
    let marked = |today| {
        let page = page_made(&hand, (8, 14, today), &[], &[]);
        page.by_day.iter().filter(|mark| mark.hard_day).map(|mark| mark.day).collect::<Vec<_>>()
    };
    assert_eq!(marked(11), [day(10), day(11)]);
    assert_eq!(marked(14), [10, 11, 12, 13, 14].map(day));
}
