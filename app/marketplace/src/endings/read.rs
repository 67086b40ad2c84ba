//! What pages show of an end: the wish, as each may read it, and who waits for staff.

use chrono::{DateTime, Utc};
use domain::{EngagementId, Role, Wait, WantedEnding, ending, lifecycle::EndingState};
use sqlx::{PgConnection, PgPool};

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    digests::{About, Late},
    engagements::Party,
};

/// The wish of one of the two, as this party reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingSheet {
    pub state: EndingState,
    pub wanted: WantedEnding,
    pub asked_by: Role,
    pub asked_at: DateTime<Utc>,
    /// For staff and whoever wrote it.
    pub words: Option<String>,
    /// Why it goes on, for the same.
    pub answer: Option<String>,
    pub wait: Option<Wait>,
}

/// Somebody waits for staff's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    pub engagement: EngagementId,
    pub company: Option<String>,
    /// The CTO's name.
    pub cto: String,
    pub wanted: WantedEnding,
    pub asked_by: Role,
    pub wait: Wait,
}

/// The wishes of this engagement that the reader may know, the earlier first. The other side does not learn of one that staff has not granted: it
/// may have been written in anger.
pub async fn sheets(market: &Marketplace, by: &Party) -> Result<Vec<EndingSheet>, Problem> {
    let wishes = store::wishes(&mut *market.pool.acquire().await?, by.engagement()).await?.into_iter();
    let read = wishes.filter(|wish| by.role() == Role::Staff || by.role() == wish.asked_by);
    Ok(read
        .map(|wish| EndingSheet {
            state: wish.state,
            wanted: wish.wanted,
            asked_by: wish.asked_by,
            asked_at: wish.asked_at,
            wait: ending::wait(wish.state, wish.asked_at),
            words: Some(wish.words),
            answer: wish.answer,
        })
        .collect())
}

/// Everybody who waits for staff's answer, the longest first.
pub async fn unanswered(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<Unanswered>, Problem> {
    store::unanswered(&market.pool).await
}

/// The same for the digest.
pub(crate) async fn waits(pool: &PgPool) -> Result<Vec<Late>, Problem> {
    let open = store::unanswered(pool).await?.into_iter();
    Ok(open.map(|one| Late { wait: one.wait, about: About::Ending { company: one.company, name: one.cto } }).collect())
}

/// What staff said to this one of the two, for the mail.
pub(crate) async fn answer(connection: &mut PgConnection, engagement: EngagementId, asked_by: Role) -> Result<Option<String>, Problem> {
    let wish = store::wish(connection, engagement, asked_by).await?;
    Ok(wish.filter(|wish| wish.state == EndingState::Refused).and_then(|wish| wish.answer))
}
