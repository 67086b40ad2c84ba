//! The pages of staff.

use sqlx::postgres::PgConnection;
use uuid::Uuid;

use super::{CTO, MISSION, STAFF, Sight, TO_CHECK, candidacy, mission, profile_in, sight, talks};

/// Each of them, as the demo community fills it.
pub(super) async fn pages(database: &mut PgConnection) -> Vec<Sight> {
    let (_, submitted) = mission(database, MISSION, "submitted").await;
    let (_, open) = mission(database, MISSION, "open").await;
    let (_, shortlisted) = mission(database, MISSION, "shortlisted").await;
    let job = "INSERT INTO jobs (id, key, work, run_at, given_up_at, created_at)
        VALUES (gen_random_uuid(), 'none', '{\"kind\": \"none\"}', now(), now(), now())";
    sqlx::query(job).execute(&mut *database).await.unwrap();
    let (_, to_check) = mission(database, TO_CHECK, "submitted").await;
    let (_, of_talk, talk) = candidacy(database, talks::OF_CEO, "introduced").await;
    let profile: Uuid = sqlx::query_scalar("SELECT p.id FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE a.email = $1")
        .bind(CTO)
        .fetch_one(&mut *database)
        .await
        .unwrap();
    let pages = [
        ("staff", "/staff".to_owned()),
        ("staff-missions", "/staff/missions".to_owned()),
        ("staff-mission-to-check", format!("/staff/missions/{to_check}")),
        ("staff-mission-submitted", format!("/staff/missions/{submitted}")),
        ("staff-mission-shortlisted", format!("/staff/missions/{shortlisted}")),
        ("staff-curation", format!("/staff/missions/{open}/curation")),
        ("staff-curation-shortlisted", format!("/staff/missions/{shortlisted}/curation")),
        ("staff-messages", "/staff/messages".to_owned()),
        ("staff-conversation", format!("/staff/missions/{of_talk}/messages/{talk}")),
        ("staff-rankings", format!("/staff/missions/{shortlisted}/rankings")),
        ("staff-profiles", "/staff/profiles".to_owned()),
        ("staff-profiles-found", "/staff/profiles?q=kubernetes+sant%C3%A9&state=accepted".to_owned()),
        ("staff-profile", format!("/staff/profiles/{profile}")),
        ("staff-vetting", "/staff/vetting".to_owned()),
        ("staff-profile-applied", format!("/staff/profiles/{}", profile_in(database, "applied").await.1)),
        ("staff-profile-interview", format!("/staff/profiles/{}", profile_in(database, "interview").await.1)),
        ("staff-profile-refused", format!("/staff/profiles/{}", profile_in(database, "refused").await.1)),
        ("staff-audit", "/staff/audit".to_owned()),
        ("staff-jobs", "/staff/jobs".to_owned()),
    ];
    pages.into_iter().map(|(name, path)| sight(name, path, STAFF)).collect()
}
