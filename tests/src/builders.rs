//! People and missions, in few words: `startup().named("La Tablée").join(&site)`, `mission().of(&ceo).open().play(&site)`.
//!
//! There is no service yet by which CEOs and CTOs make their accounts, so they are rows; everything that a mission goes
//! through is played by the services, with the proofs that requests would bring.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, phc::PasswordHash};
use domain::{AccountId, CandidacyId, Device, MissionId, ProfileId, Role};
use marketplace::accounts::{Credentials, Visitor, sign_in};
use marketplace::candidacies::introduction::{self, Verdict};
use marketplace::candidacies::{apply, choice, invite, permission, shortlist};
use marketplace::missions::{self, draft, life};
use uuid::Uuid;

use crate::{Browser, Site};

/// Everybody's password, here and in the demo community.
pub const PASSWORD: &str = "traversee-2026";

/// One hash for everybody: making it takes longer than a test should.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let hash: PasswordHash = Argon2::default().hash_password(PASSWORD.as_bytes()).unwrap();
    hash.to_string()
});

/// Numbers for addresses that nobody chose.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// Somebody with an account and a session.
#[derive(Debug, Clone)]
pub struct Member {
    pub account: AccountId,
    pub role: Role,
    pub name: String,
    pub email: String,
    /// A CTO's.
    pub profile: Option<ProfileId>,
    pub(crate) session: String,
}

impl Member {
    /// A browser in which this person is signed in.
    pub fn browser(&self, site: &Site) -> Browser {
        let browser = site.browser();
        let name = if site.origin().starts_with("https") { "__Host-passerelle-session" } else { "passerelle-session" };
        browser.set_cookie(name, &self.session);
        browser
    }

    /// The profile of a CTO.
    pub fn profile(&self) -> ProfileId {
        self.profile.expect("a CTO")
    }

    /// Suspends the account, as staff would.
    pub async fn suspend(&self, site: &Site) {
        let mut connection = site.superuser().await;
        sqlx::query("UPDATE accounts SET state = 'suspended' WHERE id = $1").bind(self.account.0).execute(&mut connection).await.unwrap();
    }
}

/// Somebody about to join.
#[must_use]
pub struct Joining {
    role: Role,
    name: String,
    email: Option<String>,
    company: Option<String>,
    profile: Facts,
}

/// What a CTO says of themselves: enough for a founding need, unless a test says otherwise.
struct Facts {
    stack: Vec<String>,
    sectors: Vec<String>,
    rate: i16,
    employer: String,
    state: &'static str,
}

/// The CEO of a startup.
pub fn startup() -> Joining {
    Joining { company: Some("La Tablée".to_owned()), ..joining(Role::Ceo, "Camille Aubry") }
}

/// A CTO whom staff has accepted.
pub fn cto() -> Joining {
    joining(Role::Cto, "Salomé Garnier")
}

/// A member of staff.
pub fn staff() -> Joining {
    joining(Role::Staff, "Nadia Benali")
}

fn joining(role: Role, name: &str) -> Joining {
    let list = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let (stack, sectors) = (list(&["symfony", "php"]), list(&["foodtech"]));
    let profile = Facts { stack, sectors, rate: 850, employer: "Quatre Épices".to_owned(), state: "accepted" };
    Joining { role, name: name.to_owned(), email: None, company: None, profile }
}

impl Joining {
    /// A startup's name; anybody else's own.
    pub fn named(mut self, name: &str) -> Self {
        if self.role == Role::Ceo {
            self.company = Some(name.to_owned());
        } else {
            self.name = name.to_owned();
        }
        self
    }

    /// The CEO's own name.
    pub fn led_by(mut self, name: &str) -> Self {
        self.name = name.to_owned();
        self
    }

    /// The address to sign in with; without it, one that nobody has.
    pub fn reached_at(mut self, email: &str) -> Self {
        self.email = Some(email.to_owned());
        self
    }

    /// A CTO's technologies, by their codes.
    pub fn with_stack<const N: usize>(mut self, stack: [&str; N]) -> Self {
        self.profile.stack = stack.map(str::to_owned).to_vec();
        self
    }

    /// The sectors that a CTO knows, by their codes.
    pub fn in_sectors<const N: usize>(mut self, sectors: [&str; N]) -> Self {
        self.profile.sectors = sectors.map(str::to_owned).to_vec();
        self
    }

    /// What a CTO's day costs, in euros.
    pub fn at_rate(mut self, euros: i16) -> Self {
        self.profile.rate = euros;
        self
    }

    /// Where a CTO worked last.
    pub fn formerly_at(mut self, company: &str) -> Self {
        company.clone_into(&mut self.profile.employer);
        self
    }

    /// A CTO who still writes the profile, and has asked nobody.
    pub fn writing(mut self) -> Self {
        self.profile.state = "draft";
        self
    }

