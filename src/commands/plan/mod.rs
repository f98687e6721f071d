//! `plan`: what comes next. Each thing that can be asked has a file of its own.

mod suggest;

use super::call::{Call, Refusal};
use crate::cli::{self, PlanAct};

/// Answers.
///
/// # Errors
/// As the file of what was asked says.
pub fn run(typed: &cli::Plan, call: &mut Call<'_>) -> Result<u8, Refusal> {
    match &typed.act {
        PlanAct::Suggest(typed) => suggest::run(typed, call),
    }
}
