//! Measures what the program understands and how it ranks, against labelled sets and beside simple methods.
//!
//! - [`extraction`]: what is read from texts, against labels (`passerelle evaluate extraction`).
//! - [`ranking`]: orders of profiles for needs, against grades, beside baselines (`passerelle evaluate ranking`).
//! - [`cases`]: what other weights would make of what people decided (`passerelle evaluate cases`).
//! - [`metrics`] and [`bootstrap`]: the arithmetic, pure.
//!
//! The same input gives the same output, byte for byte: chance has fixed seeds, and "today" is an argument.

pub mod bootstrap;
pub mod cases;
mod chance;
pub mod extraction;
pub mod lines;
pub mod metrics;
pub mod ranking;
mod store;
mod table;
pub mod technology_names;

pub use lines::ReadError;
