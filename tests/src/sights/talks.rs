//! Conversations of the demo community, before and after a meeting, and the lists of them.

use sqlx::postgres::PgConnection;

use super::{Sight, candidacy, sight};

/// The longest conversation about a candidacy in this state, as its CEO has it.
pub(super) const OF_CEO: &str =
    "SELECT a.email, v.mission_id, v.candidacy_id FROM conversations v JOIN candidacies c ON c.id = v.candidacy_id JOIN accounts a ON a.id = v.ceo_id
    WHERE c.state = $1 ORDER BY v.last_number DESC, a.email LIMIT 1";

/// The same, as its CTO has it.
const OF_CTO: &str =
    "SELECT a.email, v.mission_id, v.candidacy_id FROM conversations v JOIN candidacies c ON c.id = v.candidacy_id JOIN accounts a ON a.id = v.cto_id
    WHERE c.state = $1 ORDER BY v.last_number DESC, a.email LIMIT 1";

/// A conversation before and after the meeting, and the list.
pub(super) async fn of_startups(database: &mut PgConnection) -> Vec<Sight> {
    let (unmet, mission, listed) = candidacy(database, OF_CEO, "shortlisted").await;
    let (met, meeting, introduced) = candidacy(database, OF_CEO, "introduced").await;
    vec![
        sight("messages-unmet", format!("/needs/{mission}/candidates/{listed}/messages"), &unmet),
        sight("messages-met", format!("/needs/{meeting}/candidates/{introduced}/messages"), &met),
        sight("messages-of-ceo", "/messages", &met),
    ]
}

/// The same for CTOs.
pub(super) async fn of_ctos(database: &mut PgConnection) -> Vec<Sight> {
    let (waiting, mission, _) = candidacy(database, OF_CTO, "shortlisted").await;
    let (chosen, engaged, _) = candidacy(database, OF_CTO, "selected").await;
    vec![
        sight("messages-waiting", format!("/offers/{mission}/messages"), &waiting),
        sight("messages-of-cto", "/messages", &waiting),
        sight("messages-chosen", format!("/offers/{engaged}/messages"), &chosen),
    ]
}
