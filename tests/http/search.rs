//! Laws of searching, as people do it without JavaScript:
//! 1. a mission is found by accents or none, elided, in another form, by another name of a technology, by a beginning, by a slip of the
//!    hand, in both languages; the words that answer are marked;
//! 2. a mission that a CTO may not see is neither found, nor counted, nor named; nor is a company whose name is not revealed;
//! 3. a search is its address: read again it is the same, the page's own links keep it, and what it does not know it says, with status 200;
//! 4. facets count what they leave; choosing two values of one facet widens, of two facets narrows; a longer time holds the shorter ones;
//! 5. a saved search says how many results are new since its owner looked, of those that its page shows, and is nobody else's;
//! 6. staff finds every profile but drafts, by name and former employer too, by the name they bear now; a paused one is found and never
//!    matched;
//! 7. what fits best of all that is open comes first, and the pages hold all of it, each mission once;
//! 8. what is written exactly so comes first and hides nothing; it is said when something was found by a slip of the hand alone.

use std::collections::BTreeSet;

use tests::{Browser, Member, Page, Site, cto, mission, startup};

/// The titles of the missions that a CTO finds.
async fn found(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser.get(&format!("/offers/search?{query}")).await;
    page.expect_status(200).texts(".hit h2 a")
}

/// What a query shows in the address bar.
fn encoded(words: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish()
}

async fn open(site: &Site, owner: &Member, title: &str, words: &str) -> tests::Mission {
    mission().of(owner).titled(title).saying(words).open().play(site).await
}

/// A harbour of four missions, and a CTO who looks at it.
async fn harbour() -> (Site, Member, Member) {
    let site = Site::empty().await;
    let owner = startup().named("La Tablée").join(&site).await;
    open(&site, &owner, "Remettre la plateforme à flot", "La Tablée tourne sur Kubernetes et PostgreSQL. L’équipe est soudée, à Lyon.")
        .await;
    open(&site, &owner, "Recruter les premières développeuses", "Une association de santé cherche qui recrute. Avec Symfony, à distance.")
        .await;
    open(&site, &owner, "Steer our agency", "Our agency builds a payments app with React. We are hiring. Two days a week.").await;
    open(
        &site,
        &owner,
        "Un audit avant la levée",
        "Auditer une application Rails avant notre levée de fonds. Deux jours par semaine, à Paris.",
    )
    .await;
    let seeker = cto().named("Salomé Garnier").join(&site).await;
    (site, owner, seeker)
}

