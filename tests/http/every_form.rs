//! Every form of every page of the matrix, without JavaScript. Laws:
//! 1. each server function of a form is met as a form on some page, and each form posts to one;
//! 2. filled in rightly it is done: the browser goes on, and no complaint comes back;
//! 3. what is too long to be kept is a complaint on the page that it came from, beside its field, with everything else as it was typed;
//! 4. sent again by a second click it brings nothing twice, and the person reads no fault.

use std::collections::{BTreeMap, BTreeSet};

use tests::{Answer, Browser, Page, Site, TestDatabase};

use crate::matrix::{Asker, Case, Cast, Outcome, cases, registry};

/// Longer than anything that anybody may write.
const TOO_LONG: usize = 30_000;

/// Server functions that no form of the matrix's pages posts to, and why.
const WITHOUT_FORM: [(&str, &str); 8] = [
    ("/api/need/read", "an island calls it while somebody types"),
    ("/api/profile/autosave", "the same, of a profile"),
    ("/api/profile/autosave_experience", "the same"),
    ("/unsubscribe", "mail programs send it"),
    ("/api/vetting/apply", "for a CTO who is no member: tests/http/vetting/joining.rs"),
    ("/api/vetting/withdraw", "the same"),
    ("/api/profile/resume", "for a CTO who is paused: tests/http/searches_told.rs"),
    ("/api/mail/wish", "for somebody who turned mail off: tests/http/mail.rs"),
];

/// What may be as long as [`TOO_LONG`], by the beginning of its name, and why.
const MAY_BE_LONG: [(&str, &str, &str); 6] = [
    ("/api/import/paste", "text", "a CV"),
    ("/api/staff/vetting/interview", "time", "without a day no date is noted, whatever hour stands beside"),
    ("/api/profile/save", "years-", "a row is taken out by emptying its name, whatever stands beside"),
    ("/api/profile/save", "year-", "the same"),
    ("/api/profile/save", "evidence-", "the same"),
    ("/api/profile/save", "times-", "the same"),
];

/// What a second click may bring, and why.
const MAY_COME_AGAIN: [(&str, &str, &str); 5] = [
    ("/api/account/sign_up", "sign_ups", "whoever got no letter asks for another one; only so many are sent"),
    ("/api/account/sign_up", "mails", "the same"),
    ("/api/account/forget_password", "mails", "the same"),
    ("/api/account/change_email", "mails", "the same"),
    ("/api/agency/ask", "agency_requests", "the second message takes the first one's link back"),
];

/// A form that somebody meets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    action: String,
    /// What is typed into it.
    typed: Vec<String>,
    name: String,
    page: String,
    asker: usize,
    /// What is sent without being typed.
    hidden: Vec<(String, String)>,
}

impl Met {
    fn browser(&self, cast: &Cast, site: &Site) -> Browser {
        cast.browser(site, Asker::ALL[self.asker])
    }
}

struct Scene {
    cast: Cast,
    database: TestDatabase,
    met: Vec<Met>,
}

impl Scene {
    /// Looks at every page of the matrix by everybody who may.
    async fn assemble() -> Self {
        let (cast, database) = Cast::assemble().await;
        let site = Site::on(database.duplicate().await).await;
        let mut met = BTreeSet::new();
        for case in cases().iter().filter(|case| case.method == "GET" && !server::http::RANKINGS.contains(&case.path.as_str())) {
            for (at, asker) in Asker::ALL.into_iter().enumerate().filter(|(_, asker)| case.expects(*asker) == Outcome::Ok) {
                let browser = cast.browser(&site, asker);
                let address = case.address(&cast.fill(&case.fields));
                met.extend(met_on(&browser.get(&address).await, &address, at));
            }
        }
        Self { cast, database, met: met.into_iter().collect() }
    }

    /// One of each: the same fields for the same server function.
    fn one_of_each(&self) -> Vec<&Met> {
        let mut first = BTreeMap::new();
        for met in &self.met {
            first.entry((&met.action, &met.typed)).or_insert(met);
        }
        first.into_values().collect()
    }

    async fn site(&self) -> Site {
        Site::on(self.database.duplicate().await).await
    }
}

fn met_on(page: &Page<'_>, address: &str, asker: usize) -> Vec<Met> {
    let met = |form: tests::Form<'_>| Met {
        action: form.action().to_owned(),
        typed: form.typed_fields(),
        name: form.name().to_owned(),
        page: address.to_owned(),
        asker,
        hidden: form.hidden_fields(),
    };
    page.forms().into_iter().filter(|form| form.is_sent()).map(met).collect()
}

