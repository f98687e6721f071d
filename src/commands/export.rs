//! `export`
use super::call::{Call, Refusal};
use crate::cli::Export;
use crate::config::Config;
use crate::store::Place;
pub fn run(typed: &Export, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let _ = (typed, config, place, call);
    Ok(0)
}
