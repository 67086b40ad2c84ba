//! Whole lives on the real services and a real database: a CEO, three CTOs, staff and the clock do whatever, rightly or not, from a need to the end of
//! its engagement. Laws, after each life:
//! 1. nothing is a fault of ours, and what is refused leaves no line, no mail and no notification;
//! 2. the states are those that the log knows, and fit together (`bad_input/invariants.rs`);
//! 3. each change of a state has exactly one line of the log, and each line of a change its change;
//! 4. each notification has its cause in the log, and whom it concerns; each cause that is to be told is told to each whom it concerns, once.
//!
//! As many are lived as fit into the time; `LIVES=10000` lives them all. A failure names the seed and the number:
//! `LIVES_SEED=… LIVES_ONLY=… cargo test -p tests --test http -- lives` lives it alone.

mod acts;
mod next;
mod stands;
mod told;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use marketplace::accounts::Visitor;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use sqlx::Connection as _;
use sqlx::postgres::PgConnection;
use tests::{Member, Site, TestDatabase, cto, startup};

use crate::bad_input::invariants;

/// What a run begins with unless it is told otherwise.
const SEED: u64 = 20_261_117;
/// For so long lives are begun, where nobody says how many.
const FOR: Duration = Duration::from_secs(45);
/// So many are lived on one database, one after the other.
const ON_ONE_SITE: u64 = 25;
/// So many databases at a time.
const AT_A_TIME: usize = 2;
/// So many acts a life has.
const ACTS: usize = 70;

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
        let site = Site::on(TestDatabase::migrated().await).await;
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
}

/// What was lived.
#[derive(Debug, Default)]
struct Tally {
    lives: u64,
    acts: u64,
    refused: u64,
    engaged: u64,
    completed: u64,
    notifications: u64,
    failures: Vec<String>,
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
    let next = Arc::new(AtomicU64::new(first));
    let began = Instant::now();
    let workers = (0..AT_A_TIME).map(|_| {
        let next = Arc::clone(&next);
        tokio::spawn(async move {
            let mut tally = Tally::default();
            let is_over = |next: &AtomicU64| next.load(Ordering::Relaxed) >= end || until.is_some_and(|until| Instant::now() >= until);
            while !is_over(&next) {
                let cast = Cast::assemble().await;
                for _ in 0..ON_ONE_SITE {
                    if is_over(&next) {
                        break;
                    }
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number < end {
                        live(&cast, seed, number, &mut tally).await;
                    }
                }
                let broken = invariants::broken(&cast.site).await;
                tally.failures.extend(broken.into_iter().map(|broken| format!("a site is left with {broken}")));
            }
            tally
        })
    });
    let mut all = Tally::default();
    for worker in workers.collect::<Vec<_>>() {
        let one = worker.await.unwrap();
        all.lives += one.lives;
        all.acts += one.acts;
        all.refused += one.refused;
        all.engaged += one.engaged;
        all.completed += one.completed;
        all.notifications += one.notifications;
        all.failures.extend(one.failures);
    }
    let each = began.elapsed().as_millis() / u128::from(all.lives.max(1));
    let Tally { lives, acts, refused, engaged, completed, notifications, failures } = all;
    println!(
        "{lives} lives, {each} ms for each, {acts} acts, {refused} of them refused, {engaged} engaged, {completed} completed, {notifications} notifications"
    );
    assert!(failures.is_empty(), "seed {seed}, {} failures:\n{}", failures.len(), failures[..failures.len().min(12)].join("\n"));
    if lives >= 50 {
        assert!(
            engaged > lives / 5 && completed > 0 && refused > acts / 20 && notifications > lives,
            "they no longer reach what they should"
        );
    }
}

/// Lives one, and looks what is left of it.
async fn live(cast: &Cast, seed: u64, number: u64, tally: &mut Tally) {
    let mut chance = StdRng::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number);
    let mut connection = cast.site.superuser().await;
    let outcome = acts::play(cast, &mut connection, &mut chance, ACTS).await;
    tally.lives += 1;
    match outcome {
        Err(broken) => tally.failures.push(format!("life {number}: {broken}")),
        Ok(lived) => {
            tally.acts += lived.acts;
            tally.refused += lived.refused;
            let mut broken = invariants::unlawful(&mut connection).await;
            broken.extend(stands::unlogged(&mut connection, lived.mission).await);
            broken.extend(told::wrong(&mut connection, cast, lived.mission).await);
            tally.failures.extend(broken.into_iter().map(|broken| format!("life {number}: {broken}")));
            let (engaged, completed, told) = stands::reached(&mut connection, lived.mission).await;
            tally.engaged += u64::from(engaged);
            tally.completed += u64::from(completed);
            tally.notifications += told;
        }
    }
    end(connection).await;
}

async fn end(connection: PgConnection) {
    connection.close().await.unwrap();
}
