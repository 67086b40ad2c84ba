//! Laws of conflicts between a CTO's clients and a mission:
//! 1. a client of the mission's sector is shown to staff by name, and to the CTO before they apply, who may say how they keep things apart;
//! 2. the CEO learns that the CTO works for another company of the sector, and neither its name nor what the CTO said;
//! 3. until a CTO knows the company, its own name among their clients reads like any other;
//! 4. a rival that the CEO named is shown to staff, and to a CTO only once they know the company; no CTO sees the list, and it changes
//!    nothing of what the CEO sees;
//! 5. a mission that runs here counts, a client whose last day is over does not;
//! 6. nothing is blocked;
//! 7. what cannot be taken comes back beside its field.

use tests::{Browser, Member, Site, cto, mission, startup};

const WORDS: &str =
    "Notre foodtech livre des repas. Une agence a construit notre première version avec Symfony. Deux jours par semaine, à distance.";

/// Salomé works for Mijote, of the sector, besides.
async fn salome(site: &Site) -> (Member, Browser) {
    let salome = cto().named("Salomé Garnier").formerly_at("Quatre Épices").join(site).await;
    let browser = salome.browser(site);
    let form = browser.get("/profile/edit/clients").await.form("profile-clients");
    let page = form
        .fill("client-0", "Mijote")
        .fill("sector-0", "foodtech")
        .fill("client-1", "Doctolune")
        .fill("sector-1", "health")
        .submit()
        .await;
    page.expect_status(200).expect_path("/profile").expect("Mijote, Alimentation").expect("Doctolune");
    (salome, browser)
}

