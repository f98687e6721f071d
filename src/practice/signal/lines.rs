//! Text lines as serial plotters print them, into numbers of one channel: a number, `label:value` pairs, columns with or
//! without a header. What cannot be read is counted and passed over.

/// A line longer than this is no line of numbers: it is passed over up to its end, so that a flood without line ends
/// takes no memory.
const LONGEST: usize = 1024;

/// Which of several numbers on a line is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By place, from 1.
    Number(usize),
    /// By label, or by the header above its column; upper and lower case are the same.
    Name(String),
}

impl Channel {
    /// A channel as a person types it: a number from 1, or else a name.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        match typed.trim().parse() {
            Ok(number) if number > 0 => Self::Number(number),
            _ => Self::Name(typed.trim().to_owned()),
        }
    }
}

/// Takes bytes as they come and gives the numbers of one channel.
///
/// Fields are parted by spaces, tabs, commas or semicolons. Not a number, infinity, words and missing columns are
/// counted in [`Lines::unreadable`]; nothing that comes in ends the reading.
#[derive(Clone, Debug)]
pub struct Lines {
    channel: Channel,
    partial: Vec<u8>,
    skipping: bool,
    /// The line that is skipped is the first one: it may be a header.
    first: bool,
    /// Words that stood in a first line which may have been cut; names once as many columns follow.
    header: Vec<String>,
    names: Vec<String>,
    read: u64,
    unreadable: u64,
}

impl Lines {
    /// A reader of `channel`. `whole` says that the first line begins at its beginning, as in a pipe; a serial port is
    /// opened in the middle of a line, whose rest would be a wrong number. Its words are kept all the same: a board that
    /// starts again when it is opened prints its header then, and never after.
    #[must_use]
    pub const fn new(channel: Channel, whole: bool) -> Self {
        Self {
            channel,
            partial: Vec::new(),
            skipping: !whole,
            first: !whole,
            header: Vec::new(),
            names: Vec::new(),
            read: 0,
            unreadable: 0,
        }
    }

    /// What came before is cut off: the device was unplugged, or bytes were lost.
    pub fn interrupted(&mut self) {
        self.partial.clear();
        self.skipping = true;
        self.first = true;
    }

    /// Takes `bytes` and adds the numbers of the channel to `values`, in order.
    pub fn push(&mut self, bytes: &[u8], values: &mut Vec<f64>) {
        for piece in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            let ended = piece.ends_with(b"\n") || piece.ends_with(b"\r");
            let text = if ended { &piece[..piece.len() - 1] } else { piece };
            if self.partial.len() + text.len() > LONGEST {
                self.partial.clear();
                self.unreadable += u64::from(!self.skipping);
                (self.skipping, self.first) = (true, false);
            }
            if !self.skipping || self.first {
                self.partial.extend_from_slice(text);
            }
            if ended {
                let line = std::mem::take(&mut self.partial);
                let words = String::from_utf8_lossy(&line);
                if !self.skipping {
                    values.extend(self.line(&words));
                } else if self.first {
                    self.header = header(&words);
                }
                self.partial = line;
                self.partial.clear();
                (self.skipping, self.first) = (false, false);
            }
        }
    }

    /// The names that labels or a header gave, in the order of the columns; empty while there are none.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many lines gave a number.
    pub const fn read(&self) -> u64 {
        self.read
    }

    /// How many lines gave none.
    pub const fn unreadable(&self) -> u64 {
        self.unreadable
    }

    fn line(&mut self, line: &str) -> Option<f64> {
        let fields = fields(line);
        if fields.is_empty() {
            return None;
        }
        if is_header(&fields) {
            self.names = fields.iter().map(|(_, word)| shown(word)).collect();
            self.unreadable += 1;
            return None;
        }
        let header = std::mem::take(&mut self.header);
        if fields.iter().any(|(name, _)| name.is_some()) {
            self.name(&fields);
        } else if self.names.is_empty() && header.len() == fields.len() {
            self.names = header;
        }
        let value = self.chosen(&fields).and_then(|value| value.parse().ok()).filter(|value: &f64| value.is_finite());
        match value {
            Some(_) => self.read += 1,
            None => self.unreadable += 1,
        }
        value
    }

    fn name(&mut self, fields: &[(Option<&str>, &str)]) {
        let names = fields.iter().map(|(name, _)| name.unwrap_or_default());
        if !names.clone().eq(self.names.iter().map(String::as_str)) {
            self.names = names.map(shown).collect();
        }
    }

    fn chosen<'a>(&self, fields: &[(Option<&str>, &'a str)]) -> Option<&'a str> {
        let place = match &self.channel {
            Channel::Number(number) => number - 1,
            Channel::Name(wanted) => {
                let labelled = fields.iter().position(|(name, _)| name.is_some_and(|name| same(name, wanted)));
                labelled.or_else(|| self.names.iter().position(|name| same(name, wanted)))?
            }
        };
        fields.get(place).map(|(_, value)| *value)
    }
}

/// At most so many characters of a name that a device printed are kept.
const NAME: usize = 24;

/// A name as it may be shown: short, and without control characters.
fn shown(name: &str) -> String {
    name.chars().filter(|char| !char.is_control()).take(NAME).collect()
}

