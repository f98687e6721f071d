//! The store on a real disk: what is written lasts, what is damaged is left alone, and nothing is lost.

mod child;
mod damaged;
mod desk;
mod edits;
mod found;
mod full;
mod injected;
mod kit;
mod lasting;
mod merging;
mod others;
