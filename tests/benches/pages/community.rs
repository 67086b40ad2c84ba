//! A large community in PostgreSQL: its people, their public pages, open missions, and a member of staff who is signed in.

use std::sync::Arc;
use std::time::Duration;

use benches::{Database, Folder};
use chrono::NaiveDate;
use domain::{Device, Importance};
use marketplace::accounts::{self, Credentials, Visitor};
use marketplace::clock::MachineClock;
use marketplace::demo::Crowd;
use marketplace::{Marketplace, Settings};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::task::JoinHandle;
use uuid::Uuid;

const SEED: u64 = 0x9a6e5;

/// Whom the bench asks as, and for what.
pub struct People {
    /// The token of the session of staff.
    pub session: String,
    /// An open mission.
    pub mission: Uuid,
}

/// Fills an empty database.
pub async fn move_in(database: &Database, profiles: usize, missions: usize, public: usize) -> People {
    let folder = Folder::new();
    let pool = marketplace::database::connect(&database.url(), 4).await.expect("connections");
    let settings = Settings { index_dir: folder.path.join("index"), clock: Arc::new(MachineClock) };
    let market = Marketplace::open(pool, settings).await.expect("the services open");
    let session = staff(&market).await;
    let crowd = Crowd::new(SEED, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")).expect("the texts of the demo community");
    crowd.move_in(&market, &benches::bulk(database).await, profiles).await.expect("a crowd moves in");
    let mut connection = database.connect().await;
    let pages = "INSERT INTO public_pages (id, profile_id, state, slug, contribution, shows_photo, shows_story, shows_employers, published_at, updated_at)
        SELECT gen_random_uuid(), id, 'published', 'cto-' || row_number() OVER (ORDER BY id), 'Des équipes qui livrent.', false, false, false, now(), now()
        FROM (SELECT id FROM profiles ORDER BY id LIMIT $1) chosen";
    sqlx::query(pages).bind(i64::try_from(public).expect("a number")).execute(&mut connection).await.expect("public pages");
    let mission = open(&mut connection, &crowd, missions).await;
    connection.execute("VACUUM ANALYZE").await.expect("statistics");
    People { session, mission }
}

/// Commits something ten times a second, until it is stopped.
pub fn commit_often(database: &Database) -> JoinHandle<()> {
    let url = database.url();
    tokio::spawn(async move {
        let mut connection = PgConnection::connect(&url).await.expect("a connection");
        loop {
            tokio::time::sleep(Duration::from_millis(100)).await;
            connection.execute("SELECT pg_current_xact_id()").await.expect("a transaction");
        }
    })
}

async fn staff(market: &Marketplace) -> String {
    let (email, password) = ("bench@passerelle.example", "a password of the bench");
    accounts::add_staff(market, "Bench", email, password).await.expect("a member of staff");
    let credentials =
        Credentials { email: email.to_owned(), password: password.to_owned(), network: "bench".to_owned(), device: Device::UNKNOWN };
    let (session, _) = accounts::sign_in(market, &Visitor::default(), credentials).await.expect("a session");
    session.reveal()
}

/// Missions that are open, all of one company; answers one of them.
async fn open(connection: &mut PgConnection, crowd: &Crowd, how_many: usize) -> Uuid {
    let owner = Uuid::now_v7();
    let account = "INSERT INTO accounts (id, role, email, name, company, password_hash, created_at, language)
        VALUES ($1, 'ceo', 'ceo@bench.example', 'Bench', 'Bench', '', now(), 'fr')";
    sqlx::query(account).bind(owner).execute(&mut *connection).await.expect("a company");
    let mut first = None;
    let mut tx = connection.begin().await.expect("a transaction");
    for need in crowd.needs(how_many) {
        let mission = Uuid::now_v7();
        first.get_or_insert(mission);
        let row = "INSERT INTO missions (id, owner_id, state, company, title, words, language, created_at, updated_at, submitted_at,
                sign_off_asked_at, signed_off_at, opened_at)
            VALUES ($1, $2, 'open', 'Bench', 'Reprendre un produit', $3, 'fr', now(), now(), now(), now(), now(), now())";
        sqlx::query(row).bind(mission).bind(owner).bind(&need.text).execute(&mut *tx).await.expect("a mission");
        let (mut ids, mut kinds, mut values, mut importances) = (Vec::new(), Vec::new(), Vec::new(), Vec::<&str>::new());
        for criterion in &need.criteria {
            ids.push(Uuid::now_v7());
            kinds.push(criterion.value.kind().code());
            values.push(criterion.value.code());
            importances.push(Importance::code(criterion.importance));
        }
        let rows = "INSERT INTO criteria (id, mission_id, kind, value, importance, origin)
            SELECT id, $1, kind, value, importance, 'ceo' FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS c (id, kind, value, importance)
            ON CONFLICT DO NOTHING";
        let rows = sqlx::query(rows).bind(mission).bind(ids).bind(kinds).bind(values).bind(importances);
        rows.execute(&mut *tx).await.expect("criteria");
    }
    tx.commit().await.expect("missions");
    first.expect("a mission")
}

/// That both pages say the same: a page that says less is drawn sooner.
pub fn expect_same_page(ours: &str, beside: &str) {
    let (ours, beside) = (words(ours), words(beside));
    assert!(ours.len() > 100, "the page says nothing: {ours:?}");
    assert_eq!(ours, beside, "the page beside does not say the same");
}

/// What stands between the tags of the body.
fn words(page: &str) -> Vec<&str> {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let between = body.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
    between.flat_map(str::split_whitespace).collect()
}
