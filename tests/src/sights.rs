//! Every page worth looking at, as the demo community fills it: for the tests that look at all of them, and for pictures.

mod agenda;
mod engagements;
mod meetings;
mod notified;
mod shown;
mod staffed;
mod talks;

use domain::{AccountId, MissionId, WrittenLanguage};
use marketplace::accounts::{self, Applicant, Credentials, Visitor};
use marketplace::candidacies::{apply, shortlist};
use marketplace::mail::Mail;
use marketplace::mail::links::{self, Link, Purpose};
use marketplace::missions::{self, draft, life};
use marketplace::profiles::{imports, photo};
use marketplace::{Marketplace, agency, demo};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

use crate::{PASSWORD, Site, portrait};

/// The CEO of the founding story.
pub const CEO: &str = demo::ACCOUNTS[0].email;
/// Staff of the demo community.
pub const STAFF: &str = demo::ACCOUNTS[1].email;
/// The CTO of the founding story.
pub const CTO: &str = demo::ACCOUNTS[2].email;

/// A page, and who sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// What it shows, for file names and messages.
    pub name: &'static str,
    /// Its address, without the prefix of a language.
    pub path: String,
    /// Who has to sign in; nobody for what strangers see.
    pub email: Option<String>,
    /// 200, but for the page that says that there is none.
    pub status: u64,
}

impl Sight {
    /// Its address in the language of this prefix.
    pub fn address(&self, prefix: &str) -> String {
        // The home page of another language has no slash at its end.
        let of_home = self.path.strip_prefix('/').filter(|rest| !prefix.is_empty() && (rest.is_empty() || rest.starts_with('?')));
        format!("{prefix}{}", of_home.unwrap_or(&self.path))
    }
}

/// For whom a page is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Everybody,
    Startups,
    Ctos,
    Staff,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Everybody, Self::Startups, Self::Ctos, Self::Staff];
}

/// A startup's mission in this state: whose, and which.
const MISSION: &str = "SELECT a.email, m.id FROM missions m JOIN accounts a ON a.id = m.owner_id WHERE m.state = $1 ORDER BY m.language DESC, a.email LIMIT 1";

/// A mission whose criteria the CEO is asked to sign off.
const ASKED: &str = "SELECT a.email, m.id FROM missions m JOIN accounts a ON a.id = m.owner_id
    WHERE m.state = 'submitted' AND m.sign_off_asked_at IS NOT NULL AND m.signed_off_at IS NULL AND $1 <> '' ORDER BY a.email LIMIT 1";

/// A mission in this state whose company staff should make sure of: its name and its address differ.
const TO_CHECK: &str = "SELECT a.email, m.id FROM missions m JOIN accounts a ON a.id = m.owner_id
    WHERE m.state = $1 AND a.email LIKE '%@maree-basse.example' LIMIT 1";

/// A candidacy in this state, as its CEO sees it.
const CANDIDATE: &str =
    "SELECT a.email, m.id, c.id FROM candidacies c JOIN missions m ON m.id = c.mission_id JOIN accounts a ON a.id = m.owner_id
    WHERE c.state = $1 ORDER BY a.email, c.position LIMIT 1";

/// A candidacy in this state, as its CTO sees it.
const OFFER: &str =
    "SELECT a.email, c.mission_id, c.id FROM candidacies c JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
    WHERE c.state = $1 ORDER BY a.email LIMIT 1";

