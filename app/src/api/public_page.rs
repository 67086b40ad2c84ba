//! A CTO's public page: what it shows, public, and off again.

use leptos::prelude::*;
use ui::Failure;

/// Keeps the address and what is shown.
#[server(endpoint = "public_page/choose")]
pub async fn choose_page(
    #[server(default)] slug: String,
    #[server(default)] contribution: String,
    #[server(default)] shows_photo: String,
    #[server(default)] shows_story: String,
    #[server(default)] shows_employers: String,
) -> Result<(), Failure> {
    use marketplace::public_pages::{Typed, choose};
    use ui::{
        server::{market, settle, visitor},
        site::nav::PUBLIC_PAGE,
    };

    let typed = Typed { slug, contribution, shows_photo, shows_story, shows_employers };
    let done = async { choose(&market(), &visitor().cto()?, &typed).await };
    settle(done.await.map(|()| format!("{PUBLIC_PAGE}#preview"))).await
}

/// Makes it public.
#[server(endpoint = "public_page/publish")]
pub async fn publish_page(#[server(default)] consent: String) -> Result<(), Failure> {
    use marketplace::public_pages::publish;
    use ui::{
        server::{market, settle, visitor},
        site::nav::PUBLIC_PAGE,
    };

    let done = async { publish(&market(), &visitor().cto()?, &consent).await };
    settle(done.await.map(|()| PUBLIC_PAGE.to_owned())).await
}

/// Turns it off.
#[server(endpoint = "public_page/hide")]
pub async fn hide_page() -> Result<(), Failure> {
    use marketplace::public_pages::hide;
    use ui::{
        server::{market, settle, visitor},
        site::nav::PUBLIC_PAGE,
    };

    let done = async { hide(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| PUBLIC_PAGE.to_owned())).await
}
