//! Events of the demo community, as strangers, those who come or wait, and staff see them.

use sqlx::postgres::PgConnection;
use uuid::Uuid;

use super::{CTO, STAFF, Sight, sight};

/// Whoever stands so at the event with seats: their address, and the event.
const ATTENDEE: &str =
    "SELECT a.email, t.event_id FROM attendances t JOIN accounts a ON a.id = t.account_id JOIN community_events e ON e.id = t.event_id
    WHERE a.role = $1 AND t.state = $2 AND e.seats IS NOT NULL ORDER BY e.starts_at, t.since, a.email LIMIT 1";

async fn event(database: &mut PgConnection, condition: &'static str) -> Uuid {
    sqlx::query_scalar(condition).fetch_one(database).await.unwrap()
}

async fn past(database: &mut PgConnection) -> Uuid {
    event(database, "SELECT id FROM community_events WHERE recap IS NOT NULL LIMIT 1").await
}

async fn attendee(database: &mut PgConnection, role: &str, state: &str) -> (String, Uuid) {
    sqlx::query_as(ATTENDEE).bind(role).bind(state).fetch_one(database).await.unwrap()
}

pub(super) async fn of_everybody(database: &mut PgConnection) -> Vec<Sight> {
    let public = event(database, "SELECT id FROM community_events WHERE audience = 'public' LIMIT 1").await;
    let pages =
        [("agenda", "/agenda".to_owned()), ("agenda-past-none", "/agenda?when=past".to_owned()), ("event", format!("/agenda/{public}"))];
    pages.map(|(name, path)| Sight { email: None, ..sight(name, path, "") }).into()
}

pub(super) async fn of_startups(database: &mut PgConnection) -> Vec<Sight> {
    let (going, event) = attendee(database, "ceo", "going").await;
    vec![
        sight("agenda-ceo", "/agenda", &going),
        sight("agenda-past", "/agenda?when=past", &going),
        sight("event-going", format!("/agenda/{event}"), &going),
    ]
}

pub(super) async fn of_ctos(database: &mut PgConnection) -> Vec<Sight> {
    let (waiting, event) = attendee(database, "cto", "waiting").await;
    let past = past(database).await;
    vec![
        sight("event-waiting", format!("/agenda/{event}"), &waiting),
        sight("event-full", format!("/agenda/{event}"), CTO),
        sight("event-past", format!("/agenda/{past}"), CTO),
        sight("agenda-calendar", "/agenda/calendar", CTO),
    ]
}

pub(super) async fn of_staff(database: &mut PgConnection) -> Vec<Sight> {
    let (_, coming) = attendee(database, "cto", "waiting").await;
    let past = past(database).await;
    vec![
        sight("staff-agenda", "/staff/agenda", STAFF),
        sight("staff-event", format!("/staff/agenda/{coming}"), STAFF),
        sight("staff-event-past", format!("/staff/agenda/{past}"), STAFF),
        sight("staff-event-new", "/staff/agenda/new", STAFF),
    ]
}
