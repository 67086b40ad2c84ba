//! Laws of the health report:
//! 1. the CTO writes it, the CEO and staff read it once it is published, and to anybody else there is none;
//! 2. the form has at most twelve fields, is filled with what the application knows and what was said last month, and gives back what it refuses;
//! 3. it is published once; afterwards the CEO comments and the CTO corrects, and both stay to be seen;
//! 4. the fullest page has at most 450 words, and explains its technical words;
//! 5. a light is never better than its facts, and has a shape and a word; it is compared with the month before; a worry says why;
//! 6. the CEO is written to when it is there; the CTO when the month has ended without it, and a week later; then staff sees it, whichever month it is, and
//!    is told in its digest;
//! 7. nobody overwrites a version that they have not seen.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use domain::{mandate::EntryKind, report::MOST_INPUTS};
use tests::{AtWork, Browser, Form, Page, plain_blanks, startup, typed_entry};

/// The first month that is reported on in these tests.
const MONTH: &str = "2026-11";

/// The address of a month's report.
fn report(scene: &AtWork, month: &str) -> String {
    scene.page(&format!("/report/{month}"))
}

/// Days later, when both have signed in again.
async fn later(scene: &AtWork, days: i64) -> (Browser, Browser) {
    scene.site.advance(Duration::days(days));
    (scene.site.signed_in(&scene.camille.email).await, scene.site.signed_in(&scene.salome.email).await)
}

/// A part of each kind.
async fn agree(scene: &AtWork) {
    for kind in EntryKind::ALL {
        scene.salome.notes_down(&scene.site, scene.engagement, *kind).await;
    }
}

