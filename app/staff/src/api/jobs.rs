//! What was given up, and is to be tried again.

use leptos::prelude::*;
use ui::Failure;

/// Has a job tried again.
#[server(endpoint = "staff/jobs/try_again")]
pub async fn try_again(#[server(default)] job: String) -> Result<(), Failure> {
    use crate::asked::{JOBS, id, staff};
    use ui::server::{market, settle};

    let done = async { marketplace::jobs::try_again(&market(), &staff()?, id(&job)?).await };
    settle(done.await.map(|()| JOBS.to_owned())).await
}
