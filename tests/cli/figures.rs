//! A diary of twelve weeks, kept with a script that works out every figure of the page without anything of this program
//! (`tests/fixtures/twelve-weeks/work_out.py`): each format is read back and compared with what the script found.

use std::path::Path;

use serde_json::Value;

use super::world::World;

const FORMATS: [&str; 7] = ["txt", "md", "html", "pdf", "json", "csv", "fhir"];

fn fixture() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/twelve-weeks")
}

/// A home with the twelve weeks in it.
fn world() -> World {
    let world = World::new();
    for name in ["store.json", "profile.json"] {
        world.put(&world.data().join(name), &std::fs::read_to_string(fixture().join(name)).unwrap());
    }
    for file in std::fs::read_dir(fixture().join("journal")).unwrap() {
        let file = file.unwrap();
        let to = world.data().join("journal").join(file.file_name());
        world.put(&to, &std::fs::read_to_string(file.path()).unwrap());
    }
    world
}

/// What the script found for each of its pages.
fn expected() -> Vec<Value> {
    let text = std::fs::read_to_string(fixture().join("expected.json")).unwrap();
    let Value::Array(pages) = serde_json::from_str(&text).unwrap() else { panic!("a list of pages") };
    pages
}

fn export(world: &World, page: &Value, format: &str) -> Vec<u8> {
    let day = |field: &str| page["page"][field].as_str().unwrap();
    let words = ["export", "range", "--from", day("from"), "--to", day("to"), "--format", format, "--output", "-"];
    let output = world.command(&words).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {output:?}");
    output.stdout
}

/// What a format shows of the page.
#[derive(Debug, Default)]
struct Shown {
    /// The rows of the table, cell by cell, and how many more are said to be.
    figures: (Vec<String>, usize),
    /// The same of the exercises.
    exercises: (Vec<String>, usize),
    /// Worst pain by day.
    by_day: String,
    /// Everything, with one space between words.
    words: String,
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "and 3 more rows": how many.
fn more(line: &str, what: &str) -> Option<usize> {
    let line = line.strip_prefix("and ")?;
    [format!(" more {what}s"), format!(" more {what}")].iter().find_map(|end| line.strip_suffix(end)?.parse().ok())
}

/// Rows until a line that is none of the table, and the number of those that are said to be left out.
fn table<'a>(lines: impl Iterator<Item = &'a str>, what: &str, last: impl Fn(&str) -> bool) -> (Vec<String>, usize) {
    let mut rows = Vec::new();
    for line in lines {
        let line = squeezed(line);
        if let Some(count) = more(&line, what) {
            return (rows, count);
        }
        if last(&line) {
            break;
        }
        rows.push(line);
    }
    (rows, 0)
}

fn of_text(text: &str) -> Shown {
    let after = |start: &'static str| text.lines().skip_while(move |line| !squeezed(line).starts_with(start)).skip(1);
    let ends = |line: &str| line.is_empty() || line.starts_with("By day") || line.starts_with("Last ");
    let exercise = |line: &str| !line.contains(" / ");
    let by_day = after("By day").chain(after("Last ")).nth(1).unwrap_or_default();
    Shown {
        figures: table(after("Mean (days)"), "row", ends),
        exercises: table(after("Exercise times"), "exercise", exercise),
        by_day: squeezed(by_day),
        words: squeezed(text),
    }
}

/// The cells of the rows of a table, one row a line.
fn rows_of(lines: Vec<Vec<String>>) -> Shown {
    let mut shown = Shown::default();
    for cells in lines {
        let line = squeezed(&cells.join(" "));
        let is_head = line.starts_with("Mean (days)") || line.starts_with("Exercise times");
        if let Some(count) = more(&line, "row") {
            shown.figures.1 = count;
        } else if let Some(count) = more(&line, "exercise") {
            shown.exercises.1 = count;
        } else if cells.len() == 6 && !is_head && cells[0] != "practised" && cells[0] != "hard day" {
            shown.figures.0.push(line);
        } else if cells.len() == 4 && !is_head && line.contains(" / ") {
            shown.exercises.0.push(line);
        } else if cells[0] == "Worst pain" && shown.by_day.is_empty() {
            shown.by_day = squeezed(&cells[1..].join(" "));
        }
    }
    shown
}

