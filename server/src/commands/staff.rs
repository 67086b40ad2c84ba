//! `passerelle staff add`

use anyhow::{Context as _, bail};
use marketplace::{Problem, accounts};
use serde_json::json;

use super::open::with_marketplace;
use super::{answer, complaints};
use crate::cli::Output;
use crate::config::Config;

pub(super) async fn add(config: &Config, name: &str, email: &str, output: Output) -> anyhow::Result<()> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("the password could not be read from standard input")?;
    let password = line.trim_end_matches(['\r', '\n']);
    let added = async |marketplace: &_| match accounts::add_staff(marketplace, name, email, password).await {
        Ok(account) => Ok(account),
        Err(Problem::Invalid(errors)) => bail!("nobody was added: {}", complaints(&errors)),
        Err(problem) => Err(problem.into()),
    };
    let account = with_marketplace(config, added).await?;
    if output.json {
        answer::json(&json!({ "account": account, "email": email }))?;
    } else {
        answer::line(format_args!("{email} may sign in as staff."))?;
    }
    Ok(())
}
