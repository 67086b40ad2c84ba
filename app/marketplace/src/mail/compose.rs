//! From what a mail is about to what its reader is told: read at the moment it goes.

use chrono::{DateTime, Utc};
use domain::forms::Email;
use sqlx::PgConnection;

use super::{
    Content, Letter, Mail,
    letter::Addressee,
    links::{self, Link, Purpose},
    store::{self, Waiting},
};
use crate::{Marketplace, Problem, Secret, saved_searches};

/// The letter, or nothing where it has become moot: its reader is suspended, or what it would tell is no longer so.
pub(super) async fn compose(
    market: &Marketplace,
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    waiting: &Waiting,
) -> Result<Option<Letter>, Problem> {
    let Some(reader) = store::reader(tx, waiting.account).await? else { return Ok(None) };
    let mut desk = Desk { tx, now, waiting };
    let content = match &waiting.mail {
        Mail::VerifyAddress { .. } => {
            let purpose = Purpose::VerifyAddress;
            Content::VerifyAddress { key: desk.draw(purpose, None).await?, hours: purpose.hours() }
        }
        Mail::AddressTaken { .. } => Content::AddressTaken,
        Mail::ResetPassword { .. } => {
            let purpose = Purpose::ResetPassword;
            Content::ResetPassword { key: desk.draw(purpose, None).await?, hours: purpose.hours() }
        }
        Mail::PasswordChanged { .. } => Content::PasswordChanged,
        Mail::ConfirmAddress { address, .. } => {
            let purpose = Purpose::ConfirmAddress;
            Content::ConfirmAddress { key: desk.draw(purpose, Some(address)).await?, hours: purpose.hours() }
        }
        Mail::AddressChanged { .. } => Content::AddressChanged { new: hint_of(&reader.address) },
        Mail::SavedSearches { account, since } => match saved_searches::found(market, *account, *since).await? {
            found if found.is_empty() => return Ok(None),
            found => Content::SavedSearches { found },
        },
    };
    let unsubscribe = match waiting.mail.kind().topic() {
        Some(topic) => Some(desk.unsubscribe(topic).await?),
        None => None,
    };
    let address = waiting.mail.address().map_or(reader.address, Email::to_string);
    let to = Addressee { address, ..reader };
    Ok(Some(Letter { id: waiting.id, kind: waiting.mail.kind(), to, content, unsubscribe }))
}

/// Where one letter is written.
struct Desk<'a> {
    tx: &'a mut PgConnection,
    now: DateTime<Utc>,
    waiting: &'a Waiting,
}

impl Desk<'_> {
    /// A key for a link of this letter.
    async fn draw(&mut self, purpose: Purpose, address: Option<&Email>) -> Result<Secret, Problem> {
        let link = Link { account: self.waiting.account, about: address.map(Email::to_string) };
        links::draw(self.tx, self.now, purpose, &link).await
    }

    async fn unsubscribe(&mut self, topic: domain::MailTopic) -> Result<Secret, Problem> {
        let link = Link { account: self.waiting.account, about: Some(topic.code().to_owned()) };
        links::draw(self.tx, self.now, Purpose::Unsubscribe, &link).await
    }
}

/// `c…@latablee.example`: its owner recognises it, somebody else who reads the old mailbox learns little.
fn hint_of(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}…@{domain}")
}

#[cfg(test)]
mod tests {
    use super::hint_of;

    #[test]
    fn an_address_is_hinted_at() {
        assert_eq!(hint_of("camille@latablee.example"), "c…@latablee.example");
    }
}