    /// Makes the account, and signs in.
    pub async fn join(self, site: &Site) -> Member {
        let account = AccountId(Uuid::now_v7());
        let email = self.email.unwrap_or_else(|| format!("{}-{}@members.example", self.role.code(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let mut connection = site.superuser().await;
        sqlx::query("INSERT INTO accounts (id, role, email, name, company, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(account.0)
            .bind(self.role.code())
            .bind(&email)
            .bind(&self.name)
            .bind(&self.company)
            .bind(&*HASH)
            .bind(site.now())
            .execute(&mut connection)
            .await
            .unwrap();
        let profile = match self.role {
            Role::Cto => Some(self.profile.write(site, account).await),
            _ => None,
        };
        let credentials =
            Credentials { email: email.clone(), password: PASSWORD.to_owned(), network: String::new(), device: Device::UNKNOWN };
        let (token, _) = sign_in(&site.market, &Visitor::default(), credentials).await.unwrap();
        site.follow().await;
        Member { account, role: self.role, name: self.name, email, profile, session: token.reveal() }
    }
}

impl Facts {
    async fn write(self, site: &Site, account: AccountId) -> ProfileId {
        let id = ProfileId(Uuid::now_v7());
        let mut connection = site.superuser().await;
        let profile =
            "INSERT INTO profiles (id, account_id, state, headline, about, rhythm, rate, available_from, years, created_at, updated_at)
            VALUES ($1, $2, $5, 'Reprend les produits d’une agence', 'Reste près du code.', '2', $3, $4::date, 12, $4, $4)";
        let values = sqlx::query(profile).bind(id.0).bind(account.0).bind(self.rate).bind(site.now()).bind(self.state);
        values.execute(&mut connection).await.unwrap();
        let technologies = "INSERT INTO profile_technologies (profile_id, technology, years) SELECT $1, unnest($2::text[]), 6";
        sqlx::query(technologies).bind(id.0).bind(&self.stack).execute(&mut connection).await.unwrap();
        let sectors =
            "INSERT INTO profile_labels (profile_id, relation, kind, code, amount) SELECT $1, 'has', 'sector', unnest($2::text[]), 4";
        sqlx::query(sectors).bind(id.0).bind(&self.sectors).execute(&mut connection).await.unwrap();
        let others = "INSERT INTO profile_labels (profile_id, relation, kind, code) VALUES ($1, 'has', 'language', 'fr'), ($1, 'has', 'place', 'remote'),
            ($1, 'has', 'orientation', 'tech'), ($1, 'has', 'stage', 'mvp'), ($1, 'has', 'mission_type', 'agency-steering')";
        sqlx::query(others).bind(id.0).execute(&mut connection).await.unwrap();
        let career = "INSERT INTO experiences (id, profile_id, company, title, started) VALUES ($1, $2, $3, 'CTO', 2021)";
        sqlx::query(career).bind(Uuid::now_v7()).bind(id.0).bind(&self.employer).execute(&mut connection).await.unwrap();
        let change = "INSERT INTO index_changes (subject, subject_id) VALUES ('profile', $1)";
        sqlx::query(change).bind(id.0).execute(&mut connection).await.unwrap();
        id
    }
}

/// How far a mission has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Draft,
    Submitted,
    SignOffAsked,
    SignedOff,
    Open,
}

/// A mission about to be played.
#[must_use]
pub struct Playing<'a> {
    owner: Option<&'a Member>,
    words: String,
    title: String,
    stage: Stage,
}

/// A mission of a startup's, a draft unless more is said.
pub fn mission<'a>() -> Playing<'a> {
    let words =
        "Une agence a construit notre première version avec Symfony. Notre CTO vient de partir. Deux jours par semaine, à distance.";
    Playing { owner: None, words: words.to_owned(), title: "Reprendre la première version".to_owned(), stage: Stage::Draft }
}

impl<'a> Playing<'a> {
    /// Whose it is; nobody else can have one.
    pub fn of(mut self, owner: &'a Member) -> Self {
        self.owner = Some(owner);
        self
    }

    /// What the CEO writes.
    pub fn saying(mut self, words: &str) -> Self {
        words.clone_into(&mut self.words);
        self
    }

    /// What it is called.
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// Sent to staff.
    pub fn submitted(self) -> Self {
        self.to(Stage::Submitted)
    }

    /// Completed by staff, who asks the CEO to sign off.
    pub fn sign_off_asked(self) -> Self {
        self.to(Stage::SignOffAsked)
    }

    /// Signed off by the CEO.
    pub fn signed_off(self) -> Self {
        self.to(Stage::SignedOff)
    }

    /// Open to the community.
    pub fn open(self) -> Self {
        self.to(Stage::Open)
    }

    fn to(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }

    /// Plays it so far.
    pub async fn play(self, site: &Site) -> Mission {
        let owner = self.owner.expect("a mission is somebody's: say of(&ceo)").clone();
        let market = &site.market;
        let visitor = site.proofs_of(&owner).await;
        let id = draft::begin(market, &visitor, &self.words, draft::Language::Fr).await.unwrap();
        let holder = missions::holder(market, &visitor, id).await.unwrap().owner().unwrap();
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        if self.stage >= Stage::Submitted {
            let company: Option<String> = visitor.ceo().unwrap().who().company().map(str::to_owned);
            draft::submit(market, &holder, company.as_deref().unwrap_or("La Tablée"), &self.title).await.unwrap();
        }
        if self.stage >= Stage::SignOffAsked {
            life::ask_sign_off(market, &staff, id).await.unwrap();
        }
        if self.stage >= Stage::SignedOff {
            life::sign_off(market, &holder).await.unwrap();
        }
        if self.stage >= Stage::Open {
            life::open(market, &staff, id).await.unwrap();
        }
        site.follow().await;
        Mission { id, owner }
    }
}

/// A mission that was played; its methods play on.
#[derive(Debug, Clone)]
pub struct Mission {
    pub id: MissionId,
    pub owner: Member,
}

impl Mission {
    /// Staff invites a CTO.
    pub async fn invite(&self, site: &Site, cto: &Member) -> CandidacyId {
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        invite::invite(&site.market, &staff, self.id, cto.profile()).await.unwrap()
    }

    /// A CTO applies.
    pub async fn apply(&self, site: &Site, cto: &Member) -> CandidacyId {
        let proof = site.proofs_of(cto).await.cto().unwrap();
        apply::apply(&site.market, &proof, self.id, "J’ai repris deux produits comme le vôtre.").await.unwrap()
    }

    /// CTOs apply, and staff puts them on the list in this order; it is not before the CEO yet.
    pub async fn list(&self, site: &Site, ctos: &[&Member]) -> Vec<CandidacyId> {
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        let mut listed = Vec::new();
        for cto in ctos {
            let candidacy = self.apply(site, cto).await;
            shortlist::add(&site.market, &staff, candidacy, "L’équipe les connaît.").await.unwrap();
            listed.push(candidacy);
        }
        listed
    }

    /// The same, and staff puts the list before the CEO.
    pub async fn shortlist(&self, site: &Site, ctos: &[&Member]) -> Vec<CandidacyId> {
        let listed = self.list(site, ctos).await;
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        shortlist::publish(&site.market, &staff, self.id).await.unwrap();
        listed
    }

    /// The CEO asks to meet somebody on the list.
    pub async fn ask_to_meet(&self, site: &Site, candidacy: CandidacyId) {
        introduction::request(&site.market, &self.shown(site, candidacy).await).await.unwrap();
    }

    /// The CEO asks to meet, and the CTO accepts.
    pub async fn introduce(&self, site: &Site, cto: &Member, candidacy: CandidacyId) {
        self.ask_to_meet(site, candidacy).await;
        self.agree_to_meet(site, cto, candidacy).await;
    }

    /// The CTO accepts to meet.
    pub async fn agree_to_meet(&self, site: &Site, cto: &Member, candidacy: CandidacyId) {
        introduction::accept(&site.market, &self.concerned(site, cto, candidacy).await).await.unwrap();
    }

    /// Both have met and want to go on.
    pub async fn agree(&self, site: &Site, cto: &Member, candidacy: CandidacyId) {
        let yes = Verdict { wants_to: true, words: "Nous nous sommes compris." };
        introduction::ceo_verdict(&site.market, &self.shown(site, candidacy).await, yes).await.unwrap();
        introduction::cto_verdict(&site.market, &self.concerned(site, cto, candidacy).await, yes).await.unwrap();
    }

    /// The CEO chooses, and the mission is engaged.
    pub async fn choose(&self, site: &Site, candidacy: CandidacyId) {
        choice::select(&site.market, &self.shown(site, candidacy).await, "Une autre personne connaît déjà notre agence.").await.unwrap();
    }

    async fn shown(&self, site: &Site, candidacy: CandidacyId) -> marketplace::candidacies::OwnersCandidacy {
        let visitor = site.proofs_of(&self.owner).await;
        let owner = missions::holder(&site.market, &visitor, self.id).await.unwrap().owner().unwrap();
        permission::shown_to(&site.market, &owner, candidacy).await.unwrap()
    }

    async fn concerned(&self, site: &Site, cto: &Member, candidacy: CandidacyId) -> marketplace::candidacies::ConcernedCto {
        let proof = site.proofs_of(cto).await.cto().unwrap();
        permission::concerned(&site.market, &proof, candidacy).await.unwrap()
    }
}
