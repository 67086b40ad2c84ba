//! The people whom a CTO names as references.

use leptos::prelude::*;
use ui::Failure;

/// Names a referee, once for the id `once`; with an id of their own, corrects one. The other fields are those of the referee.
#[server(endpoint = "references/save")]
pub async fn save_reference(#[server(default)] reference: String, #[server(default)] once: String) -> Result<(), Failure> {
    use marketplace::{
        Problem,
        references::{TypedReferee, name},
    };
    use ui::server::{market, settle, typed, visitor};

    let done = async {
        let (cto, typed) = (visitor().cto()?, TypedReferee::of(&typed()));
        match reference.as_str() {
            "" => name::name(&market(), &cto, once.parse().unwrap_or_else(|_| name::next()), &typed).await,
            id => name::correct(&market(), &cto, id.parse().map_err(|_| Problem::NotFound)?, &typed).await,
        }
    };
    settle(done.await.map(|()| "/profile#references".to_owned())).await
}

/// Takes a reference back.
#[server(endpoint = "references/withdraw")]
pub async fn withdraw_reference(#[server(default)] reference: String) -> Result<(), Failure> {
    use marketplace::{Problem, references::name::withdraw};
    use ui::server::{market, settle, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let id = reference.parse().map_err(|_| Problem::NotFound)?;
        withdraw(&market(), &cto, id).await
    };
    settle(done.await.map(|()| "/profile#references".to_owned())).await
}
