//! Papers about a CTO's status, in few words: the CTO sends one, staff finds it good, the company is handed it.

use domain::{DocumentId, EngagementId};
use marketplace::{documents, papers};

use crate::{Member, Site};

/// A document of a kind, with a content of its own.
pub fn paper(kind: &str, title: &str) -> documents::Sent {
    documents::Sent {
        kind: kind.to_owned(),
        title: title.to_owned(),
        valid_until: "2028-12-31".to_owned(),
        file_name: format!("{title}.pdf"),
        content: Ok(format!("%PDF-1.7 {title}").into_bytes()),
    }
}

impl Member {
    /// Sends a document.
    pub async fn sends_paper(&self, site: &Site, kind: &str, title: &str) -> DocumentId {
        let cto = site.proofs_of(self).await.cto().unwrap();
        documents::send::send(&site.market, &cto, paper(kind, title)).await.unwrap()
    }

    /// Hands it over to the company of an engagement.
    pub async fn hands_over(&self, site: &Site, engagement: EngagementId, document: DocumentId) {
        papers::hand::hand_over(&site.market, &self.party_to(site, engagement).await, document).await.unwrap();
    }
}

impl Site {
    /// Staff finds a document good.
    pub async fn finds_good(&self, document: DocumentId) {
        let staff = self.proofs_of(self.staff().await).await.staff().unwrap();
        documents::decide::verify(&self.market, &staff, document).await.unwrap();
    }
}
