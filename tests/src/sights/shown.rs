//! CTOs who show their work: the page of one who shows all of it, the list, and where it is chosen.

use marketplace::public_pages::{self, Typed};

use super::{CTO, Sight, proofs, sight};
use crate::Site;

/// The CTO of the founding story publishes; somebody else has chosen nothing.
pub(super) async fn everybody(site: &Site) -> Vec<Sight> {
    publish(site).await;
    let pages = [("ctos", "/ctos"), ("cto-public", "/ctos/salome-garnier")];
    pages.map(|(name, path)| Sight { email: None, ..sight(name, path, "") }).into()
}

/// As its CTO finds it.
pub(super) async fn own(site: &Site) -> Vec<Sight> {
    publish(site).await;
    vec![sight("profile-public", "/profile/public", CTO)]
}

async fn publish(site: &Site) {
    let cto = proofs(&site.market, CTO).await.cto().unwrap();
    let yes = || "true".to_owned();
    let typed = Typed {
        slug: "salome-garnier".to_owned(),
        contribution: "Une équipe à vous en trois mois, un calendrier qui tient, et quelqu’un qui vous dit ce que chaque choix coûte."
            .to_owned(),
        shows_photo: yes(),
        shows_story: yes(),
        shows_employers: yes(),
    };
    public_pages::choose(&site.market, &cto, &typed).await.unwrap();
    public_pages::publish(&site.market, &cto, "true").await.unwrap();
}
