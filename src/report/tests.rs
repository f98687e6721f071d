//! The page of hand-made and made-up diaries, read as a person reads it.
