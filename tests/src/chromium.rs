//! A real browser, for what only JavaScript and a style sheet can show: headless Chromium, spoken to over its DevTools
//! protocol.
//!
//! - [`Chromium`]: one browser process, ended with the test.
//! - [`Window`]: cookies of its own, as a person has them.
//! - [`Tab`]: goes to pages, types, clicks and presses keys as a hand would, and waits until the page shows something.
//! - [`Complaints`]: everything that went wrong behind the page: errors in the console, broken policies, failed requests.
//! - [`faults`]: what the accessibility rules of axe-core find on a page.
//!
//! [`crate::Browser`] is the one to use for everything that works without JavaScript: it is a hundred times faster.

mod accessibility;
mod complaints;
mod connection;
mod form;
mod keys;
mod process;
mod tab;
mod visit;

use serde_json::json;

pub use accessibility::faults;
pub use complaints::Complaints;
use connection::Connection;
pub use keys::Key;
use process::Process;
pub use tab::{Scheme, Tab};

use crate::{PASSWORD, Site};

/// A browser of a test.
pub struct Chromium {
    connection: Connection,
    // Last: it ends when nobody speaks to it any more.
    _process: Process,
}

impl Chromium {
    /// Starts one.
    pub async fn start() -> Self {
        let (process, address) = Process::start().await;
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

    /// A tab of somebody who was never seen on this site.
    pub async fn stranger(&self, site: &Site) -> Tab {
        self.window(site).await.tab().await
    }

    /// A tab of somebody who has signed in, with the password of the demo community.
    pub async fn signed_in(&self, site: &Site, email: &str) -> Tab {
        let tab = self.stranger(site).await;
        tab.visit("/sign-in").await;
        tab.sign_in(email, PASSWORD).await;
        tab
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
        Tab::open(self.connection.clone(), &self.context, self.origin.clone()).await
    }
}
