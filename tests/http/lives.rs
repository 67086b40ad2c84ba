//! Whole lives on the real services and a real database: a CEO, three CTOs, staff, whoever holds a link, and the clock do whatever, rightly or not,
//! from a need to what is told of its engagement after the end. Laws, after each life:
//! 1. nothing is a fault of ours, and what is refused leaves no line, no mail and no notification;
//! 2. the states are those that the log knows, and fit together (`bad_input/invariants.rs`);
//! 3. each change of a state has exactly one line of the log, and each line of a change its change;
//! 4. each notification has its cause in the log, and whom it concerns; each cause that is to be told is told to each whom it concerns, once;
//! 5. every table with a state is watched so, or excused by name.
//!
//! As many are lived as fit into the time; `LIVES=10000` lives them all. A failure names the seed and the number:
//! `LIVES_SEED=… LIVES_ONLY=… cargo test -p tests --test http -- lives` lives it alone.

mod acts;
mod after;
mod next;
mod stands;
mod told;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use domain::MailTopic;
use domain::lifecycle::ProfileState;
use marketplace::accounts::Visitor;
use marketplace::{availability, profiles};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};
use tests::{Member, START, Site, TestDatabase, cto, startup};

use crate::bad_input::invariants;

/// What a run begins with unless it is told otherwise.
const SEED: u64 = 20_261_117;
/// For so long lives are begun, where nobody says how many.
const FOR: Duration = Duration::from_secs(45);
/// So many are lived on one database, one after the other.
const ON_ONE_SITE: u64 = 50;
/// In so many of them mails are written, and staff's own, gathered from all there is, in the first: a mail costs as much as many steps. In the others nobody
/// wants any.
const WITH_MAILS: u64 = 10;
/// So many databases at a time: each mostly waits for PostgreSQL to answer.
const AT_A_TIME: usize = 6;
/// So many acts a life has: two out of three reach an engagement, and what is told of one comes last.
const ACTS: usize = 110;
/// So many days lie between the beginnings of two lives on one site, so that each begins on the day of its number, wherever it is lived.
const DAYS_FOR_EACH: i64 = 250;
/// So many days are left to the jobs once nobody does anything any more.
const DAYS_AFTER: i64 = 45;

/// Who lives.
pub struct Cast {
    site: Site,
    ceo: Member,
    ctos: [Member; 3],
    proofs: Proofs,
}

/// What their requests bring, as of the beginning: a session ends long before the last life does.
struct Proofs {
    ceo: Visitor,
    ctos: Vec<Visitor>,
    staff: Visitor,
}

impl Cast {
    async fn assemble() -> Self {
        let database = TestDatabase::migrated().await;
        // Each query is planned once: planning is most of what they cost here, where no table is large.
        let plan_once = format!("ALTER DATABASE {} SET plan_cache_mode = force_generic_plan", database.name());
        sqlx::raw_sql(AssertSqlSafe(plan_once)).execute(&mut database.superuser().await).await.unwrap();
        let site = Site::on(database).await;
        let ceo = startup().named("La Tablée").led_by("Camille Aubry").join(&site).await;
        let salome = cto().named("Salomé Garnier").join(&site).await;
        let bruno = cto().named("Bruno Keller").at_rate(700).join(&site).await;
        let ines = cto().named("Inès Marchal").with_stack(["rust", "php"]).join(&site).await;
        stands::watch_changes(&site).await;
        let ctos = [salome, bruno, ines];
        let staff = site.proofs_of(site.staff().await).await;
        let mut proofs = Proofs { ceo: site.proofs_of(&ceo).await, ctos: Vec::new(), staff };
        for cto in &ctos {
            proofs.ctos.push(site.proofs_of(cto).await);
        }
        Self { site, ceo, ctos, proofs }
    }

