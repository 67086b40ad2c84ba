//! A CTO's public page: what they show to everybody, under an address of their own, once they have said so.
//!
//! What is public is decided in one place, [`shown`]: never a current client, a company that the CTO excluded, a rate, a day, an address or a number;
//! employers, the story and the photo only where the CTO ticked them. A page is public while it is published, its CTO is accepted and not paused, and
//! the account is active; each of these ends it at the next request. How often it is looked at is counted without anybody being known
//! ([`views`]), and told to its CTO alone ([`visibility`]).

mod choose;
pub mod read;
mod shown;
mod store;
mod take_down;
mod transition;
pub mod views;
pub mod visibility;

use chrono::{DateTime, Utc};
use domain::{PublicPageId, lifecycle::PublicPageState};
use serde::{Deserialize, Serialize};

use crate::mail;

pub use choose::{Typed, choose, hide, publish};
pub use shown::{Shown, Station};
pub use take_down::{allow, take_down};

/// What a CTO chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPage {
    pub id: PublicPageId,
    pub state: PublicPageState,
    /// The last part of its address.
    pub slug: String,
    /// What a company gains, in the CTO's words; may be empty.
    pub contribution: String,
    pub shows_photo: bool,
    pub shows_story: bool,
    pub shows_employers: bool,
    /// When it was first public.
    pub published_at: Option<DateTime<Utc>>,
    /// Why staff took it down.
    pub taken_down_because: Option<String>,
    pub updated_at: DateTime<Utc>,
}

/// What a CTO is told of their page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageNews {
    TakenDown,
    Allowed,
}

impl PageNews {
    /// Its kind of mail.
    pub const fn kind(self) -> domain::MailKind {
        match self {
            Self::TakenDown => domain::MailKind::PublicPageTakenDown,
            Self::Allowed => domain::MailKind::PublicPageAllowed,
        }
    }
}

/// The page that a letter tells of, where that is still so.
pub(crate) async fn news_of(
    tx: &mut sqlx::PgConnection,
    account: domain::AccountId,
    news: PageNews,
) -> Result<Option<mail::Content>, crate::Problem> {
    let Some(page) = store::of_account(tx, account).await? else { return Ok(None) };
    let is_so = match news {
        PageNews::TakenDown => page.state == PublicPageState::TakenDown,
        PageNews::Allowed => page.state == PublicPageState::Hidden,
    };
    Ok(is_so.then_some(mail::Content::OfPublicPage { news, reason: page.taken_down_because }))
}
