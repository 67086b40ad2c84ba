//! Public pages as rows, and how often each was looked at.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{AccountId, ProfileId, PublicPageId, lifecycle::PublicPageState};
use sqlx::{PgConnection, PgPool};

use super::{PublicPage, visibility::Numbers};
use crate::{Problem, profiles};

pub(super) async fn of_profile(tx: &mut PgConnection, profile: ProfileId) -> Result<Option<PublicPage>, Problem> {
    Ok(sqlx::query_as!(
        PublicPage,
        r#"SELECT id AS "id: PublicPageId", state AS "state: PublicPageState", slug, contribution, shows_photo, shows_story, shows_employers,
                  published_at, taken_down_because, updated_at
           FROM public_pages WHERE profile_id = $1"#,
        profile.0
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn of_account(tx: &mut PgConnection, account: AccountId) -> Result<Option<PublicPage>, Problem> {
    Ok(sqlx::query_as!(
        PublicPage,
        r#"SELECT pp.id AS "id: PublicPageId", pp.state AS "state: PublicPageState", slug, contribution, shows_photo, shows_story, shows_employers,
                  published_at, taken_down_because, pp.updated_at
           FROM public_pages pp JOIN profiles p ON p.id = pp.profile_id WHERE p.account_id = $1"#,
        account.0
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn of_profiles(pool: &PgPool, ids: &[ProfileId]) -> Result<HashMap<ProfileId, PublicPage>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", id AS "id: PublicPageId", state AS "state: PublicPageState", slug, contribution, shows_photo,
                  shows_story, shows_employers, published_at, taken_down_because, updated_at
           FROM public_pages WHERE profile_id = ANY($1)"#,
        &profiles::uuids(ids)
    )
    .fetch_all(pool)
    .await?;
    let pages = rows.into_iter().map(|row| {
        let page = PublicPage {
            id: row.id,
            state: row.state,
            slug: row.slug,
            contribution: row.contribution,
            shows_photo: row.shows_photo,
            shows_story: row.shows_story,
            shows_employers: row.shows_employers,
            published_at: row.published_at,
            taken_down_because: row.taken_down_because,
            updated_at: row.updated_at,
        };
        (row.profile, page)
    });
    Ok(pages.collect())
}

/// The profile whose page was ever public under this address, and whether it is now.
pub(super) async fn by_slug(pool: &PgPool, slug: &str) -> Result<Option<(ProfileId, bool)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT profile_id AS "profile: ProfileId", EXISTS (SELECT FROM shown_pages s WHERE s.id = pp.id) AS "is_public!"
           FROM public_pages pp WHERE slug = $1 AND published_at IS NOT NULL"#,
        slug
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| (row.profile, row.is_public)))
}

/// Whose pages are public, the newest first.
pub(super) async fn published(pool: &PgPool, most: i64, from: i64) -> Result<Vec<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT profile_id AS "profile!: ProfileId" FROM shown_pages ORDER BY published_at DESC, id LIMIT $1 OFFSET $2"#,
        most,
        from
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn count(pool: &PgPool) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM shown_pages"#).fetch_one(pool).await?)
}

/// Addresses of what is public, and when what they show last changed.
pub(super) async fn addresses(pool: &PgPool, most: i64, from: i64) -> Result<Vec<(String, DateTime<Utc>)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT slug AS "slug!", changed_at AS "changed!" FROM shown_pages ORDER BY published_at DESC, id LIMIT $1 OFFSET $2"#,
        most,
        from
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.changed)).collect())
}

/// Present clients, by what the CTO says and by what runs here, and excluded companies of these profiles, by name, each with whose it is.
pub(super) async fn unnamed(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<(ProfileId, String)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT profile_id AS "profile!: ProfileId", name AS "name!" FROM (
               SELECT profile_id, name FROM current_clients WHERE profile_id = ANY($1)
               UNION ALL SELECT profile_id, COALESCE(name, company) FROM profile_exclusions WHERE profile_id = ANY($1)
               UNION ALL SELECT c.profile_id, m.company
                         FROM candidacies c JOIN engagements e ON e.candidacy_id = c.id JOIN missions m ON m.id = e.mission_id
                         WHERE c.profile_id = ANY($1) AND e.state <> 'ended' AND m.company IS NOT NULL) unnamed"#,
        &profiles::uuids(ids)
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.profile, row.name)).collect())
}

