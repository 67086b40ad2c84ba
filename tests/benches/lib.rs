//! What the benches measure with: how long things take, how much memory the process has, and a database of their own.

#![allow(clippy::expect_used, reason = "a bench that cannot measure stops")]

use std::path::PathBuf;
use std::str::FromStr as _;
use std::time::{Duration, Instant};

use marketplace::clock::{Clock as _, MachineClock};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgPool};

/// How long something took: on the clock, and on the processor by this thread. On a machine that is busy with other things, the second
/// says what it would take elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    pub clock: Duration,
    pub processor: Duration,
}

/// Does something, and says how long it took.
pub fn timed<T>(what: impl FnOnce() -> T) -> (T, Took) {
    let (begun, before) = (Instant::now(), on_processor());
    let done = what();
    (done, Took { clock: begun.elapsed(), processor: on_processor().saturating_sub(before) })
}

/// What the kernel counts for this thread.
fn on_processor() -> Duration {
    let counted = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(counted.tv_sec).unwrap_or(0), u32::try_from(counted.tv_nsec).unwrap_or(0))
}

/// The value below which so many percent of them lie; zero of none.
pub fn percentile(mut of: Vec<Duration>, percent: usize) -> Duration {
    of.sort_unstable();
    let at = (of.len() * percent).div_ceil(100).max(1) - 1;
    of.get(at).copied().unwrap_or_default()
}

/// Memory of this process that is resident now, in bytes.
pub fn memory() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4_096
}

/// A database of this run, on the cluster that `PASSERELLE_TEST_DATABASE_URL` names; dropped by [`Database::drop_it`].
pub struct Database {
    given: String,
    name: String,
}

impl Database {
    /// An empty one, migrated; `None` when no cluster was named.
    pub async fn new() -> Option<Self> {
        let given = std::env::var("PASSERELLE_TEST_DATABASE_URL").ok()?;
        let database = Self { given, name: format!("passerelle_bench_{}", uuid::Uuid::new_v4().simple()) };
        database.administer(format!("CREATE DATABASE {}", database.name)).await;
        marketplace::database::migrate(&database.url()).await.expect("the migrations apply");
        Some(database)
    }

    /// Its address, as the superuser.
    pub fn url(&self) -> String {
        let (address, options) = self.given.split_once('?').unwrap_or((&self.given, ""));
        let (server, _) = address.rsplit_once('/').expect("the address names a database");
        format!("{server}/{}?{options}", self.name)
    }

    /// One connection of the superuser.
    pub async fn connect(&self) -> PgConnection {
        connect(&self.url()).await
    }

    /// Drops it, whoever is connected.
    pub async fn drop_it(self) {
        self.administer(format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }

    async fn administer(&self, statement: String) {
        connect(&self.given).await.execute(AssertSqlSafe(statement)).await.expect("the cluster obeys");
    }
}

async fn connect(url: &str) -> PgConnection {
    PgConnectOptions::from_str(url).expect("an address").connect().await.expect("the cluster answers")
}

/// As the superuser, without checking every row's references one by one: for writing in bulk.
pub async fn bulk(database: &Database) -> PgPool {
    let quick = "SET session_replication_role = replica; SET synchronous_commit = off";
    PgPoolOptions::new()
        .max_connections(2)
        .after_connect(move |connection, _| Box::pin(async move { connection.execute(quick).await.map(drop) }))
        .connect(&database.url())
        .await
        .expect("connections")
}

/// When and where something is measured.
pub fn machine() -> String {
    let machine = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = machine.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let day = MachineClock.now().format("%Y-%m-%d %H:%M UTC");
    format!("{day}, {cores} × {}", model.trim_start_matches([' ', '\t', ':']))
}

/// A folder that goes with this value.
pub struct Folder {
    pub path: PathBuf,
}

impl Folder {
    /// An empty one.
    #[allow(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("passerelle-bench-{}", uuid::Uuid::new_v4().simple()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self { path }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
