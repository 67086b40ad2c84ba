//! A CTO's proof documents. One is sent to an address of the host's own, since a server function takes no files.

use leptos::prelude::*;
use ui::Failure;

/// Takes a document away, with its content.
#[server(endpoint = "documents/remove")]
pub async fn remove_document(#[server(default)] document: String) -> Result<(), Failure> {
    use marketplace::{Problem, documents::remove};
    use ui::server::{market, settle, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let id = document.parse().map_err(|_| Problem::NotFound)?;
        remove(&market(), &cto, id).await
    };
    settle(done.await.map(|()| ui::site::nav::DOCUMENTS.to_owned())).await
}
