//! Signing up, in two steps: asking for a link, and opening the account with it.

use leptos::prelude::*;
use ui::Failure;

/// Sends a link to whoever wants an account.
#[server(endpoint = "account/sign_up")]
pub async fn sign_up(
    #[server(default)] role: String,
    #[server(default)] name: String,
    #[server(default)] company: String,
    #[server(default)] email: String,
) -> Result<(), Failure> {
    use marketplace::accounts::{Applicant, ask_account};
    use ui::{
        Locale,
        server::{market, network, settle, visitor},
        site::nav,
    };

    let applicant = Applicant { role, name, company, email, language: Locale::current().into(), network: network() };
    let asked = ask_account(&market(), &visitor(), applicant).await;
    settle(asked.map(|()| format!("{}/sent", nav::SIGN_UP))).await
}

/// Opens the account, signs in, and goes on to the need that was begun before, or to the first page of the role.
#[server(endpoint = "account/open")]
pub async fn open_account(#[server(default)] key: String, #[server(default)] password: String) -> Result<(), Failure> {
    use marketplace::accounts::open_account;
    use ui::server::{device, first_page, market, open_session, settle, visitor};

    let opened = open_account(&market(), &visitor(), &key, &password, device()).await;
    settle(opened.map(|arrived| {
        open_session(&arrived.token);
        match arrived.need {
            Some(need) => format!("/needs/{need}"),
            None => first_page(&arrived.who, ""),
        }
    }))
    .await
}
