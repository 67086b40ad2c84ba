//! What a bare machine lacks: found, or installed, or named in one clear sentence.

pub mod account;
pub mod chromium;
pub mod cluster;
pub mod firefox;
pub mod node;
pub mod packages;
pub mod postgres;
pub mod toolchain;
pub mod wrk;
