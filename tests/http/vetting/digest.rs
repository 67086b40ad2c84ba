//! What staff is told by mail of requests to join, and of what hangs on them.

use chrono::Duration;
use domain::lifecycle::ProfileState;
use marketplace::{digests::BETWEEN_TWO, mail::outbox::Kept};
use tests::{Member, Site, cto};

use super::odile;

/// The digests of somebody, once every job is done, the latest last.
async fn digests(site: &Site, reader: &Member) -> Vec<Kept> {
    site.work_off().await;
    site.outbox().await.into_iter().filter(|kept| kept.address == reader.email).collect()
}

fn plain(kept: &Kept) -> String {
    kept.text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The CTO names somebody, and sends a document.
async fn proves(site: &Site, member: &Member) {
    let browser = site.signed_in(&member.email).await;
    let form = browser.get("/profile/references/new").await.form("reference").fill("name", "Hugo Marchand").fill("post", "Dirigeant");
    let form = form.fill("company", "Quatre Épices").fill("email", "hugo@quatreepices.example").fill("bond", "client");
    form.fill("shared_work", "La reprise.").fill("started", "2021").fill("consent", "true").submit().await.expect_path("/profile");
    let form = browser.get("/profile/documents").await.form("send-document").fill("kind", "insurance").fill("title", "RC Pro 2027");
    form.send_file("document", "rc.pdf", b"%PDF-1.7\n% Une attestation").await.expect("RC Pro 2027");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_reads_what_came_of_whoever_asks_to_join_and_of_nobody_else() {
    let site = Site::empty().await;
    let odile = odile(&site).await;
    let (salome, bruno) = (cto().writing().join(&site).await, cto().named("Bruno Keller").writing().join(&site).await);
    proves(&site, &bruno).await;
    salome.asks_to_join(&site).await;
    proves(&site, &salome).await;
    site.advance(Duration::hours(1));
    let [digest] = &digests(&site, &odile).await[..] else { panic!("one digest") };
    for line in [
        "- Salomé Garnier demande à rejoindre la communauté",
        "- Salomé Garnier : une personne à contacter pour une référence",
        "- Salomé Garnier : un document à vérifier",
    ] {
        assert!(plain(digest).contains(line), "{line}: {}", digest.text);
    }
    assert!(!digest.text.contains("Bruno Keller"), "who has asked nobody is not staff's to know: {}", digest.text);

    salome.browser(&site).get("/profile").await.form("withdraw_request").submit().await.expect_status(200);
    site.advance(BETWEEN_TWO);
    let told = digests(&site, &odile).await;
    assert_eq!(told.len(), 2);
    assert!(plain(&told[1]).contains("- Salomé Garnier retire sa demande de rejoindre la communauté"), "{}", told[1].text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_waits_too_long_is_told_when_it_does() {
    let site = Site::empty().await;
    let odile = odile(&site).await;
    let salome = cto().writing().join(&site).await;
    salome.is_taken_to(&site, ProfileState::Interview).await;
    site.advance(Duration::hours(1));
    let before = digests(&site, &odile).await.len();
    // Tuesday, three business days.
    site.advance(Duration::hours(71) + Duration::minutes(1));
    site.work_off().await;
    site.advance(Duration::minutes(2));
    let told = digests(&site, &odile).await;
    assert_eq!(told.len(), before + 1);
    let last = plain(&told[before]);
    assert!(last.contains("En retard\n- Demande de Salomé Garnier : À vous, attendu vendredi 20 novembre, 10 h"), "{last}");
    site.advance(Duration::hours(24));
    assert_eq!(digests(&site, &odile).await.len(), before + 1, "and not again");
}
