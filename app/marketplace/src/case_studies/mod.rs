//! Case studies: what an engagement brought, written by both who worked together, and public once both have agreed to the same revision.
//!
//! [`write`] begins one and changes it, part by part; [`consent`] agrees and withdraws; [`take_down`] is staff's. [`read`] shows it to those who write
//! it, [`public`] to everybody: there, whoever is not to be named is veiled.

pub mod consent;
pub mod public;
pub mod read;
mod store;
pub mod take_down;
mod tell;
mod transition;
mod veil;
pub mod write;

pub(crate) use store::study_of;

pub use public::{CaseStudyList, Filter, Found, Told, count, found, latest, list, published};
pub use read::{CaseStudySheet, WrittenPart, sheet, standing};
