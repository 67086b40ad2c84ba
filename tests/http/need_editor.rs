//! Laws of the page on which a need is written, without JavaScript:
//! 1. a name that nobody knows is answered with those that are like it, each one press away, and nothing typed is lost;
//! 2. what the words tell of the company's situation stands with those words, and a person's hand wins over them;
//! 3. spans follow the words; what a person corrected, weighed or removed stays as they left it when the words are read again;
//! 4. of two savings upon the same version the second is told, and both texts are there to choose from;
//! 5. the preview says what others read, and to CTOs not whose need it is;
//! 6. of a kind that holds one value one value stands, and what stands is not unknown;
//! 7. a day that is counted from today is counted from today in Paris.

use chrono::Duration;
use domain::MissionId;
use tests::{Browser, Page, Site, mission, startup};

/// A draft with these words, in its CEO's browser.
async fn draft(site: &Site, words: &str) -> (Browser, String) {
    let ceo = startup().join(site).await;
    let browser = ceo.browser(site);
    let page = browser.get("/needs/new").await.form("begin").fill("words", words).submit().await;
    page.expect_status(200);
    let path = page.path().to_owned();
    (browser, path)
}

/// Saves other words on the page of the draft.
async fn write<'b>(browser: &'b Browser, path: &str, words: &str) -> Page<'b> {
    let page = browser.get(path).await.form("need-words").fill("words", words).submit().await;
    page.expect_status(200);
    page
}

/// The values of the criteria that stand.
fn standing(page: &Page<'_>) -> Vec<String> {
    page.texts("#understood > .criteria details.criterion .value")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_is_answered_with_names_like_it() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "Nous avons besoin d’un CTO deux jours par semaine.").await;
    let page = browser.get(&format!("{path}?add=stack")).await;
    let page = page.form("add-stack").fill("value", "Symfonie").fill("importance", "must").submit().await;
    page.expect_status(200).expect("Nous ne connaissons pas ce nom").expect("Vouliez-vous dire");
    assert_eq!(page.form("add-stack").value("value").as_deref(), Some("Symfonie"), "what was typed is still there");
    let page = page.form("near-symfony-add-stack").submit().await;
    assert!(standing(&page).contains(&"Symfony".to_owned()), "{page}");
    assert_eq!(page.form_to("/criteria/weigh", &[("kind", "stack")]).value("importance").as_deref(), Some("must"), "with its weight");

    let page = browser.get(&format!("{path}?add=place")).await.form("add-place").fill("value", "Bordeau").submit().await;
    let page = page.form("near-bordeaux-add-place").submit().await;
    assert!(standing(&page).contains(&"Bordeaux".to_owned()), "{page}");

    let page = browser.get(&format!("{path}?add=stack")).await.form("add-stack").fill("value", "zzzzqqqq").submit().await;
    page.expect("Nous ne connaissons pas ce nom");
    assert!(!page.form_names().iter().any(|name| name.starts_with("near-")), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_to_an_unknown_name_offers_names_to_staff_too() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let submitted = mission().of(&ceo).submitted().play(&site).await;
    let staff = site.staff().await.browser(&site);
    let path = format!("/staff/missions/{}", submitted.id);
    let page = staff.get(&path).await;
    let form = page.form_to("/criteria/correct", &[("value", "Symfony")]);
    let criterion = form.value("criterion").unwrap();
    let page = form.fill("value", "Laravelle").submit().await;
    page.expect("Nous ne connaissons pas ce nom");
    let page = page.form(&format!("near-laravel-correct-{criterion}")).submit().await;
    assert!(page.texts("details.criterion .value").contains(&"Laravel".to_owned()), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_does_not_carry_the_dictionary() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "Notre produit est en Symfony.").await;
    let page = browser.get(&path).await;
    let offered = page.attributes("datalist#technologies option", "value");
    assert!(offered.contains(&"Symfony".to_owned()) && (50..200).contains(&offered.len()), "{} technologies", offered.len());
}

const SITUATION: &str = "Notre CTO vient de partir. Nous avons trois développeurs. Une agence construit le produit. Mission de six mois, 4 000 euros par mois, en télétravail partiel.";

