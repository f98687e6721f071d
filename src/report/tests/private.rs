//! A secret word in every private field, one at a time: in no format by default, and where its section is ticked in just the
//! formats that show that field. And words that nobody expects, long, wide and from right to left.

use super::*;
use crate::diary::{
    Entry, Experiment, MeasureTaken, Outcome, Practice, PractisedBlock, ScoreSource, StepChange, StepChoice, Thought,
    Visit,
};

const SECRET: &str = "verborgenwort";

/// Which files show a field once its section is ticked.
#[derive(Clone, Copy)]
enum Shown {
    /// The page, the table and the bundle.
    Everywhere,
    /// The page and the table of records.
    PageAndTable,
    /// The table of records alone.
    Table,
    /// None, whatever is ticked: lists have words of their own.
    Nowhere,
}

impl Shown {
    const fn by(self, format: Format) -> bool {
        match (self, format) {
            (Self::Nowhere, _) | (Self::Table | Self::PageAndTable, Format::Fhir) => false,
            (Self::Everywhere | Self::PageAndTable, _) | (Self::Table, Format::Csv) => true,
            (Self::Table, _) => false,
        }
    }
}

fn entry(of: impl FnOnce(&mut Entry)) -> Body {
    let mut entry = Entry { pain_now: crate::diary::Score::new(4), ..Entry::default() };
    of(&mut entry);
    Body::CheckIn(entry)
}

fn thought(of: impl FnOnce(&mut Thought)) -> Body {
    let mut thought = Thought::default();
    of(&mut thought);
    Body::Thought(thought)
}

