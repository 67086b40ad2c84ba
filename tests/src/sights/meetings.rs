//! Meetings in each of the states in which the demo community has one, as each of the three readers sees them.

use sqlx::postgres::PgConnection;
use uuid::Uuid;

use super::{Audience, STAFF, Sight, sight};

/// The states worth looking at, and the names of their pages for each reader.
const STATES: [(&str, [&str; 3]); 3] = [
    ("proposed", ["meeting-proposed-ceo", "meeting-proposed-cto", "meeting-proposed-staff"]),
    ("agreed", ["meeting-agreed-ceo", "meeting-agreed-cto", "meeting-agreed-staff"]),
    ("asked", ["meeting-asked-ceo", "meeting-asked-cto", "meeting-asked-staff"]),
];

/// A meeting in this state: its CEO, its CTO, the mission, the candidacy.
const MEETING: &str = "SELECT ceo.email, cto.email, m.id, c.id FROM meetings g JOIN candidacies c ON c.id = g.candidacy_id
    JOIN missions m ON m.id = c.mission_id JOIN accounts ceo ON ceo.id = m.owner_id JOIN profiles p ON p.id = c.profile_id
    JOIN accounts cto ON cto.id = p.account_id WHERE g.state = $1 ORDER BY ceo.email LIMIT 1";

/// The pages of an audience on which there is a meeting.
pub(super) async fn meetings(database: &mut PgConnection, audience: Audience) -> Vec<Sight> {
    let mut sights = Vec::new();
    for (state, [for_ceo, for_cto, for_staff]) in STATES {
        let found: Option<(String, String, Uuid, Uuid)> = sqlx::query_as(MEETING).bind(state).fetch_optional(&mut *database).await.unwrap();
        let (ceo, cto, mission, candidacy) = found.unwrap_or_else(|| panic!("the demo community has no meeting that is {state}"));
        let page = format!("/needs/{mission}/candidates/{candidacy}");
        match audience {
            Audience::Startups => {
                sights.push(sight(for_ceo, page.clone(), &ceo));
                if state == "agreed" {
                    sights.push(sight("interview-guide", format!("{page}/guide"), &ceo));
                }
            }
            Audience::Ctos => sights.push(sight(for_cto, format!("/offers/{mission}"), &cto)),
            Audience::Staff => sights.push(sight(for_staff, format!("/staff/missions/{mission}"), STAFF)),
            Audience::Everybody => {}
        }
    }
    sights
}
