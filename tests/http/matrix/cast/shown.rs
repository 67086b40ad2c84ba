//! What is shown to everybody: CTOs who chose a public page, and missions of the owner's.

use marketplace::postings;
use tests::Site;

use super::Cast;

impl Cast {
    /// The CTO concerned has chosen a public page, and another CTO's is public.
    pub(super) async fn show(&self, site: &Site) {
        for (member, slug) in [(&self.concerned, "salome-garnier"), (&self.other_cto, "bruno-keller")] {
            member.chooses_a_page(site, slug).await;
        }
        self.other_cto.publishes_the_page(site).await;
    }

    /// The owner has written for everybody about a mission, shows another, and staff has taken a third one down.
    pub(super) async fn show_missions(&mut self, site: &Site) {
        let staff = site.proofs_of(&self.staff).await.staff().unwrap();
        for name in ["written", "shown", "taken-down"] {
            let mission = self.opened(site).await;
            let words = "Une première version à reprendre, avec l’agence qui l’a construite.";
            mission.is_written_for_everybody(site, words).await;
            if name != "written" {
                let posting = mission.is_shown(site, words).await;
                self.name(&format!("posting-{name}"), posting);
            }
            if name == "taken-down" {
                postings::take_down(&site.market, &staff, mission.id, "Un nom de trop.").await.unwrap();
            }
            self.name(name, mission.id);
        }
    }
}
