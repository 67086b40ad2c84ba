//! What the log says came, and when a member of staff was last told; what was gathered for a daily mail.

use chrono::{DateTime, Utc};
use domain::{AccountId, MailId, MailKind, RefusalCode, Zone};
use sqlx::{PgConnection, PgPool};

use super::Came;
use crate::Problem;

/// Staff who may be told and want to be.
pub(super) async fn staff(tx: &mut PgConnection) -> Result<Vec<AccountId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT a.id AS "id: AccountId" FROM accounts a WHERE a.role = 'staff' AND a.state = 'active'
             AND NOT EXISTS (SELECT FROM mail_refusals r WHERE r.account_id = a.id AND r.topic = 'staff_digest') ORDER BY a.id"#
    )
    .fetch_all(tx)
    .await?)
}

/// When this person was last told; nothing for an account that is gone.
pub(super) async fn told_at(pool: &PgPool, account: AccountId) -> Result<Option<DateTime<Utc>>, Problem> {
    Ok(sqlx::query_scalar!("SELECT digest_told_at FROM accounts WHERE id = $1", account.0).fetch_optional(pool).await?.flatten())
}

/// The same, held until the transaction ends.
pub(super) async fn lock_told_at(tx: &mut PgConnection, account: AccountId) -> Result<Option<DateTime<Utc>>, Problem> {
    let told_at = sqlx::query_scalar!("SELECT digest_told_at FROM accounts WHERE id = $1 FOR NO KEY UPDATE", account.0);
    Ok(told_at.fetch_optional(tx).await?.flatten())
}

pub(super) async fn set_told_at(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE accounts SET digest_told_at = $2 WHERE id = $1", account.0, now).execute(tx).await?;
    Ok(())
}

/// What others did that staff acts upon, in the order of time; what is gone with an account is left out, and so is what hangs on a profile
/// whose CTO has not asked to join. What was written in a conversation is told once, and not where staff has read it since.
pub(super) async fn came(pool: &PgPool, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Came>, Problem> {
    Ok(sqlx::query_as!(
        Came,
        r#"SELECT e.subject, e.event, m.company AS "company?", cto.name AS "cto?",
                  CASE WHEN e.event = 'refuse_invitation' THEN c.ended_code END AS "why?: RefusalCode"
           FROM audit_events e LEFT JOIN missions m ON m.id = e.mission_id
           LEFT JOIN engagements n ON n.id = e.subject_id AND e.subject = 'engagement'
           LEFT JOIN candidacies c ON c.id = COALESCE(n.candidacy_id, CASE WHEN e.subject = 'candidacy' THEN e.subject_id END)
           LEFT JOIN profiles p ON p.id = COALESCE(c.profile_id, e.profile_id, CASE WHEN e.subject = 'profile' THEN e.subject_id END)
           LEFT JOIN accounts cto ON cto.id = p.account_id
           LEFT JOIN message_marks k ON k.candidacy_id = e.subject_id AND k.role = 'staff'
           WHERE e.at > $1 AND e.at <= $2 AND e.actor_role <> 'staff'
             AND (m.id IS NOT NULL AND e.subject = 'mission' AND e.event IN ('submit', 'sign_off', 'search_on')
               OR m.id IS NOT NULL AND e.subject = 'candidacy'
                  AND e.event IN ('apply', 'refuse_invitation', 'expire', 'withdraw', 'report_message', 'dispute_meeting', 'refuse_slots')
               OR m.id IS NOT NULL AND e.subject = 'engagement'
                  AND e.event IN ('ask_ending', 'refuse_terms', 'send_outcome_review', 'publish_case_study', 'raise_checkup', 'differ_renewal')
               OR m.id IS NOT NULL AND e.event = 'write_message' AND e.at > COALESCE(k.read_at, '-infinity')
                 AND NOT EXISTS (SELECT FROM audit_events w WHERE w.subject_id = e.subject_id AND w.event = 'write_message'
                                 AND w.actor_role <> 'staff' AND w.at > $1 AND w.at <= $2 AND w.id < e.id
                                 AND w.at > COALESCE(k.read_at, '-infinity'))
               OR p.id IS NOT NULL AND e.subject = 'profile' AND e.event = 'withdraw'
               OR p.state <> 'draft' AND (e.subject = 'profile' AND e.event = 'apply'
                 OR e.subject = 'reference'
                    AND e.event IN ('name_reference', 'correct_reference', 'answer_reference', 'decline_reference', 'disown_reference')
                 OR e.subject = 'document' AND e.event = 'send_document'))
           ORDER BY e.id"#,
        since,
        until
    )
    .fetch_all(pool)
    .await?)
}

/// The zone of a person, who is held until the transaction ends; nothing for an account that is gone.
pub(super) async fn lock_zone(tx: &mut PgConnection, account: AccountId) -> Result<Option<Zone>, Problem> {
    let zone = sqlx::query_scalar!(r#"SELECT time_zone AS "zone: Zone" FROM accounts WHERE id = $1 FOR NO KEY UPDATE"#, account.0);
    Ok(zone.fetch_optional(tx).await?)
}

/// Leaves out what was gathered and is of a kind that its reader turned off since, or was read on the site, or is gone from there.
pub(super) async fn drop_gathered(tx: &mut PgConnection, account: AccountId, refused: &[MailKind]) -> Result<(), Problem> {
    let refused: Vec<String> = refused.iter().map(|kind| kind.code().to_owned()).collect();
    sqlx::query!(
        "UPDATE mails SET outcome = CASE WHEN kind = ANY($2) THEN 'unwanted' ELSE 'moot' END
         WHERE account_id = $1 AND outcome = 'gathered' AND told_in IS NULL
           AND (kind = ANY($2) OR NOT EXISTS (SELECT FROM notifications n WHERE n.mail_id = mails.id AND n.read_at IS NULL))",
        account.0,
        &refused
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether something that was gathered waits to be told.
pub(super) async fn has_gathered(tx: &mut PgConnection, account: AccountId) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM mails WHERE account_id = $1 AND outcome = 'gathered' AND told_in IS NULL) AS "has!""#,
        account.0
    )
    .fetch_one(tx)
    .await?)
}

/// All of it is told by this mail.
pub(super) async fn set_told_in(tx: &mut PgConnection, account: AccountId, daily: MailId) -> Result<(), Problem> {
    sqlx::query!("UPDATE mails SET told_in = $2 WHERE account_id = $1 AND outcome = 'gathered' AND told_in IS NULL", account.0, daily.0)
        .execute(tx)
        .await?;
    Ok(())
}
