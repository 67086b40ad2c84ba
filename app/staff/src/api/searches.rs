//! The searches that a member of staff keeps.

use leptos::prelude::*;
use ui::Failure;

/// Where profiles are searched.
#[cfg(feature = "ssr")]
const PAGE: &str = "/staff/profiles";

/// Keeps the search of this query under a name.
#[server(endpoint = "staff/searches/save")]
pub async fn save_profile_search(#[server(default)] name: String, #[server(default)] query: String) -> Result<(), Failure> {
    use marketplace::saved_searches::{Searcher, save};
    use ui::server::{market, search::page_of, settle};

    let done = async { save(&market(), &Searcher::from(&crate::asked::staff()?), &name, &query).await };
    settle(done.await.map(|_| page_of(PAGE, &query, "saved"))).await
}

/// Looks at what it finds, and marks what is new.
#[server(endpoint = "staff/searches/look")]
pub async fn look_profile_search(#[server(default)] search: String) -> Result<(), Failure> {
    use marketplace::saved_searches::look;
    use ui::server::{market, search::page_since, settle};

    let done = async { look(&market(), &crate::asked::saved_search(&search).await?).await };
    settle(done.await.map(|(asked, before)| page_since(PAGE, &asked, before))).await
}

/// Gives it another name.
#[server(endpoint = "staff/searches/rename")]
pub async fn rename_profile_search(
    #[server(default)] search: String,
    #[server(default)] name: String,
    #[server(default)] query: String,
) -> Result<(), Failure> {
    use marketplace::saved_searches::rename;
    use ui::server::{market, search::page_of, settle};

    let done = async { rename(&market(), &crate::asked::saved_search(&search).await?, &name).await };
    settle(done.await.map(|()| page_of(PAGE, &query, "saved"))).await
}

/// Turns mail about what it finds on (`yes`) or off.
#[server(endpoint = "staff/searches/tell")]
pub async fn tell_profile_search(
    #[server(default)] search: String,
    #[server(default)] told: String,
    #[server(default)] query: String,
) -> Result<(), Failure> {
    use marketplace::saved_searches::set_told;
    use ui::server::{market, search::page_of, settle};

    let done = async { set_told(&market(), &crate::asked::saved_search(&search).await?, told == "yes").await };
    settle(done.await.map(|()| page_of(PAGE, &query, "saved"))).await
}

/// Removes it.
#[server(endpoint = "staff/searches/remove")]
pub async fn remove_profile_search(#[server(default)] search: String, #[server(default)] query: String) -> Result<(), Failure> {
    use marketplace::saved_searches::remove;
    use ui::server::{market, search::page_of, settle};

    let done = async { remove(&market(), &crate::asked::saved_search(&search).await?).await };
    settle(done.await.map(|()| page_of(PAGE, &query, "saved"))).await
}
