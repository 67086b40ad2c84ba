//! The mail that says that something was written: one for each side until it has read, and none where it has read before the mail goes. It holds none
//! of the words: a mailbox is read by more people than its owner, and what was withdrawn stays withdrawn.

use chrono::{DateTime, Duration, Utc};
use domain::{AccountId, CandidacyId, MissionId, Role};
use sqlx::PgConnection;

use super::{discreet::Names, permission::is_member, store};
use crate::{
    Problem,
    mail::{self, Mail},
};

/// Whoever is on the page reads before this is over, and gets no mail.
const PAUSE: Duration = Duration::minutes(5);

/// A conversation in which something waits to be read, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutConversation {
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub reader: Role,
    /// How the reader calls the others and the mission.
    pub names: Names,
    /// How many messages wait.
    pub unread: u32,
    /// Who wrote the last of them.
    pub from: Role,
}

/// Asks for the mail, unless one was sent that this side has not followed yet.
pub(super) async fn ask(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    role: Role,
    account: AccountId,
    number: i32,
) -> Result<(), Problem> {
    if store::begin_telling(tx, candidacy, role, number).await? {
        mail::send_at(tx, now, Mail::OfConversation { account, candidacy }, now + PAUSE).await?;
    }
    Ok(())
}

/// What the mail tells when it goes; nothing where nothing waits any more. Then the next message asks for a mail again.
pub(crate) async fn notice(
    tx: &mut PgConnection,
    account: AccountId,
    candidacy: CandidacyId,
) -> Result<Option<AboutConversation>, Problem> {
    let Some(place) = store::place(tx, candidacy).await? else { return Ok(None) };
    let sides = [(Role::Ceo, place.ceo), (Role::Cto, place.cto)];
    let Some((reader, _)) = sides.into_iter().find(|(_, side)| *side == Some(account)) else { return Ok(None) };
    // Whoever is no part of it now may be so again, and is written to then.
    let unread = if is_member(&place, reader, account) { store::unread_of(tx, candidacy, reader).await? } else { None };
    let Some(unread) = unread else {
        store::stop_telling(tx, candidacy, reader).await?;
        return Ok(None);
    };
    Ok(Some(AboutConversation {
        candidacy,
        mission: place.mission,
        reader,
        // A page asks who reads it; a mailbox does not.
        names: Names::in_a_mailbox(place, reader),
        unread: unread.count,
        from: unread.from,
    }))
}
