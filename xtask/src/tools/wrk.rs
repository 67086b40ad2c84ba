//! `wrk`, which asks a page as fast as it is answered.

use anyhow::Result;

use super::packages::{self, Need};
use crate::process;

const NEED: Need = Need { what: "wrk", apt: &["wrk"], brew: "wrk" };

/// Installs it when it is not there.
pub fn ensure() -> Result<()> {
    if process::in_path("wrk").is_some() { Ok(()) } else { packages::install(&NEED) }
}
