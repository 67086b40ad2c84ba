//! The pause button.

use leptos::prelude::*;
use ui::Failure;

/// No proposals for now.
#[server(endpoint = "profile/pause")]
pub async fn pause_profile() -> Result<(), Failure> {
    use marketplace::profiles::pause;
    use ui::server::{market, settle, visitor};

    let done = async { pause(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| "/profile".to_owned())).await
}

/// Proposals again.
#[server(endpoint = "profile/resume")]
pub async fn resume_profile() -> Result<(), Failure> {
    use marketplace::profiles::resume;
    use ui::server::{market, settle, visitor};

    let done = async { resume(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| "/profile".to_owned())).await
}
