//! The demo community: invented people and companies who move into an empty database, so that everything can be tried at once.
//!
//! People come from a seed and from hand-written cases and are inserted as rows; missions are played through the services, as people would,
//! on a clock that is moved through the last weeks. The startup of the founding story has an account and no mission: its story is the
//! visitor's to play.

mod agreement;
mod applicants;
mod chance;
mod checks;
mod community;
mod crowd;
mod follow_up;
mod generator;
mod mandate;
mod occasions;
mod outcome;
mod papers;
mod person;
mod proofs;
mod rendezvous;
mod report;
mod rivals;
mod script;
mod showing;
mod stage;
mod store;
mod story;
mod talks;
#[cfg(test)]
mod tests;
mod texts;
mod voices;
mod wording;
mod work;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{AccountId, Criterion, CriterionValue, Origin, Role};
use matching::{Need, rank::RuleId};
use sqlx::{Connection as _, PgConnection};

pub use crowd::{Crowd, move_aside};
pub use story::{FOUNDING_ADDITIONS, FOUNDING_WORDS_EN, FOUNDING_WORDS_FR};

use crate::{Marketplace, Problem, accounts, jobs, search};
use chance::Chance;
use person::Person;
use stage::{Company, Stage};
use texts::Texts;

/// An account to sign in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoAccount {
    pub name: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub role: Role,
}

/// The accounts that are shown at start: the CEO of the founding story, staff, and the CTO whom staff chooses. Everybody else has the same password.
pub const ACCOUNTS: [DemoAccount; 3] = [story::CEO, story::STAFF, story::CTO];

/// How much was put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    pub profiles: usize,
    pub missions: usize,
    pub accounts: usize,
}

/// Those who almost fit the founding need: their names, and the one rule by which each fails.
pub fn rivals() -> impl Iterator<Item = (&'static str, RuleId)> {
    rivals::RIVALS.iter().map(|rival| (rival.name, rival.fails))
}

/// The founding need as it stands once staff has completed it, read from one of the two texts on this day.
pub fn founding_need(words: &str, today: NaiveDate) -> Result<Need, Problem> {
    let mut criteria = matching::understand(words, today).criteria;
    for text in FOUNDING_ADDITIONS {
        let texts::Addition { kind, value, importance } = texts::Addition::read(text, today).map_err(Problem::broken)?;
        let value = CriterionValue::parse(kind, &value).map_err(Problem::broken)?;
        match criteria.iter_mut().find(|criterion| criterion.value == value) {
            Some(read) => read.importance = importance,
            None => criteria.push(Criterion { value, importance, origin: Origin::Staff, evidence: None }),
        }
    }
    Ok(Need { text: words.to_owned(), criteria })
}

/// Whether nobody has an account yet.
pub async fn is_empty(market: &Marketplace) -> Result<bool, Problem> {
    store::is_empty(&market.pool).await
}

/// Those of [`ACCOUNTS`] that exist in this database; none of them where the demo community has not moved in.
pub async fn accounts(market: &Marketplace) -> Result<Vec<DemoAccount>, Problem> {
    let emails = ACCOUNTS.map(|account| account.email.to_owned());
    let known = store::known(&market.pool, &emails).await?;
    Ok(ACCOUNTS.into_iter().filter(|account| known.iter().any(|email| email == account.email)).collect())
}

/// Fills an empty database. Where anybody has an account already, nothing is touched: [`Problem::NotNow`] with `not_empty`. Nodes may be
/// running on it.
pub async fn fill(market: &Marketplace) -> Result<Summary, Problem> {
    // What is played lies weeks back: a node that worked off what it leaves would remind, write to and expire whom the play still needs.
    // The connection is one of its own: the play may need all of a small pool.
    let mut connection = PgConnection::connect_with(&market.pool.connect_options()).await?;
    let mut alone = connection.begin().await?;
    jobs::hold(&mut alone).await?;
    let summary = move_in(market).await?;
    alone.commit().await?;
    Ok(summary)
}

async fn move_in(market: &Marketplace) -> Result<Summary, Problem> {
    if !is_empty(market).await? {
        return Err(Problem::NotNow("not_empty"));
    }
    let (now, today) = (market.now(), market.today());
    let texts = Texts::read()?;
    let people = community::people(&texts, community::SEED, today).map_err(Problem::broken)?;
    let mut chance = Chance::new(community::SEED ^ 1);
    let staff = AccountId(chance.id());
    let companies: Vec<Company<'_>> =
        texts.startups.iter().map(|(language, startup)| Company { ceo: AccountId(chance.id()), language: *language, startup }).collect();
    let applicants = applicants::people(&texts, today, &people).map_err(Problem::broken)?;
    let accounts = everybody(staff, AccountId(chance.id()), &companies, people.iter().chain(&applicants), now);
    let hash = accounts::hash(market, story::PASSWORD.to_owned()).await?;

    let mut tx = market.pool.begin().await?;
    store::insert_accounts(&mut tx, &accounts, &hash).await?;
    store::insert_people(&mut tx, &people, now).await?;
    store::insert_people(&mut tx, &applicants, now).await?;
    store::begin_as_drafts(&mut tx, &applicants).await?;
    let ids: Vec<_> = people.iter().chain(&applicants).map(|person| person.facts.id.0).collect();
    checks::write(&mut tx, &people, today).await?;
    search::changed_profiles(&mut tx, &ids).await?;
    market.commit(tx).await?;
    search::catch_up(market).await?;

    let who = stage::signed_in(staff, Role::Staff, story::STAFF.name, story::STAFF.email, None, None);
    let mut stage = Stage::new(market, who, &people, &applicants, 1 + rivals::RIVALS.len());
    let missions = stage.play(&companies, now).await?;
    stage.pause(&people).await?;
    store::settle_in(&mut *market.pool.acquire().await?, now).await?;
    search::catch_up(market).await?;
    Ok(Summary { profiles: people.len() + applicants.len(), missions, accounts: accounts.len() })
}

/// Everybody who can sign in: staff, the CEO of the founding story, the other CEOs, the CTOs.
fn everybody<'a>(
    staff: AccountId,
    founder: AccountId,
    companies: &[Company<'_>],
    people: impl Iterator<Item = &'a Person>,
    now: DateTime<Utc>,
) -> Vec<store::Account> {
    let account = |id, role, name: &str, email: &str, company: Option<&str>, days| store::Account {
        id,
        role,
        email: email.to_owned(),
        name: name.to_owned(),
        company: company.map(str::to_owned),
        created_at: now - Duration::days(days),
    };
    let shown = [
        account(staff, Role::Staff, story::STAFF.name, story::STAFF.email, None, 1_200),
        account(founder, Role::Ceo, story::CEO.name, story::CEO.email, Some(story::COMPANY), 2),
    ];
    let ceos =
        companies.iter().map(|one| account(one.ceo, Role::Ceo, &one.startup.ceo, &one.startup.email, Some(&one.startup.company), 61));
    let ctos = people.map(|one| account(one.account, Role::Cto, &one.name, &one.email, None, one.joined));
    shown.into_iter().chain(ceos).chain(ctos).collect()
}
