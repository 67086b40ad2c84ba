//! What staff made sure of about a company.

use leptos::prelude::*;
use ui::Failure;

/// Notes that the company of a mission was checked: by what means, and perhaps a few words.
#[server(endpoint = "staff/companies/check")]
pub async fn check_company(
    #[server(default)] mission: String,
    #[server(default)] how: String,
    #[server(default)] note: String,
) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        marketplace::companies::check(&market(), &staff, mission, &how, &note).await?;
        Ok(format!("{}#company", mission_path(mission)))
    };
    settle(done.await).await
}
