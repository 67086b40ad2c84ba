//! Laws of references:
//! 1. a CTO names somebody only with that person's consent; what cannot be taken comes back beside its field, and nothing is lost;
//! 2. staff is shown the letter before it leaves, and what changed since is not sent;
//! 3. the letter speaks its reader's language, says why it came and how never to get another; its key is in the mail alone;
//! 4. looking at the link uses nothing up, an answer does, once; a link that opens nothing any more names nobody, and a wrong one is not there;
//! 5. staff reads the answer, the CTO only where the referee says so;
//! 6. a referee may say no, or not know the CTO, and never be written to again;
//! 7. one reminder after a week, none after that; after three weeks the link opens nothing, and staff may write again;
//! 8. a corrected address, a new letter and a request that is taken back end the former link;
//! 9. so many are named, so many are waited for, and no more;
//! 10. what a referee said and who they are goes with the CTO's account;
//! 11. nobody is written to, nor answers, for a CTO who was refused or has asked nobody, and staff sees nothing of the latter;
//! 12. whom staff is to write to stands in staff's day, once the CTO's request has come so far; until then nobody is said to be waited for.

mod waiting;

use domain::lifecycle::ProfileState;
use tests::{Browser, Member, Page, Postbox, Site, cto};

/// A CTO, a member of staff, and a mail server.
struct Scene {
    site: Site,
    salome: Member,
    cto: Browser,
    staff: Browser,
    postbox: Postbox,
}

const HUGO: &str = "hugo@quatreepices.example";
/// The page on which a referee answers.
const LINK: &str = "/reference?key=";

async fn scene() -> Scene {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
    let (cto, staff) = (salome.browser(&site), site.staff().await.browser(&site));
    // What staff is told of it stands in tests/http/vetting/digest.rs.
    let wish = "INSERT INTO mail_refusals (account_id, topic, refused_at) VALUES ($1, 'staff_digest', now())";
    sqlx::query(wish).bind(site.staff().await.account.0).execute(&mut site.superuser().await).await.unwrap();
    Scene { site, salome, cto, staff, postbox: Postbox::open().await }
}

impl Scene {
    fn profile(&self) -> String {
        format!("/staff/profiles/{}", self.salome.profile())
    }

    /// The CTO names somebody at this address.
    async fn name(&self, name: &str, email: &str) -> Page<'_> {
        fill(self.cto.get("/profile/references/new").await.form("reference"), name, email).fill("consent", "true").submit().await
    }

    /// Staff writes to the first who can be written to.
    async fn ask(&self) -> Page<'_> {
        let page = self.staff.get(&self.profile()).await.form_like("ask-").submit().await;
        self.site.work_off_through(&self.postbox).await;
        page
    }

    /// The CTO names Hugo, staff writes, and this is his link.
    async fn asked(&self) -> String {
        self.name("Hugo Marchand", HUGO).await.expect_path("/profile");
        self.ask().await.expect_status(200);
        self.postbox.arrived().last().unwrap().path_to(LINK)
    }

    /// The CTO's profile comes into a state.
    async fn is_now(&self, state: &str) {
        let query = sqlx::query("UPDATE profiles SET state = $2 WHERE id = $1").bind(self.salome.profile().0).bind(state);
        query.execute(&mut self.site.superuser().await).await.unwrap();
    }

    /// The events of the profile's references in the log, with the state they led to.
    async fn log(&self) -> Vec<String> {
        let lines = "SELECT event || ' ' || state_to FROM audit_events WHERE subject = 'reference' AND profile_id = $1 ORDER BY id";
        sqlx::query_scalar(lines).bind(self.salome.profile().0).fetch_all(&mut self.site.superuser().await).await.unwrap()
    }
}

fn fill<'b>(form: tests::Form<'b>, name: &str, email: &str) -> tests::Form<'b> {
    let form = form.fill("name", name).fill("post", "Dirigeant").fill("company", "Quatre Épices").fill("email", email);
    form.fill("bond", "client").fill("shared_work", "Reprise de la plateforme de commande.").fill("started", "2021").fill("ended", "2023")
}

