//! What becomes of being seen: how often a CTO's page was looked at, how often they were invited, whether and how soon they answered. For the CTO
//! alone: no ranking reads it, and nobody else does.

use chrono::Duration;

use super::store;
use crate::{Marketplace, Problem, accounts::CurrentCto};

/// Days that are counted: the last month, and the last three.
pub const WINDOWS: [i64; 2] = [30, 90];
/// Days that a number is kept.
pub const KEPT_DAYS: i64 = 100;

/// One of the windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Looks at the public page.
    pub views: u32,
    pub invitations: u32,
    /// Those of them that the CTO answered, with a yes or a no.
    pub answers: u32,
    /// Half of the answers took at most so long.
    pub typical: Option<Duration>,
}

/// Both windows, in the order of [`WINDOWS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Visibility(pub [Numbers; 2]);

/// The CTO's own.
pub async fn own(market: &Marketplace, cto: &CurrentCto) -> Result<Visibility, Problem> {
    let (now, today) = (market.now(), market.today());
    let page = store::of_profile(&mut *market.pool.acquire().await?, cto.profile()).await?;
    let mut numbers = Visibility::default();
    let asked = store::asked_since(&market.pool, cto.profile(), &WINDOWS.map(|days| now - Duration::days(days))).await?;
    for (window, asked) in numbers.0.iter_mut().zip(asked) {
        *window = asked;
    }
    if let Some(page) = page {
        let since = WINDOWS.map(|days| today - Duration::days(days - 1));
        let seen = store::views_since(&market.pool, page.id, &since).await?;
        for ((window, seen), since) in numbers.0.iter_mut().zip(seen).zip(since) {
            window.views = u32::try_from(seen + market.views.of(page.id, since)).unwrap_or(u32::MAX);
        }
    }
    Ok(numbers)
}
