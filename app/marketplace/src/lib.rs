//! The services of Passerelle, and the SQL next to the service that owns the table. Server only.
//!
//! - A service demands **proof of permission** (`&CurrentStaff`, `&MissionHolder`, …), made only by [`accounts::permission`].
//! - A change of state is one transaction: the next state (asked of `domain::lifecycle`), its audit line, its index change.
//! - SQL stands in a `store.rs` and nowhere else. Errors are codes; the interface crates speak.

pub mod accounts;
pub mod activity;
pub mod agency;
pub mod audit;
pub mod availability;
pub mod briefing;
pub mod candidacies;
pub mod case_studies;
pub mod checkups;
pub mod clock;
pub mod community_events;
pub mod companies;
pub mod conflicts;
mod csv;
pub mod database;
pub mod demo;
pub mod digests;
mod discretion;
pub mod documents;
pub mod endings;
pub mod engagements;
pub mod forms;
pub mod guests;
pub mod handover;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod mandates;
pub mod matches;
pub mod measures;
pub mod meetings;
pub mod messages;
pub mod missions;
pub mod notifications;
pub mod outcome_reviews;
pub mod papers;
pub mod postings;
pub mod problem;
pub mod profiles;
pub mod public_pages;
pub mod published;
pub mod references;
pub mod renewals;
pub mod reports;
pub mod saved_searches;
pub mod search;
mod secret;
pub mod terms;
pub mod unchanged;
pub mod vetting;

use std::{path::PathBuf, sync::Arc};

use sqlx::PgPool;
use tokio::sync::{Notify, Semaphore};

pub use clock::Clock;
pub use problem::Problem;
pub use secret::Secret;
use unchanged::Unchanged;

/// What the application needs to open its doors.
pub struct Settings {
    /// Where this node keeps its copy of the search index.
    pub index_dir: PathBuf,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

/// The whole application as one cloneable handle: the pool, the clock, this node's index and its bell for jobs.
#[derive(Clone)]
pub struct Marketplace {
    pub(crate) pool: PgPool,
    clock: Arc<dyn Clock>,
    pub(crate) index: search::Index,
    /// Rings when this node has committed something that may have left a job.
    pub(crate) jobs: Arc<Notify>,
    /// Who looks at a page of this node, and is told what changes.
    pub(crate) live: Arc<live::Hub>,
    /// Where passwords are hashed, only so many at once.
    pub(crate) hashing: accounts::HashingGate,
    /// Reading a file of megabytes takes a core for a while: only so many at once.
    pub(crate) reading: Arc<Semaphore>,
    /// Views of public pages that are not written down yet.
    pub(crate) views: Arc<public_pages::views::Views>,
    /// What many read, while nothing changes.
    pub(crate) unchanged: Arc<Shelves>,
    /// What this node measures of its own work.
    pub(crate) measures: measures::Measures,
    /// Unanswered invitations that one CTO has at most.
    pub(crate) open_invitations: u32,
}

/// Answers that are given again while nothing changes: by the number of their page, or by their mission.
pub(crate) struct Shelves {
    pub ctos: Unchanged<i64, public_pages::read::Listed>,
    pub postings: Unchanged<i64, postings::read::Listed>,
    pub profiles: Unchanged<i64, profiles::read::Profiles>,
    /// Of megabytes each.
    pub rankings: Unchanged<domain::MissionId, matches::Whole>,
    /// By the number of the page and those who are shown beside it, too.
    pub ranking_pages: Unchanged<(domain::MissionId, usize, Vec<domain::ProfileId>), matches::Ranking>,
}

impl Default for Shelves {
    fn default() -> Self {
        let (pages, rankings) = (64, 8);
        Self {
            ctos: Unchanged::holding(pages),
            postings: Unchanged::holding(pages),
            profiles: Unchanged::holding(pages),
            rankings: Unchanged::holding(rankings),
            ranking_pages: Unchanged::holding(pages),
        }
    }
}

impl Marketplace {
    /// Opens the application on a migrated database. The index is opened, or made anew when it is missing or of another history.
    pub async fn open(pool: PgPool, settings: Settings) -> Result<Self, Problem> {
        let index = search::Index::open(&pool, &settings.index_dir).await?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let (hashing, reading) = (accounts::HashingGate::new(), Arc::new(Semaphore::new(cores.div_ceil(2))));
        let open_invitations = domain::promises::OPEN_INVITATIONS;
        let (jobs, live, views, unchanged) = (Arc::default(), Arc::default(), Arc::default(), Arc::default());
        let measures = measures::Measures::default();
        Ok(Self { pool, clock: settings.clock, index, jobs, live, hashing, reading, views, unchanged, measures, open_invitations })
    }

    /// With another bound on the invitations that one CTO has to answer at once.
    #[must_use]
    pub fn with_open_invitations(self, most: u32) -> Self {
        Self { open_invitations: most, ..self }
    }

    /// Unanswered invitations that one CTO has at most.
    pub fn open_invitations(&self) -> u32 {
        self.open_invitations
    }

    /// The present moment, by the injected clock.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.clock.now()
    }

    /// Today in Paris, where "tomorrow" and "in two weeks" are counted from.
    pub fn today(&self) -> chrono::NaiveDate {
        domain::availability::day_of(self.now())
    }

    /// Follows the change feed, tells who looks what changes, counts views, and sweeps what has expired, until `stop` resolves. Every node runs it; running it on several is harmless.
    pub async fn work(&self, stop: impl Future<Output = ()>) {
        tokio::select! {
            () = search::follow(self) => {}
            () = forms::sweep(self) => {}
            () = live::follow(self) => {}
            () = public_pages::views::follow(self) => {}
            () = stop => {}
        }
        if let Err(problem) = public_pages::views::write_down(self).await {
            tracing::warn!(error = %problem, "views of public pages are lost");
        }
    }

    /// Who looks at a page of this node.
    pub fn live(&self) -> &live::Hub {
        &self.live
    }

    /// What this node has measured of its own work.
    pub fn measures(&self) -> &measures::Measures {
        &self.measures
    }

    /// Whether the database answers, and how far this node's index is behind it.
    pub async fn readiness(&self) -> Result<search::Lag, Problem> {
        search::lag(self).await
    }
}

impl Marketplace {
    /// The same application at another clock's time.
    pub(crate) fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self.clone() }
    }

    /// Commits a change that the search index follows, or that leaves a job, and wakes who works on them and who tells of it.
    pub(crate) async fn commit(&self, tx: sqlx::Transaction<'_, sqlx::Postgres>) -> Result<(), Problem> {
        tx.commit().await?;
        self.index.hint();
        self.jobs.notify_one();
        self.live.ring();
        Ok(())
    }
}