/// An answer that takes every question, which the CTO may read or not.
fn answered<'b>(page: &Page<'b>, readable: &str) -> tests::Form<'b> {
    let form = page.form("answer_reference").fill("period", "right").fill("work_again", "yes").fill("areas[]", "hosting");
    form.fill("strengths", "Explique <b>sans</b> jargon.").fill("watch", "Deux clients à la fois, pas plus.").fill("readable", readable)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_goes_from_a_name_to_an_answer() {
    let scene = scene().await;
    let page = scene.name("Hugo Marchand", HUGO).await;
    page.expect_path("/profile").expect("Hugo Marchand").expect("L’équipe doit lui écrire, depuis le 17 novembre 2026");
    let page = scene.staff.get(&scene.profile()).await;
    page.expect("À contacter").expect("Ce qui partira").expect("Votre avis sur Salomé Garnier").expect(HUGO);
    page.expect("Voici ce que dit Salomé Garnier : « Reprise de la plateforme de commande. » (Quatre Épices, de 2021 à 2023).");
    assert!(scene.postbox.arrived().is_empty(), "nothing leaves by being shown");
    let page = page.form_like("ask-").submit().await;
    page.expect("Réponse attendue")
        .expect("Hugo Marchand peut répondre jusqu’au 8 décembre 2026")
        .expect("Un seul rappel partira le 24 novembre 2026");
    scene.site.work_off_through(&scene.postbox).await;
    let link = scene.postbox.arrived()[0].path_to(LINK);

    let referee = scene.site.browser();
    let page = referee.get(&link).await;
    page.expect_status(200).expect("Votre avis sur Salomé Garnier").expect("Reprise de la plateforme de commande.");
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex, nofollow"]);
    assert_eq!(page.answer.headers["x-robots-tag"], "noindex, nofollow");
    let page = answered(&page, "yes").submit().await;
    page.expect_status(200).expect("Merci, c’est noté").expect_nothing_of("Garnier");

    let page = scene.staff.get(&scene.profile()).await;
    page.expect("A répondu").expect("Réponse reçue le 17 novembre 2026").expect("Explique <b>sans</b> jargon.").expect("Hébergement");
    page.expect("Le CTO peut lire cette réponse.");
    scene.cto.get("/profile").await.expect("Deux clients à la fois, pas plus.");
    assert_eq!(scene.log().await, ["name_reference named", "ask_reference waiting", "answer_reference answered"]);
    scene.staff.get("/staff/audit").await.expect("Référence reçue").expect("Référence sollicitée");
    let export = scene.cto.ask("/account/export.json").await.text();
    assert!(export.contains(HUGO) && export.contains("Explique <b>sans</b> jargon."), "{export}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_staff_is_to_write_to_stands_in_its_day() {
    let scene = scene().await;
    let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").writing().join(&scene.site).await;
    let early = bruno.browser(&scene.site);
    let form = fill(early.get("/profile/references/new").await.form("reference"), "Lise Aubin", "lise@aubin.example");
    form.fill("consent", "true").submit().await.expect("L’équipe lui écrira quand votre demande en sera aux références.");
    scene.name("Hugo Marchand", HUGO).await.expect("L’équipe doit lui écrire");
    let day = scene.staff.get("/staff").await;
    day.expect("Écrire à une référence de Salomé Garnier").expect("Hugo Marchand").expect_nothing_of("Lise Aubin");
    bruno.is_taken_to(&scene.site, ProfileState::References).await;
    early.get("/profile").await.expect("L’équipe doit lui écrire").expect("Vous avez désigné 1 personne.");
    scene.staff.get("/staff").await.expect("Écrire à une référence de Bruno Keller");
    scene.ask().await.expect("Réponse attendue");
    scene.staff.get("/staff").await.expect_nothing_of("Hugo Marchand");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_stays_with_staff_is_hidden_from_the_cto() {
    let scene = scene().await;
    let link = scene.asked().await;
    let referee = scene.site.browser();
    answered(&referee.get(&link).await, "no").submit().await.expect("Merci");
    scene.staff.get(&scene.profile()).await.expect("Explique <b>sans</b> jargon.").expect("gardez-la entre vous");
    let page = scene.cto.get("/profile").await;
    page.expect("Sa réponse reste entre cette personne et l’équipe.").expect_nothing_of("jargon");
    let export = scene.cto.ask("/account/export.json").await.text();
    assert!(export.contains("answered") && !export.contains("jargon"), "{export}");
    assert!(!page.forms().iter().any(|form| form.name().starts_with("withdraw-")), "what was said is not taken away by whom it is about");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_named_without_their_consent_and_nothing_typed_is_lost() {
    let scene = scene().await;
    let form = fill(scene.cto.get("/profile/references/new").await.form("reference"), "Hugo Marchand", "salome@garnier.example");
    let page = form.fill("ended", "2019").submit().await;
    page.expect_path("/profile/references/new").expect("Cochez la case pour confirmer.").expect("celle-ci est la vôtre");
    page.expect("Choisissez une valeur possible.");
    let form = page.form("reference");
    assert_eq!(form.value("shared_work").as_deref(), Some("Reprise de la plateforme de commande."));
    assert_eq!(form.value("bond").as_deref(), Some("client"));
    let again = page.form("reference").fill("email", HUGO).fill("ended", "").fill("consent", "true");
    let page = form.fill("email", HUGO).fill("ended", "").fill("consent", "true").submit().await;
    page.expect_path("/profile").expect("Depuis 2021");
    again.submit().await.expect_path("/profile");
    let page = scene.name("Hugo Marchand", HUGO).await;
    page.expect_path("/profile/references/new").expect("Cette réponse y est déjà");
    assert_eq!(scene.site.count("reference_requests").await, 1, "sent twice, it is there once");
    let page = scene.cto.get("/en/profile/references/new").await.form("reference").submit().await;
    page.expect_path("/en/profile/references/new").expect("Fill in this field.").expect("Tick the box to confirm.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_says_why_it_came_and_how_never_to_get_another() {
    let scene = scene().await;
    fill(scene.cto.get("/profile/references/new").await.form("reference"), "Kim Olsen", "kim@north.example")
        .fill("language", "en")
        .fill("consent", "true")
        .submit()
        .await;
    scene.staff.get(&scene.profile()).await.expect("Your word on Salomé Garnier");
    scene.ask().await;
    let [mail] = &scene.postbox.arrived()[..] else { panic!("{:?}", scene.postbox.arrived()) };
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("kim@north.example", "Your word on Salomé Garnier"));
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("Hello Kim Olsen") && body.contains("because Salomé Garnier gave us your address"), "{body}");
        assert!(body.contains("Never get a request of this kind again") && body.contains("/en/reference?key="), "{body}");
    }
    let way_out = mail.links().pop().unwrap();
    assert!(way_out.ends_with("#refuse"), "{way_out}");
    let key = mail.path_to(LINK).split_once("key=").unwrap().1.to_owned();
    assert!(!scene.site.database.dump().await.contains(&key), "the key is in the mail alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_once_and_looking_uses_nothing_up() {
    let scene = scene().await;
    let link = scene.asked().await;
    let (one, other) = (scene.site.browser(), scene.site.browser());
    let (here, there) = (one.get(&link).await, other.get(&link).await);
    for _ in 0..3 {
        one.get(&link).await.expect("Votre avis sur Salomé Garnier");
    }
    let page = here.form("answer_reference").fill("strengths", "Calme.").submit().await;
    page.expect("Remplissez ce champ.");
    assert_eq!(page.form("answer_reference").value("strengths").as_deref(), Some("Calme."), "nothing typed is lost");
    let kept: String = sqlx::query_scalar("SELECT string_agg(typed::text, '') FROM form_memories")
        .fetch_one(&mut scene.site.superuser().await)
        .await
        .unwrap();
    assert!(!kept.contains(link.split_once("key=").unwrap().1), "nor is the key kept");
    answered(&page, "no").submit().await.expect("Merci, c’est noté");
    answered(&there, "yes").submit().await.expect("Merci, c’est noté");
    there.form("refuse_reference").press("Je ne connais pas cette personne").await.expect("Merci, c’est noté");
    assert_eq!(scene.site.count("reference_answers WHERE NOT readable").await, 1, "the first answer stands");
    assert_eq!(scene.log().await.len(), 3);
    for guess in ["", "x", &"0".repeat(64), "../staff"] {
        let answer = one.ask(&format!("/reference?key={guess}")).await;
        assert_eq!(answer.status, 404, "{guess:?}");
        assert!(!answer.text().contains("Garnier"));
        let fields = [("key".to_owned(), guess.to_owned())];
        assert_eq!(one.submit("/api/reference/answer", &fields, "/").await.status, 404, "{guess:?}");
        assert_eq!(one.submit("/api/reference/refuse", &fields, "/").await.status, 404, "{guess:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_of_another_purpose_opens_no_reference() {
    let scene = scene().await;
    scene.site.send(marketplace::mail::Mail::ResetPassword { address: scene.salome.email.parse().unwrap() }).await;
    scene.site.work_off_through(&scene.postbox).await;
    let key = scene.postbox.arrived()[0].path_to("/reset-password?key=").split_once("key=").unwrap().1.to_owned();
    assert_eq!(scene.site.browser().ask(&format!("/reference?key={key}")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_referee_may_say_no_for_good() {
    let scene = scene().await;
    let link = scene.asked().await;
    let referee = scene.site.browser();
    let page = referee.get(&link).await.form("refuse_reference").fill("for_good", "true").press("Je préfère ne pas répondre").await;
    page.expect("Merci, c’est noté").expect_nothing_of("Garnier");
    scene.cto.get("/profile").await.expect("Préfère ne pas répondre").expect("Personne ne lui écrira plus pour vous.");
    let page = scene.staff.get(&scene.profile()).await;
    assert!(!page.forms().iter().any(|form| form.name().starts_with("ask-")), "nobody writes after a no");

    // Another CTO names the same person, in other letters.
    let bruno = cto().named("Bruno Keller").join(&scene.site).await;
    let form = bruno.browser(&scene.site);
    fill(form.get("/profile/references/new").await.form("reference"), "Hugo", "HUGO@quatreepices.example")
        .fill("consent", "true")
        .submit()
        .await;
    let page = scene.staff.get(&format!("/staff/profiles/{}", bruno.profile())).await;
    page.expect("a demandé à ne plus jamais être contactée");
    let id: uuid::Uuid = sqlx::query_scalar("SELECT id FROM reference_requests WHERE state = 'named'")
        .fetch_one(&mut scene.site.superuser().await)
        .await
        .unwrap();
    let fields = [("profile", bruno.profile().to_string()), ("reference", id.to_string()), ("version", "1".to_owned())];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    scene.staff.submit("/api/staff/references/ask", &fields, "/").await;
    scene.site.work_off_through(&scene.postbox).await;
    assert_eq!(scene.postbox.arrived().len(), 1, "not even by a forged request");
    let kept: Vec<u8> =
        sqlx::query_scalar("SELECT address_hash FROM suppressed_addresses").fetch_one(&mut scene.site.superuser().await).await.unwrap();
    assert_eq!(kept.len(), 32, "a hash, and no address");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_told_apart_and_the_address_corrected() {
    let scene = scene().await;
    let first = scene.asked().await;
    scene.site.browser().get(&first).await.form("refuse_reference").press("Je ne connais pas cette personne").await.expect("Merci");
    scene.staff.get(&scene.profile()).await.expect("Dit ne pas connaître ce CTO");
    let page = scene.cto.get("/profile").await;
    page.expect("corrigez-la");
    let page = page.follow("Corriger").await;
    let form = page.form("reference");
    assert_eq!(form.value("email").as_deref(), Some(HUGO));
    assert_eq!(form.value("consent"), None, "consent is asked anew");
    form.fill("email", "hugo.marchand@quatreepices.example").fill("consent", "true").submit().await.expect_path("/profile");
    scene.site.browser().get(&first).await.expect("Ce lien ne sert plus").expect_nothing_of("Garnier");
    scene.ask().await.expect("Réponse attendue");
    let mail = scene.postbox.arrived().pop().unwrap();
    assert_eq!(mail.to, "hugo.marchand@quatreepices.example");
    scene.site.browser().get(&mail.path_to(LINK)).await.expect("Votre avis sur Salomé Garnier");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_goes_with_the_account() {
    let scene = scene().await;
    let link = scene.asked().await;
    answered(&scene.site.browser().get(&link).await, "yes").submit().await.expect("Merci");
    let form = scene.cto.get("/account/delete").await.form("erase").fill("reason", "Une autre vie.");
    form.fill("current_password", tests::PASSWORD).fill("confirmed", "true").submit().await.expect_path("/account/deleted");
    let dump = scene.site.database.dump().await;
    for text in [HUGO, "Hugo Marchand", "jargon", "plateforme de commande"] {
        assert!(!dump.contains(text), "{text:?} is still there");
    }
    assert_eq!(scene.site.browser().ask(&link).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_from_one_network_are_limited() {
    let scene = scene().await;
    let link = scene.asked().await;
    let referee = scene.site.browser();
    let fields = referee.get(&link).await.form("answer_reference").fields();
    for _ in 0..120 {
        referee.submit("/api/reference/answer", &fields, &link).await;
    }
    referee.post("/api/reference/answer", &fields, &link).await.expect("Trop d’essais.");
}
