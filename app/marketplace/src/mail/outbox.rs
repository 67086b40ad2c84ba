//! Mail that is kept instead of sent, where no mail server is named: somebody who tries the application on their own machine finds it, and
//! its links, on a page.

use chrono::{DateTime, Utc};
use domain::MailId;

use super::{Letter, store};
use crate::{Marketplace, Problem};

/// So many are shown.
const SHOWN: i64 = 100;

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A mail as it would have arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: MailId,
    pub address: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub put_at: DateTime<Utc>,
}

/// Proof: mail is kept here, and the site can be reached from this machine alone. Only then may everybody read everybody's mail.
#[derive(Debug, Clone, Copy)]
pub struct OutboxShown(());

impl OutboxShown {
    /// What the host knows of itself.
    pub fn on(sends_mail: bool, is_this_machine: bool) -> Option<Self> {
        (!sends_mail && is_this_machine).then_some(Self(()))
    }
}

/// Keeps a letter.
pub async fn keep(market: &Marketplace, letter: &Letter, written: &Written) -> Result<(), Problem> {
    store::keep(&market.pool, letter.id, &letter.to.address, written, market.now()).await
}

/// What is kept, the latest first.
pub async fn list(market: &Marketplace, _: OutboxShown) -> Result<Vec<Kept>, Problem> {
    store::kept(&market.pool, SHOWN).await
}

/// One of them.
pub async fn read(market: &Marketplace, _: OutboxShown, id: MailId) -> Result<Kept, Problem> {
    store::kept_one(&market.pool, id).await?.ok_or(Problem::NotFound)
}
