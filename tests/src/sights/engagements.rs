//! An engagement of the demo community, as the two who work together and staff see it.

use sqlx::postgres::PgConnection;

use super::{STAFF, Sight, sight};
use crate::Site;

const ENGAGEMENT: &str =
    "SELECT e.id, ceo.email, cto.email FROM engagements e JOIN missions m ON m.id = e.mission_id JOIN accounts ceo ON ceo.id = m.owner_id
    JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id
    WHERE m.state = 'engaged' ORDER BY m.language DESC, ceo.email LIMIT 1";

/// Each page of an engagement: its name, and what stands after the engagement's own address.
const PAGES: [(&str, &str, &str, &str); 12] = [
    ("engagement-ceo", "engagement-cto", "engagement-staff", ""),
    ("mandate-ceo", "mandate-cto", "mandate-staff", "/mandate"),
    ("briefing-ceo", "briefing-cto", "briefing-staff", "/briefing"),
    ("checkup-ceo", "checkup-cto", "checkup-staff", "/checkup"),
    ("renewal-ceo", "renewal-cto", "renewal-staff", "/renewal"),
    ("reports-ceo", "reports-cto", "reports-staff", "/reports"),
    ("report-ceo", "report-cto", "report-staff", "/report/2026-11"),
    ("activity-ceo", "activity-cto", "activity-staff", "/activity"),
    ("month-ceo", "month-cto", "month-staff", "/activity/2026-11"),
    ("handover-ceo", "handover-cto", "handover-staff", "/handover"),
    ("terms-ceo", "terms-cto", "terms-staff", "/terms"),
    ("terms-sheet-ceo", "terms-sheet-cto", "terms-sheet-staff", "/terms/1"),
];

/// As the CEO sees them.
pub(super) async fn of_startups(database: &mut PgConnection) -> Vec<Sight> {
    let (engagement, ceo, _) = found(database).await;
    PAGES.map(|(name, _, _, path)| sight(name, format!("/engagements/{engagement}{path}"), &ceo)).into()
}

/// As the CTO sees them.
pub(super) async fn of_ctos(database: &mut PgConnection) -> Vec<Sight> {
    let (engagement, _, cto) = found(database).await;
    PAGES.map(|(_, name, _, path)| sight(name, format!("/engagements/{engagement}{path}"), &cto)).into()
}

/// As staff sees them.
pub(super) async fn of_staff(database: &mut PgConnection) -> Vec<Sight> {
    let (engagement, _, _) = found(database).await;
    PAGES.map(|(_, _, name, path)| sight(name, format!("/engagements/{engagement}{path}"), STAFF)).into()
}

/// The developers' page, as its link opens it; a renewal is asked about, so that its page has something to show.
pub(super) async fn developers_page(site: &Site) -> String {
    let mut database = site.superuser().await;
    let (engagement, ceo, _) = found(&mut database).await;
    let visitor = super::proofs(&site.market, &ceo).await;
    let party = marketplace::engagements::party(&site.market, &visitor, domain::EngagementId(engagement)).await.unwrap();
    let (_, key) = marketplace::briefing::link::invite(&site.market, &party).await.unwrap();
    let asked = "INSERT INTO renewals (id, engagement_id, due_on, state, since, asked_at)
                 VALUES (gen_random_uuid(), $1, $2::date + 30, 'asked', $2, $2) ON CONFLICT DO NOTHING";
    sqlx::query(asked).bind(engagement).bind(site.now()).execute(&mut database).await.unwrap();
    format!("/briefing?key={}", key.reveal())
}

async fn found(database: &mut PgConnection) -> (uuid::Uuid, String, String) {
    sqlx::query_as(ENGAGEMENT).fetch_one(database).await.unwrap()
}