    /// The day is there on which the life of this place on its site begins; what is left of the ones before is dropped, and the CTOs may be proposed.
    async fn turn_to(&self, place: u64, connection: &mut PgConnection) {
        let begins = START.parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(DAYS_FOR_EACH * i64::try_from(place).unwrap());
        self.site.advance((begins - self.site.now()).max(TimeDelta::zero()));
        sqlx::query("DELETE FROM jobs WHERE key NOT LIKE 'watch_availability:%'").execute(&mut *connection).await.unwrap();
        for cto in &self.proofs.ctos {
            let (market, cto) = (&self.site.market, cto.cto().unwrap());
            match availability::own(market, &cto).await.unwrap().state {
                ProfileState::Paused => profiles::resume(market, &cto).await.unwrap(),
                _ => profiles::edit::confirm_availability(market, &cto).await.unwrap(),
            }
        }
        let refused: &[MailTopic] = match place {
            0 => &[],
            1..WITH_MAILS => &[MailTopic::StaffDigest],
            _ => MailTopic::ALL,
        };
        let refused: Vec<&str> = refused.iter().map(|topic| topic.code()).collect();
        let refuse = "INSERT INTO mail_refusals SELECT a.id, topic, now() FROM accounts a, unnest($1::text[]) topic ON CONFLICT DO NOTHING";
        sqlx::query(refuse).bind(refused).execute(&mut *connection).await.unwrap();
        self.site.follow().await;
    }
}

/// What was lived.
#[derive(Debug, Default)]
struct Tally {
    lives: u64,
    acts: u64,
    refused: u64,
    engaged: u64,
    checked: u64,
    renewed: u64,
    completed: u64,
    reviewed: u64,
    published: u64,
    unpublished: u64,
    notifications: u64,
    /// How long it took to make the sites, to do what was due, and to look whether the laws hold.
    sites: Duration,
    jobs: Duration,
    laws: Duration,
    failures: Vec<String>,
}

impl Tally {
    fn add(&mut self, reached: &stands::Reached) {
        let counts = [
            (&mut self.engaged, reached.engaged),
            (&mut self.checked, reached.checked),
            (&mut self.renewed, reached.renewed),
            (&mut self.completed, reached.completed),
            (&mut self.reviewed, reached.reviewed),
            (&mut self.published, reached.published),
            (&mut self.unpublished, reached.unpublished),
        ];
        for (count, is_so) in counts {
            *count += u64::from(is_so);
        }
        self.notifications += u64::try_from(reached.notifications).unwrap();
    }

