//! Every form of every page of the matrix, without JavaScript. Laws:
//! 1. each server function of a form is met as a form on some page, and each form posts to one;
//! 2. filled in rightly each kind of form is done: the browser goes on, and no complaint comes back;
//! 3. what is too long to be kept, and a file that is none, is a complaint on the page that it came from, beside its field, with everything
//!    else as it was typed;
//! 4. sent again by a second click it brings nothing twice, and the person reads no fault;
//! 5. an excuse from these laws that nobody needs is none.

use std::collections::{BTreeMap, BTreeSet};

use domain::profile::Section;
use image::ImageFormat;
use tests::{Answer, Browser, Form, Page, Site, TestDatabase, pdf, portrait};

use crate::matrix::{Asker, Case, Cast, Outcome, cases, outcome, registry};

/// Longer than anything that anybody may write.
const TOO_LONG: usize = 30_000;

/// Server functions that no form of the matrix's pages posts to, and why.
const WITHOUT_FORM: [(&str, &str); 12] = [
    ("/api/need/read", "an island calls it while somebody types"),
    ("/api/need/glimpse", "the home page calls it while somebody types"),
    ("/api/need/taste", "another button of the form that begins a need: tests/http/taste.rs"),
    ("/api/messages/seen", "an island calls it once the messages are before somebody's eyes"),
    ("/api/profile/autosave", "the same, of a profile"),
    ("/api/profile/autosave_experience", "the same"),
    ("/api/search/suggest", "an island calls it while somebody types into the box of a search"),
    ("/unsubscribe", "mail programs send it"),
    ("/api/vetting/apply", "for a CTO who is no member: tests/http/vetting/joining.rs"),
    ("/api/vetting/withdraw", "the same"),
    ("/api/profile/resume", "for a CTO who is paused: tests/http/searches_told.rs"),
    ("/api/mail/wish", "for somebody who turned mail off: tests/http/mail.rs"),
];

/// What may be as long as [`TOO_LONG`], by the beginning of its name, and why.
const MAY_BE_LONG: [(&str, &str, &str); 7] = [
    ("/api/engagements/terms/propose", "end", "terms that are renewed have no end"),
    ("/api/import/paste", "text", "a CV"),
    ("/api/staff/vetting/interview", "time", "without a day no date is noted, whatever hour stands beside"),
    ("/api/profile/save", "years-", "a row is taken out by emptying its name, whatever stands beside"),
    ("/api/profile/save", "year-", "the same"),
    ("/api/profile/save", "evidence-", "the same"),
    ("/api/profile/save", "times-", "the same"),
];

/// So many ways to do a form are tried.
const MOST_TRIES: usize = 6;

/// What a second click may bring, and why.
const MAY_COME_AGAIN: [(&str, &str, &str); 6] = [
    ("/api/account/sign_up", "sign_ups", "whoever got no letter asks for another one; only so many are sent"),
    ("/api/account/sign_up", "mails", "the same"),
    ("/api/account/forget_password", "mails", "the same"),
    ("/api/account/change_email", "mails", "the same"),
    ("/api/agency/ask", "agency_requests", "the second message takes the first one's link back"),
    ("/api/engagements/briefing/open", "briefing_links", "the second link takes the first one back"),
];

/// A form that somebody meets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    action: String,
    /// What is typed into it.
    typed: Vec<String>,
    /// What is typed or chosen in it.
    taken: Vec<String>,
    name: String,
    page: String,
    asker: usize,
    /// What is sent without being typed.
    hidden: Vec<(String, String)>,
}

impl Met {
    /// Where it is sent, and its name without the id of what it is about: forms of one kind differ in that alone.
    fn kind(&self) -> (&str, &str) {
        let about = self.name.len().checked_sub(36).and_then(|at| self.name.split_at_checked(at));
        let name = about.filter(|(_, id)| uuid::Uuid::parse_str(id).is_ok()).map_or(self.name.as_str(), |(name, _)| name);
        (&self.action, name)
    }

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

    /// The ways to do each kind of form: a form of it and a case that says what to fill in, the likeliest first.
    fn ways(&self) -> BTreeMap<(&str, &str), Vec<(&Met, &'static Case)>> {
        let mut ways: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for met in self.met.iter().filter(|met| !is_without_form(&met.action)) {
            let doing = cases().iter().filter(|case| case.path == met.action && case.expects(Asker::ALL[met.asker]) == Outcome::Ok);
            ways.entry(met.kind()).or_default().extend(doing.map(|case| (met, case)));
        }
        for ways in ways.values_mut() {
            ways.sort_by_cached_key(|(met, case)| unlikelihood(met, &self.cast.fill(&case.fields)));
            ways.truncate(MOST_TRIES);
        }
        ways
    }

