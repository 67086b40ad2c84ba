//! Laws of an open mission that its CEO shows to everybody:
//! 1. nothing is public before the CEO says so, nor before the mission is open; what they look at before is what everybody reads after;
//! 2. neither the company, nor who leads it, nor a rival, nor a way to reach anybody, nor the words of the need are on any of it, whatever the CEO writes;
//!    the rate is there where it is ticked;
//! 3. once the mission is not open, is withdrawn or taken down, or the account is suspended, it is gone at once from its address, the list, the map, the
//!    feed and the picture; where the search goes on it comes back, unless the CEO has withdrawn it meanwhile;
//! 4. staff takes one down with a reason that the CEO is written; it comes back only once staff allows it, and the CEO publishes;
//! 5. a page that is out of date changes nothing that was not read, and a second press does nothing twice;
//! 6. a reader learns the mission's own address where they may see it as a CTO, and nobody else does;
//! 7. machines read a job as the page tells it, and a feed.

use domain::{MissionId, PostingId};
use marketplace::{endings, missions::life};
use serde_json::Value;
use tests::{Browser, Member, Mission, Page, Site, cto, mission, says, startup};

const WORDS: &str = "La Tablée a sa première version avec Symfony, dans la foodtech. Notre CTO vient de partir ; Swile avance. Deux jours par semaine, à \
    distance ou à Lyon, entre 703 et 877 € par jour.\n\nNous sommes quatre, et l’agence répond quand elle peut.";
const SUMMARY: &str =
    "Une agence a construit notre première version ; nous voulons comprendre ce qui s’y passe, puis la reprendre chez nous.";

