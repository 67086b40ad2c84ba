//! Laws of terms:
//! 1. proposed by one of the two or prepared by staff, read by all three with what they cost, signed by both in any order: then the work runs;
//! 2. what is typed wrongly is said beside its field and nothing is lost; a name is one's own, however it is typed;
//! 3. a signature is of the very version on the page: where another came meanwhile nothing is signed, and nobody overwrites what they have not read;
//! 4. what was signed stays in force, and readable, until both have signed a later version;
//! 5. a no has a reason, a proposal is taken back by whoever made it, and both stay readable;
//! 6. who is waited for is written to, reminded once at half the time, and seen by staff once late;
//! 7. to strangers there are no terms; each of the two takes theirs away, and they go with an account.

mod signing;
mod versions;
mod waiting;

use chrono::Duration;
use tests::{AtWork, TERMS};

/// Camille has chosen Salomé, and proposed [`TERMS`].
async fn proposed() -> AtWork {
    let scene = AtWork::begin().await;
    scene.camille.proposes_terms(&scene.site, scene.engagement, TERMS).await;
    scene.news(Duration::zero()).await;
    scene
}

/// Both have signed them.
async fn signed() -> AtWork {
    let scene = proposed().await;
    scene.camille.signs_terms(&scene.site, scene.engagement).await;
    scene.salome.signs_terms(&scene.site, scene.engagement).await;
    scene.news(Duration::zero()).await;
    scene
}

async fn state(scene: &AtWork) -> String {
    scene.value(&format!("state FROM engagements WHERE id = '{}'", scene.engagement)).await
}

async fn signatures(scene: &AtWork) -> i64 {
    scene.site.count("terms_signatures").await
}

/// The events of the log, in their order.
async fn log(scene: &AtWork) -> Vec<String> {
    let sql = "SELECT event FROM audit_events WHERE subject_id = $1 ORDER BY id";
    sqlx::query_scalar(sql).bind(scene.engagement.0).fetch_all(&mut scene.site.superuser().await).await.unwrap()
}
