//! Who is written to about terms: the other of the two, both where both have signed, and both where staff has prepared something.

use chrono::{DateTime, Utc};
use domain::{Role, Wait, lifecycle::TermsState};
use sqlx::PgConnection;

use crate::{
    Problem,
    engagements::Engagement,
    mail::{self, Mail, TermsNews},
    meetings::is_waited_for,
};

/// A version, as a mail tells of it.
pub(crate) struct Told {
    pub engagement: Engagement,
    /// Where it stands, and why it was refused; nothing where there is none yet.
    pub version: Option<(TermsState, Option<String>)>,
    /// Whether a version waits for signatures.
    pub is_waiting: bool,
    pub wait: Option<Wait>,
}

/// Writes to those of the two who did not act themselves.
pub(super) async fn the_other(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: &Engagement,
    by: Role,
    version: u16,
    news: TermsNews,
) -> Result<(), Problem> {
    for (_, account) in engagement.people().filter(|(role, _)| *role != by) {
        mail::send(tx, now, Mail::OfTerms { account, engagement: engagement.id, version, news }).await?;
    }
    Ok(())
}

/// Writes to both that this version holds.
pub(super) async fn both(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement, version: u16) -> Result<(), Problem> {
    the_other(tx, now, engagement, Role::System, version, TermsNews::InForce).await
}

/// Reminds whoever is waited for, once for each wait; `version` is the one to be signed, 0 where one is to be proposed.
pub(super) async fn remind(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: &Engagement,
    version: u16,
    wait: Wait,
) -> Result<(), Problem> {
    for (_, account) in engagement.people().filter(|(role, _)| is_waited_for(wait.turn, *role)) {
        let told = Mail::OfTerms { account, engagement: engagement.id, version, news: TermsNews::Reminder };
        if !mail::was_sent(tx, &told, wait.since).await? {
            mail::send(tx, now, told).await?;
        }
    }
    Ok(())
}
