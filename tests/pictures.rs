//! The pictures of the README are drawn from the program's own buffers; a committed picture that differs from what the
//! program draws fails here. `PELVICOACH_PICTURES=write cargo test --test pictures` writes them anew.

// A test may stop at the first thing that is not as it was set up.
#![allow(clippy::unwrap_used)]

mod picture {
    pub mod svg;
}

use pelvicoach::tui::theme::Look;
use pelvicoach::tui::widgets::{Breath, BreathKind};
use picture::svg::{same_as_committed, svg};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

#[test]
fn the_breath_as_it_swells() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 50, 20));
    (&Breath { kind: BreathKind::In, fill: 0.8, look: Look::default() }).render(buf.area, &mut buf);
    same_as_committed("breath", &svg(&buf, "A soft teal disc: breathing in"));
}
