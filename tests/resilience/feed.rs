//! Laws of the change feed:
//! 1. what is committed is found after the next look at the feed;
//! 2. a transaction that stays open hides nothing that others committed, here or in another database of the cluster;
//! 3. transactions that commit in another order than they began lose nothing;
//! 4. a row that is applied twice changes nothing; what is not committed is not found;
//! 5. two nodes on one database both find a change; without being told, by looking every second;
//! 6. a node that was away while rows were pruned makes its index anew.

use std::time::{Duration, Instant};

use marketplace::search;
use tests::{Folder, TestDatabase, market_on};

use crate::scene::{Scene, begin, change, commit};

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_change_is_found_after_the_next_look() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    assert!(!scene.ranked(&scene.site.market).await.contains("Ada"), "the index follows when it looks");
    assert_eq!(search::lag(&scene.site.market).await.unwrap().changes, 1);
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
    assert_eq!(search::lag(&scene.site.market).await.unwrap().changes, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_transaction_hides_nothing() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    let mut open = scene.site.superuser().await;
    begin(&mut open).await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
    assert_eq!(search::lag(&scene.site.market).await.unwrap().changes, 0);
    commit(&mut open).await;
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_does_one_in_another_database_of_the_cluster() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    let neighbour = TestDatabase::migrated().await;
    let mut open = neighbour.superuser().await;
    begin(&mut open).await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
    change(&mut scene.site.superuser().await, &cto, "paused").await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
}

#[tokio::test(flavor = "multi_thread")]
async fn commits_in_another_order_than_the_beginnings_lose_nothing() {
    let scene = Scene::new().await;
    let (first, second) = (scene.paused("Ada").await, scene.paused("Bea").await);
    let (mut one, mut two) = (scene.site.superuser().await, scene.site.superuser().await);
    begin(&mut one).await;
    change(&mut one, &first, "accepted").await;
    begin(&mut two).await;
    change(&mut two, &second, "accepted").await;
    commit(&mut two).await;
    let found = scene.ranked_after_a_look().await;
    assert!(found.contains("Bea") && !found.contains("Ada"), "{found:?}");
    commit(&mut one).await;
    let found = scene.ranked_after_a_look().await;
    assert!(found.contains("Bea") && found.contains("Ada"), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_is_never_found() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    let mut one = scene.site.superuser().await;
    begin(&mut one).await;
    change(&mut one, &cto, "accepted").await;
    scene.ranked_after_a_look().await;
    sqlx::query("ROLLBACK").execute(&mut one).await.unwrap();
    assert!(!scene.ranked_after_a_look().await.contains("Ada"));
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_twice_changes_nothing() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    // As long as this is open, the cursor cannot pass the rows behind it.
    let mut open = scene.site.superuser().await;
    begin(&mut open).await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    let once = scene.ranked_after_a_look().await;
    for _ in 0..3 {
        assert_eq!(search::catch_up(&scene.site.market).await.unwrap(), 0, "nothing is indexed again");
        assert_eq!(scene.ranked(&scene.site.market).await, once);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_node_finds_what_the_first_one_wrote() {
    let scene = Scene::new().await;
    let folder = Folder::new();
    let second = market_on(scene.site.database.serving_pool().await, folder.path(), scene.site.clock.clone()).await;
    let cto = scene.paused("Ada").await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    search::catch_up(&second).await.unwrap();
    assert!(scene.ranked(&second).await.contains("Ada"));
    assert!(scene.ranked_after_a_look().await.contains("Ada"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_at_work_finds_it_by_itself() {
    let scene = Scene::new().await;
    let folder = Folder::new();
    let second = market_on(scene.site.database.serving_pool().await, folder.path(), scene.site.clock.clone()).await;
    let worker = tokio::spawn({
        let second = second.clone();
        async move { second.work(std::future::pending()).await }
    });
    let cto = scene.paused("Ada").await;
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    let begun = Instant::now();
    while !scene.ranked(&second).await.contains("Ada") {
        assert!(begun.elapsed() < Duration::from_secs(10), "the second node looks every second");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    worker.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_was_away_while_rows_were_pruned_makes_its_index_anew() {
    let scene = Scene::new().await;
    let cto = scene.paused("Ada").await;
    let pool = scene.site.database.serving_pool().await;
    let folder = Folder::new();
    drop(market_on(pool.clone(), folder.path(), scene.site.clock.clone()).await);
    change(&mut scene.site.superuser().await, &cto, "accepted").await;
    wait_until_ended(&scene).await;
    assert_eq!(search::prune(&scene.site.market).await.unwrap(), 0, "rows are kept for a week");
    scene.site.advance(chrono::Duration::days(8));
    assert!(search::prune(&scene.site.market).await.unwrap() > 0);
    let back = market_on(pool, folder.path(), scene.site.clock.clone()).await;
    assert!(scene.ranked(&back).await.contains("Ada"));
    assert!(scene.ranked_after_a_look().await.contains("Ada"), "so does one that was there, and behind");
}

/// Waits until no transaction that other tests have open is older than the rows of this one.
async fn wait_until_ended(scene: &Scene) {
    let mut connection = scene.site.superuser().await;
    let is_over = "SELECT coalesce(max(xid::text::bigint), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM index_changes";
    let begun = Instant::now();
    while !sqlx::query_scalar::<_, bool>(is_over).fetch_one(&mut connection).await.unwrap() {
        assert!(begun.elapsed() < Duration::from_secs(60), "a transaction of the cluster stays open");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
