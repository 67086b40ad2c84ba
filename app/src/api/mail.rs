//! What people want to be written about.

use leptos::prelude::*;
use ui::Failure;

/// Turns mail off for whoever holds the link of a mail, signed in or not.
#[server(endpoint = "mail/unsubscribe")]
pub async fn unsubscribe(#[server(default)] key: String) -> Result<(), Failure> {
    use marketplace::mail::refuse_by_link;
    use ui::{
        mail::UNSUBSCRIBE,
        server::{market, settle},
    };

    // The key is known to be one once it was found: nothing else comes back into the address.
    settle(refuse_by_link(&market(), &key).await.map(|_| format!("{UNSUBSCRIBE}?key={key}"))).await
}

/// Says how soon the person hears of each topic of their role; one that was not sent stays as it is.
#[server(endpoint = "mail/choose")]
pub async fn choose_mail() -> Result<(), Failure> {
    use marketplace::mail::choose;
    use ui::{
        server::{market, settle, typed, visitor},
        site::nav,
    };

    let (visitor, typed) = (visitor(), typed());
    let done = async { choose(&market(), visitor.account()?, &typed).await };
    settle(done.await.map(|()| format!("{}?done=mail", nav::ACCOUNT))).await
}

/// Turns mail about a topic on (`yes`) or off, for whoever has signed in; goes back to the searches of this query.
#[server(endpoint = "mail/wish")]
pub async fn wish_for_mail(
    #[server(default)] topic: String,
    #[server(default)] wanted: String,
    #[server(default)] query: String,
) -> Result<(), Failure> {
    use marketplace::{Problem, mail::set_wanted};
    use ui::server::{market, search::page_of, settle, visitor};

    let visitor = visitor();
    let done = async {
        let who = visitor.signed_in().ok_or(Problem::SignInFirst)?;
        let topic = topic.parse().map_err(|_| Problem::NotFound)?;
        set_wanted(&market(), who, topic, wanted == "yes").await?;
        Ok(if who.role() == domain::Role::Staff { "/staff/profiles" } else { "/offers/search" })
    };
    settle(done.await.map(|page| page_of(page, &query, "saved"))).await
}
