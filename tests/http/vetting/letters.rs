//! What a CTO is written about the request, in their language.

use domain::lifecycle::{ProfileEvent, ProfileState};
use marketplace::mail::outbox::Kept;
use tests::{Member, Site, cto, plain_blanks};

use super::dossier;

/// What has come for somebody since the last time, once every job is done.
async fn news(site: &Site, member: &Member, seen: &mut usize) -> Vec<Kept> {
    site.work_off().await;
    let all: Vec<Kept> = site.outbox().await.into_iter().filter(|kept| kept.address == member.email).collect();
    let new = all[*seen..].to_vec();
    *seen = all.len();
    new
}

async fn only(site: &Site, member: &Member, seen: &mut usize) -> Kept {
    let mut news = news(site, member, seen).await;
    assert_eq!(news.len(), 1, "{:?}", news.iter().map(|kept| &kept.subject).collect::<Vec<_>>());
    news.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_is_written_about() {
    let site = Site::empty().await;
    let (salome, mut seen) = (cto().writing().join(&site).await, 0);
    salome.asks_to_join(&site).await;
    let letter = only(&site, &salome, &mut seen).await;
    assert_eq!(letter.subject, "Nous avons reçu votre demande");
    assert!(plain_blanks(&letter.text).contains("3 jours ouvrés") && letter.html.contains("/profile"), "{}", letter.text);
    salome.is_stepped(&site, ProfileEvent::Interview).await;
    assert_eq!(only(&site, &salome, &mut seen).await.subject, "Parlons-nous");
    salome.is_stepped(&site, ProfileEvent::AskReferences).await;
    let letter = only(&site, &salome, &mut seen).await;
    assert_eq!(letter.subject, "Qui connaît votre travail\u{202f}?");
    assert!(letter.text.contains("désignez sur votre profil deux personnes"), "{}", letter.text);
    assert!(tests::links(&letter.text).iter().any(|link| link.ends_with("/profile#references")), "{}", letter.text);
    salome.is_stepped(&site, ProfileEvent::Accept).await;
    let letter = only(&site, &salome, &mut seen).await;
    assert_eq!(letter.subject, "Bienvenue dans la communauté");
    assert!(tests::links(&letter.text).iter().any(|link| link.ends_with("/offers")), "{}", letter.text);
    let staff = site.staff().await.browser(&site);
    dossier(&staff, &salome).await.form("pause_member").fill("reason", "Trois messages sans réponse.").submit().await.expect_status(200);
    let letter = only(&site, &salome, &mut seen).await;
    assert!(letter.text.contains("«\u{a0}Trois messages sans réponse.\u{a0}»"), "{}", letter.text);
    dossier(&staff, &salome).await.form("resume_member").submit().await.expect_status(200);
    assert_eq!(only(&site, &salome, &mut seen).await.subject, "Des missions vous sont de nouveau proposées");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_date_of_an_interview_is_told_when_it_is_noted_changed_or_taken_away() {
    let site = Site::empty().await;
    let (salome, mut seen) = (cto().writing().join(&site).await, 0);
    salome.is_taken_to(&site, ProfileState::Interview).await;
    news(&site, &salome, &mut seen).await;
    let staff = site.staff().await.browser(&site);
    let note = async |day: &str, time: &str| {
        let form = dossier(&staff, &salome).await.form("note_interview").fill("day", day).fill("time", time);
        form.submit().await.expect_status(200);
    };
    note("2026-12-01", "14:30").await;
    let letter = only(&site, &salome, &mut seen).await;
    assert_eq!(letter.subject, "La date de notre entretien");
    let text = letter.text.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(text.contains("mardi 1ᵉʳ décembre, 14 h 30 (heure de Paris)"), "{text}");
    note("2026-12-01", "14 h 30").await;
    assert!(news(&site, &salome, &mut seen).await.is_empty(), "the same date is no news");
    note("2026-12-02", "9 h").await;
    assert!(only(&site, &salome, &mut seen).await.text.contains("2\u{a0}décembre"));
    note("", "").await;
    assert!(only(&site, &salome, &mut seen).await.text.contains("ne tient plus"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_why_when_to_ask_again_and_until_when_data_is_kept() {
    let site = Site::empty().await;
    let (salome, mut seen) = (cto().writing().join(&site).await, 0);
    sqlx::query("UPDATE accounts SET language = 'en' WHERE id = $1")
        .bind(salome.account.0)
        .execute(&mut site.superuser().await)
        .await
        .unwrap();
    salome.asks_to_join(&site).await;
    assert_eq!(only(&site, &salome, &mut seen).await.subject, "We have received your request");
    let staff = site.staff().await.browser(&site);
    let form =
        dossier(&staff, &salome).await.form("refuse_request").fill("code", "references").fill("reason", "Nobody <b>could</b> be reached.");
    form.fill("confirmed", "true").submit().await.expect_status(200);
    let letter = only(&site, &salome, &mut seen).await;
    assert_eq!(letter.subject, "Your request was not accepted");
    for words in ["could not be confirmed", "“Nobody <b>could</b> be reached.”", "from 17\u{a0}February 2027", "erased on 17\u{a0}May 2027"]
    {
        assert!(letter.text.contains(words), "{words}: {}", letter.text);
    }
    assert!(letter.html.contains("&lt;b&gt;") && !letter.html.contains("<b>could"), "{}", letter.html);
    dossier(&staff, &salome).await.form("reopen").submit().await.expect_status(200);
    assert_eq!(only(&site, &salome, &mut seen).await.subject, "We are taking your request up again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_before_the_letter_went_is_not_told() {
    let site = Site::empty().await;
    let (salome, mut seen) = (cto().writing().join(&site).await, 0);
    salome.is_taken_to(&site, ProfileState::Interview).await;
    salome.is_stepped(&site, ProfileEvent::StepBack).await;
    let subjects: Vec<String> = news(&site, &salome, &mut seen).await.into_iter().map(|kept| kept.subject).collect();
    assert_eq!(subjects, ["Nous avons reçu votre demande"]);
}
