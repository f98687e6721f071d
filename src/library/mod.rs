//! Text of assets and of the person's own files into checked values. Reads no file itself.

pub mod safety;
