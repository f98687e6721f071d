//! The screens as a person sees them: a few pictures of each, named by the moment; any size; hurtful text; the keys.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

mod anywhere;
mod behind;
mod breath_length;
mod contrast;
mod coverage;
mod fields;
mod forms;
mod frames;
mod handled;
mod hard_days;
mod hidden;
mod history;
mod in_session;
mod in_session_keys;
mod keys;
mod ladders;
mod layout;
mod lead_in;
mod learn;
mod left_open;
mod little_room;
mod locked;
mod moments;
mod moments_more;
mod mouse;
mod own_keys;
mod page;
mod plan;
mod pointer;
mod pointer_lists;
mod scripts;
mod settings;
mod sizes;
mod stage;
mod wide;
