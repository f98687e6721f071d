//! `plan`: what comes next, and the therapist's plan. Each thing that can be asked has a file of its own.

mod check;
mod dictate;
mod form;
mod hand;
mod lines;
mod show;
mod suggest;
mod take;
mod why;

use super::call::{Call, Refusal};
use crate::cli::{self, PlanAct};
use crate::config::Config;
use crate::store::Place;

/// Answers.
///
/// # Errors
/// As the file of what was asked says.
pub fn run(typed: &cli::Plan, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    match &typed.act {
        PlanAct::Show => show::run(place, call),
        PlanAct::New(typed) => dictate::run(typed, config, place, call),
        PlanAct::Form => form::run(call),
        PlanAct::Check(typed) => check::run(typed, call),
        PlanAct::Use(typed) => take::run(typed, place, call),
        PlanAct::Why(typed) => why::run(*typed, config, place, call),
        PlanAct::Suggest(typed) => suggest::run(typed, call),
    }
}
