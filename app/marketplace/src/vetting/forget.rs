//! What is kept of a request that led to nothing is kept for a stated time (decision 46): then the account of whoever was refused is erased,
//! and of whoever took the request back, the request, who was named to vouch for them, and what staff noted.

use domain::{ProfileId, lifecycle::ProfileState, vetting::kept_until};

use super::store;
use crate::{
    Marketplace, Problem, accounts,
    audit::{self, Actor, Line, Subject},
    jobs::Ended,
};

/// The job. It may come early, twice, or after the person has asked again: it reads how things stand.
pub(crate) async fn forget(market: &Marketplace, profile: ProfileId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some((state, latest)) = store::lock(&mut tx, profile).await? else { return Ok(Ended::Done) };
    let Some((ended, _)) = latest.and_then(|one| one.ended) else { return Ok(Ended::Done) };
    if !matches!(state, ProfileState::Refused | ProfileState::Draft) {
        return Ok(Ended::Done);
    }
    let due = kept_until(ended);
    if now < due {
        return Ok(Ended::Later(due));
    }
    if state == ProfileState::Refused {
        let account = store::account(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
        accounts::erase_refused(&mut tx, now, account, profile).await?;
    } else {
        store::forget(&mut tx, profile, ended).await?;
        let subject = Subject::Profile(profile);
        let code = Some(state.code());
        let line = Line { actor: Actor::SYSTEM, subject, event: "forget_application", from: code, to: code, fields: &[], words: None };
        audit::write(&mut tx, now, line).await?;
    }
    market.commit(tx).await?;
    Ok(Ended::Done)
}