    async fn site(&self) -> Site {
        Site::on(self.database.duplicate().await).await
    }
}

fn is_without_form(path: &str) -> bool {
    WITHOUT_FORM.iter().any(|(without, why)| *without == path && !why.is_empty())
}

/// How many of the fields that a case fills in the form does not take, or sends otherwise.
fn unlikelihood(met: &Met, fields: &[(String, String)]) -> usize {
    let fits = |(name, value): &&(String, String)| match met.hidden.iter().find(|(hidden, _)| hidden == name) {
        Some((_, sent)) => sent == value,
        None => met.taken.contains(name),
    };
    // About something else, it says nothing of this form.
    let other = |(name, value): &&(String, String)| met.hidden.iter().any(|(hidden, sent)| hidden == name && sent != value);
    fields.iter().filter(|field| !fits(field)).count() + 10 * fields.iter().filter(other).count()
}

fn met_on(page: &Page<'_>, address: &str, asker: usize) -> Vec<Met> {
    let met = |form: Form<'_>| Met {
        action: form.action().to_owned(),
        typed: form.typed_fields(),
        taken: form.taken_fields(),
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
    let undrawn: Vec<&&str> = calls.difference(&drawn).filter(|path| !is_without_form(path)).collect();
    let needless: Vec<&str> =
        WITHOUT_FORM.iter().map(|(path, _)| *path).filter(|path| drawn.contains(path) || !calls.contains(path)).collect();
    let leading_nowhere: Vec<&&str> = drawn.difference(&calls).collect();
    assert!(undrawn.is_empty(), "no page of the matrix shows a form for them: {undrawn:#?}");
    assert!(leading_nowhere.is_empty(), "forms that lead nowhere: {leading_nowhere:#?}");
    assert!(needless.is_empty(), "excused without need: {needless:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_comes_back_with_everything_else_that_was_typed() {
    let scene = Scene::assemble().await;
    let mut site = scene.site().await;
    let (mut broken, mut complaints) = (Vec::new(), 0);
    let mut long = BTreeSet::new();
    for met in scene.one_of_each() {
        for field in met.typed.iter().filter(|field| !field.contains("password")) {
            let browser = met.browser(&scene.cast, &site);
            let form = browser.get(&met.page).await.form(&met.name).fill(field, &"x".repeat(TOO_LONG));
            let typed = values(&form, met);
            let answer = press(form).await;
            if is_complaint(&answer) {
                complaints += 1;
                let page = browser.get(answer.location()).await;
                broken.extend(lost(&page, met, &typed).map(|what| format!("{} with a long {field}: {what}", met.action)));
                continue;
            }
            match MAY_BE_LONG.iter().position(|(path, name, why)| *path == met.action && field.starts_with(name) && !why.is_empty()) {
                // It was taken: the next form stands on pages as they were.
                Some(excuse) => {
                    long.insert(excuse);
                    site = scene.site().await;
                }
                None => broken.push(format!("{} takes anything for {field}: {} {}", met.action, answer.status, answer.location())),
            }
        }
    }
    assert!(broken.is_empty(), "{} of {complaints}:\n{}", broken.len(), broken.join("\n"));
    assert!(complaints > 60, "{complaints}");
    let needless: Vec<_> = MAY_BE_LONG.iter().enumerate().filter(|(at, _)| !long.contains(at)).collect();
    assert!(needless.is_empty(), "excused without need: {needless:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_comes_back_with_everything_else_that_was_typed() {
    let scene = Scene::assemble().await;
    let site = scene.site().await;
    let mut sent = BTreeSet::new();
    for met in scene.one_of_each() {
        let browser = met.browser(&scene.cast, &site);
        let form = browser.get(&met.page).await.form(&met.name);
        let Some(field) = form.file_field().map(str::to_owned) else { continue };
        let form = met.typed.iter().fold(form, |form, name| form.fill(name, "De face"));
        let typed = values(&form, met);
        let answer = form.post_file(&field, "a.bin", b"\x7fELF\x02\x01\x01\0").await;
        assert!(is_complaint(&answer), "{}: {} {}", met.action, answer.status, answer.location());
        assert_eq!(lost(&browser.get(answer.location()).await, met, &typed), None, "{}", met.action);
        sent.insert(met.action.clone());
    }
    assert_eq!(sent.len(), 3, "{sent:?}");
}

/// What is typed into a form; passwords never come back.
fn values(form: &Form<'_>, met: &Met) -> Vec<(String, Option<String>)> {
    met.typed.iter().filter(|name| !name.contains("password")).map(|name| (name.clone(), form.value(name))).collect()
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

/// Fills in what a case says where the form takes it.
fn filled<'b>(form: Form<'b>, fields: &[(String, String)]) -> Form<'b> {
    fields.iter().fold(form, |form, (name, value)| if form.offers(name, value) { form.fill(name, value) } else { form })
}

/// Presses a form's button, with a file that can be read where it sends one.
async fn press(form: Form<'_>) -> Answer {
    let Some(field) = form.file_field().map(str::to_owned) else { return form.send().await };
    let (name, bytes) = match form.action() {
        server::http::PHOTO_FILE => ("moi.jpg", portrait(320, 320, ImageFormat::Jpeg)),
        _ => ("cv.pdf", pdf(&["Directrice technique, Lyon", "2016 - 2022 CTO, Maison Verdier : Django, PostgreSQL"])),
    };
    form.post_file(&field, name, &bytes).await
}

/// What a click brought.
struct Click {
    answer: Answer,
    /// The status of the page that somebody reads then.
    read: u16,
    /// How many rows each table has.
    rows: BTreeMap<String, String>,
}

/// Fills in the form of one page and clicks twice, on a site of its own.
async fn click_twice(scene: &Scene, met: &Met, case: &Case) -> [Click; 2] {
    let site = scene.site().await;
    let browser = met.browser(&scene.cast, &site);
    let fields = scene.cast.fill(&case.fields);
    let page = browser.get(&met.page).await;
    let click = async || {
        let form = filled(page.form(&met.name), &fields);
        let answer = match fields.iter().find(|(name, _)| name == "step") {
            Some((name, value)) => form.send_by(name, value).await,
            None => press(form).await,
        };
        let rows = rows(&site).await;
        let read = if answer.status == 303 { browser.get(answer.location()).await.status() } else { answer.status };
        Click { answer, read, rows }
    };
    [click().await, click().await]
}

/// The same in the first way that does the form, or why none does.
async fn done_twice(scene: &Scene, ways: &[(&Met, &'static Case)]) -> Result<[Click; 2], String> {
    let mut why = "no case says what to fill in".to_owned();
    for (met, case) in ways {
        let clicks = click_twice(scene, met, case).await;
        match outcome(case, &clicks[0].answer) {
            Outcome::Ok => return Ok(clicks),
            other => why = format!("{case} on {}: {other}, {}", met.page, clicks[0].answer.location()),
        }
    }
    Err(why)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_form_is_done_when_it_is_filled_in_and_a_second_click_brings_nothing_twice() {
    let scene = Scene::assemble().await;
    let (mut broken, mut again) = (Vec::new(), BTreeSet::new());
    let ways = scene.ways();
    for (kind @ (path, _), ways) in &ways {
        let [first, second] = match done_twice(&scene, ways).await {
            Ok(clicks) => clicks,
            Err(why) => {
                broken.push(format!("{kind:?} is never done: {why}"));
                continue;
            }
        };
        if first.read != 200 {
            broken.push(format!("{kind:?} leads to {} ({})", first.answer.location(), first.read));
        }
        for (table, _) in second.rows.iter().filter(|(table, count)| first.rows.get(*table) != Some(*count)) {
            match MAY_COME_AGAIN.iter().position(|(may, brings, why)| may == path && brings == table && !why.is_empty()) {
                Some(excuse) => drop(again.insert(excuse)),
                None => broken.push(format!("{kind:?}: the second click brings more {table}")),
            }
        }
        // Whoever signed out or left by the first click is not there for the second.
        if second.read >= 500 || (second.read >= 400 && second.read != 404) {
            broken.push(format!("{kind:?}: the second click is answered with {}", second.read));
        }
    }
    let sections = Section::ALL.iter().map(|section| format!("profile-{section}"));
    let unseen = sections.filter(|name| !ways.contains_key(&("/api/profile/save", name.as_str())));
    broken.extend(unseen.map(|name| format!("no page of the matrix shows the form {name}")));
    let needless = MAY_COME_AGAIN.iter().enumerate().filter(|(at, _)| !again.contains(at));
    broken.extend(needless.map(|(_, excuse)| format!("excused without need: {excuse:?}")));
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), ways.len(), broken.join("\n"));
}

/// How many rows each table has of what people make; the log and what waits may tell of each click.
async fn rows(site: &Site) -> BTreeMap<String, String> {
    const TOLD_EACH_TIME: [&str; 6] = ["audit_events", "audit_words", "index_changes", "jobs", "sessions", "ranking_logs"];
    let contents = site.database.contents().await;
    let count = |sum: String| sum.split(' ').next().unwrap_or_default().to_owned();
    contents.into_iter().filter(|(table, _)| !TOLD_EACH_TIME.contains(&table.as_str())).map(|(table, sum)| (table, count(sum))).collect()
}
