//! Laws of the mails along the journey:
//! 1. each step writes once to each person whom it concerns, in the reader's language, and to nobody else;
//! 2. until both said yes, no mail holds a name, an address, or the company of the other side; then both learn whom to write to;
//! 3. a "no" comes with its reason, without a name in it;
//! 4. people choose on their account page what they are written about; every such mail can be turned off by its link too;
//! 5. staff gets one digest of what came, at most one in four hours, and what is late the moment it is late; nothing is told twice;
//! 6. a mission that nobody fits says so to its CEO once its promise is due, once;
//! 7. what is no longer so when a mail goes is not told.

use chrono::Duration;
use marketplace::candidacies::introduction;
use marketplace::candidacies::permission::concerned;
use marketplace::digests::BETWEEN_TWO;
use marketplace::missions::{self, life};
use tests::{Arrived, Member, Postbox, Site, cto, mission, plain_blanks, startup};

struct Scene {
    site: Site,
    postbox: Postbox,
    ceo: Member,
    salome: Member,
    bruno: Member,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let ceo = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").join(&site).await;
        Self { site, postbox: Postbox::open().await, ceo, salome, bruno }
    }

    /// What is due is done; what arrived meanwhile, as `who: subject`, in the order of the alphabet.
    async fn news(&self) -> Vec<String> {
        let mut lines: Vec<String> =
            self.mails().await.iter().map(|mail| format!("{}: {}", first(&mail.to), plain_blanks(&mail.subject))).collect();
        lines.sort();
        lines
    }

    /// The same, as mails.
    async fn mails(&self) -> Vec<Arrived> {
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        self.postbox.arrived().into_iter().skip(before).collect()
    }

    async fn mails_to(&self, reader: &Member) -> Vec<Arrived> {
        self.mails().await.into_iter().filter(|mail| mail.to == reader.email).collect()
    }
}

/// `camille` of `camille@latablee.example`.
fn first(address: &str) -> &str {
    address.split(['@', '-']).next().unwrap_or_default()
}

