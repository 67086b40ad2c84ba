//! Law 2: nobody learns who the other side is, or how to reach them, before both said yes; then everything is shown.

use tests::Page;

use super::{Scene, filled, said, say};

const CEO_TELLS: &str =
    "Camille Aubry, de La Tablée : camille@latablee.example, 06 12 34 56 78, ou camille (at) latablee point fr. Et vous ?";
const CTO_TELLS: &str = "Salomé Garnier ici, passée par Quatre Épices. Mon site : https://salome.example/cv. À lundi ?";

/// What only a meeting tells.
const OF_CEO: [&str; 6] = ["Camille Aubry", "Aubry", "camille@latablee.example", "06 12 34 56 78", "camille (at)", "latablee point"];
const OF_CTO: [&str; 5] = ["Salomé", "Garnier", "Quatre Épices", "salome.example", "https://salome"];

#[tokio::test(flavor = "multi_thread")]
async fn in_no_state_before_they_meet_does_a_side_learn_who_the_other_is() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    let page = say(&ceo, &scene.page_of_ceo(candidacy), CEO_TELLS).await;
    page.expect(CEO_TELLS).expect("Masqué pour les autres jusqu’à la rencontre").expect("« camille@latablee.example »");
    say(&salome, &scene.page_of_cto(), CTO_TELLS).await.expect(CTO_TELLS).expect("« Quatre Épices »");
    // Staff, too, may not tell one of them who the other is.
    let by_staff = format!("{CEO_TELLS} {CTO_TELLS}");
    say(&staff, &scene.page_of_staff(candidacy), &by_staff).await.expect(&by_staff).expect("Masqué pour l’autre côté");

    for state in ["shortlisted", "a meeting is asked for"] {
        for page in
            [ceo.get(&scene.page_of_ceo(candidacy)).await, ceo.get("/messages").await, ceo.get(&en(&scene.page_of_ceo(candidacy))).await]
        {
            page.expect_status(200);
            let own = page.says(CEO_TELLS);
            expect_none_of(&page, &OF_CTO);
            assert!(own || page.path().ends_with("/messages"), "{state}: one's own words stay whole");
        }
        for page in [salome.get(&scene.page_of_cto()).await, salome.get("/messages").await, salome.get(&en(&scene.page_of_cto())).await] {
            page.expect_status(200);
            expect_none_of(&page, &OF_CEO);
        }
        if state == "shortlisted" {
            salome.get(&scene.page_of_cto()).await.expect("cachent un nom ou une coordonnée").expect("Et vous ?");
            scene.mission.ask_to_meet(&scene.site, candidacy).await;
        }
    }
    staff.get(&scene.page_of_staff(candidacy)).await.expect(CEO_TELLS).expect(CTO_TELLS);

    scene.mission.agree_to_meet(&scene.site, &scene.salome, candidacy).await;
    ceo.get(&scene.page_of_ceo(candidacy))
        .await
        .expect("passée par Quatre Épices. Mon site : salome.example/cv. À lundi ?")
        .expect("Salomé Garnier")
        .expect_nothing_of("Masqué pour les autres");
    salome.get(&scene.page_of_cto()).await.expect(CEO_TELLS).expect("Camille Aubry, La Tablée");
}

fn expect_none_of(page: &Page<'_>, secrets: &[&str]) {
    for secret in secrets {
        page.expect_nothing_of(secret);
    }
}

fn en(page: &str) -> String {
    format!("/en{page}")
}

#[tokio::test(flavor = "multi_thread")]
async fn between_a_cto_and_staff_nothing_is_withheld_and_an_ended_candidacy_tells_no_more() {
    let scene = Scene::set().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    let candidacy = scene.mission.apply(&scene.site, &scene.salome).await;
    let page = say(&salome, &scene.page_of_cto(), CTO_TELLS).await;
    page.expect_nothing_of("Masqué pour les autres");
    staff.get(&scene.page_of_staff(candidacy)).await.expect(CTO_TELLS).expect_nothing_of("Masqué pour l’autre côté");

    scene.mission.shortlist(&scene.site, &[&scene.bruno]).await;
    assert_eq!(ceo.get(&scene.page_of_ceo(candidacy)).await.status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_candidacy_keeps_its_veil() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    say(&ceo, &scene.page_of_ceo(candidacy), CEO_TELLS).await;
    say(&salome, &scene.page_of_cto(), CTO_TELLS).await;
    let page = ceo.get(&format!("/needs/{}/candidates/{candidacy}", scene.mission.id)).await;
    page.form(&format!("decline-{candidacy}")).fill("reason", "Nous cherchons plus proche.").submit().await.expect_status(200);
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    page.expect("Cette conversation est close");
    expect_none_of(&page, &OF_CTO);
    let page = salome.get(&scene.page_of_cto()).await;
    expect_none_of(&page, &OF_CEO);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_leads_on_once_they_have_met_and_nothing_else_does() {
    let (scene, candidacy) = Scene::introduced().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    let words =
        "Voici (https://git.example/a?b=c).\r\n<b>javascript:alert(1)</b> <script>alert(2)</script> https://bank.example@evil.example";
    filled(&salome, &scene.page_of_cto(), words).await.submit().await.expect_status(200);
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    assert_eq!(page.attributes(".message-words a", "href"), ["https://git.example/a?b=c"]);
    assert_eq!(page.attributes(".message-words a", "rel"), ["noopener noreferrer nofollow"]);
    assert_eq!(page.texts(".message-words a"), ["git.example/a?b=c"], "the host is shown");
    assert!(page.inner(".message-words").contains("&lt;script&gt;") && !page.inner(".message-words").contains("<script"));
    assert!(page.inner(".message-words").contains('\n'), "line breaks stay");
    assert_eq!(said(&page).len(), 1);
}
