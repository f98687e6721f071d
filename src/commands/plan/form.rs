//! `plan form`: one page to be printed and ticked by hand, by a therapist or with one; `plan new` takes it in afterwards.

use crate::commands::call::{Call, Refusal};
use crate::commands::practise::library;
use crate::practice::{Catalogue, Exercise, Track};
use crate::words::{exercise_name, say, tell};

/// The width of the page, in characters.
const COLUMNS: usize = 80;
/// The most lines of the page.
const LINES: usize = 60;

/// Lines for exercises that are not on the page.
const OWN_LINES: usize = 4;
/// The width of a name that has a line of its own.
const NAME: usize = 33;

/// Prints the page.
///
/// # Errors
/// When the program's own assets are broken, which a test keeps from happening.
pub fn run(call: &mut Call<'_>) -> Result<u8, Refusal> {
    for line in page(&library()?.catalogue) {
        call.say(&line);
    }
    Ok(0)
}

/// The page, line by line: as many exercises as fit have a line of their own, the others share lines.
fn page(catalogue: &Catalogue) -> Vec<String> {
    let seen = |one: &&Exercise| one.is_offered() && one.area.is_none() && one.id != crate::plan::fill::OWN_BREATH;
    let of = |track: Track| catalogue.iter().filter(seen).filter(move |one| one.track == track);
    let names = |of: &[&Exercise]| of.iter().map(|one| exercise_name(&one.id)).collect::<Vec<_>>();
    let moving = names(&of(Track::Floor).chain(of(Track::Stretch)).collect::<Vec<_>>());
    let calm = names(&of(Track::Breath).chain(of(Track::Attention)).collect::<Vec<_>>());
    let pages = (0..=moving.len()).rev().map(|rows| {
        let (rows, over) = moving.split_at(rows);
        laid_out(rows, &[over, &calm].concat())
    });
    pages.into_iter().find(|page| page.len() <= LINES).unwrap_or_default()
}

fn laid_out(rows: &[String], shared: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = say("therapist-form-head").lines().map(str::to_owned).collect();
    let blanks = say("therapist-form-row");
    let row = |name: &str| format!("[ ] {} {blanks}", padded(name, NAME));
    lines.extend(rows.iter().map(|name| row(name)));
    lines.extend(std::iter::repeat_n(row(&"_".repeat(NAME)), OWN_LINES));
    lines.push(String::new());
    lines.extend(columns(shared));
    lines.push(String::new());
    lines.extend(say("therapist-form-foot").lines().map(str::to_owned));
    lines.push(tell("therapist-form-command", &[("command", "pelvicoach plan new".into())]));
    lines
}

/// Names with a box before each, as many beside each other as fit.
fn columns(names: &[String]) -> Vec<String> {
    let wide = names.iter().map(|name| name.chars().count()).max().unwrap_or(0) + 5;
    let beside = (COLUMNS / wide.max(1)).max(1);
    let line = |row: &[String]| {
        let cells: Vec<String> = row.iter().map(|name| padded(&format!("[ ] {name}"), wide)).collect();
        cells.concat().trim_end().to_owned()
    };
    names.chunks(beside).map(line).collect()
}

/// `text` in exactly `width` characters.
fn padded(text: &str, width: usize) -> String {
    let cut: String = text.chars().take(width).collect();
    format!("{cut:<width$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_one_page_and_names_what_can_be_ticked() {
        let catalogue = &library().unwrap().catalogue;
        let page = page(catalogue);
        assert!(page.len() <= LINES, "{} lines", page.len());
        let wide: Vec<&String> = page.iter().filter(|line| line.chars().count() > COLUMNS).collect();
        assert!(wide.is_empty(), "{wide:#?}");
        let text = page.join("\n");
        for id in ["PF2a", "ST1", "B3", "MI1"] {
            assert!(text.contains(&exercise_name(id)), "{id}\n{text}");
        }
    }

    #[test]
    fn a_longer_list_of_exercises_stays_on_the_page() {
        let built_in = &library().unwrap().catalogue;
        let one = built_in.get("ST1").unwrap();
        let more = (0..20).map(|n| Exercise { id: format!("plan:Stretch number {n}"), ..one.clone() });
        let catalogue = Catalogue::new(built_in.iter().cloned().chain(more).collect(), built_in.limits().clone(), 1);
        assert!(page(&catalogue).len() <= LINES, "{}", page(&catalogue).join("\n"));
    }
}
