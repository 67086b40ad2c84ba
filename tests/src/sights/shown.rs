//! What is shown to everybody: CTOs and their work, open missions; the lists, a page of each, and where it is chosen.

use sqlx::postgres::PgConnection;
use uuid::Uuid;

use super::{CTO, STAFF, Sight, sight};

/// An open mission that everybody may read: whose, which, and under which id.
const SHOWN: &str = "SELECT a.email, m.id, o.id FROM postings o JOIN missions m ON m.id = o.mission_id JOIN accounts a ON a.id = m.owner_id
    WHERE o.state = 'published' AND m.state = 'open' ORDER BY a.email LIMIT 1";

/// An open mission about which nothing was written for everybody.
const UNSHOWN: &str = "SELECT a.email, m.id, m.id FROM missions m JOIN accounts a ON a.id = m.owner_id
    WHERE m.state = 'open' AND m.language = 'fr' AND NOT EXISTS (SELECT FROM postings o WHERE o.mission_id = m.id) ORDER BY a.email LIMIT 1";

async fn open(database: &mut PgConnection, query: &'static str) -> (String, Uuid, Uuid) {
    sqlx::query_as(query).fetch_one(database).await.unwrap()
}

/// The demo community shows some of its CTOs and of its open missions.
pub(super) async fn everybody(database: &mut PgConnection) -> Vec<Sight> {
    let (_, _, posting) = open(database, SHOWN).await;
    let pages = [
        ("ctos", "/ctos".to_owned()),
        ("cto-public", "/ctos/salome-garnier".to_owned()),
        ("missions", "/missions".to_owned()),
        ("mission-public", format!("/missions/{posting}")),
    ];
    pages.map(|(name, path)| Sight { email: None, ..sight(name, path, "") }).into()
}

/// As a CEO who shows a mission finds it, and one who does not yet.
pub(super) async fn of_startups(database: &mut PgConnection) -> Vec<Sight> {
    let (email, mission, _) = open(database, SHOWN).await;
    let (other, unshown, _) = open(database, UNSHOWN).await;
    vec![
        sight("need-shown", format!("/needs/{mission}"), &email),
        sight("posting", format!("/needs/{mission}/posting"), &email),
        sight("posting-none", format!("/needs/{unshown}/posting"), &other),
    ]
}

/// As staff finds one that is shown.
pub(super) async fn of_staff(database: &mut PgConnection) -> Vec<Sight> {
    let (_, mission, _) = open(database, SHOWN).await;
    vec![sight("staff-mission-shown", format!("/staff/missions/{mission}"), STAFF)]
}

/// As a CTO who shows their work finds it, and one who does not yet.
pub(super) fn own() -> Vec<Sight> {
    vec![sight("profile-public", "/profile/public", CTO), sight("profile-public-none", "/profile/public", HIDDEN)]
}

/// A CTO of the demo community who shows nothing.
const HIDDEN: &str = "mathilde@roche.example";