    fn join(&mut self, other: Self) {
        let counts = [
            (&mut self.lives, other.lives),
            (&mut self.acts, other.acts),
            (&mut self.refused, other.refused),
            (&mut self.engaged, other.engaged),
            (&mut self.checked, other.checked),
            (&mut self.renewed, other.renewed),
            (&mut self.completed, other.completed),
            (&mut self.reviewed, other.reviewed),
            (&mut self.published, other.published),
            (&mut self.unpublished, other.unpublished),
            (&mut self.notifications, other.notifications),
        ];
        for (count, more) in counts {
            *count += more;
        }
        for (time, more) in [(&mut self.sites, other.sites), (&mut self.jobs, other.jobs), (&mut self.laws, other.laws)] {
            *time += more;
        }
        self.failures.extend(other.failures);
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { lives, acts, refused, engaged, checked, renewed, completed, reviewed, published, unpublished, notifications, .. } = self;
        let of_each = |time: Duration| time.as_millis() / u128::from((*lives).max(1));
        let (sites, jobs, laws) = (of_each(self.sites), of_each(self.jobs), of_each(self.laws));
        write!(
            to,
            "{lives} lives, {acts} acts, {refused} of them refused, {engaged} engaged, {checked} checked, {renewed} asked to go on, {completed} completed, \
             {reviewed} reviewed, {published} published, {unpublished} no longer so, {notifications} notifications; \
             of each {sites} ms for its site, {jobs} ms for jobs, {laws} ms for the laws"
        )
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn random_lives_leave_a_whole_log_and_tell_whom_they_concern() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let seed = number("LIVES_SEED").unwrap_or(SEED);
    let (first, end, until) = match (number("LIVES_ONLY"), number("LIVES")) {
        (Some(only), _) => (only, only + 1, None),
        (None, Some(lives)) => (0, lives, None),
        (None, None) => (0, u64::MAX, Some(Instant::now() + FOR)),
    };
    let next_site = Arc::new(AtomicU64::new(first / ON_ONE_SITE));
    let began = Instant::now();
    let workers = (0..AT_A_TIME).map(|_| {
        let next_site = Arc::clone(&next_site);
        tokio::spawn(async move {
            let mut tally = Tally::default();
            let is_over = || until.is_some_and(|until| Instant::now() >= until);
            loop {
                let from = next_site.fetch_add(1, Ordering::Relaxed) * ON_ONE_SITE;
                if from >= end || is_over() {
                    break tally;
                }
                let numbers = from.max(first)..(from + ON_ONE_SITE).min(end);
                live_on_one_site(seed, numbers.take_while(|_| !is_over()), &mut tally).await;
            }
        })
    });
    let mut all = Tally::default();
    for worker in workers.collect::<Vec<_>>() {
        all.join(worker.await.unwrap());
    }
    println!("{all}; {} ms for each", began.elapsed().as_millis() / u128::from(all.lives.max(1)));
    let Tally { lives, acts, refused, engaged, completed, reviewed, published, unpublished, notifications, failures, .. } = all;
    assert!(failures.is_empty(), "seed {seed}, {} failures:\n{}", failures.len(), failures[..failures.len().min(12)].join("\n"));
    if lives >= 50 {
        assert!(
            engaged > lives / 5 && completed > lives / 20 && refused > acts / 20 && notifications > lives,
            "they no longer reach what they should"
        );
        assert!(reviewed > completed / 2 && published > completed / 5 && unpublished > published / 5, "they no longer come to the end");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_with_a_state_is_watched_or_excused() {
    let site = Site::empty().await;
    let forgotten = stands::forgotten(&site).await;
    assert!(forgotten.is_empty(), "name it in lives/stands.rs: {forgotten:#?}");
}

/// Lives them one after the other on a site of their own.
async fn live_on_one_site(seed: u64, numbers: impl Iterator<Item = u64>, tally: &mut Tally) {
    let began = Instant::now();
    let cast = Cast::assemble().await;
    let mut connection = cast.site.superuser().await;
    tally.sites += began.elapsed();
    for number in numbers {
        cast.turn_to(number % ON_ONE_SITE, &mut connection).await;
        live(&cast, &mut connection, seed, number, tally).await;
    }
    let began = Instant::now();
    let broken = invariants::broken(&cast.site).await;
    tally.failures.extend(broken.into_iter().map(|broken| format!("a site is left with {broken}")));
    connection.close().await.unwrap();
    drop(cast);
    tally.sites += began.elapsed();
}

/// Lives one, and looks what is left of it.
async fn live(cast: &Cast, connection: &mut PgConnection, seed: u64, number: u64, tally: &mut Tally) {
    let mut chance = StdRng::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number);
    let outcome = acts::play(cast, connection, &mut chance, ACTS).await;
    tally.lives += 1;
    match outcome {
        Err(broken) => tally.failures.push(format!("life {number}: {broken}")),
        Ok(lived) => {
            tally.acts += lived.acts;
            tally.refused += lived.refused;
            tally.jobs += lived.jobs;
            let began = Instant::now();
            let mut broken = invariants::unlawful(connection).await;
            broken.extend(stands::unlogged(connection, lived.mission).await);
            broken.extend(told::wrong(connection, cast, lived.mission).await);
            tally.failures.extend(broken.into_iter().map(|broken| format!("life {number}: {broken}")));
            tally.add(&stands::reached(connection, lived.mission).await);
            tally.laws += began.elapsed();
        }
    }
}
