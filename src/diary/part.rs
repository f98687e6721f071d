//! A part of a text that many hold together: the records of a month are one piece of memory. Knows nothing of what the
//! text says.

use std::sync::Arc;

/// A part of a text. A copy shares the text.
#[derive(Clone, Debug)]
pub(super) struct Part {
    all: Arc<String>,
    // Four bytes are enough: a text of four gigabytes is none that anybody reads here.
    from: u32,
    to: u32,
}

impl Part {
    /// A text of its own.
    pub(super) fn whole(text: String) -> Self {
        let to = place(text.len());
        Self { from: 0, to, all: Arc::new(text) }
    }

    /// The bytes `from` to `to` of `all`; empty where that is no part of it.
    pub(super) fn of(all: &Arc<String>, from: usize, to: usize) -> Self {
        Self { all: Arc::clone(all), from: place(from), to: place(to) }
    }

    pub(super) fn text(&self) -> &str {
        self.all.get(self.from as usize..self.to as usize).unwrap_or_default()
    }

    /// Goes on to the end of `next`, where that is a later part of the same text.
    pub(super) fn go_on(&mut self, next: &Self) -> bool {
        let follows = Arc::ptr_eq(&self.all, &next.all) && next.from >= self.to;
        if follows {
            self.to = next.to;
        }
        follows
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
