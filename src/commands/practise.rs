//! `practise`
use super::Start;
use super::call::Refusal;
use crate::cli::Practise;
pub fn start(typed: &Practise) -> Result<Start, Refusal> {
    let _ = typed;
    Ok(Start::Practise { id: None, minutes: None })
}
