//! Ten thousand bad requests over every page and server function of the matrix, a new one as soon as it is in the registry. Laws:
//! 1. no answer is a fault of ours, nothing panics, and each comes within the time limit;
//! 2. whoever reads pages gets a page in the language of the address, and no word that only programmers know;
//! 3. what was refused with a complaint shows the complaint on the page that it leads to;
//! 4. whoever only asks, or may do nothing here, has changed nothing;
//! 5. afterwards the states still follow from the log, nothing holds what cannot be typed, and the jobs and the index can be worked off;
//! 6. the requests go deep enough to meet all this, and an excuse from these laws that none of them needs is none.
//!
//! A failure names the seed and the number: `BAD_INPUT_SEED=… BAD_INPUT_ONLY=… cargo test -p tests --test http -- bad_input` asks
//! it alone. `BAD_INPUT_RUNS` says how many are asked.

mod answers;
pub mod invariants;
mod junk;
mod plan;
mod request;
mod spoil;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use futures_util::{StreamExt as _, stream};
use tests::{Answer, Site, TestDatabase};
use tower::ServiceExt as _;

use answers::{Asked, Excuse, Verdict, judge, panics};
use plan::Plan;

use crate::matrix::{Cast, Outcome, outcome};

/// How many are asked.
const RUNS: u64 = 10_000;
/// How many meet the same database: afterwards it is another.
const ON_ONE_SITE: usize = 500;
/// How many databases are asked at a time.
const AT_A_TIME: usize = 3;
/// The time limit that the program has unless it is told otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// What a run begins with unless it is told otherwise.
const SEED: u64 = 20_261_117;

/// A request that broke a law.
struct Failure {
    plan: Plan,
    why: String,
}

/// What was asked and answered.
#[derive(Default)]
struct Tally {
    statuses: BTreeMap<u16, usize>,
    complaints: usize,
    /// Calls of islands whose body could be read.
    read: usize,
    /// Requests to join, or to take that back, that were done.
    joined: usize,
    excused: BTreeSet<Excuse>,
    failures: Vec<Failure>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.complaints += other.complaints;
        self.read += other.read;
        self.joined += other.joined;
        self.excused.extend(other.excused);
        self.failures.extend(other.failures);
        other.statuses.into_iter().for_each(|(status, count)| *self.statuses.entry(status).or_default() += count);
    }

    fn count(&mut self, plan: &Plan, answer: &Answer) {
        *self.statuses.entry(answer.status).or_default() += 1;
        self.read += usize::from(plan.case.takes_json() && [200, 409, 422].contains(&answer.status));
        self.joined += usize::from(plan.stands_in && outcome(plan.case, answer) == Outcome::Ok);
    }

    /// What a verdict says against a request.
    fn note(&mut self, verdict: Verdict) -> Option<String> {
        match verdict {
            Verdict::Kept => None,
            Verdict::Excused(excuse) => {
                self.excused.insert(excuse);
                None
            }
            Verdict::Broken(why) => Some(why),
        }
    }
}

/// The people, and the database that each site begins with.
struct Scene {
    cast: Cast,
    database: TestDatabase,
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_bad_requests_are_all_answered_well() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let seed = number("BAD_INPUT_SEED").unwrap_or(SEED);
    let only = number("BAD_INPUT_ONLY");
    let runs = number("BAD_INPUT_RUNS").unwrap_or(RUNS);
    let before = panics();
    let (cast, database) = Cast::assemble().await;
    let scene = Arc::new(Scene { cast, database });
    let plans: Vec<Plan> = match only {
        Some(only) => vec![Plan::draw(seed, only)],
        None => (0..runs).map(|number| Plan::draw(seed, number)).collect(),
    };
    let sites = stream::iter(plans.chunks(ON_ONE_SITE).map(<[Plan]>::to_vec)).map(|plans| {
        let scene = scene.clone();
        async move { tokio::spawn(async move { ask_all(&scene, plans).await }).await.unwrap() }
    });
    let mut all = Tally::default();
    for tally in sites.buffer_unordered(AT_A_TIME).collect::<Vec<_>>().await {
        all.add(tally);
    }
    let reached = format!("{:?}, {} complaints, {} read calls of islands, {} joined", all.statuses, all.complaints, all.read, all.joined);
    println!("{reached}");
    let told = tell(&scene, &all.failures).await;
    assert!(all.failures.is_empty(), "seed {seed}, {} failures:\n{told}", all.failures.len());
    assert_eq!(panics(), before, "seed {seed}: something panicked");
    if only.is_none() && runs >= RUNS {
        let of = |status: u16| all.statuses.get(&status).copied().unwrap_or_default();
        let enough = of(200) > 1_000 && of(303) > 1_000 && of(404) > 1_000 && of(400) > 100 && all.complaints > 500;
        assert!(enough && all.read > 10 && all.joined > 5, "they no longer reach what they should: {reached}");
        // That a query leads elsewhere is drawn too seldom to be missed in one run.
        assert!(all.excused.contains(&Excuse::HidesTheBrowser), "excused without need");
    }
}

