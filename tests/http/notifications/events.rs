//! Law 9: whoever looks is told how much waits, and that the page has changed, once it has; nobody else's; until the session ends or the node
//! stops; within bounds; also where another node has done it, and where the database was away.

use std::time::Duration;

use marketplace::live::MOST_EACH;
use tests::Stream;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::*;

/// The node's own work, until this is dropped.
struct Work(#[allow(dead_code, reason = "dropped to end the work")] oneshot::Sender<()>);

fn work(site: &Site) -> Work {
    let (stop, stopped) = oneshot::channel::<()>();
    let market = site.market.clone();
    tokio::spawn(async move { market.work(async { drop(stopped.await) }).await });
    Work(stop)
}

async fn until(stream: &mut Stream, holds: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
    loop {
        let standing = stream.standing().await;
        if holds(&standing) {
            return standing;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_is_told_what_changes_and_nobody_elses() {
    let scene = Scene::set().await;
    let work = work(&scene.site);
    let candidacy = scene.mission.shortlist(&scene.site, &[&scene.salome]).await[0];
    let browser = scene.salome.browser(&scene.site);
    let page = browser.get(&format!("/offers/{}", scene.mission.id)).await;
    let address = page.attributes("#live", "data-events").remove(0);
    let mut hers = browser.listen(&address).await.unwrap();
    let mut brunos = scene.bruno.browser(&scene.site).listen(&address).await.unwrap();
    let first = hers.standing().await;
    assert_eq!((first["notifications"]["count"].as_str(), first["changed"].as_bool()), (Some("1"), Some(false)));
    assert_eq!(first["notifications"]["words"].as_str(), Some("1 notification à lire"));
    assert_eq!(brunos.standing().await["notifications"]["count"].as_str(), Some("0"));

    scene.mission.ask_to_meet(&scene.site, candidacy).await;
    let next = until(&mut hers, |standing| standing["notifications"]["count"] == "2").await;
    assert_eq!(next["changed"].as_bool(), Some(true));
    let again = browser.listen(&address).await.unwrap().standing().await;
    assert_eq!(again["changed"].as_bool(), Some(true), "whoever comes back late is told too");
    let elsewhere = browser.listen("/en/events").await.unwrap().standing().await;
    assert_eq!(elsewhere["changed"].as_bool(), Some(false), "a page of no mission does not change");
    assert_eq!(elsewhere["notifications"]["words"].as_str(), Some("2 notifications to read"));
    drop(work);
    scene.site.market.live().end();
    assert_eq!(brunos.next().await, None, "what was told to her was not told to him");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_tells_too() {
    let scene = Scene::set().await;
    let _work = work(&scene.site);
    let other = tests::Folder::new();
    let pool = scene.site.database.serving_pool().await;
    let there = tests::market_on(pool.clone(), &other.path().join("index"), scene.site.clock.clone()).await;
    let (stop, stopped) = oneshot::channel::<()>();
    let node = tokio::spawn({
        let there = there.clone();
        async move { there.work(async { drop(stopped.await) }).await }
    });
    let mut hers = scene.salome.browser(&scene.site).listen("/events").await.unwrap();
    hers.standing().await;
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    marketplace::search::catch_up(&there).await.unwrap();
    marketplace::candidacies::invite::invite(&there, &staff, scene.mission.id, scene.salome.profile()).await.unwrap();
    until(&mut hers, |standing| standing["notifications"]["count"] == "1").await;
    drop(stop);
    node.await.unwrap();
    drop(there);
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_while_the_database_was_not_heard_is_caught_up() {
    let scene = Scene::set().await;
    let _work = work(&scene.site);
    let mut hers = scene.salome.browser(&scene.site).listen("/events").await.unwrap();
    hers.standing().await;
    let listening =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    let mut database = scene.site.superuser().await;
    // It may not listen yet.
    while sqlx::query_scalar::<_, i64>(listening).fetch_one(&mut database).await.unwrap() == 0 {
        tokio::task::yield_now().await;
    }
    scene.mission.invite(&scene.site, &scene.salome).await;
    until(&mut hers, |standing| standing["notifications"]["count"] == "1").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_with_its_session() {
    let scene = Scene::set().await;
    let _work = work(&scene.site);
    let browser = scene.salome.browser(&scene.site);
    let mut hers = browser.listen("/events").await.unwrap();
    hers.standing().await;
    browser.submit("/api/sign_out", &[], "/offers").await;
    assert_eq!(hers.next().await.map(|(event, _)| event).as_deref(), Some("over"));
    assert_eq!(hers.next().await, None);
    assert_eq!(browser.listen("/events").await.err(), Some(404));
    assert_eq!(scene.site.browser().listen("/events").await.err(), Some(404));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_account_has_so_many_streams_and_gives_them_back() {
    let scene = Scene::set().await;
    let browser = scene.salome.browser(&scene.site);
    let mut open = Vec::new();
    for _ in 0..MOST_EACH {
        open.push(browser.listen("/events").await.unwrap());
    }
    assert_eq!(browser.listen("/events").await.err(), Some(429));
    assert!(scene.bruno.browser(&scene.site).listen("/events").await.is_ok(), "others have their own");
    open.pop();
    assert!(browser.listen("/events").await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_stream_does_not_keep_a_node_from_stopping() {
    let database = tests::TestDatabase::migrated().await;
    let site = Site::listening(database).await;
    let salome = cto().named("Salomé Garnier").join(&site).await;
    let cookie = salome.browser(&site).cookie("passerelle-session").unwrap();
    let host = site.origin().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let request = format!("GET /events HTTP/1.1\r\nhost: {host}\r\ncookie: passerelle-session={cookie}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut read = Vec::new();
    while !String::from_utf8_lossy(&read).contains("event: standing") {
        assert!(stream.read_buf(&mut read).await.unwrap() > 0, "{}", String::from_utf8_lossy(&read));
    }
    drop(site);
    let rest = tokio::time::timeout(Duration::from_millis(900), stream.read_to_end(&mut read));
    rest.await.expect("it ends before anything is cut off").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_at_an_engagement_is_told_that_it_changed_and_strangers_are_not() {
    let scene = AtWork::begin().await;
    let _work = work(&scene.site);
    let (hers, camilles) = (scene.salomes(), scene.camilles());
    let page = hers.get(&scene.page("/handover")).await;
    let address = page.attributes("#live", "data-events").remove(0);
    assert!(address.contains(&format!("engagement={}", scene.engagement)), "{address}");
    let (mut hers, mut own) = (hers.listen(&address).await.unwrap(), camilles.listen(&address).await.unwrap());
    assert_eq!(hers.standing().await["changed"].as_bool(), Some(false));
    own.standing().await;
    camilles.get(&scene.page("")).await.form("ask_ending").fill("wanted", "rematch").fill("reason", "Le rythme ne va pas.").submit().await;
    camilles.get(&scene.page("/handover")).await.form("begin_handover").submit().await.expect_status(200);
    until(&mut hers, |standing| standing["changed"] == true).await;
    let engagement = format!("/events?engagement={}&version=0", scene.engagement);
    for stranger in [cto().named("Bruno Keller").join(&scene.site).await, startup().named("Le Fournil").join(&scene.site).await] {
        assert_eq!(stranger.browser(&scene.site).listen(&engagement).await.err(), Some(404));
    }
    assert!(scene.staffs().await.listen(&engagement).await.is_ok());
    assert_eq!(scene.salomes().listen("/events?engagement=nothing").await.err(), Some(404));
}
