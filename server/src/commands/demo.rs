//! `passerelle demo`

use anyhow::bail;
use marketplace::demo;
use serde_json::json;

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
        let accounts: Vec<_> = accounts.iter().map(|one| json!({ "role": one.role, "email": one.email, "password": one.password })).collect();
        println!("{}", json!({ "accounts": accounts }));
        return Ok(());
    }
    println!("The demo community has moved in. Sign in as:");
    for account in accounts {
        println!("  {:<6} {}  {}", account.role.code(), account.email, account.password);
    }
    Ok(())
}
