//! Law 1: who is part of a conversation, and who may write, in every state.

use marketplace::candidacies::{apply, permission, shortlist};
use marketplace::missions::{self, life};
use tests::Page;

use super::{Scene, filled, said, say};

fn may_write(page: &Page<'_>) -> bool {
    page.expect_status(200);
    page.has_form("write_message")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_cto_and_staff_wrote_before_the_company_came_it_never_reads() {
    let scene = Scene::set().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    assert_eq!(salome.get(&scene.page_of_cto()).await.status(), 404, "no part in it yet");
    let candidacy = scene.mission.invite(&scene.site, &scene.salome).await;
    let page = salome.get(&scene.page_of_cto()).await;
    page.expect("Vous écrivez à l’équipe").expect("Votre message à l’équipe");
    say(&salome, &scene.page_of_cto(), "Est-ce que l’agence reste ?").await;
    say(&staff, &scene.page_of_staff(candidacy), "Oui, jusqu’en mars.").await.expect("Est-ce que l’agence reste ?");
    assert_eq!(ceo.get(&scene.page_of_ceo(candidacy)).await.status(), 404, "nobody was put before the CEO");
    ceo.get("/messages").await.expect("Aucune conversation pour l’instant");

    scene.mission.shortlist(&scene.site, &[&scene.salome]).await;
    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    page.expect_status(200).expect("Personne n’a encore écrit ici").expect_nothing_of("agence reste");
    let page = say(&ceo, &scene.page_of_ceo(candidacy), "Bonjour, par quoi commenceriez-vous ?").await;
    assert_eq!(said(&page), ["Bonjour, par quoi commenceriez-vous ?"]);
    let page = salome.get(&scene.page_of_cto()).await;
    assert_eq!(said(&page), ["Est-ce que l'agence reste ?", "Oui, jusqu'en mars.", "Bonjour, par quoi commenceriez-vous ?"]);
    page.expect("Entre le CTO et l’équipe seulement");
    ceo.get("/messages").await.expect("Ancre").expect_nothing_of("Salomé");
    salome.get("/messages").await.expect("2 à lire").expect_nothing_of("Camille");
    staff.get("/staff/messages").await.expect("Camille Aubry, La Tablée et Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_write_follows_the_candidacy_to_its_end() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo, staff) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site), scene.staff().await);
    let writers = async || {
        (
            may_write(&ceo.get(&scene.page_of_ceo(candidacy)).await),
            may_write(&salome.get(&scene.page_of_cto()).await),
            may_write(&staff.get(&scene.page_of_staff(candidacy)).await),
        )
    };
    assert_eq!(writers().await, (true, true, true), "shortlisted");
    say(&ceo, &scene.page_of_ceo(candidacy), "Par quoi commenceriez-vous ?").await;
    scene.mission.introduce(&scene.site, &scene.salome, candidacy).await;
    assert_eq!(writers().await, (true, true, true), "introduced");
    scene.mission.agree(&scene.site, &scene.salome, candidacy).await;
    scene.mission.choose(&scene.site, candidacy).await;
    assert_eq!(writers().await, (true, true, true), "chosen");

    let visitor = scene.site.proofs_of(&scene.ceo).await;
    let owner = missions::holder(&scene.site.market, &visitor, scene.mission.id).await.unwrap().owner().unwrap();
    life::cancel(&scene.site.market, &owner, "Nous avons levé des fonds autrement.").await.unwrap();
    assert_eq!(writers().await, (false, false, true), "the mission has ended");
    ceo.get(&scene.page_of_ceo(candidacy)).await.expect("Par quoi commenceriez-vous ?").expect("Cette conversation est close");
    say(&staff, &scene.page_of_staff(candidacy), "Merci à vous deux.").await;
    salome.get(&scene.page_of_cto()).await.expect("Merci à vous deux.");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_no_everything_can_be_read_and_nothing_written() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    say(&salome, &scene.page_of_cto(), "Qui détient les accès au code ?").await;
    let late = filled(&ceo, &scene.page_of_ceo(candidacy), "Une réponse qui vient trop tard.").await;
    let cto = scene.site.proofs_of(&scene.salome).await.cto().unwrap();
    let concerned = permission::concerned(&scene.site.market, &cto, candidacy).await.unwrap();
    apply::withdraw(&scene.site.market, &concerned, "Une autre mission commence.").await.unwrap();

    let page = ceo.get(&scene.page_of_ceo(candidacy)).await;
    page.expect("Qui détient les accès au code ?").expect("Cette conversation est close");
    assert!(!page.has_form("write_message"));
    let page = late.submit().await;
    page.expect_path(&scene.page_of_ceo(candidacy)).expect("Une réponse qui vient trop tard.").expect("n’a pas été envoyé");
    assert_eq!(scene.count("messages").await, 1);
    say(&scene.staff().await, &scene.page_of_staff(candidacy), "Dommage, à une autre fois.").await;
    salome.get(&scene.page_of_cto()).await.expect("Dommage, à une autre fois.");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_taken_off_the_list_is_nobody_to_the_ceo_any_more() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let ceo = scene.ceo.browser(&scene.site);
    say(&ceo, &scene.page_of_ceo(candidacy), "Par quoi commenceriez-vous ?").await;
    scene.mission.apply(&scene.site, &scene.bruno).await;
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    shortlist::remove(&scene.site.market, &staff, candidacy, "Une erreur de notre part.").await.unwrap();
    assert_eq!(ceo.get(&scene.page_of_ceo(candidacy)).await.status(), 404);
    ceo.get("/messages").await.expect_nothing_of("Ancre");
    scene.salome.browser(&scene.site).get(&scene.page_of_cto()).await.expect("Par quoi commenceriez-vous ?");
}

#[tokio::test(flavor = "multi_thread")]
async fn to_strangers_it_does_not_exist_and_a_suspended_member_is_nobody() {
    let (scene, candidacy) = Scene::introduced().await;
    let site = &scene.site;
    let other = tests::startup().named("Le Fournil").join(site).await.browser(site);
    let bruno = scene.bruno.browser(site);
    for (stranger, page) in [(&other, scene.page_of_ceo(candidacy)), (&bruno, scene.page_of_cto())] {
        assert_eq!(stranger.get(&page).await.status(), 404);
        let fields = [("candidacy", candidacy.to_string()), ("words", "Bonjour".to_owned())];
        let parts: Vec<tests::Part> =
            fields.into_iter().map(|(name, value)| tests::Part { name: name.to_owned(), file: None, bytes: value.into_bytes() }).collect();
        assert_eq!(stranger.submit_parts("/messages/send", &parts, "/").await.status, 404);
    }
    let salome = scene.salome.browser(site);
    let form = filled(&salome, &scene.page_of_cto(), "Je suis encore là.").await;
    scene.salome.suspend(site).await;
    let answer = form.send().await;
    assert!(answer.location().starts_with("/sign-in?next="), "{}", answer.location());
    assert_eq!(scene.count("messages").await, 0);
    // To the others the conversation goes on.
    say(&scene.ceo.browser(site), &scene.page_of_ceo(candidacy), "Bonjour ?").await;
}
