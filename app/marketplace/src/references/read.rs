//! What staff and the CTO see of the CTO's references.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{ProfileId, ReferenceRequestId};

use super::{ReferenceAnswer, ReferenceLetter, ReferenceRequest, store, until};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    vetting,
};

/// A request as staff sees it.
pub struct StaffReference {
    pub request: ReferenceRequest,
    /// What is sent when staff writes now; nothing where the referee asked never to be written to again.
    pub letter: Option<ReferenceLetter>,
}

/// The references of a CTO, for staff: everything, the first named first.
pub async fn of_profile(market: &Marketplace, _staff: &CurrentStaff, profile: ProfileId) -> Result<Vec<StaffReference>, Problem> {
    let now = market.now();
    let mut connection = market.pool.acquire().await?;
    vetting::shown(&mut connection, profile).await?;
    let cto = store::name_of(&mut connection, profile).await?.ok_or(Problem::NotFound)?;
    let requests = all(&mut connection, profile).await?;
    let addresses: Vec<&str> = requests.iter().map(|request| request.referee.email.as_str()).collect();
    let suppressed = store::suppressed_among(&mut connection, &addresses).await?;
    let seen = requests.into_iter().zip(suppressed).map(|(request, suppressed)| {
        let letter = ReferenceLetter { referee: request.referee.clone(), cto: cto.clone(), until: until(now) };
        StaffReference { request, letter: (!suppressed).then_some(letter) }
    });
    Ok(seen.collect())
}

/// Whom one CTO named, and nobody has written to yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unasked {
    pub profile: ProfileId,
    /// The CTO's name.
    pub cto: String,
    /// The referees' names.
    pub referees: Vec<String>,
    /// Since when the first of them waits for staff.
    pub since: DateTime<Utc>,
}

/// The referees whom staff is to write to, CTO by CTO, who waits longest first.
pub async fn unasked(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<Unasked>, Problem> {
    let mut connection = market.pool.acquire().await?;
    let named = store::named(&mut connection, market.now()).await?;
    let addresses: Vec<&str> = named.iter().map(|one| one.email.as_str()).collect();
    let suppressed = store::suppressed_among(&mut connection, &addresses).await?;
    let mut found: Vec<Unasked> = Vec::new();
    let reachable = named.into_iter().zip(suppressed).filter(|(_, suppressed)| !suppressed);
    for (store::Named { profile, cto, referee, since, .. }, _) in reachable {
        match found.iter_mut().find(|one| one.profile == profile) {
            Some(one) => one.referees.push(referee),
            None => found.push(Unasked { profile, cto, referees: vec![referee], since }),
        }
    }
    Ok(found)
}

/// The CTO's own references. An answer is among them only where its referee said so.
pub async fn own(market: &Marketplace, cto: &CurrentCto) -> Result<Vec<ReferenceRequest>, Problem> {
    let requests = all(&mut *market.pool.acquire().await?, cto.profile()).await?;
    let discreet = |request: ReferenceRequest| ReferenceRequest { answer: request.answer.filter(|answer| answer.readable), ..request };
    Ok(requests.into_iter().map(discreet).collect())
}

/// One of the CTO's own.
pub async fn one(market: &Marketplace, cto: &CurrentCto, id: ReferenceRequestId) -> Result<ReferenceRequest, Problem> {
    own(market, cto).await?.into_iter().find(|request| request.id == id).ok_or(Problem::NotFound)
}

async fn all(tx: &mut sqlx::PgConnection, profile: ProfileId) -> Result<Vec<ReferenceRequest>, Problem> {
    let mut answers: HashMap<ReferenceRequestId, ReferenceAnswer> = store::answers(tx, profile).await?.into_iter().collect();
    let requests = store::requests(tx, profile).await?.into_iter();
    Ok(requests.map(|request| ReferenceRequest { answer: answers.remove(&request.id), ..request }).collect())
}
