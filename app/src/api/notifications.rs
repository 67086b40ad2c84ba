//! What somebody does with their notifications.

use leptos::prelude::*;
use ui::Failure;

/// Opens one: it is read, and its reader goes on to where they act upon it.
#[server(endpoint = "notifications/open")]
pub async fn open_notification(#[server(default)] notification: String) -> Result<(), Failure> {
    use marketplace::{Problem, notifications::open};
    use ui::{
        notifications::way,
        server::{market, settle, visitor},
    };

    let visitor = visitor();
    let done = async {
        let who = visitor.account()?;
        let id = notification.parse().map_err(|_| Problem::NotFound)?;
        Ok(way(who.role(), &open(&market(), who, id).await?))
    };
    settle(done.await).await
}

/// Notes that everything up to one of them was read.
#[server(endpoint = "notifications/read")]
pub async fn read_notifications(#[server(default)] latest: String) -> Result<(), Failure> {
    use marketplace::{Problem, notifications::read_up_to};
    use ui::{
        notifications::NOTIFICATIONS,
        server::{market, settle, visitor},
    };

    let visitor = visitor();
    let done = async {
        let who = visitor.account()?;
        let latest = latest.parse().map_err(|_| Problem::NotFound)?;
        read_up_to(&market(), who, latest).await?;
        Ok(NOTIFICATIONS.to_owned())
    };
    settle(done.await).await
}
