//! A database for each test: a clone of a template that is made once and kept, because migrating and filling take longer
//! than cloning.

use std::collections::BTreeMap;
use std::str::FromStr as _;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use marketplace::clock::SteppedClock;
use marketplace::database;
use marketplace::demo::{self, DemoAccount, Summary};
use sha2::{Digest as _, Sha256};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, PgPool, Row as _};
use tokio::sync::OnceCell;

use crate::{Folder, START, files, market_on, read};

/// What a template holds.
#[derive(Clone, Copy)]
enum Template {
    /// The tables.
    Migrated,
    /// The tables and the demo community, as of [`crate::START`].
    Demo,
}

/// A database of one test, dropped with it.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
}

/// What is in a database: for each table, how many rows it has and a sum over them.
pub type Contents = BTreeMap<String, String>;

impl TestDatabase {
    /// One with tables and nothing in them.
    pub async fn migrated() -> Self {
        static NAME: OnceCell<String> = OnceCell::const_new();
        Self::copy(NAME.get_or_init(|| ensure(Template::Migrated)).await).await
    }

    /// One in which the demo community lives, as of [`crate::START`].
    pub async fn with_demo_community() -> Self {
        static NAME: OnceCell<String> = OnceCell::const_new();
        Self::copy(NAME.get_or_init(|| ensure(Template::Demo)).await).await
    }

    /// One with nothing at all.
    pub async fn blank() -> Self {
        Self::copy("template1").await
    }

    /// A clone of this one. Nobody may be connected to it.
    pub async fn duplicate(&self) -> Self {
        Self::copy(&self.name).await
    }

    async fn copy(template: &str) -> Self {
        let name = format!("passerelle_test_{}", uuid::Uuid::new_v4().simple());
        run(&mut administrator().await, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { name }
    }

    /// Lets the demo community move in, as of this moment. Answers how many came, and the accounts to sign in with.
    pub async fn fill(&self, now: DateTime<Utc>) -> (Summary, Vec<DemoAccount>) {
        fill(&self.url(), now).await
    }

    /// Its address, as the superuser.
    pub fn url(&self) -> String {
        url_of(&self.name)
    }

    /// What psql and pg_dump call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Connections of the role that serves, as the program opens them.
    pub async fn serving_pool(&self) -> PgPool {
        database::connect(&self.url(), 8).await.unwrap()
    }

    /// One connection of the superuser, for what a test looks up or prepares by itself.
    pub async fn superuser(&self) -> PgConnection {
        connect(&self.url()).await
    }

    /// What it holds now, without what only helps forms and limits, and how often a developers' page was read.
    pub async fn contents(&self) -> Contents {
        let mut connection = self.superuser().await;
        let tables = "SELECT table_name::text FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            AND table_name NOT IN ('form_memories', 'sign_in_tries', 'agency_tries', 'briefing_visits')";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
        // All tables in one question: this is asked after each case of the matrix.
        let sum = |table: &String| {
            let rows = r"count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text)), '')";
            format!("SELECT '{table}', {rows} FROM {table} t")
        };
        let sums = tables.iter().map(sum).collect::<Vec<_>>().join(" UNION ALL ");
        let rows = connection.fetch_all(AssertSqlSafe(sums)).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }

    /// Every row of every table as text, to look for what must not be there.
    pub async fn dump(&self) -> String {
        let mut connection = self.superuser().await;
        let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
        let mut dump = String::new();
        for table in tables {
            let rows = format!(r#"SELECT coalesce(string_agg(t::text, E'\n'), '') FROM {table} t"#);
            let rows: String = connection.fetch_one(AssertSqlSafe(rows)).await.unwrap().get(0);
            dump.push_str(&rows);
        }
        dump
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // A runtime of its own: the test's may be the one that is ending.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { run(&mut administrator().await, statement).await });
        });
        if dropped.join().is_err() {
            eprintln!("the database {} is left behind", self.name);
        }
    }
}

/// Makes the template unless it is there; answers its name, which changes with everything that it is made from.
async fn ensure(template: Template) -> String {
    let (what, sources) = match template {
        Template::Migrated => ("migrated", &["migrations"][..]),
        Template::Demo => ("demo", &["migrations", "app/domain", "app/matching", "app/marketplace"][..]),
    };
    let name = format!("passerelle_{what}_{}", fingerprint(sources));
    let mut administrator = administrator().await;
    // Other test programs may want the same at the same moment.
    run(&mut administrator, "SELECT pg_advisory_lock(hashtext('the templates of the tests'))".to_owned()).await;
    let known: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
        .bind(&name)
        .fetch_one(&mut administrator)
        .await
        .unwrap();
    if !known {
        let draft = format!("{name}_draft");
        run(&mut administrator, format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await;
        run(&mut administrator, format!("CREATE DATABASE {draft}")).await;
        database::migrate(&url_of(&draft)).await.unwrap();
        if matches!(template, Template::Demo) {
            fill(&url_of(&draft), START.parse().unwrap()).await;
        }
        // Under its name only once it is whole.
        run(&mut administrator, format!("ALTER DATABASE {draft} RENAME TO {name}")).await;
    }
    administrator.close().await.unwrap();
    name
}

/// Lets the demo community move in. Nobody is connected to the database afterwards.
async fn fill(url: &str, now: DateTime<Utc>) -> (Summary, Vec<DemoAccount>) {
    let folder = Folder::new();
    let pool = PgPoolOptions::new().max_connections(4).connect(url).await.unwrap();
    let market = market_on(pool.clone(), &folder.path().join("index"), Arc::new(SteppedClock::at(now))).await;
    let summary = demo::fill(&market).await.unwrap_or_else(|problem| panic!("as of {now}: {problem:?}"));
    let accounts = demo::accounts(&market).await.unwrap();
    drop(market);
    pool.close().await;
    (summary, accounts)
}

fn fingerprint(folders: &[&str]) -> String {
    let mut sum = Sha256::new();
    for path in folders.iter().flat_map(|folder| files(folder)) {
        sum.update(&path);
        sum.update(read(&path));
    }
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The cluster that the tests were given, by the address of one of its databases.
fn given() -> String {
    let given = ["PASSERELLE_TEST_DATABASE_URL", "DATABASE_URL"].iter().find_map(|name| std::env::var(name).ok());
    given.expect("these tests need PostgreSQL: run `cargo xtask test`, or set PASSERELLE_TEST_DATABASE_URL to a superuser's address")
}

fn url_of(name: &str) -> String {
    let given = given();
    let (address, options) = given.split_once('?').map_or((given.as_str(), None), |(address, options)| (address, Some(options)));
    let (server, _) = address.rsplit_once('/').expect("the address names a database");
    options.map_or_else(|| format!("{server}/{name}"), |options| format!("{server}/{name}?{options}"))
}

/// Always in the same database, because a lock counts in one database alone.
async fn administrator() -> PgConnection {
    connect(&url_of("postgres")).await
}

async fn connect(url: &str) -> PgConnection {
    PgConnectOptions::from_str(url).unwrap().connect().await.unwrap_or_else(|error| panic!("{url}: {error}"))
}

async fn run(connection: &mut PgConnection, statement: String) {
    let told = statement.clone();
    connection.execute(AssertSqlSafe(statement)).await.unwrap_or_else(|error| panic!("{told}: {error}"));
}
