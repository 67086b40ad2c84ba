//! The same community in PostgreSQL: how the index comes from there and follows, and what PostgreSQL's own search takes for the same needs.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use benches::{Database, Folder, Took, bulk, timed};
use domain::{CriterionKind, ProfileId};
use marketplace::accounts::{self, Credentials, CurrentStaff, Visitor};
use marketplace::clock::MachineClock;
use marketplace::demo::{Crowd, move_aside};
use marketplace::saved_searches::Searcher;
use marketplace::search::text::{Asked, Scope, profiles, typeahead};
use marketplace::{Marketplace, Settings, search};
use matching::Need;
use matching::vocabulary::{Lang, vocabulary};
use sqlx::{Executor as _, PgConnection};

use crate::table::{Spread, Table, short};

/// How many changes are waited for.
const CHANGES: usize = 100;
/// A search that PostgreSQL has not answered by then is counted as this long.
const PATIENCE: Duration = Duration::from_secs(60);
/// PostgreSQL is asked fewer needs where each takes this long.
const SLOW: Duration = Duration::from_secs(2);
/// Names are proposed after each of the first letters of a word, up to so many.
const LETTERS: usize = 6;

/// Measures what needs the database; `whole` is how long a whole match takes.
pub async fn measure(crowd: &Crowd, needs: &[Need], size: usize, database: &Database, whole: Spread, table: &mut Table) {
    let folder = Folder::new();
    let ids = move_in(crowd, size, database, &folder).await;
    let mut connection = database.connect().await;
    connection.execute("VACUUM ANALYZE").await.expect("statistics");

    let index = folder.path.join("index");
    let (market, built) = open(database, index.clone()).await;
    table.say("index built from PostgreSQL", short(built));
    drop(market);
    let (market, opened) = open(database, index).await;
    table.say("start with the index there", short(opened));
    let staff = staff(&market).await;
    searches(&market, &staff, needs, table);
    changes(&market, &staff, &ids, table).await;
    drop(market);

    let asked = full_text(&mut connection, needs).await;
    let full_text = table.say_waits("PostgreSQL full text with GIN, top 20", &asked);
    table.say_ratio("PostgreSQL full text ÷ whole match", full_text, whole);
}

async fn move_in(crowd: &Crowd, size: usize, database: &Database, folder: &Folder) -> Vec<ProfileId> {
    let (market, _) = open(database, folder.path.join("empty")).await;
    crowd.move_in(&market, &bulk(database).await, size).await.expect("a crowd moves in")
}

async fn open(database: &Database, index_dir: PathBuf) -> (Marketplace, Duration) {
    let pool = marketplace::database::connect(&database.url(), 4).await.expect("connections");
    let begun = Instant::now();
    let market = Marketplace::open(pool, Settings { index_dir, clock: Arc::new(MachineClock) }).await.expect("the services open");
    (market, begun.elapsed())
}

async fn staff(market: &Marketplace) -> CurrentStaff {
    let (email, password) = ("bench@passerelle.example", "a password of the bench");
    accounts::add_staff(market, "Bench", email, password).await.expect("a member of staff");
    let credentials = Credentials {
        email: email.to_owned(),
        password: password.to_owned(),
        network: "bench".to_owned(),
        device: domain::Device::UNKNOWN,
    };
    let (session, _) = accounts::sign_in(market, &Visitor::default(), credentials).await.expect("a session");
    let visitor = accounts::visitor(market, Some(&session.reveal()), None).await.expect("a visitor");
    visitor.staff().expect("staff")
}

/// What people type, answered by this node alone.
fn searches(market: &Marketplace, staff: &CurrentStaff, needs: &[Need], table: &mut Table) {
    let typed: Vec<Asked> = needs.iter().map(typed).collect();
    let each = |what: &dyn Fn(&Asked)| -> Vec<Took> {
        typed.iter().take(20).for_each(what);
        typed.iter().map(|asked| timed(|| what(asked)).1).collect()
    };
    let counted = each(&|asked| drop(profiles::counted(market, staff, asked).expect("counts")));
    table.say_times("typed search: total and all facets", &counted);
    let searcher = Searcher::from(staff);
    // As it is typed: each beginning of the last word, one by one.
    let beginnings: Vec<String> = typed.iter().flat_map(beginnings).collect();
    let suggest = |beginning: &String| drop(typeahead::suggest(market, &searcher, beginning, Lang::Fr).expect("suggestions"));
    beginnings.iter().take(20).for_each(suggest);
    let suggested: Vec<Took> = beginnings.iter().map(|beginning| timed(|| suggest(beginning)).1).collect();
    table.say_times("typeahead, after each of the first six letters", &suggested);
}

/// The first letter of the last word, the first two, and so on.
fn beginnings(asked: &Asked) -> Vec<String> {
    let last = asked.words.rsplit(' ').next().unwrap_or_default();
    (1..=last.chars().count().min(LETTERS)).map(|letters| last.chars().take(letters).collect()).collect()
}

/// Two names that somebody with this need would type.
fn typed(need: &Need) -> Asked {
    let words = words_of(need, &[name]);
    let some: Vec<&str> = words.iter().map(String::as_str).filter(|word| word.chars().all(char::is_alphanumeric)).take(2).collect();
    Asked { words: some.join(" "), ..Asked::everything(Scope::Profiles) }
}

