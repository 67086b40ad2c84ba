//! Terms, in few words: somebody proposes them, both sign.

use domain::{EngagementId, TypedTerms};
use marketplace::terms::{self, TermsSheet, propose, sign};

use crate::{Member, Site};

/// Two days a week at 850 €, renewed every three months, from December on.
pub const TERMS: TypedTerms<'static> = TypedTerms {
    rhythm: "2",
    rate: "850",
    start: "2026-12-01",
    duration: "renewed",
    end: "",
    months: "3",
    notice: "30",
    place: "À Lyon le mardi, le reste à distance",
    vat: "standard",
    clauses: "",
};

impl Member {
    /// The terms as this person sees them.
    pub async fn terms(&self, site: &Site, engagement: EngagementId) -> TermsSheet {
        terms::sheet(&site.market, &self.party_to(site, engagement).await).await.unwrap()
    }

    /// Proposes terms, knowing the latest version.
    pub async fn proposes_terms(&self, site: &Site, engagement: EngagementId, typed: TypedTerms<'_>) {
        let seen = self.terms(site, engagement).await.latest().to_string();
        propose::propose(&site.market, &self.party_to(site, engagement).await, &seen, typed).await.unwrap();
    }

    /// Signs the version that waits.
    pub async fn signs_terms(&self, site: &Site, engagement: EngagementId) {
        let sheet = self.terms(site, engagement).await;
        let open = sheet.open().expect("a version that waits");
        let by = self.party_to(site, engagement).await;
        sign::sign(&site.market, &by, &open.number.to_string(), &open.hash, &self.name).await.unwrap();
    }
}
