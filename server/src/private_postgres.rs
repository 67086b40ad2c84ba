//! A PostgreSQL of our own, so that one command is enough to try Passerelle; an operator who has one gives `DATABASE_URL`.
//!
//! The cluster lies in the data folder, is reached by a unix socket alone, and lives as long as the process that
//! started it. One process owns it at a time, by a lock that the system releases at the process's death; the other
//! subcommands join the owner's. Nothing here touches a cluster without the mark of [`place::Place`].

mod account;
mod guard;
mod initdb;
mod orphan;
mod place;
mod programs;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::migrate::MigrateDatabase as _;

use account::Account;
use guard::Guard;
use place::Place;
pub use programs::Programs;
pub(crate) use programs::{folders, major};

use crate::lock;

/// The role that made the cluster, and its one database.
pub const NAME: &str = "passerelle";

/// How long a start may take: crash recovery replays at most a few minutes of writes, in far less time.
const START_DEADLINE: Duration = Duration::from_secs(60);

/// Why there is no private cluster. Each message says what to do, where something can be done.
#[derive(Debug, thiserror::Error)]
pub enum PrivatePostgresError {
    #[error(
        "PostgreSQL's programs `initdb` and `postgres` were not found; install PostgreSQL 15 or later (on Debian: apt-get install postgresql), or set DATABASE_URL"
    )]
    ProgramsMissing,
    #[error(
        "the private database was made by PostgreSQL {made_by}, and none of the versions found ({found}) can read it; install PostgreSQL {made_by}"
    )]
    OtherVersion { made_by: String, found: String },
    #[error(
        "PostgreSQL does not run as root, and this system has neither a user `postgres` nor a user `nobody`; start Passerelle as an ordinary user, or set DATABASE_URL"
    )]
    NoAccount,
    #[error("{} was not made by Passerelle and is left alone; choose another PASSERELLE_DATA_DIR, or set DATABASE_URL", path.display())]
    Foreign { path: PathBuf },
    #[error("another Passerelle already runs on {}; stop it, or choose another PASSERELLE_DATA_DIR", path.display())]
    InUse { path: PathBuf },
    #[error("{what} failed: {log}")]
    Failed { what: &'static str, log: String },
    #[error("the private PostgreSQL is not ready after {} s: {log}", START_DEADLINE.as_secs())]
    TooSlow { log: String },
    #[error("{}: {source}", path.display())]
    Files { path: PathBuf, source: io::Error },
    #[error("the private database cannot be made: {0}")]
    Database(#[from] sqlx::Error),
}

impl PrivatePostgresError {
    fn files(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Files { path, source }
    }
}

/// A cluster that answers. Dropping it stops it, if this process started it.
pub struct PrivatePostgres {
    socket_dir: PathBuf,
    /// None when another process owns the cluster.
    owned: Option<Owned>,
}

struct Owned {
    guard: Guard,
    /// Held until the cluster has stopped.
    _lock: File,
}

impl PrivatePostgres {
    /// Makes the cluster at the first start, and starts it. Blocks, for about a second.
    ///
    /// # Errors
    /// [`PrivatePostgresError::InUse`] when another process owns it; the others as they say.
    pub fn start(data_dir: &Path) -> Result<Self, PrivatePostgresError> {
        std::fs::create_dir_all(data_dir).map_err(PrivatePostgresError::files(data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(PrivatePostgresError::files(data_dir))?;
        let lock_path = data_dir.join("postgres.lock");
        let lock = lock::take(&lock_path).map_err(PrivatePostgresError::files(&lock_path))?;
        let Some(lock) = lock else { return Err(PrivatePostgresError::InUse { path: data_dir }) };
        let account = Account::for_postgres()?;
        let place = Place::open(&data_dir, account)?;
        orphan::stop(&place, account)?;
        let programs = Programs::find(place.version().as_deref())?;
        initdb::ensure(&programs, &place, account)?;
        let socket_dir = place.socket_dir(account)?;
        let guard = Guard::start(&programs, &place, &socket_dir, account, START_DEADLINE)?;
        Ok(Self { socket_dir, owned: Some(Owned { guard, _lock: lock }) })
    }

    /// Starts the cluster, or joins the process that already runs it.
    ///
    /// # Errors
    /// As [`PrivatePostgres::start`].
    pub fn start_or_join(data_dir: &Path) -> Result<Self, PrivatePostgresError> {
        let begun = Instant::now();
        loop {
            match Self::start(data_dir) {
                Err(PrivatePostgresError::InUse { path }) => {
                    if let Some(place) = Place::existing(&path)?.filter(Place::is_ready) {
                        return Ok(Self { socket_dir: place.socket_path(), owned: None });
                    }
                    if begun.elapsed() > START_DEADLINE {
                        return Err(PrivatePostgresError::InUse { path });
                    }
                    // The owner is between its lock and its first answer, or stopping.
                    std::thread::sleep(Duration::from_millis(100));
                }
                other => return other,
            }
        }
    }

    /// The address of its one database, as the role that made it.
    pub fn url(&self) -> String {
        format!("postgres://{NAME}@localhost/{NAME}?host={}", self.socket_dir.display())
    }

    /// Makes that database, unless it is there.
    ///
    /// # Errors
    /// When the cluster does not answer.
    pub async fn ensure_database(&self) -> Result<(), PrivatePostgresError> {
        let url = self.url();
        if sqlx::Postgres::database_exists(&url).await? {
            return Ok(());
        }
        match sqlx::Postgres::create_database(&url).await {
            // Another process was faster.
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("42P04") => Ok(()),
            made => Ok(made?),
        }
    }

    /// Removes that database, with everything in it.
    ///
    /// # Errors
    /// When the cluster does not answer.
    pub async fn remove_database(&self) -> Result<(), PrivatePostgresError> {
        Ok(sqlx::Postgres::force_drop_database(&self.url()).await?)
    }

    /// Whether this process started it.
    pub fn is_owned(&self) -> bool {
        self.owned.is_some()
    }

    /// Whether it has ended although nobody asked: every request would fail from now on.
    pub fn has_ended(&mut self) -> bool {
        self.owned.as_mut().is_some_and(|owned| owned.guard.has_ended())
    }

    /// Stops it, if this process started it, and waits until it has written everything. Blocks.
    pub fn stop(self) {
        drop(self);
    }
}
