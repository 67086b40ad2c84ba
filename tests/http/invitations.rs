//! Laws of invitations:
//! 1. an invitation says to both sides whose turn it is and until when; it is reminded of once, after a day, and expires after two;
//! 2. a job that runs again, or too late, tells nobody twice; what was answered is neither reminded of nor expires;
//! 3. its mail holds what may be known before a meeting, in the reader's language, and no name;
//! 4. its link refuses without signing in: looking changes nothing, a reason is needed, it works once, and pressing twice refuses once;
//! 5. an expired invitation closes no door: staff sees it, and may invite again; the CTO may still apply, and write to the team;
//! 6. nobody has more invitations to answer than one person gets, also where two are sent at the same moment.

use chrono::Duration;
use domain::CandidacyId;
use domain::forms::Complaint;
use marketplace::Problem;
use marketplace::candidacies::{by_link, invite};
use tests::{Arrived, Browser, Member, Mission, Postbox, Site, cto, mission, plain_blanks, startup};

/// A CTO who is invited to a mission of La Tablée.
struct Scene {
    site: Site,
    postbox: Postbox,
    ceo: Member,
    salome: Member,
    mission: Mission,
    candidacy: CandidacyId,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let ceo = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let words =
            "La Tablée vend des titres-restaurant. Une agence a construit notre produit avec Symfony. Deux jours par semaine, à distance.";
        let mission = mission().of(&ceo).titled("La Tablée reprend sa version").saying(words).open().play(&site).await;
        let candidacy = mission.invite(&site, &salome).await;
        Self { site, postbox: Postbox::open().await, ceo, salome, mission, candidacy }
    }

    /// Lets time pass, does what is due, and answers what arrived in this mailbox meanwhile.
    async fn after(&self, time: Duration, reader: &Member) -> Vec<Arrived> {
        self.site.advance(time);
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        self.postbox.arrived().into_iter().skip(before).filter(|mail| mail.to == reader.email).collect()
    }

    async fn state(&self) -> String {
        let sql = "SELECT state FROM candidacies WHERE id = $1";
        sqlx::query_scalar(sql).bind(self.candidacy.0).fetch_one(&mut self.site.superuser().await).await.unwrap()
    }

    async fn log(&self) -> Vec<(String, String)> {
        let sql = "SELECT event, actor_role FROM audit_events WHERE subject_id = $1 ORDER BY id";
        sqlx::query_as(sql).bind(self.candidacy.0).fetch_all(&mut self.site.superuser().await).await.unwrap()
    }

    fn offer(&self) -> String {
        format!("/offers/{}", self.mission.id)
    }

    fn curation(&self) -> String {
        format!("/staff/missions/{}/curation", self.mission.id)
    }

    /// The link of the newest mail that refuses, as a path of the site.
    async fn refusal(&self) -> String {
        let mails = self.after(Duration::zero(), &self.salome).await;
        mails.last().expect("an invitation").path_to("/invitation?key=")
    }

    async fn staff(&self) -> Browser {
        self.site.staff().await.browser(&self.site)
    }
}