fn is_complaint(answer: &Answer) -> bool {
    answer.status == 303 && answer.location().contains("form=")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_server_function_has_a_form_and_each_form_a_server_function() {
    let scene = Scene::assemble().await;
    let calls: BTreeSet<&str> = registry().iter().filter(|(method, _)| method == "POST").map(|(_, path)| path.as_str()).collect();
    let drawn: BTreeSet<&str> = scene.met.iter().map(|met| met.action.as_str()).collect();
    let excused = |path: &&&str| WITHOUT_FORM.iter().any(|(without, why)| without == *path && !why.is_empty());
    let undrawn: Vec<&&str> = calls.difference(&drawn).filter(|path| !excused(path)).collect();
    let leading_nowhere: Vec<&&str> = drawn.difference(&calls).collect();
    assert!(undrawn.is_empty(), "no page of the matrix shows a form for them: {undrawn:#?}");
    assert!(leading_nowhere.is_empty(), "forms that lead nowhere: {leading_nowhere:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_comes_back_with_everything_else_that_was_typed() {
    let scene = Scene::assemble().await;
    let mut site = scene.site().await;
    let mut broken = Vec::new();
    let mut complaints = 0;
    for met in scene.one_of_each() {
        let may_be_long =
            |field: &str| MAY_BE_LONG.iter().any(|(path, name, why)| *path == met.action && field.starts_with(name) && !why.is_empty());
        for field in met.typed.iter().filter(|field| !field.contains("password")) {
            let browser = met.browser(&scene.cast, &site);
            let form = browser.get(&met.page).await.form(&met.name).fill(field, &"x".repeat(TOO_LONG));
            if form.sends_files() {
                continue;
            }
            let typed: Vec<(String, Option<String>)> =
                met.typed.iter().filter(|name| !name.contains("password")).map(|name| (name.clone(), form.value(name))).collect();
            let answer = form.send().await;
            if !is_complaint(&answer) && may_be_long(field) {
                // It was taken: the next form stands on pages as they were.
                site = scene.site().await;
                continue;
            }
            if !is_complaint(&answer) {
                broken.push(format!("{} takes anything for {field}: {} {}", met.action, answer.status, answer.location()));
                continue;
            }
            complaints += 1;
            let page = browser.get(answer.location()).await;
            broken.extend(lost(&page, met, &typed).map(|what| format!("{} with a long {field}: {what}", met.action)));
        }
    }
    assert!(broken.is_empty(), "{} of {complaints}:\n{}", broken.len(), broken.join("\n"));
    assert!(complaints > 60, "{complaints}");
}

/// What a page with a complaint does not give back.
fn lost(page: &Page<'_>, met: &Met, typed: &[(String, Option<String>)]) -> Option<String> {
    if page.status() != 200 {
        return Some(format!("{} at {}", page.status(), page.address()));
    }
    if !page.has_form(&met.name) {
        return Some(format!("the form {} is not on {}", met.name, page.address()));
    }
    let form = page.form(&met.name);
    let gone = typed.iter().find(|(name, value)| {
        form.value(name).map(|text| text.replace("\r\n", "\n")) != value.as_ref().map(|text| text.replace("\r\n", "\n"))
    });
    if let Some((name, _)) = gone {
        return Some(format!("{name} is lost"));
    }
    let beside = page.attributes(&format!("[id='{}'] [aria-invalid=true]", met.name), "aria-invalid");
    beside.is_empty().then(|| "no field is marked".to_owned())
}

/// The form that a case is about, met by somebody who may send it.
fn form_of<'a>(scene: &'a Scene, case: &Case) -> Option<&'a Met> {
    let fields = scene.cast.fill(&case.fields);
    let fits = |met: &&Met| {
        let ids_fit = fields.iter().all(|(name, value)| met.hidden.iter().all(|(hidden, sent)| hidden != name || sent == value));
        let takes =
            fields.iter().any(|(name, _)| met.typed.contains(name)) || case.fields.iter().all(|(name, _)| !met.typed.contains(name));
        met.action == case.path && case.expects(Asker::ALL[met.asker]) == Outcome::Ok && ids_fit && takes
    };
    let may = |met: &&Met| met.action == case.path && case.expects(Asker::ALL[met.asker]) == Outcome::Ok;
    scene.met.iter().find(fits).or_else(|| scene.met.iter().find(may))
}

