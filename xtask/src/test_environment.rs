//! What the tests are given, as environment variables:
//!
//! - `PASSERELLE_BIN`: the server's binary, built from the same sources (profile `dev`);
//! - `PASSERELLE_SITE_DIR`: the site for it;
//! - `PASSERELLE_CHROMIUM`: a Chromium that starts; `PASSERELLE_FIREFOX`: a Firefox, where there is one;
//! - `PASSERELLE_TEST_DATABASE_URL`: the superuser's address in a throw-away PostgreSQL, in whose cluster tests may make
//!   databases; `DATABASE_URL` says the same, because `#[sqlx::test]` reads that name. A test of a server that must start
//!   its own PostgreSQL removes `DATABASE_URL` from what it starts;
//! - `PATH`, with PostgreSQL's programs at its end.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::run::path_with;
use crate::tools::cluster::{Cluster, Fsync};
use crate::workspace;

/// The browsers that pages are looked at in.
pub struct Browsers {
    pub chromium: PathBuf,
    pub firefox: Option<PathBuf>,
}

/// Everything that outlives a single test; dropping it stops the database.
pub struct TestEnvironment {
    cluster: Cluster,
    site: PathBuf,
    browsers: Browsers,
    path: OsString,
}

impl TestEnvironment {
    /// Starts the database.
    pub fn start(postgres: &Path, site: PathBuf, browsers: Browsers) -> Result<Self> {
        Ok(Self { cluster: Cluster::start(postgres, Fsync::Off)?, site, browsers, path: path_with(postgres)? })
    }

    /// Hands it to a command.
    pub fn give(&self, command: &mut Command) {
        let database = self.cluster.url("postgres");
        command.env("PASSERELLE_BIN", workspace::server_binary("dev"));
        command.env("PASSERELLE_SITE_DIR", &self.site).env("PASSERELLE_CHROMIUM", &self.browsers.chromium);
        if let Some(firefox) = &self.browsers.firefox {
            command.env("PASSERELLE_FIREFOX", firefox);
        }
        command.env("PASSERELLE_TEST_DATABASE_URL", &database).env("DATABASE_URL", &database);
        command.env("PATH", &self.path);
    }
}
