//! Law: many people at once get whole pages. What a page is rendered with may be dropped by another thread than the one
//! that made it.

use std::sync::Arc;

use marketplace::demo::{ACCOUNTS, FOUNDING_WORDS_FR};
use tests::Site;
use tokio::task::JoinSet;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_people_at_once_get_whole_pages() {
    let site = Site::with_demo_community().await;
    let [ceo, staff, cto] = ACCOUNTS;
    let writer = site.signed_in(ceo.email).await;
    let need = writer.get("/").await.form("begin_need").fill("words", FOUNDING_WORDS_FR).submit().await.path().to_owned();
    let reader = site.signed_in(staff.email).await;
    let mission: uuid::Uuid = sqlx::query_scalar("SELECT id FROM missions WHERE state = 'shortlisted' LIMIT 1")
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    let seeker = site.signed_in(cto.email).await;
    let people = [
        (Arc::new(writer), vec!["/needs".to_owned(), need]),
        (Arc::new(reader), vec!["/staff".to_owned(), format!("/staff/missions/{mission}/curation"), "/staff/audit".to_owned()]),
        (Arc::new(seeker), vec!["/offers".to_owned(), "/profile".to_owned()]),
    ];
    let mut crowd = JoinSet::new();
    for _ in 0..12 {
        for (browser, paths) in &people {
            for path in paths {
                let (browser, path) = (Arc::clone(browser), path.clone());
                crowd.spawn(async move {
                    let answer = browser.ask(&path).await;
                    assert_eq!(answer.status, 200, "{path}");
                    assert!(answer.text().contains("</main>") && answer.text().contains("</html>"), "{path} breaks off");
                });
            }
        }
    }
    while let Some(one) = crowd.join_next().await {
        one.unwrap();
    }
}
