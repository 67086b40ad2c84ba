//! Proof that somebody holds the link of a question.

use chrono::{DateTime, Utc};
use domain::{AgencyRequestId, MissionId, lifecycle::AgencyRequestState};

use super::store;
use crate::{Marketplace, Problem, Secret, guests::Standing};

/// Proof: whoever sends this request holds the link.
#[derive(Debug, Clone)]
pub struct AgencyGuest {
    pub(super) request: AgencyRequestId,
    pub(super) mission: MissionId,
    state: AgencyRequestState,
    expires_at: DateTime<Utc>,
    company: Option<String>,
    now: DateTime<Utc>,
}

impl AgencyGuest {
    /// What the link opens now.
    pub fn standing(&self) -> Standing {
        match self.state {
            AgencyRequestState::Waiting if self.now < self.expires_at => Standing::Open,
            AgencyRequestState::Answered => Standing::Answered,
            AgencyRequestState::Waiting | AgencyRequestState::Revoked => Standing::Over,
        }
    }

    /// The company that asks, where it has been named.
    pub fn company(&self) -> Option<&str> {
        self.company.as_deref()
    }

    /// Until when it may be answered.
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.expires_at
    }
}

/// Whose link this is. To anybody else there is nothing; looking at it uses nothing up.
pub async fn guest(market: &Marketplace, key: &str) -> Result<AgencyGuest, Problem> {
    let key = Secret::read(key).ok_or(Problem::NotFound)?;
    let found = store::by_key(&market.pool, &key.hash()).await?.ok_or(Problem::NotFound)?;
    Ok(AgencyGuest {
        request: found.id,
        mission: found.mission,
        state: found.state,
        expires_at: found.expires_at,
        company: found.company,
        now: market.now(),
    })
}
