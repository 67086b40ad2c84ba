//! The one place where an account's state changes, and where what happens to it is written down.

use chrono::{DateTime, Utc};
use domain::{
    AccountId,
    lifecycle::{ACCOUNT, AccountEvent, AccountState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor, Subject},
};

/// What happens, by whom, and to which fields.
#[derive(Clone, Copy)]
pub(crate) struct Step<'a> {
    pub actor: Actor,
    pub event: AccountEvent,
    /// Names of changed fields, never their values.
    pub fields: &'a [&'a str],
    /// Why, where the actor said so.
    pub words: Option<&'a str>,
}

impl Step<'_> {
    /// A step that changes nothing but what the event says.
    pub(crate) fn plain(actor: Actor, event: AccountEvent) -> Self {
        Self { actor, event, fields: &[], words: None }
    }
}

/// The first step of an account that is about to be inserted.
pub(super) async fn begin(tx: &mut PgConnection, now: DateTime<Utc>, account: AccountId, taken: Step<'_>) -> Result<(), Problem> {
    apply(tx, now, account, None, taken).await.map(drop)
}

/// Takes the step, with the account's row locked until the transaction ends. An account that is not there is [`Problem::NotFound`].
pub(crate) async fn step(tx: &mut PgConnection, now: DateTime<Utc>, account: AccountId, taken: Step<'_>) -> Result<AccountState, Problem> {
    let from = store::lock(tx, account).await?.ok_or(Problem::NotFound)?;
    let next = apply(tx, now, account, Some(from), taken).await?;
    if next != from && next != AccountState::Erased {
        store::set_state(tx, account, next).await?;
    }
    Ok(next)
}

async fn apply(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    from: Option<AccountState>,
    taken: Step<'_>,
) -> Result<AccountState, Problem> {
    let Step { actor, event, fields, words } = taken;
    let step = audit::Step { words, ..audit::Step::new(actor, Subject::Account(account), from, event).on(fields) };
    audit::take(tx, now, &ACCOUNT, step, |_| true).await
}
