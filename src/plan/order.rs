//! Puts blocks into the order in which the position of the body changes least, and the changes between them. Which
//! blocks there are is for [`super::slots`].

use crate::practice::{Block, Catalogue, Dose, Exercise, Position, Track};

/// A block before it has its place, with its exercise.
#[derive(Clone, Debug)]
pub(super) struct Loose<'a> {
    pub exercise: &'a Exercise,
    pub block: Block,
}

/// The blocks in order, with a block of its own for each change of position. Arriving and breathing stay in front,
/// leaving stays last; between them everything that can be done where the body is comes first, in the routine's
/// order, and what ends in another position comes last in its place.
pub(super) fn arrange(catalogue: &Catalogue, loose: Vec<Loose>) -> Vec<Block> {
    let (mut front, mut middle, mut end) = (Vec::new(), Vec::new(), Vec::new());
    for item in loose {
        match item.exercise.track {
            Track::Own if middle.is_empty() && front.iter().all(|one: &Loose| one.exercise.track == Track::Own) => {
                front.push(item);
            }
            Track::Own => end.push(item),
            // A breath that stands in for something else keeps its place among the others.
            Track::Breath if middle.is_empty() && item.block.instead_of.is_none() => front.push(item),
            _ => middle.push(item),
        }
    }
    let begin = front.iter().chain(&middle).find_map(|item| first_position(item.exercise));
    let mut now = begin.unwrap_or(Position::AnyPosition);
    let mut placed = Vec::new();
    for item in front {
        place(catalogue, item, &mut now, &mut placed);
    }
    while let Some(next) = next_of(&middle, now) {
        place(catalogue, middle.remove(next), &mut now, &mut placed);
    }
    for item in end {
        place(catalogue, item, &mut now, &mut placed);
    }
    placed
}

/// The blocks as they stand, with a block of its own for each change of position.
pub(super) fn in_order(catalogue: &Catalogue, loose: Vec<Loose>) -> Vec<Block> {
    let mut now = loose.iter().find_map(|item| first_position(item.exercise)).unwrap_or(Position::AnyPosition);
    let mut placed = Vec::new();
    for item in loose {
        place(catalogue, item, &mut now, &mut placed);
    }
    placed
}

/// The index of what comes next from position `now`.
fn next_of(left: &[Loose], now: Position) -> Option<usize> {
    let here = |item: &Loose| item.exercise.fits_position(now);
    let stays = |item: &Loose| item.exercise.ends_in(now) == now;
    left.iter()
        .position(|item| here(item) && stays(item))
        .or_else(|| left.iter().position(here))
        .or(if left.is_empty() { None } else { Some(0) })
}

fn first_position(exercise: &Exercise) -> Option<Position> {
    exercise.positions.first().copied().filter(|position| *position != Position::AnyPosition)
}

fn place(catalogue: &Catalogue, item: Loose, now: &mut Position, placed: &mut Vec<Block>) {
    let mut block = item.block;
    block.position = if item.exercise.fits_position(*now) {
        *now
    } else {
        let to = first_position(item.exercise).unwrap_or(*now);
        if !placed.is_empty() {
            placed.push(change(catalogue, to));
        }
        to
    };
    *now = item.exercise.ends_in(block.position);
    placed.push(block);
}

fn change(catalogue: &Catalogue, to: Position) -> Block {
    Block::new("change", to, Dose { reps: 0, sets: 1, seconds: catalogue.limits().change_ms() / 1000 })
}
