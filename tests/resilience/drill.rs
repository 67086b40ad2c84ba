//! The drill of backup and restore, as an operator does it. Laws:
//! 1. what was backed up while the site runs is there again, row for row, in another cluster, under another owner; people sign in and are
//!    matched, and the role that serves may do no more than before;
//! 2. a backup is whole, for its owner's eyes, and never takes the place of another; nothing is left of one that failed;
//! 3. nothing is put back over something else, from something else, or from a newer program; and then nothing has changed.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use marketplace::demo::ACCOUNTS;
use marketplace::{database, matches};
use server::cli::{Command, Output};
use server::commands;
use server::config::Config;
use server::private_postgres::PrivatePostgres;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};
use tests::{Folder, Node, Site, TestDatabase, market_on};

const OUTPUT: Output = Output { json: true };

/// The settings of a program on this folder, and on the private cluster in it where no database is named.
fn config(data_dir: &Path, database: Option<&str>) -> Config {
    let data_dir = data_dir.display().to_string();
    let value = |name: &str| match name {
        "PASSERELLE_DATA_DIR" => Some(data_dir.clone()),
        "DATABASE_URL" => database.map(str::to_owned),
        _ => None,
    };
    Config::read(None, value).unwrap()
}

async fn back_up(config: &Config, file: &Path) -> Result<(), String> {
    let command = Command::Backup { file: file.to_owned(), output: OUTPUT };
    commands::run(command, config).await.map(drop).map_err(|error| format!("{error:#}"))
}

async fn restore(config: &Config, file: &Path) -> Result<(), String> {
    let command = Command::Restore { file: file.to_owned(), output: OUTPUT };
    commands::run(command, config).await.map(drop).map_err(|error| format!("{error:#}"))
}

