//! House rules, executed: what ARCHITECTURE.md and CONTRIBUTING.md promise about the sources themselves.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod dependencies;
mod documents;
mod forms;
mod islands;
mod lengths;
mod locales;
mod names;
mod panics;
mod ranking;
mod sources;
mod sql;
mod styles;
mod words;
