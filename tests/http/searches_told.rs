//! Laws of saved searches that tell:
//! 1. whoever saved a search is told by mail what it finds once something comes, by default; staff of profiles, a CTO of missions;
//! 2. never of what the page would not show them, nor of a company that they may not know;
//! 3. at most one mail a day to each, for all their searches; what came meanwhile is told next, once;
//! 4. one search can be silenced, or all; who has looked meanwhile is told nothing old;
//! 5. the number on the page stays what it was: new since its owner looked;
//! 6. N nodes, or the same job twice, tell once.

use chrono::Duration;
use marketplace::jobs;
use marketplace::saved_searches::{self, Searcher};
use tests::{Arrived, Member, Postbox, Site, cto, market_on, mission, startup};

/// Saves a search as the page does.
pub async fn save(site: &Site, seeker: &Member, name: &str, query: &str) -> domain::SavedSearchId {
    let searcher = Searcher::from(&site.proofs_of(seeker).await.cto().unwrap());
    saved_searches::save(&site.market, &searcher, name, query).await.unwrap()
}

/// A startup of its own opens a mission.
pub async fn open(site: &Site, title: &str, words: &str) -> tests::Mission {
    let owner = startup().named("La Tablée").join(site).await;
    mission().of(&owner).titled(title).saying(words).open().play(site).await
}

/// A CTO with one saved search, a minute ago.
async fn scene() -> (Site, Member, Postbox) {
    let site = Site::empty().await;
    let seeker = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
    save(&site, &seeker, "Audits", "q=audit").await;
    site.advance(Duration::minutes(1));
    (site, seeker, Postbox::open().await)
}

const AUDIT: (&str, &str) = ("Un audit avant la levée", "Auditer une application Rails avant notre levée.");

/// Lets time pass, and does what is due.
async fn after(site: &Site, postbox: &Postbox, time: Duration) -> usize {
    site.advance(time);
    let before = told(postbox).len();
    site.work_off_through(postbox).await;
    told(postbox).len() - before
}

