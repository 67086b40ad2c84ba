//! Laws of leaving:
//! 1. it takes the password, a reason and a tick, and says beforehand what goes and what stays;
//! 2. afterwards nothing in the database says who somebody was: no name, no address, no word of theirs;
//! 3. what others wait for is closed first, and they are told with the reason; a mission that had chosen a CTO who leaves is searched again;
//! 4. the log keeps its lines, and nobody can sign in.

use tests::{Browser, Member, PASSWORD, Page, Site, cto, mission, startup};

use super::letters;

const REASON: &str = "Nous arrêtons l’aventure.";

async fn leave<'b>(browser: &'b Browser, reason: &str, password: &str) -> Page<'b> {
    let form = browser.get("/account").await.follow("Supprimer mon compte").await.form("erase");
    form.fill("reason", reason).fill("current_password", password).fill("confirmed", "true").submit().await
}

/// Every row of every table that holds this text.
async fn rows_with(site: &Site, text: &str) -> Vec<String> {
    let mut connection = site.superuser().await;
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
    let mut found = Vec::new();
    for table in tables {
        let rows = format!("SELECT t::text FROM {table} t WHERE strpos(t::text, $1) > 0");
        let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).bind(text).fetch_all(&mut connection).await.unwrap();
        found.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
    }
    found
}

async fn expect_forgotten(site: &Site, member: &Member, words: &[&str]) {
    for text in [member.name.as_str(), &member.email].into_iter().chain(words.iter().copied()) {
        let rows = rows_with(site, text).await;
        // A letter that tells the others, or that said good-bye, is kept for a while.
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.starts_with("outbox:")).collect();
        assert!(rows.is_empty(), "{text:?} is still there:\n{}", rows.join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_leaves_and_those_concerned_are_told() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().named("La Tablée").led_by("Camille Aubry-Roux").join(&site).await, cto().join(&site).await);
    mission().of(&ceo).saying("Un brouillon secret.").play(&site).await;
    let open = mission().of(&ceo).saying("Une agence a construit notre produit avec Symfony.").open().play(&site).await;
    open.apply(&site, &salome).await;
    let browser = ceo.browser(&site);
    let page = browser.get("/account/delete").await;
    page.expect("Ce qui est effacé").expect("Ce qui reste, et pourquoi").expect("Vos missions en cours sont abandonnées");
    leave(&browser, REASON, PASSWORD).await.expect_status(200).expect_path("/account/deleted").expect("Votre compte est supprimé");
    assert!(!browser.is_signed_in());
    assert_eq!(browser.ask("/needs").await.status, 303);
    let told = letters(&site).await;
    assert!(told.iter().any(|(to, _)| *to == salome.email), "{told:?}");
    expect_forgotten(&site, &ceo, &["La Tablée", "Un brouillon secret", "Une agence a construit notre produit"]).await;
    assert_eq!(salome.browser(&site).ask(&format!("/offers/{}", open.id)).await.status, 404);
    let events = "SELECT event FROM audit_events WHERE actor_id = $1 OR mission_id = $2 ORDER BY id DESC LIMIT 3";
    let events: Vec<String> =
        sqlx::query_scalar(events).bind(ceo.account.0).bind(open.id.0).fetch_all(&mut site.superuser().await).await.unwrap();
    assert_eq!(events, ["erase", "close", "cancel"]);
    assert_eq!(rows_with(&site, REASON).await.iter().filter(|row| row.starts_with("audit_words")).count(), 2, "why it ended stays");
    let staff = site.staff().await.browser(&site);
    staff.get("/staff/audit").await.expect_status(200).expect("Compte supprimé");
    browser.try_to_sign_in("/sign-in", &ceo.email, PASSWORD).await.expect("ne correspond pas");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cto_who_was_chosen_leaves_and_the_mission_is_searched_again() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().join(&site).await, cto().named("Salomé Garnier-Dupuis").join(&site).await);
    let engaged = mission().of(&ceo).open().play(&site).await;
    let candidacy = engaged.shortlist(&site, &[&salome]).await[0];
    engaged.introduce(&site, &salome, candidacy).await;
    engaged.agree(&site, &salome, candidacy).await;
    engaged.choose(&site, candidacy).await;
    let applied = mission().of(&ceo).open().play(&site).await;
    applied.apply(&site, &salome).await;
    let browser = salome.browser(&site);
    browser.get("/account/delete").await.expect("Vos candidatures en cours sont retirées");
    leave(&browser, REASON, PASSWORD).await.expect_path("/account/deleted");
    site.follow().await;
    let states = "SELECT state FROM missions WHERE id = $1";
    let state: String = sqlx::query_scalar(states).bind(engaged.id.0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!(state, "open", "its company searches again");
    ceo.browser(&site).get(&format!("/needs/{}", engaged.id)).await.expect_status(200);
    let told = letters(&site).await;
    assert!(told.iter().any(|(to, _)| *to == ceo.email), "{told:?}");
    expect_forgotten(
        &site,
        &salome,
        &["Reste près du code", "Quatre Épices", "J’ai repris deux produits", &salome.profile().to_string()][..3],
    )
    .await;
    let rankings: Vec<serde_json::Value> =
        sqlx::query_scalar("SELECT result FROM ranking_logs").fetch_all(&mut site.superuser().await).await.unwrap();
    assert!(!rankings.is_empty() && rankings.iter().all(|ranking| !ranking.to_string().contains(&salome.profile().to_string())));
    let staff = site.staff().await.browser(&site);
    staff.get(&format!("/staff/missions/{}/curation", engaged.id)).await.expect_status(200).expect_nothing_of("Garnier-Dupuis");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_free_again() {
    let site = Site::empty().await;
    let ceo = startup().reached_at("camille@latablee.example").join(&site).await;
    leave(&ceo.browser(&site), REASON, PASSWORD).await.expect_path("/account/deleted");
    let browser = site.browser();
    super::sign_up(&browser, "cto", "Camille Aubry", &ceo.email).await.expect_path("/sign-up/sent");
    super::open_account(&site, &browser, &ceo.email).await.expect_path("/offers");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_takes_a_reason_the_password_and_a_tick() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    leave(&browser, " ", PASSWORD).await.expect_path("/account/delete").expect("Remplissez ce champ.");
    let page = leave(&browser, REASON, "autre-chose").await;
    page.expect_path("/account/delete").expect("Ce n’est pas votre mot de passe actuel.");
    assert_eq!(page.form("erase").value("reason").as_deref(), Some(REASON), "what was typed is not lost");
    let form = browser.get("/en/account/delete").await.form("erase").fill("reason", "We stop.").fill("current_password", PASSWORD);
    form.submit().await.expect_path("/en/account/delete").expect("Tick the box to confirm.");
    browser.get("/needs").await.expect_status(200);
    assert_eq!(site.count("accounts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_is_told_whom_to_ask() {
    let site = Site::empty().await;
    let browser = site.staff().await.browser(&site);
    browser.get("/account").await.expect("Un compte de l’équipe est retiré par la personne qui fait tourner Passerelle");
    assert_eq!(browser.ask("/account/delete").await.status, 404);
    let fields = [("reason", REASON), ("current_password", PASSWORD), ("confirmed", "true")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(browser.submit("/api/account/erase", &fields, "/account").await.status, 404);
    assert_eq!(browser.ask("/staff").await.status, 200);
}
