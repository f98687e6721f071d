//! The voice: what is said becomes lines that fit the width, steer no terminal, and come no faster than they can be
//! heard while a session runs. It writes nothing; the loop takes the lines.

use std::collections::VecDeque;

use crate::commands::one_line;
use crate::report::wrap;

/// While a session runs one line follows another after this long at the soonest: our own choice, no trial gives a
/// number; a screen reader at a quiet pace has said a line of eighty signs by then.
pub const LINE_MS: u64 = 4_000;

/// A line that names what happens right now is left out once it is so late.
const LATE_MS: u64 = 1_000;

/// The columns of what goes to no terminal, or to one that does not tell.
pub const COLUMNS: usize = 80;
/// The fewest columns that are used.
const LEAST: usize = 20;
/// The widest that lines get, however wide the terminal is.
const WIDEST: usize = 100;

/// What is said, and how.
#[derive(Debug)]
pub struct Voice {
    columns: usize,
    ascii: bool,
    slow: bool,
    last_ms: Option<u64>,
    waiting: VecDeque<Waiting>,
    /// How many of the waiting lines come before those that are held back, and the moment until which they are.
    held: Option<(usize, u64)>,
    said: Vec<String>,
    /// What is said once.
    once: Vec<String>,
    /// What stood on Today when that was said last.
    today: Vec<String>,
}

#[derive(Debug)]
struct Waiting {
    line: String,
    /// The moment after which it is left out.
    until_ms: Option<u64>,
    /// What is still worth saying then.
    later: Option<String>,
}

impl Voice {
    /// A voice for a terminal of so many columns; with `ascii`, in plain signs.
    #[must_use]
    pub fn new(ascii: bool) -> Self {
        Self {
            columns: COLUMNS,
            ascii,
            slow: false,
            last_ms: None,
            waiting: VecDeque::new(),
            held: None,
            said: Vec::new(),
            once: Vec::new(),
            today: Vec::new(),
        }
    }

    /// The columns from now on.
    pub fn set_columns(&mut self, columns: usize) {
        self.columns = columns.clamp(LEAST, WIDEST);
    }

    /// Says a text: each of its lines begins a line of its own, wrapped at spaces.
    pub fn say(&mut self, text: &str) {
        let lines: Vec<String> = text.lines().flat_map(|line| self.laid(line)).collect();
        self.put(lines);
    }

    /// Says a text, unless it was said in this way before.
    pub fn say_once(&mut self, text: &str) {
        if !self.once.iter().any(|said| said == text) {
            self.say(text);
            self.once.push(text.to_owned());
        }
    }

    /// Whether these lines of Today differ from those that were said last; they are kept for the next time.
    pub fn is_new(&mut self, lines: &[String]) -> bool {
        let is_new = self.today != lines;
        self.today = lines.to_vec();
        is_new
    }

    /// Leaves a line free.
    pub fn gap(&mut self) {
        if !self.slow {
            self.put(vec![String::new()]);
        }
    }

    /// Leaves so many lines free, so that what was said before is out of sight.
    pub fn push_away(&mut self, lines: usize) {
        self.put(vec![String::new(); lines]);
    }

    /// How many lines wait: where the next one will stand.
    #[must_use]
    pub fn place(&self) -> usize {
        self.waiting.len()
    }

    /// Takes back the lines from `place` on, before anybody heard them.
    pub fn unsay(&mut self, place: usize) {
        self.waiting.truncate(place);
    }

    /// Holds back the lines from `place` on, for a word that belongs before them; not longer than until `until_ms`, and
    /// not while lines wait for each other.
    pub const fn hold_back(&mut self, place: usize, until_ms: u64) {
        if !self.slow && self.held.is_none() {
            self.held = Some((place, until_ms));
        }
    }

    /// Nothing is held back any longer.
    pub const fn let_go(&mut self) {
        self.held = None;
    }

    /// Says a text before what is held back, which follows it.
    pub fn say_before(&mut self, text: &str) {
        let held = self.held.take().map_or(0, |(place, _)| self.waiting.len().saturating_sub(place));
        let after = self.waiting.split_off(self.waiting.len() - held);
        self.say(text);
        self.waiting.extend(after);
    }

    /// Says what happens right now, in one line: the first of `ways` that fits into the width, else its beginning. Too
    /// late for that, `later` is said, where there is any.
    pub fn cue(&mut self, ways: &[String], later: Option<String>, now_ms: u64) {
        let fits = |words: &&String| self.laid(words).len() == 1;
        let words = ways.iter().find(fits).or(ways.last()).map(|words| self.laid(words));
        if let Some(line) = words.and_then(|lines| lines.into_iter().next()) {
            let later = later.and_then(|later| self.laid(&later).into_iter().next());
            self.waiting.push_back(Waiting { line, until_ms: Some(now_ms + LATE_MS), later });
        }
    }

    /// Whether lines wait for each other from now on, as while a session runs.
    pub fn slow_down(&mut self, slow: bool) {
        if slow && !self.slow {
            self.let_go();
            // What was said before it began comes at once, and does not keep its first line waiting.
            let (before, cues): (Vec<Waiting>, Vec<Waiting>) =
                self.waiting.drain(..).partition(|waiting| waiting.until_ms.is_none());
            self.said.extend(before.into_iter().map(|waiting| waiting.line));
            self.waiting.extend(cues);
            self.last_ms = None;
        }
        self.slow = slow;
    }

