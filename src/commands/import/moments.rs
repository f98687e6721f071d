//! Dates and times in a column as programs write them: 2026-11-23, 23.11.2026, 11/23/2026, with a time beside them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// The most bytes of a moment: `Wednesday, 23 September 2026, 09:05:30 pm` has fewer.
const LONGEST: usize = 80;

/// The order in which a date names day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Year, month, day.
    Year,
    /// Day, month, year.
    Day,
    /// Month, day, year.
    Month,
}

impl Order {
    /// The order as it is typed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ymd" => Some(Self::Year),
            "dmy" => Some(Self::Day),
            "mdy" => Some(Self::Month),
            _ => None,
        }
    }
}

/// A moment as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Written {
    /// With the offset that it was lived in.
    Exact(DateTime<FixedOffset>),
    /// A day, and the time where there is one.
    Plain(NaiveDate, Option<NaiveTime>),
}

/// What stands in a cell; a date whose order is not plain is read in `order`.
#[must_use]
pub fn moment(text: &str, order: Order) -> Option<Written> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let exact = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S %z"));
    if let Ok(exact) = exact {
        return Some(Written::Exact(exact));
    }
    let (date, time) = parted(text);
    let time = if time.is_empty() { None } else { Some(self::time(&time)?) };
    Some(Written::Plain(self::date(&date, order)?, time))
}

/// A time of day: `21:00`, `9:05 pm`, also with seconds.
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase();
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim_end(), Some(0)),
        (_, Some(rest)) => (rest.trim_end(), Some(12)),
        _ => (text.as_str(), None),
    };
    let text = text.split('.').next()?;
    let mut parts = text.split(':').map(|part| small(part, 2));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let hour = match half {
        Some(later) if (1..=12).contains(&hour) => hour % 12 + later,
        Some(_) => return None,
        None => hour,
    };
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, second) }
}

/// The order in which the dates of a column are written, found out cell by cell: told by the dates themselves where they
/// can be read in one way alone.
#[derive(Clone, Copy, Debug)]
pub struct Orders {
    unclear: bool,
    day: bool,
    month: bool,
}

impl Orders {
    /// Before any cell.
    pub const NONE: Self = Self { unclear: false, day: true, month: true };

    /// One more cell.
    pub fn see(&mut self, cell: &str) {
        let cell = cell.trim();
        if cell.len() > LONGEST {
            return;
        }
        let date = parted(cell).0;
        let (day, month) = (self::date(&date, Order::Day), self::date(&date, Order::Month));
        if day != month {
            self.unclear = true;
            self.day &= day.is_some();
            self.month &= month.is_some();
        }
    }

    /// What they told; `None` where every one of them can be read in two ways.
    #[must_use]
    pub const fn told(self) -> Option<Order> {
        match (self.unclear, self.day, self.month) {
            (true, true, true) => None,
            (true, false, true) => Some(Order::Month),
            _ => Some(Order::Day),
        }
    }
}

/// A date and the time behind it.
fn parted(text: &str) -> (String, String) {
    let text = text.replace(',', " ");
    let text = match text.char_indices().nth(10) {
        // 2026-11-23T21:00
        Some((at, 'T' | 't')) if text.get(..at).is_some_and(|date| date.ends_with(|c: char| c.is_ascii_digit())) => {
            format!("{} {}", text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
        }
        _ => text,
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let time = words.iter().position(|word| word.contains(':')).unwrap_or(words.len());
    (words.iter().take(time).copied().collect::<Vec<_>>().join(" "), words.get(time..).unwrap_or_default().join(" "))
}

fn date(text: &str, order: Order) -> Option<NaiveDate> {
    if text.contains(' ') {
        return named(text);
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return of(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let sign = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| ['-', '/', '.'].contains(c))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [first, second, third] = parts[..] else { return None };
    match (first.len(), sign, order) {
        (4, ..) => of(first, second, third),
        (_, '.', _) | (_, _, Order::Day) => of(third, second, first),
        (_, _, Order::Month) => of(third, first, second),
        (_, _, Order::Year) => of(first, second, third),
    }
}

/// `23 november 2026` or `november 23 2026`; the month also by its first letters.
fn named(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, second, year] = words[..] else { return None };
    let month = |word: &str| word.trim_end_matches('.').parse::<chrono::Month>().ok();
    let (day, month) = match (month(first), month(second)) {
        (Some(month), None) => (second, month),
        (None, Some(month)) => (first, month),
        _ => return None,
    };
    of(year, &month.number_from_month().to_string(), day.trim_end_matches('.'))
}

fn of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = small(year, 4)?;
    // A year of two figures is one of this century: a diary is no birth register.
    let year = if year.len() == 2 { 2000 + number } else { number };
    let year = i32::try_from(year).ok().filter(|year| (1970..=9999).contains(year))?;
    NaiveDate::from_ymd_opt(year, small(month, 2)?, small(day, 2)?)
}

fn small(text: &str, most: usize) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, order: Order) -> Option<String> {
        match moment(text, order)? {
            Written::Exact(at) => Some(at.to_rfc3339()),
            Written::Plain(date, time) => Some(format!("{date} {}", time.map_or_else(String::new, |t| t.to_string()))),
        }
    }

    #[test]
    fn dates_and_times_in_the_usual_forms() {
        for (text, order, read) in [
            ("2026-11-23", Order::Month, "2026-11-23 "),
            ("2026/11/3", Order::Month, "2026-11-03 "),
            ("20261123", Order::Day, "2026-11-23 "),
            ("23.11.2026", Order::Month, "2026-11-23 "),
            ("3.1.26 21:05", Order::Month, "2026-01-03 21:05:00"),
            ("11/23/2026 9:05 PM", Order::Month, "2026-11-23 21:05:00"),
            ("23/11/2026, 09:05:30", Order::Day, "2026-11-23 09:05:30"),
            ("2026-11-23T21:05:00.123", Order::Day, "2026-11-23 21:05:00"),
            ("2026-11-23T21:05:00+01:00", Order::Day, "2026-11-23T21:05:00+01:00"),
            ("2026-11-23 21:05:00 +0100", Order::Day, "2026-11-23T21:05:00+01:00"),
            ("Nov 23, 2026", Order::Day, "2026-11-23 "),
            ("23 November 2026 12:00 am", Order::Day, "2026-11-23 00:00:00"),
        ] {
            assert_eq!(plain(text, order).as_deref(), Some(read), "{text}");
        }
        for text in
            ["", "31.2.2026", "13/13/2026", "2026-11", "soon", "1.1.1969", "23.11.2026 25:00", "1/2/3/4", "4:5:6:7"]
        {
            assert_eq!(plain(text, Order::Day), None, "{text}");
        }
    }

    #[test]
    fn a_column_tells_its_order_itself_or_it_is_asked_for() {
        let of = |cells: &[&str]| {
            let mut orders = Orders::NONE;
            for cell in cells {
                orders.see(cell);
            }
            orders.told()
        };
        assert_eq!(of(&["1/2/2026", "3/14/2026"]), Some(Order::Month));
        assert_eq!(of(&["1/2/2026", "14/3/2026"]), Some(Order::Day));
        assert_eq!(of(&["1/2/2026", "3/4/2026"]), None);
        assert_eq!(of(&["2026-01-02", "3.4.2026", "5/5/2026"]), Some(Order::Day), "each is plain by itself");
        assert_eq!(of(&[]), Some(Order::Day));
    }
}
