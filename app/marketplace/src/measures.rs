//! What a node measures of its own work since it started, in memory, for whoever watches it: no names and no ids.

use prometheus_client::metrics::histogram::Histogram;

/// Seconds that ranking a community may take, from a hundred people to a million.
const SECONDS_OF_A_MATCH: [f64; 11] = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// The measures of this node; clones count together.
#[derive(Debug, Clone)]
pub struct Measures {
    /// How long it took to rank the community for one need, in seconds.
    pub matches: Histogram,
}

impl Default for Measures {
    fn default() -> Self {
        Self { matches: Histogram::new(SECONDS_OF_A_MATCH) }
    }
}
