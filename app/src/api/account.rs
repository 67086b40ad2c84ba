//! Signing in and out.

use leptos::prelude::*;
use ui::Failure;

/// Opens a session and goes on to `next`, or to the first page of the person's role.
#[server(endpoint = "account/sign_in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), Failure> {
    use marketplace::accounts::{Credentials, sign_in, speak};
    use ui::{
        Locale,
        server::{first_page, market, network, open_session, settle, visitor},
    };

    let credentials = Credentials { email, password, network: network() };
    let opened = async {
        let (token, who) = sign_in(&market(), &visitor(), credentials).await?;
        speak(&market(), &who, Locale::current().into()).await?;
        Ok((token, who))
    };
    settle(opened.await.map(|(token, who)| {
        open_session(&token);
        first_page(&who, &next)
    }))
    .await
}

/// Ends the session. There is nothing to refuse: whoever asks is signed out.
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Failure> {
    use marketplace::accounts::sign_out;
    use ui::server::{leave_session, market, settle};

    let done = match leave_session() {
        Some(token) => sign_out(&market(), &token).await,
        None => Ok(()),
    };
    settle(done.map(|()| "/".to_owned())).await
}
