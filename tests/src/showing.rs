//! CTOs and missions that are shown to everybody, played by the services: `salome.chooses_a_page(&site, "salome-garnier")`,
//! `mission.is_shown(&site)`.

use domain::PostingId;
use marketplace::missions::{self, MissionOwner};
use marketplace::{postings, public_pages};

use crate::{Member, Mission, Site};

impl Member {
    /// A CTO chooses the address of their public page; nothing else is ticked.
    pub async fn chooses_a_page(&self, site: &Site, slug: &str) {
        let cto = site.proofs_of(self).await.cto().unwrap();
        let typed = public_pages::Typed { slug: slug.to_owned(), ..public_pages::Typed::default() };
        public_pages::choose(&site.market, &cto, &typed).await.unwrap();
    }

    /// A CTO makes it public.
    pub async fn publishes_the_page(&self, site: &Site) {
        let cto = site.proofs_of(self).await.cto().unwrap();
        public_pages::publish(&site.market, &cto, "true").await.unwrap();
    }
}

impl Mission {
    /// Proof that it is its CEO's.
    pub async fn owner_of(&self, site: &Site) -> MissionOwner {
        let visitor = site.proofs_of(&self.owner).await;
        missions::holder(&site.market, &visitor, self.id).await.unwrap().owner().unwrap()
    }

    /// Its CEO writes what everybody would read, without the rate.
    pub async fn is_written_for_everybody(&self, site: &Site, summary: &str) {
        let typed = postings::Typed { summary: summary.to_owned(), ..postings::Typed::default() };
        postings::prepare(&site.market, &self.owner_of(site).await, &typed).await.unwrap();
    }

    /// Its CEO writes it and makes it public; answers under which id.
    pub async fn is_shown(&self, site: &Site, summary: &str) -> PostingId {
        self.is_written_for_everybody(site, summary).await;
        let owner = self.owner_of(site).await;
        let written = postings::read::own(&site.market, &owner).await.unwrap().unwrap();
        postings::publish(&site.market, &owner, &written.revision.to_string(), "true").await.unwrap();
        written.id
    }
}
