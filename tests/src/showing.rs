//! CTOs who show their work, played by the services: `salome.chooses_a_page(&site, "salome-garnier")`.

use marketplace::public_pages;

use crate::{Member, Site};

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
