//! Law 4, of what comes back because time has passed.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_with_time_has_its_cause_and_is_told_each_time() {
    let scene = AtWork::begin().await;
    let told = async |kind: &str| scene.site.count(&format!("notifications WHERE kind = '{kind}' AND reminds")).await;
    scene.mails(Duration::days(4)).await;
    assert_eq!(told("terms_reminder").await, 2, "nobody has proposed terms");
    scene.camille.proposes_terms(&scene.site, scene.engagement, TERMS).await;
    scene.camille.signs_terms(&scene.site, scene.engagement).await;
    scene.salome.signs_terms(&scene.site, scene.engagement).await;
    for _ in 0..90 {
        scene.mails(Duration::days(1)).await;
    }
    assert_eq!(told("checkup_asked").await, 2, "under the line that asked");
    assert_eq!(told("renewal_asked").await, 2);
    assert_eq!((told("report_due").await, told("activity_statement").await), (4, 2), "each month, though no step was taken");
    for (what, rows) in WRONG {
        assert_eq!(scene.site.count(rows).await, 0, "{what}");
    }
}
