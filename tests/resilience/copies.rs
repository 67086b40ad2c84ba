//! Laws of what is only a copy:
//! 1. a deleted index comes back at the next start, and also under a node that runs;
//! 2. an index of another database is not used;
//! 3. a dump restored into a fresh cluster heals itself: a new epoch, an index made anew, and every later change found.

use std::process::Command;

use marketplace::{database, search};
use server::private_postgres::PrivatePostgres;
use tests::{Folder, market_on};

use crate::scene::{Scene, change};

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_index_comes_back_at_the_next_start() {
    let scene = Scene::new().await;
    tests::cto().named("Ada").join(&scene.site).await;
    let folder = Folder::new();
    let start = async || market_on(scene.site.database.serving_pool().await, folder.path(), scene.site.clock.clone()).await;
    drop(start().await);
    std::fs::remove_dir_all(folder.path()).unwrap();
    let again = start().await;
    assert!(scene.ranked(&again).await.contains("Ada"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_is_deleted_under_a_running_node_comes_back() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    std::fs::remove_dir_all(scene.site.index_dir()).unwrap();
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    // The first look may find the files gone; the worker looks again.
    let _ = search::catch_up(&scene.site.market).await;
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
    assert!(scene.site.index_dir().join("CURRENT").is_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_index_is_made_anew() {
    let scene = Scene::new().await;
    tests::cto().named("Ada").join(&scene.site).await;
    let folder = Folder::new();
    let start = async || market_on(scene.site.database.serving_pool().await, folder.path(), scene.site.clock.clone()).await;
    drop(start().await);
    let current = std::fs::read_to_string(folder.path().join("CURRENT")).unwrap();
    std::fs::write(folder.path().join(current.trim()).join("meta.json"), "{").unwrap();
    assert!(scene.ranked(&start().await).await.contains("Ada"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_another_database_is_not_used() {
    let (one, other) = (Scene::new().await, Scene::new().await);
    tests::cto().named("Ada").join(&one.site).await;
    tests::cto().named("Bea").join(&other.site).await;
    let folder = Folder::new();
    drop(market_on(one.site.database.serving_pool().await, folder.path(), one.site.clock.clone()).await);
    let found = other.ranked(&market_on(other.site.database.serving_pool().await, folder.path(), other.site.clock.clone()).await).await;
    assert!(found.contains("Bea") && !found.contains("Ada"), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_restored_into_a_fresh_cluster_heals_itself() {
    let scene = Scene::new().await;
    tests::cto().named("Ada").join(&scene.site).await;
    let late = scene.paused("Bea").await;
    let folder = Folder::new();
    let dump = folder.path().join("dump.sql");
    run(Command::new(program("pg_dump")).args(["--no-owner", "--file"]).arg(&dump).arg(format!("--dbname={}", scene.site.database.url())));

    let data_dir = folder.path().join("data");
    let fresh = tokio::task::spawn_blocking(move || PrivatePostgres::start(&data_dir)).await.unwrap().unwrap();
    fresh.ensure_database().await.unwrap();
    // A dump of one database leaves the roles of the cluster out, and names two: the serving one and the owner, for default privileges.
    let owner: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(&mut scene.site.superuser().await).await.unwrap();
    let owner_too = format!("SELECT 'CREATE ROLE {owner}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{owner}') \\gexec\n");
    let roles = folder.path().join("roles.sql");
    std::fs::write(&roles, format!("CREATE ROLE passerelle_serving; GRANT passerelle_serving TO CURRENT_USER;\n{owner_too}")).unwrap();
    psql(&fresh.url(), &["--file", roles.to_str().unwrap()]);
    psql(&fresh.url(), &["--file", dump.to_str().unwrap()]);
    database::migrate(&fresh.url()).await.unwrap();

    let pool = database::connect(&fresh.url(), 4).await.unwrap();
    let epoch = "SELECT epoch::text FROM index_feed";
    let before: String = sqlx::query_scalar(epoch).fetch_one(&mut scene.site.superuser().await).await.unwrap();
    // The node's old index, which follows the other cluster's history.
    let restored = market_on(pool.clone(), &scene.site.index_dir(), scene.site.clock.clone()).await;
    let after: String = sqlx::query_scalar(epoch).fetch_one(&pool).await.unwrap();
    assert_ne!(before, after, "a new history begins");
    let found = scene.ranked(&restored).await;
    assert!(found.contains("Ada") && !found.contains("Bea"), "{found:?}");

    // Transaction ids began anew, far below the cursor of the old index.
    let mut tx = pool.begin().await.unwrap();
    change(&mut tx, &late, "accepted").await;
    tx.commit().await.unwrap();
    search::catch_up(&restored).await.unwrap();
    assert!(scene.ranked(&restored).await.contains("Bea"));
    let again: String = sqlx::query_scalar(epoch).fetch_one(&pool).await.unwrap();
    assert_eq!(after, again, "healed once and for all");
    drop(restored);
    pool.close().await;
    tokio::task::spawn_blocking(|| fresh.stop()).await.unwrap();
}

fn psql(url: &str, options: &[&str]) {
    run(Command::new(program("psql")).args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", url]).args(options));
}

/// A program of PostgreSQL, from the folder that the server would take.
fn program(name: &str) -> std::path::PathBuf {
    let programs = server::private_postgres::Programs::find(None).unwrap();
    let beside = programs.folder().join(name);
    if beside.is_file() { beside } else { name.into() }
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