/// Asks them on one site: first those that may change nothing, last those after which nobody is there.
async fn ask_all(scene: &Scene, plans: Vec<Plan>) -> Tally {
    let site = Site::on(scene.database.duplicate().await).await;
    let mut tally = Tally::default();
    let (quiet, mut others): (Vec<Plan>, Vec<Plan>) = plans.into_iter().partition(Plan::may_change_nothing);
    others.sort_by_key(Plan::leaves);
    let before = site.database.contents().await;
    for plan in &quiet {
        ask(scene, &site, plan, &mut tally).await;
    }
    if site.database.contents().await != before {
        let changing = changing(scene, &quiet).await;
        tally.failures.extend(changing.map(|plan| Failure { plan, why: "changed what is not theirs to change".to_owned() }));
    }
    for plan in &others {
        ask(scene, &site, plan, &mut tally).await;
    }
    let broken = invariants::broken(&site).await;
    if !broken.is_empty() {
        let culprit = breaking(scene, &others).await.or_else(|| others.last().cloned());
        tally.failures.extend(culprit.map(|plan| Failure { plan, why: format!("leaves behind: {}", broken.join("; ")) }));
    }
    tally
}

async fn ask(scene: &Scene, site: &Site, plan: &Plan, tally: &mut Tally) {
    let request = plan.request(&scene.cast, site);
    let asked = Asked::of(&request);
    let why = match answer(site, request).await {
        None => Some(format!("no answer in {TIME_LIMIT:?}")),
        Some(answer) => {
            tally.count(plan, &answer);
            match tally.note(judge(&plan.excuses(), &asked, &answer)) {
                None if answer.location().contains("form=") && answer.status == 303 => {
                    tally.complaints += 1;
                    shown_complaint(scene, site, plan, &answer, tally).await
                }
                broken => broken.map(|why| format!("{why}\n    {}", excerpt(&answer))),
            }
        }
    };
    tally.failures.extend(why.map(|why| Failure { plan: plan.clone(), why }));
}

/// What is wrong with the page that a complaint leads to. It is asked for as any page is, so that nothing excuses its answer.
async fn shown_complaint(scene: &Scene, site: &Site, plan: &Plan, complaint: &Answer, tally: &mut Tally) -> Option<String> {
    let to = complaint.location();
    let Some(request) = plan::follow_up(plan, &scene.cast, site, to) else { return Some(format!("leads to no address: {to:?}")) };
    let asked = Asked::of(&request);
    let Some(page) = answer(site, request).await else { return Some(format!("{to}: no answer in {TIME_LIMIT:?}")) };
    let verdict = match judge(&[], &asked, &page) {
        Verdict::Kept if page.status == 200 && !page.text().contains("role=\"alert\"") => {
            let hidden = plan.excuses().into_iter().find(|excuse| *excuse == Excuse::HidesTheBrowser);
            Verdict::unless(hidden.as_ref(), "the complaint is not shown")
        }
        verdict => verdict,
    };
    tally.note(verdict).map(|why| format!("{to}: {why}\n    {}", excerpt(&page)))
}

async fn answer(site: &Site, request: Request<Body>) -> Option<Answer> {
    let answered = async {
        let (parts, body) = site.router().oneshot(request).await.unwrap().into_parts();
        Answer::of(parts, body).await
    };
    tokio::time::timeout(TIME_LIMIT, answered).await.ok()
}

fn excerpt(answer: &Answer) -> String {
    let text = answer.text();
    let content = text.split("<main").nth(1).unwrap_or(&text);
    format!("{} {:?} {}", answer.status, answer.location(), content.chars().take(300).collect::<String>())
}

/// Which of these changed something, on a site of its own.
async fn changing(scene: &Scene, plans: &[Plan]) -> Option<Plan> {
    let site = Site::on(scene.database.duplicate().await).await;
    let before = site.database.contents().await;
    for plan in plans {
        ask(scene, &site, plan, &mut Tally::default()).await;
        if site.database.contents().await != before {
            return Some(plan.clone());
        }
    }
    None
}

/// After which of these something is wrong with the database, on a site of its own.
async fn breaking(scene: &Scene, plans: &[Plan]) -> Option<Plan> {
    let site = Site::on(scene.database.duplicate().await).await;
    for plan in plans {
        ask(scene, &site, plan, &mut Tally::default()).await;
        if !invariants::broken(&site).await.is_empty() {
            return Some(plan.clone());
        }
    }
    None
}

/// The first failures in words, one of each sort on each route, each with as little wrong as still fails.
async fn tell(scene: &Scene, failures: &[Failure]) -> String {
    let mut told = Vec::new();
    let mut known = BTreeSet::new();
    let new =
        failures.iter().filter(|failure| known.insert((failure.plan.case.path.as_str(), failure.why.chars().take(20).collect::<String>())));
    for Failure { plan, why } in new.take(12) {
        let plan = shrink(scene, plan.clone()).await;
        let site = Site::on(scene.database.duplicate().await).await;
        let request = plan.request(&scene.cast, &site);
        let line = format!("{} {}", request.method(), request.uri().to_string().chars().take(300).collect::<String>());
        told.push(format!("{plan}\n    {line}\n    {why}"));
    }
    told.join("\n")
}

/// Leaves out what need not be wrong for the request to fail on a site of its own.
async fn shrink(scene: &Scene, mut plan: Plan) -> Plan {
    let mut at = 0;
    while at < plan.spoils.len() && plan.spoils.len() > 1 {
        let less = plan.without(at);
        let site = Site::on(scene.database.duplicate().await).await;
        let mut tally = Tally::default();
        ask(scene, &site, &less, &mut tally).await;
        if tally.failures.is_empty() { at += 1 } else { plan = less }
    }
    plan
}
