//! Health reports: writing one, adding to it, and who holds which access.

use leptos::prelude::*;
use ui::Failure;

/// Keeps the draft of a month (`step` is `keep`), or publishes it (`publish`). The other fields are what the CTO says.
#[server(endpoint = "reports/write")]
pub async fn write_report(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] version: String,
    #[server(default)] step: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::reports::write;
    use ui::engagement::report_address;
    use ui::server::{market, settle, typed};

    let done = async {
        let by = party(&engagement).await?;
        let month = month_of(&month)?;
        write::write(&market(), &by, month, (&version, &step), &typed()).await?;
        Ok(report_address(by.engagement(), month))
    };
    settle(done.await).await
}

/// Adds a comment of the CEO or a correction of the CTO to a published report, once for the id `once`.
#[server(endpoint = "reports/remark")]
pub async fn remark_report(
    #[server(default)] engagement: String,
    #[server(default)] month: String,
    #[server(default)] words: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use crate::asked::{month_of, party};
    use marketplace::reports::remark;
    use ui::engagement::report_address;
    use ui::server::{market, settle};

    let done = async {
        let by = party(&engagement).await?;
        let month = month_of(&month)?;
        remark::add(&market(), &by, month, &once, &words).await?;
        Ok(format!("{}#remarks", report_address(by.engagement(), month)))
    };
    settle(done.await).await
}

/// Keeps in whose name each access is.
#[server(endpoint = "reports/accesses")]
pub async fn keep_accesses(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::reports::accesses;
    use ui::{
        engagement::Section,
        server::{market, settle, typed},
    };

    let done = async {
        let by = party(&engagement).await?;
        accesses::keep(&market(), &by, &typed()).await?;
        Ok(format!("{}#accesses", Section::Reports.address(by.engagement())))
    };
    settle(done.await).await
}
