//! Notifications, as each of the three finds them, and where there are none.

use sqlx::postgres::PgConnection;

use super::{Audience, CEO, STAFF, Sight, sight};

/// Whoever has most to read, of this role.
const MOST: &str = "SELECT a.email FROM notifications n JOIN accounts a ON a.id = n.account_id WHERE a.role = $1
    GROUP BY a.email ORDER BY count(*) FILTER (WHERE n.read_at IS NULL) DESC, count(*) DESC, a.email LIMIT 1";

/// The list of an audience.
pub(super) async fn notified(database: &mut PgConnection, audience: Audience) -> Vec<Sight> {
    let (name, role) = match audience {
        Audience::Startups => ("notifications-ceo", "ceo"),
        Audience::Ctos => ("notifications-cto", "cto"),
        Audience::Staff => return vec![sight("notifications-staff", "/notifications", STAFF)],
        Audience::Everybody => return Vec::new(),
    };
    let email: String = sqlx::query_scalar(MOST).bind(role).fetch_one(database).await.unwrap();
    let mut sights = vec![sight(name, "/notifications", &email)];
    if audience == Audience::Startups {
        sights.push(sight("notifications-none", "/notifications", CEO));
    }
    sights
}
