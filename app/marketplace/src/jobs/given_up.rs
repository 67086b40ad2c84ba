//! What was given up after the last try: shown to staff, who may have it tried again once the cause is mended.

use chrono::{DateTime, Utc};
use domain::JobId;

use super::store;
use crate::{Marketplace, Problem, accounts::CurrentStaff};

/// So many are shown.
const SHOWN: i64 = 200;

/// A job that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    pub id: JobId,
    /// What it was to do: `deliver_mail`…
    pub kind: String,
    /// The kind of mail, where it was one.
    pub mail: Option<String>,
    /// The code of the last failure: `smtp_550`, `smtp_unreachable`, `broken`…
    pub failure: String,
    pub tries: i16,
    pub given_up_at: DateTime<Utc>,
}

/// What was given up, the latest first.
pub async fn given_up(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<GivenUp>, Problem> {
    store::given_up(&market.pool, SHOWN).await
}

/// Gives it all its tries back, from now on. One that is not given up, or is gone, is [`Problem::NotFound`].
pub async fn try_again(market: &Marketplace, _staff: &CurrentStaff, job: JobId) -> Result<(), Problem> {
    if !store::try_again(&market.pool, job, market.now()).await? {
        return Err(Problem::NotFound);
    }
    market.jobs.notify_one();
    Ok(())
}
