//! Matches: rank this node's community, let Postgres say who may be seen, explain, and log what a person worked from.

mod community;
mod for_cto;
mod for_mission;
mod log;
mod missing;
mod proposal;
mod readable;
mod record;
mod store;
mod what_if;

pub use community::{community, facts};
pub use for_cto::{Fits, Offer, fits, offer};
pub use for_mission::{PAGE, RankedProfile, Ranking, preview, ranking};
pub use log::{LogEntry, RankingLog};
pub use missing::{Cost, missing};
pub use record::{Departure, Ranked, Record, Records, records};
pub use what_if::what_ifs;

pub(crate) use for_cto::{by_fit, offers, open_to, unnamed_offer};
pub(crate) use for_mission::{Whole, nobody_fits};
pub(crate) use log::{log_entry, write_log};
pub(crate) use readable::readable;

use std::collections::HashSet;

use domain::{MissionId, ProfileId};
use matching::{Match, Need, rank::Placed, rank::supposing};

use crate::{Marketplace, Problem, missions, profiles, search};

/// How many of the best are shown to Postgres, and ranked, at most.
pub const RETRIEVED: usize = 1_000;

/// The need of a mission, as of today.
async fn need_of(market: &Marketplace, mission: MissionId) -> Result<Need, Problem> {
    let sheet = missions::sheet(&market.pool, mission).await?.ok_or(Problem::NotFound)?;
    Ok(supposing(&sheet.need(), market.today()))
}

/// Those of the best who may be proposed for the mission, in their order.
async fn placed(market: &Marketplace, mission: MissionId, need: &Need) -> Result<Vec<Placed>, Problem> {
    let best = search::best(market, need, RETRIEVED);
    let ids: Vec<ProfileId> = best.iter().map(|one| one.profile).collect();
    let visible: HashSet<ProfileId> = profiles::visible(market, mission, &ids).await?.into_iter().collect();
    Ok(best.into_iter().filter(|one| visible.contains(&one.profile)).collect())
}

/// The need of a mission, and the order of the profiles that may be proposed for it.
async fn ranked(market: &Marketplace, mission: MissionId) -> Result<(Need, Vec<Match>), Problem> {
    let need = need_of(market, mission).await?;
    let placed = placed(market, mission, &need).await?;
    let matches = search::explain(market, &need, placed.iter().map(|one| one.profile));
    Ok((need, matches))
}

/// The place that the machine gives to a profile, from 1; `None` when it would not propose it.
pub(crate) async fn machine_rank(market: &Marketplace, mission: MissionId, profile: ProfileId) -> Result<Option<i32>, Problem> {
    let need = need_of(market, mission).await?;
    let placed = placed(market, mission, &need).await?;
    Ok(placed.iter().position(|one| one.profile == profile).and_then(|at| i32::try_from(at + 1).ok()))
}
