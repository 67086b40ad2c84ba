//! The people whom a CTO names as references.

use leptos::prelude::*;
use ui::Failure;

/// Names a referee; with an id, corrects one. The other fields are those of the referee.
#[server(endpoint = "references/save")]
pub async fn save_reference(#[server(default)] reference: String) -> Result<(), Failure> {
    use marketplace::{
        Problem,
        references::{TypedReferee, name::save},
    };
    use ui::server::{market, settle, typed, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let id = match reference.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| Problem::NotFound)?),
        };
        save(&market(), &cto, id, &TypedReferee::of(&typed())).await
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
