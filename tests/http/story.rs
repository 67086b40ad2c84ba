//! The founding story without JavaScript, from the first sentence to the published case study, in both languages. Its laws:
//! 1. a need is begun without an account, and is its writer's once they sign in; nobody else ever sees it;
//! 2. what was read from the words can be weighed, corrected, removed, put back, added to, and left unknown;
//! 3. a mission opens only after its CEO has signed the criteria off;
//! 4. the ranking puts the right person first; staff departs from its order only with a reason, which is kept;
//! 5. until both said yes, a page for the CEO holds no name, address, employer or exact rate, nor one for a CTO the CEO's;
//! 6. the choice engages the mission and tells everybody else why; every transition is in the log, in order;
//! 7. the two sign terms, say what the mission is to reach, and close a month; the CEO reads the health report and answers;
//! 8. everything is handed over before staff completes the mission;
//! 9. each looks back in private, and both tell it in public: with two consents, and not longer than either wants.

mod together;

use domain::{MissionId, ProfileId};
use marketplace::demo::{ACCOUNTS, FOUNDING_WORDS_EN, FOUNDING_WORDS_FR};
use sqlx::Row as _;
use tests::{Browser, PASSWORD, Page, Site, read};

use together::Together;

/// The language that everybody of one telling reads.
struct Tongue {
    code: &'static str,
    prefix: &'static str,
    words: &'static str,
    /// Words of the need that caused a criterion, as the page quotes them.
    quote: &'static str,
}

const FRENCH: Tongue = Tongue { code: "fr", prefix: "", words: FOUNDING_WORDS_FR, quote: "titres-restaurant éthiques" };
const ENGLISH: Tongue = Tongue { code: "en", prefix: "/en", words: FOUNDING_WORDS_EN, quote: "meal vouchers" };

