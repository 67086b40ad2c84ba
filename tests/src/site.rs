//! The site on a test's database, as one node serves it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use chrono::{DateTime, Utc};
use domain::MailId;
use marketplace::clock::{Clock, SteppedClock};
use marketplace::mail::outbox::{self, OutboxShown};
use marketplace::mail::{self, Mail};
use marketplace::{Marketplace, Settings, accounts, jobs, search};
use server::accept;
use server::config::{Limits, PublicUrl};
use server::http::{Host, Proxies, router};
use server::mail::Post;
use server::metrics::{self, Metrics, Watched};
use sqlx::PgPool;
use sqlx::postgres::PgConnection;
use tokio::net::TcpListener;
use tokio::sync::{OnceCell, oneshot};
use ui::server::Publisher;

use crate::{Browser, Folder, Member, Postbox, TestDatabase, staff};

/// When every test begins: a Tuesday morning, in winter.
pub const START: &str = "2026-11-17T09:00:00Z";

/// The bounds of the site under test; a body may be as large as by default.
const LIMITS: Limits = Limits {
    connections: 64,
    header_timeout: Duration::from_secs(10),
    request_timeout: Duration::from_secs(60),
    body_bytes: 1 << 20,
    shutdown_deadline: Duration::from_secs(1),
};

/// A node in this process.
pub struct Site {
    pub market: Marketplace,
    pub clock: Arc<SteppedClock>,
    origin: String,
    public_url: PublicUrl,
    router: Router,
    metrics: Metrics,
    pool: PgPool,
    staff: OnceCell<Member>,
    stop: Option<oneshot::Sender<()>>,
    // Last: the database goes when nothing of the site is left.
    folder: Folder,
    pub database: TestDatabase,
}

impl Site {
    /// A site where nobody has an account.
    pub async fn empty() -> Self {
        Self::on(TestDatabase::migrated().await).await
    }

    /// A site where the demo community lives.
    pub async fn with_demo_community() -> Self {
        Self::on(TestDatabase::with_demo_community().await).await
    }

    /// A site on this database, at an address of this machine.
    pub async fn on(database: TestDatabase) -> Self {
        Self::at("http://localhost:3000", database).await
    }

    /// A site on this database, which browsers reach at this address.
    pub async fn at(public_url: &str, database: TestDatabase) -> Self {
        let folder = Folder::new();
        let clock = clock();
        let pool = database.serving_pool().await;
        let market = market_on(pool.clone(), &folder.path().join("index"), clock.clone()).await;
        let public_url = PublicUrl::parse(public_url).unwrap();
        let origin = public_url.origin().to_owned();
        let outbox = OutboxShown::on(false, public_url.is_this_machine());
        let (proxies, metrics) = (Proxies::new(&["127.0.0.1/32".parse().unwrap()]), Metrics::default());
        let host = Host {
            marketplace: market.clone(),
            site: built_site(),
            public_url: public_url.clone(),
            outbox,
            publisher: publisher(),
            limits: LIMITS,
            proxies,
            metrics: metrics.clone(),
        };
        let router = router(&host);
        Self { market, clock, origin, public_url, router, metrics, pool, staff: OnceCell::new(), stop: None, folder, database }
    }

