//! `breathe`
use super::Start;
use super::call::Refusal;
use crate::cli::Breathe;
/// x
#[derive(Clone, Debug, PartialEq)]
pub struct Breaths {
    /// x
    pub ramp: bool,
}
pub fn start(typed: &Breathe) -> Result<Start, Refusal> {
    Ok(Start::Breathe(Breaths { ramp: typed.ramp }))
}
