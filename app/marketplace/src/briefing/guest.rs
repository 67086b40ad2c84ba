//! Proof that somebody holds the link of a developers' page.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, MissionId,
    lifecycle::{BriefingLinkState, EngagementState},
};

use super::store;
use crate::{Marketplace, Problem, Secret, guests::Standing};

/// Proof: whoever sends this request holds the link.
#[derive(Debug, Clone)]
pub struct BriefingGuest {
    pub(super) engagement: EngagementId,
    pub(super) mission: MissionId,
    pub(super) company: Option<String>,
    state: BriefingLinkState,
    runs: EngagementState,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
}

impl BriefingGuest {
    /// What the link opens now: a link of an engagement that has ended opens nothing.
    pub fn standing(&self) -> Standing {
        let opens = self.state == BriefingLinkState::Open && self.runs != EngagementState::Ended && self.now < self.expires_at;
        if opens { Standing::Open } else { Standing::Over }
    }

    /// Until when it opens the page.
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.expires_at
    }
}

/// Whose link this is. To anybody else there is nothing.
pub async fn guest(market: &Marketplace, key: &str) -> Result<BriefingGuest, Problem> {
    let key = Secret::read(key).ok_or(Problem::NotFound)?;
    let found = store::by_key(&market.pool, &key.hash()).await?.ok_or(Problem::NotFound)?;
    Ok(BriefingGuest {
        engagement: found.engagement,
        mission: found.mission,
        company: found.company,
        state: found.state,
        runs: found.runs,
        expires_at: found.expires_at,
        now: market.now(),
    })
}
