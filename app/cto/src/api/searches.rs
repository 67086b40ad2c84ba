//! The searches that a CTO keeps.

use leptos::prelude::*;
use ui::Failure;

/// Where missions are searched.
#[cfg(feature = "ssr")]
const PAGE: &str = "/offers/search";

/// Keeps the search of this query under a name.
#[server(endpoint = "searches/save")]
pub async fn save_search(#[server(default)] name: String, #[server(default)] query: String) -> Result<(), Failure> {
    use marketplace::saved_searches::{Searcher, save};
    use ui::server::{market, search::page_of, settle, visitor};

    let done = async { save(&market(), &Searcher::from(&visitor().cto()?), &name, &query).await };
    settle(done.await.map(|_| page_of(PAGE, &query, "saved"))).await
}

/// Looks at what it finds, and marks what is new.
#[server(endpoint = "searches/look")]
pub async fn look_search(#[server(default)] search: String) -> Result<(), Failure> {
    use marketplace::saved_searches::look;
    use ui::server::{market, search::page_since, settle};

    let done = async { look(&market(), &crate::pages::saved_search(&search).await?).await };
    settle(done.await.map(|(asked, before)| page_since(PAGE, &asked, before))).await
}

/// Gives it another name.
#[server(endpoint = "searches/rename")]
pub async fn rename_search(
    #[server(default)] search: String,
    #[server(default)] name: String,
    #[server(default)] query: String,
) -> Result<(), Failure> {
    use marketplace::saved_searches::rename;
    use ui::server::{market, search::page_of, settle};

    let done = async { rename(&market(), &crate::pages::saved_search(&search).await?, &name).await };
    settle(done.await.map(|()| page_of(PAGE, &query, "saved"))).await
}

/// Turns mail about what it finds on (`yes`) or off.
#[server(endpoint = "searches/tell")]
pub async fn tell_search(
    #[server(default)] search: String,
    #[server(default)] told: String,
    #[server(default)] query: String,
) -> Result<(), Failure> {
    use marketplace::saved_searches::set_told;
    use ui::server::{market, search::page_of, settle};

    let done = async { set_told(&market(), &crate::pages::saved_search(&search).await?, told == "yes").await };
    settle(done.await.map(|()| page_of(PAGE, &query, "saved"))).await
}

/// Removes it.
#[server(endpoint = "searches/remove")]
pub async fn remove_search(#[server(default)] search: String, #[server(default)] query: String) -> Result<(), Failure> {
    use marketplace::saved_searches::remove;
    use ui::server::{market, search::page_of, settle};

    let done = async { remove(&market(), &crate::pages::saved_search(&search).await?).await };
    settle(done.await.map(|()| page_of(PAGE, &query, "saved"))).await
}
