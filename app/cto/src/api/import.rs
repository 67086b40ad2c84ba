//! Filling the profile from a CV. A file is sent to an address of the host's own, since a server function takes no files.

use leptos::prelude::*;
use ui::Failure;

/// Reads the text of a CV, which then waits to be looked at.
#[server(endpoint = "import/paste")]
pub async fn paste_cv(#[server(default)] text: String) -> Result<(), Failure> {
    use marketplace::profiles::imports::begin;
    use ui::server::{market, settle, visitor};

    let done = async { begin(&market(), &visitor().cto()?, "text", text.into_bytes()).await };
    settle(done.await.map(|id| format!("/profile/import/{id}"))).await
}

/// Takes what is ticked into the profile.
#[server(endpoint = "import/take")]
pub async fn take_import(#[server(default)] import: String) -> Result<(), Failure> {
    use marketplace::{Problem, profiles::imports::take};
    use ui::server::{market, settle, typed, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let id = import.parse().map_err(|_| Problem::NotFound)?;
        take(&market(), &cto, id, &typed()).await
    };
    settle(done.await.map(|()| "/profile".to_owned())).await
}

/// Throws away what was read.
#[server(endpoint = "import/discard")]
pub async fn discard_import(#[server(default)] import: String) -> Result<(), Failure> {
    use marketplace::{Problem, profiles::imports::discard};
    use ui::server::{market, settle, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let id = import.parse().map_err(|_| Problem::NotFound)?;
        discard(&market(), &cto, id).await
    };
    settle(done.await.map(|()| "/profile/import".to_owned())).await
}