/// Saved changes, alone and while somebody else searches without a pause.
async fn changes(market: &Marketplace, staff: &CurrentStaff, ids: &[ProfileId], table: &mut Table) {
    let worker = tokio::spawn({
        let market = market.clone();
        async move { market.work(std::future::pending()).await }
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut known = ids.iter().filter(|id| search::knows(market, **id)).copied();
    let changed: Vec<ProfileId> = known.by_ref().take(CHANGES).collect();
    table.say_waits("saved change visible to matching and search", &changes_of(market, staff, &changed).await);

    let done = Arc::new(AtomicBool::new(false));
    let searching = tokio::task::spawn_blocking({
        let (market, staff, done) = (market.clone(), staff.clone(), Arc::clone(&done));
        move || {
            let everything = Asked::everything(Scope::Profiles);
            while !done.load(Ordering::Relaxed) {
                profiles::counted(&market, &staff, &everything).expect("counts");
            }
        }
    });
    let changed: Vec<ProfileId> = known.take(CHANGES).collect();
    table.say_waits("the same while somebody searches without pause", &changes_of(market, staff, &changed).await);
    done.store(true, Ordering::Relaxed);
    searching.await.expect("searches");
    worker.abort();
    let _ = worker.await;
}

/// From each commit to the moment when matching and search on this node both know of it.
async fn changes_of(market: &Marketplace, staff: &CurrentStaff, ids: &[ProfileId]) -> Vec<Duration> {
    let paused = Asked::read(Scope::Profiles, "state=paused");
    let mut took = Vec::new();
    for id in ids {
        let before = profiles::total(market, staff, &paused).expect("a total");
        move_aside(market, *id, true).await.expect("a pause");
        let committed = Instant::now();
        while search::knows(market, *id) || profiles::total(market, staff, &paused).expect("a total") <= before {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        took.push(committed.elapsed());
    }
    took
}

/// PostgreSQL's own search for what the needs name: one vector of everything a profile says, a GIN index, the best twenty by `ts_rank_cd`.
async fn full_text(connection: &mut PgConnection, needs: &[Need]) -> Vec<Duration> {
    let documents = "CREATE UNLOGGED TABLE bench_documents AS SELECT p.id, to_tsvector('french', p.headline || ' ' || p.about
        || ' ' || coalesce((SELECT string_agg(t.technology, ' ') FROM profile_technologies t WHERE t.profile_id = p.id), '')
        || ' ' || coalesce((SELECT string_agg(replace(l.code, '-', ' '), ' ') FROM profile_labels l WHERE l.profile_id = p.id AND l.relation = 'has'), '')
        || ' ' || coalesce((SELECT string_agg(e.title || ' ' || e.description, ' ') FROM experiences e WHERE e.profile_id = p.id), '')) AS words
        FROM profiles p WHERE p.state = 'accepted'";
    connection.execute(documents).await.expect("documents");
    connection.execute("CREATE INDEX ON bench_documents USING gin (words)").await.expect("an index");
    connection.execute("VACUUM ANALYZE bench_documents").await.expect("statistics");
    let patience = format!("SET statement_timeout = {}", PATIENCE.as_millis());
    connection.execute(sqlx::AssertSqlSafe(patience)).await.expect("patience");
    let mut took = Vec::new();
    let mut asked = needs.iter();
    for need in asked.by_ref().take(3) {
        search_for(connection, need).await;
    }
    let mut spent = Duration::ZERO;
    for need in asked {
        let clock = search_for(connection, need).await;
        took.push(clock);
        spent += clock;
        if took.len() >= 20 && spent / u32::try_from(took.len()).unwrap_or(1) > SLOW {
            break;
        }
    }
    took
}

async fn search_for(connection: &mut PgConnection, need: &Need) -> Duration {
    let begun = Instant::now();
    let found = sqlx::query_scalar::<_, uuid::Uuid>(
        "SELECT id FROM bench_documents, to_tsquery('french', $1) asked WHERE words @@ asked ORDER BY ts_rank_cd(words, asked) DESC LIMIT 20",
    )
    .bind(named(need))
    .fetch_all(connection)
    .await;
    if found.is_ok() { begun.elapsed() } else { PATIENCE }
}

/// What PostgreSQL is asked: any of the wanted technologies, and of the words of sector, engagement and kind of mission; both as they are called
/// and as their codes say it, because its documents hold codes, and what somebody wrote.
fn named(need: &Need) -> String {
    words_of(need, &[name, |_, code| code.to_owned()]).join(" | ")
}

/// What a value is called in French; a technology by its code.
fn name(kind: CriterionKind, code: &str) -> String {
    let name = if kind == CriterionKind::Stack { None } else { vocabulary().label(kind, code, Lang::Fr) };
    name.unwrap_or(code).to_owned()
}

/// The words in which these ways say what a need asks for, each once.
fn words_of(need: &Need, ways: &[fn(CriterionKind, &str) -> String]) -> Vec<String> {
    let kinds = [CriterionKind::Stack, CriterionKind::Sector, CriterionKind::Impact, CriterionKind::MissionType];
    let mut words = Vec::new();
    for (kind, value) in kinds.into_iter().flat_map(|kind| need.values(kind).map(move |value| (kind, value))) {
        for way in ways {
            words.extend(way(kind, &value.code()).split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
        }
    }
    words.retain(|word| word.chars().count() > 2);
    words.sort();
    words.dedup();
    words
}