struct Scene {
    site: Site,
    camille: Member,
    browser: Browser,
    mission: Mission,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let camille = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let mission = mission().of(&camille).saying(WORDS).titled("Reprendre la première version").open().play(&site).await;
        let browser = camille.browser(&site);
        Self { site, camille, browser, mission }
    }

    fn own(&self) -> String {
        format!("/needs/{}/posting", self.mission.id)
    }

    async fn write(&self, summary: &str) -> Page<'_> {
        self.browser.get(&self.own()).await.form("prepare_posting").fill("summary", summary).submit().await
    }

    async fn publish(&self) -> Page<'_> {
        self.browser.get(&self.own()).await.form("publish_posting").fill("consent", "true").submit().await
    }

    async fn posting(&self) -> PostingId {
        let of = "SELECT id FROM postings WHERE mission_id = $1";
        PostingId(sqlx::query_scalar(of).bind(self.mission.id.0).fetch_one(&mut self.site.superuser().await).await.unwrap())
    }

    /// Written and public.
    async fn shown() -> (Self, PostingId) {
        let scene = Self::set().await;
        let posting = scene.mission.is_shown(&scene.site, SUMMARY).await;
        (scene, posting)
    }

    /// What everybody gets from the page, the list, the map, the feed and the picture.
    async fn everywhere(&self, posting: PostingId) -> Vec<(String, u16, String)> {
        let browser = self.site.browser();
        let addresses = [
            format!("/missions/{posting}"),
            format!("/en/missions/{posting}"),
            "/missions".to_owned(),
            "/sitemap.xml".to_owned(),
            "/missions/feed.xml".to_owned(),
            format!("/share/missions/{posting}.png"),
        ];
        let mut found = Vec::new();
        for address in addresses {
            let answer = browser.ask(&address).await;
            found.push((address, answer.status, answer.text()));
        }
        found
    }

    async fn expect_nowhere(&self, posting: PostingId, page: u16) {
        let id = posting.to_string();
        for (address, status, text) in self.everywhere(posting).await {
            let of_page = address.ends_with(&id);
            let expected = match &address {
                _ if of_page => page,
                picture if picture.starts_with("/share") => 404,
                _ => 200,
            };
            assert_eq!(status, expected, "{address}");
            assert!(of_page || !text.contains(&id), "{address}: {text}");
            assert!(!text.contains("première version"), "{address}: {text}");
            assert!(!text.contains("JobPosting"), "{address}: {text}");
        }
    }

    async fn expect_everywhere(&self, posting: PostingId) {
        for (address, status, text) in self.everywhere(posting).await {
            assert_eq!(status, 200, "{address}");
            assert!(text.contains(&posting.to_string()) || address.starts_with("/share"), "{address}: {text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_public_before_its_ceo_says_so() {
    let scene = Scene::set().await;
    let nobody = PostingId(uuid::Uuid::now_v7());
    scene
        .browser
        .get(&format!("/needs/{}", scene.mission.id))
        .await
        .follow("Montrer cette mission à tout le monde")
        .await
        .expect_path(&scene.own());
    let page = scene.browser.get(&scene.own()).await;
    assert!(!page.has_form("publish_posting") && !page.has_form("withdraw_posting"), "nothing to publish before anything was written");
    let begins = page.form("prepare_posting").value("summary").unwrap();
    assert!(begins.starts_with("… a sa première version") && !begins.contains("Nous sommes quatre"), "{begins}");
    let refused = page.form("prepare_posting").fill("summary", "Trop court.").submit().await;
    assert_eq!(refused.attributes("[aria-invalid]", "name"), ["summary"]);
    assert_eq!(refused.form("prepare_posting").value("summary").as_deref(), Some("Trop court."));
    scene.expect_nowhere(nobody, 404).await;
    let written = refused.form("prepare_posting").fill("summary", SUMMARY).submit().await;
    written.expect("Personne d’autre ne voit cette page").expect("Symfony");
    let preview = written.texts(".preview-card .posting-grid");
    let posting = scene.posting().await;
    scene.expect_nowhere(posting, 404).await;
    let refused = written.form("publish_posting").submit().await;
    assert_eq!(refused.attributes("[aria-invalid]", "name"), ["consent"], "they have to say that they have read it");
    scene.expect_nowhere(posting, 404).await;
    refused.form("publish_posting").fill("consent", "true").submit().await.expect("Tout le monde peut lire cette mission");
    let anybody = scene.site.browser();
    let public = anybody.get(&format!("/missions/{posting}")).await;
    public.expect_status(200).expect("Reprendre la première version").expect(SUMMARY);
    assert_eq!(public.texts(".posting-page .posting-grid"), preview, "what they looked at is what everybody reads");
    scene.expect_everywhere(posting).await;
    anybody.get("/missions").await.follow("Reprendre la première version").await.expect_path(&format!("/missions/{posting}"));
    scene.browser.get(&format!("/needs/{}", scene.mission.id)).await.expect("Tout le monde peut lire cette mission");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mission_that_is_not_open_is_not_shown() {
    let site = Site::empty().await;
    let camille = startup().named("La Tablée").join(&site).await;
    let submitted = mission().of(&camille).submitted().play(&site).await;
    let browser = camille.browser(&site);
    let page = browser.get(&format!("/needs/{}/posting", submitted.id)).await;
    page.expect("quand elle sera ouverte");
    assert!(page.form_names().iter().all(|name| !name.contains("posting")), "{:?}", page.form_names());
    let forced = [("mission".to_owned(), submitted.id.to_string()), ("summary".to_owned(), SUMMARY.to_owned())];
    browser.post("/api/posting/prepare", &forced, page.address()).await;
    assert_eq!(site.count("postings").await, 0);
    browser.get(&format!("/needs/{}", submitted.id)).await.expect_nothing_of("Montrer cette mission");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_hidden_word_is_on_it() {
    let scene = Scene::set().await;
    let named = "UPDATE missions SET title = 'Reprendre La Tablée, mieux que Swile' WHERE id = $1";
    sqlx::query(named).bind(scene.mission.id.0).execute(&mut scene.site.superuser().await).await.unwrap();
    scene.browser.get(&format!("/needs/{}", scene.mission.id)).await.form("rivals").fill("rivals", "Swile").submit().await;
    let told = "Camille Aubry, de LA TABLEE, cherche mieux que Swile. Écrire à camille@latablee.example, camille arobase latablee point example, \
        https://latablee.example ou au 06 12 34 56 78. Une première version attend.";
    let page = scene.write(told).await;
    let posting = scene.posting().await;
    let preview = page.texts(".preview-card");
    scene.publish().await.expect("Tout le monde peut lire cette mission");
    let hidden = [
        "Tablée",
        "TABLEE",
        "latablee",
        "Camille",
        "Aubry",
        "Swile",
        "swile",
        "06 12",
        "703",
        "877",
        "répond quand elle peut",
        "vient de partir",
    ];
    let read = scene.everywhere(posting).await.into_iter().filter(|(address, ..)| !address.starts_with("/share"));
    let read = read.map(|(address, _, text)| (address, text)).chain(preview.into_iter().map(|text| ("the preview".to_owned(), text)));
    for (address, text) in read {
        for word in hidden {
            assert!(!says(&text, word), "{address} says {word}:\n{text}");
        }
        assert!(!text.contains(&scene.mission.id.to_string()) || address == "the preview", "{address} tells the mission's own address");
    }
    let page = scene.browser.get(&scene.own()).await;
    page.form("prepare_posting").fill("shows_rate", "true").submit().await;
    let public = scene.site.browser();
    let public = public.get(&format!("/missions/{posting}")).await;
    public.expect("703").expect("877").expect_nothing_of("Swile").expect("cherche mieux que …");
    scene.browser.get(&scene.own()).await.form("prepare_posting").untick("shows_rate").submit().await;
    scene.site.browser().get(&format!("/missions/{posting}")).await.expect_nothing_of("703");
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_mission_is_not_open_it_is_gone_at_once_and_a_new_search_brings_it_back() {
    let (scene, posting) = Scene::shown().await;
    let salome = cto().named("Salomé Garnier").join(&scene.site).await;
    scene.expect_everywhere(posting).await;
    scene.mission.shortlist(&scene.site, &[&salome]).await;
    scene.expect_nowhere(posting, 410).await;
    let stranger = scene.site.browser();
    let gone = stranger.get(&format!("/missions/{posting}")).await;
    gone.expect("Cette mission n’est plus montrée").follow("Toutes les missions ouvertes").await.expect_path("/missions");
    assert_eq!(gone.answer.header("x-robots-tag"), "noindex");
    let own = scene.browser.get(&scene.own()).await;
    own.expect("n’est pas visible en ce moment");
    assert!(!own.has_form("prepare_posting"), "nothing is written meanwhile");
    search_on(&scene).await;
    scene.expect_everywhere(posting).await;
    let bruno = cto().named("Bruno Keller").join(&scene.site).await;
    scene.mission.shortlist(&scene.site, &[&bruno]).await;
    scene.browser.get(&scene.own()).await.form("withdraw_posting").submit().await.expect("La mission n’est plus ouverte");
    search_on(&scene).await;
    scene.expect_nowhere(posting, 410).await;
    scene.publish().await.expect("Tout le monde peut lire cette mission");
    scene.expect_everywhere(posting).await;
    scene.camille.suspend(&scene.site).await;
    scene.expect_nowhere(posting, 410).await;
}

async fn search_on(scene: &Scene) {
    life::search_on(&scene.site.market, &scene.mission.owner_of(&scene.site).await, "Personne ne connaît notre agence.").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_chosen_hides_it_and_a_rematch_brings_it_back() {
    let (scene, posting) = Scene::shown().await;
    let salome = cto().named("Salomé Garnier").join(&scene.site).await;
    let engagement = scene.mission.engage(&scene.site, &salome).await;
    scene.expect_nowhere(posting, 410).await;
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    endings::settle::search_again(&scene.site.market, &staff, engagement, "Le rythme ne va pas.", "true").await.unwrap();
    scene.expect_everywhere(posting).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_it_never_was() {
    let (scene, posting) = Scene::shown().await;
    let export: Value = serde_json::from_str(&scene.browser.ask("/account/export.json").await.text()).unwrap();
    assert_eq!(export["needs"][0]["posting"]["summary"].as_str(), Some(SUMMARY));
    let form = scene.browser.get("/account/delete").await.form("erase");
    let form = form.fill("reason", "Nous fermons.").fill("current_password", tests::PASSWORD).fill("confirmed", "true");
    form.submit().await.expect_path("/account/deleted");
    scene.expect_nowhere(posting, 404).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_takes_one_down_with_a_reason() {
    let (scene, posting) = Scene::shown().await;
    let staff = scene.site.staff().await.browser(&scene.site);
    let mission = format!("/staff/missions/{}", scene.mission.id);
    let refused = staff.get(&mission).await.form("take_posting_down").submit().await;
    assert_eq!(refused.attributes("[aria-invalid]", "name"), ["reason"], "a reason is asked for");
    refused.form("take_posting_down").fill("reason", "Un client s’y reconnaît.").submit().await;
    scene.expect_nowhere(posting, 410).await;
    scene.site.work_off().await;
    let letter = scene.site.outbox().await.into_iter().find(|kept| kept.text.contains("Un client s’y reconnaît")).expect("a letter");
    assert!(letter.text.contains(&scene.own()), "{}", letter.text);
    scene.browser.get("/notifications").await.expect("L’équipe a retiré la page publique de");
    let cause =
        "notifications n JOIN audit_events e ON e.id = n.line WHERE n.kind = 'posting_taken_down' AND e.event = 'take_down_posting'";
    assert_eq!(scene.site.count(cause).await, 1, "with its cause");
    let own = scene.browser.get(&scene.own()).await;
    own.expect("Un client s’y reconnaît");
    assert!(!own.has_form("publish_posting") && !own.has_form("prepare_posting"));
    for (act, fields) in
        [("prepare", vec![("summary", SUMMARY)]), ("publish", vec![("revision", "1"), ("consent", "true")]), ("withdraw", vec![])]
    {
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let fields: Vec<_> = fields.chain([("mission".to_owned(), scene.mission.id.to_string())]).collect();
        scene.browser.post(&format!("/api/posting/{act}"), &fields, &scene.own()).await;
        scene.expect_nowhere(posting, 410).await;
    }
    staff.get("/staff/audit").await.expect("Page publique de la mission retirée par l’équipe");
    staff.get(&mission).await.form("allow_posting").submit().await.expect("Page publique pas visible");
    scene.expect_nowhere(posting, 410).await;
    scene.publish().await.expect("Tout le monde peut lire cette mission");
    scene.expect_everywhere(posting).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_read_is_not_published_and_a_second_press_does_nothing() {
    let scene = Scene::set().await;
    scene.write(SUMMARY).await.expect_status(200);
    let (first, second) = (scene.browser.get(&scene.own()).await, scene.browser.get(&scene.own()).await);
    let other = "Notre première version grandit plus vite que nous ; quelqu’un doit la tenir.";
    second.form("prepare_posting").fill("summary", other).submit().await.expect_status(200);
    let posting = scene.posting().await;
    first.form("publish_posting").fill("consent", "true").send().await;
    scene.expect_nowhere(posting, 404).await;
    let again = scene.browser.get(&scene.own()).await;
    again.form("publish_posting").fill("consent", "true").submit().await.expect("Tout le monde peut lire cette mission");
    again.form("publish_posting").fill("consent", "true").submit().await.expect("Tout le monde peut lire cette mission");
    assert_eq!(scene.site.count("audit_events WHERE event = 'publish_posting'").await, 1);
    let public = scene.browser.get(&scene.own()).await;
    public.form("withdraw_posting").submit().await.expect("Personne d’autre ne voit cette page");
    public.form("withdraw_posting").submit().await.expect("Personne d’autre ne voit cette page");
    assert_eq!(scene.site.count("audit_events WHERE event = 'withdraw_posting'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_reader_finds_their_next_step() {
    let (scene, posting) = Scene::shown().await;
    let (site, page) = (&scene.site, format!("/missions/{posting}"));
    let stranger = site.browser();
    let read = stranger.get(&page).await;
    let links = read.attributes(".posting-ask a", "href");
    assert_eq!(links, ["/sign-up?role=cto".to_owned(), format!("/sign-in?next=%2Fmissions%2F{posting}")]);
    let salome = cto().named("Salomé Garnier").join(site).await.browser(site);
    let offer = salome.get(&page).await.follow("Voir si elle me convient").await;
    offer.expect_path(&format!("/offers/{}", scene.mission.id)).expect_nothing_of("La Tablée");
    let nour = cto().named("Nour Haddad").writing().join(site).await.browser(site);
    nour.get(&page).await.follow("Compléter mon profil").await.expect_path("/profile");
    let bruno = cto().named("Bruno Keller").join(site).await;
    let excluded =
        "INSERT INTO profile_exclusions (profile_id, company, name) VALUES ($1, 'tablee', 'La Tablée'), ($1, 'la tablee', 'La Tablée')";
    sqlx::query(excluded).bind(bruno.profile().0).execute(&mut site.superuser().await).await.unwrap();
    let bruno = bruno.browser(site);
    bruno.get(&page).await.follow("Voir mes missions").await.expect_path("/offers");
    let yann = startup().named("Le Fournil").join(site).await.browser(site);
    for (browser, who) in
        [(&stranger, "a stranger"), (&nour, "who is not of the community"), (&bruno, "who excludes the company"), (&yann, "a CEO")]
    {
        assert!(!browser.get(&page).await.html().contains(&scene.mission.id.to_string()), "{who}");
    }
    yann.get(&page).await.follow("Décrire mon besoin").await.expect_path("/needs/new");
    site.staff().await.browser(site).get(&page).await.expect_status(200);
    for nothing in ["/missions/nothing".to_owned(), format!("/missions/{}", MissionId(uuid::Uuid::now_v7()))] {
        stranger.get(&nothing).await.expect_status(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn machines_read_a_job_and_a_feed() {
    let (scene, posting) = Scene::shown().await;
    let anybody = scene.site.browser();
    let page = anybody.get(&format!("/en/missions/{posting}")).await;
    let job: Value = serde_json::from_str(&page.inner("script[type='application/ld+json']")).unwrap();
    let says = |field: &str| job[field].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        (says("@type"), says("title"), says("inLanguage")),
        ("JobPosting".to_owned(), "Reprendre la première version".to_owned(), "fr".to_owned())
    );
    assert!(says("description").contains("nous voulons comprendre") && says("datePosted").starts_with("20"), "{job}");
    assert_eq!(job["employmentType"], serde_json::json!(["CONTRACTOR", "PART_TIME"]));
    assert_eq!(job["hiringOrganization"]["name"], "confidential");
    assert_eq!((job["identifier"]["value"].as_str(), &job["directApply"]), (Some(posting.to_string().as_str()), &Value::Bool(false)));
    assert_eq!(says("jobLocationType"), "TELECOMMUTE");
    assert_eq!(job["jobLocation"][0]["address"]["addressLocality"], "Lyon");
    assert_eq!(job["applicantLocationRequirements"][0]["name"], "FR");
    assert_eq!((says("skills"), job.get("baseSalary")), ("Symfony".to_owned(), None), "the rate is not shown");
    scene.browser.get(&scene.own()).await.form("prepare_posting").fill("shows_rate", "true").submit().await;
    let page = anybody.get(&format!("/missions/{posting}")).await;
    let job: Value = serde_json::from_str(&page.inner("script[type='application/ld+json']")).unwrap();
    let salary = &job["baseSalary"]["value"];
    assert_eq!(
        (salary["minValue"].as_u64(), salary["maxValue"].as_u64(), salary["unitText"].as_str()),
        (Some(703), Some(877), Some("DAY"))
    );
    let picture = page.attributes("meta[property='og:image']", "content").remove(0);
    let drawn = anybody.ask(picture.strip_prefix(scene.site.origin()).unwrap()).await;
    assert_eq!((drawn.status, drawn.header("content-type")), (200, "image/png"));
    let feed = anybody.ask("/missions/feed.xml").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(
        feed.text().contains(&format!("<id>urn:uuid:{posting}</id>")) && feed.text().contains("Reprendre la première version"),
        "{}",
        feed.text()
    );
    assert_eq!(anybody.ask_with("/missions/feed.xml", &[("if-none-match", feed.header("etag"))]).await.status, 304);
}