#[tokio::test(flavor = "multi_thread")]
async fn the_situation_stands_with_the_words_that_told_it() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, SITUATION).await;
    let page = browser.get(&path).await;
    let facts = page.texts(".situation > .criteria details.criterion .value").join(" | ");
    for fact in ["3 développeurs", "Une agence", "Parti ou sur le départ", "4 000 € HT par mois", "6 mois"] {
        assert!(facts.contains(fact), "{fact} in {facts}\n{page}");
    }
    assert!(page.texts("#fact-duration blockquote").join("").contains("six mois"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_says_of_the_situation_wins_over_the_words() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, SITUATION).await;
    let page = browser.get(&path).await.form("situate-developers").fill("value", "beaucoup").submit().await;
    page.expect("Choisissez une valeur possible.");
    assert_eq!(page.form("situate-developers").value("value").as_deref(), Some("beaucoup"));
    assert_eq!(page.attributes("details[name=criterion][open]", "id"), ["fact-developers"], "the refused form is the one that is unfolded");
    let page = page.form("situate-developers").fill("value", "5").submit().await;
    assert!(page.texts("#fact-developers").join("").contains("5 développeurs"), "{page}");
    page.form("unsituate-agency").submit().await.expect_status(200);

    let page = write(&browser, &path, &format!("{SITUATION} Merci d’avance.")).await;
    assert!(page.texts("#fact-developers").join("").contains("5 développeurs"), "a correction outlives a reading:\n{page}");
    assert!(
        !page.texts(".situation > .criteria .value").contains(&"Une agence".to_owned()),
        "what was removed does not come back:\n{page}"
    );
    let page = page.form("resituate-agency").submit().await;
    assert!(page.texts(".situation > .criteria .value").contains(&"Une agence".to_owned()), "{page}");
    let page = page.form("situate-budget").fill("low", "3 000 €").fill("high", "5000").submit().await;
    assert!(page.texts("#fact-budget").join("").contains("De 3 000 € à 5 000 € HT par mois"), "{page}");
    let page = page.form("situate-hosting").fill("value", "agency").submit().await;
    assert!(page.texts("#fact-hosting").join("").contains("L'agence"), "what no words tell can be said:\n{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_reads_the_situation_and_corrects_it() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, SITUATION).await;
    let page = browser.get(&path).await.form("submit_need").fill("company", "La Tablée").fill("title", "Reprendre la main").submit().await;
    page.expect_status(200);
    let staff = site.staff().await.browser(&site);
    let there = path.replace("/needs/", "/staff/missions/");
    let page = staff.get(&there).await;
    page.expect("Parti ou sur le départ");
    let page = page.form("situate-duration").fill("value", "3-6-months-renewable").submit().await;
    page.expect("De 3 à 6 mois, renouvelable");
    browser.get(&path).await.expect("De 3 à 6 mois, renouvelable").expect("Ajouté par l’équipe");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_or_removed_does_not_come_back_with_the_words() {
    let site = Site::empty().await;
    let words = "Notre produit est en Symfony et PostgreSQL, à Lyon.";
    let (browser, path) = draft(&site, words).await;
    let page = browser.get(&path).await.form_to("/criteria/correct", &[("value", "Symfony")]).fill("value", "Laravel").submit().await;
    let removed = page.form_to("/criteria/correct", &[("value", "PostgreSQL")]).value("criterion").unwrap();
    page.form(&format!("remove-{removed}")).submit().await.expect_status(200);
    let page = browser.get(&path).await.form_to("/criteria/weigh", &[("kind", "place")]).fill("importance", "must").submit().await;
    page.expect_status(200);

    let page = write(&browser, &path, &format!("Bonjour ! {words} Nous cherchons quelqu’un.")).await;
    let values = standing(&page);
    assert!(values.contains(&"Laravel".to_owned()), "{values:?}");
    assert!(!values.contains(&"Symfony".to_owned()), "corrected: {values:?}");
    assert!(!values.contains(&"PostgreSQL".to_owned()), "removed: {values:?}");
    assert_eq!(page.form_to("/criteria/weigh", &[("kind", "place")]).value("importance").as_deref(), Some("must"));
    assert!(page.texts(".sheet-echo mark").iter().any(|mark| mark.contains("Lyon")), "the mark moved with its word:\n{}", page.html());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_is_put_back_takes_the_place_of_the_one_that_stood() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "Nous cherchons un CTO deux jours par semaine.").await;
    let page = browser.get(&path).await;
    let read = page.form_to("/criteria/correct", &[("value", "2")]).value("criterion").unwrap();
    let stale = browser.get(&path).await;
    let page = page.form_to("/criteria/correct", &[("value", "2")]).fill("value", "3").submit().await;
    let put_back = page.form_names().into_iter().find(|name| name.starts_with("restore-")).expect("what the words say can be put back");
    let page = page.form(&put_back).submit().await;
    page.expect_status(200);
    let stands = "SELECT kind || ' ' || value FROM criteria WHERE NOT removed AND kind = 'rhythm'
                  UNION ALL SELECT kind || ' unknown' FROM unknown_kinds WHERE kind = 'rhythm'";
    let stands = async || sqlx::query_scalar::<_, String>(stands).fetch_all(&mut site.superuser().await).await.unwrap();
    assert_eq!(stands().await, ["rhythm 2"]);

    let page = browser.get(&path).await;
    let weigh = page.form(&put_back.replace("restore-", "weigh-"));
    weigh.fill("importance", "unknown").submit().await.expect_status(200);
    assert_eq!(stands().await, ["rhythm unknown"]);
    stale.form(&format!("weigh-{read}")).fill("importance", "must").submit().await.expect_status(200);
    assert_eq!(stands().await, ["rhythm 3"], "what stands is known");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_midnight_in_paris_today_is_the_new_day() {
    let site = Site::empty().await;
    site.advance(Duration::hours(14) + Duration::minutes(30));
    let (_, path) = draft(&site, "Nous cherchons un CTO. Démarrage dans deux semaines.").await;
    let mission: MissionId = path.rsplit('/').next().unwrap().parse().unwrap();
    let start = "SELECT value FROM criteria WHERE mission_id = $1 AND kind = 'start'";
    let start: String = sqlx::query_scalar(start).bind(mission.0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(start, "2026-12-02", "it is Wednesday the eighteenth, half past midnight");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_goes_with_its_word() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "Notre produit est en Symfony, à Lyon.").await;
    let page = write(&browser, &path, "Nous sommes à Lyon. 🌉 Été comme hiver.").await;
    assert_eq!(page.texts(".sheet-echo mark"), ["Lyon"], "{}", page.html());
    assert!(!standing(&page).contains(&"Symfony".to_owned()), "nobody touched it, and the words no longer say it:\n{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_savings_is_told_and_both_texts_are_there() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "Un CTO pour notre produit.").await;
    let (old, new) = (browser.get(&path).await, browser.get(&path).await);
    new.form("need-words").fill("words", "Un CTO pour notre Rails.").submit().await.expect_status(200);
    let page = old.form("need-words").fill("words", "Un CTO pour notre Django.").submit().await;
    page.expect_status(200).expect("Le texte enregistré entre-temps").expect("Un CTO pour notre Rails.");
    assert_eq!(page.form("need-words").value("words").as_deref(), Some("Un CTO pour notre Django."));
    let page = page.form("need-words").submit().await;
    assert_eq!(page.form("need-words").value("words").as_deref(), Some("Un CTO pour notre Django."), "the writer chose:\n{page}");
    assert!(!page.says("Le texte enregistré entre-temps"));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_were_saved_already_may_be_sent_again() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "Un CTO pour notre produit.").await;
    let (one, again) = (browser.get(&path).await, browser.get(&path).await);
    one.form("need-words").fill("words", "Un CTO pour notre Rails.").submit().await.expect_status(200);
    let page = again.form("need-words").fill("words", "Un CTO pour notre Rails.").submit().await;
    page.expect_status(200);
    assert!(!page.says("Le texte enregistré entre-temps"), "nobody else wrote:\n{page}");
    assert_eq!(page.form("need-words").value("words").as_deref(), Some("Un CTO pour notre Rails."));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_says_what_others_read_and_not_whose_need_it_is() {
    let site = Site::empty().await;
    let (browser, path) = draft(&site, "La Tablée vend des titres-restaurant. Notre produit est en Symfony.").await;
    let id: MissionId = path.rsplit('/').next().unwrap().parse().unwrap();
    let page = browser.get(&path).await.follow("Voir ce que liront l’équipe et les CTO").await;
    page.expect_path(&format!("/needs/{id}/preview")).expect_status(200).expect("Symfony");
    let for_ctos = page.texts("section[aria-labelledby=for-ctos]").join("");
    assert!(for_ctos.contains("vend des titres-restaurant") && !for_ctos.contains("La Tablée"), "{for_ctos}");
    page.expect("Ce que nous vous demanderons").expect("Quel budget par jour ?");
    browser.get(&format!("/en/needs/{id}/preview")).await.expect_status(200).expect("What others will read");
}
