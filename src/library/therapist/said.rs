//! Lengths of time, days and counts as people write them in a plan. Pure text to values.

use chrono::Weekday;

use crate::plan::therapist::{Days, Weekdays};

/// A length of time in milliseconds: `30`, `30 s`, `2 min`, `1 min 30 s`, `1.5 s`; nothing for other words.
pub(super) fn length(text: &str) -> Option<u32> {
    let mut rest = text.trim();
    let (mut ms, mut parts) = (0_f64, 0);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
        let number: f64 = rest.get(..digits)?.replace(',', ".").parse().ok()?;
        rest = rest.get(digits..)?.trim_start();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let unit = match rest.get(..letters)?.to_lowercase().as_str() {
            // A number without a unit is seconds, and stands alone.
            "" if parts == 0 && rest.is_empty() => 1_000.0,
            "s" | "sec" | "secs" | "second" | "seconds" => 1_000.0,
            "min" | "mins" | "minute" | "minutes" => 60_000.0,
            _ => return None,
        };
        ms += number * unit;
        parts += 1;
        rest = rest.get(letters..)?.trim_start_matches(['.', ' ', '\t']);
    }
    (parts > 0).then(|| whole(ms))
}

/// A whole number, with the word `after` behind it where people write one: `8`, `8 times`, `30 %`.
pub(super) fn count(text: &str, after: &[&str]) -> Option<u32> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let word = text.get(digits..)?.trim();
    let known = word.is_empty() || after.contains(&word.to_lowercase().as_str());
    let number = text.get(..digits).filter(|number| !number.is_empty() && number.len() <= 12)?;
    known.then(|| number.parse::<u64>().ok().map(|number| u32::try_from(number).unwrap_or(u32::MAX))).flatten()
}

/// Days in words: `monday, thursday`, `monday to friday`, `weekdays`, `every day`, `every second day`, `every 3 days`.
///
/// # Errors
/// The first word that is no day.
pub(super) fn days(text: &str) -> Result<Days, String> {
    let plain = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.as_str() {
        "any" | "any day" => return Ok(Days::Any),
        "daily" | "every day" | "each day" => return Ok(Days::Every(1)),
        _ => {}
    }
    if let Some(rest) = plain.strip_prefix("every ") {
        let n = match rest {
            "other day" | "second day" => Some(2),
            "third day" => Some(3),
            "fourth day" => Some(4),
            "week" => Some(7),
            rest => count(rest, &["days", "day"]),
        };
        return n.map(Days::Every).ok_or_else(|| text.to_owned());
    }
    let mut all = Weekdays::NONE;
    let parts = plain.replace(" and ", ",").replace('&', ",");
    for part in parts.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        all = all.with(some_days(part).ok_or_else(|| part.to_owned())?);
    }
    if all.is_empty() { Err(text.to_owned()) } else { Ok(Days::Of(all)) }
}

/// One day, a span of days, or a word for several.
fn some_days(part: &str) -> Option<Weekdays> {
    match part {
        "weekdays" | "working days" => return Some(Weekdays::WORKING),
        "weekend" | "weekends" => return Some(Weekdays::WEEKEND),
        _ => {}
    }
    let span = part.split_once(" to ").or_else(|| part.split_once('-')).or_else(|| part.split_once('–'));
    if let Some((first, last)) = span {
        return Some(Weekdays::from_to(weekday(first.trim())?, weekday(last.trim())?));
    }
    if let Some(day) = weekday(part) {
        return Some(Weekdays::NONE.and(day));
    }
    // "mon wed fri"
    part.split(' ').try_fold(Weekdays::NONE, |all, word| Some(all.and(weekday(word)?)))
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let word = word.trim_end_matches('.');
    let word = word.strip_suffix("days").map_or_else(|| word.to_owned(), |stem| format!("{stem}day"));
    NAMES
        .into_iter()
        .find(|(name, _)| *name == word || (word.len() >= 3 && name.starts_with(&word)))
        .map(|(_, day)| day)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and the largest number")]
fn whole(ms: f64) -> u32 {
    ms.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_seconds_and_minutes() {
        for (text, ms) in [
            ("30", 30_000),
            ("30 s", 30_000),
            ("30s", 30_000),
            ("2 min", 120_000),
            ("1 min 30 s", 90_000),
            ("1.5 s", 1_500),
            ("1,5 minutes", 90_000),
            ("10 min.", 600_000),
            ("99999999999 min", u32::MAX),
        ] {
            assert_eq!(length(text), Some(ms), "{text}");
        }
        for text in ["", "s", "two", "2 h", "2 x", "10 30", "-3 s", "1..5 s", "3 s 4", "5 min 3", "ß", "3 ß"] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn counts_may_have_their_word() {
        assert_eq!(count("8", &["times"]), Some(8));
        assert_eq!(count(" 8 Times ", &["times"]), Some(8));
        assert_eq!(count("30%", &["%"]), Some(30));
        assert_eq!(count("999999999999", &[]), Some(u32::MAX));
        for text in ["", "eight", "8.5", "-8", "8 sheep", "8 8"] {
            assert_eq!(count(text, &["times"]), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let of = |days: &[Weekday]| Days::Of(days.iter().fold(Weekdays::NONE, |all, day| all.and(*day)));
        for (text, expected) in [
            ("Monday, Thursday", of(&[Weekday::Mon, Weekday::Thu])),
            ("mon wed fri", of(&[Weekday::Mon, Weekday::Wed, Weekday::Fri])),
            ("Mondays and Fridays", of(&[Weekday::Mon, Weekday::Fri])),
            ("tues", of(&[Weekday::Tue])),
            ("Monday to Friday", Days::Of(Weekdays::WORKING)),
            ("sat-mon", of(&[Weekday::Sat, Weekday::Sun, Weekday::Mon])),
            ("weekdays", Days::Of(Weekdays::WORKING)),
            ("weekend", Days::Of(Weekdays::WEEKEND)),
            ("every day", Days::Every(1)),
            ("any day", Days::Any),
            ("Every second day", Days::Every(2)),
            ("every 3 days", Days::Every(3)),
        ] {
            assert_eq!(days(text), Ok(expected), "{text}");
        }
        for (text, wrong) in
            [("Foo-day", "foo-day"), ("monday, frunday", "frunday"), ("", ""), ("every now", "every now")]
        {
            assert_eq!(days(text), Err(wrong.to_owned()), "{text}");
        }
    }
}