    /// The lines whose time has come.
    pub fn take(&mut self, now_ms: u64) -> Vec<String> {
        self.held = self.held.filter(|(_, until)| now_ms < *until);
        let is_late = |waiting: &Waiting| waiting.until_ms.is_some_and(|until| now_ms > until);
        for waiting in self.waiting.iter_mut().filter(|waiting| is_late(waiting)) {
            if let Some(line) = waiting.later.take() {
                (waiting.line, waiting.until_ms) = (line, None);
            }
        }
        self.waiting.retain(|waiting| !is_late(waiting));
        if !self.slow {
            let ready = self.held.as_mut().map_or(self.waiting.len(), |(place, _)| std::mem::take(place));
            let rest = self.waiting.drain(..ready.min(self.waiting.len())).map(|waiting| waiting.line);
            self.said.extend(rest);
        } else if self.due_ms().is_some_and(|due| due <= now_ms)
            && let Some(next) = self.waiting.pop_front()
        {
            self.said.push(next.line);
        }
        if !self.said.is_empty() {
            self.last_ms = Some(now_ms);
        }
        std::mem::take(&mut self.said)
    }

    /// The moment at which the next line may be said; `None` while none waits.
    #[must_use]
    pub fn due_ms(&self) -> Option<u64> {
        self.waiting.front()?;
        if let Some((0, until)) = self.held {
            return Some(until);
        }
        Some(self.last_ms.map_or(0, |last| if self.slow { last + LINE_MS } else { 0 }))
    }

    fn put(&mut self, lines: Vec<String>) {
        self.waiting.extend(lines.into_iter().map(|line| Waiting { line, until_ms: None, later: None }));
    }

    fn laid(&self, line: &str) -> Vec<String> {
        wrap(&one_line(&spoken(line), self.ascii), self.columns, usize::MAX)
    }
}

/// Signs that a screen sets between words, and what is said in their place: read aloud they are names of signs.
const SIGNS: [(&str, &str); 3] = [(" · ", ", "), (" → ", " to "), (" …", ".")];

/// A line without signs that a voice stumbles over.
fn spoken(line: &str) -> String {
    let line = line.trim_start_matches("· ");
    SIGNS.iter().fold(line.to_owned(), |line, (sign, words)| line.replace(sign, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_at_spaces_and_steer_nothing() {
        let mut voice = Voice::new(false);
        voice.set_columns(20);
        voice.say("one two three four five six\u{1b}[2J\nseven");
        let said = voice.take(0);
        assert!(said.iter().all(|line| line.chars().count() <= 20 && !line.contains('\u{1b}')), "{said:?}");
        assert_eq!(said.last().map(String::as_str), Some("seven"));
    }

    #[test]
    fn in_a_session_a_line_follows_after_four_seconds_and_late_cues_are_left_out() {
        let mut voice = Voice::new(false);
        voice.slow_down(true);
        voice.say("a\nb");
        assert_eq!(voice.take(10_000), ["a"]);
        assert_eq!(voice.due_ms(), Some(14_000));
        assert!(voice.take(13_999).is_empty());
        voice.cue(&["now".to_owned()], None, 13_999);
        assert_eq!(voice.take(14_000), ["b"]);
        assert!(voice.take(18_000).is_empty(), "the cue is of another moment");
        voice.cue(&["in".to_owned()], None, 20_000);
        assert_eq!(voice.take(20_000), ["in"]);
        voice.say("c\nd");
        voice.slow_down(false);
        assert_eq!(voice.take(20_001), ["c", "d"]);
    }

    #[test]
    fn what_is_held_back_waits_for_the_word_before_it_and_not_for_long() {
        let mut voice = Voice::new(false);
        voice.say("answered");
        let place = voice.place();
        voice.say("the next question");
        voice.hold_back(place, 400);
        assert_eq!(voice.take(0), ["answered"]);
        assert_eq!((voice.take(1), voice.due_ms()), (Vec::new(), Some(400)));
        voice.say_before("saved");
        assert_eq!(voice.take(2), ["saved", "the next question"]);
        voice.say("another");
        voice.hold_back(0, 400);
        assert!(voice.take(399).is_empty());
        assert_eq!(voice.take(400), ["another"]);
        voice.say_before("saved late");
        assert_eq!(voice.take(401), ["saved late"]);
    }

    #[test]
    fn signs_between_words_are_said_as_words() {
        let mut voice = Voice::new(false);
        voice.say("worst 6 · ease 3 → 5");
        assert_eq!(voice.take(0), ["worst 6, ease 3 to 5"]);
    }

    #[test]
    fn of_a_cue_the_way_is_taken_that_fits() {
        let mut voice = Voice::new(false);
        voice.set_columns(20);
        voice.cue(&["breathe in, wide and easy".to_owned(), "breathe in".to_owned()], None, 0);
        assert_eq!(voice.take(0), ["breathe in"]);
    }
}
