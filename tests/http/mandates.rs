//! Laws of the mandate:
//! 1. the CEO and the CTO both write, staff reads, and to anybody else there is none;
//! 2. what cannot be taken comes back with everything that was typed;
//! 3. nobody overwrites what they have not seen, nor loses what they typed: a stale edit is refused, a part that is gone can be added anew;
//! 4. there are only so many parts of a kind;
//! 5. the kinds of mission of the need propose objectives, which fill the form;
//! 6. a day that is put off keeps its first day and says why, each time anew;
//! 7. once the engagement has ended it is only read;
//! 8. the log tells the kind of what was written and no word; whoever leaves takes the words along, and gets them before.

use domain::mandate::EntryKind;
use marketplace::{mandates::write, missions};
use tests::{AtWork, PASSWORD, Page, startup, typed_entry};

/// What the mission is about.
const WORDS: &str = "Notre agence a développé le MVP en Django. Nous voulons internaliser le développement, deux jours par semaine.";

/// The CEO gives the mission up, and the engagement ends with it.
async fn end(scene: &AtWork) {
    let owner = scene.site.proofs_of(&scene.camille).await;
    let owner = missions::holder(&scene.site.market, &owner, scene.mission.id).await.unwrap().owner().unwrap();
    missions::life::cancel(&scene.site.market, &owner, "Nous arrêtons.").await.unwrap();
}

