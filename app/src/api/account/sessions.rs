//! Closing sessions.

use leptos::prelude::*;
use ui::Failure;

/// Closes one session of the person's.
#[server(endpoint = "account/sessions/revoke")]
pub async fn revoke_session(#[server(default)] session: String) -> Result<(), Failure> {
    use marketplace::{Problem, accounts::revoke};
    use ui::{
        server::{market, settle, visitor},
        site::nav,
    };

    let visitor = visitor();
    let done = async {
        let who = visitor.account()?;
        revoke(&market(), who, session.parse().map_err(|_| Problem::NotFound)?).await
    };
    settle(done.await.map(|()| format!("{}?done=session", nav::SESSIONS))).await
}

/// Closes every session but the one that asks.
#[server(endpoint = "account/sessions/revoke_others")]
pub async fn revoke_other_sessions() -> Result<(), Failure> {
    use marketplace::accounts::revoke_others;
    use ui::{
        server::{market, settle, visitor},
        site::nav,
    };

    let done = async { revoke_others(&market(), visitor().account()?).await };
    settle(done.await.map(|_| format!("{}?done=sessions", nav::SESSIONS))).await
}
