//! Engagements of the owner and the concerned CTO that have ended: one of which nothing is said yet, one whose case study both write, and one whose
//! case study is public.

use tests::{Completed as _, Site};

use super::Cast;

impl Cast {
    pub(super) async fn tell(&mut self, site: &Site) {
        for name in ["ended", "told", "published"] {
            let engagement = self.engaged(site, name).await;
            engagement.completed(site).await;
            if name == "ended" {
                continue;
            }
            let (owner, concerned) = (self.owner.clone(), self.concerned.clone());
            owner.writes_study(site, engagement).await;
            if name == "published" {
                owner.agrees_to_study(site, engagement).await;
                concerned.agrees_to_study(site, engagement).await;
            }
            let study = owner.study(site, engagement).await;
            self.name(&format!("study-{name}"), study.id);
            self.name("study-revision", study.revision);
        }
    }
}
