//! What is previewed and what is written: the same words in the PDF and in the HTML, charts that are drawn and told, a style
//! that is the one the policy names, letters that a PDF does not have.

use std::collections::BTreeSet;

use super::super::charts::Spark;
use super::*;

/// The words of a text: what holds a letter or a digit, without the signs around it.
fn words(text: &str) -> BTreeSet<String> {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '%' | '-' | '+' | '.');
    let words = text.split(|c: char| c.is_whitespace() || is_sign(c)).map(|word| word.trim_matches(['.', '-', '+']));
    words.filter(|word| word.contains(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// The text of an HTML file with the words of its drawings, the title of the file and the style left out.
fn html_words(html: &str) -> String {
    let body = html.split_once("<body>").unwrap().1;
    let mut text = String::new();
    for piece in body.split('<') {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text, |text, (sign, letter)| text.replace(sign, letter))
}

/// The strings of a PDF, and what its charts are told to show.
fn pdf_text(bytes: &[u8]) -> String {
    let file: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let told = file.split("/Alt (").skip(1).map(|text| text.split_once(")\n").unwrap().0.replace('\\', ""));
    let told: Vec<String> = told.collect();
    format!("{}\n{}", pdf_words(bytes).join("\n"), told.join("\n"))
}

#[test]
fn the_words_of_pdf_and_html_are_those_of_the_preview_and_no_others() {
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let (empty, of_weeks) = (Diary::default(), made_up.diary());
    let pages = [
        week(&[]),
        week(&Section::ALL),
        made(&full(), day("2026-10-18"), day("2026-11-20"), &[Section::Notes, Section::LeftOut]),
        made(&empty, day("2026-11-16"), day("2026-11-22"), &[]),
        made(&of_weeks, day("2026-11-16"), day("2026-11-22"), &[]),
        made(&of_weeks, day("2026-08-31"), day("2026-11-22"), &Section::ALL),
    ];
    for (page, rows) in &pages {
        let handed = Handed { page, rows };
        for format in [Format::Pdf, Format::Html] {
            let bytes = write(&handed, format).unwrap();
            let file =
                if format == Format::Pdf { pdf_text(&bytes) } else { html_words(&String::from_utf8(bytes).unwrap()) };
            let (file, shown) = (words(&file), words(&preview(&handed, format)));
            let only_in_file: Vec<_> = file.difference(&shown).collect();
            let only_shown: Vec<_> = shown.difference(&file).collect();
            assert!(
                shown.len() > 60 && only_in_file.is_empty() && only_shown.is_empty(),
                "{format:?}: in the file alone {only_in_file:?}, previewed alone {only_shown:?}"
            );
        }
        for format in Format::ALL.into_iter().filter(|format| !matches!(format, Format::Pdf | Format::Html)) {
            let bytes = String::from_utf8(write(&handed, format).unwrap()).unwrap();
            assert_eq!(preview(&handed, format), bytes, "{format:?} is previewed byte for byte");
        }
    }
}

#[test]
fn charts_are_drawn_and_told_in_pdf_and_html() {
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let made = made(&made_up.diary(), day("2026-11-16"), day("2026-11-22"), &[]);
    let sparks: Vec<Spark> = made.0.figures.iter().filter_map(|row| Spark::of(row, made.0.course_days)).collect();
    assert!(sparks.len() >= 4, "{}", sparks.len());
    let bytes = write(&Handed { page: &made.0, rows: &made.1 }, Format::Pdf).unwrap();
    let pdf: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let html = written(&made, Format::Html);
    assert_eq!(html.matches("<svg role=\"img\"").count(), sparks.len() + 1);
    assert_eq!(
        (html.matches("<title id=").count(), html.matches("<desc id=").count()),
        (sparks.len() + 1, sparks.len() + 1)
    );
    // One figure a small line, one for the days, one for each practice beneath.
    let practised = made.0.by_day.iter().filter(|day| day.practised).count();
    assert_eq!(pdf.matches("/S /Figure").count(), sparks.len() + 1 + practised);
    assert_eq!(pdf.matches("/Alt (").count(), pdf.matches("/S /Figure").count());
    let worst = made.0.by_day.iter().filter(|day| day.worst.is_some()).count();
    assert!(worst > 2 && html.matches("<rect class=\"bar\"").count() == worst);
    for told in [
        "Average pain, day by day: from ",
        "Worst pain by day as bars, from 0 to 10. The dashed line is where it began, ",
    ] {
        assert!(pdf.contains(&format!("/Alt ({told}")), "{told}");
        assert!(
            preview(&Handed { page: &made.0, rows: &made.1 }, Format::Pdf).contains(&format!("\n{told}")),
            "{told}"
        );
    }
    for sign in ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] {
        assert!(!html.contains(sign) && !pdf.contains(sign), "a letter stands where a chart is drawn");
    }
}

#[test]
fn a_small_line_breaks_at_a_gap() {
    let made_up = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let mut row = made(&made_up.diary(), day("2026-11-16"), day("2026-11-22"), &[]).0.figures.remove(0);
    row.course = vec![Some(5.0), Some(10.0), None, Some(0.0), None];
    let lines = Spark::of(&row, 1).unwrap().lines();
    assert_eq!(lines, [vec![[0.0, 0.5], [0.25, 1.0]], vec![[0.75, 0.0]]]);
    row.course = vec![None, Some(4.0)];
    assert!(Spark::of(&row, 1).is_none(), "one point is no line");
}

#[test]
fn a_pdf_says_its_title_its_language_and_what_each_part_is() {
    let made = week(&[]);
    let bytes = write(&Handed { page: &made.0, rows: &made.1 }, Format::Pdf).unwrap();
    let pdf: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    for part in
        ["/Lang (en)", "/Title (For the visit: 16 to 22 November 2026)", "/Marked true", "/DisplayDocTitle true"]
    {
        assert!(pdf.contains(part), "{part}");
    }
    let count = |part: &str| pdf.matches(part).count();
    assert_eq!((count("/S /Document"), count("/S /H1"), count("/S /Table")), (1, 1, 3));
    assert!(count("/S /H2") > 8 && count("/S /TR") > 20 && count("/Scope /Column") > 8 && count("/Scope /Row") > 10);
    // Nothing says who made it or when.
    for part in ["/Author", "/CreationDate", "/Producer", "/Creator"] {
        assert!(!pdf.contains(part), "{part}");
    }
    // Every piece of the content belongs to a part, or is there for the eye alone.
    let begun = count(" BDC\n") + count(" BMC\n");
    assert_eq!((begun, count("EMC\n")), (count("/MCID ") + count("/Artifact BMC"), begun));
}

#[test]
fn letters_that_a_pdf_does_not_have_are_named_and_nothing_is_written() {
    let refused = |text: &str| {
        let mut full = Full { diary: Diary::default(), ids: Ids::new(6) };
        full.add(day("2026-11-18"), 600, &Body::Question(Question { text: text.to_owned(), answered: None }));
        let (page, rows) = made(&full.diary, day("2026-11-16"), day("2026-11-22"), &[]);
        let handed = Handed { page: &page, rows: &rows };
        for format in
            Format::ALL.into_iter().filter(|format| !matches!(format, Format::Pdf | Format::Csv | Format::Fhir))
        {
            assert!(String::from_utf8(write(&handed, format).unwrap()).unwrap().contains(text), "{format:?}");
        }
        let said = write(&handed, Format::Pdf).map(|_| ());
        assert_eq!(
            said.clone().err(),
            (said.is_err()).then(|| preview(&handed, Format::Pdf)),
            "the preview says it too"
        );
        said
    };
    let line = refused("\u{5e9}\u{5dc}\u{5d5}\u{5dd} and \u{65e5}\u{672c}, \u{e4}gypten").unwrap_err();
    assert_eq!(
        line,
        "The PDF has no letters for \u{5e9}\u{5dc}\u{5d5}\u{5dd}, \u{65e5}\u{672c},; HTML and text show them as they are, and HTML prints on one page too. Nothing was written."
    );
    // Latin letters that the fonts do not have are refused as well, never drawn as others.
    for word in ["m\u{119}czy", "p\u{159}\u{ed}li\u{161}", "a\u{11f}r\u{131}", "dure\u{1e5b}"] {
        assert!(refused(&format!("It hurts: {word}")).unwrap_err().contains(&format!("for {word};")), "{word}");
    }
    let many = refused("один два три четыре оченьдлинноеслововодинадцатьслогов").unwrap_err();
    assert!(many.contains("один, два, три and 2 more words;"), "{many}");
    // What Western Europe writes comes out right.
    assert_eq!(
        refused("L\u{f6}schen, \u{ab}na\u{ef}ve\u{bb}, se\u{f1}or, \u{152}uvre, 5\u{20ac} \u{2013} \u{201e}ja\u{201c}"),
        Ok(())
    );
}

#[test]
fn the_policy_of_the_html_names_the_one_style_that_is_in_it() {
    let html = written(&week(&Section::ALL), Format::Html);
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let digest = digest::base64(&digest::sha256(style.as_bytes()));
    assert!(html.contains(&format!("style-src 'sha256-{digest}'")), "the style has the digest {digest}");
    assert!(html.contains("content=\"default-src 'none'; "));
    assert_eq!(html.matches("<style").count(), 1);
    for word in [" style=", "<script", " src=", " href=", "url(", "@import", "<link", "<img", "<iframe", "unsafe"] {
        assert!(!html.contains(word), "{word}");
    }
    for word in ["prefers-color-scheme:dark", "@media print", "@page", "color-scheme:light dark"] {
        assert!(style.contains(word), "{word}");
    }
}

#[test]
fn the_html_has_its_language_and_headings_in_order_and_tables_with_heads() {
    let html = written(&week(&Section::ALL), Format::Html);
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    assert_eq!((html.matches("<h1").count(), html.matches("<h3").count()), (1, 0));
    assert!(html.find("<h1").unwrap() < html.find("<h2").unwrap());
    assert_eq!(html.matches("<th").count() - html.matches("<thead").count(), html.matches("<th scope=").count());
    let main = html.find("<main>").unwrap();
    assert!(main < html.find("<h1").unwrap() && html.find("</main>").unwrap() < html.find("<footer>").unwrap());
}

/// The digest that a policy of content names; from the standard (FIPS 180-4), for this test alone.
mod digest {
    /// The first 32 bits of the fractional parts of the roots of the first primes, as the standard has them.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below two to the power of 32")]
    fn parts(of: fn(f64) -> f64, count: usize) -> Vec<u32> {
        let is_prime = |n: &u32| (2..*n).all(|d| !n.is_multiple_of(d));
        let primes = (2u32..).filter(is_prime).take(count);
        primes.map(|prime| (of(f64::from(prime)).fract() * 4_294_967_296.0) as u32).collect()
    }

    pub fn sha256(text: &[u8]) -> Vec<u8> {
        let (mut state, keys) = (parts(f64::sqrt, 8), parts(f64::cbrt, 64));
        let mut padded = text.to_vec();
        padded.push(0x80);
        while padded.len() % 64 != 56 {
            padded.push(0);
        }
        padded.extend((text.len() as u64 * 8).to_be_bytes());
        for block in padded.chunks(64) {
            let mut w: Vec<u32> = block.chunks(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])).collect();
            for n in 16..64 {
                let a = w[n - 15].rotate_right(7) ^ w[n - 15].rotate_right(18) ^ (w[n - 15] >> 3);
                let b = w[n - 2].rotate_right(17) ^ w[n - 2].rotate_right(19) ^ (w[n - 2] >> 10);
                w.push(w[n - 16].wrapping_add(a).wrapping_add(w[n - 7]).wrapping_add(b));
            }
            let mut s = state.clone();
            for n in 0..64 {
                let e = s[4].rotate_right(6) ^ s[4].rotate_right(11) ^ s[4].rotate_right(25);
                let choice = (s[4] & s[5]) ^ (!s[4] & s[6]);
                let one = s[7].wrapping_add(e).wrapping_add(choice).wrapping_add(keys[n]).wrapping_add(w[n]);
                let a = s[0].rotate_right(2) ^ s[0].rotate_right(13) ^ s[0].rotate_right(22);
                let two = a.wrapping_add((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
                s.rotate_right(1);
                s[4] = s[4].wrapping_add(one);
                s[0] = one.wrapping_add(two);
            }
            for (all, part) in state.iter_mut().zip(s) {
                *all = all.wrapping_add(part);
            }
        }
        state.into_iter().flat_map(u32::to_be_bytes).collect()
    }

    pub fn base64(bytes: &[u8]) -> String {
        let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
        let group = |chunk: &[u8]| {
            let all = chunk.iter().chain(&[0, 0]).take(3).fold(0usize, |all, byte| all << 8 | usize::from(*byte));
            let sign = |n: usize| if n <= chunk.len() { letters[all >> (18 - 6 * n) & 63] } else { '=' };
            (0..4).map(sign).collect::<String>()
        };
        bytes.chunks(3).map(group).collect()
    }

    #[test]
    fn a_known_text_has_its_known_digest() {
        let known = [0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23];
        assert_eq!(sha256(b"abc")[..16], known);
        assert_eq!(base64(b"any carnal pleasure"), "YW55IGNhcm5hbCBwbGVhc3VyZQ==");
    }
}
