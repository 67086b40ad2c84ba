//! Laws of the company check:
//! 1. an address that speaks for the company warns nobody; one that anybody may have, or that nothing connects with it, is shown to staff in
//!    the list, on the day and on the mission, with what to do;
//! 2. it holds nobody up, and the CEO reads nothing of it;
//! 3. staff notes what it checked, and how; it is logged, and stands while address, company and number are the same;
//! 4. a CEO may state website and number; what is malformed comes back beside its field.

use tests::{Browser, Member, Mission, Page, Site, mission, startup};

const BADGE: &str = "Entreprise à vérifier";

/// A mission that was sent by somebody with this address.
async fn sent_by(site: &Site, company: &str, email: &str) -> (Member, Mission) {
    let ceo = startup().named(company).reached_at(email).join(site).await;
    let sent = mission().of(&ceo).submitted().play(site).await;
    (ceo, sent)
}

async fn page_of<'b>(staff: &'b Browser, mission: &Mission) -> Page<'b> {
    let page = staff.get(&format!("/staff/missions/{}", mission.id)).await;
    page.expect_status(200);
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn a_companys_own_domain_warns_nobody() {
    let site = Site::empty().await;
    let (_, sent) = sent_by(&site, "La Tablée", "camille@mail.latablee.example").await;
    let staff = site.staff().await.browser(&site);
    page_of(&staff, &sent).await.expect("qui reprend le nom « La Tablée »").expect_nothing_of(BADGE);
    staff.get("/staff/missions").await.expect_nothing_of(BADGE);
    staff.get("/staff").await.expect_nothing_of(BADGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_open_to_everybody_is_shown_to_staff_and_holds_nobody_up() {
    let site = Site::empty().await;
    let (ceo, sent) = sent_by(&site, "La Tablée", "camille.tablee@gmail.com").await;
    let staff = site.staff().await.browser(&site);
    for path in ["/staff", "/staff/missions"] {
        staff.get(path).await.expect(BADGE);
    }
    page_of(&staff, &sent).await.expect("gmail.com").expect("messagerie ouverte à tous").expect("appelez au numéro");
    staff.get(&format!("/en/staff/missions/{}", sent.id)).await.expect("a mailbox open to everybody");

    let browser = ceo.browser(&site);
    for path in ["/account".to_owned(), "/needs".to_owned(), format!("/needs/{}", sent.id)] {
        let page = browser.get(&path).await;
        page.expect_status(200).expect_nothing_of(BADGE).expect_nothing_of("messagerie ouverte");
    }
    page_of(&staff, &sent).await.form("ask_sign_off").submit().await.expect_status(200);
    browser.get(&format!("/needs/{}", sent.id)).await.form("sign_off").submit().await.expect_status(200);
    let page = page_of(&staff, &sent).await.form("open").submit().await;
    page.expect_status(200).expect_path(&format!("/staff/missions/{}/curation", sent.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_notes_what_it_checked() {
    let site = Site::empty().await;
    let (ceo, sent) = sent_by(&site, "La Tablée", "camille@autre-chose.example").await;
    let staff = site.staff().await.browser(&site);
    let page = page_of(&staff, &sent).await;
    page.expect("rien ici ne relie ce domaine à « La Tablée »");
    let page = page.form("check_company").fill("note", "Le standard nous a passé Camille.").submit().await;
    assert_eq!(page.form("check_company").value("note").as_deref(), Some("Le standard nous a passé Camille."), "{page}");
    page.expect("Comment l’avez-vous vérifiée ?").expect(BADGE);
    let page = page.form("check_company").fill("how", "call").submit().await;
    page.expect_status(200).expect("Vérifiée par Nadia Benali").expect("Appel").expect("Le standard nous a passé Camille.");
    page.expect_nothing_of(BADGE);
    for path in ["/staff", "/staff/missions"] {
        staff.get(path).await.expect_nothing_of(BADGE);
    }
    staff.get("/staff/audit").await.expect("Entreprise vérifiée").expect("Le standard nous a passé Camille.");
    ceo.browser(&site).get("/account").await.expect("Vérifiée par l’équipe").expect_nothing_of("standard");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_stands_while_it_is_about_the_same() {
    let site = Site::empty().await;
    let (ceo, sent) = sent_by(&site, "La Tablée", "camille@autre-chose.example").await;
    let staff = site.staff().await.browser(&site);
    page_of(&staff, &sent).await.form("check_company").fill("how", "register").submit().await.expect_nothing_of(BADGE);
    let browser = ceo.browser(&site);
    let form = browser.get("/account").await.form("state_company");
    form.fill("company_number", "732 829 320").submit().await.expect("sont enregistrées");
    page_of(&staff, &sent).await.expect(BADGE).expect("à vérifier de nouveau").expect("732 829 320");
    page_of(&staff, &sent).await.form("check_company").fill("how", "register").submit().await.expect_nothing_of(BADGE);

    let other = mission().of(&ceo).saying("Une autre société cherche un CTO, avec Django.").submitted().play(&site).await;
    page_of(&staff, &other).await.expect_nothing_of(BADGE);
    let rename = "UPDATE missions SET company = 'Le Fournil' WHERE id = $1";
    sqlx::query(rename).bind(other.id.0).execute(&mut site.superuser().await).await.unwrap();
    page_of(&staff, &other).await.expect(BADGE);
    page_of(&staff, &sent).await.expect_nothing_of(BADGE);

    let moved = "UPDATE accounts SET email = 'camille@ailleurs.example' WHERE id = $1";
    sqlx::query(moved).bind(ceo.account.0).execute(&mut site.superuser().await).await.unwrap();
    page_of(&staff, &sent).await.expect(BADGE).expect("à vérifier de nouveau");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceo_states_website_and_number() {
    let site = Site::empty().await;
    let (ceo, sent) = sent_by(&site, "La Tablée", "camille@groupe-lestang.example").await;
    let (staff, browser) = (site.staff().await.browser(&site), ceo.browser(&site));
    let form = browser.get("/account").await.form("state_company");
    let page = form.fill("website", "groupe lestang").fill("company_number", "732 829 321").submit().await;
    assert_eq!(page.attributes("input[aria-invalid]", "name"), ["website", "company_number"]);
    assert_eq!(page.form("state_company").value("company_number").as_deref(), Some("732 829 321"));
    page_of(&staff, &sent).await.expect_nothing_of("732 829 32");
    let form = page.form("state_company").fill("website", "www.groupe-lestang.example/nous").fill("company_number", "73282932000074");
    form.submit().await.expect_status(200).expect("sont enregistrées");
    let page = page_of(&staff, &sent).await;
    page.expect("comme le site indiqué").expect_nothing_of(BADGE);
    let links = page.attributes("#company a", "href");
    assert!(links.iter().any(|link| link == "https://annuaire-entreprises.data.gouv.fr/entreprise/732829320"), "{links:?}");
    browser.get("/account").await.form("state_company").fill("website", "").fill("company_number", "").submit().await.expect_status(200);
    page_of(&staff, &sent).await.expect(BADGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_community_has_few_companies_to_check() {
    let site = Site::with_demo_community().await;
    let staff = site.signed_in(tests::sights::STAFF).await;
    let page = staff.get("/staff/missions?state=submitted").await;
    let badges = page.text().matches(BADGE).count();
    assert!(badges <= 3, "{badges} companies to check:\n{page}");
}
