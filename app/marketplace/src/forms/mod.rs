//! What was typed into a form that failed, so that it comes back filled in: fifteen minutes, this browser only, never a password.

mod store;

use chrono::Duration;
use domain::{FormId, forms::FieldErrors};
use uuid::Uuid;

use crate::{Marketplace, Problem, Secret, accounts, guests, mail, notifications, profiles, search};

/// How long a memory lasts, in minutes.
pub const MINUTES: i64 = 15;

/// What was typed, and what was wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    /// The form's name.
    pub form: String,
    /// Names and values of its controls, in order.
    pub typed: Vec<(String, String)>,
    pub errors: FieldErrors,
}

/// Keeps it for this browser.
pub async fn remember(market: &Marketplace, browser: &Secret, memory: &Memory) -> Result<FormId, Problem> {
    let id = FormId(Uuid::new_v4());
    // A text in Postgres holds no U+0000, and no person types one.
    let storable = |text: &str| text.replace('\0', "");
    let typed = memory.typed.iter().map(|(name, value)| (storable(name), storable(value))).collect();
    let memory = Memory { form: storable(&memory.form), typed, errors: memory.errors.clone() };
    store::insert(&market.pool, id, &browser.hash(), &memory, market.now() + Duration::minutes(MINUTES)).await?;
    Ok(id)
}

/// Gives it back to the browser that typed it; to any other, and after its time, there is nothing.
pub async fn recall(market: &Marketplace, browser: &Secret, id: FormId) -> Result<Option<Memory>, Problem> {
    store::get(&market.pool, id, &browser.hash(), market.now()).await
}

/// Removes, every few minutes, what has expired: memories, sessions, tries to sign in, old mail and notifications, CVs that nobody came back for, old rows of
/// the index feed.
pub(crate) async fn sweep(market: &Marketplace) {
    let mut tick = tokio::time::interval(std::time::Duration::from_secs(300));
    loop {
        tick.tick().await;
        let now = market.now();
        let swept = async {
            store::sweep(&market.pool, now).await?;
            accounts::store::sweep(&market.pool, now - Duration::hours(1), now).await?;
            mail::sweep(market).await?;
            notifications::sweep(market).await?;
            profiles::imports::sweep(market).await?;
            guests::sweep(&market.pool, now - Duration::hours(1)).await?;
            search::prune(market).await.map(drop)
        };
        if let Err(problem) = swept.await {
            tracing::warn!(error = %problem, "sweeping failed; it is tried again");
        }
    }
}
