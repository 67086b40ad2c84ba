//! Laws of several nodes on one database: whoever signs in on one is known to the others, a change on one is found on the
//! others within a few seconds, and limits count together.

use std::time::{Duration, Instant};

use marketplace::demo::ACCOUNTS;
use marketplace::{database, demo};
use server::private_postgres::PrivatePostgres;
use sqlx::PgPool;
use tests::{Folder, Node, market_on};

/// Two nodes, and the database that they share.
struct Pair {
    one: Node,
    two: Node,
    pool: PgPool,
    postgres: PrivatePostgres,
    _folder: Folder,
}

impl Pair {
    async fn start() -> Self {
        let folder = Folder::new();
        let data_dir = folder.path().join("postgres");
        let postgres = tokio::task::spawn_blocking(move || PrivatePostgres::start(&data_dir)).await.unwrap().unwrap();
        postgres.ensure_database().await.unwrap();
        let url = postgres.url();
        // Both at once: both want to migrate.
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        let (one, two) = tokio::join!(Node::start_on(&one, &url), Node::start_on(&two, &url));
        // Beside nodes that serve already, as `passerelle demo` may come.
        let pool = database::connect(&url, 2).await.unwrap();
        let clock = std::sync::Arc::new(marketplace::clock::MachineClock);
        demo::fill(&market_on(pool.clone(), &folder.path().join("index"), clock).await).await.unwrap();
        Self { one, two, pool, postgres, _folder: folder }
    }

    async fn stop(self) {
        self.one.kill();
        self.two.kill();
        self.pool.close().await;
        tokio::task::spawn_blocking(|| self.postgres.stop()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_on_one_node_is_known_to_the_other() {
    let pair = Pair::start().await;
    let [_, staff, cto] = ACCOUNTS;
    let on_one = pair.one.browser();
    on_one.sign_in(staff.email, staff.password).await;

    // A session counts everywhere.
    let on_two = pair.two.browser();
    on_two.set_cookie("passerelle-session", &on_one.cookie("passerelle-session").unwrap());
    on_two.get("/staff").await.expect_status(200);

    // A mission that opens on one node is found on the other.
    let signed: uuid::Uuid = sqlx::query_scalar("SELECT id FROM missions WHERE state = 'submitted' AND signed_off_at IS NOT NULL LIMIT 1")
        .fetch_one(&pair.pool)
        .await
        .unwrap();
    let offer = format!("/offers/{signed}");
    let seeker = pair.two.browser();
    seeker.sign_in(cto.email, cto.password).await;
    seeker.get("/offers").await.expect_status(200).expect_nothing_of(&offer);
    on_one.get(&format!("/staff/missions/{signed}")).await.form_to("/staff/missions/open", &[]).submit().await.expect_status(200);
    let begun = Instant::now();
    while !seeker.get("/offers").await.html().contains(&offer) {
        assert!(begun.elapsed() < Duration::from_secs(10), "{}", pair.two.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    // Signing out on one node ends the session on the other.
    on_one.get("/staff").await.form_to("/api/sign_out", &[]).submit().await;
    assert_eq!(on_two.ask("/staff").await.status, 303);
    pair.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_to_sign_in_are_counted_together() {
    let pair = Pair::start().await;
    let [ceo, ..] = ACCOUNTS;
    for node in [&pair.one, &pair.two] {
        for _ in 0..4 {
            node.browser().try_to_sign_in("/sign-in", ceo.email, "mauvais-mot").await.expect_status(200);
        }
    }
    let browser = pair.two.browser();
    browser.try_to_sign_in("/sign-in", ceo.email, ceo.password).await.expect_status(200);
    assert!(!browser.is_signed_in(), "eight wrong tries are enough, wherever they were made");
    pair.stop().await;
}