/// Words alone, and no number among them.
fn is_header(fields: &[(Option<&str>, &str)]) -> bool {
    fields.iter().all(|(name, value)| name.is_none() && value.parse::<f64>().is_err())
}

/// The words of a line that may be a header; none where it holds anything else.
fn header(line: &str) -> Vec<String> {
    let fields = fields(line);
    if is_header(&fields) { fields.iter().map(|(_, word)| shown(word)).collect() } else { Vec::new() }
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// The fields of a line, each with its label where it has one.
fn fields(line: &str) -> Vec<(Option<&str>, &str)> {
    let separator = if line.contains('\t') {
        &['\t'][..]
    } else if line.contains([',', ';']) {
        &[',', ';'][..]
    } else {
        &[' '][..]
    };
    line.trim()
        .split(separator)
        .map(str::trim)
        .filter(|field| !field.is_empty() || separator != [' '])
        .map(|field| match field.rsplit_once(':') {
            Some((name, value)) => (Some(name.trim()), value.trim()),
            None => (None, field),
        })
        .collect::<Vec<_>>()
        .into_iter()
        .filter(|_| !line.trim().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(channel: Channel, text: &str) -> (Vec<f64>, Lines) {
        let mut lines = Lines::new(channel, true);
        let mut values = Vec::new();
        for byte in text.bytes() {
            lines.push(&[byte], &mut values);
        }
        let mut at_once = Lines::new(lines.channel.clone(), true);
        let mut again = Vec::new();
        at_once.push(text.as_bytes(), &mut again);
        assert_eq!(values, again, "byte by byte and at once are the same");
        (values, lines)
    }

    #[test]
    fn a_number_a_line() {
        assert_eq!(read(Channel::Number(1), "1\n2.5\r\n-3e1\r4").0, [1.0, 2.5, -30.0], "half a line waits");
    }

    #[test]
    fn a_header_in_the_line_that_may_be_cut_names_as_many_columns() {
        let reads = |text: &str| {
            let mut lines = Lines::new(Channel::Name("right".to_owned()), false);
            let mut values = Vec::new();
            for byte in text.bytes() {
                lines.push(&[byte], &mut values);
            }
            values
        };
        assert_eq!(reads("left,right\n1,2\n3,4\n"), [2.0, 4.0]);
        assert_eq!(reads("ft,right\n1,2\n"), [2.0], "cut within a name that is not asked for");
        assert!(reads("right\n1,2\n").is_empty(), "cut before it: which column it was cannot be known");
        assert!(reads("1,right\n1,2\n").is_empty() && reads("7\n1,2\n").is_empty(), "no header");
        let mut lines = Lines::new(Channel::Number(1), false);
        let mut values = Vec::new();
        lines.push(b"5,1\n6,2\n", &mut values);
        assert_eq!((values, lines.names()), (vec![6.0], &[][..]), "the first line gives no number");
    }

    #[test]
    fn labels_columns_and_headers() {
        let pairs = "emg:12,rest:3\nemg:13,rest:4\n";
        assert_eq!(read(Channel::Name("Rest".into()), pairs).0, [3.0, 4.0]);
        assert_eq!(read(Channel::Number(1), pairs).0, [12.0, 13.0]);
        assert_eq!(read(Channel::Name("b".into()), "a\tb\n1\t2\n3\t4\n").0, [2.0, 4.0]);
        assert_eq!(read(Channel::Number(3), "1 2 3\n4  5 6\n").0, [3.0, 6.0]);
        assert_eq!(read(Channel::Number(2), "1;2\n;3\n").0, [2.0, 3.0]);
        assert_eq!(read(Channel::Name("floor level".into()), "floor level: 4, other: 5\n").0, [4.0]);
        let (_, lines) = read(Channel::Number(1), "a,b\u{1b}[2J\n1,2\n");
        assert_eq!(lines.names(), ["a", "b[2J"], "names come without control characters");
    }

    #[test]
    fn what_is_no_number_is_counted_and_passed_over() {
        let (values, lines) = read(Channel::Number(1), "NaN\ninf\n\nhello\n1\n,2\n\u{fffd}\n3\n");
        assert_eq!(values, [1.0, 3.0]);
        assert_eq!((lines.read(), lines.unreadable()), (2, 5));
        assert!(read(Channel::Name("none".into()), "a:1\n").0.is_empty());
        assert!(read(Channel::Number(9), "1 2\n").0.is_empty());
    }

    #[test]
    fn a_flood_without_an_end_takes_no_memory_and_the_next_line_is_read() {
        let mut lines = Lines::new(Channel::Number(1), true);
        let mut values = Vec::new();
        for _ in 0..1000 {
            lines.push(&[b'7'; 500], &mut values);
        }
        assert!(lines.partial.capacity() <= 2 * LONGEST);
        lines.push(b"\n5\n", &mut values);
        assert_eq!((values, lines.unreadable()), (vec![5.0], 1));
    }

    #[test]
    fn half_a_line_at_the_beginning_of_a_port_and_after_a_gap_is_no_number() {
        let mut lines = Lines::new(Channel::Number(1), false);
        let mut values = Vec::new();
        lines.push(b"23\n1023\n99", &mut values);
        lines.interrupted();
        lines.push(b"9\n1024\n", &mut values);
        assert_eq!(values, [1023.0, 1024.0]);
    }
}
