//! This node's copy of what can be searched: profiles and open missions, in tantivy, and the community in memory, for matching.
//!
//! Postgres is the truth; the copy follows a feed of changes and can be deleted at any time. A search returns ids only, and Postgres says
//! what may be seen. See `feed` for why nothing is lost, in whatever order transactions commit.

mod community;
mod feed;
mod generation;
mod index;
mod query;
mod schema;
mod store;
pub mod text;

pub use community::{knows, size};
pub use feed::{Lag, catch_up, lag, prune, rebuild};
pub use index::Index;
pub use store::Identity;
pub(crate) use store::forget_history;

pub(crate) use community::{best, explain, revision};
pub(crate) use feed::follow;
pub(crate) use query::missions_for;

use domain::{MissionId, ProfileId};
use sqlx::PgConnection;

use crate::Problem;

/// Notes, in the transaction of the change, that a profile changed.
pub(crate) async fn changed_profile(tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
    store::changed(tx, "profile", profile.0).await
}

/// The same for many profiles at once.
pub(crate) async fn changed_profiles(tx: &mut PgConnection, profiles: &[uuid::Uuid]) -> Result<(), Problem> {
    store::changed_all(tx, "profile", profiles).await
}

/// Notes, in the transaction of the change, that a mission changed.
pub(crate) async fn changed_mission(tx: &mut PgConnection, mission: MissionId) -> Result<(), Problem> {
    store::changed(tx, "mission", mission.0).await
}
