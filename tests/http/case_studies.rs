//! Laws of the case study:
//! 1. both write it once the work has ended, part by part; the last word is the CEO's alone; who changed what last is said;
//! 2. two who write at once lose nothing: a part that changed meanwhile is not overwritten, and what was typed is given back;
//! 3. a consent is for one revision: with both it is public at once, and any change takes both back;
//! 4. either withdraws alone: the page answers 410, readable, until both agree again;
//! 5. whoever does not want to be named is veiled wherever it is read; each decides for their own side;
//! 6. staff takes one down with a reason, and the same text does not come back;
//! 7. before it is public, it is theirs: strangers and staff find nothing, and the list does not know it;
//! 8. every step is told to the other side, and none of it twice;
//! 9. what is public is in the map, in the feed and as a picture; what is not any more is in none of them.

use chrono::Duration;
use domain::CasePart;
use tests::{AtWork, Browser, Member, Page, startup, study_text};

struct Scene(AtWork);

impl std::ops::Deref for Scene {
    type Target = AtWork;

    fn deref(&self) -> &AtWork {
        &self.0
    }
}

impl Scene {
    async fn set() -> Self {
        Self(AtWork::completed().await)
    }

    /// The same, with a text that both have read.
    async fn written() -> Self {
        let scene = Self::set().await;
        scene.camille.writes_study(&scene.site, scene.engagement).await;
        scene.mails(Duration::zero()).await;
        scene
    }

    /// The same, and public.
    async fn published() -> Self {
        let scene = Self::written().await;
        scene.camille.agrees_to_study(&scene.site, scene.engagement).await;
        scene.salome.agrees_to_study(&scene.site, scene.engagement).await;
        scene.mails(Duration::zero()).await;
        scene
    }

    fn page(&self) -> String {
        format!("/engagements/{}/case-study", self.engagement)
    }

    async fn public(&self) -> String {
        let id = self.camille.study(&self.site, self.engagement).await.id;
        format!("/case-studies/{id}")
    }

    async fn as_member(&self, member: &Member) -> Browser {
        self.site.signed_in(&member.email).await
    }

    async fn agrees(&self, browser: &Browser) {
        browser.get(&self.page()).await.form("agree_case_study").submit().await.expect_status(200);
    }
}