/// Fills in the form that adds a part of this kind and sends it.
async fn added<'b>(page: &Page<'b>, kind: EntryKind) -> Page<'b> {
    typed_entry(kind).iter().fold(page.form(&format!("add-{kind}")), |form, (name, value)| form.fill(name, value)).submit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn both_write_and_staff_reads() {
    let scene = AtWork::on(WORDS).await;
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let page = camille.get(&scene.page("/mandate")).await;
    page.expect("Le pont attend ses premières planches").expect("Aucun objectif encore.");
    let page = added(&page, EntryKind::Objective).await;
    page.expect_status(200).expect("Livrer sans l’agence").expect("Quatre de suite").expect("En cours").expect("Écrit par Camille Aubry");
    let page = salome.get(&scene.page("/mandate")).await;
    let page = added(&page, EntryKind::Milestone).await;
    page.expect("12 décembre 2026").expect("En répond : Hugo").expect("Écrit par Salomé Garnier");
    let page = added(&page, EntryKind::Decision).await;
    page.expect("0 € une fois, puis 120 € par mois").expect("Tout réécrire");
    let page = added(&page, EntryKind::Risk).await;
    page.expect("L’agence est seule à savoir mettre en ligne").expect("Très grave").expect("Toujours là");
    let english = camille.get(&format!("/en{}", scene.page("/mandate"))).await;
    english.expect("Objectives").expect("Answered for by Hugo").expect("€0 once, then €120 a month").expect("Very serious");
    let staff = scene.site.staff().await.browser(&scene.site);
    let page = staff.get(&scene.page("/mandate")).await;
    page.expect("Livrer sans l’agence").expect_nothing_of("Ajouter un objectif").expect_nothing_of("Retirer");
    let stranger = startup().named("Le Fournil").join(&scene.site).await;
    stranger.browser(&scene.site).get(&scene.page("/mandate")).await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_comes_back_in_both_languages() {
    let scene = AtWork::on(WORDS).await;
    let camille = scene.camilles();
    for (prefix, missing, button) in [("", "Remplissez ce champ.", "Ajouter"), ("/en", "Fill in this field.", "Add")] {
        let page = camille.get(&format!("{prefix}{}", scene.page("/mandate"))).await;
        let form = page.form("add-objective").fill("title", "Livrer sans l’agence").fill("state", "given_up");
        let page = form.press(button).await;
        page.expect(missing);
        let form = page.form("add-objective");
        assert_eq!(form.value("title").as_deref(), Some("Livrer sans l’agence"));
        assert_eq!(form.value("state").as_deref(), Some("given_up"));
        let beside = page.attributes("#add-objective [aria-invalid=true]", "name");
        assert_eq!(beside, ["measure", "target", "due", "reason"]);
    }
    assert_eq!(scene.site.count("objectives").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_overwrites_what_they_have_not_seen() {
    let scene = AtWork::on(WORDS).await;
    let objective = scene.camille.notes_down(&scene.site, scene.engagement, EntryKind::Objective).await;
    let name = format!("change-objective-{objective}");
    let (camille, salome) = (scene.camilles(), scene.salomes());
    let (hers, his) = (camille.get(&scene.page("/mandate")).await, salome.get(&scene.page("/mandate")).await);
    his.form(&name).fill("target", "Trois de suite").submit().await.expect("Trois de suite").expect("Écrit par Salomé Garnier");
    let page = hers.form(&name).fill("target", "Cinq de suite").submit().await;
    page.expect("Quelqu’un").expect("Trois de suite");
    assert_eq!(page.form(&name).value("target").as_deref(), Some("Cinq de suite"), "nothing is lost");
    page.form(&name).submit().await.expect("Cinq de suite");
    // Taken out meanwhile: what was typed can be added anew.
    let hers = camille.get(&scene.page("/mandate")).await;
    let page = salome.get(&scene.page("/mandate")).await;
    page.form(&format!("remove-objective-{objective}")).submit().await.expect("Aucun objectif encore.");
    let page = hers.form(&name).fill("title", "Livrer chaque semaine").submit().await;
    page.expect("Cette ligne a été retirée pendant que vous écriviez");
    assert_eq!(page.form(&name).value("title").as_deref(), Some("Livrer chaque semaine"));
    page.form(&name).submit().await.expect("Livrer chaque semaine").expect("Écrit par Camille Aubry");
}

#[tokio::test(flavor = "multi_thread")]
async fn there_are_only_so_many_parts_of_a_kind() {
    let scene = AtWork::on(WORDS).await;
    for kind in [EntryKind::Objective, EntryKind::Milestone, EntryKind::Risk] {
        for _ in 0..kind.most() {
            scene.salome.notes_down(&scene.site, scene.engagement, kind).await;
        }
        let camille = scene.camilles();
        let page = added(&camille.get(&scene.page("/mandate")).await, kind).await;
        let beyond = page.texts(&format!("#add-{kind} .error-summary")).join(" ");
        assert!(beyond.contains(&kind.most().to_string()), "{kind}: {beyond:?}");
        assert_eq!(scene.site.count(&format!("{kind}s")).await, i64::from(kind.most()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_kinds_of_mission_propose_objectives_that_fill_the_form() {
    let scene = AtWork::on(WORDS).await;
    let camille = scene.camilles();
    let page = camille.get(&scene.page("/mandate")).await;
    page.expect("ces objectifs vont avec votre besoin").expect("Internaliser");
    let page = page.follow("Livrer sans l’agence").await;
    let form = page.form("add-objective");
    assert_eq!(form.value("title").as_deref(), Some("Livrer sans l’agence"));
    assert_eq!(form.value("target").as_deref(), Some("Quatre de suite"));
    form.fill("target", "Trois de suite").submit().await.expect("Trois de suite");
    let english = camille.get(&format!("/en{}?objective=insourcing-1", scene.page("/mandate"))).await;
    assert_eq!(english.form("add-objective").value("target").as_deref(), Some("Four in a row"));
    camille.get(&format!("{}?objective=nothing-9", scene.page("/mandate"))).await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_is_put_off_says_why_and_keeps_its_first() {
    let scene = AtWork::on(WORDS).await;
    let milestone = scene.salome.notes_down(&scene.site, scene.engagement, EntryKind::Milestone).await;
    let name = format!("change-milestone-{milestone}");
    let salome = scene.salomes();
    let page = salome.get(&scene.page("/mandate")).await.form(&name).fill("due", "2026-12-19").submit().await;
    assert_eq!(page.attributes(&format!("[id='{name}'] [aria-invalid=true]"), "name"), ["reason"]);
    let page = page.form(&name).fill("reason", "Nous attendons la banque").submit().await;
    page.expect("19 décembre 2026 (d’abord le 12 décembre 2026)").expect("Repoussé").expect("Nous attendons la banque");
    let page = page.form(&name).fill("due", "2026-12-26").submit().await;
    page.expect("C’est la raison donnée la dernière fois");
    page.form(&name).fill("reason", "La banque demande une pièce de plus").submit().await.expect("26 décembre 2026 (d’abord");
    let page = salome.get(&scene.page("/mandate")).await.form(&name).fill("due", "2026-12-19").submit().await;
    page.expect("19 décembre 2026 (d’abord le 12 décembre 2026)");
    scene.site.advance(chrono::Duration::days(60));
    let salome = scene.site.signed_in(&scene.salome.email).await;
    salome.get(&scene.page("/mandate")).await.expect("En retard");
    let page = salome.get(&scene.page("/mandate")).await.form(&name).fill("done", "2026-12-20").submit().await;
    page.expect("Prévu le 19 décembre 2026, fait le 20 décembre 2026").expect_nothing_of("En retard");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_ended_is_only_read() {
    let scene = AtWork::on(WORDS).await;
    let risk = scene.salome.notes_down(&scene.site, scene.engagement, EntryKind::Risk).await;
    let salome = scene.salomes();
    let before = salome.get(&scene.page("/mandate")).await;
    let party = scene.salome.party_to(&scene.site, scene.engagement).await;
    end(&scene).await;
    before.form(&format!("change-risk-{risk}")).fill("title", "Un départ").submit().await.expect("Ce n’est pas possible à cette étape.");
    let done = write::remove(&scene.site.market, &party, "risk", (&risk.to_string(), "1")).await;
    assert!(matches!(done, Err(marketplace::Problem::NotNow("ended"))), "{done:?}");
    let page = salome.get(&scene.page("/mandate")).await;
    page.expect("L’agence est seule à savoir mettre en ligne").expect_nothing_of("Noter un risque");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_no_word_and_whoever_leaves_takes_them_along() {
    let scene = AtWork::on(WORDS).await;
    let risk = scene.salome.notes_down(&scene.site, scene.engagement, EntryKind::Risk).await;
    let salome = scene.salomes();
    let page = salome.get(&scene.page("/mandate")).await;
    page.form(&format!("change-risk-{risk}")).fill("state", "closed").submit().await.expect("Écarté");
    let staff = scene.site.staff().await.browser(&scene.site);
    let log = staff.get("/staff/audit").await;
    log.expect("Ajout au mandat").expect("Mandat modifié").expect("risque").expect_nothing_of("L’agence est seule");
    let export = salome.ask("/account/export.json").await.text();
    assert!(export.contains("L’agence est seule à savoir mettre en ligne"), "{export}");
    let camille = scene.camilles();
    let form = camille.get(&scene.page("/reports")).await.form("keep_accesses").fill("code", "agency");
    form.submit().await.expect_status(200);
    let both = scene.export(&scene.camille).await["mandates"].to_string();
    assert!(both.contains("L’agence est seule") && both.contains("\"access\":\"code\""), "what both write is of both: {both}");
    let form = salome.get("/account").await.follow("Supprimer mon compte").await.form("erase");
    let form = form.fill("current_password", PASSWORD).fill("reason", "Je change de métier").fill("confirmed", "true");
    form.submit().await;
    assert_eq!(scene.site.count("risks").await, 0);
}