fn of_markdown(text: &str) -> Shown {
    let plain = text.replace('\\', "");
    let row =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect() };
    let lines = plain.lines().filter(|line| line.starts_with('|') && !line.starts_with("| ---")).map(row);
    Shown { words: squeezed(&plain), ..rows_of(lines.collect()) }
}

/// The text of a piece of HTML.
fn unmarked(html: &str) -> String {
    let mut text = String::new();
    for (n, piece) in html.split('<').enumerate() {
        text.push_str(if n == 0 { piece } else { piece.split_once('>').unwrap().1 });
        text.push(' ');
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    squeezed(&signs.iter().fold(text, |text, (sign, letter)| text.replace(sign, letter)))
}

/// A piece of HTML without its drawings.
fn undrawn(html: &str) -> String {
    let mut pieces = html.split("<svg");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once("</svg>").unwrap().1)
}

fn of_html(html: &str) -> Shown {
    let html = &undrawn(html).replace("<td></td>", "");
    let row = |row: &str| -> Vec<String> {
        let row = row.split("</tr>").next().unwrap().split_once('>').unwrap().1;
        let cells = row.split("</t").filter(|cell| cell.contains("<td") || cell.contains("<th"));
        cells.map(|cell| unmarked(&format!("<{}", cell.split_once('<').unwrap().1))).collect()
    };
    let lines = html.split("<tr").skip(1).map(row).collect();
    Shown { words: unmarked(html), ..rows_of(lines) }
}

/// The strings that the PDF draws, in order.
fn drawn(bytes: &[u8]) -> Vec<String> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let strings = text.lines().filter_map(|line| line.trim_end().strip_suffix(" Tj"));
    let plain = |string: &str| {
        if let Some(hex) = string.strip_prefix('<') {
            let digits: Vec<char> = hex.trim_end_matches('>').chars().collect();
            let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap();
            return digits.chunks(2).map(|pair| char::from(byte(pair))).collect();
        }
        let inner = string.strip_prefix('(').unwrap().strip_suffix(')').unwrap();
        let (mut out, mut signs) = (String::new(), inner.chars());
        while let Some(sign) = signs.next() {
            out.push(if sign == '\\' { signs.next().unwrap() } else { sign });
        }
        out
    };
    strings.map(plain).collect()
}

fn of_pdf(bytes: &[u8]) -> Shown {
    let strings = drawn(bytes);
    let at = |word: &str| strings.iter().position(|string| string == word);
    let rows = |head: &str, cells: usize, what: &str| {
        let Some(start) = at(head) else { return (Vec::new(), 0) };
        let (mut found, mut rest) = (Vec::new(), &strings[start + cells..]);
        while let Some(first) = rest.first() {
            if let Some(count) = more(first, what) {
                return (found, count);
            }
            let row = rest.get(..cells).unwrap_or_default();
            let fits = if cells == 4 { row.get(2).is_some_and(|cell| cell.contains(" / ")) } else { found.len() < 40 };
            let ends = first.starts_with("By day") || first.starts_with("Last ");
            if !fits || ends || row.len() < cells {
                break;
            }
            found.push(squeezed(&row.join(" ")));
            rest = &rest[cells..];
        }
        (found, 0)
    };
    let is_day = |string: &String| string == "\u{b7}" || (string.len() < 5 && string.parse::<f64>().is_ok());
    // Bars stand above their figures: the last run of figures is the one.
    let days = strings.iter().position(|string| string.starts_with("By day") || string.starts_with("Last "));
    let days = days.map_or(&[][..], |start| &strings[start..]);
    let end = days.iter().position(|string| string == "practised").unwrap_or(days.len());
    let by_day = days[..end].split(|string| !is_day(string)).rfind(|run| !run.is_empty()).unwrap_or_default();
    Shown {
        figures: rows("Mean (days)", 6, "row"),
        exercises: rows("Exercise", 4, "exercise"),
        by_day: by_day.join(" "),
        words: squeezed(&strings.join(" ")),
    }
}

