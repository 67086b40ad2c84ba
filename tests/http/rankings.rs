//! Logged rankings, and what is told of people who are hidden. Laws:
//! 1. staff reads who stood where by which version, whom a person chose and why; the files say the same without names;
//! 2. whoever is erased leaves a rank behind, and nothing else;
//! 3. no name, employer, address or company is told by a word that both texts share, on any page of either side;
//! 4. a CEO is told what would bring more people in counts, and of the budget only when several are behind the number.

use tests::{Browser, Member, Mission, Site, cto, mission, startup};

const CAREER: &str = "Salomé Garnier, d’abord chez Cantinéo puis pour La Tablée : la facturation des titres.";

/// A need and a profile that say the same names.
async fn published(site: &Site) -> (Mission, Member, Member) {
    let owner = startup().named("La Tablée").join(site).await;
    let chosen = cto().named("Salomé Garnier").formerly_at("Cantinéo").join(site).await;
    let other = cto().named("Bruno Keller").join(site).await;
    let about = "UPDATE profiles SET about = $2, rate = 863 WHERE id = $1";
    sqlx::query(about).bind(chosen.profile().0).bind(CAREER).execute(&mut site.superuser().await).await.unwrap();
    let words = format!("La Tablée cherche un CTO pour Symfony, deux jours par semaine. Comme {CAREER}");
    let mission = mission().of(&owner).saying(&words).open().play(site).await;
    mission.shortlist(site, &[&chosen]).await;
    (mission, chosen, other)
}

fn path(mission: &Mission, end: &str) -> String {
    format!("/staff/missions/{}/rankings{end}", mission.id)
}

async fn nadia(site: &Site) -> Browser {
    site.staff().await.browser(site)
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_reads_what_a_selection_was_made_from_and_takes_it_away() {
    let site = Site::empty().await;
    let (mission, chosen, other) = published(&site).await;
    let staff = nadia(&site).await;
    let page = staff.get(&path(&mission, "")).await;
    page.expect_status(200).expect(&chosen.name).expect(&other.name).expect("L’équipe les connaît.");
    page.expect(&matching::Weights::current().version);
    let (json, csv) = (staff.ask(&path(&mission, ".json")).await, staff.ask(&path(&mission, ".csv")).await);
    let found: serde_json::Value = serde_json::from_str(&json.text()).unwrap();
    let people = found["rankings"][0]["people"].as_array().unwrap();
    let placed: Vec<&serde_json::Value> = people.iter().filter(|one| one["place"] == 1).collect();
    assert_eq!((people.len(), placed.len(), &placed[0]["profile"]), (2, 1, &serde_json::json!(chosen.profile())));
    assert_eq!(found["rankings"][0]["departures"][0]["reason"], "L’équipe les connaît.");
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.text().lines().count(), 3, "a head and two people:\n{}", csv.text());
    for file in [&json, &csv] {
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert!(file.text().contains(&chosen.profile().to_string()) && !file.text().contains("Bruno"), "{}", file.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_erased_leaves_a_rank_and_nothing_else() {
    let site = Site::empty().await;
    let (mission, chosen, other) = published(&site).await;
    let mut database = site.superuser().await;
    sqlx::query("DELETE FROM profiles WHERE id = $1").bind(chosen.profile().0).execute(&mut database).await.unwrap();
    let logs: Vec<String> =
        sqlx::query_scalar("SELECT result::text || decision::text FROM ranking_logs").fetch_all(&mut database).await.unwrap();
    assert!(logs.iter().all(|log| !log.contains(&chosen.profile().to_string()) && log.contains(&other.profile().to_string())), "{logs:?}");
    let staff = nadia(&site).await;
    let page = staff.get(&path(&mission, "")).await;
    page.expect_status(200).expect("effacé sur demande").expect(&other.name);
    let tables = page.texts("table").join("\n");
    assert!(!tables.contains(&chosen.name), "the words of the need stay its CEO’s, the tables name nobody who left: {tables}");
    let found: serde_json::Value = serde_json::from_str(&staff.ask(&path(&mission, ".json")).await.text()).unwrap();
    assert_eq!(found["rankings"][0]["people"].as_array().unwrap().len(), 3, "the rank, the other, and the place");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_shared_word_is_a_name() {
    let site = Site::empty().await;
    let (mission, chosen, other) = published(&site).await;
    let owner = mission.owner.browser(&site);
    let shortlist = owner.get(&format!("/needs/{}/shortlist", mission.id)).await;
    let candidacy: String = sqlx::query_scalar("SELECT id::text FROM candidacies WHERE mission_id = $1 AND position IS NOT NULL")
        .bind(mission.id.0)
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    let candidate = owner.get(&format!("/needs/{}/candidates/{candidacy}", mission.id)).await;
    for page in [&shortlist, &candidate] {
        page.expect_status(200);
        let lines = page.texts(".reasons li").join("\n");
        assert!(lines.contains("facturation"), "what is shared is told: {lines}");
        for name in ["Salomé", "Garnier", "Cantinéo", "garnier", "cantineo", "863"] {
            assert!(!lines.contains(name), "{name}: {lines}");
        }
    }
    // The one who has not been invited does not learn the company, though their own text may say it.
    let about = "UPDATE profiles SET about = $2 WHERE id = $1";
    sqlx::query(about).bind(other.profile().0).bind("Pour La Tablée : la facturation.").execute(&mut site.superuser().await).await.unwrap();
    let theirs = other.browser(&site);
    let offer = theirs.get(&format!("/offers/{}", mission.id)).await;
    offer.expect_status(200).expect("facturation").expect_nothing_of("Tablée").expect_nothing_of("tablee");
    chosen.browser(&site).get(&format!("/offers/{}", mission.id)).await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_is_told_counts_and_nobody() {
    let site = Site::empty().await;
    let owner = startup().named("La Tablée").join(&site).await;
    let dear = [("Salomé Garnier", 790), ("Bruno Keller", 791), ("Odile Ravel", 792)];
    let mut people = Vec::new();
    for (name, rate) in &dear[..2] {
        people.push(cto().named(name).at_rate(*rate).join(&site).await);
    }
    let words = "Notre agence a construit notre produit avec Symfony. Nous cherchons un CTO à distance, deux jours par semaine.";
    let mission = mission().of(&owner).saying(words).open().play(&site).await;
    let budget = "INSERT INTO criteria (id, mission_id, kind, value, importance, origin) VALUES (gen_random_uuid(), $1, 'rate', '-750', 'must', 'ceo')";
    sqlx::query(budget).bind(mission.id.0).execute(&mut site.superuser().await).await.unwrap();
    let need = format!("/needs/{}", mission.id);
    let browser = owner.browser(&site);
    let two = browser.get(&need).await;
    two.expect_status(200).expect("Ce qui ferait venir plus de monde").expect_nothing_of("Un budget plus large");
    people.push(cto().named(dear[2].0).at_rate(dear[2].1).join(&site).await);
    let three = browser.get(&need).await;
    three.expect("Un budget plus large").expect("3 bons profils de plus");
    let told = three.texts(".what-ifs").join("\n");
    for (member, (name, rate)) in people.iter().zip(&dear) {
        three.expect_nothing_of(name).expect_nothing_of(&member.profile().to_string());
        assert!(!told.contains(&rate.to_string()), "{told}");
    }
}
