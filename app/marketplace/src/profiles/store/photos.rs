//! Pictures of CTOs, and who may see one.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    AccountId, PhotoId, ProfileId,
    profile::{Photo, PhotoSize},
};
use sqlx::{PgConnection, PgPool};

use super::{super::photo::Squares, uuids};
use crate::Problem;

/// What is shown with these profiles, where they have a picture.
pub(crate) async fn photos(pool: &PgPool, ids: &[ProfileId]) -> Result<HashMap<ProfileId, Photo>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", id AS "id: PhotoId", alt FROM profile_photos WHERE profile_id = ANY($1)"#,
        &uuids(ids)
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.profile, Photo { id: row.id, alt: row.alt })).collect())
}

/// Puts a picture in the place of the one before.
pub(crate) async fn put_photo(
    tx: &mut PgConnection,
    profile: ProfileId,
    photo: &Photo,
    squares: &Squares,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO profile_photos (profile_id, id, alt, large, small, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (profile_id) DO UPDATE SET id = $2, alt = $3, large = $4, small = $5, created_at = $6",
        profile.0,
        photo.id.0,
        photo.alt,
        squares.large,
        squares.small,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Says what the picture shows; `false` where there is none.
pub(crate) async fn describe_photo(tx: &mut PgConnection, profile: ProfileId, alt: &str) -> Result<bool, Problem> {
    let described = sqlx::query!("UPDATE profile_photos SET alt = $2 WHERE profile_id = $1", profile.0, alt).execute(tx).await?;
    Ok(described.rows_affected() > 0)
}

pub(crate) async fn remove_photo(tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM profile_photos WHERE profile_id = $1", profile.0).execute(tx).await?;
    Ok(())
}

/// The picture, for this reader: its owner; staff, once the profile is no draft; a CEO to whom an accepted introduction has shown it; everybody,
/// while a public page shows it.
pub(crate) async fn picture(
    pool: &PgPool,
    photo: PhotoId,
    size: PhotoSize,
    reader: Option<AccountId>,
    is_staff: bool,
) -> Result<Option<Vec<u8>>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT CASE WHEN $2 THEN f.large ELSE f.small END AS "jpeg!" FROM profile_photos f JOIN profiles p ON p.id = f.profile_id
           WHERE f.id = $1 AND (p.account_id = $3 OR ($4 AND p.state <> 'draft')
               OR EXISTS (SELECT FROM candidacies c JOIN introductions i ON i.candidacy_id = c.id JOIN missions m ON m.id = c.mission_id
                          WHERE c.profile_id = p.id AND m.owner_id = $3 AND c.position IS NOT NULL AND i.accepted_at IS NOT NULL)
               OR EXISTS (SELECT FROM shown_pages s WHERE s.profile_id = p.id AND s.shows_photo))"#,
        photo.0,
        size == PhotoSize::Large,
        reader.map(|id| id.0),
        is_staff
    )
    .fetch_optional(pool)
    .await?)
}
