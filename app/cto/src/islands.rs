//! What wakes up in the browser. Everything here makes a page nicer that works without it.

pub mod profile_saving;