/// Each table with its rows and a sum over them, but for the feed of the index, which begins anew.
async fn contents(connection: &mut PgConnection) -> Vec<(String, String)> {
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND table_name NOT LIKE 'index\\_%' ORDER BY 1";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *connection).await.unwrap();
    let mut contents = Vec::new();
    for table in tables {
        let sum = format!(r#"SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text)), '') FROM {table} t"#);
        contents.push((table, sqlx::query_scalar(AssertSqlSafe(sum)).fetch_one(&mut *connection).await.unwrap()));
    }
    contents
}

/// The last lines of the log.
async fn audit_tail(connection: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar("SELECT e::text FROM audit_events e ORDER BY id DESC LIMIT 20").fetch_all(connection).await.unwrap()
}

async fn boolean(connection: &mut PgConnection, sql: &'static str) -> bool {
    sqlx::query_scalar(sql).fetch_one(connection).await.unwrap()
}

/// The names that staff is shown for the first open mission.
async fn ranked(site: &Site, market: &marketplace::Marketplace) -> Vec<String> {
    let mission: uuid::Uuid = sqlx::query_scalar("SELECT id FROM missions WHERE state = 'open' ORDER BY id LIMIT 1")
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
    let ranking = matches::ranking(market, &staff, domain::MissionId(mission), 0, &[]).await.unwrap();
    ranking.profiles.iter().map(|profile| profile.name.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn law_1_what_was_backed_up_is_there_again() {
    let site = Site::with_demo_community().await;
    let before = ranked(&site, &site.market).await;
    assert!(before.len() > 5, "{before:?}");
    let folder = Folder::new();
    let file = folder.path().join("passerelle.backup");
    let (kept, tail) = (contents(&mut site.superuser().await).await, audit_tail(&mut site.superuser().await).await);
    back_up(&config(&folder.path().join("node"), Some(&site.database.url())), &file).await.unwrap();

    let data_dir = folder.path().join("data");
    let there = config(&data_dir, None);
    restore(&there, &file).await.unwrap();
    let again = restore(&there, &file).await.unwrap_err();
    assert!(again.contains("holds tables already") && again.contains("PASSERELLE_DATA_DIR"), "{again}");

    let cluster = data_dir.clone();
    let cluster = tokio::task::spawn_blocking(move || PrivatePostgres::start(&cluster)).await.unwrap().unwrap();
    let mut owner = PgConnection::connect(&cluster.url()).await.unwrap();
    assert_eq!(contents(&mut owner).await, kept);
    assert_eq!(audit_tail(&mut owner).await, tail);
    assert!(!boolean(&mut owner, "SELECT has_table_privilege('passerelle_serving', 'audit_events', 'UPDATE')").await);
    assert!(boolean(&mut owner, "SELECT has_table_privilege('passerelle_serving', 'accounts', 'UPDATE')").await);
    sqlx::query("CREATE TABLE later (id int)").execute(&mut owner).await.unwrap();
    assert!(boolean(&mut owner, "SELECT has_table_privilege('passerelle_serving', 'later', 'INSERT')").await);
    sqlx::query("DROP TABLE later").execute(&mut owner).await.unwrap();
    owner.close().await.unwrap();

    // The same people fit, in the same order.
    let pool = database::connect(&cluster.url(), 4).await.unwrap();
    let market = market_on(pool.clone(), &folder.path().join("index"), site.clock.clone()).await;
    assert_eq!(ranked(&site, &market).await, before);
    drop(market);
    pool.close().await;
    tokio::task::spawn_blocking(|| cluster.stop()).await.unwrap();

    let node = Node::start(&data_dir).await;
    let browser = node.browser();
    browser.sign_in(ACCOUNTS[1].email, ACCOUNTS[1].password).await;
    assert!(browser.is_signed_in());
    browser.get("/staff").await.expect_status(200);
    node.kill();
}

#[tokio::test(flavor = "multi_thread")]
async fn law_2_a_backup_is_whole_or_not_there() {
    let site = Site::empty().await;
    let folder = Folder::new();
    let file = folder.path().join("passerelle.backup");
    let here = config(&folder.path().join("node"), Some(&site.database.url()));
    back_up(&here, &file).await.unwrap();
    let metadata = std::fs::metadata(&file).unwrap();
    assert!(metadata.permissions().mode() & 0o777 == 0o600 && metadata.len() > 1_000);
    let before = std::fs::read(&file).unwrap();
    let again = back_up(&here, &file).await.unwrap_err();
    assert!(again.contains("exists already") && std::fs::read(&file).unwrap() == before, "{again}");

    let blank = TestDatabase::blank().await;
    let nothing = config(&folder.path().join("node"), Some(&blank.url()));
    let empty = back_up(&nothing, &folder.path().join("empty.backup")).await.unwrap_err();
    assert!(empty.contains("nothing to back up"), "{empty}");
    let nowhere = back_up(&here, &folder.path().join("no/such/folder.backup")).await.unwrap_err();
    assert!(nowhere.contains("cannot be written"), "{nowhere}");
    let left: Vec<String> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.contains("partial") && name != "empty.backup"), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn law_3_nothing_is_put_back_where_it_does_not_belong() {
    let site = Site::empty().await;
    let folder = Folder::new();
    let here = config(&folder.path().join("node"), Some(&site.database.url()));
    let file = folder.path().join("passerelle.backup");
    back_up(&here, &file).await.unwrap();
    let full = restore(&here, &file).await.unwrap_err();
    assert!(full.contains("holds tables already"), "{full}");

    let blank = TestDatabase::blank().await;
    let there = config(&folder.path().join("node"), Some(&blank.url()));
    let whole = std::fs::read(&file).unwrap();
    let (other, half) = (folder.path().join("other"), folder.path().join("half"));
    std::fs::write(&other, "no copy of anything").unwrap();
    std::fs::write(&half, &whole[..whole.len() / 2]).unwrap();
    let other = restore(&there, &other).await.unwrap_err();
    assert!(other.contains("is no backup"), "{other}");
    restore(&there, &half).await.unwrap_err();

    let newer =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', true, '', 0)";
    sqlx::query(newer).execute(&mut site.superuser().await).await.unwrap();
    let from_later = folder.path().join("later.backup");
    back_up(&here, &from_later).await.unwrap();
    let newer = restore(&there, &from_later).await.unwrap_err();
    assert!(newer.contains("newer Passerelle") && newer.contains("9999") && newer.contains("install"), "{newer}");
    assert!(database::is_blank(&blank.url()).await.unwrap(), "nothing has changed");
}
