//! Events of the community, in few words: what staff announces, and who signs up.

use domain::{CommunityEventId, lifecycle::AttendanceState};
use marketplace::community_events::{
    attend,
    write::{self, TypedEvent},
};

use crate::{Member, Site};

/// An evening among the community, ten days after [`crate::START`]: Friday 27 November 2026, 18:30 to 20:30 in Paris.
pub fn evening() -> TypedEvent {
    let text = |text: &str| text.to_owned();
    TypedEvent {
        title: text("Reprendre un produit d’agence"),
        description: text("Trois reprises racontées. Le programme : https://programme.example/reprise"),
        kind: text("meetup"),
        audience: text("community"),
        language: text("fr"),
        day: text("2026-11-27"),
        starts: text("18:30"),
        last_day: String::new(),
        ends: text("20:30"),
        place: text("12 quai de la Fosse, Nantes"),
        link: text("https://visio.example/reprise"),
        seats: String::new(),
        speaker: String::new(),
        speaker_agreed: String::new(),
    }
}

impl Site {
    /// Staff writes it, and leaves it a draft.
    pub async fn drafts(&self, typed: &TypedEvent) -> CommunityEventId {
        let staff = self.proofs_of(self.staff().await).await.staff().unwrap();
        write::draft(&self.market, &staff, "", typed).await.unwrap()
    }

    /// Staff writes and publishes it.
    pub async fn announces(&self, typed: &TypedEvent) -> CommunityEventId {
        let id = self.drafts(typed).await;
        let staff = self.proofs_of(self.staff().await).await.staff().unwrap();
        write::publish(&self.market, &staff, id).await.unwrap();
        id
    }
}

impl Member {
    /// Signs up, and is named to the others.
    pub async fn signs_up(&self, site: &Site, event: CommunityEventId) -> AttendanceState {
        let visitor = site.proofs_of(self).await;
        attend::sign_up(&site.market, visitor.account().unwrap(), event, true).await.unwrap()
    }
}
