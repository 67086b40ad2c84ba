//! Filling a profile from a CV: what was read waits until its CTO has looked at it, and only what they tick becomes part of the profile.

mod found;
mod take;

use domain::{
    ImportId,
    forms::{Complaint, FieldError},
};
use imports::Unreadable;
use uuid::Uuid;

use super::{OwnProfile, own, store};
use crate::{Marketplace, Problem, accounts::CurrentCto};

pub use found::{Found, FoundFact, FoundLink, FoundStation, Quote, Relation};
pub use take::take;

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: usize = imports::MOST_BYTES;

/// How long what was read waits, in days.
pub const DAYS: i64 = 7;

/// What was read, beside the profile as it stands.
pub struct Import {
    pub id: ImportId,
    pub found: Found,
    pub profile: OwnProfile,
}

impl Import {
    /// Whether the profile says this already.
    pub fn is_known(&self, fact: &FoundFact) -> bool {
        take::is_known(&self.profile, fact)
    }
}

/// Reads what the CTO brings, and lets it wait in place of what waited before. `field` is the form's, for complaints.
pub async fn begin(market: &Marketplace, cto: &CurrentCto, field: &str, bytes: Vec<u8>) -> Result<ImportId, Problem> {
    let (profile, today) = (cto.profile(), market.today());
    let reading = market.reading.clone().acquire_owned().await.map_err(Problem::broken)?;
    let read = tokio::task::spawn_blocking(move || {
        let _one_at_a_time = reading;
        imports::read(&bytes).map(|resume| found::find(profile, resume, today))
    });
    let found = read.await.map_err(Problem::broken)?.map_err(|unreadable| complaint(field, unreadable))?;
    let id = ImportId(Uuid::new_v4());
    store::put_import(&market.pool, id, profile, &found, market.now()).await?;
    Ok(id)
}

/// The complaint about a file that is too large, with the limit in megabytes.
pub fn too_large(field: &str) -> FieldError {
    FieldError::with_limit(field, Complaint::TooLarge, u32::try_from(MOST_BYTES / (1024 * 1024)).unwrap_or(u32::MAX))
}

fn complaint(field: &str, unreadable: Unreadable) -> Problem {
    let complaint = match unreadable {
        Unreadable::Empty => Complaint::Missing,
        Unreadable::TooLarge => return Problem::Invalid(too_large(field).into()),
        Unreadable::UnknownKind => Complaint::UnknownKind,
        Unreadable::Broken => Complaint::Broken,
        Unreadable::Locked => Complaint::Locked,
        Unreadable::NoText => Complaint::NoText,
        Unreadable::NothingInside => Complaint::NothingInside,
    };
    Problem::field(field, complaint)
}

/// What waits under this id, for the CTO who brought it.
pub async fn read(market: &Marketplace, cto: &CurrentCto, id: ImportId) -> Result<Import, Problem> {
    let found = store::import(&market.pool, cto.profile(), id).await?.ok_or(Problem::NotFound)?;
    Ok(Import { id, found, profile: own::read(market, cto).await? })
}

/// What waits for this CTO, if anything.
pub async fn waiting(market: &Marketplace, cto: &CurrentCto) -> Result<Option<ImportId>, Problem> {
    store::waiting_import(&market.pool, cto.profile()).await
}

/// Throws away what waits.
pub async fn discard(market: &Marketplace, cto: &CurrentCto, id: ImportId) -> Result<(), Problem> {
    let mut connection = market.pool.acquire().await?;
    store::remove_import(&mut connection, cto.profile(), id).await
}

/// Forgets what nobody came back for.
pub(crate) async fn sweep(market: &Marketplace) -> Result<(), Problem> {
    store::sweep_imports(&market.pool, market.now() - chrono::Duration::days(DAYS)).await
}
