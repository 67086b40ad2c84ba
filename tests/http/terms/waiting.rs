//! Whose turn it is, and what happens when nobody takes it (law 6 of [`super`]).

use chrono::Duration;
use tests::{AtWork, plain_blanks};

use super::proposed;

#[tokio::test(flavor = "multi_thread")]
async fn who_is_waited_for_is_reminded_once_then_staff_sees_it() {
    let scene = proposed().await;
    scene.camille.signs_terms(&scene.site, scene.engagement).await;
    assert_eq!(scene.news(Duration::zero()).await, ["salome: Camille Aubry a signé : c’est à vous"]);
    scene.camilles().get(&scene.page("/terms")).await.expect("Au CTO");
    // Five business days from Tuesday 17 November are seven by the calendar.
    assert!(scene.news(Duration::days(3)).await.is_empty(), "half the time is not over");
    let mails = scene.mails(Duration::days(1)).await;
    let reminder = mails.iter().find(|mail| mail.to == scene.salome.email).expect("a reminder");
    assert!(mails.len() == 1 && plain_blanks(&reminder.text).contains("La version 1 des conditions"), "{mails:?}");
    let staff = scene.site.signed_in(&scene.site.staff().await.email).await;
    staff.get("/staff").await.expect_nothing_of("Relancer : les conditions");
    assert!(scene.news(Duration::days(3) + Duration::hours(1)).await.is_empty(), "nobody is reminded twice");
    staff.get("/staff").await.expect("Relancer : les conditions de Salomé Garnier pour La Tablée");
    let salome = scene.site.signed_in(&scene.salome.email).await;
    salome.get(&scene.page("/terms")).await.form("sign").fill("name", "Salomé Garnier").submit().await.expect("En vigueur : version 1");
    staff.get("/staff").await.expect_nothing_of("Relancer : les conditions");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_are_asked_for_terms_that_nobody_proposes() {
    let scene = AtWork::begin().await;
    let to_both =
        ["camille: Les conditions de votre collaboration vous attendent", "salome: Les conditions de votre collaboration vous attendent"];
    assert_eq!(scene.news(Duration::days(4)).await, to_both);
    assert!(scene.news(Duration::hours(1)).await.is_empty());
}
