//! The line for the person: what a key came to, and what was heard meanwhile. It stands until the next key; what was
//! heard and not read yet is not written over, and comes one by one. Draws nothing.

use std::collections::VecDeque;

/// What is told, and what waits to be.
#[derive(Debug, Default)]
pub(super) struct Notices {
    line: Option<String>,
    /// Whether the line was heard, and is no answer to a key.
    is_news: bool,
    waiting: VecDeque<String>,
    /// Since when it stands beneath something that runs, in monotonic milliseconds.
    since_ms: Option<u64>,
}

/// So long a line stands beneath something that runs; our own choice: a short sentence is read twice by then.
const STANDS_MS: u64 = 4_000;

impl Notices {
    /// The line that stands there now.
    pub(super) fn line(&self) -> Option<&str> {
        self.line.as_deref()
    }

    /// An answer to what the person did stands there at once; news under it waits.
    pub(super) fn say(&mut self, line: String) {
        if let Some(news) = self.line.take().filter(|_| self.is_news) {
            self.waiting.push_front(news);
        }
        (self.line, self.is_news, self.since_ms) = (Some(line), false, None);
    }

    /// News stands there at once, unless earlier news does; what is told already is not told again.
    pub(super) fn hear(&mut self, news: String) {
        let is_told = self.line.as_ref() == Some(&news) || self.waiting.contains(&news);
        match &self.line {
            _ if is_told => {}
            Some(_) if self.is_news => self.waiting.push_back(news),
            _ => (self.line, self.is_news, self.since_ms) = (Some(news), true, None),
        }
    }

    /// The person goes on: the line has been read.
    pub(super) fn read(&mut self) {
        self.line = None;
    }

    /// Where nothing stands, the next news does.
    pub(super) fn go_on(&mut self) {
        if self.line.is_none() {
            self.line = self.waiting.pop_front();
            (self.is_news, self.since_ms) = (self.line.is_some(), None);
        }
    }

    /// Beneath what runs nobody presses a key: a line that has stood there for a while goes by itself. What was heard
    /// comes back with the next key.
    pub(super) fn fade(&mut self, now_ms: u64) {
        let stood = now_ms >= *self.since_ms.get_or_insert(now_ms) + STANDS_MS;
        if let Some(line) = self.line.take_if(|_| stood).filter(|_| self.is_news) {
            self.waiting.push_back(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Notices;

    #[test]
    fn news_is_read_one_by_one_and_an_answer_comes_first() {
        let mut notices = Notices::default();
        notices.say("Saved.".to_owned());
        notices.hear("one".to_owned());
        assert_eq!(notices.line(), Some("one"), "an answer gives way to news");
        notices.hear("two".to_owned());
        notices.hear("one".to_owned());
        notices.hear("two".to_owned());
        assert_eq!(notices.line(), Some("one"), "what was not read yet stays");
        notices.say("Deleted.".to_owned());
        assert_eq!(notices.line(), Some("Deleted."));
        let mut rest = Vec::new();
        loop {
            notices.read();
            notices.go_on();
            let Some(line) = notices.line() else { break };
            rest.push(line.to_owned());
        }
        assert_eq!(rest, ["one", "two"], "each is told once");
    }
}
