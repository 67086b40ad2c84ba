//! The authorization matrix: every page and every server function, asked by everybody. Its laws:
//! 1. `matrix.txt` has a case for every page and server function that exists, and for nothing else;
//! 2. each answers each person as the table says: a private thing does not exist for strangers (404), and whoever has
//!    not signed in is sent to do so;
//! 3. who is refused has changed nothing, whatever was sent;
//! 4. with one guard less the table no longer holds.

mod cast;
mod table;

use std::sync::LazyLock;

use futures_util::future::join_all;
use tests::{Answer, Browser, Part, Site, TestDatabase};

pub use cast::Cast;
pub use table::{Case, Outcome, cases, json_value};

/// So many sites are asked at a time: each mostly waits for PostgreSQL to answer.
const SITES: usize = 4;

/// Who asks, in the order of the table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    Anonymous,
    Owner,
    OtherCeo,
    Concerned,
    OtherCto,
    Staff,
    /// Was staff, which could do most.
    Suspended,
}

impl Asker {
    pub const ALL: [Self; 7] =
        [Self::Anonymous, Self::Owner, Self::OtherCeo, Self::Concerned, Self::OtherCto, Self::Staff, Self::Suspended];
}

/// What an answer means to whoever asked.
pub fn outcome(case: &Case, answer: &Answer) -> Outcome {
    let to = answer.location().trim_start_matches("/en");
    match answer.status {
        200 => Outcome::Ok,
        303 if to.starts_with("/sign-in?next=") => Outcome::SignIn,
        401 => Outcome::SignIn,
        303 if to.contains("form=") => Outcome::Complaint,
        303 if case.is_call() => Outcome::Ok,
        404 => Outcome::NotFound,
        other => Outcome::Other(other),
    }
}

async fn send(browser: &Browser, case: &Case, cast: &Cast) -> Answer {
    let fields = cast.fill(&case.fields);
    if !case.is_call() {
        return browser.ask(&case.address(&fields)).await;
    }
    if case.sends_files() {
        let parts: Vec<Part> = fields
            .iter()
            .map(|(name, value)| {
                let file = ["file", "document"].contains(&name.as_str()).then(|| "file.pdf".to_owned());
                Part { name: name.clone(), file, bytes: value.clone().into_bytes() }
            })
            .collect();
        return browser.submit_parts(&case.path, &parts, "/").await;
    }
    if !case.takes_json() {
        return browser.submit(&case.path, &fields, "/").await;
    }
    let object: serde_json::Map<String, serde_json::Value> = fields.iter().map(|(name, value)| (name.clone(), json_value(value))).collect();
    browser.call(&case.path, &object.into(), "/").await
}

/// Every page and server function that exists, by method and path, in order.
pub fn registry() -> &'static [(String, String)] {
    static REGISTRY: LazyLock<Vec<(String, String)>> = LazyLock::new(routes);
    &REGISTRY
}

fn routes() -> Vec<(String, String)> {
    let of = |method: &str, path: &str| (method.to_owned(), path.to_owned());
    let pages = leptos_axum::generate_route_list(app::App).into_iter().map(|route| of("GET", route.path()));
    let files = server::http::RANKINGS
        .into_iter()
        .chain([
            server::http::OWN_DATA,
            server::http::MONTH_FILE,
            server::http::EVENT_CALENDAR,
            server::http::CALENDAR_FEED,
            server::http::ATTENDEES,
            server::http::EVENTS,
            server::http::DOCUMENT_FILE,
            server::http::PAPER_FILE,
            server::http::MEETING_CALENDAR,
            server::http::PHOTO_ADDRESS,
            server::http::MESSAGE_FILE,
        ])
        .map(|path| of("GET", path));
    let forms_with_files = [server::http::IMPORT_FILE, server::http::SEND_DOCUMENT, server::http::PHOTO_FILE, server::http::SEND_MESSAGE]
        .map(|path| of("POST", path));
    let calls = server_fn::axum::server_fn_paths().map(|(path, method)| of(method.as_str(), path));
    let one_click = [of("POST", server::http::ONE_CLICK)];
    let mut known: Vec<_> = pages.chain(files).chain(forms_with_files).chain(calls).chain(one_click).collect();
    known.sort();
    known.dedup();
    known
}

#[test]
fn every_page_and_server_function_has_its_case() {
    let known: Vec<String> = registry().iter().map(|(method, path)| format!("{method} {path}")).collect();
    assert!(known.len() > 50, "{known:?}");
    let mut listed: Vec<String> = cases().iter().map(|case| format!("{} {}", case.method, case.path)).collect();
    listed.sort();
    listed.dedup();
    let unlisted: Vec<&String> = known.iter().filter(|one| !listed.contains(one)).collect();
    let gone: Vec<&String> = listed.iter().filter(|one| !known.contains(one)).collect();
    assert!(unlisted.is_empty(), "without a case in tests/http/matrix.txt: {unlisted:#?}");
    assert!(gone.is_empty(), "in tests/http/matrix.txt, and nowhere else: {gone:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_the_answer_that_is_theirs() {
    let (cast, database) = Cast::assemble().await;
    // Who is refused changes nothing: several sites may share the cases.
    let dealt = |first| {
        let cases = cases().iter().skip(first).step_by(SITES);
        differences(cases, &cast, &database, &Asker::ALL, |site: &Site, asker| cast.browser(site, asker))
    };
    let differences = join_all((0..SITES).map(dealt)).await.concat();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guard_that_lets_everybody_pass_would_be_noticed() {
    let (cast, database) = Cast::assemble().await;
    // As if each request that should be refused came from somebody who may: what a removed guard amounts to.
    let everybody_is = |wrong: Asker| {
        let cast = &cast;
        move |site: &Site, _: Asker| cast.browser(site, wrong)
    };
    for privileged in [Asker::Owner, Asker::Staff, Asker::Concerned] {
        let noticed = differences(cases().iter(), &cast, &database, &[Asker::Anonymous], everybody_is(privileged)).await;
        for case in cases().iter().filter(|case| case.expects(privileged) == Outcome::Ok && case.expects(Asker::Anonymous) != Outcome::Ok) {
            assert!(noticed.iter().any(|line| line.contains(&case.to_string())), "nobody would notice {case} without its guard");
        }
    }
}

/// Where the site does not answer as the table says, or somebody who was refused has changed something.
async fn differences(
    cases: impl Iterator<Item = &'static Case>,
    cast: &Cast,
    database: &TestDatabase,
    askers: &[Asker],
    browser: impl Fn(&Site, Asker) -> Browser,
) -> Vec<String> {
    let mut differences = Vec::new();
    // Who is refused changes nothing, so that one site serves for all of them.
    let shared = Site::on(database.duplicate().await).await;
    let mut before = shared.database.contents().await;
    for case in cases {
        for &asker in askers {
            let expected = case.expects(asker);
            // What may be done is done on a site of its own.
            let own = if expected == Outcome::Ok && case.is_call() { Some(Site::on(database.duplicate().await).await) } else { None };
            let site = own.as_ref().unwrap_or(&shared);
            let answer = send(&browser(site, asker), case, cast).await;
            let found = outcome(case, &answer);
            if found != expected {
                differences.push(format!("{case} by {asker:?}: {found}, not {expected} ({} {:?})", answer.status, answer.location()));
            }
        }
        let after = shared.database.contents().await;
        if after != before {
            differences.push(format!("{case} by somebody who was refused has changed something"));
            before = after;
        }
    }
    differences
}
