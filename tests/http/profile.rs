//! Laws of the profile editor:
//! 1. what a CTO saves is what the profile says, and what missions are matched with, from then on;
//! 2. what cannot be taken comes back in its field, and nothing of it was saved;
//! 3. an old page overwrites nothing unseen;
//! 4. a change leaves a line in the log, and none of its values there;
//! 5. what is read before an introduction names nobody;
//! 6. what is not said is told with the missions that it costs, until it is said.

use matching::Profile;
use sqlx::Row as _;
use tests::{Browser, Member, Page, Site, cto, mission, startup};

async fn salome(site: &Site) -> (Member, Browser) {
    let salome = cto().named("Salomé Garnier").formerly_at("Quatre Épices").join(site).await;
    let browser = salome.browser(site);
    (salome, browser)
}

/// The form of a section.
async fn section<'b>(browser: &'b Browser, section: &str) -> Page<'b> {
    let page = browser.get(&format!("/profile/edit/{section}")).await;
    page.expect_status(200);
    page
}

/// What rules compare of somebody.
async fn known(site: &Site, member: &Member) -> Profile {
    marketplace::matches::facts(&site.market, &[member.profile()]).await.unwrap().remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_technology_is_typed_in_any_spelling_and_matched_from_then_on() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let page = section(&browser, "stack").await;
    let form = page.form("profile-stack");
    assert_eq!(form.value("technology-0").as_deref(), Some("PHP"), "what is known stands in the rows");
    let page = form.fill("technology-2", "k8s").fill("level-2", "leads").fill("years-2", "4").submit().await;
    page.expect_status(200).expect_path("/profile").expect("Kubernetes").expect("Je dirige et j’écris");
    let stack = known(&site, &salome).await.stack;
    let kubernetes = stack.iter().find(|one| one.technology.as_str() == "kubernetes").expect("known to matching");
    assert_eq!((kubernetes.years, kubernetes.current), (Some(4), true));
    assert_eq!(stack.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emptied_row_is_removed() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    section(&browser, "stack").await.form("profile-stack").fill("technology-0", "").submit().await.expect_status(200);
    let stack: Vec<String> = known(&site, &salome).await.stack.iter().map(|one| one.technology.to_string()).collect();
    assert_eq!(stack, ["symfony"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_knows_comes_back_beside_its_field() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let form = section(&browser, "stack").await.form("profile-stack").fill("technology-2", "Symfonie").fill("years-2", "beaucoup");
    let page = form.fill("technology-3", "PHP").submit().await;
    page.expect_status(200).expect("Nous ne connaissons pas cette technologie sous ce nom.").expect("Cette réponse y est déjà");
    let form = page.form("profile-stack");
    assert_eq!(form.value("technology-2").as_deref(), Some("Symfonie"));
    assert_eq!(form.value("years-2").as_deref(), Some("beaucoup"));
    assert_eq!(page.attributes("input[aria-invalid]", "name"), ["technology-2", "years-2", "technology-3"]);
    assert_eq!(known(&site, &salome).await.stack.len(), 2, "nothing of it was saved");
    let page = form.fill("technology-2", "Symfony").fill("years-2", "").fill("technology-3", "").submit().await;
    page.expect("Cette réponse y est déjà");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_section_is_saved_and_shown() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let save = async |name: &str, answers: &[(&str, &str)]| {
        let page = section(&browser, name).await;
        let form = answers.iter().fold(page.form(&format!("profile-{name}")), |form, (field, value)| form.fill(field, value));
        form.submit().await.expect_status(200).expect_path("/profile");
    };
    save(
        "presentation",
        &[("headline", "Remet debout les produits bâtis par une agence"), ("story", "Deux reprises.\n\nCinq embauches."), ("years", "14")],
    )
    .await;
    save("sectors", &[("sector-1", "agritech"), ("years-1", "3")]).await;
    save("impacts", &[("impact-0", "ess"), ("evidence-0", "Trésorerie d’une AMAP depuis 2019")]).await;
    save("missions", &[("mission_type-1", "insourcing"), ("times-1", "2")]).await;
    save("strengths", &[("areas[]", "hosting"), ("stages[]", "seed"), ("orientations[]", "people")]).await;
    let terms = [
        ("rhythm", "1-2"),
        ("rate", "1 050 €"),
        ("place-0", "lyon"),
        ("remote", "true"),
        ("languages[]", "en"),
        ("available_from", "2026-12-07"),
    ];
    save("terms", &terms).await;
    save(
        "wishes",
        &[
            ("looks_for", "Une équipe à construire"),
            ("wanted_impacts[]", "ess"),
            ("refuses", "La publicité"),
            ("refused_sectors[]", "crypto"),
        ],
    )
    .await;
    save("exclusions", &[("exclusions", "Coopérative du Val\nGroupe Lestang\n")]).await;
    save(
        "links",
        &[("kind-0", "writing"), ("title-0", "Reprendre sans réécrire"), ("address-0", "salome.example/reprise"), ("year-0", "2025")],
    )
    .await;
    save("status", &[("legal_status", "company"), ("company_number", "732 829 320 00074")]).await;
    let page = browser.get("/profile").await;
    for words in [
        "Remet debout",
        "Cinq embauches.",
        "14 ans de métier",
        "Trésorerie d’une AMAP",
        "(2 fois)",
        "1 à 2 jours",
        "1 050",
        "Lyon",
        "7 décembre 2026",
        "Une équipe à construire",
        "La publicité",
        "Coopérative du Val",
        "Reprendre sans réécrire",
        "732 829 320 00074",
    ] {
        page.expect(words);
    }
    let facts = known(&site, &salome).await;
    assert_eq!((facts.rate.map(|rate| rate.euros()), facts.rhythm.map(|rhythm| rhythm.to_string()).as_deref()), (Some(1_050), Some("1-2")));
    assert_eq!(facts.places.iter().map(ToString::to_string).collect::<Vec<_>>(), ["lyon", "remote"]);
    assert_eq!(facts.impacts[0].evidence.as_deref(), Some("Trésorerie d’une AMAP depuis 2019"));
    assert_eq!((facts.wishes.impacts.len(), facts.wishes.refused_sectors.len(), facts.years), (1, 1, Some(14)));
    assert_eq!((facts.areas.len(), facts.stages.len(), facts.orientations.len(), facts.mission_types.len()), (1, 2, 2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_page_overwrites_nothing_unseen() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let (old, new) = (section(&browser, "stack").await, section(&browser, "stack").await);
    new.form("profile-stack").fill("technology-2", "Rust").submit().await.expect_path("/profile");
    let page = old.form("profile-stack").fill("technology-2", "Django").submit().await;
    page.expect("Quelqu’un a changé cette page entre-temps.");
    assert!(known(&site, &salome).await.stack.iter().any(|one| one.technology.as_str() == "rust"));
    assert_eq!(page.form("profile-stack").value("technology-2").as_deref(), Some("Django"), "what was typed is not lost");
    page.form("profile-stack").submit().await.expect_path("/profile").expect("Django");
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_and_dates_that_cannot_be_are_told() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let form = section(&browser, "terms").await.form("profile-terms").fill("rate", "9000").fill("place-0", "Atlantide");
    let page = form.fill("available_from", "bientôt").submit().await;
    page.expect("Choisissez une valeur possible.").expect("Nous ne connaissons pas cette ville.").expect("Vérifiez la forme");
    assert_eq!(page.form("profile-terms").value("place-0").as_deref(), Some("Atlantide"));
    let page = section(&browser, "status").await.form("profile-status").fill("company_number", "732 829 321").submit().await;
    page.expect("Vérifiez ce numéro");
    let page = section(&browser, "links")
        .await
        .form("profile-links")
        .fill("title-0", "Une conférence")
        .fill("address-0", "javascript:alert(1)")
        .submit()
        .await;
    page.expect("Écrivez l’adresse complète d’une page");
    let page = browser.get("/en/profile/edit/status").await.form("profile-status").fill("company_number", "12").submit().await;
    page.expect_path("/en/profile/edit/status").expect("Check this number");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_read_before_meeting_names_nobody() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    for headline in
        ["Salomé Garnier reprend vos produits", "Écrivez à salome@garnier.example", "Voir https://salome.example pour en savoir plus"]
    {
        let page = section(&browser, "presentation").await.form("profile-presentation").fill("headline", headline).submit().await;
        page.expect("Retirez les noms (le vôtre, ceux de vos employeurs)");
        assert_eq!(page.form("profile-presentation").value("headline").as_deref(), Some(headline));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_that_comes_after_the_sentence_is_hidden_and_told() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let form = section(&browser, "presentation").await.form("profile-presentation").fill("headline", "Quatre Épices m’a tout appris");
    form.submit().await.expect("Retirez les noms (le vôtre, ceux de vos employeurs)");
    let form = section(&browser, "presentation").await.form("profile-presentation").fill("headline", "Le Groupe Lestang m’a tout appris");
    form.submit().await.expect_path("/profile").expect_nothing_of("Votre phrase dit un nom");
    let form = browser.get("/profile/experience/new").await.form("experience").fill("title", "CTO").fill("company", "Groupe Lestang");
    let page = form.fill("started", "2015").submit().await;
    page.expect_path("/profile").expect("Votre phrase dit un nom, un employeur ou une adresse").expect("Le … m’a tout appris");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_looked_for_cannot_be_refused() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let form =
        section(&browser, "wishes").await.form("profile-wishes").fill("wanted_sectors[]", "crypto").fill("refused_sectors[]", "crypto");
    let page = form.submit().await;
    page.expect("Cette réponse y est déjà");
    assert!(page.form("profile-wishes").fields().contains(&("wanted_sectors[]".to_owned(), "crypto".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_company_no_longer_exists_for_the_cto() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let ceo = startup().named("La Tablée").join(&site).await;
    let open = mission().of(&ceo).open().play(&site).await;
    browser.get(&format!("/offers/{}", open.id)).await.expect_status(200);
    section(&browser, "exclusions").await.form("profile-exclusions").fill("exclusions", "la tablee").submit().await.expect_path("/profile");
    browser.get(&format!("/offers/{}", open.id)).await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_is_added_changed_and_removed() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let page = browser.get("/profile/experience/new").await.form("experience").fill("title", "").fill("started", "1900").submit().await;
    page.expect_status(200).expect("Remplissez ce champ.").expect("Choisissez une valeur possible.");
    let form = page.form("experience").fill("title", "Directrice technique").fill("company", "Groupe Lestang").fill("started", "2015");
    let page = form.fill("ended", "2019").fill("description", "Paniers repas.").fill("hides", "true").submit().await;
    page.expect_path("/profile").expect("2015 à 2019, Groupe Lestang").expect("Paniers repas.");
    assert!(page.text().matches("Groupe Lestang").count() >= 2, "it is among those who never see her");
    let address = page.attributes("#experience li .edit-link", "href").pop().expect("a station to change");
    let page = browser.get(&address).await;
    assert_eq!(page.form("experience").value("hides").as_deref(), Some("true"));
    let page = page.form("experience").fill("title", "CTO").submit().await;
    page.expect_path("/profile").expect_nothing_of("Directrice technique");
    let page = browser.get(&address).await.form("remove_experience").submit().await;
    page.expect_path("/profile").expect_nothing_of("2015 à 2019");
    browser.get(&address).await.expect_status(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_confirmed_is_no_longer_so_once_it_says_something_else() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let confirm = "UPDATE experiences SET confirmed = true WHERE profile_id = $1";
    sqlx::query(confirm).bind(salome.profile().0).execute(&mut site.superuser().await).await.unwrap();
    let address = browser.get("/profile").await.attributes("#experience li .edit-link", "href").pop().expect("a station");
    browser.get(&address).await.expect("Cette expérience est confirmée");
    browser.get(&address).await.form("experience").submit().await.expect("Confirmé par un tiers");
    browser.get(&address).await.form("experience").fill("title", "Fondatrice").submit().await.expect("Pas encore confirmé");
}

#[tokio::test(flavor = "multi_thread")]
async fn availability_is_confirmed_by_one_button() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let page = browser.get("/profile").await;
    page.expect("Disponibilité jamais confirmée");
    page.form("confirm_availability").submit().await.expect_path("/profile").expect("Disponibilité confirmée le");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_leaves_a_line_without_its_values() {
    let site = Site::empty().await;
    let (salome, browser) = salome(&site).await;
    let form = section(&browser, "presentation").await.form("profile-presentation").fill("headline", "Une phrase que le journal ignore");
    form.submit().await.expect_path("/profile");
    let lines = "SELECT event, fields, (SELECT count(*) FROM audit_words w WHERE w.event_id = e.id) AS words, e::text AS whole
        FROM audit_events e WHERE subject_id = $1";
    let line = sqlx::query(lines).bind(salome.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
    assert_eq!((line.get::<String, _>("event").as_str(), line.get::<Vec<String>, _>("fields")), ("edit", vec!["presentation".to_owned()]));
    assert_eq!(line.get::<i64, _>("words"), 0);
    assert!(!line.get::<String, _>("whole").contains("Une phrase"));
    site.staff().await.browser(&site).get("/staff/audit").await.expect("Profil modifié");
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_in_any_field_is_no_fault_of_ours() {
    let site = Site::empty().await;
    let (_, browser) = salome(&site).await;
    let huge = "x".repeat(30_000);
    let nonsense =
        ["", " ", "nothing", "-1", "99999999999999999999", "\u{0}", "\u{202e}é\u{301}🦀", "<script>alert(1)</script>", "';--", &huge];
    let mut tried = 0;
    for page in
        domain::profile::Section::ALL.iter().map(|section| format!("/profile/edit/{section}")).chain(["/profile/experience/new".to_owned()])
    {
        let page = browser.get(&page).await;
        let form = page.forms().into_iter().find(|form| !form.action().ends_with("/sign_out")).expect("a form");
        let fields = form.fields();
        // The first row stands for the others.
        for (name, _) in fields.iter().filter(|(name, _)| !name.ends_with(|last: char| last.is_ascii_digit() && last != '0')) {
            for value in nonsense {
                let sent: Vec<(String, String)> =
                    fields.iter().map(|(one, kept)| (one.clone(), if one == name { value.to_owned() } else { kept.clone() })).collect();
                let answer = browser.submit(form.action(), &sent, "/profile").await;
                assert!(answer.status < 500, "{name} = {value:?}: {}\n{}", answer.status, answer.text());
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_said_is_told_with_the_missions_that_it_costs() {
    let site = Site::empty().await;
    let ceo = startup().named("La Tablée").join(&site).await;
    let open = mission().of(&ceo).titled("Reprendre la billetterie de La Tablée").open().play(&site).await;
    let browser = cto().with_stack([]).join(&site).await.browser(&site);
    let page = browser.get("/profile").await;
    page.expect_status(200).expect("consolider").expect("Reprendre la billetterie de").expect("1 mission ouverte en dépend.");
    page.expect_nothing_of("La Tablée");
    assert!(page.attributes(".notice a", "href").contains(&"/profile/edit/stack".to_owned()));
    assert!(page.attributes(".notice a", "href").contains(&format!("/offers/{}", open.id)));
    section(&browser, "stack").await.form("profile-stack").fill("technology-0", "Symfony").submit().await;
    let page = browser.get("/profile").await;
    assert!(!page.attributes(".notice a", "href").contains(&"/profile/edit/stack".to_owned()));
}