/// Keeps what was chosen; the caller holds the profile's lock.
pub(super) async fn put(tx: &mut PgConnection, profile: ProfileId, page: &PublicPage) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO public_pages (id, profile_id, state, slug, contribution, shows_photo, shows_story, shows_employers, updated_at, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (profile_id) DO UPDATE SET slug = $4, contribution = $5, shows_photo = $6, shows_story = $7, shows_employers = $8, updated_at = $9",
        page.id.0,
        profile.0,
        page.state.code(),
        page.slug,
        page.contribution,
        page.shows_photo,
        page.shows_story,
        page.shows_employers,
        page.updated_at,
        page.published_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The state after a step. What was public once keeps the day of it.
pub(super) async fn set_state(
    tx: &mut PgConnection,
    page: PublicPageId,
    state: PublicPageState,
    because: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE public_pages SET state = $2, taken_down_because = $3, updated_at = $4,
                published_at = CASE WHEN $5 THEN COALESCE(published_at, $4) ELSE published_at END WHERE id = $1",
        page.0,
        state.code(),
        because,
        now,
        state == PublicPageState::Published
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds what was seen to what is known, and removes what is older than `oldest`. A page that is gone meanwhile takes its views with it.
pub(super) async fn add_views(pool: &PgPool, seen: &HashMap<(PublicPageId, NaiveDate), i32>, oldest: NaiveDate) -> Result<(), Problem> {
    let (mut pages, mut days, mut views) = (Vec::new(), Vec::new(), Vec::new());
    for ((page, day), count) in seen {
        pages.push(page.0);
        days.push(*day);
        views.push(*count);
    }
    sqlx::query!(
        "INSERT INTO public_page_views (page_id, day, views)
         SELECT s.page, s.day, s.views FROM unnest($1::uuid[], $2::date[], $3::int[]) AS s (page, day, views) JOIN public_pages pp ON pp.id = s.page
         ORDER BY s.page, s.day
         ON CONFLICT (page_id, day) DO UPDATE SET views = public_page_views.views + EXCLUDED.views",
        &pages,
        &days,
        &views
    )
    .execute(pool)
    .await?;
    sqlx::query!("DELETE FROM public_page_views WHERE page_id = ANY($1) AND day < $2", &pages, oldest).execute(pool).await?;
    Ok(())
}

/// How often the page was looked at since each of these days.
pub(super) async fn views_since(pool: &PgPool, page: PublicPageId, since: &[NaiveDate]) -> Result<Vec<i64>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT COALESCE(sum(v.views), 0) AS "views!" FROM unnest($2::date[]) WITH ORDINALITY AS since (day, at)
           LEFT JOIN public_page_views v ON v.page_id = $1 AND v.day >= since.day GROUP BY since.at ORDER BY since.at"#,
        page.0,
        since
    )
    .fetch_all(pool)
    .await?)
}

/// Invitations since each of these moments, and what the CTO answered, by the log.
pub(super) async fn asked_since(pool: &PgPool, profile: ProfileId, since: &[DateTime<Utc>]) -> Result<Vec<Numbers>, Problem> {
    let rows = sqlx::query!(
        r#"WITH asked AS (
               SELECT c.invited_at, (SELECT min(e.at) FROM audit_events e
                                     WHERE e.subject_id = c.id AND e.event IN ('apply', 'refuse_invitation') AND e.at >= c.invited_at) AS answered_at
               FROM candidacies c WHERE c.profile_id = $1 AND c.invited_at >= (SELECT min(moment) FROM unnest($2::timestamptz[]) moment))
           SELECT count(a.invited_at) AS "invitations!", count(a.answered_at) AS "answers!",
                  (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.answered_at - a.invited_at)::float8)
                   FILTER (WHERE a.answered_at IS NOT NULL))::bigint AS seconds
           FROM unnest($2::timestamptz[]) WITH ORDINALITY AS since (moment, at) LEFT JOIN asked a ON a.invited_at >= since.moment
           GROUP BY since.at ORDER BY since.at"#,
        profile.0,
        since
    )
    .fetch_all(pool)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let numbers = rows.into_iter().map(|row| Numbers {
        views: 0,
        invitations: count(row.invitations),
        answers: count(row.answers),
        typical: row.seconds.map(Duration::seconds),
    });
    Ok(numbers.collect())
}
