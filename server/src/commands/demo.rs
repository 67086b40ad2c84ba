//! `passerelle demo`

use anyhow::bail;
use marketplace::demo;
use serde_json::json;

use super::answer;
use super::open::with_marketplace;
use crate::cli::Output;
use crate::config::Config;

pub(super) async fn run(config: &Config, output: Output) -> anyhow::Result<()> {
    let fill = async |marketplace: &_| {
        if !demo::is_empty(marketplace).await? {
            bail!("the database is not empty: the demo community moves into an empty one only");
        }
        demo::fill(marketplace).await?;
        Ok(demo::accounts(marketplace).await?)
    };
    let accounts = with_marketplace(config, fill).await?;
    if output.json {
        let accounts: Vec<_> =
            accounts.iter().map(|one| json!({ "role": one.role, "email": one.email, "password": one.password })).collect();
        answer::json(&json!({ "accounts": accounts }))?;
        return Ok(());
    }
    answer::line("The demo community has moved in. Sign in as:")?;
    for account in accounts {
        answer::line(format_args!("  {:<6} {}  {}", account.role.code(), account.email, account.password))?;
    }
    Ok(())
}
