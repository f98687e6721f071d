//! A part of a text that many hold together: the records of a month are one piece of memory. Knows nothing of what the
//! text says.

use std::sync::Arc;

/// A part of a text. A copy shares the text.
#[derive(Clone, Debug)]
pub(super) struct Part {
    all: Arc<String>,
    from: usize,
    to: usize,
}

impl Part {
    /// A text of its own.
    pub(super) fn whole(text: String) -> Self {
        Self { from: 0, to: text.len(), all: Arc::new(text) }
    }

    /// The bytes `from` to `to` of `all`; empty where that is no part of it.
    pub(super) fn of(all: &Arc<String>, from: usize, to: usize) -> Self {
        Self { all: Arc::clone(all), from, to }
    }

    pub(super) fn text(&self) -> &str {
        self.all.get(self.from..self.to).unwrap_or_default()
    }
}