    /// A site that listens on a port of this machine until it is dropped, for browsers of flesh; see [`Site::origin`].
    pub async fn listening(database: TestDatabase) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut site = Self::at(&format!("http://{}", listener.local_addr().unwrap()), database).await;
        let (stop, stopped) = oneshot::channel();
        let (router, market) = (site.router.clone(), site.market.clone());
        tokio::spawn(async move {
            let stopped = async {
                drop(stopped.await);
                market.live().end();
            };
            let served = async { assert_eq!(accept::serve(listener, router, LIMITS, stopped).await, 0, "requests were cut off") };
            market.work(served).await;
        });
        site.stop = Some(stop);
        site
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Somebody's browser, seen here for the first time.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), self.market.clone(), self.origin.clone())
    }

    /// The router itself, for requests that no browser sends.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// What Prometheus reads of this node, as its own listener answers it.
    pub fn metrics(&self) -> Router {
        let watched = Watched { marketplace: self.market.clone(), pool: self.pool.clone(), started: self.now() };
        metrics::routes(&self.metrics, watched)
    }

    /// The browser of somebody who signed in on the page, with the password of the demo community and of [`crate::builders`].
    pub async fn signed_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        browser.sign_in(email, crate::PASSWORD).await;
        browser
    }

    /// The member of staff who acts where a builder needs one.
    pub async fn staff(&self) -> &Member {
        self.staff.get_or_init(|| staff().named("Nadia Benali").join(self)).await
    }

    /// Lets time pass.
    pub fn advance(&self, by: chrono::Duration) {
        self.clock.advance(by);
    }

    /// The moment, by the site's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Does what the node's worker does between two requests: the index follows.
    pub async fn follow(&self) {
        search::catch_up(&self.market).await.unwrap();
    }

    /// Sends a mail as a service does: in a transaction that commits.
    pub async fn send(&self, mail: Mail) -> MailId {
        let mut tx = self.pool.begin().await.unwrap();
        let id = mail::send(&mut tx, self.now(), mail).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Does every job that is due, as a node's worker does; mail goes into the outbox. Answers how many were done.
    pub async fn work_off(&self) -> usize {
        jobs::run_due(&self.market, &self.courier(None)).await.unwrap()
    }

    /// The same, with a mail server.
    pub async fn work_off_through(&self, postbox: &Postbox) -> usize {
        jobs::run_due(&self.market, &self.courier(Some(postbox))).await.unwrap()
    }

    /// Who carries mail from this site.
    pub fn courier(&self, postbox: Option<&Postbox>) -> Post {
        Post::by(postbox.map(Postbox::sender).as_ref(), self.public_url.clone(), &self.market).counting(self.metrics.clone())
    }

    /// The mail that is kept here, the first first.
    pub async fn outbox(&self) -> Vec<outbox::Kept> {
        let mut kept = outbox::list(&self.market, OutboxShown::on(false, true).unwrap()).await.unwrap();
        kept.reverse();
        kept
    }

    /// One connection of the superuser.
    pub async fn superuser(&self) -> PgConnection {
        self.database.superuser().await
    }

    /// How many rows there are of this: a table, perhaps with a condition (`mails WHERE outcome = 'sent'`).
    pub async fn count(&self, what: &str) -> i64 {
        let count = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {what}"));
        sqlx::query_scalar(count).fetch_one(&mut self.superuser().await).await.unwrap()
    }

    /// The proofs that somebody's requests bring.
    pub async fn proofs_of(&self, member: &Member) -> accounts::Visitor {
        accounts::visitor(&self.market, Some(&member.session), None).await.unwrap()
    }

    /// Takes its database away while it serves.
    pub async fn lose_the_database(&self) {
        self.pool.close().await;
    }

    /// Ends it, and leaves its database, to which nobody is connected then.
    pub async fn close(self) -> TestDatabase {
        let Self { database, market, router, pool, .. } = self;
        drop((market, router));
        pool.close().await;
        database
    }

    /// Where this node keeps its index.
    pub fn index_dir(&self) -> std::path::PathBuf {
        self.folder.path().join("index")
    }
}

/// A clock that stands at [`START`].
fn clock() -> Arc<SteppedClock> {
    Arc::new(SteppedClock::at(START.parse().unwrap()))
}

/// The services on a pool, with an index in this folder.
pub async fn market_on(pool: PgPool, index_dir: &Path, clock: Arc<dyn Clock>) -> Marketplace {
    Marketplace::open(pool, Settings { index_dir: index_dir.to_owned(), clock }).await.unwrap()
}

/// Who publishes the site: everything is said, so that every line of the notices is looked at.
fn publisher() -> Publisher {
    let said = |words: &str| Some(words.to_owned());
    Publisher {
        name: said("Collectif des Rives"),
        address: said("1 quai des Essais, 69000 Lyon"),
        registration: said("Association loi 1901, RNA W000000000"),
        director: said("Nadia Benali"),
        email: said("bonjour@rives.example"),
        host: said("Hébergeur des Essais, 2 quai des Essais, 69000 Lyon, 04 00 00 00 00"),
    }
}

/// The site that was built, where the tests were given one; pages need none to be rendered.
fn built_site() -> server::site::Site {
    std::env::var_os("PASSERELLE_SITE_DIR").map_or_else(Default::default, |folder| server::site::Site::open(Path::new(&folder)).unwrap())
}