/// Plays the founding story until its shortlist is before the CEO: the pages that its people see then.
pub async fn founding_story(site: &Site) -> Vec<Sight> {
    let market = &site.market;
    let ceo = proofs(market, CEO).await;
    let staff = proofs(market, STAFF).await.staff().unwrap();
    let id = draft::begin(market, &ceo, demo::FOUNDING_WORDS_FR, draft::Language::Fr).await.unwrap();
    let owner = missions::holder(market, &ceo, id).await.unwrap().owner().unwrap();
    let holder = missions::holder(market, &ceo, id).await.unwrap();
    let (_, waiting) = agency::ask::ask(market, &holder).await.unwrap();
    draft::submit(market, &owner, "La Tablée", "Reprendre la première version avec l’agence").await.unwrap();
    life::ask_sign_off(market, &staff, id).await.unwrap();
    life::sign_off(market, &owner).await.unwrap();
    life::open(market, &staff, id).await.unwrap();
    site.follow().await;
    for email in applicants(&mut site.superuser().await).await {
        let cto = proofs(market, &email).await.cto().unwrap();
        let candidacy = apply::apply(market, &cto, id, "J’ai repris trois produits comme le vôtre.").await.unwrap();
        shortlist::add(market, &staff, candidacy, "L’équipe connaît son travail.").await.unwrap();
    }
    shortlist::publish(market, &staff, id).await.unwrap();
    site.follow().await;
    vec![
        sight("story-need", format!("/needs/{id}"), CEO),
        Sight { email: None, ..sight("story-agency", format!("/agency?key={}", waiting.reveal()), "") },
        sight("story-shortlist", format!("/needs/{id}/shortlist"), CEO),
        sight("story-offer", format!("/offers/{id}"), CTO),
        sight("story-staff-mission", format!("/staff/missions/{id}"), STAFF),
        sight("story-staff-curation", format!("/staff/missions/{id}/curation"), STAFF),
    ]
}

/// The pages that links of mails and messages lead to: somebody signs up, the CEO forgets the password and wants another address, a referee
/// is waited for, a CTO is invited, an agency is asked.
async fn letters(site: &Site) -> Vec<Sight> {
    let market = &site.market;
    let applicant = Applicant {
        role: "cto".to_owned(),
        name: "Nour Haddad".to_owned(),
        company: String::new(),
        email: "nour@haddad.example".to_owned(),
        language: WrittenLanguage::French,
        network: String::new(),
    };
    accounts::ask_account(market, &Visitor::default(), applicant).await.unwrap();
    accounts::ask_reset(market, CEO, "").await.unwrap();
    let ceo = proofs(market, CEO).await;
    accounts::ask_new_email(market, ceo.account().unwrap(), "camille@ailleurs.example", PASSWORD, "").await.unwrap();
    site.work_off().await;
    let links: Vec<String> = site.outbox().await.iter().flat_map(|kept| crate::links(&kept.text)).collect();
    let pages = [("verify-address", "/verify-address"), ("reset-password", "/reset-password"), ("confirm-address", "/confirm-address")];
    let page = |(name, path): (&'static str, &str)| {
        let link = links.iter().find(|link| link.contains(path)).unwrap_or_else(|| panic!("nothing leads to {path}: {links:?}"));
        Sight { email: None, ..sight(name, link.strip_prefix(site.origin()).unwrap(), "") }
    };
    let mut sights: Vec<Sight> = pages.map(page).into();
    sights.push(invitation(site).await);
    sights.push(Sight { email: None, ..sight("agency", asked_agency(site).await, "") });
    sights.push(Sight { email: None, ..sight("briefing-team", engagements::developers_page(site).await, "") });
    sights.push(Sight { email: None, ..sight("availability", availability(site).await, "") });
    sights.push(Sight { email: None, ..sight("reference", format!("/reference?key={}", referee(site).await), "") });
    sights
}

/// The key of a link for the referee who is waited for.
async fn referee(site: &Site) -> String {
    let mut database = site.superuser().await;
    let waiting =
        "SELECT p.account_id, r.id FROM reference_requests r JOIN profiles p ON p.id = r.profile_id WHERE r.state = 'waiting' LIMIT 1";
    let (account, request): (Uuid, Uuid) = sqlx::query_as(waiting).fetch_one(&mut database).await.unwrap();
    let link = Link { account: AccountId(account), about: Some(request.to_string()) };
    links::draw(&mut database, site.now(), Purpose::Reference, &link).await.unwrap().reveal()
}

