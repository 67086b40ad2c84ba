//! Proof that somebody holds the link of a letter to a referee.

use chrono::{DateTime, Utc};
use domain::{AccountId, ProfileId, ReferenceRequestId, lifecycle::ReferenceRequestState};

use super::{ReferenceLetter, is_fresh, store};
use crate::{
    Marketplace, Problem,
    guests::Standing,
    mail::links::{self, Purpose},
};

/// Proof: whoever sends this request holds the link.
#[derive(Clone)]
pub struct ReferenceGuest {
    pub(super) key: String,
    pub(super) asked: Option<Asked>,
    standing: Standing,
}

/// What the link is about.
#[derive(Clone)]
pub(super) struct Asked {
    pub request: ReferenceRequestId,
    pub profile: ProfileId,
    /// The CTO's.
    pub account: AccountId,
    pub state: ReferenceRequestState,
    pub expires_at: Option<DateTime<Utc>>,
    pub letter: ReferenceLetter,
}

impl ReferenceGuest {
    /// What the link opens now.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Whom it is about; nothing where the link does not open the form.
    pub fn letter(&self) -> Option<&ReferenceLetter> {
        self.asked.as_ref().filter(|_| self.standing == Standing::Open).map(|asked| &asked.letter)
    }
}

/// Whose link this is; looking at it uses nothing up. To whoever holds no key of ours there is nothing, and a link that no longer opens says no
/// name.
pub async fn guest(market: &Marketplace, key: &str) -> Result<ReferenceGuest, Problem> {
    let (link, used) = links::known(market, Purpose::Reference, key).await?.ok_or(Problem::NotFound)?;
    let request: ReferenceRequestId = link.about.as_deref().unwrap_or_default().parse().map_err(|_| Problem::NotFound)?;
    let asked = store::asked(&mut *market.pool.acquire().await?, request).await?;
    let standing = match asked.as_ref().map(|asked| asked.state) {
        Some(ReferenceRequestState::Answered | ReferenceRequestState::Declined | ReferenceRequestState::Stranger) => Standing::Answered,
        Some(ReferenceRequestState::Waiting) if !used && is_fresh(asked.as_ref().and_then(|asked| asked.expires_at), market.now()) => {
            Standing::Open
        }
        _ => Standing::Over,
    };
    Ok(ReferenceGuest { key: key.to_owned(), asked, standing })
}
