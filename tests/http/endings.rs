//! Laws of how an engagement ends:
//! 1. staff completes a mission, with its last day and a tick; what is typed wrongly is said beside its field and nothing is lost;
//! 2. a new search opens the mission again and lets whoever was chosen go; somebody else is invited, met and chosen, and a second engagement begins;
//! 3. each of the two may ask staff, who alone reads why; staff answers on its day, or is told that it is late;
//! 4. both learn of the end, once, in their language, with the reason that both read;
//! 5. done twice it is done once; a page that is behind is told; strangers find nothing;
//! 6. what somebody wrote is theirs to take away, and goes with them.

use chrono::Duration;
use tests::{AtWork, Member, cto, plain_blanks};

/// Staff has somebody else searched.
async fn search_again(scene: &AtWork) {
    let staff = scene.staffs().await;
    let form = staff.get(&scene.page("")).await.form("search_again");
    form.fill("reason", "Deux jours ne suffisent pas.").fill("confirmed", "true").submit().await.expect_status(200);
}

/// One of the two asks.
async fn ask(scene: &AtWork, member: &Member, wanted: &str, reason: &str) {
    let browser = member.browser(&scene.site);
    let form = browser.get(&scene.page("")).await.form("ask_ending");
    form.fill("wanted", wanted).fill("reason", reason).submit().await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_completes_a_mission_and_both_read_it() {
    let scene = AtWork::begin().await;
    scene.site.advance(Duration::days(10));
    let staff = scene.staffs().await;
    let page = staff.get(&scene.page("")).await;
    let form = page.form("complete_mission").fill("last_day", "2026-11-16").fill("confirmed", "true");
    let refused = form.submit().await;
    refused.expect("Choisissez une valeur possible");
    assert_eq!(refused.form("complete_mission").value("last_day").as_deref(), Some("2026-11-16"), "nothing is lost");
    let form = page.form("complete_mission").fill("last_day", "2026-11-26");
    form.submit().await.expect("Cochez la case pour confirmer");
    let form = page.form("complete_mission").fill("last_day", "2026-11-26").fill("confirmed", "true");
    let done = form.submit().await;
    done.expect_path(&scene.page("")).expect("La mission est terminée").expect("26 novembre 2026");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: La mission est terminée", "salome: La mission est terminée"]);

    let again = page.form("complete_mission").fill("last_day", "2026-11-26").fill("confirmed", "true");
    again.submit().await.expect_path(&scene.page("")).expect("La mission est terminée");
    let late = page.form("search_again").fill("reason", "Trop tard.").fill("confirmed", "true");
    late.submit().await.expect("Ce n’est pas possible à cette étape");
    assert_eq!(scene.news(Duration::zero()).await, Vec::<String>::new(), "a second click tells nobody");
    assert_eq!(scene.site.count("audit_events WHERE event = 'complete'").await, 1);

    let camille = scene.site.signed_in(&scene.camille.email).await;
    camille.get(&format!("/needs/{}", scene.mission.id)).await.expect("Cette mission est terminée").expect("Ouvrir la collaboration");
    let salome = scene.site.signed_in(&scene.salome.email).await;
    let page = salome.get(&format!("/en{}", scene.page(""))).await;
    page.expect("The mission is completed").expect("26 November 2026");
    assert!(!page.has_form("ask_ending"), "there is nothing left to ask");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_search_lets_go_and_somebody_else_is_chosen() {
    let scene = AtWork::begin().await;
    let AtWork { site, mission, .. } = &scene;
    let staff = scene.staffs().await;
    let page = staff.get(&scene.page("")).await;
    page.form("search_again").fill("reason", "Deux jours ne suffisent pas.").submit().await.expect("Cochez la case pour confirmer");
    search_again(&scene).await;
    let again = page.form("search_again").fill("reason", "Deux jours ne suffisent pas.").fill("confirmed", "true");
    again.submit().await.expect_path(&scene.page("")).expect("quelqu’un d’autre est recherché");
    assert_eq!(scene.value(&format!("state FROM missions WHERE id = '{}'", mission.id)).await, "open");
    assert_eq!(scene.value("state || ' ' || ended_reason FROM candidacies").await, "ended Deux jours ne suffisent pas.");

    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    for mail in &mails {
        assert!(
            plain_blanks(&mail.subject) == "La collaboration prend fin" && mail.text.contains("Deux jours ne suffisent pas."),
            "{mail:?}"
        );
    }
    let camille = scene.camille.browser(site);
    camille.get(&format!("/needs/{}", mission.id)).await.expect("Une collaboration a pris fin");
    let salome = scene.salome.browser(site);
    salome.get(&format!("/offers/{}", mission.id)).await.expect("Deux jours ne suffisent pas.").expect("Ouvrir la collaboration");
    salome.get(&scene.page("")).await.expect("La mission est proposée à d’autres");

    let bruno = cto().named("Bruno Keller").join(site).await;
    let second = mission.engage(site, &bruno).await;
    assert_ne!(second, scene.engagement);
    assert_eq!(salome.ask(&format!("/engagements/{second}")).await.status, 404, "the next engagement is not theirs");
    assert_eq!(bruno.browser(site).ask(&scene.page("")).await.status, 404, "nor is the one before the next one’s");
    salome.get(&format!("/offers/{}", mission.id)).await.expect("Ouvrir la collaboration");
    camille.get(&format!("/needs/{}", mission.id)).await.follow("Ouvrir la collaboration").await.expect("Bruno Keller");
    staff.get(&format!("/staff/missions/{}", mission.id)).await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_the_two_asks_staff_alone_reads_why_and_answers() {
    let scene = AtWork::begin().await;
    let AtWork { site, camille, salome, .. } = &scene;
    let browser = camille.browser(site);
    let page = browser.get(&scene.page("")).await;
    let refused = page.form("ask_ending").fill("reason", "Le rythme ne va pas.").submit().await;
    assert_eq!(refused.form("ask_ending").value("reason").as_deref(), Some("Le rythme ne va pas."));
    for _ in 0..2 {
        let form = page.form("ask_ending").fill("wanted", "rematch").fill("reason", "Le rythme ne va pas.");
        form.submit().await.expect("vous avez demandé qu’une autre personne soit recherchée").expect("Le rythme ne va pas.");
    }
    assert_eq!(site.count("audit_events WHERE event = 'ask_ending'").await, 1, "asked twice in the same words it is one wish");
    salome.browser(site).get(&scene.page("")).await.expect_nothing_of("Le rythme ne va pas.").expect_nothing_of("a demandé");

    let staff = scene.staffs().await;
    let day = staff.get("/staff").await;
    day.expect("Quelqu’un d’autre que Salomé Garnier pour La Tablée ?").expect("Demandé par l’entreprise");
    let page = staff.get(&scene.page("")).await;
    page.expect("l’entreprise a demandé qu’une autre personne soit recherchée").expect("Le rythme ne va pas.");
    let form = page.form("refuse-ending-ceo").fill("reason", "Nous en parlons jeudi à trois.");
    form.submit().await.expect("L’équipe répond");
    page.form("refuse-ending-ceo").fill("reason", "Nous en parlons jeudi à trois.").submit().await.expect_path(&scene.page(""));
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [camille.email.as_str()]);
    assert!(mails[0].text.contains("Nous en parlons jeudi à trois."), "{}", mails[0].text);
    browser.get(&scene.page("")).await.expect("Nous en parlons jeudi à trois.");
    salome.browser(site).get(&scene.page("")).await.expect_nothing_of("jeudi");
    staff.get("/staff").await.expect_nothing_of("Quelqu’un d’autre que Salomé");

    ask(&scene, salome, "completion", "Le produit tient debout.").await;
    staff.get("/staff").await.expect("Terminer la mission de La Tablée avec Salomé Garnier ?");
    search_again(&scene).await;
    assert_eq!(scene.value("state FROM endings WHERE asked_by = 'cto'").await, "granted", "what ends it settles the wish");
    staff.get("/staff/audit").await.expect("La collaboration continue").expect("Fin de la collaboration demandée");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_that_waits_too_long_is_told_to_staff_when_it_does() {
    let scene = AtWork::begin().await;
    let AtWork { site, salome, .. } = &scene;
    let staff = site.staff().await.email.clone();
    let digests = async |after: Duration| {
        site.advance(after);
        site.work_off().await;
        let kept = site.outbox().await.into_iter().filter(|kept| kept.address == staff);
        kept.map(|kept| plain_blanks(&kept.text)).collect::<Vec<_>>()
    };
    let before = digests(Duration::days(1)).await.len();
    ask(&scene, salome, "rematch", "Personne ne me répond.").await;
    let told = digests(Duration::hours(5)).await;
    assert!(told.len() == before + 1 && told[before].contains("Fin de collaboration demandée : La Tablée et Salomé Garnier"), "{told:?}");
    digests(Duration::days(3)).await;
    let told = digests(Duration::minutes(5)).await;
    assert!(told.last().unwrap().contains("Demande de fin de La Tablée et Salomé Garnier"), "{told:?}");
    scene.staffs().await.get("/staff").await.expect("en retard");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mission_that_is_given_up_tells_whoever_worked_on_it() {
    let scene = AtWork::begin().await;
    let owner = scene.site.proofs_of(&scene.camille).await;
    let owner = marketplace::missions::holder(&scene.site.market, &owner, scene.mission.id).await.unwrap().owner().unwrap();
    marketplace::missions::life::cancel(&scene.site.market, &owner, "Nous arrêtons ce produit.").await.unwrap();
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    assert!(mails.iter().all(|mail| mail.text.contains("Nous arrêtons ce produit.")), "{mails:?}");
    scene.salome.browser(&scene.site).get(&scene.page("")).await.expect("La mission a été abandonnée").expect("Nous arrêtons ce produit.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_wrote_is_theirs_to_take_and_goes_with_them() {
    let scene = AtWork::begin().await;
    let AtWork { site, camille, salome, .. } = &scene;
    ask(&scene, salome, "completion", "Le produit tient debout.").await;
    assert!(scene.export(salome).await.to_string().contains("Le produit tient debout."));
    let hers = scene.export(camille).await;
    assert_eq!(hers["engagements"].as_array().map(Vec::len), Some(1));
    assert!(!hers.to_string().contains("Le produit tient debout."), "staff alone reads it");

    let browser = salome.browser(site);
    let form = browser.get("/account/delete").await.form("erase");
    let form = form.fill("reason", "Je change de métier.").fill("current_password", tests::PASSWORD).fill("confirmed", "true");
    form.submit().await.expect_path("/account/deleted");
    assert_eq!(site.count("engagements").await, 0);
    assert_eq!(site.count("audit_words WHERE words LIKE 'Le produit tient%'").await, 0);
    assert_eq!(scene.value(&format!("state FROM missions WHERE id = '{}'", scene.mission.id)).await, "open");
    let news = scene.news(Duration::zero()).await;
    assert!(news.iter().all(|line| line.starts_with("camille: ")), "{news:?}");
    camille.browser(site).get(&format!("/needs/{}", scene.mission.id)).await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_the_two_has_a_wish_of_their_own() {
    let scene = AtWork::begin().await;
    let AtWork { site, camille, salome, .. } = &scene;
    ask(&scene, camille, "rematch", "Le rythme ne va pas.").await;
    let hers = salome.browser(site);
    assert!(hers.get(&scene.page("")).await.has_form("ask_ending"), "she does not learn that the other has asked");
    ask(&scene, salome, "completion", "Le produit tient debout.").await;
    assert_eq!(site.count("endings WHERE state = 'open'").await, 2);
    let staff = scene.staffs().await;
    let page = staff.get(&scene.page("")).await;
    page.expect("Le rythme ne va pas.").expect("Le produit tient debout.");
    page.form("refuse-ending-ceo").fill("reason", "Nous en parlons jeudi à trois.").submit().await.expect_path(&scene.page(""));
    assert_eq!(scene.value("string_agg(asked_by || ' ' || state, ', ' ORDER BY asked_by) FROM endings").await, "ceo refused, cto open");
    salome.browser(site).get(&scene.page("")).await.expect("Le produit tient debout.").expect_nothing_of("Nous en parlons");
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [camille.email.as_str()]);
    search_again(&scene).await;
    assert_eq!(scene.value("string_agg(state, ', ' ORDER BY asked_by) FROM endings").await, "refused, granted");
}