async fn writes<'b>(page: &Page<'b>, part: &str, words: &str) -> Page<'b> {
    page.form(&format!("part-{part}")).fill("words", words).submit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn both_write_it_and_the_last_word_is_the_ceos() {
    let together = AtWork::begin().await;
    let address = format!("/engagements/{}/case-study", together.engagement);
    together.camilles().get(&address).await.expect("L’étude de cas vient après la fin");
    let scene = Scene::set().await;
    let (camille, salome) = (scene.as_member(&scene.camille).await, scene.as_member(&scene.salome).await);
    let page = salome.get(&scene.page()).await;
    page.expect("Racontez cette mission à d’autres");
    for _ in 0..2 {
        page.form("begin_case_study").submit().await.expect("En cours d’écriture");
    }
    assert_eq!(scene.site.count("case_studies").await, 1, "begun twice, it is begun once");
    let page = salome.get(&scene.page()).await;
    assert!(!page.has_form("part-last_word"), "it is not hers to write");
    page.expect("Cette section revient à la direction de l’entreprise");
    let page = writes(&page, "context", "Une agence avait construit la première version.").await;
    page.expect("Une agence avait construit la première version.").expect("Salomé Garnier, le");
    let refused = writes(&page, "problem", "Trop court").await;
    refused.expect("20");
    assert_eq!(refused.form("part-problem").value("words").as_deref(), Some("Trop court"));
    let page = camille.get(&scene.page()).await;
    let page = writes(&page, "last_word", "Je comprends enfin ce que l’on me dit.").await;
    page.expect("Camille Aubry, le").expect("Il reste à écrire");
    let forged = page.form("part-last_word").forge("engagement", &scene.engagement.to_string()).fields();
    let answer = salome.submit("/api/case_studies/write", &forged, &scene.page()).await;
    assert_eq!(answer.status, 404, "not by a forged form either");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_at_once_lose_nothing() {
    let scene = Scene::written().await;
    let (camille, salome) = (scene.as_member(&scene.camille).await, scene.as_member(&scene.salome).await);
    let (hers, other) = (camille.get(&scene.page()).await, salome.get(&scene.page()).await);
    writes(&hers, "outcome", "Trois personnes travaillent chez nous désormais.").await.expect_status(200);
    writes(&other, "mission", "Reprendre le code, puis recruter une équipe.").await.expect("Reprendre le code, puis recruter");
    let stale = writes(&other, "outcome", "Une équipe de trois, et onze clients en mars.").await;
    stale.expect("entre-temps").expect("Trois personnes travaillent chez nous désormais.");
    assert_eq!(stale.form("part-outcome").value("words").as_deref(), Some("Une équipe de trois, et onze clients en mars."));
    stale.form("part-outcome").submit().await.expect("Une équipe de trois, et onze clients en mars.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_is_for_one_revision() {
    let scene = Scene::written().await;
    let (camille, salome, stranger) = (scene.as_member(&scene.camille).await, scene.as_member(&scene.salome).await, scene.site.browser());
    let public = scene.public().await;
    stranger.get(&public).await.expect_status(404);
    stranger.get("/case-studies").await.expect("Aucune étude de cas pour l’instant");
    scene.agrees(&camille).await;
    camille.get(&scene.page()).await.expect("Vous acceptez ce texte tel quel.").expect("Salomé Garnier n’a pas encore accepté");
    stranger.get(&public).await.expect_status(404);
    let before = camille.get(&scene.page()).await;
    let page = salome.get(&scene.page()).await;
    page.expect("Camille Aubry accepte ce texte tel quel.").expect("J’accepte ce texte tel quel, et il est publié");
    writes(&page, "outcome", "Trois personnes, et onze clients à la fin.").await.expect("Camille Aubry n’a pas encore accepté");
    let stale = page.form("agree_case_study").submit().await;
    stale.expect("entre-temps");
    assert!(!before.has_form("agree_case_study"));
    scene.agrees(&salome).await;
    stranger.get(&public).await.expect_status(404);
    scene.agrees(&camille).await;
    let page = stranger.get(&public).await;
    page.expect_status(200).expect("L’agence parlait, je hochais la tête").expect("Trois personnes, et onze clients à la fin.");
    stranger.get("/case-studies").await.follow("« L’agence parlait, je hochais la tête. »").await.expect_path(&public);
    stranger.get("/").await.follow("Études de cas").await.expect_path("/case-studies");

    let page = camille.get(&scene.page()).await;
    page.expect("Publiée le").expect("le changer le retire de la page publique");
    writes(&page, "context", "Une agence lyonnaise avait construit la première version.").await.expect("En cours d’écriture");
    stranger.get(&public).await.expect_status(410);
    salome.get(&scene.page()).await.form("agree_case_study").submit().await.expect("Accord de l’un des deux");
}

#[tokio::test(flavor = "multi_thread")]
async fn either_withdraws_and_the_page_is_gone_until_both_agree_again() {
    let scene = Scene::published().await;
    let (camille, salome, stranger) = (scene.as_member(&scene.camille).await, scene.as_member(&scene.salome).await, scene.site.browser());
    let public = scene.public().await;
    stranger.get(&public).await.expect_status(200);
    let page = salome.get(&scene.page()).await;
    for _ in 0..2 {
        page.form("withdraw_case_study").submit().await.expect("la page publique n’est plus là");
    }
    assert_eq!(scene.site.count("audit_events WHERE event = 'withdraw_case_study'").await, 1);
    let gone = stranger.get(&public).await;
    gone.expect_status(410).expect("Cette étude de cas n’est plus publiée").expect_nothing_of("hochais la tête");
    stranger.get(&format!("/en{public}")).await.expect_status(410).expect("not published any more");
    stranger.get("/case-studies").await.expect_nothing_of("hochais la tête");
    assert_eq!(scene.news(Duration::zero()).await, ["camille: Accord retiré à l’étude de cas"]);
    scene.agrees(&salome).await;
    stranger.get(&public).await.expect_status(410);
    scene.agrees(&camille).await;
    stranger.get(&public).await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_named_is_veiled() {
    let scene = Scene::published().await;
    let (camille, salome, stranger) = (scene.as_member(&scene.camille).await, scene.as_member(&scene.salome).await, scene.site.browser());
    let public = scene.public().await;
    let names = ["La Tablée", "Tablée", "Camille", "Aubry", "Salomé", "Garnier"];
    for address in [public.clone(), format!("/en{public}"), "/case-studies".to_owned()] {
        let page = stranger.get(&address).await;
        page.expect("…").expect_status(200);
        for name in names {
            assert!(!page.html().contains(name), "{name} on {address}");
        }
    }
    stranger.get(&public).await.expect("Une entreprise qui n’est pas nommée").expect("La direction de l’entreprise");
    salome.get(&scene.page()).await.form("choose_case_study").fill("names", "true").submit().await.expect("En cours d’écriture");
    stranger.get(&public).await.expect_status(410);
    scene.agrees(&camille).await;
    scene.agrees(&salome).await;
    let page = stranger.get(&public).await;
    page.expect("Salomé Garnier").expect_nothing_of("Tablée").expect_nothing_of("Camille");
    assert!(page.html().contains("\"@type\":\"Article\"") && !page.html().contains("Tablée"), "nor to machines");
    let page = camille.get(&scene.page()).await;
    page.expect("L’autre côté a choisi d’être nommé.");
    page.form("choose_case_study").fill("names", "true").submit().await.expect_status(200);
    scene.agrees(&salome).await;
    scene.agrees(&camille).await;
    let page = stranger.get(&public).await;
    page.expect("Camille Aubry, La Tablée").expect("La section context parle de La Tablée et de Salomé Garnier.");
    assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("{}{public}", scene.site.origin())]);
    let english = stranger.get(&format!("/en{public}")).await;
    english.expect("Case study, published with the consent of both sides").expect("This text is written in French.");
    assert_eq!(english.attributes(".story-title", "lang"), ["fr"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_takes_one_down_and_the_same_text_does_not_come_back() {
    let scene = Scene::published().await;
    let (camille, staff, stranger) = (scene.as_member(&scene.camille).await, scene.staffs().await, scene.site.browser());
    let public = scene.public().await;
    let page = staff.get(&scene.page()).await;
    page.form("take_down_case_study").submit().await.expect("Remplissez ce champ.");
    for _ in 0..2 {
        let form = page.form("take_down_case_study").fill("reason", "Un chiffre d’affaires y figure.");
        form.submit().await.expect("Un chiffre d’affaires y figure.");
    }
    assert_eq!(scene.site.count("audit_events WHERE event = 'take_down_case_study'").await, 1);
    stranger.get(&public).await.expect_status(410);
    let mails = scene.mails(Duration::zero()).await;
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| mail.text.contains("Un chiffre d’affaires y figure.")), "{mails:?}");
    let page = camille.get(&scene.page()).await;
    page.expect("Un chiffre d’affaires y figure.");
    assert!(!page.has_form("agree_case_study"), "the same text does not come back");
    writes(&page, "outcome", "Une équipe de trois personnes, chez nous.").await.expect_status(200);
    assert!(camille.get(&scene.page()).await.has_form("agree_case_study"));
    stranger.get(&public).await.expect_status(410);
}

#[tokio::test(flavor = "multi_thread")]
async fn before_it_is_public_it_is_theirs() {
    let scene = Scene::written().await;
    let staff = scene.staffs().await;
    staff.get(&scene.page()).await.expect("Rien n’est publié").expect_nothing_of("hochais la tête");
    let other = startup().named("Le Fournil").join(&scene.site).await.browser(&scene.site);
    other.get(&scene.page()).await.expect_status(404);
    for address in ["/case-studies/nothing", "/case-studies/0198c0de-0000-7000-8000-000000000001"] {
        scene.site.browser().get(address).await.expect_status(404);
    }
    scene.site.browser().get("/case-studies?kind=insourcing&sector=foodtech&page=3").await.expect("Aucune étude de cas ne répond");
    let visitor = scene.site.proofs_of(&scene.salome).await;
    let export = marketplace::accounts::export(&scene.site.market, visitor.account().unwrap()).await.unwrap();
    let export: serde_json::Value = serde_json::from_str(&export).unwrap();
    let parts = export["engagements"][0]["case_study"]["parts"].as_array().map(Vec::len);
    assert_eq!(parts, Some(CasePart::ALL.len()), "both wrote it, both take it with them");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_is_told_to_the_other_side() {
    let scene = Scene::set().await;
    let now = Duration::zero();
    scene.camille.writes_study(&scene.site, scene.engagement).await;
    let told = scene.news(now).await;
    assert_eq!(told, ["salome: L’étude de cas a changé", "salome: Une étude de cas est commencée"], "once, however many parts");
    scene.salome.agrees_to_study(&scene.site, scene.engagement).await;
    assert_eq!(scene.news(now).await, ["camille: Salomé Garnier accepte l’étude de cas"]);
    let by = scene.camille.party_to(&scene.site, scene.engagement).await;
    let words = format!("{} Et la suite.", study_text(CasePart::Outcome));
    marketplace::case_studies::write::write(&scene.site.market, &by, "outcome", "1", &words).await.unwrap();
    assert_eq!(scene.news(now).await, ["salome: L’étude de cas a changé"], "it took her consent back");
    scene.camille.agrees_to_study(&scene.site, scene.engagement).await;
    scene.salome.agrees_to_study(&scene.site, scene.engagement).await;
    let told = scene.news(now).await;
    assert_eq!(told, ["camille: L’étude de cas est publiée", "salome: L’étude de cas est publiée"], "what is no longer so is not told");
    let salome = scene.as_member(&scene.salome).await;
    salome.get("/notifications").await.expect("Une étude de cas est commencée sur");
    let camille = scene.as_member(&scene.camille).await;
    camille.get("/notifications").await.expect("est publiée");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_the_feed_and_the_picture_know_what_is_public() {
    let scene = Scene::published().await;
    let (salome, stranger) = (scene.as_member(&scene.salome).await, scene.site.browser());
    let public = scene.public().await;
    let picture = format!("/share{public}.png");
    let told = async || {
        let (map, feed) = (stranger.ask("/sitemap.xml").await, stranger.ask("/case-studies/feed.xml").await);
        assert_eq!((map.status, feed.status, feed.header("content-type")), (200, 200, "application/atom+xml; charset=utf-8"));
        (map.text().contains(&public), feed.text().contains(&public), stranger.ask(&picture).await.status)
    };
    assert_eq!(told().await, (true, true, 200));
    let english = stranger.ask("/en/case-studies/feed.xml").await.text();
    assert!(english.contains("Case studies") && english.contains(&format!("/en{public}")) && !english.contains("Tablée"), "{english}");
    let page = stranger.get(&public).await;
    let shown = page.attributes("meta[property='og:image']", "content").remove(0);
    assert!(shown.starts_with(&format!("{}{picture}", scene.site.origin())), "{shown}");
    salome.get(&scene.page()).await.form("withdraw_case_study").submit().await.expect_status(200);
    assert_eq!(told().await, (false, false, 404));
}
