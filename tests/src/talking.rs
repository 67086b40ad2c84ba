//! People who write to each other: `ceo.writes(&site, candidacy, "Bonjour", None)`.

use domain::{CandidacyId, MessageId};
use marketplace::messages;

use crate::{Member, Site};

impl Member {
    /// Writes in a conversation, perhaps with a file.
    pub async fn writes(&self, site: &Site, candidacy: CandidacyId, words: &str, file: Option<&[u8]>) -> MessageId {
        let visitor = site.proofs_of(self).await;
        let member = messages::permission::member(&site.market, &visitor, candidacy).await.unwrap();
        let sent = messages::Sent {
            words: words.to_owned(),
            file_name: "plan.pdf".to_owned(),
            content: file.unwrap_or_default().to_vec(),
            seen: String::new(),
        };
        let id = messages::next("").unwrap();
        messages::write(&site.market, &member, id, sent).await.unwrap();
        id
    }
}