#[tokio::test(flavor = "multi_thread")]
async fn the_founding_story_is_told_in_french() {
    tell(FRENCH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn and_in_english() {
    tell(ENGLISH).await;
}

async fn tell(tongue: Tongue) {
    let site = Site::with_demo_community().await;
    let (ceo, staff) = (site.browser(), site.browser());
    let telling = Telling { mission: begin(&site, &tongue, &ceo).await, site, tongue };
    telling.complete_the_criteria(&ceo).await;
    telling.submit(&ceo).await;
    telling.qualify(&ceo, &staff).await;
    let people = telling.invite(&staff).await;
    telling.answer(&people).await;
    telling.choose_three(&staff, &people).await;
    telling.compare(&ceo, &people).await;
    telling.meet(&ceo, &people).await;
    telling.choose(&ceo, &people).await;
    telling.read_the_log(&staff).await;
    let chosen = people.into_iter().next().unwrap();
    Together::begin(telling, chosen).await.work().await;
}

/// A CTO of the community, with what must not show before the introduction.
struct Person {
    profile: ProfileId,
    name: String,
    email: String,
    employers: Vec<String>,
    rate: Option<i16>,
    browser: Browser,
}

struct Telling {
    site: Site,
    tongue: Tongue,
    mission: MissionId,
}

/// The first sentence, typed on the home page by somebody without an account.
async fn begin(site: &Site, tongue: &Tongue, ceo: &Browser) -> MissionId {
    let home = ceo.get(if tongue.prefix.is_empty() { "/" } else { tongue.prefix }).await;
    assert_eq!(home.attributes("html", "lang"), [tongue.code]);
    let page = home.form("begin_need").fill("words", tongue.words).submit().await;
    page.expect_status(200).expect(tongue.quote);
    let id = page.path().strip_prefix(&format!("{}/needs/", tongue.prefix)).unwrap_or_else(|| panic!("{page}"));
    let mission: MissionId = id.parse().unwrap();
    // Begun in this browser: in another one it does not exist.
    assert_eq!(site.browser().ask(page.path()).await.status, 404);
    mission
}

impl Telling {
    fn path(&self, path: &str) -> String {
        format!("{}{path}", self.tongue.prefix)
    }

    fn need(&self, rest: &str) -> String {
        self.path(&format!("/needs/{}{rest}", self.mission))
    }

    fn for_staff(&self, rest: &str) -> String {
        self.path(&format!("/staff/missions/{}{rest}", self.mission))
    }

    fn offer(&self) -> String {
        self.path(&format!("/offers/{}", self.mission))
    }

    async fn one<T>(&self, sql: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(sql).bind(self.mission.0).fetch_one(&mut self.site.superuser().await).await.unwrap()
    }

    /// Weighs, corrects, removes and puts back, says "I don't know", adds what the words do not say.
    async fn complete_the_criteria(&self, ceo: &Browser) {
        let page = ceo.get(&self.need("")).await;
        let stack = page.form_to("/criteria/weigh", &[("kind", "stack")]);
        let weighed = stack.name().to_owned();
        let page = stack.fill("importance", "must").submit().await;
        assert_eq!(page.form(&weighed).value("importance").as_deref(), Some("must"));

        let page = page.form_to("/criteria/correct", &[("value", "2")]).fill("value", "3").submit().await;
        let page = page.form_to("/criteria/correct", &[("value", "3")]).fill("value", "2").submit().await;

        let interim = page.form_to("/criteria/correct", &[("value", "interim")]).value("criterion").unwrap();
        let page = page.form(&format!("remove-{interim}")).submit().await;
        assert!(!page.has_form(&format!("weigh-{interim}")));
        let page = page.form(&format!("restore-{interim}")).submit().await;
        assert!(page.has_form(&format!("weigh-{interim}")));

        page.form("dont-know-area").submit().await.expect_status(200);
        let unknown: Vec<String> = self.one("SELECT array_agg(kind) FROM unknown_kinds WHERE mission_id = $1").await;
        assert_eq!(unknown, ["area"]);

        let page = ceo.get(&self.need("?add=rate")).await;
        page.form("add-rate").fill("low", "750").fill("high", "950").fill("importance", "important").submit().await.expect_status(200);
        let page = ceo.get(&self.need("?add=language")).await;
        page.form("add-language").fill("value", "fr").fill("importance", "must").submit().await.expect_status(200);
        let page = ceo.get(&self.need("?add=start")).await;
        page.form("add-start").fill("value", "2026-12-01").fill("importance", "important").submit().await.expect_status(200);
        let added: i64 = self
            .one("SELECT count(*) FROM criteria WHERE mission_id = $1 AND origin = 'ceo' AND kind IN ('rate', 'language', 'start')")
            .await;
        assert_eq!(added, 3);
    }

    /// Sending asks to sign in first; the draft is then the signed-in CEO's.
    async fn submit(&self, ceo: &Browser) {
        let page = ceo.get(&self.need("")).await.form("submit_need").submit().await;
        page.expect_path(&self.path("/sign-in"));
        let page = page.form("sign_in").fill("email", ACCOUNTS[0].email).fill("password", PASSWORD).submit().await;
        page.expect_path(&self.need(""));
        let page = page.form("submit_need").fill("company", "La Tablée").fill("title", "Reprendre notre première version").submit().await;
        page.expect_path(&self.need("")).expect_status(200);
        assert_eq!(self.state().await, "submitted");
        let stranger = self.site.signed_in("nadia@passerelle.example").await;
        assert_eq!(stranger.ask(&self.need("")).await.status, 404, "staff reads a need on its own pages");
    }

    async fn state(&self) -> String {
        self.one("SELECT state FROM missions WHERE id = $1").await
    }

    /// Staff cannot open before the CEO has signed off.
    async fn qualify(&self, ceo: &Browser, staff: &Browser) {
        staff.get(&self.path("/sign-in")).await.form("sign_in").fill("email", ACCOUNTS[1].email).fill("password", PASSWORD).submit().await;
        staff.get(&self.path("/staff")).await.expect_status(200).expect("La Tablée");
        let page = staff.get(&self.for_staff("")).await;
        page.expect(self.tongue.quote);
        assert!(!page.has_form("open"));
        self.try_to_open(staff).await;
        page.form("ask_sign_off").submit().await.expect_status(200);
        self.try_to_open(staff).await;
        let page = ceo.get(&self.need("")).await.form("sign_off").submit().await;
        assert!(!page.has_form("sign_off"), "signed off once");
        staff.get(&self.for_staff("")).await.form("open").submit().await.expect_path(&self.for_staff("/curation"));
        assert_eq!(self.state().await, "open");
    }

    async fn try_to_open(&self, staff: &Browser) {
        let fields = [("mission".to_owned(), self.mission.to_string())];
        staff.submit("/api/staff/missions/open", &fields, &self.for_staff("")).await;
        assert_eq!(self.state().await, "submitted", "no mission opens before its CEO has signed the criteria off");
    }

    /// The ranking; the first three are invited. The five best come back, best first.
    async fn invite(&self, staff: &Browser) -> Vec<Person> {
        let page = staff.get(&self.for_staff("/curation")).await;
        let first = page.texts("table tbody tr").into_iter().next().unwrap();
        assert!(first.contains("Salomé Garnier"), "{first}");
        let ranked: Vec<ProfileId> = page
            .forms()
            .iter()
            .filter(|form| form.action().ends_with("/staff/curation/invite"))
            .map(|form| form.value("profile").unwrap().parse().unwrap())
            .collect();
        let mut people = Vec::new();
        for profile in &ranked[..5] {
            people.push(self.person(*profile).await);
        }
        assert_eq!(people[0].name, "Salomé Garnier");
        for person in &people[..3] {
            let profile = person.profile.to_string();
            let page = staff.get(&self.for_staff("/curation")).await;
            page.form_to("/staff/curation/invite", &[("profile", &profile)]).submit().await.expect_status(200);
        }
        let invited: i64 = self.one("SELECT count(*) FROM candidacies WHERE mission_id = $1 AND state = 'invited'").await;
        assert_eq!(invited, 3);
        people
    }

    async fn person(&self, profile: ProfileId) -> Person {
        let facts = "SELECT a.name, a.email, p.rate, coalesce(array_agg(e.company) FILTER (WHERE e.company IS NOT NULL), '{}') AS employers
            FROM profiles p JOIN accounts a ON a.id = p.account_id LEFT JOIN experiences e ON e.profile_id = p.id WHERE p.id = $1 GROUP BY a.id, p.id";
        let row = sqlx::query(facts).bind(profile.0).fetch_one(&mut self.site.superuser().await).await.unwrap();
        let email: String = row.get("email");
        let browser = self.site.signed_in(&email).await;
        Person { profile, name: row.get("name"), email, employers: row.get("employers"), rate: row.get("rate"), browser }
    }

    /// The first two accept the invitation, the third refuses; two more apply by themselves.
    async fn answer(&self, people: &[Person]) {
        for person in &people[..2] {
            let page = person.browser.get(&self.offer()).await;
            page.expect("La Tablée").expect_nothing_of("Camille Aubry").expect_nothing_of("camille@latablee.example");
            page.form("apply").fill("message", "J’ai repris deux produits d’agence.").submit().await.expect_status(200);
        }
        let page = people[2].browser.get(&self.offer()).await;
        let page = page.form("refuse_invitation").submit().await;
        assert!(page.has_form("refuse_invitation"), "a refusal needs a reason:\n{page}");
        page.form("refuse_invitation").fill("reason", "Je suis prise jusqu’en mars.").submit().await.expect_status(200);
        let reason: String = self.one("SELECT ended_reason FROM candidacies WHERE mission_id = $1 AND state = 'declined'").await;
        assert_eq!(reason, "Je suis prise jusqu’en mars.");
        for person in &people[3..] {
            let page = person.browser.get(&self.offer()).await;
            page.expect_status(200).expect_nothing_of("La Tablée").expect_nothing_of("Camille");
            page.form("apply").fill("message", "Votre mission me va bien.").submit().await.expect_status(200);
        }
    }

    async fn candidacy(&self, person: &Person) -> String {
        let sql = "SELECT id::text FROM candidacies WHERE mission_id = $1 AND profile_id = $2";
        let id = sqlx::query_scalar(sql).bind(self.mission.0).bind(person.profile.0).fetch_one(&mut self.site.superuser().await).await;
        id.unwrap()
    }

    /// Salomé first, then somebody before a better-ranked one, which demands a reason; then the list goes to the CEO.
    async fn choose_three(&self, staff: &Browser, people: &[Person]) {
        self.add(staff, &people[0], "").await.expect_status(200);
        let refused = self.add(staff, &people[3], "").await;
        assert!(refused.address().contains("form="), "passing over somebody demands a reason:\n{refused}");
        self.add(staff, &people[3], "L’équipe a déjà travaillé avec cette personne.").await.expect_status(200);
        self.add(staff, &people[1], "").await.expect_status(200);
        let reasons: Vec<String> = self.one("SELECT array_agg(reason) FROM overrides WHERE mission_id = $1").await;
        assert_eq!(reasons, ["L’équipe a déjà travaillé avec cette personne."]);
        let page = staff.get(&self.for_staff("/curation")).await;
        page.form_to("/staff/curation/publish", &[]).submit().await.expect_status(200);
        assert_eq!(self.state().await, "shortlisted");
        let logged: i64 = self.one("SELECT count(*) FROM ranking_logs WHERE mission_id = $1").await;
        assert_eq!(logged, 1, "what the list was made from is kept");
    }

    async fn add<'b>(&self, staff: &'b Browser, person: &Person, reason: &str) -> Page<'b> {
        let page = staff.get(&self.for_staff("/curation")).await;
        let form = page.form_to("/staff/curation/add", &[("candidacy", &self.candidacy(person).await)]);
        if reason.is_empty() { form.submit().await } else { form.fill("reason", reason).submit().await }
    }

    /// Three people under harbour names: nothing on any page says who they are.
    async fn compare(&self, ceo: &Browser, people: &[Person]) {
        let shortlist = ceo.get(&self.need("/shortlist")).await;
        shortlist.expect_status(200).expect("Ancre").expect("Balise").expect("Cabestan");
        let mut pages = vec![shortlist];
        for person in [&people[0], &people[1], &people[3]] {
            let path = self.need(&format!("/candidates/{}", self.candidacy(person).await));
            pages.push(ceo.get(&path).await);
        }
        pages.push(ceo.get(&self.need("")).await);
        for page in &pages {
            page.expect_status(200);
            people.iter().for_each(|person| expect_unnamed(page, person));
        }
        // Somebody who applied and is not on the list does not exist for the CEO.
        let fifth = self.need(&format!("/candidates/{}", self.candidacy(&people[4]).await));
        assert_eq!(ceo.ask(&fifth).await.status, 404);
    }

    /// Names appear to both sides when both have said yes, and only to those two.
    async fn meet(&self, ceo: &Browser, people: &[Person]) {
        for person in [&people[0], &people[1]] {
            let candidacy = self.candidacy(person).await;
            let page = ceo.get(&self.need("/shortlist")).await.form(&format!("request-{candidacy}")).submit().await;
            expect_unnamed(&page, person);
            person.browser.get(&self.offer()).await.expect_nothing_of("Camille Aubry");
            let page = person.browser.get(&self.offer()).await.form("accept_introduction").submit().await;
            page.expect("Camille Aubry").expect("camille@latablee.example");
            let page = ceo.get(&self.need(&format!("/candidates/{candidacy}"))).await;
            page.expect(&person.name).expect(&person.email).expect(&person.employers[0]);
            expect_no_name(&page, &people[3]);
            // The rate that stands here is this person's own, which somebody else may ask for too.
            if people[3].rate != person.rate {
                expect_no_rate(&page, &people[3]);
            }
            page.form("verdict").fill("wants_to", "yes").fill("words", "Nous nous sommes compris.").submit().await.expect_status(200);
            let page = person.browser.get(&self.offer()).await;
            page.form("cto_verdict").fill("wants_to", "yes").fill("words", "J’ai envie de commencer.").submit().await.expect_status(200);
        }
    }

    async fn choose(&self, ceo: &Browser, people: &[Person]) {
        let page = ceo.get(&self.need(&format!("/candidates/{}", self.candidacy(&people[0]).await))).await;
        let why = "Salomé connaît déjà notre agence.";
        let page = page.form("choose").fill("reason", why).submit().await;
        page.expect_path(&self.need("")).expect("Salomé Garnier");
        assert_eq!(self.state().await, "engaged");
        people[0].browser.get(&self.offer()).await.expect_status(200).expect("Camille Aubry");
        for other in [&people[1], &people[3], &people[4]] {
            other.browser.get(&self.offer()).await.expect_status(200).expect(why);
        }
        people[2].browser.get(&self.offer()).await.expect_nothing_of(why);
    }

    /// Every transition, newest first, in the words of the language.
    async fn read_the_log(&self, staff: &Browser) {
        let page = staff.get(&self.path(&format!("/staff/audit?mission={}", self.mission))).await;
        let mut told = page.texts("table tbody tr th");
        told.reverse();
        let of = |namespace: &str| -> serde_json::Value {
            serde_json::from_str(&read(&format!("app/ui/locales/{}/{namespace}.json", self.tongue.code))).unwrap()
        };
        let words = of("staff");
        let begun = of("engagements")["event"]["begin"].as_str().unwrap().to_owned();
        let event =
            |subject: &str, code: &str| words["event"][subject][code].as_str().unwrap_or_else(|| panic!("{subject} {code}")).to_owned();
        let of_mission = [
            "begin",
            "weigh",
            "correct",
            "correct",
            "remove",
            "restore",
            "dont_know",
            "add",
            "add",
            "add",
            "submit",
            "ask_sign_off",
            "sign_off",
            "open",
        ];
        let of_people =
            ["invite", "invite", "invite", "apply", "apply", "refuse_invitation", "apply", "apply", "shortlist", "shortlist", "shortlist"];
        let meeting = ["request_introduction", "accept_introduction", "give_verdict", "give_verdict"];
        let expected: Vec<String> = of_mission
            .map(|code| event("mission", code))
            .into_iter()
            .chain(of_people.map(|code| event("candidacy", code)))
            .chain([event("mission", "shortlist")])
            .chain([meeting, meeting].concat().into_iter().map(|code| event("candidacy", code)))
            .chain([event("candidacy", "select"), event("mission", "engage"), begun])
            .chain(["close", "close", "close"].map(|code| event("candidacy", code)))
            .collect();
        let told: Vec<String> = told
            .iter()
            .zip(&expected)
            .map(|(line, event)| if plain(line).starts_with(&plain(event)) { event.clone() } else { line.clone() })
            .collect();
        assert_eq!(told, expected);
        page.expect("Je suis prise jusqu’en mars.").expect("Salomé connaît déjà notre agence.");
    }
}

fn plain(text: &str) -> String {
    text.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails if the page gives away who somebody is, where they worked or what their day costs.
fn expect_unnamed(page: &Page<'_>, person: &Person) {
    expect_no_name(page, person);
    expect_no_rate(page, person);
}

fn expect_no_name(page: &Page<'_>, person: &Person) {
    page.expect_nothing_of(&person.name).expect_nothing_of(&person.email).expect_nothing_of(&person.profile.to_string());
    for part in person.name.split(' ').filter(|part| part.chars().count() > 3) {
        page.expect_nothing_of(part);
    }
    for employer in &person.employers {
        page.expect_nothing_of(employer);
    }
}

fn expect_no_rate(page: &Page<'_>, person: &Person) {
    if let Some(rate) = person.rate {
        page.expect_nothing_of(&format!("{rate} €")).expect_nothing_of(&format!("€{rate}"));
    }
}
