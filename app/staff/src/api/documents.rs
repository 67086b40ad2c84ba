//! What staff says of a CTO's proof documents.

use leptos::prelude::*;
use ui::Failure;

/// It proves what it says.
#[server(endpoint = "staff/documents/verify")]
pub async fn verify_document(#[server(default)] profile: String, #[server(default)] document: String) -> Result<(), Failure> {
    use crate::asked::{at_documents, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::documents::decide::verify(&market(), &staff, id(&document)?).await?;
        Ok(at_documents(profile))
    };
    settle(done.await).await
}

/// It does not; the CTO reads the reason.
#[server(endpoint = "staff/documents/refuse")]
pub async fn refuse_document(
    #[server(default)] profile: String,
    #[server(default)] document: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{at_documents, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::documents::decide::refuse(&market(), &staff, id(&document)?, &reason).await?;
        Ok(at_documents(profile))
    };
    settle(done.await).await
}
