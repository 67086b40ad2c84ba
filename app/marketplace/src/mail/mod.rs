//! Writing to people. A service says, in its own transaction, **what** somebody is to be told: [`send`] and a [`Mail`]. What the mail says
//! is read when it goes, so that nobody is told what is no longer true, and its words come from `ui`, which speaks languages.
//!
//! # To send a mail of a new kind
//! 1. A kind in `domain::mail::MailKind`, with the topic under which people turn it off, if they may.
//! 2. A variant of [`Mail`] with the ids that it is about, and one of [`Content`] with what the reader is told.
//! 3. An arm in `compose.rs` that reads the one from the other, or finds that there is nothing to tell any more. A link that opens
//!    something draws its key there ([`links::draw`]): the database holds only its hash.
//! 4. The words in `app/ui/src/mail.rs` and `locales/{fr,en}/mail.json`.
//!
//! A mail is sent at least once; each try carries the same Message-ID.

mod compose;
mod courier;
mod deliver;
mod letter;
pub mod links;
pub mod outbox;
mod store;
mod wishes;

use chrono::{DateTime, Duration, Utc};
use domain::{AccountId, MailId, MailKind, forms::Email};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

pub use courier::{Courier, Undelivered};
pub use letter::{Addressee, Content, Letter};
pub use wishes::{is_wanted, refuse_by_link, refused_by_link, set_wanted, wanted};

pub(crate) use deliver::deliver;
pub(crate) use wishes::wants;

use crate::{
    Marketplace, Problem,
    jobs::{self, Job},
};

/// What somebody is told, by the ids that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Mail {
    /// Asks whoever opened an account to show that the address is theirs.
    VerifyAddress { account: AccountId },
    /// Tells that somebody wanted to open another account with this address.
    AddressTaken { account: AccountId },
    /// Lets somebody choose a new password.
    ResetPassword { account: AccountId },
    /// Tells that the password was changed.
    PasswordChanged { account: AccountId },
    /// Asks at the new address whether it is theirs.
    ConfirmAddress { account: AccountId, address: Email },
    /// Tells the old address that another one is in use now.
    AddressChanged { account: AccountId, old: Email },
    /// Tells what saved searches have found since their owner was last told.
    SavedSearches { account: AccountId, since: Option<DateTime<Utc>> },
}

impl Mail {
    /// Its kind.
    pub const fn kind(&self) -> MailKind {
        match self {
            Self::VerifyAddress { .. } => MailKind::VerifyAddress,
            Self::AddressTaken { .. } => MailKind::AddressTaken,
            Self::ResetPassword { .. } => MailKind::ResetPassword,
            Self::PasswordChanged { .. } => MailKind::PasswordChanged,
            Self::ConfirmAddress { .. } => MailKind::ConfirmAddress,
            Self::AddressChanged { .. } => MailKind::AddressChanged,
            Self::SavedSearches { .. } => MailKind::SavedSearches,
        }
    }

    /// Whose mail it is.
    const fn account(&self) -> AccountId {
        match self {
            Self::VerifyAddress { account }
            | Self::AddressTaken { account }
            | Self::ResetPassword { account }
            | Self::PasswordChanged { account }
            | Self::ConfirmAddress { account, .. }
            | Self::AddressChanged { account, .. }
            | Self::SavedSearches { account, .. } => *account,
        }
    }

    /// Another address than the account's, where it goes to one.
    fn address(&self) -> Option<&Email> {
        match self {
            Self::ConfirmAddress { address, .. } => Some(address),
            Self::AddressChanged { old, .. } => Some(old),
            _ => None,
        }
    }
}

/// Sends a mail once the caller's transaction commits; a transaction that is rolled back sends nothing.
///
/// # Errors
/// [`Problem::Broken`] when the database fails.
pub async fn send(tx: &mut PgConnection, now: DateTime<Utc>, mail: Mail) -> Result<MailId, Problem> {
    let id = MailId(Uuid::now_v7());
    store::insert(tx, id, &mail, now).await?;
    jobs::enqueue(tx, now, &Job::DeliverMail { mail: id }, now).await?;
    Ok(id)
}

/// Days that a mail's row is kept after it was settled.
const SETTLED_DAYS: i64 = 30;
/// Days that mail lies in the outbox.
const OUTBOX_DAYS: i64 = 7;

/// Removes what nobody needs any more.
pub(crate) async fn sweep(market: &Marketplace) -> Result<(), Problem> {
    let now = market.now();
    store::sweep(&market.pool, now - Duration::days(SETTLED_DAYS), now - Duration::days(OUTBOX_DAYS), now).await
}
