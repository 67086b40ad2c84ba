//! Laws of the audit log: the role that serves can neither rewrite nor remove a line, nor can the owner by mistake; the
//! words that people wrote can be erased.

use sqlx::AssertSqlSafe;

use crate::scene::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn nobody_rewrites_the_audit_log() {
    let scene = Scene::new().await;
    let serving = scene.site.database.serving_pool().await;
    let mut owner = scene.site.superuser().await;
    for attempt in ["UPDATE audit_events SET event = 'begin'", "DELETE FROM audit_events", "TRUNCATE audit_events CASCADE"] {
        let refused = |error: sqlx::Error| error.as_database_error().and_then(|error| error.code()).map(|code| code.into_owned());
        let by_server = sqlx::query(AssertSqlSafe(attempt)).execute(&serving).await.map_err(refused);
        let by_owner = sqlx::query(AssertSqlSafe(attempt)).execute(&mut owner).await.map_err(refused);
        let insufficient_privilege = Some("42501".to_owned());
        assert_eq!(by_server.err(), Some(insufficient_privilege.clone()), "{attempt}");
        assert_eq!(by_owner.err(), Some(insufficient_privilege), "{attempt}");
    }
    let lines: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_events").fetch_one(&serving).await.unwrap();
    assert!(lines > 3, "the mission's life is written down: {lines}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_wrote_can_be_erased() {
    let scene = Scene::new().await;
    let serving = scene.site.database.serving_pool().await;
    let line = "INSERT INTO audit_words (event_id, words) SELECT max(id), 'une raison' FROM audit_events";
    sqlx::query(line).execute(&serving).await.unwrap();
    let erased = sqlx::query("DELETE FROM audit_words").execute(&serving).await.unwrap();
    assert!(erased.rows_affected() > 0);
}