/// Fills in what a case says where the form takes it, and sends it; answers what was sent too.
async fn send(form: tests::Form<'_>, fields: &[(String, String)]) -> Answer {
    let form = fields.iter().fold(form, |form, (name, value)| if form.offers(name, value) { form.fill(name, value) } else { form });
    if form.sends_files() {
        let (name, value) = fields.first().unwrap();
        return form.send_file(name, "cv", value.as_bytes()).await.answer;
    }
    let step = fields.iter().find(|(name, _)| name == "step");
    match step {
        Some((name, value)) => form.send_by(name, value).await,
        None => form.send().await,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_form_is_done_when_it_is_filled_in() {
    let scene = Scene::assemble().await;
    let (mut broken, mut refused) = (Vec::new(), Vec::new());
    let mut done = BTreeSet::new();
    for case in cases().iter().filter(|case| case.is_call() && WITHOUT_FORM.iter().all(|(path, _)| *path != case.path)) {
        let may = Asker::ALL.iter().any(|asker| case.expects(*asker) == Outcome::Ok);
        let Some(met) = form_of(&scene, case).filter(|_| may && !done.contains(&case.path)) else { continue };
        let site = scene.site().await;
        let browser = met.browser(&scene.cast, &site);
        let fields = scene.cast.fill(&case.fields);
        let answer = send(browser.get(&met.page).await.form(&met.name), &fields).await;
        if is_complaint(&answer) || answer.status >= 400 {
            refused.push((&case.path, format!("{case} on {}: {} {}", met.page, answer.status, answer.location())));
            continue;
        }
        done.insert(case.path.clone());
        if answer.status == 303 {
            let page = browser.get(answer.location()).await;
            if page.status() != 200 {
                broken.push(format!("{case} leads to {} ({})", page.address(), page.status()));
            }
        }
    }
    // One case of a server function is enough.
    broken.extend(refused.into_iter().filter(|(path, _)| !done.contains(*path)).map(|(_, line)| line));
    let calls = registry().iter().filter(|(method, path)| method == "POST" && WITHOUT_FORM.iter().all(|(without, _)| without != path));
    broken.extend(calls.filter(|(_, path)| !done.contains(path)).map(|(_, path)| format!("{path} is never done")));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_click_brings_nothing_twice() {
    let scene = Scene::assemble().await;
    let mut broken = Vec::new();
    let mut done = BTreeSet::new();
    for case in cases().iter().filter(|case| case.is_call() && WITHOUT_FORM.iter().all(|(path, _)| *path != case.path)) {
        let may = Asker::ALL.iter().any(|asker| case.expects(*asker) == Outcome::Ok);
        let Some(met) = form_of(&scene, case).filter(|_| may && !done.contains(&case.path)) else { continue };
        done.insert(case.path.clone());
        let site = scene.site().await;
        let browser = met.browser(&scene.cast, &site);
        let fields = scene.cast.fill(&case.fields);
        let page = browser.get(&met.page).await;
        send(page.form(&met.name), &fields).await;
        let once = rows(&site).await;
        let again = send(page.form(&met.name), &fields).await;
        let twice = rows(&site).await;
        let excused = |table: &str| MAY_COME_AGAIN.iter().any(|(path, may, why)| *path == case.path && *may == table && !why.is_empty());
        let more = twice.iter().filter(|(table, count)| once.get(*table) != Some(*count) && !excused(table));
        let more: Vec<&String> = more.map(|(table, _)| table).collect();
        if !more.is_empty() {
            broken.push(format!("{case}: the second click brings more {more:?}"));
        }
        let read = if again.status == 303 { browser.get(again.location()).await.status() } else { again.status };
        // Whoever signed out or left by the first click is not there for the second.
        if read >= 500 || (read >= 400 && read != 404) {
            broken.push(format!("{case}: the second click is answered with {read}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// How many rows each table has of what people make; the log and what waits may tell of each click.
async fn rows(site: &Site) -> BTreeMap<String, String> {
    const TOLD_EACH_TIME: [&str; 6] = ["audit_events", "audit_words", "index_changes", "jobs", "sessions", "ranking_logs"];
    let contents = site.database.contents().await;
    let count = |sum: String| sum.split(' ').next().unwrap_or_default().to_owned();
    contents.into_iter().filter(|(table, _)| !TOLD_EACH_TIME.contains(&table.as_str())).map(|(table, sum)| (table, count(sum))).collect()
}
