//! What somebody is told on the site, beside the mail that tells the same. There is one list of who hears of what: whoever asks for a mail
//! ([`mail::send`](crate::mail::send)) asks for the notification with it, in the same transaction, so that it is there exactly once, whatever
//! becomes of the mail.
//!
//! A row holds the kind of the mail and ids, never a word. What it says is composed when it is read, with the names that its reader may
//! know then. Nobody is told of what they did themselves; letters about the safety of an account are mails alone ([`About`]).

mod about;
mod family;
mod read;
mod store;

use chrono::{DateTime, Duration, Utc};
use domain::{AccountId, CandidacyId, CommunityEventId, EngagementId, MailId, NotificationId, Role};
use sqlx::PgConnection;
use uuid::Uuid;

pub(crate) use read::gathered;
pub use read::{Listed, Notification, PAGE, page};
pub(crate) use store::tells;

use crate::{
    Marketplace, Problem,
    accounts::SignedIn,
    audit::{Line, Subject},
    mail::Mail,
};

/// Days that a notification is kept.
pub const KEPT_DAYS: u32 = 90;

/// What a notification is about, by ids.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub mission: Option<domain::MissionId>,
    pub candidacy: Option<CandidacyId>,
    /// Its candidacy and mission follow.
    pub engagement: Option<EngagementId>,
    /// An event of the community.
    pub event: Option<CommunityEventId>,
    /// The reader's own profile, and the page that shows it.
    pub own_profile: bool,
    /// What everybody may read of the mission.
    pub posting: bool,
    /// It comes back to something that was told before, because time has passed: as often as whoever sends it does, under the line that it waits
    /// since.
    pub reminds: bool,
}

/// Writes the notification that goes with a mail, in the transaction of what both tell; nothing where the reader did it, or where there is none.
pub(crate) async fn note(tx: &mut PgConnection, now: DateTime<Utc>, id: MailId, mail: &Mail) -> Result<(), Problem> {
    match (mail.account(), mail.noted()) {
        (Some(account), Some(about)) => {
            let new = store::New { id: NotificationId(Uuid::now_v7()), account, kind: mail.kind(), about, mail: id };
            store::insert(tx, &new, now).await
        }
        _ => Ok(()),
    }
}

/// Its owner opens it: it is read now, and so is what came before it about the same candidacy or mission.
///
/// # Errors
/// [`Problem::NotFound`] for one that is gone, or somebody else's.
pub async fn open(market: &Marketplace, who: &SignedIn, id: NotificationId) -> Result<Notification, Problem> {
    let found = read::one(market, who, id).await?;
    store::set_read(&market.pool, who.account(), id, market.now()).await?;
    market.live.ring();
    Ok(found)
}

/// Everything up to this one is read: what came while the page was looked at is not among it.
///
/// # Errors
/// [`Problem::NotFound`] for one that is gone, or somebody else's.
pub async fn read_up_to(market: &Marketplace, who: &SignedIn, latest: NotificationId) -> Result<(), Problem> {
    read::one(market, who, latest).await?;
    store::set_all_read(&market.pool, who.account(), latest, market.now()).await?;
    market.live.ring();
    Ok(())
}

/// Somebody takes this step on a mission, a candidacy, an engagement or their profile: what told them of the same is read, but for what waits in its
/// conversation. Of an engagement, whose parts are many, it is what told of the same part ([`family`]).
pub(crate) async fn acted(tx: &mut PgConnection, account: AccountId, line: &Line<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    match line.subject {
        Subject::Mission(mission) => store::set_subject_read(tx, account, Some(mission), None, now).await,
        Subject::Candidacy(candidacy, mission) => store::set_subject_read(tx, account, Some(mission), Some(candidacy), now).await,
        Subject::Engagement(engagement, _) => match family::of(line.event) {
            [] => Ok(()),
            kinds => store::set_engagement_read(tx, account, engagement, kinds, now).await,
        },
        Subject::Profile(_) => store::set_subject_read(tx, account, None, None, now).await,
        Subject::CommunityEvent(event) => store::set_event_read(tx, account, event, now).await,
        Subject::Account(_) | Subject::Reference(..) | Subject::Document(..) | Subject::PublicPage(..) | Subject::Posting(..) => Ok(()),
    }
}

/// A side has read its conversation: what told of messages in it is read too, unless it tells of one that came meanwhile.
pub(crate) async fn messages_read(
    connection: &mut PgConnection,
    account: AccountId,
    of: (CandidacyId, Role),
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    store::set_messages_read(connection, account, of, now).await
}

/// Removes what is older than [`KEPT_DAYS`].
///
/// # Errors
/// [`Problem::Broken`] when the database fails.
pub async fn sweep(market: &Marketplace) -> Result<(), Problem> {
    store::sweep(&market.pool, market.now() - Duration::days(i64::from(KEPT_DAYS))).await
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::{Scene, Told, now};
