//! Laws of sessions:
//! 1. a person sees where they are signed in: which device, when it was last used, which one is this;
//! 2. they close any of the others, and nobody else's;
//! 3. what an account is counts at the next request, whatever its sessions were opened as;
//! 4. a password at an older cost is hashed anew when it is used.

use argon2::password_hash::{PasswordHasher as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use axum::body::Body;
use axum::http::{Request, header};
use chrono::Duration;
use tests::{Browser, Member, PASSWORD, Site, cto, staff, startup};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SAFARI: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1";

/// Signs in with a browser that says what it is.
async fn sign_in_with(site: &Site, member: &Member, user_agent: &str) -> Browser {
    let browser = site.browser();
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs([("email", &*member.email), ("password", PASSWORD)]).finish();
    let (mut parts, body) = browser.form_request("/api/account/sign_in", "/sign-in").body(Body::from(body)).unwrap().into_parts();
    parts.headers.insert(header::USER_AGENT, user_agent.parse().unwrap());
    assert_eq!(browser.send(Request::from_parts(parts, body)).await.status, 303);
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_where_they_are_signed_in() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let phone = sign_in_with(&site, &ceo, SAFARI).await;
    site.advance(Duration::hours(26));
    let laptop = sign_in_with(&site, &ceo, FIREFOX).await;
    phone.get("/needs").await.expect_status(200);
    site.advance(Duration::minutes(30));
    let page = laptop.get("/account").await.follow("Voir mes sessions").await;
    page.expect_path("/account/sessions").expect_status(200);
    let rows = page.texts(".account-sections li");
    assert_eq!(rows.len(), 3, "{page}");
    assert!(rows[0].contains("Firefox sur Linux") && rows[0].contains("Cette session"), "{rows:?}");
    assert!(rows[1].contains("Safari sur iOS") && rows[1].contains("Dernière visite : aujourd'hui, 12 h"), "{rows:?}");
    assert!(rows[1].contains("ouverte : hier, 10 h"), "{rows:?}");
    assert!(rows[2].contains("Un autre navigateur"), "{rows:?}");
    laptop.get("/en/account/sessions").await.expect("Firefox on Linux").expect("This session");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_noted_as_used_every_few_minutes_only() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let browser = ceo.browser(&site);
    let mut connection = site.superuser().await;
    let mut seen = Vec::new();
    for minutes in [0, 4, 2, 1] {
        site.advance(Duration::minutes(minutes));
        browser.get("/needs").await;
        let at: chrono::DateTime<chrono::Utc> =
            sqlx::query_scalar("SELECT seen_at FROM sessions").fetch_one(&mut connection).await.unwrap();
        seen.push((at - tests::START.parse::<chrono::DateTime<chrono::Utc>>().unwrap()).num_minutes());
    }
    assert_eq!(seen, [0, 0, 6, 6]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_closes_one_session_or_all_the_others() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let (here, first, second) = (ceo.browser(&site), site.signed_in(&ceo.email).await, site.signed_in(&ceo.email).await);
    let page = here.get("/account/sessions").await;
    let forms: Vec<_> = page.form_names().into_iter().filter(|name| name.starts_with("revoke-")).collect();
    assert_eq!(forms.len(), 2, "this one is closed by signing out");
    page.form(&forms[0]).submit().await.expect_path("/account/sessions").expect("Cette session est fermée.");
    let open = [first.ask("/needs").await.status, second.ask("/needs").await.status];
    assert_eq!(open.iter().filter(|status| **status == 200).count(), 1, "{open:?}");
    let third = site.signed_in(&ceo.email).await;
    let page = here.get("/account/sessions").await.form("revoke_others").submit().await;
    page.expect("Vos autres sessions sont fermées.").expect("Aucune autre session n’est ouverte.");
    for browser in [&first, &second, &third] {
        assert_eq!(browser.ask("/needs").await.status, 303);
    }
    assert_eq!(here.ask("/needs").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_closes_somebody_elses_session() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().join(&site).await, cto().join(&site).await);
    let owner = ceo.browser(&site);
    let id: String = sqlx::query_scalar("SELECT id::text FROM sessions WHERE account_id = $1")
        .bind(ceo.account.0)
        .fetch_one(&mut site.superuser().await)
        .await
        .unwrap();
    for session in [id.as_str(), "nothing", ""] {
        let fields = [("session".to_owned(), session.to_owned())];
        let answer = salome.browser(&site).submit("/api/account/sessions/revoke", &fields, "/account/sessions").await;
        assert_eq!(answer.status, 404, "{session}");
    }
    assert_eq!(owner.ask("/needs").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_account_is_counts_at_the_next_request() {
    let site = Site::empty().await;
    let odile = staff().named("Odile Ravel").join(&site).await;
    let browser = odile.browser(&site);
    assert_eq!(browser.ask("/staff").await.status, 200);
    let mut connection = site.superuser().await;
    sqlx::query("UPDATE accounts SET role = 'ceo' WHERE id = $1").bind(odile.account.0).execute(&mut connection).await.unwrap();
    assert_eq!(browser.ask("/staff").await.status, 404, "no longer staff");
    assert_eq!(browser.ask("/needs").await.status, 200, "the session is the person's all the same");
    marketplace::accounts::suspend(&site.market, &odile.email, "A quitté l’équipe").await.unwrap();
    assert_eq!(browser.ask("/needs").await.status, 303);
    browser.try_to_sign_in("/sign-in", &odile.email, PASSWORD).await.expect("ne correspond pas");
    marketplace::accounts::reinstate(&site.market, &odile.email, "Une erreur").await.unwrap();
    site.signed_in(&odile.email).await.get("/needs").await.expect_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_cto_is_proposed_to_nobody_from_then_on() {
    let site = Site::empty().await;
    let (ceo, salome) = (startup().join(&site).await, cto().join(&site).await);
    let open = tests::mission().of(&ceo).open().play(&site).await;
    let staff = site.staff().await.browser(&site);
    let curation = format!("/staff/missions/{}/curation", open.id);
    staff.get(&curation).await.expect(&salome.name);
    marketplace::accounts::suspend(&site.market, &salome.email, "Ne répond plus").await.unwrap();
    site.follow().await;
    staff.get(&curation).await.expect_status(200).expect_nothing_of(&salome.name);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cheaper_hash_is_made_anew_at_sign_in() {
    let site = Site::empty().await;
    let ceo = startup().join(&site).await;
    let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
    let cheap: PasswordHash = cheap.hash_password(PASSWORD.as_bytes()).unwrap();
    let mut connection = site.superuser().await;
    let hash = "UPDATE accounts SET password_hash = $2 WHERE id = $1";
    sqlx::query(hash).bind(ceo.account.0).bind(cheap.to_string()).execute(&mut connection).await.unwrap();
    site.browser().try_to_sign_in("/sign-in", &ceo.email, "autre-chose").await.expect("ne correspond pas");
    let kept = async |connection: &mut sqlx::postgres::PgConnection| -> String {
        sqlx::query_scalar("SELECT password_hash FROM accounts WHERE id = $1").bind(ceo.account.0).fetch_one(connection).await.unwrap()
    };
    assert_eq!(kept(&mut connection).await, cheap.to_string(), "a wrong password renews nothing");
    site.signed_in(&ceo.email).await;
    let renewed = kept(&mut connection).await;
    assert!(renewed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{renewed}");
    site.signed_in(&ceo.email).await;
    assert_eq!(kept(&mut connection).await, renewed, "and once is enough");
}