fn expect_unnamed(mails: &[Arrived], names: &[&str]) {
    for mail in mails {
        for name in names {
            assert!(!mail.subject.contains(name) && !mail.text.contains(name) && !mail.html.contains(name), "{name} in: {}", mail.text);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_of_the_journey_writes_once_to_whom_it_concerns() {
    let scene = Scene::set().await;
    let Scene { site, ceo, salome, bruno, .. } = &scene;
    let mission = mission().of(ceo).titled("La Tablée reprend sa version").open().play(site).await;
    // What is over before its mail goes is not told: the need was read, signed off and opened within the minute.
    assert_eq!(scene.news().await, ["camille: Votre mission est ouverte"]);

    let list = mission.list(site, &[salome, bruno]).await;
    assert_eq!(scene.news().await, Vec::<String>::new(), "who is on the list before their mail goes has had their answer");
    let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
    marketplace::candidacies::shortlist::publish(&site.market, &staff, mission.id).await.unwrap();
    let mails = scene.mails().await;
    let to_ctos: Vec<Arrived> = mails.iter().filter(|mail| mail.to != ceo.email).cloned().collect();
    let to_ceo: Vec<Arrived> = mails.iter().filter(|mail| mail.to == ceo.email).cloned().collect();
    expect_unnamed(&to_ctos, &["Tablée", "Camille", "latablee"]);
    expect_unnamed(&to_ceo, &["Salomé", "Garnier", "Bruno", "Keller"]);
    let mut told: Vec<String> = mails.iter().map(|mail| format!("{}: {}", first(&mail.to), plain_blanks(&mail.subject))).collect();
    told.sort();
    assert_eq!(
        told,
        [
            "bruno: Votre profil est proposé à l’entreprise",
            "camille: À vous : des profils vous attendent",
            "salome: Votre profil est proposé à l’entreprise"
        ]
    );

    mission.ask_to_meet(site, list[0]).await;
    mission.ask_to_meet(site, list[1]).await;
    let mails = scene.mails().await;
    expect_unnamed(&mails, &["Tablée", "Camille", "latablee"]);
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| plain_blanks(&mail.subject) == "À vous : une entreprise souhaite vous rencontrer"), "{mails:?}");

    let proof = site.proofs_of(salome).await.cto().unwrap();
    let hers = concerned(&site.market, &proof, list[0]).await.unwrap();
    introduction::accept(&site.market, &hers).await.unwrap();
    let mails = scene.mails().await;
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        let (name, address) = if mail.to == ceo.email {
            ("Salomé Garnier", "salome@garnier.example")
        } else {
            ("Camille Aubry", "camille@latablee.example")
        };
        assert!(mail.text.contains(name) && mail.text.contains(address), "both said yes: {}", mail.text);
        expect_unnamed(std::slice::from_ref(mail), &["Bruno", "Keller"]);
    }

    mission.agree(site, salome, list[0]).await;
    mission.choose(site, list[0]).await;
    assert_eq!(scene.news().await, ["bruno: Une mission se fera sans vous", "salome: La mission est à vous"]);
    assert_eq!(scene.news().await, Vec::<String>::new(), "and nothing comes twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_that_waits_is_told_at_each_step() {
    let scene = Scene::set().await;
    let mission = mission().of(&scene.ceo).titled("Reprendre la version").submitted().play(&scene.site).await;
    let mails = scene.mails_to(&scene.ceo).await;
    assert_eq!(mails[0].subject, "Votre besoin est arrivé");
    assert!(plain_blanks(&mails[0].text).contains("Elle vous répond avant : mercredi 18 novembre, 10 h."), "{}", mails[0].text);
    let site = &scene.site;
    let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
    life::ask_sign_off(&site.market, &staff, mission.id).await.unwrap();
    assert_eq!(scene.news().await, ["camille: À vous : vos critères sont-ils justes ?"]);
    let visitor = site.proofs_of(&scene.ceo).await;
    let owner = missions::holder(&site.market, &visitor, mission.id).await.unwrap().owner().unwrap();
    life::cancel(&site.market, &owner, "Nous faisons autrement.").await.unwrap();
    assert_eq!(scene.news().await, ["camille: Votre mission est close"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_comes_with_its_reason_and_without_a_name() {
    let scene = Scene::set().await;
    let Scene { site, ceo, salome, bruno, .. } = &scene;
    let mission = mission().of(ceo).titled("La Tablée reprend sa version").open().play(site).await;
    let list = mission.shortlist(site, &[salome, bruno]).await;
    scene.mails().await;
    let visit = ceo.browser(site);
    let page = visit.get(&format!("/needs/{}/shortlist", mission.id)).await;
    let reason = "Camille Aubry et La Tablée cherchent plus proche.";
    page.form(&format!("decline-{}", list[1])).fill("reason", reason).submit().await.expect_status(200);
    let mails = scene.mails().await;
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("bruno@keller.example", "Une réponse à votre candidature"));
    assert!(mail.text.contains("cherchent plus proche."), "{}", mail.text);
    expect_unnamed(&mails, &["Camille", "Aubry", "Tablée"]);

    mission.ask_to_meet(site, list[0]).await;
    scene.mails().await;
    let visit = salome.browser(site);
    let page = visit.get(&format!("/offers/{}", mission.id)).await;
    page.form("refuse_introduction").fill("reason", "Salomé Garnier connaît déjà cette équipe.").submit().await.expect_status(200);
    let mails = scene.mails().await;
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("camille@latablee.example", "Une rencontre est déclinée"));
    assert!(mail.text.contains("connaît déjà cette équipe."), "{}", mail.text);
    expect_unnamed(&mails, &["Salomé", "Garnier"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_choose_what_they_are_written_about() {
    let scene = Scene::set().await;
    let Scene { site, ceo, salome, .. } = &scene;
    let browser = salome.browser(site);
    let page = browser.get("/account").await;
    page.expect("Les e-mails que vous recevez").expect("Les invitations à des missions").expect_nothing_of("Le récapitulatif de l’équipe");
    let page = page.form("choose_mail").fill("invitations", "never").submit().await;
    page.expect("Vos choix d’e-mails sont enregistrés");
    assert_eq!(page.form("choose_mail").value("invitations").as_deref(), Some("never"));
    assert_eq!(page.form("choose_mail").value("candidacies").as_deref(), Some("at_once"));

    let mission = mission().of(ceo).open().play(site).await;
    mission.invite(site, salome).await;
    assert!(scene.mails_to(salome).await.is_empty(), "turned off");
    browser.get("/account").await.form("choose_mail").fill("invitations", "at_once").submit().await.expect_status(200);
    mission.apply(site, salome).await;
    let mail = scene.mails_to(salome).await.pop().unwrap();
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let visit = site.browser();
    let page = visit.get(&mail.path_to("/unsubscribe?key=")).await;
    page.expect("La suite de vos candidatures").form("unsubscribe").submit().await.expect("C’est noté");
    assert_eq!(browser.get("/account").await.form("choose_mail").value("candidacies").as_deref(), Some("never"));
    let visit = site.staff().await.browser(site);
    let staff = visit.get("/account").await;
    staff.expect("Le récapitulatif de l’équipe").expect_nothing_of("Les invitations à des missions");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_gets_one_digest_of_what_came() {
    let scene = Scene::set().await;
    let Scene { site, ceo, salome, bruno, .. } = &scene;
    let nadia = site.staff().await.clone();
    let mission = mission().of(ceo).open().play(site).await;
    mission.apply(site, salome).await;
    mission.invite(site, bruno).await;
    assert!(scene.mails_to(&nadia).await.is_empty(), "it gathers what comes");
    site.advance(Duration::minutes(59));
    let visit = bruno.browser(site);
    let page = visit.get(&format!("/offers/{}", mission.id)).await;
    page.form("refuse_invitation").fill("why", "rate").submit().await.expect_status(200);
    site.advance(Duration::minutes(1));
    let digests = scene.mails_to(&nadia).await;
    let [digest] = &digests[..] else { panic!("{digests:?}") };
    assert_eq!(digest.subject, "3 nouvelles pour l’équipe");
    for line in ["- La Tablée : besoin reçu", "- La Tablée : critères validés", "- La Tablée : candidature de Salomé Garnier"] {
        assert!(plain_blanks(&digest.text).contains(line), "{line}: {}", digest.text);
    }

    // What came a moment before, and may still have been on its way, is in the next one.
    site.advance(Duration::hours(1));
    assert!(scene.mails_to(&nadia).await.is_empty(), "at most one in four hours");
    site.advance(BETWEEN_TWO - Duration::hours(1));
    let digests = scene.mails_to(&nadia).await;
    let [digest] = &digests[..] else { panic!("{digests:?}") };
    assert!(
        plain_blanks(&digest.text).contains("- La Tablée : Bruno Keller refuse l’invitation (Le tarif ne convient pas)"),
        "{}",
        digest.text
    );
    assert!(!digest.text.contains("Salomé Garnier"), "nothing is told twice: {}", digest.text);

    // A promise that is not kept is told when it falls due.
    site.advance(Duration::hours(43) - Duration::minutes(1));
    assert!(scene.mails_to(&nadia).await.is_empty());
    site.advance(Duration::minutes(2));
    scene.mails().await;
    site.advance(Duration::minutes(2));
    let digests = scene.mails_to(&nadia).await;
    let [digest] = &digests[..] else { panic!("{digests:?}") };
    assert!(plain_blanks(&digest.text).contains("En retard\n- La Tablée : À vous, attendu jeudi 19 novembre, 10 h"), "{}", digest.text);
    site.advance(Duration::hours(24));
    assert!(scene.mails_to(&nadia).await.is_empty(), "and not again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mission_that_nobody_fits_says_so_once() {
    let scene = Scene::set().await;
    let site = &scene.site;
    let words = "Nous devons réécrire un noyau en COBOL, du COBOL uniquement, sur place à Brest, cinq jours par semaine.";
    let mission = mission().of(&scene.ceo).titled("Un noyau en COBOL").saying(words).submitted().play(site).await;
    // Whoever knows no COBOL is ruled out.
    let must = "UPDATE criteria SET importance = 'must' WHERE mission_id = $1";
    sqlx::query(must).bind(mission.id.0).execute(&mut site.superuser().await).await.unwrap();
    let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
    life::ask_sign_off(&site.market, &staff, mission.id).await.unwrap();
    let visitor = site.proofs_of(&scene.ceo).await;
    let owner = missions::holder(&site.market, &visitor, mission.id).await.unwrap().owner().unwrap();
    life::sign_off(&site.market, &owner).await.unwrap();
    life::open(&site.market, &staff, mission.id).await.unwrap();
    site.follow().await;
    scene.mails().await;
    site.advance(Duration::hours(48) - Duration::minutes(1));
    assert!(scene.mails_to(&scene.ceo).await.is_empty());
    site.advance(Duration::minutes(2));
    let mails = scene.mails_to(&scene.ceo).await;
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.subject, "Personne ne convient encore à votre mission");
    assert!(plain_blanks(&mail.text).contains("Ce qui bloque\n- "), "{}", mail.text);
    let again = "INSERT INTO jobs (id, key, work, run_at, created_at) VALUES (gen_random_uuid(), 'note_late:' || $1::text, jsonb_build_object('kind', 'note_late', 'mission', $1::text), $2, $2)";
    sqlx::query(again).bind(mission.id.0.to_string()).bind(site.now()).execute(&mut site.superuser().await).await.unwrap();
    assert!(scene.mails_to(&scene.ceo).await.is_empty(), "once for each opening");
}