/// The page that refuses an invitation, as the link of its mail opens it.
async fn invitation(site: &Site) -> Sight {
    let mut database = site.superuser().await;
    let (email, _, candidacy) = candidacy(&mut database, OFFER, "invited").await;
    let link = Link { account: AccountId(id_of(&mut database, &email).await), about: Some(candidacy.to_string()) };
    let key = links::draw(&mut database, site.now(), Purpose::RefuseInvitation, &link).await.unwrap();
    Sight { email: None, ..sight("invitation", format!("/invitation?key={}", key.reveal()), "") }
}

async fn id_of(database: &mut PgConnection, email: &str) -> Uuid {
    sqlx::query_scalar("SELECT id FROM accounts WHERE email = $1").bind(email).fetch_one(database).await.unwrap()
}

/// The page on which a CTO says, by the link of a mail, whether they are still available.
async fn availability(site: &Site) -> String {
    let mut database = site.superuser().await;
    let link = Link { account: AccountId(id_of(&mut database, CTO).await), about: None };
    let key = links::draw(&mut database, site.now(), Purpose::Availability, &link).await.unwrap();
    format!("/availability?key={}", key.reveal())
}

/// The page on which an agency answers about a need that was sent.
async fn asked_agency(site: &Site) -> String {
    let (email, mission) = mission(&mut site.superuser().await, MISSION, "submitted").await;
    let ceo = proofs(&site.market, &email).await;
    let holder = missions::holder(&site.market, &ceo, MissionId(mission)).await.unwrap();
    let (_, key) = agency::ask::ask(&site.market, &holder).await.unwrap();
    format!("/agency?key={}", key.reveal())
}

/// The CTO of the founding story, and two who know Symfony as well.
async fn applicants(database: &mut PgConnection) -> Vec<String> {
    let others = "SELECT a.email FROM accounts a JOIN profiles p ON p.account_id = a.id JOIN profile_technologies t ON t.profile_id = p.id
        WHERE p.state = 'accepted' AND t.technology = 'symfony' AND t.current AND a.email <> $1 ORDER BY t.years DESC NULLS LAST, a.email LIMIT 2";
    let others: Vec<String> = sqlx::query_scalar(others).bind(CTO).fetch_all(database).await.unwrap();
    [CTO.to_owned()].into_iter().chain(others).collect()
}

async fn proofs(market: &Marketplace, email: &str) -> Visitor {
    let credentials =
        Credentials { email: email.to_owned(), password: PASSWORD.to_owned(), network: String::new(), device: domain::Device::UNKNOWN };
    let (token, _) = accounts::sign_in(market, &Visitor::default(), credentials).await.unwrap();
    accounts::visitor(market, Some(&token.reveal()), None).await.unwrap()
}

/// The pages made for an audience.
pub async fn sights(site: &Site, audience: Audience) -> Vec<Sight> {
    let mut database = site.superuser().await;
    let pages: Vec<Sight> = match audience {
        Audience::Everybody => [
            everybody(),
            engagements::of_everybody(&mut database).await,
            mail(site).await,
            letters(site).await,
            shown::everybody(&mut database).await,
            agenda::of_everybody(&mut database).await,
        ]
        .concat(),
        Audience::Startups => [
            startups(&mut database).await,
            shown::of_startups(&mut database).await,
            talks::of_startups(&mut database).await,
            engagements::of_startups(&mut database).await,
            agenda::of_startups(&mut database).await,
        ]
        .concat(),
        Audience::Ctos => [
            ctos(&mut database).await,
            talks::of_ctos(&mut database).await,
            engagements::of_ctos(&mut database).await,
            agenda::of_ctos(&mut database).await,
            own_profile(site).await,
            shown::own(),
        ]
        .concat(),
        Audience::Staff => [
            staffed::pages(&mut database).await,
            shown::of_staff(&mut database).await,
            engagements::of_staff(&mut database).await,
            agenda::of_staff(&mut database).await,
        ]
        .concat(),
    };
    let meetings = meetings::meetings(&mut database, audience).await;
    pages.into_iter().chain(meetings).chain(notified::notified(&mut database, audience).await).collect()
}

fn sight(name: &'static str, path: impl Into<String>, email: &str) -> Sight {
    Sight { name, path: path.into(), email: Some(email.to_owned()), status: 200 }
}

