//! What a person changes of their account.

use leptos::prelude::*;
use ui::Failure;

/// Another name, and for a CEO another company.
#[server(endpoint = "account/rename")]
pub async fn rename(#[server(default)] name: String, #[server(default)] company: String) -> Result<(), Failure> {
    use marketplace::accounts::rename;
    use ui::{
        server::{market, settle, visitor},
        site::nav,
    };

    let done = async { rename(&market(), visitor().account()?, &name, &company).await };
    settle(done.await.map(|()| format!("{}?done=name", nav::ACCOUNT))).await
}

/// The zone in which this person reads and proposes hours.
#[server(endpoint = "account/time_zone")]
pub async fn set_time_zone(#[server(default)] time_zone: String) -> Result<(), Failure> {
    use marketplace::accounts::set_time_zone;
    use ui::{
        server::{market, settle, visitor},
        site::nav,
    };

    let done = async { set_time_zone(&market(), visitor().account()?, &time_zone).await };
    settle(done.await.map(|()| format!("{}?done=zone", nav::ACCOUNT))).await
}

/// The website and the number of a CEO's company, both of which may be left out.
#[server(endpoint = "account/company")]
pub async fn state_company(#[server(default)] website: String, #[server(default)] company_number: String) -> Result<(), Failure> {
    use marketplace::companies;
    use ui::{
        server::{market, settle, visitor},
        site::nav,
    };

    let done = async { companies::state(&market(), &visitor().ceo()?, &website, &company_number).await };
    settle(done.await.map(|()| format!("{}?done=company", nav::ACCOUNT))).await
}

/// Another password; the other sessions end.
#[server(endpoint = "account/change_password")]
pub async fn change_password(#[server(default)] current_password: String, #[server(default)] password: String) -> Result<(), Failure> {
    use marketplace::accounts::change_password;
    use ui::{
        server::{market, network, settle, visitor},
        site::nav,
    };

    let done = async { change_password(&market(), visitor().account()?, &current_password, &password, &network()).await };
    settle(done.await.map(|()| format!("{}?done=password", nav::ACCOUNT))).await
}

/// Sends a link to a new address, and word of it to the old one.
#[server(endpoint = "account/change_email")]
pub async fn change_email(#[server(default)] email: String, #[server(default)] current_password: String) -> Result<(), Failure> {
    use marketplace::accounts::ask_new_email;
    use ui::{
        server::{market, network, settle, visitor},
        site::nav,
    };

    let asked = async { ask_new_email(&market(), visitor().account()?, &email, &current_password, &network()).await };
    settle(asked.await.map(|()| format!("{}?done=email_asked", nav::ACCOUNT))).await
}

/// The new address is the account's from now on, for whoever holds the link.
#[server(endpoint = "account/confirm_email")]
pub async fn confirm_email(#[server(default)] key: String) -> Result<(), Failure> {
    use marketplace::accounts::confirm_email;
    use ui::{
        server::{market, settle, visitor},
        site::nav,
    };

    let done = confirm_email(&market(), &key).await;
    let next = if visitor().signed_in().is_some() { nav::ACCOUNT } else { nav::SIGN_IN };
    settle(done.map(|()| format!("{next}?done=email"))).await
}
