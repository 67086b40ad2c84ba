//! Laws of the question to the agency:
//! 1. "I don't know" about the technologies writes a message with a link, which is shown in the browser that wrote it;
//! 2. whoever holds the link answers without an account; looking at it uses nothing up, sending uses it up;
//! 3. an answer counts only after the CEO confirmed it, and then says where it comes from;
//! 4. a link is nobody's guess, ends by itself, can be taken back, and its key is kept nowhere in clear;
//! 5. nothing typed is lost, and every step leaves its line in the log.

use chrono::Duration;
use tests::{Browser, Page, Site, startup};

/// A draft whose CEO has just said that they do not know what it is built with: their browser, and its address.
async fn asked(site: &Site) -> (Browser, String) {
    let browser = startup().join(site).await.browser(site);
    let page = browser.get("/needs/new").await.form("begin").fill("words", "Une agence construit notre produit à Lyon.").submit().await;
    let path = page.path().to_owned();
    let page = page.form("dont-know-stack").submit().await;
    page.expect_status(200).expect_path(&format!("{path}/agency"));
    (browser, path)
}

/// The link of the message, as a path of the site.
fn link(page: &Page<'_>, site: &Site) -> String {
    let message = page.texts("main").join("");
    assert!(!message.is_empty());
    let markup = page.html();
    let (_, rest) = markup.split_once(&format!("{}/", site.origin())).unwrap_or_else(|| panic!("no link:\n{markup}"));
    let end = rest.find(|letter: char| letter.is_whitespace() || letter == '<').unwrap();
    format!("/{}", &rest[..end])
}

