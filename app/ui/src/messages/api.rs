//! What the members of a conversation do beside writing, which takes a file and is the host's: reading, taking back, showing to staff.

use leptos::prelude::*;
use server_fn::codec::Json;

use crate::Failure;

/// Says that everything up to a message was read.
#[server(endpoint = "messages/read")]
pub async fn mark_read(#[server(default)] candidacy: String, #[server(default)] number: String) -> Result<(), Failure> {
    use marketplace::messages::{mark, permission::member};

    use crate::server::{id, market, settle, visitor};

    let done = async {
        let member = member(&market(), &visitor(), id(&candidacy)?).await?;
        mark(&market(), &member, id(&number)?).await?;
        Ok(super::address(member.role(), member.mission(), member.candidacy()))
    };
    settle(done.await).await
}

/// The same, by the page's script.
#[server(endpoint = "messages/seen", input = Json, output = Json)]
pub async fn note_seen(candidacy: String, number: i32) -> Result<(), Failure> {
    use marketplace::messages::{mark, permission::member};

    use crate::server::{answer, id, market, visitor};

    let done = async {
        let member = member(&market(), &visitor(), id(&candidacy)?).await?;
        mark(&market(), &member, number).await
    };
    answer(done.await)
}

/// Takes a message of one's own back.
#[server(endpoint = "messages/withdraw")]
pub async fn withdraw_message(#[server(default)] message: String) -> Result<(), Failure> {
    use marketplace::messages::withdraw;

    use crate::server::{id, market, settle, visitor};

    let done = async {
        let member = withdraw(&market(), &visitor(), id(&message)?).await?;
        Ok(format!("{}#message-{message}", super::address(member.role(), member.mission(), member.candidacy())))
    };
    settle(done.await).await
}

/// Shows a message of another member's to staff, with a reason.
#[server(endpoint = "messages/report")]
pub async fn report_message(#[server(default)] message: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use marketplace::messages::report;

    use crate::server::{id, market, settle, visitor};

    let done = async {
        let member = report(&market(), &visitor(), id(&message)?, &reason).await?;
        Ok(format!("{}#message-{message}", super::address(member.role(), member.mission(), member.candidacy())))
    };
    settle(done.await).await
}

/// Staff has looked at a message that was reported.
#[server(endpoint = "staff/messages/settle")]
pub async fn settle_report(#[server(default)] message: String) -> Result<(), Failure> {
    use marketplace::messages::settle as settle_reported;

    use crate::{
        Nav,
        server::{id, market, settle, visitor},
    };

    let done = async {
        settle_reported(&market(), &visitor().staff()?, id(&message)?).await?;
        Ok(Nav::StaffMessages.path().to_owned())
    };
    settle(done.await).await
}
