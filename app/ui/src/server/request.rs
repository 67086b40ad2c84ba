//! What this request is about, from the context that the host provides.

use domain::Device;
use http::{header::USER_AGENT, request::Parts};
use leptos::prelude::*;
use marketplace::{Marketplace, Problem, accounts::Visitor, mail::outbox::OutboxShown};
use uuid::Uuid;

use super::{
    Cookies,
    meet::{Remembered, Typed},
};
use crate::{
    Locale,
    form::{Once, Shown},
    href, i18n,
    live::Waiting,
    site,
};

/// The names of the site's files, with their hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets {
    pub js: String,
    pub wasm: String,
    pub css: String,
    /// Fonts to fetch before the style sheet asks for them.
    pub fonts: Vec<String>,
    pub icon: Option<String>,
}

/// Tells the components of this request its language, its visitor, and the form that is shown again. `asked` is the address that the
/// browser asked for, with the prefix of its language.
pub fn provide(asked: &str) {
    i18n::provide(asked);
    provide_context(Once(Uuid::new_v4().to_string()));
    let Some(parts) = use_context::<Parts>() else { return };
    if let Some(Remembered(memory)) = parts.extensions.get::<Remembered>() {
        provide_context(memory.clone());
        provide_context(Shown::default());
    }
    if let Some(waiting) = parts.extensions.get::<Waiting>() {
        provide_context(*waiting);
    }
    if let Some(who) = parts.extensions.get::<Visitor>().and_then(Visitor::signed_in) {
        let detail = who.company().map(str::to_owned);
        provide_context(site::Visitor { role: who.role(), name: who.name().to_owned(), detail });
    }
}

/// The services.
pub fn market() -> Marketplace {
    expect_context()
}

/// Proof that the outbox may be looked into; where mail leaves, or others reach the site, it does not exist.
pub fn outbox_shown() -> Result<OutboxShown, Problem> {
    use_context::<Option<OutboxShown>>().flatten().ok_or(Problem::NotFound)
}

/// Who sends this request. Nobody, where the host let nobody be met.
pub fn visitor() -> Visitor {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned()).unwrap_or_default()
}

/// What was typed into the form that this request sends, without passwords.
pub fn typed() -> Vec<(String, String)> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Typed>().cloned()).unwrap_or_default().0
}

pub(super) fn cookies() -> Cookies {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Cookies>().copied()).unwrap_or(Cookies { secure: true })
}

/// The address that the request comes from, as the host saw it; tries to sign in are limited by it.
pub fn network() -> String {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Network>().cloned()).map_or_else(String::new, |Network(network)| network)
}

/// What the request comes from, by what it says of itself; a person knows their sessions by it.
pub fn device() -> Device {
    let said = use_context::<Parts>().and_then(|parts| parts.headers.get(USER_AGENT)?.to_str().ok().map(Device::of_user_agent));
    said.unwrap_or(Device::UNKNOWN)
}

/// What whoever asks says of itself (`User-Agent`); nothing for a browser that fetches a page before anybody wants to see it.
pub fn agent() -> String {
    let Some(parts) = use_context::<Parts>() else { return String::new() };
    if parts.headers.contains_key("sec-purpose") {
        return String::new();
    }
    parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_owned()
}

/// Scheme, host and port of the site, for an address that leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin(pub String);

/// The whole address of a path of ours in a language.
pub fn whole_address(locale: Locale, path: &str) -> String {
    format!("{}{}", use_context::<Origin>().unwrap_or_default().0, href(locale, path))
}

/// The address of the other end of the connection; behind a proxy, the proxy's.
#[derive(Debug, Clone)]
pub struct Network(pub String);
