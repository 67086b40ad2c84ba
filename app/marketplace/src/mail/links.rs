//! Links in mails that open something for whoever holds them. The key is 256 random bits and stands in the mail alone; the database has its
//! hash. Looking uses nothing up ([`look`], for a GET); [`redeem`] takes a link once, in the transaction of what it allows.

use chrono::{DateTime, Duration, Utc};
use domain::AccountId;
use sqlx::PgConnection;

use super::store;
use crate::{Marketplace, Problem, Secret, references};

/// What a link opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Lets its holder choose a new password.
    ResetPassword,
    /// Shows that a new address is its owner's.
    ConfirmAddress,
    /// Turns a kind of mail off; may be used again.
    Unsubscribe,
    /// Lets a referee answer, who has no account: the account is that of the CTO who named them.
    Reference,
    /// Refuses an invitation. Whether it still can is the invitation's to say, so that a link that is late says so.
    RefuseInvitation,
    /// Lets a CTO say whether they are still available.
    Availability,
}

impl Purpose {
    /// The code, as it stands in SQL.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::ResetPassword => "reset_password",
            Self::ConfirmAddress => "confirm_address",
            Self::Unsubscribe => "unsubscribe",
            Self::Reference => "reference",
            Self::RefuseInvitation => "refuse_invitation",
            Self::Availability => "availability",
        }
    }

    /// For how long it opens.
    pub const fn valid_for(self) -> Duration {
        match self {
            Self::ResetPassword => Duration::hours(1),
            Self::ConfirmAddress => Duration::hours(24),
            Self::Unsubscribe => Duration::days(180),
            Self::Reference => Duration::days(references::DAYS),
            Self::RefuseInvitation => Duration::days(30),
            Self::Availability => Duration::days(30),
        }
    }

    /// The same in whole hours, for the sentence that says so.
    pub(super) fn hours(self) -> u32 {
        u32::try_from(self.valid_for().num_hours()).unwrap_or(u32::MAX)
    }
}

/// What a key that was shown to us stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub account: AccountId,
    /// What it is about, where that is more than the account: the new address of [`Purpose::ConfirmAddress`], what
    /// [`Purpose::Unsubscribe`] turns off, the request of [`Purpose::Reference`], the candidacy of [`Purpose::RefuseInvitation`].
    pub about: Option<String>,
}

/// Draws the key of a new link. Earlier ones of the same purpose go on working until they are used, run out or are [`revoke`]d.
pub async fn draw(tx: &mut PgConnection, now: DateTime<Utc>, purpose: Purpose, link: &Link) -> Result<Secret, Problem> {
    let key = Secret::draw();
    store::insert_link(tx, &key.hash(), purpose, link, now, now + purpose.valid_for()).await?;
    Ok(key)
}

/// What a key opens now; nothing for a key that is unknown, was used, or has run out. Uses nothing up.
pub async fn look(market: &Marketplace, purpose: Purpose, key: &str) -> Result<Option<Link>, Problem> {
    match Secret::read(key) {
        Some(key) => store::link(&market.pool, &key.hash(), purpose, market.now()).await,
        None => Ok(None),
    }
}

/// What a key stands for, and whether it was used or ended, also after its time: for a page that says to its holder what became of it.
pub async fn known(market: &Marketplace, purpose: Purpose, key: &str) -> Result<Option<(Link, bool)>, Problem> {
    match Secret::read(key) {
        Some(key) => store::known_link(&market.pool, &key.hash(), purpose).await,
        None => Ok(None),
    }
}

/// Takes a link, once: of two who come at the same moment, one gets it. Belongs into the transaction of what the link allows.
pub async fn redeem(tx: &mut PgConnection, now: DateTime<Utc>, purpose: Purpose, key: &str) -> Result<Option<Link>, Problem> {
    match Secret::read(key) {
        Some(key) => store::use_link(tx, &key.hash(), purpose, now).await,
        None => Ok(None),
    }
}

/// Ends every link of an account for one purpose, such as all resets once a password was chosen.
pub async fn revoke(tx: &mut PgConnection, now: DateTime<Utc>, purpose: Purpose, account: AccountId) -> Result<(), Problem> {
    store::end_links(tx, account, purpose, now).await
}

/// The same for the links about one thing.
pub(crate) async fn revoke_about(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    purpose: Purpose,
    account: AccountId,
    about: &str,
) -> Result<(), Problem> {
    store::end_links_about(tx, account, purpose, about, now).await
}
