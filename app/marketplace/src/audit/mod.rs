//! The log of every change of state: written in the transaction of the change, read by staff.

mod step;
mod store;

use domain::{
    AccountId, CandidacyId, CommunityEventId, DocumentId, EngagementId, MissionId, PostingId, ProfileId, PublicPageId, ReferenceRequestId,
    Role,
};
use sqlx::PgConnection;
use uuid::Uuid;

pub(crate) use step::{Step, next, take, tell};
pub use store::{AuditLine, Filter, PAGE};

use crate::{Marketplace, Problem, accounts::CurrentStaff, notifications};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// `None` for a draft that nobody has claimed yet, and for the system.
    pub account: Option<AccountId>,
    pub role: Role,
}

impl Actor {
    /// Passerelle itself.
    pub(crate) const SYSTEM: Self = Self { account: None, role: Role::System };
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Account(AccountId),
    Profile(ProfileId),
    Mission(MissionId),
    /// A candidacy, and the mission it belongs to.
    Candidacy(CandidacyId, MissionId),
    /// A reference request, and the profile it belongs to.
    Reference(ReferenceRequestId, ProfileId),
    /// An engagement, and the mission it belongs to.
    Engagement(EngagementId, MissionId),
    /// An event of the community, or somebody's attendance of it.
    CommunityEvent(CommunityEventId),
    /// A proof document, and the profile it belongs to.
    Document(DocumentId, ProfileId),
    /// A CTO's public page, and the profile it shows.
    PublicPage(PublicPageId, ProfileId),
    /// What everybody may read of a mission, and the mission.
    Posting(PostingId, MissionId),
}

impl Subject {
    fn code(self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Profile(_) => "profile",
            Self::Mission(_) => "mission",
            Self::Candidacy(..) => "candidacy",
            Self::Reference(..) => "reference",
            Self::Document(..) => "document",
            Self::Engagement(..) => "engagement",
            Self::CommunityEvent(_) => "community_event",
            Self::PublicPage(..) => "public_page",
            Self::Posting(..) => "posting",
        }
    }

    fn id(self) -> Uuid {
        match self {
            Self::Account(id) => id.0,
            Self::Profile(id) => id.0,
            Self::Mission(id) => id.0,
            Self::Candidacy(id, _) => id.0,
            Self::Reference(id, _) => id.0,
            Self::Document(id, _) => id.0,
            Self::PublicPage(id, _) => id.0,
            Self::Posting(id, _) => id.0,
            Self::Engagement(id, _) => id.0,
            Self::CommunityEvent(id) => id.0,
        }
    }

    fn mission(self) -> Option<MissionId> {
        match self {
            Self::Mission(id) | Self::Candidacy(_, id) | Self::Engagement(_, id) | Self::Posting(_, id) => Some(id),
            Self::Account(_)
            | Self::Profile(_)
            | Self::Reference(..)
            | Self::Document(..)
            | Self::CommunityEvent(_)
            | Self::PublicPage(..) => None,
        }
    }

    fn profile(self) -> Option<ProfileId> {
        match self {
            Self::Profile(id) | Self::Reference(_, id) | Self::Document(_, id) | Self::PublicPage(_, id) => Some(id),
            Self::Account(_)
            | Self::Mission(_)
            | Self::Candidacy(..)
            | Self::Engagement(..)
            | Self::CommunityEvent(_)
            | Self::Posting(..) => None,
        }
    }
}

/// One line to write.
pub(crate) struct Line<'a> {
    pub actor: Actor,
    pub subject: Subject,
    pub event: &'static str,
    pub from: Option<&'static str>,
    pub to: Option<&'static str>,
    /// Names of changed fields.
    pub fields: &'a [&'a str],
    /// What the person wrote; kept where erasure reaches it.
    pub words: Option<&'a str>,
}

/// Writes the line, in the transaction of what it tells. Whoever acts has read what told them that it is their turn.
pub(crate) async fn write(tx: &mut PgConnection, at: chrono::DateTime<chrono::Utc>, line: Line<'_>) -> Result<(), Problem> {
    let id = store::insert(tx, at, &line).await?;
    if let Some(account) = line.actor.account {
        notifications::acted(tx, account, &line, at).await?;
    }
    match line.words {
        Some(words) => store::insert_words(tx, id, words).await,
        None => Ok(()),
    }
}

/// Whether the log says the same of the same person since then, in the transaction of what it tells.
pub(crate) async fn wrote_since(tx: &mut PgConnection, since: chrono::DateTime<chrono::Utc>, line: &Line<'_>) -> Result<bool, Problem> {
    store::wrote_since(tx, since, line).await
}

/// A page of the log, newest first.
pub async fn read(market: &Marketplace, _staff: &CurrentStaff, filter: &Filter) -> Result<Vec<AuditLine>, Problem> {
    store::page(&market.pool, filter).await
}
