//! Signing up for events of the community, and the calendar that follows.

use leptos::prelude::*;
use ui::Failure;

/// Signs the visitor up, or notes whether the others may read their name (`listed` is `true` where the box is ticked).
#[server(endpoint = "community_events/sign_up")]
pub async fn sign_up_for_event(#[server(default)] event: String, #[server(default)] listed: String) -> Result<(), Failure> {
    use marketplace::{Problem, community_events::attend};
    use ui::{
        agenda::event_address,
        server::{market, settle, visitor},
    };

    let done = async {
        let visitor = visitor();
        let event = event.parse().map_err(|_| Problem::NotFound)?;
        attend::sign_up(&market(), visitor.account()?, event, listed == "true").await?;
        Ok(format!("{}#sign-up", event_address(event)))
    };
    settle(done.await).await
}

/// The visitor does not come after all.
#[server(endpoint = "community_events/withdraw")]
pub async fn withdraw_from_event(#[server(default)] event: String) -> Result<(), Failure> {
    use marketplace::{Problem, community_events::attend};
    use ui::{
        agenda::event_address,
        server::{market, settle, visitor},
    };

    let done = async {
        let visitor = visitor();
        let event = event.parse().map_err(|_| Problem::NotFound)?;
        attend::withdraw(&market(), visitor.account()?, event).await?;
        Ok(format!("{}#sign-up", event_address(event)))
    };
    settle(done.await).await
}

/// Draws the key of the visitor's calendar, which this browser shows until tomorrow; the one before opens nothing any more.
#[server(endpoint = "calendar_feed/draw")]
pub async fn draw_calendar_feed() -> Result<(), Failure> {
    use marketplace::community_events::feed;
    use ui::{
        agenda::CALENDAR,
        server::{keep_link, market, settle, visitor},
    };

    let done = async {
        let visitor = visitor();
        let who = visitor.account()?;
        let key = feed::draw(&market(), who).await?;
        keep_link(who.account().0, &key, 1);
        Ok(CALENDAR.to_owned())
    };
    settle(done.await).await
}

/// Ends the visitor's calendar: its address opens nothing any more.
#[server(endpoint = "calendar_feed/end")]
pub async fn end_calendar_feed() -> Result<(), Failure> {
    use marketplace::community_events::feed;
    use ui::{
        agenda::CALENDAR,
        server::{market, settle, visitor},
    };

    let done = async {
        let visitor = visitor();
        feed::end(&market(), visitor.account()?).await?;
        Ok(CALENDAR.to_owned())
    };
    settle(done.await).await
}