/// Where a format says something else than the script.
fn shown_differs(shown: &Shown, page: &Value, whole: bool) -> Vec<String> {
    let rows = |field: &str| -> Vec<String> {
        let rows = page[field].as_array().unwrap().iter();
        let cells = |row: &Value| {
            let cells = row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned());
            cells.collect::<Vec<String>>()
        };
        rows.map(|row| squeezed(&cells(row).join(" "))).collect()
    };
    let mut differs = Vec::new();
    for (what, expected, (found, more)) in
        [("figures", rows("figures"), &shown.figures), ("exercises", rows("exercises"), &shown.exercises)]
    {
        // A page that has to fit on one sheet may end early, and says by how much.
        let enough = if whole { *more == 0 } else { found.len() >= expected.len().min(1) };
        // A word that is too long for its column ends in "…".
        let same = |(found, expected): (&String, &String)| {
            found == expected || found.strip_suffix('…').is_some_and(|start| !whole && expected.starts_with(start))
        };
        if !found.iter().zip(&expected).all(same) || found.len() + more != expected.len() || !enough {
            differs.push(format!("{what}: {found:#?} and {more} more, not {expected:#?}"));
        }
    }
    for sentence in page["sentences"].as_array().unwrap() {
        if !shown.words.contains(sentence.as_str().unwrap()) {
            differs.push(format!("{sentence} is not in {}", shown.words));
        }
    }
    let day = |day: &Value| day["worst"].as_f64().map_or("\u{b7}".to_owned(), |worst| format!("{worst}"));
    let days: Vec<String> = page["page"]["by_day"].as_array().unwrap().iter().map(day).collect();
    if shown.by_day != days.join(" ") {
        differs.push(format!("by day: {}, not {days:?}", shown.by_day));
    }
    differs
}

/// Every value that the script found, as the program has it; what else the program says is not compared.
fn json_differs(expected: &Value, found: &Value, at: &str) -> Vec<String> {
    match (expected, found) {
        (Value::Object(all), _) => {
            all.iter().flat_map(|(key, value)| json_differs(value, &found[key], &format!("{at}.{key}"))).collect()
        }
        (Value::Array(all), Value::Array(found)) if all.len() == found.len() => {
            let pairs = all.iter().zip(found).enumerate();
            pairs.flat_map(|(n, (value, found))| json_differs(value, found, &format!("{at}[{n}]"))).collect()
        }
        _ if expected == found || (expected.is_number() && expected.as_f64() == found.as_f64()) => Vec::new(),
        _ => vec![format!("{at}: {found}, not {expected}")],
    }
}

/// The records of a table, added up.
fn csv_differs(text: &str, page: &Value) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| -> Vec<f64> {
        let at = head.iter().position(|known| known == name);
        let cells = rows.iter().filter_map(|row| row.get(at?)).filter(|cell| !cell.is_empty());
        cells.map(|cell| cell.parse().unwrap()).collect()
    };
    let mut differs = Vec::new();
    for (name, sums) in page["records"].as_object().unwrap() {
        let found = column(name);
        let sum: f64 = found.iter().sum();
        if sums["count"] != found.len() || (sums["sum"].as_f64().unwrap() - sum).abs() > 1e-6 {
            differs.push(format!("{name}: {} with the sum {sum}, not {sums}", found.len()));
        }
    }
    differs
}

/// Means of the page by name, and every other figure added up.
fn fhir_differs(text: &str, page: &Value) -> Vec<String> {
    let bundle: Value = serde_json::from_str(text).unwrap();
    let resources: Vec<&Value> = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]).collect();
    let observations: Vec<&Value> =
        resources.into_iter().filter(|resource| resource["resourceType"] == "Observation").collect();
    let (means, single): (Vec<&Value>, Vec<&Value>) =
        observations.into_iter().partition(|one| one["effectivePeriod"].is_object());
    let mut differs = Vec::new();
    let rows = page["page"]["figures"].as_array().unwrap().iter().zip(page["figures"].as_array().unwrap());
    let rows: Vec<(&Value, &str)> = rows.map(|(row, cells)| (row, cells[0].as_str().unwrap())).collect();
    let rows: Vec<_> = rows.into_iter().filter(|(row, _)| row["now"].is_number()).collect();
    if rows.len() != means.len() {
        differs.push(format!("{} means, not {}", means.len(), rows.len()));
    }
    for ((row, name), mean) in rows.iter().zip(&means) {
        let value = &mean["valueQuantity"]["value"];
        let same = mean["code"]["text"] == format!("Mean (days): {name}")
            && value.as_f64() == row["now"].as_f64()
            && mean["component"][0]["valueInteger"] == row["now_days"];
        if !same {
            differs.push(format!("{mean:#} is not {row}"));
        }
    }
    let records = page["records"].as_object().unwrap();
    let add = |pain: bool| {
        let all = records.iter().filter(|(name, _)| !name.ends_with("_s") && name.starts_with("pain_") == pain);
        all.fold((0, 0.0), |(n, sum), (_, of)| (n + of["count"].as_u64().unwrap(), sum + of["sum"].as_f64().unwrap()))
    };
    for pain in [true, false] {
        let mine = single.iter().filter(|one| (one["code"]["coding"][0]["code"] == "72514-3") == pain);
        let (n, sum) =
            mine.fold((0, 0.0), |(n, sum), one| (n + 1, sum + one["valueQuantity"]["value"].as_f64().unwrap()));
        let (count, all) = add(pain);
        if n != count || (sum - all).abs() > 1e-6 {
            differs.push(format!("pain {pain}: {n} with the sum {sum}, not {count} with {all}"));
        }
    }
    differs
}

