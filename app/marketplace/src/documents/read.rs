//! Who sees documents: their CTO and staff.

use chrono::{DateTime, Utc};
use domain::{DocumentId, ProfileId, Role};
use sqlx::PgConnection;

use super::{Document, File, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff, Visitor},
    vetting,
};

/// The documents of a CTO, for staff: the latest first.
pub async fn of_profile(market: &Marketplace, _staff: &CurrentStaff, profile: ProfileId) -> Result<Vec<Document>, Problem> {
    let mut connection = market.pool.acquire().await?;
    vetting::shown(&mut connection, profile).await?;
    store::list(&mut connection, profile).await
}

/// The CTO's own.
pub async fn own(market: &Marketplace, cto: &CurrentCto) -> Result<Vec<Document>, Problem> {
    store::list(&mut *market.pool.acquire().await?, cto.profile()).await
}

/// What one CTO sent that staff has not decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecided {
    pub profile: ProfileId,
    /// The CTO's name.
    pub cto: String,
    pub titles: Vec<String>,
    /// Since when the first of them waits for staff.
    pub since: DateTime<Utc>,
}

/// The documents that wait for staff, CTO by CTO, who waits longest first.
pub async fn undecided(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<Undecided>, Problem> {
    store::undecided(&market.pool).await
}

/// The content of one, for its CTO and for staff; to anybody else there is none.
pub async fn file(market: &Marketplace, visitor: &Visitor, document: DocumentId) -> Result<File, Problem> {
    let mut connection = market.pool.acquire().await?;
    match visitor.account()?.role() {
        Role::Staff => {
            visitor.staff()?;
            let profile = store::profile_of(&mut connection, document).await?.ok_or(Problem::NotFound)?;
            vetting::shown(&mut connection, profile).await?;
        }
        _ => {
            let own = visitor.cto()?.profile();
            store::profile_of(&mut connection, document).await?.filter(|profile| *profile == own).ok_or(Problem::NotFound)?;
        }
    }
    content(&mut connection, document).await
}

/// The content of one that somebody may have.
pub(crate) async fn content(connection: &mut PgConnection, document: DocumentId) -> Result<File, Problem> {
    store::file(connection, document).await?.ok_or(Problem::NotFound)
}