async fn events(site: &Site) -> Vec<String> {
    let lines = "SELECT event FROM audit_events WHERE event LIKE '%agency' ORDER BY id";
    sqlx::query_scalar(lines).fetch_all(&mut site.superuser().await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agency_answers_and_the_ceo_confirms() {
    let site = Site::empty().await;
    let (ceo, path) = asked(&site).await;
    let page = ceo.get(&format!("{path}/agency")).await;
    page.expect("Ouvrir dans ma messagerie");
    assert!(page.attributes("a[href^='mailto:']", "href")[0].contains("subject=Quelques%20questions"));
    let link = link(&page, &site);

    let agency = site.browser();
    let page = agency.get(&link).await;
    page.expect_status(200).expect("La Tablée vous pose quelques questions");
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex, nofollow"]);
    assert_eq!(page.answer.headers["x-robots-tag"], "noindex, nofollow");
    agency.get(&link).await.expect("vous pose quelques questions");
    let page = page.form("answer_agency").fill("technology", "Symfony, Postgrs").fill("hosting", "agency").press("Ajouter").await;
    page.expect("Nous ne connaissons pas ce nom").expect("PostgreSQL");
    assert_eq!(page.form("answer_agency").value("technology").as_deref(), Some("Symfony, Postgrs"), "nothing typed is lost");
    assert_eq!(page.form("answer_agency").value("hosting").as_deref(), Some("agency"));
    let page = page.form("answer_agency").fill("technology", "PostgreSQL, jQuery").press("Ajouter").await;
    assert_eq!(page.texts(".chip").len(), 3, "{page}");
    let mut fields = page.form("answer_agency").fields();
    fields.retain(|(name, _)| name != "step");
    fields.push(("step".to_owned(), page.attributes(".chip button", "value")[2].clone()));
    agency.submit("/api/agency/answer", &fields, &link).await;
    let page = agency.get(&link).await;
    assert_eq!(page.texts(".chip").len(), 2, "{page}");
    let page = page.form("answer_agency").fill("words", "Attention aux vieux <script>s.").press("Envoyer mes réponses").await;
    page.expect("Merci, vos réponses sont arrivées");
    assert!(!page.has_form("answer_agency"), "the link is used up");

    let page = ceo.get(&path).await;
    page.expect("L’agence a répondu : 3 réponses à confirmer.");
    assert!(!page.texts("#understood .criteria .value").contains(&"Symfony".to_owned()), "nothing counts before the CEO says so");
    let mut page = page.follow("Lire ses réponses").await;
    page.expect("Attention aux vieux <script>s.").expect("Demandé le 17 novembre 2026. Réponse reçue le 17 novembre 2026.");
    for _ in 0..2 {
        page = page.form_like("confirm-").submit().await;
    }
    page = page.form_like("refuse-").submit().await;
    page.expect("Écarté");
    let page = ceo.get(&path).await;
    let values = page.texts("#understood .criteria .value");
    assert!(values.contains(&"Symfony".to_owned()) && values.contains(&"PostgreSQL".to_owned()), "{values:?}");
    page.expect("Répondu par l’agence");
    assert!(!page.texts("#fact-hosting").join("").contains("L'agence"), "what was left out does not stand");
    assert_eq!(events(&site).await, ["ask_agency", "answer_agency", "confirm_agency", "confirm_agency", "refuse_agency"]);
    let fields = "SELECT fields[1] FROM audit_events WHERE event IN ('confirm_agency', 'refuse_agency') ORDER BY id";
    let fields: Vec<String> = sqlx::query_scalar(fields).fetch_all(&mut site.superuser().await).await.unwrap();
    assert_eq!(fields, ["criteria", "criteria", "situation"], "the log names what an answer is about");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_message_speaks_the_language_that_is_chosen() {
    let site = Site::empty().await;
    let (ceo, path) = asked(&site).await;
    let page = ceo.get(&format!("{path}/agency?message=en")).await;
    page.expect_status(200);
    assert!(page.attributes("a[href^='mailto:']", "href")[0].contains("A%20few%20questions"));
    let link = link(&page, &site);
    assert!(link.starts_with("/en/agency?key="), "{link}");
    site.browser().get(&link).await.expect_status(200).expect("La Tablée has a few questions for you");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_is_shown_in_the_browser_that_wrote_it_alone() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    let page = browser.get("/needs/new").await.form("begin").fill("words", "Une agence construit notre produit.").submit().await;
    let path = format!("{}/agency", page.path());
    let page = browser.get(&path).await.form("ask_agency").submit().await;
    let link = link(&page, &site);
    let elsewhere = ceo.browser(&site);
    elsewhere.get(&path).await.expect("Le lien a été écrit dans un autre navigateur").expect_nothing_of(&link);
    let kept = "SELECT coalesce(string_agg(t::text, ''), '') FROM (SELECT key_hash::text || coalesce(words, '') AS t FROM agency_requests
        UNION ALL SELECT typed::text FROM form_memories) AS t";
    let kept: String = sqlx::query_scalar(kept).fetch_one(&mut site.superuser().await).await.unwrap();
    let key = link.split_once("key=").unwrap().1;
    assert!(!kept.contains(key));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_answer_leaves_no_key_behind() {
    let site = Site::empty().await;
    let (ceo, path) = asked(&site).await;
    let link = link(&ceo.get(&format!("{path}/agency")).await, &site);
    let agency = site.browser();
    let page = agency.get(&link).await.form("answer_agency").press("Envoyer mes réponses").await;
    page.expect("Remplissez ce champ.");
    assert!(page.has_form("answer_agency"), "nothing at all is no answer, and the link still works");
    let page = page.form("answer_agency").fill("words", &"x".repeat(5_000)).press("Envoyer mes réponses").await;
    assert_eq!(page.form("answer_agency").value("words").map(|words| words.len()), Some(5_000));
    let kept: String =
        sqlx::query_scalar("SELECT string_agg(typed::text, '') FROM form_memories").fetch_one(&mut site.superuser().await).await.unwrap();
    assert!(!kept.contains(link.split_once("key=").unwrap().1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_by_itself_and_can_be_taken_back() {
    let site = Site::empty().await;
    let (ceo, path) = asked(&site).await;
    let path = format!("{path}/agency");
    let first = link(&ceo.get(&path).await, &site);
    let page = ceo.get(&path).await.form("ask_agency").submit().await;
    let second = link(&page, &site);
    let agency = site.browser();
    agency.get(&first).await.expect("Ce lien ne sert plus");
    let open = agency.get(&second).await;
    site.advance(Duration::days(15));
    agency.get(&second).await.expect("Ce lien ne sert plus");
    let late = open.form("answer_agency").fill("technology", "Symfony").press("Envoyer mes réponses").await;
    late.expect("Ce lien ne sert plus");
    ceo.get(&path).await.expect("Le lien a expiré sans réponse");
    let page = ceo.get(&path).await.form("ask_agency").submit().await;
    let third = link(&page, &site);
    let open = agency.get(&third).await;
    page.form("revoke_agency").submit().await.expect_status(200);
    agency.get(&third).await.expect("Ce lien ne sert plus");
    open.form("answer_agency").fill("technology", "Symfony").press("Ajouter").await;
    let answers = site.count("agency_answers").await;
    assert_eq!(answers, 0, "neither late nor after it was taken back");
    for guess in ["", "x", &"0".repeat(64), "../staff"] {
        assert_eq!(agency.ask(&format!("/agency?key={guess}")).await.status, 404, "{guess:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_from_one_network_are_limited() {
    let site = Site::empty().await;
    let (ceo, path) = asked(&site).await;
    let link = link(&ceo.get(&format!("{path}/agency")).await, &site);
    let agency = site.browser();
    let fields = agency.get(&link).await.form("answer_agency").fields();
    for _ in 0..120 {
        agency.submit("/api/agency/answer", &fields, &link).await;
    }
    agency.post("/api/agency/answer", &fields, &link).await.expect("Trop d’essais.");
}