/// The mails that searches sent; CEOs and staff hear of their missions meanwhile.
fn told(postbox: &Postbox) -> Vec<Arrived> {
    postbox.arrived().into_iter().filter(|mail| mail.subject.contains("vos recherches")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn its_owner_is_told_within_the_hour_what_it_found() {
    let (site, seeker, postbox) = scene().await;
    open(&site, AUDIT.0, AUDIT.1).await;
    open(&site, "Rien à voir", "Recruter une équipe produit.").await;
    assert_eq!(after(&site, &postbox, Duration::minutes(59)).await, 0, "it gathers what comes");
    assert_eq!(after(&site, &postbox, Duration::minutes(1)).await, 1);
    let mail = &told(&postbox)[0];
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("salome@garnier.example", "1 nouvelle mission pour vos recherches"));
    assert!(mail.text.contains("Audits") && mail.text.contains(AUDIT.0) && !mail.text.contains("Rien à voir"), "{}", mail.text);

    let browser = seeker.browser(&site);
    browser.get("/offers/search").await.expect("1 nouveauté");
    let page = browser.get(&mail.path_to("/offers/search")).await;
    assert_eq!(page.texts(".hit h2 a"), [AUDIT.0]);
    page.expect("Nouveau");
    browser.get("/offers/search").await.expect("1 nouveauté");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_of_what_the_page_would_not_show() {
    let (site, seeker, postbox) = scene().await;
    let exclude = "INSERT INTO profile_exclusions (profile_id, company) VALUES ($1, 'le fournil')";
    sqlx::query(exclude).bind(seeker.profile().0).execute(&mut site.superuser().await).await.unwrap();
    let hidden = startup().named("Le Fournil").led_by("Yann Le Goff").join(&site).await;
    mission().of(&hidden).titled("Audit du four").saying("Le Fournil veut auditer une application Rails.").open().play(&site).await;
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 0);
    let shown = startup().named("Bel Horizon").join(&site).await;
    mission().of(&shown).titled("Audit de Bel Horizon").saying("Bel Horizon veut auditer une application Rails.").open().play(&site).await;
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 1);
    let mail = &told(&postbox)[0];
    assert!(mail.subject.starts_with("1 nouvelle mission"), "{}", mail.subject);
    assert!(!mail.text.contains("Fournil") && !mail.text.contains("Bel Horizon"), "{}", mail.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_most_one_mail_a_day_and_nothing_twice() {
    let (site, seeker, postbox) = scene().await;
    save(&site, &seeker, "Rails", "q=rails").await;
    site.advance(Duration::minutes(1));
    open(&site, AUDIT.0, AUDIT.1).await;
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 1, "one for both searches");
    assert!(told(&postbox)[0].text.contains("Audits") && told(&postbox)[0].text.contains("Rails"));
    site.advance(Duration::minutes(1));
    open(&site, "Audit de sécurité", "Un audit de notre application Rails.").await;
    assert_eq!(after(&site, &postbox, Duration::hours(23)).await, 0, "not on the same day");
    assert_eq!(after(&site, &postbox, Duration::minutes(59)).await, 1, "but as soon as it is over");
    let second = &told(&postbox)[1];
    assert!(second.text.contains("Audit de sécurité") && !second.text.contains(AUDIT.0), "{}", second.text);
    assert_eq!(after(&site, &postbox, Duration::days(3)).await, 0, "nothing came");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_looked_is_told_nothing_old() {
    let (site, seeker, postbox) = scene().await;
    open(&site, AUDIT.0, AUDIT.1).await;
    site.advance(Duration::minutes(10));
    let browser = seeker.browser(&site);
    browser.get("/offers/search").await.form_like("look_search-").submit().await.expect("Nouveau");
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_search_is_silenced_on_the_page_and_speaks_again() {
    let (site, seeker, postbox) = scene().await;
    let browser = seeker.browser(&site);
    let page = browser.get("/offers/search?q=audit").await.form_like("tell_search-").submit().await;
    page.expect("sans e-mail").expect("M’écrire quand elle trouve du nouveau");
    open(&site, AUDIT.0, AUDIT.1).await;
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 0);
    browser.get("/en/offers/search").await.expect("1 new").form_like("tell_search-").submit().await.expect_nothing_of("no e-mail");
    open(&site, "Audit de sécurité", "Un audit de notre application.").await;
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_is_told_of_profiles_that_enter() {
    let site = Site::empty().await;
    let postbox = Postbox::open().await;
    let searcher = Searcher::from(&site.proofs_of(site.staff().await).await.staff().unwrap());
    saved_searches::save(&site.market, &searcher, "Rustacés", "stack=rust").await.unwrap();
    site.advance(Duration::minutes(1));
    let newcomer = cto().named("Bruno Keller").with_stack(["rust"]).join(&site).await;
    let browser = newcomer.browser(&site);
    // The builder writes rows; pausing and coming back is how this one enters by the services.
    browser.get("/profile").await.form("pause").submit().await;
    browser.get("/profile").await.form("resume").submit().await;
    assert_eq!(after(&site, &postbox, Duration::hours(1)).await, 1);
    let mail = &told(&postbox)[0];
    assert_eq!(mail.subject, "1 profil nouveau ou mis à jour pour vos recherches");
    assert!(mail.text.contains("Rustacés") && !mail.text.contains("Keller"), "{}", mail.text);
    let page = site.staff().await.browser(&site);
    page.get(&mail.path_to("/staff/profiles")).await.expect("Bruno Keller");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_tell_once() {
    let (site, _, postbox) = scene().await;
    let folder = tests::Folder::new();
    let other = market_on(site.database.serving_pool().await, &folder.path().join("index"), site.clock.clone()).await;
    open(&site, AUDIT.0, AUDIT.1).await;
    site.advance(Duration::hours(1));
    let (here, there) = (site.courier(Some(&postbox)), site.courier(Some(&postbox)));
    let (one, two) = tokio::join!(jobs::run_due(&site.market, &here), jobs::run_due(&other, &there));
    one.and(two).unwrap();
    site.work_off_through(&postbox).await;
    assert_eq!(told(&postbox).len(), 1);
}
