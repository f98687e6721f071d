//! The failure matrix: everything that can go wrong with a disk, a lock, a file or a neighbour, a row a test. One command
//! runs it and prints the table: `cargo test --test store matrix -- --nocapture`.

mod calls;
mod damaged;
mod full;
mod injected;
mod others;
pub mod strace;
