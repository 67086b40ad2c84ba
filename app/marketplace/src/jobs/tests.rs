//! 1. A wish that comes while a node is at work is not lost with how the work ended: it is due again at once, also where the work was put off,
//!    failed, or was given up; and it has its tries back.
//! 2. Looking for a job, and for one that ends every node, reads an index however many jobs wait for their day.

use sqlx::PgPool;

use super::{store::Claimed, *};

const KEY: &str = "tell_staff";

/// A job that a node has just taken.
async fn taken(pool: &PgPool, now: DateTime<Utc>) -> Claimed {
    ask(pool, now, now).await;
    claim(pool, now).await.expect("a job is due")
}

async fn ask(pool: &PgPool, now: DateTime<Utc>, run_at: DateTime<Utc>) {
    let mut connection = pool.acquire().await.expect("a connection");
    store::put(&mut connection, JobId(Uuid::now_v7()), KEY, &serde_json::json!({ "kind": KEY }), run_at, now).await.expect("a wish");
}

async fn claim(pool: &PgPool, now: DateTime<Utc>) -> Option<Claimed> {
    store::claim(pool, Uuid::new_v4(), now, now + Duration::minutes(3)).await.expect("a look")
}

fn now() -> DateTime<Utc> {
    "2026-11-17T09:00:00Z".parse().expect("a moment")
}

#[test]
fn pauses_grow_and_stop_growing() {
    let pauses: Vec<i64> = (1..=MOST_TRIES).map(|tries| pause_after(tries).num_seconds()).collect();
    assert_eq!(pauses[..5], [30, 120, 480, 1_920, 7_680]);
    assert!(pauses[5..].iter().all(|pause| *pause == 21_600));
}

#[test]
fn a_job_reads_back() {
    let job = Job::TellSearcher { account: AccountId(Uuid::nil()) };
    let written = serde_json::to_value(&job).expect("json");
    assert_eq!(written["kind"], "tell_searcher");
    assert_eq!(serde_json::from_value::<Job>(written).expect("a job"), job);
}

#[sqlx::test(migrations = "../../migrations")]
async fn law_1_a_wish_is_not_put_off_with_the_work(pool: PgPool) {
    let job = taken(&pool, now()).await;
    ask(&pool, now(), now()).await;
    store::postpone(&pool, &job, now() + Duration::days(7)).await.expect("put off");
    let again = claim(&pool, now()).await.expect("it was asked for meanwhile");
    store::postpone(&pool, &again, now() + Duration::days(7)).await.expect("put off");
    assert!(claim(&pool, now()).await.is_none(), "nobody has asked since");
}

#[sqlx::test(migrations = "../../migrations")]
async fn law_1_nor_given_up_with_it(pool: PgPool) {
    let job = taken(&pool, now()).await;
    let last_try = Claimed { tries: MOST_TRIES, ..job };
    ask(&pool, now(), now()).await;
    let given_up = store::fail(&pool, &last_try, "broken", now() + Duration::hours(6), Some(now())).await.expect("a failure");
    assert!(!given_up, "it was asked for meanwhile");
    let again = claim(&pool, now()).await.expect("it has its tries back");
    assert_eq!(again.tries, 1);
    assert!(store::fail(&pool, &again, "broken", now(), Some(now())).await.expect("a failure"), "nobody has asked since");
    assert!(claim(&pool, now()).await.is_none());
}

#[sqlx::test(migrations = "../../migrations")]
async fn law_2_looking_reads_an_index(pool: PgPool) {
    let mut connection = pool.acquire().await.expect("a connection");
    let waiting = "INSERT INTO jobs (id, key, work, run_at, created_at)
                   SELECT gen_random_uuid(), 'watch_availability:' || n, '{}', now() + interval '9 days', now() FROM generate_series(1, 20000) n";
    sqlx::query(waiting).execute(&mut *connection).await.expect("jobs");
    sqlx::query("ANALYZE jobs").execute(&mut *connection).await.expect("statistics");
    let plan = "EXPLAIN UPDATE jobs SET failure = 'never_ended' WHERE given_up_at IS NULL AND tries >= 12 AND claimed_until <= now()";
    let plan: Vec<String> = sqlx::query_scalar(plan).fetch_all(&mut *connection).await.expect("a plan");
    assert!(!plan.iter().any(|line| line.contains("Seq Scan") || line.contains("jobs_due")), "{plan:#?}");
}
