//! The failure matrix: everything that can go wrong with a disk, a lock, a file or a neighbour, a row a test. One command
//! runs it and prints the table: `PELVICOACH_MATRIX=all cargo test --test store matrix -- --nocapture`; without the first
//! word a fifth of the cases is run, by name (`PELVICOACH_MATRIX=save,delete`) those of some operations.

mod calls;
mod damaged;
mod full;
mod injected;
mod others;
mod rows;
pub mod strace;
