//! The store on a real disk: what is written lasts, what is damaged is left alone, and nothing is lost.