/// Fills in what a report must say.
fn filled(form: Form<'_>) -> Form<'_> {
    form.fill("team", "watch")
        .fill("team_words", "Hugo est arrivé, une personne manque encore.")
        .fill("agency", "good")
        .fill("agency_words", "L’agence ne sert plus qu’aux correctifs urgents.")
        .fill("transfer", "good")
        .fill("transfer_words", "Si je pars demain, Hugo peut continuer.")
        .fill("budget", "4 800")
        .fill("spent", "4 200")
}

async fn published<'b>(browser: &'b Browser, address: &str) -> Page<'b> {
    let form = filled(browser.get(address).await.form("report"));
    let answer = form.send_by("step", "publish").await;
    assert_eq!(answer.status, 303);
    browser.get(answer.location()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cto_writes_and_the_ceo_reads() {
    let scene = AtWork::begin().await;
    agree(&scene).await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    camille.get(&scene.page("/reports")).await.expect("Novembre 2026").expect("Pas encore publié").expect_nothing_of("Écrire");
    camille.get(&report(&scene, MONTH)).await.expect_status(404);
    let page = salome.get(&scene.page("/reports")).await.follow("Écrire").await;
    let kept = filled(page.form("report")).send_by("step", "keep").await;
    salome.get(kept.location()).await.expect("Brouillon : vous seul le voyez");
    camille.get(&report(&scene, MONTH)).await.expect_status(404);
    scene.site.staff().await.browser(&scene.site).get(&report(&scene, MONTH)).await.expect_status(404);
    salome.get(&scene.page("/reports")).await.expect("Commencé, pas encore publié");
    published(&salome, &report(&scene, MONTH)).await.expect("Écrit par Salomé Garnier").expect_nothing_of("Publier pour la direction");
    let page = camille.get(&scene.page("/reports")).await.follow("Lire").await;
    page.expect("Si je pars demain, Hugo peut continuer.").expect("Ce mois-ci : 4 200 € dépensés, 4 800 € prévus.");
    page.expect("Étapes faites : 0 sur 1, 0 en retard, 0 repoussée.").expect("Décidé ce mois-ci").expect("À vérifier");
    let english = camille.get(&format!("/en{}", report(&scene, MONTH))).await;
    english.expect("Written by Salomé Garnier, your CTO").expect("This month: €4,200 spent, €4,800 planned.").expect("To watch");
    scene.site.staff().await.browser(&scene.site).get(&report(&scene, MONTH)).await.expect("Hugo est arrivé");
    let stranger = startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    stranger.get(&report(&scene, MONTH)).await.expect_status(404);
    for month in ["2026-10", "2026-12", "2027-11", "novembre", "2026-13"] {
        salome.get(&report(&scene, month)).await.expect_status(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_is_short_filled_and_gives_back_what_it_refuses() {
    let scene = AtWork::begin().await;
    let milestone = scene.salome.notes_down(&scene.site, scene.engagement, EntryKind::Milestone).await;
    let salome = scene.salomes();
    let mandate = format!("/engagements/{}/mandate", scene.engagement);
    let form = salome.get(&mandate).await.form(&format!("change-milestone-{milestone}"));
    form.fill("due", "2026-12-19").fill("reason", "La banque tarde").submit().await.expect("Repoussé");
    for prefix in ["", "/en"] {
        let page = salome.get(&format!("{prefix}{}", report(&scene, MONTH))).await;
        let form = page.form("report");
        let fields: BTreeSet<String> = form.taken_fields().into_iter().collect();
        assert!((1..=MOST_INPUTS).contains(&fields.len()), "{fields:?}");
        assert_eq!(form.value("roadmap").as_deref(), Some("La banque tarde"), "what the mandate says");
        let long = ["mot"; 21].join(" ");
        let refused = form.fill("team_words", &long).fill("budget", "beaucoup").send_by("step", "publish").await;
        let page = salome.get(refused.location()).await;
        let beside = page.attributes("#report [aria-invalid=true]", "name");
        assert_eq!(beside, ["budget", "team_words"], "{prefix}");
        page.expect("20");
        assert_eq!(page.form("report").value("team_words"), Some(long));
        let refused = page.form("report").fill("team_words", "").fill("budget", "").send_by("step", "publish").await;
        let beside = salome.get(refused.location()).await.attributes("#report [aria-invalid=true]", "name");
        assert_eq!(beside, ["team_words", "agency_words", "transfer_words"], "a sentence that the CEO would miss");
    }
    published(&salome, &report(&scene, MONTH)).await.expect_status(200);
    let (_, salome) = later(&scene, 30).await;
    let form = salome.get(&report(&scene, "2026-12")).await.form("report");
    assert_eq!(form.value("transfer_words").as_deref(), Some("Si je pars demain, Hugo peut continuer."));
    assert_eq!((form.value("budget").as_deref(), form.value("spent").as_deref()), (Some("4800"), Some("")));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_published_once_and_added_to_afterwards() {
    let scene = AtWork::begin().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let before = salome.get(&report(&scene, MONTH)).await;
    published(&salome, &report(&scene, MONTH)).await.expect_status(200);
    let late = filled(before.form("report")).fill("money", "Autre chose").send_by("step", "publish").await;
    salome
        .get(late.location())
        .await
        .expect("Ce n’est pas possible à cette étape.")
        .expect("Ce que vous aviez écrit")
        .expect("Autre chose");
    let page = camille.get(&report(&scene, MONTH)).await;
    page.form("remark").submit().await.expect("Remplissez ce champ.");
    page.form("remark").fill("words", "Qui paie l’agence en décembre ?").submit().await.expect("Qui paie l’agence en décembre ?");
    let page = salome.get(&report(&scene, MONTH)).await;
    page.expect("Camille Aubry, le");
    let page = page.form("remark").fill("words", "4 300 € dépensés, et non 4 200.").submit().await;
    page.expect("Correction de Salomé Garnier").expect("4 200 € dépensés, 4 800 € prévus");
    for _ in 0..4 {
        salome.get(&report(&scene, MONTH)).await.form("remark").fill("words", "Encore une.").submit().await;
    }
    salome.get(&report(&scene, MONTH)).await.form("remark").fill("words", "De trop.").submit().await.expect("5 au plus");
    assert_eq!(scene.site.count("report_remarks").await, 6);
}

/// The words that stand on a report, without what opens on a click, what is not printed, and what was added afterwards.
fn words_on(page: &Page<'_>) -> usize {
    let count = |selector: &str| page.texts(selector).iter().map(|text| text.split_whitespace().count()).sum::<usize>();
    count("article.health-report") - count("article.health-report .definition") - count("article.health-report .no-print")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fullest_page_has_at_most_450_words() {
    let scene = AtWork::begin().await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let party = scene.salome.party_to(&scene.site, scene.engagement).await;
    // Words as short as a word can be.
    let title = ["à"; 70].join(" ");
    for kind in EntryKind::ALL {
        for at in 0..kind.most().min(9) {
            let mut typed = typed_entry(*kind);
            typed.iter_mut().filter(|(name, _)| name == "title").for_each(|(_, value)| value.clone_from(&title));
            typed.iter_mut().filter(|(name, _)| name == "due").for_each(|(_, value)| *value = format!("2026-12-{:02}", at + 10));
            let once = uuid::Uuid::now_v7().to_string();
            marketplace::mandates::write::add(&scene.site.market, &party, kind.code(), &once, &typed).await.unwrap();
        }
    }
    let form = salome.get(&scene.page("/reports")).await.form("keep_accesses");
    let form = ["code", "hosting", "domain", "app_stores", "analytics"].into_iter().fold(form, |form, access| form.fill(access, "nobody"));
    form.submit().await.expect("Personne ne sait");
    let mut browsers = (camille, salome);
    for month in [MONTH, "2026-12"] {
        let salome = &browsers.1;
        let sentence = ["à"; 20].join(" ");
        let form = filled(salome.get(&report(&scene, month)).await.form("report"));
        let words = ["mandate", "roadmap", "money", "team_words", "risks", "agency_words", "transfer_words"];
        let form = words.into_iter().fold(form, |form, field| form.fill(field, &sentence));
        assert_eq!(form.send_by("step", "publish").await.status, 303);
        browsers = later(&scene, 25).await;
    }
    for address in [report(&scene, "2026-12"), format!("/en{}", report(&scene, "2026-12"))] {
        let page = browsers.0.get(&address).await;
        page.expect_status(200);
        let words = words_on(&page);
        assert!((200..=450).contains(&words), "{words} words on {address}");
        assert!(!page.texts("article.health-report .definition").is_empty(), "technical words are explained on {address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_light_is_never_better_than_its_facts_and_is_compared_with_the_month_before() {
    let scene = AtWork::begin().await;
    scene.salome.notes_down(&scene.site, scene.engagement, EntryKind::Milestone).await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    salome.get(&scene.page("/reports")).await.form("keep_accesses").fill("hosting", "agency").submit().await.expect("L’agence");
    published(&salome, &report(&scene, MONTH)).await.expect_status(200);
    let page = camille.get(&report(&scene, MONTH)).await;
    let lights = page.texts(".health h3");
    assert!(lights.iter().any(|light| light.contains("Feuille de route") && light.contains("Tout va bien")), "{lights:?}");
    assert!(lights.iter().any(|light| light.contains("Agence") && light.contains("À surveiller")), "said to be good: {lights:?}");
    assert!(lights.iter().any(|light| light.contains("Clés") && light.contains("À décider")), "{lights:?}");
    assert_eq!(page.attributes(".health .light", "class").len(), 8);
    // The twelfth of December passes without it.
    let (camille, salome) = later(&scene, 40).await;
    let form = filled(salome.get(&report(&scene, "2026-12")).await.form("report")).fill("roadmap", "La banque tarde.");
    assert_eq!(form.send_by("step", "publish").await.status, 303);
    let page = camille.get(&report(&scene, "2026-12")).await;
    let lights = page.texts(".health");
    let roadmap = lights.iter().find(|light| light.contains("Feuille de route")).unwrap();
    assert!(roadmap.contains("À surveiller") && roadmap.contains("moins bien") && roadmap.contains("novembre"), "{roadmap}");
    let team = lights.iter().find(|light| light.contains("Équipe")).unwrap();
    assert!(team.contains("comme en novembre"), "{team}");
    // What was published stays as it was.
    camille.get(&report(&scene, MONTH)).await.expect("0 en retard");
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_it_concerns_is_written_to() {
    let scene = AtWork::begin().await;
    let salome = scene.salomes();
    published(&salome, &report(&scene, MONTH)).await.expect_status(200);
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Le bilan de santé est publié : novembre 2026"]);
    // December ends, and a week of January.
    let mut told = Vec::new();
    for _ in 0..60 {
        told.extend(scene.news(Duration::days(1)).await.into_iter().filter(|mail| mail.contains("bilan de santé")));
    }
    assert_eq!(
        told,
        [
            "salome: Le mois est fini : bilan de santé à écrire (décembre 2026)",
            "salome: Rappel : le bilan de santé de décembre 2026 manque",
        ]
    );
    let nadia = scene.site.staff().await;
    let (staff, salome) = (scene.site.signed_in(&nadia.email).await, scene.site.signed_in(&scene.salome.email).await);
    staff.get("/staff").await.expect("Bilan de santé de décembre 2026 : La Tablée");
    published(&salome, &report(&scene, "2026-12")).await.expect_status(200);
    staff.get("/staff").await.expect_nothing_of("Bilan de santé de décembre 2026");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_overwrites_a_version_that_they_have_not_seen() {
    let scene = AtWork::begin().await;
    let salome = scene.salomes();
    let (one, other) = (salome.get(&report(&scene, MONTH)).await, salome.get(&report(&scene, MONTH)).await);
    assert_eq!(filled(one.form("report")).send_by("step", "keep").await.status, 303);
    let refused = filled(other.form("report")).fill("money", "Un correctif").send_by("step", "keep").await;
    let page = salome.get(refused.location()).await;
    page.expect("entre-temps");
    assert_eq!(page.form("report").value("money").as_deref(), Some("Un correctif"), "nothing is lost");
    assert_eq!(page.form("report").send_by("step", "keep").await.status, 303);
    assert_eq!(salome.get(&report(&scene, MONTH)).await.form("report").value("money").as_deref(), Some("Un correctif"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worry_is_published_with_its_reason() {
    let scene = AtWork::begin().await;
    scene.salome.notes_down(&scene.site, scene.engagement, EntryKind::Milestone).await;
    // The twelfth of December passes without it.
    let (_, salome) = later(&scene, 30).await;
    let form = filled(salome.get(&report(&scene, "2026-12")).await.form("report")).fill("spent", "6 000");
    let refused = form.send_by("step", "publish").await;
    let page = salome.get(refused.location()).await;
    assert_eq!(page.attributes("#report [aria-invalid=true]", "name"), ["roadmap", "money"], "why it is late, and why it is dear");
    let form = page.form("report").fill("roadmap", "La banque tarde.").fill("money", "Un audit imprévu.");
    let published = form.send_by("step", "publish").await;
    salome.get(published.location()).await.expect("Écrit par Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_was_never_reported_on_stays_late() {
    let scene = AtWork::begin().await;
    let staff = scene.site.staff().await.email.clone();
    // December ends, and a week of January.
    scene.site.advance("2027-01-08T09:00:00Z".parse::<DateTime<Utc>>().unwrap() - scene.site.now());
    for minutes in [0, 5] {
        scene.news(Duration::minutes(minutes)).await;
    }
    let told = scene.postbox.arrived().into_iter().filter(|mail| mail.to == staff);
    let told: Vec<String> = told.map(|mail| plain_blanks(&mail.text)).collect();
    assert!(told.iter().any(|text| text.contains("Bilan de santé de décembre 2026 de Salomé Garnier pour La Tablée")), "{told:?}");
    let salome = scene.site.signed_in(&scene.salome.email).await;
    published(&salome, &report(&scene, "2027-01")).await.expect_status(200);
    scene.site.advance(Duration::days(30));
    let day = scene.staffs().await;
    day.get("/staff").await.expect("Bilan de santé de décembre 2026").expect_nothing_of("Bilan de santé de janvier 2027");
}
