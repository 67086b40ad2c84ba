//! Law 4: one mail for each conversation until it is read, without its words.

use chrono::Duration;
use tests::{Arrived, Postbox, Temper, plain_blanks};

use super::{Scene, say};

async fn mails(scene: &Scene, postbox: &Postbox) -> Vec<Arrived> {
    let before = postbox.arrived().len();
    scene.site.work_off_through(postbox).await;
    postbox.arrived().into_iter().skip(before).collect()
}

/// Those about messages, some minutes later.
async fn later(scene: &Scene, postbox: &Postbox) -> Vec<(String, String)> {
    scene.site.advance(Duration::minutes(6));
    let mails = mails(scene, postbox).await;
    mails.into_iter().filter(|mail| mail.subject.contains("message")).map(|mail| (mail.to, mail.subject)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_mail_comes_until_it_was_read_and_holds_no_words() {
    let (scene, candidacy) = Scene::shortlisted().await;
    let postbox = Postbox::open().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    mails(&scene, &postbox).await;
    say(&ceo, &scene.page_of_ceo(candidacy), "Camille Aubry, de La Tablée : 06 12 34 56 78. Par quoi commencer ?").await;
    say(&ceo, &scene.page_of_ceo(candidacy), "Et quand ?").await;
    assert!(mails(&scene, &postbox).await.is_empty(), "whoever is on the page reads it there");
    scene.site.advance(Duration::minutes(6));
    let came = mails(&scene, &postbox).await;
    let [mail] = &came[..] else { panic!("{came:?}") };
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("salome@garnier.example", "2 messages vous attendent"));
    for secret in ["Camille", "Aubry", "Tablée", "06 12", "commencer", "quand"] {
        assert!(!mail.text.contains(secret) && !mail.html.contains(secret) && !mail.subject.contains(secret), "{secret}: {}", mail.text);
    }
    assert!(plain_blanks(&mail.text).contains("le dernier de l’entreprise, à propos de : Reprendre la version de …"), "{}", mail.text);
    let link = mail.links().into_iter().find(|link| link.contains("/messages")).unwrap();
    assert_eq!(link, format!("{}{}#new", scene.site.origin(), scene.page_of_cto()));
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");

    say(&ceo, &scene.page_of_ceo(candidacy), "Toujours là ?").await;
    assert!(later(&scene, &postbox).await.is_empty(), "not another one before the first was followed");
    salome.get(&scene.page_of_cto()).await.form("mark_read").submit().await.expect_status(200);
    say(&ceo, &scene.page_of_ceo(candidacy), "Merci.").await;
    assert_eq!(later(&scene, &postbox).await, [("salome@garnier.example".to_owned(), "Un message vous attend".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_or_taken_back_before_the_mail_goes_is_not_told() {
    let (scene, candidacy) = Scene::introduced().await;
    let postbox = Postbox::open().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    mails(&scene, &postbox).await;
    say(&ceo, &scene.page_of_ceo(candidacy), "Bonjour.").await;
    salome.get(&scene.page_of_cto()).await.form("mark_read").submit().await.expect_status(200);
    assert!(later(&scene, &postbox).await.is_empty(), "read meanwhile");
    let page = say(&ceo, &scene.page_of_ceo(candidacy), "Un mot de trop.").await;
    let last = page.forms().into_iter().rfind(|form| form.name().starts_with("withdraw-")).unwrap();
    last.submit().await.expect("Message retiré");
    assert!(later(&scene, &postbox).await.is_empty(), "taken back meanwhile");
    say(&ceo, &scene.page_of_ceo(candidacy), "Un mot juste.").await;
    assert_eq!(later(&scene, &postbox).await.len(), 1, "the next one is told again");
    say(&salome, &scene.page_of_cto(), "Merci.").await;
    assert_eq!(later(&scene, &postbox).await, [("camille@latablee.example".to_owned(), "Un message vous attend".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_try_carries_the_same_message_id_and_people_may_turn_it_off() {
    let (scene, candidacy) = Scene::introduced().await;
    let postbox = Postbox::open().await;
    let (salome, ceo) = (scene.salome.browser(&scene.site), scene.ceo.browser(&scene.site));
    mails(&scene, &postbox).await;
    say(&ceo, &scene.page_of_ceo(candidacy), "Bonjour.").await;
    scene.site.advance(Duration::minutes(6));
    postbox.meets([Temper::HangUp]);
    let first = mails(&scene, &postbox).await;
    scene.site.advance(Duration::minutes(6));
    let second = mails(&scene, &postbox).await;
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_eq!(first[0].message_id, second[0].message_id);

    let page = salome.get("/account").await.form("choose_mail").fill("messages", "never").submit().await;
    assert_eq!(page.form("choose_mail").value("messages").as_deref(), Some("never"));
    say(&salome, &scene.page_of_cto(), "Bonjour à vous.").await;
    say(&ceo, &scene.page_of_ceo(candidacy), "À lundi ?").await;
    let told = later(&scene, &postbox).await;
    assert!(told.iter().all(|(to, _)| to != "salome@garnier.example"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_is_told_in_its_digest_once_for_each_conversation() {
    let scene = Scene::set().await;
    let postbox = Postbox::open().await;
    let nadia = scene.site.staff().await.clone();
    let candidacy = scene.mission.invite(&scene.site, &scene.salome).await;
    scene.site.advance(Duration::hours(5));
    mails(&scene, &postbox).await;
    let salome = scene.salome.browser(&scene.site);
    for words in ["Est-ce que l’agence reste ?", "Et le budget ?"] {
        say(&salome, &scene.page_of_cto(), words).await;
    }
    scene.site.advance(Duration::hours(5));
    let digests: Vec<Arrived> = mails(&scene, &postbox).await.into_iter().filter(|mail| mail.to == nadia.email).collect();
    let [digest] = &digests[..] else { panic!("{digests:?}") };
    let text = plain_blanks(&digest.text);
    assert_eq!(text.matches("La Tablée : message dans la conversation avec Salomé Garnier").count(), 1, "{text}");
    assert!(!text.contains("agence") && !text.contains("budget"), "{text}");

    say(&salome, &scene.page_of_cto(), "Encore une question.").await;
    scene.staff().await.get(&scene.page_of_staff(candidacy)).await.form("mark_read").submit().await.expect_status(200);
    scene.site.advance(Duration::hours(5));
    let digests: Vec<Arrived> = mails(&scene, &postbox).await.into_iter().filter(|mail| mail.to == nadia.email).collect();
    assert!(digests.iter().all(|mail| !plain_blanks(&mail.text).contains("conversation")), "read meanwhile: {digests:?}");

    say(&salome, &scene.page_of_cto(), "Et une autre.").await;
    scene.staff().await.get(&scene.page_of_staff(candidacy)).await.form("mark_read").submit().await.expect_status(200);
    scene.site.advance(Duration::minutes(1));
    say(&salome, &scene.page_of_cto(), "La dernière.").await;
    scene.site.advance(Duration::hours(5));
    let digests: Vec<Arrived> = mails(&scene, &postbox).await.into_iter().filter(|mail| mail.to == nadia.email).collect();
    let told: usize = digests.iter().map(|mail| plain_blanks(&mail.text).matches("message dans la conversation").count()).sum();
    assert_eq!(told, 1, "what came after the reading: {digests:?}");
}
