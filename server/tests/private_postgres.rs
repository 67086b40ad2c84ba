//! Laws of the private PostgreSQL: it keeps what was committed over a stop, over `kill -9` of its owner, and over
//! `kill -9` of owner and guard; it never outlives its owner for long; one process owns it and others join; a folder
//! that Passerelle did not make is left alone.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, geteuid, kill_process};
use server::private_postgres::{NAME, PrivatePostgres, PrivatePostgresError};
use sqlx::{Connection as _, PgConnection};

/// A data folder of one test, removed at its end.
struct DataDir(PathBuf);

impl DataDir {
    fn new() -> Self {
        let path = PathBuf::from(format!("/tmp/passerelle-test-{}", uuid::Uuid::new_v4().simple()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn postmaster(&self) -> Option<i32> {
        let note = std::fs::read_to_string(self.0.join("postgres/data/postmaster.pid")).ok()?;
        note.lines().next()?.trim().parse().ok()
    }

    fn is_running(&self) -> bool {
        self.postmaster().is_some_and(|pid| Path::new(&format!("/proc/{pid}")).exists())
    }
}

impl Drop for DataDir {
    fn drop(&mut self) {
        // A killed owner leaves the folder of its socket for the next start, which does not come here.
        if let Ok(id) = std::fs::read_to_string(self.0.join("postgres/made-by-passerelle")) {
            let _ = std::fs::remove_dir_all(format!("/tmp/passerelle-{}", &id.replace('-', "")[..16]));
        }
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

async fn connect(postgres: &PrivatePostgres) -> PgConnection {
    postgres.ensure_database().await.unwrap();
    PgConnection::connect(&postgres.url()).await.unwrap()
}

fn execute(postgres: &PrivatePostgres, statement: &'static str) {
    run(async {
        let mut connection = connect(postgres).await;
        sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
    });
}

fn notes(postgres: &PrivatePostgres) -> i64 {
    run(async {
        let mut connection = connect(postgres).await;
        sqlx::query_scalar("select count(*) from note").fetch_one(&mut connection).await.unwrap()
    })
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: not within a minute");
        std::thread::yield_now();
    }
}

/// Another process that owns the cluster of a data folder.
struct Owner(Child);

impl Owner {
    fn start(data_dir: &DataDir) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "an_owner_in_its_own_process", "--nocapture"]).env("OWN", &data_dir.0);
        let mut owner = Self(command.stdout(Stdio::null()).spawn().unwrap());
        until("the owner is ready", || {
            assert!(owner.0.try_wait().unwrap().is_none(), "the owner ended before it was ready");
            data_dir.0.join("ready").exists()
        });
        std::fs::remove_file(data_dir.0.join("ready")).unwrap();
        owner
    }

    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Not a law: the body of [`Owner`]'s process, which ends only by a kill.
#[test]
fn an_owner_in_its_own_process() {
    let Some(data_dir) = std::env::var_os("OWN").map(PathBuf::from) else { return };
    let postgres = PrivatePostgres::start(&data_dir).unwrap();
    execute(&postgres, "create table if not exists note (id int); insert into note values (1)");
    std::fs::write(data_dir.join("ready"), "").unwrap();
    loop {
        std::thread::park();
    }
}

#[test]
fn it_keeps_what_was_committed_over_a_stop() {
    let data_dir = DataDir::new();
    let postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    assert!(postgres.is_owned() && data_dir.is_running());
    execute(&postgres, "create table note (id int); insert into note values (1)");
    postgres.stop();
    assert!(!data_dir.is_running(), "it outlived its stop");
    let postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    assert_eq!(notes(&postgres), 1);
}

#[test]
fn one_process_owns_it_and_others_join() {
    let data_dir = DataDir::new();
    let owner = Owner::start(&data_dir);
    assert!(matches!(PrivatePostgres::start(&data_dir.0), Err(PrivatePostgresError::InUse { .. })));
    let joined = PrivatePostgres::start_or_join(&data_dir.0).unwrap();
    assert!(!joined.is_owned());
    assert_eq!(notes(&joined), 1);
    joined.stop();
    assert!(data_dir.is_running(), "a guest stopped it");
    owner.kill();
}

#[test]
fn it_ends_with_its_owner_and_starts_again_after_kill_9() {
    let data_dir = DataDir::new();
    for kills in 1..=3 {
        Owner::start(&data_dir).kill();
        if kills < 3 {
            continue; // The next start meets the former server while it still writes its end.
        }
        until("it ends with its owner", || !data_dir.is_running());
    }
    assert_eq!(notes(&PrivatePostgres::start(&data_dir.0).unwrap()), 3);
}

#[test]
#[cfg(target_os = "linux")]
fn an_orphan_is_stopped_by_the_next_start() {
    let data_dir = DataDir::new();
    let owner = Owner::start(&data_dir);
    let orphan = data_dir.postmaster().unwrap();
    for guard in guards(&data_dir.0) {
        kill_process(guard, Signal::KILL).unwrap();
    }
    owner.kill();
    assert!(data_dir.is_running(), "it has no guard and no owner, and runs");
    let postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    assert_ne!(data_dir.postmaster(), Some(orphan));
    assert_eq!(notes(&postgres), 1);
}

#[test]
#[cfg(target_os = "linux")]
fn a_killed_postgres_recovers() {
    let data_dir = DataDir::new();
    let mut postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    execute(&postgres, "create table note (id int); insert into note values (1)");
    kill_process(Pid::from_raw(data_dir.postmaster().unwrap()).unwrap(), Signal::KILL).unwrap();
    until("its end is noticed", || postgres.has_ended());
    postgres.stop();
    assert_eq!(notes(&PrivatePostgres::start(&data_dir.0).unwrap()), 1);
}

#[test]
fn a_folder_that_we_did_not_make_is_left_alone() {
    let data_dir = DataDir::new();
    std::fs::create_dir_all(data_dir.0.join("postgres/data")).unwrap();
    std::fs::write(data_dir.0.join("postgres/data/PG_VERSION"), "15\n").unwrap();
    assert!(matches!(PrivatePostgres::start(&data_dir.0), Err(PrivatePostgresError::Foreign { .. })));
    assert_eq!(std::fs::read_dir(data_dir.0.join("postgres")).unwrap().count(), 1);
    assert_eq!(std::fs::read_to_string(data_dir.0.join("postgres/data/PG_VERSION")).unwrap(), "15\n");
}

#[test]
fn a_start_killed_half_way_is_done_again() {
    let data_dir = DataDir::new();
    PrivatePostgres::start(&data_dir.0).unwrap().stop();
    std::fs::rename(data_dir.0.join("postgres/data"), data_dir.0.join("postgres/unfinished")).unwrap();
    let postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    execute(&postgres, "create table note (id int)");
    assert!(!data_dir.0.join("postgres/unfinished").exists());
}

#[test]
fn it_keeps_every_commit_and_listens_to_no_network() {
    let data_dir = DataDir::new();
    let postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    let shown = run(async {
        let mut connection = connect(&postgres).await;
        let statement = "select array[current_setting('fsync'), current_setting('synchronous_commit'), \
                         current_setting('listen_addresses'), current_setting('server_encoding'), current_user::text]";
        sqlx::query_scalar::<_, Vec<String>>(statement).fetch_one(&mut connection).await.unwrap()
    });
    assert_eq!(shown, ["on", "on", "", "UTF8", NAME]);
}

#[test]
fn for_root_it_runs_as_somebody_else_even_in_a_folder_of_root_alone() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    if !geteuid().is_root() {
        return;
    }
    let data_dir = DataDir::new();
    std::fs::set_permissions(&data_dir.0, std::fs::Permissions::from_mode(0o700)).unwrap();
    PrivatePostgres::start(&data_dir.0).unwrap().stop();
    let elsewhere = PathBuf::from(std::fs::read_to_string(data_dir.0.join("postgres.place")).unwrap());
    assert_ne!(std::fs::metadata(&elsewhere).unwrap().uid(), 0);
    let postgres = PrivatePostgres::start(&data_dir.0).unwrap();
    execute(&postgres, "create table note (id int)");
    drop(postgres);
    std::fs::remove_dir_all(elsewhere).unwrap();
}

/// The shells that guard a cluster.
#[cfg(target_os = "linux")]
fn guards(data_dir: &Path) -> Vec<Pid> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let pids = processes.filter_map(|entry| {
        let command = std::fs::read_to_string(entry.path().join("cmdline")).ok()?;
        let guards = command.contains("passerelle-postgres") && command.contains(data_dir.to_str()?);
        guards.then(|| entry.file_name().to_str()?.parse().ok().and_then(Pid::from_raw))?
    });
    pids.collect()
}
