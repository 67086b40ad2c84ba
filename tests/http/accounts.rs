//! Accounts, as people have them without JavaScript: getting one, the letters that it takes, changing it, closing sessions, leaving.

mod changes;
mod erasure;
mod export;
mod forgotten;
mod sessions;
mod sign_up;
mod timing;

use tests::{Answer, Browser, Page, Site};

/// A password that nobody would try.
pub const CHOSEN: &str = "un pont entre deux rives";

/// The letters that have gone, once every job is done: to whom, and their subject.
pub async fn letters(site: &Site) -> Vec<(String, String)> {
    site.work_off().await;
    site.outbox().await.into_iter().map(|kept| (kept.address, kept.subject)).collect()
}

/// Where the link of the last letter to this address leads: path and query.
pub async fn link_to(site: &Site, address: &str) -> String {
    site.work_off().await;
    let kept = site.outbox().await.into_iter().rev().find(|kept| kept.address == address);
    let kept = kept.unwrap_or_else(|| panic!("nothing went to {address}"));
    let links = tests::links(&kept.text);
    let link = links.iter().find(|link| link.contains("key=")).unwrap_or_else(|| panic!("no link in {:?}:\n{}", kept.subject, kept.text));
    link.strip_prefix(site.origin()).unwrap_or_else(|| panic!("{link} leads away from {}", site.origin())).to_owned()
}

/// The body of an answer without what differs from one request to the next whatever is asked: nonces, and ids of remembered forms.
pub fn without_chance(answer: &Answer) -> String {
    let mut text = answer.text();
    for mark in ["nonce=\"", "form="] {
        let mut kept = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(mark) {
            kept.push_str(&rest[..at + mark.len()]);
            rest = rest[at + mark.len()..].trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || "-+/=_".contains(letter));
        }
        kept.push_str(rest);
        text = kept;
    }
    text
}

/// Fills in the page for signing up and sends it.
pub async fn sign_up<'b>(browser: &'b Browser, role: &str, name: &str, email: &str) -> Page<'b> {
    browser.get("/sign-up").await.form("sign_up").fill("role", role).fill("name", name).fill("email", email).submit().await
}

/// Opens the link of the last letter to this address, and the account with it.
pub async fn open_account<'b>(site: &Site, browser: &'b Browser, email: &str) -> Page<'b> {
    let link = link_to(site, email).await;
    browser.get(&link).await.form("open_account").fill("password", CHOSEN).submit().await
}
