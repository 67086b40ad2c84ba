//! Seats, those who wait for one, and withdrawing (laws 3, 4 and 10 of [`super`]).

use chrono::Duration;
use domain::lifecycle::AttendanceState;
use marketplace::community_events::attend;
use tests::{PASSWORD, cto};

use super::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_press_for_the_last_seat_one_has_it_and_one_waits() {
    for _ in 0..4 {
        let scene = Scene::with_seats("1").await;
        let (one, other) = (scene.site.proofs_of(&scene.camille).await, scene.site.proofs_of(&scene.salome).await);
        let market = &scene.site.market;
        let (one, other) = tokio::join!(
            attend::sign_up(market, one.account().unwrap(), scene.event, true),
            attend::sign_up(market, other.account().unwrap(), scene.event, true),
        );
        let mut both = [one.unwrap(), other.unwrap()];
        both.sort();
        assert_eq!(both, [AttendanceState::Going, AttendanceState::Waiting]);
        assert_eq!(scene.news(Duration::zero()).await.len(), 2, "each is told where they stand");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_signs_up_and_two_do_the_same() {
    let scene = Scene::with_seats("2").await;
    let camille = scene.of_member(&scene.camille);
    let page = camille.get(&scene.page()).await;
    page.form("sign_up").submit().await.expect("Votre place est retenue");
    page.form("sign_up").submit().await.expect("Votre place est retenue");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Inscription : Reprendre un produit d’agence"]);
    assert_eq!(scene.site.count("attendances").await, 1);
    camille.get("/agenda").await.expect("Vous venez");
    scene.staff().await.get(&scene.desk()).await.expect("Camille Aubry").expect("Inscription confirmée");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_comes_free_goes_to_whoever_waits_longest_who_is_told() {
    let scene = Scene::with_seats("1").await;
    let camille = scene.of_member(&scene.camille);
    camille.get(&scene.page()).await.form("sign_up").submit().await;
    let salome = scene.of_member(&scene.salome);
    let page = salome.get(&scene.page()).await;
    page.expect("C’est complet.").form("sign_up").submit().await.expect("à la place 1");
    scene.site.advance(Duration::minutes(1));
    scene.bruno.signs_up(&scene.site, scene.event).await;
    scene.of_member(&scene.bruno).get(&scene.page()).await.expect("à la place 2");
    scene.mails(Duration::zero()).await;
    camille.get(&scene.page()).await.form("withdraw").submit().await.expect("Vous ne venez plus").expect("gardée cinq minutes");
    assert!(scene.news(Duration::minutes(4)).await.is_empty(), "the seat is kept");
    assert_eq!(scene.news(Duration::minutes(2)).await, ["salome: Une place pour vous : Reprendre un produit d’agence"]);
    assert_eq!((scene.state_of(&scene.salome).await, scene.state_of(&scene.bruno).await), ("going".to_owned(), "waiting".to_owned()));
    salome.get(&scene.page()).await.expect("Votre place est retenue");
    salome.get("/notifications").await.expect("Une place s’est libérée pour vous");
    // Whoever withdrew has lost the seat by now, and is behind those who wait.
    camille.get(&scene.page()).await.form("sign_up").submit().await.expect("à la place 2");
    assert!(
        scene.news(Duration::hours(1)).await.iter().all(|told| told.starts_with("camille: Sur liste d’attente")),
        "nobody else is told"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_finds_the_seat_again() {
    let scene = Scene::with_seats("1").await;
    let camille = scene.of_member(&scene.camille);
    scene.camille.signs_up(&scene.site, scene.event).await;
    let page = camille.get(&scene.page()).await.form("withdraw").submit().await;
    // Somebody who comes meanwhile does not overtake whoever may come back.
    assert_eq!(scene.salome.signs_up(&scene.site, scene.event).await, AttendanceState::Waiting);
    page.form("sign_up").press("Reprendre ma place").await.expect("Votre place est retenue");
    scene.mails(Duration::minutes(10)).await;
    assert_eq!((scene.state_of(&scene.camille).await, scene.state_of(&scene.salome).await), ("going".to_owned(), "waiting".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_while_a_seat_is_kept_has_it_once_nobody_comes_back() {
    let scene = Scene::with_seats("1").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.of_member(&scene.camille).get(&scene.page()).await.form("withdraw").submit().await;
    assert_eq!(scene.salome.signs_up(&scene.site, scene.event).await, AttendanceState::Waiting);
    scene.mails(Duration::minutes(6)).await;
    assert_eq!(scene.state_of(&scene.salome).await, "going");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_seats_are_given_at_once() {
    let scene = Scene::with_seats("1").await;
    for member in [&scene.camille, &scene.salome, &scene.bruno] {
        member.signs_up(&scene.site, scene.event).await;
        scene.site.advance(Duration::seconds(5));
    }
    scene.mails(Duration::zero()).await;
    scene.staff().await.get(&scene.desk()).await.form("change_event").fill("seats", "2").submit().await.expect_status(200);
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Une place pour vous : Reprendre un produit d’agence"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_begun_is_open_to_nobody() {
    let scene = Scene::with_seats("").await;
    scene.camille.signs_up(&scene.site, scene.event).await;
    scene.site.advance("2026-11-27T18:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - scene.site.now());
    let camille = scene.site.signed_in(&scene.camille.email).await;
    let page = camille.get(&scene.page()).await;
    assert!(!page.has_form("withdraw") && !page.has_form("sign_up"));
    let bruno = scene.site.signed_in(&scene.bruno.email).await;
    let fields = [("event".to_owned(), scene.event.to_string()), ("_page".to_owned(), scene.page())];
    bruno.post("/api/community_events/sign_up", &fields, &scene.page()).await.expect("Ce n’est pas possible à cette étape");
    assert_eq!(scene.state_of(&scene.bruno).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_takes_their_sign_ups_along_and_their_seat_is_the_next_ones() {
    let scene = Scene::with_seats("1").await;
    scene.salome.signs_up(&scene.site, scene.event).await;
    scene.site.advance(Duration::seconds(5));
    scene.bruno.signs_up(&scene.site, scene.event).await;
    scene.mails(Duration::zero()).await;
    let salome = scene.of_member(&scene.salome);
    let own = salome.ask("/account/export.json").await.text();
    assert!(own.contains("attendances") && own.contains("Reprendre un produit d’agence"), "{own}");
    let leaving = salome.get("/account/delete").await.form("erase").fill("current_password", PASSWORD);
    leaving.fill("reason", "Je change de métier.").fill("confirmed", "true").submit().await.expect_status(200);
    assert_eq!(scene.news(Duration::zero()).await, ["bruno: Une place pour vous : Reprendre un produit d’agence"]);
    assert_eq!(scene.site.count("attendances").await, 1);
    // Nobody new is told of a seat that was given.
    cto().named("Inaya Cissé").join(&scene.site).await.signs_up(&scene.site, scene.event).await;
    assert_eq!(scene.news(Duration::zero()).await.len(), 1);
}
