//! How often a public page is looked at: one number for each page and day. Nobody is known by it: no cookie, no address, no name. What this node
//! has seen is written down each minute, and when it stops, so that looking at a page writes nothing.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::NaiveDate;
use domain::{PublicPageId, Role};

use super::{Shown, store, visibility::KEPT_DAYS};
use crate::{Marketplace, Problem, accounts::Visitor};

/// How often what was seen is written down.
const WRITTEN_EVERY: Duration = Duration::from_secs(60);

/// What programs that look at pages say of themselves, in lower case: crawlers, previews of links, scripts, monitors.
const PROGRAMS: [&str; 26] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "preview",
    "fetch",
    "scrape",
    "monitor",
    "uptime",
    "headless",
    "lighthouse",
    "facebookexternalhit",
    "embedly",
    "whatsapp",
    "skypeuripreview",
    "curl",
    "wget",
    "python",
    "java/",
    "go-http",
    "okhttp",
    "axios",
    "node",
    "libwww",
    "httpclient",
    "feed",
];

/// Views that are not written down yet.
#[derive(Default)]
pub(crate) struct Views(Mutex<HashMap<(PublicPageId, NaiveDate), i32>>);

impl Views {
    fn waiting(&self) -> MutexGuard<'_, HashMap<(PublicPageId, NaiveDate), i32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, page: PublicPageId, day: NaiveDate, views: i32) {
        let mut waiting = self.waiting();
        let count = waiting.entry((page, day)).or_default();
        *count = count.saturating_add(views);
    }

    /// Those of one page since a day that are not written down yet.
    pub(super) fn of(&self, page: PublicPageId, since: NaiveDate) -> i64 {
        self.waiting().iter().filter(|((of, day), _)| *of == page && *day >= since).map(|(_, views)| i64::from(*views)).sum()
    }
}

/// Counts one look at the page, unless it is its CTO's, staff's, or a program's by what it says of itself (`User-Agent`).
pub fn looked_at(market: &Marketplace, shown: &Shown, visitor: &Visitor, agent: &str) {
    let is_of_the_house = visitor.signed_in().is_some_and(|who| who.role == Role::Staff || who.profile == Some(shown.profile));
    if !is_of_the_house && is_a_person(agent) {
        market.views.add(shown.id, market.today(), 1);
    }
}

/// Whether a browser of a person's says this of itself. Whoever says nothing is a program.
pub fn is_a_person(agent: &str) -> bool {
    let agent = agent.to_ascii_lowercase();
    !agent.trim().is_empty() && !PROGRAMS.iter().any(|program| agent.contains(program))
}

/// Writes down what this node has seen, and forgets what nobody is told any more. What cannot be written waits.
pub async fn write_down(market: &Marketplace) -> Result<(), Problem> {
    let seen = std::mem::take(&mut *market.views.waiting());
    if seen.is_empty() {
        return Ok(());
    }
    let oldest = market.today() - chrono::Duration::days(KEPT_DAYS);
    let written = store::add_views(&market.pool, &seen, oldest).await;
    if written.is_err() {
        for ((page, day), views) in seen {
            market.views.add(page, day, views);
        }
    }
    written
}

/// Does so each minute.
pub(crate) async fn follow(market: &Marketplace) {
    let mut tick = tokio::time::interval(WRITTEN_EVERY);
    loop {
        tick.tick().await;
        if let Err(problem) = write_down(market).await {
            tracing::warn!(error = %problem, "views could not be written down; it is tried again");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_no_people() {
        for program in [
            "",
            "curl/8.1",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0)",
            "facebookexternalhit/1.1",
            "Twitterbot/1.0",
            "LinkedInBot/1.0",
            "Slackbot-LinkExpanding 1.0",
            "Mozilla/5.0 HeadlessChrome/130.0",
            "python-requests/2.32",
        ] {
            assert!(!is_a_person(program), "{program}");
        }
        for browser in [
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        ] {
            assert!(is_a_person(browser), "{browser}");
        }
    }
}
