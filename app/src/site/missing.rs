//! No such page.

use leptos::prelude::*;
use marketplace::Problem;
use ui::server::page;

/// The page for an address that leads nowhere; its status is 404.
#[component]
pub fn MissingPage() -> impl IntoView {
    page(async { Err(Problem::NotFound) })
}
