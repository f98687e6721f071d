//! Small drawn figures, where a picture says more than words: how a body lies, kneels or sits. Each file holds the
//! picture in dots and, after a line of three dashes, one in plain signs where that can be recognised. What a figure
//! shows is told in words by `figure-<id>`.

macro_rules! figures {
    ($($name:literal),+ $(,)?) => {
        /// The ids of all figures.
        pub const FIGURES: &[&str] = &[$($name),+];

        fn source(id: &str) -> Option<&'static str> {
            match id {
                $($name => Some(include_str!(concat!("../../assets/en/figures/", $name, ".txt"))),)+
                _ => None,
            }
        }
    };
}

figures!(
    "lying",
    "side",
    "child",
    "leaning",
    "sitting",
    "standing",
    "kneeling",
    "all-fours",
    "happy-baby",
    "butterfly",
    "squat",
    "four",
    "soles-together",
    "legs-up",
    "knees-to-chest",
    "hands",
    "fist"
);

/// What stands between the two pictures of a file.
const BETWEEN: &str = "---\n";

/// A figure, line by line; in plain signs when `ascii`. Nothing for an id that has none.
#[must_use]
pub fn figure(id: &str, ascii: bool) -> Option<&'static str> {
    let source = source(id)?;
    match source.split_once(BETWEEN) {
        Some((_, plain)) if ascii => Some(plain),
        Some((dots, _)) => Some(dots),
        None => (!ascii).then_some(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_fits_into_forty_columns_and_is_told_in_words() {
        for id in FIGURES {
            for ascii in [false, true] {
                let Some(art) = figure(id, ascii) else { continue };
                let lines: Vec<&str> = art.lines().collect();
                assert!((4..=9).contains(&lines.len()), "{id}: {} lines", lines.len());
                assert!(lines.iter().all(|line| line.chars().count() <= 38), "{id} is wider than 38");
                assert!(lines.iter().all(|line| line.trim_end() == *line), "{id} has blanks at an end");
                assert!(!lines[0].trim().is_empty() && !lines[lines.len() - 1].trim().is_empty(), "{id}");
                assert!(!ascii || art.is_ascii(), "{id}");
                assert!(
                    ascii || art.chars().all(|sign| " \n".contains(sign) || ('\u{2800}'..='\u{28ff}').contains(&sign))
                );
            }
            assert!(figure(id, false).is_some() && crate::words::has(&format!("figure-{id}")), "{id}");
        }
        assert_eq!(figure("handstand", false), None);
    }
}
