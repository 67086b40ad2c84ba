//! What happens while a referee is waited for: laws 7 to 9 of [`super`].

use chrono::Duration;

use super::{HUGO, LINK, answered, scene};

#[tokio::test(flavor = "multi_thread")]
async fn one_reminder_and_then_silence() {
    let scene = scene().await;
    let first = scene.asked().await;
    scene.site.advance(Duration::days(7) - Duration::seconds(1));
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 1, "not before its time");
    scene.site.advance(Duration::seconds(1));
    scene.site.work_off_through(&scene.postbox).await;
    let reminder = scene.postbox.arrived().pop().unwrap();
    assert_eq!((scene.postbox.arrived().len(), reminder.subject.as_str()), (2, "Rappel\u{a0}: votre avis sur Salomé Garnier"));
    assert!(reminder.text.contains("C’est notre seul rappel"), "{}", reminder.text);
    scene.staff.get(&scene.profile()).await.expect("Un rappel est parti le 24 novembre 2026");
    let referee = scene.site.browser();
    for link in [&first, &reminder.path_to(LINK)] {
        referee.get(link).await.expect("Votre avis sur Salomé Garnier");
    }
    let late = referee.get(&first).await;
    scene.site.advance(Duration::days(14));
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 2, "and no other");
    referee.get(&first).await.expect_status(200).expect("Ce lien ne sert plus").expect_nothing_of("Garnier");
    answered(&late, "yes").submit().await.expect("Ce lien ne sert plus");
    assert_eq!(scene.site.count("reference_answers").await, 0);
    scene.cto.get("/profile").await.expect("Sans réponse depuis le 8 décembre 2026");
    let page = scene.staff.get(&scene.profile()).await;
    page.expect("Sans réponse").expect("Écrire de nouveau");
    scene.ask().await.expect("jusqu’au 29 décembre 2026");
    assert_eq!(scene.postbox.arrived().len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_reminded_who_has_answered_or_was_asked_anew() {
    let scene = scene().await;
    let first = scene.asked().await;
    scene.site.advance(Duration::days(5));
    let stale = scene.staff.get(&scene.profile()).await;
    scene.ask().await.expect("Réponse attendue");
    let page = stale.form_like("ask-").submit().await;
    page.expect("Quelqu’un a changé cette page entre-temps");
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 2, "sent twice, it leaves once");
    scene.site.browser().get(&first).await.expect("Ce lien ne sert plus");
    scene.site.advance(Duration::days(2));
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 2, "the week begins anew");
    let second = scene.postbox.arrived()[1].path_to(LINK);
    answered(&scene.site.browser().get(&second).await, "no").submit().await.expect("Merci");
    scene.site.advance(Duration::days(6));
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 2);
    assert_eq!(scene.site.count("jobs").await, 0, "nothing is left to do");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_leaves_nothing_but_lines() {
    let scene = scene().await;
    let link = scene.asked().await;
    let open = scene.site.browser();
    let open = open.get(&link).await;
    let page = scene.cto.get("/profile").await.form_like("withdraw-").submit().await;
    page.expect_path("/profile").expect("Aucune référence pour l’instant");
    scene.site.browser().get(&link).await.expect("Ce lien ne sert plus").expect_nothing_of("Garnier");
    let answer = answered(&open, "yes").send().await;
    assert_eq!(answer.status, 404, "{}", answer.text());
    assert_eq!(scene.site.count("reference_requests").await, 0);
    assert_eq!(scene.log().await, ["name_reference named", "ask_reference waiting", "withdraw_reference withdrawn"]);
    scene.name("Hugo Marchand", HUGO).await.expect_path("/profile");
    scene.staff.get(&scene.profile()).await.form_like("withdraw-").submit().await.expect("Ce CTO n’a encore désigné personne.");
    scene.site.advance(Duration::days(7));
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 1, "no reminder of what is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn so_many_are_named_and_so_many_waited_for() {
    let scene = scene().await;
    for number in 0..8 {
        scene.name("Hugo Marchand", &format!("hugo-{number}@quatreepices.example")).await.expect_path("/profile");
    }
    let page = scene.cto.get("/profile").await;
    assert!(!page.text().contains("Désigner une personne"));
    scene.name("Hugo Marchand", "hugo-8@quatreepices.example").await.expect("La liste est complète : 8 au plus.");
    for _ in 0..3 {
        let page = scene.staff.get(&scene.profile()).await;
        let form = page.forms().into_iter().find(|form| form.name().starts_with("ask-") && !form.text().contains("ancien lien")).unwrap();
        form.submit().await.expect_status(200);
    }
    let page = scene.staff.get(&scene.profile()).await;
    page.expect("3 références sont déjà attendues");
    assert_eq!(page.forms().iter().filter(|form| form.name().starts_with("ask-")).count(), 3, "only those that wait can be asked again");
    let named: uuid::Uuid = sqlx::query_scalar("SELECT id FROM reference_requests WHERE state = 'named' LIMIT 1")
        .fetch_one(&mut scene.site.superuser().await)
        .await
        .unwrap();
    let fields = [("profile", scene.salome.profile().to_string()), ("reference", named.to_string()), ("version", "1".to_owned())];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    scene.staff.submit("/api/staff/references/ask", &fields, "/").await;
    assert_eq!(scene.site.count("reference_requests WHERE state = 'waiting'").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_cto_s_referees_are_left_alone() {
    let scene = scene().await;
    let link = scene.asked().await;
    scene.salome.suspend(&scene.site).await;
    scene.site.browser().get(&link).await.expect("Ce lien ne sert plus").expect_nothing_of("Garnier");
    scene.site.advance(Duration::days(7));
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_vouches_for_who_was_refused_or_has_asked_nobody() {
    let scene = scene().await;
    for state in ["refused", "draft"] {
        let link = scene.asked().await;
        let arrived = scene.postbox.arrived().len();
        let page = scene.staff.get(&scene.profile()).await;
        let fields = page.form_like("ask-").fields();
        scene.is_now(state).await;
        scene.site.browser().get(&link).await.expect("Ce lien ne sert plus").expect_nothing_of("Garnier");
        scene.staff.submit("/api/staff/references/ask", &fields, "/").await;
        scene.site.advance(Duration::days(7));
        scene.site.work_off_through(&scene.postbox).await;
        assert_eq!(scene.postbox.arrived().len(), arrived, "{state}");
        assert!(!scene.log().await.iter().any(|line| line.starts_with("remind")), "a reminder that was not sent is not written down");
        scene.is_now("accepted").await;
        scene.cto.get("/profile").await.form_like("withdraw-").submit().await.expect("Aucune référence pour l’instant");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stage_of_references_waits_for_whoever_comes_next() {
    let scene = scene().await;
    let query = "UPDATE profiles SET state = 'draft' WHERE id = $1";
    sqlx::query(query).bind(scene.salome.profile().0).execute(&mut scene.site.superuser().await).await.unwrap();
    scene.salome.is_taken_to(&scene.site, domain::lifecycle::ProfileState::References).await;
    scene.site.work_off_through(&scene.postbox).await;
    let turns = async |of_cto: &str, of_staff: &str| {
        let page = scene.cto.get("/profile").await;
        assert_eq!(page.texts(".whose-turn strong"), [of_cto]);
        assert_eq!(scene.staff.get(&scene.profile()).await.texts(".whose-turn strong"), [of_staff]);
        assert_eq!(scene.staff.get("/staff/vetting").await.texts(".whose-turn strong"), [of_staff]);
    };
    turns("À vous", "Au CTO").await;
    scene.cto.get("/profile").await.expect("désignez les personnes que l’équipe peut interroger");
    scene.name("Hugo Marchand", HUGO).await;
    turns("À l'équipe", "À vous").await;
    scene.ask().await;
    let link = scene.postbox.arrived().last().unwrap().path_to(LINK);
    turns("Aux personnes citées en référence", "Aux personnes citées en référence").await;
    answered(&scene.site.browser().get(&link).await, "no").submit().await.expect("Merci");
    turns("À l'équipe", "À vous").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_references_of_who_has_not_asked_to_join_are_not_staffs() {
    let scene = scene().await;
    scene.asked().await;
    let page = scene.staff.get(&scene.profile()).await;
    let fields = page.form_like("withdraw-").fields();
    scene.is_now("draft").await;
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    let profile = scene.salome.profile();
    assert!(marketplace::references::read::of_profile(&scene.site.market, &staff, profile).await.is_err());
    assert!(marketplace::availability::of_profile(&scene.site.market, &staff, profile).await.is_err());
    assert_eq!(scene.staff.submit("/api/staff/references/withdraw", &fields, "/").await.status, 404);
    assert_eq!(scene.site.count("reference_requests").await, 1);
}