fn everybody() -> Vec<Sight> {
    let pages = [
        ("home", "/"),
        ("home-taste", "/?example=agency"),
        ("sign-in", "/sign-in?done=reset"),
        ("sign-up", "/sign-up"),
        ("sign-up-sent", "/sign-up/sent"),
        ("forgot-password", "/forgot-password"),
        ("forgot-password-sent", "/forgot-password/sent"),
        ("link-spent", "/verify-address"),
        ("account-deleted", "/account/deleted"),
        ("how-it-works", "/how-it-works"),
        ("legal", "/legal"),
        ("accessibility", "/accessibility"),
        ("ranking", "/ranking"),
        ("glossary", "/glossary"),
        ("glossary-found", "/glossary?q=serveur"),
        ("glossary-letter", "/glossary?letter=D"),
        ("privacy", "/privacy"),
        ("new-need", "/needs/new"),
    ];
    let pages = pages.map(|(name, path)| Sight { email: None, ..sight(name, path, "") });
    pages.into_iter().chain([Sight { email: None, status: 404, ..sight("missing", "/nowhere", "") }]).collect()
}

/// A mail that stayed here, and the page that turns mail off.
async fn mail(site: &Site) -> Vec<Sight> {
    let mut database = site.superuser().await;
    let account = AccountId(id_of(&mut database, CTO).await);
    let mail = site.send(Mail::PasswordChanged { account }).await;
    site.work_off().await;
    let about = Link { account, about: Some("saved_searches".to_owned()) };
    let key = links::draw(&mut database, site.now(), Purpose::Unsubscribe, &about).await.unwrap();
    let pages = [
        ("outbox", "/outbox".to_owned()),
        ("outbox-mail", format!("/outbox/{mail}")),
        ("unsubscribe", format!("/unsubscribe?key={}", key.reveal())),
    ];
    pages.map(|(name, path)| Sight { email: None, ..sight(name, path, "") }).into()
}

/// What a CTO does with their own profile: a photo, a CV that was read, sections to write, other people's eyes.
async fn own_profile(site: &Site) -> Vec<Sight> {
    let cto = proofs(&site.market, CTO).await.cto().unwrap();
    photo::save(&site.market, &cto, "Souriante, cheveux courts", Ok(portrait(640, 640, image::ImageFormat::Jpeg))).await.unwrap();
    let cv = "Directrice technique à temps partagé, Lyon\n\nExpérience\n2016 – 2022 CTO, Maison Verdier\nReprise d’une agence : Django, PostgreSQL. \
        Recrutement de cinq personnes.\n2012 – 2015 Développeuse, Studio Brume\nPHP.\n\nLangues\nFrançais, anglais\n\nTJM 950 €, 2 jours par semaine";
    let import = imports::begin(&site.market, &cto, "text", cv.as_bytes().to_vec()).await.unwrap();
    let pages = [
        ("profile-photo", "/profile/photo".to_owned()),
        ("profile-edit", "/profile/edit/presentation".to_owned()),
        ("profile-edit-stack", "/profile/edit/stack".to_owned()),
        ("profile-station", "/profile/experience/new".to_owned()),
        ("profile-preview-before", "/profile/preview".to_owned()),
        ("profile-preview-after", "/profile/preview?as=after".to_owned()),
        ("profile-preview-staff", "/profile/preview?as=staff".to_owned()),
        ("import", "/profile/import".to_owned()),
        ("import-review", format!("/profile/import/{import}")),
    ];
    pages.map(|(name, path)| sight(name, path, CTO)).into()
}

