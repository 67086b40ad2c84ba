//! Real browsers, for what only JavaScript and a style sheet can show: headless Chromium, spoken to over its `DevTools` protocol, and Firefox over
//! WebDriver `BiDi`.
//!
//! - [`Chromium`], [`Firefox`]: one browser process, ended with the test.
//! - [`RealBrowser`]: what both can do.
//! - [`Window`]: cookies of its own, as a person has them.
//! - [`Tab`]: goes to pages, clicks with the mouse, types and presses keys (in Firefox by telling the page), and waits until the page shows something.
//! - [`Complaints`]: everything that went wrong behind the page: errors in the console, broken policies, failed requests.
//! - [`faults`]: what the accessibility rules of axe-core find on a page.
//!
//! [`crate::Browser`] is the one to use for everything that works without JavaScript: it is a hundred times faster.

mod accessibility;
mod bidi;
mod chromium_tab;
mod complaints;
mod connection;
mod devtools;
mod form;
mod keys;
mod process;
mod protocol;
mod tab;
mod visit;

use serde_json::json;

pub use accessibility::faults;
use bidi::Bidi;
pub use chromium_tab::Scheme;
pub use complaints::Complaints;
use connection::Connection;
use devtools::DevTools;
pub use keys::Key;
use process::Process;
pub use protocol::Protocol;
pub use tab::Tab;

use crate::{PASSWORD, Site};

/// A browser of a test.
#[allow(async_fn_in_trait, reason = "a test waits where it is")]
pub trait RealBrowser {
    /// What it speaks.
    type Page: Protocol;

    /// A tab of somebody who was never seen on this site.
    async fn stranger(&self, site: &Site) -> Tab<Self::Page>;

    /// A tab of somebody who has signed in, with the password of the demo community.
    async fn signed_in(&self, site: &Site, email: &str) -> Tab<Self::Page> {
        let tab = self.stranger(site).await;
        tab.visit("/sign-in").await;
        tab.sign_in(email, PASSWORD).await;
        tab
    }
}

/// The browser that most people have.
pub struct Chromium {
    connection: Connection,
    // Last: it ends when nobody speaks to it any more.
    _process: Process,
}

impl Chromium {
    /// Starts one.
    pub async fn start() -> Self {
        let (process, address) = Process::chromium().await;
        Self { connection: Connection::open(&address).await, _process: process }
    }

    /// A window of somebody who is seen for the first time on this site.
    pub async fn window(&self, site: &Site) -> Window {
        self.window_at(site.origin()).await
    }

    /// The same, of a site at this origin.
    pub async fn window_at(&self, origin: &str) -> Window {
        let context = self.connection.ask(None, "Target.createBrowserContext", json!({ "disposeOnDetach": true })).await;
        let context = context["browserContextId"].as_str().unwrap().to_owned();
        Window { connection: self.connection.clone(), context, origin: origin.to_owned() }
    }
}

impl RealBrowser for Chromium {
    type Page = DevTools;

    async fn stranger(&self, site: &Site) -> Tab {
        self.window(site).await.tab().await
    }
}

/// Tabs that share cookies.
pub struct Window {
    connection: Connection,
    context: String,
    origin: String,
}

impl Window {
    /// One more tab, on an empty page.
    pub async fn tab(&self) -> Tab {
        let (page, journal) = DevTools::open(self.connection.clone(), &self.context).await;
        let tab = Tab { page, origin: self.origin.clone(), journal };
        tab.resize(1280, 800).await;
        tab.prefer(Scheme::Light).await;
        tab
    }
}

/// The other one.
pub struct Firefox {
    connection: Connection,
    // Last: it ends when nobody speaks to it any more.
    _process: Process,
}

impl Firefox {
    /// Starts one.
    pub async fn start() -> Self {
        let (process, address) = Process::firefox().await;
        let connection = Connection::open(&format!("{address}/session")).await;
        connection.ask(None, "session.new", json!({ "capabilities": {} })).await;
        connection.ask(None, "session.subscribe", json!({ "events": bidi::EVENTS })).await;
        Self { connection, _process: process }
    }
}

impl RealBrowser for Firefox {
    type Page = Bidi;

    async fn stranger(&self, site: &Site) -> Tab<Bidi> {
        let user = self.connection.ask(None, "browser.createUserContext", json!({})).await;
        let (page, journal) = Bidi::open(self.connection.clone(), user["userContext"].as_str().unwrap()).await;
        Tab { page, origin: site.origin().to_owned(), journal }
    }
}
