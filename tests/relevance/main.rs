//! How well the program reads and ranks the labelled sets beside this file, with floors below which a change does not pass.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod choices;
mod invariance;
mod order;
mod reading;
mod scene;
