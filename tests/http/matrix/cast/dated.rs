//! Introductions of the owner and the concerned CTO, by how far their meeting has come.

use tests::Site;

use super::Cast;

impl Cast {
    /// Introductions whose meeting has slots, a date, a date that is over, or answers that differ.
    pub(super) async fn find_dates(&mut self, site: &Site) {
        let (owner, concerned) = (self.owner.clone(), self.concerned.clone());
        for stage in ["slots", "dated", "over", "disputed"] {
            let mission = self.opened(site).await;
            let candidacy = mission.shortlist(site, &[&concerned]).await[0];
            mission.introduce(site, &concerned, candidacy).await;
            owner.proposes(site, candidacy, &["2026-11-19 10:00", "2026-11-20 14:30"]).await;
            if stage != "slots" {
                concerned.takes_a_slot(site, candidacy).await;
            }
            if ["over", "disputed"].contains(&stage) {
                let over =
                    "UPDATE meetings SET starts_at = $2 - interval '2 hours', ends_at = $2 - interval '1 hour' WHERE candidacy_id = $1";
                sqlx::query(over).bind(candidacy.0).bind(site.now()).execute(&mut site.superuser().await).await.unwrap();
            }
            if stage == "disputed" {
                owner.answers(site, candidacy, "met").await;
                concerned.answers(site, candidacy, "absent").await;
            }
            self.name(stage, mission.id);
            self.name(&format!("candidacy-{stage}"), candidacy);
        }
        // Ten o’clock in Paris.
        self.name("slot", "2026-11-19T09:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp());
    }
}
