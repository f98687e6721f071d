//! `pelvicoach`: a calm daily practice coach in the terminal. This page is the map of the house.
//!
//! Keys, time and files come in as a message. The coach offers what to ask and takes answers; a screen draws it;
//! what must happen outside is an effect, and the runner performs it. A screen never changes the diary, coach and
//! app never touch disk or clock, and the runner never decides.
//!
//! | room | what it holds | looks at |
//! |---|---|---|
//! | [`cli`] | what can be typed: commands, options, their types | nothing |
//! | [`clock`] | the only file that asks what time it is | nothing |
//! | [`words`] | every text a person reads, by key | nothing |
//! | [`files`] | every read and write of a file outside the store | nothing |
//! | [`config`] | settings with default, source and check | files |
//! | [`diary`] | what happened: scales, records, days, baseline, merge rule | clock |
//! | [`practice`] | what can be practised: exercises, limits, routines, the timeline | nothing |
//! | [`plan`] | what comes next and why: programme, filling, safety | diary, practice |
//! | [`insight`] | what the diary shows: trends and the page as data | diary, practice, plan |
//! | [`library`] | text of assets into checked values | practice, plan |
//! | [`report`] | the page as text, Markdown, JSON | insight, diary, words |
//! | [`coach`] | the days as flows, without a screen | the rooms above |
//! | [`store`] | months, changes, lock, versions | diary, plan, files |
//! | [`devices`] | tones, a voice, a command at each cue; a sensor that prints numbers | practice, clock, config, files |
//! | [`runner`] | performs effects, owns channels and threads | coach, store, devices, files, clock, config |
//! | [`tui`] | terminal, app, screens, widgets | see `tests/house.rs` |
//! | [`plain`] | the same flows in lines, for screen readers and pipes | everything but tui |
//! | [`commands`] | one file a command | everything but tui |
//! | [`made_up`] | the seeded diary of demo, benches and tests | diary, practice, plan |
//!
//! `tests/house.rs` fails when an arrow is drawn that is not in this table.

pub mod cli;
pub mod clock;
pub mod coach;
pub mod commands;
pub mod config;
pub mod devices;
pub mod diary;
pub mod files;
pub mod insight;
pub mod library;
pub mod made_up;
pub mod plain;
pub mod plan;
pub mod practice;
pub mod report;
pub mod runner;
pub mod store;
pub mod tui;
pub mod words;
