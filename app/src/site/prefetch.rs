//! Which pages a browser may fetch before somebody has followed the link: those that are always there, change nothing, and of which no views are
//! counted. Never a page that is opened by a link of a mail, a calendar, a way out, or a CTO's, whose readers are counted. Only for strangers: what
//! whoever is signed in sees is theirs, and of that moment.

use leptos::{nonce::use_nonce, prelude::*};
use serde_json::json;
use ui::{Locale, Visitor, href};

use crate::published::STANDING;

/// The speculation rules of a stranger's page.
#[component]
pub fn Prefetch() -> impl IntoView {
    if Visitor::current().is_some() {
        return None;
    }
    let pages: Vec<String> = Locale::ALL.iter().flat_map(|locale| STANDING.map(|page| href(*locale, page))).collect();
    let rules = json!({ "prefetch": [{ "where": { "href_matches": pages }, "eagerness": "moderate" }] });
    Some(view! { <script type="speculationrules" nonce=use_nonce() inner_html=rules.to_string()></script> })
}
