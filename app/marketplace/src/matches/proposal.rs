//! Whom staff may look at first: what the proposal asks of the truth.

use chrono::{NaiveTime, TimeDelta};
use domain::{MissionId, ProfileId};
use matching::{
    Match, Weights,
    rank::{Circumstances, Proposed, propose},
};

use super::store;
use crate::{Marketplace, Problem};

/// About three people of a ranking, without those who have a part in the mission already.
pub(super) async fn proposed(market: &Marketplace, mission: MissionId, matches: &[Match]) -> Result<Vec<Proposed>, Problem> {
    let weights = Weights::current();
    let good: Vec<ProfileId> = matches.iter().filter(|one| one.is_good(weights)).map(|one| one.profile).collect();
    let first_day = market.today() - TimeDelta::days(i64::from(weights.proposal.newcomer_days));
    let joined_after = first_day.and_time(NaiveTime::MIN).and_utc();
    let circumstances = Circumstances {
        newcomers: store::newcomers(&market.pool, &good, joined_after).await?.into_iter().collect(),
        taken: store::taken(&market.pool, mission).await?.into_iter().collect(),
    };
    Ok(propose(matches, &circumstances, weights))
}
