//! The days worked in a month: noted, sent, approved, returned, opened again.

use leptos::prelude::*;
use ui::Failure;

/// Keeps the days of a month; `step` is `send` where they are sent, too. Days come as rows `days-02` and `note-02`.
#[server(endpoint = "engagements/activity/note")]
pub async fn note_activity(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] version: String,
    #[server(default)] step: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::activity::note::{Step, note};
    use ui::{
        engagement::Section,
        server::{market, settle, typed},
    };

    let step = if step == "send" { Step::Send } else { Step::Save };
    let done = async { note(&market(), &party(&engagement).await?, month_of(&month)?, &version, &typed(), step).await };
    settle(done.await.map(|()| format!("{}/{month}", Section::Activity.address(&engagement)))).await
}

/// The CEO approves the month as it was read.
#[server(endpoint = "engagements/activity/approve")]
pub async fn approve_activity(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] version: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::activity::answer::approve;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { approve(&market(), &party(&engagement).await?, month_of(&month)?, &version).await };
    settle(done.await.map(|()| format!("{}/{month}", Section::Activity.address(&engagement)))).await
}

/// The CEO asks for a correction.
#[server(endpoint = "engagements/activity/return")]
pub async fn return_activity(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] version: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::activity::answer::send_back;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { send_back(&market(), &party(&engagement).await?, month_of(&month)?, &version, &reason).await };
    settle(done.await.map(|()| format!("{}/{month}", Section::Activity.address(&engagement)))).await
}

/// The other one lets a closed month stand.
#[server(endpoint = "engagements/activity/decline")]
pub async fn decline_correction(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::activity::answer::decline_correction;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { decline_correction(&market(), &party(&engagement).await?, month_of(&month)?, &reason).await };
    settle(done.await.map(|()| format!("{}/{month}", Section::Activity.address(&engagement)))).await
}

/// A closed month is to be corrected: one of the two asks, the other agrees; staff opens it at once.
#[server(endpoint = "engagements/activity/reopen")]
pub async fn reopen_activity(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::activity::answer::reopen;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { reopen(&market(), &party(&engagement).await?, month_of(&month)?, &reason).await };
    settle(done.await.map(|()| format!("{}/{month}", Section::Activity.address(&engagement)))).await
}
