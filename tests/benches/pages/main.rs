//! What pages cost: the program that `cargo xtask build` leaves, on a large community, asked by `wrk` from outside. Run by `cargo xtask bench`.
//!
//! Beside it, in the same run: a handler of the same program that draws nothing, and the same page in axum and maud on the same read model
//! (`beside.rs`). What counts are the ratios; the figures are this machine's, shared with `wrk` and PostgreSQL.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench that cannot measure stops")]

mod community;
mod program;
mod wrk;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use benches::Database;
use program::Program;
use wrk::{As, Asked};

const PROFILES: usize = 100_000;
const MISSIONS: usize = 5_000;
/// CTOs among them who show their work to everybody.
const PUBLIC: usize = 2_000;

fn main() {
    let profiles = std::env::args().skip(1).find_map(|size| size.parse().ok()).unwrap_or(PROFILES);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let table = runtime.block_on(measure(profiles));
    println!("{table}");
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("pages.md"), table).expect("a file");
}

async fn measure(profiles: usize) -> String {
    let database = Database::new().await.expect("PASSERELLE_TEST_DATABASE_URL names a cluster");
    let missions = MISSIONS.min(profiles);
    eprintln!("{profiles} profiles, {missions} missions");
    let people = community::move_in(&database, profiles, missions, PUBLIC.min(profiles)).await;

    let folder = benches::Folder::new();
    let first = Program::start(&root().join("target/release/passerelle"), &["serve", "--no-demo"], &database.url(), &folder.path);
    let built = first.took;
    first.stop();
    let site = Program::start(&root().join("target/release/passerelle"), &["serve", "--no-demo"], &database.url(), &folder.path);
    let beside = Program::start(&beside(), &[&site.origin()], &database.url(), &folder.path.join("beside"));

    let page = "/ctos";
    community::expect_same_page(&site.get(page), &beside.get(page));
    let curation = format!("/staff/missions/{}/curation", people.mission);
    let staff = As::Member(&people.session);
    let of = |program: &Program, path: &str, who| wrk::ask(&format!("{}{path}", program.origin()), who);
    let mut rows = vec![
        ("a handler that draws nothing, `/livez`", of(&site, "/livez", As::Stranger)),
        ("24 CTOs of the public list, `/ctos`", of(&site, page, As::Stranger)),
        ("the same page in axum and maud", of(&beside, page, As::Stranger)),
        ("the same page of ours, drawn anew each time", of(&site, page, As::StrangerEachTime)),
        ("how ranking works, `/ranking`", of(&site, "/ranking", As::Stranger)),
        ("staff's list of profiles, `/staff/profiles`", of(&site, "/staff/profiles", staff)),
        ("20 ranked of all for a mission, its curation page", of(&site, &curation, staff)),
    ];
    let commits = community::commit_often(&database);
    rows.push(("the same, while something is committed ten times a second", of(&site, &curation, staff)));
    commits.abort();
    let log = site.log();
    let panics = log.matches("panicked").count() + log.matches("disposed").count();
    let table = written(&rows, profiles, missions, built.as_secs_f64(), site.took.as_secs_f64(), panics);
    drop((site, beside));
    database.drop_it().await;
    table
}

fn written(rows: &[(&str, Asked)], profiles: usize, missions: usize, built: f64, ready: f64, panics: usize) -> String {
    let mut table = format!(
        "{}\n\n{profiles} profiles, {missions} open missions; `wrk -t1 -c16 -d{}s`\n\n| page | requests a second | p50 | p99 | ÷ the handler that draws nothing |\n|---|---|---|---|---|\n",
        benches::machine(),
        wrk::SECONDS
    );
    let nothing = rows[0].1.a_second;
    for (what, asked) in rows {
        let Asked { a_second, p50, p99, .. } = asked;
        writeln!(table, "| {what} | {a_second:.0} | {p50} | {p99} | {:.2} |", a_second / nothing).expect("a text");
    }
    let ratio = |row: usize| rows[row].1.a_second / rows[2].1.a_second;
    writeln!(table, "\n`/ctos` ÷ the same page in axum and maud: {:.2}; drawn anew each time: {:.2}", ratio(1), ratio(3)).expect("a text");
    writeln!(table, "start to ready: {ready:.1} s with the index there, {built:.1} s with the index to make").expect("a text");
    writeln!(table, "panics and disposed values in the log of the run: {panics}").expect("a text");
    table
}

/// The program beside, which lies where this one does.
fn beside() -> PathBuf {
    std::env::current_exe().expect("a path").with_file_name("beside")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").canonicalize().expect("the workspace")
}