fn differs(format: &str, written: &[u8], page: &Value) -> Vec<String> {
    let text = || std::str::from_utf8(written).unwrap();
    match format {
        "txt" => shown_differs(&of_text(text()), page, false),
        "md" => shown_differs(&of_markdown(text()), page, true),
        "html" => shown_differs(&of_html(text()), page, false),
        "pdf" => shown_differs(&of_pdf(written), page, false),
        "json" => json_differs(&page["page"], &serde_json::from_str(text()).unwrap(), ""),
        "csv" => csv_differs(text(), page),
        "fhir" => fhir_differs(text(), page),
        other => panic!("{other} is no format"),
    }
}

#[test]
fn every_figure_of_every_format_is_the_one_that_was_worked_out_apart() {
    let (world, pages) = (world(), expected());
    assert!(pages.len() >= 8 && pages.iter().any(|page| page["figures"].as_array().unwrap().len() >= 15));
    for page in &pages {
        for format in FORMATS {
            let differs = differs(format, &export(&world, page, format), page);
            assert!(differs.is_empty(), "{format} of {}: {}", page["page"]["from"], differs.join("\n"));
        }
    }
}

#[test]
fn questionnaires_have_the_codes_under_which_they_are_known() {
    let (world, pages) = (world(), expected());
    let bundle: Value = serde_json::from_slice(&export(&world, &pages[5], "fhir")).unwrap();
    let observations = |name: &str| -> Vec<Value> {
        let resources = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
        resources.filter(|it| it["code"]["text"] == name).cloned().collect()
    };
    for (name, score, items) in [("PEG", "91147-9", &["75893-8", "91145-3", "91146-1"][..]), ("PHQ-4", "70272-0", &[])]
    {
        let found = observations(name);
        assert!(found.len() > 1, "{name}");
        for one in &found {
            assert_eq!(
                (&one["code"]["coding"][0]["system"], &one["code"]["coding"][0]["code"]),
                (&"http://loinc.org".into(), &score.into())
            );
            // The answers one by one are a section of their own for the PHQ-4.
            let parts = one["component"].as_array().cloned().unwrap_or_default();
            let parts: Vec<&str> =
                parts.iter().map(|part| part["code"]["coding"][0]["code"].as_str().unwrap()).collect();
            assert_eq!(parts, items, "{name}");
        }
        assert_eq!(observations(&format!("Mean (days): {name}"))[0]["code"]["coding"][0]["code"], score);
    }
    assert_eq!(observations("PGIC")[0]["code"].get("coding"), None, "no code is made up");
}

#[test]
fn one_wrong_figure_is_found_in_every_format() {
    let (world, pages) = (world(), expected());
    let right = &pages[0];
    let mut wrong = right.clone();
    wrong["figures"][1][1] = "5.7 (5)".into();
    wrong["page"]["figures"][1]["now"] = 5.7.into();
    wrong["records"]["pain_worst"]["sum"] = 1.0.into();
    for format in FORMATS {
        let written = export(&world, right, format);
        assert!(differs(format, &written, right).is_empty());
        assert!(!differs(format, &written, &wrong).is_empty(), "{format}");
    }
}

#[test]
fn nothing_private_of_the_twelve_weeks_stands_in_any_format_unasked() {
    let world = world();
    let page = &expected()[5];
    for format in FORMATS {
        let written = String::from_utf8_lossy(&export(&world, page, format)).replace('\\', "");
        // Whom a visit was with stands in the table of records, and nowhere else.
        let written = written.replace("private-therapist", "");
        assert!(!written.contains("private"), "{format}");
        assert!(!written.contains("K.") && !written.contains("my own trick"), "{format}");
    }
}
