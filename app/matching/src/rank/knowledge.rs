//! What the rules ask of the vocabulary. A trait, so that a rule's laws can be tested on three technologies.

use domain::place::CityId;
use domain::{CriterionKind, TechnologyId};

/// Distances between things; 0 for the same, `None` when nothing connects them.
pub trait Knowledge: Sync {
    /// Between technologies, in steps of the graph; `exp(-distance)` is the credit.
    fn technology_distance(&self, wanted: &TechnologyId, known: &TechnologyId) -> Option<f32>;
    /// Between labels of a kind (sectors, impacts, kinds of mission, stages), by their codes, in the same steps.
    fn label_distance(&self, kind: CriterionKind, wanted: &str, known: &str) -> Option<f32>;
    /// Between cities, in kilometres as the crow flies.
    fn city_distance_km(&self, wanted: &CityId, known: &CityId) -> Option<f32>;
}
