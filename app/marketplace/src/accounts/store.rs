//! Accounts, sessions, tries, and those who want an account, as rows.

mod accounts;
mod erasure;
mod export;
mod sessions;
mod sign_ups;
mod tries;

pub(crate) use accounts::{NewAccount, insert_account, time_zone};
pub(super) use accounts::{
    actor, by_email, credentials, email_is_taken, lock, names, password_hash, rename, renew_hash, set_email, set_language,
    set_password_hash, set_state, set_time_zone,
};
pub(super) use erasure::{
    RunningCandidacy, concerned_by, delete_account, delete_needs, delete_profile, email, forget_words, needs_of, running_of,
};
pub(super) use export::export;
pub(super) use sessions::{
    NewSession, active, delete_session, insert_session, revoke, revoke_all, revoke_others, see, session, sessions_of,
};
pub(super) use sign_ups::{NewSignUp, end_sign_ups, insert_sign_up, sign_up_by_key, take_sign_up};
pub(crate) use sign_ups::{key_sign_up, sign_up};
pub(super) use tries::{count_try, forget_tries};

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use crate::Problem;

/// Removes tries, sessions and wishes for an account that no longer count.
pub(crate) async fn sweep(pool: &PgPool, tries_before: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Problem> {
    tries::sweep(pool, tries_before).await?;
    sessions::sweep(pool, now).await?;
    sign_ups::sweep(pool, now).await
}
