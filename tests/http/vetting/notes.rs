//! What staff notes about a CTO.

use domain::lifecycle::ProfileState;
use tests::{Site, cto, mission, startup};

use super::{count, dossier, events, odile};

const NOTE: &str = "Parle bien de ses échecs ; à rappeler après le salon.";

#[tokio::test(flavor = "multi_thread")]
async fn notes_stand_with_author_and_time_and_their_author_removes_them() {
    let site = Site::empty().await;
    let salome = cto().writing().join(&site).await;
    salome.asks_to_join(&site).await;
    let (nadia, odile) = (site.staff().await.browser(&site), odile(&site).await.browser(&site));
    dossier(&nadia, &salome)
        .await
        .form("write_note")
        .fill("words", NOTE)
        .submit()
        .await
        .expect(NOTE)
        .expect("Nadia Benali · aujourd’hui, 10 h");
    site.advance(chrono::Duration::minutes(5));
    let page = dossier(&odile, &salome).await.form("write_note").fill("words", "D’accord.\n\nJe m’en charge.").submit().await;
    assert_eq!(page.texts(".notes .prose"), ["D'accord. Je m'en charge.", NOTE]);
    assert_eq!(page.form_names().iter().filter(|name| name.starts_with("remove_note-")).count(), 1, "only one's own");
    let own = dossier(&nadia, &salome).await.form_like("remove_note-");
    let stolen = own.value("note").unwrap();
    let fields = [("note".to_owned(), stolen)];
    odile.post("/api/staff/notes/remove", &fields, "/staff").await.expect_status(404);
    own.submit().await.expect_status(200).expect_nothing_of("à rappeler après le salon");
    assert_eq!(events(&site, &salome).await, ["apply", "note", "note", "remove_note"]);
    nadia.get("/staff/vetting").await.expect_status(200);
    assert_eq!(nadia.get("/staff/vetting").await.texts("tbody .num"), ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pressing_twice_notes_once_and_an_empty_note_is_none() {
    let site = Site::empty().await;
    let salome = cto().join(&site).await;
    let staff = site.staff().await.browser(&site);
    let page = dossier(&staff, &salome).await;
    let (first, second) = (page.form("write_note").fill("words", NOTE), page.form("write_note").fill("words", NOTE));
    first.submit().await.expect_status(200);
    second.submit().await.expect_status(200);
    assert_eq!(count(&site, "SELECT count(*) FROM profile_notes WHERE profile_id = $1", &salome).await, 1);
    let page = page.form("write_note").fill("words", "  ").submit().await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["words"]);
    let page = page.form("write_note").fill("words", &"a".repeat(4_001)).submit().await;
    page.expect("4 000 caractères");
    page.form("write_note").forge("once", "x").fill("words", NOTE).submit().await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_staff_reads_them_and_the_person_takes_the_words_away() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().join(&site).await, cto().named("Salomé Garnier").writing().join(&site).await);
    salome.is_taken_to(&site, ProfileState::Accepted).await;
    let staff = site.staff().await.browser(&site);
    dossier(&staff, &salome).await.form("write_note").fill("words", NOTE).submit().await.expect(NOTE);
    let open = mission().of(&ceo).open().play(&site).await;
    let candidacy = open.shortlist(&site, &[&salome]).await[0];
    open.introduce(&site, &salome, candidacy).await;
    let (own, company) = (salome.browser(&site), ceo.browser(&site));
    for path in ["/profile", "/offers", &format!("/offers/{}", open.id), "/account"] {
        own.get(path).await.expect_status(200).expect_nothing_of("à rappeler après le salon");
    }
    for path in [format!("/needs/{}/shortlist", open.id), format!("/needs/{}/candidates/{candidacy}", open.id)] {
        company.get(&path).await.expect_status(200).expect_nothing_of("à rappeler").expect_nothing_of(tests::MOTIVATION);
    }
    let export: serde_json::Value = serde_json::from_slice(&own.ask("/account/export.json").await.body).unwrap();
    assert_eq!(export["profile"]["notes_of_staff"][0]["words"], NOTE);
    assert_eq!(export["profile"]["applications"][0]["motivation"], tests::MOTIVATION);
    assert!(!export.to_string().contains("Nadia"), "whose words they are is another's to say");
}
