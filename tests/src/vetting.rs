//! CTOs who ask to join, played by the services: `salome.asks_to_join(&site)`, `salome.is_taken_to(&site, ProfileState::Interview)`.

use domain::lifecycle::{ProfileEvent, ProfileState};
use marketplace::vetting;

use crate::{Member, Site};

/// What an applicant writes, unless a test says otherwise.
pub const MOTIVATION: &str = "Je reprends des produits en difficulté, et je cherche avec qui en parler.";

impl Member {
    /// A CTO asks to join.
    pub async fn asks_to_join(&self, site: &Site) {
        let cto = site.proofs_of(self).await.cto().unwrap();
        vetting::apply(&site.market, &cto, MOTIVATION, "true").await.unwrap();
        site.follow().await;
    }

    /// A CTO has asked to join, and staff has come so far.
    pub async fn is_taken_to(&self, site: &Site, stage: ProfileState) {
        self.asks_to_join(site).await;
        let ways = [
            (ProfileState::Interview, ProfileEvent::Interview),
            (ProfileState::References, ProfileEvent::AskReferences),
            (ProfileState::Accepted, ProfileEvent::Accept),
        ];
        for (reached, event) in ways {
            if self.stage(site).await != stage {
                self.is_stepped(site, event).await;
                assert_eq!(self.stage(site).await, reached);
            }
        }
    }

    /// Staff takes one step.
    pub async fn is_stepped(&self, site: &Site, event: ProfileEvent) {
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        let version = self.version(site).await.to_string();
        vetting::step(&site.market, &staff, self.profile(), &version, event.code()).await.unwrap();
        site.follow().await;
    }

    /// The state of a CTO's profile.
    pub async fn stage(&self, site: &Site) -> ProfileState {
        let cto = site.proofs_of(self).await.cto().unwrap();
        vetting::standing(&site.market, &cto).await.unwrap().state
    }

    /// The version of a CTO's latest request.
    pub async fn version(&self, site: &Site) -> i32 {
        let cto = site.proofs_of(self).await.cto().unwrap();
        vetting::standing(&site.market, &cto).await.unwrap().application().unwrap().version
    }
}