fn practice(of: impl FnOnce(&mut Practice)) -> Body {
    let block = PractisedBlock {
        exercise: "B3".to_owned(),
        track: "breath".to_owned(),
        planned_s: 60,
        done_s: 60,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    let mut practice = Practice { blocks: vec![block], outcome: Outcome::Finished, ..Practice::default() };
    of(&mut practice);
    Body::Practice(practice)
}

fn on_ladder(exercise: &str) -> PractisedBlock {
    PractisedBlock {
        exercise: exercise.to_owned(),
        track: "exposure".to_owned(),
        planned_s: 60,
        done_s: 60,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    }
}

/// Every private field: its name, its section, where it is shown then, and a record with the word in it alone.
fn fields() -> Vec<(&'static str, Section, Shown, Body)> {
    let word = || Some(SECRET.to_owned());
    let list = || vec![SECRET.to_owned()];
    let (notes, thoughts, ladder) = (Section::Notes, Section::Thoughts, Section::Exposure);
    let experiment = |of: fn(&mut Experiment, Option<String>)| {
        let mut experiment = Experiment::default();
        of(&mut experiment, Some(SECRET.to_owned()));
        Body::Experiment(experiment)
    };
    let measure = |instrument: &str, items: Vec<String>| {
        Body::Measure(MeasureTaken {
            instrument: instrument.to_owned(),
            answers: vec![Some(4), Some(5), Some(6)],
            items,
            score: Some(5.0),
            source: ScoreSource::Own,
        })
    };
    let step = StepChange {
        track: format!("ladder-{SECRET}"),
        from: 1,
        to: 2,
        minutes: None,
        reason: None,
        choice: StepChoice::ALL[0],
    };
    let note = |text: &str, tags: Vec<String>| Body::Note(Note { text: text.to_owned(), tags, ..Note::default() });
    vec![
        ("a note with an entry", notes, Shown::Everywhere, entry(|it| it.note = word())),
        ("the one word", notes, Shown::Table, entry(|it| it.word = word())),
        ("tags", notes, Shown::Table, entry(|it| it.tags = list())),
        ("a trigger of one's own", notes, Shown::Nowhere, entry(|it| it.triggers = list())),
        ("help of one's own", notes, Shown::Nowhere, entry(|it| it.helped = list())),
        ("a place of one's own", notes, Shown::Nowhere, entry(|it| it.places = list())),
        ("a quality of one's own", notes, Shown::Nowhere, entry(|it| it.qualities = list())),
        ("a medicine", Section::Medicines, Shown::PageAndTable, entry(|it| it.medicines = list())),
        ("a note with a practice", notes, Shown::Everywhere, practice(|it| it.note = word())),
        ("a free note", notes, Shown::PageAndTable, note(SECRET, Vec::new())),
        ("tags of a free note", notes, Shown::Nowhere, note("x", list())),
        ("whom a visit was with", notes, Shown::Table, Body::Visit(Visit { with: word(), note: None, next_at: None })),
        (
            "a note of a visit",
            notes,
            Shown::PageAndTable,
            Body::Visit(Visit { with: None, note: word(), next_at: None }),
        ),
        (
            "activities",
            notes,
            Shown::Everywhere,
            measure("psfs", vec![SECRET.to_owned(), "b".to_owned(), "c".to_owned()]),
        ),
        ("a questionnaire of no name", notes, Shown::Nowhere, measure(SECRET, Vec::new())),
        ("a thought", thoughts, Shown::PageAndTable, thought(|it| it.thought = word())),
        ("its situation", thoughts, Shown::Table, thought(|it| it.situation = word())),
        ("the body", thoughts, Shown::Table, thought(|it| it.body = word())),
        ("a feeling", thoughts, Shown::Table, thought(|it| it.feeling = word())),
        ("what supports it", thoughts, Shown::Table, thought(|it| it.supports = word())),
        ("what speaks against it", thoughts, Shown::Table, thought(|it| it.against = word())),
        ("the next step", thoughts, Shown::Table, thought(|it| it.next_step = word())),
        ("a prediction", thoughts, Shown::Table, experiment(|it, word| it.prediction = word)),
        ("a test", thoughts, Shown::Table, experiment(|it, word| it.test = word)),
        ("what happened", thoughts, Shown::Table, experiment(|it, word| it.happened = word)),
        ("what was learned", thoughts, Shown::Table, experiment(|it, word| it.learned = word)),
        ("a step of one's own", ladder, Shown::Everywhere, practice(|it| it.blocks.push(on_ladder(SECRET)))),
        (
            "a practice on a ladder",
            ladder,
            Shown::Table,
            practice(|it| {
                it.blocks.push(on_ladder("x"));
                it.routine = SECRET.to_owned();
            }),
        ),
        ("a ladder", ladder, Shown::PageAndTable, Body::Step(step)),
    ]
}

#[test]
fn a_secret_word_of_each_private_field_stands_in_the_ticked_section_alone() {
    let (from, to) = (day("2026-11-16"), day("2026-11-22"));
    let wishes: Vec<Vec<Section>> =
        Section::ALL.into_iter().map(|section| vec![section]).chain([Vec::new(), Section::ALL.to_vec()]).collect();
    for (field, section, shown, body) in fields() {
        let mut full = Full { diary: Diary::default(), ids: Ids::new(6) };
        full.add(day("2026-11-18"), 600, &body);
        for ticked in &wishes {
            let made = made(&full.diary, from, to, ticked);
            for format in Format::ALL {
                let expected = ticked.contains(&section) && shown.by(format);
                let text = written(&made, format);
                assert_eq!(text.contains(SECRET), expected, "{field} in {format:?} with {ticked:?}:\n{text}");
            }
        }
    }
}

#[test]
fn a_name_and_what_is_left_out_are_said_on_a_wish_alone() {
    let (from, to) = (day("2026-11-16"), day("2026-11-22"));
    for (ticked, name, left_out) in
        [(vec![], false, false), (vec![Section::Name], true, false), (vec![Section::LeftOut], false, true)]
    {
        let made = made(&Diary::default(), from, to, &ticked);
        for format in Format::ALL {
            let text = written(&made, format).replace('\\', "");
            assert_eq!(text.contains("planted-name"), name && format != Format::Csv, "{format:?}, {ticked:?}");
            let says = text.contains("Left out: Notes, Thought records,");
            let sheet = !matches!(format, Format::Csv | Format::Fhir | Format::Json);
            assert_eq!(says, left_out && sheet, "{format:?}, {ticked:?}:\n{text}");
        }
    }
}

#[test]
fn ten_thousand_signs_are_whole_where_nothing_is_cut_and_harmless_everywhere() {
    let line = "<b> =1+1 \\ | `x` \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{6f22}\u{5b57} e\u{301} \u{1f642} ";
    let long = line.repeat(10_000 / line.chars().count() + 1);
    let long = long.trim();
    assert!(long.chars().count() >= 10_000);
    let mut full = Full { diary: Diary::default(), ids: Ids::new(6) };
    full.add(day("2026-11-18"), 600, &entry(|it| it.note = Some(long.to_owned())));
    let (page, rows) = made(&full.diary, day("2026-11-16"), day("2026-11-22"), &[Section::Notes]);
    let handed = Handed { page: &page, rows: &rows };
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf) {
        let text = String::from_utf8(write(&handed, format).unwrap()).unwrap();
        let whole = match format {
            // In one line each, with what the format takes for its own written otherwise.
            Format::Json | Format::Fhir => text.contains(&serde_json::to_string(long).unwrap()),
            Format::Csv => {
                let mut reader = ::csv::Reader::from_reader(text.as_bytes());
                reader.records().any(|row| row.unwrap().iter().any(|cell| cell == long))
            }
            Format::Markdown => text.replace('\\', "").contains(&long.replace('\\', "")),
            // One sheet: the first lines stand, and a sign says that there is more.
            Format::Text | Format::Html | Format::Pdf => {
                let plain = text.replace("&lt;", "<").replace("&gt;", ">");
                plain.contains("18 November: <b> =1+1 \\ | `x` \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{6f22}\u{5b57}")
                    && plain.contains('…')
            }
        };
        assert!(whole, "{format:?}:\n{}", text.chars().take(4000).collect::<String>());
        assert!(format != Format::Html || !text.contains("<b>"));
        assert!(
            format != Format::Text || (text.lines().count() <= LINES && text.lines().all(|it| it.width() <= COLUMNS))
        );
    }
    let said = write(&handed, Format::Pdf).unwrap_err();
    assert!(said.lines().count() == 1 && said.chars().count() < 250, "{said}");
    let wide = "W".repeat(10_000);
    let mut full = Full { diary: Diary::default(), ids: Ids::new(6) };
    full.add(day("2026-11-18"), 600, &entry(|it| it.note = Some(wide)));
    let made = made(&full.diary, day("2026-11-16"), day("2026-11-22"), &[Section::Notes]);
    assert!(written(&made, Format::Pdf).contains("WWWW"), "a word that has no end is broken, not left out");
}

#[test]
fn few_days_are_said_to_be_too_few() {
    let mut full = Full { diary: Diary::default(), ids: Ids::new(6) };
    let pain = |it: &mut Entry, pain: u8| {
        (it.pain_now, it.pain_worst) = (None, crate::diary::Score::new(pain));
    };
    for n in 0..7 {
        full.add(day("2026-10-05").plus(n), 600, &entry(|it| pain(it, 8)));
    }
    for n in 0..3 {
        full.add(day("2026-11-16").plus(n), 600, &entry(|it| pain(it, 4)));
    }
    let three = made(&full.diary, day("2026-11-16"), day("2026-11-22"), &[]);
    full.add(day("2026-11-19"), 600, &entry(|it| pain(it, 4)));
    let four = made(&full.diary, day("2026-11-16"), day("2026-11-22"), &[]);
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Pdf] {
        assert!(written(&three, format).contains("n too small"), "{format:?}");
        assert!(!written(&four, format).contains("n too small"), "{format:?}");
    }
    assert!(written(&three, Format::Json).contains("\"too_few\"") && written(&four, Format::Json).contains("\"met\""));
}
