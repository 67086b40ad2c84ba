//! Events of the community: for CTOs alone, for the community, for everybody; a draft, one that is over, one that was cancelled, one to which the
//! owner and the concerned CTO come; and the owner's calendar.

use marketplace::community_events::{attend, feed, write};
use tests::{Site, evening};

use super::Cast;

impl Cast {
    pub(super) async fn gather(&mut self, site: &Site) {
        let staff = site.proofs_of(&self.staff).await.staff().unwrap();
        for audience in ["ctos", "community", "public"] {
            let typed = write::TypedEvent { audience: audience.to_owned(), ..evening() };
            let event = site.announces(&typed).await;
            self.name(&format!("event-{audience}"), event);
        }
        let draft = site.drafts(&evening()).await;
        self.name("event-draft", draft);
        let cancelled = site.announces(&evening()).await;
        write::cancel(&site.market, &staff, cancelled, "La salle n’est plus libre.").await.unwrap();
        self.name("event-cancelled", cancelled);
        let mine = site.announces(&evening()).await;
        let (owner, concerned) = (self.owner.clone(), self.concerned.clone());
        owner.signs_up(site, mine).await;
        concerned.signs_up(site, mine).await;
        self.name("event-mine", mine);
        let left = site.announces(&evening()).await;
        for member in [&owner, &concerned] {
            member.signs_up(site, left).await;
            attend::withdraw(&site.market, site.proofs_of(member).await.account().unwrap(), left).await.unwrap();
        }
        self.name("event-left", left);
        let past = site.announces(&evening()).await;
        sqlx::query(
            "UPDATE community_events SET starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days' WHERE id = $1",
        )
        .bind(past.0)
        .execute(&mut site.superuser().await)
        .await
        .unwrap();
        self.name("event-past", past);
        let key = feed::draw(&site.market, site.proofs_of(&owner).await.account().unwrap()).await.unwrap();
        self.name("feed-key", key.reveal());
    }
}
