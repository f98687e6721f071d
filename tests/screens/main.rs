//! The screens as a person sees them: a few pictures of each, named by the moment; any size; hurtful text; the keys.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod keys;
mod moments;
mod sizes;
mod stage;
