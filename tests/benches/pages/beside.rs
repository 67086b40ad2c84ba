//! The public list of CTOs once more, in axum and maud: on the same read model, with the same words. What stands around the list is taken from the
//! page that it is compared with and kept as it is, in favour of this one.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench that cannot measure stops")]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use domain::CriterionKind;
use marketplace::clock::MachineClock;
use marketplace::public_pages::Shown;
use marketplace::public_pages::read;
use marketplace::{Marketplace, Settings};
use maud::{Markup, PreEscaped, html};
use ui::labels::named;
use ui::site::nav::cto_page;
use ui::{Locale, href};

/// The same as the site's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LIST: &str = "<ul role=\"list\" class=\"cto-list\">";
/// As many as the page shows.
const TAGS: usize = 4;

/// What stands before the list and after it.
#[derive(Clone)]
struct Around(Arc<(String, String)>);

#[tokio::main]
async fn main() {
    let origin = std::env::args().nth(1).expect("the origin of the site that is compared with");
    let variable = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let pool = marketplace::database::connect(&variable("DATABASE_URL"), 16).await.expect("connections");
    let index_dir = PathBuf::from(variable("PASSERELLE_DATA_DIR")).join("index");
    let market = Marketplace::open(pool, Settings { index_dir, clock: Arc::new(MachineClock) }).await.expect("the services open");
    let router = Router::new().route("/ctos", get(list)).route("/readyz", get(StatusCode::OK)).with_state((market, around(&origin)));
    let listener = tokio::net::TcpListener::bind(variable("PASSERELLE_LISTEN")).await.expect("an address");
    axum::serve(listener, router).await.expect("a site");
}

async fn list(State((market, Around(around))): State<(Marketplace, Around)>) -> Html<String> {
    let listed = read::list(&market, 0).await.expect("the list");
    let page = html! {
        (PreEscaped(&around.0))
        ul role="list" class="cto-list" { @for shown in &listed.ctos { (line(shown)) } }
        (PreEscaped(&around.1))
    };
    Html(page.into_string())
}

fn line(shown: &Shown) -> Markup {
    let locale = Locale::Fr;
    let missions = shown.missions.iter().map(|one| named(locale, CriterionKind::MissionType, one.mission_type.code()));
    let sectors = shown.sectors.iter().map(|one| named(locale, CriterionKind::Sector, one.sector.code()));
    let tags: Vec<String> = missions.take(TAGS / 2).chain(sectors).take(TAGS).collect();
    let initial: String = shown.name.chars().take(1).collect();
    html! {
        li {
            span class="figure-mark" aria-hidden="true" { (initial) }
            div {
                h2 { a href=(href(locale, &cto_page(&shown.slug))) { (shown.name) } }
                p class="headline" { (shown.headline) }
                p class="quiet-text" { (tags.join(" · ")) }
            }
        }
    }
}

/// What the site itself puts around its list.
fn around(origin: &str) -> Around {
    let address = origin.strip_prefix("http://").expect("an origin");
    let mut stream = TcpStream::connect(address).expect("the site answers");
    write!(stream, "GET /ctos HTTP/1.0\r\nhost: {address}\r\n\r\n").expect("the site listens");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("a page");
    let (_, page) = answer.split_once("\r\n\r\n").expect("a body");
    let (before, rest) = page.split_once(LIST).expect("a list");
    let (_, after) = rest.split_once("</ul>").expect("the end of the list");
    Around(Arc::new((before.to_owned(), after.to_owned())))
}
