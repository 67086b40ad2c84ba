//! Understand a need, rank profiles for it, explain the result. Pure: no I/O, no clock, no randomness; it depends on `domain` alone.
//!
//! - [`understand`] reads criteria out of a CEO's words, each with the span it was read from.
//! - [`rank`] compares one need with one profile through rules, for both sides, as a range: what is unknown is never agreement.
//! - [`Community`] finds the best for a need among very many, in milliseconds.
//! - [`vocabulary`] is what both know: technologies and their graph, sectors and their neighbours, cities, the glossary.

mod at_once;
pub mod need;
pub mod profile;
pub mod rank;
pub mod understand;
pub mod vocabulary;

pub use need::Need;
pub use profile::Profile;
pub use rank::{Community, Match, Weights, rank, score};
pub use understand::profile::{ReadProfile, read_profile};
pub use understand::{Understanding, situation::Situation, understand};