async fn curation(site: &Site, mission: domain::MissionId, peek: &Member) -> String {
    let staff = site.staff().await.browser(site);
    let page = staff.get(&format!("/staff/missions/{mission}/curation?peek={}", peek.profile())).await;
    page.expect_status(200);
    page.text()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_of_the_same_sector_is_said_to_each_as_far_as_they_may_know() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).saying(WORDS).open().play(&site).await;
    let offer = format!("/offers/{}", open.id);
    let page = browser.get(&offer).await;
    page.expect("Votre client actuel « Mijote » travaille dans le même secteur").expect_nothing_of("Doctolune");
    let page = page
        .form("apply")
        .fill("message", "J’ai repris deux produits.")
        .fill("statement", "Mijote est d’accord, jours distincts.")
        .submit()
        .await;
    page.expect_status(200).expect_path(&offer);

    let text = curation(&site, open.id, &salome).await;
    for words in ["Conflit à éclaircir", "Mijote (client actuel)", "Mijote est d'accord, jours distincts."] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let staff = site.staff().await.browser(&site);
    staff.get(&format!("/staff/profiles/{}", salome.profile())).await.expect("Mijote").expect("Doctolune");

    let other = mission().of(&ceo).saying(WORDS).open().play(&site).await;
    let candidacy = other.shortlist(&site, &[&salome]).await[0];
    let owner = ceo.browser(&site);
    let pages = [format!("/needs/{}/shortlist", other.id), format!("/needs/{}/candidates/{candidacy}", other.id)];
    for path in &pages {
        owner
            .get(path)
            .await
            .expect("pour une autre entreprise de votre secteur")
            .expect_nothing_of("Mijote")
            .expect_nothing_of("Doctolune");
    }
    other.introduce(&site, &salome, candidacy).await;
    owner.get(&pages[1]).await.expect("Salomé Garnier").expect_nothing_of("Mijote").expect_nothing_of("Doctolune");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_clients_does_not_find_out_whose_mission_it_is() {
    let site = Site::empty().await;
    let ceo = startup().named("La Tablée").join(&site).await;
    let open = mission().of(&ceo).saying(WORDS).open().play(&site).await;
    let salome = cto().named("Salomé Garnier").formerly_at("Quatre Épices").join(&site).await;
    let browser = salome.browser(&site);
    let offer = format!("/offers/{}", open.id);
    for client in ["Mijote", "La Tablée"] {
        let form = browser.get("/profile/edit/clients").await.form("profile-clients");
        form.fill("client-0", client).fill("sector-0", "foodtech").submit().await.expect_path("/profile");
        browser.get(&offer).await.expect(&format!("Votre client actuel « {client} » travaille dans le même secteur"));
    }
    open.invite(&site, &salome).await;
    browser.get(&offer).await.expect("La Tablée").expect_nothing_of("travaille dans le même secteur");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_rival_is_staffs_to_know() {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").formerly_at("Quatre Épices").in_sectors(["health"]).join(&site).await;
    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    let owner = ceo.browser(&site);
    let need = format!("/needs/{}", open.id);
    let before = owner.get(&need).await;
    let page = before.form("rivals").fill("rivals", "quatre epices\nAutre Rivale\nAUTRE RIVALE").submit().await;
    page.expect_status(200).expect("Autre Rivale");
    assert_eq!(page.form("rivals").value("rivals").as_deref(), Some("Autre Rivale\r\nquatre epices"));

    let text = curation(&site, open.id, &salome).await;
    assert!(text.contains("Concurrent nommé") && text.contains("Quatre Épices (poste en cours)"), "{text}");
    let staff = site.staff().await.browser(&site);
    staff.get(&format!("/staff/missions/{}", open.id)).await.expect("Autre Rivale, quatre epices");
    staff.get("/staff/audit").await.expect("Concurrents indiqués").expect_nothing_of("Autre Rivale");

    let browser = salome.browser(&site);
    let offer = format!("/offers/{}", open.id);
    browser.get(&offer).await.expect_nothing_of("Autre Rivale").expect_nothing_of("pourrait voir un conflit");
    open.invite(&site, &salome).await;
    let page = browser.get(&offer).await;
    page.expect("pourrait voir un conflit avec votre client actuel « Quatre Épices »").expect_nothing_of("Autre Rivale");
    page.form("apply").fill("message", "Avec plaisir.").submit().await.expect_status(200);

    let shortlisted = mission().of(&ceo).open().play(&site).await;
    owner.get(&format!("/needs/{}", shortlisted.id)).await.form("rivals").fill("rivals", "Quatre Épices").submit().await.expect_status(200);
    shortlisted.shortlist(&site, &[&salome]).await;
    owner.get(&format!("/needs/{}/shortlist", shortlisted.id)).await.expect_nothing_of("autre entreprise de votre secteur");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_mission_counts_and_a_past_client_does_not() {
    let site = Site::empty().await;
    let (ceo, rival) = (startup().named("La Tablée").join(&site).await, startup().named("Le Fournil").join(&site).await);
    let salome = cto().named("Salomé Garnier").join(&site).await;
    let running = mission().of(&rival).saying(WORDS).open().play(&site).await;
    let candidacy = running.shortlist(&site, &[&salome]).await[0];
    running.introduce(&site, &salome, candidacy).await;
    running.agree(&site, &salome, candidacy).await;
    running.choose(&site, candidacy).await;
    let open = mission().of(&ceo).saying(WORDS).open().play(&site).await;
    let browser = salome.browser(&site);
    browser.get(&format!("/offers/{}", open.id)).await.expect("Votre client actuel « Le Fournil » travaille dans le même secteur");
    assert!(curation(&site, open.id, &salome).await.contains("Le Fournil (mission en cours ici)"));

    let bruno = cto().named("Bruno Keller").join(&site).await;
    let form = bruno.browser(&site);
    let form = form.get("/profile/edit/clients").await.form("profile-clients");
    form.fill("client-0", "Mijote").fill("sector-0", "foodtech").fill("until-0", "2026-11-16").submit().await.expect_status(200);
    let page = bruno.browser(&site);
    page.get(&format!("/offers/{}", open.id)).await.expect_status(200).expect_nothing_of("Mijote");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_comes_back() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let form = browser.get("/profile/edit/clients").await.form("profile-clients");
    let page = form.fill("client-1", "MIJOTE").fill("sector-2", "foodtech").fill("until-1", "demain").submit().await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["client-1", "until-1", "client-2"], "{page}");
    assert_eq!(page.form("profile-clients").value("until-1").as_deref(), Some("demain"));

    let ceo = startup().join(&site).await;
    let open = mission().of(&ceo).saying(WORDS).open().play(&site).await;
    let long = "é".repeat(4_001);
    let form = browser.get(&format!("/offers/{}", open.id)).await.form("apply");
    let page = form.fill("message", "J’ai repris deux produits.").fill("statement", &long).submit().await;
    assert_eq!(page.attributes("[aria-invalid]", "name"), ["statement"]);
    assert_eq!(page.form("apply").value("message").as_deref(), Some("J’ai repris deux produits."));
    let applied = "SELECT count(*) FROM candidacies WHERE profile_id = $1";
    let applied: i64 = sqlx::query_scalar(applied).bind(salome.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(applied, 0);

    let owner = ceo.browser(&site);
    let many = (0..21).map(|number| format!("Entreprise {number}")).collect::<Vec<_>>().join("\n");
    for refused in [many.as_str(), "---", &"x".repeat(121)] {
        let page = owner.get(&format!("/needs/{}", open.id)).await.form("rivals").fill("rivals", refused).submit().await;
        assert_eq!(page.attributes("[aria-invalid]", "name"), ["rivals"], "{refused}");
        assert_eq!(page.form("rivals").value("rivals").unwrap().replace("\r\n", "\n"), refused);
    }
}
