//! What an agency answers, by a link and without an account.

use leptos::prelude::*;
use ui::Failure;

/// Keeps what was typed. Where `step` is `send` it is sent; where it is `drop` and a technology, that one is taken off. The key stands in the
/// address of the form's own page too.
#[server(endpoint = "agency/answer")]
pub async fn answer_agency(
    #[server(default)] key: String,
    #[server(default)] technology: String,
    #[server(default)] code: String,
    #[server(default)] hosting: String,
    #[server(default)] domain: String,
    #[server(default)] words: String,
    #[server(default)] step: String,
) -> Result<(), Failure> {
    use marketplace::{
        Problem,
        agency::{Typed, answer, guest},
    };
    use ui::server::{market, network, settle};

    let done: Result<_, Problem> = async {
        let drop = step.strip_prefix("drop ").unwrap_or_default().to_owned();
        let (market, typed) = (market(), Typed { technology, drop, owners: [code, hosting, domain], words });
        let guest = guest(&market, &key).await?;
        if step == "send" {
            answer::send(&market, &guest, &typed, &network()).await
        } else {
            answer::keep(&market, &guest, &typed, &network()).await
        }
    }
    .await;
    settle(done.map(|()| format!("/agency?key={key}"))).await
}