async fn startups(database: &mut PgConnection) -> Vec<Sight> {
    let mut sights = vec![
        sight("needs-none", "/needs", CEO),
        sight("account", "/account?done=email_asked", CEO),
        sight("account-sessions", "/account/sessions", CEO),
        sight("account-delete", "/account/delete", CEO),
    ];
    for (name, query, state) in [
        ("need-draft", MISSION, "draft"),
        ("need-sign-off", ASKED, "submitted"),
        ("need-open", MISSION, "open"),
        ("need-engaged", MISSION, "engaged"),
    ] {
        let (email, mission) = mission(database, query, state).await;
        sights.push(sight(name, format!("/needs/{mission}"), &email));
        if state == "draft" {
            sights.push(sight("need-preview", format!("/needs/{mission}/preview"), &email));
            sights.push(sight("need-agency", format!("/needs/{mission}/agency"), &email));
        }
    }
    let (email, mission) = mission(database, MISSION, "shortlisted").await;
    sights.extend([sight("needs", "/needs", &email), sight("shortlist", format!("/needs/{mission}/shortlist"), &email)]);
    for (name, state) in [("candidate", "shortlisted"), ("candidate-introduced", "introduced")] {
        let (email, mission, candidacy) = candidacy(database, CANDIDATE, state).await;
        sights.push(sight(name, format!("/needs/{mission}/candidates/{candidacy}"), &email));
    }
    sights
}

async fn ctos(database: &mut PgConnection) -> Vec<Sight> {
    let (_, open) = mission(database, MISSION, "open").await;
    let mut sights =
        vec![sight("offers", "/offers", CTO), sight("offer", format!("/offers/{open}"), CTO), sight("profile", "/profile", CTO)];
    let silent = "SELECT a.email FROM accounts a JOIN profiles p ON p.account_id = a.id
        WHERE p.availability_asked_on IS NOT NULL AND p.state = 'accepted' ORDER BY a.email LIMIT 1";
    let silent: String = sqlx::query_scalar(silent).fetch_one(&mut *database).await.unwrap();
    sights.push(sight("offers-unconfirmed", "/offers", &silent));
    sights.push(sight("profile-clients", "/profile/edit/clients", CTO));
    for (name, path) in [
        ("profile-reference", "/profile/references/new"),
        ("profile-documents", "/profile/documents"),
        ("search", "/offers/search"),
        ("search-found", "/offers/search?q=symfony+%C3%A9quipe&sort=fit&place=remote"),
        ("search-nothing", "/offers/search?q=cobolt+licorne&sector=voodoo"),
    ] {
        sights.push(sight(name, path, CTO));
    }
    for (name, state) in [("profile-interview", "interview"), ("profile-references", "references"), ("profile-refused", "refused")] {
        sights.push(sight(name, "/profile", &profile_in(database, state).await.0));
    }
    for (name, unfinished) in [("profile-ready", false), ("profile-unfinished", true)] {
        let writes =
            "SELECT a.email FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.state = 'draft' AND (p.rate IS NULL) = $1";
        let email: String = sqlx::query_scalar(writes).bind(unfinished).fetch_one(&mut *database).await.unwrap();
        sights.push(sight(name, "/profile", &email));
    }
    for (name, state) in
        [("offer-invited", "invited"), ("offer-expired", "expired"), ("offer-applied", "applied"), ("offer-introduced", "introduced")]
    {
        let (email, mission, _) = candidacy(database, OFFER, state).await;
        sights.push(sight(name, format!("/offers/{mission}"), &email));
    }
    sights
}

/// A CTO whose profile is in this state: their address, and the profile.
async fn profile_in(database: &mut PgConnection, state: &str) -> (String, Uuid) {
    let query = "SELECT a.email, p.id FROM profiles p JOIN accounts a ON a.id = p.account_id WHERE p.state = $1 ORDER BY a.email LIMIT 1";
    let found = sqlx::query_as(query).bind(state).fetch_optional(database).await.unwrap();
    found.unwrap_or_else(|| panic!("the demo community has nobody who is {state}"))
}

async fn mission(database: &mut PgConnection, query: &'static str, state: &str) -> (String, Uuid) {
    sqlx::query_as(query)
        .bind(state)
        .fetch_optional(database)
        .await
        .unwrap()
        .unwrap_or_else(|| panic!("the demo community has no mission that is {state}"))
}

async fn candidacy(database: &mut PgConnection, query: &'static str, state: &str) -> (String, Uuid, Uuid) {
    let found = sqlx::query_as(query).bind(state).fetch_optional(database).await.unwrap();
    found.unwrap_or_else(|| panic!("the demo community has no candidacy that is {state}"))
}