fn subjects(mails: &[Arrived]) -> Vec<String> {
    mails.iter().map(|mail| plain_blanks(&mail.subject)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_reminded_of_after_a_day_and_expires_after_two() {
    let scene = Scene::set().await;
    assert_eq!(subjects(&scene.after(Duration::zero(), &scene.salome).await), ["Une mission pour vous : … reprend sa version"]);
    let browser = scene.salome.browser(&scene.site);
    browser.get("/offers").await.expect("À vous").expect("jeudi 19 novembre, 10 h");
    scene.staff().await.get(&scene.curation()).await.expect("Au CTO").expect("avant le jeudi 19 novembre, 10 h (dans 2 j)");

    assert!(scene.after(Duration::hours(23), &scene.salome).await.is_empty());
    let reminded = scene.after(Duration::hours(1), &scene.salome).await;
    assert_eq!(subjects(&reminded), ["Rappel, une mission vous attend : … reprend sa version"]);
    assert!(plain_blanks(&reminded[0].text).contains("Répondez avant : jeudi 19 novembre, 10 h."), "{}", reminded[0].text);
    assert!(scene.after(Duration::minutes(23 * 60 + 59), &scene.salome).await.is_empty(), "reminded once");
    assert_eq!(scene.state().await, "invited");

    assert_eq!(subjects(&scene.after(Duration::minutes(1), &scene.salome).await), ["Une invitation s’est éteinte"]);
    assert_eq!(scene.state().await, "expired");
    assert_eq!(scene.log().await.last().unwrap(), &("expire".to_owned(), "system".to_owned()));
    browser
        .get(&scene.offer())
        .await
        .expect("Invitation restée sans réponse")
        .expect("jeudi 19 novembre, 10 h")
        .expect("Écrivez à l’équipe, et à l’entreprise dès que votre profil lui est proposé.");
    let page = browser.get(&format!("{}/messages", scene.offer())).await;
    assert!(page.expect("Vous écrivez à l’équipe").has_form("write_message"));
    scene.staff().await.get(&scene.curation()).await.expect("Le délai de 48 h est passé (jeudi 19 novembre, 10 h)");
    scene.staff().await.get("/staff").await.expect("Une invitation sans réponse pour La Tablée").expect("Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_runs_again_tells_nobody_twice() {
    let scene = Scene::set().await;
    scene.after(Duration::hours(24), &scene.salome).await;
    let again = "INSERT INTO jobs (id, key, work, run_at, created_at) SELECT gen_random_uuid(), kind || ':' || $1::text, jsonb_build_object('kind', kind, 'candidacy', $1::text), $2, $2
        FROM unnest(ARRAY['remind_invitation', 'expire_invitation']) AS kind ON CONFLICT (key) DO UPDATE SET run_at = EXCLUDED.run_at";
    let ask_again = async || {
        let now = scene.site.now();
        sqlx::query(again).bind(scene.candidacy.0.to_string()).bind(now).execute(&mut scene.site.superuser().await).await.unwrap();
    };
    ask_again().await;
    assert!(scene.after(Duration::zero(), &scene.salome).await.is_empty(), "reminded already");
    assert_eq!(scene.state().await, "invited", "it does not expire before its time");
    assert_eq!(scene.after(Duration::hours(24), &scene.salome).await.len(), 1, "and waits until then");
    ask_again().await;
    assert!(scene.after(Duration::hours(1), &scene.salome).await.is_empty(), "expired already");
    assert_eq!(scene.log().await.iter().filter(|(event, _)| event == "expire").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_not_reminded_of_and_does_not_expire() {
    let scene = Scene::set().await;
    scene.mission.apply(&scene.site, &scene.salome).await;
    let told = scene.after(Duration::zero(), &scene.salome).await;
    assert_eq!(
        subjects(&told),
        ["Votre candidature est arrivée"],
        "an invitation that was answered before its mail went is not sent any more"
    );
    assert!(scene.after(Duration::hours(24), &scene.salome).await.is_empty());
    assert!(scene.after(Duration::hours(24), &scene.salome).await.is_empty());
    assert_eq!(scene.state().await, "applied");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_holds_what_may_be_known_and_no_name() {
    let scene = Scene::set().await;
    let mail = scene.after(Duration::zero(), &scene.salome).await.pop().unwrap();
    for body in [plain_blanks(&mail.text), plain_blanks(&mail.html)] {
        for said in [
            "… vend des titres-restaurant.",
            "2 jours par semaine",
            "Répondez avant : jeudi 19 novembre, 10 h.",
            "Lire la mission et répondre",
            "Refuser sans me connecter",
        ] {
            assert!(body.contains(said), "{said}: {body}");
        }
        for hidden in ["Tablée", "Camille", "Aubry", "latablee"] {
            assert!(!body.contains(hidden), "{hidden}: {body}");
        }
    }
    assert!(mail.text.contains("Symfony"), "why it fits: {}", mail.text);
    assert!(mail.header("List-Unsubscribe").contains("/unsubscribe?key="), "it can be turned off");
    scene.salome.browser(&scene.site).get(&mail.path_to("/offers/")).await.expect_status(200).expect("La Tablée");

    let other = cto().named("Maud Perret").reached_at("maud@perret.example").join(&scene.site).await;
    let english = "UPDATE accounts SET language = 'en' WHERE id = $1";
    sqlx::query(english).bind(other.account.0).execute(&mut scene.site.superuser().await).await.unwrap();
    scene.mission.invite(&scene.site, &other).await;
    let mail = scene.after(Duration::zero(), &other).await.pop().unwrap();
    assert_eq!(mail.subject, "A mission for you: … reprend sa version");
    assert!(plain_blanks(&mail.text).contains("Answer before: Thursday 19 November, 10:00."), "{}", mail.text);
    scene.site.browser().get(&mail.path_to("/invitation?key=")).await.expect_status(200).expect("Why not?");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_refuses_once_and_without_signing_in() {
    let scene = Scene::set().await;
    let link = scene.refusal().await;
    assert!(!scene.site.database.dump().await.contains(link.split("key=").nth(1).unwrap()), "the key is in the mail alone");

    let browser = scene.site.browser();
    for _ in 0..2 {
        let page = browser.get(&link).await;
        page.expect_status(200)
            .expect("« … reprend sa version » n’est pas pour vous ?")
            .expect_nothing_of("La Tablée")
            .expect_nothing_of("Salomé");
        assert_eq!(page.answer.headers["x-robots-tag"], "noindex, nofollow");
    }
    assert_eq!(scene.state().await, "invited", "looking changes nothing");

    let page = browser.get(&link).await.form("refuse_by_link").submit().await;
    page.expect("Remplissez ce champ.");
    assert_eq!(scene.state().await, "invited", "a reason is needed");
    let page = page.form("refuse_by_link").forge("why", "voodoo").fill("reason", "Complet jusqu’en mars.").submit().await;
    page.expect("Choisissez une réponse de la liste.");
    assert_eq!(page.form("refuse_by_link").value("reason").as_deref(), Some("Complet jusqu’en mars."), "nothing typed is lost");
    let form = page.form("refuse_by_link").fill("why", "no_time");
    let (fields, action) = (form.fields(), form.action().to_owned());
    form.submit().await.expect_status(200).expect("C’est noté : invitation refusée");
    assert_eq!(scene.state().await, "declined");

    // The same form, sent twice; and the link, opened again.
    browser.post(&action, &fields, &link).await.expect_status(200).expect("C’est noté");
    assert!(!browser.get(&link).await.expect("C’est noté").has_form("refuse_by_link"));
    assert_eq!(scene.log().await.iter().filter(|(event, _)| event == "refuse_invitation").count(), 1);
    let staff = scene.staff().await;
    staff.get(&format!("/staff/missions/{}", scene.mission.id)).await.expect("Pas de temps libre en ce moment ; Complet jusqu’en mars.");
    scene.ceo.browser(&scene.site).get(&format!("/needs/{}", scene.mission.id)).await.expect_nothing_of("Complet jusqu’en mars");
    assert!(scene.after(Duration::hours(25), &scene.salome).await.is_empty(), "nobody is reminded");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_clicks_at_the_same_moment_one_refuses_and_all_are_told_so() {
    let scene = Scene::set().await;
    let link = scene.refusal().await;
    let key = link.split("key=").nth(1).unwrap();
    let refuse = async || by_link::refuse(&scene.site.market, key, "no_time", "").await;
    let (one, two, three, four) = tokio::join!(refuse(), refuse(), refuse(), refuse());
    for told in [one, two, three, four] {
        told.expect("it is refused");
    }
    let refused = scene.log().await.into_iter().filter(|(event, _)| event == "refuse_invitation").count();
    assert_eq!(refused, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_came_too_late_says_so_and_does_nothing() {
    let scene = Scene::set().await;
    let link = scene.refusal().await;
    let browser = scene.site.browser();
    let form = browser.get(&link).await.form("refuse_by_link").fill("why", "rate");
    let (fields, action) = (form.fields(), form.action().to_owned());
    scene.after(Duration::hours(48), &scene.salome).await;
    browser.post(&action, &fields, &link).await.expect("Le temps de répondre est passé");
    assert_eq!(scene.state().await, "expired");
    let page = browser.get(&link).await;
    assert!(!page.expect_status(200).expect("Le temps de répondre est passé").has_form("refuse_by_link"));
    for key in ["nothing", &"0".repeat(64), ""] {
        assert_eq!(browser.ask(&format!("/invitation?key={key}")).await.status, 404);
    }

    // Answered elsewhere, suspended, or run out.
    scene.mission.apply(&scene.site, &scene.salome).await;
    browser.get(&link).await.expect("Cette invitation a déjà sa réponse");
    scene.salome.suspend(&scene.site).await;
    assert_eq!(browser.ask(&link).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_invitation_closes_no_door() {
    let scene = Scene::set().await;
    scene.after(Duration::hours(48), &scene.salome).await;
    // Staff invites again, and the clock begins anew.
    let staff = scene.staff().await;
    let profile = scene.salome.profile().to_string();
    let page = staff.get(&scene.curation()).await;
    page.expect("Inviter de nouveau");
    page.form_to("/staff/curation/invite", &[("profile", &profile)]).submit().await.expect_status(200);
    assert_eq!(scene.state().await, "invited");
    assert_eq!(scene.after(Duration::zero(), &scene.salome).await.len(), 1);
    assert_eq!(scene.after(Duration::hours(24), &scene.salome).await.len(), 1, "reminded of the second one too");
    scene.after(Duration::hours(24), &scene.salome).await;
    assert_eq!(scene.state().await, "expired");
    // The CTO is interested after all.
    let visit = scene.salome.browser(&scene.site);
    let page = visit.get(&scene.offer()).await;
    page.form("apply").fill("message", "J’étais en vacances : votre mission m’intéresse.").submit().await.expect_status(200);
    assert_eq!(scene.state().await, "applied");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_has_more_invitations_to_answer_than_one_person_gets() {
    let scene = Scene::set().await;
    let site = &scene.site;
    let mut missions = Vec::new();
    for _ in 0..4 {
        missions.push(mission().of(&scene.ceo).open().play(site).await);
    }
    let staff = scene.staff().await;
    let curation = |at: usize| format!("/staff/missions/{}/curation", missions[at].id);
    missions[0].invite(site, &scene.salome).await;
    staff.get(&curation(1)).await.expect("2 invitations en attente ailleurs");
    let form = staff.get(&curation(1)).await.form_like("invite-");

    // Two at the same moment: there is room for one.
    let proof = site.proofs_of(site.staff().await).await.staff().unwrap();
    let invite = async |at: usize| invite::invite(&site.market, &proof, missions[at].id, scene.salome.profile()).await;
    let (one, two) = tokio::join!(invite(2), invite(3));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
    let Err(Problem::Invalid(errors)) = (if one.is_err() { one } else { two }) else { panic!("refused with a reason") };
    assert_eq!((errors.0[0].complaint, errors.0[0].limit), (Complaint::InvitationsFull, Some(3)));

    // Said before: the form is gone; and after, to whoever still had it.
    let page = staff.get(&curation(1)).await;
    page.expect("3 invitations en attente : place libre au plus tard 19 novembre").expect_nothing_of("Inviter Salomé");
    form.submit().await.expect("Cette personne a déjà 3 invitations auxquelles répondre.");
    let invited = site.count("candidacies WHERE state = 'invited'").await;
    assert_eq!(invited, 3);

    // An answer makes room.
    scene.mission.apply(site, &scene.salome).await;
    staff.get(&curation(1)).await.form_like("invite-").submit().await.expect_status(200);
    // And whoever runs the program says how many.
    let wider = site.market.clone().with_open_invitations(4);
    let free = if matches!(invite::invite(&site.market, &proof, missions[2].id, scene.salome.profile()).await, Err(Problem::NotNow(_))) {
        3
    } else {
        2
    };
    assert!(invite::invite(&wider, &proof, missions[free].id, scene.salome.profile()).await.is_ok());
}
