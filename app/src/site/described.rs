//! The site and who runs it, in terms of schema.org: on the home page.

use leptos::prelude::*;
use serde_json::{Value, json};
use ui::{
    Locale,
    public::JsonLd,
    server::{Publisher, whole_address},
    t,
};

/// The site and its publisher, as far as they say who they are.
#[component]
pub fn Described() -> impl IntoView {
    let locale = Locale::current();
    let home = whole_address(Locale::default(), "/");
    let Publisher { name, email, .. } = Publisher::current();
    let site = t::shared::site::name(locale);
    let mut organization = json!({
        "@type": "Organization",
        "@id": format!("{home}#organization"),
        "name": name.unwrap_or_else(|| site.to_owned()),
        "url": home,
        "logo": whole_address(Locale::default(), "/icons/passerelle-512.png"),
    });
    if let (Some(email), Value::Object(said)) = (email, &mut organization) {
        said.insert("email".to_owned(), Value::from(email));
    }
    let site = json!({
        "@type": "WebSite",
        "@id": format!("{home}#website"),
        "name": site,
        "url": whole_address(locale, "/"),
        "description": t::public::home::description(locale),
        "inLanguage": locale.lang(),
        "publisher": { "@id": format!("{home}#organization") },
    });
    view! { <JsonLd value=json!({ "@context": "https://schema.org", "@graph": [organization, site] })/> }
}
