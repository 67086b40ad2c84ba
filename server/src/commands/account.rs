//! `passerelle account suspend` and `passerelle account reinstate`

use anyhow::bail;
use marketplace::{Problem, accounts};
use serde_json::json;

use super::open::with_marketplace;
use super::{answer, complaints};
use crate::cli::{Account, Whose};
use crate::config::Config;

pub(super) async fn run(config: &Config, what: Account) -> anyhow::Result<()> {
    let (whose, state) = match &what {
        Account::Suspend(whose) => (whose, "suspended"),
        Account::Reinstate(whose) => (whose, "active"),
    };
    let Whose { email, reason, output } = whose;
    let taken = async |marketplace: &_| {
        let done = match what {
            Account::Suspend(_) => accounts::suspend(marketplace, email, reason).await,
            Account::Reinstate(_) => accounts::reinstate(marketplace, email, reason).await,
        };
        match done {
            Ok(()) => Ok(()),
            Err(Problem::Invalid(errors)) => bail!("nothing was changed: {}", complaints(&errors)),
            Err(Problem::NotNow(_)) => bail!("nothing was changed: the account is {state} already"),
            Err(problem) => Err(problem.into()),
        }
    };
    with_marketplace(config, taken).await?;
    if output.json {
        return answer::json(&json!({ "email": email, "state": state }));
    }
    answer::line(format_args!("{email} is {state}."))
}
