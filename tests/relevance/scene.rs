//! The demo community, and needs ranked for it as the site ranks them.

use chrono::NaiveDate;
use domain::ProfileId;
use evaluation::ranking::{Community, NeedText, Ours, Set};
use marketplace::matches::preview;
use matching::{Match, Need, Weights, understand};
use tests::{START, Site, root};

/// The day on which every need is read.
pub fn today() -> NaiveDate {
    START.parse::<chrono::DateTime<chrono::Utc>>().unwrap().date_naive()
}

/// The judged needs, ranked.
pub struct Scene {
    pub site: Site,
    pub community: Community,
    pub set: Set,
    pub ours: Ours,
}

impl Scene {
    /// The needs that were judged first.
    pub async fn new() -> Self {
        Self::of("tests/relevance").await
    }

    /// The needs of a folder.
    pub async fn of(folder: &str) -> Self {
        let site = Site::with_demo_community().await;
        let community = Community::read(&site.market, &site.database.serving_pool().await).await.unwrap();
        let set = Set::read_with(&root().join(folder), community.told.clone()).unwrap();
        let ours = Ours::of(&set, community.profiles.clone(), today(), Weights::current(), &mut |_, _| {});
        Self { site, community, set, ours }
    }

    pub fn need(&self, id: &str) -> &NeedText {
        self.set.needs.iter().find(|need| need.id == id).unwrap()
    }

    /// The first ten for these words, by the site's own way from words to an order.
    pub async fn first_ten(&self, words: &str) -> Vec<ProfileId> {
        self.matches(words).await.iter().take(10).map(|one| one.profile).collect()
    }

    /// The same with all that is said of each.
    pub async fn matches(&self, words: &str) -> Vec<Match> {
        let need = Need { text: words.to_owned(), criteria: understand(words, today()).criteria };
        preview(&self.site.market, &need).await.unwrap()
    }
}
