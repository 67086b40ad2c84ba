//! An engagement of the demo community, as the two who work together and staff see it.

use sqlx::postgres::PgConnection;

use super::{STAFF, Sight, sight};
use crate::Site;

const ENGAGEMENT: &str =
    "SELECT e.id, ceo.email, cto.email FROM engagements e JOIN missions m ON m.id = e.mission_id JOIN accounts ceo ON ceo.id = m.owner_id
    JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id
    WHERE m.state = 'engaged' ORDER BY m.language DESC, ceo.email LIMIT 1";

/// Each page of an engagement: its name, and what stands after the engagement's own address.
const PAGES: [(&str, &str, &str, &str); 13] = [
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
    ("papers-ceo", "papers-cto", "papers-staff", "/papers"),
    ("terms-sheet-ceo", "terms-sheet-cto", "terms-sheet-staff", "/terms/1"),
];

/// One that has ended, and is told in public.
const TOLD: &str = "SELECT e.id, ceo.email, cto.email FROM case_studies s JOIN engagements e ON e.id = s.engagement_id
    JOIN missions m ON m.id = e.mission_id JOIN accounts ceo ON ceo.id = m.owner_id JOIN candidacies c ON c.id = e.candidacy_id
    JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id WHERE s.state = 'published' ORDER BY s.id LIMIT 1";

/// What follows its end.
const AFTERWARDS: [(&str, &str, &str, &str); 3] = [
    ("ended-ceo", "ended-cto", "ended-staff", ""),
    ("outcome-review-ceo", "outcome-review-cto", "outcome-review-staff", "/outcome-review"),
    ("case-study-ceo", "case-study-cto", "case-study-staff", "/case-study"),
];

/// Case studies as everybody reads them.
pub(super) async fn of_everybody(database: &mut PgConnection) -> Vec<Sight> {
    let study: uuid::Uuid =
        sqlx::query_scalar("SELECT id FROM case_studies WHERE state = 'published' ORDER BY id LIMIT 1").fetch_one(database).await.unwrap();
    let public = |name, path: String| Sight { email: None, ..sight(name, path, "") };
    vec![public("case-studies", "/case-studies".to_owned()), public("case-study", format!("/case-studies/{study}"))]
}

/// As the CEO sees them.
pub(super) async fn of_startups(database: &mut PgConnection) -> Vec<Sight> {
    let (engagement, ceo, _) = found(database, ENGAGEMENT).await;
    let (told, teller, _) = found(database, TOLD).await;
    let running = PAGES.iter().map(|(name, _, _, path)| sight(name, format!("/engagements/{engagement}{path}"), &ceo));
    running.chain(AFTERWARDS.iter().map(|(name, _, _, path)| sight(name, format!("/engagements/{told}{path}"), &teller))).collect()
}

/// As the CTO sees them.
pub(super) async fn of_ctos(database: &mut PgConnection) -> Vec<Sight> {
    let (engagement, _, cto) = found(database, ENGAGEMENT).await;
    let (told, _, teller) = found(database, TOLD).await;
    let running = PAGES.iter().map(|(_, name, _, path)| sight(name, format!("/engagements/{engagement}{path}"), &cto));
    running.chain(AFTERWARDS.iter().map(|(_, name, _, path)| sight(name, format!("/engagements/{told}{path}"), &teller))).collect()
}

/// As staff sees them.
pub(super) async fn of_staff(database: &mut PgConnection) -> Vec<Sight> {
    let (engagement, _, _) = found(database, ENGAGEMENT).await;
    let (told, _, _) = found(database, TOLD).await;
    let running = PAGES.iter().map(|(_, _, name, path)| sight(name, format!("/engagements/{engagement}{path}"), STAFF));
    running.chain(AFTERWARDS.iter().map(|(_, _, name, path)| sight(name, format!("/engagements/{told}{path}"), STAFF))).collect()
}

/// The developers' page, as its link opens it; a renewal is asked about, so that its page has something to show.
pub(super) async fn developers_page(site: &Site) -> String {
    let mut database = site.superuser().await;
    let (engagement, ceo, _) = found(&mut database, ENGAGEMENT).await;
    let visitor = super::proofs(&site.market, &ceo).await;
    let party = marketplace::engagements::party(&site.market, &visitor, domain::EngagementId(engagement)).await.unwrap();
    let (_, key) = marketplace::briefing::link::invite(&site.market, &party).await.unwrap();
    let asked = "INSERT INTO renewals (id, engagement_id, due_on, state, since, asked_at)
                 VALUES (gen_random_uuid(), $1, $2::date + 30, 'asked', $2, $2) ON CONFLICT DO NOTHING";
    sqlx::query(asked).bind(engagement).bind(site.now()).execute(&mut database).await.unwrap();
    format!("/briefing?key={}", key.reveal())
}

async fn found(database: &mut PgConnection, query: &'static str) -> (uuid::Uuid, String, String) {
    sqlx::query_as(query).fetch_one(database).await.unwrap()
}
