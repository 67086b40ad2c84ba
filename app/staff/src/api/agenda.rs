//! Events of the community: writing, publishing, cancelling, and telling how it was.

use leptos::prelude::*;
use ui::Failure;

/// Begins an event as a draft, once for the id `once`; the other fields are what was typed.
#[server(endpoint = "staff/community_events/draft")]
pub async fn draft_event(#[server(default)] once: String) -> Result<(), Failure> {
    use crate::asked::{staff, typed_event};
    use marketplace::community_events::write;
    use ui::{
        agenda::staff_event_address,
        server::{market, settle},
    };

    let done = async { write::draft(&market(), &staff()?, &once, &typed_event()).await };
    settle(done.await.map(staff_event_address)).await
}

/// Changes what an event says, upon the version that was read.
#[server(endpoint = "staff/community_events/change")]
pub async fn change_event(#[server(default)] event: String, #[server(default)] version: String) -> Result<(), Failure> {
    use crate::asked::{id, staff, typed_event};
    use marketplace::community_events::write;
    use ui::{
        agenda::staff_event_address,
        server::{market, settle},
    };

    let done = async {
        let (staff, event) = (staff()?, id(&event)?);
        write::change(&market(), &staff, event, &version, &typed_event()).await?;
        Ok(staff_event_address(event))
    };
    settle(done.await).await
}

/// People may read it, and sign up.
#[server(endpoint = "staff/community_events/publish")]
pub async fn publish_event(#[server(default)] event: String) -> Result<(), Failure> {
    use crate::asked::{id, staff};
    use marketplace::community_events::write;
    use ui::{
        agenda::staff_event_address,
        server::{market, settle},
    };

    let done = async {
        let (staff, event) = (staff()?, id(&event)?);
        write::publish(&market(), &staff, event).await?;
        Ok(staff_event_address(event))
    };
    settle(done.await).await
}

/// It does not take place, for a reason that whoever signed up reads.
#[server(endpoint = "staff/community_events/cancel")]
pub async fn cancel_event(#[server(default)] event: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::asked::{id, staff};
    use marketplace::community_events::write;
    use ui::{
        agenda::staff_event_address,
        server::{market, settle},
    };

    let done = async {
        let (staff, event) = (staff()?, id(&event)?);
        write::cancel(&market(), &staff, event, &reason).await?;
        Ok(staff_event_address(event))
    };
    settle(done.await).await
}

/// How it was, once it is over.
#[server(endpoint = "staff/community_events/recap")]
pub async fn recap_event(#[server(default)] event: String, #[server(default)] recap: String) -> Result<(), Failure> {
    use crate::asked::{id, staff};
    use marketplace::community_events::write;
    use ui::{
        agenda::staff_event_address,
        server::{market, settle},
    };

    let done = async {
        let (staff, event) = (staff()?, id(&event)?);
        write::recap(&market(), &staff, event, &recap).await?;
        Ok(staff_event_address(event))
    };
    settle(done.await).await
}