#[tokio::test(flavor = "multi_thread")]
async fn many_words_lead_to_a_mission() {
    let (site, _, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    for (words, title) in [
        ("k8s", "Remettre la plateforme à flot"),
        ("K8S", "Remettre la plateforme à flot"),
        ("equipe", "Remettre la plateforme à flot"),
        ("ÉQUIPES soudées", "Remettre la plateforme à flot"),
        ("l'équipe", "Remettre la plateforme à flot"),
        ("d’association", "Recruter les premières développeuses"),
        ("développeuses premières", "Recruter les premières développeuses"),
        ("symfonny", "Recruter les premières développeuses"),
        ("symf", "Recruter les premières développeuses"),
        ("postgres", "Remettre la plateforme à flot"),
        ("hire payment", "Steer our agency"),
        ("ror", "Un audit avant la levée"),
        ("\"levée de fonds\"", "Un audit avant la levée"),
        ("« levée de fonds » audit", "Un audit avant la levée"),
    ] {
        assert_eq!(found(&browser, &encoded(words)).await, [title], "{words}");
    }
    let page = browser.get(&format!("/offers/search?{}", encoded("k8s"))).await;
    assert_eq!(page.texts(".hit mark"), ["Kubernetes"]);
    assert!(found(&browser, &encoded("\"fonds de levée\"")).await.is_empty());
    let page = browser.get(&format!("/en/offers/search?{}", encoded("cobolt licorne"))).await;
    page.expect("No open mission matches").expect("Remove a choice or a word");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_cto_may_not_see_is_neither_found_nor_counted() {
    let (site, owner, seeker) = harbour().await;
    let rival = startup().named("Le Fournil").led_by("Yann Le Goff").join(&site).await;
    open(&site, &rival, "Une mission au four", "Le Fournil cuit avec Kubernetes. Chez le fournil, tout est frais.").await;
    let waiting =
        mission().of(&owner).titled("Pas encore ouverte").saying("Kubernetes aussi, mais pas encore.").submitted().play(&site).await;
    let exclude = "INSERT INTO profile_exclusions (profile_id, company) VALUES ($1, 'le fournil')";
    sqlx::query(exclude).bind(seeker.profile().0).execute(&mut site.superuser().await).await.unwrap();

    let browser = seeker.browser(&site);
    let page = browser.get(&format!("/offers/search?{}", encoded("kubernetes"))).await;
    assert_eq!(page.texts(".hit h2 a"), ["Remettre la plateforme à flot"]);
    page.expect("1 mission trouvée").expect_nothing_of("fournil").expect_nothing_of(&waiting.id.to_string());
    assert!(page.texts(".facet .count").iter().all(|count| count == "1"), "{:?}", page.texts(".facet .count"));

    // The company's own name is in nobody's hands before both said yes.
    let other = cto().named("Bruno Keller").join(&site).await.browser(&site);
    for name in ["fournil", "Le Fournil", "\"le fournil\"", "tablée", "LA TABLEE"] {
        let page = other.get(&format!("/offers/search?{}", encoded(name))).await;
        assert!(page.texts(".hit mark").is_empty(), "{name}: {:?}", page.texts(".hit mark"));
        assert!(page.texts(".hit").iter().all(|hit| !hit.contains("Tablée")), "{name}");
    }
    assert_eq!(found(&other, &encoded("\"tout est frais\"")).await, ["Une mission au four"], "everything but the name is found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_its_address() {
    let (site, _, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    let page = browser.get("/offers/search?sort=newest&sector=health&stack=symfony&q=association&utm_source=mail").await;
    assert_eq!(page.texts(".hit h2 a"), ["Recruter les premières développeuses"]);
    let links = page.attributes(".chosen .chip", "href");
    assert_eq!(links, ["/offers/search?q=association&sector=health&sort=newest", "/offers/search?q=association&stack=symfony&sort=newest"]);
    assert_eq!(page.attributes("#search-words", "value"), ["association"]);
    for link in links {
        assert_eq!(browser.get(&link).await.texts(".hit h2 a"), ["Recruter les premières développeuses"], "{link}");
    }
    let page = browser.get("/offers/search?sector=voodoo&rate=1&from=yesterday&sort=luck&page=zero").await;
    page.expect_status(200).expect("« voodoo »").expect("ne sont pas des choix connus");
    assert_eq!(page.texts(".hit").len(), 4, "what is not known changes nothing");
    for query in
        ["page=-3", "page=99999999999999999999", "page=50", "q=%FF%00%22", "q=%22", "q=%2B%2B", "since=x", "=&&=", "sector=%F0%9F%8C%89"]
    {
        browser.get(&format!("/offers/search?{query}")).await.expect_status(200);
        site.browser().get(&format!("/offers/search?{query}")).await.expect_path("/sign-in");
    }
    let long = "médecine ".repeat(60);
    browser.get(&format!("/offers/search?{}", encoded(&long))).await.expect_status(200).expect("très longue");
    browser.get(&format!("/offers/search?{}", encoded("<script>alert(1)</script> \"onload=\""))).await.expect_nothing_of("<script>alert");
}

/// The value and the count of each box of a facet.
fn boxes(page: &Page<'_>, facet: &str) -> Vec<(String, String)> {
    let values = page.attributes(&format!("input[name={facet}]"), "value");
    let counts = page.texts(&format!("input[name={facet}] ~ .count"));
    values.into_iter().zip(counts).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn facets_count_what_they_leave() {
    let (site, _, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    let everything = browser.get("/offers/search").await;
    everything.expect("4 missions ouvertes");
    for (value, count) in boxes(&everything, "stack") {
        let left = browser.get(&format!("/offers/search?stack={value}")).await.texts(".hit").len();
        assert_eq!(left.to_string(), count, "{value}");
    }
    let one = browser.get("/offers/search?stack=symfony").await;
    assert_eq!(boxes(&one, "stack"), boxes(&everything, "stack"), "the others of one facet would widen, so they count as before");
    assert_eq!(browser.get("/offers/search?stack=symfony&stack=rails").await.texts(".hit").len(), 2);
    assert_eq!(browser.get("/offers/search?stack=symfony&place=paris").await.texts(".hit").len(), 0);
    assert_eq!(browser.get("/offers/search?rhythm=2&place=paris").await.texts(".hit").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_search_says_what_is_new() {
    let (site, owner, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    let page = browser.get("/offers/search?q=kubernetes").await.form("save_search").fill("name", "Nos grappes").submit().await;
    page.expect_path("/offers/search").expect("Nos grappes");
    assert!(page.address().contains("q=kubernetes"), "{}", page.address());
    assert!(!page.says("nouveauté"));
    // The same name again: one field, one sentence.
    page.form("save_search").fill("name", "Nos grappes").submit().await.expect("y est déjà");
    page.form("save_search").fill("name", " ").submit().await.expect("Remplissez");

    site.advance(chrono::Duration::hours(2));
    open(&site, &owner, "Encore des grappes", "Encore Kubernetes, à Nantes.").await;
    browser.get("/offers").await.expect("Nos grappes").expect("1 nouveauté");
    let looked = browser.get("/offers/search").await.form_like("look_search-").submit().await;
    assert_eq!(looked.texts(".hit h2").iter().filter(|title| title.contains("Nouvelle")).count(), 1, "{looked}");
    assert!(looked.texts(".hit h2").iter().any(|title| title.contains("Encore des grappes") && title.contains("Nouvelle")));
    assert!(!browser.get("/offers").await.says("nouveauté"));

    let stranger = cto().named("Bruno Keller").join(&site).await.browser(&site);
    stranger.get("/offers/search").await.expect_nothing_of("Nos grappes");
    let page = browser.get("/offers/search").await;
    let search = page.form_like("remove_search-").fields();
    for action in ["look", "rename", "remove"] {
        assert_eq!(stranger.submit(&format!("/api/searches/{action}"), &search, "/offers/search").await.status, 404, "{action}");
    }
    let page = page.form_like("rename_search-").fill("name", "Les grappes").submit().await;
    page.expect("Les grappes").expect_nothing_of("Nos grappes");
    page.form_like("remove_search-").submit().await.expect_nothing_of("Les grappes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_nothing_answers_whole_says_what_its_page_shows() {
    let (site, owner, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    let page = browser.get(&format!("/offers/search?{}", encoded("kubernetes cobol"))).await;
    page.expect("Rien ne réunit tous vos mots").form("save_search").fill("name", "Vieux métiers").submit().await.expect("Vieux métiers");
    site.advance(chrono::Duration::hours(2));
    open(&site, &owner, "Encore des grappes", "Encore Kubernetes, à Nantes.").await;
    browser.get("/offers").await.expect("1 nouveauté");
    // Once something has both words, what has one of them is no news.
    open(&site, &owner, "Toujours des grappes", "Toujours Kubernetes, à Nantes.").await;
    browser.get("/offers").await.expect("2 nouveautés");
    open(&site, &owner, "Un ancien système", "Du COBOL à reprendre, et Kubernetes, à Nantes.").await;
    browser.get("/offers").await.expect("1 nouveauté");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_so_many_searches_are_kept() {
    let (site, _, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    for number in 0..20 {
        let page = browser.get("/offers/search?q=audit").await;
        page.form("save_search").fill("name", &format!("Audits {number}")).submit().await.expect_status(200);
    }
    let full = browser.get("/offers/search?q=audit").await;
    assert!(!full.has_form("save_search"));
    full.expect("supprimez-en une");
    let fields = [("name".to_owned(), "Une de trop".to_owned()), ("query".to_owned(), "q=audit".to_owned())];
    browser.submit("/api/searches/save", &fields, "/offers/search").await;
    browser.get("/offers/search").await.expect_nothing_of("Une de trop");
}

/// So many more missions like this one.
async fn copy(site: &Site, mission: &tests::Mission, times: i32) {
    let mut connection = site.superuser().await;
    let missions = "INSERT INTO missions SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).*
        FROM missions m, generate_series(1, $2) WHERE m.id = $1";
    sqlx::query(missions).bind(mission.id.0).bind(times).execute(&mut connection).await.unwrap();
    let criteria =
        "INSERT INTO criteria SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'mission_id', m.id))).*
        FROM criteria c, missions m WHERE c.mission_id = $1 AND m.id <> $1";
    sqlx::query(criteria).bind(mission.id.0).execute(&mut connection).await.unwrap();
    let changes = "INSERT INTO index_changes (subject, subject_id) SELECT 'mission', id FROM missions WHERE id <> $1";
    sqlx::query(changes).bind(mission.id.0).execute(&mut connection).await.unwrap();
    site.follow().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_fit_of_all_comes_first() {
    let site = Site::empty().await;
    let owner = startup().named("La Tablée").join(&site).await;
    let far = "Auditer une application Rails avant notre levée de fonds. Cinq jours par semaine, à Paris.";
    copy(&site, &open(&site, &owner, "Une mission ailleurs", far).await, 521).await;
    let best = mission().of(&owner).open().play(&site).await;
    let browser = cto().named("Salomé Garnier").join(&site).await.browser(&site);
    let listed = async |page: u32| {
        let page = browser.get(&format!("/offers/search?sort=fit&page={page}")).await;
        page.expect_status(200).attributes(".hit h2 a", "href")
    };
    let pages = [listed(1).await, listed(26).await, listed(27).await];
    assert_eq!(pages[0].first(), Some(&format!("/offers/{}", best.id)));
    assert_eq!(pages.each_ref().map(Vec::len), [20, 20, 3], "523 missions on 27 pages");
    assert_eq!(pages.iter().flatten().collect::<BTreeSet<_>>().len(), 43, "no page says what another one says");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_so_comes_first_and_hides_nothing() {
    let (site, owner, seeker) = harbour().await;
    let browser = seeker.browser(&site);
    let page = browser.get(&format!("/offers/search?{}", encoded("symfonny"))).await;
    page.expect("1 mission trouvée").expect("Rien n’est écrit exactement ainsi");
    open(&site, &owner, "Reprendre un vieux site", "Un vieux post le raconte : notre site est en symfonny. Un jour par semaine.").await;
    let page = browser.get(&format!("/offers/search?{}", encoded("symfonny"))).await;
    assert_eq!(page.texts(".hit h2 a"), ["Reprendre un vieux site", "Recruter les premières développeuses"]);
    page.expect("2 missions trouvées").expect("Certains résultats s’approchent seulement de vos mots");
    let page = browser.get(&format!("/en/offers/search?{}", encoded("symfonny"))).await;
    page.expect("Some results only come close to your words").expect_nothing_of("Nothing is written exactly like that");
    let page = browser.get(&format!("/offers/search?{}", encoded("post"))).await;
    assert_eq!(page.texts(".hit h2 a"), ["Reprendre un vieux site", "Remettre la plateforme à flot"]);
    page.expect_nothing_of("de vos mots").expect_nothing_of("exactement ainsi");
}

#[tokio::test(flavor = "multi_thread")]
async fn impact_and_remit_are_choices_for_both() {
    let (site, owner, seeker) = harbour().await;
    let asks = open(&site, &owner, "Changer de port", "Nous cherchons un port plus sûr, un jour par semaine.").await;
    let mut connection = site.superuser().await;
    let criteria = "INSERT INTO criteria (id, mission_id, kind, value, importance, origin)
        SELECT gen_random_uuid(), $1, kind, code, 'important', 'ceo'
        FROM (VALUES ('impact', 'b-corp'), ('area', 'hosting'), ('orientation', 'tech')) asked (kind, code) ON CONFLICT DO NOTHING";
    sqlx::query(criteria).bind(asks.id.0).execute(&mut connection).await.unwrap();
    let labels = "INSERT INTO profile_labels (profile_id, relation, kind, code)
        VALUES ($1, 'has', 'impact', 'b-corp'), ($1, 'has', 'area', 'hosting')";
    sqlx::query(labels).bind(seeker.profile().0).execute(&mut connection).await.unwrap();
    let changes = "INSERT INTO index_changes (subject, subject_id) VALUES ('mission', $1), ('profile', $2)";
    sqlx::query(changes).bind(asks.id.0).bind(seeker.profile().0).execute(&mut connection).await.unwrap();
    site.follow().await;

    let chosen = "impact=b-corp&area=hosting&orientation=tech";
    let staff = site.staff().await.browser(&site);
    for (browser, path, hits, found) in [
        (seeker.browser(&site), "/offers/search", ".hit h2 a", "Changer de port"),
        (staff, "/staff/profiles", "tbody th a", "Salomé Garnier"),
    ] {
        let everything = browser.get(path).await;
        for (facet, value) in [("impact", "b-corp"), ("area", "hosting"), ("orientation", "tech")] {
            let (_, count) = boxes(&everything, facet).into_iter().find(|(code, _)| code == value).unwrap();
            let left = browser.get(&format!("{path}?{facet}={value}")).await.texts(hits);
            assert_eq!(left.len().to_string(), count, "{path}: {facet}={value}");
            assert!(left.iter().any(|name| name == found), "{path}: {facet}={value}: {left:?}");
        }
        let page = browser.get(&format!("{path}?{chosen}")).await;
        assert_eq!(page.texts(hits), [found]);
        assert_eq!(page.texts(".chosen .chip"), ["B Corp", "Hébergement et cloud", "Proche du code"]);
        let without = ["area=hosting&orientation=tech", "impact=b-corp&orientation=tech", "impact=b-corp&area=hosting"];
        assert_eq!(page.attributes(".chosen .chip", "href"), without.map(|query| format!("{path}?{query}")));
        browser.get(&format!("/en{path}?{chosen}")).await.expect("Hosting and cloud");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_free_now_is_free_within_a_month() {
    let site = Site::empty().await;
    cto().named("Bruno Keller").join(&site).await;
    let later = cto().named("Salomé Garnier").join(&site).await;
    let mut connection = site.superuser().await;
    let free = "UPDATE profiles SET available_from = available_from + 20 WHERE id = $1";
    sqlx::query(free).bind(later.profile().0).execute(&mut connection).await.unwrap();
    let change = "INSERT INTO index_changes (subject, subject_id) VALUES ('profile', $1)";
    sqlx::query(change).bind(later.profile().0).execute(&mut connection).await.unwrap();
    site.follow().await;
    let staff = site.staff().await.browser(&site);
    let all = boxes(&staff.get("/staff/profiles").await, "from");
    assert_eq!(all, [("now", "1"), ("month", "2"), ("quarter", "2")].map(|(value, count)| (value.to_owned(), count.to_owned())));
    for (value, count) in all {
        let found = staff.get(&format!("/staff/profiles?from={value}")).await.texts("tbody th a");
        assert_eq!(found.len().to_string(), count, "{value}: {found:?}");
        assert!(found.iter().any(|name| name == "Bruno Keller"), "{value}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_finds_every_profile_but_drafts() {
    let site = Site::empty().await;
    let salome = cto().named("Salomé Garnier").with_stack(["kubernetes", "go"]).formerly_at("Quatre Épices").join(&site).await;
    cto().named("Bruno Keller").with_stack(["rails"]).formerly_at("Banque du Lac").at_rate(620).join(&site).await;
    let draft = cto().named("Ariane Novice").join(&site).await;
    let mut connection = site.superuser().await;
    sqlx::query("UPDATE profiles SET state = 'draft' WHERE id = $1").bind(draft.profile().0).execute(&mut connection).await.unwrap();
    let change = "INSERT INTO index_changes (subject, subject_id) VALUES ('profile', $1)";
    sqlx::query(change).bind(draft.profile().0).execute(&mut connection).await.unwrap();
    site.follow().await;
    let staff = site.staff().await.browser(&site);
    let names = async |query: &str| {
        let page = staff.get(&format!("/staff/profiles?{query}")).await;
        page.expect_status(200).texts("tbody th a")
    };

    assert_eq!(names("").await, ["Bruno Keller", "Salomé Garnier"]);
    for (words, name) in [
        ("salome", "Salomé Garnier"),
        ("k8s", "Salomé Garnier"),
        ("quatre epices", "Salomé Garnier"),
        ("kellre", "Bruno Keller"),
        ("ror", "Bruno Keller"),
    ] {
        assert_eq!(names(&encoded(words)).await, [name], "{words}");
    }
    assert_eq!(names("rate=600-750").await, ["Bruno Keller"]);
    assert_eq!(names("sort=rate").await, ["Bruno Keller", "Salomé Garnier"]);
    assert!(names(&encoded("ariane")).await.is_empty());

    let account = salome.browser(&site);
    account.get("/account").await.form("rename").fill("name", "Salomé Le Goff").submit().await.expect_status(200);
    assert_eq!(names(&encoded("le goff")).await, ["Salomé Le Goff"]);
    assert!(names(&encoded("garnier")).await.is_empty(), "nobody is called so any more");
    account.get("/account").await.form("rename").fill("name", "Salomé Garnier").submit().await.expect_status(200);

    let pause = salome.browser(&site);
    pause.submit("/api/profile/pause", &[], "/profile").await;
    assert_eq!(names("state=paused").await, ["Salomé Garnier"]);
    assert_eq!(names(&format!("state=accepted&{}", encoded("kubernetes"))).await, Vec::<String>::new());
    let need = matching::Need { text: "Kubernetes".to_owned(), criteria: Vec::new() };
    let matched = marketplace::matches::preview(&site.market, &need).await.unwrap();
    assert!(matched.iter().all(|one| one.profile != salome.profile()));

    let page = staff.get("/staff/profiles?q=kubernetes").await.form("save_search").fill("name", "Grappes").submit().await;
    page.expect_path("/staff/profiles").expect("Grappes");
}
