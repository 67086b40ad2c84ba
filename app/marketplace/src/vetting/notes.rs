//! What members of staff note about a CTO, for each other. No page of a CTO or CEO reads them; a person who takes their data away gets the
//! words (decision 47).

use chrono::{DateTime, Utc};
use domain::{
    NoteId, ProfileId,
    forms::{FieldErrors, Note as Words},
};
use sqlx::PgConnection;

use super::{read::shown, store};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    audit::{self, Line, Subject},
};

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub id: NoteId,
    /// Who wrote it; nothing once their account is gone.
    pub author: Option<String>,
    /// Whether the reader wrote it, and may remove it.
    pub is_mine: bool,
    pub words: String,
    pub written_at: DateTime<Utc>,
}

/// The notes about somebody, the latest first.
pub async fn list(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId) -> Result<Vec<Note>, Problem> {
    let mut connection = market.pool.acquire().await?;
    shown(&mut connection, profile).await?;
    store::notes(&mut connection, profile, staff.who().account()).await
}

/// Writes a note under an id that its form was given: pressing twice writes once.
pub async fn write(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId, id: NoteId, words: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let words = errors.take("words", Words::read(words));
    let mut tx = market.pool.begin().await?;
    shown(&mut tx, profile).await?;
    let Some(words) = words else { return Err(errors.into()) };
    if store::insert_note(&mut tx, id, profile, staff.who().account(), words.as_str(), market.now()).await? {
        log(market, &mut tx, staff, profile, "note").await?;
    }
    Ok(tx.commit().await?)
}

/// Removes a note, for whoever wrote it; to anybody else it is not there. Answers whose profile it was about.
pub async fn remove(market: &Marketplace, staff: &CurrentStaff, id: NoteId) -> Result<ProfileId, Problem> {
    let mut tx = market.pool.begin().await?;
    let profile = store::delete_note(&mut tx, id, staff.who().account()).await?.ok_or(Problem::NotFound)?;
    log(market, &mut tx, staff, profile, "remove_note").await?;
    tx.commit().await?;
    Ok(profile)
}

async fn log(
    market: &Marketplace,
    tx: &mut PgConnection,
    staff: &CurrentStaff,
    profile: ProfileId,
    event: &'static str,
) -> Result<(), Problem> {
    let state = store::state(tx, profile).await?.map(|state| state.code());
    let subject = Subject::Profile(profile);
    let line = Line { actor: staff.who().actor(), subject, event, from: state, to: state, fields: &["note"], words: None };
    audit::write(tx, market.now(), line).await
}
