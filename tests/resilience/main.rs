//! What must hold whatever happens: transactions that commit in any order, nodes that share a database, copies that are
//! deleted or restored, and processes that die.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod audit;
mod copies;
mod drill;
mod feed;
mod kill;
mod nodes;
mod scene;
