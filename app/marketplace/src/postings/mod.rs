//! What everybody may read of an open mission, once its CEO has said so.
//!
//! What is public is decided in one place, [`shown`]: the title, what the CEO wrote for everybody, and the criteria that were signed off, as labels; never
//! the company, a name, a way to reach anybody, the words of the need, the company's situation or its rivals, and the rate only where the CEO ticked it.
//! A posting is read while it is published, its mission is open and the CEO's account is active; each of these ends it at the next request.

mod prepare;
pub mod read;
mod shown;
mod store;
mod take_down;
mod transition;

use chrono::{DateTime, Utc};
use domain::{MissionId, PostingId, lifecycle::PostingState};
use serde::{Deserialize, Serialize};

use crate::{mail, missions};

pub use prepare::{Typed, prepare, publish, withdraw};
pub use shown::{Shown, Wish};
pub use take_down::{allow, take_down};

/// What a CEO wrote for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub id: PostingId,
    pub mission: MissionId,
    pub state: PostingState,
    /// In the CEO's words.
    pub summary: String,
    pub shows_rate: bool,
    /// Counts what it says, from 1.
    pub revision: i32,
    /// When it was first public.
    pub published_at: Option<DateTime<Utc>>,
    /// Why staff took it down.
    pub taken_down_because: Option<String>,
    pub updated_at: DateTime<Utc>,
}

/// What a CEO is told of their posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostingNews {
    TakenDown,
    Allowed,
}

impl PostingNews {
    /// Its kind of mail.
    pub const fn kind(self) -> domain::MailKind {
        match self {
            Self::TakenDown => domain::MailKind::PostingTakenDown,
            Self::Allowed => domain::MailKind::PostingAllowed,
        }
    }
}

/// A posting that a letter to its CEO tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutPosting {
    pub mission: MissionId,
    pub title: String,
    pub news: PostingNews,
    pub reason: Option<String>,
}

/// The posting that a letter tells of, where that is still so.
pub(crate) async fn news_of(
    tx: &mut sqlx::PgConnection,
    mission: MissionId,
    news: PostingNews,
) -> Result<Option<mail::Content>, crate::Problem> {
    let Some(posting) = store::of_mission(tx, mission).await? else { return Ok(None) };
    let is_so = match news {
        PostingNews::TakenDown => posting.state == PostingState::TakenDown,
        PostingNews::Allowed => posting.state == PostingState::Withdrawn,
    };
    if !is_so {
        return Ok(None);
    }
    let title = missions::title_of(tx, mission).await?.unwrap_or_default();
    Ok(Some(mail::Content::OfPosting(AboutPosting { mission, title, news, reason: posting.taken_down_because })))
}
