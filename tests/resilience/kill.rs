//! Laws of dying:
//! 1. `kill -9` in the middle of writes loses nothing that was acknowledged and doubles nothing;
//! 2. `serve` on an empty folder becomes ready, the demo community moves in once, and a second start, after any end, is ready within 10 s;
//! 3. no PostgreSQL stays behind.

use std::sync::Arc;
use std::time::{Duration, Instant};

use server::private_postgres::PrivatePostgres;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tests::{Browser, Folder, Node};
use tokio::sync::Mutex;

/// What the program has promised.
const SECOND_START: Duration = Duration::from_secs(10);

/// How many people write at the same time, and how often the program dies.
const WRITERS: usize = 4;
const DEATHS: usize = 3;

/// A need that a browser was told is kept: where, its words, and the key that opens it.
struct Kept {
    address: String,
    words: String,
    key: String,
}

/// Begins one need after the other until the node no longer answers.
async fn write_until_it_dies(browser: Browser, name: String, kept: Arc<Mutex<Vec<Kept>>>) {
    for number in 0.. {
        let words = format!("Besoin {name}-{number} : reprendre le Symfony d’une agence, deux jours par semaine.");
        let page = browser.get("/").await;
        if page.status() != 200 {
            return;
        }
        let answer = page.form("begin_need").fill("words", &words).send().await;
        let address = answer.location().to_owned();
        match answer.status {
            303 if address.starts_with("/needs/") => {
                let key = browser.cookie("passerelle-browser").unwrap();
                kept.lock().await.push(Kept { address, words, key });
            }
            502 => return,
            other => panic!("{other}: {}", answer.text()),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_loses_nothing_and_doubles_nothing() {
    let folder = Folder::new();
    let data_dir = folder.path().join("data");
    let kept = Arc::new(Mutex::new(Vec::new()));
    let mut node = Node::start(&data_dir).await;
    for death in 0..DEATHS {
        let before = kept.lock().await.len();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| tokio::spawn(write_until_it_dies(node.browser(), format!("{death}-{writer}"), Arc::clone(&kept))))
            .collect();
        let begun = Instant::now();
        while kept.lock().await.len() < before + 12 {
            assert!(
                begun.elapsed() < Duration::from_secs(60) && !writers.iter().all(tokio::task::JoinHandle::is_finished),
                "{}",
                node.log()
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        node.kill();
        for writer in writers {
            writer.await.unwrap();
        }
        node = Node::start(&data_dir).await;
        assert!(node.took < SECOND_START, "start number {} took {:?}", death + 2, node.took);
    }
    let kept = kept.lock().await;
    for Kept { address, words, key } in kept.iter() {
        let browser = node.browser();
        browser.set_cookie("passerelle-browser", key);
        browser.get(address).await.expect_status(200).expect(words);
    }
    let url = tokio::task::spawn_blocking(move || PrivatePostgres::start_or_join(&data_dir)).await.unwrap().unwrap().url();
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let (needs, different): (i64, i64) =
        sqlx::query_as(AssertSqlSafe("SELECT count(*), count(DISTINCT words) FROM missions")).fetch_one(&mut connection).await.unwrap();
    assert_eq!(needs, different, "nothing is there twice");
    assert!(needs >= i64::try_from(kept.len()).unwrap());
    let unwritten: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM missions m WHERE NOT EXISTS (SELECT FROM audit_events e WHERE e.subject_id = m.id AND e.event = 'begin')",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(unwritten, 0, "a need and its line in the log are one transaction");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_folder_is_served_in_time_and_again_sooner() {
    let folder = Folder::new();
    let data_dir = folder.path().join("data");
    let node = Node::start_with_demo_community(&data_dir).await;
    // The accounts are printed while the first requests are answered already.
    let is_told = |account: &marketplace::demo::DemoAccount| node.log().contains(account.email) && node.log().contains(account.password);
    let begun = Instant::now();
    while !marketplace::demo::ACCOUNTS.iter().all(is_told) {
        assert!(begun.elapsed() < Duration::from_secs(10), "the demo accounts are printed:\n{}", node.log());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    node.browser().sign_in(marketplace::demo::ACCOUNTS[0].email, tests::PASSWORD).await;
    node.kill();
    let node = Node::start_with_demo_community(&data_dir).await;
    assert!(node.took < SECOND_START, "{:?}", node.took);
    assert_eq!(node.log().matches("moves in").count(), 1, "the community moves in once:\n{}", node.log());
}
