//! Matches: retrieve from this node's index, let Postgres say who may be seen, rank, and log what a person worked from.

mod for_cto;
mod for_mission;
mod log;
mod proposal;
mod store;

pub use for_cto::{Fits, Offer, fits, offer};
pub use for_mission::{PAGE, RankedProfile, Ranking, preview, ranking};
pub use log::{LogEntry, RankingLog, logs};

pub(crate) use log::{log_entry, write_log};

use domain::{MissionId, ProfileId};
use matching::{Match, Need, Profile, Weights, rank, rank::starting};

use crate::{Marketplace, Problem, missions, profiles, search};

/// How many profiles are retrieved for ranking at most.
pub const RETRIEVED: usize = 1_000;

/// The need of a mission, the profiles that may be proposed for it, and their order.
async fn ranked(market: &Marketplace, mission: MissionId) -> Result<(Need, Vec<Profile>, Vec<Match>), Problem> {
    let sheet = missions::sheet(&market.pool, mission).await?.ok_or(Problem::NotFound)?;
    let need = starting(&sheet.need(), market.now().date_naive());
    let found = search::profiles_for(market, &need, RETRIEVED)?;
    let visible = profiles::visible(market, mission, &found).await?;
    let profiles = profiles::features(&market.pool, &visible).await?;
    let matches = rank(&need, profiles.iter(), Weights::current());
    Ok((need, profiles, matches))
}

/// The place that the machine gives to a profile, from 1; `None` when it would not propose it.
pub(crate) async fn machine_rank(market: &Marketplace, mission: MissionId, profile: ProfileId) -> Result<Option<i32>, Problem> {
    let (_, _, matches) = ranked(market, mission).await?;
    Ok(matches.iter().position(|one| one.profile == profile).and_then(|at| i32::try_from(at + 1).ok()))
}
